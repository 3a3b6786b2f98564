//! Documents that have to stay true.

use std::path::Path;

use allmende_domain::event::Event;

use super::tree;

#[test]
fn every_event_is_in_the_federation_document() {
    let document = tree::read("FEDERATION.md");
    let missing: Vec<String> =
        Event::CODES.iter().filter(|code| !document.contains(&format!("`{code}`"))).map(|code| (*code).to_owned()).collect();
    tree::assert_none(&missing, "events that FEDERATION.md does not name");
    let named = document.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`').map(|(code, _)| code));
    let events = named.filter(|code| code.contains('-') && code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
    let unknown: Vec<String> = events.filter(|code| !Event::CODES.contains(code)).map(str::to_owned).collect();
    tree::assert_none(&unknown, "events that FEDERATION.md names and the program does not have");
}

#[test]
fn the_changelog_has_a_place_for_what_is_next() {
    assert!(tree::read("CHANGELOG.md").contains("\n## [Unreleased]\n"));
}

#[test]
fn the_licence_is_the_one_the_manifest_names() {
    let licence = tree::read("LICENSE");
    assert!(licence.trim_start().starts_with("GNU AFFERO GENERAL PUBLIC LICENSE"));
    assert!(licence.contains("13. Remote Network Interaction"));
    assert_eq!(licence.lines().count(), 661);
}

#[test]
fn the_commands_of_the_readme_exist() {
    let readme = tree::read("README.md");
    for command in ["cargo run --release -- serve", "cargo run --release -- demo", "scripts/test", "scripts/measure"] {
        assert!(readme.contains(command), "README.md does not say {command}");
    }
    for script in ["scripts/test", "scripts/measure", ".ci/run"] {
        let folder = tree::root();
        let metadata = std::fs::metadata(folder.join(script)).unwrap_or_else(|error| panic!("{script}: {error}"));
        let mode = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions());
        assert_eq!(mode & 0o111, 0o111, "{script} cannot be run");
    }
    assert!(!tree::read("config/example.toml").is_empty());
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut broken = Vec::new();
    for file in tree::files(".").into_iter().filter(|file| file.path.ends_with(".md")) {
        let folder = Path::new(&file.path).parent().map(Path::to_owned).unwrap_or_default();
        for link in links(&file.text) {
            let target = link.split('#').next().unwrap_or_default();
            let elsewhere = target.is_empty() || target.contains("://") || target.starts_with("mailto:");
            if !elsewhere && !tree::root().join(&folder).join(target).exists() {
                broken.push(format!("{}: {link}", file.path));
            }
        }
    }
    tree::assert_none(&broken, "links that lead nowhere");
}

/// Targets of `[text](target)` outside code.
fn links(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_code = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        // Odd pieces between backticks are code.
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let mut rest = prose.as_str();
        while let Some((_, after)) = rest.split_once("](") {
            let Some((target, further)) = after.split_once(')') else { break };
            found.push(target.to_owned());
            rest = further;
        }
    }
    found
}

#[test]
fn the_style_of_documents_that_the_links_test_reads() {
    assert_eq!(links("[a](b.md) and `[x](y)`\n```\n[c](d)\n```\n[e](f#g)"), ["b.md", "f#g"]);
}
