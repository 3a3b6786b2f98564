//! Pinned listings: those with which the page of a cooperative begins.

use allmende_db::{Tx, events, pins as rows};
use allmende_domain::event::Event;
use allmende_domain::ids::{CooperativeId, ListingId};
use allmende_domain::listing::{Eligibility, ListingState};
use allmende_domain::permission::Viewer;

use super::changes::for_writing;
use super::{ListingView, own_cooperative, views};
use crate::App;
use crate::error::AppError;
use crate::limits::PINNED_MAX;

/// Pins a listing that everybody may see and take up; doing so twice is no error.
///
/// # Errors
/// [`AppError::Conflict`] `pin-not-public`, `pins-too-many`; refusals as for writing listings.
pub async fn pin(app: &App, viewer: &Viewer, id: &ListingId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let listing = for_writing(&mut tx, viewer, id).await?;
    let cooperative = own_cooperative(&listing).cloned().ok_or(AppError::Forbidden)?;
    let is_open = matches!(listing.state, ListingState::Published | ListingState::Reserved);
    if listing.terms.eligibility != Eligibility::Public || !is_open {
        return Err(AppError::conflict("pin-not-public", "only a published listing for everybody can be pinned"));
    }
    // Two who pin at the same moment must not both see the last place free.
    if !allmende_db::cooperatives::lock(&mut tx, &cooperative).await? {
        return Err(AppError::NotFound);
    }
    if rows::is_pinned(&mut tx, id).await? {
        return Ok(());
    }
    if rows::count(&mut tx, &cooperative).await? >= PINNED_MAX {
        return Err(AppError::conflict("pins-too-many", format!("{PINNED_MAX} are pinned already; take one away first")));
    }
    rows::insert(&mut tx, id, &cooperative, app.now()).await?;
    events::record(&mut tx, &Event::ListingPinned(id.clone()), listing.version, app.now()).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

/// Takes the pin away; doing so twice is no error.
///
/// # Errors
/// Refusals as for writing listings.
pub async fn unpin(app: &App, viewer: &Viewer, id: &ListingId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    for_writing(&mut tx, viewer, id).await?;
    unpin_in(app, &mut tx, id).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

/// The same inside the caller's transaction: what is closed or removed stands first no longer.
pub(super) async fn unpin_in(app: &App, tx: &mut Tx, id: &ListingId) -> Result<(), AppError> {
    if rows::delete(tx, id).await? {
        events::record(tx, &Event::ListingUnpinned(id.clone()), 0, app.now()).await?;
    }
    Ok(())
}

/// Whether a listing is pinned: what is pinned is for everybody, so this tells nothing of what is not.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn is_pinned(app: &App, _viewer: &Viewer, id: &ListingId) -> Result<bool, AppError> {
    Ok(rows::is_pinned(&mut app.db.read().await?, id).await?)
}

/// The pinned listings of a cooperative, the one pinned last first: the same for everybody.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn pinned(app: &App, _viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<ListingView>, AppError> {
    let mut conn = app.db.read().await?;
    let found = rows::of_cooperative(&mut conn, cooperative, PINNED_MAX).await?;
    views(&mut conn, found).await
}
