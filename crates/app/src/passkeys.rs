//! Passkeys (Web Authentication) beside passwords: adding, listing, removing, and signing in with one.

pub mod ceremony;

use allmende_db::{members as member_rows, passkeys as rows, sessions as session_rows};
use allmende_domain::ids::PasskeyId;
use allmende_domain::limits::NAME_CHARS_MAX;
use allmende_domain::member::Passkey;
use allmende_domain::permission::Viewer;
use allmende_domain::text;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::error::AppError;
use crate::sessions::{self, SignedIn};
use crate::{App, limits, passwords, permit, tokens};
use ceremony::{AuthenticatorData, Misfit, Place};

/// What a browser has to be told to make a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Making {
    /// base64url. Answered once, within [`limits::PASSKEY_CHALLENGE_MS`].
    pub challenge: String,
    pub rp_id: String,
    /// The member's id in base64url: authenticators keep it, so it is no name.
    pub user_id: String,
    /// Credentials of the member that exist already.
    pub known: Vec<String>,
}

/// What a browser answers; all bytes in base64url.
#[derive(Clone, Default)]
pub struct Answer {
    pub client_data: String,
    pub authenticator_data: String,
    /// SPKI DER of a new passkey.
    pub public_key: String,
    pub algorithm: i64,
    /// Of a passkey that is there.
    pub credential: String,
    pub signature: String,
}

fn place(app: &App) -> Place {
    let base = app.addresses.url("/");
    let url = base.as_url();
    Place { origin: url.origin().ascii_serialization(), rp_id: url.host_str().unwrap_or_default().to_owned() }
}

fn bytes(text: &str) -> Result<Vec<u8>, Misfit> {
    if text.len() > limits::PASSKEY_ANSWER_CHARS_MAX {
        return Err(Misfit("length"));
    }
    BASE64_URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| Misfit("base64url"))
}

fn unfit(misfit: Misfit) -> AppError {
    AppError::invalid("passkey", "passkey-unfit", misfit.to_string())
}

/// Begins to add a passkey. Takes the password, so that who finds an open session cannot make it theirs for good.
///
/// # Errors
/// [`AppError::Invalid`] (`password-wrong`), [`AppError::TooMany`] after ten wrong ones, [`AppError::Conflict`] (`passkeys-too-many`).
pub async fn begin_adding(app: &App, viewer: &Viewer, password: &str) -> Result<Making, AppError> {
    let member = permit::require_member(viewer)?;
    sessions::count_change(app, &member.login).await?;
    let (stored, known) = {
        let mut conn = app.db.read().await?;
        let stored = member_rows::credentials(&mut conn, &member.login).await?.ok_or(AppError::SignInFirst)?;
        (stored, rows::of_member(&mut conn, &member.id).await?)
    };
    if !passwords::matches(password, &stored.password_hash).await? {
        return Err(AppError::invalid("password", "password-wrong", "not the present password"));
    }
    if known.len() >= limits::PASSKEYS_MAX {
        return Err(AppError::conflict("passkeys-too-many", format!("at most {} passkeys", limits::PASSKEYS_MAX)));
    }
    let challenge = tokens::fresh(app);
    let mut tx = app.db.begin().await?;
    session_rows::forget_attempts(&mut tx, &sessions::change_bucket(&member.login)).await?;
    rows::keep_challenge(&mut tx, &tokens::digest(&challenge), Some(&member.id), app.now().plus(limits::PASSKEY_CHALLENGE_MS)).await?;
    tx.commit().await?;
    Ok(Making {
        challenge,
        rp_id: place(app).rp_id,
        user_id: BASE64_URL_SAFE_NO_PAD.encode(member.id.as_str()),
        known: known.into_iter().map(|passkey| passkey.credential).collect(),
    })
}

/// Adds the passkey that a browser made.
///
/// # Errors
/// [`AppError::Invalid`] (`passkey-unfit`, `text-too-long`), [`AppError::Conflict`] (`passkey-known`).
pub async fn add(app: &App, viewer: &Viewer, name: &str, answer: &Answer) -> Result<(), AppError> {
    let member = permit::require_member(viewer)?;
    let name = text::line(name, NAME_CHARS_MAX).or_else(|error| match error {
        text::TextError::Empty => Ok("Passkey".to_owned()),
        other => Err(AppError::invalid("name", "text-too-long", other.to_string())),
    })?;
    let place = place(app);
    let client_data = bytes(&answer.client_data).map_err(unfit)?;
    let challenge = ceremony::challenge_of(&client_data, "webauthn.create", &place).map_err(unfit)?;
    let data = bytes(&answer.authenticator_data).map_err(unfit)?;
    let data = AuthenticatorData::read(&data, &place).map_err(unfit)?;
    let credential = data.credential().map_err(unfit)?;
    let public_key = bytes(&answer.public_key).map_err(unfit)?;
    ceremony::check_key(answer.algorithm, &public_key).map_err(unfit)?;
    let now = app.now();
    let passkey = Passkey { id: PasskeyId::from_uuid(app.uuid()), name, credential, created_at: now, last_used_at: None };
    let verifying = rows::Verifying {
        passkey: passkey.id.clone(),
        member: member.id.clone(),
        algorithm: answer.algorithm,
        public_key,
        sign_count: data.sign_count,
    };
    let mut tx = app.db.begin().await?;
    if !rows::take_challenge(&mut tx, &tokens::digest(&challenge), Some(&member.id), now).await? {
        return Err(unfit(Misfit("challenge")));
    }
    if !rows::insert(&mut tx, &passkey, &verifying).await? {
        return Err(AppError::conflict("passkey-known", "this passkey was added before"));
    }
    Ok(tx.commit().await?)
}

/// The viewer's own passkeys, the oldest first.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::Forbidden`] for who is no member.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Vec<Passkey>, AppError> {
    let member = permit::require_member(viewer)?;
    Ok(rows::of_member(&mut app.db.read().await?, &member.id).await?)
}

/// Removes one of the viewer's own passkeys.
///
/// # Errors
/// [`AppError::NotFound`] when the viewer has no such one.
pub async fn remove(app: &App, viewer: &Viewer, id: &PasskeyId) -> Result<(), AppError> {
    let member = permit::require_member(viewer)?;
    let mut tx = app.db.begin().await?;
    if !rows::remove(&mut tx, &member.id, id).await? {
        return Err(AppError::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Begins to sign in: the challenge and our name. Which passkeys somebody has is not told: the authenticator knows.
///
/// # Errors
/// [`AppError::TooMany`] after [`limits::PASSKEY_CHALLENGES_PER_SOURCE`] within a quarter of an hour.
pub async fn begin_sign_in(app: &App, source: &str) -> Result<(String, String), AppError> {
    let bucket = (format!("passkey-source:{}", tokens::digest(source)), limits::PASSKEY_CHALLENGES_PER_SOURCE);
    sessions::count_within(app, &[bucket], limits::SIGN_IN_WINDOW_MS).await?;
    let challenge = tokens::fresh(app);
    let now = app.now();
    let mut tx = app.db.begin().await?;
    rows::forget_challenges(&mut tx, now).await?;
    rows::keep_challenge(&mut tx, &tokens::digest(&challenge), None, now.plus(limits::PASSKEY_CHALLENGE_MS)).await?;
    tx.commit().await?;
    Ok((challenge, place(app).rp_id))
}

/// Signs in with a passkey.
///
/// # Errors
/// [`AppError::Invalid`] (`passkey-wrong`), the same for an unknown passkey as for a wrong answer; [`AppError::Conflict`]
/// (`account-is-suspended`).
pub async fn sign_in(app: &App, answer: &Answer, user_agent: &str) -> Result<SignedIn, AppError> {
    let wrong = |misfit: Misfit| {
        metrics::counter!("allmende_sign_in_failures_total").increment(1);
        tracing::debug!(reason = misfit.0, "a passkey was refused");
        AppError::invalid("passkey", "passkey-wrong", "this passkey is not known here, or its answer does not fit")
    };
    let place = place(app);
    let client_data = bytes(&answer.client_data).map_err(wrong)?;
    let challenge = ceremony::challenge_of(&client_data, "webauthn.get", &place).map_err(wrong)?;
    let data = bytes(&answer.authenticator_data).map_err(wrong)?;
    let signature = bytes(&answer.signature).map_err(wrong)?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if !rows::take_challenge(&mut tx, &tokens::digest(&challenge), None, now).await? {
        return Err(wrong(Misfit("challenge")));
    }
    // Used up, whatever comes of it.
    tx.commit().await?;
    let read = AuthenticatorData::read(&data, &place).map_err(wrong)?;
    let mut tx = app.db.begin().await?;
    let known = rows::by_credential(&mut tx, answer.credential.trim_end_matches('=')).await?.ok_or_else(|| wrong(Misfit("credential")))?;
    ceremony::verify(known.algorithm, &known.public_key, &data, &client_data, &signature).map_err(wrong)?;
    if !rows::used(&mut tx, &known.passkey, read.sign_count, now).await? {
        tracing::warn!(member.id = known.member.as_str(), "a passkey's count went back: somebody may have a copy of it");
        return Err(wrong(Misfit("count")));
    }
    let member = member_rows::find(&mut tx, &known.member).await?.ok_or(AppError::NotFound)?;
    if member.suspended_at.is_some() {
        return Err(AppError::conflict("account-is-suspended", "this account is suspended; ask an administrator of your cooperative"));
    }
    let epoch = member_rows::credentials(&mut tx, &member.login).await?.ok_or(AppError::NotFound)?.epoch;
    let signed_in = sessions::open(app, &mut tx, member, epoch, user_agent).await?;
    tx.commit().await?;
    Ok(signed_in)
}
