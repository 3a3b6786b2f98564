//! The only way into the queue.

use allmende_db::queue::{self, NewActivity};
use allmende_db::{DbError, Tx};
use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

/// Who is to get an activity. Frozen when it is enqueued: who follows later does not get it, who leaves still does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// The accepted, remote followers of a local actor.
    FollowersOf(ActorId),
    /// These inboxes, none of them local.
    Inboxes(Vec<ObjectUrl>),
    FollowersAnd(ActorId, Vec<ObjectUrl>),
}

/// What was enqueued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enqueued {
    /// The activity's number.
    pub seq: i64,
    /// Distinct endpoints it goes to.
    pub audience: i64,
    /// `false`: it was there already and nothing happened.
    pub fresh: bool,
}

/// Stores an activity and one delivery per distinct inbox, in the transaction that caused it: both or neither. The same `activity_url`
/// a second time does nothing. Call [`crate::Queue::nudge`] after the commit.
///
/// # Errors
/// [`DbError`]
pub async fn enqueue(tx: &mut Tx, activity: &NewActivity, audience: &Audience, now: UnixMillis) -> Result<Enqueued, DbError> {
    let Some(seq) = queue::insert_activity(tx, activity, now).await? else {
        let (seq, audience) = queue::find_activity(tx, &activity.activity_url)
            .await?
            .ok_or_else(|| DbError::Corrupt(format!("activity {} is there and is not", activity.activity_url)))?;
        return Ok(Enqueued { seq, audience, fresh: false });
    };
    let (followed, inboxes): (Option<&ActorId>, &[ObjectUrl]) = match audience {
        Audience::FollowersOf(actor) => (Some(actor), &[]),
        Audience::Inboxes(inboxes) => (None, inboxes),
        Audience::FollowersAnd(actor, inboxes) => (Some(actor), inboxes),
    };
    let mut addressed = 0_i64;
    if let Some(actor) = followed {
        addressed = i64::try_from(queue::address_followers(tx, seq, actor, now).await?).unwrap_or(i64::MAX);
    }
    for inbox in inboxes {
        addressed += i64::from(queue::address_inbox(tx, seq, inbox, now).await?);
    }
    queue::set_audience(tx, seq, addressed).await?;
    Ok(Enqueued { seq, audience: addressed, fresh: true })
}
