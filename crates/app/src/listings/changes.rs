//! Writing own listings: draft, publish, edit, close, remove. Every change counts the version up and compares it first.

use allmende_db::{Tx, events, images as image_rows, listings as rows, reactions as reaction_rows, search as index, tombstones};
use allmende_domain::event::Event;
use allmende_domain::ids::{CooperativeId, ListingId};
use allmende_domain::limits as bounds;
use allmende_domain::listing::{Author, Eligibility, Listing, ListingChange, ListingState, Purpose, Terms, Window};
use allmende_domain::notifications::{News, NotificationKind};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::text::{self, LocalText, Texts};
use allmende_domain::time::UnixMillis;

use crate::App;
use crate::error::AppError;
use crate::limits;
use crate::notifications;
use crate::permit;
use crate::resources;
use crate::saved_searches;
use crate::search::words_of;
use crate::terms_input::publishing_errors;

/// What is left of the title of a removed listing.
const REMOVED_TITLE: &str = "…";

/// Keeps terms as a draft, which only the cooperative sees. A draft may break every rule of publishing.
///
/// # Errors
/// [`AppError::SignInFirst`] or [`AppError::Forbidden`] for others than stewards; [`AppError::Invalid`] for images
/// (`image-unknown`, `too-many`) and a resource (`resource-unknown`) that are not the cooperative's; [`AppError::Conflict`]
/// `drafts-too-many`.
pub async fn draft(app: &App, viewer: &Viewer, cooperative: &CooperativeId, terms: Terms) -> Result<Listing, AppError> {
    permit::require(viewer, Permission::WriteListings, cooperative)?;
    let mut tx = app.db.begin().await?;
    super::care::room_for_a_draft(&mut tx, cooperative).await?;
    let listing = draft_in(app, &mut tx, cooperative, terms).await?;
    tx.commit().await?;
    Ok(listing)
}

/// Publishes a draft, or a closed listing again; a time that is over meanwhile no longer holds then. The resource behind a public offer is made when none was named.
///
/// # Errors
/// [`AppError::Invalid`] with every rule of publishing that is broken; [`AppError::Conflict`] with `already-published`, or
/// `changed-meanwhile`.
pub async fn publish(app: &App, viewer: &Viewer, id: &ListingId) -> Result<Listing, AppError> {
    let mut tx = app.db.begin().await?;
    let listing = for_writing(&mut tx, viewer, id).await?;
    let published = publish_in(app, viewer, &mut tx, listing).await?;
    committed(app, tx).await?;
    Ok(published)
}

/// Publishes a closed listing again: [`publish`] under the word that pages use.
///
/// # Errors
/// As [`publish`].
pub async fn reopen(app: &App, viewer: &Viewer, id: &ListingId) -> Result<Listing, AppError> {
    publish(app, viewer, id).await
}

/// Drafts and publishes in one step.
///
/// # Errors
/// As [`draft`] and [`publish`]; nothing is stored when the terms cannot be published.
pub async fn publish_new(app: &App, viewer: &Viewer, cooperative: &CooperativeId, terms: Terms) -> Result<Listing, AppError> {
    permit::require(viewer, Permission::WriteListings, cooperative)?;
    let mut tx = app.db.begin().await?;
    let listing = draft_in(app, &mut tx, cooperative, terms).await?;
    let published = publish_in(app, viewer, &mut tx, listing).await?;
    committed(app, tx).await?;
    Ok(published)
}

/// Replaces the terms of a draft or of a published listing. `expected_version` is the version the editor started from. The
/// resource that was made from the listing follows, as long as nobody edited it apart.
///
/// # Errors
/// [`AppError::Conflict`]: `changed-meanwhile`; `closed-listing` for closed ones; `eligibility-narrowed` when fewer people than
/// before could see it: copies are out, so remove it and publish anew. [`AppError::Invalid`] as [`draft`], and as [`publish`]
/// when it is published.
pub async fn edit(
    app: &App,
    viewer: &Viewer,
    id: &ListingId,
    mut terms: Terms,
    expected_version: Option<i64>,
) -> Result<Listing, AppError> {
    let mut tx = app.db.begin().await?;
    let old = for_writing(&mut tx, viewer, id).await?;
    let cooperative = author_of(&old)?;
    if expected_version.is_some_and(|version| version != old.version) {
        return Err(changed_meanwhile());
    }
    let state =
        old.state.after(ListingChange::Edit).ok_or_else(|| AppError::conflict("closed-listing", "it is closed; publish it again first"))?;
    terms.resource = terms.resource.or_else(|| old.terms.resource.clone());
    check_references(app, &mut tx, &cooperative, &mut terms).await?;
    let mut new = Listing { terms, state, ..old.clone() };
    touch(app, &mut new);
    if state.is_out() {
        if width(new.terms.eligibility) < width(old.terms.eligibility) {
            return Err(AppError::conflict(
                "eligibility-narrowed",
                "copies are already out; to show it to fewer people, remove it and publish it anew",
            ));
        }
        new.terms.check(app.now()).map_err(|errors| AppError::Invalid(publishing_errors(errors)))?;
        if new.terms.resource.is_some() && new.terms.resource == old.terms.resource {
            resources::follow_listing(app, &mut tx, &old.terms, &new.terms).await?;
        } else {
            resources::ensure_behind(app, &mut tx, &cooperative, &mut new.terms).await?;
        }
    }
    store(&mut tx, &new, old.version).await?;
    if state.is_out() {
        index::index(&mut tx, &new.id, &words_of(&new)).await?;
        let newly_out = old.terms.eligibility == Eligibility::Members;
        announce(&mut tx, &new, newly_out, app.now()).await?;
        if newly_out && new.terms.eligibility != Eligibility::Members {
            saved_searches::opened(app, viewer, &mut tx, &new.id, false).await?;
        }
    }
    forget_images(&mut tx, &old, &new).await?;
    committed(app, tx).await?;
    Ok(new)
}

/// Closes a published listing: it stays readable, with a note (at most 1,000 characters, may be empty) for those who come late.
///
/// # Errors
/// [`AppError::Conflict`] `not-published`; [`AppError::Invalid`] `text-too-long` for the note.
pub async fn close(app: &App, viewer: &Viewer, id: &ListingId, note: &str) -> Result<Listing, AppError> {
    let note =
        text::paragraphs(note, limits::NOTE_CHARS_MAX).map_err(|error| AppError::invalid("note", "text-too-long", error.to_string()))?;
    let mut tx = app.db.begin().await?;
    let mut listing = for_writing(&mut tx, viewer, id).await?;
    let version = listing.version;
    listing.state = listing
        .state
        .after(ListingChange::Close)
        .ok_or_else(|| AppError::conflict("not-published", "only a published listing can be closed"))?;
    listing.closing_note = note;
    touch(app, &mut listing);
    store(&mut tx, &listing, version).await?;
    super::pins::unpin_in(app, &mut tx, id).await?;
    announce(&mut tx, &listing, false, app.now()).await?;
    notifications::note(app, &mut tx, &News::ListingClosed(id.clone())).await?;
    committed(app, tx).await?;
    app.nudge.news.notify_one();
    Ok(listing)
}

/// Marks a published listing as promised to somebody: it stays where it is found, and says so.
///
/// # Errors
/// [`AppError::Conflict`] `not-published`; refusals as [`edit`].
pub async fn reserve(app: &App, viewer: &Viewer, id: &ListingId) -> Result<Listing, AppError> {
    change_state(app, viewer, id, ListingChange::Reserve).await
}

/// Takes that back: it is to be had again.
///
/// # Errors
/// As [`reserve`].
pub async fn release(app: &App, viewer: &Viewer, id: &ListingId) -> Result<Listing, AppError> {
    change_state(app, viewer, id, ListingChange::Release).await
}

async fn change_state(app: &App, viewer: &Viewer, id: &ListingId, change: ListingChange) -> Result<Listing, AppError> {
    let mut tx = app.db.begin().await?;
    let mut listing = for_writing(&mut tx, viewer, id).await?;
    let version = listing.version;
    listing.state =
        listing.state.after(change).ok_or_else(|| AppError::conflict("not-published", "only a published listing can be reserved"))?;
    touch(app, &mut listing);
    store(&mut tx, &listing, version).await?;
    announce(&mut tx, &listing, false, app.now()).await?;
    committed(app, tx).await?;
    Ok(listing)
}

/// Removes a listing for good: its texts, place, images and the resource that was made from it. Its address answers "gone" when
/// it had been out.
///
/// # Errors
/// [`AppError::Gone`] when it was removed before.
pub async fn remove(app: &App, viewer: &Viewer, id: &ListingId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let old = for_writing(&mut tx, viewer, id).await?;
    let mut listing = old.clone();
    listing.state = listing.state.after(ListingChange::Remove).ok_or(AppError::Gone)?;
    blank(&mut listing)?;
    touch(app, &mut listing);
    store(&mut tx, &listing, old.version).await?;
    index::remove(&mut tx, &listing.id).await?;
    reaction_rows::delete_of_listing(&mut tx, &listing.id).await?;
    super::pins::unpin_in(app, &mut tx, id).await?;
    if old.state.is_out() {
        let tombstone = tombstones::TombstoneRow {
            object_url: listing.object_url.clone(),
            former_type: tombstones::LISTING.to_owned(),
            actor_url: None,
            deleted_at: listing.updated_at,
        };
        tombstones::insert(&mut tx, &tombstone).await?;
        if listing.terms.eligibility != Eligibility::Members {
            events::record(&mut tx, &Event::ListingRemoved(listing.id.clone()), listing.version, app.now()).await?;
        }
        resources::remove_with_listing(app, &mut tx, &old.terms).await?;
    }
    forget_images(&mut tx, &old, &listing).await?;
    notifications::settle(app, &mut tx, NotificationKind::Draft, id.as_str()).await?;
    committed(app, tx).await
}

/// Empties everything that people wrote; the row stays, because conversations refer to it.
pub(super) fn blank(listing: &mut Listing) -> Result<(), AppError> {
    let language = listing.terms.texts.first().language.clone();
    let title = LocalText { language, title: REMOVED_TITLE.to_owned(), body: String::new() };
    let terms = &mut listing.terms;
    terms.texts = Texts::new(vec![title]).map_err(|error| AppError::Internal(error.to_string()))?;
    terms.resource = None;
    terms.resource_url = None;
    terms.kind = None;
    terms.window = Window::default();
    terms.reciprocal = None;
    terms.licence = None;
    terms.conditions = String::new();
    terms.link = None;
    terms.version = String::new();
    terms.checksum = String::new();
    terms.tags = Vec::new();
    terms.sectors = Vec::new();
    terms.sdgs = Vec::new();
    terms.place = None;
    terms.images = Vec::new();
    listing.closing_note = String::new();
    Ok(())
}

/// A draft, inside the caller's transaction, for a viewer who was authorised.
pub(crate) async fn draft_in(app: &App, tx: &mut Tx, cooperative: &CooperativeId, mut terms: Terms) -> Result<Listing, AppError> {
    check_references(app, tx, cooperative, &mut terms).await?;
    let (id, now) = (ListingId::from_uuid(app.uuid()), app.now());
    let listing = Listing {
        object_url: app.addresses.listing(&id),
        id,
        author: Author::Own(cooperative.clone()),
        terms,
        state: ListingState::Draft,
        closing_note: String::new(),
        version: 1,
        created_at: now,
        updated_at: now,
        published_at: None,
    };
    rows::insert(tx, &listing).await?;
    Ok(listing)
}

/// Publishes, inside the caller's transaction, for `viewer`, who was authorised.
pub(crate) async fn publish_in(app: &App, viewer: &Viewer, tx: &mut Tx, mut listing: Listing) -> Result<Listing, AppError> {
    let cooperative = author_of(&listing)?;
    crate::moves::refuse_when_away(tx, &cooperative).await?;
    let (version, now) = (listing.version, app.now());
    let again = listing.state == ListingState::Closed;
    listing.state =
        listing.state.after(ListingChange::Publish).ok_or_else(|| AppError::conflict("already-published", "it is published already"))?;
    if again {
        listing.terms.window = super::care::still_ahead(listing.terms.window, now);
    }
    listing.terms.check(now).map_err(|errors| AppError::Invalid(publishing_errors(errors)))?;
    check_references(app, tx, &cooperative, &mut listing.terms).await?;
    listing.closing_note = String::new();
    if listing.terms.available.is_zero() {
        listing.terms.available = listing.terms.quantity.clone();
    }
    resources::ensure_behind(app, tx, &cooperative, &mut listing.terms).await?;
    touch(app, &mut listing);
    listing.published_at = listing.published_at.or(Some(now));
    store(tx, &listing, version).await?;
    index::index(tx, &listing.id, &words_of(&listing)).await?;
    announce(tx, &listing, !again, now).await?;
    saved_searches::opened(app, viewer, tx, &listing.id, again).await?;
    notifications::settle(app, tx, NotificationKind::Draft, listing.id.as_str()).await?;
    Ok(listing)
}

/// The stored listing, for a viewer who may change it.
pub(super) async fn for_writing(tx: &mut Tx, viewer: &Viewer, id: &ListingId) -> Result<Listing, AppError> {
    let listing = rows::find(tx, id).await?.ok_or(AppError::NotFound)?.listing;
    let allowed = super::own_cooperative(&listing).is_some_and(|cooperative| viewer.may(Permission::WriteListings, cooperative));
    if listing.state == ListingState::Removed {
        return Err(if allowed { AppError::Gone } else { super::absence_of(viewer, &listing) });
    }
    if allowed {
        return Ok(listing);
    }
    // Who may not even see it must not learn that it exists (case V7).
    if !rows::is_visible(tx, viewer, id).await? {
        return Err(AppError::NotFound);
    }
    Err(if matches!(viewer, Viewer::Stranger) { AppError::SignInFirst } else { AppError::Forbidden })
}

fn author_of(listing: &Listing) -> Result<CooperativeId, AppError> {
    super::own_cooperative(listing).cloned().ok_or(AppError::Forbidden)
}

/// Images and the resource must be the cooperative's own; the resource's address is filled in.
async fn check_references(app: &App, tx: &mut Tx, cooperative: &CooperativeId, terms: &mut Terms) -> Result<(), AppError> {
    if terms.images.len() > bounds::IMAGES_MAX {
        return Err(AppError::invalid("images", "too-many", format!("more than {}", bounds::IMAGES_MAX)));
    }
    if !terms.images.is_empty() && image_rows::count_of_cooperative(tx, cooperative, &terms.images).await? != terms.images.len() {
        return Err(AppError::invalid("images", "image-unknown", "not an image of this cooperative"));
    }
    terms.resource_url = match &terms.resource {
        Some(id) => {
            let resource = allmende_db::resources::find(tx, id).await?;
            if !resource.is_some_and(|r| r.cooperative == *cooperative && r.removed_at.is_none()) {
                return Err(AppError::invalid("resource", "resource-unknown", "not a resource of this cooperative"));
            }
            Some(app.addresses.resource(id))
        }
        None => None,
    };
    Ok(())
}

/// Counts the change; its time is later than the one before even when the clock went back (invariant 6).
fn touch(app: &App, listing: &mut Listing) {
    listing.version += 1;
    listing.updated_at = app.now().max(listing.updated_at.plus(1));
}

async fn store(tx: &mut Tx, listing: &Listing, expected: i64) -> Result<(), AppError> {
    if rows::update(tx, listing, expected).await? { Ok(()) } else { Err(changed_meanwhile()) }
}

fn changed_meanwhile() -> AppError {
    AppError::conflict("changed-meanwhile", "somebody else changed it meanwhile; look again and retry")
}

/// Records the change, unless the listing is for members only and never leaves the instance.
async fn announce(tx: &mut Tx, listing: &Listing, is_new: bool, now: UnixMillis) -> Result<(), AppError> {
    if listing.terms.eligibility == Eligibility::Members {
        return Ok(());
    }
    let id = listing.id.clone();
    let event = if is_new { Event::ListingPublished(id) } else { Event::ListingChanged(id) };
    Ok(events::record(tx, &event, listing.version, now).await?)
}

/// How many people may see it, as an order.
const fn width(eligibility: Eligibility) -> u8 {
    match eligibility {
        Eligibility::Public => 2,
        Eligibility::Network => 1,
        Eligibility::Members => 0,
    }
}

/// Whether a resource of its own stands in the catalogue behind this listing: the catalogue is public, so only behind public offers.
pub(crate) fn shows_resource(terms: &Terms) -> bool {
    terms.purpose == Purpose::Offer && terms.eligibility == Eligibility::Public
}

async fn forget_images(tx: &mut Tx, old: &Listing, new: &Listing) -> Result<(), AppError> {
    for image in old.terms.images.iter().filter(|image| !new.terms.images.contains(image)) {
        image_rows::delete_if_unused(tx, image).await?;
    }
    Ok(())
}

async fn committed(app: &App, tx: Tx) -> Result<(), AppError> {
    allmende_db::failpoint!("listing-written");
    tx.commit().await?;
    allmende_db::failpoint!("listing-committed");
    app.nudge.events.notify_one();
    Ok(())
}
