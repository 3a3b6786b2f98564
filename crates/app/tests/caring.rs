//! Looking after listings: another one like it, whether it still holds, and how many drafts there may be.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use allmende_app::limits::{DRAFTS_MAX, STILL_AVAILABLE_AFTER_MS, STILL_AVAILABLE_ASKED_MAX};
use allmende_app::terms_input::TermsInput;
use allmende_app::{AppError, cooperatives, listings};
use allmende_domain::ids::CooperativeId;
use allmende_domain::language::Language;
use allmende_domain::listing::{Listing, ListingState, Terms};
use allmende_domain::permission::Viewer;
use allmende_domain::time::DAY_MS;
use common::{House, as_viewer, house};

fn terms(title: &str) -> Terms {
    let input = TermsInput {
        purpose: "offer".into(),
        nature: "tool".into(),
        texts: vec![("fr".into(), title.into(), String::new())],
        conditions: "Caution 20 €".into(),
        quantity: "3".into(),
        ..TermsInput::default()
    };
    input.parse(&Language::english()).unwrap()
}

struct Cooperative {
    house: House,
    anna: Viewer,
    id: CooperativeId,
}

impl Cooperative {
    async fn new() -> Self {
        let (house, anna) = house().await;
        assert!(house.folder.path().join("allmende.db").exists(), "a real database");
        let id = cooperatives::by_handle(&house.app, "velo").await.unwrap().id;
        Self { anna: as_viewer(&anna), id, house }
    }

    async fn publishes(&self, title: &str) -> Listing {
        listings::publish_new(&self.house.app, &self.anna, &self.id, terms(title)).await.unwrap()
    }

    async fn asked_about(&self) -> Vec<String> {
        let asked = listings::still_available(&self.house.app, &self.anna, &self.id).await.unwrap();
        asked.iter().map(|view| view.listing.terms.texts.first().title.clone()).collect()
    }
}

#[tokio::test]
async fn what_nobody_touched_for_two_months_is_asked_about_until_somebody_says_a_word() {
    let velo = Cooperative::new().await;
    let app = &velo.house.app;
    let drill = velo.publishes("Perceuse").await;
    velo.house.clock.advance(1);
    let saw = velo.publishes("Scie").await;
    let old = velo.publishes("Marteau").await;
    listings::draft(app, &velo.anna, &velo.id, terms("Brouillon")).await.unwrap();
    listings::close(app, &velo.anna, &old.id, "").await.unwrap();
    velo.house.clock.advance(STILL_AVAILABLE_AFTER_MS);
    assert!(velo.asked_about().await.is_empty(), "not before the time is over");
    velo.house.clock.advance(DAY_MS);
    assert_eq!(velo.asked_about().await, ["Perceuse", "Scie"], "neither drafts nor what is closed");

    let version = listings::show(app, &velo.anna, &drill.id).await.unwrap().listing.version;
    listings::confirm(app, &velo.anna, &drill.id).await.unwrap();
    assert_eq!(listings::show(app, &velo.anna, &drill.id).await.unwrap().listing.version, version, "nothing of it changed");
    listings::edit(app, &velo.anna, &saw.id, terms("Scie à ruban"), None).await.unwrap();
    assert!(velo.asked_about().await.is_empty());
    velo.house.clock.advance(STILL_AVAILABLE_AFTER_MS + DAY_MS);
    assert_eq!(velo.asked_about().await, ["Perceuse", "Scie à ruban"], "and asked again later");

    let closed = listings::confirm(app, &velo.anna, &old.id).await;
    assert!(matches!(closed, Err(AppError::Conflict { code: "not-published", .. })), "{closed:?}");
    for number in 0..STILL_AVAILABLE_ASKED_MAX {
        velo.publishes(&format!("Clé {number}")).await;
    }
    velo.house.clock.advance(STILL_AVAILABLE_AFTER_MS + DAY_MS);
    assert_eq!(i64::try_from(velo.asked_about().await.len()).unwrap(), STILL_AVAILABLE_ASKED_MAX, "a few at once");
}

#[tokio::test]
async fn strangers_are_neither_asked_nor_answer() {
    let velo = Cooperative::new().await;
    let app = &velo.house.app;
    let drill = velo.publishes("Perceuse").await;
    let draft = listings::draft(app, &velo.anna, &velo.id, terms("Brouillon")).await.unwrap();
    velo.house.clock.advance(STILL_AVAILABLE_AFTER_MS + DAY_MS);
    assert!(listings::still_available(app, &Viewer::Stranger, &velo.id).await.unwrap().is_empty());
    for verb in [
        listings::confirm(app, &Viewer::Stranger, &drill.id).await,
        listings::duplicate(app, &Viewer::Stranger, &drill.id).await.map(|_| ()),
    ] {
        assert!(matches!(verb, Err(AppError::SignInFirst)), "{verb:?}");
    }
    let hidden = listings::duplicate(app, &Viewer::Stranger, &draft.id).await;
    assert!(matches!(hidden, Err(AppError::NotFound)), "{hidden:?}");
}

#[tokio::test]
async fn another_one_like_it_is_a_draft_of_its_own() {
    let velo = Cooperative::new().await;
    let app = &velo.house.app;
    let mut over = terms("Perceuse");
    over.window.until = Some(app.now().plus(DAY_MS));
    let drill = listings::publish_new(app, &velo.anna, &velo.id, over).await.unwrap();
    velo.house.clock.advance(2 * DAY_MS);
    let copy = listings::duplicate(app, &velo.anna, &drill.id).await.unwrap();
    assert_eq!((copy.state, copy.version), (ListingState::Draft, 1));
    assert_ne!(copy.object_url, drill.object_url);
    assert_eq!(copy.terms.texts, drill.terms.texts);
    assert_eq!(copy.terms.window, allmende_domain::listing::Window::default(), "the time is over");
    assert_eq!(copy.terms.available, copy.terms.quantity);
    let published = listings::publish(app, &velo.anna, &copy.id).await.unwrap();
    assert_ne!(published.terms.resource, drill.terms.resource, "it is another drill");
    assert!(published.terms.resource.is_some());
}

#[tokio::test]
async fn what_was_closed_can_be_published_again_after_its_time() {
    let velo = Cooperative::new().await;
    let app = &velo.house.app;
    let mut soon = terms("Perceuse");
    soon.window.until = Some(app.now().plus(DAY_MS));
    let drill = listings::publish_new(app, &velo.anna, &velo.id, soon).await.unwrap();
    listings::close(app, &velo.anna, &drill.id, "Pris").await.unwrap();
    velo.house.clock.advance(2 * DAY_MS);
    let again = listings::reopen(app, &velo.anna, &drill.id).await.unwrap();
    assert_eq!((again.state, again.terms.window.until), (ListingState::Published, None));
}

#[tokio::test]
async fn drafts_have_an_end() {
    let velo = Cooperative::new().await;
    let app = &velo.house.app;
    let mut last = None;
    for number in 0..DRAFTS_MAX {
        last = Some(listings::draft(app, &velo.anna, &velo.id, terms(&format!("Brouillon {number}"))).await.unwrap());
    }
    let drill = velo.publishes("Perceuse").await;
    for refused in
        [listings::draft(app, &velo.anna, &velo.id, terms("Un de trop")).await, listings::duplicate(app, &velo.anna, &drill.id).await]
    {
        assert!(matches!(refused, Err(AppError::Conflict { code: "drafts-too-many", .. })), "{refused:?}");
    }
    listings::remove(app, &velo.anna, &last.unwrap().id).await.unwrap();
    listings::duplicate(app, &velo.anna, &drill.id).await.unwrap();
}
