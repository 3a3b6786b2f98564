//! What a worker reads to know what to send next: always for many endpoints or activities at once.

use allmende_domain::time::UnixMillis;

use super::Breaker;
use super::endpoints::may_be_asked;
use crate::engine::{Conn, sql};
use crate::error::DbError;
use crate::lists::{bind_ids, over_list};

/// A pending delivery of one endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    pub endpoint_id: i64,
    pub seq: i64,
    /// `None` when the activity is missing.
    pub object_url: Option<String>,
    /// It says that a follower is accepted: what is newer waits for it.
    pub accept: bool,
    /// A later activity about the same object waits for the same endpoint and makes this one pointless.
    pub superseded: bool,
}

/// What goes over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredActivity {
    pub seq: i64,
    pub activity_url: String,
    pub actor_id: String,
    pub kind: String,
    pub body: Vec<u8>,
}

/// One stretch of the walk over the endpoints that have something pending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The last endpoint of it, from which the next one goes on; `None` at the end.
    pub last: Option<i64>,
    /// Those of the stretch that may be asked now, by id.
    pub due: Vec<i64>,
    /// Of these, those for which a person or a sign of life asked for a probe.
    pub probes: Vec<i64>,
}

/// The next endpoints with an id above `after` that have something pending, at most `limit` of them.
///
/// # Errors
/// [`DbError`]
pub async fn busy_endpoints(conn: &mut Conn, after: i64, now: UnixMillis, limit: i64) -> Result<Stretch, DbError> {
    // From endpoint to endpoint through the key: the cost is that of the endpoints that wait, not of the deliveries, and nothing when
    // nothing waits. One row comes back even when none is due, to tell how far it went.
    let rows = sql(concat!(
        "WITH RECURSIVE busy (id, place) AS (
           SELECT MIN(endpoint_id), CAST(1 AS BIGINT) FROM deliveries WHERE endpoint_id > $1
           UNION ALL
           SELECT (SELECT MIN(d.endpoint_id) FROM deliveries d WHERE d.endpoint_id > busy.id), place + 1
             FROM busy WHERE busy.id IS NOT NULL AND place < $3
         )
         SELECT walked.last, walked.number, due.id, due.breaker FROM (SELECT MAX(id) AS last, COUNT(id) AS number FROM busy) walked
         LEFT JOIN (SELECT e.id, e.breaker FROM busy JOIN endpoints e ON e.id = busy.id WHERE ",
        may_be_asked!(),
        ") due ON true ORDER BY due.id"
    ))
    .bind(after)
    .bind(now.0)
    .bind(limit)
    .fetch_all(conn, |row| {
        let due = match row.get::<Option<i64>>("id")? {
            Some(id) => Some((id, row.parse("breaker", Breaker::parse)? == Breaker::HalfOpen)),
            None => None,
        };
        Ok((row.get::<Option<i64>>("last")?, row.get::<i64>("number")?, due))
    })
    .await?;
    let last = rows.first().and_then(|(last, number, _)| last.filter(|_| *number >= limit));
    let mut stretch = Stretch { last, due: Vec::with_capacity(rows.len()), probes: Vec::new() };
    for (id, probe) in rows.into_iter().filter_map(|(_, _, due)| due) {
        stretch.due.push(id);
        if probe {
            stretch.probes.push(id);
        }
    }
    Ok(stretch)
}

/// Deliveries that were enqueued after the one given (activity, then endpoint), at most `limit`, as (activity, endpoint).
///
/// # Errors
/// [`DbError`]
pub async fn enqueued_after(conn: &mut Conn, (seq, endpoint_id): (i64, i64), limit: i64) -> Result<Vec<(i64, i64)>, DbError> {
    sql("SELECT seq, endpoint_id FROM deliveries WHERE (seq, endpoint_id) > ($1, $2) ORDER BY seq, endpoint_id LIMIT $3")
        .bind(seq)
        .bind(endpoint_id)
        .bind(limit)
        .fetch_all(conn, |row| Ok((row.get("seq")?, row.get("endpoint_id")?)))
        .await
}

/// The last activity that anybody waits for; 0 when nobody waits.
///
/// # Errors
/// [`DbError`]
pub async fn last_enqueued(conn: &mut Conn) -> Result<i64, DbError> {
    sql("SELECT COALESCE(MAX(seq), 0) AS seq FROM deliveries").fetch_one(conn, |row| row.get("seq")).await
}

/// The oldest pending deliveries of some endpoints, at most `limit` of each (at least 1), by endpoint and age.
///
/// # Errors
/// [`DbError`]
pub async fn pending_pages(conn: &mut Conn, endpoint_ids: &[i64], limit: i64) -> Result<Vec<Pending>, DbError> {
    // `CROSS JOIN` keeps SQLite to the order written: from the later activities about the object to the delivery, one step each. The
    // other way round it would pass over the whole backlog of the endpoint for each of its rows. `|| ''` keeps it from the index by actor,
    // which would lead over everything that the actor ever said.
    let statement = over_list!(
        "SELECT d.endpoint_id, d.seq, a.object_url, CAST(CASE WHEN a.kind IN ('Create', 'Update') AND EXISTS (
             SELECT 1 FROM activities b CROSS JOIN deliveries l WHERE l.endpoint_id = d.endpoint_id AND l.seq = b.seq
               AND b.object_url = a.object_url AND b.seq > a.seq AND b.actor_id || '' = a.actor_id
               AND (b.kind = 'Delete' OR (b.kind = 'Update' AND a.kind = 'Update'))
           ) THEN 1 ELSE 0 END AS BIGINT) AS superseded, CAST(CASE WHEN a.kind = 'Accept' THEN 1 ELSE 0 END AS BIGINT) AS accept
         FROM ",
        " w CROSS JOIN deliveries d LEFT JOIN activities a ON a.seq = d.seq
         WHERE d.endpoint_id = CAST(w.value ->> 0 AS BIGINT) AND d.seq <= COALESCE((
             SELECT x.seq FROM deliveries x WHERE x.endpoint_id = CAST(w.value ->> 0 AS BIGINT) ORDER BY x.seq LIMIT 1 OFFSET $2
           ), 9223372036854775807)
         ORDER BY d.endpoint_id, d.seq"
    );
    bind_ids(statement, endpoint_ids)
        .bind((limit - 1).max(0))
        .fetch_all(conn, |row| {
            let (superseded, accept): (i64, i64) = (row.get("superseded")?, row.get("accept")?);
            Ok(Pending {
                endpoint_id: row.get("endpoint_id")?,
                seq: row.get("seq")?,
                object_url: row.get("object_url")?,
                accept: accept == 1,
                superseded: superseded == 1,
            })
        })
        .await
}

/// Those of the activities that are there.
///
/// # Errors
/// [`DbError`]
pub async fn activities(conn: &mut Conn, seqs: &[i64]) -> Result<Vec<StoredActivity>, DbError> {
    let statement = over_list!(
        "SELECT a.seq, a.activity_url, a.actor_id, a.kind, a.body FROM ",
        " w CROSS JOIN activities a WHERE a.seq = CAST(w.value ->> 0 AS BIGINT)"
    );
    bind_ids(statement, seqs)
        .fetch_all(conn, |row| {
            Ok(StoredActivity {
                seq: row.get("seq")?,
                activity_url: row.get("activity_url")?,
                actor_id: row.get("actor_id")?,
                kind: row.get("kind")?,
                body: row.get("body")?,
            })
        })
        .await
}
