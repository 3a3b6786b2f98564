//! What people elsewhere post to a board.

use allmende_app::boards;
use allmende_domain::board::{BoardPostState, OutsidePosts};
use allmende_domain::listing::{ListingState, Purpose};
use allmende_domain::permission::Viewer;
use allmende_tests::database::TestDatabase;
use allmende_tests::on_both_engines;
use allmende_tests::terms::offer;
use serde_json::json;

use super::stage::{Stage, forms};

#[tokio::test]
async fn a_post_that_mentions_the_board_waits_and_is_announced_once_a_steward_accepts_it() {
    on_both_engines(|db| async move {
        let stage = Stage::on(db).await;
        stage.followed().await;
        let note = stage.mention(1, "Who lends me a trailer?");
        let create = stage.says(&stage.social, &stage.alice, "Create", note.clone()).await;
        assert!(stage.shown().await.is_empty());
        assert_eq!(stage.social.deliveries().len() + stage.forum.deliveries().len(), 0, "nobody is told before");
        let waiting = stage.waiting().await;
        let [view] = waiting.as_slice() else { panic!("{waiting:?}") };
        assert_eq!((view.author.url.as_str(), view.post.object_url.as_str()), (stage.alice.url.as_str(), note["id"].as_str().unwrap()));

        boards::accept(&stage.velo.instance, &Viewer::Operator, &view.post.id).await.unwrap();
        boards::accept(&stage.velo.instance, &Viewer::Operator, &view.post.id).await.unwrap();
        stage.settle().await;
        assert_eq!(stage.shown().await.len(), 1);
        let heard = Stage::heard(&stage.social);
        assert_eq!(forms(&heard), ["Announce"], "once, for bob who follows and alice who wrote it");
        assert_eq!(heard[0]["object"], note["id"]);
        assert!(heard[0]["cc"].as_array().unwrap().contains(&json!(stage.alice.url)));
        let boost = heard[0]["id"].clone();
        let heard = Stage::heard(&stage.forum);
        assert_eq!(forms(&heard), ["Announce{Create}"]);
        assert_eq!(heard[0]["object"], create, "unchanged, as its author said it");
        assert_eq!(stage.velo.instance.document("/coops/velo/board/outbox").await["orderedItems"][0]["object"], create);

        // Its author changes it, and takes it away.
        let mut changed = note.clone();
        changed["content"] = json!("<p>Who lends me a small trailer?</p>");
        changed["updated"] = json!("2026-11-22T08:05:00Z");
        let update = stage.says(&stage.social, &stage.alice, "Update", changed).await;
        assert!(stage.shown().await[0].post.content.contains("small trailer"));
        assert!(stage.social.deliveries().is_empty(), "microblogs hear of it from its author");
        assert_eq!(Stage::heard(&stage.forum)[0]["object"], update);
        let delete = stage.says(&stage.social, &stage.alice, "Delete", json!({"id": note["id"], "type": "Tombstone"})).await;
        assert!(stage.shown().await.is_empty());
        let heard = Stage::heard(&stage.social);
        assert_eq!(forms(&heard), ["Undo"]);
        assert_eq!(heard[0]["object"]["id"], boost);
        assert_eq!(Stage::heard(&stage.forum)[0]["object"], delete);
        stage.says(&stage.social, &stage.alice, "Create", note).await;
        assert!(stage.waiting().await.is_empty(), "what was deleted does not come back");
    })
    .await;
}

#[tokio::test]
async fn each_board_takes_posts_at_once_or_by_hand_or_not_at_all() {
    on_both_engines(|db| async move {
        let stage = Stage::on(db).await;
        stage.followed().await;
        stage.takes(OutsidePosts::Off).await;
        assert_eq!(forms(&Stage::heard(&stage.forum)), ["Update"], "the board says so of itself");
        stage.social.forget_requests();
        assert_eq!(stage.velo.instance.document("/coops/velo/board").await["postingRestrictedToMods"], true);
        stage.says(&stage.forum, &stage.carol, "Create", stage.page(1, "A tent wanted")).await;
        assert!(stage.waiting().await.is_empty() && stage.shown().await.is_empty());

        stage.takes(OutsidePosts::Automatic).await;
        stage.social.forget_requests();
        stage.forum.forget_requests();
        let page = stage.page(2, "A tent wanted");
        let create = stage.says(&stage.forum, &stage.carol, "Create", page.clone()).await;
        let shown = stage.shown().await;
        assert!(shown[0].post.content.contains("A tent wanted") && shown[0].post.content.contains("For a week"), "{shown:?}");
        assert_eq!(Stage::heard(&stage.forum)[0]["object"], create);
        assert_eq!(Stage::heard(&stage.social)[0]["object"], page["id"]);

        // A steward takes it off: microblogs are told that it is no longer announced, groups that a moderator removed it.
        boards::remove(&stage.velo.instance, &Viewer::Operator, &shown[0].post.id).await.unwrap();
        stage.settle().await;
        assert!(stage.shown().await.is_empty());
        assert_eq!(forms(&Stage::heard(&stage.social)), ["Undo"]);
        let heard = Stage::heard(&stage.forum);
        assert_eq!(forms(&heard), ["Announce{Delete}"]);
        let removal = &heard[0]["object"];
        assert_eq!((&removal["actor"], &removal["object"]), (&json!(stage.velo.url()), &page["id"]));
        assert!(removal["summary"].is_string(), "moderation, not a deletion by its author");
    })
    .await;
}

#[tokio::test]
async fn a_steward_answers_a_post_or_drafts_a_need_of_it() {
    on_both_engines(|db| async move {
        let stage = Stage::on(db).await;
        let (app, operator) = (&stage.velo.instance, Viewer::Operator);
        stage.says(&stage.social, &stage.alice, "Create", stage.mention(1, "Who lends me a *trailer*?")).await;
        stage.says(&stage.social, &stage.alice, "Create", stage.mention(2, "And a hitch?")).await;
        let waiting = stage.waiting().await;
        let post = |words: &str| waiting.iter().find(|view| view.post.content.contains(words)).expect("it waits").post.clone();

        let inquiry = boards::ask(app, &operator, &post("hitch").id).await.unwrap();
        let threads = stage.velo.inquiries().await;
        assert_eq!(threads[0].inquiry.id, inquiry);
        stage.network.clock.advance(60_000);
        stage.velo.answers(&threads[0].inquiry, "Yes, come by.").await;
        stage.settle().await;
        let answer = Stage::heard(&stage.social).pop().expect("an answer");
        assert_eq!((&answer["type"], &answer["to"]), (&json!("Create"), &json!([stage.alice.url])));
        assert_eq!(answer["object"]["inReplyTo"], stage.mention(2, "")["id"]);

        let listing = boards::draft_need(app, &operator, &post("trailer").id, "Asked by alice on 22 November:").await.unwrap();
        assert_eq!((listing.state, listing.terms.purpose), (ListingState::Draft, Purpose::Need));
        let text = listing.terms.texts.first();
        let html = allmende_app::rich_text::from_markdown(&text.body);
        assert!(html.contains("<blockquote>") && html.contains("a *trailer*?"), "its words as they are: {html}");
        assert!(html.contains("Asked by alice") && html.contains(stage.mention(1, "")["id"].as_str().unwrap()), "{html}");
        assert!(text.title.contains("trailer"), "{}", text.title);
        assert!(stage.velo.instance.sees(listing.object_url.as_str()).await.is_none(), "only a steward publishes it");
        assert!(stage.waiting().await.is_empty(), "both were taken up");
        assert!(stage.shown().await.is_empty(), "and neither is on the board");
        let twice = boards::accept(app, &operator, &post("hitch").id).await;
        assert!(twice.is_err(), "{twice:?}");
        let view = boards::show(app, &operator, &post("trailer").id).await.unwrap();
        assert_eq!((view.post.state, view.post.listing), (BoardPostState::TakenUp, Some(listing.id)));
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_an_announced_listing_is_an_inquiry_and_so_is_a_private_word_to_the_board() {
    let database = TestDatabase::sqlite().await;
    let stage = Stage::on(database.db.clone()).await;
    let listing = stage.velo.publishes(offer("Drill")).await;
    let mut comment = stage.page(1, "");
    comment["type"] = json!("Note");
    comment["inReplyTo"] = json!(listing.object_url.as_str());
    stage.says(&stage.forum, &stage.carol, "Create", comment).await;
    let mut private = stage.mention(2, "May I ask you something?");
    private["to"] = json!([stage.board()]);
    private["cc"] = json!([]);
    stage.says(&stage.social, &stage.alice, "Create", private).await;
    let threads = stage.velo.inquiries().await;
    assert_eq!(threads.len(), 2);
    assert!(threads.iter().any(|view| view.inquiry.listing.as_ref() == Some(&listing.id)));
    // Whoever answers somebody else's post copies whom it mentions.
    let mut reply = stage.mention(3, "Me too!");
    reply["inReplyTo"] = json!("https://elsewhere.example/notes/1");
    stage.says(&stage.social, &stage.alice, "Create", reply).await;
    assert!(stage.waiting().await.is_empty());
    assert_eq!(stage.velo.inquiries().await.len(), 2);
}
