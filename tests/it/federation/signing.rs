//! Which kind of signature goes to whom, and that each of them is valid.

use allmende_domain::peer::SignatureKind::{self, DraftCavage, Rfc9421Ed25519, Rfc9421Rsa};
use allmende_domain::time::DAY_MS;
use allmende_domain::url::Host;
use allmende_federation::signatures::{PublicKey, from_multikey, parse};
use allmende_tests::database::TestDatabase;
use allmende_tests::network::signature_of;
use allmende_tests::peer::Received;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Network, Peer, PeerActor, on_both_engines};
use http::{Method, StatusCode};
use serde_json::json;

use super::two::Two;

const ED25519_ASKED: &str = r#"sig1=("@method" "@target-uri" "content-digest");created;alg="ed25519""#;

/// The cooperative `velo` on velo.example, and one follower on a server of another kind.
struct One {
    network: Network,
    velo: Coop,
    peer: Peer,
    alice: PeerActor,
    database: Option<TestDatabase>,
    listings: std::cell::Cell<u32>,
}

impl One {
    async fn begin() -> Self {
        let database = TestDatabase::sqlite().await;
        let network = Network::new();
        let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
        let peer = Peer::on(&network, "peer.example");
        let alice = peer.actor("alice", 0);
        Self { network, velo, peer, alice, database: Some(database), listings: std::cell::Cell::default() }
    }

    async fn followed(self) -> Self {
        let follow = self.alice.activity(1, "Follow", json!(self.velo.url()));
        assert_eq!(self.peer.delivers(&self.alice, &self.velo.instance, &follow).await, 202);
        self.settle().await;
        self
    }

    async fn settle(&self) {
        self.network.settle(&[&self.velo.instance]).await;
    }

    /// How the requests were signed that one more listing caused, in order; each of them valid.
    async fn publishes(&self) -> Vec<SignatureKind> {
        self.peer.forget_requests();
        let number = self.listings.replace(self.listings.get() + 1);
        self.velo.publishes(offer(&format!("Thing {number}"))).await;
        self.settle().await;
        self.kinds_received().await
    }

    async fn kinds_received(&self) -> Vec<SignatureKind> {
        let mut kinds = Vec::new();
        for received in self.peer.received().into_iter().filter(|received| received.method == Method::POST) {
            assert_valid(&self.network, &self.velo, &self.peer.host, &received).await;
            kinds.push(signature_of(&received.headers).expect("a signature"));
        }
        kinds
    }
}

/// By the key that the cooperative's own document shows.
async fn assert_valid(network: &Network, author: &Coop, host: &str, received: &Received) {
    let now = allmende_app::Clock::now(&network.clock);
    let hosts = [Host::parse(host).unwrap()];
    let claim = parse(&received.method, &received.target, &received.headers, &hosts, Some(&received.body), now).expect("a claim");
    let document = author.instance.document(&format!("/coops/{}", author.cooperative.handle.as_str())).await;
    let multikey = &document["assertionMethod"][0];
    let key = if claim.key_id().as_str() == multikey["id"] {
        PublicKey::from_ed25519(&from_multikey(multikey["publicKeyMultibase"].as_str().unwrap()).unwrap()).unwrap()
    } else {
        assert_eq!(claim.key_id().as_str(), document["publicKey"]["id"]);
        PublicKey::from_pem(document["publicKey"]["publicKeyPem"].as_str().unwrap()).unwrap()
    };
    assert_eq!(claim.verify(&key), Ok(()));
    assert_eq!(signature_of(&received.headers), Some(claim.kind(&key)));
}

#[tokio::test]
async fn two_of_ours_begin_with_draft_cavage_and_go_on_with_ed25519() {
    on_both_engines(|db| async move {
        let two = Two::following_on(db).await;
        for number in 0..2 {
            two.velo.publishes(offer(&format!("Thing {number}"))).await;
            two.settle().await;
        }
        let exchanges = two.network.exchanges();
        for (from, to) in [("velo.example", "pain.example"), ("pain.example", "velo.example")] {
            let sent = exchanges.iter().filter(|e| e.from == from && e.to == to && e.method == Method::POST);
            let kinds: Vec<_> = sent.map(|e| (e.signature.expect("signed"), e.status.expect("an answer").as_u16())).collect();
            assert_eq!(kinds.first(), Some(&(DraftCavage, 202)), "{from}: {kinds:?}");
            assert!(kinds.iter().skip(1).all(|kind| *kind == (Rfc9421Ed25519, 202)), "{from}: {kinds:?}");
        }
        let to_pain = exchanges.iter().filter(|e| e.to == "pain.example" && e.method == Method::POST).count();
        assert!(to_pain >= 3, "an Accept and two listings");
        // What is fetched later is signed so as well, and read.
        two.network.forget_exchanges();
        two.network.clock.advance(DAY_MS + 1);
        two.pain.instance.federation.harvest_once().await.unwrap();
        let fetches = two.network.exchanges();
        assert!(fetches.iter().any(|e| e.from == "pain.example" && e.path.ends_with("/catalog")), "{fetches:?}");
        assert!(fetches.iter().all(|e| e.signature == Some(Rfc9421Ed25519) && e.status.is_some_and(|s| s.is_success())), "{fetches:?}");
    })
    .await;
}

#[tokio::test]
async fn what_was_learnt_survives_a_restart_and_is_forgotten_after_a_while() {
    let mut one = One::begin().await.followed().await;
    one.peer.asks_for(ED25519_ASKED);
    assert_eq!(one.publishes().await, [DraftCavage]);
    assert_eq!(one.publishes().await, [Rfc9421Ed25519]);
    one.velo.instance = one.network.start(one.velo.instance.app.clone(), "velo.example").await;
    assert_eq!(one.publishes().await, [Rfc9421Ed25519]);
    one.peer.asks_for("");
    one.network.clock.advance(31 * DAY_MS);
    assert_eq!(one.publishes().await, [DraftCavage]);
    one.velo.instance.federation.forget_old().await.unwrap();
    let mut conn = one.velo.instance.db.read().await.unwrap();
    let left = allmende_db::peer_signatures::find(&mut conn, &Host::parse("peer.example").unwrap()).await.unwrap();
    assert_eq!(left, None);
    drop(conn);
    one.database.take().unwrap().remove().await;
}

#[tokio::test]
async fn a_peer_that_reads_only_draft_cavage_gets_that_and_nothing_else() {
    let one = One::begin().await;
    one.peer.refuses(|headers| headers.contains_key("signature-input"));
    let one = one.followed().await;
    assert_eq!(one.kinds_received().await, [DraftCavage], "the Accept");
    for _ in 0..3 {
        assert_eq!(one.publishes().await, [DraftCavage]);
    }
}

#[tokio::test]
async fn a_peer_that_reads_only_rfc_9421_is_tried_once_more_at_once_and_remembered() {
    let one = One::begin().await;
    one.peer.refuses(|headers| !headers.contains_key("signature-input"));
    let one = one.followed().await;
    // Already the fetch of its key showed it.
    assert_eq!(one.kinds_received().await, [Rfc9421Rsa], "the Accept");
    assert_eq!(one.publishes().await, [Rfc9421Rsa]);
    assert_eq!(one.peer.deliveries().len(), 1);
}

#[tokio::test]
async fn after_a_401_the_other_kind_is_tried_at_once() {
    let one = One::begin().await.followed().await;
    one.peer.refuses(|headers| !headers.contains_key("signature-input"));
    assert_eq!(one.publishes().await, [DraftCavage, Rfc9421Rsa]);
    assert_eq!(one.peer.deliveries().len(), 1);
    assert_eq!(one.publishes().await, [Rfc9421Rsa]);
}

#[tokio::test]
async fn a_401_that_asks_for_ed25519_gets_it_at_once() {
    let one = One::begin().await.followed().await;
    one.peer.asks_for(ED25519_ASKED);
    one.peer.refuses(|headers| signature_of(headers) != Some(Rfc9421Ed25519));
    assert_eq!(one.publishes().await, [DraftCavage, Rfc9421Ed25519]);
    assert_eq!(one.publishes().await, [Rfc9421Ed25519]);
}

#[tokio::test]
async fn a_peer_that_refuses_both_kinds_is_retried_later_and_gets_it_then() {
    let one = One::begin().await.followed().await;
    one.peer.refuses(|_| true);
    assert_eq!(one.publishes().await, [DraftCavage, Rfc9421Rsa]);
    assert!(one.peer.deliveries().is_empty());
    one.peer.refuses(|_| false);
    one.peer.forget_requests();
    one.network.clock.advance(DAY_MS / 2);
    one.settle().await;
    assert_eq!(one.kinds_received().await, [DraftCavage]);
}

#[tokio::test]
async fn a_choice_that_no_longer_fits_is_forgotten_and_hints_wait_a_day() {
    let one = One::begin().await.followed().await;
    one.peer.asks_for(ED25519_ASKED);
    assert_eq!(one.publishes().await, [DraftCavage]);
    assert_eq!(one.publishes().await, [Rfc9421Ed25519]);
    one.peer.refuses(|headers| headers.contains_key("signature-input"));
    assert_eq!(one.publishes().await, [Rfc9421Ed25519, DraftCavage]);
    assert_eq!(one.peer.deliveries().len(), 1);
    assert_eq!(one.publishes().await, [DraftCavage], "although it still asks for Ed25519");
    one.network.clock.advance(DAY_MS + 1);
    assert_eq!(one.publishes().await, [DraftCavage], "the hint counts again");
    one.peer.refuses(|_| false);
    assert_eq!(one.publishes().await, [Rfc9421Ed25519]);
}

#[tokio::test]
async fn who_signs_as_rfc_9421_is_answered_so_and_with_rsa_also_when_it_has_an_ed25519_key_for_proofs() {
    for with_multikey in [false, true] {
        let one = One::begin().await;
        let alice = if with_multikey { one.alice.with_multikey(0) } else { one.alice.clone() };
        one.peer.serves("/users/alice", &alice.document());
        let follow = alice.activity(1, "Follow", json!(one.velo.url()));
        let signed = one.peer.signs_rfc9421(&alice.rsa(), &one.velo.instance, "/inbox", &follow);
        assert_eq!(one.peer.sends(&one.velo.instance, signed).await.status(), 202);
        one.settle().await;
        assert_eq!(one.kinds_received().await, [Rfc9421Rsa], "the Accept");
        assert_eq!(one.publishes().await, [Rfc9421Rsa]);
    }
}

#[tokio::test]
async fn a_multikey_alone_says_nothing_about_requests() {
    let one = One::begin().await;
    let alice = one.alice.with_multikey(0);
    one.peer.serves("/users/alice", &alice.document());
    let one = one.followed().await;
    assert_eq!(one.kinds_received().await, [DraftCavage]);
}

#[tokio::test]
async fn every_actor_of_ours_publishes_an_ed25519_key_of_its_own() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db.clone()).await.with_coop("velo").await;
        let mut seen = Vec::new();
        for path in ["/actor", "/coops/velo"] {
            let document = velo.instance.document(path).await;
            let [key] = document["assertionMethod"].as_array().unwrap().as_slice() else { panic!("{document:#}") };
            assert_eq!(key["id"], format!("https://velo.example{path}#ed25519-key"));
            assert_eq!((&key["type"], &key["controller"]), (&json!("Multikey"), &document["id"]));
            assert_eq!(document["publicKey"]["id"], format!("https://velo.example{path}#main-key"), "RSA stays what it was");
            seen.push(from_multikey(key["publicKeyMultibase"].as_str().unwrap()).unwrap());
        }
        assert_ne!(seen[0], seen[1]);

        // An instance of before: two nodes that start on it together make one key for each actor.
        for statement in ["DELETE FROM actor_ed25519_keys", "UPDATE actor_keys SET ed25519_private_key = NULL"] {
            let mut tx = db.begin().await.unwrap();
            allmende_db::sql(statement).execute(&mut tx).await.unwrap();
            tx.commit().await.unwrap();
        }
        let app = &velo.instance.app;
        let started = tokio::join!(allmende_app::setup::ensure_instance(app), allmende_app::setup::ensure_instance(app));
        assert!(started.0.is_ok() && started.1.is_ok(), "{started:?}");
        let actor = allmende_app::actors::by_id(app, &velo.cooperative.actor).await.unwrap();
        let keys = allmende_app::actors::ed25519_keys(app, &actor.id).await.unwrap();
        let private = allmende_app::actors::private_keys(app, &actor.id).await.unwrap().ed25519.unwrap();
        allmende_app::setup::ensure_instance(app).await.unwrap();
        assert_eq!(allmende_app::actors::ed25519_keys(app, &actor.id).await.unwrap(), keys, "and no more at the next start");
        let signing = allmende_federation::signatures::SigningKey::from_pkcs8_der(&private).unwrap();
        let signature = signing.sign_base64(b"message").unwrap();
        let [key] = keys.as_slice() else { panic!("{keys:?}") };
        use base64::Engine as _;
        let raw = base64::engine::general_purpose::STANDARD.decode(signature).unwrap();
        assert!(PublicKey::from_ed25519(&key.public).unwrap().verifies(b"message", &raw), "its halves belong together");
    })
    .await;
}

#[tokio::test]
async fn after_a_400_the_other_kind_is_tried_as_after_a_401() {
    let one = One::begin().await.followed().await;
    one.peer.refuses_with(StatusCode::BAD_REQUEST, |headers| !headers.contains_key("signature-input"));
    assert_eq!(one.publishes().await, [DraftCavage, Rfc9421Rsa]);
    assert_eq!(one.publishes().await, [Rfc9421Rsa]);
    // A 403 is no word about signatures.
    let one = One::begin().await.followed().await;
    one.peer.refuses_with(StatusCode::FORBIDDEN, |_| true);
    assert_eq!(one.publishes().await, [DraftCavage]);
}

#[tokio::test]
async fn what_one_host_takes_says_nothing_about_another() {
    let one = One::begin().await.followed().await;
    let other = Peer::on(&one.network, "other.example");
    let bob = other.actor("bob", 1);
    assert_eq!(other.delivers(&bob, &one.velo.instance, &bob.activity(1, "Follow", json!(one.velo.url()))).await, 202);
    one.settle().await;
    one.peer.asks_for(ED25519_ASKED);
    one.publishes().await;
    other.forget_requests();
    assert_eq!(one.publishes().await, [Rfc9421Ed25519]);
    let kinds: Vec<_> = other.received().iter().map(|received| signature_of(&received.headers)).collect();
    assert_eq!(kinds, [Some(DraftCavage)]);
}

#[tokio::test]
async fn a_fetch_that_is_refused_is_signed_anew_as_the_answer_asks_and_that_is_remembered() {
    for (asked, taken) in [(ED25519_ASKED, Rfc9421Ed25519), ("", Rfc9421Rsa)] {
        let one = One::begin().await;
        one.peer.asks_for(asked);
        match taken {
            Rfc9421Ed25519 => one.peer.refuses(|headers| signature_of(headers) != Some(Rfc9421Ed25519)),
            _ => one.peer.refuses(|headers| signature_of(headers) != Some(Rfc9421Rsa)),
        }
        one.velo.asks_to_follow(&one.alice.url).await;
        let kinds: Vec<_> = one.peer.received().iter().map(|received| signature_of(&received.headers)).collect();
        assert_eq!(kinds, [Some(DraftCavage), Some(taken)], "the look-up");
        one.peer.forget_requests();
        one.velo.unfollows(&one.alice.url).await;
        one.velo.asks_to_follow(&one.alice.url).await;
        let kinds: Vec<_> = one.peer.received().iter().map(|received| signature_of(&received.headers)).collect();
        assert_eq!(kinds, [Some(taken)], "the next one");
    }
}

#[tokio::test]
async fn every_fetch_of_a_document_is_signed_by_the_instance() {
    let one = One::begin().await.followed().await;
    let listing = one.alice.listing(1, "Shared", 0);
    one.peer.serves_object(&listing);
    one.velo.asks_to_follow("@alice@peer.example").await;
    one.settle().await;
    one.peer.accepts_follow(&one.alice, &one.velo.instance).await;
    one.settle().await;
    let announce = one.alice.activity(2, "Announce", listing["id"].clone());
    assert_eq!(one.peer.delivers(&one.alice, &one.velo.instance, &announce).await, 202);
    one.settle().await;
    let fetches: Vec<_> = one.peer.received().into_iter().filter(|received| received.method == Method::GET).collect();
    let documents = fetches.iter().filter(|received| !received.target.starts_with("/.well-known/"));
    let mut seen = Vec::new();
    for received in documents {
        let now = allmende_app::Clock::now(&one.network.clock);
        let hosts = [Host::parse("peer.example").unwrap()];
        let claim = parse(&received.method, &received.target, &received.headers, &hosts, None, now).expect("a claim");
        assert_eq!(claim.key_id().as_str(), "https://velo.example/actor#main-key", "{}", received.target);
        let document = one.velo.instance.document("/actor").await;
        let key = PublicKey::from_pem(document["publicKey"]["publicKeyPem"].as_str().unwrap()).unwrap();
        assert_eq!(claim.verify(&key), Ok(()));
        seen.push(received.target.clone());
    }
    assert!(seen.contains(&"/users/alice".to_owned()) && seen.contains(&"/users/alice/listings/1".to_owned()), "{seen:?}");
}
