//! Load from outside: actors of peers publish, change, delete, like and ask, and send again what was not acknowledged.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use allmende_domain::time::UnixMillis;
use allmende_federation::signatures::sign_request;
use allmende_server::clock::SystemClock;
use http::{Method, StatusCode};
use serde_json::{Value, json};
use url::Url;

use super::ledger::{Progress, Said, title};
use super::peer::RemoteActor;
use super::{Shared, lock};
use crate::chance::TestChance;

const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";
/// Between two activities of one actor: enough load that every kill hits work under way, little enough for a debug build on two cores.
const PAUSE: Duration = Duration::from_millis(15);
/// The server is down, or asks to come back later.
const AGAIN: Duration = Duration::from_millis(40);
/// Below the bound of messages that the server takes from one author in a day.
const MESSAGES_MAX: usize = 120;
/// A server that refuses for so long will not come round.
const ATTEMPTS_MAX: usize = 2_000;

/// What one actor does until it is told to stop.
pub struct Sender {
    pub actor: RemoteActor,
    pub server: Url,
    /// The cooperative that it talks to.
    pub cooperative: String,
    pub client: reqwest::Client,
    pub shared: Arc<Shared>,
    pub chance: TestChance,
    pub stop: Arc<AtomicBool>,
    count: u64,
    alive: Vec<String>,
    liked: Vec<String>,
    messages: usize,
    newest: UnixMillis,
}

/// An activity.
#[derive(Debug, Clone)]
pub struct Post {
    pub id: String,
    pub body: Vec<u8>,
}

impl Sender {
    pub fn new(actor: RemoteActor, cooperative: &str, shared: Arc<Shared>, seed: u64, stop: Arc<AtomicBool>) -> Self {
        Self {
            actor,
            server: shared.server.clone(),
            cooperative: cooperative.to_owned(),
            client: shared.client.clone(),
            shared,
            chance: TestChance::seeded(seed),
            stop,
            count: 0,
            alive: Vec::new(),
            liked: Vec::new(),
            messages: 0,
            newest: UnixMillis(0),
        }
    }

    /// Follows the cooperative.
    ///
    /// # Errors
    /// When the server does not take it.
    pub async fn follow(&mut self) -> anyhow::Result<()> {
        let activity = self.activity("Follow", json!(self.cooperative));
        let recipient = self.cooperative.clone();
        let taken = self.send(&activity, &recipient).await;
        anyhow::ensure!(taken, "the follow of {} was not taken: {:?}", self.actor.url, lock(&self.shared.ledger).refusals);
        Ok(())
    }

    /// Until the flag is set; what was begun is brought to its end.
    pub async fn run(mut self) {
        while !self.stop.load(Ordering::SeqCst) {
            match self.chance.below(100) {
                0..35 => self.publish().await,
                35..70 => self.update().await,
                70..78 => self.delete().await,
                78..90 => self.like().await,
                _ => self.ask().await,
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn publish(&mut self) {
        self.count += 1;
        let url = format!("{}/listings/{}", self.actor.url, self.count);
        self.say(&url, "Create", Progress { version: 1, ..Progress::default() }).await;
        self.alive.push(url);
    }

    /// A listing of this actor that nobody knows yet, and the activity that tells of it.
    pub fn news(&mut self) -> (String, Post) {
        self.count += 1;
        let url = format!("{}/listings/{}", self.actor.url, self.count);
        let note = self.listing(&url, Progress { version: 1, ..Progress::default() });
        (url, self.activity("Create", note))
    }

    async fn update(&mut self) {
        let Some(url) = self.pick(&self.alive) else { return };
        let Some(before) = self.acknowledged(&url) else { return };
        // Now and then it is closed, which is an Update too.
        let closed = before.closed || self.chance.happens(100);
        self.say(&url, "Update", Progress { version: before.version + 1, closed, removed: false }).await;
    }

    async fn delete(&mut self) {
        let Some(url) = self.pick(&self.alive) else { return };
        let Some(before) = self.acknowledged(&url) else { return };
        self.alive.retain(|alive| *alive != url);
        let tombstone = json!({"id": url, "type": "Tombstone"});
        let activity = self.activity("Delete", tombstone);
        if self.deliver(&activity).await {
            lock(&self.shared.ledger).mirrored.insert(url, Progress { removed: true, ..before });
        }
    }

    async fn like(&mut self) {
        let candidates: Vec<String> = {
            let ledger = lock(&self.shared.ledger);
            let lasting = ledger.own.values().filter(|own| own.lasting && !own.private);
            lasting.filter(|own| !self.liked.contains(&own.url)).map(|own| own.url.clone()).collect()
        };
        let Some(url) = self.pick(&candidates) else { return };
        self.liked.push(url.clone());
        let activity = self.activity("Like", json!(url));
        if self.deliver(&activity).await {
            lock(&self.shared.ledger).likes.push(Said { object: url, actor: self.actor.url.clone() });
        }
    }

    /// A direct message to the cooperative.
    async fn ask(&mut self) {
        if self.messages >= MESSAGES_MAX {
            return;
        }
        self.messages += 1;
        let url = format!("{}/messages/{}", self.actor.url, self.messages);
        let note = json!({
            "id": url, "type": "Note", "attributedTo": self.actor.url, "to": [self.cooperative], "published": SystemClock.now().to_rfc3339(),
            "content": format!("<p>Is it still there? ({})</p>", self.messages),
            "tag": [{"type": "Mention", "href": self.cooperative}],
        });
        let activity = self.activity("Create", note);
        if self.deliver(&activity).await {
            lock(&self.shared.ledger).messages.push(Said { object: url, actor: self.actor.url.clone() });
        }
    }

    /// Sends a version of a listing, and notes it once it is acknowledged.
    async fn say(&mut self, url: &str, kind: &'static str, progress: Progress) {
        let note = self.listing(url, progress);
        let activity = self.activity(kind, note);
        if !self.deliver(&activity).await {
            return;
        }
        let mut ledger = lock(&self.shared.ledger);
        ledger.must_be_done.insert(activity.id);
        ledger.mirrored.insert(url.to_owned(), progress);
    }

    fn acknowledged(&self, url: &str) -> Option<Progress> {
        lock(&self.shared.ledger).mirrored.get(url).copied()
    }

    fn pick(&self, from: &[String]) -> Option<String> {
        let index = usize::try_from(self.chance.below(u64::try_from(from.len()).ok()?)).ok()?;
        from.get(index).cloned()
    }

    fn listing(&mut self, url: &str, progress: Progress) -> Value {
        // Versions of one object have rising dates.
        self.newest = SystemClock.now().max(self.newest.plus(1));
        let name = title("Something elsewhere", progress.version);
        json!({
            "id": url, "type": "Note", "attributedTo": self.actor.url, "to": [PUBLIC], "cc": [format!("{}/followers", self.actor.url)],
            "published": self.newest.to_rfc3339(), "updated": self.newest.to_rfc3339(), "content": format!("<p>{name}</p>"),
            "purpose": "offer", "unitBased": false,
            "publishes": {
                "id": format!("{url}#primary"), "type": "Intent", "name": name, "action": "transferCustody", "provider": self.actor.url,
                "resourceQuantity": {"hasUnit": "one", "hasNumericalValue": "1"}, "finished": progress.closed,
            },
        })
    }

    fn activity(&mut self, kind: &str, object: Value) -> Post {
        self.count += 1;
        let id = format!("{}/activities/{}", self.actor.url, self.count);
        let document = json!({
            "@context": "https://www.w3.org/ns/activitystreams", "id": id, "type": kind, "actor": self.actor.url,
            "to": [PUBLIC, self.cooperative], "object": object,
        });
        Post { id, body: document.to_string().into_bytes() }
    }

    /// To one of the server's inboxes, sometimes to two, sometimes twice to the same.
    async fn deliver(&self, post: &Post) -> bool {
        let personal = self.cooperative.clone();
        let first = if self.chance.happens(500) { personal.clone() } else { String::new() };
        let taken = self.send(post, &first).await;
        if taken && self.chance.happens(50) {
            self.send(post, &first).await;
        }
        if taken && self.chance.happens(50) {
            self.send(post, if first.is_empty() { &personal } else { "" }).await;
        }
        taken
    }

    /// Sends until it is acknowledged; `false` when it is refused.
    async fn send(&self, post: &Post, recipient: &str) -> bool {
        let inbox = if recipient.is_empty() { format!("{}inbox", self.server) } else { format!("{recipient}/inbox") };
        let Ok(inbox) = Url::parse(&inbox) else { return false };
        for _ in 0..ATTEMPTS_MAX {
            match self.attempt(&inbox, post).await {
                Some((StatusCode::ACCEPTED, _)) => {
                    lock(&self.shared.ledger).received(&post.id, recipient);
                    return true;
                }
                Some((status, why)) if !matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) => {
                    lock(&self.shared.ledger).refused(format!("{status} for {} at {inbox}: {why}", post.id));
                    return false;
                }
                _ => tokio::time::sleep(AGAIN).await,
            }
        }
        lock(&self.shared.ledger).refused(format!("no 202 for {} at {inbox} in {ATTEMPTS_MAX} attempts", post.id));
        false
    }

    /// Sends it once, signed.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post(&self, inbox: &Url, post: &Post) -> anyhow::Result<reqwest::Response> {
        let now = SystemClock.now();
        let headers = sign_request(&self.actor.key, &self.actor.key_id, &Method::POST, inbox, now, Some(&post.body))?;
        let mut request = self.client.post(inbox.clone()).body(post.body.clone());
        for (name, value) in headers {
            request = request.header(name, value);
        }
        Ok(request.send().await?)
    }

    async fn attempt(&self, inbox: &Url, post: &Post) -> Option<(StatusCode, String)> {
        let answer = self.post(inbox, post).await.ok()?;
        let status = answer.status();
        // What the server says beside it is for the message only.
        Some((status, if status == StatusCode::ACCEPTED { String::new() } else { answer.text().await.unwrap_or_default() }))
    }
}
