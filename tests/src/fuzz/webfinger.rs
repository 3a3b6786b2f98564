//! What a host answers when it is asked who somebody is.

use std::sync::LazyLock;

use allmende_domain::limits::URL_CHARS_MAX;
use allmende_domain::url::{Handle, Host, ObjectUrl};
use allmende_federation::webfinger_client::actor_of;

use serde_json::Value;

use super::assert_canonical;

static ASKED: LazyLock<Host> = LazyLock::new(|| Host::parse("velo.example").expect("a host"));

/// An answer leads to a web address of bounded length or nowhere, and nobody speaks for a third host. A handle is read as it is written.
pub(super) fn answers(data: &[u8]) {
    if let Ok(actor) = actor_of(data, &ASKED) {
        assert!(["http", "https"].contains(&actor.as_url().scheme()) && actor.as_str().len() <= URL_CHARS_MAX);
        assert_canonical(&actor.host());
        let elsewhere = Host::parse("pain.example").expect("a host");
        if actor.host() != *ASKED && actor.host() != elsewhere && actor_of(data, &elsewhere).is_ok() {
            // Two hosts that have nothing to do with each other both take the answer: then it is about the actor's own.
            let answer: Value = serde_json::from_slice(data).expect("it was read before");
            let subject = answer["subject"].as_str().expect("it was read before");
            let about = Handle::parse(subject).map(|handle| handle.host).or_else(|_| ObjectUrl::parse(subject).map(|url| url.host()));
            assert_eq!(about.as_ref(), Ok(&actor.host()), "{subject}");
        }
    }
    if let Some(handle) = std::str::from_utf8(data).ok().and_then(|text| Handle::parse(text).ok()) {
        assert_canonical(&handle.host);
        assert_eq!(Handle::parse(&handle.to_string()), Ok(handle));
    }
}
