//! What a cooperative holds, as a browser without scripts meets it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use house::House;
use http::StatusCode;

const PROFILE: &[(&str, &str)] = &[("text_language", "fr"), ("text_name", "Vélo Solidaire"), ("default_licence", "CC-BY-4.0")];
const GUIDE: &[(&str, &str)] = &[
    ("purpose", "offer"),
    ("nature", "document"),
    ("text_language", "fr"),
    ("text_title", "Guide"),
    ("licence", "CC-BY-4.0 OR MIT"),
    ("version", "1.2.3"),
    ("checksum", "sha256:abcd"),
    ("kind", "https://www.wikidata.org/wiki/Q7397"),
    ("then", "publish"),
];

/// The address of the first link of a page that begins with `start`.
fn link(body: &str, start: &str) -> String {
    let after = body.split(&format!("href=\"{start}")).nth(1).unwrap();
    format!("{start}{}", after.split('"').next().unwrap())
}

#[tokio::test]
async fn a_resource_is_published_edited_apart_and_removed_after_its_offer() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let answer = house.post("/coops/velo/publish", &cookie, GUIDE).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let listing = answer.location.split('?').next().unwrap().to_owned();
    let shown = house.get(&listing, "").await.body;
    assert!(shown.contains("wikidata.org/wiki/Q7397"));
    let resource = link(&shown, "/resources/");
    let page = house.get(&resource, "").await;
    assert!(page.headers.get("vary").unwrap().to_str().unwrap().contains("Accept"), "servers get a document at the same address");
    let page = page.body;
    assert!(page.contains("1.2.3") && page.contains("sha256:abcd"), "version and checksum are kept");
    assert!(!page.contains("/edit"), "strangers are offered no change");

    let form = house.get(&format!("{listing}/edit"), &cookie).await.body;
    assert!(form.contains("value=\"1.2.3\"") && form.contains("value=\"sha256:abcd\""), "they are part of the offer");
    let form = house.get(&format!("{resource}/edit"), &cookie).await;
    assert!(form.body.contains("value=\"1.2.3\"") && form.body.contains("value=\"Guide\""));
    let mut changed = vec![("text_language", "fr"), ("text_title", "Guide complet"), ("nature", "document"), ("version", "2.0")];
    let refused = house.post(&format!("{resource}/edit"), &cookie, &changed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a digital resource needs a licence");
    changed.push(("licence", "MIT"));
    assert_eq!(house.post(&format!("{resource}/edit"), &cookie, &changed).await.status, StatusCode::SEE_OTHER);
    let page = house.get(&resource, "").await.body;
    assert!(page.contains("Guide complet") && page.contains("2.0") && !page.contains("1.2.3"));
    assert!(house.get(&listing, "").await.body.contains("<h1 lang=\"fr\">Guide</h1>"), "its offer stays as it was");

    assert_eq!(house.post(&format!("{resource}/remove"), &cookie, &[]).await.status, StatusCode::CONFLICT);
    assert_eq!(house.post(&format!("{listing}/remove"), &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(house.get(&format!("{resource}/remove"), &cookie).await.body.contains("Guide complet"));
    assert_eq!(house.post(&format!("{resource}/remove"), &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get(&resource, "").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn the_usual_licence_is_there_for_what_is_digital_only() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    assert_eq!(house.post("/coops/velo/settings", &cookie, PROFILE).await.status, StatusCode::SEE_OTHER);
    assert!(house.get("/coops/velo/publish", &cookie).await.body.contains("name=\"licence\" type=\"text\" value=\"CC-BY-4.0\""));
    let drill = [
        ("purpose", "offer"),
        ("nature", "tool"),
        ("text_language", "fr"),
        ("text_title", "Perceuse"),
        ("conditions", "Caution"),
        ("licence", "CC-BY-4.0"),
        ("then", "publish"),
    ];
    let answer = house.post("/coops/velo/publish", &cookie, &drill).await;
    assert!(!house.get(answer.location.split('?').next().unwrap(), "").await.body.contains("CC-BY-4.0"));
}

#[tokio::test]
async fn a_licence_is_found_inside_an_expression() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    house.post("/coops/velo/publish", &cookie, GUIDE).await;
    for (licence, found) in
        [("MIT", true), ("mit", true), ("CC-BY-4.0", true), ("CC-BY-4.0 OR MIT", true), ("MIT-0", false), ("CC-BY", false)]
    {
        let page = house.get(&format!("/?licence={}", licence.replace(' ', "+")), "").await;
        assert_eq!(page.body.contains("Guide"), found, "{licence}");
    }
}
