//! What is said of followers with each delivery to them. It is computed for all servers of an actor's followers at once and kept for a moment:
//! a fan-out to ten thousand servers reads the followers once. Who is told something a minute old reads the list itself, which is never old.

use std::collections::HashMap;
use std::sync::Arc;

use allmende_app::{App, actors, cooperatives, follows};
use allmende_delivery::Outgoing;
use allmende_domain::ids::ActorId;
use allmende_domain::url::ObjectUrl;
use http::{HeaderName, HeaderValue};
use moka::future::Cache;

use super::{COLLECTION_SYNCHRONIZATION, SetDigest, Synchronization};
use crate::error::FederationError;
use crate::limits;

/// The followers of one of ours, by their servers.
struct Known {
    collection: Option<ObjectUrl>,
    list: Option<ObjectUrl>,
    by_origin: HashMap<String, SetDigest>,
}

/// By actor and by the minute in which its followers were read: a new minute reads them anew, once, however many deliveries ask. Cheap to clone.
#[derive(Clone)]
pub(crate) struct FollowerDigests(Cache<(ActorId, i64), Arc<Known>>);

impl Default for FollowerDigests {
    fn default() -> Self {
        let weight = |_: &(ActorId, i64), known: &Arc<Known>| u32::try_from(known.by_origin.len() + 1).unwrap_or(u32::MAX);
        let kept = std::time::Duration::from_millis(limits::FOLLOWER_DIGESTS_KEPT_MS.unsigned_abs());
        Self(Cache::builder().max_capacity(limits::FOLLOWER_DIGESTS_CACHED).weigher(weight).time_to_live(kept).build())
    }
}

impl FollowerDigests {
    /// The header of a delivery that is addressed to its author's followers, when some of them are where it goes.
    pub async fn header(&self, app: &App, outgoing: &Outgoing) -> Option<(HeaderName, HeaderValue)> {
        // Nothing else is addressed to followers.
        if !matches!(outgoing.kind.as_str(), "Create" | "Update" | "Delete" | "Announce") {
            return None;
        }
        let known = match self.known(app, &outgoing.actor_id).await {
            Ok(known) => known,
            // It is said with the next one.
            Err(error) => {
                tracing::debug!(%error, "followers could not be read for a delivery");
                return None;
            }
        };
        let (collection, url) = (known.collection.clone()?, known.list.clone()?);
        let digest = known.by_origin.get(&outgoing.inbox.origin())?.to_string();
        let is_addressed = std::str::from_utf8(&outgoing.body).is_ok_and(|body| body.contains(collection.as_str()));
        let value = Synchronization { collection, url, digest }.header().filter(|_| is_addressed)?;
        Some((COLLECTION_SYNCHRONIZATION, value))
    }

    async fn known(&self, app: &App, actor: &ActorId) -> Result<Arc<Known>, Arc<FederationError>> {
        let minute = app.now().0.div_euclid(limits::FOLLOWER_DIGESTS_KEPT_MS);
        self.0.try_get_with((actor.clone(), minute), read(app, actor)).await
    }
}

async fn read(app: &App, actor: &ActorId) -> Result<Arc<Known>, FederationError> {
    // Only cooperatives have a list for other servers.
    if cooperatives::by_actor(app, actor).await?.is_none() {
        return Ok(Arc::new(Known { collection: None, list: None, by_origin: HashMap::new() }));
    }
    let author = actors::by_id(app, actor).await?;
    let mut by_origin: HashMap<String, SetDigest> = HashMap::new();
    for follower in follows::synchronization::elsewhere(app, actor).await?.unwrap_or_default() {
        let digest = by_origin.entry(follower.origin()).or_default();
        *digest = digest.with(follower.as_str());
    }
    let list = ObjectUrl::parse(&format!("{}/followers_synchronization", author.url)).ok();
    Ok(Arc::new(Known { collection: author.followers, list, by_origin }))
}
