//! A resource as a vf:EconomicResource at its own id: linked, fetched and harvested, never pushed to social followers.

use allmende_app::{Addresses, resources::ResourceView, rich_text};
use serde_json::{Map, Value, json};

use super::{listing, quantity, without_nulls};

/// The `EconomicResource`, without `@context`.
#[must_use]
pub fn document(addresses: &Addresses, view: &ResourceView) -> Value {
    let resource = &view.resource;
    let id = addresses.resource(&resource.id);
    let owner = addresses.cooperative(&view.cooperative.handle);
    let first = resource.texts.first();
    let names: Map<String, Value> =
        resource.texts.all().iter().map(|text| (text.language.as_str().to_owned(), text.title.clone().into())).collect();
    let contents: Map<String, Value> =
        resource.texts.all().iter().map(|text| (text.language.as_str().to_owned(), rich_text::from_markdown(&text.body).into())).collect();
    let classes =
        std::iter::once(resource.nature.iri()).chain(resource.sdgs.iter().map(|g| g.iri())).chain(resource.sectors.iter().map(|s| s.iri()));
    let images: Vec<Value> = view.images.iter().map(|image| listing::image_document(addresses, image)).collect();
    without_nulls(json!({
        "id": id.as_str(),
        "type": "EconomicResource",
        "name": first.title,
        "nameMap": names,
        "content": rich_text::from_markdown(&first.body),
        "contentMap": contents,
        "attributedTo": owner.as_str(),
        "primaryAccountable": owner.as_str(),
        "published": resource.created_at.to_rfc3339(),
        "updated": resource.updated_at.to_rfc3339(),
        "conformsTo": resource.kind.as_ref().map(|kind| kind.as_str()),
        "classifiedAs": classes.collect::<Vec<_>>(),
        "resourceQuantity": quantity::write(&resource.quantity),
        "license": resource.licence.as_ref().and_then(|licence| licence.iri()),
        "licenseExpression": resource.licence.as_ref().filter(|licence| licence.iri().is_none()).map(|licence| licence.as_str().to_owned()),
        "version": (!resource.version.is_empty()).then(|| resource.version.clone()),
        "checksum": (!resource.checksum.is_empty()).then(|| resource.checksum.clone()),
        "tag": listing::hashtags(addresses, &resource.tags),
        "conditions": (!resource.conditions.is_empty()).then(|| resource.conditions.clone()),
        "location": resource.place.as_ref().map(|place| listing::location(&place.published())),
        "attachment": (!images.is_empty()).then_some(images),
        "url": resource.link.as_ref().map_or_else(|| json!(id.as_str()), |link| json!([id.as_str(), {"type": "Link", "href": link.as_str()}])),
    }))
}
