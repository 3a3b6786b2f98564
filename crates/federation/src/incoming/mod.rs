//! What peers say, read into a closed set of meanings. What we do not know is a variant, never a failure.

pub mod actor;
pub mod json;
pub mod listing;
pub mod note;
pub mod post;

use allmende_domain::url::ObjectUrl;
use serde_json::Value;

use crate::error::FederationError;

/// An activity as received: who did what. The signature, and that `actor` is the signer, were checked before it was stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    pub id: ObjectUrl,
    pub actor: ObjectUrl,
    pub verb: Verb,
}

/// What it means for us.
#[derive(Debug, Clone, PartialEq)]
pub enum Verb {
    Follow {
        target: ObjectUrl,
    },
    /// Takes back a follow; the target is known when the activity is inlined.
    UndoFollow {
        follow: String,
        target: Option<String>,
    },
    /// Takes back something known by its id alone: a like, a share, or a follow that was not inlined.
    Undo {
        activity: String,
    },
    /// One of ours may follow.
    Accept(FollowRef),
    /// One of ours may not, or no longer.
    Reject(FollowRef),
    /// Something new or changed; inlined or an id.
    Create {
        object: Value,
    },
    Update {
        object: Value,
    },
    Delete {
        object: ObjectUrl,
    },
    /// Shares something by its id; `inlined` when it is there, to be believed only with a proof of its author.
    Announce {
        object: ObjectUrl,
        inlined: Option<Value>,
    },
    Like {
        object: ObjectUrl,
    },
    /// Somebody there wants to have nothing to do with somebody here.
    Block {
        object: ObjectUrl,
    },
    /// Something is in a collection of the actor now; inlined or an id.
    Add {
        object: Value,
        target: ObjectUrl,
    },
    /// Something is there no longer.
    Remove {
        object: ObjectUrl,
        target: ObjectUrl,
    },
    /// An actor says that it is at another address now.
    Move {
        object: ObjectUrl,
        target: ObjectUrl,
    },
    /// Somebody there reports an actor here, or what it wrote.
    Flag {
        objects: Vec<ObjectUrl>,
        content: String,
    },
    /// Known or unknown, of no consequence here.
    Other {
        kind: String,
    },
}

/// A follow of ours that an answer names: by its id, or inlined with its actor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FollowRef {
    pub activity: Option<String>,
    pub follower: Option<String>,
}

/// Reads an activity.
///
/// # Errors
/// [`FederationError::Malformed`] when id, actor, type or a needed object is missing, or a list is endless (case P5).
pub fn read(document: &Value) -> Result<Activity, FederationError> {
    let wrong = |what: &str| FederationError::Malformed(format!("activity: {what}"));
    if json::has_oversized_list(document) {
        return Err(wrong("a list in it is too long"));
    }
    let id = json::id(document).ok_or_else(|| wrong("no id"))?;
    let actor = json::id_of(document, "actor").ok_or_else(|| wrong("no actor"))?;
    let kind = json::kind(document);
    if kind.is_empty() {
        return Err(wrong("no type"));
    }
    let object = || json::id_of(document, "object").ok_or_else(|| wrong("no object"));
    let verb = match kind {
        "Follow" => Verb::Follow { target: object()? },
        "Accept" => Verb::Accept(follow_ref(document)),
        "Reject" => Verb::Reject(follow_ref(document)),
        "Undo" => undo(document)?,
        "Create" | "Update" => {
            let object = document.get("object").map(json::single).filter(|value| json::id(value).is_some());
            let object = object.cloned().ok_or_else(|| wrong("no object"))?;
            if kind == "Create" { Verb::Create { object } } else { Verb::Update { object } }
        }
        "Delete" => Verb::Delete { object: object()? },
        "Announce" => {
            let inlined = document.get("object").map(json::single).filter(|object| object.is_object());
            // An activity that is announced whole need not have an id of its own.
            let of_activity = || inlined.filter(|object| json::is_activity(object)).and_then(|activity| json::id_of(activity, "object"));
            let id = json::id_of(document, "object").or_else(of_activity);
            match id {
                Some(object) => Verb::Announce { object, inlined: inlined.cloned() },
                None => Verb::Other { kind: kind.to_owned() },
            }
        }
        "Like" => Verb::Like { object: object()? },
        "Block" => Verb::Block { object: object()? },
        "Add" | "Remove" => collected(document, kind),
        "Move" => Verb::Move { object: object()?, target: json::id_of(document, "target").ok_or_else(|| wrong("no target"))? },
        "Flag" => Verb::Flag {
            objects: json::list(document, "object").iter().filter_map(json::id).collect(),
            content: json::text(document, "content").unwrap_or_default().to_owned(),
        },
        other => Verb::Other { kind: allmende_domain::text::truncated(other, 60) },
    };
    Ok(Activity { id, actor, verb })
}

fn follow_ref(document: &Value) -> FollowRef {
    let object = document.get("object").map_or(&Value::Null, json::single);
    FollowRef {
        activity: json::id(object).map(|id| id.as_str().to_owned()),
        follower: json::id_of(object, "actor").map(|id| id.as_str().to_owned()),
    }
}

/// `Add` and `Remove` without an object or a target say nothing to us.
fn collected(document: &Value, kind: &str) -> Verb {
    let object = document.get("object").map(json::single);
    match (object.and_then(json::id), json::id_of(document, "target")) {
        (Some(_), Some(target)) if kind == "Add" => Verb::Add { object: object.cloned().unwrap_or_default(), target },
        (Some(object), Some(target)) => Verb::Remove { object, target },
        _ => Verb::Other { kind: kind.to_owned() },
    }
}

fn undo(document: &Value) -> Result<Verb, FederationError> {
    let object = document.get("object").map_or(&Value::Null, json::single);
    let activity = json::id(object).map(|id| id.as_str().to_owned());
    let inlined_follow = json::kind(object) == "Follow";
    match (activity, inlined_follow) {
        (activity, true) => Ok(Verb::UndoFollow {
            follow: activity.unwrap_or_default(),
            target: json::id_of(object, "object").map(|id| id.as_str().to_owned()),
        }),
        (Some(activity), false) => Ok(Verb::Undo { activity }),
        (None, false) => Err(FederationError::Malformed("activity: nothing to undo".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn activity(kind: &str, object: Value) -> Value {
        json!({"id": "https://a.example/act/1", "actor": "https://a.example/u", "type": kind, "object": object})
    }

    #[test]
    fn objects_may_be_ids_or_inlined() {
        let inlined =
            json!({"id": "https://b.example/f/1", "type": "Follow", "actor": "https://b.example/x", "object": "https://a.example/u"});
        assert!(matches!(read(&activity("Follow", json!("https://b.example/x"))).unwrap().verb, Verb::Follow { .. }));
        assert_eq!(
            read(&activity("Accept", inlined.clone())).unwrap().verb,
            Verb::Accept(FollowRef { activity: Some("https://b.example/f/1".into()), follower: Some("https://b.example/x".into()) })
        );
        assert!(matches!(read(&activity("Undo", inlined)).unwrap().verb, Verb::UndoFollow { .. }));
        assert!(matches!(read(&activity("Undo", json!("https://a.example/like/1"))).unwrap().verb, Verb::Undo { .. }));
    }

    #[test]
    fn p7_odd_objects_and_types_are_refused_or_ignored_never_a_panic() {
        for object in [json!(null), json!([]), json!(7), json!({}), json!([[["x"]]]), json!({"id": 7})] {
            for kind in ["Follow", "Create", "Update", "Delete", "Like", "Undo"] {
                assert!(matches!(read(&activity(kind, object.clone())), Err(FederationError::Malformed(_))), "{kind} {object}");
            }
        }
        assert!(matches!(read(&activity("Travel", json!(null))).unwrap().verb, Verb::Other { .. }));
        for document in
            [json!(null), json!([]), json!("x"), json!({}), json!({"id": "https://a.example/1", "actor": "https://a.example/u", "type": 7})]
        {
            assert!(read(&document).is_err(), "{document}");
        }
    }

    #[test]
    fn what_is_shared_has_an_id_or_is_an_activity_about_what_has_one() {
        let whole = json!({"type": "Create", "actor": "https://b.example/x", "object": {"id": "https://b.example/1", "type": "Note"}});
        assert!(
            matches!(read(&activity("Announce", whole)).unwrap().verb, Verb::Announce { object, .. } if object.as_str() == "https://b.example/1")
        );
        let note = json!({"type": "Note", "object": "https://b.example/1"});
        assert!(matches!(read(&activity("Announce", note)).unwrap().verb, Verb::Other { .. }));
    }

    #[test]
    fn p5_ten_thousand_recipients_are_refused() {
        let mut document = activity("Like", json!("https://b.example/l/1"));
        document["to"] = json!(vec!["https://a.example/x"; 10_000]);
        assert!(matches!(read(&document), Err(FederationError::Malformed(_))));
    }
}
