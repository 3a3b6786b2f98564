//! The queue under faults, by seed: peers that refuse, lose answers, slow down or vanish, and a process that dies between any two
//! steps. After each step nothing may be lost, doubled in the books or out of order; with the faults off, everything must arrive.
//!
//! `ALLMENDE_SEED=n` runs one seed, `ALLMENDE_SEEDS=n` so many.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::AssertUnwindSafe;

use allmende_db::queue as table;
use allmende_db::sql;
use allmende_delivery::{Answer, Done, Outgoing, Queue, Wire as _};
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use allmende_domain::url::Host;
use allmende_tests::database::TestDatabase;

use super::kit::{Kit, Mood, inbox, inboxes, url};

const HOSTS: [&str; 5] = ["a", "b", "c", "d", "e"];
const STEPS: u64 = 30;

/// What the simulation asked for.
struct Sent {
    name: String,
    object: u64,
    kind: &'static str,
    to: Vec<&'static str>,
}

struct Simulation {
    kit: Kit,
    sent: Vec<Sent>,
    /// Objects that live: number and how many activities it had.
    objects: BTreeMap<u64, u64>,
}

fn mood(roll: u64) -> Mood {
    match roll {
        0 => Mood::Refused,
        1 => Mood::Timeout,
        2 => Mood::RetryAfter(429, "90"),
        3 => Mood::RetryAfter(503, "Sun, 22 Nov 2026 12:00:00 GMT"),
        4 => Mood::Status(500),
        5 => Mood::Status(410),
        6 => Mood::Status(404),
        7 => Mood::Status(403),
        8 => Mood::AnswerLost,
        9 => Mood::BadTls,
        10 => Mood::Status(401),
        11 => Mood::Status(422),
        12 => Mood::Picky(500, "1"),
        _ => Mood::Fine,
    }
}

impl Simulation {
    async fn publish(&mut self) {
        let dice = &self.kit.dice;
        let fresh = self.sent.len() as u64;
        let live: Vec<u64> = self.objects.keys().copied().collect();
        let (object, kind) = match dice.roll(4) {
            0 | 1 if !live.is_empty() => (live[dice.roll(live.len() as u64) as usize], "Update"),
            2 if !live.is_empty() => (live[dice.roll(live.len() as u64) as usize], "Delete"),
            _ => (fresh, "Create"),
        };
        if kind == "Delete" {
            self.objects.remove(&object);
        } else {
            *self.objects.entry(object).or_default() += 1;
        }
        // The same audience for all about one object, as followers are.
        let to: Vec<&'static str> =
            HOSTS.iter().enumerate().filter(|(n, _)| !(object + *n as u64).is_multiple_of(4)).map(|(_, host)| *host).collect();
        let name = format!("n{fresh}");
        let enqueued = self.kit.enqueue(&name, kind, &format!("o{object}"), inboxes(&to)).await;
        let mut conn = self.kit.db.read().await.unwrap();
        let gone: Vec<String> = table::endpoint_overview(&mut conn)
            .await
            .unwrap()
            .into_iter()
            .filter(|row| row.endpoint.health.breaker == table::Breaker::Gone)
            .map(|row| row.endpoint.inbox)
            .collect();
        let to: Vec<&'static str> = to.into_iter().filter(|host| !gone.contains(&inbox(host))).collect();
        assert_eq!(enqueued.audience, to.len() as i64);
        self.sent.push(Sent { name, object, kind, to });
    }

    /// The process dies after some requests were made and before their answers were written, or after only some were.
    async fn crash(&self, queue: Queue) -> Queue {
        let planned = queue.plan(self.kit.now()).await.unwrap();
        let mut done = Vec::new();
        for outgoing in planned {
            if self.kit.dice.roll(3) > 0 {
                done.push(answered(&self.kit, &outgoing, self.kit.network.post(&outgoing).await));
            }
        }
        done.retain(|_| self.kit.dice.roll(2) == 0);
        queue.settle(done).await.unwrap();
        drop(queue);
        self.kit.queue()
    }

    /// The pairs of inbox and activity in a table.
    async fn pairs(&self, dead: bool) -> BTreeSet<(String, String)> {
        let mut conn = self.kit.db.read().await.unwrap();
        let statement = if dead {
            sql(
                "SELECT e.inbox, a.activity_url FROM dead_letters l JOIN endpoints e ON e.id = l.endpoint_id JOIN activities a ON a.seq = l.seq",
            )
        } else {
            sql(
                "SELECT e.inbox, a.activity_url FROM deliveries l JOIN endpoints e ON e.id = l.endpoint_id JOIN activities a ON a.seq = l.seq",
            )
        };
        statement.fetch_all(&mut conn, |row| Ok((row.get("inbox")?, row.get("activity_url")?))).await.unwrap().into_iter().collect()
    }

    /// Where every delivery is; the books themselves only when asked, which costs five look-ups per activity.
    async fn check(&self, books: bool) {
        let (pending, buried) = (self.pairs(false).await, self.pairs(true).await);
        assert!(pending.is_disjoint(&buried), "both pending and buried");
        let acknowledged = self.kit.network.world.lock().unwrap().acknowledged.clone();
        let mut superseded: BTreeMap<&str, i64> = BTreeMap::new();
        for (number, sent) in self.sent.iter().enumerate() {
            for host in &sent.to {
                let pair = (inbox(host), url(&sent.name));
                if pending.contains(&pair) || buried.contains(&pair) || acknowledged.contains(&pair) {
                    continue;
                }
                let later = self.sent.iter().skip(number + 1).any(|later| later.object == sent.object && later.to.contains(host));
                assert!(later && sent.kind != "Delete", "{} for {host} is lost", sent.name);
                *superseded.entry(&sent.name).or_default() += 1;
            }
        }
        self.check_order();
        if !books {
            return;
        }
        let mut conn = self.kit.db.read().await.unwrap();
        for sent in &self.sent {
            let status = table::activity_status(&mut conn, &url(&sent.name)).await.unwrap().unwrap();
            assert_eq!(status.delivered + status.pending + status.parked + status.dead, status.audience);
            assert_eq!(status.audience + status.superseded, sent.to.len() as i64);
            assert!(status.delivered >= 0 && status.superseded >= superseded.get(sent.name.as_str()).copied().unwrap_or(0));
            let got = sent.to.iter().filter(|host| acknowledged.contains(&(inbox(host), url(&sent.name)))).count() as i64;
            assert!(status.delivered <= got, "{}: {} in the books, {got} in the world", sent.name, status.delivered);
        }
    }

    /// To each inbox, what is about one object never goes back.
    fn check_order(&self) {
        let number: BTreeMap<String, usize> = self.sent.iter().enumerate().map(|(n, sent)| (url(&sent.name), n)).collect();
        for (inbox, received) in &self.kit.network.world.lock().unwrap().received {
            let mut last: BTreeMap<u64, usize> = BTreeMap::new();
            for activity in received {
                let number = number[activity];
                let before = last.insert(self.sent[number].object, number).unwrap_or(0);
                assert!(before <= number, "{inbox} got {activity} after {}", self.sent[before].name);
            }
        }
    }

    /// Faults off: nothing stays pending or parked, and what is not buried is there.
    async fn check_liveness(&self, queue: &Queue) {
        self.kit.network.world.lock().unwrap().moods.clear();
        for _ in 0..200 {
            queue.run_once(self.kit.now()).await.unwrap();
            let totals = table::totals(&mut self.kit.db.read().await.unwrap()).await.unwrap();
            if totals.pending == 0 && totals.parked == 0 {
                break;
            }
            self.kit.wait(6 * HOUR_MS);
        }
        self.check(true).await;
        assert!(self.pairs(false).await.is_empty(), "still pending");
        let buried = self.pairs(true).await;
        for object in self.sent.iter().map(|sent| sent.object).collect::<BTreeSet<_>>() {
            let last = self.sent.iter().rfind(|sent| sent.object == object).unwrap();
            for host in &last.to {
                let pair = (inbox(host), url(&last.name));
                let there = self.kit.received(&pair.0).contains(&pair.1);
                assert!(there || buried.contains(&pair), "{} never arrived at {host}", last.name);
            }
        }
    }
}

fn answered(kit: &Kit, outgoing: &Outgoing, answer: Answer) -> Done {
    Done { endpoint_id: outgoing.endpoint_id, seq: outgoing.seq, sent_at: kit.now(), finished_at: kit.now(), answer }
}

async fn simulate(kit: Kit) {
    let mut simulation = Simulation { kit, sent: Vec::new(), objects: BTreeMap::new() };
    let mut queue = simulation.kit.queue();
    for step in 0..STEPS {
        for _ in 0..simulation.kit.dice.roll(3) {
            simulation.publish().await;
        }
        let kit = &simulation.kit;
        if kit.dice.roll(3) == 0 {
            let host = HOSTS[kit.dice.roll(HOSTS.len() as u64) as usize];
            kit.mood(&format!("{host}.example"), mood(kit.dice.roll(20)));
        }
        if kit.dice.roll(20) == 0 {
            // A partition: nobody is reachable.
            HOSTS.iter().for_each(|host| kit.mood(&format!("{host}.example"), Mood::Refused));
        }
        if kit.dice.roll(4) == 0 {
            let host = HOSTS[kit.dice.roll(HOSTS.len() as u64) as usize];
            queue.heard_from(&Host::parse(&format!("{host}.example")).unwrap()).await.unwrap();
        }
        if kit.dice.roll(5) == 0 {
            queue = simulation.crash(queue).await;
        } else {
            queue.run_once(simulation.kit.now()).await.unwrap();
        }
        let pause = [50, 5_000, MINUTE_MS, 10 * MINUTE_MS, 2 * HOUR_MS, DAY_MS / 3];
        simulation.kit.wait(pause[simulation.kit.dice.roll(pause.len() as u64) as usize]);
        simulation.check(step % 10 == 0).await;
    }
    simulation.check_liveness(&queue).await;
}

#[test]
fn a_hundred_seeds_of_faults_lose_nothing_and_keep_the_order() {
    run(100, async { Some(TestDatabase::sqlite().await) });
}

/// Fewer, for the engine differs only in its database.
#[test]
fn ten_seeds_of_faults_on_postgresql() {
    run(10, TestDatabase::postgres());
}

/// Without a database, because the developer left the engine out, there is nothing to run.
fn run(usually: u64, database: impl Future<Output = Option<TestDatabase>>) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match (number("ALLMENDE_SEED"), number("ALLMENDE_SEEDS")) {
        (Some(seed), _) => seed..seed + 1,
        (None, seeds) => 0..seeds.unwrap_or(usually),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let Some(database) = runtime.block_on(database) else { return };
    for seed in seeds {
        let kit = runtime.block_on(Kit::on(database.db.clone(), seed));
        let run = std::panic::catch_unwind(AssertUnwindSafe(|| runtime.block_on(simulate(kit))));
        assert!(run.is_ok(), "seed {seed} failed: repeat it with ALLMENDE_SEED={seed}");
    }
    runtime.block_on(database.remove());
}
