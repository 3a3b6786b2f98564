//! Which peers' catalogues are to be pulled, and how far each pull has come.

use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// A pull that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Harvest {
    pub actor: ActorId,
    /// The page to read next; `None`: from the first one.
    pub page: Option<String>,
    /// Pages read in this round, and their entries.
    pub pages: i64,
    pub items: i64,
    /// When its first page was read; `None` before.
    pub begun_at: Option<UnixMillis>,
    /// Failures in a row.
    pub failures: i64,
}

/// Begins a pull of an actor's catalogue at `due_at`, from its first page, whatever was under way.
///
/// # Errors
/// [`DbError`]
pub async fn begin(tx: &mut Tx, actor: &ActorId, due_at: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO harvests (actor_id, page, pages, items, failures, due_at) VALUES ($1, NULL, 0, 0, 0, $2)
         ON CONFLICT (actor_id) DO UPDATE SET page = NULL, pages = 0, items = 0, begun_at = NULL, failures = 0, due_at = excluded.due_at")
    .text(actor.as_str())
    .bind(due_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// What is due, longest waiting first, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn due(conn: &mut Conn, now: UnixMillis, limit: i64) -> Result<Vec<Harvest>, DbError> {
    sql("SELECT actor_id, page, pages, items, begun_at, failures FROM harvests WHERE due_at <= $1 ORDER BY due_at, actor_id LIMIT $2")
        .bind(now.0)
        .bind(limit)
        .fetch_all(conn, |row| {
            Ok(Harvest {
                actor: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
                page: row.get("page")?,
                pages: row.get("pages")?,
                items: row.get("items")?,
                begun_at: row.get::<Option<i64>>("begun_at")?.map(UnixMillis),
                failures: row.get("failures")?,
            })
        })
        .await
}

/// Writes down how far a pull has come and when it goes on. A pull that was forgotten meanwhile stays so.
///
/// # Errors
/// [`DbError`]
pub async fn save(tx: &mut Tx, harvest: &Harvest, due_at: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE harvests SET page = $2, pages = $3, items = $4, begun_at = $5, failures = $6, due_at = $7 WHERE actor_id = $1")
        .text(harvest.actor.as_str())
        .bind(harvest.page.clone())
        .bind(harvest.pages)
        .bind(harvest.items)
        .bind(harvest.begun_at.map(|at| at.0))
        .bind(harvest.failures)
        .bind(due_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Nobody of ours wants this catalogue any more.
///
/// # Errors
/// [`DbError`]
pub async fn forget(tx: &mut Tx, actor: &ActorId) -> Result<(), DbError> {
    sql("DELETE FROM harvests WHERE actor_id = $1").text(actor.as_str()).execute(tx).await.map(|_| ())
}
