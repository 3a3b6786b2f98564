//! Sockets that are open and do nothing, or next to nothing (case P9).

use std::time::Duration;

use allmende_tests::crash::server::Start;
use allmende_tests::faults::house::House;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

/// How many sockets, for whoever measures with as many as descriptors allow: `ulimit -n 20000`, and this set to 5000.
const SOCKETS: &str = "ALLMENDE_TEST_SOCKETS";
/// Answers that are timed before and during.
const ASKED: usize = 200;
/// Within this the last of them is closed.
const CLOSED_WITHIN: Duration = Duration::from_secs(30);
/// Beyond it, for a machine that is busy with other tests.
const GRACE: Duration = Duration::from_secs(30);

fn sockets() -> usize {
    std::env::var(SOCKETS).ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

/// What each of them does: says nothing; begins a head and goes on a byte at a time; begins a body and goes on a byte at a time; asks once,
/// and then nothing.
const OPENINGS: [&[u8]; 4] = [
    b"",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
    b"POST /inbox HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/activity+json\r\nContent-Length: 100000\r\n\r\n{",
    b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
];

/// Opens one and keeps it open until the server closes it; how long that took after it last did what servers wait for.
///
/// When connections come faster than they are taken up, the system drops the last packet of some greetings: the client believes that it is connected to
/// a server that knows nothing of it, and learns the truth when it says something. So who was silent and is not closed in time says a word.
async fn hold(port: u16, kind: usize) -> std::io::Result<Duration> {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).await?;
    let opening = OPENINGS[kind % OPENINGS.len()];
    let _ = socket.write_all(opening).await;
    let trickles = opening.ends_with(b" ") || opening.ends_with(b"{");
    let since = Instant::now();
    let (mut reading, mut writing) = socket.into_split();
    let trickle = tokio::spawn(async move {
        while trickles && writing.write_all(b"x").await.is_ok() {
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        tokio::time::sleep(CLOSED_WITHIN).await;
        let _ = writing.write_all(b"x").await;
        std::future::pending::<()>().await;
        drop(writing);
    });
    let mut buffer = [0; 1_024];
    while matches!(reading.read(&mut buffer).await, Ok(read) if read > 0) {}
    trickle.abort();
    Ok(since.elapsed())
}

/// Asks for a page again and again, each time over a connection of its own; the slowest but one of a hundred.
async fn p99(port: u16) -> Duration {
    let mut took = Vec::new();
    for _ in 0..ASKED {
        let since = Instant::now();
        let mut socket = TcpStream::connect(("127.0.0.1", port)).await.expect("a connection");
        socket.write_all(b"GET /about HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await.expect("a request");
        let mut answer = Vec::new();
        let read = timeout(CLOSED_WITHIN, socket.read_to_end(&mut answer)).await.expect("an answer in time");
        read.expect("a whole answer");
        assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
        took.push(since.elapsed());
    }
    took.sort();
    took[ASKED - 1 - ASKED / 100]
}

/// Runs a server with so many places against so many sockets. Every page that others ask for meanwhile is answered, and every socket closed.
async fn besieged(places: usize) -> (Duration, Duration) {
    let start = Start::default().with("ALLMENDE_HTTP__CONNECTIONS_MAX", &places.to_string());
    let mut house = House::on_sqlite(&start).await.unwrap();
    let port = house.site.url.port().expect("a port");
    let before = p99(port).await;
    let mut held = JoinSet::new();
    for kind in 0..sockets() {
        held.spawn(hold(port, kind));
        if kind % 100 == 0 {
            tokio::task::yield_now().await;
        }
    }
    let during = p99(port).await;
    assert!(house.process().unwrap().is_alive().unwrap());
    let mut longest = Duration::ZERO;
    while let Some(closed) = timeout(CLOSED_WITHIN + GRACE, held.join_next()).await.expect("they are closed") {
        longest = longest.max(closed.expect("no panic").expect("it could be opened"));
    }
    let resident = house.process().unwrap().holdings().unwrap().resident_kib;
    println!(
        "{} sockets, {places} places: p99 {before:?} before and {during:?} during, the last closed after {longest:?}, {resident} KiB",
        sockets()
    );
    house.running.take().unwrap().stop().await.unwrap();
    (during, longest)
}

#[tokio::test]
async fn p9_idle_slow_header_and_slow_body_sockets_are_closed_by_their_timers() {
    let (during, longest) = besieged(sockets() + 100).await;
    assert!(longest < CLOSED_WITHIN + GRACE, "{longest:?}");
    assert!(during < CLOSED_WITHIN, "{during:?}");
}

#[tokio::test]
async fn p9_sockets_that_do_nothing_make_room_for_who_asks_when_there_are_more_than_places() {
    // Many times as many sockets as places: without making room, a page would wait for the timers.
    let (during, _) = besieged(sockets() / 5).await;
    assert!(during < Duration::from_secs(5), "who asks waits for nobody: {during:?}");
}
