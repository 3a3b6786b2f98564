//! What people elsewhere post to a board, as their servers tell it.

use allmende_db::{Tx, blocks, board_posts as rows, boards, events, tombstones};
use allmende_domain::actor::Actor;
use allmende_domain::board::{Board, BoardPost, BoardPostState, OutsidePosts};
use allmende_domain::event::Event;
use allmende_domain::ids::{ActorId, BoardPostId};
use allmende_domain::notifications::News;
use allmende_domain::time::{DAY_MS, UnixMillis};
use allmende_domain::url::ObjectUrl;

use crate::error::AppError;
use crate::posts::{Post, PostIn, bounded, is_any_shut};
use crate::{App, limits, notifications};

/// A verified public post, and the activity of its author that brought it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    pub post: PostIn,
    /// As it came: a group passes it on unchanged.
    pub activity: Vec<u8>,
    /// Boards of ours that it is addressed to.
    pub boards: Vec<ActorId>,
}

/// What became of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// It is kept: it waits, or is on a board.
    Kept,
    /// It is none for our boards; says why.
    No(&'static str),
}

/// A verified post of a peer's actor to boards of ours, or a new version of one that is kept. The same one again changes nothing. Whether its
/// host is shut out or held was asked before.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn receive(app: &App, author: &Actor, posted: Posted) -> Result<Taken, AppError> {
    if author.is_local || posted.post.object_url.host() != author.url.host() {
        return Ok(Taken::No("it is not on its author's server"));
    }
    if is_any_shut(app, std::iter::once(author)).await? {
        return Ok(Taken::No("its server is suspended"));
    }
    if posted.activity.len() > limits::BOARD_ACTIVITY_BYTES_MAX {
        return Ok(Taken::No("it is too large"));
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let deleted = tombstones::find(&mut tx, posted.post.object_url.as_str()).await?;
    if deleted.is_some_and(|tombstone| tombstone.actor_url.as_ref() == Some(&author.url)) {
        return Ok(Taken::No("its author deleted it"));
    }
    let known = rows::of_object(&mut tx, &posted.post.object_url).await?;
    if known.iter().any(|post| post.author != author.id) {
        return Ok(Taken::No("the address is somebody else's"));
    }
    let said = bounded(app, author, posted.post, None, now);
    let mut taken = Taken::No("no board of ours takes it");
    for post in known.iter().filter(|post| post.state.is_open()) {
        changed(&mut tx, post, &said, &posted.activity, now).await?;
        taken = Taken::Kept;
    }
    for actor in posted.boards.iter().take(limits::MESSAGE_REFERENCES_MAX) {
        let Some(board) = boards::find_by_actor(&mut tx, actor).await? else { continue };
        if known.iter().any(|post| post.cooperative == board.cooperative) {
            continue;
        }
        match posted_to(app, &mut tx, author, &board, &said, &posted.activity).await? {
            Taken::Kept => taken = Taken::Kept,
            no if taken != Taken::Kept => taken = no,
            Taken::No(_) => {}
        }
    }
    tx.commit().await?;
    app.nudge.events.notify_one();
    app.nudge.news.notify_one();
    Ok(taken)
}

async fn posted_to(app: &App, tx: &mut Tx, author: &Actor, board: &Board, said: &Post, activity: &[u8]) -> Result<Taken, AppError> {
    let now = app.now();
    let state = match board.outside_posts {
        OutsidePosts::Off => return Ok(Taken::No("this board takes no posts from outside")),
        OutsidePosts::ByHand => BoardPostState::Waiting,
        OutsidePosts::Automatic => BoardPostState::Accepted,
    };
    if blocks::is_blocked(tx, &board.cooperative, &author.id).await? {
        return Ok(Taken::No("its author is blocked"));
    }
    let host = author.url.host();
    let (of_author, of_host, of_board) = rows::counts_since(tx, &author.id, &host, &board.cooperative, now.plus(-DAY_MS)).await?;
    if of_author >= limits::BOARD_POSTS_PER_AUTHOR_AND_DAY {
        return Ok(Taken::No("its author posted too much today"));
    }
    if of_host >= limits::BOARD_POSTS_PER_HOST_AND_DAY || of_board >= limits::BOARD_POSTS_PER_DAY {
        return Ok(Taken::No("too much was posted today"));
    }
    if state == BoardPostState::Waiting && rows::waiting(tx, &board.cooperative).await? >= limits::BOARD_POSTS_WAITING_MAX {
        return Ok(Taken::No("as much waits already as is kept"));
    }
    let post = BoardPost {
        id: BoardPostId::from_uuid(app.uuid()),
        cooperative: board.cooperative.clone(),
        object_url: said.object_url.clone(),
        author: author.id.clone(),
        state,
        content: content(said),
        warning: said.words.warning.clone(),
        page_url: said.page_url.clone(),
        attachments: said.attachments.clone(),
        published_at: said.published_at,
        updated_at: said.updated_at,
        received_at: now,
        decided_at: (state == BoardPostState::Accepted).then_some(now),
        inquiry: None,
        listing: None,
    };
    rows::insert(tx, &post, &host, activity).await?;
    match state {
        BoardPostState::Accepted => events::record(tx, &Event::BoardPostAccepted(post.id), 0, now).await?,
        _ => notifications::note(app, tx, &News::BoardPostWaits(post.cooperative)).await?,
    }
    Ok(Taken::Kept)
}

/// What is shown of it: its title stands first where it has one, as what Lemmy calls a post does.
fn content(said: &Post) -> String {
    let words = &said.words;
    if words.title.is_empty() {
        return words.content.clone();
    }
    // Sanitised with the rest when it is shown: here it only has to stay the text that it is.
    let title = words.title.replace('&', "&amp;").replace('<', "&lt;");
    format!("<p><strong>{title}</strong></p>{}", words.content)
}

async fn changed(tx: &mut Tx, known: &BoardPost, said: &Post, activity: &[u8], now: UnixMillis) -> Result<(), AppError> {
    let new = BoardPost {
        content: content(said),
        warning: said.words.warning.clone(),
        page_url: said.page_url.clone(),
        attachments: said.attachments.clone(),
        updated_at: said.updated_at,
        ..known.clone()
    };
    if rows::replace(tx, &new, activity).await? && known.state == BoardPostState::Accepted {
        events::record(tx, &Event::BoardPostChanged(known.id.clone()), 0, now).await?;
    }
    Ok(())
}

/// What its author deleted, or shows to few from now on: `activity` says so, as it came. It leaves the boards it was on. `true` when one of
/// ours had it.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn take_back(app: &App, author: &Actor, object_url: &ObjectUrl, activity: &[u8]) -> Result<bool, AppError> {
    let mut tx = app.db.begin().await?;
    let known = rows::of_object(&mut tx, object_url).await?;
    let own: Vec<BoardPost> = known.into_iter().filter(|post| post.author == author.id && post.state.is_open()).collect();
    withdraw(app, &mut tx, &own, activity).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(!own.is_empty())
}

/// The same for everything of an author that is gone, or whose server was shut out and emptied. How many.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn take_back_all(app: &App, author: &Actor) -> Result<u64, AppError> {
    let mut tx = app.db.begin().await?;
    let all = rows::open_of_author(&mut tx, &author.id).await?;
    withdraw(app, &mut tx, &all, &[]).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(u64::try_from(all.len()).unwrap_or(u64::MAX))
}

async fn withdraw(app: &App, tx: &mut Tx, posts: &[BoardPost], activity: &[u8]) -> Result<(), AppError> {
    let now = app.now();
    for post in posts {
        if rows::set_state(tx, post, BoardPostState::Withdrawn, now).await? && post.state == BoardPostState::Accepted {
            events::record(tx, &Event::BoardPostRemoved(post.id.clone()), 0, now).await?;
        }
        rows::blank(tx, &post.id, activity).await?;
    }
    Ok(())
}
