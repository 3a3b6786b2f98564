//! Key pairs of our actors, RSA and Ed25519: made here, once per actor, and stored with it.

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use rsa::pkcs8::{Document, LineEnding};

/// A key pair in the two forms in which it is stored and shown.
#[derive(Clone, PartialEq, Eq)]
pub struct GeneratedKey {
    /// PKCS#8 DER. Secret.
    pub private_der: Vec<u8>,
    /// SPKI PEM (RFC 7468), as `publicKeyPem` shows it to everybody.
    pub public_pem: String,
}

impl std::fmt::Debug for GeneratedKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GeneratedKey").field("public_pem", &self.public_pem).finish_non_exhaustive()
    }
}

/// An Ed25519 key pair in the two forms in which it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct GeneratedEd25519 {
    /// PKCS#8 DER, version 1 (RFC 8410), which every library reads. Secret.
    pub private_der: Vec<u8>,
    pub public: [u8; 32],
}

impl std::fmt::Debug for GeneratedEd25519 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GeneratedEd25519").field("public", &self.public).finish_non_exhaustive()
    }
}

/// All keys of a new actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedKeys {
    pub rsa: GeneratedKey,
    pub ed25519: GeneratedEd25519,
}

/// The cryptographic library could not make or encode a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no key pair could be made")]
pub struct KeyGenerationFailed;

/// Makes an RSA key of 2,048 bits, the kind and size every server of the field verifies. Takes about 50 ms of CPU: on a runtime's
/// thread call it through `spawn_blocking`.
///
/// # Errors
/// [`KeyGenerationFailed`] when the library refuses, which it does only without a source of randomness.
pub fn generate_rsa_2048() -> Result<GeneratedKey, KeyGenerationFailed> {
    let pair = KeyPair::generate(KeySize::Rsa2048).map_err(|_| KeyGenerationFailed)?;
    let private: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| KeyGenerationFailed)?;
    let public: PublicKeyX509Der<'_> = pair.public_key().as_der().map_err(|_| KeyGenerationFailed)?;
    let public = Document::try_from(public.as_ref()).map_err(|_| KeyGenerationFailed)?;
    let public_pem = public.to_pem("PUBLIC KEY", LineEnding::LF).map_err(|_| KeyGenerationFailed)?;
    Ok(GeneratedKey { private_der: private.as_ref().to_vec(), public_pem })
}

/// Makes an Ed25519 key. Takes some 20 µs.
///
/// # Errors
/// As [`generate_rsa_2048`].
pub fn generate_ed25519() -> Result<GeneratedEd25519, KeyGenerationFailed> {
    let pair = Ed25519KeyPair::generate().map_err(|_| KeyGenerationFailed)?;
    let private = pair.to_pkcs8v1().map_err(|_| KeyGenerationFailed)?;
    let public = pair.public_key().as_ref().try_into().map_err(|_| KeyGenerationFailed)?;
    Ok(GeneratedEd25519 { private_der: private.as_ref().to_vec(), public })
}

#[cfg(test)]
mod tests {
    use rsa::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _};
    use rsa::traits::PublicKeyParts as _;

    use super::*;

    #[test]
    fn a_generated_pair_is_read_by_another_library_and_belongs_together() {
        let key = generate_rsa_2048().unwrap();
        let private = rsa::RsaPrivateKey::from_pkcs8_der(&key.private_der).unwrap();
        let public = rsa::RsaPublicKey::from_public_key_pem(&key.public_pem).unwrap();
        assert_eq!(private.to_public_key(), public);
        assert_eq!(public.size(), 256);
        assert_ne!(generate_rsa_2048().unwrap(), key);
        assert!(!format!("{key:?}").contains("private"));
    }

    #[test]
    fn an_ed25519_pair_belongs_together_and_is_another_one_each_time() {
        let key = generate_ed25519().unwrap();
        let pair = Ed25519KeyPair::from_pkcs8(&key.private_der).unwrap();
        assert_eq!(pair.public_key().as_ref(), key.public);
        assert_ne!(generate_ed25519().unwrap().public, key.public);
        assert!(!format!("{key:?}").contains("private"));
    }
}
