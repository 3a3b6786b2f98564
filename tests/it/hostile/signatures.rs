//! Signatures that prove nothing, and honest ones in other dialects.

use allmende_domain::time::{HOUR_MS, MINUTE_MS};
use serde_json::json;

use super::siege::{Siege, http_date};

const FULL: [&str; 4] = ["(request-target)", "host", "date", "digest"];

fn rsa() -> Vec<(&'static str, String)> {
    vec![("algorithm", "rsa-sha256".to_owned())]
}

#[tokio::test]
async fn s1_body_altered_after_signing() {
    let siege = Siege::begin().await;
    let signed = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(1));
    assert_eq!(siege.send(signed.body(siege.follow(2).to_string())).await, 401);
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn s2_signature_covers_too_little() {
    let siege = Siege::begin().await;
    let date = http_date(siege.now());
    for covered in [
        vec!["digest"],
        vec!["host", "date", "digest"],
        vec!["(request-target)", "date", "digest"],
        vec!["(request-target)", "host", "digest"],
        vec!["(request-target)", "host", "date"],
    ] {
        let signed = siege.signed_over(&siege.mallory, &siege.follow(1), &covered, &date, &rsa());
        assert_eq!(siege.send(signed).await, 401, "{covered:?}");
    }
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn s3_signature_for_another_host_replayed_to_us() {
    let siege = Siege::begin().await;
    let signed = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(1));
    assert_eq!(siege.send(signed.header("host", "other.example")).await, 401);
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn s4_dates_that_are_missing_garbage_or_off() {
    let siege = Siege::begin().await;
    let far = [http_date(siege.now().plus(-HOUR_MS - MINUTE_MS)), http_date(siege.now().plus(HOUR_MS + MINUTE_MS))];
    for date in ["", "yesterday", far[0].as_str(), far[1].as_str()] {
        let signed = siege.signed_over(&siege.mallory, &siege.follow(1), &FULL, date, &rsa());
        assert_eq!(siege.send(signed).await, 401, "{date:?}");
    }
    siege.assert_dropped_unfetched().await;
    for (number, skew) in [(2, -HOUR_MS + MINUTE_MS), (3, HOUR_MS - MINUTE_MS)] {
        let date = http_date(siege.now().plus(skew));
        let signed = siege.signed_over(&siege.mallory, &siege.follow(number), &FULL, &date, &rsa());
        assert_eq!(siege.send(signed).await, 202, "{date}");
    }
}

#[tokio::test]
async fn s5_times_and_headers_beyond_all_bounds() {
    let siege = Siege::begin().await;
    let covered = ["(request-target)", "(created)", "host", "digest"];
    for created in [u64::MAX.to_string(), "-1".to_owned(), "99999999999999999999999999".to_owned(), "x".to_owned()] {
        let parameters = [("algorithm", "hs2019".to_owned()), ("created", created.clone())];
        let signed = siege.signed_over(&siege.mallory, &siege.follow(1), &covered, &http_date(siege.now()), &parameters);
        assert_eq!(siege.send(signed).await, 401, "{created}");
    }
    let signed = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(1));
    assert_eq!(siege.send(signed.header("signature", &"a".repeat(1 << 20))).await, 401);
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn s6_the_same_delivery_again_and_again() {
    let siege = Siege::begin().await;
    let signed = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(1));
    for _ in 0..100 {
        assert_eq!(siege.send(signed.clone()).await, 202);
    }
    siege.settle().await;
    assert_eq!(siege.velo.instance.stored_activities().await, 1);
    assert_eq!(siege.velo.followers().await.len(), 1);
    assert_eq!(siege.evil.deliveries().len(), 1, "one Accept");
    assert_eq!(siege.send(signed).await, 202);
    siege.settle().await;
    assert_eq!((siege.velo.instance.stored_activities().await, siege.evil.deliveries().len()), (1, 1), "also after its effect");
}

#[tokio::test]
async fn s7_key_of_one_actor_activity_of_another() {
    let siege = Siege::begin().await;
    let victim = allmende_tests::Peer::on(&siege.network, "victim.example");
    let (bob, neighbour) = (victim.actor("bob", 1), siege.evil.actor("neighbour", 1));
    for author in [&bob, &neighbour] {
        let activity = author.activity(1, "Follow", json!(siege.velo.url()));
        for inbox in ["/inbox", "/coops/velo/inbox", "/actor/inbox"] {
            let signed = siege.evil.signs(&siege.mallory, &siege.velo.instance, inbox, &activity);
            assert_eq!(siege.send(signed).await, 401, "{} at {inbox}", author.url);
        }
    }
    siege.assert_dropped().await;
    assert!(victim.received().is_empty());
}

#[tokio::test]
async fn s8_a_key_document_that_names_a_victim_as_owner() {
    let siege = Siege::begin().await;
    let victim = allmende_tests::Peer::on(&siege.network, "victim.example");
    let bob = victim.actor("bob", 1);
    let mut forged = siege.mallory.document();
    forged["publicKey"]["owner"] = json!(bob.url);
    siege.evil.serves("/users/mallory", &forged);
    let as_bob = bob.activity(1, "Follow", json!(siege.velo.url()));
    for activity in [&as_bob, &siege.follow(1)] {
        let signed = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", activity);
        assert_eq!(siege.send(signed).await, 401);
    }
    let nameless = siege.mallory.with_key_id("acct:mallory@evil.example");
    let signed = siege.evil.signs(&nameless, &siege.velo.instance, "/inbox", &siege.follow(1));
    assert_eq!(siege.send(signed).await, 401);
    siege.assert_dropped().await;
    assert_eq!(siege.velo.instance.known_actors().await, 0, "nothing of it is kept");
    assert!(victim.received().is_empty());
}

#[tokio::test]
async fn s21_a_new_key_is_learnt_and_bad_signatures_do_not_make_us_fetch() {
    let siege = Siege::begin().await;
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(1)).await, 202);
    siege.network.clock.advance(6 * MINUTE_MS);
    let rotated = siege.mallory.with_another_key(1);
    siege.evil.serves("/users/mallory", &rotated.document());
    assert_eq!(siege.evil.delivers(&rotated, &siege.velo.instance, &siege.follow(2)).await, 202, "the new key is learnt");
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(3)).await, 401, "the old one is worth nothing");

    siege.evil.forget_requests();
    siege.network.clock.advance(6 * MINUTE_MS);
    let wrong = siege.mallory.with_another_key(2);
    for number in 10..60 {
        assert_eq!(siege.evil.delivers(&wrong, &siege.velo.instance, &siege.follow(number)).await, 401);
    }
    assert!(siege.evil.fetches().len() <= 1, "{:?}", siege.evil.fetches());
}

#[tokio::test]
async fn s21_a_key_that_cannot_be_had_is_asked_for_once() {
    let siege = Siege::begin().await;
    siege.evil.serves_as("/users/mallory", 404, "text/plain", "");
    for number in 0..20 {
        assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(number)).await, 401);
    }
    assert_eq!(siege.evil.fetches().len(), 1);
    siege.assert_dropped().await;
}

#[tokio::test]
async fn s24_honest_dialects_are_accepted() {
    let siege = Siege::begin().await;
    let now = (siege.now().0 / 1_000).to_string();
    let date = http_date(siege.now());
    let created = [("algorithm", "hs2019".to_owned()), ("created", now)];
    let covered = ["(request-target)", "(created)", "host", "digest"];
    let by_created = siege.signed_over(&siege.mallory, &siege.follow(1), &covered, &date, &created);
    assert_eq!(siege.send(by_created).await, 202, "hs2019 with (created)");
    let by_date = siege.signed_over(&siege.mallory, &siege.follow(2), &FULL, &date, &[("algorithm", "hs2019".to_owned())]);
    assert_eq!(siege.send(by_date).await, 202, "hs2019 with a date");
    let unnamed = siege.signed_over(&siege.mallory, &siege.follow(3), &FULL, &date, &[]);
    assert_eq!(siege.send(unnamed).await, 202, "no algorithm named");

    // As GoToSocial: the key has an address of its own, which serves the actor.
    let social = allmende_tests::Peer::on(&siege.network, "gts.example");
    let actor = social.actor("zoe", 1);
    let zoe = actor.with_key_id(&format!("{}/main-key", actor.url));
    social.serves("/users/zoe", &zoe.document());
    social.serves("/users/zoe/main-key", &zoe.document());
    let follow = zoe.activity(1, "Follow", json!(siege.velo.url()));
    assert_eq!(social.delivers(&zoe, &siege.velo.instance, &follow).await, 202, "a key id without a fragment");
}

#[tokio::test]
async fn s25_an_actor_with_and_without_a_slash_and_objects_by_id_or_inlined() {
    let siege = Siege::begin().await;
    let mut slashed = siege.follow(1);
    slashed["actor"] = json!(format!("{}/", siege.mallory.url));
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &slashed).await, 202);
    siege.settle().await;
    assert_eq!(siege.velo.followers().await.len(), 1);
    assert_eq!(siege.velo.followers().await[0].actor.url.as_str(), siege.mallory.url, "bound to the signer");
    let inlined = siege.mallory.activity(2, "Follow", json!({"id": siege.velo.url()}));
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &inlined).await, 202);
    siege.settle().await;
    assert_eq!(siege.velo.followers().await.len(), 1);
}
