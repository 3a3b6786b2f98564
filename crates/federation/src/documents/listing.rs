//! A listing as one `Note` that carries the properties of FEP-0837: read by every microblog, and fully typed for those who know.

use allmende_app::rich_text;
use allmende_app::{Addresses, listings::ListingView};
use allmende_domain::geo::Place;
use allmende_domain::image::ImageSize;
use allmende_domain::listing::{Eligibility, Listing, ListingState, Purpose, Terms};
use allmende_domain::quantity::Quantity;
use allmende_domain::text::LocalText;
use allmende_domain::url::ObjectUrl;
use serde_json::{Map, Value, json};

use super::phrases::Phrases;
use super::{PUBLIC, quantity, without_nulls};

/// To whom a listing is addressed: `to` and `cc`. What everybody may see is also for the board of its cooperative, which announces it, and for
/// those who follow that. Listings for members have no audience outside and are never turned into documents.
#[must_use]
pub fn audience(followers_url: Option<&str>, board: Option<&ObjectUrl>, eligibility: Eligibility) -> (Vec<String>, Vec<String>) {
    let mut followers: Vec<String> = followers_url.map(str::to_owned).into_iter().collect();
    match eligibility {
        Eligibility::Public => {
            followers.extend(board.map(|board| format!("{board}/followers")));
            (std::iter::once(PUBLIC.to_owned()).chain(board.map(|board| board.as_str().to_owned())).collect(), followers)
        }
        Eligibility::Network => (followers, Vec::new()),
        Eligibility::Members => (Vec::new(), Vec::new()),
    }
}

/// The `Note`, without `@context`.
#[must_use]
pub fn note(addresses: &Addresses, view: &ListingView) -> Value {
    let listing = &view.listing;
    let terms = &listing.terms;
    let id = listing.object_url.as_str();
    let board = view.cooperative.as_ref().map(|cooperative| addresses.board(&cooperative.handle));
    let (to, cc) = audience(view.author.followers.as_ref().map(|url| url.as_str()), board.as_ref(), terms.eligibility);
    let contents: Map<String, Value> =
        terms.texts.all().iter().map(|text| (text.language.as_str().to_owned(), content(addresses, listing, text).into())).collect();
    let ends = if listing.state == ListingState::Closed { Some(listing.updated_at) } else { terms.window.until };
    without_nulls(json!({
        "id": id,
        "type": "Note",
        "attributedTo": view.author.url.as_str(),
        "to": to,
        "cc": cc,
        "audience": board.as_ref().filter(|_| terms.eligibility == Eligibility::Public).map(|board| board.as_str()),
        "url": id,
        "published": listing.published_at.map(|t| t.to_rfc3339()),
        "updated": listing.updated_at.to_rfc3339(),
        "startTime": terms.window.from.map(|t| t.to_rfc3339()),
        "endTime": ends.map(|t| t.to_rfc3339()),
        "content": content(addresses, listing, terms.texts.first()),
        "contentMap": contents,
        "attachment": attachments(addresses, view),
        "tag": hashtags(addresses, &terms.tags),
        "location": terms.place.as_ref().map(|place| location(&place.published())),
        "license": terms.licence.as_ref().and_then(|licence| licence.iri()),
        "licenseExpression": terms.licence.as_ref().filter(|licence| licence.iri().is_none()).map(|licence| licence.as_str().to_owned()),
        "conditions": (!terms.conditions.is_empty()).then(|| terms.conditions.clone()),
        "closingNote": (!listing.closing_note.is_empty()).then(|| listing.closing_note.clone()),
        "conversation": id,
        "replies": format!("{id}/replies"),
        "likes": format!("{id}/likes"),
        "shares": format!("{id}/shares"),
        "purpose": match terms.purpose { Purpose::Offer => "offer", Purpose::Need => "request" },
        "unitBased": false,
        "publishes": intent(view),
        "reciprocal": terms.reciprocal.as_ref().map(|wanted| {
            let (provider, receiver) = parties(terms.purpose, view.author.url.as_str());
            json!({
                "id": format!("{id}#reciprocal"),
                "type": "Intent",
                "name": (!wanted.note.is_empty()).then(|| wanted.note.clone()),
                "action": wanted.action.as_str(),
                // What is wanted in return goes the other way.
                "provider": receiver,
                "receiver": provider,
                "resourceQuantity": quantity::write(&wanted.quantity),
            })
        }),
    }))
}

/// Who gives and who receives the primary thing, where that is known before anybody took the listing up.
fn parties(purpose: Purpose, author: &str) -> (Option<&str>, Option<&str>) {
    match purpose {
        Purpose::Offer => (Some(author), None),
        Purpose::Need => (None, Some(author)),
    }
}

fn intent(view: &ListingView) -> Value {
    let terms = &view.listing.terms;
    let first = terms.texts.first();
    let (provider, receiver) = parties(terms.purpose, view.author.url.as_str());
    let open = matches!(view.listing.state, ListingState::Published);
    let names: Map<String, Value> =
        terms.texts.all().iter().map(|text| (text.language.as_str().to_owned(), text.title.clone().into())).collect();
    let bodies: Map<String, Value> = terms
        .texts
        .all()
        .iter()
        .filter(|text| !text.body.is_empty())
        .map(|text| (text.language.as_str().to_owned(), rich_text::from_markdown(&text.body).into()))
        .collect();
    let classes =
        std::iter::once(terms.nature.iri()).chain(terms.sdgs.iter().map(|g| g.iri())).chain(terms.sectors.iter().map(|s| s.iri()));
    json!({
        "id": format!("{}#primary", view.listing.object_url),
        "type": "Intent",
        "name": first.title,
        "nameMap": names,
        "contentMap": (!bodies.is_empty()).then_some(bodies),
        "action": terms.action.as_str(),
        "provider": provider,
        "receiver": receiver,
        "resourceInventoriedAs": terms.resource_url.as_ref().map(|url| url.as_str()),
        "resourceConformsTo": terms.kind.as_ref().map(|url| url.as_str()),
        "resourceClassifiedAs": classes.collect::<Vec<_>>(),
        "resourceQuantity": quantity::write(&terms.quantity),
        "availableQuantity": quantity::write(&if open { terms.available.clone() } else { Quantity::none_of(terms.quantity.unit) }),
        "minimumQuantity": terms.minimum.as_ref().map(quantity::write),
        "effortQuantity": terms.effort.as_ref().map(quantity::write),
        "hasBeginning": terms.window.from.map(|t| t.to_rfc3339()),
        "hasEnd": terms.window.until.map(|t| t.to_rfc3339()),
        "finished": view.listing.state == ListingState::Closed,
    })
}

/// What people on other servers read: title first, then the text, the terms and the link, in one language.
#[must_use]
pub fn content(addresses: &Addresses, listing: &Listing, text: &LocalText) -> String {
    let terms = &listing.terms;
    let words = Phrases::of(text.language.primary());
    let title = escaped(&text.title);
    let mut html = if listing.state == ListingState::Closed {
        format!("<p><strong>{}: {title}</strong></p>", words.closed_was)
    } else {
        format!("<p><strong>{} · {}: {title}</strong></p>", words.purpose(terms.purpose), words.action(terms.purpose, terms.action))
    };
    if listing.state == ListingState::Closed && !listing.closing_note.is_empty() {
        html.push_str(&format!("<p>{}</p>", escaped(&listing.closing_note)));
    }
    html.push_str(&rich_text::from_markdown(&text.body));
    let facts = facts(terms, words);
    if !facts.is_empty() {
        html.push_str(&format!("<p>{}</p>", facts.join(" · ")));
    }
    html.push_str(&format!(
        "<p><a href=\"{}\" rel=\"nofollow noopener\">{}</a> {}</p>",
        listing.object_url, words.see_page, words.or_reply
    ));
    if !terms.tags.is_empty() {
        let links = terms
            .tags
            .iter()
            .map(|tag| format!("<a href=\"{}\" class=\"mention hashtag\" rel=\"tag\">#{}</a>", addresses.tag(tag), escaped(tag)));
        html.push_str(&format!("<p>{}</p>", links.collect::<Vec<_>>().join(" ")));
    }
    html
}

fn facts(terms: &Terms, words: &Phrases) -> Vec<String> {
    let mut facts = Vec::new();
    if !terms.conditions.is_empty() {
        facts.push(escaped(&terms.conditions));
    }
    if let Some(place) = &terms.place {
        facts.push(format!("📍 {}", escaped(&place.name)));
    }
    if let Some(from) = terms.window.from {
        facts.push(format!("{} {}", words.from, from.date()));
    }
    if let Some(until) = terms.window.until {
        facts.push(format!("{} {}", words.until, until.date()));
    }
    if let Some(wanted) = terms.reciprocal.as_ref().filter(|wanted| !wanted.note.is_empty()) {
        facts.push(format!("{}: {}", words.in_return, escaped(&wanted.note)));
    }
    if let Some(licence) = &terms.licence {
        facts.push(format!("{}: {}", words.licence, escaped(licence.as_str())));
    }
    facts
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Images first (other programs show the first ones), then the home page of the thing as a `Link`.
fn attachments(addresses: &Addresses, view: &ListingView) -> Value {
    let images = view.images.iter().map(|image| image_document(addresses, image));
    let link = view.listing.terms.link.as_ref().map(|url| json!({"type": "Link", "href": url.as_str()}));
    let all: Vec<Value> = images.chain(link).collect();
    if all.is_empty() { Value::Null } else { Value::Array(all) }
}

/// An `Image` of ours or of a peer.
#[must_use]
pub fn image_document(addresses: &Addresses, image: &allmende_domain::image::Image) -> Value {
    let url = image.remote_url.clone().unwrap_or_else(|| addresses.image(&image.id, ImageSize::Page));
    json!({
        "type": "Image",
        "mediaType": image.media_type,
        "url": url.as_str(),
        "name": (!image.alt.is_empty()).then(|| image.alt.clone()),
        "width": (image.width > 0).then_some(image.width),
        "height": (image.height > 0).then_some(image.height),
    })
}

/// Hashtags that lead to our own page of each; null when there are none.
#[must_use]
pub fn hashtags(addresses: &Addresses, tags: &[String]) -> Value {
    let tags: Vec<Value> =
        tags.iter().map(|tag| json!({"type": "Hashtag", "href": addresses.tag(tag).as_str(), "name": format!("#{tag}")})).collect();
    if tags.is_empty() { Value::Null } else { Value::Array(tags) }
}

/// An AS2 `Place`, as precise as it may be published (the caller rounds and leaves out).
#[must_use]
pub fn location(place: &Place) -> Value {
    without_nulls(json!({
        "type": "Place",
        "name": place.name,
        "latitude": place.point.map(|p| p.latitude),
        "longitude": place.point.map(|p| p.longitude),
        "address": (!place.address.is_empty()).then(|| place.address.clone()),
        "openingHours": (!place.opening_hours.is_empty()).then(|| place.opening_hours.clone()),
        "accessibility": (!place.accessibility.is_empty()).then(|| place.accessibility.clone()),
    }))
}
