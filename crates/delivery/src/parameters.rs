//! What is injected, so that a fault replays by its seed.

use std::time::Duration;

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

/// What an instance may choose. What an answer means is not among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameters {
    /// Requests under way at once over all endpoints; at least 1.
    pub in_flight_max: usize,
    /// Requests under way at once to one endpoint; at least 1.
    pub window_max: i64,
    /// What failing, new and slow endpoints may hold together of the slots, in percent; from 1 to 100.
    pub trouble_percent: usize,
    /// Milliseconds to leave an endpoint alone after the first, second, … failed round; the last one repeats. Never empty.
    pub backoff_ms: Vec<i64>,
    /// Failed rounds in a row after which an endpoint is only probed; at least 1.
    pub breaker_failures: i64,
    /// A longer `Retry-After` is taken as this.
    pub retry_after_max_ms: i64,
    /// Requests from a failing peer ask for at most one probe in this time.
    pub probe_pause_ms: i64,
    /// 404 and 410 over at least this time mean that an endpoint is gone.
    pub gone_after_ms: i64,
    /// Answers written in one transaction; at least 1.
    pub settle_rows_max: usize,
    /// How long answers wait for company.
    pub settle_wait: Duration,
    /// Without success for so long, an endpoint keeps only Accept, Delete and the last Update per object.
    pub away_ms: i64,
    /// Pending for so long, a delivery is dead; at least `away_ms`.
    pub pending_max_ms: i64,
    /// After this an activity and its dead letters are forgotten; at least `pending_max_ms`.
    pub forget_ms: i64,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            in_flight_max: limits::IN_FLIGHT_MAX,
            window_max: limits::WINDOW_MAX,
            trouble_percent: limits::TROUBLE_PERCENT,
            backoff_ms: limits::BACKOFF_MS.to_vec(),
            breaker_failures: limits::BREAKER_FAILURES,
            retry_after_max_ms: limits::RETRY_AFTER_MAX_MS,
            probe_pause_ms: limits::PROBE_PAUSE_MS,
            gone_after_ms: limits::GONE_GRACE_MS,
            settle_rows_max: limits::SETTLE_ROWS_MAX,
            settle_wait: limits::SETTLE_WAIT,
            away_ms: limits::AWAY_MS,
            pending_max_ms: limits::PENDING_MAX_MS,
            forget_ms: limits::FORGET_MS,
        }
    }
}

impl Parameters {
    /// What failing, new and slow endpoints may hold together of so many places.
    pub(crate) fn share_of_trouble(&self, places: usize) -> usize {
        (places.saturating_mul(self.trouble_percent) / 100).max(1)
    }
}
