//! What people, and signs of life, ask of the queue.

use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// Makes an endpoint due now, with one probe first. Also brings back one that was gone or suspended. `false` when there is none with
/// this inbox.
///
/// # Errors
/// [`DbError`]
pub async fn retry_endpoint(tx: &mut Tx, inbox: &str, now: UnixMillis) -> Result<bool, DbError> {
    let changed = sql("UPDATE endpoints SET breaker = CASE WHEN breaker = 'closed' THEN breaker ELSE 'half-open' END,
           next_attempt_at = $2, wait_asked_until = 0, not_found_count = 0, not_found_since = NULL WHERE inbox = $1")
    .text(inbox)
    .bind(now.0)
    .execute(tx)
    .await?;
    Ok(changed == 1)
}

/// An endpoint that was given up as gone is tried again: somebody there asks to follow, so it exists. `false` when it was not gone.
///
/// # Errors
/// [`DbError`]
pub async fn revive_endpoint(tx: &mut Tx, inbox: &str, now: UnixMillis) -> Result<bool, DbError> {
    let changed = sql("UPDATE endpoints SET breaker = 'half-open', next_attempt_at = $2, not_found_count = 0, not_found_since = NULL
         WHERE inbox = $1 AND breaker = 'gone'")
    .text(inbox)
    .bind(now.0)
    .execute(tx)
    .await?;
    Ok(changed == 1)
}

/// The same for all endpoints of a host, suspended ones excepted. How many.
///
/// # Errors
/// [`DbError`]
pub async fn retry_host(tx: &mut Tx, host: &Host, now: UnixMillis) -> Result<u64, DbError> {
    sql("UPDATE endpoints SET breaker = CASE WHEN breaker = 'closed' THEN breaker ELSE 'half-open' END,
           next_attempt_at = $2, wait_asked_until = 0, not_found_count = 0, not_found_since = NULL
         WHERE host = $1 AND breaker <> 'suspended'")
    .text(host.as_str())
    .bind(now.0)
    .execute(tx)
    .await
}

/// Whether a failing endpoint of `host` could use a probe: not asked since `asked_before`, no `Retry-After` running.
async fn could_be_probed(conn: &mut Conn, host: &Host, now: UnixMillis, asked_before: UnixMillis) -> Result<bool, DbError> {
    sql("SELECT id FROM endpoints WHERE host = $1 AND failures > 0 AND breaker IN ('closed', 'open') AND next_attempt_at > $2
           AND wait_asked_until <= $2 AND last_attempt_at <= $3 LIMIT 1")
    .text(host.as_str())
    .bind(now.0)
    .bind(asked_before.0)
    .fetch_optional(conn, |row| row.get::<i64>("id"))
    .await
    .map(|found| found.is_some())
}

/// A verified request came from `host`: its failing endpoints that were last asked at or before `asked_before` get a probe now, unless
/// their `Retry-After` still runs. It does not make them healthy. Writes only when there is such an endpoint; whether there was.
///
/// # Errors
/// [`DbError`]
pub async fn ask_for_probe(db: &crate::Db, host: &Host, now: UnixMillis, asked_before: UnixMillis) -> Result<bool, DbError> {
    let mut conn = db.read().await?;
    if !could_be_probed(&mut conn, host, now, asked_before).await? {
        return Ok(false);
    }
    drop(conn);
    let mut tx = db.begin().await?;
    let changed = sql("UPDATE endpoints SET breaker = 'half-open', next_attempt_at = $2
         WHERE host = $1 AND failures > 0 AND breaker IN ('closed', 'open') AND next_attempt_at > $2
           AND wait_asked_until <= $2 AND last_attempt_at <= $3")
    .text(host.as_str())
    .bind(now.0)
    .bind(asked_before.0)
    .execute(&mut tx)
    .await?;
    tx.commit().await?;
    Ok(changed > 0)
}

/// Stops sending to a host and the hosts below it. What is pending stays, nothing new is added. How many endpoints.
///
/// # Errors
/// [`DbError`]
pub async fn suspend_endpoints(tx: &mut Tx, host: &Host) -> Result<u64, DbError> {
    sql("UPDATE endpoints SET breaker = 'suspended'
         WHERE (host = $1 OR substr(host, length(host) - length($1)) = '.' || $1) AND breaker NOT IN ('gone', 'suspended')")
    .text(host.as_str())
    .execute(tx)
    .await
}

/// Stops sending to every host that is shut out.
///
/// # Errors
/// [`DbError`]
pub async fn suspend_shut_endpoints(tx: &mut Tx) -> Result<u64, DbError> {
    sql("UPDATE endpoints SET breaker = 'suspended' WHERE breaker NOT IN ('gone', 'suspended')
         AND EXISTS (SELECT 1 FROM host_standings s WHERE s.host = endpoints.host AND s.standing = 'shut')")
    .execute(tx)
    .await
}

/// Undoes [`suspend_endpoints`]: one probe first, then what is still pending.
///
/// # Errors
/// [`DbError`]
pub async fn resume_endpoints(tx: &mut Tx, host: &Host, now: UnixMillis) -> Result<u64, DbError> {
    sql("UPDATE endpoints SET breaker = 'half-open', next_attempt_at = $2
         WHERE (host = $1 OR substr(host, length(host) - length($1)) = '.' || $1) AND breaker = 'suspended'")
    .text(host.as_str())
    .bind(now.0)
    .execute(tx)
    .await
}

/// Makes one dead or parked delivery pending again and its endpoint due. `false` when there is none, or its body is no longer kept.
///
/// # Errors
/// [`DbError`]
pub async fn replay_dead(tx: &mut Tx, endpoint_id: i64, seq: i64, now: UnixMillis) -> Result<bool, DbError> {
    let made = sql("INSERT INTO deliveries (endpoint_id, seq)
         SELECT l.endpoint_id, l.seq FROM dead_letters l JOIN activities a ON a.seq = l.seq WHERE l.endpoint_id = $1 AND l.seq = $2
         ON CONFLICT (endpoint_id, seq) DO NOTHING")
    .bind(endpoint_id)
    .bind(seq)
    .execute(tx)
    .await?;
    if made == 0 {
        return Ok(false);
    }
    sql("DELETE FROM dead_letters WHERE endpoint_id = $1 AND seq = $2").bind(endpoint_id).bind(seq).execute(tx).await?;
    sql("UPDATE endpoints SET breaker = CASE WHEN breaker IN ('closed', 'suspended') THEN breaker ELSE 'half-open' END,
           next_attempt_at = $2, wait_asked_until = 0, not_found_count = 0, not_found_since = NULL WHERE id = $1")
    .bind(endpoint_id)
    .bind(now.0)
    .execute(tx)
    .await?;
    Ok(true)
}
