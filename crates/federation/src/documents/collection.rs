//! Collections: outbox, followers, following, featured. Strangers get counts, never names of members (case V6).

use serde_json::{Value, json};

use super::{with_context, without_nulls};

/// A collection of which only the size is told.
#[must_use]
pub fn counted(id: &str, total: i64) -> Value {
    with_context(json!({"id": id, "type": "OrderedCollection", "totalItems": total}))
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

/// A short collection with its items inside.
#[must_use]
pub fn whole(id: &str, items: Vec<Value>) -> Value {
    with_context(json!({"id": id, "type": "OrderedCollection", "totalItems": items.len(), "orderedItems": items}))
}
