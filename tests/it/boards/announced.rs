//! What a board announces, to whom, and in which form.

use allmende_app::listings;
use allmende_domain::listing::{Eligibility, Listing};
use allmende_domain::permission::Viewer;
use allmende_tests::database::TestDatabase;
use allmende_tests::terms::offer;
use allmende_tests::{Network, Peer, TestChance, on_both_engines};
use serde_json::{Value, json};

use super::stage::{PUBLIC, Stage, forms, kinds};

#[tokio::test]
async fn every_cooperative_has_a_board_that_others_find_and_follow() {
    on_both_engines(|db| async move {
        let stage = Stage::on(db).await;
        let velo = &stage.velo;
        let jrd = velo.instance.document("/.well-known/webfinger?resource=acct:velo.board@velo.example").await;
        let links = jrd["links"].as_array().expect("links");
        assert!(links.iter().any(|link| link["rel"] == "self" && link["href"] == stage.board().as_str()), "{jrd}");
        let group = velo.instance.document("/coops/velo/board").await;
        assert_eq!((&group["type"], &group["preferredUsername"]), (&json!("Group"), &json!("velo.board")));
        assert_eq!((&group["postingRestrictedToMods"], &group["manuallyApprovesFollowers"]), (&json!(false), &json!(false)));
        assert_eq!((&group["webfinger"], &group["url"]), (&json!("velo.board@velo.example"), &group["id"]));
        let cooperative = velo.instance.document("/coops/velo").await;
        assert_eq!(cooperative["board"], group["id"]);
        assert_ne!(cooperative["publicKey"]["publicKeyPem"], group["publicKey"]["publicKeyPem"], "keys of its own");
        let moderators = velo.instance.document("/coops/velo/board/moderators").await;
        assert_eq!((&moderators["id"], &moderators["orderedItems"]), (&group["attributedTo"], &json!([velo.url()])));

        stage.followed().await;
        assert_eq!(velo.instance.document("/coops/velo/board/followers").await["totalItems"], 2);
        assert!(velo.followers().await.is_empty(), "they follow the board, not the cooperative");
        let undo = stage.bob.activity(stage.next(), "Undo", stage.bob.activity(1, "Follow", json!(stage.board())));
        assert_eq!(stage.social.delivers(&stage.bob, &velo.instance, &undo).await, 202);
        stage.settle().await;
        assert_eq!(velo.instance.document("/coops/velo/board/followers").await["totalItems"], 1);
    })
    .await;
}

#[tokio::test]
async fn a_cooperative_of_before_gets_its_board_at_the_next_start_and_no_second_one() {
    on_both_engines(|db| async move {
        let velo = Network::new().instance("velo", db.clone()).await.with_coop("velo").await;
        let mut tx = db.begin().await.unwrap();
        for statement in [
            "DELETE FROM actor_ed25519_keys WHERE actor_id IN (SELECT actor_id FROM boards)",
            "DELETE FROM actor_keys WHERE actor_id IN (SELECT actor_id FROM boards)",
            "DELETE FROM boards",
            "DELETE FROM actors WHERE kind = 'Group'",
        ] {
            allmende_db::sql(statement).execute(&mut tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(velo.instance.answers_to("/coops/velo/board").await.status(), 404);
        // Until then everything else goes on.
        velo.publishes(offer("Drill")).await;
        assert!(velo.instance.federation.derive_events_once().await.unwrap() > 0);

        let app = &velo.instance.app;
        let started = tokio::join!(allmende_app::setup::ensure_instance(app), allmende_app::setup::ensure_instance(app));
        assert!(started.0.is_ok() && started.1.is_ok(), "{started:?}");
        let board = allmende_app::boards::of(app, &velo.cooperative.id).await.unwrap();
        let key = velo.instance.document("/coops/velo/board").await["publicKey"].clone();
        allmende_app::setup::ensure_instance(app).await.unwrap();
        assert_eq!(allmende_app::boards::of(app, &velo.cooperative.id).await.unwrap(), board);
        assert_eq!(velo.instance.document("/coops/velo/board").await["publicKey"], key);
        assert!(allmende_app::actors::private_keys(app, &board.actor.id).await.unwrap().ed25519.is_some());
    })
    .await;
}

#[tokio::test]
async fn microblogs_hear_of_a_listing_by_its_id_and_who_reads_groups_by_its_activities() {
    on_both_engines(|db| async move {
        let stage = Stage::on(db).await;
        stage.followed().await;
        let listing = stage.velo.publishes(offer("Drill")).await;
        let id = listing.object_url.as_str();
        stage.settle().await;

        let heard = Stage::heard(&stage.social);
        assert_eq!(forms(&heard), ["Announce"]);
        assert_eq!((&heard[0]["object"], &heard[0]["actor"]), (&json!(id), &json!(stage.board())));
        assert_eq!((&heard[0]["to"], &heard[0]["cc"]), (&json!([PUBLIC]), &json!([format!("{}/followers", stage.board())])));
        let boost = heard[0]["id"].clone();

        let heard = Stage::heard(&stage.forum);
        assert_eq!(forms(&heard), ["Announce{Create}"]);
        let create = &heard[0]["object"];
        assert_eq!((&create["actor"], &create["object"]["id"]), (&json!(stage.velo.url()), &json!(id)));
        let (followers, of_board) = (format!("{}/followers", stage.velo.url()), format!("{}/followers", stage.board()));
        for addressed in [create, &create["object"]] {
            assert_eq!(addressed["audience"], stage.board().as_str());
            assert_eq!((&addressed["to"], &addressed["cc"]), (&json!([PUBLIC, stage.board()]), &json!([followers, of_board])));
        }
        assert!(create["proof"].is_object(), "as its author said it: others believe it of its author");
        assert_eq!(
            &stage.velo.instance.document(create["id"].as_str().unwrap().strip_prefix("https://velo.example").unwrap()).await,
            create
        );

        stage.velo.edits(&listing, offer("Drill with bits")).await;
        stage.settle().await;
        let heard = Stage::heard(&stage.social);
        assert_eq!(forms(&heard), ["Update"], "a microblog hears of a change from the author of what it has");
        assert_eq!(heard[0]["actor"], stage.velo.url().as_str());
        assert_eq!(forms(&Stage::heard(&stage.forum)), ["Announce{Update}"]);

        stage.velo.closes(&listing, "Lent for good.").await;
        stage.settle().await;
        assert_eq!(forms(&Stage::heard(&stage.social)), ["Update"]);
        assert_eq!(forms(&Stage::heard(&stage.forum)), ["Announce{Update}"]);

        stage.velo.removes(&listing).await;
        stage.settle().await;
        let mut heard = Stage::heard(&stage.social);
        heard.sort_by_key(|activity| activity["type"].to_string());
        assert_eq!(forms(&heard), ["Delete", "Undo"]);
        assert_eq!((&heard[1]["object"]["id"], &heard[1]["object"]["object"]), (&boost, &json!(id)));
        let heard = Stage::heard(&stage.forum);
        assert_eq!(forms(&heard), ["Announce{Delete}"]);
        assert_eq!(heard[0]["object"]["object"]["id"], id);
    })
    .await;
}

#[tokio::test]
async fn who_reads_groups_shows_it_by_a_group_or_by_announcing_activities_or_by_saying_so() {
    let database = TestDatabase::sqlite().await;
    let stage = Stage::on(database.db.clone()).await;
    let follow = async |peer: &Peer, actor: &allmende_tests::PeerActor| {
        let follow = actor.activity(stage.next(), "Follow", json!(stage.board()));
        assert_eq!(peer.delivers(actor, &stage.velo.instance, &follow).await, 202);
        stage.settle().await;
        peer.forget_requests();
    };
    let hears = async |peer: &Peer, title: &str| {
        stage.velo.publishes(offer(title)).await;
        stage.settle().await;
        forms(&Stage::heard(peer))
    };
    // Its actor says so.
    let fedify = Peer::on(&stage.network, "says.example");
    let dora = fedify.actor("dora", 0);
    let mut document = dora.document();
    document["generator"] = json!({"type": "Application", "implements": [{"type": "Link", "href": "https://w3id.org/fep/1b12"}]});
    fedify.serves("/users/dora", &document);
    follow(&fedify, &dora).await;
    assert_eq!(hears(&fedify, "Ladder").await, ["Announce{Create}"]);
    // It announced an activity.
    let mixed = Peer::on(&stage.network, "mixed.example");
    let emil = mixed.actor("emil", 1);
    follow(&mixed, &emil).await;
    assert_eq!(hears(&mixed, "Saw").await, ["Announce"]);
    let announce = emil.activity(stage.next(), "Announce", emil.activity(90, "Create", emil.note(90, "News")));
    assert_eq!(mixed.delivers(&emil, &stage.velo.instance, &announce).await, 202);
    stage.settle().await;
    mixed.forget_requests();
    assert_eq!(hears(&mixed, "Plane").await, ["Announce{Create}"]);
    // It has groups.
    let groups = Peer::on(&stage.network, "groups.example");
    let (frida, group) = (groups.actor("frida", 2), groups.actor("group", 3));
    follow(&groups, &frida).await;
    assert_eq!(hears(&groups, "Hammer").await, ["Announce"]);
    let mut document = group.document();
    document["type"] = json!("Group");
    groups.serves("/users/group", &document);
    follow(&groups, &group).await;
    assert_eq!(hears(&groups, "Chisel").await, ["Announce{Create}"], "once for both");
}

#[tokio::test]
async fn who_follows_cooperative_and_board_gets_each_activity_once() {
    on_both_engines(|db| async move {
        let stage = Stage::on(db).await;
        stage.followed().await;
        for actor in [&stage.alice, &stage.bob] {
            let follow = actor.activity(stage.next(), "Follow", json!(stage.velo.url()));
            assert_eq!(stage.social.delivers(actor, &stage.velo.instance, &follow).await, 202);
        }
        stage.settle().await;
        stage.social.forget_requests();
        let listing = stage.velo.publishes(offer("Drill")).await;
        stage.settle().await;
        let mut heard = kinds(&Stage::heard(&stage.social));
        heard.sort();
        assert_eq!(heard, ["Announce", "Create"]);
        stage.velo.edits(&listing, offer("Drill with bits")).await;
        stage.settle().await;
        assert_eq!(kinds(&Stage::heard(&stage.social)), ["Update"]);
        stage.velo.removes(&listing).await;
        stage.settle().await;
        let mut heard = kinds(&Stage::heard(&stage.social));
        heard.sort();
        assert_eq!(heard, ["Delete", "Undo"]);
    })
    .await;
}

/// Whatever is done with listings, in whatever order: their words reach the followers of a board only from when on they are for everybody.
#[tokio::test]
async fn v1_nothing_that_is_not_public_is_announced() {
    for seed in 0..4 {
        let database = TestDatabase::sqlite().await;
        let stage = Stage::on(database.db.clone()).await;
        stage.followed().await;
        let chance = TestChance::seeded(seed);
        let mut listings: Vec<(Listing, String, bool)> = Vec::new();
        for step in 0..40 {
            let width =
                |number: u64| [Eligibility::Members, Eligibility::Network, Eligibility::Public][usize::try_from(number % 3).unwrap()];
            let operator = Viewer::Operator;
            let app = &stage.velo.instance;
            if listings.is_empty() || chance.happens(300) {
                let word = format!("quokka{seed}x{step}y");
                let mut terms = offer(&word);
                terms.eligibility = width(chance.next());
                let is_public = terms.eligibility == Eligibility::Public;
                let listing = match chance.happens(200) {
                    true => listings::draft(app, &operator, &stage.velo.cooperative.id, terms).await.unwrap(),
                    false => stage.velo.publishes(terms).await,
                };
                let out = listing.published_at.is_some();
                listings.push((listing, word, is_public && out));
            } else {
                let at = usize::try_from(chance.below(u64::try_from(listings.len()).unwrap())).unwrap();
                let (listing, word, was_public) = &mut listings[at];
                let done = match chance.below(4) {
                    0 => {
                        let mut terms = offer(word);
                        terms.eligibility = width(chance.next());
                        listings::edit(app, &operator, &listing.id, terms, None).await
                    }
                    1 => listings::close(app, &operator, &listing.id, word).await,
                    2 => listings::publish(app, &operator, &listing.id).await,
                    _ => listings::remove(app, &operator, &listing.id).await.map(|()| listing.clone()),
                };
                // What cannot be done in this state is no concern here.
                if let Ok(changed) = done {
                    *listing = changed;
                    *was_public |= listing.terms.eligibility == Eligibility::Public && listing.state.is_out();
                }
            }
            stage.settle().await;
        }
        let told: Vec<Value> = stage.social.deliveries().into_iter().chain(stage.forum.deliveries()).collect();
        assert!(told.len() > 5, "seed {seed}: {} were told", told.len());
        for (listing, word, was_public) in &listings {
            let mentions = |activity: &&Value| {
                let text = activity.to_string();
                text.contains(word.as_str()) || text.contains(listing.object_url.as_str())
            };
            let leaked = told.iter().find(mentions).filter(|_| !was_public);
            assert!(leaked.is_none(), "seed {seed}, {word}: {leaked:#?}");
        }
        for activity in &told {
            assert!(activity["to"].as_array().is_some_and(|to| to.contains(&json!(PUBLIC))), "{activity:#}");
        }
    }
}

#[tokio::test]
async fn a_cooperative_elsewhere_that_follows_a_board_mirrors_what_it_announces() {
    let (here, there) = (TestDatabase::sqlite().await, TestDatabase::sqlite().await);
    let network = Network::new();
    let velo = network.instance("velo", here.db.clone()).await.with_coop("velo").await;
    let pain = network.instance("pain", there.db.clone()).await.with_coop("pain").await;
    let both = [&velo.instance, &pain.instance];
    pain.asks_to_follow("@velo.board@velo.example").await;
    network.settle(&both).await;
    let listing = velo.publishes(offer("Drill")).await;
    network.settle(&both).await;
    network.forget_exchanges();
    assert_eq!(pain.instance.sees(listing.object_url.as_str()).await.expect("it is mirrored").terms.texts.first().title, "Drill");
    network.clock.advance(60_000);
    velo.edits(&listing, offer("Drill with bits")).await;
    network.settle(&both).await;
    assert_eq!(pain.instance.sees(listing.object_url.as_str()).await.expect("it is there").terms.texts.first().title, "Drill with bits");
    assert_eq!(network.count("velo.example", &http::Method::GET, "listings"), 0, "its proof was enough");
    network.clock.advance(60_000);
    velo.removes(&listing).await;
    network.settle(&both).await;
    assert!(pain.instance.sees(listing.object_url.as_str()).await.is_none());
}
