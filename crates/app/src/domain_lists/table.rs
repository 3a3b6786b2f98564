//! The CSV form of Mastodon's lists: `#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate`, and `#domain` alone
//! for what is allowed.

use std::collections::{HashMap, HashSet};

use allmende_db::domain_lists::Entry;
use allmende_domain::peer::{ListKind, Peer, PeerPolicy};
use allmende_domain::text::{clean, truncated};
use allmende_domain::url::Host;

use crate::error::AppError;
use crate::limits;

/// A list as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Each domain once, in the order of the file.
    pub entries: Vec<(Host, Entry)>,
    /// Domains that are not suspended and whose reports are not to be read (`reject_reports`).
    pub without_reports: Vec<Host>,
    /// How many of those that are not suspended are to be shown without images (`reject_media`), which we do not do.
    pub without_media: usize,
    pub skipped: Vec<SkippedRow>,
    /// Those that are not in `skipped` for want of space.
    pub skipped_more: usize,
}

/// A row that says nothing to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedRow {
    /// As a spreadsheet counts.
    pub row: u64,
    /// Its first cell.
    pub text: String,
    /// `domain-invalid`, `domain-obfuscated`, `severity-none`, `severity-unknown`: by which pages find their words (`error-<code>`).
    pub code: &'static str,
}

/// Where the columns are.
struct Columns {
    domain: usize,
    severity: Option<usize>,
    comment: Option<usize>,
    reject_media: Option<usize>,
    reject_reports: Option<usize>,
}

/// What a row says about a domain.
struct Said {
    host: Host,
    /// `None`: nothing is decided, only reports or images are refused.
    entry: Option<Entry>,
    reject_media: bool,
    reject_reports: bool,
}

/// Reads a list: UTF-8, with or without a header; without one the first column counts, and a list to block suspends. Of a domain that
/// comes twice the first row counts.
///
/// # Errors
/// [`AppError::Invalid`] (field `file`): `not-utf-8`, `too-large`, `too-many`, `table-unreadable`, `list-without-domains`.
pub fn parse(kind: ListKind, bytes: &[u8]) -> Result<Table, AppError> {
    let wrong = |code: &'static str, message: String| AppError::invalid("file", code, message);
    if bytes.len() > limits::DOMAIN_LIST_BYTES_MAX {
        return Err(wrong("too-large", format!("larger than {} MiB", limits::DOMAIN_LIST_BYTES_MAX / 1024 / 1024)));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| wrong("not-utf-8", "not UTF-8".to_owned()))?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let (mut table, mut known) = (Table::default(), HashSet::new());
    let mut columns: Option<Columns> = None;
    let mut count = 0_usize;
    for record in reader.records() {
        let record = record.map_err(|error| wrong("table-unreadable", error.to_string()))?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        let columns = match &columns {
            Some(columns) => columns,
            None => {
                let (found, is_header) = read_header(&record);
                let columns = columns.insert(found);
                if is_header {
                    continue;
                }
                columns
            }
        };
        count += 1;
        if count > limits::DOMAIN_LIST_ROWS_MAX {
            return Err(wrong("too-many", format!("more than {} rows", limits::DOMAIN_LIST_ROWS_MAX)));
        }
        match read_row(kind, columns, &record) {
            Ok(said) if known.insert(said.host.clone()) => table.take(said),
            Ok(_) => {}
            Err(code) => table.skip(&record, code),
        }
    }
    if count == 0 {
        return Err(wrong("list-without-domains", "there is no domain in it".to_owned()));
    }
    Ok(table)
}

/// The columns by their names, and whether the row was a header at all.
fn read_header(record: &csv::StringRecord) -> (Columns, bool) {
    let names: HashMap<String, usize> =
        record.iter().enumerate().map(|(at, cell)| (cell.trim_start_matches('#').to_ascii_lowercase(), at)).collect();
    let of = |name: &str| names.get(name).copied();
    let columns = Columns {
        domain: of("domain").unwrap_or_default(),
        severity: of("severity"),
        comment: of("public_comment"),
        reject_media: of("reject_media"),
        reject_reports: of("reject_reports"),
    };
    match of("domain") {
        Some(_) => (columns, true),
        None => (Columns { domain: 0, severity: None, comment: None, reject_media: None, reject_reports: None }, false),
    }
}

fn read_row(kind: ListKind, columns: &Columns, record: &csv::StringRecord) -> Result<Said, &'static str> {
    let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).map(unescaped).unwrap_or_default();
    let domain = cell(Some(columns.domain));
    if domain.contains('*') {
        return Err("domain-obfuscated");
    }
    let host = Host::parse(domain).map_err(|_| "domain-invalid")?;
    if !host.name().contains('.') && !host.as_str().contains(':') {
        // A whole top-level domain is not meant by any list, and would take everybody below it along.
        return Err("domain-invalid");
    }
    let policy = match (kind, cell(columns.severity)) {
        (ListKind::Allow, _) => Some(PeerPolicy::Allow),
        (ListKind::Block, "" | "suspend") => Some(PeerPolicy::Suspend),
        (ListKind::Block, "silence" | "limit") => Some(PeerPolicy::Limit),
        (ListKind::Block, "noop") => None,
        (ListKind::Block, _) => return Err("severity-unknown"),
    };
    // Of a suspended server neither reports nor images come, whatever else is said about it.
    let rejects =
        |column: Option<usize>| kind == ListKind::Block && policy != Some(PeerPolicy::Suspend) && cell(column).eq_ignore_ascii_case("true");
    let (reject_media, reject_reports) = (rejects(columns.reject_media), rejects(columns.reject_reports));
    if policy.is_none() && !reject_media && !reject_reports {
        return Err("severity-none");
    }
    let reason = truncated(&clean(cell(columns.comment)), limits::PEER_REASON_CHARS_MAX);
    Ok(Said { host, entry: policy.map(|policy| Entry { policy, reason }), reject_media, reject_reports })
}

impl Table {
    fn take(&mut self, said: Said) {
        self.without_media += usize::from(said.reject_media);
        if said.reject_reports {
            self.without_reports.push(said.host.clone());
        }
        if let Some(entry) = said.entry {
            self.entries.push((said.host, entry));
        }
    }

    fn skip(&mut self, record: &csv::StringRecord, code: &'static str) {
        if self.skipped.len() >= limits::DOMAIN_LIST_SKIPPED_SHOWN {
            self.skipped_more += 1;
            return;
        }
        let row = record.position().map_or(0, csv::Position::line);
        self.skipped.push(SkippedRow { row, text: truncated(&clean(record.get(0).unwrap_or_default()), 200), code });
    }
}

/// The first row of a list that we write.
#[must_use]
pub fn header(kind: ListKind) -> String {
    match kind {
        ListKind::Block => "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n".to_owned(),
        ListKind::Allow => "#domain\n".to_owned(),
    }
}

/// A decision as [`parse`] reads it back. `without_reports`: a list says that reports of it are not read.
#[must_use]
pub fn row(kind: ListKind, peer: &Peer, without_reports: bool) -> String {
    let domain = cell(peer.host.as_str());
    let severity = if peer.policy == PeerPolicy::Limit { "silence" } else { "suspend" };
    match kind {
        ListKind::Block => format!("{domain},{severity},false,{without_reports},{},false\n", cell(&peer.reason)),
        ListKind::Allow => format!("{domain}\n"),
    }
}

/// A server about which nothing is decided but that its reports are not read.
#[must_use]
pub fn row_without_reports(host: &Host) -> String {
    format!("{},noop,false,true,,false\n", cell(host.as_str()))
}

const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet takes for a formula (case X7), quoted where CSV needs it.
fn cell(text: &str) -> String {
    let text = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Apostrophes before it are counted, so that a text that has one of its own is read back with it.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// Undoes what [`cell`] did against formulas.
fn unescaped(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MASTODON: &str = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n\
        EVIL.example.,suspend,true,true,\"Spam, and more\",false\n\
        noisy.example,silence,false,false,,false\n\
        exämple.org,suspend,false,false,,false\n\
        quiet.example,noop,true,false,,false\n\
        ev*l.example,suspend,true,false,,true\n\
        odd.example,maybe,,,,\n\
        com,suspend,,,,\n\
        evil.example,silence,,,twice,\n";

    #[test]
    fn a_list_of_mastodon_is_read() {
        let table = parse(ListKind::Block, MASTODON.as_bytes()).unwrap();
        let read: Vec<_> = table.entries.iter().map(|(host, entry)| (host.as_str(), entry.policy, entry.reason.as_str())).collect();
        assert_eq!(
            read,
            [
                ("evil.example", PeerPolicy::Suspend, "Spam, and more"),
                ("noisy.example", PeerPolicy::Limit, ""),
                ("xn--exmple-cua.org", PeerPolicy::Suspend, ""),
            ]
        );
        let skipped: Vec<_> = table.skipped.iter().map(|row| (row.row, row.code)).collect();
        assert_eq!(skipped, [(5, "severity-none"), (6, "domain-obfuscated"), (7, "severity-unknown"), (8, "domain-invalid")]);
    }

    #[test]
    fn a_bare_list_of_domains_is_read_too() {
        let table = parse(ListKind::Allow, "\u{feff}coop.example\r\n\r\npain.example\r\n".as_bytes()).unwrap();
        assert_eq!(table.entries.len(), 2);
        assert!(table.entries.iter().all(|(_, entry)| entry.policy == PeerPolicy::Allow));
        for (bytes, code) in [(b"\xff\xfe".as_slice(), "not-utf-8"), (b"".as_slice(), "list-without-domains")] {
            let refused = parse(ListKind::Block, bytes);
            assert!(matches!(&refused, Err(AppError::Invalid(fields)) if fields[0].code == code), "{refused:?}");
        }
    }

    #[test]
    fn x7_a_cell_is_no_formula_in_a_spreadsheet_and_is_read_back_as_it_was() {
        for text in ["=cmd()", "+1", "-2+3", "@SUM(A1)", "=HYPERLINK(\"https://evil.example\",\"x\")"] {
            let written = cell(text);
            assert!(written.trim_start_matches('"').starts_with('\''), "{written}");
        }
        let table = parse(ListKind::Block, format!("#domain,#public_comment\n{},{}\n", "evil.example", cell("=cmd()")).as_bytes()).unwrap();
        assert_eq!(table.entries[0].1.reason, "=cmd()");
        for text in ["'=cmd()", "''@x", "'plain'"] {
            assert_eq!(unescaped(&cell(text)), text, "its own apostrophe stays");
        }
        assert_eq!(cell("plain, with \"quotes\""), "\"plain, with \"\"quotes\"\"\"");
    }
}
