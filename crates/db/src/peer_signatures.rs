//! Which kind of signature each host showed that it takes.

use allmende_domain::peer::SignatureKind;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// Rows over the bound that one call forgets: more than can come in an hour.
const FORGOTTEN_AT_ONCE: i64 = 1_000_000;

/// What is remembered of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeerSignature {
    pub kind: SignatureKind,
    /// It refused a better kind: until then nothing but its own 2xx brings that back.
    pub hints_after: UnixMillis,
    /// From then on it is as if nothing was known.
    pub expires_at: UnixMillis,
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, host: &Host) -> Result<Option<PeerSignature>, DbError> {
    sql("SELECT kind, hints_after, expires_at FROM peer_signatures WHERE host = $1")
        .text(host.as_str())
        .fetch_optional(conn, |row| {
            Ok(PeerSignature {
                kind: row.parse("kind", SignatureKind::parse)?,
                hints_after: UnixMillis(row.get("hints_after")?),
                expires_at: UnixMillis(row.get("expires_at")?),
            })
        })
        .await
}

/// Remembers this of a host, in place of what was known.
///
/// # Errors
/// [`DbError`]
pub async fn save(tx: &mut Tx, host: &Host, signature: PeerSignature) -> Result<(), DbError> {
    sql("INSERT INTO peer_signatures (host, kind, hints_after, expires_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (host) DO UPDATE SET kind = excluded.kind, hints_after = excluded.hints_after, expires_at = excluded.expires_at")
    .text(host.as_str())
    .text(signature.kind.as_str())
    .bind(signature.hints_after.0)
    .bind(signature.expires_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// Forgets what has expired, and of the rest all but the `kept` that expire last; how many. Keeps the table small however many hosts
/// somebody makes up (case P12).
///
/// # Errors
/// [`DbError`]
pub async fn forget(tx: &mut Tx, now: UnixMillis, kept: i64) -> Result<u64, DbError> {
    let expired = sql("DELETE FROM peer_signatures WHERE expires_at <= $1").bind(now.0).execute(tx).await?;
    let over = sql("DELETE FROM peer_signatures WHERE host IN \
         (SELECT host FROM peer_signatures ORDER BY expires_at DESC, host LIMIT $1 OFFSET $2)")
    .bind(FORGOTTEN_AT_ONCE)
    .bind(kept)
    .execute(tx)
    .await?;
    Ok(expired + over)
}
