//! One row per distinct inbox.

use allmende_domain::time::UnixMillis;

use super::{Breaker, Endpoint, Health};
use crate::engine::{Conn, Row, Tx};
use crate::error::DbError;
use crate::lists::{bind_ids, bind_rows, over_list, without_nul};

/// The columns that [`read_endpoint`] reads, of `endpoints e`.
macro_rules! endpoint_columns {
    () => {
        "e.id, e.inbox, e.host, e.breaker, e.in_flight_max, e.failures, e.first_failure_at, e.next_attempt_at, e.wait_asked_until,
         e.last_attempt_at, e.last_success_at, e.last_status, e.last_error, e.last_duration_ms, e.not_found_count, e.not_found_since,
         e.delivered_count"
    };
}

/// Which of `endpoints e` may be asked at `$2`.
macro_rules! may_be_asked {
    () => {
        "e.next_attempt_at <= $2 AND e.breaker NOT IN ('suspended', 'gone')
           AND NOT EXISTS (SELECT 1 FROM host_standings s WHERE s.host = e.host AND s.standing = 'shut')"
    };
}
pub(super) use may_be_asked;

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

/// Those of the endpoints that are there, by id.
///
/// # Errors
/// [`DbError`]
pub async fn endpoints(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Endpoint>, DbError> {
    let statement = over_list!(
        concat!("SELECT ", endpoint_columns!(), " FROM "),
        " w CROSS JOIN endpoints e WHERE e.id = CAST(w.value ->> 0 AS BIGINT) ORDER BY e.id"
    );
    bind_ids(statement, ids).fetch_all(conn, read_endpoint).await
}

/// Those of the endpoints that may be asked now, by id.
///
/// # Errors
/// [`DbError`]
pub async fn endpoints_that_may_be_asked(conn: &mut Conn, ids: &[i64], now: UnixMillis) -> Result<Vec<Endpoint>, DbError> {
    let statement = over_list!(
        concat!("SELECT ", endpoint_columns!(), " FROM "),
        concat!(" w CROSS JOIN endpoints e WHERE e.id = CAST(w.value ->> 0 AS BIGINT) AND ", may_be_asked!(), " ORDER BY e.id")
    );
    bind_ids(statement, ids).bind(now.0).fetch_all(conn, read_endpoint).await
}

/// Stores how endpoints fare. That somebody suspended one meanwhile stays. One whose state comes from memory (`true`), where it was well,
/// is left as it is when it no longer is in the table. What people see of its past (average duration, failed rounds) is counted on from
/// what was stored before. How many were stored.
///
/// # Errors
/// [`DbError`]
pub async fn save_health(tx: &mut Tx, healths: &[(i64, &Health, bool)]) -> Result<u64, DbError> {
    if healths.is_empty() {
        return Ok(0);
    }
    let ms = |time: Option<UnixMillis>| time.map(|t| t.0);
    let rows: Vec<_> = healths
        .iter()
        .map(|(id, health, from_memory)| {
            (
                id,
                health.breaker.as_str(),
                health.window,
                health.failures,
                ms(health.first_failure_at),
                health.next_attempt_at.0,
                health.wait_asked_until.0,
                ms(health.last_attempt_at),
                ms(health.last_success_at),
                health.last_status,
                without_nul(&health.last_error),
                health.last_duration_ms,
                health.not_found_count,
                ms(health.not_found_since),
                health.delivered_count,
                i64::from(*from_memory),
            )
        })
        .collect();
    let statement = over_list!(
        "UPDATE endpoints SET breaker = CASE WHEN breaker = 'suspended' THEN breaker ELSE w.value ->> 1 END,
           in_flight_max = CAST(w.value ->> 2 AS BIGINT), failures = CAST(w.value ->> 3 AS BIGINT),
           first_failure_at = CAST(w.value ->> 4 AS BIGINT), next_attempt_at = CAST(w.value ->> 5 AS BIGINT),
           wait_asked_until = CAST(w.value ->> 6 AS BIGINT), last_attempt_at = CAST(w.value ->> 7 AS BIGINT),
           last_success_at = CAST(w.value ->> 8 AS BIGINT), last_status = CAST(w.value ->> 9 AS BIGINT), last_error = w.value ->> 10,
           last_duration_ms = CAST(w.value ->> 11 AS BIGINT), not_found_count = CAST(w.value ->> 12 AS BIGINT),
           not_found_since = CAST(w.value ->> 13 AS BIGINT), delivered_count = CAST(w.value ->> 14 AS BIGINT),
           duration_smoothed_ms = COALESCE((duration_smoothed_ms * 7 + CAST(w.value ->> 11 AS BIGINT)) / 8,
             CAST(w.value ->> 11 AS BIGINT), duration_smoothed_ms),
           failed_count = failed_count + CASE WHEN CAST(w.value ->> 3 AS BIGINT) > failures
             THEN CAST(w.value ->> 3 AS BIGINT) - failures ELSE 0 END
         FROM ",
        " w WHERE endpoints.id = CAST(w.value ->> 0 AS BIGINT)
           AND (CAST(w.value ->> 15 AS BIGINT) = 0 OR (endpoints.breaker = 'closed' AND endpoints.failures = 0))"
    );
    bind_rows(statement, &rows).execute(tx).await
}
