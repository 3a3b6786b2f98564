//! Letters to members, in a real conversation with a mail server over a socket.

use allmende_app::notifications::letters::{self as news_letters, Wishes};
use allmende_app::{cooperatives, members, notifications, resets};
use allmende_domain::email::EmailAddress;
use allmende_domain::member::Role;
use allmende_domain::notifications::News;
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use allmende_server::mail::Mailer;
use allmende_server::settings::Security;
use allmende_tests::app::{PASSWORD, new_member};
use allmende_tests::browser::{body, form};
use allmende_tests::smtp::Mood;
use allmende_tests::{Browser, MailServer, TestApp, on_both_engines};
use http::header;
use tokio_util::sync::CancellationToken;

const ANNA: &str = "anna@velo.example";

async fn with_anna(db: allmende_db::Db, language: &str) -> TestApp {
    let app = TestApp::on(db).await;
    let velo = app.cooperative("velo").await;
    let mut new = new_member(ANNA);
    "Anna Müller".clone_into(&mut new.display_name);
    language.clone_into(&mut new.locale);
    members::add(&app, &Viewer::Operator, new, false, vec![(velo.id, Role::Member)]).await.expect("Anna");
    app
}

fn mailer(server: &MailServer) -> Mailer {
    Mailer::new(&server.settings()).expect("settings").expect("letters are sent")
}

/// Sends letters until the test ends.
fn sending(app: &TestApp, server: &MailServer) -> tokio_util::sync::DropGuard {
    let stop = CancellationToken::new();
    tokio::spawn(mailer(server).run(allmende_app::App::clone(app), stop.clone()));
    stop.drop_guard()
}

#[tokio::test]
async fn a_forgotten_password_comes_back_by_letter() {
    on_both_engines(|db| async move {
        let app = with_anna(db, "fr").await;
        let server = MailServer::start().await;
        let _sending = sending(&app, &server);
        // What the browser, or who stands between, says about our name changes no link.
        let mut request = form("/reset").header("sec-fetch-site", "same-origin").header("x-forwarded-host", "evil.example");
        request.headers_mut().expect("headers").insert(header::HOST, "evil.example".parse().expect("a host"));
        let shown = Browser::at(&app).sends(request.body(body(&[("address", "Anna@Velo.example")])).expect("a request")).await;
        assert_eq!(shown.location(), "/sign-in?done=reset-asked");
        assert!(Browser::at(&app).opens(shown.location()).await.body.contains("a letter is on its way"));
        server.until_ended(1).await;

        let letters = server.letters();
        assert_eq!(letters.len(), 1);
        let letter = &letters[0];
        assert_eq!((letter.from.as_str(), letter.to.as_slice()), ("allmende@one.example", &[ANNA.to_owned()][..]));
        for wanted in [
            "From: allmende@one.example\n",
            "To: anna@velo.example\n",
            "Content-Type: text/plain; charset=utf-8\n",
            "Auto-Submitted: auto-generated\n",
            "Message-ID: <",
            "Date: ",
        ] {
            assert!(letter.data.contains(wanted), "{wanted}: {}", letter.data);
        }
        assert!(letter.text().contains("Bonjour Anna Müller,") && letter.text().contains("une heure"), "{}", letter.text());
        let link = letter.link().expect("a link");
        let path = link.strip_prefix("https://one.example").expect("the configured address");
        let mut browser = Browser::at(&app);
        assert_eq!(browser.opens(path).await.status, 200);
        assert_eq!(browser.posts(path, &[("new", "another good password")]).await.location(), "/sign-in?done=reset");
        assert!(browser.signs_in(ANNA, "another good password").await);
    })
    .await;
}

#[tokio::test]
async fn a_letter_with_notifications_carries_the_link_that_ends_such_letters_by_one_click() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = app.cooperative("velo").await;
        let anna = members::add(&app, &Viewer::Operator, new_member(ANNA), true, vec![(velo.id, Role::Admin)]).await.expect("Anna");
        let wishes = Wishes { daily_hour: Some(7), at_once: false };
        news_letters::set_wishes(&app, &Viewer::Member(anna), wishes).await.expect("wishes");
        let mut tx = app.db.begin().await.expect("a transaction");
        allmende_db::notifications::record(&mut tx, &News::Held, app.now()).await.expect("noted");
        tx.commit().await.expect("committed");
        assert_eq!(notifications::derive_once(&app).await.expect("told"), 1);
        app.clock.advance(DAY_MS);
        let server = MailServer::start().await;
        let _sending = sending(&app, &server);
        server.until_ended(1).await;
        // Before the first one, a letter asks whether the address is hers.
        let asking = server.letters().remove(0);
        assert!(asking.to == [ANNA] && !asking.data.contains("List-Unsubscribe"), "{}", asking.data);
        let link = asking.link().expect("a link");
        let path = link.strip_prefix("https://one.example").expect("the configured address");
        assert_eq!(Browser::at(&app).opens(path).await.status, 200);
        assert_eq!(Browser::at(&app).posts(path, &[]).await.status, 200);
        server.until_ended(2).await;
        let letters = server.letters();
        let letter = &letters[1];
        assert_eq!(letter.to, [ANNA]);
        for wanted in ["List-Unsubscribe:", "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n", "Auto-Submitted: auto-generated\n"] {
            assert!(letter.data.contains(wanted), "{wanted}: {}", letter.data);
        }
        let text = letter.text();
        let path = text.split("https://one.example").find(|part| part.starts_with("/unsubscribe/")).expect("a link").trim();
        assert_eq!(Browser::at(&app).opens(path).await.status, 200);
        assert!(text.contains("https://one.example/peers/held"), "{text}");
        let clicked = Browser::at(&app).sends(form(path).body(body(&[("List-Unsubscribe", "One-Click")])).expect("a request")).await;
        assert_eq!(clicked.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_not_lost_while_the_mail_server_is_away_and_its_link_is_young() {
    on_both_engines(|db| async move {
        let app = with_anna(db, "en").await;
        let server = MailServer::start().await;
        server.set_mood(Mood::Busy);
        let _sending = sending(&app, &server);
        resets::ask(&app, ANNA, "").await.expect("noted");
        server.until_ended(1).await;
        server.set_mood(Mood::HangsUp);
        app.clock.advance(MINUTE_MS);
        app.nudge.letters.notify_one();
        server.until_ended(2).await;
        server.set_mood(Mood::Refuses);
        app.clock.advance(2 * MINUTE_MS);
        app.nudge.letters.notify_one();
        server.until_ended(3).await;
        assert!(server.letters().is_empty());
        server.set_mood(Mood::Takes);
        app.clock.advance(3 * HOUR_MS);
        app.nudge.letters.notify_one();
        server.until_ended(4).await;
        let link = server.letters().first().expect("a letter").link().expect("a link");
        let path = link.strip_prefix("https://one.example").expect("ours").to_owned();
        app.clock.advance(HOUR_MS - 1);
        assert_eq!(Browser::at(&app).opens(&path).await.status, 200, "an hour from when it was sent, not from when it was asked for");
        app.clock.advance(1);
        assert_eq!(Browser::at(&app).opens(&path).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn a_letter_whose_answer_was_lost_is_sent_again_and_the_last_link_counts() {
    on_both_engines(|db| async move {
        let app = with_anna(db, "en").await;
        let server = MailServer::start().await;
        server.set_mood(Mood::ForgetsToAnswer);
        let _sending = sending(&app, &server);
        resets::ask(&app, ANNA, "").await.expect("noted");
        server.until_ended(1).await;
        server.set_mood(Mood::Takes);
        app.clock.advance(MINUTE_MS);
        app.nudge.letters.notify_one();
        server.until_ended(2).await;
        let links: Vec<String> = server.letters().iter().filter_map(allmende_tests::smtp::Letter::link).collect();
        let status =
            async |link: &str| Browser::at(&app).opens(link.strip_prefix("https://one.example").expect("ours")).await.status.as_u16();
        assert_eq!((links.len(), status(&links[0]).await, status(&links[1]).await), (2, 410, 200));
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_nobody_took_for_a_day_is_given_up() {
    on_both_engines(|db| async move {
        let app = with_anna(db, "en").await;
        resets::ask(&app, ANNA, "").await.expect("noted");
        assert!(resets::next_letter(&app).await.expect("an answer").is_some());
        assert!(resets::next_letter(&app).await.expect("an answer").is_none(), "nobody else begins it meanwhile");
        app.clock.advance(DAY_MS);
        assert!(resets::next_letter(&app).await.expect("an answer").is_none());
        app.clock.advance(-DAY_MS);
        assert!(resets::next_letter(&app).await.expect("an answer").is_none(), "forgotten");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_said_in_the_clear_when_tls_was_asked_for() {
    on_both_engines(|db| async move {
        let app = with_anna(db, "en").await;
        let server = MailServer::start().await;
        let to = EmailAddress::parse(ANNA).expect("an address");
        for security in [Security::StartTls, Security::Tls] {
            let mut settings = server.settings();
            settings.mail.security = security;
            settings.mail.user = "velo".to_owned();
            settings.mail.password = "a secret".to_owned();
            let mailer = Mailer::new(&settings).expect("settings").expect("letters are sent");
            if security == Security::StartTls {
                // The server does not offer it.
                assert!(mailer.send(&app, &to, allmende_web::letters::trial(&app)).await.is_err());
            } else {
                // It speaks first, and not TLS.
                assert!(mailer.check().await.is_err());
            }
        }
        let said = server.heard().join("\n");
        assert!(!said.contains("AUTH") && !said.contains("MAIL FROM"), "{said}");
        assert!(server.letters().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_trial_letter_arrives_and_the_user_signs_in() {
    let database = allmende_tests::database::TestDatabase::sqlite().await;
    let app = TestApp::on(database.db.clone()).await;
    let server = MailServer::start().await;
    let mut settings = server.settings();
    settings.mail.user = "velo".to_owned();
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), "a secret\n").expect("written");
    settings.mail.password_file = Some(file.path().to_owned());
    let mailer = Mailer::new(&settings).expect("settings").expect("letters are sent");
    mailer.check().await.expect("it answers");
    assert!(server.letters().is_empty(), "looking sends nothing");
    let to = EmailAddress::parse("ops@velo.example").expect("an address");
    mailer.send(&app, &to, allmende_web::letters::trial(&app)).await.expect("taken");
    assert!(server.letters()[0].text().contains("Letters from one.example arrive."));
    // RFC 4616: nothing, the user, the password.
    assert!(server.heard().iter().any(|line| line == "AUTH PLAIN AHZlbG8AYSBzZWNyZXQ="), "{:?}", server.heard());
    database.remove().await;
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_whom_to_ask() {
    let database = allmende_tests::database::TestDatabase::sqlite().await;
    let app = with_anna(database.db.clone(), "en").await;
    let router = {
        let settings = allmende_web::WebSettings {
            secure_cookies: true,
            version: "0",
            image_bytes_max: 1,
            sends_letters: false,
            source_url: None,
            tiles: None,
        };
        allmende_web::router(allmende_web::Web { app: allmende_app::App::clone(&app), settings })
    };
    let mut browser = Browser::before(router);
    let page = browser.opens("/reset").await;
    assert!(
        page.body.contains("Ask an administrator of your cooperative") && page.body.contains("allmende member reset-link"),
        "{}",
        page.body
    );
    assert!(!page.body.contains("action=\"/reset\""));
    assert_eq!(browser.posts("/reset", &[("address", ANNA)]).await.status, 409);
    // And whoever is asked can help.
    let velo = cooperatives::by_handle(&app, "velo").await.expect("velo");
    app.member("carla", Role::Admin, &velo).await;
    let mut carla = Browser::before(browser.router());
    assert!(carla.signs_in("carla", PASSWORD).await);
    let members = carla.opens("/coops/velo/members").await;
    let account = format!("/accounts/{}", members.between("href=\"/accounts/", "\"").expect("a way to the account"));
    let made = carla.posts(&account, &[("then", "link")]).await;
    let link = made.between("https://one.example/reset/", "<").expect("a link").to_owned();
    assert_eq!(browser.posts(&format!("/reset/{link}"), &[("new", "another good password")]).await.status, 303);
    assert!(browser.signs_in(ANNA, "another good password").await);
    database.remove().await;
}
