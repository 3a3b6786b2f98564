//! Keys of the simulated actors, and of those they talk with.

use anyhow::Context as _;
use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Making an RSA key takes some 100 ms, so that actors share these: each still has a key of its own name in its own document.
pub const RSA_KEYS: usize = 4;

/// How requests are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Scheme {
    /// draft-cavage-12 with RSA-2048 and SHA-256, as every server of the field sends it.
    Rsa,
    /// RFC 9421 with Ed25519.
    Ed25519,
}

impl Scheme {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rsa => "RSA-2048, draft-cavage",
            Self::Ed25519 => "Ed25519, RFC 9421",
        }
    }
}

/// A private RSA key with its public half as actor documents carry it.
pub struct RsaKey {
    pair: RsaKeyPair,
    pub public_pem: String,
}

impl RsaKey {
    /// # Errors
    /// When the library cannot make one.
    pub fn generate() -> anyhow::Result<Self> {
        let pair = RsaKeyPair::generate(KeySize::Rsa2048).context("no RSA key could be made")?;
        let der: PublicKeyX509Der<'_> = aws_lc_rs::signature::KeyPair::public_key(&pair).as_der().context("no public key")?;
        let text = STANDARD.encode(der.as_ref());
        let mut public_pem = "-----BEGIN PUBLIC KEY-----\n".to_owned();
        for line in text.as_bytes().chunks(64) {
            public_pem.push_str(&String::from_utf8_lossy(line));
            public_pem.push('\n');
        }
        public_pem.push_str("-----END PUBLIC KEY-----\n");
        Ok(Self { pair, public_pem })
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256.
    ///
    /// # Errors
    /// When the library fails.
    pub fn sign(&self, message: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut signature = vec![0; self.pair.public_modulus_len()];
        self.pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).context("RSA signing failed")?;
        Ok(signature)
    }
}

/// A private Ed25519 key.
pub struct EdKey(Ed25519KeyPair);

impl EdKey {
    /// # Errors
    /// When the library cannot make one.
    pub fn generate() -> anyhow::Result<Self> {
        Ok(Self(Ed25519KeyPair::generate().context("no Ed25519 key could be made")?))
    }

    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).as_ref().to_vec()
    }

    /// `publicKeyMultibase` of a Multikey: base58btc of the multicodec prefix ed01 and the key (FEP-521a).
    #[must_use]
    pub fn multibase(&self) -> String {
        let mut bytes = vec![0xed, 0x01];
        bytes.extend_from_slice(self.0.public_key().as_ref());
        format!("z{}", base58(&bytes))
    }
}

/// A public key of the server under test.
pub struct PublicKey(ParsedPublicKey);

impl PublicKey {
    /// Reads `publicKeyPem`.
    ///
    /// # Errors
    /// When it is no RSA key in PEM.
    pub fn from_pem(pem: &str) -> anyhow::Result<Self> {
        let inside: String =
            pem.lines().filter(|line| !line.starts_with("-----")).flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
        let der = STANDARD.decode(inside).context("publicKeyPem is not PEM")?;
        ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &der).map(Self).context("publicKeyPem is no RSA key")
    }

    /// Reads `publicKeyMultibase`.
    ///
    /// # Errors
    /// When it is no Ed25519 Multikey.
    pub fn from_multibase(text: &str) -> anyhow::Result<Self> {
        let bytes = text.strip_prefix('z').and_then(from_base58).context("publicKeyMultibase is not base58btc")?;
        let key = bytes.strip_prefix(&[0xed, 0x01]).context("the Multikey is not Ed25519")?;
        ParsedPublicKey::new(&ED25519, key).map(Self).context("the Multikey is no Ed25519 key")
    }

    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.verify_sig(message, signature).is_ok()
    }
}

const BASE58: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

fn base58(bytes: &[u8]) -> String {
    // Digits of base 58, least significant first.
    let mut digits: Vec<u32> = Vec::new();
    for byte in bytes {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += *digit << 8;
            *digit = carry % 58;
            carry /= 58;
        }
        while carry > 0 {
            digits.push(carry % 58);
            carry /= 58;
        }
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).map(|_| 0);
    let all = zeros.chain(digits.into_iter().rev());
    all.filter_map(|digit| BASE58.chars().nth(usize::try_from(digit).ok()?)).collect()
}

fn from_base58(text: &str) -> Option<Vec<u8>> {
    let mut bytes: Vec<u32> = Vec::new();
    for c in text.chars() {
        let mut carry = u32::try_from(BASE58.find(c)?).ok()?;
        for byte in &mut bytes {
            carry += *byte * 58;
            *byte = carry & 0xff;
            carry >>= 8;
        }
        while carry > 0 {
            bytes.push(carry & 0xff);
            carry >>= 8;
        }
    }
    let zeros = text.chars().take_while(|c| *c == '1').map(|_| 0);
    zeros.chain(bytes.into_iter().rev()).map(|byte| u8::try_from(byte).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_multikey_is_read_as_it_was_written() {
        let key = EdKey::generate().unwrap();
        let public = PublicKey::from_multibase(&key.multibase()).unwrap();
        assert!(public.verifies(b"text", &key.sign(b"text")));
        assert!(!public.verifies(b"other", &key.sign(b"text")));
        assert!(key.multibase().starts_with("z6Mk"), "as in the example of did:key");
    }

    #[test]
    fn an_rsa_key_is_read_as_it_was_written() {
        let key = RsaKey::generate().unwrap();
        let public = PublicKey::from_pem(&key.public_pem).unwrap();
        assert!(public.verifies(b"text", &key.sign(b"text").unwrap()));
        assert!(!public.verifies(b"other", &key.sign(b"text").unwrap()));
    }
}
