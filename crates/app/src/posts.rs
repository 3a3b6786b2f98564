//! Posts: what followed actors write that is no listing, kept for a while for reading.

use allmende_db::{Conn, actors, follows, posts as rows, tombstones};
use allmende_domain::actor::Actor;
use allmende_domain::ids::{ActorId, PostId};
use allmende_domain::limits::{ALT_CHARS_MAX, IMAGES_MAX, LANGUAGES_MAX, NAME_CHARS_MAX, PAGE_SIZE, TITLE_CHARS_MAX};
use allmende_domain::permission::Viewer;
use allmende_domain::text::truncated;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

pub use allmende_domain::post::{Attachment, Gathering, Medium, Poll, PollOption, Post, PostKind, Words};

use crate::error::AppError;
use crate::page::Page;
use crate::{App, limits, peers};

/// A verified post as its author's server tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostIn {
    /// On the author's host.
    pub object_url: ObjectUrl,
    pub kind: PostKind,
    /// Its content is cut to [`limits::POST_CHARS_MAX`].
    pub words: Words,
    /// In other languages, each named; as many are kept as have that length together.
    pub translations: Vec<Words>,
    pub sensitive: bool,
    pub page_url: Option<ObjectUrl>,
    /// The first [`IMAGES_MAX`] are kept, as addresses.
    pub attachments: Vec<Attachment>,
    /// With the first [`limits::POLL_OPTIONS_MAX`] answers.
    pub poll: Option<Poll>,
    pub quote: Option<ObjectUrl>,
    pub answers: Option<ObjectUrl>,
    pub gathering: Option<Gathering>,
    pub published_at: UnixMillis,
    /// When it was never edited: `published_at`.
    pub updated_at: UnixMillis,
}

/// Who shared a post with us, and by which activity.
#[derive(Debug, Clone, Copy)]
pub struct Share<'a> {
    pub by: &'a Actor,
    pub activity: &'a ObjectUrl,
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
pub async fn receive(app: &App, author: &Actor, post: PostIn, share: Option<Share<'_>>) -> Result<bool, AppError> {
    if author.is_local || post.object_url.host() != author.url.host() {
        return Ok(false);
    }
    let now = app.now();
    // Also when it comes by way of somebody who is not shut out (case M2).
    if is_any_shut(app, [Some(author), share.map(|share| share.by)].into_iter().flatten()).await? {
        return Ok(false);
    }
    let mut tx = app.db.begin().await?;
    let deleted = tombstones::find(&mut tx, post.object_url.as_str()).await?;
    if deleted.is_some_and(|tombstone| tombstone.actor_url.as_ref() == Some(&author.url)) {
        return Ok(false);
    }
    let author_is_followed = follows::is_followed_by_ours(&mut tx, &author.id).await?;
    let sharer = match share {
        Some(share) if !author_is_followed && follows::is_followed_by_ours(&mut tx, &share.by.id).await? => {
            Some((share.by.id.clone(), Some(share.activity.clone())))
        }
        _ => None,
    };
    let known = rows::find_by_url(&mut tx, &post.object_url).await?;
    if !author_is_followed && sharer.is_none() && known.is_none() {
        return Ok(false);
    }
    let sharer = match &known {
        _ if author_is_followed => None,
        Some(known) => known.shared_by.clone().map(|by| (by, known.share_url.clone())).or(sharer),
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
    require_reader(viewer)?;
    let page = page.max(0);
    let mut conn = app.db.read().await?;
    let posts = rows::timeline(&mut conn, page.saturating_mul(PAGE_SIZE), PAGE_SIZE + 1).await?;
    // The page is cut before authors are joined, so that it is as long as the table says.
    let Page { items, number, has_more } = Page::from_extra(posts, page, PAGE_SIZE);
    Ok(Page { items: views(&mut conn, items).await?, number, has_more })
}

/// Posts with those who wrote and shared them.
pub(crate) async fn views(conn: &mut Conn, posts: Vec<Post>) -> Result<Vec<PostView>, AppError> {
    let ids: Vec<ActorId> = posts.iter().flat_map(|post| [Some(&post.author), post.shared_by.as_ref()]).flatten().cloned().collect();
    let known = actors::find_many(conn, &ids).await?;
    let actor = |id: &ActorId| known.iter().find(|actor| actor.id == *id).cloned();
    let view = |post: Post| {
        let author = actor(&post.author)?;
        let shared_by = post.shared_by.as_ref().and_then(actor);
        Some(PostView { post, author, shared_by })
    };
    Ok(posts.into_iter().filter_map(view).collect())
}

/// Who may read what others wrote: it is not ours to publish.
pub(crate) fn require_reader(viewer: &Viewer) -> Result<(), AppError> {
    match viewer {
        Viewer::Member(_) | Viewer::Operator => Ok(()),
        Viewer::Stranger => Err(AppError::SignInFirst),
        Viewer::Peer(_) => Err(AppError::Forbidden),
    }
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

/// Whether one of them is on a server that is suspended, or not on the list.
pub(crate) async fn is_any_shut(app: &App, actors: impl Iterator<Item = &Actor>) -> Result<bool, AppError> {
    for actor in actors.filter(|actor| !actor.is_local) {
        if peers::standing(app, &actor.url.host()).await?.is_shut() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The author of a post that is here because `sharer` shared it.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn author_of_shared(app: &App, sharer: &Actor, object_url: &ObjectUrl) -> Result<Option<Actor>, AppError> {
    let mut conn = app.db.read().await?;
    match rows::find_by_url(&mut conn, object_url).await?.filter(|post| post.shared_by.as_ref() == Some(&sharer.id)) {
        Some(post) => Ok(actors::find_many(&mut conn, &[post.author]).await?.pop()),
        None => Ok(None),
    }
}

/// A verified withdrawal by `sharer` of a share. `true` when something is no longer shown because of it.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn unshare(app: &App, sharer: &Actor, activity: &str) -> Result<bool, AppError> {
    let mut tx = app.db.begin().await?;
    let removed = rows::unshare(&mut tx, activity, &sharer.id).await?;
    tx.commit().await?;
    Ok(removed)
}

fn words(words: Words) -> Words {
    let line = |text: &str, max: usize| truncated(text, max).split_whitespace().collect::<Vec<_>>().join(" ");
    Words {
        language: words.language,
        title: line(&words.title, TITLE_CHARS_MAX),
        summary: truncated(&words.summary, limits::POST_WARNING_CHARS_MAX),
        content: truncated(&words.content, limits::POST_CHARS_MAX),
        warning: line(&words.warning, limits::POST_WARNING_CHARS_MAX),
    }
}

/// As many as have the length of one post together.
fn translations(all: Vec<Words>) -> Vec<Words> {
    let mut left = limits::POST_CHARS_MAX;
    let fits = |words: &Words| {
        let length = words.content.chars().count();
        let fits = words.language.is_some() && length <= left;
        left -= if fits { length } else { 0 };
        fits
    };
    all.into_iter().take(LANGUAGES_MAX).map(words).filter(fits).collect()
}

fn poll(poll: Poll) -> Poll {
    let count = |votes: Option<i64>| votes.map(|votes| votes.max(0));
    let option = |option: PollOption| PollOption { name: truncated(&option.name, NAME_CHARS_MAX), votes: count(option.votes) };
    Poll { options: poll.options.into_iter().take(limits::POLL_OPTIONS_MAX).map(option).collect(), voters: count(poll.voters), ..poll }
}

/// A post as it is kept: cut to what we keep, and of now at the latest.
pub(crate) fn bounded(app: &App, author: &Actor, post: PostIn, share: Option<(ActorId, Option<ObjectUrl>)>, now: UnixMillis) -> Post {
    let attachments = post.attachments.into_iter().take(IMAGES_MAX).map(|attachment| Attachment {
        url: attachment.url,
        media_type: truncated(&attachment.media_type, NAME_CHARS_MAX),
        alt: truncated(&attachment.alt, ALT_CHARS_MAX),
    });
    let (shared_by, share_url) = share.unzip();
    Post {
        id: PostId::from_uuid(app.uuid()),
        object_url: post.object_url,
        author: author.id.clone(),
        shared_by,
        share_url: share_url.flatten(),
        kind: PostKind::parse(&truncated(post.kind.as_str(), limits::POST_KIND_CHARS_MAX)),
        words: words(post.words),
        translations: translations(post.translations),
        sensitive: post.sensitive,
        page_url: post.page_url,
        attachments: attachments.collect(),
        poll: post.poll.map(poll),
        quote: post.quote,
        answers: post.answers,
        gathering: post.gathering.map(|gathering| Gathering { place: truncated(&gathering.place, NAME_CHARS_MAX), ..gathering }),
        // A post from the future would stay on top of the page.
        published_at: post.published_at.min(now),
        updated_at: post.updated_at.min(now),
    }
}
