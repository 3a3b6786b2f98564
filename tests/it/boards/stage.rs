//! velo with its board, a microblog server, and a server of groups that shows it by what it does and by no name.

use allmende_app::boards::{self, BoardPostView};
use allmende_db::Db;
use allmende_domain::board::OutsidePosts;
use allmende_domain::permission::Viewer;
use allmende_tests::{Coop, Network, Peer, PeerActor};
use serde_json::{Value, json};

pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

pub struct Stage {
    pub network: Network,
    pub velo: Coop,
    /// A microblog with alice and bob.
    pub social: Peer,
    pub alice: PeerActor,
    pub bob: PeerActor,
    /// A server of groups, whose persons have no collection of followers, as Lemmy's.
    pub forum: Peer,
    pub carol: PeerActor,
    number: std::sync::atomic::AtomicU32,
}

impl Stage {
    pub async fn on(db: Db) -> Self {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let (social, forum) = (Peer::on(&network, "social.example"), Peer::on(&network, "forum.example"));
        let (alice, bob, carol) = (social.actor("alice", 0), social.actor("bob", 1), forum.actor("carol", 2));
        let mut document = carol.document();
        document.as_object_mut().expect("a document").remove("followers");
        forum.serves("/users/carol", &document);
        Self { network, velo, social, alice, bob, forum, carol, number: std::sync::atomic::AtomicU32::new(1) }
    }

    pub fn board(&self) -> String {
        format!("{}/board", self.velo.url())
    }

    pub fn next(&self) -> u32 {
        self.number.fetch_add(1, std::sync::atomic::Ordering::Relaxed)
    }

    pub async fn settle(&self) {
        self.network.settle(&[&self.velo.instance]).await;
    }

    /// bob on the microblog and carol on the forum follow the board; what was delivered until then is forgotten.
    pub async fn followed(&self) {
        for (peer, actor) in [(&self.social, &self.bob), (&self.forum, &self.carol)] {
            let follow = actor.activity(self.next(), "Follow", json!(self.board()));
            assert_eq!(peer.delivers(actor, &self.velo.instance, &follow).await, 202);
        }
        self.settle().await;
        for peer in [&self.social, &self.forum] {
            assert_eq!(kinds(&peer.deliveries()), ["Accept"], "{}", peer.host);
            peer.forget_requests();
        }
    }

    /// What was delivered to a peer since the last call, in order.
    pub fn heard(peer: &Peer) -> Vec<Value> {
        let heard = peer.deliveries();
        peer.forget_requests();
        heard
    }

    pub async fn takes(&self, outside_posts: OutsidePosts) {
        boards::set_outside_posts(&self.velo.instance, &Viewer::Operator, &self.velo.cooperative.id, outside_posts)
            .await
            .expect("a rule is set");
        self.settle().await;
    }

    pub async fn waiting(&self) -> Vec<BoardPostView> {
        boards::waiting(&self.velo.instance, &Viewer::Operator, &self.velo.cooperative.id, 0).await.expect("what waits").items
    }

    /// What a stranger sees on the board.
    pub async fn shown(&self) -> Vec<BoardPostView> {
        boards::accepted(&self.velo.instance, &Viewer::Stranger, &self.velo.cooperative.id, 0).await.expect("the board").items
    }

    /// A public post of alice that mentions the board, as Mastodon writes it.
    pub fn mention(&self, number: u32, content: &str) -> Value {
        let mut note = self.alice.note(number, &format!("{content} <a href=\"{}\" class=\"u-url mention\">@velo.board</a>", self.board()));
        note["cc"] = json!([format!("{}/followers", self.alice.url), self.board()]);
        note["tag"] = json!([{"type": "Mention", "href": self.board(), "name": "@velo.board@velo.example"}]);
        note["inReplyTo"] = Value::Null;
        note
    }

    /// A thread of carol's in the board, as Lemmy writes it.
    pub fn page(&self, number: u32, title: &str) -> Value {
        json!({
            "id": format!("{}/post/{number}", self.forum.url("")),
            "type": "Page",
            "attributedTo": self.carol.url,
            "to": [self.board(), PUBLIC],
            "cc": [],
            "audience": self.board(),
            "name": title,
            "content": "<p>For a week in May.</p>",
            "mediaType": "text/html",
            "attachment": [],
            "published": "2026-11-22T08:00:00.000001Z",
        })
    }

    /// Delivers what `actor` does with `object` to the board's own inbox; the activity.
    pub async fn says(&self, peer: &Peer, actor: &PeerActor, kind: &str, object: Value) -> Value {
        let mut activity = actor.activity(self.next(), kind, object.clone());
        for name in ["to", "cc", "audience"] {
            if let Some(value) = object.get(name) {
                activity[name] = value.clone();
            }
        }
        let signed = peer.signs(actor, &self.velo.instance, "/coops/velo/board/inbox", &activity);
        assert_eq!(peer.sends(&self.velo.instance, signed).await.status(), 202);
        self.settle().await;
        activity
    }
}

pub fn kinds(activities: &[Value]) -> Vec<String> {
    activities.iter().map(|activity| activity["type"].as_str().expect("a type").to_owned()).collect()
}

/// `Announce` with the kind of what is announced: `Announce{Create}`.
pub fn forms(activities: &[Value]) -> Vec<String> {
    let form = |activity: &Value| match (activity["type"].as_str(), activity["object"]["type"].as_str()) {
        (Some("Announce"), Some(inner)) => format!("Announce{{{inner}}}"),
        (Some(kind), _) => kind.to_owned(),
        (None, _) => String::new(),
    };
    activities.iter().map(form).collect()
}
