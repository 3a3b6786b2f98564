//! Following across servers: asked, answered, ended.

use allmende_app::follows;
use allmende_domain::follow::FollowState;
use allmende_domain::permission::Viewer;
use allmende_tests::database::TestDatabase;
use allmende_tests::terms::offer;
use allmende_tests::{Network, Peer, on_both_engines};
use http::Method;
use serde_json::json;

use super::two::Two;

#[tokio::test]
async fn a_follow_is_accepted_by_itself_and_ends_with_an_undo() {
    on_both_engines(|db| async move {
        let two = Two::following_on(db).await;
        assert_eq!(two.velo.followers().await.len(), 1);
        two.pain.unfollows(&two.velo.url()).await;
        two.settle().await;
        assert!(two.velo.followers().await.is_empty());

        let listing = two.velo.publishes(offer("Drill")).await;
        two.settle().await;
        assert!(two.pain.instance.sees(listing.object_url.as_str()).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn v4_a_follow_that_waits_for_a_steward_brings_nothing_until_the_yes() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let other = TestDatabase::sqlite().await;
        let velo = network.instance("velo", db).await.with_careful_coop("velo").await;
        let pain = network.instance("pain", other.db.clone()).await.with_coop("pain").await;
        let both = [&velo.instance, &pain.instance];
        pain.asks_to_follow(&velo.handle()).await;
        network.settle(&both).await;
        assert_eq!(pain.follow_state(&velo.url()).await, Some(FollowState::Pending));

        let early = velo.publishes(offer("Drill")).await;
        network.settle(&both).await;
        assert!(pain.instance.sees(early.object_url.as_str()).await.is_none());

        let request = velo.followers().await.into_iter().next().expect("a request").follow.id;
        follows::accept_follower(&velo.instance, &Viewer::Operator, &request).await.unwrap();
        let late = velo.publishes(offer("Ladder")).await;
        network.settle(&both).await;
        assert_eq!(pain.follow_state(&velo.url()).await, Some(FollowState::Accepted));
        assert!(pain.instance.sees(late.object_url.as_str()).await.is_some());

        follows::remove_follower(&velo.instance, &Viewer::Operator, &request).await.unwrap();
        network.settle(&both).await;
        assert_eq!(pain.follow_state(&velo.url()).await, None, "what was refused is no follow any more");
        let after = velo.publishes(offer("Saw")).await;
        network.settle(&both).await;
        assert!(pain.instance.sees(after.object_url.as_str()).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn who_leaves_and_asks_again_at_once_follows_in_the_end() {
    let two = Two::following().await;
    two.network.clock.advance(1_000);
    two.pain.unfollows(&two.velo.url()).await;
    two.pain.asks_to_follow(&two.velo.handle()).await;
    two.settle().await;
    assert_eq!(two.pain.follow_state(&two.velo.url()).await, Some(FollowState::Accepted));
    let listing = two.velo.publishes(offer("Drill")).await;
    two.settle().await;
    assert!(two.pain.instance.sees(listing.object_url.as_str()).await.is_some());
}

#[tokio::test]
async fn two_followers_on_one_server_cost_one_delivery() {
    let two = Two::following().await;
    let second = two.pain.instance.with_coop("brot").await;
    second.asks_to_follow(&two.velo.handle()).await;
    two.settle().await;
    assert_eq!(two.velo.followers().await.len(), 2);
    two.network.forget_exchanges();
    two.velo.publishes(offer("Drill")).await;
    two.settle().await;
    assert_eq!(two.network.count("pain.example", &Method::POST, "inbox"), 1);
}

#[tokio::test]
async fn three_instances_hear_what_they_follow_and_nothing_else() {
    let two = Two::following().await;
    let third = TestDatabase::sqlite().await;
    let holz = two.network.instance("holz", third.db.clone()).await.with_coop("holz").await;
    let all = [&two.velo.instance, &two.pain.instance, &holz.instance];
    holz.asks_to_follow(&two.pain.handle()).await;
    two.network.settle(&all).await;
    let (drill, oven) = (two.velo.publishes(offer("Drill")).await, two.pain.publishes(offer("Oven")).await);
    two.network.settle(&all).await;
    assert!(two.pain.instance.sees(drill.object_url.as_str()).await.is_some());
    assert!(holz.instance.sees(oven.object_url.as_str()).await.is_some());
    assert!(holz.instance.sees(drill.object_url.as_str()).await.is_none());
    assert!(two.velo.instance.sees(oven.object_url.as_str()).await.is_none());
}

#[tokio::test]
async fn the_accept_reaches_a_server_of_another_kind_before_the_first_post() {
    let database = TestDatabase::sqlite().await;
    let network = Network::new();
    let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
    let mastodon = Peer::on(&network, "social.example");
    let alice = mastodon.actor("alice", 0);
    assert_eq!(mastodon.delivers(&alice, &velo.instance, &alice.activity(1, "Follow", json!(velo.url()))).await, 202);
    network.settle(&[&velo.instance]).await;
    velo.publishes(offer("Drill")).await;
    network.settle(&[&velo.instance]).await;
    let kinds: Vec<_> = mastodon.deliveries().iter().map(|activity| activity["type"].as_str().expect("a type").to_owned()).collect();
    assert_eq!(kinds, ["Accept", "Create"]);
    assert_eq!(mastodon.deliveries()[0]["object"]["id"], alice.activity(1, "Follow", json!(null))["id"]);
}

#[tokio::test]
async fn who_blocks_one_of_ours_neither_follows_it_nor_is_followed() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let social = Peer::on(&network, "social.example");
        let (alice, mallory) = (social.actor("alice", 0), social.actor("mallory", 1));
        velo.asks_to_follow(&alice.url).await;
        network.settle(&[&velo.instance]).await;
        social.accepts_follow(&alice, &velo.instance).await;
        let says = async |who: &allmende_tests::PeerActor, number: u32, kind: &str, object: serde_json::Value| {
            assert_eq!(social.delivers(who, &velo.instance, &who.activity(number, kind, object)).await, 202);
            network.settle(&[&velo.instance]).await;
        };
        says(&alice, 1, "Follow", json!(velo.url())).await;
        says(&mallory, 1, "Block", json!(velo.url())).await;
        assert_eq!(velo.follow_state(&alice.url).await, Some(FollowState::Accepted), "others decide for themselves alone");
        assert_eq!(velo.followers().await.len(), 1);

        says(&alice, 2, "Block", json!("https://elsewhere.example/somebody")).await;
        assert_eq!(velo.followers().await.len(), 1);
        says(&alice, 3, "Block", json!(velo.url())).await;
        assert_ne!(velo.follow_state(&alice.url).await, Some(FollowState::Accepted));
        assert!(velo.followers().await.is_empty());
        says(&alice, 4, "Block", json!(velo.url())).await;
    })
    .await;
}
