//! Posts of other programs, as something to read: short notes, articles, links, videos, sounds, events, polls, and what we do not know.

use allmende_app::posts::{Attachment, Gathering, Poll, PollOption, PostIn, PostKind, Words};
use allmende_app::rich_text;
use allmende_domain::language::Language;
use allmende_domain::limits as bounds;
use allmende_domain::text::truncated;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use super::json;
use crate::limits;

/// What is published and not for people to read: actors, collections, what is gone, copies for other servers, and what a peer of our own kind
/// keeps beside its listings.
const NOT_FOR_READING: [&str; 21] = [
    "Agreement",
    "Application",
    "CacheFile",
    "Collection",
    "CollectionPage",
    "Commitment",
    "EconomicEvent",
    "EconomicResource",
    "EncryptedMessage",
    "Group",
    "Intent",
    "OrderedCollection",
    "OrderedCollectionPage",
    "Organization",
    "Person",
    "Place",
    "Profile",
    "Proposal",
    "Relationship",
    "Service",
    "Tombstone",
];

/// Names by which programs say what a post quotes: FEP-044f, Fedibird, Pleroma and Akkoma, Misskey.
const QUOTES: [&str; 4] = ["quote", "quoteUrl", "quoteUri", "_misskey_quote"];

/// Whether a document is something to read, known or not. An activity is none: it says what somebody did with one.
#[must_use]
pub fn is_readable(document: &Value) -> bool {
    !NOT_FOR_READING.contains(&json::kind(document)) && !json::is_activity(document)
}

/// As something to read.
#[must_use]
pub fn read(document: &Value, object_url: &ObjectUrl, now: UnixMillis) -> PostIn {
    let kind = PostKind::parse(json::kind(document));
    let sensitive = is_sensitive(document);
    let (words, translations) = texts(document, &kind);
    let mut attachments: Vec<Attachment> =
        json::list(document, "attachment").iter().filter_map(attachment).take(limits::POST_IMAGES_MAX).collect();
    if kind != PostKind::Note && attachments.len() < limits::POST_IMAGES_MAX {
        let picture = json::list(document, "image").first().and_then(attachment);
        attachments.extend(picture.filter(|picture| attachments.iter().all(|known| known.url != picture.url)));
    }
    PostIn {
        object_url: object_url.clone(),
        sensitive: sensitive || json::list(document, "attachment").iter().any(is_sensitive),
        words,
        translations,
        // What leads to the original leads to its own host.
        page_url: json::link(document, "url").filter(|url| url.host() == object_url.host()),
        attachments,
        poll: poll(document),
        quote: quote(document),
        answers: json::list(document, "inReplyTo").first().and_then(json::id),
        gathering: (kind == PostKind::Event).then(|| gathering(document)),
        published_at: json::time(document, "published").map_or(now, |t| t.min(now)),
        updated_at: json::time(document, "updated").or_else(|| json::time(document, "published")).map_or(now, |t| t.min(now)),
        kind,
    }
}

fn is_sensitive(document: &Value) -> bool {
    document.get("sensitive").and_then(Value::as_bool).unwrap_or(false)
}

/// What its author says first, and the same in other languages (`contentMap`).
fn texts(document: &Value, kind: &PostKind) -> (Words, Vec<Words>) {
    let text = |name: &str| json::text(document, name).unwrap_or_default();
    let media_type = text("mediaType");
    let mapped = |name: &str, tag: &str| document.get(name).and_then(|map| map.get(tag)).and_then(Value::as_str);
    let words = |language: Option<Language>, title: &str, summary: &str, content: &str| {
        let summary = rich_text::to_plain(summary);
        // On short notes and polls it is a warning everywhere. On whatever has a title it says what it is about, unless its author says more.
        let is_warning = matches!(kind, PostKind::Note | PostKind::Question) || is_sensitive(document);
        let (warning, summary) = if is_warning { (summary, String::new()) } else { (String::new(), summary) };
        Words {
            language,
            title: truncated(&rich_text::to_plain(title), bounds::TITLE_CHARS_MAX),
            summary: truncated(&summary, bounds::TITLE_CHARS_MAX),
            content: truncated(&html(content, media_type), limits::POST_CHARS_MAX),
            warning: truncated(&warning, bounds::TITLE_CHARS_MAX),
        }
    };
    let map = document.get("contentMap").and_then(Value::as_object);
    let mut entries: Vec<(Language, &str, &str)> = map
        .into_iter()
        .flatten()
        .take(bounds::LANGUAGES_MAX)
        .filter_map(|(tag, content)| Some((Language::parse(tag).ok()?, tag.as_str(), content.as_str()?)))
        .collect();
    let content = json::text(document, "content").filter(|content| !content.is_empty());
    // Its language is that of the same text in the map; without it, the first of the map is what it says.
    let first = match content {
        Some(content) => entries.iter().position(|(_, _, mapped)| *mapped == content),
        None => (!entries.is_empty()).then_some(0),
    };
    let main = first.map(|at| entries.remove(at));
    let (language, content) = main.map_or((None, content.unwrap_or_default()), |(language, _, content)| (Some(language), content));
    let translations = entries.into_iter().map(|(language, tag, content)| {
        let title = mapped("nameMap", tag).unwrap_or_else(|| text("name"));
        let summary = mapped("summaryMap", tag).unwrap_or_else(|| text("summary"));
        words(Some(language), title, summary, content)
    });
    (words(language, text("name"), text("summary"), content), translations.collect())
}

/// A content as HTML, whatever it says it is.
fn html(content: &str, media_type: &str) -> String {
    match media_type.split(';').next().unwrap_or_default().trim() {
        "text/markdown" => rich_text::from_markdown(content),
        "text/plain" => content.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>"),
        _ => content.to_owned(),
    }
}

/// What it quotes: by name, or as an object link (FEP-e232).
fn quote(document: &Value) -> Option<ObjectUrl> {
    let is_object = |tag: &&Value| {
        let media_type = json::text(tag, "mediaType").unwrap_or_default();
        json::kind(tag) == "Link" && crate::fetch::is_activity_type(media_type)
    };
    let by_link = || json::list(document, "tag").iter().find(is_object).and_then(|tag| json::link(tag, "href"));
    QUOTES.iter().find_map(|name| json::id_of(document, name)).or_else(by_link)
}

fn attachment(item: &Value) -> Option<Attachment> {
    let plain = || item.as_str().and_then(|address| ObjectUrl::parse(address).ok());
    let url = json::link(item, "url").or_else(|| json::link(item, "href")).or_else(plain)?;
    let of_link = || json::list(item, "url").iter().find_map(|link| json::text(link, "mediaType"));
    let named = json::text(item, "mediaType").or_else(of_link);
    let by_kind = || match json::kind(item) {
        "Image" => "image/",
        "Video" => "video/",
        "Audio" => "audio/",
        "Link" | "Page" => "text/html",
        _ => by_ending(&url),
    };
    let media_type = truncated(named.unwrap_or_else(by_kind), 100);
    let alt = json::text(item, "name").or_else(|| json::text(item, "summary")).unwrap_or_default();
    Some(Attachment { alt: truncated(&rich_text::to_plain(alt), bounds::ALT_CHARS_MAX), media_type, url })
}

/// Some programs say nothing but where a picture is.
fn by_ending(url: &ObjectUrl) -> &'static str {
    let path = url.as_url().path().to_ascii_lowercase();
    match path.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default() {
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "heic" | "svg" => "image/",
        "mp4" | "webm" | "mov" => "video/",
        "mp3" | "ogg" | "oga" | "opus" | "flac" | "wav" | "m4a" => "audio/",
        _ => "",
    }
}

fn poll(document: &Value) -> Option<Poll> {
    let (several, options) = match (json::list(document, "oneOf"), json::list(document, "anyOf")) {
        ([], []) => return None,
        ([], several) => (true, several),
        (one, _) => (false, one),
    };
    let option = |option: &Value| {
        let votes = option.get("replies").and_then(|replies| replies.get("totalItems")).and_then(Value::as_i64);
        let name = truncated(&rich_text::to_plain(json::text(option, "name")?), bounds::NAME_CHARS_MAX);
        Some(PollOption { name, votes: votes.map(|votes| votes.max(0)) })
    };
    Some(Poll {
        several,
        options: options.iter().filter_map(option).take(allmende_app::limits::POLL_OPTIONS_MAX).collect(),
        voters: document.get("votersCount").and_then(Value::as_i64).map(|voters| voters.max(0)),
        ends_at: json::time(document, "endTime").or_else(|| json::time(document, "closed")),
        closed: !matches!(document.get("closed"), None | Some(Value::Null | Value::Bool(false))),
    })
}

fn gathering(document: &Value) -> Gathering {
    Gathering {
        starts_at: json::time(document, "startTime"),
        ends_at: json::time(document, "endTime"),
        place: json::list(document, "location").first().map(place).unwrap_or_default(),
    }
}

/// The name of a place and its address, in one line.
fn place(location: &Value) -> String {
    let name = location.as_str().or_else(|| json::text(location, "name"));
    let address = location.get("address").map_or(&Value::Null, json::single);
    let parts = ["streetAddress", "postalCode", "addressLocality", "addressCountry"].map(|part| json::text(address, part));
    let mut line: Vec<String> = Vec::new();
    for part in [name, address.as_str()].into_iter().chain(parts).flatten() {
        let part = rich_text::to_plain(part);
        if !part.is_empty() && !line.contains(&part) {
            line.push(part);
        }
    }
    truncated(&line.join(", "), bounds::NAME_CHARS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn post(document: &Value) -> PostIn {
        read(document, &ObjectUrl::parse("https://m.example/1").unwrap(), UnixMillis(5))
    }

    #[test]
    fn a_post_from_the_future_is_dated_now() {
        let post = post(&json!({"type": "Article", "name": "News", "content": "<p>x</p>", "published": "2999-01-01T00:00:00Z"}));
        assert_eq!(post.published_at, UnixMillis(5));
        assert_eq!((post.words.title.as_str(), post.words.content.as_str()), ("News", "<p>x</p>"));
    }

    #[test]
    fn a_summary_warns_on_notes_and_tells_what_an_article_is_about() {
        let words = |kind: &str, sensitive: bool| {
            post(&json!({"type": kind, "summary": "<p>Salt &amp; flour</p>", "content": "x", "sensitive": sensitive})).words
        };
        for (kind, sensitive) in [("Note", false), ("Note", true), ("Question", false), ("Article", true), ("Video", true)] {
            let words = words(kind, sensitive);
            assert_eq!((words.warning.as_str(), words.summary.as_str()), ("Salt & flour", ""), "{kind}");
        }
        for kind in ["Article", "Page", "Event", "Video", "Review"] {
            let words = words(kind, false);
            assert_eq!((words.warning.as_str(), words.summary.as_str()), ("", "Salt & flour"), "{kind}");
        }
    }

    #[test]
    fn each_language_of_the_map_is_read_and_the_text_beside_it_is_what_its_author_says_first() {
        let both = json!({"en": "English", "de": "Deutsch", "not a tag": "?"});
        for (document, first, others) in [
            (json!({"content": "Deutsch", "contentMap": both}), (Some("de"), "Deutsch"), vec!["en"]),
            (json!({"content": "text", "contentMap": both}), (None, "text"), vec!["en", "de"]),
            (json!({"contentMap": both}), (Some("en"), "English"), vec!["de"]),
            (json!({"content": "text"}), (None, "text"), vec![]),
            (json!({}), (None, ""), vec![]),
        ] {
            let read = post(&document);
            let words = (read.words.language.as_ref().map(Language::as_str), read.words.content.as_str());
            let translated: Vec<_> = read.translations.iter().filter_map(|words| words.language.as_ref().map(Language::as_str)).collect();
            assert_eq!((words, translated), (first, others), "{document}");
        }
    }

    #[test]
    fn quotes_are_read_in_every_spelling() {
        let quoted = "https://b.example/notes/1";
        let link = json!({"type": "Link", "mediaType": "application/activity+json", "href": quoted});
        let page = json!({"type": "Link", "mediaType": "text/html", "href": "https://b.example/page"});
        for document in [
            json!({"quote": quoted}),
            json!({"quote": {"type": "Note", "id": quoted}}),
            json!({"quoteUrl": quoted}),
            json!({"quoteUri": quoted}),
            json!({"_misskey_quote": quoted}),
            json!({"tag": [page, {"type": "Mention", "href": "https://b.example/u"}, link]}),
        ] {
            assert_eq!(post(&document).quote.unwrap().as_str(), quoted, "{document}");
        }
        assert_eq!(post(&json!({"tag": page})).quote, None);
    }

    #[test]
    fn polls_are_read_with_what_their_server_says_about_them() {
        let read = post(&json!({
            "type": "Question", "endTime": "1970-01-01T00:00:01Z", "votersCount": 3, "closed": null,
            "anyOf": [{"type": "Note", "name": "Rye", "replies": {"type": "Collection", "totalItems": 2}}, {"name": "Oats"}, 7],
        }));
        let poll = read.poll.unwrap();
        let options: Vec<_> = poll.options.iter().map(|option| (option.name.as_str(), option.votes)).collect();
        assert_eq!(options, [("Rye", Some(2)), ("Oats", None)]);
        assert!(poll.several && !poll.closed);
        assert_eq!((poll.voters, poll.ends_at), (Some(3), Some(UnixMillis(1_000))));
        assert_eq!(post(&json!({"type": "Note"})).poll, None);
    }

    #[test]
    fn attachments_tell_of_which_sort_they_are() {
        let read = post(&json!({"attachment": [
            {"type": "Document", "mediaType": "image/png", "url": "https://m.example/a", "name": "A cow"},
            {"type": "Image", "url": [{"type": "Link", "href": "https://m.example/b", "mediaType": "image/webp"}]},
            {"type": "Link", "href": "https://m.example/page"},
            {"type": "Document", "url": "https://m.example/c.MP3"},
            {"type": "Video", "url": "https://m.example/d", "sensitive": true},
            {"type": "PropertyValue", "name": "x", "value": "y"},
            {"type": "Image", "url": "data:image/png;base64,AAAA"},
            {"type": "Document", "url": "https://m.example/e"},
            "https://m.example/f.jpg",
        ]}));
        let sorts: Vec<_> = read.attachments.iter().map(|one| one.media_type.as_str()).collect();
        assert_eq!(sorts, ["image/png", "image/webp", "text/html", "audio/", "video/", "", "image/"]);
        assert!(read.sensitive, "one of them is");
    }

    #[test]
    fn other_markup_than_html_and_events_are_read() {
        let markdown = post(&json!({"type": "Video", "mediaType": "text/markdown", "content": "**Bread** <b>&amp;</b>"}));
        assert!(markdown.words.content.contains("<strong>Bread</strong>"), "{}", markdown.words.content);
        let plain = post(&json!({"mediaType": "text/plain", "content": "a <b>\nc"}));
        assert_eq!(plain.words.content, "a &lt;b><br>c");
        let event = post(&json!({
            "type": "Event", "startTime": "1970-01-01T00:00:01Z",
            "location": {"type": "Place", "name": "The mill", "address": {"streetAddress": "Mill Lane 1", "addressLocality": "Kehl"}},
        }));
        let gathering = event.gathering.unwrap();
        assert_eq!((gathering.place.as_str(), gathering.starts_at), ("The mill, Mill Lane 1, Kehl", Some(UnixMillis(1_000))));
    }

    #[test]
    fn what_is_not_for_people_is_not_read() {
        for kind in ["Person", "Tombstone", "CacheFile", "EconomicResource", "OrderedCollection"] {
            assert!(!is_readable(&json!({"type": kind})), "{kind}");
        }
        assert!(!is_readable(&json!({"type": "Sharing", "actor": "https://a.example/u", "object": "https://a.example/1"})));
        assert!(is_readable(&json!({"type": "Review"})) && is_readable(&json!({"type": "Note"})));
    }
}
