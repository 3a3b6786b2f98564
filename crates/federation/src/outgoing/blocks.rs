//! A cooperative tells a server whom of it it blocks, or blocks no longer: so it ends the follows there too, and hides ours from them.

use allmende_app::{App, blocks};
use allmende_delivery::Audience;
use allmende_domain::ids::BlockId;
use allmende_domain::url::ObjectUrl;
use serde_json::json;

use super::{Due, EventRow, activity_id, due};
use crate::documents::activity::Envelope;
use crate::documents::with_context;
use crate::error::FederationError;

/// `kind` is `Block` or `Undo`: what no longer holds is not said.
pub(super) async fn said(app: &App, row: &EventRow, id: &BlockId, kind: &'static str) -> Result<Option<Due>, FederationError> {
    let Some((block, own, actor)) = blocks::show(app, id).await? else { return Ok(None) };
    if block.is_in_force() != (kind == "Block") || actor.gone_at.is_some() {
        return Ok(None);
    }
    let to = vec![actor.url.as_str().to_owned()];
    let inlined = json!({"id": block.activity_url, "type": "Block", "actor": own.url.as_str(), "to": to, "object": actor.url.as_str()});
    let (id, body) = if kind == "Block" {
        (block.activity_url.clone(), with_context(inlined))
    } else {
        let id = activity_id(&own.url, row);
        let envelope = Envelope { id: id.clone(), kind, actor: own.url.as_str(), to, cc: Vec::new(), published: row.recorded_at };
        (id, envelope.around(inlined))
    };
    // A block, its end and another one are about the same, and arrive in order.
    let about = ObjectUrl::parse(&format!("{}/blocks/{}", own.url, block.id)).map_err(|e| FederationError::Internal(e.to_string()))?;
    due(&id, &own, &about, kind, body, Audience::Inboxes(vec![actor.inbox.clone()]))
}
