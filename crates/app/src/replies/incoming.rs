//! What others answer to ours, and what they do with our answers.

use allmende_db::{blocks, follows, post_contexts, posts as post_rows, reactions, replies as rows, tombstones};
use allmende_domain::actor::Actor;
use allmende_domain::post::PostContext;
use allmende_domain::reply::Reaction;
use allmende_domain::time::DAY_MS;
use allmende_domain::url::ObjectUrl;

use crate::error::AppError;
use crate::posts::{PostIn, bounded};
use crate::{App, limits, peers};

/// A verified post that answers one of our answers, or something in a thread of ours: it is kept in that thread, whoever follows its
/// author, when everybody may read it. What is for a few is for them, not for everybody who reads here. `true` when it is in a thread.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn receive(app: &App, author: &Actor, post: &PostIn, context: &PostContext) -> Result<bool, AppError> {
    let Some(answered) = context.in_reply_to.as_deref() else { return Ok(false) };
    if author.is_local || post.object_url.host() != author.url.host() || !context.reach.is_open() {
        return Ok(false);
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let thread = match rows::find_by_url(&mut tx, answered).await? {
        Some(reply) => Some(reply.thread),
        None => post_contexts::find_by_url(&mut tx, answered).await?.and_then(|post| post.thread),
    };
    let Some(thread) = thread else { return Ok(false) };
    if peers::standing(app, &author.url.host()).await?.is_shut() {
        return Ok(false);
    }
    if blocks::is_blocked_in(&mut tx, &thread, &author.id).await? {
        return Ok(false);
    }
    let deleted = tombstones::find(&mut tx, post.object_url.as_str()).await?;
    if deleted.is_some_and(|tombstone| tombstone.actor_url.as_ref() == Some(&author.url)) {
        return Ok(false);
    }
    let known = post_rows::find_by_url(&mut tx, &post.object_url).await?;
    let is_new = known.is_none();
    if known.as_ref().is_some_and(|known| known.author != author.id) {
        return Ok(false);
    }
    if is_new {
        let (of_thread, of_author) = post_contexts::counts(&mut tx, &thread, &author.id, now.plus(-DAY_MS)).await?;
        let too_many = of_thread >= limits::THREAD_ANSWERS_MAX || of_author >= limits::ANSWERS_PER_DAY_MAX;
        // Whom we follow may write as much as they like.
        if too_many && !follows::is_followed_by_ours(&mut tx, &author.id).await? {
            return Ok(false);
        }
    }
    let share = known.and_then(|known| Some((known.shared_by?, known.share_url)));
    post_rows::put(&mut tx, &bounded(app, author, post.clone(), share, now), now).await?;
    post_contexts::set(&mut tx, &author.id, &post.object_url, context, Some(&thread)).await?;
    tx.commit().await?;
    Ok(true)
}

/// Notes where a post that was just kept stands, for answers to it.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn note_context(app: &App, author: &Actor, object_url: &ObjectUrl, context: &PostContext) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    post_contexts::set(&mut tx, &author.id, object_url, context, None).await?;
    Ok(tx.commit().await?)
}

/// Counts a like or a share of an answer of ours that is for everybody; a second one of the same kind by the same actor counts once.
/// `false` when the address is none such.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn react(app: &App, actor: &Actor, object_url: &str, reaction: Reaction, activity_url: &str) -> Result<bool, AppError> {
    let mut tx = app.db.begin().await?;
    let Some(reply) = rows::find_by_url(&mut tx, object_url).await? else { return Ok(false) };
    // The one it was written to may like it, too; to share it is for nobody.
    if !reply.reach.is_open() && (reaction == Reaction::Announce || reply.to != actor.id) {
        return Ok(false);
    }
    if blocks::is_blocked_by(&mut tx, &reply.author, &actor.id).await? {
        return Ok(false);
    }
    reactions::put_to_reply(&mut tx, &reply.id, &actor.id, reaction.as_str(), activity_url, app.now()).await?;
    tx.commit().await?;
    Ok(true)
}
