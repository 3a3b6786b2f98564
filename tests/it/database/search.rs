//! Finding listings: both engines find the same.

use allmende_app::search;
use allmende_domain::listing::{Eligibility, Purpose};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_domain::resource::Nature;
use allmende_domain::search::{Near, SearchQuery};
use allmende_domain::sector::{Sdg, Sector};
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
