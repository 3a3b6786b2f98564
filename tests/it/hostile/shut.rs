//! Servers that are shut out, by a decision or because they are not on the list: on every path.

use allmende_app::{AppError, follows};
use allmende_domain::member::Role;
use allmende_domain::peer::{FederationMode, PeerPolicy};
use allmende_domain::permission::Viewer;
use allmende_domain::time::DAY_MS;
use allmende_tests::app::PASSWORD;
use allmende_tests::terms::offer;
use allmende_tests::{Browser, Peer, PeerActor};
use http::StatusCode;
use serde_json::{Value, json};

use super::siege::Siege;

/// What a person reads who looks for somebody.
async fn look_up(siege: &Siege, text: &str) -> String {
    let asked = follows::request(&siege.velo.instance, &Viewer::Operator, &siege.velo.cooperative.id, text).await;
    match asked {
        Err(AppError::Invalid(fields)) => fields[0].code.to_owned(),
        other => format!("{other:?}"),
    }
}

async fn signed_get(siege: &Siege, peer: &Peer, actor: &PeerActor, path: &str) -> StatusCode {
    let signed = peer.signs_get(actor, &siege.velo.instance, path);
    peer.sends(&siege.velo.instance, signed).await.status()
}

/// Velo follows mallory, who said yes.
async fn follow_mallory(siege: &Siege) {
    siege.velo.asks_to_follow(&siege.mallory.url).await;
    siege.settle().await;
    let follow = siege.evil.deliveries().into_iter().find(|activity| activity["type"] == "Follow").expect("a Follow");
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.mallory.activity(90, "Accept", follow)).await, 202);
    siege.settle().await;
}

#[tokio::test]
async fn m1_nothing_is_asked_of_a_blocked_host_under_any_spelling_nor_by_way_of_another() {
    let siege = Siege::begin().await;
    siege.velo.instance.sets_policy("EVIL.example.", PeerPolicy::Suspend).await;
    let social = Peer::on(&siege.network, "social.example");
    social.redirects("/users/alice", "https://a.evil.example/users/mallory");
    social.redirects("/.well-known/webfinger?resource=acct%3Abob%40social.example", "https://evil.example/.well-known/webfinger");
    let below = Peer::on(&siege.network, "a.evil.example");
    let _ = below.actor("mallory", 0);
    for text in [
        "@mallory@evil.example",
        "@mallory@EVIL.example.",
        "@mallory@a.evil.example",
        "https://evil.example/users/mallory",
        "https://EVIL.example./users/mallory",
        "@bob@social.example",
    ] {
        assert_eq!(look_up(&siege, text).await, "handle-suspended", "{text}");
    }
    assert_ne!(look_up(&siege, "https://social.example/users/alice").await, "");
    assert!(siege.evil.received().is_empty() && below.received().is_empty(), "neither was asked");
}

#[tokio::test]
async fn m1_a_name_in_another_alphabet_is_blocked_as_people_write_it() {
    let siege = Siege::begin().await;
    siege.velo.instance.sets_policy("Bücher.example", PeerPolicy::Suspend).await;
    for host in ["xn--bcher-kva.example", "www.xn--bcher-kva.example"] {
        let peer = Peer::on(&siege.network, host);
        let actor = peer.actor("mallory", 1);
        let follow = actor.activity(1, "Follow", json!(siege.velo.url()));
        assert_eq!(peer.delivers(&actor, &siege.velo.instance, &follow).await, 403, "{host}");
        assert!(peer.received().is_empty());
    }
    assert_eq!(look_up(&siege, "@mallory@BÜCHER.example").await, "handle-suspended");
}

#[tokio::test]
async fn m1_what_a_blocked_host_sent_before_is_shown_nowhere_and_comes_back_with_it() {
    let siege = Siege::begin().await;
    follow_mallory(&siege).await;
    let mut listing = siege.mallory.listing(1, "Mallory drill", 0);
    listing["attachment"] = json!([{"type": "Image", "mediaType": "image/png", "url": "https://evil.example/drill.png"}]);
    let url = listing["id"].as_str().unwrap().to_owned();
    let velo = &siege.velo.instance;
    for (number, object) in [(1, listing), (2, siege.mallory.note(1, "Hello"))] {
        assert_eq!(siege.evil.delivers(&siege.mallory, velo, &siege.mallory.activity(number, "Create", object)).await, 202);
    }
    siege.settle().await;
    let shown = async || (velo.sees(&url).await.is_some(), velo.finds("mallory").await.len(), velo.timeline().await.len());
    assert_eq!(shown().await, (true, 1, 1));
    let image = velo.sees(&url).await.unwrap().terms.images.first().cloned().expect("it has an image");
    velo.sets_policy("EVIL.example.", PeerPolicy::Suspend).await;
    assert_eq!(shown().await, (false, 0, 0), "page, search, reading");
    assert!(allmende_app::images::bytes(velo, &image, allmende_domain::image::ImageSize::List).await.unwrap().is_none(), "nor its media");
    let drill = siege.velo.publishes(offer("Drill")).await;
    let path = drill.object_url.as_str().strip_prefix("https://velo.example").unwrap();
    assert_eq!(signed_get(&siege, &siege.evil, &siege.mallory, path).await, 403, "nor does it read anything in its name");
    velo.sets_policy("evil.example", PeerPolicy::Allow).await;
    assert_eq!(shown().await, (true, 1, 1));
}

#[tokio::test]
async fn m6_in_allow_list_mode_every_route_denies_others() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    siege.evil.delivers(&siege.mallory, velo, &siege.follow(1)).await;
    siege.settle().await;
    assert_eq!(siege.velo.followers().await.len(), 1);
    let before = siege.velo.publishes(offer("Before")).await;
    siege.settle().await;
    velo.mode(FederationMode::AllowList).await;
    siege.evil.forget_requests();

    // In: the inbox, and fetches by whoever is not on the list.
    assert_eq!(siege.evil.delivers(&siege.mallory, velo, &siege.follow(2)).await, 403);
    let path = before.object_url.as_str().strip_prefix("https://velo.example").unwrap();
    let paths = ["/coops/velo", "/coops/velo/outbox", "/coops/velo/followers", "/coops/velo/following", "/coops/velo/catalog", path];
    for path in paths {
        assert_eq!(velo.answers_to(path).await.status(), 401, "{path} without a signature");
        assert_eq!(signed_get(&siege, &siege.evil, &siege.mallory, path).await, 403, "{path} with one");
    }
    // What must be open so that those on the list can find and verify us.
    for path in ["/actor", "/.well-known/nodeinfo", "/.well-known/webfinger?resource=acct:velo@velo.example"] {
        assert_eq!(velo.answers_to(path).await.status(), 200, "{path}");
    }
    // Out: deliveries, look-ups, and what is shown.
    siege.velo.publishes(offer("Drill")).await;
    for _ in 0..5 {
        siege.settle().await;
        siege.network.clock.advance(DAY_MS);
    }
    assert_eq!(look_up(&siege, "@mallory@evil.example").await, "handle-suspended");
    assert_eq!(look_up(&siege, "https://evil.example/users/mallory").await, "handle-suspended");
    assert!(siege.evil.received().is_empty(), "{:?}", siege.evil.received());

    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    velo.sets_policy("social.example", PeerPolicy::Allow).await;
    assert_eq!(social.delivers(&alice, velo, &alice.activity(1, "Follow", json!(siege.velo.url()))).await, 202);
    siege.settle().await;
    siege.velo.publishes(offer("Ladder")).await;
    siege.settle().await;
    let kinds: Vec<String> = social.deliveries().iter().map(|activity| activity["type"].as_str().unwrap().to_owned()).collect();
    assert_eq!(kinds, ["Accept", "Create"]);
    for path in paths {
        assert_eq!(signed_get(&siege, &social, &alice, path).await, 200, "{path}");
    }

    velo.mode(FederationMode::Open).await;
    siege.settle().await;
    siege.network.clock.advance(DAY_MS);
    siege.settle().await;
    let heard =
        |activity: &Value| activity["type"] == "Create" && activity["object"]["content"].as_str().unwrap_or_default().contains("Ladder");
    siege.velo.publishes(offer("Saw")).await;
    siege.settle().await;
    assert!(!siege.evil.deliveries().is_empty(), "it is spoken with again");
    assert!(!siege.evil.deliveries().iter().any(heard), "what it was not meant to get is not sent later");
}

#[tokio::test]
async fn m6_what_came_from_others_is_not_shown_in_allow_list_mode() {
    let siege = Siege::begin().await;
    follow_mallory(&siege).await;
    let listing = siege.mallory.listing(1, "Drill", 0);
    let url = listing["id"].as_str().unwrap().to_owned();
    siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.mallory.activity(1, "Create", listing)).await;
    siege.settle().await;
    assert!(siege.velo.instance.sees(&url).await.is_some());
    siege.velo.instance.mode(FederationMode::AllowList).await;
    assert!(siege.velo.instance.sees(&url).await.is_none());
    assert!(siege.velo.instance.finds("drill").await.is_empty());
    siege.velo.instance.sets_policy("evil.example", PeerPolicy::Allow).await;
    assert!(siege.velo.instance.sees(&url).await.is_some());
}

#[tokio::test]
async fn m1_a_conversation_with_somebody_of_a_blocked_server_stays_and_takes_no_more() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    let mut note = siege.mallory.note(1, "May I borrow the wombat?");
    note["to"] = json!([siege.velo.url()]);
    note["tag"] = json!([{"type": "Mention", "href": siege.velo.url(), "name": "@velo@velo.example"}]);
    siege.evil.delivers(&siege.mallory, velo, &siege.mallory.activity(1, "Create", note)).await;
    siege.settle().await;
    velo.app.member("stella", Role::Steward, &siege.velo.cooperative).await;
    let mut stella = Browser::at(velo);
    assert!(stella.signs_in("stella", PASSWORD).await);
    let path = format!("/inquiries/{}", siege.velo.inquiries().await[0].inquiry.id);
    let before = stella.opens(&path).await.body;
    assert!(before.contains("wombat") && before.contains("name=\"body\"") && !before.contains("is blocked here"), "{before}");
    velo.sets_policy("evil.example", PeerPolicy::Suspend).await;
    let after = stella.opens(&path).await.body;
    assert!(after.contains("wombat") && !after.contains("name=\"body\"") && after.contains("is blocked here"), "{after}");
    assert_eq!(stella.posts(&path, &[("body", "No")]).await.status, StatusCode::CONFLICT);
}
