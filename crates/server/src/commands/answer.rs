//! What a command answers: text for people, the same as JSON for programs.

use std::io::Write as _;
use std::process::ExitCode;

use allmende_domain::time::UnixMillis;
use serde_json::Value;

/// The answer of a command.
#[derive(Debug, Clone)]
pub struct Answer {
    text: String,
    json: Value,
    code: ExitCode,
}

impl Answer {
    /// `text` may have several lines; `json` says the same.
    #[must_use]
    pub fn new(text: impl Into<String>, json: Value) -> Self {
        Self { text: text.into(), json, code: ExitCode::SUCCESS }
    }

    /// Nothing to say.
    #[must_use]
    pub fn silent() -> Self {
        Self::new("", Value::Null)
    }

    /// A list: columns for people, objects for programs. `empty` is said when there is nothing.
    #[must_use]
    pub fn list(headings: &[&str], rows: Vec<Vec<String>>, empty: &str, json: Vec<Value>) -> Self {
        let text = if rows.is_empty() { empty.to_owned() } else { table(headings, &rows) };
        Self::new(text, Value::Array(json))
    }

    /// The same with the exit code of failure.
    #[must_use]
    pub fn failing(mut self) -> Self {
        self.code = ExitCode::FAILURE;
        self
    }

    /// Prints to standard output. A reader that went away (`| head`) is no failure.
    #[must_use]
    pub fn print(self, json: bool) -> ExitCode {
        let text = match (json, &self.json) {
            (true, Value::Null) => String::new(),
            (true, value) => harmless_json(&format!("{value:#}")),
            (false, _) => harmless(&self.text),
        };
        if !text.is_empty() {
            let _ = writeln!(std::io::stdout().lock(), "{}", text.trim_end());
        }
        self.code
    }
}

/// Left-aligned columns under headings, two spaces apart.
#[must_use]
pub fn table(headings: &[&str], rows: &[Vec<String>]) -> String {
    let width_of = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain(headings.get(column).map(|heading| heading.chars().count())).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..headings.len()).map(width_of).collect();
    let line = |cells: Vec<&str>| {
        let padded: Vec<String> =
            cells.into_iter().zip(&widths).map(|(cell, width)| format!("{:<width$}", cell.replace(['\n', '\t'], " "))).collect();
        format!("{}\n", padded.join("  ").trim_end())
    };
    let mut text = line(headings.to_vec());
    text.extend(rows.iter().map(|row| line(row.iter().map(String::as_str).collect())));
    text
}

/// Whether a terminal would take a character for a command or turn the text around it; line breaks and tabs are layout.
const fn steers_terminal(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Text as it may reach a terminal: names and answers of other servers are part of it.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().map(|c| if steers_terminal(c) { '\u{fffd}' } else { c }).collect()
}

/// The same for JSON, where such characters stand inside strings only and can be written as what they are (RFC 8259 §7).
fn harmless_json(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        if steers_terminal(c) {
            written.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            written.push(c);
        }
    }
    written
}

/// A time as a person reads it, to the second, in UTC.
#[must_use]
pub fn when(time: UnixMillis) -> String {
    time.to_rfc3339().chars().take(19).collect::<String>().replace('T', " ")
}

/// The beginning of a text that must fit into a column.
#[must_use]
pub fn shortened(text: &str, chars: usize) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= chars { line.to_owned() } else { line.chars().take(chars.saturating_sub(1)).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = vec![vec!["vélo".to_owned(), "1".to_owned()], vec!["a".to_owned(), "22".to_owned()]];
        assert_eq!(table(&["name", "n"], &rows), "name  n\nvélo  1\na     22\n");
        assert_eq!(shortened("Lastenrad", 5), "Last…");
        assert_eq!(table(&["name"], &[vec!["two\nlines".to_owned()]]), "name\ntwo lines\n");
    }

    #[test]
    fn nothing_that_was_sent_to_us_steers_the_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\u{9b}0m\rc\u{202e}d\n\tvélo"), "a\u{fffd}[31mb\u{fffd}0m\u{fffd}c\u{fffd}d\n\tvélo");
        let value = serde_json::json!({ "name": "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}" });
        let text = harmless_json(&format!("{value:#}"));
        assert!(!text.chars().any(steers_terminal), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
