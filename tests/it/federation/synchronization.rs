//! Two servers that do not know the same followers of an actor find out and mend it (FEP-8fcf).

use allmende_db::engine::Statement;
use allmende_db::sql;
use allmende_domain::follow::FollowState;
use allmende_domain::time::{HOUR_MS, MINUTE_MS};
use allmende_tests::network::Instance;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Peer, on_both_engines};
use http::Method;
use serde_json::{Value, json};

use super::two::Two;

const HEADER: &str = "collection-synchronization";
const LIST: &str = "/coops/velo/followers_synchronization";

/// `pain` and `brot`, on one server, follow `velo`.
struct Neighbours {
    two: Two,
    brot: Coop,
}

impl Neighbours {
    async fn on(db: allmende_db::Db) -> Self {
        let two = Two::following_on(db).await;
        let brot = two.pain.instance.with_coop("brot").await;
        brot.asks_to_follow(&two.velo.handle()).await;
        two.settle().await;
        assert_eq!(two.velo.followers().await.len(), 2);
        two.network.clock.advance(MINUTE_MS);
        Self { two, brot }
    }

    /// Velo publishes something, and a minute later the other server looks whether it knows the same followers.
    async fn speaks(&self) {
        self.two.network.clock.advance(MINUTE_MS + 1);
        self.two.velo.publishes(offer("Drill")).await;
        self.two.settle().await;
        self.two.network.clock.advance(MINUTE_MS + 1);
        while self.two.pain.instance.federation.check_followers_once().await.unwrap() > 0 {}
        self.two.settle().await;
    }

    fn lists_read(&self) -> usize {
        self.two.network.count("velo.example", &Method::GET, LIST)
    }

    async fn states(&self) -> (Option<FollowState>, Option<FollowState>, usize) {
        let url = self.two.velo.url();
        (self.two.pain.follow_state(&url).await, self.brot.follow_state(&url).await, self.two.velo.followers().await.len())
    }
}

const BOTH: (Option<FollowState>, Option<FollowState>, usize) = (Some(FollowState::Accepted), Some(FollowState::Accepted), 2);

/// Changes behind the back of the verbs: what a restored backup, a lost delivery or a mistake leaves.
async fn alter(instance: &Instance, statement: Statement) {
    let mut tx = instance.app.db.begin().await.unwrap();
    assert!(statement.execute(&mut tx).await.unwrap() > 0, "something was altered");
    tx.commit().await.unwrap();
}

fn of_pain(text: &'static str) -> Statement {
    sql(text).text("https://pain.example/coops/pain")
}

#[tokio::test]
async fn who_agrees_reads_nothing() {
    on_both_engines(|db| async move {
        let all = Neighbours::on(db).await;
        all.speaks().await;
        assert_eq!((all.lists_read(), all.states().await), (0, BOTH));
    })
    .await;
}

#[tokio::test]
async fn a_follow_that_was_lost_where_it_leads_is_asked_for_again() {
    on_both_engines(|db| async move {
        let all = Neighbours::on(db).await;
        let lost = of_pain("DELETE FROM follows WHERE follower_id = (SELECT id FROM actors WHERE url = $1)");
        alter(&all.two.velo.instance, lost).await;
        assert_eq!(all.states().await.2, 1);
        all.speaks().await;
        assert_eq!((all.lists_read(), all.states().await), (1, BOTH));
        all.two.network.clock.advance(HOUR_MS);
        all.speaks().await;
        assert_eq!((all.lists_read(), all.states().await), (1, BOTH), "both agree now");
    })
    .await;
}

#[tokio::test]
async fn a_follow_that_is_not_known_here_any_more_is_taken_back() {
    on_both_engines(|db| async move {
        let all = Neighbours::on(db).await;
        let lost = of_pain("DELETE FROM follows WHERE follower_id = (SELECT id FROM actors WHERE url = $1)");
        alter(&all.two.pain.instance, lost).await;
        all.speaks().await;
        assert_eq!(all.states().await, (None, Some(FollowState::Accepted), 1));
    })
    .await;
}

#[tokio::test]
async fn an_undo_that_was_lost_is_said_again_and_so_is_a_yes_taken() {
    on_both_engines(|db| async move {
        let all = Neighbours::on(db).await;
        let ended = of_pain("UPDATE follows SET state = 'rejected' WHERE follower_id = (SELECT id FROM actors WHERE url = $1)");
        alter(&all.two.pain.instance, ended).await;
        all.speaks().await;
        assert_eq!(all.states().await, (None, Some(FollowState::Accepted), 1));

        let waits = sql("UPDATE follows SET state = 'pending' WHERE follower_id = (SELECT id FROM actors WHERE url = $1)");
        alter(&all.two.pain.instance, waits.text("https://pain.example/coops/brot")).await;
        all.two.network.clock.advance(HOUR_MS);
        all.speaks().await;
        assert_eq!(all.states().await, (None, Some(FollowState::Accepted), 1));
    })
    .await;
}

#[tokio::test]
async fn one_actor_is_looked_into_once_an_hour_whatever_it_says() {
    let database = allmende_tests::database::TestDatabase::sqlite().await;
    let all = Neighbours::on(database.db.clone()).await;
    for _ in 0..2 {
        let lost = of_pain("DELETE FROM follows WHERE follower_id = (SELECT id FROM actors WHERE url = $1)");
        alter(&all.two.velo.instance, lost).await;
        all.speaks().await;
    }
    all.speaks().await;
    assert_eq!(all.lists_read(), 1);
    all.two.network.clock.advance(HOUR_MS);
    all.speaks().await;
    assert_eq!((all.lists_read(), all.states().await), (2, BOTH));
}

#[tokio::test]
async fn v6_a_server_reads_its_own_part_of_the_followers_and_nobody_else_any() {
    on_both_engines(|db| async move {
        let all = Neighbours::on(db).await;
        let velo = &all.two.velo.instance;
        let social = Peer::on(&all.two.network, "social.example");
        let alice = social.actor("alice", 0);
        let read = async |actor: &allmende_tests::PeerActor, peer: &Peer| {
            let answer = peer.sends(velo, peer.signs_get(actor, velo, LIST)).await;
            assert_eq!(answer.status(), 200);
            assert_eq!(answer.headers()["cache-control"], "private, no-store");
            serde_json::from_slice::<Value>(answer.body()).unwrap()["orderedItems"].clone()
        };
        assert_eq!(read(&alice, &social).await, json!([]));
        social.delivers(&alice, velo, &alice.activity(1, "Follow", json!(all.two.velo.url()))).await;
        all.two.settle().await;
        assert_eq!(read(&alice, &social).await, json!([alice.url]));
        assert_eq!(read(&social.actor("bob", 1), &social).await, json!([alice.url]), "it is the server's own part");
        assert_eq!(velo.answers_to(LIST).await.status(), 401);
        let forged = social.signs_get(&alice.with_another_key(2), velo, LIST);
        assert_eq!(social.sends(velo, forged).await.status(), 401);
    })
    .await;
}

#[tokio::test]
async fn what_is_said_of_followers_is_signed_and_goes_only_with_what_is_for_them() {
    let database = allmende_tests::database::TestDatabase::sqlite().await;
    let all = Neighbours::on(database.db.clone()).await;
    let social = Peer::on(&all.two.network, "social.example");
    let alice = social.actor("alice", 0);
    social.delivers(&alice, &all.two.velo.instance, &alice.activity(1, "Follow", json!(all.two.velo.url()))).await;
    all.two.settle().await;
    all.speaks().await;
    let got = |kind: &str| {
        let posts = social.received().into_iter().filter(|received| received.method == Method::POST);
        posts
            .map(|one| (serde_json::from_slice::<Value>(&one.body).unwrap(), one.headers))
            .find(|(body, _)| body["type"] == kind)
            .unwrap()
            .1
    };
    assert!(!got("Accept").contains_key(HEADER));
    let headers = got("Create");
    let said = headers[HEADER].to_str().unwrap();
    assert!(said.starts_with(r#"collectionId="https://velo.example/coops/velo/followers", url="https://velo.example/coops/velo/followers_synchronization", digest=""#), "{said}");
    assert!(headers["signature"].to_str().unwrap().contains(" collection-synchronization\""), "{:?}", headers["signature"]);
}

#[tokio::test]
async fn what_is_not_signed_or_about_somebody_else_is_not_heeded() {
    let database = allmende_tests::database::TestDatabase::sqlite().await;
    let all = Neighbours::on(database.db.clone()).await;
    let velo = &all.two.velo.instance;
    let evil = Peer::on(&all.two.network, "evil.example");
    let mallory = evil.actor("mallory", 0);
    let digest = "0".repeat(63) + "1";
    let said = |collection: &str, url: &str| format!(r#"collectionId="{collection}", url="{url}", digest="{digest}""#);
    let (own, list) = (format!("{}/followers", mallory.url), format!("{}/list", mallory.url));
    let note = |number: u32| mallory.activity(number, "Create", mallory.note(number, "Hello"));
    let unsigned = evil.signs(&mallory, velo, "/inbox", &note(1)).header(HEADER, &said(&own, &list));
    assert_eq!(evil.sends(velo, unsigned).await.status(), 202);
    for (number, value) in (2..).zip([
        said("https://pain.example/coops/pain/followers", &list),
        said(&own, "https://pain.example/coops/pain/followers"),
        said(&own, "http://evil.example/users/mallory/list"),
        "nonsense".to_owned(),
    ]) {
        let signed = evil.signs_also(&mallory, velo, &note(number), HEADER, &value);
        assert_eq!(evil.sends(velo, signed).await.status(), 202, "{value}");
    }
    let check = async || {
        all.two.network.clock.advance(HOUR_MS + 1);
        while velo.federation.check_followers_once().await.unwrap() > 0 {}
        all.two.settle().await;
    };
    evil.forget_requests();
    check().await;
    assert!(evil.fetches().is_empty(), "{:?}", evil.fetches());

    // It names one of ours that never followed, and somebody elsewhere: only ours is answered for.
    let honest = evil.signs_also(&mallory, velo, &note(9), HEADER, &said(&own, &list));
    assert_eq!(evil.sends(velo, honest).await.status(), 202);
    evil.serves(
        "/users/mallory/list",
        &json!({
            "id": list, "type": "OrderedCollection", "orderedItems": [all.two.velo.url(), all.two.pain.url(), velo.url("/coops/nobody")],
        }),
    );
    check().await;
    let undone: Vec<Value> = evil.deliveries().into_iter().filter(|activity| activity["type"] == "Undo").collect();
    assert_eq!(undone.len(), 1, "{undone:?}");
    assert_eq!((&undone[0]["object"]["actor"], &undone[0]["object"]["object"]), (&json!(all.two.velo.url()), &json!(mallory.url)));
    // A list that does not say who is on it proves nothing.
    evil.serves("/users/mallory/list", &json!({"id": list, "type": "OrderedCollection", "totalItems": 1}));
    assert_eq!(evil.sends(velo, evil.signs_also(&mallory, velo, &note(10), HEADER, &said(&own, &list))).await.status(), 202);
    check().await;
}
