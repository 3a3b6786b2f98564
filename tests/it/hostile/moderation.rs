//! Blocked hosts, floods, and answers of peers to deliveries.

use allmende_db::inbox::{self, NewInbox};
use allmende_domain::peer::PeerPolicy;
use allmende_domain::time::{DAY_MS, MINUTE_MS, SECOND_MS};
use allmende_federation::limits;
use allmende_tests::terms::offer;
use allmende_tests::{Fault, Peer};
use http::StatusCode;
use serde_json::{Value, json};

use super::siege::Siege;

#[tokio::test]
async fn m1_a_blocked_host_under_every_spelling() {
    let siege = Siege::begin().await;
    siege.velo.instance.sets_policy("EVIL.example.", PeerPolicy::Suspend).await;
    let below = Peer::on(&siege.network, "a.evil.example");
    let sub = below.actor("sub", 1);
    for (peer, actor) in [(&siege.evil, &siege.mallory), (&below, &sub)] {
        let follow = actor.activity(1, "Follow", json!(siege.velo.url()));
        assert_eq!(peer.delivers(actor, &siege.velo.instance, &follow).await, 403, "{}", peer.host);
    }
    let mut shouted = siege.follow(2);
    shouted["actor"] = json!("https://EVIL.example/users/mallory");
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &shouted).await, 403);
    siege.assert_dropped_unfetched().await;
    assert!(below.fetches().is_empty());
}

#[tokio::test]
async fn m1_nothing_is_delivered_to_a_host_that_was_blocked() {
    let siege = Siege::begin().await;
    siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(1)).await;
    siege.settle().await;
    assert_eq!(siege.evil.deliveries().len(), 1);
    siege.velo.instance.sets_policy("evil.example", PeerPolicy::Suspend).await;
    siege.evil.forget_requests();
    siege.velo.publishes(offer("Drill")).await;
    for _ in 0..5 {
        siege.settle().await;
        siege.network.clock.advance(DAY_MS);
    }
    assert!(siege.evil.received().is_empty());
}

#[tokio::test]
async fn m2_a_suspended_author_by_way_of_an_allowed_sharer() {
    let siege = Siege::begin().await;
    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    siege.velo.asks_to_follow("@alice@social.example").await;
    siege.settle().await;
    let follow = social.deliveries().into_iter().next().expect("a Follow");
    social.delivers(&alice, &siege.velo.instance, &alice.activity(1, "Accept", follow)).await;
    siege.settle().await;
    siege.velo.instance.sets_policy("evil.example", PeerPolicy::Suspend).await;
    let note = siege.mallory.note(1, "Buy now");
    siege.evil.serves_object(&note);
    let share = alice.activity(2, "Announce", note["id"].clone());
    assert_eq!(social.delivers(&alice, &siege.velo.instance, &share).await, 202);
    siege.settle().await;
    assert!(siege.velo.instance.timeline().await.is_empty());
    assert!(siege.evil.received().is_empty(), "not even asked");
    assert_eq!(siege.velo.instance.outcome_of(share["id"].as_str().unwrap()).await.as_deref(), Some("refused"), "decided, not tried again");
}

#[tokio::test]
async fn m3_a_flood_from_one_host_leaves_the_others_alone() {
    let siege = Siege::begin().await;
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(1)).await, 202);
    let mut tx = siege.velo.instance.db.begin().await.unwrap();
    for number in 0..limits::INBOX_BACKLOG_PER_HOST_MAX {
        let new = NewInbox {
            activity_url: format!("https://evil.example/flood/{number}"),
            recipient: String::new(),
            actor_url: siege.mallory.url.clone(),
            host: "evil.example".to_owned(),
            body: b"{}".to_vec(),
            now: siege.now(),
        };
        inbox::insert(&mut tx, &[&new]).await.unwrap();
    }
    tx.commit().await.unwrap();
    // What waits is counted in the table once a second.
    siege.network.clock.advance(SECOND_MS);
    let signed = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(2));
    let answer = siege.evil.sends(&siege.velo.instance, signed).await;
    assert_eq!(answer.status(), 429);
    assert!(answer.headers().contains_key("retry-after"));
    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    assert_eq!(social.delivers(&alice, &siege.velo.instance, &alice.activity(1, "Follow", json!(siege.velo.url()))).await, 202);
}

#[tokio::test]
async fn m3_five_hundred_requests_a_second_of_one_host_are_too_many() {
    let siege = Siege::begin().await;
    // The same each time: what it costs to send is not what is measured.
    let signed = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(1));
    let burst = usize::try_from(limits::INBOX_BURST_PER_HOST).unwrap();
    for number in 0..burst {
        assert_eq!(siege.send(signed.clone()).await, 202, "{number}");
    }
    let answer = siege.evil.sends(&siege.velo.instance, signed.clone()).await;
    assert_eq!((answer.status().as_u16(), answer.headers()["retry-after"].to_str().unwrap()), (429, "60"));
    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    assert_eq!(social.delivers(&alice, &siege.velo.instance, &alice.activity(1, "Follow", json!(siege.velo.url()))).await, 202);
    siege.network.clock.advance(SECOND_MS);
    let a_second = usize::try_from(limits::INBOX_PER_SECOND_AND_HOST).unwrap();
    for _ in 0..a_second {
        assert_eq!(siege.send(signed.clone()).await, 202);
    }
    assert_eq!(siege.send(signed).await, 429);
}

#[tokio::test]
async fn m3_a_source_that_only_guesses_is_not_listened_to_for_a_while() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    let from = async |address: &str, forged: bool| {
        let mut signed = siege.evil.signs(&siege.mallory, velo, "/inbox", &siege.follow(1));
        if forged {
            signed = signed.without("signature");
        }
        let mut request = http::Request::post("/inbox").body(signed.body).unwrap();
        *request.headers_mut() = signed.headers;
        let client: std::net::SocketAddr = address.parse().unwrap();
        request.extensions_mut().insert(axum::extract::ConnectInfo(client));
        allmende_tests::asking::arrive(velo, request).await
    };
    for _ in 0..limits::DISTRUSTED_BURST {
        assert_eq!(from("9.9.9.9:1000", true).await.status(), 401);
    }
    let answer = from("9.9.9.9:1001", false).await;
    assert_eq!(answer.status(), 429, "nothing of it is read any more");
    assert!(answer.headers().contains_key("retry-after"));
    assert_eq!(from("9.9.9.10:1000", false).await.status(), 202, "another address is not concerned");
    assert_eq!(from("127.0.0.1:1000", true).await.status(), 401, "nor a proxy that speaks for everybody");
    siege.network.clock.advance(SECOND_MS);
    assert_eq!(from("9.9.9.9:1002", false).await.status(), 202);
}

#[tokio::test]
async fn m4_a_strangers_listing_is_not_taken_in() {
    let siege = Siege::begin().await;
    let says = async |number: u32, kind: &str, object: Value| {
        let activity = siege.mallory.activity(number, kind, object);
        assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &activity).await, 202);
        siege.settle().await;
        siege.velo.instance.outcome_of(activity["id"].as_str().unwrap()).await.expect("it was looked at")
    };
    let title = async |number: u32| {
        let url = siege.mallory.listing(number, "", 0)["id"].as_str().unwrap().to_owned();
        siege.velo.instance.sees(&url).await.map(|listing| listing.terms.texts.first().title.clone())
    };
    assert_eq!(says(1, "Create", siege.mallory.listing(1, "Miracle cure", 0)).await, "ignored");
    assert_eq!(says(2, "Update", siege.mallory.listing(1, "Miracle cure", 1)).await, "ignored");
    siege.evil.serves_object(&siege.mallory.listing(1, "Miracle cure", 2));
    assert_eq!(says(3, "Create", siege.mallory.listing(1, "", 2)["id"].clone()).await, "ignored", "nor when only its id is sent");
    // To follow us is no way in: everybody may.
    assert_eq!(says(4, "Follow", json!(siege.velo.url())).await, "done");
    assert_eq!(says(5, "Create", siege.mallory.listing(1, "Miracle cure", 3)).await, "ignored");
    assert_eq!(title(1).await, None);
    assert!(siege.velo.instance.finds("miracle").await.is_empty());

    siege.velo.asks_to_follow(&siege.mallory.url).await;
    assert_eq!(says(6, "Create", siege.mallory.listing(1, "Drill", 4)).await, "done");
    assert_eq!(says(7, "Create", siege.mallory.listing(2, "Ladder", 4)).await, "done");
    assert_eq!((title(1).await.as_deref(), title(2).await.as_deref()), (Some("Drill"), Some("Ladder")));
    assert_eq!(siege.velo.instance.finds("drill").await.len(), 1);

    // What is here already stays as its author wants it.
    siege.velo.unfollows(&siege.mallory.url).await;
    assert_eq!(says(8, "Create", siege.mallory.listing(3, "Miracle cure", 5)).await, "ignored");
    assert_eq!(says(9, "Update", siege.mallory.listing(1, "Hammer drill", 5)).await, "done");
    assert_eq!(says(10, "Delete", siege.mallory.listing(2, "", 0)["id"].clone()).await, "done");
    assert_eq!((title(1).await.as_deref(), title(2).await, title(3).await), (Some("Hammer drill"), None, None));
}

#[tokio::test]
async fn m4_a_strangers_listing_comes_by_way_of_a_followed_sharer() {
    let siege = Siege::begin().await;
    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    let listing = siege.mallory.listing(1, "Drill", 0);
    let url = listing["id"].as_str().unwrap();
    siege.evil.serves_object(&listing);
    let shares = async |number: u32| {
        let share = alice.activity(number, "Announce", listing["id"].clone());
        assert_eq!(social.delivers(&alice, &siege.velo.instance, &share).await, 202);
        siege.settle().await;
        siege.velo.instance.sees(url).await.is_some()
    };
    assert!(!shares(1).await, "she is a stranger too");
    siege.velo.asks_to_follow("@alice@social.example").await;
    siege.settle().await;
    let follow = social.deliveries().into_iter().next().expect("a Follow");
    assert!(!shares(2).await, "she has not accepted");
    social.delivers(&alice, &siege.velo.instance, &alice.activity(3, "Accept", follow)).await;
    assert!(shares(4).await);
}

#[tokio::test]
async fn m8_farewells_of_unknown_actors_cost_nothing() {
    let siege = Siege::begin().await;
    for number in 0..200 {
        let unknown = siege.mallory.with_key_id(&format!("https://evil.example/users/u{number}#main-key"));
        let url = format!("https://evil.example/users/u{number}");
        let farewell = json!({"id": format!("{url}#delete"), "type": "Delete", "actor": url, "object": url});
        assert_eq!(siege.evil.delivers(&unknown, &siege.velo.instance, &farewell).await, 202);
    }
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn f6_strangers_with_ever_new_keys_make_us_fetch_only_so_often() {
    let siege = Siege::begin().await;
    let max = usize::try_from(limits::KEY_FETCHES_PER_HOST_AND_MINUTE).unwrap();
    let (mut refused, mut waits) = (0, 0);
    for number in 0..max + 50 {
        let stranger = siege.mallory.with_key_id(&format!("https://evil.example/users/s{number}#main-key"));
        let mut activity = siege.follow(1);
        activity["actor"] = json!(format!("https://evil.example/users/s{number}"));
        let answer = siege.evil.sends(&siege.velo.instance, siege.evil.signs(&stranger, &siege.velo.instance, "/inbox", &activity)).await;
        match answer.status() {
            StatusCode::UNAUTHORIZED => refused += 1,
            StatusCode::TOO_MANY_REQUESTS => {
                assert!(answer.headers().contains_key("retry-after"));
                waits += 1;
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!((refused, waits, siege.evil.fetches().len()), (max, 50, max));
    siege.assert_dropped().await;
}

#[tokio::test]
async fn q4_what_a_peer_answers_decides_whether_it_is_tried_again() {
    // 401 is tried again at once, with the other kind of signature: see the tests of signing.
    for (code, tried_again) in [(408, true), (429, true), (500, true), (503, true), (404, true), (410, true), (422, false)] {
        let siege = Siege::begin().await;
        siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(1)).await;
        siege.settle().await;
        siege.evil.forget_requests();
        let status = StatusCode::from_u16(code).unwrap();
        siege.network.next_meets("evil.example", Fault::Answer { status, retry_after: None });
        siege.velo.publishes(offer("Drill")).await;
        siege.settle().await;
        assert!(siege.evil.deliveries().is_empty(), "{code}");
        siege.network.clock.advance(2 * MINUTE_MS);
        siege.settle().await;
        assert_eq!(siege.evil.deliveries().len(), usize::from(tried_again), "{code}");
    }
}

#[tokio::test]
async fn q5_retry_after_is_honoured() {
    let siege = Siege::begin().await;
    siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(1)).await;
    siege.settle().await;
    siege.evil.forget_requests();
    let asked = Fault::Answer { status: StatusCode::SERVICE_UNAVAILABLE, retry_after: Some("3600".to_owned()) };
    siege.network.next_meets("evil.example", asked);
    siege.velo.publishes(offer("Drill")).await;
    siege.settle().await;
    siege.network.clock.advance(59 * MINUTE_MS);
    siege.settle().await;
    assert!(siege.evil.deliveries().is_empty());
    siege.network.clock.advance(2 * MINUTE_MS);
    siege.settle().await;
    assert_eq!(siege.evil.deliveries().len(), 1);
}
