//! One instance of a [`Network`].

use std::ops::Deref;
use std::sync::Arc;

use allmende_app::{App, follows, listings};
use allmende_db::Db;
use allmende_delivery::{Parameters, Queue, Wire};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::listing::Listing;
use allmende_domain::permission::Viewer;
use allmende_federation::Federation;
use allmende_federation::client::{Mode, Timeouts};

use super::Network;
use crate::app::TestApp;
use crate::chance::TestChance;

/// Rounds after which [`Network::settle`] gives up: instances that keep each other busy for ever.
const ROUNDS_MAX: usize = 500;

/// An instance whose work is done step by step, when the test says so. Reads as its `App`.
#[derive(Clone)]
pub struct Instance {
    pub app: TestApp,
    pub federation: Federation,
    pub queue: Arc<Queue>,
    /// Its name on the network.
    pub host: String,
}

impl Deref for Instance {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl Network {
    /// A new instance `https://{name}.example` on a migrated database.
    pub async fn instance(&self, name: &str, db: Db) -> Instance {
        let host = format!("{name}.example");
        let app = TestApp::named(db, &format!("https://{host}"), self.clock.clone()).await;
        self.start(app, &host).await
    }

    /// The same, whose documents only those may read who sign.
    pub async fn guarded_instance(&self, name: &str, db: Db) -> Instance {
        let host = format!("{name}.example");
        let app = TestApp::named(db, &format!("https://{host}"), self.clock.clone()).await;
        self.start_as(app, &host, true).await
    }

    /// Starts an instance, or starts it again after [`Network::away`]: what it held in memory is gone, its database is as it was.
    pub async fn start(&self, app: TestApp, host: &str) -> Instance {
        self.start_as(app, host, false).await
    }

    async fn start_as(&self, app: TestApp, host: &str, authorized_fetch: bool) -> Instance {
        let federation = Federation::start(App::clone(&app), self.transport(host), Mode::Production, Timeouts::default())
            .await
            .expect("the federation starts")
            .with_authorized_fetch(authorized_fetch);
        let seed = host.bytes().fold(7_u64, |seed, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let wire: Arc<dyn Wire> = Arc::new(federation.clone());
        let chance = Arc::new(TestChance::seeded(seed));
        let queue = Arc::new(Queue::new(app.db.clone(), wire, Arc::new(self.clock.clone()), chance, Parameters::default()));
        self.serve(host, federation.router());
        Instance { app, federation, queue, host: host.to_owned() }
    }

    /// Lets all instances work in turn until none has anything left to do at this time. What waits for a later time stays: move the
    /// clock and settle again.
    ///
    /// # Panics
    /// When they do not come to rest.
    pub async fn settle(&self, instances: &[&Instance]) {
        for _ in 0..ROUNDS_MAX {
            let mut done = 0;
            for instance in instances {
                done += instance.step().await;
            }
            if done == 0 {
                return;
            }
        }
        panic!("the instances do not come to rest: {:?}", self.exchanges().iter().rev().take(10).collect::<Vec<_>>());
    }
}

impl Instance {
    /// One turn: events to activities, what is due is sent, what came in takes effect. How much was done.
    pub async fn step(&self) -> usize {
        let derived = self.federation.derive_events_once().await.expect("events are derived");
        let sent = self.queue.run_once(self.app.now()).await.expect("the queue steps");
        let processed = self.federation.process_inbox_once().await.expect("the inbox is processed");
        derived + sent.sent + sent.superseded + processed
    }

    /// `@name@host` of one of its cooperatives.
    #[must_use]
    pub fn handle(&self, cooperative: &Cooperative) -> String {
        format!("@{}@{}", cooperative.handle.as_str(), self.host)
    }

    /// Asks to follow `handle` in the name of `cooperative`; [`Network::settle`] carries it over.
    pub async fn follow(&self, cooperative: &Cooperative, handle: &str) {
        follows::request(&self.app, &Viewer::Operator, &cooperative.id, handle).await.expect("the handle leads to an actor");
    }

    /// Its copy of what lives at `object_url`, if it has one.
    pub async fn copy_of(&self, original: &Listing) -> Option<Listing> {
        listings::by_url(&self.app, &Viewer::Operator, original.object_url.as_str()).await.expect("the database answers")
    }
}
