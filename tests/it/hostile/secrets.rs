//! A whole life of the real program with everything logged that it can log, and none of it a secret.

use allmende_tests::MailServer;
use allmende_tests::chance::TestChance;
use allmende_tests::crash::server::Start;
use allmende_tests::crash::{self, Site};
use allmende_tests::smtp::Letter;
use http::header;

const PASSWORD: &str = "Pw-Vermilion-Kestrel";
const WRONG: &str = "Pw-Cobalt-Heron";
const INVITED: &str = "Pw-Ochre-Bittern";
const RESET: &str = "Pw-Indigo-Plover";
const CHANGED: &str = "Pw-Sienna-Dunlin";
const SMTP: &str = "Pw-Umber-Godwit";
const BODY: &str = "Body-Marmoset";
const INBOX: &str = "Inbox-Tamarin";

/// A member's browser over the network.
struct Remote {
    client: reqwest::Client,
    base: String,
    cookie: String,
}

impl Remote {
    async fn posts(&mut self, path: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.client.post(format!("{}{path}", self.base)).header(header::COOKIE, &self.cookie);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin");
        let answer = request.body(body).send().await.expect("an answer");
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().expect("a cookie").split(';').next().unwrap_or_default();
            if pair.contains("allmende") && !pair.ends_with('=') {
                pair.clone_into(&mut self.cookie);
            }
        }
        (answer.status().as_u16(), answer.text().await.expect("a page"))
    }

    async fn opens(&self, path: &str) -> u16 {
        let request = self.client.get(format!("{}{path}", self.base)).header(header::COOKIE, &self.cookie);
        request.send().await.expect("an answer").status().as_u16()
    }

    fn token(&self) -> String {
        self.cookie.split_once('=').expect("a session").1.to_owned()
    }
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or_else(|| panic!("no {before} in {text}"), |(found, _)| found)
}

#[tokio::test]
async fn v8_no_key_password_token_body_or_address_is_in_a_log_or_an_export() {
    let directory = tempfile::tempdir().expect("a folder");
    let server = MailServer::start().await;
    let client = crash::client().expect("a client");
    let mut site = Site::new(directory.path(), None, &TestChance::seeded(crash::fresh_seed()), &client).expect("a place");
    for (name, value) in [
        ("ALLMENDE_LOG__LEVEL", "trace"),
        ("ALLMENDE_MAIL__HOST", "127.0.0.1"),
        ("ALLMENDE_MAIL__PORT", &server.address.port().to_string()),
        ("ALLMENDE_MAIL__SECURITY", "none"),
        ("ALLMENDE_MAIL__USER", "velo"),
        ("ALLMENDE_MAIL__PASSWORD", SMTP),
        ("ALLMENDE_MAIL__SENDER", "letters@one.example"),
    ] {
        site.set(name, value);
    }
    site.run(&["coop", "add", "velo", "--name", "Velo", "--language", "en"], "").await.expect("a cooperative");
    let add = [
        "member",
        "add",
        "--login",
        "anna@velo.example",
        "--name",
        "Anna",
        "--coop",
        "velo",
        "--role",
        "admin",
        "--admin",
        "--password-stdin",
    ];
    site.run(&add, &format!("{PASSWORD}\n")).await.expect("a member");
    let mut running = site.spawn(&Start::default()).expect("it starts");
    site.ready(&mut running).await.expect("ready");

    let base = site.url.as_str().trim_end_matches('/').to_owned();
    let mut anna = Remote { client: client.clone(), base: base.clone(), cookie: String::new() };
    assert_eq!(anna.posts("/sign-in", &[("login", "anna@velo.example"), ("password", WRONG)]).await.0, 422);
    assert_eq!(anna.posts("/sign-in", &[("login", WRONG), ("password", PASSWORD)]).await.0, 422, "typed into the wrong field");
    assert_eq!(anna.posts("/sign-in", &[("login", "anna@velo.example"), ("password", PASSWORD)]).await.0, 303);
    let first = anna.token();
    let (_, page) = anna.posts("/coops/velo/invitations", &[("role", "member"), ("uses", "1"), ("days", "7"), ("note", BODY)]).await;
    let invitation = between(&page, "/invitations/", "<").to_owned();
    let mut bert = Remote { client: client.clone(), base: base.clone(), cookie: String::new() };
    assert_eq!(bert.opens(&format!("/invitations/{invitation}")).await, 200);
    let fields = [("display_name", "Bert"), ("login", "bert@velo.example"), ("password", INVITED)];
    assert_eq!(bert.posts(&format!("/invitations/{invitation}"), &fields).await.0, 303);
    let fields = [
        ("purpose", "offer"),
        ("nature", "tool"),
        ("text_language", "en"),
        ("text_title", BODY),
        ("text_body", BODY),
        ("conditions", BODY),
        ("place", "Kehl"),
        ("quantity", "1"),
        ("unit", "one"),
        ("eligibility", "members"),
        ("then", "publish"),
    ];
    assert_eq!(anna.posts("/coops/velo/publish", &fields).await.0, 303);
    anna.posts("/coops/velo/following", &[("target", "@somebody@localhost:9")]).await;

    // What servers send, signed by nobody.
    let note = format!(
        r#"{{"id":"http://localhost:9/n/1","type":"Create","actor":"http://localhost:9/u/x","object":{{"type":"Note","content":"{INBOX}"}}}}"#
    );
    let signature =
        r#"keyId="http://localhost:9/u/x#main-key",headers="(request-target) host date digest",signature="U2lnbmF0dXJlLU9yYW5ndXRhbg==""#;
    let sent = client
        .post(format!("{base}/inbox"))
        .header(header::CONTENT_TYPE, "application/activity+json")
        .header("signature", signature)
        .body(note);
    assert!(sent.send().await.expect("an answer").status().is_client_error());

    // Letters, and what the mail server says about their readers.
    server.set_mood(allmende_tests::smtp::Mood::Refuses);
    assert_eq!(bert.posts("/reset", &[("address", "bert@velo.example")]).await.0, 303);
    server.until_ended(1).await;
    server.set_mood(allmende_tests::smtp::Mood::Takes);
    assert_eq!(anna.posts("/reset", &[("address", "anna@velo.example")]).await.0, 303);
    server.until_ended(2).await;
    let link = server.letters().first().and_then(Letter::link).expect("a link");
    let reset = link.rsplit('/').next().expect("a token").to_owned();
    assert_eq!(anna.opens(&format!("/reset/{reset}")).await, 200);
    assert_eq!(anna.posts(&format!("/reset/{reset}"), &[("new", RESET)]).await.0, 303);
    assert_eq!(anna.posts("/sign-in", &[("login", "anna@velo.example"), ("password", RESET)]).await.0, 303);
    assert_eq!(anna.posts("/settings/password", &[("old", RESET), ("new", CHANGED)]).await.0, 303);
    let handed = site.ask(&["member", "reset-link", "bert@velo.example"], "").await.expect("a link");
    let handed = between(&handed, "/reset/", "\n").to_owned();
    site.run(&["mail", "test", "ops@velo.example"], "").await.expect("a trial letter");
    let last = anna.token();
    running.stop().await.expect("it stops in order");

    let mut exported = String::new();
    for list in [
        &["member", "list", "--json"][..],
        &["invite", "list", "--json"],
        &["coop", "list", "--json"],
        &["listing", "list", "--json"],
        &["doctor", "--json"],
    ] {
        exported.push_str(&site.ask(list, "").await.unwrap_or_else(|error| panic!("{list:?}: {error}")));
    }
    let log = site.logged();
    assert!(log.contains("TRACE") && log.contains("/reset/…") && log.contains("/invitations/…"), "everything is logged");
    assert!(log.lines().count() > 200, "{}", log.lines().count());
    let tokens = [first, last, invitation, reset, handed];
    let passwords = [PASSWORD, WRONG, INVITED, RESET, CHANGED, SMTP];
    for secret in passwords.into_iter().chain(tokens.iter().map(String::as_str)).chain([
        "$argon2",
        "PRIVATE KEY",
        "U2lnbmF0dXJlLU9yYW5ndXRhbg",
        "AHZlbG8A",
    ]) {
        assert!(!secret.is_empty());
        for (name, text) in [("the log", &log), ("an export", &exported)] {
            let line = text.lines().find(|line| line.to_lowercase().contains(&secret.to_lowercase()));
            assert_eq!(line, None, "{name} holds {secret}");
        }
    }
    for text in [BODY, INBOX, "bert@velo.example", "anna@velo.example", "ops@velo.example", "Bert", "Anna"] {
        let line = log.lines().find(|line| line.to_lowercase().contains(&text.to_lowercase()));
        assert_eq!(line, None, "the log holds {text}");
    }
}
