//! Multikeys (FEP-521a, Controlled Identifiers 1.0, 2.2.2): an Ed25519 public key as a text.

use super::InvalidKey;
use crate::limits::MULTIKEY_CHARS_MAX;

/// Base58 in the alphabet of Bitcoin, in the registry of Multibase.
const BASE58_BTC: char = 'z';
/// `ed25519-pub` in the registry of Multicodec, as a varint.
const ED25519_PUB: [u8; 2] = [0xed, 0x01];

/// Bytes as Multibase in base58, the only base that the field uses.
pub(super) fn to_multibase(bytes: &[u8]) -> String {
    format!("{BASE58_BTC}{}", bs58::encode(bytes).into_string())
}

/// The bytes of a Multibase text in base58 of at most `chars_max` characters.
pub(super) fn from_multibase(text: &str, chars_max: usize) -> Option<Vec<u8>> {
    let encoded = text.strip_prefix(BASE58_BTC).filter(|_| text.len() <= chars_max)?;
    bs58::decode(encoded).into_vec().ok()
}

/// `publicKeyMultibase` of an Ed25519 key.
#[must_use]
pub fn to_multikey(public_key: &[u8; 32]) -> String {
    let mut bytes = ED25519_PUB.to_vec();
    bytes.extend_from_slice(public_key);
    to_multibase(&bytes)
}

/// Reads `publicKeyMultibase` of an Ed25519 key.
///
/// # Errors
/// [`InvalidKey::NotAMultikey`] for anything else, other kinds of keys and other bases included.
pub fn from_multikey(text: &str) -> Result<[u8; 32], InvalidKey> {
    let bytes = from_multibase(text, MULTIKEY_CHARS_MAX).ok_or(InvalidKey::NotAMultikey)?;
    let key = bytes.strip_prefix(&ED25519_PUB).ok_or(InvalidKey::NotAMultikey)?;
    key.try_into().map_err(|_| InvalidKey::NotAMultikey)
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};

    use super::*;

    /// The key of FEP-521a and its private half, which EdDSA Cryptosuites (appendix B) publishes as a Multikey too.
    #[test]
    fn the_published_key_of_fep_521a_belongs_to_its_published_private_half() {
        let text = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        let secret = bs58::decode("3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").into_vec().unwrap();
        // `ed25519-priv`, as a varint.
        let pair = Ed25519KeyPair::from_seed_unchecked(secret.strip_prefix(&[0x80, 0x26]).unwrap()).unwrap();
        let public = from_multikey(text).unwrap();
        assert_eq!(public, pair.public_key().as_ref());
        assert_eq!(to_multikey(&public), text);
        assert!(super::super::PublicKey::from_ed25519(&public).unwrap().verifies(b"message", pair.sign(b"message").as_ref()));
    }

    /// FEP-521a, `fep-521a.feature`: both scenarios. RSA keys stand in `publicKey`, so their Multikey is none of ours.
    #[test]
    fn the_published_vectors_of_fep_521a() {
        let bytes = hex::decode("2e6fcce36701dc791488e0d0b1745cc1e33a4c1c9fcc41c63bd343dbbe0970e6").unwrap();
        let public: [u8; 32] = bytes.try_into().unwrap();
        let text = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
        assert_eq!(to_multikey(&public), text);
        assert_eq!(from_multikey(text), Ok(public));
        let rsa = "z4MXj1wBzi9jUstyPMS4jQqB6KdJaiatPkAtVtGc6bQEQEEsKTic4G7Rou3iBf9vPmT5dbkm9qsZsuVNjq8HCuW1w24nhBFGkRE4cd2Uf2tfrB3N7h4mnyPp1BF3\
                   ZttHTYv3DLUPi1zMdkULiow3M1GfXkoC6DoxDUm1jmN6GBj22SjVsr6dxezRVQc7aj9TxE7JLbMH1wh5X3kA58H3DFW8rnYMakFGbca5CB2Jf6CnGQZmL7o5uJAd\
                   TwXfy2iiiyPxXEGerMhHwhjTA1mKYobyk2CpeEcmvynADfNZ5MBvcCS7m3XkFCMNUYBS9NQ3fze6vMSUPsNa6GVYmKx2x6JrdEjCk3qRMMmyjnjCMfR4pXbRMZa3\
                   i";
        assert_eq!(from_multikey(rsa), Err(InvalidKey::NotAMultikey));
    }

    #[test]
    fn what_is_no_ed25519_multikey_is_refused() {
        let p256 = "zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP";
        let short = format!("z{}", bs58::encode([0xed, 0x01, 1, 2, 3]).into_string());
        let long = format!("z{}", "1".repeat(100_000));
        for text in ["", "z", "u7QGwDY2Tjn93PVFWWq02piP1NE9_XRlg-c8-jhJiDqKBDw", "z0OIl", "zé", p256, &short, &long] {
            assert_eq!(from_multikey(text), Err(InvalidKey::NotAMultikey), "{text:.40}");
        }
    }
}
