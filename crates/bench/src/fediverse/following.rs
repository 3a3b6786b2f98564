//! Follows in both directions: simulated actors follow the server under test, and say yes to whom follows them.

use std::net::{IpAddr, Ipv4Addr};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use bytes::Bytes;
use http::{Method, StatusCode, header};
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::Instant;
use url::Url;

use super::{Fediverse, World};
use crate::client::{Address, Answer, Connection};
use crate::signing::sign_post;
use crate::target::Target;

/// Connections that follow at once.
const FOLLOWING_AT_ONCE: usize = 16;
/// Without another Accept for so long, no more are coming.
const PATIENCE: Duration = Duration::from_secs(60);
/// A busy server asks to come back; trials do not wait as long as it says.
const RETRY_PAUSE_MAX: Duration = Duration::from_secs(2);
const RETRIES_MAX: usize = 200;

/// A loopback address for a simulated server, so that its connections come from a machine of its own as far as anybody can tell.
#[must_use]
pub fn source_of(host: usize) -> IpAddr {
    let [.., b, c, d] = (u32::try_from(host).unwrap_or(0) + 2).to_be_bytes();
    IpAddr::V4(Ipv4Addr::new(127, 1 + b % 250, c, d))
}

impl Fediverse {
    /// These actors follow the target with real requests, and each waits for its Accept. `round` counts from 1: again, it is another
    /// Follow, to which the yes is said again.
    ///
    /// # Errors
    /// When a follow is refused or not every one is accepted.
    pub async fn follow(&self, actors: Range<usize>, target: &Arc<Target>, round: u32) -> anyhow::Result<()> {
        self.ask_to_follow(actors.clone(), target, round).await?;
        self.wait_for_accepts(actors, round).await
    }

    /// The same without waiting for the answers.
    ///
    /// # Errors
    /// When a follow is refused.
    pub async fn ask_to_follow(&self, actors: Range<usize>, target: &Arc<Target>, round: u32) -> anyhow::Result<()> {
        let world = &self.world;
        let next = Arc::new(AtomicUsize::new(actors.start));
        let mut tasks = JoinSet::new();
        for _ in 0..FOLLOWING_AT_ONCE.min(actors.len()) {
            let (world, target, next, end) = (Arc::clone(world), Arc::clone(target), Arc::clone(&next), actors.end);
            tasks.spawn(async move {
                loop {
                    let actor = next.fetch_add(1, Ordering::Relaxed);
                    if actor >= end {
                        return anyhow::Ok(());
                    }
                    world.send_follow(actor, &target, round).await?;
                }
            });
        }
        while let Some(ended) = tasks.join_next().await {
            ended??;
        }
        Ok(())
    }

    /// # Errors
    /// When not every follow of this round is accepted.
    pub async fn wait_for_accepts(&self, actors: Range<usize>, round: u32) -> anyhow::Result<()> {
        let world = &self.world;
        let (mut heard, mut since) = (0, Instant::now());
        while heard < actors.len() {
            tokio::time::sleep(Duration::from_millis(5)).await;
            let now = world.record.accepted(actors.clone(), round);
            if now != heard {
                (heard, since) = (now, Instant::now());
            }
            let all = actors.len();
            anyhow::ensure!(since.elapsed() < PATIENCE, "only {now} of {all} follows were accepted{}", world.record.complaints());
        }
        Ok(())
    }
}

impl World {
    async fn send_follow(&self, actor: usize, target: &Target, round: u32) -> anyhow::Result<()> {
        let url = self.actor_url(actor);
        let body = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{url}/follows/{round}"), "type": "Follow", "actor": url, "object": target.actor, "to": [target.actor],
        });
        let answer = self.post(actor, &target.address, &target.inbox, &body).await?;
        anyhow::ensure!(answer.status.is_success(), "the follow of {url} was answered {}: {}", answer.status, answer.text());
        Ok(())
    }

    /// Posts an activity of an actor, again as often as the server asks for it.
    async fn post(&self, actor: usize, address: &Address, path: &str, activity: &Value) -> anyhow::Result<Answer> {
        let body = Bytes::from(activity.to_string());
        let mut connection = Connection::new(address.clone(), address.socket.ip().is_loopback().then(|| source_of(self.host_of(actor))));
        for _ in 0..RETRIES_MAX {
            let headers = sign_post(&self.signer(actor)?, &address.authority, path, &body)?;
            let answer = connection.send(&Method::POST, path, &headers, body.clone()).await?;
            if !matches!(answer.status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
                return Ok(answer);
            }
            let asked = Duration::from_secs(answer.header(header::RETRY_AFTER).parse().unwrap_or(1));
            tokio::time::sleep(asked.min(RETRY_PAUSE_MAX)).await;
        }
        anyhow::bail!("{} asked {RETRIES_MAX} times to come back later", address.authority)
    }

    /// The actor of ours whose Follow this accepts.
    pub(super) fn follower_in(&self, accept: &Value) -> Option<usize> {
        let object = accept.get("object")?;
        let names = [object.as_str(), object.get("id").and_then(Value::as_str), object.get("actor").and_then(Value::as_str)];
        let of = |url: &str| {
            let rest = url.split_once("/users/u")?.1;
            rest.split('/').next()?.parse::<usize>().ok()
        };
        names.into_iter().flatten().find_map(of).filter(|actor| *actor < self.plan.actors)
    }

    /// Says yes to a Follow, in a moment.
    pub(super) fn agree(self: &World, follow: &Value) -> anyhow::Result<()> {
        let text = |name: &str| follow.get(name).and_then(Value::as_str).with_context(|| format!("a Follow without {name}"));
        let (object, follower) = (text("object")?, text("actor")?.to_owned());
        let actor: usize = object.rsplit("/users/u").next().unwrap_or_default().parse().context("a Follow of nobody here")?;
        anyhow::ensure!(actor < self.plan.actors, "a Follow of nobody here");
        let accept = json!({
            "@context": "https://www.w3.org/ns/activitystreams",
            "id": format!("{object}/accepts/{}", text("id")?.rsplit('/').next().unwrap_or_default()),
            "type": "Accept", "actor": object, "object": follow, "to": [follower],
        });
        self.agreements.send((actor, follower, accept)).context("the run is over")
    }

    /// Sends an Accept to the inbox that the follower's document names.
    pub(super) async fn send_accept(&self, actor: usize, follower: &str, accept: &Value) -> anyhow::Result<()> {
        let url = Url::parse(follower)?;
        let address = Address::of(&url).await?;
        let document = Connection::new(address.clone(), None).get(url.path(), crate::signing::ACTIVITY_JSON).await?.json()?;
        let inbox = Url::parse(document.get("inbox").and_then(Value::as_str).context("the follower has no inbox")?)?;
        let answer = self.post(actor, &address, inbox.path(), accept).await?;
        anyhow::ensure!(answer.status.is_success(), "an Accept was answered {}: {}", answer.status, answer.text());
        Ok(())
    }
}
