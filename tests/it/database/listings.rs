//! Offers and needs.

use allmende_db::listings;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::ListingId;
use allmende_domain::language::Language;
use allmende_domain::listing::{Action, Author, Eligibility, Listing, ListingState, Reciprocal, Terms, Window};
use allmende_domain::permission::Viewer;
use allmende_domain::quantity::{Quantity, Unit};
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use allmende_tests::terms::{offer, texts};
use allmende_tests::{TestApp, on_both_engines};

fn listing(app: &TestApp, cooperative: &Cooperative, terms: Terms) -> Listing {
    let id = ListingId::from_uuid(app.uuid());
    Listing {
        object_url: app.addresses.listing(&id),
        id,
        author: Author::Own(cooperative.id.clone()),
        terms,
        state: ListingState::Published,
        closing_note: String::new(),
        version: 1,
        created_at: UnixMillis(1_000),
        updated_at: UnixMillis(2_000),
        published_at: Some(UnixMillis(1_500)),
    }
}

/// Every field that can be filled is.
fn full() -> Terms {
    let url = |text: &str| Some(ObjectUrl::parse(text).expect("an address"));
    let quantity = |number: &str, unit| Quantity::new(number, unit).expect("a quantity");
    Terms {
        texts: texts(&[("fr", "Vélo cargo « Gustav »", "Porte 100 kg.\n\nAvec *antivol*."), ("de", "Lastenrad", "")]),
        kind: url("https://www.wikidata.org/entity/Q1149531"),
        quantity: quantity("3", Unit::One),
        available: quantity("2", Unit::One),
        minimum: Some(quantity("0.5", Unit::Hour)),
        effort: Some(quantity("1.25", Unit::Day)),
        window: Window { from: Some(UnixMillis(10)), until: Some(UnixMillis(20)) },
        reciprocal: Some(Reciprocal { action: Action::Work, quantity: quantity("2", Unit::Hour), note: "ou un gâteau".to_owned() }),
        eligibility: Eligibility::Network,
        link: url("https://velo.example/gustav"),
        version: "2.1".to_owned(),
        checksum: "sha256:00".to_owned(),
        tags: vec!["vélo".to_owned(), "transport".to_owned()],
        sectors: vec![Sector::Transport, Sector::Food],
        sdgs: vec![Sdg::new(11).expect("a goal"), Sdg::new(3).expect("a goal")],
        ..offer("replaced")
    }
}

#[tokio::test]
async fn a_listing_comes_back_as_it_was_kept() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        let listing = listing(&app, &velo, full());
        let mut tx = db.begin().await.unwrap();
        listings::insert(&mut tx, &listing).await.unwrap();
        tx.commit().await.unwrap();
        let mut conn = db.read().await.unwrap();
        let found = listings::find(&mut conn, &listing.id).await.unwrap().expect("it is there");
        assert_eq!(found.listing, listing);
        assert_eq!((found.author, found.is_limited), (velo.actor, false));
        let by_url = listings::find_by_url(&mut conn, listing.object_url.as_str()).await.unwrap().expect("it is there");
        assert_eq!(by_url.listing, listing);
    })
    .await;
}

#[tokio::test]
async fn an_update_of_an_old_version_changes_nothing() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        let first = listing(&app, &velo, full());
        let mut tx = db.begin().await.unwrap();
        listings::insert(&mut tx, &first).await.unwrap();
        let second = Listing { version: 2, terms: offer("Changed"), ..first.clone() };
        assert!(listings::update(&mut tx, &second, 1).await.unwrap());
        let late = Listing { version: 2, terms: offer("Too late"), ..first.clone() };
        assert!(!listings::update(&mut tx, &late, 1).await.unwrap());
        tx.commit().await.unwrap();
        let found = listings::find(&mut db.read().await.unwrap(), &first.id).await.unwrap().expect("it is there");
        assert_eq!(found.listing, second, "tags, sectors and goals of the old terms are gone too");
    })
    .await;
}

#[tokio::test]
async fn pages_neither_repeat_nor_leave_out_and_drafts_stay_inside() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        let mut tx = db.begin().await.unwrap();
        for number in 0..25 {
            // Several share a time: the order among them must not change from page to page.
            let updated_at = UnixMillis(10_000 + number / 4);
            listings::insert(&mut tx, &Listing { updated_at, ..listing(&app, &velo, offer(&format!("Thing {number}"))) }).await.unwrap();
        }
        let draft = Listing { state: ListingState::Draft, published_at: None, ..listing(&app, &velo, offer("Draft")) };
        listings::insert(&mut tx, &draft).await.unwrap();
        tx.commit().await.unwrap();

        let mut seen = Vec::new();
        for page in 0..4 {
            let states = [ListingState::Published, ListingState::Draft];
            let found =
                listings::of_cooperative(&mut db.read().await.unwrap(), &Viewer::Stranger, &velo.id, &states, 10, page * 10).await.unwrap();
            seen.extend(found.into_iter().map(|found| found.listing.id));
        }
        assert_eq!(seen.len(), 25);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 25);
        let inside = [ListingState::Draft];
        let operator = listings::of_cooperative(&mut db.read().await.unwrap(), &Viewer::Operator, &velo.id, &inside, 10, 0).await.unwrap();
        assert_eq!(operator.into_iter().map(|found| found.listing.id).collect::<Vec<_>>(), [draft.id]);
    })
    .await;
}

#[tokio::test]
async fn two_listings_cannot_have_one_address() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        let first = listing(&app, &velo, offer("First"));
        let mut tx = db.begin().await.unwrap();
        listings::insert(&mut tx, &first).await.unwrap();
        tx.commit().await.unwrap();
        let second = Listing { object_url: first.object_url.clone(), ..listing(&app, &velo, offer("Second")) };
        let mut tx = db.begin().await.unwrap();
        let refused = listings::insert(&mut tx, &second).await;
        assert!(matches!(refused, Err(allmende_db::DbError::Conflict { .. })), "{refused:?}");
    })
    .await;
}

#[test]
fn the_fixture_speaks_more_than_one_language() {
    let languages: Vec<_> = full().texts.all().iter().map(|text| text.language.clone()).collect();
    assert_eq!(languages, [Language::parse("fr").unwrap(), Language::parse("de").unwrap()]);
}
