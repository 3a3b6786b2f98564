//! Own listings that nobody said anything about for long, and the word that they still hold.

use allmende_domain::ids::{CooperativeId, ListingId};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;
use crate::listings::{Found, fetch, found};

/// Open listings of a cooperative that were neither changed nor confirmed since `before`, those that wait longest first.
///
/// # Errors
/// [`DbError`]
pub async fn untouched(conn: &mut Conn, cooperative: &CooperativeId, before: UnixMillis, limit: i64) -> Result<Vec<Found>, DbError> {
    let statement = sql(concat!(
        found!(),
        "WHERE l.cooperative_id = $1 AND l.state IN ('published', 'reserved') AND l.updated_at < $2 \
         AND (l.confirmed_at IS NULL OR l.confirmed_at < $2) ORDER BY l.updated_at, l.id LIMIT $3"
    ));
    fetch(statement.text(cooperative.as_str()).bind(before.0).bind(limit), conn).await
}

/// Notes that a listing still holds.
///
/// # Errors
/// [`DbError`]
pub async fn confirm(tx: &mut Tx, id: &ListingId, now: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE listings SET confirmed_at = $2 WHERE id = $1").text(id.as_str()).bind(now.0).execute(tx).await.map(|_| ())
}

/// How many drafts a cooperative has.
///
/// # Errors
/// [`DbError`]
pub async fn count_of_drafts(conn: &mut Conn, cooperative: &CooperativeId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM listings WHERE cooperative_id = $1 AND state = 'draft'")
        .text(cooperative.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}
