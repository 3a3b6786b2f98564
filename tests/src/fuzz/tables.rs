//! Tables that people bring: listings, and lists of domains.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use allmende_app::domain_lists::{self, table};
use allmende_app::import::{self, Row, RowError};
use allmende_app::limits::{DOMAIN_LIST_SKIPPED_SHOWN, IMPORT_ROWS_MAX, PEER_REASON_CHARS_MAX};
use allmende_domain::language::Language;
use allmende_domain::peer::{ListKind, Peer};
use allmende_domain::url::Host;

use super::inbox::assert_bounded;
use super::{NOW, assert_canonical};

static ENGLISH: LazyLock<Language> = LazyLock::new(Language::english);

/// A table, or a list of objects when it begins as one: it is read whole or refused with reasons, and what becomes a listing keeps within
/// the bounds of listings.
pub(super) fn listings(data: &[u8]) {
    let is_json = data.trim_ascii_start().first() == Some(&b'[');
    let read: Result<Vec<Row>, Vec<RowError>> = if is_json { import::parse_json(data) } else { import::parse_csv(data) };
    let rows = match read {
        Ok(rows) => rows,
        Err(errors) => return assert!(!errors.is_empty() && errors.iter().all(|error| !error.code.is_empty()), "refused without a reason"),
    };
    assert!(!rows.is_empty() && rows.len() <= IMPORT_ROWS_MAX);
    assert!(rows.windows(2).all(|pair| pair[0].number < pair[1].number), "rows in the order of the file: {rows:?}");
    let lines = data.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
    assert!(is_json || rows.iter().all(|row| (2..=lines).contains(&row.number)), "a row that is not in the file: {rows:?}");
    for row in rows {
        match row.input.parse(&ENGLISH) {
            Ok(terms) => {
                assert_bounded(&terms);
                let _ = terms.check(NOW);
            }
            Err(errors) => assert!(!errors.is_empty()),
        }
    }
}

/// A list to block and a list to allow: each domain once, in canonical form; what is kept is the same when it was written and read again.
pub(super) fn domains(data: &[u8]) {
    for kind in ListKind::ALL {
        let Ok(list) = domain_lists::parse(*kind, data) else { continue };
        assert!(list.skipped.len() <= DOMAIN_LIST_SKIPPED_SHOWN);
        let mut written = table::header(*kind);
        for (host, entry) in &list.entries {
            assert_canonical(host);
            assert!(entry.reason.chars().count() <= PEER_REASON_CHARS_MAX);
            let row = table::row(*kind, &peer(host.clone(), entry), list.without_reports.contains(host));
            let reason = row.split_once(",false,").and_then(|(_, rest)| rest.split_once(',')).map_or("", |(_, reason)| reason);
            for cell in [row.as_str(), reason] {
                // One quotation mark is of the form, any further one of the text.
                assert!(!cell.strip_prefix('"').unwrap_or(cell).starts_with(['=', '+', '-', '@']), "a formula: {row:?}");
            }
            written.push_str(&row);
        }
        let decided = |host: &Host| list.entries.iter().any(|(known, _)| known == host);
        list.without_reports.iter().filter(|host| !decided(host)).for_each(|host| written.push_str(&table::row_without_reports(host)));
        if list.entries.is_empty() && list.without_reports.is_empty() {
            continue;
        }
        let again = domain_lists::parse(*kind, written.as_bytes()).expect("what we write is a list");
        assert!(again.skipped.is_empty(), "{:?} of {written:?}", again.skipped);
        // What is allowed is allowed without a word.
        let expected = list.entries.iter().cloned().map(|(host, mut entry)| {
            if *kind == ListKind::Allow {
                entry.reason.clear();
            }
            (host, entry)
        });
        assert_eq!(again.entries, expected.collect::<Vec<_>>(), "{written:?}");
        let sorted = |hosts: &[Host]| hosts.iter().cloned().collect::<BTreeSet<Host>>();
        assert_eq!(sorted(&again.without_reports), sorted(&list.without_reports), "{written:?}");
    }
}

fn peer(host: Host, entry: &allmende_db::domain_lists::Entry) -> Peer {
    Peer {
        host,
        policy: entry.policy,
        reason: entry.reason.clone(),
        decided_at: Some(NOW),
        list: None,
        software: String::new(),
        first_seen_at: NOW,
        last_seen_at: None,
    }
}
