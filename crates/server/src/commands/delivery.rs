//! `allmende delivery`.

mod inbox;
mod letters;
mod nodes;
mod peers;
mod sent;

use allmende_app::deliveries::EndpointStatus;
use allmende_app::{App, deliveries};
use allmende_domain::url::Host;
use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde_json::json;

use super::{Answer, OPERATOR};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The queue in a few numbers, and the servers in trouble.
    Status,
    /// How sending to each server goes, the worst first.
    Peers(peers::List),
    /// One server: its inboxes, how fast, what waits, the last answer, the next try.
    Peer {
        /// Its host name.
        host: String,
        /// Go on after this place, as the answer before said.
        #[arg(long)]
        after: Option<String>,
    },
    /// One activity: delivered to how many, and why not to the others.
    Activity {
        /// Its address, or the id of a listing for the last activity about it.
        subject: String,
    },
    /// What was sent lately and how far it got.
    Recent(sent::Recent),
    /// What ended without success or waits for a person.
    Dead(letters::List),
    /// Send again what is dead or parked.
    Replay(letters::Replay),
    /// Give up for good what is dead or parked. It stays readable until it is forgotten.
    Discard(letters::Discard),
    /// Try a server or an inbox again now.
    Retry {
        /// A host name, or the address of an inbox.
        target: String,
    },
    /// Stop sending to a server. What waits stays; what it sends still comes in.
    Suspend {
        /// Its host name; names below it are meant too.
        host: String,
    },
    /// Send to a server again.
    Resume {
        /// Its host name; names below it are meant too.
        host: String,
    },
    /// What came in: how much waits, and what could not be processed.
    Inbox(inbox::Inbox),
    /// The nodes that share the database, what each does, and when it last gave a sign of life.
    Nodes,
}

/// Which dead letters.
#[derive(Debug, Clone, Default, Args)]
pub struct Filter {
    /// Only those to this server.
    #[arg(long)]
    host: Option<String>,
    /// Only those in this state: parked, dead or discarded.
    #[arg(long, value_parser = letters::state)]
    state: Option<deliveries::Burial>,
    /// Only those with a reason of this class: refused, gone, late or ours.
    #[arg(long, value_parser = letters::class)]
    why: Option<deliveries::ReasonClass>,
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Status => peers::status(app).await,
        Command::Peers(list) => peers::list(app, &list).await,
        Command::Peer { host, after } => peers::one(app, &host_named(&host)?, after.as_deref()).await,
        Command::Activity { subject } => sent::of_subject(app, &subject).await,
        Command::Recent(recent) => sent::recent(app, &recent).await,
        Command::Dead(list) => letters::list(app, &list).await,
        Command::Replay(replay) => letters::replay(app, &replay).await,
        Command::Discard(discard) => letters::discard(app, &discard).await,
        Command::Retry { target } => retry(app, &target).await,
        Command::Suspend { host } => suspend(app, &host).await,
        Command::Resume { host } => resume(app, &host).await,
        Command::Inbox(inbox) => inbox::run(app, &inbox).await,
        Command::Nodes => nodes::run(app).await,
    }
}

fn host_named(text: &str) -> anyhow::Result<Host> {
    Host::parse(text).with_context(|| format!("“{text}” is no host name; give one such as coop.example"))
}

/// The last answer of an inbox, in words.
pub fn last_answer(status: &EndpointStatus) -> String {
    let endpoint = &status.endpoint;
    match (endpoint.health.last_status, endpoint.health.last_error.as_str()) {
        (Some(code), "") => code.to_string(),
        (Some(code), error) => format!("{code} {error}"),
        (None, error) => error.to_owned(),
    }
}

async fn retry(app: &App, target: &str) -> anyhow::Result<Answer> {
    let tried = if target.contains("://") {
        deliveries::retry(app, &OPERATOR, target).await.with_context(|| format!("{target} cannot be tried"))?;
        1
    } else {
        let host = Host::parse(target).with_context(|| format!("“{target}” is neither a host name nor an inbox"))?;
        deliveries::retry_host(app, &OPERATOR, &host).await?
    };
    anyhow::ensure!(tried > 0, "nothing was ever sent to {target}; `allmende delivery peers` lists the servers");
    Ok(Answer::new(format!("{tried} inbox(es) will be tried at once."), json!({ "endpoints": tried })))
}

async fn suspend(app: &App, host: &str) -> anyhow::Result<Answer> {
    let host = host_named(host)?;
    let suspended = deliveries::suspend(app, &OPERATOR, &host).await?;
    anyhow::ensure!(suspended > 0, "nothing is sent to {host} that could be stopped; `allmende delivery peers` lists the servers");
    let text = format!("Nothing is sent to {suspended} inbox(es) until `allmende delivery resume {host}`.");
    Ok(Answer::new(text, json!({ "endpoints": suspended })))
}

async fn resume(app: &App, host: &str) -> anyhow::Result<Answer> {
    let host = host_named(host)?;
    let resumed = deliveries::resume(app, &OPERATOR, &host).await?;
    anyhow::ensure!(resumed > 0, "sending to {host} was not stopped");
    Ok(Answer::new(format!("{resumed} inbox(es) are sent to again, one delivery at first."), json!({ "endpoints": resumed })))
}
