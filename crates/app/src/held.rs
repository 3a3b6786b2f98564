//! What is held: letting it through, refusing it, and taking away everything of a host.

use allmende_db::{actors, follows, held as rows, inbox, inquiries, posts};
use allmende_domain::audit::Action;
use allmende_domain::notifications::NotificationKind;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::permission::Viewer;
use allmende_domain::url::{Host, ObjectUrl};

pub use allmende_db::held::{Held, HeldHost};

use crate::audit::{self, Deed};
use crate::error::AppError;
use crate::permit::require_instance;
use crate::{App, boards, limits, listings, notifications, peers};

/// A part of what is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldList {
    pub items: Vec<Held>,
    /// Before which number the list goes on.
    pub next: Option<i64>,
}

/// What was taken away of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Purged {
    /// Things that were held or waited.
    pub held: u64,
    pub listings: u64,
    pub posts: u64,
    pub messages: u64,
    /// Follows, in both directions.
    pub follows: u64,
}

/// Hosts of which something is held, the one with the latest first, at most [`limits::PEERS_LISTED_MAX`].
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn hosts(app: &App, viewer: &Viewer) -> Result<Vec<HeldHost>, AppError> {
    require_instance(viewer)?;
    Ok(rows::hosts(&mut app.db.read().await?, limits::PEERS_LISTED_MAX).await?)
}

/// What is held of one host or of all, the latest first, before number `before`.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn list(app: &App, viewer: &Viewer, host: Option<&Host>, before: i64) -> Result<HeldList, AppError> {
    require_instance(viewer)?;
    let (items, more) = rows::page(&mut app.db.read().await?, host.map_or("", Host::as_str), before).await?;
    let next = items.last().filter(|_| more).map(|last| last.seq);
    Ok(HeldList { items, next })
}

/// How much is held in all.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn count(app: &App, viewer: &Viewer) -> Result<i64, AppError> {
    require_instance(viewer)?;
    Ok(rows::counts(&mut app.db.read().await?, "").await?.1)
}

/// Lets these take effect, as if they had just come; how many still waited.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn let_through(app: &App, viewer: &Viewer, seqs: &[i64]) -> Result<u64, AppError> {
    require_instance(viewer)?;
    let mut done = 0;
    for some in seqs.chunks(limits::HELD_AT_ONCE) {
        let mut tx = app.db.begin().await?;
        let before = done;
        for seq in some {
            done += u64::from(rows::let_through(&mut tx, *seq, app.now()).await?);
        }
        notifications::settle(app, &mut tx, NotificationKind::Held, "").await?;
        let now_done = (done - before).to_string();
        audit::record(app, &mut tx, viewer, Deed::new(Action::HeldLetThrough).with(&now_done)).await?;
        tx.commit().await?;
    }
    app.nudge.inbox.notify_one();
    Ok(done)
}

/// Ends these without effect; how many still waited.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn refuse(app: &App, viewer: &Viewer, seqs: &[i64]) -> Result<u64, AppError> {
    require_instance(viewer)?;
    let refused = refuse_because(app, seqs, "refused by a person").await?;
    audit::record_alone(app, viewer, Deed::new(Action::HeldRefused).with(&refused.to_string())).await?;
    Ok(refused)
}

async fn refuse_because(app: &App, seqs: &[i64], reason: &str) -> Result<u64, AppError> {
    let mut done = 0;
    for some in seqs.chunks(limits::HELD_AT_ONCE) {
        let mut tx = app.db.begin().await?;
        for seq in some {
            done += u64::from(rows::refuse(&mut tx, *seq, reason).await?);
        }
        notifications::settle(app, &mut tx, NotificationKind::Held, "").await?;
        tx.commit().await?;
    }
    Ok(done)
}

/// The numbers of everything that is held of a host.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn all_of(app: &App, viewer: &Viewer, host: &Host) -> Result<Vec<i64>, AppError> {
    require_instance(viewer)?;
    Ok(rows::of_host(&mut app.db.read().await?, host.as_str(), i64::MAX).await?)
}

/// Lets everything of a host through, and says that it is known from now on.
///
/// # Errors
/// As [`peers::set_policy`]; refusals.
pub async fn welcome(app: &App, viewer: &Viewer, host: &Host) -> Result<u64, AppError> {
    let seqs = all_of(app, viewer, host).await?;
    peers::set_policy(app, viewer, host, PeerPolicy::Allow, "").await?;
    let_through(app, viewer, &seqs).await
}

/// Takes away everything that is kept of a host: what is held or waits, listings, posts, messages in inquiries, follows in both
/// directions. Whether it may send again is another decision: suspend it first.
///
/// # Errors
/// [`AppError::Conflict`] `peer-is-us`; refusals.
pub async fn purge(app: &App, viewer: &Viewer, host: &Host) -> Result<Purged, AppError> {
    require_instance(viewer)?;
    if app.addresses.host() == host {
        return Err(AppError::conflict("peer-is-us", "this is our own server"));
    }
    let seqs = all_of(app, viewer, host).await?;
    let mut purged = Purged { held: refuse_because(app, &seqs, "everything of its server was taken away").await?, ..Purged::default() };
    let mut tx = app.db.begin().await?;
    purged.held += inbox::refuse_waiting(&mut tx, host.as_str(), "everything of its server was taken away", app.now()).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::HostPurged).on(host.as_str())).await?;
    tx.commit().await?;
    let mut after = String::new();
    loop {
        let urls = rows::actor_urls_of_host(&mut app.db.read().await?, host.as_str(), &after, limits::PURGED_ACTORS_AT_ONCE).await?;
        let Some(last) = urls.last() else { break };
        after.clone_from(last);
        for url in urls {
            purge_actor(app, &url, &mut purged).await?;
        }
    }
    tracing::info!(peer.host = host.as_str(), ?purged, "everything of a peer was taken away");
    Ok(purged)
}

async fn purge_actor(app: &App, url: &str, purged: &mut Purged) -> Result<(), AppError> {
    let Ok(url) = ObjectUrl::parse(url) else { return Ok(()) };
    let Some(actor) = actors::find_by_url(&mut app.db.read().await?, &url).await?.filter(|actor| !actor.is_local) else { return Ok(()) };
    purged.listings += u64::try_from(listings::unmirror_all(app, &actor).await?).unwrap_or_default();
    purged.posts += boards::take_back_all(app, &actor).await?;
    let mut tx = app.db.begin().await?;
    purged.posts += posts::delete_of_actor(&mut tx, &actor.id).await?;
    purged.messages += inquiries::delete_of_actor(&mut tx, &actor.id).await?;
    purged.follows += follows::delete_of_actor(&mut tx, &actor.id).await?;
    Ok(tx.commit().await?)
}

/// Refuses what nobody decided about for [`limits::HELD_KEPT_MS`]; how many.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_old(app: &App) -> Result<u64, AppError> {
    let before = app.now().plus(-limits::HELD_KEPT_MS);
    let seqs = rows::since_before(&mut app.db.read().await?, before, i64::MAX).await?;
    refuse_because(app, &seqs, "nobody decided about it in time").await
}
