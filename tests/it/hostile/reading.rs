//! Reading our documents: with bad signatures, through proxies that lie, and where authorised fetch is on.

use allmende_domain::listing::Eligibility;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use allmende_tests::database::TestDatabase;
use allmende_tests::peer::Signed;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Network, Peer, PeerActor};
use bytes::Bytes;
use http::{Response, header};
use serde_json::json;

use super::siege::{Siege, http_date};

#[tokio::test]
async fn s20_a_bad_signature_is_never_read_as_none() {
    let siege = Siege::begin().await;
    let mut terms = offer("For the network");
    terms.eligibility = Eligibility::Network;
    let private = siege.velo.publishes(terms).await;
    let public = siege.velo.publishes(offer("For everybody")).await;
    // Mallory follows, so hers is a signature that opens the door.
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.follow(1)).await, 202);
    siege.settle().await;
    let get = |actor: &PeerActor, path: &str| siege.evil.signs_get(actor, &siege.velo.instance, path);
    let (private, public) = (private.object_url.as_url().path().to_owned(), public.object_url.as_url().path().to_owned());
    assert_eq!(siege.send(get(&siege.mallory, &private)).await, 200, "control");
    assert_eq!(siege.velo.instance.answers_to(&private).await.status(), 404, "control: a stranger");

    let wrong = siege.mallory.with_another_key(2);
    for path in [&private, &public] {
        assert_eq!(siege.send(get(&wrong, path)).await, 401, "another key");
        assert_eq!(siege.send(get(&siege.mallory, path).header("signature", "x")).await, 401, "not readable");
        let late = http_date(siege.now().plus(-HOUR_MS - MINUTE_MS));
        assert_eq!(siege.send(get(&siege.mallory, path).header("date", &late)).await, 401, "another date");
    }
    // A public-looking activity whose signature is wrong is not taken in as if nobody had signed.
    let before = siege.velo.instance.stored_activities().await;
    let public_looking = siege.mallory.activity(2, "Create", siege.mallory.note(1, "Hello everybody"));
    assert_eq!(siege.evil.delivers(&wrong, &siege.velo.instance, &public_looking).await, 401);
    let unsigned = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &public_looking).without("signature");
    assert_eq!(siege.send(unsigned).await, 401);
    assert_eq!(siege.velo.instance.stored_activities().await, before);
    // Whose key cannot be had now sees what a stranger sees, no more.
    let nobody = siege.mallory.with_key_id(&siege.evil.url("/users/nobody#main-key"));
    assert_eq!(siege.send(get(&nobody, &private)).await, 404);
    assert_eq!(siege.send(get(&nobody, &public)).await, 200);
}

#[tokio::test]
async fn m1_what_a_suspended_server_signs_is_refused_also_where_everybody_may_read() {
    let siege = Siege::begin().await;
    let public = siege.velo.publishes(offer("For everybody")).await;
    let listing = public.object_url.as_url().path().to_owned();
    let paths =
        ["/coops/velo", "/coops/velo/outbox", "/coops/velo/catalog?page=1", "/coops/velo/board", "/coops/velo/followers", listing.as_str()];
    let get = |path: &str| siege.evil.signs_get(&siege.mallory, &siege.velo.instance, path);
    for path in paths {
        assert_eq!(siege.send(get(path)).await, 200, "control: {path}");
    }
    siege.velo.instance.sets_policy("evil.example", PeerPolicy::Suspend).await;
    for path in paths {
        assert_eq!(siege.send(get(path)).await, 403, "{path}");
        // Who lies about a key shuts only itself out, and needs none.
        let nobody = siege.mallory.with_key_id(&siege.evil.url("/users/nobody#main-key"));
        assert_eq!(siege.send(siege.evil.signs_get(&nobody, &siege.velo.instance, path)).await, 403, "{path}");
    }
    // Its own key must be readable: others verify with it what we sign.
    assert_eq!(siege.send(get("/actor")).await, 200);
}

#[tokio::test]
async fn s23_forwarded_headers_of_a_client_change_nothing() {
    let siege = Siege::begin().await;
    let lies = [
        ("x-forwarded-host", "velo.example"),
        ("x-forwarded-path", "/inbox"),
        ("x-forwarded-uri", "/inbox"),
        ("x-original-url", "/inbox"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-for", "127.0.0.1"),
        ("forwarded", "for=127.0.0.1;host=velo.example;proto=https"),
    ];
    let lying = |mut signed: Signed| {
        for (name, value) in lies {
            signed = signed.header(name, value);
        }
        signed
    };
    // Signed for another server, or another inbox: no header makes it one for us.
    let other = siege.network.instance("other", TestDatabase::sqlite().await.db.clone()).await;
    let for_another = siege.evil.signs(&siege.mallory, &other, "/inbox", &siege.follow(1));
    assert_eq!(siege.send(lying(for_another.clone())).await, 401);
    assert_eq!(siege.send(lying(for_another.header("host", "velo.example"))).await, 401);
    let mut for_another_inbox = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(1));
    for_another_inbox.url.set_path("/coops/velo/inbox");
    assert_eq!(siege.send(lying(for_another_inbox)).await, 401);
    siege.assert_dropped().await;
    // And they do not spoil an honest one.
    let honest = siege.evil.signs(&siege.mallory, &siege.velo.instance, "/inbox", &siege.follow(2));
    let mut misled = lying(honest).header("x-forwarded-host", "evil.example").header("x-forwarded-path", "/nowhere");
    misled = misled.header("forwarded", "host=evil.example");
    assert_eq!(siege.send(misled).await, 202);
}

/// Everything that a server can read of `velo`, and what of it stays open.
fn guarded_paths(listing: &str) -> Vec<String> {
    let of_coop = ["", "/outbox", "/outbox?page=1", "/followers", "/following", "/featured", "/catalog", "/catalog?page=1"];
    let mut paths: Vec<String> = of_coop.iter().map(|path| format!("/coops/velo{path}")).collect();
    paths.extend(["", "/replies", "/likes", "/shares", "/activities/1"].iter().map(|path| format!("{listing}{path}")));
    paths.extend(
        [
            "/actor/outbox",
            "/actor/followers",
            "/resources/none",
            "/messages/none",
            "/replies/none",
            "/tags/tool",
            "/people/nobody",
            "/coops/nobody",
        ]
        .map(str::to_owned),
    );
    paths
}

const OPEN: [&str; 5] = [
    "/actor",
    "/.well-known/webfinger?resource=acct:velo@velo.example",
    "/.well-known/host-meta",
    "/.well-known/nodeinfo",
    "/nodeinfo/2.1",
];

struct Guarded {
    network: Network,
    velo: Coop,
    listing: String,
    _database: TestDatabase,
}

impl Guarded {
    async fn begin() -> Self {
        let database = TestDatabase::sqlite().await;
        let network = Network::new();
        let velo = network.guarded_instance("velo", database.db.clone()).await.with_coop("velo").await;
        let listing = velo.publishes(offer("Drill")).await.object_url.as_url().path().to_owned();
        network.settle(&[&velo.instance]).await;
        Self { network, velo, listing, _database: database }
    }

    async fn reads(&self, peer: &Peer, actor: &PeerActor, path: &str) -> Response<Bytes> {
        peer.sends(&self.velo.instance, peer.signs_get(actor, &self.velo.instance, path)).await
    }
}

#[tokio::test]
async fn authorised_fetch_shows_a_stranger_discovery_and_the_instances_own_key_alone() {
    let guarded = Guarded::begin().await;
    for path in guarded_paths(&guarded.listing) {
        let answer = guarded.velo.instance.answers_to(&path).await;
        assert_eq!(answer.status(), 401, "{path}");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "private, no-store", "{path}");
        let asked = answer.headers()["accept-signature"].to_str().unwrap();
        assert_eq!(asked, r#"sig1=("@method" "@target-uri");created;alg="ed25519""#, "{path}");
        assert!(!String::from_utf8_lossy(answer.body()).contains("Drill"), "{path}");
    }
    for path in OPEN {
        assert_eq!(guarded.velo.instance.answers_to(path).await.status(), 200, "{path}");
    }
    let open = guarded.velo.instance.document("/actor").await;
    assert!(open["publicKey"]["publicKeyPem"].as_str().is_some_and(|pem| pem.contains("PUBLIC KEY")));
    assert_eq!(open["assertionMethod"][0]["type"], "Multikey");
}

#[tokio::test]
async fn authorised_fetch_takes_a_valid_signature_of_a_host_that_is_not_suspended() {
    let guarded = Guarded::begin().await;
    let peer = Peer::on(&guarded.network, "peer.example");
    let alice = peer.actor("alice", 0);
    let paths = guarded_paths(&guarded.listing);
    for path in &paths {
        let status = guarded.reads(&peer, &alice, path).await.status();
        assert!(status == 200 || status == 404, "{path}: {status}");
    }
    assert_eq!(guarded.reads(&peer, &alice, &guarded.listing).await.status(), 200);
    for path in &paths {
        assert_eq!(guarded.reads(&peer, &alice.with_another_key(1), path).await.status(), 401, "another key: {path}");
    }
    let get = || peer.signs_get(&alice, &guarded.velo.instance, &guarded.listing);
    let mut elsewhere = get();
    elsewhere.url.set_path("/coops/velo");
    assert_eq!(peer.sends(&guarded.velo.instance, elsewhere).await.status(), 401, "signed for another document");
    assert_eq!(peer.sends(&guarded.velo.instance, get().header("host", "other.example")).await.status(), 401);
    let nobody = alice.with_key_id(&peer.url("/users/nobody#main-key"));
    assert_eq!(guarded.reads(&peer, &nobody, &guarded.listing).await.status(), 401, "a key that cannot be had");
    guarded.network.clock.advance(2 * HOUR_MS);
    assert_eq!(guarded.reads(&peer, &alice, &guarded.listing).await.status(), 200);
    guarded.velo.instance.sets_policy("PEER.example.", PeerPolicy::Suspend).await;
    for path in &paths {
        assert_eq!(guarded.reads(&peer, &alice, path).await.status(), 403, "suspended: {path}");
    }
}

#[tokio::test]
async fn v5_what_one_signer_was_shown_is_kept_for_no_other() {
    let guarded = Guarded::begin().await;
    let peer = Peer::on(&guarded.network, "peer.example");
    let alice = peer.actor("alice", 0);
    for path in guarded_paths(&guarded.listing) {
        let answer = guarded.reads(&peer, &alice, &path).await;
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "private, no-store", "{path}");
        assert_eq!(answer.headers()[header::VARY], "Accept, Signature, Signature-Input", "{path}");
    }
    // A reader that says it holds this version is asked for its signature all the same.
    let etag = guarded.reads(&peer, &alice, &guarded.listing).await.headers()[header::ETAG].clone();
    let etag = etag.to_str().unwrap();
    let signed = peer.signs_get(&alice, &guarded.velo.instance, &guarded.listing).header("if-none-match", etag);
    assert_eq!(peer.sends(&guarded.velo.instance, signed.clone()).await.status(), 304);
    assert_eq!(peer.sends(&guarded.velo.instance, signed.without("signature")).await.status(), 401);
    // Where reading is open, what is public may be kept, and depends on who asks for it.
    let database = TestDatabase::sqlite().await;
    let open = guarded.network.instance("open", database.db.clone()).await.with_coop("open").await;
    let answer = open.instance.answers_to("/coops/open").await;
    assert_eq!((answer.status().as_u16(), answer.headers()[header::CACHE_CONTROL].to_str().unwrap()), (200, "public, max-age=60"));
    assert_eq!(answer.headers()[header::VARY], "Accept, Signature, Signature-Input");
}

#[tokio::test]
async fn two_instances_with_authorised_fetch_follow_and_read_each_other() {
    let (first, second) = (TestDatabase::sqlite().await, TestDatabase::sqlite().await);
    let network = Network::new();
    let velo = network.guarded_instance("velo", first.db.clone()).await.with_coop("velo").await;
    let pain = network.guarded_instance("pain", second.db.clone()).await.with_coop("pain").await;
    let before = velo.publishes(offer("Published before")).await;
    pain.asks_to_follow(&velo.handle()).await;
    let settle = async || network.settle(&[&velo.instance, &pain.instance]).await;
    settle().await;
    assert_eq!(velo.followers().await.len(), 1);
    let after = velo.publishes(offer("Published after")).await;
    settle().await;
    for _ in 0..5 {
        network.clock.advance(DAY_MS);
        pain.instance.federation.harvest_once().await.unwrap();
        pain.instance.federation.harvest_once().await.unwrap();
    }
    for listing in [&before, &after] {
        assert!(pain.instance.copy_of(listing).await.is_some());
    }
    velo.asks_to_follow(&pain.handle()).await;
    settle().await;
    assert_eq!(pain.followers().await.len(), 1);
    // Each fetch of a document was signed, and none of them in vain but the first tries of one kind.
    let unsigned: Vec<_> = network.exchanges().into_iter().filter(|e| e.method == http::Method::GET && e.signature.is_none()).collect();
    assert!(unsigned.iter().all(|e| e.path == "/.well-known/webfinger"), "{unsigned:?}");
    // Both also read it as a peer that is not signed cannot.
    assert_eq!(velo.instance.answers_to("/coops/velo").await.status(), 401);
    assert_eq!(json!(pain.instance.answers_to("/coops/pain").await.status().as_u16()), json!(401));
}
