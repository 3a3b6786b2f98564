//! What members are told of, and how.

use allmende_app::inquiries::{self, Conclusion, InquiryOutcome, ListingThen, Received};
use allmende_app::members::{self, NewMember};
use allmende_app::notifications::letters::{self, Wishes};
use allmende_app::notifications::{self, About};
use allmende_app::{App, AppError, accounts, confirmations, follows, limits, listings, own_data, reports};
use allmende_db::sql;
use allmende_domain::ids::{CooperativeId, InquiryId, NotificationId};
use allmende_domain::inquiry::{InquiryFilter, OutcomeResult};
use allmende_domain::listing::ListingState;
use allmende_domain::member::Role;
use allmende_domain::notifications::{NotificationKind, Rhythm, Ways};
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, UnixMillis};

use crate::instances::{OPERATOR, cooperative, instances, listing, member, remote, terms};

fn note(number: u32, in_reply_to: &str) -> Received {
    Received {
        object_url: format!("https://social.example/notes/{number}"),
        in_reply_to: Some(in_reply_to.to_owned()),
        mentions: vec![],
        links: vec![],
        body_html: format!("<p>A secret of {number}</p>"),
        published_at: UnixMillis(0),
        direct: false,
    }
}

fn thread_of(outcome: InquiryOutcome) -> InquiryId {
    match outcome {
        InquiryOutcome::Stored(id) => id,
        InquiryOutcome::NotForUs(reason) => panic!("not stored: {reason}"),
    }
}

async fn derived(app: &App) {
    while notifications::derive_once(app).await.unwrap() > 0 {}
}

/// What somebody has unread, by kind and how often.
async fn unread(app: &App, viewer: &Viewer) -> Vec<(&'static str, i64)> {
    let found = notifications::list(app, viewer, 0).await.unwrap().items;
    let found: Vec<_> = found.into_iter().filter(|told| told.notification.read_at.is_none()).collect();
    assert_eq!(notifications::unread(app, viewer).await.unwrap(), i64::try_from(found.len()).unwrap());
    found.iter().map(|told| (told.notification.kind.as_str(), told.notification.times)).collect()
}

async fn with_address(app: &App, cooperative: &CooperativeId, address: &str, runs: bool) -> Viewer {
    let new = NewMember {
        login: address.to_owned(),
        display_name: "Anna".to_owned(),
        password: "correct horse battery".to_owned(),
        locale: "de".to_owned(),
    };
    Viewer::Member(members::add(app, &OPERATOR, new, runs, vec![(cooperative.clone(), Role::Steward)]).await.unwrap())
}

/// Somebody reads the letter that asks whether the address is theirs, and says yes.
async fn confirmed(app: &App) {
    let letter = confirmations::next_letter(app).await.unwrap().unwrap();
    confirmations::sent(app, &letter).await.unwrap();
    confirmations::complete(app, token(&letter.link)).await.unwrap();
}

fn token(link: &str) -> &str {
    link.strip_prefix("https://velo.example/confirm/").unwrap()
}

#[tokio::test]
async fn a_question_is_told_to_every_steward_and_to_nobody_any_more_once_it_is_answered() {
    for instance in instances("told_question").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let (ada, bert) = (member(app, &velo.id, Role::Steward).await, member(app, &velo.id, Role::Moderator).await);
        let plain = member(app, &velo.id, Role::Member).await;

        let id = thread_of(inquiries::receive(app, &mia, note(1, drill.object_url.as_str())).await.unwrap());
        inquiries::receive(app, &mia, note(1, drill.object_url.as_str())).await.unwrap();
        derived(app).await;
        assert_eq!(unread(app, &ada).await, [("inquiry", 1)], "the same message twice is one");
        assert_eq!(unread(app, &bert).await, [("inquiry", 1)]);
        assert!(unread(app, &plain).await.is_empty(), "who may not answer is not told");

        let told = notifications::list(app, &ada, 0).await.unwrap().items.remove(0);
        let About::Conversation { from, listing, .. } = &told.about else { panic!("{told:?}") };
        assert_eq!((from.id.clone(), listing.as_ref().map(|listing| listing.id.clone())), (mia.id.clone(), Some(drill.id.clone())));
        assert!(matches!(notifications::open(app, &bert, &told.notification.id).await, Err(AppError::NotFound)), "somebody else's");
        notifications::open(app, &ada, &told.notification.id).await.unwrap();
        assert!(unread(app, &ada).await.is_empty());

        instance.clock.advance(MINUTE_MS);
        for number in [2, 3] {
            inquiries::receive(app, &mia, note(number, "https://social.example/notes/1")).await.unwrap();
        }
        derived(app).await;
        assert_eq!(unread(app, &ada).await, [("inquiry", 2)], "unread again, in the same row");
        assert_eq!(unread(app, &bert).await, [("inquiry", 3)]);

        inquiries::answer(app, &ada, &id, "It is free on Friday.").await.unwrap();
        derived(app).await;
        assert!(unread(app, &bert).await.is_empty() && unread(app, &ada).await.is_empty(), "somebody answered");

        // Bert leaves: what he was told of is no longer his affair.
        let velo_members = members::list(app, &OPERATOR, &velo.id).await.unwrap();
        assert_eq!(velo_members.len(), 3);
        let berts = bert.member().unwrap().id.clone();
        members::remove_from(app, &OPERATOR, &velo.id, &berts).await.unwrap();
        let bert = Viewer::Member(accounts::show(app, &OPERATOR, &berts).await.unwrap());
        assert_eq!(notifications::list(app, &bert, 0).await.unwrap().items.remove(0).about, About::Gone);
    }
}

#[tokio::test]
async fn who_asked_is_told_of_the_answer_and_when_it_is_gone() {
    for instance in instances("told_answer").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let (hafen, _) = cooperative(app, "hafen", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let owner = member(app, &velo.id, Role::Steward).await;
        let (asker, other) = (member(app, &hafen.id, Role::Steward).await, member(app, &hafen.id, Role::Steward).await);

        let asked = inquiries::ask(app, &asker, &hafen.id, &drill.id, "On Saturday?").await.unwrap();
        derived(app).await;
        assert_eq!(unread(app, &owner).await, [("inquiry", 1)]);
        instance.clock.advance(MINUTE_MS);
        inquiries::answer(app, &owner, &asked.id, "Yes").await.unwrap();
        derived(app).await;
        assert_eq!(unread(app, &asker).await, [("answer", 1)]);
        assert!(unread(app, &other).await.is_empty(), "only who asked");
        notifications::saw(app, &asker, asked.id.as_str()).await.unwrap();
        assert!(unread(app, &asker).await.is_empty(), "who looks at it has read it");

        instance.clock.advance(MINUTE_MS);
        listings::close(app, &owner, &drill.id, "").await.unwrap();
        derived(app).await;
        assert_eq!(unread(app, &asker).await, [("closed", 1)]);
        assert!(unread(app, &other).await.is_empty());
        assert_eq!(notifications::mark_all_read(app, &asker, UnixMillis(0)).await.unwrap(), 0, "nothing of that time");
        assert_eq!(notifications::mark_all_read(app, &asker, app.now()).await.unwrap(), 1);
        assert!(unread(app, &asker).await.is_empty());
    }
}

#[tokio::test]
async fn what_waits_for_a_decision_is_told_until_somebody_decides() {
    for instance in instances("told_decisions").await {
        let app = &instance.app;
        let (velo, actor) = cooperative(app, "velo", true).await;
        let mia = remote(app, "social.example", "mia").await;
        let ada = member(app, &velo.id, Role::Steward).await;
        let root = with_address(app, &velo.id, "root@velo.example", true).await;

        let follow = follows::receive(app, &mia, &actor, "https://social.example/follows/1").await.unwrap();
        let report = reports::file(app, &ada, mia.url.as_str(), "Spam").await.unwrap();
        derived(app).await;
        assert_eq!(unread(app, &ada).await, [("follower", 1)], "reports are for who runs the instance");
        assert_eq!(unread(app, &root).await.len(), 2);
        follows::accept_follower(app, &ada, &follow.id).await.unwrap();
        reports::finish(app, &root, &report.id, "").await.unwrap();
        assert!(unread(app, &ada).await.is_empty() && unread(app, &root).await.is_empty());

        let draft = listings::draft(app, &ada, &velo.id, terms("Saw", "public")).await.unwrap();
        instance.clock.advance(6 * DAY_MS);
        assert_eq!(notifications::note_idle_drafts(app).await.unwrap(), 0);
        instance.clock.advance(DAY_MS + 1);
        assert_eq!(notifications::note_idle_drafts(app).await.unwrap(), 1);
        assert_eq!(notifications::note_idle_drafts(app).await.unwrap(), 0, "once");
        assert_eq!(unread(app, &ada).await, [("draft", 1)]);
        listings::publish(app, &ada, &draft.id).await.unwrap();
        assert!(unread(app, &ada).await.is_empty());
    }
}

#[tokio::test]
async fn members_choose_and_what_is_theirs_is_bounded_and_goes_with_them() {
    for instance in instances("told_bounds").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let (ada, bert) = (member(app, &velo.id, Role::Steward).await, member(app, &velo.id, Role::Steward).await);
        assert!(notifications::ways(app, &ada).await.unwrap().iter().all(|(kind, _)| !kind.is_of_the_instance()));
        let off = Ways { on_page: false, by_mail: false, by_push: false };
        notifications::set_ways(app, &ada, &[(NotificationKind::Inquiry, off), (NotificationKind::Report, off)]).await.unwrap();
        inquiries::receive(app, &mia, note(1, drill.object_url.as_str())).await.unwrap();
        derived(app).await;
        assert!(unread(app, &ada).await.is_empty());
        assert_eq!(unread(app, &bert).await.len(), 1);

        let own = own_data::collect(app, &bert, &bert.member().unwrap().id).await.unwrap();
        assert_eq!(own.notifications.first().map(|one| one.kind.as_str()), Some("inquiry"));
        let own = own_data::collect(app, &ada, &ada.member().unwrap().id).await.unwrap();
        assert_eq!(own.notification_settings.len(), 1, "what is of the instance is not hers to choose");

        instance.clock.advance(limits::NOTIFICATIONS_KEPT_MS + 1);
        assert_eq!(notifications::forget_old(app).await.unwrap(), 1);
        inquiries::receive(app, &mia, note(2, "https://social.example/notes/1")).await.unwrap();
        derived(app).await;
        for gone in [&ada, &bert] {
            accounts::delete(app, &OPERATOR, &gone.member().unwrap().id).await.unwrap();
        }
        assert!(notifications::list(app, &bert, 0).await.unwrap().items.is_empty());

        // What nobody is told of any more is not kept either.
        inquiries::receive(app, &mia, note(3, "https://social.example/notes/1")).await.unwrap();
        derived(app).await;
        assert_eq!(notifications::derive_once(app).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn letters_come_to_who_asked_for_them_and_end_by_their_link() {
    for instance in instances("told_letters").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let anna = with_address(app, &velo.id, "anna@velo.example", false).await;
        let nameless = member(app, &velo.id, Role::Steward).await;
        let both = Wishes { daily_hour: Some(11), at_once: true };
        assert!(matches!(letters::set_wishes(app, &nameless, both).await, Err(AppError::Conflict { code: "login-no-address", .. })));

        inquiries::receive(app, &mia, note(1, drill.object_url.as_str())).await.unwrap();
        derived(app).await;
        assert!(letters::next_letter(app).await.unwrap().is_none(), "nobody asked for letters");
        letters::set_wishes(app, &anna, both).await.unwrap();
        assert_eq!(letters::wishes(app, &anna).await.unwrap(), both);
        assert!(letters::next_letter(app).await.unwrap().is_none(), "nobody knows yet whose address it is");
        confirmed(app).await;

        let letter = letters::next_letter(app).await.unwrap().unwrap();
        assert_eq!((letter.address.as_str(), letter.rhythm, letter.told.len()), ("anna@velo.example", Rhythm::AtOnce, 1));
        assert!(letters::next_letter(app).await.unwrap().is_none(), "it is begun");
        instance.clock.advance(5 * MINUTE_MS);
        let again = letters::next_letter(app).await.unwrap().unwrap();
        letters::sent(app, &again).await.unwrap();
        inquiries::receive(app, &mia, note(2, "https://social.example/notes/1")).await.unwrap();
        derived(app).await;
        assert!(letters::next_letter(app).await.unwrap().is_none(), "however much strangers write, not so often");
        instance.clock.advance(limits::NEWS_LETTERS_EVERY_MS);
        assert!(letters::next_letter(app).await.unwrap().is_some());

        // By its link, without signing in, as often as somebody clicks; the daily one goes on.
        let secret = again.end_link.strip_prefix("https://velo.example/unsubscribe/").unwrap();
        assert_eq!(letters::find(app, secret).await.unwrap(), Rhythm::AtOnce);
        letters::end(app, secret).await.unwrap();
        letters::end(app, secret).await.unwrap();
        assert!(matches!(letters::end(app, "nonsense").await, Err(AppError::Gone)));
        assert_eq!(letters::wishes(app, &anna).await.unwrap(), Wishes { daily_hour: Some(11), at_once: false });
        instance.clock.advance(HOUR_MS);
        assert!(letters::next_letter(app).await.unwrap().is_none(), "not yet eleven");
        instance.clock.advance(HOUR_MS);
        let daily = letters::next_letter(app).await.unwrap().unwrap();
        assert_eq!((daily.rhythm, daily.told.len()), (Rhythm::Daily, 1));
        letters::sent(app, &daily).await.unwrap();
        instance.clock.advance(DAY_MS);
        assert!(letters::next_letter(app).await.unwrap().is_none(), "nothing new, no letter");

        inquiries::receive(app, &mia, note(3, "https://social.example/notes/1")).await.unwrap();
        derived(app).await;
        for pause in limits::NEWS_LETTER_PAUSES_MS {
            assert!(letters::next_letter(app).await.unwrap().is_some());
            instance.clock.advance(pause);
        }
        assert!(letters::next_letter(app).await.unwrap().is_none(), "given up until tomorrow");
        accounts::suspend(app, &OPERATOR, &anna.member().unwrap().id).await.unwrap();
        instance.clock.advance(2 * DAY_MS);
        assert!(letters::next_letter(app).await.unwrap().is_none(), "who may not sign in gets none");
    }
}

#[tokio::test]
async fn how_a_conversation_ended_is_noted_and_its_listing_follows() {
    for instance in instances("outcomes").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let ada = member(app, &velo.id, Role::Steward).await;
        let id = thread_of(inquiries::receive(app, &mia, note(1, drill.object_url.as_str())).await.unwrap());
        let count = async |filter| inquiries::threads(app, &ada, &velo.id, filter, 0).await.unwrap().items.len();
        assert_eq!((count(InquiryFilter::WaitsForUs).await, count(InquiryFilter::WaitsForThem).await), (1, 0));

        let agreed = |until: &str, listing| Conclusion {
            result: OutcomeResult::Agreed,
            what: "With two batteries".to_owned(),
            until: until.to_owned(),
            listing,
        };
        assert!(matches!(
            inquiries::conclude(app, &ada, &id, agreed("2026-02-30", ListingThen::Reserved)).await,
            Err(AppError::Invalid(_))
        ));
        assert_eq!(listings::show(app, &ada, &drill.id).await.unwrap().listing.state, ListingState::Published, "nothing half done");
        derived(app).await;
        inquiries::conclude(app, &ada, &id, agreed("2026-12-04", ListingThen::Reserved)).await.unwrap();
        inquiries::conclude(app, &ada, &id, agreed("2026-12-04", ListingThen::Reserved)).await.unwrap();
        assert_eq!(listings::show(app, &ada, &drill.id).await.unwrap().listing.state, ListingState::Reserved);
        let outcome = inquiries::show(app, &ada, &id).await.unwrap().view.outcome.unwrap();
        assert_eq!(
            (outcome.what.as_str(), outcome.ends_at.map(UnixMillis::to_rfc3339).unwrap().as_str()),
            ("With two batteries", "2026-12-04T23:59:59Z")
        );
        assert_eq!((count(InquiryFilter::Agreed).await, count(InquiryFilter::WaitsForUs).await), (1, 0));
        assert!(unread(app, &ada).await.is_empty());

        instance.clock.advance(MINUTE_MS);
        inquiries::receive(app, &mia, note(2, "https://social.example/notes/1")).await.unwrap();
        assert_eq!((count(InquiryFilter::Agreed).await, count(InquiryFilter::WaitsForUs).await), (1, 1), "a word after it waits again");
        inquiries::archive(app, &ada, &id).await.unwrap();
        assert_eq!((count(InquiryFilter::All).await, count(InquiryFilter::Archived).await), (0, 1));
        inquiries::unarchive(app, &ada, &id).await.unwrap();
        inquiries::unarchive(app, &ada, &id).await.unwrap();
        assert_eq!((count(InquiryFilter::WaitsForUs).await, count(InquiryFilter::Archived).await), (1, 0));
        inquiries::take_back(app, &ada, &id).await.unwrap();
        assert_eq!((count(InquiryFilter::Agreed).await, count(InquiryFilter::WaitsForUs).await), (0, 1));

        let stranger = member(app, &velo.id, Role::Member).await;
        assert!(matches!(inquiries::take_back(app, &stranger, &id).await, Err(AppError::NotFound)), "v1");
        listings::release(app, &ada, &drill.id).await.unwrap();
        inquiries::conclude(app, &ada, &id, agreed("", ListingThen::Closed)).await.unwrap();
        assert_eq!(listings::show(app, &ada, &drill.id).await.unwrap().listing.state, ListingState::Closed);
    }
}

#[tokio::test]
async fn what_one_of_two_here_notes_about_the_end_is_not_shown_to_the_other() {
    for instance in instances("outcome_eyes").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let (hafen, _) = cooperative(app, "hafen", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let owner = member(app, &velo.id, Role::Steward).await;
        let asker = member(app, &hafen.id, Role::Steward).await;
        let asked = inquiries::ask(app, &asker, &hafen.id, &drill.id, "On Saturday?").await.unwrap();
        let conclusion = Conclusion {
            result: OutcomeResult::Agreed,
            what: "They were late last time".to_owned(),
            until: String::new(),
            listing: ListingThen::Stays,
        };
        inquiries::conclude(app, &owner, &asked.id, conclusion).await.unwrap();
        assert!(inquiries::show(app, &owner, &asked.id).await.unwrap().view.outcome.is_some());
        assert_eq!(inquiries::show(app, &asker, &asked.id).await.unwrap().view.outcome, None);
        let agreed = async |viewer, cooperative| inquiries::threads(app, viewer, cooperative, InquiryFilter::Agreed, 0).await.unwrap();
        assert_eq!(agreed(&owner, &velo.id).await.items.len(), 1);
        assert!(agreed(&asker, &hafen.id).await.items.is_empty(), "nor found by it");
        let all = inquiries::threads(app, &asker, &hafen.id, InquiryFilter::All, 0).await.unwrap();
        assert!(all.items.iter().all(|view| view.outcome.is_none()));
    }
}

#[tokio::test]
async fn a_clock_that_was_put_back_makes_no_letter_come_again_and_again_nor_never() {
    for instance in instances("letter_clock").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let anna = with_address(app, &velo.id, "anna@velo.example", false).await;
        letters::set_wishes(app, &anna, Wishes { daily_hour: None, at_once: true }).await.unwrap();
        confirmed(app).await;

        // For an hour the clock is a year ahead: a question comes, and a letter tells of it.
        instance.clock.advance(365 * DAY_MS);
        inquiries::receive(app, &mia, note(1, drill.object_url.as_str())).await.unwrap();
        derived(app).await;
        let letter = letters::next_letter(app).await.unwrap().unwrap();
        letters::sent(app, &letter).await.unwrap();
        inquiries::receive(app, &mia, note(2, "https://social.example/notes/1")).await.unwrap();
        derived(app).await;

        // The second question is told of soon, and once.
        instance.clock.advance(-365 * DAY_MS);
        let letter = letters::next_letter(app).await.unwrap().expect("not in a year");
        letters::sent(app, &letter).await.unwrap();
        for _ in 0..4 {
            instance.clock.advance(limits::NEWS_LETTERS_EVERY_MS);
            assert!(letters::next_letter(app).await.unwrap().is_none(), "it was told of");
        }
    }
}

#[tokio::test]
async fn what_is_gone_takes_no_line_of_a_letter_from_what_is_not() {
    for instance in instances("letter_gone").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let anna = with_address(app, &velo.id, "anna@velo.example", false).await;
        letters::set_wishes(app, &anna, Wishes { daily_hour: Some(11), at_once: false }).await.unwrap();
        confirmed(app).await;
        inquiries::receive(app, &mia, note(1, drill.object_url.as_str())).await.unwrap();
        derived(app).await;
        let mut tx = app.db.begin().await.unwrap();
        for _ in 0..=limits::LETTER_LINES_MAX {
            instance.clock.advance(1);
            let (id, gone) = (NotificationId::from_uuid(app.uuid()), app.uuid().to_string());
            let member = &anna.member().unwrap().id;
            allmende_db::notifications::tell(&mut tx, &id, member, NotificationKind::Follower, &gone, app.now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        instance.clock.advance(DAY_MS);
        let letter = letters::next_letter(app).await.unwrap().unwrap();
        assert_eq!((letter.told.len(), letter.has_more), (1, false));
        letters::sent(app, &letter).await.unwrap();
    }
}

#[tokio::test]
async fn drafts_that_nobody_wants_to_hear_of_do_not_stand_before_others() {
    for instance in instances("idle_drafts").await {
        let app = &instance.app;
        // Nobody looks after the drafts of one, and who looks after those of another wants to hear nothing of them.
        let (empty, _) = cooperative(app, "empty", false).await;
        let (deaf, _) = cooperative(app, "deaf", false).await;
        let (velo, _) = cooperative(app, "velo", false).await;
        let who = member(app, &deaf.id, Role::Steward).await;
        notifications::set_ways(app, &who, &[(NotificationKind::Draft, Ways { on_page: false, by_mail: false, by_push: false })])
            .await
            .unwrap();
        let ada = member(app, &velo.id, Role::Steward).await;
        for _ in 0..limits::NEWS_BATCH / 2 {
            for other in [&empty.id, &deaf.id] {
                listings::draft(app, &OPERATOR, other, terms("Drill", "public")).await.unwrap();
            }
        }
        instance.clock.advance(1);
        listings::draft(app, &OPERATOR, &velo.id, terms("Saw", "public")).await.unwrap();
        instance.clock.advance(limits::DRAFT_IDLE_MS + 1);
        assert_eq!(notifications::note_idle_drafts(app).await.unwrap(), 1);
        assert_eq!(unread(app, &ada).await, [("draft", 1)]);
        assert_eq!(notifications::note_idle_drafts(app).await.unwrap(), 0, "once");
    }
}

#[tokio::test]
async fn a_program_of_the_version_before_can_delete_an_account_that_was_told_of_something() {
    for instance in instances("deleted_before").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let anna = with_address(app, &velo.id, "anna@velo.example", false).await;
        letters::set_wishes(app, &anna, Wishes { daily_hour: Some(11), at_once: true }).await.unwrap();
        notifications::set_ways(app, &anna, &[(NotificationKind::Draft, Ways { on_page: true, by_mail: false, by_push: true })])
            .await
            .unwrap();
        let id = thread_of(inquiries::receive(app, &mia, note(1, drill.object_url.as_str())).await.unwrap());
        derived(app).await;
        let conclusion =
            Conclusion { result: OutcomeResult::Nothing, what: String::new(), until: String::new(), listing: ListingThen::Stays };
        inquiries::conclude(app, &anna, &id, conclusion).await.unwrap();

        // What it knows of goes by its own hand.
        let member = anna.member().unwrap().id.clone();
        let mut tx = app.db.begin().await.unwrap();
        for statement in ["DELETE FROM memberships WHERE member_id = $1", "DELETE FROM members WHERE id = $1"] {
            sql(statement).text(member.as_str()).execute(&mut tx).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert!(notifications::list(app, &anna, 0).await.unwrap().items.is_empty());
        let outcome = inquiries::show(app, &OPERATOR, &id).await.unwrap().view.outcome.unwrap();
        assert_eq!(outcome.member, None, "that it ended stays, and who noted it does not");
    }
}
