//! A message of an inquiry as a `Note`: addressed to the other side alone, with the mention without which several programs would not
//! deliver it to the person.

use allmende_app::inquiries::MessageView;
use allmende_domain::actor::Actor;
use serde_json::{Value, json};

use super::without_nulls;

/// The `Note`, without `@context`.
#[must_use]
pub fn note(view: &MessageView) -> Value {
    let to = &view.to;
    without_nulls(json!({
        "id": view.message.object_url,
        "type": "Note",
        "attributedTo": view.author.url.as_str(),
        "to": [to.url.as_str()],
        "cc": [],
        "published": view.message.created_at.to_rfc3339(),
        "inReplyTo": view.in_reply_to,
        "context": view.conversation,
        "conversation": view.conversation,
        "content": mentioning(to, &view.message.body),
        "tag": [mention(to)],
    }))
}

/// Plain text as HTML that begins with whom it speaks to.
#[must_use]
pub fn mentioning(to: &Actor, body: &str) -> String {
    let link = format!(
        "<a href=\"{}\" class=\"u-url mention\">@{}</a>",
        to.page_url.as_ref().unwrap_or(&to.url),
        to.username.replace(['<', '>', '&', '"'], "")
    );
    let text = body.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs = text.split("\n\n").map(|p| p.trim().replace('\n', "<br>")).collect::<Vec<_>>().join("</p><p>");
    format!("<p>{link} {paragraphs}</p>")
}

#[must_use]
pub fn mention(to: &Actor) -> Value {
    json!({"type": "Mention", "href": to.url.as_str(), "name": to.handle()})
}
