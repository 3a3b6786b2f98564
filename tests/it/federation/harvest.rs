//! A catalogue is pulled after a follow, and again every day.

use allmende_domain::listing::ListingState;
use allmende_domain::time::DAY_MS;
use allmende_tests::on_both_engines;
use allmende_tests::terms::offer;

use super::two::Two;

async fn harvest(two: &Two) {
    while two.pain.instance.federation.harvest_once().await.unwrap() > 0 {}
}

#[tokio::test]
async fn what_was_published_before_the_follow_is_pulled_page_by_page() {
    on_both_engines(|db| async move {
        let two = Two::strangers_on(db).await;
        let mut published = Vec::new();
        for number in 0..45 {
            published.push(two.velo.publishes(offer(&format!("Bike {number}"))).await);
        }
        two.velo.closes(&published[1], "sold").await;
        two.velo.removes(&published[2]).await;
        two.settle().await;
        two.pain.asks_to_follow(&two.velo.handle()).await;
        two.settle().await;
        assert_eq!(two.pain.instance.copy_of(&published[0]).await, None, "nothing came by itself");
        harvest(&two).await;
        for (number, original) in published.iter().enumerate() {
            let copy = two.pain.instance.copy_of(original).await;
            match number {
                1 => assert_eq!(copy.map(|l| l.state), Some(ListingState::Closed)),
                2 => assert_eq!(copy, None),
                _ => assert_eq!(copy.map(|l| l.terms.texts.first().title.clone()), Some(format!("Bike {number}"))),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_daily_pull_repairs_what_was_lost_and_ends_with_the_follow() {
    let two = Two::following().await;
    let (kept, removed) = (two.velo.publishes(offer("Drill")).await, two.velo.publishes(offer("Ladder")).await);
    two.settle().await;
    harvest(&two).await;
    // What velo says now never reaches pain: its deliveries are thrown away.
    two.velo.edits(&kept, offer("Hammer drill")).await;
    two.velo.removes(&removed).await;
    while two.velo.instance.federation.derive_events_once().await.unwrap() > 0 {}
    let mut tx = two.velo.instance.app.db.begin().await.unwrap();
    allmende_db::sql("DELETE FROM deliveries").execute(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    two.settle().await;
    assert_eq!(two.pain.instance.copy_of(&kept).await.unwrap().terms.texts.first().title, "Drill");
    assert_eq!(two.pain.instance.federation.harvest_once().await.unwrap(), 0, "not before a day has passed");
    two.network.clock.advance(DAY_MS + 1);
    harvest(&two).await;
    assert_eq!(two.pain.instance.copy_of(&kept).await.unwrap().terms.texts.first().title, "Hammer drill");
    assert_eq!(two.pain.instance.copy_of(&removed).await, None);
    two.pain.unfollows(&two.velo.url()).await;
    two.settle().await;
    two.network.clock.advance(DAY_MS + 1);
    harvest(&two).await;
    two.network.forget_exchanges();
    two.network.clock.advance(DAY_MS + 1);
    harvest(&two).await;
    assert_eq!(two.network.exchanges(), [], "nobody follows, nobody asks");
}
