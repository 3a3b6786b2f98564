//! The one client for requests to peers. Rules about addresses live here, above the transport, so that every request and every hop
//! of a redirect passes them; the transport dials.

mod transport;

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use http::header::{ACCEPT, HOST, IF_NONE_MATCH, LOCATION, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use tokio::time::Sleep;
use url::Url;

use allmende_app::App;
use allmende_app::clock::Clock;
use allmende_domain::peer::SignatureKind;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Host, ObjectUrl};

pub use transport::{BodyStream, ReqwestTransport, Transport, TransportError};

use crate::addresses::is_public;
use crate::limits::{
    Budget, BudgetExhausted, CONNECT_TIMEOUT, DELIVERY_ANSWER_BYTES_MAX, DNS_TTL_MAX, DNS_TTL_MIN, KEEP_ALIVE, REDIRECTS_MAX, TOTAL_TIMEOUT,
};
use crate::local_keys::ActorSigner;
use crate::signatures::{SigningFailed, host_header};

/// What peers may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Only https on the default port, names with a dot, public addresses.
    Production,
    /// http, ports, literal and private addresses too. For development and tests of several instances on one machine.
    Development,
}

/// How long a peer may take, what is remembered of it how long, and how much of its answers is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// TCP and TLS.
    pub connect: Duration,
    /// A whole request with its redirects and its answer.
    pub total: Duration,
    /// How long a connection stays open without a request.
    pub keep_alive: Duration,
    /// How long the address of a name is remembered at least and at most, whatever its name server says.
    pub dns_cache_min: Duration,
    pub dns_cache_max: Duration,
    /// Bytes read of the answer to a delivery.
    pub answer_bytes_max: usize,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: CONNECT_TIMEOUT,
            total: TOTAL_TIMEOUT,
            keep_alive: KEEP_ALIVE,
            dns_cache_min: DNS_TTL_MIN,
            dns_cache_max: DNS_TTL_MAX,
            answer_bytes_max: DELIVERY_ANSWER_BYTES_MAX,
        }
    }
}

/// Why an address is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UrlRefusal {
    #[error("only https is allowed")]
    Scheme,
    #[error("only the default port is allowed")]
    Port,
    #[error("a literal address is not a peer")]
    LiteralAddress,
    #[error("a name without a dot is not a public name")]
    LocalName,
}

/// A request that brought no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    #[error("address refused: {0}")]
    Url(#[from] UrlRefusal),
    #[error(transparent)]
    Transport(#[from] TransportError),
    #[error("more than {REDIRECTS_MAX} redirects")]
    TooManyRedirects,
    #[error("a redirect leads nowhere")]
    BadRedirect,
    #[error(transparent)]
    Budget(#[from] BudgetExhausted),
    #[error(transparent)]
    Signing(#[from] SigningFailed),
    #[error("a header to be sent is not valid")]
    Header,
    /// Nothing is asked of it, not even by way of a redirect (case M1).
    #[error("{0} is suspended here, or not on the list")]
    Shut(Host),
    #[error("what was decided about {0} cannot be read now")]
    Undecided(Host),
}

/// How the requests of one fetch are signed.
#[derive(Debug, Clone, Copy)]
pub struct FetchSigner<'k> {
    pub signer: &'k Arc<ActorSigner>,
    /// For the host that is asked first; one that it redirects to is sent what everybody reads.
    pub kind: SignatureKind,
}

/// What a peer answered, with any status.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Where the answer came from, after redirects.
    pub url: ObjectUrl,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// The client. One for the whole process; cheap to clone.
#[derive(Clone)]
pub struct GuardedClient {
    transport: Arc<dyn Transport>,
    mode: Mode,
    timeouts: Timeouts,
    user_agent: HeaderValue,
    clock: Arc<dyn Clock>,
    /// Whose decisions about hosts are asked before each request.
    decisions: Option<App>,
}

impl GuardedClient {
    /// `host` is the name under which peers know us; it stands in the `User-Agent`.
    #[must_use]
    pub fn new(transport: Arc<dyn Transport>, mode: Mode, timeouts: Timeouts, host: &Host, clock: Arc<dyn Clock>) -> Self {
        let user_agent = format!("Allmende/{} (+https://{host}/)", env!("CARGO_PKG_VERSION"));
        let user_agent = HeaderValue::from_str(&user_agent).unwrap_or(HeaderValue::from_static("Allmende"));
        Self { transport, mode, timeouts, user_agent, clock, decisions: None }
    }

    /// The same client, which fetches nothing from hosts that are shut out, whoever led it there.
    #[must_use]
    pub fn heeding(self, app: App) -> Self {
        Self { decisions: Some(app), ..self }
    }

    /// The same client, which asks nobody's decisions: for looking whether others reach ourselves.
    #[must_use]
    pub fn heeding_nobody(&self) -> Self {
        Self { decisions: None, ..self.clone() }
    }

    async fn refuse_shut(&self, url: &ObjectUrl) -> Result<(), ClientError> {
        let Some(app) = &self.decisions else { return Ok(()) };
        match allmende_app::peers::standing(app, &url.host()).await {
            Ok(standing) if standing.is_shut() => Err(ClientError::Shut(url.host())),
            Ok(_) => Ok(()),
            Err(_) => Err(ClientError::Undecided(url.host())),
        }
    }

    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    #[must_use]
    pub fn now(&self) -> UnixMillis {
        self.clock.now()
    }

    /// GET with at most three redirects, each checked, signed anew and taken from `budget`. The body is read up to `bytes_max`; the
    /// whole takes no longer than the total timeout and the budget's deadline.
    ///
    /// # Errors
    /// [`ClientError`]; [`TransportError::TooLarge`] for a body of more than `bytes_max`. Any status is an answer, except a
    /// redirect that cannot be followed.
    pub async fn get(
        &self,
        url: &ObjectUrl,
        accept: &HeaderValue,
        signer: Option<FetchSigner<'_>>,
        budget: &mut Budget,
        bytes_max: usize,
    ) -> Result<Answer, ClientError> {
        self.get_unless(url, accept, None, signer, budget, bytes_max).await
    }

    /// The same for whoever holds the version with this `ETag`: 304 says that it is still that one.
    ///
    /// # Errors
    /// As [`GuardedClient::get`].
    pub async fn get_unless(
        &self,
        url: &ObjectUrl,
        accept: &HeaderValue,
        etag: Option<&HeaderValue>,
        signer: Option<FetchSigner<'_>>,
        budget: &mut Budget,
        bytes_max: usize,
    ) -> Result<Answer, ClientError> {
        let left = Duration::from_millis(u64::try_from(budget.deadline.since(self.now())).unwrap_or(0));
        let total = self.timeouts.total.min(left);
        if total.is_zero() {
            return Err(BudgetExhausted::Time.into());
        }
        let following = self.get_following(url, accept, etag, signer, budget, bytes_max);
        tokio::time::timeout(total, following).await.unwrap_or(Err(TransportError::Timeout.into()))
    }

    async fn get_following(
        &self,
        url: &ObjectUrl,
        accept: &HeaderValue,
        etag: Option<&HeaderValue>,
        signer: Option<FetchSigner<'_>>,
        budget: &mut Budget,
        bytes_max: usize,
    ) -> Result<Answer, ClientError> {
        let asked = url.host();
        let mut url = url.without_fragment();
        for _ in 0..=REDIRECTS_MAX {
            check_url(&url, self.mode)?;
            self.refuse_shut(&url).await?;
            let now = self.now();
            budget.spend_fetch(now)?;
            let mut headers = vec![(ACCEPT, accept.clone())];
            headers.extend(etag.map(|etag| (IF_NONE_MATCH, etag.clone())));
            if let Some(FetchSigner { signer, kind }) = signer {
                let kind = if url.host() == asked { kind } else { SignatureKind::DraftCavage };
                headers.extend(signer.sign(kind, &Method::GET, url.as_url(), now, None, None).await?);
            }
            let answer = self.transport.send(self.request(Method::GET, url.as_url(), headers, Bytes::new())?).await?;
            let (parts, body) = answer.into_parts();
            if !is_redirect(parts.status) {
                let body = read_all(body, bytes_max).await?;
                return Ok(Answer { url, status: parts.status, headers: parts.headers, body });
            }
            url = redirect_target(&url, &parts.headers)?;
        }
        Err(ClientError::TooManyRedirects)
    }

    /// POST of a signed delivery; `headers` are those of [`ActorSigner::sign`]. Redirects are not followed and are an answer like any
    /// other; 16 KiB of the answer's body are read unless the instance chose otherwise, the rest is cut off.
    ///
    /// # Errors
    /// [`ClientError`]. Any status is an answer.
    pub async fn post(&self, url: &ObjectUrl, body: Bytes, headers: Vec<(HeaderName, HeaderValue)>) -> Result<Answer, ClientError> {
        let url = url.without_fragment();
        check_url(&url, self.mode)?;
        let request = self.request(Method::POST, url.as_url(), headers, body)?;
        let mut deadline = std::pin::pin!(tokio::time::sleep(self.timeouts.total));
        let answer = tokio::select! {
            answer = self.transport.send(request) => answer?,
            () = &mut deadline => return Err(TransportError::Timeout.into()),
        };
        let (parts, body) = answer.into_parts();
        // The status decides; a body that breaks off, hangs or never ends does not undo it.
        let body = read_start(body, self.timeouts.answer_bytes_max, deadline).await;
        Ok(Answer { url, status: parts.status, headers: parts.headers, body })
    }

    fn request(
        &self,
        method: Method,
        url: &Url,
        headers: Vec<(HeaderName, HeaderValue)>,
        body: Bytes,
    ) -> Result<http::Request<Bytes>, ClientError> {
        let mut request = http::Request::builder().method(method).uri(url.as_str()).body(body).map_err(|_| ClientError::Header)?;
        let host = host_header(url);
        request.headers_mut().insert(HOST, HeaderValue::from_str(&host).map_err(|_| ClientError::Header)?);
        request.headers_mut().insert(USER_AGENT, self.user_agent.clone());
        request.headers_mut().extend(headers);
        Ok(request)
    }
}

/// Whether `url` may be asked at all. A literal address must be decided here, because no name is resolved for it.
///
/// # Errors
/// [`UrlRefusal`], only in [`Mode::Production`].
pub fn check_url(url: &ObjectUrl, mode: Mode) -> Result<(), UrlRefusal> {
    if mode == Mode::Development {
        return Ok(());
    }
    let url = url.as_url();
    if url.scheme() != "https" {
        return Err(UrlRefusal::Scheme);
    }
    if url.port().is_some() {
        return Err(UrlRefusal::Port);
    }
    match url.host() {
        Some(url::Host::Domain(name)) if name.trim_end_matches('.').contains('.') => Ok(()),
        Some(url::Host::Domain(_)) | None => Err(UrlRefusal::LocalName),
        Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)) => Err(UrlRefusal::LiteralAddress),
    }
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

fn redirect_target(from: &ObjectUrl, headers: &HeaderMap) -> Result<ObjectUrl, ClientError> {
    let location = headers.get(LOCATION).and_then(|value| value.to_str().ok()).ok_or(ClientError::BadRedirect)?;
    let target = from.as_url().join(location).map_err(|_| ClientError::BadRedirect)?;
    ObjectUrl::parse(target.as_str()).map(|url| url.without_fragment()).map_err(|_| ClientError::BadRedirect)
}

/// Reads a body of at most `bytes_max` bytes.
async fn read_all(mut body: BodyStream, bytes_max: usize) -> Result<Bytes, TransportError> {
    let mut all = BytesMut::new();
    while let Some(chunk) = body.next().await {
        let chunk = chunk?;
        if all.len() + chunk.len() > bytes_max {
            return Err(TransportError::TooLarge);
        }
        all.extend_from_slice(&chunk);
    }
    Ok(all.freeze())
}

/// Reads what comes of a body until `deadline`, at most `bytes_max` bytes.
async fn read_start(mut body: BodyStream, bytes_max: usize, mut deadline: Pin<&mut Sleep>) -> Bytes {
    let mut start = BytesMut::new();
    while start.len() < bytes_max {
        let chunk = tokio::select! {
            chunk = body.next() => chunk,
            () = &mut deadline => None,
        };
        match chunk {
            Some(Ok(chunk)) => start.extend_from_slice(&chunk),
            Some(Err(_)) | None => break,
        }
    }
    start.truncate(bytes_max);
    start.freeze()
}

#[cfg(test)]
#[path = "client/tests.rs"]
pub(crate) mod tests;
