//! Who really sent a request. [`Verified`] is built here alone, after everything was demanded that a signature must show.

use std::sync::Arc;

use activitypub_federation::config::Data;
use activitypub_federation::fetch::object_id::ObjectId;
use activitypub_federation::traits::Object as _;
use allmende_domain::actor::Actor;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use http::{HeaderMap, Method};
use moka::future::Cache;

use crate::Context;
use crate::error::FederationError;
use crate::incoming::actor::KnownActor;
use crate::limits;
use crate::signatures::{self, PublicKey, SignatureError};

/// Something whose sender is known beyond doubt: the request target, our own host, a fresh date and the digest of the body were
/// signed, with a key that its owner's own document names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified<A>(A);

impl<A> Verified<A> {
    #[must_use]
    pub const fn get(&self) -> &A {
        &self.0
    }

    #[must_use]
    pub fn into_inner(self) -> A {
        self.0
    }
}

/// Why a request was not believed. Always answered 401, except where our own side was not available.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error(transparent)]
    Signature(#[from] SignatureError),
    #[error("the key is not that of the actor")]
    OtherActor,
    #[error("the key could not be had: {0}")]
    NoKey(String),
    #[error("not available: {0}")]
    Unavailable(String),
    /// Strangers made us fetch as many keys as we fetch in a minute (case F6).
    #[error("too many unknown keys at once")]
    TooMany,
}

/// A request as it arrived, bytes and all.
pub struct Arrived<'r> {
    pub method: &'r Method,
    /// Path and query as received.
    pub target: &'r str,
    pub headers: &'r HeaderMap,
    pub body: Option<&'r [u8]>,
}

struct KnownKey {
    owner: Actor,
    key: PublicKey,
    read_at: UnixMillis,
}

/// Keys of others, parsed once, and the failures to get them. Both bounded.
#[derive(Clone)]
pub struct RemoteKeys {
    known: Cache<String, Arc<KnownKey>>,
    /// Key ids that could not be had, and until when they are not asked for again.
    failed: Cache<String, UnixMillis>,
    /// One permit a fetch; refilled each minute, so that strangers cannot make us fetch without end (case F6).
    fetches: Arc<tokio::sync::Mutex<(UnixMillis, u32)>>,
}

impl Default for RemoteKeys {
    fn default() -> Self {
        Self {
            known: Cache::builder().max_capacity(limits::KEYS_CACHED).time_to_live(limits::KEYS_CACHED_FOR).build(),
            failed: Cache::builder().max_capacity(limits::KEYS_CACHED).time_to_live(limits::KEYS_CACHED_FOR).build(),
            fetches: Arc::new(tokio::sync::Mutex::new((UnixMillis(0), 0))),
        }
    }
}

impl RemoteKeys {
    /// Forgets what is known of an actor's key, after it changed or went.
    pub async fn forget(&self, key_id: &str) {
        self.known.invalidate(key_id).await;
    }

    async fn may_fetch(&self, now: UnixMillis) -> bool {
        let mut fetches = self.fetches.lock().await;
        if now.since(fetches.0) >= allmende_domain::time::MINUTE_MS {
            *fetches = (now, 0);
        }
        fetches.1 += 1;
        fetches.1 <= limits::KEY_FETCHES_PER_MINUTE
    }
}

/// Verifies a request that claims to come from `claimed`, or from whoever the key belongs to.
///
/// Everything that needs no key is checked first; a key is fetched for nothing less than a request that is complete, fresh and
/// addressed to us.
///
/// # Errors
/// [`VerifyError`]
pub async fn verify(data: &Data<Context>, arrived: &Arrived<'_>, claimed: Option<&ObjectUrl>) -> Result<Verified<Actor>, VerifyError> {
    let now = data.app.now();
    let hosts = [data.app.addresses.host().clone()];
    let claim = signatures::parse(arrived.method, arrived.target, arrived.headers, &hosts, arrived.body, now)?;
    let key_id = claim.key_id().as_str().to_owned();
    // A key on another host than its actor is never believed, so it need not be fetched (cases S7, S8).
    if claimed.is_some_and(|actor| actor.host() != claim.key_id().host()) {
        return Err(VerifyError::OtherActor);
    }
    let mut known = known_key(data, &key_id, false).await?;
    if claim.verify(&known.key).is_err() {
        // The peer may have a new key: ask again, but not often (case S21).
        if now.since(known.read_at) < limits::KEY_REFETCH_INTERVAL_MS {
            return Err(SignatureError::Mismatch.into());
        }
        known = known_key(data, &key_id, true).await?;
        claim.verify(&known.key)?;
    }
    if claimed.is_some_and(|actor| !same_actor(actor, &known.owner.url)) {
        return Err(VerifyError::OtherActor);
    }
    Ok(Verified(known.owner.clone()))
}

/// Two spellings of one actor's id differ at most by a slash at the end (case S25).
#[must_use]
pub fn same_actor(a: &ObjectUrl, b: &ObjectUrl) -> bool {
    a == b || a.as_str().trim_end_matches('/') == b.as_str().trim_end_matches('/')
}

async fn known_key(data: &Data<Context>, key_id: &str, afresh: bool) -> Result<Arc<KnownKey>, VerifyError> {
    let keys = &data.remote_keys;
    let now = data.app.now();
    if !afresh {
        if let Some(known) = keys.known.get(key_id).await {
            return Ok(known);
        }
        let stored = allmende_app::actors::by_key_id(&data.app, key_id).await.map_err(|e| VerifyError::Unavailable(e.to_string()))?;
        if let Some(owner) = stored.filter(|actor| !actor.is_local && actor.gone_at.is_none()) {
            return remember(keys, key_id, owner, now).await;
        }
    }
    if keys.failed.get(key_id).await.is_some_and(|until| now < until) {
        return Err(VerifyError::NoKey("asked for a short while ago, without success".to_owned()));
    }
    if !keys.may_fetch(now).await {
        return Err(VerifyError::TooMany);
    }
    match owner_of(data, key_id).await {
        Ok(owner) => remember(keys, key_id, owner, now).await,
        Err(FederationError::Unavailable(reason)) => Err(VerifyError::Unavailable(reason)),
        Err(error) => {
            keys.failed.insert(key_id.to_owned(), now.plus(limits::KEY_FAILURE_REMEMBERED_MS)).await;
            Err(VerifyError::NoKey(error.to_string()))
        }
    }
}

async fn remember(keys: &RemoteKeys, key_id: &str, owner: Actor, now: UnixMillis) -> Result<Arc<KnownKey>, VerifyError> {
    let key = PublicKey::from_pem(&owner.public_key_pem).map_err(|e| VerifyError::NoKey(e.to_string()))?;
    let read_at = owner.fetched_at.unwrap_or(now);
    let known = Arc::new(KnownKey { owner, key, read_at });
    keys.known.insert(key_id.to_owned(), Arc::clone(&known)).await;
    Ok(known)
}

/// Reads the actor that a key id belongs to from its origin. The actor's own document must name this key.
async fn owner_of(data: &Data<Context>, key_id: &str) -> Result<Actor, FederationError> {
    let url = ObjectUrl::parse(key_id).map_err(|e| FederationError::Malformed(e.to_string()))?.without_fragment();
    let fetched = ObjectId::<KnownActor>::parse(url.as_str())
        .map_err(|e| FederationError::Malformed(e.to_string()))?
        .dereference_forced(&data.reset_request_count())
        .await?;
    if fetched.actor.key_id != key_id {
        return Err(FederationError::Malformed("the actor's document names another key".to_owned()));
    }
    debug_assert_eq!(fetched.id().as_str(), fetched.actor.url.as_str());
    Ok(fetched.actor)
}
