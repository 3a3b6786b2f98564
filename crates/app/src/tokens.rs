//! Secrets that people carry: session cookies, invitation links. Only their hashes are stored (case A2).

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::App;

/// Characters of a token: 32 bytes in base64url (RFC 4648 §5) without padding.
const TOKEN_CHARS: usize = 43;

/// A fresh token for its holder.
pub(crate) fn fresh(app: &App) -> String {
    let mut bytes = [0_u8; 32];
    app.chance.fill(&mut bytes);
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// What is stored of a token: its SHA-256 in hexadecimal. `None` for a text that cannot be one of ours. A fast hash is enough for 256
/// random bits, and looking it up by an index tells nothing about the token.
pub(crate) fn stored(token: &str) -> Option<String> {
    (token.len() == TOKEN_CHARS).then(|| digest(token))
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}
