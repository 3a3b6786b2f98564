//! Trials of the whole program that somebody may want to run by hand, longer than the tests do.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use allmende_tests::crash::{self, Death, Engine, Options};
use allmende_tests::forge;
use allmende_tests::sim::{self, PlantedBug};
use allmende_tests::upgrade;
use clap::{Parser, Subcommand, ValueEnum};

#[derive(Debug, Parser)]
#[command(name = "allmende-tests", about)]
struct Cli {
    #[command(subcommand)]
    trial: Trial,
}

#[derive(Debug, Subcommand)]
enum Trial {
    /// Kill a server again and again under load, and show that nothing it acknowledged was lost.
    Crash {
        /// How often it is killed.
        #[arg(long, default_value_t = 50)]
        kills: u32,
        /// The database; for postgres, `ALLMENDE_TEST_POSTGRES` names a server in which one is made.
        #[arg(long, value_enum, default_value_t = EngineName::Sqlite)]
        engine: EngineName,
        /// How it is brought down.
        #[arg(long, value_enum, default_value_t = How::Kill)]
        how: How,
        /// Repeats the moments and choices of an earlier run; default: another one each time.
        #[arg(long)]
        seed: Option<u64>,
    },
    /// Forge signed requests and send them to the real door: none may be accepted, and none may make the server fetch.
    Forge {
        /// How many.
        #[arg(long, default_value_t = 100_000)]
        requests: u64,
        /// The first number; with `--requests 1`, one request of an earlier run.
        #[arg(long, default_value_t = 0)]
        first: u64,
        /// How many more through sockets and the server's own listener.
        #[arg(long, default_value_t = 2_000)]
        http: u64,
        /// Repeats an earlier run; default: another one each time.
        #[arg(long)]
        seed: Option<u64>,
        /// Parts that run side by side; default: as many as there are processors.
        #[arg(long)]
        jobs: Option<u64>,
    },
    /// Fill a database of an earlier version, and measure how long this program needs to bring it up to date.
    Upgrade {
        /// In all tables together.
        #[arg(long, default_value_t = 1_000_000)]
        rows: u32,
        /// The number of the last migration that is applied already.
        #[arg(long, default_value_t = 1)]
        from: i64,
        /// The database; for postgres, `ALLMENDE_TEST_POSTGRES` names a server in which one is made.
        #[arg(long, value_enum, default_value_t = EngineName::Sqlite)]
        engine: EngineName,
    },
    /// Commit numbers one after the other, each printed once the database said that it is kept. For the test of power cuts.
    #[command(hide = true)]
    Commit { file: PathBuf, synchronous: String },
    /// Run the delivery queue under simulated faults, by seed.
    Sim {
        /// How many seeds.
        #[arg(long, default_value_t = 100)]
        seeds: u64,
        /// The first seed.
        #[arg(long, default_value_t = 0)]
        first: u64,
        /// Only this one.
        #[arg(long)]
        seed: Option<u64>,
        /// The database; for postgres, `ALLMENDE_TEST_POSTGRES` names a server in which one is made.
        #[arg(long, value_enum, default_value_t = EngineName::Sqlite)]
        engine: EngineName,
        /// Put a bug in, to see it found.
        #[arg(long, value_enum)]
        bug: Option<BugName>,
        /// Print the whole story.
        #[arg(long)]
        trace: bool,
        /// Seeds that run side by side; default: as many as there are processors.
        #[arg(long)]
        jobs: Option<u64>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EngineName {
    Sqlite,
    Postgres,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum How {
    /// SIGKILL at any moment.
    Kill,
    /// The same, and what was not flushed to the disk is lost (SQLite).
    PowerCut,
    /// The database ends all connections (PostgreSQL).
    Failover,
}

impl How {
    const fn death(self) -> Death {
        match self {
            Self::Kill => Death::Kill,
            Self::PowerCut => Death::PowerCut { flushes_lie: false },
            Self::Failover => Death::Failover,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum BugName {
    AcknowledgedBefore2xx,
    LeaseNotFenced,
    OrderBrokenByRetry,
}

impl BugName {
    const fn bug(self) -> PlantedBug {
        match self {
            Self::AcknowledgedBefore2xx => PlantedBug::AcknowledgedBefore2xx,
            Self::LeaseNotFenced => PlantedBug::LeaseNotFenced,
            Self::OrderBrokenByRetry => PlantedBug::OrderBrokenByRetry,
        }
    }
}

impl EngineName {
    const fn engine(self) -> Engine {
        match self {
            Self::Sqlite => Engine::Sqlite,
            Self::Postgres => Engine::Postgres,
        }
    }
}

fn main() -> ExitCode {
    // `cargo sim -- --seeds 5000` is as good as `cargo sim --seeds 5000`.
    let arguments = std::env::args_os().enumerate().filter(|(at, argument)| !(*at == 2 && argument == "--")).map(|(_, argument)| argument);
    match Cli::parse_from(arguments).trial {
        Trial::Crash { kills, engine, how, seed } => {
            crash(&Options { kills, death: how.death(), engine: engine.engine(), seed: seed.unwrap_or_else(crash::fresh_seed) })
        }
        Trial::Forge { requests, first, http, seed, jobs } => {
            let seed = seed.unwrap_or_else(crash::fresh_seed);
            println!("forge: seed {seed}, {requests} requests from number {first}, then {http} over HTTP");
            let called = forge::Options { seed, requests: first..first.saturating_add(requests), over_http: false };
            let sent = forge::Options { seed, requests: first..first.saturating_add(http), over_http: true };
            [("calling the router", called, jobs.unwrap_or_else(processors)), ("over HTTP", sent, 1)]
                .into_iter()
                .map(|(way, options, jobs)| forged(way, &options, jobs))
                .find(|code| *code != ExitCode::SUCCESS)
                .unwrap_or(ExitCode::SUCCESS)
        }
        Trial::Upgrade { rows, from, engine } => told(alone(upgrade::measure(engine.engine(), from, rows))),
        Trial::Commit { file, synchronous } => alone(commit(&file, &synchronous)),
        Trial::Sim { seeds, first, seed, engine, bug, trace, jobs } => {
            let seeds = seed.map_or(first..first.saturating_add(seeds), |seed| seed..seed + 1);
            let jobs = jobs.unwrap_or_else(processors);
            let bug = bug.map(BugName::bug);
            simulate(&sim::Options { seeds, engine: engine.engine(), whole_trace: trace, bug }, jobs)
        }
    }
}

#[tokio::main]
async fn crash(options: &Options) -> ExitCode {
    eprintln!("seed {}", options.seed);
    told(crash::run(options, &|line| eprintln!("{line}")).await)
}

/// Prints what came of a trial.
fn told(outcome: anyhow::Result<impl std::fmt::Display>) -> ExitCode {
    match outcome {
        Ok(figures) => {
            println!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("FAILED: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Each job runs its part of the seeds in a thread and on a database of its own, so that each seed runs as it would alone.
fn simulate(options: &sim::Options, jobs: u64) -> ExitCode {
    if options.whole_trace {
        return tell(options);
    }
    let started = tokio::time::Instant::now();
    let stop = AtomicBool::new(false);
    let length = (options.seeds.end - options.seeds.start).div_ceil(jobs.max(1)).max(1);
    let parts = (0..jobs.max(1)).map(|job| {
        let start = options.seeds.start + job * length;
        sim::Options { seeds: start..(start + length).min(options.seeds.end), ..options.clone() }
    });
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = parts
            .filter(|part| !part.seeds.is_empty())
            .map(|part| {
                let stop = &stop;
                scope.spawn(move || {
                    let outcome = alone(sim::run(&part, stop));
                    if outcome.is_err() {
                        stop.store(true, Ordering::Relaxed);
                    }
                    outcome
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("the simulation does not panic")).collect()
    });
    let mut all = sim::Figures::default();
    for outcome in outcomes {
        match outcome {
            Ok(figures) => {
                let figures = figures.unwrap_or_default();
                all.seeds += figures.seeds;
                all.deliveries += figures.deliveries;
            }
            Err(failure) => {
                eprintln!("{failure}");
                return ExitCode::FAILURE;
            }
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let rate = all.seeds as f64 / seconds;
    println!("{} seeds, {} deliveries addressed, nothing broken; {seconds:.1} s, {rate:.1} seeds/s", all.seeds, all.deliveries);
    ExitCode::SUCCESS
}

fn processors() -> u64 {
    std::thread::available_parallelism().map_or(1, |number| number.get() as u64)
}

/// Each part of the numbers in a thread and against an instance of its own.
fn forged(way: &str, options: &forge::Options, jobs: u64) -> ExitCode {
    let numbers = &options.requests;
    let length = (numbers.end - numbers.start).div_ceil(jobs.max(1)).max(1);
    let parts = (0..jobs.max(1)).map(|job| {
        let start = (numbers.start + job * length).min(numbers.end);
        forge::Options { requests: start..(start + length).min(numbers.end), ..options.clone() }
    });
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let run = |part: forge::Options| scope.spawn(move || alone(forge::run(&part)));
        let threads: Vec<_> = parts.filter(|part| !part.requests.is_empty()).map(run).collect();
        threads.into_iter().map(|thread| thread.join().expect("a forge does not panic")).collect()
    });
    let mut figures = forge::Figures::default();
    for outcome in outcomes {
        match outcome {
            Ok(part) => figures.add(&part),
            Err(failure) => {
                eprintln!("FAILED {way}: {failure}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{way}:\n{figures}");
    ExitCode::SUCCESS
}

/// Prints the whole story of each seed.
fn tell(options: &sim::Options) -> ExitCode {
    alone(async {
        let Some(ground) = sim::Ground::new(options.engine).await.expect("the database can be prepared") else { return ExitCode::SUCCESS };
        let mut code = ExitCode::SUCCESS;
        for seed in options.seeds.clone() {
            match ground.run(seed, true, options.bug).await {
                Ok(story) => {
                    for line in &story.lines {
                        println!("{line}");
                    }
                    println!("seed {seed}: nothing broken; hash {:016x}", story.hash);
                }
                Err(failure) => {
                    println!("{failure}");
                    code = ExitCode::FAILURE;
                }
            }
        }
        ground.remove().await;
        code
    })
}

/// On one thread, so that nothing happens at the same time.
fn alone<T>(run: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(run)
}

/// With a durability that the program itself does not offer, to show that a power cut finds the difference.
async fn commit(file: &std::path::Path, synchronous: &str) -> ExitCode {
    match commit_numbers(file, synchronous).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("FAILED: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn commit_numbers(file: &std::path::Path, synchronous: &str) -> anyhow::Result<()> {
    use std::io::Write as _;
    use std::str::FromStr as _;

    use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
    use sqlx::{ConnectOptions as _, Connection as _};

    let options = SqliteConnectOptions::new().filename(file).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
    let mut connection: SqliteConnection = options.synchronous(SqliteSynchronous::from_str(synchronous)?).connect().await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS numbers (number INTEGER PRIMARY KEY)").execute(&mut connection).await?;
    for number in 1_i64.. {
        sqlx::query("INSERT INTO numbers (number) VALUES ($1)").bind(number).execute(&mut connection).await?;
        let mut out = std::io::stdout().lock();
        if writeln!(out, "{number}").and_then(|()| out.flush()).is_err() {
            break;
        }
    }
    connection.close().await?;
    Ok(())
}
