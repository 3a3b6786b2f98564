//! What one cooperative publishes is found at those that follow it.

use allmende_app::{listings, search};
use allmende_domain::listing::{Eligibility, Listing, ListingState};
use allmende_domain::permission::Viewer;
use allmende_domain::search::SearchQuery;
use allmende_tests::database::TestDatabase;
use allmende_tests::terms::{need, offer, software, texts};
use allmende_tests::{Instance, Network, on_both_engines};
use http::Method;

/// Two instances, of which kehl's cooperative `werk` follows strasbourg's `velo`. Kehl is on SQLite, whatever strasbourg is on.
struct Pair {
    network: Network,
    strasbourg: Instance,
    kehl: Instance,
    velo: allmende_domain::cooperative::Cooperative,
    database: TestDatabase,
}

impl Pair {
    async fn on(db: allmende_db::Db) -> Self {
        let network = Network::new();
        let database = TestDatabase::sqlite().await;
        let strasbourg = network.instance("strasbourg", db).await;
        let kehl = network.instance("kehl", database.db.clone()).await;
        let velo = strasbourg.app.cooperative("velo").await;
        let werk = kehl.app.cooperative("werk").await;
        kehl.follow(&werk, &strasbourg.handle(&velo)).await;
        network.settle(&[&strasbourg, &kehl]).await;
        Self { network, strasbourg, kehl, velo, database }
    }

    async fn settle(&self) {
        self.network.settle(&[&self.strasbourg, &self.kehl]).await;
    }

    async fn copy(&self, listing: &Listing) -> Listing {
        self.kehl.copy_of(listing).await.expect("kehl has a copy")
    }

    async fn found(&self, words: &str) -> usize {
        let query = SearchQuery { words: words.to_owned(), ..SearchQuery::default() };
        search::search(&self.kehl.app, &Viewer::Stranger, &query).await.unwrap().items.len()
    }
}

#[tokio::test]
async fn an_offer_is_mirrored_typed_and_searchable() {
    on_both_engines(|db| async move {
        let pair = Pair::on(db).await;
        let mut terms = offer("Cargo bike");
        terms.texts = texts(&[("en", "Cargo bike", "Carries **100 kg**."), ("fr", "Vélo cargo", "Porte 100 kg.")]);
        let listing = pair.strasbourg.app.published(&pair.velo, terms.clone()).await;
        pair.settle().await;

        let copy = pair.copy(&listing).await;
        assert_eq!(copy.state, ListingState::Published);
        assert_eq!((copy.terms.purpose, copy.terms.action, copy.terms.nature), (terms.purpose, terms.action, terms.nature));
        assert_eq!(copy.terms.quantity, terms.quantity);
        assert_eq!(copy.terms.conditions, terms.conditions);
        assert_eq!(copy.terms.sectors, terms.sectors);
        assert_eq!(copy.terms.place.as_ref().map(|p| p.name.as_str()), Some("Strasbourg"));
        let titles: Vec<_> = copy.terms.texts.all().iter().map(|t| (t.language.as_str(), t.title.as_str())).collect();
        assert_eq!(titles, [("en", "Cargo bike"), ("fr", "Vélo cargo")]);
        assert_eq!((pair.found("velo cargo").await, pair.found("bike").await, pair.found("tandem").await), (1, 1, 0));
        pair.database.remove().await;
    })
    .await;
}

#[tokio::test]
async fn an_edit_a_close_and_a_removal_arrive() {
    on_both_engines(|db| async move {
        let pair = Pair::on(db).await;
        let listing = pair.strasbourg.app.published(&pair.velo, offer("Drill")).await;
        pair.settle().await;
        let app = &pair.strasbourg.app;

        app.clock.advance(60_000);
        listings::edit(app, &Viewer::Operator, &listing.id, offer("Hammer drill"), None).await.unwrap();
        pair.settle().await;
        assert_eq!(pair.copy(&listing).await.terms.texts.first().title, "Hammer drill");
        assert_eq!((pair.found("drill").await, pair.found("hammer").await), (1, 1));

        app.clock.advance(60_000);
        listings::close(app, &Viewer::Operator, &listing.id, "Lent out for good").await.unwrap();
        pair.settle().await;
        assert_eq!(pair.copy(&listing).await.state, ListingState::Closed);
        assert_eq!(pair.found("hammer").await, 0, "what is closed is not found unless asked for");

        app.clock.advance(60_000);
        listings::remove(app, &Viewer::Operator, &listing.id).await.unwrap();
        pair.settle().await;
        let copy = pair.kehl.copy_of(&listing).await;
        assert!(copy.is_none_or(|copy| copy.state == ListingState::Removed));
        pair.database.remove().await;
    })
    .await;
}

#[tokio::test]
async fn needs_and_digital_commons_keep_what_makes_them_such() {
    on_both_engines(|db| async move {
        let pair = Pair::on(db).await;
        let wanted = pair.strasbourg.app.published(&pair.velo, need("Bookkeeping")).await;
        let program = pair.strasbourg.app.published(&pair.velo, software("Route planner")).await;
        pair.settle().await;
        assert_eq!(pair.copy(&wanted).await.terms.quantity, wanted.terms.quantity);
        assert_eq!(pair.copy(&wanted).await.terms.purpose, wanted.terms.purpose);
        let licence = pair.copy(&program).await.terms.licence;
        assert_eq!(licence.as_ref().map(|l| l.as_str()), Some("AGPL-3.0-or-later"));
        pair.database.remove().await;
    })
    .await;
}

#[tokio::test]
async fn v4_what_is_for_members_leaves_no_trace_at_peers() {
    on_both_engines(|db| async move {
        let pair = Pair::on(db).await;
        pair.network.forget_exchanges();
        let mut terms = offer("Key to the cellar");
        terms.eligibility = Eligibility::Members;
        let listing = pair.strasbourg.app.published(&pair.velo, terms).await;
        pair.settle().await;
        assert!(pair.kehl.copy_of(&listing).await.is_none());
        assert_eq!(pair.network.count("kehl.example", &Method::POST, "/inbox"), 0);
        pair.database.remove().await;
    })
    .await;
}
