//! Documents that have to stay true.

use std::path::Path;

use allmende_domain::event::Event;
use allmende_domain::resource::Nature;
use allmende_domain::sector::Sector;

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
fn every_term_of_our_own_is_explained() {
    let context: serde_json::Value =
        serde_json::from_str(&tree::read("crates/federation/src/documents/context.json")).expect("the context is JSON");
    let terms = context[3].as_object().expect("terms").iter().filter_map(|(name, term)| {
        let iri = term.as_str().or_else(|| term["@id"].as_str()).expect("an address");
        iri.starts_with("commons:").then(|| name.clone())
    });
    let terms: Vec<String> = terms.collect();
    let natures = Nature::ALL.iter().map(|nature| nature.as_str().to_owned());
    let sectors = Sector::ALL.iter().map(|sector| format!("sector-{}", sector.as_str()));
    let (vocabulary, federation) = (tree::read("docs/vocabulary.md"), tree::read("FEDERATION.md"));
    let own = vocabulary.split("\n## Terms of our own\n").nth(1).expect("the section");
    let unexplained: Vec<String> =
        terms.iter().cloned().chain(natures).chain(sectors).filter(|term| !own.contains(&format!("`{term}`"))).collect();
    tree::assert_none(&unexplained, "terms that docs/vocabulary.md does not explain");
    assert!(terms.len() > 5);
    let unsaid: Vec<String> = terms.into_iter().filter(|term| !federation.contains(&format!("commons:{term}\""))).collect();
    tree::assert_none(&unsaid, "terms that FEDERATION.md does not have");
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
    for command in ["cargo run --release -- serve", "cargo run --release -- demo", "scripts/test", "scripts/measure", "demo --with-fedify"]
    {
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
fn what_we_were_tested_with_is_what_the_tests_install() {
    let document = tree::read("FEDERATION.md");
    let section = document.split("\n## Tested with\n").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("the section");
    let npm = |folder: &str, package: &str| {
        let lock: serde_json::Value = serde_json::from_str(&tree::read(&format!("tests/peers/{folder}/package-lock.json"))).expect("JSON");
        lock["packages"][format!("node_modules/{package}")]["version"].as_str().expect("a version").to_owned()
    };
    let pip = |package: &str| {
        let locked = tree::read("tests/peers/pasture/requirements.txt");
        locked.lines().find_map(|line| line.strip_prefix(&format!("{package}=="))).expect("a version").trim().to_owned()
    };
    for (software, installed) in [
        ("Fedify", npm("fedify", "@fedify/fedify")),
        ("activitypub-testing", npm("activitypub-testing", "activitypub-testing")),
        ("fediverse-pasture", pip("fediverse-pasture")),
    ] {
        let row = section
            .lines()
            .find(|line| line.trim_start_matches(['|', ' ', '[']).starts_with(software))
            .unwrap_or_else(|| panic!("no row of {software}"));
        assert_eq!(row.split('|').nth(2).map(str::trim), Some(installed.as_str()), "{software}");
    }
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
