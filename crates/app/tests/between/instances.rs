//! Fresh instances with a clock and chance that repeat, on SQLite and, when `ALLMENDE_TEST_POSTGRES` has the URL of a server, there
//! as well.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use allmende_app::cooperatives::ProfileInput;
use allmende_app::members::{self, NewMember};
use allmende_app::terms_input::TermsInput;
use allmende_app::{Addresses, App, Chance, Clock, actors, cooperatives, listings};
use allmende_db::{Db, Location, events, migrations, sql};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::event::Event;
use allmende_domain::ids::CooperativeId;
use allmende_domain::language::Language;
use allmende_domain::listing::{Listing, Terms};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Host, ObjectUrl};

pub const OPERATOR: Viewer = Viewer::Operator;

/// A clock that stands until it is moved.
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
            for (byte, random) in chunk.iter_mut().zip((z ^ (z >> 31)).to_le_bytes()) {
                *byte = random;
            }
        }
    }
}

/// An instance at `https://velo.example`.
pub struct Instance {
    pub app: App,
    pub clock: Arc<TestClock>,
    /// Deleted with the instance.
    _folder: Option<tempfile::TempDir>,
}

/// 2026-11-22T09:00:00Z
const START: i64 = 1_795_338_000_000;

/// One fresh instance per engine. `name`: letters and underscores, different for each test.
pub async fn instances(name: &str) -> Vec<Instance> {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = Db::open(&Location::Sqlite(folder.path().join("test.db"))).await.unwrap();
    let mut instances = vec![instance(sqlite, Some(folder)).await];
    if let Ok(server) = std::env::var("ALLMENDE_TEST_POSTGRES") {
        instances.push(instance(postgres_schema(&server, name).await, None).await);
    }
    instances
}

async fn instance(db: Db, folder: Option<tempfile::TempDir>) -> Instance {
    migrations::apply(&db, START).await.unwrap();
    let clock = Arc::new(TestClock(AtomicI64::new(START)));
    let chance = Arc::new(TestChance(AtomicU64::new(67)));
    let addresses = Addresses::new("https://velo.example").unwrap();
    Instance { app: App::new(db, clock.clone(), chance, addresses, Language::english()), clock, _folder: folder }
}

/// An empty schema of its own on a shared server, so that tests can run side by side.
async fn postgres_schema(server: &str, name: &str) -> Db {
    let schema = format!("allmende_{name}_{}", std::process::id());
    let location = |url: String| Location::Postgres { url, connections_max: 4 };
    let db = Db::open(&location(server.to_owned())).await.unwrap();
    // Statements are static texts; a test may leak two of them.
    for statement in [format!("DROP SCHEMA IF EXISTS {schema} CASCADE"), format!("CREATE SCHEMA {schema}")] {
        let mut tx = db.begin().await.unwrap();
        sql(statement.leak()).execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
    }
    db.close().await;
    let joint = if server.contains('?') { '&' } else { '?' };
    Db::open(&location(format!("{server}{joint}options[search_path]={schema}"))).await.unwrap()
}

/// A cooperative of ours.
pub async fn cooperative(app: &App, handle: &str, approves_followers: bool) -> (Cooperative, Actor) {
    let input = ProfileInput {
        texts: vec![("en".to_owned(), handle.to_owned(), String::new())],
        approves_followers: approves_followers.to_string(),
        ..ProfileInput::default()
    };
    let cooperative = cooperatives::found(app, &OPERATOR, handle, input.parse().unwrap()).await.unwrap();
    let actor = actors::by_id(app, &cooperative.actor).await.unwrap();
    (cooperative, actor)
}

/// An actor elsewhere.
pub async fn remote(app: &App, host: &str, name: &str) -> Actor {
    let url = |path: &str| ObjectUrl::parse(&format!("https://{host}{path}")).unwrap();
    let actor = actors::RemoteActor {
        url: url(&format!("/users/{name}")),
        kind: ActorKind::Person,
        username: name.to_owned(),
        host: Host::parse(host).unwrap(),
        name: name.to_owned(),
        summary: String::new(),
        page_url: None,
        icon_url: None,
        inbox: url(&format!("/users/{name}/inbox")),
        shared_inbox: Some(url("/inbox")),
        outbox: None,
        followers: None,
        approves_followers: false,
        key_id: format!("https://{host}/users/{name}#main-key"),
        public_key_pem: "-----BEGIN PUBLIC KEY-----".to_owned(),
        ed25519_keys: Vec::new(),
    };
    actors::store_remote(app, actor).await.unwrap()
}

/// Terms that can be published.
pub fn terms(title: &str, eligibility: &str) -> Terms {
    let input = TermsInput {
        purpose: "offer".to_owned(),
        nature: "tool".to_owned(),
        texts: vec![("en".to_owned(), title.to_owned(), "With case.".to_owned())],
        conditions: "Bring it back clean.".to_owned(),
        eligibility: eligibility.to_owned(),
        place: "Strasbourg".to_owned(),
        ..TermsInput::default()
    };
    input.parse(&Language::english()).unwrap()
}

/// A published listing of one of ours.
pub async fn listing(app: &App, cooperative: &Cooperative, title: &str, eligibility: &str) -> Listing {
    listings::publish_new(app, &OPERATOR, &cooperative.id, terms(title, eligibility)).await.unwrap()
}

/// Somebody new with a role in one cooperative.
pub async fn member(app: &App, cooperative: &CooperativeId, role: Role) -> Viewer {
    let new = NewMember {
        login: app.uuid().to_string(),
        display_name: "Ada".to_owned(),
        password: "correct horse battery".to_owned(),
        locale: String::new(),
    };
    Viewer::Member(members::add(app, &OPERATOR, new, false, vec![(cooperative.clone(), role)]).await.unwrap())
}

/// What was recorded and nobody handled.
pub async fn recorded(app: &App) -> Vec<Event> {
    let mut conn = app.db.read().await.unwrap();
    events::unhandled(&mut conn, 1_000).await.unwrap().into_iter().filter_map(|row| row.event).collect()
}
