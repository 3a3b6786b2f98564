//! The work beside requests: events become activities, the inbox becomes effects, old things are forgotten.
//!
//! A nudge only saves latency; the sweep once a second is what guarantees. Where several nodes share the database, each kind of work is
//! done by the node that holds its lease; on the others these loops find nothing to do.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use allmende_app::nudge::Bell;
use allmende_delivery::Work;
use futures_util::FutureExt as _;
use tokio_util::sync::CancellationToken;

use crate::error::FederationError;
use crate::{Federation, limits};

/// How long work may wait for a nudge that never came.
const SWEEP: Duration = Duration::from_secs(1);
/// After the database failed.
const PAUSE: Duration = Duration::from_secs(5);
/// How often old things are forgotten.
const HOUSEKEEPING: Duration = Duration::from_secs(3_600);

impl Federation {
    /// Works until `stop`; what is under way may end within [`limits::STOP_GRACE`].
    pub async fn run(&self, stop: CancellationToken) {
        tokio::join!(
            self.events(stop.clone()),
            self.inbox(stop.clone()),
            self.harvests(stop.clone()),
            self.pictures(stop.clone()),
            self.housekeeping(stop)
        );
    }

    async fn events(&self, stop: CancellationToken) {
        let nudge = self.app().nudge.events.clone();
        while !stop.is_cancelled() {
            let Some(done) = until_stopped(&stop, limits::STOP_GRACE, unbroken(self.derive_events_once())).await else { return };
            let pause = pause(done, "events could not be derived");
            wait(&stop, &nudge, pause).await;
        }
    }

    async fn inbox(&self, stop: CancellationToken) {
        let nudge = self.app().nudge.inbox.clone();
        while !stop.is_cancelled() {
            let Some(done) = until_stopped(&stop, limits::STOP_GRACE, unbroken(self.process_inbox_once())).await else { return };
            let pause = pause(done, "the inbox could not be processed");
            wait(&stop, &nudge, pause).await;
        }
    }

    async fn harvests(&self, stop: CancellationToken) {
        // Nobody nudges this: a catalogue may wait for the sweep.
        let nudge = Bell::default();
        while !stop.is_cancelled() {
            // Large, and rare: on the heap.
            let both = async { Ok(Box::pin(self.harvest_once()).await? + Box::pin(self.check_followers_once()).await?) };
            let Some(done) = until_stopped(&stop, limits::STOP_GRACE, unbroken(both)).await else { return };
            let pause = pause(done, "catalogues, or who follows whom, could not be read");
            wait(&stop, &nudge, pause).await;
        }
    }

    async fn pictures(&self, stop: CancellationToken) {
        let nudge = Bell::default();
        while !stop.is_cancelled() {
            let Some(done) = until_stopped(&stop, limits::STOP_GRACE, unbroken(self.fetch_pictures_once())).await else { return };
            let pause = pause(done, "pictures could not be fetched");
            // Never at once again: they cost more than anything else that peers can make us do, and can wait.
            wait(&stop, &nudge, Some(pause.unwrap_or(SWEEP))).await;
        }
    }

    async fn housekeeping(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let Some(done) = until_stopped(&stop, limits::STOP_GRACE, unbroken(self.forget_old())).await else { return };
            if let Err(error) = done {
                tracing::warn!(%error, "old entries could not be forgotten; tried again in an hour");
            }
            tokio::select! { () = stop.cancelled() => {}, () = tokio::time::sleep(HOUSEKEEPING) => {} }
        }
    }

    /// Forgets processed activities, which signatures hosts took long ago, old posts, unused images and copies of pictures.
    ///
    /// # Errors
    /// [`FederationError`] of the database.
    pub async fn forget_old(&self) -> Result<(), FederationError> {
        let (app, ownership) = (self.app(), self.ownership());
        let Some(_busy) = ownership.begin(Work::Housekeeping) else { return Ok(()) };
        let mut tx = app.db.begin().await?;
        if !ownership.fence_work(&mut tx, Work::Housekeeping).await? {
            return Ok(());
        }
        allmende_db::inbox::forget_processed(&mut tx, app.now().plus(-limits::INBOX_REMEMBERED_MS)).await?;
        allmende_db::peer_signatures::forget(&mut tx, app.now(), limits::PEER_SIGNATURES_KEPT).await?;
        tx.commit().await?;
        allmende_app::posts::forget_old(app).await?;
        allmende_app::boards::forget_old(app).await?;
        allmende_app::follows::forget_ends(app).await?;
        allmende_app::follows::synchronization::forget_old(app).await?;
        allmende_app::peers::forget_idle(app).await?;
        allmende_app::peers::settle_all(app).await?;
        allmende_app::held::forget_old(app).await?;
        allmende_app::notifications::forget_old(app).await?;
        allmende_app::notifications::note_idle_drafts(app).await?;
        allmende_app::confirmations::forget_old(app).await?;
        allmende_app::saved_searches::forget_old(app).await?;
        allmende_app::joining::forget_old(app).await?;
        allmende_app::audit::forget_old(app).await?;
        allmende_app::pictures::forget_old(app).await?;
        allmende_app::images::forget_unused(app, allmende_domain::time::DAY_MS).await?;
        Ok(())
    }
}

/// A panic is a failure of this one step, not the end of all work: what caused it is looked at again with the next step.
///
/// On the heap, as steps within steps would take up a thread's stack.
pub(crate) fn unbroken<T>(step: impl Future<Output = Result<T, FederationError>>) -> impl Future<Output = Result<T, FederationError>> {
    let step = AssertUnwindSafe(Box::pin(step)).catch_unwind();
    async {
        step.await.unwrap_or_else(|panic| {
            let message = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
            Err(FederationError::Internal(format!("panicked: {}", message.unwrap_or("without a message"))))
        })
    }
}

/// A step that is under way at the stop may end within `grace`; `None` when it did not. Breaking it off is what a crash would
/// do: what it wrote whole stays, and the rest is done at the next start.
async fn until_stopped<T>(stop: &CancellationToken, grace: Duration, step: impl Future<Output = T>) -> Option<T> {
    let over = async {
        stop.cancelled().await;
        tokio::time::sleep(grace).await;
    };
    tokio::select! {
        done = step => Some(done),
        () = over => {
            tracing::warn!("work between servers was still under way at the stop; it goes on at the next start");
            None
        }
    }
}

/// `None`: look again at once, there may be more.
fn pause(result: Result<usize, FederationError>, what: &str) -> Option<Duration> {
    match result {
        Ok(0) => Some(SWEEP),
        Ok(_) => None,
        Err(error) => {
            tracing::error!(%error, "{what}; tried again in {} s", PAUSE.as_secs());
            Some(PAUSE)
        }
    }
}

async fn wait(stop: &CancellationToken, nudge: &Bell, pause: Option<Duration>) {
    let Some(pause) = pause else { return };
    tokio::select! {
        () = stop.cancelled() => {}
        () = nudge.notified() => {}
        () = tokio::time::sleep(pause) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_step_that_is_under_way_at_the_stop_may_end_and_one_that_hangs_is_broken_off() {
        let stop = CancellationToken::new();
        let short = Duration::from_millis(10);
        assert_eq!(until_stopped(&stop, short, std::future::ready(1)).await, Some(1));
        stop.cancel();
        let several_turns = async {
            for _ in 0..100 {
                tokio::task::yield_now().await;
            }
        };
        assert_eq!(until_stopped(&stop, Duration::MAX, several_turns).await, Some(()));
        assert_eq!(until_stopped(&stop, short, std::future::pending::<()>()).await, None);
    }
}
