//! Members, sessions, and attempts to guess.

use allmende_app::{members, sessions as verbs};
use allmende_db::{members as rows, sessions};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::time::{MINUTE_MS, UnixMillis};
use allmende_tests::app::{PASSWORD, new_member};
use allmende_tests::{TestApp, on_both_engines};

#[tokio::test]
async fn a_member_comes_back_with_every_role() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        let (velo, werk) = (app.cooperative("velo").await, app.cooperative("werk").await);
        let memberships = vec![(velo.id.clone(), Role::Steward), (werk.id.clone(), Role::Member)];
        let added = members::add(&app, &Viewer::Operator, new_member("Anna@velo.example"), false, memberships).await.unwrap();
        let mut conn = db.read().await.unwrap();
        let found = rows::find_by_login(&mut conn, "anna@velo.example").await.unwrap().expect("she is there");
        assert_eq!((found.role_in(&velo.id), found.role_in(&werk.id)), (Some(Role::Steward), Some(Role::Member)));
        assert_eq!((&found.id, &found.display_name), (&added.id, &added.display_name));
        assert_eq!(rows::of_cooperative(&mut conn, &velo.id).await.unwrap(), [found]);
    })
    .await;
}

#[tokio::test]
async fn a_login_is_taken_once() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        app.instance_admin("anna").await;
        let again = members::add(&app, &Viewer::Operator, new_member("ANNA"), false, Vec::new()).await;
        assert!(again.is_err(), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn a1_a_new_password_ends_every_session_and_a2_tokens_are_not_in_the_database() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db.clone()).await;
        app.instance_admin("anna").await;
        let first = verbs::sign_in(&app, "anna", PASSWORD, "192.0.2.1", "a browser").await.unwrap();
        assert!(matches!(verbs::viewer(&app, Some(&first.token)).await.unwrap(), Viewer::Member(_)));
        let stored = sessions::find_open(&mut db.read().await.unwrap(), &first.token, app.now()).await.unwrap();
        assert!(stored.is_none(), "the token itself is the key of its row");
        members::set_password(&app, &Viewer::Operator, "anna", "another long enough password").await.unwrap();
        assert_eq!(verbs::viewer(&app, Some(&first.token)).await.unwrap(), Viewer::Stranger);
    })
    .await;
}

#[tokio::test]
async fn a4_attempts_are_counted_in_a_window_that_moves_on() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.unwrap();
        let window = 15 * MINUTE_MS;
        let start = UnixMillis(1_000_000_000);
        for expected in 1..=3 {
            assert_eq!(sessions::count_attempt(&mut tx, "account:anna", start, window).await.unwrap(), (expected, start));
        }
        assert_eq!(sessions::count_attempt(&mut tx, "account:otto", start, window).await.unwrap().0, 1);
        let later = start.plus(window);
        assert_eq!(sessions::count_attempt(&mut tx, "account:anna", later, window).await.unwrap(), (1, later));
        tx.commit().await.unwrap();
    })
    .await;
}
