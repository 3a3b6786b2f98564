//! Likes and shares of posts of others, in the name of a cooperative or of a member.

use allmende_db::{events, post_contexts, post_reactions as rows, posts};
use allmende_domain::actor::Actor;
use allmende_domain::event::Event;
use allmende_domain::ids::{PostId, PostReactionId};
use allmende_domain::permission::Viewer;
use allmende_domain::post::Post;

pub use allmende_domain::reply::{PostReaction, Reaction};

use crate::App;
use crate::error::AppError;
use crate::replies::post_gone;
use crate::speakers::{self, Speaker};

/// Likes a post that is kept here, or shares it with one's followers; doing so twice is no error. Only what is for everybody is shared.
///
/// # Errors
/// [`AppError::Conflict`] `post-gone`, `post-narrow`, `actor-gone`, `peer-suspended`, `person-none`; refusals.
pub async fn give(app: &App, viewer: &Viewer, as_: &Speaker, post: &PostId, kind: Reaction) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let actor = speakers::actor(&mut tx, viewer, as_).await?;
    let stored = post_contexts::find(&mut tx, post).await?.ok_or_else(post_gone)?;
    let author = speakers::find(&mut tx, &stored.author).await?;
    speakers::check_reachable(&mut tx, &author).await?;
    if kind == Reaction::Announce && !stored.reach().is_open() {
        return Err(AppError::conflict("post-narrow", "its author wrote it for a few, so it cannot be shared"));
    }
    let read = rows::between(&mut tx, &actor.id, post, kind).await?;
    if read.as_ref().is_some_and(|known| known.is_given) {
        return Ok(());
    }
    let id = read.map_or_else(|| PostReactionId::from_uuid(app.uuid()), |known| known.id);
    let reaction = PostReaction {
        // A peer that was told that it is taken back takes no notice of the same id again.
        activity_url: app.addresses.url(&format!("{}/reactions/{id}/{}", actor.url.as_url().path(), now.0)),
        id,
        post: post.clone(),
        actor: actor.id,
        kind,
        is_given: true,
        updated_at: now,
    };
    if rows::put(&mut tx, &reaction).await? {
        events::record(&mut tx, &Event::ReactionGiven(reaction.id), 0, now).await?;
    }
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

/// Takes it back; doing so twice is no error.
///
/// # Errors
/// [`AppError::Conflict`] `person-none`; refusals.
pub async fn take_back(app: &App, viewer: &Viewer, as_: &Speaker, post: &PostId, kind: Reaction) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let actor = speakers::actor(&mut tx, viewer, as_).await?;
    let read = rows::between(&mut tx, &actor.id, post, kind).await?;
    let Some(given) = read.filter(|known| known.is_given) else { return Ok(()) };
    let taken = PostReaction { is_given: false, updated_at: now, ..given };
    if rows::put(&mut tx, &taken).await? {
        events::record(&mut tx, &Event::ReactionWithdrawn(taken.id), 0, now).await?;
    }
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

/// A reaction with all that its federated form needs.
#[derive(Debug, Clone, PartialEq)]
pub struct ReactionFacts {
    pub reaction: PostReaction,
    pub actor: Actor,
    pub post: Post,
    /// Who wrote the post.
    pub author: Actor,
}

/// From which to derive what peers are told; `None` when the post is gone, and what was done with it too.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn facts(app: &App, id: &PostReactionId) -> Result<Option<ReactionFacts>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(reaction) = rows::find(&mut conn, id).await? else { return Ok(None) };
    let Some(post) = posts::find(&mut conn, &reaction.post).await? else { return Ok(None) };
    let actor = speakers::find(&mut conn, &reaction.actor).await?;
    let author = speakers::find(&mut conn, &post.author).await?;
    Ok(Some(ReactionFacts { reaction, actor, post, author }))
}
