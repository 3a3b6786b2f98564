//! The queue's promises, one test each.

mod cases;
mod fan_out;
mod kit;
mod several;

use std::sync::Arc;

use allmende_db::queue::{self as table, Breaker, Burial};
use allmende_db::sql;
use allmende_delivery::{Audience, Done, Parameters, Wire as _, limits};
use allmende_domain::ids::ActorId;
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use allmende_domain::url::Host;
use allmende_tests::on_both_engines;
use allmende_tests::sim::ground::{self, Break};
use kit::{Kit, Mood, OURS, activity, add_follower, inbox, inboxes, url};

fn followers() -> Audience {
    Audience::FollowersOf(ActorId::parse(OURS).unwrap())
}

async fn dead_letters(kit: &Kit) -> Vec<table::DeadLetter> {
    let everything = table::LetterFilter::default();
    table::letters_page(&mut kit.db.read().await.unwrap(), &everything, &table::LetterKey::start()).await.unwrap().0
}

fn host(name: &str) -> Host {
    Host::parse(&format!("{name}.example")).unwrap()
}

#[tokio::test]
async fn a_thousand_followers_on_ten_shared_inboxes_are_ten_rows() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 1).await;
        let mut tx = kit.db.begin().await.unwrap();
        for n in 10..1_010_u32 {
            let shared = format!("https://s{}.example:8443/inbox", n % 10);
            add_follower(&mut tx, n, &format!("https://s{}.example:8443/u/{n}", n % 10), Some(&shared), "accepted").await;
        }
        add_follower(&mut tx, 5_000, "https://pending.example/u", None, "pending").await;
        add_follower(&mut tx, 5_001, "https://bad.example/u", None, "accepted").await;
        add_follower(&mut tx, 5_002, "https://below.bad.example/u", None, "accepted").await;
        add_follower(&mut tx, 5_003, "https://alone.example/u", None, "accepted").await;
        sql(
            "INSERT INTO peers (host, policy, reason, software, first_seen_at, decided_at) VALUES ('bad.example', 'suspend', '', '', 0, 0)",
        )
        .execute(&mut tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();

        let first = kit.enqueue("c", "Create", "o", followers()).await;
        assert_eq!((first.audience, first.fresh), (11, true));
        let again = kit.enqueue("c", "Create", "o", followers()).await;
        assert_eq!((again.seq, again.audience, again.fresh), (first.seq, 11, false));
        assert_eq!(kit.enqueue("d", "Create", "p", followers()).await.audience, 11);
        assert_eq!(kit.enqueue("e", "Create", "q", inboxes(&["alone2", "bad"])).await.audience, 1);

        let overview = table::endpoint_overview(&mut kit.db.read().await.unwrap()).await.unwrap();
        let hosts: Vec<&str> = overview.iter().map(|row| row.endpoint.host.as_str()).collect();
        for expected in ["s0.example:8443", "alone.example", "alone2.example", "below.bad.example"] {
            assert!(hosts.contains(&expected), "{hosts:?}");
        }
        assert!(kit.drain(&kit.queue(), 5, 1).await);
        assert_eq!(kit.received("https://s3.example:8443/inbox"), [url("c"), url("d")]);
        assert!(kit.received("https://below.bad.example/u").is_empty());
        assert_eq!(kit.status("c").await.delivered, 11);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_is_not_sent() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 1).await;
        let mut tx = kit.db.begin().await.unwrap();
        allmende_delivery::enqueue(&mut tx, &activity("a", "Create", "o"), &inboxes(&["a"]), kit.now()).await.unwrap();
        tx.rollback().await.unwrap();
        assert_eq!(kit.queue().run_once(kit.now()).await.unwrap().sent, 0);
    })
    .await;
}

#[tokio::test]
async fn dead_peers_do_not_delay_healthy_ones() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 2).await;
        let names: Vec<String> = (0..60).map(|n| if n < 20 { format!("dead{n}") } else { format!("fine{n}") }).collect();
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        let queue = kit.queue_with(Parameters { in_flight_max: 16, ..Parameters::default() });
        kit.enqueue("warm", "Create", "w", inboxes(&all)).await;
        assert!(kit.drain(&queue, 100, 1_000).await, "all are known");
        for name in all.iter().filter(|name| name.starts_with("dead")) {
            kit.mood(&format!("{name}.example"), Mood::Timeout);
        }
        kit.enqueue("fall", "Create", "f", inboxes(&all)).await;
        for _ in 0..20 {
            queue.run_once(kit.now()).await.unwrap();
        }
        kit.wait(MINUTE_MS);
        for n in 0..5 {
            kit.enqueue(&format!("x{n}"), "Create", &format!("o{n}"), inboxes(&all)).await;
        }
        // From here on the dead ones never answer: what they hold stays held. 40 healthy endpoints × 5 through the 12 other slots.
        let mut held = 0;
        let mut delivered = 0;
        for _ in 0..25 {
            let (dead, fine): (Vec<_>, Vec<_>) =
                queue.plan(kit.now()).await.unwrap().into_iter().partition(|one| one.inbox.as_str().contains("dead"));
            held += dead.len();
            delivered += fine.len();
            let mut done = Vec::new();
            for one in fine {
                let answer = kit.network.post(&one).await;
                done.push(kit.done(&one, answer));
            }
            queue.settle(done).await.unwrap();
            kit.wait(10);
        }
        assert_eq!((held, delivered), (4, 200), "a quarter of sixteen slots, and all the healthy ones have everything");
    })
    .await;
}

#[tokio::test]
async fn peers_that_stop_answering_all_at_once_give_their_slots_back_after_a_second() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 13).await;
        let names: Vec<String> = (0..40).map(|n| if n < 24 { format!("mute{n}") } else { format!("fine{n}") }).collect();
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        let queue = kit.queue_with(Parameters { in_flight_max: 16, ..Parameters::default() });
        kit.enqueue("warm", "Create", "w", inboxes(&all)).await;
        assert!(kit.drain(&queue, 100, 1_000).await, "all are known and well");
        for n in 0..5 {
            kit.enqueue(&format!("x{n}"), "Create", &format!("o{n}"), inboxes(&all)).await;
        }
        // From here on 24 of 40 take requests and never answer.
        let (mut held, mut delivered) = (0, 0);
        for _ in 0..60 {
            let (mute, fine): (Vec<_>, Vec<_>) =
                queue.plan(kit.now()).await.unwrap().into_iter().partition(|one| one.inbox.as_str().contains("mute"));
            held += mute.len();
            delivered += fine.len();
            queue.settle(fine.iter().map(|one| kit.accepted(one)).collect()).await.unwrap();
            assert!(queue.footprint().await.in_flight <= 32, "never more than twice the slots");
            kit.wait(250);
        }
        assert_eq!(delivered, 80, "the others have everything");
        assert!(held <= 24, "{held} requests to peers that do not answer, at most one each");
    })
    .await;
}

#[tokio::test]
async fn the_window_grows_by_one_in_a_round_trip_however_the_answers_come_in() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 14).await;
        let queue = kit.queue();
        for n in 0..60 {
            kit.enqueue(&format!("x{n}"), "Create", &format!("o{n}"), inboxes(&["a"])).await;
        }
        let mut windows = Vec::new();
        for _ in 0..5 {
            let planned = queue.plan(kit.now()).await.unwrap();
            windows.push(planned.len());
            kit.wait(100);
            // Each answer is written for itself.
            for one in &planned {
                let sent_at = kit.now().plus(-100);
                queue.settle(vec![Done { sent_at, ..kit.accepted(one) }]).await.unwrap();
            }
            kit.wait(1);
        }
        assert_eq!(windows, [1, 2, 3, 4, 5]);
    })
    .await;
}

#[tokio::test]
async fn retry_after_is_honoured_even_when_they_call() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 3).await;
        let queue = kit.queue();
        kit.mood("busy.example", Mood::RetryAfter(429, "3600"));
        kit.enqueue("a", "Create", "o", inboxes(&["busy"])).await;
        queue.run_once(kit.now()).await.unwrap();
        kit.mood("busy.example", Mood::Fine);
        for _ in 0..59 {
            kit.wait(MINUTE_MS);
            queue.heard_from(&host("busy")).await.unwrap();
            assert_eq!(queue.run_once(kit.now()).await.unwrap().sent, 0);
        }
        kit.wait(MINUTE_MS);
        assert_eq!(queue.run_once(kit.now()).await.unwrap().delivered, 1);
    })
    .await;
}

#[tokio::test]
async fn a_retry_asked_for_right_after_a_failure_goes_at_once() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 4).await;
        let queue = kit.queue();
        kit.mood("away.example", Mood::Refused);
        kit.enqueue("a", "Create", "o", inboxes(&["away"])).await;
        assert_eq!(queue.run_once(kit.now()).await.unwrap().retried, 1);
        kit.mood("away.example", Mood::Fine);
        assert_eq!(queue.run_once(kit.now()).await.unwrap().sent, 0);
        // Before the next failure is old enough for a walk to have put the endpoint to rest.
        kit.mood("away.example", Mood::Refused);
        for _ in 0..2 {
            let mut tx = kit.db.begin().await.unwrap();
            assert!(table::retry_endpoint(&mut tx, &inbox("away"), kit.now()).await.unwrap());
            tx.commit().await.unwrap();
            assert_eq!(queue.run_once(kit.now()).await.unwrap().sent, 1);
            kit.mood("away.example", Mood::Fine);
        }
        assert_eq!(kit.pending().await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_sign_of_life_asks_for_one_probe_and_a_return_is_paced() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 4).await;
        let queue = kit.queue();
        kit.mood("away.example", Mood::Refused);
        for n in 0..40 {
            kit.enqueue(&format!("a{n}"), "Create", &format!("o{n}"), inboxes(&["away"])).await;
        }
        for _ in 0..12 {
            queue.run_once(kit.now()).await.unwrap();
            kit.wait(15 * MINUTE_MS);
        }
        let overview = table::endpoint_overview(&mut kit.db.read().await.unwrap()).await.unwrap();
        let away = overview.first().unwrap();
        assert_eq!((away.endpoint.health.breaker, away.backlog), (Breaker::Open, 40));
        assert_eq!(away.endpoint.health.last_error, "not reachable: connection refused");
        // A probe that fails keeps it open.
        queue.heard_from(&host("away")).await.unwrap();
        assert_eq!(queue.run_once(kit.now()).await.unwrap().sent, 1);
        kit.mood("away.example", Mood::Fine);
        queue.heard_from(&host("away")).await.unwrap();
        assert_eq!(queue.run_once(kit.now()).await.unwrap().sent, 0, "at most one probe in 15 s");
        kit.wait(20_000);
        queue.heard_from(&host("away")).await.unwrap();
        let mut sent = Vec::new();
        for _ in 0..5 {
            sent.push(queue.run_once(kit.now()).await.unwrap().sent);
            kit.wait(50);
        }
        assert_eq!(sent, [1, 2, 3, 4, 5]);
    })
    .await;
}

#[tokio::test]
async fn refused_ones_are_parked_and_poisoned_ones_dead_while_the_rest_goes_on() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 5).await;
        let queue = kit.queue();
        kit.mood("a.example", Mood::Picky(403, "no"));
        kit.mood("b.example", Mood::Picky(422, "no"));
        kit.mood("c.example", Mood::Picky(500, "no"));
        for (n, name) in ["no", "yes1", "yes2"].iter().enumerate() {
            kit.enqueue(name, "Create", &format!("o{n}"), inboxes(&["a", "b", "c"])).await;
        }
        for _ in 0..4 {
            queue.run_once(kit.now()).await.unwrap();
            kit.wait(20_000);
        }
        for name in ["a", "b", "c"] {
            assert_eq!(kit.received(&inbox(name)), [url("yes1"), url("yes2")], "{name}");
        }
        let status = kit.status("no").await;
        assert_eq!((status.audience, status.delivered, status.pending, status.parked, status.dead), (3, 0, 1, 1, 1));
        assert_eq!(kit.undelivered("no").await.len(), 3);
        let letters = dead_letters(&kit).await;
        let parked = letters.iter().find(|letter| letter.state == Burial::Parked).unwrap();
        assert_eq!((parked.host.as_str(), parked.status), ("a.example", Some(403)));

        // The parked one is tried again the next day, the dead one only when somebody asks.
        for name in ["a", "b", "c"] {
            kit.mood(&format!("{name}.example"), Mood::Fine);
        }
        kit.wait(DAY_MS);
        queue.run_once(kit.now()).await.unwrap();
        assert_eq!(kit.received(&inbox("a")).last(), Some(&url("no")));
        let dead = dead_letters(&kit).await;
        assert_eq!(dead.len(), 1);
        let dead = dead.first().unwrap();
        let mut tx = kit.db.begin().await.unwrap();
        assert!(table::replay_dead(&mut tx, dead.endpoint_id, dead.seq, kit.now()).await.unwrap());
        assert!(!table::replay_dead(&mut tx, dead.endpoint_id, dead.seq, kit.now()).await.unwrap());
        tx.commit().await.unwrap();
        assert!(kit.drain(&queue, 5, HOUR_MS).await);
        assert_eq!(kit.received(&inbox("b")).last(), Some(&url("no")));
        assert_eq!(kit.status("no").await.delivered, 3);
    })
    .await;
}

/// Rule 8 of Mastodon: who does not know yet that it follows drops a post without a word.
#[tokio::test]
async fn what_is_newer_waits_for_an_accept_also_when_that_fails() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 15).await;
        let queue = kit.queue();
        kit.mood("away.example", Mood::Status(503));
        kit.enqueue("accept", "Accept", "follower", inboxes(&["away", "well"])).await;
        kit.enqueue("post", "Create", "o", inboxes(&["away", "well"])).await;
        for _ in 0..4 {
            queue.run_once(kit.now()).await.unwrap();
            kit.wait(20_000);
        }
        kit.mood("away.example", Mood::Fine);
        assert!(kit.drain(&queue, 10, HOUR_MS).await);
        for name in ["away", "well"] {
            assert_eq!(kit.received(&inbox(name)), [url("accept"), url("post")], "{name}");
        }

        // Neither overtakes it when there is room for both, while acceptances need not wait for each other.
        for n in 0..20 {
            kit.enqueue(&format!("x{n}"), "Create", &format!("o{n}"), inboxes(&["well"])).await;
        }
        assert!(kit.drain(&queue, 20, 1_000).await);
        for (name, kind) in [("accept2", "Accept"), ("post2", "Create"), ("accept3", "Accept")] {
            kit.enqueue(name, kind, name, inboxes(&["well"])).await;
        }
        let planned = queue.plan(kit.now()).await.unwrap();
        let names: Vec<String> = planned.iter().map(|one| one.activity_url.to_string()).collect();
        assert_eq!(names, [url("accept2"), url("accept3")]);
        kit.wait(100);
        let sent_at = kit.now().plus(-100);
        queue.settle(planned.iter().map(|one| Done { sent_at, ..kit.accepted(one) }).collect()).await.unwrap();
        let next = queue.plan(kit.now()).await.unwrap();
        assert_eq!(next.iter().map(|one| one.activity_url.to_string()).collect::<Vec<_>>(), [url("post2")]);
    })
    .await;
}

#[tokio::test]
async fn an_accept_that_alone_fails_holds_nothing_back_for_long() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 16).await;
        let queue = kit.queue();
        kit.mood("a.example", Mood::Picky(500, "accept"));
        kit.enqueue("accept", "Accept", "follower", inboxes(&["a"])).await;
        kit.enqueue("post", "Create", "o", inboxes(&["a"])).await;
        let began = kit.now();
        while kit.received(&inbox("a")).is_empty() {
            assert!(kit.now().since(began) < 2 * HOUR_MS, "held back for ever");
            queue.run_once(kit.now()).await.unwrap();
            kit.wait(MINUTE_MS);
        }
        assert_eq!(kit.received(&inbox("a")), [url("post")]);
        // It is known by now, and nothing waits for it any more.
        for n in 0..3 {
            kit.enqueue(&format!("x{n}"), "Create", &format!("p{n}"), inboxes(&["a"])).await;
        }
        for _ in 0..4 {
            queue.run_once(kit.now()).await.unwrap();
            kit.wait(1_000);
        }
        assert_eq!(kit.received(&inbox("a")).len(), 4);
        assert_eq!(kit.pending().await, 1);
    })
    .await;
}

#[tokio::test]
async fn edits_are_compacted_and_a_delete_supersedes_all() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 6).await;
        let queue = kit.queue();
        kit.mood("a.example", Mood::Refused);
        kit.enqueue("create", "Create", "kept", inboxes(&["a"])).await;
        kit.enqueue("create2", "Create", "dropped", inboxes(&["a"])).await;
        for n in 0..300 {
            kit.enqueue(&format!("u{n}"), "Update", "kept", inboxes(&["a"])).await;
        }
        kit.enqueue("u", "Update", "dropped", inboxes(&["a"])).await;
        kit.enqueue("delete", "Delete", "dropped", inboxes(&["a"])).await;
        kit.mood("a.example", Mood::Fine);
        assert!(kit.drain(&queue, 10, 1_000).await);
        assert_eq!(kit.received(&inbox("a")), [url("create"), url("u299"), url("delete")]);
        let status = kit.status("u5").await;
        assert_eq!((status.audience, status.superseded, status.delivered), (0, 1, 0));
        assert_eq!(kit.status("u299").await.delivered, 1);
    })
    .await;
}

#[tokio::test]
async fn what_could_not_be_set_aside_is_not_passed_by_what_comes_after_it() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 13).await;
        ground::prepare(&db).await.unwrap();
        let queue = kit.queue();
        for name in ["u1", "u2"] {
            kit.enqueue(name, "Update", "o", inboxes(&["a"])).await;
        }
        ground::set(&db, Some(Break::AtCommit)).await.unwrap();
        queue.plan(kit.now()).await.expect_err("u1 is superseded by u2 and cannot be removed");
        ground::set(&db, None).await.unwrap();
        assert!(kit.drain(&queue, 5, 1_000).await);
        // Were u2 sent first, u1 would no longer be superseded and follow it.
        assert_eq!(kit.received(&inbox("a")), [url("u2")]);
        assert_eq!(kit.status("u1").await.superseded, 1);
    })
    .await;
}

#[tokio::test]
async fn an_endpoint_that_does_not_exist_is_gone_after_a_day_and_comes_back_when_asked() {
    on_both_engines(|db| async move {
        for code in [404, 410] {
            let kit = Kit::on(db.clone(), 7).await;
            let queue = kit.queue();
            kit.mood("a.example", Mood::Status(code));
            kit.enqueue("x", "Create", "o", inboxes(&["a"])).await;
            for _ in 0..20 {
                queue.run_once(kit.now()).await.unwrap();
                kit.wait(HOUR_MS);
            }
            assert_eq!(kit.status("x").await.pending, 1, "not within a day");
            for _ in 0..20 {
                queue.run_once(kit.now()).await.unwrap();
                kit.wait(HOUR_MS);
            }
            assert_eq!(kit.status("x").await.dead, 1);
            assert_eq!(kit.enqueue("y", "Create", "p", inboxes(&["a"])).await.audience, 0);
            kit.mood("a.example", Mood::Fine);
            let mut tx = kit.db.begin().await.unwrap();
            let there = table::LetterFilter { host: Some("a.example".to_owned()), ..table::LetterFilter::default() };
            let gone = table::LetterFilter { class: Some(table::ReasonClass::Gone), ..there.clone() };
            assert_eq!(table::count_letters(&mut tx, &gone).await.unwrap(), 1);
            let all = table::next_portion(&mut tx, &there, (0, 0)).await.unwrap().unwrap();
            assert_eq!(table::replay_portion(&mut tx, &there, &all, kit.now()).await.unwrap(), 1);
            tx.commit().await.unwrap();
            assert_eq!(queue.run_once(kit.now()).await.unwrap().delivered, 1);
            assert_eq!(kit.enqueue("z", "Create", "q", inboxes(&["a"])).await.audience, 1);
        }
    })
    .await;
}

#[tokio::test]
async fn a_suspended_host_gets_nothing_until_it_is_resumed() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 8).await;
        let queue = kit.queue();
        kit.enqueue("x", "Create", "o", inboxes(&["a"])).await;
        let mut tx = kit.db.begin().await.unwrap();
        assert_eq!(table::suspend_endpoints(&mut tx, &host("a")).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(kit.enqueue("y", "Create", "p", inboxes(&["a"])).await.audience, 0);
        assert_eq!(queue.run_once(kit.now()).await.unwrap().sent, 0);
        let mut tx = kit.db.begin().await.unwrap();
        assert_eq!(table::resume_endpoints(&mut tx, &host("a"), kit.now()).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(queue.run_once(kit.now()).await.unwrap().delivered, 1);
    })
    .await;
}

#[tokio::test]
async fn a_long_absence_keeps_what_matters_and_is_forgotten_after_a_month() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 9).await;
        let queue = kit.queue();
        kit.mood("a.example", Mood::Refused);
        for (name, kind, object) in
            [("c", "Create", "o"), ("u", "Update", "o"), ("d", "Delete", "p"), ("f", "Accept", "q"), ("l", "Announce", "r")]
        {
            kit.enqueue(name, kind, object, inboxes(&["a"])).await;
        }
        for _ in 0..(8 * 24) {
            queue.run_once(kit.now()).await.unwrap();
            kit.wait(HOUR_MS);
        }
        for (name, pending) in [("c", 0), ("u", 1), ("d", 1), ("f", 1), ("l", 0)] {
            let status = kit.status(name).await;
            assert_eq!((status.pending, status.dead), (pending, 1 - pending), "{name}");
        }
        kit.wait(7 * DAY_MS);
        queue.run_once(kit.now()).await.unwrap();
        assert_eq!(kit.status("u").await.dead, 1);
        // What is given up for its age is found by that reason, and nothing else is.
        for (class, number) in [(table::ReasonClass::Late, 5), (table::ReasonClass::Ours, 0), (table::ReasonClass::Refused, 0)] {
            let of_class = table::LetterFilter { class: Some(class), ..table::LetterFilter::default() };
            assert_eq!(table::count_letters(&mut kit.db.read().await.unwrap(), &of_class).await.unwrap(), number, "{class:?}");
        }
        kit.wait(16 * DAY_MS);
        queue.run_once(kit.now()).await.unwrap();
        let mut conn = kit.db.read().await.unwrap();
        assert!(table::activity_status(&mut conn, &url("u")).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_missing_body_or_key_is_a_dead_letter_with_its_reason() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 10).await;
        let queue = kit.queue();
        let x = kit.enqueue("x", "Create", "o", inboxes(&["a"])).await;
        kit.enqueue("y", "Create", "p", inboxes(&["a"])).await;
        let mut tx = kit.db.begin().await.unwrap();
        sql("DELETE FROM activities WHERE seq = $1").bind(x.seq).execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        kit.mood("b.example", Mood::NoKey);
        kit.enqueue("z", "Create", "q", inboxes(&["b"])).await;
        assert!(kit.drain(&queue, 5, 1_000).await);
        assert_eq!(kit.received(&inbox("a")), [url("y")]);
        let letters = dead_letters(&kit).await;
        let mut reasons: Vec<&str> = letters.iter().map(|letter| letter.reason.as_str()).collect();
        reasons.sort_unstable();
        assert_eq!(reasons, ["cannot be signed: the actor has no key", "its body is missing"]);
        let ours = table::LetterFilter { class: Some(table::ReasonClass::Ours), ..table::LetterFilter::default() };
        assert_eq!(table::count_letters(&mut kit.db.read().await.unwrap(), &ours).await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_hundred_thousand_pending_stay_in_the_table() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 11).await;
        let queue = kit.queue();
        let names: Vec<String> = (0..200).map(|n| format!("n{n}")).collect();
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        kit.enqueue("first", "Create", "first", inboxes(&all)).await;
        kit.multiply_first(500).await;
        assert_eq!(kit.pending().await, 100_200);
        for _ in 0..12 {
            let planned = queue.plan(kit.now()).await.unwrap();
            assert!(planned.len() <= limits::IN_FLIGHT_MAX);
            let held = queue.footprint().await;
            assert!(held.in_flight <= limits::IN_FLIGHT_MAX && held.lanes <= 200 && held.bodies <= limits::BODIES_MAX, "{held:?}");
            assert!(held.items <= 200 * limits::LANE_PAGE * 2, "{held:?}");
            let done = planned.iter().map(|one| kit.accepted(one)).collect();
            queue.settle(done).await.unwrap();
            kit.wait(10);
        }
        assert!(kit.pending().await < 98_000);
    })
    .await;
}

#[tokio::test]
async fn the_loop_sends_when_nudged_and_stops_when_told() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 12).await;
        let queue = Arc::new(kit.queue());
        let stop = tokio_util::sync::CancellationToken::new();
        let running = tokio::spawn({
            let (queue, stop) = (Arc::clone(&queue), stop.clone());
            async move { queue.run(stop).await }
        });
        for n in 0..50 {
            kit.enqueue(&format!("x{n}"), "Create", &format!("o{n}"), inboxes(&["a", "b", "c"])).await;
            queue.nudge();
        }
        let all_there = async {
            while kit.pending().await > 0 {
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(20), all_there).await.unwrap();
        stop.cancel();
        running.await.unwrap();
        for name in ["a", "b", "c"] {
            let mut received = kit.received(&inbox(name));
            received.sort();
            received.dedup();
            assert_eq!(received.len(), 50);
        }
    })
    .await;
}
