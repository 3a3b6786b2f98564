//! Deliveries: how sending to each server goes, who got what we sent, who did not and why, and what a person can do about it.

mod letters;
mod sent;

use allmende_db::engine::Conn;
use allmende_db::{Tx, leases, queue, standings};
use allmende_domain::peer::Standing;
use allmende_domain::permission::Viewer;
use allmende_domain::time::DAY_MS;
use allmende_domain::url::Host;

pub use allmende_db::leases::Node;
pub use allmende_db::queue::{
    ActivityStatus, Breaker, Burial, Condition, ConditionFigures, DeadLetter, Endpoint, EndpointStatus, Health, HostFilter, HostStatus,
    InboxStatus, LetterFilter, LetterKey, PendingDelivery, PlaceKey, QueueFigures, QueueTotals, ReasonClass, SentActivity, Undelivered,
    key_of_inbox,
};
pub use letters::{
    Letters, discard, discard_all, letters, letters_count, replay, replay_activity, replay_all, replay_host, replay_one_of_activity,
};
pub use sent::{Sent, SentView, Waiting, activity_of_listing, of_activity, of_listing, sent, sent_of, sent_seq, waiting};

use crate::App;
use crate::error::AppError;
use crate::permit::require_instance;

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

/// A node that shares the database, with the names of the leases that it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeView {
    pub node: Node,
    /// `delivery/00` to `delivery/63`, `events`, `harvest`, `housekeeping`, `inbox`.
    pub leases: Vec<String>,
}

/// The nodes that share the work, and the leases that are nobody's at this moment or of a node that is no more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Nodes {
    /// Empty on SQLite, where one process does everything.
    pub nodes: Vec<NodeView>,
    pub free: Vec<String>,
}

/// # Errors
/// Refusals: only for who runs the instance.
pub async fn nodes(app: &App, viewer: &Viewer) -> Result<Nodes, AppError> {
    require_instance(viewer)?;
    let mut conn = app.db.read().await?;
    let (nodes, rows) = (leases::nodes(&mut conn).await?, leases::all(&mut conn).await?);
    let of = |id: &str| rows.iter().filter(|row| row.owner.as_deref() == Some(id)).map(|row| row.name.clone()).collect();
    let nodes: Vec<NodeView> = nodes.into_iter().map(|node| NodeView { leases: of(&node.id), node }).collect();
    let owned = |owner: &str| nodes.iter().any(|view| view.node.id == owner);
    let free = rows.iter().filter(|row| !row.owner.as_deref().is_some_and(owned)).map(|row| row.name.clone()).collect();
    Ok(Nodes { nodes, free })
}

/// The whole queue in a few numbers.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn totals(app: &App, viewer: &Viewer) -> Result<QueueTotals, AppError> {
    require_instance(viewer)?;
    Ok(queue::totals(&mut app.db.read().await?).await?)
}

/// The same in every detail that is watched from outside. A host is late when something has waited for it for a day. For the process
/// itself: nobody's permission is asked.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn figures(app: &App) -> Result<QueueFigures, AppError> {
    Ok(queue::figures(&mut app.db.read().await?, app.now().plus(-DAY_MS)).await?)
}

/// A part of the list of servers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts {
    pub hosts: Vec<HostStatus>,
    /// Where the list goes on.
    pub next: Option<PlaceKey>,
}

/// Servers that something was ever addressed to, the worst first, from `after` on.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn hosts(app: &App, viewer: &Viewer, filter: &HostFilter, after: &PlaceKey) -> Result<Hosts, AppError> {
    require_instance(viewer)?;
    let (hosts, more) = queue::hosts_page(&mut app.db.read().await?, filter, after).await?;
    let next = hosts.last().filter(|_| more).map(|last| last.key.clone());
    Ok(Hosts { hosts, next })
}

/// One server and a part of its inboxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostView {
    pub status: HostStatus,
    pub standing: Standing,
    pub inboxes: Vec<InboxStatus>,
    /// Where the list of inboxes goes on.
    pub next: Option<PlaceKey>,
}

/// One server with its inboxes, the worst first, from `after` on.
///
/// # Errors
/// [`AppError::NotFound`] when nothing was ever addressed there; refusals.
pub async fn host(app: &App, viewer: &Viewer, host: &Host, after: &PlaceKey) -> Result<HostView, AppError> {
    require_instance(viewer)?;
    let mut conn = app.db.read().await?;
    let status = queue::host_status(&mut conn, host.as_str()).await?.ok_or(AppError::NotFound)?;
    let standing = standings::of(&mut conn, host, app.now()).await?;
    let (inboxes, more) = queue::inboxes_page(&mut conn, host.as_str(), after).await?;
    let next = inboxes.last().filter(|_| more).map(queue::key_of_inbox);
    Ok(HostView { status, standing, inboxes, next })
}

/// One inbox and a part of what waits for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxView {
    pub inbox: InboxStatus,
    pub pending: Vec<PendingDelivery>,
    /// After which number the list goes on.
    pub next: Option<i64>,
}

/// One inbox with what waits for it, the oldest first, after number `after`.
///
/// # Errors
/// [`AppError::NotFound`]; refusals.
pub async fn inbox(app: &App, viewer: &Viewer, endpoint_id: i64, after: i64) -> Result<InboxView, AppError> {
    require_instance(viewer)?;
    let mut conn = app.db.read().await?;
    let inbox = queue::inbox_status(&mut conn, endpoint_id).await?.ok_or(AppError::NotFound)?;
    let (pending, more) = queue::pending_of(&mut conn, endpoint_id, after).await?;
    let next = pending.last().filter(|_| more).map(|last| last.seq);
    Ok(InboxView { inbox, pending, next })
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
    queue::suspend_shut_endpoints(&mut tx).await?;
    commit(app, tx).await?;
    Ok(resumed)
}

async fn refuse_suspended(conn: &mut Conn, host: &Host) -> Result<(), AppError> {
    if standings::is_shut(conn, host).await? {
        return Err(AppError::conflict("peer-suspended", format!("{host} is suspended here, or not on the list; allow it first")));
    }
    Ok(())
}

async fn commit(app: &App, tx: Tx) -> Result<(), AppError> {
    tx.commit().await?;
    app.nudge.deliveries.notify_one();
    Ok(())
}
