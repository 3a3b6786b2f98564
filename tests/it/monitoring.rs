//! The figures of a running server, and everything that is written about them: the documentation, the dashboard and the alerts.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use allmende_server::figures::{FIGURES, Kind};
use allmende_tests::TestChance;
use allmende_tests::crash::server::Start;
use allmende_tests::crash::{Site, free_port, fresh_seed};
use yaml_rust2::{Yaml, YamlLoader};

use crate::tidy::tree;

/// A debug build on a busy machine.
const WITHIN: Duration = Duration::from_secs(90);

/// Names and kinds of what a scrape holds.
async fn scraped(client: &reqwest::Client, address: &str) -> BTreeMap<String, String> {
    let text = client.get(address).send().await.unwrap().text().await.unwrap();
    let types = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '));
    types.map(|(name, kind)| (name.to_owned(), kind.to_owned())).collect()
}

const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Counter => "counter",
        Kind::Gauge => "gauge",
        Kind::Histogram => "histogram",
    }
}

fn known() -> BTreeMap<String, String> {
    FIGURES.iter().map(|figure| (figure.name.to_owned(), word(figure.kind).to_owned())).collect()
}

/// Two servers, of which one follows the other: a delivery each way, and an activity that takes effect.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::disallowed_methods, reason = "Prometheus, which talks to the server under test on loopback")]
async fn a_real_server_answers_every_figure_and_no_other() {
    let (chance, client) = (TestChance::seeded(fresh_seed()), reqwest::Client::new());
    let (ours, theirs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let port = free_port(&chance).expect("a free port");
    let watched = Site::new(ours.path(), None, &chance, &client).unwrap().with("ALLMENDE_METRICS__LISTEN", &format!("127.0.0.1:{port}"));
    let other = Site::new(theirs.path(), None, &chance, &client).unwrap();
    for site in [&watched, &other] {
        site.run(&["coop", "add", "velo", "--name", "Velo", "--language", "en"], "").await.unwrap();
    }
    let (mut first, mut second) = (watched.spawn(&Start::default()).unwrap(), other.spawn(&Start::default()).unwrap());
    watched.ready(&mut first).await.unwrap();
    other.ready(&mut second).await.unwrap();
    let handle = format!("@velo@localhost:{}", other.url.port().unwrap());
    watched.run(&["follow", "add", &handle], "").await.unwrap();

    let address = format!("http://127.0.0.1:{port}/metrics");
    let complete = async {
        loop {
            let found = scraped(&client, &address).await;
            if known().keys().all(|name| found.contains_key(name)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    // When the time is over, the comparison says what is missing.
    let _: Result<(), tokio::time::error::Elapsed> = tokio::time::timeout(WITHIN, complete).await;
    assert_eq!(scraped(&client, &address).await, known(), "what the server answers, against the list in figures.rs");
    first.stop().await.unwrap();
    second.stop().await.unwrap();
}

#[test]
fn the_documentation_lists_every_figure_with_its_kind() {
    let documented: BTreeMap<String, String> = tree::read("docs/admin/monitoring.md")
        .lines()
        .filter_map(|line| {
            let (name, rest) = line.strip_prefix("| `")?.split_once("` | ")?;
            Some((name.to_owned(), rest.split(" |").next()?.to_owned()))
        })
        .collect();
    assert_eq!(documented, known());
}

/// Names of figures in an expression, without what Prometheus appends to those of histograms.
fn used(expression: &str) -> BTreeSet<String> {
    let histograms: BTreeSet<&str> = FIGURES.iter().filter(|figure| figure.kind == Kind::Histogram).map(|figure| figure.name).collect();
    expression
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| word.starts_with("allmende_") || word.starts_with("process_"))
        .map(|word| {
            let parts = ["_bucket", "_sum", "_count"].into_iter().filter_map(|part| word.strip_suffix(part));
            parts.into_iter().find(|name| histograms.contains(name)).unwrap_or(word).to_owned()
        })
        .collect()
}

#[test]
fn the_dashboard_shows_every_figure_and_only_those_that_exist() {
    let dashboard: serde_json::Value = serde_json::from_str(&tree::read("config/monitoring/grafana-dashboard.json")).expect("JSON");
    let variables: Vec<_> = dashboard["templating"]["list"].as_array().unwrap().iter().map(|one| one["type"].as_str().unwrap()).collect();
    assert!(variables.contains(&"datasource"), "the data source is chosen when it is imported");
    let panels = dashboard["panels"].as_array().unwrap();
    let ids: BTreeSet<_> = panels.iter().map(|panel| panel["id"].as_i64().unwrap()).collect();
    assert_eq!(ids.len(), panels.len(), "an id occurs twice");
    let mut shown = BTreeSet::new();
    for panel in panels.iter().filter(|panel| panel["type"] != "row") {
        let targets = panel["targets"].as_array().unwrap();
        assert!(!targets.is_empty(), "{}", panel["title"]);
        for target in targets {
            assert_eq!(target["datasource"]["uid"], "${datasource}");
            shown.extend(used(target["expr"].as_str().unwrap()));
        }
    }
    assert_eq!(shown, known().into_keys().collect::<BTreeSet<_>>());
}

#[test]
fn every_alert_uses_figures_that_exist_and_says_what_to_do() {
    let rules = YamlLoader::load_from_str(&tree::read("config/monitoring/alerts.yml")).expect("YAML");
    let names: BTreeSet<String> = known().into_keys().collect();
    let documented = tree::read("docs/admin/monitoring.md");
    let mut alerts = BTreeSet::new();
    for rule in rules[0]["groups"].as_vec().unwrap().iter().flat_map(|group| group["rules"].as_vec().unwrap()) {
        let text = |key: &Yaml| key.as_str().map(str::to_owned);
        let name = text(&rule["alert"]).expect("a name");
        let figures = used(rule["expr"].as_str().expect("an expression"));
        assert!(figures.is_subset(&names), "{name}: {figures:?}");
        assert!(!figures.is_empty() || rule["expr"].as_str().unwrap().starts_with("up{"), "{name} watches nothing of ours");
        for note in ["summary", "description"] {
            assert!(text(&rule["annotations"][note]).is_some_and(|text| !text.is_empty()), "{name} has no {note}");
        }
        assert!(matches!(rule["labels"]["severity"].as_str(), Some("critical" | "warning" | "info")), "{name}");
        assert!(documented.contains(&format!("| {name} |")), "docs/admin/monitoring.md does not explain {name}");
        assert!(alerts.insert(name), "a name occurs twice");
    }
    assert!(alerts.len() > 8, "{alerts:?}");
}

#[test]
fn figures_are_found_in_expressions() {
    let expression =
        "histogram_quantile(0.99, sum by (le) (rate(allmende_database_commit_seconds_bucket{job=\"allmende\"}[5m]))) / process_open_fds";
    assert_eq!(used(expression).into_iter().collect::<Vec<_>>(), ["allmende_database_commit_seconds", "process_open_fds"]);
}
