//! The one place where what went wrong gets a status and words: a page for people, problem details (RFC 9457) for programs.

use std::sync::Arc;

use allmende_app::AppError;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use tower_http::csrf::ProtectionError;

use crate::Web;
use crate::forms::encoded;
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::pages::feeds;
use crate::session::{Visitor, own_path};

/// What a handler fails with: a verb's answer, to be presented by [`present`].
#[derive(Debug, Clone)]
pub struct Failure(Arc<AppError>);

/// What a handler answers.
pub type Answer = Result<Response, Failure>;

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self(Arc::new(error))
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

const ODD: [&str; 3] = ["address-odd", "filter-odd", "view-odd"];
const IMAGES_REFUSED: [&str; 2] = ["image-not-an-image", "image-too-many-pixels"];

/// The HTTP status of a verb's refusal.
pub fn status(error: &AppError) -> StatusCode {
    match error {
        AppError::NotFound => StatusCode::NOT_FOUND,
        AppError::Gone => StatusCode::GONE,
        AppError::SignInFirst => StatusCode::UNAUTHORIZED,
        AppError::Forbidden => StatusCode::FORBIDDEN,
        // No form and no link of ours sends it (case A11).
        AppError::Invalid(fields) if fields.iter().any(|field| ODD.contains(&field.code)) => StatusCode::BAD_REQUEST,
        // A file that is no picture, or one that is not opened here (case P14).
        AppError::Invalid(fields) if fields.iter().any(|field| IMAGES_REFUSED.contains(&field.code)) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        AppError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Conflict { .. } => StatusCode::CONFLICT,
        AppError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        AppError::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        AppError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Seconds after which trying again may help when nothing better is known.
const RETRY_AFTER_SECONDS: i64 = 30;

struct Words {
    status: StatusCode,
    title: String,
    text: String,
    retry_after: Option<i64>,
}

fn words(locale: Locale, error: &AppError) -> Words {
    let known = |name: &str| (locale.t(&format!("problem-{name}-title")), locale.t(&format!("problem-{name}-text")));
    let ((title, text), retry_after) = match error {
        AppError::NotFound => (known("not-found"), None),
        AppError::Gone => (known("gone"), None),
        AppError::SignInFirst => (known("sign-in"), None),
        AppError::Forbidden => (known("forbidden"), None),
        AppError::Invalid(fields) => {
            let sentences: Vec<String> = fields.iter().map(|field| sentence(locale, field.code, &field.message)).collect();
            ((locale.t("problem-invalid-title"), sentences.join(" ")), None)
        }
        AppError::Conflict { code, message } => ((locale.t("problem-conflict-title"), sentence(locale, code, message)), None),
        AppError::TooMany { retry_after_seconds } => {
            let minutes = retry_after_seconds.max(&1).saturating_add(59) / 60;
            ((locale.t("problem-too-many-title"), locale.count("problem-too-many-text", minutes)), Some(*retry_after_seconds))
        }
        AppError::Unavailable(_) => (known("unavailable"), Some(RETRY_AFTER_SECONDS)),
        AppError::Internal(_) => (known("internal"), None),
    };
    Words { status: status(error), title, text, retry_after }
}

/// The translated sentence of an error's code; the English message where no sentence exists yet.
pub fn sentence(locale: Locale, code: &str, message: &str) -> String {
    locale.find(&format!("error-{code}")).unwrap_or_else(|| message.to_owned())
}

#[derive(askama::Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    page: Frame,
    text: String,
    picture: &'static str,
    can_sign_in: bool,
    sign_in_url: String,
    /// Where trying again may help.
    again: Option<String>,
}

/// The page, or the problem details, of `error`.
pub fn page(web: &Web, visitor: &Visitor, error: &AppError, is_read: bool) -> Response {
    match error {
        AppError::Internal(reason) => tracing::error!(%reason, "a page failed"),
        AppError::Unavailable(reason) => tracing::warn!(%reason, "a page could not be made now"),
        _ => {}
    }
    let mut words = words(visitor.locale(), error);
    // A program that reads feeds cannot sign in; whoever looks why it gets nothing is told.
    let is_subscribed = feeds::is_subscribed(&visitor.here);
    if is_subscribed && matches!(error, AppError::SignInFirst) {
        words.text = visitor.locale().t("feeds-closed");
    }
    if visitor.wants_json {
        return problem(&words, error);
    }
    let back = if is_read { visitor.here.as_str() } else { "/" };
    let sign_in_url = format!("/sign-in?next={}", encoded(back));
    if is_read && matches!(error, AppError::SignInFirst) && !is_subscribed {
        return (StatusCode::SEE_OTHER, [(http::header::LOCATION, sign_in_url)]).into_response();
    }
    let can_sign_in =
        visitor.viewer.member().is_none() && matches!(error, AppError::SignInFirst | AppError::NotFound | AppError::Forbidden);
    let mut frame = Frame::new(web, visitor, words.title.clone(), "");
    frame.notice = None;
    let may_pass = matches!(error, AppError::Unavailable(_) | AppError::Internal(_) | AppError::TooMany { .. });
    let again = (is_read && may_pass).then(|| own_path(&visitor.here).to_owned());
    let picture = picture(words.status);
    let mut response = rendered(&ProblemPage { page: frame, text: words.text.clone(), picture, can_sign_in, sign_in_url, again });
    *response.status_mut() = words.status;
    retry_after(&mut response, &words);
    response
}

/// The icon that says the same as the words.
fn picture(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND | StatusCode::GONE => "search",
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => "person",
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => "clock",
        _ => "warning",
    }
}

fn retry_after(response: &mut Response, words: &Words) {
    if let Some(seconds) = words.retry_after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds.max(1)));
    }
}

fn problem(words: &Words, error: &AppError) -> Response {
    let mut document = serde_json::json!({ "title": words.title, "status": words.status.as_u16(), "detail": words.text });
    if let (AppError::Invalid(fields), Some(object)) = (error, document.as_object_mut()) {
        let errors: Vec<_> = fields.iter().map(|f| serde_json::json!({ "field": f.field, "code": f.code, "detail": f.message })).collect();
        object.insert("errors".to_owned(), errors.into());
    }
    let mut response = (words.status, document.to_string()).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    retry_after(&mut response, words);
    response
}

/// Replaces a handler's failure, a foreign form's rejection, or the framework's own bare answers by a page.
pub fn present(web: &Web, visitor: &Visitor, is_read: bool, response: Response) -> Response {
    if let Some(failure) = response.extensions().get::<Failure>() {
        return page(web, visitor, &failure.0, is_read);
    }
    if response.extensions().get::<ProtectionError>().is_some() {
        return simple(web, visitor, StatusCode::FORBIDDEN, "cross-site");
    }
    let is_bare = !response.headers().contains_key(CONTENT_TYPE)
        || response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    match response.status() {
        StatusCode::METHOD_NOT_ALLOWED if is_bare => simple(web, visitor, StatusCode::METHOD_NOT_ALLOWED, "method"),
        StatusCode::PAYLOAD_TOO_LARGE if is_bare => simple(web, visitor, StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
        StatusCode::NOT_FOUND if is_bare => page(web, visitor, &AppError::NotFound, is_read),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE if is_bare => simple(web, visitor, response.status(), "bad-request"),
        _ => response,
    }
}

fn simple(web: &Web, visitor: &Visitor, status: StatusCode, name: &str) -> Response {
    let locale = visitor.locale();
    let (title, text) = (locale.t(&format!("problem-{name}-title")), locale.t(&format!("problem-{name}-text")));
    if visitor.wants_json {
        let words = Words { status, title, text, retry_after: None };
        return problem(&words, &AppError::Forbidden);
    }
    let page = Frame::new(web, visitor, title, "");
    let picture = picture(status);
    let mut response = rendered(&ProblemPage { page, text, picture, can_sign_in: false, sign_in_url: String::new(), again: None });
    *response.status_mut() = status;
    response
}
