//! Several instances of ours as real processes, each reached by the others past a way that a test can cut.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use allmende_db::engine::Statement;
use allmende_db::{Db, sql};
use anyhow::Context as _;
use http::{StatusCode, header};
use url::Url;

use crate::chance::TestChance;
use crate::crash::load_out::{Writer, fields};
use crate::crash::server::{Running, Site, Start};
use crate::crash::{HANDLE, LOGIN, PASSWORD, Shared, client, fresh_seed, prepare};
use crate::faults::proxy::Proxy;
use crate::nodes::until;

/// For what takes moments on a machine that has other things to do.
pub const SOON: Duration = Duration::from_secs(50);

/// What one instance knows of the public listings of one cooperative: by address, their state and the time of their last change.
pub type Known = BTreeMap<String, (String, i64)>;

/// One instance, with one cooperative and a member.
pub struct Place {
    pub site: Site,
    running: Option<Running>,
    /// How the others reach it.
    pub way: Proxy,
    db: Db,
    _directory: tempfile::TempDir,
}

impl Place {
    /// Founds it and starts it, with these settings, named as the environment names them.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn begin(settings: &[(&str, &str)]) -> anyhow::Result<Self> {
        let directory = tempfile::Builder::new().prefix("allmende-peer-").tempdir()?;
        let chance = TestChance::seeded(fresh_seed());
        let mut site = Site::new(directory.path(), None, &chance, &client()?)?;
        let way = Proxy::to(format!("127.0.0.1:{}", site.own.port().context("a port")?)).await?;
        site.stand_behind(&Url::parse(&format!("http://localhost:{}/", way.address.port()))?);
        settings.iter().for_each(|(name, value)| site.set(name, value));
        prepare(&site).await?;
        let db = Db::open(&site.location).await?;
        let mut place = Self { site, running: None, way, db, _directory: directory };
        place.start().await?;
        Ok(place)
    }

    /// # Errors
    /// When it does not get ready.
    pub async fn start(&mut self) -> anyhow::Result<()> {
        let mut running = self.site.spawn(&Start::default())?;
        self.site.ready(&mut running).await?;
        self.running = Some(running);
        Ok(())
    }

    /// # Errors
    /// When it does not run, or not stop in order.
    pub async fn stop(&mut self) -> anyhow::Result<()> {
        self.running.take().context("it runs")?.stop().await
    }

    /// Stops it for good.
    ///
    /// # Errors
    /// When it does not stop in order, or panicked.
    pub async fn finish(mut self) -> anyhow::Result<()> {
        if self.running.is_some() {
            self.stop().await?;
        }
        self.db.close().await;
        let panics = self.site.panics();
        anyhow::ensure!(panics.is_empty(), "{panics:?}");
        Ok(())
    }

    /// The address of its cooperative.
    #[must_use]
    pub fn actor(&self) -> String {
        format!("{}coops/{HANDLE}", self.site.url)
    }

    /// `localhost:port`, as others know it.
    #[must_use]
    pub fn host(&self) -> String {
        format!("localhost:{}", self.way.address.port())
    }

    /// Its cooperative follows another, and was accepted.
    ///
    /// # Errors
    /// When that does not come about.
    pub async fn follows(&self, other: &Self) -> anyhow::Result<()> {
        self.site.run(&["follow", "add", &other.actor()], "").await?;
        until(SOON, "the follow is accepted", async || {
            let number = sql(
                "SELECT COUNT(*) AS number FROM follows f JOIN actors a ON a.id = f.target_id WHERE a.url = $1 AND f.state = 'accepted'",
            );
            Ok(number.text(&other.actor()).fetch_one(&mut self.db.read().await?, |row| row.get::<i64>("number")).await? == 1)
        })
        .await
    }

    /// Its member, who works at its own address, whatever the way to it does.
    ///
    /// # Errors
    /// When nobody is let in.
    pub async fn member(&self) -> anyhow::Result<Member> {
        let shared = Arc::new(Shared { server: self.site.own.clone(), client: client()?, ledger: std::sync::Mutex::default() });
        let stop = Arc::new(AtomicBool::new(false));
        Ok(Member(Writer::sign_in(shared, HANDLE, LOGIN, PASSWORD, fresh_seed(), stop).await?))
    }

    /// Its own public listings.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn own(&self) -> anyhow::Result<Known> {
        self.known(sql("SELECT object_url, state, updated_at FROM listings
             WHERE cooperative_id IS NOT NULL AND eligibility = 'public' AND state IN ('published', 'reserved', 'closed')"))
            .await
    }

    /// Its copies of the listings of another.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn copies_of(&self, other: &Self) -> anyhow::Result<Known> {
        let copies = sql("SELECT l.object_url, l.state, l.updated_at FROM listings l JOIN actors a ON a.id = l.actor_id
             WHERE a.url = $1 AND l.state <> 'removed'");
        self.known(copies.text(&other.actor())).await
    }

    async fn known(&self, statement: Statement) -> anyhow::Result<Known> {
        let mut conn = self.db.read().await?;
        let rows = statement.fetch_all(&mut conn, |row| Ok((row.get("object_url")?, (row.get("state")?, row.get("updated_at")?)))).await?;
        Ok(rows.into_iter().collect())
    }

    /// Waits until its copies of the listings of another are what that one has.
    ///
    /// # Errors
    /// When they do not come to be.
    pub async fn agrees_with(&self, other: &Self) -> anyhow::Result<()> {
        let agreed = until(SOON, "both know the same", async || Ok(self.copies_of(other).await? == other.own().await?)).await;
        if agreed.is_err() {
            anyhow::bail!("{:#?}\nare the copies of\n{:#?}", self.copies_of(other).await?, other.own().await?);
        }
        Ok(())
    }

    /// Changes its database behind its back; how many rows.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn alter(&self, statement: Statement) -> anyhow::Result<u64> {
        let mut tx = self.db.begin().await?;
        let changed = statement.execute(&mut tx).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// Waits until a number that a statement reads (`AS number`) is as wanted.
    ///
    /// # Errors
    /// When it does not come to be.
    pub async fn until_number(&self, what: &str, statement: impl Fn() -> Statement, wanted: impl Fn(i64) -> bool) -> anyhow::Result<()> {
        until(SOON, what, async || Ok(wanted(self.number(statement()).await?))).await
    }

    /// A number that a statement reads (`AS number`).
    ///
    /// # Errors
    /// Those of the database.
    pub async fn number(&self, statement: Statement) -> anyhow::Result<i64> {
        Ok(statement.fetch_one(&mut self.db.read().await?, |row| row.get("number")).await?)
    }
}

/// A member at work.
pub struct Member(Writer);

impl Member {
    /// Publishes an offer; its path.
    ///
    /// # Errors
    /// When it is not taken.
    pub async fn publishes(&self, title: &str) -> anyhow::Result<String> {
        let place = self.does(&format!("/coops/{HANDLE}/publish"), &fields(title, false)).await?;
        Ok(place.split('?').next().unwrap_or_default().to_owned())
    }

    /// # Errors
    /// When it is not taken.
    pub async fn edits(&self, path: &str, title: &str) -> anyhow::Result<()> {
        self.does(&format!("{path}/edit"), &fields(title, false)).await.map(|_| ())
    }

    /// # Errors
    /// When it is not taken.
    pub async fn closes(&self, path: &str) -> anyhow::Result<()> {
        self.does(&format!("{path}/close"), &[("note", "It found a home.".to_owned())]).await.map(|_| ())
    }

    /// # Errors
    /// When it is not taken.
    pub async fn removes(&self, path: &str) -> anyhow::Result<()> {
        self.does(&format!("{path}/remove"), &[]).await.map(|_| ())
    }

    async fn does(&self, path: &str, form: &[(&str, String)]) -> anyhow::Result<String> {
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = self.0.send(path, &pairs).await?;
        anyhow::ensure!(answer.status() == StatusCode::SEE_OTHER, "{path} was answered {}", answer.status());
        Ok(answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned())
    }
}
