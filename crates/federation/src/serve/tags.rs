//! Hashtags as collections, for programs that follow them.

use allmende_app::{AppError, listings};
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::permission::Viewer;
use allmende_domain::text;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::collections::{Asked, cursor, cursor_at};
use super::{document, refused};
use crate::Federation;
use crate::documents::{collection, listing};
use crate::problem::problem;

/// `GET /tags/{tag}`: our own listings for everybody with this tag, in any spelling, the one published last first.
pub async fn tag(
    State(federation): State<Federation>,
    Path(tag): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    match value(&federation, &tag, &asked).await {
        Ok(Some(value)) => document(&headers, &Viewer::Stranger, &value),
        Ok(None) => problem(StatusCode::BAD_REQUEST, "this cursor is not one of ours"),
        Err(error) => refused(error),
    }
}

async fn value(federation: &Federation, tag: &str, asked: &Asked) -> Result<Option<Value>, AppError> {
    let app = federation.app();
    let tag = text::tag(tag).map_err(|_| AppError::NotFound)?;
    let id = app.addresses.tag(&tag).to_string();
    let (before, query) = match (&asked.before, &asked.page) {
        (Some(text), _) => match cursor(text) {
            Some(cursor) => (Some(cursor), format!("before={text}")),
            None => return Ok(None),
        },
        (None, Some(_)) => (None, "page=1".to_owned()),
        (None, None) => return Ok(Some(collection::paged(&id, listings::tagged_count(app, &Viewer::Stranger, &tag).await?))),
    };
    let found = listings::tagged(app, &Viewer::Stranger, &tag, before, PAGE_SIZE).await?;
    let full = i64::try_from(found.len()).unwrap_or(i64::MAX) >= PAGE_SIZE;
    let next = found.last().filter(|_| full).map(|view| {
        let published = view.listing.published_at.unwrap_or(view.listing.created_at);
        cursor_at(published.0, view.listing.id.as_str())
    });
    let notes = found.iter().map(|view| listing::note(&app.addresses, view)).collect();
    Ok(Some(collection::page(&id, &query, next.as_deref(), notes)))
}
