//! Catalogues of peers that ours follow: how far they are mirrored, and pulling one now.

use std::collections::HashMap;

use allmende_db::{actors, follows, harvests as rows};
use allmende_domain::actor::Actor;
use allmende_domain::follow::FollowState;
use allmende_domain::ids::{ActorId, CooperativeId, FollowId};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::App;
use crate::error::AppError;
use crate::limits;
use crate::permit::{require, require_inside, require_instance};

/// How the mirror of one catalogue stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogueState {
    /// The actor has one, as far as was looked.
    pub exists: bool,
    /// Listings of it here.
    pub listings: i64,
    /// When it was last compared with its origin from end to end.
    pub read_at: Option<UnixMillis>,
    /// It is being read now.
    pub is_under_way: bool,
    /// When it is read next.
    pub due_at: UnixMillis,
    /// Why it could not be read at the last attempt; empty when it could. In English, with words of the peer's server in it.
    pub trouble: String,
}

/// The state of every catalogue that is mirrored here, by its actor, for those who look after what a cooperative follows: numbers and times.
///
/// # Errors
/// Refusals.
pub async fn states(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<HashMap<ActorId, CatalogueState>, AppError> {
    require(viewer, Permission::ManageFollows, cooperative)?;
    all(app).await
}

async fn all(app: &App) -> Result<HashMap<ActorId, CatalogueState>, AppError> {
    let all = rows::all(&mut app.db.read().await?).await?;
    let state = |(harvest, listings): (rows::Harvest, i64)| {
        let state = CatalogueState {
            exists: harvest.first.is_some(),
            listings,
            read_at: harvest.read_at,
            is_under_way: harvest.begun_at.is_some(),
            due_at: harvest.due_at,
            trouble: harvest.trouble,
        };
        (harvest.actor, state)
    };
    Ok(all.into_iter().map(state).collect())
}

/// The catalogues of all peers on one host, for who runs the instance.
///
/// # Errors
/// Refusals.
pub async fn of_host(app: &App, viewer: &Viewer, host: &str) -> Result<Vec<(Actor, CatalogueState)>, AppError> {
    require_instance(viewer)?;
    let mut states = all(app).await?;
    let ids: Vec<ActorId> = states.keys().cloned().collect();
    let mut found: Vec<Actor> = actors::find_many(&mut app.db.read().await?, &ids).await?;
    found.retain(|actor| actor.url.host().as_str() == host);
    found.sort_by(|a, b| a.username.cmp(&b.username));
    Ok(found.into_iter().filter_map(|actor| Some((actor.clone(), states.remove(&actor.id)?))).collect())
}

/// Has the catalogue behind a follow of ours read from its beginning, as soon as the worker comes to it. One that is being read, or was
/// within the last minute, is not begun again: `false`.
///
/// # Errors
/// [`AppError::NotFound`] when it is no follow of a cooperative that the viewer may look into; [`AppError::Conflict`] `follow-not-accepted`;
/// refusals.
pub async fn fetch_now(app: &App, viewer: &Viewer, id: &FollowId) -> Result<bool, AppError> {
    let mut tx = app.db.begin().await?;
    let follow = follows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let cooperative = allmende_db::cooperatives::find_by_actor(&mut tx, &follow.follower).await?.ok_or(AppError::NotFound)?;
    require_inside(viewer, Permission::ManageFollows, &cooperative.id)?;
    let target = actors::find(&mut tx, &follow.target).await?.ok_or(AppError::NotFound)?;
    if follow.state != FollowState::Accepted || target.is_local {
        return Err(AppError::conflict("follow-not-accepted", "only the catalogue of another server that said yes can be fetched"));
    }
    let (now, known) = (app.now(), rows::find(&mut tx, &target.id).await?);
    let is_recent = |at: UnixMillis| now.since(at) < limits::CATALOGUE_FETCH_EVERY_MS;
    // A round that failed waits for up to a day: that is just when somebody asks.
    let is_being_read = |harvest: &rows::Harvest| harvest.begun_at.is_some() && harvest.trouble.is_empty();
    if known.is_some_and(|harvest| is_being_read(&harvest) || harvest.read_at.is_some_and(is_recent)) {
        return Ok(false);
    }
    rows::begin(&mut tx, &target.id, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// Whether `target` is the catalogue of `actor`, as its own document said when the catalogue was read.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn is_of(app: &App, actor: &Actor, target: &ObjectUrl) -> Result<bool, AppError> {
    let known = rows::find(&mut app.db.read().await?, &actor.id).await?;
    Ok(known.is_some_and(|harvest| harvest.catalogue.as_deref() == Some(target.as_str())))
}

/// An actor says that its catalogue changed: it is read soon, unless it was within [`limits::CATALOGUE_CHANGED_EVERY_MS`]. `false` when `id` is
/// not its catalogue.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn changed(app: &App, actor: &Actor, id: &ObjectUrl) -> Result<bool, AppError> {
    if !is_of(app, actor, id).await? {
        return Ok(false);
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(harvest) = rows::find(&mut tx, &actor.id).await? else { return Ok(false) };
    let is_recent = harvest.read_at.is_some_and(|at| now.since(at) < limits::CATALOGUE_CHANGED_EVERY_MS);
    if harvest.begun_at.is_none() && !is_recent {
        rows::save(&mut tx, harvest.due_at, &rows::Harvest { due_at: now, ..harvest }).await?;
        tx.commit().await?;
    }
    Ok(true)
}

/// Inboxes of instances elsewhere that follow one of ours, at most [`limits::CATALOGUE_READERS_MAX`].
///
/// # Errors
/// [`AppError`] of the database.
pub async fn readers(app: &App, actor: &ActorId) -> Result<Vec<ObjectUrl>, AppError> {
    let found = follows::instances_that_follow(&mut app.db.read().await?, actor, limits::CATALOGUE_READERS_MAX).await?;
    Ok(found.iter().filter_map(|inbox| ObjectUrl::parse(inbox).ok()).collect())
}
