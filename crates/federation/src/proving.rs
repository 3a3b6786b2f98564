//! Proofs of our own documents (FEP-8b32): what everybody may see carries one, so that others can pass it on and nobody need ask us whether
//! it is ours. What is for a few has none: a proof would convince everybody it is shown to, also those it was not meant for.

use allmende_domain::ids::ActorId;
use allmende_domain::time::{DAY_MS, UnixMillis};
use serde_json::Value;

use crate::Federation;
use crate::documents::is_public;
use crate::error::FederationError;
use crate::incoming::json;
use crate::signatures::proof;

impl Federation {
    /// An object or activity of `author`, complete with its context; with a proof when it is addressed to everybody.
    ///
    /// # Errors
    /// [`FederationError::Unavailable`] when our database is. A key that cannot be used is logged: without its proof a document is worth as
    /// much as those of most other servers.
    pub(crate) async fn proved_if_public(&self, author: &ActorId, document: Value, created: UnixMillis) -> Result<Value, FederationError> {
        let public = ["to", "cc"].iter().any(|name| json::addresses(&document, name).iter().any(|address| is_public(address)));
        if public { self.proved(author, document, created).await } else { Ok(document) }
    }

    /// A document that everybody may see, of `author`.
    ///
    /// # Errors
    /// As [`Federation::proved_if_public`].
    pub(crate) async fn proved(&self, author: &ActorId, mut document: Value, created: UnixMillis) -> Result<Value, FederationError> {
        let added = match self.context().local_keys.signer(self.app(), author).await {
            Ok(signer) => match (&signer.ed25519, document.as_object_mut()) {
                (Some(ed25519), Some(map)) => proof::add(ed25519, map, created).map_err(|error| error.to_string()),
                // An actor of before has its Ed25519 key from the next start on.
                _ => Ok(()),
            },
            Err(error) if error.may_pass() => return Err(error),
            Err(error) => Err(error.to_string()),
        };
        if let Err(error) = added {
            tracing::error!(actor.id = %author, error, "a document goes out without a proof");
        }
        Ok(document)
    }

    /// When the proof of a document that is read again and again was made: at its last change, or at the beginning of this day (UTC), so that
    /// it stays fresh, and that within a day the same document has the same bytes and the same `ETag`.
    pub(crate) fn proved_at(&self, updated: UnixMillis) -> UnixMillis {
        let now = self.now().0;
        updated.max(UnixMillis(now - now.rem_euclid(DAY_MS)))
    }
}
