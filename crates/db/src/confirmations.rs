//! To which addresses of members letters may go, and the letters that ask for it.

use allmende_domain::ids::MemberId;
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// How it stands with the address of a member.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress {
    pub member: MemberId,
    /// The login that this is about.
    pub address: String,
    pub confirmed_at: Option<UnixMillis>,
    /// Since when a letter waits to be sent.
    pub asked_at: Option<UnixMillis>,
    /// How often sending it was begun.
    pub attempts: i64,
    /// When the last letter was sent.
    pub sent_at: Option<UnixMillis>,
    /// Until when its link is good.
    pub expires_at: Option<UnixMillis>,
}

fn address_from(row: &Row) -> Result<MailAddress, DbError> {
    let time = |column| row.get::<Option<i64>>(column).map(|millis| millis.map(UnixMillis));
    Ok(MailAddress {
        member: row.parse("member_id", |text| MemberId::parse(text).ok())?,
        address: row.get("address")?,
        confirmed_at: time("confirmed_at")?,
        asked_at: time("asked_at")?,
        attempts: row.get("attempts")?,
        sent_at: time("sent_at")?,
        expires_at: time("expires_at")?,
    })
}

/// What is known of the address of a member; `None` also where it is about another login than the present one.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId) -> Result<Option<MailAddress>, DbError> {
    sql("SELECT a.member_id, a.address, a.confirmed_at, a.asked_at, a.attempts, a.sent_at, a.expires_at FROM mail_addresses a \
         JOIN members m ON m.id = a.member_id AND m.login = a.address WHERE a.member_id = $1")
    .text(member.as_str())
    .fetch_optional(conn, address_from)
    .await
}

/// Notes that a letter with a link is to go to this address of a member. Where one waits already, or the address is confirmed, nothing changes.
///
/// # Errors
/// [`DbError`]
pub async fn ask(tx: &mut Tx, member: &MemberId, address: &str, now: UnixMillis) -> Result<(), DbError> {
    forget_other(tx, member, address).await?;
    sql("INSERT INTO mail_addresses (member_id, address, asked_at, attempts, next_at) VALUES ($1, $2, $3, 0, $3) \
         ON CONFLICT (member_id) DO UPDATE SET asked_at = EXCLUDED.asked_at, attempts = 0, next_at = EXCLUDED.next_at \
         WHERE mail_addresses.asked_at IS NULL AND mail_addresses.confirmed_at IS NULL")
    .text(member.as_str())
    .text(address)
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// The owner of this address of a member has shown that it is theirs.
///
/// # Errors
/// [`DbError`]
pub async fn confirm(tx: &mut Tx, member: &MemberId, address: &str, now: UnixMillis) -> Result<(), DbError> {
    forget_other(tx, member, address).await?;
    sql("INSERT INTO mail_addresses (member_id, address, confirmed_at, attempts, next_at) VALUES ($1, $2, $3, 0, $3) \
         ON CONFLICT (member_id) DO UPDATE SET confirmed_at = EXCLUDED.confirmed_at, asked_at = NULL \
         WHERE mail_addresses.confirmed_at IS NULL")
    .text(member.as_str())
    .text(address)
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// What was known of an earlier login says nothing about another.
async fn forget_other(tx: &mut Tx, member: &MemberId, address: &str) -> Result<(), DbError> {
    sql("DELETE FROM mail_addresses WHERE member_id = $1 AND address <> $2").text(member.as_str()).text(address).execute(tx).await?;
    Ok(())
}

/// The letter that is due first. Those that were begun stand before new ones, of which there can be too many at once.
///
/// # Errors
/// [`DbError`]
pub async fn due(conn: &mut Conn, now: UnixMillis) -> Result<Option<MailAddress>, DbError> {
    sql("SELECT member_id, address, confirmed_at, asked_at, attempts, sent_at, expires_at FROM mail_addresses \
         WHERE asked_at IS NOT NULL AND next_at <= $1 ORDER BY attempts DESC, next_at, member_id LIMIT 1")
    .bind(now.0)
    .fetch_optional(conn, address_from)
    .await
}

/// Begins to send a letter: nobody else does before `next_at`. `false` when another node was faster.
///
/// # Errors
/// [`DbError`]
pub async fn begin(tx: &mut Tx, letter: &MailAddress, next_at: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE mail_addresses SET attempts = attempts + 1, next_at = $4 \
         WHERE member_id = $1 AND address = $2 AND attempts = $3 AND asked_at IS NOT NULL AND confirmed_at IS NULL")
    .text(letter.member.as_str())
    .text(&letter.address)
    .bind(letter.attempts)
    .bind(next_at.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// Counts a letter to the address behind `address_hash`; `false` when one went there after `since` already.
///
/// # Errors
/// [`DbError`]
pub async fn count(tx: &mut Tx, address_hash: &str, now: UnixMillis, since: UnixMillis) -> Result<bool, DbError> {
    sql("INSERT INTO confirmation_letters (address_hash, begun_at) VALUES ($1, $2) \
         ON CONFLICT (address_hash) DO UPDATE SET begun_at = EXCLUDED.begun_at WHERE confirmation_letters.begun_at <= $3")
    .text(address_hash)
    .bind(now.0)
    .bind(since.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// When a letter was last begun to the address behind `address_hash`, as far as that is remembered.
///
/// # Errors
/// [`DbError`]
pub async fn counted_at(conn: &mut Conn, address_hash: &str) -> Result<Option<UnixMillis>, DbError> {
    sql("SELECT begun_at FROM confirmation_letters WHERE address_hash = $1")
        .text(address_hash)
        .fetch_optional(conn, |row| row.get("begun_at").map(UnixMillis))
        .await
}

/// How many letters were begun after `since`.
///
/// # Errors
/// [`DbError`]
pub async fn counted_since(conn: &mut Conn, since: UnixMillis) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS n FROM confirmation_letters WHERE begun_at > $1").bind(since.0).fetch_one(conn, |row| row.get("n")).await
}

/// Puts the link of a letter in the place of an earlier one.
///
/// # Errors
/// [`DbError`]
pub async fn put_link(tx: &mut Tx, member: &MemberId, token_hash: &str, expires_at: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE mail_addresses SET token_hash = $2, expires_at = $3 WHERE member_id = $1")
        .text(member.as_str())
        .text(token_hash)
        .bind(expires_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// The letter was sent at `sent_at`, or never will be.
///
/// # Errors
/// [`DbError`]
pub async fn end(tx: &mut Tx, member: &MemberId, sent_at: Option<UnixMillis>) -> Result<(), DbError> {
    sql("UPDATE mail_addresses SET asked_at = NULL, attempts = 0, sent_at = COALESCE(CAST($2 AS BIGINT), sent_at) WHERE member_id = $1")
        .text(member.as_str())
        .bind(sent_at.map(|time| time.0))
        .execute(tx)
        .await
        .map(|_| ())
}

/// Whose address a link is about, of members who may sign in.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, token_hash: &str, now: UnixMillis) -> Result<Option<MailAddress>, DbError> {
    sql("SELECT a.member_id, a.address, a.confirmed_at, a.asked_at, a.attempts, a.sent_at, a.expires_at FROM mail_addresses a \
         JOIN members m ON m.id = a.member_id AND m.login = a.address AND m.suspended_at IS NULL \
         WHERE a.token_hash = $1 AND a.expires_at > $2")
    .text(token_hash)
    .bind(now.0)
    .fetch_optional(conn, address_from)
    .await
}

/// Uses a link up. `false` when it was used before, or there is none such any more; of two at the same time one succeeds.
///
/// # Errors
/// [`DbError`]
pub async fn take(tx: &mut Tx, token_hash: &str, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE mail_addresses SET confirmed_at = $2, asked_at = NULL WHERE token_hash = $1 AND expires_at > $2 AND confirmed_at IS NULL")
        .text(token_hash)
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Forgets to which addresses letters went before `before`.
///
/// # Errors
/// [`DbError`]
pub async fn forget_counted(tx: &mut Tx, before: UnixMillis) -> Result<(), DbError> {
    sql("DELETE FROM confirmation_letters WHERE begun_at <= $1").bind(before.0).execute(tx).await.map(|_| ())
}
