//! Finding offers and needs, own and mirrored, in the local index: nothing is asked of peers, and nobody learns what is looked for.

use allmende_db::search as index;
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::listing::{Author, Listing};
use allmende_domain::permission::Viewer;
use allmende_domain::search::SearchQuery;
use allmende_domain::text::folded;

use crate::error::AppError;
use crate::limits;
use crate::listings::{ListingView, paged};
use crate::rich_text;
use crate::{App, Page};

/// One page of what `viewer` may see and `query` asks for: nearest first when a place is given, else best match first when words
/// are given, else newest first.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn search(app: &App, viewer: &Viewer, query: &SearchQuery) -> Result<Page<ListingView>, AppError> {
    let page = query.page.clamp(0, limits::PAGE_NUMBER_MAX);
    let mut conn = app.db.read().await?;
    let found = index::find(&mut conn, viewer, query, PAGE_SIZE + 1, page * PAGE_SIZE).await?;
    paged(&mut conn, found, page).await
}

/// The words a listing is found by: title and body in every language, tags, and the name of its place, folded as queries are.
pub(crate) fn words_of(listing: &Listing) -> String {
    let terms = &listing.terms;
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push(' ');
    };
    terms.texts.all().iter().for_each(|t| add(&t.title));
    terms.tags.iter().for_each(|tag| add(tag));
    terms.place.iter().for_each(|place| add(&place.name));
    for t in terms.texts.all() {
        let html = match listing.author {
            Author::Own(_) => rich_text::from_markdown(&t.body),
            Author::Peer(_) => t.body.clone(),
        };
        add(&rich_text::to_plain(&html));
    }
    let text: String = text.chars().take(limits::SEARCH_TEXT_CHARS_MAX).collect();
    folded(&text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
