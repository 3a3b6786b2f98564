//! Boards: the group of a cooperative that others follow, and what people elsewhere post to it.

mod incoming;
mod posts;

use allmende_db::{Conn, Tx, actors as actor_rows, boards as rows, cooperatives, events};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::board::{Board, OutsidePosts};
use allmende_domain::cooperative::{CoopProfile, Cooperative};
use allmende_domain::event::Event;
use allmende_domain::ids::{ActorId, CooperativeId};
use allmende_domain::image::ImageSize;
use allmende_domain::permission::{Permission, Viewer};

pub use incoming::{Posted, Taken, receive, take_back, take_back_all};
pub use posts::{BoardPostView, accept, accepted, ask, draft_need, forget_old, refuse, remove, show, waiting, waiting_count};

use crate::error::AppError;
use crate::keys::GeneratedKeys;
use crate::{App, actors, limits, permit};

/// Between the short name of a cooperative and this word stands a dot, which no short name has: no cooperative can take the name of a board.
const NAME: &str = "board";

/// A board with its actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardView {
    pub board: Board,
    pub actor: Actor,
}

/// The board of a cooperative; `None` until the next start after an upgrade, which makes it.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn find(app: &App, cooperative: &CooperativeId) -> Result<Option<BoardView>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(board) = rows::of_cooperative(&mut conn, cooperative).await? else { return Ok(None) };
    let actor = actor_rows::find(&mut conn, &board.actor).await?;
    Ok(actor.map(|actor| BoardView { board, actor }))
}

/// The board of a cooperative.
///
/// # Errors
/// [`AppError::NotFound`] when there is none.
pub async fn of(app: &App, cooperative: &CooperativeId) -> Result<BoardView, AppError> {
    find(app, cooperative).await?.ok_or(AppError::NotFound)
}

/// Whom somebody speaks to who speaks to this actor: to a board, its cooperative.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn addressee(app: &App, actor: &Actor) -> Result<ActorId, AppError> {
    if actor.kind != ActorKind::Group {
        return Ok(actor.id.clone());
    }
    let behind = cooperative_behind(&mut app.db.read().await?, &actor.id).await?;
    Ok(behind.map_or_else(|| actor.id.clone(), |cooperative| cooperative.actor))
}

/// Decides what becomes of posts from outside. What waits goes on waiting.
///
/// # Errors
/// Refusals: for administrators of the cooperative.
pub async fn set_outside_posts(
    app: &App,
    viewer: &Viewer,
    cooperative: &CooperativeId,
    outside_posts: OutsidePosts,
) -> Result<(), AppError> {
    permit::require(viewer, Permission::EditCooperative, cooperative)?;
    let mut tx = app.db.begin().await?;
    let board = rows::of_cooperative(&mut tx, cooperative).await?.ok_or(AppError::NotFound)?;
    if board.outside_posts == outside_posts {
        return Ok(());
    }
    rows::set_outside_posts(&mut tx, cooperative, outside_posts).await?;
    // The board's own document says whether others may post.
    events::record(&mut tx, &Event::CooperativeChanged(cooperative.clone()), 0, app.now()).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}

/// Remembers that the server of this actor reads whole activities which a group announces.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn learn_reader(app: &App, actor: &Actor) -> Result<(), AppError> {
    if actor.is_local || rows::reads_activities(&mut app.db.read().await?, &actor.host).await? {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    rows::learn_reader(&mut tx, actor, limits::ACTIVITY_READERS_MAX, app.now()).await?;
    Ok(tx.commit().await?)
}

/// Whether it does.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn reads_activities(app: &App, actor: &Actor) -> Result<bool, AppError> {
    if actor.kind == ActorKind::Group || actor.followers.is_none() {
        return Ok(true);
    }
    Ok(rows::reads_activities(&mut app.db.read().await?, &actor.host).await?)
}

/// The cooperative that speaks through this actor: its own one, or its board.
pub(crate) async fn cooperative_behind(conn: &mut Conn, actor: &ActorId) -> Result<Option<Cooperative>, AppError> {
    if let Some(cooperative) = cooperatives::find_by_actor(conn, actor).await? {
        return Ok(Some(cooperative));
    }
    match rows::find_by_actor(conn, actor).await? {
        Some(board) => Ok(cooperatives::find(conn, &board.cooperative).await?),
        None => Ok(None),
    }
}

/// The rows of a new board, inside the caller's transaction.
pub(crate) async fn insert(app: &App, tx: &mut Tx, cooperative: &Cooperative, keys: GeneratedKeys) -> Result<(), AppError> {
    let actor = new_actor(app, cooperative, &keys);
    actor_rows::insert(tx, &actor, app.now()).await?;
    finish(tx, cooperative, &actor, keys).await
}

/// Makes the boards of cooperatives that were founded before there were any. Two nodes that start together make one each.
pub(crate) async fn ensure(app: &App) -> Result<(), AppError> {
    for cooperative in rows::without(&mut app.db.read().await?).await? {
        let keys = actors::new_keys().await?;
        let actor = new_actor(app, &cooperative, &keys);
        let mut tx = app.db.begin().await?;
        if actor_rows::insert_if_new(&mut tx, &actor, app.now()).await? {
            finish(&mut tx, &cooperative, &actor, keys).await?;
            tx.commit().await?;
            tracing::info!(cooperative.handle = cooperative.handle.as_str(), "the board of a cooperative was made");
        }
    }
    Ok(())
}

/// What the board says about itself follows from the profile of its cooperative.
pub(crate) async fn follow_profile(app: &App, tx: &mut Tx, cooperative: &CooperativeId, profile: &CoopProfile) -> Result<(), AppError> {
    let Some(board) = rows::of_cooperative(tx, cooperative).await? else { return Ok(()) };
    let Some(mut actor) = actor_rows::find(tx, &board.actor).await? else { return Ok(()) };
    speak_for(app, &mut actor, profile);
    Ok(actor_rows::update_profile(tx, &actor).await?)
}

fn new_actor(app: &App, cooperative: &Cooperative, keys: &GeneratedKeys) -> Actor {
    let username = format!("{}.{NAME}", cooperative.handle.as_str());
    let mut actor = actors::local(app, app.addresses.board(&cooperative.handle), ActorKind::Group, &username, &keys.rsa);
    speak_for(app, &mut actor, &cooperative.profile);
    actor
}

async fn finish(tx: &mut Tx, cooperative: &Cooperative, actor: &Actor, keys: GeneratedKeys) -> Result<(), AppError> {
    actors::insert_keys(tx, actor, keys).await?;
    let board = Board { cooperative: cooperative.id.clone(), actor: actor.id.clone(), outside_posts: OutsidePosts::ByHand };
    Ok(rows::insert(tx, &board).await?)
}

/// The words around the name are those of its document, in each language of the profile.
fn speak_for(app: &App, actor: &mut Actor, profile: &CoopProfile) {
    actor.name = profile.name().to_owned();
    actor.icon_url = profile.logo.as_ref().map(|logo| app.addresses.image(logo, ImageSize::List));
}
