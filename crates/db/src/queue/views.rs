//! What people see of the queue.

use allmende_domain::time::UnixMillis;

use super::endpoints::read_endpoint;
use super::hosts::{in_trouble, place};
use super::sent::{self, SentActivity};
use super::{Breaker, Burial, Endpoint};
use crate::engine::{Conn, sql};
use crate::error::DbError;
use crate::limits::{ENDPOINTS_SHOWN_MAX, UNDELIVERED_SHOWN_MAX};

/// One endpoint and what waits for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointStatus {
    pub endpoint: Endpoint,
    /// Pending deliveries.
    pub backlog: i64,
    /// When the oldest pending activity was made.
    pub oldest_pending_at: Option<UnixMillis>,
    pub parked: i64,
    pub dead: i64,
}

/// Delivered to N of M, and who the others are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityStatus {
    pub sent: SentActivity,
    /// Those that do not have it, at most [`UNDELIVERED_SHOWN_MAX`].
    pub undelivered: Vec<Undelivered>,
}

/// An endpoint that does not have an activity, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undelivered {
    pub endpoint_id: i64,
    pub inbox: String,
    pub host: String,
    pub breaker: Breaker,
    /// `None`: pending.
    pub state: Option<Burial>,
    pub next_attempt_at: UnixMillis,
    pub status: Option<i64>,
    pub reason: String,
}

/// A delivery that ended without success, or waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLetter {
    pub endpoint_id: i64,
    pub seq: i64,
    pub inbox: String,
    pub host: String,
    pub state: Burial,
    pub status: Option<i64>,
    pub reason: String,
    pub attempted_at: UnixMillis,
    /// `None` when the activity is missing; then it cannot be replayed.
    pub activity_url: Option<String>,
    pub object_url: Option<String>,
    pub kind: Option<String>,
}

/// The queue in a few numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct QueueTotals {
    pub pending: i64,
    pub parked: i64,
    pub dead: i64,
    pub endpoints: i64,
    /// Endpoints that fail, wait for a probe or are gone.
    pub endpoints_in_trouble: i64,
}

/// How every endpoint fares, those in trouble first, then by backlog; at most [`ENDPOINTS_SHOWN_MAX`].
///
/// # Errors
/// [`DbError`]
pub async fn endpoint_overview(conn: &mut Conn) -> Result<Vec<EndpointStatus>, DbError> {
    sql("SELECT e.id, e.inbox, e.host, e.breaker, e.in_flight_max, e.failures, e.first_failure_at, e.next_attempt_at, e.wait_asked_until,
           e.last_attempt_at, e.last_success_at, e.last_status, e.last_error, e.last_duration_ms, e.not_found_count, e.not_found_since,
           e.delivered_count, COALESCE(w.backlog, 0) AS backlog, o.created_at AS oldest_pending_at,
           COALESCE(l.parked, 0) AS parked, COALESCE(l.dead, 0) AS dead
         FROM endpoints e
         LEFT JOIN (SELECT endpoint_id, COUNT(*) AS backlog, MIN(seq) AS oldest FROM deliveries GROUP BY endpoint_id) w ON w.endpoint_id = e.id
         LEFT JOIN activities o ON o.seq = w.oldest
         LEFT JOIN (SELECT endpoint_id, COUNT(CASE WHEN state = 'parked' THEN 1 END) AS parked,
             COUNT(CASE WHEN state = 'dead' THEN 1 END) AS dead FROM dead_letters GROUP BY endpoint_id) l ON l.endpoint_id = e.id
         ORDER BY CASE WHEN e.breaker <> 'closed' THEN 0 WHEN e.failures > 0 THEN 1 ELSE 2 END, COALESCE(w.backlog, 0) DESC, e.host, e.id
         LIMIT $1")
    .bind(ENDPOINTS_SHOWN_MAX)
    .fetch_all(conn, |row| {
        Ok(EndpointStatus {
            endpoint: read_endpoint(row)?,
            backlog: row.get("backlog")?,
            oldest_pending_at: row.get::<Option<i64>>("oldest_pending_at")?.map(UnixMillis),
            parked: row.get("parked")?,
            dead: row.get("dead")?,
        })
    })
    .await
}

/// Where one activity stands. `None` when there is none with this `id`, or it was forgotten.
///
/// # Errors
/// [`DbError`]
pub async fn activity_status(conn: &mut Conn, activity_url: &str) -> Result<Option<ActivityStatus>, DbError> {
    let Some(sent) = sent::by_url(conn, activity_url).await? else { return Ok(None) };
    let undelivered = undelivered(conn, sent.seq).await?;
    Ok(Some(ActivityStatus { sent, undelivered }))
}

async fn undelivered(conn: &mut Conn, seq: i64) -> Result<Vec<Undelivered>, DbError> {
    sql("SELECT e.id, e.inbox, e.host, e.breaker, e.next_attempt_at, w.state, w.status, w.reason FROM (
           SELECT d.endpoint_id, CAST(NULL AS TEXT) AS state, p.last_status AS status, p.last_error AS reason
             FROM deliveries d JOIN endpoints p ON p.id = d.endpoint_id WHERE d.seq = $1
           UNION ALL SELECT l.endpoint_id, l.state, l.status, l.reason FROM dead_letters l WHERE l.seq = $1
         ) w JOIN endpoints e ON e.id = w.endpoint_id ORDER BY e.host, e.id LIMIT $2")
    .bind(seq)
    .bind(UNDELIVERED_SHOWN_MAX)
    .fetch_all(conn, |row| {
        Ok(Undelivered {
            endpoint_id: row.get("id")?,
            inbox: row.get("inbox")?,
            host: row.get("host")?,
            breaker: row.parse("breaker", Breaker::parse)?,
            state: row.parse_optional("state", Burial::parse)?,
            next_attempt_at: UnixMillis(row.get("next_attempt_at")?),
            status: row.get("status")?,
            reason: row.get("reason")?,
        })
    })
    .await
}

/// The `id` of the last activity about an object.
///
/// # Errors
/// [`DbError`]
pub async fn latest_about(conn: &mut Conn, object_url: &str) -> Result<Option<String>, DbError> {
    sql("SELECT activity_url FROM activities WHERE object_url = $1 ORDER BY seq DESC LIMIT 1")
        .text(object_url)
        .fetch_optional(conn, |row| row.get("activity_url"))
        .await
}

/// # Errors
/// [`DbError`]
pub async fn totals(conn: &mut Conn) -> Result<QueueTotals, DbError> {
    sql(concat!(
        "SELECT (SELECT COUNT(*) FROM deliveries) AS pending,
           (SELECT COUNT(*) FROM dead_letters WHERE state = 'parked') AS parked,
           (SELECT COUNT(*) FROM dead_letters WHERE state = 'dead') AS dead,
           (SELECT COUNT(*) FROM endpoints) AS endpoints,
           (SELECT COUNT(*) FROM endpoints e WHERE ",
        in_trouble!(),
        ") AS endpoints_in_trouble"
    ))
    .fetch_one(conn, |row| {
        Ok(QueueTotals {
            pending: row.get("pending")?,
            parked: row.get("parked")?,
            dead: row.get("dead")?,
            endpoints: row.get("endpoints")?,
            endpoints_in_trouble: row.get("endpoints_in_trouble")?,
        })
    })
    .await
}

/// An activity of ours as it went over the wire, by its `id`.
///
/// # Errors
/// [`DbError`]
pub async fn activity_body(conn: &mut Conn, activity_url: &str) -> Result<Option<Vec<u8>>, DbError> {
    sql("SELECT body FROM activities WHERE activity_url = $1").text(activity_url).fetch_optional(conn, |row| row.get("body")).await
}
