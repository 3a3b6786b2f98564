//! Configuration: a TOML file, then the environment, each key with a default; `config/example.toml` describes them all.

mod address_range;
mod check;
mod mail;
mod map;
mod reader;

use std::ffi::OsString;
use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use allmende_domain::language::Language;
use url::Url;

pub use address_range::AddressRange;
pub use check::{Finding, Severity};
pub use mail::{Mail, Security};
pub use map::Map;
use reader::Reader;
pub use reader::{Problem, variable};

use crate::limits::{CONFIG_FILE_BYTES_MAX, CONNECTIONS_MAX_MAX, UPLOAD_BYTES_MAX};

/// Names a configuration file, as `--config` does; the option wins.
pub const FILE_VARIABLE: &str = "ALLMENDE_CONFIG";
/// The file read when none is named, in the working directory.
pub const FILE_DEFAULT: &str = "config.toml";
/// The file of the SQLite database inside the data directory.
pub const DATABASE_FILE: &str = "allmende.db";

/// Everything that can be configured, valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub origin: Origin,
    pub instance: Instance,
    pub http: Http,
    pub database: Database,
    pub data: Data,
    pub tls: Tls,
    pub log: Log,
    pub metrics: Metrics,
    pub federation: Federation,
    pub delivery: Delivery,
    pub media: Media,
    pub languages: Languages,
    pub mail: Mail,
    pub map: Map,
}

/// Where the settings came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The file that was read.
    pub file: Option<PathBuf>,
    /// Nothing was configured, so development mode was assumed for a first look.
    pub development_assumed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// The public address: scheme and host, and a port only in development. Never changes after the first peer has seen it.
    pub url: Url,
    /// http, loopback and private addresses, and ports in handles are allowed.
    pub development: bool,
    /// Strangers see nothing: pages are for who is signed in, documents for servers that sign.
    pub private: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Http {
    pub listen: SocketAddr,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<AddressRange>,
    pub connections_max: usize,
    /// For the first byte of a connection, and again for the whole head of a request.
    pub header_timeout: Duration,
    /// Between two requests of one connection.
    pub idle_timeout: Duration,
    /// Without a byte of a request's body, and the first allowance of its rate floor.
    pub body_timeout: Duration,
    /// For the requests in flight when the server is told to stop.
    pub shutdown_timeout: Duration,
    /// How long connections are still taken after that, while `/readyz` says no already.
    pub drain_time: Duration,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Database {
    /// `None` is SQLite in the data directory; otherwise `postgres://…`, which may hold a password and is never printed.
    pub postgres: Option<Url>,
    pub connections_max: u32,
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let engine = if self.postgres.is_some() { "postgres" } else { "sqlite" };
        f.debug_struct("Database").field("engine", &engine).field("connections_max", &self.connections_max).finish()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Data {
    /// Holds the SQLite database and the images.
    pub directory: PathBuf,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tls {
    /// Certificates (PEM) trusted for outgoing requests beside the usual ones.
    pub ca_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    Human,
    Json,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    pub format: LogFormat,
    /// A level, or directives such as `info,allmende_delivery=debug`.
    pub level: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metrics {
    /// Where `/metrics` answers; `None` is off.
    pub listen: Option<SocketAddr>,
}

/// What other servers may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Federation {
    /// Reading any document takes the signature of a server that is not suspended.
    pub authorized_fetch: bool,
}

/// The parameters of the delivery queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub in_flight_max: usize,
    pub window_max: u32,
    pub connect_timeout: Duration,
    pub total_timeout: Duration,
    /// Pauses after the first, second, … failure of a peer; the last one repeats.
    pub backoff: Vec<Duration>,
    pub breaker_failures: u32,
    /// What failing, new and slow peers may hold together of the slots, in percent.
    pub failing_percent: usize,
    pub retry_after_max: Duration,
    /// Between two probes that a failing peer causes by reaching us.
    pub probe_pause: Duration,
    pub gone_after: Duration,
    pub batch_rows_max: usize,
    pub batch_wait: Duration,
    pub keep_alive: Duration,
    pub dns_cache_min: Duration,
    pub dns_cache_max: Duration,
    pub answer_bytes_max: usize,
    /// Days without success after which a peer counts as dead, its pending items are dropped, and they are forgotten.
    pub dead_after_days: u32,
    pub dropped_after_days: u32,
    pub forgotten_after_days: u32,
    /// After so long without a sign of life what a node does goes to others, where several share the database.
    pub lease: Duration,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    pub upload_bytes_max: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    /// Of pages when the visitor's browser asks for none we have.
    pub default: Language,
}

/// Why there are no settings. Every message names the file or variable and says how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("cannot read the configuration file {path}: {reason}", path = .path.display())]
    Unreadable { path: PathBuf, reason: String },
    #[error("the configuration file {path} is not valid TOML: {message}", path = .path.display())]
    Syntax { path: PathBuf, message: String },
    #[error("the configuration is not valid:{}", lines(.0))]
    Invalid(Vec<Problem>),
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("\n  {problem}")).collect()
}

/// What [`Settings::load`] reads: gathered by [`Sources::of_process`], or made up by a test.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The file named by `--config`.
    pub file: Option<PathBuf>,
    /// Where `config.toml` is looked for when no file is named.
    pub working_directory: PathBuf,
    /// Variables whose names begin with `ALLMENDE_`; others are ignored.
    pub environment: Vec<(String, String)>,
}

impl Sources {
    /// The environment and working directory of this process.
    #[must_use]
    pub fn of_process(file: Option<PathBuf>) -> Self {
        let text = |os: OsString| os.into_string().ok();
        let environment = std::env::vars_os().filter_map(|(name, value)| Some((text(name)?, text(value)?))).collect();
        Self { file, working_directory: PathBuf::from("."), environment }
    }

    /// The file to read: the named one, which must exist, or `config.toml` if it is there.
    fn file(&self) -> Option<PathBuf> {
        let variable = || self.environment.iter().find(|(name, value)| name == FILE_VARIABLE && !value.is_empty());
        let named = self.file.clone().or_else(|| variable().map(|(_, value)| PathBuf::from(value)));
        let default = self.working_directory.join(FILE_DEFAULT);
        named.or_else(|| default.exists().then_some(default))
    }
}

impl Default for Settings {
    fn default() -> Self {
        let loopback = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080));
        Self {
            origin: Origin::default(),
            instance: Instance { url: local_url(loopback), development: false, private: false },
            http: Http {
                listen: loopback,
                trusted_proxies: Vec::new(),
                connections_max: 1024,
                header_timeout: Duration::from_secs(10),
                idle_timeout: Duration::from_secs(25),
                body_timeout: Duration::from_secs(20),
                shutdown_timeout: Duration::from_secs(30),
                drain_time: Duration::ZERO,
            },
            database: Database { postgres: None, connections_max: 8 },
            data: Data { directory: PathBuf::from("./data") },
            tls: Tls { ca_file: None },
            log: Log { format: LogFormat::Human, level: "info".to_owned() },
            metrics: Metrics { listen: None },
            federation: Federation { authorized_fetch: false },
            delivery: Delivery::default(),
            media: Media { upload_bytes_max: 10 * 1024 * 1024 },
            languages: Languages { default: Language::english() },
            mail: Mail::default(),
            map: Map::default(),
        }
    }
}

impl Default for Delivery {
    fn default() -> Self {
        Self {
            in_flight_max: 512,
            window_max: 16,
            connect_timeout: Duration::from_secs(5),
            total_timeout: Duration::from_secs(10),
            backoff: [15, 60, 300, 900, 3_600, 10_800, 21_600].map(Duration::from_secs).to_vec(),
            breaker_failures: 5,
            failing_percent: 25,
            retry_after_max: Duration::from_secs(86_400),
            probe_pause: Duration::from_secs(15),
            gone_after: Duration::from_secs(86_400),
            batch_rows_max: 256,
            batch_wait: Duration::from_millis(5),
            keep_alive: Duration::from_secs(90),
            dns_cache_min: Duration::from_secs(60),
            dns_cache_max: Duration::from_secs(3_600),
            answer_bytes_max: 16 * 1024,
            dead_after_days: 7,
            dropped_after_days: 14,
            forgotten_after_days: 30,
            lease: Duration::from_millis(allmende_delivery::limits::LEASE_MS.unsigned_abs()),
        }
    }
}

impl Settings {
    /// Reads the file and the environment. Without a file and without `instance.url` or `instance.development` in the environment,
    /// development mode is assumed, so that a first look needs no configuration; otherwise nothing is guessed.
    ///
    /// # Errors
    /// [`SettingsError`]: a file that cannot be read or is not TOML, unknown keys, values that are not allowed (all of them at once).
    pub fn load(sources: &Sources) -> Result<Self, SettingsError> {
        let path = sources.file();
        let file = match &path {
            Some(path) => Some((path.clone(), read_file(path)?)),
            None => None,
        };
        let mut reader = Reader::new(file, &sources.environment)?;
        let mut settings = Self::read(&mut reader);
        let url_given = reader.given("instance.url");
        let assumed = path.is_none() && !url_given && !reader.given("instance.development");
        settings.instance.development |= assumed;
        settings.origin = Origin { file: path, development_assumed: assumed };
        if settings.instance.development && !url_given {
            settings.instance.url = local_url(settings.http.listen);
        }
        if let Some(message) = settings.address_problem() {
            reader.problem("instance.url", message);
        }
        settings.note_contradictions(&mut reader);
        reader.finish()?;
        Ok(settings)
    }

    /// What an administrator must not overlook, one sentence each; `serve` logs them as warnings.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        let mut notices = Vec::new();
        if self.instance.development {
            notices.push(
                "DEVELOPMENT MODE IS ON: plain http, loopback and private addresses are allowed. Never run a public instance like this."
                    .to_owned(),
            );
        }
        if self.origin.development_assumed {
            notices.push(format!(
                "It was switched on because nothing is configured. For a public instance copy config/example.toml to {FILE_DEFAULT} and \
                 set instance.url to its https address, or set {}=true to keep development mode without this notice.",
                variable("instance.development")
            ));
        }
        notices
    }

    /// The file of the SQLite database, unless the database is PostgreSQL.
    #[must_use]
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        self.database.postgres.is_none().then(|| self.data.directory.join(DATABASE_FILE))
    }

    fn read(reader: &mut Reader) -> Self {
        let default = Self::default();
        Self {
            origin: Origin::default(),
            instance: Instance {
                url: reader.text("instance.url", default.instance.url, ORIGIN_ALLOWED, web_origin),
                development: reader.flag("instance.development", default.instance.development),
                private: reader.flag("instance.private", default.instance.private),
            },
            http: Self::read_http(reader, default.http),
            database: Database {
                postgres: reader.text("database.url", default.database.postgres, DATABASE_ALLOWED, |text| {
                    if text.is_empty() { Some(None) } else { postgres_url(text).map(Some) }
                }),
                connections_max: reader.integer("database.connections_max", default.database.connections_max, 2..=1_000),
            },
            data: Data { directory: reader.text("data.directory", default.data.directory, "the path of a directory", path) },
            tls: Tls {
                ca_file: reader.text("tls.ca_file", default.tls.ca_file, "the path of a PEM file, or empty", |text| Some(path(text))),
            },
            log: Log {
                format: reader.text("log.format", default.log.format, "human or json", |text| match text {
                    "human" => Some(LogFormat::Human),
                    "json" => Some(LogFormat::Json),
                    _ => None,
                }),
                level: reader.text("log.level", default.log.level, LEVEL_ALLOWED, log_level),
            },
            metrics: Metrics {
                listen: reader.text("metrics.listen", default.metrics.listen, "ADDRESS:PORT, such as 127.0.0.1:9090, or empty", |text| {
                    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
                }),
            },
            federation: Federation { authorized_fetch: reader.flag("federation.authorized_fetch", default.federation.authorized_fetch) },
            delivery: Self::read_delivery(reader, default.delivery),
            media: Media {
                upload_bytes_max: reader.integer("media.upload_bytes_max", default.media.upload_bytes_max, 1_024..=UPLOAD_BYTES_MAX),
            },
            languages: Languages {
                default: reader.text("languages.default", default.languages.default, "a language tag such as en, fr or de", |text| {
                    Language::parse(text).ok()
                }),
            },
            mail: Mail::read(reader),
            map: Map::read(reader),
        }
    }

    fn read_http(reader: &mut Reader, default: Http) -> Http {
        let connections_max = i64::try_from(CONNECTIONS_MAX_MAX).unwrap_or(i64::MAX);
        Http {
            listen: reader.text("http.listen", default.listen, "ADDRESS:PORT with a literal address, such as 127.0.0.1:8080", |text| {
                text.parse().ok()
            }),
            trusted_proxies: reader.list(
                "http.trusted_proxies",
                default.trusted_proxies,
                "a list of addresses or networks such as [\"127.0.0.1\", \"10.0.0.0/8\"]",
                AddressRange::parse,
            ),
            connections_max: reader.integer("http.connections_max", default.connections_max, 8..=connections_max),
            header_timeout: reader.seconds("http.header_timeout_seconds", default.header_timeout, 1..=120),
            idle_timeout: reader.seconds("http.idle_timeout_seconds", default.idle_timeout, 1..=3_600),
            body_timeout: reader.seconds("http.body_timeout_seconds", default.body_timeout, 1..=600),
            shutdown_timeout: reader.seconds("http.shutdown_seconds", default.shutdown_timeout, 1..=600),
            drain_time: reader.seconds("http.drain_seconds", default.drain_time, 0..=300),
        }
    }

    fn read_delivery(reader: &mut Reader, default: Delivery) -> Delivery {
        Delivery {
            in_flight_max: reader.integer("delivery.in_flight_max", default.in_flight_max, 1..=10_000),
            window_max: reader.integer("delivery.window_max", default.window_max, 1..=256),
            connect_timeout: reader.seconds("delivery.connect_timeout_seconds", default.connect_timeout, 1..=60),
            total_timeout: reader.seconds("delivery.total_timeout_seconds", default.total_timeout, 1..=300),
            backoff: reader.list("delivery.backoff_seconds", default.backoff, BACKOFF_ALLOWED, |text| {
                text.parse().ok().filter(|seconds| (1..=604_800).contains(seconds)).map(Duration::from_secs)
            }),
            breaker_failures: reader.integer("delivery.breaker_failures", default.breaker_failures, 1..=1_000),
            failing_percent: reader.integer("delivery.failing_percent", default.failing_percent, 1..=100),
            retry_after_max: reader.seconds("delivery.retry_after_max_seconds", default.retry_after_max, 15..=86_400),
            probe_pause: reader.seconds("delivery.probe_pause_seconds", default.probe_pause, 1..=3_600),
            gone_after: reader.seconds("delivery.gone_after_seconds", default.gone_after, 0..=2_592_000),
            batch_rows_max: reader.integer("delivery.batch_rows_max", default.batch_rows_max, 1..=1_000),
            batch_wait: reader.milliseconds("delivery.batch_wait_ms", default.batch_wait, 0..=1_000),
            keep_alive: reader.seconds("delivery.keep_alive_seconds", default.keep_alive, 1..=3_600),
            dns_cache_min: reader.seconds("delivery.dns_cache_min_seconds", default.dns_cache_min, 0..=3_600),
            dns_cache_max: reader.seconds("delivery.dns_cache_max_seconds", default.dns_cache_max, 0..=86_400),
            answer_bytes_max: reader.integer("delivery.answer_bytes_max", default.answer_bytes_max, 1_024..=1_048_576),
            dead_after_days: reader.integer("delivery.dead_after_days", default.dead_after_days, 1..=3_650),
            dropped_after_days: reader.integer("delivery.dropped_after_days", default.dropped_after_days, 1..=3_650),
            forgotten_after_days: reader.integer("delivery.forgotten_after_days", default.forgotten_after_days, 1..=3_650),
            lease: reader.seconds("delivery.lease_seconds", default.lease, LEASE_SECONDS),
        }
    }

    /// What is wrong with `instance.url` for a public instance.
    fn address_problem(&self) -> Option<String> {
        let url = &self.instance.url;
        if self.instance.development {
            return None;
        }
        let switch = "or set instance.development = true for a trial on one machine";
        if url.scheme() != "https" {
            return Some(format!("{url} is not https, without which peers refuse an instance; set the public https address, {switch}"));
        }
        if url.port().is_some() {
            return Some(format!("{url} has a port, which handles cannot carry; serve it on port 443, {switch}"));
        }
        // Peers refuse to connect to literal addresses and to names that cannot be public.
        match url.domain() {
            Some(name) if name.contains('.') && !name.ends_with(".localhost") => None,
            _ => Some(format!("{url} is not a public host name; set a name that DNS knows, {switch}")),
        }
    }

    /// Values that are allowed alone but not together.
    fn note_contradictions(&self, reader: &mut Reader) {
        self.mail.note_contradictions(reader);
        self.map.note_contradictions(reader);
        let delivery = &self.delivery;
        if delivery.backoff.is_empty() {
            reader.problem("delivery.backoff_seconds", format!("the list is empty; it must be {BACKOFF_ALLOWED}"));
        }
        if delivery.connect_timeout > delivery.total_timeout {
            let message = "it is longer than delivery.total_timeout_seconds, which holds it".to_owned();
            reader.problem("delivery.connect_timeout_seconds", message);
        }
        if delivery.dns_cache_min > delivery.dns_cache_max {
            reader.problem("delivery.dns_cache_max_seconds", "it is less than delivery.dns_cache_min_seconds".to_owned());
        }
        if delivery.dead_after_days > delivery.dropped_after_days {
            reader.problem("delivery.dropped_after_days", "it is less than delivery.dead_after_days".to_owned());
        }
        if delivery.dropped_after_days > delivery.forgotten_after_days {
            reader.problem("delivery.forgotten_after_days", "it is less than delivery.dropped_after_days".to_owned());
        }
        if self.metrics.listen == Some(self.http.listen) && self.http.listen.port() != 0 {
            reader.problem("metrics.listen", "it is the same as http.listen; figures are not for the public, use another port".to_owned());
        }
    }
}

const ORIGIN_ALLOWED: &str = "an address of scheme and host only, such as https://commons.example.org, without path, query or user";
const DATABASE_ALLOWED: &str = "postgres://USER:PASSWORD@HOST/NAME, or empty for SQLite in data.directory";
const LEVEL_ALLOWED: &str = "error, warn, info, debug or trace, or a list such as info,allmende_delivery=debug";
/// Below, an ordinary hiccup of the machine or the database looks like a loss; above, the peers of a lost node wait too long.
const LEASE_SECONDS: std::ops::RangeInclusive<u32> = 2..=300;
const BACKOFF_ALLOWED: &str = "a list of seconds from 1 to 604800 such as [15, 60, 300]";

/// `http://localhost:PORT`, for development on one machine; the literal address where `localhost` does not lead to it.
fn local_url(listen: SocketAddr) -> Url {
    let by_name = listen.ip().is_unspecified() || listen.ip() == Ipv4Addr::LOCALHOST;
    let authority = if by_name { format!("localhost:{}", listen.port()) } else { listen.to_string() };
    #[expect(clippy::expect_used, reason = "a socket address, or localhost with a port, is always a valid authority")]
    Url::parse(&format!("http://{authority}/")).expect("an address is an authority")
}

fn web_origin(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty() && !host.ends_with('.'));
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let anonymous = url.username().is_empty() && url.password().is_none();
    (web && bare && anonymous).then_some(url)
}

/// The address of a PostgreSQL database.
pub(crate) fn postgres_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    matches!(url.scheme(), "postgres" | "postgresql").then_some(url)
}

fn path(text: &str) -> Option<PathBuf> {
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// Accepts what the filter accepts, but not a misspelled level, which it would take for the name of a module.
fn log_level(text: &str) -> Option<String> {
    let level = |part: &str| matches!(part.to_ascii_lowercase().as_str(), "off" | "error" | "warn" | "info" | "debug" | "trace");
    let plausible = text.split(',').map(str::trim).all(|part| part.rsplit_once('=').map_or_else(|| level(part), |(_, last)| level(last)));
    (plausible && tracing_subscriber::EnvFilter::try_new(text).is_ok()).then(|| text.to_owned())
}

fn read_file(path: &Path) -> Result<String, SettingsError> {
    let unreadable = |reason: String| SettingsError::Unreadable { path: path.to_owned(), reason };
    let size = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?.len();
    if size > CONFIG_FILE_BYTES_MAX {
        return Err(unreadable(format!("it has {size} bytes, more than a configuration file ever has")));
    }
    std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))
}

#[cfg(test)]
mod tests;
