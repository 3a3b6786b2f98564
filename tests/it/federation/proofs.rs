//! The proofs of our own documents (FEP-8b32): on everything that is for everybody, on nothing else, and worth something to others.

use allmende_domain::listing::Eligibility;
use allmende_domain::time::{DAY_MS, HOUR_MS};
use allmende_federation::signatures::proof;
use allmende_federation::signatures::{PublicKey, from_multikey};
use allmende_tests::database::TestDatabase;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Network, Peer, on_both_engines};
use http::header;
use serde_json::{Value, json};

use super::two::Two;

/// By the key that the cooperative's own document shows.
async fn assert_proved(author: &Coop, document: &Value) {
    let actor = author.instance.document(&format!("/coops/{}", author.cooperative.handle.as_str())).await;
    let multikey = &actor["assertionMethod"][0];
    let claim = proof::parse(document, author.instance.app.now()).unwrap_or_else(|error| panic!("{error}: {document:#}"));
    assert_eq!(claim.key_id().as_str(), multikey["id"]);
    let key = PublicKey::from_ed25519(&from_multikey(multikey["publicKeyMultibase"].as_str().unwrap()).unwrap()).unwrap();
    assert_eq!(claim.verify(&key), Ok(()), "{document:#}");
    assert_eq!(document["proof"]["@context"], document["@context"]);
}

#[tokio::test]
async fn what_is_for_everybody_goes_out_and_is_served_with_a_proof() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let peer = Peer::on(&network, "peer.example");
        let alice = peer.actor("alice", 0);
        let settle = async || network.settle(&[&velo.instance]).await;
        peer.delivers(&alice, &velo.instance, &alice.activity(1, "Follow", json!(velo.url()))).await;
        settle().await;
        let listing = velo.publishes(offer("Drill")).await;
        settle().await;
        velo.edits(&listing, offer("Better drill")).await;
        settle().await;
        velo.closes(&listing, "Taken").await;
        let saw = velo.publishes(offer("Saw")).await;
        settle().await;
        velo.removes(&saw).await;
        let mut terms = offer("For the network");
        terms.eligibility = Eligibility::Network;
        velo.publishes(terms).await;
        settle().await;

        let mut proved = Vec::new();
        for activity in peer.deliveries() {
            let for_everybody = activity["to"].as_array().unwrap().contains(&json!("https://www.w3.org/ns/activitystreams#Public"));
            if for_everybody {
                assert_proved(&velo, &activity).await;
                proved.push(activity["type"].as_str().unwrap().to_owned());
                // It is served as it was sent, when it has an address of its own.
                let path = url::Url::parse(activity["id"].as_str().unwrap()).unwrap().path().to_owned();
                let answer = velo.instance.answers_to(&path).await;
                if answer.status() == 200 {
                    assert_eq!(serde_json::from_slice::<Value>(answer.body()).unwrap(), activity);
                }
            } else {
                assert_eq!(activity.get("proof"), None, "{activity:#}");
            }
        }
        for kind in ["Create", "Update", "Delete"] {
            assert!(proved.iter().any(|proved| proved == kind), "{kind}: {proved:?}");
        }
        let path = listing.object_url.as_url().path().to_owned();
        assert_proved(&velo, &velo.instance.document(&path).await).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_served_for_a_few_has_no_proof() {
    let two = Two::following().await;
    let mut terms = offer("For the network");
    terms.eligibility = Eligibility::Network;
    let listing = two.velo.publishes(terms).await;
    two.settle().await;
    let peer = Peer::on(&two.network, "peer.example");
    let alice = peer.actor("alice", 0);
    peer.delivers(&alice, &two.velo.instance, &alice.activity(1, "Follow", json!(two.velo.url()))).await;
    two.settle().await;
    let get = peer.signs_get(&alice, &two.velo.instance, listing.object_url.as_url().path());
    let answer = peer.sends(&two.velo.instance, get).await;
    assert_eq!(answer.status(), 200);
    let document: Value = serde_json::from_slice(answer.body()).unwrap();
    assert_eq!((document["id"].as_str(), document.get("proof")), (Some(listing.object_url.as_str()), None));
}

#[tokio::test]
async fn a_document_is_the_same_all_day_and_its_proof_stays_fresh() {
    let database = TestDatabase::sqlite().await;
    let network = Network::new();
    let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
    let path = velo.publishes(offer("Drill")).await.object_url.as_url().path().to_owned();
    let now = velo.instance.app.now();
    let etag = async || velo.instance.answers_to(&path).await.headers()[header::ETAG].clone();
    let published = etag().await;
    network.clock.advance(DAY_MS - now.0.rem_euclid(DAY_MS) - 1);
    assert_eq!(etag().await, published, "until midnight");
    network.clock.advance(1);
    let next_day = etag().await;
    assert_ne!(next_day, published);
    network.clock.advance(23 * HOUR_MS);
    assert_eq!(etag().await, next_day);
    network.clock.advance(300 * DAY_MS);
    assert_proved(&velo, &velo.instance.document(&path).await).await;
}

#[tokio::test]
async fn what_a_third_server_passes_on_or_shares_needs_no_word_of_ours() {
    let two = Two::following().await;
    let relay = Peer::on(&two.network, "relay.example");
    let carol = relay.actor("carol", 0);
    relay.delivers(&carol, &two.velo.instance, &carol.activity(1, "Follow", json!(two.velo.url()))).await;
    two.pain.asks_to_follow(&carol.url).await;
    two.settle().await;
    relay.accepts_follow(&carol, &two.pain.instance).await;
    two.settle().await;
    relay.forget_requests();
    // What velo says does not reach pain, which is away, until carol brings it.
    two.network.away("pain.example");
    let listing = two.velo.publishes(offer("Drill")).await;
    let shared = two.velo.publishes(offer("Saw")).await;
    two.settle().await;
    let creates = relay.deliveries();
    assert_eq!(creates.len(), 2);
    two.network.back("pain.example");
    two.network.away("velo.example");
    two.network.forget_exchanges();
    assert_eq!(relay.delivers(&carol, &two.pain.instance, &creates[0]).await, 202, "passed on");
    let announce = carol.activity(2, "Announce", creates[1].clone());
    assert_eq!(relay.delivers(&carol, &two.pain.instance, &announce).await, 202, "shared");
    two.network.settle(&[&two.pain.instance]).await;
    for listing in [&listing, &shared] {
        assert!(two.pain.instance.copy_of(listing).await.is_some());
    }
    assert!(two.network.exchanges().iter().all(|exchange| exchange.to != "velo.example"), "{:?}", two.network.exchanges());
}

#[tokio::test]
async fn a_served_document_that_is_shared_whole_needs_no_fetch_either() {
    let two = Two::following().await;
    let relay = Peer::on(&two.network, "relay.example");
    let carol = relay.actor("carol", 0);
    two.pain.asks_to_follow(&carol.url).await;
    two.settle().await;
    relay.accepts_follow(&carol, &two.pain.instance).await;
    two.settle().await;
    two.network.away("pain.example");
    let listing = two.velo.publishes(offer("Drill")).await;
    two.settle().await;
    two.network.clock.advance(2 * HOUR_MS);
    let document = two.velo.instance.document(listing.object_url.as_url().path()).await;
    two.network.back("pain.example");
    two.network.away("velo.example");
    let announce = carol.activity(2, "Announce", document);
    assert_eq!(relay.delivers(&carol, &two.pain.instance, &announce).await, 202);
    two.network.settle(&[&two.pain.instance]).await;
    assert!(two.pain.instance.copy_of(&listing).await.is_some());
}
