//! The look of the pages: one sheet that stays small, colours that can be read, components that are all shown, a frame that is the same
//! everywhere.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use axum::body::Body;
use house::House;
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

/// What a telephone loads once and keeps: every sheet together, as sent and compressed.
const SHEET_BYTES_MAX: usize = 32 * 1024;
const SHEET_COMPRESSED_BYTES_MAX: usize = 8 * 1024;
/// What every page carries before it says anything: head, header and footer of who may see the most.
const FRAME_BYTES_MAX: usize = 10 * 1024;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of the files of one ending below a folder, with their names.
fn texts(folder: &Path, ending: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(texts(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.insert(path.display().to_string(), fs::read_to_string(&path).unwrap());
        }
    }
    found
}

fn templates() -> BTreeMap<String, String> {
    texts(&root().join("templates"), "html")
}

fn sheets() -> BTreeMap<String, String> {
    texts(&root().join("static"), "css")
}

async fn bytes(house: &House, path: &str, encoding: &str) -> Vec<u8> {
    let request = Request::get(path).header("host", "commons.example").header("accept-encoding", encoding).body(Body::empty()).unwrap();
    let response = house.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    response.into_body().collect().await.unwrap().to_bytes().to_vec()
}

#[tokio::test]
async fn all_sheets_go_out_as_one_that_stays_small() {
    let house = House::empty("https://commons.example").await;
    let page = house.get("/about", "").await.body;
    assert_eq!(page.matches("rel=\"stylesheet\"").count(), 1);
    let address = page.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let sheet = bytes(&house, address, "identity").await;
    let compressed = bytes(&house, address, "gzip").await;
    println!("the sheet has {} bytes, {} compressed", sheet.len(), compressed.len());
    assert!(sheet.len() < SHEET_BYTES_MAX, "{} bytes", sheet.len());
    assert!(compressed.len() < SHEET_COMPRESSED_BYTES_MAX, "{} bytes compressed", compressed.len());
    let text = String::from_utf8(sheet).unwrap();
    assert!(text.starts_with(":root{") && text.ends_with('}') && !text.contains("/*"), "{text}");
    assert!(!text.contains("http:") && !text.contains("https:") && !text.contains("@import"), "a sheet asks elsewhere");
    assert_eq!(text.matches('{').count(), text.matches('}').count());
    // A half of the look has no address of its own.
    for name in sheets().keys() {
        let name = Path::new(name).file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(house.get(&format!("/static/{name}"), "").await.status, StatusCode::NOT_FOUND, "{name}");
    }
}

/// The colours of a block of `tokens.css`, by name.
fn colours(block: &str) -> BTreeMap<String, [f64; 3]> {
    let mut found = BTreeMap::new();
    for line in block.lines() {
        let Some((name, value)) = line.trim().strip_prefix("--").and_then(|line| line.split_once(": #")) else { continue };
        let digits = value.trim_end_matches(';');
        let digits: String = if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.to_owned() };
        let part = |at: usize| f64::from(u8::from_str_radix(digits.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        found.insert(name.to_owned(), [part(0), part(2), part(4)]);
    }
    found
}

/// Contrast of two colours (WCAG 2.2, "contrast ratio" and "relative luminance").
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let [red, green, blue] = colour.map(|part| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.0722_f64.mul_add(blue, 0.2126_f64.mul_add(red, 0.7152 * green))
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What stands on what: words need 4.5, lines of controls, marks and the ring around what has the focus need 3 (WCAG 1.4.3, 1.4.11).
const PAIRS: &[(&str, &[&str], f64)] = &[
    ("ink", &["paper", "sheet", "wash", "clay-wash", "red-wash", "line"], 4.5),
    ("quiet", &["paper", "sheet", "wash", "clay-wash", "red-wash"], 4.5),
    ("green", &["paper", "sheet", "wash", "clay-wash", "red-wash"], 4.5),
    ("clay", &["paper", "sheet", "clay-wash"], 4.5),
    ("red", &["paper", "sheet", "red-wash"], 4.5),
    ("green-ink", &["green", "green-deep"], 4.5),
    ("clay-ink", &["clay", "clay-deep"], 4.5),
    ("edge", &["paper", "sheet", "wash"], 3.0),
    ("focus", &["paper", "sheet", "wash", "clay-wash", "red-wash"], 3.0),
    ("green", &["line"], 3.0),
    ("clay", &["line"], 3.0),
    ("red", &["line"], 3.0),
];
/// Decoration, which says nothing.
const DECORATION: [&str; 1] = ["ochre"];

#[test]
fn every_pair_of_colours_in_use_can_be_read_by_day_and_by_night() {
    let tokens = fs::read_to_string(root().join("static/tokens.css")).unwrap();
    let (light, rest) = tokens.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let (dark, _) = rest.split_once("@media").unwrap();
    let light = colours(light);
    let mut night = light.clone();
    night.extend(colours(dark));
    assert_eq!(light.keys().collect::<Vec<_>>(), colours(dark).keys().collect::<Vec<_>>(), "a colour has no counterpart at night");
    for (when, colours) in [("by day", &light), ("by night", &night)] {
        for (fore, backs, least) in PAIRS {
            for back in *backs {
                let ratio = contrast(colours[*fore], colours[*back]);
                assert!(ratio >= *least, "{fore} on {back} {when}: {ratio:.2}, {least} is needed");
            }
        }
    }
    let compared: BTreeSet<&str> =
        PAIRS.iter().flat_map(|(fore, backs, _)| backs.iter().chain([fore])).copied().chain(DECORATION).collect();
    let forgotten: Vec<_> = light.keys().filter(|name| !compared.contains(name.as_str())).collect();
    assert!(forgotten.is_empty(), "in no pair: {forgotten:?}");
}

#[test]
fn sheets_use_the_tokens_and_every_token_is_used() {
    let all: String = sheets().into_values().collect();
    let known: BTreeSet<&str> =
        all.split("--").skip(1).filter_map(|part| part.split_once(": ").map(|(name, _)| name)).filter(|name| is_name(name)).collect();
    let used: BTreeSet<&str> = all.split("var(--").skip(1).filter_map(|part| part.split([')', ',']).next()).collect();
    assert_eq!(used.difference(&known).collect::<Vec<_>>(), Vec::<&&str>::new(), "no such token");
    assert_eq!(known.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new(), "nobody uses it");
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// The names of the macros of a template.
fn macros(name: &str) -> Vec<String> {
    let source = fs::read_to_string(root().join("templates").join(name)).unwrap();
    source
        .split("macro ")
        .skip(1)
        .filter_map(|part| part.split_once('('))
        .map(|(name, _)| name.to_owned())
        .filter(|name| is_name(&name.replace('_', "-")))
        .collect()
}

#[tokio::test]
async fn the_page_of_components_shows_every_one_of_them() {
    let house = House::empty("http://commons.example").await;
    let source = fs::read_to_string(root().join("templates/styleguide.html")).unwrap();
    for (file, import) in [("parts.html", "parts"), ("icons.html", "icons")] {
        let names = macros(file);
        assert!(!names.is_empty());
        for name in names {
            assert!(source.contains(&format!("{import}::{name}(")), "/styleguide does not show {import}::{name}");
        }
    }
    for language in ["en", "fr", "de"] {
        let page = house.get("/styleguide", &format!("lang={language}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(!page.body.contains("Unknown localization"));
        let icons = fs::read_to_string(root().join("templates/icons.html")).unwrap();
        for name in icons.split("name == \"").skip(1).map(|part| part.split('"').next().unwrap()) {
            assert!(page.body.contains(&format!("<code>{name}</code>")), "the icon {name} is not shown");
        }
    }
    let public = House::empty("https://commons.example").await;
    assert_eq!(public.get("/styleguide", "").await.status, StatusCode::NOT_FOUND, "only in development");
}

/// The classes that a template names itself: not what an expression inserts.
fn classes(template: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in template.split(" class=\"").skip(1) {
        let mut plain = String::new();
        let mut rest = part;
        while let Some(char) = rest.chars().next() {
            if let Some(inside) = rest.strip_prefix("{{").or_else(|| rest.strip_prefix("{%")) {
                plain.push(' ');
                rest =
                    inside.find("}}").into_iter().chain(inside.find("%}")).min().and_then(|end| inside.get(end + 2..)).unwrap_or_default();
                continue;
            }
            if char == '"' {
                break;
            }
            plain.push(char);
            rest = rest.get(char.len_utf8()..).unwrap_or_default();
        }
        found.extend(plain.split_whitespace().map(str::to_owned));
    }
    found
}

/// The classes that a sheet knows.
fn known(sheet: &str) -> BTreeSet<String> {
    let outside: String = sheet
        .split("/*")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) })
        .collect();
    outside
        .split('.')
        .skip(1)
        .map(|part| part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>())
        .filter(|name| is_name(name))
        .collect()
}

#[test]
fn every_class_in_a_template_is_in_a_sheet_and_the_reverse() {
    let known: BTreeSet<String> = sheets().values().flat_map(|sheet| known(sheet)).collect();
    let mut unknown = Vec::new();
    for (file, text) in templates() {
        unknown.extend(classes(&text).into_iter().filter(|class| !known.contains(class)).map(|class| format!("{file}: {class}")));
    }
    assert!(unknown.is_empty(), "no sheet knows {unknown:#?}");
    // Expressions and scripts insert some as words of their own.
    let mut written: String = templates().into_values().collect();
    written.extend(texts(&root().join("src"), "rs").into_values());
    written.extend(texts(&root().join("static"), "js").into_values());
    let words: BTreeSet<&str> = written.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').collect();
    let idle: Vec<_> = known.iter().filter(|class| !words.contains(class.as_str())).collect();
    assert!(idle.is_empty(), "no page uses {idle:?}");
    assert!(known.len() > 60, "only {} classes were read", known.len());
}

#[test]
fn no_template_has_a_look_or_a_script_of_its_own() {
    for (file, text) in templates() {
        assert!(!text.contains(" style=") && !text.contains("<style"), "{file} has a style of its own");
        for script in text.split("<script").skip(1) {
            assert!(script.starts_with(" src=\"{{"), "{file} has a script within");
        }
        for handler in [" onclick=", " onload=", " onchange=", " onsubmit=", " oninput=", "javascript:"] {
            assert!(!text.contains(handler), "{file} has {handler}");
        }
    }
}

#[tokio::test]
async fn the_frame_is_light_says_where_one_is_and_works_without_a_script() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    for (path, current) in [
        ("/", "/"),
        ("/home", "/home"),
        ("/coops", "/coops"),
        ("/reading", "/reading"),
        ("/settings", "/settings"),
        ("/peers", "/peers"),
        ("/deliveries", "/deliveries"),
    ] {
        let body = house.get(path, &cookie).await.body;
        let header = body.split("<header class=\"top\">").nth(1).unwrap().split("</header>").next().unwrap();
        let marked: Vec<_> = header.split("<a ").filter(|link| link.contains("aria-current=\"page\"")).collect();
        assert!(marked.len() == 1 && marked[0].starts_with(&format!("href=\"{current}\"")), "{path}: {marked:?}");
        assert_eq!(body.matches("<h1").count(), 1, "{path}");
        assert!(body.contains("<a class=\"skip\" href=\"#main\">") && body.contains("<main id=\"main\""), "{path}");
        let main = body.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        assert!(body.len() - main.len() < FRAME_BYTES_MAX, "{path}: the frame has {} bytes", body.len() - main.len());
    }
    // Everything in the menu is there before a script could run, and what is used most is outside of it.
    let body = house.get("/home", &cookie).await.body;
    let (outside, menu) = body.split_once("<details class=\"menu\">").unwrap();
    for link in ["href=\"/\"", "href=\"/home\"", "href=\"/publish\""] {
        assert!(outside.split("<nav class=\"usual\"").nth(1).unwrap().contains(link), "{link} is hidden away");
    }
    for link in ["href=\"/settings\"", "href=\"/reading\"", "href=\"/coops\"", "action=\"/sign-out\""] {
        assert!(menu.contains(link), "{link}");
    }
    let stranger = house.get("/coops", "lang=de").await.body;
    assert!(stranger.contains("<option value=\"de\" lang=\"de\" selected>") && stranger.contains("href=\"/sign-in\""));
    assert!(!stranger.contains("<details class=\"menu\">"));
}

#[tokio::test]
async fn a_telephone_can_put_the_pages_on_its_home_screen() {
    let house = House::empty("https://commons.example").await;
    let page = house.get("/about", "").await.body;
    assert!(page.contains("<link rel=\"manifest\" href=\"/manifest.webmanifest\">"));
    let answer = house.get("/manifest.webmanifest", "lang=fr").await;
    assert_eq!(answer.headers["content-type"].to_str().unwrap(), "application/manifest+json");
    let manifest: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((manifest["lang"].as_str(), manifest["short_name"].as_str()), (Some("fr"), Some("Allmende")));
    let icons = manifest["icons"].as_array().unwrap();
    assert!(icons.iter().any(|icon| icon["purpose"] == "maskable"));
    for icon in icons {
        let file = house.get(icon["src"].as_str().unwrap(), "").await;
        assert_eq!(file.headers["content-type"].to_str().unwrap(), icon["type"].as_str().unwrap());
    }
    let tokens = fs::read_to_string(root().join("static/tokens.css")).unwrap();
    for (name, key) in [("sheet", "theme_color"), ("paper", "background_color")] {
        assert!(tokens.contains(&format!("--{name}: {};", manifest[key].as_str().unwrap())), "{key} is not the colour {name}");
    }
    for colour in page.split("<meta name=\"theme-color\" content=\"").skip(1) {
        assert!(tokens.contains(&format!("--sheet: {};", colour.split('"').next().unwrap())));
    }
}

#[tokio::test]
async fn every_dead_end_says_so_in_words_and_leads_on() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let made = house.post("/coops/velo/invitations", &cookie, &[("role", "member"), ("uses", "1"), ("days", "7"), ("note", "")]).await;
    let link = made.body.split("https://commons.example/invitations/").nth(1).unwrap().split('<').next().unwrap();
    let fields = [("display_name", "Ben"), ("login", "ben"), ("password", "another good one")];
    let joined = house.post(&format!("/invitations/{link}"), "", &fields).await;
    let ben = format!("{}; lang=en", joined.cookie.split(';').next().unwrap());
    let setup = allmende_app::setup::first_link(&house.app).await.unwrap();
    assert!(setup.is_none());
    let nowhere = "/listings/0193a5b0-7e3c-7a11-8c11-000000000001";
    for (answer, status) in [
        (house.get(nowhere, "").await, 404),
        (house.get(nowhere, &ben).await, 404),
        (house.get("/peers", &ben).await, 403),
        (house.get(&format!("/invitations/{link}"), "").await, 410),
        (house.post("/coops/velo/publish", "", &[]).await, 401),
        (house.post("/about", "", &[]).await, 405),
    ] {
        assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        let main = answer.body.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        assert!(main.contains("<h1>") && main.contains("class=\"lead\"") && main.contains("class=\"button"), "{status}: {main}");
    }
    let shut = house.get("/peers", &ben).await.body;
    assert!(shut.contains("To your home page") && !shut.split("<main").nth(1).unwrap().contains("href=\"/sign-in"));
    assert!(house.get(nowhere, "").await.body.contains("href=\"/sign-in?next="));
}
