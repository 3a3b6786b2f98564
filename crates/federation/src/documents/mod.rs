//! What goes over the wire: one function per document, each checked against `docs/federation/` examples by tests.
//!
//! Key order matters (the first key of `contentMap` is the language for Mastodon), so documents are built in order and
//! `serde_json` keeps it.

pub mod activity;
pub mod actor;
pub mod board;
pub mod catalogue;
pub mod collection;
pub mod discovery;
pub mod listing;
pub mod message;
pub mod person;
pub mod phrases;
pub mod quantity;
pub mod reply;
pub mod resource;

use serde_json::Value;

/// The three spellings of the public audience.
pub const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";
pub const PUBLIC_SHORT: [&str; 2] = ["as:Public", "Public"];

/// Whether an address means everybody.
#[must_use]
pub fn is_public(address: &str) -> bool {
    address == PUBLIC || PUBLIC_SHORT.contains(&address)
}

/// The `@context` of every document of ours, inlined.
#[must_use]
pub fn context() -> Value {
    static CONTEXT: std::sync::LazyLock<Value> = std::sync::LazyLock::new(|| {
        serde_json::from_str(include_str!("context.json")).unwrap_or_else(|_| Value::String(ACTIVITY_STREAMS.to_owned()))
    });
    CONTEXT.clone()
}

const ACTIVITY_STREAMS: &str = "https://www.w3.org/ns/activitystreams";

/// A document as it is served or sent: with the shared context first.
#[must_use]
pub fn with_context(document: Value) -> Value {
    let wrapped = activitypub_federation::protocol::context::WithContext::new(document, context());
    serde_json::to_value(wrapped).unwrap_or(Value::Null)
}

/// Drops members that are `null`: an absent property says the same in fewer bytes, and some programs choke on null.
#[must_use]
pub fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(map.into_iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k, without_nulls(v))).collect()),
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_context_holds_the_exact_string_other_programs_look_for() {
        let document = with_context(serde_json::json!({"id": "x"}));
        assert_eq!(document["@context"][0], ACTIVITY_STREAMS);
        assert_eq!(document.as_object().unwrap().keys().next().unwrap(), "@context");
        assert_eq!(document["@context"][3]["purpose"], "vf:purpose");
    }
}
