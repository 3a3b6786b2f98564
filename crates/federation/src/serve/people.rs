//! Members' own public actors, and their collections.

use allmende_app::people::PersonView;
use allmende_app::{AppError, actors, follows, people, replies};
use allmende_domain::permission::Viewer;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use http::HeaderMap;
use serde_json::Value;

use super::collections::Asked;
use super::objects::removed;
use super::{document, refused};
use crate::Federation;
use crate::documents::activity::Envelope;
use crate::documents::{collection, person as person_document, reply, with_context};

async fn found(federation: &Federation, name: &str) -> Result<PersonView, AppError> {
    people::by_name(federation.app(), &Viewer::Stranger, name).await
}

/// `GET /people/{name}`; 410 for ever once it ended.
pub async fn person(State(federation): State<Federation>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    let app = federation.app();
    let read = async {
        let view = found(&federation, &name).await?;
        let keys = actors::ed25519_keys(app, &view.actor.id).await?;
        Ok((view, keys))
    };
    match read.await {
        Ok((PersonView { person, actor }, keys)) => {
            let value = with_context(person_document::document(&app.addresses, &person, &actor, &keys));
            document(&headers, &Viewer::Stranger, &value)
        }
        Err(AppError::Gone) => removed(&federation, app.addresses.person(&name.to_ascii_lowercase()).as_str(), "Person").await,
        Err(error) => refused(error),
    }
}

/// `GET /people/{name}/followers`: how many, never who (case V6).
pub async fn followers(State(federation): State<Federation>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    counted(&federation, &name, &headers, "followers", |(followers, _)| followers).await
}

/// `GET /people/{name}/following`: nobody; it is the cooperatives that follow.
pub async fn following(State(federation): State<Federation>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    counted(&federation, &name, &headers, "following", |(_, following)| following).await
}

async fn counted(federation: &Federation, name: &str, headers: &HeaderMap, part: &str, pick: fn((i64, i64)) -> i64) -> Response {
    let total = async {
        let view = found(federation, name).await?;
        Ok::<_, AppError>((format!("{}/{part}", view.actor.url), pick(follows::counts(federation.app(), &view.actor.id).await?)))
    };
    match total.await {
        Ok((id, total)) => document(headers, &Viewer::Stranger, &collection::counted(&id, total)),
        Err(error) => refused(error),
    }
}

/// `GET /people/{name}/outbox`: the `Create` of each answer that everybody may read, the newest first.
pub async fn outbox(
    State(federation): State<Federation>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    match page(&federation, &name, &asked).await {
        Ok(value) => document(&headers, &Viewer::Stranger, &value),
        Err(error) => refused(error),
    }
}

async fn page(federation: &Federation, name: &str, asked: &Asked) -> Result<Value, AppError> {
    let app = federation.app();
    let view = found(federation, name).await?;
    let id = format!("{}/outbox", view.actor.url);
    let Some(number) = asked.page.as_ref() else {
        return Ok(collection::paged(&id, replies::count_of_actor(app, &view.actor).await?));
    };
    let number = number.parse::<i64>().unwrap_or(1).max(1);
    let found = replies::of_actor(app, &Viewer::Stranger, &view.actor.id, number - 1).await?;
    let items = found.items.iter().map(|said| {
        let (to, cc) = reply::audience(&said.author, &said.to, said.reply.reach);
        let id = format!("{}/create", said.reply.object_url);
        let envelope = Envelope { id, kind: "Create", actor: said.author.url.as_str(), to, cc, published: said.reply.created_at };
        let mut activity = envelope.around(reply::note(&said.reply, &said.author, &said.to));
        // The page carries the context for all of them.
        if let Some(map) = activity.as_object_mut() {
            map.shift_remove("@context");
        }
        activity
    });
    Ok(collection::numbered(&id, number, found.has_more, items.collect()))
}
