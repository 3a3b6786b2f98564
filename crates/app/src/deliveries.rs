//! Deliveries: who got what we published, who did not and why, and what a person can do about it.

use allmende_db::{Tx, cooperatives, inquiries, peers, queue};
use allmende_domain::ids::ListingId;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::url::Host;

pub use allmende_db::queue::{ActivityStatus, Breaker, Burial, DeadLetter, Endpoint, EndpointStatus, Health, QueueTotals, Undelivered};

use crate::App;
use crate::error::AppError;
use crate::permit::{require_inside, require_instance};

/// The whole queue: a few numbers, and every endpoint, those in trouble first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    pub totals: QueueTotals,
    pub endpoints: Vec<EndpointStatus>,
}

/// # Errors
/// Refusals: only for who runs the instance.
pub async fn overview(app: &App, viewer: &Viewer) -> Result<Overview, AppError> {
    require_instance(viewer)?;
    let mut conn = app.db.read().await?;
    Ok(Overview { totals: queue::totals(&mut conn).await?, endpoints: queue::endpoint_overview(&mut conn).await? })
}

/// Where one activity stands: delivered to N of M, and why not to the others.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, it was forgotten, or the viewer is no steward of the cooperative that sent it.
pub async fn of_activity(app: &App, viewer: &Viewer, activity_url: &str) -> Result<ActivityStatus, AppError> {
    let mut conn = app.db.read().await?;
    let status = queue::activity_status(&mut conn, activity_url).await?.ok_or(AppError::NotFound)?;
    let cooperative = cooperatives::find_by_actor(&mut conn, &status.actor_id).await?;
    let allowed = viewer.may_run_instance() || cooperative.is_some_and(|ours| viewer.may(Permission::WriteListings, &ours.id));
    if allowed { Ok(status) } else { Err(AppError::NotFound) }
}

/// Where the last activity about one of our listings stands; `None` when nobody was told about it yet.
///
/// # Errors
/// [`AppError::NotFound`] for a listing that is not ours or not the viewer's to see inside; refusals.
pub async fn of_listing(app: &App, viewer: &Viewer, listing: &ListingId) -> Result<Option<ActivityStatus>, AppError> {
    let mut conn = app.db.read().await?;
    let subject = inquiries::subject(&mut conn, listing).await?.ok_or(AppError::NotFound)?;
    let cooperative = subject.cooperative.ok_or(AppError::NotFound)?;
    require_inside(viewer, Permission::WriteListings, &cooperative)?;
    let Some(activity) = queue::latest_about(&mut conn, &subject.object_url).await? else { return Ok(None) };
    Ok(queue::activity_status(&mut conn, &activity).await?)
}

/// Dead and parked deliveries, the latest first. `page` counts from 0.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn dead_letters(app: &App, viewer: &Viewer, page: u32) -> Result<Vec<DeadLetter>, AppError> {
    require_instance(viewer)?;
    Ok(queue::dead_letters(&mut app.db.read().await?, page).await?)
}

/// Tries an inbox again now, one probe first; also one that was gone or suspended.
///
/// # Errors
/// [`AppError::NotFound`] for an inbox that nothing was ever sent to; [`AppError::Conflict`] `peer-suspended`; refusals.
pub async fn retry(app: &App, viewer: &Viewer, inbox: &str) -> Result<(), AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    if let Ok(url) = allmende_domain::url::ObjectUrl::parse(inbox) {
        refuse_suspended(&mut tx, &url.host()).await?;
    }
    if !queue::retry_endpoint(&mut tx, inbox, app.now()).await? {
        return Err(AppError::NotFound);
    }
    commit(app, tx).await
}

/// Tries every inbox of a host again now; how many.
///
/// # Errors
/// [`AppError::Conflict`] `peer-suspended`; refusals.
pub async fn retry_host(app: &App, viewer: &Viewer, host: &Host) -> Result<u64, AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    refuse_suspended(&mut tx, host).await?;
    let tried = queue::retry_host(&mut tx, host, app.now()).await?;
    commit(app, tx).await?;
    Ok(tried)
}

/// Sends one dead or parked delivery again.
///
/// # Errors
/// [`AppError::NotFound`] when there is none such, or its body is no longer kept; refusals.
pub async fn replay(app: &App, viewer: &Viewer, endpoint_id: i64, seq: i64) -> Result<(), AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    if !queue::replay_dead(&mut tx, endpoint_id, seq, app.now()).await? {
        return Err(AppError::NotFound);
    }
    commit(app, tx).await
}

/// Sends everything dead or parked of a host again; how many deliveries.
///
/// # Errors
/// [`AppError::Conflict`] `peer-suspended`; refusals.
pub async fn replay_host(app: &App, viewer: &Viewer, host: &Host) -> Result<u64, AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    refuse_suspended(&mut tx, host).await?;
    let replayed = queue::replay_dead_of_host(&mut tx, host, app.now()).await?;
    commit(app, tx).await?;
    Ok(replayed)
}

/// Stops sending to a host and those below it, and nothing else: what it sends still comes in. What is pending waits. How many
/// inboxes.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn suspend(app: &App, viewer: &Viewer, host: &Host) -> Result<u64, AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    let suspended = queue::suspend_endpoints(&mut tx, host).await?;
    commit(app, tx).await?;
    Ok(suspended)
}

/// Sends to a host and those below it again, one probe first; how many inboxes.
///
/// # Errors
/// [`AppError::Conflict`] `peer-suspended` when our policy about the host forbids it; refusals.
pub async fn resume(app: &App, viewer: &Viewer, host: &Host) -> Result<u64, AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    refuse_suspended(&mut tx, host).await?;
    let resumed = queue::resume_endpoints(&mut tx, host, app.now()).await?;
    for below in peers::suspended_within(&mut tx, host, crate::limits::PEERS_LISTED_MAX).await? {
        queue::suspend_endpoints(&mut tx, &below).await?;
    }
    commit(app, tx).await?;
    Ok(resumed)
}

async fn refuse_suspended(tx: &mut Tx, host: &Host) -> Result<(), AppError> {
    match peers::policy(tx, host).await? {
        PeerPolicy::Suspend => Err(AppError::conflict("peer-suspended", format!("{host} is suspended here; allow it first"))),
        PeerPolicy::Allow | PeerPolicy::Limit => Ok(()),
    }
}

async fn commit(app: &App, tx: Tx) -> Result<(), AppError> {
    tx.commit().await?;
    app.nudge.deliveries.notify_one();
    Ok(())
}
