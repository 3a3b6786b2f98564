//! One row per distinct inbox.

use allmende_domain::time::UnixMillis;

use super::{Breaker, Endpoint, Health};
use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

pub(super) fn read_endpoint(row: &Row) -> Result<Endpoint, DbError> {
    Ok(Endpoint { id: row.get("id")?, inbox: row.get("inbox")?, host: row.get("host")?, health: read_health(row)? })
}

pub(super) fn read_health(row: &Row) -> Result<Health, DbError> {
    let time = |column| row.get::<Option<i64>>(column).map(|ms| ms.map(UnixMillis));
    Ok(Health {
        breaker: row.parse("breaker", Breaker::parse)?,
        window: row.get("in_flight_max")?,
        failures: row.get("failures")?,
        first_failure_at: time("first_failure_at")?,
        next_attempt_at: UnixMillis(row.get("next_attempt_at")?),
        wait_asked_until: UnixMillis(row.get("wait_asked_until")?),
        last_attempt_at: time("last_attempt_at")?,
        last_success_at: time("last_success_at")?,
        last_status: row.get("last_status")?,
        last_error: row.get("last_error")?,
        last_duration_ms: row.get("last_duration_ms")?,
        not_found_count: row.get("not_found_count")?,
        not_found_since: time("not_found_since")?,
        delivered_count: row.get("delivered_count")?,
    })
}

/// # Errors
/// [`DbError`]
pub async fn endpoint(conn: &mut Conn, id: i64) -> Result<Option<Endpoint>, DbError> {
    sql("SELECT id, inbox, host, breaker, in_flight_max, failures, first_failure_at, next_attempt_at, wait_asked_until, last_attempt_at,
           last_success_at, last_status, last_error, last_duration_ms, not_found_count, not_found_since, delivered_count
         FROM endpoints WHERE id = $1")
    .bind(id)
    .fetch_optional(conn, read_endpoint)
    .await
}

/// Stores how an endpoint fares. That somebody suspended it meanwhile stays.
///
/// # Errors
/// [`DbError`]
pub async fn save_health(tx: &mut Tx, id: i64, health: &Health) -> Result<(), DbError> {
    let ms = |time: Option<UnixMillis>| time.map(|t| t.0);
    sql("UPDATE endpoints SET breaker = CASE WHEN breaker = 'suspended' THEN breaker ELSE $2 END, in_flight_max = $3, failures = $4,
           first_failure_at = $5, next_attempt_at = $6, wait_asked_until = $7, last_attempt_at = $8, last_success_at = $9,
           last_status = $10, last_error = $11, last_duration_ms = $12, not_found_count = $13, not_found_since = $14, delivered_count = $15
         WHERE id = $1")
    .bind(id)
    .text(health.breaker.as_str())
    .bind(health.window)
    .bind(health.failures)
    .bind(ms(health.first_failure_at))
    .bind(health.next_attempt_at.0)
    .bind(health.wait_asked_until.0)
    .bind(ms(health.last_attempt_at))
    .bind(ms(health.last_success_at))
    .bind(health.last_status)
    .text(&health.last_error)
    .bind(health.last_duration_ms)
    .bind(health.not_found_count)
    .bind(ms(health.not_found_since))
    .bind(health.delivered_count)
    .execute(tx)
    .await
    .map(|_| ())
}
