//! Collections of a cooperative.

use allmende_app::listings::{self, CatalogueItem};
use allmende_app::{AppError, cooperatives, follows};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::limits::PAGE_SIZE;
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
use crate::documents::{PUBLIC, catalogue, collection, listing};
use crate::problem::problem;

#[derive(serde::Deserialize)]
pub struct Asked {
    page: Option<String>,
    before: Option<String>,
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

/// `GET /coops/{handle}/featured`: nothing is pinned yet.
pub async fn featured(State(federation): State<Federation>, Path(handle): Path<String>, headers: HeaderMap) -> Response {
    let app = federation.app();
    match cooperatives::by_handle(app, &handle).await {
        Ok(cooperative) => {
            let id = format!("{}/featured", app.addresses.cooperative(&cooperative.handle));
            document(&headers, &Viewer::Stranger, &collection::whole(&id, Vec::new()))
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

fn entry(federation: &Federation, cooperative: &Cooperative, item: &CatalogueItem, name: &str) -> Option<Value> {
    let addresses = &federation.app().addresses;
    if name == "catalog" {
        return Some(catalogue::item(addresses, item));
    }
    let CatalogueItem::Listing(view) = item else { return None };
    let actor = addresses.cooperative(&cooperative.handle);
    let (to, cc) = (vec![PUBLIC.to_owned()], view.author.followers.iter().map(|url| url.as_str().to_owned()).collect());
    let published = view.listing.published_at.unwrap_or(view.listing.created_at);
    let id = format!("{}/create", view.listing.object_url);
    let mut activity = Envelope { id, kind: "Create", actor: actor.as_str(), to, cc, published }.around(listing::note(addresses, view));
    // The page carries the context for all of them.
    activity.as_object_mut()?.shift_remove("@context");
    Some(activity)
}

/// Opaque to others: time and id of the last item seen.
fn cursor_after(item: &CatalogueItem) -> String {
    let (time, id) = item.place();
    URL_SAFE_NO_PAD.encode(format!("{time} {id}"))
}

fn cursor(text: &str) -> Option<(i64, String)> {
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (time, id) = text.split_once(' ')?;
    Some((time.parse().ok()?, id.to_owned()))
}
