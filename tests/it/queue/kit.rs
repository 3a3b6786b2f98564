//! A queue with a database, a clock that only moves when told, seeded chance, and a network that misbehaves as told.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use allmende_db::queue::{ActivityStatus, SentActivity, Undelivered};
use allmende_db::{Db, Tx, sql};
use allmende_delivery::{Answer, Audience, Chance, Clock, Done, Enqueued, NewActivity, Outgoing, Parameters, Queue, Wire, enqueue, limits};
use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use allmende_tests::delivery_rows::{self, add_actor, follower_id, set_follow};
use async_trait::async_trait;

/// 2026-11-22T09:00:00Z
pub const START: i64 = 1_795_338_000_000;
pub use allmende_tests::delivery_rows::OURS;

pub struct TestClock(pub AtomicI64);

impl Clock for TestClock {
    fn now(&self) -> UnixMillis {
        UnixMillis(self.0.load(Ordering::SeqCst))
    }
}

/// SplitMix64.
pub struct Dice(AtomicU64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    pub fn roll(&self, sides: u64) -> u64 {
        let mut z = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst).wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

impl Chance for Dice {
    fn fraction(&self) -> f64 {
        self.roll(1 << 20) as f64 / f64::from(1_u32 << 20)
    }
}

/// How a peer behaves.
#[derive(Debug, Clone, PartialEq)]
pub enum Mood {
    Fine,
    Status(u16),
    RetryAfter(u16, &'static str),
    Refused,
    Timeout,
    NoKey,
    /// Refuses only activities whose id contains this.
    Picky(u16, &'static str),
}

#[derive(Default)]
pub struct World {
    /// By host; `Fine` when missing.
    pub moods: HashMap<String, Mood>,
    /// What each inbox acted upon, in order, repetitions included.
    pub received: BTreeMap<String, Vec<String>>,
    /// What each inbox answered 2xx to.
    pub acknowledged: BTreeSet<(String, String)>,
    /// Every attempt: when, inbox, activity.
    pub attempts: Vec<(i64, String, String)>,
}

pub struct Network {
    pub world: Mutex<World>,
    pub clock: Arc<TestClock>,
}

#[async_trait]
impl Wire for Network {
    async fn post(&self, outgoing: &Outgoing) -> Answer {
        let mut world = self.world.lock().unwrap();
        let (inbox, activity) = (outgoing.inbox.to_string(), outgoing.activity_url.to_string());
        assert!(!outgoing.body.is_empty());
        world.attempts.push((self.clock.now().0, inbox.clone(), activity.clone()));
        let mood = world.moods.get(outgoing.inbox.host().as_str()).cloned().unwrap_or(Mood::Fine);
        let mood = match mood {
            Mood::Picky(code, part) if activity.contains(part) => Mood::Status(code),
            Mood::Picky(..) => Mood::Fine,
            other => other,
        };
        match mood {
            Mood::Fine => {
                world.received.entry(inbox.clone()).or_default().push(activity.clone());
                world.acknowledged.insert((inbox, activity));
                Answer::Status { code: 202, retry_after: None }
            }
            Mood::Status(code) => Answer::Status { code, retry_after: None },
            Mood::RetryAfter(code, text) => Answer::Status { code, retry_after: Some(text.to_owned()) },
            Mood::Refused => Answer::Unreachable("connection refused".to_owned()),
            Mood::Timeout => Answer::Timeout,
            Mood::NoKey => Answer::CannotSign("the actor has no key".to_owned()),
            Mood::Picky(..) => unreachable!(),
        }
    }
}

pub struct Kit {
    pub db: Db,
    pub clock: Arc<TestClock>,
    pub network: Arc<Network>,
    pub dice: Arc<Dice>,
}

impl Kit {
    /// On a migrated database, which it empties: nobody else may use it at the time.
    pub async fn on(db: Db, seed: u64) -> Self {
        let mut tx = db.begin().await.unwrap();
        delivery_rows::clear(&mut tx).await.unwrap();
        add_actor(&mut tx, OURS, true, "https://here.example/inbox", None).await.unwrap();
        tx.commit().await.unwrap();
        let clock = Arc::new(TestClock(AtomicI64::new(START)));
        let network = Arc::new(Network { world: Mutex::default(), clock: Arc::clone(&clock) });
        Self { db, clock, network, dice: Arc::new(Dice::new(seed)) }
    }

    pub fn queue(&self) -> Queue {
        self.queue_with(Parameters::default())
    }

    pub fn queue_with(&self, parameters: Parameters) -> Queue {
        let (wire, clock, chance) = (Arc::clone(&self.network), Arc::clone(&self.clock), Arc::clone(&self.dice));
        Queue::new(self.db.clone(), wire, clock, chance, parameters)
    }

    pub fn now(&self) -> UnixMillis {
        self.clock.now()
    }

    /// What a queue is told when a request was answered at once.
    pub fn done(&self, one: &Outgoing, answer: Answer) -> Done {
        let now = self.now();
        Done { endpoint_id: one.endpoint_id, seq: one.seq, request: one.request, sent_at: now, finished_at: now, answer }
    }

    pub fn accepted(&self, one: &Outgoing) -> Done {
        self.done(one, Answer::Status { code: 202, retry_after: None })
    }

    /// Makes `copies` more activities like the one called "first", all of them for every endpoint there is.
    pub async fn multiply_first(&self, copies: i64) {
        let mut tx = self.db.begin().await.unwrap();
        sql("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $2)
             INSERT INTO activities (activity_url, actor_id, object_url, kind, body, audience, superseded, created_at)
             SELECT 'https://here.example/activities/m' || i, $1, 'https://here.example/m' || i, 'Create', body, audience, 0, created_at
             FROM n CROSS JOIN activities WHERE activity_url LIKE '%/first'")
        .text(OURS)
        .bind(copies)
        .execute(&mut tx)
        .await
        .unwrap();
        sql("INSERT INTO deliveries (endpoint_id, seq) SELECT e.id, a.seq FROM endpoints e CROSS JOIN activities a WHERE true
             ON CONFLICT (endpoint_id, seq) DO NOTHING")
        .execute(&mut tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();
    }

    pub fn wait(&self, ms: i64) {
        self.clock.0.fetch_add(ms, Ordering::SeqCst);
    }

    pub fn mood(&self, host: &str, mood: Mood) {
        self.network.world.lock().unwrap().moods.insert(host.to_owned(), mood);
    }

    pub fn received(&self, inbox: &str) -> Vec<String> {
        self.network.world.lock().unwrap().received.get(inbox).cloned().unwrap_or_default()
    }

    pub async fn enqueue(&self, name: &str, kind: &str, object: &str, audience: Audience) -> Enqueued {
        let mut tx = self.db.begin().await.unwrap();
        let mut enqueued = enqueue(&mut tx, &activity(name, kind, object), &audience, self.now()).await.unwrap();
        tx.commit().await.unwrap();
        while let Some(mut rest) = enqueued.rest.take() {
            let mut tx = self.db.begin().await.unwrap();
            let stretch = rest.stretch(&mut tx, limits::STRETCH, self.now()).await.unwrap();
            tx.commit().await.unwrap();
            enqueued.audience += stretch.addressed;
            enqueued.rest = stretch.more.then_some(rest);
        }
        enqueued
    }

    /// Steps, an hour at a time when nothing moves, until nothing is pending or `steps` are over.
    pub async fn drain(&self, queue: &Queue, steps: usize, pause_ms: i64) -> bool {
        for _ in 0..steps {
            queue.run_once(self.now()).await.unwrap();
            self.wait(pause_ms);
            if self.pending().await == 0 {
                return true;
            }
        }
        false
    }

    pub async fn pending(&self) -> i64 {
        allmende_db::queue::totals(&mut self.db.read().await.unwrap()).await.unwrap().pending
    }

    pub async fn status(&self, name: &str) -> SentActivity {
        self.whole_status(name).await.sent
    }

    pub async fn undelivered(&self, name: &str) -> Vec<Undelivered> {
        self.whole_status(name).await.undelivered
    }

    async fn whole_status(&self, name: &str) -> ActivityStatus {
        let mut conn = self.db.read().await.unwrap();
        allmende_db::queue::activity_status(&mut conn, &url(name)).await.unwrap().unwrap()
    }
}

pub fn url(name: &str) -> String {
    format!("https://here.example/activities/{name}")
}

pub fn activity(name: &str, kind: &str, object: &str) -> NewActivity {
    NewActivity {
        activity_url: ObjectUrl::parse(&url(name)).unwrap(),
        actor_id: ActorId::parse(OURS).unwrap(),
        object_url: ObjectUrl::parse(&format!("https://here.example/objects/{object}")).unwrap(),
        kind: kind.to_owned(),
        body: name.as_bytes().to_vec(),
    }
}

pub fn inboxes(names: &[&str]) -> Audience {
    Audience::Inboxes(names.iter().map(|name| ObjectUrl::parse(&format!("https://{name}.example/inbox")).unwrap()).collect())
}

pub fn inbox(name: &str) -> String {
    format!("https://{name}.example/inbox")
}

pub async fn add_follower(tx: &mut Tx, number: u32, inbox: &str, shared: Option<&str>, state: &str) {
    add_actor(tx, &follower_id(number), false, inbox, shared).await.unwrap();
    set_follow(tx, number, state).await.unwrap();
}
