//! What came in and waits for a person to let it through. The activity itself waits in `inbox` (outcome `held`).

use allmende_domain::peer::{HeldKind, Standing};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::limits::HELD_PER_PAGE;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! held_columns {
    () => {
        "seq, host, actor_url, kind, cause, preview, held_at"
    };
}

/// Something that waits, as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub seq: i64,
    pub host: String,
    pub actor_url: String,
    pub kind: HeldKind,
    /// Why it waits: one of the standings that hold.
    pub cause: Standing,
    /// Plain text.
    pub preview: String,
    pub held_at: UnixMillis,
}

/// A host of which something waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldHost {
    pub host: String,
    pub held: i64,
    pub last_at: UnixMillis,
}

fn held_from(row: &Row) -> Result<Held, DbError> {
    Ok(Held {
        seq: row.get("seq")?,
        host: row.get("host")?,
        actor_url: row.get("actor_url")?,
        kind: row.parse("kind", HeldKind::parse)?,
        cause: row.parse("cause", Standing::parse)?,
        preview: row.get("preview")?,
        held_at: UnixMillis(row.get("held_at")?),
    })
}

/// How much waits of a host, and in all.
///
/// # Errors
/// [`DbError`]
pub async fn counts(conn: &mut Conn, host: &str) -> Result<(i64, i64), DbError> {
    sql("SELECT (SELECT COUNT(*) FROM held WHERE host = $1) AS of_host, (SELECT COUNT(*) FROM held) AS of_all")
        .text(host)
        .fetch_one(conn, |row| Ok((row.get("of_host")?, row.get("of_all")?)))
        .await
}

/// # Errors
/// [`DbError::Conflict`] when this activity is held already.
pub async fn insert(tx: &mut Tx, held: &Held) -> Result<(), DbError> {
    sql("INSERT INTO held (seq, host, actor_url, kind, cause, preview, held_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(held.seq)
        .text(&held.host)
        .text(&held.actor_url)
        .text(held.kind.as_str())
        .text(held.cause.as_str())
        .text(&held.preview)
        .bind(held.held_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Hosts of which something waits, the one with the latest first; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn hosts(conn: &mut Conn, limit: i64) -> Result<Vec<HeldHost>, DbError> {
    sql("SELECT host, COUNT(*) AS held, MAX(held_at) AS last_at FROM held GROUP BY host ORDER BY last_at DESC, host LIMIT $1")
        .bind(limit)
        .fetch_all(conn, |row| Ok(HeldHost { host: row.get("host")?, held: row.get("held")?, last_at: UnixMillis(row.get("last_at")?) }))
        .await
}

/// One page of what waits of one host or (empty) of all, the latest first, before number `before`; and whether more follows.
///
/// # Errors
/// [`DbError`]
pub async fn page(conn: &mut Conn, host: &str, before: i64) -> Result<(Vec<Held>, bool), DbError> {
    let mut held = sql(concat!(
        "SELECT ",
        held_columns!(),
        " FROM held WHERE (CAST($1 AS TEXT) = '' OR host = $1) AND seq < $2 ORDER BY seq DESC LIMIT $3"
    ))
    .text(host)
    .bind(before)
    .bind(HELD_PER_PAGE + 1)
    .fetch_all(conn, held_from)
    .await?;
    let page = usize::try_from(HELD_PER_PAGE).unwrap_or_default();
    let more = held.len() > page;
    held.truncate(page);
    Ok((held, more))
}

/// The numbers of what waits of one host, at most `limit`, the oldest first.
///
/// # Errors
/// [`DbError`]
pub async fn of_host(conn: &mut Conn, host: &str, limit: i64) -> Result<Vec<i64>, DbError> {
    sql("SELECT seq FROM held WHERE host = $1 ORDER BY seq LIMIT $2").text(host).bind(limit).fetch_all(conn, |row| row.get("seq")).await
}

/// Lets one take effect as if it had just come. `false` when it does not wait.
///
/// # Errors
/// [`DbError`]
pub async fn let_through(tx: &mut Tx, seq: i64, now: UnixMillis) -> Result<bool, DbError> {
    if !forget(tx, seq).await? {
        return Ok(false);
    }
    sql("UPDATE inbox SET processed_at = NULL, outcome = NULL, reason = '', attempts = 0, next_attempt_at = $2, let_through = $3 \
         WHERE seq = $1 AND outcome = 'held'")
    .bind(seq)
    .bind(now.0)
    .bind(true)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// Ends one without effect, and drops its body. `false` when it does not wait.
///
/// # Errors
/// [`DbError`]
pub async fn refuse(tx: &mut Tx, seq: i64, reason: &str) -> Result<bool, DbError> {
    if !forget(tx, seq).await? {
        return Ok(false);
    }
    sql("UPDATE inbox SET outcome = 'refused', reason = $2, body = $3 WHERE seq = $1 AND outcome = 'held'")
        .bind(seq)
        .text(reason)
        .bind(Vec::<u8>::new())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

async fn forget(tx: &mut Tx, seq: i64) -> Result<bool, DbError> {
    sql("DELETE FROM held WHERE seq = $1").bind(seq).execute(tx).await.map(|changed| changed == 1)
}

/// The numbers of what waits since before `before`, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn since_before(conn: &mut Conn, before: UnixMillis, limit: i64) -> Result<Vec<i64>, DbError> {
    sql("SELECT seq FROM held WHERE held_at < $1 ORDER BY seq LIMIT $2")
        .bind(before.0)
        .bind(limit)
        .fetch_all(conn, |row| row.get("seq"))
        .await
}

/// Actors of a host of whom something may be kept here, after `after`, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn actor_urls_of_host(conn: &mut Conn, host: &str, after: &str, limit: i64) -> Result<Vec<String>, DbError> {
    sql("SELECT url FROM actors WHERE host = $1 AND url > $2 AND NOT is_local ORDER BY url LIMIT $3")
        .text(host)
        .text(after)
        .bind(limit)
        .fetch_all(conn, |row| row.get("url"))
        .await
}
