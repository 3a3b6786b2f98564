//! Guessed, forged, stolen and forgotten: how accounts hold.

use allmende_app::{accounts, invitations, members, reports, resets};
use allmende_db::{Db, Location};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::report::{ReportState, Reporter};
use allmende_domain::time::{DAY_MS, HOUR_MS};
use allmende_tests::app::{PASSWORD, new_member};
use allmende_tests::browser::{body, form};
use allmende_tests::database::TestDatabase;
use allmende_tests::{Browser, TestApp, on_both_engines};
use axum::body::Body;
use http::{Request, StatusCode, header};

const ANNA: &str = "anna@velo.example";
const NEW: &str = "another good password";

/// An instance where Anna is a member of `velo`.
async fn with_anna(db: Db) -> (TestApp, Viewer) {
    let app = TestApp::on(db).await;
    let velo = app.cooperative("velo").await;
    let anna = app.member(ANNA, Role::Steward, &velo).await;
    (app, anna)
}

async fn signed_in(app: &TestApp) -> Browser {
    let mut browser = Browser::at(app);
    assert!(browser.signs_in(ANNA, PASSWORD).await);
    browser
}

fn path_of(link: &str) -> String {
    link.strip_prefix("https://one.example").expect("the configured address").to_owned()
}

#[tokio::test]
async fn a1_a_reset_by_link_or_command_ends_sessions_and_other_links_at_once() {
    on_both_engines(|db| async move {
        let (app, anna) = with_anna(db).await;
        let id = &anna.member().expect("Anna").id;
        let (mut phone, mut desk) = (signed_in(&app).await, signed_in(&app).await);
        let replaced = resets::make_link(&app, &Viewer::Operator, id).await.expect("a link");
        let link = path_of(&resets::make_link(&app, &Viewer::Operator, id).await.expect("a link"));
        resets::ask(&app, ANNA, "").await.expect("a letter is noted");
        let by_letter = resets::next_letter(&app).await.expect("the database answers").expect("a letter");

        let mut anybody = Browser::at(&app);
        assert_eq!(anybody.opens(&path_of(&replaced)).await.status, 410, "only the last one counts");
        assert_eq!(anybody.posts(&link, &[("new", "short")]).await.status, 422);
        assert!(phone.is_signed_in().await, "a refused password changes nothing");
        assert!(anybody.opens(&link).await.body.contains(ANNA));
        assert_eq!(anybody.posts(&link, &[("new", NEW)]).await.location(), "/sign-in?done=reset");
        assert!(!phone.is_signed_in().await && !desk.is_signed_in().await && !anybody.is_signed_in().await);
        assert_eq!(anybody.posts(&link, &[("new", "yet another one")]).await.status, 410, "it works once");
        assert_eq!(anybody.opens(&path_of(&by_letter.link)).await.status, 410, "a link of before ends with the password of before");
        assert!(!phone.signs_in(ANNA, PASSWORD).await && phone.signs_in(ANNA, NEW).await);

        // The command line, and the member's own change, which keeps the device it is made on.
        members::set_password(&app, &Viewer::Operator, ANNA, PASSWORD).await.expect("a new password");
        assert!(!phone.is_signed_in().await);
        assert!(phone.signs_in(ANNA, PASSWORD).await && desk.signs_in(ANNA, PASSWORD).await);
        let link = path_of(&resets::make_link(&app, &Viewer::Operator, id).await.expect("a link"));
        phone.posts("/settings/password", &[("old", PASSWORD), ("new", NEW)]).await;
        assert!(phone.is_signed_in().await && !desk.is_signed_in().await);
        assert_eq!(anybody.opens(&link).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn a1_a_suspended_account_is_out_at_once_and_its_links_with_it() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let (velo, hafen) = (app.cooperative("velo").await, app.cooperative("hafen").await);
        let anna = app.member(ANNA, Role::Admin, &velo).await;
        let carla = app.member("carla", Role::Admin, &velo).await;
        let dora = app.member("dora", Role::Admin, &hafen).await;
        let id = anna.member().expect("Anna").id.clone();
        let mut phone = signed_in(&app).await;
        let (_, invitation) = invitations::create(&app, &anna, &velo.id, Role::Admin, "", 5, 7).await.expect("an invitation");
        let link = path_of(&resets::make_link(&app, &carla, &id).await.expect("a link"));

        let mut hers = Browser::at(&app);
        assert!(hers.signs_in("dora", PASSWORD).await);
        let page = format!("/accounts/{id}");
        assert_eq!(hers.opens(&page).await.status, 404, "another cooperative's administrator does not even see it");
        assert_eq!(hers.posts(&page, &[("then", "suspend")]).await.status, 404);
        assert!(accounts::suspend(&app, &dora, &id).await.is_err());
        assert_eq!(phone.posts(&page, &[("then", "suspend")]).await.status, 409, "nobody locks themselves out");
        assert!(phone.is_signed_in().await);

        let mut carlas = Browser::at(&app);
        assert!(carlas.signs_in("carla", PASSWORD).await);
        assert_eq!(carlas.posts(&page, &[("then", "suspend")]).await.location(), format!("{page}?done=saved"));
        assert!(!phone.is_signed_in().await);
        assert!(!phone.signs_in(ANNA, PASSWORD).await);
        let told = phone.posts("/sign-in", &[("login", ANNA), ("password", PASSWORD)]).await;
        assert!(told.status == 409 && told.body.contains("suspended"), "who knows the password hears why");
        let told = phone.posts("/sign-in", &[("login", ANNA), ("password", "not the password")]).await;
        assert!(told.status == 422 && !told.body.contains("This account is suspended"), "and nobody else");
        assert_eq!(phone.opens(&link).await.status, 410);
        assert_eq!(phone.opens(&format!("/invitations/{invitation}")).await.status, 404, "nor does whom she invited come in");
        resets::ask(&app, ANNA, "").await.expect("noted");
        assert_eq!(resets::next_letter(&app).await.expect("the database answers"), None);

        accounts::resume(&app, &carla, &id).await.expect("she may again");
        assert!(!phone.is_signed_in().await, "sessions from before stay ended");
        assert!(phone.signs_in(ANNA, PASSWORD).await);
        assert_eq!(carlas.posts(&page, &[("then", "delete")]).await.status, 422, "only when sure");
        assert!(phone.is_signed_in().await);
        assert_eq!(carlas.posts(&page, &[("then", "delete"), ("sure", "yes")]).await.location(), "/home?done=account-deleted");
        assert!(!phone.is_signed_in().await && !phone.signs_in(ANNA, PASSWORD).await);
    })
    .await;
}

#[tokio::test]
async fn a1_whoever_deletes_their_account_takes_their_data_and_is_out_at_once() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = app.cooperative("velo").await;
        let anna = app.member(ANNA, Role::Admin, &velo).await;
        app.member("carla", Role::Admin, &velo).await;
        let about = app.addresses.cooperative(&velo.handle);
        reports::file(&app, &anna, about.as_str(), "Something is wrong.").await.expect("a report");
        let (mut phone, mut desk) = (signed_in(&app).await, signed_in(&app).await);
        let mut anybody = Browser::at(&app);
        assert_eq!(anybody.opens("/settings/data").await.status, 303);

        let data: serde_json::Value = serde_json::from_str(&phone.opens("/settings/data").await.body).expect("JSON");
        assert_eq!((&data["login"], &data["cooperatives"][0]["role"]), (&ANNA.into(), &"admin".into()));
        assert_eq!((&data["reports"][0]["text"], data["sessions"].as_array().map(Vec::len)), (&"Something is wrong.".into(), Some(2)));
        assert!(!data.to_string().contains("argon2"));

        assert_eq!(phone.posts("/settings/leave", &[("password", "not the password")]).await.status, 422);
        assert!(phone.is_signed_in().await);
        assert_eq!(phone.posts("/settings/leave", &[("password", PASSWORD)]).await.location(), "/?done=left");
        assert!(!phone.is_signed_in().await && !desk.is_signed_in().await);
        assert!(!desk.signs_in(ANNA, PASSWORD).await);
        let kept = reports::list(&app, &Viewer::Operator, ReportState::Open, 0).await.expect("reports").items;
        assert!(kept.len() == 1 && kept[0].report.by == Reporter::FormerMember && kept[0].report.content == "Something is wrong.");
        // Nobody leaves a cooperative or an instance alone.
        let mut carlas = Browser::at(&app);
        assert!(carlas.signs_in("carla", PASSWORD).await);
        assert_eq!(carlas.posts("/settings/leave", &[("password", PASSWORD)]).await.status, 409);
        app.instance_admin("ida").await;
        let mut idas = Browser::at(&app);
        assert!(idas.signs_in("ida", PASSWORD).await);
        assert_eq!(idas.posts("/settings/leave", &[("password", PASSWORD)]).await.status, 409);
        app.instance_admin("max").await;
        assert_eq!(idas.posts("/settings/leave", &[("password", PASSWORD)]).await.location(), "/?done=left");
    })
    .await;
}

#[tokio::test]
async fn a1_an_administrator_has_no_power_over_who_has_more() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let (velo, hafen) = (app.cooperative("velo").await, app.cooperative("hafen").await);
        let carla = app.member("carla", Role::Admin, &velo).await;
        let steward = app.member("stefan", Role::Steward, &velo).await;
        let both = app.member("berta", Role::Member, &velo).await;
        members::add_to(&app, &Viewer::Operator, &hafen.id, &both.member().expect("Berta").id, Role::Admin).await.expect("added");
        let runs = app.instance_admin("ida").await;
        let id = |viewer: &Viewer| viewer.member().expect("a member").id.clone();
        for (who, whom) in [(&carla, &both), (&carla, &runs), (&steward, &carla), (&steward, &both)] {
            assert!(resets::make_link(&app, who, &id(whom)).await.is_err());
            assert!(accounts::suspend(&app, who, &id(whom)).await.is_err());
            assert!(accounts::delete(&app, who, &id(whom)).await.is_err());
        }
        assert!(accounts::suspend(&app, &carla, &id(&steward)).await.is_ok());
        assert!(accounts::suspend(&app, &runs, &id(&both)).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a2_no_link_to_a_new_password_is_in_the_database() {
    let database = TestDatabase::sqlite().await;
    let (app, anna) = with_anna(database.db.clone()).await;
    let link = resets::make_link(&app, &Viewer::Operator, &anna.member().expect("Anna").id).await.expect("a link");
    resets::ask(&app, ANNA, "").await.expect("noted");
    let letter = resets::next_letter(&app).await.expect("the database answers").expect("a letter");
    let Location::Sqlite(file) = &database.location else { panic!("not SQLite") };
    let bytes: Vec<u8> =
        ["", "-wal"].iter().flat_map(|end| std::fs::read(format!("{}{end}", file.display())).unwrap_or_default()).collect();
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds(ANNA) && holds("password_resets"), "the test must look at the right files");
    for link in [&link, &letter.link] {
        assert!(!holds(link.rsplit('/').next().expect("a token")));
    }
    database.remove().await;
}

#[tokio::test]
async fn a4_no_other_address_or_spelling_gets_around_the_limit() {
    let database = TestDatabase::sqlite().await;
    let (app, _) = with_anna(database.db.clone()).await;
    let browser = Browser::at(&app);
    let wrong = [("login", ANNA), ("password", "not the password")];
    // From ever new networks, claiming to be yet others.
    for number in 1..=10 {
        let mut elsewhere = browser.from_address([198, 51, 100, number].into());
        let request = form("/sign-in").header("sec-fetch-site", "same-origin").header("x-forwarded-for", format!("203.0.113.{number}"));
        assert_eq!(elsewhere.sends(request.body(body(&wrong)).expect("a request")).await.status, 422);
    }
    let right = [("login", ANNA), ("password", PASSWORD)];
    let answer = browser.from_address([198, 51, 100, 99].into()).posts("/sign-in", &right).await;
    assert_eq!(answer.status, 429);
    assert!(answer.headers.contains_key(header::RETRY_AFTER));
    for spelling in ["/sign-in/", "/sign-in.json", "//sign-in", "/sign-in;x", "/SIGN-IN", "/./sign-in"] {
        let answer = browser.from_address([198, 51, 100, 100].into()).posts(spelling, &right).await;
        assert_eq!(answer.status, 404, "{spelling}");
    }
    for login in ["ANNA@velo.example", " anna@velo.example ", "Anna@VELO.example"] {
        let fields = [("login", login), ("password", PASSWORD)];
        assert_eq!(browser.from_address([198, 51, 100, 101].into()).posts("/sign-in", &fields).await.status, 429, "{login}");
    }

    // One source that tries many accounts, whatever it says about itself.
    let mut one = browser.from_address([192, 0, 2, 77].into());
    for number in 0..10 {
        let login = format!("nobody-{number}");
        assert_eq!(one.posts("/sign-in", &[("login", &login), ("password", "guess")]).await.status, 422);
    }
    let fields = [("login", "nobody-again"), ("password", "guess")];
    let request = form("/sign-in").header("sec-fetch-site", "same-origin").header("x-forwarded-for", "203.0.113.200");
    assert_eq!(one.sends(request.body(body(&fields)).expect("a request")).await.status, 429);
    database.remove().await;
}

#[tokio::test]
async fn a5_no_other_site_can_send_our_forms() {
    let database = TestDatabase::sqlite().await;
    let (app, _) = with_anna(database.db.clone()).await;
    let mut browser = signed_in(&app).await;
    let name = [("display_name", "Mallory"), ("locale", "en")];
    let signs = [("login", ANNA), ("password", PASSWORD)];
    for (path, fields) in [("/settings", &name), ("/sign-in", &signs), ("/sign-out", &[("", ""); 2]), ("/reset", &[("address", ANNA); 2])] {
        for (header, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("origin", "http://one.example.evil.example"),
        ] {
            let mut anybody = if path == "/sign-in" { Browser::at(&app) } else { browser.clone() };
            let answer = anybody.sends(form(path).header(header, value).body(body(fields)).expect("a request")).await;
            assert_eq!(answer.status, 403, "{path} {header}: {value}");
            assert!(!answer.headers.contains_key(header::SET_COOKIE), "{path} {header}: {value}");
        }
        // JSON in a form that needs no permission of the browser (text/plain).
        let plain = Request::post(path)
            .header(header::HOST, "one.example")
            .header(header::CONTENT_TYPE, "text/plain")
            .header("sec-fetch-site", "cross-site")
            .body(Body::from(r#"{"display_name":"Mallory","login":"anna@velo.example","password":"correct horse battery staple"}"#))
            .expect("a request");
        assert_eq!(browser.clone().sends(plain).await.status, 403, "{path}");
    }
    assert!(browser.is_signed_in().await);
    let page = browser.opens("/settings").await;
    assert!(page.body.contains(ANNA) && !page.body.contains("Mallory"));
    // Nor JSON from anywhere: pages read forms.
    let json = Request::post("/settings").header(header::HOST, "one.example").header(header::CONTENT_TYPE, "text/plain");
    let answer = browser.sends(json.header("sec-fetch-site", "same-origin").body(Body::from("{}")).expect("a request")).await;
    assert_eq!(answer.status, 415);
    database.remove().await;
}

#[tokio::test]
async fn a6_a_session_is_new_at_every_sign_in_and_its_cookie_is_out_of_reach() {
    let database = TestDatabase::sqlite().await;
    let (app, _) = with_anna(database.db.clone()).await;
    // A token that somebody put there before.
    let planted = format!("__Host-allmende={}", "A".repeat(43));
    let mut browser = Browser::at(&app);
    browser.cookie.clone_from(&planted);
    let answer = browser.posts("/sign-in", &[("login", ANNA), ("password", PASSWORD)]).await;
    let cookie = answer.text(&header::SET_COOKIE).to_owned();
    assert!(cookie.starts_with("__Host-allmende=") && browser.cookie != planted);
    let attributes: Vec<&str> = cookie.split("; ").skip(1).collect();
    for attribute in ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"] {
        assert!(attributes.contains(&attribute), "{cookie}");
    }
    assert!(!cookie.to_lowercase().contains("domain="), "{cookie}");
    let mut before = browser.clone();
    assert!(browser.signs_in(ANNA, PASSWORD).await && browser.cookie != before.cookie);
    assert!(!before.is_signed_in().await, "the session of before is over");
    let mut old = Browser::at(&app);
    old.cookie = planted;
    assert!(!old.is_signed_in().await);
    database.remove().await;
}

/// What is no address, or more than one.
const ODD: &[&str] = &[
    "anna@velo.example\r\nBcc: eve@evil.example",
    "anna@velo.example\n",
    "anna@velo.example\0",
    "anna@velo.example,eve@evil.example",
    "anna@velo.example;eve@evil.example",
    "Anna <anna@velo.example>",
    "anna@velo.example@evil.example",
    "\"anna\r\nRCPT TO:<eve@evil.example>\"@velo.example",
    "anna@[127.0.0.1]",
    "anna@velo",
    "@velo.example",
];

#[tokio::test]
async fn a11_odd_addresses_are_refused_and_nothing_changes() {
    on_both_engines(|db| async move {
        let (app, _) = with_anna(db).await;
        let velo = allmende_app::cooperatives::by_handle(&app, "velo").await.expect("velo").id;
        let (_, token) = invitations::create(&app, &Viewer::Operator, &velo, Role::Member, "", 1, 1).await.expect("an invitation");
        for odd in ODD {
            let mut browser = Browser::at(&app);
            let answer = browser.posts("/reset", &[("address", odd)]).await;
            assert_eq!(answer.status, 400, "{odd:?}");
            let fields = [("display_name", "Eve"), ("login", odd), ("password", PASSWORD)];
            let answer = browser.posts(&format!("/invitations/{token}"), &fields).await;
            assert_eq!(answer.status, 400, "{odd:?}");
            let mut new = new_member("x");
            (*odd).clone_into(&mut new.login);
            assert!(members::add(&app, &Viewer::Operator, new, false, Vec::new()).await.is_err(), "{odd:?}");
        }
        assert_eq!(resets::next_letter(&app).await.expect("the database answers"), None);
        assert_eq!(members::all(&app, &Viewer::Operator).await.expect("members").len(), 1);
        assert!(invitations::find(&app, &token).await.is_ok(), "the invitation was not used up");
        let mut browser = Browser::at(&app);
        let fields = [("display_name", "Bert"), ("login", "bert@velo.example"), ("password", PASSWORD)];
        assert_eq!(browser.posts(&format!("/invitations/{token}"), &fields).await.location(), "/home?done=joined");
    })
    .await;
}

#[tokio::test]
async fn a13_nobody_comes_in_uninvited_and_invitations_rest_when_nobody_looks() {
    on_both_engines(|db| async move {
        let (app, _) = with_anna(db).await;
        let velo = allmende_app::cooperatives::by_handle(&app, "velo").await.expect("velo").id;
        // Closed: there is no form by which a stranger makes an account.
        let mut bot = Browser::at(&app);
        for path in ["/sign-up", "/register", "/join", "/invitations", "/accounts"] {
            let fields = [("display_name", "Bot"), ("login", "bot"), ("password", PASSWORD)];
            assert!(matches!(bot.posts(path, &fields).await.status.as_u16(), 401 | 404 | 405), "{path}");
        }
        assert_eq!(members::all(&app, &Viewer::Operator).await.expect("members").len(), 1);

        let (_, token) = invitations::create(&app, &Viewer::Operator, &velo, Role::Member, "", 500, 90).await.expect("an invitation");
        let path = format!("/invitations/{token}");
        app.clock.advance(7 * DAY_MS - 1);
        assert_eq!(bot.opens(&path).await.status, 200);
        app.clock.advance(1);
        let fields = [("display_name", "Bot"), ("login", "bot"), ("password", PASSWORD)];
        let refused = bot.posts(&path, &fields).await;
        assert!(refused.status == 409 && refused.body.contains("for a week"), "{}", refused.body);
        assert_eq!(members::all(&app, &Viewer::Operator).await.expect("members").len(), 1);

        // Somebody who looks after it is back, and still is while she comes.
        let mut anna = signed_in(&app).await;
        assert_eq!(bot.opens(&path).await.status, 200);
        for _ in 0..3 {
            app.clock.advance(6 * DAY_MS);
            assert!(anna.is_signed_in().await);
            assert_eq!(bot.opens(&path).await.status, 200);
        }
        // Who may not look after it does not count.
        let bert = bot.posts(&path, &[("display_name", "Bert"), ("login", "bert"), ("password", PASSWORD)]).await;
        assert_eq!(bert.location(), "/home?done=joined");
        app.clock.advance(7 * DAY_MS);
        assert!(bot.is_signed_in().await);
        assert_eq!(Browser::at(&app).opens(&path).await.status, 409);
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_asked_for_in_the_same_way_whoever_has_the_address() {
    on_both_engines(|db| async move {
        let (app, _) = with_anna(db).await;
        let mut answers = Vec::new();
        for address in [ANNA, "nobody@velo.example"] {
            for _ in 0..4 {
                let shown = Browser::at(&app).from_address([198, 51, 100, 1].into()).posts("/reset", &[("address", address)]).await;
                answers.push((shown.status, shown.location().to_owned(), shown.body));
            }
        }
        assert_eq!(answers[..4], answers[4..], "four times the same, the limit included");
        assert_eq!(
            answers.iter().map(|answer| answer.0).collect::<Vec<_>>()[..4],
            [303, 303, 303, 429].map(|code| StatusCode::from_u16(code).expect("a code"))
        );
        assert!(resets::next_letter(&app).await.expect("the database answers").is_some());
        assert!(resets::next_letter(&app).await.expect("the database answers").is_none(), "one letter, and none for nobody");

        // One source cannot fill many mailboxes.
        let mut one = Browser::at(&app).from_address([198, 51, 100, 2].into());
        for number in 0..10 {
            assert_eq!(one.posts("/reset", &[("address", &format!("n{number}@velo.example"))]).await.status, 303);
        }
        assert_eq!(one.posts("/reset", &[("address", "n10@velo.example")]).await.status, 429);
        app.clock.advance(HOUR_MS);
        assert_eq!(one.posts("/reset", &[("address", "n10@velo.example")]).await.status, 303);
    })
    .await;
}
