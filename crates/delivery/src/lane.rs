//! What the worker knows in memory of one endpoint that has work. Losing it loses nothing: the table has it all.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use allmende_db::queue::{Breaker, Endpoint, Pending};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::limits::{ACCEPT_PATIENCE, LANE_ITEMS_MAX, LANE_PAGE};

/// Failed attempts of one delivery since the start. Kept beside the endpoint's own state so that one delivery that always fails does
/// not stand before the others.
#[derive(Debug, Clone, Copy)]
struct Tries {
    count: u32,
    failed_at: UnixMillis,
    not_before: UnixMillis,
    /// Another delivery arrived in a request that began after this one failed: not the endpoint is at fault.
    alone: bool,
}

/// A delivery read from the table.
#[derive(Debug, Clone, Copy)]
struct Item {
    /// A hash of the object it is about. Two objects with one hash only wait for each other.
    object: u64,
    /// An `Accept` of a follow: a server that does not know yet that it follows drops what is newer without a word (Mastodon does).
    accept: bool,
}

/// A request under way.
#[derive(Debug, Clone, Copy)]
struct UnderWay {
    seq: i64,
    object: u64,
    since: UnixMillis,
    request: u64,
}

#[derive(Debug)]
pub(crate) struct Lane {
    pub endpoint: Endpoint,
    /// The endpoint's inbox, read once; `None` when it cannot be read.
    pub inbox: Option<ObjectUrl>,
    /// Stands in line for slots, or for a page of the table.
    pub queued: bool,
    /// When the window last grew. It grows again only by an answer to a request made later: once per round trip.
    pub grown_at: Option<UnixMillis>,
    items: BTreeMap<i64, Item>,
    tries: BTreeMap<i64, Tries>,
    /// Failures of an `Accept` since anything else was tried.
    accepts_failed: u32,
    under_way: Vec<UnderWay>,
    /// A request has been under way for so long that the peer may have stopped answering.
    slow: bool,
    /// The table may hold more than `items`.
    more: bool,
    /// The last page held superseded rows: more of them may follow, so the next one is larger.
    compacting: bool,
    /// The endpoint was not to be asked when the table was looked at; its state here is as old.
    resting: bool,
}

/// What became of a page when it was taken over.
#[derive(Default)]
pub(crate) struct Page {
    /// To be removed from the table: a later activity goes instead.
    pub superseded: Vec<i64>,
    /// To be buried: the activity is missing.
    pub missing: Vec<i64>,
}

impl Lane {
    pub fn new(endpoint: Endpoint) -> Self {
        Self {
            inbox: ObjectUrl::parse(&endpoint.inbox).ok(),
            endpoint,
            queued: false,
            grown_at: None,
            items: BTreeMap::new(),
            tries: BTreeMap::new(),
            accepts_failed: 0,
            under_way: Vec::new(),
            slow: false,
            more: true,
            compacting: false,
            resting: false,
        }
    }

    /// The table was seen to hold work; `endpoint` when it was read as well.
    pub fn refresh(&mut self, endpoint: Option<Endpoint>) {
        if let Some(endpoint) = endpoint {
            self.endpoint = endpoint;
            self.resting = false;
        }
        self.more = true;
    }

    /// Not to be asked now: forgets what is not under way.
    pub fn rest(&mut self) {
        self.forget_waiting();
        self.more = false;
        self.resting = true;
    }

    /// Reads its deliveries anew: somebody may have removed some.
    pub fn reread(&mut self) {
        self.forget_waiting();
        self.more = !self.resting;
    }

    fn forget_waiting(&mut self) {
        let under_way = &self.under_way;
        self.items.retain(|seq, _| under_way.iter().any(|one| one.seq == *seq));
    }

    pub fn is_resting(&self) -> bool {
        self.resting
    }

    /// Failing, never reached yet, or keeping us waiting.
    pub fn in_trouble(&self) -> bool {
        self.slow || self.endpoint.health.failures > 0 || self.endpoint.health.last_success_at.is_none()
    }

    /// Whether it keeps us waiting since `before` or longer, when that has changed.
    pub fn slowness_changed(&self, before: UnixMillis) -> Option<bool> {
        let slow = self.under_way.iter().any(|one| one.since <= before);
        (slow != self.slow).then_some(slow)
    }

    pub fn set_slow(&mut self, slow: bool) {
        self.slow = slow;
    }

    /// Neither failing nor anything but closed: all that a success changes is counted up from here.
    pub fn is_well(&self) -> bool {
        !self.probing() && !self.resting
    }

    /// It gets one request at a time.
    pub fn probing(&self) -> bool {
        self.endpoint.health.failures > 0 || self.endpoint.health.breaker != Breaker::Closed
    }

    /// Whether its endpoint may be asked, as far as memory knows.
    pub fn may_be_asked(&self, now: UnixMillis) -> bool {
        let health = &self.endpoint.health;
        !matches!(health.breaker, Breaker::Suspended | Breaker::Gone) && health.next_attempt_at <= now
    }

    /// Whether one more request may start.
    pub fn has_room(&self, now: UnixMillis) -> bool {
        let health = &self.endpoint.health;
        let window = if self.probing() { 1 } else { usize::try_from(health.window).unwrap_or(1).max(1) };
        self.may_be_asked(now) && !self.slow && self.under_way.len() < window
    }

    pub fn in_flight(&self) -> usize {
        self.under_way.len()
    }

    /// The number of the request with this delivery that is under way.
    pub fn request_of(&self, seq: i64) -> Option<u64> {
        self.under_way.iter().find(|one| one.seq == seq).map(|one| one.request)
    }

    pub fn loaded(&self) -> usize {
        self.items.len()
    }

    pub fn is_idle(&self) -> bool {
        self.items.is_empty() && !self.more
    }

    /// Nothing in memory is worth keeping.
    pub fn is_forgettable(&self) -> bool {
        self.is_idle() && self.tries.is_empty()
    }

    /// How many rows to read, from the oldest on, when there may be more to send than is in memory.
    pub fn wants_page(&self) -> Option<usize> {
        let page = if self.compacting { LANE_ITEMS_MAX } else { LANE_PAGE };
        (self.more && self.items.len() < LANE_ITEMS_MAX).then(|| (self.items.len() + page).min(LANE_ITEMS_MAX))
    }

    /// Takes over the oldest rows of the table, `limit` of which were asked for.
    pub fn take_page(&mut self, page: Vec<Pending>, limit: usize) -> Page {
        let mut taken = Page::default();
        self.more = page.len() >= limit;
        let present: BTreeSet<i64> = page.iter().map(|row| row.seq).collect();
        // Somebody else may have removed rows: those that were in memory and are not among the oldest any more.
        let last = present.last().copied().unwrap_or(0);
        let (more, under_way) = (self.more, &self.under_way);
        let flying = |seq: i64| under_way.iter().any(|one| one.seq == seq);
        self.items.retain(|seq, _| present.contains(seq) || (more && *seq > last) || flying(*seq));
        self.tries.retain(|seq, _| present.contains(seq) || (more && *seq > last));
        for row in page {
            if flying(row.seq) {
                continue;
            }
            if row.superseded {
                self.items.remove(&row.seq);
                self.tries.remove(&row.seq);
                taken.superseded.push(row.seq);
            } else if let Some(object) = row.object_url {
                let mut hasher = DefaultHasher::new();
                object.hash(&mut hasher);
                self.items.insert(row.seq, Item { object: hasher.finish(), accept: row.accept });
            } else {
                taken.missing.push(row.seq);
            }
        }
        self.compacting = self.more && !taken.superseded.is_empty();
        taken
    }

    /// Marks the next delivery as under way. Of each object only its oldest one is a candidate, and only when no other about it is
    /// under way; among these the one tried least, then the oldest. What is newer than an `Accept` waits for it, unless that fails
    /// alone or, once in a while, for the last [`ACCEPT_PATIENCE`] times.
    pub fn start_next(&mut self, now: UnixMillis, request: u64) -> Option<(i64, u32)> {
        let mut blocked: Vec<u64> = self.under_way.iter().map(|one| one.object).collect();
        let probing = self.probing();
        let mut best: Option<(u32, i64, u64)> = None;
        let mut held = false;
        for (&seq, &Item { object, accept }) in &self.items {
            let tries = self.tries.get(&seq);
            let waits_for_accept = held && !accept;
            held |= accept && self.accepts_failed < ACCEPT_PATIENCE && tries.is_none_or(|tries| !tries.alone);
            if blocked.contains(&object) {
                continue;
            }
            if waits_for_accept {
                blocked.push(object);
                continue;
            }
            // A failing endpoint's own backoff decides; otherwise a delivery that failed alone waits alone.
            let waits = !probing && tries.is_some_and(|tries| tries.not_before > now);
            let candidate = (tries.map_or(0, |tries| tries.count), seq, object);
            if !waits && best.is_none_or(|best| candidate < best) {
                best = Some(candidate);
            }
            if !waits && candidate.0 == 0 {
                break;
            }
            blocked.push(object);
        }
        let (count, seq, object) = best?;
        self.under_way.push(UnderWay { seq, object, since: now, request });
        Some((seq, count.saturating_add(1)))
    }

    /// It was not sent after all.
    pub fn undo_start(&mut self, seq: i64) {
        self.under_way.retain(|one| one.seq != seq);
        self.slow &= !self.under_way.is_empty();
    }

    /// It arrived, and its row is gone from the table.
    pub fn delivered(&mut self, seq: i64) {
        let since = self.under_way.iter().find(|one| one.seq == seq).map(|one| one.since);
        for tries in self.tries.values_mut() {
            tries.alone |= since.is_some_and(|since| since > tries.failed_at);
        }
        self.accepts_failed = 0;
        self.remove(seq);
    }

    /// Its row is gone from the table.
    pub fn remove(&mut self, seq: i64) {
        self.undo_start(seq);
        self.items.remove(&seq);
        self.tries.remove(&seq);
    }

    /// How often it failed already, as far as this lane remembers.
    pub fn tries_of(&self, seq: i64) -> i64 {
        self.tries.get(&seq).map_or(0, |tries| i64::from(tries.count))
    }

    /// It no longer holds back what is about the same object.
    #[cfg(feature = "planted-bugs")]
    pub fn lose_order(&mut self, seq: i64) {
        if let Some(item) = self.items.get_mut(&seq) {
            item.object = item.object.wrapping_add(seq.cast_unsigned());
        }
    }

    /// It failed at `now`, stays, and is not tried again before `not_before`.
    pub fn failed(&mut self, seq: i64, now: UnixMillis, not_before: UnixMillis) {
        self.undo_start(seq);
        let accept = self.items.get(&seq).is_some_and(|item| item.accept);
        self.accepts_failed = if accept { self.accepts_failed.saturating_add(1) } else { 0 };
        let (count, alone) = self.tries.get(&seq).map_or((0, false), |tries| (tries.count, tries.alone));
        self.tries.insert(seq, Tries { count: count.saturating_add(1), failed_at: now, not_before, alone });
        while self.tries.len() > LANE_ITEMS_MAX {
            self.tries.pop_first();
        }
    }
}
