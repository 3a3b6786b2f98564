//! Groups that announce whole activities (FEP-1b12), followed by one of ours.

use allmende_db::Db;
use allmende_tests::database::TestDatabase;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Network, Peer, PeerActor, on_both_engines};
use serde_json::{Value, json};

/// `velo` follows the group `commons`; rafi writes in it, from a server of his own.
struct Grouped {
    network: Network,
    velo: Coop,
    forum: Peer,
    commons: PeerActor,
    far: Peer,
    rafi: PeerActor,
}

impl Grouped {
    async fn on(db: Db) -> Self {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let (forum, far) = (Peer::on(&network, "forum.example"), Peer::on(&network, "far.example"));
        let commons = forum.actor("commons", 0);
        let mut document = commons.document();
        document["type"] = json!("Group");
        forum.serves_object(&document);
        let rafi = far.actor("rafi", 1).with_multikey(1);
        far.serves_object(&rafi.document());
        velo.asks_to_follow(&commons.url).await;
        network.settle(&[&velo.instance]).await;
        forum.accepts_follow(&commons, &velo.instance).await;
        network.settle(&[&velo.instance]).await;
        Self { network, velo, forum, commons, far, rafi }
    }

    /// The group announces it; how that ended.
    async fn announces(&self, number: u32, whole: Value) -> Option<String> {
        let announce = self.commons.activity(number, "Announce", whole);
        assert_eq!(self.forum.delivers(&self.commons, &self.velo.instance, &announce).await, 202);
        self.network.settle(&[&self.velo.instance]).await;
        self.velo.instance.outcome_of(announce["id"].as_str().expect("an id")).await
    }

    /// What is read, and who shared it.
    async fn read(&self) -> Vec<(String, Option<String>)> {
        let timeline = self.velo.instance.timeline().await.into_iter();
        timeline.map(|view| (view.post.words.content, view.shared_by.map(|actor| actor.username))).collect()
    }
}

#[tokio::test]
async fn what_a_group_announces_is_shown_as_shared_by_it_once_its_origin_says_the_same() {
    on_both_engines(|db| async move {
        let world = Grouped::on(db).await;
        let mut note = world.rafi.note(1, "Who has a ladder?");
        world.far.serves_object(&note);
        let mut forged = note.clone();
        forged["content"] = json!("<p>Forged by the group</p>");
        assert_eq!(world.announces(1, world.rafi.activity(1, "Create", forged)).await.as_deref(), Some("done"));
        let shared = Some("commons".to_owned());
        assert_eq!(world.read().await, [("<p>Who has a ladder?</p>".to_owned(), shared.clone())]);

        note["content"] = json!("<p>Who has a long ladder?</p>");
        note["updated"] = json!("2026-11-22T08:30:00Z");
        assert_eq!(
            world.announces(2, world.rafi.activity(2, "Update", note.clone())).await.as_deref(),
            Some("ignored"),
            "the origin has it not"
        );
        world.far.serves_object(&note);
        // Also when the group names the activity alone, or gives it without an id.
        let mut update = world.rafi.activity(3, "Update", note["id"].clone());
        world.far.serves_object(&update);
        assert_eq!(world.announces(3, update["id"].clone()).await.as_deref(), Some("done"));
        assert_eq!(world.read().await, [("<p>Who has a long ladder?</p>".to_owned(), shared.clone())]);
        let second = world.rafi.note(2, "Found one");
        world.far.serves_object(&second);
        update = world.rafi.activity(4, "Create", second);
        update.as_object_mut().expect("an object").remove("id");
        assert_eq!(world.announces(4, update).await.as_deref(), Some("done"));
        assert_eq!(world.read().await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_proof_of_the_author_saves_asking_the_origin() {
    let database = TestDatabase::sqlite().await;
    let world = Grouped::on(database.db.clone()).await;
    let now = allmende_app::Clock::now(&world.network.clock);
    let create = world.rafi.proves(world.rafi.activity(1, "Create", world.rafi.note(1, "Proved")), now);
    assert_eq!(world.announces(1, create).await.as_deref(), Some("done"));
    assert_eq!(world.read().await.len(), 1);
    assert!(!world.far.fetches().iter().any(|path| path.contains("/notes/")), "{:?}", world.far.fetches());
    let delete = world.rafi.proves(world.rafi.activity(2, "Delete", world.rafi.note(1, "")["id"].clone()), now);
    assert_eq!(world.announces(2, delete).await.as_deref(), Some("done"));
    assert_eq!(world.read().await, []);
}

#[tokio::test]
async fn a_deletion_that_a_group_tells_of_is_believed_when_the_origin_confirms_it() {
    on_both_engines(|db| async move {
        let world = Grouped::on(db).await;
        let note = world.rafi.note(1, "Who has a ladder?");
        world.far.serves_object(&note);
        world.announces(1, world.rafi.activity(1, "Create", note.clone())).await;
        let delete = |number: u32| world.rafi.activity(number, "Delete", note["id"].clone());
        assert_eq!(world.announces(2, delete(2)).await.as_deref(), Some("ignored"), "it is still there");
        assert_eq!(world.read().await.len(), 1);
        // The group of somebody else cannot even make us look.
        let path = note["id"].as_str().expect("an id").trim_start_matches("https://far.example").to_owned();
        world.far.serves_as(&path, 410, "text/plain", "");
        assert_eq!(world.announces(3, delete(3)).await.as_deref(), Some("done"));
        assert_eq!(world.read().await, []);
        world.far.serves_object(&note);
        world.announces(4, world.rafi.activity(4, "Create", note.clone())).await;
        assert_eq!(world.read().await, [], "deleted stays deleted");
    })
    .await;
}

#[tokio::test]
async fn votes_locks_and_bans_within_a_group_are_ignored_and_cost_no_fetch() {
    let database = TestDatabase::sqlite().await;
    let world = Grouped::on(database.db.clone()).await;
    let listing = world.velo.publishes(offer("Drill")).await;
    world.network.settle(&[&world.velo.instance]).await;
    world.far.forget_requests();
    let target = json!("https://far.example/users/rafi/notes/1");
    for (number, kind) in (10..).zip(["Like", "Dislike", "Undo", "Lock", "Block", "Flag", "Add", "Remove", "Announce", "Follow"]) {
        let whole = world.rafi.activity(number, kind, target.clone());
        assert_eq!(world.announces(number, whole).await.as_deref(), Some("ignored"), "{kind}");
    }
    // Nor does somebody like what is ours because a group says so.
    let like = world.rafi.activity(30, "Like", json!(listing.object_url.as_str()));
    assert_eq!(world.announces(30, like).await.as_deref(), Some("ignored"));
    let viewer = allmende_domain::permission::Viewer::Stranger;
    let view = allmende_app::listings::show(&world.velo.instance, &viewer, &listing.id).await.expect("our listing");
    assert_eq!((view.likes, view.shares), (0, 0));
    assert_eq!(world.far.fetches(), Vec::<String>::new());
    assert_eq!(world.read().await, []);
}
