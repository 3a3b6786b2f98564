//! What we decide about servers, what they send, and what they get.

use allmende_app::{App, AppError, deliveries, peers};
use allmende_db::inbox::{self, NewInbox, Outcome};
use allmende_db::queue;
use allmende_domain::member::Role;
use allmende_domain::peer::{PeerPolicy, Standing};
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, HOUR_MS};
use allmende_domain::url::{Host, ObjectUrl};

use crate::instances::{OPERATOR, cooperative, instances, listing, member};

#[tokio::test]
async fn m1_a_decision_covers_everything_below_and_never_ourselves() {
    for instance in instances("policy").await {
        let app = &instance.app;
        let host = |text: &str| Host::parse(text).unwrap();
        peers::saw(app, &host("a.evil.example"), false).await.unwrap();
        peers::set_policy(app, &OPERATOR, &host("EVIL.example."), PeerPolicy::Suspend, "spam").await.unwrap();
        for covered in ["evil.example", "a.evil.example", "b.a.evil.example", "a.evil.example:8443"] {
            assert_eq!(peers::standing(app, &host(covered)).await.unwrap(), Standing::Shut, "{covered}");
        }
        for free in ["notevil.example", "evil.example.org", "127.0.0.1"] {
            assert_eq!(peers::standing(app, &host(free)).await.unwrap(), Standing::Open, "{free}");
        }
        for ours in ["velo.example", "example"] {
            let refused = peers::set_policy(app, &OPERATOR, &host(ours), PeerPolicy::Suspend, "").await;
            assert!(matches!(refused, Err(AppError::Conflict { code: "peer-is-us", .. })), "{ours}");
        }
        assert!(matches!(peers::list(app, &Viewer::Stranger).await, Err(AppError::SignInFirst)));
        assert_eq!(peers::list(app, &OPERATOR).await.unwrap().first().unwrap().peer.host, host("evil.example"));

        instance.clock.advance(31 * DAY_MS);
        assert_eq!(peers::forget_idle(app).await.unwrap(), 1, "the idle one goes, the decision stays");
        assert_eq!(peers::standing(app, &host("a.evil.example")).await.unwrap(), Standing::Shut);
        peers::set_policy(app, &OPERATOR, &host("evil.example"), PeerPolicy::Allow, "").await.unwrap();
        assert_eq!(peers::standing(app, &host("a.evil.example")).await.unwrap(), Standing::Open);
        peers::undecide(app, &OPERATOR, &host("evil.example")).await.unwrap();
        assert_eq!(peers::standing(app, &host("a.evil.example")).await.unwrap(), Standing::Open);
    }
}

async fn keep(app: &App, host: &str, actor: &str, number: u32) -> bool {
    let mut tx = app.db.begin().await.unwrap();
    let new = NewInbox {
        activity_url: format!("https://{host}/{actor}/{number}"),
        recipient: String::new(),
        actor_url: format!("https://{host}/{actor}"),
        host: host.to_owned(),
        body: b"{}".to_vec(),
        now: app.now(),
    };
    let fresh = inbox::insert(&mut tx, &[&new]).await.unwrap();
    tx.commit().await.unwrap();
    fresh == 1
}

async fn waiting(app: &App, limit: i64) -> Vec<inbox::InboxRow> {
    let mut conn = app.db.read().await.unwrap();
    let seqs = inbox::waiting(&mut conn, app.now(), limit).await.unwrap();
    let mut rows = Vec::new();
    for seqs in seqs.chunks(inbox::LOADED_AT_ONCE) {
        rows.extend(inbox::load(&mut conn, seqs).await.unwrap());
    }
    rows
}

#[tokio::test]
async fn m3_the_inbox_is_fair_to_hosts_and_keeps_the_order_of_each_actor() {
    for instance in instances("inbox").await {
        let app = &instance.app;
        for number in 0..20 {
            assert!(keep(app, "loud.example", "a", number).await);
        }
        assert!(!keep(app, "loud.example", "a", 0).await, "case S6");
        assert!(keep(app, "quiet.example", "b", 0).await);
        assert!(keep(app, "loud.example", "c", 0).await);
        let batch = waiting(app, 2).await;
        let hosts: Vec<&str> = batch.iter().map(|row| row.host.as_str()).collect();
        assert_eq!(hosts, ["loud.example", "quiet.example"], "the quiet one does not wait behind twenty");

        let first = batch.first().unwrap().seq;
        let mut tx = app.db.begin().await.unwrap();
        assert!(inbox::postpone(&mut tx, first, app.now().plus(HOUR_MS), "no answer").await.unwrap());
        tx.commit().await.unwrap();
        let rest = waiting(app, 100).await;
        let seen: Vec<&str> = rest.iter().map(|row| row.actor_url.as_str()).collect();
        assert_eq!(seen, ["https://quiet.example/b", "https://loud.example/c"], "the later ones of that actor wait too");
        instance.clock.advance(HOUR_MS);
        let again = waiting(app, 100).await;
        assert_eq!(again.len(), 22);
        let of_a: Vec<i64> = again.iter().filter(|row| row.actor_url.ends_with("/a")).map(|row| row.seq).collect();
        assert!(of_a.is_sorted());

        let mut tx = app.db.begin().await.unwrap();
        let ended = |outcome| [inbox::Ended { seq: first, outcome, reason: String::new() }];
        assert_eq!(inbox::finish(&mut tx, &ended(Outcome::Done), app.now()).await.unwrap(), 1);
        assert_eq!(inbox::finish(&mut tx, &ended(Outcome::Failed), app.now()).await.unwrap(), 0, "once");
        tx.commit().await.unwrap();
        let mut conn = app.db.read().await.unwrap();
        assert_eq!(inbox::backlog_of(&mut conn, "loud.example").await.unwrap(), 20);
        drop(conn);
        assert!(!keep(app, "loud.example", "a", 0).await, "known also after it took effect");
        let mut tx = app.db.begin().await.unwrap();
        assert_eq!(inbox::forget_processed(&mut tx, app.now().plus(1)).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn stewards_see_where_their_activities_are_and_nobody_elses() {
    for instance in instances("deliveries").await {
        let app = &instance.app;
        let (velo, actor) = cooperative(app, "velo", false).await;
        let (other, _) = cooperative(app, "other", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let activity = ObjectUrl::parse("https://velo.example/activities/1").unwrap();
        let inbox = ObjectUrl::parse("https://social.example/inbox").unwrap();
        let mut tx = app.db.begin().await.unwrap();
        let new = queue::NewActivity {
            activity_url: activity.clone(),
            actor_id: actor.id.clone(),
            object_url: drill.object_url.clone(),
            kind: "Create".to_owned(),
            body: b"{}".to_vec(),
        };
        let seq = queue::insert_activity(&mut tx, &new, app.now()).await.unwrap().unwrap();
        let endpoints = queue::endpoints_of(&mut tx, std::slice::from_ref(&inbox), app.now()).await.unwrap();
        queue::address(&mut tx, seq, &endpoints).await.unwrap();
        queue::widen_audience(&mut tx, seq, 1).await.unwrap();
        tx.commit().await.unwrap();

        let mine = member(app, &velo.id, Role::Steward).await;
        let status = deliveries::of_listing(app, &mine, &drill.id).await.unwrap().unwrap();
        assert_eq!((status.sent.audience, status.sent.pending, status.sent.delivered), (1, 1, 0));
        assert_eq!(deliveries::of_activity(app, &mine, activity.as_str()).await.unwrap(), status);
        let theirs = member(app, &other.id, Role::Admin).await;
        assert!(matches!(deliveries::of_listing(app, &theirs, &drill.id).await, Err(AppError::NotFound)));
        assert!(matches!(deliveries::of_activity(app, &theirs, activity.as_str()).await, Err(AppError::NotFound)));
        assert!(matches!(deliveries::overview(app, &mine).await, Err(AppError::Forbidden)));
        assert!(matches!(deliveries::retry(app, &mine, inbox.as_str()).await, Err(AppError::Forbidden)));

        let host = Host::parse("social.example").unwrap();
        peers::set_policy(app, &OPERATOR, &host, PeerPolicy::Suspend, "spam").await.unwrap();
        let breaker = deliveries::overview(app, &OPERATOR).await.unwrap().endpoints.first().unwrap().endpoint.health.breaker;
        assert_eq!(breaker, deliveries::Breaker::Suspended);
        let refused = deliveries::resume(app, &OPERATOR, &host).await;
        assert!(matches!(refused, Err(AppError::Conflict { code: "peer-suspended", .. })));
        peers::set_policy(app, &OPERATOR, &host, PeerPolicy::Allow, "").await.unwrap();
        assert_eq!(deliveries::suspend(app, &OPERATOR, &host).await.unwrap(), 1);
        assert_eq!(deliveries::resume(app, &OPERATOR, &host).await.unwrap(), 1);
        deliveries::retry(app, &OPERATOR, inbox.as_str()).await.unwrap();
        assert!(matches!(deliveries::retry(app, &OPERATOR, "https://nowhere.example/inbox").await, Err(AppError::NotFound)));
        assert!(matches!(deliveries::replay(app, &OPERATOR, 1, 999).await, Err(AppError::NotFound)));
    }
}
