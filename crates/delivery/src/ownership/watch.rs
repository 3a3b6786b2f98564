//! Who gives no sign of life: by how long we have watched a beat stand still, never by comparing clocks.

use std::collections::BTreeMap;

use allmende_domain::time::UnixMillis;

/// A node as one look at the table shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen<'a> {
    pub id: &'a str,
    pub beat: i64,
    /// How long its beat may stand still.
    pub lease_ms: i64,
}

/// What was seen before.
#[derive(Debug, Default)]
pub struct Watch {
    looked_at: Option<UnixMillis>,
    /// The beat of each node and since when we see it.
    beats: BTreeMap<String, (i64, UnixMillis)>,
}

impl Watch {
    /// The nodes, with their beat, whose beat has stood still for their whole lease while we watched. `now` is from before the look.
    ///
    /// Who did not look for a whole lease of its own (`own_lease_ms`), because it was stopped itself or the database was away, begins to
    /// watch anew: the others may have had no chance to give a sign of life either.
    pub fn silent(&mut self, nodes: &[Seen<'_>], own_lease_ms: i64, now: UnixMillis) -> Vec<(String, i64)> {
        let pause_ms = self.looked_at.map_or(0, |looked_at| now.since(looked_at));
        let watched = (0..=own_lease_ms).contains(&pause_ms);
        self.looked_at = Some(now);
        let before = std::mem::take(&mut self.beats);
        let mut silent = Vec::new();
        for node in nodes {
            let since = before.get(node.id).filter(|(beat, _)| watched && *beat == node.beat).map_or(now, |(_, since)| *since);
            if now.since(since) >= node.lease_ms {
                silent.push((node.id.to_owned(), node.beat));
            }
            self.beats.insert(node.id.to_owned(), (node.beat, since));
        }
        silent
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LEASE_MS: i64 = 15_000;

    fn look(watch: &mut Watch, beat: i64, now: i64) -> bool {
        !watch.silent(&[Seen { id: "a", beat, lease_ms: LEASE_MS }], LEASE_MS, UnixMillis(now)).is_empty()
    }

    #[test]
    fn a_beat_that_stands_still_for_a_lease_is_a_loss() {
        let mut watch = Watch::default();
        assert!(!look(&mut watch, 1, 0));
        assert!(!look(&mut watch, 2, 5_000));
        assert!(!look(&mut watch, 2, 10_000));
        assert!(!look(&mut watch, 2, 19_999));
        assert!(look(&mut watch, 2, 20_000));
        assert!(!look(&mut watch, 3, 20_001), "it lives after all");
    }

    #[test]
    fn who_was_stopped_itself_watches_anew() {
        let mut watch = Watch::default();
        assert!(!look(&mut watch, 1, 0));
        assert!(!look(&mut watch, 1, 600_000), "ten minutes in which we did not look");
        assert!(!look(&mut watch, 1, 610_000));
        assert!(look(&mut watch, 1, 615_000));
    }

    #[test]
    fn who_looks_seldom_still_finds_the_lost() {
        let mut watch = Watch::default();
        let mut look = |beat, now| !watch.silent(&[Seen { id: "a", beat, lease_ms: 15_000 }], 60_000, UnixMillis(now)).is_empty();
        assert!(!look(1, 0));
        assert!(!look(2, 20_000));
        assert!(look(2, 40_000));
    }

    #[test]
    fn a_clock_that_goes_back_makes_nobody_lost() {
        let mut watch = Watch::default();
        assert!(!look(&mut watch, 1, 1_000_000));
        assert!(!look(&mut watch, 1, 0));
        assert!(!look(&mut watch, 1, 14_000));
        assert!(look(&mut watch, 1, 15_000));
    }

    proptest! {
        /// Whatever the other clock says: who beats every third of a lease is never lost as long as we look that often too.
        #[test]
        fn who_beats_is_never_lost(start in -1_000_000_i64..1_000_000, steps in proptest::collection::vec(1..=LEASE_MS / 3, 1..200)) {
            let (mut watch, mut now) = (Watch::default(), start);
            for (step, pause) in steps.into_iter().enumerate() {
                now += pause;
                // A beat between any two or three looks.
                prop_assert!(!look(&mut watch, i64::try_from(step / 2).unwrap(), now));
            }
        }

        /// Who falls silent is found within a lease and one step, and not before a lease is over.
        #[test]
        fn who_falls_silent_is_found_in_time(steps in proptest::collection::vec(1..=LEASE_MS / 3, 100..200)) {
            let (mut watch, mut now, mut found) = (Watch::default(), 0, None);
            look(&mut watch, 7, now);
            for pause in steps {
                now += pause;
                if look(&mut watch, 7, now) {
                    found = Some(now);
                    break;
                }
            }
            if let Some(found) = found {
                prop_assert!((LEASE_MS..LEASE_MS + LEASE_MS / 3).contains(&found));
            } else {
                prop_assert!(now < LEASE_MS);
            }
        }
    }
}
