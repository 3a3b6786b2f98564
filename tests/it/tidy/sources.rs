//! What may stand where.

use super::tree::{self, Source};

/// More lines hold two subjects.
const LINES_MAX: usize = 600;

fn program_files(without: &[&str]) -> Vec<Source> {
    let names = tree::crates().into_iter().filter(|name| !without.contains(&name.as_str()));
    names.flat_map(|name| tree::rust_files(&name)).collect()
}

fn violations(without: &[&str], matches: impl Fn(&Source, &str) -> bool) -> Vec<String> {
    program_files(without).iter().flat_map(|file| file.lines_where(|line| matches(file, line))).collect()
}

#[test]
fn only_db_holds_sql() {
    let verbs = ["\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"WITH ", "\"CREATE TABLE ", "sqlx::"];
    let found = violations(&["db"], |_, line| verbs.iter().any(|verb| line.contains(verb)));
    tree::assert_none(&found, "SQL belongs into crates/db");
}

#[test]
fn only_the_programs_read_the_environment_and_the_clock() {
    let timers_of_tokio = |file: &Source| file.text.contains("tokio::time::Instant") || file.text.contains("use tokio::time::{");
    let found = violations(&["server", "bench"], |file, line| {
        let clock = ["SystemTime::now", "Timestamp::now", "Zoned::now", "UtcDateTime::now"].iter().any(|call| line.contains(call));
        let instant = line.contains("Instant::now") && !timers_of_tokio(file);
        clock || instant || line.contains("env::var") || line.contains("env::args") || line.contains("env::vars")
    });
    tree::assert_none(&found, "time and settings are handed in");
}

#[test]
fn verbs_do_not_know_how_servers_talk() {
    let mut found = Vec::new();
    for file in tree::files("crates/app") {
        for (index, line) in file.text.lines().enumerate() {
            if line.to_lowercase().contains("activitypub") {
                found.push(format!("{}:{}", file.path, index + 1));
            }
        }
    }
    tree::assert_none(&found, "the app crate must not name the protocol");
}

#[test]
fn the_queue_does_not_read_what_it_carries() {
    let found: Vec<String> = tree::rust_files("delivery")
        .iter()
        .flat_map(|file| file.lines_where(|line| line.contains("serde_json") || line.contains("activitystreams")))
        .collect();
    tree::assert_none(&found, "delivery never parses an activity");
}

#[test]
fn files_stay_short() {
    let mut found = Vec::new();
    for file in program_files(&[]) {
        let lines = file.text.lines().count();
        if lines > LINES_MAX {
            found.push(format!("{}: {lines} lines", file.path));
        }
    }
    tree::assert_none(&found, "a file of more than 600 lines holds two subjects");
}

#[test]
fn files_are_named_after_their_subject() {
    let refused = ["utils", "util", "helpers", "helper", "manager", "service", "common", "misc"];
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
    let mut all = program_files(&[]);
    all.extend(tree::files("tests").into_iter().filter(|file| file.path.ends_with(".rs")));
    let found: Vec<String> = all.into_iter().map(|file| file.path).filter(|path| refused.contains(&name(path).as_str())).collect();
    tree::assert_none(&found, "a name that says nothing");
}

#[test]
fn lints_are_expected_with_a_reason_and_never_allowed() {
    let allow = [concat!("#[", "allow("), concat!("#![", "allow(")];
    let expect = [concat!("#[", "expect("), concat!("#![", "expect(")];
    let mut found = Vec::new();
    let sources = ["crates", "tests"].into_iter().flat_map(tree::files).filter(|file| file.path.ends_with(".rs"));
    for file in sources {
        for (index, line) in file.text.lines().enumerate() {
            let place = format!("{}:{}", file.path, index + 1);
            if allow.iter().any(|attribute| line.contains(attribute)) {
                found.push(place);
            } else if expect.iter().any(|attribute| line.contains(attribute)) {
                // The attribute may be broken over a few lines.
                let attribute: String = file.text.lines().skip(index).take(6).collect();
                if !attribute.split(")]").next().unwrap_or_default().contains("reason") {
                    found.push(format!("{place} (without a reason)"));
                }
            }
        }
    }
    tree::assert_none(&found, "lints");
}

#[test]
fn nothing_names_a_place_on_somebodys_machine() {
    // Put together here, so that this file does not find itself.
    let places = [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!("/wo", "rk/")];
    let mut found = Vec::new();
    for file in tree::files(".") {
        for (index, line) in file.text.lines().enumerate() {
            if file.path != "Cargo.lock" && places.iter().any(|place| mentions(line, place)) {
                found.push(format!("{}:{}: {}", file.path, index + 1, line.trim()));
            }
        }
    }
    tree::assert_none(&found, "an absolute path of a home or working directory");
}

/// Whether `line` holds `place` as the beginning of a path: not inside a URL or a longer path.
fn mentions(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '(' | '=' | ':'))
    })
}
