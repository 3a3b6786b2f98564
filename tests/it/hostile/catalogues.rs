//! Collections of peers, read page by page, that loop, never end, or lie about their length (case F8).

use allmende_domain::time::{DAY_MS, MINUTE_MS};
use allmende_federation::limits::{HARVEST_ITEMS_MAX, HARVEST_PAGES_MAX, LIST_ITEMS_MAX};
use serde_json::{Value, json};

use super::siege::Siege;

fn page(siege: &Siege, number: usize, next: Option<usize>, items: &[Value]) {
    let address = |number: usize| siege.evil.url(&format!("/pages/{number}"));
    siege.evil.serves_object(&json!({
        "id": address(number), "type": "OrderedCollectionPage", "totalItems": -7, "next": next.map(address), "orderedItems": items,
    }));
}

/// One of ours follows an actor whose catalogue begins with page 0 and says that it has `total` entries.
async fn followed(total: Value) -> Siege {
    let siege = Siege::begin().await;
    let mut document = siege.mallory.document();
    document["catalog"] = json!(siege.evil.url("/catalogue"));
    siege.evil.serves("/users/mallory", &document);
    let first = siege.evil.url("/pages/0");
    let collection = json!({"id": siege.evil.url("/catalogue"), "type": "OrderedCollection", "totalItems": total, "first": first});
    siege.evil.serves_object(&collection);
    siege.velo.asks_to_follow("@mallory@evil.example").await;
    siege.settle().await;
    siege.evil.accepts_follow(&siege.mallory, &siege.velo.instance).await;
    siege.settle().await;
    siege.evil.forget_requests();
    siege
}

/// How many pages are read until nothing is left to read; `pause_ms` passes after each step.
async fn pages_read(siege: &Siege, pause_ms: i64) -> usize {
    while siege.velo.instance.federation.harvest_once().await.expect("a step") > 0 {
        siege.network.clock.advance(pause_ms);
    }
    let read = siege.evil.fetches().iter().filter(|path| path.starts_with("/pages/")).count();
    siege.evil.forget_requests();
    read
}

fn most_pages() -> usize {
    usize::try_from(HARVEST_PAGES_MAX).expect("a count")
}

#[tokio::test]
async fn f8_pages_that_lead_in_a_circle_or_to_themselves() {
    let siege = followed(json!(1_000_000_000_000_000_000_u64)).await;
    for number in 0..3 {
        let listing = siege.mallory.listing(u32::try_from(number).expect("a number"), &format!("Drill {number}"), 1);
        page(&siege, number, Some((number + 1) % 3), &[listing]);
    }
    assert_eq!(pages_read(&siege, 0).await, most_pages());
    assert_eq!(siege.velo.instance.finds("drill").await.len(), 3, "what is there is taken once");
    assert_eq!(pages_read(&siege, 0).await, 0, "and not again before a day has passed");

    page(&siege, 0, Some(0), &[]);
    siege.network.clock.advance(DAY_MS + 1);
    assert_eq!(pages_read(&siege, 0).await, 1);
}

#[tokio::test]
async fn f8_pages_without_end_whatever_their_number_is_said_to_be() {
    for total in [json!(0), json!(-1), json!(u64::MAX), json!("many"), json!([1])] {
        let siege = followed(total.clone()).await;
        page(&siege, 0, Some(1), &[]);
        page(&siege, 1, None, &[siege.mallory.listing(1, "Ladder", 1)]);
        assert_eq!(pages_read(&siege, 0).await, 2, "{total}: all that are there, and no more");
        assert_eq!(siege.velo.instance.finds("ladder").await.len(), 1, "{total}");
    }
    let siege = followed(json!(3)).await;
    for number in 0..most_pages() + 50 {
        page(&siege, number, Some(number + 1), &[]);
    }
    assert_eq!(pages_read(&siege, 0).await, most_pages());
}

#[tokio::test]
async fn f8_pages_full_of_entries_and_pages_that_come_slowly() {
    let siege = followed(json!(3)).await;
    let entry = |number: usize| json!({"id": siege.evil.url(&format!("/notes/{number}")), "type": "Note", "content": "x"});
    let entries: Vec<Value> = (0..LIST_ITEMS_MAX + 100).map(entry).collect();
    for number in 0..most_pages() {
        page(&siege, number, Some(number + 1), &entries);
    }
    let full = usize::try_from(HARVEST_ITEMS_MAX).expect("a count").div_ceil(LIST_ITEMS_MAX);
    assert_eq!(pages_read(&siege, 0).await, full);

    // A page each 25 minutes: the fourth is read 75 minutes after the first, and is the last of this round.
    siege.network.clock.advance(DAY_MS + 1);
    assert_eq!(siege.velo.instance.federation.harvest_once().await.expect("a step"), 1);
    siege.network.clock.advance(25 * MINUTE_MS);
    assert_eq!(pages_read(&siege, 25 * MINUTE_MS).await, 4);
}
