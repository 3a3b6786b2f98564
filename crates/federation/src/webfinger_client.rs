//! From a handle to an actor's address: WebFinger (RFC 7033) as the fediverse uses it.

use activitypub_federation::fetch::webfinger::WebfingerLink;
use http::HeaderValue;
use serde_json::Value;
use url::Url;

use allmende_domain::url::{Handle, Host, ObjectUrl};

use crate::client::{ClientError, GuardedClient, Mode, TransportError};
use crate::fetch::is_activity_type;
use crate::limits::{Budget, WEBFINGER_BYTES_MAX, WEBFINGER_LINKS_MAX};

const ACCEPT_JRD: HeaderValue = HeaderValue::from_static("application/jrd+json, application/json");

/// Why a handle leads to no actor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WebfingerError {
    #[error(transparent)]
    Client(#[from] ClientError),
    /// 404 or 410: the host knows nobody of that name.
    #[error("nobody there has this name")]
    Unknown,
    #[error("the peer answered {0}")]
    Status(u16),
    #[error("the answer is not a WebFinger document")]
    NotJrd,
    #[error("the answer names no ActivityPub actor")]
    NoActor,
    #[error("the answer is about somebody of another host")]
    OtherSubject,
}

/// Asks the host of `handle` for the address of its actor. The caller fetches the actor and decides by what its own document says;
/// nothing else of the answer is believed.
///
/// In development http is tried when https brings no connection.
///
/// # Errors
/// [`WebfingerError`].
pub async fn resolve(client: &GuardedClient, handle: &Handle, budget: &mut Budget) -> Result<ObjectUrl, WebfingerError> {
    let answer = match client.get(&question("https", handle)?, &ACCEPT_JRD, None, budget, WEBFINGER_BYTES_MAX).await {
        Err(ClientError::Transport(TransportError::Connect(_) | TransportError::Tls(_) | TransportError::Other(_)))
            if client.mode() == Mode::Development =>
        {
            client.get(&question("http", handle)?, &ACCEPT_JRD, None, budget, WEBFINGER_BYTES_MAX).await?
        }
        other => other?,
    };
    match answer.status.as_u16() {
        200 => actor_of(&answer.body, &handle.host),
        404 | 410 => Err(WebfingerError::Unknown),
        other => Err(WebfingerError::Status(other)),
    }
}

fn question(scheme: &str, handle: &Handle) -> Result<ObjectUrl, WebfingerError> {
    let base = format!("{scheme}://{}/.well-known/webfinger", handle.host);
    let mut url = Url::parse(&base).map_err(|_| ClientError::BadRedirect)?;
    url.query_pairs_mut().append_pair("resource", &format!("acct:{}@{}", handle.name, handle.host));
    ObjectUrl::parse(url.as_str()).map_err(|_| ClientError::BadRedirect.into())
}

/// The `self` link of a JRD (RFC 7033, 4.4) about somebody of `asked` or of the actor's own host. The type of the answer and links
/// that cannot be read do not matter: peers are careless about both.
///
/// # Errors
/// [`WebfingerError::NotJrd`], [`WebfingerError::NoActor`], [`WebfingerError::OtherSubject`].
pub fn actor_of(body: &[u8], asked: &Host) -> Result<ObjectUrl, WebfingerError> {
    let jrd: Value = serde_json::from_slice(body).map_err(|_| WebfingerError::NotJrd)?;
    let subject = jrd.get("subject").and_then(Value::as_str).ok_or(WebfingerError::NotJrd)?;
    let links = jrd.get("links").and_then(Value::as_array).ok_or(WebfingerError::NotJrd)?;
    let actor = links
        .iter()
        .take(WEBFINGER_LINKS_MAX)
        .filter_map(|link| serde_json::from_value::<WebfingerLink>(link.clone()).ok())
        .filter(|link| link.rel.as_deref() == Some("self") && link.kind.as_deref().is_some_and(is_activity_type))
        .find_map(|link| ObjectUrl::parse(link.href?.as_str()).ok())
        .ok_or(WebfingerError::NoActor)?;
    let host = subject_host(subject).ok_or(WebfingerError::OtherSubject)?;
    if host == *asked || host == actor.host() { Ok(actor) } else { Err(WebfingerError::OtherSubject) }
}

/// The host of `acct:name@host`, or of an address as GNU social writes.
fn subject_host(subject: &str) -> Option<Host> {
    match subject.strip_prefix("acct:") {
        Some(handle) => Handle::parse(handle).ok().map(|handle| handle.host),
        None => ObjectUrl::parse(subject).ok().map(|url| url.host()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::Router;
    use axum::extract::RawQuery;
    use axum::http::StatusCode;
    use axum::routing::get;

    use super::*;
    use crate::client::tests::{Elsewhere, client, real_client, serve, start_budget};

    const JRD: &str = r#"{"subject":"acct:velo@velo.example","properties":{"x":null},"links":[
        {"rel":"http://webfinger.net/rel/profile-page","type":"text/html","href":"https://velo.example/"},
        {"rel":"self","type":"text/html","href":"https://velo.example/wrong"},
        {"rel":"self","type":"application/activity+json","href":"not an address"},
        {"rel":"self","type":"application/activity+json","href":"https://velo.example/coop"},
        {"rel":"http://ostatus.org/schema/1.0/subscribe","template":"https://velo.example/authorize?uri={uri}"}]}"#;

    fn of(body: &str, asked: &str) -> Result<String, WebfingerError> {
        actor_of(body.as_bytes(), &Host::parse(asked).unwrap()).map(|url| url.as_str().to_owned())
    }

    #[test]
    fn the_actor_is_the_self_link_with_the_right_type() {
        assert_eq!(of(JRD, "velo.example"), Ok("https://velo.example/coop".to_owned()));
        assert_eq!(of(JRD, "handles.example"), Ok("https://velo.example/coop".to_owned()), "the handle's domain delegates");
        let elsewhere = JRD.replace("acct:velo@velo.example", "acct:velo@victim.example");
        assert_eq!(of(&elsewhere, "velo.example"), Err(WebfingerError::OtherSubject));
        assert_eq!(of(r#"{"subject":"acct:a@a.example","links":[]}"#, "a.example"), Err(WebfingerError::NoActor));
        for broken in ["", "[]", "{}", r#"{"subject":1,"links":[]}"#, r#"{"subject":"acct:a@a.example","links":{}}"#, "<XRD/>"] {
            assert_eq!(of(broken, "a.example"), Err(WebfingerError::NotJrd), "{broken}");
        }
    }

    #[tokio::test]
    async fn a_handle_is_resolved_over_the_network() {
        let routes = Router::new().route(
            "/.well-known/webfinger",
            get(|RawQuery(query): RawQuery| async move {
                match query.as_deref() {
                    Some("resource=acct%3Avelo%40velo.example") => (StatusCode::OK, JRD),
                    _ => (StatusCode::NOT_FOUND, ""),
                }
            }),
        );
        let server = serve(routes).await;
        let client = client(Arc::new(Elsewhere::new(server.address)), Mode::Production);
        let of = async |handle: &str| resolve(&client, &Handle::parse(handle).unwrap(), &mut start_budget()).await;
        assert_eq!(of("@velo@velo.example").await.unwrap().as_str(), "https://velo.example/coop");
        assert_eq!(of("@nobody@velo.example").await, Err(WebfingerError::Unknown));
        assert!(matches!(of("@velo@127.0.0.1").await, Err(WebfingerError::Client(ClientError::Url(_)))));
        assert!(matches!(of("@velo@velo.example:8080").await, Err(WebfingerError::Client(ClientError::Url(_)))));
    }

    #[tokio::test]
    async fn development_falls_back_to_http() {
        let server = serve(Router::new().route("/.well-known/webfinger", get(|| async { JRD }))).await;
        let handle = Handle::parse(&format!("@velo@{}", server.address)).unwrap();
        let actor = resolve(&real_client(Mode::Development), &handle, &mut start_budget()).await.unwrap();
        assert_eq!(actor.as_str(), "https://velo.example/coop");
    }
}
