//! Answers of ours to posts of others, in the name of a cooperative or of a member, and the threads in which they stand.
//!
//! A thread hangs on the post that was answered first. In it stand our answers, and what others answer to them. It is read by the members
//! of this instance, as the posts are; each answer that was for everybody has a page for everybody.

mod incoming;
mod threads;

use allmende_db::{Tx, events, inquiries as inquiry_rows, post_contexts, reactions, replies as rows, tombstones};
use allmende_domain::actor::Actor;
use allmende_domain::event::Event;
use allmende_domain::ids::{ActorId, PostId, ReplyId};
use allmende_domain::permission::Viewer;
use allmende_domain::text::paragraphs;
use allmende_domain::time::{DAY_MS, HOUR_MS, SECOND_MS};

pub use allmende_domain::reply::Reply;

pub use incoming::{note_context, react, receive};
pub use threads::{
    Answering, Entry, ReplyView, Thread, answered, answering, count_of_actor, facts, of_actor, public_answers, show, thread,
};

use crate::App;
use crate::error::AppError;
use crate::limits;
use crate::speakers::{self, Speaker};

/// Answers a post that is kept here. It goes no further than the post: to its author, and to everybody when the post was for everybody.
///
/// # Errors
/// [`AppError::Invalid`] (field `body`: `body-missing`, `text-too-long`); [`AppError::Conflict`] `post-gone`, `actor-gone`,
/// `peer-suspended`, `person-none`; [`AppError::TooMany`]; refusals.
pub async fn send(app: &App, viewer: &Viewer, as_: &Speaker, post: &PostId, body: &str) -> Result<Reply, AppError> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let author = speakers::actor(&mut tx, viewer, as_).await?;
    let body = checked_body(body)?;
    let answered = post_contexts::find(&mut tx, post).await?.ok_or_else(post_gone)?;
    let to = speakers::find(&mut tx, &answered.author).await?;
    speakers::check_reachable(&mut tx, &to).await?;
    if rows::count_since(&mut tx, &author.id, now.plus(-DAY_MS)).await? >= limits::REPLIES_PER_DAY_MAX {
        return Err(AppError::TooMany { retry_after_seconds: HOUR_MS / SECOND_MS });
    }
    let id = ReplyId::from_uuid(app.uuid());
    let reach = answered.reach().of_answer();
    let (conversation, context) = answered.context.map_or((None, None), |known| (known.conversation, known.context));
    let reply = Reply {
        object_url: app.addresses.reply(&id),
        id,
        author: author.id,
        member: viewer.member().map(|member| member.id.clone()),
        thread: answered.thread.unwrap_or_else(|| answered.object_url.clone()),
        // Where the post names no conversation, it is one itself.
        conversation: conversation.or_else(|| Some(answered.object_url.to_string())),
        context,
        in_reply_to: answered.object_url,
        to: to.id,
        reach,
        body,
        version: 1,
        created_at: now,
        updated_at: now,
        removed_at: None,
    };
    rows::insert(&mut tx, &reply).await?;
    events::record(&mut tx, &Event::ReplySent(reply.id.clone()), reply.version, now).await?;
    commit(app, tx).await?;
    Ok(reply)
}

/// Writes an answer anew.
///
/// # Errors
/// As [`send`]; [`AppError::NotFound`] for who may not know of it, [`AppError::Gone`] when it was removed.
pub async fn edit(app: &App, viewer: &Viewer, id: &ReplyId, body: &str) -> Result<Reply, AppError> {
    let mut tx = app.db.begin().await?;
    let old = for_writing(&mut tx, viewer, id).await?;
    let new = Reply { body: checked_body(body)?, ..touched(app, &old) };
    if new.body == old.body {
        return Ok(old);
    }
    store(&mut tx, &old, &new).await?;
    events::record(&mut tx, &Event::ReplyChanged(new.id.clone()), new.version, app.now()).await?;
    commit(app, tx).await?;
    Ok(new)
}

/// Removes an answer for good: its text and what others did with it. Its address answers "gone".
///
/// # Errors
/// As [`edit`].
pub async fn remove(app: &App, viewer: &Viewer, id: &ReplyId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let reply = for_writing(&mut tx, viewer, id).await?;
    remove_in(app, &mut tx, &reply).await?;
    events::record(&mut tx, &Event::ReplyRemoved(reply.id.clone()), reply.version + 1, app.now()).await?;
    commit(app, tx).await
}

/// The same without telling anybody, inside the caller's transaction.
pub(crate) async fn remove_in(app: &App, tx: &mut Tx, old: &Reply) -> Result<(), AppError> {
    let touched = touched(app, old);
    let removed = Reply { body: String::new(), removed_at: Some(touched.updated_at), ..touched };
    store(tx, old, &removed).await?;
    reactions::delete_of_reply(tx, &removed.id).await?;
    let deleted_at = removed.updated_at;
    let tombstone =
        tombstones::TombstoneRow { object_url: removed.object_url, former_type: tombstones::REPLY.to_owned(), actor_url: None, deleted_at };
    Ok(tombstones::insert(tx, &tombstone).await?)
}

/// Removes everything that an actor of ours answered, without telling anybody: it ended, which says the same.
pub(crate) async fn remove_all_of(app: &App, tx: &mut Tx, actor: &ActorId) -> Result<(), AppError> {
    for reply in rows::all_of_actor(tx, actor).await? {
        remove_in(app, tx, &reply).await?;
    }
    Ok(())
}

/// Counts the change; its time is later than the one before even when the clock went back.
fn touched(app: &App, old: &Reply) -> Reply {
    Reply { version: old.version + 1, updated_at: app.now().max(old.updated_at.plus(1)), ..old.clone() }
}

async fn store(tx: &mut Tx, old: &Reply, new: &Reply) -> Result<(), AppError> {
    if rows::update(tx, new, old.version).await? {
        return Ok(());
    }
    Err(AppError::conflict("changed-meanwhile", "somebody else changed it meanwhile; look again and retry"))
}

/// The stored answer, for a viewer who speaks for its author.
async fn for_writing(tx: &mut Tx, viewer: &Viewer, id: &ReplyId) -> Result<Reply, AppError> {
    let reply = rows::find(tx, id).await?.ok_or(AppError::NotFound)?;
    if speakers::may_change_for(tx, viewer, &reply.author).await? {
        return if reply.removed_at.is_some() { Err(AppError::Gone) } else { Ok(reply) };
    }
    // Who may not even see it must not learn that it exists (case V7).
    Err(match threads::may_see(viewer, &reply) {
        false => AppError::NotFound,
        true if matches!(viewer, Viewer::Stranger) => AppError::SignInFirst,
        true => AppError::Forbidden,
    })
}

pub(crate) fn post_gone() -> AppError {
    AppError::conflict("post-gone", "this post is no longer here: its author deleted it, or it is too old")
}

fn checked_body(body: &str) -> Result<String, AppError> {
    match paragraphs(body, limits::MESSAGE_CHARS_MAX) {
        Ok(body) if body.is_empty() => Err(AppError::invalid("body", "body-missing", "needs a text")),
        Ok(body) => Ok(body),
        Err(error) => Err(AppError::invalid("body", "text-too-long", error.to_string())),
    }
}

async fn commit(app: &App, tx: Tx) -> Result<(), AppError> {
    tx.commit().await?;
    // Whom we wrote to is no newcomer any more.
    app.policies.forget();
    app.nudge.events.notify_one();
    Ok(())
}

/// Federated ids of what others wrote to one of our listings for everybody to read; conversations with the cooperative are not among them.
///
/// # Errors
/// As [`crate::listings::show`].
pub async fn to_listing(app: &App, viewer: &Viewer, listing: &allmende_domain::ids::ListingId) -> Result<Vec<String>, AppError> {
    crate::listings::show(app, viewer, listing).await?;
    Ok(inquiry_rows::public_messages(&mut app.db.read().await?, listing, limits::REPLIES_LISTED_MAX).await?)
}

/// An answer with those between whom it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplyFacts {
    /// Removed or not.
    pub reply: Reply,
    pub author: Actor,
    /// Who wrote what it answers.
    pub to: Actor,
}
