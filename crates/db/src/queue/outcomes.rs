//! How deliveries leave the queue: delivered, superseded, parked or dead. Each pair is (endpoint, activity). What is no longer there is
//! passed over, so that nothing is counted twice.

use std::collections::HashSet;

use allmende_domain::time::UnixMillis;

use super::Burial;
use crate::engine::{Tx, sql};
use crate::error::DbError;
use crate::lists::{bind_ids, bind_rows, over_list, without_nul};

/// A delivery that ends without success, or waits for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buried {
    pub endpoint_id: i64,
    pub seq: i64,
    pub state: Burial,
    pub status: Option<i64>,
    /// For people, in English.
    pub reason: String,
    pub at: UnixMillis,
}

/// Only after the peers answered 2xx. How many were still there.
///
/// # Errors
/// [`DbError`]
pub async fn remove_delivered(tx: &mut Tx, pairs: &[(i64, i64)]) -> Result<u64, DbError> {
    if pairs.is_empty() {
        return Ok(0);
    }
    let statement = over_list!(
        "DELETE FROM deliveries WHERE (endpoint_id, seq) IN (SELECT CAST(w.value ->> 0 AS BIGINT), CAST(w.value ->> 1 AS BIGINT) FROM ",
        " w)"
    );
    bind_rows(statement, pairs).execute(tx).await
}

/// Those that were still there.
async fn take(tx: &mut Tx, pairs: &[(i64, i64)]) -> Result<Vec<(i64, i64)>, DbError> {
    let statement = over_list!(
        "DELETE FROM deliveries WHERE (endpoint_id, seq) IN (SELECT CAST(w.value ->> 0 AS BIGINT), CAST(w.value ->> 1 AS BIGINT) FROM ",
        " w) RETURNING endpoint_id, seq"
    );
    bind_rows(statement, pairs).fetch_all(tx, |row| Ok((row.get("endpoint_id")?, row.get("seq")?))).await
}

/// A later activity about the same object goes instead. How many were still there.
///
/// # Errors
/// [`DbError`]
pub async fn supersede(tx: &mut Tx, pairs: &[(i64, i64)]) -> Result<usize, DbError> {
    if pairs.is_empty() {
        return Ok(0);
    }
    let removed = take(tx, pairs).await?;
    let seqs: Vec<i64> = removed.iter().map(|(_, seq)| *seq).collect();
    let statement = over_list!(
        "UPDATE activities SET superseded = superseded + w.number FROM (
           SELECT CAST(l.value ->> 0 AS BIGINT) AS gone, COUNT(*) AS number FROM ",
        " l GROUP BY 1) w WHERE activities.seq = w.gone"
    );
    bind_ids(statement, &seqs).execute(tx).await?;
    Ok(removed.len())
}

/// Moves deliveries among the dead letters. How many were still there.
///
/// # Errors
/// [`DbError`]
pub async fn bury(tx: &mut Tx, buried: &[Buried]) -> Result<usize, DbError> {
    if buried.is_empty() {
        return Ok(0);
    }
    let pairs: Vec<(i64, i64)> = buried.iter().map(|one| (one.endpoint_id, one.seq)).collect();
    let mut removed: HashSet<(i64, i64)> = take(tx, &pairs).await?.into_iter().collect();
    let rows: Vec<_> = buried
        .iter()
        .filter(|one| removed.remove(&(one.endpoint_id, one.seq)))
        .map(|one| (one.endpoint_id, one.seq, one.state.as_str(), one.status, without_nul(&one.reason), one.at.0))
        .collect();
    // `WHERE true`: without it SQLite takes ON CONFLICT for the condition of a join.
    let statement = over_list!(
        "INSERT INTO dead_letters (endpoint_id, seq, state, status, reason, attempted_at)
         SELECT CAST(w.value ->> 0 AS BIGINT), CAST(w.value ->> 1 AS BIGINT), w.value ->> 2, CAST(w.value ->> 3 AS BIGINT),
           w.value ->> 4, CAST(w.value ->> 5 AS BIGINT) FROM ",
        " w WHERE true ON CONFLICT (endpoint_id, seq) DO UPDATE SET
           state = excluded.state, status = excluded.status, reason = excluded.reason, attempted_at = excluded.attempted_at"
    );
    bind_rows(statement, &rows).execute(tx).await?;
    Ok(rows.len())
}

/// All that is pending for an endpoint is dead. How many that were.
///
/// # Errors
/// [`DbError`]
pub async fn bury_all(tx: &mut Tx, endpoint_id: i64, status: Option<i64>, reason: &str, now: UnixMillis) -> Result<u64, DbError> {
    sql("INSERT INTO dead_letters (endpoint_id, seq, state, status, reason, attempted_at)
         SELECT endpoint_id, seq, 'dead', $2, $3, $4 FROM deliveries WHERE endpoint_id = $1
         ON CONFLICT (endpoint_id, seq) DO NOTHING")
    .bind(endpoint_id)
    .bind(status)
    .text(reason)
    .bind(now.0)
    .execute(tx)
    .await?;
    sql("DELETE FROM deliveries WHERE endpoint_id = $1").bind(endpoint_id).execute(tx).await
}
