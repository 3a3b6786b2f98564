//! Whether others can reach this instance: it asks itself by its public name, through the same name servers, networks and TLS as another server would.
//! What a firewall further out does to others it cannot see.

use bytes::Bytes;
use http::HeaderValue;
use serde_json::Value;

use allmende_domain::url::ObjectUrl;

use crate::Federation;
use crate::client::ClientError;
use crate::limits::{Budget, DOCUMENT_BYTES_MAX, WEBFINGER_BYTES_MAX};

const ANYTHING: HeaderValue = HeaderValue::from_static("*/*");
const ACTIVITY: HeaderValue = HeaderValue::from_static("application/activity+json");

impl Federation {
    /// Our own `url`, which answers everybody.
    ///
    /// # Errors
    /// In words, when no answer came or another one than 200.
    pub async fn reads_itself(&self, url: &ObjectUrl, says: &str) -> Result<(), String> {
        let body = self.own(url, &ANYTHING, WEBFINGER_BYTES_MAX).await?;
        if String::from_utf8_lossy(&body).contains(says) { Ok(()) } else { Err(format!("{url} answers something that is not from here")) }
    }

    /// Our own actor's document.
    ///
    /// # Errors
    /// In words, when no document came, or that of somebody else.
    pub async fn reads_own_actor(&self) -> Result<(), String> {
        let url = self.app().addresses.instance_actor();
        let body = self.own(&url, &ACTIVITY, DOCUMENT_BYTES_MAX).await?;
        let document: Value = serde_json::from_slice(&body).map_err(|_| format!("{url} is not answered with a document"))?;
        match document.get("id").and_then(Value::as_str) {
            Some(id) if id == url.as_str() => Ok(()),
            other => Err(format!("the document at {url} calls itself {}", other.unwrap_or("nothing"))),
        }
    }

    /// Our own inbox with nothing in it, which it must refuse itself: what stands before it lets requests through.
    ///
    /// # Errors
    /// In words, when no answer came, or one that is not the inbox's.
    pub async fn reaches_own_inbox(&self) -> Result<(), String> {
        let url = self.app().addresses.shared_inbox();
        let client = self.context().client.heeding_nobody();
        let answer = client.post(&url, Bytes::new(), Vec::new()).await.map_err(|error| in_words(&error))?;
        match answer.status.as_u16() {
            400 | 401 | 415 | 422 | 429 => Ok(()),
            other => Err(format!("{url} answers {other}")),
        }
    }

    async fn own(&self, url: &ObjectUrl, accept: &HeaderValue, bytes_max: usize) -> Result<Bytes, String> {
        let mut budget = Budget::starting(self.now());
        let client = self.context().client.heeding_nobody();
        let answer = client.get(url, accept, None, &mut budget, bytes_max).await.map_err(|error| in_words(&error))?;
        match answer.status.as_u16() {
            200 => Ok(answer.body),
            other => Err(format!("{url} answers {other}")),
        }
    }
}

fn in_words(error: &ClientError) -> String {
    error.to_string()
}
