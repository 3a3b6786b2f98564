//! Signing in and out, and choosing a language.

use allmende_app::sessions;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use http::HeaderValue;
use http::header::{HeaderName, SET_COOKIE};

use crate::Web;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::{self, Visitor, own_path};

#[derive(askama::Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Frame,
    form: Form,
}

pub(super) fn show(web: &Web, visitor: &Visitor, form: Form) -> Response {
    let mut page = Frame::new(web, visitor, visitor.locale().t("sign-in-title"), "sign-in");
    page.with_passkeys = true;
    page.back = format!("/sign-in?next={}", crate::forms::encoded(own_path(form.value("next"))));
    let template = SignInPage { page, form };
    template.form.answer(rendered(&template))
}

pub async fn page(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let asked = Fields::from_query(query.as_deref().unwrap_or_default());
    if visitor.viewer.member().is_some() {
        return Ok(see_other("/home"));
    }
    let mut fields = Fields::default();
    fields.set("next", asked.get("next"));
    Ok(show(&web, &visitor, fields.into()))
}

pub async fn sign_in(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let (login, password) = (fields.get("login"), fields.get("password"));
    match sessions::sign_in(&web.app, login, password, &visitor.source, &visitor.user_agent).await {
        Ok(signed_in) => {
            // An older session of this browser ends: the new one has a new token (case A6).
            if let Some(token) = &visitor.token {
                sessions::sign_out(&web.app, token).await?;
            }
            Ok(with_session(&web, see_other(after(fields.get("next"))), &signed_in.token))
        }
        Err(error) => {
            let mut kept = Fields::default();
            kept.set("login", login);
            kept.set("next", fields.get("next"));
            Ok(show(&web, &visitor, Form::refused(kept, visitor.locale(), error)?))
        }
    }
}

/// Where somebody goes who has signed in.
pub(super) fn after(next: &str) -> &str {
    match own_path(next) {
        "/" => "/home",
        next => next,
    }
}

pub async fn sign_out(State(web): State<Web>, visitor: Visitor) -> Answer {
    if let Some(token) = &visitor.token {
        sessions::sign_out(&web.app, token).await?;
    }
    Ok(signed_out(&web, "/"))
}

/// The way to `path` for somebody who is nobody from now on.
pub(super) fn signed_out(web: &Web, path: &str) -> Response {
    let response = with_cookie(see_other(path), &session::no_session_cookie(web));
    with_header(response, HeaderName::from_static("clear-site-data"), "\"cache\"")
}

/// `POST /language`: remembers the language and goes back to the page.
pub async fn language(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let locale = Locale::parse(fields.get("language")).unwrap_or(visitor.locale());
    let response = see_other(own_path(fields.get("back")));
    Ok(with_cookie(response, &session::language_cookie(&web.settings, locale)))
}

/// The answer that also signs the browser in.
pub fn with_session(web: &Web, response: Response, token: &str) -> Response {
    with_cookie(response, &session::session_cookie(web, token))
}

fn with_cookie(response: Response, cookie: &str) -> Response {
    with_header(response, SET_COOKIE, cookie)
}

fn with_header(mut response: Response, name: HeaderName, value: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().append(name, value);
    }
    response
}
