//! A short run of `allmende-tests forge`; the long one is run by hand ([testing.md](../../../docs/testing.md)).

use allmende_tests::forge::{Options, run};

#[tokio::test]
async fn no_forged_request_is_accepted() {
    let figures = run(&Options { seed: 1, requests: 0..4_000, over_http: false }).await.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(figures.forged() > 3_000, "most of what chance makes is a forgery: {figures}");
    assert!(figures.honest > 40, "{figures}");
    assert!(figures.refused.contains_key(&401), "{figures}");
}

#[tokio::test]
async fn no_forged_request_is_accepted_over_http() {
    let figures = run(&Options { seed: 2, requests: 0..500, over_http: true }).await.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(figures.forged() > 350, "{figures}");
    assert_eq!(figures.refused.get(&0), None, "every one of them was answered: {figures}");
}
