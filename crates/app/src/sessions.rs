//! Sessions: signing in and out, and who is behind a request.

use allmende_db::{Tx, members as member_rows, sessions as rows};
use allmende_domain::ids::{MemberId, SessionId};
use allmende_domain::member::{self, Member, Session};
use allmende_domain::permission::Viewer;
use allmende_domain::text::truncated;

use crate::error::AppError;
use crate::{App, limits, passwords, permit, tokens};

/// A fresh sign-in. The token goes into the browser's cookie and nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// 43 characters of base64url. Secret.
    pub token: String,
    pub member: Member,
}

impl std::fmt::Debug for SignedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedIn").field("member", &self.member.id).finish_non_exhaustive()
    }
}

/// Signs in. `source` is where the request came from, such as an address or its network: failures are limited for each account and
/// for each source (case A4).
///
/// # Errors
/// [`AppError::Invalid`] (`sign-in-wrong`), the same and after the same time for an unknown login as for a wrong password;
/// [`AppError::TooMany`] after ten failures within fifteen minutes; [`AppError::Conflict`] (`account-is-suspended`).
pub async fn sign_in(app: &App, login: &str, password: &str, source: &str, user_agent: &str) -> Result<SignedIn, AppError> {
    let login = member::login(login).unwrap_or_default();
    let buckets = [account_bucket(&login), format!("source:{}", tokens::digest(source))];
    count(app, &buckets).await?;
    let found = member_rows::credentials(&mut app.db.read().await?, &login).await?;
    let nobodys = passwords::nobodys_hash(app).await?;
    let stored = found.as_ref().map_or(nobodys, |credentials| credentials.password_hash.as_str());
    let right = passwords::matches(password, stored).await?;
    let Some(credentials) = found.filter(|_| right) else {
        metrics::counter!("allmende_sign_in_failures_total").increment(1);
        return Err(AppError::invalid("login", "sign-in-wrong", "login or password is wrong"));
    };
    if credentials.is_suspended {
        // Only who knows the password hears it.
        return Err(AppError::conflict("account-is-suspended", "this account is suspended; ask an administrator of your cooperative"));
    }
    let mut tx = app.db.begin().await?;
    let [account, source] = &buckets;
    rows::forget_attempts(&mut tx, account).await?;
    rows::take_back_attempt(&mut tx, source).await?;
    let member = member_rows::find(&mut tx, &credentials.member).await?.ok_or(AppError::NotFound)?;
    let signed_in = open(app, &mut tx, member, credentials.epoch, user_agent).await?;
    tx.commit().await?;
    if let Err(error) = forget_old(app).await {
        tracing::warn!(%error, "sessions that are over could not be forgotten; the next sign-in tries again");
    }
    Ok(signed_in)
}

/// Who is behind a request that carries this token. [`Viewer::Stranger`] for none, an unknown, an expired and an ended one.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn viewer(app: &App, token: Option<&str>) -> Result<Viewer, AppError> {
    let Some(hash) = token.and_then(tokens::stored) else { return Ok(Viewer::Stranger) };
    let now = app.now();
    let mut conn = app.db.read().await?;
    let Some(session) = rows::find_open(&mut conn, &hash, now).await? else { return Ok(Viewer::Stranger) };
    let Some(member) = member_rows::find(&mut conn, &session.member).await? else { return Ok(Viewer::Stranger) };
    drop(conn);
    if now.since(session.last_seen_at) >= limits::SESSION_TOUCH_MS
        && let Err(error) = touch(app, &session).await
    {
        // Looking must work while nothing can be written, with a full disk for example.
        tracing::warn!(%error, "the end of a session could not be moved");
    }
    Ok(Viewer::Member(member))
}

/// Ends the session of this token. An unknown one is none.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn sign_out(app: &App, token: &str) -> Result<(), AppError> {
    let Some(hash) = tokens::stored(token) else { return Ok(()) };
    let mut tx = app.db.begin().await?;
    rows::remove_by_token(&mut tx, &hash).await?;
    Ok(tx.commit().await?)
}

/// The viewer's open sessions, last used first, and which of them is that of `current_token`.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::Forbidden`] for who is no member.
pub async fn list(app: &App, viewer: &Viewer, current_token: &str) -> Result<Vec<(Session, bool)>, AppError> {
    let member = permit::require_member(viewer)?;
    let mut conn = app.db.read().await?;
    let current = current(app, &mut conn, &member.id, current_token).await?;
    let sessions = rows::of_member(&mut conn, &member.id, app.now()).await?;
    Ok(sessions.into_iter().map(|session| (session.clone(), current.as_ref() == Some(&session.id))).collect())
}

/// Ends one of the viewer's own sessions.
///
/// # Errors
/// [`AppError::NotFound`] when the viewer has no such session.
pub async fn revoke(app: &App, viewer: &Viewer, id: &SessionId) -> Result<(), AppError> {
    let member = permit::require_member(viewer)?;
    let mut tx = app.db.begin().await?;
    if !rows::remove(&mut tx, &member.id, id).await? {
        return Err(AppError::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Ends all of the viewer's sessions but that of `current_token`. How many.
///
/// # Errors
/// [`AppError::SignInFirst`], [`AppError::Forbidden`] for who is no member.
pub async fn revoke_others(app: &App, viewer: &Viewer, current_token: &str) -> Result<u64, AppError> {
    let member = permit::require_member(viewer)?;
    let mut tx = app.db.begin().await?;
    let kept = current(app, &mut tx, &member.id, current_token).await?;
    let ended = rows::remove_others(&mut tx, &member.id, kept.as_ref()).await?;
    tx.commit().await?;
    Ok(ended)
}

/// Opens a session inside the caller's transaction. `epoch` is the one under which the password was right.
pub(crate) async fn open(app: &App, tx: &mut Tx, member: Member, epoch: i64, user_agent: &str) -> Result<SignedIn, AppError> {
    let now = app.now();
    let token = tokens::fresh(app);
    let session = Session {
        id: SessionId::from_uuid(app.uuid()),
        member: member.id.clone(),
        created_at: now,
        expires_at: now.plus(limits::SESSION_IDLE_MS),
        last_seen_at: now,
        user_agent: truncated(user_agent, limits::USER_AGENT_CHARS_MAX),
    };
    rows::insert(tx, &session, &tokens::digest(&token), epoch).await?;
    allmende_db::members::saw(tx, &member.id, now).await?;
    Ok(SignedIn { token, member })
}

/// The viewer's session of this token.
pub(crate) async fn current(
    app: &App,
    conn: &mut allmende_db::Conn,
    member: &MemberId,
    token: &str,
) -> Result<Option<SessionId>, AppError> {
    let Some(hash) = tokens::stored(token) else { return Ok(None) };
    let session = rows::find_open(conn, &hash, app.now()).await?;
    Ok(session.filter(|session| session.member == *member).map(|session| session.id))
}

/// Counts an attempt to tell the present password by who is signed in already: apart from sign-ins, so that a stranger who guesses
/// cannot keep the owner from changing it.
///
/// # Errors
/// [`AppError::TooMany`]
pub(crate) async fn count_change(app: &App, login: &str) -> Result<(), AppError> {
    count(app, &[change_bucket(login)]).await
}

pub(crate) fn change_bucket(login: &str) -> String {
    format!("change:{}", tokens::digest(login))
}

/// The name under which failures for an account are counted: hashed, so that its length is bounded and mistyped logins, which may be
/// passwords, are not kept.
pub(crate) fn account_bucket(login: &str) -> String {
    format!("account:{}", tokens::digest(login))
}

/// Counts an attempt before the password is looked at: a hundred guesses at the same moment count as a hundred.
async fn count(app: &App, buckets: &[String]) -> Result<(), AppError> {
    let buckets: Vec<(String, i64)> = buckets.iter().map(|bucket| (bucket.clone(), limits::SIGN_IN_FAILURES_MAX)).collect();
    count_within(app, &buckets, limits::SIGN_IN_WINDOW_MS).await
}

/// Counts an attempt in each bucket, of which each has its own most within `window_ms`.
///
/// # Errors
/// [`AppError::TooMany`] when one of them has more.
pub(crate) async fn count_within(app: &App, buckets: &[(String, i64)], window_ms: i64) -> Result<(), AppError> {
    let now = app.now();
    let mut wait_ms = 0;
    let mut tx = app.db.begin().await?;
    for (bucket, most) in buckets {
        let (attempts, began) = rows::count_attempt(&mut tx, bucket, now, window_ms).await?;
        if attempts > *most {
            wait_ms = wait_ms.max(began.plus(window_ms).since(now));
        }
    }
    tx.commit().await?;
    if wait_ms > 0 { Err(AppError::TooMany { retry_after_seconds: wait_ms / 1_000 + 1 }) } else { Ok(()) }
}

/// In a transaction of its own: on PostgreSQL it takes rows in another order than [`count`] does.
async fn forget_old(app: &App) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    rows::forget_old(&mut tx, now, now.plus(-limits::ATTEMPTS_REMEMBERED_MS)).await?;
    allmende_db::resets::forget_old(&mut tx, now).await?;
    Ok(tx.commit().await?)
}

async fn touch(app: &App, session: &Session) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    rows::touch(&mut tx, &session.id, now, now.plus(limits::SESSION_IDLE_MS)).await?;
    allmende_db::members::saw(&mut tx, &session.member, now).await?;
    Ok(tx.commit().await?)
}
