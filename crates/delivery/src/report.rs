//! What one step did.

/// Counts of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StepReport {
    pub sent: usize,
    pub delivered: usize,
    /// Failed, stays pending.
    pub retried: usize,
    pub parked: usize,
    pub dead: usize,
    /// Not sent because a later activity about the same object goes instead.
    pub superseded: usize,
}

impl StepReport {
    pub(crate) fn add(&mut self, other: Self) {
        self.sent += other.sent;
        self.delivered += other.delivered;
        self.retried += other.retried;
        self.parked += other.parked;
        self.dead += other.dead;
        self.superseded += other.superseded;
    }
}
