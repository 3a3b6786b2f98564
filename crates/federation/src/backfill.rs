//! The newest public posts of somebody whom one of ours has begun to follow, from the outbox: without them the reading page says nothing of a
//! new acquaintance until they write again. Read once; what comes later is delivered.

use activitypub_federation::config::Data;
use allmende_app::{listings, posts};
use allmende_domain::actor::Actor;
use allmende_domain::time::UnixMillis;
use serde_json::Value;

use crate::documents::is_public;
use crate::error::FederationError;
use crate::harvest::read;
use crate::incoming::{json, listing, note, post};
use crate::verified::same_actor;
use crate::{Context, limits};

/// Reads the first pages of the outbox that `document`, the actor's own, names on its own host.
///
/// # Errors
/// [`FederationError`] when its server does not answer usefully: then it may be tried again. An outbox that is not shown to us, or is none, is no
/// error.
pub(crate) async fn backfill(data: &Data<Context>, actor: &Actor, document: &Value) -> Result<(), FederationError> {
    let own_host = |url: &allmende_domain::url::ObjectUrl| url.host() == actor.url.host();
    let Some(outbox) = json::id_of(document, "outbox").filter(own_host) else { return Ok(()) };
    let Some(collection) = if_shown(read(data, actor, &outbox).await)? else { return Ok(()) };
    // Small ones hold their entries themselves.
    let mut page = match collection.get("first").map(json::single) {
        Some(inlined @ Value::Object(_)) if inlined.get("orderedItems").is_some() => Some(inlined.clone()),
        Some(first) => match json::id(first).filter(own_host) {
            Some(first) => if_shown(read(data, actor, &first).await)?,
            None => None,
        },
        None => Some(collection),
    };
    let (mut kept, mut looked_at) = (0, 0);
    for number in 1..=limits::BACKFILL_PAGES_MAX {
        let Some(this) = page.take() else { break };
        for entry in items(&this) {
            if kept >= limits::BACKFILL_POSTS_MAX || looked_at >= limits::BACKFILL_ENTRIES_MAX {
                return Ok(());
            }
            looked_at += 1;
            kept += usize::from(take(data, actor, entry).await?);
        }
        if number < limits::BACKFILL_PAGES_MAX
            && let Some(next) = json::id_of(&this, "next").filter(own_host)
        {
            page = if_shown(read(data, actor, &next).await)?;
        }
    }
    Ok(())
}

fn items(page: &Value) -> &[Value] {
    match json::list(page, "orderedItems") {
        [] => json::list(page, "items"),
        items => items,
    }
}

/// What a server refuses to show, or shows otherwise than as a document, will not be there in five minutes either.
fn if_shown(answer: Result<Value, FederationError>) -> Result<Option<Value>, FederationError> {
    match answer {
        Ok(document) => Ok(Some(document)),
        Err(error) if error.may_pass() => Err(error),
        Err(error) => {
            tracing::debug!(%error, "an outbox is not shown");
            Ok(None)
        }
    }
}

/// Keeps what the actor itself published for everybody; `true` when something was kept. What it shared is left out: its origin would have to be
/// asked for each. So is what is so old that it would be forgotten at once.
async fn take(data: &Data<Context>, actor: &Actor, entry: &Value) -> Result<bool, FederationError> {
    let app = &data.app;
    if json::kind(entry) != "Create" {
        return Ok(false);
    }
    let object = entry.get("object").map_or(&Value::Null, json::single);
    let Some(id) = json::id(object).filter(|id| id.host() == actor.url.host()) else { return Ok(false) };
    let fetched = match object {
        Value::String(_) => match if_shown(read(data, actor, &id).await)? {
            Some(document) => document,
            None => return Ok(false),
        },
        inlined => inlined.clone(),
    };
    let is_own = listing::author(&fetched).is_some_and(|author| same_actor(&author, &actor.url)) && json::id(&fetched) == Some(id.clone());
    let is_for_everybody = note::addressed(&fetched).iter().any(|address| is_public(address));
    if !is_own || !is_for_everybody || note::is_vote(&fetched) {
        return Ok(false);
    }
    if listing::is_listing(&fetched) {
        let Ok(mirrored) = listing::read(&fetched) else { return Ok(false) };
        listings::mirror(app, actor, mirrored).await?;
        return Ok(true);
    }
    let found = post::read(&fetched, &id, app.now());
    let is_kept = found.published_at > UnixMillis(app.now().0 - allmende_app::limits::POSTS_KEPT_MS);
    Ok(is_kept && post::is_readable(&fetched) && posts::receive(app, actor, found, None).await?)
}
