//! Reading foreign JSON leniently and within bounds: a member may be missing, one value or a list, an id or an object.

use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use crate::limits;

/// The `id` of a value that is a URL or an object with an `id`; a list of exactly one counts as its element.
#[must_use]
pub fn id(value: &Value) -> Option<ObjectUrl> {
    match single(value) {
        Value::String(text) => ObjectUrl::parse(text).ok(),
        Value::Object(map) => map.get("id").and_then(Value::as_str).and_then(|text| ObjectUrl::parse(text).ok()),
        _ => None,
    }
}

/// The element of a list of one, or the value itself.
#[must_use]
pub fn single(value: &Value) -> &Value {
    match value {
        Value::Array(items) if items.len() == 1 => items.first().unwrap_or(value),
        other => other,
    }
}

/// The member `name` read as an id.
#[must_use]
pub fn id_of(value: &Value, name: &str) -> Option<ObjectUrl> {
    value.get(name).and_then(id)
}

/// The member `name` as a text; the first of a list.
#[must_use]
pub fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    match value.get(name)? {
        Value::String(text) => Some(text),
        Value::Array(items) => items.first().and_then(Value::as_str),
        _ => None,
    }
}

/// `type`, one plain text. Lists give their first: some programs add a type of their own behind.
#[must_use]
pub fn kind(value: &Value) -> &str {
    text(value, "type").unwrap_or_default()
}

/// Whether it says what somebody did, and with what.
#[must_use]
pub fn is_activity(value: &Value) -> bool {
    ["actor", "object"].iter().all(|name| value.get(name).is_some_and(|member| !member.is_null()))
}

/// The member `name` as a date.
#[must_use]
pub fn time(value: &Value, name: &str) -> Option<UnixMillis> {
    text(value, name).and_then(|text| UnixMillis::parse_rfc3339(text).ok())
}

/// One value or a list of them, at most [`limits::LIST_ITEMS_MAX`].
#[must_use]
pub fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    match value.get(name) {
        None | Some(Value::Null) => &[],
        Some(Value::Array(items)) => items.get(..limits::LIST_ITEMS_MAX).unwrap_or(items),
        Some(one) => std::slice::from_ref(one),
    }
}

/// Ids in the member `name`, as texts: addresses, which may be the short spellings of the public audience.
#[must_use]
pub fn addresses(value: &Value, name: &str) -> Vec<String> {
    list(value, name)
        .iter()
        .filter_map(|item| item.as_str().or_else(|| item.get("id").and_then(Value::as_str)))
        .filter(|text| text.len() <= allmende_domain::limits::URL_CHARS_MAX)
        .map(str::to_owned)
        .collect()
}

/// The address behind a `url` member: a text, a `Link`, or a list of them (the first of type HTML, or else the first).
#[must_use]
pub fn link(value: &Value, name: &str) -> Option<ObjectUrl> {
    let href = |item: &Value| match item {
        Value::String(text) => ObjectUrl::parse(text).ok(),
        Value::Object(map) => {
            map.get("href").or_else(|| map.get("url")).and_then(Value::as_str).and_then(|text| ObjectUrl::parse(text).ok())
        }
        _ => None,
    };
    let items = list(value, name);
    let html = items.iter().find(|item| item.get("mediaType").and_then(Value::as_str) == Some("text/html"));
    html.or(items.first()).and_then(href)
}

/// Whether any list in the document is longer than we read (case P5): such a document is refused as a whole.
#[must_use]
pub fn has_oversized_list(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.len() > limits::LIST_ITEMS_MAX || items.iter().any(has_oversized_list),
        Value::Object(map) => map.values().any(has_oversized_list),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ids_come_as_texts_objects_and_lists_of_one() {
        for value in [json!("https://a.example/1"), json!({"id": "https://a.example/1"}), json!(["https://a.example/1"])] {
            assert_eq!(id(&value).unwrap().as_str(), "https://a.example/1");
        }
        for value in
            [json!(null), json!(7), json!([]), json!({"id": 7}), json!("nonsense"), json!(["https://a.example/1", "https://a.example/2"])]
        {
            assert_eq!(id(&value), None, "{value}");
        }
    }

    #[test]
    fn an_endless_list_marks_the_document() {
        assert!(has_oversized_list(&json!({"object": {"tag": vec![1; limits::LIST_ITEMS_MAX + 1]}})));
        assert!(!has_oversized_list(&json!({"to": ["x"]})));
    }
}
