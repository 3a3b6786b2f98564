//! A server under load while somebody looks after it: copies it, moves it, puts a copy back. Nobody kills it.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use allmende_db::{Db, Location};
use anyhow::Context as _;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::ledger::Ledger;
use super::peer::{Peer, Record};
use super::server::{Running, Site, Start};
use super::snapshot::Snapshot;
use super::{ACTORS, Finding, Shared, checker, client, fresh_seed, lock, prepare, readable, start_load};
use crate::chance::TestChance;

const POLL: Duration = Duration::from_millis(50);
const SOON: Duration = Duration::from_secs(90);
/// For a backlog to be worked off by a debug build on a busy machine.
const QUIET_WITHIN: Duration = Duration::from_secs(180);

/// The server, and who is at work with it.
pub struct Upkeep {
    pub site: Site,
    running: Option<Running>,
    shared: Arc<Shared>,
    peers: Vec<Peer>,
    chance: TestChance,
    stop: Arc<AtomicBool>,
    load: JoinSet<()>,
    directory: tempfile::TempDir,
}

impl Upkeep {
    /// Starts a server and the load on it. `postgres`: the address of its database; `None` is SQLite.
    ///
    /// # Errors
    /// When something does not start.
    pub async fn begin(postgres: Option<&str>) -> anyhow::Result<Self> {
        let directory = tempfile::Builder::new().prefix("allmende-upkeep-").tempdir()?;
        let (chance, client) = (TestChance::seeded(fresh_seed()), client()?);
        let site = Site::new(directory.path(), postgres, &chance, &client)?;
        prepare(&site).await?;
        let mut running = site.spawn(&Start::default())?;
        site.ready(&mut running).await?;
        let shared = Arc::new(Shared { server: site.url.clone(), client: client.clone(), ledger: std::sync::Mutex::default() });
        let mut peers = Vec::new();
        for actors in ACTORS {
            peers.push(Peer::start(actors, &site.url, &client).await?);
        }
        let stop = Arc::new(AtomicBool::new(false));
        let load = start_load(&shared, &peers, &chance, &stop).await?;
        Ok(Self { site, running: Some(running), shared, peers, chance, stop, load, directory })
    }

    /// What was acknowledged until now.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        lock(&self.shared.ledger).clone()
    }

    /// What each peer got until now.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        self.peers.iter().map(Peer::record).collect()
    }

    /// How many writes and activities were acknowledged.
    #[must_use]
    pub fn acknowledged(&self) -> u64 {
        let ledger = lock(&self.shared.ledger);
        ledger.written + ledger.acknowledged_in()
    }

    /// Waits until so many more are.
    ///
    /// # Errors
    /// When they are not.
    pub async fn works(&self, more: u64) -> anyhow::Result<()> {
        let goal = self.acknowledged() + more;
        let deadline = Instant::now() + SOON;
        while self.acknowledged() < goal {
            anyhow::ensure!(Instant::now() < deadline, "only {} of {goal} were acknowledged", self.acknowledged());
            tokio::time::sleep(POLL).await;
        }
        Ok(())
    }

    /// A folder of this trial for a copy.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        self.directory.path().join(name).display().to_string()
    }

    /// The load ends, and the server is gone in the middle of its work.
    ///
    /// # Errors
    /// When it was gone before.
    pub async fn goes_down(&mut self) -> anyhow::Result<()> {
        self.stop.store(true, Ordering::SeqCst);
        self.running.take().context("it runs")?.kill().await
    }

    /// Whether `allmende` refuses these arguments, with its reason.
    ///
    /// # Errors
    /// When it does not.
    pub async fn refuses(&self, arguments: &[&str], input: &str) -> anyhow::Result<String> {
        match self.site.ask(arguments, input).await {
            Ok(said) => anyhow::bail!("{arguments:?} was done: {said}"),
            Err(error) => Ok(format!("{error:#}")),
        }
    }

    /// Starts the server again, on PostgreSQL when `postgres` says where. Whoever waited for an answer gets one.
    ///
    /// # Errors
    /// When it does not get ready.
    pub async fn comes_up(&mut self, postgres: Option<&str>) -> anyhow::Result<()> {
        if let Some(url) = postgres {
            self.site.set("ALLMENDE_DATABASE__URL", url);
            self.site.location = Location::Postgres { url: url.to_owned(), connections_max: 2 };
        }
        let mut running = self.site.spawn(&Start::default())?;
        self.site.ready(&mut running).await?;
        self.running = Some(running);
        Ok(())
    }

    /// By a connection of its own: one that looked before keeps in memory what it knew of the full-text index, and finds it damaged once the
    /// server has written more.
    async fn snapshot(&self) -> anyhow::Result<Snapshot> {
        let db = Db::open(&self.site.location).await?;
        let snapshot = Snapshot::read(&db).await;
        db.close().await;
        Ok(snapshot?)
    }

    /// Ends the load, waits until nothing is under way, and holds what the database and the peers have against all that was acknowledged.
    ///
    /// # Errors
    /// With what is wrong.
    pub async fn ends_well(mut self) -> anyhow::Result<()> {
        self.stop.store(true, Ordering::SeqCst);
        while let Some(ended) = self.load.join_next().await {
            ended.context("the load broke off")?;
        }
        let deadline = Instant::now() + QUIET_WITHIN;
        let mut snapshot = self.snapshot().await?;
        while !snapshot.is_quiet() {
            anyhow::ensure!(Instant::now() < deadline, "it did not get quiet: {}", snapshot.waiting());
            tokio::time::sleep(POLL).await;
            snapshot = self.snapshot().await?;
        }
        let ledger = self.ledger();
        let mut findings: Vec<Finding> = readable::check(&self.shared, &ledger).await?;
        if let Some(running) = self.running.take() {
            running.stop().await?;
        }
        findings.extend(checker::when_quiet(&ledger, &self.snapshot().await?, &self.records()));
        assert_none(&findings)?;
        anyhow::ensure!(self.site.panics().is_empty(), "{:?}", self.site.panics());
        Ok(())
    }

    /// Restores `file` by the command into an empty data directory of its own, and says what it holds.
    ///
    /// # Errors
    /// When it cannot be restored or read.
    pub async fn restored_elsewhere(&self, file: &str) -> anyhow::Result<Snapshot> {
        let directory = tempfile::Builder::new().prefix("allmende-restored-").tempdir()?;
        let site = Site::new(directory.path(), None, &self.chance, &client()?)?;
        site.run(&["restore", file], "").await?;
        let db = Db::open(&site.location).await?;
        let snapshot = Snapshot::read(&db).await;
        db.close().await;
        Ok(snapshot?)
    }
}

/// # Errors
/// With the first findings.
pub fn assert_none(findings: &[Finding]) -> anyhow::Result<()> {
    let shown: Vec<String> = findings.iter().take(20).map(ToString::to_string).collect();
    anyhow::ensure!(findings.is_empty(), "{} findings:\n  {}", findings.len(), shown.join("\n  "));
    Ok(())
}

/// Puts what `allmende backup` made of a PostgreSQL database into an empty one, as docs/admin/backup.md says.
///
/// # Errors
/// When `pg_restore` is missing or does not succeed.
pub async fn pg_restore(file: &Path, url: &str) -> anyhow::Result<()> {
    let mut command = tokio::process::Command::new("pg_restore");
    command.arg("--exit-on-error").arg("--dbname").arg(url).arg(file).stdin(Stdio::null());
    let output = command.output().await.context("pg_restore (postgresql-client) is missing")?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}
