//! The process is told to stop, panics, and has little of everything.

use std::time::Duration;

use allmende_tests::crash::server::Start;
use allmende_tests::faults::house::{House, until};
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::time::Instant;

async fn connect(house: &House) -> std::io::Result<TcpStream> {
    TcpStream::connect(("127.0.0.1", house.site.url.port().expect("a port"))).await
}

#[tokio::test]
async fn d6_a_stop_under_load_with_half_a_header_stuck() {
    let mut house = House::on_sqlite(&Start::default()).await.unwrap();
    let mut stuck = Vec::new();
    for _ in 0..5 {
        let mut half = connect(&house).await.unwrap();
        half.write_all(b"POST /inbox HTTP/1.1\r\nHost: local").await.unwrap();
        stuck.push(half);
    }
    let running = house.running.take().unwrap();
    let since = Instant::now();
    let stopped = running.stop();
    let mut answered = 0;
    let load = async {
        while let Some(said) = house.hears().await {
            assert!(said.status == 202 || said.asks_to_come_back(), "{said:?}");
            answered += 1;
        }
    };
    let (stopped, ()) = tokio::join!(stopped, load);
    stopped.expect("it ends in order, with 0");
    assert!(since.elapsed() < Duration::from_secs(30), "it took {:?}", since.elapsed());
    println!("{answered} requests were answered on the way down, in {:?}", since.elapsed());
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn d8_a_handler_panics() {
    let armed = Start::failing_at("inbox-verified=1*panic;listing-written=1*panic;inbox-taken=1*panic;event-derived=1*panic");
    let mut house = House::on_sqlite(&armed).await.unwrap();
    let said = [house.hears().await.unwrap().status, house.publishes().await.unwrap().status];
    assert_eq!(said, [500, 500], "was the program built with --features allmende-tests/failpoints (docs/testing.md)?");
    // The next ones are served by the same process, also after those that panicked inside a transaction.
    assert_eq!((house.hears().await.unwrap().status, house.publishes().await.unwrap().status), (202, 303));
    // Work beside requests panics once as well, and goes on all the same.
    let activity = house.acknowledged.first().unwrap().clone();
    until("the activity takes effect", async || {
        let db = allmende_db::Db::open(&house.site.location).await?;
        let outcome = allmende_db::sql("SELECT outcome FROM inbox WHERE activity_url = $1").text(&activity);
        let outcome = outcome.fetch_one(&mut db.read().await?, |row| row.get::<Option<String>>("outcome")).await?;
        db.close().await;
        Ok(outcome.as_deref() == Some("done"))
    })
    .await
    .unwrap();
    assert!(house.process().unwrap().is_alive().unwrap());
    let logged = house.site.logged();
    assert_eq!(logged.matches("a request ended in a panic").count(), 2);
    assert!(logged.matches("panicked: ").count() >= 2, "{logged}");
    house.running.take().unwrap().stop().await.unwrap();
}

#[tokio::test]
async fn d9_two_hundred_and_fifty_six_descriptors() {
    let start = Start { limits: "ulimit -n 256".to_owned(), ..Start::default() };
    let mut house = House::on_sqlite(&start).await.unwrap();
    assert!(house.site.logged().contains("the system allows too few open files"));
    // Strangers take every place there is, and more.
    let mut crowd = Vec::new();
    for _ in 0..300 {
        let mut stranger = connect(&house).await.unwrap();
        let _ = stranger.write_all(b"GET / HTTP/1.1\r\n").await;
        crowd.push(stranger);
    }
    let held = house.process().unwrap().holdings().unwrap().descriptors;
    assert!(held < 256, "{held} descriptors");
    assert!(house.process().unwrap().is_alive().unwrap());
    drop(crowd);
    until("there is room again", async || Ok(house.shows("/").await == 200)).await.unwrap();
    assert_eq!((house.publishes().await.unwrap().status, house.hears().await.unwrap().status), (303, 202));
    assert_eq!(house.site.logged().matches("Allmende is ready").count(), 1, "it did not start again and again");
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn d9_two_hundred_and_fifty_six_megabytes() {
    // Data, as the system counts it: every page that the process may write, used or not.
    let start = Start { limits: "ulimit -d 262144".to_owned(), ..Start::default() };
    let mut house = House::on_sqlite(&start).await.unwrap();
    for _ in 0..200 {
        let (out, within) = (house.publishes().await.unwrap().status, house.hears().await.unwrap().status);
        assert_eq!((out, within, house.shows("/").await), (303, 202, 200));
    }
    let resident = house.process().unwrap().holdings().unwrap().resident_kib;
    println!("{resident} KiB resident");
    assert!(resident < 256 * 1_024);
    house.running.take().unwrap().stop().await.unwrap();
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
}
