//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::commands::{absence, backlog, blackholes, fanout, idle, inbox, latency, pages, read};
use crate::fediverse::Naming;
use crate::keys::Scheme;

/// Measures an ActivityPub server among simulated peers on this machine: one line per figure, with the bound of the design and whether
/// it was reached.
#[derive(Debug, Parser)]
#[command(name = "allmende-bench", version, about)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Args)]
pub struct Common {
    /// The program under test, started in a temporary directory (default: `allmende` beside this program).
    #[arg(long, global = true, value_name = "FILE")]
    pub server: Option<PathBuf>,
    /// Run the program under test on this empty database instead of SQLite.
    #[arg(long, global = true, value_name = "URL")]
    pub postgres: Option<String>,
    /// A setting of the program under test, as in its environment: ALLMENDE_DELIVERY__WINDOW_MAX=32. Several times for several.
    #[arg(long = "set", global = true, value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// Measure another server, which runs already, at this address (http only).
    #[arg(long, global = true, value_name = "URL")]
    pub target: Option<String>,
    /// The account on that server that is followed, posts and is written to.
    #[arg(long, global = true, value_name = "NAME", default_value = "bench")]
    pub account: String,
    /// A token of that account for the Mastodon API.
    #[arg(long, global = true, value_name = "TOKEN")]
    pub token: Option<String>,
    /// The process of that server, for processor time and memory.
    #[arg(long, global = true, value_name = "PID")]
    pub pid: Option<u32>,
    /// How requests are signed, by the peers and, where it follows them, by the server under test.
    #[arg(long, global = true, value_enum, default_value = "rsa")]
    pub signature: Scheme,
    /// How peers are told apart (default: by name for our own server, by port for others).
    #[arg(long, global = true, value_enum)]
    pub naming: Option<Naming>,
    /// Check the signature of every so manieth delivery; the rest is believed.
    #[arg(long, global = true, value_name = "NUMBER", default_value_t = 1)]
    pub verify_every: u64,
    /// Threads of the peers and the load together.
    #[arg(long, global = true, default_value_t = 1)]
    pub threads: usize,
    /// Answer with JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// Keep the data directory of the program under test, and say where it is.
    #[arg(long, global = true)]
    pub keep: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Publish to many inboxes.
    Fanout(fanout::Arguments),
    /// Receive activities from many servers.
    Inbox(inbox::Arguments),
    /// Deliver to peers that are near and far.
    Latency(latency::Arguments),
    /// Deliver while some peers never answer.
    Blackholes(blackholes::Arguments),
    /// A peer comes back after a week.
    Return(absence::Arguments),
    /// A million deliveries wait.
    Backlog(backlog::Arguments),
    /// Do nothing.
    Idle(idle::Arguments),
    /// A large catalogue: first bytes and weights of pages.
    Pages(pages::Arguments),
    /// Answer pages and documents.
    Read(read::Arguments),
}
