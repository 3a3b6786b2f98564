//! Posts of others to boards of ours: which ones are addressed to a board, and the activity that brought them, which a board passes on.

use allmende_app::boards::{self, Posted, Taken};
use allmende_app::{App, actors};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::ids::ActorId;
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use crate::error::FederationError;
use crate::incoming::{json, note, post};

/// A post of its author that `activity` brought. Only a public one that begins a conversation is for a board: what answers a listing is an
/// inquiry, and what answers something else copies whom that mentions. `true` when a board keeps it.
///
/// # Errors
/// [`FederationError`]
pub(crate) async fn take_in(
    app: &App,
    author: &Actor,
    document: &Value,
    id: &ObjectUrl,
    activity: &ObjectUrl,
) -> Result<bool, FederationError> {
    if !post::is_readable(document) || note::is_vote(document) {
        return Ok(false);
    }
    let is_public = !note::is_direct(document);
    let begins = document.get("inReplyTo").is_none_or(Value::is_null);
    let boards = if is_public && begins { boards_of(app, document).await? } else { Vec::new() };
    if boards.is_empty() && allmende_db::board_posts::of_object(&mut app.db.read().await?, id).await?.is_empty() {
        return Ok(false);
    }
    let activity = as_it_came(app, author, activity).await?;
    if !is_public {
        return Ok(boards::take_back(app, author, id, &activity).await?);
    }
    let post = post::read(document, id, app.now());
    match boards::receive(app, author, Posted { post, activity, boards }).await? {
        Taken::Kept => Ok(true),
        Taken::No(reason) => {
            tracing::debug!(peer.host = %author.host, reason, "a post is not taken for a board");
            Ok(false)
        }
    }
}

/// Its author deleted something.
///
/// # Errors
/// [`FederationError`]
pub(crate) async fn deleted(app: &App, author: &Actor, object: &ObjectUrl, activity: &ObjectUrl) -> Result<bool, FederationError> {
    if allmende_db::board_posts::of_object(&mut app.db.read().await?, object).await?.is_empty() {
        return Ok(false);
    }
    let activity = as_it_came(app, author, activity).await?;
    Ok(boards::take_back(app, author, object, &activity).await?)
}

async fn as_it_came(app: &App, author: &Actor, activity: &ObjectUrl) -> Result<Vec<u8>, FederationError> {
    let body = allmende_db::inbox::body_of(&mut app.db.read().await?, activity.as_str(), author.url.as_str()).await?;
    Ok(body.unwrap_or_default())
}

/// Boards of ours that a document is addressed to: in `to`, `cc`, `audience`, or by a mention.
async fn boards_of(app: &App, document: &Value) -> Result<Vec<ActorId>, FederationError> {
    let mut addressed = note::addressed(document);
    addressed.extend(json::addresses(document, "audience"));
    addressed.sort_unstable();
    addressed.dedup();
    let mut boards = Vec::new();
    for address in addressed {
        // Everybody else's addresses need no look-up.
        if let Ok(url) = ObjectUrl::parse(&address)
            && app.addresses.is_ours(&url)
            && let Some(actor) = actors::by_url(app, &address).await?.filter(|actor| actor.is_local && actor.kind == ActorKind::Group)
        {
            boards.push(actor.id);
        }
    }
    Ok(boards)
}
