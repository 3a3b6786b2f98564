//! A clock that stands still until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use allmende_app::Clock;
use allmende_domain::time::UnixMillis;

/// 2026-11-22T09:00:00Z, when every test begins.
pub const START: UnixMillis = UnixMillis(1_795_338_000_000);

/// Clones show the same time.
#[derive(Debug, Clone)]
pub struct TestClock {
    now_ms: Arc<AtomicI64>,
}

impl Default for TestClock {
    fn default() -> Self {
        Self { now_ms: Arc::new(AtomicI64::new(START.0)) }
    }
}

impl TestClock {
    /// Moves it on by `millis`; negative goes back, as a machine's clock may.
    pub fn advance(&self, millis: i64) {
        self.now_ms.fetch_add(millis, Ordering::SeqCst);
    }

    pub fn set(&self, now: UnixMillis) {
        self.now_ms.store(now.0, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> UnixMillis {
        UnixMillis(self.now_ms.load(Ordering::SeqCst))
    }
}

impl allmende_delivery::Clock for TestClock {
    fn now(&self) -> UnixMillis {
        Clock::now(self)
    }
}
