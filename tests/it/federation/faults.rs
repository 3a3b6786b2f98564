//! The network fails; what was accepted arrives all the same, with one effect.

use allmende_domain::time::DAY_MS;
use allmende_tests::database::TestDatabase;
use allmende_tests::network::Rates;
use allmende_tests::terms::offer;
use allmende_tests::{Fault, Network, on_both_engines};
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
