//! How hosts stand here: what follows from the decisions about them, the rules of the instance, and what we had to do with them.
//!
//! What must be known for every listing of a page or every inbox of a fan-out is kept ready in `host_standings`; [`keep`] and
//! [`keep_all`] write it whenever a decision changes.

use std::collections::HashMap;

use allmende_domain::ids::ActorId;
use allmende_domain::peer::{FederationMode, Newcomers, PeerPolicy, Standing};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::{peers, settings};

const MODE: &str = "federation-mode";
const NEWCOMERS: &str = "newcomers";
const HELD_UNTIL: &str = "newcomers-held-until";
const COUNTED_FROM: &str = "newcomers-counted-from";

/// What holds for hosts about which nobody decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    pub mode: FederationMode,
    pub newcomers: Newcomers,
}

/// # Errors
/// [`DbError`]
pub async fn rules(conn: &mut Conn) -> Result<Rules, DbError> {
    let corrupt = |value: &str| DbError::Corrupt(format!("settings: {value}"));
    let mode = match settings::get(conn, MODE).await? {
        Some(value) => FederationMode::parse(&value).ok_or_else(|| corrupt(&value))?,
        None => FederationMode::Open,
    };
    let newcomers = match settings::get(conn, NEWCOMERS).await? {
        Some(value) => Newcomers::parse(&value).ok_or_else(|| corrupt(&value))?,
        // A neighbour's first question is not to wait for whoever runs the instance; in a wave of spam they hold (decision 16).
        None => Newcomers::Show,
    };
    Ok(Rules { mode, newcomers })
}

/// Sets the rules, and ends a hold that a wave began: who came before `now` is no part of another one.
///
/// # Errors
/// [`DbError`]
pub async fn set_rules(tx: &mut Tx, rules: Rules, now: UnixMillis) -> Result<(), DbError> {
    settings::set(tx, MODE, rules.mode.as_str()).await?;
    settings::set(tx, NEWCOMERS, rules.newcomers.as_str()).await?;
    set_time(tx, HELD_UNTIL, UnixMillis(0)).await?;
    set_time(tx, COUNTED_FROM, now).await
}

async fn time(conn: &mut Conn, key: &str) -> Result<UnixMillis, DbError> {
    let corrupt = |value: String| DbError::Corrupt(format!("settings: {key} is {value}"));
    match settings::get(conn, key).await? {
        Some(value) => value.parse().map(UnixMillis).map_err(|_| corrupt(value)),
        None => Ok(UnixMillis(0)),
    }
}

async fn set_time(tx: &mut Tx, key: &str, time: UnixMillis) -> Result<(), DbError> {
    settings::set(tx, key, &time.0.to_string()).await
}

/// Until when newcomers are held because many came at once (case M4), whatever the rules say; long ago when none did.
///
/// # Errors
/// [`DbError`]
pub async fn held_until(conn: &mut Conn) -> Result<UnixMillis, DbError> {
    time(conn, HELD_UNTIL).await
}

/// # Errors
/// [`DbError`]
pub async fn hold_newcomers(tx: &mut Tx, until: UnixMillis) -> Result<(), DbError> {
    set_time(tx, HELD_UNTIL, until).await
}

/// How many hosts about which nobody decided came for the first time since `since`, and since the rules were set last.
///
/// # Errors
/// [`DbError`]
pub async fn newcomers_since(conn: &mut Conn, since: UnixMillis) -> Result<i64, DbError> {
    let since = since.max(time(conn, COUNTED_FROM).await?);
    sql("SELECT COUNT(*) AS hosts FROM peers WHERE decided_at IS NULL AND first_seen_at > $1")
        .bind(since.0)
        .fetch_one(conn, |row| row.get("hosts"))
        .await
}

/// How a host stands at `now`, everything considered.
///
/// # Errors
/// [`DbError`]
pub async fn of(conn: &mut Conn, host: &Host, now: UnixMillis) -> Result<Standing, DbError> {
    let rules = rules(conn).await?;
    let is_held = rules.newcomers == Newcomers::Hold || held_until(conn).await? > now;
    let decision = peers::decision(conn, host).await?;
    Ok(match by_decision(rules.mode, decision) {
        Standing::Open if keys_changed(conn, host).await? => Standing::KeysChanged,
        Standing::Open if decision.is_none() && is_held && !we_turned_to(conn, host).await? => Standing::Newcomer,
        standing => standing,
    })
}

/// Whether nothing comes in from a host and nothing goes out to it.
///
/// # Errors
/// [`DbError`]
pub async fn is_shut(conn: &mut Conn, host: &Host) -> Result<bool, DbError> {
    let mode = rules(conn).await?.mode;
    Ok(by_decision(mode, peers::decision(conn, host).await?).is_shut())
}

const fn by_decision(mode: FederationMode, decision: Option<PeerPolicy>) -> Standing {
    match (mode, decision) {
        (_, Some(PeerPolicy::Suspend)) | (FederationMode::AllowList, None) => Standing::Shut,
        (_, Some(PeerPolicy::Limit)) => Standing::Limited,
        (_, Some(PeerPolicy::Allow)) | (FederationMode::Open, None) => Standing::Open,
    }
}

/// Whether one of ours follows somebody there or asked to, or wrote to somebody there.
async fn we_turned_to(conn: &mut Conn, host: &Host) -> Result<bool, DbError> {
    sql("SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM actors a JOIN follows f ON f.target_id = a.id JOIN actors o ON o.id = f.follower_id \
           WHERE a.host = $1 AND a.keys_changed_at IS NULL AND f.state <> 'rejected' AND o.is_local) \
         OR EXISTS (SELECT 1 FROM actors a JOIN inquiries i ON i.asker_id = a.id JOIN messages m ON m.inquiry_id = i.id \
           WHERE a.host = $1 AND a.keys_changed_at IS NULL AND m.author_id = i.owner_id) \
         OR EXISTS (SELECT 1 FROM actors a JOIN inquiries i ON i.owner_id = a.id JOIN messages m ON m.inquiry_id = i.id \
           WHERE a.host = $1 AND a.keys_changed_at IS NULL AND m.author_id = i.asker_id) \
         OR EXISTS (SELECT 1 FROM actors a JOIN replies r ON r.to_actor_id = a.id WHERE a.host = $1 AND a.keys_changed_at IS NULL)")
    .text(host.as_str())
    .fetch_optional(conn, |_| Ok(()))
    .await
    .map(|found| found.is_some())
}

/// Whether somebody there changed all keys, and nobody with whom we have a follow kept theirs.
async fn keys_changed(conn: &mut Conn, host: &Host) -> Result<bool, DbError> {
    sql("SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM actors WHERE host = $1 AND keys_changed_at IS NOT NULL) \
         AND NOT EXISTS (SELECT 1 FROM actors a JOIN follows f ON (f.target_id = a.id OR f.follower_id = a.id) \
           WHERE a.host = $1 AND a.keys_changed_at IS NULL AND a.gone_at IS NULL AND f.state = 'accepted')")
    .text(host.as_str())
    .fetch_optional(conn, |_| Ok(()))
    .await
    .map(|found| found.is_some())
}

/// Keeps ready what follows from the decisions about a host of which something is kept here.
///
/// # Errors
/// [`DbError`]
pub async fn keep(tx: &mut Tx, host: &Host) -> Result<Standing, DbError> {
    let mode = rules(tx).await?.mode;
    keep_in(tx, mode, host).await
}

/// The same for several hosts.
///
/// # Errors
/// [`DbError`]
pub async fn keep_each(tx: &mut Tx, hosts: impl IntoIterator<Item = Host>) -> Result<(), DbError> {
    let mode = rules(tx).await?.mode;
    for host in hosts {
        keep_in(tx, mode, &host).await?;
    }
    Ok(())
}

async fn keep_in(tx: &mut Tx, mode: FederationMode, host: &Host) -> Result<Standing, DbError> {
    let standing = by_decision(mode, peers::decision(tx, host).await?);
    write(tx, host, standing).await?;
    Ok(standing)
}

async fn write(tx: &mut Tx, host: &Host, standing: Standing) -> Result<(), DbError> {
    if standing == Standing::Open {
        sql("DELETE FROM host_standings WHERE host = $1").text(host.as_str()).execute(tx).await?;
    } else {
        sql("INSERT INTO host_standings (host, standing) VALUES ($1, $2) ON CONFLICT (host) DO UPDATE SET standing = excluded.standing")
            .text(host.as_str())
            .text(standing.as_str())
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// The same for every host of which something is kept; only what differs is written. Which of them were shut and are not any more.
///
/// # Errors
/// [`DbError`]
pub async fn keep_all(tx: &mut Tx) -> Result<Vec<Host>, DbError> {
    let mode = rules(tx).await?.mode;
    let decisions = peers::Decisions::load(tx).await?;
    let kept = kept(tx).await?;
    let hosts = sql("SELECT host FROM endpoints UNION SELECT host FROM actors WHERE NOT is_local \
         UNION SELECT host FROM listings WHERE actor_id IS NOT NULL UNION SELECT host FROM host_standings")
    .fetch_all(tx, |row| row.parse("host", |text| Host::parse(text).ok()))
    .await?;
    let mut opened = Vec::new();
    for host in hosts {
        let before = kept.get(&host).copied().unwrap_or(Standing::Open);
        opened.extend(keep_changed(tx, before, by_decision(mode, decisions.about(&host)), host).await?);
    }
    Ok(opened)
}

/// The same for the hosts within a domain.
///
/// # Errors
/// [`DbError`]
pub async fn keep_within(tx: &mut Tx, domain: &Host) -> Result<Vec<Host>, DbError> {
    let mode = rules(tx).await?.mode;
    // The dot and the colon make a name of a whole label, with its port or without. What `LIKE` finds beside is sorted out below.
    let found = sql("SELECT known.host, COALESCE(s.standing, 'open') AS standing \
         FROM (SELECT host FROM endpoints UNION SELECT host FROM actors WHERE NOT is_local \
           UNION SELECT host FROM listings WHERE actor_id IS NOT NULL UNION SELECT host FROM host_standings) known \
         LEFT JOIN host_standings s ON s.host = known.host WHERE '.' || known.host || ':' LIKE '%.' || $1 || ':%'")
    .text(domain.as_str())
    .fetch_all(tx, |row| Ok((row.parse("host", |text| Host::parse(text).ok())?, row.parse("standing", Standing::parse)?)))
    .await?;
    let mut opened = Vec::new();
    for (host, before) in found.into_iter().filter(|(host, _)| host.is_within(domain)) {
        let standing = by_decision(mode, peers::decision(tx, &host).await?);
        opened.extend(keep_changed(tx, before, standing, host).await?);
    }
    Ok(opened)
}

/// The host when it was shut and is not any more.
async fn keep_changed(tx: &mut Tx, before: Standing, standing: Standing, host: Host) -> Result<Option<Host>, DbError> {
    if standing != before {
        write(tx, &host, standing).await?;
    }
    Ok((before.is_shut() && !standing.is_shut()).then_some(host))
}

async fn kept(conn: &mut Conn) -> Result<HashMap<Host, Standing>, DbError> {
    let all = sql("SELECT host, standing FROM host_standings");
    let read = |row: &Row| Ok((row.parse("host", |text| Host::parse(text).ok())?, row.parse("standing", Standing::parse)?));
    Ok(all.fetch_all(conn, read).await?.into_iter().collect())
}

/// Notes that all keys of an actor changed at once.
///
/// # Errors
/// [`DbError`]
pub async fn note_changed_keys(tx: &mut Tx, actor: &ActorId, now: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE actors SET keys_changed_at = $2 WHERE id = $1").text(actor.as_str()).bind(now.0).execute(tx).await.map(|_| ())
}

/// Whether somebody still has to look at the keys of an actor.
///
/// # Errors
/// [`DbError`]
pub async fn has_changed_keys(conn: &mut Conn, actor: &ActorId) -> Result<bool, DbError> {
    let found = sql("SELECT 1 AS one FROM actors WHERE id = $1 AND keys_changed_at IS NOT NULL");
    Ok(found.text(actor.as_str()).fetch_optional(conn, |_| Ok(())).await?.is_some())
}

/// The new keys of this actor are taken for its own.
///
/// # Errors
/// [`DbError`]
pub async fn trust_keys(tx: &mut Tx, actor: &ActorId) -> Result<(), DbError> {
    sql("UPDATE actors SET keys_changed_at = NULL WHERE id = $1").text(actor.as_str()).execute(tx).await.map(|_| ())
}

/// The same for everybody on a host; how many.
///
/// # Errors
/// [`DbError`]
pub async fn trust_keys_of_host(tx: &mut Tx, host: &Host) -> Result<u64, DbError> {
    sql("UPDATE actors SET keys_changed_at = NULL WHERE host = $1 AND keys_changed_at IS NOT NULL").text(host.as_str()).execute(tx).await
}

/// Actors whose keys nobody has looked at since they changed, as (host, address, when), the latest first.
///
/// # Errors
/// [`DbError`]
pub async fn changed_keys(conn: &mut Conn, limit: i64) -> Result<Vec<(String, String, UnixMillis)>, DbError> {
    sql("SELECT host, url, keys_changed_at FROM actors WHERE keys_changed_at IS NOT NULL ORDER BY keys_changed_at DESC, id LIMIT $1")
        .bind(limit)
        .fetch_all(conn, |row| Ok((row.get("host")?, row.get("url")?, UnixMillis(row.get("keys_changed_at")?))))
        .await
}

/// The hosts of everybody who follows one of ours or is followed by one.
///
/// # Errors
/// [`DbError`]
pub async fn partners(conn: &mut Conn) -> Result<Vec<Host>, DbError> {
    sql("SELECT DISTINCT a.host FROM follows f JOIN actors a ON a.id IN (f.follower_id, f.target_id) \
         WHERE NOT a.is_local AND f.state <> 'rejected'")
    .fetch_all(conn, |row| row.parse("host", |text| Host::parse(text).ok()))
    .await
}
