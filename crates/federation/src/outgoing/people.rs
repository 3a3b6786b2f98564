//! What is told of members' own public actors.

use allmende_app::people::PersonView;
use allmende_app::{App, actors, people};
use allmende_db::events::EventRow;
use allmende_db::queue::Circle;
use allmende_delivery::Audience;
use allmende_domain::ids::PersonId;

use super::{Due, activity_id, due};
use crate::documents::activity::Envelope;
use crate::documents::{PUBLIC, person};
use crate::error::FederationError;

pub(super) async fn changed(app: &App, row: &EventRow, id: &PersonId) -> Result<Option<Due>, FederationError> {
    let Some(PersonView { person: who, actor }) = people::facts(app, id).await? else { return Ok(None) };
    if who.ended_at.is_some() {
        return Ok(None);
    }
    let keys = actors::ed25519_keys(app, &actor.id).await?;
    let id = activity_id(&actor.url, row);
    let cc = actor.followers.iter().map(|url| url.as_str().to_owned()).collect();
    let (to, kind) = (vec![PUBLIC.to_owned()], "Update");
    let envelope = Envelope { id: id.clone(), kind, actor: actor.url.as_str(), to, cc, published: row.recorded_at };
    let body = envelope.around(person::document(&app.addresses, &who, &actor, &keys));
    due(&id, &actor, &actor.url, kind, body, Audience::FollowersOf(actor.id.clone()))
}

/// To followers, and to those who were written to: they hold copies too.
pub(super) async fn ended(app: &App, row: &EventRow, id: &PersonId) -> Result<Option<Due>, FederationError> {
    let Some(PersonView { person, actor }) = people::facts(app, id).await? else { return Ok(None) };
    if person.ended_at.is_none() {
        return Ok(None);
    }
    let written_to = people::farewells(app, &actor).await?;
    let id = activity_id(&actor.url, row);
    let (to, kind) = (vec![PUBLIC.to_owned()], "Delete");
    let envelope = Envelope { id: id.clone(), kind, actor: actor.url.as_str(), to, cc: Vec::new(), published: row.recorded_at };
    let body = envelope.around(actor.url.as_str().into());
    due(&id, &actor, &actor.url, kind, body, Audience::Circles { first: Circle::all(actor.id.clone()), second: None, also: written_to })
}
