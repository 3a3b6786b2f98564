//! Answers, likes and shares of ours to what others write, and what comes back.

use allmende_app::AppError;
use allmende_app::post_reactions::{self, Reaction};
use allmende_app::replies::{self, Entry, Reply};
use allmende_app::speakers::Speaker;
use allmende_db::Db;
use allmende_domain::ids::PostId;
use allmende_domain::member::Role;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::permission::Viewer;
use allmende_tests::app::PASSWORD;
use allmende_tests::database::TestDatabase;
use allmende_tests::terms::offer;
use allmende_tests::{Browser, Coop, Network, Peer, PeerActor, on_both_engines};
use serde_json::{Value, json};

use super::two::Two;

const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// `velo` follows alice of social.example; carl of other.example follows `velo`.
pub struct World {
    pub network: Network,
    pub velo: Coop,
    pub social: Peer,
    pub alice: PeerActor,
    pub other: Peer,
    pub carl: PeerActor,
}

impl World {
    pub async fn on(db: Db) -> Self {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let (social, other) = (Peer::on(&network, "social.example"), Peer::on(&network, "other.example"));
        let (alice, carl) = (social.actor("alice", 0), other.actor("carl", 1));
        let world = Self { network, velo, social, alice, other, carl };
        world.velo.asks_to_follow("@alice@social.example").await;
        world.settle().await;
        world.social.accepts_follow(&world.alice, &world.velo.instance).await;
        world.says(&world.other, &world.carl, 1, "Follow", json!(world.velo.url())).await;
        world.social.forget_requests();
        world.other.forget_requests();
        world
    }

    pub async fn settle(&self) {
        self.network.settle(&[&self.velo.instance]).await;
    }

    pub async fn says(&self, peer: &Peer, who: &PeerActor, number: u32, kind: &str, object: Value) {
        assert_eq!(peer.delivers(who, &self.velo.instance, &who.activity(number, kind, object)).await, 202);
        self.settle().await;
    }

    pub fn speaker(&self) -> Speaker {
        Speaker::Cooperative(self.velo.cooperative.id.clone())
    }

    /// Alice's note is read here.
    pub async fn reads(&self, note: &Value) -> PostId {
        self.says(&self.social, &self.alice, 100, "Create", note.clone()).await;
        let timeline = self.velo.instance.timeline().await;
        timeline.iter().find(|view| view.post.object_url.as_str() == note["id"]).expect("it is read").post.id.clone()
    }

    pub async fn answers(&self, post: &PostId, body: &str) -> Reply {
        let reply = replies::send(&self.velo.instance, &Viewer::Operator, &self.speaker(), post, body).await.expect("an answer");
        self.settle().await;
        reply
    }

    async fn thread(&self, post: &PostId) -> Vec<Entry> {
        replies::thread(&self.velo.instance, &Viewer::Operator, post).await.expect("a thread").entries
    }
}

pub fn path_of(url: &str) -> String {
    url::Url::parse(url).expect("an address").path().to_owned()
}

fn texts(entries: &[Entry]) -> Vec<String> {
    let text = |entry: &Entry| match entry {
        Entry::Ours(view) => view.reply.body.clone(),
        Entry::Theirs(view) => view.post.words.content.clone(),
    };
    entries.iter().map(text).collect()
}

#[tokio::test]
async fn a_public_answer_reaches_its_author_and_followers_is_edited_and_removed() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let mut note = world.alice.note(1, "Who lends a bike?");
        note["conversation"] = json!("tag:social.example,2026:1");
        note["context"] = json!("https://social.example/contexts/1");
        let post = world.reads(&note).await;
        let reply = world.answers(&post, "We do.\n\nCome by!").await;

        let create = world.social.deliveries().pop().expect("alice's server was told");
        let object = &create["object"];
        assert_eq!((&create["type"], &create["actor"]), (&json!("Create"), &json!(world.velo.url())));
        assert_eq!((&object["type"], &object["inReplyTo"]), (&json!("Note"), &note["id"]));
        assert_eq!(object["to"], json!([PUBLIC, world.alice.url]));
        assert_eq!(object["cc"], json!([format!("{}/followers", world.velo.url())]));
        assert_eq!(object["tag"][0], json!({"type": "Mention", "href": world.alice.url, "name": "@alice@social.example"}));
        assert_eq!((&object["conversation"], &object["context"]), (&note["conversation"], &note["context"]));
        assert!(object["content"].as_str().unwrap().contains("We do.</p><p>Come by!"), "{object}");
        assert!(object.get("summary").is_none() && object.get("name").is_none());
        let told = world.other.deliveries();
        assert_eq!((told.len(), &told[0]["object"]["id"]), (1, &json!(reply.object_url.as_str())), "and so are followers");
        let path = path_of(reply.object_url.as_str());
        assert_eq!(world.velo.instance.document(&path).await["content"], object["content"]);

        world.network.clock.advance(60_000);
        replies::edit(&world.velo.instance, &Viewer::Operator, &reply.id, "We do, on Fridays.").await.unwrap();
        world.settle().await;
        let update = world.social.deliveries().pop().unwrap();
        assert_eq!((&update["type"], &update["object"]["updated"]), (&json!("Update"), &json!("2026-11-22T09:01:00Z")));
        assert_eq!(update["object"]["inReplyTo"], note["id"]);

        replies::remove(&world.velo.instance, &Viewer::Operator, &reply.id).await.unwrap();
        world.settle().await;
        for peer in [&world.social, &world.other] {
            let delete = peer.deliveries().pop().unwrap();
            assert_eq!((&delete["type"], &delete["object"]["type"]), (&json!("Delete"), &json!("Tombstone")));
        }
        let gone = world.velo.instance.answers_to(&path).await;
        assert_eq!(gone.status(), 410);
        assert!(String::from_utf8_lossy(gone.body()).contains("\"formerType\":\"Note\""));
        assert!(world.thread(&post).await.is_empty());
        let again = replies::edit(&world.velo.instance, &Viewer::Operator, &reply.id, "Again").await;
        assert!(matches!(again, Err(AppError::Gone)), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_what_is_for_a_few_goes_to_its_author_alone() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let mut note = world.alice.note(1, "For my followers");
        note["to"] = json!([format!("{}/followers", world.alice.url)]);
        let post = world.reads(&note).await;
        let reply = world.answers(&post, "Thank you").await;
        let create = world.social.deliveries().pop().expect("alice's server was told");
        assert_eq!((&create["to"], &create["cc"]), (&json!([world.alice.url]), &json!([])));
        assert_eq!((&create["object"]["to"], &create["object"]["cc"]), (&json!([world.alice.url]), &json!([])));
        assert!(create.get("proof").is_none(), "what is for a few convinces nobody else");
        assert!(world.other.deliveries().is_empty(), "no follower hears of it");

        let path = path_of(reply.object_url.as_str());
        assert_eq!(world.velo.instance.answers_to(&path).await.status(), 404);
        let signed = |peer: &Peer, who: &PeerActor| peer.signs_get(who, &world.velo.instance, &path);
        assert_eq!(world.other.sends(&world.velo.instance, signed(&world.other, &world.carl)).await.status(), 404);
        assert_eq!(world.social.sends(&world.velo.instance, signed(&world.social, &world.alice)).await.status(), 200);

        let shared = post_reactions::give(&world.velo.instance, &Viewer::Operator, &world.speaker(), &post, Reaction::Announce).await;
        assert!(matches!(shared, Err(AppError::Conflict { code: "post-narrow", .. })), "{shared:?}");
        replies::remove(&world.velo.instance, &Viewer::Operator, &reply.id).await.unwrap();
        world.settle().await;
        assert!(world.other.deliveries().is_empty());
        assert_eq!(world.velo.instance.answers_to(&path).await.status(), 404, "nobody learns that it was there");
    })
    .await;
}

#[tokio::test]
async fn what_others_answer_to_ours_stands_in_the_thread_and_what_is_for_us_alone_does_not() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let post = world.reads(&world.alice.note(1, "Who lends a bike?")).await;
        let reply = world.answers(&post, "We do.").await;
        let bob = world.social.actor("bob", 2);
        let mut answer = bob.note(2, "When?");
        answer["inReplyTo"] = json!(reply.object_url.as_str());
        answer["published"] = json!("2026-11-22T09:00:01Z");
        world.says(&world.social, &bob, 1, "Create", answer.clone()).await;
        assert_eq!(texts(&world.thread(&post).await), ["We do.", "<p>When?</p>"]);
        assert_eq!(world.velo.instance.timeline().await.len(), 1, "nobody follows bob");
        let path = path_of(reply.object_url.as_str());
        assert_eq!(world.velo.instance.document(&format!("{path}/replies")).await["orderedItems"], json!([answer["id"]]));

        // An answer to the answer stands there too, and can be answered.
        let mut further = world.carl.note(3, "Me too");
        further["inReplyTo"] = answer["id"].clone();
        world.says(&world.other, &world.carl, 2, "Create", further).await;
        assert_eq!(world.thread(&post).await.len(), 3);
        answer["content"] = json!("<p>On which day?</p>");
        answer["updated"] = json!("2026-11-22T09:00:30Z");
        world.network.clock.advance(60_000);
        world.says(&world.social, &bob, 2, "Update", answer.clone()).await;
        assert!(texts(&world.thread(&post).await).contains(&"<p>On which day?</p>".to_owned()));

        let mut private = bob.note(4, "My number is 5");
        private["inReplyTo"] = json!(reply.object_url.as_str());
        private["to"] = json!([world.velo.url()]);
        private["tag"] = json!([{"type": "Mention", "href": world.velo.url(), "name": "@velo@velo.example"}]);
        world.says(&world.social, &bob, 3, "Create", private).await;
        assert_eq!(world.thread(&post).await.len(), 3);
        assert_eq!(world.velo.inquiries().await.len(), 1, "stewards alone read it");

        world.says(&world.social, &bob, 4, "Delete", answer["id"].clone()).await;
        assert_eq!(world.thread(&post).await.len(), 2);
        assert_eq!(world.velo.instance.document(&format!("{path}/replies")).await["totalItems"], 0);
    })
    .await;
}

#[tokio::test]
async fn likes_and_shares_are_told_once_and_taken_back() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let note = world.alice.note(1, "Good morning");
        let post = world.reads(&note).await;
        let (app, viewer, as_) = (&world.velo.instance, &Viewer::Operator, world.speaker());
        for _ in 0..2 {
            post_reactions::give(app, viewer, &as_, &post, Reaction::Like).await.unwrap();
            world.settle().await;
        }
        let told = world.social.deliveries();
        assert_eq!((told.len(), &told[0]["type"], &told[0]["object"]), (1, &json!("Like"), &note["id"]));
        assert_eq!(told[0]["to"], json!([world.alice.url]));
        assert!(world.other.deliveries().is_empty(), "a like is for the author alone");

        post_reactions::give(app, viewer, &as_, &post, Reaction::Announce).await.unwrap();
        world.settle().await;
        let announce = world.other.deliveries().pop().expect("followers get a share");
        assert_eq!((&announce["type"], &announce["object"]), (&json!("Announce"), &note["id"]));
        assert_eq!(announce["to"], json!([PUBLIC]));
        assert_eq!(world.social.deliveries().last().unwrap()["id"], announce["id"], "and so does its author");
        let timeline = app.timeline().await;
        let state = replies::answering(app, viewer, &[&timeline[0].post]).await.unwrap();
        assert_eq!(state[0].given.len(), 2);

        post_reactions::take_back(app, viewer, &as_, &post, Reaction::Like).await.unwrap();
        post_reactions::take_back(app, viewer, &as_, &post, Reaction::Announce).await.unwrap();
        world.settle().await;
        let undone: Vec<Value> = world.social.deliveries().into_iter().filter(|activity| activity["type"] == "Undo").collect();
        assert_eq!(undone.len(), 2);
        // What is said of two different things may arrive in either order.
        for given in [&told[0]["id"], &announce["id"]] {
            assert!(undone.iter().any(|undo| &undo["object"]["id"] == given), "{given} is not taken back by {undone:?}");
        }
        assert_eq!(world.other.deliveries().len(), 2, "the share and its end");
        world.network.clock.advance(1_000);
        post_reactions::give(app, viewer, &as_, &post, Reaction::Like).await.unwrap();
        world.settle().await;
        let again = world.social.deliveries().pop().unwrap();
        assert_eq!(again["type"], "Like");
        assert_ne!(again["id"], told[0]["id"], "its server took notice of the first one's end");
    })
    .await;
}

#[tokio::test]
async fn likes_and_shares_of_our_answers_are_counted_and_taken_back() {
    let database = TestDatabase::sqlite().await;
    let world = World::on(database.db.clone()).await;
    let post = world.reads(&world.alice.note(1, "Who lends a bike?")).await;
    let reply = world.answers(&post, "We do.").await;
    let (url, path) = (json!(reply.object_url.as_str()), path_of(reply.object_url.as_str()));
    world.says(&world.social, &world.alice, 2, "Like", url.clone()).await;
    world.says(&world.other, &world.carl, 2, "Announce", url.clone()).await;
    let counted = async |part: &str| world.velo.instance.document(&format!("{path}/{part}")).await["totalItems"].clone();
    assert_eq!((counted("likes").await, counted("shares").await), (json!(1), json!(1)));
    world.says(&world.social, &world.alice, 3, "Undo", world.alice.activity(2, "Like", url)).await;
    assert_eq!((counted("likes").await, counted("shares").await), (json!(0), json!(1)));
}

#[tokio::test]
async fn m1_what_a_suspended_host_wrote_is_neither_answered_nor_liked_nor_shared() {
    let database = TestDatabase::sqlite().await;
    let world = World::on(database.db.clone()).await;
    let post = world.reads(&world.alice.note(1, "Good morning")).await;
    world.velo.instance.sets_policy("social.example", PeerPolicy::Suspend).await;
    let (app, viewer, as_) = (&world.velo.instance, &Viewer::Operator, world.speaker());
    let refused = [
        replies::send(app, viewer, &as_, &post, "Hello").await.map(|_| ()),
        post_reactions::give(app, viewer, &as_, &post, Reaction::Like).await,
        post_reactions::give(app, viewer, &as_, &post, Reaction::Announce).await,
    ];
    for answer in refused {
        assert!(matches!(answer, Err(AppError::Conflict { code: "peer-suspended", .. })), "{answer:?}");
    }
    assert!(matches!(replies::thread(app, viewer, &post).await, Err(AppError::NotFound)));
    world.settle().await;
    assert!(world.social.deliveries().is_empty() && world.other.deliveries().is_empty());
}

#[tokio::test]
async fn s13_nobody_else_edits_or_removes_our_answer() {
    let database = TestDatabase::sqlite().await;
    let world = World::on(database.db.clone()).await;
    let post = world.reads(&world.alice.note(1, "Who lends a bike?")).await;
    let reply = world.answers(&post, "We do.").await;
    let mut forged = world.velo.instance.document(&path_of(reply.object_url.as_str())).await;
    forged["content"] = json!("<p>We do not.</p>");
    forged["updated"] = json!("2026-11-22T09:00:00Z");
    world.says(&world.social, &world.alice, 2, "Update", forged.clone()).await;
    forged["attributedTo"] = json!(world.alice.url);
    world.says(&world.social, &world.alice, 3, "Update", forged).await;
    world.says(&world.social, &world.alice, 4, "Delete", json!(reply.object_url.as_str())).await;
    assert_eq!(texts(&world.thread(&post).await), ["We do."]);
    assert_eq!(world.velo.instance.answers_to(&path_of(reply.object_url.as_str())).await.status(), 200);
}

#[tokio::test]
async fn only_stewards_speak_for_a_cooperative_and_pages_say_why() {
    let database = TestDatabase::sqlite().await;
    let world = World::on(database.db.clone()).await;
    let post = world.reads(&world.alice.note(1, "Who lends a bike?")).await;
    let app = &world.velo.instance.app;
    let member = app.member("mona", Role::Member, &world.velo.cooperative).await;
    app.member("stella", Role::Steward, &world.velo.cooperative).await;
    let refused = replies::send(&world.velo.instance, &member, &world.speaker(), &post, "Hello").await;
    assert!(matches!(refused, Err(AppError::Forbidden)), "{refused:?}");

    let (mut mona, mut stella) = (Browser::at(app), Browser::at(app));
    assert!(mona.signs_in("mona", PASSWORD).await && stella.signs_in("stella", PASSWORD).await);
    let thread = format!("/reading/{post}");
    let shown = mona.opens("/reading").await.body;
    assert!(shown.contains(&thread) && !shown.contains("value=\"like\""), "she reads, and has nobody to speak for");
    assert!(mona.opens(&thread).await.body.contains("Only stewards answer"));
    assert_eq!(mona.posts(&thread, &[("as", "coop:velo"), ("body", "Hello")]).await.status, 403);
    assert_eq!(Browser::at(app).opens(&thread).await.status, 303, "strangers sign in first");

    assert!(stella.opens("/reading").await.body.contains("value=\"like\""));
    let empty = stella.posts(&thread, &[("as", "coop:velo"), ("body", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains("Please write something."));
    let sent = stella.posts(&thread, &[("as", "coop:velo"), ("body", "We do <b>so</b>.")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert!(stella.opens(&thread).await.body.contains("We do &lt;b&gt;so&lt;/b&gt;."));
    let liked = stella.posts(&format!("{thread}/react"), &[("as", "coop:velo"), ("do", "like"), ("back", "/reading?page=2")]).await;
    assert_eq!(liked.location(), format!("/reading?page=2&done=liked#post-{post}"));
    assert!(stella.opens("/reading").await.body.contains("Liked by velo"));

    // A stranger reads the answer, and nothing of what it answers.
    let path = sent.location().split_once("#reply-").map(|(_, id)| format!("/replies/{id}")).expect("its address");
    let page = Browser::at(app).opens(&path).await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("We do") && !page.body.contains("Who lends a bike?"));
    assert!(page.body.contains("application/activity+json"));
    assert_eq!(mona.posts(&path, &[("body", "No")]).await.status, 403);
    assert_eq!(stella.posts(&path, &[("body", "We do, yes.")]).await.status, 303);
    assert_eq!(stella.posts(&format!("{path}/remove"), &[]).await.status, 303);
    assert_eq!(Browser::at(app).opens(&path).await.status, 410);

    world.says(&world.social, &world.alice, 9, "Delete", world.alice.note(1, "")["id"].clone()).await;
    let late = stella.posts(&thread, &[("as", "coop:velo"), ("body", "Hello?")]).await;
    assert_eq!(late.status, 409);
    assert!(late.body.contains("no longer here"), "{}", late.body);
}

#[tokio::test]
async fn two_instances_answer_each_other_beneath_a_post_of_a_third() {
    on_both_engines(|db| async move {
        let two = Two::following_on(db).await;
        let social = Peer::on(&two.network, "social.example");
        let alice = social.actor("alice", 0);
        two.velo.asks_to_follow("@alice@social.example").await;
        two.settle().await;
        social.accepts_follow(&alice, &two.velo.instance).await;
        two.settle().await;
        let note = alice.note(1, "Who lends a bike?");
        assert_eq!(social.delivers(&alice, &two.velo.instance, &alice.activity(1, "Create", note)).await, 202);
        two.settle().await;
        let post = two.velo.instance.timeline().await[0].post.id.clone();
        let as_velo = Speaker::Cooperative(two.velo.cooperative.id.clone());
        replies::send(&two.velo.instance, &Viewer::Operator, &as_velo, &post, "We do.").await.unwrap();
        two.settle().await;

        let read = two.pain.instance.timeline().await;
        assert_eq!(read.len(), 1, "pain follows velo");
        let as_pain = Speaker::Cooperative(two.pain.cooperative.id.clone());
        two.network.clock.advance(60_000);
        let answer = replies::send(&two.pain.instance, &Viewer::Operator, &as_pain, &read[0].post.id, "May we too?").await.unwrap();
        two.settle().await;
        let entries = replies::thread(&two.velo.instance, &Viewer::Operator, &post).await.unwrap().entries;
        assert_eq!(entries.len(), 2);
        assert!(texts(&entries)[1].contains("May we too?"), "{entries:?}");

        post_reactions::give(&two.velo.instance, &Viewer::Operator, &as_velo, &post, Reaction::Like).await.unwrap();
        let theirs = entries.iter().find_map(|entry| match entry {
            Entry::Theirs(view) => Some(view.post.id.clone()),
            Entry::Ours(_) => None,
        });
        let liked = theirs.expect("pain's answer");
        post_reactions::give(&two.velo.instance, &Viewer::Operator, &as_velo, &liked, Reaction::Like).await.unwrap();
        two.settle().await;
        let view = replies::show(&two.pain.instance, &Viewer::Operator, &answer.id).await.unwrap();
        assert_eq!(view.likes, 1);
    })
    .await;
}

#[tokio::test]
async fn a_listing_tells_what_was_publicly_replied_to_it_and_nothing_else() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let listing = world.velo.publishes(offer("Drill")).await;
        let mut replied = world.alice.note(1, "Nice!");
        replied["inReplyTo"] = json!(listing.object_url.as_str());
        world.says(&world.social, &world.alice, 2, "Create", replied.clone()).await;
        let mut asked = world.carl.note(1, "Free on Friday?");
        asked["inReplyTo"] = json!(listing.object_url.as_str());
        asked["to"] = json!([world.velo.url()]);
        world.says(&world.other, &world.carl, 2, "Create", asked).await;
        assert_eq!(world.velo.inquiries().await.len(), 2, "both are inquiries");
        world.says(&world.social, &world.alice, 3, "Like", json!(listing.object_url.as_str())).await;

        let note = world.velo.instance.document(&path_of(listing.object_url.as_str())).await;
        let collection = async |name: &str| {
            let url = note[name].as_str().expect("an address");
            let found = world.velo.instance.document(&path_of(url)).await;
            assert_eq!((&found["id"], &found["type"]), (&note[name], &json!("OrderedCollection")));
            found
        };
        let answers = collection("replies").await;
        assert_eq!((&answers["totalItems"], &answers["orderedItems"]), (&json!(1), &json!([replied["id"]])));
        assert_eq!(collection("likes").await["totalItems"], 1);
        assert_eq!(collection("shares").await["totalItems"], 0);
        world.velo.instance.sets_policy("social.example", PeerPolicy::Limit).await;
        assert_eq!(collection("replies").await["totalItems"], 0, "strangers are not led to a limited server");
    })
    .await;
}
