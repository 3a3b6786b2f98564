//! Private keys of our actors, parsed once. Deliveries are signed at send time, with the key of that moment (case Q14).

use std::sync::Arc;

use allmende_app::App;
use allmende_domain::ids::ActorId;
use moka::future::Cache;

use crate::error::FederationError;
use crate::limits;
use crate::signatures::{Signer, SigningKey};

/// A cache of parsed keys; cheap to clone.
#[derive(Clone)]
pub struct LocalKeys(Cache<ActorId, Arc<Signer>>);

impl Default for LocalKeys {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(limits::KEYS_CACHED).time_to_live(limits::KEYS_CACHED_FOR).build())
    }
}

impl LocalKeys {
    /// The signer of one of our actors.
    ///
    /// # Errors
    /// [`FederationError`] when the actor has no key here or it cannot be read.
    pub async fn signer(&self, app: &App, actor: &ActorId) -> Result<Arc<Signer>, FederationError> {
        if let Some(signer) = self.0.get(actor).await {
            return Ok(signer);
        }
        let key_id = allmende_app::actors::by_id(app, actor).await?.key_id;
        let der = allmende_app::actors::private_key(app, actor).await?;
        let key = SigningKey::from_pkcs8_der(&der).map_err(|e| FederationError::Internal(format!("a private key cannot be read: {e}")))?;
        let signer = Arc::new(Signer { key, key_id });
        self.0.insert(actor.clone(), Arc::clone(&signer)).await;
        Ok(signer)
    }

    /// The signer of the instance's own actor, which signs every fetch.
    ///
    /// # Errors
    /// [`FederationError`] before first start has made the actor.
    pub async fn instance_signer(&self, app: &App) -> Result<Arc<Signer>, FederationError> {
        let actor = allmende_app::actors::instance(app).await?;
        self.signer(app, &actor.id).await
    }
}
