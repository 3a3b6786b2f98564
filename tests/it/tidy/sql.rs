//! Every SQL text of the program runs on both engines.

use std::collections::BTreeSet;

use allmende_db::{Location, sql};
use allmende_tests::database::{TestDatabase, on_both_engines};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqlSafeStr as _, SqliteConnection};

use super::statements::{self, Found};
use super::tree;

/// Statements behind a question which engine it is, with the reason. The other engine never sees them.
const POSTGRES_ONLY: &[(&str, &str)] = &[
    ("LOCK TABLE schema_versions", "SQLite has one writer, so nobody else can be migrating"),
    ("SELECT pg_notify(", "on SQLite there is no other process to tell"),
];
const SQLITE_ONLY: &[(&str, &str)] =
    &[("PRAGMA ", "settings and checks of the file"), ("VACUUM INTO ", "a copy of the file; PostgreSQL has pg_dump")];

fn starts_with_any(text: &str, exceptions: &[(&str, &str)]) -> bool {
    exceptions.iter().any(|(beginning, _)| text.starts_with(beginning))
}

fn statements() -> Vec<Found> {
    let (found, unreadable) = statements::all();
    tree::assert_none(&unreadable, "statements that this test cannot read; write them as literals, concat! or constants");
    assert!(found.len() > 50, "only {} statements were found", found.len());
    found
}

#[tokio::test]
async fn every_statement_prepares_on_sqlite() {
    let database = TestDatabase::sqlite().await;
    let Location::Sqlite(path) = &database.location else { panic!("not SQLite") };
    let mut connection = SqliteConnection::connect(&path.to_string_lossy()).await.expect("SQLite opens");
    let mut wrong = Vec::new();
    for statement in statements() {
        if !starts_with_any(&statement.sqlite, POSTGRES_ONLY)
            && let Err(error) = connection.prepare(AssertSqlSafe(statement.sqlite.clone()).into_sql_str()).await
        {
            wrong.push(format!("{}: {error}\n  {}", statement.place, statement.sqlite));
        }
    }
    connection.close().await.expect("it closes");
    database.remove().await;
    tree::assert_none(&wrong, "SQLite refuses");
}

#[tokio::test]
async fn every_statement_prepares_on_postgres() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let Location::Postgres { url, .. } = &database.location else { panic!("not PostgreSQL") };
    let mut connection = PgConnection::connect(url).await.expect("PostgreSQL answers");
    let mut wrong = Vec::new();
    for statement in statements() {
        if !starts_with_any(&statement.postgres, SQLITE_ONLY)
            && let Err(error) = prepare_on_postgres(&mut connection, &statement.postgres).await
        {
            wrong.push(format!("{}: {error}\n  {}", statement.place, statement.postgres));
        }
    }
    connection.close().await.expect("it closes");
    database.remove().await;
    tree::assert_none(&wrong, "PostgreSQL refuses");
}

/// Types are those that the program binds where PostgreSQL cannot know them: text, a number, or a truth value.
async fn prepare_on_postgres(connection: &mut PgConnection, text: &str) -> Result<(), sqlx::Error> {
    // LOCK TABLE is no statement that can be prepared; running it needs a transaction.
    if text.starts_with("LOCK ") {
        let mut transaction = connection.begin().await?;
        transaction.execute(sqlx::raw_sql(AssertSqlSafe(text.to_owned()))).await?;
        return transaction.rollback().await;
    }
    connection.prepare(AssertSqlSafe(text.to_owned()).into_sql_str()).await.map(|_| ())
}

/// What the queue runs all the time costs as much as it touches, not as much as waits: SQLite says of each statement how it finds its
/// rows. Only lists that the statement itself brings along may be gone through from end to end.
#[tokio::test]
async fn the_delivery_queue_finds_its_rows_by_keys() {
    let database = TestDatabase::sqlite().await;
    let Location::Sqlite(path) = &database.location else { panic!("not SQLite") };
    let mut connection = SqliteConnection::connect(&path.to_string_lossy()).await.expect("SQLite opens");
    let hot = |found: &Found| {
        found.place.starts_with("queue/lanes.rs") || found.place.starts_with("queue/addressing.rs") || found.place == "lists.rs::over_list"
    };
    let found: Vec<Found> = statements().into_iter().filter(hot).collect();
    assert!(found.len() >= 12, "only {} statements of the queue were found", found.len());
    let mut wrong = Vec::new();
    for statement in found {
        let question = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", statement.sqlite)).into_sql_str();
        let steps = connection.fetch_all(sqlx::raw_sql(question)).await.expect("SQLite explains");
        for step in steps.iter().map(|row| sqlx::Row::get::<String, _>(row, "detail")) {
            let own_list = ["w", "l", "busy", "walked", "due"]
                .iter()
                .any(|name| step.strip_prefix("SCAN ").is_some_and(|rest| rest.split(' ').next() == Some(name)));
            let whole_backlog = step.contains("SEARCH l USING PRIMARY KEY (endpoint_id=? AND seq>?)")
                || step.contains("SEARCH b USING INDEX activities_by_actor");
            if (step.starts_with("SCAN ") && !own_list && !step.starts_with("SCAN (") && !step.contains("CONSTANT ROW")) || whole_backlog {
                wrong.push(format!("{}: {step}\n  {}", statement.place, statement.sqlite));
            }
        }
    }
    connection.close().await.expect("it closes");
    database.remove().await;
    tree::assert_none(&wrong, "statements of the delivery queue that go through a whole table");
}

/// Lists that people turn page by page; a page costs as much as it shows, not as much as the list holds.
const TURNED: [&str; 8] = [
    "search.rs::newest",
    "search.rs::newest_with_closed",
    "search.rs::within_newest",
    "listings.rs::of_cooperative",
    "listings.rs::catalogue",
    "resources.rs::of_cooperative",
    "resources.rs::catalogue",
    "posts.rs::timeline",
];

#[tokio::test]
async fn lists_are_read_in_the_order_of_an_index() {
    let database = TestDatabase::sqlite().await;
    let Location::Sqlite(path) = &database.location else { panic!("not SQLite") };
    let mut connection = SqliteConnection::connect(&path.to_string_lossy()).await.expect("SQLite opens");
    let found: Vec<Found> = statements().into_iter().filter(|found| TURNED.contains(&found.place.as_str())).collect();
    assert_eq!(found.len(), TURNED.len(), "{:?}", found.iter().map(|found| &found.place).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    for statement in found {
        let question = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", statement.sqlite)).into_sql_str();
        let steps = connection.fetch_all(sqlx::raw_sql(question)).await.expect("SQLite explains");
        let step = |row: &sqlx::sqlite::SqliteRow| (sqlx::Row::get::<i64, _>(row, "parent"), sqlx::Row::get::<String, _>(row, "detail"));
        let steps: Vec<(i64, String)> = steps.iter().map(step).collect();
        // Where the rows of one page were looked up before, these alone may be put into order once more: that is no part of looking them up.
        let is_page = steps.iter().any(|(parent, step)| *parent == 0 && step == "SCAN sought");
        let sorts = |(parent, step): &&(i64, String)| step.contains("TEMP B-TREE") && !(is_page && *parent == 0);
        wrong.extend(steps.iter().filter(sorts).map(|(_, step)| format!("{}: {step}", statement.place)));
    }
    connection.close().await.expect("it closes");
    database.remove().await;
    tree::assert_none(&wrong, "lists that are sorted anew for each page");
}

#[test]
fn what_differs_by_engine_is_counted_and_justified() {
    let used: BTreeSet<String> = statements().into_iter().filter(|found| found.per_engine).map(|found| found.place).collect();
    let listed: BTreeSet<String> = tree::read("docs/decisions/0001-two-engines-one-sql.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(place, _)| place.to_owned()))
        .collect();
    assert_eq!(used, listed, "places that use sql_per_engine, against the table in docs/decisions/0001-two-engines-one-sql.md");
}

#[test]
fn no_statement_uses_what_only_one_engine_knows() {
    let refused = ["now()", "current_timestamp", " ilike ", "any(", "array[", "::", "greatest(", "skip locked", "datetime('"];
    let mut wrong = Vec::new();
    for found in statements().into_iter().filter(|found| !found.per_engine) {
        let text = format!(" {} ", found.sqlite.to_lowercase());
        wrong.extend(refused.iter().filter(|word| text.contains(**word)).map(|word| format!("{}: {word}", found.place)));
    }
    tree::assert_none(&wrong, "not portable");
}

/// PostgreSQL refuses a prepared statement whose columns became others, which a newer node's migration does to `*` (case U2).
#[test]
fn no_statement_asks_for_all_columns_whatever_they_are() {
    let all = |text: &str| text.contains("SELECT *") || text.contains(".*") || text.contains("RETURNING *");
    let found = statements().into_iter().filter(|found| all(&found.postgres)).map(|found| format!("{}: {}", found.place, found.postgres));
    tree::assert_none(&found.collect::<Vec<_>>(), "name the columns");
}

#[tokio::test]
async fn sqlite_is_new_enough_and_there_is_only_one() {
    let database = TestDatabase::sqlite().await;
    let mut connection = database.db.read().await.expect("a connection");
    let version: String =
        sql("SELECT sqlite_version() AS version").fetch_one(&mut connection, |row| row.get("version")).await.expect("a version");
    drop(connection);
    database.remove().await;
    let parts: Vec<u32> = version.split('.').map(|part| part.parse().expect("a number")).collect();
    // Versions 3.7.0 to 3.51.2 can damage the file when the write-ahead log is reset.
    assert!(parts >= vec![3, 51, 3], "SQLite {version} can lose data");
    let lock = tree::read("Cargo.lock");
    for library in ["libsqlite3-sys", "sqlx-core"] {
        assert_eq!(lock.matches(&format!("name = \"{library}\"\n")).count(), 1, "{library} must be there once");
    }
}

#[tokio::test]
async fn foreign_keys_hold_on_both_engines() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.expect("a transaction");
        let outcome = sql("INSERT INTO memberships (member_id, cooperative_id, role, created_at) VALUES ('a', 'b', 'admin', 1)")
            .execute(&mut tx)
            .await;
        assert!(matches!(outcome, Err(allmende_db::DbError::Conflict { .. })), "{outcome:?}");
    })
    .await;
}

#[test]
fn p10_the_library_for_http2_bounds_floods_of_small_frames() {
    let lock = tree::read("Cargo.lock");
    let versions: Vec<&str> = lock.split("name = \"h2\"\nversion = \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(!versions.is_empty());
    for version in versions {
        let parts: Vec<u32> = version.split('.').map(|part| part.parse().expect("a number")).collect();
        assert!(parts >= vec![0, 4, 16], "h2 {version} does not (RUSTSEC-2026-0258)");
    }
}
