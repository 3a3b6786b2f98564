//! How the server is brought down, and what must hold when it is up again.

use std::os::unix::process::ExitStatusExt as _;
use std::time::Duration;

use allmende_db::{Db, sql};
use anyhow::Context as _;
use tokio::time::Instant;

use super::server::{Running, Start};
use super::{Trial, checker, lock, spawn};

/// The server is brought down so many milliseconds after it was ready: long enough for work to be under way, short enough for many.
const LIFE_MS: std::ops::Range<u64> = 30..600;
/// Now and then it is killed while it starts.
const KILLED_AT_START_PER_THOUSAND: u64 = 100;
const START_MS: u64 = 250;
/// For the load to bring it to a place: each is passed many times a second.
const REACHED_WITHIN: Duration = Duration::from_secs(60);
const SIGABRT: i32 = 6;

/// How the server is brought down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Death {
    /// SIGKILL at any moment; now and then once more while it starts.
    Kill,
    /// SIGKILL, and of what it wrote since the last flush only a random part is left. `flushes_lie`: flushes do nothing, which has to be
    /// found.
    PowerCut { flushes_lie: bool },
    /// As SIGKILL, at each of these places of the program.
    At(Vec<String>),
    /// It lives, and PostgreSQL ends all its connections, as at a failover.
    Failover,
}

impl Death {
    pub(super) fn rounds(&self, kills: u32) -> u32 {
        match self {
            Self::At(places) => u32::try_from(places.len()).unwrap_or(u32::MAX),
            _ => kills,
        }
    }
}

impl Trial<'_> {
    /// Lets the server live for a while, brings it down, starts it again, and checks what must hold at any moment. `round` counts from 1.
    pub(super) async fn bring_down(&mut self, death: &Death, round: u32, rounds: u32, running: Running) -> anyhow::Result<Running> {
        match death {
            Death::Kill => self.killed(running).await,
            Death::PowerCut { flushes_lie } => self.without_power(running, *flushes_lie, round == rounds).await,
            Death::At(places) => {
                let index = usize::try_from(round)?.saturating_sub(1);
                self.stopped_at(running, places.get(index).context("a place")?).await
            }
            Death::Failover => self.cut_off(running).await,
        }
    }

    async fn live(&self) {
        let life = LIFE_MS.start + self.chance.below(LIFE_MS.end - LIFE_MS.start);
        tokio::time::sleep(Duration::from_millis(life)).await;
    }

    async fn killed(&mut self, running: Running) -> anyhow::Result<Running> {
        self.live().await;
        running.kill().await?;
        self.figures.kills += 1;
        if self.chance.happens(KILLED_AT_START_PER_THOUSAND) {
            let starting = spawn(self.site, None)?;
            tokio::time::sleep(Duration::from_millis(self.chance.below(START_MS))).await;
            starting.kill().await?;
            self.figures.kills_at_start += 1;
        }
        let running = self.up_again(false).await?;
        self.look().await?;
        Ok(running)
    }

    /// The files are looked at while nobody has them open: what another process writes, the disk does not take note of.
    async fn without_power(&mut self, running: Running, flushes_lie: bool, last: bool) -> anyhow::Result<Running> {
        let disk = self.disk.as_ref().context("a disk that forgets")?;
        disk.lie(flushes_lie)?;
        self.live().await;
        running.kill().await?;
        let cut = disk.cut_power(Some(self.chance))?;
        self.figures.kills += 1;
        self.figures.unflushed += cut.unflushed;
        self.figures.survived += cut.survived;
        self.look().await?;
        self.at_rest().await?;
        self.up_again(!last).await
    }

    /// Waits until whoever looked has let go of the files: connections end in threads of their own, and fold the log while they do.
    async fn at_rest(&self) -> anyhow::Result<()> {
        let database = self.site.directory.join("allmende.db");
        let held = || -> std::io::Result<bool> {
            let open = std::fs::read_dir("/proc/self/fd")?.filter_map(Result::ok).filter_map(|entry| std::fs::read_link(entry.path()).ok());
            Ok(open.into_iter().any(|file| file.to_string_lossy().starts_with(&*database.to_string_lossy())))
        };
        let at_rest = async {
            while held()? {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            Ok::<(), anyhow::Error>(())
        };
        tokio::time::timeout(REACHED_WITHIN, at_rest).await.context("somebody still has the database open")?
    }

    async fn stopped_at(&mut self, running: Running, place: &str) -> anyhow::Result<Running> {
        running.kill().await?;
        let mut armed = self.site.spawn(&Start::failing_at(&format!("{place}=abort")))?;
        let status = armed.ended(REACHED_WITHIN).await.with_context(|| {
            format!("the program never came to “{place}”; was it built with --features allmende-tests/failpoints (docs/testing.md)?")
        })?;
        anyhow::ensure!(status.signal() == Some(SIGABRT), "at “{place}” the server ended with {status}");
        self.figures.kills += 1;
        let running = self.up_again(false).await?;
        self.look().await.with_context(|| format!("after the end at “{place}”"))?;
        Ok(running)
    }

    async fn cut_off(&mut self, mut running: Running) -> anyhow::Result<Running> {
        self.live().await;
        let db = Db::open(&self.site.location).await?;
        let ended = sql("SELECT COUNT(pg_terminate_backend(pid)) AS number FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()")
        .fetch_one(&mut db.read().await?, |row| row.get::<i64>("number"))
        .await?;
        db.close().await;
        anyhow::ensure!(ended > 0, "the server had no connection to its database");
        self.figures.kills += 1;
        self.look().await?;
        anyhow::ensure!(running.is_alive()?, "the server ended because its database did");
        Ok(running)
    }

    async fn up_again(&mut self, on_the_disk: bool) -> anyhow::Result<Running> {
        let down = Instant::now();
        let mut running = spawn(self.site, self.disk.as_ref().filter(|_| on_the_disk))?;
        self.site.ready(&mut running).await?;
        self.figures.restarts.push(down.elapsed());
        Ok(running)
    }

    async fn look(&mut self) -> anyhow::Result<()> {
        let ledger = lock(&self.shared.ledger).clone();
        let snapshot = self.snapshot().await?;
        let mut findings = checker::while_running(&ledger, &snapshot, &self.records());
        findings.extend(self.gone_back(&snapshot));
        self.judge(&findings)
    }
}
