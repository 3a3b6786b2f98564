//! Two cooperatives of one instance: what one says is the other's in the same transaction, without a request and without a delivery.

use allmende_db::queue;
use allmende_domain::follow::FollowState;
use allmende_tests::terms::offer;
use allmende_tests::{Network, on_both_engines};

#[tokio::test]
async fn neighbours_follow_offer_ask_and_answer_without_a_request() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let instance = network.instance("here", db.clone()).await;
        let (velo, pain) = (instance.with_coop("velo").await, instance.with_coop("pain").await);
        pain.asks_to_follow(&velo.handle()).await;
        assert_eq!(pain.follow_state(&velo.url()).await, Some(FollowState::Accepted), "at once, no Accept is waited for");

        let listing = velo.publishes(offer("Drill")).await;
        assert!(instance.sees(listing.object_url.as_str()).await.is_some(), "before anything was processed");
        let asked = pain.asks_about(listing.object_url.as_str(), "Free on Friday?").await;
        let threads = velo.inquiries().await;
        assert_eq!(threads.len(), 1);
        network.clock.advance(60_000);
        velo.answers(&threads[0].inquiry, "Yes, come at nine.").await;
        assert_eq!(pain.thread(&asked).await.messages.len(), 2);

        network.settle(&[&instance]).await;
        assert_eq!(network.exchanges().len(), 0, "nothing went over HTTP");
        let totals = queue::totals(&mut db.read().await.unwrap()).await.unwrap();
        assert_eq!((totals.pending, totals.dead, totals.endpoints), (0, 0, 0), "and nothing was queued for it");
    })
    .await;
}
