//! Keys: whose they are, what their fetches cost, and RFC 9421 with each kind of them.

use std::fmt::Write as _;

use allmende_domain::time::MINUTE_MS;
use allmende_federation::limits::KEY_FETCHES_PER_HOST_AND_MINUTE;
use allmende_federation::signatures::{Signer, content_digest_of};
use allmende_tests::network::Fault;
use allmende_tests::peer::Signed;
use allmende_tests::{Peer, PeerActor};
use futures_util::future::join_all;
use http::header;
use serde_json::{Value, json};

use super::siege::Siege;

const FULL: [&str; 3] = ["@method", "@target-uri", "content-digest"];

/// Mallory with an Ed25519 key, published.
fn with_multikey(siege: &Siege) -> PeerActor {
    let mallory = siege.mallory.with_multikey(0);
    siege.evil.serves("/users/mallory", &mallory.document());
    mallory
}

fn signed(siege: &Siege, by: &Signer, activity: &Value) -> Signed {
    siege.evil.signs_rfc9421(by, &siege.velo.instance, "/inbox", activity)
}

/// A delivery to the shared inbox, signed over exactly `covered`, created so many seconds from now.
fn signed_over(siege: &Siege, by: &Signer, activity: &Value, covered: &[&str], seconds: i64, more: &str) -> Signed {
    let body = activity.to_string();
    let (digest, host) = (content_digest_of(body.as_bytes()), &siege.velo.instance.host);
    let mut base = String::new();
    for name in covered {
        let value = match *name {
            "@method" => "POST".to_owned(),
            "@target-uri" => format!("https://{host}/inbox"),
            "@authority" => host.clone(),
            "@path" | "@request-target" => "/inbox".to_owned(),
            "content-digest" => digest.clone(),
            other => panic!("{other} is not among the components of these tests"),
        };
        writeln!(base, "\"{name}\": {value}").unwrap();
    }
    let quoted: Vec<String> = covered.iter().map(|name| format!("\"{name}\"")).collect();
    let created = siege.now().0 / 1_000 + seconds;
    let input = format!("({});created={created};keyid=\"{}\"{more}", quoted.join(" "), by.key_id);
    write!(base, "\"@signature-params\": {input}").unwrap();
    let signature = by.key.sign_base64(base.as_bytes()).unwrap();
    signed(siege, by, activity).header("signature-input", &format!("a={input}")).header("signature", &format!("a=:{signature}:"))
}

#[tokio::test]
async fn rfc_9421_is_accepted_with_both_kinds_of_keys() {
    let siege = Siege::begin().await;
    let mallory = with_multikey(&siege);
    for (number, by) in [(1, mallory.rsa()), (2, mallory.ed25519())] {
        assert_eq!(siege.send(signed(&siege, &by, &siege.follow(number))).await, 202);
        let parts = ["@authority", "@method", "@path", "content-digest"];
        assert_eq!(siege.send(signed_over(&siege, &by, &siege.follow(number + 10), &parts, 0, "")).await, 202);
        let target = ["@authority", "@method", "@request-target", "content-digest"];
        let expires = format!(";expires={}", siege.now().0 / 1_000 + 60);
        assert_eq!(siege.send(signed_over(&siege, &by, &siege.follow(number + 20), &target, -3_000, &expires)).await, 202);
    }
    siege.settle().await;
    assert_eq!(siege.velo.followers().await.len(), 1);
    assert_eq!(siege.evil.fetches().len(), 1, "one document names both keys");
}

#[tokio::test]
async fn s1_to_s5_hold_for_rfc_9421() {
    let siege = Siege::begin().await;
    let mallory = with_multikey(&siege);
    for by in [mallory.rsa(), mallory.ed25519()] {
        let refused = async |signed: Signed, why: &str| assert_eq!(siege.send(signed).await, 401, "{why}");
        let honest = || signed(&siege, &by, &siege.follow(1));
        refused(honest().body(siege.follow(2).to_string()), "s1: another body").await;
        refused(honest().header("content-digest", &content_digest_of(b"x")), "s1: another digest").await;
        for covered in [
            vec!["content-digest"],
            vec!["@target-uri", "content-digest"],
            vec!["@method", "content-digest", "@authority"],
            vec!["@method", "content-digest", "@path"],
            vec!["@method", "@target-uri"],
        ] {
            refused(signed_over(&siege, &by, &siege.follow(1), &covered, 0, ""), &format!("s2: {covered:?}")).await;
        }
        refused(honest().header("host", "other.example"), "s3: another host").await;
        for seconds in [-3_660, 3_660] {
            refused(signed_over(&siege, &by, &siege.follow(1), &FULL, seconds, ""), "s4: off").await;
        }
        refused(signed_over(&siege, &by, &siege.follow(1), &FULL, 0, ";expires=1"), "s4: expired").await;
        refused(signed_over(&siege, &by, &siege.follow(1), &FULL, 0, ";alg=\"hmac-sha256\""), "an algorithm that is not read").await;
        refused(honest().header("signature-input", &"a".repeat(1 << 20)), "s5: too long").await;
        refused(honest().header("signature", "sig1=:AAAA"), "s5: not readable").await;
    }
    siege.assert_dropped_unfetched().await;
}

#[tokio::test]
async fn s7_s8_a_multikey_counts_only_for_the_actor_that_names_it() {
    let siege = Siege::begin().await;
    let mallory = with_multikey(&siege);
    let victim = Peer::on(&siege.network, "victim.example");
    let bob = victim.actor("bob", 1);
    let neighbour = siege.evil.actor("neighbour", 1);
    for author in [&bob, &neighbour] {
        let activity = author.activity(1, "Follow", json!(siege.velo.url()));
        assert_eq!(siege.send(signed(&siege, &mallory.ed25519(), &activity)).await, 401, "{}", author.url);
    }
    // Its document gives the key to somebody else, or no longer names it.
    let mut forged = mallory.document();
    forged["assertionMethod"][0]["controller"] = json!(neighbour.url);
    siege.evil.serves("/users/mallory", &forged);
    let other = siege.mallory.with_multikey(1);
    siege.network.clock.advance(20 * MINUTE_MS);
    assert_eq!(siege.send(signed(&siege, &other.ed25519(), &siege.follow(1))).await, 401, "another key under the same id");
    assert_eq!(siege.send(signed(&siege, &mallory.ed25519(), &siege.follow(2))).await, 401, "no longer its own");
    let wrong_kind = Signer { key: mallory.ed25519().key, key_id: mallory.key_id.clone() };
    assert_eq!(siege.send(signed(&siege, &wrong_kind, &siege.follow(3))).await, 401, "an Ed25519 signature by an RSA key id");
    siege.assert_dropped().await;
    assert!(victim.received().is_empty());
}

#[tokio::test]
async fn s21_a_new_multikey_is_learnt_and_the_old_one_ends() {
    let siege = Siege::begin().await;
    let mallory = with_multikey(&siege);
    assert_eq!(siege.send(signed(&siege, &mallory.ed25519(), &siege.follow(1))).await, 202);
    siege.network.clock.advance(6 * MINUTE_MS);
    let rotated = siege.mallory.with_multikey(1);
    siege.evil.serves("/users/mallory", &rotated.document());
    assert_eq!(siege.send(signed(&siege, &rotated.ed25519(), &siege.follow(2))).await, 202, "the new key is learnt");
    assert_eq!(siege.send(signed(&siege, &mallory.ed25519(), &siege.follow(3))).await, 401, "the old one is worth nothing");
    assert_eq!(siege.send(signed(&siege, &rotated.rsa(), &siege.follow(4))).await, 202, "the other key stays");
}

#[tokio::test]
async fn a_multikey_that_has_expired_or_was_revoked_is_worth_nothing() {
    for member in ["expires", "revoked"] {
        let siege = Siege::begin().await;
        let mallory = siege.mallory.with_multikey(0);
        let mut document = mallory.document();
        document["assertionMethod"][0][member] = json!(siege.now().plus(10 * MINUTE_MS).to_rfc3339());
        siege.evil.serves("/users/mallory", &document);
        assert_eq!(siege.send(signed(&siege, &mallory.ed25519(), &siege.follow(1))).await, 202, "not yet: {member}");
        siege.network.clock.advance(10 * MINUTE_MS);
        assert_eq!(siege.send(signed(&siege, &mallory.ed25519(), &siege.follow(2))).await, 401, "now: {member}");
        assert_eq!(siege.send(signed(&siege, &mallory.rsa(), &siege.follow(3))).await, 202, "the other key stays: {member}");
        // It may be given a longer life, which is looked for as rarely as any new key.
        siege.evil.serves("/users/mallory", &mallory.document());
        siege.network.clock.advance(6 * MINUTE_MS);
        assert_eq!(siege.send(signed(&siege, &mallory.ed25519(), &siege.follow(4))).await, 202, "prolonged: {member}");
    }
}

#[tokio::test]
async fn s21_a_key_that_left_the_document_ends_with_the_update_that_says_so() {
    let siege = Siege::begin().await;
    let mallory = with_multikey(&siege);
    assert_eq!(siege.send(signed(&siege, &mallory.ed25519(), &siege.follow(1))).await, 202);
    siege.settle().await;
    siege.evil.serves("/users/mallory", &siege.mallory.document());
    let update = mallory.activity(2, "Update", siege.mallory.document());
    assert_eq!(siege.send(signed(&siege, &mallory.rsa(), &update)).await, 202);
    siege.settle().await;
    assert_eq!(siege.send(signed(&siege, &mallory.ed25519(), &siege.follow(3))).await, 401);
}

#[tokio::test]
async fn s21_a_hundred_requests_at_once_with_an_unknown_key_fetch_it_once() {
    let siege = Siege::begin().await;
    // Its answer takes a while, so that all of them are there before it.
    siege.network.next_meets("evil.example", Fault::Delay { turns: 200 });
    let requests =
        (0..100).map(|number| siege.send(siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(number))));
    let answers = join_all(requests).await;
    assert!(answers.iter().all(|answer| *answer == 202), "{answers:?}");
    assert_eq!(siege.evil.fetches().len(), 1);
}

#[tokio::test]
async fn s21_a_hundred_requests_at_once_with_a_key_that_cannot_be_had_ask_once() {
    let siege = Siege::begin().await;
    siege.evil.serves_as("/users/mallory", 500, "text/plain", "");
    siege.network.next_meets("evil.example", Fault::Delay { turns: 200 });
    let requests =
        (0..100).map(|number| siege.send(siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(number))));
    assert!(join_all(requests).await.iter().all(|answer| *answer == 401));
    assert_eq!(siege.evil.fetches().len(), 1);
    // For ten minutes nobody asks again, then somebody does.
    siege.evil.serves("/users/mallory", &siege.mallory.document());
    siege.network.clock.advance(10 * MINUTE_MS - 1);
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(200)).await, 401);
    siege.network.clock.advance(1);
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(201)).await, 202);
    assert_eq!(siege.evil.fetches().len(), 2);
}

#[tokio::test]
async fn s21_ten_thousand_bad_signatures_cause_one_fetch() {
    let siege = Siege::begin().await;
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(1)).await, 202);
    siege.evil.forget_requests();
    siege.network.clock.advance(6 * MINUTE_MS);
    let wrong = siege.mallory.with_another_key(2);
    let bad = siege.evil.signs(&wrong, &siege.velo.instance, "/inbox", &siege.follow(2));
    for _ in 0..100 {
        let answers = join_all((0..100).map(|_| siege.send(bad.clone()))).await;
        assert!(answers.iter().all(|answer| *answer == 401));
    }
    assert_eq!(siege.evil.fetches().len(), 1);
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(3)).await, 202, "the right key works all the while");
}

#[tokio::test]
async fn f6_a_thousand_keys_of_one_host_are_not_all_fetched() {
    let siege = Siege::begin().await;
    let allowed = KEY_FETCHES_PER_HOST_AND_MINUTE as usize;
    let mut told_to_wait = 0;
    for number in 0..1_000 {
        let nobody = siege.mallory.with_key_id(&siege.evil.url(&format!("/users/{number}#main-key")));
        let signed = siege.evil.signs(&nobody, &siege.velo.instance, "/inbox", &siege.follow(number));
        let answer = siege.evil.sends(&siege.velo.instance, signed).await;
        if answer.status() == 429 {
            assert!(answer.headers().contains_key(header::RETRY_AFTER));
            told_to_wait += 1;
        } else {
            assert_eq!(answer.status(), 401);
        }
    }
    assert_eq!((siege.evil.fetches().len(), told_to_wait), (allowed, 1_000 - allowed));
    siege.assert_dropped().await;
    // Others are not hurt, and neither is an honest actor of that host a minute later.
    let honest = Peer::on(&siege.network, "honest.example");
    let alice = honest.actor("alice", 1);
    let follow = alice.activity(1, "Follow", json!(siege.velo.url()));
    assert_eq!(honest.delivers(&alice, &siege.velo.instance, &follow).await, 202);
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(2_000)).await, 429);
    siege.network.clock.advance(MINUTE_MS);
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(2_000)).await, 202);
}

#[tokio::test]
async fn a_known_key_is_verified_without_the_database() {
    let siege = Siege::begin().await;
    let get = |actor: &PeerActor| siege.evil.signs_get(actor, &siege.velo.instance, "/resources/no-id");
    // An address that can name nothing asks no database itself.
    assert_eq!(siege.send(get(&siege.mallory)).await, 404);
    siege.velo.instance.db.close().await;
    assert_eq!(siege.send(get(&siege.mallory)).await, 404);
    // Without its key nobody could say that this is wrong: the reader would be taken for a stranger, who gets 404 as well.
    assert_eq!(siege.send(get(&siege.mallory.with_another_key(1))).await, 401);
}
