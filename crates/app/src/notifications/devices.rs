//! Devices that show a member's notifications. Each hangs on the session in which it was turned on and ends with it, whoever ends that: a
//! browser in which nobody is signed in, or somebody else, shows nothing of this member.

use allmende_db::pushes::{self as rows, Reach};
use allmende_domain::ids::SessionId;
use allmende_domain::permission::Viewer;
use allmende_domain::push::PushDevice;
use allmende_domain::url::ObjectUrl;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::pushes::sealing;
use crate::error::AppError;
use crate::permit::require_member;
use crate::{App, limits, sessions};

/// What a browser says about its subscription (Push API, 8), bytes in base64url. Secret.
#[derive(Clone, Default)]
pub struct Subscription {
    pub endpoint: String,
    pub p256dh: String,
    pub auth: String,
}

/// A member's own, the one turned on last first, and which of them is that of `current_token`.
///
/// # Errors
/// Refusals.
pub async fn list(app: &App, viewer: &Viewer, current_token: &str) -> Result<Vec<(PushDevice, bool)>, AppError> {
    let member = require_member(viewer)?;
    let mut conn = app.db.read().await?;
    let current = sessions::current(app, &mut conn, &member.id, current_token).await?;
    let devices = rows::of_member(&mut conn, &member.id, app.now()).await?;
    Ok(devices.into_iter().map(|device| (device.clone(), current.as_ref() == Some(&device.session))).collect())
}

/// From now on the browser of the session of `current_token` shows what its member is told of. Again is no error: a browser may name another address.
///
/// # Errors
/// [`AppError::Invalid`] `push-unfit` for what no browser says; [`AppError::Conflict`] `push-too-many`; refusals.
pub async fn turn_on(app: &App, viewer: &Viewer, current_token: &str, said: &Subscription) -> Result<(), AppError> {
    let member = require_member(viewer)?;
    let reach = reach(app, said).ok_or_else(unfit)?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let session = sessions::current(app, &mut tx, &member.id, current_token).await?.ok_or(AppError::SignInFirst)?;
    if rows::count_others(&mut tx, &member.id, &session).await? >= limits::PUSH_DEVICES_MAX {
        return Err(AppError::conflict("push-too-many", format!("on at most {} devices", limits::PUSH_DEVICES_MAX)));
    }
    match rows::put(&mut tx, &session, &reach, now).await {
        Err(allmende_db::DbError::Conflict { .. }) => return Err(unfit()),
        put => put?,
    }
    Ok(tx.commit().await?)
}

/// A device of the viewer's own shows nothing any more.
///
/// # Errors
/// [`AppError::NotFound`] for somebody else's, and for none; refusals.
pub async fn turn_off(app: &App, viewer: &Viewer, session: &SessionId) -> Result<(), AppError> {
    let member = require_member(viewer)?;
    let mut tx = app.db.begin().await?;
    if !rows::remove(&mut tx, &member.id, session).await? {
        return Err(AppError::NotFound);
    }
    Ok(tx.commit().await?)
}

fn unfit() -> AppError {
    AppError::invalid("push", "push-unfit", "not the subscription of a browser")
}

/// The address comes from a browser, so from anybody: who posts to it asks whether it is a public one. Here only what can never be one is refused.
fn reach(app: &App, said: &Subscription) -> Option<Reach> {
    if said.endpoint.len() > limits::PUSH_ENDPOINT_CHARS_MAX {
        return None;
    }
    let endpoint = ObjectUrl::parse(&said.endpoint).ok()?;
    let own = app.addresses.url("/");
    if endpoint.as_url().scheme() != "https" && own.as_url().scheme() == "https" {
        return None;
    }
    let bytes = |text: &str| {
        let text = text.trim_end_matches('=');
        (text.len() <= limits::PUSH_KEY_CHARS_MAX).then(|| BASE64_URL_SAFE_NO_PAD.decode(text).ok()).flatten()
    };
    let reach = Reach { endpoint: endpoint.without_fragment(), public_key: bytes(&said.p256dh)?, auth_secret: bytes(&said.auth)? };
    // A key that is no point of the curve would be found out with the first message only.
    sealing::seal(&reach, b"-").ok().map(|_| reach)
}
