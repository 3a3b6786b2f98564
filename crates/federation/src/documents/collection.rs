//! Collections: outbox, followers, following, featured. Strangers get counts, never names of members (case V6).

use serde_json::{Value, json};

use super::{with_context, without_nulls};

/// A collection of which only the size is told.
#[must_use]
pub fn counted(id: &str, total: i64) -> Value {
    with_context(json!({"id": id, "type": "OrderedCollection", "totalItems": total}))
}

/// A short collection of ids: others ask for what they do not know yet.
#[must_use]
pub fn of_ids(id: &str, ids: &[String]) -> Value {
    with_context(json!({"id": id, "type": "OrderedCollection", "totalItems": ids.len(), "orderedItems": ids}))
}

/// A collection whose items are on pages.
#[must_use]
pub fn paged(id: &str, total: i64) -> Value {
    with_context(json!({"id": id, "type": "OrderedCollection", "totalItems": total, "first": format!("{id}?page=1")}))
}

/// One page; `next` is the cursor after the last item.
#[must_use]
pub fn page(collection: &str, own_query: &str, next: Option<&str>, items: Vec<Value>) -> Value {
    with_context(without_nulls(json!({
        "id": format!("{collection}?{own_query}"),
        "type": "OrderedCollectionPage",
        "partOf": collection,
        "next": next.map(|cursor| format!("{collection}?before={cursor}")),
        "orderedItems": items,
    })))
}

/// One page of a collection whose pages are numbered from 1.
#[must_use]
pub fn numbered(collection: &str, number: i64, has_more: bool, items: Vec<Value>) -> Value {
    with_context(without_nulls(json!({
        "id": format!("{collection}?page={number}"),
        "type": "OrderedCollectionPage",
        "partOf": collection,
        "next": has_more.then(|| format!("{collection}?page={}", number + 1)),
        "orderedItems": items,
    })))
}

/// A short collection with its items inside.
#[must_use]
pub fn whole(id: &str, items: Vec<Value>) -> Value {
    with_context(json!({"id": id, "type": "OrderedCollection", "totalItems": items.len(), "orderedItems": items}))
}
