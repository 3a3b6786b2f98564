//! What is injected, so that a fault replays by its seed.

use allmende_domain::time::UnixMillis;

use crate::limits;

/// The wall clock.
pub trait Clock: Send + Sync {
    fn now(&self) -> UnixMillis;
}

/// Randomness, for jitter.
pub trait Chance: Send + Sync {
    /// Evenly from 0 (included) to 1 (excluded).
    fn fraction(&self) -> f64;
}

/// What an instance may choose. The policy towards peers is not among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameters {
    /// Requests under way at once over all endpoints; at least 1.
    pub in_flight_max: usize,
    /// Requests under way at once to one endpoint; at least 1.
    pub window_max: i64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self { in_flight_max: limits::IN_FLIGHT_MAX, window_max: limits::WINDOW_MAX }
    }
}

impl Parameters {
    /// Slots that failing and new endpoints may hold together.
    pub(crate) fn trouble_max(&self) -> usize {
        (self.in_flight_max / limits::TROUBLE_DIVISOR).max(1)
    }
}
