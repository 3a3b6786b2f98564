//! Messages to devices over the network: the addresses that a browser may name, and the worker that sends them.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use allmende_app::notifications::devices::{self, Subscription};
use allmende_app::notifications::pushes::{self, Answer, Request};
use allmende_app::{App, notifications, sessions};
use allmende_domain::notifications::News;
use allmende_domain::url::ObjectUrl;
use allmende_tests::app::PASSWORD;
use allmende_tests::database::TestDatabase;
use allmende_tests::network::Instance;
use allmende_tests::{Network, on_both_engines};
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use axum::routing::post;
use http::{Method, header};
use tokio_util::sync::CancellationToken;

/// The keys of the browser of RFC 8291, 5.
const P256DH: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

async fn asked(instance: &Instance, endpoint: &str) -> Answer {
    let endpoint = ObjectUrl::parse(endpoint).expect("a URL");
    let request = Request { headers: vec![("ttl", "60".to_owned())], body: vec![1, 2, 3] };
    instance.federation.post_to_push_service(&endpoint, request).await
}

#[tokio::test]
async fn the_address_of_a_push_service_passes_the_guard_of_all_requests() {
    let database = TestDatabase::sqlite().await;
    let network = Network::new();
    let velo = network.instance("velo", database.db.clone()).await;
    let never = || post(|| async { StatusCode::CREATED });
    for host in ["127.0.0.1", "localhost", "10.0.0.1", "inside.example", "inside.example:8443"] {
        network.serve(host, Router::new().route("/send", never()));
    }
    for endpoint in [
        "http://inside.example/send",
        "https://inside.example:8443/send",
        "https://127.0.0.1/send",
        "https://10.0.0.1/send",
        "https://[::1]/send",
        "https://2130706433/send",
        "https://localhost/send",
    ] {
        assert_eq!(asked(&velo, endpoint).await, Answer::NotAsked, "{endpoint}");
    }
    assert_eq!(network.exchange_count(), 0, "nobody was asked");

    let away = || post(|| async { (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, "https://inside.example/send")]) });
    let busy = || post(|| async { (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "120")]) });
    let push = Router::new().route("/send", never()).route("/away", away()).route("/busy", busy());
    network.serve("push.example", push);
    let status = |code, retry_after_ms| Answer::Status { code, retry_after_ms };
    assert_eq!(asked(&velo, "https://push.example/send").await, status(201, None));
    assert_eq!(asked(&velo, "https://push.example/busy").await, status(429, Some(120_000)));
    assert_eq!(asked(&velo, "https://push.example/away").await, status(307, None));
    assert_eq!(network.count("inside.example", &Method::POST, "/send"), 0, "a redirect leads nowhere");
    assert_eq!(asked(&velo, "https://nobody.example/send").await, Answer::Nothing);
}

/// Until it holds; the worker looks every few seconds by itself.
async fn until(what: &str, holds: impl AsyncFn() -> bool) {
    let waiting = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), waiting).await.unwrap_or_else(|_| panic!("never: {what}"));
}

async fn waiting(app: &App) -> i64 {
    let mut conn = app.db.read().await.expect("a connection");
    allmende_db::sql("SELECT COUNT(*) AS number FROM pushes").fetch_one(&mut conn, |row| row.get("number")).await.expect("a number")
}

async fn happens(app: &App) {
    let mut tx = app.db.begin().await.expect("a transaction");
    allmende_db::notifications::record(&mut tx, &News::Held, app.now()).await.expect("noted");
    tx.commit().await.expect("committed");
    while notifications::derive_once(app).await.expect("told") > 0 {}
}

#[tokio::test]
async fn the_worker_sends_to_each_device_once_and_goes_on_when_its_push_service_is_back() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db).await;
        pushes::ensure_key(&velo.app).await.expect("a key");
        let ida = velo.app.instance_admin("ida").await;
        let taken: Arc<Mutex<Vec<(HeaderMap, usize)>>> = Arc::default();
        let keep = Arc::clone(&taken);
        let taking = post(move |headers: HeaderMap, body: bytes::Bytes| {
            keep.lock().expect("a lock").push((headers, body.len()));
            async { StatusCode::CREATED.into_response() }
        });
        network.serve("push.example", Router::new().route("/send/{number}", taking));
        for number in 0..2 {
            let signed_in = sessions::sign_in(&velo.app, "ida", PASSWORD, "test", "Firefox").await.expect("a session");
            let said =
                Subscription { endpoint: format!("https://push.example/send/{number}"), p256dh: P256DH.to_owned(), auth: AUTH.to_owned() };
            devices::turn_on(&velo.app, &ida, &signed_in.token, &said).await.expect("turned on");
        }
        let stop = CancellationToken::new();
        tokio::spawn(allmende_server::push::run(App::clone(&velo.app), velo.federation.clone(), stop.clone()));
        let _stop = stop.drop_guard();

        happens(&velo.app).await;
        until("both devices are told", async || waiting(&velo.app).await == 0).await;
        assert_eq!(network.count("push.example", &Method::POST, ""), 2);
        let (headers, length) = taken.lock().expect("a lock").first().cloned().expect("a message");
        assert!(headers["authorization"].to_str().expect("a text").starts_with("vapid t=") && length <= 4_096);
        for (name, value) in [("content-encoding", "aes128gcm"), ("urgency", "low"), ("ttl", "86400")] {
            assert_eq!(headers[name].to_str().expect("a text"), value, "{name}");
        }

        network.away("push.example");
        network.clock.advance(1);
        happens(&velo.app).await;
        until("both were tried", async || network.exchanges().iter().filter(|exchange| exchange.status.is_none()).count() == 2).await;
        assert_eq!(waiting(&velo.app).await, 2);
        network.back("push.example");
        let told = async || {
            // Each time: the failure of a device is noted a moment after it happened, and its pause begins then.
            network.clock.advance(allmende_app::limits::PUSH_PAUSES_MS[0]);
            velo.app.nudge.pushes.notify_one();
            waiting(&velo.app).await == 0
        };
        until("both devices are told then", told).await;
        assert_eq!(taken.lock().expect("a lock").len(), 4);
    })
    .await;
}
