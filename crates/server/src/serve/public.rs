//! The public router: pages for people, documents for servers, health for whoever watches, and what wraps them all.

use std::net::SocketAddr;
use std::time::Duration;

use allmende_app::App;
use allmende_web::ClientAddress;
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::handler::Handler as _;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::{HeaderValue, StatusCode, header};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;

use crate::limits::{REQUEST_BYTES_BESIDE_UPLOAD, REQUEST_TIMEOUT, RETRY_AFTER_SECONDS, UPLOADS_OF_REQUEST_MAX};

/// What whoever watches may ask, without being anybody; the router below is built from it.
pub const WATCHED: [&str; 2] = ["/healthz", "/readyz"];

/// Puts federation and pages behind one door and wraps both. `upload_bytes_max` is that of one image;
/// a form may bring several.
pub fn router(health: Health, federation: Router, pages: Router, upload_bytes_max: u64) -> Router {
    let doors = Doors { federation, pages };
    let bytes_max = usize::try_from(upload_bytes_max)
        .unwrap_or(usize::MAX)
        .saturating_mul(UPLOADS_OF_REQUEST_MAX)
        .saturating_add(REQUEST_BYTES_BESIDE_UPLOAD);
    let [alive, ready] = WATCHED;
    Router::new()
        .route(alive, get(healthz))
        .route(ready, get(readyz).with_state(health))
        .fallback_service(choose.with_state(doors))
        .layer(middleware::from_fn(name_client))
        .layer(middleware::from_fn(refuse_encoded))
        .layer(RequestBodyLimitLayer::new(bytes_max))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIMEOUT))
        .layer(middleware::map_response(name_a_time))
        .layer(CatchPanicLayer::custom(broken))
        .layer(TraceLayer::new_for_http().make_span_with(span).on_request(()).on_response(record).on_failure(()))
}

/// What whoever watches asks about.
#[derive(Clone)]
pub struct Health {
    pub app: App,
    /// Told to stop.
    pub stopping: CancellationToken,
}

#[derive(Clone)]
struct Doors {
    federation: Router,
    pages: Router,
}

/// The process runs. Says nothing about the database: a restart would not mend that.
async fn healthz() -> &'static str {
    "alive\n"
}

/// The database answers and has what this program needs, and the program is not about to stop. A node that is still of the version before
/// goes on beside those that have brought the schema further.
async fn readyz(State(health): State<Health>) -> Response {
    if health.stopping.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n").into_response();
    }
    match allmende_db::migrations::is_enough(&health.app.db).await {
        Ok(true) => "ready\n".into_response(),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "migrations wait\n").into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

/// A server gets a document, a person a page, under one address.
async fn choose(State(doors): State<Doors>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let door = if allmende_federation::is_for_servers(&parts) { doors.federation } else { doors.pages };
    match door.oneshot(Request::from_parts(parts, body)).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Tells the pages whose request it is: the client that a trusted proxy names, or else the one that is connected.
async fn name_client(mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(client)) = request.extensions().get::<ConnectInfo<SocketAddr>>().copied() {
        request.extensions_mut().insert(ClientAddress(client.ip()));
    }
    next.run(request).await
}

/// A body that was made smaller for the way is not made larger here: a few bytes could become any number (case F10). Says so, so that an honest
/// client sends it as it is (RFC 9110, 15.5.16).
async fn refuse_encoded(request: Request, next: Next) -> Response {
    let is_plain = |value: &HeaderValue| value.as_bytes().trim_ascii().eq_ignore_ascii_case(b"identity");
    if request.headers().get_all(header::CONTENT_ENCODING).iter().all(is_plain) {
        return next.run(request).await;
    }
    (StatusCode::UNSUPPORTED_MEDIA_TYPE, [(header::ACCEPT_ENCODING, "identity")], "send bodies without Content-Encoding\n").into_response()
}

/// Whoever is told to come back is told when: peers and proxies read it, and without it they come at once.
async fn name_a_time(mut response: Response) -> Response {
    let comes_back = matches!(response.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE);
    if comes_back && !response.headers().contains_key(header::RETRY_AFTER) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_AFTER_SECONDS));
    }
    response
}

/// A handler panicked: the client hears 500, the log says where. The panic's own message stays in the log.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
fn broken(panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let message = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(panic = message.unwrap_or("without a message"), "a request ended in a panic");
    let mut response = Response::new(Body::from("Internal error. It was logged; the administrator can look it up.\n"));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

fn span(request: &Request) -> Span {
    tracing::info_span!("request", method = %request.method(), path = %loggable(request.uri().path()))
}

fn record(response: &Response, took: Duration, _: &Span) {
    let (status, duration_ms) = (response.status().as_u16(), took.as_millis());
    metrics::counter!("allmende_http_requests_total", "status" => status.to_string()).increment(1);
    metrics::histogram!("allmende_http_request_seconds").record(took.as_secs_f64());
    if response.status().is_server_error() {
        tracing::warn!(status, duration_ms, "answered");
    } else {
        tracing::debug!(status, duration_ms, "answered");
    }
}

/// The path as it may be logged: without the query, and without the secret of links that let people in.
fn loggable(path: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    if let ["", "setup" | "invitations" | "joining" | "reset" | "unsubscribe" | "confirm", token, ..] = parts.as_mut_slice() {
        *token = "…";
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_in_paths_are_not_logged() {
        assert_eq!(loggable("/setup/abc"), "/setup/…");
        assert_eq!(loggable("/invitations/abc/accept"), "/invitations/…/accept");
        assert_eq!(loggable("/reset/abc"), "/reset/…");
        assert_eq!(loggable("/unsubscribe/abc"), "/unsubscribe/…");
        assert_eq!(loggable("/confirm/abc"), "/confirm/…");
        assert_eq!(loggable("/joining/abc"), "/joining/…");
        assert_eq!(loggable("/listings/abc"), "/listings/abc");
        assert_eq!(loggable("/"), "/");
    }

    #[tokio::test]
    async fn a_panic_is_answered_with_500() {
        let failing = Router::new()
            .route(
                "/",
                get(|| async {
                    if true {
                        panic!("trial")
                    }
                }),
            )
            .layer(CatchPanicLayer::custom(broken));
        let response = failing.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    }
}
