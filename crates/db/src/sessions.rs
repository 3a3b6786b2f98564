//! Open sign-ins, and failed ones.

use allmende_domain::ids::{MemberId, SessionId};
use allmende_domain::member::Session;
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! qualified_session_columns {
    () => {
        "sessions.id, sessions.token_hash, sessions.member_id, sessions.epoch, sessions.user_agent, sessions.created_at, \
         sessions.last_seen_at, sessions.expires_at"
    };
}

fn session_from(row: &Row) -> Result<Session, DbError> {
    Ok(Session {
        id: row.parse("id", |text| SessionId::parse(text).ok())?,
        member: row.parse("member_id", |text| MemberId::parse(text).ok())?,
        created_at: UnixMillis(row.get("created_at")?),
        expires_at: UnixMillis(row.get("expires_at")?),
        last_seen_at: UnixMillis(row.get("last_seen_at")?),
        user_agent: row.get("user_agent")?,
    })
}

/// Opens a session. `epoch` is the member's when the password was checked.
///
/// # Errors
/// [`DbError`]
pub async fn insert(tx: &mut Tx, session: &Session, token_hash: &str, epoch: i64) -> Result<(), DbError> {
    sql("INSERT INTO sessions (id, token_hash, member_id, epoch, user_agent, created_at, last_seen_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .text(session.id.as_str())
    .text(token_hash)
    .text(session.member.as_str())
    .bind(epoch)
    .text(&session.user_agent)
    .bind(session.created_at.0)
    .bind(session.last_seen_at.0)
    .bind(session.expires_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// The session of a token, when it is neither expired nor of an earlier epoch nor that of a suspended member.
///
/// # Errors
/// [`DbError`]
pub async fn find_open(conn: &mut Conn, token_hash: &str, now: UnixMillis) -> Result<Option<Session>, DbError> {
    sql(concat!(
        "SELECT ",
        qualified_session_columns!(),
        " FROM sessions JOIN members ON members.id = sessions.member_id AND members.epoch = sessions.epoch \
         AND members.suspended_at IS NULL WHERE sessions.token_hash = $1 AND sessions.expires_at > $2"
    ))
    .text(token_hash)
    .bind(now.0)
    .fetch_optional(conn, session_from)
    .await
}

/// The open sessions of a member, last used first.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId, now: UnixMillis) -> Result<Vec<Session>, DbError> {
    sql(concat!(
        "SELECT ",
        qualified_session_columns!(),
        " FROM sessions JOIN members ON members.id = sessions.member_id AND members.epoch = sessions.epoch \
         WHERE sessions.member_id = $1 AND sessions.expires_at > $2 ORDER BY sessions.last_seen_at DESC, sessions.id"
    ))
    .text(member.as_str())
    .bind(now.0)
    .fetch_all(conn, session_from)
    .await
}

/// Notes that a session was used.
///
/// # Errors
/// [`DbError`]
pub async fn touch(tx: &mut Tx, id: &SessionId, now: UnixMillis, expires_at: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE sessions SET last_seen_at = $2, expires_at = $3 WHERE id = $1")
        .text(id.as_str())
        .bind(now.0)
        .bind(expires_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Takes a session over into a member's new epoch.
///
/// # Errors
/// [`DbError`]
pub async fn keep(tx: &mut Tx, id: &SessionId, epoch: i64) -> Result<(), DbError> {
    sql("UPDATE sessions SET epoch = $2 WHERE id = $1").text(id.as_str()).bind(epoch).execute(tx).await.map(|_| ())
}

/// Ends the session of a token.
///
/// # Errors
/// [`DbError`]
pub async fn remove_by_token(tx: &mut Tx, token_hash: &str) -> Result<bool, DbError> {
    sql("DELETE FROM sessions WHERE token_hash = $1").text(token_hash).execute(tx).await.map(|changed| changed == 1)
}

/// Ends a session of this member; `false` when the member has no such session.
///
/// # Errors
/// [`DbError`]
pub async fn remove(tx: &mut Tx, member: &MemberId, id: &SessionId) -> Result<bool, DbError> {
    sql("DELETE FROM sessions WHERE id = $1 AND member_id = $2")
        .text(id.as_str())
        .text(member.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Ends every session of a member but `kept`.
///
/// # Errors
/// [`DbError`]
pub async fn remove_others(tx: &mut Tx, member: &MemberId, kept: Option<&SessionId>) -> Result<u64, DbError> {
    sql("DELETE FROM sessions WHERE member_id = $1 AND id <> $2")
        .text(member.as_str())
        .text(kept.map_or("", |id| id.as_str()))
        .execute(tx)
        .await
}

/// Forgets sessions that are over, and failures of windows that began before `windows_before`.
///
/// # Errors
/// [`DbError`]
pub async fn forget_old(tx: &mut Tx, now: UnixMillis, windows_before: UnixMillis) -> Result<(), DbError> {
    sql("DELETE FROM sessions WHERE expires_at <= $1").bind(now.0).execute(tx).await?;
    sql("DELETE FROM sign_in_failures WHERE window_started_at <= $1").bind(windows_before.0).execute(tx).await.map(|_| ())
}

/// Counts one attempt against a bucket, in its window of `window_ms`. How many there are now, and when the window began.
///
/// # Errors
/// [`DbError`]
pub async fn count_attempt(tx: &mut Tx, bucket: &str, now: UnixMillis, window_ms: i64) -> Result<(i64, UnixMillis), DbError> {
    // A window from the future is one from before the clock was set back: it must not lock anybody out.
    sql("INSERT INTO sign_in_failures (bucket, failures, window_started_at) VALUES ($1, 1, $2) \
         ON CONFLICT (bucket) DO UPDATE SET \
         failures = CASE WHEN sign_in_failures.window_started_at <= $3 OR sign_in_failures.window_started_at > $2 \
         THEN 1 ELSE sign_in_failures.failures + 1 END, \
         window_started_at = CASE WHEN sign_in_failures.window_started_at <= $3 OR sign_in_failures.window_started_at > $2 \
         THEN $2 ELSE sign_in_failures.window_started_at END \
         RETURNING failures, window_started_at")
    .text(bucket)
    .bind(now.0)
    .bind(now.plus(-window_ms).0)
    .fetch_one(tx, |row| Ok((row.get("failures")?, UnixMillis(row.get("window_started_at")?))))
    .await
}

/// Takes back one attempt that was none.
///
/// # Errors
/// [`DbError`]
pub async fn take_back_attempt(tx: &mut Tx, bucket: &str) -> Result<(), DbError> {
    sql("UPDATE sign_in_failures SET failures = failures - 1 WHERE bucket = $1 AND failures > 0").text(bucket).execute(tx).await.map(|_| ())
}

/// Forgets the attempts of a bucket.
///
/// # Errors
/// [`DbError`]
pub async fn forget_attempts(tx: &mut Tx, bucket: &str) -> Result<(), DbError> {
    sql("DELETE FROM sign_in_failures WHERE bucket = $1").text(bucket).execute(tx).await.map(|_| ())
}
