//! What an answer means and when to ask again: pure functions.

use std::time::UNIX_EPOCH;

use allmende_domain::time::{SECOND_MS, UnixMillis};

use crate::limits::{BACKOFF_MIN_MS, REASON_CHARS_MAX, RETRY_AFTER_MAX_MS, RETRY_AFTER_MIN_MS};
use crate::wire::Answer;

/// What follows from an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Delivered,
    /// The endpoint backs off; the delivery stays. `wait_ms`: what its `Retry-After` asks, within bounds. `slow_down`: it has too
    /// much to do (429, 503, timeout).
    Retry {
        wait_ms: Option<i64>,
        slow_down: bool,
    },
    /// 400 or 401: it did not believe the signature, of whichever kind the wire made. As [`Verdict::Retry`].
    Unverified,
    /// 404 or 410: retried until the grace is over, then the endpoint is gone.
    NotFound,
    /// 403: visible, tried again once a day.
    Park,
    /// The peer will never take this one: a dead letter. Others may still go.
    Refuse,
    /// We cannot send this one: a dead letter. Says nothing about the peer.
    Broken,
}

/// What an answer means. `now` is when it came, to read a date in `Retry-After`.
#[must_use]
pub fn classify(answer: &Answer, now: UnixMillis) -> Verdict {
    match answer {
        Answer::Status { code, retry_after: asked } => {
            let wait_ms = asked.as_deref().and_then(|text| retry_after(text, now));
            match code {
                200..=299 => Verdict::Delivered,
                408 | 425 => Verdict::Retry { wait_ms, slow_down: false },
                429 | 503 => Verdict::Retry { wait_ms, slow_down: true },
                400 | 401 => Verdict::Unverified,
                403 => Verdict::Park,
                404 | 410 => Verdict::NotFound,
                // Redirects are never followed on POST: the inbox moved without its actor saying so, or somebody else holds the name.
                300..=399 | 402..=499 => Verdict::Refuse,
                // 5xx, and what HTTP does not define.
                _ => Verdict::Retry { wait_ms, slow_down: false },
            }
        }
        Answer::Timeout => Verdict::Retry { wait_ms: None, slow_down: true },
        // What was withheld is not settled at all; were it, it would have to be sent again.
        Answer::Unreachable(_) | Answer::Tls(_) | Answer::Withheld => Verdict::Retry { wait_ms: None, slow_down: false },
        Answer::CannotSign(_) => Verdict::Broken,
    }
}

/// Reads `Retry-After` (RFC 9110 section 10.2.3): seconds or a date. Milliseconds from `now`, at least 15 s and at most 24 h; `None`
/// when it is neither.
#[must_use]
pub fn retry_after(text: &str, now: UnixMillis) -> Option<i64> {
    let text = text.trim();
    let wait_ms = if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        // More digits than fit are more than the bound anyway.
        text.parse::<i64>().unwrap_or(i64::MAX).saturating_mul(SECOND_MS)
    } else {
        let date = httpdate::parse_http_date(text).ok()?.duration_since(UNIX_EPOCH).ok()?;
        UnixMillis(i64::try_from(date.as_millis()).unwrap_or(i64::MAX)).since(now)
    };
    Some(wait_ms.clamp(RETRY_AFTER_MIN_MS, RETRY_AFTER_MAX_MS))
}

/// How long to leave an endpoint alone after so many failed rounds, with full jitter: evenly from nothing to its step of
/// `steps_ms` (the last one repeats), but at least [`BACKOFF_MIN_MS`]. `fraction` from 0 to 1.
#[must_use]
pub fn backoff(steps_ms: &[i64], failures: i64, fraction: f64) -> i64 {
    let step = usize::try_from(failures.max(1) - 1).unwrap_or(usize::MAX);
    let ceiling = steps_ms.get(step).or(steps_ms.last()).copied().unwrap_or(BACKOFF_MIN_MS).max(BACKOFF_MIN_MS);
    let fraction = if fraction.is_finite() { fraction.clamp(0.0, 1.0) } else { 1.0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "weeks in milliseconds fit an f64 exactly")]
    let jittered = (ceiling as f64 * fraction) as i64;
    jittered.clamp(BACKOFF_MIN_MS, ceiling)
}

/// The answer in words for people (English), bounded.
pub(crate) fn reason(answer: &Answer) -> String {
    let text = match answer {
        Answer::Status { code, .. } => match code {
            200..=299 => return String::new(),
            300..=399 => format!("answered {code}: it redirects, which is not followed for deliveries"),
            400 | 401 => format!("answered {code}: it does not accept our signature"),
            403 => "answered 403: it refuses this for now".to_owned(),
            404 | 410 => format!("answered {code}: it says this inbox does not exist"),
            429 => "answered 429: we are to slow down".to_owned(),
            _ => format!("answered {code}"),
        },
        Answer::Unreachable(why) => format!("not reachable: {why}"),
        Answer::Timeout => "no answer in time".to_owned(),
        Answer::Tls(why) => format!("no secure connection: {why}"),
        Answer::CannotSign(why) => format!("cannot be signed: {why}"),
        Answer::Withheld => "not sent".to_owned(),
    };
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(REASON_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use allmende_domain::time::DAY_MS;
    use proptest::prelude::*;

    use super::*;
    use crate::limits::BACKOFF_MS;

    fn status(code: u16) -> Answer {
        Answer::Status { code, retry_after: None }
    }

    #[test]
    fn every_class_of_answers_has_its_verdict() {
        let now = UnixMillis(0);
        for code in [200, 201, 202, 204, 299] {
            assert_eq!(classify(&status(code), now), Verdict::Delivered, "{code}");
        }
        for code in [408, 425, 500, 502, 504, 599, 100, 999] {
            assert_eq!(classify(&status(code), now), Verdict::Retry { wait_ms: None, slow_down: false }, "{code}");
        }
        for code in [429, 503] {
            assert_eq!(classify(&status(code), now), Verdict::Retry { wait_ms: None, slow_down: true }, "{code}");
        }
        for code in [400, 401] {
            assert_eq!(classify(&status(code), now), Verdict::Unverified, "{code}");
        }
        for code in [404, 410] {
            assert_eq!(classify(&status(code), now), Verdict::NotFound, "{code}");
        }
        assert_eq!(classify(&status(403), now), Verdict::Park);
        for code in [301, 302, 307, 308, 402, 405, 406, 413, 415, 418, 422, 451] {
            assert_eq!(classify(&status(code), now), Verdict::Refuse, "{code}");
        }
        assert_eq!(classify(&Answer::Timeout, now), Verdict::Retry { wait_ms: None, slow_down: true });
        assert_eq!(classify(&Answer::Tls("expired".into()), now), Verdict::Retry { wait_ms: None, slow_down: false });
        assert_eq!(classify(&Answer::Unreachable("refused".into()), now), Verdict::Retry { wait_ms: None, slow_down: false });
        assert_eq!(classify(&Answer::CannotSign("no key".into()), now), Verdict::Broken);
    }

    #[test]
    fn retry_after_is_read_as_seconds_or_date_and_bounded() {
        // 2026-11-22T09:00:00Z
        let now = UnixMillis(1_795_338_000_000);
        assert_eq!(retry_after("120", now), Some(120_000));
        assert_eq!(retry_after(" 120 ", now), Some(120_000));
        assert_eq!(retry_after("0", now), Some(RETRY_AFTER_MIN_MS));
        assert_eq!(retry_after("1000000000", now), Some(DAY_MS));
        assert_eq!(retry_after("99999999999999999999999", now), Some(DAY_MS));
        assert_eq!(retry_after("Sun, 22 Nov 2026 09:10:00 GMT", now), Some(600_000));
        assert_eq!(retry_after("Sun, 22 Nov 2020 09:10:00 GMT", now), Some(RETRY_AFTER_MIN_MS));
        for bad in ["", "soon", "-5", "1.5", "1e9", "Sun, 99 Nov 2026"] {
            assert_eq!(retry_after(bad, now), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn backoff_stays_within_its_step(failures in any::<i64>(), fraction in any::<f64>()) {
            let delay = backoff(&BACKOFF_MS, failures, fraction);
            prop_assert!((BACKOFF_MIN_MS..=6 * 3_600_000).contains(&delay));
            if failures <= 1 {
                prop_assert!(delay <= 15_000);
            }
        }

        #[test]
        fn backoff_never_shrinks_with_failures(failures in 1_i64..20, fraction in 0.0_f64..1.0) {
            prop_assert!(backoff(&BACKOFF_MS, failures, fraction) <= backoff(&BACKOFF_MS, failures + 1, fraction));
        }

        #[test]
        fn retry_after_never_leaves_its_bounds(text in ".{0,40}", now in 0_i64..4_000_000_000_000) {
            if let Some(wait) = retry_after(&text, UnixMillis(now)) {
                prop_assert!((RETRY_AFTER_MIN_MS..=RETRY_AFTER_MAX_MS).contains(&wait));
            }
        }

        #[test]
        fn reasons_are_bounded_and_on_one_line(why in any::<String>()) {
            let text = reason(&Answer::Unreachable(why));
            prop_assert!(text.chars().count() <= REASON_CHARS_MAX && !text.chars().any(char::is_control));
        }
    }
}
