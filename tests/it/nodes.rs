//! Several nodes on one PostgreSQL: real processes, killed, stopped, and restarted one after the other under load.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use allmende_tests::nodes::{Cluster, until};
use http::StatusCode;
use serde_json::Value;
use tokio::time::Instant;

/// Short for the tests' sake, long enough that a busy machine does not look like a lost node.
const LEASE: Duration = Duration::from_secs(6);
/// For what takes moments to arrive on a machine that has other things to do.
const SOON: Duration = Duration::from_secs(60);
const PEERS: usize = 12;

type Outcome = anyhow::Result<()>;

async fn everybody_has_everything(cluster: &Cluster, count: usize) -> Outcome {
    until(SOON, "every peer has every activity", async || {
        let complete =
            cluster.records().iter().all(|record| record.first.iter().filter(|arrival| arrival.version.is_some()).count() >= count);
        Ok(complete && cluster.undelivered().await? == 0)
    })
    .await
}

fn held(cluster: &Cluster) -> usize {
    cluster.peers.iter().map(|peer| peer.gate().held()).sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q3_two_nodes_share_the_work_and_a_killed_ones_peers_are_taken_over_within_two_leases() -> Outcome {
    let Some(mut cluster) = Cluster::start(2, PEERS, LEASE, &[]).await? else { return Ok(()) };
    let mut writer = cluster.acquainted().await?;
    cluster.shared_out().await?;
    let shown: Value = serde_json::from_str(&cluster.members[1].site.ask(&["delivery", "nodes", "--json"], "").await?)?;
    let leases = |node: &Value| node["leases"].as_array().map_or(0, Vec::len);
    let nodes = shown["nodes"].as_array().map(|nodes| nodes.iter().map(leases).collect::<Vec<_>>()).unwrap_or_default();
    anyhow::ensure!(nodes.len() == 2 && nodes.iter().sum::<usize>() == 68, "the command shows who does what: {shown}");
    writer.publish().await;
    everybody_has_everything(&cluster, 1).await?;
    anyhow::ensure!(cluster.records().iter().all(|record| record.duplicates == 0), "nothing went twice");

    // Both have requests under way when one is killed.
    cluster.peers.iter().for_each(|peer| peer.gate().close(true));
    writer.publish().await;
    let peers = cluster.peers.len();
    until(SOON, "both nodes send", async || Ok(held(&cluster) == peers)).await?;
    cluster.take(0)?.kill().await?;
    let killed = Instant::now();
    until(SOON, "the killed node's requests broke off", async || Ok(held(&cluster) < peers)).await?;
    anyhow::ensure!(held(&cluster) > 0, "the other node's go on");
    cluster.peers.iter().for_each(|peer| peer.gate().close(false));
    until(SOON, "the other node holds everything", async || Ok(cluster.held_by(1).await? == 68)).await?;
    let took = killed.elapsed();
    anyhow::ensure!(took <= 2 * LEASE, "its peers were taken over after {took:?}, more than two leases of {LEASE:?}");
    println!("taken over after {:.1} s, lease {} s", took.as_secs_f64(), LEASE.as_secs());
    cluster.peers.iter().for_each(|peer| peer.gate().answer(StatusCode::SERVICE_UNAVAILABLE));
    writer.publish().await;
    everybody_has_everything(&cluster, 3).await?;

    // It comes back and gets its share again.
    cluster.start_again(0).await?;
    cluster.shared_out().await?;
    writer.publish().await;
    everybody_has_everything(&cluster, 4).await?;
    cluster.judge().await?;
    cluster.finish().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q3_a_stopped_node_goes_on_without_writing_under_its_old_lease() -> Outcome {
    let Some(cluster) = Cluster::start(2, PEERS, LEASE, &[]).await? else { return Ok(()) };
    let mut writer = cluster.acquainted().await?;
    cluster.shared_out().await?;
    cluster.peers.iter().for_each(|peer| peer.gate().close(true));
    writer.publish().await;
    let peers = cluster.peers.len();
    until(SOON, "both nodes send", async || Ok(held(&cluster) == peers)).await?;
    cluster.signal(0, "STOP").await?;
    // What is sent from here on passes; what waits goes on waiting.
    cluster.peers.iter().for_each(|peer| peer.gate().close(false));
    until(SOON, "the other node holds everything", async || Ok(cluster.held_by(1).await? == 68)).await?;
    let (_, before) = cluster.leases().await?;
    // The object goes on at the new owner. The proxy has turned away from the stopped node by now.
    writer.edit_all().await;
    cluster.peers.iter().for_each(|peer| peer.gate().answer(StatusCode::INTERNAL_SERVER_ERROR));
    // The running node's own requests were answered with 500 as well, and are tried again.
    everybody_has_everything(&cluster, 2).await?;
    let health = cluster.health().await?;

    // The stopped node finds answers that say that its peers fail: written, their endpoints would be in trouble.
    cluster.signal(0, "CONT").await?;
    cluster.shared_out().await?;
    anyhow::ensure!(cluster.health().await? == health, "the node that was stopped wrote about endpoints that it had lost");
    let (_, after) = cluster.leases().await?;
    anyhow::ensure!(before.iter().zip(&after).all(|(before, after)| before.token <= after.token), "tokens only grow");
    let log = cluster.log(0);
    let noticed = ["declared this one lost", "went to another node: nothing is written under it"];
    anyhow::ensure!(noticed.iter().any(|words| log.contains(words)), "it did not notice:\n{log}");
    writer.edit_all().await;
    everybody_has_everything(&cluster, 3).await?;
    cluster.judge().await?;
    cluster.finish().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn u8_a_rolling_restart_under_load_loses_nothing_and_answers_no_5xx() -> Outcome {
    // Time for the proxy to see that a node is about to stop.
    let drain = [("ALLMENDE_HTTP__DRAIN_SECONDS", "2")];
    let Some(mut cluster) = Cluster::start(2, 3, LEASE, &drain).await? else { return Ok(()) };
    let stop = Arc::new(AtomicBool::new(false));
    let load = cluster.load(&stop).await?;
    cluster.shared_out().await?;
    for round in 0..2 {
        for number in 0..2 {
            let before = cluster.proxy.served();
            let stopping = cluster.take(number)?;
            let began = Instant::now();
            stopping.stop().await?;
            let gap = began.elapsed();
            // Given back when it stopped, not lost later.
            let (nodes, leases) = cluster.leases().await?;
            anyhow::ensure!(nodes.len() == 1 && leases.iter().all(|lease| lease.owner.as_ref().is_none_or(|owner| *owner == nodes[0].id)));
            until(LEASE, "the other node holds everything", async || Ok(cluster.held_by(1 - number).await? == 68)).await?;
            println!(
                "round {round}: node {number} stopped in {:.1} s, {} requests meanwhile",
                gap.as_secs_f64(),
                cluster.proxy.served() - before
            );
            cluster.start_again(number).await?;
            cluster.shared_out().await?;
        }
    }
    cluster.finish_after(&stop, load).await
}
