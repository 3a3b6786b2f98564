//! What a new cooperative has done already, for the guide that leads it.

use allmende_domain::ids::{ActorId, CooperativeId};

use crate::engine::{Conn, sql};
use crate::error::DbError;

/// Whether a cooperative ever published something that is still readable.
///
/// # Errors
/// [`DbError`]
pub async fn has_published(conn: &mut Conn, cooperative: &CooperativeId) -> Result<bool, DbError> {
    sql("SELECT id FROM listings WHERE cooperative_id = $1 AND state IN ('published', 'reserved', 'closed') LIMIT 1")
        .text(cooperative.as_str())
        .fetch_optional(conn, |row| row.get::<String>("id"))
        .await
        .map(|found| found.is_some())
}

/// Whether an actor of ours follows somebody, or asked to.
///
/// # Errors
/// [`DbError`]
pub async fn follows_anybody(conn: &mut Conn, actor: &ActorId) -> Result<bool, DbError> {
    sql("SELECT id FROM follows WHERE follower_id = $1 AND state IN ('pending', 'accepted') LIMIT 1")
        .text(actor.as_str())
        .fetch_optional(conn, |row| row.get::<String>("id"))
        .await
        .map(|found| found.is_some())
}
