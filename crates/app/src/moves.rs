//! Moving: former addresses of a cooperative, by which others may move here, and moving away.

use allmende_db::{actors, cooperatives, events, moves as rows};
use allmende_domain::actor::Actor;
use allmende_domain::audit::Action;
use allmende_domain::event::Event;
use allmende_domain::ids::CooperativeId;
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::url::ObjectUrl;

use crate::App;
use crate::audit::{self, Deed};
use crate::error::AppError;
use crate::follows;
use crate::limits;
use crate::permit::require;

pub use allmende_db::moves::Moves;

/// What a cooperative says of its other addresses: everybody may know.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn of(app: &App, cooperative: &CooperativeId) -> Result<Moves, AppError> {
    Ok(rows::find(&mut app.db.read().await?, cooperative).await?)
}

/// Says under which addresses the cooperative was known: each the address of a profile or `@name@server`. From then on, who is there may say
/// that it moved here.
///
/// # Errors
/// [`AppError::Invalid`] (field `known_as`) `too-many`, `address-own`, or why one of them leads nowhere; refusals.
pub async fn know_as(app: &App, viewer: &Viewer, id: &CooperativeId, names: &[String]) -> Result<Moves, AppError> {
    require(viewer, Permission::EditCooperative, id)?;
    let mut former = Vec::new();
    for name in names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()) {
        if former.len() == limits::FORMER_ADDRESSES_MAX {
            return Err(AppError::invalid("known_as", "too-many", format!("more than {}", limits::FORMER_ADDRESSES_MAX)));
        }
        let url = former_address(app, name).await?;
        if !former.contains(&url) {
            former.push(url);
        }
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let own = own_actor(&mut tx, id).await?;
    if former.contains(&own.url) {
        return Err(AppError::invalid("known_as", "address-own", "that is the present address"));
    }
    let moves = Moves { also_known_as: former, ..rows::find(&mut tx, id).await? };
    rows::save(&mut tx, id, &moves).await?;
    changed(app, tx, id, now).await?;
    Ok(moves)
}

/// The address behind what a person typed. A server that is no more cannot be asked, and need not be.
async fn former_address(app: &App, name: &str) -> Result<ObjectUrl, AppError> {
    match (app.directory()?.look_up(name).await, ObjectUrl::parse(name)) {
        (Ok(actor), _) => Ok(actor.url),
        (Err(_), Ok(typed)) if !app.addresses.is_ours(&typed) => Ok(typed),
        (Err(error), _) => Err(under("known_as", error.into())),
    }
}

/// Moves the cooperative away: its followers are told to follow `target` (`@name@server` or the address of a profile), which must name this
/// cooperative among those it was known as. What it published stays readable; nothing new is published until the move is taken back.
/// Those of ours that follow it follow the new address.
///
/// # Errors
/// [`AppError::Invalid`] (field `target`) when it leads nowhere, is the cooperative itself (`address-own`) or does not name it
/// (`move-not-named`); [`AppError::Conflict`] `already-moved`; refusals.
pub async fn away(app: &App, viewer: &Viewer, id: &CooperativeId, target: &str) -> Result<Actor, AppError> {
    require(viewer, Permission::EditCooperative, id)?;
    let own = own_actor(&mut app.db.read().await?, id).await?;
    let target = follows::resolve(app, target).await?;
    if target.url == own.url {
        return Err(AppError::invalid("target", "address-own", "that is the present address"));
    }
    let names = match target.is_local {
        true => match cooperatives::find_by_actor(&mut app.db.read().await?, &target.id).await? {
            Some(there) => of(app, &there.id).await?.also_known_as,
            None => Vec::new(),
        },
        false => app.directory()?.also_known_as(&target).await?,
    };
    if !names.contains(&own.url) {
        return Err(AppError::invalid(
            "target",
            "move-not-named",
            format!("{} does not say that it was known as {}", target.handle(), own.url),
        ));
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let before = rows::find(&mut tx, id).await?;
    if before.moved_to.is_some() {
        return Err(AppError::conflict("already-moved", "it has moved already; take that back first"));
    }
    rows::save(&mut tx, id, &Moves { moved_to: Some((target.url.clone(), now)), ..before }).await?;
    events::record(&mut tx, &Event::CooperativeChanged(id.clone()), 0, now).await?;
    events::record(&mut tx, &Event::CooperativeMoved(id.clone()), 0, now).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::CooperativeMoved).in_(id).on(target.url.as_str())).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    // Those of ours need not be told by a message. It may be done again: whoever follows already is left alone.
    follows::moved(app, &own, &target).await?;
    tracing::info!(actor.id = %own.id, target = %target.url, "a cooperative moved away");
    Ok(target)
}

/// Takes a move back: the cooperative is here again, and may publish. Who followed it to the new address stays there. Doing so twice is no error.
///
/// # Errors
/// Refusals.
pub async fn back(app: &App, viewer: &Viewer, id: &CooperativeId) -> Result<(), AppError> {
    require(viewer, Permission::EditCooperative, id)?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let before = rows::find(&mut tx, id).await?;
    if before.moved_to.is_none() {
        return Ok(());
    }
    rows::save(&mut tx, id, &Moves { moved_to: None, ..before }).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::CooperativeMovedBack).in_(id)).await?;
    changed(app, tx, id, now).await
}

/// One of ours at `url` that says it was known as `former`: whoever is there may move here.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn ours_known_as(app: &App, url: &ObjectUrl, former: &ObjectUrl) -> Result<Option<Actor>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(actor) = actors::find_by_url(&mut conn, url).await?.filter(|actor| actor.is_local) else { return Ok(None) };
    let Some(cooperative) = cooperatives::find_by_actor(&mut conn, &actor.id).await? else { return Ok(None) };
    let moves = rows::find(&mut conn, &cooperative.id).await?;
    Ok(moves.also_known_as.contains(former).then_some(actor))
}

/// Refuses what is new from a cooperative that moved away.
pub(crate) async fn refuse_when_away(conn: &mut allmende_db::Conn, id: &CooperativeId) -> Result<(), AppError> {
    match rows::find(conn, id).await?.moved_to {
        Some((url, _)) => Err(AppError::conflict("coop-moved", format!("it has moved to {url}; publish there, or take the move back"))),
        None => Ok(()),
    }
}

async fn own_actor(conn: &mut allmende_db::Conn, id: &CooperativeId) -> Result<Actor, AppError> {
    let cooperative = cooperatives::find(conn, id).await?.ok_or(AppError::NotFound)?;
    actors::find(conn, &cooperative.actor).await?.ok_or(AppError::NotFound)
}

async fn changed(app: &App, mut tx: allmende_db::Tx, id: &CooperativeId, now: allmende_domain::time::UnixMillis) -> Result<(), AppError> {
    events::record(&mut tx, &Event::CooperativeChanged(id.clone()), 0, now).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

/// The same refusal about another field of the form.
fn under(field: &'static str, error: AppError) -> AppError {
    match error {
        AppError::Invalid(errors) => {
            AppError::Invalid(errors.into_iter().map(|error| crate::FieldError::new(field, error.code, error.message)).collect())
        }
        other => other,
    }
}
