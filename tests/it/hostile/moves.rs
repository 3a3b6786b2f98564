//! Somebody who says that they, or somebody else, moved.

use allmende_domain::follow::FollowState;
use allmende_tests::Peer;
use serde_json::{Value, json};

use super::siege::Siege;

/// Velo follows alice, who said yes; her new home is at shop.example.
struct Moving {
    siege: Siege,
    social: Peer,
    alice: allmende_tests::PeerActor,
    shop: Peer,
    at_shop: allmende_tests::PeerActor,
}

impl Moving {
    async fn begin() -> Self {
        let siege = Siege::begin().await;
        let social = Peer::on(&siege.network, "social.example");
        let alice = social.actor("alice", 1);
        siege.velo.asks_to_follow("@alice@social.example").await;
        siege.settle().await;
        let follow = social.deliveries().into_iter().find(|activity| activity["type"] == "Follow").expect("a Follow");
        social.delivers(&alice, &siege.velo.instance, &alice.activity(1, "Accept", follow)).await;
        siege.settle().await;
        let shop = Peer::on(&siege.network, "shop.example");
        let at_shop = shop.actor("alice", 2);
        Self { siege, social, alice, shop, at_shop }
    }

    fn says(&self, moved_to: Option<&str>, also_known_as: Option<&str>) {
        let mut old = self.alice.document();
        old["movedTo"] = json!(moved_to);
        self.social.serves("/users/alice", &old);
        let mut new = self.at_shop.document();
        new["alsoKnownAs"] = json!(also_known_as.map(|url| vec![url]));
        self.shop.serves("/users/alice", &new);
    }

    async fn outcome(&self, by: &Peer, actor: &allmende_tests::PeerActor, number: u32, object: &str) -> String {
        let mut activity: Value = actor.activity(number, "Move", json!(object));
        activity["target"] = json!(self.at_shop.url);
        assert_eq!(by.delivers(actor, &self.siege.velo.instance, &activity).await, 202);
        self.siege.settle().await;
        self.siege.velo.instance.outcome_of(activity["id"].as_str().unwrap()).await.expect("it was looked at")
    }
}

#[tokio::test]
async fn a_move_is_followed_only_when_both_addresses_say_so() {
    let moving = Moving::begin().await;
    let (alice, shop) = (moving.alice.url.as_str(), moving.at_shop.url.as_str());
    let velo = &moving.siege.velo;
    for (number, (moved_to, also_known_as)) in
        (10..).zip([(None, None), (Some(shop), None), (None, Some(alice)), (Some("https://evil.example/users/mallory"), Some(alice))])
    {
        moving.says(moved_to, also_known_as);
        assert_eq!(moving.outcome(&moving.social, &moving.alice, number, alice).await, "refused", "{moved_to:?} {also_known_as:?}");
    }
    moving.says(Some(shop), Some(alice));
    // Her neighbour, and somebody elsewhere, say it for her.
    let mallory = moving.social.actor("mallory", 3);
    assert_eq!(moving.outcome(&moving.social, &mallory, 20, alice).await, "refused");
    assert_eq!(moving.outcome(&moving.siege.evil, &moving.siege.mallory, 21, alice).await, "refused");
    assert_eq!(velo.follow_state(alice).await, Some(FollowState::Accepted), "nothing happened so far");
    assert_eq!(velo.follow_state(shop).await, None);

    assert_eq!(moving.outcome(&moving.social, &moving.alice, 30, alice).await, "done");
    assert_eq!(velo.follow_state(alice).await, None);
    assert_eq!(velo.follow_state(shop).await, Some(FollowState::Pending));
    assert!(moving.shop.deliveries().iter().any(|activity| activity["type"] == "Follow"));
    assert!(moving.social.deliveries().iter().any(|activity| activity["type"] == "Undo"));
    assert_eq!(moving.outcome(&moving.social, &moving.alice, 31, alice).await, "ignored", "again: nobody follows the old address");
}
