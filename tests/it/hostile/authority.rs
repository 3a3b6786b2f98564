//! Acting on what is somebody else's, and claiming what is not so.

use allmende_domain::url::ObjectUrl;
use allmende_tests::{Peer, PeerActor};
use serde_json::{Value, json};

use super::siege::Siege;

/// A victim with a listing that the instance knows. Both the victim and mallory are followed: what is refused is not refused for that.
async fn known_listing(siege: &Siege, host: &str, key: usize) -> (Peer, PeerActor, Value) {
    let server = if host == siege.evil.host { siege.evil.clone() } else { Peer::on(&siege.network, host) };
    let bob = server.actor("bob", key);
    siege.velo.asks_to_follow(&bob.url).await;
    siege.velo.asks_to_follow(&siege.mallory.url).await;
    let listing = bob.listing(1, "Honest drill", 0);
    server.serves_object(&listing);
    assert_eq!(server.delivers(&bob, &siege.velo.instance, &bob.activity(1, "Create", listing.clone())).await, 202);
    siege.settle().await;
    assert_eq!(title(siege, &listing).await.as_deref(), Some("Honest drill"));
    (server, bob, listing)
}

async fn title(siege: &Siege, listing: &Value) -> Option<String> {
    let seen = siege.velo.instance.sees(listing["id"].as_str().expect("an id")).await?;
    Some(seen.terms.texts.first().title.clone())
}

async fn says(siege: &Siege, number: u32, kind: &str, object: Value) -> Option<String> {
    let activity = siege.mallory.activity(number, kind, object);
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &activity).await, 202);
    siege.settle().await;
    siege.velo.instance.outcome_of(activity["id"].as_str().expect("an id")).await
}

#[tokio::test]
async fn s10_a_fetched_object_that_calls_itself_anothers() {
    let siege = Siege::begin().await;
    let victim = Peer::on(&siege.network, "victim.example");
    let bob = victim.actor("bob", 1);
    siege.evil.serves("/trap", &bob.listing(1, "Never said", 0));
    let outcome = says(&siege, 1, "Create", json!(siege.evil.url("/trap"))).await;
    assert_eq!(outcome.as_deref(), Some("refused"));
    assert_eq!(title(&siege, &bob.listing(1, "", 0)).await, None);
    assert!(victim.received().is_empty());
    assert_eq!(siege.evil.fetches().iter().filter(|path| *path == "/trap").count(), 1);
}

#[tokio::test]
async fn s11_an_actor_in_an_uploaded_file() {
    let siege = Siege::begin().await;
    for content_type in ["application/json", "text/html", "image/png", "application/ld+json"] {
        let name = content_type.replace('/', "-");
        let uploaded = siege.evil.actor(&name, 1);
        siege.evil.serves_as(&format!("/users/{name}"), 200, content_type, uploaded.document().to_string());
        let follow = uploaded.activity(1, "Follow", json!(siege.velo.url()));
        assert_eq!(siege.evil.delivers(&uploaded, &siege.velo.instance, &follow).await, 401, "{content_type}");
    }
    siege.assert_dropped().await;
    assert_eq!(siege.velo.instance.known_actors().await, 0);
}

#[tokio::test]
async fn s12_an_embedded_object_of_another_origin_is_read_there() {
    let siege = Siege::begin().await;
    let victim = Peer::on(&siege.network, "victim.example");
    let bob = victim.actor("bob", 1);
    siege.velo.asks_to_follow(&bob.url).await;
    victim.serves_object(&bob.listing(1, "What bob said", 0));
    says(&siege, 1, "Create", bob.listing(1, "What mallory says bob said", 5)).await;
    assert_eq!(title(&siege, &bob.listing(1, "", 0)).await.as_deref(), Some("What bob said"));
}

#[tokio::test]
async fn s13_another_actor_of_the_same_host() {
    let siege = Siege::begin().await;
    let (_, bob, listing) = known_listing(&siege, "evil.example", 1).await;
    let mut taken = bob.listing(1, "Taken over", 30);
    taken["attributedTo"] = json!(siege.mallory.url);
    says(&siege, 1, "Update", taken).await;
    says(&siege, 2, "Update", bob.listing(1, "Put into his mouth", 31)).await;
    says(&siege, 3, "Delete", listing["id"].clone()).await;
    says(&siege, 4, "Delete", json!(bob.url)).await;
    let mut stolen = bob.document();
    stolen["publicKey"] = siege.mallory.document()["publicKey"].clone();
    says(&siege, 5, "Update", stolen).await;
    assert_eq!(title(&siege, &listing).await.as_deref(), Some("Honest drill"));
    assert_eq!(
        siege.evil.delivers(&bob, &siege.velo.instance, &bob.activity(2, "Like", json!("https://velo.example/x"))).await,
        202,
        "his key is untouched"
    );
}

#[tokio::test]
async fn s14_an_update_from_elsewhere_with_a_forged_author() {
    let siege = Siege::begin().await;
    let (_, bob, listing) = known_listing(&siege, "victim.example", 1).await;
    let mut forged = bob.listing(1, "Forged", 30);
    says(&siege, 1, "Update", forged.clone()).await;
    forged["attributedTo"] = json!(siege.mallory.url);
    says(&siege, 2, "Update", forged).await;
    says(&siege, 3, "Delete", listing["id"].clone()).await;
    assert_eq!(title(&siege, &listing).await.as_deref(), Some("Honest drill"));
}

#[tokio::test]
async fn s15_an_undo_of_somebody_elses_follow() {
    let siege = Siege::begin().await;
    let victim = Peer::on(&siege.network, "victim.example");
    let bob = victim.actor("bob", 1);
    let follow = bob.activity(1, "Follow", json!(siege.velo.url()));
    victim.delivers(&bob, &siege.velo.instance, &follow).await;
    siege.settle().await;
    says(&siege, 1, "Undo", follow.clone()).await;
    says(&siege, 2, "Undo", follow["id"].clone()).await;
    assert_eq!(siege.velo.followers().await.len(), 1);
}

#[tokio::test]
async fn s18_a_context_that_renames_members_is_not_read() {
    let siege = Siege::begin().await;
    let mut follow = siege.follow(1);
    follow["@context"] =
        json!([siege.evil.url("/context"), {"object": "https://evil.example/nothing", "target": "as:object", "actor": "as:to"}]);
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &follow).await, 202);
    siege.settle().await;
    assert_eq!(siege.velo.followers().await.len(), 1, "read as plain JSON");
    assert!(!siege.evil.fetches().contains(&"/context".to_owned()));
}

#[tokio::test]
async fn f12_inboxes_that_are_no_addresses_of_their_host() {
    let siege = Siege::begin().await;
    let long = format!("https://evil.example/{}", "x".repeat(70_000));
    let inboxes = [
        "https://evil.example/'; DROP TABLE actors; --\r\nX: y",
        "https://user:password@evil.example/inbox",
        "https://victim.example/inbox",
        "https://127.0.0.1/inbox",
        "file:///etc/passwd",
        "",
        long.as_str(),
    ];
    for (number, inbox) in inboxes.into_iter().enumerate() {
        let actor = siege.evil.actor(&format!("inbox{number}"), 1);
        let mut document = actor.document();
        document["inbox"] = json!(inbox);
        siege.evil.serves(&format!("/users/inbox{number}"), &document);
        let follow = actor.activity(1, "Follow", json!(siege.velo.url()));
        assert_eq!(siege.evil.delivers(&actor, &siege.velo.instance, &follow).await, 401, "{inbox:.40}");
        assert!(ObjectUrl::parse(inbox).map_or(true, |url| url.host().as_str() != "evil.example"), "{inbox:.40}");
    }
    siege.assert_dropped().await;
}
