//! Many followers are addressed stretch by stretch: whatever stops in between, everybody gets it once.

use std::collections::BTreeMap;

use allmende_db::queue as table;
use allmende_delivery::{Audience, FanOut, enqueue, limits};
use allmende_domain::ids::ActorId;
use allmende_tests::on_both_engines;

use super::kit::{Kit, OURS, activity, add_follower, url};

const FOLLOWERS: u32 = 300;
const STRETCH: usize = 7;

/// Three of four followers have an inbox of their own, the others share one of two.
async fn with_followers(kit: &Kit) -> i64 {
    let mut tx = kit.db.begin().await.unwrap();
    for number in 10..10 + FOLLOWERS {
        let shared = (number % 4 == 0).then(|| format!("https://s{}.example/inbox", number % 8));
        add_follower(&mut tx, number, &format!("https://h{number}.example/inbox"), shared.as_deref(), "accepted").await;
    }
    tx.commit().await.unwrap();
    i64::from(FOLLOWERS - FOLLOWERS / 4 + 2)
}

#[tokio::test]
async fn a_stop_between_stretches_leaves_nobody_out_and_reaches_nobody_twice() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 1).await;
        let endpoints = with_followers(&kit).await;
        let audience = Audience::FollowersOf(ActorId::parse(OURS).unwrap());
        let queue = kit.queue();
        let mut tx = kit.db.begin().await.unwrap();
        let mut enqueued = enqueue(&mut tx, &activity("a", "Create", "o"), &audience, kit.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(enqueued.endpoints.len(), usize::try_from(enqueued.audience).unwrap());
        let mut rest = enqueued.rest.take();
        assert!(rest.is_some());
        let mut round = 0;
        while let Some(mut fan_out) = rest {
            round += 1;
            // What was addressed is delivered and gone from the table before the next stretch.
            assert!(kit.drain(&queue, 20, 1_000).await);
            let mut tx = kit.db.begin().await.unwrap();
            let stretch = fan_out.stretch(&mut tx, STRETCH, kit.now()).await.unwrap();
            if round % 3 == 0 {
                // Stopped before the commit, after it, or not at all.
                tx.rollback().await.unwrap();
            } else {
                tx.commit().await.unwrap();
            }
            rest = if round % 3 == 1 && stretch.more {
                Some(fan_out)
            } else {
                FanOut::unfinished(&mut kit.db.read().await.unwrap()).await.unwrap()
            };
        }
        assert!(round > usize::try_from(FOLLOWERS).unwrap() / STRETCH - limits::FIRST_STRETCH / STRETCH);
        assert!(kit.drain(&queue, 20, 1_000).await);
        let status = kit.status("a").await;
        assert_eq!((status.audience, status.delivered, status.pending), (endpoints, endpoints, 0));
        let mut received = BTreeMap::new();
        for inbox in ["https://s0.example/inbox", "https://s4.example/inbox", "https://h11.example/inbox", "https://h309.example/inbox"] {
            received.insert(inbox, kit.received(inbox).len());
        }
        assert!(received.values().all(|times| *times == 1), "{received:?}");
    })
    .await;
}

#[tokio::test]
async fn a_fan_out_that_nobody_ended_goes_with_its_activity() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 1).await;
        with_followers(&kit).await;
        let audience = Audience::FollowersOf(ActorId::parse(OURS).unwrap());
        let mut tx = kit.db.begin().await.unwrap();
        enqueue(&mut tx, &activity("a", "Create", "o"), &audience, kit.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(kit.drain(&kit.queue(), 20, 1_000).await);
        kit.wait(2 * limits::FORGET_MS);
        let mut tx = kit.db.begin().await.unwrap();
        assert_eq!(table::forget_activities(&mut tx, kit.now()).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(FanOut::unfinished(&mut kit.db.read().await.unwrap()).await.unwrap().is_none());
        assert!(table::activity_status(&mut kit.db.read().await.unwrap(), &url("a")).await.unwrap().is_none());
    })
    .await;
}
