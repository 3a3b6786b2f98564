//! What pages ask of the program around them: the machine, the configuration, whether others reach the instance, and copies of its database.

mod backups;

use std::time::Duration;

use allmende_app::machine::{BackupFile, Facts, Finding, Machine, Verdict};
use allmende_app::{App, AppError};
use allmende_domain::time::UnixMillis;
use allmende_federation::Federation;

use crate::clock::SystemClock;
use crate::limits::{CHECK_TIMEOUT, CLOCK_EARLIEST_MS, CLOCK_LATEST_MS, FREE_SPACE_BYTES_MIN};
use crate::settings::{Settings, Severity};

use backups::Backups;

/// This machine, with the settings of the running program.
pub struct ThisMachine {
    app: App,
    settings: Settings,
    federation: Federation,
    backups: Backups,
    started_at: UnixMillis,
}

impl ThisMachine {
    #[must_use]
    pub fn new(app: App, settings: Settings, federation: Federation) -> Self {
        Self { app, backups: Backups::new(&settings), settings, federation, started_at: SystemClock.now() }
    }

    /// The name leads somewhere.
    async fn look_up_name(&self) -> Result<String, String> {
        let url = &self.settings.instance.url;
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let port = url.port_or_known_default().unwrap_or(443);
        let found = tokio::net::lookup_host((host.as_str(), port)).await.map_err(|error| format!("{host}: {error}"))?;
        let addresses: Vec<String> = found.map(|address| address.ip().to_string()).collect();
        if addresses.is_empty() { Err(format!("{host} has no address")) } else { Ok(format!("{host}: {}", addresses.join(", "))) }
    }

    async fn find_itself(&self) -> Result<(), String> {
        let first = allmende_app::cooperatives::list(&self.app).await.map_err(|error| error.to_string())?.into_iter().next();
        let Some(cooperative) = first else { return Err("there is no cooperative yet".to_owned()) };
        let (handle, host) = (cooperative.handle.as_str(), self.app.addresses.host());
        let question = self.app.addresses.url(&format!("/.well-known/webfinger?resource=acct:{handle}@{host}"));
        self.federation.reads_itself(&question, self.app.addresses.cooperative(&cooperative.handle).as_str()).await
    }

    async fn look(&self, name: &'static str) -> Result<String, String> {
        let quiet = |done: Result<(), String>| done.map(|()| String::new());
        match name {
            "name" => self.look_up_name().await,
            "page" => quiet(self.federation.reads_itself(&self.app.addresses.url("/static/icon.svg"), "<svg").await),
            "webfinger" => quiet(self.find_itself().await),
            "actor" => quiet(self.federation.reads_own_actor().await),
            _ => quiet(self.federation.reaches_own_inbox().await),
        }
    }
}

fn bytes_of(path: &std::path::Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

#[async_trait::async_trait]
impl Machine for ThisMachine {
    fn facts(&self) -> Facts {
        let settings = &self.settings;
        let disk = rustix::fs::statvfs(&settings.data.directory).ok();
        let file = settings.sqlite_file();
        let log = file.as_deref().map(|file| crate::commands::with_suffix(file, "-wal"));
        Facts {
            is_sqlite: file.is_some(),
            database_bytes: file.as_deref().zip(log.as_deref()).map(|(file, log)| bytes_of(file) + bytes_of(log)),
            free_bytes: disk.map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize)),
            free_bytes_min: FREE_SPACE_BYTES_MIN,
            directory: std::path::absolute(&settings.data.directory).unwrap_or_else(|_| settings.data.directory.clone()),
            file: settings.origin.file.clone(),
            started_at: self.started_at,
            clock_is_plausible: (CLOCK_EARLIEST_MS..CLOCK_LATEST_MS).contains(&SystemClock.now().0),
            sends_letters: settings.mail.is_on(),
            is_development: settings.instance.development,
            settings: told(settings),
        }
    }

    async fn examine(&self) -> Vec<Finding> {
        let mut found = self.settings.check();
        let mail = crate::commands::check_mail(&self.settings);
        found.extend(tokio::time::timeout(CHECK_TIMEOUT, mail).await.ok());
        let as_finding = |finding: crate::settings::Finding| Finding {
            subject: finding.subject,
            verdict: match finding.severity {
                Severity::Good => Verdict::Good,
                Severity::Warning => Verdict::Look,
                Severity::Error => Verdict::Wrong,
            },
            says: format!("{} {}", finding.says, finding.mend).trim_end().to_owned(),
        };
        found.into_iter().map(as_finding).collect()
    }

    async fn check(&self, name: &'static str) -> Finding {
        let looked = tokio::time::timeout(CHECK_TIMEOUT, self.look(name)).await;
        let (verdict, says) = match looked {
            Ok(Ok(says)) => (Verdict::Good, says),
            Ok(Err(says)) => (Verdict::Wrong, says),
            Err(_) => (Verdict::Wrong, format!("no answer within {} s", CHECK_TIMEOUT.as_secs())),
        };
        Finding { subject: name, verdict, says }
    }

    fn backups(&self) -> Result<Vec<BackupFile>, AppError> {
        self.backups.list()
    }

    async fn make_backup(&self) -> Result<BackupFile, AppError> {
        self.backups.make().await
    }

    fn backup_path(&self, name: &str) -> Option<std::path::PathBuf> {
        self.backups.path(name)
    }
}

/// What stands in the configuration and people ask about. Passwords and addresses of databases are not among it.
fn told(settings: &Settings) -> Vec<(&'static str, String)> {
    let seconds = |time: Duration| format!("{} s", time.as_secs());
    vec![
        ("instance.url", settings.instance.url.to_string()),
        ("instance.private", settings.instance.private.to_string()),
        ("instance.development", settings.instance.development.to_string()),
        ("http.listen", settings.http.listen.to_string()),
        ("http.drain_seconds", seconds(settings.http.drain_time)),
        ("database.url", if settings.database.postgres.is_some() { "PostgreSQL".to_owned() } else { "SQLite".to_owned() }),
        ("data.directory", settings.data.directory.display().to_string()),
        ("federation.authorized_fetch", settings.federation.authorized_fetch.to_string()),
        ("media.upload_bytes_max", settings.media.upload_bytes_max.to_string()),
        ("languages.default", settings.languages.default.as_str().to_owned()),
        ("mail.host", settings.mail.host.clone()),
        ("metrics.listen", settings.metrics.listen.map(|address| address.to_string()).unwrap_or_default()),
        ("log.level", settings.log.level.clone()),
    ]
}
