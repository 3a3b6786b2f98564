//! `blackholes`: what peers that never answer cost those that do.

use std::collections::HashMap;
use std::time::Duration;

use clap::Args;
use tokio::time::Instant;

use super::{ARRIVAL_PATIENCE, Trial, ms, report_honesty};
use crate::fediverse::{Fediverse, Mark, Mood};
use crate::figures::Bound::AtMost;
use crate::figures::{Figures, percentile};
use crate::options::Common;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Peers, each a server with one inbox.
    #[arg(long, default_value_t = 500)]
    pub peers: usize,
    /// How many of a hundred fall silent.
    #[arg(long, default_value_t = 30)]
    pub silent_percent: usize,
    /// Posts of each half.
    #[arg(long, default_value_t = 40)]
    pub posts: u32,
    /// Milliseconds from one post to the next: below what the server can do, so that only waiting is measured.
    #[arg(long, default_value_t = 1_000)]
    pub pause_ms: u64,
    /// Milliseconds that a healthy peer takes to answer.
    #[arg(long, default_value_t = 20)]
    pub latency_ms: u64,
    /// Bytes of a post's text.
    #[arg(long, default_value_t = 700)]
    pub text_bytes: usize,
}

/// # Errors
/// When it cannot be measured, or a delivery to a healthy peer is lost or not believed.
pub async fn run(common: &Common, arguments: &Arguments, figures: &mut Figures) -> anyhow::Result<()> {
    let trial = Trial::begin(common, &[], figures).await?;
    let fediverse = trial.fediverse(common, arguments.peers, arguments.peers, false).await?;
    let silent = arguments.peers * arguments.silent_percent.min(100) / 100;
    figures.fact("peers", format!("{} servers with one inbox each, of which {silent} fall silent", arguments.peers));
    figures.fact("signed with", common.signature.as_str());
    fediverse.follow(0..arguments.peers, &trial.target, 1).await?;
    fediverse.behave_all(Mood::Fine, Duration::from_millis(arguments.latency_ms));
    let mut halves = Halves { trial: &trial, fediverse: &fediverse, arguments, silent, posts: 0 };
    // Not measured: everybody's first delivery.
    halves.publish(1, arguments.peers).await?;
    let mut healthy = halves.publish(arguments.posts, arguments.peers).await?;
    // Every third or so, so that they lie among the healthy ones in any order that the server may have.
    for host in (0..arguments.peers).filter(|host| is_silent(*host, silent, arguments.peers)) {
        fediverse.behave(host, Mood::Silent, Duration::ZERO);
    }
    let mut beside = halves.publish(arguments.posts, arguments.peers - silent).await?;
    for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
        figures.add(format!("from publishing to a healthy peer, all healthy, {name}"), percentile(&mut healthy, share), "ms");
        figures.add(format!("from publishing to a healthy peer, {silent} silent, {name}"), percentile(&mut beside, share), "ms");
    }
    let rise = (percentile(&mut beside, 0.99) / percentile(&mut healthy, 0.99).max(f64::EPSILON) - 1.0) * 100.0;
    figures.judge("rise of the healthy peers' p99", rise, "%", AtMost(10.0));
    report_honesty(&fediverse, figures)?;
    trial.report_memory(figures)?;
    trial.end().await
}

/// Spreads `silent` of `all` evenly.
const fn is_silent(host: usize, silent: usize, all: usize) -> bool {
    (host + 1) * silent / all > host * silent / all
}

struct Halves<'a> {
    trial: &'a Trial,
    fediverse: &'a Fediverse,
    arguments: &'a Arguments,
    silent: usize,
    posts: u32,
}

impl Halves<'_> {
    /// Publishes at a steady pace; milliseconds from each publish answer to each arrival at a peer that stays healthy throughout.
    /// `reached` of the peers are expected to take each post.
    async fn publish(&mut self, posts: u32, reached: usize) -> anyhow::Result<Vec<f64>> {
        self.trial.quiet().await?;
        let record = &self.fediverse.world.record;
        let expected = record.believed() + u64::from(posts) * u64::try_from(reached)?;
        let mut connection = self.trial.target.connection();
        let mut answered = HashMap::new();
        let mut turn = tokio::time::interval(Duration::from_millis(self.arguments.pause_ms.max(1)));
        for _ in 0..posts {
            turn.tick().await;
            self.posts += 1;
            let mark = Mark { post: self.posts, version: 1 };
            let published = self.trial.target.publish(&mut connection, mark, self.arguments.text_bytes).await?;
            answered.insert(self.posts, published.answered_at);
        }
        self.fediverse.wait_for(expected, ARRIVAL_PATIENCE).await?;
        let (silent, all) = (self.silent, self.arguments.peers);
        let arrivals = record.arrivals(&move |host| !is_silent(host, silent, all), all);
        let taken = |at: Instant, post: u32| answered.get(&post).map(|answered_at| ms(at.saturating_duration_since(*answered_at)));
        Ok(arrivals.into_iter().filter_map(|arrival| taken(arrival.at, arrival.post)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::is_silent;

    #[test]
    fn the_silent_ones_are_spread_evenly() {
        let silent: Vec<usize> = (0..10).filter(|host| is_silent(*host, 3, 10)).collect();
        assert_eq!(silent, [3, 6, 9]);
        assert_eq!((0..1_000).filter(|host| is_silent(*host, 300, 1_000)).count(), 300);
    }
}
