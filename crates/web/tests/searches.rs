//! Searches that members keep, as a browser without scripts meets them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use allmende_app::members::{self, NewMember};
use allmende_app::saved_searches;
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use house::{Answer, House, PASSWORD};
use http::StatusCode;

const OFFER: &[(&str, &str)] = &[
    ("then", "publish"),
    ("purpose", "offer"),
    ("nature", "tool"),
    ("text_language", "en"),
    ("text_title", "Drill"),
    ("text_body", "With case"),
    ("conditions", "Bring it back clean"),
    ("place", "Strasbourg"),
    ("quantity", "1"),
    ("unit", "one"),
    ("eligibility", "public"),
];

async fn shown(house: &House, path: &str, cookie: &str) -> String {
    let answer = house.get(path, cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    if !cookie.is_empty() {
        // What somebody looks for is nobody else's business, a shared cache's least of all.
        assert_eq!(answer.headers.get("cache-control").unwrap(), "private, no-cache", "{path}");
    }
    answer.body
}

fn went(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    &answer.location
}

/// Bea, a member who publishes nothing.
async fn bea(house: &House) -> String {
    let velo = allmende_app::cooperatives::by_handle(&house.app, "velo").await.unwrap();
    let new = NewMember {
        login: "bea@velo.example".to_owned(),
        display_name: "Bea".to_owned(),
        password: PASSWORD.to_owned(),
        locale: "en".to_owned(),
    };
    members::add(&house.app, &Viewer::Operator, new, false, vec![(velo.id, Role::Member)]).await.unwrap();
    let signed_in = house.post("/sign-in", "", &[("login", "bea@velo.example"), ("password", PASSWORD)]).await;
    format!("{}; lang=en", signed_in.cookie.split(';').next().unwrap())
}

fn first_search(page: &str) -> String {
    page.split('"').find(|part| part.starts_with("/searches/")).unwrap().to_owned()
}

#[tokio::test]
async fn a_search_is_kept_by_one_tap_and_its_page_shows_what_is_new_first() {
    let house = House::empty("https://commons.example").await;
    let anna = house.set_up().await;
    let bea = bea(&house).await;
    let old = went(&house.post("/coops/velo/publish", &anna, OFFER).await).split('?').next().unwrap().to_owned();
    assert!(shown(&house, "/searches", &bea).await.contains("You have not saved a search yet."));
    assert!(!shown(&house, "/", &bea).await.contains("tell-me"), "not for everything");
    assert!(!shown(&house, "/?near=Nowhere-at-all", &bea).await.contains("tell-me"), "not for what was not understood");

    let page = shown(&house, "/?q=drill&nature=tool&view=list", &bea).await;
    assert!(
        page.contains("Tell me when something new fits") && page.contains("name=\"query\" value=\"q=drill&#38;nature=tool\""),
        "{page}"
    );
    let saved = house.post("/searches", &bea, &[("query", "nature=tool&q=drill&page=4&view=list")]).await;
    assert_eq!(went(&saved), "/?nature=tool&q=drill&view=list&done=search-saved");
    let page = shown(&house, &saved.location, &bea).await;
    assert!(page.contains("Saved. You will hear of it") && page.contains("/searches#search-") && !page.contains("Tell me when"), "{page}");
    let list = shown(&house, "/searches", &bea).await;
    assert!(list.contains("Tool, “drill”") && list.contains("Nothing new has been found yet"), "{list}");
    let path = first_search(&list);
    let one = shown(&house, &path, &bea).await;
    assert!(one.contains("Nothing new right now") && one.contains(&old), "what fits stands below: {one}");

    let new = went(&house.post("/coops/velo/publish", &anna, OFFER).await).split('?').next().unwrap().to_owned();
    let one = shown(&house, &path, &bea).await;
    assert!(!one.contains("Nothing new right now"), "{one}");
    assert!(one.find(&new).unwrap() < one.find(&old).unwrap(), "what is new comes first");
    assert_eq!(one.matches(&new).count(), 1, "and only once");
    assert!(!shown(&house, "/", "").await.contains("/searches"), "nothing for strangers");
    assert_eq!(saved_searches::look_once(&house.app, &allmende_web::kept_search).await.unwrap(), 0, "she has seen it already");
}

#[tokio::test]
async fn strangers_are_shown_the_ways_there_are() {
    let house = House::empty("https://commons.example").await;
    house.set_up().await;
    let page = shown(&house, "/?q=drill", "").await;
    assert!(page.contains("/sign-in?next=%2F%3Fq%3Ddrill") && !page.contains("action=\"/searches\""), "{page}");
    assert!(page.contains("Or with a feed reader:") && page.contains("/feed.atom?q=drill"), "{page}");
    for path in ["/searches", "/searches/0193a5b0-0000-7000-9000-000000000001"] {
        assert!(went(&house.get(path, "").await).starts_with("/sign-in"));
    }
    assert_eq!(house.post("/searches", "", &[("query", "q=drill")]).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_search_is_renamed_paused_and_deleted_by_its_member_alone() {
    let house = House::empty("https://commons.example").await;
    let anna = house.set_up().await;
    let bea = bea(&house).await;
    went(&house.post("/searches", &bea, &[("query", "near=Strasbourg&km=25")]).await);
    let path = first_search(&shown(&house, "/searches", &bea).await);
    assert_eq!(house.get(&path, &anna).await.status, StatusCode::NOT_FOUND, "somebody else's");
    for then in ["pause", "again", "delete", "rename"] {
        assert_eq!(house.post(&path, &anna, &[("then", then), ("name", "Mine")]).await.status, StatusCode::NOT_FOUND, "{then}");
    }
    assert_eq!(house.get("/searches/nonsense", &bea).await.status, StatusCode::NOT_FOUND);

    let long = "x".repeat(300);
    let wrong = house.post(&path, &bea, &[("then", "rename"), ("name", &long)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let id = path.strip_prefix("/searches/").unwrap();
    assert!(
        wrong.body.contains(&format!("value=\"{long}\"")) && wrong.body.contains("<details open>"),
        "nothing typed is lost: {}",
        wrong.body
    );
    assert!(wrong.body.contains(&format!("href=\"#field-name-{id}\"")) && wrong.body.contains(&format!("id=\"field-name-{id}\"")));
    assert_eq!(went(&house.post(&path, &bea, &[("then", "rename"), ("name", "<b>Close by</b>")]).await), "/searches?done=search-renamed");
    assert!(shown(&house, "/searches", &bea).await.contains("&#60;b&#62;Close by"));
    went(&house.post(&path, &bea, &[("then", "pause")]).await);
    let list = shown(&house, "/searches", &bea).await;
    assert!(list.contains("paused") && list.contains("value=\"again\""), "{list}");
    assert!(shown(&house, "/?near=Strasbourg&km=25", &bea).await.contains("Tell me when"), "one that rests can be taken up from there");
    went(&house.post(&path, &bea, &[("then", "again")]).await);
    assert!(shown(&house, "/searches", &bea).await.contains("value=\"pause\""));
    assert_eq!(went(&house.post(&path, &bea, &[("then", "delete")]).await), "/searches?done=search-deleted");
    assert_eq!(house.get(&path, &bea).await.status, StatusCode::NOT_FOUND);

    // What cannot be kept is said, with the way back.
    for (query, status) in [("", StatusCode::UNPROCESSABLE_ENTITY), ("q=drill&near=Nowhere-at-all", StatusCode::BAD_REQUEST)] {
        let refused = house.post("/searches", &bea, &[("query", query)]).await;
        assert_eq!(refused.status, status, "{query}");
        assert!(refused.body.contains("Back to your search"), "{}", refused.body);
    }
    for number in 0..20 {
        went(&house.post("/searches", &bea, &[("query", &format!("q=thing{number}"))]).await);
    }
    let full = house.post("/searches", &bea, &[("query", "q=more")]).await;
    assert_eq!(full.status, StatusCode::CONFLICT);
    assert!(full.body.contains("as many searches as there is room for") && full.body.contains("href=\"/?q=more\""), "{}", full.body);
}
