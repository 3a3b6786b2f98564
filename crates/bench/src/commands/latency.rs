//! `latency`: the same followers, nearer and farther away.

use std::time::Duration;

use clap::Args;

use super::fanout::{Fanout, posts_for, rate};
use super::{Trial, ms, report_honesty};
use crate::fediverse::Mood;
use crate::figures::Bound::AtLeast;
use crate::figures::{Figures, float};
use crate::options::Common;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Peers, each a server with one inbox.
    #[arg(long, default_value_t = 1_000)]
    pub peers: usize,
    /// Milliseconds that they take to answer, one measurement for each.
    #[arg(long, value_delimiter = ',', default_value = "0,50,100,300")]
    pub latencies_ms: Vec<u64>,
    /// Deliveries of each measurement, about.
    #[arg(long, default_value_t = 20_000)]
    pub deliveries: usize,
    /// Bytes of a post's text.
    #[arg(long, default_value_t = 700)]
    pub text_bytes: usize,
}

/// # Errors
/// When it cannot be measured, or a delivery is lost or not believed.
pub async fn run(common: &Common, arguments: &Arguments, figures: &mut Figures) -> anyhow::Result<()> {
    let trial = Trial::begin(common, &[], figures).await?;
    let fediverse = trial.fediverse(common, arguments.peers, arguments.peers, false).await?;
    figures.fact("peers", format!("{} servers with one inbox each", arguments.peers));
    figures.fact("signed with", common.signature.as_str());
    fediverse.follow(0..arguments.peers, &trial.target, 1).await?;
    let mut fanout = Fanout { trial: &trial, fediverse: &fediverse, text_bytes: arguments.text_bytes, posts: 0 };
    let posts = posts_for(arguments.deliveries, fediverse.endpoints());
    for latency_ms in &arguments.latencies_ms {
        fediverse.behave_all(Mood::Fine, Duration::from_millis(*latency_ms));
        // Windows and connections are as the latency before left them.
        fanout.publish(1, true).await?;
        let burst = fanout.publish(posts, false).await?;
        let name = format!("deliveries a second, peers at {latency_ms} ms");
        if *latency_ms == 100 {
            figures.judge(name, rate(&burst), "/s", AtLeast(2_000.0));
        } else {
            figures.add(name, rate(&burst), "/s");
        }
        if burst.cpu > Duration::ZERO {
            figures.add(format!("processor time each, peers at {latency_ms} ms"), ms(burst.cpu) / float(burst.deliveries), "ms");
        }
    }
    report_honesty(&fediverse, figures)?;
    trial.report_memory(figures)?;
    trial.end().await
}
