//! What was sent and how far it got.

use allmende_db::engine::Conn;
use allmende_db::{inquiries, listings, queue};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{ActorId, CooperativeId, ListingId};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::text::LocalText;
use allmende_domain::text::Texts;

use super::{ActivityStatus, SentActivity, Undelivered};
use crate::App;
use crate::boards::cooperative_behind;
use crate::error::AppError;
use crate::permit::{require_inside, require_instance};

/// What was sent, with what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct SentView {
    pub activity: SentActivity,
    /// Who said it; `None` for the instance itself.
    pub cooperative: Option<Cooperative>,
    /// When it is about one of our listings.
    pub listing: Option<(ListingId, Texts)>,
}

/// A part of the list of what was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    pub activities: Vec<SentView>,
    /// Before which number the list goes on.
    pub next: Option<i64>,
}

/// What everybody here sent, the latest first, before number `before`.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn sent(app: &App, viewer: &Viewer, before: i64) -> Result<Sent, AppError> {
    require_instance(viewer)?;
    page(app, None, before).await
}

/// The same of one cooperative.
///
/// # Errors
/// Refusals: for its stewards.
pub async fn sent_of(app: &App, viewer: &Viewer, cooperative: &Cooperative, before: i64) -> Result<Sent, AppError> {
    require_inside(viewer, Permission::WriteListings, &cooperative.id)?;
    page(app, Some(&cooperative.actor), before).await
}

async fn page(app: &App, actor: Option<&ActorId>, before: i64) -> Result<Sent, AppError> {
    let mut conn = app.db.read().await?;
    let (activities, more) = queue::sent_page(&mut conn, actor, before).await?;
    let next = activities.last().filter(|_| more).map(|last| last.seq);
    let mut views = Vec::with_capacity(activities.len());
    for activity in activities {
        views.push(view(&mut conn, activity).await?);
    }
    Ok(Sent { activities: views, next })
}

async fn view(conn: &mut Conn, activity: SentActivity) -> Result<SentView, AppError> {
    let cooperative = cooperative_behind(conn, &activity.actor_id).await?;
    let listing = listings::find_by_url(conn, &activity.object_url).await?.map(|found| (found.listing.id, found.listing.terms.texts));
    Ok(SentView { activity, cooperative, listing })
}

fn may_see(viewer: &Viewer, cooperative: Option<&CooperativeId>) -> bool {
    viewer.may_run_instance() || cooperative.is_some_and(|ours| viewer.may(Permission::WriteListings, ours))
}

/// One activity by its number: how far it got and what it is about.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, it was forgotten, or the viewer is no steward of the cooperative that sent it.
pub async fn sent_seq(app: &App, viewer: &Viewer, seq: i64) -> Result<SentView, AppError> {
    let mut conn = app.db.read().await?;
    let activity = queue::sent(&mut conn, seq).await?.ok_or(AppError::NotFound)?;
    let view = view(&mut conn, activity).await?;
    let allowed = may_see(viewer, view.cooperative.as_ref().map(|ours| &ours.id));
    if allowed { Ok(view) } else { Err(AppError::NotFound) }
}

/// A part of the inboxes that wait for one activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub inboxes: Vec<Undelivered>,
    /// After which endpoint the list goes on.
    pub next: Option<i64>,
}

/// Which inboxes one activity still waits for, after endpoint `after`. Those it will not reach are among the dead letters.
///
/// # Errors
/// As [`sent_seq`].
pub async fn waiting(app: &App, viewer: &Viewer, seq: i64, after: i64) -> Result<Waiting, AppError> {
    sent_seq(app, viewer, seq).await?;
    let (inboxes, more) = queue::waiting_for(&mut app.db.read().await?, seq, after).await?;
    let next = inboxes.last().filter(|_| more).map(|last| last.endpoint_id);
    Ok(Waiting { inboxes, next })
}

/// Where one activity stands: delivered to N of M, and why not to the others.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, it was forgotten, or the viewer is no steward of the cooperative that sent it.
pub async fn of_activity(app: &App, viewer: &Viewer, activity_url: &str) -> Result<ActivityStatus, AppError> {
    let mut conn = app.db.read().await?;
    let status = queue::activity_status(&mut conn, activity_url).await?.ok_or(AppError::NotFound)?;
    let cooperative = cooperative_behind(&mut conn, &status.sent.actor_id).await?;
    let allowed = may_see(viewer, cooperative.as_ref().map(|ours| &ours.id));
    if allowed { Ok(status) } else { Err(AppError::NotFound) }
}

/// The number of the last activity about one of our listings; `None` when nobody was told about it yet.
///
/// # Errors
/// [`AppError::NotFound`] for a listing that is not ours or not the viewer's to see inside; refusals.
pub async fn activity_of_listing(app: &App, viewer: &Viewer, listing: &ListingId) -> Result<Option<i64>, AppError> {
    let mut conn = app.db.read().await?;
    match latest_about(&mut conn, viewer, listing).await? {
        Some(activity) => Ok(queue::seq_of(&mut conn, &activity).await?),
        None => Ok(None),
    }
}

/// Where the last activity about one of our listings stands; `None` when nobody was told about it yet.
///
/// # Errors
/// [`AppError::NotFound`] for a listing that is not ours or not the viewer's to see inside; refusals.
pub async fn of_listing(app: &App, viewer: &Viewer, listing: &ListingId) -> Result<Option<ActivityStatus>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(activity) = latest_about(&mut conn, viewer, listing).await? else { return Ok(None) };
    Ok(queue::activity_status(&mut conn, &activity).await?)
}

async fn latest_about(conn: &mut Conn, viewer: &Viewer, listing: &ListingId) -> Result<Option<String>, AppError> {
    let subject = inquiries::subject(conn, listing).await?.ok_or(AppError::NotFound)?;
    let cooperative = subject.cooperative.ok_or(AppError::NotFound)?;
    require_inside(viewer, Permission::WriteListings, &cooperative)?;
    Ok(queue::latest_about(conn, &subject.object_url).await?)
}

impl SentView {
    /// The title of the listing it is about, in the language that the reader knows best.
    #[must_use]
    pub fn title<'t>(&'t self, languages: &[allmende_domain::language::Language]) -> Option<&'t LocalText> {
        self.listing.as_ref().map(|(_, texts)| texts.best(languages))
    }
}
