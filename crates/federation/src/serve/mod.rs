//! Answers to servers that read: documents of what they may see.

pub mod actors;
pub mod board;
pub mod collections;
pub mod discovery;
pub mod objects;
pub mod people;
pub mod replies;
pub mod synchronization;
pub mod tags;

use allmende_app::AppError;
use allmende_domain::actor::Actor;
use allmende_domain::permission::Viewer;
use axum::extract::{FromRequestParts, OriginalUri, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::signatures::{ACCEPT_SIGNATURE, ED25519_WANTED_OF_READERS};
use crate::verified::{self, Arrived, Verified, VerifyError};
use crate::{Federation, problem, signatures};

/// How long others may keep a public document without asking again.
const PUBLIC_FOR: HeaderValue = HeaderValue::from_static("public, max-age=60");
const PRIVATE: HeaderValue = HeaderValue::from_static("private, no-store");
/// Both kinds of signatures decide who reads.
const DEPENDS_ON: HeaderValue = HeaderValue::from_static("Accept, Signature, Signature-Input");

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
    headers.insert(header::VARY, DEPENDS_ON);
    // What was shown to one reader is never kept for another (case V5).
    headers.insert(header::CACHE_CONTROL, if matches!(viewer, Viewer::Stranger) { PUBLIC_FOR } else { PRIVATE });
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, etag);
    }
    response
}

/// Who asks, found before a handler runs.
#[derive(Clone)]
pub(crate) struct Reader(Viewer);

impl FromRequestParts<Federation> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, federation: &Federation) -> Result<Self, Response> {
        match parts.extensions.get::<Self>() {
            // Authorised fetch knows already.
            Some(known) => Ok(known.clone()),
            None => viewer(federation, parts).await.map(Self),
        }
    }
}

/// Who asks: a stranger, or the actor whose signature is on the request. A wrong signature is an answer of its own, so that a peer
/// notices; none at all is fine.
async fn viewer(federation: &Federation, parts: &Parts) -> Result<Viewer, Response> {
    if !parts.headers.contains_key("signature") {
        return Ok(Viewer::Stranger);
    }
    match signed_by(federation, parts).await {
        Ok(actor) => admitted(federation, &actor).await,
        // What everybody may read needs no key that cannot be had now; what not everybody may read stays hidden.
        Err(VerifyError::NoKey(_) | VerifyError::Unavailable(_) | VerifyError::TooMany) => Ok(Viewer::Stranger),
        Err(error) => Err(problem::of_unverified(&error)),
    }
}

/// Authorised fetch, where it is switched on, where the instance is private, and in allow-list mode (case M6): whoever signed is known and not shut
/// out, or nothing is read. It stands before every document but the instance's own actor, whose key others need to verify what we sign, also when
/// they ask the same of us.
pub(crate) async fn only_for_signers(State(federation): State<Federation>, request: Request, next: Next) -> Response {
    let for_signers = federation.authorized_fetch || federation.app().is_private;
    match allmende_app::peers::is_allow_list(federation.app()).await {
        Ok(is_allow_list) if for_signers || is_allow_list => {}
        Ok(_) => {
            let (parts, body) = request.into_parts();
            return match names_a_shut_host(&federation, &parts).await {
                Ok(false) => next.run(Request::from_parts(parts, body)).await,
                Ok(true) => shut_out(),
                Err(error) => problem::of(error),
            };
        }
        Err(error) => return problem::of(error),
    }
    let (mut parts, body) = request.into_parts();
    let reader = match signed_by(&federation, &parts).await {
        Ok(actor) => admitted(&federation, &actor).await,
        Err(error) => Err(problem::of_unverified(&error)),
    };
    let mut answer = match reader {
        Ok(viewer) => {
            parts.extensions.insert(Reader(viewer));
            next.run(Request::from_parts(parts, body)).await
        }
        Err(refusal) => refusal,
    };
    let status = answer.status();
    let headers = answer.headers_mut();
    // No cache in between may answer the next one in our place (case V5).
    headers.insert(header::CACHE_CONTROL, PRIVATE);
    headers.insert(header::VARY, DEPENDS_ON);
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(ACCEPT_SIGNATURE, ED25519_WANTED_OF_READERS);
    }
    answer
}

/// Whether a signature says that it is of a host that is shut out. It need not be verified: who lies here only shuts itself out, and who does not
/// sign reads what strangers read.
async fn names_a_shut_host(federation: &Federation, parts: &Parts) -> Result<bool, AppError> {
    if !parts.headers.contains_key("signature") {
        return Ok(false);
    }
    let hosts = [federation.app().addresses.host().clone()];
    match signatures::parse(&parts.method, target(parts), &parts.headers, &hosts, None, federation.now()) {
        Ok(claim) => Ok(allmende_app::peers::standing(federation.app(), &claim.key_id().host()).await?.is_shut()),
        // Whether a signature is needed at all, the document decides.
        Err(_) => Ok(false),
    }
}

fn shut_out() -> Response {
    problem::problem(StatusCode::FORBIDDEN, "this server is not read by yours")
}

/// What was signed: the target as it came, before any router took a part of it away.
fn target(parts: &Parts) -> &str {
    let uri = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
    uri.path_and_query().map_or("/", |pq| pq.as_str())
}

async fn signed_by(federation: &Federation, parts: &Parts) -> Result<Actor, VerifyError> {
    let arrived = Arrived { method: &parts.method, target: target(parts), headers: &parts.headers, body: None };
    verified::verify(&federation.request(), &arrived, None).await.map(Verified::into_inner)
}

/// A block holds for reading too.
async fn admitted(federation: &Federation, actor: &Actor) -> Result<Viewer, Response> {
    match allmende_app::peers::standing(federation.app(), &actor.url.host()).await {
        Ok(standing) if standing.is_shut() => Err(shut_out()),
        Ok(_) => Ok(Viewer::Peer(actor.id.clone())),
        Err(error) => Err(refused(error)),
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
