//! Finding offers and needs, own and mirrored, in the local index: nothing is asked of peers, and nobody learns what is looked for.

use allmende_db::{search as index, settings};
use allmende_domain::geo::Bounds;
use allmende_domain::language::Language;
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::listing::{Author, Listing};
use allmende_domain::permission::Viewer;
use allmende_domain::search::SearchQuery;
use allmende_domain::text::{FOLDING, folded};

use crate::error::AppError;
use crate::limits;
use crate::listings::{ListingView, paged, views};
use crate::rich_text;
use crate::{App, Page};

/// One page of what `viewer` may see and `query` asks for: nearest first when a place is given, else best match first when words
/// are given that at most [`allmende_db::limits::RANKED_MAX`] listings have, else newest first.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn search(app: &App, viewer: &Viewer, query: &SearchQuery) -> Result<Page<ListingView>, AppError> {
    let page = query.page.clamp(0, limits::PAGE_NUMBER_MAX);
    let mut conn = app.db.read().await?;
    let found = index::find(&mut conn, viewer, query, PAGE_SIZE + 1, page * PAGE_SIZE).await?;
    paged(&mut conn, found, page).await
}

/// The same in the order of the titles that somebody sees who reads `languages`, best first: of the newest
/// [`limits::SORTED_BY_TITLE_MAX`], since a title has a language and no index. The second value says that there are more, which are not shown.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn by_title(
    app: &App,
    viewer: &Viewer,
    query: &SearchQuery,
    languages: &[Language],
) -> Result<(Page<ListingView>, bool), AppError> {
    let most = limits::SORTED_BY_TITLE_MAX;
    let mut conn = app.db.read().await?;
    let mut found = index::find_bare(&mut conn, viewer, query, most + 1, 0).await?;
    let is_cut = found.len() > usize::try_from(most).unwrap_or_default();
    found.truncate(usize::try_from(most).unwrap_or_default());
    found.sort_by_cached_key(|f| (folded(&f.listing.terms.texts.best(languages).title), f.listing.id.to_string()));
    let page = query.page.clamp(0, most / PAGE_SIZE);
    let before = usize::try_from(page * PAGE_SIZE).unwrap_or_default();
    let mut shown: Vec<_> = found.into_iter().skip(before).take(usize::try_from(PAGE_SIZE + 1).unwrap_or_default()).collect();
    index::complete(&mut conn, &mut shown).await?;
    Ok((paged(&mut conn, shown, page).await?, is_cut))
}

/// The newest open listings that `viewer` may see and `query` asks for, whose published place lies within `bounds`: at most
/// [`limits::ON_MAP_MAX`], and whether there are more. Distance and order of the query are not asked for, and tags, sectors, goals and
/// images are left out: a map shows none.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn within(app: &App, viewer: &Viewer, query: &SearchQuery, bounds: &Bounds) -> Result<(Vec<Listing>, bool), AppError> {
    let mut conn = app.db.read().await?;
    let mut found = index::within(&mut conn, viewer, query, bounds, limits::ON_MAP_MAX + 1).await?;
    let has_more = found.len() > usize::try_from(limits::ON_MAP_MAX).unwrap_or_default();
    found.truncate(usize::try_from(limits::ON_MAP_MAX).unwrap_or_default());
    let point = |listing: &Listing| listing.terms.place.as_ref().and_then(|place| place.published().point);
    found.retain(|f| point(&f.listing).is_some_and(|point| bounds.contains(point)));
    Ok((found.into_iter().map(|f| f.listing).collect(), has_more))
}

/// Open listings that `viewer` may see and `query` asks for (its words and place are left out), whose time is not over: at most
/// [`limits::CALENDAR_ENTRIES_MAX`], what ends first before.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn with_times(app: &App, viewer: &Viewer, query: &SearchQuery) -> Result<Vec<ListingView>, AppError> {
    let mut conn = app.db.read().await?;
    let found = index::with_times(&mut conn, viewer, query, app.now(), limits::CALENDAR_ENTRIES_MAX).await?;
    views(&mut conn, found).await
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

/// By which folding the index was made: its number, and while it is made anew also the id of the last listing that has its new words.
const FOLDED_BY: &str = "search.folding";

/// Gives the next [`limits::INDEXED_AT_ONCE`] listings the words that they are found by now, where the index was made by another way of
/// folding (see [`FOLDING`]); `false` when there is nothing more to do. Several nodes may do it together, and it may stop at any time: what is
/// done is noted with it.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn index_anew_once(app: &App) -> Result<bool, AppError> {
    let wanted = FOLDING.to_string();
    let before = settings::get(&mut app.db.read().await?, FOLDED_BY).await?;
    if before.as_deref() == Some(wanted.as_str()) {
        return Ok(false);
    }
    let behind = before.as_deref().and_then(|noted| noted.split_once(' ')).filter(|(by, _)| *by == wanted).map_or("", |(_, id)| id);
    let mut tx = app.db.begin().await?;
    let found = index::to_index(&mut tx, behind, limits::INDEXED_AT_ONCE).await?;
    let is_full = i64::try_from(found.len()).is_ok_and(|count| count >= limits::INDEXED_AT_ONCE);
    let noted = match found.last().filter(|_| is_full) {
        Some(last) => format!("{wanted} {}", last.listing.id),
        None => wanted,
    };
    if !settings::replace(&mut tx, FOLDED_BY, before.as_deref(), &noted).await? {
        // Another node did it.
        return Ok(true);
    }
    for found in &found {
        index::index(&mut tx, &found.listing.id, &words_of(&found.listing)).await?;
    }
    tx.commit().await?;
    Ok(is_full)
}
