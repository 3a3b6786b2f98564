//! What the server of an actor knows of its followers, against what is known here.

use allmende_db::{actors, events, follower_checks as checks, follows as rows};
use allmende_domain::actor::Actor;
use allmende_domain::event::Event;
use allmende_domain::follow::{Follow, FollowState};
use allmende_domain::ids::{ActorId, FollowId};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use super::{commit, replace};
use crate::App;
use crate::error::AppError;
use crate::limits;

/// What was mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reconciled {
    /// The yes to a follow of ours had been lost.
    pub accepted: u64,
    /// A follow of ours was not known there any more: asked for again.
    pub asked_again: u64,
    /// A follow was known there and is none of ours, or no longer: taken back.
    pub taken_back: u64,
}

/// The accepted followers of one of ours at other servers; `None` when there are more than are compared
/// ([`limits::FOLLOWERS_COMPARED_MAX`]).
///
/// # Errors
/// [`AppError`] of the database.
pub async fn elsewhere(app: &App, actor: &ActorId) -> Result<Option<Vec<ObjectUrl>>, AppError> {
    let found = checks::followers_elsewhere(&mut app.db.read().await?, actor, limits::FOLLOWERS_COMPARED_MAX + 1).await?;
    let fits = i64::try_from(found.len()).is_ok_and(|count| count <= limits::FOLLOWERS_COMPARED_MAX);
    Ok(fits.then(|| found.iter().filter_map(|url| ObjectUrl::parse(url).ok()).collect()))
}

/// The addresses of ours that follow an actor elsewhere and were accepted.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn here(app: &App, target: &ActorId) -> Result<Vec<String>, AppError> {
    let follows = checks::follows_of_ours(&mut app.db.read().await?, target).await?;
    Ok(follows.into_iter().filter(|(follow, _)| follow.state == FollowState::Accepted).map(|(_, url)| url).collect())
}

/// Brings our follows of `target` and what its server knows of them together: `listed` are those of ours that it counts as followers, as read
/// after `read_at`. What changed here since then is left alone.
///
/// A follow that is not known there is asked for again, once: whoever was removed there is told so by a Reject, which comes with everything
/// else and before this.
///
/// # Errors
/// [`AppError`] of the database; [`AppError::Conflict`] when a follow is changed at the same moment.
pub async fn reconcile(app: &App, target: &Actor, listed: &[ObjectUrl], read_at: UnixMillis) -> Result<Reconciled, AppError> {
    let mut mended = Reconciled::default();
    if target.is_local || target.gone_at.is_some() {
        return Ok(mended);
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let ours = checks::follows_of_ours(&mut tx, &target.id).await?;
    for (follow, follower_url) in &ours {
        let is_listed = listed.iter().any(|url| url.as_str() == follower_url);
        if follow.updated_at >= read_at {
            continue;
        }
        match (follow.state, is_listed) {
            (FollowState::Accepted, false) => {
                let activity_url = format!("{follower_url}/follows/{}/{}", follow.id, now.0);
                let next = Follow { state: FollowState::Pending, activity_url, updated_at: now, ..follow.clone() };
                replace(&mut tx, follow, &next).await?;
                events::record(&mut tx, &Event::FollowRequested(next.id), 0, now).await?;
                mended.asked_again += 1;
            }
            (FollowState::Pending, true) => {
                replace(&mut tx, follow, &Follow { state: FollowState::Accepted, updated_at: now, ..follow.clone() }).await?;
                mended.accepted += 1;
            }
            (FollowState::Rejected, true) => {
                events::record(&mut tx, &Event::FollowWithdrawn(follow.id.clone()), 0, now).await?;
                mended.taken_back += 1;
            }
            (FollowState::Accepted, true) | (FollowState::Pending | FollowState::Rejected, false) => {}
        }
    }
    let unknown = listed.iter().filter(|url| ours.iter().all(|(_, known)| known != url.as_str()));
    for url in unknown.take(limits::FOLLOWS_UNKNOWN_MAX) {
        let Some(follower) = actors::find_by_url(&mut tx, url).await?.filter(|actor| actor.is_local) else { continue };
        // The same address twice in the list.
        if rows::between(&mut tx, &follower.id, &target.id).await?.is_some() {
            continue;
        }
        let id = FollowId::from_uuid(app.uuid());
        let follow = Follow {
            activity_url: format!("{url}/follows/{id}/{}", now.0),
            follower: follower.id,
            target: target.id.clone(),
            state: FollowState::Rejected,
            created_at: now,
            updated_at: now,
            id,
        };
        rows::insert(&mut tx, &follow).await?;
        events::record(&mut tx, &Event::FollowWithdrawn(follow.id), 0, now).await?;
        mended.taken_back += 1;
    }
    commit(app, tx).await?;
    Ok(mended)
}

/// Forgets when the lists of actors were read, once that says nothing any more; how many.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_old(app: &App) -> Result<u64, AppError> {
    let mut tx = app.db.begin().await?;
    let forgotten = checks::forget(&mut tx, app.now().plus(-limits::FOLLOWER_CHECK_REMEMBERED_MS)).await?;
    tx.commit().await?;
    Ok(forgotten)
}
