//! Who is connected, and who has to go when there are more than there is room for.
//!
//! Whoever comes gets in, at the cost of who has kept the server waiting longest: thousands of silent connections could take every place
//! otherwise, for as long as the timers let them (case P9). A connection whose request the server is at work on is never closed for this.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::activity::Activity;
use crate::limits::ROOM_LOOKED_FOR_EVERY;

/// All connections, at most as many as there are places. Clones are the same crowd.
#[derive(Clone)]
pub struct Crowd {
    places: Arc<Semaphore>,
    present: Arc<Mutex<HashMap<u64, Arc<Activity>>>>,
}

impl Crowd {
    pub fn new(places: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(places)), present: Arc::default() }
    }

    /// A place, as soon as there is one.
    pub async fn place(&self) -> OwnedSemaphorePermit {
        loop {
            let place = Arc::clone(&self.places).acquire_owned();
            if self.places.available_permits() == 0 {
                self.make_room();
            }
            // While all are being served nobody can be sent away; a moment later somebody may keep the server waiting.
            match tokio::time::timeout(ROOM_LOOKED_FOR_EVERY, place).await {
                Ok(Ok(place)) => return place,
                // The semaphore is never closed.
                Ok(Err(_)) => std::future::pending::<()>().await,
                Err(_) => {}
            }
        }
    }

    /// Counts a connection among those present until the guard is dropped.
    pub fn enter(&self, number: u64, activity: Arc<Activity>) -> Present {
        self.all().insert(number, activity);
        Present { crowd: self.clone(), number }
    }

    /// Sends the one away that has kept the server waiting longest.
    fn make_room(&self) {
        let present = self.all();
        let waiting = present.values().filter_map(|activity| Some((activity.waits_since()?, activity)));
        if let Some((_, longest)) = waiting.min_by_key(|(since, _)| *since) {
            longest.send_away();
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<u64, Arc<Activity>>> {
        self.present.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One connection in the crowd.
pub struct Present {
    crowd: Crowd,
    number: u64,
}

impl Drop for Present {
    fn drop(&mut self) {
        self.crowd.all().remove(&self.number);
    }
}
