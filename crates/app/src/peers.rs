//! Peers: other servers, what we decided about them, and how deliveries to them fare.

use allmende_db::{Tx, peers as rows, queue, standings};
use allmende_domain::audit::Action;
use allmende_domain::limits::NAME_CHARS_MAX;
use allmende_domain::peer::{FederationMode, Peer, PeerPolicy, Standing};
use allmende_domain::permission::Viewer;
use allmende_domain::text::{paragraphs, truncated};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

pub use allmende_db::standings::Rules;

use crate::App;
use crate::audit::{self, Deed};
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
    /// What its program says that it can read, each an address ([`crate::capabilities::name`]).
    pub implements: Vec<String>,
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
    let capabilities = allmende_db::capabilities::all(&mut conn, limits::CAPABILITIES_LISTED_MAX).await?;
    let view = |peer: Peer| {
        let (pending, in_trouble) = deliveries.get(peer.host.as_str()).copied().unwrap_or_default();
        let implements = capabilities.get(peer.host.as_str()).cloned().unwrap_or_default();
        PeerView { peer, pending, in_trouble, implements }
    };
    Ok(peers.into_iter().map(view).collect())
}

/// What holds for servers about which nobody decided.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn rules(app: &App, viewer: &Viewer) -> Result<Rules, AppError> {
    require_instance(viewer)?;
    Ok(standings::rules(&mut app.db.read().await?).await?)
}

/// Until when newcomers are held because many came at once; `None` when they are not.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn held_until(app: &App, viewer: &Viewer) -> Result<Option<UnixMillis>, AppError> {
    require_instance(viewer)?;
    let until = standings::held_until(&mut app.db.read().await?).await?;
    Ok(Some(until).filter(|until| *until > app.now()))
}

/// Sets with whom the instance speaks, and what becomes of what newcomers send. In allow-list mode everybody else is shut out from then
/// on; going back restores what was. A hold that a wave of newcomers began ends: somebody has looked.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn set_rules(app: &App, viewer: &Viewer, rules: Rules) -> Result<(), AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    standings::set_rules(&mut tx, rules, app.now()).await?;
    settle(app, &mut tx).await?;
    let detail = format!("{} {}", rules.mode.as_str(), rules.newcomers.as_str());
    audit::record(app, &mut tx, viewer, Deed::new(Action::RulesSet).with(&detail)).await?;
    commit(app, tx).await?;
    tracing::info!(mode = rules.mode.as_str(), newcomers = rules.newcomers.as_str(), "the rules about other servers were set");
    Ok(())
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
    let mut tx = app.db.begin().await?;
    rows::decide(&mut tx, host, policy, &reason, None, app.now()).await?;
    settle_endpoints(app, &mut tx, host).await?;
    let deed = Deed::new(Action::PeerDecided).on(host.as_str()).with(policy.as_str());
    audit::record(app, &mut tx, viewer, deed).await?;
    commit(app, tx).await?;
    tracing::info!(peer.host = host.as_str(), peer.policy = policy.as_str(), "the policy about a peer was set");
    Ok(())
}

/// Takes a decision back: the rules of the instance hold for that host again.
///
/// # Errors
/// [`AppError::NotFound`] when nobody decided about it; refusals.
pub async fn undecide(app: &App, viewer: &Viewer, host: &Host) -> Result<(), AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    if !rows::undecide(&mut tx, host).await? {
        return Err(AppError::NotFound);
    }
    settle_endpoints(app, &mut tx, host).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::PeerUndecided).on(host.as_str())).await?;
    commit(app, tx).await
}

/// Lets what follows from a decision hold for the queue and for what is shown.
async fn settle_endpoints(app: &App, tx: &mut Tx, host: &Host) -> Result<(), AppError> {
    if standings::keep(tx, host).await?.is_shut() {
        queue::suspend_endpoints(tx, host).await?;
    } else {
        queue::resume_endpoints(tx, host, app.now()).await?;
    }
    let opened = standings::keep_within(tx, host).await?;
    resume_opened(app, tx, opened).await
}

/// The same for every host: what is suspended on its own stays so.
pub(crate) async fn settle(app: &App, tx: &mut Tx) -> Result<(), AppError> {
    let opened = standings::keep_all(tx).await?;
    resume_opened(app, tx, opened).await
}

async fn resume_opened(app: &App, tx: &mut Tx, opened: Vec<Host>) -> Result<(), AppError> {
    for host in opened {
        queue::resume_endpoints(tx, &host, app.now()).await?;
    }
    queue::suspend_shut_endpoints(tx).await?;
    Ok(())
}

/// Writes anew what follows from the decisions, in case an import of a list stopped in the middle.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn settle_all(app: &App) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    settle(app, &mut tx).await?;
    Ok(tx.commit().await?)
}

pub(crate) async fn commit(app: &App, tx: Tx) -> Result<(), AppError> {
    tx.commit().await?;
    app.policies.forget();
    app.nudge.deliveries.notify_one();
    Ok(())
}

/// How a host stands here: the strictest decision about it or a domain that it is in (case M1), the rules of the instance, and what we
/// had to do with it. What another process of this instance changed may be seen [`limits::POLICY_REMEMBERED_MS`] late.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn standing(app: &App, host: &Host) -> Result<Standing, AppError> {
    let now = app.now();
    if let Some(standing) = app.policies.get(host, now) {
        return Ok(standing);
    }
    let standing = standings::of(&mut app.db.read().await?, host, now).await?;
    app.policies.put(host, standing, now);
    Ok(standing)
}

/// Whether only those are spoken with whom somebody allowed.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn is_allow_list(app: &App) -> Result<bool, AppError> {
    let now = app.now();
    if let Some(known) = app.policies.is_allow_list(now) {
        return Ok(known);
    }
    let is_allow_list = standings::rules(&mut app.db.read().await?).await?.mode == FederationMode::AllowList;
    app.policies.put_allow_list(is_allow_list, now);
    Ok(is_allow_list)
}

/// Actors of servers we have follows with, all of whose keys changed at once, the latest first.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn changed_keys(app: &App, viewer: &Viewer) -> Result<Vec<(String, String, UnixMillis)>, AppError> {
    require_instance(viewer)?;
    Ok(standings::changed_keys(&mut app.db.read().await?, limits::PEERS_LISTED_MAX).await?)
}

/// Takes the changed keys on a host for those of the same people as before.
///
/// # Errors
/// [`AppError::NotFound`] when none changed; refusals.
pub async fn trust_keys(app: &App, viewer: &Viewer, host: &Host) -> Result<(), AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    if standings::trust_keys_of_host(&mut tx, host).await? == 0 {
        return Err(AppError::NotFound);
    }
    audit::record(app, &mut tx, viewer, Deed::new(Action::KeysTrusted).on(host.as_str())).await?;
    commit(app, tx).await
}

/// Notes that a host sent something verified, at most once in [`limits::PEER_SEEN_EVERY_MS`]. With `may_be_a_wave`, newcomers are held from
/// then on when [`limits::WAVE_HOSTS`] of them came for the first time within [`limits::WAVE_MS`] (case M4).
///
/// # Errors
/// [`AppError`] of the database.
pub async fn saw(app: &App, host: &Host, may_be_a_wave: bool) -> Result<(), AppError> {
    let now = app.now();
    let known = rows::find(&mut app.db.read().await?, host).await?;
    let is_new = known.is_none();
    if known.and_then(|peer| peer.last_seen_at).is_some_and(|seen| now.since(seen) < limits::PEER_SEEN_EVERY_MS) {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    rows::saw(&mut tx, host, now).await?;
    let is_wave = is_new && may_be_a_wave && standings::newcomers_since(&mut tx, now.plus(-limits::WAVE_MS)).await? >= limits::WAVE_HOSTS;
    if is_wave {
        let was_held = standings::held_until(&mut tx).await? > now;
        standings::hold_newcomers(&mut tx, now.plus(limits::WAVE_HELD_MS)).await?;
        commit(app, tx).await?;
        if !was_held {
            tracing::warn!(hosts = limits::WAVE_HOSTS, "many servers came for the first time within an hour: newcomers are held for a day");
        }
        return Ok(());
    }
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
