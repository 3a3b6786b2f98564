//! Peers: other servers, what we decided about them, and how deliveries to them fare.

use allmende_db::{peers as rows, queue};
use allmende_domain::limits::NAME_CHARS_MAX;
use allmende_domain::peer::{Peer, PeerPolicy};
use allmende_domain::permission::Viewer;
use allmende_domain::text::{paragraphs, truncated};
use allmende_domain::url::Host;

use crate::App;
use crate::error::AppError;
use crate::limits;
use crate::permit::require_instance;

/// A peer and how deliveries to it fare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerView {
    pub peer: Peer,
    /// Deliveries that wait.
    pub pending: i64,
    /// Whether one of its inboxes fails.
    pub in_trouble: bool,
}

/// Peers with a decision first, then the ones heard of last; at most [`limits::PEERS_LISTED_MAX`].
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Vec<PeerView>, AppError> {
    require_instance(viewer)?;
    let mut conn = app.db.read().await?;
    let peers = rows::list(&mut conn, limits::PEERS_LISTED_MAX).await?;
    let deliveries = queue::deliveries_of_peers(&mut conn).await?;
    let view = |peer: Peer| {
        let (pending, in_trouble) = deliveries.get(peer.host.as_str()).copied().unwrap_or_default();
        PeerView { peer, pending, in_trouble }
    };
    Ok(peers.into_iter().map(view).collect())
}

/// Decides about a host and everything below it. Suspending stops traffic both ways from then on: what comes is refused, what is
/// pending waits. It ends no follow and deletes nothing, so that lifting it restores what was.
///
/// # Errors
/// [`AppError::Conflict`] `peer-is-us` for our own host or a domain that it is in (case M5); [`AppError::Invalid`] (field `reason`:
/// `text-too-long`); refusals.
pub async fn set_policy(app: &App, viewer: &Viewer, host: &Host, policy: PeerPolicy, reason: &str) -> Result<(), AppError> {
    require_instance(viewer)?;
    if policy != PeerPolicy::Allow && app.addresses.host().is_within(host) {
        return Err(AppError::conflict("peer-is-us", format!("{host} is this server, or the domain that it is in")));
    }
    let too_long = |error: allmende_domain::text::TextError| AppError::invalid("reason", "text-too-long", error.to_string());
    let reason = paragraphs(reason, limits::PEER_REASON_CHARS_MAX).map_err(too_long)?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    rows::set_policy(&mut tx, host, policy, &reason, now).await?;
    if rows::policy(&mut tx, host).await? == PeerPolicy::Suspend {
        queue::suspend_endpoints(&mut tx, host).await?;
    } else {
        queue::resume_endpoints(&mut tx, host, now).await?;
        // What is suspended on its own below this host stays so.
        for below in rows::suspended_within(&mut tx, host, limits::PEERS_LISTED_MAX).await? {
            queue::suspend_endpoints(&mut tx, &below).await?;
        }
    }
    tx.commit().await?;
    app.policies.forget();
    app.nudge.deliveries.notify_one();
    tracing::info!(peer.host = host.as_str(), peer.policy = policy.as_str(), "the policy about a peer was set");
    Ok(())
}

/// The strictest decision about a host or a domain that it is in (case M1). One that another process of this instance made may be seen
/// [`limits::POLICY_REMEMBERED_MS`] late.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn policy(app: &App, host: &Host) -> Result<PeerPolicy, AppError> {
    let now = app.now();
    if let Some(policy) = app.policies.get(host, now) {
        return Ok(policy);
    }
    let policy = rows::policy(&mut app.db.read().await?, host).await?;
    app.policies.put(host, policy, now);
    Ok(policy)
}

/// Notes that a verified request came from a host, at most once in [`limits::PEER_SEEN_EVERY_MS`].
///
/// # Errors
/// [`AppError`] of the database.
pub async fn saw(app: &App, host: &Host) -> Result<(), AppError> {
    let now = app.now();
    let known = rows::find(&mut app.db.read().await?, host).await?.and_then(|peer| peer.last_seen_at);
    if known.is_some_and(|seen| now.since(seen) < limits::PEER_SEEN_EVERY_MS) {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    rows::saw(&mut tx, host, now).await?;
    Ok(tx.commit().await?)
}

/// Keeps what a known peer says it runs, for people to read.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn set_software(app: &App, host: &Host, software: &str) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    rows::set_software(&mut tx, host, &truncated(software, NAME_CHARS_MAX)).await?;
    Ok(tx.commit().await?)
}

/// Forgets peers without a decision, a follow or a sign of life for [`limits::PEER_FORGOTTEN_MS`]; how many.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_idle(app: &App) -> Result<u64, AppError> {
    let mut tx = app.db.begin().await?;
    let forgotten = rows::forget_idle(&mut tx, app.now().plus(-limits::PEER_FORGOTTEN_MS)).await?;
    tx.commit().await?;
    Ok(forgotten)
}
