//! Whom a cooperative blocks.

use allmende_app::blocks::{self, BlockView};
use allmende_app::{AppError, FieldError};
use allmende_domain::ids::BlockId;
use allmende_domain::permission::Permission;
use axum::extract::{Path, State};

use super::cooperative::actor_link;
use super::{CoopHead, cooperative_inside};
use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

struct Line {
    id: String,
    name: String,
    handle: String,
    url: String,
    since: String,
}

#[derive(askama::Template)]
#[template(path = "blocks.html")]
struct BlocksPage {
    page: Frame,
    head: CoopHead,
    lines: Vec<Line>,
    form: Form,
}

fn line(visitor: &Visitor, view: &BlockView) -> Line {
    let (handle, url) = actor_link(&view.actor);
    Line {
        id: view.block.id.to_string(),
        name: if view.actor.name.is_empty() { view.actor.username.clone() } else { view.actor.name.clone() },
        handle,
        url,
        since: dates::date(visitor.locale(), view.block.blocked_at),
    }
}

async fn show(web: &Web, visitor: &Visitor, handle: &str, form: Form) -> Answer {
    let cooperative = cooperative_inside(&web.app, visitor, handle, Permission::ManageFollows).await?;
    let views = blocks::list(&web.app, &visitor.viewer, &cooperative.id).await?;
    let template = BlocksPage {
        page: Frame::new(web, visitor, visitor.locale().t("blocks-title"), "home"),
        head: CoopHead::of(visitor, &cooperative),
        lines: views.iter().map(|view| line(visitor, view)).collect(),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /coops/{handle}/blocks`
pub async fn list(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>) -> Answer {
    show(&web, &visitor, &handle, Form::default()).await
}

/// `POST /coops/{handle}/blocks`
pub async fn block(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::ManageFollows).await?;
    let target = fields.get("target").trim();
    let blocked = if target.is_empty() {
        Err(AppError::Invalid(vec![FieldError::new("target", "target-form", "neither @name@server nor a web address")]))
    } else {
        blocks::block(&web.app, &visitor.viewer, &cooperative.id, target).await
    };
    match blocked {
        Ok(_) => Ok(see_other(&format!("/coops/{}/blocks?done=blocked", cooperative.handle.as_str()))),
        Err(error) => show(&web, &visitor, &handle, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

/// `POST /coops/{handle}/blocks/{id}/end`
pub async fn unblock(State(web): State<Web>, visitor: Visitor, Path((handle, id)): Path<(String, String)>) -> Answer {
    let id = BlockId::parse(&id).map_err(|_| AppError::NotFound)?;
    blocks::unblock(&web.app, &visitor.viewer, &id).await?;
    Ok(see_other(&format!("/coops/{handle}/blocks?done=unblocked")))
}
