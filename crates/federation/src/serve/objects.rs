//! Listings, resources, messages and the activities about them.

use allmende_app::{AppError, inquiries, listings, resources};
use allmende_domain::ids::{ListingId, MessageId, ResourceId};
use allmende_domain::listing::{Author, Eligibility};
use allmende_domain::permission::Viewer;
use allmende_domain::time::UnixMillis;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, HeaderValue, header};

use super::{Reader, document, gone, refused};
use crate::Federation;
use crate::documents::{listing as listing_document, message as message_document, resource as resource_document, with_context};
use crate::error::FederationError;

/// `GET /listings/{id}`
pub async fn listing(State(federation): State<Federation>, Path(id): Path<String>, Reader(viewer): Reader, headers: HeaderMap) -> Response {
    let app = federation.app();
    let Ok(id) = ListingId::parse(&id) else { return refused(AppError::NotFound) };
    match listings::show(app, &viewer, &id).await {
        // A mirrored listing has its document where it lives.
        Ok(view) if matches!(view.listing.author, Author::Peer(_)) => elsewhere(view.listing.object_url.as_str()),
        Ok(view) => {
            let private = view.listing.terms.eligibility != Eligibility::Public;
            let reader = if private { viewer } else { Viewer::Stranger };
            let note = with_context(listing_document::note(&app.addresses, &view));
            match federation.proved_if_public(&view.author.id, note, federation.proved_at(view.listing.updated_at)).await {
                Ok(note) => document(&headers, &reader, &note),
                Err(error) => unproved(&error),
            }
        }
        Err(AppError::Gone) => removed(&federation, app.addresses.listing(&id).as_str(), "Note").await,
        Err(error) => refused(error),
    }
}

/// Our own side is in trouble.
pub(super) fn unproved(error: &FederationError) -> Response {
    refused(AppError::Unavailable(error.to_string()))
}

/// 410 with the tombstone that was kept, which says when it was removed.
pub(super) async fn removed(federation: &Federation, url: &str, former_type: &str) -> Response {
    match tombstone_of(federation, url).await {
        Ok(deleted_at) => gone(url, former_type, deleted_at.unwrap_or_else(|| federation.now())),
        Err(error) => refused(error),
    }
}

async fn tombstone_of(federation: &Federation, url: &str) -> Result<Option<UnixMillis>, AppError> {
    let mut conn = federation.app().db.read().await?;
    Ok(allmende_db::tombstones::find(&mut conn, url).await?.map(|tombstone| tombstone.deleted_at))
}

fn elsewhere(url: &str) -> Response {
    let mut response = http::StatusCode::SEE_OTHER.into_response();
    if let Ok(location) = HeaderValue::from_str(url) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// `GET /listings/{id}/activities/{event}`: an activity as it was sent, for those who may see the listing.
pub async fn listing_activity(
    State(federation): State<Federation>,
    Path((id, event)): Path<(String, String)>,
    Reader(viewer): Reader,
    headers: HeaderMap,
) -> Response {
    let app = federation.app();
    // A number and a time; those sent by earlier versions have the number only.
    let named = event.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let (Ok(id), true) = (ListingId::parse(&id), named) else { return refused(AppError::NotFound) };
    if let Err(error) = listings::show(app, &viewer, &id).await {
        return refused(error);
    }
    match stored_activity(&federation, &format!("{}/activities/{event}", app.addresses.listing(&id))).await {
        Ok(Some(value)) => document(&headers, &viewer, &value),
        Ok(None) => refused(AppError::NotFound),
        Err(error) => refused(error),
    }
}

pub(super) async fn stored_activity(federation: &Federation, url: &str) -> Result<Option<serde_json::Value>, AppError> {
    let mut conn = federation.app().db.read().await?;
    let body = allmende_db::queue::activity_body(&mut conn, url).await?;
    Ok(body.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// `GET /resources/{id}`
pub async fn resource(
    State(federation): State<Federation>,
    Path(id): Path<String>,
    Reader(viewer): Reader,
    headers: HeaderMap,
) -> Response {
    let app = federation.app();
    let Ok(id) = ResourceId::parse(&id) else { return refused(AppError::NotFound) };
    match resources::show(app, &viewer, &id).await {
        Ok(view) => {
            let resource = with_context(resource_document::document(&app.addresses, &view));
            // Everybody may see resources.
            match federation.proved(&view.cooperative.actor, resource, federation.proved_at(view.resource.updated_at)).await {
                Ok(resource) => document(&headers, &viewer, &resource),
                Err(error) => unproved(&error),
            }
        }
        Err(AppError::Gone) => removed(&federation, app.addresses.resource(&id).as_str(), "EconomicResource").await,
        Err(error) => refused(error),
    }
}

/// `GET /messages/{id}`: for the one it was sent to, whose signature must be on the request. To everybody else it does not exist.
pub async fn message(State(federation): State<Federation>, Path(id): Path<String>, Reader(viewer): Reader, headers: HeaderMap) -> Response {
    let Ok(id) = MessageId::parse(&id) else { return refused(AppError::NotFound) };
    match inquiries::message_for(federation.app(), &viewer, &id).await {
        Ok(view) => document(&headers, &viewer, &with_context(message_document::note(&view))),
        Err(error) => refused(error),
    }
}
