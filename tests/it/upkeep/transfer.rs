//! From SQLite to PostgreSQL.

use allmende_db::{Db, Location, sql};
use allmende_tests::chance::TestChance;
use allmende_tests::contents::{self, differences};
use allmende_tests::crash::upkeep::Upkeep;
use allmende_tests::crash::{Site, client, fresh_seed};
use allmende_tests::database::TestDatabase;
use allmende_tests::upgrade;

/// More than go in one statement.
const ROWS: u32 = 2_100;

fn url_of(database: &TestDatabase) -> String {
    match &database.location {
        Location::Postgres { url, .. } => url.clone(),
        Location::Sqlite(_) => panic!("not PostgreSQL"),
    }
}

/// An instance on SQLite with rows in every table, without a server.
async fn filled(rows: u32) -> (Site, tempfile::TempDir) {
    let directory = tempfile::tempdir().expect("a folder");
    let site = Site::new(directory.path(), None, &TestChance::seeded(fresh_seed()), &client().expect("a client")).expect("a site");
    let db = Db::open(&site.location).await.expect("SQLite opens");
    upgrade::make(&db, i64::MAX, rows, site.url.as_str().trim_end_matches('/')).await.expect("rows in every table");
    db.close().await;
    (site, directory)
}

async fn run(db: &Db, statement: allmende_db::engine::Statement) -> i64 {
    let mut tx = db.begin().await.expect("a transaction");
    let number = statement.fetch_one(&mut tx, |row| row.get("seq")).await.expect("a number");
    tx.commit().await.expect("it commits");
    number
}

const EVENT: &str = "INSERT INTO events (code, subject, version, recorded_at) VALUES ('x', 'x', 0, 0) RETURNING seq";

#[tokio::test]
async fn u7_every_row_id_key_and_number_arrives_and_the_source_stays_as_it_was() {
    let Some(target) = TestDatabase::empty_postgres().await else { return };
    let (site, _directory) = filled(ROWS).await;
    // A number that was given and whose row is gone is not given again.
    let db = Db::open(&site.location).await.expect("SQLite opens");
    let given = run(&db, sql(EVENT)).await;
    run(&db, sql("DELETE FROM events WHERE code = 'x' RETURNING seq")).await;
    db.close().await;
    let before = contents::all(&site.location).await.expect("rows");
    let released = before.iter().filter(|(_, rows)| rows.is_empty()).map(|(name, _)| name).collect::<Vec<_>>();
    println!("{} tables, {} rows; empty: {released:?}", before.len(), contents::rows(&before));
    assert!(before.len() > 40 && released.len() < 5, "{released:?}");

    // The password is not among the arguments.
    let said = site.ask(&["database", "copy", "--to", "-", "--json"], &format!("{}\n", url_of(&target))).await.expect("it is copied");
    let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((said["rows"].as_u64(), said["tables"].as_u64()), (Some(contents::rows(&before) as u64), Some(before.len() as u64)));
    assert_eq!(differences(&before, &contents::all(&target.location).await.expect("rows")), Vec::<String>::new());
    assert_eq!(differences(&before, &contents::all(&site.location).await.expect("rows")), Vec::<String>::new(), "the source");
    assert_eq!(run(&target.db, sql(EVENT)).await, given + 1);

    // Once there is something in it, nothing more is copied into it.
    let refused = site.ask(&["database", "copy", "--to", &url_of(&target)], "").await.expect_err("it is not empty").to_string();
    assert!(refused.contains("not empty") && refused.contains("nothing was copied"), "{refused}");
    target.remove().await;
}

#[tokio::test]
async fn u7_a_target_with_tables_of_others_or_of_another_version_is_refused_untouched() {
    let (site, _directory) = filled(3).await;
    let before = contents::all(&site.location).await.expect("rows");
    for (statement, why) in [
        ("CREATE TABLE orders (id BIGINT PRIMARY KEY, placed TIMESTAMPTZ)", "no database of Allmende"),
        ("CREATE TABLE orders (id BIGINT PRIMARY KEY)", "no database of Allmende"),
    ] {
        let Some(target) = TestDatabase::empty_postgres().await else { return };
        let mut tx = target.db.begin().await.unwrap();
        sql(statement).execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let refused = site.ask(&["database", "copy", "--to", &url_of(&target)], "").await.expect_err("refused").to_string();
        assert!(refused.contains(why), "{refused}");
        let tables = sql("SELECT COUNT(*) AS number FROM information_schema.tables WHERE table_schema = 'public'");
        assert_eq!(
            tables.fetch_one(&mut target.db.read().await.unwrap(), |row| row.get::<i64>("number")).await.unwrap(),
            1,
            "nothing is made in it"
        );
        target.remove().await;
    }
    for (changed, why) in [
        ("ALTER TABLE listings ADD COLUMN colour TEXT", "same schema"),
        ("CREATE TABLE orders (id BIGINT PRIMARY KEY)", "same schema"),
        ("DELETE FROM schema_versions WHERE version = 14", "older schema"),
        ("INSERT INTO schema_versions (version, name, applied_at) VALUES (9999, 'x', 0)", "newer version"),
        ("INSERT INTO settings (key, value) VALUES ('a', 'b')", "rows in settings"),
    ] {
        let Some(target) = TestDatabase::postgres().await else { return };
        let mut tx = target.db.begin().await.unwrap();
        sql(changed).execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let refused = site.ask(&["database", "copy", "--to", &url_of(&target)], "").await.expect_err(changed).to_string();
        assert!(refused.contains(why), "{changed}: {refused}");
        let actors = sql("SELECT COUNT(*) AS number FROM actors");
        assert_eq!(actors.fetch_one(&mut target.db.read().await.unwrap(), |row| row.get::<i64>("number")).await.unwrap(), 0);
        target.remove().await;
    }
    for wrong in ["mysql://a@b/c", "postgres://allmende:secret@127.0.0.1:1/none"] {
        let refused = site.ask(&["database", "copy", "--to", wrong], "").await.expect_err(wrong).to_string();
        assert!(refused.contains("allmende: ") && !refused.split("ended with").nth(1).unwrap_or_default().contains("secret"), "{refused}");
    }
    assert_eq!(differences(&before, &contents::all(&site.location).await.expect("rows")), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u7_an_instance_goes_on_where_it_was_with_its_queue_and_its_members() -> anyhow::Result<()> {
    let Some(target) = TestDatabase::empty_postgres().await else { return Ok(()) };
    let mut upkeep = Upkeep::begin(None).await?;
    upkeep.works(60).await?;
    let refused = upkeep.refuses(&["database", "copy", "--to", &url_of(&target)], "").await?;
    anyhow::ensure!(refused.contains("another server is running"), "{refused}");
    upkeep.works(20).await?;
    upkeep.goes_down().await?;
    let waiting = contents::all(&upkeep.site.location).await?;
    println!("{} deliveries and {} events are there when it moves", waiting["deliveries"].len(), waiting["events"].len());
    upkeep.site.run(&["database", "copy", "--to", &url_of(&target)], "").await?;
    upkeep.comes_up(Some(&url_of(&target))).await?;
    upkeep.ends_well().await?;
    target.remove().await;
    Ok(())
}
