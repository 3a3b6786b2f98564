//! Fresh, migrated databases on both engines, removed when the test ends.

use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::atomic::{AtomicU64, Ordering};

use allmende_db::{Db, Location, migrations};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

use crate::clock::START;

/// Names the PostgreSQL server in which tests make their databases; `scripts/test` sets it.
pub const POSTGRES: &str = "ALLMENDE_TEST_POSTGRES";
/// Set to 1 to leave PostgreSQL out, for a quick look at one test. `scripts/test` never does.
pub const SQLITE_ONLY: &str = "ALLMENDE_TEST_SQLITE_ONLY";

/// Connections of one test to PostgreSQL: enough to show races, few enough for all tests at once.
const CONNECTIONS_MAX: u32 = 5;

/// A database of one test.
#[derive(Debug)]
pub struct TestDatabase {
    pub db: Db,
    /// Where it is, to open it a second time.
    pub location: Location,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Sqlite(#[expect(dead_code, reason = "held so that the folder lives as long as the database")] tempfile::TempDir),
    Postgres { server: String, name: String },
}

impl TestDatabase {
    /// Migrated, in a temporary folder.
    pub async fn sqlite() -> Self {
        let database = Self::empty_sqlite().await;
        migrations::apply(&database.db, START.0).await.expect("the migrations apply on SQLite");
        database
    }

    /// Migrated, in a folder that is kept in memory where the system has one: flushing costs nothing there.
    pub async fn sqlite_in_memory() -> Self {
        let memory = std::path::Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let database = Self::empty_sqlite_in(folder.expect("a temporary folder")).await;
        migrations::apply(&database.db, START.0).await.expect("the migrations apply on SQLite");
        database
    }

    /// Without any table.
    pub async fn empty_sqlite() -> Self {
        Self::empty_sqlite_in(tempfile::tempdir().expect("a temporary folder")).await
    }

    async fn empty_sqlite_in(folder: tempfile::TempDir) -> Self {
        let location = Location::Sqlite(folder.path().join("allmende.db"));
        let db = Db::open(&location).await.expect("SQLite opens");
        Self { db, location, place: Place::Sqlite(folder) }
    }

    /// Migrated; `None` when the developer asked to leave PostgreSQL out.
    ///
    /// # Panics
    /// Without a server, with what to do.
    pub async fn postgres() -> Option<Self> {
        let database = Self::empty_postgres().await?;
        migrations::apply(&database.db, START.0).await.expect("the migrations apply on PostgreSQL");
        Some(database)
    }

    /// Without any table; `None` when the developer asked to leave PostgreSQL out.
    ///
    /// # Panics
    /// Without a server, with what to do.
    pub async fn empty_postgres() -> Option<Self> {
        let server = postgres_server()?;
        let name = unique_name();
        administer(&server, format!("CREATE DATABASE {name}")).await;
        let mut url = url::Url::parse(&server).expect("ALLMENDE_TEST_POSTGRES is a URL");
        url.set_path(&name);
        let location = Location::Postgres { url: url.into(), connections_max: CONNECTIONS_MAX };
        let db = Db::open(&location).await.expect("PostgreSQL opens");
        Some(Self { db, location, place: Place::Postgres { server, name } })
    }

    /// Its name, for messages.
    #[must_use]
    pub const fn engine(&self) -> &'static str {
        match self.place {
            Place::Sqlite(_) => "SQLite",
            Place::Postgres { .. } => "PostgreSQL",
        }
    }

    /// Closes and removes it.
    pub async fn remove(self) {
        self.db.close().await;
        if let Place::Postgres { server, name } = &self.place {
            administer(server, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        }
    }
}

/// Runs `test` once on each engine, with a fresh migrated database, and says on which one it failed.
pub async fn on_both_engines<F, Fut>(test: F)
where
    F: Fn(Db) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    run_on(TestDatabase::sqlite().await, &test).await;
    if let Some(database) = TestDatabase::postgres().await {
        run_on(database, &test).await;
    }
}

/// The same with databases that have no table yet.
pub async fn on_both_engines_empty<F, Fut>(test: F)
where
    F: Fn(Db) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    run_on(TestDatabase::empty_sqlite().await, &test).await;
    if let Some(database) = TestDatabase::empty_postgres().await {
        run_on(database, &test).await;
    }
}

async fn run_on<F, Fut>(database: TestDatabase, test: &F)
where
    F: Fn(Db) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let engine = database.engine();
    // As a task of its own, so that the database is removed also after a failed assertion.
    let outcome = tokio::spawn(test(database.db.clone())).await;
    database.remove().await;
    if let Err(error) = outcome {
        eprintln!("failed on {engine}");
        std::panic::resume_unwind(error.into_panic());
    }
}

/// The server's URL; `None` when the developer asked to leave PostgreSQL out.
fn postgres_server() -> Option<String> {
    match std::env::var(POSTGRES) {
        Ok(server) if !server.is_empty() => Some(server),
        _ if std::env::var(SQLITE_ONLY).as_deref() == Ok("1") => None,
        _ => panic!(
            "{POSTGRES} is not set: run the tests with scripts/test, which starts a PostgreSQL for them, or set {SQLITE_ONLY}=1 to leave \
             that engine out"
        ),
    }
}

fn unique_name() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    // Seeded by the operating system, another one in each process.
    let random = std::hash::RandomState::new().build_hasher().finish();
    format!("allmende_test_{}_{}_{random:016x}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst))
}

async fn administer(server: &str, statement: String) {
    let mut connection = PgConnection::connect(server).await.unwrap_or_else(|error| panic!("{POSTGRES} does not answer: {error}"));
    // The name in it is made above, of letters, digits and underscores.
    connection.execute(sqlx::raw_sql(AssertSqlSafe(statement))).await.expect("the server lets its user create databases");
    connection.close().await.expect("the connection closes");
}
