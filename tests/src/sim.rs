//! The delivery queue under faults, by seed: peers that refuse, lose answers, slow down or vanish, nodes that die, stand still or have
//! wrong clocks, a database that fails, and people who meddle. After each step every change in the tables must be explained; with the
//! faults off, everything must arrive.
//!
//! Nothing here waits: time is simulated, and the scheduler, not the queue, sends. The same seed gives the same story.

mod books;
mod checks;
pub mod ground;
mod ledger;
mod liveness;
mod nature;
mod peers;
mod people;
mod schedule;
mod trace;
mod world;

use std::fmt;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use allmende_db::{Db, DbError};
pub use allmende_delivery::PlantedBug;

use crate::crash::Engine;
use crate::database::TestDatabase;
use world::World;

/// A rule that did not hold.
#[derive(Debug)]
struct Broken {
    rule: &'static str,
    what: String,
}

type Checked<T = ()> = Result<T, Broken>;

fn broken<T>(rule: &'static str, what: String) -> Checked<T> {
    Err(Broken { rule, what })
}

impl From<DbError> for Broken {
    fn from(error: DbError) -> Self {
        Self { rule: "no-error-without-a-fault", what: error.to_string() }
    }
}

/// What to run.
#[derive(Debug, Clone)]
pub struct Options {
    pub seeds: Range<u64>,
    pub engine: Engine,
    /// Whether every line of the story is kept, not only the last ones.
    pub whole_trace: bool,
    pub bug: Option<PlantedBug>,
}

/// A seed that went well.
#[derive(Debug)]
pub struct Story {
    /// Of every line of the story: the same for the same seed.
    pub hash: u64,
    pub lines: Vec<String>,
    /// Deliveries that were addressed.
    pub deliveries: usize,
}

/// A seed under which a rule did not hold.
#[derive(Debug)]
pub struct Failure {
    pub seed: u64,
    pub engine: Engine,
    pub rule: &'static str,
    pub what: String,
    /// The end of the story.
    pub lines: Vec<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            writeln!(f, "{line}")?;
        }
        let engine = if self.engine == Engine::Postgres { " --engine postgres" } else { "" };
        writeln!(f, "seed {}: {}: {}", self.seed, self.rule, self.what)?;
        write!(f, "replay it with: cargo sim --seed {}{engine} --trace", self.seed)
    }
}

/// Where seeds run, one after the other.
#[derive(Debug)]
pub struct Ground {
    database: TestDatabase,
    engine: Engine,
}

impl Ground {
    /// A fresh database, for SQLite in memory where the system has such a folder. `None` when PostgreSQL is left out.
    ///
    /// # Errors
    /// [`DbError`] when it cannot be prepared.
    pub async fn new(engine: Engine) -> Result<Option<Self>, DbError> {
        let database = match engine {
            Engine::Sqlite => Some(TestDatabase::sqlite_in_memory().await),
            Engine::Postgres => TestDatabase::postgres().await,
        };
        let Some(database) = database else { return Ok(None) };
        ground::prepare(&database.db).await?;
        Ok(Some(Self { database, engine }))
    }

    /// One seed.
    ///
    /// # Errors
    /// [`Failure`] with the rule that did not hold.
    pub async fn run(&self, seed: u64, whole_trace: bool, bug: Option<PlantedBug>) -> Result<Story, Failure> {
        let fail = |broken: Broken, lines| Failure { seed, engine: self.engine, rule: broken.rule, what: broken.what, lines };
        let db: &Db = &self.database.db;
        let mut world = World::new(db, seed, whole_trace, bug).await.map_err(|error| fail(error.into(), Vec::new()))?;
        let outcome = match world.live().await {
            Ok(()) => world.come_to_rest().await,
            failed => failed,
        };
        let (hash, deliveries) = (world.trace.hash(), world.ledger.sent.values().map(|sent| sent.to.len()).sum());
        let lines = world.trace.into_lines();
        match outcome {
            Ok(()) => Ok(Story { hash, lines, deliveries }),
            Err(broken) => Err(fail(broken, lines)),
        }
    }

    /// Closes and removes the database.
    pub async fn remove(self) {
        self.database.remove().await;
    }
}

/// What a run over many seeds came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    pub seeds: u64,
    pub deliveries: usize,
}

/// Runs all seeds, one after the other; ends at the first that fails, or when `stop` is set. `None` when PostgreSQL is left out.
///
/// # Errors
/// [`Failure`]
pub async fn run(options: &Options, stop: &AtomicBool) -> Result<Option<Figures>, Failure> {
    let nowhere = |error: DbError| Failure {
        seed: options.seeds.start,
        engine: options.engine,
        rule: "the database can be prepared",
        what: error.to_string(),
        lines: Vec::new(),
    };
    let Some(ground) = Ground::new(options.engine).await.map_err(nowhere)? else { return Ok(None) };
    let mut figures = Figures::default();
    let mut outcome = Ok(());
    for seed in options.seeds.clone() {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        match ground.run(seed, options.whole_trace, options.bug).await {
            Ok(story) => {
                figures.seeds += 1;
                figures.deliveries += story.deliveries;
            }
            Err(failure) => {
                outcome = Err(failure);
                break;
            }
        }
    }
    ground.remove().await;
    outcome.map(|()| Some(figures))
}
