//! Actor documents.

use allmende_app::{App, AppError, actors, cooperatives, moves};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::permission::Viewer;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use serde_json::Value;

use super::{document, refused};
use crate::Federation;
use crate::documents::{actor, collection, with_context};

/// `GET /actor`: the instance. Served to anybody, so that signed fetches can be verified without asking us with a signature.
pub async fn instance(State(federation): State<Federation>, headers: HeaderMap) -> Response {
    let app = federation.app();
    let found = async {
        let instance = actors::instance(app).await?;
        let keys = actors::ed25519_keys(app, &instance.id).await?;
        Ok((instance, keys))
    };
    match found.await {
        Ok((found, keys)) => document(&headers, &Viewer::Stranger, &with_context(actor::instance(&app.addresses, &found, &keys))),
        Err(error) => refused(error),
    }
}

/// `GET /actor/outbox`: the instance says nothing of its own.
pub async fn instance_outbox(State(federation): State<Federation>, headers: HeaderMap) -> Response {
    let id = federation.app().addresses.url("/actor/outbox");
    document(&headers, &Viewer::Stranger, &collection::whole(id.as_str(), Vec::new()))
}

/// `GET /actor/followers`
pub async fn instance_followers(State(federation): State<Federation>, headers: HeaderMap) -> Response {
    let id = federation.app().addresses.url("/actor/followers");
    document(&headers, &Viewer::Stranger, &collection::counted(id.as_str(), 0))
}

/// `GET /coops/{handle}`: everybody may know a cooperative.
pub async fn cooperative(State(federation): State<Federation>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    let app = federation.app();
    let found = async { organization(app, &cooperatives::by_handle(app, &handle).await?).await };
    match found.await {
        Ok(found) => document(&headers, &Viewer::Stranger, &found),
        Err(error) => refused(error),
    }
}

/// The document of a cooperative's actor.
pub async fn organization(app: &App, cooperative: &Cooperative) -> Result<Value, AppError> {
    let found = actors::by_id(app, &cooperative.actor).await?;
    let keys = actors::ed25519_keys(app, &found.id).await?;
    let mut document = actor::organization(&app.addresses, &found, &keys, cooperative);
    actor::name_moves(&mut document, &moves::of(app, &cooperative.id).await?);
    Ok(with_context(document))
}
