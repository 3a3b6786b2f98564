//! The real clock: the only place that asks the machine for the time of day. Everything else gets it as a parameter.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use allmende_domain::time::UnixMillis;

/// The wall clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl SystemClock {
    /// The time of day in UTC. A clock set before 1970 reads as 1970, one beyond 292 million years as the last moment that fits;
    /// `doctor` complains about both.
    ///
    /// The value can jump, also backwards, when somebody sets the clock. Use it for what people and peers read, not for measuring.
    #[must_use]
    pub fn now(&self) -> UnixMillis {
        #[expect(clippy::disallowed_methods, reason = "this is the one place where the wall clock enters the program")]
        let now = SystemTime::now();
        let since_epoch = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        UnixMillis(i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX))
    }
}

impl allmende_app::Clock for SystemClock {
    fn now(&self) -> UnixMillis {
        Self::now(self)
    }
}

impl allmende_delivery::Clock for SystemClock {
    fn now(&self) -> UnixMillis {
        Self::now(self)
    }
}

/// Milliseconds since it was made, by a clock that nobody can set and that goes on while the process is stopped (though not while the
/// machine sleeps): for measuring leases.
#[derive(Debug, Clone, Copy)]
pub struct SteadyClock {
    began: Instant,
}

impl SteadyClock {
    #[must_use]
    pub fn start() -> Self {
        #[expect(clippy::disallowed_methods, reason = "this is the one place where the steady clock enters the program")]
        let began = Instant::now();
        Self { began }
    }
}

impl allmende_delivery::Clock for SteadyClock {
    fn now(&self) -> UnixMillis {
        UnixMillis(i64::try_from(self.began.elapsed().as_millis()).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_plausible_and_does_not_stand_still() {
        let first = SystemClock.now();
        assert!(first.0 > crate::limits::CLOCK_EARLIEST_MS && first.0 < crate::limits::CLOCK_LATEST_MS, "{first:?}");
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(SystemClock.now().since(first) >= 4);
    }
}
