//! `backlog`: a great many deliveries that wait for peers that are down.

use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use serde_json::Value;
use tokio::time::Instant;

use super::{Trial, count, ms};
use crate::fediverse::Mark;
use crate::figures::Bound::AtMost;
use crate::figures::{Figures, float, percentile};
use crate::options::Common;
use crate::process::bytes_below;
use crate::server::Server;

/// How often a status is asked for, to have a p99.
const ASKED: usize = 20;
/// For the events of the last posts to become deliveries.
const ENQUEUED_WITHIN: Duration = Duration::from_secs(600);

#[derive(Debug, Args)]
pub struct Arguments {
    /// Deliveries that wait, about.
    #[arg(long, default_value_t = 1_000_000)]
    pub pending: usize,
    /// Inboxes that they wait for.
    #[arg(long, default_value_t = 10_000)]
    pub inboxes: usize,
    /// Servers that the inboxes are on.
    #[arg(long, default_value_t = 1_000)]
    pub hosts: usize,
    /// Bytes of a post's text.
    #[arg(long, default_value_t = 700)]
    pub text_bytes: usize,
}

/// # Errors
/// When it cannot be measured.
pub async fn run(common: &Common, arguments: &Arguments, figures: &mut Figures) -> anyhow::Result<()> {
    anyhow::ensure!(common.target.is_none(), "backlog asks our own program how much waits; it cannot ask another one");
    let mut trial = Trial::begin(common, &[], figures).await?;
    let fediverse = trial.fediverse(common, arguments.hosts.min(arguments.inboxes), arguments.inboxes, false).await?;
    fediverse.follow(0..arguments.inboxes, &trial.target, 1).await?;
    trial.quiet().await?;
    let posts = super::fanout::posts_for(arguments.pending, arguments.inboxes);
    let expected = u64::from(posts) * u64::try_from(arguments.inboxes)?;
    figures.fact("load", format!("{posts} posts to {} inboxes on {} servers that refuse connections", arguments.inboxes, arguments.hosts));
    let empty_bytes = restart_and_weigh(&mut trial).await?;
    fediverse.go_down();
    let mut connection = trial.target.connection();
    let (mut publish, mut last) = (Vec::new(), String::new());
    for post in 1..=posts {
        let published = trial.target.publish(&mut connection, Mark { post, version: 1 }, arguments.text_bytes).await?;
        publish.push(ms(published.took));
        last = published.id;
    }
    let server = trial.server.as_ref().context("our own program")?;
    wait_until_pending(server, expected).await?;
    let (resident, highest) = server.process()?.resident_kib()?;
    figures.add("waiting", float(expected), "deliveries");
    figures.judge("publish request while it grows, p99", percentile(&mut publish, 0.99), "ms", AtMost(50.0));
    figures.judge("resident memory", float(resident) / 1_024.0, "MiB", AtMost(64.0));
    figures.add("resident memory at its highest", float(highest) / 1_024.0, "MiB");
    status_times(&trial, server, &last, figures).await?;
    if common.postgres.is_none() {
        let bytes = restart_and_weigh(&mut trial).await?;
        let each = float(bytes.saturating_sub(empty_bytes)) / float(expected);
        figures.judge("disk each, with the bodies and listings of the posts", each, "bytes", AtMost(32.0));
        let server = trial.server.as_ref().context("our own program")?;
        figures.add("start to first answer with it", ms(server.start_took), "ms");
        tokio::time::sleep(Duration::from_secs(10)).await;
        let (resident, _) = server.process()?.resident_kib()?;
        figures.judge("resident memory 10 s after a restart", float(resident) / 1_024.0, "MiB", AtMost(64.0));
    }
    trial.end().await
}

/// Bytes of the data directory with the server stopped, when the write-ahead log is folded in; then it runs again.
async fn restart_and_weigh(trial: &mut Trial) -> anyhow::Result<u64> {
    let server = trial.server.as_mut().context("our own program")?;
    server.stop().await?;
    // Its log grows too, and is no part of what waits.
    let log = std::fs::metadata(server.directory().join("server.log")).map_or(0, |metadata| metadata.len());
    let bytes = bytes_below(server.directory())?.saturating_sub(log);
    server.start().await?;
    let target = crate::target::Target::of_server(server).await?;
    trial.target = std::sync::Arc::new(target);
    Ok(bytes)
}

async fn wait_until_pending(server: &Server, expected: u64) -> anyhow::Result<()> {
    let began = Instant::now();
    loop {
        let overview: Value = serde_json::from_str(&server.run(&["--json", "delivery", "status"], "").await?)?;
        let pending = overview.get("pending").and_then(Value::as_u64).context("no count of what waits")?;
        if pending >= expected {
            return Ok(());
        }
        anyhow::ensure!(began.elapsed() < ENQUEUED_WITHIN, "only {pending} of {expected} deliveries wait");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// How long it takes to say how one activity stands: on the command line, the start of the program included, and on its page.
async fn status_times(trial: &Trial, server: &Server, listing: &str, figures: &mut Figures) -> anyhow::Result<()> {
    let (mut command, mut page, mut overview) = (Vec::new(), Vec::new(), Vec::new());
    let (session, mut connection) = (trial.target.session()?, trial.target.connection());
    for _ in 0..ASKED {
        let began = Instant::now();
        server.run(&["--json", "delivery", "activity", listing], "").await?;
        command.push(ms(began.elapsed()));
        for (path, samples) in [(format!("/listings/{listing}/deliveries"), &mut page), ("/deliveries".to_owned(), &mut overview)] {
            let began = Instant::now();
            session.look(&mut connection, &path).await?;
            samples.push(ms(began.elapsed()));
        }
    }
    for (name, samples, judged) in [
        ("status of an activity, command", &mut command, true),
        ("status of an activity, page", &mut page, true),
        ("page of all peers", &mut overview, false),
    ] {
        figures.add(format!("{name}, p50"), percentile(samples, 0.5), "ms");
        let worst = percentile(samples, 1.0);
        let name = format!("{name}, longest of {}", count(samples.len()));
        if judged { figures.judge(name, worst, "ms", AtMost(50.0)) } else { figures.add(name, worst, "ms") }
    }
    Ok(())
}
