//! Answers to posts, and the collections of what others answered to and did with something of ours.

use allmende_app::{AppError, listings, replies};
use allmende_domain::ids::{ListingId, ReplyId};
use allmende_domain::permission::Viewer;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;

use super::objects::{removed, stored_activity, unproved};
use super::{Reader, document, refused};
use crate::Federation;
use crate::documents::{collection, reply, with_context};

fn read(id: &str) -> Result<ReplyId, AppError> {
    ReplyId::parse(id).map_err(|_| AppError::NotFound)
}

/// `GET /replies/{id}`: one that is for everybody; a narrow one for the one it was written to.
pub async fn reply(State(federation): State<Federation>, Path(id): Path<String>, Reader(viewer): Reader, headers: HeaderMap) -> Response {
    let app = federation.app();
    let Ok(id) = read(&id) else { return refused(AppError::NotFound) };
    match replies::show(app, &viewer, &id).await {
        Ok(view) => {
            let reader = if view.reply.reach.is_open() { Viewer::Stranger } else { viewer };
            let note = with_context(reply::note(&view.reply, &view.author, &view.to));
            match federation.proved_if_public(&view.author.id, note, federation.proved_at(view.reply.updated_at)).await {
                Ok(note) => document(&headers, &reader, &note),
                Err(error) => unproved(&error),
            }
        }
        Err(AppError::Gone) => removed(&federation, app.addresses.reply(&id).as_str(), "Note").await,
        Err(error) => refused(error),
    }
}

/// `GET /replies/{id}/replies`: what others answered to it for everybody to read, as ids.
pub async fn answers(State(federation): State<Federation>, Path(id): Path<String>, Reader(viewer): Reader, headers: HeaderMap) -> Response {
    let found = match read(&id) {
        Ok(id) => replies::public_answers(federation.app(), &viewer, &id).await,
        Err(error) => Err(error),
    };
    match found {
        Ok(ids) => document(
            &headers,
            &viewer,
            &collection::of_ids(federation.app().addresses.url(&format!("/replies/{id}/replies")).as_str(), &ids),
        ),
        Err(error) => refused(error),
    }
}

/// `GET /replies/{id}/likes`: how many, never who.
pub async fn likes(State(federation): State<Federation>, Path(id): Path<String>, Reader(viewer): Reader, headers: HeaderMap) -> Response {
    counted(&federation, &id, &viewer, &headers, "likes", |view| view.likes).await
}

/// `GET /replies/{id}/shares`
pub async fn shares(State(federation): State<Federation>, Path(id): Path<String>, Reader(viewer): Reader, headers: HeaderMap) -> Response {
    counted(&federation, &id, &viewer, &headers, "shares", |view| view.shares).await
}

async fn counted(
    federation: &Federation,
    id: &str,
    viewer: &Viewer,
    headers: &HeaderMap,
    name: &str,
    pick: fn(&replies::ReplyView) -> i64,
) -> Response {
    let found = match read(id) {
        Ok(id) => replies::show(federation.app(), viewer, &id).await,
        Err(error) => Err(error),
    };
    match found {
        Ok(view) => document(headers, viewer, &collection::counted(&format!("{}/{name}", view.reply.object_url), pick(&view))),
        Err(error) => refused(error),
    }
}

/// `GET /replies/{id}/activities/{event}`: an activity as it was sent, for those who may see the answer.
pub async fn activity(
    State(federation): State<Federation>,
    Path((id, event)): Path<(String, String)>,
    Reader(viewer): Reader,
    headers: HeaderMap,
) -> Response {
    let app = federation.app();
    let named = event.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let (Ok(id), true) = (read(&id), named) else { return refused(AppError::NotFound) };
    if let Err(error) = replies::show(app, &viewer, &id).await {
        return refused(error);
    }
    match stored_activity(&federation, &format!("{}/activities/{event}", app.addresses.reply(&id))).await {
        Ok(Some(value)) => document(&headers, &viewer, &value),
        Ok(None) => refused(AppError::NotFound),
        Err(error) => refused(error),
    }
}

/// `GET /listings/{id}/replies`: what others wrote to it for everybody to read, as ids. Conversations with the cooperative are not in it.
pub async fn to_listing(
    State(federation): State<Federation>,
    Path(id): Path<String>,
    Reader(viewer): Reader,
    headers: HeaderMap,
) -> Response {
    let app = federation.app();
    let Ok(id) = ListingId::parse(&id) else { return refused(AppError::NotFound) };
    match replies::to_listing(app, &viewer, &id).await {
        Ok(ids) => document(&headers, &viewer, &collection::of_ids(&format!("{}/replies", app.addresses.listing(&id)), &ids)),
        Err(error) => refused(error),
    }
}

/// `GET /listings/{id}/likes`: how many, never who.
pub async fn likes_of_listing(
    State(federation): State<Federation>,
    Path(id): Path<String>,
    Reader(viewer): Reader,
    headers: HeaderMap,
) -> Response {
    counted_of_listing(&federation, &id, &viewer, &headers, "likes", |view| view.likes).await
}

/// `GET /listings/{id}/shares`
pub async fn shares_of_listing(
    State(federation): State<Federation>,
    Path(id): Path<String>,
    Reader(viewer): Reader,
    headers: HeaderMap,
) -> Response {
    counted_of_listing(&federation, &id, &viewer, &headers, "shares", |view| view.shares).await
}

async fn counted_of_listing(
    federation: &Federation,
    id: &str,
    viewer: &Viewer,
    headers: &HeaderMap,
    name: &str,
    pick: fn(&listings::ListingView) -> i64,
) -> Response {
    let found = match ListingId::parse(id) {
        Ok(id) => listings::show(federation.app(), viewer, &id).await,
        Err(_) => Err(AppError::NotFound),
    };
    match found {
        Ok(view) if view.cooperative.is_none() => refused(AppError::NotFound),
        Ok(view) => document(headers, viewer, &collection::counted(&format!("{}/{name}", view.listing.object_url), pick(&view))),
        Err(error) => refused(error),
    }
}
