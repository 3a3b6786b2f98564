//! Cases Q4 to Q14 of the list that are about the queue and its peers; the others are with the crashes (Q1, Q2) and with the federation
//! (Q9, Q11). What the case says of HTTP is shown on real sockets.

use std::sync::Arc;
use std::time::Duration;

use allmende_app::App;
use allmende_app::deliveries::{self, DeadLetter, LetterFilter, LetterKey};
use allmende_app::keys::generate_rsa_2048;
use allmende_db::queue as table;
use allmende_db::sql;
use allmende_delivery::{Parameters, Wire as _};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, UnixMillis};
use allmende_domain::url::Host;
use allmende_federation::signatures::{self, PublicKey};
use allmende_server::clock::SystemClock;
use allmende_tests::database::TestDatabase;
use allmende_tests::faults::peer::{Manner, RawPeer};
use allmende_tests::faults::wired::Wired;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Network, Peer};
use serde_json::json;
use tokio::time::Instant;

use super::kit::{Kit, Mood, inboxes};
use crate::hostile::siege::http_date;

/// What is dead or parked, the latest first.
async fn dead_letters(app: &App) -> Vec<DeadLetter> {
    deliveries::letters(app, &Viewer::Operator, &LetterFilter::default(), &LetterKey::start()).await.unwrap().letters
}

/// A queue on a fresh database, and a peer that answers so.
async fn wired(manner: Manner) -> (TestDatabase, Wired, RawPeer) {
    let database = TestDatabase::sqlite().await;
    let wired = Wired::on(database.db.clone(), None).await;
    let peer = RawPeer::start(manner).await.unwrap();
    (database, wired, peer)
}

#[tokio::test]
async fn q4_what_a_peer_answers_decides_what_becomes_of_a_delivery() {
    let (_database, velo, peer) = wired(Manner::status(403)).await;
    velo.says("403", &[peer.inbox("http")]).await;
    velo.after(0).await;
    let undelivered = velo.undelivered("403").await;
    assert_eq!((velo.status("403").await.parked, undelivered.len()), (1, 1), "403: parked, and seen");
    assert!(undelivered.iter().all(|one| one.reason.contains("403")), "{undelivered:?}");
    peer.now_answers(Manner::status(202));
    velo.after(HOUR_MS).await;
    assert_eq!(velo.status("403").await.parked, 1, "people do not change their mind within the hour");
    velo.after(DAY_MS).await;
    velo.after(MINUTE_MS).await;
    assert_eq!(velo.status("403").await.delivered, 1);

    for code in [400, 401, 408, 425, 429, 500, 502, 503, 504] {
        let (name, peer) = (format!("x{code}"), RawPeer::start(Manner::status(code)).await.unwrap());
        velo.says(&name, &[peer.inbox("http")]).await;
        assert_eq!(velo.after(0).await, 1);
        assert_eq!((velo.status(&name).await.pending, peer.arrivals().is_empty()), (1, false), "{code}");
        peer.now_answers(Manner::status(202));
        velo.after(2 * MINUTE_MS).await;
        assert_eq!(velo.status(&name).await.delivered, 1, "{code} is tried again");
    }
    for code in [301, 402, 405, 413, 422] {
        let (name, peer) = (format!("x{code}"), RawPeer::start(Manner::status(code)).await.unwrap());
        velo.says(&name, &[peer.inbox("http")]).await;
        velo.after(0).await;
        velo.after(DAY_MS).await;
        assert_eq!((velo.status(&name).await.dead, peer.arrivals().len()), (1, 1), "{code}: a dead letter, once");
    }
    for code in [404, 410] {
        let (name, peer) = (format!("x{code}"), RawPeer::start(Manner::status(code)).await.unwrap());
        velo.says(&name, &[peer.inbox("http")]).await;
        for _ in 0..23 {
            velo.after(HOUR_MS).await;
        }
        assert_eq!(velo.status(&name).await.pending, 1, "{code}: not before the grace is over");
        for _ in 0..20 {
            velo.after(HOUR_MS).await;
        }
        let status = velo.status(&name).await;
        assert_eq!((status.pending, status.dead), (0, 1), "{code}: the endpoint is gone");
        velo.says(&format!("y{code}"), &[peer.inbox("http")]).await;
        assert_eq!(velo.status(&format!("y{code}")).await.audience, 0, "{code}: nothing more is addressed to it");
    }
}

/// What a `Retry-After` says at a moment.
type Asks = fn(UnixMillis) -> String;

#[tokio::test]
async fn q5_retry_after_is_honoured_within_bounds() {
    // What it says, how long it is kept quiet for, and when it is asked again.
    let cases: [(Asks, i64, i64); 8] = [
        (|_| "120".to_owned(), 119 * SECOND_MS, 3 * SECOND_MS),
        (|now| http_date(now.plus(600 * SECOND_MS)), 598 * SECOND_MS, 5 * SECOND_MS),
        // Below and above what is reasonable: as much as is.
        (|_| "0".to_owned(), 14 * SECOND_MS, 2 * SECOND_MS),
        (|now| http_date(now.plus(-DAY_MS)), 14 * SECOND_MS, 2 * SECOND_MS),
        (|_| "1000000000".to_owned(), DAY_MS - MINUTE_MS, 2 * MINUTE_MS),
        (|_| "99999999999999999999999999".to_owned(), DAY_MS - MINUTE_MS, 2 * MINUTE_MS),
        // Nonsense says nothing: the ordinary first pause, which is at least a second and at most fifteen.
        (|_| "soon".to_owned(), SECOND_MS / 2, 15 * SECOND_MS),
        (|_| "-1".to_owned(), SECOND_MS / 2, 15 * SECOND_MS),
    ];
    let database = TestDatabase::sqlite().await;
    let velo = Wired::on(database.db.clone(), None).await;
    for status in [429, 503] {
        for (number, (asks, quiet, then)) in cases.iter().enumerate() {
            let (name, text) = (format!("x{status}-{number}"), asks(velo.instance.app.now()));
            let peer = RawPeer::start(Manner::come_back(status, &text)).await.unwrap();
            velo.says(&name, &[peer.inbox("http")]).await;
            assert_eq!(velo.after(0).await, 1);
            peer.now_answers(Manner::status(202));
            assert_eq!(velo.after(*quiet).await, 0, "{status} {text}: too soon");
            assert_eq!(velo.after(*then).await, 1, "{status} {text}: not asked again");
            assert_eq!(velo.status(&name).await.delivered, 1, "{status} {text}");
        }
    }
    database.remove().await;
}

#[tokio::test]
async fn q6_answers_that_never_end_or_never_come() {
    // The status is the answer; what follows it is read a little and cut off.
    for manner in [Manner::NeverStops, Manner::StopsAfterHead] {
        let (_database, velo, peer) = wired(manner.clone()).await;
        velo.says("x", &[peer.inbox("http")]).await;
        let since = Instant::now();
        velo.after(0).await;
        assert!(since.elapsed() < Duration::from_secs(15), "{manner:?}: {:?}", since.elapsed());
        assert_eq!(velo.status("x").await.delivered, 1, "{manner:?}");
        // What the system's own buffers hold came on top of the 16 KiB.
        assert!(peer.bytes_taken() < 16 * 1024 * 1024, "{manner:?}: {} bytes", peer.bytes_taken());
    }
    for manner in [Manner::Silent, Manner::HangsUp] {
        let (_database, velo, peer) = wired(manner.clone()).await;
        velo.says("x", &[peer.inbox("http")]).await;
        let since = Instant::now();
        assert_eq!(velo.after(0).await, 1);
        assert!(since.elapsed() < Duration::from_secs(15), "{manner:?}: {:?}", since.elapsed());
        assert_eq!(velo.status("x").await.pending, 1, "{manner:?} is tried again");
        peer.now_answers(Manner::status(202));
        velo.after(2 * MINUTE_MS).await;
        assert_eq!(velo.status("x").await.delivered, 1, "{manner:?}");
    }
    // No TLS where TLS is expected, and nobody at all: both pass, and are told in words.
    let (_database, velo, peer) = wired(Manner::status(202)).await;
    // Bound and never listened at: no other test gets its port meanwhile.
    let closed = tokio::net::TcpSocket::new_v4().unwrap();
    closed.bind(std::net::SocketAddr::from((std::net::Ipv4Addr::LOCALHOST, 0))).unwrap();
    let nobody = format!("http://localhost:{}/inbox", closed.local_addr().unwrap().port());
    for (name, inbox, why) in [("tls", peer.inbox("https"), "secure"), ("nobody", nobody, "reach")] {
        velo.says(name, &[inbox]).await;
        velo.after(0).await;
        velo.after(HOUR_MS).await;
        let status = velo.status(name).await;
        assert_eq!((status.pending, status.dead, status.parked), (1, 0, 0), "{name} is tried again");
        let overview = deliveries::overview(&velo.instance, &Viewer::Operator).await.unwrap();
        let told = overview.endpoints.iter().map(|row| row.endpoint.health.last_error.clone()).collect::<Vec<_>>();
        assert!(told.iter().any(|text| text.contains(why)), "{name}: {told:?}");
    }
}

/// Rounds that 499 healthy peers need to get five activities each through 64 slots, and the most that the others held at once.
async fn rounds(kit: &Kit, dead: &[&str], healthy: &[&str]) -> (usize, usize) {
    let queue = kit.queue_with(Parameters { in_flight_max: 64, ..Parameters::default() });
    let all: Vec<&str> = dead.iter().chain(healthy).copied().collect();
    kit.enqueue("warm", "Create", "w", inboxes(&all)).await;
    assert!(kit.drain(&queue, 200, 1_000).await, "all are known");
    for name in dead {
        kit.mood(&format!("{name}.example"), Mood::Timeout);
    }
    // Until its breaker is open.
    kit.enqueue("fall", "Create", "f", inboxes(dead)).await;
    for _ in 0..10 {
        queue.run_once(kit.now()).await.unwrap();
        kit.wait(6 * HOUR_MS);
    }
    for n in 0..5 {
        kit.enqueue(&format!("x{n}"), "Create", &format!("o{n}"), inboxes(&all)).await;
    }
    let (mut delivered, mut rounds, mut held, mut held_most) = (0, 0, Vec::new(), 0);
    while delivered < healthy.len() * 5 {
        let mut done = Vec::new();
        for one in queue.plan(kit.now()).await.unwrap() {
            if dead.iter().any(|name| one.inbox.host().as_str() == format!("{name}.example")) {
                // It never answers: what it holds stays held.
                held.push(one);
                continue;
            }
            let answer = kit.network.post(&one).await;
            done.push(kit.done(&one, answer));
        }
        held_most = held_most.max(held.len());
        delivered += done.len();
        queue.settle(done).await.unwrap();
        kit.wait(10);
        rounds += 1;
        assert!(rounds < 1_000, "{delivered} delivered");
    }
    (rounds, held_most)
}

#[tokio::test]
async fn q7_one_dead_peer_costs_499_healthy_ones_nothing() {
    let database = TestDatabase::sqlite().await;
    let names: Vec<String> = (0..499).map(|n| format!("fine{n}")).collect();
    let healthy: Vec<&str> = names.iter().map(String::as_str).collect();
    let alone = rounds(&Kit::on(database.db.clone(), 7).await, &[], &healthy).await.0;
    let kit = Kit::on(database.db.clone(), 7).await;
    let (together, held) = rounds(&kit, &["dead"], &healthy).await;
    println!("499 healthy peers: {alone} rounds without the dead one, {together} with it, which held {held} slots");
    assert_eq!(held, 1, "a single probe at a time");
    // The one slot that the probe holds, of 64.
    assert!(together <= alone + alone.div_ceil(64) + 1, "{together} rounds instead of {alone}");
    // When it is back it gets what it missed without a burst: one, then two, then three at once. What was held ended with its server.
    let queue = kit.queue();
    kit.mood("dead.example", Mood::Fine);
    for n in 0..30 {
        kit.enqueue(&format!("later{n}"), "Create", &format!("later{n}"), inboxes(&["dead"])).await;
    }
    kit.wait(7 * HOUR_MS);
    let mut sent = Vec::new();
    for _ in 0..4 {
        sent.push(queue.run_once(kit.now()).await.unwrap().sent);
        kit.wait(50);
    }
    assert_eq!(sent, [1, 2, 3, 4]);
    database.remove().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q8_a_peer_300_ms_away_keeps_up_with_ten_activities_a_second() {
    const ACTIVITIES: usize = 60;
    let database = TestDatabase::sqlite().await;
    let velo = Wired::on(database.db.clone(), Some(Arc::new(SystemClock))).await;
    let far = Manner::Says { status: 202, headers: String::new(), after: Duration::from_millis(300) };
    let peer = RawPeer::start(far).await.unwrap();
    let stop = tokio_util::sync::CancellationToken::new();
    let (queue, stopped) = (Arc::clone(&velo.instance.queue), stop.clone());
    let running = tokio::spawn(async move { queue.run(stopped).await });
    let mut said = Vec::new();
    let mut tick = tokio::time::interval(Duration::from_millis(100));
    // Ten a second, also after this process had to wait: many at once are another question.
    tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    for n in 0..ACTIVITIES {
        tick.tick().await;
        velo.says(&format!("x{n}"), &[peer.inbox("http")]).await;
        said.push(Instant::now());
    }
    let arrived = async {
        while peer.arrivals().len() < ACTIVITIES {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), arrived).await.expect("all arrive");
    stop.cancel();
    running.await.unwrap();
    let mut lags = vec![Duration::ZERO; ACTIVITIES];
    for arrival in peer.arrivals() {
        let document: serde_json::Value = serde_json::from_slice(&arrival.body).unwrap();
        let number: usize = document["id"].as_str().and_then(|id| id.rsplit_once('x')).and_then(|(_, n)| n.parse().ok()).expect("a number");
        lags[number] = arrival.at.saturating_duration_since(said[number]);
    }
    let mean = |part: &[Duration]| part.iter().sum::<Duration>() / u32::try_from(part.len()).unwrap();
    let (first, last) = (mean(&lags[..ACTIVITIES / 3]), mean(&lags[ACTIVITIES * 2 / 3..]));
    println!("lag behind the commit: {first:?} in the first third, {last:?} in the last");
    // One request at a time would be a second behind after six, and ever more.
    assert!(last < first * 3 / 2 + Duration::from_millis(150), "the lag grows: {first:?}, then {last:?}");
    database.remove().await;
}

#[tokio::test]
async fn q10_a_poison_row_is_put_aside_seen_and_can_be_sent_again() {
    let (database, velo, peer) = wired(Manner::status(422)).await;
    let inbox = peer.inbox("http");
    velo.says("poison", std::slice::from_ref(&inbox)).await;
    velo.after(0).await;
    peer.now_answers(Manner::status(202));
    for n in 0..5 {
        velo.says(&format!("x{n}"), std::slice::from_ref(&inbox)).await;
    }
    for _ in 0..5 {
        velo.after(SECOND_MS).await;
    }
    for n in 0..5 {
        assert_eq!(velo.status(&format!("x{n}")).await.delivered, 1, "the rest goes on");
    }
    let letters = dead_letters(&velo.instance).await;
    let [letter] = letters.as_slice() else { panic!("{letters:?}") };
    assert_eq!((letter.status, letter.activity_url.as_deref()), (Some(422), Some("https://velo.example/activities/poison")));
    deliveries::replay(&velo.instance, &Viewer::Operator, letter.endpoint_id, letter.seq).await.unwrap();
    velo.after(SECOND_MS).await;
    assert_eq!(velo.status("poison").await.delivered, 1);
    assert!(dead_letters(&velo.instance).await.is_empty());
    // On the way in: one that cannot be read ends, with its reason, and what came after it takes effect.
    let network = Network::new();
    let other = TestDatabase::sqlite().await;
    let coop = network.instance("one", other.db.clone()).await.with_coop("one").await;
    let social = Peer::on(&network, "social.example");
    let alice = social.actor("alice", 1);
    let follow = |number| alice.activity(number, "Follow", json!(coop.url()));
    assert_eq!(social.delivers(&alice, &coop.instance, &follow(1)).await, 202);
    let mut tx = coop.instance.db.begin().await.unwrap();
    sql("UPDATE inbox SET body = $1").bind(b"\xff\xfe not JSON".to_vec()).execute(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(social.delivers(&alice, &coop.instance, &follow(2)).await, 202);
    network.settle(&[&coop.instance]).await;
    assert_eq!(coop.instance.outcome_of(follow(1)["id"].as_str().unwrap()).await.as_deref(), Some("refused"));
    assert_eq!(coop.instance.outcome_of(follow(2)["id"].as_str().unwrap()).await.as_deref(), Some("done"));
    database.remove().await;
}

#[tokio::test]
async fn q13_fifty_thousand_due_at_a_restart() {
    let database = TestDatabase::sqlite().await;
    let kit = Kit::on(database.db.clone(), 13).await;
    let names: Vec<String> = (0..500).map(|n| format!("n{n}")).collect();
    let all: Vec<&str> = names.iter().map(String::as_str).collect();
    kit.enqueue("first", "Create", "first", inboxes(&all)).await;
    kit.multiply_first(99).await;
    assert_eq!(kit.pending().await, 50_000);
    for name in &names {
        kit.mood(&format!("{name}.example"), Mood::Refused);
    }
    // Another process: it knows nothing but the table. Everybody is due, and nobody answers.
    let queue = kit.queue();
    let before = resident_kib();
    let mut first_round = 0;
    for _ in 0..60 {
        let sent = queue.run_once(kit.now()).await.unwrap().sent;
        assert!(sent <= Parameters::default().in_flight_max, "{sent} at once");
        let held = queue.footprint().await;
        assert!(held.items <= allmende_delivery::limits::ITEMS_MAX && held.bodies <= allmende_delivery::limits::BODIES_MAX, "{held:?}");
        first_round += sent;
    }
    assert!(first_round >= 500, "everybody was asked once");
    let grown = resident_kib().saturating_sub(before);
    println!("50,000 pending: {grown} KiB more than before the start");
    assert!(grown < 64 * 1_024, "{grown} KiB");
    // They do not come back at the same moment.
    let mut conn = kit.db.read().await.unwrap();
    let overview = table::endpoint_overview(&mut conn).await.unwrap();
    drop(conn);
    let mut next: Vec<i64> = overview.iter().map(|row| row.endpoint.health.next_attempt_at.since(kit.now())).collect();
    next.sort_unstable();
    let (earliest, latest) = (next.first().copied().unwrap(), next.last().copied().unwrap());
    next.dedup();
    assert!(next.len() > 400 && latest - earliest > 10 * SECOND_MS, "{} different times from {earliest} to {latest} ms", next.len());
    // And it flows once they answer, a window at a time.
    for name in &names {
        kit.mood(&format!("{name}.example"), Mood::Fine);
    }
    kit.drain(&queue, 40, 20 * SECOND_MS).await;
    assert!(kit.pending().await < 42_000, "{} are left", kit.pending().await);
    database.remove().await;
}

fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or(0)
}

/// Whether the last delivery that reached `peer` is signed with this key.
fn is_signed_with(peer: &Peer, network: &Network, public_pem: &str) -> bool {
    let received = peer.received();
    let delivery = received.iter().rfind(|received| received.method == http::Method::POST).expect("a delivery");
    let hosts = [Host::parse(&peer.host).unwrap()];
    let now = allmende_app::Clock::now(&network.clock);
    let claim = signatures::parse(&delivery.method, &delivery.target, &delivery.headers, &hosts, Some(&delivery.body), now).unwrap();
    claim.verify(&PublicKey::from_pem(public_pem).unwrap()).is_ok()
}

#[tokio::test]
async fn q14_what_waits_is_signed_with_the_key_of_the_moment() {
    let database = TestDatabase::sqlite().await;
    let network = Network::new();
    let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
    let social = Peer::on(&network, "social.example");
    let alice = social.actor("alice", 1);
    social.delivers(&alice, &velo.instance, &alice.activity(1, "Follow", json!(velo.url()))).await;
    network.settle(&[&velo.instance]).await;
    let old = allmende_app::actors::by_id(&velo.instance, &velo.cooperative.actor).await.unwrap().public_key_pem;
    assert!(is_signed_with(&social, &network, &old));

    // While the peer is away a member publishes, and leaves; then the key is changed, and the program started anew.
    social.forget_requests();
    network.away("social.example");
    let member = velo.instance.app.member("amelie", Role::Steward, &velo.cooperative).await;
    let terms = offer("Drill");
    let listing = allmende_app::listings::publish_new(&velo.instance, &member, &velo.cooperative.id, terms).await.unwrap();
    network.settle(&[&velo.instance]).await;
    let Viewer::Member(who) = &member else { panic!("a member") };
    allmende_app::members::remove_from(&velo.instance, &Viewer::Operator, &velo.cooperative.id, &who.id).await.unwrap();
    let key = generate_rsa_2048().unwrap();
    let mut tx = velo.instance.db.begin().await.unwrap();
    let actor = velo.cooperative.actor.as_str();
    sql("UPDATE actor_keys SET private_key = $2 WHERE actor_id = $1")
        .text(actor)
        .bind(key.private_der.to_vec())
        .execute(&mut tx)
        .await
        .unwrap();
    sql("UPDATE actors SET public_key_pem = $2 WHERE id = $1").text(actor).text(&key.public_pem).execute(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    network.back("social.example");
    network.clock.advance(HOUR_MS);
    let again = network.start(velo.instance.app.clone(), "velo.example").await;
    network.settle(&[&again]).await;
    let created = social.deliveries().into_iter().find(|activity| activity["type"] == "Create").expect("what she published arrives");
    assert_eq!(created["object"]["id"].as_str(), Some(listing.object_url.as_str()));
    assert!(is_signed_with(&social, &network, &key.public_pem), "signed with the key of the moment");
    assert!(!is_signed_with(&social, &network, &old));

    // Without any key left it cannot be sent, and that is told instead of kept quiet.
    network.away("social.example");
    let coop = Coop { instance: again.clone(), ..velo.clone() };
    let lost = coop.publishes(offer("Ladder")).await;
    network.settle(&[&again]).await;
    let mut tx = again.db.begin().await.unwrap();
    sql("DELETE FROM actor_keys WHERE actor_id = $1").text(actor).execute(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    network.back("social.example");
    network.clock.advance(HOUR_MS);
    let last = network.start(again.app.clone(), "velo.example").await;
    network.settle(&[&last]).await;
    let status = deliveries::of_listing(&last, &Viewer::Operator, &lost.id).await.unwrap().expect("it was to be sent");
    assert_eq!(status.sent.dead, 1);
    let letters = dead_letters(&last).await;
    assert!(letters.iter().all(|letter| letter.reason.contains("cannot be signed")), "{letters:?}");
    database.remove().await;
}
