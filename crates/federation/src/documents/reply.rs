//! An answer of ours to a post, as a `Note`; a like or a share of a post.

use allmende_app::post_reactions::ReactionFacts;
use allmende_app::replies::Reply;
use allmende_domain::actor::Actor;
use allmende_domain::post::Reach;
use allmende_domain::reply::Reaction;
use serde_json::{Value, json};

use super::message::{mention, mentioning};
use super::{PUBLIC, with_context, without_nulls};

/// To whom an answer is addressed: `to` and `cc`. Never further than what it answers (see [`Reach::of_answer`]).
#[must_use]
pub fn audience(author: &Actor, to: &Actor, reach: Reach) -> (Vec<String>, Vec<String>) {
    let (public, them) = (PUBLIC.to_owned(), to.url.as_str().to_owned());
    let followers = author.followers.iter().map(|url| url.as_str().to_owned());
    match reach {
        Reach::Public => (vec![public, them], followers.collect()),
        Reach::Unlisted => (followers.chain([them]).collect(), vec![public]),
        Reach::Followers | Reach::Direct => (vec![them], Vec::new()),
    }
}

/// The `Note`, without `@context`.
#[must_use]
pub fn note(reply: &Reply, author: &Actor, to: &Actor) -> Value {
    let id = reply.object_url.as_str();
    let (addressed, copies) = audience(author, to, reply.reach);
    let part = |name: &str| reply.reach.is_open().then(|| format!("{id}/{name}"));
    without_nulls(json!({
        "id": id,
        "type": "Note",
        "attributedTo": author.url.as_str(),
        "to": addressed,
        "cc": copies,
        "url": id,
        "published": reply.created_at.to_rfc3339(),
        "updated": (reply.version > 1).then(|| reply.updated_at.to_rfc3339()),
        "inReplyTo": reply.in_reply_to.as_str(),
        "context": reply.context,
        "conversation": reply.conversation,
        "content": mentioning(to, &reply.body),
        "tag": [mention(to)],
        "replies": part("replies"),
        "likes": part("likes"),
        "shares": part("shares"),
    }))
}

/// A `Like`, for the author alone; or an `Announce`, for everybody, with `@context`.
#[must_use]
pub fn reaction(facts: &ReactionFacts) -> Value {
    let (actor, author) = (&facts.actor, facts.author.url.as_str());
    let followers = actor.followers.iter().map(|url| url.as_str().to_owned());
    let (kind, to, cc) = match facts.reaction.kind {
        Reaction::Like => ("Like", vec![author.to_owned()], Vec::new()),
        Reaction::Announce => ("Announce", vec![PUBLIC.to_owned()], followers.chain([author.to_owned()]).collect()),
    };
    with_context(json!({
        "id": facts.reaction.activity_url.as_str(),
        "type": kind,
        "actor": actor.url.as_str(),
        "published": facts.reaction.updated_at.to_rfc3339(),
        "to": to,
        "cc": cc,
        "object": facts.post.object_url.as_str(),
    }))
}
