//! What one connection is doing, and until when it may.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

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
    /// It kept the server waiting longer than all others when there was no room for one more.
    MadeRoom,
}

impl Reason {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoFirstByte => "no_first_byte",
            Self::SlowHeader => "slow_header",
            Self::Idle => "idle",
            Self::StalledResponse => "stalled_response",
            Self::MadeRoom => "made_room",
        }
    }
}

/// Shared by the stream (bytes), the service (requests), the watcher (timers) and the crowd (places) of one connection.
pub struct Activity {
    state: Mutex<State>,
    sent_away: CancellationToken,
}

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
    /// Handlers that wait for more of a body, by request: since when a client that is just fast enough would keep them waiting.
    owed: HashMap<u64, Instant>,
    next_request: u64,
}

impl Activity {
    pub fn new() -> Arc<Self> {
        let now = Instant::now();
        let state = State {
            in_flight: 0,
            served: false,
            multiplexed: false,
            idle_since: now,
            head_since: None,
            last_write: now,
            write_blocked_since: None,
            waiting: HashMap::new(),
            owed: HashMap::new(),
            next_request: 0,
        };
        Arc::new(Self { state: Mutex::new(state), sent_away: CancellationToken::new() })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code panics while it holds the lock; the state is plain figures in any case.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
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

    fn owes(&self, id: u64, since: Option<Instant>) {
        let mut state = self.state();
        match since {
            Some(since) => state.owed.insert(id, since),
            None => state.owed.remove(&id),
        };
    }

    /// Whether nothing is in flight and nothing has left for `settled`.
    pub fn is_quiet(&self, settled: Duration) -> bool {
        let state = self.state();
        state.in_flight == 0 && state.last_write.elapsed() >= settled
    }

    /// Since when the server has waited for this client; `None` while it is at work itself, and for who was sent away already.
    pub fn waits_since(&self) -> Option<Instant> {
        if self.sent_away.is_cancelled() {
            return None;
        }
        let state = self.state();
        if state.in_flight == 0 {
            return Some(state.idle_since.max(state.last_write));
        }
        let held_up: HashMap<u64, Instant> = state.waiting.iter().chain(&state.owed).map(|(id, since)| (*id, *since)).collect();
        if held_up.len() < state.in_flight { None } else { held_up.into_values().max() }
    }

    /// Ends the connection at once.
    pub fn send_away(&self) {
        self.sent_away.cancel();
    }

    /// Waits until it is sent away.
    pub async fn sent_away(&self) {
        self.sent_away.cancelled().await;
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

    /// What tells of its body.
    pub fn body(&self) -> Owing {
        Owing { activity: Arc::clone(&self.activity), id: self.id }
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

/// The body of one request, as its handler waits for it.
pub struct Owing {
    activity: Arc<Activity>,
    id: u64,
}

impl Owing {
    /// A handler waits for more, since then by the measure of the slowest that is still borne; `None`: it no longer does.
    pub fn waits_since(&self, since: Option<Instant>) {
        self.activity.owes(self.id, since);
    }
}

impl Drop for Owing {
    fn drop(&mut self) {
        self.waits_since(None);
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

    #[tokio::test]
    async fn only_who_keeps_the_server_waiting_can_be_sent_away() {
        let activity = Activity::new();
        let accepted = activity.waits_since().unwrap();
        let request = activity.begin(false);
        assert_eq!(activity.waits_since(), None, "the server is at work");
        let (body, later) = (request.body(), accepted + UNIT);
        body.waits_since(Some(later));
        assert_eq!(activity.waits_since(), Some(later));
        let second = activity.begin(true);
        assert_eq!(activity.waits_since(), None, "at work on another of its requests");
        second.waits_for_client();
        assert!(activity.waits_since().is_some());
        drop((second, body));
        assert_eq!(activity.waits_since(), None, "the body is here");
        drop(request);
        assert!(activity.waits_since().unwrap() >= accepted);
        activity.send_away();
        activity.sent_away().await;
        assert_eq!(activity.waits_since(), None, "once is enough");
    }
}
