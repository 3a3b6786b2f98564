//! A peer's listing: a `Note` (or a `Proposal`) with the properties of FEP-0837, recognised by `purpose` and `publishes`, never by
//! its type.

use allmende_app::listings::{Mirrored, RemoteImage};
use allmende_app::rich_text;
use allmende_domain::geo::{Place, Point, Precision};
use allmende_domain::language::Language;
use allmende_domain::licence::Licence;
use allmende_domain::limits as bounds;
use allmende_domain::listing::{Action, Eligibility, ListingState, Purpose, Reciprocal, Terms, Window};
use allmende_domain::quantity::Quantity;
use allmende_domain::resource::Nature;
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::text::{self, LocalText, Texts, truncated};
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use super::json;
use crate::documents::{is_public, quantity};
use crate::error::FederationError;
use crate::limits;

/// Whether a document is a listing.
#[must_use]
pub fn is_listing(document: &Value) -> bool {
    json::text(document, "purpose").is_some_and(|p| Purpose::parse(p).is_some()) && document.get("publishes").is_some_and(|p| !p.is_null())
}

/// Reads a listing as its author on another server published it. What is optional and unreadable is left out; what is too long is cut.
///
/// # Errors
/// [`FederationError::Malformed`] without id, author, purpose or any text.
pub fn read(document: &Value) -> Result<Mirrored, FederationError> {
    let wrong = |what: &str| FederationError::Malformed(format!("listing: {what}"));
    let object_url = json::id(document).ok_or_else(|| wrong("no id"))?;
    let purpose = json::text(document, "purpose").and_then(Purpose::parse).ok_or_else(|| wrong("no purpose"))?;
    let intent = json::list(document, "publishes").first().ok_or_else(|| wrong("publishes nothing"))?;
    let texts = texts(document, intent).ok_or_else(|| wrong("no text"))?;
    let classes = json::addresses(intent, "resourceClassifiedAs");
    let action = json::text(intent, "action").and_then(Action::parse);
    let nature = classes.iter().find_map(|iri| Nature::from_iri(iri)).unwrap_or_else(|| likely_nature(action));
    let total = intent.get("resourceQuantity").and_then(quantity::read).unwrap_or_else(Quantity::one);
    let finished = intent.get("finished").and_then(Value::as_bool).unwrap_or(false);
    let available = intent.get("availableQuantity").and_then(quantity::read).unwrap_or_else(|| total.clone());
    let updated_at = json::time(document, "updated").or_else(|| json::time(document, "published")).ok_or_else(|| wrong("no date"))?;
    let terms = Terms {
        purpose,
        action: action.unwrap_or_else(|| Action::usual_for(nature)),
        nature,
        resource: None,
        resource_url: json::id_of(intent, "resourceInventoriedAs"),
        kind: json::id_of(intent, "resourceConformsTo"),
        quantity: total,
        available: available.clone(),
        minimum: intent.get("minimumQuantity").and_then(quantity::read),
        effort: intent.get("effortQuantity").and_then(quantity::read),
        window: window(document, intent, finished),
        reciprocal: json::list(document, "reciprocal").first().and_then(reciprocal),
        eligibility: eligibility(document),
        licence: licence(document).or_else(|| licence(intent)),
        conditions: truncated(json::text(document, "conditions").unwrap_or_default(), bounds::BODY_CHARS_MAX),
        link: json::list(document, "attachment").iter().find(|a| json::kind(a) == "Link").and_then(|a| json::link(a, "href")),
        version: truncated(json::text(document, "version").unwrap_or_default(), bounds::NAME_CHARS_MAX),
        checksum: truncated(json::text(document, "checksum").unwrap_or_default(), bounds::NAME_CHARS_MAX),
        tags: tags(document),
        sectors: distinct(classes.iter().filter_map(|iri| Sector::from_iri(iri)), bounds::SECTORS_MAX),
        sdgs: distinct(classes.iter().filter_map(|iri| Sdg::from_iri(iri)), bounds::SDGS_MAX),
        place: document.get("location").map(json::single).and_then(place),
        images: Vec::new(),
        texts,
    };
    let state = match (finished, available.is_zero()) {
        (true, _) => ListingState::Closed,
        (false, true) => ListingState::Reserved,
        (false, false) => ListingState::Published,
    };
    Ok(Mirrored {
        object_url,
        images: images(document),
        state,
        closing_note: truncated(json::text(document, "closingNote").unwrap_or_default(), bounds::TITLE_CHARS_MAX),
        published_at: json::time(document, "published").unwrap_or(updated_at),
        updated_at,
        terms,
    })
}

/// Who says it is theirs; of several the first, as `PeerTube` names the account before the channel.
#[must_use]
pub fn author(document: &Value) -> Option<ObjectUrl> {
    json::list(document, "attributedTo").first().and_then(json::id).or_else(|| json::id_of(document, "actor"))
}

fn likely_nature(action: Option<Action>) -> Nature {
    match action {
        Some(Action::Copy) => Nature::Document,
        Some(Action::Work) => Nature::Skill,
        Some(Action::DeliverService) => Nature::Service,
        Some(Action::Use) => Nature::Space,
        Some(Action::TransferCustody) => Nature::Tool,
        Some(Action::Transfer) | None => Nature::Good,
    }
}

/// Title and text per language: from the Intent where a peer of our kind says them apart, or else title from `name` and text from
/// `content`, per language of `contentMap`.
fn texts(document: &Value, intent: &Value) -> Option<Texts> {
    let entry = |language: Language, title: &str, body: &str| LocalText {
        language,
        title: truncated(&rich_text::to_plain(title), bounds::TITLE_CHARS_MAX),
        body: truncated(body, bounds::BODY_CHARS_MAX),
    };
    let map = |value: &Value, name: &str| value.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
    let bodies = map(intent, "contentMap");
    let typed = map(intent, "nameMap").into_iter().take(bounds::LANGUAGES_MAX).filter_map(|(tag, title)| {
        let body = bodies.get(&tag).and_then(Value::as_str).unwrap_or_default();
        Some(entry(Language::parse(&tag).ok()?, title.as_str()?, body))
    });
    let typed: Vec<LocalText> = typed.filter(|text| !text.title.is_empty()).collect();
    if !typed.is_empty() {
        return Texts::new(typed).ok();
    }
    let contents = map(document, "contentMap");
    let body = json::text(document, "content").or_else(|| contents.values().find_map(Value::as_str)).unwrap_or_default();
    let named = json::text(intent, "name").or_else(|| json::text(document, "name")).map(str::to_owned);
    let title = named.unwrap_or_else(|| rich_text::to_plain(body).chars().take(80).collect());
    let language = contents.keys().find_map(|tag| Language::parse(tag).ok()).unwrap_or_else(Language::english);
    Texts::new(vec![entry(language, &title, body)]).ok()
}

fn window(document: &Value, intent: &Value, finished: bool) -> Window {
    // A closed listing's `endTime` says when it was closed, not until when it was available.
    let ends = if finished { None } else { json::time(document, "endTime") };
    Window {
        from: json::time(intent, "hasBeginning").or_else(|| json::time(document, "startTime")),
        until: json::time(intent, "hasEnd").or(ends),
    }
}

fn reciprocal(intent: &Value) -> Option<Reciprocal> {
    Some(Reciprocal {
        action: json::text(intent, "action").and_then(Action::parse)?,
        quantity: intent.get("resourceQuantity").and_then(quantity::read).unwrap_or_else(Quantity::one),
        note: truncated(json::text(intent, "name").unwrap_or_default(), bounds::TITLE_CHARS_MAX),
    })
}

fn eligibility(document: &Value) -> Eligibility {
    let mut addressed = json::addresses(document, "to");
    addressed.extend(json::addresses(document, "cc"));
    if addressed.iter().any(|address| is_public(address)) { Eligibility::Public } else { Eligibility::Network }
}

fn licence(document: &Value) -> Option<Licence> {
    let said = json::text(document, "licenseExpression").or_else(|| json::text(document, "license"));
    said.and_then(|text| Licence::parse(text).ok())
}

fn tags(document: &Value) -> Vec<String> {
    let names = json::list(document, "tag").iter().filter(|tag| json::kind(tag) == "Hashtag").filter_map(|tag| json::text(tag, "name"));
    distinct(names.filter_map(|name| text::tag(name).ok()), bounds::TAGS_MAX)
}

fn place(value: &Value) -> Option<Place> {
    let name = truncated(json::text(value, "name").unwrap_or_default(), bounds::NAME_CHARS_MAX);
    let degrees = |member: &str| value.get(member).and_then(|v| v.as_f64().or_else(|| v.as_str().and_then(|text| text.parse().ok())));
    let point = degrees("latitude").zip(degrees("longitude")).and_then(|(lat, lon)| Point::new(lat, lon).ok());
    if name.is_empty() && point.is_none() {
        return None;
    }
    // Elsewhere `address` may be an object; only words are taken.
    let words = |member: &str| truncated(json::text(value, member).unwrap_or_default(), limits::PLACE_NOTE_CHARS_MAX);
    Some(Place {
        name,
        point,
        // The peer has rounded already: what it published is what we may show.
        precision: Precision::Exact,
        address: words("address"),
        opening_hours: words("openingHours"),
        accessibility: words("accessibility"),
    })
}

fn images(document: &Value) -> Vec<RemoteImage> {
    let images = json::list(document, "attachment").iter().filter(|a| {
        matches!(json::kind(a), "Image" | "Document")
            && json::text(a, "mediaType").is_none_or(|media_type| media_type.starts_with("image/"))
    });
    let read = |image: &Value| {
        let pixels = |name: &str| image.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        Some(RemoteImage {
            url: json::link(image, "url")?,
            media_type: truncated(json::text(image, "mediaType").unwrap_or("image/jpeg"), 100),
            alt: truncated(json::text(image, "name").unwrap_or_default(), bounds::ALT_CHARS_MAX),
            width: pixels("width"),
            height: pixels("height"),
        })
    };
    images.filter_map(read).take(limits::POST_IMAGES_MAX).collect()
}

fn distinct<T: PartialEq>(items: impl Iterator<Item = T>, max: usize) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if kept.len() < max && !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn note() -> Value {
        json!({
            "id": "https://velo.example/listings/01J9ZK", "type": "Note", "attributedTo": "https://velo.example/coop",
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "published": "2026-11-22T09:00:00Z", "updated": "2026-11-22T10:00:00Z", "endTime": "2027-06-30T22:00:00Z",
            "content": "<p><strong>Offer · lend: Cargo bike</strong></p><p>Free.</p>", "contentMap": {"en": "<p>…</p>"},
            "attachment": [{"type": "Image", "mediaType": "image/webp", "url": "https://velo.example/c2.webp", "name": "Blue bike", "width": 1200, "height": 800}],
            "tag": [{"type": "Hashtag", "name": "#Commons"}, {"type": "Mention", "name": "@x"}],
            "location": {"type": "Place", "name": "Strasbourg", "latitude": 48.58, "longitude": 7.75, "openingHours": "Mo-Fr 09:00-18:00",
                "accessibility": "No steps", "address": {"type": "PostalAddress"}},
            "purpose": "offer",
            "publishes": {"id": "https://velo.example/listings/01J9ZK#primary", "type": "Intent", "name": "Cargo bike, 100 kg load", "action": "transferCustody",
                "resourceClassifiedAs": ["http://metadata.un.org/sdg/11", "https://w3id.org/allmende/ns#vehicle"],
                "resourceQuantity": {"hasUnit": "one", "hasNumericalValue": "2"}, "availableQuantity": {"hasUnit": "one", "hasNumericalValue": 1}, "finished": false},
        })
    }

    #[test]
    fn the_example_of_the_design_is_read_with_its_types() {
        let listing = read(&note()).unwrap();
        assert!(is_listing(&note()));
        assert_eq!(listing.terms.texts.first().title, "Cargo bike, 100 kg load");
        assert_eq!(
            (listing.terms.purpose, listing.terms.action, listing.terms.nature),
            (Purpose::Offer, Action::TransferCustody, Nature::Vehicle)
        );
        assert_eq!((listing.terms.quantity.number(), listing.terms.available.number()), ("2", "1"));
        assert_eq!(listing.terms.sdgs, vec![Sdg::new(11).unwrap()]);
        assert_eq!(listing.terms.tags, ["commons"]);
        let place = listing.terms.place.unwrap();
        assert_eq!((place.opening_hours.as_str(), place.accessibility.as_str()), ("Mo-Fr 09:00-18:00", "No steps"));
        assert_eq!(place.address, "", "an address that is no text is left out");
        assert_eq!(listing.state, ListingState::Published);
        assert_eq!(listing.images.len(), 1);
        assert_eq!(listing.terms.eligibility, Eligibility::Public);
    }

    #[test]
    fn closing_is_seen_and_other_spellings_are_accepted() {
        let mut closed = note();
        closed["publishes"]["finished"] = json!(true);
        assert_eq!(read(&closed).unwrap().state, ListingState::Closed);
        assert_eq!(read(&closed).unwrap().terms.window.until, None);
        let mut listed = note();
        listed["publishes"] = json!([note()["publishes"]]);
        listed["purpose"] = json!("request");
        assert_eq!(read(&listed).unwrap().terms.purpose, Purpose::Need);
    }

    #[test]
    fn an_ordinary_note_or_a_broken_listing_is_no_listing() {
        assert!(!is_listing(&json!({"type": "Note", "content": "Hello"})));
        for missing in ["id", "publishes", "published"] {
            let mut broken = note();
            broken.as_object_mut().unwrap().remove(missing);
            broken.as_object_mut().unwrap().remove(if missing == "published" { "updated" } else { "" });
            assert!(read(&broken).is_err(), "{missing}");
        }
    }
}
