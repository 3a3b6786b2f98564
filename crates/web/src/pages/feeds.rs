//! The catalogue as feeds, for programs that read news: Atom (RFC 4287) and JSON Feed 1.1, for any search that the catalogue can do.

use allmende_app::listings::ListingView;
use allmende_app::search;
use allmende_domain::listing::Author;
use allmende_domain::search::Sort;
use allmende_domain::time::UnixMillis;
use atom_syndication as atom;
use axum::body::Bytes;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::{Value, json};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::Web;
use crate::cards::kind_words;
use crate::errors::Answer;
use crate::finding::{self, Asked};
use crate::forms::Fields;
use crate::session::Visitor;
use crate::text_html;
use crate::turning::Turning;
use allmende_app::AppError;

const ATOM: &str = "application/atom+xml; charset=utf-8";
const JSON: &str = "application/feed+json; charset=utf-8";

/// The addresses of a search as feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feeds {
    pub atom: String,
    pub json: String,
    pub calendar: String,
}

impl Feeds {
    /// `None` at a private instance: programs that read feeds cannot sign in.
    pub fn of(web: &Web, asked: &Asked) -> Option<Self> {
        (!web.app.is_private).then(|| Self {
            atom: asked.link_without_looks("/feed.atom"),
            json: asked.link_without_looks("/feed.json"),
            calendar: asked
                .link("/calendar.ics", &[("view", ""), ("sort", ""), ("q", ""), ("near", ""), ("lat", ""), ("lon", ""), ("km", "")]),
        })
    }

    /// Those of one cooperative or one tag: `name` is `coop` or `tag`.
    pub fn of_one(web: &Web, name: &str, value: &str) -> Option<Self> {
        let query = crate::forms::encoded(value);
        (!web.app.is_private).then(|| Self {
            atom: format!("/feed.atom?{name}={query}"),
            json: format!("/feed.json?{name}={query}"),
            calendar: if name == "coop" { format!("/coops/{query}/calendar.ics") } else { format!("/calendar.ics?{name}={query}") },
        })
    }
}

/// Whether an address is read by programs that subscribe, which no sign-in page helps.
pub fn is_subscribed(path_and_query: &str) -> bool {
    let path = path_and_query.split('?').next().unwrap_or_default();
    path.starts_with("/feed.") || path.ends_with("/calendar.ics")
}

/// One thing of a feed.
struct Entry {
    id: String,
    url: String,
    title: String,
    language: String,
    html: String,
    author: String,
    author_url: String,
    tags: Vec<String>,
    published: UnixMillis,
    updated: UnixMillis,
    image: Option<String>,
}

struct Feed {
    title: String,
    home: String,
    own: String,
    next: Option<String>,
    language: &'static str,
    updated: UnixMillis,
    entries: Vec<Entry>,
}

pub async fn atom(State(web): State<Web>, visitor: Visitor, headers: HeaderMap, RawQuery(query): RawQuery) -> Answer {
    let feed = read(&web, &visitor, query.as_deref().unwrap_or_default(), "/feed.atom").await?;
    let bytes = written_as_atom(&feed)?;
    Ok(conditional(&headers, ATOM, bytes))
}

pub async fn json(State(web): State<Web>, visitor: Visitor, headers: HeaderMap, RawQuery(query): RawQuery) -> Answer {
    let feed = read(&web, &visitor, query.as_deref().unwrap_or_default(), "/feed.json").await?;
    let bytes = serde_json::to_vec(&written_as_json(&feed)).map_err(|error| AppError::Internal(format!("a feed: {error}")))?;
    Ok(conditional(&headers, JSON, bytes))
}

async fn read(web: &Web, visitor: &Visitor, query: &str, path: &str) -> Result<Feed, AppError> {
    let cooperatives = allmende_app::cooperatives::list(&web.app).await?;
    let mut asked = finding::read(Fields::from_query(query), &cooperatives);
    asked.strictly()?;
    // What is new comes first, whatever the page shows first.
    asked.query.sort = Sort::Newest;
    let found = search::search(&web.app, &visitor.viewer, &asked.query).await?;
    let address = |path: &str| web.app.addresses.url(path).to_string();
    let words = asked.words(visitor, &cooperatives);
    let site = format!("Allmende · {}", web.app.addresses.host());
    let own =
        Turning::of(&allmende_app::Page { items: vec![(); 0], number: found.number + 1, has_more: false }, path, &asked.fields).previous;
    Ok(Feed {
        title: if words.is_empty() { site } else { format!("{words} · {site}") },
        home: address(&asked.link_without_looks("/")),
        own: address(own.as_deref().unwrap_or(path)),
        next: Turning::of(&found, path, &asked.fields).next.map(|next| address(&next)),
        language: visitor.locale().code(),
        updated: found.items.iter().map(|view| view.listing.updated_at).max().unwrap_or_default(),
        entries: found.items.iter().map(|view| entry(web, visitor, view)).collect(),
    })
}

fn entry(web: &Web, visitor: &Visitor, view: &ListingView) -> Entry {
    let listing = &view.listing;
    let text = listing.terms.texts.best(&visitor.reading.languages);
    let is_mirrored = matches!(listing.author, Author::Peer(_));
    let address = |path: &str| web.app.addresses.url(path).to_string();
    let kind = kind_words(visitor.locale(), listing);
    let own_name = view.cooperative.as_ref().map(|coop| crate::choices::coop_name(visitor, coop));
    let picture = view.images.iter().find_map(|image| crate::cards::Picture::of(image, allmende_domain::image::ImageSize::Page));
    Entry {
        id: listing.object_url.to_string(),
        url: address(&format!("/listings/{}", listing.id)),
        title: format!("{kind}: {}", text.title),
        language: text.language.as_str().to_owned(),
        html: text_html::body(&text.body, is_mirrored),
        author: own_name.filter(|name| !name.is_empty()).unwrap_or_else(|| view.author.handle()),
        author_url: view.author.page_url.as_ref().unwrap_or(&view.author.url).to_string(),
        tags: listing.terms.tags.clone(),
        published: listing.published_at.unwrap_or(listing.created_at),
        updated: listing.updated_at,
        image: picture.map(|picture| address(&picture.src)),
    }
}

/// What XML 1.0 (2.2) allows: other control characters cannot be written in it, escaped or not.
fn xml(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | '\r') || (!c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))).collect()
}

fn written_as_atom(feed: &Feed) -> Result<Vec<u8>, AppError> {
    let time = |time: UnixMillis| time.to_rfc3339().parse::<atom::FixedDateTime>().unwrap_or_default();
    let link = |rel: &str, href: &str, kind: &str| atom::Link {
        href: xml(href),
        rel: rel.to_owned(),
        mime_type: (!kind.is_empty()).then(|| kind.to_owned()),
        ..atom::Link::default()
    };
    let entry = |entry: &Entry| atom::Entry {
        title: atom::Text::plain(xml(&entry.title)),
        id: xml(&entry.id),
        updated: time(entry.updated),
        published: Some(time(entry.published)),
        authors: vec![atom::Person { name: xml(&entry.author), uri: Some(xml(&entry.author_url)), ..atom::Person::default() }],
        categories: entry.tags.iter().map(|tag| atom::Category { term: xml(tag), ..atom::Category::default() }).collect(),
        links: vec![link("alternate", &entry.url, "text/html")],
        content: Some(atom::Content {
            lang: Some(entry.language.clone()),
            value: Some(xml(&entry.html)),
            content_type: Some("html".to_owned()),
            ..atom::Content::default()
        }),
        ..atom::Entry::default()
    };
    let own_kind = "application/atom+xml";
    let mut links = vec![link("self", &feed.own, own_kind), link("alternate", &feed.home, "text/html")];
    links.extend(feed.next.iter().map(|next| link("next", next, own_kind)));
    let document = atom::Feed {
        title: atom::Text::plain(xml(&feed.title)),
        id: xml(&feed.own),
        updated: time(feed.updated),
        links,
        lang: Some(feed.language.to_owned()),
        entries: feed.entries.iter().map(entry).collect(),
        ..atom::Feed::default()
    };
    document.write_to(Vec::new()).map_err(|error| AppError::Internal(format!("a feed: {error}")))
}

fn written_as_json(feed: &Feed) -> Value {
    let entry = |entry: &Entry| {
        let mut item = json!({
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.html,
            "language": entry.language,
            "date_published": entry.published.to_rfc3339(),
            "date_modified": entry.updated.to_rfc3339(),
            "authors": [{ "name": entry.author, "url": entry.author_url }],
            "tags": entry.tags,
        });
        if let (Some(image), Some(item)) = (&entry.image, item.as_object_mut()) {
            item.insert("image".to_owned(), json!(image));
        }
        item
    };
    let mut document = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.own,
        "language": feed.language,
        "items": feed.entries.iter().map(entry).collect::<Vec<_>>(),
    });
    if let (Some(next), Some(document)) = (&feed.next, document.as_object_mut()) {
        document.insert("next_url".to_owned(), json!(next));
    }
    document
}

/// `304` to who has it already (RFC 9110, 13.1), else the whole. Readers of feeds ask every few minutes. By what it says only, never by its time: when
/// the newest entry goes, that of the rest is older than what a reader has.
pub fn conditional(headers: &HeaderMap, kind: &'static str, body: Vec<u8>) -> Response {
    // Not a secret and not a proof: it only has to differ when the text does.
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    let given = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Compression makes the tag of a proxy weak; that is the same text.
    let is_known = given.split(',').map(str::trim).any(|known| known.trim_start_matches("W/") == tag || known == "*");
    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { Bytes::from(body).into_response() };
    let answer = response.headers_mut();
    if !is_known {
        answer.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.insert(ETAG, tag);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(xml("a\u{0}b\u{8}c\u{1b}\n\u{FFFE}é🚲"), "abc\né🚲");
    }

    #[test]
    fn programs_that_subscribe_are_known_by_the_address() {
        for path in ["/feed.atom?q=x", "/feed.json", "/calendar.ics", "/coops/velo/calendar.ics?x=1"] {
            assert!(is_subscribed(path), "{path}");
        }
        for path in ["/", "/?q=/feed.atom", "/coops/velo", "/listings/x?y=/calendar.ics"] {
            assert!(!is_subscribed(path), "{path}");
        }
    }

    #[test]
    fn who_has_it_already_is_told_so() {
        let ask = |name: http::HeaderName, value: &str| {
            let headers = HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())]);
            conditional(&headers, ATOM, b"text".to_vec())
        };
        let first = conditional(&HeaderMap::new(), ATOM, b"text".to_vec());
        assert_eq!(first.status(), StatusCode::OK);
        let tag = first.headers()[ETAG].to_str().unwrap().to_owned();
        assert_eq!(ask(IF_NONE_MATCH, &tag).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(ask(IF_NONE_MATCH, &format!("\"x\", W/{tag}")).status(), StatusCode::NOT_MODIFIED);
        assert_eq!(ask(IF_NONE_MATCH, "\"x\"").status(), StatusCode::OK);
        assert_eq!(ask(IF_NONE_MATCH, "").status(), StatusCode::OK);
        // What goes makes nothing younger: a time cannot say that nothing changed.
        assert_eq!(ask(http::header::IF_MODIFIED_SINCE, "Fri, 01 Jan 2100 00:00:00 GMT").status(), StatusCode::OK);
        assert_eq!(first.headers().get(http::header::LAST_MODIFIED), None);
    }
}
