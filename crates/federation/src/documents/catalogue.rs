//! A cooperative's catalogue: listings, resources and tombstones, newest `updated` first, with an opaque cursor.

use allmende_app::Addresses;
use allmende_app::listings::CatalogueItem;
use allmende_domain::cooperative::Cooperative;
use serde_json::{Value, json};

use super::{activity, listing, resource, with_context};

/// The collection itself; its pages carry the items.
#[must_use]
pub fn collection(addresses: &Addresses, cooperative: &Cooperative, total: i64) -> Value {
    let owner = addresses.cooperative(&cooperative.handle);
    let id = format!("{owner}/catalog");
    with_context(json!({
        "id": id,
        "type": "OrderedCollection",
        "name": format!("Catalogue of {}", cooperative.profile.name()),
        "attributedTo": owner.as_str(),
        "totalItems": total,
        "first": format!("{id}?page=1"),
    }))
}

/// One item as it stands in a page, without `@context`.
#[must_use]
pub fn item(addresses: &Addresses, item: &CatalogueItem) -> Value {
    match item {
        CatalogueItem::Listing(view) => listing::note(addresses, view),
        CatalogueItem::Resource(view) => resource::document(addresses, view),
        CatalogueItem::Tombstone { url, former_type, deleted_at, .. } => {
            let wire_type = if *former_type == "resource" { "EconomicResource" } else { "Note" };
            activity::tombstone(url.as_str(), wire_type, *deleted_at)
        }
    }
}
