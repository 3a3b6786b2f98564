//! A cooperative blocks an account, and what follows on both sides.

use allmende_app::AppError;
use allmende_app::blocks;
use allmende_app::{boards, follows, inquiries, listings};
use allmende_domain::board::OutsidePosts;
use allmende_domain::follow::FollowState;
use allmende_domain::permission::Viewer;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Instance, Network, Peer, PeerActor, on_both_engines};
use serde_json::{Value, json};

const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

async fn blocks_somebody(coop: &Coop, target: &str) -> Result<blocks::BlockView, AppError> {
    blocks::block(&coop.instance, &Viewer::Operator, &coop.cooperative.id, target).await
}

/// Kinds of what was delivered since the last call, and whom each is about.
fn heard(peer: &Peer) -> Vec<(String, String)> {
    let heard = peer.deliveries();
    peer.forget_requests();
    let about = |activity: &Value| match &activity["object"] {
        Value::String(id) => id.clone(),
        object => object["type"].as_str().unwrap_or_default().to_owned(),
    };
    heard.iter().map(|activity| (activity["type"].as_str().unwrap_or_default().to_owned(), about(activity))).collect()
}

fn pair(kind: &str, about: &str) -> (String, String) {
    (kind.to_owned(), about.to_owned())
}

async fn sends(peer: &Peer, actor: &PeerActor, to: &Instance, activity: Value) {
    assert_eq!(peer.delivers(actor, to, &activity).await, 202);
}

#[tokio::test]
async fn who_is_blocked_is_told_and_reaches_the_cooperative_no_more() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let here = &velo.instance;
        let social = Peer::on(&network, "social.example");
        let alice = social.actor("alice", 0);
        let settle = async || network.settle(&[here]).await;
        let board = format!("{}/board", velo.url());
        boards::set_outside_posts(here, &Viewer::Operator, &velo.cooperative.id, OutsidePosts::ByHand).await.unwrap();
        let drill = velo.publishes(offer("Drill")).await;
        // They follow each other, and alice the board; she asked something and likes what there is.
        sends(&social, &alice, here, alice.activity(1, "Follow", json!(velo.url()))).await;
        sends(&social, &alice, here, alice.activity(2, "Follow", json!(board))).await;
        velo.asks_to_follow("@alice@social.example").await;
        settle().await;
        social.accepts_follow(&alice, here).await;
        let asks = |number: u32, content: &str| {
            let mut note = alice.note(number, content);
            note["to"] = json!([velo.url()]);
            note["cc"] = json!([]);
            alice.activity(number, "Create", note)
        };
        sends(&social, &alice, here, asks(3, "Is it free?")).await;
        settle().await;
        assert_eq!(velo.follow_state(&alice.url).await, Some(FollowState::Accepted));
        assert_eq!((velo.followers().await.len(), velo.inquiries().await.len()), (1, 1));
        heard(&social);

        let block = blocks_somebody(&velo, "@alice@social.example").await.unwrap();
        assert_eq!(blocks_somebody(&velo, &alice.url).await.unwrap(), block, "the same again");
        settle().await;
        let mut told = heard(&social);
        told.sort();
        let want = [pair("Block", &alice.url), pair("Reject", "Follow"), pair("Reject", "Follow"), pair("Undo", "Follow")];
        assert_eq!(told, want);
        assert_eq!((velo.follow_state(&alice.url).await, velo.followers().await.len()), (None, 0));
        assert!(follows::followers_of_board(here, &Viewer::Operator, &velo.cooperative.id).await.unwrap().is_empty());

        // Whatever she sends comes to nothing, and is answered as ever.
        sends(&social, &alice, here, alice.activity(4, "Follow", json!(velo.url()))).await;
        sends(&social, &alice, here, asks(5, "Why?")).await;
        let mut edited = alice.note(3, "Is it free, I said?");
        edited["to"] = json!([velo.url()]);
        sends(&social, &alice, here, alice.activity(6, "Update", edited)).await;
        sends(&social, &alice, here, alice.activity(7, "Like", json!(drill.object_url.as_str()))).await;
        let mut posted = alice.note(8, "For everybody");
        posted["to"] = json!([PUBLIC]);
        posted["cc"] = json!([board]);
        sends(&social, &alice, here, alice.activity(9, "Create", posted)).await;
        settle().await;
        assert_eq!(heard(&social), [pair("Reject", "Follow")]);
        assert!(velo.followers().await.is_empty());
        let inquiries = velo.inquiries().await;
        assert_eq!(inquiries.len(), 1, "what was said before stays");
        assert!(inquiries[0].last.body.contains("Is it free?"), "{}", inquiries[0].last.body);
        let liked = async || {
            let shown = listings::show(here, &Viewer::Operator, &drill.id).await.unwrap();
            (shown.likes, shown.shares)
        };
        assert_eq!(liked().await, (0, 0));
        assert_eq!(boards::waiting_count(here, &Viewer::Operator, &velo.cooperative.id).await.unwrap(), 0);
        let refused = follows::request(here, &Viewer::Operator, &velo.cooperative.id, "@alice@social.example").await;
        assert!(matches!(&refused, Err(AppError::Conflict { code: "follow-blocked", .. })), "{refused:?}");
        // bob of the same server is somebody else.
        let bob = social.actor("bob", 1);
        sends(&social, &bob, here, bob.activity(1, "Follow", json!(velo.url()))).await;
        settle().await;
        assert_eq!(heard(&social), [pair("Accept", "Follow")]);

        blocks::unblock(here, &Viewer::Operator, &block.block.id).await.unwrap();
        blocks::unblock(here, &Viewer::Operator, &block.block.id).await.unwrap();
        settle().await;
        assert_eq!(heard(&social), [pair("Undo", "Block")]);
        sends(&social, &alice, here, alice.activity(10, "Follow", json!(velo.url()))).await;
        sends(&social, &alice, here, alice.activity(11, "Like", json!(drill.object_url.as_str()))).await;
        settle().await;
        assert_eq!((heard(&social), liked().await), (vec![pair("Accept", "Follow")], (1, 0)));
        // Blocked anew it is another Block.
        network.clock.advance(1);
        let again = blocks_somebody(&velo, &alice.url).await.unwrap();
        assert_eq!(again.block.id, block.block.id);
        assert_ne!(again.block.activity_url, block.block.activity_url);
    })
    .await;
}

#[tokio::test]
async fn a_cooperative_of_the_same_server_can_be_blocked_too() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let pain = velo.instance.with_coop("pain").await;
        let drill = velo.publishes(offer("Drill")).await;
        pain.asks_to_follow(&velo.handle()).await;
        assert_eq!(pain.follow_state(&velo.url()).await, Some(FollowState::Accepted));
        let own = blocks_somebody(&velo, &velo.handle()).await;
        assert!(matches!(&own, Err(AppError::Conflict { code: "block-self", .. })), "{own:?}");
        let block = blocks_somebody(&velo, &pain.url()).await.unwrap();
        assert_eq!(pain.follow_state(&velo.url()).await, None);
        let refused = follows::request(&pain.instance, &Viewer::Operator, &pain.cooperative.id, &velo.handle()).await;
        assert!(matches!(&refused, Err(AppError::Conflict { code: "follow-refused", .. })), "{refused:?}");
        let asked = inquiries::ask(&pain.instance, &Viewer::Operator, &pain.cooperative.id, &drill.id, "Is it free?").await;
        assert!(matches!(&asked, Err(AppError::Conflict { code: "inquiry-refused", .. })), "{asked:?}");
        // Nobody else takes it back.
        let stranger = blocks::unblock(&velo.instance, &Viewer::Stranger, &block.block.id).await;
        assert!(matches!(stranger, Err(AppError::NotFound)), "{stranger:?}");
        blocks::unblock(&velo.instance, &Viewer::Operator, &block.block.id).await.unwrap();
        pain.asks_to_follow(&velo.handle()).await;
        assert_eq!(pain.follow_state(&velo.url()).await, Some(FollowState::Accepted));
    })
    .await;
}
