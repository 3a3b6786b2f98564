//! One connection from its first byte to its last.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::{Request, Response, Version};
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use super::ConnectionLimits;
use super::activity::{Activity, Reason};
use super::body::{RequestBody, ResponseBody};
use super::source::client_of;
use super::stream::WatchedStream;
use crate::limits;

/// What all connections share.
pub struct Server {
    app: Router,
    limits: Arc<ConnectionLimits>,
    protocol: auto::Builder<Executor>,
    shutdown: CancellationToken,
    /// Ends everything at once.
    cut: CancellationToken,
}

impl Server {
    pub fn new(app: Router, limits: ConnectionLimits, tasks: TaskTracker, shutdown: CancellationToken, cut: CancellationToken) -> Self {
        let executor = Executor { tasks, cut: cut.clone() };
        Self { app, limits: Arc::new(limits), protocol: protocol(executor), shutdown, cut }
    }

    /// Serves the requests of one connection until it ends, is overdue or sent away, or the server stops.
    pub async fn serve(&self, socket: TcpStream, peer: SocketAddr, activity: Arc<Activity>) {
        metrics::gauge!("allmende_http_connections").increment(1.0);
        let _counted = Counted;
        // Answers are written whole; waiting for more to fill a packet only delays them.
        if let Err(error) = socket.set_nodelay(true) {
            tracing::debug!(%error, "cannot set TCP_NODELAY");
        }
        let io = TokioIo::new(WatchedStream { socket, activity: Arc::clone(&activity) });
        let service = Service { app: self.app.clone(), activity: Arc::clone(&activity), limits: Arc::clone(&self.limits), peer };
        let mut connection = pin!(self.protocol.serve_connection(io, service));
        let overdue = tokio::select! {
            ended = connection.as_mut() => return log_end(peer, ended),
            () = self.cut.cancelled() => return,
            reason = activity.overdue(&self.limits) => Some(reason),
            () = activity.sent_away() => Some(Reason::MadeRoom),
            () = self.shutdown.cancelled() => None,
        };
        if let Some(reason) = overdue {
            metrics::counter!("allmende_http_connections_closed_total", "reason" => reason.as_str()).increment(1);
            tracing::debug!(client.address = %peer.ip(), reason = reason.as_str(), "connection closed");
            if reason != Reason::Idle {
                return;
            }
        }
        // Says goodbye (HTTP/2 GOAWAY), takes no further request, and lets those in flight end.
        connection.as_mut().graceful_shutdown();
        tokio::select! {
            ended = connection.as_mut() => log_end(peer, ended),
            () = self.cut.cancelled() => {}
            () = settled(&activity) => {}
            () = activity.sent_away() => {}
            _ = stalled(&activity, &self.limits) => {}
        }
    }
}

/// Waits until nothing is in flight and the last bytes had their time to leave.
async fn settled(activity: &Activity) {
    loop {
        tokio::time::sleep(limits::CONNECTION_SETTLE).await;
        if activity.is_quiet(limits::CONNECTION_SETTLE) {
            return;
        }
    }
}

/// Waits until the client no longer takes its answer; the other reasons no longer matter to a connection that is ending.
async fn stalled(activity: &Activity, limits: &ConnectionLimits) -> Reason {
    loop {
        let reason = activity.overdue(limits).await;
        if reason == Reason::StalledResponse {
            return reason;
        }
        tokio::time::sleep(limits::CONNECTION_SETTLE).await;
    }
}

fn log_end(peer: SocketAddr, ended: Result<(), Box<dyn std::error::Error + Send + Sync>>) {
    if let Err(error) = ended {
        // Strangers break off and send nonsense all day: of interest only to whoever looks for it.
        tracing::debug!(client.address = %peer.ip(), %error, "connection ended with an error");
    }
}

/// Gives back its part of the gauge even when a handler panics.
struct Counted;

impl Drop for Counted {
    fn drop(&mut self) {
        metrics::gauge!("allmende_http_connections").decrement(1.0);
    }
}

fn protocol(executor: Executor) -> auto::Builder<Executor> {
    let mut builder = auto::Builder::new(executor);
    builder
        .http1()
        .timer(TokioTimer::new())
        // `Activity` keeps this time, apart for idle connections and for heads under way, which hyper does not tell apart.
        .header_read_timeout(None)
        .max_buf_size(limits::HEADER_BYTES_MAX)
        .max_headers(limits::HEADERS_MAX)
        .half_close(false);
    builder
        .http2()
        .timer(TokioTimer::new())
        .max_concurrent_streams(limits::HTTP2_STREAMS_MAX)
        .max_header_list_size(u32::try_from(limits::HEADER_BYTES_MAX).unwrap_or(u32::MAX))
        .max_pending_accept_reset_streams(limits::HTTP2_PENDING_RESETS_MAX)
        .max_local_error_reset_streams(limits::HTTP2_LOCAL_RESETS_MAX)
        .max_send_buf_size(limits::HTTP2_SEND_BUFFER_BYTES_MAX);
    builder
}

/// Runs the streams of HTTP/2 connections where a stopping server waits for them and can end them.
#[derive(Clone)]
struct Executor {
    tasks: TaskTracker,
    cut: CancellationToken,
}

impl<F> hyper::rt::Executor<F> for Executor
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    fn execute(&self, stream: F) {
        let cut = self.cut.clone();
        self.tasks.spawn(async move { cut.run_until_cancelled(stream).await });
    }
}

/// Hands requests to the application, watched.
struct Service {
    app: Router,
    activity: Arc<Activity>,
    limits: Arc<ConnectionLimits>,
    peer: SocketAddr,
}

impl hyper::service::Service<Request<Incoming>> for Service {
    type Response = Response<ResponseBody>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let in_flight = self.activity.begin(request.version() == Version::HTTP_2);
        let client = client_of(self.peer, request.headers(), &self.limits);
        let mut request = request.map(|body| Body::new(RequestBody::new(body, &self.limits).owed_by(in_flight.body())));
        request.extensions_mut().insert(ConnectInfo(client));
        let app = self.app.clone();
        Box::pin(async move {
            let response = app.oneshot(request).await?;
            Ok(response.map(|body| ResponseBody::new(body, in_flight)))
        })
    }
}
