//! Against raw sockets, with short limits: what a stranger can hold, and for how long.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::routing::{get, post};
use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

use super::*;
use crate::settings::Settings;

/// Longer than any wait here should take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);
const HELLO: &[u8] = b"GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

pub struct Running {
    pub address: SocketAddr,
    shutdown: CancellationToken,
    /// Lets `/slow` answer.
    release: Arc<Notify>,
    /// Told when `/slow` has begun.
    begun: Arc<Notify>,
    server: JoinHandle<Stopped>,
}

pub fn short() -> ConnectionLimits {
    ConnectionLimits {
        exempt_sources: Vec::new(),
        first_byte_timeout: Duration::from_millis(300),
        header_timeout: Duration::from_millis(400),
        idle_timeout: Duration::from_millis(500),
        body_timeout: Duration::from_millis(600),
        response_stall_timeout: Duration::from_millis(700),
        shutdown_timeout: Duration::from_millis(800),
        ..ConnectionLimits::from(&Settings::default().http)
    }
}

pub async fn start(limits: ConnectionLimits) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (release, begun) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (slow_release, slow_begun) = (Arc::clone(&release), Arc::clone(&begun));
    let slow = move || async move {
        slow_begun.notify_one();
        slow_release.notified().await;
        "slow"
    };
    let app = Router::new()
        .route("/hello", get(|| async { "hello" }))
        .route("/who", get(|ConnectInfo(client): ConnectInfo<SocketAddr>| async move { client.to_string() }))
        .route("/echo", post(|body: Bytes| async move { body }))
        .route("/large", get(|| async { vec![b'x'; 64 * 1024 * 1024] }))
        .route("/panic", get(|| async { if HELLO.is_empty() { "" } else { panic!("as ordered") } }))
        .route("/slow", get(slow));
    let shutdown = CancellationToken::new();
    let server = tokio::spawn(run(listener, app, limits, shutdown.clone()));
    Running { address, shutdown, release, begun, server }
}

impl Running {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    async fn send(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(bytes).await.unwrap();
        stream
    }

    pub async fn stop(self) -> Stopped {
        self.shutdown.cancel();
        timeout(PATIENCE, self.server).await.unwrap().unwrap()
    }
}

/// Everything until the server closes, and how long that took. A reset counts as closed.
async fn until_closed(stream: &mut TcpStream) -> (String, Duration) {
    let start = Instant::now();
    let mut bytes = Vec::new();
    let _ = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("the server must close the connection");
    (String::from_utf8_lossy(&bytes).into_owned(), start.elapsed())
}

/// One answer whose body ends in `last`.
async fn answer(stream: &mut TcpStream, last: &str) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    while !text.ends_with(last) {
        let read = timeout(PATIENCE, stream.read(&mut buffer)).await.unwrap().unwrap();
        assert_ne!(read, 0, "closed after {text:?}");
        text.push_str(&String::from_utf8_lossy(&buffer[..read]));
    }
    text
}

#[tokio::test]
async fn a_connection_that_says_nothing_is_closed() {
    let server = start(short()).await;
    let (text, took) = until_closed(&mut server.connect().await).await;
    assert_eq!(text, "");
    assert!(took >= Duration::from_millis(250), "{took:?}");
    assert_eq!(server.stop().await, Stopped { cut: 0 });
}

#[tokio::test]
async fn half_a_head_is_closed_even_when_it_trickles() {
    let server = start(short()).await;
    let mut stalled = server.send(b"GET /hello HTTP/1.1\r\nHost: a\r\nX-").await;
    assert_eq!(until_closed(&mut stalled).await.0, "");
    let mut preface = server.send(b"PRI * HTTP/2.0\r\n").await;
    assert_eq!(until_closed(&mut preface).await.0, "", "half a preface of HTTP/2 too");

    let mut trickling = server.send(b"GET /hello HTTP/1.1\r\n").await;
    let start = Instant::now();
    while trickling.write_all(b"x").await.is_ok() {
        assert!(start.elapsed() < PATIENCE, "the server must close the connection");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    server.stop().await;
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused() {
    let server = start(short()).await;
    let head = format!("GET /hello HTTP/1.1\r\nHost: a\r\nX-Long: {}\r\n\r\n", "x".repeat(limits::HEADER_BYTES_MAX));
    assert!(until_closed(&mut server.send(head.as_bytes()).await).await.0.starts_with("HTTP/1.1 431"));
    let many = format!("GET /hello HTTP/1.1\r\nHost: a\r\n{}\r\n", "X-Many: y\r\n".repeat(limits::HEADERS_MAX));
    assert!(until_closed(&mut server.send(many.as_bytes()).await).await.0.starts_with("HTTP/1.1 431"));
    server.stop().await;
}

#[tokio::test]
async fn a_connection_is_kept_between_requests_and_closed_when_idle() {
    let server = start(short()).await;
    let mut stream = server.send(HELLO).await;
    assert!(answer(&mut stream, "hello").await.starts_with("HTTP/1.1 200"));
    tokio::time::sleep(Duration::from_millis(100)).await;
    stream.write_all(HELLO).await.unwrap();
    assert!(answer(&mut stream, "hello").await.starts_with("HTTP/1.1 200"));
    let (text, took) = until_closed(&mut stream).await;
    assert_eq!(text, "");
    assert!(took >= Duration::from_millis(400), "idle is not half a head: {took:?}");
    server.stop().await;
}

#[tokio::test]
async fn a_body_that_stalls_or_trickles_is_ended_and_one_that_flows_is_not() {
    let server = start(short()).await;
    let head = b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n";
    let mut stalled = server.send(head).await;
    assert!(until_closed(&mut stalled).await.0.starts_with("HTTP/1.1 400"));

    let (mut reading, mut writing) = server.send(head).await.into_split();
    let trickle = tokio::spawn(async move {
        while writing.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let mut text = Vec::new();
    let _ = timeout(PATIENCE, reading.read_to_end(&mut text)).await.expect("twenty bytes a second are below the floor");
    assert!(text.starts_with(b"HTTP/1.1 400"), "{}", String::from_utf8_lossy(&text));
    trickle.abort();

    // Longer than the first allowance in all, but each part buys seconds.
    let mut flowing = server.send(b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n").await;
    for _ in 0..20 {
        flowing.write_all(&[b'x'; 10_000]).await.unwrap();
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    assert!(answer(&mut flowing, "xxxx").await.starts_with("HTTP/1.1 200"));
    server.stop().await;
}

#[tokio::test]
async fn a_client_that_does_not_take_its_answer_is_closed() {
    let limits = ConnectionLimits { connections_max: 1, ..short() };
    let server = start(limits).await;
    let hoarder = server.send(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n").await;
    // The only place is taken: this one is answered only after the hoarder was closed.
    let mut next = server.send(HELLO).await;
    assert!(answer(&mut next, "hello").await.starts_with("HTTP/1.1 200"));
    drop(hoarder);
    server.stop().await;
}

#[tokio::test]
async fn the_cap_on_connections_holds_while_all_are_served() {
    let server = start(ConnectionLimits { connections_max: 1, ..short() }).await;
    let mut first = server.send(b"GET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    server.begun.notified().await;
    let mut second = server.send(HELLO).await;
    let early = timeout(Duration::from_millis(300), second.read_u8()).await;
    assert!(early.is_err(), "a second connection must wait");
    server.release.notify_one();
    assert!(answer(&mut first, "slow").await.starts_with("HTTP/1.1 200"));
    assert!(answer(&mut second, "hello").await.starts_with("HTTP/1.1 200"));
    server.stop().await;
}

#[tokio::test]
async fn p9_who_keeps_the_server_waiting_longest_makes_room() {
    let patient = ConnectionLimits {
        connections_max: 4,
        first_byte_timeout: PATIENCE,
        header_timeout: PATIENCE,
        idle_timeout: PATIENCE,
        body_timeout: PATIENCE,
        response_stall_timeout: PATIENCE,
        ..short()
    };
    let server = start(patient).await;
    let mut slow = server.send(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await;
    server.begun.notified().await;
    let mut silent = server.connect().await;
    let mut half = server.send(b"GET /hello HTTP/1.1\r\nHo").await;
    let mut body = server.send(b"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx").await;
    // Each of these is let in; those before it go in the order in which they began to keep the server waiting.
    let mut served = Vec::new();
    for _ in 0..3 {
        let mut next = server.send(HELLO).await;
        assert!(answer(&mut next, "hello").await.starts_with("HTTP/1.1 200"));
        served.push(next);
    }
    for gone in [&mut silent, &mut half, &mut body] {
        let (text, took) = until_closed(gone).await;
        assert_eq!(text, "");
        assert!(took < PATIENCE / 2, "{took:?}");
    }
    server.release.notify_one();
    assert!(answer(&mut slow, "slow").await.starts_with("HTTP/1.1 200"), "who is served stays");
    server.stop().await;
}

#[tokio::test]
async fn one_source_cannot_take_all_places() {
    let limits = ConnectionLimits { per_source_max: 2, idle_timeout: PATIENCE, first_byte_timeout: PATIENCE, ..short() };
    let server = start(limits).await;
    let mut held = [server.send(HELLO).await, server.send(HELLO).await];
    for stream in &mut held {
        answer(stream, "hello").await;
    }
    let mut third = server.connect().await;
    let (text, took) = until_closed(&mut third).await;
    assert_eq!(text, "");
    assert!(took < PATIENCE / 2, "refused at once: {took:?}");
    server.stop().await;
}

#[tokio::test]
async fn stopping_drains_what_is_in_flight_and_drops_the_rest() {
    let limits = ConnectionLimits { shutdown_timeout: PATIENCE, idle_timeout: PATIENCE, header_timeout: PATIENCE, ..short() };
    let server = start(limits).await;
    let mut idle = server.send(HELLO).await;
    answer(&mut idle, "hello").await;
    let mut half = server.send(b"GET /hello HTTP/1.1\r\nHo").await;
    let mut slow = server.send(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await;
    server.begun.notified().await;
    let address = server.address;
    let start = Instant::now();
    server.shutdown.cancel();
    assert_eq!(until_closed(&mut idle).await.0, "");
    assert_eq!(until_closed(&mut half).await.0, "");
    assert!(TcpStream::connect(address).await.is_err(), "no new connection is taken");
    assert!(!server.server.is_finished(), "the slow request is still at work");
    server.release.notify_one();
    assert!(answer(&mut slow, "slow").await.starts_with("HTTP/1.1 200"));
    assert_eq!(server.stop().await, Stopped { cut: 0 });
    assert!(start.elapsed() < PATIENCE / 2);
}

#[tokio::test]
async fn stopping_ends_in_time_whatever_hangs() {
    let server = start(short()).await;
    let mut slow = server.send(b"GET /slow HTTP/1.1\r\nHost: a\r\n\r\n").await;
    server.begun.notified().await;
    let start = Instant::now();
    assert_eq!(server.stop().await, Stopped { cut: 1 });
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(700) && took < Duration::from_secs(5), "{took:?}");
    assert_eq!(until_closed(&mut slow).await.0, "");
}

#[tokio::test]
async fn a_panic_ends_its_own_connection_only() {
    let server = start(short()).await;
    let mut broken = server.send(b"GET /panic HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert_eq!(until_closed(&mut broken).await.0, "");
    let mut next = server.send(HELLO).await;
    assert!(answer(&mut next, "hello").await.starts_with("HTTP/1.1 200"));
    assert_eq!(server.stop().await, Stopped { cut: 0 });
}

#[tokio::test]
async fn handlers_see_the_client_behind_a_trusted_proxy() {
    let request = b"GET /who HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.7\r\nConnection: close\r\n\r\n";
    let server = start(short()).await;
    let mut stream = server.send(request).await;
    let local = stream.local_addr().unwrap();
    assert!(until_closed(&mut stream).await.0.ends_with(&format!("\r\n\r\n{local}")), "a stranger is not believed");
    server.stop().await;

    let trusted_proxies = vec![AddressRange::parse("127.0.0.1").unwrap()];
    let server = start(ConnectionLimits { trusted_proxies, ..short() }).await;
    assert!(until_closed(&mut server.send(request).await).await.0.ends_with("\r\n\r\n203.0.113.7:0"));
    server.stop().await;
}

#[tokio::test]
async fn http2_with_prior_knowledge_is_spoken_and_said_goodbye_to() {
    let server = start(short()).await;
    #[expect(clippy::disallowed_methods, reason = "a client of the server under test, not of peers")]
    let client = reqwest::Client::builder().http2_prior_knowledge().no_proxy().build().unwrap();
    let answer = client.get(format!("http://{}/hello", server.address)).send().await.unwrap();
    assert_eq!(answer.version(), http::Version::HTTP_2);
    assert_eq!(answer.text().await.unwrap(), "hello");
    assert_eq!(server.stop().await, Stopped { cut: 0 });
}

#[test]
fn failures_to_accept_are_waited_out_unless_only_one_connection_broke() {
    let broken = io::Error::from(io::ErrorKind::ConnectionAborted);
    assert_eq!(pause_after(&broken, 0), None);
    // EMFILE: this process has no descriptor left.
    let exhausted = io::Error::from_raw_os_error(24);
    assert_eq!(pause_after(&exhausted, 0), Some(limits::ACCEPT_PAUSE_FIRST));
    assert!(pause_after(&exhausted, 3) > pause_after(&exhausted, 1));
    assert_eq!(pause_after(&exhausted, 1_000), Some(limits::ACCEPT_PAUSE_MAX));
}
