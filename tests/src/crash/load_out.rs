//! Load from inside: a member publishes, edits, closes and removes listings through the pages.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use http::{StatusCode, header};
use url::Url;

use super::ledger::{OwnListing, SECRET, Tracked, title};
use super::{Shared, lock};
use crate::chance::TestChance;

/// As for the load from outside.
const PAUSE: Duration = Duration::from_millis(15);
/// The server is down.
const AGAIN: Duration = Duration::from_millis(40);
/// Every so many listings one is for members only.
const PRIVATE_EVERY: u64 = 10;

/// A member at work.
pub struct Writer {
    pub shared: Arc<Shared>,
    pub handle: String,
    pub name: String,
    pub chance: TestChance,
    pub stop: Arc<AtomicBool>,
    cookie: String,
    count: u64,
    /// Ids of listings that this writer alone changes.
    listings: Vec<String>,
}

/// What a form was answered with.
enum Answer {
    /// 303, and where it leads.
    Done(String),
    /// Nobody knows whether it was done.
    Unknown,
    Refused(StatusCode),
}

impl Writer {
    /// Signs in.
    ///
    /// # Errors
    /// When the server does not let the member in.
    pub async fn sign_in(
        shared: Arc<Shared>,
        handle: &str,
        login: &str,
        password: &str,
        seed: u64,
        stop: Arc<AtomicBool>,
    ) -> anyhow::Result<Self> {
        let form = [("login", login), ("password", password)];
        let answer = form_request(&shared, "/sign-in", &form)?.send().await?;
        anyhow::ensure!(answer.status() == StatusCode::SEE_OTHER, "signing in was answered {}", answer.status());
        let cookie = answer.headers().get(header::SET_COOKIE).and_then(|value| value.to_str().ok()).context("no session")?;
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let chance = TestChance::seeded(seed);
        Ok(Self { shared, handle: handle.to_owned(), name: login.to_owned(), chance, stop, cookie, count: 0, listings: Vec::new() })
    }

    /// Asks in the name of the cooperative to follow an actor of a peer.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn ask_to_follow(&self, actor: &str) -> anyhow::Result<()> {
        let path = format!("/coops/{}/following", self.handle);
        let answer = self.submit(&path, &[("target", actor.to_owned())]).await;
        anyhow::ensure!(
            matches!(answer, Answer::Done(_)),
            "asking to follow {actor} was not taken: {:?}",
            lock(&self.shared.ledger).refusals
        );
        Ok(())
    }

    /// Until the flag is set.
    pub async fn run(mut self) {
        while !self.stop.load(Ordering::SeqCst) {
            let roll = self.chance.below(100);
            let index = usize::try_from(self.chance.below(u64::try_from(self.listings.len()).unwrap_or(u64::MAX))).unwrap_or_default();
            let id = self.listings.get(index).cloned();
            match id {
                Some(id) if roll >= 85 => self.remove(&id).await,
                Some(id) if roll >= 78 => self.close(&id).await,
                Some(id) if roll >= 40 => self.edit(&id).await,
                _ => self.publish().await,
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Publishes a listing.
    pub async fn publish(&mut self) {
        self.count += 1;
        // The odd ones are closed and removed as well.
        let private = (self.count + 1).is_multiple_of(PRIVATE_EVERY);
        let name = title(&self.thing(private), 1);
        let form = fields(&name, private);
        let path = format!("/coops/{}/publish", self.handle);
        let Answer::Done(place) = self.submit(&path, &form).await else { return };
        let Some(id) = listing_id(&place) else {
            return lock(&self.shared.ledger).refused(format!("publishing led to {place}"));
        };
        let mut tracked = Tracked::default();
        tracked.acknowledged.version = 1;
        tracked.attempted.version = 1;
        let url = format!("{}listings/{id}", self.shared.server);
        lock(&self.shared.ledger).own.insert(id.clone(), OwnListing { url, private, lasting: self.count.is_multiple_of(2), tracked });
        self.listings.push(id);
    }

    async fn edit(&mut self, id: &str) {
        let Some(own) = self.of(id).filter(|own| !own.tracked.attempted.closed && !own.tracked.attempted.removed) else { return };
        // One more than what may be there already.
        let version = own.tracked.attempted.version + 1;
        self.attempt(id, |tracked| tracked.attempted.version = version);
        let form = fields(&title(&self.thing(own.private), version), own.private);
        if let Answer::Done(_) = self.submit(&format!("/listings/{id}/edit"), &form).await {
            self.attempt(id, |tracked| tracked.acknowledged.version = version);
        }
    }

    /// Edits each of its listings once.
    pub async fn edit_all(&mut self) {
        for id in self.listings.clone() {
            self.edit(&id).await;
        }
    }

    async fn close(&mut self, id: &str) {
        if !self.of(id).is_some_and(|own| !own.lasting && !own.tracked.attempted.closed && !own.tracked.attempted.removed) {
            return;
        }
        self.attempt(id, |tracked| tracked.attempted.closed = true);
        if let Answer::Done(_) = self.submit(&format!("/listings/{id}/close"), &[("note", "It found a home.".to_owned())]).await {
            self.attempt(id, |tracked| tracked.acknowledged.closed = true);
        }
    }

    async fn remove(&mut self, id: &str) {
        if !self.of(id).is_some_and(|own| !own.lasting && !own.tracked.attempted.removed) {
            return;
        }
        self.attempt(id, |tracked| tracked.attempted.removed = true);
        if let Answer::Done(_) = self.submit(&format!("/listings/{id}/remove"), &[]).await {
            self.attempt(id, |tracked| tracked.acknowledged.removed = true);
        }
        self.listings.retain(|listing| listing != id);
    }

    fn thing(&self, private: bool) -> String {
        format!("{} {} of {}", if private { SECRET } else { "Thing" }, self.count, self.name)
    }

    fn of(&self, id: &str) -> Option<OwnListing> {
        lock(&self.shared.ledger).own.get(id).cloned()
    }

    fn attempt(&self, id: &str, note: impl FnOnce(&mut Tracked)) {
        if let Some(own) = lock(&self.shared.ledger).own.get_mut(id) {
            note(&mut own.tracked);
        }
    }

    /// Sends a form once: a member does not send it again without looking.
    async fn submit(&self, path: &str, form: &[(&str, String)]) -> Answer {
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = self.answer(path, &pairs).await;
        match &answer {
            Answer::Done(_) => lock(&self.shared.ledger).written += 1,
            Answer::Unknown => lock(&self.shared.ledger).unanswered += 1,
            Answer::Refused(status) => lock(&self.shared.ledger).refused(format!("{status} for the form at {path}")),
        }
        if matches!(answer, Answer::Unknown) {
            tokio::time::sleep(AGAIN).await;
        }
        answer
    }

    /// Sends a form once, whatever comes of it.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn send(&self, path: &str, form: &[(&str, &str)]) -> anyhow::Result<reqwest::Response> {
        Ok(form_request(&self.shared, path, form)?.header(header::COOKIE, &self.cookie).send().await?)
    }

    /// Looks at a page.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn look(&self, path: &str) -> anyhow::Result<reqwest::Response> {
        let request = self.shared.client.get(self.shared.server.join(path)?);
        Ok(request.header(header::ACCEPT, "text/html").header(header::COOKIE, &self.cookie).send().await?)
    }

    async fn answer(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        match self.send(path, form).await {
            Ok(answer) if answer.status() == StatusCode::SEE_OTHER => {
                let place = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
                Answer::Done(place.to_owned())
            }
            Ok(answer) if answer.status() == StatusCode::SERVICE_UNAVAILABLE => Answer::Unknown,
            Ok(answer) => Answer::Refused(answer.status()),
            Err(_) => Answer::Unknown,
        }
    }
}

fn form_request(shared: &Shared, path: &str, form: &[(&str, &str)]) -> anyhow::Result<reqwest::RequestBuilder> {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let url: Url = shared.server.join(path)?;
    let origin = shared.server.origin().ascii_serialization();
    let request = shared.client.post(url).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
    Ok(request.header(header::ORIGIN, origin).header("Sec-Fetch-Site", "same-origin").header(header::ACCEPT, "text/html"))
}

/// What a member enters.
#[must_use]
pub fn fields(title: &str, private: bool) -> Vec<(&'static str, String)> {
    let fields = [
        ("purpose", "offer"),
        ("nature", "tool"),
        ("text_title", title),
        ("text_body", "In good order."),
        ("text_language", "en"),
        ("quantity", "1"),
        ("unit", "one"),
        ("eligibility", if private { "members" } else { "public" }),
        ("conditions", "Bring it back clean."),
        ("place", "Strasbourg"),
        ("precision", "city"),
        ("then", "publish"),
    ];
    fields.into_iter().map(|(name, value)| (name, value.to_owned())).collect()
}

/// `/listings/{id}?done=published`
fn listing_id(place: &str) -> Option<String> {
    let id = place.strip_prefix("/listings/")?.split('?').next()?;
    (!id.is_empty()).then(|| id.to_owned())
}
