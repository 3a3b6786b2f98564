//! Messages to devices over the network: which addresses a browser may name. What is sent to them is in `tests/browser/push.test.mjs`.

use allmende_app::notifications::pushes::{Answer, Request};
use allmende_domain::url::ObjectUrl;
use allmende_tests::Network;
use allmende_tests::database::TestDatabase;
use allmende_tests::network::Instance;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use http::{Method, header};

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
