//! The HTTP server, built by hand on hyper because a ready-made one has no timers: strangers can hold a connection only as long as
//! they use it. HTTP/1.1, and HTTP/2 with prior knowledge; TLS is the business of the proxy in front.
//!
//! What is not guaranteed: a client that takes its answer slowly but steadily is served to the end, and a connection that is cut by
//! a timer gets no explanation.

mod activity;
mod body;
mod connection;
mod crowd;
mod source;
mod stream;

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::limits;
use crate::settings::{AddressRange, Http};
use activity::Activity;
use connection::Server;
use crowd::Crowd;
use source::Sources;

/// What a client may hold and for how long.
#[derive(Debug, Clone)]
pub struct ConnectionLimits {
    /// Open connections; for one more the one that has kept the server waiting longest is closed.
    pub connections_max: usize,
    /// Open connections of one address (one /64 for IPv6); more are closed at once.
    pub per_source_max: usize,
    /// Addresses that [`Self::per_source_max`] does not concern, because many people come through them.
    pub exempt_sources: Vec<AddressRange>,
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<AddressRange>,
    /// From the connection to its first byte.
    pub first_byte_timeout: Duration,
    /// From the first byte of a request to the end of its headers.
    pub header_timeout: Duration,
    /// From the end of one request to the first byte of the next.
    pub idle_timeout: Duration,
    /// Without a byte of a body that a handler waits for; also the first allowance of the rate floor.
    pub body_timeout: Duration,
    /// Average bytes per second below which a body is ended, beyond `body_timeout`.
    pub body_bytes_per_second_min: u64,
    /// Without the client taking a byte of its answer.
    pub response_stall_timeout: Duration,
    /// For requests in flight after the order to stop.
    pub shutdown_timeout: Duration,
}

impl From<&Http> for ConnectionLimits {
    fn from(http: &Http) -> Self {
        // A proxy on the same machine is the ordinary way to run, and whoever is on the machine has easier ways to harm it.
        let loopback = ["127.0.0.0/8", "::1"].into_iter().filter_map(AddressRange::parse);
        Self {
            connections_max: http.connections_max,
            per_source_max: limits::CONNECTIONS_PER_SOURCE_MAX,
            exempt_sources: http.trusted_proxies.iter().copied().chain(loopback).collect(),
            trusted_proxies: http.trusted_proxies.clone(),
            first_byte_timeout: http.header_timeout,
            header_timeout: http.header_timeout,
            idle_timeout: http.idle_timeout,
            body_timeout: http.body_timeout,
            body_bytes_per_second_min: limits::BODY_BYTES_PER_SECOND_MIN,
            response_stall_timeout: limits::RESPONSE_STALL_TIMEOUT,
            shutdown_timeout: http.shutdown_timeout,
        }
    }
}

impl ConnectionLimits {
    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted_proxies.iter().any(|range| range.contains(address))
    }
}

/// How the server stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped {
    /// Tasks of connections that had not ended within `shutdown_timeout` and were cut.
    pub cut: usize,
}

/// Serves `app` on `listener` until `shutdown` is cancelled, then takes no new connection, lets requests in flight end, and returns
/// after at most `limits.shutdown_timeout` and a second.
///
/// Every request carries `ConnectInfo<SocketAddr>`: the address of the client, which is the one a trusted proxy names (with port 0)
/// or else that of the connection. A panic in a handler ends its connection only; layer `catch_panic` to answer 500.
pub async fn run(listener: TcpListener, app: Router, limits: ConnectionLimits, shutdown: CancellationToken) -> Stopped {
    let crowd = Crowd::new(limits.connections_max);
    let sources = Sources::new(limits.per_source_max, limits.exempt_sources.clone());
    let tasks = TaskTracker::new();
    let cut = CancellationToken::new();
    let patience = limits.shutdown_timeout;
    let server = Arc::new(Server::new(app, limits, tasks.clone(), shutdown.clone(), cut.clone()));
    let mut failures: u32 = 0;
    for number in 0_u64.. {
        let Some(accepted) = shutdown.run_until_cancelled(listener.accept()).await else { break };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                if let Some(pause) = pause_after(&error, failures) {
                    if failures.is_multiple_of(limits::ACCEPT_FAILURES_PER_LOG) {
                        tracing::error!(%error, failures, "cannot accept connections; trying again");
                    }
                    failures = failures.saturating_add(1);
                    let _ = shutdown.run_until_cancelled(tokio::time::sleep(pause)).await;
                }
                continue;
            }
        };
        failures = 0;
        let Some(share) = sources.admit(peer.ip()) else {
            metrics::counter!("allmende_http_connections_refused_total").increment(1);
            tracing::debug!(client.address = %peer.ip(), "connection refused: too many from this address");
            continue;
        };
        // At most this one beyond the cap; more wait in the system's queue and cost this process nothing.
        let Some(place) = shutdown.run_until_cancelled(crowd.place()).await else { break };
        let (server, activity) = (Arc::clone(&server), Activity::new());
        let present = crowd.enter(number, Arc::clone(&activity));
        tasks.spawn(async move {
            server.serve(stream, peer, activity).await;
            drop((present, place, share));
        });
    }
    drop(listener);
    stop(&tasks, &cut, patience).await
}

async fn stop(tasks: &TaskTracker, cut: &CancellationToken, patience: Duration) -> Stopped {
    tasks.close();
    if tokio::time::timeout(patience, tasks.wait()).await.is_ok() {
        return Stopped { cut: 0 };
    }
    let stopped = Stopped { cut: tasks.len() };
    tracing::warn!(connections = stopped.cut, "requests did not end in time and were cut");
    cut.cancel();
    let _ = tokio::time::timeout(limits::CUT_GRACE, tasks.wait()).await;
    stopped
}

/// How long to wait after `accept` failed: not at all when only that one connection was broken, longer each time when descriptors or
/// memory are short (accept(2)), because the connection stays in the queue and `accept` would fail again at once.
fn pause_after(error: &io::Error, failures: u32) -> Option<Duration> {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    if matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted) {
        return None;
    }
    let doubled = limits::ACCEPT_PAUSE_FIRST.saturating_mul(1_u32.checked_shl(failures).unwrap_or(u32::MAX));
    Some(doubled.min(limits::ACCEPT_PAUSE_MAX))
}

#[cfg(test)]
mod http2_tests;
#[cfg(test)]
mod tests;
