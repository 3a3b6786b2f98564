//! What arrived: each activity once for each inbox, repetitions counted, order kept per object.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::time::Instant;

/// Complaints that are kept word for word.
const COMPLAINTS_MAX: usize = 5;

/// A post of the run that arrived at an inbox, in a version that was not there before.
#[derive(Debug, Clone, Copy)]
pub struct Arrival {
    pub post: u32,
    pub at: Instant,
}

/// What one inbox got.
#[derive(Default)]
struct Inbox {
    seen: HashSet<u64>,
    newest: HashMap<u64, u32>,
    arrivals: Vec<Arrival>,
}

/// What all inboxes got.
pub struct Record {
    /// Those of the actors, then the shared ones of the hosts.
    inboxes: Vec<Mutex<Inbox>>,
    actors: usize,
    accepts: Vec<AtomicU32>,
    requests: AtomicU64,
    believed: AtomicU64,
    duplicates: AtomicU64,
    disordered: AtomicU64,
    disbelieved: AtomicU64,
    checked: AtomicU64,
    checked_rfc_9421: AtomicU64,
    complaints: Mutex<Vec<String>>,
}

/// An activity as far as the record needs it.
pub struct Delivered<'a> {
    pub activity: &'a str,
    pub object: &'a str,
    /// The mark of the run in its text, if any.
    pub mark: Option<Mark>,
    pub deletes: bool,
    pub at: Instant,
}

/// `bench-000017-v0003`, written into the text of a post, so that it is recognised whatever server sends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub post: u32,
    pub version: u32,
}

impl Mark {
    #[must_use]
    pub fn text(self) -> String {
        format!("bench-{:06}-v{:04}", self.post, self.version)
    }

    /// The first mark in a body.
    #[must_use]
    pub fn find(body: &[u8]) -> Option<Self> {
        let at = body.windows(6).position(|window| window == b"bench-")?;
        let digits = |from: usize, to: usize| std::str::from_utf8(body.get(at + from..at + to)?).ok()?.parse::<u32>().ok();
        Some(Self { post: digits(6, 12)?, version: digits(14, 18)? })
    }
}

impl Record {
    pub(super) fn new(actors: usize, hosts: usize) -> Self {
        let zero = || AtomicU64::new(0);
        Self {
            inboxes: (0..actors + hosts).map(|_| Mutex::default()).collect(),
            actors,
            accepts: (0..actors).map(|_| AtomicU32::new(0)).collect(),
            requests: zero(),
            believed: zero(),
            duplicates: zero(),
            disordered: zero(),
            disbelieved: zero(),
            checked: zero(),
            checked_rfc_9421: zero(),
            complaints: Mutex::default(),
        }
    }

    pub(super) fn personal(actor: usize) -> usize {
        actor
    }

    pub(super) fn shared(&self, host: usize) -> usize {
        self.actors + host
    }

    pub(super) fn asked(&self) {
        self.requests.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn checked(&self, rfc_9421: bool) {
        self.checked.fetch_add(1, Ordering::Relaxed);
        self.checked_rfc_9421.fetch_add(u64::from(rfc_9421), Ordering::Relaxed);
    }

    /// Signatures that were checked and right, and how many of them were of RFC 9421.
    #[must_use]
    pub fn signatures(&self) -> (u64, u64) {
        (self.checked.load(Ordering::Relaxed), self.checked_rfc_9421.load(Ordering::Relaxed))
    }

    pub(super) fn disbelieve(&self, why: String) {
        self.disbelieved.fetch_add(1, Ordering::Relaxed);
        let mut complaints = lock(&self.complaints);
        if complaints.len() < COMPLAINTS_MAX {
            complaints.push(why);
        }
    }

    /// Notes an activity that is believed.
    pub(super) fn note(&self, inbox: usize, delivered: &Delivered<'_>) {
        let Some(inbox) = self.inboxes.get(inbox) else { return };
        let mut inbox = lock(inbox);
        if !inbox.seen.insert(hash(delivered.activity)) {
            self.duplicates.fetch_add(1, Ordering::Relaxed);
            return;
        }
        if delivered.mark.is_some() || delivered.deletes {
            let version = if delivered.deletes { u32::MAX } else { delivered.mark.map_or(0, |mark| mark.version) };
            let newest = inbox.newest.entry(hash(delivered.object)).or_insert(0);
            if version < *newest {
                self.disordered.fetch_add(1, Ordering::Relaxed);
            }
            *newest = version.max(*newest);
        }
        if let Some(mark) = delivered.mark {
            inbox.arrivals.push(Arrival { post: mark.post, at: delivered.at });
        }
        drop(inbox);
        if delivered.mark.is_some() || delivered.deletes {
            self.believed.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Objects that some inbox has in this version.
    #[must_use]
    pub fn objects_at(&self, version: u32) -> usize {
        self.inboxes.iter().map(|inbox| lock(inbox).newest.values().filter(|newest| **newest == version).count()).sum()
    }

    pub(super) fn accept(&self, actor: usize) {
        if let Some(count) = self.accepts.get(actor) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How many of these actors heard yes at least `times` times.
    #[must_use]
    pub fn accepted(&self, actors: std::ops::Range<usize>, times: u32) -> usize {
        self.accepts.get(actors).unwrap_or_default().iter().filter(|count| count.load(Ordering::Relaxed) >= times).count()
    }

    /// Posts of the run that arrived and were believed, each once for each inbox and version.
    #[must_use]
    pub fn believed(&self) -> u64 {
        self.believed.load(Ordering::Relaxed)
    }

    /// Requests at inboxes, whatever became of them.
    #[must_use]
    pub fn requests(&self) -> u64 {
        self.requests.load(Ordering::Relaxed)
    }

    #[must_use]
    pub fn duplicates(&self) -> u64 {
        self.duplicates.load(Ordering::Relaxed)
    }

    /// Arrivals of an older version of an object after a newer one, or of anything after its deletion.
    #[must_use]
    pub fn disordered(&self) -> u64 {
        self.disordered.load(Ordering::Relaxed)
    }

    #[must_use]
    pub fn disbelieved(&self) -> u64 {
        self.disbelieved.load(Ordering::Relaxed)
    }

    /// The first reasons not to believe something, for a message; empty without any.
    #[must_use]
    pub fn complaints(&self) -> String {
        let complaints = lock(&self.complaints);
        if complaints.is_empty() { String::new() } else { format!("; not believed: {}", complaints.join("; ")) }
    }

    /// What arrived at the inboxes of these hosts, in no order, with the host.
    #[must_use]
    pub fn arrivals(&self, hosts: &dyn Fn(usize) -> bool, host_count: usize) -> Vec<Arrival> {
        let mut all = Vec::new();
        for (number, inbox) in self.inboxes.iter().enumerate() {
            let host = if number < self.actors { number % host_count } else { number - self.actors };
            if hosts(host) {
                all.extend_from_slice(&lock(inbox).arrivals);
            }
        }
        all
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_found_in_any_text() {
        let mark = Mark { post: 17, version: 3 };
        let body = format!("{{\"content\":\"<p>A {} b</p>\"}}", mark.text());
        assert_eq!(Mark::find(body.as_bytes()), Some(mark));
        assert_eq!(Mark::find(b"{\"content\":\"a bench-mark\"}"), None);
    }

    #[test]
    fn repetitions_and_disorder_are_counted() {
        let record = Record::new(2, 1);
        let note = |inbox: usize, activity: &str, version: u32, deletes: bool| {
            let mark = (!deletes).then_some(Mark { post: 1, version });
            record.note(inbox, &Delivered { activity, object: "o", mark, deletes, at: Instant::now() });
        };
        note(0, "a", 1, false);
        note(0, "a", 1, false);
        note(1, "a", 1, false);
        note(0, "c", 3, false);
        note(0, "b", 2, false);
        note(0, "d", 0, true);
        note(0, "e", 4, false);
        assert_eq!((record.believed(), record.duplicates(), record.disordered()), (6, 1, 2));
        assert_eq!(record.arrivals(&|_| true, 1).len(), 5);
    }
}
