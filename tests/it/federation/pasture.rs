//! The samples of fediverse-pasture-inputs: each is posted to the inbox, signed, and what becomes of it stands in `docs/pasture-inputs.md`.

use std::fmt::Write as _;

use allmende_db::{Db, sql};
use allmende_domain::permission::Viewer;
use allmende_domain::time::UnixMillis;
use allmende_tests::app::{PASSWORD, new_member};
use allmende_tests::database::TestDatabase;
use allmende_tests::{Browser, Network, Peer};
use serde_json::{Value, json};

use crate::tidy::tree;

const TABLE: &str = "docs/pasture-inputs.md";
/// Characters of what is read that stand in the table.
const SHOWN_CHARS: usize = 100;

/// The group of each sample, its number within it, and its note as the package's sender completes it.
fn samples() -> Vec<(String, usize, Value)> {
    let text = tree::read("tests/it/fixtures/pasture-inputs.json").replace("http://pasture-one-actor/", "https://pasture.example/");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let groups = file["samples"].as_object().expect("groups");
    let mut all = Vec::new();
    for (group, samples) in groups {
        for (index, sample) in samples.as_array().expect("samples").iter().enumerate() {
            let seconds = all.len();
            let mut note = json!({
                "type": "Note",
                "attributedTo": "https://pasture.example/actor",
                "to": ["https://www.w3.org/ns/activitystreams#Public"],
                "id": format!("https://pasture.example/actor/{group}/{}", index + 1),
                "published": UnixMillis(1_795_330_000_000).plus(1_000 * i64::try_from(seconds).expect("few")).to_rfc3339(),
            });
            let members = note.as_object_mut().expect("an object");
            members.extend(sample.as_object().expect("an object").clone());
            all.push((group.clone(), index + 1, note));
        }
    }
    all
}

/// How each activity ended, and why.
async fn outcomes(db: &Db) -> Vec<(String, String, String)> {
    let mut conn = db.read().await.expect("a connection");
    sql("SELECT activity_url, outcome, reason FROM inbox ORDER BY seq")
        .fetch_all(&mut conn, |row| {
            Ok((row.get("activity_url")?, row.get::<Option<String>>("outcome")?.unwrap_or_default(), row.get("reason")?))
        })
        .await
        .expect("outcomes")
}

/// Everything that is to be read, one article each.
async fn articles(browser: &mut Browser) -> Vec<String> {
    let mut all = Vec::new();
    for number in 1.. {
        let page = browser.opens(&format!("/reading?page={number}")).await;
        assert_eq!(page.status, 200);
        let found: Vec<String> = page.body.split("<article").skip(1).map(str::to_owned).collect();
        if found.is_empty() {
            break;
        }
        all.extend(found);
    }
    all
}

/// The words of an article between its author and its date.
fn words(article: &str) -> String {
    let inside = article.split_once("</p>").map_or("", |(_, rest)| rest);
    let inside = inside.rsplit_once("<p class=\"quiet small\"").map_or(inside, |(inside, _)| inside);
    let hidden = if inside.contains("<details>") { "(closed) " } else { "" };
    let words = allmende_domain::text::truncated(&allmende_app::rich_text::to_plain(inside), SHOWN_CHARS);
    format!("{hidden}{words}")
}

fn cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;").replace('*', "\\*").replace('_', "\\_")
}

#[tokio::test]
async fn each_sample_of_the_pasture_is_taken_and_becomes_what_the_table_says() {
    let database = TestDatabase::sqlite().await;
    let network = Network::new();
    let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
    let pasture = Peer::on(&network, "pasture.example");
    let mut cow = pasture.actor("actor", 0);
    (cow.url, cow.key_id) = (pasture.url("/actor"), pasture.url("/actor#main-key"));
    pasture.serves_object(&cow.document());
    velo.asks_to_follow(&cow.url).await;
    network.settle(&[&velo.instance]).await;
    pasture.accepts_follow(&cow, &velo.instance).await;
    network.settle(&[&velo.instance]).await;
    let app = &velo.instance.app;
    allmende_app::members::add(app, &Viewer::Operator, new_member("ada"), true, Vec::new()).await.expect("a member is added");
    let mut browser = Browser::at(app);
    assert!(browser.signs_in("ada", PASSWORD).await);

    let samples = samples();
    assert!(samples.len() > 250, "{} samples", samples.len());
    let id_of = |group: &str, number: usize| format!("https://pasture.example/creates/{group}/{number}");
    for (group, number, note) in &samples {
        let mut create = cow.activity(1, "Create", note.clone());
        create["id"] = json!(id_of(group, *number));
        create["to"] = note["to"].clone();
        create["@context"] = json!(["https://www.w3.org/ns/activitystreams", {"Hashtag": "as:Hashtag", "sensitive": "as:sensitive"}]);
        assert_eq!(pasture.delivers(&cow, &velo.instance, &create).await, 202, "{group} {number}");
    }
    network.settle(&[&velo.instance]).await;

    let outcomes = outcomes(&database.db).await;
    let articles = articles(&mut browser).await;
    let mut table = String::from("| sample | what becomes of it | what is read, or why nothing |\n|---|---|---|\n");
    let mut wrong = Vec::new();
    for (group, number, _) in &samples {
        let create = id_of(group, *number);
        let (_, outcome, reason) = outcomes.iter().find(|(url, ..)| *url == create).expect("it was kept");
        let article = articles.iter().find(|article| article.contains(&format!("/actor/{group}/{number}\"")));
        let (became, told) = match (outcome.as_str(), article) {
            ("done", Some(article)) => ("shown", words(article)),
            ("ignored" | "refused", None) => (outcome.as_str(), reason.clone()),
            _ => {
                wrong.push(format!(
                    "{group} {number}: {outcome}, {reason}, and {} on the page",
                    if article.is_some() { "it is" } else { "not" }
                ));
                continue;
            }
        };
        writeln!(table, "| {} {number} | {became} | {} |", cell(group), cell(&told)).expect("a text grows");
    }
    tree::assert_none(&wrong, "samples that neither are shown nor have a reason why not");
    let page = tree::read(TABLE);
    if page.split_once("\n| sample |").map(|(_, rest)| format!("| sample |{rest}")).as_deref() != Some(table.as_str()) {
        let made = tree::root().join("target/pasture-inputs.md");
        std::fs::write(&made, &table).expect("a file is written");
        panic!("the table in {TABLE} is another one than is made from the samples, which is now in {}", made.display());
    }
}
