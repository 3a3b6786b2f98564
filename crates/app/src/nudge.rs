//! Hints that there is work. They save latency and guarantee nothing: a periodic sweep does.

use std::sync::Arc;

use tokio::sync::Notify;

/// Wakes whoever does one kind of work, here and on the other nodes that share the database.
#[derive(Debug, Clone, Default)]
pub struct Bell {
    here: Arc<Notify>,
    elsewhere: Arc<Notify>,
}

impl Bell {
    /// There is work for this process or another.
    pub fn notify_one(&self) {
        self.here.notify_one();
        self.elsewhere.notify_one();
    }

    /// Another node rang: not passed on again.
    pub fn notify_here(&self) {
        self.here.notify_one();
    }

    /// Until the next ring, or at once when there was one since the last call.
    pub async fn notified(&self) {
        self.here.notified().await;
    }

    /// The same for whoever tells the other nodes.
    pub async fn notified_for_others(&self) {
        self.elsewhere.notified().await;
    }
}

/// One bell for each kind of work.
#[derive(Debug, Clone, Default)]
pub struct Nudge {
    /// Something was recorded in `events`.
    pub events: Bell,
    /// Something was put into the inbox table.
    pub inbox: Bell,
    /// Something was put into the delivery queue, or somebody asked for a retry.
    pub deliveries: Bell,
    /// The key of an actor elsewhere changed or went: what is remembered of keys is to be read anew.
    pub keys: Bell,
}
