//! A server that is brought down again and again under load, with peers and members who remember what it acknowledged: killed at any
//! moment (case Q2) or at a named place (Q1), cut off from its power (D1) or from its database (D12).

pub mod checker;
mod death;
pub mod figures;
pub mod gate;
pub mod ledger;
pub mod load_in;
pub mod load_out;
pub mod peer;
pub(crate) mod readable;
pub mod server;
pub mod snapshot;
pub mod upkeep;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use allmende_db::{Db, Location};
use anyhow::Context as _;
use tokio::task::JoinSet;
use tokio::time::Instant;
use url::Url;

use crate::chance::TestChance;
use crate::database::TestDatabase;
use crate::faults::disk::FaultyDisk;
use checker::{Finding, Rule};
pub use death::Death;
use figures::Figures;
use ledger::Ledger;
use load_in::Sender;
use load_out::Writer;
use peer::{Peer, Record};
use server::{Holdings, Running, Start};
pub use server::{Site, free_port};
use snapshot::Snapshot;

pub(crate) const HANDLE: &str = "velo";
pub const LOGIN: &str = "amelie";
pub const PASSWORD: &str = "a long enough passphrase";
/// Members at work at once, all as the same person with sessions of their own.
const WRITERS: usize = 2;
/// Actors of each peer: the first has two behind one shared inbox.
const ACTORS: [usize; 3] = [2, 1, 1];
/// Load before the first kill, after which the baseline is measured.
const WARM_UP: Duration = Duration::from_secs(2);
/// For the backlog to be worked off once the load has stopped: some thousand activities in a debug build.
const QUIET_WITHIN: Duration = Duration::from_secs(180);
const QUIET_POLL: Duration = Duration::from_millis(300);
/// What may be held at the end beyond the baseline: caches fill and the allocator keeps pages; a leak of 1 KiB for each of the
/// thousands of requests would show.
const RESIDENT_GROWTH_KIB_MAX: u64 = 64 * 1024;
/// Idle connections of peers and readers of the database.
const DESCRIPTOR_GROWTH_MAX: u64 = 64;
/// What SQLite is told to cut its log to.
const LOG_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Findings that are printed.
const FINDINGS_SHOWN_MAX: usize = 20;

/// Which database the server runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    /// On the server that [`crate::database::POSTGRES`] names.
    Postgres,
}

/// What to do.
#[derive(Debug, Clone)]
pub struct Options {
    /// How often it is brought down; for [`Death::At`] it is once at each place.
    pub kills: u32,
    pub death: Death,
    pub engine: Engine,
    /// Decides every moment and every choice of the load; what the machine makes of it still differs from run to run.
    pub seed: u64,
}

/// What the load needs of each other.
pub struct Shared {
    pub server: Url,
    pub client: reqwest::Client,
    pub ledger: Mutex<Ledger>,
}

/// A failed run must still be able to say what it knows.
pub(crate) fn lock(ledger: &Mutex<Ledger>) -> MutexGuard<'_, Ledger> {
    ledger.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs it. `progress` is told a line now and then.
///
/// # Errors
/// When something was lost, with the seed, what it was and where the data is kept; or when the run itself could not go on.
pub async fn run(options: &Options, progress: &(dyn Fn(&str) + Sync)) -> anyhow::Result<Figures> {
    let database = match options.engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(TestDatabase::empty_postgres().await.context("PostgreSQL was left out")?),
    };
    let directory = tempfile::Builder::new().prefix("allmende-crash-").tempdir()?;
    let outcome = trial(options, directory.path().to_owned(), database.as_ref(), progress).await;
    match outcome {
        Ok(figures) => {
            if let Some(database) = database {
                database.remove().await;
            }
            Ok(figures)
        }
        Err(error) => {
            let kept = directory.keep();
            let and_database = database.as_ref().and_then(name_of).map(|name| format!(" and the database {name}")).unwrap_or_default();
            Err(error.context(format!("seed {}; the data is kept in {}{and_database}", options.seed, kept.display())))
        }
    }
}

async fn trial(
    options: &Options,
    directory: PathBuf,
    database: Option<&TestDatabase>,
    progress: &(dyn Fn(&str) + Sync),
) -> anyhow::Result<Figures> {
    let began = Instant::now();
    let chance = TestChance::seeded(options.seed);
    let client = client()?;
    let disk = if matches!(options.death, Death::PowerCut { .. }) { Some(FaultyDisk::under(&directory)?) } else { None };
    let site = Site::new(&directory, database.and_then(url_of), &chance, &client)?;
    prepare(&site).await?;
    let mut running = spawn(&site, disk.as_ref())?;
    site.ready(&mut running).await?;
    let shared = Arc::new(Shared { server: site.url.clone(), client: client.clone(), ledger: Mutex::default() });
    let mut peers = Vec::new();
    for actors in ACTORS {
        peers.push(Peer::start(actors, &site.url, &client).await?);
    }
    let stop = Arc::new(AtomicBool::new(false));
    let mut load = start_load(&shared, &peers, &chance, &stop).await?;
    tokio::time::sleep(WARM_UP).await;
    let baseline = running.holdings();
    let figures = Figures::of(options);
    let mut trial = Trial { site: &site, shared: &shared, peers: &peers, chance: &chance, disk, figures, newest: BTreeMap::new() };
    let rounds = options.death.rounds(options.kills);
    for round in 1..=rounds {
        running = trial.bring_down(&options.death, round, rounds, running).await.with_context(|| format!("at round {round}"))?;
        if round % 10 == 0 {
            progress(&format!("{round} of {rounds}, {}", trial.acknowledged()));
        }
    }
    stop.store(true, Ordering::SeqCst);
    while let Some(ended) = load.join_next().await {
        ended.context("the load broke off")?;
    }
    trial.finish(running, baseline).await?;
    trial.figures.duration = began.elapsed();
    Ok(trial.figures)
}

struct Trial<'a> {
    site: &'a Site,
    shared: &'a Shared,
    peers: &'a [Peer],
    chance: &'a TestChance,
    /// What the server's files lie on, when its power is cut.
    disk: Option<FaultyDisk>,
    figures: Figures,
    /// The newest version of every listing that any snapshot showed.
    newest: BTreeMap<String, u32>,
}

/// Starts the server, on the disk that forgets when there is one.
fn spawn(site: &Site, disk: Option<&FaultyDisk>) -> anyhow::Result<Running> {
    match disk {
        Some(disk) => {
            disk.begin()?;
            site.spawn(&disk.start())
        }
        None => site.spawn(&Start::default()),
    }
}

impl Trial<'_> {
    async fn snapshot(&self) -> anyhow::Result<Snapshot> {
        let db = Db::open(&self.site.location).await?;
        let snapshot = Snapshot::read(&db).await;
        db.close().await;
        Ok(snapshot?)
    }

    fn records(&self) -> Vec<Record> {
        self.peers.iter().map(Peer::record).collect()
    }

    fn acknowledged(&self) -> String {
        let ledger = lock(&self.shared.ledger);
        format!("{} activities and {} writes acknowledged", ledger.acknowledged_in(), ledger.written)
    }

    /// No more load and no more kills: waits until it is quiet, stops the server, and checks everything.
    async fn finish(&mut self, running: Running, baseline: Option<Holdings>) -> anyhow::Result<()> {
        let deadline = Instant::now() + QUIET_WITHIN;
        let mut snapshot = self.snapshot().await?;
        while !snapshot.is_quiet() && Instant::now() < deadline {
            tokio::time::sleep(QUIET_POLL).await;
            snapshot = self.snapshot().await?;
        }
        anyhow::ensure!(snapshot.is_quiet(), "it did not get quiet in {} s: {}", QUIET_WITHIN.as_secs(), snapshot.waiting());
        let ledger = lock(&self.shared.ledger).clone();
        let mut findings = readable::check(self.shared, &ledger).await?;
        let holdings = running.holdings();
        self.figures.log_bytes = self.site.write_ahead_log_bytes();
        running.stop().await?;
        let snapshot = self.snapshot().await?;
        let records = self.records();
        findings.extend(checker::when_quiet(&ledger, &snapshot, &records));
        findings.extend(self.gone_back(&snapshot));
        findings.extend(self.bounded(baseline, holdings));
        findings.extend(self.site.panics().into_iter().map(|line| Finding { rule: Rule::Sound, what: line }));
        self.figures.count(&ledger, &records, baseline, holdings);
        self.judge(&findings)
    }

    /// Versions of listings only rise, from one look to the next, whatever happened between (invariant 6).
    fn gone_back(&mut self, snapshot: &Snapshot) -> Vec<Finding> {
        let mut findings = Vec::new();
        for row in snapshot.listings.iter().filter(|row| row.state != "removed") {
            let version = ledger::version_in(&row.texts).unwrap_or_default();
            let newest = self.newest.entry(row.id.clone()).or_default();
            if version < *newest {
                findings.push(Finding { rule: Rule::OrderKept, what: format!("{} was at version {newest} and is at {version}", row.url) });
            }
            *newest = version.max(*newest);
        }
        findings
    }

    fn bounded(&self, before: Option<Holdings>, after: Option<Holdings>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut add = |what: String| findings.push(Finding { rule: Rule::Bounded, what });
        if let (Some(before), Some(after)) = (before, after) {
            if after.resident_kib > before.resident_kib + RESIDENT_GROWTH_KIB_MAX {
                add(format!("{} KiB resident, {} at first", after.resident_kib, before.resident_kib));
            }
            if after.descriptors > before.descriptors + DESCRIPTOR_GROWTH_MAX {
                add(format!("{} descriptors, {} at first", after.descriptors, before.descriptors));
            }
        }
        if self.figures.log_bytes > LOG_BYTES_MAX {
            add(format!("the write-ahead log has {} bytes", self.figures.log_bytes));
        }
        let left = self.site.write_ahead_log_bytes();
        if left > 0 {
            add(format!("{left} bytes of write-ahead log are left after a stop in order"));
        }
        findings
    }

    fn judge(&self, findings: &[Finding]) -> anyhow::Result<()> {
        if findings.is_empty() {
            return Ok(());
        }
        let shown: Vec<String> = findings.iter().take(FINDINGS_SHOWN_MAX).map(ToString::to_string).collect();
        anyhow::bail!("{} findings after {} kills:\n  {}", findings.len(), self.figures.kills, shown.join("\n  "))
    }
}

/// Another one each time.
#[must_use]
pub fn fresh_seed() -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    std::hash::RandomState::new().build_hasher().finish()
}

fn url_of(database: &TestDatabase) -> Option<&str> {
    match &database.location {
        Location::Postgres { url, .. } => Some(url),
        Location::Sqlite(_) => None,
    }
}

/// Without the password that stands in the address.
fn name_of(database: &TestDatabase) -> Option<String> {
    Url::parse(url_of(database)?).ok().map(|url| url.path().trim_start_matches('/').to_owned())
}

/// For who talks to a server under test, on loopback.
///
/// # Errors
/// When it cannot be made.
pub fn client() -> anyhow::Result<reqwest::Client> {
    #[expect(clippy::disallowed_methods, reason = "members and peers that talk to the server under test, on loopback")]
    let builder = reqwest::Client::builder();
    let local = std::net::SocketAddr::from((std::net::Ipv4Addr::LOCALHOST, 0));
    let client = builder
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(30))
        // Where the server listens, whatever the machine thinks of the name.
        .resolve("localhost", local)
        .build()?;
    Ok(client)
}

/// A cooperative and a member, made on the command line before the server runs.
pub(crate) async fn prepare(site: &Site) -> anyhow::Result<()> {
    site.run(&["coop", "add", HANDLE, "--name", "Vélo Commun", "--language", "en"], "").await?;
    let password = format!("{PASSWORD}\n");
    site.run(&["member", "add", "--login", LOGIN, "--name", "Amélie", "--coop", HANDLE, "--role", "admin", "--password-stdin"], &password)
        .await
}

/// Everybody signs in and follows, in both directions, then begins. The peers never answer the server's follow and need not: listings
/// of an actor are taken in from when its follow was asked for.
pub(crate) async fn start_load(
    shared: &Arc<Shared>,
    peers: &[Peer],
    chance: &TestChance,
    stop: &Arc<AtomicBool>,
) -> anyhow::Result<JoinSet<()>> {
    let cooperative = format!("{}coops/{HANDLE}", shared.server);
    let mut writers = Vec::new();
    for _ in 0..WRITERS {
        writers.push(Writer::sign_in(Arc::clone(shared), HANDLE, LOGIN, PASSWORD, chance.next(), Arc::clone(stop)).await?);
    }
    let mut senders = Vec::new();
    for actor in peers.iter().flat_map(|peer| &peer.actors) {
        let writer = writers.first().context("a member is at work")?;
        writer.ask_to_follow(&actor.url).await?;
        let mut sender = Sender::new(actor.clone(), &cooperative, Arc::clone(shared), chance.next(), Arc::clone(stop));
        sender.follow().await?;
        senders.push(sender);
    }
    let accepted = || peers.iter().map(|peer| peer.record().first.iter().filter(|arrival| arrival.kind == "Accept").count()).sum::<usize>();
    let deadline = Instant::now() + Duration::from_secs(30);
    while accepted() < senders.len() {
        anyhow::ensure!(Instant::now() < deadline, "only {} of {} follows were accepted", accepted(), senders.len());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let mut load = JoinSet::new();
    for writer in writers {
        load.spawn(writer.run());
    }
    for sender in senders {
        load.spawn(sender.run());
    }
    Ok(load)
}
