//! Letters go to an address only when its owner said so.

use allmende_app::confirmations::{self, Standing};
use allmende_app::inquiries::{self, Received};
use allmende_app::members::{self, NewMember};
use allmende_app::notifications::letters::{self, Wishes};
use allmende_app::{App, AppError, accounts, limits, notifications, own_data, resets};
use allmende_db::sql;
use allmende_domain::ids::CooperativeId;
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, UnixMillis};

use crate::instances::{Instance, OPERATOR, cooperative, instances, listing, remote};

const AT_ONCE: Wishes = Wishes { daily_hour: None, at_once: true };
const NONE: Wishes = Wishes { daily_hour: None, at_once: false };

async fn joined(app: &App, cooperative: &CooperativeId, address: &str) -> Viewer {
    let new = NewMember {
        login: address.to_owned(),
        display_name: "Anna".to_owned(),
        password: "correct horse battery".to_owned(),
        locale: "de".to_owned(),
    };
    Viewer::Member(members::add(app, &OPERATOR, new, false, vec![(cooperative.clone(), Role::Steward)]).await.unwrap())
}

/// A question to the cooperative of which every steward is told.
async fn question(app: &App, about: &str, number: u32) {
    let mia = remote(app, "social.example", "mia").await;
    let received = Received {
        object_url: format!("https://social.example/notes/{number}"),
        in_reply_to: Some(about.to_owned()),
        mentions: vec![],
        links: vec![],
        body_html: "<p>On Saturday?</p>".to_owned(),
        published_at: UnixMillis(0),
        direct: false,
    };
    inquiries::receive(app, &mia, received).await.unwrap();
    while notifications::derive_once(app).await.unwrap() > 0 {}
}

fn token(link: &str) -> &str {
    link.strip_prefix("https://velo.example/confirm/").unwrap()
}

async fn standing(app: &App, viewer: &Viewer) -> Standing {
    confirmations::standing(app, viewer).await.unwrap().standing
}

/// An instance with a question, and Anna, who wants to hear of it by letter.
async fn with_anna(instance: &Instance) -> (Viewer, CooperativeId) {
    let app = &instance.app;
    let (velo, _) = cooperative(app, "velo", false).await;
    let drill = listing(app, &velo, "Drill", "public").await;
    let anna = joined(app, &velo.id, "anna@velo.example").await;
    question(app, drill.object_url.as_str(), 1).await;
    letters::set_wishes(app, &anna, AT_ONCE).await.unwrap();
    (anna, velo.id)
}

#[tokio::test]
async fn no_letter_goes_to_an_address_before_its_owner_says_so() {
    for instance in instances("confirmed").await {
        let app = &instance.app;
        let (anna, _) = with_anna(&instance).await;
        assert_eq!(standing(app, &anna).await, Standing::Leaving);
        assert!(letters::next_letter(app).await.unwrap().is_none());
        let letter = confirmations::next_letter(app).await.unwrap().unwrap();
        assert_eq!((letter.address.as_str(), letter.language.as_str()), ("anna@velo.example", "de"));
        assert!(confirmations::next_letter(app).await.unwrap().is_none(), "it is begun");

        // The mail server was busy; the link of the first attempt may have arrived all the same, until the second takes its place.
        instance.clock.advance(MINUTE_MS);
        let again = confirmations::next_letter(app).await.unwrap().unwrap();
        confirmations::sent(app, &again).await.unwrap();
        assert!(matches!(confirmations::find(app, token(&letter.link)).await, Err(AppError::Gone)), "replaced");
        assert!(matches!(standing(app, &anna).await, Standing::Sent { at, .. } if at == app.now()));
        let asked = confirmations::find(app, token(&again.link)).await.unwrap();
        assert_eq!((asked.address.as_str(), asked.is_confirmed), ("anna@velo.example", false));
        assert!(letters::next_letter(app).await.unwrap().is_none(), "to look at the link confirms nothing");

        confirmations::complete(app, token(&again.link)).await.unwrap();
        let since = app.now().to_rfc3339();
        instance.clock.advance(MINUTE_MS);
        confirmations::complete(app, token(&again.link)).await.unwrap();
        assert!(confirmations::find(app, token(&again.link)).await.unwrap().is_confirmed, "who taps twice reads the same");
        assert_eq!(standing(app, &anna).await, Standing::Confirmed);
        let own = own_data::collect(app, &anna, &anna.member().unwrap().id).await.unwrap();
        assert_eq!(own.address_confirmed_at, Some(since), "used once");
        assert_eq!(letters::next_letter(app).await.unwrap().unwrap().told.len(), 1, "what was asked before is told");
        confirmations::ask(app, &anna).await.unwrap();
        assert!(confirmations::next_letter(app).await.unwrap().is_none(), "nothing is left to be asked");
        for wrong in ["", "nonsense", &"x".repeat(43), &"x".repeat(10_000)] {
            assert!(matches!(confirmations::complete(app, wrong).await, Err(AppError::Gone)));
        }
        instance.clock.advance(limits::CONFIRMATION_LINK_MS);
        assert!(matches!(confirmations::find(app, token(&again.link)).await, Err(AppError::Gone)));
    }
}

#[tokio::test]
async fn a_link_that_nobody_opened_in_time_begins_nothing_and_another_can_be_asked_for() {
    for instance in instances("confirmed_late").await {
        let app = &instance.app;
        let (anna, _) = with_anna(&instance).await;
        let letter = confirmations::next_letter(app).await.unwrap().unwrap();
        confirmations::sent(app, &letter).await.unwrap();
        instance.clock.advance(limits::CONFIRMATION_LINK_MS);
        assert!(matches!(confirmations::complete(app, token(&letter.link)).await, Err(AppError::Gone)));
        assert!(letters::next_letter(app).await.unwrap().is_none());
        confirmations::ask(app, &anna).await.unwrap();
        confirmations::ask(app, &anna).await.unwrap();
        let letter = confirmations::next_letter(app).await.unwrap().unwrap();
        // Suspended meanwhile, and let back in.
        let id = &anna.member().unwrap().id;
        accounts::suspend(app, &OPERATOR, id).await.unwrap();
        assert!(matches!(confirmations::complete(app, token(&letter.link)).await, Err(AppError::Gone)));
        accounts::resume(app, &OPERATOR, id).await.unwrap();
        confirmations::complete(app, token(&letter.link)).await.unwrap();
        assert!(letters::next_letter(app).await.unwrap().is_some());

        // Another login is another address; what was confirmed says nothing about it.
        let mut tx = app.db.begin().await.unwrap();
        sql("UPDATE members SET login = 'eve@velo.example' WHERE id = $1").text(id.as_str()).execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
        instance.clock.advance(HOUR_MS);
        assert!(letters::next_letter(app).await.unwrap().is_none());
        let eve = Viewer::Member(accounts::show(app, &OPERATOR, id).await.unwrap());
        assert_eq!(standing(app, &eve).await, Standing::Unasked);
        confirmations::ask(app, &eve).await.unwrap();
        assert_eq!(confirmations::next_letter(app).await.unwrap().unwrap().address.as_str(), "eve@velo.example");
        assert!(matches!(confirmations::find(app, token(&letter.link)).await, Err(AppError::Gone)), "a link of the address before");
    }
}

#[tokio::test]
async fn strangers_are_asked_once_a_day_and_not_by_the_hundred() {
    for instance in instances("confirmed_bounds").await {
        let app = &instance.app;
        let (anna, velo) = with_anna(&instance).await;
        let letter = confirmations::next_letter(app).await.unwrap().unwrap();
        confirmations::sent(app, &letter).await.unwrap();
        // Neither by wanting and not wanting, nor by the button, nor with another account.
        letters::set_wishes(app, &anna, NONE).await.unwrap();
        letters::set_wishes(app, &anna, AT_ONCE).await.unwrap();
        assert!(confirmations::next_letter(app).await.unwrap().is_none());
        instance.clock.advance(DAY_MS - 1);
        assert!(matches!(confirmations::ask(app, &anna).await, Err(AppError::TooMany { retry_after_seconds: 1 })));
        accounts::delete(app, &OPERATOR, &anna.member().unwrap().id).await.unwrap();
        let anna = joined(app, &velo, "anna@velo.example").await;
        letters::set_wishes(app, &anna, AT_ONCE).await.unwrap();
        assert!(confirmations::next_letter(app).await.unwrap().is_none());
        assert_eq!(standing(app, &anna).await, Standing::Unasked);
        instance.clock.advance(1);
        confirmations::ask(app, &anna).await.unwrap();
        assert!(confirmations::next_letter(app).await.unwrap().is_some());

        // Whoever changes their mind before the letter leaves gets none.
        let bert = joined(app, &velo, "bert@velo.example").await;
        letters::set_wishes(app, &bert, AT_ONCE).await.unwrap();
        letters::set_wishes(app, &bert, NONE).await.unwrap();
        assert!(confirmations::next_letter(app).await.unwrap().is_none());

        for number in 0..limits::CONFIRMATION_LETTERS_PER_HOUR {
            let member = joined(app, &velo, &format!("member{number}@velo.example")).await;
            letters::set_wishes(app, &member, AT_ONCE).await.unwrap();
        }
        let mut begun = 1;
        while confirmations::next_letter(app).await.unwrap().is_some() {
            begun += 1;
        }
        assert_eq!(begun, limits::CONFIRMATION_LETTERS_PER_HOUR);
        // Those that were begun are tried again all the same, and the last one goes when there is room.
        instance.clock.advance(MINUTE_MS);
        assert!(confirmations::next_letter(app).await.unwrap().is_some());
        instance.clock.advance(HOUR_MS);
        let mut addresses = std::collections::BTreeSet::new();
        while let Some(letter) = confirmations::next_letter(app).await.unwrap() {
            addresses.insert(letter.address.as_str().to_owned());
            confirmations::sent(app, &letter).await.unwrap();
        }
        assert!(addresses.len() > 59 && addresses.contains("member59@velo.example"), "{addresses:?}");

        instance.clock.advance(DAY_MS);
        confirmations::forget_old(app).await.unwrap();
        let mut conn = app.db.read().await.unwrap();
        let left = sql("SELECT COUNT(*) AS n FROM confirmation_letters").fetch_one(&mut conn, |row| row.get::<i64>("n")).await;
        assert_eq!(left.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_letter_with_a_new_password_that_was_used_confirms_and_a_link_from_hand_to_hand_does_not() {
    for instance in instances("confirmed_reset").await {
        let app = &instance.app;
        let (anna, _) = with_anna(&instance).await;
        let of = |link: &str| link.strip_prefix("https://velo.example/reset/").unwrap().to_owned();
        let handed = resets::make_link(app, &OPERATOR, &anna.member().unwrap().id).await.unwrap();
        resets::complete(app, &of(&handed), "another good password").await.unwrap();
        assert_ne!(standing(app, &anna).await, Standing::Confirmed);
        resets::ask(app, "anna@velo.example", "").await.unwrap();
        let letter = resets::next_letter(app).await.unwrap().unwrap();
        resets::complete(app, &of(&letter.link), "a third good password").await.unwrap();
        assert_eq!(standing(app, &anna).await, Standing::Confirmed);
        assert!(confirmations::next_letter(app).await.unwrap().is_none(), "nothing is left to be asked");
        assert!(letters::next_letter(app).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn saving_the_same_wishes_changes_nothing_of_a_letter_that_is_being_sent() {
    for instance in instances("same_wishes").await {
        let app = &instance.app;
        let (anna, _) = with_anna(&instance).await;
        let both = Wishes { daily_hour: Some(11), at_once: true };
        letters::set_wishes(app, &anna, both).await.unwrap();
        let letter = confirmations::next_letter(app).await.unwrap().unwrap();
        confirmations::complete(app, token(&letter.link)).await.unwrap();
        let letter = letters::next_letter(app).await.unwrap().expect("it is begun");
        letters::set_wishes(app, &anna, both).await.unwrap();
        assert!(letters::next_letter(app).await.unwrap().is_none(), "nobody else begins it");
        letters::sent(app, &letter).await.unwrap();
        letters::set_wishes(app, &anna, both).await.unwrap();
        question(app, "https://social.example/notes/1", 2).await;
        assert!(letters::next_letter(app).await.unwrap().is_none(), "nor does the next one come sooner");
        instance.clock.advance(2 * HOUR_MS);
        let daily = letters::next_letter(app).await.unwrap().unwrap();
        letters::set_wishes(app, &anna, Wishes { daily_hour: Some(12), at_once: true }).await.unwrap();
        assert_eq!(letters::wishes(app, &anna).await.unwrap().daily_hour, Some(12));
        // Another hour counts from the next letter on, also when one is on its way.
        letters::sent(app, &daily).await.unwrap();
        letters::set_wishes(app, &anna, Wishes { daily_hour: Some(12), at_once: false }).await.unwrap();
        question(app, "https://social.example/notes/1", 3).await;
        instance.clock.advance(HOUR_MS - 1);
        assert!(letters::next_letter(app).await.unwrap().is_none(), "not yet twelve");
        instance.clock.advance(1);
        assert!(letters::next_letter(app).await.unwrap().is_some(), "and not eleven tomorrow");
    }
}
