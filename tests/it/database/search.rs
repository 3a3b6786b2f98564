//! Finding listings: both engines find the same.

use allmende_app::limits::INDEXED_AT_ONCE;
use allmende_app::{listings, search, short_codes};
use allmende_db::limits::RANKED_MAX;
use allmende_db::{search as index, settings};
use allmende_domain::geo::Bounds;
use allmende_domain::listing::{Eligibility, Purpose, Window};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::resource::Nature;
use allmende_domain::search::{Near, SearchQuery, Sort};
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::text::FOLDING;
use allmende_domain::time::DAY_MS;
use allmende_tests::terms::{kehl, liege, need, offer, software, strasbourg, texts};
use allmende_tests::{TestApp, on_both_engines};

async fn catalogue(app: &TestApp) -> allmende_domain::cooperative::Cooperative {
    let velo = app.cooperative("velo").await;
    let mut bike = offer("Vélo cargo");
    bike.texts = texts(&[("fr", "Vélo cargo", "Pour les marchés."), ("de", "Lastenrad", "Für die Straße.")]);
    bike.sectors = vec![Sector::Transport];
    bike.sdgs = vec![Sdg::new(11).expect("a goal")];
    bike.tags = vec!["vélo".to_owned()];
    let mut oven = offer("Bread oven");
    oven.place = Some(kehl());
    oven.sectors = vec![Sector::Food];
    let mut press = offer("Cider press");
    press.place = Some(liege());
    let mut key = offer("Key to the cellar");
    key.eligibility = Eligibility::Members;
    for terms in [bike, oven, press, key, need("Bookkeeping"), software("Route planner")] {
        app.published(&velo, terms).await;
        app.clock.advance(1_000);
    }
    velo
}

async fn titles(app: &TestApp, viewer: &Viewer, query: SearchQuery) -> Vec<String> {
    let page = search::search(app, viewer, &query).await.expect("a search");
    page.items.into_iter().map(|view| view.listing.terms.texts.first().title.clone()).collect()
}

fn words(words: &str) -> SearchQuery {
    SearchQuery { words: words.to_owned(), ..SearchQuery::default() }
}

#[tokio::test]
async fn words_are_found_in_every_language_with_and_without_accents() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        catalogue(&app).await;
        for entered in ["velo", "Vélo", "VÉLO cargo", "marches", "lasten", "strasse", "Straße", "cargo marché"] {
            assert_eq!(titles(&app, &Viewer::Stranger, words(entered)).await, ["Vélo cargo"], "{entered}");
        }
        for entered in ["tandem", "velo tandem"] {
            assert!(titles(&app, &Viewer::Stranger, words(entered)).await.is_empty(), "{entered}");
        }
    })
    .await;
}

#[tokio::test]
async fn letters_that_do_not_decompose_are_found_as_they_are_typed_without_them() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = app.cooperative("velo").await;
        for title in ["Łopata do śniegu", "Rødgrødgryde", "Лопата", "自転車"] {
            app.published(&velo, offer(title)).await;
        }
        for (entered, title) in [
            ("lopata", "Łopata do śniegu"),
            ("ŁOPATA", "Łopata do śniegu"),
            ("sniegu", "Łopata do śniegu"),
            ("rodgrod", "Rødgrødgryde"),
            ("лопата", "Лопата"),
            ("自転", "自転車"),
        ] {
            assert_eq!(titles(&app, &Viewer::Stranger, words(entered)).await, [title], "{entered}");
        }
    })
    .await;
}

#[tokio::test]
async fn u2_an_index_of_another_folding_is_made_anew_in_steps_that_may_stop() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = app.cooperative("velo").await;
        let wanted = usize::try_from(INDEXED_AT_ONCE).expect("a few") + 20;
        let mut all = Vec::new();
        for number in 0..wanted {
            all.push(app.published(&velo, offer(&format!("Łopata {number}"))).await);
        }
        let mut closed = app.published(&velo, offer("Łopata in the past")).await;
        closed = listings::close(&app, &Viewer::Operator, &closed.id, "").await.expect("closed");
        let removed = app.published(&velo, offer("Łopata that is gone")).await;
        listings::remove(&app, &Viewer::Operator, &removed.id).await.expect("removed");
        // As the version before wrote them.
        let mut tx = app.db.begin().await.expect("a transaction");
        for listing in all.iter().chain([&closed]) {
            index::index(&mut tx, &listing.id, "łopata").await.expect("indexed");
        }
        tx.commit().await.expect("committed");
        let lopata = || SearchQuery { with_closed: true, ..words("lopata") };
        let found = async || titles(&app, &Viewer::Stranger, lopata()).await.len();
        assert_eq!(found().await, 0);

        assert!(search::index_anew_once(&app).await.expect("a step"), "there is more to do");
        // Here it stopped, and somebody changed something already done.
        let mut changed = all[0].terms.clone();
        changed.texts = texts(&[("en", "A ladder", "")]);
        listings::edit(&app, &Viewer::Operator, &all[0].id, changed, None).await.expect("edited");
        assert!(!search::index_anew_once(&app).await.expect("a step"), "that was all");
        assert!(!search::index_anew_once(&app).await.expect("a step"), "and it is known to be");
        let mut conn = app.db.read().await.expect("a connection");
        assert_eq!(settings::get(&mut conn, "search.folding").await.expect("a setting"), Some(FOLDING.to_string()));
        drop(conn);
        let mut seen = 0;
        for page in 0..10 {
            let query = SearchQuery { page, ..lopata() };
            seen += search::search(&app, &Viewer::Stranger, &query).await.expect("a search").items.len();
        }
        assert_eq!(seen, wanted, "all but the changed one, and the closed one");
        assert_eq!(titles(&app, &Viewer::Stranger, words("ladder")).await, ["A ladder"]);
        assert!(titles(&app, &Viewer::Stranger, words("gone")).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_nodes_that_make_an_index_anew_do_each_step_once() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = app.cooperative("velo").await;
        for number in 0..INDEXED_AT_ONCE * 2 + 5 {
            app.published(&velo, offer(&format!("Łopata {number}"))).await;
        }
        let work = async || while search::index_anew_once(&app).await.expect("a step") {};
        tokio::join!(work(), work(), work());
        let first = search::search(&app, &Viewer::Stranger, &words("lopata")).await.expect("a search");
        assert!(first.has_more);
        assert!(!search::index_anew_once(&app).await.expect("a step"));
    })
    .await;
}

#[tokio::test]
async fn words_that_many_have_find_the_newest_and_keep_to_everything_else() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = app.cooperative("velo").await;
        let member = app.member("anna", Role::Member, &velo).await;
        let best = app.published(&velo, offer("Ladder, ladder, ladder")).await;
        let mut kept = need("Ladder wanted");
        kept.place = Some(liege());
        app.published(&velo, kept).await;
        for number in 2..RANKED_MAX {
            app.clock.advance(1_000);
            app.published(&velo, offer(&format!("Ladder {number}"))).await;
        }
        let first = async |query: SearchQuery| titles(&app, &Viewer::Stranger, query).await.into_iter().next();
        assert_eq!(first(words("ladder")).await.as_deref(), Some("Ladder, ladder, ladder"), "as many as are ranked");

        app.clock.advance(1_000);
        let newest = app.published(&velo, offer("Ladder of today")).await;
        let mut secret = offer("Ladder of the members");
        secret.eligibility = Eligibility::Members;
        app.published(&velo, secret).await;
        assert_eq!(first(words("ladder")).await.as_deref(), Some("Ladder of today"), "more than are ranked: the newest");
        assert_eq!(titles(&app, &member, words("lad")).await[0], "Ladder of the members");
        let last = SearchQuery { page: (RANKED_MAX + 1) / 20, ..words("ladder") };
        assert_eq!(
            titles(&app, &Viewer::Stranger, last).await.last().map(String::as_str),
            Some("Ladder, ladder, ladder"),
            "none is left out"
        );
        let near = |sort| SearchQuery { near: liege().point.map(|point| Near { point, radius_km: 500.0 }), sort, ..words("ladder") };
        assert_eq!(titles(&app, &Viewer::Stranger, near(Sort::Usual)).await[..2], ["Ladder wanted", "Ladder of today"]);
        assert_eq!(first(near(Sort::Newest)).await.as_deref(), Some("Ladder of today"));
        assert_eq!(
            titles(&app, &Viewer::Stranger, SearchQuery { purpose: Some(Purpose::Need), ..words("ladder") }).await,
            ["Ladder wanted"]
        );
        let west = Bounds { south: 50.0, west: 5.0, north: 51.0, east: 6.0 };
        let (on_map, _) = search::within(&app, &Viewer::Stranger, &words("ladder"), &west).await.expect("a search");
        assert_eq!(on_map.iter().map(|listing| listing.terms.texts.first().title.as_str()).collect::<Vec<_>>(), ["Ladder wanted"]);

        let mut other = newest.terms.clone();
        other.texts = texts(&[("en", "Steps of today", "")]);
        listings::edit(&app, &Viewer::Operator, &newest.id, other, None).await.expect("edited");
        assert_eq!(first(words("ladder")).await, Some(format!("Ladder {}", RANKED_MAX - 1)), "it has lost the word");
        app.published(&velo, offer("Ladder of tomorrow")).await;
        let closed = listings::close(&app, &Viewer::Operator, &best.id, "").await.expect("closed");
        let with_closed = SearchQuery { with_closed: true, page: (RANKED_MAX + 1) / 20, ..words("ladder") };
        assert!(titles(&app, &Viewer::Stranger, with_closed.clone()).await.contains(&"Ladder, ladder, ladder".to_owned()));
        assert!(
            !titles(&app, &Viewer::Stranger, SearchQuery { with_closed: false, ..with_closed.clone() })
                .await
                .contains(&"Ladder, ladder, ladder".to_owned())
        );
        listings::remove(&app, &Viewer::Operator, &closed.id).await.expect("removed");
        assert!(!titles(&app, &Viewer::Operator, with_closed).await.contains(&"Ladder, ladder, ladder".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn f12_what_looks_like_a_query_language_is_words() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        catalogue(&app).await;
        for entered in ["\"velo", "velo*", "velo' OR 1=1 --", "NEAR(velo)", "velo & !cargo", "words:velo", "(((", "\\", "%", "\u{0}velo"] {
            let found = search::search(&app, &Viewer::Stranger, &words(entered)).await;
            assert!(found.is_ok(), "{entered}: {:?}", found.err());
        }
        assert_eq!(titles(&app, &Viewer::Stranger, words("velo*")).await, ["Vélo cargo"]);
    })
    .await;
}

#[tokio::test]
async fn filters_narrow_what_is_found() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = catalogue(&app).await;
        let none = SearchQuery::default;
        let cases: Vec<(&str, SearchQuery, Vec<&str>)> = vec![
            ("all", none(), vec!["Route planner", "Bookkeeping", "Cider press", "Bread oven", "Vélo cargo"]),
            ("needs", SearchQuery { purpose: Some(Purpose::Need), ..none() }, vec!["Bookkeeping"]),
            ("software", SearchQuery { nature: Some(Nature::Software), ..none() }, vec!["Route planner"]),
            ("food", SearchQuery { sector: Some(Sector::Food), ..none() }, vec!["Bread oven"]),
            ("goal 11", SearchQuery { sdg: Sdg::new(11), ..none() }, vec!["Vélo cargo"]),
            ("tag", SearchQuery { tag: Some("vélo".to_owned()), ..none() }, vec!["Vélo cargo"]),
            ("licence", SearchQuery { licence: Some("AGPL-3.0-or-later".to_owned()), ..none() }, vec!["Route planner"]),
            ("food, but a need", SearchQuery { sector: Some(Sector::Food), purpose: Some(Purpose::Need), ..none() }, vec![]),
            ("words and nature", SearchQuery { nature: Some(Nature::Tool), ..words("pre") }, vec!["Cider press"]),
            ("cooperative", SearchQuery { cooperative: Some(velo.id.clone()), nature: Some(Nature::Skill), ..none() }, vec!["Bookkeeping"]),
        ];
        for (name, query, expected) in cases {
            assert_eq!(titles(&app, &Viewer::Stranger, query).await, expected, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_near_comes_first_and_what_is_far_is_left_out() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        catalogue(&app).await;
        let near = |radius_km| SearchQuery {
            near: strasbourg().point.map(|point| Near { point, radius_km }),
            nature: Some(Nature::Tool),
            ..SearchQuery::default()
        };
        assert_eq!(titles(&app, &Viewer::Stranger, near(1.0)).await, ["Vélo cargo"]);
        assert_eq!(titles(&app, &Viewer::Stranger, near(10.0)).await, ["Vélo cargo", "Bread oven"]);
        assert_eq!(titles(&app, &Viewer::Stranger, near(500.0)).await, ["Vélo cargo", "Bread oven", "Cider press"]);
    })
    .await;
}

#[tokio::test]
async fn v1_what_is_for_members_is_found_by_members_only() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = catalogue(&app).await;
        let other = app.cooperative("werk").await;
        let member = app.member("anna", Role::Member, &velo).await;
        let outsider = app.member("otto", Role::Admin, &other).await;
        assert_eq!(titles(&app, &member, words("cellar")).await, ["Key to the cellar"]);
        assert!(titles(&app, &outsider, words("cellar")).await.is_empty());
        assert!(titles(&app, &Viewer::Stranger, words("cellar")).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn another_order_keeps_what_is_found() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        catalogue(&app).await;
        let point = strasbourg().point.expect("a point");
        let near = SearchQuery { near: Some(Near { point, radius_km: 500.0 }), nature: Some(Nature::Tool), ..SearchQuery::default() };
        let newest = |query: SearchQuery| SearchQuery { sort: Sort::Newest, ..query };
        assert_eq!(titles(&app, &Viewer::Stranger, newest(near.clone())).await, ["Cider press", "Bread oven", "Vélo cargo"]);
        let found = SearchQuery { words: "b".to_owned(), ..near.clone() };
        assert_eq!(titles(&app, &Viewer::Stranger, newest(found.clone())).await, titles(&app, &Viewer::Stranger, found).await);
        let languages = [allmende_domain::language::Language::english()];
        let by_title = SearchQuery { sort: Sort::Title, ..near };
        let (page, is_cut) = search::by_title(&app, &Viewer::Stranger, &by_title, &languages).await.expect("a search");
        let all: Vec<&str> = page.items.iter().map(|view| view.listing.terms.texts.first().title.as_str()).collect();
        assert_eq!((all, is_cut, page.has_more), (vec!["Bread oven", "Cider press", "Vélo cargo"], false, false));
    })
    .await;
}

#[tokio::test]
async fn a_piece_of_the_globe_holds_what_is_published_there_for_who_looks() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = catalogue(&app).await;
        let member = app.member("anna", Role::Member, &velo).await;
        let rhine = Bounds { south: 48.0, west: 7.0, north: 49.0, east: 8.0 };
        let within = async |viewer: &Viewer, query: SearchQuery, bounds: Bounds| {
            let (found, _) = search::within(&app, viewer, &query, &bounds).await.expect("a search");
            found.into_iter().map(|listing| listing.terms.texts.first().title.clone()).collect::<Vec<_>>()
        };
        let tools = || SearchQuery { nature: Some(Nature::Tool), ..SearchQuery::default() };
        assert_eq!(within(&Viewer::Stranger, tools(), rhine).await, ["Bread oven", "Vélo cargo"]);
        assert_eq!(within(&member, tools(), rhine).await, ["Key to the cellar", "Bread oven", "Vélo cargo"]);
        assert_eq!(within(&Viewer::Stranger, words("oven"), rhine).await, ["Bread oven"]);
        let sea = Bounds { south: 40.0, west: -30.0, north: 60.0, east: -20.0 };
        assert!(within(&member, SearchQuery::default(), sea).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_has_a_time_is_told_until_it_is_over() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = app.cooperative("velo").await;
        let at = |days: i64| Some(app.now().plus(days * DAY_MS));
        for (title, window) in [
            ("Later", Window { from: at(20), until: at(30) }),
            ("Soon", Window { from: at(1), until: None }),
            ("Until then", Window { from: None, until: at(9) }),
            ("Always", Window::default()),
        ] {
            let mut terms = offer(title);
            terms.window = window;
            app.published(&velo, terms).await;
        }
        let told = async || {
            let found = search::with_times(&app, &Viewer::Stranger, &SearchQuery::default()).await.expect("a search");
            found.into_iter().map(|view| view.listing.terms.texts.first().title.clone()).collect::<Vec<_>>()
        };
        assert_eq!(told().await, ["Soon", "Until then", "Later"]);
        app.clock.advance(5 * DAY_MS);
        assert_eq!(told().await, ["Until then", "Later"]);
    })
    .await;
}

#[tokio::test]
async fn a_short_code_leads_to_its_listing_for_who_may_see_it() {
    on_both_engines(|db| async move {
        let app = TestApp::on(db).await;
        let velo = catalogue(&app).await;
        let member = app.member("anna", Role::Member, &velo).await;
        let page = search::search(&app, &member, &SearchQuery::default()).await.expect("a search");
        for view in &page.items {
            let (code, id) = (short_codes::of(&view.listing.id), &view.listing.id);
            assert_eq!(short_codes::find(&app, &member, &code).await.ok().as_ref(), Some(id));
            let is_hidden = view.listing.terms.eligibility == Eligibility::Members;
            assert_eq!(short_codes::find(&app, &Viewer::Stranger, &code).await.is_err(), is_hidden);
        }
    })
    .await;
}
