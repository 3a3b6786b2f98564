//! Changes of a catalogue that are no posts: resources. They go to instance actors that follow, for they mirror catalogues; of listings these
//! hear as every follower does. Addressed to all followers, so that nobody learns which instances follow.

use allmende_app::{App, actors, catalogues, cooperatives, resources};
use allmende_delivery::Audience;
use allmende_domain::actor::Actor;
use allmende_domain::ids::ResourceId;
use allmende_domain::permission::Viewer;
use allmende_domain::url::ObjectUrl;
use serde_json::{Value, json};

use super::{Due, EventRow, activity_id, due};
use crate::documents::activity::Envelope;
use crate::documents::resource;
use crate::error::FederationError;

/// `Add` when the resource is new, `Update` from then on.
pub(super) async fn resource_changed(app: &App, row: &EventRow, id: &ResourceId) -> Result<Option<Due>, FederationError> {
    let Some(told) = Told::about(app, id).await? else { return Ok(None) };
    let view = resources::show(app, &Viewer::Operator, id).await?;
    let kind = if row.recorded_at == view.resource.created_at { "Add" } else { "Update" };
    told.by(app, row, id, kind, resource::document(&app.addresses, &view))
}

pub(super) async fn resource_removed(app: &App, row: &EventRow, id: &ResourceId) -> Result<Option<Due>, FederationError> {
    let Some(told) = Told::about(app, id).await? else { return Ok(None) };
    told.by(app, row, id, "Remove", json!(app.addresses.resource(id).as_str()))
}

/// Whose catalogue changes, and who is told.
struct Told {
    author: Actor,
    readers: Vec<ObjectUrl>,
}

impl Told {
    /// `None`, most often, when nobody is.
    async fn about(app: &App, id: &ResourceId) -> Result<Option<Self>, FederationError> {
        let stored = allmende_db::resources::find(&mut app.db.read().await?, id).await?;
        let Some(resource) = stored else { return Ok(None) };
        let cooperative = cooperatives::by_id(app, &resource.cooperative).await?;
        let readers = catalogues::readers(app, &cooperative.actor).await?;
        if readers.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self { author: actors::by_id(app, &cooperative.actor).await?, readers }))
    }

    fn by(self, app: &App, row: &EventRow, id: &ResourceId, kind: &'static str, object: Value) -> Result<Option<Due>, FederationError> {
        let (subject, author) = (app.addresses.resource(id), &self.author);
        let id = activity_id(&subject, row);
        let to = author.followers.iter().map(|url| url.as_str().to_owned()).collect();
        let envelope = Envelope { id: id.clone(), kind, actor: author.url.as_str(), to, cc: Vec::new(), published: row.recorded_at };
        let mut activity = envelope.around(object);
        if let Some(members) = activity.as_object_mut().filter(|_| kind != "Update") {
            members.insert("target".to_owned(), json!(format!("{}/catalog", author.url)));
        }
        due(&id, author, &subject, kind, activity, Audience::Inboxes(self.readers))
    }
}
