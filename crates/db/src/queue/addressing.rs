//! Who gets an activity: one body, one row per distinct inbox.

use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use super::NewActivity;
use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// Stores the body. `None` when an activity with this `id` is there already.
///
/// # Errors
/// [`DbError`]
pub async fn insert_activity(tx: &mut Tx, activity: &NewActivity, now: UnixMillis) -> Result<Option<i64>, DbError> {
    sql("INSERT INTO activities (activity_url, actor_id, object_url, kind, body, audience, superseded, created_at)
         VALUES ($1, $2, $3, $4, $5, 0, 0, $6) ON CONFLICT (activity_url) DO NOTHING RETURNING seq")
    .text(activity.activity_url.as_str())
    .text(activity.actor_id.as_str())
    .text(activity.object_url.as_str())
    .text(&activity.kind)
    .bind(activity.body.clone())
    .bind(now.0)
    .fetch_optional(tx, |row| row.get("seq"))
    .await
}

/// An activity's number and the size of its audience.
///
/// # Errors
/// [`DbError`]
pub async fn find_activity(conn: &mut Conn, activity_url: &ObjectUrl) -> Result<Option<(i64, i64)>, DbError> {
    sql("SELECT seq, audience FROM activities WHERE activity_url = $1")
        .text(activity_url.as_str())
        .fetch_optional(conn, |row| Ok((row.get("seq")?, row.get("audience")?)))
        .await
}

/// One delivery per distinct inbox (the shared one where there is one) of the accepted, remote, living followers of `actor`. Endpoints
/// that are gone or suspended, and those of suspended peers, are left out. The number of rows made.
///
/// # Errors
/// [`DbError`]
pub async fn address_followers(tx: &mut Tx, seq: i64, actor: &ActorId, now: UnixMillis) -> Result<u64, DbError> {
    // Several on one shared inbox conflict with the first of them, which is cheaper than sorting all for the sake of few.
    // The host is cut out of the address here, not in the program, so that the cost does not grow with the followers: after the
    // scheme, as many characters as a host with a port may consist of. Dots at its end are dropped as `Host` drops them.
    sql("WITH wanted AS (
           SELECT COALESCE(a.shared_inbox, a.inbox) AS inbox FROM follows f JOIN actors a ON a.id = f.follower_id
           WHERE f.target_id = $1 AND f.state = 'accepted' AND NOT a.is_local AND a.gone_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM endpoints e WHERE e.inbox = COALESCE(a.shared_inbox, a.inbox))
         ), stripped AS (
           SELECT inbox, substr(inbox, CASE WHEN inbox LIKE 'https:%' THEN 9 ELSE 8 END) AS rest FROM wanted
         ), hosted AS (
           SELECT inbox, rtrim(replace(substr(rest, 1,
             length(rest) - length(ltrim(rest, 'abcdefghijklmnopqrstuvwxyz0123456789.:-_[]!\"$&()*+,;=`{}~'''))), '.:', ':'), '.') AS host
           FROM stripped
         )
         INSERT INTO endpoints (inbox, host, breaker, in_flight_max, failures, next_attempt_at, wait_asked_until, last_error,
                                not_found_count, delivered_count, created_at)
         SELECT h.inbox, h.host,
           CASE WHEN EXISTS (SELECT 1 FROM peers p WHERE p.policy = 'suspend'
             AND (p.host = h.host OR substr(h.host, length(h.host) - length(p.host)) = '.' || p.host)) THEN 'suspended' ELSE 'closed' END,
           1, 0, 0, 0, '', 0, 0, $2
         FROM hosted h WHERE true
         ON CONFLICT (inbox) DO NOTHING")
    .text(actor.as_str())
    .bind(now.0)
    .execute(tx)
    .await?;
    sql("INSERT INTO deliveries (endpoint_id, seq)
         SELECT e.id, CAST($2 AS BIGINT) FROM follows f JOIN actors a ON a.id = f.follower_id
           JOIN endpoints e ON e.inbox = COALESCE(a.shared_inbox, a.inbox)
         WHERE f.target_id = $1 AND f.state = 'accepted' AND NOT a.is_local AND a.gone_at IS NULL
           AND e.breaker NOT IN ('gone', 'suspended')
           AND NOT EXISTS (SELECT 1 FROM peers p WHERE p.host = e.host AND p.policy = 'suspend')
         ON CONFLICT (endpoint_id, seq) DO NOTHING")
    .text(actor.as_str())
    .bind(seq)
    .execute(tx)
    .await
}

/// The same for one inbox. Whether a row was made.
///
/// # Errors
/// [`DbError`]
pub async fn address_inbox(tx: &mut Tx, seq: i64, inbox: &ObjectUrl, now: UnixMillis) -> Result<bool, DbError> {
    sql("INSERT INTO endpoints (inbox, host, breaker, in_flight_max, failures, next_attempt_at, wait_asked_until, last_error,
                                not_found_count, delivered_count, created_at)
         SELECT $1, $2,
           CASE WHEN EXISTS (SELECT 1 FROM peers p WHERE p.policy = 'suspend'
             AND (p.host = $2 OR substr($2, length($2) - length(p.host)) = '.' || p.host)) THEN 'suspended' ELSE 'closed' END,
           1, 0, 0, 0, '', 0, 0, $3
         WHERE NOT EXISTS (SELECT 1 FROM endpoints e WHERE e.inbox = $1)
         ON CONFLICT (inbox) DO NOTHING")
    .text(inbox.as_str())
    .text(inbox.host().as_str())
    .bind(now.0)
    .execute(tx)
    .await?;
    let made = sql("INSERT INTO deliveries (endpoint_id, seq)
         SELECT e.id, $2 FROM endpoints e WHERE e.inbox = $1 AND e.breaker NOT IN ('gone', 'suspended')
           AND NOT EXISTS (SELECT 1 FROM peers p WHERE p.host = e.host AND p.policy = 'suspend')
         ON CONFLICT (endpoint_id, seq) DO NOTHING")
    .text(inbox.as_str())
    .bind(seq)
    .execute(tx)
    .await?;
    Ok(made == 1)
}

/// Notes how many endpoints an activity was addressed to.
///
/// # Errors
/// [`DbError`]
pub async fn set_audience(tx: &mut Tx, seq: i64, audience: i64) -> Result<(), DbError> {
    sql("UPDATE activities SET audience = $2 WHERE seq = $1").bind(seq).bind(audience).execute(tx).await.map(|_| ())
}
