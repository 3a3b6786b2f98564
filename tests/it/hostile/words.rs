//! Texts that are too long, or are not what they seem, of peers and of people (case P6).

use allmende_app::actors;
use allmende_domain::limits::{NAME_CHARS_MAX, TITLE_CHARS_MAX};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_tests::app::PASSWORD;
use allmende_tests::{Browser, terms};
use serde_json::json;

use super::siege::Siege;

/// What moves or hides what readers see.
const DISGUISES: &str = "\u{202E}\u{2066}\u{200F}\u{061C}\u{200B}\u{2060}\u{FEFF}\u{00AD}\u{3164}\u{E0041}\u{7}\u{200D}";

fn assert_plain(text: &str, what: &str) {
    for hidden in DISGUISES.chars() {
        assert!(
            !text.contains(hidden),
            "{what}: {} in {}",
            hidden.escape_unicode(),
            text.chars().take(80).collect::<String>().escape_unicode()
        );
    }
}

/// `velo` with something unseen between its letters, then so many more.
fn long(more: usize) -> String {
    format!("v{DISGUISES}e{DISGUISES}l{DISGUISES}o {}", "x".repeat(more))
}

#[tokio::test]
async fn p6_names_of_a_megabyte_and_unseen_characters_of_peers() {
    let siege = Siege::begin().await;
    let mut document = siege.mallory.document();
    document["name"] = json!(long(900_000));
    siege.evil.serves("/users/mallory", &document);
    siege.velo.asks_to_follow("@mallory@evil.example").await;
    siege.settle().await;
    siege.evil.accepts_follow(&siege.mallory, &siege.velo.instance).await;
    siege.settle().await;
    let known = actors::by_url(&siege.velo.instance, &siege.mallory.url).await.expect("a look-up").expect("an actor");
    assert_eq!(known.name.chars().count(), NAME_CHARS_MAX);
    assert!(known.name.starts_with("velo x"), "{}", known.name.escape_unicode());

    for (member, text) in
        [("name", format!("{DISGUISES}m")), ("summary", format!("<p>{DISGUISES}&#x202E;</p>")), ("preferredUsername", long(900_000))]
    {
        document[member] = json!(text);
    }
    siege.evil.serves("/users/mallory", &document);
    assert_eq!(
        siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.mallory.activity(1, "Update", document.clone())).await,
        202
    );
    let entities = "ve&#x202E;l&#8203;o&zwj;";
    let mut listing = siege.mallory.listing(1, &format!("Bike {DISGUISES}{}", "y".repeat(100_000)), 1);
    listing["publishes"]["contentMap"] = json!({"en": format!("<p>{entities}{DISGUISES}</p>")});
    listing["publishes"]["nameMap"] = json!({"en": format!("Bike {entities}{DISGUISES}{}", "y".repeat(100_000))});
    listing["tag"] = json!([{"type": "Hashtag", "name": format!("#bike{DISGUISES}")}, {"type": "Hashtag", "name": long(100_000)}]);
    listing["location"] =
        json!({"type": "Place", "name": long(100_000), "address": format!("{DISGUISES}a"), "latitude": 48.5, "longitude": 7.7});
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.mallory.activity(2, "Create", listing)).await, 202);
    let mut note = siege.mallory.note(2, &format!("{entities}{DISGUISES}"));
    note["summary"] = json!(long(900_000));
    assert_eq!(siege.evil.delivers(&siege.mallory, &siege.velo.instance, &siege.mallory.activity(3, "Create", note)).await, 202);
    siege.settle().await;

    let found = siege.velo.instance.finds("bike").await;
    let view = found.first().expect("it is mirrored");
    let text = view.listing.terms.texts.first();
    assert!(text.title.starts_with("Bike velo") && text.title.chars().count() == TITLE_CHARS_MAX, "{}", text.title.escape_unicode());
    let place = view.listing.terms.place.as_ref().expect("a place");
    assert_eq!((place.name.chars().count(), place.address.as_str()), (NAME_CHARS_MAX, "a"));
    assert_eq!(view.listing.terms.tags, ["bike"]);
    let posts = siege.velo.instance.timeline().await;
    assert_eq!(posts.len(), 1);

    siege.velo.instance.app.instance_admin("ida").await;
    let mut ida = Browser::at(&siege.velo.instance);
    assert!(ida.signs_in("ida", PASSWORD).await);
    for path in ["/".to_owned(), format!("/listings/{}", view.listing.id), "/reading".to_owned()] {
        let shown = ida.opens(&path).await;
        assert_eq!(shown.status.as_u16(), 200, "{path}");
        assert_plain(&shown.body, &path);
        assert!(shown.body.len() < 200_000, "{path}: {} bytes", shown.body.len());
    }
    assert!(ida.opens("/reading").await.body.contains("velo"), "what was hidden between is gone, the words are there");
}

#[tokio::test]
async fn p6_names_of_a_megabyte_and_unseen_characters_of_people() {
    let siege = Siege::begin().await;
    siege.velo.instance.app.member("ida", Role::Admin, &siege.velo.cooperative).await;
    let mut ida = Browser::at(&siege.velo.instance);
    assert!(ida.signs_in("ida", PASSWORD).await);
    let disguised = format!("v{DISGUISES}e{DISGUISES}lo");
    let profile = |name: &str| {
        vec![
            ("text_language".to_owned(), "en".to_owned()),
            ("text_name".to_owned(), name.to_owned()),
            ("text_summary".to_owned(), name.to_owned()),
            ("precision".to_owned(), "city".to_owned()),
        ]
    };
    let own = |name: &str| vec![("display_name".to_owned(), name.to_owned()), ("locale".to_owned(), "en".to_owned())];
    let forms: [(&str, &dyn Fn(&str) -> Vec<(String, String)>); 2] = [("/settings", &own), ("/coops/velo/settings", &profile)];
    for (path, fields) in forms {
        for (name, status) in
            [("x".repeat(1 << 20), 413), ("x".repeat(NAME_CHARS_MAX + 1), 422), (DISGUISES.to_owned(), 422), (disguised.clone(), 303)]
        {
            let fields = fields(&name);
            let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let answer = ida.posts(path, &pairs).await;
            // The settings of a cooperative may bring a picture, so more than a megabyte is read before it is too long.
            let fits = answer.status.as_u16() == status || status == 413 && answer.status == 422;
            assert!(fits, "{path}, {} characters: {} {}", name.chars().count(), answer.status, answer.body);
        }
        let shown = ida.opens(path).await;
        assert!(shown.body.contains("value=\"velo\""), "{path}: {}", shown.body);
    }
    // Through the verbs, where forms, imports and the command line meet.
    let listing = siege.velo.publishes(terms::offer(&format!("Bike {DISGUISES}"))).await;
    let page = ida.opens(&format!("/listings/{}", listing.id)).await;
    assert_plain(&page.body, "the page of a listing");
    let document = siege.velo.instance.document(listing.object_url.as_url().path()).await.to_string();
    assert_plain(&document, "the document of a listing");
    let found = allmende_app::listings::by_url(&siege.velo.instance, &Viewer::Operator, listing.object_url.as_str()).await;
    assert_eq!(found.expect("a look-up").expect("a listing").terms.texts.first().title, "Bike");
}
