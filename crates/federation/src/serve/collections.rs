//! Collections of a cooperative.

use allmende_app::listings::{self, CatalogueItem, ListingView};
use allmende_app::{Addresses, App, AppError, cooperatives, follows};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::listing::Eligibility;
use allmende_domain::permission::Viewer;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::{document, refused};
use crate::Federation;
use crate::documents::activity::Envelope;
use crate::documents::board::for_board;
use crate::documents::{catalogue, collection, listing};
use crate::problem::problem;

#[derive(serde::Deserialize)]
pub struct Asked {
    pub(super) page: Option<String>,
    pub(super) before: Option<String>,
}

/// `GET /coops/{handle}/followers`: how many, never who (case V6).
pub async fn followers(State(federation): State<Federation>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    counted(&federation, &handle, &headers, "followers", |(followers, _)| followers).await
}

/// `GET /coops/{handle}/following`
pub async fn following(State(federation): State<Federation>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    counted(&federation, &handle, &headers, "following", |(_, following)| following).await
}

async fn counted(federation: &Federation, handle: &str, headers: &HeaderMap, name: &str, pick: fn((i64, i64)) -> i64) -> Response {
    let app = federation.app();
    let total = async {
        let cooperative = cooperatives::by_handle(app, handle).await?;
        let id = format!("{}/{name}", app.addresses.cooperative(&cooperative.handle));
        Ok::<_, AppError>((id, pick(follows::counts(app, &cooperative.actor).await?)))
    };
    match total.await {
        Ok((id, total)) => document(headers, &Viewer::Stranger, &collection::counted(&id, total)),
        Err(error) => refused(error),
    }
}

/// `GET /coops/{handle}/featured`: the pinned listings, whole.
pub async fn featured(State(federation): State<Federation>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    let app = federation.app();
    let pinned = async {
        let cooperative = cooperatives::by_handle(app, &handle).await?;
        let id = format!("{}/featured", app.addresses.cooperative(&cooperative.handle));
        Ok::<_, AppError>((id, listings::pinned(app, &Viewer::Stranger, &cooperative.id).await?))
    };
    match pinned.await {
        Ok((id, pinned)) => {
            let notes = pinned.iter().map(|view| listing::note(&app.addresses, view)).collect();
            document(&headers, &Viewer::Stranger, &collection::whole(&id, notes))
        }
        Err(error) => refused(error),
    }
}

/// `GET /coops/{handle}/catalog`: listings, resources and tombstones that everybody may see, newest change first.
pub async fn catalogue(
    State(federation): State<Federation>,
    Path(handle): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    paged(&federation, &handle, &asked, &headers, "catalog").await
}

/// `GET /coops/{handle}/outbox`: the `Create` of each public listing, newest change first.
pub async fn outbox(
    State(federation): State<Federation>,
    Path(handle): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    paged(&federation, &handle, &asked, &headers, "outbox").await
}

async fn paged(federation: &Federation, handle: &str, asked: &Asked, headers: &HeaderMap, name: &'static str) -> Response {
    match value(federation, handle, asked, name).await {
        Ok(Some(value)) => document(headers, &Viewer::Stranger, &value),
        Ok(None) => problem(StatusCode::BAD_REQUEST, "this cursor is not one of ours"),
        Err(error) => refused(error),
    }
}

/// The collection, or the page that is asked for; `None` for a cursor that we did not make.
async fn value(federation: &Federation, handle: &str, asked: &Asked, name: &'static str) -> Result<Option<Value>, AppError> {
    let app = federation.app();
    let cooperative = cooperatives::by_handle(app, handle).await?;
    let id = format!("{}/{name}", app.addresses.cooperative(&cooperative.handle));
    let (before, query) = match (&asked.before, &asked.page) {
        (Some(text), _) => match cursor(text) {
            Some(cursor) => (Some(cursor), format!("before={text}")),
            None => return Ok(None),
        },
        (None, Some(_)) => (None, "page=1".to_owned()),
        (None, None) => {
            let total = listings::public_count(app, &cooperative.id).await?;
            return Ok(Some(if name == "catalog" {
                catalogue::collection(&app.addresses, &cooperative, total)
            } else {
                collection::paged(&id, total)
            }));
        }
    };
    let items = listings::catalogue(app, &Viewer::Stranger, &cooperative.id, before, PAGE_SIZE).await?;
    let full = i64::try_from(items.len()).unwrap_or(i64::MAX) >= PAGE_SIZE;
    let next = items.last().filter(|_| full).map(cursor_after);
    let documents = items.iter().filter_map(|item| entry(federation, &cooperative, item, name)).collect();
    Ok(Some(collection::page(&id, &query, next.as_deref(), documents)))
}

/// The whole outbox in one document.
pub async fn whole_outbox(app: &App, cooperative: &Cooperative) -> Result<Value, AppError> {
    let (mut documents, mut before) = (Vec::new(), None);
    loop {
        let items = listings::catalogue(app, &Viewer::Stranger, &cooperative.id, before.take(), PAGE_SIZE).await?;
        documents.extend(items.iter().filter_map(|item| created(&app.addresses, cooperative, item)));
        match items.last() {
            Some(last) if i64::try_from(items.len()).unwrap_or(i64::MAX) >= PAGE_SIZE => before = Some(last.place()),
            _ => return Ok(collection::whole(&format!("{}/outbox", app.addresses.cooperative(&cooperative.handle)), documents)),
        }
    }
}

fn entry(federation: &Federation, cooperative: &Cooperative, item: &CatalogueItem, name: &str) -> Option<Value> {
    let addresses = &federation.app().addresses;
    if name == "catalog" { Some(catalogue::item(addresses, item)) } else { created(addresses, cooperative, item) }
}

/// The `Create` of a listing; `None` of anything else.
fn created(addresses: &Addresses, cooperative: &Cooperative, item: &CatalogueItem) -> Option<Value> {
    let CatalogueItem::Listing(view) = item else { return None };
    create(addresses, cooperative, view)
}

/// The `Create` of a public listing, without `@context`: what holds it carries the context for all that is in it.
pub(super) fn create(addresses: &Addresses, cooperative: &Cooperative, view: &ListingView) -> Option<Value> {
    let (actor, board) = (addresses.cooperative(&cooperative.handle), addresses.board(&cooperative.handle));
    let followers = view.author.followers.as_ref().map(|url| url.as_str());
    let (to, cc) = listing::audience(followers, Some(&board), Eligibility::Public);
    let published = view.listing.published_at.unwrap_or(view.listing.created_at);
    let id = format!("{}/create", view.listing.object_url);
    let activity = Envelope { id, kind: "Create", actor: actor.as_str(), to, cc, published }.around(listing::note(addresses, view));
    let mut activity = for_board(activity, Some(&board));
    activity.as_object_mut()?.shift_remove("@context");
    Some(activity)
}

/// Opaque to others: time and id of the last item seen.
fn cursor_after(item: &CatalogueItem) -> String {
    let (time, id) = item.place();
    cursor_at(time, &id)
}

pub(super) fn cursor_at(time: i64, id: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{time} {id}"))
}

pub(super) fn cursor(text: &str) -> Option<(i64, String)> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (time, id) = text.split_once(' ')?;
    Some((time.parse().ok()?, id.to_owned()))
}
