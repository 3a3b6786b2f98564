//! Lists of domains that others keep: what each brought, so that it can be taken back.

use std::collections::{HashMap, HashSet};

use allmende_domain::peer::{ListKind, PeerPolicy};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainList {
    pub name: String,
    pub kind: ListKind,
    /// Domains on it.
    pub entries: i64,
    /// Those of them about which this list decides here.
    pub in_force: i64,
    pub imported_at: UnixMillis,
}

/// What a list says about a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub policy: PeerPolicy,
    pub reason: String,
}

/// A decision that is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    pub policy: PeerPolicy,
    pub reason: String,
    /// `None`: by a person.
    pub list: Option<String>,
}

/// All lists, by name.
///
/// # Errors
/// [`DbError`]
pub async fn all(conn: &mut Conn) -> Result<Vec<DomainList>, DbError> {
    sql("SELECT l.name, l.kind, l.imported_at, (SELECT COUNT(*) FROM domain_list_entries e WHERE e.list = l.name) AS entries, \
         (SELECT COUNT(*) FROM peers p WHERE p.list = l.name) AS in_force FROM domain_lists l ORDER BY l.name")
    .fetch_all(conn, |row| {
        Ok(DomainList {
            name: row.get("name")?,
            kind: row.parse("kind", ListKind::parse)?,
            entries: row.get("entries")?,
            in_force: row.get("in_force")?,
            imported_at: UnixMillis(row.get("imported_at")?),
        })
    })
    .await
}

fn host(row: &Row) -> Result<Host, DbError> {
    row.parse("host", |text| Host::parse(text).ok())
}

/// What a list said when it was imported last.
///
/// # Errors
/// [`DbError`]
pub async fn entries(conn: &mut Conn, list: &str) -> Result<HashMap<Host, Entry>, DbError> {
    let found = sql("SELECT host, policy, reason FROM domain_list_entries WHERE list = $1")
        .text(list)
        .fetch_all(conn, |row| Ok((host(row)?, Entry { policy: row.parse("policy", PeerPolicy::parse)?, reason: row.get("reason")? })))
        .await?;
    Ok(found.into_iter().collect())
}

/// Every decision that is in force.
///
/// # Errors
/// [`DbError`]
pub async fn decisions(conn: &mut Conn) -> Result<HashMap<Host, Decided>, DbError> {
    let found = sql("SELECT host, policy, reason, list FROM peers WHERE decided_at IS NOT NULL")
        .fetch_all(conn, |row| {
            let policy = row.parse("policy", PeerPolicy::parse)?;
            Ok((host(row)?, Decided { policy, reason: row.get("reason")?, list: row.get("list")? }))
        })
        .await?;
    Ok(found.into_iter().collect())
}

/// Notes that a list was imported.
///
/// # Errors
/// [`DbError`]
pub async fn note(tx: &mut Tx, name: &str, kind: ListKind, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO domain_lists (name, kind, imported_at) VALUES ($1, $2, $3) \
         ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, imported_at = excluded.imported_at")
    .text(name)
    .text(kind.as_str())
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn put_entry(tx: &mut Tx, list: &str, host: &Host, entry: &Entry) -> Result<(), DbError> {
    sql("INSERT INTO domain_list_entries (list, host, policy, reason) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (list, host) DO UPDATE SET policy = excluded.policy, reason = excluded.reason")
    .text(list)
    .text(host.as_str())
    .text(entry.policy.as_str())
    .text(&entry.reason)
    .execute(tx)
    .await
    .map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn delete_entry(tx: &mut Tx, list: &str, host: &Host) -> Result<(), DbError> {
    sql("DELETE FROM domain_list_entries WHERE list = $1 AND host = $2").text(list).text(host.as_str()).execute(tx).await.map(|_| ())
}

/// Another list that speaks of a domain, and what it says: the strictest.
///
/// # Errors
/// [`DbError`]
pub async fn other_entry(conn: &mut Conn, host: &Host, but: &str) -> Result<Option<(String, Entry)>, DbError> {
    sql("SELECT list, policy, reason FROM domain_list_entries WHERE host = $1 AND list <> $2 \
         ORDER BY CASE policy WHEN 'suspend' THEN 0 WHEN 'limit' THEN 1 ELSE 2 END, list LIMIT 1")
    .text(host.as_str())
    .text(but)
    .fetch_optional(conn, |row| {
        Ok((row.get("list")?, Entry { policy: row.parse("policy", PeerPolicy::parse)?, reason: row.get("reason")? }))
    })
    .await
}

/// Servers whose reports a list says not to read, sorted.
///
/// # Errors
/// [`DbError`]
pub async fn without_reports(conn: &mut Conn, list: &str) -> Result<Vec<Host>, DbError> {
    let mut found = sql("SELECT host FROM report_refusals WHERE list = $1").text(list).fetch_all(conn, host).await?;
    found.sort();
    Ok(found)
}

/// Servers whose reports any list says not to read, a person not having decided about that very server.
///
/// # Errors
/// [`DbError`]
pub async fn all_without_reports(conn: &mut Conn) -> Result<HashSet<Host>, DbError> {
    let found = sql("SELECT r.host FROM report_refusals r \
         WHERE NOT EXISTS (SELECT 1 FROM peers p WHERE p.host = r.host AND p.decided_at IS NOT NULL AND p.list IS NULL)");
    Ok(found.fetch_all(conn, host).await?.into_iter().collect())
}

/// # Errors
/// [`DbError`]
pub async fn refuse_reports(tx: &mut Tx, list: &str, host: &Host) -> Result<(), DbError> {
    sql("INSERT INTO report_refusals (list, host) VALUES ($1, $2) ON CONFLICT (list, host) DO NOTHING")
        .text(list)
        .text(host.as_str())
        .execute(tx)
        .await
        .map(|_| ())
}

/// A list says nothing about reports any more.
///
/// # Errors
/// [`DbError`]
pub async fn read_all_reports(tx: &mut Tx, list: &str) -> Result<(), DbError> {
    sql("DELETE FROM report_refusals WHERE list = $1").text(list).execute(tx).await.map(|_| ())
}

/// Forgets a list whose entries are gone; `false` when there is none of this name.
///
/// # Errors
/// [`DbError`]
pub async fn delete(tx: &mut Tx, name: &str) -> Result<bool, DbError> {
    sql("DELETE FROM domain_lists WHERE name = $1").text(name).execute(tx).await.map(|changed| changed == 1)
}
