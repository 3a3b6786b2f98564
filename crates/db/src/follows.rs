//! Follows, in both directions, one row for each pair of actors.

use allmende_domain::follow::{Follow, FollowState};
use allmende_domain::ids::{ActorId, FollowId};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! follow_columns {
    () => {
        "id, follower_id, target_id, state, activity_url, created_at, updated_at"
    };
}

fn follow_from(row: &Row) -> Result<Follow, DbError> {
    let actor = |text: &str| ActorId::parse(text).ok();
    Ok(Follow {
        id: row.parse("id", |text| FollowId::parse(text).ok())?,
        follower: row.parse("follower_id", actor)?,
        target: row.parse("target_id", actor)?,
        state: row.parse("state", FollowState::parse)?,
        activity_url: row.get("activity_url")?,
        created_at: UnixMillis(row.get("created_at")?),
        updated_at: UnixMillis(row.get("updated_at")?),
    })
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &FollowId) -> Result<Option<Follow>, DbError> {
    sql(concat!("SELECT ", follow_columns!(), " FROM follows WHERE id = $1")).text(id.as_str()).fetch_optional(conn, follow_from).await
}

/// # Errors
/// [`DbError`]
pub async fn between(conn: &mut Conn, follower: &ActorId, target: &ActorId) -> Result<Option<Follow>, DbError> {
    sql(concat!("SELECT ", follow_columns!(), " FROM follows WHERE follower_id = $1 AND target_id = $2"))
        .text(follower.as_str())
        .text(target.as_str())
        .fetch_optional(conn, follow_from)
        .await
}

/// The follow of `follower` that its Follow activity of this id asked for. Ids are only compared among one follower's own: somebody
/// else may have chosen the same text.
///
/// # Errors
/// [`DbError`]
pub async fn by_activity_of_follower(conn: &mut Conn, follower: &ActorId, activity_url: &str) -> Result<Option<Follow>, DbError> {
    sql(concat!("SELECT ", follow_columns!(), " FROM follows WHERE activity_url = $1 AND follower_id = $2"))
        .text(activity_url)
        .text(follower.as_str())
        .fetch_optional(conn, follow_from)
        .await
}

/// The same, among the follows of one target.
///
/// # Errors
/// [`DbError`]
pub async fn by_activity_to_target(conn: &mut Conn, target: &ActorId, activity_url: &str) -> Result<Option<Follow>, DbError> {
    sql(concat!("SELECT ", follow_columns!(), " FROM follows WHERE activity_url = $1 AND target_id = $2"))
        .text(activity_url)
        .text(target.as_str())
        .fetch_optional(conn, follow_from)
        .await
}

/// Adds one.
///
/// # Errors
/// [`DbError::Conflict`] when the pair has one already.
pub async fn insert(tx: &mut Tx, follow: &Follow) -> Result<(), DbError> {
    sql("INSERT INTO follows (id, follower_id, target_id, state, activity_url, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .text(follow.id.as_str())
        .text(follow.follower.as_str())
        .text(follow.target.as_str())
        .text(follow.state.as_str())
        .text(&follow.activity_url)
        .bind(follow.created_at.0)
        .bind(follow.updated_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Moves a follow from the state and activity in which it was read to those of `next`; `false` when somebody was faster.
///
/// # Errors
/// [`DbError`]
pub async fn update(tx: &mut Tx, read: &Follow, next: &Follow) -> Result<bool, DbError> {
    sql("UPDATE follows SET state = $4, activity_url = $5, updated_at = $6 WHERE id = $1 AND state = $2 AND activity_url = $3")
        .text(read.id.as_str())
        .text(read.state.as_str())
        .text(&read.activity_url)
        .text(next.state.as_str())
        .text(&next.activity_url)
        .bind(next.updated_at.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// # Errors
/// [`DbError`]
pub async fn delete(tx: &mut Tx, id: &FollowId) -> Result<bool, DbError> {
    sql("DELETE FROM follows WHERE id = $1").text(id.as_str()).execute(tx).await.map(|changed| changed == 1)
}

/// Deletes every follow of and by an actor; how many there were.
///
/// # Errors
/// [`DbError`]
pub async fn delete_of_actor(tx: &mut Tx, actor: &ActorId) -> Result<u64, DbError> {
    sql("DELETE FROM follows WHERE follower_id = $1 OR target_id = $1").text(actor.as_str()).execute(tx).await
}

/// Whom an actor follows, asked or accepted, newest first; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn of_follower(conn: &mut Conn, follower: &ActorId, limit: i64) -> Result<Vec<Follow>, DbError> {
    sql(concat!(
        "SELECT ",
        follow_columns!(),
        " FROM follows WHERE follower_id = $1 AND state IN ('pending', 'accepted') ORDER BY created_at DESC, id DESC LIMIT $2"
    ))
    .text(follower.as_str())
    .bind(limit)
    .fetch_all(conn, follow_from)
    .await
}

/// The one or the other end of accepted follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Who follows an actor.
    Followers,
    /// Whom an actor follows.
    Following,
}

/// The accounts on one side of an actor's accepted follows, each as the id of its follow and its handle, in the order of ids after `after`; at
/// most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn accounts(conn: &mut Conn, side: Side, actor: &ActorId, after: &str, limit: i64) -> Result<Vec<(String, String)>, DbError> {
    let text = match side {
        Side::Followers => {
            "SELECT follows.id, actors.username, actors.host FROM follows JOIN actors ON actors.id = follows.follower_id \
             WHERE follows.target_id = $1 AND follows.state = 'accepted' AND follows.id > $2 ORDER BY follows.id LIMIT $3"
        }
        Side::Following => {
            "SELECT follows.id, actors.username, actors.host FROM follows JOIN actors ON actors.id = follows.target_id \
             WHERE follows.follower_id = $1 AND follows.state = 'accepted' AND follows.id > $2 ORDER BY follows.id LIMIT $3"
        }
    };
    let account = |row: &Row| {
        let (name, host): (String, String) = (row.get("username")?, row.get("host")?);
        Ok((row.get("id")?, format!("@{name}@{host}")))
    };
    sql(text).text(actor.as_str()).text(after).bind(limit).fetch_all(conn, account).await
}

/// Who follows an actor, those that wait for an answer first, then newest first; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn of_target(conn: &mut Conn, target: &ActorId, limit: i64) -> Result<Vec<Follow>, DbError> {
    sql(concat!(
        "SELECT ",
        follow_columns!(),
        " FROM follows WHERE target_id = $1 AND state IN ('pending', 'accepted') \
         ORDER BY (state = 'accepted'), created_at DESC, id DESC LIMIT $2"
    ))
    .text(target.as_str())
    .bind(limit)
    .fetch_all(conn, follow_from)
    .await
}

/// Inboxes of instances elsewhere (`Application`) that follow an actor and were accepted, each once; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn instances_that_follow(conn: &mut Conn, target: &ActorId, limit: i64) -> Result<Vec<String>, DbError> {
    sql("SELECT DISTINCT COALESCE(a.shared_inbox, a.inbox) AS inbox FROM follows f JOIN actors a ON a.id = f.follower_id
         WHERE f.target_id = $1 AND f.state = 'accepted' AND a.kind = 'Application' AND NOT a.is_local AND a.gone_at IS NULL
         ORDER BY inbox LIMIT $2")
    .text(target.as_str())
    .bind(limit)
    .fetch_all(conn, |row| row.get("inbox"))
    .await
}

/// How many accepted (followers, followed) an actor has.
///
/// # Errors
/// [`DbError`]
pub async fn counts(conn: &mut Conn, actor: &ActorId) -> Result<(i64, i64), DbError> {
    sql("SELECT (SELECT COUNT(*) FROM follows WHERE target_id = $1 AND state = 'accepted') AS followers, \
         (SELECT COUNT(*) FROM follows WHERE follower_id = $1 AND state = 'accepted') AS following")
    .text(actor.as_str())
    .fetch_one(conn, |row| Ok((row.get("followers")?, row.get("following")?)))
    .await
}

/// How many follows of an actor are asked or accepted.
///
/// # Errors
/// [`DbError`]
pub async fn count_open(conn: &mut Conn, follower: &ActorId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM follows WHERE follower_id = $1 AND state IN ('pending', 'accepted')")
        .text(follower.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// Whether one of ours follows `target` and was accepted.
///
/// # Errors
/// [`DbError`]
pub async fn is_followed_by_ours(conn: &mut Conn, target: &ActorId) -> Result<bool, DbError> {
    sql("SELECT COUNT(*) AS number FROM follows JOIN actors ON actors.id = follows.follower_id \
         WHERE follows.target_id = $1 AND follows.state = 'accepted' AND actors.is_local = $2")
    .text(target.as_str())
    .bind(true)
    .fetch_one(conn, |row| Ok(row.get::<i64>("number")? > 0))
    .await
}

/// Whether one of ours follows `target`, or asked to and waits for the answer.
///
/// # Errors
/// [`DbError`]
pub async fn is_wanted_by_ours(conn: &mut Conn, target: &ActorId) -> Result<bool, DbError> {
    sql("SELECT COUNT(*) AS number FROM follows JOIN actors ON actors.id = follows.follower_id \
         WHERE follows.target_id = $1 AND follows.state IN ('pending', 'accepted') AND actors.is_local = $2")
    .text(target.as_str())
    .bind(true)
    .fetch_one(conn, |row| Ok(row.get::<i64>("number")? > 0))
    .await
}

/// The key under which the end of a Follow activity is remembered among the tombstones. The actor is part of it, so that nobody can
/// end in advance what another actor is about to send (case S15).
fn end_key(follower_url: &str, activity_url: &str) -> String {
    format!("{activity_url}#ended-by={follower_url}")
}

/// Remembers that a Follow activity no longer counts, also when it has not arrived yet (case Q9).
///
/// # Errors
/// [`DbError`]
pub async fn remember_end(tx: &mut Tx, follower_url: &str, activity_url: &str, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO tombstones (object_url, former_type, actor_url, deleted_at) VALUES ($1, 'Follow', $2, $3) ON CONFLICT DO NOTHING")
        .bind(end_key(follower_url, activity_url))
        .text(follower_url)
        .bind(now.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Whether [`remember_end`] was called for it at or after `since`.
///
/// # Errors
/// [`DbError`]
pub async fn has_ended(conn: &mut Conn, follower_url: &str, activity_url: &str, since: UnixMillis) -> Result<bool, DbError> {
    sql("SELECT COUNT(*) AS number FROM tombstones WHERE object_url = $1 AND deleted_at >= $2")
        .bind(end_key(follower_url, activity_url))
        .bind(since.0)
        .fetch_one(conn, |row| Ok(row.get::<i64>("number")? > 0))
        .await
}

/// Forgets the ends of Follow activities before `before`; how many.
///
/// # Errors
/// [`DbError`]
pub async fn forget_ends(tx: &mut Tx, before: UnixMillis) -> Result<u64, DbError> {
    sql("DELETE FROM tombstones WHERE former_type = 'Follow' AND deleted_at < $1").bind(before.0).execute(tx).await
}
