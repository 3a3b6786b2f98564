//! Actors of other servers: their documents, read with suspicion, and the library's traits for fetching them.

use activitypub_federation::config::Data;
use activitypub_federation::traits::{Actor as LibraryActor, Object};
use allmende_app::actors::RemoteActor;
use allmende_domain::actor::{Actor, ActorKind, Ed25519Key};
use allmende_domain::limits::NAME_CHARS_MAX;
use allmende_domain::text::truncated;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use async_trait::async_trait;
use serde_json::Value;

use super::json;
use crate::error::FederationError;
use crate::signatures::from_multikey;
use crate::{Context, announcing, limits, remote_keys};

/// Reads an actor document.
///
/// # Errors
/// [`FederationError::Malformed`] when it is no actor, its inbox or key lives on another host than its id, or the key says that it
/// belongs to somebody else (case S8).
pub fn read(document: &Value) -> Result<RemoteActor, FederationError> {
    let wrong = |what: &str| FederationError::Malformed(format!("actor: {what}"));
    let url = json::id(document).ok_or_else(|| wrong("no id"))?;
    let kind = match json::kind(document) {
        // Bots of several programs.
        "Bot" => ActorKind::Service,
        kind => ActorKind::parse(kind).ok_or_else(|| wrong("not an actor type"))?,
    };
    let same_host = |other: &ObjectUrl| other.host() == url.host();
    let inbox = json::id_of(document, "inbox").ok_or_else(|| wrong("no inbox"))?;
    let shared_inbox = document.get("endpoints").and_then(|e| json::id_of(e, "sharedInbox"));
    if !same_host(&inbox) || shared_inbox.as_ref().is_some_and(|inbox| !same_host(inbox)) {
        return Err(wrong("its inbox is on another host"));
    }
    let key = json::list(document, "publicKey").first().ok_or_else(|| wrong("no public key"))?;
    let key_id = json::id(key).ok_or_else(|| wrong("its key has no id"))?;
    let owner = json::text(key, "owner").or_else(|| json::text(key, "controller"));
    if owner != Some(url.as_str()) || !same_host(&key_id) {
        return Err(wrong("its key belongs to somebody else"));
    }
    let pem = json::text(key, "publicKeyPem").ok_or_else(|| wrong("its key has no PEM"))?;
    let username = truncated(json::text(document, "preferredUsername").ok_or_else(|| wrong("no preferredUsername"))?, NAME_CHARS_MAX);
    let page_url = json::link(document, "url").filter(same_host);
    Ok(RemoteActor {
        kind,
        host: url.host(),
        name: truncated(json::text(document, "name").unwrap_or(&username), NAME_CHARS_MAX),
        summary: truncated(json::text(document, "summary").unwrap_or_default(), limits::ACTOR_SUMMARY_CHARS_MAX),
        icon_url: document.get("icon").map(json::single).and_then(|icon| json::link(icon, "url")),
        shared_inbox,
        outbox: json::id_of(document, "outbox").filter(same_host),
        followers: json::id_of(document, "followers").filter(same_host),
        approves_followers: document.get("manuallyApprovesFollowers").and_then(Value::as_bool).unwrap_or(false),
        key_id: key_id.as_str().to_owned(),
        public_key_pem: truncated(pem, limits::PUBLIC_KEY_PEM_BYTES_MAX),
        ed25519_keys: ed25519_keys(document, &url, &key_id),
        username,
        page_url,
        inbox,
        url,
    })
}

/// The Ed25519 Multikeys (FEP-521a) of an actor, at most [`limits::MULTIKEYS_MAX`], each id once. What is no such key is left out: other
/// kinds and other uses are no mistake.
fn ed25519_keys(document: &Value, owner: &ObjectUrl, rsa_key_id: &ObjectUrl) -> Vec<Ed25519Key> {
    let mut keys: Vec<Ed25519Key> = Vec::new();
    for value in json::list(document, "assertionMethod").iter().take(limits::MULTIKEYS_MAX) {
        if let Some(key) = multikey(value, owner).filter(|key| key.id != rsa_key_id.as_str() && keys.iter().all(|known| known.id != key.id))
        {
            keys.push(key);
        }
    }
    keys
}

/// A Multikey that says it is its actor's, on the actor's own host (case S8). One that ends at a time that cannot be read is none.
fn multikey(value: &Value, owner: &ObjectUrl) -> Option<Ed25519Key> {
    let id = json::id(value).filter(|id| id.host() == owner.host())?;
    let is_ours = json::kind(value) == "Multikey" && json::text(value, "controller") == Some(owner.as_str());
    let public = from_multikey(json::text(value, "publicKeyMultibase")?).ok()?;
    let (expires, revoked) = (end(value, "expires")?, end(value, "revoked")?);
    let expires_at = expires.into_iter().chain(revoked).min();
    is_ours.then(|| Ed25519Key { id: id.as_str().to_owned(), public, expires_at })
}

/// When a key ends, if it says so; `None` when that cannot be read.
fn end(key: &Value, name: &str) -> Option<Option<UnixMillis>> {
    match key.get(name) {
        None | Some(Value::Null) => Some(None),
        Some(_) => json::time(key, name).map(Some),
    }
}

/// What the program behind an actor can read (FEP-844e): on its `generator`, or on the actor when that is the program itself. At most
/// [`limits::CAPABILITIES_MAX`] addresses.
fn implements(document: &Value) -> Vec<String> {
    let program = document.get("generator").map(json::single).filter(|generator| generator.is_object()).unwrap_or(document);
    let address = |item: &Value| {
        let text = item.as_str().or_else(|| item.get("href").and_then(Value::as_str)).or_else(|| item.get("id").and_then(Value::as_str))?;
        ObjectUrl::parse(text).ok().filter(|url| url.as_str().len() <= limits::CAPABILITY_CHARS_MAX).map(|url| url.as_str().to_owned())
    };
    json::list(program, "implements").iter().take(limits::CAPABILITIES_MAX).filter_map(address).collect()
}

/// A stored actor, as the library's dereferencing wants it.
#[derive(Debug, Clone)]
pub struct KnownActor {
    pub actor: Actor,
    id: url::Url,
}

impl KnownActor {
    #[must_use]
    pub fn new(actor: Actor) -> Self {
        Self { id: actor.url.as_url().clone(), actor }
    }
}

#[async_trait]
impl Object for KnownActor {
    type DataType = Context;
    type Kind = Value;
    type Error = FederationError;

    fn id(&self) -> &url::Url {
        &self.id
    }

    // `last_refreshed_at` stays `None`: the library would compare it with the wall clock, and refreshing is decided by ours.

    async fn read_from_id(object_id: url::Url, data: &Data<Context>) -> Result<Option<Self>, FederationError> {
        Ok(allmende_app::actors::by_url(&data.app, object_id.as_str()).await?.map(Self::new))
    }

    async fn into_json(self, _data: &Data<Context>) -> Result<Value, FederationError> {
        Err(FederationError::Internal("actors are written by documents::actor".to_owned()))
    }

    async fn verify(json: &Value, expected_domain: &url::Url, _data: &Data<Context>) -> Result<(), FederationError> {
        let actor = read(json)?;
        activitypub_federation::protocol::verification::verify_domains_match(actor.url.as_url(), expected_domain)
            .map_err(|_| FederationError::Malformed("actor: came from another host than its id names".to_owned()))
    }

    async fn from_json(json: Value, data: &Data<Context>) -> Result<Self, FederationError> {
        let remote = read(&json)?;
        // Keys that are no longer in the document end here, whoever had it read (case S21).
        let known = remote_keys::ids_at(data, &remote.url).await?;
        let actor = allmende_app::actors::store_remote(&data.app, remote).await?;
        if announcing::says_it_reads_activities(&json) {
            allmende_app::boards::learn_reader(&data.app, &actor).await?;
        }
        allmende_app::capabilities::told(&data.app, &actor.url.host(), &implements(&json)).await?;
        for id in known {
            data.remote_keys.forget(&id).await;
        }
        Ok(Self::new(actor))
    }
}

impl LibraryActor for KnownActor {
    fn public_key_pem(&self) -> &str {
        &self.actor.public_key_pem
    }

    fn private_key_pem(&self) -> Option<String> {
        // Private keys are read by the delivery wire alone.
        None
    }

    fn inbox(&self) -> url::Url {
        self.actor.inbox.as_url().clone()
    }

    fn shared_inbox(&self) -> Option<url::Url> {
        self.actor.shared_inbox.as_ref().map(|url| url.as_url().clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document() -> Value {
        json!({
            "id": "https://pain.example/coops/pain", "type": "Organization", "preferredUsername": "pain", "name": "Le Pain",
            "inbox": "https://pain.example/coops/pain/inbox", "endpoints": {"sharedInbox": "https://pain.example/inbox"},
            "publicKey": {"id": "https://pain.example/coops/pain#main-key", "owner": "https://pain.example/coops/pain", "publicKeyPem": "PEM"},
        })
    }

    #[test]
    fn an_honest_actor_is_read() {
        let actor = read(&document()).unwrap();
        assert_eq!((actor.username.as_str(), actor.host.as_str()), ("pain", "pain.example"));
        assert_eq!(actor.shared_inbox.unwrap().as_str(), "https://pain.example/inbox");
    }

    /// The example of FEP-521a.
    fn with_multikeys() -> Value {
        let mut document = document();
        document["assertionMethod"] = json!([{
            "id": "https://pain.example/coops/pain#ed25519-key", "type": "Multikey", "controller": "https://pain.example/coops/pain",
            "publicKeyMultibase": "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2",
        }]);
        document
    }

    #[test]
    fn multikeys_are_read_single_or_in_a_list() {
        let listed = read(&with_multikeys()).unwrap().ed25519_keys;
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].id, "https://pain.example/coops/pain#ed25519-key");
        assert_eq!(listed[0].public, from_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2").unwrap());
        let mut single = with_multikeys();
        single["assertionMethod"] = single["assertionMethod"][0].clone();
        assert_eq!(read(&single).unwrap().ed25519_keys, listed);
        assert!(read(&document()).unwrap().ed25519_keys.is_empty());
    }

    #[test]
    fn s8_multikeys_of_others_are_left_out_and_their_number_is_bounded() {
        for (path, value) in [
            ("id", json!("https://evil.example/key")),
            ("id", json!("https://pain.example/coops/pain#main-key")),
            ("id", json!("did:key:z6Mk")),
            ("controller", json!("https://pain.example/coops/other")),
            ("controller", json!(null)),
            ("type", json!("JsonWebKey")),
            ("publicKeyMultibase", json!("zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP")),
            ("publicKeyMultibase", json!(7)),
        ] {
            let mut forged = with_multikeys();
            forged["assertionMethod"][0][path] = value.clone();
            assert!(read(&forged).unwrap().ed25519_keys.is_empty(), "{path} {value}");
        }
        for (member, text, expires_at) in [
            ("expires", json!("2027-01-01T00:00:00Z"), Some(Some(UnixMillis(1_798_761_600_000)))),
            ("revoked", json!("1970-01-01T00:00:01Z"), Some(Some(UnixMillis(1_000)))),
            ("expires", json!(null), Some(None)),
            ("expires", json!("soon"), None),
            ("revoked", json!(true), None),
        ] {
            let mut ending = with_multikeys();
            ending["assertionMethod"][0][member] = text.clone();
            let read = read(&ending).unwrap().ed25519_keys.first().map(|key| key.expires_at);
            assert_eq!(read, expires_at, "{member} {text}");
        }
        let mut crowded = with_multikeys();
        let key = crowded["assertionMethod"][0].clone();
        let numbered = |number: usize| {
            let mut key = key.clone();
            key["id"] = json!(format!("https://pain.example/coops/pain#key-{}", number / 2));
            key
        };
        crowded["assertionMethod"] = (0..50).map(numbered).collect();
        let keys = read(&crowded).unwrap().ed25519_keys;
        assert_eq!(keys.len(), limits::MULTIKEYS_MAX / 2, "each id once");
        crowded["assertionMethod"] = json!(["https://pain.example/coops/pain#ed25519-key"]);
        assert!(read(&crowded).unwrap().ed25519_keys.is_empty(), "a key that is only named is not fetched");
    }

    #[test]
    fn s8_a_key_or_inbox_elsewhere_is_refused() {
        for (path, value) in [
            ("/publicKey/owner", "https://victim.example/coops/v"),
            ("/publicKey/id", "https://evil.example/key"),
            ("/inbox", "https://victim.example/inbox"),
            ("/endpoints/sharedInbox", "https://victim.example/inbox"),
            ("/type", "Note"),
            ("/id", "acct:pain@pain.example"),
        ] {
            let mut forged = document();
            *forged.pointer_mut(path).unwrap() = json!(value);
            assert!(matches!(read(&forged), Err(FederationError::Malformed(_))), "{path}");
        }
    }

    #[test]
    fn what_a_program_can_read_stands_on_its_generator_or_on_itself() {
        let links = json!([{"type": "Link", "href": "https://w3id.org/fep/0837"}, "https://w3id.org/fep/1b12", {"name": "x"}, "nonsense"]);
        let read = ["https://w3id.org/fep/0837", "https://w3id.org/fep/1b12"];
        assert_eq!(implements(&json!({"generator": {"type": "Application", "implements": links}})), read);
        assert_eq!(implements(&json!({"type": "Application", "implements": links})), read);
        assert!(implements(&json!({"generator": "https://a.example/actor"})).is_empty());
        let many = vec!["https://w3id.org/fep/0837"; 200];
        assert_eq!(implements(&json!({"implements": many})).len(), limits::CAPABILITIES_MAX);
    }
}
