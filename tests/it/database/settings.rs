//! Settings, and what was deleted.

use allmende_db::{settings, tombstones};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use allmende_tests::on_both_engines;

#[tokio::test]
async fn a_setting_is_replaced() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.unwrap();
        assert_eq!(settings::get(&mut tx, "motto").await.unwrap(), None);
        settings::set(&mut tx, "motto", "share").await.unwrap();
        settings::set(&mut tx, "motto", "partage 🚲").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(settings::get(&mut db.read().await.unwrap(), "motto").await.unwrap(), Some("partage 🚲".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn an_address_keeps_its_first_tombstone() {
    on_both_engines(|db| async move {
        let url = ObjectUrl::parse("https://a.example/1").unwrap();
        let row = |time| tombstones::TombstoneRow {
            object_url: url.clone(),
            former_type: tombstones::LISTING.to_owned(),
            actor_url: None,
            deleted_at: UnixMillis(time),
        };
        let mut tx = db.begin().await.unwrap();
        tombstones::insert(&mut tx, &row(1)).await.unwrap();
        tombstones::insert(&mut tx, &row(2)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(tombstones::find(&mut db.read().await.unwrap(), url.as_str()).await.unwrap(), Some(row(1)));
    })
    .await;
}
