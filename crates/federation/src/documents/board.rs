//! The board of a cooperative: a `Group` (FEP-1b12), and what it announces.

use allmende_app::Addresses;
use allmende_app::boards::BoardView;
use allmende_domain::actor::{Actor, Ed25519Key};
use allmende_domain::board::OutsidePosts;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::image::ImageSize;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use serde_json::{Map, Value, json};

use super::activity::Envelope;
use super::actor::{assertion_methods, implements, public_key};
use super::phrases::Phrases;
use super::{PUBLIC, without_nulls};

/// The `Group`, without `@context`. Its moderators are actors, never people: the cooperative.
#[must_use]
pub fn group(addresses: &Addresses, view: &BoardView, keys: &[Ed25519Key], cooperative: &Cooperative) -> Value {
    let (actor, profile) = (&view.actor, &cooperative.profile);
    let id = actor.url.as_str();
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let name = |words: &Phrases, name: &str| format!("{name} – {}", words.board);
    let summary = |words: &Phrases, name: &str| format!("<p>{} {}.</p>", words.board_shows, escaped(name));
    let in_each = |say: &dyn Fn(&Phrases, &str) -> String| -> Map<String, Value> {
        let texts = profile.texts.iter();
        texts.map(|text| (text.language.as_str().to_owned(), say(Phrases::of(text.language.primary()), &text.name).into())).collect()
    };
    let first = profile.texts.first();
    let in_first = |say: &dyn Fn(&Phrases, &str) -> String| first.map(|text| say(Phrases::of(text.language.primary()), &text.name));
    without_nulls(json!({
        "id": id,
        "type": "Group",
        "preferredUsername": actor.username,
        "name": in_first(&name),
        "nameMap": in_each(&name),
        "summary": in_first(&summary),
        "summaryMap": in_each(&summary),
        "url": id,
        "webfinger": format!("{}@{}", actor.username, actor.host),
        "attributedTo": format!("{id}/moderators"),
        "postingRestrictedToMods": view.board.outside_posts == OutsidePosts::Off,
        "inbox": actor.inbox.as_str(),
        "outbox": format!("{id}/outbox"),
        "followers": format!("{id}/followers"),
        "featured": format!("{}/featured", addresses.cooperative(&cooperative.handle)),
        "endpoints": {"sharedInbox": addresses.shared_inbox().as_str()},
        "icon": profile.logo.as_ref().map(|logo| json!({
            "type": "Image", "mediaType": "image/jpeg", "url": addresses.image(logo, ImageSize::List).as_str(),
        })),
        "published": cooperative.created_at.to_rfc3339(),
        "updated": cooperative.updated_at.to_rfc3339(),
        "manuallyApprovesFollowers": false,
        "discoverable": true,
        "indexable": true,
        "generator": {"type": "Application", "id": addresses.instance_actor().as_str(), "implements": implements()},
        "publicKey": public_key(actor),
        "assertionMethod": assertion_methods(actor, keys),
    }))
}

/// `audience` (FEP-1b12) on an activity about something that is for everybody.
#[must_use]
pub fn for_board(mut activity: Value, board: Option<&ObjectUrl>) -> Value {
    if let (Some(board), Some(map)) = (board, activity.as_object_mut()) {
        map.insert("audience".to_owned(), board.as_str().into());
    }
    activity
}

/// What a board announces: an id, or a whole activity as its author said it. `author` is told too.
#[must_use]
pub fn announce(id: &str, board: &Actor, author: Option<&Actor>, object: Value, published: UnixMillis) -> Value {
    let mut announce = envelope(id, "Announce", board, author, published).around(Value::Bool(true));
    // Put in afterwards: not even an empty member of what somebody else said is left out (FEP-1b12), or its proof would hold no more.
    if let Some(map) = announce.as_object_mut() {
        map.insert("object".to_owned(), object);
    }
    announce
}

/// Takes back the announcement of an id.
#[must_use]
pub fn undo_announce(id: &str, announced: &str, board: &Actor, author: Option<&Actor>, object: &str, published: UnixMillis) -> Value {
    let inlined = json!({"id": announced, "type": "Announce", "actor": board.url.as_str(), "to": [PUBLIC], "object": object});
    envelope(id, "Undo", board, author, published).around(inlined)
}

/// The cooperative, which moderates its board, takes somebody's post off it. With a `summary` this is moderation and no deletion by the author.
#[must_use]
pub fn removal(id: &str, cooperative: &Actor, board: &Actor, object: &str, published: UnixMillis) -> Value {
    let cc = board.followers.iter().map(|url| url.as_str().to_owned()).collect();
    let to = vec![PUBLIC.to_owned(), board.url.as_str().to_owned()];
    let envelope = Envelope { id: id.to_owned(), kind: "Delete", actor: cooperative.url.as_str(), to, cc, published };
    let mut removal = for_board(envelope.around(object.into()), Some(&board.url));
    if let Some(map) = removal.as_object_mut() {
        map.insert("summary".to_owned(), "Taken off the board".into());
    }
    removal
}

fn envelope<'a>(id: &str, kind: &'static str, board: &'a Actor, author: Option<&Actor>, published: UnixMillis) -> Envelope<'a> {
    let cc = board.followers.iter().chain(author.map(|author| &author.url)).map(|url| url.as_str().to_owned()).collect();
    Envelope { id: id.to_owned(), kind, actor: board.url.as_str(), to: vec![PUBLIC.to_owned()], cc, published }
}
