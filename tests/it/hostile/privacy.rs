//! What is not for everybody is for nobody else, by whatever way they ask.

use allmende_app::{follows, inquiries, invitations, listings, sessions};
use allmende_domain::listing::Eligibility;
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_federation::Reads;
use allmende_tests::app::PASSWORD;
use allmende_tests::asking::arrive;
use allmende_tests::browser::form;
use allmende_tests::database::TestDatabase;
use allmende_tests::statements::Statements;
use allmende_tests::terms::offer;
use allmende_tests::{Browser, Coop, Instance, Network, Peer, PeerActor, on_both_engines};
use allmende_web::Who;
use axum::body::Body;
use bytes::Bytes;
use http::{Request, header};
use serde_json::json;

/// Words that stand in nothing but what is private.
const SECRETS: [&str; 5] = ["zebrafinch", "quokka", "anna@velo.example", "wombat", "axolotl"];
const MISSING: &str = "0193a5b0-7e3c-7a11-8c11-000000000001";

/// An instance with things that are not for everybody, and their ids.
struct Vault {
    instance: Instance,
    velo: Coop,
    ids: Vec<String>,
    /// Private listings, with resources of their own.
    listings: Vec<String>,
    resources: Vec<String>,
    message: String,
}

impl Vault {
    async fn fill(instance: &Instance) -> Self {
        let velo = instance.with_coop("velo").await;
        let repair = instance.with_coop("repair").await;
        let anna = instance.app.member("anna@velo.example", Role::Admin, &velo.cooperative).await;
        let mut inside = offer("Zebrafinch aviary");
        inside.eligibility = Eligibility::Members;
        let inside = velo.publishes(inside).await;
        let draft = instance.app.draft(&velo.cooperative, offer("Quokka trailer")).await;
        let public = velo.publishes(offer("Drill")).await;
        let asked = inquiries::ask(instance, &Viewer::Operator, &repair.cooperative.id, &public.id, "May I borrow the wombat?")
            .await
            .expect("a question");
        let thread = inquiries::show(instance, &Viewer::Operator, &asked.id).await.expect("a thread");
        let message = thread.messages.first().expect("a message").0.id.to_string();
        let (invitation, _) = invitations::create(instance, &anna, &velo.cooperative.id, Role::Steward, "for the axolotl", 1, 7)
            .await
            .expect("an invitation");
        let follow = follows::request(instance, &Viewer::Operator, &velo.cooperative.id, &repair.handle()).await.expect("a follow");
        let mut phone = Browser::at(instance);
        assert!(phone.signs_in("anna@velo.example", PASSWORD).await);
        let token = phone.cookie.split_once('=').expect("a cookie").1.to_owned();
        let session = sessions::list(instance, &anna, &token).await.expect("sessions").first().expect("one").0.id.to_string();
        let mut resources = Vec::new();
        for listing in [&inside, &draft] {
            let view = listings::show(instance, &Viewer::Operator, &listing.id).await.expect("a listing");
            resources.extend(view.listing.terms.resource.map(|id| id.to_string()));
        }
        let listings = vec![inside.id.to_string(), draft.id.to_string()];
        let ids = [listings.clone(), resources.clone()].concat();
        let others = [
            asked.id.to_string(),
            invitation.id.to_string(),
            follow.follow.id.to_string(),
            session,
            anna.member().expect("Anna").id.to_string(),
            message.clone(),
        ];
        Self { instance: instance.clone(), velo, ids: ids.into_iter().chain(others).collect(), listings, resources, message }
    }
}

async fn vault(name: &str, db: allmende_db::Db) -> (Network, Vault) {
    let network = Network::new();
    let instance = network.instance(name, db).await;
    let vault = Vault::fill(&instance).await;
    (network, vault)
}

fn assert_nothing_private(body: &str, asked: &str) {
    let body = body.to_lowercase();
    for secret in SECRETS {
        assert!(!body.contains(secret), "{asked} shows “{secret}”");
    }
}

/// A signature over a GET of `path` by an actor of another server.
async fn signed_get(peer: &Peer, actor: &PeerActor, instance: &Instance, path: &str) -> http::Response<Bytes> {
    peer.sends(instance, peer.signs_get(actor, instance, path)).await
}

#[tokio::test]
async fn v1_every_id_is_nothing_to_who_does_not_belong() {
    on_both_engines(|db| async move {
        let (network, vault) = vault("velo", db).await;
        let other = vault.instance.with_coop("other").await;
        vault.instance.app.member("olga", Role::Admin, &other.cooperative).await;
        let mut olga = Browser::at(&vault.instance);
        assert!(olga.signs_in("olga", PASSWORD).await);
        let mut stranger = Browser::at(&vault.instance);
        for route in allmende_web::policies().iter().filter(|route| route.path.contains("{id}") || route.path.contains("{seq}")) {
            for id in vault.ids.iter().map(String::as_str).chain(["1", "2", "3", MISSING, "nonsense"]) {
                let path = route.path.replace("{handle}", "velo").replace("{id}", id).replace("{seq}", id).replace("{file}", "large.jpg");
                let (hers, anybodys) = if route.method == "get" {
                    (olga.opens(&path).await, stranger.opens(&path).await)
                } else {
                    let fields = [("then", "remove"), ("role", "admin"), ("body", "x"), ("sure", "yes")];
                    (olga.posts(&path, &fields).await, stranger.posts(&path, &fields).await)
                };
                // That the cooperative exists is known to all, so what is below it may also answer that it is not hers.
                let fine =
                    hers.status == 404 || (hers.status == 403 && (route.path.contains("{handle}") || route.who == Who::InstanceAdmin));
                assert!(fine, "{} {path}: {} {}", route.method, hers.status, hers.location());
                let shut = anybodys.status == 404 || anybodys.status == 401 || anybodys.location().starts_with("/sign-in");
                assert!(shut, "{} {path}: {}", route.method, anybodys.status);
                assert_nothing_private(&hers.body, &path);
                assert_nothing_private(&anybodys.body, &path);
            }
        }
        // The same by servers, with and without a signature.
        let social = Peer::on(&network, "social.example");
        let alice = social.actor("alice", 0);
        for route in allmende_federation::policies().iter().filter(|route| route.path.contains("{id}")) {
            for id in &vault.ids {
                let path = route.path.replace("{id}", id).replace("{seq}", "1");
                for answer in [vault.instance.answers_to(&path).await, signed_get(&social, &alice, &vault.instance, &path).await] {
                    assert_eq!(answer.status(), 404, "{path}");
                    assert_nothing_private(&String::from_utf8_lossy(answer.body()), &path);
                }
            }
        }
        // And nothing of it was changed by asking.
        for id in &vault.listings {
            let id = allmende_domain::ids::ListingId::parse(id).expect("an id");
            assert!(listings::show(&vault.instance, &Viewer::Operator, &id).await.is_ok());
        }
        assert_eq!(invitations::list(&vault.instance, &Viewer::Operator, &vault.velo.cooperative.id).await.expect("invitations").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn v2_a_private_instance_shows_strangers_nothing() {
    on_both_engines(|db| async move {
        let network = Network::new();
        let app = {
            let mut app = allmende_tests::TestApp::named(db, "https://velo.example", network.clock.clone()).await;
            app.make_private();
            app
        };
        let instance = network.start(app, "velo.example").await;
        let vault = Vault::fill(&instance).await;
        let mut stranger = Browser::at(&vault.instance);
        for route in allmende_web::policies().iter().filter(|route| route.who != Who::Entrance) {
            let path = route
                .path
                .replace("{handle}", "velo")
                .replace("{tag}", "x")
                .replace("{host}", "social.example")
                .replace("{file}", "large.jpg");
            for id in [vault.ids[0].as_str(), MISSING] {
                let path = path.replace("{id}", id).replace("{seq}", "1");
                for accept in ["text/html", "application/json"] {
                    let request =
                        if route.method == "get" { Request::get(&path) } else { form(&path).header("sec-fetch-site", "same-origin") };
                    let mut request = request.body(Body::empty()).expect("a request");
                    request.headers_mut().insert(header::ACCEPT, accept.parse().expect("a type"));
                    let answer = stranger.sends(request).await;
                    let led_to_sign_in = route.method == "get" && accept == "text/html" && answer.location().starts_with("/sign-in?next=");
                    assert!(answer.status == 401 || led_to_sign_in, "{} {path} {accept}: {}", route.method, answer.status);
                    assert!(!answer.body.contains("Drill"), "{path}");
                    assert!(!answer.text(&header::CACHE_CONTROL).contains("public"), "{path}");
                }
            }
        }
        assert_eq!(stranger.opens("/?q=drill").await.location(), "/sign-in?next=%2F%3Fq%3Ddrill");
        for entrance in ["/sign-in", "/reset", "/static/allmende.css"] {
            assert_eq!(stranger.opens(entrance).await.status, 200, "{entrance}");
        }
        assert!(stranger.signs_in("anna@velo.example", PASSWORD).await);
        assert!(stranger.opens("/?q=drill").await.body.contains("Drill"));

        // Servers: nothing without a signature but what they need to make or to verify one.
        let social = Peer::on(&network, "social.example");
        let alice = social.actor("alice", 0);
        for route in allmende_federation::policies().iter().filter(|route| route.method == "get") {
            let path = route.path.replace("{handle}", "velo").replace("{id}", &vault.ids[0]).replace("{seq}", "1");
            let path = if path.ends_with("webfinger") { format!("{path}?resource=acct:velo@velo.example") } else { path };
            let unsigned = vault.instance.answers_to(&path).await;
            let forged = social.signs_get(&alice.with_another_key(2), &vault.instance, &path);
            let forged = social.sends(&vault.instance, forged).await;
            let wanted = if route.reads == Reads::Discovery { 200 } else { 401 };
            assert_eq!(unsigned.status(), wanted, "{path}");
            assert_eq!(forged.status(), wanted, "{path} with a forged signature");
            let text = String::from_utf8_lossy(unsigned.body()).into_owned();
            assert!(!text.contains("Drill"), "{path}");
            assert_nothing_private(&text, &path);
        }
        let listed = signed_get(&social, &alice, &vault.instance, "/coops/velo/catalog?page=1").await;
        assert_eq!(listed.status(), 200);
        assert!(String::from_utf8_lossy(listed.body()).contains("Drill"));
        assert_eq!(listed.headers()[header::CACHE_CONTROL], "private, no-store");
        // Whose key cannot be had is nobody: perhaps later.
        let nobody = alice.with_key_id("https://gone.example/users/x#main-key");
        let unknown = signed_get(&social, &nobody, &vault.instance, "/coops/velo").await;
        assert!(matches!(unknown.status().as_u16(), 401 | 503), "{}", unknown.status());
    })
    .await;
}

#[tokio::test]
async fn v5_what_was_shown_to_one_is_not_kept_for_another() {
    on_both_engines(|db| async move {
        let (network, vault) = vault("velo", db).await;
        let social = Peer::on(&network, "social.example");
        let alice = social.actor("alice", 0);
        social.delivers(&alice, &vault.instance, &alice.activity(1, "Follow", json!(vault.velo.url()))).await;
        network.settle(&[&vault.instance]).await;
        let mut terms = offer("Zebrafinch feed");
        terms.eligibility = Eligibility::Network;
        let listing = vault.velo.publishes(terms).await;
        let path = listing.object_url.as_str().strip_prefix("https://velo.example").expect("ours").to_owned();
        let hers = signed_get(&social, &alice, &vault.instance, &path).await;
        assert_eq!(
            (hers.status().as_u16(), &hers.headers()[header::CACHE_CONTROL]),
            (200, &header::HeaderValue::from_static("private, no-store"))
        );
        assert!(hers.headers()[header::VARY].to_str().expect("names").contains("Signature"));
        // Who learned the version of what she saw learns nothing by asking whether it changed.
        let request = Request::get(&path)
            .header(header::ACCEPT, "application/activity+json")
            .header(header::IF_NONE_MATCH, &hers.headers()[header::ETAG]);
        let anybodys = arrive(&vault.instance, request.body(Bytes::new()).expect("a request")).await;
        assert_eq!(anybodys.status(), 404);
        assert!(!anybodys.headers().get(header::CACHE_CONTROL).is_some_and(|value| value.as_bytes().starts_with(b"public")));

        let mut anna = Browser::at(&vault.instance);
        assert!(anna.signs_in("anna@velo.example", PASSWORD).await);
        for page in ["/", "/home", "/coops/velo", &path] {
            for shown in [anna.opens(page).await, Browser::at(&vault.instance).opens(page).await] {
                assert!(shown.text(&header::CACHE_CONTROL).starts_with("private"), "{page}");
                assert!(shown.text(&header::VARY).contains("Cookie"), "{page}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn v6_who_follows_who_belongs_and_hidden_addressees_are_told_to_nobody() {
    on_both_engines(|db| async move {
        let (network, vault) = vault("velo", db).await;
        let social = Peer::on(&network, "social.example");
        let (alice, bob) = (social.actor("alice", 0), social.actor("bob", 1));
        for (number, actor) in [(1, &alice), (2, &bob)] {
            social.delivers(actor, &vault.instance, &actor.activity(number, "Follow", json!(vault.velo.url()))).await;
        }
        network.settle(&[&vault.instance]).await;
        assert_eq!(vault.velo.followers().await.len(), 2);
        for path in [
            "/coops/velo/followers",
            "/coops/velo/following",
            "/actor/followers",
            "/coops/velo",
            "/coops/velo/outbox?page=1",
            "/coops/velo/catalog?page=1",
        ] {
            for answer in [vault.instance.answers_to(path).await, signed_get(&social, &alice, &vault.instance, path).await] {
                let text = String::from_utf8_lossy(answer.body()).into_owned();
                assert!(!text.contains("social.example") && !text.contains("/coops/repair"), "{path}: {text}");
                assert_nothing_private(&text, path);
            }
        }
        for page in ["/coops/velo", "/coops", "/about", "/"] {
            let shown = Browser::at(&vault.instance).opens(page).await;
            assert!(!shown.body.contains("social.example"), "{page}");
            assert_nothing_private(&shown.body, page);
        }
        for page in ["/coops/velo/followers", "/coops/velo/following", "/coops/velo/members"] {
            assert!(Browser::at(&vault.instance).opens(page).await.location().starts_with("/sign-in"), "{page}");
        }

        // What somebody wrote to us and, unseen by each other, to others.
        let mut note = alice.note(5, "Have you room for a bicycle?");
        note["to"] = json!([vault.velo.url()]);
        note["bto"] = json!([bob.url]);
        note["bcc"] = json!(["https://social.example/users/secretary"]);
        let mut create = alice.activity(5, "Create", note);
        create["to"] = json!([vault.velo.url()]);
        create["bto"] = json!([bob.url]);
        create["bcc"] = json!(["https://social.example/users/secretary"]);
        assert_eq!(social.delivers(&alice, &vault.instance, &create).await, 202);
        network.settle(&[&vault.instance]).await;
        let asked = vault.velo.inquiries().await.into_iter().find(|view| view.last.body.contains("bicycle")).expect("it arrived");
        let mut anna = Browser::at(&vault.instance);
        assert!(anna.signs_in("anna@velo.example", PASSWORD).await);
        let shown = anna.opens(&format!("/inquiries/{}", asked.inquiry.id)).await;
        assert!(shown.body.contains("bicycle") && !shown.body.contains("secretary") && !shown.body.contains("users/bob"), "{}", shown.body);
        social.forget_requests();
        vault.velo.answers(&asked.inquiry, "Yes.").await;
        vault.velo.publishes(offer("Ladder")).await;
        network.settle(&[&vault.instance]).await;
        let sent = social.deliveries();
        assert!(!sent.is_empty());
        for activity in sent {
            let text = activity.to_string();
            assert!(!text.contains("\"bto\"") && !text.contains("\"bcc\"") && !text.contains("secretary"), "{text}");
            assert_nothing_private(&text, "a delivery");
        }
    })
    .await;
}

/// Time is what the database is asked: the same statements in the same order, which find nothing in either case.
#[tokio::test]
async fn v7_a_private_thing_and_a_missing_one_ask_the_database_the_same() {
    let database = TestDatabase::sqlite().await;
    let (network, vault) = vault("velo", database.db.clone()).await;
    let social = Peer::on(&network, "social.example");
    let alice = social.actor("alice", 0);
    // Her key is known from here on.
    assert_eq!(signed_get(&social, &alice, &vault.instance, &format!("/listings/{MISSING}")).await.status(), 404);
    let (statements, recording) = Statements::recorded();
    let there = vault.listings.iter().map(|id| ("/listings", id)).chain(vault.resources.iter().map(|id| ("/resources", id)));
    for (kind, id) in there.chain([("/messages", &vault.message)]) {
        let (private, missing) = (format!("{kind}/{id}"), format!("{kind}/{MISSING}"));
        let mut asked = Vec::new();
        for path in [&private, &missing] {
            statements.take();
            assert_eq!(vault.instance.answers_to(path).await.status(), 404);
            let unsigned = statements.take();
            assert_eq!(signed_get(&social, &alice, &vault.instance, path).await.status(), 404);
            let signed = statements.take();
            assert!(!signed.is_empty(), "a signer is looked at");
            let page = if kind == "/messages" { 404 } else { Browser::at(&vault.instance).opens(path).await.status.as_u16() };
            assert_eq!(page, 404);
            asked.push((unsigned, signed, statements.take()));
        }
        assert_eq!(asked[0], asked[1], "{private}");
    }
    drop(recording);
    database.remove().await;
}

#[tokio::test]
async fn v7_a_private_thing_and_a_missing_one_are_answered_alike() {
    let database = TestDatabase::sqlite().await;
    let (network, vault) = vault("velo", database.db.clone()).await;
    let social = Peer::on(&network, "social.example");
    let alice = social.actor("alice", 0);
    let stripped = |text: &str, id: &str| text.replace(id, "ID");
    let there = vault.listings.iter().map(|id| ("/listings", id)).chain(vault.resources.iter().map(|id| ("/resources", id)));
    for (kind, id) in there.chain([("/messages", &vault.message)]) {
        let (private, missing) = (format!("{kind}/{id}"), format!("{kind}/{MISSING}"));
        for signed in [false, true] {
            let ask = async |path: &str| {
                if signed { signed_get(&social, &alice, &vault.instance, path).await } else { vault.instance.answers_to(path).await }
            };
            let (one, other) = (ask(&private).await, ask(&missing).await);
            assert_eq!((one.status(), one.headers(), one.body()), (other.status(), other.headers(), other.body()), "{private}");
            assert_eq!(one.status(), 404);
        }
        if kind != "/messages" {
            let mut stranger = Browser::at(&vault.instance);
            let (one, other) = (stranger.opens(&private).await, stranger.opens(&missing).await);
            assert_eq!(
                (one.status, &one.headers, stripped(&one.body, id)),
                (other.status, &other.headers, stripped(&other.body, MISSING)),
                "{private}"
            );
            assert_eq!(one.status, 404);
        }
    }
    // A session, an invitation, an account of somebody else.
    let mut anna = Browser::at(&vault.instance);
    assert!(anna.signs_in("anna@velo.example", PASSWORD).await);
    let other = vault.instance.with_coop("other").await;
    vault.instance.app.member("olga", Role::Admin, &other.cooperative).await;
    let mut olga = Browser::at(&vault.instance);
    assert!(olga.signs_in("olga", PASSWORD).await);
    for (before, after) in [("/inquiries/", ""), ("/accounts/", ""), ("/listings/", "/edit"), ("/resources/", "/edit")] {
        for id in &vault.ids {
            let (one, other) = (olga.opens(&format!("{before}{id}{after}")).await, olga.opens(&format!("{before}{MISSING}{after}")).await);
            assert_eq!((one.status, stripped(&one.body, id)), (other.status, stripped(&other.body, MISSING)), "{before}{id}{after}");
        }
    }
    database.remove().await;
}
