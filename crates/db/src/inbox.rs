//! What peers sent and we accepted, before and after it took effect.

mod views;

use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql, sql_per_engine};
use crate::error::DbError;
use crate::lists::{bind_rows, over_list, without_nul};

pub use views::{FailedArrival, HostBacklog, InboxTotals, backlog_by_host, failed_page, totals, try_again, try_all_again};

/// A verified activity, about to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInbox {
    pub activity_url: String,
    /// Address of the actor whose personal inbox it came to; empty for the shared inbox.
    pub recipient: String,
    pub actor_url: String,
    /// Canonical host of who brought it: most often that of the actor.
    pub host: String,
    /// As it came.
    pub body: Vec<u8>,
    pub now: UnixMillis,
}

/// A kept activity that waits for its effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxRow {
    pub seq: i64,
    pub activity_url: String,
    pub recipient: String,
    pub actor_url: String,
    pub host: String,
    pub body: Vec<u8>,
    pub received_at: UnixMillis,
    /// How often it was tried before.
    pub attempts: i64,
    /// A person let it through: it is not held again.
    pub let_through: bool,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It took effect, or had done so before.
    Done,
    /// Nothing of it concerns us.
    Ignored,
    /// Whoever sent it may not do that.
    Refused,
    /// Tried too often. Its body is kept for people to look at.
    Failed,
    /// Waits for a person to let it through, with its body: see [`crate::held`].
    Held,
}

impl Outcome {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Ignored => "ignored",
            Self::Refused => "refused",
            Self::Failed => "failed",
            Self::Held => "held",
        }
    }
}

fn inbox_from(row: &Row) -> Result<InboxRow, DbError> {
    Ok(InboxRow {
        seq: row.get("seq")?,
        activity_url: row.get("activity_url")?,
        recipient: row.get("recipient")?,
        actor_url: row.get("actor_url")?,
        host: row.get("host")?,
        body: row.get("body")?,
        received_at: UnixMillis(row.get("received_at")?),
        attempts: row.get("attempts")?,
        let_through: row.get("let_through")?,
    })
}

/// Keeps them, in one statement; how many had not come to the same recipient before (case S6).
///
/// Bodies are JSON, so they are text and travel inside the list.
///
/// # Errors
/// [`DbError::Statement`] when a body is not UTF-8; others of the engine.
pub async fn insert(tx: &mut Tx, news: &[&NewInbox]) -> Result<u64, DbError> {
    if news.is_empty() {
        return Ok(0);
    }
    let rows = news.iter().map(|new| {
        let body = std::str::from_utf8(&new.body).map_err(|_| DbError::Statement("what is kept must be UTF-8".to_owned()))?;
        Ok((&new.activity_url, &new.recipient, &new.actor_url, &new.host, body, new.now.0))
    });
    let rows = rows.collect::<Result<Vec<_>, DbError>>()?;
    // Only the conversion of text into bytes has two names. WHERE true: without it SQLite takes ON CONFLICT for a part of the join.
    bind_rows(
        sql_per_engine(
            "INSERT INTO inbox (activity_url, recipient, actor_url, host, body, received_at, reason, attempts, next_attempt_at) \
             SELECT n.value ->> 0, n.value ->> 1, n.value ->> 2, n.value ->> 3, CAST(n.value ->> 4 AS BLOB), n.value ->> 5, '', 0, n.value ->> 5 \
             FROM json_each($1) n WHERE true ON CONFLICT (activity_url, recipient) DO NOTHING",
            "INSERT INTO inbox (activity_url, recipient, actor_url, host, body, received_at, reason, attempts, next_attempt_at) \
             SELECT n.value ->> 0, n.value ->> 1, n.value ->> 2, n.value ->> 3, convert_to(n.value ->> 4, 'UTF8'), \
               CAST(n.value ->> 5 AS BIGINT), '', 0, CAST(n.value ->> 5 AS BIGINT) \
             FROM json_array_elements(CAST($1 AS json)) n ON CONFLICT (activity_url, recipient) DO NOTHING",
        ),
        &rows,
    )
    .execute(tx)
    .await
}

/// An activity of an actor as it came, to whichever inbox, while it is remembered.
///
/// # Errors
/// [`DbError`]
pub async fn body_of(conn: &mut Conn, activity_url: &str, actor_url: &str) -> Result<Option<Vec<u8>>, DbError> {
    sql("SELECT body FROM inbox WHERE activity_url = $1 AND actor_url = $2 ORDER BY seq LIMIT 1")
        .text(activity_url)
        .text(actor_url)
        .fetch_optional(conn, |row| row.get("body"))
        .await
}

/// The numbers of what can take effect now, at most `limit`: the oldest of every host, then the second of every host and so on, so that a
/// host that sends much delays only itself.
///
/// Of one actor the rows come in the order of arrival, and none comes while an older one waits for another attempt. Whoever handles
/// them keeps that order, and after postponing a row leaves the actor's later rows of the same plan alone.
///
/// # Errors
/// [`DbError`]
pub async fn waiting(conn: &mut Conn, now: UnixMillis, limit: i64) -> Result<Vec<i64>, DbError> {
    sql("WITH backlog AS ( \
           SELECT seq, host, SUM(CASE WHEN next_attempt_at > $1 THEN 1 ELSE 0 END) OVER (PARTITION BY actor_url ORDER BY seq) AS held_up \
           FROM inbox WHERE processed_at IS NULL \
         ), ready AS ( \
           SELECT seq, ROW_NUMBER() OVER (PARTITION BY host ORDER BY seq) AS turn FROM backlog WHERE held_up = 0 \
         ) SELECT seq FROM ready ORDER BY turn, seq LIMIT $2")
    .bind(now.0)
    .bind(limit)
    .fetch_all(conn, |row| row.get("seq"))
    .await
}

/// How many rows [`load`] reads at once. Bodies may have a mebibyte each.
pub const LOADED_AT_ONCE: usize = 16;

/// The rows of these numbers that still wait, in the given order; at most [`LOADED_AT_ONCE`] numbers are looked at.
///
/// # Errors
/// [`DbError`]
pub async fn load(conn: &mut Conn, seqs: &[i64]) -> Result<Vec<InboxRow>, DbError> {
    let statement = sql("SELECT seq, activity_url, recipient, actor_url, host, body, received_at, attempts, let_through FROM inbox \
         WHERE seq IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) AND processed_at IS NULL");
    // Places left over get a number that no row has.
    let padded = seqs.iter().copied().chain(std::iter::repeat(-1)).take(LOADED_AT_ONCE);
    let mut rows = padded.fold(statement, crate::engine::Statement::bind).fetch_all(conn, inbox_from).await?;
    rows.sort_by_key(|row| seqs.iter().position(|seq| *seq == row.seq));
    Ok(rows)
}

/// How one ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    pub seq: i64,
    pub outcome: Outcome,
    /// For people.
    pub reason: String,
}

/// Ends some, in the transaction of their effects; how many had not ended before. Unless one failed or is held its body is dropped: only the id is
/// needed to know it again.
///
/// # Errors
/// [`DbError`]
pub async fn finish(tx: &mut Tx, ended: &[Ended], now: UnixMillis) -> Result<u64, DbError> {
    if ended.is_empty() {
        return Ok(0);
    }
    let rows: Vec<_> = ended.iter().map(|one| (one.seq, one.outcome.as_str(), without_nul(&one.reason))).collect();
    bind_rows(
        over_list!(
            "UPDATE inbox SET processed_at = $2, outcome = w.value ->> 1, reason = w.value ->> 2, attempts = attempts + 1,
               body = CASE WHEN w.value ->> 1 IN ('failed', 'held') THEN body ELSE $3 END FROM ",
            " w WHERE seq = CAST(w.value ->> 0 AS BIGINT) AND processed_at IS NULL"
        ),
        &rows,
    )
    .bind(now.0)
    .bind(Vec::<u8>::new())
    .execute(tx)
    .await
}

/// Leaves one for another attempt at `next_attempt_at`.
///
/// # Errors
/// [`DbError`]
pub async fn postpone(tx: &mut Tx, seq: i64, next_attempt_at: UnixMillis, reason: &str) -> Result<bool, DbError> {
    sql("UPDATE inbox SET next_attempt_at = $2, reason = $3, attempts = attempts + 1 WHERE seq = $1 AND processed_at IS NULL")
        .bind(seq)
        .bind(next_attempt_at.0)
        .text(reason)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// How many activities of a host wait, for its quota.
///
/// # Errors
/// [`DbError`]
pub async fn backlog_of(conn: &mut Conn, host: &str) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM inbox WHERE host = $1 AND processed_at IS NULL")
        .text(host)
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// How many activities wait in all.
///
/// # Errors
/// [`DbError`]
pub async fn backlog(conn: &mut Conn) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM inbox WHERE processed_at IS NULL").fetch_one(conn, |row| row.get("number")).await
}

/// Forgets what ended before `before`, what is held excepted; how many. From then on the same activity would count as a new one.
///
/// # Errors
/// [`DbError`]
pub async fn forget_processed(tx: &mut Tx, before: UnixMillis) -> Result<u64, DbError> {
    sql("DELETE FROM inbox WHERE processed_at < $1 AND outcome <> 'held'").bind(before.0).execute(tx).await
}

/// Ends everything of a host that waits or failed without effect; how many.
///
/// # Errors
/// [`DbError`]
pub async fn refuse_waiting(tx: &mut Tx, host: &str, reason: &str, now: UnixMillis) -> Result<u64, DbError> {
    sql("UPDATE inbox SET processed_at = $2, outcome = 'refused', reason = $3, body = $4 \
         WHERE host = $1 AND (processed_at IS NULL OR outcome = 'failed')")
    .text(host)
    .bind(now.0)
    .text(reason)
    .bind(Vec::<u8>::new())
    .execute(tx)
    .await
}
