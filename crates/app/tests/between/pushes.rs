//! Notifications on devices: who turns them on, what goes when, and what ends them.

use allmende_app::inquiries::{self, InquiryOutcome, Received};
use allmende_app::notifications::devices::{self, Subscription};
use allmende_app::notifications::pushes::{self, Answer, Outcome, Push};
use allmende_app::notifications::{self, About};
use allmende_app::{App, AppError, accounts, limits, members, own_data, sessions};
use allmende_db::sql;
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::listing::Listing;
use allmende_domain::member::Role;
use allmende_domain::notifications::{NotificationKind, Ways};
use allmende_domain::permission::Viewer;
use allmende_domain::time::{HOUR_MS, MINUTE_MS, UnixMillis};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::instances::{Instance, OPERATOR, cooperative, instances, listing, member, remote};

/// The browser of RFC 8291, 5.
const P256DH: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";
const PRIVATE: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
const TAKEN: Answer = Answer::Status { code: 201, retry_after_ms: None };

fn bytes(text: &str) -> Vec<u8> {
    BASE64_URL_SAFE_NO_PAD.decode(text).unwrap()
}

fn browser(number: usize) -> Subscription {
    Subscription { endpoint: format!("https://push.example/send/{number}"), p256dh: P256DH.to_owned(), auth: AUTH.to_owned() }
}

/// A cooperative with something that somebody elsewhere asks about, and a steward.
struct Place {
    velo: Cooperative,
    drill: Listing,
    mia: Actor,
    ada: Viewer,
}

async fn place(app: &App) -> Place {
    pushes::ensure_key(app).await.unwrap();
    let (velo, _) = cooperative(app, "velo", false).await;
    let drill = listing(app, &velo, "Drill", "public").await;
    let (mia, ada) = (remote(app, "social.example", "mia").await, member(app, &velo.id, Role::Steward).await);
    Place { velo, drill, mia, ada }
}

async fn asks(app: &App, place: &Place, number: u32) {
    let note = Received {
        object_url: format!("https://social.example/notes/{number}"),
        in_reply_to: Some(place.drill.object_url.to_string()),
        mentions: vec![],
        links: vec![],
        body_html: "<p>A secret</p>".to_owned(),
        published_at: UnixMillis(0),
        direct: false,
    };
    assert!(matches!(inquiries::receive(app, &place.mia, note).await.unwrap(), InquiryOutcome::Stored(_)));
    while notifications::derive_once(app).await.unwrap() > 0 {}
}

async fn signed_in(app: &App, who: &Viewer) -> String {
    let login = who.member().unwrap().login.clone();
    sessions::sign_in(app, &login, "correct horse battery", "test", "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Firefox/140.0")
        .await
        .unwrap()
        .token
}

/// A session with a device; its token.
async fn with_device(app: &App, who: &Viewer, number: usize) -> String {
    let token = signed_in(app, who).await;
    devices::turn_on(app, who, &token, &browser(number)).await.unwrap();
    token
}

async fn next(app: &App) -> Option<Push> {
    pushes::next(app).await.unwrap()
}

async fn notes(app: &App, push: &Push, code: u16, retry_after_ms: Option<i64>) -> Outcome {
    pushes::note(app, push, Answer::Status { code, retry_after_ms }).await.unwrap()
}

async fn rows(app: &App, table: &'static str) -> i64 {
    let text: &'static str = match table {
        "devices" => "SELECT COUNT(*) AS number FROM push_devices",
        _ => "SELECT COUNT(*) AS number FROM pushes",
    };
    sql(text).fetch_one(&mut app.db.read().await.unwrap(), |row| row.get("number")).await.unwrap()
}

#[tokio::test]
async fn a_device_shows_each_thing_once_and_again_when_something_happens_to_it() {
    for instance in instances("push_once").await {
        let app = &instance.app;
        let place = place(app).await;
        asks(app, &place, 1).await;
        let token = with_device(app, &place.ada, 1).await;
        assert!(next(app).await.is_none(), "what happened before is on the page");
        instance.clock.advance(1);
        asks(app, &place, 2).await;
        let push = next(app).await.unwrap();
        assert!(matches!(push.told.about, About::Conversation { .. }) && push.endpoint().as_str() == "https://push.example/send/1");
        assert!(next(app).await.is_none(), "one at a time for a device");

        let request = pushes::request(app, &push, b"Somebody asks").await.unwrap();
        let keys = ece::EcKeyComponents::new(bytes(PRIVATE), bytes(P256DH));
        assert_eq!(ece::decrypt(&keys, &bytes(AUTH), &request.body).unwrap(), b"Somebody asks");
        let header = |name: &str| request.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap();
        assert_eq!((header("content-encoding"), header("urgency"), header("ttl")), ("aes128gcm".into(), "normal".into(), "86400".into()));
        let key = pushes::public_key(app).await.unwrap();
        assert!(header("authorization").starts_with("vapid t=ey") && header("authorization").ends_with(&format!(", k={key}")));
        let claims = header("authorization").split('.').nth(1).map(bytes).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
        assert_eq!((claims["aud"].as_str(), claims["sub"].as_str()), (Some("https://push.example"), Some("https://velo.example/about")));
        assert!(pushes::request(app, &push, &[b'x'; limits::PUSH_MESSAGE_BYTES_MAX + 1]).await.is_err());

        // Another question while it is under way is another message, under the same topic.
        instance.clock.advance(1);
        asks(app, &place, 3).await;
        assert_eq!(pushes::note(app, &push, TAKEN).await.unwrap(), Outcome::Taken);
        let again = next(app).await.unwrap();
        assert_eq!(again.told.notification.id, push.told.notification.id);
        let newer = pushes::request(app, &again, b"x").await.unwrap();
        assert_eq!(newer.headers.iter().find(|(name, _)| *name == "topic").unwrap().1, header("topic"));
        pushes::note(app, &again, TAKEN).await.unwrap();
        assert!(next(app).await.is_none() && rows(app, "pushes").await == 0);

        let listed = devices::list(app, &place.ada, &token).await.unwrap();
        assert!(listed.len() == 1 && listed[0].1 && listed[0].0.taken_at == Some(app.now()), "{listed:?}");
        let own = own_data::collect(app, &place.ada, &place.ada.member().unwrap().id).await.unwrap();
        assert_eq!(own.devices.iter().map(|device| device.service.as_str()).collect::<Vec<_>>(), ["push.example"]);
        pushes::ensure_key(app).await.unwrap();
        assert_eq!(pushes::public_key(app).await.unwrap(), key, "made once");
    }
}

#[tokio::test]
async fn what_was_read_or_is_somebody_elses_affair_by_now_is_not_shown() {
    for instance in instances("push_read").await {
        let app = &instance.app;
        let place = place(app).await;
        with_device(app, &place.ada, 1).await;
        asks(app, &place, 1).await;
        notifications::mark_all_read(app, &place.ada, app.now()).await.unwrap();
        assert!(next(app).await.is_none() && rows(app, "pushes").await == 0);
        asks(app, &place, 2).await;
        instance.clock.advance(limits::PUSH_KEPT_MS + 1);
        assert!(next(app).await.is_none(), "a day later it is on the page");
        asks(app, &place, 3).await;
        members::remove_from(app, &OPERATOR, &place.velo.id, &place.ada.member().unwrap().id).await.unwrap();
        assert!(next(app).await.is_none() && rows(app, "pushes").await == 0);

        // Who chose not to hear of a kind that way does not.
        let bea = member(app, &place.velo.id, Role::Steward).await;
        with_device(app, &bea, 2).await;
        let pages = Ways { on_page: true, by_mail: false, by_push: false };
        notifications::set_ways(app, &bea, &[(NotificationKind::Inquiry, pages)]).await.unwrap();
        asks(app, &place, 4).await;
        assert!(next(app).await.is_none() && rows(app, "pushes").await == 0);
        let devices_only = Ways { on_page: false, by_mail: false, by_push: true };
        notifications::set_ways(app, &bea, &[(NotificationKind::Inquiry, devices_only)]).await.unwrap();
        asks(app, &place, 5).await;
        assert!(next(app).await.is_some());
    }
}

#[tokio::test]
async fn a_push_service_that_does_not_know_a_browser_ends_it_and_one_that_is_busy_is_left_alone() {
    for instance in instances("push_answers").await {
        let app = &instance.app;
        let place = place(app).await;
        for number in [1, 2] {
            with_device(app, &place.ada, number).await;
        }
        asks(app, &place, 1).await;
        let (one, other) = (next(app).await.unwrap(), next(app).await.unwrap());
        assert_ne!(one.endpoint(), other.endpoint());
        assert_eq!(notes(app, &one, 410, None).await, Outcome::Gone);
        assert_eq!(rows(app, "devices").await, 1, "the other goes on");
        assert_eq!(notes(app, &other, 429, Some(10 * MINUTE_MS)).await, Outcome::Later { after_ms: 10 * MINUTE_MS });
        instance.clock.advance(10 * MINUTE_MS - 1);
        assert!(next(app).await.is_none());
        instance.clock.advance(1);
        let push = next(app).await.unwrap();
        notes(app, &push, 503, Some(i64::MAX)).await;
        instance.clock.advance(limits::PUSH_RETRY_AFTER_MAX_MS);
        let push = next(app).await.unwrap();

        // Nobody notes anything, as when the program is killed: it comes again after a pause, and not before.
        instance.clock.advance(MINUTE_MS);
        assert!(next(app).await.is_none());
        instance.clock.advance(HOUR_MS);
        let same = next(app).await.unwrap();
        assert_eq!(same.told.notification.id, push.told.notification.id);
        assert_eq!(notes(app, &same, 413, None).await, Outcome::Refused);
        assert_eq!((rows(app, "pushes").await, rows(app, "devices").await), (0, 1), "the message goes, the device stays");

        // A clock that went wrong puts nobody off for ever.
        instance.clock.advance(HOUR_MS);
        asks(app, &place, 2).await;
        let mut tx = app.db.begin().await.unwrap();
        sql("UPDATE push_devices SET next_at = $1").bind(app.now().plus(1_000 * HOUR_MS).0).execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        let push = next(app).await.unwrap();
        assert_eq!(pushes::note(app, &push, Answer::NotAsked).await.unwrap(), Outcome::Gone);
        assert_eq!(rows(app, "devices").await, 0, "an address that is none");
    }
}

#[tokio::test]
async fn a_device_that_never_answers_is_forgotten_in_the_end() {
    for instance in instances("push_silent").await {
        let app = &instance.app;
        let place = place(app).await;
        with_device(app, &place.ada, 1).await;
        let mut tries = 0;
        for number in 0_u32.. {
            asks(app, &place, number).await;
            if let Some(push) = next(app).await {
                pushes::note(app, &push, Answer::Nothing).await.unwrap();
                tries += 1;
            }
            if rows(app, "devices").await == 0 {
                break;
            }
            instance.clock.advance(HOUR_MS);
        }
        assert_eq!(tries, limits::PUSH_ATTEMPTS_MAX);
    }
}

#[tokio::test]
async fn whatever_ends_a_session_ends_its_device() {
    for instance in instances("push_sessions").await {
        let app = &instance.app;
        let place = place(app).await;
        let kept = with_device(app, &place.ada, 1).await;
        let out = with_device(app, &place.ada, 2).await;
        asks(app, &place, 1).await;
        assert_eq!(rows(app, "pushes").await, 2);
        sessions::sign_out(app, &out).await.unwrap();
        assert_eq!((rows(app, "devices").await, rows(app, "pushes").await), (1, 1), "signed out there");

        with_device(app, &place.ada, 3).await;
        members::change_password(app, &place.ada, &kept, "correct horse battery", "another good password").await.unwrap();
        let listed = devices::list(app, &place.ada, &kept).await.unwrap();
        assert!(listed.len() == 1 && listed[0].1, "a new password ends the others");
        instance.clock.advance(1);
        asks(app, &place, 2).await;
        let push = next(app).await.unwrap();
        assert_eq!(push.endpoint().as_str(), "https://push.example/send/1");
        pushes::note(app, &push, TAKEN).await.unwrap();
        assert!(next(app).await.is_none());

        let id = place.ada.member().unwrap().id.clone();
        asks(app, &place, 3).await;
        accounts::suspend(app, &OPERATOR, &id).await.unwrap();
        assert!(next(app).await.is_none(), "suspended");
        accounts::resume(app, &OPERATOR, &id).await.unwrap();
        assert!(next(app).await.is_none(), "letting back in opens no session");

        let bea = member(app, &place.velo.id, Role::Steward).await;
        with_device(app, &bea, 4).await;
        instance.clock.advance(limits::SESSION_IDLE_MS - 1);
        asks(app, &place, 4).await;
        instance.clock.advance(1);
        assert!(next(app).await.is_none(), "nobody used the session for a month");
        let carl = member(app, &place.velo.id, Role::Steward).await;
        with_device(app, &carl, 5).await;
        asks(app, &place, 5).await;
        accounts::delete(app, &OPERATOR, &carl.member().unwrap().id).await.unwrap();
        assert!(next(app).await.is_none(), "deleted");
    }
}

#[tokio::test]
async fn only_a_browser_turns_it_on_and_only_its_member_off() {
    for instance in instances("push_devices").await {
        let Instance { app, .. } = &instance;
        let place = place(app).await;
        let bert = member(app, &place.velo.id, Role::Member).await;
        let token = signed_in(app, &place.ada).await;
        let with = |change: &dyn Fn(&mut Subscription)| {
            let mut said = browser(1);
            change(&mut said);
            said
        };
        let unfit = [
            with(&|said| said.endpoint.clear()),
            with(&|said| said.endpoint = "http://push.example/1".to_owned()),
            with(&|said| said.endpoint = "file:///etc/passwd".to_owned()),
            with(&|said| said.endpoint = "https://ada:secret@push.example/1".to_owned()),
            with(&|said| said.endpoint = format!("https://push.example/{}", "x".repeat(limits::PUSH_ENDPOINT_CHARS_MAX))),
            with(&|said| said.p256dh.clear()),
            with(&|said| said.p256dh = "B".repeat(87)),
            with(&|said| said.p256dh = "A".repeat(1_000_000)),
            with(&|said| said.p256dh = "ÄÖÜ ='\"".to_owned()),
            with(&|said| said.auth = "AA".to_owned()),
            Subscription::default(),
        ];
        for said in &unfit {
            let refused = devices::turn_on(app, &place.ada, &token, said).await;
            assert!(matches!(&refused, Err(AppError::Invalid(errors)) if errors[0].code == "push-unfit"), "{}: {refused:?}", said.endpoint);
        }
        assert!(matches!(devices::turn_on(app, &Viewer::Stranger, &token, &browser(1)).await, Err(AppError::SignInFirst)));
        assert!(
            matches!(devices::turn_on(app, &bert, &token, &browser(1)).await, Err(AppError::SignInFirst)),
            "a session of somebody else's"
        );
        assert_eq!(rows(app, "devices").await, 0);

        devices::turn_on(app, &place.ada, &token, &browser(1)).await.unwrap();
        devices::turn_on(app, &place.ada, &token, &browser(2)).await.unwrap();
        let listed = devices::list(app, &place.ada, &token).await.unwrap();
        assert_eq!(listed.len(), 1, "one for a session: the browser has named another address");
        assert!(devices::list(app, &bert, &token).await.unwrap().is_empty());
        let session = listed[0].0.session.clone();
        assert!(matches!(devices::turn_off(app, &bert, &session).await, Err(AppError::NotFound)));

        // Who knows an address and not its secret takes it from nobody.
        let berts = signed_in(app, &bert).await;
        let stolen = Subscription { auth: BASE64_URL_SAFE_NO_PAD.encode([7_u8; 16]), ..browser(2) };
        assert!(matches!(devices::turn_on(app, &bert, &berts, &stolen).await, Err(AppError::Invalid(_))));
        assert_eq!(devices::list(app, &place.ada, &token).await.unwrap().len(), 1);
        // The same browser in other hands shows its new member's alone.
        devices::turn_on(app, &bert, &berts, &browser(2)).await.unwrap();
        assert!(devices::list(app, &place.ada, &token).await.unwrap().is_empty());
        assert_eq!(devices::list(app, &bert, &berts).await.unwrap().len(), 1);

        for number in 10..10 + usize::try_from(limits::PUSH_DEVICES_MAX).unwrap() {
            with_device(app, &place.ada, number).await;
        }
        let refused = devices::turn_on(app, &place.ada, &token, &browser(3)).await;
        assert!(matches!(refused, Err(AppError::Conflict { code: "push-too-many", .. })), "{refused:?}");
        let listed = devices::list(app, &place.ada, &token).await.unwrap();
        devices::turn_off(app, &place.ada, &listed[0].0.session).await.unwrap();
        devices::turn_on(app, &place.ada, &token, &browser(3)).await.unwrap();
        assert!(matches!(devices::turn_off(app, &place.ada, &listed[0].0.session).await, Err(AppError::NotFound)), "it is off already");
    }
}
