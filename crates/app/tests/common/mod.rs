//! An application over a real SQLite file, with a clock that stands still until it is moved and chance that repeats.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use allmende_app::sessions::SignedIn;
use allmende_app::setup::FirstRun;
use allmende_app::{Addresses, App, Chance, Clock, setup};
use allmende_db::{Db, Location, migrations};
use allmende_domain::language::Language;
use allmende_domain::permission::Viewer;
use allmende_domain::time::UnixMillis;

pub const PASSWORD: &str = "correct horse battery";

/// A clock that only a test moves.
pub struct TestClock(AtomicI64);

impl TestClock {
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> UnixMillis {
        UnixMillis(self.0.load(Ordering::SeqCst))
    }
}

/// SplitMix64: the same bytes in each run.
struct TestChance(AtomicU64);

impl Chance for TestChance {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut z = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::SeqCst);
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^= z >> 31;
            for (byte, random) in chunk.iter_mut().zip(z.to_le_bytes()) {
                *byte = random;
            }
        }
    }
}

/// An instance of its own in a folder of its own.
pub struct House {
    pub app: App,
    pub clock: Arc<TestClock>,
    pub folder: tempfile::TempDir,
}

/// An empty instance.
pub async fn empty_house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&Location::Sqlite(folder.path().join("allmende.db"))).await.unwrap();
    empty_house_over(db, folder).await
}

/// An empty instance over an empty database.
pub async fn empty_house_over(db: Db, folder: tempfile::TempDir) -> House {
    let clock = Arc::new(TestClock(AtomicI64::new(1_800_000_000_000)));
    migrations::apply(&db, clock.now().0).await.unwrap();
    let chance = Arc::new(TestChance(AtomicU64::new(1)));
    let addresses = Addresses::new("https://commons.example").unwrap();
    House { app: App::new(db, clock.clone(), chance, addresses, Language::english()), clock, folder }
}

/// What Anna enters at first run.
pub fn first_run() -> FirstRun {
    FirstRun {
        handle: "velo".into(),
        name: "Vélo Solidaire".into(),
        summary: "An open workshop".into(),
        place_name: "Strasbourg".into(),
        latitude: "48.5734".into(),
        longitude: "7.7521".into(),
        language: "fr".into(),
        display_name: "Anna".into(),
        login: "anna@velo.example".into(),
        password: PASSWORD.into(),
        user_agent: "Firefox".into(),
    }
}

/// An instance that Anna has set up.
pub async fn house() -> (House, SignedIn) {
    set_up(empty_house().await).await
}

/// Anna sets up an empty instance.
pub async fn set_up(house: House) -> (House, SignedIn) {
    let link = setup::first_link(&house.app).await.unwrap().unwrap();
    let anna = setup::complete(&house.app, link.strip_prefix("/setup/").unwrap(), first_run()).await.unwrap();
    (house, anna)
}

/// Somebody who is signed in.
pub fn as_viewer(signed_in: &SignedIn) -> Viewer {
    Viewer::Member(signed_in.member.clone())
}
