//! The parts into which the work is divided, and their names in the table.

use std::fmt;

use crate::limits::SLOTS;

/// Work that one node does for all, because two would do it in the wrong order or twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Work {
    /// Deriving activities from events: two could put Update before Create.
    Events,
    /// Giving effect to what came in, in order per actor.
    Inbox,
    /// Pulling catalogues of peers.
    Harvest,
    /// Forgetting what is old.
    Housekeeping,
}

impl Work {
    pub const ALL: [Self; 4] = [Self::Events, Self::Inbox, Self::Harvest, Self::Housekeeping];
}

/// What one lease is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Deliveries to the endpoints of one slot, below [`SLOTS`].
    Slot(u8),
    Work(Work),
}

impl Part {
    /// All there are, slots first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SLOTS).map(Self::Slot).chain(Work::ALL.map(Self::Work))
    }

    /// The slot as a bit; 0 for what is none.
    #[must_use]
    pub const fn bit(self) -> u64 {
        match self {
            Self::Slot(slot) => 1 << (slot % SLOTS),
            Self::Work(_) => 0,
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Slot(slot) => write!(f, "delivery/{slot:02}"),
            Self::Work(Work::Events) => f.write_str("events"),
            Self::Work(Work::Inbox) => f.write_str("inbox"),
            Self::Work(Work::Harvest) => f.write_str("harvest"),
            Self::Work(Work::Housekeeping) => f.write_str("housekeeping"),
        }
    }
}

/// The slot of an endpoint, below [`SLOTS`]. A statement that chooses endpoints counts the same way.
#[must_use]
pub fn slot_of(endpoint_id: i64) -> u8 {
    u8::try_from(endpoint_id.rem_euclid(i64::from(SLOTS))).unwrap_or_default()
}

/// The same as a bit.
#[must_use]
pub fn bit_of(endpoint_id: i64) -> u64 {
    Part::Slot(slot_of(endpoint_id)).bit()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_endpoint_lies_in_one_slot_and_every_part_has_a_name_of_its_own() {
        assert_eq!((slot_of(1), slot_of(64), slot_of(130), slot_of(i64::MAX)), (1, 0, 2, 63));
        assert_eq!((0..64).fold(0, |slots, id| slots | bit_of(id)), u64::MAX);
        let names: BTreeSet<String> = Part::all().map(|part| part.to_string()).collect();
        assert_eq!((names.len(), Part::all().count()), (68, 68));
        assert!(names.contains("delivery/07") && names.contains("events"));
    }
}
