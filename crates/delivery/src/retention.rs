//! What is given up, and when: once an hour, endpoint by endpoint, so that no transaction is long.

use allmende_db::{DbError, queue};
use allmende_domain::time::{DAY_MS, UnixMillis};

use crate::limits::{PARKED_RETRY_MS, RETENTION_EVERY_MS};
use crate::queue::{Queue, State};

impl Queue {
    pub(crate) async fn retain_if_due(&self, state: &mut State, now: UnixMillis) -> Result<(), DbError> {
        if state.retained_at.is_some_and(|at| now.since(at) < RETENTION_EVERY_MS) {
            return Ok(());
        }
        let (away_ms, pending_max_ms) = (self.parameters.away_ms, self.parameters.pending_max_ms);
        let mut conn = self.db.read().await?;
        let away = queue::endpoints_neglected_since(&mut conn, now.plus(-away_ms)).await?;
        let last = queue::last_seq_until(&mut conn, now.plus(-pending_max_ms)).await?;
        let old = if last > 0 { queue::endpoints_with_rows_until(&mut conn, last).await? } else { Vec::new() };
        drop(conn);
        // What is under way is not given up: its answer may be on its way. The next hour sees it again.
        let busy = |id: &i64| state.lanes.get(id).is_some_and(|lane| lane.in_flight() > 0);
        let no_success = format!("no success for {} days", away_ms / DAY_MS);
        let too_late = format!("not delivered within {} days", pending_max_ms / DAY_MS);
        let mut given_up = 0;
        for id in away.iter().filter(|id| !busy(id)) {
            let mut tx = self.db.begin().await?;
            given_up += queue::shed(&mut tx, *id, &no_success, now).await?;
            tx.commit().await?;
        }
        for id in old.iter().filter(|id| !busy(id)) {
            let mut tx = self.db.begin().await?;
            given_up += queue::expire(&mut tx, *id, last, &too_late, now).await?;
            tx.commit().await?;
        }
        let mut tx = self.db.begin().await?;
        queue::unpark(&mut tx, now.plus(-PARKED_RETRY_MS), now.plus(-pending_max_ms)).await?;
        let forgotten = queue::forget_activities(&mut tx, now.plus(-self.parameters.forget_ms)).await?;
        tx.commit().await?;
        if given_up > 0 {
            metrics::counter!("deliveries_total", "outcome" => "dead").increment(given_up);
            tracing::warn!(delivery.given_up = given_up, "Deliveries were given up; they can be replayed until they are forgotten");
        }
        if forgotten > 0 {
            tracing::debug!(activities = forgotten, "Forgot old activities");
        }
        // Lanes may hold what was just given up; they read anew.
        for lane in state.lanes.values_mut() {
            lane.rest();
        }
        state.retained_at = Some(now);
        Ok(())
    }
}
