//! Posting to the push services of browsers. A browser names its address, so anybody does: it passes the same guard as every request to a server
//! (public addresses by https alone, no redirect followed), and little of the answer is read.

use allmende_app::notifications::pushes::{Answer, Request};
use allmende_domain::url::ObjectUrl;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, header};

use crate::Federation;
use crate::client::ClientError;
use crate::limits::PUSH_TIMEOUT;

impl Federation {
    /// Posts a message for a device; takes no longer than [`PUSH_TIMEOUT`].
    pub async fn post_to_push_service(&self, endpoint: &ObjectUrl, request: Request) -> Answer {
        let headers = request.headers.into_iter().map(|(name, value)| {
            let value = HeaderValue::from_str(&value).ok()?;
            Some((HeaderName::from_static(name), value))
        });
        let Some(headers) = headers.collect::<Option<Vec<_>>>() else { return Answer::Nothing };
        let posting = self.context().client.post(endpoint, Bytes::from(request.body), headers);
        match tokio::time::timeout(PUSH_TIMEOUT, posting).await {
            Ok(Ok(answer)) => {
                let asked = answer.headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
                let retry_after_ms = asked.and_then(|text| allmende_delivery::retry_after(text, self.now()));
                Answer::Status { code: answer.status.as_u16(), retry_after_ms }
            }
            Ok(Err(ClientError::Url(_))) => Answer::NotAsked,
            Ok(Err(_)) | Err(_) => Answer::Nothing,
        }
    }
}
