//! The log of changes, from which everything federated is derived.

use allmende_domain::event::Event;
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;
use crate::lists::{bind_ids, over_list};

/// A stored event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    pub seq: i64,
    /// `None` when a newer program wrote it.
    pub event: Option<Event>,
    /// The subject's version when it happened; 0 where the subject does not count.
    pub version: i64,
    pub recorded_at: UnixMillis,
}

/// Records that something happened, in the transaction in which it does.
///
/// # Errors
/// [`DbError`]
pub async fn record(tx: &mut Tx, event: &Event, version: i64, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO events (code, subject, version, recorded_at) VALUES ($1, $2, $3, $4)")
        .text(event.code())
        .text(event.subject())
        .bind(version)
        .bind(now.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// The oldest events that nobody has handled yet, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn unhandled(conn: &mut Conn, limit: i64) -> Result<Vec<EventRow>, DbError> {
    sql("SELECT seq, code, subject, version, recorded_at FROM events WHERE handled_at IS NULL ORDER BY seq LIMIT $1")
        .bind(limit)
        .fetch_all(conn, |row| {
            let (code, subject): (String, String) = (row.get("code")?, row.get("subject")?);
            Ok(EventRow {
                seq: row.get("seq")?,
                event: Event::from_row(&code, &subject),
                version: row.get("version")?,
                recorded_at: UnixMillis(row.get("recorded_at")?),
            })
        })
        .await
}

/// Marks them as handled.
///
/// # Errors
/// [`DbError`]
pub async fn mark_handled(tx: &mut Tx, seqs: &[i64], now: UnixMillis) -> Result<(), DbError> {
    bind_ids(
        over_list!("UPDATE events SET handled_at = $2 FROM ", " w WHERE seq = CAST(w.value ->> 0 AS BIGINT) AND handled_at IS NULL"),
        seqs,
    )
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}
