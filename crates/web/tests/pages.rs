//! The pages, as a browser without scripts meets them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use allmende_web::{Who, policies};
use axum::body::Body;
use house::{House, PASSWORD};
use http::{Request, StatusCode};

const OFFER: &[(&str, &str)] = &[
    ("purpose", "offer"),
    ("nature", "tool"),
    ("text_language", "fr"),
    ("text_title", "Perceuse"),
    ("text_body", "Une **bonne** perceuse <script>alert(1)</script>"),
    ("text_language", "de"),
    ("text_title", "Bohrmaschine"),
    ("text_body", "Gut"),
    ("conditions", "Caution 20 €"),
    ("place", "Strasbourg"),
    ("latitude", "48.58"),
    ("longitude", "7.75"),
    ("tags", "bricolage"),
    ("sectors", "work"),
    ("sectors", "culture"),
    ("quantity", "1"),
    ("unit", "one"),
    ("eligibility", "public"),
];

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> =
        OFFER.iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name)).copied().collect();
    fields.extend_from_slice(changes);
    fields
}

async fn published(house: &House, cookie: &str) -> String {
    let answer = house.post("/coops/velo/publish", cookie, &with(&[("then", "publish")])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location.split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_fresh_instance_says_what_to_do_and_its_link_works_once() {
    let house = House::empty("https://commons.example").await;
    assert!(house.get("/", "").await.body.contains("one-time setup link"));
    assert_eq!(house.get("/setup/nonsense", "").await.status, StatusCode::NOT_FOUND);
    let link = allmende_app::setup::first_link(&house.app).await.unwrap().unwrap();
    let wrong = house.post(&link, "", &[("name", ""), ("handle", "é"), ("login", "x y"), ("password", "short")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#field-name", "#field-handle", "#field-login", "#field-password"] {
        assert!(wrong.body.contains(field), "{field} is not in the summary");
    }
    assert!(!wrong.body.contains("value=\"short\""), "a password was sent back");
    let cookie = house.set_up().await;
    assert!(cookie.starts_with("__Host-allmende="));
    assert!(house.get("/start?done=started", &cookie).await.body.contains("Your cooperative is ready"));
    assert_eq!(house.get(&link, "").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn signing_in_needs_the_password_and_out_ends_it() {
    let house = House::empty("https://commons.example").await;
    house.set_up().await;
    let home = house.get("/home", "").await;
    assert_eq!((home.status, home.location.as_str()), (StatusCode::SEE_OTHER, "/sign-in?next=%2Fhome"));
    let wrong = house.post("/sign-in", "", &[("login", "anna@velo.example"), ("password", "not the password")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("Login or password is wrong") && !wrong.body.contains("not the password"));
    let next = [("login", "anna@velo.example"), ("password", PASSWORD), ("next", "//evil.example")];
    let right = house.post("/sign-in", "", &next).await;
    assert_eq!((right.status, right.location.as_str()), (StatusCode::SEE_OTHER, "/home"));
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(right.cookie.contains(part), "{}", right.cookie);
    }
    let cookie = right.cookie.split(';').next().unwrap().to_owned();
    assert_eq!(house.get("/home", &cookie).await.status, StatusCode::OK);
    let settings = house.get("/settings", &cookie).await;
    assert!(settings.body.contains("end-others"), "two sessions are open");
    house.post("/sign-out", &cookie, &[]).await;
    assert_eq!(house.get("/home", &cookie).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn too_many_wrong_passwords_are_told_to_wait() {
    let house = House::empty("https://commons.example").await;
    house.set_up().await;
    let mut last = None;
    for _ in 0..12 {
        last = Some(house.post("/sign-in", "", &[("login", "anna@velo.example"), ("password", "guess")]).await);
    }
    let last = last.unwrap();
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn an_offer_goes_through_its_whole_life() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let path = published(&house, &cookie).await;
    let page = house.get(&path, "").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("<strong>bonne</strong>") && page.body.contains("Bohrmaschine"), "{}", page.body);
    assert!(!page.body.contains("<script"), "a script passed");
    assert!(
        page.body.contains(&format!("<link rel=\"alternate\" type=\"application/activity+json\" href=\"https://commons.example{path}\">"))
    );
    assert!(page.body.contains("@velo@commons.example") && !page.body.contains("/edit"));
    assert!(page.body.contains(&format!("href=\"/sign-in?next={path}\"")), "members ask in the name of their cooperative");
    let just_published = format!("{path}?done=published");
    assert!(house.get(&just_published, &cookie).await.body.contains("href=\"/start?coop=velo\""), "the guide goes on");
    assert!(!house.get(&just_published, "").await.body.contains("/start"));
    assert!(page.headers["vary"].to_str().unwrap().contains("Accept"));
    assert!(page.headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));

    for query in ["/", "/?q=perc", "/?purpose=offer&nature=tool", "/?sector=work", "/?tag=bricolage", "/?near=velo&km=5", "/?coop=velo"] {
        assert!(house.get(query, "").await.body.contains("Perceuse"), "{query} does not show it");
    }
    for query in ["/?purpose=need", "/?nature=data", "/?q=zzz", "/?peer=other.example"] {
        assert!(!house.get(query, "").await.body.contains("Perceuse"), "{query} shows it");
    }
    assert!(house.get("/coops/velo", "").await.body.contains("Perceuse"));
    assert!(house.get("/coops", "").await.body.contains("Vélo Solidaire"));
    assert!(house.get("/home", &cookie).await.body.contains("Perceuse"));

    let edit = house.get(&format!("{path}/edit"), &cookie).await;
    assert!(edit.body.contains("value=\"Perceuse\"") && edit.body.contains("value=\"Bohrmaschine\""), "{}", edit.body);
    let version = edit.body.split("name=\"version_seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let changes = with(&[("then", "save"), ("text_title", "Perceuse à percussion"), ("text_language", "fr"), ("version_seen", &version)]);
    let changed = house.post(&format!("{path}/edit"), &cookie, &changes).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.body);
    let late = house.post(&format!("{path}/edit"), &cookie, &changes).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "an older form replaced a newer version");

    let closed = house.post(&format!("{path}/close"), &cookie, &[("note", "Partie ailleurs")]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
    let page = house.get(&path, "").await;
    assert!(page.body.contains("<strong>Closed</strong>") && page.body.contains("Partie ailleurs"), "{}", page.body);
    assert!(!house.get("/", "").await.body.contains("percussion"));

    assert!(house.get(&format!("{path}/remove"), &cookie).await.body.contains("cannot be undone"));
    assert_eq!(house.post(&format!("{path}/remove"), &cookie, &[]).await.status, StatusCode::SEE_OTHER);
    let gone = house.get(&path, "").await;
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(!gone.body.contains("percussion"));
}

#[tokio::test]
async fn a_wrong_form_is_shown_again_with_everything_that_was_entered() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let fields = with(&[
        ("then", "publish"),
        ("nature", "data"),
        ("quantity", "-1"),
        ("until", "2026-02-30"),
        ("link", "javascript:x"),
        ("latitude", "95"),
    ]);
    let answer = house.post("/coops/velo/publish", &cookie, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["#field-quantity", "#field-until", "#field-link", "#field-latitude"] {
        assert!(answer.body.contains(field), "{field} is not in the summary");
    }
    assert!(
        answer.body.contains("value=\"Perceuse\"")
            && answer.body.contains("value=\"Bohrmaschine\"")
            && answer.body.contains("aria-invalid")
    );
    let digital = with(&[("then", "publish"), ("nature", "data")]);
    let answer = house.post("/coops/velo/publish", &cookie, &digital).await;
    assert!(answer.body.contains("needs a licence"), "{}", answer.body);
    let untitled = with(&[("then", "publish"), ("text_title", ""), ("text_body", ""), ("text_language", "fr")]);
    let answer = house.post("/coops/velo/publish", &cookie, &untitled).await;
    assert!(answer.body.contains("href=\"#field-title\""), "{}", answer.body);
    assert!(!house.get("/", "").await.body.contains("Perceuse"), "something was stored");
}

#[tokio::test]
async fn a_photo_is_stored_without_its_foreign_bytes_and_kept_when_the_form_is_wrong() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(40, 30, image::Rgb([30, 90, 60])).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let upload = async |photo: &[u8], nature: &str| {
        let mut body = Vec::new();
        for (name, value) in with(&[("then", "publish"), ("nature", nature), ("photo_alt1", "Une perceuse verte")]) {
            body.extend(format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        body.extend(b"--X\r\nContent-Disposition: form-data; name=\"photo1\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n");
        body.extend(photo);
        body.extend(b"\r\n--X--\r\n");
        let request = Request::post("/coops/velo/publish").header("host", "commons.example").header("cookie", &cookie);
        let request = request.header("content-type", "multipart/form-data; boundary=X").header("sec-fetch-site", "same-origin");
        house.send(request.body(Body::from(body)).unwrap()).await
    };
    let wrong = upload(b"GIF89a nothing of the kind", "tool").await;
    assert_eq!(wrong.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let incomplete = upload(png.get_ref(), "data").await;
    assert_eq!(incomplete.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(incomplete.body.contains("name=\"image\" value=\"0") && incomplete.body.contains("Une perceuse verte"), "{}", incomplete.body);
    let stored = upload(png.get_ref(), "tool").await;
    assert_eq!(stored.status, StatusCode::SEE_OTHER, "{}", stored.body);
    let page = house.get(&stored.location, "").await;
    assert!(page.body.contains("alt=\"Une perceuse verte\""));
    let address = page.body.split("<img src=\"").nth(1).unwrap().split('"').next().unwrap();
    let image = house.get(address, "").await;
    assert_eq!((image.status, image.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "image/jpeg"));
    assert!(image.headers["cache-control"].to_str().unwrap().contains("immutable"));
    assert_eq!(house.get("/media/../../etc/passwd", "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_draft_is_for_the_cooperative_only() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let saved = house.post("/coops/velo/publish", &cookie, &with(&[("then", "save"), ("conditions", "")])).await;
    let path = saved.location.split('?').next().unwrap();
    assert_eq!(house.get(path, &cookie).await.status, StatusCode::OK);
    let stranger = house.get(path, "").await;
    let nothing = house.get("/listings/0193a5b0-7e3c-7a11-8c11-000000000001", "").await;
    assert_eq!((stranger.status, nothing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    // What is missing for publishing is said where it can be entered.
    let incomplete = house.post(&format!("{path}/publish"), &cookie, &[]).await;
    assert_eq!(incomplete.location, format!("{path}/edit?check=1"));
    assert!(house.get(&incomplete.location, &cookie).await.body.contains("#field-conditions"));
}

#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("sec-fetch-site", "same-site")] {
        let request = Request::post("/coops/velo/publish").header("host", "commons.example").header("cookie", &cookie).header(name, value);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        let answer = house.send(request.body(Body::from(house::encoded(&with(&[("then", "publish")])))).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: {value}");
    }
    assert!(!house.get("/", "").await.body.contains("Perceuse"));
    let plain = Request::post("/sign-in").header("host", "commons.example").header("content-type", "text/plain");
    let answer = house.send(plain.body(Body::from("login=anna")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn strangers_meet_every_closed_door() {
    let house = House::empty("https://commons.example").await;
    house.set_up().await;
    for route in policies() {
        let path = route.path.replace("{handle}", "velo").replace("{id}", "0193a5b0-7e3c-7a11-8c11-000000000001");
        let path = path.replace("{token}", "x").replace("{tag}", "x");
        let answer = if route.method == "get" { house.get(&path, "").await } else { house.post(&path, "", &[]).await };
        assert!(!answer.status.is_server_error(), "{} {path}: {}", route.method, answer.status);
        let is_shut = answer.status == StatusCode::UNAUTHORIZED || answer.location.starts_with("/sign-in?next=");
        assert_eq!(
            is_shut,
            !matches!(route.who, Who::Anyone | Who::Entrance),
            "{} {path}: {} {}",
            route.method,
            answer.status,
            answer.location
        );
    }
}

#[tokio::test]
async fn every_page_of_a_member_opens_in_every_language() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let listing = published(&house, &cookie).await;
    // Where nobody may ask to join there is no such page.
    house.post("/coops/velo/joining", &cookie, &[("join_open", "yes"), ("join_words", "")]).await;
    let cookie = cookie.split(';').next().unwrap();
    for language in ["en", "fr", "de"] {
        let cookie = format!("{cookie}; lang={language}");
        for route in policies().iter().filter(|route| route.method == "get") {
            let path = route.path.replace("/listings/{id}", &listing).replace("{handle}", "velo").replace("{tag}", "x");
            // A report is about something of another server, and there is none here; the page of components is for developers;
            // the map of a form is a part of its page.
            if path.contains('{') || ["/report", "/styleguide", "/place"].contains(&path.as_str()) {
                continue;
            }
            let answer = house.get(&path, &cookie).await;
            assert!(answer.status.is_success() || answer.status.is_redirection(), "{path}: {}", answer.status);
            // Of the rest there is what a browser saves as a file.
            let is_page = answer.headers.get("content-type").is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
            if answer.status.is_success() && is_page {
                assert!(answer.body.contains(&format!("<html lang=\"{language}\">")), "{path} is not in {language}");
                assert!(!answer.body.contains("Unknown localization"), "{path} misses a sentence in {language}");
            }
        }
    }
}

#[tokio::test]
async fn a_second_member_joins_by_invitation_and_may_only_what_the_role_allows() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let made = house.post("/coops/velo/invitations", &cookie, &[("role", "member"), ("uses", "1"), ("days", "7"), ("note", "")]).await;
    let link = made.body.split("https://commons.example/invitations/").nth(1).expect("a link").split('<').next().unwrap();
    let path = format!("/invitations/{link}");
    assert!(house.get(&path, "").await.body.contains("Vélo Solidaire"));
    let fields = [("display_name", "Ben"), ("login", "ben"), ("password", "another good one")];
    let joined = house.post(&path, "", &fields).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.body);
    assert_eq!(house.get(&path, "").await.status, StatusCode::GONE);
    let ben = joined.cookie.split(';').next().unwrap().to_owned();
    assert!(house.get("/coops/velo/members", &ben).await.body.contains("Ben"));
    for path in ["/coops/velo/publish", "/coops/velo/settings", "/coops/velo/following", "/peers", "/deliveries", "/coops/new"] {
        assert_eq!(house.get(path, &ben).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn two_cooperatives_of_one_instance_ask_and_answer() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let fields =
        [("handle", "kehl"), ("text_language", "de"), ("text_name", "Werkstatt Kehl"), ("text_summary", "Gut"), ("precision", "city")];
    let founded = house.post("/coops/new", &cookie, &fields).await;
    assert_eq!(founded.location, "/coops/kehl?done=founded", "{}", founded.body);
    let listing = published(&house, &cookie).await;
    let empty = house.post(&format!("{listing}/ask"), &cookie, &[("as", "kehl"), ("body", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = house.post(&format!("{listing}/ask"), &cookie, &[("as", "kehl"), ("body", "Samstag?\n<b>Danke</b>")]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    let thread = asked.location.split('?').next().unwrap().to_owned();
    let inquiries = house.get("/coops/velo/inquiries", &cookie).await;
    assert!(inquiries.body.contains(&thread) && inquiries.body.contains("Werkstatt Kehl"), "{}", inquiries.body);
    let answered = house.post(&thread, &cookie, &[("body", "Oui !")]).await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER);
    let page = house.get(&thread, &cookie).await;
    assert!(page.body.contains("Oui !") && page.body.contains("&lt;b&gt;Danke&lt;/b&gt;"), "{}", page.body);
    assert_eq!(house.get(&thread, "").await.status, StatusCode::SEE_OTHER);
    let followed = house.post("/coops/kehl/following", &cookie, &[("target", "@velo@commons.example")]).await;
    assert_eq!(followed.status, StatusCode::SEE_OTHER, "{}", followed.body);
    assert!(house.get("/coops/velo/followers", &cookie).await.body.contains("Werkstatt Kehl"));
    assert!(page.body.contains("action=\"/coops/velo/blocks\"") || page.body.contains("action=\"/coops/kehl/blocks\""), "{}", page.body);
    let blocked = house.post("/coops/velo/blocks", &cookie, &[("target", "@kehl@commons.example")]).await;
    assert_eq!(blocked.location, "/coops/velo/blocks?done=blocked", "{}", blocked.body);
    let blocks = house.get(&blocked.location, &cookie).await;
    assert!(blocks.body.contains("Werkstatt Kehl"), "{}", blocks.body);
    assert!(!house.get("/coops/velo/followers", &cookie).await.body.contains("Werkstatt Kehl"));
    let refused = house.post("/coops/kehl/following", &cookie, &[("target", "@velo@commons.example")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    let (_, end) = blocks.body.split_once("action=\"/coops/velo/blocks/").unwrap();
    let end = format!("/coops/velo/blocks/{}", end.split('"').next().unwrap());
    assert_eq!(house.post(&end, &cookie, &[]).await.location, "/coops/velo/blocks?done=unblocked");
    assert_eq!(house.post("/coops/velo/blocks", &cookie, &[("target", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.get("/coops/velo/blocks", "").await.status, StatusCode::SEE_OTHER);
    let nobody = house.post("/coops/kehl/following", &cookie, &[("target", "nonsense")]).await;
    assert!(nobody.status.is_client_error() || nobody.status == StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn programs_get_problem_details_and_languages_can_be_switched() {
    let house = House::empty("https://commons.example").await;
    house.set_up().await;
    let request = Request::get("/listings/nonsense").header("host", "commons.example").header("accept", "application/json");
    let answer = house.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.headers["content-type"].to_str().unwrap()), (StatusCode::NOT_FOUND, "application/problem+json"));
    assert!(answer.body.contains("\"status\":404"));
    let chosen = house.post("/language", "", &[("language", "de"), ("back", "/coops")]).await;
    assert_eq!((chosen.status, chosen.location.as_str()), (StatusCode::SEE_OTHER, "/coops"));
    let page = house.get("/coops", chosen.cookie.split(';').next().unwrap()).await;
    assert!(page.body.contains("<html lang=\"de\">") && page.body.contains("Genossenschaften"));
    let style = page.body.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let style = house.get(&style, "").await;
    assert_eq!(style.status, StatusCode::OK);
    assert!(style.headers["cache-control"].to_str().unwrap().contains("immutable") && style.body.len() < 32 * 1024);
}

#[tokio::test]
async fn trying_again_leads_nowhere_but_here() {
    let house = House::empty("https://commons.example").await;
    house.app.db.close().await;
    let page = house.get("/coops?x=1", "").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{}", page.body);
    assert!(page.body.contains("href=\"/coops?x=1\""), "{}", page.body);
    let sent = house.get("//evil.example/coops", "").await;
    assert!(!sent.body.contains("href=\"//"), "a link of somebody else's server: {}", sent.body);
}
