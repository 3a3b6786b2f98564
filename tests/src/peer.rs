//! A server of another kind: it serves the documents a test gives it and sends what a test writes, signed or not, honest or hostile.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use allmende_app::keys::{GeneratedEd25519, GeneratedKey, generate_ed25519, generate_rsa_2048};
use allmende_domain::time::UnixMillis;
use allmende_federation::signatures::{Signer, SigningKey, proof, rfc9421, sign_request, sign_with, to_multikey};
use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, header};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use url::Url;

use crate::network::{Instance, Network};

const ACTIVITY_JSON: &str = "application/activity+json";
/// Making a key costs some 50 ms; tests need a few different ones, not new ones.
const KEYS: usize = 4;

/// The key pair of that number, the same for the whole process.
fn key(number: usize) -> &'static GeneratedKey {
    static POOL: [OnceLock<GeneratedKey>; KEYS] = [const { OnceLock::new() }; KEYS];
    let slot = POOL.get(number % KEYS).expect("a slot of the pool");
    slot.get_or_init(|| generate_rsa_2048().expect("a key"))
}

/// The Ed25519 key pair of that number.
fn ed25519_key(number: usize) -> &'static GeneratedEd25519 {
    static POOL: [OnceLock<GeneratedEd25519>; KEYS] = [const { OnceLock::new() }; KEYS];
    let slot = POOL.get(number % KEYS).expect("a slot of the pool");
    slot.get_or_init(|| generate_ed25519().expect("a key"))
}

#[derive(Clone)]
struct Served {
    status: StatusCode,
    content_type: String,
    body: Bytes,
    location: Option<String>,
}

/// A request that reached a peer.
#[derive(Debug, Clone)]
pub struct Received {
    pub method: Method,
    /// Path and query.
    pub target: String,
    pub headers: HeaderMap,
    pub body: Bytes,
    /// It was refused for its signature.
    pub refused: bool,
}

/// The answer, and to whom it is given.
type Refusal = (StatusCode, fn(&HeaderMap) -> bool);

#[derive(Default)]
struct Shelf {
    documents: HashMap<String, Served>,
    received: Vec<Received>,
    /// Which signed requests are refused, and with what.
    refuses: Option<Refusal>,
    /// On every answer to a delivery, and on every refusal.
    accept_signature: Option<HeaderValue>,
}

fn locked(shelf: &Mutex<Shelf>) -> MutexGuard<'_, Shelf> {
    shelf.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A host whose answers are written by the test. What it was not given answers 404.
#[derive(Clone)]
pub struct Peer {
    pub host: String,
    network: Network,
    shelf: Arc<Mutex<Shelf>>,
}

/// An actor of such a host.
#[derive(Clone)]
pub struct PeerActor {
    pub url: String,
    pub key_id: String,
    key: &'static GeneratedKey,
    multikey: Option<&'static GeneratedEd25519>,
}

impl PeerActor {
    /// Its document.
    #[must_use]
    pub fn document(&self) -> Value {
        let url = Url::parse(&self.url).expect("an address");
        let name = self.url.rsplit('/').find(|part| !part.is_empty()).unwrap_or("actor");
        let mut document = json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "id": self.url,
            "type": "Person",
            "preferredUsername": name,
            "name": name,
            "inbox": format!("{}/inbox", self.url.trim_end_matches('/')),
            "outbox": format!("{}/outbox", self.url.trim_end_matches('/')),
            "followers": format!("{}/followers", self.url.trim_end_matches('/')),
            "endpoints": {"sharedInbox": format!("https://{}/inbox", url.host_str().expect("a host"))},
            "publicKey": {"id": self.key_id, "owner": self.url, "publicKeyPem": self.key.public_pem},
        });
        if let Some(key) = self.multikey {
            document["assertionMethod"] = json!([{
                "id": self.multikey_id(), "type": "Multikey", "controller": self.url, "publicKeyMultibase": to_multikey(&key.public),
            }]);
        }
        document
    }

    /// The same actor with the Ed25519 key of that number beside its RSA key, not yet published.
    #[must_use]
    pub fn with_multikey(&self, number: usize) -> Self {
        Self { multikey: Some(ed25519_key(number)), ..self.clone() }
    }

    #[must_use]
    pub fn multikey_id(&self) -> String {
        format!("{}#ed25519-key", self.url)
    }

    /// Its RSA key.
    #[must_use]
    pub fn rsa(&self) -> Signer {
        Signer { key: self.signing_key(), key_id: self.key_id.clone() }
    }

    /// Its Ed25519 key.
    ///
    /// # Panics
    /// Without [`PeerActor::with_multikey`].
    #[must_use]
    pub fn ed25519(&self) -> Signer {
        let key = self.multikey.expect("an Ed25519 key");
        Signer { key: SigningKey::from_pkcs8_der(&key.private_der).expect("a private key"), key_id: self.multikey_id() }
    }

    /// `document` with a proof of this actor's Ed25519 key (FEP-8b32), made at that time.
    ///
    /// # Panics
    /// Without [`PeerActor::with_multikey`].
    #[must_use]
    pub fn proves(&self, mut document: Value, created: UnixMillis) -> Value {
        proof::add(&self.ed25519(), document.as_object_mut().expect("a document"), created).expect("a proof");
        document
    }

    /// The same actor with another key, not yet published.
    #[must_use]
    pub fn with_another_key(&self, number: usize) -> Self {
        Self { key: key(number), ..self.clone() }
    }

    /// The same key under another id.
    #[must_use]
    pub fn with_key_id(&self, key_id: &str) -> Self {
        Self { key_id: key_id.to_owned(), ..self.clone() }
    }

    fn signing_key(&self) -> SigningKey {
        SigningKey::from_pkcs8_der(&self.key.private_der).expect("a private key")
    }

    /// RSA signature of `text`, base64.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        self.signing_key().sign_base64(text.as_bytes()).expect("a signature")
    }

    /// An activity of this actor.
    #[must_use]
    pub fn activity(&self, number: u32, kind: &str, object: Value) -> Value {
        json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{}/activities/{number}", self.url.trim_end_matches('/')),
            "type": kind,
            "actor": self.url,
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "object": object,
        })
    }

    /// An ordinary public post of this actor.
    #[must_use]
    pub fn note(&self, number: u32, content: &str) -> Value {
        json!({
            "id": format!("{}/notes/{number}", self.url.trim_end_matches('/')),
            "type": "Note",
            "attributedTo": self.url,
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "published": "2026-11-22T08:00:00Z",
            "content": format!("<p>{content}</p>"),
        })
    }

    /// A listing of this actor, in its `updated`th version: the minute of its date.
    #[must_use]
    pub fn listing(&self, number: u32, title: &str, updated: u32) -> Value {
        let id = format!("{}/listings/{number}", self.url.trim_end_matches('/'));
        json!({
            "id": id,
            "type": "Note",
            "attributedTo": self.url,
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "published": "2026-11-22T08:00:00Z",
            "updated": format!("2026-11-22T08:{updated:02}:00Z"),
            "content": format!("<p>Offer: {title}</p>"),
            "purpose": "offer",
            "publishes": {
                "id": format!("{id}#primary"), "type": "Intent", "name": title, "action": "transferCustody",
                "resourceQuantity": {"hasUnit": "one", "hasNumericalValue": "1"}, "finished": false,
            },
        })
    }
}

/// A signed request before it is sent: a test may still spoil it.
#[derive(Debug, Clone)]
pub struct Signed {
    pub method: Method,
    pub url: Url,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Signed {
    /// Replaces a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(HeaderName::try_from(name).expect("a header name"), HeaderValue::from_str(value).expect("a header value"));
        self
    }

    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.headers.remove(name);
        self
    }

    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }
}

impl Peer {
    /// Puts it on the network.
    #[must_use]
    pub fn on(network: &Network, host: &str) -> Self {
        let shelf: Arc<Mutex<Shelf>> = Arc::default();
        let kept = Arc::clone(&shelf);
        let router = Router::new().fallback(move |request: Request<Body>| {
            let kept = Arc::clone(&kept);
            async move { answer(&kept, request).await }
        });
        network.serve(host, router);
        Self { host: host.to_owned(), network: network.clone(), shelf }
    }

    /// Every request that reached it, in order.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        locked(&self.shelf).received.clone()
    }

    /// The activities that were delivered to it and that it took, in order.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Value> {
        let posts = self.received().into_iter().filter(|received| received.method == Method::POST && !received.refused);
        posts.map(|received| serde_json::from_slice(&received.body).expect("a JSON body")).collect()
    }

    /// Paths that were fetched from it, in order.
    #[must_use]
    pub fn fetches(&self) -> Vec<String> {
        self.received().into_iter().filter(|received| received.method == Method::GET).map(|received| received.target).collect()
    }

    /// From now on signed requests of which this is true are answered 401, and do not count as deliveries.
    pub fn refuses(&self, refused: fn(&HeaderMap) -> bool) {
        self.refuses_with(StatusCode::UNAUTHORIZED, refused);
    }

    /// The same with another status.
    pub fn refuses_with(&self, status: StatusCode, refused: fn(&HeaderMap) -> bool) {
        locked(&self.shelf).refuses = Some((status, refused));
    }

    /// From now on answers to deliveries and refusals ask for this (`Accept-Signature`).
    pub fn asks_for(&self, accept_signature: &str) {
        locked(&self.shelf).accept_signature = Some(HeaderValue::from_str(accept_signature).expect("a header value"));
    }

    pub fn forget_requests(&self) {
        locked(&self.shelf).received.clear();
    }

    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.host)
    }

    /// An actor with its document at `/users/{name}` and the key of that number, findable by WebFinger.
    #[must_use]
    pub fn actor(&self, name: &str, key_number: usize) -> PeerActor {
        let url = self.url(&format!("/users/{name}"));
        let actor = PeerActor { key_id: format!("{url}#main-key"), url, key: key(key_number), multikey: None };
        self.serves(&format!("/users/{name}"), &actor.document());
        let jrd = json!({
            "subject": format!("acct:{name}@{}", self.host),
            "links": [{"rel": "self", "type": ACTIVITY_JSON, "href": actor.url}],
        });
        let question = format!("/.well-known/webfinger?resource=acct%3A{name}%40{}", self.host);
        self.serves_as(&question, 200, "application/jrd+json", jrd.to_string());
        actor
    }

    /// From now on `path` gives this document.
    pub fn serves(&self, path: &str, document: &Value) {
        self.serves_as(path, 200, ACTIVITY_JSON, document.to_string());
    }

    /// The document at the path of its own `id`.
    pub fn serves_object(&self, document: &Value) {
        let id = Url::parse(document.get("id").and_then(Value::as_str).expect("an id")).expect("an address");
        self.serves(id.path(), document);
    }

    pub fn serves_as(&self, path: &str, status: u16, content_type: &str, body: impl Into<Bytes>) {
        let status = StatusCode::from_u16(status).expect("a status");
        let served = Served { status, content_type: content_type.to_owned(), body: body.into(), location: None };
        locked(&self.shelf).documents.insert(path.to_owned(), served);
    }

    pub fn redirects(&self, path: &str, to: &str) {
        let served =
            Served { status: StatusCode::FOUND, content_type: "text/plain".to_owned(), body: Bytes::new(), location: Some(to.to_owned()) };
        locked(&self.shelf).documents.insert(path.to_owned(), served);
    }

    /// A delivery of `activity` to the inbox at `path` of `to`, signed by `actor` as most servers do.
    #[must_use]
    pub fn signs(&self, actor: &PeerActor, to: &Instance, path: &str, activity: &Value) -> Signed {
        let body = Bytes::from(activity.to_string());
        let url = Url::parse(&format!("https://{}{path}", to.host)).expect("an address");
        let now = allmende_app::Clock::now(&self.network.clock);
        let headers = sign_request(&actor.signing_key(), &actor.key_id, &Method::POST, &url, now, Some(&body)).expect("a signature");
        let mut signed = Signed { method: Method::POST, url, headers: headers.into_iter().collect(), body };
        signed.headers.insert(header::HOST, HeaderValue::from_str(&to.host).expect("a host"));
        signed
    }

    /// The same with one more header, which the signature covers.
    #[must_use]
    pub fn signs_also(&self, actor: &PeerActor, to: &Instance, activity: &Value, name: &'static str, value: &str) -> Signed {
        let body = Bytes::from(activity.to_string());
        let url = Url::parse(&format!("https://{}/inbox", to.host)).expect("an address");
        let now = allmende_app::Clock::now(&self.network.clock);
        let also = (HeaderName::from_static(name), HeaderValue::from_str(value).expect("a header value"));
        let headers = sign_with(&actor.signing_key(), &actor.key_id, &Method::POST, &url, now, Some(&body), Some(&also));
        let mut signed = Signed { method: Method::POST, url, headers: headers.expect("a signature").into_iter().collect(), body };
        signed.headers.insert(header::HOST, HeaderValue::from_str(&to.host).expect("a host"));
        signed
    }

    /// A delivery as [`Peer::signs`], signed by that key as RFC 9421 says.
    #[must_use]
    pub fn signs_rfc9421(&self, by: &Signer, to: &Instance, path: &str, activity: &Value) -> Signed {
        let body = Bytes::from(activity.to_string());
        let url = Url::parse(&format!("https://{}{path}", to.host)).expect("an address");
        let now = allmende_app::Clock::now(&self.network.clock);
        let headers = rfc9421::sign_request(&by.key, &by.key_id, &Method::POST, &url, now, Some(&body)).expect("a signature");
        let mut signed = Signed { method: Method::POST, url, headers: headers.into_iter().collect(), body };
        signed.headers.insert(header::HOST, HeaderValue::from_str(&to.host).expect("a host"));
        signed
    }

    /// A signed GET of a document.
    #[must_use]
    pub fn signs_get(&self, actor: &PeerActor, to: &Instance, path: &str) -> Signed {
        let url = Url::parse(&format!("https://{}{path}", to.host)).expect("an address");
        let now = allmende_app::Clock::now(&self.network.clock);
        let headers = sign_request(&actor.signing_key(), &actor.key_id, &Method::GET, &url, now, None).expect("a signature");
        let mut signed = Signed { method: Method::GET, url, headers: headers.into_iter().collect(), body: Bytes::new() };
        signed.headers.insert(header::HOST, HeaderValue::from_str(&to.host).expect("a host"));
        signed.headers.insert(header::ACCEPT, HeaderValue::from_static(ACTIVITY_JSON));
        signed
    }

    /// Sends it as it is; the answer.
    pub async fn sends(&self, to: &Instance, signed: Signed) -> Response<Bytes> {
        let target = signed.url.query().map_or_else(|| signed.url.path().to_owned(), |query| format!("{}?{query}", signed.url.path()));
        let mut request = Request::builder().method(signed.method).uri(target).body(signed.body).expect("a request");
        *request.headers_mut() = signed.headers;
        crate::asking::arrive(to, request).await
    }

    /// Says yes to the last request to follow `actor` that was delivered here. It takes effect when the other side works.
    ///
    /// # Panics
    /// When nobody asked.
    pub async fn accepts_follow(&self, actor: &PeerActor, to: &Instance) {
        let asked = |activity: &Value| activity["type"] == "Follow" && activity["object"] == actor.url;
        let follow = self.deliveries().into_iter().rfind(asked).expect("somebody asked to follow");
        assert_eq!(self.delivers(actor, to, &actor.activity(9_000, "Accept", follow)).await, 202);
    }

    /// Delivers an activity to the shared inbox; the status of the answer.
    pub async fn delivers(&self, actor: &PeerActor, to: &Instance, activity: &Value) -> u16 {
        self.sends(to, self.signs(actor, to, "/inbox", activity)).await.status().as_u16()
    }
}

async fn answer(shelf: &Mutex<Shelf>, request: Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.expect("a whole body").to_bytes();
    let target = parts.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
    let is_delivery = parts.method == Method::POST;
    let (served, refused, accept_signature) = {
        let mut shelf = locked(shelf);
        let signed = parts.headers.contains_key("signature");
        let refused = shelf.refuses.filter(|(_, refuses)| signed && refuses(&parts.headers)).map(|(status, _)| status);
        let received = Received { method: parts.method, target: target.clone(), headers: parts.headers, body, refused: refused.is_some() };
        shelf.received.push(received);
        (shelf.documents.get(&target).cloned(), refused, shelf.accept_signature.clone().filter(|_| is_delivery || refused.is_some()))
    };
    let mut response = match (refused, served) {
        (Some(status), _) => plain(status),
        (None, None) => plain(if is_delivery { StatusCode::ACCEPTED } else { StatusCode::NOT_FOUND }),
        (None, Some(served)) => document(served),
    };
    if let Some(value) = accept_signature {
        response.headers_mut().insert("accept-signature", value);
    }
    response
}

fn plain(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

fn document(served: Served) -> Response<Body> {
    let mut response = Response::new(Body::from(served.body));
    *response.status_mut() = served.status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_str(&served.content_type).expect("a content type"));
    if let Some(location) = served.location {
        response.headers_mut().insert(header::LOCATION, HeaderValue::from_str(&location).expect("an address"));
    }
    response
}
