//! An authenticator and the browser before it, made of software: makes passkeys and signs with them as Web Authentication says, and as a
//! thief would.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

/// SPKI of a point on P-256 (RFC 5480), up to the point.
const SPKI: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01,
    0x07, 0x03, 0x42, 0x00,
];
const PRESENT_AND_VERIFIED: u8 = 0x05;
const WITH_CREDENTIAL: u8 = 0x40;

/// One passkey, and what it says about itself; tests change what it says.
pub struct Authenticator {
    key: EcdsaKeyPair,
    pub credential: Vec<u8>,
    pub origin: String,
    pub rp_id: String,
    pub flags: u8,
    pub sign_count: u32,
    pub cross_origin: bool,
}

/// The fields of the form that a browser fills.
pub type Fields = Vec<(&'static str, String)>;

impl Authenticator {
    /// A new passkey for `https://{host}`.
    ///
    /// # Panics
    /// When no key can be made.
    #[must_use]
    pub fn at(host: &str, number: u8) -> Self {
        Self {
            key: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key"),
            credential: vec![number; 32],
            origin: format!("https://{host}"),
            rp_id: host.to_owned(),
            flags: PRESENT_AND_VERIFIED,
            sign_count: 1,
            cross_origin: false,
        }
    }

    fn client_data(&self, kind: &str, challenge: &str) -> String {
        let said = serde_json::json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": self.cross_origin});
        said.to_string()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = digest(&SHA256, self.rp_id.as_bytes()).as_ref().to_vec();
        data.push(flags);
        data.extend(self.sign_count.to_be_bytes());
        data
    }

    /// What is sent to add it.
    ///
    /// # Panics
    /// Never: the credential is short.
    #[must_use]
    pub fn makes(&self, challenge: &str) -> Fields {
        let mut data = self.data(self.flags | WITH_CREDENTIAL);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).expect("a short id").to_be_bytes());
        data.extend(&self.credential);
        let mut spki = SPKI.to_vec();
        spki.extend(self.key.public_key().as_ref());
        let text = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
        vec![
            ("client_data", text(self.client_data("webauthn.create", challenge).as_bytes())),
            ("authenticator_data", text(&data)),
            ("public_key", text(&spki)),
            ("algorithm", "-7".to_owned()),
            ("name", "my telephone".to_owned()),
        ]
    }

    /// What is sent to sign in with it.
    ///
    /// # Panics
    /// When it cannot sign.
    #[must_use]
    pub fn answers(&self, challenge: &str) -> Fields {
        let client_data = self.client_data("webauthn.get", challenge);
        let data = self.data(self.flags);
        let mut signed = data.clone();
        signed.extend(digest(&SHA256, client_data.as_bytes()).as_ref());
        let signature = self.key.sign(&SystemRandom::new(), &signed).expect("a signature");
        let text = |bytes: &[u8]| BASE64_URL_SAFE_NO_PAD.encode(bytes);
        vec![
            ("client_data", text(client_data.as_bytes())),
            ("authenticator_data", text(&data)),
            ("credential", text(&self.credential)),
            ("signature", text(signature.as_ref())),
        ]
    }
}
