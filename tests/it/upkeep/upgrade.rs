//! From the schema of every earlier version to this one, with data in it; and nodes of two versions on one database.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use allmende_db::{Db, Location, migrations};
use allmende_tests::chance::TestChance;
use allmende_tests::contents::{self, differences};
use allmende_tests::crash::server::Start;
use allmende_tests::crash::{Site, client, fresh_seed};
use allmende_tests::database::TestDatabase;
use allmende_tests::nodes::{Cluster, until};
use allmende_tests::upgrade::{self, LISTING, RELEASED};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

type Outcome = anyhow::Result<()>;

/// In each table.
const ROWS: u32 = 1_000;
const SOON: Duration = Duration::from_secs(60);

async fn page(site: &Site, path: &str, accept: &str) -> anyhow::Result<String> {
    let answer = client()?.get(site.url.join(path)?).header("accept", accept).send().await?;
    anyhow::ensure!(answer.status().is_success(), "{path}: {}", answer.status());
    Ok(answer.text().await?)
}

/// Makes the schema `version` with rows, has this program bring it up to date, and shows that every row is as it was and the server works.
async fn from_version(version: i64, postgres: Option<&str>) -> Outcome {
    let directory = tempfile::tempdir()?;
    let site = Site::new(directory.path(), postgres, &TestChance::seeded(fresh_seed()), &client()?)?;
    let db = Db::open(&site.location).await?;
    upgrade::make(&db, version, ROWS, site.url.as_str().trim_end_matches('/')).await?;
    db.close().await;
    let tables = contents::tables(&site.location).await?;
    let before = contents::read(&site.location, &tables).await?;
    let empty: Vec<&String> = before.iter().filter(|(_, rows)| rows.is_empty()).map(|(name, _)| name).collect();
    anyhow::ensure!(empty.is_empty(), "no rows in {empty:?}: add some to tests/src/upgrade.rs");

    let said = site.ask(&["migrate"], "").await?;
    // In the columns of that time: what came later is beside them.
    let changed = differences(&before, &contents::read(&site.location, &tables).await?);
    anyhow::ensure!(changed.is_empty(), "from {version}: {changed:?}");
    println!("from {version}: {} rows in {} tables; {}", contents::rows(&before), before.len(), said.trim());

    let mut running = site.spawn(&Start::default())?;
    site.ready(&mut running).await?;
    anyhow::ensure!(page(&site, "/coops/velo", "text/html").await?.contains("Vélo Commun"));
    let document = page(&site, "/coops/velo", "application/activity+json").await?;
    anyhow::ensure!(document.contains("BEGIN PUBLIC KEY") && document.contains("Multikey"), "{document}");
    let board = page(&site, "/coops/velo/board", "application/activity+json").await?;
    anyhow::ensure!(board.contains("velo.board") && board.contains("BEGIN PUBLIC KEY"), "its board was made at the start: {board}");
    if version >= 2 {
        anyhow::ensure!(page(&site, &format!("/listings/{LISTING}"), "text/html").await?.contains("Ladder number 1"));
    }
    if version >= 3 {
        anyhow::ensure!(page(&site, "/?q=ladder", "text/html").await?.contains("Ladder number"), "it is found");
        // That word stands in the text, of which the index of that time knew nothing.
        until(SOON, "the index is made anew", async || Ok(page(&site, "/?q=metres", "text/html").await?.contains("Ladder number"))).await?;
    }
    running.stop().await
}

/// Every version of the schema that somebody may have.
fn versions() -> Vec<i64> {
    let all = migrations::all(true).expect("migrations");
    all.into_iter().map(|migration| migration.version).filter(|version| *version <= RELEASED).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u2_an_upgrade_from_every_earlier_schema_loses_nothing_on_sqlite() -> Outcome {
    for version in versions() {
        from_version(version, None).await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u2_an_upgrade_from_every_earlier_schema_loses_nothing_on_postgres() -> Outcome {
    for version in versions() {
        let Some(database) = TestDatabase::empty_postgres().await else { return Ok(()) };
        let Location::Postgres { url, .. } = &database.location else { anyhow::bail!("not PostgreSQL") };
        from_version(version, Some(url)).await?;
        database.remove().await;
    }
    Ok(())
}

/// What the migrations of a next version may do while nodes of this one run: every table grows, and one comes.
async fn expand(location: &Location) -> Outcome {
    let tables = contents::tables(location).await?;
    let Location::Postgres { url, .. } = location else { anyhow::bail!("not PostgreSQL") };
    let mut conn = PgConnection::connect(url).await?;
    // Each in a transaction of its own, so that none waits for another's locks while it holds some.
    for table in tables {
        let text =
            format!("ALTER TABLE \"{}\" ADD COLUMN of_the_next_version TEXT, ADD COLUMN also_new BIGINT NOT NULL DEFAULT 0", table.name);
        conn.execute(sqlx::raw_sql(AssertSqlSafe(text))).await?;
    }
    conn.execute("CREATE TABLE of_the_next_version (id TEXT PRIMARY KEY)").await?;
    conn.execute("INSERT INTO schema_versions (version, name, applied_at) VALUES (9999, 'of_the_next_version', 0)").await?;
    conn.close().await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u2_nodes_of_this_version_go_on_while_the_next_one_grows_the_schema() -> Outcome {
    let Some(mut cluster) = Cluster::start(2, 3, Duration::from_secs(6), &[("ALLMENDE_HTTP__DRAIN_SECONDS", "2")]).await? else {
        return Ok(());
    };
    let stop = Arc::new(AtomicBool::new(false));
    let load = cluster.load(&stop).await?;
    cluster.shared_out().await?;
    let served = |more: usize, cluster: &Cluster| cluster.proxy.served() + more;
    let goal = served(200, &cluster);
    until(SOON, "there is load", async || Ok(cluster.proxy.served() >= goal)).await?;
    expand(&cluster.members[0].site.location).await?;
    let goal = served(400, &cluster);
    until(SOON, "both go on", async || Ok(cluster.proxy.served() >= goal)).await?;
    anyhow::ensure!(cluster.proxy.believes_in(0) && cluster.proxy.believes_in(1), "both say that they are ready");

    // One is stopped for its own upgrade, and cannot be started as it was.
    cluster.take(0)?.stop().await?;
    let mut old = cluster.members[0].site.spawn(&Start::default())?;
    anyhow::ensure!(!old.ended(SOON).await?.success());
    anyhow::ensure!(cluster.log(0).contains("migrated by a newer version"), "{}", cluster.log(0));
    let goal = served(200, &cluster);
    until(SOON, "the other goes on alone", async || Ok(cluster.proxy.served() >= goal)).await?;
    cluster.finish_after(&stop, load).await
}
