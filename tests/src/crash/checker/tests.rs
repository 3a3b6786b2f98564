//! The checker sees what it is for: a run in order has no findings, and each kind of loss has its own.

use super::*;
use crate::crash::ledger::{Said, Tracked, title};
use crate::crash::peer::Arrival;
use crate::crash::snapshot::ReceivedActivity;

const LISTING: &str = "http://localhost:1/listings/a";
const PRIVATE: &str = "http://localhost:1/listings/b";
const MIRRORED: &str = "http://peer/listings/1";

fn arrival(activity: &str, kind: &str, version: u32) -> Arrival {
    let updated = Some(i64::from(version) * 1_000);
    Arrival {
        activity: activity.to_owned(),
        kind: kind.to_owned(),
        object: LISTING.to_owned(),
        updated,
        version: Some(version),
        finished: false,
    }
}

fn sent(seq: i64, url: &str, kind: &str) -> SentActivity {
    let (url, object, kind) = (url.to_owned(), LISTING.to_owned(), kind.to_owned());
    SentActivity { seq, url, object, kind, audience: 2, superseded: 0, pending: 0, parked: 0, dead: 0 }
}

fn row(id: &str, url: &str, own: bool, version: u32) -> ListingRow {
    let (id, url, state) = (id.to_owned(), url.to_owned(), "published".to_owned());
    let eligibility = if url == PRIVATE { "members" } else { "public" }.to_owned();
    ListingRow { id, url, own, state, eligibility, texts: title("Drill", version) }
}

fn own(url: &str, private: bool, version: u32) -> OwnListing {
    let progress = Progress { version, ..Progress::default() };
    OwnListing { url: url.to_owned(), private, lasting: false, tracked: Tracked { acknowledged: progress, attempted: progress } }
}

/// A run without any loss: a listing created and updated at two peers, another for members, one mirrored, one like, one message.
fn in_order() -> (Ledger, Snapshot, Vec<Record>) {
    let mut ledger = Ledger::default();
    ledger.own.insert("a".to_owned(), own(LISTING, false, 2));
    ledger.own.insert("b".to_owned(), own(PRIVATE, true, 1));
    ledger.received("act/1", "");
    ledger.received("act/1", "coop");
    ledger.must_be_done.insert("act/1".to_owned());
    ledger.mirrored.insert(MIRRORED.to_owned(), Progress { version: 3, ..Progress::default() });
    let said = Said { object: LISTING.to_owned(), actor: "http://peer/x".to_owned() };
    ledger.likes.push(said.clone());
    let message = Said { object: "http://peer/m/1".to_owned(), actor: said.actor.clone() };
    ledger.messages.push(message.clone());
    let received = |recipient: &str| ReceivedActivity {
        url: "act/1".to_owned(),
        recipient: recipient.to_owned(),
        outcome: Some("done".to_owned()),
        reason: String::new(),
    };
    let snapshot = Snapshot {
        sent: vec![sent(1, "create", "Create"), sent(2, "update", "Update")],
        received: vec![received(""), received("coop")],
        listings: vec![row("a", LISTING, true, 2), row("b", PRIVATE, true, 1), row("c", MIRRORED, false, 3)],
        likes: vec![(said.object, said.actor)],
        messages: vec![(message.object, message.actor)],
        ..Snapshot::default()
    };
    let peers = ["http://p1/inbox", "http://p2/inbox"].map(|inbox| {
        let mut record = Record::new(inbox);
        record.note(arrival("create", "Create", 1));
        record.note(arrival("update", "Update", 2));
        record
    });
    (ledger, snapshot, peers.to_vec())
}

fn broken(rule: Rule, by: impl FnOnce(&mut Ledger, &mut Snapshot, &mut Vec<Record>)) {
    let (mut ledger, mut snapshot, mut peers) = in_order();
    by(&mut ledger, &mut snapshot, &mut peers);
    let found = when_quiet(&ledger, &snapshot, &peers);
    assert!(found.iter().any(|finding| finding.rule == rule), "{rule}: {found:?}");
}

fn rewritten(peer: &mut Record, arrivals: &[Arrival]) {
    *peer = Record::new(&peer.inbox);
    arrivals.iter().for_each(|arrival| peer.note(arrival.clone()));
}

#[test]
fn a_run_in_order_has_no_findings() {
    let (ledger, snapshot, peers) = in_order();
    assert_eq!(when_quiet(&ledger, &snapshot, &peers), []);
    assert!(snapshot.is_quiet());
}

#[test]
fn a_repeated_delivery_is_a_duplicate_and_no_loss() {
    let (ledger, snapshot, mut peers) = in_order();
    peers[0].note(arrival("create", "Create", 1));
    assert_eq!(when_quiet(&ledger, &snapshot, &peers), []);
    assert_eq!(peers[0].duplicates, 1);
}

#[test]
fn a_lost_write_is_seen() {
    broken(Rule::WriteKept, |_, snapshot, _| snapshot.listings.retain(|row| row.id != "a"));
    broken(Rule::WriteKept, |_, snapshot, _| snapshot.listings[0].texts = title("Drill", 1));
    broken(Rule::WriteKept, |ledger, _, _| ledger.own.get_mut("a").unwrap().tracked.acknowledged.closed = true);
    broken(Rule::WriteKept, |ledger, _, _| ledger.own.get_mut("b").unwrap().tracked.acknowledged.removed = true);
}

#[test]
fn a_lost_or_doubled_inbox_row_is_seen() {
    broken(Rule::ReceivedOnce, |_, snapshot, _| {
        snapshot.received.pop();
    });
    broken(Rule::ReceivedOnce, |_, snapshot, _| snapshot.received.push(snapshot.received[0].clone()));
    broken(Rule::ReceivedOnce, |_, snapshot, _| snapshot.received[0].outcome = None);
    broken(Rule::ReceivedOnce, |_, snapshot, _| snapshot.received[0].outcome = Some("failed".to_owned()));
}

#[test]
fn a_lost_delivery_is_seen_also_while_the_server_runs() {
    let (ledger, snapshot, mut peers) = in_order();
    rewritten(&mut peers[1], &[arrival("create", "Create", 1)]);
    assert!(while_running(&ledger, &snapshot, &peers).iter().any(|finding| finding.rule == Rule::Delivered));
    let mut pending = snapshot.clone();
    pending.sent[1].pending = 1;
    assert_eq!(while_running(&ledger, &pending, &peers), [], "what is pending is not lost");
    broken(Rule::Delivered, |_, snapshot, _| snapshot.sent[1].dead = 1);
    broken(Rule::Delivered, |_, snapshot, _| snapshot.sent[0].audience = 1);
}

#[test]
fn a_superseded_version_need_not_arrive_but_the_last_must() {
    let (mut ledger, mut snapshot, mut peers) = in_order();
    snapshot.sent.push(sent(3, "update-3", "Update"));
    snapshot.listings[0].texts = title("Drill", 3);
    ledger.own.insert("a".to_owned(), own(LISTING, false, 3));
    snapshot.sent[1].superseded = 1;
    peers[0].note(arrival("update-3", "Update", 3));
    rewritten(&mut peers[1], &[arrival("create", "Create", 1), arrival("update-3", "Update", 3)]);
    assert_eq!(when_quiet(&ledger, &snapshot, &peers), []);
    rewritten(&mut peers[1], &[arrival("create", "Create", 1)]);
    assert!(when_quiet(&ledger, &snapshot, &peers).iter().any(|finding| finding.rule == Rule::Delivered));
}

#[test]
fn a_reordered_delivery_is_seen() {
    broken(Rule::OrderKept, |_, _, peers| rewritten(&mut peers[0], &[arrival("update", "Update", 2), arrival("create", "Create", 1)]));
    broken(Rule::OrderKept, |_, _, peers| {
        // In the order in which they were made, but with an older content.
        rewritten(&mut peers[0], &[arrival("create", "Create", 3), arrival("update", "Update", 2)]);
    });
}

#[test]
fn something_private_outside_is_seen() {
    broken(Rule::PrivateKept, |_, _, peers| {
        peers[0].note(Arrival { object: PRIVATE.to_owned(), ..arrival("leak", "Create", 1) });
    });
    broken(Rule::PrivateKept, |_, _, peers| peers[1].leaks.push("create".to_owned()));
    broken(Rule::PrivateKept, |_, snapshot, _| snapshot.sent[0].object = PRIVATE.to_owned());
}

#[test]
fn a_write_that_nobody_acknowledged_and_no_peer_heard_of_is_seen() {
    broken(Rule::Delivered, |_, snapshot, _| snapshot.listings.push(row("d", "http://localhost:1/listings/d", true, 1)));
}

#[test]
fn a_missing_or_doubled_effect_is_seen() {
    broken(Rule::EffectOnce, |_, snapshot, _| snapshot.likes.clear());
    broken(Rule::EffectOnce, |_, snapshot, _| snapshot.messages.push(snapshot.messages[0].clone()));
    broken(Rule::EffectOnce, |_, snapshot, _| snapshot.listings[2].texts = title("Drill", 2));
    broken(Rule::EffectOnce, |ledger, _, _| ledger.mirrored.get_mut(MIRRORED).unwrap().removed = true);
}

#[test]
fn miscounts_ghosts_damage_and_refusals_are_seen() {
    broken(Rule::Counted, |_, snapshot, _| snapshot.sent[0].pending = 3);
    broken(Rule::Counted, |_, _, peers| peers[0].note(Arrival { object: "x".to_owned(), ..arrival("ghost", "Create", 1) }));
    broken(Rule::Undamaged, |_, snapshot, _| snapshot.damage.push("row 7 missing from index".to_owned()));
    broken(Rule::Sound, |ledger, _, _| ledger.refused("401 Unauthorized".to_owned()));
    broken(Rule::Sound, |_, _, peers| peers[0].disbelieved.push("the signature does not match".to_owned()));
}
