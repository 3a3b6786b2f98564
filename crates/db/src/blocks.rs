//! Whom cooperatives block, one row for each cooperative and account.

use allmende_domain::block::Block;
use allmende_domain::ids::{ActorId, BlockId, CooperativeId};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one, as PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! block_columns {
    () => {
        "id, cooperative_id, actor_id, activity_url, blocked_at, ended_at"
    };
}

fn block_from(row: &Row) -> Result<Block, DbError> {
    Ok(Block {
        id: row.parse("id", |text| BlockId::parse(text).ok())?,
        cooperative: row.parse("cooperative_id", |text| CooperativeId::parse(text).ok())?,
        actor: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
        activity_url: row.get("activity_url")?,
        blocked_at: UnixMillis(row.get("blocked_at")?),
        ended_at: row.get::<Option<i64>>("ended_at")?.map(UnixMillis),
    })
}

/// Also one that was taken back.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &BlockId) -> Result<Option<Block>, DbError> {
    sql(concat!("SELECT ", block_columns!(), " FROM blocks WHERE id = $1")).text(id.as_str()).fetch_optional(conn, block_from).await
}

/// Also one that was taken back.
///
/// # Errors
/// [`DbError`]
pub async fn between(conn: &mut Conn, cooperative: &CooperativeId, actor: &ActorId) -> Result<Option<Block>, DbError> {
    sql(concat!("SELECT ", block_columns!(), " FROM blocks WHERE cooperative_id = $1 AND actor_id = $2"))
        .text(cooperative.as_str())
        .text(actor.as_str())
        .fetch_optional(conn, block_from)
        .await
}

/// Those of a cooperative that are in force, newest first; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn of_cooperative(conn: &mut Conn, cooperative: &CooperativeId, limit: i64) -> Result<Vec<Block>, DbError> {
    sql(concat!(
        "SELECT ",
        block_columns!(),
        " FROM blocks WHERE cooperative_id = $1 AND ended_at IS NULL ORDER BY blocked_at DESC, id DESC LIMIT $2"
    ))
    .text(cooperative.as_str())
    .bind(limit)
    .fetch_all(conn, block_from)
    .await
}

/// How many of a cooperative are in force.
///
/// # Errors
/// [`DbError`]
pub async fn count(conn: &mut Conn, cooperative: &CooperativeId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM blocks WHERE cooperative_id = $1 AND ended_at IS NULL")
        .text(cooperative.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// Stores one, or begins or ends the one that there is.
///
/// # Errors
/// [`DbError`]
pub async fn put(tx: &mut Tx, block: &Block) -> Result<(), DbError> {
    sql("INSERT INTO blocks (id, cooperative_id, actor_id, activity_url, blocked_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (cooperative_id, actor_id) DO UPDATE SET activity_url = excluded.activity_url, blocked_at = excluded.blocked_at,
         ended_at = excluded.ended_at")
    .text(block.id.as_str())
    .text(block.cooperative.as_str())
    .text(block.actor.as_str())
    .text(&block.activity_url)
    .bind(block.blocked_at.0)
    .bind(block.ended_at.map(|at| at.0))
    .execute(tx)
    .await
    .map(|_| ())
}

/// Whether a cooperative blocks an account.
///
/// # Errors
/// [`DbError`]
pub async fn is_blocked(conn: &mut Conn, cooperative: &CooperativeId, actor: &ActorId) -> Result<bool, DbError> {
    Ok(between(conn, cooperative, actor).await?.is_some_and(|block| block.is_in_force()))
}

/// Whether the cooperative whose actor this is blocks an account; nobody else blocks anybody.
///
/// # Errors
/// [`DbError`]
pub async fn is_blocked_by(conn: &mut Conn, ours: &ActorId, actor: &ActorId) -> Result<bool, DbError> {
    sql("SELECT COUNT(*) AS number FROM blocks b JOIN cooperatives c ON c.id = b.cooperative_id
         WHERE b.actor_id = $2 AND b.ended_at IS NULL AND c.actor_id = $1")
    .text(ours.as_str())
    .text(actor.as_str())
    .fetch_one(conn, |row| Ok(row.get::<i64>("number")? > 0))
    .await
}

/// Whether a cooperative that wrote in a thread blocks an account.
///
/// # Errors
/// [`DbError`]
pub async fn is_blocked_in(conn: &mut Conn, thread: &ObjectUrl, actor: &ActorId) -> Result<bool, DbError> {
    sql("SELECT COUNT(*) AS number FROM blocks b JOIN cooperatives c ON c.id = b.cooperative_id
         JOIN replies r ON r.actor_id = c.actor_id WHERE b.actor_id = $2 AND b.ended_at IS NULL AND r.thread = $1")
    .text(thread.as_str())
    .text(actor.as_str())
    .fetch_one(conn, |row| Ok(row.get::<i64>("number")? > 0))
    .await
}
