//! Hashtags lead somewhere: a page for people, a collection for programs.

use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::listing::{Eligibility, Terms};
use allmende_tests::terms::offer;
use allmende_tests::{Browser, on_both_engines};
use serde_json::json;

use super::answering::{World, path_of};

fn tagged(title: &str, tag: &str) -> Terms {
    let mut terms = offer(title);
    terms.tags = vec![tag.to_owned()];
    terms
}

#[tokio::test]
async fn a_hashtag_of_ours_leads_to_its_listings_in_any_spelling() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        let app = &world.velo.instance;
        let bike = world.velo.publishes(tagged("Cargo bike", "vélocargo")).await;
        let mut narrow = tagged("Van", "vélocargo");
        narrow.eligibility = Eligibility::Network;
        world.velo.publishes(narrow).await;
        let mut mirrored = world.alice.listing(1, "Trailer", 0);
        mirrored["tag"] = json!([{"type": "Hashtag", "name": "#VéloCargo"}]);
        world.says(&world.social, &world.alice, 2, "Create", mirrored).await;

        let note = app.document(&path_of(bike.object_url.as_str())).await;
        let href = note["tag"][0]["href"].as_str().expect("an address").to_owned();
        let collection = app.document(&path_of(&href)).await;
        assert_eq!(
            (&collection["id"], &collection["type"], &collection["totalItems"]),
            (&json!(href), &json!("OrderedCollection"), &json!(1))
        );
        let page = app.document("/tags/V%C3%A9loCARGO?page=1").await;
        assert_eq!(page["orderedItems"].as_array().map(Vec::len), Some(1), "our own for everybody");
        assert_eq!(page["orderedItems"][0]["id"], bike.object_url.as_str());
        assert!(page.get("next").is_none());

        let mut browser = Browser::at(&app.app);
        let shown = browser.opens("/tags/V%C3%89LOCARGO").await;
        assert_eq!(shown.status, 200);
        assert!(shown.body.contains("Cargo bike") && shown.body.contains("Trailer"), "own and mirrored");
        assert!(!shown.body.contains("Van"), "not what is for the network");
        assert!(shown.body.contains(&format!("href=\"{href}\"")), "and says where programs find it");
        let empty = browser.opens("/tags/nothing").await;
        assert_eq!(empty.status, 200);
        assert!(empty.body.contains("Nothing has this tag"));
        assert_eq!(app.document("/tags/nothing").await["totalItems"], 0);
        assert_eq!(browser.opens("/tags/%20%23").await.status, 404);
        assert_eq!(app.answers_to("/tags/!!").await.status(), 404);
        assert_eq!(app.answers_to("/tags/tool?before=nonsense").await.status(), 400);
    })
    .await;
}

#[tokio::test]
async fn a_long_collection_of_a_tag_is_turned_page_by_page() {
    on_both_engines(|db| async move {
        let world = World::on(db).await;
        for number in 0..=PAGE_SIZE {
            world.velo.publishes(tagged(&format!("Tool {number}"), "tool")).await;
        }
        let app = &world.velo.instance;
        let first = app.document("/tags/tool?page=1").await;
        let next = first["next"].as_str().expect("another page");
        let second = app.document(next.strip_prefix("https://velo.example").expect("ours")).await;
        let ids = |page: &serde_json::Value| {
            page["orderedItems"].as_array().expect("items").iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
        };
        let (mut all, rest) = (ids(&first), ids(&second));
        assert_eq!((all.len(), rest.len()), (usize::try_from(PAGE_SIZE).unwrap(), 1));
        assert!(!all.contains(&rest[0]));
        all.extend(rest);
        assert!(second.get("next").is_none());
    })
    .await;
}
