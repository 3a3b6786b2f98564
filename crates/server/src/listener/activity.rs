//! What one connection is doing, and until when it may.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::ConnectionLimits;

/// Why a connection is ended by the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It never sent a byte.
    NoFirstByte,
    /// It began a request and did not end its headers.
    SlowHeader,
    /// It had nothing to ask for too long.
    Idle,
    /// It does not take its answer.
    StalledResponse,
}

impl Reason {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoFirstByte => "no_first_byte",
            Self::SlowHeader => "slow_header",
            Self::Idle => "idle",
            Self::StalledResponse => "stalled_response",
        }
    }
}

/// Shared by the stream (bytes), the service (requests) and the watcher (timers) of one connection.
pub struct Activity(Mutex<State>);

struct State {
    /// Requests whose answer has not left the handler completely.
    in_flight: usize,
    served: bool,
    /// HTTP/2: bytes without a request are pings and window updates, not the beginning of a head.
    multiplexed: bool,
    /// When the last request ended, or the connection began.
    idle_since: Instant,
    /// First byte since then.
    head_since: Option<Instant>,
    last_write: Instant,
    /// The system takes no more bytes since then.
    write_blocked_since: Option<Instant>,
    /// Answers that wait for their client to take what it was given, by request.
    waiting: HashMap<u64, Instant>,
    next_request: u64,
}

impl Activity {
    pub fn new() -> Arc<Self> {
        let now = Instant::now();
        Arc::new(Self(Mutex::new(State {
            in_flight: 0,
            served: false,
            multiplexed: false,
            idle_since: now,
            head_since: None,
            last_write: now,
            write_blocked_since: None,
            waiting: HashMap::new(),
            next_request: 0,
        })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code panics while it holds the lock; the state is plain figures in any case.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Bytes arrived.
    pub fn read(&self) {
        let mut state = self.state();
        if state.in_flight == 0 && state.head_since.is_none() {
            state.head_since = Some(Instant::now());
        }
    }

    /// Bytes left, or the system takes no more.
    pub fn wrote(&self, blocked: bool) {
        let mut state = self.state();
        let now = Instant::now();
        if blocked {
            state.write_blocked_since.get_or_insert(now);
        } else {
            state.write_blocked_since = None;
            state.last_write = now;
        }
    }

    /// A request arrived; it is in flight until the answer is dropped.
    pub fn begin(self: &Arc<Self>, multiplexed: bool) -> Request {
        let mut state = self.state();
        state.in_flight = state.in_flight.saturating_add(1);
        state.served = true;
        state.multiplexed = multiplexed;
        state.head_since = None;
        let id = state.next_request;
        state.next_request = id.wrapping_add(1);
        Request { activity: Arc::clone(self), id }
    }

    /// Whether nothing is in flight and nothing has left for `settled`.
    pub fn is_quiet(&self, settled: Duration) -> bool {
        let state = self.state();
        state.in_flight == 0 && state.last_write.elapsed() >= settled
    }

    /// The next moment at which the connection has to be ended unless something happens, and why. `None` while the server itself is
    /// at work.
    pub fn deadline(&self, limits: &ConnectionLimits) -> Option<(Instant, Reason)> {
        let state = self.state();
        let blocked = state.write_blocked_since.into_iter().chain(state.waiting.values().copied()).min();
        let stalled = blocked.map(|since| (since + limits.response_stall_timeout, Reason::StalledResponse));
        if state.in_flight > 0 {
            return stalled;
        }
        // What the last answer still has to write counts as activity.
        let idle_since = state.idle_since.max(state.last_write);
        let quiet = match state.head_since {
            Some(since) if !state.multiplexed => (since.max(state.last_write) + limits.header_timeout, Reason::SlowHeader),
            _ if state.served => (idle_since + limits.idle_timeout, Reason::Idle),
            _ => (idle_since + limits.first_byte_timeout, Reason::NoFirstByte),
        };
        Some(stalled.map_or(quiet, |stalled| if stalled.0 < quiet.0 { stalled } else { quiet }))
    }

    /// Waits until the connection has to be ended.
    pub async fn overdue(&self, limits: &ConnectionLimits) -> Reason {
        // Whatever happens meanwhile sets a deadline at least this far ahead, so no look comes too late.
        let shortest = [limits.first_byte_timeout, limits.header_timeout, limits.idle_timeout, limits.response_stall_timeout]
            .into_iter()
            .min()
            .unwrap_or_default();
        loop {
            let now = Instant::now();
            let next_look = now + shortest;
            let wake = match self.deadline(limits) {
                Some((deadline, reason)) if deadline <= now => return reason,
                Some((deadline, _)) => deadline.min(next_look),
                None => next_look,
            };
            tokio::time::sleep_until(wake).await;
        }
    }
}

/// One request in flight.
pub struct Request {
    activity: Arc<Activity>,
    id: u64,
}

impl Request {
    /// The answer, or a part of it, was handed over; the client has to take it before more is asked of the handler.
    pub fn waits_for_client(&self) {
        self.activity.state().waiting.insert(self.id, Instant::now());
    }

    /// More of the answer was asked for: the client took what it had.
    pub fn taken(&self) {
        self.activity.state().waiting.remove(&self.id);
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        let mut state = self.activity.state();
        state.waiting.remove(&self.id);
        state.in_flight = state.in_flight.saturating_sub(1);
        if state.in_flight == 0 {
            state.idle_since = Instant::now();
            state.head_since = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    const UNIT: Duration = Duration::from_millis(60);

    fn limits() -> ConnectionLimits {
        ConnectionLimits {
            first_byte_timeout: UNIT,
            header_timeout: UNIT * 2,
            idle_timeout: UNIT * 3,
            response_stall_timeout: UNIT * 4,
            ..ConnectionLimits::from(&Settings::default().http)
        }
    }

    /// Why the connection was ended, and how many whole units after the last thing that happened it became due.
    async fn end(activity: &Activity) -> (Reason, u32) {
        let start = Instant::now();
        let (due, expected) = activity.deadline(&limits()).unwrap();
        let reason = activity.overdue(&limits()).await;
        assert_eq!(reason, expected);
        assert!(Instant::now() >= due, "never early");
        let units = due.duration_since(start).as_secs_f64() / UNIT.as_secs_f64();
        (reason, (1..=9).find(|n| units <= f64::from(*n)).unwrap_or(0))
    }

    #[tokio::test]
    async fn each_phase_has_its_own_patience() {
        let activity = Activity::new();
        assert_eq!(end(&activity).await, (Reason::NoFirstByte, 1));
        activity.read();
        assert_eq!(end(&activity).await, (Reason::SlowHeader, 2));
        drop(activity.begin(false));
        assert_eq!(end(&activity).await, (Reason::Idle, 3));
    }

    #[tokio::test]
    async fn bytes_that_trickle_in_do_not_prolong_a_head() {
        let activity = Activity::new();
        activity.read();
        let due = activity.deadline(&limits());
        tokio::time::sleep(UNIT).await;
        activity.read();
        assert_eq!(activity.deadline(&limits()), due);
    }

    #[tokio::test]
    async fn a_handler_at_work_has_no_deadline_but_a_client_that_takes_nothing_has() {
        let activity = Activity::new();
        let request = activity.begin(false);
        assert_eq!(activity.deadline(&limits()), None);
        request.waits_for_client();
        assert_eq!(end(&activity).await, (Reason::StalledResponse, 4));
        request.taken();
        assert_eq!(activity.deadline(&limits()), None);
        activity.wrote(true);
        let due = activity.deadline(&limits());
        tokio::time::sleep(UNIT).await;
        activity.wrote(true);
        assert_eq!(activity.deadline(&limits()), due, "still the same stall");
        activity.wrote(false);
        assert_eq!(activity.deadline(&limits()), None);
    }

    #[tokio::test]
    async fn pings_between_http2_requests_are_not_a_head() {
        let activity = Activity::new();
        drop(activity.begin(true));
        activity.read();
        assert_eq!(end(&activity).await, (Reason::Idle, 3));
    }
}
