//! `inbox`: activities from many servers, as fast as they are taken.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use bytes::Bytes;
use clap::Args;
use http::{HeaderMap, Method, StatusCode};
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::{Trial, count, ms, report_honesty};
use crate::clock;
use crate::fediverse::{Fediverse, World, source_of};
use crate::figures::Bound::{AtLeast, AtMost};
use crate::figures::{Figures, percentile};
use crate::options::Common;
use crate::process::Process;
use crate::signing::sign_post;
use crate::target::{Target, filler};

/// A server that asks to come back is asked again so soon: the pause is counted, as it is part of the rate.
const RETRY_PAUSE: Duration = Duration::from_millis(20);

#[derive(Debug, Args)]
pub struct Arguments {
    /// Activities sent.
    #[arg(long, default_value_t = 20_000)]
    pub activities: usize,
    /// Servers that they come from.
    #[arg(long, default_value_t = 20)]
    pub hosts: usize,
    /// Actors that they come from, spread over the servers.
    #[arg(long, default_value_t = 40)]
    pub actors: usize,
    /// Connections at once, each with one request under way.
    #[arg(long, default_value_t = 32)]
    pub connections: usize,
    /// Bytes of a note's text; the activity around it takes about 700 more.
    #[arg(long, default_value_t = 1_300)]
    pub text_bytes: usize,
}

/// # Errors
/// When it cannot be measured, or an activity is refused.
pub async fn run(common: &Common, arguments: &Arguments, figures: &mut Figures) -> anyhow::Result<()> {
    let trial = Trial::begin(common, &[], figures).await?;
    let hosts = arguments.hosts.clamp(1, arguments.actors.max(1));
    let fediverse = trial.fediverse(common, hosts, arguments.actors, false).await?;
    let each = format!("{} notes from {} actors on {hosts} servers", arguments.activities, arguments.actors);
    figures.fact("load", format!("{each} over {} connections", arguments.connections));
    figures.fact("signed with", common.signature.as_str());
    meet(&trial, &fediverse, arguments.actors).await?;
    let signed = {
        let (world, target) = (Arc::clone(&fediverse.world), Arc::clone(&trial.target));
        let (count, actors, text_bytes) = (arguments.activities, arguments.actors, arguments.text_bytes);
        tokio::task::spawn_blocking(move || (0..count).map(|number| note(&world, &target, number % actors, number, text_bytes)).collect())
    };
    let signed: anyhow::Result<Vec<Signed>> = signed.await?;
    let flood = Flood::run(&trial, signed?, arguments.connections).await?;
    // Each actor's last word is a Follow that is answered; what it sent before is then processed, because an actor's activities keep
    // their order.
    fediverse.follow(0..arguments.actors, &trial.target, 2).await?;
    let processed_after = flood.began.elapsed();
    trial.quiet().await?;
    let cpu = trial.cpu()?.saturating_sub(flood.cpu_before);
    report(&flood, cpu, processed_after, figures);
    report_honesty(&fediverse, figures)?;
    trial.report_memory(figures)?;
    trial.end().await
}

/// The server follows every sender, so that what they write concerns it, and they follow it, so that it knows their keys.
async fn meet(trial: &Trial, fediverse: &Fediverse, actors: usize) -> anyhow::Result<()> {
    fediverse.follow(0..actors, &trial.target, 1).await?;
    if trial.server.is_some() {
        let (session, mut connection) = (trial.target.session()?, trial.target.connection());
        for actor in 0..actors {
            session.follow(&mut connection, &fediverse.world.actor_url(actor)).await?;
        }
    }
    trial.quiet().await
}

/// A request made before the measuring begins.
struct Signed {
    headers: HeaderMap,
    body: Bytes,
}

/// A note to everybody that mentions the account, so that it concerns it whether or not it follows the author.
fn note(world: &World, target: &Target, actor: usize, number: usize, text_bytes: usize) -> anyhow::Result<Signed> {
    let url = world.actor_url(actor);
    let id = format!("{url}/notes/{number}");
    let public = "https://www.w3.org/ns/activitystreams#Public";
    let followers = format!("{url}/followers");
    let published = clock::rfc3339(Duration::ZERO);
    let document = json!({
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": format!("{id}/activity"), "type": "Create", "actor": url, "published": published, "to": [public], "cc": [followers, target.actor],
        "object": {
            "id": id, "type": "Note", "attributedTo": url, "published": published, "to": [public], "cc": [followers, target.actor],
            "content": format!("<p>{number}: {}</p>", filler(text_bytes)),
            "tag": [{"type": "Mention", "href": target.actor, "name": "@bench"}],
        },
    });
    let body = Bytes::from(document.to_string());
    let headers = sign_post(&world.signer(actor)?, &target.address.authority, &target.inbox, &body)?;
    Ok(Signed { headers, body })
}

/// What the flood took.
struct Flood {
    began: Instant,
    wall: Duration,
    cpu_before: Duration,
    /// Of the server, until the last answer.
    cpu: Duration,
    own_cpu: Duration,
    latency_ms: Vec<f64>,
    accepted: usize,
    /// Answers that asked to come back later.
    postponed: usize,
    /// Activities processed when the last one was accepted; `None` where the server does not tell.
    processed: Option<f64>,
}

impl Flood {
    async fn run(trial: &Trial, signed: Vec<Signed>, connections: usize) -> anyhow::Result<Self> {
        trial.quiet().await?;
        let this = Process(std::process::id());
        let processed_before = processed(trial).await?;
        let (cpu_before, own_before) = (trial.cpu()?, this.cpu()?);
        let (signed, next, postponed) = (Arc::new(signed), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let latencies = Arc::new(Mutex::new(Vec::with_capacity(signed.len())));
        let began = Instant::now();
        let mut tasks = JoinSet::new();
        for number in 0..connections.max(1) {
            let (signed, next, postponed, latencies) =
                (Arc::clone(&signed), Arc::clone(&next), Arc::clone(&postponed), Arc::clone(&latencies));
            let target = Arc::clone(&trial.target);
            tasks.spawn(async move {
                let source = target.address.socket.ip().is_loopback().then(|| source_of(number));
                let mut connection = crate::client::Connection::new(target.address.clone(), source);
                let mut own = Vec::new();
                while let Some(request) = signed.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let asked = Instant::now();
                    while !send(&mut connection, &target.inbox, request).await? {
                        postponed.fetch_add(1, Ordering::Relaxed);
                        tokio::time::sleep(RETRY_PAUSE).await;
                    }
                    own.push(ms(asked.elapsed()));
                }
                latencies.lock().unwrap_or_else(PoisonError::into_inner).append(&mut own);
                anyhow::Ok(())
            });
        }
        while let Some(ended) = tasks.join_next().await {
            ended??;
        }
        let wall = began.elapsed();
        let (cpu, own_cpu) = (trial.cpu()?.saturating_sub(cpu_before), this.cpu()?.saturating_sub(own_before));
        let processed = processed(trial).await?.map(|now| now - processed_before.unwrap_or(0.0));
        let latency_ms = std::mem::take(&mut *latencies.lock().unwrap_or_else(PoisonError::into_inner));
        let postponed = postponed.load(Ordering::Relaxed);
        Ok(Self { began, wall, cpu_before, cpu, own_cpu, accepted: latency_ms.len(), latency_ms, postponed, processed })
    }
}

/// Whether it was accepted; `false` when the server asked to come back.
async fn send(connection: &mut crate::client::Connection, inbox: &str, request: &Signed) -> anyhow::Result<bool> {
    let answer =
        connection.send(&Method::POST, inbox, &request.headers, request.body.clone()).await.context("an activity got no answer")?;
    match answer.status {
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => Ok(false),
        status => {
            anyhow::ensure!(status.is_success(), "an activity was answered {status}: {}", answer.text());
            Ok(true)
        }
    }
}

/// How many activities our own program has processed, as its figures tell.
async fn processed(trial: &Trial) -> anyhow::Result<Option<f64>> {
    match &trial.server {
        Some(server) => server.metric("allmende_inbox_processed_total").await,
        None => Ok(None),
    }
}

fn report(flood: &Flood, cpu: Duration, processed_after: Duration, figures: &mut Figures) {
    let accepted = count(flood.accepted);
    figures.add("accepted", accepted, "activities");
    figures.add("asked to come back later", count(flood.postponed), "times");
    let wall = flood.wall.as_secs_f64();
    figures.judge("accepted a second, load on the same cores", accepted / wall, "/s", AtLeast(4_000.0));
    let mut latency = flood.latency_ms.clone();
    figures.add("answer, p50", percentile(&mut latency, 0.5), "ms");
    figures.judge("answer, p99", percentile(&mut latency, 0.99), "ms", AtMost(25.0));
    figures.add("processed a second, from the first request on", accepted / processed_after.as_secs_f64(), "/s");
    if cpu.is_zero() {
        return;
    }
    let whole = ms(cpu) / accepted;
    // What was processed while others were still accepted cost something too: as much each as what was processed after that.
    let left = flood.processed.map(|done| (accepted - done).max(0.0)).filter(|left| *left > accepted / 20.0);
    if let Some(left) = left {
        let processing = ms(cpu.saturating_sub(flood.cpu)) / left;
        figures.add("processed when the last was accepted", accepted - left, "activities");
        figures.judge("processor time of the server each until accepted", (whole - processing).max(0.0), "ms", AtMost(0.25));
    } else {
        figures.add("processor time of the server each until the last was accepted", ms(flood.cpu) / accepted, "ms");
    }
    figures.judge("processor time of the server each, fully processed", whole, "ms", AtMost(0.6));
    figures.add("accepted and processed a second with one core for the server", 1_000.0 / whole, "/s");
    figures.add("processor of the load in use", flood.own_cpu.as_secs_f64() / wall * 100.0, "%");
}
