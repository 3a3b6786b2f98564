//! Listings by hashtag, for other programs: people find them in the catalogue.

use allmende_db::tags as rows;
use allmende_domain::permission::Viewer;

use super::{ListingView, views};
use crate::App;
use crate::error::AppError;
use crate::limits;

/// Our own listings for everybody with a tag (as [`allmende_domain::text::tag`] writes it), the one published last first, at most `limit`
/// (bounded to 100) after `before`, the time of publishing and the id of the last one seen.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn tagged(
    app: &App,
    _viewer: &Viewer,
    tag: &str,
    before: Option<(i64, String)>,
    limit: i64,
) -> Result<Vec<ListingView>, AppError> {
    let limit = limit.clamp(1, limits::CATALOGUE_PAGE_MAX);
    let mut conn = app.db.read().await?;
    let found = rows::public(&mut conn, tag, before.as_ref(), limit).await?;
    views(&mut conn, found).await
}

/// How many they are.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn tagged_count(app: &App, _viewer: &Viewer, tag: &str) -> Result<i64, AppError> {
    Ok(rows::public_count(&mut app.db.read().await?, tag).await?)
}
