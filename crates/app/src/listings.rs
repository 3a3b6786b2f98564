//! Offers and needs: showing them, writing them, mirroring peers', and what a cooperative's catalogue says to programs.

mod care;
mod catalogue;
mod changes;
mod mirror;
mod pins;
mod reactions;
mod tags;

use std::collections::HashMap;

use allmende_db::listings::{self as rows, Found};
use allmende_db::{Conn, actors as actor_rows, images as image_rows, reactions as reaction_rows};
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{CooperativeId, ListingId};
use allmende_domain::image::Image;
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::listing::{Author, Listing, ListingState};
use allmende_domain::permission::Viewer;

use crate::error::AppError;
use crate::{App, Page};

pub use care::{confirm, duplicate, still_available};
pub use catalogue::{CatalogueItem, catalogue, public_count};
pub use changes::{close, draft, edit, publish, publish_new, release, remove, reopen, reserve};
pub(crate) use changes::{draft_in, publish_in, shows_resource};
pub use mirror::{MirrorOutcome, Mirrored, RemoteImage, is_wanted, mirror, unmirror, unmirror_all};
pub use pins::{is_pinned, pin, pinned, unpin};
pub use reactions::{Reaction, react, unreact};
pub use tags::{tagged, tagged_count};

/// A listing with everything a page or a document shows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ListingView {
    pub listing: Listing,
    /// Who speaks for it: the actor of our cooperative, or the peer's.
    pub author: Actor,
    /// `None` for mirrored ones.
    pub cooperative: Option<Cooperative>,
    /// In order.
    pub images: Vec<Image>,
    pub likes: i64,
    pub shares: i64,
    /// Its server is limited here: shown to members only, with a word of warning.
    pub is_limited: bool,
}

/// Adds authors, cooperatives, images and counts to listings, in a fixed number of statements for a page.
pub(crate) async fn views(conn: &mut Conn, found: Vec<Found>) -> Result<Vec<ListingView>, AppError> {
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<String> = found.iter().map(|f| f.listing.id.as_str().to_owned()).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let author_ids: Vec<_> = found.iter().map(|f| f.author.clone()).collect();
    let own: Vec<CooperativeId> = found.iter().filter_map(|f| own_cooperative(&f.listing).cloned()).collect();
    let authors: HashMap<_, _> =
        actor_rows::find_many(conn, &author_ids).await?.into_iter().map(|actor| (actor.id.clone(), actor)).collect();
    let cooperatives = rows::cooperatives_of(conn, &own).await?;
    let mut images = image_rows::of_owners(conn, &ids).await?;
    let counts = reaction_rows::counts(conn, &ids).await?;
    let views = found.into_iter().map(|Found { listing, author, is_limited }| {
        let author = authors.get(&author).cloned().ok_or_else(|| AppError::Internal(format!("listing {} without author", listing.id)))?;
        let reactions = counts.get(listing.id.as_str()).copied().unwrap_or_default();
        Ok(ListingView {
            cooperative: own_cooperative(&listing).and_then(|id| cooperatives.get(id.as_str()).cloned()),
            images: images.remove(listing.id.as_str()).unwrap_or_default(),
            likes: reactions.likes,
            shares: reactions.shares,
            listing,
            author,
            is_limited,
        })
    });
    views.collect()
}

/// The cooperative of this instance that published it; `None` for mirrored ones.
#[must_use]
pub const fn own_cooperative(listing: &Listing) -> Option<&CooperativeId> {
    match &listing.author {
        Author::Own(cooperative) => Some(cooperative),
        Author::Peer(_) => None,
    }
}

/// One listing, as `viewer` may see it.
///
/// # Errors
/// [`AppError::NotFound`] when it does not exist or is not for this viewer, [`AppError::Gone`] when it was out and was removed.
pub async fn show(app: &App, viewer: &Viewer, id: &ListingId) -> Result<ListingView, AppError> {
    let mut conn = app.db.read().await?;
    // One that is not for this viewer and one that does not exist cost the same statements (case V7).
    if !rows::is_visible(&mut conn, viewer, id).await? {
        let removed = rows::find_removed(&mut conn, id).await?;
        return Err(removed.map_or(AppError::NotFound, |found| absence_of(viewer, &found.listing)));
    }
    let found = rows::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    if found.listing.state == ListingState::Removed {
        return Err(absence_of(viewer, &found.listing));
    }
    views(&mut conn, vec![found]).await?.pop().ok_or(AppError::NotFound)
}

/// What is answered about a removed listing: whoever could see it before learns that it is gone; others learn nothing.
fn absence_of(viewer: &Viewer, listing: &Listing) -> AppError {
    let was_visible = match &listing.author {
        Author::Own(cooperative) => viewer.may_see(cooperative, ListingState::Closed, listing.terms.eligibility, false),
        Author::Peer(_) => true,
    };
    if was_visible && listing.published_at.is_some() { AppError::Gone } else { AppError::NotFound }
}

/// The listing at a federated address, own or mirrored, when `viewer` may see it. `None` also for removed ones.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn by_url(app: &App, viewer: &Viewer, object_url: &str) -> Result<Option<Listing>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(found) = rows::find_by_url(&mut conn, object_url).await? else { return Ok(None) };
    let shown = found.listing.state != ListingState::Removed && rows::is_visible(&mut conn, viewer, &found.listing.id).await?;
    Ok(shown.then_some(found.listing))
}

/// The listings of a cooperative in any of `states` (removed ones never) that `viewer` may see, latest change first. `page` is
/// zero-based.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn of_cooperative(
    app: &App,
    viewer: &Viewer,
    cooperative: &CooperativeId,
    states: &[ListingState],
    page: i64,
) -> Result<Page<ListingView>, AppError> {
    let page = page.clamp(0, crate::limits::PAGE_NUMBER_MAX);
    let mut conn = app.db.read().await?;
    let found = rows::of_cooperative(&mut conn, viewer, cooperative, states, PAGE_SIZE + 1, page * PAGE_SIZE).await?;
    paged(&mut conn, found, page).await
}

/// A page from a query that asked for one row more than a page holds.
pub(crate) async fn paged(conn: &mut Conn, found: Vec<Found>, page: i64) -> Result<Page<ListingView>, AppError> {
    let Page { items, number, has_more } = Page::from_extra(found, page, PAGE_SIZE);
    Ok(Page { items: views(conn, items).await?, number, has_more })
}
