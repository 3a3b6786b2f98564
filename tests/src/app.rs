//! An instance without network: an `App` on a fresh database, with what a test needs put in by sentences.

use std::ops::Deref;
use std::sync::Arc;

use allmende_app::members::NewMember;
use allmende_app::{Addresses, App, cooperatives, listings, members, setup};
use allmende_db::Db;
use allmende_domain::cooperative::{CoopProfile, CoopText, Cooperative};
use allmende_domain::language::Language;
use allmende_domain::listing::{Listing, Terms};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;

use crate::chance::TestChance;
use crate::clock::TestClock;

/// The password of every member of a test.
pub const PASSWORD: &str = "correct horse battery staple";

/// An instance. Reads as the `App` it holds.
#[derive(Clone)]
pub struct TestApp {
    app: App,
    pub clock: TestClock,
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl TestApp {
    /// `https://one.example`, on a migrated database.
    pub async fn on(db: Db) -> Self {
        Self::named(db, "https://one.example", TestClock::default()).await
    }

    /// The instance at `url`, seeded by it: two instances with different addresses make different ids.
    pub async fn named(db: Db, url: &str, clock: TestClock) -> Self {
        let seed = url.bytes().fold(0_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let addresses = Addresses::new(url).expect("an address of an instance");
        let chance = Arc::new(TestChance::seeded(seed));
        let app = App::new(db, Arc::new(clock.clone()), chance, addresses, Language::english());
        setup::ensure_instance(&app).await.expect("the instance gets its actor");
        Self { app, clock }
    }

    /// From now on strangers see nothing: for what is started on it after this.
    pub fn make_private(&mut self) {
        self.app.is_private = true;
    }

    /// A cooperative founded from the command line.
    pub async fn cooperative(&self, handle: &str) -> Cooperative {
        cooperatives::found(&self.app, &Viewer::Operator, handle, profile(handle)).await.expect("a cooperative is founded")
    }

    /// A member of `cooperative` with that role, as the one who acts.
    pub async fn member(&self, login: &str, role: Role, cooperative: &Cooperative) -> Viewer {
        let memberships = vec![(cooperative.id.clone(), role)];
        Viewer::Member(members::add(&self.app, &Viewer::Operator, new_member(login), false, memberships).await.expect("a member is added"))
    }

    /// Somebody who runs the instance and is in no cooperative.
    pub async fn instance_admin(&self, login: &str) -> Viewer {
        Viewer::Member(members::add(&self.app, &Viewer::Operator, new_member(login), true, Vec::new()).await.expect("a member is added"))
    }

    /// Published by the command line in the name of `cooperative`.
    pub async fn published(&self, cooperative: &Cooperative, terms: Terms) -> Listing {
        listings::publish_new(&self.app, &Viewer::Operator, &cooperative.id, terms).await.expect("a listing is published")
    }

    pub async fn draft(&self, cooperative: &Cooperative, terms: Terms) -> Listing {
        listings::draft(&self.app, &Viewer::Operator, &cooperative.id, terms).await.expect("a draft is kept")
    }
}

/// What a new member enters.
#[must_use]
pub fn new_member(login: &str) -> NewMember {
    NewMember { login: login.to_owned(), display_name: login.to_owned(), password: PASSWORD.to_owned(), locale: "en".to_owned() }
}

/// A cooperative in Strasbourg that accepts followers by itself.
#[must_use]
pub fn profile(name: &str) -> CoopProfile {
    CoopProfile {
        texts: vec![CoopText { language: Language::english(), name: name.to_owned(), summary: format!("We are {name}.") }],
        legal_form: "SCIC".to_owned(),
        role: None,
        sectors: Vec::new(),
        sdgs: Vec::new(),
        place: Some(crate::terms::strasbourg()),
        contact: String::new(),
        website: None,
        default_licence: None,
        charter: None,
        logo: None,
        approves_followers: false,
    }
}
