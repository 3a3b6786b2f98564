//! Searches that members keep.

use allmende_domain::ids::{MemberId, SavedSearchId};
use allmende_domain::notifications::NotificationKind;
use allmende_domain::saved_search::SavedSearch;
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

macro_rules! saved {
    () => {
        "SELECT s.id, s.member_id, s.name, s.query, s.created_at, s.looked_at, s.new_since, s.matched_until, s.found, s.found_at, s.paused_at \
         FROM saved_searches s "
    };
}

fn saved_from(row: &Row) -> Result<SavedSearch, DbError> {
    Ok(SavedSearch {
        id: row.parse("id", |text| SavedSearchId::parse(text).ok())?,
        member: row.parse("member_id", |text| MemberId::parse(text).ok())?,
        name: row.get("name")?,
        query: row.get("query")?,
        created_at: UnixMillis(row.get("created_at")?),
        looked_at: UnixMillis(row.get("looked_at")?),
        new_since: UnixMillis(row.get("new_since")?),
        matched_until: UnixMillis(row.get("matched_until")?),
        found: row.get("found")?,
        found_at: row.get::<Option<i64>>("found_at")?.map(UnixMillis),
        paused_at: row.get::<Option<i64>>("paused_at")?.map(UnixMillis),
    })
}

/// Keeps others from adding to the searches of a member until the transaction ends; `false` when there is no such member.
///
/// # Errors
/// [`DbError`]
pub async fn lock(tx: &mut Tx, member: &MemberId) -> Result<bool, DbError> {
    sql("UPDATE members SET locale = locale WHERE id = $1").text(member.as_str()).execute(tx).await.map(|changed| changed == 1)
}

/// # Errors
/// [`DbError`]
pub async fn insert(tx: &mut Tx, saved: &SavedSearch) -> Result<(), DbError> {
    sql("INSERT INTO saved_searches (id, member_id, name, query, created_at, looked_at, new_since, matched_until, found, found_at, paused_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
    .text(saved.id.as_str())
    .text(saved.member.as_str())
    .text(&saved.name)
    .text(&saved.query)
    .bind(saved.created_at.0)
    .bind(saved.looked_at.0)
    .bind(saved.new_since.0)
    .bind(saved.matched_until.0)
    .bind(saved.found)
    .bind(saved.found_at.map(|time| time.0))
    .bind(saved.paused_at.map(|time| time.0))
    .execute(tx)
    .await
    .map(|_| ())
}

/// All of a member, the newest first: the bound of a member keeps them few.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId) -> Result<Vec<SavedSearch>, DbError> {
    sql(concat!(saved!(), "WHERE s.member_id = $1 ORDER BY s.created_at DESC, s.id DESC"))
        .text(member.as_str())
        .fetch_all(conn, saved_from)
        .await
}

/// A member's own; `None` for somebody else's.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, member: &MemberId, id: &SavedSearchId) -> Result<Option<SavedSearch>, DbError> {
    sql(concat!(saved!(), "WHERE s.id = $1 AND s.member_id = $2"))
        .text(id.as_str())
        .text(member.as_str())
        .fetch_optional(conn, saved_from)
        .await
}

/// The one of a member that asks for exactly this.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_query(conn: &mut Conn, member: &MemberId, query: &str) -> Result<Option<SavedSearch>, DbError> {
    sql(concat!(saved!(), "WHERE s.member_id = $1 AND s.query = $2"))
        .text(member.as_str())
        .text(query)
        .fetch_optional(conn, saved_from)
        .await
}

/// # Errors
/// [`DbError`]
pub async fn rename(tx: &mut Tx, id: &SavedSearchId, name: &str) -> Result<(), DbError> {
    sql("UPDATE saved_searches SET name = $2 WHERE id = $1").text(id.as_str()).text(name).execute(tx).await.map(|_| ())
}

/// It rests from now on; doing so twice is the same.
///
/// # Errors
/// [`DbError`]
pub async fn pause(tx: &mut Tx, id: &SavedSearchId, now: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE saved_searches SET paused_at = $2 WHERE id = $1 AND paused_at IS NULL")
        .text(id.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// It goes on with what comes from now on; doing so to one that does not rest changes nothing.
///
/// # Errors
/// [`DbError`]
pub async fn resume(tx: &mut Tx, id: &SavedSearchId, now: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE saved_searches SET paused_at = NULL, matched_until = $2 WHERE id = $1 AND paused_at IS NOT NULL")
        .text(id.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Its member saw what is there now: nothing of it is to be told any more.
///
/// # Errors
/// [`DbError`]
pub async fn looked(tx: &mut Tx, id: &SavedSearchId, now: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE saved_searches SET new_since = looked_at, looked_at = $2, found = 0, \
         matched_until = CASE WHEN matched_until < $2 THEN $2 ELSE matched_until END WHERE id = $1")
    .text(id.as_str())
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// Deletes it, and what was told of it.
///
/// # Errors
/// [`DbError`]
pub async fn delete(tx: &mut Tx, id: &SavedSearchId) -> Result<bool, DbError> {
    sql("DELETE FROM notifications WHERE subject = $1 AND kind = $2")
        .text(id.as_str())
        .text(NotificationKind::Found.as_str())
        .execute(tx)
        .await?;
    sql("DELETE FROM saved_searches WHERE id = $1").text(id.as_str()).execute(tx).await.map(|changed| changed == 1)
}

/// Those that were not compared with everything up to `newest`, whose members can sign in, which waited longest first. None is ahead of `latest`: what
/// is was put there by a clock that went wrong, and comes too.
///
/// # Errors
/// [`DbError`]
pub async fn due(conn: &mut Conn, newest: UnixMillis, latest: UnixMillis, limit: i64) -> Result<Vec<SavedSearch>, DbError> {
    sql(concat!(
        saved!(),
        "JOIN members m ON m.id = s.member_id AND m.suspended_at IS NULL \
         WHERE s.paused_at IS NULL AND (s.matched_until < $1 OR s.matched_until > $2) ORDER BY s.matched_until, s.id LIMIT $3"
    ))
    .bind(newest.0)
    .bind(latest.0)
    .bind(limit)
    .fetch_all(conn, saved_from)
    .await
}

/// It was compared with everything up to `until`, and `found` fit. `false` when another node was faster, or its member changed it meanwhile.
///
/// # Errors
/// [`DbError`]
pub async fn matched(tx: &mut Tx, saved: &SavedSearch, until: UnixMillis, found: i64, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE saved_searches SET matched_until = $3, found = found + $4, found_at = CASE WHEN CAST($4 AS BIGINT) > 0 THEN $5 ELSE found_at END \
         WHERE id = $1 AND matched_until = $2 AND paused_at IS NULL")
    .text(saved.id.as_str())
    .bind(saved.matched_until.0)
    .bind(until.0)
    .bind(found)
    .bind(now.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}
