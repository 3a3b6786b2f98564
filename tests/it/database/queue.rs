//! The delivery queue's tables.

use allmende_app::actors::{RemoteActor, store_remote};
use allmende_app::follows;
use allmende_db::queue;
use allmende_delivery::{Audience, NewActivity, enqueue};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::url::{Host, ObjectUrl};
use allmende_tests::{TestApp, on_both_engines};

fn url(text: &str) -> ObjectUrl {
    ObjectUrl::parse(text).expect("an address")
}

/// `name` on `host`, where everybody has the same shared inbox, and follows `cooperative`.
async fn follower(app: &TestApp, name: &str, host: &str, cooperative: &Cooperative) -> Actor {
    let base = format!("https://{host}/{name}");
    let remote = RemoteActor {
        url: url(&base),
        kind: ActorKind::Person,
        username: name.to_owned(),
        host: Host::parse(host).expect("a host"),
        name: name.to_owned(),
        summary: String::new(),
        page_url: None,
        icon_url: None,
        inbox: url(&format!("{base}/inbox")),
        shared_inbox: Some(url(&format!("https://{host}/inbox"))),
        outbox: None,
        followers: None,
        approves_followers: false,
        key_id: format!("{base}#main-key"),
        public_key_pem: String::new(),
        ed25519_keys: Vec::new(),
    };
    let actor = store_remote(app, remote).await.expect("it is kept");
    let target = allmende_app::actors::by_id(app, &cooperative.actor).await.expect("the cooperative's actor");
    follows::receive(app, &actor, &target, &format!("{base}/follows/1")).await.expect("it follows");
    actor
}

fn activity(cooperative: &Cooperative, number: u32) -> NewActivity {
    NewActivity {
        activity_url: url(&format!("https://one.example/activities/{number}")),
        actor_id: cooperative.actor.clone(),
        object_url: url("https://one.example/listings/1"),
        kind: "Create".to_owned(),
        body: b"{}".to_vec(),
    }
}

#[tokio::test]
async fn followers_on_one_server_get_one_delivery_and_doing_it_twice_does_nothing() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        for (name, host) in [("ada", "a.example"), ("bob", "a.example"), ("eve", "b.example")] {
            follower(&app, name, host, &velo).await;
        }
        let audience = Audience::FollowersOf(velo.actor.clone());
        let mut tx = db.begin().await.unwrap();
        let first = enqueue(&mut tx, &activity(&velo, 1), &audience, app.now()).await.unwrap();
        let again = enqueue(&mut tx, &activity(&velo, 1), &audience, app.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((first.audience, first.fresh), (2, true));
        assert_eq!((again.seq, again.fresh), (first.seq, false));
        let mut conn = db.read().await.unwrap();
        assert_eq!(queue::totals(&mut conn).await.unwrap().pending, 2);
        let status = queue::activity_status(&mut conn, "https://one.example/activities/1").await.unwrap().expect("it is known");
        assert_eq!((status.sent.audience, status.sent.pending, status.sent.delivered), (2, 2, 0));
        let mut inboxes: Vec<_> = status.undelivered.iter().map(|row| row.inbox.clone()).collect();
        inboxes.sort();
        assert_eq!(inboxes, ["https://a.example/inbox", "https://b.example/inbox"]);
    })
    .await;
}

#[tokio::test]
async fn an_enqueue_that_is_not_committed_leaves_nothing() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        follower(&app, "ada", "a.example", &velo).await;
        let mut tx = db.begin().await.unwrap();
        enqueue(&mut tx, &activity(&velo, 1), &Audience::FollowersOf(velo.actor.clone()), app.now()).await.unwrap();
        tx.rollback().await.unwrap();
        let mut conn = db.read().await.unwrap();
        assert_eq!(queue::totals(&mut conn).await.unwrap().pending, 0);
        assert!(queue::activity_body(&mut conn, "https://one.example/activities/1").await.unwrap().is_none());
    })
    .await;
}
