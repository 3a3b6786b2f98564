//! The only way into the queue.

use std::collections::{BTreeSet, HashSet};

use allmende_db::queue::{self, Circle, Follower, NewActivity, StoredFanOut};
use allmende_db::{Conn, DbError, Tx};
use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::limits;

/// Who is to get an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// The accepted, remote followers of a local actor.
    FollowersOf(ActorId),
    /// Those of one circle, then those of another, and these inboxes, none of them local. Each inbox once.
    Circles { first: Circle, second: Option<Circle>, also: Vec<ObjectUrl> },
    /// These inboxes, none of them local.
    Inboxes(Vec<ObjectUrl>),
}

/// What was enqueued.
#[derive(Debug)]
pub struct Enqueued {
    /// The activity's number.
    pub seq: i64,
    /// Distinct endpoints it goes to so far.
    pub audience: i64,
    /// Those of this transaction, for [`crate::Queue::nudge_about`]; some may have been left out as gone or suspended.
    pub endpoints: Vec<i64>,
    /// `false`: it was there already and nothing happened.
    pub fresh: bool,
    /// There are more followers: [`FanOut::stretch`] until there are none, before anything else about the same object is enqueued.
    pub rest: Option<FanOut>,
}

/// Stores an activity and one delivery per distinct inbox, in the transaction that caused it: both or neither. The same `activity_url`
/// a second time does nothing. Call [`crate::Queue::nudge_about`] after the commit.
///
/// Of many followers only the first are addressed, so that their deliveries leave at once and no other writer waits.
///
/// # Errors
/// [`DbError`]
pub async fn enqueue(tx: &mut Tx, activity: &NewActivity, audience: &Audience, now: UnixMillis) -> Result<Enqueued, DbError> {
    let Some(seq) = queue::insert_activity(tx, activity, now).await? else {
        let (seq, audience) = queue::find_activity(tx, &activity.activity_url)
            .await?
            .ok_or_else(|| DbError::Corrupt(format!("activity {} is there and is not", activity.activity_url)))?;
        return Ok(Enqueued { seq, audience, endpoints: Vec::new(), fresh: false, rest: None });
    };
    match audience {
        Audience::FollowersOf(actor) => fan_out(tx, seq, (Circle::all(actor.clone()), None), &[], now).await,
        Audience::Circles { first, second, also } => fan_out(tx, seq, (first.clone(), second.clone()), also, now).await,
        Audience::Inboxes(inboxes) => {
            let endpoints = queue::endpoints_of(tx, inboxes, now).await?;
            let addressed = address(tx, seq, &endpoints).await?;
            Ok(Enqueued { seq, audience: addressed, endpoints, fresh: true, rest: None })
        }
    }
}

/// Addresses `also` and the first followers of both circles.
async fn fan_out(
    tx: &mut Tx,
    seq: i64,
    (first, second): (Circle, Option<Circle>),
    also: &[ObjectUrl],
    now: UnixMillis,
) -> Result<Enqueued, DbError> {
    let mut endpoints = if also.is_empty() { Vec::new() } else { queue::endpoints_of(tx, also, now).await? };
    let addressed = address(tx, seq, &endpoints).await?;
    let at = StoredFanOut { seq, first, second, first_done: false, after: String::new() };
    let mut fan_out = FanOut { at, reached: endpoints.iter().copied().collect() };
    let stretch = fan_out.stretch(tx, limits::FIRST_STRETCH, now).await?;
    endpoints.extend(stretch.endpoints);
    let rest = stretch.more.then_some(fan_out);
    Ok(Enqueued { seq, audience: addressed + stretch.addressed, endpoints, fresh: true, rest })
}

/// An activity on its way to many followers, stretch by stretch, each in a transaction of its own. Whoever follows while it is under way
/// may get it or not; nobody gets it twice.
#[derive(Debug)]
pub struct FanOut {
    at: StoredFanOut,
    /// The endpoints of all stretches so far: their deliveries may have ended already, so the table does not tell.
    reached: HashSet<i64>,
}

/// What one transaction did for a [`FanOut`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Deliveries made.
    pub addressed: i64,
    /// As in [`Enqueued::endpoints`].
    pub endpoints: Vec<i64>,
    /// There are more followers.
    pub more: bool,
}

impl FanOut {
    /// The oldest one that began and did not end, for whoever takes over from a process that stopped in the middle.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn unfinished(conn: &mut Conn) -> Result<Option<Self>, DbError> {
        let Some(at) = queue::unfinished_fan_out(conn).await? else { return Ok(None) };
        let until = |present: bool| present.then_some(at.after.as_str());
        let mut reached: HashSet<i64> = queue::endpoints_of_followers(conn, &at.first, until(!at.first_done)).await?.into_iter().collect();
        if let Some(second) = at.second.as_ref().filter(|_| at.first_done) {
            reached.extend(queue::endpoints_of_followers(conn, second, until(true)).await?);
        }
        Ok(Some(Self { at, reached }))
    }

    /// Addresses the next `followers_max` followers. When the transaction is not committed, this fan-out is of no more use: begin again
    /// with [`FanOut::unfinished`].
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn stretch(&mut self, tx: &mut Tx, followers_max: usize, now: UnixMillis) -> Result<Stretch, DbError> {
        let is_kept = self.at.first_done || !self.at.after.is_empty();
        let (followers, more) = self.next_followers(tx, followers_max).await?;
        let mut endpoints: Vec<i64> = followers.iter().filter_map(|follower| follower.endpoint.as_ref().ok().copied()).collect();
        let unknown: BTreeSet<&str> =
            followers.iter().filter_map(|follower| follower.endpoint.as_ref().err().map(String::as_str)).collect();
        if !unknown.is_empty() {
            // What cannot be read as an address cannot be sent to.
            let inboxes: Vec<ObjectUrl> = unknown.into_iter().filter_map(|inbox| ObjectUrl::parse(inbox).ok()).collect();
            endpoints.extend(queue::endpoints_of(tx, &inboxes, now).await?);
        }
        endpoints.retain(|endpoint| self.reached.insert(*endpoint));
        endpoints.sort_unstable();
        let addressed = address(tx, self.at.seq, &endpoints).await?;
        match (more, is_kept) {
            (true, _) => queue::keep_fan_out(tx, &self.at).await?,
            (false, true) => queue::end_fan_out(tx, self.at.seq).await?,
            (false, false) => {}
        }
        Ok(Stretch { addressed, endpoints, more })
    }

    /// The next ones of the present circle and, when that ends, of the other; and whether there are more.
    async fn next_followers(&mut self, conn: &mut Conn, followers_max: usize) -> Result<(Vec<Follower>, bool), DbError> {
        let mut followers = Vec::new();
        loop {
            let Some(circle) = (if self.at.first_done { self.at.second.as_ref() } else { Some(&self.at.first) }) else {
                return Ok((followers, false));
            };
            let room = followers_max.saturating_sub(followers.len());
            let page = queue::followers_after(conn, circle, &self.at.after, i64::try_from(room).unwrap_or(i64::MAX)).await?;
            let is_full = page.len() >= room;
            if let Some(last) = page.last() {
                self.at.after.clone_from(&last.id);
            }
            followers.extend(page);
            if is_full {
                return Ok((followers, true));
            }
            if self.at.first_done || self.at.second.is_none() {
                return Ok((followers, false));
            }
            self.at.first_done = true;
            self.at.after.clear();
        }
    }
}

async fn address(tx: &mut Tx, seq: i64, endpoints: &[i64]) -> Result<i64, DbError> {
    if endpoints.is_empty() {
        return Ok(0);
    }
    let addressed = i64::try_from(queue::address(tx, seq, endpoints).await?).unwrap_or(i64::MAX);
    queue::widen_audience(tx, seq, addressed).await?;
    Ok(addressed)
}
