//! On following somebody of another program, their newest public posts are read once.

use allmende_domain::time::DAY_MS;
use allmende_tests::database::TestDatabase;
use allmende_tests::on_both_engines;
use serde_json::{Value, json};

use super::reading::Followed;

async fn harvest(world: &Followed) {
    for _ in 0..20 {
        if world.velo.instance.federation.harvest_once().await.expect("a step") == 0 {
            return;
        }
    }
    panic!("it has no end");
}

fn outbox(entries: &[Value], next: Option<&str>) -> Value {
    let mut page = json!({
        "id": "https://social.example/users/alice/outbox?page=true", "type": "OrderedCollectionPage",
        "partOf": "https://social.example/users/alice/outbox", "orderedItems": entries,
    });
    if let Some(next) = next {
        page["next"] = json!(next);
    }
    page
}

/// As Mastodon: a collection that names its first page.
fn serve(world: &Followed, page: &Value) {
    world.social.serves(
        "/users/alice/outbox",
        &json!({"id": "https://social.example/users/alice/outbox", "type": "OrderedCollection", "totalItems": 999, "first": page["id"]}),
    );
    world.social.serves("/users/alice/outbox?page=true", page);
}

async fn read(world: &Followed) -> Vec<String> {
    world.velo.instance.timeline().await.into_iter().map(|view| view.post.words.content).collect()
}

#[tokio::test]
async fn the_newest_public_posts_are_read_once() {
    on_both_engines(|db| async move {
        let world = Followed::on(db).await;
        let alice = &world.alice;
        let linked = alice.note(2, "Only linked");
        world.social.serves_object(&linked);
        let mut private = alice.note(3, "For followers");
        private["to"] = json!(["https://social.example/users/alice/followers"]);
        let mut old = alice.note(4, "Long ago");
        old["published"] = json!("2020-01-01T00:00:00Z");
        let stranger = world.social.actor("bob", 1);
        let entries = [
            alice.activity(91, "Create", alice.note(1, "Inlined")),
            alice.activity(92, "Create", linked["id"].clone()),
            alice.activity(93, "Create", private),
            alice.activity(94, "Create", old),
            alice.activity(95, "Create", stranger.note(1, "Put into her mouth")),
            alice.activity(96, "Create", json!("https://evil.example/notes/1")),
            alice.activity(97, "Announce", stranger.note(2, "")["id"].clone()),
            alice.activity(98, "Like", json!("https://social.example/1")),
            json!("https://social.example/users/alice/activities/99"),
            alice.activity(90, "Create", alice.listing(5, "Drill", 0)),
        ];
        serve(&world, &outbox(&entries, None));
        harvest(&world).await;
        let mut seen = read(&world).await;
        seen.sort();
        assert_eq!(seen, ["<p>Inlined</p>", "<p>Only linked</p>"]);
        assert!(world.velo.instance.sees("https://social.example/users/alice/listings/5").await.is_some());
        world.social.forget_requests();
        world.network.clock.advance(2 * DAY_MS);
        harvest(&world).await;
        assert_eq!(world.social.fetches(), Vec::<String>::new(), "once is enough");
    })
    .await;
}

#[tokio::test]
async fn f8_an_outbox_without_an_end_is_read_to_a_bound() {
    let database = TestDatabase::sqlite().await;
    let world = Followed::on(database.db.clone()).await;
    let likes: Vec<Value> = (0..25).map(|number| world.alice.activity(100 + number, "Like", json!("https://social.example/1"))).collect();
    // The next page is the same one, for ever.
    serve(&world, &outbox(&likes, Some("https://social.example/users/alice/outbox?page=true")));
    world.social.forget_requests();
    harvest(&world).await;
    assert!(world.social.fetches().len() <= 6, "{:?}", world.social.fetches());

    let second = TestDatabase::sqlite().await;
    let world = Followed::on(second.db.clone()).await;
    let many: Vec<Value> = (0..100).map(|number| world.alice.activity(200 + number, "Create", world.alice.note(number, "x"))).collect();
    serve(&world, &outbox(&many, Some("https://evil.example/outbox")));
    harvest(&world).await;
    assert_eq!(read(&world).await.len(), allmende_federation::limits::BACKFILL_POSTS_MAX);
}

#[tokio::test]
async fn an_outbox_that_is_not_shown_is_no_trouble_and_a_server_that_is_away_is_asked_again() {
    let database = TestDatabase::sqlite().await;
    let world = Followed::on(database.db.clone()).await;
    world.social.serves_as("/users/alice/outbox", 503, "text/plain", "");
    harvest(&world).await;
    serve(&world, &outbox(&[world.alice.activity(91, "Create", world.alice.note(1, "Here again"))], None));
    world.network.clock.advance(10 * 60_000);
    harvest(&world).await;
    assert_eq!(read(&world).await, ["<p>Here again</p>"]);

    let second = TestDatabase::sqlite().await;
    let other = Followed::on(second.db.clone()).await;
    other.social.serves_as("/users/alice/outbox", 401, "text/plain", "");
    harvest(&other).await;
    other.social.forget_requests();
    other.network.clock.advance(2 * DAY_MS);
    harvest(&other).await;
    assert_eq!(other.social.fetches(), Vec::<String>::new());
}
