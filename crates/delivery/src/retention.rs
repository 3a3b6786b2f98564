//! What is given up, and when: once an hour, endpoint by endpoint, so that no transaction is long.

use allmende_db::{DbError, queue};
use allmende_domain::time::UnixMillis;

use crate::limits::{AWAY_MS, FORGET_MS, PARKED_RETRY_MS, PENDING_MAX_MS, RETENTION_EVERY_MS};
use crate::queue::{Queue, State};

impl Queue {
    pub(crate) async fn retain_if_due(&self, state: &mut State, now: UnixMillis) -> Result<(), DbError> {
        if state.retained_at.is_some_and(|at| now.since(at) < RETENTION_EVERY_MS) {
            return Ok(());
        }
        let mut conn = self.db.read().await?;
        let away = queue::endpoints_neglected_since(&mut conn, now.plus(-AWAY_MS)).await?;
        let last = queue::last_seq_until(&mut conn, now.plus(-PENDING_MAX_MS)).await?;
        let old = if last > 0 { queue::endpoints_with_rows_until(&mut conn, last).await? } else { Vec::new() };
        drop(conn);
        // What is under way is not given up: its answer may be on its way. The next hour sees it again.
        let busy = |id: &i64| state.lanes.get(id).is_some_and(|lane| lane.in_flight() > 0);
        let mut given_up = 0;
        for id in away.iter().filter(|id| !busy(id)) {
            let mut tx = self.db.begin().await?;
            given_up += queue::shed(&mut tx, *id, "no success for seven days", now).await?;
            tx.commit().await?;
        }
        for id in old.iter().filter(|id| !busy(id)) {
            let mut tx = self.db.begin().await?;
            given_up += queue::expire(&mut tx, *id, last, "not delivered within fourteen days", now).await?;
            tx.commit().await?;
        }
        let mut tx = self.db.begin().await?;
        queue::unpark(&mut tx, now.plus(-PARKED_RETRY_MS), now.plus(-PENDING_MAX_MS)).await?;
        let forgotten = queue::forget_activities(&mut tx, now.plus(-FORGET_MS)).await?;
        tx.commit().await?;
        if given_up > 0 {
            metrics::counter!("deliveries_total", "outcome" => "dead").increment(given_up);
            tracing::warn!(delivery.given_up = given_up, "Deliveries were given up; they can be replayed for another two weeks");
        }
        if forgotten > 0 {
            tracing::debug!(activities = forgotten, "Forgot activities older than thirty days");
        }
        // Lanes may hold what was just given up; they read anew.
        for lane in state.lanes.values_mut() {
            lane.rest();
        }
        state.retained_at = Some(now);
        Ok(())
    }
}
