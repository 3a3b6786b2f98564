//! A place on the map: chosen by name or by moving the map, by buttons that send the form and lose nothing; and "near me", as far as a server has a
//! part in it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use house::House;
use http::StatusCode;

async fn house() -> (House, String) {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    (house, cookie)
}

/// The value of the field that a page shows.
fn value(body: &str, name: &str) -> String {
    let tag = body.split("<input").find(|tag| tag.contains(&format!("name=\"{name}\""))).unwrap();
    let tag = tag.split('>').next().unwrap();
    tag.split("value=\"").nth(1).unwrap_or_default().split('"').next().unwrap().to_owned()
}

const STEP: [(&str, &str); 2] = [("coop", "velo"), ("step", "place")];

#[tokio::test]
async fn the_place_step_shows_a_map_whose_buttons_lose_nothing_and_store_nothing() {
    let (house, cookie) = house().await;
    let body = house.get("/start?step=place", &cookie).await.body;
    assert!(
        body.contains("class=\"cross\"") && body.contains("The cross is near Strasbourg, FR.") && body.contains("/static/place.js"),
        "{body}"
    );
    assert!(!body.contains("<image "), "never a tile of another server");
    let press = async |pressed: &str, more: &[(&str, &str)]| {
        let fields = [&STEP[..], &[("map", pressed)], more].concat();
        let answer = house.post("/start", &cookie, &fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{pressed}: {}", answer.body);
        answer.body
    };

    let doubtful = press("find", &[("place_name", "Cambridge"), ("latitude", ""), ("longitude", "")]).await;
    assert!(doubtful.contains("Which one is it?") && doubtful.contains("value=\"town:Cambridge, GB\""), "{doubtful}");
    assert_eq!((value(&doubtful, "place_name").as_str(), value(&doubtful, "latitude").as_str()), ("Cambridge", ""));
    let chosen = press("town:Cambridge, GB", &[("place_name", "Cambridge")]).await;
    assert!(value(&chosen, "latitude").starts_with("52.2") && chosen.contains("The cross is near Cambridge, GB."), "{chosen}");
    let (latitude, longitude, at) = (value(&chosen, "latitude"), value(&chosen, "longitude"), value(&chosen, "map_at"));
    let there = [("place_name", "Our barn"), ("latitude", &latitude), ("longitude", &longitude), ("map_at", &at)];
    let moved = press("west", &there).await;
    assert!(value(&moved, "place_name") == "Our barn" && value(&moved, "longitude") != longitude, "{moved}");
    let unknown = press("find", &[("place_name", "Xyzzy-on-Nowhere")]).await;
    assert!(unknown.contains("We do not know a place called “Xyzzy-on-Nowhere”"), "{unknown}");
    assert!(house.get("/coops/velo", "").await.body.contains("Strasbourg"), "nothing was stored on the way");

    // The map alone is enough: what is there gets the name of its town.
    let kehl = [&STEP[..], &[("place_name", ""), ("latitude", "48.57"), ("longitude", "7.81"), ("map_at", "48.57,7.81,9")]].concat();
    assert_eq!(house.post("/start", &cookie, &kehl).await.location, "/start?coop=velo&done=step");
    assert_eq!(value(&house.get("/start?step=place", &cookie).await.body, "place_name"), "Kehl");
    // Found by one name, saved with another.
    let other =
        [&STEP[..], &[("place_name", "Berlin"), ("latitude", &latitude), ("longitude", &longitude), ("map_from", "Cambridge")]].concat();
    assert_eq!(house.post("/start", &cookie, &other).await.location, "/start?coop=velo&done=step");
    assert!(house.get("/start?step=place", &cookie).await.body.contains("The cross is near Berlin, DE."));
}

#[tokio::test]
async fn the_forms_of_cooperatives_and_of_offers_have_the_same_map() {
    let (house, cookie) = house().await;
    for path in ["/coops/velo/settings", "/coops/new", "/coops/velo/publish"] {
        let body = house.get(path, &cookie).await.body;
        assert!(
            body.contains("name=\"map\"") && body.contains("Choose on the map") && !body.contains("class=\"cross\""),
            "{path}: the page stays light"
        );
    }
    let profile = [
        ("text_language", "de"),
        ("text_name", "Unser Rad <b>"),
        ("text_summary", "Noch nicht gespeichert"),
        ("handle", "rad"),
        ("place", "Kehl"),
        ("latitude", ""),
        ("longitude", ""),
        ("contact", "Dienstags"),
        ("sectors", "food"),
        ("map", "show"),
    ];
    for path in ["/coops/velo/settings", "/coops/new"] {
        let answer = house.post(path, &cookie, &profile).await;
        let body = &answer.body;
        assert_eq!(answer.status, StatusCode::OK, "{body}");
        assert!(body.contains("class=\"cross\"") && body.contains("The cross is near Kehl, DE."), "{path}: {body}");
        assert!(body.contains("Noch nicht gespeichert") && body.contains("Dienstags") && !body.contains("Rad <b>"), "{path}: {body}");
        assert!(value(body, "latitude").starts_with("48.57") && body.contains("value=\"food\" checked"), "{path}: {body}");
    }
    let offer =
        [("verb", "lend"), ("text_language", "en"), ("text_title", "Drill"), ("place", "Kehl"), ("conditions", "Clean"), ("map", "show")];
    let body = house.post("/coops/velo/publish", &cookie, &offer).await.body;
    assert!(body.contains("class=\"cross\"") && body.contains("value=\"Drill\"") && body.contains("Clean"), "{body}");
    let at = (value(&body, "latitude"), value(&body, "longitude"));
    let moved = [&offer[..5], &[("latitude", &at.0), ("longitude", &at.1), ("map_at", "48.57,7.81,9"), ("map", "north")]].concat();
    let moved = house.post("/coops/velo/publish", &cookie, &moved).await.body;
    assert!(value(&moved, "latitude") > at.0 && moved.contains("value=\"lend\""), "{moved}");
    // A mistake elsewhere does not close it.
    let wrong = [("verb", "lend"), ("text_title", ""), ("map_at", "48.57,7.81,9"), ("then", "publish")];
    let wrong = house.post("/coops/velo/publish", &cookie, &wrong).await;
    assert!(wrong.status == 422 && wrong.body.contains("class=\"cross\""), "{}", wrong.body);
    assert!(!house.get("/home", &cookie).await.body.contains("Drill"), "nothing was kept as a draft");
}

#[tokio::test]
async fn the_part_of_the_map_is_for_members_and_is_not_told_what_to_run() {
    let (house, cookie) = house().await;
    assert!(house.get("/place?map=find&name=Kehl", "").await.location.starts_with("/sign-in"));
    let part = house.get("/place?map=find&name=Kehl", &cookie).await;
    assert!(part.body.contains("data-latitude=\"48.57") && !part.body.contains("<html"), "{}", part.body);
    let hostile = "/place?map=find&name=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&latitude=%22x&longitude=%3Cb%3E&map_at=%3Ci%3E&map_from=%22%3E%3Cu%3E";
    let answer = house.get(hostile, &cookie).await;
    assert_eq!(answer.status, StatusCode::OK);
    for made in ["<script", "<b>", "<i>", "<u>", "\"x"] {
        assert!(!answer.body.contains(made), "{made}: {}", answer.body);
    }
    let long = format!("/place?map=find&name={}&map=by:1e308,1e308,1e308", "x".repeat(3_000));
    assert_eq!(house.get(&long, &cookie).await.status, StatusCode::OK);
}

#[tokio::test]
async fn near_me_is_for_scripts_says_a_town_and_the_place_of_a_device_is_asked_by_our_pages_only() {
    let (house, cookie) = house().await;
    for path in ["/", "/map"] {
        let answer = house.get(path, &cookie).await;
        assert!(answer.body.contains("<p class=\"nearme\" hidden data-near-me"), "{path}: {}", answer.body);
        assert_eq!(answer.headers["permissions-policy"], "geolocation=(self)", "{path}");
        let near = house.get(&format!("{path}?lat=48.57&lon=7.75&km=10"), "").await.body;
        assert!(near.contains("Within 10 km of a place near Strasbourg, FR"), "{near}");
    }
    let at_sea = house.get("/?lat=45&lon=-30&km=10", "").await.body;
    assert!(at_sea.contains("Within 10 km of 45, -30"), "{at_sea}");
    let privacy = house.get("/privacy", "").await.body;
    assert!(privacy.contains("rounds the answer to about a kilometre"), "{privacy}");
}

#[tokio::test]
async fn what_is_wrong_with_the_first_form_is_told_in_its_order() {
    let house = House::empty("https://commons.example").await;
    let link = allmende_app::setup::first_link(&house.app).await.unwrap().unwrap();
    let fields = [
        ("name", ""),
        ("handle", "?"),
        ("place_name", "Kehl"),
        ("latitude", "95"),
        ("longitude", "8"),
        ("display_name", ""),
        ("login", " "),
        ("password", "x"),
    ];
    let body = house.post(&link, "", &fields).await.body;
    let summary = body.split("id=\"error-summary\"").nth(1).unwrap().split("</div>").next().unwrap();
    let named: Vec<&str> = summary.split("href=\"#field-").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let fields: Vec<&str> = body.split("id=\"field-").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let places: Vec<usize> = named.iter().map(|name| fields.iter().position(|field| field == name).unwrap()).collect();
    assert!(places.is_sorted() && named.len() >= 5 && named[..2] == ["name", "handle"], "{named:?}");
}
