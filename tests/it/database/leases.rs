//! Leases and the nodes that hold them.

use allmende_db::leases::{self, Node};
use allmende_domain::time::UnixMillis;
use allmende_tests::on_both_engines;

fn node(id: &str) -> Node {
    let (name, now) = (format!("machine {id}"), UnixMillis(1));
    Node { id: id.to_owned(), name, beat: 0, lease_ms: 15_000, leaving: false, started_at: now, seen_at: now }
}

#[tokio::test]
async fn a_beat_counts_only_for_who_is_still_among_the_nodes() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.unwrap();
        let first = leases::register(&mut tx, &node("a")).await.unwrap();
        let second = leases::beat(&mut tx, "a", first, 0, false, UnixMillis(2)).await.unwrap().unwrap();
        assert!(second > first);
        assert_eq!(leases::beat(&mut tx, "a", first, 0, false, UnixMillis(3)).await.unwrap(), None, "somebody else beats under this id");
        assert_eq!(leases::beat(&mut tx, "a", first, 1, true, UnixMillis(4)).await.unwrap(), Some(second + 1), "it was not sure");
        assert!(!leases::declare_lost(&mut tx, "a", first).await.unwrap(), "it has beaten since");
        assert!(leases::declare_lost(&mut tx, "a", second + 1).await.unwrap());
        assert_eq!(leases::beat(&mut tx, "a", second + 1, 1, false, UnixMillis(5)).await.unwrap(), None);
        let again = leases::register(&mut tx, &node("a")).await.unwrap();
        assert!(leases::register(&mut tx, &node("a")).await.unwrap() > again, "its next life");
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_lease_changes_hands_by_its_token() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.unwrap();
        leases::ensure(&mut tx, ["x".to_owned(), "y".to_owned()]).await.unwrap();
        leases::ensure(&mut tx, ["x".to_owned()]).await.unwrap();
        for id in ["a", "b"] {
            leases::register(&mut tx, &node(id)).await.unwrap();
        }
        let token = leases::take(&mut tx, "x", "a", 0).await.unwrap().unwrap();
        assert_eq!(leases::take(&mut tx, "x", "b", 0).await.unwrap(), None);
        assert_eq!(leases::take(&mut tx, "x", "b", token).await.unwrap(), None, "it is somebody's");
        let names = ["x".to_owned(), "y".to_owned()];
        assert_eq!(leases::hold(&mut tx, "a", &names).await.unwrap(), [("x".to_owned(), token)]);
        assert!(leases::hold(&mut tx, "b", &names).await.unwrap().is_empty());
        assert_eq!(leases::free_orphans(&mut tx).await.unwrap(), 0);
        leases::remove(&mut tx, "a").await.unwrap();
        assert_eq!(leases::free_orphans(&mut tx).await.unwrap(), 1);
        let next = leases::take(&mut tx, "x", "b", token + 1).await.unwrap().unwrap();
        assert!(next > token);
        assert!(!leases::release(&mut tx, "x", "b", token).await.unwrap());
        assert!(leases::release(&mut tx, "x", "b", next).await.unwrap());
        tx.commit().await.unwrap();
    })
    .await;
}

/// On SQLite nobody else writes at the time.
#[tokio::test]
async fn a_lease_that_a_transaction_relies_on_does_not_change_hands() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.unwrap();
        leases::ensure(&mut tx, ["x".to_owned(), "y".to_owned()]).await.unwrap();
        let beat = leases::register(&mut tx, &node("a")).await.unwrap();
        for name in ["x", "y"] {
            leases::take(&mut tx, name, "a", 0).await.unwrap().unwrap();
        }
        tx.commit().await.unwrap();
        if db.is_sqlite() {
            return;
        }
        let mut relying = db.begin().await.unwrap();
        assert_eq!(leases::hold(&mut relying, "a", &["x".to_owned()]).await.unwrap().len(), 1);
        let mut other = db.begin().await.unwrap();
        assert!(leases::declare_lost(&mut other, "a", beat).await.unwrap());
        assert_eq!(leases::free_orphans(&mut other).await.unwrap(), 1, "y, without waiting for x");
        other.commit().await.unwrap();
        assert_eq!(leases::hold(&mut relying, "a", &["x".to_owned()]).await.unwrap().len(), 1, "still its own");
        relying.commit().await.unwrap();
        let mut other = db.begin().await.unwrap();
        assert_eq!(leases::free_orphans(&mut other).await.unwrap(), 1);
        other.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_notice_reaches_who_listens_on_postgresql() {
    on_both_engines(|db| async move {
        let listener = db.listen().await.unwrap();
        db.tell("a", &["events", "leases"]).await.unwrap();
        let Some(mut listener) = listener else {
            assert!(db.is_sqlite());
            return;
        };
        let notice = listener.next().await.unwrap().unwrap();
        assert_eq!((notice.sender.as_str(), notice.topics), ("a", vec!["events".to_owned(), "leases".to_owned()]));
    })
    .await;
}

/// A program that stands still in the middle of a transaction must not hold its locks for ever.
#[tokio::test]
async fn postgresql_ends_a_transaction_whose_program_says_nothing() {
    on_both_engines(|db| async move {
        if db.is_sqlite() {
            return;
        }
        let mut conn = db.read().await.unwrap();
        let timeout: String = allmende_db::sql("SELECT current_setting('idle_in_transaction_session_timeout') AS timeout")
            .fetch_one(&mut conn, |row| row.get("timeout"))
            .await
            .unwrap();
        assert_eq!(timeout, "10s");
    })
    .await;
}
