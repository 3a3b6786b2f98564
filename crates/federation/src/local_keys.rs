//! Private keys of our actors, parsed once. Requests are signed at send time, with the key of that moment (case Q14).

use std::sync::Arc;

use allmende_app::App;
use allmende_domain::ids::ActorId;
use allmende_domain::peer::SignatureKind;
use allmende_domain::time::UnixMillis;
use http::{HeaderName, HeaderValue, Method};
use moka::future::Cache;
use url::Url;

use crate::error::FederationError;
use crate::limits;
use crate::signatures::{Signer, SigningFailed, SigningKey, rfc9421, sign_request};

/// All keys of one of our actors.
#[derive(Debug, Clone)]
pub struct ActorSigner {
    pub rsa: Signer,
    /// `None` only until the next start after an upgrade.
    pub ed25519: Option<Signer>,
}

impl ActorSigner {
    /// The kind of signature that can be made when `wanted` is asked for.
    #[must_use]
    pub const fn usable(&self, wanted: SignatureKind) -> SignatureKind {
        match (wanted, &self.ed25519) {
            (SignatureKind::Rfc9421Ed25519, None) => SignatureKind::Rfc9421Rsa,
            _ => wanted,
        }
    }

    /// The headers of a request that is signed so: all of them must be sent as they are. `now` is the moment of sending.
    ///
    /// # Errors
    /// [`SigningFailed`]
    pub fn sign(
        &self,
        kind: SignatureKind,
        method: &Method,
        url: &Url,
        now: UnixMillis,
        body: Option<&[u8]>,
    ) -> Result<Vec<(HeaderName, HeaderValue)>, SigningFailed> {
        let rsa = &self.rsa;
        match (kind, &self.ed25519) {
            (SignatureKind::DraftCavage, _) => sign_request(&rsa.key, &rsa.key_id, method, url, now, body),
            (SignatureKind::Rfc9421Ed25519, Some(ed25519)) => rfc9421::sign_request(&ed25519.key, &ed25519.key_id, method, url, now, body),
            (SignatureKind::Rfc9421Rsa | SignatureKind::Rfc9421Ed25519, _) => {
                rfc9421::sign_request(&rsa.key, &rsa.key_id, method, url, now, body)
            }
        }
    }
}

/// A cache of parsed keys; cheap to clone.
#[derive(Clone)]
pub struct LocalKeys(Cache<ActorId, Arc<ActorSigner>>);

impl Default for LocalKeys {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(limits::LOCAL_KEYS_CACHED).time_to_live(limits::KEYS_CACHED_FOR).build())
    }
}

impl LocalKeys {
    /// The signer of one of our actors.
    ///
    /// # Errors
    /// [`FederationError`] when the actor has no key here or it cannot be read.
    pub async fn signer(&self, app: &App, actor: &ActorId) -> Result<Arc<ActorSigner>, FederationError> {
        if let Some(signer) = self.0.get(actor).await {
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
        let signer = Arc::new(ActorSigner { rsa, ed25519 });
        self.0.insert(actor.clone(), Arc::clone(&signer)).await;
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
