//! The faults end: everything arrives, or is visibly dead and arrives when a person sends it again.

use allmende_db::queue as table;
use allmende_db::queue::{Breaker, Burial};
use allmende_domain::time::{HOUR_MS, SECOND_MS};

use super::books::Pair;
use super::nature::pick;
use super::peers::HOSTS;
use super::people::Ask;
use super::world::World;
use super::{Checked, broken};

/// Turns within which everything must be settled, the waiting for backoffs and parked ones included.
const TURNS_MAX: usize = 600;
/// Activities whose status is looked at.
const STATUS_LOOKS: usize = 8;

impl World {
    pub async fn come_to_rest(&mut self) -> Checked {
        self.say("the faults end");
        self.peers.calm();
        (self.nature.breaks_per_thousand, self.nature.lost_signs_per_thousand) = (0, 0);
        let lost = (self.nodes.len() > 1 && self.dice.happens(300)).then(|| pick(&self.dice, &[0, 1]));
        for node in 0..self.nodes.len() {
            self.nodes[node].paused = false;
            if Some(node) == lost {
                self.crash(node)?;
            } else if self.nodes[node].queue.is_none() {
                self.start(node);
            }
        }
        for host in HOSTS {
            if self.dice.happens(700) && self.people.suspends(host) {
                self.ask(Ask::Allow(host)).await?;
            }
            if self.dice.happens(700) && self.books.endpoints.values().any(|row| row.host == host && row.breaker == Breaker::Suspended) {
                self.ask(Ask::Resume(host)).await?;
            }
        }
        self.drain("everything-arrives").await?;
        self.status_is_right().await?;
        for host in HOSTS {
            let is_there = |pair: &Pair| self.books.endpoints.get(&pair.0).is_some_and(|row| row.host == host);
            if self.books.buried.keys().any(is_there) {
                self.ask(Ask::ReplayHost(host)).await?;
            }
        }
        self.drain("replayed-ones-arrive").await?;
        let dead: Vec<Pair> = self.books.buried.keys().filter(|pair| self.is_served(pair.0)).copied().collect();
        if let Some(pair) = dead.first() {
            return broken("replayed-ones-arrive", format!("{} is dead again", self.ledger.name(pair.1)));
        }
        self.status_is_right().await
    }

    /// Turns of all nodes until nothing waits any more, where we send at all.
    async fn drain(&mut self, rule: &'static str) -> Checked {
        let mut idle_ms = SECOND_MS;
        for _ in 0..TURNS_MAX {
            let mut planned = 0;
            for node in self.working() {
                planned += self.turn(node).await?;
            }
            self.wait(700).await?;
            for node in self.working() {
                let done = self.fresh_done(node);
                self.settle(node, done).await?;
            }
            let waits = self.books.pending.iter().any(|pair| self.is_served(pair.0))
                || self.books.buried.iter().any(|(pair, grave)| grave.state == Burial::Parked && self.is_served(pair.0));
            if !waits {
                return Ok(());
            }
            idle_ms = if planned > 0 { SECOND_MS } else { (idle_ms * 4).min(6 * HOUR_MS) };
            if planned == 0 {
                self.wait(idle_ms).await?;
            }
        }
        let waiting: Vec<String> = self.books.pending.iter().map(|pair| self.ledger.name(pair.1).to_owned()).collect();
        broken(rule, format!("{waiting:?} still wait, {} are parked", self.books.count(Burial::Parked)))
    }

    /// What people are shown is what there is.
    async fn status_is_right(&mut self) -> Checked {
        let mut conn = self.db.read().await?;
        let totals = table::totals(&mut conn).await?;
        let parked = self.books.count(Burial::Parked) as i64;
        let dead = self.books.count(Burial::Dead) as i64;
        if (totals.pending, totals.parked, totals.dead) != (self.books.pending.len() as i64, parked, dead) {
            return broken("status-counts", format!("{totals:?}, not {parked} parked and {dead} dead"));
        }
        // Each costs two statements; which ones are looked at differs from seed to seed.
        let every = self.ledger.sent.len().div_ceil(STATUS_LOOKS).max(1);
        let first = usize::try_from(self.dice.below(every as u64)).unwrap_or(0);
        for (seq, sent) in self.ledger.sent.iter().skip(first).step_by(every) {
            let Some(table::ActivityStatus { sent: status, undelivered }) = table::activity_status(&mut conn, &sent.url).await? else {
                if self.ledger.forgotten.contains(seq) {
                    continue;
                }
                return broken("status-counts", format!("{} has no status", sent.name));
            };
            let of = |pairs: &std::collections::BTreeSet<Pair>| pairs.iter().filter(|pair| pair.1 == *seq).count() as i64;
            let (delivered, superseded) = (of(&self.ledger.delivered), of(&self.ledger.superseded));
            let buried = self.books.buried.keys().filter(|pair| pair.1 == *seq).count() as i64;
            let fine = status.delivered == delivered
                && status.superseded == superseded
                && status.pending == of(&self.books.pending)
                && status.parked + status.dead == buried
                && status.audience + superseded == sent.to.len() as i64
                && undelivered.len() as i64 == status.pending + buried;
            if !fine {
                return broken("status-counts", format!("{}: {delivered} delivered, {superseded} superseded, but {status:?}", sent.name));
            }
        }
        Ok(())
    }
}
