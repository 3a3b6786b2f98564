//! Who may read what, what is left after a removal, and in which order things may arrive.

use allmende_domain::listing::Eligibility;
use allmende_domain::time::UnixMillis;
use allmende_tests::database::TestDatabase;
use allmende_tests::terms::offer;
use allmende_tests::{Network, Peer, on_both_engines};
use serde_json::{Value, json};

use super::two::Two;

#[tokio::test]
async fn what_is_for_the_network_is_shown_to_accepted_followers_alone() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let social = Peer::on(&network, "social.example");
        let (alice, bob) = (social.actor("alice", 0), social.actor("bob", 1));
        social.delivers(&alice, &velo.instance, &alice.activity(1, "Follow", json!(velo.url()))).await;
        network.settle(&[&velo.instance]).await;
        let mut terms = offer("Drill");
        terms.eligibility = Eligibility::Network;
        let listing = velo.publishes(terms).await;
        network.settle(&[&velo.instance]).await;

        let path = listing.object_url.as_str().strip_prefix("https://velo.example").expect("ours").to_owned();
        assert_eq!(velo.instance.answers_to(&path).await.status(), 404);
        let by_bob = social.sends(&velo.instance, social.signs_get(&bob, &velo.instance, &path)).await;
        assert_eq!(by_bob.status(), 404);
        let by_alice = social.sends(&velo.instance, social.signs_get(&alice, &velo.instance, &path)).await;
        assert_eq!(by_alice.status(), 200);
        assert_eq!(by_alice.headers()["cache-control"], "private, no-store");
        let note: Value = serde_json::from_slice(by_alice.body()).unwrap();
        assert_eq!(note["to"], json!([format!("{}/followers", velo.url())]));
        assert_eq!(note.get("cc"), Some(&json!([])));

        let create = social.deliveries().into_iter().find(|activity| activity["type"] == "Create").expect("the follower got it");
        assert!(!create.to_string().contains("#Public"), "nobody else is addressed");
        let catalogue = velo.instance.document("/coops/velo/catalog?page=1").await;
        assert_eq!(catalogue["orderedItems"], json!([]));
    })
    .await;
}

#[tokio::test]
async fn what_was_removed_answers_410_with_its_tombstone() {
    on_both_engines(|db| async move {
        let two = Two::following_on(db).await;
        let listing = two.velo.publishes(offer("Drill")).await;
        two.settle().await;
        two.network.clock.advance(60_000);
        two.velo.removes(&listing).await;
        let removed_at = allmende_app::Clock::now(&two.network.clock).to_rfc3339();
        two.network.clock.advance(60_000);
        two.settle().await;
        assert!(two.pain.instance.sees(listing.object_url.as_str()).await.is_none());
        assert!(two.pain.instance.finds("drill").await.is_empty());

        let path = listing.object_url.as_str().strip_prefix("https://velo.example").expect("ours");
        let answer = two.velo.instance.answers_to(path).await;
        assert_eq!(answer.status(), 410);
        let tombstone: Value = serde_json::from_slice(answer.body()).unwrap();
        assert_eq!(tombstone["type"], "Tombstone");
        assert_eq!(tombstone["formerType"], "Note");
        assert_eq!(tombstone["deleted"], json!(removed_at), "when it was removed, not when somebody asks");
    })
    .await;
}

/// Every order of `items`.
fn orders<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for index in 0..items.len() {
        let mut rest = items.to_vec();
        let first = rest.remove(index);
        all.extend(orders(&rest).into_iter().map(|order| [vec![first.clone()], order].concat()));
    }
    all
}

#[tokio::test]
async fn q9_in_whatever_order_things_arrive_the_end_is_the_same() {
    let database = TestDatabase::sqlite().await;
    let network = Network::new();
    let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
    let social = Peer::on(&network, "social.example");
    let alice = social.actor("alice", 0);
    velo.asks_to_follow("@alice@social.example").await;
    let mut activity = 0;
    for (round, order) in orders(&["Create", "Update", "Update again", "Delete"]).into_iter().enumerate() {
        let number = u32::try_from(round).unwrap();
        let last = social_last(&order);
        for step in &order {
            activity += 1;
            let (kind, object) = match *step {
                "Create" => ("Create", alice.listing(number, "First", 0)),
                "Update" => ("Update", alice.listing(number, "Second", 1)),
                "Update again" => ("Update", alice.listing(number, "Third", 2)),
                _ => ("Delete", alice.listing(number, "", 0)["id"].clone()),
            };
            assert_eq!(social.delivers(&alice, &velo.instance, &alice.activity(activity, kind, object)).await, 202);
            network.settle(&[&velo.instance]).await;
            let seen = velo.instance.sees(alice.listing(number, "", 0)["id"].as_str().unwrap()).await;
            if step == &last && *step != "Delete" {
                assert!(seen.is_none(), "{order:?}: it came back after its deletion");
            }
        }
        assert!(velo.instance.sees(alice.listing(number, "", 0)["id"].as_str().unwrap()).await.is_none(), "{order:?}");
    }
    for (round, order) in orders(&[0_u32, 1, 2]).into_iter().enumerate() {
        let number = 100 + u32::try_from(round).unwrap();
        for updated in &order {
            activity += 1;
            let listing = alice.listing(number, &format!("Version {updated}"), *updated);
            social.delivers(&alice, &velo.instance, &alice.activity(activity, "Update", listing)).await;
            network.settle(&[&velo.instance]).await;
        }
        let seen = velo.instance.sees(alice.listing(number, "", 0)["id"].as_str().unwrap()).await.expect("it is there");
        assert_eq!(seen.terms.texts.first().title, "Version 2", "{order:?}");
    }
}

fn social_last(order: &[&'static str]) -> &'static str {
    order.last().copied().unwrap_or_default()
}

#[tokio::test]
async fn the_catalogue_is_read_page_by_page_without_gap_or_repetition() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let mut ids = std::collections::BTreeSet::new();
        for number in 0..30 {
            network.clock.advance(1_000);
            ids.insert(velo.publishes(offer(&format!("Thing {number}"))).await.object_url.as_str().to_owned());
        }
        let collection = velo.instance.document("/coops/velo/catalog").await;
        assert_eq!(collection["type"], "OrderedCollection");
        let mut next = collection["first"].as_str().map(str::to_owned);
        let (mut seen, mut pages, mut updated) = (Vec::new(), 0, Vec::new());
        while let Some(url) = next {
            let page = velo.instance.document(url.strip_prefix("https://velo.example").expect("ours")).await;
            assert_eq!((page["id"].as_str(), page["type"].as_str()), (Some(url.as_str()), Some("OrderedCollectionPage")));
            for item in page["orderedItems"].as_array().expect("items") {
                seen.push(item["id"].as_str().expect("an id").to_owned());
                // As times: a text with a fraction sorts before the same second without one.
                updated.push(UnixMillis::parse_rfc3339(item["updated"].as_str().expect("a date")).expect("a date"));
            }
            pages += 1;
            assert!(pages < 20, "the pages have no end");
            next = page["next"].as_str().map(str::to_owned);
        }
        let distinct: std::collections::BTreeSet<_> = seen.iter().cloned().collect();
        assert_eq!(distinct.len(), seen.len(), "no item twice");
        assert!(ids.is_subset(&distinct), "no listing is missing");
        assert!(updated.is_sorted_by(|a, b| a >= b), "newest change first");
        assert_eq!(velo.instance.answers_to("/coops/velo/catalog?before=nonsense").await.status(), 400);
    })
    .await;
}
