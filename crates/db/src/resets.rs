//! Links to a new password, and who asked for a letter with one.

use allmende_domain::ids::MemberId;
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// A letter that somebody asked for. Whether anybody has this login is not known yet.
#[derive(Clone, PartialEq, Eq)]
pub struct AskedLetter {
    /// In its stored form.
    pub login: String,
    pub created_at: UnixMillis,
    /// How often sending it was begun.
    pub attempts: i64,
}

/// A link that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub member: MemberId,
    /// It came in a letter, not from somebody's hand.
    pub by_letter: bool,
}

fn letter_from(row: &Row) -> Result<AskedLetter, DbError> {
    Ok(AskedLetter { login: row.get("login")?, created_at: UnixMillis(row.get("created_at")?), attempts: row.get("attempts")? })
}

/// Makes a link of a member; an earlier one of the same kind no longer counts. `epoch` is the member's.
///
/// # Errors
/// [`DbError::Conflict`] when there is no such member.
pub async fn put(
    tx: &mut Tx,
    member: &MemberId,
    by_letter: bool,
    token_hash: &str,
    epoch: i64,
    expires_at: UnixMillis,
) -> Result<(), DbError> {
    sql("INSERT INTO password_resets (member_id, by_letter, token_hash, epoch, expires_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (member_id, by_letter) DO UPDATE \
         SET token_hash = EXCLUDED.token_hash, epoch = EXCLUDED.epoch, expires_at = EXCLUDED.expires_at")
    .text(member.as_str())
    .bind(by_letter)
    .text(token_hash)
    .bind(epoch)
    .bind(expires_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// Whose link this is, while it can be used: not expired, of the present epoch, and of a member who may sign in.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, token_hash: &str, now: UnixMillis) -> Result<Option<Link>, DbError> {
    sql("SELECT password_resets.member_id, password_resets.by_letter FROM password_resets \
         JOIN members ON members.id = password_resets.member_id AND members.epoch = password_resets.epoch \
         WHERE password_resets.token_hash = $1 AND password_resets.expires_at > $2 AND members.suspended_at IS NULL")
    .text(token_hash)
    .bind(now.0)
    .fetch_optional(conn, |row| {
        Ok(Link { member: row.parse("member_id", |text| MemberId::parse(text).ok())?, by_letter: row.get("by_letter")? })
    })
    .await
}

/// Uses a link up; `false` when somebody did before. Of two at the same time one succeeds.
///
/// # Errors
/// [`DbError`]
pub async fn take(tx: &mut Tx, token_hash: &str) -> Result<bool, DbError> {
    sql("DELETE FROM password_resets WHERE token_hash = $1").text(token_hash).execute(tx).await.map(|changed| changed == 1)
}

/// Makes the links of a member useless.
///
/// # Errors
/// [`DbError`]
pub async fn remove(tx: &mut Tx, member: &MemberId) -> Result<(), DbError> {
    sql("DELETE FROM password_resets WHERE member_id = $1").text(member.as_str()).execute(tx).await.map(|_| ())
}

/// Forgets links that are too old.
///
/// # Errors
/// [`DbError`]
pub async fn forget_old(tx: &mut Tx, now: UnixMillis) -> Result<(), DbError> {
    sql("DELETE FROM password_resets WHERE expires_at <= $1").bind(now.0).execute(tx).await.map(|_| ())
}

/// Notes that a letter is wanted. One that waits already is the same.
///
/// # Errors
/// [`DbError`]
pub async fn ask_letter(tx: &mut Tx, login: &str, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO reset_letters (login, created_at, attempts, next_at) VALUES ($1, $2, 0, $2) ON CONFLICT (login) DO NOTHING")
        .text(login)
        .bind(now.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// The letter that is due first.
///
/// # Errors
/// [`DbError`]
pub async fn due_letter(conn: &mut Conn, now: UnixMillis) -> Result<Option<AskedLetter>, DbError> {
    sql("SELECT login, created_at, attempts FROM reset_letters WHERE next_at <= $1 ORDER BY next_at, login LIMIT 1")
        .bind(now.0)
        .fetch_optional(conn, letter_from)
        .await
}

/// Begins to send a letter: nobody else does before `next_at`. `false` when another node was faster.
///
/// # Errors
/// [`DbError`]
pub async fn begin_letter(tx: &mut Tx, letter: &AskedLetter, next_at: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE reset_letters SET attempts = attempts + 1, next_at = $3 WHERE login = $1 AND attempts = $2")
        .text(&letter.login)
        .bind(letter.attempts)
        .bind(next_at.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// The letter was sent, or never will be.
///
/// # Errors
/// [`DbError`]
pub async fn end_letter(tx: &mut Tx, login: &str) -> Result<(), DbError> {
    sql("DELETE FROM reset_letters WHERE login = $1").text(login).execute(tx).await.map(|_| ())
}
