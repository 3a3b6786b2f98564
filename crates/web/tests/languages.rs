//! Pages, dates and texts in the language of whoever reads.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on must stop")]

mod house;

use axum::body::Body;
use house::{Answer, House};
use http::{Request, StatusCode};

/// Each language with its name for the catalogue's search, and for the day on which the tests happen.
const LANGUAGES: [(&str, &str, &str); 8] = [
    ("de", "Was suchen Sie?", "15. Januar 2027"),
    ("en", "What are you looking for?", "15 January 2027"),
    ("es", "¿Qué buscas?", "15 de enero de 2027"),
    ("fr", "Que cherchez-vous", "15 janvier 2027"),
    ("it", "Che cosa cerchi?", "15 gennaio 2027"),
    ("nl", "Wat zoek je?", "15 januari 2027"),
    ("pl", "Czego szukasz?", "15 stycznia 2027"),
    ("pt", "O que procuras?", "15 de janeiro de 2027"),
];

const OFFER: &[(&str, &str)] = &[
    ("purpose", "offer"),
    ("nature", "tool"),
    ("text_language", "fr"),
    ("text_title", "Perceuse"),
    ("text_body", ""),
    ("text_language", "pl"),
    ("text_title", "Wiertarka udarowa"),
    ("text_body", "Z walizką"),
    ("text_language", "es"),
    ("text_title", "Taladro percutor"),
    ("text_body", "Con maletín"),
    ("conditions", "Caution"),
    ("quantity", "1.5"),
    ("unit", "hour"),
    ("eligibility", "public"),
    ("then", "publish"),
];

async fn read(house: &House, path: &str, accepted: &str) -> Answer {
    let request = Request::get(path).header("host", "commons.example").header("accept", "text/html").header("accept-language", accepted);
    house.send(request.body(Body::empty()).unwrap()).await
}

#[track_caller]
fn is_in(answer: &Answer, language: &str) {
    assert!(answer.body.contains(&format!("<html lang=\"{language}\"")), "not in {language}: {}", answer.body);
    assert_eq!(answer.headers["content-language"], language);
    let vary = answer.headers["vary"].to_str().unwrap();
    assert!(vary.contains("Accept-Language") && vary.contains("Cookie"), "{vary}");
}

#[tokio::test]
async fn pages_follow_the_browser_and_say_their_language() {
    let house = House::empty("https://commons.example").await;
    house.set_up().await;
    for (language, search, _) in LANGUAGES {
        let page = read(&house, "/", &format!("{language}-XX, en;q=0.3")).await;
        is_in(&page, language);
        assert!(page.body.contains(search), "{language}: {}", page.body);
    }
    is_in(&read(&house, "/", "cs, eu;q=0.5").await, "en");
    // A page about something that went wrong is one, too.
    let missing = read(&house, "/nothing", "pl").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    is_in(&missing, "pl");
    assert!(missing.body.contains("Nic tu nie ma"));
}

#[tokio::test]
async fn a_language_chosen_on_a_page_comes_back_to_the_page() {
    let house = House::empty("https://commons.example").await;
    house.set_up().await;
    for (language, search, _) in LANGUAGES {
        let chosen = house.post("/language", "", &[("language", language), ("back", "/?q=drill&nature=tool")]).await;
        assert_eq!((chosen.status, chosen.location.as_str()), (StatusCode::SEE_OTHER, "/?q=drill&nature=tool"));
        let cookie = chosen.cookie.split(';').next().unwrap();
        let page = house.get(&chosen.location, cookie).await;
        is_in(&page, language);
        assert!(page.body.contains(search) && page.body.contains("value=\"drill\""), "{language}");
    }
}

#[tokio::test]
async fn a_members_choice_holds_on_every_device() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let session = cookie.split(';').next().unwrap();
    for (language, _, date) in LANGUAGES {
        let saved = house.post("/settings", session, &[("display_name", "Anna"), ("locale", language)]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let page = house.get("/settings", session).await;
        is_in(&page, language);
        assert!(page.body.contains(date), "{language}: the day of the session is not said: {}", page.body);
    }
}

#[tokio::test]
async fn a_listing_shows_the_readers_text_amount_and_date() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let published = house.post("/coops/velo/publish", &cookie, OFFER).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.body);
    let path = published.location.split('?').next().unwrap();
    let expected = [
        ("pl", "Wiertarka udarowa", "Z walizką", "1,5 godziny", "15 stycznia 2027"),
        ("es-MX", "Taladro percutor", "Con maletín", "1,5 horas", "15 de enero de 2027"),
        // Nobody wrote it in Italian: the first text, said to be French.
        ("it", "Perceuse", "", "1,5 ore", "15 gennaio 2027"),
    ];
    for (language, title, body, amount, date) in expected {
        let page = read(&house, path, language).await;
        let heading = page.body.split("<h1").nth(1).unwrap().split("</h1>").next().unwrap();
        assert!(heading.contains(title), "{language}: {heading}");
        for words in [body, amount, date] {
            assert!(page.body.contains(words), "{language}: {words} is not in {}", page.body);
        }
        let catalogue = read(&house, "/", language).await;
        assert!(catalogue.body.contains(&format!(">{title}</a>")), "{language}: {}", catalogue.body);
    }
}
