//! What a browser and an authenticator say, read and checked as Web Authentication Level 3 (§7.1, §7.2) asks. Without attestation: which
//! make an authenticator is does not matter here, so there is nothing to read in CBOR, and the browser hands over the public key as SPKI.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

use crate::limits;

/// COSE numbers of the algorithms that are taken (RFC 9053, RFC 8812), the most usual first.
pub(crate) const ES256: i64 = -7;
pub(crate) const EDDSA: i64 = -8;
pub(crate) const RS256: i64 = -257;
/// In the order in which authenticators are asked for them.
pub const ALGORITHMS: [i64; 3] = [ES256, EDDSA, RS256];

/// SPKI of an uncompressed point on P-256, and of an Ed25519 key (RFC 5480, RFC 8410), up to the key itself.
const P256_SPKI: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01,
    0x07, 0x03, 0x42, 0x00,
];
const ED25519_SPKI: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// Flags of authenticator data (§6.1).
const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const CREDENTIAL_INCLUDED: u8 = 0x40;

/// Something does not fit; what, is of no use to an honest browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the passkey's answer does not fit: {0}")]
pub(crate) struct Misfit(pub &'static str);

/// Where an answer has to come from.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// `https://commons.example`
    pub origin: String,
    /// `commons.example`
    pub rp_id: String,
}

/// The browser's part (§5.8.1): the challenge that it answers.
pub(crate) fn challenge_of(client_data: &[u8], kind: &str, place: &Place) -> Result<String, Misfit> {
    #[derive(serde::Deserialize)]
    struct ClientData {
        #[serde(rename = "type")]
        kind: String,
        challenge: String,
        origin: String,
        #[serde(default, rename = "crossOrigin")]
        cross_origin: bool,
    }
    let said: ClientData = serde_json::from_slice(client_data).map_err(|_| Misfit("client data"))?;
    if said.kind != kind {
        return Err(Misfit("type"));
    }
    if said.origin != place.origin || said.cross_origin {
        return Err(Misfit("origin"));
    }
    Ok(said.challenge)
}

/// The authenticator's part (§6.1), up to what is used of it.
pub(crate) struct AuthenticatorData<'a> {
    pub sign_count: i64,
    rest: &'a [u8],
    flags: u8,
}

impl<'a> AuthenticatorData<'a> {
    /// For our name, with a person present whom it verified: a passkey stands in the place of a password, so having it is not enough.
    pub fn read(bytes: &'a [u8], place: &Place) -> Result<Self, Misfit> {
        let (rp_id_hash, bytes) = bytes.split_at_checked(32).ok_or(Misfit("authenticator data"))?;
        let (&[flags, a, b, c, d], rest) = bytes.split_first_chunk::<5>().ok_or(Misfit("authenticator data"))?;
        if !bool::from(rp_id_hash.ct_eq(Sha256::digest(place.rp_id.as_bytes()).as_slice())) {
            return Err(Misfit("relying party"));
        }
        if flags & USER_PRESENT == 0 || flags & USER_VERIFIED == 0 {
            return Err(Misfit("user verification"));
        }
        Ok(Self { sign_count: i64::from(u32::from_be_bytes([a, b, c, d])), rest, flags })
    }

    /// The id of the credential that was made (§6.5.1), in base64url.
    pub fn credential(&self) -> Result<String, Misfit> {
        if self.flags & CREDENTIAL_INCLUDED == 0 {
            return Err(Misfit("no credential"));
        }
        let after_aaguid = self.rest.get(16..).ok_or(Misfit("credential"))?;
        let (length, rest) = after_aaguid.split_first_chunk::<2>().ok_or(Misfit("credential"))?;
        let length = usize::from(u16::from_be_bytes(*length));
        let id = rest.get(..length).filter(|id| (16..=limits::CREDENTIAL_ID_BYTES_MAX).contains(&id.len())).ok_or(Misfit("credential"))?;
        Ok(BASE64_URL_SAFE_NO_PAD.encode(id))
    }
}

/// Whether a key is of that algorithm and could verify something.
pub(crate) fn check_key(algorithm: i64, spki: &[u8]) -> Result<(), Misfit> {
    let fine = match algorithm {
        ES256 => spki.strip_prefix(&P256_SPKI).is_some_and(|point| point.len() == 65 && point.first() == Some(&4)),
        EDDSA => spki.strip_prefix(&ED25519_SPKI).is_some_and(|key| key.len() == 32),
        RS256 => (290..=limits::PASSKEY_BYTES_MAX).contains(&spki.len()),
        _ => false,
    };
    if fine { Ok(()) } else { Err(Misfit("public key")) }
}

/// Whether the signature covers what both said (§7.2, step 20 and 21).
pub(crate) fn verify(algorithm: i64, spki: &[u8], authenticator_data: &[u8], client_data: &[u8], signature: &[u8]) -> Result<(), Misfit> {
    let mut signed = authenticator_data.to_vec();
    signed.extend_from_slice(&Sha256::digest(client_data));
    let bare = |prefix: &[u8]| spki.strip_prefix(prefix).ok_or(Misfit("public key"));
    let outcome = match algorithm {
        ES256 => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, bare(&P256_SPKI)?).verify(&signed, signature),
        EDDSA => UnparsedPublicKey::new(&ED25519, bare(&ED25519_SPKI)?).verify(&signed, signature),
        RS256 => UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, spki).verify(&signed, signature),
        _ => return Err(Misfit("algorithm")),
    };
    outcome.map_err(|_| Misfit("signature"))
}
