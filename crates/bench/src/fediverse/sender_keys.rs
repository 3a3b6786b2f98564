//! Keys of the server under test, each read once over HTTP from the document of the actor that it belongs to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use serde_json::Value;
use tokio::sync::Mutex as AsyncMutex;
use url::Url;

use crate::client::{Address, Connection};
use crate::keys::PublicKey;
use crate::signing::ACTIVITY_JSON;

#[derive(Default)]
pub struct SenderKeys {
    /// The only server that keys are asked of.
    expected: Mutex<Option<Address>>,
    known: AsyncMutex<HashMap<String, Arc<PublicKey>>>,
}

impl SenderKeys {
    pub fn expect(&self, address: Address) {
        *self.expected.lock().unwrap_or_else(PoisonError::into_inner) = Some(address);
    }

    /// The key with this id, named by the document of its actor.
    ///
    /// # Errors
    /// When the document cannot be had or names no such key.
    pub async fn key(&self, key_id: &str, actor: &str) -> anyhow::Result<Arc<PublicKey>> {
        let mut known = self.known.lock().await;
        if let Some(key) = known.get(key_id) {
            return Ok(Arc::clone(key));
        }
        let expected = self.expected.lock().unwrap_or_else(PoisonError::into_inner).clone().context("no sender is expected")?;
        let url = Url::parse(actor)?;
        anyhow::ensure!(Address::of(&url).await?.authority == expected.authority, "{actor} is not of the server under test");
        // GoToSocial signs with `/users/NAME/main-key`, whose document is the actor, too.
        let document = Connection::new(expected, None).get(url.path(), ACTIVITY_JSON).await?.json()?;
        let key = Arc::new(named(&document, key_id).with_context(|| format!("{actor} names no key {key_id}"))?);
        known.insert(key_id.to_owned(), Arc::clone(&key));
        Ok(key)
    }
}

fn named(document: &Value, key_id: &str) -> anyhow::Result<PublicKey> {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let listed = |name: &str| match document.get(name) {
        Some(Value::Array(all)) => all.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    if let Some(key) = listed("publicKey").iter().find(|key| text(key, "id").as_deref() == Some(key_id)) {
        return PublicKey::from_pem(&text(key, "publicKeyPem").context("no PEM")?);
    }
    let multikey = listed("assertionMethod").into_iter().find(|key| text(key, "id").as_deref() == Some(key_id)).context("no such key")?;
    PublicKey::from_multibase(&text(&multikey, "publicKeyMultibase").context("no multibase")?)
}
