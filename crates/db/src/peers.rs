//! Peers: other servers, and what we decided about them.

use std::collections::HashMap;

use allmende_domain::peer::{Peer, PeerPolicy};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! peer_columns {
    () => {
        "host, policy, reason, software, first_seen_at, last_seen_at, decided_at, list"
    };
}

/// How many parent domains a host is looked up under: `$1` is the host itself, the others its name and the shortest suffixes.
pub const SUFFIXES_MAX: usize = 8;

fn peer_from(row: &Row) -> Result<Peer, DbError> {
    Ok(Peer {
        host: row.parse("host", |text| Host::parse(text).ok())?,
        policy: row.parse("policy", PeerPolicy::parse)?,
        reason: row.get("reason")?,
        decided_at: row.get::<Option<i64>>("decided_at")?.map(UnixMillis),
        list: row.get("list")?,
        software: row.get("software")?,
        first_seen_at: UnixMillis(row.get("first_seen_at")?),
        last_seen_at: row.get::<Option<i64>>("last_seen_at")?.map(UnixMillis),
    })
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, host: &Host) -> Result<Option<Peer>, DbError> {
    sql(concat!("SELECT ", peer_columns!(), " FROM peers WHERE host = $1")).text(host.as_str()).fetch_optional(conn, peer_from).await
}

/// The names under which a decision about `host` may stand: itself with its port, its name, and its parent domains. Of a name with
/// more than [`SUFFIXES_MAX`] labels the parents of up to that many labels count, so that a deep name does not escape.
fn names_of(host: &Host) -> Vec<String> {
    let name = host.name();
    let mut names = vec![host.as_str().to_owned(), name.to_owned()];
    let labels: Vec<&str> = name.split('.').collect();
    let is_domain = !name.contains(':') && !labels.last().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    if is_domain {
        for length in 1..labels.len().min(SUFFIXES_MAX + 1) {
            names.push(labels.iter().skip(labels.len() - length).copied().collect::<Vec<_>>().join("."));
        }
    }
    // Every bind must have a value: the host once more says nothing new.
    names.resize(SUFFIXES_MAX + 2, host.as_str().to_owned());
    names
}

/// The strictest decision about a host or a domain that it is in (case M1); `None` when nobody decided.
///
/// # Errors
/// [`DbError`]
pub async fn decision(conn: &mut Conn, host: &Host) -> Result<Option<PeerPolicy>, DbError> {
    let mut statement = sql("SELECT policy FROM peers WHERE host IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AND decided_at IS NOT NULL");
    for name in names_of(host) {
        statement = statement.bind(name);
    }
    let found = statement.fetch_all(conn, |row| row.parse("policy", PeerPolicy::parse)).await?;
    Ok(strictest(&found))
}

/// Whether a list says that reports of this host, or of a domain that it is in, are not read. What a person decided about that very name
/// is stronger.
///
/// # Errors
/// [`DbError`]
pub async fn reports_are_refused(conn: &mut Conn, host: &Host) -> Result<bool, DbError> {
    let mut statement = sql("SELECT 1 AS one FROM report_refusals r WHERE r.host IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         AND NOT EXISTS (SELECT 1 FROM peers p WHERE p.host = r.host AND p.decided_at IS NOT NULL AND p.list IS NULL) LIMIT 1");
    for name in names_of(host) {
        statement = statement.bind(name);
    }
    Ok(statement.fetch_optional(conn, |_| Ok(())).await?.is_some())
}

fn strictest(found: &[PeerPolicy]) -> Option<PeerPolicy> {
    [PeerPolicy::Suspend, PeerPolicy::Limit, PeerPolicy::Allow].into_iter().find(|policy| found.contains(policy))
}

/// Every decision, for whoever asks about many hosts.
#[derive(Debug)]
pub(crate) struct Decisions(HashMap<String, PeerPolicy>);

impl Decisions {
    /// # Errors
    /// [`DbError`]
    pub async fn load(conn: &mut Conn) -> Result<Self, DbError> {
        let all = sql("SELECT host, policy FROM peers WHERE decided_at IS NOT NULL");
        let all = all.fetch_all(conn, |row| Ok((row.get("host")?, row.parse("policy", PeerPolicy::parse)?))).await?;
        Ok(Self(all.into_iter().collect()))
    }

    /// As [`decision`].
    pub fn about(&self, host: &Host) -> Option<PeerPolicy> {
        let found: Vec<PeerPolicy> = names_of(host).into_iter().filter_map(|name| self.0.get(&name).copied()).collect();
        strictest(&found)
    }
}

/// Those with a decision first, then the ones heard of last; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn list(conn: &mut Conn, limit: i64) -> Result<Vec<Peer>, DbError> {
    sql(concat!("SELECT ", peer_columns!(), " FROM peers ORDER BY (decided_at IS NULL), COALESCE(last_seen_at, 0) DESC, host LIMIT $1"))
        .bind(limit)
        .fetch_all(conn, peer_from)
        .await
}

/// Decisions of these policies, by host, after `after`; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn decided(conn: &mut Conn, policies: [PeerPolicy; 2], after: &str, limit: i64) -> Result<Vec<Peer>, DbError> {
    let [one, other] = policies;
    sql(concat!(
        "SELECT ",
        peer_columns!(),
        " FROM peers WHERE decided_at IS NOT NULL AND policy IN ($1, $2) AND host > $3 ORDER BY host LIMIT $4"
    ))
    .text(one.as_str())
    .text(other.as_str())
    .text(after)
    .bind(limit)
    .fetch_all(conn, peer_from)
    .await
}

/// Decides about a host, known or not; `list` names the list that says so.
///
/// # Errors
/// [`DbError`]
pub async fn decide(
    tx: &mut Tx,
    host: &Host,
    policy: PeerPolicy,
    reason: &str,
    list: Option<&str>,
    now: UnixMillis,
) -> Result<(), DbError> {
    sql("INSERT INTO peers (host, policy, reason, software, first_seen_at, decided_at, list) VALUES ($1, $2, $3, '', $4, $4, $5) \
         ON CONFLICT (host) DO UPDATE SET policy = excluded.policy, reason = excluded.reason, decided_at = excluded.decided_at, \
         list = excluded.list")
    .text(host.as_str())
    .text(policy.as_str())
    .text(reason)
    .bind(now.0)
    .bind(list.map(str::to_owned))
    .execute(tx)
    .await
    .map(|_| ())
}

/// Takes a decision back; `false` when there was none.
///
/// # Errors
/// [`DbError`]
pub async fn undecide(tx: &mut Tx, host: &Host) -> Result<bool, DbError> {
    sql("UPDATE peers SET policy = 'allow', reason = '', decided_at = NULL, list = NULL WHERE host = $1 AND decided_at IS NOT NULL")
        .text(host.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Notes that a verified request came from a host.
///
/// # Errors
/// [`DbError`]
pub async fn saw(tx: &mut Tx, host: &Host, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO peers (host, policy, reason, software, first_seen_at, last_seen_at) VALUES ($1, 'allow', '', '', $2, $2) \
         ON CONFLICT (host) DO UPDATE SET last_seen_at = excluded.last_seen_at")
    .text(host.as_str())
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// What a known peer says it runs.
///
/// # Errors
/// [`DbError`]
pub async fn set_software(tx: &mut Tx, host: &Host, software: &str) -> Result<bool, DbError> {
    sql("UPDATE peers SET software = $2 WHERE host = $1").text(host.as_str()).text(software).execute(tx).await.map(|changed| changed == 1)
}

/// Forgets peers about which nothing was decided and of which nothing was heard since `before`, unless somebody there is part of a
/// follow; how many. Keeps the table small however many hosts knock once (case P12).
///
/// # Errors
/// [`DbError`]
pub async fn forget_idle(tx: &mut Tx, before: UnixMillis) -> Result<u64, DbError> {
    sql("DELETE FROM peers WHERE decided_at IS NULL AND COALESCE(last_seen_at, first_seen_at) < $1 \
         AND host NOT IN (SELECT actors.host FROM actors JOIN follows ON actors.id IN (follows.follower_id, follows.target_id))")
    .bind(before.0)
    .execute(tx)
    .await
}

/// When any peer was last heard of.
///
/// # Errors
/// [`DbError`]
pub async fn heard_at(conn: &mut Conn) -> Result<Option<UnixMillis>, DbError> {
    sql("SELECT MAX(last_seen_at) AS heard_at FROM peers")
        .fetch_one(conn, |row| Ok(row.get::<Option<i64>>("heard_at")?.map(UnixMillis)))
        .await
}

/// How many peers are known, and how many of them are suspended.
///
/// # Errors
/// [`DbError`]
pub async fn counts(conn: &mut Conn) -> Result<(i64, i64), DbError> {
    sql("SELECT COUNT(*) AS known, COUNT(CASE WHEN policy = 'suspend' THEN 1 END) AS suspended FROM peers")
        .fetch_one(conn, |row| Ok((row.get("known")?, row.get("suspended")?)))
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(host: &str) -> Vec<String> {
        let mut names = names_of(&Host::parse(host).unwrap());
        assert_eq!(names.len(), SUFFIXES_MAX + 2);
        names.dedup();
        names
    }

    #[test]
    fn a_host_is_looked_up_under_every_parent_domain() {
        let found = names("a.evil.example:8443");
        for wanted in ["a.evil.example:8443", "a.evil.example", "evil.example", "example"] {
            assert!(found.iter().any(|name| name == wanted), "{wanted}");
        }
    }

    #[test]
    fn a_very_deep_name_is_still_found_under_its_domain() {
        let deep = format!("{}evil.example", "x.".repeat(60));
        assert!(names(&deep).iter().any(|name| name == "evil.example"));
    }

    #[test]
    fn an_address_has_no_parents() {
        assert_eq!(names("127.0.0.1"), ["127.0.0.1"]);
    }
}
