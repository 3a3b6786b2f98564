//! `allmende-bench`: measures an ActivityPub server among simulated peers. See docs/benchmarks.md.

mod client;
mod clock;
mod commands;
mod descriptors;
mod fediverse;
mod figures;
mod keys;
mod machine;
mod options;
mod process;
mod server;
mod signing;
mod target;

use std::process::ExitCode;

use clap::Parser as _;

use options::Cli;

fn main() -> ExitCode {
    descriptors::raise();
    match measured(&Cli::parse()) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("allmende-bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measured(cli: &Cli) -> anyhow::Result<String> {
    // Alone on the machine: before any other thread is there.
    let ceiling = machine::Ceiling::measure()?;
    let threads = cli.common.threads.max(1);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build()?;
    let figures = runtime.block_on(commands::run(cli, &ceiling))?;
    Ok(if cli.common.json { format!("{:#}\n", figures.json()) } else { figures.lines() })
}
