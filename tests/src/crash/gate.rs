//! Requests that a peer keeps waiting, at a test's word.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use http::StatusCode;
use tokio::sync::oneshot;

#[derive(Debug, Default)]
pub struct Gate {
    closed: AtomicBool,
    waiting: Mutex<Vec<oneshot::Sender<StatusCode>>>,
}

impl Gate {
    /// From now on requests wait, or no longer. Those that wait go on waiting.
    pub fn close(&self, closed: bool) {
        self.closed.store(closed, Ordering::SeqCst);
    }

    /// Waits while the gate is closed; the status with which to answer without looking at the request.
    pub async fn pass(&self) -> Option<StatusCode> {
        if !self.closed.load(Ordering::SeqCst) {
            return None;
        }
        let (answer, told) = oneshot::channel();
        self.waiting().push(answer);
        Some(told.await.unwrap_or(StatusCode::SERVICE_UNAVAILABLE))
    }

    /// How many wait whose sender is still there.
    #[must_use]
    pub fn held(&self) -> usize {
        self.waiting().iter().filter(|answer| !answer.is_closed()).count()
    }

    /// Answers all that wait.
    pub fn answer(&self, status: StatusCode) {
        for answer in self.waiting().drain(..) {
            // Whoever went away needs no answer.
            let _ = answer.send(status);
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<oneshot::Sender<StatusCode>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
