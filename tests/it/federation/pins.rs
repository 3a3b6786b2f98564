//! Pinned listings: first on the page of a cooperative, and in its `featured` collection.

use allmende_app::{AppError, limits, listings};
use allmende_domain::listing::{Eligibility, Listing};
use allmende_domain::permission::Viewer;
use allmende_tests::app::PASSWORD;
use allmende_tests::terms::offer;
use allmende_tests::{Browser, on_both_engines};
use serde_json::{Value, json};

use super::answering::World;

/// Kinds of what was said about one listing, in order. What is said about two of them may arrive in any order.
fn kinds<'a>(deliveries: &'a [Value], listing: &Listing) -> Vec<&'a str> {
    let about = |activity: &&Value| {
        let object = &activity["object"];
        object.as_str().or_else(|| object["id"].as_str()) == Some(listing.object_url.as_str())
    };
    deliveries.iter().filter(about).filter_map(|activity| activity["type"].as_str()).collect()
}

fn add_or_remove<'a>(deliveries: &'a [Value], kind: &str, listing: &Listing) -> &'a Value {
    let is_it = |activity: &&Value| activity["type"] == kind && activity["object"] == listing.object_url.as_str();
    deliveries.iter().find(is_it).expect("it was told")
}

#[tokio::test]
async fn what_is_pinned_stands_first_and_followers_are_told() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let app = &world.velo.instance;
        let featured = format!("{}/featured", world.velo.url());
        let (drill, ladder) = (world.velo.publishes(offer("Drill")).await, world.velo.publishes(offer("Ladder")).await);
        listings::pin(app, &Viewer::Operator, &drill.id).await.unwrap();
        listings::pin(app, &Viewer::Operator, &drill.id).await.unwrap();
        world.network.clock.advance(1_000);
        listings::pin(app, &Viewer::Operator, &ladder.id).await.unwrap();
        world.settle().await;
        let told = world.other.deliveries();
        assert_eq!((kinds(&told, &drill), kinds(&told, &ladder)), (vec!["Create", "Add"], vec!["Create", "Add"]));
        assert_eq!((told.len(), &add_or_remove(&told, "Add", &drill)["target"]), (4, &json!(featured)));
        let collection = app.document("/coops/velo/featured").await;
        assert_eq!(collection["totalItems"], 2);
        assert_eq!(collection["orderedItems"][0]["id"], ladder.object_url.as_str(), "the one pinned last first");
        let page = Browser::at(&world.velo.instance.app).opens("/coops/velo").await.body;
        assert!(page.contains("Pinned"));

        listings::unpin(app, &Viewer::Operator, &drill.id).await.unwrap();
        world.velo.closes(&ladder, "Gone").await;
        world.settle().await;
        let told = world.other.deliveries();
        assert_eq!(kinds(&told, &drill), ["Create", "Add", "Remove"]);
        assert_eq!(kinds(&told, &ladder), ["Create", "Add", "Remove", "Update"], "what is closed stands first no longer");
        assert_eq!((told.len(), &add_or_remove(&told, "Remove", &drill)["target"]), (7, &json!(featured)));
        assert_eq!(app.document("/coops/velo/featured").await["totalItems"], 0);
    })
    .await;
}

#[tokio::test]
async fn only_a_few_public_listings_are_pinned_and_by_stewards() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let app = &world.velo.instance;
        let mut narrow = offer("Van");
        narrow.eligibility = Eligibility::Network;
        let narrow = world.velo.publishes(narrow).await;
        let refused = listings::pin(app, &Viewer::Operator, &narrow.id).await;
        assert!(matches!(refused, Err(AppError::Conflict { code: "pin-not-public", .. })), "{refused:?}");
        let mut last = None;
        for number in 0..=limits::PINNED_MAX {
            last = Some(world.velo.publishes(offer(&format!("Drill {number}"))).await);
            let done = listings::pin(app, &Viewer::Operator, &last.as_ref().unwrap().id).await;
            let expected_fine = number < limits::PINNED_MAX;
            assert_eq!(done.is_ok(), expected_fine, "{done:?}");
        }
        let last = last.unwrap();
        assert!(matches!(listings::pin(app, &Viewer::Stranger, &last.id).await, Err(AppError::SignInFirst)));

        app.app.member("stella", allmende_domain::member::Role::Steward, &world.velo.cooperative).await;
        let mut stella = Browser::at(&app.app);
        assert!(stella.signs_in("stella", PASSWORD).await);
        let full = stella.posts(&format!("/listings/{}/pin", last.id), &[("then", "pin")]).await;
        assert_eq!(full.status, 409);
        assert!(full.body.contains("Five are pinned already"));
        let pinned = listings::pinned(app, &Viewer::Stranger, &world.velo.cooperative.id).await.unwrap();
        let first = pinned[0].listing.id.clone();
        assert_eq!(stella.posts(&format!("/listings/{first}/pin"), &[("then", "unpin")]).await.status, 303);
        assert_eq!(stella.posts(&format!("/listings/{}/pin", last.id), &[("then", "pin")]).await.status, 303);
        world.velo.removes(&last).await;
        world.settle().await;
        assert_eq!(app.document("/coops/velo/featured").await["totalItems"], limits::PINNED_MAX - 1);
        assert_eq!(kinds(&world.other.deliveries(), &last).last(), Some(&"Delete"), "which says that it is not pinned either");
    })
    .await;
}
