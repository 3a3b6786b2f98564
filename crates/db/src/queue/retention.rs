//! What is kept how long. No row disappears here without becoming a dead letter first; only what is forgotten altogether goes with
//! its activity.

use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// Endpoints with something pending that have failed without a break since `before` or longer.
///
/// # Errors
/// [`DbError`]
pub async fn endpoints_neglected_since(conn: &mut Conn, before: UnixMillis) -> Result<Vec<i64>, DbError> {
    sql("SELECT e.id FROM endpoints e WHERE e.failures > 0 AND e.first_failure_at <= $1
           AND EXISTS (SELECT 1 FROM deliveries d WHERE d.endpoint_id = e.id) ORDER BY e.id")
    .bind(before.0)
    .fetch_all(conn, |row| row.get("id"))
    .await
}

/// Of an endpoint that has been away for long, only Accept, Delete and the last Update per object stay pending; the rest is dead.
///
/// # Errors
/// [`DbError`]
pub async fn shed(tx: &mut Tx, endpoint_id: i64, reason: &str, now: UnixMillis) -> Result<u64, DbError> {
    // `CROSS JOIN`: as in `pending_pages`.
    sql("INSERT INTO dead_letters (endpoint_id, seq, state, status, reason, attempted_at)
         SELECT d.endpoint_id, d.seq, 'dead', CAST(NULL AS BIGINT), $2, $3 FROM deliveries d JOIN activities a ON a.seq = d.seq
         WHERE d.endpoint_id = $1 AND a.kind NOT IN ('Accept', 'Delete')
           AND (a.kind <> 'Update' OR EXISTS (
             SELECT 1 FROM activities b CROSS JOIN deliveries l WHERE l.endpoint_id = d.endpoint_id AND l.seq = b.seq
               AND b.object_url = a.object_url AND b.seq > a.seq AND b.kind IN ('Update', 'Delete')))
         ON CONFLICT (endpoint_id, seq) DO NOTHING")
    .bind(endpoint_id)
    .text(reason)
    .bind(now.0)
    .execute(tx)
    .await?;
    remove_buried(tx, endpoint_id).await
}

/// The last activity made at or before `time`; 0 when there is none.
///
/// # Errors
/// [`DbError`]
pub async fn last_seq_until(conn: &mut Conn, time: UnixMillis) -> Result<i64, DbError> {
    sql("SELECT COALESCE(MAX(seq), 0) AS seq FROM activities WHERE created_at <= $1")
        .bind(time.0)
        .fetch_one(conn, |row| row.get("seq"))
        .await
}

/// Endpoints that wait for an activity up to `seq`.
///
/// # Errors
/// [`DbError`]
pub async fn endpoints_with_rows_until(conn: &mut Conn, seq: i64) -> Result<Vec<i64>, DbError> {
    sql("SELECT DISTINCT endpoint_id FROM deliveries WHERE seq <= $1 ORDER BY endpoint_id")
        .bind(seq)
        .fetch_all(conn, |row| row.get("endpoint_id"))
        .await
}

/// What is pending up to `seq` is dead.
///
/// # Errors
/// [`DbError`]
pub async fn expire(tx: &mut Tx, endpoint_id: i64, seq: i64, reason: &str, now: UnixMillis) -> Result<u64, DbError> {
    sql("INSERT INTO dead_letters (endpoint_id, seq, state, status, reason, attempted_at)
         SELECT endpoint_id, seq, 'dead', CAST(NULL AS BIGINT), $3, $4 FROM deliveries WHERE endpoint_id = $1 AND seq <= $2
         ON CONFLICT (endpoint_id, seq) DO NOTHING")
    .bind(endpoint_id)
    .bind(seq)
    .text(reason)
    .bind(now.0)
    .execute(tx)
    .await?;
    remove_buried(tx, endpoint_id).await
}

async fn remove_buried(tx: &mut Tx, endpoint_id: i64) -> Result<u64, DbError> {
    sql("DELETE FROM deliveries WHERE endpoint_id = $1 AND seq IN (SELECT seq FROM dead_letters WHERE endpoint_id = $1)")
        .bind(endpoint_id)
        .execute(tx)
        .await
}

/// Makes pending again what was parked at or before `parked_before`. What has become pointless meanwhile, because a later activity
/// about the same object exists and versions must not go back, is dead instead, and so is what was made at or before `made_before`.
/// How many became pending.
///
/// # Errors
/// [`DbError`]
pub async fn unpark(tx: &mut Tx, parked_before: UnixMillis, made_before: UnixMillis) -> Result<u64, DbError> {
    sql("UPDATE dead_letters SET state = 'dead' WHERE state = 'parked' AND attempted_at <= $1 AND NOT EXISTS (
           SELECT 1 FROM activities a WHERE a.seq = dead_letters.seq AND a.created_at > $2
             AND NOT EXISTS (SELECT 1 FROM activities b WHERE b.object_url = a.object_url AND b.seq > a.seq))")
    .bind(parked_before.0)
    .bind(made_before.0)
    .execute(tx)
    .await?;
    // Gone and suspended endpoints keep theirs parked: nothing would be sent.
    sql("INSERT INTO deliveries (endpoint_id, seq)
         SELECT l.endpoint_id, l.seq FROM dead_letters l JOIN endpoints e ON e.id = l.endpoint_id
         WHERE l.state = 'parked' AND l.attempted_at <= $1 AND e.breaker NOT IN ('gone', 'suspended')
         ON CONFLICT (endpoint_id, seq) DO NOTHING")
    .bind(parked_before.0)
    .execute(tx)
    .await?;
    sql("DELETE FROM dead_letters WHERE state = 'parked' AND attempted_at <= $1
           AND EXISTS (SELECT 1 FROM deliveries d WHERE d.endpoint_id = dead_letters.endpoint_id AND d.seq = dead_letters.seq)")
    .bind(parked_before.0)
    .execute(tx)
    .await
}

/// Removes activities made at or before `time`, with their dead letters, unless somebody still waits for them. How many.
///
/// # Errors
/// [`DbError`]
pub async fn forget_activities(tx: &mut Tx, time: UnixMillis) -> Result<u64, DbError> {
    // A fan-out that did not end in all this time says nothing to anybody any more.
    sql("DELETE FROM fan_outs WHERE seq IN (SELECT a.seq FROM activities a WHERE a.created_at <= $1
           AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.seq = a.seq))")
    .bind(time.0)
    .execute(tx)
    .await?;
    sql("DELETE FROM dead_letters WHERE seq IN (SELECT a.seq FROM activities a WHERE a.created_at <= $1
           AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.seq = a.seq))")
    .bind(time.0)
    .execute(tx)
    .await?;
    sql("DELETE FROM activities WHERE created_at <= $1 AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.seq = activities.seq)")
        .bind(time.0)
        .execute(tx)
        .await
}
