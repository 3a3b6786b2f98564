//! The invariants: what was acknowledged, what the database says and what the peers hold, against each other.
//!
//! Some hold at any moment, while load goes on: [`while_running`]. All hold when nothing is under way any more: [`when_quiet`].

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;

use super::ledger::{Ledger, OwnListing, Progress, version_in};
use super::peer::Record;
use super::snapshot::{ListingRow, SentActivity, Snapshot};

/// How the database names what is for members only.
const MEMBERS: &str = "members";

/// The invariants of a crash run: the eight of the list of hostile cases, and soundness. In their order there: 1 `WriteKept`,
/// 2 `ReceivedOnce`, 3 `Counted`, 4 `Delivered` and `EffectOnce`, 5 `PrivateKept`, 6 `OrderKept`, 7 `Undamaged`, 8 `Bounded`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Each acknowledged write is readable after a restart.
    WriteKept,
    /// Each acknowledged activity has exactly one row for each recipient, and in the end an outcome.
    ReceivedOnce,
    /// Delivered + pending + parked + dead = all.
    Counted,
    /// Each healthy peer holds what was addressed to it.
    Delivered,
    /// What came in took effect, once.
    EffectOnce,
    /// Nobody outside the audience saw what is private.
    PrivateKept,
    /// Versions of an object never go back.
    OrderKept,
    /// The database's own check is content.
    Undamaged,
    /// Memory, descriptors and write-ahead log return to where they were.
    Bounded,
    /// No panic, no refusal of what is right.
    Sound,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WriteKept => "an acknowledged write is lost",
            Self::ReceivedOnce => "an acknowledged activity is not there once with an outcome",
            Self::Counted => "delivered, pending, parked and dead are not all",
            Self::Delivered => "a peer lacks what was addressed to it",
            Self::EffectOnce => "an effect is missing or doubled",
            Self::PrivateKept => "something private left the server",
            Self::OrderKept => "a version went back at a peer",
            Self::Undamaged => "the database is damaged",
            Self::Bounded => "memory, descriptors or log grew",
            Self::Sound => "the server failed or refused what is right",
        })
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.rule, self.what)
    }
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, rule: Rule, what: impl Into<String>) {
        self.0.push(Finding { rule, what: what.into() });
    }
}

/// What holds at any moment. The ledger was read before the snapshot, and the peers' records after it.
#[must_use]
pub fn while_running(ledger: &Ledger, snapshot: &Snapshot, peers: &[Record]) -> Vec<Finding> {
    let mut findings = Findings::default();
    sound(ledger, snapshot, peers, &mut findings);
    received_once(ledger, snapshot, &mut findings);
    writes_kept(ledger, snapshot, &mut findings);
    for activity in &snapshot.sent {
        counted(activity, peers, &mut findings);
    }
    for peer in peers {
        order_kept(peer, snapshot, &mut findings);
    }
    private_kept(ledger, snapshot, peers, &mut findings);
    findings.0
}

/// What holds when nothing is under way. Every peer follows the cooperative since before its first listing.
#[must_use]
pub fn when_quiet(ledger: &Ledger, snapshot: &Snapshot, peers: &[Record]) -> Vec<Finding> {
    let mut findings = Findings(while_running(ledger, snapshot, peers));
    outcomes(ledger, snapshot, &mut findings);
    delivered(ledger, snapshot, peers, &mut findings);
    final_versions(snapshot, peers, &mut findings);
    effects(ledger, snapshot, &mut findings);
    findings.0
}

fn sound(ledger: &Ledger, snapshot: &Snapshot, peers: &[Record], findings: &mut Findings) {
    ledger.refusals.iter().for_each(|refusal| findings.add(Rule::Sound, refusal));
    snapshot.damage.iter().for_each(|damage| findings.add(Rule::Undamaged, damage));
    for peer in peers {
        peer.disbelieved.iter().for_each(|why| findings.add(Rule::Sound, format!("{} did not believe a request: {why}", peer.inbox)));
    }
}

fn received_once(ledger: &Ledger, snapshot: &Snapshot, findings: &mut Findings) {
    let mut rows: HashMap<(&str, &str), u64> = HashMap::new();
    for row in &snapshot.received {
        *rows.entry((&row.url, &row.recipient)).or_default() += 1;
    }
    for (activity, recipient) in ledger.received.keys() {
        let count = rows.get(&(activity.as_str(), recipient.as_str())).copied().unwrap_or_default();
        if count != 1 {
            findings.add(Rule::ReceivedOnce, format!("{activity} to “{recipient}” has {count} rows"));
        }
    }
}

fn writes_kept(ledger: &Ledger, snapshot: &Snapshot, findings: &mut Findings) {
    let rows: HashMap<&str, &ListingRow> = snapshot.listings.iter().map(|row| (row.id.as_str(), row)).collect();
    for (id, own) in &ledger.own {
        let Some(row) = rows.get(id.as_str()) else {
            findings.add(Rule::WriteKept, format!("listing {id} is not there"));
            continue;
        };
        if let Some(wrong) = differs(own, row) {
            findings.add(Rule::WriteKept, format!("listing {id}: {wrong} ({:?})", own.tracked));
        }
    }
}

/// What of an acknowledged listing is not in its row. The row may be further than the ledger, which was read before.
fn differs(own: &OwnListing, row: &ListingRow) -> Option<String> {
    let acknowledged = own.tracked.acknowledged;
    match row.state.as_str() {
        "removed" => return None,
        _ if acknowledged.removed => return Some(format!("it was removed and is {}", row.state)),
        "closed" => {}
        _ if acknowledged.closed => return Some(format!("it was closed and is {}", row.state)),
        "published" => {}
        state => return Some(format!("it was published and is {state}")),
    }
    let version = version_in(&row.texts).unwrap_or_default();
    (version < acknowledged.version).then(|| format!("its version is {version}"))
}

fn counted(activity: &SentActivity, peers: &[Record], findings: &mut Findings) {
    let delivered = activity.audience - activity.superseded - activity.pending - activity.parked - activity.dead;
    if delivered < 0 {
        findings.add(Rule::Counted, format!("{activity:?}"));
        return;
    }
    // Where the body is gone from, there it arrived.
    let holders = peers.iter().filter(|peer| peer.holds(&activity.url)).count();
    if i64::try_from(holders).is_ok_and(|holders| holders < delivered) {
        let said = format!("{} is delivered to {delivered} and {holders} hold it", activity.url);
        findings.add(Rule::Delivered, said);
    }
}

/// The first arrivals about each object, in the order in which they were made, with dates and versions that only rise.
fn order_kept(peer: &Record, snapshot: &Snapshot, findings: &mut Findings) {
    let numbers: HashMap<&str, i64> = snapshot.sent.iter().map(|activity| (activity.url.as_str(), activity.seq)).collect();
    let mut newest: BTreeMap<&str, (i64, i64, u32)> = BTreeMap::new();
    for arrival in &peer.first {
        // What came after the snapshot was read has no number yet.
        let Some(seq) = numbers.get(arrival.activity.as_str()).copied() else { continue };
        let before = newest.get(arrival.object.as_str()).copied().unwrap_or_default();
        let (updated, version) = (arrival.updated.unwrap_or(before.1), arrival.version.unwrap_or(before.2));
        if seq < before.0 || updated < before.1 || version < before.2 {
            let what = format!("{} got {} {} of {} after a later one", peer.inbox, arrival.kind, arrival.activity, arrival.object);
            findings.add(Rule::OrderKept, what);
        }
        newest.insert(&arrival.object, (seq.max(before.0), updated.max(before.1), version.max(before.2)));
    }
}

fn private_kept(ledger: &Ledger, snapshot: &Snapshot, peers: &[Record], findings: &mut Findings) {
    let inside = snapshot.listings.iter().filter(|row| row.own && row.eligibility == MEMBERS).map(|row| row.url.as_str());
    let private: HashSet<&str> = ledger.own.values().filter(|own| own.private).map(|own| own.url.as_str()).chain(inside).collect();
    for activity in snapshot.sent.iter().filter(|activity| private.contains(activity.object.as_str())) {
        findings.add(Rule::PrivateKept, format!("{} is to be sent", activity.url));
    }
    for peer in peers {
        for arrival in peer.first.iter().filter(|arrival| private.contains(arrival.object.as_str())) {
            findings.add(Rule::PrivateKept, format!("{} got {} of {}", peer.inbox, arrival.activity, arrival.object));
        }
        for activity in &peer.leaks {
            findings.add(Rule::PrivateKept, format!("{} got {activity} with something inside that is for members", peer.inbox));
        }
    }
}

fn outcomes(ledger: &Ledger, snapshot: &Snapshot, findings: &mut Findings) {
    for row in &snapshot.received {
        let expected = match row.outcome.as_deref() {
            // It took effect before a kill and was looked at once more.
            Some("done" | "ignored") if !ledger.must_be_done.contains(&row.url) => continue,
            Some("done") => continue,
            outcome => outcome.unwrap_or("waiting"),
        };
        findings.add(Rule::ReceivedOnce, format!("{} ended as {expected}: {}", row.url, row.reason));
    }
}

fn delivered(ledger: &Ledger, snapshot: &Snapshot, peers: &[Record], findings: &mut Findings) {
    let public: HashSet<&str> = ledger.own.values().filter(|own| !own.private).map(|own| own.url.as_str()).collect();
    let everybody = i64::try_from(peers.len()).unwrap_or(i64::MAX);
    for activity in &snapshot.sent {
        if activity.pending + activity.parked + activity.dead != 0 {
            findings.add(Rule::Delivered, format!("not at its end: {activity:?}"));
        }
        if public.contains(activity.object.as_str()) && activity.audience != everybody {
            findings.add(Rule::Delivered, format!("addressed to {} of {everybody}: {activity:?}", activity.audience));
        }
    }
    let known: HashSet<&str> = snapshot.sent.iter().map(|activity| activity.url.as_str()).collect();
    for peer in peers {
        for arrival in peer.first.iter().filter(|arrival| !known.contains(arrival.activity.as_str())) {
            findings.add(Rule::Counted, format!("{} got {}, of which the database knows nothing", peer.inbox, arrival.activity));
        }
    }
}

/// What each peer knows of each listing in the end is what it is: also of those whose writer never heard that they were written. A change
/// and what follows from it for peers are there both, or neither.
fn final_versions(snapshot: &Snapshot, peers: &[Record], findings: &mut Findings) {
    for row in snapshot.listings.iter().filter(|row| row.own && row.eligibility != MEMBERS) {
        for peer in peers {
            let last = peer.first.iter().rfind(|arrival| arrival.object == row.url);
            let right = match (last, row.state.as_str()) {
                (None, _) => false,
                (Some(last), "removed") => last.kind == "Delete",
                (Some(last), state) => last.version == version_in(&row.texts) && last.finished == (state == "closed"),
            };
            if !right {
                findings.add(Rule::Delivered, format!("{} knows {last:?}, but {} is {} {}", peer.inbox, row.url, row.state, row.texts));
            }
        }
    }
}

fn effects(ledger: &Ledger, snapshot: &Snapshot, findings: &mut Findings) {
    for (url, progress) in &ledger.mirrored {
        let rows: Vec<&ListingRow> = snapshot.listings.iter().filter(|row| !row.own && row.url == *url).collect();
        let right = match (progress.removed, rows.as_slice()) {
            (true, []) => true,
            (true, [row]) => row.state == "removed",
            (false, [row]) => mirrors(*progress, row),
            _ => false,
        };
        if !right {
            findings.add(Rule::EffectOnce, format!("{url} is to be {progress:?} and is {rows:?}"));
        }
    }
    let once = |rows: &[(String, String)], object: &str, actor: &str| rows.iter().filter(|(o, a)| o == object && a == actor).count();
    for (name, said, rows) in [("like", &ledger.likes, &snapshot.likes), ("message", &ledger.messages, &snapshot.messages)] {
        for said in said {
            let count = once(rows, &said.object, &said.actor);
            if count != 1 {
                findings.add(Rule::EffectOnce, format!("the {name} {} of {} is there {count} times", said.object, said.actor));
            }
        }
    }
}

fn mirrors(progress: Progress, row: &ListingRow) -> bool {
    let state = if progress.closed { "closed" } else { "published" };
    row.state == state && version_in(&row.texts) == Some(progress.version)
}

#[cfg(test)]
mod tests;
