//! Who may use whom.

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{Dependency, DependencyKind, Metadata, MetadataCommand};

use super::tree;

/// Every crate with all of ours that it may use, and does.
const ARROWS: &[(&str, &[&str])] = &[
    ("allmende-domain", &[]),
    ("allmende-db", &["allmende-domain"]),
    ("allmende-delivery", &["allmende-db", "allmende-domain"]),
    ("allmende-app", &["allmende-db", "allmende-domain"]),
    ("allmende-federation", &["allmende-app", "allmende-db", "allmende-delivery", "allmende-domain"]),
    ("allmende-web", &["allmende-app", "allmende-domain"]),
    ("allmende-server", &["allmende-app", "allmende-db", "allmende-delivery", "allmende-domain", "allmende-federation", "allmende-web"]),
    ("allmende-bench", &[]),
    (
        "allmende-tests",
        &["allmende-app", "allmende-db", "allmende-delivery", "allmende-domain", "allmende-federation", "allmende-server", "allmende-web"],
    ),
];

/// What a crate's own tests use beside that, with the reason.
const ARROWS_OF_TESTS: &[(&str, &str, &str)] = &[("allmende-web", "allmende-db", "page tests open a database to put an `App` on")];

fn workspace() -> Metadata {
    MetadataCommand::new().current_dir(tree::root()).no_deps().exec().expect("cargo metadata")
}

#[test]
fn crates_use_exactly_those_they_may() {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in workspace().packages {
        let known = |dependency: &Dependency| {
            dependency.kind == DependencyKind::Development
                && ARROWS_OF_TESTS.iter().any(|(from, to, _)| *from == package.name.as_str() && *to == dependency.name)
        };
        let ours = package.dependencies.iter().filter(|dependency| !known(dependency)).map(|dependency| dependency.name.clone());
        let ours = ours.filter(|name| name.starts_with("allmende-"));
        found.insert(package.name.to_string(), ours.collect());
    }
    let allowed: BTreeMap<String, BTreeSet<String>> =
        ARROWS.iter().map(|(name, uses)| ((*name).to_owned(), uses.iter().map(|used| (*used).to_owned()).collect())).collect();
    assert_eq!(found, allowed);
}

#[test]
fn only_db_knows_the_database_library_and_only_federation_the_protocols() {
    // The kit makes and drops databases, which is nothing the program does.
    let owners = [
        ("sqlx", &["allmende-db", "allmende-tests"] as &[&str]),
        ("libsqlite3-sys", &["allmende-db"]),
        ("activitypub_federation", &["allmende-federation"]),
        ("reqwest", &["allmende-federation", "allmende-server", "allmende-tests"]),
        ("axum", &["allmende-federation", "allmende-web", "allmende-server", "allmende-tests"]),
        ("askama", &["allmende-web"]),
        ("clap", &["allmende-server", "allmende-bench", "allmende-tests"]),
        ("anyhow", &["allmende-server", "allmende-bench", "allmende-tests"]),
    ];
    let mut wrong = Vec::new();
    for package in workspace().packages {
        for (library, may) in owners {
            if package.dependencies.iter().any(|dependency| dependency.name == library) && !may.contains(&package.name.as_str()) {
                wrong.push(format!("{} uses {library}", package.name));
            }
        }
    }
    tree::assert_none(&wrong, "a library is used outside the crates it belongs to");
}

#[test]
fn the_domain_knows_neither_input_nor_output_nor_a_wire_format() {
    let domain = workspace().packages.into_iter().find(|package| package.name.as_str() == "allmende-domain").expect("the domain");
    let forbidden = ["serde", "serde_json", "tokio", "async-trait", "http", "tracing"];
    let wrong: Vec<String> =
        domain.dependencies.iter().map(|dependency| dependency.name.clone()).filter(|name| forbidden.contains(&name.as_str())).collect();
    tree::assert_none(&wrong, "the domain must not use");
}

#[test]
fn bugs_are_planted_only_for_tests() {
    let mut wrong = Vec::new();
    for package in workspace().packages.iter().filter(|package| package.name.as_str() != "allmende-tests") {
        let planted = |feature: &String| feature.contains("planted-bugs");
        let on_by_itself = package.features.get("default").is_some_and(|default| default.iter().any(planted));
        if on_by_itself || package.dependencies.iter().any(|dependency| dependency.features.iter().any(planted)) {
            wrong.push(package.name.to_string());
        }
    }
    tree::assert_none(&wrong, "switches on the feature planted-bugs");
}

#[test]
fn the_list_of_crates_in_the_documents_is_the_workspace() {
    let listed: BTreeSet<String> = tree::read("docs/architecture.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `allmende-")?.split_once('`').map(|(name, _)| format!("allmende-{name}")))
        .collect();
    let real: BTreeSet<String> = workspace().packages.iter().map(|package| package.name.to_string()).collect();
    assert_eq!(listed, real, "the table of crates in docs/architecture.md");
}

#[test]
fn every_crate_has_the_licence_and_the_lints_of_the_house() {
    let mut wrong = Vec::new();
    for package in workspace().packages {
        if package.license.as_deref() != Some("AGPL-3.0-or-later") {
            wrong.push(format!("{}: licence {:?}", package.name, package.license));
        }
        let manifest = std::fs::read_to_string(&package.manifest_path).expect("a manifest");
        // The tests have their own list, which lets them end loudly.
        if package.name.as_str() != "allmende-tests" && !manifest.contains("[lints]\nworkspace = true") {
            wrong.push(format!("{}: does not take the workspace's lints", package.name));
        }
        if !manifest.contains("publish.workspace = true") {
            wrong.push(format!("{}: might be published", package.name));
        }
    }
    tree::assert_none(&wrong, "manifests");
}
