//! Signed requests of both kinds, and the digests that they cover, up to the point where a key is needed.

use std::sync::LazyLock;

use allmende_domain::time::HOUR_MS;
use allmende_domain::url::Host;
use allmende_federation::signatures::{
    Claim, PublicKey, SignatureError, SigningKey, check_content_digest, check_digest, content_digest_of, digest_of, parse, rfc9421,
};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use http::header::HOST;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use url::Url;

use super::{NOW, line};

const OUR_HOST: &str = "velo.example";
/// The published key of RFC 9421, B.1.1 (`test-key-rsa`); nothing of the corpus is signed with it for us.
const STRANGER_RSA: &str = include_str!("rsa.pem");

struct Keys {
    ours: Vec<Host>,
    others: Vec<Host>,
    /// Signs in honest requests.
    signing: SigningKey,
    public: PublicKey,
    /// Of people who signed nothing.
    strangers: [PublicKey; 2],
}

static KEYS: LazyLock<Keys> = LazyLock::new(|| {
    let pair = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).expect("a seed is 32 bytes");
    let public = |pair: &Ed25519KeyPair| pair.public_key().as_ref().try_into().expect("32 bytes");
    let der = pair.to_pkcs8v1().expect("a key as PKCS#8");
    let stranger = Ed25519KeyPair::from_seed_unchecked(&[8; 32]).expect("a seed is 32 bytes");
    Keys {
        ours: vec![Host::parse(OUR_HOST).expect("a host")],
        others: vec![Host::parse("pain.example").expect("a host")],
        signing: SigningKey::from_pkcs8_der(der.as_ref()).expect("our own key"),
        public: PublicKey::from_ed25519(&public(&pair)).expect("a point on the curve"),
        strangers: [
            PublicKey::from_ed25519(&public(&stranger)).expect("a point on the curve"),
            PublicKey::from_pem(STRANGER_RSA).expect("a published key"),
        ],
    }
});

struct Request {
    method: Method,
    target: String,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
}

impl Request {
    /// `METHOD target`, headers, an empty line, the body: as on the wire. `None` for what HTTP itself refuses.
    fn read(data: &[u8]) -> Option<Self> {
        let (first, mut rest) = line(data);
        let (method, target) = std::str::from_utf8(first).ok()?.split_once(' ')?;
        let target: http::uri::PathAndQuery = target.parse().ok()?;
        let mut headers = HeaderMap::new();
        let body = loop {
            let (header, after) = line(rest);
            rest = after;
            if header.is_empty() {
                break rest;
            }
            let colon = header.iter().position(|byte| *byte == b':')?;
            let value = HeaderValue::from_bytes(header[colon + 1..].trim_ascii()).ok()?;
            headers.append(HeaderName::from_bytes(&header[..colon]).ok()?, value);
        };
        let method = Method::from_bytes(method.as_bytes()).ok()?;
        let body = (!body.is_empty() || !matches!(method, Method::GET | Method::HEAD)).then(|| body.to_vec());
        Some(Self { method, target: target.as_str().to_owned(), headers, body })
    }

    fn parse(&self, hosts: &[Host], late_ms: i64) -> Result<Claim, SignatureError> {
        parse(&self.method, &self.target, &self.headers, hosts, self.body.as_deref(), NOW.plus(late_ms))
    }
}

/// Whatever is accepted without a key says *this* request, to *us*, *now*; no key of a stranger verifies it. What we sign is accepted.
pub(super) fn requests(data: &[u8]) {
    let Some(mut request) = Request::read(data) else { return };
    honest(&request);
    let read = request.parse(&KEYS.ours, 0);
    assert_eq!(read.as_ref().err(), request.parse(&KEYS.ours, 0).as_ref().err(), "the same bytes, the same answer");
    let Ok(claim) = read else { return };
    for key in &KEYS.strangers {
        assert!(claim.verify(key).is_err(), "the key of somebody who signed nothing");
    }
    assert!(request.headers.get_all(HOST).iter().count() <= 1, "two hosts are nobody's");
    if request.headers.contains_key(HOST) {
        assert!(request.parse(&KEYS.others, 0).is_err(), "signed for us, taken by another");
    }
    for late_ms in [-3 * HOUR_MS, 3 * HOUR_MS] {
        assert!(request.parse(&KEYS.ours, late_ms).is_err(), "believed at another time");
    }
    match &mut request.body {
        Some(body) => body.push(b' '),
        None => request.body = Some(b" ".to_vec()),
    }
    assert!(request.parse(&KEYS.ours, 0).is_err(), "believed with another body");
}

fn honest(request: &Request) {
    let Ok(url) = Url::parse(&format!("https://{OUR_HOST}{}", request.target)) else { return };
    if url.host_str() != Some(OUR_HOST) || url.port().is_some() {
        return;
    }
    let target = url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()));
    let body = request.body.clone();
    let signed = rfc9421::sign_request(&KEYS.signing, "https://pain.example/key", &request.method, &url, NOW, body.as_deref());
    let headers: HeaderMap = signed.expect("any request can be signed").into_iter().collect();
    let sent = Request { method: request.method.clone(), target, headers, body };
    let claim = sent.parse(&KEYS.ours, 0).expect("what we signed for ourselves");
    assert_eq!(claim.verify(&KEYS.public), Ok(()));
}

/// A header in the first line, the body after it. What is accepted for a body is accepted for no other.
pub(super) fn digests(data: &[u8]) {
    let (header, body) = line(data);
    assert_eq!(check_digest(&value(&digest_of(body)), body), Ok(()));
    assert_eq!(check_content_digest(&value(&content_digest_of(body)), body), Ok(()));
    let Ok(header) = HeaderValue::from_bytes(header) else { return };
    let other = [body, b" "].concat();
    for check in [check_digest, check_content_digest] {
        if check(&header, body).is_ok() {
            assert_eq!(check(&header, &other), Err(SignatureError::DigestMismatch));
        }
    }
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).expect("a digest can stand in a header")
}
