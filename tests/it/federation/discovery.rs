//! How others find us.

use allmende_tests::database::TestDatabase;
use allmende_tests::{Coop, Network, asking, on_both_engines};
use bytes::Bytes;
use http::{Request, Response};
use serde_json::Value;

async fn velo(db: allmende_db::Db) -> Coop {
    Network::new().instance("velo", db).await.with_coop("velo").await
}

fn header<'r>(answer: &'r Response<Bytes>, name: &str) -> &'r str {
    answer.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

fn json(answer: &Response<Bytes>) -> Value {
    serde_json::from_slice(answer.body()).expect("JSON")
}

#[tokio::test]
async fn webfinger_leads_from_a_handle_to_an_actor() {
    on_both_engines(|db| async move {
        let velo = velo(db).await;
        let asked = |resource: &str| format!("/.well-known/webfinger?resource={resource}");
        let resources = ["acct:velo@velo.example", "acct:VELO@velo.example", "https://velo.example/coops/velo"];
        for resource in resources {
            let answer = velo.instance.answers_to(&asked(resource)).await;
            assert_eq!(answer.status(), 200, "{resource}");
            assert_eq!(header(&answer, "content-type"), "application/jrd+json");
            assert_eq!(header(&answer, "access-control-allow-origin"), "*");
            let jrd = json(&answer);
            assert_eq!(jrd["subject"], "acct:velo@velo.example");
            let links = jrd["links"].as_array().expect("links");
            let own = links.iter().find(|link| link["rel"] == "self").expect("a self link");
            assert_eq!((own["type"].as_str(), own["href"].as_str()), (Some("application/activity+json"), Some(velo.url().as_str())));
            assert!(links.iter().any(|link| link["rel"] == "http://webfinger.net/rel/profile-page"));
        }
        for (path, code) in [
            ("/.well-known/webfinger".to_owned(), 400),
            (asked(""), 400),
            (asked("acct:nobody@velo.example"), 404),
            (asked("acct:velo@elsewhere.example"), 404),
            (asked("https://velo.example/coops/nobody"), 404),
            (asked("nonsense"), 404),
        ] {
            let answer = velo.instance.answers_to(&path).await;
            assert_eq!(answer.status(), code, "{path}");
            assert_eq!(header(&answer, "access-control-allow-origin"), "*", "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn host_meta_and_nodeinfo_answer() {
    let database = TestDatabase::sqlite().await;
    let velo = velo(database.db.clone()).await;
    let meta = velo.instance.answers_to("/.well-known/host-meta").await;
    assert_eq!((meta.status().as_u16(), header(&meta, "content-type")), (200, "application/xrd+xml; charset=utf-8"));
    let text = String::from_utf8(meta.body().to_vec()).expect("text");
    assert!(text.contains("template=\"https://velo.example/.well-known/webfinger?resource={uri}\""), "{text}");

    let links = json(&velo.instance.answers_to("/.well-known/nodeinfo").await);
    for minor in [0, 1] {
        let path = format!("/nodeinfo/2.{minor}");
        let rel = format!("http://nodeinfo.diaspora.software/ns/schema/2.{minor}");
        let link = links["links"].as_array().expect("links").iter().find(|link| link["rel"] == rel.as_str()).expect("a link");
        assert_eq!(link["href"], velo.instance.url(&path));
        let answer = velo.instance.answers_to(&path).await;
        assert!(header(&answer, "content-type").contains(&rel), "{}", header(&answer, "content-type"));
        let info = json(&answer);
        assert_eq!((info["version"].as_str(), info["software"]["name"].as_str()), (Some(&path[10..]), Some("allmende")));
        assert_eq!(info["protocols"], serde_json::json!(["activitypub"]));
        // 2.0 forbids what it does not know.
        assert_eq!(info["software"].get("homepage").is_some(), minor == 1);
    }
}

#[tokio::test]
async fn a_document_names_its_type_its_version_and_what_it_depends_on() {
    let database = TestDatabase::sqlite().await;
    let velo = velo(database.db.clone()).await;
    let first = velo.instance.answers_to("/coops/velo").await;
    assert_eq!((first.status().as_u16(), header(&first, "content-type")), (200, "application/activity+json"));
    assert_eq!(header(&first, "vary"), "Accept, Signature, Signature-Input");
    let etag = header(&first, "etag").to_owned();
    let again = Request::get("/coops/velo").header("accept", "application/activity+json").header("if-none-match", &etag);
    let again = asking::arrive(&velo.instance, again.body(Bytes::new()).expect("a request")).await;
    assert_eq!((again.status().as_u16(), again.body().len(), header(&again, "etag")), (304, 0, etag.as_str()));
    let other = Request::get("/coops/velo").header("if-none-match", "\"other\"").body(Bytes::new()).expect("a request");
    assert_eq!(asking::arrive(&velo.instance, other).await.status(), 200);
    assert_eq!(velo.instance.answers_to("/coops/nobody").await.status(), 404);
}
