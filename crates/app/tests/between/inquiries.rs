//! Questions to listings, and the conversations that follow.

use allmende_app::inquiries::{self, InquiryOutcome, Received};
use allmende_app::listings::MirrorOutcome;
use allmende_app::{App, AppError, follows, limits, listings, speakers};
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::event::Event;
use allmende_domain::ids::InquiryId;
use allmende_domain::inquiry::InquiryState;
use allmende_domain::listing::{Listing, ListingState};
use allmende_domain::member::{Membership, Role};
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, MINUTE_MS, SECOND_MS, UnixMillis};
use allmende_domain::url::ObjectUrl;

use crate::instances::{OPERATOR, cooperative, instances, listing, member, recorded, remote, terms};

fn note(number: u32, in_reply_to: Option<&str>, direct: bool) -> Received {
    Received {
        object_url: format!("https://social.example/notes/{number}"),
        in_reply_to: in_reply_to.map(str::to_owned),
        mentions: vec![],
        links: vec![],
        body_html: format!("<p>Message {number}</p>"),
        published_at: UnixMillis(0),
        direct,
    }
}

fn thread_of(outcome: InquiryOutcome) -> InquiryId {
    match outcome {
        InquiryOutcome::Stored(id) => id,
        InquiryOutcome::NotForUs(reason) => panic!("not stored: {reason}"),
    }
}

#[tokio::test]
async fn a_reply_from_anywhere_becomes_a_thread_that_stewards_answer() {
    for instance in instances("threads").await {
        let app = &instance.app;
        let (velo, actor) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let ben = remote(app, "social.example", "ben").await;
        let viewer = member(app, &velo.id, Role::Steward).await;

        let id = thread_of(inquiries::receive(app, &mia, note(1, Some(drill.object_url.as_str()), false)).await.unwrap());
        assert_eq!(thread_of(inquiries::receive(app, &mia, note(1, Some(drill.object_url.as_str()), false)).await.unwrap()), id);
        assert_eq!(
            inquiries::receive(app, &ben, note(1, None, true)).await.unwrap(),
            InquiryOutcome::NotForUs("the id is somebody else's")
        );
        let thread = inquiries::show(app, &viewer, &id).await.unwrap();
        assert_eq!((thread.messages.len(), thread.view.inquiry.state, thread.view.ours_is_owner), (1, InquiryState::Open, true));
        assert_eq!(thread.view.listing.map(|listing| listing.id), Some(drill.id.clone()));

        instance.clock.advance(MINUTE_MS);
        let answer = inquiries::answer(app, &viewer, &id, "It is free on Friday.").await.unwrap();
        assert_eq!(inquiries::show(app, &viewer, &id).await.unwrap().view.inquiry.state, InquiryState::Answered);
        assert!(recorded(app).await.contains(&Event::MessageSent(answer.id.clone())));
        let told = inquiries::message(app, &answer.id).await.unwrap().unwrap();
        assert_eq!((told.author.id, told.to.id), (actor.id, mia.id.clone()));
        assert_eq!(told.in_reply_to.as_deref(), Some("https://social.example/notes/1"));
        assert_eq!(told.listing_url.as_deref(), Some(drill.object_url.as_str()));

        inquiries::archive(app, &viewer, &id).await.unwrap();
        assert!(inquiries::list(app, &viewer, &velo.id, None, 0).await.unwrap().items.is_empty());
        instance.clock.advance(MINUTE_MS);
        assert_eq!(thread_of(inquiries::receive(app, &mia, note(2, Some(&answer.object_url), false)).await.unwrap()), id);
        assert_eq!(inquiries::list(app, &viewer, &velo.id, Some(InquiryState::Open), 0).await.unwrap().items.len(), 1);
        let other = thread_of(inquiries::receive(app, &ben, note(3, Some(&answer.object_url), false)).await.unwrap());
        assert_ne!(other, id, "who is no part of the thread gets their own");
        assert_eq!(inquiries::show(app, &viewer, &id).await.unwrap().messages.len(), 3);
    }
}

#[tokio::test]
async fn v1_a_thread_exists_only_for_the_stewards_of_its_cooperatives() {
    for instance in instances("private").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let (other, _) = cooperative(app, "other", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let id = thread_of(inquiries::receive(app, &mia, note(1, Some(drill.object_url.as_str()), false)).await.unwrap());
        for viewer in [
            Viewer::Stranger,
            Viewer::Peer(mia.id.clone()),
            member(app, &other.id, Role::Admin).await,
            member(app, &velo.id, Role::Member).await,
        ] {
            assert!(matches!(inquiries::show(app, &viewer, &id).await, Err(AppError::NotFound)), "{viewer:?}");
            assert!(matches!(inquiries::answer(app, &viewer, &id, "").await, Err(AppError::NotFound)), "{viewer:?}");
            assert!(matches!(inquiries::archive(app, &viewer, &id).await, Err(AppError::NotFound)), "{viewer:?}");
        }
    }
}

#[tokio::test]
async fn messages_that_are_not_for_us_leave_nothing_behind() {
    for instance in instances("not_for_us").await {
        let app = &instance.app;
        let (velo, actor) = cooperative(app, "velo", false).await;
        let inside = listing(app, &velo, "Keys", "members").await;
        let network = listing(app, &velo, "Trailer", "network").await;
        let mia = remote(app, "social.example", "mia").await;
        let refused = [
            note(1, None, false),
            note(2, Some(inside.object_url.as_str()), false),
            note(3, Some(network.object_url.as_str()), false),
            note(4, None, true),
            Received { object_url: "https://elsewhere.example/notes/5".to_owned(), ..note(5, Some(network.object_url.as_str()), true) },
        ];
        for received in refused {
            let url = received.object_url.clone();
            assert!(matches!(inquiries::receive(app, &mia, received).await.unwrap(), InquiryOutcome::NotForUs(_)), "{url}");
        }
        assert!(inquiries::list(app, &OPERATOR, &velo.id, None, 0).await.unwrap().items.is_empty());

        follows::receive(app, &mia, &actor, "https://social.example/follow").await.unwrap();
        thread_of(inquiries::receive(app, &mia, note(3, Some(network.object_url.as_str()), false)).await.unwrap());
        let direct = Received { mentions: vec![actor.id.clone()], links: vec![network.object_url.to_string()], ..note(6, None, true) };
        thread_of(inquiries::receive(app, &mia, direct).await.unwrap());
        let about_none = Received { mentions: vec![actor.id.clone()], ..note(7, None, true) };
        thread_of(inquiries::receive(app, &mia, about_none).await.unwrap());
        assert_eq!(inquiries::list(app, &OPERATOR, &velo.id, None, 0).await.unwrap().items.len(), 2);
    }
}

#[tokio::test]
async fn q9_a_message_deleted_before_it_came_does_not_come_and_only_its_author_edits_it() {
    for instance in instances("deleted").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let (mia, mallory) = (remote(app, "social.example", "mia").await, remote(app, "social.example", "mallory").await);
        let url = |number: u32| format!("https://social.example/notes/{number}");
        inquiries::delete_message(app, &mia, &url(1)).await.unwrap();
        let late = inquiries::receive(app, &mia, note(1, Some(drill.object_url.as_str()), false)).await.unwrap();
        assert_eq!(late, InquiryOutcome::NotForUs("its author deleted it"));

        inquiries::delete_message(app, &mallory, &url(2)).await.unwrap();
        let id = thread_of(inquiries::receive(app, &mia, note(2, Some(drill.object_url.as_str()), false)).await.unwrap());
        assert!(!inquiries::edit_message(app, &mallory, &url(2), "<p>Forged</p>").await.unwrap());
        assert!(!inquiries::delete_message(app, &mallory, &url(2)).await.unwrap());
        assert!(inquiries::edit_message(app, &mia, &url(2), "<p>Edited</p>").await.unwrap());
        assert_eq!(inquiries::show(app, &OPERATOR, &id).await.unwrap().view.last.body, "<p>Edited</p>");
        assert!(inquiries::delete_message(app, &mia, &url(2)).await.unwrap());
        assert!(!inquiries::delete_message(app, &mia, &url(2)).await.unwrap());
        assert!(matches!(inquiries::show(app, &OPERATOR, &id).await, Err(AppError::NotFound)), "an empty thread goes");
    }
}

#[tokio::test]
async fn a_flood_of_one_author_ends() {
    for instance in instances("flood").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let mia = remote(app, "social.example", "mia").await;
        let mut stored = 0;
        for number in 0..u32::try_from(limits::MESSAGES_PER_DAY_MAX).unwrap() + 5 {
            let outcome = inquiries::receive(app, &mia, note(number, Some(drill.object_url.as_str()), false)).await.unwrap();
            stored += i64::from(matches!(outcome, InquiryOutcome::Stored(_)));
        }
        assert_eq!(stored, limits::MESSAGES_PER_DAY_MAX);
        instance.clock.advance(DAY_MS + 1);
        thread_of(inquiries::receive(app, &mia, note(9_999, Some(drill.object_url.as_str()), false)).await.unwrap());
        let mut stored = 1;
        for number in 1_000..1_000 + u32::try_from(limits::MESSAGES_PER_DAY_MAX).unwrap() {
            let outcome = inquiries::receive(app, &mia, note(number, Some(drill.object_url.as_str()), false)).await.unwrap();
            stored += i64::from(matches!(outcome, InquiryOutcome::Stored(_)));
        }
        assert_eq!(stored, limits::MESSAGES_PER_DAY_MAX, "dates of long ago do not help");
    }
}

/// A listing of a peer, mirrored here.
async fn mirrored(app: &App, author: &Actor) -> Listing {
    let object_url = ObjectUrl::parse(&format!("{}/offers/1", author.url)).unwrap();
    let now = app.now();
    let outcome = listings::mirror(
        app,
        author,
        listings::Mirrored {
            object_url: object_url.clone(),
            terms: terms("Panels", "public"),
            images: vec![],
            state: ListingState::Published,
            closing_note: String::new(),
            published_at: now,
            updated_at: now,
        },
    );
    assert!(matches!(outcome.await.unwrap(), MirrorOutcome::Created(_)));
    listings::by_url(app, &OPERATOR, object_url.as_str()).await.unwrap().unwrap()
}

#[tokio::test]
async fn we_ask_a_peer_and_its_answer_comes_into_the_thread() {
    for instance in instances("asking").await {
        let app = &instance.app;
        let (velo, actor) = cooperative(app, "velo", false).await;
        let solar = remote(app, "social.example", "solar").await;
        let panels = mirrored(app, &solar).await;
        let viewer = member(app, &velo.id, Role::Steward).await;
        assert!(matches!(inquiries::ask(app, &viewer, &velo.id, &panels.id, "  ").await, Err(AppError::Invalid(_))));
        let inquiry = inquiries::ask(app, &viewer, &velo.id, &panels.id, "Still free?").await.unwrap();
        instance.clock.advance(MINUTE_MS);
        assert_eq!(inquiries::ask(app, &viewer, &velo.id, &panels.id, "We would come on Friday.").await.unwrap().id, inquiry.id);
        let thread = inquiries::show(app, &viewer, &inquiry.id).await.unwrap();
        assert!(!thread.view.ours_is_owner);
        let asked = inquiries::message(app, &thread.view.last.id).await.unwrap().unwrap();
        assert_eq!((asked.author.id, asked.to.id.clone()), (actor.id, solar.id.clone()));
        instance.clock.advance(MINUTE_MS);
        let answer = note(1, Some(&thread.view.last.object_url), true);
        assert_eq!(thread_of(inquiries::receive(app, &solar, answer).await.unwrap()), inquiry.id);
        assert_eq!(inquiries::show(app, &viewer, &inquiry.id).await.unwrap().view.inquiry.state, InquiryState::Answered);

        follows::drop_actor(app, &solar).await.unwrap();
        follows::drop_actor(app, &solar).await.unwrap();
        let gone = inquiries::answer(app, &viewer, &inquiry.id, "Thank you!").await;
        assert!(matches!(gone, Err(AppError::Conflict { code: "actor-gone", .. })), "{gone:?}");
    }
}

#[tokio::test]
async fn two_neighbours_share_one_thread() {
    for instance in instances("shared_thread").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let (garden, _) = cooperative(app, "garden", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let (owner, asker) = (member(app, &velo.id, Role::Steward).await, member(app, &garden.id, Role::Steward).await);
        let own = inquiries::ask(app, &owner, &velo.id, &drill.id, "Ours?").await;
        assert!(matches!(own, Err(AppError::Conflict { code: "inquiry-own", .. })));
        let inquiry = inquiries::ask(app, &asker, &garden.id, &drill.id, "Is it free?").await.unwrap();
        assert_eq!(inquiries::count_open(app, &owner, &velo.id).await.unwrap(), 1);
        instance.clock.advance(SECOND_MS);
        inquiries::answer(app, &owner, &inquiry.id, "It is.").await.unwrap();
        let seen = inquiries::show(app, &asker, &inquiry.id).await.unwrap();
        assert_eq!((seen.messages.len(), seen.view.ours_is_owner, seen.view.inquiry.state), (2, false, InquiryState::Answered));
        assert!(matches!(inquiries::archive(app, &asker, &inquiry.id).await, Err(AppError::Forbidden)));
    }
}

#[tokio::test]
async fn who_runs_the_instance_reads_what_neighbours_write_and_speaks_for_none_of_them() {
    for instance in instances("shared_thread_run").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let (garden, _) = cooperative(app, "garden", false).await;
        let drill = listing(app, &velo, "Drill", "public").await;
        let asker = member(app, &garden.id, Role::Steward).await;
        let id = inquiries::ask(app, &asker, &garden.id, &drill.id, "Is it free?").await.unwrap().id;
        let who = |viewer: &Viewer, runs, memberships| {
            let member = viewer.member().unwrap().clone();
            Viewer::Member(allmende_domain::member::Member { instance_admin: runs, memberships, ..member })
        };
        let root = who(&asker, true, vec![]);
        let seen = inquiries::show(app, &root, &id).await.unwrap();
        assert!(seen.messages.len() == 1 && !seen.may_answer);
        let refused = |code: &str| code == "not-of-cooperative";
        assert!(matches!(inquiries::answer(app, &root, &id, "It is.").await, Err(AppError::Conflict { code, .. }) if refused(code)));
        let ask = inquiries::ask(app, &root, &garden.id, &drill.id, "And on Sunday?").await;
        assert!(matches!(ask, Err(AppError::Conflict { code, .. }) if refused(code)));
        assert!(speakers::list(app, &root).await.unwrap().is_empty());

        // A plain member of one side who runs the instance speaks for it no more than other plain members do.
        let plain = |coop: &Cooperative, role| vec![Membership { cooperative: coop.id.clone(), role }];
        let among = who(&asker, true, plain(&garden, Role::Member));
        assert!(matches!(inquiries::answer(app, &among, &id, "It is.").await, Err(AppError::Conflict { code, .. }) if refused(code)));
        // And a steward of one side speaks for that side alone, whatever else they run.
        let both = who(&asker, true, plain(&garden, Role::Steward));
        instance.clock.advance(SECOND_MS);
        let message = inquiries::answer(app, &both, &id, "Or on Sunday?").await.unwrap();
        assert_eq!(message.author, garden.actor);
        assert!(!inquiries::show(app, &both, &id).await.unwrap().view.ours_is_owner);
        assert!(matches!(inquiries::archive(app, &both, &id).await, Err(AppError::Forbidden)));
        assert!(inquiries::answer(app, &OPERATOR, &id, "Said on the machine itself.").await.is_ok());
    }
}
