//! The delivery queue's way out: signs at send time and posts through the guarded client.

use allmende_delivery::{Answer, Outgoing, Wire};
use allmende_domain::peer::PeerPolicy;
use async_trait::async_trait;
use http::{Method, header};

use crate::Federation;
use crate::client::{ClientError, TransportError};
use crate::error::FederationError;
use crate::signatures::sign_request;

#[async_trait]
impl Wire for Federation {
    async fn post(&self, outgoing: &Outgoing) -> Answer {
        match allmende_app::peers::policy(self.app(), &outgoing.inbox.host()).await {
            Ok(PeerPolicy::Suspend) => return Answer::Unreachable("its server is suspended here".to_owned()),
            Ok(PeerPolicy::Allow | PeerPolicy::Limit) => {}
            Err(error) => return Answer::Unreachable(format!("our own database: {error}")),
        }
        let signer = match self.context().local_keys.signer(self.app(), &outgoing.actor_id).await {
            Ok(signer) => signer,
            Err(FederationError::Unavailable(reason)) => return Answer::Unreachable(format!("our own database: {reason}")),
            Err(error) => return Answer::CannotSign(error.to_string()),
        };
        let now = self.app().now();
        let headers = match sign_request(&signer.key, &signer.key_id, &Method::POST, outgoing.inbox.as_url(), now, Some(&outgoing.body)) {
            Ok(headers) => headers,
            Err(error) => return Answer::CannotSign(error.to_string()),
        };
        match self.context().client.post(&outgoing.inbox, outgoing.body.clone(), headers).await {
            Ok(answer) => {
                let retry_after = answer.headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()).map(str::to_owned);
                Answer::Status { code: answer.status.as_u16(), retry_after }
            }
            Err(ClientError::Transport(TransportError::Timeout)) => Answer::Timeout,
            Err(ClientError::Transport(TransportError::Tls(reason))) => Answer::Tls(reason),
            Err(ClientError::Signing(error)) => Answer::CannotSign(error.to_string()),
            Err(error) => Answer::Unreachable(error.to_string()),
        }
    }
}
