//! Notes of other servers: whom they speak to, and messages to us.

use allmende_app::inquiries::Received;
use allmende_domain::actor::Actor;
use allmende_domain::ids::ActorId;
use allmende_domain::limits as bounds;
use allmende_domain::post::{PostContext, Reach};
use allmende_domain::text::truncated;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use super::json;
use crate::documents::is_public;
use crate::limits;

/// Types that people write to each other.
const MESSAGE_TYPES: [&str; 8] = ["Note", "ChatMessage", "Article", "Page", "Question", "Image", "Video", "Event"];

/// Whether a document can be a message to us.
#[must_use]
pub fn may_be_message(document: &Value) -> bool {
    MESSAGE_TYPES.contains(&json::kind(document))
}

/// Whether it is an answer to a poll, which programs send as notes without a text. We ask none.
#[must_use]
pub fn is_vote(document: &Value) -> bool {
    let has = |name: &str| document.get(name).is_some_and(|value| !value.is_null());
    json::kind(document) == "Note" && has("name") && has("inReplyTo") && json::text(document, "content").is_none_or(str::is_empty)
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

/// For whom its author means it, and where it stands in a conversation.
#[must_use]
pub fn context(document: &Value, author: &Actor) -> PostContext {
    let named = |name: &str| {
        let id = json::text(document, name).or_else(|| document.get(name).and_then(|value| json::text(value, "id")));
        id.filter(|text| text.len() <= bounds::URL_CHARS_MAX).map(str::to_owned)
    };
    let (to, cc) = (json::addresses(document, "to"), json::addresses(document, "cc"));
    let is_followers = |address: &String| author.followers.as_ref().is_some_and(|followers| followers.as_str() == address);
    let reach = if to.iter().any(|address| is_public(address)) {
        Reach::Public
    } else if cc.iter().any(|address| is_public(address)) {
        Reach::Unlisted
    } else if to.iter().chain(&cc).any(is_followers) {
        Reach::Followers
    } else {
        Reach::Direct
    };
    PostContext {
        reach,
        in_reply_to: json::id_of(document, "inReplyTo").map(|url| url.as_str().to_owned()),
        conversation: named("conversation"),
        context: named("context"),
    }
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

/// Whether everybody may read it, as its author addressed it: then a collection of replies may name it.
#[must_use]
pub fn is_for_everybody(document: &Value) -> bool {
    ["to", "cc"].iter().any(|name| json::addresses(document, name).iter().any(|address| is_public(address)))
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
    fn an_answer_to_a_poll_is_no_message() {
        let vote =
            json!({"type": "Note", "name": "Rye", "inReplyTo": "https://velo.example/listings/1", "to": "https://velo.example/coop"});
        assert!(is_vote(&vote));
        let with_words = |words: &str| {
            let mut note = vote.clone();
            note["content"] = json!(words);
            note
        };
        assert!(is_vote(&with_words("")) && !is_vote(&with_words("<p>x</p>")));
    }

    #[test]
    fn for_whom_a_post_is_meant_is_read_from_its_addresses() {
        let document = serde_json::json!({
            "id": "https://m.example/u", "type": "Person", "preferredUsername": "u", "inbox": "https://m.example/u/inbox",
            "publicKey": {"id": "https://m.example/u#main-key", "owner": "https://m.example/u", "publicKeyPem": "PEM"},
        });
        let remote = crate::incoming::actor::read(&document).unwrap();
        let author = Actor {
            id: ActorId::parse("0193a5b0-7e3c-7a11-8c11-000000000001").unwrap(),
            url: remote.url,
            kind: remote.kind,
            is_local: false,
            username: remote.username,
            host: remote.host,
            name: remote.name,
            summary: remote.summary,
            page_url: None,
            icon_url: None,
            inbox: remote.inbox,
            shared_inbox: None,
            outbox: None,
            followers: Some(ObjectUrl::parse("https://m.example/u/followers").unwrap()),
            approves_followers: false,
            key_id: remote.key_id,
            public_key_pem: remote.public_key_pem,
            fetched_at: None,
            gone_at: None,
        };
        let reach = |to: &[&str], cc: &[&str]| context(&json!({"type": "Note", "to": to, "cc": cc}), &author).reach;
        assert_eq!(reach(&["as:Public"], &["https://m.example/u/followers"]), Reach::Public);
        assert_eq!(reach(&["https://m.example/u/followers"], &["Public"]), Reach::Unlisted);
        assert_eq!(reach(&["https://velo.example/coops/velo"], &["https://m.example/u/followers"]), Reach::Followers);
        assert_eq!(reach(&["https://m.example/v/followers"], &[]), Reach::Direct, "whoever follows somebody else");
        assert_eq!(reach(&[], &[]), Reach::Direct);
        let read = context(
            &json!({"inReplyTo": {"id": "https://m.example/1"}, "conversation": "tag:1", "context": {"id": "https://m.example/c"}}),
            &author,
        );
        let texts = [read.in_reply_to.as_deref(), read.conversation.as_deref(), read.context.as_deref()];
        assert_eq!(texts, [Some("https://m.example/1"), Some("tag:1"), Some("https://m.example/c")]);
    }
}
