//! Actor documents: the instance (`Application`, FEP-2677) and its cooperatives (`Organization`).

use allmende_app::moves::Moves;
use allmende_app::{Addresses, rich_text};
use allmende_domain::actor::{Actor, Ed25519Key};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::image::ImageSize;
use serde_json::{Map, Value, json};

use super::{listing, without_nulls};
use crate::signatures::to_multikey;

/// Group federation, among what an actor's server implements.
pub const FEP_1B12: &str = "https://w3id.org/fep/1b12";

/// What this server can read beyond plain ActivityPub, said where peers look for it (FEP-844e): by capability, never by name.
pub(super) fn implements() -> Value {
    json!([
        {"type": "Link", "href": "https://w3id.org/fep/0837", "name": "FEP-0837"},
        {"type": "Link", "href": FEP_1B12, "name": "FEP-1b12"},
        {"type": "Link", "href": "https://w3id.org/allmende/ns#catalog-v1", "name": "commons catalogue"},
    ])
}

pub(super) fn public_key(actor: &Actor) -> Value {
    json!({"id": actor.key_id, "owner": actor.url.as_str(), "publicKeyPem": actor.public_key_pem})
}

/// Multikeys (FEP-521a) beside the RSA key.
pub(super) fn assertion_methods(actor: &Actor, keys: &[Ed25519Key]) -> Value {
    let multikey = |key: &Ed25519Key| json!({"id": key.id, "type": "Multikey", "controller": actor.url.as_str(), "publicKeyMultibase": to_multikey(&key.public)});
    if keys.is_empty() { Value::Null } else { keys.iter().map(multikey).collect() }
}

/// The instance's own actor: signs fetches, speaks for nobody.
#[must_use]
pub fn instance(addresses: &Addresses, actor: &Actor, keys: &[Ed25519Key]) -> Value {
    let id = actor.url.as_str();
    without_nulls(json!({
        "id": id,
        "type": "Application",
        "preferredUsername": actor.username,
        "name": actor.name,
        "url": addresses.url("/about").as_str(),
        "webfinger": format!("{}@{}", actor.username, actor.host),
        "inbox": actor.inbox.as_str(),
        "outbox": actor.outbox.as_ref().map(|url| url.as_str()),
        "followers": actor.followers.as_ref().map(|url| url.as_str()),
        "endpoints": {"sharedInbox": addresses.shared_inbox().as_str()},
        "manuallyApprovesFollowers": true,
        "discoverable": false,
        "indexable": false,
        "implements": implements(),
        "publicKey": public_key(actor),
        "assertionMethod": assertion_methods(actor, keys),
    }))
}

/// A cooperative: author and identity of its listings.
#[must_use]
pub fn organization(addresses: &Addresses, actor: &Actor, keys: &[Ed25519Key], cooperative: &Cooperative) -> Value {
    let id = actor.url.as_str();
    let profile = &cooperative.profile;
    let names: Map<String, Value> =
        profile.texts.iter().map(|text| (text.language.as_str().to_owned(), text.name.clone().into())).collect();
    let summaries: Map<String, Value> =
        profile.texts.iter().map(|text| (text.language.as_str().to_owned(), rich_text::from_markdown(&text.summary).into())).collect();
    let classes: Vec<String> = profile.sectors.iter().map(|s| s.iri()).chain(profile.sdgs.iter().map(|g| g.iri())).collect();
    without_nulls(json!({
        "id": id,
        "type": "Organization",
        "preferredUsername": actor.username,
        "name": profile.name(),
        "nameMap": names,
        "summary": profile.texts.first().map(|text| rich_text::from_markdown(&text.summary)),
        "summaryMap": summaries,
        "url": id,
        "webfinger": format!("{}@{}", actor.username, actor.host),
        "inbox": actor.inbox.as_str(),
        "outbox": format!("{id}/outbox"),
        "followers": format!("{id}/followers"),
        "following": format!("{id}/following"),
        "featured": format!("{id}/featured"),
        "streams": [format!("{id}/catalog")],
        "catalog": format!("{id}/catalog"),
        "board": addresses.board(&cooperative.handle).as_str(),
        "endpoints": {"sharedInbox": addresses.shared_inbox().as_str()},
        "icon": profile.logo.as_ref().map(|logo| json!({
            "type": "Image", "mediaType": "image/jpeg", "url": addresses.image(logo, ImageSize::List).as_str(),
        })),
        "attachment": properties(cooperative),
        "location": profile.place.as_ref().map(|place| listing::location(&place.published())),
        "classifiedAs": (!classes.is_empty()).then_some(classes),
        "published": cooperative.created_at.to_rfc3339(),
        "updated": cooperative.updated_at.to_rfc3339(),
        "manuallyApprovesFollowers": profile.approves_followers,
        "discoverable": true,
        "indexable": true,
        "generator": {"type": "Application", "id": addresses.instance_actor().as_str(), "implements": implements()},
        "publicKey": public_key(actor),
        "assertionMethod": assertion_methods(actor, keys),
    }))
}

/// Puts a cooperative's other addresses into its document: those that it had (`alsoKnownAs`), and the one it has now (`movedTo`).
pub fn name_moves(document: &mut Value, moves: &Moves) {
    let Some(members) = document.as_object_mut() else { return };
    if !moves.also_known_as.is_empty() {
        members.insert("alsoKnownAs".to_owned(), moves.also_known_as.iter().map(|url| url.as_str()).collect());
    }
    if let Some((url, _)) = &moves.moved_to {
        members.insert("movedTo".to_owned(), url.as_str().into());
    }
}

/// The rows that other programs show below a profile.
fn properties(cooperative: &Cooperative) -> Value {
    let profile = &cooperative.profile;
    let link = |url: &str| {
        let shown = url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').replace(['<', '>', '"'], "");
        format!("<a href=\"{url}\" rel=\"me nofollow noopener\">{}</a>", shown.replace('&', "&amp;"))
    };
    let plain = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let rows = [
        ("Legal form", plain(&profile.legal_form)),
        ("Contact", plain(&profile.contact)),
        ("Website", profile.website.as_ref().map(|url| link(url.as_str())).unwrap_or_default()),
        ("Charter", profile.charter.as_ref().map(|url| link(url.as_str())).unwrap_or_default()),
    ];
    let shown: Vec<Value> = rows
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| json!({"type": "PropertyValue", "name": name, "value": value}))
        .collect();
    if shown.is_empty() { Value::Null } else { Value::Array(shown) }
}
