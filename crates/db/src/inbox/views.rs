//! What people see of the inbox, and what they can do about it.

use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;
use crate::limits::ARRIVALS_PER_PAGE;

/// What waits of one host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostBacklog {
    pub host: String,
    pub waiting: i64,
    /// Those among them that were tried before and wait for another attempt.
    pub postponed: i64,
    pub oldest_at: UnixMillis,
    /// Why the last postponed one was postponed; empty when none was.
    pub reason: String,
}

/// An activity that was tried too often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedArrival {
    pub seq: i64,
    pub activity_url: String,
    pub actor_url: String,
    pub host: String,
    pub received_at: UnixMillis,
    pub failed_at: UnixMillis,
    pub reason: String,
    pub attempts: i64,
}

/// The inbox in a few numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InboxTotals {
    pub waiting: i64,
    pub oldest_at: Option<UnixMillis>,
    pub failed: i64,
    /// Hosts of which at least as many wait as one may have waiting.
    pub hosts_at_quota: i64,
}

/// `quota`: how many may wait of one host.
///
/// # Errors
/// [`DbError`]
pub async fn totals(conn: &mut Conn, quota: i64) -> Result<InboxTotals, DbError> {
    sql("SELECT (SELECT COUNT(*) FROM inbox WHERE processed_at IS NULL) AS waiting,
           (SELECT received_at FROM inbox WHERE processed_at IS NULL ORDER BY seq LIMIT 1) AS oldest_at,
           (SELECT COUNT(*) FROM inbox WHERE outcome = 'failed') AS failed,
           (SELECT COUNT(*) FROM (SELECT host FROM inbox WHERE processed_at IS NULL GROUP BY host HAVING COUNT(*) >= $1) full_hosts)
             AS hosts_at_quota")
    .bind(quota)
    .fetch_one(conn, |row| {
        Ok(InboxTotals {
            waiting: row.get("waiting")?,
            oldest_at: row.get::<Option<i64>>("oldest_at")?.map(UnixMillis),
            failed: row.get("failed")?,
            hosts_at_quota: row.get("hosts_at_quota")?,
        })
    })
    .await
}

/// One page of the hosts of which something waits, those with most first, after a host with `after.0` waiting named `after.1`; and
/// whether more follow.
///
/// # Errors
/// [`DbError`]
pub async fn backlog_by_host(conn: &mut Conn, after: Option<(i64, &str)>) -> Result<(Vec<HostBacklog>, bool), DbError> {
    let (number, host) = after.unwrap_or((i64::MAX, ""));
    let mut hosts = sql("SELECT w.host, w.waiting, w.postponed, w.oldest_at,
           COALESCE((SELECT i.reason FROM inbox i WHERE i.seq = w.last_postponed), '') AS reason FROM (
           SELECT host, COUNT(*) AS waiting, COUNT(CASE WHEN attempts > 0 THEN 1 END) AS postponed, MIN(received_at) AS oldest_at,
             MAX(CASE WHEN attempts > 0 THEN seq END) AS last_postponed
           FROM inbox WHERE processed_at IS NULL GROUP BY host
         ) w WHERE w.waiting < $1 OR (w.waiting = $1 AND w.host > $2) ORDER BY w.waiting DESC, w.host LIMIT $3")
    .bind(number)
    .text(host)
    .bind(ARRIVALS_PER_PAGE + 1)
    .fetch_all(conn, |row| {
        Ok(HostBacklog {
            host: row.get("host")?,
            waiting: row.get("waiting")?,
            postponed: row.get("postponed")?,
            oldest_at: UnixMillis(row.get("oldest_at")?),
            reason: row.get("reason")?,
        })
    })
    .await?;
    Ok(cut(&mut hosts))
}

/// One page of what failed before number `before`, the latest first, of one host or (empty) of all; and whether more follow.
///
/// # Errors
/// [`DbError`]
pub async fn failed_page(conn: &mut Conn, host: &str, before: i64) -> Result<(Vec<FailedArrival>, bool), DbError> {
    let mut failed =
        sql("SELECT seq, activity_url, actor_url, host, received_at, COALESCE(processed_at, received_at) AS failed_at, reason, attempts
         FROM inbox WHERE outcome = 'failed' AND (CAST($1 AS TEXT) = '' OR host = $1) AND seq < $2 ORDER BY seq DESC LIMIT $3")
        .text(host)
        .bind(before)
        .bind(ARRIVALS_PER_PAGE + 1)
        .fetch_all(conn, |row| {
            Ok(FailedArrival {
                seq: row.get("seq")?,
                activity_url: row.get("activity_url")?,
                actor_url: row.get("actor_url")?,
                host: row.get("host")?,
                received_at: UnixMillis(row.get("received_at")?),
                failed_at: UnixMillis(row.get("failed_at")?),
                reason: row.get("reason")?,
                attempts: row.get("attempts")?,
            })
        })
        .await?;
    Ok(cut(&mut failed))
}

fn cut<T>(rows: &mut Vec<T>) -> (Vec<T>, bool) {
    let page = usize::try_from(ARRIVALS_PER_PAGE).unwrap_or_default();
    let more = rows.len() > page;
    rows.truncate(page);
    (std::mem::take(rows), more)
}

/// Lets one that failed be processed again, as if it had just come. `false` when it did not fail.
///
/// # Errors
/// [`DbError`]
pub async fn try_again(tx: &mut Tx, seq: i64, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE inbox SET processed_at = NULL, outcome = NULL, reason = '', attempts = 0, next_attempt_at = $2
         WHERE seq = $1 AND outcome = 'failed'")
    .bind(seq)
    .bind(now.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// The same for everything of one host, or (empty) of all. How many.
///
/// # Errors
/// [`DbError`]
pub async fn try_all_again(tx: &mut Tx, host: &str, now: UnixMillis) -> Result<u64, DbError> {
    sql("UPDATE inbox SET processed_at = NULL, outcome = NULL, reason = '', attempts = 0, next_attempt_at = $2
         WHERE outcome = 'failed' AND (CAST($1 AS TEXT) = '' OR host = $1)")
    .text(host)
    .bind(now.0)
    .execute(tx)
    .await
}
