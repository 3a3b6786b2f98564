//! What is told of listings that stand first on the page of their cooperative.

use allmende_app::{App, listings};
use allmende_db::events::EventRow;
use allmende_delivery::Audience;
use allmende_domain::ids::ListingId;
use allmende_domain::listing::Eligibility;
use allmende_domain::permission::Viewer;
use serde_json::json;

use super::{Due, activity_id, due};
use crate::documents::{listing, with_context};
use crate::error::FederationError;

/// `Add` to `featured`, or `Remove` from it, if that still holds.
pub(super) async fn told(app: &App, row: &EventRow, id: &ListingId, kind: &'static str) -> Result<Option<Due>, FederationError> {
    let view = listings::show(app, &Viewer::Operator, id).await?;
    let pinned = listings::is_pinned(app, &Viewer::Operator, id).await?;
    if view.listing.terms.eligibility != Eligibility::Public || pinned != (kind == "Add") {
        return Ok(None);
    }
    let author = &view.author;
    let (to, cc) = listing::audience(author.followers.as_ref().map(|url| url.as_str()), None, Eligibility::Public);
    let id = activity_id(&view.listing.object_url, row);
    let body = with_context(json!({
        "id": id,
        "type": kind,
        "actor": author.url.as_str(),
        "published": row.recorded_at.to_rfc3339(),
        "to": to,
        "cc": cc,
        "object": view.listing.object_url.as_str(),
        "target": format!("{}/featured", author.url),
    }));
    // About the listing, so that it arrives before it is pinned.
    due(&id, author, &view.listing.object_url, kind, body, Audience::FollowersOf(author.id.clone()))
}
