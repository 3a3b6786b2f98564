//! Trials of the whole program that somebody may want to run by hand, longer than the tests do.

use std::process::ExitCode;

use allmende_tests::crash::{self, Engine, Options};
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
        /// Repeats the moments and choices of an earlier run; default: another one each time.
        #[arg(long)]
        seed: Option<u64>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EngineName {
    Sqlite,
    Postgres,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Trial::Crash { kills, engine, seed } = Cli::parse().trial;
    let engine = match engine {
        EngineName::Sqlite => Engine::Sqlite,
        EngineName::Postgres => Engine::Postgres,
    };
    let options = Options { kills, engine, seed: seed.unwrap_or_else(crash::fresh_seed) };
    eprintln!("seed {}", options.seed);
    match crash::run(&options, &|line| eprintln!("{line}")).await {
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
