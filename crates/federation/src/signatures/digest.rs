//! The digest of a body as signatures cover it: `Digest` (RFC 3230) in draft-cavage-12, `Content-Digest` (RFC 9530) in RFC 9421. SHA-256
//! in both.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use sfv::{BareItem, Dictionary, Item, ListEntry, Parser};

use super::SignatureError;
use crate::limits::DIGESTS_MAX;

/// `SHA-256=` and the base64 hash of `body`: 52 characters.
#[must_use]
pub fn digest_of(body: &[u8]) -> String {
    format!("SHA-256={}", STANDARD.encode(digest(&SHA256, body)))
}

/// Compares a `Digest` header with the bytes received. The name of the algorithm is read in any case, other algorithms beside
/// SHA-256 are ignored, and every SHA-256 entry must match.
///
/// # Errors
/// [`SignatureError::DigestUnsupported`] without a SHA-256 entry, [`SignatureError::DigestSyntax`] for what cannot be read,
/// [`SignatureError::DigestMismatch`] when the body is another one.
pub fn check_digest(header: &HeaderValue, body: &[u8]) -> Result<(), SignatureError> {
    let text = header.to_str().map_err(|_| SignatureError::DigestSyntax)?;
    if text.split(',').nth(DIGESTS_MAX).is_some() {
        return Err(SignatureError::DigestSyntax);
    }
    let mut found = false;
    for entry in text.split(',') {
        let (algorithm, value) = entry.trim().split_once('=').ok_or(SignatureError::DigestSyntax)?;
        if !algorithm.eq_ignore_ascii_case("sha-256") {
            continue;
        }
        let claimed = STANDARD.decode(value).map_err(|_| SignatureError::DigestSyntax)?;
        if claimed != digest(&SHA256, body).as_ref() {
            return Err(SignatureError::DigestMismatch);
        }
        found = true;
    }
    if found { Ok(()) } else { Err(SignatureError::DigestUnsupported) }
}

/// `sha-256=:` and the base64 hash of `body`, a dictionary of structured fields: 54 characters.
#[must_use]
pub fn content_digest_of(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(digest(&SHA256, body)))
}

/// Compares a `Content-Digest` header with the bytes received. Other algorithms beside SHA-256 are ignored.
///
/// # Errors
/// As [`check_digest`].
pub fn check_content_digest(header: &HeaderValue, body: &[u8]) -> Result<(), SignatureError> {
    let entries: Dictionary = Parser::new(header.as_bytes()).parse().map_err(|_| SignatureError::DigestSyntax)?;
    if entries.len() > DIGESTS_MAX {
        return Err(SignatureError::DigestSyntax);
    }
    match entries.get("sha-256") {
        Some(ListEntry::Item(Item { bare_item: BareItem::ByteSequence(claimed), .. })) => {
            if claimed == digest(&SHA256, body).as_ref() {
                Ok(())
            } else {
                Err(SignatureError::DigestMismatch)
            }
        }
        Some(_) => Err(SignatureError::DigestSyntax),
        None => Err(SignatureError::DigestUnsupported),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"hello": "world"}"#;
    const DIGEST: &str = "X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=";

    fn check(header: &str) -> Result<(), SignatureError> {
        check_digest(&HeaderValue::from_str(header).unwrap(), BODY)
    }

    #[test]
    fn the_published_digest_of_draft_cavage_appendix_c_is_ours() {
        assert_eq!(digest_of(BODY), format!("SHA-256={DIGEST}"));
    }

    #[test]
    fn digests_are_read_as_peers_write_them() {
        assert_eq!(check(&format!("SHA-256={DIGEST}")), Ok(()));
        assert_eq!(check(&format!("sha-256={DIGEST}")), Ok(()));
        assert_eq!(check(&format!("md5=Sd/dVLAcvNLSq16eXua5uQ==, SHA-256={DIGEST}")), Ok(()));
    }

    #[test]
    fn a_digest_that_proves_nothing_is_refused() {
        assert_eq!(check("SHA-256="), Err(SignatureError::DigestMismatch));
        assert_eq!(check("md5=Sd/dVLAcvNLSq16eXua5uQ=="), Err(SignatureError::DigestUnsupported));
        assert_eq!(check(DIGEST.trim_end_matches('=')), Err(SignatureError::DigestSyntax));
        assert_eq!(check("SHA-256=!!"), Err(SignatureError::DigestSyntax));
        let other = digest_of(b"other");
        assert_eq!(check(&format!("SHA-256={DIGEST},{other}")), Err(SignatureError::DigestMismatch));
        assert_eq!(check(&format!("md5=a{}", ",md5=a".repeat(20))), Err(SignatureError::DigestSyntax));
    }

    #[test]
    fn content_digests_are_dictionaries_of_byte_sequences() {
        let check = |header: &str| check_content_digest(&HeaderValue::from_str(header).unwrap(), BODY);
        // RFC 9530, appendix B: another body, the same form.
        assert_eq!(content_digest_of(b"{\"hello\": \"world\"}\n"), "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
        assert_eq!(check(&content_digest_of(BODY)), Ok(()));
        assert_eq!(check(&format!("md5=:Sd/dVLAcvNLSq16eXua5uQ==:, sha-256=:{DIGEST}:")), Ok(()));
        assert_eq!(check(&content_digest_of(b"other")), Err(SignatureError::DigestMismatch));
        assert_eq!(check("sha-256=::"), Err(SignatureError::DigestMismatch));
        assert_eq!(check("sha-512=:AAAA:"), Err(SignatureError::DigestUnsupported));
        assert_eq!(check(""), Err(SignatureError::DigestUnsupported));
        for wrong in ["sha-256", "sha-256=X48E", "sha-256=(:AAAA:)", "SHA-256=:AAAA:", "sha-256=:AAAA", "sha-256=:!:"] {
            assert_eq!(check(wrong), Err(SignatureError::DigestSyntax), "{wrong}");
        }
        let many: Vec<String> = (0..20).map(|number| format!("a{number}=:AAAA:")).collect();
        assert_eq!(check(&many.join(", ")), Err(SignatureError::DigestSyntax));
    }
}
