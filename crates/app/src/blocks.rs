//! Blocks: a cooperative wants to have nothing to do with an account. Neither follows the other any longer, and what the account sends to the
//! cooperative or its board, or answers to what it wrote, is not taken. What everybody may read stays readable, also for them.

use allmende_db::{Conn, Tx, actors, blocks as rows, boards, cooperatives, events, follows as follow_rows};
use allmende_domain::actor::Actor;
use allmende_domain::block::Block;
use allmende_domain::event::Event;
use allmende_domain::follow::{Follow, FollowState};
use allmende_domain::ids::{ActorId, BlockId, CooperativeId};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::url::{Handle, ObjectUrl};

use crate::App;
use crate::error::AppError;
use crate::follows;
use crate::limits;
use crate::permit::{require, require_inside};

/// A block and whom it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockView {
    pub block: Block,
    pub actor: Actor,
}

/// Blocks `target` (`@name@host` or the address of a profile) in the name of a cooperative; its server is told. Doing so twice changes nothing.
///
/// # Errors
/// [`AppError::Invalid`] (field `target`) when it leads nowhere; [`AppError::Conflict`] `block-self`, `block-too-many`; refusals.
pub async fn block(app: &App, viewer: &Viewer, cooperative: &CooperativeId, target: &str) -> Result<BlockView, AppError> {
    require(viewer, Permission::ManageFollows, cooperative)?;
    let actor = who(app, target).await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let ours = cooperatives::find(&mut tx, cooperative).await?.ok_or(AppError::NotFound)?;
    let own = actors::find(&mut tx, &ours.actor).await?.ok_or(AppError::NotFound)?;
    let board = boards::of_cooperative(&mut tx, cooperative).await?.map(|board| board.actor);
    if actor.id == own.id || board.as_ref() == Some(&actor.id) {
        return Err(AppError::conflict("block-self", "a cooperative cannot block itself"));
    }
    let known = rows::between(&mut tx, cooperative, &actor.id).await?;
    if let Some(block) = known.as_ref().filter(|block| block.is_in_force()) {
        return Ok(BlockView { block: block.clone(), actor });
    }
    if rows::count(&mut tx, cooperative).await? >= limits::BLOCKS_MAX {
        return Err(AppError::conflict("block-too-many", format!("more than {} cannot be blocked", limits::BLOCKS_MAX)));
    }
    let id = known.map_or_else(|| BlockId::from_uuid(app.uuid()), |block| block.id);
    let activity_url = format!("{}/blocks/{id}/{}", own.url, now.0);
    let block = Block { id, cooperative: cooperative.clone(), actor: actor.id.clone(), activity_url, blocked_at: now, ended_at: None };
    rows::put(&mut tx, &block).await?;
    end_follow(app, &mut tx, &own.id, &actor.id, &actor, Event::FollowWithdrawn).await?;
    for side in std::iter::once(&own.id).chain(&board) {
        end_follow(app, &mut tx, &actor.id, side, &actor, Event::FollowerRejected).await?;
    }
    record(app, tx, &actor, Event::AccountBlocked(block.id.clone())).await?;
    Ok(BlockView { block, actor })
}

/// Takes a block back; its server is told. What ended stays ended. Doing so twice is no error.
///
/// # Errors
/// [`AppError::NotFound`] when it is no block of a cooperative that the viewer may look into; refusals.
pub async fn unblock(app: &App, viewer: &Viewer, id: &BlockId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let block = rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    require_inside(viewer, Permission::ManageFollows, &block.cooperative)?;
    if !block.is_in_force() {
        return Ok(());
    }
    let actor = actors::find(&mut tx, &block.actor).await?.ok_or(AppError::NotFound)?;
    rows::put(&mut tx, &Block { ended_at: Some(app.now()), ..block }).await?;
    record(app, tx, &actor, Event::AccountUnblocked(id.clone())).await
}

/// Whom a cooperative blocks, newest first: all of them, at most [`limits::BLOCKS_MAX`].
///
/// # Errors
/// Refusals: only its members see the list.
pub async fn list(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<BlockView>, AppError> {
    require(viewer, Permission::SeeInside, cooperative)?;
    let mut conn = app.db.read().await?;
    let blocks = rows::of_cooperative(&mut conn, cooperative, limits::BLOCKS_MAX).await?;
    let ids: Vec<ActorId> = blocks.iter().map(|block| block.actor.clone()).collect();
    let actors = actors::find_many(&mut conn, &ids).await?;
    let view = |block: Block| {
        let actor = actors.iter().find(|actor| actor.id == block.actor)?.clone();
        Some(BlockView { block, actor })
    };
    Ok(blocks.into_iter().filter_map(view).collect())
}

/// A block with the cooperative's own actor and whom it is about, from which to derive what is told.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn show(app: &App, id: &BlockId) -> Result<Option<(Block, Actor, Actor)>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(block) = rows::find(&mut conn, id).await? else { return Ok(None) };
    let Some(cooperative) = cooperatives::find(&mut conn, &block.cooperative).await? else { return Ok(None) };
    let own = actors::find(&mut conn, &cooperative.actor).await?;
    let actor = actors::find(&mut conn, &block.actor).await?;
    Ok(own.zip(actor).map(|(own, actor)| (block, own, actor)))
}

/// Whether `ours`, the actor of a cooperative or of its board, blocks an account.
pub(crate) async fn is_blocked_by(conn: &mut Conn, ours: &ActorId, actor: &ActorId) -> Result<bool, AppError> {
    Ok(match boards::find_by_actor(conn, ours).await? {
        Some(board) => rows::is_blocked(conn, &board.cooperative, actor).await?,
        None => rows::is_blocked_by(conn, ours, actor).await?,
    })
}

/// Whoever is known here is found without their server: it may be away, or say that it knows nobody of that name.
async fn who(app: &App, target: &str) -> Result<Actor, AppError> {
    let target = target.trim();
    let mut conn = app.db.read().await?;
    let known = match (Handle::parse(target), ObjectUrl::parse(target)) {
        (Ok(handle), _) => actors::find_by_handle(&mut conn, &handle).await?,
        (_, Ok(url)) => actors::find_by_url(&mut conn, &url).await?,
        _ => None,
    };
    drop(conn);
    match known {
        Some(known) => Ok(known),
        None => follows::resolve(app, target).await,
    }
}

/// Ends a follow, if there is one, and has its other side told when that is elsewhere.
async fn end_follow(
    app: &App,
    tx: &mut Tx,
    follower: &ActorId,
    target: &ActorId,
    other: &Actor,
    event: fn(allmende_domain::ids::FollowId) -> Event,
) -> Result<(), AppError> {
    let Some(follow) = follow_rows::between(tx, follower, target).await? else { return Ok(()) };
    if follow.state == FollowState::Rejected {
        return Ok(());
    }
    let now = app.now();
    let ended = Follow { state: FollowState::Rejected, updated_at: now, ..follow.clone() };
    follows::replace(tx, &follow, &ended).await?;
    if !other.is_local {
        events::record(tx, &event(follow.id), 0, now).await?;
    }
    Ok(())
}

/// One of ours needs no telling.
async fn record(app: &App, mut tx: Tx, actor: &Actor, event: Event) -> Result<(), AppError> {
    if !actor.is_local {
        events::record(&mut tx, &event, 0, app.now()).await?;
    }
    tx.commit().await?;
    app.nudge.events.notify_one();
    Ok(())
}
