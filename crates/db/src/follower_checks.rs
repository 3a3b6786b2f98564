//! Who follows whom between two servers, and where they do not agree (FEP-8fcf).

use allmende_domain::follow::{Follow, FollowState};
use allmende_domain::ids::{ActorId, FollowId};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Host, ObjectUrl};

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// An actor elsewhere said something else of its followers here than we know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub actor: ActorId,
    pub host: Host,
    /// Where its server gives us the list.
    pub url: ObjectUrl,
    /// What it said of the list: 64 hexadecimal digits.
    pub digest: String,
    /// Attempts to read the list that failed, in a row.
    pub failures: i64,
}

/// Addresses of the accepted, living followers of an actor of ours at other servers, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn followers_elsewhere(conn: &mut Conn, actor: &ActorId, limit: i64) -> Result<Vec<String>, DbError> {
    sql("SELECT a.url FROM follows f JOIN actors a ON a.id = f.follower_id
         WHERE f.target_id = $1 AND f.state = 'accepted' AND NOT a.is_local AND a.gone_at IS NULL LIMIT $2")
    .text(actor.as_str())
    .bind(limit)
    .fetch_all(conn, |row| row.get("url"))
    .await
}

/// Follows of ours of an actor, in whatever state, with the follower's address. No more than there are actors here.
///
/// # Errors
/// [`DbError`]
pub async fn follows_of_ours(conn: &mut Conn, target: &ActorId) -> Result<Vec<(Follow, String)>, DbError> {
    let actor = |text: &str| ActorId::parse(text).ok();
    sql("SELECT f.id, f.follower_id, f.target_id, f.state, f.activity_url, f.created_at, f.updated_at, a.url
         FROM follows f JOIN actors a ON a.id = f.follower_id
         WHERE f.target_id = $1 AND f.state IN ('pending', 'accepted', 'rejected') AND a.is_local ORDER BY f.id")
    .text(target.as_str())
    .fetch_all(conn, |row| {
        let follow = Follow {
            id: row.parse("id", |text| FollowId::parse(text).ok())?,
            follower: row.parse("follower_id", actor)?,
            target: row.parse("target_id", actor)?,
            state: row.parse("state", FollowState::parse)?,
            activity_url: row.get("activity_url")?,
            created_at: UnixMillis(row.get("created_at")?),
            updated_at: UnixMillis(row.get("updated_at")?),
        };
        Ok((follow, row.get("url")?))
    })
    .await
}

/// Notes a difference, to be looked into at `due_at`, but not within `every_ms` of the last look. One that is noted already keeps its time.
///
/// # Errors
/// [`DbError`]
pub async fn note(tx: &mut Tx, check: &Check, due_at: UnixMillis, every_ms: i64) -> Result<(), DbError> {
    sql("INSERT INTO follower_checks (actor_id, host, url, digest, due_at, failures) VALUES ($1, $2, $3, $4, $5, 0)
         ON CONFLICT (actor_id) DO UPDATE SET host = excluded.host, url = excluded.url, digest = excluded.digest,
         due_at = CASE WHEN follower_checks.due_at IS NOT NULL THEN follower_checks.due_at
                       WHEN follower_checks.checked_at + $6 > excluded.due_at THEN follower_checks.checked_at + $6
                       ELSE excluded.due_at END")
    .text(check.actor.as_str())
    .text(check.host.as_str())
    .text(check.url.as_str())
    .text(&check.digest)
    .bind(due_at.0)
    .bind(every_ms)
    .execute(tx)
    .await
    .map(|_| ())
}

/// How many differences with (one host, all hosts) wait.
///
/// # Errors
/// [`DbError`]
pub async fn waiting(conn: &mut Conn, host: &Host) -> Result<(i64, i64), DbError> {
    sql("SELECT (SELECT COUNT(*) FROM follower_checks WHERE host = $1 AND due_at IS NOT NULL) AS of_host,
                (SELECT COUNT(*) FROM follower_checks WHERE due_at IS NOT NULL) AS of_all")
    .text(host.as_str())
    .fetch_one(conn, |row| Ok((row.get("of_host")?, row.get("of_all")?)))
    .await
}

/// What is due, longest waiting first, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn due(conn: &mut Conn, now: UnixMillis, limit: i64) -> Result<Vec<Check>, DbError> {
    sql("SELECT actor_id, host, url, digest, failures FROM follower_checks WHERE due_at <= $1 ORDER BY due_at, actor_id LIMIT $2")
        .bind(now.0)
        .bind(limit)
        .fetch_all(conn, |row| {
            Ok(Check {
                actor: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
                host: row.parse("host", |text| Host::parse(text).ok())?,
                url: row.parse("url", |text| ObjectUrl::parse(text).ok())?,
                digest: row.get("digest")?,
                failures: row.get("failures")?,
            })
        })
        .await
}

/// It was looked into.
///
/// # Errors
/// [`DbError`]
pub async fn done(tx: &mut Tx, actor: &ActorId, now: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE follower_checks SET due_at = NULL, failures = 0, checked_at = $2 WHERE actor_id = $1")
        .text(actor.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// The list could not be read: once more at `due_at`.
///
/// # Errors
/// [`DbError`]
pub async fn postpone(tx: &mut Tx, actor: &ActorId, due_at: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE follower_checks SET due_at = $2, failures = failures + 1 WHERE actor_id = $1")
        .text(actor.as_str())
        .bind(due_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Forgets those that were looked into before `before` and of which nothing waits; how many.
///
/// # Errors
/// [`DbError`]
pub async fn forget(tx: &mut Tx, before: UnixMillis) -> Result<u64, DbError> {
    sql("DELETE FROM follower_checks WHERE due_at IS NULL AND checked_at < $1").bind(before.0).execute(tx).await
}
