//! Private keys of our actors, parsed once. Requests are signed at send time, with the key of that moment (case Q14).

use std::sync::Arc;

use allmende_app::App;
use allmende_domain::ids::ActorId;
use allmende_domain::peer::SignatureKind;
use allmende_domain::time::UnixMillis;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method};
use moka::future::Cache;
use tokio::sync::Semaphore;
use url::Url;

use crate::error::FederationError;
use crate::limits;
use crate::signatures::{Signer, SigningFailed, SigningKey, rfc9421, sign_with};

/// All keys of one of our actors.
#[derive(Debug, Clone)]
pub struct ActorSigner {
    pub rsa: Signer,
    /// `None` only until the next start after an upgrade.
    pub ed25519: Option<Signer>,
    /// How many RSA signatures are made at once, over all actors.
    at_once: Arc<Semaphore>,
}

impl ActorSigner {
    #[must_use]
    pub const fn new(rsa: Signer, ed25519: Option<Signer>, at_once: Arc<Semaphore>) -> Self {
        Self { rsa, ed25519, at_once }
    }

    /// The kind of signature that can be made when `wanted` is asked for.
    #[must_use]
    pub const fn usable(&self, wanted: SignatureKind) -> SignatureKind {
        match (wanted, &self.ed25519) {
            (SignatureKind::Rfc9421Ed25519, None) => SignatureKind::Rfc9421Rsa,
            _ => wanted,
        }
    }

    /// The headers of a request that is signed so: all of them must be sent as they are. `now` is the moment of sending; `also` is one more
    /// header, which the signature covers.
    ///
    /// RSA takes a thousand times as long as anything else of a request. Made among the other tasks, a fan-out would keep every page
    /// waiting for as long as all of it takes; on threads of its own, the system shares the processor between both.
    ///
    /// # Errors
    /// [`SigningFailed`]
    pub async fn sign(
        self: &Arc<Self>,
        kind: SignatureKind,
        method: &Method,
        url: &Url,
        now: UnixMillis,
        body: Option<&Bytes>,
        also: Option<(HeaderName, HeaderValue)>,
    ) -> Result<Vec<(HeaderName, HeaderValue)>, SigningFailed> {
        if self.usable(kind) == SignatureKind::Rfc9421Ed25519 {
            return self.sign_here(kind, method, url, now, body.map(AsRef::as_ref), also.as_ref());
        }
        let _place = Arc::clone(&self.at_once).acquire_owned().await.map_err(|_| SigningFailed)?;
        let (signer, method, url, body) = (Arc::clone(self), method.clone(), url.clone(), body.cloned());
        tokio::task::spawn_blocking(move || signer.sign_here(kind, &method, &url, now, body.as_deref(), also.as_ref()))
            .await
            .map_err(|_| SigningFailed)?
    }

    fn sign_here(
        &self,
        kind: SignatureKind,
        method: &Method,
        url: &Url,
        now: UnixMillis,
        body: Option<&[u8]>,
        also: Option<&(HeaderName, HeaderValue)>,
    ) -> Result<Vec<(HeaderName, HeaderValue)>, SigningFailed> {
        let rsa = &self.rsa;
        match (kind, &self.ed25519) {
            (SignatureKind::DraftCavage, _) => sign_with(&rsa.key, &rsa.key_id, method, url, now, body, also),
            (SignatureKind::Rfc9421Ed25519, Some(ed25519)) => {
                rfc9421::sign_with(&ed25519.key, &ed25519.key_id, method, url, now, body, also)
            }
            (SignatureKind::Rfc9421Rsa | SignatureKind::Rfc9421Ed25519, _) => {
                rfc9421::sign_with(&rsa.key, &rsa.key_id, method, url, now, body, also)
            }
        }
    }
}

/// A cache of parsed keys; cheap to clone.
#[derive(Clone)]
pub struct LocalKeys {
    signers: Cache<ActorId, Arc<ActorSigner>>,
    at_once: Arc<Semaphore>,
}

impl Default for LocalKeys {
    fn default() -> Self {
        let signers = Cache::builder().max_capacity(limits::LOCAL_KEYS_CACHED).time_to_live(limits::KEYS_CACHED_FOR).build();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { signers, at_once: Arc::new(Semaphore::new(cores)) }
    }
}

impl LocalKeys {
    /// The signer of one of our actors.
    ///
    /// # Errors
    /// [`FederationError`] when the actor has no key here or it cannot be read.
    pub async fn signer(&self, app: &App, actor: &ActorId) -> Result<Arc<ActorSigner>, FederationError> {
        if let Some(signer) = self.signers.get(actor).await {
            return Ok(signer);
        }
        let parsed = |der: &[u8]| {
            SigningKey::from_pkcs8_der(der).map_err(|e| FederationError::Internal(format!("a private key cannot be read: {e}")))
        };
        let private = allmende_app::actors::private_keys(app, actor).await?;
        let rsa = Signer { key: parsed(&private.rsa)?, key_id: allmende_app::actors::by_id(app, actor).await?.key_id };
        let ed25519 = match (private.ed25519, allmende_app::actors::ed25519_keys(app, actor).await?.into_iter().next()) {
            (Some(der), Some(public)) => Some(Signer { key: parsed(&der)?, key_id: public.id }),
            _ => None,
        };
        let signer = Arc::new(ActorSigner::new(rsa, ed25519, Arc::clone(&self.at_once)));
        self.signers.insert(actor.clone(), Arc::clone(&signer)).await;
        Ok(signer)
    }

    /// The signer of the instance's own actor, which signs every fetch.
    ///
    /// # Errors
    /// [`FederationError`] before first start has made the actor.
    pub async fn instance_signer(&self, app: &App) -> Result<Arc<ActorSigner>, FederationError> {
        let actor = allmende_app::actors::instance(app).await?;
        self.signer(app, &actor.id).await
    }
}
