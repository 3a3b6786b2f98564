//! The inbox: cap while streaming → signature → insert-or-ignore → commit → 202. Nothing is processed before it is stored, and nothing
//! is stored before its sender is known.

use std::time::Duration;

use activitypub_federation::config::Data;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde_json::Value;

use allmende_app::error::AppError;
use allmende_db::inbox::NewInbox;
use allmende_domain::actor::Actor;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::url::{Host, ObjectUrl};

use crate::arrivals::Kept;
use crate::incoming::json;
use crate::problem::{of_unverified, problem, retry_later};
use crate::verified::{self, Arrived, Verified, VerifyError};
use crate::{Context, Federation, fetch, limits};

/// `POST /inbox`: for anybody here.
pub async fn shared(State(federation): State<Federation>, request: Request) -> Response {
    receive(&federation, String::new(), request).await
}

/// `POST /actor/inbox`
pub async fn instance(State(federation): State<Federation>, request: Request) -> Response {
    let recipient = federation.app().addresses.instance_actor().as_str().to_owned();
    receive(&federation, recipient, request).await
}

/// `POST /coops/{handle}/inbox`
pub async fn cooperative(State(federation): State<Federation>, Path(handle): Path<String>, request: Request) -> Response {
    match recipient(&federation, handle).await {
        Ok(recipient) => receive(&federation, recipient, request).await,
        Err(error) => crate::problem::of(error),
    }
}

/// The actor whose inbox is that of `handle`.
async fn recipient(federation: &Federation, handle: String) -> Result<String, AppError> {
    let known = &federation.context().recipients;
    if let Some(recipient) = known.get(&handle).await {
        return Ok(recipient);
    }
    let cooperative = allmende_app::cooperatives::by_handle(federation.app(), &handle).await?;
    let recipient = federation.app().addresses.cooperative(&cooperative.handle).as_str().to_owned();
    known.insert(handle, recipient.clone()).await;
    Ok(recipient)
}

async fn receive(federation: &Federation, recipient: String, request: Request) -> Response {
    let outcome = try_receive(federation, recipient, request).await;
    let answer = outcome.unwrap_or_else(|refusal| refusal);
    metrics::counter!("allmende_inbox_requests_total", "status" => answer.status().as_u16().to_string()).increment(1);
    answer
}

async fn try_receive(federation: &Federation, recipient: String, request: Request) -> Result<Response, Response> {
    let (parts, body) = request.into_parts();
    if !is_activity(&parts.headers) {
        return Err(problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "send application/activity+json"));
    }
    let body = match Limited::new(body, limits::INBOX_BYTES_MAX).collect().await {
        Ok(collected) => collected.to_bytes(),
        Err(error) if error.is::<LengthLimitError>() => return Err(problem(StatusCode::PAYLOAD_TOO_LARGE, "at most 1 MiB")),
        Err(_) => return Err(problem(StatusCode::BAD_REQUEST, "the body broke off")),
    };
    let document: Value = serde_json::from_slice(&body).map_err(|e| problem(StatusCode::BAD_REQUEST, &format!("not JSON: {e}")))?;
    let activity = json::id(&document).ok_or_else(|| problem(StatusCode::BAD_REQUEST, "the activity has no id"))?;
    let actor = json::id_of(&document, "actor").ok_or_else(|| problem(StatusCode::BAD_REQUEST, "the activity has no actor"))?;
    if json::kind(&document).is_empty() || json::has_oversized_list(&document) {
        return Err(problem(StatusCode::BAD_REQUEST, "the activity has no type, or an endless list"));
    }
    if is_farewell_of_unknown(federation, &document, &actor).await? {
        // Its key is gone with it: nothing to verify, nothing to do, and no reason to ask its server ten thousand times (case M8).
        return Ok(StatusCode::ACCEPTED.into_response());
    }
    refuse_suspended(federation, &actor).await?;
    let target = parts.extensions.get::<axum::extract::OriginalUri>().map_or(&parts.uri, |uri| &uri.0);
    let target = target.path_and_query().map_or("/", |pq| pq.as_str()).to_owned();
    let arrived = Arrived { method: &parts.method, target: &target, headers: &parts.headers, body: Some(&body) };
    let data = federation.request();
    let (author, from) = match verified::verify(&data, &arrived, Some(&actor)).await {
        Ok(sender) => {
            let host = sender.get().url.host();
            (sender, host)
        }
        Err(VerifyError::OtherActor) if may_be_passed_on(&document) => passed_on(federation, &data, &arrived, &document, &actor).await?,
        Err(error) => return Err(unverified(federation, &actor, &error)),
    };
    if activity.host() != author.get().url.host() {
        return Err(problem(StatusCode::BAD_REQUEST, "the activity's id is on another host than its actor"));
    }
    store(federation, recipient, &activity, &author, &from, body.to_vec()).await
}

/// Whether somebody else than its actor may bring an activity that carries a proof of its actor. Only what says how a public object is now:
/// repeated later, that changes nothing, while a follow that was taken back would hold again.
fn may_be_passed_on(document: &Value) -> bool {
    document.get("proof").is_some() && matches!(json::kind(document), "Create" | "Update" | "Delete")
}

/// An activity that another server passed on (ActivityPub, 7.1.2): its own signature says who brings it, the proof says whose it is.
async fn passed_on(
    federation: &Federation,
    data: &Data<Context>,
    arrived: &Arrived<'_>,
    document: &Value,
    actor: &ObjectUrl,
) -> Result<(Verified<Actor>, Host), Response> {
    let bringer = verified::verify(data, arrived, None).await.map_err(|error| unverified(federation, actor, &error))?.into_inner();
    refuse_suspended(federation, &bringer.url).await?;
    let author = verified::verify_document(data, document, actor).await.map_err(|error| unverified(federation, actor, &error))?;
    Ok((author, bringer.url.host()))
}

/// Commits the activity, then answers 202; a repetition is answered the same. `from` is the host that brought it, whose quota it takes.
async fn store(
    federation: &Federation,
    recipient: String,
    activity: &ObjectUrl,
    author: &Verified<Actor>,
    from: &Host,
    body: Vec<u8>,
) -> Result<Response, Response> {
    let app = federation.app();
    allmende_db::failpoint!("inbox-verified");
    let new = NewInbox {
        activity_url: activity.as_str().to_owned(),
        recipient,
        actor_url: author.get().url.as_str().to_owned(),
        host: from.as_str().to_owned(),
        body,
        now: app.now(),
    };
    let again_in = Duration::from_secs(limits::INBOX_RETRY_AFTER_SECONDS.unsigned_abs());
    match federation.context().arrivals.keep(app, new).await {
        Kept::Durable => {
            allmende_db::failpoint!("inbox-kept");
        }
        Kept::OverQuota => return Err(retry_later(StatusCode::TOO_MANY_REQUESTS, again_in)),
        Kept::Unavailable => return Err(retry_later(StatusCode::SERVICE_UNAVAILABLE, again_in)),
    }
    federation.heard_from(from).await;
    Ok(StatusCode::ACCEPTED.into_response())
}

fn is_activity(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    fetch::is_activity_type(media_type)
}

/// An actor we never heard of deletes itself.
async fn is_farewell_of_unknown(federation: &Federation, document: &Value, actor: &ObjectUrl) -> Result<bool, Response> {
    if json::kind(document) != "Delete" || json::id_of(document, "object").as_ref() != Some(actor) {
        return Ok(false);
    }
    let known = allmende_app::actors::by_url(federation.app(), actor.as_str()).await.map_err(crate::problem::of)?;
    Ok(known.is_none())
}

async fn refuse_suspended(federation: &Federation, actor: &ObjectUrl) -> Result<(), Response> {
    match allmende_app::peers::policy(federation.app(), &actor.host()).await {
        Ok(PeerPolicy::Suspend) => Err(problem(StatusCode::FORBIDDEN, "this server does not accept activities from yours")),
        Ok(PeerPolicy::Allow | PeerPolicy::Limit) => Ok(()),
        Err(error) => Err(crate::problem::of(error)),
    }
}

fn unverified(federation: &Federation, actor: &ObjectUrl, error: &VerifyError) -> Response {
    match error {
        VerifyError::Unavailable(reason) => {
            tracing::warn!(peer.host = %actor.host(), reason, "a sender could not be verified now; it is asked to come back");
        }
        // A peer chooses how often this happens: a line for each would fill the disk.
        error => {
            tracing::debug!(peer.host = %actor.host(), %error, instance = %federation.app().addresses.host(), "a request was not believed");
        }
    }
    of_unverified(error)
}
