//! A fediverse on this machine: any number of servers with actors, keys, WebFinger, NodeInfo and inboxes, each as slow, broken or
//! silent as it is told to be. They believe only what is signed, and remember what arrived.
//!
//! Servers differ by name (`p17.localhost`, RFC 6761; a few ports for all) or by port (`localhost:PORT`). Either way the server under
//! test sees as many hosts, each with connections of its own.

mod documents;
mod following;
mod record;
mod sender_keys;
mod serving;

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use anyhow::Context as _;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use crate::client::Address;
use crate::keys::{EdKey, RSA_KEYS, RsaKey, Scheme};
use crate::signing::Signer;
pub use following::source_of;
pub use record::{Mark, Record};
use sender_keys::SenderKeys;

/// Ports for all servers together when they differ by name: each port allows some 28,000 connections.
const LISTENERS_BY_NAME: usize = 4;

/// How the servers are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Naming {
    /// `p17.localhost:PORT`, for a server under test that resolves such names (RFC 6761, 6.3), as ours does.
    Names,
    /// `localhost:PORT`, one port for each.
    Ports,
}

/// How large, and of what kind.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub hosts: usize,
    /// Spread evenly over the hosts.
    pub actors: usize,
    pub naming: Naming,
    /// Actors of one host name one inbox for all.
    pub shared_inboxes: bool,
    /// How their own requests are signed; with Ed25519 they also say that they take it.
    pub scheme: Scheme,
    /// The signature of every so manieth delivery is checked.
    pub verify_every: u64,
}

/// What a server does with a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes it.
    Fine,
    /// Reads it and never answers.
    Silent,
    /// Answers 503.
    Failing,
}

impl Mood {
    const fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Silent => 1,
            Self::Failing => 2,
        }
    }

    const fn of(code: u8) -> Self {
        match code {
            1 => Self::Silent,
            2 => Self::Failing,
            _ => Self::Fine,
        }
    }
}

/// One simulated server.
struct Host {
    /// Host and port as in its URLs.
    authority: String,
    mood: AtomicU8,
    /// Microseconds from a request to its answer.
    latency_us: AtomicU64,
}

/// Everything that the connections share.
pub struct World {
    plan: Plan,
    hosts: Vec<Host>,
    by_authority: HashMap<String, usize>,
    rsa: Vec<RsaKey>,
    ed25519: Vec<EdKey>,
    senders: SenderKeys,
    /// Follows that are to be accepted: who is followed, by whom, and the Accept.
    agreements: mpsc::UnboundedSender<(usize, String, Value)>,
    pub record: Record,
}

/// The simulated fediverse. Dropped, its servers are gone.
pub struct Fediverse {
    pub world: Arc<World>,
    ports: Vec<u16>,
    /// `false` closes every port and connection.
    open: watch::Sender<bool>,
}

impl Fediverse {
    /// Starts all servers.
    ///
    /// # Errors
    /// When no port is free or no key can be made.
    pub async fn start(plan: Plan) -> anyhow::Result<Self> {
        let count = if plan.naming == Naming::Ports { plan.hosts } else { LISTENERS_BY_NAME.min(plan.hosts) };
        let mut listeners = Vec::with_capacity(count);
        for _ in 0..count {
            listeners.push(TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.context("no port is free")?);
        }
        let ports = listeners.iter().map(|listener| Ok(listener.local_addr()?.port())).collect::<anyhow::Result<Vec<u16>>>()?;
        let (agreements, asked) = mpsc::unbounded_channel();
        let world = tokio::task::spawn_blocking({
            let ports = ports.clone();
            move || World::new(plan, &ports, agreements)
        });
        let world = Arc::new(world.await??);
        tokio::spawn(agree(Arc::downgrade(&world), asked));
        let (open, _) = watch::channel(true);
        let fediverse = Self { world, ports, open };
        fediverse.listen(listeners);
        Ok(fediverse)
    }

    fn listen(&self, listeners: Vec<TcpListener>) {
        for listener in listeners {
            tokio::spawn(serving::listen(listener, Arc::clone(&self.world), self.open.subscribe()));
        }
    }

    /// Closes every port and connection: whoever asks is refused.
    pub fn go_down(&self) {
        self.open.send_replace(false);
    }

    /// Opens the same ports again.
    ///
    /// # Errors
    /// When somebody else took one meanwhile.
    pub async fn come_back(&self) -> anyhow::Result<()> {
        let mut listeners = Vec::with_capacity(self.ports.len());
        for port in &self.ports {
            listeners.push(TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, *port))).await.context("the port is taken")?);
        }
        self.open.send_replace(true);
        self.listen(listeners);
        Ok(())
    }

    /// Sets how one server behaves from now on.
    pub fn behave(&self, host: usize, mood: Mood, latency: Duration) {
        if let Some(host) = self.world.hosts.get(host) {
            host.mood.store(mood.code(), Ordering::Relaxed);
            host.latency_us.store(u64::try_from(latency.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
        }
    }

    /// Sets how all of them behave.
    pub fn behave_all(&self, mood: Mood, latency: Duration) {
        for host in 0..self.world.hosts.len() {
            self.behave(host, mood, latency);
        }
    }

    /// How many distinct inboxes the followers have.
    #[must_use]
    pub fn endpoints(&self) -> usize {
        let plan = self.world.plan;
        if plan.shared_inboxes { plan.hosts.min(plan.actors) } else { plan.actors }
    }

    /// Waits until `count` deliveries arrived and were believed, in all; when that was, or the last one before patience ended.
    ///
    /// # Errors
    /// When fewer arrived within `within` of the last arrival.
    pub async fn wait_for(&self, count: u64, within: Duration) -> anyhow::Result<()> {
        let record = &self.world.record;
        let (mut seen, mut since) = (record.believed(), Instant::now());
        while record.believed() < count {
            tokio::time::sleep(Duration::from_millis(2)).await;
            let now = record.believed();
            if now != seen {
                (seen, since) = (now, Instant::now());
            }
            anyhow::ensure!(
                since.elapsed() < within,
                "only {now} of {count} deliveries arrived; then none for {} s{}",
                within.as_secs(),
                record.complaints()
            );
        }
        Ok(())
    }
}

impl Drop for Fediverse {
    fn drop(&mut self) {
        self.go_down();
    }
}

/// Says yes to follows, one after the other.
async fn agree(world: Weak<World>, mut asked: mpsc::UnboundedReceiver<(usize, String, Value)>) {
    while let Some((actor, follower, accept)) = asked.recv().await {
        let Some(world) = world.upgrade() else { return };
        if let Err(error) = world.send_accept(actor, &follower, &accept).await {
            world.record.disbelieve(format!("{error:#}"));
        }
    }
}

impl World {
    fn new(plan: Plan, ports: &[u16], agreements: mpsc::UnboundedSender<(usize, String, Value)>) -> anyhow::Result<Self> {
        anyhow::ensure!(plan.hosts > 0 && plan.actors > 0, "a fediverse has servers and actors");
        let mut hosts = Vec::with_capacity(plan.hosts);
        for number in 0..plan.hosts {
            let port = ports.get(number % ports.len()).context("a port")?;
            let authority = match plan.naming {
                Naming::Names => format!("p{number}.localhost:{port}"),
                Naming::Ports => format!("localhost:{port}"),
            };
            hosts.push(Host { authority, mood: AtomicU8::new(0), latency_us: AtomicU64::new(0) });
        }
        let by_authority = hosts.iter().enumerate().map(|(number, host)| (host.authority.clone(), number)).collect();
        let rsa = (0..RSA_KEYS.min(plan.actors)).map(|_| RsaKey::generate()).collect::<anyhow::Result<_>>()?;
        let ed25519 = match plan.scheme {
            Scheme::Rsa => Vec::new(),
            Scheme::Ed25519 => (0..plan.actors).map(|_| EdKey::generate()).collect::<anyhow::Result<_>>()?,
        };
        let record = Record::new(plan.actors, plan.hosts);
        Ok(Self { plan, hosts, by_authority, rsa, ed25519, senders: SenderKeys::default(), agreements, record })
    }

    /// Where an actor lives.
    #[must_use]
    pub const fn host_of(&self, actor: usize) -> usize {
        actor % self.plan.hosts
    }

    fn authority_of(&self, actor: usize) -> &str {
        self.hosts.get(self.host_of(actor)).map_or("", |host| host.authority.as_str())
    }

    /// The address of an actor.
    #[must_use]
    pub fn actor_url(&self, actor: usize) -> String {
        format!("http://{}/users/u{actor}", self.authority_of(actor))
    }

    /// The key of an actor that its requests are signed with.
    ///
    /// # Errors
    /// When there is no such actor.
    pub fn signer(&self, actor: usize) -> anyhow::Result<Signer<'_>> {
        let url = self.actor_url(actor);
        Ok(match self.plan.scheme {
            Scheme::Rsa => Signer::Rsa { key: self.rsa_of(actor)?, key_id: format!("{url}#main-key") },
            Scheme::Ed25519 => {
                Signer::Ed25519 { key: self.ed25519.get(actor).context("no such actor")?, key_id: format!("{url}#ed25519-key") }
            }
        })
    }

    fn rsa_of(&self, actor: usize) -> anyhow::Result<&RsaKey> {
        self.rsa.get(actor % self.rsa.len().max(1)).context("no key")
    }

    /// Tells whom the deliveries are expected from.
    pub fn expect_sender(&self, address: Address) {
        self.senders.expect(address);
    }
}
