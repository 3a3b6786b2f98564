//! `read`: pages and documents, as fast as they are answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::{Trial, count, ms};
use crate::client::Connection;
use crate::fediverse::source_of;
use crate::figures::{Figures, percentile};
use crate::options::Common;
use crate::server::{HANDLE, Server};
use crate::signing::ACTIVITY_JSON;
use crate::target::{Target, filler};

const HTML: &str = "text/html";
/// Requests of each kind that are not measured.
const WARM_UP: usize = 50;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Listings in the catalogue.
    #[arg(long, default_value_t = 5_000)]
    pub listings: usize,
    /// Requests of each kind.
    #[arg(long, default_value_t = 5_000)]
    pub requests: usize,
    /// Connections at once, each with one request under way.
    #[arg(long, default_value_t = 8)]
    pub connections: usize,
}

/// # Errors
/// When it cannot be measured, or a page is not answered with 200.
pub async fn run(common: &Common, arguments: &Arguments, figures: &mut Figures) -> anyhow::Result<()> {
    if common.target.is_some() {
        // What others call their pages is not known here; every server has an actor.
        let trial = Trial::begin(common, &[], figures).await?;
        let path = url::Url::parse(&trial.target.actor)?.path().to_owned();
        return measure(&trial, "actor document", vec![path], ACTIVITY_JSON, arguments, figures).await;
    }
    let mut server = Server::prepare(common, &[]).await?;
    let listings = fill(&server, arguments.listings).await?;
    server.start().await?;
    figures.fact("server", server.run(&["--version"], "").await?.trim());
    figures.fact("load", format!("{} listings, {} connections", listings.len(), arguments.connections));
    let trial = Trial { target: Arc::new(Target::of_server(&server).await?), server: Some(server) };
    let pages: Vec<String> = listings.iter().map(|id| format!("/listings/{id}")).collect();
    measure(&trial, "listing page", pages, HTML, arguments, figures).await?;
    measure(&trial, "actor document", vec![format!("/coops/{HANDLE}")], ACTIVITY_JSON, arguments, figures).await?;
    measure(&trial, "catalogue page", vec!["/".to_owned()], HTML, arguments, figures).await?;
    trial.report_memory(figures)?;
    trial.end().await
}

/// Imports listings on the command line; their ids.
async fn fill(server: &Server, listings: usize) -> anyhow::Result<Vec<String>> {
    let row = |number: usize| {
        json!({
            "purpose": if number.is_multiple_of(3) { "need" } else { "offer" }, "nature": "tool",
            "title": {"en": format!("Cargo bicycle number {number}")}, "body": {"en": filler(600)},
            "quantity": 1, "unit": "one", "conditions": "Bring it back clean.", "place": "Strasbourg", "precision": "city", "tags": ["bicycle", "transport"], "state": "published",
        })
    };
    let file = server.directory().join("listings.json");
    std::fs::write(&file, Value::Array((0..listings).map(row).collect()).to_string())?;
    let printed = server.run(&["--json", "listing", "import", &file.display().to_string()], "").await?;
    let report: Value = serde_json::from_str(&printed).context("the import did not answer with JSON")?;
    let ids = report.get("ids").and_then(Value::as_array).context("the import names no ids")?;
    anyhow::ensure!(ids.len() == listings, "{} of {listings} listings were imported: {printed}", ids.len());
    Ok(ids.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// Asks for the paths in turn.
async fn measure(
    trial: &Trial,
    name: &str,
    paths: Vec<String>,
    accept: &'static str,
    arguments: &Arguments,
    figures: &mut Figures,
) -> anyhow::Result<()> {
    let paths = Arc::new(paths);
    ask(trial, &paths, accept, WARM_UP.min(arguments.requests), arguments.connections).await?;
    trial.quiet().await?;
    let (before, began) = (trial.cpu()?, Instant::now());
    let mut latency = ask(trial, &paths, accept, arguments.requests, arguments.connections).await?;
    let wall = began.elapsed();
    trial.quiet().await?;
    let cpu = trial.cpu()?.saturating_sub(before);
    figures.add(format!("{name}, requests a second, load on the same cores"), count(arguments.requests) / wall.as_secs_f64(), "/s");
    figures.add(format!("{name}, p50"), percentile(&mut latency, 0.5), "ms");
    figures.add(format!("{name}, p99"), percentile(&mut latency, 0.99), "ms");
    if cpu > Duration::ZERO {
        figures.add(format!("{name}, processor time of the server each"), ms(cpu) / count(arguments.requests), "ms");
    }
    Ok(())
}

async fn ask(
    trial: &Trial,
    paths: &Arc<Vec<String>>,
    accept: &'static str,
    requests: usize,
    connections: usize,
) -> anyhow::Result<Vec<f64>> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for number in 0..connections.max(1) {
        let (paths, next, address) = (Arc::clone(paths), Arc::clone(&next), trial.target.address.clone());
        tasks.spawn(async move {
            let source = address.socket.ip().is_loopback().then(|| source_of(number));
            let mut connection = Connection::new(address, source);
            let mut latency = Vec::new();
            loop {
                let turn = next.fetch_add(1, Ordering::Relaxed);
                if turn >= requests {
                    return anyhow::Ok(latency);
                }
                let path = paths.get(turn % paths.len()).context("nothing to ask for")?;
                let asked = Instant::now();
                let answer = connection.get(path, accept).await?;
                latency.push(ms(asked.elapsed()));
                anyhow::ensure!(answer.status.is_success(), "{path} was answered {}", answer.status);
            }
        });
    }
    let mut all = Vec::with_capacity(requests);
    while let Some(ended) = tasks.join_next().await {
        all.append(&mut ended??);
    }
    Ok(all)
}
