//! A member's own public actor (`Person`).

use allmende_app::{Addresses, rich_text};
use allmende_domain::actor::{Actor, Ed25519Key};
use allmende_domain::person::Person;
use serde_json::{Value, json};

use super::actor::{assertion_methods, implements, public_key};
use super::without_nulls;

/// The actor document, without `@context`.
#[must_use]
pub fn document(addresses: &Addresses, person: &Person, actor: &Actor, keys: &[Ed25519Key]) -> Value {
    let id = actor.url.as_str();
    without_nulls(json!({
        "id": id,
        "type": "Person",
        "preferredUsername": actor.username,
        "name": actor.name,
        "summary": rich_text::from_markdown(&actor.summary),
        "url": id,
        "webfinger": format!("{}@{}", actor.username, actor.host),
        "inbox": actor.inbox.as_str(),
        "outbox": format!("{id}/outbox"),
        "followers": format!("{id}/followers"),
        "following": format!("{id}/following"),
        "endpoints": {"sharedInbox": addresses.shared_inbox().as_str()},
        "published": person.created_at.to_rfc3339(),
        "updated": person.updated_at.to_rfc3339(),
        "manuallyApprovesFollowers": actor.approves_followers,
        "discoverable": false,
        "indexable": false,
        "generator": {"type": "Application", "id": addresses.instance_actor().as_str(), "implements": implements()},
        "publicKey": public_key(actor),
        "assertionMethod": assertion_methods(actor, keys),
    }))
}
