//! A small HTTP/1.1 client: one connection for one caller, so that the load costs little and every request is timed alone.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use anyhow::Context as _;
use bytes::Bytes;
use http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpSocket;
use url::Url;

/// Where a server is reached, and the name it is asked by.
#[derive(Debug, Clone)]
pub struct Address {
    pub socket: SocketAddr,
    /// Host and port as in its URLs.
    pub authority: String,
}

impl Address {
    /// # Errors
    /// When the URL is not http or its name is unknown.
    pub async fn of(url: &Url) -> anyhow::Result<Self> {
        anyhow::ensure!(url.scheme() == "http", "{url}: only http is spoken; put no TLS in front of the server under test");
        let host = url.host_str().context("a URL without a host")?;
        let port = url.port_or_known_default().context("a URL without a port")?;
        let authority = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
        // Every name of a trial leads to this machine, whatever its resolver thinks of it.
        if host == "localhost" || host.ends_with(".localhost") {
            return Ok(Self { socket: SocketAddr::from((Ipv4Addr::LOCALHOST, port)), authority });
        }
        let mut found = tokio::net::lookup_host((host, port)).await.with_context(|| format!("{host} is unknown"))?;
        Ok(Self { socket: found.next().with_context(|| format!("{host} has no address"))?, authority })
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    #[must_use]
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// # Errors
    /// When the body is not JSON.
    pub fn json(&self) -> anyhow::Result<serde_json::Value> {
        serde_json::from_slice(&self.body).with_context(|| format!("not JSON (status {}): {}", self.status, self.text()))
    }
}

/// One connection, opened again when it was closed.
pub struct Connection {
    address: Address,
    /// The loopback address to come from: each looks like another machine.
    source: Option<IpAddr>,
    open: Option<SendRequest<Full<Bytes>>>,
}

impl Connection {
    #[must_use]
    pub const fn new(address: Address, source: Option<IpAddr>) -> Self {
        Self { address, source, open: None }
    }

    /// Sends one request and reads the whole answer. A kept connection that turns out to be closed is opened again, once.
    ///
    /// # Errors
    /// When there is no connection or it breaks.
    pub async fn send(&mut self, method: &Method, path: &str, headers: &HeaderMap, body: Bytes) -> anyhow::Result<Answer> {
        let kept = self.open.is_some();
        match self.attempt(method, path, headers, body.clone()).await {
            Err(_) if kept => {
                self.open = None;
                self.attempt(method, path, headers, body).await
            }
            result => result,
        }
    }

    /// # Errors
    /// As [`Self::send`].
    pub async fn get(&mut self, path: &str, accept: &'static str) -> anyhow::Result<Answer> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, http::HeaderValue::from_static(accept));
        self.send(&Method::GET, path, &headers, Bytes::new()).await
    }

    async fn attempt(&mut self, method: &Method, path: &str, headers: &HeaderMap, body: Bytes) -> anyhow::Result<Answer> {
        let mut request = Request::builder().method(method.clone()).uri(path).body(Full::new(body))?;
        request.headers_mut().clone_from(headers);
        if !headers.contains_key(header::HOST) {
            request.headers_mut().insert(header::HOST, self.address.authority.parse()?);
        }
        let mut sender = match self.open.take() {
            Some(sender) if !sender.is_closed() => sender,
            _ => self.connect().await?,
        };
        sender.ready().await?;
        let (parts, body) = sender.send_request(request).await?.into_parts();
        let body = body.collect().await?.to_bytes();
        self.open = Some(sender);
        Ok(Answer { status: parts.status, headers: parts.headers, body })
    }

    async fn connect(&self) -> anyhow::Result<SendRequest<Full<Bytes>>> {
        let socket = if self.address.socket.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        if let Some(source) = self.source.filter(|source| source.is_ipv4() == self.address.socket.is_ipv4()) {
            socket.bind(SocketAddr::new(source, 0))?;
        }
        let stream = socket.connect(self.address.socket).await.with_context(|| format!("no connection to {}", self.address.authority))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(sender)
    }
}
