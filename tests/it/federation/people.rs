//! Members who speak for themselves.

use allmende_app::people::{self, PersonInput};
use allmende_app::post_reactions::{self, Reaction};
use allmende_app::speakers::Speaker;
use allmende_app::{AppError, accounts, cooperatives, replies};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_tests::app::{PASSWORD, profile};
use allmende_tests::{Browser, on_both_engines};
use serde_json::json;

use super::answering::{World, path_of};

fn input() -> PersonInput {
    PersonInput { display_name: "Mona M.".to_owned(), bio: "I repair **bikes**.".to_owned(), approves_followers: false }
}

async fn mona(world: &World) -> Viewer {
    let app = &world.velo.instance.app;
    let mona = app.member("mona", Role::Member, &world.velo.cooperative).await;
    people::begin(app, &mona, "Mona", &input()).await.expect("a public account");
    mona
}

#[tokio::test]
async fn a_person_is_found_followed_and_speaks_for_herself() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let app = &world.velo.instance;
        let nobody = app.app.member("nora", Role::Member, &world.velo.cooperative).await;
        assert_eq!(app.answers_to("/people/nora").await.status(), 404, "off unless wanted");
        let mona = mona(&world).await;
        let url = app.url("/people/mona");
        let jrd = app.document("/.well-known/webfinger?resource=acct:Mona@velo.example").await;
        assert_eq!((&jrd["subject"], &jrd["links"][0]["href"]), (&json!("acct:mona@velo.example"), &json!(url)));
        let actor = app.document("/people/mona").await;
        assert_eq!((&actor["type"], &actor["preferredUsername"], &actor["name"]), (&json!("Person"), &json!("mona"), &json!("Mona M.")));
        assert!(actor["summary"].as_str().unwrap().contains("<strong>bikes</strong>"));
        assert_eq!(actor["publicKey"]["owner"], json!(url));
        assert!(!actor.to_string().contains("velo.example/coops"), "it does not say for whom she works");

        world.says(&world.other, &world.carl, 2, "Follow", json!(url)).await;
        assert_eq!(world.other.deliveries().pop().unwrap()["type"], "Accept");
        assert_eq!(app.document("/people/mona/followers").await["totalItems"], 1);
        let note = world.alice.note(1, "Who repairs bikes?");
        let post = world.reads(&note).await;
        let reply = replies::send(app, &mona, &Speaker::Oneself, &post, "I do.").await.unwrap();
        post_reactions::give(app, &mona, &Speaker::Oneself, &post, Reaction::Like).await.unwrap();
        world.settle().await;
        for peer in [&world.social, &world.other] {
            let create = peer.deliveries().into_iter().find(|activity| activity["type"] == "Create").expect("it was told");
            assert_eq!((&create["actor"], &create["object"]["inReplyTo"]), (&json!(url), &note["id"]));
        }
        assert!(world.social.deliveries().iter().any(|activity| activity["type"] == "Like" && activity["actor"] == json!(url)));
        let outbox = app.document("/people/mona/outbox?page=1").await;
        assert_eq!(outbox["orderedItems"][0]["object"]["id"], reply.object_url.as_str());
        let others = replies::edit(app, &nobody, &reply.id, "No").await;
        assert!(matches!(others, Err(AppError::Forbidden)), "{others:?}");
        let none = replies::send(app, &nobody, &Speaker::Oneself, &post, "Me").await;
        assert!(matches!(none, Err(AppError::Conflict { code: "person-none", .. })), "{none:?}");

        people::edit(app, &mona, &PersonInput { display_name: "Mona".to_owned(), ..input() }).await.unwrap();
        world.settle().await;
        let update = world.other.deliveries().pop().unwrap();
        assert_eq!((&update["type"], &update["object"]["name"]), (&json!("Update"), &json!("Mona")));
    })
    .await;
}

#[tokio::test]
async fn v1_what_is_written_to_a_person_alone_is_shown_to_nobody() {
    let database = allmende_tests::database::TestDatabase::sqlite().await;
    let world = World::on(database.db.clone()).await;
    mona(&world).await;
    let mut letter = world.alice.note(1, "Between you and me");
    letter["to"] = json!([world.velo.instance.url("/people/mona")]);
    world.says(&world.social, &world.alice, 2, "Create", letter.clone()).await;
    assert!(world.velo.instance.timeline().await.is_empty());
    assert!(world.velo.inquiries().await.is_empty());
}

#[tokio::test]
async fn what_ends_is_told_answers_410_and_its_name_is_never_given_again() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let app = &world.velo.instance;
        let mona = mona(&world).await;
        let url = app.url("/people/mona");
        let post = world.reads(&world.alice.note(1, "Who repairs bikes?")).await;
        let reply = replies::send(app, &mona, &Speaker::Oneself, &post, "I do.").await.unwrap();
        world.says(&world.other, &world.carl, 2, "Follow", json!(url)).await;
        people::end(app, &mona).await.unwrap();
        world.settle().await;
        for peer in [&world.social, &world.other] {
            let delete = peer.deliveries().pop().unwrap();
            assert_eq!((&delete["type"], &delete["actor"], &delete["object"]), (&json!("Delete"), &json!(url), &json!(url)));
        }
        let gone = app.answers_to("/people/mona").await;
        assert_eq!(gone.status(), 410);
        assert!(String::from_utf8_lossy(gone.body()).contains("\"formerType\":\"Person\""));
        assert_eq!(app.answers_to(&path_of(reply.object_url.as_str())).await.status(), 410);
        assert_eq!(app.answers_to("/.well-known/webfinger?resource=acct:mona@velo.example").await.status(), 404);
        assert_eq!(Browser::at(&app.app).opens("/people/mona").await.status, 410);
        let again = people::begin(app, &mona, "mona", &input()).await;
        assert!(matches!(again, Err(AppError::Invalid(_))), "{again:?}");
        let coop = cooperatives::found(app, &Viewer::Operator, "mona", profile("mona")).await;
        assert!(matches!(coop, Err(AppError::Invalid(_))), "{coop:?}");
        let taken = people::begin(app, &mona, "velo", &input()).await;
        assert!(matches!(taken, Err(AppError::Invalid(_))), "a cooperative has it: {taken:?}");
        people::begin(app, &mona, "mona2", &input()).await.expect("another name");

        // A deleted account takes its public one along.
        let Viewer::Member(member) = &mona else { panic!("a member") };
        accounts::delete(app, &Viewer::Operator, &member.id).await.unwrap();
        world.settle().await;
        assert_eq!(app.answers_to("/people/mona2").await.status(), 410);
    })
    .await;
}

#[tokio::test]
async fn a_member_turns_it_on_and_off_in_her_settings_and_decides_about_followers() {
    let database = allmende_tests::database::TestDatabase::sqlite().await;
    let world = World::on(database.db.clone()).await;
    let app = &world.velo.instance;
    app.app.member("mona", Role::Member, &world.velo.cooperative).await;
    app.app.member("nora", Role::Member, &world.velo.cooperative).await;
    let (mut mona, mut nora) = (Browser::at(&app.app), Browser::at(&app.app));
    assert!(mona.signs_in("mona", PASSWORD).await && nora.signs_in("nora", PASSWORD).await);
    assert!(mona.opens("/settings").await.body.contains("/settings/person"));
    assert!(mona.opens("/settings/person").await.body.contains("never given again"));
    let wrong = mona.posts("/settings/person", &[("name", "velo"), ("display_name", "")]).await;
    assert_eq!(wrong.status, 422);
    let begun = mona.posts("/settings/person", &[("name", "mona"), ("display_name", "Mona"), ("approves_followers", "1")]).await;
    assert_eq!(begun.location(), "/settings/person?done=person-begun");

    world.says(&world.other, &world.carl, 2, "Follow", json!(app.url("/people/mona"))).await;
    assert!(world.other.deliveries().is_empty(), "she decides");
    let page = mona.opens("/settings/person").await;
    let action = page.between("action=\"/settings/person/followers/", "\"").expect("a request").to_owned();
    let decides = format!("/settings/person/followers/{action}");
    assert_eq!(nora.posts(&decides, &[("then", "accept")]).await.status, 404, "nobody else does");
    assert_eq!(mona.posts(&decides, &[("then", "accept")]).await.status, 303);
    world.settle().await;
    assert_eq!(world.other.deliveries().pop().unwrap()["type"], "Accept");

    assert!(Browser::at(&app.app).opens("/people/mona").await.body.contains("@mona@velo.example"));
    assert_eq!(mona.posts("/settings/person/end", &[]).await.status, 422, "she must be sure");
    assert_eq!(mona.posts("/settings/person/end", &[("sure", "1")]).await.status, 303);
    world.settle().await;
    assert_eq!(world.other.deliveries().pop().unwrap()["type"], "Delete");
}
