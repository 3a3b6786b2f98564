//! What people see of the queue and the inbox, and what they do about it.

use allmende_app::deliveries::{self, Burial, Condition, HostFilter, LetterFilter, LetterKey, PlaceKey, ReasonClass};
use allmende_app::{AppError, arrivals};
use allmende_db::inbox::{self, NewInbox, Outcome};
use allmende_db::{Db, queue, sql};
use allmende_delivery::{Audience, NewActivity, enqueue};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, UnixMillis};
use allmende_domain::url::{Host, ObjectUrl};
use allmende_tests::{TestApp, on_both_engines};

const OPERATOR: Viewer = Viewer::Operator;

fn url(text: &str) -> ObjectUrl {
    ObjectUrl::parse(text).expect("an address")
}

/// One activity of `cooperative` to the inboxes of `hosts`; its number.
async fn send(app: &TestApp, cooperative: &Cooperative, name: &str, hosts: &[&str]) -> i64 {
    let activity = NewActivity {
        activity_url: url(&format!("https://one.example/activities/{name}")),
        actor_id: cooperative.actor.clone(),
        object_url: url(&format!("https://one.example/listings/{name}")),
        kind: "Create".to_owned(),
        body: b"{}".to_vec(),
    };
    let inboxes = hosts.iter().map(|host| url(&format!("https://{host}/inbox"))).collect();
    let mut tx = app.db.begin().await.unwrap();
    let enqueued = enqueue(&mut tx, &activity, &Audience::Inboxes(inboxes), app.now()).await.unwrap();
    tx.commit().await.unwrap();
    enqueued.seq
}

async fn endpoint_of(db: &Db, host: &str) -> i64 {
    let mut conn = db.read().await.unwrap();
    sql("SELECT id FROM endpoints WHERE host = $1").text(host).fetch_one(&mut conn, |row| row.get("id")).await.unwrap()
}

/// Lets the endpoint of a host be in a condition.
async fn set(db: &Db, host: &str, breaker: &str, failures: i64, since: Option<i64>, success: Option<i64>) {
    let mut tx = db.begin().await.unwrap();
    sql("UPDATE endpoints SET breaker = $2, failures = $3, first_failure_at = $4, last_success_at = $5 WHERE host = $1")
        .text(host)
        .text(breaker)
        .bind(failures)
        .bind(since)
        .bind(success)
        .execute(&mut tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// What waits for a host becomes a dead letter.
async fn bury(db: &Db, host: &str, state: &str, status: Option<i64>, reason: &str, at: i64) {
    let endpoint = endpoint_of(db, host).await;
    let mut tx = db.begin().await.unwrap();
    sql("INSERT INTO dead_letters (endpoint_id, seq, state, status, reason, attempted_at)
         SELECT endpoint_id, seq, $2, $3, $4, $5 FROM deliveries WHERE endpoint_id = $1")
    .bind(endpoint)
    .text(state)
    .bind(status)
    .text(reason)
    .bind(at)
    .execute(&mut tx)
    .await
    .unwrap();
    sql("DELETE FROM deliveries WHERE endpoint_id = $1").bind(endpoint).execute(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

async fn hosts(app: &TestApp, filter: &HostFilter) -> Vec<String> {
    let mut all = Vec::new();
    let mut after = PlaceKey::start();
    loop {
        let found = deliveries::hosts(app, &OPERATOR, filter, &after).await.unwrap();
        all.extend(found.hosts.iter().map(|status| status.host.clone()));
        match found.next {
            // As an address carries it.
            Some(next) => after = PlaceKey::read(&next.to_text()),
            None => return all,
        }
    }
}

#[tokio::test]
async fn servers_are_listed_worst_first_whatever_their_number_and_found_by_name_and_state() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        let names: Vec<String> = (10..60).map(|number| format!("h{number}.example")).collect();
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        send(&app, &velo, "1", &all).await;
        set(&db, "h20.example", "closed", 1, Some(2_000), None).await;
        set(&db, "h21.example", "closed", 1, Some(1_000), None).await;
        set(&db, "h30.example", "open", 9, Some(5_000), Some(1)).await;
        set(&db, "h31.example", "gone", 9, Some(5_000), None).await;
        set(&db, "h32.example", "suspended", 0, None, None).await;
        set(&db, "h40.example", "half-open", 9, Some(5_000), None).await;
        set(&db, "h50.example", "closed", 0, None, Some(9)).await;
        let listed = hosts(&app, &HostFilter::default()).await;
        let first: Vec<&str> = listed.iter().take(6).map(String::as_str).collect();
        let worst = ["h30.example", "h40.example", "h21.example", "h20.example", "h31.example", "h32.example"];
        assert_eq!(first, worst);
        assert_eq!((listed.len(), listed.last().unwrap().as_str()), (50, "h50.example"));
        assert_eq!(hosts(&app, &HostFilter { in_trouble: true, ..HostFilter::default() }).await, worst[..5]);
        assert_eq!(hosts(&app, &HostFilter { search: "H5".to_owned(), ..HostFilter::default() }).await.len(), 10);
        assert!(hosts(&app, &HostFilter { search: "h_0".to_owned(), ..HostFilter::default() }).await.is_empty());

        bury(&db, "h30.example", "dead", Some(422), "answered 422", 1).await;
        let waiting = hosts(&app, &HostFilter { with_backlog: true, ..HostFilter::default() }).await;
        assert_eq!((waiting.len(), waiting[0].as_str()), (49, "h40.example"));
        let one = deliveries::host(&app, &OPERATOR, &Host::parse("h30.example").unwrap(), &PlaceKey::start()).await.unwrap();
        assert_eq!((one.status.condition, one.status.backlog, one.status.dead, one.inboxes.len()), (Condition::Waiting, 0, 1, 1));
        let nobody = deliveries::host(&app, &OPERATOR, &Host::parse("nobody.example").unwrap(), &PlaceKey::start()).await;
        assert!(matches!(nobody, Err(AppError::NotFound)));
        let figures = deliveries::figures(&app).await.unwrap();
        assert_eq!((figures.hosts_waiting, figures.hosts_late, figures.dead), (49, 0, 1));
        assert_eq!(figures.conditions.iter().map(|one| one.endpoints).sum::<i64>(), 50);
        assert_eq!(figures.conditions.iter().map(|one| one.pending).sum::<i64>(), 49);
    })
    .await;
}

#[tokio::test]
async fn a_server_with_many_inboxes_is_one_line_and_its_inboxes_come_in_pages() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        let activity = NewActivity {
            activity_url: url("https://one.example/activities/1"),
            actor_id: velo.actor.clone(),
            object_url: url("https://one.example/listings/1"),
            kind: "Create".to_owned(),
            body: b"{}".to_vec(),
        };
        let inboxes = (0..60).map(|number| url(&format!("https://many.example/u{number}/inbox"))).collect();
        let mut tx = db.begin().await.unwrap();
        enqueue(&mut tx, &activity, &Audience::Inboxes(inboxes), app.now()).await.unwrap();
        tx.commit().await.unwrap();
        let found = deliveries::hosts(&app, &OPERATOR, &HostFilter::default(), &PlaceKey::start()).await.unwrap();
        assert_eq!(found.hosts.len(), 1);
        let many = &found.hosts[0];
        assert_eq!((many.inboxes_count, many.backlog, many.inboxes.len()), (60, 60, 4));
        assert_eq!(many.oldest_pending_at, Some(app.now()));
        let (mut seen, mut after) = (Vec::new(), PlaceKey::start());
        loop {
            let view = deliveries::host(&app, &OPERATOR, &Host::parse("many.example").unwrap(), &after).await.unwrap();
            seen.extend(view.inboxes.iter().map(|inbox| inbox.endpoint().id));
            match view.next {
                Some(next) => after = PlaceKey::read(&next.to_text()),
                None => break,
            }
        }
        let mut distinct = seen.clone();
        distinct.dedup();
        assert_eq!((seen.len(), distinct.len()), (60, 60));
        let one = deliveries::inbox(&app, &OPERATOR, seen[0], 0).await.unwrap();
        assert_eq!((one.pending.len(), one.next), (1, None));
    })
    .await;
}

async fn letters(app: &TestApp, filter: &LetterFilter) -> Vec<(String, Burial)> {
    let mut all = Vec::new();
    let mut after = LetterKey::start();
    loop {
        let found = deliveries::letters(app, &OPERATOR, filter, &after).await.unwrap();
        all.extend(found.letters.iter().map(|letter| (letter.host.clone(), letter.state)));
        match found.next {
            Some(next) => after = LetterKey::read(&next.to_text()),
            None => return all,
        }
    }
}

#[tokio::test]
async fn dead_letters_are_filtered_sent_again_and_given_up_in_bulk() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        let seq = send(&app, &velo, "1", &["a.example", "b.example", "c.example", "d.example", "e.example"]).await;
        bury(&db, "a.example", "dead", Some(422), "answered 422", 5_000).await;
        bury(&db, "b.example", "parked", Some(403), "answered 403: it refuses this for now", 4_000).await;
        bury(&db, "c.example", "dead", Some(410), "the endpoint is gone: answered 410", 3_000).await;
        bury(&db, "d.example", "dead", None, "no success for 7 days", 2_000).await;
        bury(&db, "e.example", "dead", None, "the actor has no key", 1_000).await;
        let filter = |class| LetterFilter { class: Some(class), ..LetterFilter::default() };
        let hosts = |letters: Vec<(String, Burial)>| letters.into_iter().map(|(host, _)| host).collect::<Vec<_>>();
        assert_eq!(hosts(letters(&app, &LetterFilter::default()).await), ["a.example", "b.example", "c.example", "d.example", "e.example"]);
        assert_eq!(hosts(letters(&app, &filter(ReasonClass::Refused)).await), ["a.example", "b.example"]);
        assert_eq!(hosts(letters(&app, &filter(ReasonClass::Gone)).await), ["c.example"]);
        assert_eq!(hosts(letters(&app, &filter(ReasonClass::Late)).await), ["d.example"]);
        assert_eq!(hosts(letters(&app, &filter(ReasonClass::Ours)).await), ["e.example"]);
        let parked = LetterFilter { state: Some(Burial::Parked), ..LetterFilter::default() };
        assert_eq!(letters(&app, &parked).await, [("b.example".to_owned(), Burial::Parked)]);

        assert_eq!(deliveries::discard_all(&app, &OPERATOR, &filter(ReasonClass::Ours)).await.unwrap(), 1);
        assert_eq!(deliveries::letters_count(&app, &OPERATOR, &LetterFilter::default()).await.unwrap(), 4);
        let discarded = LetterFilter { state: Some(Burial::Discarded), ..LetterFilter::default() };
        assert_eq!(hosts(letters(&app, &discarded).await), ["e.example"]);
        let sent = deliveries::sent_seq(&app, &OPERATOR, seq).await.unwrap().activity;
        assert_eq!((sent.audience, sent.delivered, sent.parked, sent.dead, sent.discarded), (5, 0, 1, 3, 1), "given up is not delivered");

        set(&db, "a.example", "suspended", 0, None, None).await;
        assert_eq!(deliveries::replay_all(&app, &OPERATOR, &LetterFilter::default()).await.unwrap(), 3, "not to whom we suspended");
        assert_eq!(hosts(letters(&app, &LetterFilter::default()).await), ["a.example"]);
        assert_eq!(deliveries::totals(&app, &OPERATOR).await.unwrap().pending, 3);
        assert_eq!(deliveries::waiting(&app, &OPERATOR, seq, 0).await.unwrap().inboxes.len(), 3);
        let endpoint = endpoint_of(&db, "e.example").await;
        deliveries::replay(&app, &OPERATOR, endpoint, seq).await.unwrap();
        let again = deliveries::replay(&app, &OPERATOR, endpoint, seq).await;
        assert!(matches!(again, Err(AppError::NotFound)));
        let endpoint = endpoint_of(&db, "a.example").await;
        deliveries::discard(&app, &OPERATOR, endpoint, seq).await.unwrap();
        assert!(matches!(deliveries::discard(&app, &OPERATOR, endpoint, seq).await, Err(AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn more_dead_letters_than_one_transaction_takes_are_sent_again_all() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        send(&app, &velo, "1", &["a.example", "b.example"]).await;
        let mut tx = db.begin().await.unwrap();
        sql("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500)
             INSERT INTO activities (activity_url, actor_id, object_url, kind, body, audience, superseded, created_at)
             SELECT 'https://one.example/bulk/' || CAST(i AS TEXT), a.actor_id, 'o', 'Create', a.body, 2, 0, 1
             FROM n CROSS JOIN activities a WHERE a.activity_url = 'https://one.example/activities/1'")
        .execute(&mut tx)
        .await
        .unwrap();
        sql("INSERT INTO dead_letters (endpoint_id, seq, state, status, reason, attempted_at)
             SELECT e.id, a.seq, 'dead', 422, 'answered 422', 1 FROM endpoints e CROSS JOIN activities a WHERE a.object_url = 'o'")
        .execute(&mut tx)
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let here = LetterFilter { host: Some("b.example".to_owned()), ..LetterFilter::default() };
        assert_eq!(deliveries::replay_all(&app, &OPERATOR, &here).await.unwrap(), 1_500);
        assert_eq!(deliveries::letters_count(&app, &OPERATOR, &LetterFilter::default()).await.unwrap(), 1_500);
        assert_eq!(deliveries::discard_all(&app, &OPERATOR, &LetterFilter::default()).await.unwrap(), 1_500);
        assert_eq!(deliveries::totals(&app, &OPERATOR).await.unwrap().pending, 1_502);
    })
    .await;
}

#[tokio::test]
async fn a_steward_sees_and_sends_again_what_their_cooperative_sent_and_nothing_else() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let (velo, pain) = (app.cooperative("velo").await, app.cooperative("pain").await);
        let (mine, theirs) = (send(&app, &velo, "1", &["a.example"]).await, send(&app, &pain, "2", &["a.example"]).await);
        let steward = app.member("anna", Role::Steward, &velo).await;
        let member = app.member("eve", Role::Member, &velo).await;
        let sent = deliveries::sent_of(&app, &steward, &velo, i64::MAX).await.unwrap();
        assert_eq!(sent.activities.iter().map(|view| view.activity.seq).collect::<Vec<_>>(), [mine]);
        assert_eq!(deliveries::sent(&app, &OPERATOR, i64::MAX).await.unwrap().activities.len(), 2);
        assert!(deliveries::sent(&app, &steward, i64::MAX).await.is_err());
        assert!(deliveries::sent_of(&app, &steward, &pain, i64::MAX).await.is_err());
        assert!(deliveries::sent_of(&app, &member, &velo, i64::MAX).await.is_err());
        bury(&db, "a.example", "dead", Some(422), "answered 422", 1).await;
        for (viewer, seq) in [(&steward, theirs), (&member, mine), (&Viewer::Stranger, mine)] {
            assert!(matches!(deliveries::replay_activity(&app, viewer, seq).await, Err(AppError::NotFound)));
            let filter = LetterFilter { seq: Some(seq), ..LetterFilter::default() };
            assert!(deliveries::letters(&app, viewer, &filter, &LetterKey::start()).await.is_err());
        }
        assert!(deliveries::replay_all(&app, &steward, &LetterFilter { seq: Some(mine), ..LetterFilter::default() }).await.is_err());
        assert_eq!(deliveries::replay_activity(&app, &steward, mine).await.unwrap(), 1);
        assert_eq!(deliveries::letters_count(&app, &OPERATOR, &LetterFilter::default()).await.unwrap(), 1);
    })
    .await;
}

async fn arrive(db: &Db, activity: &str, host: &str, at: i64) -> i64 {
    let mut tx = db.begin().await.unwrap();
    let new = NewInbox {
        activity_url: activity.to_owned(),
        recipient: String::new(),
        actor_url: format!("https://{host}/ada"),
        host: host.to_owned(),
        body: b"{}".to_vec(),
        now: UnixMillis(at),
    };
    assert_eq!(inbox::insert(&mut tx, &[&new]).await.unwrap(), 1);
    tx.commit().await.unwrap();
    let mut conn = db.read().await.unwrap();
    sql("SELECT seq FROM inbox WHERE activity_url = $1").text(activity).fetch_one(&mut conn, |row| row.get("seq")).await.unwrap()
}

#[tokio::test]
async fn what_came_in_is_counted_by_host_and_what_failed_is_tried_again_with_its_body() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        for number in 0..3 {
            arrive(&db, &format!("loud{number}"), "loud.example", 1_000).await;
        }
        let first = arrive(&db, "quiet0", "quiet.example", 500).await;
        let broken = arrive(&db, "broken0", "broken.example", 700).await;
        let mut tx = db.begin().await.unwrap();
        inbox::postpone(&mut tx, first, UnixMillis(i64::MAX), "asleep").await.unwrap();
        let ended = inbox::Ended { seq: broken, outcome: Outcome::Failed, reason: "no answer".to_owned() };
        inbox::finish(&mut tx, &[ended], UnixMillis(900)).await.unwrap();
        tx.commit().await.unwrap();
        let totals = arrivals::totals(&app, &OPERATOR).await.unwrap();
        assert_eq!((totals.waiting, totals.failed, totals.hosts_at_quota), (4, 1, 0));
        assert_eq!(inbox::totals(&mut db.read().await.unwrap(), 3).await.unwrap().hosts_at_quota, 1);
        let backlogs = arrivals::backlogs(&app, &OPERATOR, None).await.unwrap().hosts;
        let lines: Vec<_> = backlogs.iter().map(|one| (one.host.as_str(), one.waiting, one.postponed, one.reason.as_str())).collect();
        assert_eq!(lines, [("loud.example", 3, 0, ""), ("quiet.example", 1, 1, "asleep")]);
        let rest = arrivals::backlogs(&app, &OPERATOR, Some((3, "loud.example"))).await.unwrap().hosts;
        assert_eq!(rest.len(), 1);

        let failed = arrivals::failed(&app, &OPERATOR, None, i64::MAX).await.unwrap().arrivals;
        assert_eq!((failed.len(), failed[0].reason.as_str(), failed[0].host.as_str()), (1, "no answer", "broken.example"));
        let elsewhere = Host::parse("loud.example").unwrap();
        assert!(arrivals::failed(&app, &OPERATOR, Some(&elsewhere), i64::MAX).await.unwrap().arrivals.is_empty());
        assert_eq!(arrivals::try_all_again(&app, &OPERATOR, Some(&elsewhere)).await.unwrap(), 0);
        arrivals::try_again(&app, &OPERATOR, broken).await.unwrap();
        assert!(matches!(arrivals::try_again(&app, &OPERATOR, broken).await, Err(AppError::NotFound)));
        let now = app.now();
        let seqs = inbox::waiting(&mut db.read().await.unwrap(), now, 10).await.unwrap();
        let waiting = inbox::load(&mut db.read().await.unwrap(), &seqs).await.unwrap();
        let back = waiting.iter().find(|row| row.seq == broken).expect("it waits again");
        assert_eq!((back.attempts, back.body.as_slice()), (0, b"{}".as_slice()));
        assert!(arrivals::totals(&app, &Viewer::Stranger).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn the_past_of_an_inbox_is_kept_while_its_health_changes() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let velo = app.cooperative("velo").await;
        send(&app, &velo, "1", &["a.example"]).await;
        let id = endpoint_of(&db, "a.example").await;
        for (failures, ms) in [(0, Some(80)), (1, Some(160)), (2, None), (0, Some(90))] {
            let mut tx = db.begin().await.unwrap();
            let mut endpoint = queue::endpoints(&mut tx, &[id]).await.unwrap().remove(0);
            (endpoint.health.failures, endpoint.health.last_duration_ms) = (failures, ms);
            queue::save_health(&mut tx, &[(id, &endpoint.health, false)]).await.unwrap();
            tx.commit().await.unwrap();
        }
        let inbox = queue::inbox_status(&mut db.read().await.unwrap(), id).await.unwrap().unwrap();
        assert_eq!((inbox.failed_count, inbox.duration_smoothed_ms), (2, Some(90)));
        assert_eq!(inbox.known_since, app.now());
        let late = deliveries::figures(&app).await.unwrap();
        assert_eq!(late.oldest_pending_at, Some(app.now()));
        let figures = queue::figures(&mut db.read().await.unwrap(), app.now().plus(DAY_MS)).await.unwrap();
        assert_eq!(figures.hosts_late, 1);
    })
    .await;
}
