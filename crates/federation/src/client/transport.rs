//! What dials: an interface of one function, and its real implementation over reqwest with a resolver that filters addresses.

use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use hickory_resolver::TokioResolver;
use http::header::HOST;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::{Mode, Timeouts, is_public};
use crate::limits::{ANSWER_HEADER_BYTES_MAX, DNS_ADDRESSES_MAX, DNS_ATTEMPTS, DNS_CACHE_ENTRIES, DNS_TIMEOUT, IDLE_CONNECTIONS_PER_PEER};

/// Why no answer came.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TransportError {
    #[error("the peer did not answer in time")]
    Timeout,
    #[error("no connection: {0}")]
    Connect(String),
    #[error("no secure connection: {0}")]
    Tls(String),
    #[error("the peer's address is not a public one")]
    AddressRefused,
    #[error("the answer is too large")]
    TooLarge,
    #[error("the exchange broke off: {0}")]
    Other(String),
}

/// The body of an answer as it arrives. Whoever reads it counts the bytes.
pub type BodyStream = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// Sends one request, follows nothing, and returns once the head of the answer is there. Tests put other instances of the same
/// process behind it.
#[async_trait::async_trait]
pub trait Transport: Send + Sync {
    /// `request` has an absolute URI, and a `Host` header that agrees with it.
    async fn send(&self, request: http::Request<Bytes>) -> Result<http::Response<BodyStream>, TransportError>;
}

/// The real network: one pool of connections, HTTP/2 where offered, TLS by the system's roots and those handed in.
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// `ca_pem` holds further certificate authorities (PEM), for networks with their own.
    ///
    /// # Errors
    /// [`TransportError::Tls`] for certificates that cannot be read, [`TransportError::Other`] when the system's name servers
    /// cannot be read.
    #[expect(clippy::disallowed_methods, reason = "this is the guarded client's transport, the one place where a client is made")]
    pub fn new(mode: Mode, timeouts: Timeouts, ca_pem: Option<&[u8]>) -> Result<Self, TransportError> {
        let mut builder = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            // No encoding is asked for, so that a byte read is a byte counted (case F10).
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .connect_timeout(timeouts.connect)
            .timeout(timeouts.total)
            .pool_idle_timeout(timeouts.keep_alive)
            .pool_max_idle_per_host(IDLE_CONNECTIONS_PER_PEER)
            .http2_max_header_list_size(ANSWER_HEADER_BYTES_MAX)
            .https_only(mode == Mode::Production)
            .dns_resolver(GuardedResolver::new(mode, timeouts)?);
        if let Some(pem) = ca_pem {
            let certificates = reqwest::Certificate::from_pem_bundle(pem).map_err(|error| TransportError::Tls(error.to_string()))?;
            builder = builder.tls_certs_merge(certificates);
        }
        let client = builder.build().map_err(|error| TransportError::Tls(chain_text(&error)))?;
        Ok(Self { client })
    }
}

#[async_trait::async_trait]
impl Transport for ReqwestTransport {
    async fn send(&self, mut request: http::Request<Bytes>) -> Result<http::Response<BodyStream>, TransportError> {
        // reqwest writes it from the URL, as `Host` or as `:authority`.
        request.headers_mut().remove(HOST);
        let request = reqwest::Request::try_from(request).map_err(|error| TransportError::Other(error.to_string()))?;
        let answer = self.client.execute(request).await.map_err(|error| kind_of(&error))?;
        let (parts, body) = http::Response::<reqwest::Body>::from(answer).into_parts();
        let stream = http_body_util::BodyDataStream::new(body).map(|chunk| chunk.map_err(|error| kind_of(&error)));
        Ok(http::Response::from_parts(parts, Box::pin(stream)))
    }
}

fn kind_of(error: &reqwest::Error) -> TransportError {
    let causes = || std::iter::successors(Some(error as &(dyn std::error::Error + 'static)), |error| inner(*error));
    if causes().any(|cause| cause.downcast_ref::<AddressRefused>().is_some()) {
        return TransportError::AddressRefused;
    }
    if error.is_timeout() {
        return TransportError::Timeout;
    }
    // The TLS library reports its errors as "invalid data" of the stream.
    let tls = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::InvalidData)
    };
    if error.is_connect() && causes().any(tls) {
        return TransportError::Tls(chain_text(error));
    }
    if error.is_connect() { TransportError::Connect(chain_text(error)) } else { TransportError::Other(chain_text(error)) }
}

/// The cause of an error. An `io::Error` names as its source the source of what it wraps, so that is asked for first.
fn inner<'a>(error: &'a (dyn std::error::Error + 'static)) -> Option<&'a (dyn std::error::Error + 'static)> {
    match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

/// The innermost cause: the layers around it say only "error sending request".
fn chain_text(error: &(dyn std::error::Error + 'static)) -> String {
    let mut last = error;
    while let Some(cause) = inner(last) {
        last = cause;
    }
    last.to_string()
}

/// All addresses of a name were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the name has no public address")]
struct AddressRefused;

/// Resolves names and hands out only addresses that may be dialled, so that what was checked is what is dialled (case F3).
struct GuardedResolver {
    resolver: TokioResolver,
    mode: Mode,
}

impl GuardedResolver {
    fn new(mode: Mode, timeouts: Timeouts) -> Result<Self, TransportError> {
        let failed = |error: &dyn std::fmt::Display| TransportError::Other(format!("name servers: {error}"));
        let mut builder = TokioResolver::builder_tokio().map_err(|error| failed(&error))?;
        let options = builder.options_mut();
        options.timeout = DNS_TIMEOUT;
        options.attempts = DNS_ATTEMPTS;
        options.cache_size = DNS_CACHE_ENTRIES;
        options.positive_min_ttl = Some(timeouts.dns_cache_min);
        options.positive_max_ttl = Some(timeouts.dns_cache_max);
        options.negative_max_ttl = Some(timeouts.dns_cache_min);
        let resolver = builder.build().map_err(|error| failed(&error))?;
        Ok(Self { resolver, mode })
    }
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (resolver, mode) = (self.resolver.clone(), self.mode);
        Box::pin(async move {
            let found = resolver.lookup_ip(name.as_str()).await?;
            let permitted = permitted(found.iter(), mode)?;
            Ok(Box::new(permitted.into_iter()) as Addrs)
        })
    }
}

/// Those of the addresses that may be dialled, with port 0: the URL's port is used.
fn permitted(found: impl Iterator<Item = IpAddr>, mode: Mode) -> Result<Vec<SocketAddr>, AddressRefused> {
    let fine = |address: &IpAddr| mode == Mode::Development || is_public(*address);
    let permitted: Vec<_> = found.filter(fine).take(DNS_ADDRESSES_MAX).map(|address| SocketAddr::new(address, 0)).collect();
    if permitted.is_empty() { Err(AddressRefused) } else { Ok(permitted) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(addresses: &[&str], mode: Mode) -> Result<Vec<String>, AddressRefused> {
        let found = addresses.iter().map(|text| text.parse().unwrap());
        permitted(found, mode).map(|all| all.iter().map(|address| address.ip().to_string()).collect())
    }

    #[test]
    fn f3_private_addresses_among_public_ones_are_never_dialled() {
        assert_eq!(of(&["10.0.0.1", "1.1.1.1", "::1"], Mode::Production), Ok(vec!["1.1.1.1".to_owned()]));
        assert_eq!(of(&["127.0.0.1", "::ffff:7f00:1"], Mode::Production), Err(AddressRefused));
        assert_eq!(of(&[], Mode::Production), Err(AddressRefused));
        assert_eq!(of(&["127.0.0.1"], Mode::Development), Ok(vec!["127.0.0.1".to_owned()]));
    }

    #[tokio::test]
    async fn f1_a_name_that_resolves_to_loopback_is_never_connected_to() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let transport = ReqwestTransport::new(Mode::Production, Timeouts::default(), None).unwrap();
        let request = http::Request::get(format!("https://localhost:{port}/")).body(Bytes::new()).unwrap();
        assert_eq!(transport.send(request).await.err(), Some(TransportError::AddressRefused));
        let untouched = tokio::time::timeout(std::time::Duration::from_millis(50), listener.accept()).await;
        assert!(untouched.is_err(), "a connection was made");
    }

    #[tokio::test]
    async fn refused_connections_and_broken_tls_are_told_apart() {
        let transport = ReqwestTransport::new(Mode::Development, Timeouts::default(), None).unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let https = || http::Request::get(format!("https://{address}/")).body(Bytes::new()).unwrap();
        let plain = tokio::spawn(async move {
            use tokio::io::AsyncWriteExt as _;
            let (mut socket, _) = listener.accept().await.unwrap();
            socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
            // Closed by the client once it has read that.
            let _ = socket.readable().await;
        });
        let error = transport.send(https()).await.err().unwrap();
        assert!(matches!(error, TransportError::Tls(_)), "{error:?}");
        plain.await.unwrap();
        let error = transport.send(https()).await.err().unwrap();
        assert!(matches!(error, TransportError::Connect(_)), "{error:?}");
    }

    #[test]
    fn certificates_that_are_none_are_refused_at_start() {
        let broken = b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        assert!(matches!(ReqwestTransport::new(Mode::Production, Timeouts::default(), Some(broken)), Err(TransportError::Tls(_))));
    }
}
