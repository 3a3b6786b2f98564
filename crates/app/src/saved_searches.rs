//! Searches that members keep, to be told when something new fits.
//!
//! What is new is compared with them beside the requests, some at a time ([`look_once`]), and with the same search that the catalogue has. Nothing of what
//! was found is stored but how many: what a member sees is looked up when they look, as far as they may see it then.

use allmende_db::search::{self as index, Stretch};
use allmende_db::{Conn, Tx, cooperatives, members, openings, saved_searches as rows};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{ListingId, SavedSearchId};
use allmende_domain::limits::{NAME_CHARS_MAX, PAGE_SIZE};
use allmende_domain::notifications::NotificationKind;
use allmende_domain::permission::Viewer;
use allmende_domain::saved_search::SavedSearch;
use allmende_domain::search::SearchQuery;
use allmende_domain::text::{self, TextError};
use allmende_domain::time::UnixMillis;

use crate::error::AppError;
use crate::listings::{ListingView, paged};
use crate::permit::require_member;
use crate::{App, Page, limits, notifications};

/// Reads what a kept search asks for; `None` when a part of it cannot be read any more, as when a cooperative is gone. Pages read addresses, so pages
/// bring it.
pub type Read<'a> = dyn Fn(&str, &[Cooperative]) -> Option<SearchQuery> + Send + Sync + 'a;

/// A listing is to be had from now on, in the transaction that makes it so. One that was closed for a moment only is nothing new: otherwise closing and
/// opening again would be a way to stand in everybody's notifications every day.
pub(crate) async fn opened(app: &App, viewer: &Viewer, tx: &mut Tx, listing: &ListingId, again: bool) -> Result<(), AppError> {
    let now = app.now();
    let unless_after = if again { now.plus(-limits::OPENED_AGAIN_MS) } else { now };
    openings::record(tx, listing, viewer.member().map(|member| &member.id), now, unless_after).await?;
    Ok(())
}

fn named(name: &str) -> Result<String, AppError> {
    text::line(name, NAME_CHARS_MAX).map_err(|error| match error {
        TextError::Empty => AppError::invalid("name", "name-missing", "needs a name"),
        error => AppError::invalid("name", "text-too-long", error.to_string()),
    })
}

/// Keeps a search. `query` is the address of the catalogue without its beginning, read and put together anew by the caller. One that is kept already
/// stays as it is, and goes on if it rested. What is there already is nothing new.
///
/// # Errors
/// [`AppError::Invalid`] for the name (`name-missing`, `text-too-long`) and the search (`search-everything`, `search-too-long`);
/// [`AppError::Conflict`] `searches-too-many`; refusals.
pub async fn save(app: &App, viewer: &Viewer, name: &str, query: &str) -> Result<SavedSearch, AppError> {
    let member = require_member(viewer)?;
    let name = named(name)?;
    if query.is_empty() {
        return Err(AppError::invalid("query", "search-everything", "asks for everything"));
    }
    if query.len() > limits::SAVED_QUERY_BYTES_MAX {
        return Err(AppError::invalid("query", "search-too-long", format!("longer than {} bytes", limits::SAVED_QUERY_BYTES_MAX)));
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    // Two taps at the same moment keep one, and two of the last place one.
    if !rows::lock(&mut tx, &member.id).await? {
        return Err(AppError::SignInFirst);
    }
    let saved = match rows::find_by_query(&mut tx, &member.id, query).await? {
        Some(known) => {
            rows::resume(&mut tx, &known.id, now).await?;
            SavedSearch { paused_at: None, ..known }
        }
        None => {
            if rows::of_member(&mut tx, &member.id).await?.len() >= limits::SAVED_SEARCHES_MAX {
                return Err(AppError::conflict("searches-too-many", format!("at most {} searches", limits::SAVED_SEARCHES_MAX)));
            }
            let saved = SavedSearch {
                id: SavedSearchId::from_uuid(app.uuid()),
                member: member.id.clone(),
                name,
                query: query.to_owned(),
                created_at: now,
                looked_at: now,
                new_since: now,
                matched_until: now,
                found: 0,
                found_at: None,
                paused_at: None,
            };
            rows::insert(&mut tx, &saved).await?;
            saved
        }
    };
    tx.commit().await?;
    Ok(saved)
}

/// A member's own, the newest first.
///
/// # Errors
/// Refusals.
pub async fn list(app: &App, viewer: &Viewer) -> Result<Vec<SavedSearch>, AppError> {
    let member = require_member(viewer)?;
    Ok(rows::of_member(&mut app.db.read().await?, &member.id).await?)
}

/// The one that asks for exactly this; `None` also for everybody who is no member.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn of_query(app: &App, viewer: &Viewer, query: &str) -> Result<Option<SavedSearch>, AppError> {
    let Some(member) = viewer.member() else { return Ok(None) };
    Ok(rows::find_by_query(&mut app.db.read().await?, &member.id, query).await?)
}

async fn own(conn: &mut Conn, viewer: &Viewer, id: &SavedSearchId) -> Result<SavedSearch, AppError> {
    let member = require_member(viewer)?;
    rows::find(conn, &member.id, id).await?.ok_or(AppError::NotFound)
}

/// One of a member's own.
///
/// # Errors
/// [`AppError::NotFound`] for somebody else's; refusals.
pub async fn find(app: &App, viewer: &Viewer, id: &SavedSearchId) -> Result<SavedSearch, AppError> {
    own(&mut app.db.read().await?, viewer, id).await
}

/// What is new for a kept search that `query` was read of, the latest first, one page of it at most. Looking at it counts as having seen it; until
/// something newer comes, looking again shows the same.
///
/// # Errors
/// As [`find`].
pub async fn look(app: &App, viewer: &Viewer, id: &SavedSearchId, query: &SearchQuery) -> Result<Page<ListingView>, AppError> {
    let now = app.now();
    let mut conn = app.db.read().await?;
    let saved = own(&mut conn, viewer, id).await?;
    let since = |after| Stretch { after, until: UnixMillis(i64::MAX) };
    let mut found = index::opened(&mut conn, viewer, query, since(saved.looked_at), PAGE_SIZE + 1).await?;
    let is_news = !found.is_empty();
    if !is_news {
        found = index::opened(&mut conn, viewer, query, since(saved.new_since), PAGE_SIZE + 1).await?;
    }
    let page = paged(&mut conn, found, 0).await?;
    drop(conn);
    if is_news || saved.found > 0 {
        let mut tx = app.db.begin().await?;
        rows::looked(&mut tx, id, now).await?;
        tx.commit().await?;
    }
    notifications::saw(app, viewer, id.as_str()).await?;
    Ok(page)
}

/// Gives it another name.
///
/// # Errors
/// [`AppError::Invalid`] (`name-missing`, `text-too-long`); as [`find`].
pub async fn rename(app: &App, viewer: &Viewer, id: &SavedSearchId, name: &str) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    own(&mut tx, viewer, id).await?;
    rows::rename(&mut tx, id, &named(name)?).await?;
    Ok(tx.commit().await?)
}

/// Lets it rest, or go on with what comes from then on.
///
/// # Errors
/// As [`find`].
pub async fn set_paused(app: &App, viewer: &Viewer, id: &SavedSearchId, is_paused: bool) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    own(&mut tx, viewer, id).await?;
    if is_paused {
        rows::pause(&mut tx, id, app.now()).await?;
    } else {
        rows::resume(&mut tx, id, app.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// Ends it, with what was told of it.
///
/// # Errors
/// As [`find`].
pub async fn delete(app: &App, viewer: &Viewer, id: &SavedSearchId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    own(&mut tx, viewer, id).await?;
    rows::delete(&mut tx, id).await?;
    Ok(tx.commit().await?)
}

/// A search that was compared with what was opened up to `until`.
struct Compared {
    saved: SavedSearch,
    until: UnixMillis,
    found: i64,
}

/// Compares some searches, at most [`limits::SEARCHES_AT_ONCE`], with some of what was opened since they were compared last, and tells their members. How
/// many searches were looked at: 0 when none waits.
///
/// Doing it twice, or on two nodes at the same time, tells everybody once: each search goes on from where it was by compare-and-set, in the transaction that
/// tells of it. What another node opened and wrote only after [`limits::OPENINGS_SETTLE_MS`] may be told to nobody; it is still found by looking.
///
/// # Errors
/// [`AppError`] of the database; then the rest is compared later.
pub async fn look_once(app: &App, read: &Read<'_>) -> Result<usize, AppError> {
    let now = app.now();
    let mut conn = app.db.read().await?;
    let Some(newest) = openings::newest(&mut conn, now.plus(-limits::OPENINGS_SETTLE_MS)).await? else { return Ok(0) };
    let latest = now.plus(limits::OPENINGS_KEPT_MS);
    let due = rows::due(&mut conn, newest, latest, limits::SEARCHES_AT_ONCE).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let count = due.len();
    let all = cooperatives::list(&mut conn).await?;
    let mut compared = Vec::with_capacity(count);
    for saved in due {
        compared.push(compare(&mut conn, read, &all, saved, newest).await?);
    }
    drop(conn);
    if tell(app, compared, now).await? {
        app.nudge.letters.notify_one();
        app.nudge.pushes.notify_one();
    }
    Ok(count)
}

async fn compare(
    conn: &mut Conn,
    read: &Read<'_>,
    all: &[Cooperative],
    saved: SavedSearch,
    newest: UnixMillis,
) -> Result<Compared, AppError> {
    let after = saved.matched_until;
    let until = openings::after_some(conn, after, newest, limits::OPENINGS_AT_ONCE).await?.unwrap_or(newest);
    match count(conn, read, all, &saved, Stretch { after, until }).await {
        Ok(found) => Ok(Compared { saved, until, found }),
        Err(error @ AppError::Unavailable(_)) => Err(error),
        // It would stand before all others for ever.
        Err(error) => {
            tracing::error!(search.id = %saved.id, %error, "a search cannot be compared with what is new, which is left out");
            Ok(Compared { saved, until, found: 0 })
        }
    }
}

/// Counted no further than what its member is shown as a number.
async fn count(conn: &mut Conn, read: &Read<'_>, all: &[Cooperative], saved: &SavedSearch, stretch: Stretch) -> Result<i64, AppError> {
    let Some(query) = read(&saved.query, all) else { return Ok(0) };
    let Some(member) = members::find(conn, &saved.member).await? else { return Ok(0) };
    let limit = limits::FOUND_COUNTED_MAX.saturating_sub(saved.found).max(1);
    let found = index::opened(conn, &Viewer::Member(member), &query, stretch, limit).await?;
    Ok(i64::try_from(found.len()).unwrap_or(limit))
}

/// In one transaction for all: most found nothing, and each of their own would be a write to the disk.
async fn tell(app: &App, compared: Vec<Compared>, now: UnixMillis) -> Result<bool, AppError> {
    let mut told = false;
    let mut tx = app.db.begin().await?;
    for Compared { saved, until, found } in compared {
        if rows::matched(&mut tx, &saved, until, found, now).await? && found > 0 {
            told |= notifications::tell(app, &mut tx, &saved.member, NotificationKind::Found, saved.id.as_str(), now).await?;
        }
    }
    tx.commit().await?;
    Ok(told)
}

/// Forgets when listings were opened that are new to nobody any more.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_old(app: &App) -> Result<u64, AppError> {
    let mut tx = app.db.begin().await?;
    let forgotten = openings::forget(&mut tx, app.now().plus(-limits::OPENINGS_KEPT_MS)).await?;
    tx.commit().await?;
    Ok(forgotten)
}
