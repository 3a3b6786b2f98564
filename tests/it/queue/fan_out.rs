//! Many followers are addressed stretch by stretch: whatever stops in between, everybody gets it once.

use std::collections::BTreeMap;

use allmende_db::queue::{self as table, Circle, Reading};
use allmende_db::sql;
use allmende_delivery::{Audience, FanOut, enqueue, limits};
use allmende_domain::ids::ActorId;
use allmende_domain::url::ObjectUrl;
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

#[tokio::test]
async fn who_is_in_two_circles_or_named_beside_them_gets_it_once_and_each_form_has_its_own() {
    on_both_engines(|db| async move {
        let kit = Kit::on(db.clone(), 1).await;
        let all = with_followers(&kit).await;
        let mut tx = kit.db.begin().await.unwrap();
        // A microblog has collections of followers; a third of those that have none are persons of servers of groups.
        let microblogs = "UPDATE actors SET followers = url WHERE is_local = $1 AND inbox NOT LIKE '%1.example/inbox'";
        sql(microblogs).bind(false).execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let circle = |reading| Circle { followers_of: ActorId::parse(OURS).unwrap(), reading };
        let also = vec![ObjectUrl::parse("https://h11.example/inbox").unwrap(), ObjectUrl::parse("https://new.example/inbox").unwrap()];
        let trials = [
            ("ids", circle(Reading::Ids), None, Vec::new()),
            ("activities", circle(Reading::Activities), None, Vec::new()),
            ("both", circle(Reading::Ids), Some(circle(Reading::Activities)), Vec::new()),
            ("twice", circle(Reading::Any), Some(circle(Reading::Ids)), also),
        ];
        let mut reached = BTreeMap::new();
        for (name, first, second, also) in trials {
            let audience = Audience::Circles { first, second, also };
            let mut tx = kit.db.begin().await.unwrap();
            let enqueued = enqueue(&mut tx, &activity(name, "Create", name), &audience, kit.now()).await.unwrap();
            tx.commit().await.unwrap();
            // Taken over from the table each time, as by another process.
            let mut more = enqueued.rest.is_some();
            while more {
                let mut fan_out = FanOut::unfinished(&mut kit.db.read().await.unwrap()).await.unwrap().expect("it did not end");
                let mut tx = kit.db.begin().await.unwrap();
                more = fan_out.stretch(&mut tx, STRETCH, kit.now()).await.unwrap().more;
                tx.commit().await.unwrap();
            }
            assert!(FanOut::unfinished(&mut kit.db.read().await.unwrap()).await.unwrap().is_none(), "{name}");
            reached.insert(name, kit.status(name).await.audience);
        }
        assert!(reached["ids"] > 0 && reached["activities"] > 0, "{reached:?}");
        assert_eq!(reached["ids"] + reached["activities"], all, "each inbox reads one form: {reached:?}");
        assert_eq!((reached["both"], reached["twice"]), (all, all + 1), "{reached:?}");
        let mut tx = kit.db.begin().await.unwrap();
        sql("INSERT INTO activity_readers (host, learnt_at) SELECT DISTINCT host, 1 FROM actors WHERE is_local = $1")
            .bind(false)
            .execute(&mut tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let none = table::followers_after(&mut kit.db.read().await.unwrap(), &circle(Reading::Ids), "", 10).await.unwrap();
        assert!(none.is_empty(), "servers that showed that they read activities get no ids");
    })
    .await;
}
