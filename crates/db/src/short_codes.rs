//! Listings by the beginning of their id, which is what a short address carries.

use allmende_domain::ids::ListingId;
use allmende_domain::permission::Viewer;

use crate::engine::{Conn, sql};
use crate::error::DbError;
use crate::sight::{bind_sight, visible};

/// The first listing from the id `first` to the id `last` that `viewer` may see. Both are whole ids: every collation puts texts of one shape into
/// the same order.
///
/// # Errors
/// [`DbError`]
pub async fn first_between(conn: &mut Conn, viewer: &Viewer, first: &str, last: &str) -> Result<Option<ListingId>, DbError> {
    let statement = sql(concat!(
        "SELECT l.id FROM listings l WHERE l.id BETWEEN $4 AND $5 AND l.state <> 'removed' AND ",
        visible!(),
        " ORDER BY l.id LIMIT 1"
    ));
    bind_sight(statement, viewer)
        .text(first)
        .text(last)
        .fetch_optional(conn, |row| row.parse("id", |text| ListingId::parse(text).ok()))
        .await
}
