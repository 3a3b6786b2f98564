//! A cooperative moves away, and another moves in.

use allmende_app::{AppError, listings, moves};
use allmende_domain::follow::FollowState;
use allmende_domain::permission::Viewer;
use allmende_tests::terms::offer;
use allmende_tests::{Coop, Peer, on_both_engines};
use serde_json::{Value, json};

use super::two::Two;

async fn moves_to(coop: &Coop, target: &str) -> Result<String, String> {
    match moves::away(&coop.instance, &Viewer::Operator, &coop.cooperative.id, target).await {
        Ok(actor) => Ok(actor.url.to_string()),
        Err(AppError::Invalid(fields)) => Err(fields[0].code.to_owned()),
        Err(AppError::Conflict { code, .. }) => Err(code.to_owned()),
        Err(other) => Err(format!("{other:?}")),
    }
}

async fn was_known_as(coop: &Coop, names: &[&str]) {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    moves::know_as(&coop.instance, &Viewer::Operator, &coop.cooperative.id, &names).await.expect("names that lead somewhere");
}

#[tokio::test]
async fn who_follows_a_cooperative_comes_along_when_it_moves() {
    on_both_engines(|db| async move {
        let two = Two::following_on(db).await;
        // Somebody on its own server follows too; and its new home is where it is followed from.
        let neighbour = two.velo.instance.with_coop("nachbar").await;
        neighbour.asks_to_follow(&two.velo.handle()).await;
        let home = two.pain.instance.with_coop("velo").await;
        let drill = two.velo.publishes(offer("Drill")).await;
        two.settle().await;

        assert_eq!(moves_to(&two.velo, &two.velo.url()).await, Err("address-own".to_owned()));
        assert_eq!(moves_to(&two.velo, &home.handle()).await, Err("move-not-named".to_owned()));
        was_known_as(&home, &[&two.velo.handle(), "https://old.example/gone"]).await;
        let document = two.pain.instance.document("/coops/velo").await;
        assert_eq!(document["alsoKnownAs"], json!([two.velo.url(), "https://old.example/gone"]));
        assert_eq!(moves_to(&two.velo, &home.handle()).await, Ok(home.url()));
        assert_eq!(moves_to(&two.velo, &home.handle()).await, Err("already-moved".to_owned()));
        two.settle().await;
        assert_eq!(two.velo.instance.document("/coops/velo").await["movedTo"], json!(home.url()));
        for follower in [&two.pain, &neighbour] {
            assert_eq!(follower.follow_state(&two.velo.url()).await, None, "{}", follower.handle());
            assert_eq!(follower.follow_state(&home.url()).await, Some(FollowState::Accepted), "{}", follower.handle());
        }
        assert_eq!(home.followers().await.len(), 2);

        // What there was stays; what is new does not come from here.
        assert!(two.velo.instance.sees(drill.object_url.as_str()).await.is_some());
        let refused = listings::publish_new(&two.velo.instance, &Viewer::Operator, &two.velo.cooperative.id, offer("Saw")).await;
        assert!(matches!(&refused, Err(AppError::Conflict { code: "coop-moved", .. })), "{refused:?}");
        two.velo.removes(&drill).await;

        moves::back(&two.velo.instance, &Viewer::Operator, &two.velo.cooperative.id).await.unwrap();
        two.settle().await;
        assert_eq!(two.velo.instance.document("/coops/velo").await.get("movedTo"), None);
        two.velo.publishes(offer("Saw")).await;
    })
    .await;
}

#[tokio::test]
async fn servers_of_another_kind_are_told_as_they_expect_it() {
    let two = Two::following().await;
    let social = Peer::on(&two.network, "social.example");
    let alice = social.actor("alice", 0);
    social.delivers(&alice, &two.velo.instance, &alice.activity(1, "Follow", json!(two.velo.url()))).await;
    two.settle().await;
    let shop = Peer::on(&two.network, "shop.example");
    let home = shop.actor("velo", 1);
    assert_eq!(moves_to(&two.velo, "@velo@shop.example").await, Err("move-not-named".to_owned()));
    let mut document = home.document();
    document["alsoKnownAs"] = json!([two.velo.url()]);
    shop.serves("/users/velo", &document);
    social.forget_requests();
    assert_eq!(moves_to(&two.velo, "@velo@shop.example").await, Ok(home.url.clone()));
    two.settle().await;
    let told: Vec<Value> = social.deliveries();
    let kinds: Vec<_> = told.iter().map(|activity| activity["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["Update", "Move"], "the document first, by which the move is checked");
    assert_eq!(told[0]["object"]["movedTo"], json!(home.url));
    assert_eq!((&told[1]["actor"], &told[1]["object"], &told[1]["target"]), (&json!(two.velo.url()), &told[1]["actor"], &json!(home.url)));
}
