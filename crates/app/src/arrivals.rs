//! Arrivals: what other servers sent and we accepted, how much of it waits, and what could not be processed.

use allmende_db::inbox;
use allmende_domain::permission::Viewer;
use allmende_domain::url::Host;

pub use allmende_db::inbox::{FailedArrival, HostBacklog, InboxTotals};

use crate::App;
use crate::error::AppError;
use crate::limits::INBOX_BACKLOG_PER_HOST_MAX;
use crate::permit::require_instance;

/// The inbox in a few numbers. For the process itself: nobody's permission is asked.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn figures(app: &App) -> Result<InboxTotals, AppError> {
    Ok(inbox::totals(&mut app.db.read().await?, INBOX_BACKLOG_PER_HOST_MAX).await?)
}

/// The same for people.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn totals(app: &App, viewer: &Viewer) -> Result<InboxTotals, AppError> {
    require_instance(viewer)?;
    figures(app).await
}

/// A part of the hosts of which something waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backlogs {
    pub hosts: Vec<HostBacklog>,
    /// After which number of waiting ones, and host, the list goes on.
    pub next: Option<(i64, String)>,
}

/// What waits, host by host, those with most first, from `after` on.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn backlogs(app: &App, viewer: &Viewer, after: Option<(i64, &str)>) -> Result<Backlogs, AppError> {
    require_instance(viewer)?;
    let (hosts, more) = inbox::backlog_by_host(&mut app.db.read().await?, after).await?;
    let next = hosts.last().filter(|_| more).map(|last| (last.waiting, last.host.clone()));
    Ok(Backlogs { hosts, next })
}

/// A part of what could not be processed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    pub arrivals: Vec<FailedArrival>,
    /// Before which number the list goes on.
    pub next: Option<i64>,
}

/// What was tried too often, the latest first, before number `before`, of one host or of all.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn failed(app: &App, viewer: &Viewer, host: Option<&Host>, before: i64) -> Result<Failed, AppError> {
    require_instance(viewer)?;
    let host = host.map_or("", Host::as_str);
    let (arrivals, more) = inbox::failed_page(&mut app.db.read().await?, host, before).await?;
    let next = arrivals.last().filter(|_| more).map(|last| last.seq);
    Ok(Failed { arrivals, next })
}

/// Lets one that failed be processed again.
///
/// # Errors
/// [`AppError::NotFound`] when it did not fail, or is being tried again already; refusals.
pub async fn try_again(app: &App, viewer: &Viewer, seq: i64) -> Result<(), AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    if !inbox::try_again(&mut tx, seq, app.now()).await? {
        return Err(AppError::NotFound);
    }
    tx.commit().await?;
    app.nudge.inbox.notify_one();
    Ok(())
}

/// The same for everything of one host, or of all; how many.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn try_all_again(app: &App, viewer: &Viewer, host: Option<&Host>) -> Result<u64, AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    let again = inbox::try_all_again(&mut tx, host.map_or("", Host::as_str), app.now()).await?;
    tx.commit().await?;
    app.nudge.inbox.notify_one();
    Ok(again)
}
