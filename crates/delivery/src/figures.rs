//! What the queue holds in memory, in figures for those who watch it from outside.

use allmende_domain::time::UnixMillis;

use crate::lane::Lane;

/// Counts lanes by what they do at `now`, and how many requests their windows let through at once.
pub(crate) fn record_lanes<'l>(lanes: impl Iterator<Item = &'l Lane>, now: UnixMillis) {
    let (mut sending, mut ready, mut waiting, mut window) = (0, 0, 0, 0);
    for lane in lanes {
        match (lane.in_flight() > 0, lane.has_room(now)) {
            (true, _) => sending += 1,
            (false, true) => ready += 1,
            (false, false) => waiting += 1,
        }
        window += usize::try_from(lane.endpoint.health.window).unwrap_or(0);
    }
    for (state, number) in [("sending", sending), ("ready", ready), ("waiting", waiting)] {
        metrics::gauge!("allmende_delivery_lanes", "state" => state).set(count(number));
    }
    gauge("allmende_delivery_window", window);
}

pub(crate) fn gauge(name: &'static str, number: usize) {
    metrics::gauge!(name).set(count(number));
}

#[expect(clippy::cast_precision_loss, reason = "a gauge does not need the last digit of a count above 2^53")]
fn count(number: usize) -> f64 {
    number as f64
}
