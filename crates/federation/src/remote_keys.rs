//! Public keys of others: parsed once and kept, fetched by one request at a time for each key, and not more often than strangers may
//! make us fetch (cases S21, F6). A known key costs no database.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use activitypub_federation::config::Data;
use activitypub_federation::fetch::object_id::ObjectId;
use allmende_app::actors::{self, StoredKey};
use allmende_domain::actor::Actor;
use allmende_domain::time::{MINUTE_MS, UnixMillis};
use allmende_domain::url::{Host, ObjectUrl};
use moka::future::Cache;
use tokio::sync::OwnedMutexGuard;

use crate::Context;
use crate::client::Mode;
use crate::error::FederationError;
use crate::incoming::actor::KnownActor;
use crate::limits;
use crate::signatures::{InvalidKey, PublicKey};
use crate::verified::VerifyError;

/// A key that its owner's own document names.
pub struct KnownKey {
    pub owner: Actor,
    pub key: PublicKey,
    /// When that document was read.
    pub read_at: UnixMillis,
    /// From when on it signs nothing any more.
    pub expires_at: Option<UnixMillis>,
}

/// Keys of others and failures to get them, all of it bounded. Cheap to clone.
#[derive(Clone)]
pub struct RemoteKeys {
    known: Cache<String, Arc<KnownKey>>,
    /// Key ids that could not be had, and until when they are not asked for again.
    failed: Cache<String, UnixMillis>,
    turns: Arc<Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>>,
    fetches: Arc<Mutex<Fetches>>,
}

impl Default for RemoteKeys {
    fn default() -> Self {
        let known = Cache::builder().max_capacity(limits::KEYS_CACHED).weigher(weight).time_to_live(limits::KEYS_CACHED_FOR).build();
        let failed = Cache::builder().max_capacity(limits::KEY_FAILURES_CACHED).time_to_live(limits::KEYS_CACHED_FOR).build();
        Self { known, failed, turns: Arc::default(), fetches: Arc::default() }
    }
}

/// 1 for a key with an owner of the usual size, more for one with a long profile.
#[expect(clippy::ptr_arg, reason = "the form that the cache asks for")]
fn weight(key_id: &String, known: &Arc<KnownKey>) -> u32 {
    let owner = &known.owner;
    let texts = key_id.len() + owner.name.len() + owner.summary.len() + owner.public_key_pem.len();
    u32::try_from(1 + texts / limits::KEY_BYTES_USUAL).unwrap_or(u32::MAX)
}

/// Fetches of the current minute.
#[derive(Default)]
struct Fetches {
    since: Option<UnixMillis>,
    all: u32,
    /// By the host that is asked. As many as `all` at most.
    by_host: HashMap<String, u32>,
}

impl Fetches {
    /// Takes one, if there is one left for this host and for all together.
    fn take(&mut self, host: &Host, now: UnixMillis, mode: Mode) -> bool {
        let (of_all_max, of_host_max) = match mode {
            Mode::Production => (limits::KEY_FETCHES_PER_MINUTE, limits::KEY_FETCHES_PER_HOST_AND_MINUTE),
            Mode::Development => (limits::KEY_FETCHES_PER_MINUTE_DEVELOPMENT, limits::KEY_FETCHES_PER_MINUTE_DEVELOPMENT),
        };
        if self.since.is_none_or(|since| now.since(since) >= MINUTE_MS) {
            *self = Self { since: Some(now), ..Self::default() };
        }
        if self.all >= of_all_max {
            return false;
        }
        let of_host = self.by_host.entry(host.as_str().to_owned()).or_default();
        if *of_host >= of_host_max {
            return false;
        }
        *of_host += 1;
        self.all += 1;
        true
    }
}

/// A lock that a panic elsewhere does not close: what it guards are counts and handles, which are never half written.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl RemoteKeys {
    /// Forgets a key, after it changed or went.
    pub async fn forget(&self, key_id: &str) {
        self.known.invalidate(key_id).await;
    }

    /// Forgets every key, because another node found that one of them changed. They are read anew from the database.
    pub fn forget_all(&self) {
        self.known.invalidate_all();
    }

    /// Waits until nobody else fetches this key.
    async fn turn(&self, key_id: &str) -> OwnedMutexGuard<()> {
        let lock = {
            let mut turns = held(&self.turns);
            if turns.len() >= limits::KEY_TURNS_SWEPT_AT {
                turns.retain(|_, lock| Arc::strong_count(lock) > 1);
            }
            Arc::clone(turns.entry(key_id.to_owned()).or_default())
        };
        lock.lock_owned().await
    }

    async fn remember(&self, key_id: &ObjectUrl, owner: Actor, (key, expires_at): Parsed, now: UnixMillis) -> Arc<KnownKey> {
        let read_at = owner.fetched_at.unwrap_or(now);
        let known = Arc::new(KnownKey { owner, key, read_at, expires_at });
        self.known.insert(key_id.as_str().to_owned(), Arc::clone(&known)).await;
        known
    }
}

/// The key of this id, which must fit what it is said to have signed, and its owner. When it does not fit, the peer may have a new one: its
/// origin is asked again, but not often (case S21).
///
/// # Errors
/// [`VerifyError`]; what `fits` says when the newest key does not.
pub(crate) async fn that_fits<E: Into<VerifyError>>(
    data: &Data<Context>,
    key_id: &ObjectUrl,
    fits: impl Fn(&PublicKey) -> Result<(), E>,
) -> Result<Arc<KnownKey>, VerifyError> {
    let now = data.app.now();
    let check = |known: &KnownKey| {
        if known.expires_at.is_some_and(|at| at <= now) {
            return Err(VerifyError::NoKey("it has expired".to_owned()));
        }
        fits(&known.key).map_err(Into::into)
    };
    let known = known(data, key_id).await?;
    let Err(error) = check(&known) else { return Ok(known) };
    if now.since(known.read_at) < limits::KEY_REFETCH_INTERVAL_MS {
        return Err(error);
    }
    let fresh = refetched(data, key_id, known.read_at).await?;
    check(&fresh)?;
    Ok(fresh)
}

/// The key of this id and its owner: from memory, from the database, or from its origin.
async fn known(data: &Data<Context>, key_id: &ObjectUrl) -> Result<Arc<KnownKey>, VerifyError> {
    let keys = &data.remote_keys;
    if let Some(known) = keys.known.get(key_id.as_str()).await {
        looked_up("remembered");
        return Ok(known);
    }
    let _turn = keys.turn(key_id.as_str()).await;
    if let Some(known) = keys.known.get(key_id.as_str()).await {
        looked_up("remembered");
        return Ok(known);
    }
    let stored = actors::by_key_id(&data.app, key_id.as_str()).await.map_err(|e| VerifyError::Unavailable(e.to_string()))?;
    if let Some((owner, stored)) = stored.filter(|(owner, _)| !owner.is_local && owner.gone_at.is_none())
        && let Ok(key) = parsed(&stored)
    {
        looked_up("stored");
        return Ok(keys.remember(key_id, owner, key, data.app.now()).await);
    }
    fetch(data, key_id).await
}

/// The same from its origin, unless somebody fetched it since `read_at`.
async fn refetched(data: &Data<Context>, key_id: &ObjectUrl, read_at: UnixMillis) -> Result<Arc<KnownKey>, VerifyError> {
    let keys = &data.remote_keys;
    let _turn = keys.turn(key_id.as_str()).await;
    match keys.known.get(key_id.as_str()).await {
        Some(known) if known.read_at > read_at => Ok(known),
        _ => fetch(data, key_id).await,
    }
}

/// Ids of the keys that an actor is known to have.
pub(crate) async fn ids_at(data: &Data<Context>, url: &ObjectUrl) -> Result<Vec<String>, FederationError> {
    let Some(actor) = actors::by_url(&data.app, url.as_str()).await? else { return Ok(Vec::new()) };
    let ed25519 = actors::ed25519_keys(&data.app, &actor.id).await?;
    Ok(std::iter::once(actor.key_id).chain(ed25519.into_iter().map(|key| key.id)).collect())
}

/// Forgets all keys of an actor that is gone.
pub(crate) async fn forget_all_of(data: &Data<Context>, url: &ObjectUrl) -> Result<(), FederationError> {
    for id in ids_at(data, url).await? {
        data.remote_keys.forget(&id).await;
    }
    Ok(())
}

async fn fetch(data: &Data<Context>, key_id: &ObjectUrl) -> Result<Arc<KnownKey>, VerifyError> {
    let keys = &data.remote_keys;
    let now = data.app.now();
    if data.app.addresses.is_ours(key_id) {
        return Err(VerifyError::NoKey("it is one of ours".to_owned()));
    }
    if keys.failed.get(key_id.as_str()).await.is_some_and(|until| now < until) {
        return Err(VerifyError::NoKey("asked for a short while ago, without success".to_owned()));
    }
    if !held(&keys.fetches).take(&key_id.host(), now, data.client.mode()) {
        looked_up("limited");
        return Err(VerifyError::TooMany);
    }
    match from_origin(data, key_id).await {
        Ok((owner, key)) => {
            looked_up("fetched");
            Ok(keys.remember(key_id, owner, key, now).await)
        }
        Err(FederationError::Unavailable(reason)) => Err(VerifyError::Unavailable(reason)),
        Err(error) => {
            looked_up("failed");
            keys.failed.insert(key_id.as_str().to_owned(), now.plus(limits::KEY_FAILURE_REMEMBERED_MS)).await;
            Err(VerifyError::NoKey(error.to_string()))
        }
    }
}

/// Where the key of a sender came from.
fn looked_up(source: &'static str) {
    metrics::counter!("allmende_key_lookups_total", "source" => source).increment(1);
}

/// Reads the actor that a key id belongs to from its origin. The actor's own document must name this key.
async fn from_origin(data: &Data<Context>, key_id: &ObjectUrl) -> Result<(Actor, Parsed), FederationError> {
    let owner = ObjectId::<KnownActor>::parse(key_id.without_fragment().as_str())
        .map_err(|e| FederationError::Malformed(e.to_string()))?
        .dereference_forced(&data.reset_request_count())
        .await?
        .actor;
    let stored = if owner.key_id == key_id.as_str() {
        Some(StoredKey::Rsa(owner.public_key_pem.clone()))
    } else {
        let ed25519 = actors::ed25519_keys(&data.app, &owner.id).await?;
        ed25519.into_iter().find(|key| key.id == key_id.as_str()).map(StoredKey::Ed25519)
    };
    let stored = stored.ok_or_else(|| FederationError::Malformed("the actor's document names another key".to_owned()))?;
    let key = parsed(&stored).map_err(|e| FederationError::Malformed(e.to_string()))?;
    Ok((owner, key))
}

/// A key, and from when on it signs nothing any more.
type Parsed = (PublicKey, Option<UnixMillis>);

fn parsed(stored: &StoredKey) -> Result<Parsed, InvalidKey> {
    match stored {
        StoredKey::Rsa(pem) => Ok((PublicKey::from_pem(pem)?, None)),
        StoredKey::Ed25519(key) => Ok((PublicKey::from_ed25519(&key.public)?, key.expires_at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f6_fetches_are_counted_for_each_host_and_for_all() {
        let mut fetches = Fetches::default();
        let (start, host) = (UnixMillis(1_000), |number: u32| Host::parse(&format!("h{number}.example")).unwrap());
        let mut taken = |number, now| fetches.take(&host(number), now, Mode::Production);
        let of_one = (0..limits::KEY_FETCHES_PER_HOST_AND_MINUTE * 2).filter(|_| taken(0, start)).count();
        assert_eq!(of_one, limits::KEY_FETCHES_PER_HOST_AND_MINUTE as usize);
        let of_all = (1..limits::KEY_FETCHES_PER_MINUTE * 2).filter(|number| taken(*number, start.plus(MINUTE_MS - 1))).count();
        assert_eq!(of_one + of_all, limits::KEY_FETCHES_PER_MINUTE as usize);
        assert!(taken(0, start.plus(MINUTE_MS)), "the next minute");
        assert!(fetches.by_host.len() == 1, "nothing of the last one is kept");
    }

    #[tokio::test]
    async fn turns_that_nobody_waits_for_are_not_kept() {
        let keys = RemoteKeys::default();
        let first = keys.turn("first").await;
        for number in 0..limits::KEY_TURNS_SWEPT_AT * 3 {
            drop(keys.turn(&number.to_string()).await);
        }
        assert!(held(&keys.turns).len() <= limits::KEY_TURNS_SWEPT_AT);
        assert!(held(&keys.turns).contains_key("first"), "one that is held is");
        drop(first);
    }
}
