//! What an actor shares that is not ours: a post by its id, or, as groups do (FEP-1b12), the whole activity of whoever wrote it.
//!
//! The sharer is believed in that it shares. What was written, and by whom, is believed of its author alone.

use activitypub_federation::config::Data;
use activitypub_federation::fetch::fetch_object_http;
use allmende_app::{boards, listings, posts};
use allmende_domain::actor::Actor;
use allmende_domain::permission::Viewer;
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use super::{Came, Effect, authentic, proved};
use crate::Context;
use crate::error::FederationError;
use crate::incoming::json;
use crate::verified::{self, VerifyError, same_actor};

/// A share (`activity`) of something that is not ours: the original is shown as shared, when its sharer is followed here.
pub(super) async fn look(
    data: &Data<Context>,
    sharer: &Actor,
    activity: &ObjectUrl,
    object: &ObjectUrl,
    inlined: Option<&Value>,
) -> Result<Effect, FederationError> {
    let app = &data.app;
    if inlined.is_some_and(json::is_activity) {
        boards::learn_reader(app, sharer).await?;
    }
    if !allmende_db::follows::is_followed_by_ours(&mut app.db.read().await?, &sharer.id).await? {
        return Ok(Effect::Over(false));
    }
    if let Some(whole) = inlined.filter(|document| json::is_activity(document)) {
        return passed_on(data, sharer, activity, whole).await;
    }
    if listings::by_url(app, &Viewer::Operator, object.as_str()).await?.is_some() {
        return Ok(Effect::Over(true));
    }
    let (author, document) = authentic(data, object, inlined).await?;
    if json::is_activity(&document) {
        return passed_on(data, sharer, activity, &document).await;
    }
    Effect::of(app, author, document, Came::Shared(activity.clone())).await
}

/// A whole activity of somebody else, as the sharer tells it.
async fn passed_on(data: &Data<Context>, sharer: &Actor, share: &ObjectUrl, whole: &Value) -> Result<Effect, FederationError> {
    match json::kind(whole) {
        "Create" | "Update" => {
            let object = whole.get("object").map_or(&Value::Null, json::single);
            let Some(id) = json::id(object) else { return Ok(Effect::Over(false)) };
            let is_actor = json::id_of(whole, "actor").is_some_and(|actor| same_actor(&actor, &id));
            // Of what is ours we know best; an actor that changed tells us itself.
            if data.app.addresses.is_ours(&id) || is_actor {
                return Ok(Effect::Over(false));
            }
            let (author, document) = match proved(data, whole).await? {
                Some(found) => found,
                None => authentic(data, &id, Some(object)).await?,
            };
            Effect::of(&data.app, author, document, Came::Shared(share.clone())).await
        }
        "Delete" => removed(data, sharer, whole).await,
        // Votes and their withdrawal, locks, bans, pins: what goes on within the group.
        _ => Ok(Effect::Over(false)),
    }
}

/// A deletion is believed with a proof of the author, or when the origin says the same: anybody could tell it of anything.
async fn removed(data: &Data<Context>, sharer: &Actor, deletion: &Value) -> Result<Effect, FederationError> {
    let Some(object) = json::id_of(deletion, "object") else { return Ok(Effect::Over(false)) };
    if let Some(actor) = json::id_of(deletion, "actor").filter(|_| deletion.get("proof").is_some()) {
        match verified::verify_document(data, deletion, &actor).await {
            Ok(author) => return Ok(Effect::Removed(Box::new((author.into_inner(), object)))),
            Err(VerifyError::Unavailable(reason)) => return Err(FederationError::Unavailable(reason)),
            Err(error) => tracing::debug!(peer.host = %actor.host(), %error, "a deletion that was passed on was not believed"),
        }
    }
    let Some(author) = posts::author_of_shared(&data.app, sharer, &object).await? else { return Ok(Effect::Over(false)) };
    Ok(if gone_at_origin(data, &object).await? { Effect::Removed(Box::new((author, object))) } else { Effect::Over(false) })
}

async fn gone_at_origin(data: &Data<Context>, object: &ObjectUrl) -> Result<bool, FederationError> {
    match fetch_object_http::<Context, Value>(object.as_url(), data).await.map_err(FederationError::from) {
        Ok(fetched) => Ok(json::kind(&fetched.object) == "Tombstone"),
        Err(FederationError::Gone) => Ok(true),
        Err(error) => Err(error),
    }
}
