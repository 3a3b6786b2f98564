//! The queue: what it holds in memory, and single steps of it. The parts of a step are in `look` (which endpoints have work), `fill`
//! (what is sent next) and `settle` (what came of it); `run` is the loop around them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use allmende_db::queue;
use allmende_db::{Db, DbError};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;
use tokio::sync::{Mutex, Notify};

use crate::fill::Body;
use crate::lanes::Lanes;
use crate::limits;
use crate::look::Look;
use crate::ownership::Ownership;
use crate::parameters::{Chance, Clock, Parameters};
use crate::report::StepReport;
use crate::wire::{Answer, Done, Outgoing, Wire};

/// The queue of one database. Dropping it loses nothing. Alone on its database it works on everything, otherwise on what its
/// [`Ownership`] says.
pub struct Queue {
    pub(crate) db: Db,
    wire: Arc<dyn Wire>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) parameters: Parameters,
    pub(crate) ownership: Arc<Ownership>,
    pub(crate) nudged: Notify,
    /// Endpoints that [`Queue::nudge_about`] told of.
    pub(crate) addressed: std::sync::Mutex<BTreeSet<i64>>,
    /// Slots were freed, or a step left something to do.
    pub(crate) again: Notify,
    #[cfg(feature = "planted-bugs")]
    pub(crate) planted: Option<crate::planted::PlantedBug>,
    pub(crate) state: Mutex<State>,
    /// Held while answers are written, so that the state may be used meanwhile. Taken before the state, never after.
    pub(crate) settling: Mutex<()>,
}

#[derive(Default)]
pub(crate) struct State {
    pub lanes: Lanes,
    pub look: Look,
    pub bodies: BTreeMap<i64, Body>,
    /// Answers that wait to be written, and those that are being written.
    pub unsettled: Vec<Done>,
    pub writing: Vec<Done>,
    pub retained_at: Option<UnixMillis>,
    pub slow_noted_at: Option<UnixMillis>,
    /// The last filling of slots ended with lanes in line that it could have read for.
    pub unfinished: bool,
    /// Superseded or buried while planning, not yet reported.
    pub aside: StepReport,
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
        Self {
            db,
            wire,
            clock,
            chance,
            parameters,
            ownership: Arc::new(Ownership::everything()),
            nudged: Notify::new(),
            addressed: std::sync::Mutex::default(),
            again: Notify::new(),
            #[cfg(feature = "planted-bugs")]
            planted: None,
            state: Mutex::default(),
            settling: Mutex::default(),
        }
    }

    /// The same, working only on what `ownership` says.
    #[must_use]
    pub fn owning(self, ownership: Arc<Ownership>) -> Self {
        Self { ownership, ..self }
    }

    /// Something was committed: look now rather than at the next sweep. Only saves latency.
    pub fn nudge(&self) {
        self.nudged.notify_one();
    }

    /// The same, knowing for which endpoints. A fan-out does not reach them in the order of their numbers, in which the look after a
    /// nudge goes on, and the walk comes only once a second.
    pub fn nudge_about(&self, endpoints: &[i64]) {
        self.addressed.lock().unwrap_or_else(PoisonError::into_inner).extend(endpoints);
        self.nudge();
    }

    pub(crate) fn take_addressed(&self) -> BTreeSet<i64> {
        std::mem::take(&mut *self.addressed.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A verified request came from `host`: a failing endpoint there gets a probe now, at most one in 15 s. That they reach us does not
    /// prove that we reach them, so it stays failing until the probe succeeds.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn heard_from(&self, host: &Host) -> Result<(), DbError> {
        let now = self.clock.now();
        if queue::ask_for_probe(&self.db, host, now, now.plus(-self.parameters.probe_pause_ms)).await? {
            self.nudge();
        }
        Ok(())
    }

    pub async fn footprint(&self) -> Footprint {
        let state = self.state.lock().await;
        Footprint { lanes: state.lanes.len(), items: state.lanes.loaded(), in_flight: state.lanes.in_flight(), bodies: state.bodies.len() }
    }

    /// One step: sends what is due at `now`, all at once, waits for the answers and writes them down.
    ///
    /// # Errors
    /// [`DbError`]; answers that could not be written are kept and written by the next step.
    pub async fn run_once(&self, now: UnixMillis) -> Result<StepReport, DbError> {
        let mut report = self.settle(Vec::new()).await?;
        let mut sends = Vec::new();
        for outgoing in self.plan(now).await? {
            sends.push((outgoing.endpoint_id, outgoing.seq, outgoing.request, tokio::spawn(self.send(outgoing))));
        }
        report.sent = sends.len();
        let mut done = Vec::with_capacity(sends.len());
        for (endpoint_id, seq, request, send) in sends {
            done.push(send.await.unwrap_or_else(|_| Done {
                endpoint_id,
                seq,
                request,
                sent_at: now,
                finished_at: self.clock.now(),
                answer: Answer::broken_off(),
            }));
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
        self.hand_over(&mut state).await?;
        self.retain_if_due(&mut state, now).await?;
        self.walk_through(&mut state, now).await?;
        self.fill(&mut state, now, limits::LOADS_PER_PLAN).await
    }

    /// Sends one, by the injected clock, with a last-resort deadline.
    pub(crate) fn send(&self, outgoing: Outgoing) -> impl Future<Output = Done> + Send + 'static {
        let (wire, clock) = (Arc::clone(&self.wire), Arc::clone(&self.clock));
        async move {
            let sent_at = clock.now();
            let (endpoint_id, seq, request) = (outgoing.endpoint_id, outgoing.seq, outgoing.request);
            if !outgoing.permit.is_good() {
                return Done { endpoint_id, seq, request, sent_at, finished_at: sent_at, answer: Answer::Withheld };
            }
            let answer = tokio::time::timeout(limits::WIRE_DEADLINE, wire.post(&outgoing)).await.unwrap_or(Answer::Timeout);
            allmende_db::failpoint!("delivery-answered");
            Done { endpoint_id, seq, request, sent_at, finished_at: clock.now(), answer }
        }
    }

    /// Counts of what was set aside while planning, once.
    pub(crate) fn take_aside(state: &mut State) -> StepReport {
        std::mem::take(&mut state.aside)
    }
}
