//! Questions about listings, and the answers, across servers.

use allmende_tests::database::TestDatabase;
use allmende_tests::terms::offer;
use allmende_tests::{Network, Peer, on_both_engines};
use serde_json::{Value, json};

use super::two::Two;

#[tokio::test]
async fn a_question_and_its_answer_cross_over() {
    on_both_engines(|db| async move {
        let two = Two::following_on(db).await;
        let listing = two.velo.publishes(offer("Drill")).await;
        two.settle().await;
        let asked = two.pain.asks_about(listing.object_url.as_str(), "Free on Friday?").await;
        two.settle().await;

        let threads = two.velo.inquiries().await;
        assert_eq!(threads.len(), 1);
        assert!(threads[0].ours_is_owner);
        assert_eq!(threads[0].listing.as_ref().map(|about| &about.id), Some(&listing.id));
        assert_eq!(threads[0].asker.url.as_str(), two.pain.url());
        assert!(threads[0].last.body.contains("Free on Friday?"), "{}", threads[0].last.body);

        two.network.clock.advance(60_000);
        two.velo.answers(&threads[0].inquiry, "Yes, come at nine.").await;
        two.settle().await;
        let thread = two.pain.thread(&asked).await;
        assert_eq!(thread.messages.len(), 2);
        let (last, author) = thread.messages.last().expect("an answer");
        assert!(last.body.contains("Yes, come at nine."), "{}", last.body);
        assert_eq!(author.url.as_str(), two.velo.url());
        assert_eq!(two.pain.inquiries().await.len(), 1, "the answer opened no second thread");
    })
    .await;
}

fn question(alice: &allmende_tests::PeerActor, velo: &str, listing: &str, text: &str) -> Value {
    let mut note = alice.note(1, text);
    note["to"] = json!([velo]);
    note["inReplyTo"] = json!(listing);
    note["tag"] = json!([{"type": "Mention", "href": velo, "name": "@velo@velo.example"}]);
    note
}

#[tokio::test]
async fn a_message_is_edited_and_deleted_by_its_author_alone() {
    let database = TestDatabase::sqlite().await;
    let network = Network::new();
    let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
    let listing = velo.publishes(offer("Drill")).await;
    let social = Peer::on(&network, "social.example");
    let (alice, mallory) = (social.actor("alice", 0), social.actor("mallory", 1));
    let note = |text: &str| question(&alice, &velo.url(), listing.object_url.as_str(), text);
    let (sends, settles) = (&social, &network);
    let says = async |who: &allmende_tests::PeerActor, number: u32, kind: &str, object: Value| {
        assert_eq!(sends.delivers(who, &velo.instance, &who.activity(number, kind, object)).await, 202);
        settles.settle(&[&velo.instance]).await;
    };
    says(&alice, 1, "Create", note("Free on Friday?")).await;
    let threads = velo.inquiries().await;
    assert_eq!(threads.len(), 1);
    assert!(threads[0].last.body.contains("Friday"));

    says(&alice, 2, "Update", note("Free on Saturday?")).await;
    assert!(velo.inquiries().await[0].last.body.contains("Saturday"));

    says(&mallory, 1, "Delete", note("")["id"].clone()).await;
    assert_eq!(velo.inquiries().await.len(), 1, "her neighbour cannot delete it");
    says(&alice, 3, "Delete", note("")["id"].clone()).await;
    assert!(velo.inquiries().await.is_empty());
}

#[tokio::test]
async fn v7_a_message_is_served_to_its_addressee_and_exists_for_nobody_else() {
    let two = Two::following().await;
    let listing = two.velo.publishes(offer("Drill")).await;
    two.settle().await;
    let asked = two.pain.asks_about(listing.object_url.as_str(), "Free on Friday?").await;
    let url = two.pain.thread(&asked).await.messages[0].0.object_url.clone();
    let path = url.strip_prefix("https://pain.example").expect("a message of pain");
    let missing = two.pain.instance.answers_to("/messages/0193a5b0-7e3c-7a11-8c11-000000000001").await;
    let secret = two.pain.instance.answers_to(path).await;
    assert_eq!((secret.status().as_u16(), secret.body()), (404, missing.body()));
    let nosy = Peer::on(&two.network, "nosy.example");
    let nose = nosy.actor("nose", 0);
    let signed = nosy.signs_get(&nose, &two.pain.instance, path);
    assert_eq!(nosy.sends(&two.pain.instance, signed).await.status(), 404);
}
