//! Letters with notifications, for members who asked for them.

use allmende_domain::ids::{MemberId, NotificationId};
use allmende_domain::notifications::{Notification, NotificationKind, Rhythm};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// What a member asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct Digest {
    pub member: MemberId,
    pub rhythm: Rhythm,
    pub is_wanted: bool,
    /// Of the daily one, UTC.
    pub hour: i64,
    pub secret: String,
    pub attempts: i64,
    pub next_at: UnixMillis,
}

fn digest_from(row: &Row) -> Result<Digest, DbError> {
    Ok(Digest {
        member: row.parse("member_id", |text| MemberId::parse(text).ok())?,
        rhythm: row.parse("rhythm", Rhythm::parse)?,
        is_wanted: row.get("is_wanted")?,
        hour: row.get("hour")?,
        secret: row.get("secret")?,
        attempts: row.get("attempts")?,
        next_at: UnixMillis(row.get("next_at")?),
    })
}

/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId) -> Result<Vec<Digest>, DbError> {
    sql("SELECT member_id, rhythm, is_wanted, hour, secret, attempts, next_at FROM digests WHERE member_id = $1 ORDER BY rhythm")
        .text(member.as_str())
        .fetch_all(conn, digest_from)
        .await
}

/// Sets what a member wants. What is as it was stays as it is, also in the midst of being sent; the secret of an earlier row stays in any case, so
/// that links of older letters go on working.
///
/// # Errors
/// [`DbError`]
pub async fn put(tx: &mut Tx, digest: &Digest) -> Result<(), DbError> {
    sql("INSERT INTO digests (member_id, rhythm, is_wanted, hour, secret, attempts, next_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (member_id, rhythm) DO UPDATE SET is_wanted = EXCLUDED.is_wanted, hour = EXCLUDED.hour, attempts = EXCLUDED.attempts, \
         next_at = EXCLUDED.next_at WHERE digests.is_wanted <> EXCLUDED.is_wanted OR digests.hour <> EXCLUDED.hour")
    .text(digest.member.as_str())
    .text(digest.rhythm.as_str())
    .bind(digest.is_wanted)
    .bind(digest.hour)
    .text(&digest.secret)
    .bind(digest.attempts)
    .bind(digest.next_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// By the secret of its link.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_secret(conn: &mut Conn, secret: &str) -> Result<Option<Digest>, DbError> {
    sql("SELECT member_id, rhythm, is_wanted, hour, secret, attempts, next_at FROM digests WHERE secret = $1")
        .text(secret)
        .fetch_optional(conn, digest_from)
        .await
}

/// Ends the letters of this link; `false` when there is none such. Doing so twice is the same.
///
/// # Errors
/// [`DbError`]
pub async fn end(tx: &mut Tx, secret: &str) -> Result<bool, DbError> {
    sql("UPDATE digests SET is_wanted = FALSE WHERE secret = $1").text(secret).execute(tx).await.map(|changed| changed == 1)
}

/// One that is due and has something to tell, of a member who can sign in and whose address is confirmed. None waits for longer than until `latest`: what is due only after it was
/// put off by a clock that went wrong.
///
/// # Errors
/// [`DbError`]
pub async fn due(conn: &mut Conn, now: UnixMillis, latest: UnixMillis) -> Result<Option<Digest>, DbError> {
    sql("SELECT d.member_id, d.rhythm, d.is_wanted, d.hour, d.secret, d.attempts, d.next_at FROM digests d \
         JOIN members m ON m.id = d.member_id AND m.suspended_at IS NULL \
         JOIN mail_addresses a ON a.member_id = m.id AND a.address = m.login AND a.confirmed_at IS NOT NULL \
         WHERE d.is_wanted AND (d.next_at <= $1 OR d.next_at > $2) AND EXISTS (SELECT 1 FROM notifications n WHERE n.member_id = d.member_id \
         AND n.read_at IS NULL AND n.mailed_at IS NULL AND n.by_mail AND (d.rhythm = 'daily' OR n.kind IN ('inquiry', 'answer'))) \
         ORDER BY d.next_at, d.member_id, d.rhythm LIMIT 1")
    .bind(now.0)
    .bind(latest.0)
    .fetch_optional(conn, digest_from)
    .await
}

/// Begins one: nobody else does before `next_at`. `false` when another node was faster.
///
/// # Errors
/// [`DbError`]
pub async fn begin(tx: &mut Tx, digest: &Digest, next_at: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE digests SET attempts = attempts + 1, next_at = $4 \
         WHERE member_id = $1 AND rhythm = $2 AND attempts = $3 AND next_at = $5 AND is_wanted")
    .text(digest.member.as_str())
    .text(digest.rhythm.as_str())
    .bind(digest.attempts)
    .bind(next_at.0)
    .bind(digest.next_at.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// It is over with this one, sent or given up; the next is not before `next_at`.
///
/// # Errors
/// [`DbError`]
pub async fn finish(tx: &mut Tx, member: &MemberId, rhythm: Rhythm, next_at: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE digests SET attempts = 0, next_at = $3 WHERE member_id = $1 AND rhythm = $2")
        .text(member.as_str())
        .text(rhythm.as_str())
        .bind(next_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// What a letter to a member tells of, the newest first.
///
/// # Errors
/// [`DbError`]
pub async fn unmailed(conn: &mut Conn, member: &MemberId, rhythm: Rhythm, limit: i64) -> Result<Vec<Notification>, DbError> {
    sql("SELECT id, member_id, kind, subject, times, happened_at, read_at FROM notifications \
         WHERE member_id = $1 AND read_at IS NULL AND mailed_at IS NULL AND by_mail \
         AND (CAST($2 AS TEXT) = 'daily' OR kind IN ('inquiry', 'answer')) ORDER BY happened_at DESC, id DESC LIMIT $3")
    .text(member.as_str())
    .text(rhythm.as_str())
    .bind(limit)
    .fetch_all(conn, |row| {
        Ok(Notification {
            id: row.parse("id", |text| NotificationId::parse(text).ok())?,
            member: row.parse("member_id", |text| MemberId::parse(text).ok())?,
            kind: row.parse("kind", NotificationKind::parse)?,
            subject: row.get("subject")?,
            times: row.get("times")?,
            happened_at: UnixMillis(row.get("happened_at")?),
            read_at: None,
        })
    })
    .await
}

/// A letter told of what had happened until `until`.
///
/// # Errors
/// [`DbError`]
pub async fn mailed(tx: &mut Tx, member: &MemberId, rhythm: Rhythm, until: UnixMillis, now: UnixMillis) -> Result<u64, DbError> {
    sql("UPDATE notifications SET mailed_at = $4 WHERE member_id = $1 AND mailed_at IS NULL AND by_mail AND happened_at <= $3 \
         AND (CAST($2 AS TEXT) = 'daily' OR kind IN ('inquiry', 'answer'))")
    .text(member.as_str())
    .text(rhythm.as_str())
    .bind(until.0)
    .bind(now.0)
    .execute(tx)
    .await
}
