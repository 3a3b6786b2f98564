//! From what a person typed to a stored actor: handles through WebFinger, addresses directly.

use activitypub_federation::fetch::fetch_object_http;
use activitypub_federation::fetch::object_id::ObjectId;
use allmende_app::directory::LookUpError;
use allmende_app::listings::ListingView;
use allmende_app::{AppError, Directory};
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::url::{Handle, Host, ObjectUrl};
use async_trait::async_trait;
use serde_json::Value;

use crate::client::ClientError;
use crate::error::FederationError;
use crate::incoming::actor::KnownActor;
use crate::incoming::json;
use crate::limits::Budget;
use crate::webfinger_client::{self, WebfingerError};
use crate::{Context, Federation, documents, serve};

#[async_trait]
impl Directory for Federation {
    async fn documents(&self, cooperative: &Cooperative) -> Result<Vec<(String, Vec<u8>)>, AppError> {
        let actor = serve::actors::organization(self.app(), cooperative).await?;
        let outbox = serve::collections::whole_outbox(self.app(), cooperative).await?;
        let text = |document: &Value| serde_json::to_vec_pretty(document).map_err(|error| AppError::Internal(error.to_string()));
        Ok(vec![("actor.json".to_owned(), text(&actor)?), ("outbox.json".to_owned(), text(&outbox)?)])
    }

    fn read_elsewhere(&self, listing: &ListingView) -> Option<String> {
        Some(documents::listing::content(&self.app().addresses, &listing.listing, listing.listing.terms.texts.first()))
    }

    async fn look_up(&self, text: &str) -> Result<Actor, LookUpError> {
        let text = text.trim();
        let url = if text.contains("://") {
            ObjectUrl::parse(text).map_err(|_| LookUpError::NotAHandle)?
        } else {
            let handle = Handle::parse(text).map_err(|_| LookUpError::NotAHandle)?;
            self.refuse_shut(&handle.host).await?;
            self.address_of(&handle).await?
        };
        let host = url.host();
        self.refuse_shut(&host).await?;
        if self.app().addresses.is_ours(&url) {
            let known =
                allmende_app::actors::by_url(self.app(), url.as_str()).await.map_err(|e| LookUpError::Unavailable(e.to_string()))?;
            return known.ok_or(LookUpError::Unknown { host: host.as_str().to_owned() });
        }
        let id = ObjectId::<KnownActor>::parse(url.as_str()).map_err(|_| LookUpError::NotAHandle)?;
        // Read afresh: somebody who follows wants to see the profile of today.
        id.dereference_forced(&self.request()).await.map(|known| known.actor).map_err(|error| explained(&host, error))
    }

    async fn also_known_as(&self, actor: &Actor) -> Result<Vec<ObjectUrl>, LookUpError> {
        let host = actor.url.host();
        self.refuse_shut(&host).await?;
        let fetched = fetch_object_http::<Context, Value>(actor.url.as_url(), &self.request()).await;
        let document = fetched.map_err(|error| explained(&host, error.into()))?.object;
        Ok(json::addresses(&document, "alsoKnownAs").iter().filter_map(|url| ObjectUrl::parse(url).ok()).collect())
    }
}

impl Federation {
    async fn address_of(&self, handle: &Handle) -> Result<ObjectUrl, LookUpError> {
        let unavailable = |e: allmende_app::AppError| LookUpError::Unavailable(e.to_string());
        if let Some(actor) = allmende_app::actors::by_handle(self.app(), handle).await.map_err(unavailable)? {
            return Ok(actor.url);
        }
        let host = handle.host.as_str().to_owned();
        if handle.host == *self.app().addresses.host() {
            return Err(LookUpError::Unknown { host });
        }
        let mut budget = Budget::starting(self.app().now());
        webfinger_client::resolve(&self.context().client, handle, &mut budget).await.map_err(|error| match error {
            WebfingerError::Unknown => LookUpError::Unknown { host },
            WebfingerError::Client(ClientError::Shut(shut)) => LookUpError::Suspended { host: shut.as_str().to_owned() },
            WebfingerError::Client(_) | WebfingerError::Status(_) => LookUpError::Unreachable { host, reason: error.to_string() },
            other => LookUpError::Unusable { host, reason: other.to_string() },
        })
    }

    async fn refuse_shut(&self, host: &Host) -> Result<(), LookUpError> {
        match allmende_app::peers::standing(self.app(), host).await {
            Ok(standing) if standing.is_shut() => Err(LookUpError::Suspended { host: host.as_str().to_owned() }),
            Ok(_) => Ok(()),
            Err(error) => Err(LookUpError::Unavailable(error.to_string())),
        }
    }
}

fn explained(host: &Host, error: FederationError) -> LookUpError {
    let host = host.as_str().to_owned();
    match error.clone() {
        FederationError::Gone => LookUpError::Unknown { host },
        FederationError::Unreachable(reason) => LookUpError::Unreachable { host, reason },
        FederationError::Unavailable(reason) | FederationError::Internal(reason) => LookUpError::Unavailable(reason),
        FederationError::Malformed(reason) | FederationError::Unauthorised(reason) => LookUpError::Unusable { host, reason },
        // Only what comes in is held.
        FederationError::Held => LookUpError::Unusable { host, reason: error.to_string() },
    }
}
