//! Follows in both directions.

use std::sync::Arc;

use allmende_app::{App, AppError, follows};
use allmende_domain::follow::FollowState;
use allmende_domain::member::Role;
use allmende_domain::time::SECOND_MS;

use crate::Knows;
use crate::instances::{OPERATOR, cooperative, instances, member, recorded, remote};

async fn codes(app: &App, wanted: &str) -> usize {
    recorded(app).await.iter().filter(|event| event.code() == wanted).count()
}

fn orders<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
    if items.is_empty() {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for (at, first) in items.iter().enumerate() {
        let rest: Vec<T> = items.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, item)| item.clone()).collect();
        all.extend(orders(&rest).into_iter().map(|mut order| {
            order.insert(0, first.clone());
            order
        }));
    }
    all
}

#[tokio::test]
async fn q9_follow_and_undo_in_any_order_and_number_end_without_a_follow() {
    for instance in instances("undo").await {
        let app = &instance.app;
        let (_, velo) = cooperative(app, "velo", false).await;
        for (number, order) in orders(&["follow", "undo", "follow", "undo"]).into_iter().enumerate() {
            let mia = remote(app, "social.example", &format!("mia{number}")).await;
            let id = format!("https://social.example/follows/{number}");
            for step in &order {
                if *step == "follow" {
                    follows::receive(app, &mia, &velo, &id).await.unwrap();
                } else {
                    follows::receive_undo(app, &mia, &id, Some(velo.url.as_str())).await.unwrap();
                }
            }
            assert!(!follows::is_accepted_follower(app, &mia.id, &velo.id).await.unwrap(), "{order:?}");
            follows::receive(app, &mia, &velo, &format!("{id}/again")).await.unwrap();
            assert!(follows::is_accepted_follower(app, &mia.id, &velo.id).await.unwrap(), "a new Follow counts after {order:?}");
        }
    }
}

#[tokio::test]
async fn s15_nobody_undoes_somebody_elses_follow() {
    for instance in instances("forged_undo").await {
        let app = &instance.app;
        let (_, velo) = cooperative(app, "velo", false).await;
        let mia = remote(app, "social.example", "mia").await;
        let neighbour = remote(app, "social.example", "mallory").await;
        let follow = "https://social.example/follows/1";
        assert!(!follows::receive_undo(app, &neighbour, follow, Some(velo.url.as_str())).await.unwrap(), "in advance");
        follows::receive(app, &mia, &velo, follow).await.unwrap();
        assert!(!follows::receive_undo(app, &neighbour, follow, Some(velo.url.as_str())).await.unwrap(), "afterwards");
        assert!(follows::is_accepted_follower(app, &mia.id, &velo.id).await.unwrap());
        assert!(follows::receive_undo(app, &mia, "https://social.example/an/invented/id", Some(velo.url.as_str())).await.unwrap());
        assert!(!follows::is_accepted_follower(app, &mia.id, &velo.id).await.unwrap());
    }
}

#[tokio::test]
async fn a_late_undo_of_a_replaced_follow_changes_nothing() {
    for instance in instances("late_undo").await {
        let app = &instance.app;
        let (_, velo) = cooperative(app, "velo", false).await;
        let mia = remote(app, "social.example", "mia").await;
        follows::receive(app, &mia, &velo, "https://social.example/1").await.unwrap();
        follows::receive(app, &mia, &velo, "https://social.example/2").await.unwrap();
        assert_eq!(codes(app, "follower-accepted").await, 2, "each Follow gets its Accept");
        assert!(!follows::receive_undo(app, &mia, "https://social.example/1", Some(velo.url.as_str())).await.unwrap());
        assert!(follows::is_accepted_follower(app, &mia.id, &velo.id).await.unwrap());
    }
}

#[tokio::test]
async fn our_follow_is_asked_answered_withdrawn_and_asked_anew() {
    for instance in instances("ours").await {
        let app = &instance.app;
        let (velo, actor) = cooperative(app, "velo", false).await;
        let solar = remote(app, "solar.example", "solar").await;
        let stranger = remote(app, "solar.example", "mallory").await;
        app.set_directory(Arc::new(Knows(solar.clone())));
        let first = follows::request(app, &OPERATOR, &velo.id, "@solar@solar.example").await.unwrap().follow;
        assert_eq!(first.state, FollowState::Pending);
        assert!(first.activity_url.starts_with(&format!("{}/follows/{}/", actor.url, first.id)));
        let again = follows::request(app, &OPERATOR, &velo.id, "@solar@solar.example").await.unwrap().follow;
        assert_eq!(again, first, "asking twice is asking once");
        assert_eq!(codes(app, "follow-requested").await, 1);

        let named = Some(first.activity_url.as_str());
        assert!(!follows::receive_accept(app, &stranger, named, Some(actor.url.as_str())).await.unwrap(), "somebody else's yes");
        assert!(follows::receive_accept(app, &solar, named, None).await.unwrap());
        assert!(!follows::receive_accept(app, &solar, named, None).await.unwrap(), "twice");
        assert!(follows::is_accepted_follower(app, &actor.id, &solar.id).await.unwrap());

        instance.clock.advance(SECOND_MS);
        follows::withdraw(app, &OPERATOR, &first.id).await.unwrap();
        follows::withdraw(app, &OPERATOR, &first.id).await.unwrap();
        assert_eq!(codes(app, "follow-withdrawn").await, 1);
        assert!(!follows::receive_accept(app, &solar, named, None).await.unwrap(), "a late yes does not revive it");
        assert!(follows::following(app, &OPERATOR, &velo.id).await.unwrap().is_empty());

        let second = follows::request(app, &OPERATOR, &velo.id, "@solar@solar.example").await.unwrap().follow;
        assert_eq!(second.id, first.id);
        assert_ne!(second.activity_url, first.activity_url);
        assert!(!follows::receive_reject(app, &solar, named, Some(actor.url.as_str())).await.unwrap(), "an answer to the older request");
        assert!(follows::receive_accept(app, &solar, None, Some(actor.url.as_str())).await.unwrap(), "a peer that leaves the id out");
        assert!(follows::receive_reject(app, &solar, Some(&second.activity_url), None).await.unwrap());
        assert_eq!(follows::counts(app, &actor.id).await.unwrap(), (0, 0));
    }
}

#[tokio::test]
async fn accept_and_reject_in_either_order_end_rejected() {
    for instance in instances("answers").await {
        let app = &instance.app;
        let (velo, actor) = cooperative(app, "velo", false).await;
        let solar = remote(app, "solar.example", "solar").await;
        app.set_directory(Arc::new(Knows(solar.clone())));
        for order in orders(&[true, false, true]) {
            instance.clock.advance(SECOND_MS);
            let follow = follows::request(app, &OPERATOR, &velo.id, "@solar@solar.example").await.unwrap().follow;
            for yes in &order {
                let id = Some(follow.activity_url.as_str());
                if *yes {
                    follows::receive_accept(app, &solar, id, None).await.unwrap();
                } else {
                    follows::receive_reject(app, &solar, id, None).await.unwrap();
                }
            }
            assert!(!follows::is_accepted_follower(app, &actor.id, &solar.id).await.unwrap(), "{order:?}");
        }
    }
}

#[tokio::test]
async fn followers_wait_where_a_person_decides() {
    for instance in instances("approval").await {
        let app = &instance.app;
        let (garden, actor) = cooperative(app, "garden", true).await;
        let (other, _) = cooperative(app, "other", false).await;
        let mia = remote(app, "social.example", "mia").await;
        let follow = follows::receive(app, &mia, &actor, "https://social.example/1").await.unwrap();
        assert_eq!(follow.state, FollowState::Pending);
        assert!(!follows::is_accepted_follower(app, &mia.id, &actor.id).await.unwrap());
        assert_eq!(follows::followers(app, &OPERATOR, &garden.id).await.unwrap().len(), 1);

        let outsider = member(app, &other.id, Role::Admin).await;
        assert!(matches!(follows::accept_follower(app, &outsider, &follow.id).await, Err(AppError::NotFound)));
        let onlooker = member(app, &garden.id, Role::Member).await;
        assert!(matches!(follows::accept_follower(app, &onlooker, &follow.id).await, Err(AppError::Forbidden)));
        let allowed = member(app, &garden.id, Role::Steward).await;
        follows::accept_follower(app, &allowed, &follow.id).await.unwrap();
        follows::accept_follower(app, &allowed, &follow.id).await.unwrap();
        assert_eq!(codes(app, "follower-accepted").await, 1);
        follows::remove_follower(app, &allowed, &follow.id).await.unwrap();
        assert_eq!(codes(app, "follower-rejected").await, 1);
        assert!(matches!(follows::accept_follower(app, &allowed, &follow.id).await, Err(AppError::Conflict { code: "follow-ended", .. })));
        assert_eq!(follows::receive(app, &mia, &actor, "https://social.example/1").await.unwrap().state, FollowState::Rejected);
        assert_eq!(follows::receive(app, &mia, &actor, "https://social.example/2").await.unwrap().state, FollowState::Pending);
    }
}

#[tokio::test]
async fn neighbours_on_one_instance_follow_without_any_server_being_told() {
    for instance in instances("neighbours").await {
        let app = &instance.app;
        let (velo, actor) = cooperative(app, "velo", false).await;
        let (garden, _) = cooperative(app, "garden", true).await;
        let before = recorded(app).await.len();
        let open = follows::request(app, &OPERATOR, &garden.id, "@velo@velo.example").await.unwrap().follow;
        assert_eq!(open.state, FollowState::Accepted);
        let asked = follows::request(app, &OPERATOR, &velo.id, "https://velo.example/coops/garden").await.unwrap().follow;
        assert_eq!(asked.state, FollowState::Pending);
        follows::accept_follower(app, &OPERATOR, &asked.id).await.unwrap();
        assert_eq!(follows::counts(app, &actor.id).await.unwrap(), (1, 1));
        follows::withdraw(app, &OPERATOR, &open.id).await.unwrap();
        assert_eq!(recorded(app).await.len(), before);
        let own = follows::request(app, &OPERATOR, &velo.id, "velo@velo.example").await;
        assert!(matches!(own, Err(AppError::Conflict { code: "follow-self", .. })));
        let unknown = follows::request(app, &OPERATOR, &velo.id, "@nobody@velo.example").await;
        assert!(matches!(unknown, Err(AppError::Invalid(_))));
    }
}
