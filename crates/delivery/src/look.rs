//! Which endpoints have work. Two ways lead there: after a nudge, only what the nudge tells of and what was enqueued since the last look
//! is read, which finds a fresh commit at once whatever else waits; and a walk over all endpoints with work, once a second and stretch by stretch so that
//! sending goes on meanwhile, finds the rest and is what guarantees.

use std::time::Duration;

use allmende_db::queue::{self, Endpoint};
use allmende_db::{Conn, DbError};
use allmende_domain::time::UnixMillis;
use tokio::time::Instant;

use crate::figures::record_lanes;
use crate::lane::Lane;
use crate::limits;
use crate::ownership::bit_of;
use crate::queue::{Queue, State};

/// How far the table was looked at.
#[derive(Default)]
pub(crate) struct Look {
    /// The last delivery (activity, endpoint) that a look after a nudge has seen; `None` before the first walk.
    seen: Option<(i64, i64)>,
    /// How many deliveries the next such look reads: few at first, so that the first of them leaves at once.
    page: usize,
    /// There was more than one page.
    pub more: bool,
    walk: Walk,
}

/// The walk over the endpoints with work.
#[derive(Default)]
struct Walk {
    under_way: bool,
    /// It goes on with the endpoints above this one.
    after: i64,
    /// This walk found endpoints for which there was no room in memory.
    left_out: bool,
    /// What this walk has cost so far.
    spent: Duration,
    /// When the last one ended, what it had cost, and whether it left endpoints out.
    last: Option<(Instant, Duration, bool)>,
}

impl Walk {
    /// Whether the last walk is so long over that the next one costs little of the machine.
    fn may_begin_early(&self) -> bool {
        !self.under_way && self.last.is_none_or(|(ended, spent, _)| ended.elapsed() >= (spent * limits::WALK_REST).max(limits::WALK_PAUSE))
    }

    fn left_some_out(&self) -> bool {
        self.last.is_some_and(|(_, _, left_out)| left_out)
    }
}

/// What made the loop take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    /// A second went by.
    Tick,
    /// Something was committed.
    Nudge,
    /// Slots were freed, or the last step left something to do.
    Again,
}

impl Queue {
    /// The looking of one step of the loop; `true` when there is more to look at right away.
    pub(crate) async fn look(&self, state: &mut State, cause: Cause, now: UnixMillis) -> Result<bool, DbError> {
        let walk = &state.look.walk;
        // What a person or a peer asked for shows in endpoints, not in new deliveries: a nudge is a reason to walk as well.
        let wanted = cause == Cause::Tick
            || (cause == Cause::Nudge && walk.may_begin_early())
            || (walk.left_some_out() && state.lanes.len() < limits::LANES_MAX / 2 && walk.may_begin_early());
        if cause == Cause::Nudge && self.see_addressed(state, now).await? {
            // Their deliveries leave before anything else is looked for.
            state.look.more = true;
            return Ok(true);
        }
        if cause == Cause::Nudge || state.look.more {
            state.look.more = self.see_what_is_new(state, now).await?;
        }
        if wanted || state.look.walk.under_way {
            state.look.walk.under_way = true;
            self.walk(state, now).await?;
        }
        Ok(state.look.more || state.look.walk.under_way)
    }

    /// A whole walk.
    pub(crate) async fn walk_through(&self, state: &mut State, now: UnixMillis) -> Result<(), DbError> {
        state.look.walk = Walk { under_way: true, last: state.look.walk.last, ..Walk::default() };
        while state.look.walk.under_way {
            self.walk(state, now).await?;
        }
        Ok(())
    }

    /// One stretch of the walk.
    async fn walk(&self, state: &mut State, now: UnixMillis) -> Result<(), DbError> {
        let began = Instant::now();
        let mut conn = self.db.read().await?;
        if state.look.seen.is_none() {
            state.look.seen = Some((queue::last_enqueued(&mut conn).await?, i64::MAX));
        }
        let after = state.look.walk.after;
        let mut stretch = queue::busy_endpoints(&mut conn, after, now, limits::WALK_STRETCH).await?;
        let slots = self.ownership.slots();
        stretch.due.retain(|id| bit_of(*id) & slots != 0);
        state.lanes.rest_but(after.saturating_add(1)..=stretch.last.unwrap_or(i64::MAX), &stretch.due);
        self.wake(state, &mut conn, &stretch.due, &stretch.probes, now).await?;
        let walk = &mut state.look.walk;
        walk.spent += began.elapsed();
        walk.after = stretch.last.unwrap_or(0);
        if stretch.last.is_none() {
            *walk = Walk { last: Some((Instant::now(), walk.spent, walk.left_out)), ..Walk::default() };
            record_lanes(state.lanes.all(), now);
        }
        Ok(())
    }

    /// Endpoints of which a nudge told; whether there were any.
    async fn see_addressed(&self, state: &mut State, now: UnixMillis) -> Result<bool, DbError> {
        // Before the first walk nobody knows which of them rest.
        if state.look.seen.is_none() {
            return Ok(false);
        }
        let addressed: Vec<i64> = self.take_addressed().into_iter().collect();
        if addressed.is_empty() {
            return Ok(false);
        }
        let mut conn = self.db.read().await?;
        self.wake_others(state, &mut conn, addressed, now).await?;
        Ok(true)
    }

    /// Lets those of these endpoints (sorted) that are ours and do not rest stand in line: when the others may be asked, the walk knows.
    async fn wake_others(&self, state: &mut State, conn: &mut Conn, mut ids: Vec<i64>, now: UnixMillis) -> Result<(), DbError> {
        let slots = self.ownership.slots();
        ids.retain(|id| bit_of(*id) & slots != 0 && state.lanes.get(*id).is_none_or(|lane| !lane.is_resting()));
        self.wake(state, conn, &ids, &[], now).await
    }

    /// What was enqueued since the last look; `true` when there is more of it.
    async fn see_what_is_new(&self, state: &mut State, now: UnixMillis) -> Result<bool, DbError> {
        // Before the first walk everything is new, and that walk sees it.
        let Some(seen) = state.look.seen else { return Ok(false) };
        let mut conn = self.db.read().await?;
        let page = state.look.page.clamp(limits::LOOK_PAGE_FIRST, limits::LOOK_PAGE_MAX);
        let rows = queue::enqueued_after(&mut conn, seen, i64::try_from(page).unwrap_or(i64::MAX)).await?;
        let mut ids: Vec<i64> = rows.iter().map(|(_, endpoint_id)| *endpoint_id).collect();
        ids.sort_unstable();
        ids.dedup();
        self.wake_others(state, &mut conn, ids, now).await?;
        state.look.seen = rows.last().copied().or(Some(seen));
        let full = rows.len() == page;
        state.look.page = if full { page.saturating_mul(4) } else { 0 };
        Ok(full)
    }

    /// Lets the lanes of endpoints (sorted) that have work stand in line. Those that are not in memory are read, and so are those that
    /// memory would leave alone, or send more than a probe to: somebody interfered since.
    async fn wake(&self, state: &mut State, conn: &mut Conn, ids: &[i64], probes: &[i64], now: UnixMillis) -> Result<(), DbError> {
        let is_known = |id: &i64| {
            let probe = probes.binary_search(id).is_ok();
            state.lanes.get(*id).is_some_and(|lane| !lane.is_resting() && lane.may_be_asked(now) && lane.probing() >= probe)
        };
        let (known, mut unknown): (Vec<i64>, Vec<i64>) = ids.iter().copied().partition(is_known);
        for id in known {
            state.lanes.change(id, |lane: &mut Lane| lane.refresh(None));
            state.lanes.queue(id);
        }
        let room = limits::LANES_MAX.saturating_sub(state.lanes.len());
        if unknown.len() > room {
            unknown.truncate(room);
            state.look.walk.left_out = true;
        }
        if !unknown.is_empty() {
            let fresh = queue::endpoints_that_may_be_asked(conn, &unknown, now).await?;
            self.take_in(state, fresh);
        }
        Ok(())
    }

    /// Endpoints that have work and may be asked now.
    fn take_in(&self, state: &mut State, endpoints: Vec<Endpoint>) {
        for endpoint in endpoints {
            state.look.walk.left_out |= !state.lanes.take_in(endpoint, &self.parameters);
        }
    }
}
