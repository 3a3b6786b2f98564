//! What followed actors of other programs write and share, and what they do with our listings.

use allmende_app::listings;
use allmende_db::Db;
use allmende_domain::permission::Viewer;
use allmende_tests::database::TestDatabase;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Network, Peer, PeerActor, on_both_engines};
use serde_json::{Value, json};

/// `velo` follows alice of a server of another kind, and she accepted.
pub struct Followed {
    pub network: Network,
    pub velo: Coop,
    pub social: Peer,
    pub alice: PeerActor,
}

impl Followed {
    pub async fn on(db: Db) -> Self {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let social = Peer::on(&network, "social.example");
        let alice = social.actor("alice", 0);
        velo.asks_to_follow("@alice@social.example").await;
        network.settle(&[&velo.instance]).await;
        let follow = social.deliveries().into_iter().find(|activity| activity["type"] == "Follow").expect("a Follow arrived");
        let followed = Self { network, velo, social, alice };
        followed.says(1, "Accept", follow).await;
        followed
    }

    pub async fn says(&self, number: u32, kind: &str, object: Value) {
        let activity = self.alice.activity(number, kind, object);
        assert_eq!(self.social.delivers(&self.alice, &self.velo.instance, &activity).await, 202);
        self.network.settle(&[&self.velo.instance]).await;
    }

    async fn timeline(&self) -> Vec<String> {
        self.velo.instance.timeline().await.into_iter().map(|view| view.post.words.content).collect()
    }
}

#[tokio::test]
async fn what_a_followed_actor_writes_is_read_edited_and_deleted() {
    on_both_engines(|db| async move {
        let world = Followed::on(db).await;
        let mut note = world.alice.note(1, "Good morning");
        world.says(2, "Create", note.clone()).await;
        assert_eq!(world.timeline().await, ["<p>Good morning</p>"]);
        note["content"] = json!("<p>Good evening</p>");
        note["updated"] = json!("2026-11-22T08:30:00Z");
        world.says(3, "Update", note.clone()).await;
        assert_eq!(world.timeline().await, ["<p>Good evening</p>"]);
        world.says(4, "Delete", json!({"id": note["id"], "type": "Tombstone"})).await;
        assert!(world.timeline().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_shared_post_is_read_at_its_origin() {
    let database = TestDatabase::sqlite().await;
    let world = Followed::on(database.db.clone()).await;
    let origin = Peer::on(&world.network, "origin.example");
    let bob = origin.actor("bob", 1);
    let note = bob.note(1, "From the origin");
    origin.serves_object(&note);
    // What the sharer says about it counts for nothing.
    let mut forged = note.clone();
    forged["content"] = json!("<p>Forged</p>");
    world.says(2, "Announce", forged).await;
    assert_eq!(world.timeline().await, ["<p>From the origin</p>"]);
    let shown = world.velo.instance.timeline().await;
    assert_eq!(shown[0].author.url.as_str(), bob.url);
    assert_eq!(shown[0].shared_by.as_ref().map(|actor| actor.url.as_str()), Some(world.alice.url.as_str()));
    assert!(origin.fetches().contains(&"/users/bob/notes/1".to_owned()));
}

#[tokio::test]
async fn likes_and_shares_are_counted_once_and_taken_back() {
    on_both_engines(|db| async move {
        let world = Followed::on(db).await;
        let listing = world.velo.publishes(offer("Drill")).await;
        let counted = async || {
            let view = listings::show(&world.velo.instance, &Viewer::Stranger, &listing.id).await.unwrap();
            (view.likes, view.shares)
        };
        let url = json!(listing.object_url.as_str());
        world.says(2, "Like", url.clone()).await;
        world.says(3, "Like", url.clone()).await;
        world.says(4, "Announce", url.clone()).await;
        assert_eq!(counted().await, (1, 1));
        world.says(5, "Undo", world.alice.activity(4, "Announce", url.clone())).await;
        assert_eq!(counted().await, (1, 0));
        world.says(6, "Undo", world.alice.activity(3, "Like", url.clone())).await;
        assert_eq!(counted().await, (0, 0));
    })
    .await;
}
