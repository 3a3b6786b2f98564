//! The HTTP side of the simulated servers.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::Instant;

use super::record::{Delivered, Mark};
use super::{Mood, Record, World, documents};
use crate::keys::Scheme;
use crate::signing::{ACTIVITY_JSON, Claim};

/// More than any activity.
const BODY_BYTES_MAX: usize = 1024 * 1024;
/// After `accept` failed for want of descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(20);
/// What a server that takes RFC 9421 asks for (5.1 there).
const ACCEPT_SIGNATURE: &str = r#"sig1=("@method" "@target-uri" "content-digest");created;keyid;alg="ed25519""#;

/// Serves one port until it is closed.
pub async fn listen(listener: TcpListener, world: Arc<World>, mut open: watch::Receiver<bool>) {
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = open.wait_for(|open| !open) => return,
        };
        match accepted {
            Ok((stream, _)) => {
                tokio::spawn(connection(stream, Arc::clone(&world), open.clone()));
            }
            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
}

async fn connection(stream: TcpStream, world: Arc<World>, mut open: watch::Receiver<bool>) {
    // A connection without it only loses some speed.
    let _: std::io::Result<()> = stream.set_nodelay(true);
    // Setting up a connection costs a round trip, which loopback does not have: the first answer pays for it.
    let fresh = Arc::new(AtomicBool::new(true));
    let service = service_fn(move |request| {
        let (world, fresh) = (Arc::clone(&world), Arc::clone(&fresh));
        async move { Ok::<_, Infallible>(answer(&world, &fresh, request).await) }
    });
    let serving = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // The other side may break off at any moment.
        _ = serving => {}
        _ = open.wait_for(|open| !open) => {}
    }
}

async fn answer(world: &World, fresh: &AtomicBool, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let at = Instant::now();
    let authority = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let Some(number) = world.by_authority.get(authority).copied() else { return plain(StatusCode::MISDIRECTED_REQUEST) };
    let Some(host) = world.hosts.get(number) else { return plain(StatusCode::MISDIRECTED_REQUEST) };
    let (parts, body) = request.into_parts();
    let response = if parts.method == Method::POST {
        let Ok(body) = Limited::new(body, BODY_BYTES_MAX).collect().await else { return plain(StatusCode::BAD_REQUEST) };
        match Mood::of(host.mood.load(Ordering::Relaxed)) {
            Mood::Silent => std::future::pending().await,
            Mood::Failing => plain(StatusCode::SERVICE_UNAVAILABLE),
            Mood::Fine => receive(world, number, &parts, &body.to_bytes(), at).await,
        }
    } else {
        document(world, number, &parts)
    };
    let round_trips = if fresh.swap(false, Ordering::Relaxed) { 2 } else { 1 };
    let latency = Duration::from_micros(host.latency_us.load(Ordering::Relaxed)) * round_trips;
    if !latency.is_zero() {
        tokio::time::sleep_until(at + latency).await;
    }
    response
}

fn plain(status: StatusCode) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    response
}

fn json(value: Option<Value>, media_type: &'static str) -> Response<Full<Bytes>> {
    let Some(value) = value else { return plain(StatusCode::NOT_FOUND) };
    let mut response = Response::new(Full::from(value.to_string()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

fn document(world: &World, host: usize, parts: &Parts) -> Response<Full<Bytes>> {
    let path = parts.uri.path();
    let authority = world.hosts.get(host).map_or("", |host| host.authority.as_str());
    match path {
        "/.well-known/webfinger" => json(world.webfinger(host, parts.uri.query().unwrap_or_default()), "application/jrd+json"),
        "/.well-known/nodeinfo" => json(Some(world.nodeinfo_links(authority)), "application/json"),
        "/nodeinfo/2.1" => json(Some(world.nodeinfo()), "application/json"),
        _ => {
            let Some((actor, rest)) = actor_in(path) else { return plain(StatusCode::NOT_FOUND) };
            if world.host_of(actor) != host {
                return plain(StatusCode::NOT_FOUND);
            }
            match rest {
                "" => json(world.actor_document(actor), ACTIVITY_JSON),
                "outbox" | "followers" | "following" => json(Some(documents::nothing(&format!("http://{authority}{path}"))), ACTIVITY_JSON),
                _ => plain(StatusCode::NOT_FOUND),
            }
        }
    }
}

/// `/users/u17/inbox` is 17 and `inbox`.
fn actor_in(path: &str) -> Option<(usize, &str)> {
    let rest = path.strip_prefix("/users/u")?;
    let (number, rest) = rest.split_once('/').unwrap_or((rest, ""));
    Some((number.parse().ok()?, rest))
}

async fn receive(world: &World, host: usize, parts: &Parts, body: &[u8], at: Instant) -> Response<Full<Bytes>> {
    let inbox = match (parts.uri.path(), actor_in(parts.uri.path())) {
        ("/inbox", _) if world.plan.shared_inboxes => world.record.shared(host),
        (_, Some((actor, "inbox"))) if world.host_of(actor) == host && actor < world.plan.actors => Record::personal(actor),
        _ => return plain(StatusCode::NOT_FOUND),
    };
    world.record.asked();
    match believe(world, inbox, parts, body, at).await {
        Ok(()) => {
            let mut response = plain(StatusCode::ACCEPTED);
            if world.plan.scheme == Scheme::Ed25519 {
                response.headers_mut().insert("accept-signature", HeaderValue::from_static(ACCEPT_SIGNATURE));
            }
            response
        }
        Err(error) => {
            world.record.disbelieve(format!("{error:#}"));
            plain(StatusCode::UNAUTHORIZED)
        }
    }
}

async fn believe(world: &World, inbox: usize, parts: &Parts, body: &[u8], at: Instant) -> anyhow::Result<()> {
    let head: Head<'_> = serde_json::from_slice(body)?;
    if world.record.requests().is_multiple_of(world.plan.verify_every.max(1)) {
        let claim = Claim::read(parts, body)?;
        let host = |url: &str| url::Url::parse(url).ok().and_then(|url| Some((url.host_str()?.to_owned(), url.port())));
        anyhow::ensure!(host(&claim.key_id) == host(&head.actor), "signed with {} for {}", claim.key_id, head.actor);
        let key = world.senders.key(&claim.key_id, &head.actor).await?;
        anyhow::ensure!(claim.holds(&key), "the signature is not that of {}", claim.key_id);
        world.record.checked(claim.rfc_9421);
    }
    match head.kind.as_ref() {
        "Accept" => {
            let document: Value = serde_json::from_slice(body)?;
            if let Some(actor) = world.follower_in(&document) {
                world.record.accept(actor);
            }
        }
        "Follow" => world.agree(&serde_json::from_slice(body)?)?,
        kind => {
            let deletes = kind == "Delete";
            let mark = if deletes { None } else { Mark::find(body) };
            world.record.note(inbox, &Delivered { activity: &head.id, object: &head.object.0, mark, deletes, at });
        }
    }
    Ok(())
}

/// What is read of every activity: cheaper than all of it.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    id: std::borrow::Cow<'a, str>,
    #[serde(borrow, rename = "type")]
    kind: std::borrow::Cow<'a, str>,
    #[serde(borrow)]
    actor: std::borrow::Cow<'a, str>,
    object: ObjectId,
}

/// The id of an object that is inlined or named.
struct ObjectId(String);

impl<'de> Deserialize<'de> for ObjectId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = ObjectId;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an id or an object with one")
    }

    fn visit_str<E>(self, text: &str) -> Result<ObjectId, E> {
        Ok(ObjectId(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ObjectId, A::Error> {
        let mut id = String::new();
        while let Some(name) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            if name == "id" {
                id = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(ObjectId(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_an_activity_is_read_from_both_forms() {
        let inlined: Head<'_> =
            serde_json::from_str(r#"{"id":"a","type":"Create","actor":"b","object":{"type":"Note","id":"c","tag":[{"id":"d"}]}}"#).unwrap();
        assert_eq!((inlined.kind.as_ref(), inlined.object.0.as_str()), ("Create", "c"));
        let named: Head<'_> = serde_json::from_str(r#"{"id":"a","type":"Like","actor":"b","object":"c"}"#).unwrap();
        assert_eq!(named.object.0, "c");
        assert_eq!(actor_in("/users/u17/inbox"), Some((17, "inbox")));
        assert_eq!(actor_in("/users/u17"), Some((17, "")));
        assert_eq!(actor_in("/users/x"), None);
    }
}
