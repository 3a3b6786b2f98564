//! One answer of ours to a post: its page, and changing it.

use allmende_app::AppError;
use allmende_app::replies::{self, ReplyView};
use allmende_domain::ids::ReplyId;
use axum::extract::{Path, State};

use super::listing::RemovePage;
use super::reading::thread::Said;
use crate::Web;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::text_html;

#[derive(askama::Template)]
#[template(path = "reply.html")]
struct ReplyPage {
    page: Frame,
    said: Said,
    in_reply_to: String,
    /// The thread, for those who read here.
    thread: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "reply_edit.html")]
struct EditPage {
    page: Frame,
    id: String,
    form: Form,
}

fn reply_id(text: &str) -> Result<ReplyId, AppError> {
    ReplyId::parse(text).map_err(|_| AppError::NotFound)
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let view = replies::show(&web.app, &visitor.viewer, &reply_id(&id)?).await?;
    let thread = match visitor.viewer.member() {
        Some(_) => replies::answered(&web.app, &visitor.viewer, &view.reply).await?,
        None => None,
    };
    let frame = Frame::new(&web, &visitor, visitor.locale().with("reply-title", &[("name", &view.author.name)]), "");
    let template = ReplyPage {
        page: if view.reply.reach.is_open() { frame.with_alternate(view.reply.object_url.to_string()) } else { frame },
        said: Said::of(&visitor, &view),
        in_reply_to: view.reply.in_reply_to.to_string(),
        thread: thread.map(|post| format!("/reading/{post}")),
    };
    Ok(rendered(&template))
}

/// The answer, for who may change it.
async fn changeable(web: &Web, visitor: &Visitor, id: &str) -> Result<ReplyView, AppError> {
    let view = replies::show(&web.app, &visitor.viewer, &reply_id(id)?).await?;
    if view.may_change { Ok(view) } else { Err(AppError::Forbidden) }
}

fn edit_page(web: &Web, visitor: &Visitor, id: String, form: Form) -> Answer {
    let page = Frame::new(web, visitor, visitor.locale().t("reply-edit"), "reading");
    let template = EditPage { page, id, form };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn edit(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let view = changeable(&web, &visitor, &id).await?;
    let mut fields = Fields::default();
    fields.set("body", view.reply.body);
    edit_page(&web, &visitor, view.reply.id.to_string(), fields.into())
}

pub async fn change(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = reply_id(&id)?;
    match replies::edit(&web.app, &visitor.viewer, &id, fields.get("body")).await {
        Ok(_) => Ok(see_other(&format!("/replies/{id}?done=saved"))),
        Err(error) => edit_page(&web, &visitor, id.to_string(), Form::refused(fields, visitor.locale(), error)?),
    }
}

pub async fn confirm_removal(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let view = changeable(&web, &visitor, &id).await?;
    let locale = visitor.locale();
    let template = RemovePage {
        page: Frame::new(&web, &visitor, locale.t("reply-remove-title"), "reading"),
        target: format!("/replies/{}", view.reply.id),
        explained: locale.t("reply-remove-explained"),
        title: text_html::excerpt(&text_html::from_plain(&view.reply.body)),
        lang: locale.code().to_owned(),
    };
    Ok(rendered(&template))
}

pub async fn remove(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    replies::remove(&web.app, &visitor.viewer, &reply_id(&id)?).await?;
    Ok(see_other("/reading?done=removed"))
}
