//! First run: the one-time link leads here, and one form makes the instance ready.

use allmende_app::AppError;
use allmende_app::setup::{self, FirstRun};
use axum::extract::{Path, State};
use axum::response::Response;

use super::sign_in::with_session;
use crate::Web;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

#[derive(askama::Template)]
#[template(path = "setup.html")]
struct SetupPage {
    page: Frame,
    form: Form,
    token: String,
    languages: Choices,
}

/// In the order of the form.
const FIELDS: [&str; 10] =
    ["name", "handle", "language", "summary", "place_name", "latitude", "longitude", "display_name", "login", "password"];

fn show(web: &Web, visitor: &Visitor, token: &str, form: Form) -> Response {
    let page = Frame::new(web, visitor, visitor.locale().t("setup-title"), "");
    let template =
        SetupPage { page, token: token.to_owned(), languages: choices::including(choices::languages(), form.value("language")), form };
    template.form.answer(rendered(&template))
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    if !setup::check(&web.app, &token).await? {
        let is_fresh = setup::is_fresh(&web.app).await?;
        return Err(if is_fresh { AppError::NotFound } else { AppError::Gone }.into());
    }
    let mut fields = Fields::default();
    fields.set("language", visitor.locale().code());
    Ok(show(&web, &visitor, &token, fields.into()))
}

pub async fn complete(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>, mut fields: Fields) -> Answer {
    crate::towns::place(&mut fields, "place_name", None);
    let entered = FirstRun {
        handle: fields.text("handle"),
        name: fields.text("name"),
        summary: fields.text("summary"),
        place_name: fields.text("place_name"),
        latitude: fields.text("latitude"),
        longitude: fields.text("longitude"),
        language: fields.text("language"),
        display_name: fields.text("display_name"),
        login: fields.text("login"),
        password: fields.text("password"),
        user_agent: visitor.user_agent.clone(),
    };
    match setup::complete(&web.app, &token, entered).await {
        Ok(signed_in) => Ok(with_session(&web, see_other("/start?done=started"), &signed_in.token)),
        Err(error) => Ok(show(&web, &visitor, &token, Form::refused(fields, visitor.locale(), error)?.in_order_of(&FIELDS))),
    }
}
