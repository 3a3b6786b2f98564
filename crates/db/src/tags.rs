//! Own listings for everybody, by hashtag.

use crate::engine::{Conn, sql};
use crate::error::DbError;
use crate::listings::{Found, fetch, found};

/// Those with a tag, the one published last first, after the place `before` in that order.
///
/// # Errors
/// [`DbError`]
pub async fn public(conn: &mut Conn, tag: &str, before: Option<&(i64, String)>, limit: i64) -> Result<Vec<Found>, DbError> {
    let statement = sql(concat!(
        found!(),
        "JOIN listing_facets f ON f.listing_id = l.id WHERE f.facet = 'tag' AND f.value = $1 AND l.cooperative_id IS NOT NULL \
         AND l.eligibility = 'public' AND l.state IN ('published', 'reserved', 'closed') \
         AND (CAST($2 AS BIGINT) IS NULL OR l.published_at < $2 OR (l.published_at = $2 AND l.id < $3)) \
         ORDER BY l.published_at DESC, l.id DESC LIMIT $4"
    ));
    let (time, id) = before.map_or((None, String::new()), |(time, id)| (Some(*time), id.clone()));
    fetch(statement.text(tag).bind(time).bind(id).bind(limit), conn).await
}

/// How many there are.
///
/// # Errors
/// [`DbError`]
pub async fn public_count(conn: &mut Conn, tag: &str) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM listing_facets f JOIN listings l ON l.id = f.listing_id WHERE f.facet = 'tag' AND f.value = $1 \
         AND l.cooperative_id IS NOT NULL AND l.eligibility = 'public' AND l.state IN ('published', 'reserved', 'closed')")
    .text(tag)
    .fetch_one(conn, |row| row.get("number"))
    .await
}
