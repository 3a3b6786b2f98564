//! Who may not post, and who may not speak for a board.

use allmende_app::boards;
use allmende_domain::board::OutsidePosts;
use allmende_domain::member::Role;
use allmende_domain::peer::{Newcomers, PeerPolicy};
use allmende_domain::permission::Viewer;
use allmende_tests::app::PASSWORD;
use allmende_tests::database::TestDatabase;
use allmende_tests::{Browser, Peer, on_both_engines};
use serde_json::json;

use super::stage::Stage;

async fn automatic() -> (TestDatabase, Stage) {
    let database = TestDatabase::sqlite().await;
    let stage = Stage::on(database.db.clone()).await;
    stage.takes(OutsidePosts::Automatic).await;
    (database, stage)
}

#[tokio::test]
async fn s12_a_post_that_claims_another_author_is_asked_for_at_its_origin() {
    let (_database, stage) = automatic().await;
    // alice never wrote this.
    let mut forged = stage.mention(1, "Buy my coins");
    stage.says(&stage.forum, &stage.carol, "Create", forged.clone()).await;
    // carol's own id, alice's name.
    forged["id"] = json!(format!("{}/notes/1", stage.carol.url));
    stage.says(&stage.forum, &stage.carol, "Create", forged.clone()).await;
    stage.forum.serves_object(&forged);
    stage.says(&stage.forum, &stage.carol, "Create", forged).await;
    assert!(stage.shown().await.is_empty() && stage.waiting().await.is_empty());
    // A neighbour on her server may neither change nor remove what she wrote.
    let note = stage.mention(2, "Who lends me a trailer?");
    stage.says(&stage.social, &stage.alice, "Create", note.clone()).await;
    let mut changed = note.clone();
    changed["attributedTo"] = json!(stage.bob.url);
    changed["updated"] = json!("2026-11-22T08:05:00Z");
    stage.says(&stage.social, &stage.bob, "Update", changed).await;
    stage.says(&stage.social, &stage.bob, "Delete", note["id"].clone()).await;
    let shown = stage.shown().await;
    assert!(shown.len() == 1 && shown[0].post.content.contains("trailer"), "{shown:?}");
}

#[tokio::test]
async fn nobody_else_announces_in_the_name_of_a_board_or_into_it() {
    let (_database, stage) = automatic().await;
    let note = stage.mention(1, "Who lends me a trailer?");
    // Signed by mallory, said to be the board's.
    let evil = Peer::on(&stage.network, "evil.example");
    let mallory = evil.actor("mallory", 3);
    let mut announce = mallory.activity(
        1,
        "Announce",
        json!({"id": "https://evil.example/1", "type": "Create", "actor": stage.alice.url, "object": note}),
    );
    announce["audience"] = json!(stage.board());
    assert_eq!(evil.delivers(&mallory, &stage.velo.instance, &announce).await, 202);
    announce["actor"] = json!(stage.board());
    assert_eq!(evil.delivers(&mallory, &stage.velo.instance, &announce).await, 401);
    // Also when one of ours follows who announces.
    stage.velo.asks_to_follow(&mallory.url).await;
    stage.settle().await;
    evil.accepts_follow(&mallory, &stage.velo.instance).await;
    stage.social.serves_object(&note);
    let shared = mallory.activity(2, "Announce", note["id"].clone());
    assert_eq!(evil.delivers(&mallory, &stage.velo.instance, &shared).await, 202);
    stage.settle().await;
    assert!(stage.shown().await.is_empty() && stage.waiting().await.is_empty());
}

#[tokio::test]
async fn servers_that_are_shut_out_or_held_are_so_for_boards_too() {
    on_both_engines(|db| async move {
        let stage = Stage::on(db).await;
        stage.followed().await;
        stage.takes(OutsidePosts::Automatic).await;
        stage.velo.instance.newcomers(Newcomers::Hold).await;
        stage.says(&stage.social, &stage.alice, "Create", stage.mention(1, "Who lends me a trailer?")).await;
        assert!(stage.shown().await.is_empty());
        let held = stage.velo.instance.held().await;
        assert_eq!(held.len(), 1);
        stage.velo.instance.lets_through(&held).await;
        stage.settle().await;
        assert_eq!(stage.shown().await.len(), 1);

        stage.velo.instance.sets_policy("social.example", PeerPolicy::Suspend).await;
        assert!(stage.shown().await.is_empty(), "what was on the board is not shown");
        let create = stage.alice.activity(stage.next(), "Create", stage.mention(2, "And a hitch?"));
        let signed = stage.social.signs(&stage.alice, &stage.velo.instance, "/coops/velo/board/inbox", &create);
        assert_eq!(stage.social.sends(&stage.velo.instance, signed).await.status(), 403);
        stage.forum.forget_requests();
        allmende_app::held::purge(&stage.velo.instance, &Viewer::Operator, &allmende_domain::url::Host::parse("social.example").unwrap())
            .await
            .unwrap();
        stage.velo.instance.sets_policy("social.example", PeerPolicy::Allow).await;
        stage.settle().await;
        assert!(stage.shown().await.is_empty());
        let told = Stage::heard(&stage.forum);
        assert_eq!(super::stage::forms(&told), ["Announce{Delete}"], "those who have it are told");
    })
    .await;
}

#[tokio::test]
async fn m4_a_flood_of_posts_stays_small() {
    let (_database, stage) = automatic().await;
    for number in 1..=25 {
        stage.says(&stage.social, &stage.alice, "Create", stage.mention(number, "Buy my coins")).await;
    }
    assert_eq!(stage.shown().await.len(), 10, "of one author in a day");
    let mut long = stage.mention(100, "x");
    long["content"] = json!("x".repeat(70_000));
    long["attributedTo"] = json!(stage.bob.url);
    long["id"] = json!(format!("{}/notes/100", stage.bob.url));
    stage.says(&stage.social, &stage.bob, "Create", long).await;
    assert_eq!(stage.shown().await.len(), 10, "what is too large to be passed on is not taken");
    stage.network.clock.advance(allmende_domain::time::DAY_MS + 1);
    stage.says(&stage.social, &stage.alice, "Create", stage.mention(101, "A trailer, please")).await;
    assert_eq!(stage.shown().await.len(), 11);
}

#[tokio::test]
async fn what_its_author_shows_to_few_from_now_on_leaves_the_board_and_is_not_passed_on() {
    let (_database, stage) = automatic().await;
    stage.followed().await;
    let note = stage.mention(1, "Who lends me a trailer?");
    stage.says(&stage.social, &stage.alice, "Create", note.clone()).await;
    stage.forum.forget_requests();
    let mut private = note;
    private["to"] = json!([stage.board()]);
    private["cc"] = json!([]);
    private["content"] = json!("<p>wombat</p>");
    private["updated"] = json!("2026-11-22T08:05:00Z");
    stage.says(&stage.social, &stage.alice, "Update", private).await;
    assert!(stage.shown().await.is_empty());
    let heard = Stage::heard(&stage.forum);
    assert_eq!(super::stage::forms(&heard), ["Announce{Delete}"]);
    assert!(!json!(heard).to_string().contains("wombat"), "{heard:#?}");
}

#[tokio::test]
async fn v1_what_waits_is_for_stewards_alone() {
    let database = TestDatabase::sqlite().await;
    let stage = Stage::on(database.db.clone()).await;
    stage.says(&stage.social, &stage.alice, "Create", stage.mention(1, "Who lends me a wombat?")).await;
    let post = stage.waiting().await[0].post.id.clone();
    let app = &stage.velo.instance;
    let other = app.app.cooperative("pain").await;
    app.app.member("mia", Role::Member, &stage.velo.cooperative).await;
    app.app.member("sten", Role::Steward, &stage.velo.cooperative).await;
    let outsider = app.app.member("otto", Role::Admin, &other).await;
    for viewer in [&Viewer::Stranger, &outsider] {
        assert!(boards::accept(app, viewer, &post).await.is_err() && boards::show(app, viewer, &post).await.is_err());
        assert!(boards::waiting(app, viewer, &stage.velo.cooperative.id, 0).await.is_err());
        assert!(boards::set_outside_posts(app, viewer, &stage.velo.cooperative.id, OutsidePosts::Automatic).await.is_err());
    }
    let mut stranger = Browser::at(app);
    assert!(!stranger.opens("/coops/velo/board").await.body.contains("wombat"));
    for (login, sees) in [("mia", false), ("sten", true), ("otto", false)] {
        let mut browser = Browser::at(app);
        assert!(browser.signs_in(login, PASSWORD).await);
        let page = browser.opens("/coops/velo/board/waiting").await;
        assert_eq!(page.body.contains("wombat"), sees, "{login}: {}", page.status);
        assert!(!browser.opens("/coops/velo/board").await.body.contains("wombat"), "{login}");
    }
    // The pages do what the verbs do.
    let mut sten = Browser::at(app);
    assert!(sten.signs_in("sten", PASSWORD).await);
    let done = sten.posts("/coops/velo/board/waiting", &[("post", post.as_str()), ("then", "accept")]).await;
    assert_eq!(done.location(), "/coops/velo/board/waiting?done=post-accepted");
    assert!(stranger.opens("/coops/velo/board").await.body.contains("wombat"));
    let rules = sten.posts("/coops/velo/board/rules", &[("outside_posts", "automatic")]).await;
    assert_eq!(rules.status, 403, "that is for administrators");
    let need = sten.posts("/coops/velo/board/waiting", &[("post", post.as_str()), ("then", "need")]).await;
    assert!(need.location().ends_with("/edit?done=need-drafted"), "{} {}", need.status, need.location());
    let edit = sten.opens(need.location()).await;
    assert!(edit.body.contains("wombat") && edit.body.contains("@alice@social.example"), "{}", edit.body);
    let removed = sten.posts("/coops/velo/board/waiting", &[("post", post.as_str()), ("then", "remove")]).await;
    assert_eq!(removed.location(), "/coops/velo/board?done=post-removed");
    assert!(!stranger.opens("/coops/velo/board").await.body.contains("wombat"));
}
