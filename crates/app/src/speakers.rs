//! In whose name somebody speaks where everybody can hear it: that of a cooperative of theirs, or their own.

use allmende_db::{Conn, actors, cooperatives, people, standings};
use allmende_domain::actor::Actor;
use allmende_domain::ids::{ActorId, CooperativeId};
use allmende_domain::permission::{Permission, Viewer};

use crate::App;
use crate::error::AppError;
use crate::permit::{require_member, require_voice};

/// Who is to be heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    Cooperative(CooperativeId),
    /// The viewer, who has a public actor of their own.
    Oneself,
}

/// All in whose name the viewer may speak: cooperatives by handle, then themselves.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Vec<(Speaker, Actor)>, AppError> {
    let mut conn = app.db.read().await?;
    let mut speakers = Vec::new();
    for cooperative in cooperatives::list(&mut conn).await? {
        if viewer.may_speak(Permission::AnswerPosts, &cooperative.id) {
            speakers.push((Speaker::Cooperative(cooperative.id), cooperative.actor));
        }
    }
    if let Some(member) = viewer.member()
        && let Some(person) = people::of_member(&mut conn, &member.id).await?
    {
        speakers.push((Speaker::Oneself, person.actor));
    }
    let ids: Vec<ActorId> = speakers.iter().map(|(_, actor)| actor.clone()).collect();
    let found = actors::find_many(&mut conn, &ids).await?;
    let with_actor = |(speaker, id): (Speaker, ActorId)| found.iter().find(|actor| actor.id == id).map(|actor| (speaker, actor.clone()));
    Ok(speakers.into_iter().filter_map(with_actor).collect())
}

/// The actor that speaks.
///
/// # Errors
/// Refusals; [`AppError::Conflict`] `not-of-cooperative`, `person-none` for who has no actor of their own.
pub(crate) async fn actor(conn: &mut Conn, viewer: &Viewer, as_: &Speaker) -> Result<Actor, AppError> {
    let id = match as_ {
        Speaker::Cooperative(id) => {
            require_voice(viewer, Permission::AnswerPosts, id)?;
            cooperatives::find(conn, id).await?.ok_or(AppError::NotFound)?.actor
        }
        Speaker::Oneself => {
            let member = require_member(viewer)?;
            let person = people::of_member(conn, &member.id).await?;
            person.ok_or_else(|| AppError::conflict("person-none", "you have no public account of your own; your settings make one"))?.actor
        }
    };
    find(conn, &id).await
}

/// Whether what an actor of ours said is the viewer's to change or take away: also that of whoever runs the instance, who has to tidy.
pub(crate) async fn may_change_for(conn: &mut Conn, viewer: &Viewer, actor: &ActorId) -> Result<bool, AppError> {
    if let Some(cooperative) = cooperatives::find_by_actor(conn, actor).await? {
        return Ok(viewer.may(Permission::AnswerPosts, &cooperative.id));
    }
    let Some(member) = viewer.member() else { return Ok(false) };
    Ok(people::of_member(conn, &member.id).await?.is_some_and(|person| person.actor == *actor))
}

pub(crate) async fn find(conn: &mut Conn, id: &ActorId) -> Result<Actor, AppError> {
    actors::find(conn, id).await?.ok_or_else(|| AppError::Internal("something names an actor that is not stored".to_owned()))
}

/// Whether something said to this actor can arrive.
///
/// # Errors
/// [`AppError::Conflict`] `actor-gone`, `peer-suspended`.
pub(crate) async fn check_reachable(conn: &mut Conn, actor: &Actor) -> Result<(), AppError> {
    if actor.gone_at.is_some() {
        return Err(AppError::conflict("actor-gone", format!("{} no longer exists", actor.handle())));
    }
    if !actor.is_local && standings::is_shut(conn, &actor.url.host()).await? {
        return Err(AppError::conflict("peer-suspended", format!("{} is suspended here", actor.url.host())));
    }
    Ok(())
}
