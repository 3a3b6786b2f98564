//! Follows: who hears what whom publishes, in both directions.
//!
//! A withdrawn or refused follow stays as a row in state `Rejected`, from which the news for its peer is derived; a new request uses
//! the row again, under a new activity id. Whoever derives an Undo from [`Event::FollowWithdrawn`] checks that the row is still
//! `Rejected`: otherwise it was asked for anew meanwhile.

pub mod synchronization;

use allmende_db::{Conn, Tx, actors, boards, cooperatives, events, follows as rows, people, posts, standings};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::event::Event;
use allmende_domain::follow::{Follow, FollowState};
use allmende_domain::ids::{ActorId, CooperativeId, FollowId};
use allmende_domain::limits::URL_CHARS_MAX;
use allmende_domain::notifications::{News, NotificationKind};
use allmende_domain::peer::Standing;
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Handle, ObjectUrl};

use crate::App;
use crate::blocks;
use crate::boards::cooperative_behind;
use crate::error::AppError;
use crate::limits;
use crate::listings;
use crate::notifications;
use crate::permit::{require, require_inside, require_member};

/// A follow and the actor on its other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowView {
    pub follow: Follow,
    pub actor: Actor,
}

/// Asks to follow `target` (`@name@host` or the address of a profile) in the name of a cooperative. A follow that exists is returned
/// as it is. One of ours is followed without asking any server: at once, or when its stewards say yes.
///
/// # Errors
/// [`AppError::Invalid`] (field `target`) when it leads nowhere; [`AppError::Conflict`] `follow-self`, `follow-too-many`,
/// `follow-blocked`, `follow-refused`, `actor-gone`, `peer-suspended`; refusals.
pub async fn request(app: &App, viewer: &Viewer, cooperative: &CooperativeId, target: &str) -> Result<FollowView, AppError> {
    require(viewer, Permission::ManageFollows, cooperative)?;
    let target = resolve(app, target).await?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let follower = actor_of(&mut tx, cooperative).await?;
    check_target(&mut tx, &follower, &target).await?;
    let read = rows::between(&mut tx, &follower.id, &target.id).await?;
    if let Some(follow) = read.as_ref().filter(|follow| follow.state != FollowState::Rejected) {
        return Ok(FollowView { follow: follow.clone(), actor: target });
    }
    if rows::count_open(&mut tx, &follower.id).await? >= limits::FOLLOWING_MAX {
        return Err(AppError::conflict("follow-too-many", format!("more than {} cannot be followed", limits::FOLLOWING_MAX)));
    }
    let id = read.as_ref().map_or_else(|| FollowId::from_uuid(app.uuid()), |follow| follow.id.clone());
    let state = if target.is_local && !target.approves_followers { FollowState::Accepted } else { FollowState::Pending };
    let follow = Follow {
        activity_url: format!("{}/follows/{id}/{}", follower.url, now.0),
        id,
        follower: follower.id,
        target: target.id.clone(),
        state,
        created_at: read.as_ref().map_or(now, |follow| follow.created_at),
        updated_at: now,
    };
    match &read {
        Some(read) => replace(&mut tx, read, &follow).await?,
        None => rows::insert(&mut tx, &follow).await?,
    }
    if !target.is_local {
        events::record(&mut tx, &Event::FollowRequested(follow.id.clone()), 0, now).await?;
    }
    commit(app, tx).await?;
    Ok(FollowView { follow, actor: target })
}

/// Ends a follow of one of ours; doing so twice is no error.
///
/// # Errors
/// [`AppError::NotFound`] when it is no follow of a cooperative that the viewer may look into; refusals.
pub async fn withdraw(app: &App, viewer: &Viewer, id: &FollowId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let follow = rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    permitted_side(&mut tx, viewer, &follow.follower).await?;
    let target = find_actor(&mut tx, &follow.target).await?;
    let event = (!target.is_local).then(|| Event::FollowWithdrawn(id.clone()));
    move_to(app, tx, &follow, FollowState::Rejected, event).await.map(|_| ())
}

/// Says yes to somebody who asked to follow one of ours; doing so twice is no error.
///
/// # Errors
/// [`AppError::Conflict`] `follow-ended` when it was refused or withdrawn meanwhile; refusals.
pub async fn accept_follower(app: &App, viewer: &Viewer, id: &FollowId) -> Result<Follow, AppError> {
    let mut tx = app.db.begin().await?;
    let follow = rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    permitted_side(&mut tx, viewer, &follow.target).await?;
    if follow.state == FollowState::Rejected {
        return Err(AppError::conflict("follow-ended", "this request was refused or withdrawn; they can ask again"));
    }
    let event = event_for(&mut tx, &follow, Event::FollowerAccepted).await?;
    move_to(app, tx, &follow, FollowState::Accepted, event).await
}

/// Says no to somebody who asked to follow one of ours; doing so twice is no error.
///
/// # Errors
/// Refusals.
pub async fn reject_follower(app: &App, viewer: &Viewer, id: &FollowId) -> Result<Follow, AppError> {
    let mut tx = app.db.begin().await?;
    let follow = rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    permitted_side(&mut tx, viewer, &follow.target).await?;
    let event = event_for(&mut tx, &follow, Event::FollowerRejected).await?;
    move_to(app, tx, &follow, FollowState::Rejected, event).await
}

/// Takes back a yes: the peer is told no. Nothing more is delivered to that follower; it may ask again.
///
/// # Errors
/// Refusals.
pub async fn remove_follower(app: &App, viewer: &Viewer, id: &FollowId) -> Result<Follow, AppError> {
    reject_follower(app, viewer, id).await
}

/// Whom a cooperative follows or asked to follow, newest first, at most [`limits::FOLLOWS_LISTED_MAX`].
///
/// # Errors
/// Refusals: only its members see the list (case V6).
pub async fn following(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<FollowView>, AppError> {
    require(viewer, Permission::SeeInside, cooperative)?;
    let mut conn = app.db.read().await?;
    let actor = actor_of(&mut conn, cooperative).await?;
    let follows = rows::of_follower(&mut conn, &actor.id, limits::FOLLOWS_LISTED_MAX).await?;
    views(&mut conn, follows, |follow| &follow.target).await
}

/// Who follows a cooperative, those that wait for an answer first, at most [`limits::FOLLOWS_LISTED_MAX`].
///
/// # Errors
/// Refusals: only its members see the list (case V6).
pub async fn followers(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<FollowView>, AppError> {
    require(viewer, Permission::SeeInside, cooperative)?;
    let mut conn = app.db.read().await?;
    let actor = actor_of(&mut conn, cooperative).await?;
    let follows = rows::of_target(&mut conn, &actor.id, limits::FOLLOWS_LISTED_MAX).await?;
    views(&mut conn, follows, |follow| &follow.follower).await
}

/// Who follows the board of a cooperative, those that wait for an answer first, at most [`limits::FOLLOWS_LISTED_MAX`].
///
/// # Errors
/// Refusals: only its members see the list (case V6).
pub async fn followers_of_board(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<Vec<FollowView>, AppError> {
    require(viewer, Permission::SeeInside, cooperative)?;
    let mut conn = app.db.read().await?;
    let board = boards::of_cooperative(&mut conn, cooperative).await?.ok_or(AppError::NotFound)?;
    let follows = rows::of_target(&mut conn, &board.actor, limits::FOLLOWS_LISTED_MAX).await?;
    views(&mut conn, follows, |follow| &follow.follower).await
}

/// Who follows the viewer's own actor, as [`followers`].
///
/// # Errors
/// Refusals; [`AppError::NotFound`] for who has none.
pub async fn own_followers(app: &App, viewer: &Viewer) -> Result<Vec<FollowView>, AppError> {
    let member = require_member(viewer)?;
    let mut conn = app.db.read().await?;
    let person = people::of_member(&mut conn, &member.id).await?.ok_or(AppError::NotFound)?;
    let follows = rows::of_target(&mut conn, &person.actor, limits::FOLLOWS_LISTED_MAX).await?;
    views(&mut conn, follows, |follow| &follow.follower).await
}

/// How many accepted (followers, followed) an actor has. Numbers are public, names are not.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn counts(app: &App, actor: &ActorId) -> Result<(i64, i64), AppError> {
    Ok(rows::counts(&mut app.db.read().await?, actor).await?)
}

/// Whether `follower` asked to follow `target` and was accepted (case V4).
///
/// # Errors
/// [`AppError`] of the database.
pub async fn is_accepted_follower(app: &App, follower: &ActorId, target: &ActorId) -> Result<bool, AppError> {
    let found = rows::between(&mut app.db.read().await?, follower, target).await?;
    Ok(found.is_some_and(|follow| follow.state == FollowState::Accepted))
}

/// A follow with its follower and its target, from which to derive what peers are told.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn show(app: &App, id: &FollowId) -> Result<Option<(Follow, Actor, Actor)>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(follow) = rows::find(&mut conn, id).await? else { return Ok(None) };
    let follower = find_actor(&mut conn, &follow.follower).await?;
    let target = find_actor(&mut conn, &follow.target).await?;
    Ok(Some((follow, follower, target)))
}

/// A verified Follow of a peer's actor. Accepted at once unless the cooperative approves its followers or the peer is limited. The
/// same activity again changes nothing, also when it was undone or refused before; another one after that asks anew.
///
/// # Errors
/// [`AppError::NotFound`] when the target is no cooperative, no board and no person of ours; [`AppError::Forbidden`] when the follower is ours;
/// [`AppError::Invalid`] when the activity's id is too long.
pub async fn receive(app: &App, follower: &Actor, target: &Actor, activity_url: &str) -> Result<Follow, AppError> {
    if follower.is_local {
        return Err(AppError::Forbidden);
    }
    if activity_url.len() > URL_CHARS_MAX {
        return Err(AppError::invalid("id", "text-too-long", "longer than an address can be"));
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if !target.is_local || target.kind == ActorKind::Application || target.gone_at.is_some() {
        return Err(AppError::NotFound);
    }
    let read = rows::between(&mut tx, &follower.id, &target.id).await?;
    if let Some(known) = read.as_ref().filter(|known| known.activity_url == activity_url) {
        return Ok(known.clone());
    }
    let ended = rows::has_ended(&mut tx, follower.url.as_str(), activity_url, now.plus(-limits::FOLLOW_END_REMEMBERED_MS)).await?;
    let blocked = blocks::is_blocked_by(&mut tx, &target.id, &follower.id).await?;
    let state = match &read {
        Some(known) if ended => return Ok(known.clone()),
        // A second Follow in force: the peer forgot the first one, or its Undo is on the way. The yes stands, and is said again.
        Some(known) if known.state == FollowState::Accepted => FollowState::Accepted,
        _ if ended => FollowState::Rejected,
        // Whoever is blocked is told no each time.
        _ if blocked => FollowState::Rejected,
        _ => first_state(&mut tx, follower, target, app.now()).await?,
    };
    let follow = Follow {
        id: read.as_ref().map_or_else(|| FollowId::from_uuid(app.uuid()), |known| known.id.clone()),
        follower: follower.id.clone(),
        target: target.id.clone(),
        state,
        activity_url: activity_url.to_owned(),
        created_at: read.as_ref().map_or(now, |known| known.created_at),
        updated_at: now,
    };
    match &read {
        Some(known) => {
            rows::remember_end(&mut tx, follower.url.as_str(), &known.activity_url, now).await?;
            replace(&mut tx, known, &follow).await?;
        }
        None if ended => return Ok(follow),
        None => rows::insert(&mut tx, &follow).await?,
    }
    let answer = match state {
        FollowState::Accepted => Some(Event::FollowerAccepted(follow.id.clone())),
        FollowState::Rejected if blocked => Some(Event::FollowerRejected(follow.id.clone())),
        FollowState::Rejected | FollowState::Pending => None,
    };
    if let Some(answer) = answer {
        events::record(&mut tx, &answer, 0, now).await?;
    }
    if state == FollowState::Pending {
        notifications::note(app, &mut tx, &News::FollowAsked(follow.id.clone())).await?;
    }
    commit(app, tx).await?;
    app.nudge.news.notify_one();
    Ok(follow)
}

/// A verified Undo of a Follow. Ends only a follow of `follower` itself (case S15): the one with this activity id, or, where the
/// peer invents another id for it as Misskey does, the one of `target_url`. It also counts when it comes before its Follow.
/// `true` when a follow ended.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn receive_undo(app: &App, follower: &Actor, activity_url: &str, target_url: Option<&str>) -> Result<bool, AppError> {
    if follower.is_local || activity_url.len() > URL_CHARS_MAX {
        return Ok(false);
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let mut found = rows::by_activity_of_follower(&mut tx, &follower.id, activity_url).await?;
    let since = now.plus(-limits::FOLLOW_END_REMEMBERED_MS);
    if found.is_none() && !rows::has_ended(&mut tx, follower.url.as_str(), activity_url, since).await? {
        if let Some(target) = stored_actor(&mut tx, target_url).await? {
            found = rows::between(&mut tx, &follower.id, &target.id).await?;
        }
        // What has no id cannot arrive later either.
        if !activity_url.is_empty() {
            rows::remember_end(&mut tx, follower.url.as_str(), activity_url, now).await?;
        }
    }
    let ended = match &found {
        Some(follow) => {
            rows::remember_end(&mut tx, follower.url.as_str(), &follow.activity_url, now).await?;
            rows::delete(&mut tx, &follow.id).await?
        }
        None => false,
    };
    tx.commit().await?;
    Ok(ended)
}

/// A verified Accept by `target` of a Follow of one of ours, named by its activity id or, where the peer left that out, by the
/// follower. Only a follow that waits becomes accepted: a withdrawn one stays so. `true` when something changed.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn receive_accept(app: &App, target: &Actor, activity_url: Option<&str>, follower_url: Option<&str>) -> Result<bool, AppError> {
    receive_answer(app, target, activity_url, follower_url, FollowState::Accepted).await
}

/// A verified Reject by `target`, before or after an Accept. `true` when something changed.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn receive_reject(app: &App, target: &Actor, activity_url: Option<&str>, follower_url: Option<&str>) -> Result<bool, AppError> {
    receive_answer(app, target, activity_url, follower_url, FollowState::Rejected).await
}

/// A verified Block by `blocker` of one of ours: neither follows the other any longer. `true` when something changed.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn receive_block(app: &App, blocker: &Actor, blocked_url: &str) -> Result<bool, AppError> {
    let left = receive_undo(app, blocker, "", Some(blocked_url)).await?;
    Ok(receive_reject(app, blocker, None, Some(blocked_url)).await? || left)
}

async fn receive_answer(
    app: &App,
    target: &Actor,
    activity_url: Option<&str>,
    follower_url: Option<&str>,
    answer: FollowState,
) -> Result<bool, AppError> {
    if target.is_local {
        return Ok(false);
    }
    let mut tx = app.db.begin().await?;
    let found = match activity_url {
        Some(url) => rows::by_activity_to_target(&mut tx, &target.id, url).await?,
        None => None,
    };
    // An id of ours that matches nothing is that of an older request: its answer says nothing about the present one.
    let names_older = activity_url.and_then(|url| ObjectUrl::parse(url).ok()).is_some_and(|url| app.addresses.is_ours(&url));
    let found = match (found, stored_actor(&mut tx, follower_url).await?) {
        (None, Some(follower)) if !names_older => rows::between(&mut tx, &follower.id, &target.id).await?,
        (found, _) => found,
    };
    let Some(follow) = found else { return Ok(false) };
    let may_change = match answer {
        FollowState::Accepted => follow.state == FollowState::Pending,
        _ => follow.state != answer,
    };
    if !may_change || !find_actor(&mut tx, &follow.follower).await?.is_local {
        return Ok(false);
    }
    let next = Follow { state: answer, updated_at: app.now(), ..follow.clone() };
    replace(&mut tx, &follow, &next).await?;
    tx.commit().await?;
    Ok(true)
}

/// A verified Delete of a peer's actor by itself, or its server's word that it is gone: its follows in both directions, its posts and
/// what was mirrored of it end, and nothing more is sent to it. What it wrote in inquiries stays with those it wrote to. Doing so
/// twice is no error; ours are left alone.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn drop_actor(app: &App, actor: &Actor) -> Result<(), AppError> {
    if actor.is_local {
        return Ok(());
    }
    listings::unmirror_all(app, actor).await?;
    crate::boards::take_back_all(app, actor).await?;
    let mut tx = app.db.begin().await?;
    rows::delete_of_actor(&mut tx, &actor.id).await?;
    posts::delete_of_actor(&mut tx, &actor.id).await?;
    actors::mark_gone(&mut tx, &actor.id, app.now()).await?;
    Ok(tx.commit().await?)
}

/// An actor is at another address now, which both addresses say: those of ours that followed it ask to follow it there, and follow the
/// old address no longer. Either may be one of ours. How many.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn moved(app: &App, old: &Actor, new: &Actor) -> Result<u64, AppError> {
    if old.id == new.id || new.gone_at.is_some() {
        return Ok(0);
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let mut count = 0;
    for follow in rows::of_target(&mut tx, &old.id, limits::FOLLOWS_LISTED_MAX).await? {
        let follower = find_actor(&mut tx, &follow.follower).await?;
        if !follower.is_local || follow.state != FollowState::Accepted {
            continue;
        }
        replace(&mut tx, &follow, &Follow { state: FollowState::Rejected, updated_at: now, ..follow.clone() }).await?;
        if !old.is_local {
            events::record(&mut tx, &Event::FollowWithdrawn(follow.id.clone()), 0, now).await?;
        }
        let read = rows::between(&mut tx, &follower.id, &new.id).await?;
        // Nobody follows itself.
        if follower.id == new.id || read.as_ref().is_some_and(|known| known.state != FollowState::Rejected) {
            continue;
        }
        let id = read.as_ref().map_or_else(|| FollowId::from_uuid(app.uuid()), |known| known.id.clone());
        let next = Follow {
            activity_url: format!("{}/follows/{id}/{}", follower.url, now.0),
            id,
            follower: follower.id,
            target: new.id.clone(),
            state: if new.is_local && !new.approves_followers { FollowState::Accepted } else { FollowState::Pending },
            created_at: read.as_ref().map_or(now, |known| known.created_at),
            updated_at: now,
        };
        match &read {
            Some(read) => replace(&mut tx, read, &next).await?,
            None => rows::insert(&mut tx, &next).await?,
        }
        if !new.is_local {
            events::record(&mut tx, &Event::FollowRequested(next.id), 0, now).await?;
        }
        count += 1;
    }
    commit(app, tx).await?;
    Ok(count)
}

/// Forgets the ends of Follows that never came; how many.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_ends(app: &App) -> Result<u64, AppError> {
    let mut tx = app.db.begin().await?;
    let forgotten = rows::forget_ends(&mut tx, app.now().plus(-limits::FOLLOW_END_REMEMBERED_MS)).await?;
    tx.commit().await?;
    Ok(forgotten)
}

/// Who a person means: one of ours is found without asking any server.
pub(crate) async fn resolve(app: &App, text: &str) -> Result<Actor, AppError> {
    let ours = match (Handle::parse(text), ObjectUrl::parse(text.trim())) {
        (Ok(handle), _) if handle.host == *app.addresses.host() => Some(actors::find_by_handle(&mut app.db.read().await?, &handle).await?),
        (_, Ok(url)) if app.addresses.is_ours(&url) => Some(actors::find_by_url(&mut app.db.read().await?, &url).await?),
        _ => None,
    };
    let Some(found) = ours else { return Ok(app.directory()?.look_up(text).await?) };
    let unknown = || AppError::invalid("target", "handle-unknown", format!("{} knows nobody of that name", app.addresses.host()));
    let actor = found.filter(|actor| actor.is_local).ok_or_else(unknown)?;
    let cooperative = cooperatives::find_by_actor(&mut app.db.read().await?, &actor.id).await?;
    cooperative.map(|_| actor).ok_or_else(unknown)
}

async fn check_target(conn: &mut Conn, follower: &Actor, target: &Actor) -> Result<(), AppError> {
    if follower.id == target.id {
        return Err(AppError::conflict("follow-self", "a cooperative cannot follow itself"));
    }
    if target.gone_at.is_some() {
        return Err(AppError::conflict("actor-gone", format!("{} no longer exists", target.handle())));
    }
    if blocks::is_blocked_by(conn, &follower.id, &target.id).await? {
        return Err(AppError::conflict("follow-blocked", format!("{} is blocked; take that back first", target.handle())));
    }
    if target.is_local && blocks::is_blocked_by(conn, &target.id, &follower.id).await? {
        return Err(AppError::conflict("follow-refused", format!("{} does not want to be followed by this cooperative", target.handle())));
    }
    if !target.is_local && standings::is_shut(conn, &target.url.host()).await? {
        return Err(AppError::conflict("peer-suspended", format!("{} is suspended here", target.url.host())));
    }
    Ok(())
}

/// Whether a new follower waits for a person.
async fn first_state(conn: &mut Conn, follower: &Actor, target: &Actor, now: UnixMillis) -> Result<FollowState, AppError> {
    let standing = standings::of(conn, &follower.url.host(), now).await?;
    let waits = target.approves_followers || matches!(standing, Standing::Limited | Standing::KeysChanged);
    Ok(if waits { FollowState::Pending } else { FollowState::Accepted })
}

/// Whether the viewer may manage the follows of ours on the given side: those of a cooperative, or their own.
async fn permitted_side(conn: &mut Conn, viewer: &Viewer, side: &ActorId) -> Result<(), AppError> {
    if let Some(person) = people::find_by_actor(conn, side).await? {
        let own = viewer.member().is_some_and(|member| person.member.as_ref() == Some(&member.id));
        return if own { Ok(()) } else { Err(AppError::NotFound) };
    }
    let cooperative = cooperative_behind(conn, side).await?.ok_or(AppError::NotFound)?;
    require_inside(viewer, Permission::ManageFollows, &cooperative.id)
}

/// What a peer is to be told; one of ours needs no telling.
async fn event_for(conn: &mut Conn, follow: &Follow, event: fn(FollowId) -> Event) -> Result<Option<Event>, AppError> {
    let follower = find_actor(conn, &follow.follower).await?;
    Ok((!follower.is_local).then(|| event(follow.id.clone())))
}

/// Changes the state and commits, unless it is that already.
async fn move_to(app: &App, mut tx: Tx, read: &Follow, state: FollowState, event: Option<Event>) -> Result<Follow, AppError> {
    if read.state == state {
        return Ok(read.clone());
    }
    let next = Follow { state, updated_at: app.now(), ..read.clone() };
    replace(&mut tx, read, &next).await?;
    if let Some(event) = event {
        events::record(&mut tx, &event, 0, next.updated_at).await?;
    }
    notifications::settle(app, &mut tx, NotificationKind::Follower, read.id.as_str()).await?;
    commit(app, tx).await?;
    Ok(next)
}

/// Changes a follow, unless somebody else did meanwhile.
pub(crate) async fn replace(tx: &mut Tx, read: &Follow, next: &Follow) -> Result<(), AppError> {
    if rows::update(tx, read, next).await? {
        Ok(())
    } else {
        Err(AppError::conflict("changed-meanwhile", "somebody else changed it meanwhile; look again and retry"))
    }
}

async fn commit(app: &App, tx: Tx) -> Result<(), AppError> {
    tx.commit().await?;
    // Whom we turn to is no newcomer any more.
    app.policies.forget();
    app.nudge.events.notify_one();
    Ok(())
}

async fn actor_of(conn: &mut Conn, cooperative: &CooperativeId) -> Result<Actor, AppError> {
    let cooperative = cooperatives::find(conn, cooperative).await?.ok_or(AppError::NotFound)?;
    find_actor(conn, &cooperative.actor).await
}

async fn find_actor(conn: &mut Conn, id: &ActorId) -> Result<Actor, AppError> {
    actors::find(conn, id).await?.ok_or_else(|| AppError::Internal("a follow names an actor that is not stored".to_owned()))
}

async fn stored_actor(conn: &mut Conn, url: Option<&str>) -> Result<Option<Actor>, AppError> {
    match url.and_then(|url| ObjectUrl::parse(url).ok()) {
        Some(url) => Ok(actors::find_by_url(conn, &url).await?),
        None => Ok(None),
    }
}

async fn views(conn: &mut Conn, follows: Vec<Follow>, other: fn(&Follow) -> &ActorId) -> Result<Vec<FollowView>, AppError> {
    let ids: Vec<ActorId> = follows.iter().map(|follow| other(follow).clone()).collect();
    let actors = actors::find_many(conn, &ids).await?;
    let view = |follow: Follow| {
        let actor = actors.iter().find(|actor| actor.id == *other(&follow))?.clone();
        Some(FollowView { follow, actor })
    };
    Ok(follows.into_iter().filter_map(view).collect())
}
