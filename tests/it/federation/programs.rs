//! Documents as other programs write them (`tests/it/fixtures/<program>/`): an actor whom one of ours follows, and what it sends. Each is taken,
//! none fails, and what becomes of it is what its fixture says.

use std::collections::HashMap;

use allmende_app::{follows, listings, reports};
use allmende_domain::follow::FollowState;
use allmende_domain::listing::Listing;
use allmende_domain::permission::Viewer;
use allmende_domain::report::ReportState;
use allmende_tests::app::{PASSWORD, new_member};
use allmende_tests::terms::offer;
use allmende_tests::{Browser, Coop, Network, Peer, PeerActor, on_both_engines};
use serde_json::{Value, json};
use url::Url;

use crate::tidy::tree;

/// What a fixture may say beside its activity; anything else is a mistake in it.
const MEMBERS: [&str; 15] = [
    "about",
    "activity",
    "followed_by",
    "follows",
    "gone",
    "inquiry",
    "likes",
    "not_followed_by",
    "not_reading",
    "outcome",
    "reading",
    "report",
    "serves",
    "shares",
    "signer",
];

/// The name of a program, its actor, and its fixtures in order, each with its path.
struct Program {
    name: String,
    actor: Value,
    cases: Vec<(String, Value)>,
}

fn programs() -> Vec<Program> {
    let mut found: HashMap<String, Program> = HashMap::new();
    for file in tree::files("tests/it/fixtures").into_iter().filter(|file| file.path.ends_with(".json")) {
        let Some((name, case)) = file.path.trim_start_matches("tests/it/fixtures/").split_once('/') else { continue };
        let document: Value = serde_json::from_str(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let program =
            found.entry(name.to_owned()).or_insert_with(|| Program { name: name.to_owned(), actor: Value::Null, cases: Vec::new() });
        if case == "actor.json" {
            program.actor = document;
        } else {
            program.cases.push((file.path, document));
        }
    }
    let mut programs: Vec<Program> = found.into_values().filter(|program| program.actor.is_object()).collect();
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    for program in &mut programs {
        program.cases.sort_by(|a, b| a.0.cmp(&b.0));
    }
    programs
}

/// Every text of a document in which a name in braces stands for what a test knows only when it runs.
fn filled(value: &Value, places: &[(&str, &Value)]) -> Value {
    match value {
        Value::String(text) => match places.iter().find(|(name, _)| text == name) {
            Some((_, whole)) => (*whole).clone(),
            None => {
                let parts = places.iter().filter_map(|(name, part)| Some((name, part.as_str()?)));
                json!(parts.fold(text.clone(), |text, (name, part)| text.replace(name, part)))
            }
        },
        Value::Array(items) => items.iter().map(|item| filled(item, places)).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), filled(value, places))).collect(),
        other => other.clone(),
    }
}

struct World {
    network: Network,
    velo: Coop,
    browser: Browser,
    hosts: HashMap<String, Peer>,
    /// Actors that were served, by their id.
    actors: HashMap<String, PeerActor>,
}

impl World {
    fn peer(&mut self, address: &str) -> Peer {
        let host = Url::parse(address).expect("an address").host_str().expect("a host").to_owned();
        let network = self.network.clone();
        self.hosts.entry(host.clone()).or_insert_with(|| Peer::on(&network, &host)).clone()
    }

    /// Path and query.
    fn target(address: &str) -> String {
        let url = Url::parse(address).expect("an address");
        url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    }

    /// A document at its own address; an actor with a key that the test has, also where its key is when that is a document of its own.
    fn serve(&mut self, document: &Value) {
        let id = document["id"].as_str().expect("an id").to_owned();
        let peer = self.peer(&id);
        let Some(key_id) = document["publicKey"]["id"].as_str() else {
            peer.serves(&Self::target(&id), document);
            return;
        };
        let mut actor = peer.actor("key", 0);
        let pem = actor.document()["publicKey"]["publicKeyPem"].clone();
        (actor.url, actor.key_id) = (id.clone(), key_id.to_owned());
        let document = filled(document, &[("{pem}", &pem)]);
        peer.serves(&Self::target(&id), &document);
        if Self::target(key_id) != Self::target(&id) {
            peer.serves(&Self::target(key_id), &json!({"id": id, "publicKey": document["publicKey"]}));
        }
        self.actors.insert(id, actor);
    }

    async fn settle(&self) {
        self.network.settle(&[&self.velo.instance]).await;
    }

    /// The request to follow that waits for an answer.
    async fn follow(&self) -> Value {
        let deliveries = self.hosts.values().flat_map(Peer::deliveries);
        let follows: Vec<Value> = deliveries.filter(|activity| activity["type"] == "Follow").collect();
        for follow in follows {
            let state = self.velo.follow_state(follow["object"].as_str().expect("somebody")).await;
            if state == Some(FollowState::Pending) {
                return follow;
            }
        }
        json!({"id": ""})
    }

    /// The words of the reading page.
    async fn reading(&mut self) -> String {
        let page = self.browser.opens("/reading").await;
        assert_eq!(page.status, 200);
        // Nothing of another server is loaded.
        assert!(!page.body.contains("<img"), "{}", page.body);
        page.body.split("<article").map(allmende_app::rich_text::to_plain).collect::<Vec<_>>().join(" ")
    }

    /// Delivers the activity of a fixture and compares what becomes of it with what the fixture says. What is wrong, in words.
    async fn meets(&mut self, case: &Value, main: &str, listing: &Listing) -> Vec<String> {
        let members = case.as_object().expect("an object").keys();
        let unknown: Vec<&String> = members.filter(|name| !MEMBERS.contains(&name.as_str())).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
        let follow = self.follow().await;
        let object_url = json!(listing.object_url.as_str());
        let case = filled(case, &[("{listing}", &object_url), ("{follow-object}", &follow), ("{follow-id}", &follow["id"])]);
        for document in case["serves"].as_array().into_iter().flatten() {
            self.serve(document);
        }
        for gone in case["gone"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            self.peer(gone).serves_as(&Self::target(gone), 410, "text/plain", "");
        }
        let signer = self.actors[case["signer"].as_str().unwrap_or(main)].clone();
        let peer = self.peer(&signer.url);
        let status = peer.delivers(&signer, &self.velo.instance, &case["activity"]).await;
        self.settle().await;
        let mut wrong = Vec::new();
        if status != 202 {
            wrong.push(format!("answered {status}"));
        }
        let outcome = self.velo.instance.outcome_of(case["activity"]["id"].as_str().expect("an id")).await;
        if outcome.as_deref() != case["outcome"].as_str() {
            wrong.push(format!("{outcome:?} instead of {}", case["outcome"]));
        }
        wrong.extend(self.seen(&case, listing).await);
        wrong
    }

    async fn seen(&mut self, case: &Value, listing: &Listing) -> Vec<String> {
        let texts =
            |name: &str| case[name].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>();
        let mut wrong = Vec::new();
        let page = self.reading().await;
        wrong.extend(texts("reading").into_iter().filter(|text| !page.contains(text.as_str())).map(|text| format!("not shown: {text}")));
        wrong.extend(texts("not_reading").into_iter().filter(|text| page.contains(text.as_str())).map(|text| format!("shown: {text}")));
        if !wrong.is_empty() {
            wrong.push(page);
        }
        if let Some(words) = case["inquiry"].as_str()
            && !self.velo.inquiries().await.iter().any(|thread| thread.last.body.contains(words))
        {
            wrong.push("it is no inquiry".to_owned());
        }
        let app = &self.velo.instance.app;
        if let Some(words) = case["report"].as_str() {
            let open = reports::list(app, &Viewer::Operator, ReportState::Open, 0).await.expect("reports").items;
            if !open.iter().any(|view| view.report.content.contains(words)) {
                wrong.push("it is no report".to_owned());
            }
        }
        let view = listings::show(app, &Viewer::Stranger, &listing.id).await.expect("our listing");
        for (name, count) in [("likes", view.likes), ("shares", view.shares)] {
            if let Some(wanted) = case[name].as_i64().filter(|wanted| *wanted != count) {
                wrong.push(format!("{count} {name} instead of {wanted}"));
            }
        }
        let followers = self.velo.followers().await;
        let follows_us = |url: &str| followers.iter().any(|view| view.actor.url.as_str() == url);
        wrong.extend(case["followed_by"].as_str().filter(|url| !follows_us(url)).map(|url| format!("{url} does not follow")));
        wrong.extend(case["not_followed_by"].as_str().filter(|url| follows_us(url)).map(|url| format!("{url} follows still")));
        if let Some(url) = case["follows"].as_str()
            && self.velo.follow_state(url).await.is_none()
        {
            wrong.push(format!("{url} is not followed"));
        }
        wrong
    }

    /// Nobody is followed any more, so that the next program has the reading page for itself.
    async fn part(&self) {
        let follows = follows::following(&self.velo.instance, &Viewer::Operator, &self.velo.cooperative.id).await.expect("follows");
        for view in follows {
            follows::withdraw(&self.velo.instance, &Viewer::Operator, &view.follow.id).await.expect("a follow ends");
        }
        self.settle().await;
    }
}

#[tokio::test]
async fn what_other_programs_write_is_shown_for_what_it_is() {
    let programs = programs();
    let cases: usize = programs.iter().map(|program| program.cases.len()).sum();
    assert!(programs.len() >= 25 && cases >= 150, "{} programs, {cases} fixtures", programs.len());
    on_both_engines(|db| async move {
        let network = Network::new();
        let velo = network.instance("velo", db).await.with_coop("velo").await;
        let app = &velo.instance.app;
        allmende_app::members::add(app, &Viewer::Operator, new_member("ada"), true, Vec::new()).await.expect("a member is added");
        let mut browser = Browser::at(app);
        assert!(browser.signs_in("ada", PASSWORD).await);
        let mut world = World { network, velo, browser, hosts: HashMap::new(), actors: HashMap::new() };
        let mut wrong = Vec::new();
        for program in self::programs() {
            world.serve(&program.actor);
            let main = program.actor["id"].as_str().expect("an id").to_owned();
            let listing = world.velo.publishes(offer(&program.name)).await;
            world.velo.asks_to_follow(&main).await;
            world.settle().await;
            for (path, case) in &program.cases {
                wrong.extend(world.meets(case, &main, &listing).await.into_iter().map(|what| format!("{path}: {what}")));
            }
            world.part().await;
        }
        tree::assert_none(&wrong, "fixtures of other programs that become something else");
    })
    .await;
}
