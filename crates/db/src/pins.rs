//! Listings that stand first on the page of their cooperative.

use allmende_domain::ids::{CooperativeId, ListingId};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;
use crate::listings::{Found, fetch, found};

/// Pins a listing; `false` when it is pinned already.
///
/// # Errors
/// [`DbError`]
pub async fn insert(tx: &mut Tx, listing: &ListingId, cooperative: &CooperativeId, now: UnixMillis) -> Result<bool, DbError> {
    sql("INSERT INTO pinned_listings (listing_id, cooperative_id, pinned_at) VALUES ($1, $2, $3) ON CONFLICT (listing_id) DO NOTHING")
        .text(listing.as_str())
        .text(cooperative.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Takes the pin away; `false` when there was none.
///
/// # Errors
/// [`DbError`]
pub async fn delete(tx: &mut Tx, listing: &ListingId) -> Result<bool, DbError> {
    sql("DELETE FROM pinned_listings WHERE listing_id = $1").text(listing.as_str()).execute(tx).await.map(|changed| changed == 1)
}

/// # Errors
/// [`DbError`]
pub async fn is_pinned(conn: &mut Conn, listing: &ListingId) -> Result<bool, DbError> {
    sql("SELECT 1 AS one FROM pinned_listings WHERE listing_id = $1")
        .text(listing.as_str())
        .fetch_optional(conn, |_| Ok(()))
        .await
        .map(|found| found.is_some())
}

/// How many a cooperative has pinned.
///
/// # Errors
/// [`DbError`]
pub async fn count(conn: &mut Conn, cooperative: &CooperativeId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM pinned_listings WHERE cooperative_id = $1")
        .text(cooperative.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// The pinned listings of a cooperative, the one pinned last first. Only those that everybody may see and take up.
///
/// # Errors
/// [`DbError`]
pub async fn of_cooperative(conn: &mut Conn, cooperative: &CooperativeId, limit: i64) -> Result<Vec<Found>, DbError> {
    let statement = sql(concat!(
        found!(),
        "JOIN pinned_listings p ON p.listing_id = l.id WHERE p.cooperative_id = $1 AND l.eligibility = 'public' \
         AND l.state IN ('published', 'reserved') ORDER BY p.pinned_at DESC, l.id DESC LIMIT $2"
    ));
    fetch(statement.text(cooperative.as_str()).bind(limit), conn).await
}
