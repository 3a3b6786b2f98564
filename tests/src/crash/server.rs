//! The program under test as a process: started, asked, killed, measured.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use allmende_db::Location;
use anyhow::Context as _;
use tokio::io::AsyncWriteExt as _;
use tokio::process::{Child, ChildStdin, Command};
use url::Url;

use crate::chance::TestChance;

/// Names the program; `scripts/test` sets it.
pub const BINARY: &str = "ALLMENDE_BINARY";
/// A debug build on a busy machine, with a write-ahead log to read again.
const READY_WITHIN: Duration = Duration::from_secs(60);
/// Longer than the server gives itself: requests, then deliveries under way.
const STOPPED_WITHIN: Duration = Duration::from_secs(45);
const POLL: Duration = Duration::from_millis(20);
/// Below the ports that the system hands out by itself (from 32768 on): while the server is down nobody else may get its port.
const PORTS: std::ops::Range<u64> = 21_000..32_000;

/// Where an instance lives.
#[derive(Debug, Clone)]
pub struct Site {
    program: PathBuf,
    pub directory: PathBuf,
    /// The public address.
    pub url: Url,
    /// Where this process listens; another than the public address where a proxy stands in front.
    pub own: Url,
    pub location: Location,
    environment: Vec<(String, String)>,
    client: reqwest::Client,
}

/// How a process is started, beside the ordinary.
#[derive(Debug, Clone, Default)]
pub struct Start {
    pub environment: Vec<(String, String)>,
    /// Words for a shell that then becomes the server, such as `ulimit -n 256`; empty: no shell.
    pub limits: String,
}

impl Start {
    /// With these places armed (`name=action`, see `allmende_db::failpoints`).
    #[must_use]
    pub fn failing_at(failpoints: &str) -> Self {
        Self::default().with("FAILPOINTS", failpoints)
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// What a process holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holdings {
    pub resident_kib: u64,
    pub descriptors: u64,
}

/// A process of the program.
pub struct Running {
    child: Child,
    /// It stops in order when this closes, so that it does not outlive whoever started it.
    _lifeline: Option<ChildStdin>,
}

impl Site {
    /// An instance in development mode on a free port, with its data in `directory`; on PostgreSQL when `postgres` says where.
    ///
    /// # Errors
    /// When the program or a port cannot be found.
    pub fn new(directory: &Path, postgres: Option<&str>, chance: &TestChance, client: &reqwest::Client) -> anyhow::Result<Self> {
        let port = free_port(chance).context("no port is free")?;
        let url = Url::parse(&format!("http://localhost:{port}/"))?;
        let mut environment = vec![
            ("ALLMENDE_INSTANCE__DEVELOPMENT".to_owned(), "true".to_owned()),
            ("ALLMENDE_INSTANCE__URL".to_owned(), format!("http://localhost:{port}")),
            ("ALLMENDE_HTTP__LISTEN".to_owned(), format!("127.0.0.1:{port}")),
            ("ALLMENDE_DATA__DIRECTORY".to_owned(), directory.display().to_string()),
            ("ALLMENDE_LOG__LEVEL".to_owned(), "info".to_owned()),
        ];
        let location = match postgres {
            Some(postgres) => {
                environment.push(("ALLMENDE_DATABASE__URL".to_owned(), postgres.to_owned()));
                Location::Postgres { url: postgres.to_owned(), connections_max: 2 }
            }
            None => Location::Sqlite(directory.join("allmende.db")),
        };
        Ok(Self {
            program: program()?,
            directory: directory.to_owned(),
            own: url.clone(),
            url,
            location,
            environment,
            client: client.clone(),
        })
    }

    /// From now on its public address is that of a proxy.
    pub fn stand_behind(&mut self, public: &Url) {
        self.url = public.clone();
        if let Some(port) = self.own.port() {
            // Not by name: the name of the public address is that of this machine, too.
            self.own = Url::parse(&format!("http://127.0.0.1:{port}/")).unwrap_or_else(|_| self.own.clone());
        }
        self.set("ALLMENDE_INSTANCE__URL", public.as_str().trim_end_matches('/'));
    }

    /// One more variable of the environment, or another value for it.
    pub fn set(&mut self, name: &str, value: &str) {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// The same with one more setting, named as the environment names it.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    fn command(&self) -> Command {
        self.wrapped(&self.program)
    }

    fn wrapped(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("ALLMENDE_")) {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().map(|(name, value)| (name, value))).current_dir(&self.directory).kill_on_drop(true);
        command
    }

    /// Runs a command of the program to its end, with `input` on its standard input.
    ///
    /// # Errors
    /// When it does not end with success, with what it said.
    pub async fn run(&self, arguments: &[&str], input: &str) -> anyhow::Result<()> {
        self.ask(arguments, input).await.map(|_| ())
    }

    /// The same; what it answered on its standard output.
    ///
    /// # Errors
    /// As [`Site::run`].
    pub async fn ask(&self, arguments: &[&str], input: &str) -> anyhow::Result<String> {
        let mut command = self.command();
        let mut child =
            command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().context("cannot start")?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes()).await?;
        }
        let output = child.wait_with_output().await?;
        let said = String::from_utf8_lossy(&output.stderr);
        anyhow::ensure!(output.status.success(), "allmende {} ended with {}: {said}", arguments.join(" "), output.status);
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// The file with what the server logged, of all its lives.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.directory.join("server.log")
    }

    /// Starts `serve`, without waiting.
    ///
    /// # Errors
    /// When the process cannot be started.
    pub fn spawn(&self, start: &Start) -> anyhow::Result<Running> {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.log())?;
        let mut command = if start.limits.is_empty() { self.command() } else { self.wrapped("sh") };
        if !start.limits.is_empty() {
            command.args(["-c", &format!("{}; exec \"$0\" \"$@\"", start.limits)]).arg(&self.program);
        }
        command.envs(start.environment.iter().map(|(name, value)| (name, value)));
        command.args(["serve", "--stop-with-stdin"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::from(log));
        let mut child = command.spawn().with_context(|| format!("cannot start {}", self.program.display()))?;
        let lifeline = child.stdin.take();
        Ok(Running { child, _lifeline: lifeline })
    }

    /// Waits until the server says that it is ready.
    ///
    /// # Errors
    /// When it ends instead, or takes too long.
    pub async fn ready(&self, running: &mut Running) -> anyhow::Result<()> {
        let url = self.own.join("/readyz")?;
        let waiting = async {
            loop {
                if let Some(status) = running.child.try_wait()? {
                    // The log goes with the folder of the test.
                    let log = std::fs::read_to_string(self.log()).unwrap_or_default();
                    let end: Vec<&str> = log.lines().rev().take(5).collect();
                    anyhow::bail!(
                        "the server ended with {status}; it said last:\n{}",
                        end.into_iter().rev().collect::<Vec<_>>().join("\n")
                    );
                }
                match self.client.get(url.clone()).send().await {
                    Ok(answer) if answer.status().is_success() => return Ok(()),
                    _ => tokio::time::sleep(POLL).await,
                }
            }
        };
        tokio::time::timeout(READY_WITHIN, waiting).await.context("the server was not ready in time")?
    }

    /// Bytes of the write-ahead log; 0 without one.
    #[must_use]
    pub fn write_ahead_log_bytes(&self) -> u64 {
        std::fs::metadata(self.directory.join("allmende.db-wal")).map_or(0, |metadata| metadata.len())
    }

    /// What the server logged, of all its lives.
    #[must_use]
    pub fn logged(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }

    /// Lines of the log that tell of a panic.
    #[must_use]
    pub fn panics(&self) -> Vec<String> {
        self.logged().lines().filter(|line| line.contains("panicked at") || line.contains("ended in a panic")).map(str::to_owned).collect()
    }
}

impl Running {
    /// SIGKILL, and waits until the system has taken the process away.
    ///
    /// # Errors
    /// When it had ended by itself.
    pub async fn kill(mut self) -> anyhow::Result<()> {
        if let Some(status) = self.child.try_wait()? {
            anyhow::bail!("the server ended by itself with {status}");
        }
        self.child.start_kill()?;
        self.child.wait().await?;
        Ok(())
    }

    /// Sends a signal, such as STOP or CONT.
    ///
    /// # Errors
    /// When the process is no more.
    pub async fn signal(&self, name: &str) -> anyhow::Result<()> {
        let pid = self.child.id().context("the server ended by itself")?;
        // The shell's own kill is everywhere.
        let signalled = Command::new("sh").args(["-c", &format!("kill -{name} {pid}")]).status().await?;
        anyhow::ensure!(signalled.success(), "SIG{name} could not be sent to {pid}");
        Ok(())
    }

    /// SIGTERM, and waits until it has stopped in order.
    ///
    /// # Errors
    /// When it does not stop in time, or not in order.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        self.signal("TERM").await?;
        let status = tokio::time::timeout(STOPPED_WITHIN, self.child.wait()).await.context("the server did not stop in time")??;
        anyhow::ensure!(status.success(), "the server stopped with {status}");
        Ok(())
    }

    /// Waits until it ends by itself.
    ///
    /// # Errors
    /// When it still runs after `within`.
    pub async fn ended(&mut self, within: Duration) -> anyhow::Result<std::process::ExitStatus> {
        Ok(tokio::time::timeout(within, self.child.wait()).await.with_context(|| format!("it still runs after {within:?}"))??)
    }

    /// Whether it still runs.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn is_alive(&mut self) -> anyhow::Result<bool> {
        Ok(self.child.try_wait()?.is_none())
    }

    /// What it holds now; `None` where the system does not tell.
    #[must_use]
    pub fn holdings(&self) -> Option<Holdings> {
        let process = format!("/proc/{}", self.child.id()?);
        let status = std::fs::read_to_string(format!("{process}/status")).ok()?;
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        let resident_kib = resident.trim().trim_end_matches("kB").trim().parse().ok()?;
        let descriptors = std::fs::read_dir(format!("{process}/fd")).ok()?.count();
        Some(Holdings { resident_kib, descriptors: u64::try_from(descriptors).ok()? })
    }
}

/// The program beside this one: `target/debug/allmende` for `target/debug/deps/it-…`.
fn program() -> anyhow::Result<PathBuf> {
    if let Some(named) = std::env::var_os(BINARY).filter(|named| !named.is_empty()) {
        return Ok(PathBuf::from(named));
    }
    let this = std::env::current_exe()?;
    let beside = this.ancestors().skip(1).take(2).map(|folder| folder.join("allmende")).find(|file| file.is_file());
    beside.with_context(|| format!("build the program first (cargo build -p allmende-server --bin allmende), or name it with {BINARY}"))
}

/// A port that nobody listens at, and that nobody else was given: who has it may not listen yet, or be down for now.
pub fn free_port(chance: &TestChance) -> Option<u16> {
    const ATTEMPTS: usize = 200;
    /// More than tests run at the same time.
    const SLOTS: u64 = 16;
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    // Tests that run beside each other have different numbers, and so ports of their own.
    let slot = std::env::var("NEXTEST_TEST_GLOBAL_SLOT").ok().and_then(|slot| slot.parse::<u64>().ok());
    let all = PORTS.end - PORTS.start;
    let (start, length) = slot.map_or((PORTS.start, all), |slot| (PORTS.start + slot % SLOTS * (all / SLOTS), all / SLOTS));
    (0..ATTEMPTS).find_map(|_| {
        let port = u16::try_from(start + chance.below(length)).ok()?;
        TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).ok()?;
        GIVEN.lock().unwrap_or_else(PoisonError::into_inner).insert(port).then_some(port)
    })
}
