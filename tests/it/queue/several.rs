//! Two queues on one database, each working on what it owns.

use std::sync::Arc;

use allmende_db::leases;
use allmende_delivery::{Answer, Clock, Done, Membership, Ownership, Parameters, Queue, Wire as _, Work, slot_of};
use allmende_domain::time::UnixMillis;
use allmende_tests::on_both_engines;
use allmende_tests::sim::ground::{self, Break};

use super::kit::{Kit, Mood, inbox, inboxes, url};

const LEASE_MS: i64 = 15_000;

/// The kit's clock, set wrongly by some time.
struct Skewed(Arc<super::kit::TestClock>, i64);

impl Clock for Skewed {
    fn now(&self) -> UnixMillis {
        self.0.now().plus(self.1)
    }
}

struct Node {
    queue: Queue,
    ownership: Arc<Ownership>,
}

impl Node {
    fn on(kit: &Kit, id: &str, skew_ms: i64) -> Self {
        let clock = || Arc::new(Skewed(Arc::clone(&kit.clock), skew_ms));
        let chance: Arc<dyn allmende_delivery::Chance> = Arc::<super::kit::Dice>::clone(&kit.dice);
        let member =
            Membership { id: id.to_owned(), name: format!("machine {id}"), lease_ms: LEASE_MS, clock: clock(), wall: clock(), chance };
        let ownership = Arc::new(Ownership::leased(kit.db.clone(), member));
        let queue = kit.queue_with(Parameters::default()).owning(Arc::clone(&ownership));
        Self { queue, ownership }
    }

    async fn renew(&self) {
        self.ownership.renew_once().await.expect("the database answers");
    }

    async fn step(&self, kit: &Kit) -> usize {
        self.queue.run_once(kit.now()).await.expect("the database answers").delivered
    }
}

/// Both renew until each has what it should have.
async fn settled(kit: &Kit, nodes: &[&Node]) {
    for _ in 0..4 {
        for node in nodes {
            node.renew().await;
            node.step(kit).await;
        }
    }
}

async fn publish(kit: &Kit, count: usize, name: &str) -> Vec<String> {
    let names: Vec<String> = (0..count).map(|n| format!("p{n}")).collect();
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    kit.enqueue(name, "Create", name, inboxes(&all)).await;
    names.iter().map(|name| inbox(name)).collect()
}

#[tokio::test]
async fn two_nodes_share_the_endpoints_and_nothing_goes_twice() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 1).await;
        let (a, b) = (Node::on(&kit, "a", 0), Node::on(&kit, "b", 3_600_000));
        assert_eq!(a.step(&kit).await, 0, "nothing is its own before it joined");
        settled(&kit, &[&a, &b]).await;
        assert_eq!(a.ownership.slots() | b.ownership.slots(), u64::MAX);
        assert_eq!(a.ownership.slots() & b.ownership.slots(), 0);
        for work in Work::ALL {
            assert!(a.ownership.holds_work(work) != b.ownership.holds_work(work), "{work:?}");
        }
        let inboxes = publish(&kit, 40, "c").await;
        let (by_a, by_b) = (a.step(&kit).await, b.step(&kit).await);
        assert_eq!(by_a + by_b, 40);
        assert!(by_a > 0 && by_b > 0, "{by_a} and {by_b}");
        assert!(inboxes.iter().all(|inbox| kit.received(inbox) == [url("c")]));
    })
    .await;
}

#[tokio::test]
async fn a_lost_nodes_endpoints_move_within_two_leases() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 2).await;
        // An hour of difference between their clocks means nothing.
        let (a, b) = (Node::on(&kit, "a", 0), Node::on(&kit, "b", -3_600_000));
        settled(&kit, &[&a, &b]).await;
        let inboxes = publish(&kit, 30, "c").await;
        drop(a);
        for _ in 0..6 {
            kit.wait(LEASE_MS / 3);
            b.renew().await;
            b.step(&kit).await;
        }
        assert_eq!(b.ownership.slots(), u64::MAX);
        assert!(inboxes.iter().all(|inbox| kit.received(inbox) == [url("c")]));
        assert!(Work::ALL.into_iter().all(|work| b.ownership.holds_work(work)));
    })
    .await;
}

#[tokio::test]
async fn q3_a_node_that_stood_still_writes_nothing_with_its_old_lease() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 3).await;
        let (a, b) = (Node::on(&kit, "a", 0), Node::on(&kit, "b", 0));
        settled(&kit, &[&a, &b]).await;
        publish(&kit, 30, "c").await;
        let planned = a.queue.plan(kit.now()).await.unwrap();
        assert!(!planned.is_empty());
        // Half of its requests are answered, and then it stands still before it writes that down.
        let mut answers = Vec::new();
        for outgoing in planned.iter().take(planned.len() / 2) {
            answers.push(kit.done(outgoing, kit.network.post(outgoing).await));
        }
        for _ in 0..6 {
            kit.wait(LEASE_MS / 3);
            b.renew().await;
            b.step(&kit).await;
        }
        assert_eq!(kit.pending().await, 0);
        let before = allmende_db::queue::endpoint_overview(&mut kit.db.read().await.unwrap()).await.unwrap();
        assert!(planned.iter().all(|outgoing| !outgoing.permit.is_good()), "nothing more goes out");
        // Its answers say that the peers do not want it: written, the endpoints would fail.
        let answers: Vec<Done> =
            answers.into_iter().map(|done| Done { answer: Answer::Status { code: 500, retry_after: None }, ..done }).collect();
        let report = a.queue.settle(answers).await.unwrap();
        assert_eq!(report, allmende_delivery::StepReport::default());
        let after = allmende_db::queue::endpoint_overview(&mut kit.db.read().await.unwrap()).await.unwrap();
        assert_eq!(before, after);
        // The rest of its answers comes after it joined again: they belong to a former life.
        settled(&kit, &[&a, &b]).await;
        let rest: Vec<Done> = planned
            .iter()
            .skip(planned.len() / 2)
            .map(|outgoing| kit.done(outgoing, Answer::Status { code: 500, retry_after: None }))
            .collect();
        assert_eq!(a.queue.settle(rest).await.unwrap(), allmende_delivery::StepReport::default());
        assert_eq!(a.ownership.slots() & b.ownership.slots(), 0);
        assert_ne!(a.ownership.slots(), 0);
        let inboxes = publish(&kit, 30, "d").await;
        assert_eq!(a.step(&kit).await + b.step(&kit).await, 30);
        assert!(inboxes.iter().all(|inbox| kit.received(inbox).last() == Some(&url("d"))));
    })
    .await;
}

#[tokio::test]
async fn answers_of_a_former_lease_are_not_written_under_the_next() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 11).await;
        let (a, b) = (Node::on(&kit, "a", 0), Node::on(&kit, "b", 0));
        a.renew().await;
        publish(&kit, 30, "c").await;
        let planned = a.queue.plan(kit.now()).await.unwrap();
        // It stands still until the other has taken over, and has it all back before it looks at its answers.
        for _ in 0..6 {
            kit.wait(LEASE_MS / 3);
            b.renew().await;
        }
        assert_eq!(b.ownership.slots(), u64::MAX);
        b.ownership.leave().await.unwrap();
        a.renew().await;
        assert_eq!(a.ownership.slots(), u64::MAX);
        let answers = planned.iter().map(|outgoing| kit.done(outgoing, Answer::Status { code: 500, retry_after: None })).collect();
        assert_eq!(a.queue.settle(answers).await.unwrap(), allmende_delivery::StepReport::default());
        assert_eq!(a.step(&kit).await, 30);
    })
    .await;
}

#[tokio::test]
async fn answers_that_could_not_be_written_end_with_their_lease() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 12).await;
        ground::prepare(&db).await.unwrap();
        let (a, b) = (Node::on(&kit, "a", 0), Node::on(&kit, "b", 0));
        a.renew().await;
        publish(&kit, 5, "c").await;
        let planned = a.queue.plan(kit.now()).await.unwrap();
        let answers = planned.iter().map(|outgoing| kit.done(outgoing, Answer::Status { code: 500, retry_after: None })).collect();
        ground::set(&db, Some(Break::AtWrite)).await.unwrap();
        a.queue.settle(answers).await.expect_err("the database refuses to write");
        ground::set(&db, None).await.unwrap();
        for _ in 0..6 {
            kit.wait(LEASE_MS / 3);
            b.renew().await;
        }
        b.ownership.leave().await.unwrap();
        a.renew().await;
        assert_eq!(a.queue.settle(Vec::new()).await.unwrap(), allmende_delivery::StepReport::default());
        assert_eq!(a.step(&kit).await, 5);
    })
    .await;
}

#[tokio::test]
async fn without_a_sign_of_life_a_node_stops_before_others_take_over() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 4).await;
        let a = Node::on(&kit, "a", 0);
        a.renew().await;
        publish(&kit, 5, "c").await;
        kit.wait(LEASE_MS - 1);
        assert_eq!(a.step(&kit).await, 0);
        a.renew().await;
        assert_eq!(a.step(&kit).await, 5);
    })
    .await;
}

#[tokio::test]
async fn a_slot_is_given_away_only_when_nothing_of_it_is_under_way() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 5).await;
        let (a, b) = (Node::on(&kit, "a", 0), Node::on(&kit, "b", 0));
        a.renew().await;
        publish(&kit, 64, "c").await;
        let planned = a.queue.plan(kit.now()).await.unwrap();
        assert_eq!(planned.len(), 64);
        b.renew().await;
        a.renew().await;
        assert_eq!(a.queue.plan(kit.now()).await.unwrap().len(), 0);
        b.renew().await;
        assert_eq!(b.step(&kit).await, 0, "all of it is under way at the other");
        let mut answers = Vec::new();
        for outgoing in &planned {
            answers.push(kit.done(outgoing, kit.network.post(outgoing).await));
        }
        assert_eq!(a.queue.settle(answers).await.unwrap().delivered, 64, "what was under way is still written");
        b.renew().await;
        assert_ne!(b.ownership.slots(), 0);
        assert_eq!(a.ownership.slots() | b.ownership.slots(), u64::MAX);
    })
    .await;
}

#[tokio::test]
async fn who_retires_gives_everything_away_at_once() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 6).await;
        let (a, b) = (Node::on(&kit, "a", 0), Node::on(&kit, "b", 0));
        settled(&kit, &[&a, &b]).await;
        a.ownership.retire();
        // No time passes.
        a.renew().await;
        a.step(&kit).await;
        b.renew().await;
        assert_eq!((a.ownership.slots(), b.ownership.slots()), (0, u64::MAX));
        a.ownership.leave().await.unwrap();
        assert_eq!(leases::nodes(&mut kit.db.read().await.unwrap()).await.unwrap().len(), 1);
        // Alone, it keeps what it has until it leaves.
        b.ownership.retire();
        b.renew().await;
        publish(&kit, 5, "c").await;
        assert_eq!(b.step(&kit).await, 5);
        b.ownership.leave().await.unwrap();
        let rows = leases::all(&mut kit.db.read().await.unwrap()).await.unwrap();
        assert!(rows.len() == 68 && rows.iter().all(|row| row.owner.is_none()));
    })
    .await;
}

#[tokio::test]
async fn the_next_life_of_a_node_takes_its_place_at_once() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 7).await;
        let first = Node::on(&kit, "a", 0);
        first.renew().await;
        publish(&kit, 5, "c").await;
        let planned = first.queue.plan(kit.now()).await.unwrap();
        let second = Node::on(&kit, "a", 0);
        second.renew().await;
        assert_eq!(second.step(&kit).await, 5);
        // The first was killed; were it only stopped, it could not write.
        let answers = planned.iter().map(|outgoing| kit.done(outgoing, Answer::Status { code: 500, retry_after: None })).collect();
        assert_eq!(first.queue.settle(answers).await.unwrap(), allmende_delivery::StepReport::default());
    })
    .await;
}

#[tokio::test]
async fn two_programs_with_the_same_id_find_out() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 8).await;
        // A data directory was copied.
        let (a, b) = (Node::on(&kit, "a", 0), Node::on(&kit, "a", 0));
        settled(&kit, &[&a, &b]).await;
        assert_ne!(a.ownership.node(), b.ownership.node());
        assert_eq!((a.ownership.slots() | b.ownership.slots(), a.ownership.slots() & b.ownership.slots()), (u64::MAX, 0));
    })
    .await;
}

#[tokio::test]
async fn what_is_withheld_is_sent_by_whoever_owns_it() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 9).await;
        let a = Node::on(&kit, "a", 0);
        a.renew().await;
        kit.enqueue("c", "Create", "o", inboxes(&["p"])).await;
        let planned = a.queue.plan(kit.now()).await.unwrap();
        let withheld = planned.iter().map(|outgoing| kit.done(outgoing, Answer::Withheld)).collect();
        assert_eq!(a.queue.settle(withheld).await.unwrap(), allmende_delivery::StepReport::default());
        assert!(kit.received(&inbox("p")).is_empty());
        kit.mood("p.example", Mood::Fine);
        assert_eq!(a.step(&kit).await, 1);
        assert!(planned.iter().all(|outgoing| slot_of(outgoing.endpoint_id) < 64));
    })
    .await;
}

#[tokio::test]
async fn work_for_all_is_fenced_too() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db, 10).await;
        let (a, b) = (Node::on(&kit, "a", 0), Node::on(&kit, "b", 0));
        a.renew().await;
        let busy = a.ownership.begin(Work::Events).expect("alone, it does everything");
        for _ in 0..6 {
            kit.wait(LEASE_MS / 3);
            b.renew().await;
        }
        assert!(b.ownership.holds_work(Work::Events));
        let mut tx = kit.db.begin().await.unwrap();
        assert!(!a.ownership.fence_work(&mut tx, Work::Events).await.unwrap());
        assert!(b.ownership.fence_work(&mut tx, Work::Events).await.unwrap());
        tx.rollback().await.unwrap();
        drop(busy);
        assert!(a.ownership.begin(Work::Events).is_none());
    })
    .await;
}
