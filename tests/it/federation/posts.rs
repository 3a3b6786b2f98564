//! What the reading page shows of a post, state by state.

use allmende_domain::permission::Viewer;
use allmende_tests::app::{PASSWORD, new_member};
use allmende_tests::database::TestDatabase;
use allmende_tests::{Browser, on_both_engines};
use http::header;
use serde_json::{Value, json};

use super::reading::Followed;

async fn reader(world: &Followed) -> Browser {
    let app = &world.velo.instance.app;
    allmende_app::members::add(app, &Viewer::Operator, new_member("ada"), true, Vec::new()).await.expect("a member is added");
    let mut browser = Browser::at(app);
    assert!(browser.signs_in("ada", PASSWORD).await);
    browser
}

/// The first article of the reading page.
async fn article(browser: &mut Browser) -> String {
    let page = browser.opens("/reading").await;
    assert_eq!(page.status, 200);
    page.between("<article", "</article>").unwrap_or_default().to_owned()
}

fn with(mut note: Value, members: &Value) -> Value {
    note.as_object_mut().expect("an object").extend(members.as_object().expect("members").clone());
    note
}

#[tokio::test]
async fn an_empty_page_says_what_it_is_for() {
    let database = TestDatabase::sqlite().await;
    let world = Followed::on(database.db.clone()).await;
    let page = reader(&world).await.opens("/reading").await;
    assert!(page.body.contains("Nothing to read yet.") && !page.body.contains("<article"));
    let stranger = Browser::at(&world.velo.instance.app).opens("/reading").await;
    assert!(stranger.status != 200 && !stranger.body.contains("Nothing to read yet."), "{}", stranger.status);
}

#[tokio::test]
async fn what_an_author_warns_of_is_closed_until_somebody_opens_it() {
    let database = TestDatabase::sqlite().await;
    let world = Followed::on(database.db.clone()).await;
    let mut browser = reader(&world).await;
    let picture = json!([{"type": "Document", "mediaType": "image/png", "url": "https://cdn.social.example/a.png", "name": "A wound"}]);
    let warned = json!({"summary": "Blood", "sensitive": true, "attachment": picture});
    world.says(2, "Create", with(world.alice.note(1, "It healed"), &warned)).await;
    let shown = article(&mut browser).await;
    let (before, inside) = shown.split_once("<details><summary>Blood</summary>").expect("a closed warning");
    assert!(!before.contains("It healed") && inside.contains("It healed") && inside.contains("A wound"), "{shown}");
    assert!(!shown.contains("<details open") && !shown.contains("<img"), "{shown}");

    // Marked, but without words of warning: the text is there, what is attached is closed.
    let marked = json!({"sensitive": true, "attachment": picture, "published": "2026-11-22T08:30:00Z"});
    world.says(3, "Create", with(world.alice.note(2, "Look if you like"), &marked)).await;
    let shown = article(&mut browser).await;
    let (before, inside) = shown.split_once("<details><summary>Attached; its author advises caution</summary>").expect("closed pictures");
    assert!(before.contains("Look if you like") && inside.contains("A wound"), "{shown}");
    assert!(shown.contains("href=\"https://cdn.social.example/a.png\" rel=\"nofollow noopener noreferrer\""), "{shown}");
}

#[tokio::test]
async fn a_long_text_is_shown_by_its_beginning_and_whole_when_asked() {
    let database = TestDatabase::sqlite().await;
    let world = Followed::on(database.db.clone()).await;
    let mut browser = reader(&world).await;
    let article_members = json!({"type": "Article", "name": "On mills", "url": "https://social.example/@alice/mills"});
    let long = format!("It begins so. {} It ends so.", "And so on. ".repeat(300));
    world.says(2, "Create", with(world.alice.note(1, &long), &article_members)).await;
    let shown = article(&mut browser).await;
    let (before, inside) = shown.split_once("<details><summary>The whole text</summary>").expect("the whole is closed");
    assert!(before.contains("It begins so.") && !before.contains("It ends so.") && inside.contains("It ends so."), "{before}");
    assert!(before.contains("On mills"), "{before}");
    assert!(inside.contains("Read at social.example") && inside.contains("https://social.example/@alice/mills"), "{inside}");
}

#[tokio::test]
async fn a_poll_goes_on_with_its_counts_whatever_order_they_come_in() {
    on_both_engines(|db| async move {
        let world = Followed::on(db).await;
        let mut browser = reader(&world).await;
        let poll = |votes: u32, closed: bool| {
            let option =
                |name: &str, votes: u32| json!({"type": "Note", "name": name, "replies": {"type": "Collection", "totalItems": votes}});
            let end = if closed { json!("2026-11-22T08:59:00Z") } else { Value::Null };
            let members = json!({
                "type": "Question", "oneOf": [option("Rye", votes), option("Oats", 1)], "endTime": "2026-12-24T08:00:00Z", "closed": end,
            });
            with(world.alice.note(1, "What is baked?"), &members)
        };
        world.says(2, "Create", poll(0, false)).await;
        let shown = article(&mut browser).await;
        assert!(
            shown.contains("0 votes") && shown.contains("Vote at social.example") && shown.contains("until 24 December 2026"),
            "{shown}"
        );
        world.says(3, "Update", poll(7, false)).await;
        world.says(4, "Update", poll(5, false)).await;
        assert!(article(&mut browser).await.contains("7 votes"), "what was counted before came late");
        world.says(5, "Update", poll(7, true)).await;
        let shown = article(&mut browser).await;
        assert!(shown.contains("The vote is over.") && !shown.contains("Vote at"), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn a_reader_gets_the_language_they_read() {
    let database = TestDatabase::sqlite().await;
    let world = Followed::on(database.db.clone()).await;
    let mut browser = reader(&world).await;
    let both = json!({"content": "<p>Good morning</p>", "contentMap": {"en": "<p>Good morning</p>", "fr": "<p>Bonjour</p>"}});
    world.says(2, "Create", with(world.alice.note(1, ""), &both)).await;
    let shown = article(&mut browser).await;
    assert!(shown.contains("lang=\"en\"") && shown.contains("Good morning") && !shown.contains("Bonjour"), "{shown}");
    let cookie = format!("{}; lang=fr", browser.cookie);
    let request = http::Request::get("/reading").header(header::COOKIE, cookie.clone()).header(header::ACCEPT, "text/html");
    browser.cookie.clear();
    let page = browser.sends(request.body(axum::body::Body::empty()).expect("a request")).await;
    assert!(page.body.contains("lang=\"fr\"") && page.body.contains("Bonjour") && !page.body.contains("Good morning"), "{}", page.body);
}

#[tokio::test]
async fn what_this_program_does_not_know_is_named_and_linked() {
    let database = TestDatabase::sqlite().await;
    let world = Followed::on(database.db.clone()).await;
    let mut browser = reader(&world).await;
    let unknown = json!({"type": "Hologram", "name": "A loaf, turning", "content": null, "url": "https://social.example/h/1"});
    world.says(2, "Create", with(world.alice.note(1, ""), &unknown)).await;
    let shown = article(&mut browser).await;
    for words in
        ["Something that this program does not know (Hologram)", "A loaf, turning", "See at social.example", "https://social.example/h/1"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    world.says(3, "Create", with(world.alice.note(2, ""), &json!({"content": "", "published": "2026-11-22T08:30:00Z"}))).await;
    assert!(article(&mut browser).await.contains("Without words."));
}

#[tokio::test]
async fn a_share_that_is_taken_back_takes_the_post_with_it() {
    on_both_engines(|db| async move {
        let world = Followed::on(db).await;
        let origin = allmende_tests::Peer::on(&world.network, "origin.example");
        let bob = origin.actor("bob", 1);
        let note = bob.note(1, "From the origin");
        origin.serves_object(&note);
        let share = world.alice.activity(2, "Announce", note["id"].clone());
        world.says(2, "Announce", note["id"].clone()).await;
        assert_eq!(world.velo.instance.timeline().await.len(), 1);
        let mallory = world.social.actor("mallory", 2);
        let undo = mallory.activity(3, "Undo", share.clone());
        assert_eq!(world.social.delivers(&mallory, &world.velo.instance, &undo).await, 202);
        world.network.settle(&[&world.velo.instance]).await;
        assert_eq!(world.velo.instance.timeline().await.len(), 1, "it is not hers to take back");
        world.says(4, "Undo", share).await;
        assert!(world.velo.instance.timeline().await.is_empty());
    })
    .await;
}
