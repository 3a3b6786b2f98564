//! Writing down what came of attempts: in batches of a few statements each, and a row is removed only after a 2xx.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use allmende_db::queue::{self, Breaker, Burial, Buried, Endpoint};
use allmende_db::{DbError, Tx};
use allmende_domain::time::UnixMillis;

use crate::breaker::{Round, after};
use crate::policy::{Verdict, backoff, classify, reason};
use crate::queue::{Queue, State};
use crate::report::StepReport;
use crate::wire::{Answer, Done};

/// What a batch changed of one endpoint, to be told to memory after the commit.
struct Settled {
    endpoint: Endpoint,
    /// Its state before is what memory knew, not what the table said.
    from_memory: bool,
    /// When its window last grew.
    grown_at: Option<UnixMillis>,
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
    const fn of(verdict: &Verdict, at: UnixMillis) -> Self {
        match verdict {
            Verdict::Delivered => Self::Delivered,
            Verdict::Park => Self::Parked,
            Verdict::Refuse | Verdict::Broken => Self::Dead,
            Verdict::Retry { .. } | Verdict::Unverified | Verdict::NotFound => Self::Retried(at),
        }
    }

    const fn outcome(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Retried(_) => "retried",
            Self::Parked => "parked",
            Self::Dead => "dead",
        }
    }
}

/// What memory knows of the endpoints of a batch.
#[derive(Default)]
struct Known {
    /// When their windows last grew.
    grown: HashMap<i64, UnixMillis>,
    /// Those that were well and of which only successes are to be written.
    well: HashMap<i64, Endpoint>,
}

impl Known {
    fn without_endpoints(self) -> Self {
        Self { well: HashMap::new(), ..self }
    }
}

/// What a batch removes from the queue.
#[derive(Default)]
struct Removals {
    delivered: Vec<(i64, i64)>,
    buried: Vec<Buried>,
}

impl Queue {
    /// Writes down what came of attempts, up to [`crate::Parameters::settle_rows_max`] in one transaction. The state is free meanwhile: more may be planned and sent.
    ///
    /// # Errors
    /// [`DbError`]; what was not written is kept in memory and written with the next call.
    pub async fn settle(&self, done: Vec<Done>) -> Result<StepReport, DbError> {
        let _one_at_a_time = self.settling.lock().await;
        let mut report = {
            let mut state = self.state.lock().await;
            // A slot that was lost and won back since these requests began: the fence holds for its new lease, not for their answers.
            state.forget_slots(self.ownership.take_lost());
            state.take_answers(done);
            Self::take_aside(&mut state)
        };
        loop {
            let (batch, known) = self.next_batch().await;
            if batch.is_empty() {
                self.hand_over(&mut *self.state.lock().await).await?;
                return Ok(report);
            }
            let (settled, ours) = match self.write(&batch, &known).await? {
                Some(written) => written,
                // Somebody suspended one, or asked for another try.
                None => self.write(&batch, &known.without_endpoints()).await?.unwrap_or_default(),
            };
            let mut state = self.state.lock().await;
            state.writing.clear();
            state.drop_answers(&batch, &ours);
            for one in settled {
                self.tell(&mut state, one, &mut report);
            }
        }
    }

    /// The oldest answers that are not written, and what memory knows of their endpoints.
    async fn next_batch(&self) -> (Vec<Done>, Known) {
        let mut state = self.state.lock().await;
        let state = &mut *state;
        // Whatever is there was not written the last time.
        state.writing.append(&mut state.unsettled);
        let rest = state.writing.split_off(state.writing.len().min(self.parameters.settle_rows_max.max(1)));
        state.unsettled = rest;
        let batch = state.writing.clone();
        let mut known = Known::default();
        for done in &batch {
            let Some(lane) = state.lanes.get(done.endpoint_id) else { continue };
            known.grown.extend(lane.grown_at.map(|at| (done.endpoint_id, at)));
            if lane.is_well() {
                known.well.entry(done.endpoint_id).or_insert_with(|| lane.endpoint.clone());
            }
        }
        for done in batch.iter().filter(|done| !matches!(done.answer, Answer::Status { code: 200..=299, .. })) {
            known.well.remove(&done.endpoint_id);
        }
        (batch, known)
    }

    /// What was written, and the endpoints that are ours to write about. `None`: nothing, because an endpoint is no longer as memory has it.
    async fn write(&self, batch: &[Done], known: &Known) -> Result<Option<(Vec<Settled>, BTreeSet<i64>)>, DbError> {
        let mut by_endpoint: BTreeMap<i64, Vec<&Done>> = BTreeMap::new();
        for done in batch {
            by_endpoint.entry(done.endpoint_id).or_default().push(done);
        }
        let mut tx = self.db.begin().await?;
        let ours = self.fenced(&mut tx, by_endpoint.keys().copied()).await?;
        // Of one that was well and answered well, memory knows all there is, unless a person interfered: that is found when it is stored.
        // The others are read.
        let (well, others): (Vec<i64>, Vec<i64>) = ours.iter().copied().partition(|id| known.well.contains_key(id));
        let mut endpoints: Vec<(Endpoint, bool)> = well.iter().filter_map(|id| Some((known.well.get(id)?.clone(), true))).collect();
        if !others.is_empty() {
            endpoints.extend(queue::endpoints(&mut tx, &others).await?.into_iter().map(|endpoint| (endpoint, false)));
        }
        let mut removals = Removals::default();
        let mut settled = Vec::with_capacity(endpoints.len());
        for (endpoint, from_memory) in endpoints {
            let dones = by_endpoint.remove(&endpoint.id).unwrap_or_default();
            let grown_at = known.grown.get(&endpoint.id).copied();
            let (endpoint, grown_at, fates) = self.judge(endpoint, grown_at, &dones, &mut removals);
            settled.push(Settled { endpoint, from_memory, grown_at, fates });
        }
        queue::remove_delivered(&mut tx, &removals.delivered).await?;
        queue::bury(&mut tx, &removals.buried).await?;
        let healths: Vec<_> = settled.iter().map(|one| (one.endpoint.id, &one.endpoint.health, one.from_memory)).collect();
        let stored = queue::save_health(&mut tx, &healths).await?;
        if stored < healths.len() as u64 {
            tx.rollback().await?;
            return Ok(None);
        }
        for one in settled.iter_mut().filter(|one| one.endpoint.health.breaker == Breaker::Gone) {
            bury_rest(&mut tx, one).await?;
        }
        allmende_db::failpoint!("delivery-settled");
        tx.commit().await?;
        allmende_db::failpoint!("delivery-acknowledged");
        measure(batch, &settled);
        Ok(Some((settled, ours)))
    }

    /// How an endpoint fares after its answers, and what becomes of their deliveries.
    fn judge(
        &self,
        mut endpoint: Endpoint,
        mut grown_at: Option<UnixMillis>,
        dones: &[&Done],
        removals: &mut Removals,
    ) -> (Endpoint, Option<UnixMillis>, Vec<(i64, Fate)>) {
        let mut fates = Vec::with_capacity(dones.len());
        for done in dones {
            let verdict = classify(&done.answer, done.finished_at);
            #[cfg(feature = "planted-bugs")]
            let verdict = self.planted_verdict(verdict);
            let round = Round {
                verdict: &verdict,
                sent_at: done.sent_at,
                now: done.finished_at,
                fraction: self.chance.fraction(),
                parameters: &self.parameters,
                may_grow: grown_at.is_none_or(|at| done.sent_at > at),
            };
            let window = endpoint.health.window;
            after(&mut endpoint.health, &round);
            if endpoint.health.window > window {
                grown_at = Some(done.finished_at);
            }
            let (status, why) = (status(&done.answer), reason(&done.answer));
            if verdict != Verdict::Broken {
                endpoint.health.last_status = status;
                endpoint.health.last_error.clone_from(&why);
                endpoint.health.last_duration_ms = Some(done.finished_at.since(done.sent_at));
            }
            let fate = Fate::of(&verdict, done.finished_at);
            log(&endpoint, done, fate, &why);
            let burial = match fate {
                Fate::Delivered => {
                    removals.delivered.push((endpoint.id, done.seq));
                    None
                }
                Fate::Retried(_) => None,
                Fate::Parked => Some(Burial::Parked),
                Fate::Dead => Some(Burial::Dead),
            };
            if let Some(state) = burial {
                let (seq, at) = (done.seq, done.finished_at);
                removals.buried.push(Buried { endpoint_id: endpoint.id, seq, state, status, reason: why, at });
            }
            fates.push((done.seq, fate));
        }
        (endpoint, grown_at, fates)
    }

    /// Brings memory up to what was committed.
    fn tell(&self, state: &mut State, settled: Settled, report: &mut StepReport) {
        for (_, fate) in &settled.fates {
            match fate {
                Fate::Delivered => report.delivered += 1,
                Fate::Retried(_) => report.retried += 1,
                Fate::Parked => report.parked += 1,
                Fate::Dead => report.dead += 1,
            }
        }
        let Settled { endpoint, grown_at, fates, .. } = settled;
        let id = endpoint.id;
        state.lanes.change(id, |lane| {
            for (seq, fate) in fates {
                match fate {
                    Fate::Retried(now) => {
                        let pause = backoff(&self.parameters.backoff_ms, lane.tries_of(seq) + 1, self.chance.fraction());
                        lane.failed(seq, now, now.plus(pause));
                        #[cfg(feature = "planted-bugs")]
                        self.planted_retry(lane, seq);
                    }
                    Fate::Delivered => lane.delivered(seq),
                    Fate::Parked | Fate::Dead => lane.remove(seq),
                }
            }
            let gone = endpoint.health.breaker == Breaker::Gone;
            lane.endpoint = endpoint;
            lane.grown_at = grown_at;
            if gone {
                lane.rest();
            }
        });
        state.lanes.queue(id);
    }
}

/// An endpoint is gone: what waited for it is dead.
async fn bury_rest(tx: &mut Tx, one: &mut Settled) -> Result<(), DbError> {
    let (endpoint, health) = (&one.endpoint, &one.endpoint.health);
    let why = format!("the endpoint is gone: {}", health.last_error);
    let buried = queue::bury_all(tx, endpoint.id, health.last_status, &why, health.last_attempt_at.unwrap_or(UnixMillis(0))).await?;
    metrics::counter!("allmende_deliveries_total", "outcome" => "dead").increment(buried);
    tracing::warn!(peer.host = endpoint.host, delivery.buried = buried, "An endpoint is gone; what waited for it is dead");
    for (_, fate) in &mut one.fates {
        if matches!(fate, Fate::Retried(_)) {
            *fate = Fate::Dead;
        }
    }
    Ok(())
}

/// Looks each figure up once for the whole batch.
fn measure(batch: &[Done], settled: &[Settled]) {
    let durations = metrics::histogram!("allmende_delivery_duration_seconds");
    for done in batch {
        let ms = u64::try_from(done.finished_at.since(done.sent_at)).unwrap_or(0);
        durations.record(std::time::Duration::from_millis(ms).as_secs_f64());
    }
    let mut outcomes: BTreeMap<&'static str, u64> = BTreeMap::new();
    for (_, fate) in settled.iter().flat_map(|one| &one.fates) {
        *outcomes.entry(fate.outcome()).or_default() += 1;
    }
    for (outcome, number) in outcomes {
        metrics::counter!("allmende_deliveries_total", "outcome" => outcome).increment(number);
    }
}

fn status(answer: &Answer) -> Option<i64> {
    match answer {
        Answer::Status { code, .. } => Some(i64::from(*code)),
        Answer::Unreachable(_) | Answer::Timeout | Answer::Tls(_) | Answer::CannotSign(_) | Answer::Withheld => None,
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
