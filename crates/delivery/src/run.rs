//! The loop: one half looks and sends, the other writes down what came of it, so that sending goes on while answers wait for the disk.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use allmende_db::DbError;
use allmende_domain::time::UnixMillis;
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use crate::limits;
use crate::look::Cause;
use crate::parameters::Clock;
use crate::queue::Queue;
use crate::wire::{Answer, Done, Outgoing};

impl Queue {
    /// Works until `stop`: looks when nudged and once a second, sends, writes answers in batches. At a stop, what is under way may
    /// finish for a few seconds; the rest is sent again at the next start.
    pub async fn run(&self, stop: CancellationToken) {
        let database = Reachable::default();
        let (answered, answers) = mpsc::unbounded_channel();
        let mut sends = JoinSet::new();
        // Ends when nothing is under way any more and nothing will be.
        let mut settling = std::pin::pin!(self.settle_answers(answers, &database));
        tokio::select! {
            () = self.send_until(&stop, answered, &mut sends, &database) => {}
            () = &mut settling => {}
        }
        if tokio::time::timeout(limits::STOP_GRACE, settling).await.is_err() {
            tracing::warn!("Deliveries were still under way at the stop; they are sent again at the next start");
        }
    }

    async fn send_until(&self, stop: &CancellationToken, answered: UnboundedSender<Done>, sends: &mut JoinSet<()>, database: &Reachable) {
        let mut tick = tokio::time::interval(limits::SWEEP_EVERY);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let cause = tokio::select! {
                () = stop.cancelled() => break,
                _ = tick.tick() => Cause::Tick,
                () = self.nudged.notified() => Cause::Nudge,
                () = self.again.notified() => Cause::Again,
            };
            let step = self.step(cause).await;
            database.note(&step);
            for outgoing in step.unwrap_or_default() {
                let ticket = Ticket::of(&outgoing, &self.clock, &answered);
                let send = self.send(outgoing);
                sends.spawn(async move { ticket.hand_in(send.await) });
            }
            while sends.try_join_next().is_some() {}
        }
    }

    /// What is to be sent now.
    async fn step(&self, cause: Cause) -> Result<Vec<Outgoing>, DbError> {
        let now = self.clock.now();
        let mut state = self.state.lock().await;
        self.hand_over(&mut state).await?;
        if cause == Cause::Tick {
            self.retain_if_due(&mut state, now).await?;
        }
        let more_to_see = self.look(&mut state, cause, now).await?;
        // One read at a time, so that what is at hand leaves first.
        let outgoing = self.fill(&mut state, now, 1).await?;
        if more_to_see || state.unfinished {
            self.again.notify_one();
        }
        Ok(outgoing)
    }

    /// Writes answers down until no more can come.
    async fn settle_answers(&self, mut answers: UnboundedReceiver<Done>, database: &Reachable) {
        let mut batch = Vec::new();
        let rows_max = self.parameters.settle_rows_max.max(1);
        while answers.recv_many(&mut batch, rows_max).await > 0 {
            let company = async {
                loop {
                    let room = rows_max.saturating_sub(batch.len());
                    // Zero: there is no room, or nothing will come any more.
                    if answers.recv_many(&mut batch, room).await == 0 {
                        break;
                    }
                }
            };
            // When the time is over, the batch is what there is.
            let _: Result<(), tokio::time::error::Elapsed> = tokio::time::timeout(self.parameters.settle_wait, company).await;
            loop {
                // What could not be written is kept there.
                let settled = self.settle(std::mem::take(&mut batch)).await;
                database.note(&settled);
                if settled.is_ok() {
                    break;
                }
                tokio::time::sleep(limits::SWEEP_EVERY).await;
            }
            self.again.notify_one();
        }
    }
}

/// Sees to it that every request that began comes to an end in the books, a panic included.
struct Ticket {
    endpoint_id: i64,
    seq: i64,
    request: u64,
    sent_at: UnixMillis,
    clock: Arc<dyn Clock>,
    answered: UnboundedSender<Done>,
    handed_in: bool,
}

impl Ticket {
    fn of(outgoing: &Outgoing, clock: &Arc<dyn Clock>, answered: &UnboundedSender<Done>) -> Self {
        Self {
            endpoint_id: outgoing.endpoint_id,
            seq: outgoing.seq,
            request: outgoing.request,
            sent_at: clock.now(),
            clock: Arc::clone(clock),
            answered: answered.clone(),
            handed_in: false,
        }
    }

    fn hand_in(mut self, done: Done) {
        self.handed_in = true;
        // Nobody listens any more only after the grace of a stop.
        let _: Result<(), mpsc::error::SendError<Done>> = self.answered.send(done);
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        if !self.handed_in {
            let (endpoint_id, seq, request, sent_at, finished_at) =
                (self.endpoint_id, self.seq, self.request, self.sent_at, self.clock.now());
            let done = Done { endpoint_id, seq, request, sent_at, finished_at, answer: Answer::broken_off() };
            let _: Result<(), mpsc::error::SendError<Done>> = self.answered.send(done);
        }
    }
}

/// Whether the database answered last, to say so once when it changes.
struct Reachable(AtomicBool);

impl Default for Reachable {
    fn default() -> Self {
        Self(AtomicBool::new(true))
    }
}

impl Reachable {
    fn note<T>(&self, outcome: &Result<T, DbError>) {
        let before = self.0.swap(outcome.is_ok(), Ordering::Relaxed);
        match outcome {
            Err(error) if before => {
                tracing::error!(%error, "The delivery queue cannot reach its database; nothing is lost, it tries again every second");
            }
            Ok(_) if !before => tracing::info!("The delivery queue works again"),
            Ok(_) | Err(_) => {}
        }
    }
}
