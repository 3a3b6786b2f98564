//! What is given up, and when: once an hour, endpoint by endpoint, so that no transaction is long.

use allmende_db::{DbError, queue};
use allmende_domain::time::{DAY_MS, UnixMillis};

use crate::limits::{PARKED_RETRY_MS, RETENTION_EVERY_MS};
use crate::ownership::Work;
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
        // What is under way is not given up: its answer may be on its way. The next hour sees it again. What is another node's is its
        // business.
        let ours = |id: &i64| self.ownership.holds(*id) && state.lanes.get(*id).is_none_or(|lane| lane.in_flight() == 0);
        let no_success = format!("no success for {} days", away_ms / DAY_MS);
        let too_late = format!("not delivered within {} days", pending_max_ms / DAY_MS);
        let mut given_up = 0;
        for id in away.iter().filter(|id| ours(id)) {
            let mut tx = self.db.begin().await?;
            if self.fenced(&mut tx, [*id]).await?.contains(id) {
                given_up += queue::shed(&mut tx, *id, &no_success, now).await?;
                tx.commit().await?;
            }
        }
        for id in old.iter().filter(|id| ours(id)) {
            let mut tx = self.db.begin().await?;
            if self.fenced(&mut tx, [*id]).await?.contains(id) {
                given_up += queue::expire(&mut tx, *id, last, &too_late, now).await?;
                tx.commit().await?;
            }
        }
        let forgotten = self.retain_for_all(now).await?;
        if given_up > 0 {
            metrics::counter!("allmende_deliveries_total", "outcome" => "dead").increment(given_up);
            tracing::warn!(delivery.given_up = given_up, "Deliveries were given up; they can be replayed until they are forgotten");
        }
        if forgotten > 0 {
            tracing::debug!(activities = forgotten, "Forgot old activities");
        }
        // Lanes may hold what was just given up.
        state.lanes.reread();
        state.retained_at = Some(now);
        Ok(())
    }

    /// What one node does for all. How many activities were forgotten.
    async fn retain_for_all(&self, now: UnixMillis) -> Result<u64, DbError> {
        let Some(_busy) = self.ownership.begin(Work::Housekeeping) else { return Ok(0) };
        let mut tx = self.db.begin().await?;
        if !self.ownership.fence_work(&mut tx, Work::Housekeeping).await? {
            return Ok(0);
        }
        queue::unpark(&mut tx, now.plus(-PARKED_RETRY_MS), now.plus(-self.parameters.pending_max_ms)).await?;
        let forgotten = queue::forget_activities(&mut tx, now.plus(-self.parameters.forget_ms)).await?;
        tx.commit().await?;
        Ok(forgotten)
    }
}
