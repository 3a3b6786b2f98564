//! One instance on the real network of this machine, with a clock that a test moves: for what only sockets show.

use std::sync::Arc;
use std::time::Duration;

use allmende_app::App;
use allmende_db::Db;
use allmende_db::queue::{ActivityStatus, NewActivity, SentActivity, Undelivered};
use allmende_delivery::{Audience, Parameters, Queue, enqueue};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::url::ObjectUrl;
use allmende_federation::Federation;
use allmende_federation::client::{Mode, ReqwestTransport, Timeouts};
use serde_json::json;

use crate::app::TestApp;
use crate::chance::TestChance;
use crate::clock::TestClock;
use crate::network::Instance;

/// Short, so that a test of what never comes is: long for anything on one machine.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// An instance with one cooperative that has something to say.
pub struct Wired {
    pub instance: Instance,
    pub clock: TestClock,
    velo: Cooperative,
}

impl Wired {
    /// On a migrated database.
    ///
    /// # Panics
    /// When it cannot start.
    pub async fn on(db: Db, delivery_clock: Option<Arc<dyn allmende_delivery::Clock>>) -> Self {
        let clock = TestClock::default();
        let app = TestApp::named(db, "https://velo.example", clock.clone()).await;
        let velo = app.cooperative("velo").await;
        let timeouts = Timeouts { connect: PATIENCE, total: PATIENCE, ..Timeouts::default() };
        let transport = Arc::new(ReqwestTransport::new(Mode::Development, timeouts, None).expect("a transport"));
        let federation = Federation::start(App::clone(&app), transport, Mode::Development, timeouts).await.expect("the federation starts");
        if let Some(real) = &delivery_clock {
            clock.set(real.now());
        }
        let delivery_clock = delivery_clock.unwrap_or_else(|| Arc::new(clock.clone()));
        let chance = Arc::new(TestChance::seeded(7));
        let queue = Arc::new(Queue::new(app.db.clone(), federation.wire(), delivery_clock, chance, Parameters::default()));
        let instance = Instance { app, federation, queue, host: "velo.example".to_owned() };
        Self { instance, clock, velo }
    }

    /// Says something of that name to these inboxes, about an object of its own.
    ///
    /// # Panics
    /// When the database does not take it.
    pub async fn says(&self, name: &str, inboxes: &[String]) {
        let url = |path: &str| ObjectUrl::parse(&format!("https://velo.example/{path}/{name}")).expect("an address");
        let body = json!({"id": url("activities").as_str(), "type": "Create", "actor": self.velo_url(), "object": url("objects").as_str()});
        let activity = NewActivity {
            activity_url: url("activities"),
            actor_id: self.velo.actor.clone(),
            object_url: url("objects"),
            kind: "Create".to_owned(),
            body: body.to_string().into_bytes(),
        };
        let inboxes = inboxes.iter().map(|inbox| ObjectUrl::parse(inbox).expect("an inbox")).collect();
        let mut tx = self.instance.db.begin().await.expect("a transaction");
        let now = self.instance.app.now();
        enqueue(&mut tx, &activity, &Audience::Inboxes(inboxes), now).await.expect("it is enqueued");
        tx.commit().await.expect("a commit");
        self.instance.queue.nudge();
    }

    fn velo_url(&self) -> String {
        format!("https://velo.example/coops/{}", self.velo.handle.as_str())
    }

    /// One step of the queue, after so many milliseconds on its clock. How many requests were made.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn after(&self, ms: i64) -> usize {
        self.clock.advance(ms);
        self.instance.queue.run_once(self.instance.app.now()).await.expect("the queue steps").sent
    }

    /// Where it stands.
    ///
    /// # Panics
    /// When there is no such activity.
    pub async fn status(&self, name: &str) -> SentActivity {
        self.whole_status(name).await.sent
    }

    /// Who does not have it.
    ///
    /// # Panics
    /// When there is no such activity.
    pub async fn undelivered(&self, name: &str) -> Vec<Undelivered> {
        self.whole_status(name).await.undelivered
    }

    async fn whole_status(&self, name: &str) -> ActivityStatus {
        let mut conn = self.instance.db.read().await.expect("a connection");
        let url = format!("https://velo.example/activities/{name}");
        allmende_db::queue::activity_status(&mut conn, &url).await.expect("a look-up").expect("it was said")
    }
}
