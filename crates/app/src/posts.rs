//! Posts: what followed actors write that is no listing, kept for a while for reading.

use allmende_db::{actors, follows, posts as rows, tombstones};
use allmende_domain::actor::Actor;
use allmende_domain::ids::{ActorId, PostId};
use allmende_domain::limits::{ALT_CHARS_MAX, IMAGES_MAX, NAME_CHARS_MAX, PAGE_SIZE};
use allmende_domain::permission::Viewer;
use allmende_domain::text::{clean, truncated};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

pub use allmende_domain::post::{Post, PostImage};

use crate::error::AppError;
use crate::page::Page;
use crate::{App, limits, peers};

/// A verified post as its author's server tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostIn {
    /// On the author's host.
    pub object_url: ObjectUrl,
    /// Source HTML, cut to [`limits::POST_CHARS_MAX`].
    pub content: String,
    /// Content warning, empty for none.
    pub warning: String,
    pub page_url: Option<ObjectUrl>,
    /// The first [`IMAGES_MAX`] are kept, as addresses.
    pub attachments: Vec<PostImage>,
    pub published_at: UnixMillis,
    /// When it was never edited: `published_at`.
    pub updated_at: UnixMillis,
}

/// A post, who wrote it, and who shared it where its author is followed by none of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostView {
    pub post: Post,
    pub author: Actor,
    pub shared_by: Option<Actor>,
}

/// Keeps a post whose author, or who shared it, is followed by one of ours. Only its author can replace it, and only by a newer
/// version. `true` when something was written.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn receive(app: &App, author: &Actor, post: PostIn, shared_by: Option<&Actor>) -> Result<bool, AppError> {
    if author.is_local || post.object_url.host() != author.url.host() {
        return Ok(false);
    }
    let now = app.now();
    for actor in [Some(author), shared_by].into_iter().flatten().filter(|actor| !actor.is_local) {
        // Also when it comes by way of somebody who is not shut out (case M2).
        if peers::standing(app, &actor.url.host()).await?.is_shut() {
            return Ok(false);
        }
    }
    let mut tx = app.db.begin().await?;
    let deleted = tombstones::find(&mut tx, post.object_url.as_str()).await?;
    if deleted.is_some_and(|tombstone| tombstone.actor_url.as_ref() == Some(&author.url)) {
        return Ok(false);
    }
    let author_is_followed = follows::is_followed_by_ours(&mut tx, &author.id).await?;
    let sharer = match shared_by {
        Some(sharer) if !author_is_followed && follows::is_followed_by_ours(&mut tx, &sharer.id).await? => Some(sharer.id.clone()),
        _ => None,
    };
    let known = rows::find_by_url(&mut tx, &post.object_url).await?;
    if !author_is_followed && sharer.is_none() && known.is_none() {
        return Ok(false);
    }
    let sharer = match &known {
        _ if author_is_followed => None,
        Some(known) => known.shared_by.clone().or(sharer),
        None => sharer,
    };
    let written = rows::put(&mut tx, &bounded(app, author, post, sharer, now), now).await?;
    tx.commit().await?;
    Ok(written)
}

/// A verified deletion of a post by its author. `true` when there was one.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn remove(app: &App, author: &Actor, object_url: &ObjectUrl) -> Result<bool, AppError> {
    let mut tx = app.db.begin().await?;
    let known = rows::find_by_url(&mut tx, object_url).await?;
    // Its author's neighbours on that server may not bury it, now or in advance (case S13).
    if author.is_local || object_url.host() != author.url.host() || known.is_some_and(|post| post.author != author.id) {
        return Ok(false);
    }
    let removed = rows::delete(&mut tx, object_url, &author.id).await?;
    let tombstone = tombstones::TombstoneRow {
        object_url: object_url.clone(),
        former_type: "Note".to_owned(),
        actor_url: Some(author.url.clone()),
        deleted_at: app.now(),
    };
    tombstones::insert(&mut tx, &tombstone).await?;
    tx.commit().await?;
    Ok(removed)
}

/// What those wrote or shared whom our cooperatives follow, newest first. `page` counts from 0.
///
/// # Errors
/// [`AppError::SignInFirst`] for strangers, [`AppError::Forbidden`] for peers: others' posts are not ours to publish.
pub async fn timeline(app: &App, viewer: &Viewer, page: i64) -> Result<Page<PostView>, AppError> {
    match viewer {
        Viewer::Member(_) | Viewer::Operator => {}
        Viewer::Stranger => return Err(AppError::SignInFirst),
        Viewer::Peer(_) => return Err(AppError::Forbidden),
    }
    let page = page.max(0);
    let mut conn = app.db.read().await?;
    let posts = rows::timeline(&mut conn, page.saturating_mul(PAGE_SIZE), PAGE_SIZE + 1).await?;
    let ids: Vec<ActorId> = posts.iter().flat_map(|post| [Some(&post.author), post.shared_by.as_ref()]).flatten().cloned().collect();
    let known = actors::find_many(&mut conn, &ids).await?;
    let actor = |id: &ActorId| known.iter().find(|actor| actor.id == *id).cloned();
    let view = |post: Post| {
        let author = actor(&post.author)?;
        let shared_by = post.shared_by.as_ref().and_then(actor);
        Some(PostView { post, author, shared_by })
    };
    // The page is cut before authors are joined, so that it is as long as the table says.
    let Page { items, number, has_more } = Page::from_extra(posts, page, PAGE_SIZE);
    Ok(Page { items: items.into_iter().filter_map(view).collect(), number, has_more })
}

/// Forgets posts older than [`limits::POSTS_KEPT_MS`] and all but the newest [`limits::POSTS_KEPT_MAX`]; how many.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_old(app: &App) -> Result<u64, AppError> {
    let mut tx = app.db.begin().await?;
    let forgotten = rows::forget_old(&mut tx, app.now().plus(-limits::POSTS_KEPT_MS), limits::POSTS_KEPT_MAX).await?;
    tx.commit().await?;
    Ok(forgotten)
}

fn bounded(app: &App, author: &Actor, post: PostIn, shared_by: Option<ActorId>, now: UnixMillis) -> Post {
    let images = post.attachments.into_iter().take(IMAGES_MAX).map(|image| PostImage {
        url: image.url,
        media_type: truncated(&image.media_type, NAME_CHARS_MAX),
        alt: truncated(&image.alt, ALT_CHARS_MAX),
    });
    Post {
        id: PostId::from_uuid(app.uuid()),
        object_url: post.object_url,
        author: author.id.clone(),
        shared_by,
        content: truncated(&post.content, limits::POST_CHARS_MAX),
        warning: truncated(&clean(&post.warning), limits::POST_WARNING_CHARS_MAX),
        page_url: post.page_url,
        images: images.collect(),
        // A post from the future would stay on top of the page.
        published_at: post.published_at.min(now),
        updated_at: post.updated_at.min(now),
    }
}
