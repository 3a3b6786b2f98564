//! One instance of the demo: a process of this program, and the verbs on its database.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use allmende_app::App;
use anyhow::Context as _;
use tokio::process::{Child, ChildStdin, Command};
use url::Url;

use super::browser::Browser;
use crate::commands::open_current;
use crate::limits::{DEMO_POLL, DEMO_START_TIMEOUT, DEMO_STOP_TIMEOUT};
use crate::serve::{make_private, start_federation};
use crate::settings::{Settings, Sources, variable};

/// A running instance. Dropped, it ends its process.
pub struct Side {
    pub name: &'static str,
    /// What the command line would do on this instance's database.
    pub app: App,
    settings: Settings,
    child: Child,
    /// The process stops in order when this closes, also when this program is killed.
    lifeline: Option<ChildStdin>,
}

impl Side {
    /// Starts a server on `port` with its data in `directory` and waits until it is ready.
    ///
    /// # Errors
    /// When it does not get ready in time, with the end of its log.
    pub async fn start(name: &'static str, port: u16, directory: &Path) -> anyhow::Result<Self> {
        make_private(directory)?;
        let environment = environment(port, directory);
        let settings = Settings::load(&Sources { file: None, working_directory: directory.to_owned(), environment: environment.clone() })?;
        let log = directory.join("server.log");
        let mut child = spawn(&environment, directory, &log)?;
        let lifeline = child.stdin.take();
        // The same steps that the command line takes beside a running server.
        let ready = wait_until_ready(&settings.instance.url, &mut child).await;
        if let Err(error) = ready {
            return Err(error.context(format!("instance {name} did not start; its log ends: {}", end_of(&log))));
        }
        let app = open_current(&settings).await?;
        start_federation(&settings, &app).await?;
        Ok(Self { name, app, settings, child, lifeline })
    }

    #[must_use]
    pub fn url(&self) -> &Url {
        &self.settings.instance.url
    }

    /// A visitor of this instance.
    ///
    /// # Errors
    /// When the client cannot be made.
    pub fn browser(&self) -> anyhow::Result<Browser> {
        Browser::new(self.url())
    }

    /// Whether its process answers.
    pub async fn is_alive(&self) -> bool {
        let Ok(mut browser) = self.browser() else { return false };
        browser.get("/healthz").await.is_ok_and(|page| page.status == 200)
    }

    /// Stops it in order; one that does not is killed.
    pub async fn stop(mut self) {
        self.app.db.close().await;
        drop(self.lifeline.take());
        if tokio::time::timeout(DEMO_STOP_TIMEOUT, self.child.wait()).await.is_err() {
            let _ = self.child.kill().await;
        }
    }
}

fn environment(port: u16, directory: &Path) -> Vec<(String, String)> {
    let settings = [
        ("instance.development", "true".to_owned()),
        ("instance.url", format!("http://localhost:{port}")),
        ("http.listen", format!("127.0.0.1:{port}")),
        ("http.shutdown_seconds", "3".to_owned()),
        ("data.directory", directory.display().to_string()),
        ("log.level", "info".to_owned()),
    ];
    settings.into_iter().map(|(key, value)| (variable(key), value)).collect()
}

fn spawn(environment: &[(String, String)], directory: &Path, log: &PathBuf) -> anyhow::Result<Child> {
    let program = std::env::current_exe().context("cannot find this program's own file")?;
    let log = std::fs::File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut command = Command::new(&program);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ALLMENDE_")) {
        command.env_remove(name);
    }
    command
        .args(["serve", "--stop-with-stdin"])
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::from(log))
        // Ctrl-C is for the demo, which then stops its servers.
        .process_group(0)
        .kill_on_drop(true);
    command.spawn().with_context(|| format!("cannot start {}", program.display()))
}

async fn wait_until_ready(url: &Url, child: &mut Child) -> anyhow::Result<()> {
    let mut browser = Browser::new(url)?;
    let waiting = async {
        loop {
            if let Some(status) = child.try_wait()? {
                anyhow::bail!("it ended ({status})");
            }
            match browser.get("/readyz").await {
                Ok(page) if page.status == 200 => return Ok(()),
                _ => tokio::time::sleep(DEMO_POLL).await,
            }
        }
    };
    tokio::time::timeout(DEMO_START_TIMEOUT, waiting).await.context("it was not ready in time")?
}

/// The last lines of a log, for an error message.
#[must_use]
pub fn end_of(log: &Path) -> String {
    const LINES: usize = 5;
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().rev().filter(|line| !line.trim().is_empty()).take(LINES).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join(" | ")
}
