//! Who may come in, who may do what, and what becomes of a session, a password or an invitation.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use allmende_app::actors::{self, RemoteActor, StoredKey};
use allmende_app::cooperatives::{self, ProfileInput};
use allmende_app::members::{self, NewMember};
use allmende_app::sessions::{self, SignedIn};
use allmende_app::{AppError, invitations, setup};
use allmende_db::events;
use allmende_domain::actor::ActorKind;
use allmende_domain::event::Event;
use allmende_domain::ids::{ActorId, CooperativeId, MemberId};
use allmende_domain::language::Language;
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::member::{Member, Membership, Role};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, UnixMillis};
use allmende_domain::url::{Handle, Host, ObjectUrl};
use common::{House, PASSWORD, as_viewer, empty_house, first_run, house};

fn newcomer(login: &str) -> NewMember {
    NewMember { login: login.into(), display_name: login.into(), password: PASSWORD.into(), locale: String::new() }
}

/// The form's errors as `field code`.
fn codes<T: std::fmt::Debug>(result: Result<T, AppError>) -> Vec<String> {
    match result {
        Err(AppError::Invalid(errors)) => errors.into_iter().map(|error| format!("{} {}", error.field, error.code)).collect(),
        other => panic!("expected wrong fields, got {other:?}"),
    }
}

fn conflict<T: std::fmt::Debug>(result: Result<T, AppError>) -> &'static str {
    match result {
        Err(AppError::Conflict { code, .. }) => code,
        other => panic!("expected a conflict, got {other:?}"),
    }
}

async fn viewer_of(house: &House, signed_in: &SignedIn) -> Viewer {
    sessions::viewer(&house.app, Some(&signed_in.token)).await.unwrap()
}

async fn velo(house: &House) -> CooperativeId {
    cooperatives::by_handle(&house.app, "velo").await.unwrap().id
}

/// Somebody who came by an invitation to the first cooperative.
async fn join(house: &House, anna: &SignedIn, login: &str, role: Role) -> SignedIn {
    let coop = velo(house).await;
    let (_, token) = invitations::create(&house.app, &as_viewer(anna), &coop, role, "", 1, 1).await.unwrap();
    invitations::accept(&house.app, &token, newcomer(login), "Firefox").await.unwrap()
}

#[tokio::test]
async fn first_run_makes_a_cooperative_its_actor_and_who_runs_both() {
    let house = empty_house().await;
    assert!(setup::is_fresh(&house.app).await.unwrap());
    let replaced = setup::first_link(&house.app).await.unwrap().unwrap();
    let link = setup::first_link(&house.app).await.unwrap().unwrap();
    let token = link.strip_prefix("/setup/").unwrap();
    assert!(!setup::check(&house.app, replaced.strip_prefix("/setup/").unwrap()).await.unwrap(), "an older link stops working");
    assert!(setup::check(&house.app, token).await.unwrap());

    let mut bad = first_run();
    bad.handle = "admin".into();
    bad.name = String::new();
    bad.password = "short".into();
    bad.longitude = String::new();
    let mut wrong = codes(setup::complete(&house.app, token, bad).await);
    wrong.sort();
    assert_eq!(wrong, ["handle handle-reserved", "longitude point-incomplete", "name name-missing", "password password-short"]);

    let anna = setup::complete(&house.app, token, first_run()).await.unwrap();
    assert!(!setup::is_fresh(&house.app).await.unwrap());
    assert!(anna.member.instance_admin);
    assert_eq!(viewer_of(&house, &anna).await, Viewer::Member(anna.member.clone()));
    let coop = cooperatives::by_handle(&house.app, "@Velo").await.unwrap();
    assert_eq!(anna.member.role_in(&coop.id), Some(Role::Admin));
    let place = coop.profile.place.as_ref().unwrap();
    assert_eq!((place.name.as_str(), place.point.unwrap().latitude), ("Strasbourg", 48.5734));
    let actor = actors::by_id(&house.app, &coop.actor).await.unwrap();
    assert_eq!(actor.url.as_str(), "https://commons.example/coops/velo");
    assert_eq!(actor.inbox.as_str(), "https://commons.example/coops/velo/inbox");
    assert_eq!(actor.outbox.unwrap().as_str(), "https://commons.example/coops/velo/outbox");
    assert_eq!(actor.followers.unwrap().as_str(), "https://commons.example/coops/velo/followers");
    assert_eq!(actor.shared_inbox.unwrap().as_str(), "https://commons.example/inbox");
    assert_eq!(actor.key_id, "https://commons.example/coops/velo#main-key");
    assert_eq!((actor.name.as_str(), actor.kind), ("Vélo Solidaire", ActorKind::Organization));
    assert_eq!(cooperatives::by_actor(&house.app, &coop.actor).await.unwrap().unwrap().id, coop.id);

    assert!(matches!(setup::complete(&house.app, token, first_run()).await, Err(AppError::Gone)));
    assert_eq!(setup::first_link(&house.app).await.unwrap(), None);
}

#[tokio::test]
async fn two_people_with_the_same_first_link_make_one_instance() {
    let house = empty_house().await;
    let link = setup::first_link(&house.app).await.unwrap().unwrap();
    let token = link.strip_prefix("/setup/").unwrap();
    let mut other = first_run();
    other.handle = "repair".into();
    other.login = "bert@velo.example".into();
    let (one, two) = tokio::join!(setup::complete(&house.app, token, first_run()), setup::complete(&house.app, token, other));
    assert!(matches!((&one, &two), (Ok(_), Err(AppError::Gone)) | (Err(AppError::Gone), Ok(_))), "{one:?} {two:?}");
    assert_eq!(cooperatives::list(&house.app).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_first_link_ends_after_a_day() {
    let house = empty_house().await;
    let link = setup::first_link(&house.app).await.unwrap().unwrap();
    house.clock.advance(DAY_MS);
    assert!(matches!(setup::complete(&house.app, link.strip_prefix("/setup/").unwrap(), first_run()).await, Err(AppError::Gone)));
}

#[tokio::test]
async fn the_instance_has_one_actor_with_one_key_however_often_it_starts() {
    let house = empty_house().await;
    assert!(actors::instance(&house.app).await.is_err());
    setup::ensure_instance(&house.app).await.unwrap();
    let actor = actors::instance(&house.app).await.unwrap();
    let key = actors::private_keys(&house.app, &actor.id).await.unwrap();
    setup::ensure_instance(&house.app).await.unwrap();
    assert_eq!(actors::instance(&house.app).await.unwrap(), actor);
    assert_eq!(actors::private_keys(&house.app, &actor.id).await.unwrap(), key);
    assert_eq!((actor.url.as_str(), actor.handle().as_str()), ("https://commons.example/actor", "@commons.example@commons.example"));
    assert_eq!(actor.kind, ActorKind::Application);
}

#[tokio::test]
async fn a4_guessing_is_limited_for_each_account_and_each_source() {
    let (house, _) = house().await;
    let guess = |login: &'static str, password: &'static str, source: &'static str| {
        let app = house.app.clone();
        async move { sessions::sign_in(&app, login, password, source, "").await }
    };
    assert_eq!(codes(guess("nobody", "whatever it is", "s0").await), ["login sign-in-wrong"]);
    for source in ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10"] {
        assert_eq!(codes(guess("Anna@velo.example", "not the password", source).await), ["login sign-in-wrong"]);
    }
    match guess("anna@velo.example", PASSWORD, "s11").await {
        Err(AppError::TooMany { retry_after_seconds }) => assert!((1..=901).contains(&retry_after_seconds)),
        other => panic!("{other:?}"),
    }
    house.clock.advance(15 * MINUTE_MS);
    assert!(guess(" ANNA@velo.example ", PASSWORD, "s11").await.is_ok());

    for login in ["nobody-0", "nobody-1", "nobody-2", "nobody-3", "nobody-4", "nobody-5", "nobody-6", "nobody-7", "nobody-8", "nobody-9"] {
        assert_eq!(codes(guess(login, "not the password", "one source").await), ["login sign-in-wrong"]);
    }
    assert!(matches!(guess("anna@velo.example", PASSWORD, "one source").await, Err(AppError::TooMany { .. })));
    assert!(guess("anna@velo.example", PASSWORD, "another source").await.is_ok());
}

#[tokio::test]
async fn a4_guesses_at_the_same_moment_are_all_counted() {
    let (house, _) = house().await;
    let mut guesses = tokio::task::JoinSet::new();
    for source in 0..30 {
        let app = house.app.clone();
        guesses.spawn(async move { sessions::sign_in(&app, "anna@velo.example", "not the password", &source.to_string(), "").await });
    }
    let looked_at = guesses.join_all().await.into_iter().filter(|result| matches!(result, Err(AppError::Invalid(_)))).count();
    assert_eq!(looked_at, 10);
}

#[tokio::test]
async fn who_signs_in_rightly_often_is_not_limited() {
    let (house, _) = house().await;
    for _ in 0..12 {
        sessions::sign_in(&house.app, "anna@velo.example", PASSWORD, "office", "").await.unwrap();
    }
}

#[tokio::test]
async fn a_session_lives_while_it_is_used_and_ends_thirty_days_after() {
    let (house, anna) = house().await;
    for _ in 0..3 {
        house.clock.advance(29 * DAY_MS);
        assert!(viewer_of(&house, &anna).await.member().is_some());
    }
    house.clock.advance(30 * DAY_MS);
    assert_eq!(viewer_of(&house, &anna).await, Viewer::Stranger);
    for nonsense in ["", "x", &"A".repeat(43)] {
        assert_eq!(sessions::viewer(&house.app, Some(nonsense)).await.unwrap(), Viewer::Stranger);
    }
    assert_eq!(sessions::viewer(&house.app, None).await.unwrap(), Viewer::Stranger);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_owner_alone() {
    let (house, anna) = house().await;
    let bert = join(&house, &anna, "bert", Role::Member).await;
    house.clock.advance(HOUR_MS);
    let phone = sessions::sign_in(&house.app, "anna@velo.example", PASSWORD, "s", &"Phone ".repeat(100)).await.unwrap();
    let tablet = sessions::sign_in(&house.app, "anna@velo.example", PASSWORD, "s", "Tablet").await.unwrap();
    let viewer = as_viewer(&anna);
    let listed = sessions::list(&house.app, &viewer, &phone.token).await.unwrap();
    assert_eq!(listed.len(), 3);
    let (this, _) = listed.iter().find(|(_, this)| *this).unwrap();
    assert!(this.user_agent.starts_with("Phone") && this.user_agent.chars().count() <= 200);
    assert_eq!(listed.iter().filter(|(_, this)| *this).count(), 1);

    let other = listed.iter().find(|(session, _)| session.user_agent == "Tablet").unwrap().0.id.clone();
    assert!(matches!(sessions::revoke(&house.app, &as_viewer(&bert), &other).await, Err(AppError::NotFound)));
    sessions::revoke(&house.app, &viewer, &other).await.unwrap();
    assert_eq!(viewer_of(&house, &tablet).await, Viewer::Stranger);
    assert_eq!(sessions::revoke_others(&house.app, &viewer, &phone.token).await.unwrap(), 1);
    assert_eq!(viewer_of(&house, &anna).await, Viewer::Stranger);
    assert!(viewer_of(&house, &phone).await.member().is_some());
    assert!(viewer_of(&house, &bert).await.member().is_some());
    sessions::sign_out(&house.app, &phone.token).await.unwrap();
    assert_eq!(viewer_of(&house, &phone).await, Viewer::Stranger);
}

#[tokio::test]
async fn a1_a_new_password_ends_the_sessions_of_the_old_one() {
    let (house, anna) = house().await;
    let phone = sessions::sign_in(&house.app, "anna@velo.example", PASSWORD, "s", "Phone").await.unwrap();
    let viewer = as_viewer(&anna);
    let change = |old: &'static str, new: &'static str| {
        let (app, viewer, token) = (house.app.clone(), viewer.clone(), anna.token.clone());
        async move { members::change_password(&app, &viewer, &token, old, new).await }
    };
    assert_eq!(codes(change("not the password", "another password").await), ["old password-wrong"]);
    assert_eq!(codes(change(PASSWORD, "anna@velo.example").await), ["new password-is-login"]);
    assert!(viewer_of(&house, &phone).await.member().is_some(), "a refused change changes nothing");
    change(PASSWORD, "another password").await.unwrap();
    assert_eq!(viewer_of(&house, &phone).await, Viewer::Stranger);
    assert!(viewer_of(&house, &anna).await.member().is_some());
    assert_eq!(codes(sessions::sign_in(&house.app, "anna@velo.example", PASSWORD, "s", "").await), ["login sign-in-wrong"]);

    members::set_password(&house.app, &Viewer::Operator, "Anna@velo.example", "a third password").await.unwrap();
    assert_eq!(viewer_of(&house, &anna).await, Viewer::Stranger);
    assert!(sessions::sign_in(&house.app, "anna@velo.example", "a third password", "s", "").await.is_ok());
}

#[tokio::test]
async fn a4_guessing_the_present_password_is_limited_apart_from_sign_ins() {
    let (house, anna) = house().await;
    let (app, viewer) = (&house.app, as_viewer(&anna));
    for source in 0..11 {
        let _ = sessions::sign_in(app, "anna@velo.example", "not the password", &source.to_string(), "").await;
    }
    for _ in 0..9 {
        let wrong = members::change_password(app, &viewer, &anna.token, "not the password", "another password").await;
        assert_eq!(codes(wrong), ["old password-wrong"]);
    }
    members::change_password(app, &viewer, &anna.token, PASSWORD, "another password").await.unwrap();
    for _ in 0..10 {
        let wrong = members::change_password(app, &viewer, &anna.token, PASSWORD, "a third password").await;
        assert_eq!(codes(wrong), ["old password-wrong"]);
    }
    let limited = members::change_password(app, &viewer, &anna.token, "another password", "a third password").await;
    assert!(matches!(limited, Err(AppError::TooMany { .. })));
}

#[tokio::test]
async fn a2_the_database_holds_no_password_and_no_token() {
    let (house, anna) = house().await;
    let coop = velo(&house).await;
    let (_, invitation) = invitations::create(&house.app, &as_viewer(&anna), &coop, Role::Member, "", 1, 1).await.unwrap();
    house.app.db.close().await;
    let bytes = std::fs::read(house.folder.path().join("allmende.db")).unwrap();
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("anna@velo.example"), "the test must look at the right file");
    for secret in [PASSWORD, &anna.token, &invitation] {
        assert!(!holds(secret));
    }
}

#[tokio::test]
async fn an_invitation_is_good_for_its_uses_and_its_days() {
    let (house, anna) = house().await;
    let (app, viewer, coop) = (&house.app, as_viewer(&anna), velo(&house).await);
    let (invitation, token) = invitations::create(app, &viewer, &coop, Role::Steward, " Welcome ", 2, 7).await.unwrap();
    assert_eq!(invitations::find(app, &token).await.unwrap().cooperative.id, coop);
    assert_eq!(invitation.note, "Welcome");
    assert_eq!(codes(invitations::accept(app, &token, newcomer("anna@velo.example"), "").await), ["login login-taken"]);
    let bert = invitations::accept(app, &token, newcomer("bert"), "").await.unwrap();
    assert_eq!(bert.member.role_in(&coop), Some(Role::Steward));
    assert!(!bert.member.instance_admin);
    assert_eq!(conflict(invitations::accept_as(app, &as_viewer(&bert), &token).await), "already-member");
    let cleo = members::add(app, &Viewer::Operator, newcomer("cleo"), false, vec![]).await.unwrap();
    assert_eq!(invitations::accept_as(app, &Viewer::Member(cleo), &token).await.unwrap().id, coop);
    assert!(matches!(invitations::accept(app, &token, newcomer("dora"), "").await, Err(AppError::Gone)));
    assert!(invitations::list(app, &viewer, &coop).await.unwrap().is_empty());

    let (_, late) = invitations::create(app, &viewer, &coop, Role::Member, "", 1, 7).await.unwrap();
    house.clock.advance(7 * DAY_MS);
    assert!(matches!(invitations::find(app, &late).await, Err(AppError::Gone)));
    let (revoked, token) = invitations::create(app, &viewer, &coop, Role::Member, "", 1, 7).await.unwrap();
    invitations::revoke(app, &viewer, &revoked.id).await.unwrap();
    assert!(matches!(invitations::find(app, &token).await, Err(AppError::NotFound)));
    assert_eq!(codes(invitations::create(app, &viewer, &coop, Role::Member, "", 0, 91).await), ["uses uses-range", "days days-range"]);
}

#[tokio::test]
async fn the_last_use_of_an_invitation_is_given_once() {
    let (house, anna) = house().await;
    let coop = velo(&house).await;
    let (_, token) = invitations::create(&house.app, &as_viewer(&anna), &coop, Role::Member, "", 1, 1).await.unwrap();
    let (one, two) = tokio::join!(
        invitations::accept(&house.app, &token, newcomer("bert"), ""),
        invitations::accept(&house.app, &token, newcomer("cleo"), "")
    );
    assert!(matches!((&one, &two), (Ok(_), Err(AppError::Gone)) | (Err(AppError::Gone), Ok(_))), "{one:?} {two:?}");
    assert_eq!(members::list(&house.app, &as_viewer(&anna), &coop).await.unwrap().len(), 2);
}

#[tokio::test]
async fn v1_who_is_in_a_cooperative_is_not_for_others() {
    let (house, anna) = house().await;
    let (app, coop) = (&house.app, velo(&house).await);
    let member = as_viewer(&join(&house, &anna, "bert", Role::Member).await);
    let outsider = Viewer::Member(members::add(app, &as_viewer(&anna), newcomer("olga"), false, vec![]).await.unwrap());
    let (invitation, _) = invitations::create(app, &as_viewer(&anna), &coop, Role::Member, "", 1, 1).await.unwrap();

    assert_eq!(members::list(app, &member, &coop).await.unwrap().len(), 2);
    assert!(matches!(members::list(app, &Viewer::Stranger, &coop).await, Err(AppError::SignInFirst)));
    assert!(matches!(members::list(app, &outsider, &coop).await, Err(AppError::NotFound)));
    assert!(matches!(invitations::list(app, &outsider, &coop).await, Err(AppError::NotFound)));
    assert!(matches!(invitations::revoke(app, &outsider, &invitation.id).await, Err(AppError::NotFound)));
    assert!(matches!(members::change_role(app, &outsider, &coop, &anna.member.id, Role::Member).await, Err(AppError::NotFound)));
    assert!(matches!(members::remove_from(app, &outsider, &coop, &anna.member.id).await, Err(AppError::NotFound)));
    assert!(matches!(invitations::list(app, &member, &coop).await, Err(AppError::Forbidden)));
    assert!(matches!(invitations::create(app, &member, &coop, Role::Admin, "", 1, 1).await, Err(AppError::Forbidden)));
    assert!(matches!(members::change_role(app, &member, &coop, &anna.member.id, Role::Member).await, Err(AppError::Forbidden)));
    assert!(matches!(members::remove_from(app, &member, &coop, &anna.member.id).await, Err(AppError::Forbidden)));
    for viewer in [&member, &outsider] {
        assert!(matches!(members::all(app, viewer).await, Err(AppError::Forbidden)));
        assert!(matches!(members::add(app, viewer, newcomer("eve"), true, vec![]).await, Err(AppError::Forbidden)));
        assert!(matches!(members::set_password(app, viewer, "anna@velo.example", PASSWORD).await, Err(AppError::Forbidden)));
    }
}

#[tokio::test]
async fn a_cooperative_keeps_an_administrator() {
    let (house, anna) = house().await;
    let (app, coop, viewer) = (&house.app, velo(&house).await, as_viewer(&anna));
    assert_eq!(conflict(members::remove_from(app, &viewer, &coop, &anna.member.id).await), "last-admin");
    assert_eq!(conflict(members::change_role(app, &viewer, &coop, &anna.member.id, Role::Steward).await), "last-admin");
    let bert = join(&house, &anna, "bert", Role::Member).await;
    members::change_role(app, &viewer, &coop, &bert.member.id, Role::Admin).await.unwrap();
    let bert_now = viewer_of(&house, &bert).await;
    assert!(bert_now.may(Permission::InviteMembers, &coop), "a role counts from the next request on");

    let (_, token) = invitations::create(app, &bert_now, &coop, Role::Admin, "", 1, 1).await.unwrap();
    members::change_role(app, &viewer, &coop, &bert.member.id, Role::Steward).await.unwrap();
    assert!(matches!(invitations::find(app, &token).await, Err(AppError::NotFound)), "links go with the right to invite");
    members::remove_from(app, &viewer_of(&house, &bert).await, &coop, &bert.member.id).await.unwrap();
    assert!(matches!(members::list(app, &viewer_of(&house, &bert).await, &coop).await, Err(AppError::NotFound)));
    assert!(matches!(members::remove_from(app, &viewer, &coop, &bert.member.id).await, Err(AppError::NotFound)));
    members::add_to(app, &Viewer::Operator, &coop, &bert.member.id, Role::Admin).await.unwrap();
    members::remove_from(app, &viewer, &coop, &anna.member.id).await.unwrap();
}

#[tokio::test]
async fn an_edited_cooperative_speaks_with_its_new_name() {
    let (house, anna) = house().await;
    let (app, viewer) = (&house.app, as_viewer(&anna));
    let coop = cooperatives::by_handle(app, "velo").await.unwrap();
    let steward = as_viewer(&join(&house, &anna, "bert", Role::Steward).await);
    let mut input = ProfileInput::from_profile(&coop.profile);
    input.texts[0].1 = "Vélo pour tous".into();
    input.texts.push(("de".into(), "Rad für alle".into(), "Werkstatt".into()));
    input.approves_followers = "on".into();
    input.sectors = vec!["transport".into()];
    input.sdgs = vec!["11".into()];
    input.default_licence = "CC-BY-SA-4.0".into();
    input.charter = "velo.example/charter".into();
    let profile = input.parse().unwrap();
    assert!(matches!(cooperatives::edit(app, &Viewer::Stranger, &coop.id, profile.clone()).await, Err(AppError::SignInFirst)));
    assert!(matches!(cooperatives::edit(app, &steward, &coop.id, profile.clone()).await, Err(AppError::Forbidden)));
    house.clock.advance(1);
    let edited = cooperatives::edit(app, &viewer, &coop.id, profile.clone()).await.unwrap();
    let stored = cooperatives::by_id(app, &coop.id).await.unwrap();
    assert_eq!(stored, edited);
    assert_eq!(stored.profile, profile);
    assert_eq!(stored.updated_at.since(stored.created_at), 1);
    let actor = actors::by_id(app, &coop.actor).await.unwrap();
    assert_eq!((actor.name.as_str(), actor.approves_followers), ("Vélo pour tous", true));
    let recorded = events::unhandled(&mut app.db.read().await.unwrap(), PAGE_SIZE).await.unwrap();
    assert_eq!(recorded.iter().filter_map(|row| row.event.clone()).collect::<Vec<_>>(), [Event::CooperativeChanged(coop.id.clone())]);
}

#[tokio::test]
async fn only_who_runs_the_instance_founds_cooperatives() {
    let (house, anna) = house().await;
    let (app, viewer) = (&house.app, as_viewer(&anna));
    let bert = as_viewer(&join(&house, &anna, "bert", Role::Admin).await);
    let input = ProfileInput { texts: vec![("en".into(), "Repair Café".into(), String::new())], ..ProfileInput::default() };
    let profile = input.parse().unwrap();
    assert!(matches!(cooperatives::found(app, &bert, "repair", profile.clone()).await, Err(AppError::Forbidden)));
    assert!(matches!(cooperatives::found(app, &Viewer::Stranger, "repair", profile.clone()).await, Err(AppError::SignInFirst)));
    assert_eq!(codes(cooperatives::found(app, &viewer, "velo", profile.clone()).await), ["handle handle-taken"]);
    assert_eq!(codes(cooperatives::found(app, &viewer, "7", profile.clone()).await), ["handle handle-form"]);
    let repair = cooperatives::found(app, &viewer, "Repair", profile.clone()).await.unwrap();
    assert_eq!(viewer_of(&house, &anna).await.member().unwrap().role_in(&repair.id), Some(Role::Admin));
    let other = cooperatives::found(app, &Viewer::Operator, "garden", profile).await.unwrap();
    assert!(members::list(app, &Viewer::Operator, &other.id).await.unwrap().is_empty());
    let handles: Vec<_> = cooperatives::list(app).await.unwrap().into_iter().map(|c| c.handle.as_str().to_owned()).collect();
    assert_eq!(handles, ["garden", "repair", "velo"]);
    let keys = (actors::private_keys(app, &repair.actor).await.unwrap(), actors::private_keys(app, &other.actor).await.unwrap());
    assert_ne!(keys.0, keys.1);
}

#[tokio::test]
async fn a_member_changes_their_own_name_and_language() {
    let (house, anna) = house().await;
    members::update_profile(&house.app, &as_viewer(&anna), " Anna\nM. ", "de-at").await.unwrap();
    let member = members::by_login(&house.app, &Viewer::Operator, "anna@velo.example").await.unwrap();
    assert_eq!((member.display_name.as_str(), member.locale.as_str()), ("Anna M.", "de-AT"));
    let wrong = codes(members::update_profile(&house.app, &as_viewer(&anna), "\u{200B}", "??").await);
    assert_eq!(wrong, ["display_name name-missing", "locale language-unknown"]);
}

fn remote(url: &str, name: &str) -> RemoteActor {
    let address = |path: &str| ObjectUrl::parse(&format!("{url}{path}")).unwrap();
    RemoteActor {
        url: address(""),
        kind: ActorKind::Group,
        username: "Garden".into(),
        host: Host::parse("peer.example").unwrap(),
        name: name.into(),
        summary: String::new(),
        page_url: None,
        icon_url: None,
        inbox: address("/inbox"),
        shared_inbox: None,
        outbox: None,
        followers: None,
        approves_followers: false,
        key_id: format!("{url}#main-key"),
        public_key_pem: "pem".into(),
        ed25519_keys: Vec::new(),
    }
}

#[tokio::test]
async fn a_peers_actor_keeps_its_place_and_cannot_take_ours() {
    let (house, _) = house().await;
    let app = &house.app;
    let first = actors::store_remote(app, remote("https://peer.example/garden", "")).await.unwrap();
    assert_eq!(first.name, "Garden");
    let again = actors::store_remote(app, remote("https://peer.example/garden", "The garden")).await.unwrap();
    assert_eq!(again.id, first.id);
    assert_eq!(actors::by_url(app, "https://peer.example/garden").await.unwrap().unwrap(), again);
    let (owner, key) = actors::by_key_id(app, "https://peer.example/garden#main-key").await.unwrap().unwrap();
    assert_eq!((owner.id, key), (first.id.clone(), StoredKey::Rsa("pem".into())));
    assert_eq!(actors::by_handle(app, &Handle::parse("@garden@PEER.example").unwrap()).await.unwrap().unwrap().id, first.id);
    assert_eq!(actors::by_url(app, "not an address").await.unwrap(), None);
    assert!(matches!(actors::private_keys(app, &first.id).await, Err(AppError::NotFound)));

    actors::mark_gone(app, &first.id).await.unwrap();
    assert!(actors::by_id(app, &first.id).await.unwrap().gone_at.is_some());
    assert!(actors::store_remote(app, remote("https://peer.example/garden", "Back")).await.unwrap().gone_at.is_none());

    let ours = actors::by_url(app, "https://commons.example/coops/velo").await.unwrap().unwrap();
    assert!(matches!(actors::store_remote(app, remote("https://commons.example/coops/velo", "Evil")).await, Err(AppError::Forbidden)));
    actors::mark_gone(app, &ours.id).await.unwrap();
    assert_eq!(actors::by_id(app, &ours.id).await.unwrap(), ours);
}

#[tokio::test]
async fn many_actors_are_found_at_once() {
    let house = empty_house().await;
    let mut ids = Vec::new();
    for number in 0..60 {
        ids.push(actors::store_remote(&house.app, remote(&format!("https://peer.example/{number}"), "")).await.unwrap().id);
    }
    ids.push(ids[0].clone());
    ids.push(ActorId::from_uuid(house.app.uuid()));
    let mut found = allmende_db::actors::find_many(&mut house.app.db.read().await.unwrap(), &ids).await.unwrap();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    let mut wanted = ids[..60].to_vec();
    wanted.sort();
    assert_eq!(found.into_iter().map(|actor| actor.id).collect::<Vec<_>>(), wanted);
}

mod permission_table {
    use proptest::prelude::*;

    use super::*;

    fn coop(number: u8) -> CooperativeId {
        CooperativeId::parse(&format!("0193a5b0-7e3c-7a11-8c11-0000000000{number:02}")).unwrap()
    }

    fn member(instance_admin: bool, roles: &[(u8, usize)]) -> Member {
        Member {
            id: MemberId::parse("0193a5b0-7e3c-7a11-8c11-0000000000ff").unwrap(),
            login: "anna".into(),
            display_name: "Anna".into(),
            locale: Language::english(),
            instance_admin,
            memberships: roles.iter().map(|(number, role)| Membership { cooperative: coop(*number), role: Role::ALL[*role] }).collect(),
            created_at: UnixMillis(0),
            suspended_at: None,
        }
    }

    proptest! {
        #[test]
        fn more_rights_never_take_one_away(role in 0_usize..3, permission in 0_usize..Permission::ALL.len()) {
            let permission = Permission::ALL[permission];
            let (less, more) = (Viewer::Member(member(false, &[(1, role)])), Viewer::Member(member(false, &[(1, role + 1)])));
            prop_assert!(!less.may(permission, &coop(1)) || more.may(permission, &coop(1)));
            prop_assert!(Viewer::Member(member(true, &[])).may(permission, &coop(1)));
        }

        #[test]
        fn a_role_counts_only_where_it_is_held(role in 0_usize..4, permission in 0_usize..Permission::ALL.len()) {
            let viewer = Viewer::Member(member(false, &[(1, role)]));
            prop_assert!(!viewer.may(Permission::ALL[permission], &coop(2)));
            prop_assert!(!viewer.may(Permission::RunInstance, &coop(1)));
            prop_assert!(viewer.may(Permission::SeeInside, &coop(1)));
        }

        #[test]
        fn strangers_and_peers_may_nothing(permission in 0_usize..Permission::ALL.len()) {
            let peer = Viewer::Peer(ActorId::parse("0193a5b0-7e3c-7a11-8c11-000000000001").unwrap());
            for viewer in [Viewer::Stranger, peer] {
                prop_assert!(!viewer.may(Permission::ALL[permission], &coop(1)));
            }
        }
    }
}
