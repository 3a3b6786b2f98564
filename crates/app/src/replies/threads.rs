//! Reading threads and answers, as each viewer may.

use std::collections::HashMap;

use allmende_db::{Conn, actors, post_contexts, post_reactions, posts as post_rows, reactions, replies as rows, standings};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::ids::{ActorId, PostId, ReplyId};
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::permission::Viewer;
use allmende_domain::post::{Post, Reach};
use allmende_domain::reply::{Reaction, Reply};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use super::ReplyFacts;
use crate::error::AppError;
use crate::page::Page;
use crate::posts::{self, PostView, require_reader};
use crate::{App, limits, speakers};

/// An answer of ours as a page shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReplyView {
    pub reply: Reply,
    pub author: Actor,
    /// Who wrote what it answers.
    pub to: Actor,
    pub likes: i64,
    pub shares: i64,
    /// The viewer speaks for its author.
    pub may_change: bool,
}

/// What stands in a thread.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    Ours(Box<ReplyView>),
    Theirs(Box<PostView>),
}

impl Entry {
    fn said_at(&self) -> UnixMillis {
        match self {
            Self::Ours(view) => view.reply.created_at,
            Self::Theirs(view) => view.post.published_at,
        }
    }
}

/// A thread as members read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Thread {
    /// The post that it hangs on; `None` when it is not kept here any more.
    pub root: Option<PostView>,
    /// The oldest first.
    pub entries: Vec<Entry>,
}

/// How a post can be answered, and what ours did with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Answering {
    pub reach: Reach,
    /// What was given to it, in whose name, and not taken back.
    pub given: Vec<(Reaction, Actor)>,
    /// How many answers are known here.
    pub answers: i64,
}

/// Whether an answer that exists may be seen by this viewer: open ones by everybody, narrow ones by members, as what they answer.
pub(super) fn may_see(viewer: &Viewer, reply: &Reply) -> bool {
    reply.reach.is_open() || matches!(viewer, Viewer::Member(_) | Viewer::Operator)
}

/// For each of these posts, in their order.
///
/// # Errors
/// Refusals: as [`posts::timeline`].
pub async fn answering(app: &App, viewer: &Viewer, posts: &[&Post]) -> Result<Vec<Answering>, AppError> {
    require_reader(viewer)?;
    let mut conn = app.db.read().await?;
    let ids: Vec<&str> = posts.iter().map(|post| post.id.as_str()).collect();
    let urls: Vec<&str> = posts.iter().map(|post| post.object_url.as_str()).collect();
    let counts = rows::counts(&mut conn, &urls).await?;
    let given = post_reactions::given(&mut conn, &ids).await?;
    let reaches = post_contexts::reaches(&mut conn, &ids).await?;
    let authors: Vec<ActorId> = given.iter().map(|reaction| reaction.actor.clone()).collect();
    let authors = actors::find_many(&mut conn, &authors).await?;
    let of_post = |post: &&Post| Answering {
        reach: reaches.get(post.id.as_str()).copied().unwrap_or(Reach::Direct),
        given: given
            .iter()
            .filter(|reaction| reaction.post == post.id)
            .filter_map(|reaction| Some((reaction.kind, authors.iter().find(|actor| actor.id == reaction.actor)?.clone())))
            .collect(),
        answers: counts.get(post.object_url.as_str()).copied().unwrap_or_default(),
    };
    Ok(posts.iter().map(of_post).collect())
}

/// The thread of a post, with at most [`limits::THREAD_ENTRIES_MAX`] entries of each side.
///
/// # Errors
/// [`AppError::NotFound`] when the post is not kept here, or its author's server is suspended; refusals as [`posts::timeline`].
pub async fn thread(app: &App, viewer: &Viewer, post: &PostId) -> Result<Thread, AppError> {
    require_reader(viewer)?;
    let mut conn = app.db.read().await?;
    let stored = post_contexts::find(&mut conn, post).await?.ok_or(AppError::NotFound)?;
    of_url(&mut conn, viewer, &stored.thread.unwrap_or(stored.object_url)).await
}

async fn of_url(conn: &mut Conn, viewer: &Viewer, thread: &ObjectUrl) -> Result<Thread, AppError> {
    let root = match post_rows::find_by_url(conn, thread).await? {
        Some(post) => posts::views(conn, vec![post]).await?.pop(),
        None => None,
    };
    if standings::is_shut(conn, &thread.host()).await? {
        return Err(AppError::NotFound);
    }
    let ours = rows::of_thread(conn, thread, limits::THREAD_ENTRIES_MAX).await?;
    let theirs = post_rows::of_thread(conn, thread, limits::THREAD_ENTRIES_MAX).await?;
    let mut entries: Vec<Entry> = views(conn, viewer, ours).await?.into_iter().map(|view| Entry::Ours(Box::new(view))).collect();
    entries.extend(posts::views(conn, theirs).await?.into_iter().map(|view| Entry::Theirs(Box::new(view))));
    entries.sort_by_key(Entry::said_at);
    Ok(Thread { root, entries })
}

/// An answer of ours.
///
/// # Errors
/// [`AppError::NotFound`] when it does not exist or is not for this viewer, [`AppError::Gone`] when it was removed.
pub async fn show(app: &App, viewer: &Viewer, id: &ReplyId) -> Result<ReplyView, AppError> {
    let mut conn = app.db.read().await?;
    let reply = visible(&mut conn, viewer, id).await?;
    views(&mut conn, viewer, vec![reply]).await?.pop().ok_or(AppError::NotFound)
}

async fn visible(conn: &mut Conn, viewer: &Viewer, id: &ReplyId) -> Result<Reply, AppError> {
    let reply = rows::find(conn, id).await?.ok_or(AppError::NotFound)?;
    let addressed = match viewer {
        Viewer::Peer(reader) => is_addressed_to(conn, &reply, reader).await?,
        _ => false,
    };
    match (addressed || may_see(viewer, &reply), reply.removed_at) {
        (false, _) => Err(AppError::NotFound),
        (true, Some(_)) => Err(AppError::Gone),
        (true, None) => Ok(reply),
    }
}

/// The one it was written to, or the instance actor of its server, as which servers fetch.
async fn is_addressed_to(conn: &mut Conn, reply: &Reply, reader: &ActorId) -> Result<bool, AppError> {
    if reply.to == *reader {
        return Ok(true);
    }
    let (to, reader) = (speakers::find(conn, &reply.to).await?, speakers::find(conn, reader).await?);
    Ok(reader.kind == ActorKind::Application && reader.host == to.host)
}

async fn views(conn: &mut Conn, viewer: &Viewer, replies: Vec<Reply>) -> Result<Vec<ReplyView>, AppError> {
    let ids: Vec<ActorId> = replies.iter().flat_map(|reply| [reply.author.clone(), reply.to.clone()]).collect();
    let known: HashMap<ActorId, Actor> = actors::find_many(conn, &ids).await?.into_iter().map(|actor| (actor.id.clone(), actor)).collect();
    let keys: Vec<String> = replies.iter().map(|reply| reply.id.to_string()).collect();
    let counts = reactions::counts_of_replies(conn, &keys.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let mut may: HashMap<ActorId, bool> = HashMap::new();
    let mut views = Vec::with_capacity(replies.len());
    for reply in replies {
        let may_change = match may.get(&reply.author) {
            Some(known) => *known,
            None => speakers::may_change_for(conn, viewer, &reply.author).await?,
        };
        may.insert(reply.author.clone(), may_change);
        let (Some(author), Some(to)) = (known.get(&reply.author).cloned(), known.get(&reply.to).cloned()) else { continue };
        let counted = counts.get(reply.id.as_str()).copied().unwrap_or_default();
        views.push(ReplyView { author, to, likes: counted.likes, shares: counted.shares, may_change, reply });
    }
    Ok(views)
}

/// The post that an answer is about, while it is kept here.
///
/// # Errors
/// Refusals: as [`posts::timeline`].
pub async fn answered(app: &App, viewer: &Viewer, reply: &Reply) -> Result<Option<PostId>, AppError> {
    require_reader(viewer)?;
    let found = post_contexts::find_by_url(&mut app.db.read().await?, reply.in_reply_to.as_str()).await?;
    Ok(found.map(|post| post.post))
}

/// What everybody may read of an actor of ours among its answers, the newest first. `page` counts from 0.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn of_actor(app: &App, viewer: &Viewer, actor: &ActorId, page: i64) -> Result<Page<ReplyView>, AppError> {
    let page = page.clamp(0, limits::PAGE_NUMBER_MAX);
    let mut conn = app.db.read().await?;
    let found = rows::open_of_actor(&mut conn, actor, PAGE_SIZE + 1, page * PAGE_SIZE).await?;
    let Page { items, number, has_more } = Page::from_extra(found, page, PAGE_SIZE);
    Ok(Page { items: views(&mut conn, viewer, items).await?, number, has_more })
}

/// How many answers of an actor of ours everybody may read.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn count_of_actor(app: &App, actor: &Actor) -> Result<i64, AppError> {
    Ok(rows::count_open_of_actor(&mut app.db.read().await?, &actor.id).await?)
}

/// Federated ids of what others answered to an answer of ours for everybody to read.
///
/// # Errors
/// As [`show`].
pub async fn public_answers(app: &App, viewer: &Viewer, id: &ReplyId) -> Result<Vec<String>, AppError> {
    let mut conn = app.db.read().await?;
    let reply = visible(&mut conn, viewer, id).await?;
    Ok(post_contexts::public_answers(&mut conn, reply.object_url.as_str(), limits::REPLIES_LISTED_MAX).await?)
}

/// An answer, removed or not, with all that its federated form needs. Whoever asks sees to it that it gets no further than it may.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn facts(app: &App, id: &ReplyId) -> Result<Option<ReplyFacts>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(reply) = rows::find(&mut conn, id).await? else { return Ok(None) };
    let author = speakers::find(&mut conn, &reply.author).await?;
    let to = speakers::find(&mut conn, &reply.to).await?;
    Ok(Some(ReplyFacts { reply, author, to }))
}
