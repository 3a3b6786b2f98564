//! What the programs of other hosts say that they can read (FEP-844e).

use std::collections::HashMap;

use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// What a host said last, each an address; nothing when it said nothing.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, host: &Host) -> Result<Vec<String>, DbError> {
    let found = sql("SELECT implements FROM peer_capabilities WHERE host = $1")
        .text(host.as_str())
        .fetch_optional(conn, |row| row.get::<String>("implements"))
        .await?;
    Ok(found.map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default())
}

/// The same of all hosts, those that said it last first, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn all(conn: &mut Conn, limit: i64) -> Result<HashMap<String, Vec<String>>, DbError> {
    let found = sql("SELECT host, implements FROM peer_capabilities ORDER BY seen_at DESC LIMIT $1")
        .bind(limit)
        .fetch_all(conn, |row| {
            let text: String = row.get("implements")?;
            Ok((row.get("host")?, text.lines().map(str::to_owned).collect()))
        })
        .await?;
    Ok(found.into_iter().collect())
}

/// Keeps what a host says now; nothing is kept of one that says nothing.
///
/// # Errors
/// [`DbError`]
pub async fn save(tx: &mut Tx, host: &Host, implements: &[String], now: UnixMillis) -> Result<(), DbError> {
    if implements.is_empty() {
        return sql("DELETE FROM peer_capabilities WHERE host = $1").text(host.as_str()).execute(tx).await.map(|_| ());
    }
    sql("INSERT INTO peer_capabilities (host, implements, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (host) DO UPDATE SET implements = excluded.implements, seen_at = excluded.seen_at")
    .text(host.as_str())
    .text(&implements.join("\n"))
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}
