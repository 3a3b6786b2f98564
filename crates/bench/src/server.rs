//! Our own program as a process: prepared on its command line, started, asked, stopped by its id.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::Context as _;
use tempfile::TempDir;
use tokio::io::AsyncWriteExt as _;
use tokio::process::{Child, ChildStdin, Command};
use tokio::time::Instant;
use url::Url;

use crate::client::{Address, Connection};
use crate::options::Common;
use crate::process::Process;

pub const HANDLE: &str = "velo";
pub const LOGIN: &str = "amelie";
pub const PASSWORD: &str = "a long enough passphrase";
const READY_WITHIN: Duration = Duration::from_secs(120);
const STOPPED_WITHIN: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(2);

/// The program under test with its data.
pub struct Server {
    program: PathBuf,
    directory: PathBuf,
    /// Removes the directory, unless it is to be kept.
    _temporary: Option<TempDir>,
    pub url: Url,
    metrics: SocketAddr,
    environment: Vec<(String, String)>,
    child: Option<(Child, Option<ChildStdin>)>,
    /// From the start of the process to its first answer.
    pub start_took: Duration,
}

impl Server {
    /// Prepares an instance with a cooperative and a member in a temporary directory. `settings` are defaults of the command, which
    /// `--set` overrides.
    ///
    /// # Errors
    /// When the program is not there or refuses something.
    pub async fn prepare(common: &Common, settings: &[(&str, &str)]) -> anyhow::Result<Self> {
        let temporary = tempfile::Builder::new().prefix("allmende-bench-").tempdir()?;
        let directory = temporary.path().to_owned();
        let (port, metrics) = (free_port()?, free_port()?);
        let mut environment: Vec<(String, String)> = [
            ("ALLMENDE_INSTANCE__DEVELOPMENT", "true".to_owned()),
            ("ALLMENDE_INSTANCE__URL", format!("http://localhost:{port}")),
            ("ALLMENDE_HTTP__LISTEN", format!("127.0.0.1:{port}")),
            ("ALLMENDE_METRICS__LISTEN", format!("127.0.0.1:{metrics}")),
            ("ALLMENDE_DATA__DIRECTORY", directory.display().to_string()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec();
        if let Some(postgres) = &common.postgres {
            environment.push(("ALLMENDE_DATABASE__URL".to_owned(), postgres.clone()));
        }
        environment.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        for setting in &common.set {
            let (name, value) = setting.split_once('=').with_context(|| format!("--set {setting}: NAME=VALUE is wanted"))?;
            environment.push((name.to_owned(), value.to_owned()));
        }
        if common.keep {
            eprintln!("the data directory is kept: {}", temporary.keep().display());
            return Self::with(common, directory, None, port, metrics, environment).await;
        }
        Self::with(common, directory, Some(temporary), port, metrics, environment).await
    }

    async fn with(
        common: &Common,
        directory: PathBuf,
        temporary: Option<TempDir>,
        port: u16,
        metrics: u16,
        environment: Vec<(String, String)>,
    ) -> anyhow::Result<Self> {
        let server = Self {
            program: program(common)?,
            directory,
            _temporary: temporary,
            url: Url::parse(&format!("http://localhost:{port}/"))?,
            metrics: SocketAddr::from((Ipv4Addr::LOCALHOST, metrics)),
            environment,
            child: None,
            start_took: Duration::ZERO,
        };
        server.run(&["migrate"], "").await?;
        server.run(&["coop", "add", HANDLE, "--name", "Vélo Commun", "--language", "en"], "").await?;
        let add =
            ["member", "add", "--login", LOGIN, "--name", "Amélie", "--coop", HANDLE, "--role", "admin", "--admin", "--password-stdin"];
        server.run(&add, &format!("{PASSWORD}\n")).await?;
        Ok(server)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ALLMENDE_")) {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value))).current_dir(&self.directory).kill_on_drop(true);
        command
    }

    /// Runs a command of the program to its end, with `input` on its standard input; what it printed.
    ///
    /// # Errors
    /// When it does not end with success, with what it said.
    pub async fn run(&self, arguments: &[&str], input: &str) -> anyhow::Result<String> {
        let mut command = self.command();
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().with_context(|| format!("cannot start {}", self.program.display()))?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes()).await?;
        }
        let output = child.wait_with_output().await?;
        let (printed, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        anyhow::ensure!(output.status.success(), "allmende {} ended with {}: {said}{printed}", arguments.join(" "), output.status);
        Ok(printed.into_owned())
    }

    /// Starts `serve` and waits for its first answer.
    ///
    /// # Errors
    /// When it ends instead, or takes too long.
    pub async fn start(&mut self) -> anyhow::Result<()> {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.directory.join("server.log"))?;
        let mut command = self.command();
        command.args(["serve", "--stop-with-stdin"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::from(log));
        let address = Address::of(&self.url).await?;
        let began = Instant::now();
        let mut child = command.spawn().with_context(|| format!("cannot start {}", self.program.display()))?;
        loop {
            if let Some(status) = child.try_wait()? {
                anyhow::bail!("the server ended with {status}: {}", self.log_end());
            }
            match Connection::new(address.clone(), None).get("/readyz", "*/*").await {
                Ok(answer) if answer.status.is_success() => break,
                _ => tokio::time::sleep(POLL).await,
            }
            anyhow::ensure!(began.elapsed() < READY_WITHIN, "the server was not ready in time: {}", self.log_end());
        }
        self.start_took = began.elapsed();
        let lifeline = child.stdin.take();
        self.child = Some((child, lifeline));
        Ok(())
    }

    /// Stops it in order.
    ///
    /// # Errors
    /// When it does not stop in time, or not in order.
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        let (mut child, lifeline) = self.child.take().context("the server does not run")?;
        drop(lifeline);
        let status = tokio::time::timeout(STOPPED_WITHIN, child.wait()).await.context("the server did not stop in time")??;
        anyhow::ensure!(status.success(), "the server stopped with {status}: {}", self.log_end());
        Ok(())
    }

    /// # Errors
    /// When it does not run.
    pub fn process(&self) -> anyhow::Result<Process> {
        self.child.as_ref().and_then(|(child, _)| child.id()).map(Process).context("the server does not run")
    }

    /// Where its data lies.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// A figure of `/metrics`, all labels added up; `None` when it has none of this name.
    ///
    /// # Errors
    /// When they are not answered.
    pub async fn metric(&self, name: &str) -> anyhow::Result<Option<f64>> {
        let address = Address { socket: self.metrics, authority: self.metrics.to_string() };
        let text = Connection::new(address, None).get("/metrics", "*/*").await?.text();
        let mut sum = None;
        for line in text.lines().filter_map(|line| line.strip_prefix(name)) {
            if let Some(value) = line.starts_with([' ', '{']).then(|| line.rsplit(' ').next()).flatten() {
                sum = Some(sum.unwrap_or(0.0) + value.parse::<f64>()?);
            }
        }
        Ok(sum)
    }

    /// The last lines that it logged.
    fn log_end(&self) -> String {
        let text = std::fs::read_to_string(self.directory.join("server.log")).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines.iter().skip(lines.len().saturating_sub(5)).copied().collect::<Vec<_>>().join("\n")
    }
}

/// The named program, or `allmende` beside this one or one folder above.
fn program(common: &Common) -> anyhow::Result<PathBuf> {
    if let Some(named) = &common.server {
        return named.canonicalize().with_context(|| format!("{} is not there", named.display()));
    }
    let this = std::env::current_exe()?;
    let beside = this.ancestors().skip(1).take(2).map(|folder| folder.join("allmende")).find(|file| file.is_file());
    beside.context("build the server first (cargo build --release -p allmende-server -p allmende-bench), or name it with --server")
}

fn free_port() -> anyhow::Result<u16> {
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).context("no port is free")?;
    Ok(listener.local_addr()?.port())
}
