//! The log of changes.

use allmende_db::events;
use allmende_domain::event::Event;
use allmende_domain::ids::ListingId;
use allmende_domain::time::UnixMillis;
use allmende_tests::on_both_engines;

fn listing() -> ListingId {
    ListingId::parse("0193a5b0-7e3c-7a11-8c11-000000000001").expect("an id")
}

#[tokio::test]
async fn events_come_back_in_order_until_they_are_handled() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.unwrap();
        events::record(&mut tx, &Event::ListingPublished(listing()), 1, UnixMillis(10)).await.unwrap();
        events::record(&mut tx, &Event::ListingChanged(listing()), 2, UnixMillis(20)).await.unwrap();
        tx.commit().await.unwrap();

        let waiting = events::unhandled(&mut db.read().await.unwrap(), 10).await.unwrap();
        let told: Vec<_> = waiting.iter().map(|row| (row.event.clone(), row.version, row.recorded_at)).collect();
        assert_eq!(
            told,
            [(Some(Event::ListingPublished(listing())), 1, UnixMillis(10)), (Some(Event::ListingChanged(listing())), 2, UnixMillis(20))]
        );
        let first = waiting.first().expect("an event").seq;
        let mut tx = db.begin().await.unwrap();
        events::mark_handled(&mut tx, &[first], UnixMillis(30)).await.unwrap();
        tx.commit().await.unwrap();
        let left = events::unhandled(&mut db.read().await.unwrap(), 10).await.unwrap();
        assert_eq!(left.iter().map(|row| row.version).collect::<Vec<_>>(), [2]);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_committed_did_not_happen() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.unwrap();
        events::record(&mut tx, &Event::ListingRemoved(listing()), 1, UnixMillis(10)).await.unwrap();
        drop(tx);
        assert!(events::unhandled(&mut db.read().await.unwrap(), 10).await.unwrap().is_empty());
    })
    .await;
}
