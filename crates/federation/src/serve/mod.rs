//! Answers to servers that read: documents of what they may see.

pub mod actors;
pub mod collections;
pub mod discovery;
pub mod objects;

use allmende_app::AppError;
use allmende_domain::permission::Viewer;
use axum::extract::{FromRequestParts, OriginalUri};
use axum::response::{IntoResponse as _, Response};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::verified::{self, Arrived, VerifyError};
use crate::{Federation, problem};

/// How long others may keep a public document without asking again.
const PUBLIC_FOR: HeaderValue = HeaderValue::from_static("public, max-age=60");
pub(crate) const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");

/// A document with its type, an `ETag` and what it depends on. A reader that holds the same version gets 304.
fn document(request_headers: &HeaderMap, viewer: &Viewer, value: &Value) -> Response {
    let body = value.to_string();
    let etag = format!("\"{}\"", hex::encode(Sha256::digest(body.as_bytes()).get(..16).unwrap_or_default()));
    let unchanged = request_headers
        .get(header::IF_NONE_MATCH)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|sent| sent.split(',').any(|one| one.trim() == etag));
    let mut response = if unchanged { StatusCode::NOT_MODIFIED.into_response() } else { body.into_response() };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/activity+json"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept, Signature"));
    // What was shown to one reader is never kept for another (case V5).
    headers.insert(header::CACHE_CONTROL, if matches!(viewer, Viewer::Stranger) { PUBLIC_FOR } else { PRIVATE });
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

/// Who asks, found before a handler runs.
pub(crate) struct Reader(Viewer);

impl FromRequestParts<Federation> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, federation: &Federation) -> Result<Self, Response> {
        if let Some(Known(viewer)) = parts.extensions.get::<Known>() {
            return Ok(Self(viewer.clone()));
        }
        viewer(federation, &parts.method, target_of(parts), &parts.headers).await.map(Self)
    }
}

/// What was signed is the target as it came, before any router took a part of it away.
fn target_of(parts: &Parts) -> &Uri {
    parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0)
}

/// Who asks, found at the door of a private instance.
#[derive(Clone)]
pub(crate) struct Known(Viewer);

/// Who asks a private instance; 401 for who does not sign, or signs with a key that cannot be had now.
pub(crate) async fn private_viewer(federation: &Federation, parts: &Parts) -> Result<Known, Response> {
    match viewer(federation, &parts.method, target_of(parts), &parts.headers).await? {
        Viewer::Stranger => Err(problem::problem(StatusCode::UNAUTHORIZED, "this instance is private: sign the request")),
        known => Ok(Known(known)),
    }
}

/// Who asks: a stranger, or the actor whose signature is on the request. A wrong signature is an answer of its own, so that a peer
/// notices; none at all is fine.
async fn viewer(federation: &Federation, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<Viewer, Response> {
    if !headers.contains_key("signature") {
        return Ok(Viewer::Stranger);
    }
    let target = uri.path_and_query().map_or("/", |pq| pq.as_str());
    let arrived = Arrived { method, target, headers, body: None };
    match verified::verify(&federation.request(), &arrived, None).await {
        Ok(actor) => Ok(Viewer::Peer(actor.into_inner().id)),
        // What everybody may read needs no key that cannot be had now; what not everybody may read stays hidden.
        Err(VerifyError::NoKey(_) | VerifyError::Unavailable(_) | VerifyError::TooMany) => Ok(Viewer::Stranger),
        Err(error @ (VerifyError::Signature(_) | VerifyError::OtherActor)) => {
            Err(problem::problem(StatusCode::UNAUTHORIZED, &error.to_string()))
        }
    }
}

/// What a removed object answers: 410 with its tombstone.
fn gone(url: &str, former_type: &str, deleted_at: allmende_domain::time::UnixMillis) -> Response {
    let body = crate::documents::with_context(crate::documents::activity::tombstone(url, former_type, deleted_at));
    let mut response = (StatusCode::GONE, body.to_string()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/activity+json"));
    response
}

fn refused(error: AppError) -> Response {
    problem::of(error)
}
