//! Images and what uses them.

use allmende_db::images;
use allmende_domain::ids::ImageId;
use allmende_domain::image::{Image, ImageSize};
use allmende_domain::time::UnixMillis;
use allmende_tests::{TestApp, on_both_engines};

#[tokio::test]
async fn bytes_come_back_as_they_were_kept_and_unused_images_are_forgotten() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        let (used, unused) = (ImageId::from_uuid(app.uuid()), ImageId::from_uuid(app.uuid()));
        // Every byte there is, so that no encoding can hide.
        let bytes: Vec<u8> = (0..=255_u8).cycle().take(100_000).collect();
        let mut tx = db.begin().await.unwrap();
        for id in [&used, &unused] {
            let image = Image {
                id: id.clone(),
                alt: "Un vélo bleu".to_owned(),
                media_type: "image/jpeg".to_owned(),
                width: 1_200,
                height: 800,
                remote_url: None,
                is_here: true,
            };
            images::insert(&mut tx, &image, Some(&velo.id), UnixMillis(1_000)).await.unwrap();
            images::insert_file(&mut tx, id, ImageSize::Page, bytes.clone()).await.unwrap();
        }
        images::set_uses(&mut tx, "a listing", std::slice::from_ref(&used)).await.unwrap();
        tx.commit().await.unwrap();

        let mut conn = db.read().await.unwrap();
        let file = images::file(&mut conn, &used, ImageSize::Page).await.unwrap().expect("it is there");
        assert!((file.media_type.as_str(), file.bytes, file.remote_url) == ("image/jpeg", bytes, None));
        assert!(images::file(&mut conn, &used, ImageSize::List).await.unwrap().is_none());
        assert_eq!(images::find(&mut conn, &used).await.unwrap().map(|(image, _)| image.alt), Some("Un vélo bleu".to_owned()));
        drop(conn);

        let mut tx = db.begin().await.unwrap();
        assert_eq!(images::delete_unused(&mut tx, UnixMillis(1_000)).await.unwrap(), 0, "what is new may still be put to use");
        assert_eq!(images::delete_unused(&mut tx, UnixMillis(2_000)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let mut conn = db.read().await.unwrap();
        assert!(images::find(&mut conn, &unused).await.unwrap().is_none());
        assert!(images::file(&mut conn, &used, ImageSize::Page).await.unwrap().is_some());
    })
    .await;
}
