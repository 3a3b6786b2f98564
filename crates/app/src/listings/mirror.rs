//! Copies of peers' listings: stored only for their author, never older than what is known, never again after their deletion.

use allmende_db::{
    Conn, Tx, follows, images as image_rows, listings as rows, reactions as reaction_rows, search as index, standings, tombstones,
};
use allmende_domain::actor::Actor;
use allmende_domain::ids::{ImageId, ListingId};
use allmende_domain::image::Image;
use allmende_domain::limits as bounds;
use allmende_domain::listing::{Author, Eligibility, Listing, ListingState, Terms};
use allmende_domain::notifications::News;
use allmende_domain::permission::Viewer;
use allmende_domain::text::truncated;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::App;
use crate::error::AppError;
use crate::limits;
use crate::notifications;
use crate::saved_searches;
use crate::search::words_of;

/// A listing as a peer sent it, read into our terms.
#[derive(Debug, Clone, PartialEq)]
pub struct Mirrored {
    pub object_url: ObjectUrl,
    /// Bodies are the peer's HTML. `images` and `resource` are ignored.
    pub terms: Terms,
    pub images: Vec<RemoteImage>,
    /// Published, reserved or closed.
    pub state: ListingState,
    pub closing_note: String,
    pub published_at: UnixMillis,
    pub updated_at: UnixMillis,
}

/// An image at its author's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteImage {
    pub url: ObjectUrl,
    pub media_type: String,
    pub alt: String,
    /// Pixels; zero when not told.
    pub width: u32,
    pub height: u32,
}

/// What became of a peer's listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MirrorOutcome {
    Created(ListingId),
    Updated(ListingId),
    /// We know this version or a later one.
    Stale,
    /// In English, for the log and the inbox's record.
    Refused(&'static str),
}

/// Whether a listing at `object_url` by `author`, that came by itself or was `shared_by` somebody, is to be mirrored at all. One that
/// is known of its author is kept up to date whoever follows whom now. Any other is taken in only for those whom one of ours follows,
/// or asked to: otherwise every stranger could fill our pages.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn is_wanted(app: &App, author: &Actor, object_url: &ObjectUrl, shared_by: Option<&Actor>) -> Result<bool, AppError> {
    let mut conn = app.db.read().await?;
    let stored = rows::find_by_url(&mut conn, object_url.as_str()).await?.map(|found| found.listing);
    if stored.is_some_and(|listing| listing.author == Author::Peer(author.id.clone())) {
        return Ok(true);
    }
    if let Some(sharer) = shared_by
        && follows::is_followed_by_ours(&mut conn, &sharer.id).await?
    {
        return Ok(true);
    }
    // A listing may overtake the answer to our request.
    Ok(follows::is_wanted_by_ours(&mut conn, &author.id).await?)
}

/// Stores or updates the copy of a listing of `author`, whose authorship the caller has verified. Texts and lists are cut to our
/// bounds rather than refused.
///
/// # Errors
/// [`AppError::Unavailable`]. What is wrong with the listing is an outcome, not an error.
pub async fn mirror(app: &App, author: &Actor, mirrored: Mirrored) -> Result<MirrorOutcome, AppError> {
    let mut tx = app.db.begin().await?;
    if let Some(reason) = refusal(&mut tx, author, &mirrored).await? {
        return Ok(MirrorOutcome::Refused(reason));
    }
    let now = app.now();
    let stored = rows::find_by_url(&mut tx, mirrored.object_url.as_str()).await?.map(|found| found.listing);
    let outcome = match stored {
        Some(stored) if stored.author != Author::Peer(author.id.clone()) => {
            return Ok(MirrorOutcome::Refused("published by somebody else"));
        }
        Some(stored) if stored.state == ListingState::Removed => return Ok(MirrorOutcome::Refused("deleted before")),
        Some(stored) if stored.updated_at >= mirrored.updated_at => return Ok(MirrorOutcome::Stale),
        Some(stored) => {
            let listing = Listing {
                version: stored.version + 1,
                updated_at: mirrored.updated_at,
                state: mirrored.state,
                closing_note: truncated(&mirrored.closing_note, limits::NOTE_CHARS_MAX),
                terms: bounded(mirrored.terms, remote_images(app, &mut tx, stored.id.as_str(), &mirrored.images).await?),
                ..stored.clone()
            };
            if !rows::update(&mut tx, &listing, stored.version).await? {
                return Err(AppError::Unavailable("the same listing is being changed".to_owned()));
            }
            for image in stored.terms.images.iter().filter(|image| !listing.terms.images.contains(image)) {
                image_rows::delete_if_unused(&mut tx, image).await?;
            }
            index::index(&mut tx, &listing.id, &words_of(&listing)).await?;
            if stored.state == ListingState::Closed && listing.state != ListingState::Closed {
                saved_searches::opened(app, &Viewer::Stranger, &mut tx, &listing.id, true).await?;
            }
            if listing.state == ListingState::Closed && stored.state != ListingState::Closed {
                notifications::note(app, &mut tx, &News::ListingClosed(listing.id.clone())).await?;
            }
            MirrorOutcome::Updated(listing.id)
        }
        None => {
            let id = ListingId::from_uuid(app.uuid());
            let images = remote_images(app, &mut tx, id.as_str(), &mirrored.images).await?;
            let listing = Listing {
                id: id.clone(),
                object_url: mirrored.object_url,
                author: Author::Peer(author.id.clone()),
                terms: bounded(mirrored.terms, images),
                state: mirrored.state,
                closing_note: truncated(&mirrored.closing_note, limits::NOTE_CHARS_MAX),
                version: 1,
                created_at: now,
                updated_at: mirrored.updated_at,
                // A date in the future would keep it on top of every list.
                published_at: Some(mirrored.published_at.min(now)),
            };
            rows::insert(&mut tx, &listing).await?;
            standings::keep(&mut tx, &listing.object_url.host()).await?;
            index::index(&mut tx, &id, &words_of(&listing)).await?;
            if listing.state != ListingState::Closed {
                saved_searches::opened(app, &Viewer::Stranger, &mut tx, &id, false).await?;
            }
            MirrorOutcome::Created(id)
        }
    };
    allmende_db::failpoint!("mirror-written");
    tx.commit().await?;
    app.nudge.news.notify_one();
    Ok(outcome)
}

async fn refusal(conn: &mut Conn, author: &Actor, mirrored: &Mirrored) -> Result<Option<&'static str>, AppError> {
    if author.is_local {
        return Ok(Some("ours"));
    }
    if mirrored.object_url.host() != author.url.host() {
        return Ok(Some("its id is on another server than its author"));
    }
    if !mirrored.state.is_out() {
        return Ok(Some("not published"));
    }
    if mirrored.terms.eligibility == Eligibility::Members {
        return Ok(Some("not meant for us"));
    }
    let tombstone = tombstones::find(conn, mirrored.object_url.as_str()).await?;
    let deleted = tombstone.is_some_and(|tombstone| tombstone.actor_url.as_ref() == Some(&author.url));
    Ok(deleted.then_some("deleted before"))
}

fn bounded(mut terms: Terms, images: Vec<ImageId>) -> Terms {
    let note = |text: &str| truncated(text, limits::NOTE_CHARS_MAX);
    terms.resource = None;
    terms.images = images;
    terms.conditions = truncated(&terms.conditions, bounds::BODY_CHARS_MAX);
    terms.version = truncated(&terms.version, bounds::NAME_CHARS_MAX);
    terms.checksum = truncated(&terms.checksum, bounds::NAME_CHARS_MAX);
    terms.tags.truncate(bounds::TAGS_MAX);
    for tag in &mut terms.tags {
        *tag = truncated(tag, bounds::TAG_CHARS_MAX);
    }
    terms.sectors.truncate(bounds::SECTORS_MAX);
    terms.sdgs.truncate(bounds::SDGS_MAX);
    if let Some(place) = &mut terms.place {
        place.name = truncated(&place.name, bounds::NAME_CHARS_MAX);
        place.address = note(&place.address);
        place.opening_hours = note(&place.opening_hours);
        place.accessibility = note(&place.accessibility);
    }
    if let Some(back) = &mut terms.reciprocal {
        back.note = note(&back.note);
    }
    terms
}

/// Rows for a peer's images; those that the listing had before, by address, keep theirs.
async fn remote_images(app: &App, tx: &mut Tx, owner: &str, images: &[RemoteImage]) -> Result<Vec<ImageId>, AppError> {
    let known = image_rows::of_owners(tx, &[owner]).await?.remove(owner).unwrap_or_default();
    let mut ids: Vec<ImageId> = Vec::new();
    for image in images.iter().take(bounds::IMAGES_MAX) {
        let alt = truncated(&image.alt, bounds::ALT_CHARS_MAX);
        if let Some(same) = known.iter().find(|known| known.remote_url.as_ref() == Some(&image.url) && !ids.contains(&known.id)) {
            image_rows::set_alt(tx, &same.id, &alt).await?;
            ids.push(same.id.clone());
            continue;
        }
        let new = Image {
            id: ImageId::from_uuid(app.uuid()),
            alt,
            media_type: truncated(&image.media_type, bounds::NAME_CHARS_MAX),
            width: image.width,
            height: image.height,
            remote_url: Some(image.url.clone()),
            is_here: false,
        };
        image_rows::insert(tx, &new, None, app.now()).await?;
        ids.push(new.id);
    }
    Ok(ids)
}

/// Forgets the copy of a listing that its author deleted, and keeps a tombstone so that an older copy that arrives later is not
/// stored. The tombstone is kept also for what we never had. `false` when nothing of this author was there.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn unmirror(app: &App, author: &Actor, object_url: &ObjectUrl) -> Result<bool, AppError> {
    if author.is_local || object_url.host() != author.url.host() {
        return Ok(false);
    }
    let mut tx = app.db.begin().await?;
    let stored = rows::find_by_url(&mut tx, object_url.as_str()).await?.map(|found| found.listing);
    let removed = match stored {
        Some(listing) if listing.author == Author::Peer(author.id.clone()) => forget(app, &mut tx, listing).await?,
        Some(_) => return Ok(false),
        None => false,
    };
    let tombstone = tombstones::TombstoneRow {
        object_url: object_url.clone(),
        former_type: tombstones::LISTING.to_owned(),
        actor_url: Some(author.url.clone()),
        deleted_at: app.now(),
    };
    tombstones::insert(&mut tx, &tombstone).await?;
    tx.commit().await?;
    Ok(removed)
}

/// Forgets everything mirrored of an actor who is gone, and what they reacted with; how many listings.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn unmirror_all(app: &App, author: &Actor) -> Result<usize, AppError> {
    let mut tx = app.db.begin().await?;
    let ids = rows::ids_of_actor(&mut tx, &author.id).await?;
    for id in &ids {
        if let Some(found) = rows::find(&mut tx, id).await? {
            forget(app, &mut tx, found.listing).await?;
        }
    }
    reaction_rows::delete_of_actor(&mut tx, &author.id).await?;
    tx.commit().await?;
    Ok(ids.len())
}

async fn forget(app: &App, tx: &mut Tx, mut listing: Listing) -> Result<bool, AppError> {
    if listing.state == ListingState::Removed {
        return Ok(false);
    }
    let (version, images) = (listing.version, std::mem::take(&mut listing.terms.images));
    listing.state = ListingState::Removed;
    super::changes::blank(&mut listing)?;
    listing.version += 1;
    listing.updated_at = app.now().max(listing.updated_at.plus(1));
    if !rows::update(tx, &listing, version).await? {
        return Err(AppError::Unavailable("the same listing is being changed".to_owned()));
    }
    index::remove(tx, &listing.id).await?;
    for image in &images {
        image_rows::delete_if_unused(tx, image).await?;
    }
    Ok(true)
}
