//! What the server acknowledged, as whoever it told remembers it.

use std::collections::{BTreeMap, BTreeSet};

/// How far one listing got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Counted by whoever writes it, in its title: 1 when it is published.
    pub version: u32,
    pub closed: bool,
    pub removed: bool,
}

/// A listing with what is certain about it and what may be: a request without an answer did its work, or did not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tracked {
    pub acknowledged: Progress,
    pub attempted: Progress,
}

/// A listing that a member published through the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnListing {
    pub url: String,
    /// For members: it never leaves the server.
    pub private: bool,
    /// Only edited, never closed or removed, so that what others say about it stays.
    pub lasting: bool,
    pub tracked: Tracked,
}

/// Something of a peer's actor that must be there once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    pub object: String,
    pub actor: String,
}

#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Answered 202, by activity and recipient (empty: the shared inbox), with how often.
    pub received: BTreeMap<(String, String), u64>,
    /// Listings of peers' actors, by address, as far as it was acknowledged.
    pub mirrored: BTreeMap<String, Progress>,
    /// Ids of activities that must have ended as done: those that create or change a listing.
    pub must_be_done: BTreeSet<String>,
    pub likes: Vec<Said>,
    pub messages: Vec<Said>,
    /// Own listings, by id.
    pub own: BTreeMap<String, OwnListing>,
    /// Writes of members that were answered 303.
    pub written: u64,
    /// Writes of members without an answer.
    pub unanswered: u64,
    /// Answers that no server in order gives: refusals of what is right.
    pub refusals: Vec<String>,
}

impl Ledger {
    #[must_use]
    pub fn acknowledged_in(&self) -> u64 {
        self.received.values().sum()
    }

    pub fn received(&mut self, activity: &str, recipient: &str) {
        *self.received.entry((activity.to_owned(), recipient.to_owned())).or_default() += 1;
    }

    /// Keeps what is worth reading; a broken server refuses everything.
    pub fn refused(&mut self, what: String) {
        const KEPT_MAX: usize = 20;
        if self.refusals.len() < KEPT_MAX {
            self.refusals.push(what);
        }
    }
}

/// Stands in whatever is for members only; nobody outside may ever see it, in whatever document.
pub const SECRET: &str = "Sesame";

/// The title of a listing in a given version; the other way round with [`version_in`].
#[must_use]
pub fn title(name: &str, version: u32) -> String {
    format!("{name}, version {version}")
}

/// The version that a title, or any text with a title in it, tells.
#[must_use]
pub fn version_in(text: &str) -> Option<u32> {
    let (_, rest) = text.rsplit_once(", version ")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_its_version() {
        assert_eq!(version_in(&title("Drill 7", 12)), Some(12));
        assert_eq!(version_in(r#"[{"language":"en","title":"Drill, version 3","body":""}]"#), Some(3));
        assert_eq!(version_in("Drill"), None);
    }
}
