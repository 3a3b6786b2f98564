//! Passkeys: added, used, removed, and everything that must not work.

use allmende_app::{accounts, members, resets};
use allmende_db::Db;
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::time::MINUTE_MS;
use allmende_tests::app::PASSWORD;
use allmende_tests::authenticator::{Authenticator, Fields};
use allmende_tests::browser::Shown;
use allmende_tests::{Browser, TestApp, on_both_engines};

async fn with_anna(db: Db) -> (TestApp, Browser) {
    let app = TestApp::on(db).await;
    let velo = app.cooperative("velo").await;
    for login in ["anna", "bert"] {
        app.member(login, Role::Member, &velo).await;
    }
    let mut browser = Browser::at(&app);
    assert!(browser.signs_in("anna", PASSWORD).await);
    (app, browser)
}

async fn sends(browser: &mut Browser, path: &str, fields: &Fields) -> Shown {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.posts(path, &fields).await
}

fn challenge(page: &Shown) -> String {
    page.between("data-challenge=\"", "\"").unwrap_or_else(|| panic!("no challenge: {} {}", page.status, page.body)).to_owned()
}

async fn begins_adding(browser: &mut Browser) -> String {
    challenge(&browser.posts("/settings/passkeys/new", &[("name", "my telephone"), ("password", PASSWORD)]).await)
}

async fn begins_sign_in(browser: &mut Browser) -> String {
    challenge(&browser.posts("/sign-in/passkey", &[]).await)
}

async fn adds(browser: &mut Browser, key: &Authenticator) {
    let challenge = begins_adding(browser).await;
    assert_eq!(sends(browser, "/settings/passkeys", &key.makes(&challenge)).await.location(), "/settings?done=passkey-added");
}

/// Whether somebody gets in with it.
async fn opens(app: &TestApp, key: &Authenticator) -> bool {
    let mut browser = Browser::at(app);
    let challenge = begins_sign_in(&mut browser).await;
    let answer = sends(&mut browser, "/sign-in/passkey/answer", &key.answers(&challenge)).await;
    assert!(answer.location() == "/home" || matches!(answer.status.as_u16(), 409 | 422), "{}", answer.status);
    assert_eq!(browser.is_signed_in().await, answer.location() == "/home");
    answer.location() == "/home"
}

#[tokio::test]
async fn a_passkey_is_added_used_and_removed_beside_the_password() {
    on_both_engines(|db| async move {
        let (app, mut anna) = with_anna(db).await;
        let wrong = anna.posts("/settings/passkeys/new", &[("name", "x"), ("password", "not the password")]).await;
        assert_eq!(wrong.status, 422, "an open session alone is not enough");
        let mut key = Authenticator::at("one.example", 1);
        adds(&mut anna, &key).await;
        let page = anna.opens("/settings").await;
        assert!(page.body.contains("my telephone") && page.body.contains("Not used yet"));
        let id = page.between("action=\"/settings/passkeys/", "/remove").filter(|id| *id != "new").expect("a button to remove").to_owned();
        let challenge = begins_adding(&mut anna).await;
        assert_eq!(sends(&mut anna, "/settings/passkeys", &key.makes(&challenge)).await.status, 409, "the same again");

        key.sign_count += 1;
        assert!(opens(&app, &key).await);
        assert!(!anna.opens("/settings").await.body.contains("Not used yet"));
        assert!(Browser::at(&app).signs_in("anna", PASSWORD).await, "the password goes on working");
        // An authenticator that does not count, such as those of telephones.
        let mut quiet = Authenticator::at("one.example", 2);
        quiet.sign_count = 0;
        adds(&mut anna, &quiet).await;
        assert!(opens(&app, &quiet).await && opens(&app, &quiet).await);

        let mut bert = Browser::at(&app);
        assert!(bert.signs_in("bert", PASSWORD).await);
        assert_eq!(bert.posts(&format!("/settings/passkeys/{id}/remove"), &[]).await.status, 404);
        assert_eq!(anna.posts(&format!("/settings/passkeys/{id}/remove"), &[]).await.location(), "/settings?done=passkey-removed");
        key.sign_count += 1;
        assert!(!opens(&app, &key).await);
    })
    .await;
}

#[tokio::test]
async fn nothing_but_the_passkeys_own_fresh_answer_for_this_place_opens() {
    on_both_engines(|db| async move {
        let (app, mut anna) = with_anna(db).await;
        let mut key = Authenticator::at("one.example", 1);
        adds(&mut anna, &key).await;
        // Answers of the right key that say something else.
        let changes: [fn(&mut Authenticator); 8] = [
            |key| "https://evil.example".clone_into(&mut key.origin),
            |key| "http://one.example".clone_into(&mut key.origin),
            |key| "https://one.example:8443".clone_into(&mut key.origin),
            |key| "evil.example".clone_into(&mut key.rp_id),
            |key| key.flags = 0x01,
            |key| key.flags = 0x04,
            |key| key.cross_origin = true,
            |key| key.credential = vec![9; 32],
        ];
        for (number, change) in changes.iter().enumerate() {
            let kept = (key.origin.clone(), key.rp_id.clone(), key.flags, key.cross_origin, key.credential.clone());
            change(&mut key);
            key.sign_count += 1;
            assert!(!opens(&app, &key).await, "change {number}");
            (key.origin, key.rp_id, key.flags, key.cross_origin, key.credential) = kept;
        }
        // Another key that says it is this one.
        let mut thief = Authenticator::at("one.example", 1);
        thief.sign_count = 1_000;
        assert!(!opens(&app, &thief).await);

        let mut browser = Browser::at(&app);
        let challenge = begins_sign_in(&mut browser).await;
        key.sign_count += 1;
        let answer = key.answers(&challenge);
        let mut bent = answer.clone();
        let last = bent.last_mut().expect("a signature");
        last.1 = last.1.replacen(|_: char| true, "B", 1);
        assert_eq!(sends(&mut browser, "/sign-in/passkey/answer", &bent).await.status, 422);
        assert_eq!(sends(&mut browser, "/sign-in/passkey/answer", &answer).await.status, 422, "a challenge is answered once, also wrongly");
        let challenge = begins_sign_in(&mut browser).await;
        let answer = key.answers(&challenge);
        assert_eq!(sends(&mut browser, "/sign-in/passkey/answer", &answer).await.location(), "/home");
        let replayed = sends(&mut Browser::at(&app), "/sign-in/passkey/answer", &answer).await;
        assert_eq!(replayed.status, 422);
        assert!(!opens(&app, &key).await, "a count that stands still is a copy's");
        key.sign_count += 1;
        assert!(opens(&app, &key).await);

        // A challenge that is too old, invented, or for something else.
        let old = begins_sign_in(&mut browser).await;
        app.clock.advance(5 * MINUTE_MS);
        key.sign_count += 1;
        assert_eq!(sends(&mut Browser::at(&app), "/sign-in/passkey/answer", &key.answers(&old)).await.status, 422);
        for challenge in ["", "A", &"A".repeat(43), &begins_adding(&mut anna).await] {
            assert_eq!(sends(&mut Browser::at(&app), "/sign-in/passkey/answer", &key.answers(challenge)).await.status, 422, "{challenge}");
        }
        let mut bert = Browser::at(&app);
        assert!(bert.signs_in("bert", PASSWORD).await);
        let annas = begins_adding(&mut anna).await;
        let new = Authenticator::at("one.example", 7);
        assert_eq!(sends(&mut bert, "/settings/passkeys", &new.makes(&annas)).await.status, 422);
        for nonsense in [
            vec![],
            vec![("client_data", "e30".to_owned())],
            vec![("client_data", "%%%".to_owned()), ("authenticator_data", "A".repeat(20_000))],
        ] {
            assert_eq!(sends(&mut bert, "/settings/passkeys", &nonsense).await.status, 422);
            assert_eq!(sends(&mut Browser::at(&app), "/sign-in/passkey/answer", &nonsense).await.status, 422);
        }
    })
    .await;
}

#[tokio::test]
async fn a1_suspension_keeps_passkeys_out_and_a_reset_forgets_them() {
    on_both_engines(|db| async move {
        let (app, mut anna) = with_anna(db).await;
        let id = members::by_login(&app, &Viewer::Operator, "anna").await.expect("Anna").id;
        let mut key = Authenticator::at("one.example", 1);
        key.sign_count = 0;
        adds(&mut anna, &key).await;
        accounts::suspend(&app, &Viewer::Operator, &id).await.expect("suspended");
        assert!(!opens(&app, &key).await);
        accounts::resume(&app, &Viewer::Operator, &id).await.expect("resumed");
        assert!(opens(&app, &key).await);
        let link = resets::make_link(&app, &Viewer::Operator, &id).await.expect("a link");
        let path = link.strip_prefix("https://one.example").expect("ours");
        assert_eq!(Browser::at(&app).posts(path, &[("new", "another good password")]).await.status, 303);
        assert!(!opens(&app, &key).await);
        assert!(anna.signs_in("anna", "another good password").await);
        members::set_password(&app, &Viewer::Operator, "anna", PASSWORD).await.expect("set");
        assert!(anna.signs_in("anna", PASSWORD).await);
        adds(&mut anna, &key).await;
        members::set_password(&app, &Viewer::Operator, "anna", PASSWORD).await.expect("set");
        assert!(!opens(&app, &key).await);
        accounts::delete(&app, &Viewer::Operator, &id).await.expect("deleted");
    })
    .await;
}
