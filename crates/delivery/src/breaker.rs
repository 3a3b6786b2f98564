//! How an endpoint's health changes with each answer: a pure function over [`Health`].

use allmende_db::queue::{Breaker, Health};
use allmende_domain::time::UnixMillis;

use crate::limits::NOT_FOUND_ROUNDS;
use crate::parameters::Parameters;
use crate::policy::{Verdict, backoff};

/// One answer, as health sees it.
#[derive(Debug, Clone)]
pub struct Round<'a> {
    pub verdict: &'a Verdict,
    pub sent_at: UnixMillis,
    pub now: UnixMillis,
    /// For jitter, from 0 to 1.
    pub fraction: f64,
    pub parameters: &'a Parameters,
    /// Whether a success may widen the window: when this request was sent after the window last grew, so that it grows by one per
    /// round trip (additive increase).
    pub may_grow: bool,
}

/// Health after an answer.
///
/// What was under way together counts as one failed round, so that sixteen requests into one outage are one step of backoff, not
/// sixteen. The breaker opens after some failed rounds in a row ([`Parameters::breaker_failures`]): any other answer starts anew, and with the usual
/// steps of backoff the usual five rounds lie within some ten minutes. A 4xx about one activity shows that the endpoint lives.
pub fn after(health: &mut Health, round: &Round<'_>) {
    match round.verdict {
        Verdict::Broken => return,
        Verdict::Delivered => {
            alive(health);
            health.delivered_count = health.delivered_count.saturating_add(1);
            health.last_success_at = Some(round.now);
            if round.may_grow {
                health.window = health.window.saturating_add(1);
            }
        }
        Verdict::Park | Verdict::Refuse => alive(health),
        Verdict::Retry { wait_ms, slow_down } => {
            if failed(health, round, *wait_ms) && *slow_down {
                health.window /= 2;
            }
            health.not_found_count = 0;
            health.not_found_since = None;
        }
        Verdict::Unverified => {
            failed(health, round, None);
            health.not_found_count = 0;
            health.not_found_since = None;
        }
        Verdict::NotFound => {
            if failed(health, round, None) {
                health.not_found_count = health.not_found_count.saturating_add(1);
                let since = *health.not_found_since.get_or_insert(round.now);
                if health.not_found_count >= NOT_FOUND_ROUNDS && round.now.since(since) >= round.parameters.gone_after_ms {
                    health.breaker = Breaker::Gone;
                }
            }
        }
    }
    health.window = health.window.clamp(1, round.parameters.window_max.max(1));
    health.last_attempt_at = Some(round.now);
}

fn alive(health: &mut Health) {
    if matches!(health.breaker, Breaker::Open | Breaker::HalfOpen) {
        health.breaker = Breaker::Closed;
        // Comes back paced, not with a burst.
        health.window = 1;
    }
    health.failures = 0;
    health.first_failure_at = None;
    health.next_attempt_at = UnixMillis(0);
    health.wait_asked_until = UnixMillis(0);
    health.not_found_count = 0;
    health.not_found_since = None;
}

/// Counts a failed round; `false` when it belongs to one already counted.
fn failed(health: &mut Health, round: &Round<'_>, wait_ms: Option<i64>) -> bool {
    // What began before the current backoff was over began with what caused it.
    let counted_already = health.failures > 0 && round.sent_at < health.next_attempt_at;
    let wait_ms = wait_ms.map(|wait_ms| wait_ms.min(round.parameters.retry_after_max_ms));
    if let Some(wait_ms) = wait_ms {
        health.wait_asked_until = health.wait_asked_until.max(round.now.plus(wait_ms));
        health.next_attempt_at = health.next_attempt_at.max(health.wait_asked_until);
    }
    if counted_already {
        return false;
    }
    health.failures = health.failures.saturating_add(1);
    health.first_failure_at.get_or_insert(round.now);
    let wait_ms = wait_ms.unwrap_or_else(|| backoff(&round.parameters.backoff_ms, health.failures, round.fraction));
    health.next_attempt_at = round.now.plus(wait_ms);
    health.breaker = match health.breaker {
        // One failed probe is enough.
        Breaker::Open | Breaker::HalfOpen => Breaker::Open,
        Breaker::Closed if health.failures >= round.parameters.breaker_failures => Breaker::Open,
        other => other,
    };
    if health.breaker == Breaker::Open {
        health.window = 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use allmende_domain::time::{DAY_MS, HOUR_MS};
    use proptest::prelude::*;

    use super::*;

    fn fresh() -> Health {
        Health {
            breaker: Breaker::Closed,
            window: 1,
            failures: 0,
            first_failure_at: None,
            next_attempt_at: UnixMillis(0),
            wait_asked_until: UnixMillis(0),
            last_attempt_at: None,
            last_success_at: None,
            last_status: None,
            last_error: String::new(),
            last_duration_ms: None,
            not_found_count: 0,
            not_found_since: None,
            delivered_count: 0,
        }
    }

    fn at(health: &mut Health, verdict: &Verdict, sent: i64, now: i64) {
        with(health, verdict, sent, now, &Parameters::default());
    }

    fn with(health: &mut Health, verdict: &Verdict, sent: i64, now: i64, parameters: &Parameters) {
        after(health, &Round { verdict, sent_at: UnixMillis(sent), now: UnixMillis(now), fraction: 1.0, parameters, may_grow: true });
    }

    /// Sent as soon as the backoff is over, answered after 500 ms.
    fn when_due(health: &mut Health, verdict: &Verdict) {
        let sent = health.next_attempt_at.0.max(health.last_attempt_at.map_or(0, |t| t.0));
        at(health, verdict, sent, sent + 500);
    }

    const DOWN: Verdict = Verdict::Retry { wait_ms: None, slow_down: false };
    const SLOW: Verdict = Verdict::Retry { wait_ms: None, slow_down: true };

    #[test]
    fn five_failed_rounds_open_the_breaker_and_one_success_closes_it() {
        let mut health = fresh();
        for round in 1..=5 {
            assert_eq!(health.breaker, Breaker::Closed, "before round {round}");
            when_due(&mut health, &DOWN);
        }
        assert_eq!(health.breaker, Breaker::Open);
        assert_eq!(health.next_attempt_at.since(health.last_attempt_at.unwrap()), HOUR_MS);
        when_due(&mut health, &Verdict::Delivered);
        assert_eq!((health.breaker, health.window, health.failures), (Breaker::Closed, 2, 0));
    }

    #[test]
    fn an_instance_chooses_its_own_steps_and_patience() {
        let chosen = Parameters { backoff_ms: vec![2_000, 5_000], breaker_failures: 2, ..Parameters::default() };
        let mut health = fresh();
        with(&mut health, &DOWN, 0, 10, &chosen);
        assert_eq!((health.next_attempt_at, health.breaker), (UnixMillis(2_010), Breaker::Closed));
        with(&mut health, &DOWN, 2_010, 2_020, &chosen);
        assert_eq!((health.next_attempt_at, health.breaker), (UnixMillis(7_020), Breaker::Open));
        with(&mut health, &DOWN, 7_020, 7_030, &chosen);
        assert_eq!(health.next_attempt_at, UnixMillis(12_030), "the last step repeats");
    }

    #[test]
    fn what_fails_together_is_one_round() {
        let mut health = fresh();
        for _ in 0..16 {
            at(&mut health, &DOWN, 1_000, 1_500);
        }
        assert_eq!((health.failures, health.breaker), (1, Breaker::Closed));
    }

    #[test]
    fn the_window_grows_by_one_and_halves() {
        let mut health = fresh();
        for n in 0..40 {
            at(&mut health, &Verdict::Delivered, n, n);
        }
        assert_eq!(health.window, 16);
        when_due(&mut health, &SLOW);
        assert_eq!(health.window, 8);
        when_due(&mut health, &DOWN);
        assert_eq!(health.window, 8);
    }

    #[test]
    fn retry_after_decides_when_it_is_there() {
        let mut health = fresh();
        at(&mut health, &Verdict::Retry { wait_ms: Some(600_000), slow_down: true }, 1_000, 2_000);
        assert_eq!(health.next_attempt_at, UnixMillis(602_000));
        assert_eq!(health.wait_asked_until, UnixMillis(602_000));
    }

    #[test]
    fn an_instance_bounds_what_a_peer_may_ask_for_and_how_long_it_may_be_missing() {
        let chosen = Parameters { retry_after_max_ms: 60_000, gone_after_ms: HOUR_MS, ..Parameters::default() };
        let mut health = fresh();
        with(&mut health, &Verdict::Retry { wait_ms: Some(600_000), slow_down: true }, 0, 0, &chosen);
        assert_eq!(health.next_attempt_at, UnixMillis(60_000));
        let mut health = fresh();
        for at in [0, 30_000, HOUR_MS] {
            with(&mut health, &Verdict::NotFound, at, at, &chosen);
        }
        assert_eq!(health.breaker, Breaker::Gone);
    }

    #[test]
    fn not_found_is_gone_only_after_three_rounds_and_a_day() {
        let mut health = fresh();
        for _ in 0..3 {
            when_due(&mut health, &Verdict::NotFound);
        }
        assert_ne!(health.breaker, Breaker::Gone, "three within a day");
        at(&mut health, &Verdict::NotFound, DAY_MS + 2_000, DAY_MS + 2_001);
        assert_eq!(health.breaker, Breaker::Gone);

        let mut health = fresh();
        when_due(&mut health, &Verdict::NotFound);
        when_due(&mut health, &Verdict::NotFound);
        when_due(&mut health, &DOWN);
        at(&mut health, &Verdict::NotFound, DAY_MS + 2_000, DAY_MS + 2_001);
        assert_ne!(health.breaker, Breaker::Gone, "not in a row");
    }

    #[test]
    fn our_own_fault_says_nothing_about_the_peer() {
        let mut health = fresh();
        at(&mut health, &DOWN, 0, 1);
        let before = health.clone();
        at(&mut health, &Verdict::Broken, 10, 11);
        assert_eq!(health, before);
    }

    fn verdicts() -> impl Strategy<Value = Verdict> {
        prop_oneof![
            Just(Verdict::Delivered),
            (prop::option::of(15_000_i64..=DAY_MS), any::<bool>()).prop_map(|(wait_ms, slow_down)| Verdict::Retry { wait_ms, slow_down }),
            Just(Verdict::Unverified),
            Just(Verdict::NotFound),
            Just(Verdict::Park),
            Just(Verdict::Refuse),
            Just(Verdict::Broken),
        ]
    }

    proptest! {
        #[test]
        fn health_stays_within_its_bounds(steps in prop::collection::vec((verdicts(), 0_i64..DAY_MS, 0.0_f64..1.0, any::<bool>()), 1..60)) {
            let (mut health, parameters) = (fresh(), Parameters::default());
            let mut now = UnixMillis(1_000);
            for (verdict, wait, fraction, may_grow) in steps {
                let sent_at = now.max(health.next_attempt_at);
                now = sent_at.plus(1 + wait);
                after(&mut health, &Round { verdict: &verdict, sent_at, now, fraction, parameters: &parameters, may_grow });
                prop_assert!((1..=16).contains(&health.window));
                prop_assert!(health.next_attempt_at.since(now) <= DAY_MS);
                prop_assert_eq!(health.failures > 0, health.first_failure_at.is_some());
                prop_assert_eq!(health.not_found_count > 0, health.not_found_since.is_some());
                if matches!(verdict, Verdict::Retry { .. } | Verdict::Unverified | Verdict::NotFound) {
                    prop_assert!(health.next_attempt_at > now, "a failure always backs off");
                }
                if health.breaker == Breaker::Gone {
                    break;
                }
            }
        }
    }
}
