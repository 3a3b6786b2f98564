//! What a worker reads to know what to send next.

use allmende_domain::time::UnixMillis;

use super::Endpoint;
use super::endpoints::read_endpoint;
use crate::engine::{Conn, sql};
use crate::error::DbError;

/// A pending delivery of one endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    pub seq: i64,
    /// `None` when the activity is missing.
    pub object_url: Option<String>,
    /// A later activity about the same object waits for the same endpoint and makes this one pointless.
    pub superseded: bool,
}

/// What goes over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredActivity {
    pub activity_url: String,
    pub actor_id: String,
    pub kind: String,
    pub body: Vec<u8>,
}

/// Endpoints that have something pending and may be asked now: the healthy ones first, then those asked longest ago; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn due_endpoints(conn: &mut Conn, now: UnixMillis, limit: i64) -> Result<Vec<Endpoint>, DbError> {
    // From endpoint to endpoint through the key: the cost is that of the endpoints that wait, not of the deliveries, and nothing when
    // nothing waits.
    sql("WITH RECURSIVE busy (id) AS (
           SELECT MIN(endpoint_id) FROM deliveries
           UNION ALL
           SELECT (SELECT MIN(d.endpoint_id) FROM deliveries d WHERE d.endpoint_id > busy.id) FROM busy WHERE busy.id IS NOT NULL
         )
         SELECT e.id, e.inbox, e.host, e.breaker, e.in_flight_max, e.failures, e.first_failure_at, e.next_attempt_at, e.wait_asked_until,
           e.last_attempt_at, e.last_success_at, e.last_status, e.last_error, e.last_duration_ms, e.not_found_count, e.not_found_since,
           e.delivered_count
         FROM busy JOIN endpoints e ON e.id = busy.id
         WHERE e.next_attempt_at <= $1 AND e.breaker NOT IN ('suspended', 'gone')
           AND NOT EXISTS (SELECT 1 FROM peers p WHERE p.host = e.host AND p.policy = 'suspend')
         ORDER BY CASE WHEN e.failures > 0 OR e.last_success_at IS NULL THEN 1 ELSE 0 END, COALESCE(e.last_attempt_at, 0), e.id
         LIMIT $2")
    .bind(now.0)
    .bind(limit)
    .fetch_all(conn, read_endpoint)
    .await
}

/// The oldest pending deliveries of one endpoint, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn pending_page(conn: &mut Conn, endpoint_id: i64, limit: i64) -> Result<Vec<Pending>, DbError> {
    sql("SELECT d.seq, a.object_url, CAST(CASE WHEN a.kind IN ('Create', 'Update') AND EXISTS (
             SELECT 1 FROM activities b JOIN deliveries l ON l.endpoint_id = d.endpoint_id AND l.seq = b.seq
             WHERE b.object_url = a.object_url AND b.seq > a.seq AND b.actor_id = a.actor_id
               AND (b.kind = 'Delete' OR (b.kind = 'Update' AND a.kind = 'Update'))
           ) THEN 1 ELSE 0 END AS BIGINT) AS superseded
         FROM deliveries d LEFT JOIN activities a ON a.seq = d.seq
         WHERE d.endpoint_id = $1 ORDER BY d.seq LIMIT $2")
    .bind(endpoint_id)
    .bind(limit)
    .fetch_all(conn, |row| {
        let superseded: i64 = row.get("superseded")?;
        Ok(Pending { seq: row.get("seq")?, object_url: row.get("object_url")?, superseded: superseded == 1 })
    })
    .await
}

/// # Errors
/// [`DbError`]
pub async fn activity(conn: &mut Conn, seq: i64) -> Result<Option<StoredActivity>, DbError> {
    sql("SELECT activity_url, actor_id, kind, body FROM activities WHERE seq = $1")
        .bind(seq)
        .fetch_optional(conn, |row| {
            Ok(StoredActivity {
                activity_url: row.get("activity_url")?,
                actor_id: row.get("actor_id")?,
                kind: row.get("kind")?,
                body: row.get("body")?,
            })
        })
        .await
}
