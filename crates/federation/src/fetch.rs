//! Fetching one document of the federation: the right type, from its own origin, bounded.

use http::header::ETAG;
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::Value;

use allmende_domain::peer::SignatureKind;
use allmende_domain::url::ObjectUrl;

use crate::client::{ClientError, FetchSigner, GuardedClient};
use crate::limits::{Budget, DOCUMENT_BYTES_MAX, ETAG_CHARS_MAX};
use crate::signatures::asked_for;

/// What is asked for: both names of the type (ActivityPub, 3.2).
const ACCEPT_DOCUMENT: HeaderValue =
    HeaderValue::from_static(r#"application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams""#);
const ACTIVITYSTREAMS: &str = "https://www.w3.org/ns/activitystreams";

/// A document whose `id` is the address it came from: the only form in which a fetched document may be believed.
#[derive(Debug, Clone, PartialEq)]
pub struct Fetched {
    /// The final address, which equals `id`. It can be on another host than the one asked: decide on this one.
    pub url: ObjectUrl,
    /// A JSON object, read as plain JSON.
    pub value: Value,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error(transparent)]
    Client(#[from] ClientError),
    /// 410: it existed and was deleted.
    #[error("the document was deleted")]
    Gone,
    /// 404
    #[error("there is no such document")]
    NotFound,
    /// Any other, with the kind of signature that the answer asks for.
    #[error("the peer answered {code}")]
    Status { code: u16, asked: Option<SignatureKind> },
    #[error("the answer is not an ActivityStreams document")]
    ContentType,
    #[error("the answer is not a JSON object")]
    NotAnObject,
    /// The document names another address as its `id` than the one it came from.
    #[error("the document's id is not the address it came from")]
    OtherId,
}

/// A document and which version of it this is.
#[derive(Debug, Clone, PartialEq)]
pub struct Versioned {
    pub fetched: Fetched,
    /// Its `ETag`, when it has one of a length that is kept.
    pub etag: Option<String>,
}

/// Gets the document at `url` (without its fragment), signed by `signer`, the instance actor. `None`: it is still the version with this `ETag`.
///
/// When the document names another `id` on the host it came from, as a post does under the address of its page, or a stub under the
/// address of a key, that `id` is fetched once and must then agree. An `id` on another host is never followed (case S10).
///
/// # Errors
/// [`FetchError`].
pub async fn fetch_unless(
    client: &GuardedClient,
    signer: Option<FetchSigner<'_>>,
    url: &ObjectUrl,
    etag: Option<&HeaderValue>,
    budget: &mut Budget,
) -> Result<Option<Versioned>, FetchError> {
    let Some(first) = fetch_once(client, signer, url, etag, budget).await? else { return Ok(None) };
    let id = id_of(&first.fetched.value).ok_or(FetchError::OtherId)?;
    if id == first.fetched.url {
        return Ok(Some(first));
    }
    if id.host() != first.fetched.url.host() {
        return Err(FetchError::OtherId);
    }
    let second = fetch_once(client, signer, &id, None, budget).await?.ok_or(FetchError::OtherId)?;
    if id_of(&second.fetched.value).as_ref() == Some(&second.fetched.url) { Ok(Some(second)) } else { Err(FetchError::OtherId) }
}

async fn fetch_once(
    client: &GuardedClient,
    signer: Option<FetchSigner<'_>>,
    url: &ObjectUrl,
    etag: Option<&HeaderValue>,
    budget: &mut Budget,
) -> Result<Option<Versioned>, FetchError> {
    let answer = client.get_unless(url, &ACCEPT_DOCUMENT, etag, signer, budget, DOCUMENT_BYTES_MAX).await?;
    match answer.status {
        StatusCode::OK => {}
        StatusCode::NOT_MODIFIED if etag.is_some() => return Ok(None),
        StatusCode::GONE => return Err(FetchError::Gone),
        StatusCode::NOT_FOUND => return Err(FetchError::NotFound),
        other => return Err(FetchError::Status { code: other.as_u16(), asked: asked_for(&answer.headers) }),
    }
    if !is_document(&answer.headers) {
        return Err(FetchError::ContentType);
    }
    let value: Value = serde_json::from_slice(&answer.body).map_err(|_| FetchError::NotAnObject)?;
    let etag = answer.headers.get(ETAG).and_then(|value| value.to_str().ok()).filter(|etag| etag.len() <= ETAG_CHARS_MAX);
    let etag = etag.map(str::to_owned);
    if value.is_object() { Ok(Some(Versioned { fetched: Fetched { url: answer.url, value }, etag })) } else { Err(FetchError::NotAnObject) }
}

fn id_of(document: &Value) -> Option<ObjectUrl> {
    document.get("id").and_then(Value::as_str).and_then(|id| ObjectUrl::parse(id).ok())
}

/// Whether the one `Content-Type` is a type that only a server says of its own documents, and never of a member's upload (case S11).
fn is_document(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(http::header::CONTENT_TYPE).iter();
    match (types.next().and_then(|value| value.to_str().ok()), types.next()) {
        (Some(text), None) => is_activity_type(text),
        _ => false,
    }
}

/// `application/activity+json`, or `application/ld+json` with the ActivityStreams profile; other parameters do not matter.
pub(crate) fn is_activity_type(media_type: &str) -> bool {
    let mut parts = media_type.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default();
    if name.eq_ignore_ascii_case("application/activity+json") {
        return true;
    }
    let is_profile = |part: &str| {
        part.split_once('=').is_some_and(|(key, value)| {
            key.trim().eq_ignore_ascii_case("profile")
                && value.trim().trim_matches('"').split_ascii_whitespace().any(|profile| profile == ACTIVITYSTREAMS)
        })
    };
    name.eq_ignore_ascii_case("application/ld+json") && parts.any(is_profile)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::Router;
    use axum::http::header::CONTENT_TYPE;
    use axum::response::IntoResponse as _;
    use axum::routing::get;

    use super::*;
    use crate::client::tests::{Elsewhere, client, serve, start_budget};
    use crate::client::{Mode, UrlRefusal};

    const ACTIVITY: &str = "application/activity+json";

    fn answer(content_type: &'static str, body: &'static str) -> axum::routing::MethodRouter {
        get(move || async move { ([(CONTENT_TYPE, content_type)], body).into_response() })
    }

    /// Fetches from a server of two hosts, `velo.example` and `evil.example`, in production mode.
    async fn fetch(routes: Router, url: &str) -> Result<Fetched, FetchError> {
        let server = serve(routes).await;
        let client = client(Arc::new(Elsewhere::new(server.address)), Mode::Production);
        let found = fetch_unless(&client, None, &ObjectUrl::parse(url).unwrap(), None, &mut start_budget()).await?;
        Ok(found.expect("no version is held").fetched)
    }

    #[test]
    fn only_activitystreams_types_are_documents() {
        for fine in [
            "application/activity+json",
            "Application/Activity+JSON; charset=utf-8",
            r#"application/ld+json; profile="https://www.w3.org/ns/activitystreams""#,
            r#"application/ld+json;charset=utf-8;profile="https://www.w3.org/ns/activitystreams https://w3id.org/security/v1""#,
            "application/ld+json; profile=https://www.w3.org/ns/activitystreams",
        ] {
            assert!(is_activity_type(fine), "{fine}");
        }
        for wrong in [
            "",
            "application/json",
            "application/ld+json",
            r#"application/ld+json; profile="https://evil.example/""#,
            "text/html; application/activity+json",
            "application/activity+jsonx",
            "image/png",
        ] {
            assert!(!is_activity_type(wrong), "{wrong}");
        }
    }

    #[tokio::test]
    async fn a_document_at_its_own_address_is_fetched() {
        let routes = Router::new().route("/coop", answer(ACTIVITY, r#"{"id":"https://velo.example/coop","type":"Organization"}"#));
        let fetched = fetch(routes, "https://velo.example/coop#main-key").await.unwrap();
        assert_eq!(fetched.url.as_str(), "https://velo.example/coop");
        assert_eq!(fetched.value["type"], "Organization");
    }

    #[tokio::test]
    async fn s10_a_document_with_a_foreign_id_is_discarded_and_not_followed() {
        let routes = Router::new()
            .route("/forged", answer(ACTIVITY, r#"{"id":"https://velo.example/coop","type":"Organization"}"#))
            .route("/coop", answer(ACTIVITY, r#"{"id":"https://velo.example/coop","type":"Organization"}"#))
            .route("/without", answer(ACTIVITY, r#"{"type":"Organization"}"#));
        assert_eq!(fetch(routes.clone(), "https://evil.example/forged").await, Err(FetchError::OtherId));
        assert_eq!(fetch(routes, "https://evil.example/without").await, Err(FetchError::OtherId));
    }

    #[tokio::test]
    async fn s10_another_id_of_the_same_host_is_fetched_once() {
        let routes = Router::new()
            .route("/@velo", answer(ACTIVITY, r#"{"id":"https://velo.example/coop"}"#))
            .route("/coop", answer(ACTIVITY, r#"{"id":"https://velo.example/coop","name":"origin"}"#))
            .route("/a", answer(ACTIVITY, r#"{"id":"https://velo.example/b"}"#))
            .route("/b", answer(ACTIVITY, r#"{"id":"https://velo.example/c"}"#))
            .route("/c", answer(ACTIVITY, r#"{"id":"https://velo.example/c"}"#))
            .route("/http", answer(ACTIVITY, r#"{"id":"http://velo.example/coop"}"#));
        assert_eq!(fetch(routes.clone(), "https://velo.example/@velo").await.unwrap().value["name"], "origin");
        assert_eq!(fetch(routes.clone(), "https://velo.example/a").await, Err(FetchError::OtherId));
        let downgraded = fetch(routes, "https://velo.example/http").await;
        assert_eq!(downgraded, Err(FetchError::Client(ClientError::Url(UrlRefusal::Scheme))));
    }

    #[tokio::test]
    async fn s11_an_actor_in_an_uploaded_file_is_refused() {
        let body = r#"{"id":"https://velo.example/upload.png","type":"Person"}"#;
        for content_type in ["image/png", "application/json", "application/ld+json", "text/plain"] {
            let routes = Router::new().route("/upload.png", answer(content_type, body));
            assert_eq!(fetch(routes, "https://velo.example/upload.png").await, Err(FetchError::ContentType), "{content_type}");
        }
    }

    #[tokio::test]
    async fn statuses_and_broken_documents_are_told_apart() {
        let routes = Router::new()
            .route("/gone", get(|| async { StatusCode::GONE }))
            .route("/trouble", get(|| async { StatusCode::SERVICE_UNAVAILABLE }))
            .route("/array", answer(ACTIVITY, "[1]"))
            .route("/deep", get(|| async { ([(CONTENT_TYPE, ACTIVITY)], "[".repeat(200_000)) }));
        for (path, error) in [
            ("gone", FetchError::Gone),
            ("nothing", FetchError::NotFound),
            ("trouble", FetchError::Status { code: 503, asked: None }),
            ("array", FetchError::NotAnObject),
            ("deep", FetchError::NotAnObject),
        ] {
            assert_eq!(fetch(routes.clone(), &format!("https://velo.example/{path}")).await, Err(error), "{path}");
        }
    }
}
