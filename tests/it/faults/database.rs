//! The database goes away, is busy, or ends what it began.

use std::time::Duration;

use allmende_db::{Db, DbError, Location, Tx, sql};
use allmende_tests::crash::server::Start;
use allmende_tests::database::TestDatabase;
use allmende_tests::faults::house::{self, House, until};
use allmende_tests::faults::proxy::Proxy;
use tokio::time::Instant;
use url::Url;

/// How long the database is away. The condition is the same after a second as after a minute; the minute of the case is for who has it.
fn away() -> Duration {
    let long = std::env::var("ALLMENDE_TEST_LONG").as_deref() == Ok("1");
    Duration::from_secs(if long { 60 } else { 3 })
}

/// Few enough to use them up.
const CONNECTIONS: u32 = 4;
/// A write waits for the writer and for a connection, at most this long each; then for a slow machine.
const BOUNDED: Duration = Duration::from_secs(30);

fn url_of(database: &TestDatabase) -> Url {
    match &database.location {
        Location::Postgres { url, .. } => url.parse().expect("an address"),
        Location::Sqlite(_) => panic!("PostgreSQL"),
    }
}

#[tokio::test]
async fn d4_the_database_is_away() {
    let Some(database) = TestDatabase::empty_postgres().await else { return };
    let mut url = url_of(&database);
    let target = format!("{}:{}", url.host_str().expect("a host"), url.port().unwrap_or(5432));
    let proxy = Proxy::to(target).await.unwrap();
    url.set_port(Some(proxy.address.port())).unwrap();
    url.set_host(Some("127.0.0.1")).unwrap();
    let (site, directory) = house::site(Some(url.as_str())).await.unwrap();
    let mut house = House::of(site, directory, &Start::default()).await.unwrap();
    house.sender.follow().await.unwrap();
    until("the follow is accepted", async || Ok(house.peer.record().first.iter().any(|arrival| arrival.kind == "Accept"))).await.unwrap();
    assert_eq!((house.publishes().await.unwrap().status, house.hears().await.unwrap().status), (303, 202));

    proxy.cut();
    let since = Instant::now();
    let mut asked = 0;
    while asked < 3 || since.elapsed() < away() {
        for answer in [house.publishes().await.unwrap(), house.hears().await.unwrap()] {
            assert!(answer.asks_to_come_back(), "without its database: {answer:?}");
        }
        assert_eq!((house.shows("/").await, house.shows("/readyz").await, house.shows("/healthz").await), (503, 503, 200));
        asked += 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(house.process().unwrap().is_alive().unwrap());

    proxy.open();
    until("writes are taken again", async || Ok(house.publishes().await.is_some_and(|said| said.status == 303))).await.unwrap();
    until("activities are taken again", async || Ok(house.hears().await.is_some_and(|said| said.status == 202))).await.unwrap();
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
    // What was waiting goes on by itself: the listings reach the peer.
    let published = house.published.len();
    until("everything is delivered", async || {
        let created = house.peer.record().first.iter().filter(|arrival| arrival.kind == "Create").count();
        Ok(created >= published)
    })
    .await
    .unwrap();
    house.running.take().unwrap().stop().await.unwrap();
    database.remove().await;
}

/// The server ends connections that do nothing inside a transaction; this one is to be left alone.
async fn patiently(tx: &mut Tx) {
    sql("SET LOCAL idle_in_transaction_session_timeout = 0").execute(tx).await.unwrap();
}

#[tokio::test]
async fn d4_the_pool_is_exhausted() {
    let Some(database) = TestDatabase::empty_postgres().await else { return };
    let (site, directory) = house::site(Some(url_of(&database).as_str())).await.unwrap();
    let few = Start::default().with("ALLMENDE_DATABASE__CONNECTIONS_MAX", &CONNECTIONS.to_string());
    let mut house = House::of(site, directory, &few).await.unwrap();
    assert_eq!(house.hears().await.unwrap().status, 202);
    // Whoever looks at a page waits behind this, and holds a connection meanwhile.
    let mut tx = database.db.begin().await.unwrap();
    patiently(&mut tx).await;
    sql("LOCK TABLE listings, cooperatives IN ACCESS EXCLUSIVE MODE").execute(&mut tx).await.unwrap();
    let pages: Vec<_> = (0..CONNECTIONS * 3)
        .map(|_| {
            let request = house.writer.shared.client.get(house.site.url.join("/coops/velo").unwrap());
            tokio::spawn(request.header("Accept", "text/html").send())
        })
        .collect();
    let since = Instant::now();
    let mut told = 0;
    while told == 0 && since.elapsed() < BOUNDED {
        let answer = house.hears().await.unwrap();
        assert!(answer.status == 202 || answer.asks_to_come_back(), "{answer:?}");
        told += u32::from(answer.status == 503);
    }
    assert!(told > 0, "nobody was told within {:?} that there is no connection", since.elapsed());
    assert!(house.process().unwrap().is_alive().unwrap());
    tx.commit().await.unwrap();
    let mut answers = [0, 0];
    for page in pages {
        let answer = page.await.unwrap().unwrap();
        match answer.status().as_u16() {
            200 => answers[0] += 1,
            503 if answer.headers().contains_key("retry-after") => answers[1] += 1,
            other => panic!("{other}"),
        }
    }
    println!("of {} pages {} waited until it was over and {} were told to come back", CONNECTIONS * 3, answers[0], answers[1]);
    until("activities are taken again", async || Ok(house.hears().await.is_some_and(|said| said.status == 202))).await.unwrap();
    assert_eq!(house.shows("/").await, 200);
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
    house.running.take().unwrap().stop().await.unwrap();
    database.remove().await;
}

/// Another process that has the file of the server's database open.
async fn beside(house: &House) -> Db {
    Db::open(&Location::Sqlite(house.database_file().expect("SQLite"))).await.unwrap()
}

#[tokio::test]
async fn d5_somebody_else_writes_for_long() {
    let mut house = House::on_sqlite(&Start::default()).await.unwrap();
    let other = beside(&house).await;
    let mut tx = other.begin().await.unwrap();
    sql("UPDATE peers SET reason = reason").execute(&mut tx).await.unwrap();
    let since = Instant::now();
    let answer = house.hears().await.unwrap();
    assert!(answer.asks_to_come_back(), "{answer:?}");
    assert!(since.elapsed() < BOUNDED, "it waited for {:?}", since.elapsed());
    assert_eq!(house.shows("/healthz").await, 200);
    let since = Instant::now();
    assert_eq!(house.shows("/listings").await, house.shows("/listings").await);
    assert!(since.elapsed() < BOUNDED, "readers do not wait for the writer");
    tx.rollback().await.unwrap();
    other.close().await;
    until("writes are taken again", async || Ok(house.publishes().await.is_some_and(|said| said.status == 303))).await.unwrap();
    assert_eq!(house.hears().await.unwrap().status, 202);
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn d5_somebody_else_reads_for_long() {
    let mut house = House::on_sqlite(&Start::default()).await.unwrap();
    assert_eq!(house.publishes().await.unwrap().status, 303);
    let other = beside(&house).await;
    // A transaction that only reads keeps the log from being cut, as a backup does.
    let mut conn = other.read().await.unwrap();
    sql("BEGIN").execute(&mut conn).await.unwrap();
    sql("SELECT COUNT(*) AS number FROM inbox").fetch_one(&mut conn, |row| row.get::<i64>("number")).await.unwrap();
    // More than the thousand pages after which SQLite wants to fold its log.
    while house.site.write_ahead_log_bytes() < 12_000_000 {
        assert_eq!((house.publishes().await.unwrap().status, house.hears().await.unwrap().status), (303, 202), "nobody waits for a reader");
    }
    let while_reading = house.site.write_ahead_log_bytes();
    sql("COMMIT").execute(&mut conn).await.unwrap();
    drop(conn);
    other.close().await;
    // From here on the log is used again from its beginning: twice as much writing makes it no longer.
    let written = house.acknowledged.len();
    for _ in 0..2 * written {
        assert_eq!((house.publishes().await.unwrap().status, house.hears().await.unwrap().status), (303, 202));
    }
    let afterwards = house.site.write_ahead_log_bytes();
    assert!(afterwards < while_reading * 3 / 2, "the log grew from {while_reading} to {afterwards} bytes although nobody reads");
    house.running.take().unwrap().stop().await.unwrap();
    assert_eq!(house.site.write_ahead_log_bytes(), 0);
    assert_eq!(house.missing().await.unwrap(), Vec::<String>::new());
}

#[tokio::test]
async fn d12_a_deadlock_is_told_apart_and_the_same_work_succeeds() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let db = &database.db;
    let put = |name: &'static str, value: &'static str| {
        sql("INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value")
            .text(name)
            .text(value)
    };
    let mut tx = db.begin().await.unwrap();
    put("a", "0").execute(&mut tx).await.unwrap();
    put("b", "0").execute(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    let both_hold = tokio::sync::Barrier::new(2);
    let writes = async |first: &'static str, second: &'static str, value: &'static str| {
        let mut collisions = 0;
        loop {
            let attempt = async {
                let mut tx = db.begin().await?;
                patiently(&mut tx).await;
                put(first, value).execute(&mut tx).await?;
                if collisions == 0 {
                    both_hold.wait().await;
                }
                put(second, value).execute(&mut tx).await?;
                tx.commit().await
            };
            match attempt.await {
                Ok(()) => return collisions,
                Err(DbError::Collision) => collisions += 1,
                Err(other) => panic!("{other}"),
            }
        }
    };
    let (one, two) = tokio::join!(writes("a", "b", "1"), writes("b", "a", "2"));
    // Whoever gave way may be back before the other goes on, and meet it once more.
    assert!(one + two >= 1, "one of the two was chosen to give way, and came through another time");
    database.remove().await;
}
