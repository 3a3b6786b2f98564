//! One run: a database, nodes on it, peers, and what is known about all of them.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use allmende_app::{Addresses, App};
use allmende_db::{Db, DbError};
use allmende_delivery::{Answer, Membership, Outgoing, Ownership, Queue, Wire};
use allmende_domain::language::Language;
use allmende_domain::time::UnixMillis;
use async_trait::async_trait;

use super::books::Books;
use super::ground::{self, Break};
use super::ledger::{Ledger, Reply};
use super::nature::{Nature, pick};
use super::peers::{Flight, PLACES, Peers, Stage, place};
use super::trace::Trace;
use super::{Checked, PlantedBug, broken, checks};
use crate::chance::TestChance;
use crate::clock::TestClock;
use crate::delivery_rows::{OURS, add_actor, follower_id, set_follow};

const LEASE_MS: i64 = allmende_delivery::limits::LEASE_MS;
const BEATS_PER_LEASE: i64 = allmende_delivery::limits::BEATS_PER_LEASE;
/// One lease, the look before it, and one more.
const ROUNDS_OF_SIGNS: usize = 5;

/// The clock of one node: the world's, and how far it is off.
#[derive(Debug)]
pub(super) struct NodeClock {
    world: TestClock,
    skew_ms: AtomicI64,
}

impl allmende_delivery::Clock for NodeClock {
    fn now(&self) -> UnixMillis {
        allmende_app::Clock::now(&self.world).plus(self.skew_ms.load(Ordering::SeqCst))
    }
}

impl allmende_app::Clock for NodeClock {
    fn now(&self) -> UnixMillis {
        allmende_delivery::Clock::now(self)
    }
}

/// The scheduler sends; the queue itself is never asked to.
struct NoWire;

#[async_trait]
impl Wire for NoWire {
    async fn post(&self, _: &Outgoing) -> Answer {
        Answer::CannotSign("the simulation sends by itself".to_owned())
    }
}

/// A process that runs the queue, or does not for now.
pub(super) struct Node {
    pub clock: Arc<NodeClock>,
    chance: Arc<TestChance>,
    pub queue: Option<Queue>,
    pub ownership: Arc<Ownership>,
    /// When it last gave a sign of life.
    pub renewed_at: Option<i64>,
    /// It stands still, as after SIGSTOP: its clock runs on, its requests too, it does nothing.
    pub paused: bool,
    /// Handed to the queue, not written yet: the database failed.
    pub kept: Vec<(u64, Reply)>,
}

pub(super) struct World {
    pub db: Db,
    pub clock: TestClock,
    pub dice: TestChance,
    pub nature: Nature,
    pub trace: Trace,
    pub nodes: Vec<Node>,
    pub peers: Peers,
    pub ledger: Ledger,
    pub books: Books,
    /// For what people do: the verbs need one.
    pub app: App,
    pub people: super::people::People,
    bug: Option<PlantedBug>,
}

impl World {
    /// On a database that [`ground::prepare`] was done to.
    pub async fn new(db: &Db, seed: u64, whole_trace: bool, bug: Option<PlantedBug>) -> Result<Self, DbError> {
        ground::clear(db).await?;
        let dice = TestChance::seeded(seed);
        let nature = Nature::of(&dice);
        let clock = TestClock::default();
        let nodes: Vec<Node> = nature
            .skew_ms
            .iter()
            .zip(1..)
            .map(|(skew_ms, number)| Node {
                clock: Arc::new(NodeClock { world: clock.clone(), skew_ms: AtomicI64::new(*skew_ms) }),
                // Its own, so that what the queue asks of chance does not change what happens around it.
                chance: Arc::new(TestChance::seeded(seed ^ (0x5eed << (8 * number)))),
                queue: None,
                ownership: Arc::new(Ownership::everything()),
                renewed_at: None,
                paused: false,
                kept: Vec::new(),
            })
            .collect();
        let addresses = Addresses::new("https://here.example").map_err(|error| DbError::Corrupt(error.to_string()))?;
        let app = App::new(db.clone(), Arc::new(clock.clone()), Arc::new(TestChance::seeded(seed)), addresses, Language::english());
        let mut tx = db.begin().await?;
        add_actor(&mut tx, OURS, true, "https://here.example/inbox", None).await?;
        for place in &PLACES {
            for actor in place.actors {
                let own = format!("{}/{actor}", place.inbox);
                let (inbox, shared) = if place.shared { (own.as_str(), Some(place.inbox)) } else { (place.inbox, None) };
                add_actor(&mut tx, &follower_id(*actor), false, inbox, shared).await?;
            }
        }
        let mut people = super::people::People::default();
        for place in &PLACES {
            if dice.happens(600) {
                set_follow(&mut tx, place.actors[0], "accepted").await?;
                people.followers.insert(place.actors[0]);
            }
        }
        tx.commit().await?;
        let books = Books::read(&mut db.read().await?).await?;
        let (trace, peers, ledger) = (Trace::new(whole_trace), Peers::default(), Ledger::default());
        let mut world = Self { db: db.clone(), clock, dice, nature, trace, nodes, peers, ledger, books, app, people, bug };
        let nature = format!("{:?}", world.nature);
        world.say(&nature);
        for node in 0..world.nodes.len() {
            world.start(node);
        }
        Ok(world)
    }

    pub fn say(&mut self, what: &str) {
        let now = self.now();
        self.trace.say(now, what);
    }

    pub fn now(&self) -> i64 {
        allmende_app::Clock::now(&self.clock).0
    }

    pub fn now_of(&self, node: usize) -> UnixMillis {
        allmende_delivery::Clock::now(self.nodes[node].clock.as_ref())
    }

    pub fn start(&mut self, node: usize) {
        self.say(&format!("n{node} starts"));
        let Node { clock, chance, .. } = &self.nodes[node];
        let (clock, chance) = (Arc::clone(clock), Arc::clone(chance));
        let ownership = Arc::new(if self.nature.leased {
            let (id, name) = (format!("n{node}"), "simulated".to_owned());
            let wall: Arc<dyn allmende_delivery::Clock> = Arc::<NodeClock>::clone(&clock);
            let chance = Arc::<TestChance>::clone(&chance);
            let member = Membership { id, name, lease_ms: LEASE_MS, clock: Arc::clone(&wall), wall, chance };
            Ownership::leased(self.db.clone(), member)
        } else {
            Ownership::everything()
        });
        let queue = Queue::new(self.db.clone(), Arc::new(NoWire), clock, chance, self.nature.parameters.clone());
        let queue = queue.owning(Arc::clone(&ownership));
        let this = &mut self.nodes[node];
        this.queue = Some(match self.bug {
            Some(bug) => queue.with_bug(bug),
            None => queue,
        });
        (this.ownership, this.renewed_at) = (ownership, None);
    }

    /// A sign of life, when one is due. It changes nothing but who works where.
    pub async fn renew_if_due(&mut self, node: usize) -> Checked {
        let now = self.now();
        let this = &self.nodes[node];
        let due = this.renewed_at.is_none_or(|at| now - at >= LEASE_MS / BEATS_PER_LEASE);
        if !self.nature.leased || !due || this.queue.is_none() || this.paused {
            return Ok(());
        }
        let renewal = Arc::clone(&this.ownership).renew_once().await?;
        self.nodes[node].renewed_at = Some(now);
        let after = Books::read(&mut self.db.read().await?).await?;
        if renewal != allmende_delivery::Renewal::default() {
            self.say(&format!("n{node} renews: {renewal:?}"));
        }
        if !after.is_same_queue(&self.books) {
            return broken("leases-touch-no-delivery", format!("{renewal:?}"));
        }
        self.books = after;
        Ok(())
    }

    /// Lets time pass; nodes give their signs of life, unless one is lost now and then.
    pub async fn wait(&mut self, millis: i64) -> Checked {
        let mut left_ms = millis;
        // A node that watches another one for a whole lease sees that it stands still; after that, long times pass at once.
        for _ in 0..ROUNDS_OF_SIGNS {
            let round_ms = if self.nature.leased && self.working().len() < self.nodes.len() { LEASE_MS / BEATS_PER_LEASE } else { left_ms };
            let round_ms = round_ms.min(left_ms);
            self.pass(round_ms)?;
            left_ms -= round_ms;
            if round_ms > 0 {
                for node in self.working() {
                    if !self.dice.happens(self.nature.lost_signs_per_thousand) {
                        self.renew_if_due(node).await?;
                    }
                }
            }
        }
        self.pass(left_ms)
    }

    /// Whether what this request's node knows of the endpoint still counts.
    pub fn is_held(&self, flight: &Flight) -> bool {
        !self.nature.leased || self.books.lease_of(flight.outgoing.endpoint_id) == flight.lease
    }

    /// Stopped dead. Its connections break: what a peer has not got by now it never gets. What it got, nobody will know of.
    pub fn crash(&mut self, node: usize) -> Checked {
        self.say(&format!("n{node} dies"));
        let this = &mut self.nodes[node];
        (this.queue, this.paused) = (None, false);
        this.kept.clear();
        let flights: Vec<u64> = self.peers.of(node).map(|(id, _)| id).collect();
        for id in flights {
            let arriving =
                matches!(self.peers.flights.get(&id), Some(flight) if matches!(flight.stage, Stage::Underway { arrives_at: Some(_), .. }));
            if arriving && self.dice.happens(500) {
                self.arrive(id)?;
            }
            self.peers.flights.remove(&id);
        }
        Ok(())
    }

    /// Lets time pass; what is under way arrives and is answered when its time comes.
    pub fn pass(&mut self, millis: i64) -> Checked {
        let until = self.now() + millis;
        while let Some((at, id)) = self.peers.next_event(until) {
            self.clock.set(UnixMillis(at.max(self.now())));
            let arriving =
                matches!(self.peers.flights.get(&id), Some(flight) if matches!(flight.stage, Stage::Underway { arrives_at: Some(_), .. }));
            if arriving { self.arrive(id)? } else { self.end(id) }
        }
        self.clock.set(UnixMillis(until));
        Ok(())
    }

    /// A peer gets a request.
    fn arrive(&mut self, id: u64) -> Checked {
        let Some(flight) = self.peers.flights.get_mut(&id) else { return Ok(()) };
        if let Stage::Underway { arrives_at, .. } = &mut flight.stage {
            *arrives_at = None;
        }
        let flight = flight.clone();
        let name = place(flight.outgoing.inbox.as_str()).map_or("?", |place| place.name);
        let what = format!("{name} gets {} from n{}", self.ledger.name(flight.outgoing.seq), flight.node);
        self.say(&what);
        checks::arrived(self, &flight)
    }

    /// A node gets the answer, or gives up waiting.
    fn end(&mut self, id: u64) {
        let Some(node) = self.peers.flights.get(&id).map(|flight| flight.node) else { return };
        let finished_at = self.now_of(node);
        let Some(flight) = self.peers.flights.get_mut(&id) else { return };
        let Stage::Underway { sent_at, answer, .. } = flight.stage.clone() else { return };
        let ((endpoint_id, seq), request) = (flight.pair(), flight.outgoing.request);
        flight.stage =
            Stage::Done(allmende_delivery::Done { endpoint_id, seq, request, sent_at: UnixMillis(sent_at), finished_at, answer });
    }

    /// Now and then, the database fails under what comes next.
    pub async fn maybe_break(&mut self) -> Result<Option<Break>, DbError> {
        if !self.dice.happens(self.nature.breaks_per_thousand) {
            return Ok(None);
        }
        let how = pick(&self.dice, &[Break::AtWrite, Break::AtCommit]);
        self.say(&format!("the database fails {how:?}"));
        ground::set(&self.db, Some(how)).await?;
        Ok(Some(how))
    }

    /// The database works again; how it looks.
    pub async fn mend(&mut self, broken: Option<Break>) -> Result<Books, DbError> {
        if broken.is_some() {
            ground::set(&self.db, None).await?;
        }
        Books::read(&mut self.db.read().await?).await
    }

    /// An error is only right when the database was made to fail.
    pub fn expect_break<T>(&mut self, result: Result<T, String>, fault: Option<Break>, who: &str) -> Checked<Option<T>> {
        match (result, fault) {
            (Ok(value), _) => Ok(Some(value)),
            (Err(error), Some(_)) => {
                self.say(&format!("{who} failed: {error}"));
                Ok(None)
            }
            (Err(error), None) => broken("no-error-without-a-fault", format!("{who}: {error}")),
        }
    }

    /// Nodes that work at this moment.
    pub fn working(&self) -> Vec<usize> {
        let works = |node: &Node| node.queue.is_some() && !node.paused;
        self.nodes.iter().enumerate().filter(|(_, node)| works(node)).map(|(number, _)| number).collect()
    }
}
