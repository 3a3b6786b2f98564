//! Searches that members keep: what is new is told once, to whom it concerns, as far as they may see it.

use allmende_app::listings::{self, MirrorOutcome, Mirrored};
use allmende_app::notifications::{self, About};
use allmende_app::{App, AppError, accounts, limits, own_data, peers, saved_searches};
use allmende_db::sql;
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::SavedSearchId;
use allmende_domain::listing::ListingState;
use allmende_domain::member::Role;
use allmende_domain::notifications::{NotificationKind, Ways};
use allmende_domain::peer::PeerPolicy;
use allmende_domain::permission::Viewer;
use allmende_domain::search::SearchQuery;
use allmende_domain::time::{DAY_MS, UnixMillis};
use allmende_domain::url::ObjectUrl;

use crate::instances::{Instance, OPERATOR, cooperative, instances, listing, member, remote, terms};

/// As pages read it, but for words alone.
fn read(query: &str, _: &[Cooperative]) -> Option<SearchQuery> {
    query.strip_prefix("q=").map(|words| SearchQuery { words: words.to_owned(), ..SearchQuery::default() })
}

/// Time goes on until everything is settled, and all is compared; how many turns that took.
async fn settled(instance: &Instance) -> usize {
    instance.clock.advance(limits::OPENINGS_SETTLE_MS + 1);
    let mut turns = 0;
    while saved_searches::look_once(&instance.app, &read).await.unwrap() > 0 {
        turns += 1;
    }
    turns
}

async fn unread(app: &App, viewer: &Viewer) -> i64 {
    notifications::unread(app, viewer).await.unwrap()
}

/// The titles of what is new, which are seen by it.
async fn news(app: &App, viewer: &Viewer, id: &SavedSearchId) -> Vec<String> {
    let saved = saved_searches::find(app, viewer, id).await.unwrap();
    let query = read(&saved.query, &[]).unwrap();
    let found = saved_searches::look(app, viewer, id, &query).await.unwrap();
    found.items.iter().map(|view| view.listing.terms.texts.first().title.clone()).collect()
}

async fn found(app: &App, viewer: &Viewer, id: &SavedSearchId) -> i64 {
    saved_searches::find(app, viewer, id).await.unwrap().found
}

async fn copied(app: &App, author: &Actor, title: &str, state: ListingState, version: i64) -> MirrorOutcome {
    let copy = Mirrored {
        object_url: ObjectUrl::parse(&format!("https://{}/listings/{title}", author.host)).unwrap(),
        terms: terms(title, "public"),
        images: vec![],
        state,
        closing_note: String::new(),
        // Long ago at its author's: what counts is when it came here.
        published_at: UnixMillis(1_000),
        updated_at: UnixMillis(1_000 + version),
    };
    listings::mirror(app, author, copy).await.unwrap()
}

#[tokio::test]
async fn something_new_is_told_once_and_an_edit_is_nothing_new() {
    for instance in instances("searches_new").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let (hafen, _) = cooperative(app, "hafen", false).await;
        let ada = member(app, &velo.id, Role::Steward).await;
        let bea = member(app, &hafen.id, Role::Member).await;
        listing(app, &velo, "Drill of before", "public").await;
        instance.clock.advance(1);
        let saved = saved_searches::save(app, &bea, "Drills", "q=drill").await.unwrap();
        assert_eq!(saved_searches::save(app, &bea, "Again", "q=drill").await.unwrap().id, saved.id, "the same search is kept once");
        settled(&instance).await;
        assert_eq!(unread(app, &bea).await, 0, "what was there before is nothing new");

        let drill = listing(app, &velo, "Drill", "public").await;
        listing(app, &velo, "Saw", "public").await;
        assert_eq!(saved_searches::look_once(app, &read).await.unwrap(), 0, "not before it is settled");
        assert_eq!(settled(&instance).await, 1);
        assert_eq!((unread(app, &bea).await, found(app, &bea, &saved.id).await), (1, 1));
        assert_eq!(settled(&instance).await, 0, "once");
        let told = notifications::list(app, &bea, 0).await.unwrap().items.remove(0);
        assert_eq!(told.notification.kind, NotificationKind::Found);
        assert!(matches!(&told.about, About::Search(search) if search.name == "Drills"), "{told:?}");

        instance.clock.advance(1);
        assert_eq!(news(app, &bea, &saved.id).await, ["Drill"]);
        assert_eq!((unread(app, &bea).await, found(app, &bea, &saved.id).await), (0, 0), "seen");
        assert_eq!(news(app, &bea, &saved.id).await, ["Drill"], "a page that is loaded again still shows it");

        listings::edit(app, &ada, &drill.id, terms("Drill, with batteries", "public"), None).await.unwrap();
        settled(&instance).await;
        assert_eq!(unread(app, &bea).await, 0, "an edited one is not new");
        listings::reserve(app, &ada, &drill.id).await.unwrap();
        listings::release(app, &ada, &drill.id).await.unwrap();
        listings::close(app, &ada, &drill.id, "").await.unwrap();
        listings::reopen(app, &ada, &drill.id).await.unwrap();
        settled(&instance).await;
        assert_eq!(unread(app, &bea).await, 0, "closed for a moment only");
        listings::close(app, &ada, &drill.id, "").await.unwrap();
        instance.clock.advance(DAY_MS);
        listings::reopen(app, &ada, &drill.id).await.unwrap();
        settled(&instance).await;
        assert_eq!((unread(app, &bea).await, news(app, &bea, &saved.id).await), (1, vec!["Drill, with batteries".to_owned()]));

        instance.clock.advance(limits::OPENINGS_KEPT_MS + 1);
        assert_eq!(saved_searches::forget_old(app).await.unwrap(), 3);
    }
}

#[tokio::test]
async fn a_copy_is_new_when_it_arrives_and_nothing_tells_of_what_one_may_not_see() {
    for instance in instances("searches_sight").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let (hafen, _) = cooperative(app, "hafen", false).await;
        let ada = member(app, &velo.id, Role::Steward).await;
        let bea = member(app, &hafen.id, Role::Member).await;
        let ours = saved_searches::save(app, &ada, "Drills", "q=drill").await.unwrap();
        let theirs = saved_searches::save(app, &bea, "Drills", "q=drill").await.unwrap();
        instance.clock.advance(1);

        // For members only, and published by herself.
        listings::publish_new(app, &ada, &velo.id, terms("Drill for us", "members")).await.unwrap();
        settled(&instance).await;
        assert_eq!((unread(app, &ada).await, unread(app, &bea).await), (0, 0));
        let carl = member(app, &velo.id, Role::Member).await;
        let carls = saved_searches::save(app, &carl, "Drills", "q=drill").await.unwrap();
        instance.clock.advance(1);
        let wide = listings::publish_new(app, &ada, &velo.id, terms("Drill inside", "members")).await.unwrap();
        settled(&instance).await;
        assert_eq!((unread(app, &carl).await, unread(app, &bea).await), (1, 0), "a colleague is told");
        assert_eq!(news(app, &carl, &carls.id).await, ["Drill inside"]);
        listings::edit(app, &ada, &wide.id, terms("Drill inside", "public"), None).await.unwrap();
        settled(&instance).await;
        assert_eq!((unread(app, &ada).await, unread(app, &bea).await), (0, 1), "to others it is new when they may see it");
        assert_eq!(news(app, &bea, &theirs.id).await, ["Drill inside"]);
        instance.clock.advance(1);

        let kehl = remote(app, "kehl.example", "kehl").await;
        assert!(matches!(copied(app, &kehl, "Drill", ListingState::Published, 1).await, MirrorOutcome::Created(_)));
        settled(&instance).await;
        assert_eq!((unread(app, &ada).await, unread(app, &bea).await), (1, 1), "a copy, however old at its author's");
        peers::set_policy(app, &OPERATOR, &kehl.host, PeerPolicy::Suspend, "").await.unwrap();
        assert!(news(app, &ada, &ours.id).await.is_empty(), "what may be seen is looked up now");
        assert_eq!((unread(app, &ada).await, found(app, &ada, &ours.id).await), (0, 0));
        copied(app, &kehl, "Drill2", ListingState::Published, 1).await;
        notifications::mark_all_read(app, &bea, app.now()).await.unwrap();
        settled(&instance).await;
        assert_eq!(unread(app, &bea).await, 0, "nothing of a server that is shut out");

        peers::undecide(app, &OPERATOR, &kehl.host).await.unwrap();
        copied(app, &kehl, "Drill3", ListingState::Closed, 1).await;
        settled(&instance).await;
        assert_eq!(unread(app, &bea).await, 0, "closed when it came");
        copied(app, &kehl, "Drill3", ListingState::Reserved, 2).await;
        copied(app, &kehl, "Drill3", ListingState::Published, 3).await;
        settled(&instance).await;
        assert_eq!(unread(app, &bea).await, 1, "opened, once");
    }
}

#[tokio::test]
async fn a_search_rests_goes_on_and_ends_and_is_its_members_alone() {
    for instance in instances("searches_rest").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let (ada, bea) = (member(app, &velo.id, Role::Member).await, member(app, &velo.id, Role::Member).await);
        let saved = saved_searches::save(app, &ada, "Drills", "q=drill").await.unwrap();
        instance.clock.advance(1);
        for refused in [
            saved_searches::find(app, &bea, &saved.id).await.map(|_| ()),
            saved_searches::rename(app, &bea, &saved.id, "Mine").await,
            saved_searches::set_paused(app, &bea, &saved.id, true).await,
            saved_searches::delete(app, &bea, &saved.id).await,
            saved_searches::look(app, &bea, &saved.id, &SearchQuery::default()).await.map(|_| ()),
        ] {
            assert!(matches!(refused, Err(AppError::NotFound)), "{refused:?}");
        }
        assert!(matches!(saved_searches::list(app, &Viewer::Stranger).await, Err(AppError::SignInFirst)));
        assert!(matches!(saved_searches::rename(app, &ada, &saved.id, " ").await, Err(AppError::Invalid(_))));
        saved_searches::rename(app, &ada, &saved.id, "Tools  of\nours").await.unwrap();
        assert_eq!(saved_searches::find(app, &ada, &saved.id).await.unwrap().name, "Tools of ours");

        saved_searches::set_paused(app, &ada, &saved.id, true).await.unwrap();
        listing(app, &velo, "Drill", "public").await;
        assert_eq!(settled(&instance).await, 0);
        saved_searches::set_paused(app, &ada, &saved.id, false).await.unwrap();
        settled(&instance).await;
        assert_eq!(unread(app, &ada).await, 0, "what came while it rested is not told");
        instance.clock.advance(1);
        listing(app, &velo, "Drill 2", "public").await;
        settled(&instance).await;
        assert_eq!(unread(app, &ada).await, 1);
        let own = own_data::collect(app, &ada, &ada.member().unwrap().id).await.unwrap();
        assert_eq!(own.saved_searches.first().map(|one| one.address.as_str()), Some("https://velo.example/?q=drill"));

        saved_searches::delete(app, &ada, &saved.id).await.unwrap();
        assert_eq!(unread(app, &ada).await, 0, "what was told of it goes with it");
        listing(app, &velo, "Drill 3", "public").await;
        assert_eq!(settled(&instance).await, 0);

        // Who wants to hear nothing of it, and who may not sign in, is told nothing.
        let off = Ways { on_page: false, by_mail: false, by_push: false };
        notifications::set_ways(app, &bea, &[(NotificationKind::Found, off)]).await.unwrap();
        let silent = saved_searches::save(app, &bea, "Drills", "q=drill").await.unwrap();
        let carl = member(app, &velo.id, Role::Member).await;
        saved_searches::save(app, &carl, "Odd", "coop=gone").await.unwrap();
        instance.clock.advance(1);
        listing(app, &velo, "Drill 4", "public").await;
        settled(&instance).await;
        assert_eq!((unread(app, &bea).await, found(app, &bea, &silent.id).await), (0, 1));
        assert_eq!(unread(app, &carl).await, 0, "what cannot be read finds nothing, not everything");
        accounts::suspend(app, &OPERATOR, &carl.member().unwrap().id).await.unwrap();
        instance.clock.advance(1);
        listings::publish_new(app, &bea_steward(app, &velo).await, &velo.id, terms("Drill 5", "public")).await.unwrap();
        assert_eq!(settled(&instance).await, 1);
        let due = async || {
            let mut conn = app.db.read().await.unwrap();
            sql("SELECT COUNT(*) AS number FROM saved_searches").fetch_one(&mut conn, |row| row.get::<i64>("number")).await.unwrap()
        };
        assert_eq!(due().await, 2);
        for gone in [&bea, &carl] {
            accounts::delete(app, &OPERATOR, &gone.member().unwrap().id).await.unwrap();
        }
        assert_eq!(due().await, 0, "they go with the account");
    }
}

async fn bea_steward(app: &App, velo: &Cooperative) -> Viewer {
    member(app, &velo.id, Role::Steward).await
}

#[tokio::test]
async fn searches_and_what_is_compared_at_once_are_bounded() {
    for instance in instances("searches_bounds").await {
        let app = &instance.app;
        let (velo, _) = cooperative(app, "velo", false).await;
        let ada = member(app, &velo.id, Role::Member).await;
        let first = saved_searches::save(app, &ada, "Drills", "q=drill").await.unwrap();
        for number in 1..limits::SAVED_SEARCHES_MAX {
            saved_searches::save(app, &ada, "One", &format!("q=thing{number}")).await.unwrap();
        }
        assert!(matches!(
            saved_searches::save(app, &ada, "More", "q=more").await,
            Err(AppError::Conflict { code: "searches-too-many", .. })
        ));
        assert_eq!(saved_searches::save(app, &ada, "Drills", "q=drill").await.unwrap().id, first.id, "what is kept needs no room");
        for wrong in ["", "q=".repeat(limits::SAVED_QUERY_BYTES_MAX).as_str()] {
            assert!(matches!(saved_searches::save(app, &ada, "Wrong", wrong).await, Err(AppError::Invalid(_))));
        }
        let others = [member(app, &velo.id, Role::Member).await, member(app, &velo.id, Role::Member).await];
        for other in &others {
            for number in 0..limits::SAVED_SEARCHES_MAX {
                saved_searches::save(app, other, "One", &format!("q=thing{number}")).await.unwrap();
            }
        }

        // More than one batch of new things, all at different times.
        instance.clock.advance(1);
        let drill = listing(app, &velo, "Drill", "public").await;
        let mut tx = app.db.begin().await.unwrap();
        for number in 1..=limits::OPENINGS_AT_ONCE {
            let id = allmende_domain::ids::ListingId::from_uuid(app.uuid());
            let text = "INSERT INTO listings (id, object_url, cooperative_id, host, purpose, action, nature, texts, quantity_number, quantity_unit, \
                 available_number, available_unit, eligibility, conditions, release_version, release_checksum, place_address, place_opening_hours, \
                 place_accessibility, state, closing_note, version, created_at, updated_at, published_at) \
                 SELECT $1, object_url || $1, cooperative_id, host, purpose, action, nature, texts, quantity_number, quantity_unit, available_number, \
                 available_unit, eligibility, conditions, release_version, release_checksum, place_address, place_opening_hours, \
                 place_accessibility, state, closing_note, version, created_at, updated_at, published_at FROM listings WHERE id = $2";
            sql(text).text(id.as_str()).text(drill.id.as_str()).execute(&mut tx).await.unwrap();
            allmende_db::search::index(&mut tx, &id, "drill").await.unwrap();
            allmende_db::openings::record(&mut tx, &id, None, app.now().plus(number), app.now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        instance.clock.advance(limits::OPENINGS_AT_ONCE + 1);
        instance.clock.advance(limits::OPENINGS_SETTLE_MS);
        let batch = usize::try_from(limits::SEARCHES_AT_ONCE).unwrap();
        assert_eq!(saved_searches::look_once(app, &read).await.unwrap(), batch, "some searches at a time");
        assert_eq!(settled(&instance).await, 2, "60 searches twice, in fifties, one of which is done");
        assert_eq!(found(app, &ada, &first.id).await, limits::FOUND_COUNTED_MAX + 1, "counted no further");
        assert_eq!(unread(app, &ada).await, 1, "one line, whatever came");
        let told = notifications::list(app, &ada, 0).await.unwrap().items.remove(0);
        assert_eq!(told.notification.times, 2);
        assert!(news(app, &ada, &first.id).await.len() <= 20);
    }
}
