//! The running instance: opens what it needs, joins the crates, serves, and stops in order.

mod index;
mod lock;
mod news;
mod nodes;
mod public;
mod searches;

use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use allmende_app::{Addresses, App};
use allmende_db::{Db, Location, migrations};
use allmende_delivery::{Ownership, Parameters, Queue};
use allmende_domain::time::DAY_MS;
use allmende_federation::Federation;
use allmende_federation::client::{Mode, ReqwestTransport, Timeouts};
use allmende_web::{Web, WebSettings};
use anyhow::Context as _;
use axum::Router;
use futures_util::FutureExt as _;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::chance::SystemChance;
use crate::clock::SystemClock;
use crate::listener::{self, ConnectionLimits};
use crate::machine::ThisMachine;
use crate::mail::Mailer;
use crate::settings::Settings;
use crate::{limits, telemetry};

pub use lock::{DirectoryLock, LOCK_FILE, LockError};
pub use nodes::NODE_FILE;
pub use public::WATCHED;

/// Everything joined, nothing running yet.
pub struct Instance {
    pub app: App,
    pub settings: Settings,
    pub federation: Federation,
    pub queue: Arc<Queue>,
    /// Sends letters, where that is configured.
    mailer: Option<Mailer>,
    /// What this node does, where several share the database.
    pub ownership: Arc<Ownership>,
    /// Pages and documents, as the public sees them.
    pub router: Router,
    /// Told to stop: `/readyz` says so.
    stopping: CancellationToken,
    _locks: Vec<DirectoryLock>,
}

/// Where the data of these settings lies.
#[must_use]
pub fn location(settings: &Settings) -> Location {
    match (&settings.database.postgres, settings.sqlite_file()) {
        (Some(url), _) => Location::Postgres { url: url.to_string(), connections_max: settings.database.connections_max },
        (None, file) => Location::Sqlite(file.unwrap_or_else(|| settings.data.directory.join(crate::settings::DATABASE_FILE))),
    }
}

/// Makes the data directory of these settings.
///
/// # Errors
/// When it cannot be made.
pub fn make_directory(settings: &Settings) -> anyhow::Result<()> {
    make_private(&settings.data.directory)
}

/// Makes a directory that only its owner can look into: it holds keys and what members keep to themselves. One that exists is left
/// as it is.
///
/// # Errors
/// When it cannot be made.
pub fn make_private(directory: &Path) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(builder.recursive(true), 0o700);
    builder.create(directory).with_context(|| format!("cannot make the directory {}", directory.display()))
}

/// Makes an empty file that only its owner can read, unless there is one: the database and its copies hold keys and the hashes of
/// passwords, also in a directory that others may look into.
///
/// # Errors
/// When it cannot be made.
pub fn make_private_file(file: &Path) -> anyhow::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(options.create(true).truncate(false).write(true), 0o600);
    options.open(file).map(|_| ()).with_context(|| format!("cannot make {}", file.display()))
}

/// Where the database is, in words without its password.
fn database_words(settings: &Settings) -> String {
    match (&settings.database.postgres, settings.sqlite_file()) {
        (Some(url), _) => format!("PostgreSQL at {}{}", url.host_str().unwrap_or("its socket"), url.path()),
        (None, file) => file.unwrap_or_default().display().to_string(),
    }
}

/// The verbs on the database of these settings. The schema is not touched.
///
/// # Errors
/// When the database cannot be opened.
pub async fn open_app(settings: &Settings) -> anyhow::Result<App> {
    make_directory(settings)?;
    if let Some(file) = settings.sqlite_file().filter(|file| !file.exists()) {
        make_private_file(&file)?;
    }
    let db = Db::open(&location(settings)).await;
    let db = db.with_context(|| format!("cannot open the database, {}; `allmende doctor` says more", database_words(settings)))?;
    let addresses = Addresses::new(settings.instance.url.as_str()).context("instance.url is not an origin")?;
    let mut app = App::new(db, Arc::new(SystemClock), Arc::new(SystemChance), addresses, settings.languages.default.clone());
    app.is_private = settings.instance.private;
    Ok(app)
}

/// The federation side of an app: its look-ups work from then on.
///
/// # Errors
/// When the certificates cannot be read or the client cannot be made.
pub async fn start_federation(settings: &Settings, app: &App) -> anyhow::Result<Federation> {
    let mode = if settings.instance.development { Mode::Development } else { Mode::Production };
    let chosen = &settings.delivery;
    let timeouts = Timeouts {
        connect: chosen.connect_timeout,
        total: chosen.total_timeout,
        keep_alive: chosen.keep_alive,
        dns_cache_min: chosen.dns_cache_min,
        dns_cache_max: chosen.dns_cache_max,
        answer_bytes_max: chosen.answer_bytes_max,
    };
    let ca = match &settings.tls.ca_file {
        Some(path) => Some(std::fs::read(path).with_context(|| format!("cannot read tls.ca_file {}", path.display()))?),
        None => None,
    };
    let transport = Arc::new(ReqwestTransport::new(mode, timeouts, ca.as_deref()).context("the client for other servers cannot be made")?);
    let federation = Federation::start(app.clone(), transport, mode, timeouts).await.context("federation cannot start")?;
    Ok(federation.with_authorized_fetch(settings.federation.authorized_fetch))
}

impl Instance {
    /// Takes the data directory, opens the database, brings its schema up to date, and joins the crates.
    ///
    /// # Errors
    /// One sentence: the directory is taken or cannot be made, the database cannot be opened or migrated.
    pub async fn assemble(settings: Settings) -> anyhow::Result<Self> {
        make_directory(&settings)?;
        let locks = DirectoryLock::take_all(&settings.data.directory, settings.sqlite_file().as_deref())?;
        let app = open_app(&settings).await?;
        if let Some(file) = settings.sqlite_file() {
            refuse_damaged(&app, &file).await?;
        }
        let applied = migrations::apply(&app.db, SystemClock.now().0).await?;
        if !applied.is_empty() {
            tracing::info!(migrations = applied.join(", "), "the schema was brought up to date");
        }
        refuse_another_address(&settings, &app).await?;
        allmende_app::setup::ensure_instance(&app).await?;
        let mailer = Mailer::new(&settings)?;
        let federation = start_federation(&settings, &app).await?;
        let ownership = Arc::new(nodes::ownership(&settings).await?);
        federation.work_under(Arc::clone(&ownership));
        let queue = Arc::new(make_queue(&settings, &app, &federation).owning(Arc::clone(&ownership)));
        listen_for_signs_of_life(&federation, &queue);
        app.set_machine(Arc::new(ThisMachine::new(app.clone(), settings.clone(), federation.clone())));
        let web = Web { app: app.clone(), settings: web_settings(&settings) };
        let stopping = CancellationToken::new();
        let health = public::Health { app: app.clone(), stopping: stopping.clone() };
        let router = public::router(health, federation.router(), allmende_web::router(web), settings.media.upload_bytes_max);
        Ok(Self { app, settings, federation, queue, mailer, ownership, router, stopping, _locks: locks })
    }

    /// Serves on `listener` until `shutdown`, then lets requests and deliveries under way end, gives back what it owns, and closes the
    /// database.
    ///
    /// # Errors
    /// When the figures' own listener cannot be opened.
    pub async fn run(self, listener: TcpListener, shutdown: CancellationToken) -> anyhow::Result<()> {
        let tasks = TaskTracker::new();
        // Work between servers goes on while the last requests end: they may still cause some.
        let stop_work = CancellationToken::new();
        if let Some(address) = self.settings.metrics.listen {
            start_metrics(address, &tasks, &shutdown).await?;
            tasks.spawn(crate::figures::sample(self.app.clone(), shutdown.clone()));
        }
        let deliveries = DeliveryThreads::start()?;
        let queue = Arc::clone(&self.queue);
        let stop = stop_work.clone();
        let broken = Arc::new(AtomicBool::new(false));
        let (ends, broke) = (shutdown.clone(), Arc::clone(&broken));
        let sending = async move {
            if AssertUnwindSafe(queue.run(stop)).catch_unwind().await.is_err() {
                tracing::error!("the delivery queue broke; the server stops, and whoever watches it starts it anew");
                broke.store(true, Ordering::SeqCst);
                ends.cancel();
            }
        };
        deliveries.spawn(&tasks, sending);
        let (federation, stop) = (self.federation.clone(), stop_work.clone());
        tasks.spawn(async move { federation.run(stop).await });
        if let Some(mailer) = self.mailer.clone() {
            tasks.spawn(mailer.run(self.app.clone(), stop_work.clone()));
        }
        tasks.spawn(news::run(self.app.clone(), stop_work.clone()));
        tasks.spawn(crate::push::run(self.app.clone(), self.federation.clone(), stop_work.clone()));
        tasks.spawn(index::run(self.app.clone(), stop_work.clone()));
        tasks.spawn(searches::run(self.app.clone(), stop_work.clone()));
        tasks.spawn(pass_on_nudges(self.app.clone(), Arc::clone(&self.queue), stop_work.clone()));
        let stop_life = CancellationToken::new();
        let life = self.join_others(&tasks, &stop_work, &stop_life);
        let closing = CancellationToken::new();
        tokio::spawn(self.drain(shutdown, closing.clone()));
        let limits = ConnectionLimits::from(&self.settings.http);
        let stopped = listener::run(listener, self.router.clone(), limits, closing).await;
        tracing::info!(connections_cut = stopped.cut, "no more requests; finishing deliveries under way");
        stop_work.cancel();
        tasks.close();
        tasks.wait().await;
        drop(deliveries);
        // Only now: what was under way was written under its lease.
        stop_life.cancel();
        let _ = life.await;
        let goodbye = async {
            if let Err(error) = self.ownership.leave().await {
                tracing::warn!(%error, "this node could not say goodbye; the others take over after its lease");
            }
            self.app.db.close().await;
        };
        if tokio::time::timeout(limits::CLOSE_GRACE, goodbye).await.is_err() {
            // What was acknowledged is committed: there is nothing to wait for.
            tracing::warn!("the database did not answer in time at the stop; nothing is lost, other nodes take over after the lease");
        }
        tracing::info!("Allmende has stopped");
        anyhow::ensure!(!broken.load(Ordering::SeqCst), "the delivery queue ended in a panic");
        Ok(())
    }

    /// Begins to give signs of life, and to tell and hear the other nodes.
    fn join_others(&self, tasks: &TaskTracker, stop_work: &CancellationToken, stop_life: &CancellationToken) -> JoinHandle<()> {
        let (app, ownership) = (self.app.clone(), Arc::clone(&self.ownership));
        let node = nodes::Node { app, ownership, queue: Arc::clone(&self.queue), federation: self.federation.clone() };
        tasks.spawn(node.clone().tell(stop_work.clone()));
        // Until the end: to hear that another node came takes what this one gives back.
        let (hearing, stop) = (node.clone(), stop_life.clone());
        tokio::spawn(hearing.hear(stop));
        tokio::spawn(node.live(stop_life.clone()))
    }

    /// On the order to stop: says so to whoever watches, has the other nodes take over, and closes the door after a while.
    fn drain(&self, shutdown: CancellationToken, closing: CancellationToken) -> impl Future<Output = ()> + Send + 'static {
        let (stopping, ownership, time) = (self.stopping.clone(), Arc::clone(&self.ownership), self.settings.http.drain_time);
        async move {
            shutdown.cancelled().await;
            stopping.cancel();
            ownership.retire();
            tokio::time::sleep(time).await;
            closing.cancel();
        }
    }
}

/// Threads of its own for what goes out: hundreds of requests that are ready at once would otherwise stand before every step of every page.
/// The system shares the processor between these threads and the others.
struct DeliveryThreads(Option<tokio::runtime::Runtime>);

impl DeliveryThreads {
    fn start() -> anyhow::Result<Self> {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder.enable_all().thread_name("deliveries").build().map(|runtime| Self(Some(runtime))).context("no threads for deliveries")
    }

    fn spawn(&self, tasks: &TaskTracker, work: impl Future<Output = ()> + Send + 'static) {
        if let Some(runtime) = &self.0 {
            tasks.spawn_on(work, runtime.handle());
        }
    }
}

impl Drop for DeliveryThreads {
    fn drop(&mut self) {
        // Without waiting, which the thread of a task must not do: all that is left are connections that nobody uses any more.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

fn make_queue(settings: &Settings, app: &App, federation: &Federation) -> Queue {
    let chosen = &settings.delivery;
    let days = |days: u32| i64::from(days) * DAY_MS;
    let ms = |time: std::time::Duration| i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
    let parameters = Parameters {
        in_flight_max: chosen.in_flight_max,
        window_max: i64::from(chosen.window_max),
        backoff_ms: chosen.backoff.iter().map(|step| ms(*step)).collect(),
        trouble_percent: chosen.failing_percent,
        breaker_failures: i64::from(chosen.breaker_failures),
        retry_after_max_ms: ms(chosen.retry_after_max),
        probe_pause_ms: ms(chosen.probe_pause),
        gone_after_ms: ms(chosen.gone_after),
        settle_rows_max: chosen.batch_rows_max,
        settle_wait: chosen.batch_wait,
        away_ms: days(chosen.dead_after_days),
        pending_max_ms: days(chosen.dropped_after_days),
        forget_ms: days(chosen.forgotten_after_days),
    };
    Queue::new(app.db.clone(), federation.wire(), Arc::new(SystemClock), Arc::new(SystemChance), parameters)
}

/// A damaged file is not written to: every further change would spread the damage, and the next backup would hold it too (case D10).
async fn refuse_damaged(app: &App, file: &Path) -> anyhow::Result<()> {
    let began = tokio::time::Instant::now();
    let checked = allmende_db::backup::structure_problems(&app.db).await;
    let seconds = began.elapsed().as_secs();
    if seconds > 0 {
        tracing::info!(seconds, "the database was looked through");
    }
    let problem = match checked {
        Ok(problems) if problems.is_empty() => return Ok(()),
        Ok(problems) => problems.into_iter().next().unwrap_or_default(),
        Err(error) => error.to_string(),
    };
    anyhow::bail!(
        "the database {} is damaged ({}); keep a copy of it for whoever may repair it, and restore a backup (docs/admin/backup.md)",
        file.display(),
        problem.trim().replace('\n', " ")
    )
}

/// A public instance cannot move to another address: everything peers know of it carries the old one. A trial may, and is warned.
async fn refuse_another_address(settings: &Settings, app: &App) -> anyhow::Result<()> {
    let former = allmende_app::setup::former_addresses(app).await?;
    let Some(known) = former.first().and_then(|url| url::Url::parse(url.as_str()).ok()).map(|url| url.origin().ascii_serialization())
    else {
        return Ok(());
    };
    let now = settings.instance.url.origin().ascii_serialization();
    let message = format!(
        "this database belongs to {known}, but instance.url is {now}; peers know what is in it under the old address: set instance.url back, \
         or begin with an empty data.directory"
    );
    anyhow::ensure!(settings.instance.development, message);
    tracing::warn!("{message}");
    Ok(())
}

/// A peer that reaches us is worth a try in the other direction.
fn listen_for_signs_of_life(federation: &Federation, queue: &Arc<Queue>) {
    let queue = Arc::clone(queue);
    federation.on_heard(Arc::new(move |host| {
        let (queue, host) = (Arc::clone(&queue), host.clone());
        tokio::spawn(async move {
            if let Err(error) = queue.heard_from(&host).await {
                tracing::warn!(peer.host = host.as_str(), %error, "could not note that a peer was heard of");
            }
        });
    }));
}

async fn pass_on_nudges(app: App, queue: Arc<Queue>, stop: CancellationToken) {
    while stop.run_until_cancelled(app.nudge.deliveries.notified()).await.is_some() {
        queue.nudge_about(&app.nudge.addressed.take());
    }
}

fn web_settings(settings: &Settings) -> WebSettings {
    WebSettings {
        secure_cookies: !settings.instance.development,
        version: env!("CARGO_PKG_VERSION"),
        image_bytes_max: settings.media.upload_bytes_max,
        sends_letters: settings.mail.is_on(),
        source_url: None,
        tiles: settings
            .map
            .has_tiles()
            .then(|| allmende_web::TileServer { template: settings.map.tiles.clone(), attribution: settings.map.attribution.clone() }),
    }
}

async fn start_metrics(address: std::net::SocketAddr, tasks: &TaskTracker, shutdown: &CancellationToken) -> anyhow::Result<()> {
    let handle = telemetry::install_metrics()?;
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address} (metrics.listen)"))?;
    tracing::info!("figures are at http://{address}/metrics");
    tasks.spawn(telemetry::upkeep(handle.clone(), shutdown.clone()));
    let limits = ConnectionLimits::from(&crate::settings::Settings::default().http);
    let (router, shutdown) = (telemetry::metrics_router(handle), shutdown.clone());
    tasks.spawn(async move {
        listener::run(listener, router, limits, shutdown).await;
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_public_instance_keeps_its_address() {
        let home = tempfile::tempdir().unwrap();
        let settings = |url: &str, development: bool| {
            let mut settings = Settings::default();
            settings.instance = crate::settings::Instance { url: url.parse().unwrap(), development, private: false };
            settings.data.directory = home.path().to_owned();
            settings
        };
        let first = Instance::assemble(settings("https://commons.example", false)).await.unwrap();
        first.app.db.close().await;
        drop(first);
        let refused = Instance::assemble(settings("https://other.example", false)).await.err().map(|error| error.to_string());
        assert!(refused.is_some_and(|text| text.contains("https://commons.example")));
        Instance::assemble(settings("http://localhost:8080", true)).await.unwrap();
    }
}
