//! The border to the activitypub_federation library: it dereferences typed ids and counts fetches; every request it makes goes through
//! our guarded client, which checks addresses, redirects, sizes, types and ids, and signs as the instance actor.

use activitypub_federation::config::FederationConfig;
use allmende_app::App;
use allmende_domain::url::ObjectUrl;
use async_trait::async_trait;
use http::{HeaderValue, StatusCode};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Middleware, Next};

use crate::Context;
use crate::client::{ClientError, FetchSigner, GuardedClient, Mode};
use crate::error::FederationError;
use crate::fetch::{FetchError, Versioned, fetch_unless};
use crate::limits::{self, Budget};
use crate::local_keys::LocalKeys;
use crate::peer_signatures::{PeerSignatures, may_want_another_kind, other_kind};

/// Answers the library's requests by [`fetch_unless`]; nothing goes past it.
pub(crate) struct Guard {
    app: App,
    client: GuardedClient,
    keys: LocalKeys,
    kinds: PeerSignatures,
}

#[async_trait]
impl Middleware for Guard {
    async fn handle(
        &self,
        request: reqwest::Request,
        _: &mut http::Extensions,
        _: Next<'_>,
    ) -> reqwest_middleware::Result<reqwest::Response> {
        let fetched = self.fetch(request.url()).await.map_err(|e| reqwest_middleware::Error::Middleware(e.into()))?;
        let response = match fetched {
            Some((url, body)) => {
                use reqwest::ResponseBuilderExt as _;
                let answer = http::Response::builder().status(200).url(url.as_url().clone());
                answer.header(http::header::CONTENT_TYPE, activitypub_federation::FEDERATION_CONTENT_TYPE).body(body)
            }
            None => http::Response::builder().status(410).body(Vec::new()),
        };
        response.map(reqwest::Response::from).map_err(|e| reqwest_middleware::Error::Middleware(e.into()))
    }
}

impl Guard {
    /// The document's final address and bytes; `None` when it is gone.
    async fn fetch(&self, url: &url::Url) -> Result<Option<(ObjectUrl, Vec<u8>)>, FederationError> {
        let url = ObjectUrl::parse(url.as_str()).map_err(|e| FederationError::Malformed(e.to_string()))?;
        match self.fetch_unless(&url, None).await? {
            Ok(found) => Ok(found.map(|found| (found.fetched.url, found.fetched.value.to_string().into_bytes()))),
            Err(FetchError::Gone | FetchError::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// For what does not go through the library.
    pub(crate) fn of(context: &Context) -> Self {
        Self {
            app: context.app.clone(),
            client: context.client.clone(),
            keys: context.local_keys.clone(),
            kinds: context.peer_signatures.clone(),
        }
    }

    /// Signed by the instance in the way its host is remembered to take, and once more in the other way when it does not take that. `None`
    /// when the document is still the one with this `ETag`.
    ///
    /// # Errors
    /// [`FederationError`] when our own side is not available; otherwise what came of it.
    pub(crate) async fn fetch_unless(
        &self,
        url: &ObjectUrl,
        etag: Option<&HeaderValue>,
    ) -> Result<Result<Option<Versioned>, FetchError>, FederationError> {
        let actor = self.keys.instance_signer(&self.app).await?;
        let host = url.host();
        let mut budget = Budget::starting(self.client.now());
        let kind = actor.usable(self.kinds.kind_for(&host).await);
        let first = fetch_unless(&self.client, Some(FetchSigner { signer: &actor, kind }), url, etag, &mut budget).await;
        let asked = match &first {
            Err(FetchError::Status { code, asked }) if StatusCode::from_u16(*code).is_ok_and(may_want_another_kind) => *asked,
            _ => return Ok(first),
        };
        let other = actor.usable(other_kind(kind, asked));
        let second = fetch_unless(&self.client, Some(FetchSigner { signer: &actor, kind: other }), url, etag, &mut budget).await;
        // Some documents are for others: only a document that came proves that the kind mattered.
        if second.is_ok() {
            self.kinds.refused(&host, kind).await;
            self.kinds.accepted(&host, other).await;
        }
        Ok(second)
    }
}

impl From<FetchError> for FederationError {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Gone | FetchError::NotFound => Self::Gone,
            FetchError::Status { code, .. } if code >= 500 || code == 429 || code == 408 => Self::Unreachable(error.to_string()),
            FetchError::Client(ClientError::Transport(_)) => Self::Unreachable(error.to_string()),
            FetchError::Client(ClientError::Shut(_)) => Self::Unauthorised(error.to_string()),
            FetchError::Client(ClientError::Undecided(_)) => Self::Unavailable(error.to_string()),
            other => Self::Malformed(other.to_string()),
        }
    }
}

/// The library's configuration around our context.
///
/// Its `debug` switch is on in both modes: it only turns off the library's own checks of ports and addresses, which would look
/// every name up a second time. The guarded client makes those checks on the address it dials.
///
/// # Errors
/// [`FederationError::Internal`] when the library refuses the configuration.
pub async fn library_config(context: Context) -> Result<FederationConfig<Context>, FederationError> {
    let guard = Guard::of(&context);
    // This inner client is never asked for anything: `Guard` does not call the next link of the chain.
    let client: ClientWithMiddleware = ClientBuilder::new(reqwest::Client::default()).with(guard).build();
    FederationConfig::builder()
        .domain(context.app.addresses.host().as_str())
        .client(client)
        .debug(true)
        .allow_http_urls(context.client.mode() == Mode::Development)
        .http_fetch_limit(limits::FETCHES_PER_JOB)
        .request_timeout(limits::TOTAL_TIMEOUT)
        .app_data(context)
        .build()
        .await
        .map_err(|e| FederationError::Internal(e.to_string()))
}
