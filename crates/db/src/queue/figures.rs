//! The queue in figures, for those who watch it from outside.

use allmende_domain::time::UnixMillis;

use super::hosts::{Condition, place};
use crate::engine::{Conn, sql};
use crate::error::DbError;

/// Endpoints in one condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConditionFigures {
    pub condition: Condition,
    pub endpoints: i64,
    pub pending: i64,
}

/// What the tables hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueueFigures {
    /// Conditions that no endpoint is in are left out.
    pub conditions: Vec<ConditionFigures>,
    pub parked: i64,
    pub dead: i64,
    pub discarded: i64,
    pub oldest_pending_at: Option<UnixMillis>,
    /// Hosts that something waits for.
    pub hosts_waiting: i64,
    /// Those among them whose oldest delivery was made at or before the given moment.
    pub hosts_late: i64,
}

/// Counts everything: a scan of the pending deliveries and the dead letters. `late_before`: from when on a host counts as late.
///
/// # Errors
/// [`DbError`]
pub async fn figures(conn: &mut Conn, late_before: UnixMillis) -> Result<QueueFigures, DbError> {
    let conditions = sql(concat!(
        "SELECT p.place, COUNT(*) AS endpoints, CAST(SUM(p.pending) AS BIGINT) AS pending FROM (
           SELECT ",
        place!(),
        " AS place, (SELECT COUNT(*) FROM deliveries d WHERE d.endpoint_id = e.id) AS pending FROM endpoints e
         ) p GROUP BY p.place ORDER BY p.place"
    ))
    .fetch_all(conn, |row| {
        Ok(ConditionFigures {
            condition: Condition::read(row.get("place")?)?,
            endpoints: row.get("endpoints")?,
            pending: row.get("pending")?,
        })
    })
    .await?;
    let letters = sql("SELECT COUNT(CASE WHEN state = 'parked' THEN 1 END) AS parked, COUNT(CASE WHEN state = 'dead' THEN 1 END) AS dead,
           COUNT(CASE WHEN state = 'discarded' THEN 1 END) AS discarded FROM dead_letters")
    .fetch_one(conn, |row| Ok((row.get("parked")?, row.get("dead")?, row.get("discarded")?)))
    .await?;
    // From endpoint to endpoint through the key: as cheap as there are endpoints.
    let waiting = sql("WITH RECURSIVE busy (id) AS (
           SELECT MIN(endpoint_id) FROM deliveries
           UNION ALL
           SELECT (SELECT MIN(d.endpoint_id) FROM deliveries d WHERE d.endpoint_id > busy.id) FROM busy WHERE busy.id IS NOT NULL
         ), waiting AS (
           SELECT e.host, (SELECT MIN(d.seq) FROM deliveries d WHERE d.endpoint_id = e.id) AS oldest
           FROM busy JOIN endpoints e ON e.id = busy.id
         )
         SELECT COUNT(DISTINCT w.host) AS hosts, COUNT(DISTINCT CASE WHEN a.created_at <= $1 THEN w.host END) AS late,
           MIN(a.created_at) AS oldest_at FROM waiting w LEFT JOIN activities a ON a.seq = w.oldest")
    .bind(late_before.0)
    .fetch_one(conn, |row| Ok((row.get("hosts")?, row.get("late")?, row.get::<Option<i64>>("oldest_at")?)))
    .await?;
    let ((parked, dead, discarded), (hosts_waiting, hosts_late, oldest)) = (letters, waiting);
    Ok(QueueFigures { conditions, parked, dead, discarded, oldest_pending_at: oldest.map(UnixMillis), hosts_waiting, hosts_late })
}
