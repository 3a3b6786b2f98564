//! What is shared: publishing, finding, mirroring and importing it, on a real database.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod common;

use allmende_app::actors::{self, RemoteActor};
use allmende_app::import::{self, ImportReport};
use allmende_app::listings::{self, CatalogueItem, MirrorOutcome, Mirrored, Reaction, RemoteImage};
use allmende_app::sessions::SignedIn;
use allmende_app::terms_input::TermsInput;
use allmende_app::{App, AppError, cooperatives, images, peers, resources, search};
use allmende_db::{Db, Location, events, sql};
use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::event::Event;
use allmende_domain::geo::Point;
use allmende_domain::ids::{CooperativeId, ImageId, ListingId, MemberId};
use allmende_domain::image::ImageSize;
use allmende_domain::language::Language;
use allmende_domain::listing::{Eligibility, Listing, ListingState, Purpose, Terms};
use allmende_domain::member::Member;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::resource::Nature;
use allmende_domain::search::{Near, SearchQuery};
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::time::{DAY_MS, UnixMillis};
use allmende_domain::url::{Host, ObjectUrl};
use common::{House, as_viewer, empty_house_over, house, set_up};
use proptest::strategy::Strategy as _;

struct Commons {
    house: House,
    anna: Viewer,
    coop: CooperativeId,
}

impl Commons {
    fn app(&self) -> &App {
        &self.house.app
    }

    async fn publish(&self, terms: Terms) -> Listing {
        listings::publish_new(self.app(), &self.anna, &self.coop, terms).await.unwrap()
    }

    async fn events(&self) -> Vec<Event> {
        let mut conn = self.app().db.read().await.unwrap();
        events::unhandled(&mut conn, 1_000).await.unwrap().into_iter().filter_map(|row| row.event).collect()
    }

    /// The first titles of what a viewer finds.
    async fn titles(&self, viewer: &Viewer, query: &SearchQuery) -> Vec<String> {
        let page = search::search(self.app(), viewer, query).await.unwrap();
        page.items.into_iter().map(|view| view.listing.terms.texts.first().title.clone()).collect()
    }
}

async fn commons((house, anna): (House, SignedIn)) -> Commons {
    let coop = cooperatives::by_handle(&house.app, "velo").await.unwrap().id;
    Commons { anna: as_viewer(&anna), coop, house }
}

async fn on_sqlite() -> Commons {
    commons(house().await).await
}

/// In an empty schema of its own on the server that `ALLMENDE_TEST_POSTGRES` names; `None` when it names none.
async fn on_postgres(test: &str) -> Option<Commons> {
    let server = std::env::var("ALLMENDE_TEST_POSTGRES").ok()?;
    let schema = format!("things_{}_{}", test.chars().take(24).collect::<String>(), std::process::id());
    let location = |url: String| Location::Postgres { url, connections_max: 4 };
    let db = Db::open(&location(server.clone())).await.unwrap();
    // Statements are static texts; a test may leak two of them.
    for statement in [format!("DROP SCHEMA IF EXISTS {schema} CASCADE"), format!("CREATE SCHEMA {schema}")] {
        let mut tx = db.begin().await.unwrap();
        sql(statement.leak()).execute(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
    }
    db.close().await;
    let joint = if server.contains('?') { '&' } else { '?' };
    let db = Db::open(&location(format!("{server}{joint}options[search_path]={schema}"))).await.unwrap();
    Some(commons(set_up(empty_house_over(db, tempfile::tempdir().unwrap()).await).await).await)
}

/// Each test on a fresh SQLite file, and on PostgreSQL where there is one.
macro_rules! on_each_engine {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test] async fn $test() { super::$test(super::on_sqlite().await).await; })+
        }

        mod postgres {
            $(#[tokio::test] async fn $test() {
                if let Some(commons) = super::on_postgres(stringify!($test)).await {
                    super::$test(commons).await;
                }
            })+
        }
    };
}

on_each_engine! {
    a_listing_lives_from_draft_to_tombstone,
    the_slower_of_two_editors_is_told,
    only_what_follows_the_rules_is_published,
    a_draft_keeps_its_version_and_checksum_for_the_resource,
    who_may_see_it_sees_it_and_nobody_else_learns_that_it_exists,
    a_published_listing_is_not_hidden_by_an_edit,
    searches_find_words_in_any_language_and_spelling,
    searches_are_narrowed_by_every_filter,
    the_nearest_comes_first_and_no_search_tells_an_address,
    lists_come_in_full_pages_in_few_statements,
    images_are_kept_in_both_sizes_while_something_shows_them,
    what_is_no_image_or_not_theirs_is_refused,
    copies_of_peers_follow_their_author_and_nobody_else,
    limited_servers_are_shown_to_members_and_suspended_ones_to_nobody,
    likes_and_shares_count_once_and_can_be_taken_back,
    a_good_table_becomes_listings,
    a_bad_table_is_told_row_by_row_and_writes_nothing,
}

fn input(title: &str) -> TermsInput {
    TermsInput {
        purpose: "offer".into(),
        nature: "tool".into(),
        texts: vec![("fr".into(), title.into(), String::new())],
        conditions: "À rapporter propre.".into(),
        ..TermsInput::default()
    }
}

fn terms_of(input: &TermsInput) -> Terms {
    input.parse(&Language::english()).unwrap()
}

fn terms(title: &str) -> Terms {
    terms_of(&input(title))
}

fn words(text: &str) -> SearchQuery {
    SearchQuery { words: text.into(), ..SearchQuery::default() }
}

fn stranger_member() -> Member {
    Member {
        id: MemberId::parse("0193a5b0-7e3c-7a11-8c11-00000000abcd").unwrap(),
        login: "bea".into(),
        display_name: "Bea".into(),
        locale: Language::english(),
        instance_admin: false,
        memberships: vec![],
        created_at: UnixMillis(0),
        suspended_at: None,
    }
}

fn codes<T: std::fmt::Debug>(result: Result<T, AppError>) -> Vec<&'static str> {
    match result {
        Err(AppError::Invalid(errors)) => errors.into_iter().map(|error| error.code).collect(),
        Err(AppError::Conflict { code, .. }) => vec![code],
        other => panic!("expected a refusal, got {other:?}"),
    }
}

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(30, 20, image::Rgb([200, 30, 30])).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn remote(app: &App, host: &str, name: &str) -> Actor {
    let url = |path: &str| ObjectUrl::parse(&format!("https://{host}/{name}{path}")).unwrap();
    let actor = RemoteActor {
        url: url(""),
        kind: ActorKind::Organization,
        username: name.into(),
        host: url("").host(),
        name: name.into(),
        summary: String::new(),
        page_url: None,
        icon_url: None,
        inbox: url("/inbox"),
        shared_inbox: None,
        outbox: None,
        followers: None,
        approves_followers: false,
        key_id: url("#key").to_string(),
        public_key_pem: "pem".into(),
        ed25519_keys: Vec::new(),
    };
    actors::store_remote(app, actor).await.unwrap()
}

fn mirrored(url: &str, title: &str, updated_at: i64) -> Mirrored {
    Mirrored {
        object_url: ObjectUrl::parse(url).unwrap(),
        terms: terms(title),
        images: vec![RemoteImage {
            url: ObjectUrl::parse("https://kehl.example/photo.jpg").unwrap(),
            media_type: "image/jpeg".into(),
            alt: "A drill".into(),
            width: 800,
            height: 600,
        }],
        state: ListingState::Published,
        closing_note: String::new(),
        published_at: UnixMillis(updated_at),
        updated_at: UnixMillis(updated_at),
    }
}

async fn a_listing_lives_from_draft_to_tombstone(c: Commons) {
    let draft = listings::draft(c.app(), &c.anna, &c.coop, terms("Perceuse")).await.unwrap();
    assert_eq!((draft.state, draft.version), (ListingState::Draft, 1));
    assert!(c.events().await.is_empty(), "a draft tells nobody");
    assert!(matches!(listings::show(c.app(), &Viewer::Stranger, &draft.id).await, Err(AppError::NotFound)));

    let published = listings::publish(c.app(), &c.anna, &draft.id).await.unwrap();
    let resource = published.terms.resource.clone().unwrap();
    assert_eq!(c.events().await, [Event::ResourceChanged(resource.clone()), Event::ListingPublished(draft.id.clone())]);
    assert_eq!(codes(listings::publish(c.app(), &c.anna, &draft.id).await), ["already-published"]);
    assert_eq!(listings::show(c.app(), &Viewer::Stranger, &draft.id).await.unwrap().listing, published);

    let edited = listings::edit(c.app(), &c.anna, &draft.id, terms("Perceuse rouge"), Some(2)).await.unwrap();
    assert_eq!(edited.version, 3);
    assert!(edited.updated_at > published.updated_at, "the clock stood still, the change is later all the same");
    let behind = resources::show(c.app(), &Viewer::Stranger, &resource).await.unwrap();
    assert_eq!(behind.resource.texts.first().title, "Perceuse rouge", "its resource follows");
    assert_eq!(behind.listings.len(), 1);

    let closed = listings::close(c.app(), &c.anna, &draft.id, "Prêtée jusqu'à mars").await.unwrap();
    assert_eq!((closed.state, closed.closing_note.as_str()), (ListingState::Closed, "Prêtée jusqu'à mars"));
    assert_eq!(codes(listings::close(c.app(), &c.anna, &draft.id, "").await), ["not-published"]);
    assert_eq!(codes(listings::edit(c.app(), &c.anna, &draft.id, terms("x"), None).await), ["closed-listing"]);
    let reopened = listings::reopen(c.app(), &c.anna, &draft.id).await.unwrap();
    assert_eq!((reopened.state, reopened.closing_note.as_str()), (ListingState::Published, ""));

    listings::remove(c.app(), &c.anna, &draft.id).await.unwrap();
    assert!(matches!(listings::show(c.app(), &Viewer::Stranger, &draft.id).await, Err(AppError::Gone)));
    assert!(matches!(listings::remove(c.app(), &c.anna, &draft.id).await, Err(AppError::Gone)));
    assert!(matches!(resources::show(c.app(), &Viewer::Stranger, &resource).await, Err(AppError::Gone)));
    assert!(c.titles(&c.anna, &words("perceuse")).await.is_empty());
    let events = c.events().await;
    assert_eq!(events[events.len() - 2..], [Event::ListingRemoved(draft.id.clone()), Event::ResourceRemoved(resource)]);
    let mut conn = c.app().db.read().await.unwrap();
    let left = sql("SELECT texts, conditions FROM listings WHERE id = $1").text(draft.id.as_str());
    let (texts, conditions): (String, String) =
        left.fetch_one(&mut conn, |row| Ok((row.get("texts")?, row.get("conditions")?))).await.unwrap();
    assert!(!texts.contains("Perceuse") && conditions.is_empty(), "what people wrote is gone: {texts}");
    let items = listings::catalogue(c.app(), &Viewer::Stranger, &c.coop, None, 20).await.unwrap();
    assert_eq!(items.len(), 2);
    assert!(items.iter().all(|item| matches!(item, CatalogueItem::Tombstone { .. })));
}

async fn the_slower_of_two_editors_is_told(c: Commons) {
    let listing = c.publish(terms("Tente")).await;
    listings::edit(c.app(), &c.anna, &listing.id, terms("Grande tente"), Some(listing.version)).await.unwrap();
    assert_eq!(
        codes(listings::edit(c.app(), &c.anna, &listing.id, terms("Tente verte"), Some(listing.version)).await),
        ["changed-meanwhile"]
    );
    let shown = listings::show(c.app(), &c.anna, &listing.id).await.unwrap();
    assert_eq!(shown.listing.terms.texts.first().title, "Grande tente");
}

async fn only_what_follows_the_rules_is_published(c: Commons) {
    let cases = [
        (TermsInput { nature: "data".into(), conditions: String::new(), ..input("Cadastre") }, "licence-missing"),
        (TermsInput { conditions: String::new(), ..input("Perceuse") }, "conditions-missing"),
        (TermsInput { action: "copy".into(), ..input("Perceuse") }, "action-does-not-fit"),
        (TermsInput { quantity: "0".into(), ..input("Perceuse") }, "quantity-zero"),
        (TermsInput { until: "2020-01-01".into(), ..input("Perceuse") }, "window-over"),
    ];
    for (entered, code) in cases {
        let refused = listings::publish_new(c.app(), &c.anna, &c.coop, terms_of(&entered)).await;
        assert_eq!(codes(refused), [code]);
    }
    assert!(listings::of_cooperative(c.app(), &c.anna, &c.coop, &ListingState::ALL, 0).await.unwrap().items.is_empty(), "nothing was kept");
}

async fn a_draft_keeps_its_version_and_checksum_for_the_resource(c: Commons) {
    let data = |version: &str, checksum: &str| {
        let entered = TermsInput { nature: "data".into(), licence: "ODbL-1.0".into(), ..input("Cadastre") };
        terms_of(&TermsInput { version: version.into(), checksum: checksum.into(), ..entered })
    };
    let id = listings::draft(c.app(), &c.anna, &c.coop, data("2.1", "sha256:00")).await.unwrap().id;
    let draft = listings::show(c.app(), &c.anna, &id).await.unwrap().listing;
    assert_eq!(draft.terms, data("2.1", "sha256:00"), "it is stored");
    let resource = listings::publish(c.app(), &c.anna, &id).await.unwrap().terms.resource.unwrap();
    let behind = resources::show(c.app(), &c.anna, &resource).await.unwrap().resource;
    assert_eq!((behind.version.as_str(), behind.checksum.as_str()), ("2.1", "sha256:00"));
    listings::edit(c.app(), &c.anna, &id, data("2.2", "sha256:11"), None).await.unwrap();
    let behind = resources::show(c.app(), &c.anna, &resource).await.unwrap().resource;
    assert_eq!((behind.version.as_str(), behind.checksum.as_str()), ("2.2", "sha256:11"), "it follows the listing");

    let report = imported(&c, "purpose,nature,title,state,version,checksum\noffer,data,Plan,draft,3.0,sha256:22\n", false).await;
    let imported = listings::show(c.app(), &c.anna, &report.created[0]).await.unwrap().listing;
    assert_eq!(imported.state, ListingState::Draft);
    assert_eq!((imported.terms.version.as_str(), imported.terms.checksum.as_str()), ("3.0", "sha256:22"));
    listings::remove(c.app(), &c.anna, &id).await.unwrap();
    let mut conn = c.app().db.read().await.unwrap();
    let left = allmende_db::listings::find(&mut conn, &id).await.unwrap().unwrap().listing.terms;
    assert!(left.version.is_empty() && left.checksum.is_empty(), "what people wrote is gone");
}

async fn who_may_see_it_sees_it_and_nobody_else_learns_that_it_exists(c: Commons) {
    let bea = Viewer::Member(stranger_member());
    for (eligibility, stranger_sees, member_sees) in [("public", true, true), ("network", false, true), ("members", false, false)] {
        let listing = c.publish(terms_of(&TermsInput { eligibility: eligibility.into(), ..input("Rabot") })).await;
        for (viewer, sees) in [(&Viewer::Stranger, stranger_sees), (&bea, member_sees), (&c.anna, true), (&Viewer::Operator, true)] {
            assert_eq!(listings::show(c.app(), viewer, &listing.id).await.is_ok(), sees, "{eligibility} {viewer:?}");
            let rule = viewer.may_see(&c.coop, listing.state, listing.terms.eligibility, false);
            assert_eq!(rule, sees, "the rule and the query agree");
            assert_eq!(c.titles(viewer, &words("rabot")).await.len(), usize::from(sees), "{eligibility} {viewer:?}");
        }
        let refused = listings::close(c.app(), &bea, &listing.id, "").await;
        assert!(if member_sees { matches!(refused, Err(AppError::Forbidden)) } else { matches!(refused, Err(AppError::NotFound)) });
        listings::remove(c.app(), &c.anna, &listing.id).await.unwrap();
        let gone = listings::show(c.app(), &Viewer::Stranger, &listing.id).await;
        assert!(if stranger_sees { matches!(gone, Err(AppError::Gone)) } else { matches!(gone, Err(AppError::NotFound)) });
    }
    let told = c.events().await;
    assert_eq!(told.iter().filter(|event| matches!(event, Event::ListingPublished(_))).count(), 2, "members' listings stay here: {told:?}");
    assert_eq!(told.iter().filter(|event| matches!(event, Event::ResourceChanged(_))).count(), 1, "only public offers show a resource");
    assert!(matches!(listings::draft(c.app(), &Viewer::Stranger, &c.coop, terms("x")).await, Err(AppError::SignInFirst)));
    assert!(matches!(listings::draft(c.app(), &bea, &c.coop, terms("x")).await, Err(AppError::Forbidden)));
}

async fn a_published_listing_is_not_hidden_by_an_edit(c: Commons) {
    let listing = c.publish(terms("Scie")).await;
    let narrowed = terms_of(&TermsInput { eligibility: "members".into(), ..input("Scie") });
    assert_eq!(codes(listings::edit(c.app(), &c.anna, &listing.id, narrowed, None).await), ["eligibility-narrowed"]);
    let inside = c.publish(terms_of(&TermsInput { eligibility: "members".into(), ..input("Étau") })).await;
    let widened = listings::edit(c.app(), &c.anna, &inside.id, terms("Étau"), None).await.unwrap();
    assert_eq!(widened.terms.eligibility, Eligibility::Public);
    assert_eq!(c.events().await.last(), Some(&Event::ListingPublished(inside.id)), "for the world it is new");
}

async fn searches_find_words_in_any_language_and_spelling(c: Commons) {
    let cargo = TermsInput {
        texts: vec![
            ("fr".into(), "Vélo-cargo".into(), "Pour **déménager** <b>léger</b>".into()),
            ("de".into(), "Lastenrad".into(), "Für die Straße".into()),
        ],
        nature: "vehicle".into(),
        tags: "Transport, électrique".into(),
        place: "Neuhof".into(),
        ..input("")
    };
    c.publish(terms_of(&cargo)).await;
    c.publish(terms("Perceuse")).await;
    for found in [
        "vélo",
        "VELO",
        "velo carg",
        "cargo vélo",
        "lasten",
        "strasse",
        "STRASSE",
        "demenager",
        "léger",
        "electrique",
        "neuhof",
        "\"vélo\" -x*",
    ] {
        let expected: Vec<&str> = if found.contains("-x") { vec![] } else { vec!["Vélo-cargo"] };
        assert_eq!(c.titles(&Viewer::Stranger, &words(found)).await, expected, "{found}");
    }
    for missed in ["elo", "velo perceuse", "strong", "zzz"] {
        assert!(c.titles(&Viewer::Stranger, &words(missed)).await.is_empty(), "{missed}");
    }
    assert_eq!(c.titles(&Viewer::Stranger, &words(" ! ")).await.len(), 2, "no words ask for everything");
}

async fn searches_are_narrowed_by_every_filter(c: Commons) {
    let data = TermsInput {
        nature: "data".into(),
        licence: "ODbL-1.0".into(),
        sectors: vec!["housing".into()],
        sdgs: vec!["11".into()],
        tags: "carte".into(),
        ..input("Cadastre")
    };
    c.publish(terms_of(&data)).await;
    c.house.clock.advance(1_000);
    let need = TermsInput { purpose: "need".into(), conditions: String::new(), tags: "cartes".into(), ..input("Besoin") };
    let need = c.publish(terms_of(&need)).await;
    let all = SearchQuery::default();
    assert_eq!(c.titles(&Viewer::Stranger, &all).await, ["Besoin", "Cadastre"], "newest first");
    let one = async |query: SearchQuery| c.titles(&Viewer::Stranger, &query).await;
    assert_eq!(one(SearchQuery { purpose: Some(Purpose::Need), ..all.clone() }).await, ["Besoin"]);
    assert_eq!(one(SearchQuery { nature: Some(Nature::Data), ..all.clone() }).await, ["Cadastre"]);
    assert_eq!(one(SearchQuery { sector: Some(Sector::Housing), ..all.clone() }).await, ["Cadastre"]);
    assert_eq!(one(SearchQuery { sdg: Sdg::new(11), ..all.clone() }).await, ["Cadastre"]);
    assert!(one(SearchQuery { sdg: Sdg::new(1), ..all.clone() }).await.is_empty());
    assert_eq!(one(SearchQuery { tag: Some("carte".into()), ..all.clone() }).await, ["Cadastre"]);
    assert_eq!(one(SearchQuery { licence: Some("ODbL-1.0".into()), ..all.clone() }).await, ["Cadastre"]);
    assert_eq!(one(SearchQuery { cooperative: Some(c.coop.clone()), words: "cad".into(), ..all.clone() }).await, ["Cadastre"]);
    assert!(one(SearchQuery { peer: Some(c.app().addresses.host().clone()), ..all.clone() }).await.is_empty(), "ours are no peer's");
    listings::close(c.app(), &c.anna, &need.id, "").await.unwrap();
    assert_eq!(one(all.clone()).await, ["Cadastre"]);
    assert_eq!(one(SearchQuery { with_closed: true, ..all.clone() }).await.len(), 2);
    assert_eq!(one(SearchQuery { with_closed: true, words: "besoin".into(), ..all }).await, ["Besoin"]);
}

async fn the_nearest_comes_first_and_no_search_tells_an_address(c: Commons) {
    let at = |title: &str, latitude: &str, precision: &str| TermsInput {
        place: "Quelque part".into(),
        latitude: latitude.into(),
        longitude: "7.75".into(),
        precision: precision.into(),
        ..input(title)
    };
    for (title, latitude, precision) in [
        ("Loin", "49.5", "exact"),
        ("Près", "48.60", "exact"),
        ("Ici", "48.5712", "exact"),
        ("Flou", "48.5712", "city"),
        ("Nommé", "48.57", "name"),
    ] {
        c.publish(terms_of(&at(title, latitude, precision))).await;
    }
    let near = |latitude: f64, radius_km: f64| {
        let point = Point::new(latitude, 7.75).unwrap();
        SearchQuery { near: Some(Near { point, radius_km }), ..SearchQuery::default() }
    };
    let around = c.titles(&Viewer::Stranger, &near(48.5712, 20.0)).await;
    assert_eq!(around[..2], ["Ici", "Près"], "{around:?}");
    assert!(!around.contains(&"Loin".to_owned()) && !around.contains(&"Nommé".to_owned()));
    assert_eq!(c.titles(&Viewer::Stranger, &near(48.5712, 0.2)).await, ["Ici"], "the blurred one is not where it is");
    let with_words = SearchQuery { words: "pres".into(), ..near(48.5712, 20.0) };
    assert_eq!(c.titles(&Viewer::Stranger, &with_words).await, ["Près"]);
}

async fn lists_come_in_full_pages_in_few_statements(c: Commons) {
    for number in 0..23 {
        c.publish(terms(&format!("Chaise {number}"))).await;
        c.house.clock.advance(1);
    }
    let first = search::search(c.app(), &Viewer::Stranger, &words("chaise")).await.unwrap();
    assert_eq!((first.items.len(), first.has_more), (20, true));
    let second = SearchQuery { page: 1, ..words("chaise") };
    let second = search::search(c.app(), &Viewer::Stranger, &second).await.unwrap();
    assert_eq!((second.items.len(), second.has_more), (3, false));
    assert!(second.items.iter().all(|view| view.cooperative.is_some() && view.author.is_local));
    assert!(search::search(c.app(), &Viewer::Stranger, &SearchQuery { page: i64::MAX, ..words("chaise") }).await.unwrap().items.is_empty());

    let (mut before, mut seen) = (None, Vec::new());
    loop {
        let items = listings::catalogue(c.app(), &Viewer::Stranger, &c.coop, before, 7).await.unwrap();
        let Some(last) = items.last() else { break };
        before = Some(last.place());
        seen.extend(items.iter().map(CatalogueItem::place));
    }
    assert_eq!(seen.len(), 46, "23 listings and the resource behind each, each once");
    assert!(seen.windows(2).all(|pair| pair[0] > pair[1]));
    assert_eq!(listings::public_count(c.app(), &c.coop).await.unwrap(), 46);
}

async fn images_are_kept_in_both_sizes_while_something_shows_them(c: Commons) {
    let image = images::store(c.app(), &c.anna, &c.coop, png(), "Une perceuse").await.unwrap();
    assert_eq!((image.width, image.height, image.media_type.as_str()), (30, 20, "image/jpeg"));
    for size in ImageSize::ALL {
        let (media_type, bytes) = images::bytes(c.app(), &image.id, size).await.unwrap().unwrap();
        assert_eq!((media_type.as_str(), bytes.get(..3)), ("image/jpeg", Some(&[0xff, 0xd8, 0xff][..])));
    }
    let unused = images::store(c.app(), &c.anna, &c.coop, png(), "").await.unwrap();
    let shown = TermsInput { images: vec![image.id.to_string()], ..input("Perceuse") };
    let listing = c.publish(terms_of(&shown)).await;
    c.house.clock.advance(DAY_MS + 1);
    assert_eq!(images::forget_unused(c.app(), DAY_MS).await.unwrap(), 1);
    assert!(images::bytes(c.app(), &unused.id, ImageSize::List).await.unwrap().is_none());
    assert_eq!(listings::show(c.app(), &Viewer::Stranger, &listing.id).await.unwrap().images, std::slice::from_ref(&image));
    listings::remove(c.app(), &c.anna, &listing.id).await.unwrap();
    assert!(images::bytes(c.app(), &image.id, ImageSize::Page).await.unwrap().is_none(), "removed with its listing");
}

async fn what_is_no_image_or_not_theirs_is_refused(c: Commons) {
    for bad in [b"<svg onload=alert(1)>".to_vec(), Vec::new(), b"\xff\xd8\xff garbage".to_vec()] {
        assert_eq!(codes(images::store(c.app(), &c.anna, &c.coop, bad, "").await), ["image-not-an-image"]);
    }
    assert!(matches!(images::store(c.app(), &Viewer::Stranger, &c.coop, png(), "").await, Err(AppError::SignInFirst)));
    let foreign = ImageId::parse("0193a5b0-7e3c-7a11-8c11-000000000001").unwrap();
    let with_foreign = TermsInput { images: vec![foreign.to_string()], ..input("Perceuse") };
    assert_eq!(codes(listings::draft(c.app(), &c.anna, &c.coop, terms_of(&with_foreign)).await), ["image-unknown"]);
    let with_foreign = TermsInput { resource: foreign.to_string(), ..input("Perceuse") };
    assert_eq!(codes(listings::draft(c.app(), &c.anna, &c.coop, terms_of(&with_foreign)).await), ["resource-unknown"]);
}

async fn copies_of_peers_follow_their_author_and_nobody_else(c: Commons) {
    let kehl = remote(c.app(), "kehl.example", "rad").await;
    let mallory = remote(c.app(), "evil.example", "mallory").await;
    let neighbour = remote(c.app(), "kehl.example", "mallory").await;
    let url = "https://kehl.example/l/1";
    let MirrorOutcome::Created(id) = listings::mirror(c.app(), &kehl, mirrored(url, "Bohrmaschine", 2_000)).await.unwrap() else {
        panic!("not stored")
    };
    let shown = listings::show(c.app(), &Viewer::Stranger, &id).await.unwrap();
    assert_eq!((shown.author.id.clone(), shown.cooperative.is_none()), (kehl.id.clone(), true));
    assert_eq!(shown.images[0].alt, "A drill");
    assert_eq!(c.titles(&Viewer::Stranger, &SearchQuery { peer: Some(kehl.host.clone()), ..words("bohr") }).await, ["Bohrmaschine"]);

    for forger in [&mallory, &neighbour] {
        let forged = listings::mirror(c.app(), forger, mirrored(url, "Gestohlen", 9_000)).await.unwrap();
        assert!(matches!(forged, MirrorOutcome::Refused(_)), "{forged:?}");
        assert!(!listings::unmirror(c.app(), forger, &ObjectUrl::parse(url).unwrap()).await.unwrap());
    }
    assert_eq!(listings::mirror(c.app(), &kehl, mirrored(url, "Alt", 2_000)).await.unwrap(), MirrorOutcome::Stale);
    assert_eq!(listings::mirror(c.app(), &kehl, mirrored(url, "Schlagbohrer", 3_000)).await.unwrap(), MirrorOutcome::Updated(id.clone()));
    let updated = listings::show(c.app(), &Viewer::Stranger, &id).await.unwrap();
    assert_eq!(updated.images, shown.images, "the same image keeps its row");
    assert!(c.titles(&Viewer::Stranger, &words("bohrmaschine")).await.is_empty());
    assert!(matches!(listings::close(c.app(), &c.anna, &id, "").await, Err(AppError::Forbidden)), "not ours to close");

    assert!(listings::unmirror(c.app(), &kehl, &ObjectUrl::parse(url).unwrap()).await.unwrap());
    assert!(matches!(listings::mirror(c.app(), &kehl, mirrored(url, "Wieder da", 9_000)).await.unwrap(), MirrorOutcome::Refused(_)));
    let early = ObjectUrl::parse("https://kehl.example/l/2").unwrap();
    assert!(!listings::unmirror(c.app(), &kehl, &early).await.unwrap());
    assert!(matches!(
        listings::mirror(c.app(), &kehl, mirrored(early.as_str(), "Zu spät", 9_000)).await.unwrap(),
        MirrorOutcome::Refused(_)
    ));
    listings::mirror(c.app(), &kehl, mirrored("https://kehl.example/l/3", "Leiter", 1)).await.unwrap();
    assert_eq!(listings::unmirror_all(c.app(), &kehl).await.unwrap(), 1);
    assert!(c.titles(&c.anna, &SearchQuery::default()).await.is_empty());
}

async fn limited_servers_are_shown_to_members_and_suspended_ones_to_nobody(c: Commons) {
    let kehl = remote(c.app(), "www.kehl.example", "rad").await;
    listings::mirror(c.app(), &kehl, mirrored("https://www.kehl.example/l/1", "Leiter", 1)).await.unwrap();
    let bea = Viewer::Member(stranger_member());
    let host = Host::parse("kehl.example").unwrap();
    for (policy, stranger, member) in [(PeerPolicy::Allow, 1, 1), (PeerPolicy::Limit, 0, 1), (PeerPolicy::Suspend, 0, 0)] {
        peers::set_policy(c.app(), &Viewer::Operator, &host, policy, "").await.unwrap();
        assert_eq!(c.titles(&Viewer::Stranger, &words("leiter")).await.len(), stranger, "{policy:?}");
        assert_eq!(c.titles(&bea, &words("leiter")).await.len(), member, "{policy:?}");
        let found = search::search(c.app(), &Viewer::Operator, &words("leiter")).await.unwrap().items;
        assert_eq!(found[0].is_limited, policy != PeerPolicy::Allow);
    }
}

async fn likes_and_shares_count_once_and_can_be_taken_back(c: Commons) {
    let listing = c.publish(terms("Perceuse")).await;
    let url = listing.object_url.to_string();
    let fan = remote(c.app(), "social.example", "fan").await;
    let other = remote(c.app(), "social.example", "other").await;
    for activity in ["https://social.example/1", "https://social.example/2"] {
        assert!(listings::react(c.app(), &fan, &url, Reaction::Like, activity).await.unwrap());
    }
    assert!(listings::react(c.app(), &fan, &url, Reaction::Announce, "https://social.example/3").await.unwrap());
    assert!(!listings::react(c.app(), &fan, "https://commons.example/listings/none", Reaction::Like, "x").await.unwrap());
    let view = listings::show(c.app(), &c.anna, &listing.id).await.unwrap();
    assert_eq!((view.likes, view.shares), (1, 1));
    assert!(!listings::unreact(c.app(), &other, "https://social.example/2").await.unwrap(), "not theirs");
    assert!(listings::unreact(c.app(), &fan, "https://social.example/2").await.unwrap());
    let view = listings::show(c.app(), &c.anna, &listing.id).await.unwrap();
    assert_eq!((view.likes, view.shares), (0, 1));
}

async fn imported(c: &Commons, csv: &str, skip_invalid: bool) -> ImportReport {
    let plan = import::check(c.app(), import::parse_csv(csv.as_bytes()).unwrap(), Some(&c.coop)).await.unwrap();
    let folder = c.house.folder.path();
    std::fs::write(folder.join("red.png"), png()).unwrap();
    let load = |name: &str| std::fs::read(folder.join(name)).map_err(|error| error.to_string());
    import::run(c.app(), &c.anna, plan, skip_invalid, &load, &mut |_, _| {}).await.unwrap()
}

async fn a_good_table_becomes_listings(c: Commons) {
    let mut csv = "cooperative,purpose,nature,title.fr,title.en,conditions,tags,image,image_alt,state,licence,version\n".to_owned();
    csv.push_str("velo,offer,tool,Perceuse,Drill,À rendre,bois;atelier,red.png,Rouge,,,\n");
    csv.push_str(",need,skill,Soudure,,,,,,draft,,\n");
    csv.push_str(",offer,data,Cadastre,,,,,,published,ODbL-1.0,2.1\n");
    let report = imported(&c, &csv, false).await;
    assert_eq!((report.created.len(), report.errors.len()), (3, 0), "{report:?}");
    let view = listings::show(c.app(), &Viewer::Stranger, &report.created[0]).await.unwrap();
    assert_eq!((view.images[0].alt.as_str(), view.listing.terms.tags.len()), ("Rouge", 2));
    assert_eq!(c.titles(&Viewer::Stranger, &words("drill")).await, ["Perceuse"]);
    let drafts = listings::of_cooperative(c.app(), &c.anna, &c.coop, &[ListingState::Draft], 0).await.unwrap();
    assert_eq!(drafts.items.len(), 1);
}

async fn a_bad_table_is_told_row_by_row_and_writes_nothing(c: Commons) {
    let csv = "purpose,nature,title,conditions,licence,cooperative,state,image\n\
               offer,tool,Perceuse,propre,,,,\n\
               offer,data,Cadastre,,,,,\n\
               gift,tool,,propre,free,,,\n\
               need,skill,Soudure,,,nobody,lost,\n\
               offer,tool,Scie,propre,,,,blue.png\n";
    let found = |report: &ImportReport| {
        report.errors.iter().map(|error| format!("{} {} {}", error.row, error.field, error.code)).collect::<Vec<_>>()
    };
    let report = imported(&c, csv, false).await;
    let expected = [
        "3 licence licence-missing",
        "4 purpose purpose-unknown",
        "4 title title-missing",
        "4 licence licence-unknown",
        "5 cooperative cooperative-unknown",
        "5 state state-unknown",
    ];
    assert_eq!(found(&report), expected);
    assert!(report.created.is_empty());
    assert!(c.titles(&c.anna, &SearchQuery::default()).await.is_empty());
    let skipping = imported(&c, csv, true).await;
    assert_eq!(skipping.created.len(), 1);
    assert_eq!(found(&skipping).last().unwrap(), "6 image image-missing");
    let only_image = "purpose,nature,title,conditions,image\noffer,tool,Scie,propre,red.png\noffer,tool,Hache,propre,blue.png\n";
    assert!(imported(&c, only_image, false).await.created.is_empty());
    let mut conn = c.app().db.read().await.unwrap();
    let left: i64 = sql("SELECT COUNT(*) AS number FROM images").fetch_one(&mut conn, |row| row.get("number")).await.unwrap();
    assert_eq!(left, 0, "no image is left over");
}

#[test]
fn the_sample_tables_follow_every_rule() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/samples");
    // The day they were written: some rows end in the months after it.
    let written = UnixMillis::parse_rfc3339("2026-11-22T12:00:00Z").unwrap();
    for (name, least) in [("digital-commons.csv", 90), ("shared-resources.csv", 70), ("tools.json", 3)] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let rows = if name.ends_with(".json") { import::parse_json(&bytes) } else { import::parse_csv(&bytes) }.unwrap();
        assert!(rows.len() >= least, "{name}: {}", rows.len());
        for row in rows {
            let terms = row.input.parse(&Language::english()).unwrap_or_else(|errors| panic!("{name} row {}: {errors:?}", row.number));
            assert_eq!(terms.check(written), Ok(()), "{name} row {}", row.number);
            for image in &row.images {
                assert!(folder.join(&image.file).exists(), "{name} row {}: {}", row.number, image.file);
            }
        }
    }
}

/// What may be done to a listing, for the walk below.
#[derive(Debug, Clone, Copy)]
enum Step {
    Publish,
    Edit,
    Close,
    Remove,
}

async fn take(c: &Commons, id: &ListingId, step: Step) -> bool {
    match step {
        Step::Publish => listings::publish(c.app(), &c.anna, id).await.is_ok(),
        Step::Edit => listings::edit(c.app(), &c.anna, id, terms("Perceuse"), None).await.is_ok(),
        Step::Close => listings::close(c.app(), &c.anna, id, "").await.is_ok(),
        Step::Remove => listings::remove(c.app(), &c.anna, id).await.is_ok(),
    }
}

async fn stored(c: &Commons, id: &ListingId) -> (ListingState, i64, i64) {
    let mut conn = c.app().db.read().await.unwrap();
    let listing = allmende_db::listings::find(&mut conn, id).await.unwrap().unwrap().listing;
    (listing.state, listing.version, listing.updated_at.0)
}

#[test]
fn whatever_is_done_a_listing_moves_as_the_model_says() {
    use allmende_domain::listing::ListingChange as Change;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let c = runtime.block_on(on_sqlite());
    let step = proptest::sample::select(vec![Step::Publish, Step::Edit, Step::Close, Step::Remove]);
    let walks = proptest::collection::vec(step.prop_map(|step| step), 1..12);
    let mut runner = proptest::test_runner::TestRunner::new(proptest::test_runner::Config {
        cases: 24,
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    });
    let result = runner.run(&walks, |walk| {
        runtime.block_on(async {
            let id = listings::draft(c.app(), &c.anna, &c.coop, terms("Perceuse")).await.unwrap().id;
            for step in walk {
                let (state, version, updated_at) = stored(&c, &id).await;
                let change = match step {
                    Step::Publish => Change::Publish,
                    Step::Edit => Change::Edit,
                    Step::Close => Change::Close,
                    Step::Remove => Change::Remove,
                };
                let expected = state.after(change);
                assert_eq!(take(&c, &id, step).await, expected.is_some(), "{step:?} of {state:?}");
                let (after, later_version, later) = stored(&c, &id).await;
                assert_eq!(after, expected.unwrap_or(state));
                assert_eq!(later_version, version + i64::from(expected.is_some()));
                assert_eq!(later > updated_at, expected.is_some());
            }
        });
        Ok(())
    });
    result.unwrap();
    let may = c.anna.may(Permission::WriteListings, &c.coop);
    assert!(may, "the walk was allowed to write");
}
