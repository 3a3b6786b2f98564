//! Boards of cooperatives, and which servers read whole activities that a group announces.

use allmende_domain::actor::Actor;
use allmende_domain::board::{Board, OutsidePosts};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{ActorId, CooperativeId};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

use crate::cooperatives::{cooperative_columns, cooperative_from};
use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

fn board_from(row: &Row) -> Result<Board, DbError> {
    Ok(Board {
        cooperative: row.parse("cooperative_id", |text| CooperativeId::parse(text).ok())?,
        actor: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
        outside_posts: row.parse("outside_posts", OutsidePosts::parse)?,
    })
}

/// # Errors
/// [`DbError`]
pub async fn of_cooperative(conn: &mut Conn, cooperative: &CooperativeId) -> Result<Option<Board>, DbError> {
    sql("SELECT cooperative_id, actor_id, outside_posts FROM boards WHERE cooperative_id = $1")
        .text(cooperative.as_str())
        .fetch_optional(conn, board_from)
        .await
}

/// The board that this actor is.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_actor(conn: &mut Conn, actor: &ActorId) -> Result<Option<Board>, DbError> {
    sql("SELECT cooperative_id, actor_id, outside_posts FROM boards WHERE actor_id = $1")
        .text(actor.as_str())
        .fetch_optional(conn, board_from)
        .await
}

/// Cooperatives whose board was not made yet, by handle.
///
/// # Errors
/// [`DbError`]
pub async fn without(conn: &mut Conn) -> Result<Vec<Cooperative>, DbError> {
    sql(concat!(
        "SELECT ",
        cooperative_columns!(),
        " FROM cooperatives WHERE NOT EXISTS (SELECT 1 FROM boards WHERE boards.cooperative_id = cooperatives.id) ORDER BY handle"
    ))
    .fetch_all(conn, cooperative_from)
    .await
}

/// # Errors
/// [`DbError::Conflict`] when the cooperative has one.
pub async fn insert(tx: &mut Tx, board: &Board) -> Result<(), DbError> {
    sql("INSERT INTO boards (cooperative_id, actor_id, outside_posts) VALUES ($1, $2, $3)")
        .text(board.cooperative.as_str())
        .text(board.actor.as_str())
        .text(board.outside_posts.as_str())
        .execute(tx)
        .await
        .map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn set_outside_posts(tx: &mut Tx, cooperative: &CooperativeId, outside_posts: OutsidePosts) -> Result<(), DbError> {
    sql("UPDATE boards SET outside_posts = $2 WHERE cooperative_id = $1")
        .text(cooperative.as_str())
        .text(outside_posts.as_str())
        .execute(tx)
        .await
        .map(|_| ())
}

/// Whether a server showed that it reads whole activities which a group announces.
///
/// # Errors
/// [`DbError`]
pub async fn reads_activities(conn: &mut Conn, host: &Host) -> Result<bool, DbError> {
    sql("SELECT COUNT(*) AS number FROM activity_readers WHERE host = $1")
        .text(host.as_str())
        .fetch_one(conn, |row| Ok(row.get::<i64>("number")? > 0))
        .await
}

/// Remembers that the server of an actor reads them, unless `known_max` servers are remembered (case P12).
///
/// # Errors
/// [`DbError`]
pub async fn learn_reader(tx: &mut Tx, actor: &Actor, known_max: i64, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO activity_readers (host, learnt_at) SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT) \
         WHERE (SELECT COUNT(*) FROM activity_readers) < $3 ON CONFLICT (host) DO NOTHING")
    .text(actor.host.as_str())
    .bind(now.0)
    .bind(known_max)
    .execute(tx)
    .await
    .map(|_| ())
}
