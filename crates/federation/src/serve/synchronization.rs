//! Who of one server follows a cooperative, for that server alone (FEP-8fcf).

use allmende_app::{AppError, actors, cooperatives, follows};
use allmende_domain::permission::Viewer;
use axum::extract::{Path, State};
use axum::response::Response;
use http::{HeaderMap, StatusCode};

use super::{Reader, document, refused};
use crate::Federation;
use crate::documents::collection;
use crate::problem::problem;

/// `GET /coops/{handle}/followers_synchronization`: the followers at the server of whoever signed the request. To everybody else nothing: not
/// who follows, and not from where (case V6).
pub async fn followers(
    State(federation): State<Federation>,
    Path(handle): Path<String>,
    Reader(viewer): Reader,
    headers: HeaderMap,
) -> Response {
    let app = federation.app();
    let Viewer::Peer(reader) = &viewer else {
        return problem(StatusCode::UNAUTHORIZED, "for a server whose actors follow, and which signs the request");
    };
    let listed = async {
        let cooperative = cooperatives::by_handle(app, &handle).await?;
        let origin = actors::by_id(app, reader).await?.url.origin();
        let followers = follows::synchronization::elsewhere(app, &cooperative.actor).await?;
        // A part of the list would be taken for all of it.
        let followers = followers.ok_or_else(|| AppError::Unavailable("too many followers to be compared".to_owned()))?;
        let items = followers.iter().filter(|follower| follower.origin() == origin).map(|url| url.as_str().into()).collect();
        let id = format!("{}/followers_synchronization", app.addresses.cooperative(&cooperative.handle));
        Ok::<_, AppError>(collection::whole(&id, items))
    };
    match listed.await {
        Ok(list) => document(&headers, &viewer, &list),
        Err(error) => refused(error),
    }
}
