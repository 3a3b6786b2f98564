//! RSA key pairs of our actors: made here, once per actor, and stored with it.

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::KeyPair as _;
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
}
