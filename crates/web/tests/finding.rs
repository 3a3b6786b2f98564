//! Finding: filters and chips, orders, the map, feeds, calendars, and sheets for the notice board.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use axum::body::Body;
use house::House;
use http::{Request, StatusCode};

/// Publishes an offer; what it is about, where, and anything else.
async fn publish(house: &House, cookie: &str, title: &str, changes: &[(&str, &str)]) -> String {
    let mut fields = vec![
        ("purpose", "offer"),
        ("nature", "tool"),
        ("text_language", "en"),
        ("text_title", title),
        ("text_body", "Good <b>and</b> & strong"),
        ("conditions", "Bring it back"),
        ("place", "Strasbourg"),
        ("latitude", "48.58"),
        ("longitude", "7.75"),
        ("precision", "exact"),
        ("quantity", "1"),
        ("unit", "one"),
        ("eligibility", "public"),
        ("then", "publish"),
    ];
    fields.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
    fields.extend_from_slice(changes);
    let answer = house.post("/coops/velo/publish", cookie, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location.split('?').next().unwrap().to_owned()
}

async fn house() -> (House, String) {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    (house, cookie)
}

async fn page(house: &House, path: &str) -> String {
    let answer = house.get(path, "").await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

/// The links with `data-live` of a page, unescaped.
fn live(body: &str) -> Vec<String> {
    let tags = body.split("<a ").skip(1).filter_map(|rest| rest.split('>').next()).filter(|tag| tag.contains("data-live"));
    tags.map(|tag| tag.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&")).collect()
}

#[tokio::test]
async fn chips_are_taken_away_one_by_one_and_kinds_are_chosen_by_links() {
    let (house, cookie) = house().await;
    publish(&house, &cookie, "Drill", &[("tags", "building")]).await;
    let body = page(&house, "/?q=dri&tag=building&near=Strasbourg&km=5&nature=tool&view=list").await;
    assert!(body.contains("Drill") && body.contains("Within 5 km of Strasbourg") && body.contains("#building"), "{body}");
    let links = live(&body);
    for wanted in [
        "/?tag=building&near=Strasbourg&km=5&nature=tool&view=list",
        "/?q=dri&near=Strasbourg&km=5&nature=tool&view=list",
        "/?q=dri&tag=building&nature=tool&view=list",
        "/?q=dri&tag=building&near=Strasbourg&km=5&view=list",
        "/?q=dri&tag=building&near=Strasbourg&km=5&nature=tool",
    ] {
        assert!(links.iter().any(|link| link == wanted), "{wanted} is not among {links:#?}");
    }
    for link in &links {
        assert_eq!(house.get(link, "").await.status, StatusCode::OK, "{link}");
    }
    // What links chose, the form keeps.
    assert!(body.contains("<input type=\"hidden\" form=\"finding\" name=\"nature\" value=\"tool\">"), "{body}");
    let hostile = page(&house, "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&peer=%22onload%3Dx&near=%3Cb%3E").await;
    assert!(!hostile.contains("<script>") && !hostile.contains("\"onload") && !hostile.contains("<b>"), "{hostile}");
}

#[tokio::test]
async fn the_part_for_the_script_is_the_results_and_nothing_else() {
    let (house, cookie) = house().await;
    publish(&house, &cookie, "Drill", &[]).await;
    let part = page(&house, "/?q=dri&part=results").await;
    assert!(part.contains("Drill") && part.contains("data-found=\"1 found\""), "{part}");
    assert!(!part.contains("<html") && !part.contains("part=results"), "{part}");
    let map = page(&house, "/map?part=results").await;
    assert!(map.contains("<svg class=\"map\"") && !map.contains("<html") && !map.contains("part=results"), "{map}");
}

#[tokio::test]
async fn near_a_town_says_how_far_and_sorts_by_it_and_an_unknown_town_is_said() {
    let (house, cookie) = house().await;
    publish(&house, &cookie, "Alpha in Paris", &[("place", "Paris"), ("latitude", "48.86"), ("longitude", "2.35")]).await;
    publish(&house, &cookie, "Zeta in Strasbourg", &[]).await;
    publish(&house, &cookie, "Beta in Kehl", &[("place", "Kehl"), ("latitude", "48.573"), ("longitude", "7.815")]).await;
    let order = |body: &str| {
        let mut found: Vec<(usize, &str)> = ["Alpha", "Beta", "Zeta"].into_iter().filter_map(|t| Some((body.find(t)?, t))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, title)| title).collect::<Vec<_>>().join(" ")
    };
    let near = page(&house, "/?near=Kehl&km=25").await;
    assert_eq!(order(&near), "Beta Zeta");
    assert!(near.contains("less than 1 km away") && near.contains("5 km away"), "{near}");
    // All of one moment here: what comes first then is tried in tests/it/database/search.rs.
    assert_eq!(order(&page(&house, "/?near=Kehl&km=25&sort=newest").await).len(), "Beta Zeta".len());
    assert_eq!(order(&page(&house, "/?near=Strassburg&km=25").await), "Zeta Beta");
    assert_eq!(order(&page(&house, "/?near=velo&km=25&sort=title").await), "Beta Zeta");
    assert_eq!(order(&page(&house, "/?sort=title").await), "Alpha Beta Zeta");
    assert_eq!(order(&page(&house, "/?q=in&sort=newest").await).len(), "Alpha Beta Zeta".len());
    let unknown = page(&house, "/?near=Nowhere-upon-Sea").await;
    assert!(unknown.contains("We do not know a place called “Nowhere-upon-Sea”"), "{unknown}");
    let empty = page(&house, "/?near=Madrid&km=5").await;
    assert!(empty.contains("Look within 10 km") && empty.contains("0 found") | empty.contains("Nothing found"), "{empty}");
}

#[tokio::test]
async fn the_catalogue_is_light() {
    let (house, cookie) = house().await;
    for number in 0..25 {
        publish(&house, &cookie, &format!("Thing {number} {}", "long ".repeat(20)), &[]).await;
    }
    let first = page(&house, "/").await;
    assert!(first.contains("More than 20 found") && first.contains("page=2"), "{first}");
    assert!(page(&house, "/?page=2").await.contains("25 found"));
    let request = Request::get("/").header("host", "commons.example").header("accept", "text/html").header("accept-encoding", "gzip");
    let squeezed = house.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(squeezed.headers["content-encoding"], "gzip");
    let length: usize = squeezed.body.len();
    assert!(length < 24_000, "{length} for 20 listings would be too much for 50");
    assert!(house.get("/static/finding.js", "").await.body.len() < 10_000);
}

fn weight(body: &str) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    std::io::Write::write_all(&mut encoder, body.as_bytes()).unwrap();
    encoder.finish().unwrap().len()
}

#[tokio::test]
async fn every_view_of_the_map_is_light() {
    let (house, cookie) = house().await;
    // A crowd from the Atlantic to the Urals, with long names.
    let title = "Ein sehr langer Titel mit vielen Wörtern ".repeat(6);
    for number in 0_u32..60 {
        let (latitude, longitude) =
            (format!("{}", 36.0 + f64::from(number % 10) * 2.5), format!("{}", -8.0 + f64::from(number / 10) * 7.0));
        let changes = [
            ("latitude", latitude.as_str()),
            ("longitude", longitude.as_str()),
            ("place", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"),
        ];
        publish(&house, &cookie, &title, &changes).await;
    }
    let mut heaviest = (0, 0, String::new());
    for zoom in 0..=12 {
        for (latitude, longitude) in [(51, 11), (38, 24), (60, 10), (66, 20), (44, 15), (54, -4), (48, 7), (56, 11), (41, 29), (71, 25)] {
            let path = format!("/map?at={latitude},{longitude},{zoom}");
            let body = page(&house, &path).await;
            let (raw, sent) = (body.len(), weight(&body));
            assert!(raw < 120_000 && sent < 60_000, "{path}: {raw} raw, {sent} sent");
            if sent > heaviest.1 {
                heaviest = (raw, sent, path);
            }
        }
    }
    println!("the heaviest view is {heaviest:?}");
    assert!(heaviest.0 > 20_000, "{heaviest:?}");
}

#[tokio::test]
async fn marks_and_list_say_the_same_and_every_way_leads_somewhere() {
    let (house, cookie) = house().await;
    let one = publish(&house, &cookie, "Lonely boat", &[("place", "Lisbon"), ("latitude", "38.72"), ("longitude", "-9.14")]).await;
    for number in 0..7 {
        publish(&house, &cookie, &format!("Drill {number}"), &[]).await;
    }
    publish(&house, &cookie, "Secret garden", &[("precision", "name"), ("place", "Somewhere")]).await;
    let body = page(&house, "/map").await;
    assert!(body.contains("8 listings in this part of the map"), "{body}");
    assert!(!body.contains("Secret garden"), "a place without coordinates is on the map");
    assert!(
        body.contains("aria-label=\"1: Strasbourg, 7 listings\"") && body.contains("href=\"#place-1\"") && body.contains("id=\"place-1\"")
    );
    assert!(body.contains(&format!("href=\"{one}\" aria-label=\"2: Lonely boat, Lisbon\"")), "{body}");
    assert!(body.contains("2 more here") && !body.contains("<script>"));
    assert!(body.contains("class=\"land\"") && body.contains("Madrid"), "the base map is drawn with its towns");
    let links = live(&body);
    assert!(links.iter().filter(|link| link.contains("at=")).count() >= 6, "{links:#?}");
    for link in links {
        assert_eq!(house.get(link.split('#').next().unwrap(), "").await.status, StatusCode::OK, "{link}");
    }
    assert!(!page(&house, "/map?at=0,0,6").await.contains("Lonely boat"));
    assert!(page(&house, "/map?q=boat").await.contains("1 listing in this part of the map"));
    assert!(page(&house, "/map?near=Lisbon&km=10").await.contains("Lonely boat"));
    // Nobody else is asked.
    assert!(!body.contains("<image"));
    let policy = house.get("/map", "").await.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("img-src 'self';"), "{policy}");
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_in_words() {
    let (house, _) = house().await;
    for path in ["/map?at=1", "/map?at=91,0,3", "/map?at=48,7,13", "/map?at=48,7,5&by=1e9,0", "/map?at=48,7,5&to=x"] {
        let answer = house.get(path, "").await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(answer.body.contains("This is no place on the map"), "{}", answer.body);
    }
    for path in [
        "/feed.atom?nature=spaceship",
        "/feed.json?near=Nowhere-upon-Sea",
        "/calendar.ics?sdg=18",
        "/feed.atom?coop=nobody",
        "/map?lat=900&lon=0",
    ] {
        let answer = house.get(path, "").await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(answer.body.contains("A part of this address cannot be read"), "{}", answer.body);
    }
}

#[tokio::test]
async fn feeds_are_valid_and_hold_what_the_search_finds() {
    let (house, cookie) = house().await;
    let path = publish(&house, &cookie, "Drill & <saw> “é” 🚲", &[("tags", "building")]).await;
    publish(&house, &cookie, "Room", &[("nature", "space")]).await;

    let answer = house.get("/feed.atom?nature=tool", "").await;
    assert_eq!(answer.headers["content-type"], "application/atom+xml; charset=utf-8");
    let feed = atom_syndication::Feed::read_from(answer.body.as_bytes()).unwrap();
    assert_eq!(feed.entries().len(), 1);
    let entry = &feed.entries()[0];
    assert_eq!(entry.title().as_str(), "Offer · to lend: Drill & <saw> “é” 🚲");
    assert_eq!(entry.links()[0].href(), format!("https://commons.example{path}"));
    assert!(entry.content().unwrap().value().unwrap().contains("&amp; strong"));
    assert_eq!(entry.categories()[0].term(), "building");
    assert!(entry.authors()[0].name().contains("Vélo"));
    let own = feed.links().iter().find(|link| link.rel() == "self").unwrap();
    assert_eq!((own.href(), feed.id()), ("https://commons.example/feed.atom?nature=tool", own.href()));
    assert!(feed.title().as_str().starts_with("Tool"), "{}", feed.title().as_str());

    let answer = house.get("/feed.json?nature=tool", "").await;
    assert_eq!(answer.headers["content-type"], "application/feed+json; charset=utf-8");
    let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["feed_url"], "https://commons.example/feed.json?nature=tool");
    assert_eq!(json["items"].as_array().unwrap().len(), 1);
    assert_eq!(json["items"][0]["url"], format!("https://commons.example{path}"));
    assert!(json["items"][0]["date_published"].as_str().unwrap().ends_with('Z'));

    for (page_of, feed) in [
        ("/", "/feed.atom"),
        ("/?q=x", "/feed.atom?q=x"),
        ("/tags/building", "/feed.atom?tag=building"),
        ("/coops/velo", "/feed.atom?coop=velo"),
    ] {
        let body = page(&house, page_of).await;
        assert!(
            body.contains("<link rel=\"alternate\" type=\"application/atom+xml\" title=") && body.contains(&format!("href=\"{feed}\"")),
            "{page_of}: {body}"
        );
        assert_eq!(house.get(feed, "").await.status, StatusCode::OK, "{feed}");
    }
    assert!(house.get("/feed.atom?tag=building", "").await.body.contains("Drill"));
    assert!(!house.get("/feed.atom?tag=building", "").await.body.contains("Room"));
}

#[tokio::test]
async fn who_has_a_feed_already_is_told_so_until_something_changes() {
    let (house, cookie) = house().await;
    publish(&house, &cookie, "Drill", &[]).await;
    for path in ["/feed.atom", "/feed.json", "/calendar.ics"] {
        let first = house.get(path, "").await;
        let tag = first.headers["etag"].to_str().unwrap().to_owned();
        let ask =
            |tag: String| Request::get(path).header("host", "commons.example").header("if-none-match", tag).body(Body::empty()).unwrap();
        let again = house.send(ask(tag.clone())).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        publish(&house, &cookie, "Another", &[("from", "2027-03-01T08:00"), ("until", "2027-03-02T18:00")]).await;
        assert_eq!(house.send(ask(tag)).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn calendars_hold_what_has_a_time_and_is_not_over() {
    let (house, cookie) = house().await;
    publish(&house, &cookie, "Repair café; with, cake", &[("from", "2027-03-01T08:00"), ("until", "2027-03-02T18:00")]).await;
    publish(&house, &cookie, "Whenever", &[]).await;
    publish(&house, &cookie, "Harvest", &[("until", "2027-09-30T12:00")]).await;
    for path in ["/coops/velo/calendar.ics", "/calendar.ics", "/calendar.ics?nature=tool"] {
        let answer = house.get(path, "").await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        assert_eq!(answer.headers["content-type"], "text/calendar; charset=utf-8");
        let text = answer.body.replace("\r\n ", "");
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2, "{text}");
        assert!(text.contains("SUMMARY:Repair café\\; with\\, cake\r\n"), "{text}");
        assert!(text.contains("DTSTART:20270301T080000Z\r\n") && text.contains("DTEND:20270302T180000Z\r\n"), "{text}");
        assert!(text.contains("SUMMARY:Last day: Harvest") && !text.contains("Whenever"), "{text}");
        assert!(answer.body.split("\r\n").all(|line| line.len() <= 75), "a line is too long: {}", answer.body);
    }
    assert!(!house.get("/calendar.ics?nature=space", "").await.body.contains("VEVENT"));
    // The name of a calendar says what was asked for, which is somebody else's text in a link that somebody sent.
    let forged = house.get("/calendar.ics?licence=x%0ABEGIN:VEVENT%0D%0ASUMMARY:Pay%20here%0AEND:VEVENT", "").await;
    assert!(forged.body.lines().all(|line| !line.starts_with("BEGIN:VEVENT") && !line.starts_with("SUMMARY")), "{}", forged.body);
    assert_eq!(house.get("/coops/nobody/calendar.ics", "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_sheet_has_a_code_and_an_address_that_can_be_typed() {
    let (house, cookie) = house().await;
    let path = publish(&house, &cookie, "Drill", &[]).await;
    let body = page(&house, &format!("{path}/sheet")).await;
    let address = body.split("<p class=\"address\" dir=\"ltr\">").nth(1).unwrap().split('<').next().unwrap();
    assert!(address.starts_with("commons.example/l/") && address.len() < 34, "{address}");
    let short = address.strip_prefix("commons.example").unwrap();
    for typed in [short.to_owned(), short.to_uppercase().replace("/L/", "/l/"), short.replace('-', "")] {
        let answer = house.get(&typed, "").await;
        assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, path.as_str()), "{typed}");
    }
    assert_eq!(body.matches(&format!("<span>{address}</span>")).count(), 8, "strips to tear off");
    assert!(body.contains("shape-rendering=\"crispEdges\"") && body.contains("Ctrl+P") && body.contains("data-print hidden"));
    let coop = page(&house, "/coops/velo/sheet").await;
    assert!(coop.contains("commons.example/coops/velo") && coop.contains("Drill") && coop.contains("Vélo Solidaire"), "{coop}");
    assert!(
        page(&house, &path).await.contains(&format!("{path}/sheet")) && page(&house, "/coops/velo").await.contains("/coops/velo/sheet")
    );

    publish(&house, &cookie, "Key of the cellar", &[("eligibility", "members")]).await;
    publish(&house, &cookie, "Van of the network", &[("eligibility", "network")]).await;
    let coop = house.get("/coops/velo/sheet", &cookie).await.body;
    assert!(coop.contains("Drill") && !coop.contains("cellar") && !coop.contains("Van of"), "a notice board is for everybody: {coop}");

    let draft = publish(&house, &cookie, "Hidden", &[("then", "draft")]).await;
    assert_eq!(house.get(&format!("{draft}/sheet"), "").await.status, StatusCode::NOT_FOUND);
    for odd in ["/l/x", "/l/000000000000", "/l/%2e%2e", "/l/zzzz-zzzz-zzzz"] {
        assert_eq!(house.get(odd, "").await.status, StatusCode::NOT_FOUND, "{odd}");
    }
}

#[tokio::test]
async fn a_private_instance_has_no_feeds_and_says_so() {
    let (house, cookie) = house().await;
    publish(&house, &cookie, "Drill", &[]).await;
    let mut app = house.app.clone();
    app.is_private = true;
    let private =
        House { router: allmende_web::router(allmende_web::Web { app: app.clone(), settings: house::settings(true) }), app, ..house };
    for path in ["/feed.atom", "/feed.json", "/calendar.ics", "/coops/velo/calendar.ics"] {
        let answer = private.get(path, "").await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(answer.body.contains("This server is private, so there are no feeds") && !answer.body.contains("Drill"), "{}", answer.body);
    }
    assert_eq!(private.get("/map", "").await.status, StatusCode::SEE_OTHER);
    let inside = private.get("/", &cookie).await;
    assert!(inside.body.contains("There are no feeds") && !inside.body.contains("feed.atom"), "{}", inside.body);
}

#[tokio::test]
async fn tiles_of_others_are_loaded_only_where_somebody_configured_them_and_only_on_the_map() {
    let (house, _) = house().await;
    let server = allmende_web::TileServer {
        template: "https://tiles.example/{z}/{x}/{y}.png".to_owned(),
        attribution: "© Example & friends".to_owned(),
    };
    let settings = allmende_web::WebSettings { tiles: Some(server), ..house::settings(true) };
    let tiled = House { router: allmende_web::router(allmende_web::Web { app: house.app.clone(), settings }), ..house };
    let answer = tiled.get("/map?at=48.57,7.75,9", "").await;
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("img-src 'self' https://tiles.example;") && policy.contains("default-src 'none'"), "{policy}");
    assert!(answer.body.contains("https://tiles.example/10/534/354.png") && !answer.body.contains("class=\"land\""), "{}", answer.body);
    assert!(answer.body.contains("© Example &#38; friends") && answer.body.contains("come from tiles.example"), "{}", answer.body);
    assert!(!tiled.get("/", "").await.headers["content-security-policy"].to_str().unwrap().contains("tiles.example"));
}

#[tokio::test]
async fn what_is_in_a_town_is_found_near_it_by_the_name_alone() {
    let (house, cookie) = house().await;
    publish(&house, &cookie, "Ladder in Kehl", &[("place", "Kehl"), ("latitude", ""), ("longitude", "")]).await;
    // The form came with the point of the cooperative, which is in Strasbourg.
    publish(&house, &cookie, "Tent in Paris", &[("place", "Paris"), ("latitude", "48.5734"), ("longitude", "7.7521")]).await;
    publish(&house, &cookie, "Saw behind the church", &[("place", "Behind the church"), ("latitude", ""), ("longitude", "")]).await;
    let near = page(&house, "/?near=Strasbourg&km=10").await;
    assert!(near.contains("Ladder in Kehl") && !near.contains("Tent in Paris") && !near.contains("Saw behind"), "{near}");
    let near = page(&house, "/?near=Paris&km=10").await;
    assert!(near.contains("Tent in Paris") && !near.contains("Ladder in Kehl"), "{near}");
}
