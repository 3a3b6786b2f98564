//! Devices that show notifications, and what each of them is still to show.

use allmende_domain::ids::{MemberId, NotificationId, SessionId};
use allmende_domain::notifications::NotificationKind;
use allmende_domain::push::PushDevice;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// How to reach a device. Not part of [`PushDevice`], so that no page can show it; `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Reach {
    pub endpoint: ObjectUrl,
    /// A point of P-256, uncompressed.
    pub public_key: Vec<u8>,
    pub auth_secret: Vec<u8>,
}

impl std::fmt::Debug for Reach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reach(…)")
    }
}

/// Something that a device is to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    pub session: SessionId,
    pub member: MemberId,
    pub notification: NotificationId,
    pub queued_at: UnixMillis,
    pub reach: Reach,
    /// Since its push service took a message last.
    pub attempts: i64,
    pub next_at: UnixMillis,
}

fn endpoint_from(row: &Row) -> Result<ObjectUrl, DbError> {
    row.parse("endpoint", |text| ObjectUrl::parse(text).ok())
}

/// Lets the device of a session show notifications, in place of what it was before. The same browser may have been another session's.
///
/// # Errors
/// [`DbError::Conflict`] when the address is that of a browser with another secret.
pub async fn put(tx: &mut Tx, session: &SessionId, reach: &Reach, now: UnixMillis) -> Result<(), DbError> {
    sql("DELETE FROM push_devices WHERE endpoint = $1 AND auth_secret = $2 AND session_id <> $3")
        .text(reach.endpoint.as_str())
        .bind(reach.auth_secret.clone())
        .text(session.as_str())
        .execute(tx)
        .await?;
    sql("INSERT INTO push_devices (session_id, endpoint, public_key, auth_secret, created_at, attempts, next_at) VALUES ($1, $2, $3, $4, $5, 0, $5) \
         ON CONFLICT (session_id) DO UPDATE SET endpoint = EXCLUDED.endpoint, public_key = EXCLUDED.public_key, \
         auth_secret = EXCLUDED.auth_secret, attempts = 0, next_at = EXCLUDED.next_at")
    .text(session.as_str())
    .text(reach.endpoint.as_str())
    .bind(reach.public_key.clone())
    .bind(reach.auth_secret.clone())
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// How many devices of a member show notifications, other than that of `session`.
///
/// # Errors
/// [`DbError`]
pub async fn count_others(conn: &mut Conn, member: &MemberId, session: &SessionId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM push_devices d JOIN sessions s ON s.id = d.session_id WHERE s.member_id = $1 AND s.id <> $2")
        .text(member.as_str())
        .text(session.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// The devices of a member whose sessions are open, the one turned on last first.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId, now: UnixMillis) -> Result<Vec<PushDevice>, DbError> {
    sql("SELECT d.session_id, d.endpoint, d.created_at, d.taken_at, s.user_agent FROM push_devices d JOIN sessions s ON s.id = d.session_id \
         JOIN members m ON m.id = s.member_id AND m.epoch = s.epoch WHERE s.member_id = $1 AND s.expires_at > $2 \
         ORDER BY d.created_at DESC, d.session_id")
    .text(member.as_str())
    .bind(now.0)
    .fetch_all(conn, |row| {
        Ok(PushDevice {
            session: row.parse("session_id", |text| SessionId::parse(text).ok())?,
            user_agent: row.get("user_agent")?,
            service: endpoint_from(row)?.host(),
            created_at: UnixMillis(row.get("created_at")?),
            taken_at: row.get::<Option<i64>>("taken_at")?.map(UnixMillis),
        })
    })
    .await
}

/// Ends it on a device of this member; `false` when it has none such.
///
/// # Errors
/// [`DbError`]
pub async fn remove(tx: &mut Tx, member: &MemberId, session: &SessionId) -> Result<bool, DbError> {
    sql("DELETE FROM push_devices WHERE session_id = $1 AND session_id IN (SELECT s.id FROM sessions s WHERE s.member_id = $2)")
        .text(session.as_str())
        .text(member.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Ends it on a device whose push service knows it no longer, unless the browser has named another address meanwhile.
///
/// # Errors
/// [`DbError`]
pub async fn remove_gone(tx: &mut Tx, due: &Due) -> Result<(), DbError> {
    sql("DELETE FROM push_devices WHERE session_id = $1 AND endpoint = $2")
        .text(due.session.as_str())
        .text(due.reach.endpoint.as_str())
        .execute(tx)
        .await
        .map(|_| ())
}

/// Has every device of a member show what the member was just told of, if that is wanted. A newer word about the same thing takes the place of an
/// older one that waits. On how many devices.
///
/// # Errors
/// [`DbError`]
pub async fn queue(tx: &mut Tx, member: &MemberId, kind: NotificationKind, subject: &str, now: UnixMillis) -> Result<u64, DbError> {
    sql("INSERT INTO pushes (notification_id, session_id, queued_at) SELECT n.id, d.session_id, CAST($4 AS BIGINT) FROM notifications n \
         JOIN sessions s ON s.member_id = n.member_id AND s.expires_at > CAST($4 AS BIGINT) \
         JOIN members m ON m.id = s.member_id AND m.epoch = s.epoch AND m.suspended_at IS NULL \
         JOIN push_devices d ON d.session_id = s.id \
         WHERE n.member_id = $1 AND n.kind = $2 AND n.subject = $3 AND n.by_push \
         ON CONFLICT (notification_id, session_id) DO UPDATE SET queued_at = EXCLUDED.queued_at")
    .text(member.as_str())
    .text(kind.as_str())
    .text(subject)
    .bind(now.0)
    .execute(tx)
    .await
}

/// What is to be shown next, of those whose devices are due: the oldest first, of sessions that are open. No device waits for longer than until
/// `latest`: what is due only after it was put off by a clock that went wrong.
///
/// # Errors
/// [`DbError`]
pub async fn due(conn: &mut Conn, now: UnixMillis, latest: UnixMillis) -> Result<Option<Due>, DbError> {
    sql("SELECT p.notification_id, p.queued_at, d.session_id, d.endpoint, d.public_key, d.auth_secret, d.attempts, d.next_at, s.member_id \
         FROM pushes p JOIN push_devices d ON d.session_id = p.session_id \
         JOIN sessions s ON s.id = d.session_id AND s.expires_at > $1 \
         JOIN members m ON m.id = s.member_id AND m.epoch = s.epoch AND m.suspended_at IS NULL \
         WHERE d.next_at <= $1 OR d.next_at > $2 ORDER BY p.queued_at, p.notification_id, p.session_id LIMIT 1")
    .bind(now.0)
    .bind(latest.0)
    .fetch_optional(conn, |row| {
        Ok(Due {
            session: row.parse("session_id", |text| SessionId::parse(text).ok())?,
            member: row.parse("member_id", |text| MemberId::parse(text).ok())?,
            notification: row.parse("notification_id", |text| NotificationId::parse(text).ok())?,
            queued_at: UnixMillis(row.get("queued_at")?),
            reach: Reach { endpoint: endpoint_from(row)?, public_key: row.get("public_key")?, auth_secret: row.get("auth_secret")? },
            attempts: row.get("attempts")?,
            next_at: UnixMillis(row.get("next_at")?),
        })
    })
    .await
}

/// Begins one: nobody else sends anything to this device before `next_at`. `false` when another was faster.
///
/// # Errors
/// [`DbError`]
pub async fn begin(tx: &mut Tx, due: &Due, next_at: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE push_devices SET attempts = attempts + 1, next_at = $4 WHERE session_id = $1 AND attempts = $2 AND next_at = $3")
        .text(due.session.as_str())
        .bind(due.attempts)
        .bind(due.next_at.0)
        .bind(next_at.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// It is over with this one, shown or not, unless there was something newer about the same thing meanwhile.
///
/// # Errors
/// [`DbError`]
pub async fn finish(tx: &mut Tx, due: &Due) -> Result<(), DbError> {
    sql("DELETE FROM pushes WHERE notification_id = $1 AND session_id = $2 AND queued_at = $3")
        .text(due.notification.as_str())
        .text(due.session.as_str())
        .bind(due.queued_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// The push service took a message; the next may go.
///
/// # Errors
/// [`DbError`]
pub async fn taken(tx: &mut Tx, due: &Due, now: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE push_devices SET attempts = 0, next_at = $3, taken_at = $3 WHERE session_id = $1 AND endpoint = $2")
        .text(due.session.as_str())
        .text(due.reach.endpoint.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Nothing goes to a device before `next_at`, after so many attempts without success.
///
/// # Errors
/// [`DbError`]
pub async fn wait(tx: &mut Tx, due: &Due, attempts: i64, next_at: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE push_devices SET attempts = $3, next_at = $4 WHERE session_id = $1 AND endpoint = $2")
        .text(due.session.as_str())
        .text(due.reach.endpoint.as_str())
        .bind(attempts)
        .bind(next_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Forgets what waits since before.
///
/// # Errors
/// [`DbError`]
pub async fn forget(tx: &mut Tx, before: UnixMillis) -> Result<u64, DbError> {
    sql("DELETE FROM pushes WHERE queued_at < $1").bind(before.0).execute(tx).await
}
