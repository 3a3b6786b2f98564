//! The delivery queue's way out: signs at send time and posts through the guarded client. Which kind of signature a host takes is decided
//! and learnt here; the queue knows nothing of it.
//!
//! Our policy about the peer is not asked here: to suspend a host suspends its endpoints in the same transaction, and the queue looks at
//! every endpoint with work once a second.

use std::sync::Arc;

use allmende_delivery::{Answer, Outgoing, Wire};
use allmende_domain::peer::SignatureKind;
use async_trait::async_trait;
use http::{HeaderName, HeaderValue, Method, header};

use crate::Federation;
use crate::client::{self, ClientError, TransportError};
use crate::error::FederationError;
use crate::local_keys::ActorSigner;
use crate::peer_signatures::{may_want_another_kind, other_kind};
use crate::signatures::asked_for;

#[async_trait]
impl Wire for Federation {
    async fn post(&self, outgoing: &Outgoing) -> Answer {
        let signer = match self.context().local_keys.signer(self.app(), &outgoing.actor_id).await {
            Ok(signer) => signer,
            // Our own database is away, which is not the peer's fault: looked at again with the next walk.
            Err(FederationError::Unavailable(_)) => return Answer::Withheld,
            Err(error) => return Answer::CannotSign(error.to_string()),
        };
        match self.post_signed(outgoing, &signer).await {
            Ok(answer) => {
                let retry_after = answer.headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()).map(str::to_owned);
                Answer::Status { code: answer.status.as_u16(), retry_after }
            }
            Err(none) => none,
        }
    }
}

impl Federation {
    /// Posts in the way that the host is remembered to take, and when it answers 400 or 401, once more at once in the other way. What
    /// follows from the answers is remembered.
    async fn post_signed(&self, outgoing: &Outgoing, signer: &Arc<ActorSigner>) -> Result<client::Answer, Answer> {
        let kinds = &self.context().peer_signatures;
        let host = outgoing.inbox.host();
        let also = self.context().follower_digests.header(self.app(), outgoing).await;
        let mut kind = signer.usable(kinds.kind_for(&host).await);
        let mut answer = self.post_once(outgoing, signer, kind, also.clone()).await?;
        if may_want_another_kind(answer.status) {
            kinds.refused(&host, kind).await;
            kind = signer.usable(other_kind(kind, asked_for(&answer.headers)));
            answer = self.post_once(outgoing, signer, kind, also).await?;
        }
        if answer.status.is_success() {
            kinds.accepted(&host, kind).await;
        }
        if kind != SignatureKind::Rfc9421Ed25519
            && let Some(asked) = asked_for(&answer.headers)
        {
            kinds.hinted(&host, asked).await;
        }
        Ok(answer)
    }

    async fn post_once(
        &self,
        outgoing: &Outgoing,
        signer: &Arc<ActorSigner>,
        kind: SignatureKind,
        also: Option<(HeaderName, HeaderValue)>,
    ) -> Result<client::Answer, Answer> {
        let now = self.app().now();
        let headers = signer
            .sign(kind, &Method::POST, outgoing.inbox.as_url(), now, Some(&outgoing.body), also)
            .await
            .map_err(|error| Answer::CannotSign(error.to_string()))?;
        // The look-ups before take time, in which the endpoint may have gone to another node.
        if !outgoing.permit.is_good() {
            return Err(Answer::Withheld);
        }
        allmende_db::failpoint!("delivery-signed");
        metrics::counter!("allmende_signatures_total", "kind" => kind.as_str()).increment(1);
        self.context().client.post(&outgoing.inbox, outgoing.body.clone(), headers).await.map_err(without_answer)
    }
}

fn without_answer(error: ClientError) -> Answer {
    match error {
        ClientError::Transport(TransportError::Timeout) => Answer::Timeout,
        ClientError::Transport(TransportError::Tls(reason)) => Answer::Tls(reason),
        ClientError::Signing(error) => Answer::CannotSign(error.to_string()),
        error => Answer::Unreachable(error.to_string()),
    }
}
