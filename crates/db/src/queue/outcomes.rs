//! How a delivery leaves the queue: delivered, superseded, parked or dead. Each function says whether there was such a row, so that
//! nothing is counted twice.

use allmende_domain::time::UnixMillis;

use super::Burial;
use crate::engine::{Tx, sql};
use crate::error::DbError;

async fn remove(tx: &mut Tx, endpoint_id: i64, seq: i64) -> Result<bool, DbError> {
    let removed = sql("DELETE FROM deliveries WHERE endpoint_id = $1 AND seq = $2").bind(endpoint_id).bind(seq).execute(tx).await?;
    Ok(removed == 1)
}

/// Only after the peer answered 2xx.
///
/// # Errors
/// [`DbError`]
pub async fn remove_delivered(tx: &mut Tx, endpoint_id: i64, seq: i64) -> Result<bool, DbError> {
    remove(tx, endpoint_id, seq).await
}

/// A later activity about the same object goes instead.
///
/// # Errors
/// [`DbError`]
pub async fn supersede(tx: &mut Tx, endpoint_id: i64, seq: i64) -> Result<bool, DbError> {
    let removed = remove(tx, endpoint_id, seq).await?;
    if removed {
        sql("UPDATE activities SET superseded = superseded + 1 WHERE seq = $1").bind(seq).execute(tx).await?;
    }
    Ok(removed)
}

/// Moves a delivery among the dead letters, with the reason for people (English).
///
/// # Errors
/// [`DbError`]
pub async fn bury(
    tx: &mut Tx,
    endpoint_id: i64,
    seq: i64,
    state: Burial,
    status: Option<i64>,
    reason: &str,
    now: UnixMillis,
) -> Result<bool, DbError> {
    let removed = remove(tx, endpoint_id, seq).await?;
    if removed {
        sql("INSERT INTO dead_letters (endpoint_id, seq, state, status, reason, attempted_at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (endpoint_id, seq) DO UPDATE SET
               state = excluded.state, status = excluded.status, reason = excluded.reason, attempted_at = excluded.attempted_at")
        .bind(endpoint_id)
        .bind(seq)
        .text(state.as_str())
        .bind(status)
        .text(reason)
        .bind(now.0)
        .execute(tx)
        .await?;
    }
    Ok(removed)
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
