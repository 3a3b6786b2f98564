//! Former addresses of a cooperative, and moving it away.

use allmende_app::{AppError, moves};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::permission::Permission;
use axum::extract::{Path, State};

use super::{CoopHead, cooperative_inside};
use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

#[derive(askama::Template)]
#[template(path = "cooperative_move.html")]
struct MovePage {
    page: Frame,
    head: CoopHead,
    /// What others must name as a former address.
    address: String,
    /// Where it is now, and since when.
    moved: Option<(String, String)>,
    form: Form,
}

async fn show(web: &Web, visitor: &Visitor, cooperative: &Cooperative, mut form: Form) -> Answer {
    let locale = visitor.locale();
    let said = moves::of(&web.app, &cooperative.id).await?;
    if form.value("then") != "known-as" {
        form.fields.set("known_as", said.also_known_as.iter().map(|url| url.as_str()).collect::<Vec<_>>().join("\n"));
    }
    let template = MovePage {
        page: Frame::new(web, visitor, locale.t("move-title"), "home"),
        head: CoopHead::of(visitor, cooperative),
        address: web.app.addresses.cooperative(&cooperative.handle).to_string(),
        moved: said.moved_to.map(|(url, at)| (url.to_string(), dates::date(locale, at))),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /coops/{handle}/settings/move`
pub async fn page(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::EditCooperative).await?;
    show(&web, &visitor, &cooperative, Form::default()).await
}

async fn changed(web: &Web, visitor: &Visitor, cooperative: &Cooperative, fields: &Fields) -> Result<&'static str, AppError> {
    match fields.get("then") {
        "known-as" => {
            let names: Vec<String> = fields.get("known_as").lines().map(str::to_owned).collect();
            moves::know_as(&web.app, &visitor.viewer, &cooperative.id, &names).await.map(|_| "saved")
        }
        "back" => moves::back(&web.app, &visitor.viewer, &cooperative.id).await.map(|()| "moved-back"),
        _ => moves::away(&web.app, &visitor.viewer, &cooperative.id, fields.get("target")).await.map(|_| "moved"),
    }
}

/// `POST /coops/{handle}/settings/move`
pub async fn change(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::EditCooperative).await?;
    match changed(&web, &visitor, &cooperative, &fields).await {
        Ok(done) => Ok(see_other(&format!("/coops/{}/settings/move?done={done}", cooperative.handle.as_str()))),
        Err(error) => show(&web, &visitor, &cooperative, Form::refused(fields, visitor.locale(), error)?).await,
    }
}
