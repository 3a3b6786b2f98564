//! Nodes that share a database, and the leases by which they divide the work. What to do with them is decided in the delivery crate.
//!
//! A lease changes hands only here, and each time its token grows. A transaction that may only happen under a lease begins with
//! [`hold`]: until it ends, the lease cannot change hands, and if it did so before, the transaction learns of it.

use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql, sql_per_engine};
use crate::error::DbError;
use crate::ids_in::{IDS_MAX, bind_ids, ids_in};

/// A program that runs on this database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub id: String,
    /// For people: the machine and where it listens.
    pub name: String,
    /// Grows with every sign of life.
    pub beat: i64,
    /// How long the beat may stand still before the node counts as lost.
    pub lease_ms: i64,
    /// It is stopping: nothing more goes to it.
    pub leaving: bool,
    /// By its own clock, for people.
    pub started_at: UnixMillis,
    pub seen_at: UnixMillis,
}

/// Who does one part of the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    pub name: String,
    /// `None`: nobody.
    pub owner: Option<String>,
    /// Grows with each change of owner.
    pub token: i64,
}

fn node_from(row: &Row) -> Result<Node, DbError> {
    Ok(Node {
        id: row.get("id")?,
        name: row.get("name")?,
        beat: row.get("beat")?,
        lease_ms: row.get("lease_ms")?,
        leaving: row.get("leaving")?,
        started_at: UnixMillis(row.get("started_at")?),
        seen_at: UnixMillis(row.get("seen_at")?),
    })
}

fn lease_from(row: &Row) -> Result<Lease, DbError> {
    Ok(Lease { name: row.get("name")?, owner: row.get("owner")?, token: row.get("token")? })
}

/// All nodes, by id.
///
/// # Errors
/// [`DbError`]
pub async fn nodes(conn: &mut Conn) -> Result<Vec<Node>, DbError> {
    sql("SELECT id, name, beat, lease_ms, leaving, started_at, seen_at FROM nodes ORDER BY id").fetch_all(conn, node_from).await
}

/// All leases, by name.
///
/// # Errors
/// [`DbError`]
pub async fn all(conn: &mut Conn) -> Result<Vec<Lease>, DbError> {
    sql("SELECT name, owner, token FROM leases ORDER BY name").fetch_all(conn, lease_from).await
}

/// Adds the leases that are not there yet, owned by nobody.
///
/// # Errors
/// [`DbError`]
pub async fn ensure(tx: &mut Tx, names: impl IntoIterator<Item = String>) -> Result<(), DbError> {
    for name in names {
        sql("INSERT INTO leases (name, token) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING").bind(name).execute(tx).await?;
    }
    Ok(())
}

/// Adds a node, or its next life under the same id; the beat that it has now. `beat` of `node` does not matter.
///
/// # Errors
/// [`DbError`]
pub async fn register(tx: &mut Tx, node: &Node) -> Result<i64, DbError> {
    sql("INSERT INTO nodes (id, name, beat, lease_ms, leaving, started_at, seen_at) VALUES ($1, $2, 1, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, beat = nodes.beat + 1, lease_ms = excluded.lease_ms,
           leaving = excluded.leaving, started_at = excluded.started_at, seen_at = excluded.seen_at
         RETURNING beat")
    .text(&node.id)
    .text(&node.name)
    .bind(node.lease_ms)
    .bind(node.leaving)
    .bind(node.started_at.0)
    .bind(node.seen_at.0)
    .fetch_one(tx, |row| row.get("beat"))
    .await
}

/// A sign of life of a node whose beat is between `beat` and `beat + unsure`; the beat after it. `None`: it is not, because others have
/// declared the node lost, or another program uses its id.
///
/// # Errors
/// [`DbError`]
pub async fn beat(tx: &mut Tx, id: &str, beat: i64, unsure: i64, leaving: bool, now: UnixMillis) -> Result<Option<i64>, DbError> {
    sql("UPDATE nodes SET beat = beat + 1, leaving = $4, seen_at = $5 WHERE id = $1 AND beat >= $2 AND beat <= $2 + $3 RETURNING beat")
        .text(id)
        .bind(beat)
        .bind(unsure)
        .bind(leaving)
        .bind(now.0)
        .fetch_optional(tx, |row| row.get("beat"))
        .await
}

/// Removes a node whose beat is still `beat`; `false` when it gave a sign of life meanwhile, or somebody else removed it. What it held
/// is taken from it by [`free_orphans`].
///
/// # Errors
/// [`DbError`]
pub async fn declare_lost(tx: &mut Tx, id: &str, beat: i64) -> Result<bool, DbError> {
    Ok(sql("DELETE FROM nodes WHERE id = $1 AND beat = $2").text(id).bind(beat).execute(tx).await? == 1)
}

/// A node says goodbye.
///
/// # Errors
/// [`DbError`]
pub async fn remove(tx: &mut Tx, id: &str) -> Result<bool, DbError> {
    Ok(sql("DELETE FROM nodes WHERE id = $1").text(id).execute(tx).await? == 1)
}

/// Takes from nodes that are no more what they hold; how many leases. One that is held at this moment by a transaction of its former
/// owner is left for the next time: PostgreSQL ends a transaction whose program stands still.
///
/// # Errors
/// [`DbError`]
pub async fn free_orphans(tx: &mut Tx) -> Result<u64, DbError> {
    sql_per_engine(
        "UPDATE leases SET owner = NULL, token = token + 1
         WHERE owner IS NOT NULL AND NOT EXISTS (SELECT 1 FROM nodes n WHERE n.id = leases.owner)",
        "UPDATE leases SET owner = NULL, token = token + 1 WHERE name IN (SELECT l.name FROM leases l
           WHERE l.owner IS NOT NULL AND NOT EXISTS (SELECT 1 FROM nodes n WHERE n.id = l.owner) FOR UPDATE SKIP LOCKED)",
    )
    .execute(tx)
    .await
}

/// Gives up a lease; `false` when it was not held with this token, or a transaction holds it at this moment.
///
/// # Errors
/// [`DbError`]
pub async fn release(tx: &mut Tx, name: &str, owner: &str, token: i64) -> Result<bool, DbError> {
    let released = sql_per_engine(
        "UPDATE leases SET owner = NULL, token = token + 1 WHERE name = $1 AND owner = $2 AND token = $3",
        "UPDATE leases SET owner = NULL, token = token + 1 WHERE name IN (SELECT l.name FROM leases l
           WHERE l.name = $1 AND l.owner = $2 AND l.token = $3 FOR UPDATE SKIP LOCKED)",
    )
    .text(name)
    .text(owner)
    .bind(token)
    .execute(tx)
    .await?;
    Ok(released == 1)
}

/// Takes a lease that is nobody's and has this token; the new token, `None` when somebody was faster.
///
/// # Errors
/// [`DbError`]
pub async fn take(tx: &mut Tx, name: &str, owner: &str, token: i64) -> Result<Option<i64>, DbError> {
    sql("UPDATE leases SET owner = $2, token = token + 1 WHERE name = $1 AND owner IS NULL AND token = $3 RETURNING token")
        .text(name)
        .text(owner)
        .bind(token)
        .fetch_optional(tx, |row| row.get("token"))
        .await
}

/// Which of these leases `owner` holds, with their tokens, and keeps them from changing hands until the transaction ends.
///
/// # Errors
/// [`DbError`]
pub async fn hold(tx: &mut Tx, owner: &str, names: &[String]) -> Result<Vec<(String, i64)>, DbError> {
    let mut held = Vec::with_capacity(names.len());
    for some in names.chunks(IDS_MAX) {
        // SQLite lets only one transaction write at a time, so nothing changes hands meanwhile.
        let statement = sql_per_engine(
            concat!("SELECT name, token FROM leases WHERE name IN ", ids_in!(), " AND owner = $21 ORDER BY name"),
            concat!("SELECT name, token FROM leases WHERE name IN ", ids_in!(), " AND owner = $21 ORDER BY name FOR SHARE"),
        );
        let statement = bind_ids(statement, some.iter().map(String::as_str)).text(owner);
        held.extend(statement.fetch_all(tx, |row| Ok((row.get("name")?, row.get("token")?))).await?);
    }
    Ok(held)
}
