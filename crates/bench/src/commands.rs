//! What can be measured: one file each.

pub mod absence;
pub mod backlog;
pub mod blackholes;
pub mod fanout;
pub mod idle;
pub mod inbox;
pub mod latency;
pub mod pages;
pub mod read;

use std::sync::Arc;
use std::time::Duration;

use crate::fediverse::{Fediverse, Naming, Plan};
use crate::figures::{Figures, float};
use crate::machine::{self, Ceiling};
use crate::options::{Cli, Command, Common};
use crate::server::Server;
use crate::target::Target;

/// For a server to become quiet after a load.
const QUIET_WITHIN: Duration = Duration::from_secs(600);
/// Without another arrival for so long, no more are coming: longer than the first backoff of a peer.
const ARRIVAL_PATIENCE: Duration = Duration::from_secs(60);

/// Runs the chosen command.
///
/// # Errors
/// When it could not be measured, or something was lost, forged or refused on the way.
pub async fn run(cli: &Cli, ceiling: &Ceiling) -> anyhow::Result<Figures> {
    let mut figures = Figures::default();
    machine::describe(&mut figures);
    match &cli.command {
        Command::Fanout(arguments) => fanout::run(&cli.common, arguments, &mut figures).await?,
        Command::Inbox(arguments) => inbox::run(&cli.common, arguments, &mut figures).await?,
        Command::Latency(arguments) => latency::run(&cli.common, arguments, &mut figures).await?,
        Command::Blackholes(arguments) => blackholes::run(&cli.common, arguments, &mut figures).await?,
        Command::Return(arguments) => absence::run(&cli.common, arguments, &mut figures).await?,
        Command::Backlog(arguments) => backlog::run(&cli.common, arguments, &mut figures).await?,
        Command::Idle(arguments) => idle::run(&cli.common, arguments, &mut figures).await?,
        Command::Pages(arguments) => pages::run(&cli.common, arguments, &mut figures).await?,
        Command::Read(arguments) => read::run(&cli.common, arguments, &mut figures).await?,
    }
    ceiling.report(&mut figures);
    Ok(figures)
}

/// A server under test, ready to be measured.
pub struct Trial {
    /// Our own program; `None` for a server that runs elsewhere.
    pub server: Option<Server>,
    pub target: Arc<Target>,
}

impl Trial {
    /// Starts our own program with these settings, or finds the other server.
    ///
    /// # Errors
    /// When there is none.
    pub async fn begin(common: &Common, settings: &[(&str, &str)], figures: &mut Figures) -> anyhow::Result<Self> {
        if let Some(url) = &common.target {
            let target = Target::elsewhere(url, common).await?;
            figures.fact("server", format!("{url}, {}", target.actor));
            return Ok(Self { server: None, target: Arc::new(target) });
        }
        let mut server = Server::prepare(common, settings).await?;
        server.start().await?;
        let engine = if common.postgres.is_some() { "PostgreSQL (its own processes are not counted)" } else { "SQLite" };
        figures.fact("server", format!("{}, {engine}", server.run(&["--version"], "").await?.trim()));
        let target = Arc::new(Target::of_server(&server).await?);
        Ok(Self { server: Some(server), target })
    }

    /// A fediverse that takes what the target sends.
    ///
    /// # Errors
    /// When it cannot start.
    pub async fn fediverse(&self, common: &Common, hosts: usize, actors: usize, shared_inboxes: bool) -> anyhow::Result<Fediverse> {
        let by_default = if self.server.is_some() { Naming::Names } else { Naming::Ports };
        let naming = common.naming.unwrap_or(by_default);
        let plan = Plan { hosts, actors, naming, shared_inboxes, scheme: common.signature, verify_every: common.verify_every };
        let fediverse = Fediverse::start(plan).await?;
        fediverse.world.expect_sender(self.target.address.clone());
        Ok(fediverse)
    }

    /// Processor time of the server until now; zero where its process is not known.
    ///
    /// # Errors
    /// When it is gone.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        self.target.process.map_or(Ok(Duration::ZERO), |process| process.cpu())
    }

    /// Waits until the server does nothing any more; where its process is not known, for a while.
    ///
    /// # Errors
    /// When it does not become quiet.
    pub async fn quiet(&self) -> anyhow::Result<()> {
        match self.target.process {
            Some(process) => process.quiet(QUIET_WITHIN).await.map(|_| ()),
            None => {
                tokio::time::sleep(Duration::from_secs(2)).await;
                Ok(())
            }
        }
    }

    /// Resident memory, now and at its highest.
    ///
    /// # Errors
    /// When the server is gone.
    pub fn report_memory(&self, figures: &mut Figures) -> anyhow::Result<()> {
        if let Some(process) = self.target.process {
            let (now, highest) = process.resident_kib()?;
            figures.add("resident memory at the end", float(now) / 1_024.0, "MiB");
            figures.add("resident memory at its highest", float(highest) / 1_024.0, "MiB");
        }
        Ok(())
    }

    /// Stops our own program in order.
    ///
    /// # Errors
    /// When it does not stop.
    pub async fn end(mut self) -> anyhow::Result<()> {
        match &mut self.server {
            Some(server) => server.stop().await,
            None => Ok(()),
        }
    }
}

/// Milliseconds as a float.
#[must_use]
pub fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

/// A whole number as a float.
#[must_use]
pub fn count(number: usize) -> f64 {
    float(u64::try_from(number).unwrap_or(u64::MAX))
}

/// What the peers say of what came to them: an honest server causes none of it.
///
/// # Errors
/// When something was not believed.
pub fn report_honesty(fediverse: &Fediverse, figures: &mut Figures) -> anyhow::Result<()> {
    use crate::figures::Bound::AtMost;
    let record = &fediverse.world.record;
    let (checked, rfc_9421) = record.signatures();
    figures.add("signatures checked and right", float(checked), "");
    figures.add("of these by RFC 9421", float(rfc_9421), "");
    figures.judge("arrived again", float(record.duplicates()), "deliveries", AtMost(0.0));
    figures.judge("arrived out of order for one object", float(record.disordered()), "deliveries", AtMost(0.0));
    anyhow::ensure!(record.disbelieved() == 0, "{} requests were not believed{}", record.disbelieved(), record.complaints());
    Ok(())
}
