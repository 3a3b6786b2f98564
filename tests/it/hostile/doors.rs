//! What is costly, asked for by nobody (case P13).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use allmende_tests::database::TestDatabase;
use allmende_tests::{Network, browser};
use allmende_web::Who;
use axum::body::Body;
use bytes::Bytes;
use http::Request;
use tower::ServiceExt as _;

/// A body that tells when somebody reads it.
fn watched(read: &Arc<AtomicBool>) -> Body {
    let read = Arc::clone(read);
    Body::from_stream(futures_util::stream::once(async move {
        read.store(true, Ordering::SeqCst);
        Ok::<_, std::convert::Infallible>(Bytes::from_static(b"x"))
    }))
}

#[tokio::test]
async fn p13_an_anonymous_call_is_refused_before_any_work() {
    let database = TestDatabase::sqlite().await;
    let instance = Network::new().instance("velo", database.db.clone()).await;
    let pages = browser::pages(&instance);
    // From here on whatever looks into the database, or waits for it, answers 503.
    instance.db.close().await;
    let ask = async |method: &str, path: &str, body: Body| {
        let request = Request::builder().method(method.to_uppercase().as_str()).uri(path).header("sec-fetch-site", "same-origin");
        let request = request.header("accept", "text/html").header("content-type", "multipart/form-data; boundary=X").body(body);
        pages.clone().oneshot(request.expect("a request")).await.unwrap_or_else(|never| match never {})
    };
    assert_eq!(ask("get", "/", Body::empty()).await.status(), 503, "control: the catalogue is looked up");

    let mut asked = 0;
    for policy in allmende_web::policies().iter().filter(|policy| !matches!(policy.who, Who::Entrance | Who::Anyone)) {
        let read = Arc::new(AtomicBool::new(false));
        let answer = ask(policy.method, &policy.path.replace(['{', '}'], ""), watched(&read)).await;
        match policy.method {
            "get" => {
                assert_eq!(answer.status(), 303, "{policy:?}");
                assert!(answer.headers()["location"].to_str().expect("text").starts_with("/sign-in?next="), "{policy:?}");
            }
            _ => assert_eq!(answer.status(), 401, "{policy:?}"),
        }
        assert!(!read.load(Ordering::SeqCst), "{policy:?}: the body was read before it was known whose it is");
        asked += 1;
    }
    assert!(asked > 50, "{asked}: exports, lists, imports, reports, deliveries, uploads");
    // What only the command line and the listener for figures do has no address here.
    for path in ["/metrics", "/export", "/backup", "/import", "/statistics", "/demo", "/doctor", "/debug/pprof", "/admin"] {
        for method in ["get", "post"] {
            let read = Arc::new(AtomicBool::new(false));
            assert_eq!(ask(method, path, watched(&read)).await.status(), 404, "{method} {path}");
            assert!(!read.load(Ordering::SeqCst), "{method} {path}");
        }
    }
}
