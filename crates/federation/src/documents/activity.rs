//! Activities around our documents.

use allmende_domain::time::UnixMillis;
use serde_json::{Value, json};

use super::{with_context, without_nulls};

/// An activity of ours, ready to be sent: with `@context`.
pub struct Envelope<'a> {
    pub id: String,
    pub kind: &'static str,
    pub actor: &'a str,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub published: UnixMillis,
}

impl Envelope<'_> {
    /// Puts `object`, a document without `@context` or an id, into the envelope.
    #[must_use]
    pub fn around(self, object: Value) -> Value {
        with_context(without_nulls(json!({
            "id": self.id,
            "type": self.kind,
            "actor": self.actor,
            "published": self.published.to_rfc3339(),
            "to": self.to,
            "cc": self.cc,
            "object": object,
        })))
    }
}

/// What is left of a removed object.
#[must_use]
pub fn tombstone(url: &str, former_type: &str, deleted_at: UnixMillis) -> Value {
    json!({"id": url, "type": "Tombstone", "formerType": former_type, "deleted": deleted_at.to_rfc3339()})
}
