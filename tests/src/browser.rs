//! A person's browser before the pages of an instance, without a network: keeps its cookie, sends forms as browsers do.

use std::net::IpAddr;

use allmende_app::App;
use allmende_web::{ClientAddress, Web, WebSettings};
use axum::Router;
use axum::body::Body;
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

/// What came back.
#[derive(Debug, Clone)]
pub struct Shown {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Shown {
    /// Where it leads.
    #[must_use]
    pub fn location(&self) -> &str {
        self.text(&header::LOCATION)
    }

    #[must_use]
    pub fn text(&self, name: &header::HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// What stands in a body between two texts.
    #[must_use]
    pub fn between(&self, before: &str, after: &str) -> Option<&str> {
        self.body.split_once(before)?.1.split_once(after).map(|(found, _)| found)
    }
}

/// Clones have the same cookie at first, and each its own from then on.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    /// `name=value`; empty: none.
    pub cookie: String,
    /// Where its requests come from.
    pub address: IpAddr,
}

/// The pages of `app`, at a public instance that sends letters.
pub fn pages(app: &App) -> Router {
    let settings = WebSettings {
        secure_cookies: true,
        version: "0.0.0",
        image_bytes_max: 10 * 1024 * 1024,
        sends_letters: true,
        source_url: None,
        tiles: None,
    };
    allmende_web::router(Web { app: app.clone(), settings })
}

impl Browser {
    #[must_use]
    pub fn at(app: &App) -> Self {
        Self::before(pages(app))
    }

    /// A new browser, without a cookie.
    #[must_use]
    pub fn before(router: Router) -> Self {
        Self { router, cookie: String::new(), address: IpAddr::from([192, 0, 2, 1]) }
    }

    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// The same browser somewhere else.
    #[must_use]
    pub fn from_address(&self, address: IpAddr) -> Self {
        Self { address, ..self.clone() }
    }

    /// Sends a request as it is, beside cookie and address.
    ///
    /// # Panics
    /// When the body does not come whole.
    pub async fn sends(&mut self, mut request: Request<Body>) -> Shown {
        request.extensions_mut().insert(ClientAddress(self.address));
        if !self.cookie.is_empty() {
            request.headers_mut().insert(header::COOKIE, self.cookie.parse().expect("a cookie"));
        }
        let response = self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a whole body").to_bytes();
        let shown = Shown { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() };
        for cookie in shown.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().expect("a cookie").split(';').next().unwrap_or_default();
            if pair.contains("allmende") {
                self.cookie = if pair.ends_with('=') { String::new() } else { pair.to_owned() };
            }
        }
        shown
    }

    pub async fn opens(&mut self, path: &str) -> Shown {
        let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).expect("a request");
        self.sends(request).await
    }

    /// Sends a form of the page it is on.
    pub async fn posts(&mut self, path: &str, fields: &[(&str, &str)]) -> Shown {
        self.sends(form(path).header("sec-fetch-site", "same-origin").body(body(fields)).expect("a request")).await
    }

    /// Signs in; whether it worked.
    pub async fn signs_in(&mut self, login: &str, password: &str) -> bool {
        self.posts("/sign-in", &[("login", login), ("password", password)]).await.location() == "/home"
    }

    /// Whether somebody is signed in with it.
    pub async fn is_signed_in(&mut self) -> bool {
        self.opens("/settings").await.status == StatusCode::OK
    }
}

/// A form on its way, still without saying which site it comes from; its body is that of [`body`].
pub fn form(path: &str) -> http::request::Builder {
    Request::post(path)
        .header(header::HOST, "one.example")
        .header(header::ACCEPT, "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

pub fn body(fields: &[(&str, &str)]) -> Body {
    Body::from(url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish())
}
