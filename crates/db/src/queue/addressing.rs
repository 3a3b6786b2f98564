//! Who gets an activity: one body, one row per distinct inbox.

use std::collections::BTreeSet;

use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use super::NewActivity;
use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;
use crate::lists::{bind_ids, bind_rows, over_list};
use crate::standings;

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

/// A follower and the inbox that gets what is for them: the shared one where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower {
    pub id: String,
    /// The endpoint of that inbox; otherwise the inbox itself, to which nothing was ever sent.
    pub endpoint: Result<i64, String>,
}

/// In which form followers of a board read what it announces. To everything else all followers are [`Reading::Any`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    Any,
    /// The id of what is announced: microblogs.
    Ids,
    /// The whole activity that is announced (FEP-1b12).
    Activities,
}

impl Reading {
    pub const ALL: [Self; 3] = [Self::Any, Self::Ids, Self::Activities];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Ids => "ids",
            Self::Activities => "activities",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reading| reading.as_str() == text)
    }
}

/// The accepted, remote, living followers of one of ours that read in this form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    pub followers_of: ActorId,
    pub reading: Reading,
}

impl Circle {
    /// All followers of an actor.
    #[must_use]
    pub const fn all(followers_of: ActorId) -> Self {
        Self { followers_of, reading: Reading::Any }
    }
}

/// Whether the follower `a` reads in the form `$4`. A group reads what groups announce; so does a server that showed it; and an actor without
/// a collection of followers is no microblog, whose followers would see what it shares (decision 23).
macro_rules! reads {
    () => {
        "(CAST($4 AS TEXT) = 'any' OR (CAST($4 AS TEXT) = 'activities') = (a.kind = 'Group' OR a.followers IS NULL \
          OR EXISTS (SELECT 1 FROM activity_readers r WHERE r.host = a.host)))"
    };
}

/// Those of the circle with an id above `after`, at most `limit`, by id.
///
/// # Errors
/// [`DbError`]
pub async fn followers_after(conn: &mut Conn, circle: &Circle, after: &str, limit: i64) -> Result<Vec<Follower>, DbError> {
    sql(concat!(
        "SELECT f.follower_id, e.id AS endpoint_id, CASE WHEN e.id IS NULL THEN COALESCE(a.shared_inbox, a.inbox) END AS inbox
         FROM follows f JOIN actors a ON a.id = f.follower_id LEFT JOIN endpoints e ON e.inbox = COALESCE(a.shared_inbox, a.inbox)
         WHERE f.target_id = $1 AND f.state = 'accepted' AND f.follower_id > $2 AND NOT a.is_local AND a.gone_at IS NULL AND ",
        reads!(),
        " ORDER BY f.follower_id LIMIT $3"
    ))
    .text(circle.followers_of.as_str())
    .text(after)
    .bind(limit)
    .text(circle.reading.as_str())
    .fetch_all(conn, |row| {
        let endpoint: Option<i64> = row.get("endpoint_id")?;
        let endpoint = match endpoint {
            Some(id) => Ok(id),
            None => Err(row.get("inbox")?),
        };
        Ok(Follower { id: row.get("follower_id")?, endpoint })
    })
    .await
}

/// The endpoints of those of the circle with an id up to `until`; of all without one.
///
/// # Errors
/// [`DbError`]
pub async fn endpoints_of_followers(conn: &mut Conn, circle: &Circle, until: Option<&str>) -> Result<Vec<i64>, DbError> {
    sql(concat!(
        "SELECT DISTINCT e.id FROM follows f JOIN actors a ON a.id = f.follower_id
           JOIN endpoints e ON e.inbox = COALESCE(a.shared_inbox, a.inbox)
         WHERE f.target_id = $1 AND f.state = 'accepted' AND ($3 OR f.follower_id <= $2) AND NOT a.is_local AND a.gone_at IS NULL AND ",
        reads!()
    ))
    .text(circle.followers_of.as_str())
    .text(until.unwrap_or_default())
    .bind(until.is_none())
    .text(circle.reading.as_str())
    .fetch_all(conn, |row| row.get("id"))
    .await
}

/// The endpoints of these inboxes, made where there are none: those of hosts that are shut out, and of hosts to which a person suspended the
/// deliveries, begin suspended.
///
/// # Errors
/// [`DbError`]
pub async fn endpoints_of(tx: &mut Tx, inboxes: &[ObjectUrl], now: UnixMillis) -> Result<Vec<i64>, DbError> {
    let rows: Vec<(&str, String)> = inboxes.iter().map(|inbox| (inbox.as_str(), inbox.host().as_str().to_owned())).collect();
    let unknown = bind_rows(
        over_list!("SELECT w.value ->> 0 AS inbox FROM ", " w WHERE NOT EXISTS (SELECT 1 FROM endpoints e WHERE e.inbox = w.value ->> 0)"),
        &rows,
    )
    .fetch_all(tx, |row| row.parse("inbox", |text| ObjectUrl::parse(text).ok()))
    .await?;
    if !unknown.is_empty() {
        standings::keep_each(tx, unknown.iter().map(ObjectUrl::host).collect::<BTreeSet<_>>()).await?;
    }
    bind_rows(
        over_list!(
            "INSERT INTO endpoints (inbox, host, breaker, in_flight_max, failures, next_attempt_at, wait_asked_until, last_error,
                                    not_found_count, delivered_count, created_at)
             SELECT w.value ->> 0, w.value ->> 1,
               CASE WHEN EXISTS (SELECT 1 FROM host_standings s WHERE s.host = w.value ->> 1 AND s.standing = 'shut')
               OR EXISTS (SELECT 1 FROM endpoints o WHERE o.host = w.value ->> 1 AND o.breaker = 'suspended')
                 THEN 'suspended' ELSE 'closed' END,
               1, 0, 0, 0, '', 0, 0, $2 FROM ",
            " w WHERE NOT EXISTS (SELECT 1 FROM endpoints e WHERE e.inbox = w.value ->> 0)
             ON CONFLICT (inbox) DO NOTHING"
        ),
        &rows,
    )
    .bind(now.0)
    .execute(tx)
    .await?;
    bind_rows(over_list!("SELECT e.id FROM ", " w JOIN endpoints e ON e.inbox = w.value ->> 0"), &rows)
        .fetch_all(tx, |row| row.get("id"))
        .await
}

/// A delivery of an activity to each of these endpoints, except those that are gone or suspended. How many were made.
///
/// # Errors
/// [`DbError`]
pub async fn address(tx: &mut Tx, seq: i64, endpoints: &[i64]) -> Result<u64, DbError> {
    bind_ids(
        over_list!(
            "INSERT INTO deliveries (endpoint_id, seq) SELECT e.id, CAST($2 AS BIGINT) FROM ",
            " w JOIN endpoints e ON e.id = CAST(w.value ->> 0 AS BIGINT)
             WHERE e.breaker NOT IN ('gone', 'suspended')
               AND NOT EXISTS (SELECT 1 FROM host_standings s WHERE s.host = e.host AND s.standing = 'shut')
             ON CONFLICT (endpoint_id, seq) DO NOTHING"
        ),
        endpoints,
    )
    .bind(seq)
    .execute(tx)
    .await
}

/// Notes that an activity was addressed to so many more endpoints.
///
/// # Errors
/// [`DbError`]
pub async fn widen_audience(tx: &mut Tx, seq: i64, more: i64) -> Result<(), DbError> {
    sql("UPDATE activities SET audience = audience + $2 WHERE seq = $1").bind(seq).bind(more).execute(tx).await.map(|_| ())
}

/// An activity whose followers are not all addressed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFanOut {
    pub seq: i64,
    pub first: Circle,
    pub second: Option<Circle>,
    /// All of the first circle are addressed.
    pub first_done: bool,
    /// The last follower of the present circle that was addressed.
    pub after: String,
}

/// The oldest of them.
///
/// # Errors
/// [`DbError`]
pub async fn unfinished_fan_out(conn: &mut Conn) -> Result<Option<StoredFanOut>, DbError> {
    sql("SELECT seq, followers_of, reading, then_followers_of, then_reading, first_done, follower_after FROM fan_outs
         WHERE seq = (SELECT MIN(seq) FROM fan_outs)")
    .fetch_optional(conn, |row| {
        let actor = |text: &str| ActorId::parse(text).ok();
        let then_reading = row.parse("then_reading", Reading::parse)?;
        let second = row.parse_optional("then_followers_of", actor)?;
        Ok(StoredFanOut {
            seq: row.get("seq")?,
            first: Circle { followers_of: row.parse("followers_of", actor)?, reading: row.parse("reading", Reading::parse)? },
            second: second.map(|followers_of| Circle { followers_of, reading: then_reading }),
            first_done: row.get("first_done")?,
            after: row.get("follower_after")?,
        })
    })
    .await
}

/// Keeps how far one came.
///
/// # Errors
/// [`DbError`]
pub async fn keep_fan_out(tx: &mut Tx, fan_out: &StoredFanOut) -> Result<(), DbError> {
    let second = fan_out.second.as_ref();
    sql("INSERT INTO fan_outs (seq, followers_of, reading, then_followers_of, then_reading, first_done, follower_after)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (seq) DO UPDATE SET follower_after = excluded.follower_after, first_done = excluded.first_done")
    .bind(fan_out.seq)
    .text(fan_out.first.followers_of.as_str())
    .text(fan_out.first.reading.as_str())
    .bind(second.map(|circle| circle.followers_of.as_str().to_owned()))
    .text(second.map_or(Reading::Any, |circle| circle.reading).as_str())
    .bind(fan_out.first_done)
    .text(&fan_out.after)
    .execute(tx)
    .await
    .map(|_| ())
}

/// All of its followers are addressed.
///
/// # Errors
/// [`DbError`]
pub async fn end_fan_out(tx: &mut Tx, seq: i64) -> Result<(), DbError> {
    sql("DELETE FROM fan_outs WHERE seq = $1").bind(seq).execute(tx).await.map(|_| ())
}
