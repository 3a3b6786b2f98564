//! Since when listings are to be had: what is new for those who look for something.

use allmende_domain::ids::{ListingId, MemberId};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// A listing is to be had from now on, published by `member` if that is known. One that was opened before counts as new only when that was not
/// after `unless_after`.
///
/// # Errors
/// [`DbError`]
pub async fn record(
    tx: &mut Tx,
    listing: &ListingId,
    member: Option<&MemberId>,
    now: UnixMillis,
    unless_after: UnixMillis,
) -> Result<bool, DbError> {
    sql("INSERT INTO openings (listing_id, opened_at, member_id) VALUES ($1, $2, $3) \
         ON CONFLICT (listing_id) DO UPDATE SET opened_at = EXCLUDED.opened_at, member_id = EXCLUDED.member_id \
         WHERE openings.opened_at <= CAST($4 AS BIGINT)")
    .text(listing.as_str())
    .bind(now.0)
    .bind(member.map(|member| member.as_str().to_owned()))
    .bind(unless_after.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// When the newest was opened, of those that were not opened after `until`.
///
/// # Errors
/// [`DbError`]
pub async fn newest(conn: &mut Conn, until: UnixMillis) -> Result<Option<UnixMillis>, DbError> {
    sql("SELECT opened_at FROM openings WHERE opened_at <= $1 ORDER BY opened_at DESC LIMIT 1")
        .bind(until.0)
        .fetch_optional(conn, |row| Ok(UnixMillis(row.get("opened_at")?)))
        .await
}

/// Up to when `number` (at least 1) were opened after `after`; `None` when there were not so many until `until`.
///
/// # Errors
/// [`DbError`]
pub async fn after_some(conn: &mut Conn, after: UnixMillis, until: UnixMillis, number: i64) -> Result<Option<UnixMillis>, DbError> {
    sql("SELECT opened_at FROM openings WHERE opened_at > $1 AND opened_at <= $2 ORDER BY opened_at LIMIT 1 OFFSET $3")
        .bind(after.0)
        .bind(until.0)
        .bind(number.saturating_sub(1).max(0))
        .fetch_optional(conn, |row| Ok(UnixMillis(row.get("opened_at")?)))
        .await
}

/// Forgets those of before.
///
/// # Errors
/// [`DbError`]
pub async fn forget(tx: &mut Tx, before: UnixMillis) -> Result<u64, DbError> {
    sql("DELETE FROM openings WHERE opened_at < $1").bind(before.0).execute(tx).await
}
