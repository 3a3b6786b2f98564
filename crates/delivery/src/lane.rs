//! What the worker knows in memory of one endpoint that has work. Losing it loses nothing: the table has it all.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use allmende_db::queue::{Breaker, Endpoint, Pending};
use allmende_domain::time::UnixMillis;

use crate::limits::{LANE_ITEMS_MAX, LANE_PAGE};

/// A delivery read from the table.
#[derive(Debug)]
struct Item {
    /// Hash of the object it is about. Two objects with one hash only wait for each other.
    object: u64,
    in_flight: bool,
}

/// Failed attempts of one delivery since the start. Kept beside the endpoint's own state so that one delivery that always fails does
/// not stand before the others.
#[derive(Debug, Clone, Copy)]
struct Tries {
    count: u32,
    not_before: UnixMillis,
}

#[derive(Debug)]
pub(crate) struct Lane {
    pub endpoint: Endpoint,
    items: BTreeMap<i64, Item>,
    tries: BTreeMap<i64, Tries>,
    in_flight: usize,
    /// The table may hold more than `items`.
    more: bool,
}

/// What became of a page when it was taken over.
pub(crate) struct Page {
    /// To be removed from the table: a later activity goes instead.
    pub superseded: Vec<i64>,
    /// To be buried: the activity is missing.
    pub missing: Vec<i64>,
}

impl Lane {
    pub fn new(endpoint: Endpoint) -> Self {
        Self { endpoint, items: BTreeMap::new(), tries: BTreeMap::new(), in_flight: 0, more: true }
    }

    /// The table was seen to hold work.
    pub fn refresh(&mut self, endpoint: Endpoint) {
        self.endpoint = endpoint;
        self.more = true;
    }

    /// Not to be asked now: forgets what is not under way.
    pub fn rest(&mut self) {
        self.items.retain(|_, item| item.in_flight);
        self.more = false;
    }

    /// Failing, or never reached yet.
    pub fn in_trouble(&self) -> bool {
        self.endpoint.health.failures > 0 || self.endpoint.health.last_success_at.is_none()
    }

    fn probing(&self) -> bool {
        self.endpoint.health.failures > 0 || self.endpoint.health.breaker != Breaker::Closed
    }

    /// Whether one more request may start.
    pub fn has_room(&self, now: UnixMillis) -> bool {
        let health = &self.endpoint.health;
        let may = !matches!(health.breaker, Breaker::Suspended | Breaker::Gone) && health.next_attempt_at <= now;
        let window = if self.probing() { 1 } else { usize::try_from(health.window).unwrap_or(1).max(1) };
        may && self.in_flight < window
    }

    pub fn in_flight(&self) -> usize {
        self.in_flight
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
        (self.more && self.items.len() < LANE_ITEMS_MAX).then(|| (self.items.len() + LANE_PAGE).min(LANE_ITEMS_MAX))
    }

    /// Takes over the oldest rows of the table, `limit` of which were asked for.
    pub fn take_page(&mut self, page: Vec<Pending>, limit: usize) -> Page {
        let mut taken = Page { superseded: Vec::new(), missing: Vec::new() };
        self.more = page.len() >= limit;
        let present: BTreeSet<i64> = page.iter().map(|row| row.seq).collect();
        // Somebody else may have removed rows: those that were in memory and are not among the oldest any more.
        let last = present.last().copied().unwrap_or(0);
        let more = self.more;
        self.items.retain(|seq, item| item.in_flight || present.contains(seq) || (more && *seq > last));
        self.tries.retain(|seq, _| present.contains(seq) || (more && *seq > last));
        for row in page {
            if self.items.get(&row.seq).is_some_and(|item| item.in_flight) {
                continue;
            }
            if row.superseded {
                self.items.remove(&row.seq);
                self.tries.remove(&row.seq);
                taken.superseded.push(row.seq);
            } else if let Some(object) = row.object_url {
                let mut hasher = DefaultHasher::new();
                object.hash(&mut hasher);
                self.items.insert(row.seq, Item { object: hasher.finish(), in_flight: false });
            } else {
                taken.missing.push(row.seq);
            }
        }
        taken
    }

    /// The page did not tell all: there were only superseded rows on it.
    pub fn expect_more(&mut self) {
        self.more = true;
    }

    /// Marks the next delivery as under way. Of each object only its oldest one is a candidate, and only when no other about it is
    /// under way; among these the one tried least, then the oldest.
    pub fn start_next(&mut self, now: UnixMillis) -> Option<(i64, u32)> {
        let mut blocked: HashSet<u64> = self.items.values().filter(|item| item.in_flight).map(|item| item.object).collect();
        let probing = self.probing();
        let mut best: Option<(u32, i64)> = None;
        for (seq, item) in self.items.iter().filter(|(_, item)| !item.in_flight) {
            if !blocked.insert(item.object) {
                continue;
            }
            let tries = self.tries.get(seq);
            // A failing endpoint's own backoff decides; otherwise a delivery that failed alone waits alone.
            if !probing && tries.is_some_and(|tries| tries.not_before > now) {
                continue;
            }
            let candidate = (tries.map_or(0, |tries| tries.count), *seq);
            if best.is_none_or(|best| candidate < best) {
                best = Some(candidate);
            }
            if candidate.0 == 0 {
                break;
            }
        }
        let (count, seq) = best?;
        let item = self.items.get_mut(&seq)?;
        item.in_flight = true;
        self.in_flight += 1;
        Some((seq, count.saturating_add(1)))
    }

    /// It was not sent after all.
    pub fn undo_start(&mut self, seq: i64) {
        if let Some(item) = self.items.get_mut(&seq).filter(|item| item.in_flight) {
            item.in_flight = false;
            self.in_flight -= 1;
        }
    }

    /// Its row is gone from the table.
    pub fn remove(&mut self, seq: i64) {
        if self.items.remove(&seq).is_some_and(|item| item.in_flight) {
            self.in_flight -= 1;
        }
        self.tries.remove(&seq);
    }

    /// How often it failed already, as far as this lane remembers.
    pub fn tries_of(&self, seq: i64) -> i64 {
        self.tries.get(&seq).map_or(0, |tries| i64::from(tries.count))
    }

    /// It failed, stays, and is not tried again before `not_before`.
    pub fn failed(&mut self, seq: i64, not_before: UnixMillis) {
        self.undo_start(seq);
        let count = self.tries.get(&seq).map_or(0, |tries| tries.count).saturating_add(1);
        self.tries.insert(seq, Tries { count, not_before });
        while self.tries.len() > LANE_ITEMS_MAX {
            self.tries.pop_first();
        }
    }
}
