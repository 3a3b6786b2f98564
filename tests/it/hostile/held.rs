//! What is held until a person decides: of newcomers, of limited servers, and of old acquaintances with new keys.

use allmende_app::limits::{WAVE_HELD_MS, WAVE_HOSTS, WAVE_MS};
use allmende_app::{held, listings, peers};
use allmende_domain::listing::Listing;
use allmende_domain::peer::{HeldKind, Newcomers, PeerPolicy, Standing};
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, HOUR_MS};
use allmende_domain::url::Host;
use allmende_federation::limits;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Peer, PeerActor};
use serde_json::{Value, json};

use super::siege::Siege;

/// A question to velo, directly.
fn question(velo: &Coop, actor: &PeerActor, number: u32, text: &str) -> Value {
    let mut note = actor.note(number, text);
    note["to"] = json!([velo.url()]);
    note["tag"] = json!([{"type": "Mention", "href": velo.url(), "name": "@velo@velo.example"}]);
    note
}

/// Sends it and lets it take effect; how it ended.
async fn says(siege: &Siege, peer: &Peer, actor: &PeerActor, number: u32, kind: &str, object: Value) -> String {
    let activity = actor.activity(number, kind, object);
    assert_eq!(peer.delivers(actor, &siege.velo.instance, &activity).await, 202);
    siege.settle().await;
    siege.velo.instance.outcome_of(activity["id"].as_str().unwrap()).await.expect("it was looked at")
}

async fn seen_by_members(siege: &Siege, url: &str) -> Option<Listing> {
    let member = siege.velo.instance.app.member("mona", allmende_domain::member::Role::Member, &siege.velo.cooperative).await;
    listings::by_url(&siege.velo.instance, &member, url).await.expect("a look-up")
}

#[tokio::test]
async fn m4_a_wave_of_spam_from_new_domains_waits_and_is_taken_away_at_once() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    velo.newcomers(Newcomers::Hold).await;
    for wave in 0..60 {
        let peer = Peer::on(&siege.network, &format!("spam{wave}.example"));
        let actor = peer.actor("seller", wave % 4);
        let outcome = says(&siege, &peer, &actor, 1, "Create", question(&siege.velo, &actor, 1, "Buy <b>now</b>")).await;
        assert_eq!(outcome, "held", "{wave}");
        // To ask to follow is not to be shown: it reaches the cooperative as always.
        assert_eq!(says(&siege, &peer, &actor, 2, "Follow", json!(siege.velo.url())).await, "done");
        assert_eq!(
            says(&siege, &peer, &actor, 3, "Create", question(&siege.velo, &actor, 3, "Buy, buy")).await,
            "held",
            "and makes nobody known"
        );
    }
    assert!(siege.velo.inquiries().await.is_empty(), "nobody saw any of it");
    let first = velo.held().await.into_iter().next().expect("something is held");
    assert_eq!((first.kind, first.cause, first.preview.as_str()), (HeldKind::Message, Standing::Newcomer, "Buy, buy"));
    let hosts = held::hosts(velo, &Viewer::Operator).await.unwrap();
    assert_eq!((hosts.len(), hosts[0].held), (60, 2));

    for one in &hosts {
        let host = Host::parse(&one.host).unwrap();
        peers::set_policy(velo, &Viewer::Operator, &host, PeerPolicy::Suspend, "spam").await.unwrap();
        let purged = held::purge(velo, &Viewer::Operator, &host).await.unwrap();
        assert_eq!((purged.held, purged.follows), (2, 1), "{host}");
    }
    siege.settle().await;
    assert!(velo.held().await.is_empty() && siege.velo.followers().await.is_empty() && siege.velo.inquiries().await.is_empty());
}

#[tokio::test]
async fn m4_a_wave_of_newcomers_is_held_by_itself_until_a_person_or_a_day_ends_it() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    let number = std::cell::Cell::new(0);
    // A server that nobody has seen before asks something.
    let comes = async || {
        number.set(number.get() + 1);
        let peer = Peer::on(&siege.network, &format!("new{}.example", number.get()));
        let actor = peer.actor("seller", number.get() % 4);
        says(&siege, &peer, &actor, 1, "Create", question(&siege.velo, &actor, 1, "Buy now")).await
    };
    for before in 1..WAVE_HOSTS {
        assert_eq!(comes().await, "done", "{before}");
    }
    assert_eq!(peers::held_until(velo, &Viewer::Operator).await.unwrap(), None);
    for _ in 0..3 {
        assert_eq!(comes().await, "held");
    }
    assert_eq!(peers::held_until(velo, &Viewer::Operator).await.unwrap(), Some(siege.now().plus(WAVE_HELD_MS)));
    // Whom one of ours follows is no newcomer.
    siege.velo.asks_to_follow(&siege.mallory.url).await;
    siege.settle().await;
    assert_eq!(says(&siege, &siege.evil, &siege.mallory, 1, "Create", question(&siege.velo, &siege.mallory, 1, "Hello")).await, "done");

    siege.network.clock.advance(WAVE_HELD_MS);
    assert_eq!(peers::held_until(velo, &Viewer::Operator).await.unwrap(), None);
    assert_eq!(comes().await, "done", "a day later");
    assert_eq!(velo.held().await.len(), 3, "what was held still waits for a person");

    // A few at a time are no wave.
    for _ in 0..2 {
        siege.network.clock.advance(WAVE_MS);
        for _ in 1..WAVE_HOSTS {
            assert_eq!(comes().await, "done");
        }
    }
    assert_eq!(comes().await, "held");
    velo.newcomers(Newcomers::Show).await;
    assert_eq!(peers::held_until(velo, &Viewer::Operator).await.unwrap(), None);
    assert_eq!(comes().await, "done", "a person has looked");
}

#[tokio::test]
async fn m4_a_newcomer_becomes_known_when_somebody_turns_to_it() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    velo.newcomers(Newcomers::Hold).await;
    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    let asks =
        async |number: u32, text: &str| says(&siege, &social, &alice, number, "Create", question(&siege.velo, &alice, number, text)).await;
    assert_eq!(asks(1, "Free on Friday?").await, "held");
    assert_eq!(asks(2, "Or on Saturday?").await, "held");
    let drill = siege.velo.publishes(offer("Drill")).await;
    assert_eq!(says(&siege, &social, &alice, 3, "Like", json!(drill.object_url.as_str())).await, "held");
    assert_eq!(says(&siege, &social, &alice, 4, "Create", alice.listing(4, "Ladder", 0)).await, "ignored", "nobody would see it anyway");

    // A steward lets the first through; the second stays where it is.
    let held = velo.held().await;
    let first = held.iter().find(|one| one.preview.contains("Friday")).unwrap().clone();
    velo.lets_through(std::slice::from_ref(&first)).await;
    siege.settle().await;
    let threads = siege.velo.inquiries().await;
    assert_eq!(threads.len(), 1);
    assert!(threads[0].last.body.contains("Friday"));
    assert_eq!(velo.held().await.len(), 2);
    velo.lets_through(&[first]).await;
    siege.settle().await;
    assert_eq!(siege.velo.inquiries().await.len(), 1, "twice is once");

    assert_eq!(asks(5, "Anybody?").await, "held", "one that was let through makes nobody known");
    siege.velo.answers(&threads[0].inquiry, "Yes").await;
    assert_eq!(asks(6, "Thank you").await, "done", "we wrote to her");
    assert_eq!(says(&siege, &social, &alice, 7, "Like", json!(drill.object_url.as_str())).await, "done");

    // What its author deletes is not let through any more.
    let saturday = velo.held().await.into_iter().find(|one| one.preview.contains("Saturday")).unwrap();
    says(&siege, &social, &alice, 8, "Delete", question(&siege.velo, &alice, 2, "")["id"].clone()).await;
    velo.lets_through(&[saturday]).await;
    siege.settle().await;
    let thread = siege.velo.thread(&siege.velo.inquiries().await[0].inquiry).await;
    assert!(!thread.messages.iter().any(|(message, _)| message.body.contains("Saturday")));
}

#[tokio::test]
async fn m4_to_follow_or_to_allow_makes_a_server_known() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    velo.newcomers(Newcomers::Hold).await;
    assert_eq!(says(&siege, &siege.evil, &siege.mallory, 1, "Create", question(&siege.velo, &siege.mallory, 1, "Hello")).await, "held");
    assert_eq!(held::welcome(velo, &Viewer::Operator, &Host::parse("evil.example").unwrap()).await.unwrap(), 1);
    siege.settle().await;
    assert_eq!(siege.velo.inquiries().await.len(), 1);
    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    siege.velo.asks_to_follow("@alice@social.example").await;
    assert_eq!(says(&siege, &social, &alice, 1, "Create", alice.listing(1, "Drill", 0)).await, "done");
    assert_eq!(velo.finds("drill").await.len(), 1);
}

#[tokio::test]
async fn m4_what_is_held_is_bounded_and_ends_by_itself() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    velo.newcomers(Newcomers::Hold).await;
    let max = u32::try_from(limits::HELD_PER_HOST_MAX).unwrap();
    let mut ends = Vec::new();
    // Another actor for each few: one may write only so much a day.
    for writer in 0..=max / 100 {
        let actor = siege.evil.actor(&format!("writer{writer}"), 1);
        for number in 0..100 {
            let activity = actor.activity(number, "Create", question(&siege.velo, &actor, number, "Buy"));
            assert_eq!(siege.evil.delivers(&actor, velo, &activity).await, 202);
            ends.push(activity["id"].as_str().unwrap().to_owned());
        }
        siege.settle().await;
    }
    let mut held = 0;
    for id in &ends {
        match velo.outcome_of(id).await.as_deref() {
            Some("held") => held += 1,
            other => assert_eq!(other, Some("refused")),
        }
    }
    assert_eq!(held, limits::HELD_PER_HOST_MAX);
    let mut large = question(&siege.velo, &siege.mallory, 1, "Large");
    large["content"] = json!("x".repeat(limits::HELD_BYTES_MAX));
    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    large["attributedTo"] = json!(alice.url);
    large["id"] = json!(format!("{}/notes/1", alice.url));
    assert_eq!(says(&siege, &social, &alice, 1, "Create", large).await, "refused");

    siege.network.clock.advance(91 * DAY_MS);
    velo.federation.forget_old().await.unwrap();
    assert!(velo.held().await.is_empty());
    assert_eq!(siege.velo.inquiries().await.len(), 0);
}

#[tokio::test]
async fn what_a_limited_server_sends_is_held_and_then_for_members() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    velo.sets_policy("evil.example", PeerPolicy::Limit).await;
    assert_eq!(says(&siege, &siege.evil, &siege.mallory, 1, "Follow", json!(siege.velo.url())).await, "done");
    assert_eq!(siege.velo.followers().await[0].follow.state, allmende_domain::follow::FollowState::Pending, "it waits for a steward");
    siege.velo.asks_to_follow(&siege.mallory.url).await;
    let listing = siege.mallory.listing(1, "Drill", 0);
    let url = listing["id"].as_str().unwrap().to_owned();
    assert_eq!(says(&siege, &siege.evil, &siege.mallory, 2, "Create", listing).await, "held");
    assert!(listings::by_url(velo, &Viewer::Operator, &url).await.unwrap().is_none(), "kept, and shown to nobody");

    // Nor by way of somebody who is not limited.
    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    siege.velo.asks_to_follow("@alice@social.example").await;
    siege.settle().await;
    let follow = social.deliveries().into_iter().find(|activity| activity["type"] == "Follow").expect("a Follow");
    says(&siege, &social, &alice, 1, "Accept", follow).await;
    siege.evil.serves_object(&siege.mallory.note(2, "Buy now"));
    assert_eq!(says(&siege, &social, &alice, 2, "Announce", siege.mallory.note(2, "")["id"].clone()).await, "held");
    assert!(velo.timeline().await.is_empty());

    let held = velo.held().await;
    assert_eq!(held.iter().map(|one| one.kind).collect::<Vec<_>>(), [HeldKind::Share, HeldKind::Listing]);
    velo.lets_through(&held).await;
    siege.settle().await;
    assert_eq!(velo.timeline().await.len(), 1);
    assert!(velo.sees(&url).await.is_none(), "strangers do not see it");
    assert!(seen_by_members(&siege, &url).await.is_some());
}

#[tokio::test]
async fn m10_a_lapsed_domain_that_returns_with_new_keys_is_held_until_somebody_looks() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    siege.velo.asks_to_follow(&siege.mallory.url).await;
    siege.settle().await;
    let follow = siege.evil.deliveries().into_iter().find(|activity| activity["type"] == "Follow").expect("a Follow");
    says(&siege, &siege.evil, &siege.mallory, 1, "Accept", follow).await;
    assert_eq!(says(&siege, &siege.evil, &siege.mallory, 2, "Create", siege.mallory.listing(1, "Drill", 0)).await, "done");

    // Somebody else has the domain now, and the same addresses.
    siege.network.clock.advance(HOUR_MS);
    let squatter = siege.mallory.with_another_key(2);
    siege.evil.serves("/users/mallory", &squatter.document());
    assert_eq!(says(&siege, &siege.evil, &squatter, 3, "Create", squatter.listing(2, "Miracle cure", 0)).await, "held");
    assert!(velo.finds("miracle").await.is_empty());
    let newcomer = siege.evil.actor("newcomer", 3);
    assert_eq!(
        says(&siege, &siege.evil, &newcomer, 1, "Create", question(&siege.velo, &newcomer, 1, "Hello")).await,
        "held",
        "nor anybody else there"
    );
    let keys = peers::changed_keys(velo, &Viewer::Operator).await.unwrap();
    assert_eq!(keys.iter().map(|(_, url, _)| url.as_str()).collect::<Vec<_>>(), [siege.mallory.url.as_str()]);
    // To say so oneself with the new key is no proof.
    says(&siege, &siege.evil, &squatter, 4, "Update", squatter.document()).await;
    assert_eq!(says(&siege, &siege.evil, &squatter, 5, "Create", squatter.listing(3, "Miracle cure", 0)).await, "held");

    // A person asked them by telephone.
    peers::trust_keys(velo, &Viewer::Operator, &Host::parse("evil.example").unwrap()).await.unwrap();
    assert_eq!(says(&siege, &siege.evil, &squatter, 6, "Create", squatter.listing(4, "Saw", 0)).await, "done");
    velo.lets_through(&velo.held().await).await;
    siege.settle().await;
    assert_eq!(velo.finds("miracle").await.len(), 2);
}

#[tokio::test]
async fn m10_a_rotation_that_the_old_key_signed_needs_nobody() {
    let siege = Siege::begin().await;
    siege.velo.asks_to_follow(&siege.mallory.url).await;
    siege.settle().await;
    let follow = siege.evil.deliveries().into_iter().find(|activity| activity["type"] == "Follow").expect("a Follow");
    says(&siege, &siege.evil, &siege.mallory, 1, "Accept", follow).await;
    let renewed = siege.mallory.with_another_key(2);
    siege.evil.serves("/users/mallory", &renewed.document());
    says(&siege, &siege.evil, &siege.mallory, 2, "Update", renewed.document()).await;
    assert!(peers::changed_keys(&siege.velo.instance, &Viewer::Operator).await.unwrap().is_empty());
    assert_eq!(says(&siege, &siege.evil, &renewed, 3, "Create", renewed.listing(1, "Drill", 0)).await, "done");
}
