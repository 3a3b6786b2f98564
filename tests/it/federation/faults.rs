//! The network fails; what was accepted arrives all the same, with one effect.

use allmende_domain::time::DAY_MS;
use allmende_tests::database::TestDatabase;
use allmende_tests::network::Rates;
use allmende_tests::terms::offer;
use allmende_tests::{Fault, Network, TestChance, on_both_engines};
use http::Method;

#[tokio::test]
async fn a_lost_answer_is_sent_again_and_has_one_effect() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let other = TestDatabase::sqlite().await;
        let one = network.instance("one", db).await;
        let two = network.instance("two", other.db.clone()).await;
        let (velo, werk) = (one.app.cooperative("velo").await, two.app.cooperative("werk").await);
        two.follow(&werk, &one.handle(&velo)).await;
        network.settle(&[&one, &two]).await;

        network.forget_exchanges();
        network.next_meets("two.example", Fault::LoseAnswer);
        network.next_meets("two.example", Fault::Duplicate);
        let listing = one.app.published(&velo, offer("Ladder")).await;
        network.settle(&[&one, &two]).await;
        assert!(two.copy_of(&listing).await.is_some(), "it arrived, although its sender does not know");
        network.clock.advance(60_000);
        network.settle(&[&one, &two]).await;
        assert_eq!(network.count("two.example", &Method::POST, "/inbox"), 2);
        let copy = two.copy_of(&listing).await.unwrap();
        assert_eq!(copy.version, 1, "the repetitions changed nothing");
        other.remove().await;
    })
    .await;
}

#[tokio::test]
async fn q11_a_peer_that_was_away_for_days_gets_what_it_missed() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let other = TestDatabase::sqlite().await;
        let one = network.instance("one", db).await;
        let two = network.instance("two", other.db.clone()).await;
        let (velo, werk) = (one.app.cooperative("velo").await, two.app.cooperative("werk").await);
        two.follow(&werk, &one.handle(&velo)).await;
        network.settle(&[&one, &two]).await;

        network.away("two.example");
        let mut missed = Vec::new();
        for day in 0..5 {
            missed.push(one.app.published(&velo, offer(&format!("Offer of day {day}"))).await);
            network.settle(&[&one]).await;
            network.clock.advance(DAY_MS);
        }
        network.back("two.example");
        network.clock.advance(DAY_MS);
        network.settle(&[&one, &two]).await;
        for listing in &missed {
            assert!(two.copy_of(listing).await.is_some(), "{} is missing", listing.object_url);
        }
        other.remove().await;
    })
    .await;
}

#[tokio::test]
async fn by_chance_everything_fails_and_in_the_end_all_is_there_once() {
    for seed in 0..6 {
        let network = Network::new();
        let (first, second) = (TestDatabase::sqlite().await, TestDatabase::sqlite().await);
        let one = network.instance("one", first.db.clone()).await;
        let two = network.instance("two", second.db.clone()).await;
        let (velo, werk) = (one.app.cooperative("velo").await, two.app.cooperative("werk").await);
        two.follow(&werk, &one.handle(&velo)).await;
        network.settle(&[&one, &two]).await;

        network.faulty(seed, Rates { refuse: 100, drop: 150, lose_answer: 150, duplicate: 100, delay: 200, unavailable: 100 });
        let mut published = Vec::new();
        for number in 0..24 {
            published.push(one.app.published(&velo, offer(&format!("Thing {number}"))).await);
            network.settle(&[&one, &two]).await;
            network.clock.advance(20_000);
        }
        let met = network.exchanges().iter().filter(|exchange| exchange.fault.is_some()).count();
        assert!(met >= 4, "seed {seed}: only {met} faults happened");
        // Then the network is well again, and everybody gets everything.
        network.heal();
        for _ in 0..8 {
            network.clock.advance(DAY_MS / 4);
            network.settle(&[&one, &two]).await;
        }
        for listing in &published {
            let copy = two.copy_of(listing).await.unwrap_or_else(|| panic!("seed {seed}: {} is missing", listing.object_url));
            assert_eq!(copy.terms.texts.first().title, listing.terms.texts.first().title, "seed {seed}");
        }
        first.remove().await;
        second.remove().await;
    }
}

#[tokio::test]
async fn q9_duplicates_and_reordering_by_chance_end_in_the_same_state() {
    let database = TestDatabase::sqlite().await;
    let network = Network::new();
    let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
    let social = allmende_tests::Peer::on(&network, "social.example");
    let alice = social.actor("alice", 0);
    velo.asks_to_follow("@alice@social.example").await;
    network.settle(&[&velo.instance]).await;
    let mut activity = 0;
    for seed in 0..40_u32 {
        let chance = TestChance::seeded(seed.into());
        let below = |bound: usize| usize::try_from(chance.below(bound as u64)).unwrap();
        // What its author did: published, changed it up to four times, and perhaps deleted it in the end.
        let versions = u32::try_from(below(5)).unwrap();
        let deleted = chance.happens(400);
        let mut said = vec![("Create", alice.listing(seed, "Version 0", 0))];
        said.extend((1..=versions).map(|version| ("Update", alice.listing(seed, &format!("Version {version}"), version))));
        if deleted {
            said.push(("Delete", alice.listing(seed, "", 0)["id"].clone()));
        }
        // What arrives: each once to three times under the same id, in any order.
        let mut arriving = Vec::new();
        for (kind, object) in said {
            activity += 1;
            let document = alice.activity(activity, kind, object);
            arriving.extend(std::iter::repeat_n(document, 1 + below(3)));
        }
        for last in (1..arriving.len()).rev() {
            arriving.swap(last, below(last + 1));
        }
        for document in &arriving {
            assert_eq!(social.delivers(&alice, &velo.instance, document).await, 202, "seed {seed}");
            if chance.happens(500) {
                network.settle(&[&velo.instance]).await;
            }
        }
        network.settle(&[&velo.instance]).await;
        let seen = velo.instance.sees(alice.listing(seed, "", 0)["id"].as_str().unwrap()).await;
        let title = seen.map(|listing| listing.terms.texts.first().title.clone());
        let expected = (!deleted).then(|| format!("Version {versions}"));
        let order: Vec<&str> = arriving.iter().filter_map(|document| document["type"].as_str()).collect();
        assert_eq!(title, expected, "seed {seed}: {order:?}");
    }
    database.remove().await;
}
