//! `fanout`: a member publishes, and it goes to many inboxes.

use std::collections::HashMap;
use std::time::Duration;

use clap::Args;
use tokio::time::Instant;

use super::{ARRIVAL_PATIENCE, Trial, count, ms, report_honesty};
use crate::fediverse::{Fediverse, Mark, Mood};
use crate::figures::Bound::{AtLeast, AtMost};
use crate::figures::{Figures, float, percentile};
use crate::keys::Scheme;
use crate::options::Common;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Followers, each with an inbox of its own unless they share.
    #[arg(long, default_value_t = 1_000)]
    pub followers: usize,
    /// Servers that they live on (default: one for each follower, at most 1,000).
    #[arg(long)]
    pub hosts: Option<usize>,
    /// Followers of one server share an inbox.
    #[arg(long)]
    pub shared_inboxes: bool,
    /// Posts published one after the other without waiting for their deliveries.
    #[arg(long, default_value_t = 20)]
    pub posts: u32,
    /// Posts before that, each published when everything is quiet and waited for.
    #[arg(long, default_value_t = 5)]
    pub probes: u32,
    /// Bytes of a post's text; the activity around it takes about 1,300 more.
    #[arg(long, default_value_t = 700)]
    pub text_bytes: usize,
    /// Milliseconds that a peer takes to answer.
    #[arg(long, default_value_t = 0)]
    pub latency_ms: u64,
}

impl Arguments {
    pub fn host_count(&self) -> usize {
        self.hosts.unwrap_or_else(|| self.followers.min(1_000)).clamp(1, self.followers.max(1))
    }
}

/// # Errors
/// When it cannot be measured, or a delivery is lost or not believed.
pub async fn run(common: &Common, arguments: &Arguments, figures: &mut Figures) -> anyhow::Result<()> {
    let trial = Trial::begin(common, &[], figures).await?;
    let fediverse = trial.fediverse(common, arguments.host_count(), arguments.followers, arguments.shared_inboxes).await?;
    let endpoints = fediverse.endpoints();
    let text = format!(
        "{} followers, {endpoints} inboxes on {} servers, {} ms",
        arguments.followers,
        arguments.host_count(),
        arguments.latency_ms
    );
    figures.fact("peers", text);
    figures.fact("signed with", common.signature.as_str());
    let began = Instant::now();
    fediverse.follow(0..arguments.followers, &trial.target, 1).await?;
    figures.add("time for all to follow and be accepted", began.elapsed().as_secs_f64(), "s");
    fediverse.behave_all(Mood::Fine, Duration::from_millis(arguments.latency_ms));
    let mut fanout = Fanout { trial: &trial, fediverse: &fediverse, text_bytes: arguments.text_bytes, posts: 0 };
    // Nobody was delivered to before: the first post finds windows of one and no connections, and is not measured.
    fanout.publish(1, true).await?;
    let probes = fanout.publish(arguments.probes, true).await?;
    let load = fanout.publish(arguments.posts, false).await?;
    report(common, &probes, &load, arguments, figures);
    report_honesty(&fediverse, figures)?;
    trial.report_memory(figures)?;
    trial.end().await
}

fn report(common: &Common, probes: &Burst, load: &Burst, arguments: &Arguments, figures: &mut Figures) {
    let rsa = common.signature == Scheme::Rsa;
    let mut publish: Vec<f64> = probes.publish_ms.iter().chain(&load.publish_ms).copied().collect();
    figures.add("publish request, p50", percentile(&mut publish, 0.5), "ms");
    figures.judge("publish request, p99", percentile(&mut publish, 0.99), "ms", AtMost(50.0));
    let mut first = probes.first_ms.clone();
    figures.add("first byte out after the publish answer, p50", percentile(&mut first, 0.5), "ms");
    figures.judge("first byte out after the publish answer, p99", percentile(&mut first, 0.99), "ms", AtMost(5.0));
    let mut last = probes.last_ms.clone();
    figures.add("last inbox reached after the publish answer, p50", percentile(&mut last, 0.5), "ms");
    figures.add("deliveries measured", float(load.deliveries), "");
    let rate = float(load.deliveries) / load.wall.as_secs_f64();
    let bound = match (rsa, arguments.latency_ms) {
        (true, 0) => 4_000.0,
        (true, _) => 2_000.0,
        (false, _) => 15_000.0,
    };
    figures.judge("deliveries a second, peers on the same cores", rate, "/s", AtLeast(bound));
    if load.cpu > Duration::ZERO {
        let each = ms(load.cpu) / float(load.deliveries);
        if rsa {
            figures.judge("processor time of the server each delivery", each, "ms", AtMost(0.40));
        } else {
            figures.add("processor time of the server each delivery", each, "ms");
        }
        figures.add("deliveries a second with one core for the server", 1_000.0 / each, "/s");
        figures.add("processor of the server in use", load.cpu.as_secs_f64() / load.wall.as_secs_f64() * 100.0, "%");
        figures.add("processor of peers and load in use", load.own_cpu.as_secs_f64() / load.wall.as_secs_f64() * 100.0, "%");
    }
}

/// Publishing to the followers of one trial.
pub struct Fanout<'a> {
    pub trial: &'a Trial,
    pub fediverse: &'a Fediverse,
    pub text_bytes: usize,
    /// Published until now.
    pub posts: u32,
}

/// Some posts and what they took.
#[derive(Debug, Clone, Default)]
pub struct Burst {
    pub deliveries: u64,
    /// From the first publish request to the last arrival.
    pub wall: Duration,
    /// Of the server, until it was quiet again; zero where unknown.
    pub cpu: Duration,
    /// Of the peers and the load, until the last arrival.
    pub own_cpu: Duration,
    pub publish_ms: Vec<f64>,
    /// From the publish answer to the first and the last arrival; 0 when it came before the answer.
    pub first_ms: Vec<f64>,
    pub last_ms: Vec<f64>,
}

impl Fanout<'_> {
    /// Publishes `posts` one after the other and waits until all arrived everywhere; `each` waits after every one.
    pub async fn publish(&mut self, posts: u32, each: bool) -> anyhow::Result<Burst> {
        let endpoints = u64::try_from(self.fediverse.endpoints())?;
        let record = &self.fediverse.world.record;
        let this = crate::process::Process(std::process::id());
        self.trial.quiet().await?;
        let (mut expected, cpu, own_cpu) = (record.believed(), self.trial.cpu()?, this.cpu()?);
        let mut connection = self.trial.target.connection();
        let mut answered = HashMap::new();
        let mut burst = Burst::default();
        let began = Instant::now();
        for _ in 0..posts {
            self.posts += 1;
            let mark = Mark { post: self.posts, version: 1 };
            let published = self.trial.target.publish(&mut connection, mark, self.text_bytes).await?;
            answered.insert(self.posts, published.answered_at);
            burst.publish_ms.push(ms(published.took));
            expected += endpoints;
            if each {
                self.fediverse.wait_for(expected, ARRIVAL_PATIENCE).await?;
                self.trial.quiet().await?;
            }
        }
        self.fediverse.wait_for(expected, ARRIVAL_PATIENCE).await?;
        burst.own_cpu = this.cpu()?.saturating_sub(own_cpu);
        self.trial.quiet().await?;
        burst.cpu = self.trial.cpu()?.saturating_sub(cpu);
        burst.deliveries = endpoints * u64::from(posts);
        let mut last = began;
        let mut spans: HashMap<u32, (Instant, Instant)> = HashMap::new();
        for arrival in record.arrivals(&|_| true, 1) {
            if answered.contains_key(&arrival.post) {
                let span = spans.entry(arrival.post).or_insert((arrival.at, arrival.at));
                *span = (span.0.min(arrival.at), span.1.max(arrival.at));
                last = last.max(arrival.at);
            }
        }
        for (post, answered_at) in &answered {
            if let Some((first, end)) = spans.get(post) {
                burst.first_ms.push(ms(first.saturating_duration_since(*answered_at)));
                burst.last_ms.push(ms(end.saturating_duration_since(*answered_at)));
            }
        }
        burst.wall = last - began;
        Ok(burst)
    }
}

/// Deliveries a second of a burst.
#[must_use]
pub fn rate(burst: &Burst) -> f64 {
    float(burst.deliveries) / burst.wall.as_secs_f64().max(f64::EPSILON)
}

/// How many posts make about so many deliveries.
#[must_use]
pub fn posts_for(deliveries: usize, endpoints: usize) -> u32 {
    let posts = (count(deliveries) / count(endpoints).max(1.0)).ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small positive number")]
    let posts = posts as u32;
    posts.max(1)
}
