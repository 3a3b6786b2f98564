//! All lanes, who stands in line for a slot, and sums over them that are kept up to date rather than counted anew: what one answer
//! changes costs the same however many endpoints wait.

use std::collections::{BTreeMap, VecDeque};
use std::ops::RangeInclusive;

use allmende_db::queue::Endpoint;
use allmende_domain::time::UnixMillis;

use crate::lane::Lane;
use crate::limits::LANES_MAX;
use crate::ownership::bit_of;
use crate::parameters::Parameters;

#[derive(Default)]
pub(crate) struct Lanes {
    lanes: BTreeMap<i64, Lane>,
    /// Lanes that may have something to start, each once ([`Lane::queued`]), in the order of their turns.
    line: VecDeque<i64>,
    /// Lanes in trouble whose turn came while failing and new endpoints held all slots they may hold.
    held_back: VecDeque<i64>,
    sums: Sums,
    /// How many requests were started.
    requests: u64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    in_flight: usize,
    in_flight_in_trouble: usize,
    lanes_in_trouble: usize,
    loaded: usize,
}

impl Sums {
    fn add(&mut self, lane: &Lane) {
        self.in_flight += lane.in_flight();
        self.loaded += lane.loaded();
        if lane.in_trouble() {
            self.in_flight_in_trouble += lane.in_flight();
            self.lanes_in_trouble += 1;
        }
    }

    fn subtract(&mut self, lane: &Lane) {
        self.in_flight -= lane.in_flight();
        self.loaded -= lane.loaded();
        if lane.in_trouble() {
            self.in_flight_in_trouble -= lane.in_flight();
            self.lanes_in_trouble -= 1;
        }
    }
}

impl Sums {
    /// Whether one more request may start at all. Slots of failing, new and slow endpoints count as taken only up to their share: what a
    /// hundred peers hold that stopped answering a second ago is not taken from those that answer. Never more than twice the slots.
    fn has_room(&self, slots: usize, trouble_max: usize) -> bool {
        let answering = self.in_flight - self.in_flight_in_trouble;
        answering + self.in_flight_in_trouble.min(trouble_max) < slots && self.in_flight < slots.saturating_mul(2)
    }
}

/// What a round of starts came to.
#[derive(Default)]
pub(crate) struct Started {
    /// Marked as under way: endpoint, activity, number of the attempt.
    pub chosen: Vec<(i64, i64, u32)>,
    /// Out of the line until [`Lanes::queue`]: they want a page of the table.
    pub hungry: Vec<i64>,
}

impl Lanes {
    pub fn len(&self) -> usize {
        self.lanes.len()
    }

    pub fn in_flight(&self) -> usize {
        self.sums.in_flight
    }

    pub fn loaded(&self) -> usize {
        self.sums.loaded
    }

    pub fn all(&self) -> impl Iterator<Item = &Lane> {
        self.lanes.values()
    }

    pub fn get(&self, id: i64) -> Option<&Lane> {
        self.lanes.get(&id)
    }

    /// Changes one lane and keeps the sums right; forgets it when nothing in it is worth keeping.
    pub fn change<T>(&mut self, id: i64, change: impl FnOnce(&mut Lane) -> T) -> Option<T> {
        let lane = self.lanes.get_mut(&id)?;
        self.sums.subtract(lane);
        let changed = change(lane);
        self.sums.add(lane);
        self.forget_if_idle(id);
        Some(changed)
    }

    fn forget_if_idle(&mut self, id: i64) {
        if self.lanes.get(&id).is_some_and(Lane::is_forgettable)
            && let Some(lane) = self.lanes.remove(&id)
        {
            self.sums.subtract(&lane);
        }
    }

    /// Takes in an endpoint that has work; `false` when there is no room for it. Failing and new ones may fill only their share, so
    /// that a thousand dead peers do not keep the living out.
    pub fn take_in(&mut self, endpoint: Endpoint, parameters: &Parameters) -> bool {
        let id = endpoint.id;
        if self.lanes.contains_key(&id) {
            self.change(id, |lane| lane.refresh(Some(endpoint)));
        } else {
            let lane = Lane::new(endpoint);
            let full = lane.in_trouble() && self.sums.lanes_in_trouble >= parameters.share_of_trouble(LANES_MAX);
            if full || self.lanes.len() >= LANES_MAX {
                return false;
            }
            self.sums.add(&lane);
            self.lanes.insert(id, lane);
        }
        self.queue(id);
        true
    }

    /// Lets a lane stand in line, at the end, unless it does.
    pub fn queue(&mut self, id: i64) {
        if let Some(lane) = self.lanes.get_mut(&id)
            && !lane.queued
        {
            lane.queued = true;
            self.line.push_back(id);
        }
    }

    /// The same for a lane that [`Lanes::start`] called hungry.
    pub fn queue_again(&mut self, id: i64) {
        if let Some(lane) = self.lanes.get_mut(&id) {
            lane.queued = true;
            self.line.push_back(id);
        }
    }

    /// Lanes among these ids that are not in `due` (sorted) rest.
    pub fn rest_but(&mut self, ids: RangeInclusive<i64>, due: &[i64]) {
        let resting: Vec<i64> = self.lanes.range(ids).map(|(id, _)| *id).filter(|id| due.binary_search(id).is_err()).collect();
        for id in resting {
            self.change(id, Lane::rest);
        }
    }

    /// Counts endpoints that have kept us waiting since `before` among those in trouble, and those that no longer do among the others.
    pub fn note_slow(&mut self, before: UnixMillis) {
        let changed = |(id, lane): (&i64, &Lane)| Some((*id, lane.slowness_changed(before)?));
        let changed: Vec<(i64, bool)> = self.lanes.iter().filter_map(changed).collect();
        for (id, slow) in changed {
            self.change(id, |lane| lane.set_slow(slow));
            self.queue(id);
        }
    }

    /// Slots in which something is under way.
    pub fn busy_slots(&self) -> u64 {
        self.lanes.iter().filter(|(_, lane)| lane.in_flight() > 0).fold(0, |busy, (id, _)| busy | bit_of(*id))
    }

    /// Forgets the lanes of these slots.
    pub fn forget_slots(&mut self, slots: u64) {
        for (_, lane) in self.lanes.extract_if(.., |id, _| bit_of(*id) & slots != 0) {
            self.sums.subtract(&lane);
        }
    }

    /// All lanes read their deliveries anew.
    pub fn reread(&mut self) {
        let ids: Vec<i64> = self.lanes.keys().copied().collect();
        for id in ids {
            self.change(id, Lane::reread);
        }
    }

    /// Gives free slots to the lanes in line, one each in turn, until nothing is free, nobody stands in line, or `hungry_max` lanes want
    /// a page of the table. Lanes that are not `ours` leave the line.
    pub fn start(&mut self, now: UnixMillis, parameters: &Parameters, ours: u64, hungry_max: usize) -> Started {
        let mut started = Started::default();
        let trouble_max = parameters.share_of_trouble(parameters.in_flight_max);
        while self.sums.has_room(parameters.in_flight_max, trouble_max) && started.hungry.len() < hungry_max {
            let held_back = if self.sums.in_flight_in_trouble < trouble_max { self.held_back.pop_front() } else { None };
            let Some(id) = held_back.or_else(|| self.line.pop_front()) else { break };
            let Some(lane) = self.lanes.get_mut(&id) else { continue };
            if lane.in_trouble() && lane.has_room(now) && self.sums.in_flight_in_trouble >= trouble_max {
                self.held_back.push_back(id);
                continue;
            }
            lane.queued = false;
            if !lane.has_room(now) || bit_of(id) & ours == 0 {
                continue;
            }
            if let Some((seq, attempt)) = lane.start_next(now, self.requests + 1) {
                self.requests += 1;
                started.chosen.push((id, seq, attempt));
                self.sums.in_flight += 1;
                self.sums.in_flight_in_trouble += usize::from(lane.in_trouble());
                if lane.has_room(now) && !lane.is_idle() {
                    lane.queued = true;
                    self.line.push_back(id);
                }
            } else if lane.wants_page().is_some() {
                lane.queued = true;
                started.hungry.push(id);
            }
        }
        started
    }
}
