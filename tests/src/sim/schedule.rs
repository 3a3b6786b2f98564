//! Who does what next: the seed decides between all that may happen.

use allmende_delivery::{Answer, Done};
use allmende_domain::url::Host;

use super::books::Books;
use super::ledger::{Cause, Reply};
use super::nature::pick;
use super::peers::{Asked, Class, HOSTS, Mood, Stage, bad_mood};
use super::world::World;
use super::{Checked, broken, checks};

impl World {
    /// The faulty phase.
    pub async fn live(&mut self) -> Checked {
        for _ in 0..self.nature.steps {
            self.step().await?;
            let pause_ms = self.nature.pause_ms(&self.dice);
            self.wait(pause_ms).await?;
        }
        Ok(())
    }

    async fn step(&mut self) -> Checked {
        self.raise_the_dead();
        let working = self.working();
        let node = if working.is_empty() { None } else { Some(pick(&self.dice, &working)) };
        match (self.dice.below(100), node) {
            (0..18, _) => self.publish().await,
            (18..20, _) => self.publish_again().await,
            (20..40, Some(node)) => self.plan(node).await,
            (40..52, Some(node)) => self.send(node, 700),
            (52..70, Some(node)) => {
                let some = self.some_done(node, 600);
                self.settle(node, some).await.map(drop)
            }
            (70..78, Some(node)) => self.turn(node).await.map(drop),
            (78..84, _) => {
                self.change_a_mood();
                Ok(())
            }
            (84..87, _) => {
                self.change_a_cable();
                Ok(())
            }
            (87..90, Some(node)) => self.hear(node).await,
            (90..94, _) => self.some_ask().await,
            (94..96, _) => self.follow().await,
            (96..98, Some(node)) => self.crash(node),
            (98.., Some(node)) => {
                self.say(&format!("n{node} stands still"));
                self.nodes[node].paused = true;
                Ok(())
            }
            (_, None) => Ok(()),
        }
    }

    /// Who is down comes back, sooner or later.
    fn raise_the_dead(&mut self) {
        for node in 0..self.nodes.len() {
            if self.nodes[node].queue.is_none() && self.dice.happens(300) {
                self.start(node);
            }
            if self.nodes[node].paused && self.dice.happens(150) {
                self.say(&format!("n{node} goes on"));
                self.nodes[node].paused = false;
            }
        }
    }

    fn change_a_mood(&mut self) {
        let host = pick(&self.dice, &HOSTS);
        let mood = if self.dice.happens(self.nature.faults_per_thousand) { bad_mood(&self.dice) } else { Mood::Fine };
        self.say(&format!("{host} is {mood:?}"));
        self.peers.moods.insert(host, mood);
    }

    /// Partitions: between a node and a host, or all hosts, nothing passes; then it heals.
    fn change_a_cable(&mut self) {
        let node = usize::try_from(self.dice.below(self.nodes.len() as u64)).unwrap_or(0);
        if !self.peers.cuts.is_empty() && self.dice.happens(600) {
            self.say("all cables are mended");
            self.peers.cuts.clear();
        } else if self.nature.faults_per_thousand > 0 {
            let all = self.dice.happens(300);
            let cut: Vec<&'static str> = if all { HOSTS.to_vec() } else { vec![pick(&self.dice, &HOSTS)] };
            self.say(&format!("n{node} cannot reach {cut:?}"));
            self.peers.cuts.extend(cut.into_iter().map(|host| (node, host)));
        }
    }

    async fn hear(&mut self, node: usize) -> Checked {
        let host = pick(&self.dice, &HOSTS);
        let Ok(parsed) = Host::parse(host) else { return Ok(()) };
        let fault = self.maybe_break().await?;
        let Some(queue) = self.nodes[node].queue.take() else { return Ok(()) };
        let result = queue.heard_from(&parsed).await;
        queue.nudge();
        self.nodes[node].queue = Some(queue);
        let after = self.mend(fault).await?;
        self.say(&format!("n{node} hears from {host}"));
        if self.expect_break(result.map_err(|error| error.to_string()), fault, "heard_from")?.is_none() {
            return self.unchanged(after);
        }
        self.ledger.account(&self.books, &after, &Cause::Heard)?;
        self.books = after;
        Ok(())
    }

    /// Some planned requests leave, in any order.
    pub fn send(&mut self, node: usize, per_thousand: u64) -> Checked {
        let mut planned = self.peers.planned(node);
        planned.retain(|_| self.dice.happens(per_thousand));
        if self.dice.happens(300) {
            planned.reverse();
        }
        let (now, sent_at) = (self.now(), self.now_of(node).0);
        for id in planned {
            let Some(flight) = self.peers.flights.get(&id) else { continue };
            if flight.outgoing.permit.is_good() {
                checks::sent(self, flight)?;
                self.peers.send(id, now, sent_at, &self.dice);
            } else {
                self.peers.withhold(id, sent_at);
            }
        }
        Ok(())
    }

    fn some_done(&self, node: usize, per_thousand: u64) -> Vec<u64> {
        let mut done = self.fresh_done(node);
        done.retain(|_| self.dice.happens(per_thousand));
        done
    }

    /// What was answered and not handed to the queue yet.
    pub fn fresh_done(&self, node: usize) -> Vec<u64> {
        let mut done = self.peers.done(node);
        done.retain(|id| !self.nodes[node].kept.iter().any(|(kept, _)| kept == id));
        done
    }

    /// What the loop of a node does in one go: write down, look, send. How many were planned.
    pub async fn turn(&mut self, node: usize) -> Checked<usize> {
        let done = self.fresh_done(node);
        if !self.settle(node, done).await? {
            return Ok(0);
        }
        self.plan(node).await?;
        let planned = self.peers.planned(node).len();
        self.send(node, 1_000)?;
        Ok(planned)
    }

    /// A node looks what is due; answers that it could not write may still wait.
    pub async fn plan(&mut self, node: usize) -> Checked {
        if !self.dice.happens(self.nature.lost_signs_per_thousand) {
            self.renew_if_due(node).await?;
        }
        let fault = self.maybe_break().await?;
        let now = self.now_of(node);
        let Some(queue) = self.nodes[node].queue.take() else { return Ok(()) };
        let result = queue.plan(now).await;
        let after = self.mend(fault).await?;
        self.ledger.account(&self.books, &after, &Cause::Planned(now.0))?;
        let result = self.expect_break(result.map_err(|error| error.to_string()), fault, "plan")?;
        if let Some(planned) = result {
            let shown: Vec<String> = planned.iter().map(|one| self.show(one.endpoint_id, one.seq)).collect();
            self.say(&format!("n{node} plans {}", shown.join(" ")));
            checks::planned(self, node, now.0, &planned, &self.books, &after)?;
            for outgoing in planned {
                let object = self.ledger.sent.get(&outgoing.seq).map_or(0, |sent| sent.object);
                let lease = after.lease_of(outgoing.endpoint_id);
                self.peers.plan(node, object, outgoing, lease);
            }
        }
        self.books = after;
        let in_flight = queue.footprint().await.in_flight;
        self.nodes[node].queue = Some(queue);
        self.in_flight_is(node, in_flight)
    }

    fn show(&self, endpoint: i64, seq: i64) -> String {
        let inbox = self.books.endpoints.get(&endpoint).map_or("", |row| row.inbox.as_str());
        format!("{}→{}", self.ledger.name(seq), super::peers::place(inbox).map_or("?", |place| place.name))
    }

    /// A node writes down what came of these, and of those that it could not write before. Whether it could.
    pub async fn settle(&mut self, node: usize, ids: Vec<u64>) -> Checked<bool> {
        let mut dones: Vec<Done> = Vec::with_capacity(ids.len());
        for id in &ids {
            if let Some(Stage::Done(done)) = self.peers.flights.get(id).map(|flight| flight.stage.clone()) {
                self.nodes[node].kept.push((*id, Reply { pair: (done.endpoint_id, done.seq), class: Class::of(&done.answer) }));
                dones.push(done);
            }
        }
        if self.nodes[node].kept.is_empty() {
            return Ok(true);
        }
        let shown: Vec<String> = dones.iter().map(|done| format!("{} {:?}", self.show(done.endpoint_id, done.seq), done.answer)).collect();
        let fault = self.maybe_break().await?;
        let Some(queue) = self.nodes[node].queue.take() else { return Ok(false) };
        let result = queue.settle(dones).await;
        let after = self.mend(fault).await?;
        self.say(&format!("n{node} settles {}", shown.join(", ")));
        let in_flight = queue.footprint().await.in_flight;
        self.nodes[node].queue = Some(queue);
        // What was never sent is settled in memory, whatever the database does.
        self.nodes[node].kept.retain(|(id, reply)| {
            let withheld = reply.class == Class::Withheld;
            if withheld {
                self.peers.flights.remove(id);
            }
            !withheld
        });
        if self.expect_break(result.map_err(|error| error.to_string()), fault, "settle")?.is_none() {
            self.unchanged(after)?;
            self.in_flight_is(node, in_flight)?;
            return Ok(false);
        }
        let kept = std::mem::take(&mut self.nodes[node].kept);
        let mut written: Vec<(Reply, Done, Option<Asked>)> = Vec::with_capacity(kept.len());
        let mut fenced: Vec<Reply> = Vec::new();
        for (id, reply) in kept {
            let Some(flight) = self.peers.flights.remove(&id) else { continue };
            let held = self.is_held(&flight);
            if !held {
                fenced.push(reply);
            } else if let Stage::Done(done) = flight.stage {
                written.push((reply, done, flight.asked));
            }
        }
        if !fenced.is_empty() {
            self.say(&format!("n{node} had lost the lease of {} of them", fenced.len()));
        }
        checks::fenced(self, &fenced, &written, &after)?;
        self.written(&written, after)?;
        self.in_flight_is(node, in_flight)?;
        Ok(true)
    }

    fn written(&mut self, written: &[(Reply, Done, Option<Asked>)], after: Books) -> Checked {
        let replies: Vec<Reply> = written.iter().map(|(reply, ..)| *reply).collect();
        for (reply, done, _) in written {
            match reply.class {
                Class::Missing => drop(self.ledger.missing_since.entry(reply.pair.0).or_insert(done.finished_at.0)),
                _ if matches!(done.answer, Answer::CannotSign(_) | Answer::Withheld) => {}
                _ => drop(self.ledger.missing_since.remove(&reply.pair.0)),
            }
        }
        let before = std::mem::take(&mut self.books);
        self.books = after.clone();
        self.ledger.account(&before, &after, &Cause::Settled(&replies))?;
        checks::settled(self, written, &before, &after)
    }

    /// The queue counts as many under way as there are.
    fn in_flight_is(&self, node: usize, counted: usize) -> Checked {
        let flying = self.peers.of(node).count();
        // What was under way in a slot that it lost it may forget at once.
        let owned = self.peers.of(node).filter(|(_, flight)| self.is_held(flight)).count();
        if (owned..=flying).contains(&counted) {
            Ok(())
        } else {
            broken("slots-are-given-back", format!("n{node} counts {counted} under way, not {flying}"))
        }
    }
}
