//! The inbox: cap while streaming → signature → insert-or-ignore → commit → 202. Nothing is processed before it is stored, and nothing
//! is stored before its sender is known.

use std::net::SocketAddr;
use std::time::Duration;

use activitypub_federation::config::Data;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde_json::Value;

use allmende_app::error::AppError;
use allmende_db::inbox::NewInbox;
use allmende_domain::actor::Actor;
use allmende_domain::permission::Viewer;
use allmende_domain::url::{Host, ObjectUrl};

use crate::arrivals::Kept;
use crate::client::Mode;
use crate::incoming::json;
use crate::problem::{of_unverified, problem, retry_later};
use crate::verified::{self, Arrived, Verified, VerifyError};
use crate::{Context, Federation, fetch, limits, rates};

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

/// `POST /coops/{handle}/board/inbox`
pub async fn board(State(federation): State<Federation>, Path(handle): Path<String>, request: Request) -> Response {
    // A cooperative and its board are there together.
    match recipient(&federation, handle).await {
        Ok(cooperative) => receive(&federation, format!("{cooperative}/board"), request).await,
        Err(error) => crate::problem::of(error),
    }
}

/// `POST /people/{name}/inbox`
pub async fn person(State(federation): State<Federation>, Path(name): Path<String>, request: Request) -> Response {
    match allmende_app::people::by_name(federation.app(), &Viewer::Stranger, &name).await {
        Ok(view) => receive(&federation, view.actor.url.as_str().to_owned(), request).await,
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
    let source = parts.extensions.get::<ConnectInfo<SocketAddr>>().and_then(|client| rates::source_of(client.0.ip()));
    let distrusted = &federation.context().distrusted;
    if source.is_some_and(|source| !distrusted.has_some(&source, federation.now())) {
        return Err(over_quota());
    }
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
    refuse_shut(federation, &actor).await?;
    let target = parts.extensions.get::<axum::extract::OriginalUri>().map_or(&parts.uri, |uri| &uri.0);
    let target = target.path_and_query().map_or("/", |pq| pq.as_str()).to_owned();
    let arrived = Arrived { method: &parts.method, target: &target, headers: &parts.headers, body: Some(&body) };
    let data = federation.request();
    let not_believed = |error: VerifyError| {
        let guessed = matches!(error, VerifyError::Signature(_) | VerifyError::Proof(_) | VerifyError::OtherActor | VerifyError::NoKey(_));
        if let Some(source) = source.filter(|_| guessed) {
            distrusted.take(source, federation.now());
        }
        unverified(federation, &actor, &error)
    };
    let (author, from, claim) = match verified::verify_claim(&data, &arrived, Some(&actor)).await {
        Ok((sender, claim)) => {
            let host = sender.get().url.host();
            (sender, host, Some(claim))
        }
        Err(VerifyError::OtherActor) if may_be_passed_on(&document) => {
            let (author, from) = Box::pin(passed_on(federation, &data, &arrived, &document, &actor)).await?.map_err(not_believed)?;
            (author, from, None)
        }
        Err(error) => return Err(not_believed(error)),
    };
    if activity.host() != author.get().url.host() {
        return Err(problem(StatusCode::BAD_REQUEST, "the activity's id is on another host than its actor"));
    }
    let kept = store(federation, recipient, &activity, &author, &from, body.to_vec()).await?;
    if let Some(claim) = claim {
        Box::pin(federation.heed_synchronization(&claim, &parts.headers, author.get())).await;
    }
    Ok(kept)
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
) -> Result<Result<(Verified<Actor>, Host), VerifyError>, Response> {
    let bringer = match verified::verify(data, arrived, None).await {
        Ok(bringer) => bringer.into_inner(),
        Err(error) => return Ok(Err(error)),
    };
    refuse_shut(federation, &bringer.url).await?;
    let author = verified::verify_document(data, document, actor).await;
    Ok(author.map(|author| (author, bringer.url.host())))
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
    // Only now is it known whose activity this is: before, somebody else could use up what is a host's.
    let is_counted = federation.context().client.mode() == Mode::Production;
    if is_counted && !federation.context().host_rates.take(from.as_str().to_owned(), app.now()) {
        return Err(over_quota());
    }
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
        Kept::OverQuota => return Err(over_quota()),
        Kept::Unavailable => return Err(retry_later(StatusCode::SERVICE_UNAVAILABLE, again_in)),
    }
    federation.heard_from(from).await;
    Ok(StatusCode::ACCEPTED.into_response())
}

fn over_quota() -> Response {
    retry_later(StatusCode::TOO_MANY_REQUESTS, Duration::from_secs(limits::INBOX_RETRY_AFTER_SECONDS.unsigned_abs()))
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

async fn refuse_shut(federation: &Federation, actor: &ObjectUrl) -> Result<(), Response> {
    match allmende_app::peers::standing(federation.app(), &actor.host()).await {
        Ok(standing) if standing.is_shut() => Err(problem(StatusCode::FORBIDDEN, "this server does not accept activities from yours")),
        Ok(_) => Ok(()),
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
