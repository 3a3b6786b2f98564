//! The board of a cooperative as servers read it.

use allmende_app::boards::{self, BoardView};
use allmende_app::listings::{self, CatalogueItem};
use allmende_app::{AppError, actors, cooperatives, follows};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::permission::Viewer;
use allmende_domain::time::UnixMillis;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use serde_json::Value;

use super::{collections, document, refused};
use crate::Federation;
use crate::documents::{board as documents, collection, with_context};

async fn found(federation: &Federation, handle: &str) -> Result<(Cooperative, BoardView), AppError> {
    let cooperative = cooperatives::by_handle(federation.app(), handle).await?;
    let board = boards::of(federation.app(), &cooperative.id).await?;
    Ok((cooperative, board))
}

/// `GET /coops/{handle}/board`
pub async fn actor(State(federation): State<Federation>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    let app = federation.app();
    let group = async {
        let (cooperative, board) = found(&federation, &handle).await?;
        let keys = actors::ed25519_keys(app, &board.actor.id).await?;
        Ok(documents::group(&app.addresses, &board, &keys, &cooperative))
    };
    match group.await {
        Ok(group) => document(&headers, &Viewer::Stranger, &with_context(group)),
        Err(error) => refused(error),
    }
}

/// `GET /coops/{handle}/board/followers`: how many, never who (case V6).
pub async fn followers(State(federation): State<Federation>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    let counted = async {
        let (_, board) = found(&federation, &handle).await?;
        let (followers, _) = follows::counts(federation.app(), &board.actor.id).await?;
        Ok(collection::counted(&format!("{}/followers", board.actor.url), followers))
    };
    match counted.await {
        Ok(counted) => document(&headers, &Viewer::Stranger, &counted),
        Err(error) => refused(error),
    }
}

/// `GET /coops/{handle}/board/moderators`: the cooperative, never people (case V6).
pub async fn moderators(State(federation): State<Federation>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    match found(&federation, &handle).await {
        Ok((cooperative, board)) => {
            let moderator = federation.app().addresses.cooperative(&cooperative.handle);
            let id = format!("{}/moderators", board.actor.url);
            document(&headers, &Viewer::Stranger, &collection::whole(&id, vec![moderator.as_str().into()]))
        }
        Err(error) => refused(error),
    }
}

/// `GET /coops/{handle}/board/outbox`: the latest announcements, as those who read groups get them, in one piece, as they expect it.
pub async fn outbox(State(federation): State<Federation>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    match announcements(&federation, &handle).await {
        Ok(outbox) => document(&headers, &Viewer::Stranger, &outbox),
        Err(error) => refused(error),
    }
}

async fn announcements(federation: &Federation, handle: &str) -> Result<Value, AppError> {
    let app = federation.app();
    let (cooperative, board) = found(federation, handle).await?;
    let mut latest: Vec<(UnixMillis, String, Value)> = Vec::new();
    for item in listings::catalogue(app, &Viewer::Stranger, &cooperative.id, None, PAGE_SIZE).await? {
        let CatalogueItem::Listing(view) = &item else { continue };
        let at = view.listing.published_at.unwrap_or(view.listing.created_at);
        if let Some(create) = collections::create(&app.addresses, &cooperative, view) {
            latest.push((at, view.listing.id.as_str().to_owned(), create));
        }
    }
    for view in boards::accepted(app, &Viewer::Stranger, &cooperative.id, 0).await?.items {
        let stored = allmende_db::board_posts::activity(&mut app.db.read().await?, &view.post.id).await?;
        if let Some(activity) = stored.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
            latest.push((view.post.decided_at.unwrap_or(view.post.received_at), view.post.id.as_str().to_owned(), activity));
        }
    }
    latest.sort_by_key(|(at, _, _)| std::cmp::Reverse(*at));
    latest.truncate(usize::try_from(PAGE_SIZE).unwrap_or_default());
    let announced = latest.into_iter().map(|(at, subject, activity)| {
        let mut announce =
            documents::announce(&format!("{}/announces/{subject}/create", board.actor.url), &board.actor, None, activity, at);
        // The collection carries the context for all of them.
        announce.as_object_mut().map(|map| map.shift_remove("@context"));
        announce
    });
    Ok(collection::whole(&format!("{}/outbox", board.actor.url), announced.collect()))
}
