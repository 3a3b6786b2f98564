//! Writing down what came of attempts: in batches, and a row is removed only after a 2xx.

use std::collections::BTreeMap;

use allmende_db::queue::{self, Breaker, Burial, Endpoint};
use allmende_db::{DbError, Tx};
use allmende_domain::time::UnixMillis;

use crate::breaker::{Round, after};
use crate::limits::SETTLE_ROWS_MAX;
use crate::policy::{Verdict, backoff, classify, reason};
use crate::queue::{Queue, State};
use crate::report::StepReport;
use crate::wire::{Answer, Done};

/// What a batch changed, to be told to memory after the commit.
struct Settled {
    endpoint: Endpoint,
    fates: Vec<(i64, Fate)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Delivered,
    Retried(UnixMillis),
    Parked,
    Dead,
}

impl Fate {
    const fn outcome(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Retried(_) => "retried",
            Self::Parked => "parked",
            Self::Dead => "dead",
        }
    }
}

impl Queue {
    /// Writes down what came of attempts, up to 256 in one transaction.
    ///
    /// # Errors
    /// [`DbError`]; what was not written is kept in memory and written with the next call.
    pub async fn settle(&self, done: Vec<Done>) -> Result<StepReport, DbError> {
        let mut state = self.state.lock().await;
        let mut report = Self::take_aside(&mut state);
        state.unsettled.extend(done);
        while !state.unsettled.is_empty() {
            let batch: Vec<Done> = state.unsettled.iter().take(SETTLE_ROWS_MAX).cloned().collect();
            let settled = self.write(&batch).await?;
            state.unsettled.drain(..batch.len());
            for one in settled {
                tell(&mut state, one, self, &mut report);
            }
        }
        state.in_flight = state.lanes.values().map(crate::lane::Lane::in_flight).sum();
        Ok(report)
    }

    async fn write(&self, batch: &[Done]) -> Result<Vec<Settled>, DbError> {
        let mut by_endpoint: BTreeMap<i64, Vec<&Done>> = BTreeMap::new();
        for done in batch {
            by_endpoint.entry(done.endpoint_id).or_default().push(done);
        }
        let mut settled = Vec::with_capacity(by_endpoint.len());
        let mut tx = self.db.begin().await?;
        for (id, dones) in by_endpoint {
            if let Some(endpoint) = queue::endpoint(&mut tx, id).await? {
                settled.push(self.write_endpoint(&mut tx, endpoint, &dones).await?);
            }
        }
        tx.commit().await?;
        for done in batch {
            let seconds = std::time::Duration::from_millis(u64::try_from(done.finished_at.since(done.sent_at)).unwrap_or(0)).as_secs_f64();
            metrics::histogram!("delivery_duration_seconds").record(seconds);
        }
        Ok(settled)
    }

    async fn write_endpoint(&self, tx: &mut Tx, mut endpoint: Endpoint, dones: &[&Done]) -> Result<Settled, DbError> {
        let mut fates = Vec::with_capacity(dones.len());
        let mut may_grow = true;
        for done in dones {
            let verdict = classify(&done.answer, done.finished_at);
            let round = Round {
                verdict: &verdict,
                sent_at: done.sent_at,
                now: done.finished_at,
                fraction: self.chance.fraction(),
                parameters: &self.parameters,
                may_grow,
            };
            after(&mut endpoint.health, &round);
            may_grow &= verdict != Verdict::Delivered;
            let (status, why) = (status(&done.answer), reason(&done.answer));
            let fate = remove_row(tx, done, &verdict, status, &why).await?;
            if verdict != Verdict::Broken {
                endpoint.health.last_status = status;
                endpoint.health.last_error.clone_from(&why);
                endpoint.health.last_duration_ms = Some(done.finished_at.since(done.sent_at));
            }
            log(&endpoint, done, fate, &why);
            metrics::counter!("deliveries_total", "outcome" => fate.outcome()).increment(1);
            fates.push((done.seq, fate));
        }
        queue::save_health(tx, endpoint.id, &endpoint.health).await?;
        if endpoint.health.breaker == Breaker::Gone {
            let now = dones.last().map_or(UnixMillis(0), |done| done.finished_at);
            let why = format!("the endpoint is gone: {}", endpoint.health.last_error);
            let buried = queue::bury_all(tx, endpoint.id, endpoint.health.last_status, &why, now).await?;
            metrics::counter!("deliveries_total", "outcome" => "dead").increment(buried);
            tracing::warn!(peer.host = endpoint.host, delivery.buried = buried, "An endpoint is gone; what waited for it is dead");
            for (_, fate) in &mut fates {
                if matches!(fate, Fate::Retried(_)) {
                    *fate = Fate::Dead;
                }
            }
        }
        Ok(Settled { endpoint, fates })
    }
}

async fn remove_row(tx: &mut Tx, done: &Done, verdict: &Verdict, status: Option<i64>, why: &str) -> Result<Fate, DbError> {
    let (id, seq, now) = (done.endpoint_id, done.seq, done.finished_at);
    Ok(match verdict {
        Verdict::Delivered => {
            queue::remove_delivered(tx, id, seq).await?;
            Fate::Delivered
        }
        Verdict::Park => {
            queue::bury(tx, id, seq, Burial::Parked, status, why, now).await?;
            Fate::Parked
        }
        Verdict::Refuse | Verdict::Broken => {
            queue::bury(tx, id, seq, Burial::Dead, status, why, now).await?;
            Fate::Dead
        }
        Verdict::Retry { .. } | Verdict::Unverified | Verdict::NotFound => Fate::Retried(now),
    })
}

/// Brings memory up to what was committed.
fn tell(state: &mut State, settled: Settled, queue: &Queue, report: &mut StepReport) {
    let gone = settled.endpoint.health.breaker == Breaker::Gone;
    let lane = state.lanes.get_mut(&settled.endpoint.id);
    for (_, fate) in &settled.fates {
        match fate {
            Fate::Delivered => report.delivered += 1,
            Fate::Retried(_) => report.retried += 1,
            Fate::Parked => report.parked += 1,
            Fate::Dead => report.dead += 1,
        }
    }
    let Some(lane) = lane else { return };
    for (seq, fate) in settled.fates {
        match fate {
            Fate::Retried(now) => {
                lane.failed(seq, now.plus(backoff(&queue.parameters.backoff_ms, lane.tries_of(seq) + 1, queue.chance.fraction())))
            }
            Fate::Delivered | Fate::Parked | Fate::Dead => lane.remove(seq),
        }
    }
    lane.endpoint = settled.endpoint;
    if gone {
        lane.rest();
    }
}

fn status(answer: &Answer) -> Option<i64> {
    match answer {
        Answer::Status { code, .. } => Some(i64::from(*code)),
        Answer::Unreachable(_) | Answer::Timeout | Answer::Tls(_) | Answer::CannotSign(_) => None,
    }
}

fn log(endpoint: &Endpoint, done: &Done, fate: Fate, why: &str) {
    let (host, seq, duration_ms) = (endpoint.host.as_str(), done.seq, done.finished_at.since(done.sent_at));
    let outcome = fate.outcome();
    match fate {
        Fate::Delivered => tracing::debug!(peer.host = host, delivery.seq = seq, outcome, duration_ms, "Delivered"),
        Fate::Retried(_) => {
            let next_in_ms = endpoint.health.next_attempt_at.since(done.finished_at);
            tracing::info!(peer.host = host, delivery.seq = seq, outcome, duration_ms, next_in_ms, "A delivery failed for now: {why}");
        }
        Fate::Parked => tracing::info!(peer.host = host, delivery.seq = seq, outcome, duration_ms, "A delivery is parked: {why}"),
        Fate::Dead => tracing::warn!(peer.host = host, delivery.seq = seq, outcome, duration_ms, "A delivery is dead: {why}"),
    }
}
