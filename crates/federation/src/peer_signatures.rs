//! Which kind of signature each host is sent. Everybody reads draft-cavage, so that is the first choice; a host that showed that it takes
//! RFC 9421 is sent that, with Ed25519 when it showed that it takes Ed25519.
//!
//! A host shows it by a valid signature of its own, by a 2xx to one of ours, or by asking for it (`Accept-Signature`); an Ed25519 key in an
//! actor's document shows nothing, since Fedify publishes one for proofs and does not read requests signed with such keys. What it showed is
//! kept in the database, shared by all nodes, and in memory, so that a delivery asks no database.

use std::sync::Arc;

use allmende_app::App;
use allmende_db::DbError;
use allmende_db::peer_signatures::{self as rows, PeerSignature};
use allmende_domain::peer::SignatureKind;
use allmende_domain::time::{DAY_MS, UnixMillis};
use allmende_domain::url::Host;
use http::StatusCode;
use moka::future::Cache;

use crate::limits;

/// What is known about hosts. Cheap to clone.
#[derive(Clone)]
pub struct PeerSignatures {
    app: App,
    /// `None`: nothing is known. Refreshed now and then for what other nodes have learnt.
    known: Cache<String, Option<PeerSignature>>,
}

/// Whether an answer may mean that the kind of signature was not understood.
#[must_use]
pub fn may_want_another_kind(status: StatusCode) -> bool {
    matches!(status, StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED)
}

/// What to try at once after a host did not take `kind`: what its answer asked for, or else the other standard.
#[must_use]
pub fn other_kind(kind: SignatureKind, asked: Option<SignatureKind>) -> SignatureKind {
    match kind {
        SignatureKind::DraftCavage => asked.unwrap_or(SignatureKind::Rfc9421Rsa),
        SignatureKind::Rfc9421Rsa | SignatureKind::Rfc9421Ed25519 => SignatureKind::DraftCavage,
    }
}

impl PeerSignatures {
    #[must_use]
    pub fn new(app: App) -> Self {
        let known = Cache::builder().max_capacity(limits::PEER_SIGNATURES_CACHED).time_to_live(limits::PEER_SIGNATURES_CACHED_FOR).build();
        Self { app, known }
    }

    /// How a request to this host is signed.
    pub async fn kind_for(&self, host: &Host) -> SignatureKind {
        self.find(host).await.map_or(SignatureKind::DraftCavage, |found| found.kind)
    }

    /// It answered 2xx to a request signed so.
    pub async fn accepted(&self, host: &Host, kind: SignatureKind) {
        if kind == SignatureKind::DraftCavage {
            return;
        }
        let found = self.find(host).await;
        if found.is_some_and(|found| found.kind >= kind && self.is_fresh(found)) {
            return;
        }
        let hints_after = found.map_or(UnixMillis(0), |found| found.hints_after);
        self.remember(host, kind, hints_after, limits::PEER_SIGNATURE_REMEMBERED_MS).await;
    }

    /// It showed otherwise that it takes this kind: it signed so itself, or asks for it. Counts for nothing while a refusal is fresh.
    pub async fn hinted(&self, host: &Host, kind: SignatureKind) {
        if kind == SignatureKind::DraftCavage {
            return;
        }
        let found = self.find(host).await;
        let hints_after = found.map_or(UnixMillis(0), |found| found.hints_after);
        if self.app.now() < hints_after {
            return;
        }
        if found.is_some_and(|found| found.kind >= kind && self.is_fresh(found)) {
            return;
        }
        let kind = kind.max(found.map_or(kind, |found| found.kind));
        self.remember(host, kind, hints_after, limits::PEER_SIGNATURE_REMEMBERED_MS).await;
    }

    /// It answered 400 or 401 to a request signed so. If that was what is remembered, it is forgotten, and only its own 2xx brings it
    /// back before [`limits::PEER_SIGNATURE_REFUSED_MS`] have passed.
    pub async fn refused(&self, host: &Host, kind: SignatureKind) {
        if kind == SignatureKind::DraftCavage || self.find(host).await.is_none_or(|found| found.kind != kind) {
            return;
        }
        let until = self.app.now().plus(limits::PEER_SIGNATURE_REFUSED_MS);
        self.remember(host, SignatureKind::DraftCavage, until, limits::PEER_SIGNATURE_REFUSED_MS).await;
    }

    /// Written down again at most once a day.
    fn is_fresh(&self, found: PeerSignature) -> bool {
        found.expires_at.since(self.app.now()) > limits::PEER_SIGNATURE_REMEMBERED_MS - DAY_MS
    }

    async fn find(&self, host: &Host) -> Option<PeerSignature> {
        let found = match self.known.get(host.as_str()).await {
            Some(known) => known,
            None => self.load(host).await,
        };
        found.filter(|found| found.expires_at > self.app.now())
    }

    async fn load(&self, host: &Host) -> Option<PeerSignature> {
        let read = async { rows::find(&mut self.app.db.read().await?, host).await };
        match self.known.try_get_with(host.as_str().to_owned(), read).await {
            Ok(found) => found,
            Err(error) => {
                let error: Arc<DbError> = error;
                tracing::warn!(peer.host = %host, %error, "how a host wants requests signed could not be read; the usual way is taken");
                None
            }
        }
    }

    async fn remember(&self, host: &Host, kind: SignatureKind, hints_after: UnixMillis, for_ms: i64) {
        let signature = PeerSignature { kind, hints_after, expires_at: self.app.now().plus(for_ms) };
        // First in memory, so that of many requests at once few write.
        self.known.insert(host.as_str().to_owned(), Some(signature)).await;
        let written = async {
            let mut tx = self.app.db.begin().await?;
            rows::save(&mut tx, host, signature).await?;
            tx.commit().await
        };
        if let Err(error) = written.await {
            tracing::warn!(peer.host = %host, %error, "how a host wants requests signed could not be written; it is learnt again");
        }
    }
}
