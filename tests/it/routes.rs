//! Every address that answers has a declared policy. The routers are asked what they really hold, so that an address that somebody adds
//! past the tables is found.

use std::collections::BTreeSet;

use allmende_tests::app::PASSWORD;
use allmende_tests::database::TestDatabase;
use allmende_tests::{Browser, Network, browser};
use axum::Router;
use axum::body::Body;
use http::{Method, Request};
use tower::ServiceExt as _;

use crate::tidy::tree;

/// The paths that a router answers, as it tells them itself.
fn paths(router: &Router) -> BTreeSet<String> {
    let told = format!("{router:?}");
    let (_, after) = told.split_once("paths: {").expect("a router tells its paths");
    // Braces of paths stand inside quotes and are never followed by a space.
    let (inside, _) = after.split_once("} }").expect("an end");
    inside.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn declared(policies: &[(&'static str, &'static str)]) -> BTreeSet<String> {
    policies.iter().map(|(_, path)| (*path).to_owned()).collect()
}

/// Asks every path with every method, as somebody who passes every door; methods that are not declared are not allowed.
async fn assert_only_declared(router: &Router, policies: &[(&'static str, &'static str)], cookie: &str) {
    // Who has signed out passes no door any more.
    let (last, first): (Vec<_>, Vec<_>) = declared(policies).into_iter().partition(|path| path == "/sign-out");
    for path in first.into_iter().chain(last) {
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let is_declared = policies.iter().any(|(known, at)| *at == path && known.eq_ignore_ascii_case(method.as_str()));
            let real = path.replace(['{', '}'], "");
            let request = Request::builder().method(&method).uri(&real).header("sec-fetch-site", "same-origin").header("cookie", cookie);
            let request = request.body(Body::empty());
            let answer = router.clone().oneshot(request.expect("a request")).await.unwrap_or_else(|never| match never {});
            assert_eq!(answer.status() == 405, !is_declared, "{method} {path}: {}", answer.status());
        }
    }
}

#[tokio::test]
async fn every_address_that_answers_has_a_declared_policy() {
    let database = TestDatabase::sqlite().await;
    let network = Network::new();
    let instance = network.instance("velo", database.db.clone()).await;

    let pages = browser::pages(&instance);
    let policies: Vec<_> = allmende_web::policies().iter().map(|policy| (policy.method, policy.path)).collect();
    assert_eq!(paths(&pages), declared(&policies));
    instance.app.instance_admin("ida").await;
    let mut ida = Browser::before(pages.clone());
    assert!(ida.signs_in("ida", PASSWORD).await);
    assert_only_declared(&pages, &policies, &ida.cookie).await;

    let documents = instance.federation.router();
    let policies: Vec<_> = allmende_federation::policies().iter().map(|policy| (policy.method, policy.path)).collect();
    assert_eq!(paths(&documents), declared(&policies));
    assert_only_declared(&documents, &policies, "x=y").await;

    let directory = tempfile::tempdir().expect("a folder");
    let mut settings = allmende_server::settings::Settings::default();
    settings.instance.development = true;
    settings.data.directory = directory.path().to_owned();
    let whole = allmende_server::serve::Instance::assemble(settings).await.expect("an instance");
    assert_eq!(paths(&whole.router), allmende_server::serve::WATCHED.map(str::to_owned).into());
    whole.app.db.close().await;
    database.remove().await;
}

#[test]
fn routers_are_built_in_these_places_only() {
    let known = [
        "crates/web/src/routes.rs",
        "crates/federation/src/routes.rs",
        "crates/server/src/serve/public.rs",
        // Figures, on a listener of their own that is not the public one.
        "crates/server/src/telemetry.rs",
    ];
    let mut found = Vec::new();
    for name in tree::crates().iter().filter(|name| name.as_str() != "bench") {
        for file in tree::rust_files(name).iter().filter(|file| !file.is_test() && !known.contains(&file.path.as_str())) {
            found.extend(file.lines_where(|line| line.contains("Router::new()") || line.contains(".route(")));
        }
    }
    tree::assert_none(&found, "an address without a policy: routes stand in the tables");
}
