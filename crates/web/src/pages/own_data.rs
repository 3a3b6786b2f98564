//! Everything that is kept of a member, for themselves, and leaving for good.

use allmende_app::{AppError, accounts, own_data};
use axum::extract::State;
use axum::response::IntoResponse as _;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::sign_in::signed_out;
use crate::Web;
use crate::errors::Answer;
use crate::forms::{Fields, Form};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

#[derive(askama::Template)]
#[template(path = "leave.html")]
struct LeavePage {
    page: Frame,
    form: Form,
}

/// `GET /settings/data`
pub async fn download(State(web): State<Web>, visitor: Visitor) -> Answer {
    let data = own_data::collect(&web.app, &visitor.viewer, &visitor.member()?.id).await?;
    let bytes = serde_json::to_vec_pretty(&data).map_err(|error| AppError::Internal(error.to_string()))?;
    let headers = [(CONTENT_TYPE, "application/json"), (CONTENT_DISPOSITION, "attachment; filename=\"allmende-account.json\"")];
    Ok((headers, bytes).into_response())
}

fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let template = LeavePage { page: Frame::new(web, visitor, visitor.locale().t("leave-title"), "settings"), form };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /settings/leave`
pub async fn leaving(State(web): State<Web>, visitor: Visitor) -> Answer {
    visitor.member()?;
    show(&web, &visitor, Form::default())
}

/// `POST /settings/leave`
pub async fn leave(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    match accounts::delete_own(&web.app, &visitor.viewer, fields.get("password")).await {
        Ok(()) => Ok(signed_out(&web, "/?done=left")),
        Err(error) => show(&web, &visitor, Form::refused(fields, visitor.locale(), error)?),
    }
}
