//! A small proxy as it stands in front of several nodes: round-robin over those whose `/readyz` says yes, and on to the next when one
//! refuses the connection. It repeats nothing that a node may have received.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, StatusCode, header};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use url::Url;

/// How often the nodes are asked whether they are ready, and how long they have to say so.
const ASK_EVERY: Duration = Duration::from_millis(100);
const ASK_TIMEOUT: Duration = Duration::from_millis(1_000);
/// A request that finds no node waits for one, as clients of a real proxy do with a moment's patience.
const PATIENCE: Duration = Duration::from_secs(20);
const BODY_BYTES_MAX: usize = 4 * 1024 * 1024;

struct Upstream {
    url: Url,
    ready: AtomicBool,
}

struct Shared {
    upstreams: Vec<Upstream>,
    next: AtomicUsize,
    client: reqwest::Client,
    served: AtomicUsize,
    failures: Mutex<Vec<String>>,
}

/// Running. Dropped, it stops.
pub struct Proxy {
    pub url: Url,
    shared: Arc<Shared>,
    tasks: Vec<JoinHandle<()>>,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

impl Proxy {
    /// A place for it, so that the nodes can be told their public address before it runs.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn place() -> anyhow::Result<(TcpListener, Url)> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
        let url = Url::parse(&format!("http://localhost:{}/", listener.local_addr()?.port()))?;
        Ok((listener, url))
    }

    /// Begins to serve.
    #[must_use]
    pub fn start(listener: TcpListener, url: Url, upstreams: Vec<Url>, client: &reqwest::Client) -> Self {
        let upstreams = upstreams.into_iter().map(|url| Upstream { url, ready: AtomicBool::new(false) }).collect();
        let shared = Arc::new(Shared {
            upstreams,
            next: AtomicUsize::new(0),
            client: client.clone(),
            served: AtomicUsize::new(0),
            failures: Mutex::default(),
        });
        let mut tasks = Vec::new();
        for number in 0..shared.upstreams.len() {
            tasks.push(tokio::spawn(watch(Arc::clone(&shared), number)));
        }
        let router = Router::new().fallback(pass).with_state(Arc::clone(&shared));
        tasks.push(tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                eprintln!("the proxy stopped: {error}");
            }
        }));
        Self { url, shared, tasks }
    }

    /// What was answered with 5xx, by a node or because a connection to one broke.
    #[must_use]
    pub fn failures(&self) -> Vec<String> {
        self.shared.failures.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[must_use]
    pub fn served(&self) -> usize {
        self.shared.served.load(Ordering::SeqCst)
    }

    /// Whether a node said that it is ready when it was last asked.
    #[must_use]
    pub fn believes_in(&self, number: usize) -> bool {
        self.shared.upstreams.get(number).is_some_and(|upstream| upstream.ready.load(Ordering::SeqCst))
    }
}

async fn watch(shared: Arc<Shared>, number: usize) {
    let Some(upstream) = shared.upstreams.get(number) else { return };
    let Ok(question) = upstream.url.join("/readyz") else { return };
    loop {
        let asked = shared.client.get(question.clone()).timeout(ASK_TIMEOUT).send().await;
        upstream.ready.store(asked.is_ok_and(|answer| answer.status().is_success()), Ordering::SeqCst);
        tokio::time::sleep(ASK_EVERY).await;
    }
}

async fn pass(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let what = format!("{} {}", request.method(), request.uri().path());
    let response = match tokio::time::timeout(PATIENCE, shared.forward(request)).await {
        Ok(Ok(response)) => response,
        Ok(Err(error)) => (StatusCode::BAD_GATEWAY, format!("{error:#}")).into_response(),
        Err(_) => (StatusCode::BAD_GATEWAY, "no node is ready").into_response(),
    };
    shared.served.fetch_add(1, Ordering::SeqCst);
    if response.status().is_server_error() {
        let mut failures = shared.failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures.push(format!("{what} was answered {}: {:?}", response.status(), response.body()));
    }
    response
}

impl Shared {
    async fn forward(&self, request: Request) -> anyhow::Result<Response> {
        let (parts, body) = request.into_parts();
        let body = axum::body::to_bytes(body, BODY_BYTES_MAX).await.context("the client's body broke off")?;
        let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
        loop {
            let first = self.next.fetch_add(1, Ordering::SeqCst);
            for offset in 0..self.upstreams.len() {
                let Some(upstream) = self.upstreams.get((first + offset) % self.upstreams.len()) else { continue };
                if !upstream.ready.load(Ordering::SeqCst) {
                    continue;
                }
                let url = upstream.url.join(target)?;
                // The host stays that of the public address: signatures cover it.
                let asked = self.client.request(parts.method.clone(), url).headers(parts.headers.clone()).body(body.clone());
                match asked.send().await {
                    Ok(answer) => return taken_over(answer).await,
                    Err(error) if error.is_connect() => upstream.ready.store(false, Ordering::SeqCst),
                    Err(error) => return Err(anyhow::Error::new(error).context(format!("asking {}", upstream.url))),
                }
            }
            tokio::time::sleep(ASK_EVERY / 2).await;
        }
    }
}

async fn taken_over(answer: reqwest::Response) -> anyhow::Result<Response> {
    let (status, mut headers) = (answer.status(), answer.headers().clone());
    let body = answer.bytes().await.context("a node's answer broke off")?;
    for hop in [header::CONNECTION, header::TRANSFER_ENCODING, header::CONTENT_LENGTH] {
        headers.remove(hop);
    }
    let mut response = (status, body).into_response();
    let own: HeaderMap = headers;
    response.headers_mut().extend(own);
    Ok(response)
}
