//! Several nodes of one instance: real processes on one PostgreSQL, behind a proxy, with peers and members who remember.

pub mod proxy;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use allmende_db::leases::{self, Lease, Node};
use allmende_db::{Db, sql};
use anyhow::Context as _;
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::chance::TestChance;
use crate::crash::checker::{self, Finding};
use crate::crash::load_out::Writer;
use crate::crash::peer::{Peer, Record};
use crate::crash::server::{Running, Site, Start};
use crate::crash::snapshot::Snapshot;
use crate::crash::{HANDLE, LOGIN, PASSWORD, Shared, client, lock, prepare, readable, start_load};
use crate::database::TestDatabase;
use proxy::Proxy;

const POLL: Duration = Duration::from_millis(50);
/// For a backlog to be worked off by debug builds on a busy machine.
const QUIET_WITHIN: Duration = Duration::from_secs(180);

/// One node.
pub struct Member {
    pub site: Site,
    pub running: Option<Running>,
    _directory: tempfile::TempDir,
}

/// Nodes, their database, and who talks to them.
pub struct Cluster {
    pub members: Vec<Member>,
    pub proxy: Proxy,
    pub peers: Vec<Peer>,
    pub shared: Arc<Shared>,
    pub chance: TestChance,
    pub lease: Duration,
    db: Db,
    database: TestDatabase,
}

impl Cluster {
    /// Starts `nodes` nodes and `peers` peers; `None` when the developer left PostgreSQL out.
    ///
    /// # Errors
    /// When something does not start.
    pub async fn start(nodes: usize, peers: usize, lease: Duration, settings: &[(&str, &str)]) -> anyhow::Result<Option<Self>> {
        let Some(database) = TestDatabase::empty_postgres().await else { return Ok(None) };
        let allmende_db::Location::Postgres { url, .. } = &database.location else { anyhow::bail!("not PostgreSQL") };
        let (chance, client) = (TestChance::seeded(crate::crash::fresh_seed()), client()?);
        let (listener, public) = Proxy::place().await?;
        let lease_seconds = lease.as_secs().to_string();
        let mut members = Vec::new();
        for _ in 0..nodes {
            let directory = tempfile::Builder::new().prefix("allmende-node-").tempdir()?;
            let mut site = Site::new(directory.path(), Some(url), &chance, &client)?;
            site.stand_behind(&public);
            site.set("ALLMENDE_DELIVERY__LEASE_SECONDS", &lease_seconds);
            settings.iter().for_each(|(name, value)| site.set(name, value));
            members.push(Member { site, running: None, _directory: directory });
        }
        let own = members.iter().map(|member| member.site.own.clone()).collect();
        let proxy = Proxy::start(listener, public.clone(), own, &client);
        let shared = Arc::new(Shared { server: public.clone(), client: client.clone(), ledger: std::sync::Mutex::default() });
        let mut around = Vec::new();
        for _ in 0..peers {
            around.push(Peer::start(1, &public, &client).await?);
        }
        let db = Db::open(&database.location).await?;
        let mut cluster = Self { members, proxy, peers: around, shared, chance, lease, db, database };
        // Together, on an empty database.
        for member in &mut cluster.members {
            member.running = Some(member.site.spawn(&Start::default())?);
        }
        for number in 0..nodes {
            cluster.ready(number).await?;
        }
        prepare(&cluster.members.first().context("a node")?.site).await?;
        Ok(Some(cluster))
    }

    async fn ready(&mut self, number: usize) -> anyhow::Result<()> {
        let member = self.members.get_mut(number).context("a node of that number")?;
        let running = member.running.as_mut().context("it runs")?;
        member.site.ready(running).await?;
        let proxy = &self.proxy;
        until(Duration::from_secs(20), "the proxy believes in it", async || Ok(proxy.believes_in(number))).await
    }

    /// Starts a node that is down.
    ///
    /// # Errors
    /// When it does not get ready.
    pub async fn start_again(&mut self, number: usize) -> anyhow::Result<()> {
        let member = self.members.get_mut(number).context("a node of that number")?;
        member.running = Some(member.site.spawn(&Start::default())?);
        self.ready(number).await
    }

    /// Takes the process of a node out, to end it.
    ///
    /// # Errors
    /// When it does not run.
    pub fn take(&mut self, number: usize) -> anyhow::Result<Running> {
        self.members.get_mut(number).and_then(|member| member.running.take()).context("it runs")
    }

    /// Sends a signal to a node.
    ///
    /// # Errors
    /// When it cannot be sent.
    pub async fn signal(&self, number: usize, name: &str) -> anyhow::Result<()> {
        let running = self.members.get(number).and_then(|member| member.running.as_ref()).context("it runs")?;
        running.signal(name).await
    }

    /// What a node logged.
    #[must_use]
    pub fn log(&self, number: usize) -> String {
        self.members.get(number).and_then(|member| std::fs::read_to_string(member.site.log()).ok()).unwrap_or_default()
    }

    /// The nodes and leases in the table.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn leases(&self) -> anyhow::Result<(Vec<Node>, Vec<Lease>)> {
        let mut conn = self.db.read().await?;
        Ok((leases::nodes(&mut conn).await?, leases::all(&mut conn).await?))
    }

    /// How many leases a node holds.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn held_by(&self, number: usize) -> anyhow::Result<usize> {
        let own = self.members.get(number).context("a node of that number")?.site.own.clone();
        let listens = format!("{}:{}", own.host_str().unwrap_or_default(), own.port().unwrap_or_default());
        let (nodes, leases) = self.leases().await?;
        let node = nodes.iter().find(|node| node.name.ends_with(&listens));
        Ok(node.map_or(0, |node| leases.iter().filter(|lease| lease.owner.as_ref() == Some(&node.id)).count()))
    }

    /// Waits until every lease is held by a running node, each of them holding some.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn shared_out(&self) -> anyhow::Result<()> {
        until(Duration::from_secs(60), "every node holds its share", async || {
            let mut all = 0;
            for (number, member) in self.members.iter().enumerate() {
                let held = self.held_by(number).await?;
                if member.running.is_some() && held == 0 {
                    return Ok(false);
                }
                all += held;
            }
            Ok(all == 68)
        })
        .await
    }

    /// A member, with the peers following the cooperative and followed by it, without load.
    ///
    /// # Errors
    /// When somebody is refused.
    pub async fn acquainted(&self) -> anyhow::Result<Writer> {
        let stop = Arc::new(AtomicBool::new(true));
        // Told to stop before it begins: nothing is sent but the follows.
        let mut load = start_load(&self.shared, &self.peers, &self.chance, &stop).await?;
        while let Some(ended) = load.join_next().await {
            ended?;
        }
        Writer::sign_in(Arc::clone(&self.shared), HANDLE, LOGIN, PASSWORD, self.chance.next(), stop).await
    }

    /// Load in and out until `stop`.
    ///
    /// # Errors
    /// When somebody is refused.
    pub async fn load(&self, stop: &Arc<AtomicBool>) -> anyhow::Result<JoinSet<()>> {
        start_load(&self.shared, &self.peers, &self.chance, stop).await
    }

    /// What each peer got.
    #[must_use]
    pub fn records(&self) -> Vec<Record> {
        self.peers.iter().map(Peer::record).collect()
    }

    /// Health of all endpoints as text, to compare.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn health(&self) -> anyhow::Result<Vec<String>> {
        let mut conn = self.db.read().await?;
        let endpoints = allmende_db::queue::endpoint_overview(&mut conn).await?;
        let mut health: Vec<String> = endpoints.into_iter().map(|status| format!("{:?}", status.endpoint)).collect();
        health.sort();
        Ok(health)
    }

    /// How many deliveries are pending, parked or dead.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn undelivered(&self) -> anyhow::Result<i64> {
        let mut conn = self.db.read().await?;
        let waiting = sql("SELECT (SELECT COUNT(*) FROM deliveries) + (SELECT COUNT(*) FROM dead_letters)
             + (SELECT COUNT(*) FROM events WHERE handled_at IS NULL) AS number");
        Ok(waiting.fetch_one(&mut conn, |row| row.get("number")).await?)
    }

    /// Waits until nothing is under way and checks every invariant.
    ///
    /// # Errors
    /// With what is wrong.
    pub async fn judge(&self) -> anyhow::Result<()> {
        until(QUIET_WITHIN, "nothing waits any more", async || Ok(Snapshot::read(&self.db).await?.is_quiet())).await?;
        let ledger = lock(&self.shared.ledger).clone();
        let mut findings: Vec<Finding> = readable::check(&self.shared, &ledger).await?;
        findings.extend(checker::when_quiet(&ledger, &Snapshot::read(&self.db).await?, &self.records()));
        let mut wrong: Vec<String> = findings.iter().map(ToString::to_string).collect();
        wrong.extend(self.proxy.failures());
        wrong.extend(self.members.iter().flat_map(|member| member.site.panics()));
        wrong.truncate(20);
        anyhow::ensure!(wrong.is_empty(), "{} findings:\n  {}", wrong.len(), wrong.join("\n  "));
        Ok(())
    }

    /// Ends a load and judges what came of it, then as [`Self::finish`].
    ///
    /// # Errors
    /// With what is wrong.
    ///
    /// # Panics
    /// When the load did.
    pub async fn finish_after(self, stop: &AtomicBool, mut load: JoinSet<()>) -> anyhow::Result<()> {
        stop.store(true, Ordering::SeqCst);
        while let Some(ended) = load.join_next().await {
            ended?;
        }
        self.judge().await?;
        println!("{} requests through the proxy, 0 answered 5xx", self.proxy.served());
        self.finish().await
    }

    /// Stops what runs, in order, and removes the database.
    ///
    /// # Errors
    /// When a node does not stop in order.
    pub async fn finish(mut self) -> anyhow::Result<()> {
        for member in &mut self.members {
            if let Some(running) = member.running.take() {
                running.stop().await?;
            }
        }
        let (nodes, leases) = self.leases().await?;
        anyhow::ensure!(nodes.is_empty(), "who stopped in order is no node any more: {nodes:?}");
        anyhow::ensure!(leases.iter().all(|lease| lease.owner.is_none()), "everything was given back: {leases:?}");
        self.db.close().await;
        self.database.remove().await;
        Ok(())
    }
}

/// Waits for a condition.
///
/// # Errors
/// When it does not come in time, or cannot be looked at.
pub async fn until(within: Duration, what: &str, mut holds: impl AsyncFnMut() -> anyhow::Result<bool>) -> anyhow::Result<()> {
    let deadline = Instant::now() + within;
    while !holds().await? {
        anyhow::ensure!(Instant::now() < deadline, "not within {within:?}: {what}");
        tokio::time::sleep(POLL).await;
    }
    Ok(())
}
