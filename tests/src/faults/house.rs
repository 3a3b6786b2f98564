//! A server process with a member who is signed in and a peer whose cooperative follows: enough to ask it for a write from inside and
//! from outside, and to see what it says while something fails.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use allmende_db::{Db, Location, sql};
use anyhow::Context as _;
use http::header;
use url::Url;

use crate::chance::TestChance;
use crate::crash::ledger::{Ledger, title};
use crate::crash::load_in::{Post, Sender};
use crate::crash::load_out::{Writer, fields};
use crate::crash::peer::Peer;
use crate::crash::server::{Running, Site, Start};
use crate::crash::{self, Shared};

/// What the server said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub status: u16,
    pub retry_after: Option<String>,
    /// Where a redirect leads.
    pub place: String,
}

impl Said {
    fn from(answer: &reqwest::Response) -> Self {
        let text = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let place = text(header::LOCATION).unwrap_or_default();
        Self { status: answer.status().as_u16(), retry_after: text(header::RETRY_AFTER), place }
    }

    /// 503, with when to come again.
    #[must_use]
    pub fn asks_to_come_back(&self) -> bool {
        self.status == 503 && self.retry_after.as_deref().and_then(|text| text.parse::<u32>().ok()).is_some_and(|seconds| seconds > 0)
    }
}

/// The server, and who lives with it.
pub struct House {
    pub site: Site,
    /// `None` while it is down.
    pub running: Option<Running>,
    pub peer: Peer,
    pub sender: Sender,
    pub writer: Writer,
    /// Activities that were answered 202.
    pub acknowledged: Vec<String>,
    /// Listings that were answered 303, by title.
    pub published: Vec<String>,
    count: u32,
    _directory: tempfile::TempDir,
}

/// What the server logged, for whoever reads of a failed test.
impl Drop for House {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let logged = self.site.logged();
            let lines: Vec<&str> = logged.lines().collect();
            eprintln!("the last lines of the server:\n{}", lines[lines.len().saturating_sub(60)..].join("\n"));
        }
    }
}

/// A site with a cooperative and a member in it, not running yet. `postgres`: the address of its database; `None` is SQLite.
///
/// # Errors
/// When the program or a port cannot be found.
pub async fn site(postgres: Option<&str>) -> anyhow::Result<(Site, tempfile::TempDir)> {
    let directory = tempfile::Builder::new().prefix("allmende-house-").tempdir()?;
    let chance = TestChance::seeded(crash::fresh_seed());
    let site = Site::new(directory.path(), postgres, &chance, &crash::client()?)?;
    crash::prepare(&site).await?;
    Ok((site, directory))
}

impl House {
    /// Starts the server as `start` says, and everybody moves in.
    ///
    /// # Errors
    /// When somebody cannot.
    pub async fn of(site: Site, directory: tempfile::TempDir, start: &Start) -> anyhow::Result<Self> {
        let mut running = site.spawn(start)?;
        site.ready(&mut running).await?;
        let client = crash::client()?;
        let peer = Peer::start(1, &site.url, &client).await?;
        let shared = Arc::new(Shared { server: site.url.clone(), client, ledger: Mutex::new(Ledger::default()) });
        let stop = Arc::default();
        let writer = Writer::sign_in(Arc::clone(&shared), crash::HANDLE, crash::LOGIN, crash::PASSWORD, 1, stop).await?;
        let actor = peer.actors.first().context("an actor")?.clone();
        writer.ask_to_follow(&actor.url).await?;
        let cooperative = format!("{}coops/{}", site.url, crash::HANDLE);
        let sender = Sender::new(actor, &cooperative, shared, 2, Arc::default());
        let (acknowledged, published) = (Vec::new(), Vec::new());
        Ok(Self { site, running: Some(running), peer, sender, writer, acknowledged, published, count: 0, _directory: directory })
    }

    /// On SQLite, with the process started as `start` says.
    ///
    /// # Errors
    /// When somebody cannot move in.
    pub async fn on_sqlite(start: &Start) -> anyhow::Result<Self> {
        let (site, directory) = site(None).await?;
        Self::of(site, directory, start).await
    }

    /// The member publishes a listing. `None`: no answer came.
    pub async fn publishes(&mut self) -> Option<Said> {
        self.count += 1;
        let name = title(&format!("Thing {}", self.count), 1);
        let form = fields(&name, false);
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = self.writer.send(&format!("/coops/{}/publish", crash::HANDLE), &pairs).await.ok()?;
        let said = Said::from(&answer);
        if said.status == 303 {
            self.published.push(name);
        }
        Some(said)
    }

    /// The peer tells of a new listing. `None`: no answer came.
    pub async fn hears(&mut self) -> Option<Said> {
        let (_, post) = self.sender.news();
        self.hears_of(&post).await
    }

    /// The peer sends this. `None`: no answer came.
    pub async fn hears_of(&mut self, post: &Post) -> Option<Said> {
        let inbox: Url = self.site.url.join("inbox").ok()?;
        let said = Said::from(&self.sender.post(&inbox, post).await.ok()?);
        if said.status == 202 {
            self.acknowledged.push(post.id.clone());
        }
        Some(said)
    }

    /// The status of a page, as the member sees it; 0 when no answer comes.
    pub async fn shows(&self, path: &str) -> u16 {
        self.writer.look(path).await.map_or(0, |answer| answer.status().as_u16())
    }

    /// Starts it again.
    ///
    /// # Errors
    /// When it does not get ready.
    pub async fn starts(&mut self, start: &Start) -> anyhow::Result<()> {
        let mut running = self.site.spawn(start)?;
        self.site.ready(&mut running).await?;
        self.running = Some(running);
        Ok(())
    }

    /// The process.
    ///
    /// # Errors
    /// When it is down.
    pub fn process(&mut self) -> anyhow::Result<&mut Running> {
        self.running.as_mut().context("the server is down")
    }

    /// What of all that was acknowledged is not in the database, once each. Reads beside the server, or after it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn missing(&self) -> anyhow::Result<Vec<String>> {
        let db = Db::open(&self.site.location).await?;
        let mut conn = db.read().await?;
        let mut missing = Vec::new();
        for activity in &self.acknowledged {
            let count = sql("SELECT COUNT(*) AS number FROM inbox WHERE activity_url = $1").text(activity);
            if count.fetch_one(&mut conn, |row| row.get::<i64>("number")).await? != 1 {
                missing.push(activity.clone());
            }
        }
        for name in &self.published {
            let count = sql("SELECT COUNT(*) AS number FROM listings WHERE texts LIKE '%' || CAST($1 AS TEXT) || '%'").text(name);
            if count.fetch_one(&mut conn, |row| row.get::<i64>("number")).await? != 1 {
                missing.push(name.clone());
            }
        }
        drop(conn);
        db.close().await;
        Ok(missing)
    }

    /// The file of the database, on SQLite.
    #[must_use]
    pub fn database_file(&self) -> Option<PathBuf> {
        match &self.site.location {
            Location::Sqlite(file) => Some(file.clone()),
            Location::Postgres { .. } => None,
        }
    }
}

/// Waits until `holds`, looking every 20 ms, at most 60 s.
///
/// # Errors
/// When it does not come to that.
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> anyhow::Result<bool>) -> anyhow::Result<()> {
    let waiting = async {
        while !holds().await? {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        Ok::<(), anyhow::Error>(())
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), waiting).await.with_context(|| format!("it did not come to this: {what}"))?
}
