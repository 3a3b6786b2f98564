//! WebFinger, host-meta, NodeInfo.

use allmende_app::{actors, cooperatives, listings};
use allmende_domain::actor::Actor;
use allmende_domain::url::{Handle, ObjectUrl};
use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, StatusCode, header};

use crate::documents::discovery::{self, Usage};
use crate::problem::{self, problem};
use crate::{Federation, VERSION};

#[derive(serde::Deserialize)]
pub struct Asked {
    resource: Option<String>,
}

/// `GET /.well-known/webfinger?resource=acct:name@host` (RFC 7033): also the address of an actor, and the host alone for the instance.
pub async fn webfinger(State(federation): State<Federation>, Query(asked): Query<Asked>) -> Response {
    let Some(resource) = asked.resource.filter(|text| !text.is_empty()) else {
        return open(problem(StatusCode::BAD_REQUEST, "which resource?"));
    };
    open(match found(&federation, &resource).await {
        Ok(Some(actor)) => {
            let mut response = Json(discovery::jrd(&federation.app().addresses, &actor)).into_response();
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/jrd+json"));
            response
        }
        Ok(None) => problem(StatusCode::NOT_FOUND, "nobody here has this name"),
        Err(error) => problem::of(error),
    })
}

async fn found(federation: &Federation, resource: &str) -> Result<Option<Actor>, allmende_app::AppError> {
    let app = federation.app();
    let actor = if let Ok(url) = ObjectUrl::parse(resource) {
        if url.as_str().trim_end_matches('/') == app.addresses.url("/").as_str().trim_end_matches('/') {
            return actors::instance(app).await.map(Some);
        }
        actors::by_url(app, url.as_str()).await?
    } else if let Ok(handle) = Handle::parse(resource) {
        if handle.host != *app.addresses.host() {
            return Ok(None);
        }
        actors::by_handle(app, &Handle { name: handle.name.to_lowercase(), host: handle.host }).await?
    } else {
        None
    };
    Ok(actor.filter(|actor| actor.is_local && actor.gone_at.is_none()))
}

/// Any page may ask (RFC 7033, 5).
fn open(mut response: Response) -> Response {
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// `GET /.well-known/host-meta`
pub async fn host_meta(State(federation): State<Federation>) -> Response {
    let mut response = discovery::host_meta(&federation.app().addresses).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/xrd+xml; charset=utf-8"));
    response
}

/// `GET /.well-known/nodeinfo`
pub async fn nodeinfo_links(State(federation): State<Federation>) -> Response {
    open(Json(discovery::nodeinfo_links(&federation.app().addresses)).into_response())
}

/// `GET /nodeinfo/2.0`
pub async fn nodeinfo_2_0(State(federation): State<Federation>) -> Response {
    nodeinfo(&federation, 0).await
}

/// `GET /nodeinfo/2.1`
pub async fn nodeinfo_2_1(State(federation): State<Federation>) -> Response {
    nodeinfo(&federation, 1).await
}

async fn nodeinfo(federation: &Federation, minor: u8) -> Response {
    match usage(federation).await {
        Ok((name, usage)) => {
            let mut response = Json(discovery::nodeinfo(minor, VERSION, &name, &usage)).into_response();
            let kind = format!("application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.{minor}#\"");
            if let Ok(kind) = HeaderValue::from_str(&kind) {
                response.headers_mut().insert(header::CONTENT_TYPE, kind);
            }
            open(response)
        }
        Err(error) => problem::of(error),
    }
}

async fn usage(federation: &Federation) -> Result<(String, Usage), allmende_app::AppError> {
    let app = federation.app();
    let cooperatives = cooperatives::list(app).await?;
    let mut listings = 0;
    for cooperative in &cooperatives {
        listings += listings::public_count(app, &cooperative.id).await?;
    }
    let name = cooperatives.first().map_or_else(|| app.addresses.host().as_str().to_owned(), |coop| coop.profile.name().to_owned());
    // Cooperatives are the accounts that others can follow; how many members they have is theirs to tell.
    Ok((name, Usage { members: i64::try_from(cooperatives.len()).unwrap_or(i64::MAX), listings }))
}
