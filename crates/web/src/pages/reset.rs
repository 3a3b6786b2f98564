//! A new password for who forgot the old one: asking for a letter, and the link that it brings.

use allmende_app::{AppError, resets};
use axum::extract::{Path, State};

use crate::Web;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

#[derive(askama::Template)]
#[template(path = "reset.html")]
struct ResetPage {
    page: Frame,
    form: Form,
    sends_letters: bool,
}

#[derive(askama::Template)]
#[template(path = "reset_password.html")]
struct NewPasswordPage {
    page: Frame,
    form: Form,
    token: String,
    login: String,
}

fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let page = Frame::new(web, visitor, visitor.locale().t("reset-title"), "sign-in");
    let template = ResetPage { page, form, sends_letters: web.settings.sends_letters };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    show(&web, &visitor, Form::default())
}

/// Says the same whoever has the address.
pub async fn ask(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    if !web.settings.sends_letters {
        return Err(AppError::conflict("letters-off", "this server sends no letters; ask an administrator of your cooperative").into());
    }
    match resets::ask(&web.app, fields.get("address"), &visitor.source).await {
        Ok(()) => Ok(see_other("/sign-in?done=reset-asked")),
        Err(error) => show(&web, &visitor, Form::refused(fields, visitor.locale(), error)?),
    }
}

async fn show_link(web: &Web, visitor: &Visitor, token: String, form: Form) -> Answer {
    let member = resets::find(&web.app, &token).await?;
    let page = Frame::new(web, visitor, visitor.locale().t("reset-new-title"), "sign-in");
    let template = NewPasswordPage { page, form, token, login: member.login };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn link(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    show_link(&web, &visitor, token, Form::default()).await
}

pub async fn complete(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>, fields: Fields) -> Answer {
    match resets::complete(&web.app, &token, fields.get("new")).await {
        Ok(()) => Ok(see_other("/sign-in?done=reset")),
        Err(error) => show_link(&web, &visitor, token, Form::refused(Fields::default(), visitor.locale(), error)?).await,
    }
}
