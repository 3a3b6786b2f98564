//! Who looks at a page, and in which language: found once per request, before any handler runs.

use std::convert::Infallible;
use std::net::IpAddr;

use allmende_app::AppError;
use allmende_domain::member::Member;
use allmende_domain::permission::Viewer;
use axum::extract::{FromRequestParts, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE, USER_AGENT};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method};

use crate::locale::{Locale, Preference};
use crate::{ClientAddress, Web, WebSettings, errors, limits};

pub const LANGUAGE_COOKIE: &str = "lang";

/// The name of the session's cookie: the prefix binds it to this very host and to https. In development it names the port, because
/// browsers share cookies between the ports of one host (RFC 6265 §8.5) and several instances run on one machine.
pub fn cookie_name(web: &Web) -> String {
    if web.settings.secure_cookies {
        return "__Host-allmende".to_owned();
    }
    match web.app.addresses.host().as_str().rsplit_once(':') {
        Some((_, port)) => format!("allmende-{port}"),
        None => "allmende".to_owned(),
    }
}

/// Who asks for a page.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub viewer: Viewer,
    pub token: Option<String>,
    pub reading: Preference,
    /// Path and query of the request, for coming back to.
    pub here: String,
    /// Whose connection it came by, see [`network`], or nothing.
    pub source: String,
    pub user_agent: String,
    /// The client would rather have JSON than a page.
    pub wants_json: bool,
    /// What the instance is called, where somebody named it.
    pub site: String,
    /// What was just done, said once after a redirect.
    pub done: Option<String>,
    /// How many notifications wait for the member, counted up to a bound.
    pub unread: i64,
}

impl Visitor {
    async fn of(web: &Web, parts: &Parts) -> Result<Self, AppError> {
        let cookies = CookieJar::from_headers(&parts.headers);
        let token = cookies.get(&cookie_name(web)).map(|cookie| cookie.value().to_owned());
        let viewer = allmende_app::sessions::viewer(&web.app, token.as_deref()).await?;
        let instance = allmende_app::instance_settings::current(&web.app).await?;
        let mut visitor = Self::stranger(web, parts, &cookies, viewer.member());
        visitor.unread = allmende_app::notifications::unread(&web.app, &viewer).await?;
        visitor.viewer = viewer;
        visitor.token = token;
        visitor.site.clone_from(&instance.name);
        Ok(visitor)
    }

    fn stranger(web: &Web, parts: &Parts, cookies: &CookieJar, member: Option<&Member>) -> Self {
        let header = |name| parts.headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let reading = Preference::of(
            member.map(|m| &m.locale),
            cookies.get(LANGUAGE_COOKIE).map(Cookie::value),
            header(ACCEPT_LANGUAGE),
            &web.app.language(),
        );
        let query = parts.uri.query().unwrap_or_default();
        let done = url::form_urlencoded::parse(query.as_bytes())
            .find(|(name, _)| name == "done")
            .and_then(|(_, code)| reading.locale.find(&format!("done-{code}")));
        Self {
            viewer: Viewer::Stranger,
            token: None,
            here: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            source: parts.extensions.get::<ClientAddress>().map(|address| network(address.0)).unwrap_or_default(),
            user_agent: header(USER_AGENT).unwrap_or_default().to_owned(),
            wants_json: wants_json(&parts.headers),
            site: String::new(),
            done,
            unread: 0,
            reading,
        }
    }

    pub const fn locale(&self) -> Locale {
        self.reading.locale
    }

    /// The signed-in member.
    ///
    /// # Errors
    /// [`AppError::SignInFirst`] for everybody else.
    pub fn member(&self) -> Result<&Member, AppError> {
        self.viewer.member().ok_or(AppError::SignInFirst)
    }
}

/// What one customer of a provider has: an IPv4 address, or the 64 bits of an IPv6 network, within which an address can be chosen
/// anew for every request (RFC 6177, case A4).
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

/// JSON is named and a page is not.
fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accept.contains("json") && !accept.contains("text/html")
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = errors::Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let missing = || AppError::Internal("a page was asked for outside of the session layer".to_owned());
        parts.extensions.get::<Self>().cloned().ok_or_else(|| missing().into())
    }
}

/// Finds the visitor, runs the rest, and turns what went wrong into a page in the visitor's language.
pub async fn attach(State(web): State<Web>, request: Request, next: Next) -> Result<Response, Infallible> {
    let (parts, body) = request.into_parts();
    let (visitor, failure) = match Visitor::of(&web, &parts).await {
        Ok(visitor) => (visitor, None),
        Err(error) => (Visitor::stranger(&web, &parts, &CookieJar::from_headers(&parts.headers), None), Some(error)),
    };
    let is_read = matches!(parts.method, Method::GET | Method::HEAD);
    let mut response = match failure {
        Some(error) => errors::page(&web, &visitor, &error, is_read),
        None => {
            let mut request = Request::from_parts(parts, body);
            request.extensions_mut().insert(visitor.clone());
            errors::present(&web, &visitor, is_read, next.run(request).await)
        }
    };
    say_language(&mut response, visitor.locale());
    Ok(response)
}

/// `Content-Language` (RFC 9110 §8.5) of a page, whose sentences are in one language whatever the texts on it are in.
fn say_language(response: &mut Response, locale: Locale) {
    let headers = response.headers_mut();
    let is_page = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|value| value.starts_with("text/html"));
    if is_page && !headers.contains_key(CONTENT_LANGUAGE) {
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(locale.code()));
    }
}

/// `Set-Cookie` for a session's token (RFC 6265 §4.1): out of reach of scripts, not sent along by other sites' forms.
pub fn session_cookie(web: &Web, token: &str) -> String {
    cookie(&web.settings, &cookie_name(web), token, limits::SESSION_COOKIE_SECONDS)
}

/// `Set-Cookie` that makes the browser forget the session.
pub fn no_session_cookie(web: &Web) -> String {
    cookie(&web.settings, &cookie_name(web), "", 0)
}

/// `Set-Cookie` for the language chosen on a page.
pub fn language_cookie(settings: &WebSettings, locale: Locale) -> String {
    cookie(settings, LANGUAGE_COOKIE, locale.code(), limits::LANGUAGE_COOKIE_SECONDS)
}

fn cookie(settings: &WebSettings, name: &str, value: &str, seconds: i64) -> String {
    let secure = if settings.secure_cookies { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// Where to go after something that may begin anywhere: a path of our own, nothing else (no open redirect).
pub fn own_path(text: &str) -> &str {
    let fine = text.starts_with('/') && !text.starts_with("//") && !text.contains(['\\', '\r', '\n', '\t']);
    if fine { text } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_are_counted_for_a_whole_network() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:0:1::1"), of("2001:db8:0:1:ffff::2"));
        assert_ne!(of("2001:db8:0:1::1"), of("2001:db8:0:2::1"));
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7");
    }

    #[test]
    fn only_paths_of_our_own_are_gone_back_to() {
        assert_eq!(own_path("/listings?x=1"), "/listings?x=1");
        for bad in ["", "//evil.example", "https://evil.example/", "/\\evil.example", "/\t/evil.example", "evil"] {
            assert_eq!(own_path(bad), "/", "{bad}");
        }
    }
}
