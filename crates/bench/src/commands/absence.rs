//! `return`: a peer comes back after a week, and gets what it missed.
//!
//! A week cannot be waited for. It is simulated by configuration: with a backoff of 1, 1, 1, 1 and then 21,600 seconds the peer's
//! breaker is open after some seconds, with its next attempt up to six hours away, exactly as after days. Nothing else in the server
//! depends on how long a peer was away until `delivery.dead_after_days` are over. As in real life it is heard of again by a signed
//! request that it makes.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use serde_json::Value;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::{Trial, count, report_honesty};
use crate::fediverse::{Fediverse, Mark, Mood};
use crate::figures::Bound::{AtLeast, AtMost};
use crate::figures::{Figures, float};
use crate::options::Common;
use crate::server::Server;

/// As many members publish at once.
const WRITERS: u32 = 4;
const BACKOFF: &str = "1,1,1,1,21600";
/// The server lets a peer's own request cause a probe only so long after its last attempt (15 s); after a week that is long past.
const SINCE_LAST_ATTEMPT: Duration = Duration::from_secs(16);
/// For the breaker to open and the backlog to be enqueued.
const AWAY_WITHIN: Duration = Duration::from_secs(300);
/// Far beyond the bound, to be able to say how far.
const CAUGHT_UP_WITHIN: Duration = Duration::from_secs(900);

#[derive(Debug, Args)]
pub struct Arguments {
    /// Activities that it missed.
    #[arg(long, default_value_t = 10_000)]
    pub pending: u32,
    /// Versions of each post in the edit-heavy backlog.
    #[arg(long, default_value_t = 20)]
    pub versions: u32,
    /// Milliseconds that the peer takes to answer.
    #[arg(long, default_value_t = 50)]
    pub latency_ms: u64,
    /// Bytes of a post's text.
    #[arg(long, default_value_t = 700)]
    pub text_bytes: usize,
}

/// # Errors
/// When it cannot be measured, or something is lost, comes twice or out of order.
pub async fn run(common: &Common, arguments: &Arguments, figures: &mut Figures) -> anyhow::Result<()> {
    anyhow::ensure!(common.target.is_none(), "return needs our own program: the week is simulated by its settings");
    figures
        .fact("the week", format!("simulated by delivery.backoff_seconds = {BACKOFF}; nothing else depends on the time until it is over"));
    figures.fact("signed with", common.signature.as_str());
    absence(common, arguments, 1, "different posts", figures).await?;
    absence(common, arguments, arguments.versions.max(2), "edit-heavy", figures).await
}

/// One absence, from the first follow to the last delivery.
async fn absence(common: &Common, arguments: &Arguments, versions: u32, name: &str, figures: &mut Figures) -> anyhow::Result<()> {
    // The first of the two tells which server it is.
    let mut said = Figures::default();
    let trial =
        Trial::begin(common, &[("ALLMENDE_DELIVERY__BACKOFF_SECONDS", BACKOFF)], if versions == 1 { figures } else { &mut said }).await?;
    let fediverse = trial.fediverse(common, 1, 1, false).await?;
    fediverse.follow(0..1, &trial.target, 1).await?;
    fediverse.behave_all(Mood::Fine, Duration::from_millis(arguments.latency_ms));
    trial.quiet().await?;
    fediverse.go_down();
    let posts = (arguments.pending / versions).max(1);
    publish(&trial, posts, versions, arguments.text_bytes).await?;
    let missed = u64::from(posts) * u64::from(versions);
    let server = trial.server.as_ref().context("our own program")?;
    wait_until_away(server, missed).await?;
    tokio::time::sleep(SINCE_LAST_ATTEMPT).await;
    let record = &fediverse.world.record;
    let requests = record.requests();
    fediverse.come_back().await?;
    let began = Instant::now();
    fediverse.ask_to_follow(0..1, &trial.target, 2).await?;
    wait_until_caught_up(&fediverse, posts, versions).await?;
    let seconds = began.elapsed().as_secs_f64();
    fediverse.wait_for_accepts(0..1, 2).await?;
    trial.quiet().await?;
    // One of them said yes to the second Follow.
    let requests = (record.requests() - requests).saturating_sub(1);
    figures.add(format!("{name}: missed activities"), float(missed), "");
    figures.judge(format!("{name}: seconds from its return until it had all"), seconds, "s", AtMost(60.0));
    figures.add(format!("{name}: requests"), float(requests), "");
    let saved = (1.0 - float(requests) / float(missed)) * 100.0;
    if versions == 1 {
        figures.add(format!("{name}: requests saved"), saved, "%");
    } else {
        figures.judge(format!("{name}: requests saved"), saved, "%", AtLeast(80.0));
    }
    report_honesty(&fediverse, figures)?;
    trial.report_memory(figures)?;
    trial.end().await
}

/// Publishes each post and edits it until it has all its versions, by several members at once.
async fn publish(trial: &Trial, posts: u32, versions: u32, text_bytes: usize) -> anyhow::Result<()> {
    let mut tasks = JoinSet::new();
    for writer in 0..WRITERS {
        let target = Arc::clone(&trial.target);
        tasks.spawn(async move {
            let mut connection = target.connection();
            for post in (1..=posts).filter(|post| post % WRITERS == writer) {
                let published = target.publish(&mut connection, Mark { post, version: 1 }, text_bytes).await?;
                for version in 2..=versions {
                    target.edit(&mut connection, &published.id, Mark { post, version }, text_bytes).await?;
                }
            }
            anyhow::Ok(())
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended??;
    }
    Ok(())
}

/// Until everything is enqueued and the breaker is open.
async fn wait_until_away(server: &Server, missed: u64) -> anyhow::Result<()> {
    let began = Instant::now();
    loop {
        let overview: Value = serde_json::from_str(&server.run(&["--json", "delivery", "status"], "").await?)?;
        let number = |name: &str| overview.get(name).and_then(Value::as_u64).unwrap_or(0);
        let peers: Value = serde_json::from_str(&server.run(&["--json", "delivery", "peers"], "").await?)?;
        let hosts = peers.get("hosts").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let open = !hosts.is_empty() && hosts.iter().all(|host| host.get("state").is_some_and(|state| state == "waiting"));
        // Superseded ones may have been taken out already.
        let pending = number("pending");
        if open && pending > 0 && (pending >= missed || quiet(server).await?) {
            return Ok(());
        }
        anyhow::ensure!(began.elapsed() < AWAY_WITHIN, "the breaker did not open, or only {pending} of {missed} wait");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn quiet(server: &Server) -> anyhow::Result<bool> {
    Ok(server.process()?.quiet(AWAY_WITHIN).await.is_ok())
}

/// Until the last version of every post is there.
async fn wait_until_caught_up(fediverse: &Fediverse, posts: u32, versions: u32) -> anyhow::Result<()> {
    let record = &fediverse.world.record;
    let began = Instant::now();
    loop {
        let there = record.objects_at(versions);
        if there >= usize::try_from(posts)? {
            return Ok(());
        }
        anyhow::ensure!(
            began.elapsed() < CAUGHT_UP_WITHIN,
            "only {} of {posts} posts arrived in their last version within {} s{}",
            count(there),
            CAUGHT_UP_WITHIN.as_secs(),
            record.complaints()
        );
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
