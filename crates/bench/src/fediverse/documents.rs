//! What a simulated server says of itself and its actors.

use serde_json::{Value, json};

use super::World;
use crate::keys::Scheme;

impl World {
    /// The document of an actor; `None` when there is none of this number.
    pub(super) fn actor_document(&self, actor: usize) -> Option<Value> {
        if actor >= self.plan.actors {
            return None;
        }
        let url = self.actor_url(actor);
        let rsa = self.rsa_of(actor).ok()?;
        let mut document = json!({
            "@context": ["https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1", "https://w3id.org/security/multikey/v1"],
            "id": url,
            "type": "Person",
            "preferredUsername": format!("u{actor}"),
            "name": format!("Simulated {actor}"),
            "url": url,
            "inbox": format!("{url}/inbox"),
            "outbox": format!("{url}/outbox"),
            "followers": format!("{url}/followers"),
            "following": format!("{url}/following"),
            "manuallyApprovesFollowers": false,
            "publicKey": {"id": format!("{url}#main-key"), "owner": url, "publicKeyPem": rsa.public_pem},
        });
        let fields = document.as_object_mut()?;
        if self.plan.shared_inboxes {
            fields.insert("endpoints".to_owned(), json!({"sharedInbox": format!("http://{}/inbox", self.authority_of(actor))}));
        }
        if self.plan.scheme == Scheme::Ed25519 {
            let key = self.ed25519.get(actor)?.multibase();
            let id = format!("{url}#ed25519-key");
            fields.insert(
                "assertionMethod".to_owned(),
                json!([{"id": id, "type": "Multikey", "controller": url, "publicKeyMultibase": key}]),
            );
        }
        Some(document)
    }

    /// RFC 7033; `None` for anybody else than an actor of this host.
    pub(super) fn webfinger(&self, host: usize, query: &str) -> Option<Value> {
        let resource = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "resource")?.1;
        let name = match resource.strip_prefix("acct:") {
            Some(account) => account.split('@').next()?.to_owned(),
            None => resource.rsplit('/').next()?.to_owned(),
        };
        let actor: usize = name.strip_prefix('u')?.parse().ok()?;
        if actor >= self.plan.actors || self.host_of(actor) != host {
            return None;
        }
        let url = self.actor_url(actor);
        Some(json!({
            "subject": format!("acct:u{actor}@{}", self.authority_of(actor)),
            "aliases": [url],
            "links": [{"rel": "self", "type": "application/activity+json", "href": url}],
        }))
    }

    pub(super) fn nodeinfo_links(&self, authority: &str) -> Value {
        let href = format!("http://{authority}/nodeinfo/2.1");
        json!({"links": [{"rel": "http://nodeinfo.diaspora.software/ns/schema/2.1", "href": href}]})
    }

    pub(super) fn nodeinfo(&self) -> Value {
        json!({
            "version": "2.1",
            "software": {"name": "allmende-bench", "version": env!("CARGO_PKG_VERSION")},
            "protocols": ["activitypub"],
            "services": {"inbound": [], "outbound": []},
            "openRegistrations": false,
            "usage": {"users": {"total": self.plan.actors / self.plan.hosts.max(1)}},
            "metadata": {},
        })
    }
}

/// An empty collection: a simulated actor has written nothing that could be read afterwards.
pub(super) fn nothing(url: &str) -> Value {
    json!({"@context": "https://www.w3.org/ns/activitystreams", "id": url, "type": "OrderedCollection", "totalItems": 0, "orderedItems": []})
}
