//! Copies made under load, put back beside stale logs, and put back a day later.

use std::path::Path;
use std::sync::{Arc, Mutex};

use allmende_db::{Db, Location, sql};
use allmende_tests::contents::{self, differences};
use allmende_tests::crash::load_out::Writer;
use allmende_tests::crash::server::{Running, Start};
use allmende_tests::crash::snapshot::Snapshot;
use allmende_tests::crash::upkeep::{Upkeep, assert_none, pg_restore};
use allmende_tests::crash::{Shared, Site, checker, client};
use allmende_tests::database::TestDatabase;
use allmende_tests::faults::house::{House, until};
use serde_json::Value;
use tokio::time::Instant;

type Outcome = anyhow::Result<()>;

/// Each at another moment of the load.
const COPIES: u32 = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u4_a_copy_of_sqlite_made_under_load_holds_all_that_was_acknowledged_before() -> Outcome {
    let upkeep = Upkeep::begin(None).await?;
    upkeep.works(40).await?;
    for number in 0..COPIES {
        let (ledger, before, began) = (upkeep.ledger(), upkeep.acknowledged(), Instant::now());
        let file = upkeep.file(&format!("copy{number}.db"));
        upkeep.site.run(&["backup", &file], "").await?;
        let (meanwhile, took) = (upkeep.acknowledged() - before, began.elapsed());
        let snapshot = upkeep.restored_elsewhere(&file).await?;
        // After the copy: what it says was delivered is there.
        assert_none(&checker::while_running(&ledger, &snapshot, &upkeep.records()))?;
        println!("copy {number}: {meanwhile} writes were acknowledged in the {:.1} s that it took", took.as_secs_f64());
        upkeep.works(20).await?;
    }
    upkeep.ends_well().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u4_a_copy_of_postgres_made_under_load_holds_all_that_was_acknowledged_before() -> Outcome {
    let Some(database) = TestDatabase::empty_postgres().await else { return Ok(()) };
    let Location::Postgres { url, .. } = &database.location else { anyhow::bail!("not PostgreSQL") };
    let upkeep = Upkeep::begin(Some(url)).await?;
    upkeep.works(40).await?;
    let ledger = upkeep.ledger();
    let file = upkeep.file("copy.dump");
    upkeep.site.run(&["backup", &file], "").await?;
    let Some(restored) = TestDatabase::empty_postgres().await else { return Ok(()) };
    let Location::Postgres { url, .. } = &restored.location else { anyhow::bail!("not PostgreSQL") };
    pg_restore(Path::new(&file), url).await?;
    assert_none(&checker::while_running(&ledger, &Snapshot::read(&restored.db).await?, &upkeep.records()))?;
    upkeep.ends_well().await?;
    restored.remove().await;
    database.remove().await;
    Ok(())
}

/// What is at `name` beside the database.
fn beside(site: &Site, name: &str) -> std::path::PathBuf {
    site.directory.join(name)
}

fn bytes(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |metadata| metadata.len())
}

/// Where the former database was kept.
fn aside(site: &Site) -> std::path::PathBuf {
    let files = std::fs::read_dir(&site.directory).expect("a folder").map(|entry| entry.expect("an entry").path());
    let kept = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with("allmende.db.2") && !name.ends_with("-wal") && !name.ends_with("-shm")
    };
    files.into_iter().find(kept).expect("it is kept")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u5_a_stale_log_beside_the_database_never_meets_the_restored_one() -> Outcome {
    let mut house = House::on_sqlite(&Start::default()).await?;
    let copy = house.site.directory.join("copy.db").display().to_string();
    house.site.run(&["backup", &copy], "").await?;
    let restored = contents::all(&Location::Sqlite(copy.clone().into())).await?;
    for _ in 0..5 {
        anyhow::ensure!(house.publishes().await.is_some_and(|said| said.status == 303), "it is published");
    }
    house.running.take().expect("it runs").kill().await?;
    let wal = beside(&house.site, "allmende.db-wal");
    anyhow::ensure!(bytes(&wal) > 0, "a log of the killed server is there");
    let (database_then, wal_then) = (std::fs::read(beside(&house.site, "allmende.db"))?, std::fs::read(&wal)?);

    let said = house.site.ask(&["restore", &copy, "--force"], "").await?;
    anyhow::ensure!(said.contains("The former database is"), "{said}");
    anyhow::ensure!(bytes(&wal) == 0, "no log of another database is beside the restored one");
    let differences_now = differences(&restored, &contents::all(&house.site.location).await?);
    anyhow::ensure!(differences_now.is_empty(), "{differences_now:?}");
    // The former one is whole with its log: what was published since the copy is in it.
    let kept = aside(&house.site);
    anyhow::ensure!(
        std::fs::read(&kept)? == database_then && std::fs::read(format!("{}-wal", kept.display()))? == wal_then,
        "{}",
        kept.display()
    );
    let former = contents::all(&Location::Sqlite(kept)).await?;
    anyhow::ensure!(former["listings"].len() == restored["listings"].len() + 5, "{} listings", former["listings"].len());

    // Nor does one whose database somebody took away.
    std::fs::remove_file(beside(&house.site, "allmende.db"))?;
    std::fs::write(&wal, &wal_then)?;
    std::fs::write(beside(&house.site, "allmende.db-shm"), [7; 32_768])?;
    let said = house.site.ask(&["restore", &copy], "").await?;
    anyhow::ensure!(said.contains("a log of another database") && said.contains("nothing of it was used"), "{said}");
    let differences_now = differences(&restored, &contents::all(&house.site.location).await?);
    anyhow::ensure!(differences_now.is_empty(), "{differences_now:?}");
    let mut running = house.site.spawn(&Start::default())?;
    house.site.ready(&mut running).await?;
    running.stop().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u5_a_file_whose_log_lies_beside_it_is_refused_as_a_backup() -> Outcome {
    let mut house = House::on_sqlite(&Start::default()).await?;
    anyhow::ensure!(house.publishes().await.is_some_and(|said| said.status == 303), "it is published");
    house.running.take().expect("it runs").kill().await?;
    // As somebody does who copies files by hand.
    let by_hand = house.site.directory.join("by-hand.db");
    std::fs::copy(beside(&house.site, "allmende.db"), &by_hand)?;
    std::fs::copy(beside(&house.site, "allmende.db-wal"), house.site.directory.join("by-hand.db-wal"))?;
    let (before, log) = (std::fs::read(beside(&house.site, "allmende.db"))?, std::fs::read(beside(&house.site, "allmende.db-wal"))?);
    let refused = house.site.ask(&["restore", &by_hand.display().to_string(), "--force"], "").await.expect_err("refused").to_string();
    anyhow::ensure!(refused.contains("by-hand.db-wal") && refused.contains("nothing was changed"), "{refused}");
    anyhow::ensure!(
        std::fs::read(beside(&house.site, "allmende.db"))? == before && std::fs::read(beside(&house.site, "allmende.db-wal"))? == log
    );
    Ok(())
}

/// An instance with a member at work in it.
struct Neighbour {
    site: Site,
    running: Option<Running>,
    writer: Option<Writer>,
    _directory: tempfile::TempDir,
}

impl Neighbour {
    async fn moves_in() -> anyhow::Result<Self> {
        let (site, directory) = allmende_tests::faults::house::site(None).await?;
        let mut running = site.spawn(&Start::default())?;
        site.ready(&mut running).await?;
        Ok(Self { site, running: Some(running), writer: None, _directory: directory })
    }

    async fn signs_in(&mut self) -> Outcome {
        use allmende_tests::crash::{LOGIN, PASSWORD};
        let shared = Arc::new(Shared { server: self.site.url.clone(), client: client()?, ledger: Mutex::default() });
        self.writer = Some(Writer::sign_in(shared, "velo", LOGIN, PASSWORD, 1, Arc::default()).await?);
        Ok(())
    }

    fn member(&mut self) -> &mut Writer {
        self.writer.as_mut().expect("somebody signed in")
    }

    /// The texts of everything mirrored here.
    async fn mirrored(&self) -> anyhow::Result<Vec<String>> {
        let db = Db::open(&self.site.location).await?;
        let found = sql("SELECT texts FROM listings WHERE actor_id IS NOT NULL AND state = 'published' ORDER BY id")
            .fetch_all(&mut db.read().await?, |row| row.get("texts"))
            .await;
        db.close().await;
        Ok(found?)
    }

    async fn has_read_the_catalogue(&self) -> anyhow::Result<bool> {
        let db = Db::open(&self.site.location).await?;
        let over = sql("SELECT COUNT(*) AS number FROM harvests WHERE begun_at IS NULL AND read_at IS NOT NULL")
            .fetch_one(&mut db.read().await?, |row| row.get::<i64>("number"))
            .await;
        db.close().await;
        Ok(over? == 1)
    }

    async fn shows(&self, count: usize, version: &str) -> Outcome {
        until(version, async || {
            let mirrored = self.mirrored().await?;
            Ok(mirrored.len() == count && mirrored.iter().all(|texts| texts.contains(version)))
        })
        .await
    }

    /// Ids of activities with what was sent under them.
    async fn sent(&self) -> anyhow::Result<std::collections::BTreeMap<String, Vec<u8>>> {
        let db = Db::open(&self.site.location).await?;
        let sent = sql("SELECT activity_url, body FROM activities")
            .fetch_all(&mut db.read().await?, |row| Ok((row.get("activity_url")?, row.get("body")?)))
            .await;
        db.close().await;
        Ok(sent?.into_iter().collect())
    }

    async fn keys(&self) -> anyhow::Result<Value> {
        let url = self.site.url.join("/coops/velo")?;
        let answer = client()?.get(url).header("accept", "application/activity+json").send().await?;
        let document: Value = serde_json::from_str(&answer.text().await?)?;
        Ok(serde_json::json!([document["publicKey"], document["assertionMethod"]]))
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u6_yesterdays_copy_has_the_same_keys_gives_no_id_twice_and_peers_accept_what_follows() -> Outcome {
    let (mut velo, mut hafen) = (Neighbour::moves_in().await?, Neighbour::moves_in().await?);
    velo.signs_in().await?;
    let handle = format!("@velo@localhost:{}", velo.site.url.port().unwrap_or_default());
    hafen.site.run(&["follow", "add", &handle], "").await?;
    until("the follow is accepted", async || Ok(hafen.site.ask(&["follow", "list", "--json"], "").await?.contains("accepted"))).await?;
    velo.member().publish().await;
    hafen.shows(1, "version 1").await?;
    // A round of the catalogue after the copy is back would take away what the copy does not know.
    until("the round that the follow began is over", async || hafen.has_read_the_catalogue().await).await?;

    let copy = velo.site.directory.join("yesterday.db").display().to_string();
    velo.site.run(&["backup", &copy], "").await?;
    let keys = velo.keys().await?;
    velo.member().edit_all().await;
    velo.member().publish().await;
    until("the day's changes are at the peer", async || {
        let mirrored = hafen.mirrored().await?;
        Ok(mirrored.len() == 2 && mirrored.iter().any(|texts| texts.contains("version 2")))
    })
    .await?;
    let lost = velo.sent().await?;

    // The machine breaks, and yesterday's copy is put back.
    velo.running.take().expect("it runs").kill().await?;
    velo.site.run(&["restore", &copy, "--force"], "").await?;
    let mut running = velo.site.spawn(&Start::default())?;
    velo.site.ready(&mut running).await?;
    velo.running = Some(running);
    anyhow::ensure!(velo.keys().await? == keys, "the keys are the same");

    // The same work is done again, with the same numbers inside: the peer takes every step of it.
    velo.member().edit_all().await;
    until("the change is at the peer", async || Ok(hafen.mirrored().await?.iter().any(|texts| texts.contains("version 3")))).await?;
    velo.member().publish().await;
    until("what is new is at the peer", async || Ok(hafen.mirrored().await?.len() == 3)).await?;
    let sent = velo.sent().await?;
    let twice: Vec<&String> =
        sent.iter().filter(|(id, body)| lost.get(*id).is_some_and(|before| before != *body)).map(|(id, _)| id).collect();
    anyhow::ensure!(twice.is_empty(), "one id for two activities: {twice:?}");
    anyhow::ensure!(sent.keys().any(|id| !lost.contains_key(id)), "something was sent since");
    velo.running.take().expect("it runs").stop().await?;
    hafen.running.take().expect("it runs").stop().await
}
