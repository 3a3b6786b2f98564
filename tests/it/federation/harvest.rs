//! A catalogue is pulled after a follow, and again every day.

use allmende_app::catalogues;
use allmende_domain::listing::{Eligibility, ListingState};
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, MINUTE_MS};
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Network, Peer, PeerActor, on_both_engines};
use http::Method;
use serde_json::{Value, json};

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

#[tokio::test]
async fn a_catalogue_that_did_not_change_costs_one_question() {
    on_both_engines(|db| async move {
        let two = Two::following_on(db).await;
        for number in 0..25 {
            two.velo.publishes(offer(&format!("Bike {number}"))).await;
        }
        two.settle().await;
        harvest(&two).await;
        for _ in 0..2 {
            two.network.clock.advance(DAY_MS + 1);
            two.network.forget_exchanges();
            harvest(&two).await;
            let asked: Vec<_> =
                two.network.exchanges().into_iter().map(|one| (one.path, one.status.map(|status| status.as_u16()))).collect();
            assert_eq!(asked, [("/coops/velo/catalog".to_owned(), Some(304))]);
        }
        // Once a week every page is read, whatever the first one says.
        two.network.clock.advance(7 * DAY_MS);
        two.network.forget_exchanges();
        harvest(&two).await;
        assert!(two.network.exchanges().len() > 2, "{:?}", two.network.exchanges());
    })
    .await;
}

/// What a restored backup or a mistake leaves: pain has lost one copy, and has another of what never was.
#[tokio::test]
async fn a_daily_pull_mends_what_was_lost_here_and_takes_away_what_is_not_there() {
    on_both_engines(|db| async move {
        let two = Two::following_on(db).await;
        let kept = two.velo.publishes(offer("Drill")).await;
        let mut terms = offer("For followers");
        terms.eligibility = Eligibility::Network;
        let network = two.velo.publishes(terms).await;
        two.settle().await;
        harvest(&two).await;
        let pain = &two.pain.instance;
        let mut tx = pain.app.db.begin().await.unwrap();
        let spoiled = allmende_db::sql(
            "UPDATE listings SET object_url = 'https://velo.example/listings/0193a5b0-7e3c-7a11-8c11-000000000001' WHERE object_url = $1",
        );
        assert_eq!(spoiled.text(kept.object_url.as_str()).execute(&mut tx).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert_eq!(pain.copy_of(&kept).await, None);
        two.network.clock.advance(DAY_MS + 1);
        harvest(&two).await;
        assert_eq!(pain.copy_of(&kept).await.unwrap().terms.texts.first().title, "Drill");
        assert_eq!(pain.finds("drill").await.len(), 1, "what never was is gone");
        assert!(pain.copy_of(&network).await.is_some(), "what only followers see stands in no catalogue");
    })
    .await;
}

#[tokio::test]
async fn a_person_sees_how_a_catalogue_stands_and_has_it_read_now() {
    on_both_engines(|db| async move {
        let two = Two::following_on(db).await;
        let pain = &two.pain.instance;
        let (id, viewer) = (two.pain.cooperative.id.clone(), Viewer::Operator);
        let follows = allmende_app::follows::following(pain, &viewer, &id).await.unwrap();
        let state = async || catalogues::states(pain, &viewer, &id).await.unwrap()[&follows[0].actor.id].clone();
        assert_eq!((state().await.read_at, state().await.listings), (None, 0));
        two.velo.publishes(offer("Drill")).await;
        two.settle().await;
        harvest(&two).await;
        let read = state().await;
        assert!(read.exists && read.listings == 1 && read.trouble.is_empty() && !read.is_under_way, "{read:?}");
        assert_eq!(read.read_at, Some(pain.app.now()));
        assert!(!catalogues::fetch_now(pain, &viewer, &follows[0].follow.id).await.unwrap(), "it was read a moment ago");
        two.network.clock.advance(MINUTE_MS + 1);
        two.network.away("velo.example");
        assert!(catalogues::fetch_now(pain, &viewer, &follows[0].follow.id).await.unwrap());
        harvest(&two).await;
        assert!(!state().await.trouble.is_empty());
        two.network.back("velo.example");
        two.network.clock.advance(DAY_MS);
        harvest(&two).await;
        assert!(state().await.trouble.is_empty());

        // A round of several pages is under way, and a later one cannot be read.
        two.network.clock.advance(MINUTE_MS + 1);
        let mut tx = pain.app.db.begin().await.unwrap();
        let begun = allmende_db::sql("UPDATE harvests SET begun_at = $1 WHERE actor_id = $2").bind(pain.app.now().0);
        assert_eq!(begun.text(follows[0].actor.id.as_str()).execute(&mut tx).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(!catalogues::fetch_now(pain, &viewer, &follows[0].follow.id).await.unwrap(), "it is being read");
        let mut tx = pain.app.db.begin().await.unwrap();
        let failed = allmende_db::sql("UPDATE harvests SET trouble = 'away' WHERE actor_id = $1").text(follows[0].actor.id.as_str());
        assert_eq!(failed.execute(&mut tx).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(catalogues::fetch_now(pain, &viewer, &follows[0].follow.id).await.unwrap(), "nobody need wait for its next try");
        let reads = allmende_app::capabilities::of_host(pain, &viewer, &follows[0].actor.url.host()).await.unwrap();
        let names: Vec<&str> = reads.iter().map(|address| allmende_app::capabilities::name(address)).collect();
        assert_eq!(names, ["FEP-0837 (marketplace)", "FEP-1b12 (boards)", "commons catalogue"]);
    })
    .await;
}

/// Velo follows mallory, whose catalogue is known here.
async fn with_catalogue(network: &Network, velo: &Coop) -> (Peer, PeerActor) {
    let evil = Peer::on(network, "evil.example");
    let mallory = evil.actor("mallory", 0);
    let mut document = mallory.document();
    document["catalog"] = json!(evil.url("/catalogue"));
    evil.serves("/users/mallory", &document);
    let first = evil.url("/catalogue?page=1");
    evil.serves_object(&json!({"id": evil.url("/catalogue"), "type": "OrderedCollection", "first": first}));
    evil.serves("/catalogue?page=1", &json!({"id": first, "type": "OrderedCollectionPage", "orderedItems": []}));
    velo.asks_to_follow("@mallory@evil.example").await;
    network.settle(&[&velo.instance]).await;
    evil.accepts_follow(&mallory, &velo.instance).await;
    network.settle(&[&velo.instance]).await;
    while velo.instance.federation.harvest_once().await.unwrap() > 0 {}
    (evil, mallory)
}

#[tokio::test]
async fn what_is_added_to_a_catalogue_is_taken_and_what_is_removed_is_looked_for() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let (evil, mallory) = with_catalogue(&network, &velo).await;
        let says = async |number: u32, kind: &str, object: Value, target: &str| {
            let mut activity = mallory.activity(number, kind, object);
            activity["target"] = json!(evil.url(target));
            assert_eq!(evil.delivers(&mallory, &velo.instance, &activity).await, 202);
            network.settle(&[&velo.instance]).await;
            velo.instance.outcome_of(activity["id"].as_str().unwrap()).await.expect("it was looked at")
        };
        let (drill, ladder) = (mallory.listing(1, "Drill", 1), mallory.listing(2, "Ladder", 1));
        evil.serves_object(&drill);
        assert_eq!(says(1, "Add", drill["id"].clone(), "/featured").await, "ignored", "another collection");
        assert_eq!(says(2, "Add", drill["id"].clone(), "/catalogue").await, "done", "from its origin");
        assert_eq!(says(3, "Add", ladder.clone(), "/catalogue").await, "done", "inlined by its author");
        assert_eq!(velo.instance.finds("drill").await.len() + velo.instance.finds("ladder").await.len(), 2);
        // Not hers: it stands on another server, or belongs to somebody else.
        assert_eq!(says(4, "Remove", json!("https://velo.example/listings/1"), "/catalogue").await, "ignored");
        let neighbour = evil.actor("bob", 1);
        evil.serves_object(&neighbour.listing(1, "Bob", 1));
        assert_ne!(says(5, "Add", neighbour.listing(1, "Bob", 1)["id"].clone(), "/catalogue").await, "done");
        // It is still there, so it stays; it is not there any more, so it goes.
        assert_eq!(says(6, "Remove", drill["id"].clone(), "/catalogue").await, "done");
        assert_eq!(velo.instance.finds("drill").await.len(), 1);
        assert_eq!(says(7, "Remove", ladder["id"].clone(), "/catalogue").await, "done");
        assert_eq!(velo.instance.finds("ladder").await.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_instance_that_follows_is_told_of_resources_and_others_are_not() {
    let two = Two::following().await;
    let evil = Peer::on(&two.network, "mirror.example");
    let mirror = evil.actor("mirror", 0);
    let mut document = mirror.document();
    document["type"] = json!("Application");
    evil.serves("/users/mirror", &document);
    evil.delivers(&mirror, &two.velo.instance, &mirror.activity(1, "Follow", json!(two.velo.url()))).await;
    two.settle().await;
    evil.forget_requests();
    two.network.forget_exchanges();
    let listing = two.velo.publishes(offer("Drill")).await;
    two.settle().await;
    two.network.clock.advance(1_000);
    two.velo.edits(&listing, offer("Hammer drill")).await;
    two.settle().await;
    two.velo.removes(&listing).await;
    two.settle().await;
    // About the resource alone: what is about the listing need not wait for it.
    let resource = |one: &Value| one["object"]["type"] == "EconomicResource" || one["type"] == "Remove";
    let told: Vec<Value> = evil.deliveries().into_iter().filter(resource).collect();
    let kinds: Vec<_> = told.iter().map(|one| one["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["Add", "Update", "Remove"]);
    assert_eq!((&told[0]["target"], &told[2]["target"]), (&json!("https://velo.example/coops/velo/catalog"), &told[0]["target"]));
    assert_eq!(told[2]["object"], told[0]["object"]["id"]);
    assert_eq!(told[0]["to"], json!(["https://velo.example/coops/velo/followers"]), "nobody learns who else follows");
    assert_eq!(two.network.count("pain.example", &Method::POST, "inbox"), 3, "Create, Update and Delete");
}
