//! `Accept-Signature` (RFC 9421, 5): how a server says which signatures it wants to see.

use allmende_domain::peer::SignatureKind;
use http::{HeaderMap, HeaderName, HeaderValue};
use sfv::{Dictionary, ListEntry, Parser};

use super::KeyKind;
use super::rfc9421::key_kind;
use crate::limits::{SIGNATURE_HEADER_BYTES_MAX, SIGNATURES_MAX};

pub const ACCEPT_SIGNATURE: HeaderName = HeaderName::from_static("accept-signature");

/// What our inboxes ask for: the cheapest signature for both sides. Others are taken as well.
pub const ED25519_WANTED: HeaderValue =
    HeaderValue::from_static(r#"sig1=("@method" "@target-uri" "content-digest" "content-type");created;alg="ed25519""#);

/// What authorised fetch asks for of those who read without a signature: the same for a request without a body.
pub const ED25519_WANTED_OF_READERS: HeaderValue = HeaderValue::from_static(r#"sig1=("@method" "@target-uri");created;alg="ed25519""#);

/// The best kind of RFC 9421 that an answer asks for, `None` when it asks for nothing that we can make. The components it names are not
/// compared with those that we cover: a peer that needs more refuses the signature, and then gets its other kind.
#[must_use]
pub fn asked_for(headers: &HeaderMap) -> Option<SignatureKind> {
    let value = headers.get(ACCEPT_SIGNATURE).filter(|value| value.len() <= SIGNATURE_HEADER_BYTES_MAX)?;
    let asked: Dictionary = Parser::new(value.as_bytes()).parse().ok()?;
    let kinds = asked.values().take(SIGNATURES_MAX).filter_map(|entry| {
        let ListEntry::InnerList(list) = entry else { return None };
        match list.params.get("alg") {
            // RSA keys are those that everybody has.
            None => Some(SignatureKind::Rfc9421Rsa),
            Some(name) => key_kind(name.as_string()?.as_str()).map(|kind| match kind {
                KeyKind::Rsa => SignatureKind::Rfc9421Rsa,
                KeyKind::Ed25519 => SignatureKind::Rfc9421Ed25519,
            }),
        }
    });
    kinds.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<SignatureKind> {
        asked_for(&HeaderMap::from_iter([(ACCEPT_SIGNATURE, HeaderValue::from_str(text).unwrap())]))
    }

    #[test]
    fn what_is_asked_for_is_read() {
        for ours in [ED25519_WANTED, ED25519_WANTED_OF_READERS] {
            assert_eq!(read(ours.to_str().unwrap()), Some(SignatureKind::Rfc9421Ed25519));
        }
        assert_eq!(read(r#"sig1=("@method" "@authority");created;keyid="x";tag="app""#), Some(SignatureKind::Rfc9421Rsa));
        assert_eq!(read(r#"a=();alg="rsa-v1_5-sha256", b=();alg="ed25519", c=();alg="hmac-sha256""#), Some(SignatureKind::Rfc9421Ed25519));
        assert_eq!(read(r#"a=();alg="rsa-v1_5-sha256""#), Some(SignatureKind::Rfc9421Rsa));
    }

    #[test]
    fn what_we_cannot_make_or_read_asks_for_nothing() {
        let long = format!(r#"a=("{}");alg="ed25519""#, "x".repeat(SIGNATURE_HEADER_BYTES_MAX));
        for text in
            ["", "sig1", r#"sig1=("@method");alg="ecdsa-p256-sha256""#, "sig1=();alg=ed25519", r#"sig1="x";alg="ed25519""#, "(", &long]
        {
            assert_eq!(read(text), None, "{text:.40}");
        }
        assert_eq!(asked_for(&HeaderMap::new()), None);
    }
}
