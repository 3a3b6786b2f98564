//! Between servers: the only crate that knows peers. Documents, signatures, the guarded client, what comes in and what goes out.
//!
//! It never decides a permission: what comes in becomes a verb of `allmende_app`, which does.

pub mod addresses;
mod announcing;
mod arrivals;
mod asking_itself;
mod backfill;
mod boarding;
mod bridge;
pub mod client;
mod directory;
pub mod documents;
mod effects;
mod error;
pub mod fetch;
mod harvest;
mod inbox;
pub mod incoming;
pub mod limits;
mod local_keys;
mod outgoing;
mod peer_signatures;
mod pictures;
mod problem;
mod processing;
mod proving;
mod push_services;
mod rates;
mod remote_keys;
mod routes;
mod serve;
pub mod signatures;
mod synchronization;
mod verified;
pub mod webfinger_client;
mod wire;
mod work;

use std::sync::{Arc, OnceLock, RwLock};

use activitypub_federation::config::{Data, FederationConfig};
use allmende_app::App;
use allmende_delivery::Ownership;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;

pub use error::FederationError;
pub use local_keys::{ActorSigner, LocalKeys};
pub use peer_signatures::PeerSignatures;
pub use remote_keys::RemoteKeys;
pub use routes::{Reads, RoutePolicy, is_for_servers, policies};
pub use verified::Verified;

use client::{GuardedClient, Mode, Timeouts, Transport};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What every piece of this crate needs; the library hands it to its traits.
#[derive(Clone)]
pub struct Context {
    pub app: App,
    pub client: GuardedClient,
    pub local_keys: LocalKeys,
    pub remote_keys: RemoteKeys,
    pub peer_signatures: PeerSignatures,
    arrivals: arrivals::Arrivals,
    /// Activities of each host.
    host_rates: rates::Buckets<String>,
    /// Requests to inboxes that were not believed, of each source.
    distrusted: rates::Buckets<std::net::IpAddr>,
    /// Whose inbox is at a handle, for a moment: every delivery asks.
    recipients: moka::future::Cache<String, String>,
    follower_digests: synchronization::FollowerDigests,
    heeded: synchronization::Heeded,
}

/// Called with the host of every verified request.
pub type Heard = Arc<dyn Fn(&Host) + Send + Sync>;

/// One instance's side of the federation. Cheap to clone.
#[derive(Clone)]
pub struct Federation {
    config: FederationConfig<Context>,
    heard: Arc<RwLock<Option<Heard>>>,
    /// When each host was last passed on to it.
    heard_at: moka::sync::Cache<Host, UnixMillis>,
    ownership: Arc<OnceLock<Arc<Ownership>>>,
    authorized_fetch: bool,
}

impl Federation {
    /// Starts it for `app`, whose directory it becomes. Nothing runs until [`Federation::run`].
    ///
    /// # Errors
    /// [`FederationError::Internal`] when the library refuses its configuration.
    pub async fn start(app: App, transport: Arc<dyn Transport>, mode: Mode, timeouts: Timeouts) -> Result<Self, FederationError> {
        let client = GuardedClient::new(transport, mode, timeouts, app.addresses.host(), Arc::clone(&app.clock)).heeding(app.clone());
        let context = Context {
            app: app.clone(),
            client,
            local_keys: LocalKeys::default(),
            remote_keys: RemoteKeys::default(),
            peer_signatures: PeerSignatures::new(app.clone()),
            arrivals: arrivals::Arrivals::default(),
            host_rates: rates::Buckets::new(
                limits::INBOX_BURST_PER_HOST,
                limits::INBOX_PER_SECOND_AND_HOST,
                limits::INBOX_HOSTS_COUNTED_MAX,
            ),
            distrusted: rates::Buckets::new(limits::DISTRUSTED_BURST, limits::DISTRUSTED_PER_SECOND, limits::DISTRUSTED_SOURCES_MAX),
            recipients: moka::future::Cache::builder()
                .max_capacity(limits::RECIPIENTS_CACHED)
                .time_to_live(limits::RECIPIENTS_CACHED_FOR)
                .build(),
            follower_digests: synchronization::FollowerDigests::default(),
            heeded: synchronization::Heeded::default(),
        };
        let federation = Self {
            config: bridge::library_config(context).await?,
            heard: Arc::default(),
            ownership: Arc::default(),
            heard_at: moka::sync::Cache::new(limits::HEARD_HOSTS_MAX),
            authorized_fetch: false,
        };
        app.set_directory(Arc::new(federation.clone()));
        Ok(federation)
    }

    /// Whether reading any document takes the signature of a host that is not suspended. Said before [`Federation::router`].
    #[must_use]
    pub fn with_authorized_fetch(mut self, required: bool) -> Self {
        self.authorized_fetch = required;
        self
    }

    #[must_use]
    pub fn app(&self) -> &App {
        &self.context().app
    }

    fn context(&self) -> &Context {
        &self.config
    }

    /// A fresh budget of fetches for one request or one job.
    fn request(&self) -> Data<Context> {
        self.config.to_request_data()
    }

    /// Sets what is told of every host that sent a verified request: the delivery queue, which then probes it.
    pub fn on_heard(&self, heard: Heard) {
        if let Ok(mut slot) = self.heard.write() {
            *slot = Some(heard);
        }
    }

    /// Called once at start where several nodes share the database: from then on only the work that `ownership` says is done.
    pub fn work_under(&self, ownership: Arc<Ownership>) {
        let _ = self.ownership.set(ownership);
    }

    /// Everything, unless it was said otherwise.
    fn ownership(&self) -> Arc<Ownership> {
        self.ownership.get().cloned().unwrap_or_default()
    }

    /// Another node found that the key of some actor elsewhere changed.
    pub fn forget_keys(&self) {
        self.context().remote_keys.forget_all();
    }

    async fn heard_from(&self, host: &Host) {
        let now = self.now();
        if self.heard_at.get(host).is_some_and(|at| (0..limits::HEARD_EVERY_MS).contains(&now.since(at))) {
            return;
        }
        self.heard_at.insert(host.clone(), now);
        // In development all hosts of a trial are new, and none of them is a stranger.
        let may_be_a_wave = self.context().client.mode() == Mode::Production;
        if let Err(error) = allmende_app::peers::saw(self.app(), host, may_be_a_wave).await {
            tracing::warn!(peer.host = %host, %error, "when a peer was last seen could not be written");
        }
        let heard = self.heard.read().ok().and_then(|slot| slot.clone());
        if let Some(heard) = heard {
            heard(host);
        }
    }

    /// The way out for the delivery queue.
    #[must_use]
    pub fn wire(&self) -> Arc<dyn allmende_delivery::Wire> {
        Arc::new(self.clone())
    }

    #[must_use]
    pub fn now(&self) -> UnixMillis {
        self.app().now()
    }
}
