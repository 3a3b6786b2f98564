//! How an instance says to a push service who it is (RFC 8292): a key pair made once, and a token signed with it. Browsers tie a subscription to the
//! public key, so that nobody else who learns its address can send to it.

use allmende_db::settings;
use allmende_domain::email::EmailAddress;
use allmende_domain::time::UnixMillis;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::error::AppError;
use crate::{App, instance_settings, limits};

/// PKCS#8 in base64url, beside the keys of actors in the database. Secret: no page and no export shows this setting.
const KEY: &str = "push.private-key";

fn broken(what: &'static str) -> AppError {
    AppError::Internal(format!("the key for push services {what}"))
}

/// Makes the key pair when there is none. Called at each start.
///
/// # Errors
/// [`AppError`] of the database, or when no key can be made.
pub async fn ensure_key(app: &App) -> Result<(), AppError> {
    if find(app).await?.is_some() {
        return Ok(());
    }
    let made = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| broken("cannot be made"))?;
    let made = made.to_pkcs8v1().map_err(|_| broken("cannot be written"))?;
    let mut tx = app.db.begin().await?;
    // Of two nodes that start together the first wins, and no browser has seen the other's.
    settings::replace(&mut tx, KEY, None, &BASE64_URL_SAFE_NO_PAD.encode(made.as_ref())).await?;
    Ok(tx.commit().await?)
}

async fn find(app: &App) -> Result<Option<String>, AppError> {
    Ok(settings::get(&mut app.db.read().await?, KEY).await?)
}

async fn key(app: &App) -> Result<EcdsaKeyPair, AppError> {
    let stored = match find(app).await? {
        Some(stored) => stored,
        None => {
            ensure_key(app).await?;
            find(app).await?.ok_or_else(|| broken("was not kept"))?
        }
    };
    let der = BASE64_URL_SAFE_NO_PAD.decode(stored).map_err(|_| broken("cannot be read"))?;
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &der).map_err(|_| broken("cannot be read"))
}

/// The public key as pages give it to browsers: a point of P-256, uncompressed, in base64url.
///
/// # Errors
/// [`AppError`] of the database, or when no key can be made.
pub async fn public_key(app: &App) -> Result<String, AppError> {
    Ok(BASE64_URL_SAFE_NO_PAD.encode(key(app).await?.public_key().as_ref()))
}

/// The `Authorization` of a request to the push service at this origin.
///
/// # Errors
/// As [`public_key`].
pub(super) async fn authorization(app: &App, origin: &str) -> Result<String, AppError> {
    let key = key(app).await?;
    let contact = instance_settings::current(app).await?.contact.trim().to_owned();
    let subject = match EmailAddress::parse(&contact) {
        Ok(address) => format!("mailto:{}", address.as_str()),
        Err(_) => app.addresses.url("/about").to_string(),
    };
    let token = token(&key, origin, &subject, app.now().plus(limits::PUSH_TOKEN_MS)).ok_or_else(|| broken("cannot sign"))?;
    Ok(format!("vapid t={token}, k={}", BASE64_URL_SAFE_NO_PAD.encode(key.public_key().as_ref())))
}

/// A JSON Web Token of the one kind that push services take (RFC 8292, 2).
fn token(key: &EcdsaKeyPair, audience: &str, subject: &str, expires_at: UnixMillis) -> Option<String> {
    let claims = serde_json::json!({ "aud": audience, "exp": expires_at.0 / 1_000, "sub": subject });
    let said = format!(
        "{}.{}",
        BASE64_URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"ES256"}"#),
        BASE64_URL_SAFE_NO_PAD.encode(claims.to_string())
    );
    let signature = key.sign(&SystemRandom::new(), said.as_bytes()).ok()?;
    Some(format!("{said}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature.as_ref())))
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use super::*;

    /// Whether a token is signed with this key, as a push service asks.
    fn is_signed(token: &str, public_key: &[u8]) -> bool {
        let (said, signature) = token.rsplit_once('.').unwrap();
        let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).unwrap();
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public_key).verify(said.as_bytes(), &signature).is_ok()
    }

    #[test]
    fn a_token_has_the_form_and_the_signature_of_the_example_of_rfc_8292() {
        let example = "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpw\
                       dXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA";
        let its_key = BASE64_URL_SAFE_NO_PAD
            .decode("BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs")
            .unwrap();
        assert!(is_signed(example, &its_key));

        let key = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
        let made = token(&key, "https://push.example.net", "mailto:push@example.com", UnixMillis(1_453_523_768_000)).unwrap();
        assert!(is_signed(&made, key.public_key().as_ref()) && !is_signed(&made, &its_key));
        let without_signature = |token: &str| token.rsplit_once('.').unwrap().0.to_owned();
        assert_eq!(without_signature(&made), without_signature(example));
    }
}
