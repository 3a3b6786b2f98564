//! What is added to a catalogue and removed from it, as its cooperative says it. Only the catalogue that the actor's own document named
//! counts; other collections, such as what somebody pinned, are not ours to follow.

use activitypub_federation::config::Data;
use allmende_app::catalogues;
use allmende_domain::actor::Actor;
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use super::{Came, Effect, authentic, from_origin, object_id};
use crate::Context;
use crate::error::FederationError;
use crate::incoming::{Activity, Verb, listing};
use crate::verified::same_actor;

/// Something is new in the catalogue: as it is inlined by its author, or else from its origin.
///
/// # Errors
/// [`FederationError`]
pub(super) async fn added(
    data: &Data<Context>,
    signer: &Actor,
    activity: ObjectUrl,
    object: &Value,
    target: &ObjectUrl,
) -> Result<Effect, FederationError> {
    if !catalogues::is_of(&data.app, signer, target).await? {
        return Ok(Effect::Over(false));
    }
    let id = object_id(object)?;
    if id.host() == signer.url.host() && listing::author(object).is_some_and(|author| same_actor(&author, &signer.url)) {
        return Ok(Effect::own(signer.clone(), object.clone(), activity));
    }
    let (author, document) = authentic(data, &id, Some(object)).await?;
    Effect::of(&data.app, author, document, Came::Told(activity)).await
}

/// Something is no longer in the catalogue. Whether it is no longer at all, or not for everybody, its origin knows: what is not to be had
/// there is not kept here.
///
/// # Errors
/// [`FederationError`]
pub(super) async fn removed(
    data: &Data<Context>,
    signer: &Actor,
    activity: &Activity,
    object: &ObjectUrl,
    target: &ObjectUrl,
) -> Result<Effect, FederationError> {
    if !catalogues::is_of(&data.app, signer, target).await? || object.host() != signer.url.host() {
        return Ok(Effect::Over(false));
    }
    match from_origin(data, object).await {
        Ok((author, document)) => Effect::of(&data.app, author, document, Came::Told(activity.id.clone())).await,
        Err(FederationError::Gone) => {
            let verb = Verb::Delete { object: object.clone() };
            Ok(Effect::Said(Box::new(Activity { verb, ..activity.clone() })))
        }
        Err(error) => Err(error),
    }
}
