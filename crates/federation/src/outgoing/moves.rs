//! A cooperative tells its followers that it is at another address.

use allmende_app::{App, actors, cooperatives, moves};
use allmende_delivery::Audience;
use allmende_domain::ids::CooperativeId;
use serde_json::json;

use super::{Due, EventRow, activity_id, due};
use crate::documents::activity::Envelope;
use crate::error::FederationError;

/// After the `Update` of its document, by which others check it: both are about the same object.
pub(super) async fn cooperative_moved(app: &App, row: &EventRow, id: &CooperativeId) -> Result<Option<Due>, FederationError> {
    // It may have been taken back since.
    let Some((target, _)) = moves::of(app, id).await?.moved_to else { return Ok(None) };
    let author = actors::by_id(app, &cooperatives::by_id(app, id).await?.actor).await?;
    let to = author.followers.iter().map(|url| url.as_str().to_owned()).collect();
    let id = activity_id(&author.url, row);
    let envelope = Envelope { id: id.clone(), kind: "Move", actor: author.url.as_str(), to, cc: Vec::new(), published: row.recorded_at };
    let mut activity = envelope.around(json!(author.url.as_str()));
    if let Some(members) = activity.as_object_mut() {
        members.insert("target".to_owned(), json!(target.as_str()));
    }
    due(&id, &author, &author.url, "Move", activity, Audience::FollowersOf(author.id.clone()))
}
