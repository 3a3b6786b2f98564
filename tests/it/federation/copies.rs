//! Pictures of mirrored listings are shown from a copy of our own.

use std::io::Cursor;

use allmende_app::limits::{PICTURE_ATTEMPTS_MAX, PICTURES_BYTES_MAX, PICTURES_KEPT_MS};
use allmende_app::pictures;
use allmende_db::sql;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::time::DAY_MS;
use allmende_tests::database::TestDatabase;
use allmende_tests::{Browser, Coop, Network, Peer, PeerActor, on_both_engines};
use axum::body::Body;
use http::Request;
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// `velo` follows an actor elsewhere, whose listings have pictures.
struct Mirroring {
    network: Network,
    velo: Coop,
    pain: Peer,
    baker: PeerActor,
}

impl Mirroring {
    async fn on(db: allmende_db::Db) -> Self {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        // Somebody looks after it: before, its first page says how to begin.
        velo.instance.app.instance_admin("ida").await;
        let pain = Peer::on(&network, "pain.example");
        let baker = pain.actor("baker", 0);
        let mirroring = Self { network, velo, pain, baker };
        mirroring.velo.asks_to_follow("@baker@pain.example").await;
        mirroring.settle().await;
        mirroring.pain.accepts_follow(&mirroring.baker, &mirroring.velo.instance).await;
        mirroring.settle().await;
        mirroring
    }

    async fn settle(&self) {
        self.network.settle(&[&self.velo.instance]).await;
    }

    /// A listing of that title with its pictures at these addresses comes in.
    async fn hears_of(&self, number: u32, title: &str, pictures: &[String]) {
        let mut listing = self.baker.listing(number, title, 1);
        listing["attachment"] =
            pictures.iter().map(|url| json!({"type": "Image", "mediaType": "image/png", "url": url, "name": "An oven"})).collect::<Value>();
        let activity = self.baker.activity(number, "Create", listing);
        assert_eq!(self.pain.delivers(&self.baker, &self.velo.instance, &activity).await, 202);
        self.settle().await;
        self.pain.forget_requests();
    }

    /// Fetches until nothing is due; which addresses were asked for.
    async fn fetches(&self) -> Vec<String> {
        while self.velo.instance.federation.fetch_pictures_once().await.expect("a step") > 0 {}
        let asked = self.pain.fetches();
        self.pain.forget_requests();
        asked
    }

    /// The addresses of pictures that the pages show of the one listing that is found by this word.
    async fn shown(&self, word: &str) -> Vec<String> {
        let view = self.velo.instance.finds(word).await.pop().expect("it is mirrored");
        let mut stranger = Browser::at(&self.velo.instance);
        let mut shown = Vec::new();
        for path in [format!("/?q={word}"), format!("/listings/{}", view.listing.id)] {
            let page = stranger.opens(&path).await;
            assert!(page.text(&http::header::CONTENT_SECURITY_POLICY).contains("img-src 'self';"));
            let sources = page.body.split("<img ").skip(1).filter_map(|tag| tag.split_once("src=\"")?.1.split_once('"'));
            shown.extend(sources.map(|(source, _)| source.to_owned()));
        }
        shown
    }

    /// What is answered at such an address: status, type and bytes.
    async fn answer(&self, path: &str) -> (u16, String, Vec<u8>) {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let answer = Browser::at(&self.velo.instance).router().oneshot(request).await.unwrap_or_else(|never| match never {});
        let (parts, body) = answer.into_parts();
        let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        assert_eq!(text("x-content-type-options"), "nosniff");
        let (status, kind) = (parts.status.as_u16(), text("content-type"));
        (status, kind, http_body_util::BodyExt::collect(body).await.expect("a body").to_bytes().to_vec())
    }
}

/// A PNG that carries what nobody asked for.
fn png() -> Vec<u8> {
    // One brown pixel.
    let mut bytes =
        b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDA\
        Tx\x9cc8Q!\x07\x00\x03j\x01_L\xb7\xc2\xdb\x00\x00\x00\x00IEND\xaeB`\x82"
            .to_vec();
    bytes.extend(b"<script>alert(1)</script>");
    bytes
}

#[tokio::test]
async fn a_picture_is_fetched_encoded_anew_and_shown_from_here() {
    on_both_engines(|db| async move {
        let mirroring = Mirroring::on(db).await;
        mirroring.pain.serves_as("/oven.png", 200, "image/png", png());
        mirroring.hears_of(1, "Oven", &[mirroring.pain.url("/oven.png")]).await;
        assert_eq!(mirroring.shown("oven").await, Vec::<String>::new(), "until it is here, nothing is shown");
        assert_eq!(mirroring.fetches().await, ["/oven.png"]);
        let shown = mirroring.shown("oven").await;
        assert!(shown.len() == 2 && shown.iter().all(|source| source.starts_with("/media/")), "{shown:?}");
        for source in &shown {
            let (status, kind, bytes) = mirroring.answer(source).await;
            assert_eq!((status, kind.as_str()), (200, "image/jpeg"));
            assert!(Cursor::new(&bytes).get_ref().starts_with(b"\xff\xd8\xff") && !bytes.windows(7).any(|part| part == b"<script"));
        }
        // It is not asked for again, whatever else changes in the listing, until it is old.
        let mut changed = mirroring.baker.listing(1, "Large oven", 2);
        changed["attachment"] = json!([{"type": "Image", "url": mirroring.pain.url("/oven.png"), "name": "A large oven"}]);
        mirroring.pain.delivers(&mirroring.baker, &mirroring.velo.instance, &mirroring.baker.activity(2, "Update", changed)).await;
        mirroring.settle().await;
        mirroring.pain.forget_requests();
        assert_eq!(mirroring.fetches().await, Vec::<String>::new());
        assert_eq!(mirroring.shown("oven").await, shown);
        mirroring.network.clock.advance(PICTURES_KEPT_MS + 1);
        assert_eq!(pictures::forget_old(&mirroring.velo.instance).await.expect("it is forgotten"), 1);
        assert_eq!(mirroring.answer(&shown[0]).await.0, 404);
        assert_eq!(mirroring.fetches().await, ["/oven.png"]);
        assert_eq!(mirroring.answer(&shown[0]).await.0, 200);
        // Nothing is kept of what its author took away.
        let tombstone = mirroring.baker.activity(3, "Delete", json!(mirroring.baker.listing(1, "", 1)["id"]));
        mirroring.pain.delivers(&mirroring.baker, &mirroring.velo.instance, &tombstone).await;
        mirroring.settle().await;
        assert_eq!(mirroring.answer(&shown[0]).await.0, 404);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_picture_or_not_there_is_not_asked_for_without_end() {
    let database = TestDatabase::sqlite().await;
    let mirroring = Mirroring::on(database.db.clone()).await;
    mirroring.pain.serves_as("/drawing.svg", 200, "image/png", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec());
    mirroring.pain.serves_as("/large.png", 200, "image/png", vec![0_u8; 8 * 1024 * 1024 + 1]);
    mirroring.pain.serves_as("/busy.png", 503, "text/plain", "later");
    mirroring.pain.redirects("/moved.png", "https://10.0.0.1/secret.png");
    let urls = ["/drawing.svg", "/large.png", "/gone.png", "/moved.png", "/busy.png"].map(|path| mirroring.pain.url(path));
    mirroring.hears_of(1, "Oven", &urls).await;
    let mut asked = mirroring.fetches().await;
    asked.sort();
    assert_eq!(asked, ["/busy.png", "/drawing.svg", "/gone.png", "/large.png", "/moved.png"]);
    for attempt in 1..PICTURE_ATTEMPTS_MAX {
        mirroring.network.clock.advance(DAY_MS + 1);
        assert_eq!(mirroring.fetches().await, ["/busy.png"], "attempt {attempt}");
    }
    mirroring.network.clock.advance(30 * DAY_MS);
    assert_eq!(mirroring.fetches().await, Vec::<String>::new());
    assert_eq!(mirroring.shown("oven").await, Vec::<String>::new());
    assert!(mirroring.network.exchanges().iter().all(|exchange| exchange.to != "10.0.0.1"));
}

#[tokio::test]
async fn m1_pictures_of_a_blocked_host_are_neither_fetched_nor_shown() {
    let database = TestDatabase::sqlite().await;
    let mirroring = Mirroring::on(database.db.clone()).await;
    let media = Peer::on(&mirroring.network, "media.evil.example");
    media.serves_as("/a.png", 200, "image/png", png());
    mirroring.hears_of(1, "Oven", &["https://media.EVIL.example/a.png".to_owned()]).await;
    mirroring.fetches().await;
    assert_eq!(media.fetches().len(), 1, "control");
    let shown = mirroring.shown("oven").await;
    assert_eq!(mirroring.answer(&shown[0]).await.0, 200, "control");
    mirroring.velo.instance.sets_policy("EVIL.example.", PeerPolicy::Suspend).await;
    assert_eq!(mirroring.answer(&shown[0]).await.0, 404);
    mirroring.hears_of(2, "Ladder", &["https://media.evil.example./b.png".to_owned()]).await;
    mirroring.fetches().await;
    assert_eq!(media.fetches().len(), 1, "nothing was asked of it");
    assert_eq!(mirroring.shown("ladder").await, Vec::<String>::new());
}

#[tokio::test]
async fn copies_take_no_more_than_their_share_and_the_oldest_go_first() {
    on_both_engines(|db| async move {
        let mirroring = Mirroring::on(db.clone()).await;
        for number in 0..3_u32 {
            let path = format!("/{number}.png");
            mirroring.pain.serves_as(&path, 200, "image/png", png());
            mirroring.hears_of(number, &format!("Oven{number}"), &[mirroring.pain.url(&path)]).await;
            mirroring.fetches().await;
            mirroring.network.clock.advance(DAY_MS);
        }
        assert_eq!(pictures::forget_old(&mirroring.velo.instance).await.expect("a look"), 0);
        // As if each took half of all there may be.
        let mut tx = db.begin().await.expect("a transaction");
        let half = sql("UPDATE images SET fetched_bytes = $1 WHERE fetched_at IS NOT NULL").bind(PICTURES_BYTES_MAX / 2);
        half.execute(&mut tx).await.expect("it is written");
        tx.commit().await.expect("it is written");
        assert_eq!(pictures::forget_old(&mirroring.velo.instance).await.expect("a look"), 1);
        assert_eq!(mirroring.fetches().await, Vec::<String>::new(), "what there is no room for is not fetched again");
        for (number, shown) in [(0, 0), (1, 2), (2, 2)] {
            assert_eq!(mirroring.shown(&format!("oven{number}")).await.len(), shown, "{number}");
        }
    })
    .await;
}
