//! Another server, played by the test: actors with real keys, an inbox that believes only signatures, and a record of what arrived.

use std::collections::{HashMap, HashSet};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;
use allmende_federation::signatures::{self, PublicKey, SigningKey};
use allmende_server::clock::SystemClock;
use anyhow::Context as _;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use http::{StatusCode, header};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use url::Url;

use super::gate::Gate;
use super::ledger::{SECRET, version_in};

const ACTIVITY_JSON: &str = "application/activity+json";
/// More than any activity of ours.
const BODY_BYTES_MAX: usize = 1024 * 1024;

/// An activity as it came for the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    pub activity: String,
    pub kind: String,
    pub object: String,
    /// Milliseconds; `None` where the object has no date.
    pub updated: Option<i64>,
    /// As its title says.
    pub version: Option<u32>,
    pub finished: bool,
}

/// What one server got, in the order in which it came.
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The inbox that the sender knows as one endpoint.
    pub inbox: String,
    pub first: Vec<Arrival>,
    /// How often an activity came that was there already.
    pub duplicates: u64,
    /// Requests that were not believed, with the reason. An honest sender causes none.
    pub disbelieved: Vec<String>,
    /// Activities with something inside that is for members only.
    pub leaks: Vec<String>,
    known: HashSet<String>,
}

impl Record {
    #[must_use]
    pub fn new(inbox: &str) -> Self {
        Self { inbox: inbox.to_owned(), ..Self::default() }
    }

    #[must_use]
    pub fn holds(&self, activity: &str) -> bool {
        self.known.contains(activity)
    }

    pub fn note(&mut self, arrival: Arrival) {
        if self.known.insert(arrival.activity.clone()) {
            self.first.push(arrival);
        } else {
            self.duplicates += 1;
        }
    }
}

/// Reads an activity that came in.
#[must_use]
pub fn read(document: &Value) -> Option<Arrival> {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let object = document.get("object")?;
    let intent = object.get("publishes");
    let title = intent.and_then(|intent| text(intent, "name"));
    Some(Arrival {
        activity: text(document, "id")?,
        kind: text(document, "type")?,
        object: object.as_str().map(str::to_owned).or_else(|| text(object, "id"))?,
        updated: text(object, "updated").and_then(|date| UnixMillis::parse_rfc3339(&date).ok()).map(|time| time.0),
        version: title.as_deref().and_then(version_in),
        finished: intent.and_then(|intent| intent.get("finished")).and_then(Value::as_bool).unwrap_or(false),
    })
}

/// An actor of a peer.
#[derive(Debug, Clone)]
pub struct RemoteActor {
    pub url: String,
    pub key_id: String,
    pub key: SigningKey,
    public_pem: String,
    inbox: String,
    shared_inbox: Option<String>,
}

impl RemoteActor {
    fn document(&self) -> Value {
        let mut document = json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"],
            "id": self.url,
            "type": "Organization",
            "preferredUsername": self.url.rsplit('/').next(),
            "name": "A cooperative elsewhere",
            "inbox": self.inbox,
            "outbox": format!("{}/outbox", self.url),
            "publicKey": {"id": self.key_id, "owner": self.url, "publicKeyPem": self.public_pem},
        });
        if let Some(shared) = &self.shared_inbox {
            document["endpoints"] = json!({"sharedInbox": shared});
        }
        document
    }
}

/// A running server. Dropped, it stops.
pub struct Peer {
    pub actors: Vec<RemoteActor>,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    host: Host,
    record: Mutex<Record>,
    gate: Gate,
    documents: HashMap<String, Value>,
    /// The server under test, whose actors' keys are fetched once.
    server: Url,
    client: reqwest::Client,
    keys: tokio::sync::Mutex<HashMap<String, PublicKey>>,
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Peer {
    /// Starts a server with that many actors. Several share one inbox, as on any server with more than one account.
    ///
    /// # Errors
    /// When no port is free or no key can be made.
    pub async fn start(actor_count: usize, server: &Url, client: &reqwest::Client) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        // By name: the server, like most of the field, takes no literal addresses for actors.
        let host = format!("localhost:{}", listener.local_addr()?.port());
        let base = format!("http://{host}");
        let shared_inbox = (actor_count > 1).then(|| format!("{base}/inbox"));
        let mut actors = Vec::new();
        for number in 0..actor_count {
            let url = format!("{base}/actors/coop{number}");
            let pair = tokio::task::spawn_blocking(allmende_app::keys::generate_rsa_2048).await??;
            actors.push(RemoteActor {
                key_id: format!("{url}#main-key"),
                key: SigningKey::from_pkcs8_der(&pair.private_der)?,
                public_pem: pair.public_pem,
                inbox: format!("{url}/inbox"),
                shared_inbox: shared_inbox.clone(),
                url,
            });
        }
        let endpoint = shared_inbox.or_else(|| actors.first().map(|actor| actor.inbox.clone())).context("a peer has an actor")?;
        let shared = Arc::new(Shared {
            host: Host::parse(&host)?,
            record: Mutex::new(Record::new(&endpoint)),
            gate: Gate::default(),
            documents: actors.iter().filter_map(|actor| Some((Url::parse(&actor.url).ok()?.path().to_owned(), actor.document()))).collect(),
            server: server.clone(),
            client: client.clone(),
            keys: tokio::sync::Mutex::default(),
        });
        let router = Router::new()
            .route("/actors/{name}", get(actor))
            .route("/actors/{name}/inbox", post(inbox))
            .route("/inbox", post(inbox))
            .with_state(Arc::clone(&shared));
        let task = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                eprintln!("a peer stopped: {error}");
            }
        });
        Ok(Self { actors, shared, task })
    }

    /// Requests to its inboxes wait here while it is closed.
    #[must_use]
    pub fn gate(&self) -> &Gate {
        &self.shared.gate
    }

    /// What came until now.
    #[must_use]
    pub fn record(&self) -> Record {
        self.shared.record().clone()
    }
}

async fn actor(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Response {
    match shared.documents.get(&format!("/actors/{name}")) {
        Some(document) => ([(header::CONTENT_TYPE, ACTIVITY_JSON)], document.to_string()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn inbox(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    if let Some(status) = shared.gate.pass().await {
        return status.into_response();
    }
    match shared.receive(request).await {
        Ok(()) => StatusCode::ACCEPTED.into_response(),
        // Its sender was killed while sending: nothing came.
        Err(Refused::Broken) => StatusCode::BAD_REQUEST.into_response(),
        // The key could not be had because the sender is down: it has to come again, and will.
        Err(Refused::NoKey) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Err(Refused::Disbelieved(why)) => {
            shared.record().disbelieved.push(why);
            StatusCode::UNAUTHORIZED.into_response()
        }
    }
}

enum Refused {
    Broken,
    NoKey,
    Disbelieved(String),
}

impl Shared {
    fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn receive(&self, request: Request) -> Result<(), Refused> {
        let (parts, body) = request.into_parts();
        let body: Bytes = axum::body::to_bytes(body, BODY_BYTES_MAX).await.map_err(|_| Refused::Broken)?;
        let disbelieved = |why: String| Refused::Disbelieved(why);
        let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
        let hosts = [self.host.clone()];
        let claim = signatures::parse(&parts.method, target, &parts.headers, &hosts, Some(&body), SystemClock.now())
            .map_err(|error| disbelieved(error.to_string()))?;
        let document: Value = serde_json::from_slice(&body).map_err(|error| disbelieved(error.to_string()))?;
        let actor = document.get("actor").and_then(Value::as_str).unwrap_or_default().to_owned();
        if claim.key_id().without_fragment().as_str() != actor {
            return Err(disbelieved(format!("signed by {} for {actor}", claim.key_id())));
        }
        let key = self.key_of(&actor).await.ok_or(Refused::NoKey)?;
        claim.verify(&key).map_err(|error| disbelieved(error.to_string()))?;
        let arrival = read(&document).ok_or_else(|| disbelieved("no id, type or object".to_owned()))?;
        if String::from_utf8_lossy(&body).contains(SECRET) {
            self.record().leaks.push(arrival.activity.clone());
        }
        self.record().note(arrival);
        Ok(())
    }

    /// The key in an actor's own document, from the server under test and nowhere else.
    async fn key_of(&self, actor: &str) -> Option<PublicKey> {
        let mut keys = self.keys.lock().await;
        if let Some(key) = keys.get(actor) {
            return Some(key.clone());
        }
        if !actor.starts_with(self.server.as_str()) {
            return None;
        }
        let answer = self.client.get(actor).header(header::ACCEPT, ACTIVITY_JSON).send().await.ok()?;
        let document: Value = serde_json::from_str(&answer.text().await.ok()?).ok()?;
        let key = PublicKey::from_pem(document.pointer("/publicKey/publicKeyPem")?.as_str()?).ok()?;
        keys.insert(actor.to_owned(), key.clone());
        Some(key)
    }
}
