//! Keys in the form that signing and verifying need, parsed once and kept: parsing a private RSA key costs as much as half a signature.

use std::fmt;
use std::sync::Arc;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, PublicKey as RsaPublicKey};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::limits::{PUBLIC_KEY_PEM_BYTES_MAX, RSA_BITS_MAX, RSA_BITS_MIN};

/// A text or bytes that are not a key we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKey {
    #[error("not a PEM text of an RSA public key")]
    NotAPublicKey,
    #[error("an RSA key must have 2048 to 8192 bits")]
    Size,
    #[error("not a Multikey of an Ed25519 public key")]
    NotAMultikey,
    #[error("not a PKCS#8 private key: RSA of 2048 to 8192 bits, or Ed25519")]
    NotAPrivateKey,
}

/// Signing failed inside the cryptographic library; with a parsed key this does not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the request could not be signed")]
pub struct SigningFailed;

/// The two kinds of keys of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    Rsa,
    Ed25519,
}

/// A private key of one of our actors, ready to sign. Cheap to clone. `Debug` shows nothing of it.
#[derive(Clone)]
pub struct SigningKey(Private);

#[derive(Clone)]
enum Private {
    Rsa(Arc<KeyPair>),
    Ed25519(Arc<Ed25519KeyPair>),
}

impl SigningKey {
    /// Reads PKCS#8 DER, as `allmende_app::keys` makes it.
    ///
    /// # Errors
    /// [`InvalidKey::NotAPrivateKey`].
    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, InvalidKey> {
        let rsa = KeyPair::from_pkcs8(der).map(|pair| Private::Rsa(Arc::new(pair)));
        let any = rsa.or_else(|_| Ed25519KeyPair::from_pkcs8(der).map(|pair| Private::Ed25519(Arc::new(pair))));
        any.map(Self).map_err(|_| InvalidKey::NotAPrivateKey)
    }

    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        match self.0 {
            Private::Rsa(_) => KeyKind::Rsa,
            Private::Ed25519(_) => KeyKind::Ed25519,
        }
    }

    /// The signature of `message`: RSASSA-PKCS1-v1_5 with SHA-256 or Ed25519, as the key is.
    ///
    /// # Errors
    /// [`SigningFailed`].
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningFailed> {
        match &self.0 {
            Private::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).map_err(|_| SigningFailed)?;
                Ok(signature)
            }
            Private::Ed25519(pair) => Ok(pair.try_sign(message).map_err(|_| SigningFailed)?.as_ref().to_vec()),
        }
    }

    /// The same in base64, as it stands in headers.
    ///
    /// # Errors
    /// [`SigningFailed`].
    pub fn sign_base64(&self, message: &[u8]) -> Result<String, SigningFailed> {
        Ok(STANDARD.encode(self.sign(message)?))
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

/// A key and the id under which peers find its public half.
#[derive(Debug, Clone)]
pub struct Signer {
    pub key: SigningKey,
    /// `publicKey.id` of the actor, for example `https://velo.example/actor#main-key`, or the id of its Multikey.
    pub key_id: String,
}

/// The public key of an actor, ready to verify. Cheap to clone.
#[derive(Clone)]
pub struct PublicKey {
    kind: KeyKind,
    parsed: Arc<ParsedPublicKey>,
}

impl PublicKey {
    /// Reads `publicKeyPem`: SPKI (`BEGIN PUBLIC KEY`) or PKCS#1 (`BEGIN RSA PUBLIC KEY`), lines of any length and ending.
    ///
    /// # Errors
    /// [`InvalidKey::NotAPublicKey`] for anything else, other kinds of keys included; [`InvalidKey::Size`] outside 2048–8192 bits.
    pub fn from_pem(pem: &str) -> Result<Self, InvalidKey> {
        let der = der_of_pem(pem).ok_or(InvalidKey::NotAPublicKey)?;
        // aws-lc-rs takes both forms and gives back PKCS#1, which tells the size.
        let pkcs1 = RsaPublicKey::from_der(&der).map_err(|_| InvalidKey::NotAPublicKey)?;
        let bits = modulus_bits(pkcs1.as_ref()).ok_or(InvalidKey::NotAPublicKey)?;
        if !(RSA_BITS_MIN..=RSA_BITS_MAX).contains(&bits) {
            return Err(InvalidKey::Size);
        }
        let parsed = ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &der).map_err(|_| InvalidKey::NotAPublicKey)?;
        Ok(Self { kind: KeyKind::Rsa, parsed: Arc::new(parsed) })
    }

    /// The Ed25519 key of these bytes (RFC 8032, 5.1.5), as a Multikey holds them.
    ///
    /// # Errors
    /// [`InvalidKey::NotAMultikey`] when they are no key.
    pub fn from_ed25519(bytes: &[u8; 32]) -> Result<Self, InvalidKey> {
        let parsed = ParsedPublicKey::new(&ED25519, bytes).map_err(|_| InvalidKey::NotAMultikey)?;
        Ok(Self { kind: KeyKind::Ed25519, parsed: Arc::new(parsed) })
    }

    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Whether `signature` (raw bytes) is this key's signature of `message`: RSASSA-PKCS1-v1_5 SHA-256, or Ed25519.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.parsed.verify_sig(message, signature).is_ok()
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({:?})", self.kind)
    }
}

/// Bits of the modulus of an `RSAPublicKey` (RFC 8017, A.1.1) in DER.
fn modulus_bits(pkcs1: &[u8]) -> Option<usize> {
    let key = rsa::pkcs1::RsaPublicKey::try_from(pkcs1).ok()?;
    let modulus = key.modulus.as_bytes();
    let unused = modulus.first()?.leading_zeros() as usize;
    Some(modulus.len() * 8 - unused)
}

/// The bytes between the lines of one PEM block, read leniently: peers break lines where they like.
fn der_of_pem(pem: &str) -> Option<Vec<u8>> {
    if pem.len() > PUBLIC_KEY_PEM_BYTES_MAX {
        return None;
    }
    ["PUBLIC KEY", "RSA PUBLIC KEY"].into_iter().find_map(|label| {
        let (_, rest) = pem.split_once(&format!("-----BEGIN {label}-----"))?;
        let (inside, _) = rest.split_once(&format!("-----END {label}-----"))?;
        let inside: String = inside.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        STANDARD.decode(inside).ok()
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use rsa::pkcs1::EncodeRsaPublicKey as _;
    use rsa::pkcs8::{DecodePublicKey as _, LineEnding};

    use super::*;

    /// A fresh key and its public half, as an actor of ours has them.
    pub(crate) fn key_pair() -> (SigningKey, String) {
        let key = allmende_app::keys::generate_rsa_2048().unwrap();
        (SigningKey::from_pkcs8_der(&key.private_der).unwrap(), key.public_pem)
    }

    /// The key of draft-cavage-12, appendix C: 1,024 bits.
    pub(crate) const DRAFT_KEY_PEM: &str = "-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C3
6rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6
Z4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJw
oYi+1hqp1fIekaxsyQIDAQAB
-----END PUBLIC KEY-----
";

    #[test]
    fn public_keys_are_read_in_both_forms_and_with_any_line_breaks() {
        let (key, pem) = key_pair();
        let signature = STANDARD.decode(key.sign_base64(b"message").unwrap()).unwrap();
        let pkcs1 = rsa::RsaPublicKey::from_public_key_pem(&pem).unwrap().to_pkcs1_pem(LineEnding::LF).unwrap();
        let one_line = pem.replace("KEY-----\n", "KEY-----").replace('\n', "").replace("-----END", "\n-----END");
        for text in [pem.clone(), pem.replace('\n', "\r\n"), one_line, pkcs1, format!("  {pem}\n\n")] {
            let public = PublicKey::from_pem(&text).unwrap();
            assert!(public.verifies(b"message", &signature), "{text}");
            assert!(!public.verifies(b"massage", &signature));
        }
    }

    #[test]
    fn weak_and_foreign_keys_are_refused() {
        assert_eq!(PublicKey::from_pem(DRAFT_KEY_PEM).unwrap_err(), InvalidKey::Size);
        let (_, pem) = key_pair();
        let ed25519 =
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n";
        let huge = format!("{pem}{}", " ".repeat(PUBLIC_KEY_PEM_BYTES_MAX));
        for text in ["", "PUBLIC KEY", ed25519, pem.replace("MII", "AII").as_str(), huge.as_str()] {
            assert_eq!(PublicKey::from_pem(text).unwrap_err(), InvalidKey::NotAPublicKey, "{text:.40}");
        }
        assert_eq!(SigningKey::from_pkcs8_der(b"").unwrap_err(), InvalidKey::NotAPrivateKey);
    }
}
