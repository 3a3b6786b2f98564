//! What is told of answers to posts, and of likes and shares.

use allmende_app::App;
use allmende_app::post_reactions::{self, ReactionFacts};
use allmende_app::replies::{self, ReplyFacts};
use allmende_db::events::EventRow;
use allmende_db::queue::Circle;
use allmende_delivery::Audience;
use allmende_domain::actor::Actor;
use allmende_domain::ids::{PostReactionId, ReplyId};
use allmende_domain::post::Reach;
use allmende_domain::reply::Reaction;
use allmende_domain::url::ObjectUrl;

use super::{Due, activity_id, due};
use crate::documents::activity::{Envelope, tombstone};
use crate::documents::reply;
use crate::error::FederationError;

/// To the one who is answered, and to followers where everybody may read it.
fn heard_by(author: &Actor, to: &Actor, reach: Reach) -> Audience {
    let reachable = to.gone_at.is_none() && !to.is_local;
    let inbox = |inbox: &ObjectUrl| if reachable { vec![inbox.clone()] } else { Vec::new() };
    if reach.is_open() {
        Audience::Circles { first: Circle::all(author.id.clone()), second: None, also: inbox(to.delivery_inbox()) }
    } else {
        Audience::Inboxes(inbox(&to.inbox))
    }
}

pub(super) async fn reply_said(app: &App, row: &EventRow, id: &ReplyId, kind: &'static str) -> Result<Option<Due>, FederationError> {
    let Some(ReplyFacts { reply: said, author, to }) = replies::facts(app, id).await? else { return Ok(None) };
    if said.removed_at.is_some() {
        return Ok(None);
    }
    let (addressed, cc) = reply::audience(&author, &to, said.reach);
    let id = activity_id(&said.object_url, row);
    let envelope = Envelope { id: id.clone(), kind, actor: author.url.as_str(), to: addressed, cc, published: row.recorded_at };
    let body = envelope.around(reply::note(&said, &author, &to));
    due(&id, &author, &said.object_url, kind, body, heard_by(&author, &to, said.reach))
}

pub(super) async fn reply_removed(app: &App, row: &EventRow, id: &ReplyId) -> Result<Option<Due>, FederationError> {
    let Some(ReplyFacts { reply: said, author, to }) = replies::facts(app, id).await? else { return Ok(None) };
    let (addressed, cc) = reply::audience(&author, &to, said.reach);
    let id = activity_id(&said.object_url, row);
    let envelope = Envelope { id: id.clone(), kind: "Delete", actor: author.url.as_str(), to: addressed, cc, published: row.recorded_at };
    let body = envelope.around(tombstone(said.object_url.as_str(), "Note", row.recorded_at));
    due(&id, &author, &said.object_url, "Delete", body, heard_by(&author, &to, said.reach))
}

/// A like is for the author alone, a share for the followers too.
fn noticed_by(facts: &ReactionFacts) -> Audience {
    let reach = if facts.reaction.kind == Reaction::Announce { Reach::Public } else { Reach::Direct };
    heard_by(&facts.actor, &facts.author, reach)
}

pub(super) async fn reaction_given(app: &App, id: &PostReactionId) -> Result<Option<Due>, FederationError> {
    let Some(facts) = post_reactions::facts(app, id).await?.filter(|facts| facts.reaction.is_given) else { return Ok(None) };
    let kind = if facts.reaction.kind == Reaction::Announce { "Announce" } else { "Like" };
    let url = facts.reaction.activity_url.as_str();
    // About the post, so that a like, its Undo and another like arrive in order.
    due(url, &facts.actor, &facts.post.object_url, kind, reply::reaction(&facts), noticed_by(&facts))
}

pub(super) async fn reaction_withdrawn(app: &App, row: &EventRow, id: &PostReactionId) -> Result<Option<Due>, FederationError> {
    let Some(facts) = post_reactions::facts(app, id).await?.filter(|facts| !facts.reaction.is_given) else { return Ok(None) };
    let mut undone = reply::reaction(&facts);
    let take = |document: &serde_json::Value, name: &str| {
        let list = document.get(name).and_then(serde_json::Value::as_array);
        list.into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let (to, cc) = (take(&undone, "to"), take(&undone, "cc"));
    if let Some(map) = undone.as_object_mut() {
        // The activity around it carries the context.
        map.shift_remove("@context");
    }
    let id = activity_id(&facts.actor.url, row);
    let envelope = Envelope { id: id.clone(), kind: "Undo", actor: facts.actor.url.as_str(), to, cc, published: row.recorded_at };
    due(&id, &facts.actor, &facts.post.object_url, "Undo", envelope.around(undone), noticed_by(&facts))
}
