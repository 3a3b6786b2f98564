//! Hints that there is work. They save latency and guarantee nothing: a periodic sweep does.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

use crate::limits::ADDRESSED_MAX;

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

/// Endpoints for which something was just put into the delivery queue by this process, so that the queue need not look for them.
#[derive(Debug, Clone, Default)]
pub struct Addressed(Arc<Mutex<Vec<i64>>>);

impl Addressed {
    /// Remembered until taken; beyond [`ADDRESSED_MAX`] left to the sweep.
    pub fn add(&self, endpoints: &[i64]) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room = ADDRESSED_MAX.saturating_sub(all.len());
        all.extend(endpoints.iter().take(room));
    }

    /// Those since the last call.
    #[must_use]
    pub fn take(&self) -> Vec<i64> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// One bell for each kind of work.
#[derive(Debug, Clone, Default)]
pub struct Nudge {
    /// Something was recorded in `events`.
    pub events: Bell,
    /// Something was noted that members may want to hear of. Whoever tells them looks often anyway, so other nodes need not hear it.
    pub news: Bell,
    /// Something was put into the inbox table.
    pub inbox: Bell,
    /// Something was put into the delivery queue, or somebody asked for a retry.
    pub deliveries: Bell,
    /// For which endpoints, where this process knows.
    pub addressed: Addressed,
    /// Somebody asked for a letter.
    pub letters: Bell,
    /// Something is to be shown on a device. Each node looks often anyway, so others need not hear it.
    pub pushes: Bell,
    /// The key of an actor elsewhere changed or went: what is remembered of keys is to be read anew.
    pub keys: Bell,
}
