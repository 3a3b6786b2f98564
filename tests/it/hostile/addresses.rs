//! Addresses: what people and peers write never becomes a part of one of ours that means something (case F13), and none that a peer gives leads
//! to a private place (case F14).

use std::collections::BTreeSet;

use allmende_app::follows;
use allmende_domain::permission::Viewer;
use allmende_tests::app::PASSWORD;
use allmende_tests::{Browser, asking};
use bytes::Bytes;
use http::Request;
use serde_json::{Value, json};

use super::siege::Siege;
use crate::tidy::tree;

/// What turns a path into another, a value into a query, a name into a host.
const SPLICES: [&str; 16] = [
    "../../admin",
    "..%2f..%2fadmin",
    "a/b",
    "a?resource=acct:victim@evil.example",
    "a&resource=acct:victim@evil.example",
    "a#fragment",
    "a%23b",
    "a\\b",
    "a\r\nHost: victim.example",
    "a\0b",
    "a b",
    "a@victim.example:8080",
    "' OR '1'='1",
    "\"; DROP TABLE listings; --",
    "{host}",
    "%",
];

#[tokio::test]
async fn f13_a_handle_asks_one_question_or_none() {
    let siege = Siege::begin().await;
    let hosts =
        ["evil.example", "evil.example/inbox?x=", "evil.example#", "evil.example:80:90", "victim.example@evil.example", "evil.example\\@x"];
    let handles = SPLICES.iter().map(|name| format!("@{name}@evil.example"));
    let more = hosts.iter().map(|host| format!("@mallory/../x@{host}")).chain(SPLICES.iter().map(|host| format!("@mallory@{host}")));
    for handle in handles.chain(more) {
        let refused = follows::request(&siege.velo.instance, &Viewer::Operator, &siege.velo.cooperative.id, &handle).await;
        assert!(refused.is_err(), "{handle}");
    }
    // Those that are names of nobody were asked about, under their own host and as a value of one parameter.
    for exchange in siege.network.exchanges() {
        assert_eq!(exchange.path, "/.well-known/webfinger", "{exchange:?}");
    }
    for target in siege.evil.fetches() {
        let query = target.strip_prefix("/.well-known/webfinger?").expect("the one question");
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        assert!(matches!(pairs.as_slice(), [(name, value)] if name == "resource" && value.starts_with("acct:")), "{target}");
    }
    siege.velo.asks_to_follow("@mallory@evil.example").await;
}

#[tokio::test]
async fn f13_what_stands_in_a_path_or_a_query_is_a_value() {
    let siege = Siege::begin().await;
    let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    for text in SPLICES {
        let value = encode(text);
        for path in [
            format!("/coops/{value}"),
            format!("/coops/{value}/outbox"),
            format!("/listings/{value}"),
            format!("/listings/{value}/activities/{value}"),
            format!("/resources/{value}"),
            format!("/messages/{value}"),
            format!("/.well-known/webfinger?resource={value}"),
            format!("/.well-known/webfinger?resource=acct:{value}@velo.example"),
        ] {
            let status = siege.velo.instance.answers_to(&path).await.status().as_u16();
            assert!(matches!(status, 400 | 404), "{path}: {status}");
        }
        let inbox = Request::post(format!("/coops/{value}/inbox")).body(Bytes::new()).expect("a request");
        assert_eq!(asking::arrive(&siege.velo.instance, inbox).await.status(), 404, "{text}");
    }
    siege.velo.instance.app.instance_admin("ida").await;
    let mut ida = Browser::at(&siege.velo.instance);
    assert!(ida.signs_in("ida", PASSWORD).await);
    for text in SPLICES {
        let value = encode(text);
        for path in [
            format!("/listings/{value}"),
            format!("/tags/{value}"),
            format!("/media/{value}/page.jpg"),
            format!("/media/{value}/{value}"),
            format!("/accounts/{value}"),
            format!("/reports/{value}"),
            format!("/deliveries/peers/{value}"),
            format!("/deliveries/inboxes/{value}"),
            format!("/peers/lists/{value}"),
            format!("/?q={value}&tag={value}&page={value}&near={value}&peer={value}"),
            format!("/report?about={value}"),
            format!("/sign-in?next={value}"),
        ] {
            let shown = ida.opens(&path).await;
            assert!(shown.status.as_u16() < 500, "{path}: {}", shown.status);
            let place = shown.location();
            assert!(place.is_empty() || place.starts_with('/') && !place.starts_with("//"), "{path} leads to {place}");
        }
    }
    assert_eq!(siege.network.exchanges(), [], "nobody was asked anything");
}

#[test]
fn f13_addresses_are_put_together_in_few_places() {
    // Everything else comes from `Addresses`, or is read whole as an `ObjectUrl`.
    let known = [
        // A website as people write it, which is then read as one.
        "crates/app/src/profile_input.rs",
        "crates/domain/src/url.rs",
        // The question of WebFinger, whose parameter is encoded; our own name in `User-Agent`; what a signature is over.
        "crates/federation/src/webfinger_client.rs",
        "crates/federation/src/client.rs",
        "crates/federation/src/signatures/rfc9421.rs",
    ];
    let mut found = Vec::new();
    for name in ["app", "db", "delivery", "domain", "federation", "web"] {
        for file in tree::rust_files(name).iter().filter(|file| !file.is_test() && !known.contains(&file.path.as_str())) {
            found.extend(file.lines_where(|line| line.contains("://{") || line.contains("}://")));
        }
    }
    tree::assert_none(&found, "an address put together by hand");
}

/// Where nothing may be asked, by name and by number, in every notation.
const PRIVATE: [&str; 9] = [
    "https://127.0.0.1/x",
    "https://10.0.0.1/x",
    "http://169.254.169.254/latest/meta-data/",
    "https://[::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://2130706433/x",
    "https://localhost/x",
    "https://intranet/x",
    "http://velo.internal.example/x",
];

/// Whom requests went to beside the host that gives the addresses and the one that reads them.
fn others_asked(siege: &Siege) -> BTreeSet<String> {
    let exchanges = siege.network.exchanges().into_iter().map(|exchange| exchange.to);
    exchanges.filter(|to| to != "evil.example" && to != "velo.example").collect()
}

#[tokio::test]
async fn f14_no_address_in_a_document_of_a_peer_leads_to_a_private_place() {
    let siege = Siege::begin().await;
    for (number, private) in (0_u32..).zip(PRIVATE) {
        let name = format!("m{number}");
        let actor = siege.evil.actor(&name, 0);
        let mut document = actor.document();
        for member in ["url", "outbox", "followers", "following", "featured", "liked", "movedTo", "catalog"] {
            document[member] = json!(private);
        }
        for member in ["icon", "image"] {
            document[member] = json!({"type": "Image", "mediaType": "image/png", "url": private});
        }
        siege.evil.serves(&format!("/users/{name}"), &document);
        siege.velo.asks_to_follow(&format!("@{name}@evil.example")).await;
        siege.settle().await;
        siege.evil.accepts_follow(&actor, &siege.velo.instance).await;
        siege.settle().await;
        // Its listing has pictures there, its posts name things there, and it shares what is there.
        let mut listing = actor.listing(1, "Drill", 1);
        listing["attachment"] = json!([{"type": "Image", "mediaType": "image/png", "url": private, "name": "x"}]);
        listing["url"] = json!(private);
        let mut note = actor.note(2, "Hello");
        for member in ["inReplyTo", "context", "replies", "url"] {
            note[member] = json!(private);
        }
        let activities = [
            actor.activity(1, "Create", listing),
            actor.activity(2, "Create", note),
            actor.activity(3, "Announce", json!(private)),
            actor.activity(4, "Create", json!(private)),
            actor.activity(5, "Update", json!({"id": private, "type": "Note"})),
            actor.activity(6, "Move", json!(actor.url)).as_object().cloned().map_or(Value::Null, |mut moved| {
                moved.insert("target".to_owned(), json!(private));
                Value::Object(moved)
            }),
            actor.activity(7, "Like", json!(private)),
            actor.activity(8, "Flag", json!([private, siege.velo.url()])),
        ];
        for activity in activities {
            let status = siege.evil.delivers(&actor, &siege.velo.instance, &activity).await;
            assert!(matches!(status, 202 | 400), "{status}: {activity}");
            siege.settle().await;
        }
        while siege.velo.instance.federation.harvest_once().await.expect("a step") > 0 {}
        while siege.velo.instance.federation.fetch_pictures_once().await.expect("a step") > 0 {}
    }
    assert_eq!(others_asked(&siege), BTreeSet::new());
}

#[tokio::test]
async fn f14_neither_keys_nor_redirects_nor_pages_nor_inboxes_lead_there() {
    let siege = Siege::begin().await;
    for (number, private) in (0_u32..).zip(PRIVATE) {
        // Whose key is there, or behind a redirect to there.
        let there = siege.mallory.with_key_id(private);
        siege.evil.redirects(&format!("/moved{number}"), private);
        let behind = siege.mallory.with_key_id(&siege.evil.url(&format!("/moved{number}")));
        for actor in [&there, &behind] {
            assert_eq!(siege.evil.delivers(actor, &siege.velo.instance, &siege.follow(number)).await, 401, "{private}");
        }
        let mut elsewhere = siege.follow(1_000 + number);
        elsewhere["actor"] = json!(private);
        assert!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &elsewhere).await >= 400, "{private}");

        // A handle whose actor is there, an actor whose inboxes are, a catalogue whose first page is, or the next.
        let jrd = json!({"subject": format!("acct:j{number}@evil.example"),
            "links": [{"rel": "self", "type": "application/activity+json", "href": private}]});
        let question = format!("/.well-known/webfinger?resource=acct%3Aj{number}%40evil.example");
        siege.evil.serves_as(&question, 200, "application/jrd+json", jrd.to_string());
        for (member, name) in [("inbox", "i"), ("endpoints", "e")] {
            let actor = siege.evil.actor(&format!("{name}{number}"), 0);
            let mut document = actor.document();
            document[member] = if member == "inbox" { json!(private) } else { json!({"sharedInbox": private}) };
            siege.evil.serves(&format!("/users/{name}{number}"), &document);
        }
        for handle in ["j", "i", "e"].map(|name| format!("@{name}{number}@evil.example")) {
            let refused = follows::request(&siege.velo.instance, &Viewer::Operator, &siege.velo.cooperative.id, &handle).await;
            assert!(refused.is_err(), "{handle}: {private}");
        }
        for (member, name) in [("first", "f"), ("next", "n")] {
            let actor = siege.evil.actor(&format!("{name}{number}"), 0);
            let address = |what: &str| siege.evil.url(&format!("/{name}{number}/{what}"));
            let mut document = actor.document();
            document["catalog"] = json!(address("catalogue"));
            siege.evil.serves(&format!("/users/{name}{number}"), &document);
            let first = if member == "first" { private.to_owned() } else { address("page") };
            siege.evil.serves_object(&json!({"id": address("catalogue"), "type": "OrderedCollection", "first": first}));
            siege.evil.serves_object(&json!({"id": address("page"), "type": "OrderedCollectionPage", "next": private}));
            siege.velo.asks_to_follow(&format!("@{name}{number}@evil.example")).await;
            siege.settle().await;
            siege.evil.accepts_follow(&actor, &siege.velo.instance).await;
            siege.settle().await;
        }
        while siege.velo.instance.federation.harvest_once().await.expect("a step") > 0 {}
    }
    assert_eq!(others_asked(&siege), BTreeSet::new());
}
