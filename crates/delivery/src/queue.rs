//! The worker: which deliveries are due, sending them, and the loop around it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use allmende_db::queue::{self, Burial, StoredActivity};
use allmende_db::{Db, DbError};
use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Host, ObjectUrl};
use bytes::Bytes;
use tokio::sync::{Mutex, Notify};
use tokio::task::{Id, JoinSet};
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use crate::lane::Lane;
use crate::limits;
use crate::parameters::{Chance, Clock, Parameters};
use crate::report::StepReport;
use crate::wire::{Answer, Done, Outgoing, Wire};

/// The queue of one database. At most one may work on a database at a time; dropping it loses nothing.
pub struct Queue {
    pub(crate) db: Db,
    wire: Arc<dyn Wire>,
    clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) parameters: Parameters,
    nudged: Notify,
    pub(crate) state: Mutex<State>,
}

#[derive(Default)]
pub(crate) struct State {
    pub lanes: BTreeMap<i64, Lane>,
    pub in_flight: usize,
    /// The endpoint that got a slot last: the next round begins after it.
    cursor: i64,
    bodies: BTreeMap<i64, Body>,
    /// Answers that could not be written yet (disk full, database away).
    pub unsettled: Vec<Done>,
    pub retained_at: Option<UnixMillis>,
    gauges_at: Option<UnixMillis>,
    /// Superseded or buried while planning, not yet reported.
    aside: StepReport,
}

#[derive(Clone)]
struct Body {
    activity_url: ObjectUrl,
    kind: String,
    actor_id: ActorId,
    bytes: Bytes,
}

/// What the queue holds in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footprint {
    pub lanes: usize,
    /// Deliveries known in memory, of however many are in the table.
    pub items: usize,
    pub in_flight: usize,
    pub bodies: usize,
}

impl Queue {
    #[must_use]
    pub fn new(db: Db, wire: Arc<dyn Wire>, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>, parameters: Parameters) -> Self {
        Self { db, wire, clock, chance, parameters, nudged: Notify::new(), state: Mutex::default() }
    }

    /// Something was committed: look now rather than at the next sweep. Only saves latency.
    pub fn nudge(&self) {
        self.nudged.notify_one();
    }

    /// A verified request came from `host`: a failing endpoint there gets a probe now, at most one in 15 s. That they reach us does not
    /// prove that we reach them, so it stays failing until the probe succeeds.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn heard_from(&self, host: &Host) -> Result<(), DbError> {
        let now = self.clock.now();
        if queue::ask_for_probe(&self.db, host, now, now.plus(-limits::PROBE_PAUSE_MS)).await? {
            self.nudge();
        }
        Ok(())
    }

    pub async fn footprint(&self) -> Footprint {
        let state = self.state.lock().await;
        Footprint {
            lanes: state.lanes.len(),
            items: state.lanes.values().map(Lane::loaded).sum(),
            in_flight: state.in_flight,
            bodies: state.bodies.len(),
        }
    }

    /// One step: sends what is due at `now`, all at once, waits for the answers and writes them down.
    ///
    /// # Errors
    /// [`DbError`]; answers that could not be written are kept and written by the next step.
    pub async fn run_once(&self, now: UnixMillis) -> Result<StepReport, DbError> {
        let mut report = self.settle(Vec::new()).await?;
        let mut sends = Vec::new();
        for outgoing in self.plan(now).await? {
            sends.push((outgoing.endpoint_id, outgoing.seq, tokio::spawn(self.send(outgoing))));
        }
        report.sent = sends.len();
        let mut done = Vec::with_capacity(sends.len());
        for (endpoint_id, seq, send) in sends {
            done.push(send.await.unwrap_or_else(|_| self.broken_off(endpoint_id, seq, now)));
        }
        report.add(self.settle(done).await?);
        Ok(report)
    }

    /// Looks into the table and marks what is to be sent at `now` as under way. Each must come back through [`Queue::settle`].
    ///
    /// # Errors
    /// [`DbError`]; then nothing new is under way.
    pub async fn plan(&self, now: UnixMillis) -> Result<Vec<Outgoing>, DbError> {
        let mut state = self.state.lock().await;
        self.retain_if_due(&mut state, now).await?;
        self.sweep(&mut state, now).await?;
        self.fill(&mut state, now).await
    }

    /// Sends one, by the injected clock, with a last-resort deadline.
    fn send(&self, outgoing: Outgoing) -> impl Future<Output = Done> + Send + 'static {
        let (wire, clock) = (Arc::clone(&self.wire), Arc::clone(&self.clock));
        async move {
            let sent_at = clock.now();
            let answer = tokio::time::timeout(limits::WIRE_DEADLINE, wire.post(&outgoing)).await.unwrap_or(Answer::Timeout);
            Done { endpoint_id: outgoing.endpoint_id, seq: outgoing.seq, sent_at, finished_at: clock.now(), answer }
        }
    }

    /// A wire that panicked is a failed attempt.
    fn broken_off(&self, endpoint_id: i64, seq: i64, sent_at: UnixMillis) -> Done {
        let answer = Answer::Unreachable("the request ended unexpectedly".to_owned());
        Done { endpoint_id, seq, sent_at, finished_at: self.clock.now(), answer }
    }

    /// Which endpoints have work and may be asked.
    async fn sweep(&self, state: &mut State, now: UnixMillis) -> Result<(), DbError> {
        let mut conn = self.db.read().await?;
        let limit = i64::try_from(limits::LANES_MAX).unwrap_or(i64::MAX);
        let mut due: BTreeMap<i64, _> =
            queue::due_endpoints(&mut conn, now, limit).await?.into_iter().map(|endpoint| (endpoint.id, endpoint)).collect();
        state.lanes.retain(|id, lane| {
            match due.remove(id) {
                Some(endpoint) => lane.refresh(endpoint),
                None => lane.rest(),
            }
            !lane.is_forgettable()
        });
        if state.lanes.len() + due.len() > limits::LANES_MAX {
            state.lanes.retain(|_, lane| !lane.is_idle());
        }
        let room = limits::LANES_MAX.saturating_sub(state.lanes.len());
        state.lanes.extend(due.into_iter().take(room).map(|(id, endpoint)| (id, Lane::new(endpoint))));
        metrics::gauge!("delivery_lanes").set(count(state.lanes.len()));
        if state.gauges_at.is_none_or(|at| now.since(at) >= limits::GAUGES_EVERY_MS) {
            state.gauges_at = Some(now);
            let totals = queue::totals(&mut conn).await?;
            for (name, value) in [
                ("delivery_pending", totals.pending),
                ("delivery_parked", totals.parked),
                ("delivery_dead", totals.dead),
                ("delivery_endpoints", totals.endpoints),
                ("delivery_endpoints_in_trouble", totals.endpoints_in_trouble),
            ] {
                metrics::gauge!(name).set(count(usize::try_from(value).unwrap_or(0)));
            }
        }
        Ok(())
    }

    /// Gives free slots to lanes, one each in turn.
    async fn fill(&self, state: &mut State, now: UnixMillis) -> Result<Vec<Outgoing>, DbError> {
        let mut chosen = Vec::new();
        let filled = self.choose(state, now, &mut chosen).await;
        let ready = match filled {
            Ok(()) => self.outgoing(state, &chosen, now).await,
            Err(error) => Err(error),
        };
        if ready.is_err() {
            for (id, seq, _) in &chosen {
                if let Some(lane) = state.lanes.get_mut(id) {
                    lane.undo_start(*seq);
                }
            }
        }
        state.in_flight = state.lanes.values().map(Lane::in_flight).sum();
        metrics::gauge!("delivery_in_flight").set(count(state.in_flight));
        ready
    }

    async fn choose(&self, state: &mut State, now: UnixMillis, chosen: &mut Vec<(i64, i64, u32)>) -> Result<(), DbError> {
        let mut loaded: usize = state.lanes.values().map(Lane::loaded).sum();
        let mut in_flight: usize = state.lanes.values().map(Lane::in_flight).sum();
        let mut trouble: usize = state.lanes.values().filter(|lane| lane.in_trouble()).map(Lane::in_flight).sum();
        let cursor = state.cursor;
        let ready = |(id, lane): (&i64, &Lane)| (lane.has_room(now) && !lane.is_idle()).then_some(*id);
        let mut turn: Vec<i64> = state.lanes.range(cursor + 1..).filter_map(ready).collect();
        turn.extend(state.lanes.range(..=cursor).filter_map(ready));
        while !turn.is_empty() {
            let mut next_turn = Vec::new();
            for id in turn {
                if in_flight >= self.parameters.in_flight_max {
                    return Ok(());
                }
                let Some(lane) = state.lanes.get_mut(&id) else { continue };
                let in_trouble = lane.in_trouble();
                if !lane.has_room(now) || (in_trouble && trouble >= self.parameters.trouble_max()) {
                    continue;
                }
                let mut started = lane.start_next(now);
                if started.is_none() && loaded < limits::ITEMS_MAX {
                    let before = lane.loaded();
                    state.aside.add(self.load(lane, now).await?);
                    loaded = (loaded + lane.loaded()).saturating_sub(before);
                    started = lane.start_next(now);
                }
                if let Some((seq, attempt)) = started {
                    chosen.push((id, seq, attempt));
                    in_flight += 1;
                    trouble += usize::from(in_trouble);
                    state.cursor = id;
                    next_turn.push(id);
                }
            }
            turn = next_turn;
        }
        Ok(())
    }

    /// Reads on in the table for one lane; removes what a later activity made pointless.
    async fn load(&self, lane: &mut Lane, now: UnixMillis) -> Result<StepReport, DbError> {
        let mut aside = StepReport::default();
        for _ in 0..limits::COMPACTION_PAGES_MAX {
            let Some(limit) = lane.wants_page() else { break };
            let before = lane.loaded();
            let mut conn = self.db.read().await?;
            let rows = queue::pending_page(&mut conn, lane.endpoint.id, i64::try_from(limit).unwrap_or(i64::MAX)).await?;
            drop(conn);
            let page = lane.take_page(rows, limit);
            if page.superseded.is_empty() && page.missing.is_empty() {
                break;
            }
            let mut tx = self.db.begin().await?;
            for seq in &page.superseded {
                aside.superseded += usize::from(queue::supersede(&mut tx, lane.endpoint.id, *seq).await?);
            }
            for seq in &page.missing {
                let why = "its body is missing";
                aside.dead += usize::from(queue::bury(&mut tx, lane.endpoint.id, *seq, Burial::Dead, None, why, now).await?);
            }
            tx.commit().await?;
            metrics::counter!("deliveries_total", "outcome" => "superseded").increment(page.superseded.len() as u64);
            if lane.loaded() > before {
                break;
            }
            lane.expect_more();
        }
        Ok(aside)
    }

    /// What was chosen, with its bodies. What cannot be sent is buried.
    async fn outgoing(&self, state: &mut State, chosen: &[(i64, i64, u32)], now: UnixMillis) -> Result<Vec<Outgoing>, DbError> {
        let mut ready = Vec::with_capacity(chosen.len());
        let mut broken = Vec::new();
        for &(endpoint_id, seq, attempt) in chosen {
            let body = self.body(state, seq).await?;
            let inbox = state.lanes.get(&endpoint_id).and_then(|lane| ObjectUrl::parse(&lane.endpoint.inbox).ok());
            let (Some(Body { activity_url, kind, actor_id, bytes: body }), Some(inbox)) = (body, inbox) else {
                broken.push((endpoint_id, seq));
                continue;
            };
            ready.push(Outgoing { inbox, activity_url, kind, actor_id, body, attempt, endpoint_id, seq });
        }
        if !broken.is_empty() {
            let mut tx = self.db.begin().await?;
            for (endpoint_id, seq) in &broken {
                let why = "its body or address is missing or unreadable";
                state.aside.dead += usize::from(queue::bury(&mut tx, *endpoint_id, *seq, Burial::Dead, None, why, now).await?);
            }
            tx.commit().await?;
            for (endpoint_id, seq) in broken {
                if let Some(lane) = state.lanes.get_mut(&endpoint_id) {
                    lane.remove(seq);
                }
                tracing::warn!(delivery.endpoint = endpoint_id, delivery.seq = seq, outcome = "dead", "A delivery cannot be read");
            }
        }
        Ok(ready)
    }

    async fn body(&self, state: &mut State, seq: i64) -> Result<Option<Body>, DbError> {
        if let Some(body) = state.bodies.get(&seq) {
            return Ok(Some(body.clone()));
        }
        let mut conn = self.db.read().await?;
        let Some(StoredActivity { activity_url, actor_id, kind, body }) = queue::activity(&mut conn, seq).await? else { return Ok(None) };
        let (Ok(activity_url), Ok(actor_id)) = (ObjectUrl::parse(&activity_url), ActorId::parse(&actor_id)) else { return Ok(None) };
        let body = Body { activity_url, kind, actor_id, bytes: Bytes::from(body) };
        state.bodies.insert(seq, body.clone());
        while state.bodies.len() > limits::BODIES_MAX {
            state.bodies.pop_first();
        }
        Ok(Some(body))
    }

    /// Counts of what was set aside while planning, once.
    pub(crate) fn take_aside(state: &mut State) -> StepReport {
        std::mem::take(&mut state.aside)
    }

    /// Works until `stop`: looks when nudged and once a second, sends, writes answers in batches. At a stop, what is under way may
    /// finish for a few seconds; the rest is sent again at the next start.
    pub async fn run(&self, stop: CancellationToken) {
        let mut sends = Sends::default();
        let mut tick = tokio::time::interval(limits::SWEEP_EVERY);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut healthy = true;
        loop {
            let (look, done) = tokio::select! {
                () = stop.cancelled() => break,
                _ = tick.tick() => (true, Vec::new()),
                () = self.nudged.notified() => (true, Vec::new()),
                done = sends.batch(self), if sends.any() => (false, done),
            };
            let step = self.advance(look, done, &mut sends).await;
            if let (Err(error), true) = (&step, healthy) {
                tracing::error!(%error, "The delivery queue cannot reach its database; nothing is lost, it tries again every second");
            }
            if step.is_ok() && !healthy {
                tracing::info!("The delivery queue works again");
            }
            healthy = step.is_ok();
        }
        let finish = async {
            while sends.any() {
                let done = sends.batch(self).await;
                if let Err(error) = self.settle(done).await {
                    tracing::error!(%error, "Answers could not be written; their deliveries are sent again at the next start");
                }
            }
        };
        if tokio::time::timeout(limits::STOP_GRACE, finish).await.is_err() {
            tracing::warn!("Deliveries were still under way at the stop; they are sent again at the next start");
        }
    }

    async fn advance(&self, look: bool, done: Vec<Done>, sends: &mut Sends) -> Result<(), DbError> {
        self.settle(done).await?;
        let now = self.clock.now();
        let planned = if look {
            self.plan(now).await?
        } else {
            let mut state = self.state.lock().await;
            self.fill(&mut state, now).await?
        };
        for outgoing in planned {
            let ticket = (outgoing.endpoint_id, outgoing.seq, now);
            let handle = sends.set.spawn(self.send(outgoing));
            sends.tickets.insert(handle.id(), ticket);
        }
        Ok(())
    }
}

/// Requests under way.
#[derive(Default)]
struct Sends {
    set: JoinSet<Done>,
    tickets: HashMap<Id, (i64, i64, UnixMillis)>,
    collected: Vec<Done>,
}

impl Sends {
    fn any(&self) -> bool {
        !self.set.is_empty() || !self.collected.is_empty()
    }

    /// The next finished ones: as many as come within a few milliseconds. Cancelled, it keeps what it has for the next call.
    async fn batch(&mut self, queue: &Queue) -> Vec<Done> {
        if self.collected.is_empty() {
            self.collect_one(queue).await;
        }
        let company = async {
            while self.collected.len() < limits::SETTLE_ROWS_MAX && !self.set.is_empty() {
                self.collect_one(queue).await;
            }
        };
        // When the time is over, the batch is what there is.
        let _: Result<(), tokio::time::error::Elapsed> = tokio::time::timeout(limits::SETTLE_WAIT, company).await;
        std::mem::take(&mut self.collected)
    }

    async fn collect_one(&mut self, queue: &Queue) {
        match self.set.join_next_with_id().await {
            Some(Ok((id, done))) => {
                self.tickets.remove(&id);
                self.collected.push(done);
            }
            Some(Err(error)) => {
                if let Some((endpoint_id, seq, sent_at)) = self.tickets.remove(&error.id()) {
                    self.collected.push(queue.broken_off(endpoint_id, seq, sent_at));
                }
            }
            None => {}
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a gauge does not need the last digit of a count above 2^53")]
fn count(number: usize) -> f64 {
    number as f64
}
