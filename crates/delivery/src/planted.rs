//! Bugs that tests put in on purpose, to show that the simulation finds them. Compiled only with the feature `planted-bugs`, which only
//! the tests switch on; without [`Queue::with_bug`] nothing changes even then.

use crate::lane::Lane;
use crate::policy::Verdict;
use crate::queue::Queue;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlantedBug {
    /// A row is removed although the peer did not answer 2xx.
    AcknowledgedBefore2xx,
    /// Answers are written under a lease that another node has by now.
    LeaseNotFenced,
    /// What failed and waits does not hold back later ones about the same object.
    OrderBrokenByRetry,
}

impl Queue {
    #[must_use]
    pub fn with_bug(mut self, bug: PlantedBug) -> Self {
        self.planted = Some(bug);
        self
    }

    pub(crate) fn planted_verdict(&self, verdict: Verdict) -> Verdict {
        match (self.planted, verdict) {
            (Some(PlantedBug::AcknowledgedBefore2xx), Verdict::Retry { .. }) => Verdict::Delivered,
            (_, verdict) => verdict,
        }
    }

    pub(crate) fn planted_retry(&self, lane: &mut Lane, seq: i64) {
        if self.planted == Some(PlantedBug::OrderBrokenByRetry) {
            lane.lose_order(seq);
        }
    }
}
