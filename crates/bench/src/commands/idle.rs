//! `idle`: what it costs to do nothing.

use std::time::Duration;

use clap::Args;

use super::ms;
use crate::figures::Bound::AtMost;
use crate::figures::{Figures, float};
use crate::options::Common;
use crate::server::Server;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Seconds of doing nothing.
    #[arg(long, default_value_t = 10)]
    pub seconds: u64,
    /// Starts, of which the fastest counts: a busy machine only ever makes one slower.
    #[arg(long, default_value_t = 3)]
    pub starts: u32,
}

/// # Errors
/// When it cannot be measured.
pub async fn run(common: &Common, arguments: &Arguments, figures: &mut Figures) -> anyhow::Result<()> {
    anyhow::ensure!(common.target.is_none(), "idle starts the server itself; watch another one with your system's own tools");
    let mut server = Server::prepare(common, &[]).await?;
    figures.fact("server", server.run(&["--version"], "").await?.trim());
    let mut starts = Vec::new();
    for start in 0..arguments.starts.max(1) {
        if start > 0 {
            server.stop().await?;
        }
        server.start().await?;
        starts.push(server.start_took);
    }
    let fastest = starts.iter().min().copied().unwrap_or_default();
    figures.judge("start to first answer, with a database", ms(fastest), "ms", AtMost(300.0));
    let process = server.process()?;
    let before = process.cpu()?;
    tokio::time::sleep(Duration::from_secs(arguments.seconds)).await;
    let used = process.cpu()?.saturating_sub(before);
    figures.add(format!("processor time in {} s of idleness", arguments.seconds), ms(used), "ms");
    let (now, highest) = process.resident_kib()?;
    figures.judge("resident memory, idle", float(now) / 1_024.0, "MiB", AtMost(25.0));
    figures.add("resident memory at its highest", float(highest) / 1_024.0, "MiB");
    server.stop().await
}
