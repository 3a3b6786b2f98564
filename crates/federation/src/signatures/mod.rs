//! HTTP signatures: what is signed on the way out, and what a signature must prove on the way in, in two kinds: draft-cavage-12, which
//! every server of the field reads, and RFC 9421.
//!
//! [`parse`] checks everything that needs no key, so that a request which cannot be valid costs no fetch of a key; [`Claim::verify`]
//! checks the rest. A valid signature says only *which key* signed *this request to us now*; that the key belongs to the actor of
//! the activity is decided by `verified.rs`.

mod accept;
mod digest;
mod draft_cavage;
mod keys;
mod multikey;
pub mod proof;
pub mod rfc9421;
#[cfg(test)]
mod test_requests;

use allmende_domain::peer::SignatureKind;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Host, ObjectUrl};
use http::header::HOST;
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use crate::limits::{CLOCK_SKEW_MS, OUR_HOSTS_TRIED_MAX, SIGNATURE_HEADER_BYTES_MAX};

pub use accept::{ACCEPT_SIGNATURE, ED25519_WANTED, ED25519_WANTED_OF_READERS, asked_for};
pub use digest::{check_content_digest, check_digest, content_digest_of, digest_of};
pub use draft_cavage::{ACTIVITY_JSON, sign_request, sign_with};
pub(crate) use draft_cavage::{host_header, parameters};
pub use keys::{InvalidKey, KeyKind, PublicKey, Signer, SigningFailed, SigningKey};
pub use multikey::{from_multikey, to_multikey};

const SIGNATURE: HeaderName = HeaderName::from_static("signature");
const SIGNATURE_INPUT: HeaderName = HeaderName::from_static("signature-input");

/// Why a signature is not accepted. Each is answered with 401, so that the peer tries its other kind of signature or retries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error("the request has no Signature header")]
    Missing,
    #[error("the request has more than one Signature or Signature-Input header")]
    Repeated,
    #[error("the signature's header is too long")]
    TooLong,
    #[error("the signature's header is not in the form of draft-cavage-12 or, with Signature-Input, RFC 9421")]
    Syntax,
    #[error("a parameter of the signature appears twice")]
    RepeatedParameter,
    #[error("the signature lacks a parameter: its key id, what it covers, when it was created, or itself")]
    MissingParameter,
    #[error("the signature's algorithm is not read here: rsa-sha256 or hs2019, and in RFC 9421 rsa-v1_5-sha256 or ed25519")]
    Algorithm,
    #[error("the signature's algorithm is not that of its key")]
    OtherKeyKind,
    #[error("the key id is not an http(s) address")]
    KeyId,
    #[error("the signature is not base64")]
    SignatureEncoding,
    #[error("the list of what is signed is not readable, or holds what is not read here")]
    HeaderList,
    #[error("(created) and (expires) cannot be signed with rsa-sha256; use hs2019")]
    CreatedWithRsaSha256,
    #[error("the signature does not cover the method")]
    MethodNotCovered,
    #[error("the signature does not cover the request target")]
    RequestTargetNotCovered,
    #[error("the signature does not cover the host")]
    HostNotCovered,
    #[error("the signature covers neither date nor (created)")]
    DateNotCovered,
    #[error("the signature does not cover the digest, which a request with a body needs")]
    DigestNotCovered,
    #[error("a signed header is missing")]
    HeaderMissing,
    #[error("a signed header appears twice")]
    HeaderRepeated,
    #[error("the request is signed for another host")]
    OtherHost,
    #[error("the Date header is not a date")]
    DateSyntax,
    #[error("the date is more than an hour off")]
    DateOff,
    #[error("created or expires is not a time in seconds")]
    CreatedSyntax,
    #[error("the signature was created more than an hour ago or lies in the future")]
    CreatedOff,
    #[error("the signature has expired")]
    Expired,
    #[error("the digest of the body is not readable")]
    DigestSyntax,
    #[error("the digest of the body has no SHA-256 entry")]
    DigestUnsupported,
    #[error("the digest does not match the body")]
    DigestMismatch,
    #[error("the signature does not match the key")]
    Mismatch,
}

/// A request whose signature covers what it must, sent to us, now, with this body. Only the key is missing.
#[derive(Debug, Clone)]
pub struct Claim {
    key_id: ObjectUrl,
    signature: Vec<u8>,
    /// The texts that an honest peer may have signed: with each of our names when a proxy removed `Host`, for example. Each binds
    /// the request to us.
    texts: Vec<Vec<u8>>,
    is_rfc9421: bool,
    /// The kind of key that the signature needs; `None`: it names no algorithm, so the key decides.
    key_kind: Option<KeyKind>,
    /// The components that it covers, by name.
    covers: Vec<String>,
}

impl Claim {
    /// The id of the key as the peer wrote it, with its fragment.
    #[must_use]
    pub fn key_id(&self) -> &ObjectUrl {
        &self.key_id
    }

    /// Whether the signature covers this field of the request.
    #[must_use]
    pub fn covers(&self, field: &HeaderName) -> bool {
        self.covers.iter().any(|name| name == field.as_str())
    }

    /// Checks the signature itself. That the key belongs to the actor who acts is for the caller to decide.
    ///
    /// # Errors
    /// [`SignatureError::OtherKeyKind`], [`SignatureError::Mismatch`].
    pub fn verify(&self, key: &PublicKey) -> Result<(), SignatureError> {
        if self.key_kind.is_some_and(|kind| kind != key.kind()) {
            return Err(SignatureError::OtherKeyKind);
        }
        let verified = self.texts.iter().any(|text| key.verifies(text, &self.signature));
        if verified { Ok(()) } else { Err(SignatureError::Mismatch) }
    }

    /// The kind of signature this is when `key` made it.
    #[must_use]
    pub const fn kind(&self, key: &PublicKey) -> SignatureKind {
        match (self.is_rfc9421, key.kind()) {
            (false, _) => SignatureKind::DraftCavage,
            (true, KeyKind::Rsa) => SignatureKind::Rfc9421Rsa,
            (true, KeyKind::Ed25519) => SignatureKind::Rfc9421Ed25519,
        }
    }
}

/// Reads a request's signature and checks everything that needs no key. With a `Signature-Input` header it is one of RFC 9421,
/// otherwise one of draft-cavage-12.
///
/// `path_and_query` is the request target as received; `our_hosts` are the names this instance answers to; `body` is `None` for a
/// request without one (GET, HEAD); `now` is the time of arrival. Never panics, whatever is sent.
///
/// # Errors
/// A [`SignatureError`] for the first thing that is wrong.
pub fn parse(
    method: &Method,
    path_and_query: &str,
    headers: &HeaderMap,
    our_hosts: &[Host],
    body: Option<&[u8]>,
    now: UnixMillis,
) -> Result<Claim, SignatureError> {
    let arrived = Arrived { method, target: path_and_query, headers, our_hosts, body, now };
    if headers.contains_key(SIGNATURE_INPUT) { rfc9421::parse(&arrived) } else { draft_cavage::parse(&arrived) }
}

/// What a signature is checked against.
struct Arrived<'r> {
    method: &'r Method,
    /// Path and query as received.
    target: &'r str,
    headers: &'r HeaderMap,
    our_hosts: &'r [Host],
    body: Option<&'r [u8]>,
    now: UnixMillis,
}

impl<'r> Arrived<'r> {
    /// Whether a digest of the body may be missing.
    fn is_without_body(&self) -> bool {
        matches!(*self.method, Method::GET | Method::HEAD) && self.body.is_none()
    }

    /// The one value of a header.
    fn only(&self, name: &HeaderName) -> Result<&'r HeaderValue, SignatureError> {
        let mut all = self.headers.get_all(name).iter();
        let value = all.next().ok_or(SignatureError::HeaderMissing)?;
        if all.next().is_some() { Err(SignatureError::HeaderRepeated) } else { Ok(value) }
    }

    /// The one value of a header that carries the signature, of a length that may be read.
    fn signature_header(&self, name: &HeaderName) -> Result<&'r HeaderValue, SignatureError> {
        let value = self.only(name).map_err(|error| match error {
            SignatureError::HeaderRepeated => SignatureError::Repeated,
            _ => SignatureError::Missing,
        })?;
        if value.len() > SIGNATURE_HEADER_BYTES_MAX { Err(SignatureError::TooLong) } else { Ok(value) }
    }

    /// The spellings of our host that may have been signed: the `Host` header as received, which must name us, or, when a proxy
    /// removed it, each of our names.
    fn hosts(&self) -> Result<Vec<String>, SignatureError> {
        if !self.headers.contains_key(HOST) {
            return Ok(self.our_hosts.iter().take(OUR_HOSTS_TRIED_MAX).map(|host| host.as_str().to_owned()).collect());
        }
        let text = self.only(&HOST)?.to_str().map_err(|_| SignatureError::OtherHost)?.trim();
        // `Host::parse` drops the default port of https; that of http, which development uses, is dropped here.
        let names_us = |text: &str| Host::parse(text).is_ok_and(|host| self.our_hosts.contains(&host));
        let ours = names_us(text) || text.strip_suffix(":80").is_some_and(names_us);
        if ours { Ok(vec![text.to_owned()]) } else { Err(SignatureError::OtherHost) }
    }

    /// A signature is made within an hour of its arrival, and has not expired.
    fn check_created(&self, created: Option<UnixMillis>, expires: Option<UnixMillis>) -> Result<(), SignatureError> {
        if created.is_some_and(|created| self.now.since(created).saturating_abs() > CLOCK_SKEW_MS) {
            return Err(SignatureError::CreatedOff);
        }
        if expires.is_some_and(|expires| expires <= self.now || created.is_some_and(|created| expires < created)) {
            return Err(SignatureError::Expired);
        }
        Ok(())
    }
}

fn value_of(text: &str) -> Result<HeaderValue, SigningFailed> {
    HeaderValue::from_str(text).map_err(|_| SigningFailed)
}
