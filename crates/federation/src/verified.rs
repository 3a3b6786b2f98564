//! Who really sent a request. [`Verified`] is built here alone, after everything was demanded that a signature must show.

use activitypub_federation::config::Data;
use allmende_domain::actor::Actor;
use allmende_domain::url::ObjectUrl;
use http::{HeaderMap, Method};
use serde_json::Value;

use crate::incoming::json;
use crate::signatures::proof::{self, ProofError};
use crate::signatures::{self, Claim, PublicKey, SignatureError};
use crate::{Context, remote_keys};

/// Something whose author is known beyond doubt, in one of two ways. A request: its target, our own host, a fresh date and the digest of
/// the body were signed, as draft-cavage-12 or RFC 9421. A document: the whole of it was signed (FEP-8b32). Both with a key that its owner's
/// own document names.
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

/// Why a request was not believed. Always answered 401, except where our own side was not available, or the sender is shut out (403).
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    #[error(transparent)]
    Signature(#[from] SignatureError),
    #[error(transparent)]
    Proof(#[from] ProofError),
    #[error("the key is not that of the actor")]
    OtherActor,
    #[error("the key could not be had: {0}")]
    NoKey(String),
    #[error("not available: {0}")]
    Unavailable(String),
    /// Its server is suspended, or not on the list.
    #[error("this server has nothing to do with yours")]
    Shut,
    /// Strangers made us fetch as many keys as we fetch in a minute, from this host or from all (case F6).
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

/// Verifies a request that claims to come from `claimed`, or from whoever the key belongs to.
///
/// Everything that needs no key is checked first; a key is fetched for nothing less than a request that is complete, fresh and
/// addressed to us.
///
/// # Errors
/// [`VerifyError`]
pub async fn verify(data: &Data<Context>, arrived: &Arrived<'_>, claimed: Option<&ObjectUrl>) -> Result<Verified<Actor>, VerifyError> {
    verify_claim(data, arrived, claimed).await.map(|(author, _)| author)
}

/// The same, with what the signature covers.
///
/// # Errors
/// As [`verify`].
pub async fn verify_claim(
    data: &Data<Context>,
    arrived: &Arrived<'_>,
    claimed: Option<&ObjectUrl>,
) -> Result<(Verified<Actor>, Claim), VerifyError> {
    let hosts = [data.app.addresses.host().clone()];
    let claim = signatures::parse(arrived.method, arrived.target, arrived.headers, &hosts, arrived.body, data.app.now())?;
    match allmende_app::peers::standing(&data.app, &claim.key_id().host()).await {
        Ok(standing) if standing.is_shut() => return Err(VerifyError::Shut),
        Ok(_) => {}
        Err(error) => return Err(VerifyError::Unavailable(error.to_string())),
    }
    // A key on another host than its actor is never believed, so it need not be fetched (cases S7, S8).
    if claimed.is_some_and(|actor| actor.host() != claim.key_id().host()) {
        return Err(VerifyError::OtherActor);
    }
    let known = remote_keys::that_fits(data, claim.key_id(), |key: &PublicKey| claim.verify(key)).await?;
    if claimed.is_some_and(|actor| !same_actor(actor, &known.owner.url)) {
        return Err(VerifyError::OtherActor);
    }
    // Who signs so reads it too.
    data.peer_signatures.hinted(&known.owner.url.host(), claim.kind(&known.key)).await;
    Ok((Verified(known.owner.clone()), claim))
}

/// Verifies a document by its proof: `owner` is whom it names as its author, and only the owner's own key, on the host of both, proves it
/// (FEP-fe34). It then needs no look at its origin. An activity says by `actor` whose it is, anything else by `attributedTo`.
///
/// # Errors
/// [`VerifyError`]: then the document is to be treated as if it had no proof.
pub async fn verify_document(data: &Data<Context>, document: &Value, owner: &ObjectUrl) -> Result<Verified<Actor>, VerifyError> {
    let claim = proof::parse(document, data.app.now())?;
    let own_host = |url: &ObjectUrl| url.host() == owner.host();
    // Before the key: what cannot be the owner's costs no fetch.
    if !own_host(claim.key_id()) || !json::id(document).as_ref().is_some_and(own_host) {
        return Err(VerifyError::OtherActor);
    }
    let known = remote_keys::that_fits(data, claim.key_id(), |key: &PublicKey| claim.verify(key)).await?;
    if same_actor(owner, &known.owner.url) { Ok(Verified(known.owner.clone())) } else { Err(VerifyError::OtherActor) }
}

/// Two spellings of one actor's id differ at most by a slash at the end (case S25).
#[must_use]
pub fn same_actor(a: &ObjectUrl, b: &ObjectUrl) -> bool {
    a == b || a.as_str().trim_end_matches('/') == b.as_str().trim_end_matches('/')
}
