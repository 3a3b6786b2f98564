//! What left the queue without success: looking at it, sending it again, giving it up for good.

use allmende_db::queue;
use allmende_domain::permission::Viewer;
use allmende_domain::url::Host;

use super::{DeadLetter, LetterFilter, LetterKey, commit, refuse_suspended, sent_seq};
use crate::App;
use crate::error::AppError;
use crate::permit::require_instance;

/// A part of the list of dead letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    pub letters: Vec<DeadLetter>,
    /// Where the list goes on.
    pub next: Option<LetterKey>,
}

/// Who may see letters: those of one activity its stewards, all others only who runs the instance.
async fn require(app: &App, viewer: &Viewer, filter: &LetterFilter) -> Result<(), AppError> {
    match filter.seq {
        Some(seq) if !viewer.may_run_instance() => sent_seq(app, viewer, seq).await.map(|_| ()),
        _ => require_instance(viewer),
    }
}

/// Dead and parked deliveries, the latest first, from `after` on.
///
/// # Errors
/// [`AppError::NotFound`] for an activity that is not the viewer's to see; refusals.
pub async fn letters(app: &App, viewer: &Viewer, filter: &LetterFilter, after: &LetterKey) -> Result<Letters, AppError> {
    require(app, viewer, filter).await?;
    let (letters, more) = queue::letters_page(&mut app.db.read().await?, filter, after).await?;
    let next = letters.last().filter(|_| more).map(LetterKey::of);
    Ok(Letters { letters, next })
}

/// How many there are of a filter.
///
/// # Errors
/// As [`letters`].
pub async fn letters_count(app: &App, viewer: &Viewer, filter: &LetterFilter) -> Result<i64, AppError> {
    require(app, viewer, filter).await?;
    Ok(queue::count_letters(&mut app.db.read().await?, filter).await?)
}

/// Sends one dead or parked delivery again.
///
/// # Errors
/// [`AppError::NotFound`] when there is none such, or its body is no longer kept; refusals.
pub async fn replay(app: &App, viewer: &Viewer, endpoint_id: i64, seq: i64) -> Result<(), AppError> {
    require_instance(viewer)?;
    replay_one(app, endpoint_id, seq).await
}

async fn replay_one(app: &App, endpoint_id: i64, seq: i64) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    if !queue::replay_dead(&mut tx, endpoint_id, seq, app.now()).await? {
        return Err(AppError::NotFound);
    }
    commit(app, tx).await
}

/// Sends everything of a filter again, but what goes to suspended inboxes or has no body any more; how many deliveries.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn replay_all(app: &App, viewer: &Viewer, filter: &LetterFilter) -> Result<u64, AppError> {
    require_instance(viewer)?;
    in_portions(app, filter, Then::Replay).await
}

/// Sends everything dead or parked of a host again; how many deliveries.
///
/// # Errors
/// [`AppError::Conflict`] `peer-suspended`; refusals.
pub async fn replay_host(app: &App, viewer: &Viewer, host: &Host) -> Result<u64, AppError> {
    require_instance(viewer)?;
    refuse_suspended(&mut app.db.read().await?, host).await?;
    replay_all(app, viewer, &LetterFilter { host: Some(host.as_str().to_owned()), ..LetterFilter::default() }).await
}

/// Sends one activity again to all inboxes where it is dead or parked; how many deliveries.
///
/// # Errors
/// [`AppError::NotFound`] for an activity that is not the viewer's to see.
pub async fn replay_activity(app: &App, viewer: &Viewer, seq: i64) -> Result<u64, AppError> {
    sent_seq(app, viewer, seq).await?;
    in_portions(app, &LetterFilter { seq: Some(seq), ..LetterFilter::default() }, Then::Replay).await
}

/// The same for one of these inboxes.
///
/// # Errors
/// [`AppError::NotFound`] for an activity that is not the viewer's to see, or that is not dead there.
pub async fn replay_one_of_activity(app: &App, viewer: &Viewer, seq: i64, endpoint_id: i64) -> Result<(), AppError> {
    sent_seq(app, viewer, seq).await?;
    replay_one(app, endpoint_id, seq).await
}

/// Gives one dead or parked delivery up for good.
///
/// # Errors
/// [`AppError::NotFound`] when there is none such; refusals.
pub async fn discard(app: &App, viewer: &Viewer, endpoint_id: i64, seq: i64) -> Result<(), AppError> {
    require_instance(viewer)?;
    let mut tx = app.db.begin().await?;
    if !queue::discard_letter(&mut tx, endpoint_id, seq).await? {
        return Err(AppError::NotFound);
    }
    commit(app, tx).await
}

/// Gives everything of a filter up for good; how many deliveries.
///
/// # Errors
/// Refusals: only for who runs the instance.
pub async fn discard_all(app: &App, viewer: &Viewer, filter: &LetterFilter) -> Result<u64, AppError> {
    require_instance(viewer)?;
    in_portions(app, filter, Then::Discard).await
}

#[derive(Clone, Copy)]
enum Then {
    Replay,
    Discard,
}

/// One short transaction after the other, so that nobody waits long for the one writer.
async fn in_portions(app: &App, filter: &LetterFilter, then: Then) -> Result<u64, AppError> {
    let (mut changed, mut after) = (0, (0, 0));
    loop {
        let mut tx = app.db.begin().await?;
        let Some(portion) = queue::next_portion(&mut tx, filter, after).await? else { break };
        changed += match then {
            Then::Replay => queue::replay_portion(&mut tx, filter, &portion, app.now()).await?,
            Then::Discard => queue::discard_portion(&mut tx, filter, &portion).await?,
        };
        commit(app, tx).await?;
        after = portion.end();
    }
    Ok(changed)
}
