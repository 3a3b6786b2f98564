//! Several instances in one process. Outgoing requests are routed by host name to the other instance's router, past a network that can
//! refuse, lose, delay and repeat them, or lose the answer.

mod instance;

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use allmende_domain::peer::SignatureKind;
use allmende_federation::client::{BodyStream, Transport, TransportError};
use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use bytes::Bytes;
use futures_util::StreamExt as _;
use http::{HeaderMap, Method, Request, Response, StatusCode, Uri, header};
use http_body_util::BodyDataStream;
use tower::ServiceExt as _;

pub use instance::Instance;

use crate::chance::TestChance;
use crate::clock::TestClock;

/// What happens to one request instead of being delivered once and answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The connection is refused; the other side sees nothing.
    Refuse,
    /// No answer in time; the other side sees nothing.
    Drop,
    /// The other side does its work, and its answer is lost.
    LoseAnswer,
    /// The other side gets it twice; the second answer is heard.
    Duplicate,
    /// Everybody else has so many turns before it arrives, so that later requests overtake it.
    Delay { turns: u32 },
    /// Something in between answers; the other side sees nothing.
    Answer { status: StatusCode, retry_after: Option<String> },
}

/// How often random faults happen, each of 1,000 requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rates {
    pub refuse: u64,
    pub drop: u64,
    pub lose_answer: u64,
    pub duplicate: u64,
    pub delay: u64,
    pub unavailable: u64,
}

/// A request that somebody made, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    pub from: String,
    pub to: String,
    pub method: Method,
    pub path: String,
    /// How it was signed, if it was.
    pub signature: Option<SignatureKind>,
    pub fault: Option<Fault>,
    /// `None` when no answer was heard.
    pub status: Option<StatusCode>,
}

/// Clones are the same network.
#[derive(Clone, Default)]
pub struct Network {
    inner: Arc<Mutex<Inner>>,
    /// The one clock of all instances.
    pub clock: TestClock,
}

#[derive(Default)]
struct Inner {
    servers: HashMap<String, Router>,
    down: Vec<String>,
    planned: HashMap<String, VecDeque<Fault>>,
    random: Option<(Arc<TestChance>, Rates)>,
    exchanges: Vec<Exchange>,
}

impl Network {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a server on the network: an instance's, or one that a test plays by hand.
    pub fn serve(&self, host: &str, router: Router) {
        self.inner().servers.insert(host.to_owned(), router);
    }

    /// The next request to `host` meets `fault`; several are met in turn.
    pub fn next_meets(&self, host: &str, fault: Fault) {
        self.inner().planned.entry(host.to_owned()).or_default().push_back(fault);
    }

    /// Nobody reaches `host` until [`Network::back`].
    pub fn away(&self, host: &str) {
        self.inner().down.push(host.to_owned());
    }

    pub fn back(&self, host: &str) {
        self.inner().down.retain(|down| down != host);
    }

    /// From now on requests fail by chance, the same for the same seed.
    pub fn faulty(&self, seed: u64, rates: Rates) {
        self.inner().random = Some((Arc::new(TestChance::seeded(seed)), rates));
    }

    /// No more faults, planned or random, and everybody is back.
    pub fn heal(&self) {
        let mut inner = self.inner();
        inner.random = None;
        inner.planned.clear();
        inner.down.clear();
    }

    /// Every request so far, in the order in which they ended.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange> {
        self.inner().exchanges.clone()
    }

    /// How many of them.
    #[must_use]
    pub fn exchange_count(&self) -> usize {
        self.inner().exchanges.len()
    }

    /// How many requests reached `host` with this method and a path that ends so.
    #[must_use]
    pub fn count(&self, host: &str, method: &Method, path_end: &str) -> usize {
        self.inner().exchanges.iter().filter(|e| e.to == host && e.method == *method && e.path.ends_with(path_end)).count()
    }

    pub fn forget_exchanges(&self) {
        self.inner().exchanges.clear();
    }

    /// What `from` dials with.
    #[must_use]
    pub fn transport(&self, from: &str) -> Arc<dyn Transport> {
        Arc::new(Line { network: self.clone(), from: from.to_owned() })
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // A test that failed elsewhere must not hide behind a poisoned lock.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault_for(&self, host: &str) -> Option<Fault> {
        let mut inner = self.inner();
        if inner.down.iter().any(|down| down == host) {
            return Some(Fault::Refuse);
        }
        if let Some(fault) = inner.planned.get_mut(host).and_then(VecDeque::pop_front) {
            return Some(fault);
        }
        let (chance, rates) = inner.random.clone()?;
        rates.pick(&chance)
    }

    fn server(&self, host: &str) -> Option<Router> {
        self.inner().servers.get(host).cloned()
    }
}

impl Rates {
    fn pick(self, chance: &TestChance) -> Option<Fault> {
        let roll = chance.below(1_000);
        let turns = u32::try_from(chance.below(50)).unwrap_or_default();
        let faults = [
            (self.refuse, Fault::Refuse),
            (self.drop, Fault::Drop),
            (self.lose_answer, Fault::LoseAnswer),
            (self.duplicate, Fault::Duplicate),
            (self.delay, Fault::Delay { turns }),
            (self.unavailable, Fault::Answer { status: StatusCode::SERVICE_UNAVAILABLE, retry_after: None }),
        ];
        let mut below = 0;
        faults.into_iter().find_map(|(rate, fault)| {
            below += rate;
            (roll < below).then_some(fault)
        })
    }
}

struct Line {
    network: Network,
    from: String,
}

#[async_trait]
impl Transport for Line {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<BodyStream>, TransportError> {
        let to = request.uri().authority().map(ToString::to_string).unwrap_or_default();
        let fault = self.network.fault_for(&to);
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let signature = signature_of(request.headers());
        let outcome = self.carry(&to, request, fault.as_ref()).await;
        let status = outcome.as_ref().ok().map(Response::status);
        self.network.inner().exchanges.push(Exchange { from: self.from.clone(), to, method, path, signature, fault, status });
        outcome
    }
}

impl Line {
    async fn carry(&self, to: &str, request: Request<Bytes>, fault: Option<&Fault>) -> Result<Response<BodyStream>, TransportError> {
        match fault {
            None => self.deliver(to, request).await,
            Some(Fault::Refuse) => Err(TransportError::Connect("connection refused".to_owned())),
            Some(Fault::Drop) => Err(TransportError::Timeout),
            Some(Fault::LoseAnswer) => {
                self.deliver(to, request).await?;
                Err(TransportError::Timeout)
            }
            Some(Fault::Duplicate) => {
                self.deliver(to, request.clone()).await?;
                self.deliver(to, request).await
            }
            Some(Fault::Delay { turns }) => {
                for _ in 0..*turns {
                    tokio::task::yield_now().await;
                }
                self.deliver(to, request).await
            }
            Some(Fault::Answer { status, retry_after }) => {
                let mut response = Response::new(Body::empty());
                *response.status_mut() = *status;
                if let Some(text) = retry_after {
                    response.headers_mut().insert(header::RETRY_AFTER, text.parse().expect("a header's value"));
                }
                Ok(streamed(response))
            }
        }
    }

    async fn deliver(&self, to: &str, request: Request<Bytes>) -> Result<Response<BodyStream>, TransportError> {
        let Some(server) = self.network.server(to) else {
            return Err(TransportError::Connect(format!("nobody is called {to}")));
        };
        let (mut parts, body) = request.into_parts();
        // As it arrives at a real server: the path as its target, the name in `Host`.
        let target = parts.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
        parts.uri = target.parse::<Uri>().map_err(|error| TransportError::Other(error.to_string()))?;
        parts.headers.insert(header::HOST, to.parse().map_err(|_| TransportError::Other(format!("{to} cannot be a Host")))?);
        match server.oneshot(Request::from_parts(parts, Body::from(body))).await {
            Ok(response) => Ok(streamed(response)),
            Err(never) => match never {},
        }
    }
}

/// How a request says that it is signed.
#[must_use]
pub fn signature_of(headers: &HeaderMap) -> Option<SignatureKind> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("signature"), text("signature-input")) {
        (None, _) => None,
        (Some(_), None) => Some(SignatureKind::DraftCavage),
        (Some(_), Some(input)) if input.contains(r#";alg="ed25519""#) => Some(SignatureKind::Rfc9421Ed25519),
        (Some(_), Some(_)) => Some(SignatureKind::Rfc9421Rsa),
    }
}

fn streamed(response: Response<Body>) -> Response<BodyStream> {
    let (parts, body) = response.into_parts();
    let stream = BodyDataStream::new(body).map(|chunk| chunk.map_err(|error| TransportError::Other(error.to_string())));
    Response::from_parts(parts, Box::pin(stream))
}
