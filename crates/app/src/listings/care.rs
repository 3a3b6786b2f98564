//! Looking after what is there: whether it still holds, and another one like it.

use allmende_db::{Tx, still_available as rows};
use allmende_domain::ids::{CooperativeId, ListingId};
use allmende_domain::listing::{Listing, ListingState, Window};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::time::UnixMillis;

use super::changes::{draft_in, for_writing};
use super::{ListingView, own_cooperative, views};
use crate::error::AppError;
use crate::{App, limits};

/// Open listings of a cooperative about which nobody said anything for [`limits::STILL_AVAILABLE_AFTER_MS`], the oldest first, at most
/// [`limits::STILL_AVAILABLE_ASKED_MAX`]. None for a viewer who may not answer the question.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn still_available(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<ListingView>, AppError> {
    if !viewer.may(Permission::WriteListings, cooperative) {
        return Ok(Vec::new());
    }
    let before = app.now().plus(-limits::STILL_AVAILABLE_AFTER_MS);
    let mut conn = app.db.read().await?;
    let found = rows::untouched(&mut conn, cooperative, before, limits::STILL_AVAILABLE_ASKED_MAX).await?;
    views(&mut conn, found).await
}

/// Says that a listing still holds: it is not asked about for another while. Nothing of it changes, so nobody else is told.
///
/// # Errors
/// [`AppError::Conflict`] `not-published` for drafts and closed ones; refusals as for writing listings.
pub async fn confirm(app: &App, viewer: &Viewer, id: &ListingId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let listing = for_writing(&mut tx, viewer, id).await?;
    if !matches!(listing.state, ListingState::Published | ListingState::Reserved) {
        return Err(AppError::conflict("not-published", "only what is published can still be there"));
    }
    rows::confirm(&mut tx, id, app.now()).await?;
    Ok(tx.commit().await?)
}

/// A draft with the terms of another listing of the cooperative: as much as there was at first, without a time that is over, and not of
/// the same resource, since it is another one of its kind.
///
/// # Errors
/// [`AppError::Conflict`] `drafts-too-many`; refusals as for writing listings.
pub async fn duplicate(app: &App, viewer: &Viewer, id: &ListingId) -> Result<Listing, AppError> {
    let mut tx = app.db.begin().await?;
    let original = for_writing(&mut tx, viewer, id).await?;
    let cooperative = own_cooperative(&original).cloned().ok_or(AppError::Forbidden)?;
    room_for_a_draft(&mut tx, &cooperative).await?;
    let mut terms = original.terms;
    terms.resource = None;
    terms.resource_url = None;
    terms.available = terms.quantity.clone();
    terms.window = still_ahead(terms.window, app.now());
    let copy = draft_in(app, &mut tx, &cooperative, terms).await?;
    tx.commit().await?;
    Ok(copy)
}

/// Nothing of a time that is over.
pub(super) fn still_ahead(window: Window, now: UnixMillis) -> Window {
    if window.until.is_some_and(|until| until < now) { Window::default() } else { window }
}

/// # Errors
/// [`AppError::Conflict`] `drafts-too-many`.
pub(super) async fn room_for_a_draft(tx: &mut Tx, cooperative: &CooperativeId) -> Result<(), AppError> {
    // Two who begin at the same moment must not both see the last place free.
    if !allmende_db::cooperatives::lock(tx, cooperative).await? {
        return Err(AppError::NotFound);
    }
    if rows::count_of_drafts(tx, cooperative).await? >= limits::DRAFTS_MAX {
        let message = format!("{} drafts are kept already; publish or discard one first", limits::DRAFTS_MAX);
        return Err(AppError::conflict("drafts-too-many", message));
    }
    Ok(())
}
