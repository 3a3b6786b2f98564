//! Ordinary posts of other servers: messages to us, and what followed actors write.

use allmende_app::inquiries::Received;
use allmende_app::posts::{PostImage, PostIn};
use allmende_domain::ids::ActorId;
use allmende_domain::limits as bounds;
use allmende_domain::text::truncated;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use super::json;
use crate::documents::is_public;
use crate::limits;

/// Types that people read as posts.
const POST_TYPES: [&str; 7] = ["Note", "Article", "Page", "Question", "Image", "Video", "Event"];

/// Whether a document is something to read.
#[must_use]
pub fn is_post(document: &Value) -> bool {
    POST_TYPES.contains(&json::kind(document))
}

/// Everybody it is addressed to or mentions, as addresses.
#[must_use]
pub fn addressed(document: &Value) -> Vec<String> {
    let mut all = json::addresses(document, "to");
    all.extend(json::addresses(document, "cc"));
    let mentions = json::list(document, "tag").iter().filter(|tag| json::kind(tag) == "Mention");
    all.extend(mentions.filter_map(|tag| json::text(tag, "href")).map(str::to_owned));
    all
}

/// Whether it speaks to people alone, not to the public.
#[must_use]
pub fn is_direct(document: &Value) -> bool {
    !addressed(document).iter().any(|address| is_public(address))
}

/// As a message in an inquiry. `mentions` are those of ours among [`addressed`].
#[must_use]
pub fn message(document: &Value, object_url: &ObjectUrl, mentions: Vec<ActorId>, now: UnixMillis) -> Received {
    let content = json::text(document, "content").unwrap_or_default();
    Received {
        object_url: object_url.as_str().to_owned(),
        in_reply_to: json::id_of(document, "inReplyTo").map(|url| url.as_str().to_owned()),
        mentions,
        links: links(content),
        body_html: truncated(content, bounds::BODY_CHARS_MAX),
        // A date in the future would keep it on top for ever.
        published_at: json::time(document, "published").map_or(now, |t| t.min(now)),
        direct: is_direct(document),
    }
}

/// As something to read.
#[must_use]
pub fn post(document: &Value, object_url: &ObjectUrl, now: UnixMillis) -> PostIn {
    let title =
        json::text(document, "name").map(|name| format!("<p><strong>{}</strong></p>", name.replace('<', "&lt;"))).unwrap_or_default();
    let content = json::text(document, "content").unwrap_or_default();
    let sensitive = document.get("sensitive").and_then(Value::as_bool).unwrap_or(false);
    let summary = json::text(document, "summary").unwrap_or_default();
    let attachments =
        json::list(document, "attachment").iter().filter(|a| json::text(a, "mediaType").is_some_and(|t| t.starts_with("image/")));
    PostIn {
        object_url: object_url.clone(),
        content: truncated(&format!("{title}{content}"), limits::POST_CHARS_MAX),
        warning: truncated(if sensitive && summary.is_empty() { "…" } else { summary }, bounds::TITLE_CHARS_MAX),
        // What leads to the original leads to its own host.
        page_url: json::link(document, "url").filter(|url| url.host() == object_url.host()),
        attachments: attachments
            .filter_map(|image| {
                Some(PostImage {
                    url: json::link(image, "url")?,
                    media_type: truncated(json::text(image, "mediaType").unwrap_or_default(), 100),
                    alt: truncated(json::text(image, "name").unwrap_or_default(), bounds::ALT_CHARS_MAX),
                })
            })
            .take(limits::POST_IMAGES_MAX)
            .collect(),
        published_at: json::time(document, "published").map_or(now, |t| t.min(now)),
        updated_at: json::time(document, "updated").or_else(|| json::time(document, "published")).map_or(now, |t| t.min(now)),
    }
}

/// Addresses in `href`s, to see whether a direct message names one of our listings.
fn links(html: &str) -> Vec<String> {
    let hrefs = html.split("href=").skip(1).filter_map(|rest| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.get(1..)?.split(quote).next()
    });
    hrefs.filter(|url| url.len() <= bounds::URL_CHARS_MAX).take(limits::POST_IMAGES_MAX * 4).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_direct_question_is_told_from_a_public_one() {
        let url = ObjectUrl::parse("https://m.example/1").unwrap();
        let note = |to: &str| json!({"type": "Note", "to": [to], "inReplyTo": "https://velo.example/listings/1", "content": "<a href=\"https://velo.example/listings/1\">x</a>"});
        let direct = message(&note("https://velo.example/coop"), &url, vec![], UnixMillis(5));
        assert!(direct.direct && direct.links == ["https://velo.example/listings/1"]);
        assert!(!message(&note("as:Public"), &url, vec![], UnixMillis(5)).direct);
    }

    #[test]
    fn a_post_from_the_future_is_dated_now() {
        let url = ObjectUrl::parse("https://m.example/1").unwrap();
        let post = post(
            &json!({"type": "Article", "name": "News", "content": "<p>x</p>", "published": "2999-01-01T00:00:00Z"}),
            &url,
            UnixMillis(5),
        );
        assert_eq!(post.published_at, UnixMillis(5));
        assert_eq!(post.content, "<p><strong>News</strong></p><p>x</p>");
    }
}
