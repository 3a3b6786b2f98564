//! A signed request as it reaches us, for the tests of both kinds of signatures.

use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;
use http::header::HOST;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use url::Url;

use super::{Claim, SignatureError, host_header, parse};

/// 2026-11-22T09:00:00Z
pub const NOW: UnixMillis = UnixMillis(1_795_338_000_000);
pub const HOUR: i64 = 3_600_000;
pub const INBOX: &str = "https://velo.example/inbox?shared=1";
pub const BODY: &[u8] = br#"{"type":"Follow"}"#;

pub fn ours() -> Vec<Host> {
    vec![Host::parse("velo.example").unwrap(), Host::parse("pain.example").unwrap()]
}

#[derive(Clone)]
pub struct Request {
    pub method: Method,
    pub target: String,
    pub headers: HeaderMap,
    pub body: Option<Vec<u8>>,
}

impl Request {
    /// As a sender of ours makes it, with these headers of a signature.
    pub fn of(method: Method, url: &Url, signed: Vec<(HeaderName, HeaderValue)>, body: Option<&[u8]>) -> Self {
        let mut headers: HeaderMap = signed.into_iter().collect();
        headers.insert(HOST, HeaderValue::from_str(&host_header(url)).unwrap());
        let target = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
        Self { method, target, headers, body: body.map(<[u8]>::to_vec) }
    }

    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        self.headers.insert(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        self
    }

    pub fn without(mut self, name: &'static str) -> Self {
        self.headers.remove(name);
        self
    }

    pub fn parse(&self, now: UnixMillis) -> Result<Claim, SignatureError> {
        parse(&self.method, &self.target, &self.headers, &ours(), self.body.as_deref(), now)
    }
}
