//! Whom a cooperative follows, and who follows it.

use allmende_app::catalogues::{self, CatalogueState};
use allmende_app::follows::{self, FollowView};
use allmende_app::{AppError, FieldError};
use allmende_domain::follow::FollowState;
use allmende_domain::ids::FollowId;
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

pub(super) struct FollowLine {
    pub id: String,
    pub name: String,
    pub handle: String,
    pub url: String,
    state: String,
    is_pending: bool,
    is_rejected: bool,
    since: String,
    /// How the mirror of its catalogue stands; empty when there is none.
    catalogue: String,
    trouble: String,
    may_fetch: bool,
}

#[derive(askama::Template)]
#[template(path = "following.html")]
struct FollowingPage {
    page: Frame,
    head: CoopHead,
    form: Form,
    lines: Vec<FollowLine>,
}

#[derive(askama::Template)]
#[template(path = "followers.html")]
struct FollowersPage {
    page: Frame,
    head: CoopHead,
    by_hand: bool,
    pending: Vec<FollowLine>,
    accepted: Vec<FollowLine>,
}

pub(super) fn line(visitor: &Visitor, view: &FollowView) -> FollowLine {
    let locale = visitor.locale();
    let (handle, url) = actor_link(&view.actor);
    FollowLine {
        id: view.follow.id.to_string(),
        name: if view.actor.name.is_empty() { view.actor.username.clone() } else { view.actor.name.clone() },
        handle,
        url,
        state: locale.t(&format!("follow-state-{}", view.follow.state.as_str())),
        is_pending: view.follow.state == FollowState::Pending,
        is_rejected: view.follow.state == FollowState::Rejected,
        since: dates::date(locale, view.follow.updated_at),
        catalogue: String::new(),
        trouble: String::new(),
        may_fetch: false,
    }
}

/// The same with the state of the catalogue that is mirrored because of it.
fn with_catalogue(web: &Web, visitor: &Visitor, view: &FollowView, state: Option<&CatalogueState>) -> FollowLine {
    let line = line(visitor, view);
    let Some(state) = state.filter(|_| view.follow.state == FollowState::Accepted) else { return line };
    let locale = visitor.locale();
    let catalogue = match state.read_at {
        _ if state.is_under_way => locale.t("catalogue-under-way"),
        Some(_) if !state.exists => locale.t("catalogue-none"),
        Some(at) => format!("{} · {}", locale.count("catalogue-listings", state.listings), dates::copy_age(locale, at, web.app.now())),
        None => locale.t("catalogue-unread"),
    };
    FollowLine { catalogue, trouble: state.trouble.clone(), may_fetch: state.exists || state.read_at.is_none(), ..line }
}

async fn show_following(web: &Web, visitor: &Visitor, handle: &str, form: Form) -> Answer {
    let cooperative = cooperative_inside(&web.app, visitor, handle, Permission::ManageFollows).await?;
    let views = follows::following(&web.app, &visitor.viewer, &cooperative.id).await?;
    let states = catalogues::states(&web.app, &visitor.viewer, &cooperative.id).await?;
    let template = FollowingPage {
        page: Frame::new(web, visitor, visitor.locale().t("coop-tab-following"), "home"),
        head: CoopHead::of(visitor, &cooperative),
        lines: views.iter().map(|view| with_catalogue(web, visitor, view, states.get(&view.actor.id))).collect(),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn following(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>) -> Answer {
    show_following(&web, &visitor, &handle, Form::default()).await
}

pub async fn follow(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::ManageFollows).await?;
    let target = fields.get("target").trim();
    let asked = if target.is_empty() {
        Err(AppError::Invalid(vec![FieldError::new("target", "target-form", "neither @name@server nor a web address")]))
    } else {
        follows::request(&web.app, &visitor.viewer, &cooperative.id, target).await
    };
    match asked {
        Ok(view) => {
            let done = if view.follow.state == FollowState::Accepted { "followed" } else { "follow-asked" };
            Ok(see_other(&format!("/coops/{}/following?done={done}", cooperative.handle.as_str())))
        }
        Err(error) => show_following(&web, &visitor, &handle, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

fn follow_id(text: &str) -> Result<FollowId, AppError> {
    FollowId::parse(text).map_err(|_| AppError::NotFound)
}

pub async fn unfollow(State(web): State<Web>, visitor: Visitor, Path((handle, id)): Path<(String, String)>) -> Answer {
    follows::withdraw(&web.app, &visitor.viewer, &follow_id(&id)?).await?;
    Ok(see_other(&format!("/coops/{handle}/following?done=unfollowed")))
}

/// `POST /coops/{handle}/following/{id}/fetch`: the catalogue is read anew.
pub async fn fetch(State(web): State<Web>, visitor: Visitor, Path((handle, id)): Path<(String, String)>) -> Answer {
    let begun = catalogues::fetch_now(&web.app, &visitor.viewer, &follow_id(&id)?).await?;
    let done = if begun { "catalogue-asked" } else { "catalogue-recent" };
    Ok(see_other(&format!("/coops/{handle}/following?done={done}")))
}

pub async fn followers(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::ManageFollows).await?;
    let views = follows::followers(&web.app, &visitor.viewer, &cooperative.id).await?;
    let of = |state| views.iter().filter(|view| view.follow.state == state).map(|view| line(&visitor, view)).collect();
    let template = FollowersPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("coop-tab-followers"), "home"),
        head: CoopHead::of(&visitor, &cooperative),
        by_hand: cooperative.profile.approves_followers,
        pending: of(FollowState::Pending),
        accepted: of(FollowState::Accepted),
    };
    Ok(rendered(&template))
}

pub async fn decide(State(web): State<Web>, visitor: Visitor, Path((handle, id)): Path<(String, String)>, fields: Fields) -> Answer {
    let id = follow_id(&id)?;
    match fields.get("then") {
        "accept" => follows::accept_follower(&web.app, &visitor.viewer, &id).await?,
        "remove" => follows::remove_follower(&web.app, &visitor.viewer, &id).await?,
        _ => follows::reject_follower(&web.app, &visitor.viewer, &id).await?,
    };
    Ok(see_other(&format!("/coops/{handle}/followers?done=saved")))
}
