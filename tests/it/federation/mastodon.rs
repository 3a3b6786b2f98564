//! What the rules of a listing's two audiences demand, one test each: a real program breaks where one of them is broken. A server of another kind
//! follows a cooperative and looks at what reaches it, and at what it fetches, over HTTP.

use allmende_domain::listing::{Listing, Terms, Window};
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, UnixMillis};
use allmende_domain::url::ObjectUrl;
use allmende_tests::database::TestDatabase;
use allmende_tests::terms::{offer, texts};
use allmende_tests::{Coop, Network, Peer, PeerActor};
use serde_json::{Value, json};

const STREAMS: &str = "https://www.w3.org/ns/activitystreams";
const PUBLIC: &str = "https://www.w3.org/ns/activitystreams#Public";

/// alice of mastodon.example follows velo.
struct Watched {
    network: Network,
    velo: Coop,
    mastodon: Peer,
    alice: PeerActor,
    database: TestDatabase,
}

impl Watched {
    async fn begin() -> Self {
        let database = TestDatabase::sqlite().await;
        let network = Network::new();
        let velo = network.instance("velo", database.db.clone()).await.with_coop("velo").await;
        let mastodon = Peer::on(&network, "mastodon.example");
        let alice = mastodon.actor("alice", 0);
        let watched = Self { network, velo, mastodon, alice, database };
        let follow = watched.alice.activity(1, "Follow", json!(watched.velo.url()));
        assert_eq!(watched.mastodon.delivers(&watched.alice, &watched.velo.instance, &follow).await, 202);
        watched.settle().await;
        watched
    }

    async fn settle(&self) {
        self.network.settle(&[&self.velo.instance]).await;
    }

    /// Everything that a listing can have, in two languages, French first.
    async fn publishes_all(&self) -> Listing {
        let app = &self.velo.instance.app;
        let photo = include_bytes!("../../../config/samples/images/cargo-bike.jpg").to_vec();
        let coop = &self.velo.cooperative.id;
        let image = allmende_app::images::store(app, &Viewer::Operator, coop, photo, "A cargo bike").await.expect("an image");
        let terms = Terms {
            texts: texts(&[("fr", "Vélo cargo", "Porte 100 kg."), ("en", "Cargo bike", "Carries 100 kg.")]),
            images: vec![image.id],
            tags: vec!["commons".to_owned(), "cargobike".to_owned()],
            link: ObjectUrl::parse("https://velo.example/bike").ok(),
            window: Window { from: None, until: Some(app.now().plus(90 * DAY_MS)) },
            ..offer("Cargo bike")
        };
        let listing = self.velo.publishes(terms).await;
        self.settle().await;
        listing
    }

    /// What was delivered of this type, oldest first.
    fn delivered(&self, kind: &str) -> Vec<Value> {
        self.mastodon.deliveries().into_iter().filter(|activity| activity["type"] == kind).collect()
    }

    /// The listing as it was delivered, and as it is at its own address.
    async fn notes(&self, listing: &Listing) -> [Value; 2] {
        let create = self.delivered("Create").pop().expect("a Create");
        [create["object"].clone(), self.velo.instance.document(path(listing.object_url.as_str())).await]
    }
}

fn path(url: &str) -> &str {
    url.strip_prefix("https://velo.example").expect("ours")
}

/// Every value of every member `name`, at any depth but within a context.
fn all<'v>(value: &'v Value, name: &str, found: &mut Vec<&'v Value>) {
    match value {
        Value::Object(members) => {
            for (member, value) in members.iter().filter(|(member, _)| *member != "@context") {
                if member == name {
                    found.push(value);
                }
                all(value, name, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| all(item, name, found)),
        _ => {}
    }
}

#[tokio::test]
async fn rule_1_every_type_is_one_plain_string() {
    let watched = Watched::begin().await;
    let listing = watched.publishes_all().await;
    watched.network.clock.advance(60_000);
    watched.velo.closes(&listing, "Sold").await;
    watched.settle().await;
    watched.network.clock.advance(60_000);
    let [_, note] = watched.notes(&listing).await;
    watched.velo.removes(&listing).await;
    watched.settle().await;
    let mut documents = watched.mastodon.deliveries();
    documents.push(note);
    for path in ["/actor", "/coops/velo", "/coops/velo/catalog", "/coops/velo/outbox", "/coops/velo/followers", "/coops/velo/featured"] {
        documents.push(watched.velo.instance.document(path).await);
    }
    let kinds: Vec<_> = watched.mastodon.deliveries().iter().map(|activity| activity["type"].clone()).collect();
    assert_eq!(kinds, ["Accept", "Create", "Update", "Delete"]);
    for document in &documents {
        let mut types = Vec::new();
        all(document, "type", &mut types);
        assert!(!types.is_empty() && types.iter().all(|kind| kind.is_string()), "{document:#}");
    }
}

#[tokio::test]
async fn rule_2_a_listing_has_no_summary_and_no_name_and_its_title_stands_first_in_its_text() {
    let watched = Watched::begin().await;
    let listing = watched.publishes_all().await;
    for note in watched.notes(&listing).await {
        assert!(note.get("summary").is_none() && note.get("name").is_none(), "{note:#}");
        let content = note["content"].as_str().expect("a text");
        let (first, rest) = content.split_once("</p>").expect("a paragraph");
        assert!(first.contains("Vélo cargo") && rest.contains("📍 Strasbourg") && rest.contains(listing.object_url.as_str()), "{content}");
        assert_eq!(note["publishes"]["name"], "Vélo cargo");
    }
}

#[tokio::test]
async fn rule_3_attachments_and_tags_are_of_types_that_others_know_and_the_image_is_first() {
    let watched = Watched::begin().await;
    let listing = watched.publishes_all().await;
    for note in watched.notes(&listing).await {
        let kinds = |name: &str| -> Vec<String> {
            note[name].as_array().expect("a list").iter().map(|item| item["type"].as_str().expect("a type").to_owned()).collect()
        };
        assert_eq!(kinds("attachment"), ["Image", "Link"]);
        assert_eq!(kinds("tag"), ["Hashtag", "Hashtag"]);
    }
}

#[tokio::test]
async fn rule_4_authorship_and_thread_are_single_strings_and_it_answers_nothing() {
    let watched = Watched::begin().await;
    let listing = watched.publishes_all().await;
    for note in watched.notes(&listing).await {
        assert_eq!(note["attributedTo"], json!(watched.velo.url()));
        assert!(note.get("context").is_none_or(Value::is_string) && note["conversation"].is_string(), "{note:#}");
        assert!(note.get("inReplyTo").is_none());
    }
}

#[tokio::test]
async fn rule_5_the_first_language_of_the_map_is_that_of_the_author_in_the_bytes_that_are_sent() {
    let watched = Watched::begin().await;
    let listing = watched.publishes_all().await;
    let posted = watched.mastodon.received().into_iter().rfind(|received| received.method == http::Method::POST).expect("a delivery");
    let served = watched.velo.instance.answers_to(path(listing.object_url.as_str())).await.into_body();
    for body in [posted.body, served] {
        let text = String::from_utf8(body.to_vec()).expect("text");
        let (_, map) = text.split_once("\"contentMap\":{").expect("a map");
        assert!(map.starts_with("\"fr\":"), "{map}");
    }
}

#[tokio::test]
async fn rule_6_the_context_is_inlined_and_no_context_of_others_is_fetched() {
    let watched = Watched::begin().await;
    let listing = watched.publishes_all().await;
    let mut documents = watched.mastodon.deliveries();
    documents.extend([
        watched.velo.instance.document(path(listing.object_url.as_str())).await,
        watched.velo.instance.document("/coops/velo").await,
    ]);
    for document in &documents {
        let context = document["@context"].as_array().expect("a list");
        assert!(context.contains(&json!(STREAMS)), "{context:?}");
    }
    let evil = Peer::on(&watched.network, "evil.example");
    let mut like = watched.alice.activity(2, "Like", json!(listing.object_url.as_str()));
    like["@context"] = json!([STREAMS, "https://evil.example/context", {"@import": "https://evil.example/import"}]);
    assert_eq!(watched.mastodon.delivers(&watched.alice, &watched.velo.instance, &like).await, 202);
    watched.settle().await;
    let view = allmende_app::listings::show(&watched.velo.instance, &Viewer::Stranger, &listing.id).await.expect("our listing");
    assert_eq!((view.likes, evil.fetches().len()), (1, 0));
}

#[tokio::test]
async fn rule_7_changes_are_later_closing_repeats_everything_and_only_what_was_removed_is_gone() {
    let watched = Watched::begin().await;
    let listing = watched.publishes_all().await;
    let address = path(listing.object_url.as_str()).to_owned();
    watched.network.clock.advance(60_000);
    watched.velo.closes(&listing, "Sold").await;
    watched.settle().await;
    let (create, update) = (watched.delivered("Create").remove(0), watched.delivered("Update").remove(0));
    let time = |activity: &Value| UnixMillis::parse_rfc3339(activity["object"]["updated"].as_str().expect("a date")).expect("a date");
    assert!(time(&update) > time(&create));
    let members = |activity: &Value| activity["object"].as_object().expect("a note").keys().cloned().collect::<Vec<_>>();
    let missing: Vec<_> = members(&create).into_iter().filter(|name| !members(&update).contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(watched.velo.instance.answers_to(&address).await.status(), 200, "closed is not gone");

    watched.network.clock.advance(60_000);
    watched.velo.removes(&listing).await;
    watched.settle().await;
    let delete = watched.delivered("Delete").remove(0);
    assert_eq!((&delete["object"]["type"], &delete["object"]["id"]), (&json!("Tombstone"), &json!(listing.object_url.as_str())));
    assert_eq!(watched.velo.instance.answers_to(&address).await.status(), 410);

    let living = watched.velo.publishes(offer("Drill")).await;
    watched.database.db.close().await;
    for address in ["/coops/velo", path(living.object_url.as_str()), &address] {
        let answer = watched.velo.instance.answers_to(address).await;
        assert_eq!(answer.status(), 503, "{address}: in trouble nothing is said to be gone");
        assert!(answer.headers().contains_key("retry-after"), "{address}");
    }
}

#[tokio::test]
async fn rule_8_the_accept_comes_before_the_first_post() {
    let watched = Watched::begin().await;
    watched.publishes_all().await;
    let kinds: Vec<_> = watched.mastodon.deliveries().iter().map(|activity| activity["type"].clone()).collect();
    assert_eq!(kinds, ["Accept", "Create"]);
    let accept = watched.delivered("Accept").remove(0);
    assert_eq!(accept["object"]["id"], watched.alice.activity(1, "Follow", Value::Null)["id"]);
    assert_eq!(accept["object"]["actor"], json!(watched.alice.url));
}

#[tokio::test]
async fn rule_8_also_when_the_accept_fails_for_now() {
    let watched = Watched::begin().await;
    let bob = watched.mastodon.actor("bob", 1);
    // Deliveries alone, whatever else is fetched there.
    watched.mastodon.refuses_with(http::StatusCode::SERVICE_UNAVAILABLE, |headers| headers.contains_key("digest"));
    let follow = bob.activity(1, "Follow", json!(watched.velo.url()));
    assert_eq!(watched.mastodon.delivers(&bob, &watched.velo.instance, &follow).await, 202);
    watched.settle().await;
    watched.mastodon.refuses(|_| false);
    watched.velo.publishes(offer("Drill")).await;
    watched.settle().await;
    watched.network.clock.advance(60_000);
    watched.settle().await;
    let kinds: Vec<_> = watched.mastodon.deliveries().iter().skip(1).map(|activity| activity["type"].clone()).collect();
    assert_eq!(kinds, ["Accept", "Create"]);
}

#[tokio::test]
async fn rule_9_an_answer_mentions_and_addresses_whom_it_answers() {
    let watched = Watched::begin().await;
    let listing = watched.publishes_all().await;
    let mut question = watched.alice.note(1, "Free on Friday?");
    question["inReplyTo"] = json!(listing.object_url.as_str());
    question["to"] = json!([PUBLIC, watched.velo.url()]);
    let create = watched.alice.activity(2, "Create", question.clone());
    assert_eq!(watched.mastodon.delivers(&watched.alice, &watched.velo.instance, &create).await, 202);
    watched.settle().await;
    watched.network.clock.advance(60_000);
    let threads = watched.velo.inquiries().await;
    watched.velo.answers(&threads.first().expect("an inquiry").inquiry, "Yes").await;
    watched.settle().await;
    let answer = watched.delivered("Create").pop().expect("an answer")["object"].clone();
    assert_eq!(answer["inReplyTo"], question["id"]);
    let addressed =
        [&answer["to"], &answer["cc"]].iter().any(|list| list.as_array().is_some_and(|list| list.contains(&json!(watched.alice.url))));
    let mention = answer["tag"].as_array().expect("tags").iter().find(|tag| tag["type"] == "Mention").expect("a mention");
    assert!(addressed, "{answer:#}");
    assert_eq!((&mention["href"], &mention["name"]), (&json!(watched.alice.url), &json!("@alice@mastodon.example")));
    assert!(answer["content"].as_str().expect("a text").contains("class=\"u-url mention\""), "{answer:#}");
}

#[tokio::test]
async fn rule_10_what_we_read_is_told_by_capability_and_nobody_gets_something_else_for_the_name_of_a_program() {
    let watched = Watched::begin().await;
    let other = Peer::on(&watched.network, "lemmy.example");
    let bea = other.actor("bea", 1);
    let mut document = bea.document();
    document["generator"] = json!({"type": "Application", "name": "Lemmy"});
    other.serves_object(&document);
    other.serves_as("/.well-known/nodeinfo", 200, "application/json", json!({"links": []}).to_string());
    assert_eq!(other.delivers(&bea, &watched.velo.instance, &bea.activity(1, "Follow", json!(watched.velo.url()))).await, 202);
    watched.settle().await;
    watched.publishes_all().await;
    let create = |peer: &Peer| peer.deliveries().into_iter().find(|activity| activity["type"] == "Create").expect("a Create");
    assert_eq!(create(&watched.mastodon), create(&other));
    for (path, at) in [("/coops/velo", "/generator/implements"), ("/actor", "/implements")] {
        let actor = watched.velo.instance.document(path).await;
        let told = actor.pointer(at).and_then(Value::as_array).unwrap_or_else(|| panic!("{path}: {actor:#}")).clone();
        let hrefs: Vec<_> = told.iter().filter_map(|link| link["href"].as_str()).collect();
        assert!(hrefs.contains(&"https://w3id.org/fep/0837"), "{hrefs:?}");
    }
}

#[tokio::test]
async fn actors_have_what_others_need_of_them() {
    let watched = Watched::begin().await;
    let url = watched.velo.url();
    let coop = watched.velo.instance.document("/coops/velo").await;
    assert_eq!((coop["type"].as_str(), coop["id"].as_str()), (Some("Organization"), Some(url.as_str())));
    for name in ["inbox", "outbox", "followers", "following", "featured", "url"] {
        assert!(coop[name].as_str().is_some_and(|address| address.starts_with("https://velo.example/")), "{name}: {}", coop[name]);
    }
    for (name, value) in [
        ("preferredUsername", json!("velo")),
        ("webfinger", json!("velo@velo.example")),
        ("manuallyApprovesFollowers", json!(false)),
        ("discoverable", json!(true)),
        ("indexable", json!(true)),
        ("streams", json!([format!("{url}/catalog")])),
    ] {
        assert_eq!(coop[name], value, "{name}");
    }
    assert!(coop["published"].is_string() && coop["location"]["type"] == "Place" && coop["attachment"][0]["type"] == "PropertyValue");
    for (path, kind) in [("/coops/velo", "Organization"), ("/actor", "Application")] {
        let actor = watched.velo.instance.document(path).await;
        let id = actor["id"].as_str().expect("an id").to_owned();
        assert_eq!(actor["type"], kind);
        assert_eq!(actor["publicKey"]["id"], json!(format!("{id}#main-key")));
        assert_eq!(actor["publicKey"]["owner"], json!(id));
        assert!(actor["publicKey"]["publicKeyPem"].as_str().is_some_and(|pem| pem.starts_with("-----BEGIN PUBLIC KEY-----")));
        assert_eq!((&actor["assertionMethod"][0]["type"], &actor["assertionMethod"][0]["controller"]), (&json!("Multikey"), &json!(id)));
        assert_eq!(actor["endpoints"]["sharedInbox"], "https://velo.example/inbox");
    }
}

#[tokio::test]
async fn a_handle_and_a_page_lead_to_the_document_whose_id_is_the_address_asked() {
    let watched = Watched::begin().await;
    let listing = watched.publishes_all().await;
    let jrd = watched.velo.instance.answers_to("/.well-known/webfinger?resource=acct:velo@velo.example").await;
    let jrd: Value = serde_json::from_slice(jrd.body()).expect("JSON");
    let own = jrd["links"].as_array().expect("links").iter().find(|link| link["rel"] == "self").expect("itself")["href"].clone();
    let actor = watched.velo.instance.answers_to(path(own.as_str().expect("an address"))).await;
    assert_eq!(actor.headers()["content-type"], "application/activity+json");
    let mut browser = allmende_tests::Browser::at(&watched.velo.instance.app);
    for url in [own.as_str().expect("an address"), listing.object_url.as_str()] {
        assert_eq!(watched.velo.instance.document(path(url)).await["id"], json!(url));
        let page = browser.opens(path(url)).await;
        let link = format!("<link rel=\"alternate\" type=\"application/activity+json\" href=\"{url}\">");
        assert!(page.body.contains(&link), "{url}");
    }
}
