//! What people enter: read from URL-encoded and multipart bodies alike, and shown again with what is wrong.

use allmende_app::{AppError, FieldError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderValue, StatusCode};

use crate::errors::{Failure, sentence};
use crate::limits;
use crate::locale::Locale;

/// A file of a form.
#[derive(Debug, Clone)]
pub struct Upload {
    pub field: String,
    pub bytes: Vec<u8>,
}

impl Upload {
    /// # Errors
    /// [`AppError::Invalid`] `image-too-large` for more than `bytes_max`.
    pub fn image(self, bytes_max: u64) -> Result<Vec<u8>, AppError> {
        if u64::try_from(self.bytes.len()).unwrap_or(u64::MAX) > bytes_max {
            return Err(AppError::invalid("image", "image-too-large", format!("larger than {bytes_max} bytes")));
        }
        Ok(self.bytes)
    }
}

/// The fields of a form, in the order they came.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    values: Vec<(String, String)>,
    pub uploads: Vec<Upload>,
}

impl Fields {
    pub fn from_query(query: &str) -> Self {
        let values = url::form_urlencoded::parse(query.as_bytes()).into_owned().take(limits::FORM_FIELDS_MAX).collect();
        Self { values, uploads: Vec::new() }
    }

    /// The first value of `name`, or nothing.
    pub fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    pub fn text(&self, name: &str) -> String {
        self.get(name).to_owned()
    }

    pub fn all(&self, name: &str) -> Vec<String> {
        self.values.iter().filter(|(key, _)| key == name).map(|(_, value)| value.clone()).collect()
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(key, given)| key == name && given == value)
    }

    pub fn is_given(&self, name: &str) -> bool {
        self.values.iter().any(|(key, _)| key == name)
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.values.retain(|(key, _)| key != name);
        self.values.push((name.to_owned(), value.into()));
    }

    pub fn add(&mut self, name: &str, value: impl Into<String>) {
        self.values.push((name.to_owned(), value.into()));
    }

    pub fn pairs(&self) -> &[(String, String)] {
        &self.values
    }
}

/// Answers that mean "this is no form of ours"; the layer above gives them a page.
fn refused(status: StatusCode) -> Response {
    status.into_response()
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
        if kind.starts_with("multipart/form-data") {
            let multipart = Multipart::from_request(request, state).await.map_err(|e| refused(e.status()))?;
            return read_multipart(multipart).await;
        }
        let bytes = axum::body::Bytes::from_request(request, state).await.map_err(|e| refused(e.status()))?;
        if !kind.starts_with("application/x-www-form-urlencoded") && !bytes.is_empty() {
            return Err(refused(StatusCode::UNSUPPORTED_MEDIA_TYPE));
        }
        let values: Vec<_> = url::form_urlencoded::parse(&bytes).into_owned().take(limits::FORM_FIELDS_MAX + 1).collect();
        if values.len() > limits::FORM_FIELDS_MAX {
            return Err(refused(StatusCode::PAYLOAD_TOO_LARGE));
        }
        Ok(Self { values, uploads: Vec::new() })
    }
}

async fn read_multipart(mut multipart: Multipart) -> Result<Fields, Response> {
    let mut fields = Fields::default();
    while let Some(field) = multipart.next_field().await.map_err(|e| refused(e.status()))? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = field.file_name().is_some();
        let bytes = field.bytes().await.map_err(|e| refused(e.status()))?;
        if fields.values.len() + fields.uploads.len() >= limits::FORM_FIELDS_MAX {
            return Err(refused(StatusCode::PAYLOAD_TOO_LARGE));
        }
        match is_file {
            // A browser sends an empty file for a field nobody chose one in.
            true if bytes.is_empty() => {}
            true => fields.uploads.push(Upload { field: name, bytes: bytes.to_vec() }),
            false => fields.values.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    Ok(fields)
}

/// One sentence about what is wrong; an empty field means the form as a whole.
#[derive(Debug, Clone)]
pub struct Wrong {
    pub field: String,
    pub message: String,
}

/// A form as a page shows it: what was entered, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub fields: Fields,
    pub errors: Vec<Wrong>,
    status: Option<StatusCode>,
}

impl From<Fields> for Form {
    fn from(fields: Fields) -> Self {
        Self { fields, errors: Vec::new(), status: None }
    }
}

impl Form {
    /// The form to show again after a verb refused it.
    ///
    /// # Errors
    /// What does not belong beside a form (not found, not allowed, not available) is handed on.
    pub fn refused(fields: Fields, locale: Locale, error: AppError) -> Result<Self, Failure> {
        let status = crate::errors::status(&error);
        let errors = match error {
            AppError::Invalid(errors) => errors.iter().map(|error| Wrong::of(locale, error)).collect(),
            AppError::Conflict { code, message } => vec![Wrong { field: String::new(), message: sentence(locale, code, &message) }],
            other => return Err(other.into()),
        };
        Ok(Self { fields, errors, status: Some(status) })
    }

    /// What is wrong in the order of the form's `fields`, as a reader goes through them; what is about the form as a whole comes first.
    #[must_use]
    pub fn in_order_of(mut self, fields: &[&str]) -> Self {
        self.errors.sort_by_key(|wrong| match wrong.field.as_str() {
            "" => 0,
            field => fields.iter().position(|known| *known == field).map_or(usize::MAX, |place| place + 1),
        });
        self
    }

    /// Gives the page the status of the refusal.
    pub fn answer(&self, mut response: Response) -> Response {
        if let Some(status) = self.status
            && response.status() == StatusCode::OK
        {
            *response.status_mut() = status;
        }
        response
    }

    pub fn is_wrong(&self) -> bool {
        !self.errors.is_empty()
    }

    pub fn has_error(&self, name: &str) -> bool {
        self.errors.iter().any(|wrong| wrong.field == name)
    }

    pub fn value(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    pub fn is(&self, name: &str, value: &str) -> bool {
        self.fields.get(name) == value
    }

    pub fn has(&self, name: &str, value: &str) -> bool {
        self.fields.has(name, value)
    }

    /// The attributes that tie a field to its hint and its error. `name` is a literal of a template.
    pub fn described(&self, name: &str, hint: &str) -> String {
        let has_error = self.has_error(name);
        let ids: Vec<String> = [(!hint.is_empty()).then(|| format!("hint-{name}")), has_error.then(|| format!("wrong-{name}"))]
            .into_iter()
            .flatten()
            .collect();
        let described = if ids.is_empty() { String::new() } else { format!("aria-describedby=\"{}\"", ids.join(" ")) };
        format!("{described}{}", if has_error { " aria-invalid=\"true\"" } else { "" })
    }
}

impl Wrong {
    fn of(locale: Locale, error: &FieldError) -> Self {
        Self { field: error.field.clone(), message: sentence(locale, error.code, &error.message) }
    }
}

/// `303 See Other`: after a form was accepted the browser gets a page it may load again.
pub fn see_other(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(location) => (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response(),
        Err(_) => (StatusCode::SEE_OTHER, [(LOCATION, "/")]).into_response(),
    }
}

/// A value for a query string.
pub fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_fields_are_kept() {
        let fields = Fields::from_query("sectors=food&sectors=energy&title=V%C3%A9lo+cargo");
        assert_eq!(fields.all("sectors"), ["food", "energy"]);
        assert_eq!(fields.get("title"), "Vélo cargo");
        assert_eq!(fields.get("missing"), "");
    }

    #[test]
    fn an_image_may_be_as_large_as_the_setting_says() {
        let upload = |bytes: usize| Upload { field: "photo1".to_owned(), bytes: vec![0; bytes] };
        assert_eq!(upload(2_000).image(2_000).unwrap().len(), 2_000);
        assert!(matches!(upload(2_001).image(2_000), Err(AppError::Invalid(_))));
    }
}
