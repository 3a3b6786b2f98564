//! What peers sent.

use allmende_db::Db;
use allmende_db::inbox::{self, InboxRow, NewInbox, Outcome};
use allmende_domain::time::UnixMillis;
use allmende_tests::on_both_engines;

fn arrival(activity: &str, recipient: &str, actor: &str, host: &str, body: &[u8]) -> NewInbox {
    NewInbox {
        activity_url: activity.to_owned(),
        recipient: recipient.to_owned(),
        actor_url: format!("https://{host}/{actor}"),
        host: host.to_owned(),
        body: body.to_vec(),
        now: UnixMillis(1_000),
    }
}

async fn keep(db: &Db, activity: &str, recipient: &str, actor: &str, host: &str) -> bool {
    let mut tx = db.begin().await.unwrap();
    let new = arrival(activity, recipient, actor, host, b"{}");
    let fresh = inbox::insert(&mut tx, &[&new]).await.unwrap() == 1;
    tx.commit().await.unwrap();
    fresh
}

async fn waiting_rows(db: &Db, now: i64, limit: i64) -> Vec<InboxRow> {
    let mut conn = db.read().await.unwrap();
    let seqs = inbox::waiting(&mut conn, UnixMillis(now), limit).await.unwrap();
    inbox::load(&mut conn, &seqs).await.unwrap()
}

async fn waiting(db: &Db, now: i64, limit: i64) -> Vec<String> {
    waiting_rows(db, now, limit).await.into_iter().map(|row| row.activity_url).collect()
}

#[tokio::test]
async fn s6_the_same_activity_is_kept_once_for_each_recipient() {
    on_both_engines(|db| async move {
        assert!(keep(&db, "a1", "", "ada", "a.example").await);
        assert!(!keep(&db, "a1", "", "ada", "a.example").await);
        assert!(keep(&db, "a1", "https://ours.example/coops/velo", "ada", "a.example").await);
        assert_eq!(inbox::backlog_of(&mut db.read().await.unwrap(), "a.example").await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_comes_together_is_kept_in_its_order_and_as_it_came() {
    on_both_engines(|db| async move {
        let bodies = [r#"{"a":"\"\\ \u0000 \ud83d\ude80"}"#, "{\"b\":\"\u{1f680}\u{7f}\",\n\t\"c\":[]}", "{}"];
        let [first, second, third] = bodies.map(|body| arrival(&format!("a{}", body.len()), "", "ada", "a.example", body.as_bytes()));
        let mut tx = db.begin().await.unwrap();
        assert_eq!(inbox::insert(&mut tx, &[&first, &second, &first, &third]).await.unwrap(), 3, "one of them came twice");
        assert_eq!(inbox::insert(&mut tx, &[]).await.unwrap(), 0);
        let torn = arrival("torn", "", "ada", "a.example", &[b'"', 0xff, b'"']);
        assert!(inbox::insert(&mut tx, &[&torn]).await.is_err(), "no JSON");
        tx.commit().await.unwrap();
        let kept: Vec<String> = waiting_rows(&db, 2_000, 10).await.into_iter().map(|row| String::from_utf8(row.body).unwrap()).collect();
        assert_eq!(kept, bodies);
    })
    .await;
}

#[tokio::test]
async fn a_host_that_sends_much_delays_only_itself() {
    on_both_engines(|db| async move {
        for number in 0..5 {
            keep(&db, &format!("loud{number}"), "", "ada", "loud.example").await;
        }
        keep(&db, "quiet0", "", "bob", "quiet.example").await;
        assert_eq!(waiting(&db, 2_000, 3).await, ["loud0", "quiet0", "loud1"]);
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_another_attempt_holds_back_its_actor_and_nobody_else() {
    on_both_engines(|db| async move {
        keep(&db, "ada1", "", "ada", "a.example").await;
        keep(&db, "ada2", "", "ada", "a.example").await;
        keep(&db, "eve1", "", "eve", "a.example").await;
        let first = waiting_rows(&db, 2_000, 1).await.remove(0);
        let mut tx = db.begin().await.unwrap();
        assert!(inbox::postpone(&mut tx, first.seq, UnixMillis(9_000), "its author's server is asleep").await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(waiting(&db, 2_000, 10).await, ["eve1"]);
        assert_eq!(waiting(&db, 9_000, 10).await, ["ada1", "ada2", "eve1"]);
    })
    .await;
}

#[tokio::test]
async fn what_ended_is_known_again_until_it_is_forgotten() {
    on_both_engines(|db| async move {
        keep(&db, "a1", "", "ada", "a.example").await;
        let row = waiting_rows(&db, 2_000, 1).await.remove(0);
        assert_eq!((row.body.as_slice(), row.attempts), (b"{}".as_slice(), 0));
        let mut tx = db.begin().await.unwrap();
        let ended = |outcome| [inbox::Ended { seq: row.seq, outcome, reason: String::new() }];
        assert_eq!(inbox::finish(&mut tx, &ended(Outcome::Done), UnixMillis(3_000)).await.unwrap(), 1);
        assert_eq!(inbox::finish(&mut tx, &ended(Outcome::Failed), UnixMillis(3_000)).await.unwrap(), 0);
        tx.commit().await.unwrap();
        assert!(waiting(&db, 9_000, 10).await.is_empty());
        assert!(!keep(&db, "a1", "", "ada", "a.example").await, "a repetition is recognised");

        let mut tx = db.begin().await.unwrap();
        assert_eq!(inbox::forget_processed(&mut tx, UnixMillis(3_000)).await.unwrap(), 0);
        assert_eq!(inbox::forget_processed(&mut tx, UnixMillis(3_001)).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(keep(&db, "a1", "", "ada", "a.example").await);
    })
    .await;
}
