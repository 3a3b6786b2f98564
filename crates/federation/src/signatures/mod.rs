//! HTTP signatures: what is signed on the way out, and what a signature must prove on the way in.
//!
//! [`draft_cavage::parse`] checks everything that needs no key, so that a request which cannot be valid costs no fetch of a key;
//! [`draft_cavage::Claim::verify`] checks the rest. A valid signature says only *which key* signed *this request to us now*; that
//! the key belongs to the actor of the activity is decided by the inbox.

mod digest;
mod draft_cavage;
mod keys;

pub use digest::{check_digest, digest_of};
pub(crate) use draft_cavage::host_header;
pub use draft_cavage::{ACTIVITY_JSON, Claim, parse, sign_request};
pub use keys::{InvalidKey, PublicKey, Signer, SigningFailed, SigningKey};

/// Why a signature is not accepted. Each is answered with 401, so that the peer tries its other kind of signature or retries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    #[error("the request has no Signature header")]
    Missing,
    #[error("the request has more than one Signature header")]
    Repeated,
    #[error("the Signature header is too long")]
    TooLong,
    #[error("the Signature header is not in the form of draft-cavage-12")]
    Syntax,
    #[error("signatures of RFC 9421 are not read here; sign as draft-cavage-12")]
    Rfc9421,
    #[error("a parameter of the signature appears twice")]
    RepeatedParameter,
    #[error("the signature lacks keyId, headers or signature")]
    MissingParameter,
    #[error("the signature's algorithm is not rsa-sha256 or hs2019")]
    Algorithm,
    #[error("keyId is not an http(s) address")]
    KeyId,
    #[error("the signature is not base64")]
    SignatureEncoding,
    #[error("the list of signed headers is not readable")]
    HeaderList,
    #[error("(created) and (expires) cannot be signed with rsa-sha256; use hs2019")]
    CreatedWithRsaSha256,
    #[error("the signature does not cover (request-target)")]
    RequestTargetNotCovered,
    #[error("the signature does not cover host")]
    HostNotCovered,
    #[error("the signature covers neither date nor (created)")]
    DateNotCovered,
    #[error("the signature does not cover digest, which a request with a body needs")]
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
    #[error("(created) or (expires) is not a time in seconds")]
    CreatedSyntax,
    #[error("the signature was created more than an hour ago or lies in the future")]
    CreatedOff,
    #[error("the signature has expired")]
    Expired,
    #[error("the Digest header is not readable")]
    DigestSyntax,
    #[error("the Digest header has no SHA-256 entry")]
    DigestUnsupported,
    #[error("the digest does not match the body")]
    DigestMismatch,
    #[error("the signature does not match the key")]
    Mismatch,
}
