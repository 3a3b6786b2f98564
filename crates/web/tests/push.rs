//! Notifications on devices, as the page, the browser's worker and the message say them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use allmende_app::notifications::pushes;
use allmende_app::{actors, inquiries, listings, members, notifications};
use allmende_domain::permission::Viewer;
use house::{House, PASSWORD};
use http::StatusCode;

/// The keys of the browser of RFC 8291, 5.
const P256DH: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
const PAGE: &str = "/settings/notifications";
const DEVICES: &str = "/settings/notifications/devices";

fn browser(number: u32) -> [(&'static str, String); 3] {
    [("endpoint", format!("https://push.example/send/{number}")), ("p256dh", P256DH.to_owned()), ("auth", AUTH.to_owned())]
}

async fn turns_on(house: &House, cookie: &str, number: u32) -> house::Answer {
    let fields = browser(number);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    house.post(DEVICES, cookie, &fields).await
}

async fn shown(house: &House, path: &str, cookie: &str) -> String {
    let answer = house.get(path, cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

#[tokio::test]
async fn a_device_is_turned_on_and_off_and_without_a_script_a_sentence_says_why_it_cannot() {
    let house = House::empty("https://commons.example").await;
    let anna = house.set_up().await;
    let page = shown(&house, PAGE, &anna).await;
    let key = pushes::public_key(&house.app).await.unwrap();
    assert!(page.contains(&format!("data-push-on=\"{key}\"")) && page.contains("JavaScript is turned off"), "{page}");
    assert!(page.contains("name=\"push\" value=\"inquiry\" checked"), "on until somebody chooses otherwise");
    assert_eq!(turns_on(&house, "", 1).await.status, StatusCode::UNAUTHORIZED);
    assert!(!shown(&house, PAGE, &anna).await.contains("/end\""));

    assert_eq!(turns_on(&house, &anna, 1).await.location, "/settings/notifications?done=push-on");
    let page = shown(&house, PAGE, &anna).await;
    assert!(page.contains(">this device<") && page.contains("data-push-off") && !page.contains("data-push-on"), "{page}");
    assert!(!page.contains("push.example"), "the address is a secret of the browser's");
    let end = page.split('"').find(|part| part.starts_with(DEVICES) && part.ends_with("/end")).unwrap().to_owned();
    let other = house.post("/sign-in", "", &[("login", "anna@velo.example"), ("password", PASSWORD)]).await;
    let other = format!("{}; lang=en", other.cookie.split(';').next().unwrap());
    let page = shown(&house, PAGE, &other).await;
    assert!(page.contains(&end) && page.contains("data-push-on") && !page.contains(">this device<"), "{page}");
    assert_eq!(house.post(&end, &other, &[]).await.location, "/settings/notifications?done=push-off");
    assert_eq!(house.post(&end, &other, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.post(&format!("{DEVICES}/nonsense/end"), &other, &[]).await.status, StatusCode::NOT_FOUND);

    // What no browser says loses nothing of what was chosen.
    house.post(PAGE, &anna, &[("page", "inquiry"), ("push", "answer")]).await;
    for fields in [&[][..], &[("endpoint", "javascript:alert(1)"), ("p256dh", "x"), ("auth", "")]] {
        let refused = house.post(DEVICES, &anna, fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains("cannot be used for notifications"), "{}", refused.body);
        assert!(
            refused.body.contains("name=\"push\" value=\"answer\" checked")
                && !refused.body.contains("name=\"push\" value=\"inquiry\" checked")
        );
    }
    assert!(shown(&house, "/privacy", "lang=en").await.contains("but not what"));
}

#[tokio::test]
async fn the_worker_stands_for_the_whole_site_and_before_no_request() {
    let house = House::empty("https://commons.example").await;
    let worker = house.get("/push.js", "").await;
    assert_eq!(
        (worker.status, worker.headers.get("content-type").unwrap().to_str().unwrap()),
        (StatusCode::OK, "text/javascript; charset=utf-8")
    );
    assert!(worker.headers.get("cache-control").unwrap().to_str().unwrap().contains("no-cache"), "a newer one is found");
    let policy = worker.headers.get("content-security-policy").unwrap().to_str().unwrap();
    assert!(policy.contains("worker-src 'self'") && policy.contains("connect-src 'self'"), "{policy}");
    assert!(!worker.body.contains("'fetch'") && !worker.body.contains("caches"), "it keeps no page");
    let script = house.get("/static/devices.js", "").await.body;
    assert!(worker.body.len() + script.len() < 20_000 && script.contains("/push.js"), "{}", worker.body.len() + script.len());
}

#[tokio::test]
async fn a_message_says_what_the_page_says_in_the_language_of_its_member_and_is_short() {
    let house = House::empty("https://commons.example").await;
    let anna = house.set_up().await;
    turns_on(&house, &anna, 1).await;
    let long = "\u{1}\"\\Ω🌻ب".repeat(60);
    for (name, wanted) in [("Bea", "Bea asks about “Drill"), (long.as_str(), "…")] {
        let push = told(&house, name).await;
        let message = allmende_web::device_messages::message(&house.app, &push).await.unwrap();
        assert!(message.len() <= allmende_app::limits::PUSH_MESSAGE_BYTES_MAX, "{}", message.len());
        let said: serde_json::Value = serde_json::from_slice(&message).unwrap();
        assert_eq!(said["path"], format!("/notifications/{}", push.told.notification.id));
        let body = said["body"].as_str().unwrap();
        assert!(!body.contains("secret plan") && body.chars().count() <= 301, "{body}");
        // Anna reads French.
        assert_eq!(said["lang"], "fr");
        assert!(body.contains("pose une question sur") || wanted == "…" && body.ends_with('…'), "{body}");
        assert_eq!(said["title"], "Allmende · commons.example");
        pushes::request(&house.app, &push, &message).await.unwrap();
        pushes::note(&house.app, &push, pushes::Answer::Status { code: 201, retry_after_ms: None }).await.unwrap();
    }
}

/// Somebody of this name elsewhere asks Anna's cooperative about a drill.
async fn told(house: &House, name: &str) -> pushes::Push {
    use allmende_domain::url::{Host, ObjectUrl};
    let app = &house.app;
    let nick = format!("n{}", app.uuid().simple());
    let url = |path: &str| ObjectUrl::parse(&format!("https://social.example/{nick}{path}")).unwrap();
    let actor = actors::RemoteActor {
        url: url(""),
        kind: allmende_domain::actor::ActorKind::Person,
        username: nick.clone(),
        host: Host::parse("social.example").unwrap(),
        name: name.to_owned(),
        summary: String::new(),
        page_url: None,
        icon_url: None,
        inbox: url("/inbox"),
        shared_inbox: None,
        outbox: None,
        followers: None,
        approves_followers: false,
        key_id: format!("https://social.example/{nick}#main-key"),
        public_key_pem: "-----BEGIN PUBLIC KEY-----".to_owned(),
        ed25519_keys: Vec::new(),
    };
    let actor = actors::store_remote(app, actor).await.unwrap();
    let velo = members::by_login(app, &Viewer::Operator, "anna@velo.example").await.unwrap().memberships.remove(0).cooperative;
    let input = allmende_app::terms_input::TermsInput {
        purpose: "offer".to_owned(),
        nature: "tool".to_owned(),
        texts: vec![("en".to_owned(), "Drill".to_owned(), "With case.".to_owned())],
        conditions: "Bring it back clean.".to_owned(),
        eligibility: "public".to_owned(),
        place: "Strasbourg".to_owned(),
        ..allmende_app::terms_input::TermsInput::default()
    };
    let terms = input.parse(&allmende_domain::language::Language::english()).unwrap();
    let drill = listings::publish_new(app, &Viewer::Operator, &velo, terms).await.unwrap();
    let note = inquiries::Received {
        object_url: url("/note").to_string(),
        in_reply_to: Some(drill.object_url.to_string()),
        mentions: vec![],
        links: vec![],
        body_html: "<p>A secret plan</p>".to_owned(),
        published_at: app.now(),
        direct: false,
    };
    inquiries::receive(app, &actor, note).await.unwrap();
    while notifications::derive_once(app).await.unwrap() > 0 {}
    pushes::next(app).await.unwrap().unwrap()
}
