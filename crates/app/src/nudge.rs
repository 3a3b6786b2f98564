//! Hints that there is work. They save latency and guarantee nothing: a periodic sweep does.

use std::sync::Arc;

use tokio::sync::Notify;

/// One bell for each kind of work.
#[derive(Debug, Clone, Default)]
pub struct Nudge {
    /// Something was recorded in `events`.
    pub events: Arc<Notify>,
    /// Something was put into the inbox table.
    pub inbox: Arc<Notify>,
    /// Something was put into the delivery queue, or somebody asked for a retry.
    pub deliveries: Arc<Notify>,
}
