//! Every command, with the real server and small numbers: that it runs to its end and tells what it is for. The figures themselves are
//! those of a debug build on a busy machine, and are not judged.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may end loudly")]

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// The server that `scripts/test` built, or the one beside the program.
fn server() -> PathBuf {
    if let Some(named) = std::env::var_os("ALLMENDE_BINARY").filter(|named| !named.is_empty()) {
        return PathBuf::from(named);
    }
    let beside = PathBuf::from(env!("CARGO_BIN_EXE_allmende-bench")).with_file_name("allmende");
    assert!(beside.is_file(), "build the server first: cargo build -p allmende-server, or name it with ALLMENDE_BINARY");
    beside
}

/// Runs a command and gives back its figures by name.
fn figures(arguments: &[&str]) -> Vec<(String, f64)> {
    let program = env!("CARGO_BIN_EXE_allmende-bench");
    let output = Command::new(program).arg("--json").arg("--server").arg(server()).args(arguments).output().expect("the bench starts");
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?}: {wrong}\n{said}");
    let document: Value = serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"));
    let figures = document["figures"].as_array().expect("a list of figures");
    assert!(document["facts"]["machine"].as_str().is_some_and(|machine| !machine.is_empty()));
    figures.iter().map(|figure| (figure["name"].as_str().unwrap().to_owned(), figure["value"].as_f64().unwrap())).collect()
}

/// The value of the first figure whose name begins so.
fn of(figures: &[(String, f64)], name: &str) -> f64 {
    figures.iter().find(|(known, _)| known.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {figures:?}")).1
}

#[test]
fn fanout_reaches_every_inbox_once() {
    let figures = figures(&["fanout", "--followers", "20", "--hosts", "5", "--posts", "3", "--probes", "1"]);
    assert_eq!(of(&figures, "deliveries measured"), 60.0);
    assert_eq!(of(&figures, "arrived again"), 0.0);
    assert!(of(&figures, "deliveries a second, peers on the same cores") > 0.0);
    assert!(of(&figures, "ceiling of one core: RSA-2048 sign") > 0.0);
}

#[test]
fn fanout_counts_shared_inboxes_once_and_can_tell_peers_by_port() {
    let figures =
        figures(&["--naming", "ports", "fanout", "--followers", "12", "--hosts", "3", "--shared-inboxes", "--posts", "2", "--probes", "1"]);
    assert_eq!(of(&figures, "deliveries measured"), 6.0);
}

#[test]
fn peers_that_take_ed25519_get_it() {
    let figures = figures(&["--signature", "ed25519", "fanout", "--followers", "6", "--hosts", "3", "--posts", "2", "--probes", "1"]);
    assert_eq!(of(&figures, "deliveries measured"), 12.0);
    // The yes to each follow and four posts to six inboxes each: the server knew before the first of them.
    assert_eq!(of(&figures, "of these by RFC 9421"), of(&figures, "signatures checked and right"));
}

#[test]
fn inbox_is_accepted_and_processed() {
    let figures = figures(&["inbox", "--activities", "60", "--hosts", "3", "--actors", "6", "--connections", "4"]);
    assert_eq!(of(&figures, "accepted"), 60.0);
    assert!(of(&figures, "processed a second") > 0.0);
}

#[test]
fn latency_is_measured_for_each_distance() {
    let figures = figures(&["latency", "--peers", "8", "--latencies-ms", "0,20", "--deliveries", "16"]);
    assert!(of(&figures, "deliveries a second, peers at 0 ms") > 0.0);
    assert!(of(&figures, "deliveries a second, peers at 20 ms") > 0.0);
}

#[test]
fn blackholes_do_not_keep_the_others_from_getting_theirs() {
    let figures = figures(&["blackholes", "--peers", "10", "--posts", "3", "--pause-ms", "100", "--latency-ms", "1"]);
    assert!(of(&figures, "from publishing to a healthy peer, 3 silent, p99") > 0.0);
}

#[test]
fn return_brings_what_was_missed_with_fewer_requests_for_edits() {
    let figures = figures(&["return", "--pending", "40", "--versions", "10", "--latency-ms", "1"]);
    assert_eq!(of(&figures, "different posts: requests"), 40.0);
    assert!(of(&figures, "edit-heavy: requests") < 40.0);
    assert_eq!(of(&figures, "arrived out of order"), 0.0);
}

#[test]
fn backlog_waits_and_tells_how_it_stands() {
    let figures = figures(&["backlog", "--pending", "100", "--inboxes", "20", "--hosts", "4"]);
    assert_eq!(of(&figures, "waiting"), 100.0);
    assert!(of(&figures, "status of an activity, page, p50") > 0.0);
    assert!(of(&figures, "disk each") >= 0.0);
}

#[test]
fn idle_tells_what_it_costs_to_do_nothing() {
    let figures = figures(&["idle", "--seconds", "1", "--starts", "1"]);
    assert!(of(&figures, "resident memory, idle") > 1.0);
}

#[test]
fn read_asks_for_every_kind_of_page() {
    let figures = figures(&["read", "--listings", "30", "--requests", "40", "--connections", "2"]);
    for page in ["listing page, p99", "actor document, p99", "catalogue page, p99"] {
        assert!(of(&figures, page) > 0.0);
    }
}

#[test]
fn pages_are_timed_and_weighed() {
    let figures = figures(&["pages", "--listings", "70", "--requests", "4"]);
    for page in ["catalogue, stranger: answered, p50", "map, member: four at once, p99", "page of 50 listings, compressed"] {
        assert!(of(&figures, page) > 0.0);
    }
    assert!(of(&figures, "the same with sheet and scripts") <= 60.0, "{figures:?}");
    assert!(of(&figures, "scripts of the catalogue, compressed") <= 20.0, "{figures:?}");
}
