//! Publishing as people meet it: steps, drafts, previews, licences, languages, and looking after what is out.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod house;

use allmende_db::sql;
use axum::body::Body;
use house::{Answer, House};
use http::{Request, StatusCode};

const NEW: &str = "/coops/velo/publish";

async fn moved_in() -> (House, String) {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    (house, cookie)
}

/// A title and a verb, which is all that somebody has to say.
fn said<'a>(verb: &'a str, title: &'a str, then: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("verb", verb), ("text_language", "fr"), ("text_title", title), ("text_body", ""), ("then", then)]
}

fn with<'a>(mut fields: Vec<(&'a str, &'a str)>, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.extend_from_slice(more);
    fields
}

fn path_of(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location.split('?').next().unwrap().to_owned()
}

/// What stands between the first `before` and the next `after`.
fn between<'a>(body: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = body.split_once(before).unwrap_or_else(|| panic!("no {before} in {body}"));
    rest.split_once(after).unwrap().0
}

fn png() -> Vec<u8> {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(40, 30, image::Rgb([30, 90, 60])).write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

/// The form as a browser sends it, with one photo for each name.
async fn upload(house: &House, cookie: &str, path: &str, fields: &[(&str, &str)], photos: &[&str]) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    for name in photos {
        body.extend(format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"a.png\"\r\n\r\n").bytes());
        body.extend(png());
        body.extend(b"\r\n");
    }
    body.extend(b"--X--\r\n");
    let request = Request::post(path).header("host", "commons.example").header("cookie", cookie).header("accept", "text/html");
    let request = request.header("content-type", "multipart/form-data; boundary=X").header("sec-fetch-site", "same-origin");
    house.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn a_title_and_a_verb_are_enough() {
    let (house, cookie) = moved_in().await;
    for (verb, kind, words) in [
        ("lend", "", "Offer · to lend"),
        ("give", "", "Offer · to give or sell"),
        ("share", "space", "Offer · to use on the spot"),
        ("share", "skill", "Offer · working time"),
        ("ask", "", "Need · to borrow"),
        ("ask", "good", "Need · to receive or buy"),
    ] {
        let fields = with(said(verb, "Perceuse", "publish"), &[("nature", kind)]);
        let path = path_of(&house.post(NEW, &cookie, &fields).await);
        let page = house.get(&path, &cookie).await.body;
        assert!(page.contains(words), "{verb} {kind}: {page}");
        assert_eq!(page.contains("À convenir."), verb != "ask" && kind != "skill", "{verb} {kind}: in the language of the text");
    }
    let sold = with(said("sell", "Remorque", "publish"), &[("price", "120,50"), ("in_return_unit", "one")]);
    let path = path_of(&house.post(NEW, &cookie, &sold).await);
    assert!(house.get(&path, "").await.body.contains("120.5"), "the price is said");
    let form = house.get(&format!("{path}/edit"), &cookie).await.body;
    assert!(form.contains("value=\"sell\" data-nature=\"good\" checked") && form.contains("name=\"price\" type=\"text\" value=\"120.5\""));
}

#[tokio::test]
async fn what_is_missing_is_said_where_it_can_be_chosen_and_nothing_is_lost() {
    let (house, cookie) = moved_in().await;
    let mut fields = said("", "Perceuse à percussion", "publish");
    fields.extend([("place", "Neudorf"), ("price", "x")]);
    let answer = house.post(NEW, &cookie, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("href=\"#field-verb\"") && answer.body.contains("id=\"field-verb\""), "{}", answer.body);
    assert!(answer.body.contains("href=\"#field-nature\"") && answer.body.contains("id=\"field-nature\""));
    assert!(answer.body.contains("value=\"Perceuse à percussion\"") && answer.body.contains("value=\"Neudorf\""));

    let answer = house.post(NEW, &cookie, &with(said("sell", "Remorque", "publish"), &[("price", "cher")])).await;
    assert!(answer.body.contains("href=\"#field-price\"") && answer.body.contains("value=\"cher\""), "{}", answer.body);
    let untitled = house.post(NEW, &cookie, &said("lend", " ", "publish")).await;
    assert!(untitled.body.contains("href=\"#field-title\""), "{}", untitled.body);
    let unlicensed = house.post(NEW, &cookie, &with(said("share", "Cadastre", "publish"), &[("nature", "data")])).await;
    let group = between(&unlicensed.body, "<div data-kinds=\"software data document\" data-verbs", ">");
    assert!(unlicensed.body.contains("href=\"#field-licence\"") && !group.contains("hidden"), "{group}");
}

#[tokio::test]
async fn a_kind_brings_its_own_fields_examples_and_defaults() {
    let (house, cookie) = moved_in().await;
    let hours = "<div data-kinds=\"tool space vehicle\"";
    let digital = "<div data-kinds=\"software data document\"";
    for (kind, example, has_hours, is_digital) in
        [("tool", "Cordless drill", true, false), ("space", "Meeting room", true, false), ("data", "fruit trees", false, true)]
    {
        let page = house.get(&format!("{NEW}?kind={kind}&verb=share"), &cookie).await.body;
        assert!(between(&page, "data-hint=\"title\">", "<").contains(example), "{kind}");
        assert_eq!(between(&page, hours, ">").contains("hidden"), !has_hours, "{kind}");
        assert_eq!(between(&page, digital, ">").contains("hidden"), !is_digital, "{kind}");
        let conditions = between(&page, "<textarea id=\"field-conditions\"", "</textarea>");
        assert_eq!(conditions.contains("À convenir."), !is_digital, "{kind}: {conditions}");
    }
    // The next one is like the last one of its kind.
    let first = [("nature", "tool"), ("conditions", "Caution 20 €"), ("sectors", "energy")];
    path_of(&house.post(NEW, &cookie, &with(said("lend", "Perceuse", "publish"), &first)).await);
    let page = house.get(&format!("{NEW}?kind=tool"), &cookie).await.body;
    assert!(between(&page, "<textarea id=\"field-conditions\"", "</textarea>").contains("Caution 20 €"));
    assert!(page.contains("value=\"energy\" checked") || page.contains("value=\"energy\"  checked"), "its sector too");
    assert!(page.contains("value=\"Strasbourg\"") && page.contains("<option value=\"fr\" lang=\"fr\" selected>"), "place and language");
    assert!(house.get("/publish?verb=ask", &cookie).await.location.ends_with("/coops/velo/publish?verb=ask"));

    // Without a script, a button lays the form out, and nothing that was written is lost.
    let typed = with(said("share", "Arbres fruitiers", "kind"), &[("nature", "data"), ("place", "Schiltigheim")]);
    let answer = house.post(NEW, &cookie, &typed).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("value=\"Arbres fruitiers\"") && answer.body.contains("value=\"Schiltigheim\""));
    assert!(!between(&answer.body, digital, ">").contains("hidden"));
}

#[tokio::test]
async fn three_answers_find_a_licence() {
    let (house, cookie) = moved_in().await;
    let answers = [("may_sell", "yes"), ("must_credit", "yes"), ("must_share", "yes"), ("nature", "document")];
    let answer = house.post(NEW, &cookie, &with(said("share", "Statuts", "licence"), &answers)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("name=\"licence\" type=\"text\" value=\"CC-BY-SA-4.0\"") && answer.body.contains("value=\"Statuts\""));
    assert!(between(&answer.body, "id=\"licence-found\"", "</div>").contains("Share your changes"));

    let page = house.get("/publish/licence", &cookie).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("id=\"licence-found\""));
    let page = house.get("/publish/licence?nature=software&may_sell=no&must_credit=no&must_share=yes", &cookie).await.body;
    let found = between(&page, "id=\"licence-found\"", "</div>");
    assert!(found.contains("PolyForm-Noncommercial-1.0.0") && found.contains("not sell"), "{found}");
    assert!(found.contains("does not make others share") && found.contains("also asks others"), "what it does not do is said: {found}");
    assert_eq!(house.get("/publish/licence", "").await.status, StatusCode::SEE_OTHER, "for members");
}

#[tokio::test]
async fn a_preview_shows_a_draft_and_loses_neither_words_nor_photos() {
    let (house, cookie) = moved_in().await;
    let fields = with(said("lend", "Perceuse", "preview"), &[("photos_alt", "Une perceuse verte"), ("photos_alt", "Ses mèches")]);
    let answer = upload(&house, &cookie, NEW, &fields, &["photos", "photos"]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(answer.location.ends_with("/edit?preview=1"), "{}", answer.location);
    let page = house.get(&answer.location, &cookie).await.body;
    let preview = between(&page, "<section class=\"preview\"", "</section>");
    assert!(preview.contains("Perceuse") && preview.contains("alt=\"Une perceuse verte\""), "{preview}");
    assert!(page.contains("value=\"Perceuse\"") && page.contains("value=\"Ses mèches\"") && page.contains("À convenir."));
    let draft = answer.location.trim_end_matches("/edit?preview=1");
    assert_eq!(house.get(draft, "").await.status, StatusCode::NOT_FOUND, "nobody else sees it");

    // What is out already stays as it is while somebody looks at changes.
    let path = path_of(&house.post(NEW, &cookie, &said("lend", "Scie", "publish")).await);
    let changes = with(said("lend", "Scie à ruban", "preview"), &[("conditions", "Caution")]);
    let answer = house.post(&format!("{path}/edit"), &cookie, &changes).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(between(&answer.body, "<section class=\"preview\"", "</section>").contains("Scie à ruban"));
    assert!(answer.body.contains("not saved yet") && answer.body.contains("value=\"Scie à ruban\""));
    assert!(!house.get(&path, "").await.body.contains("ruban"), "it was stored");
    let inside = with(said("lend", "Clé", "preview"), &[("eligibility", "members")]);
    let answer = house.post(NEW, &cookie, &inside).await;
    assert!(house.get(&answer.location, &cookie).await.body.contains("does not leave this server"));
}

#[tokio::test]
async fn a_script_keeps_one_draft_for_one_form() {
    let (house, cookie) = moved_in().await;
    let keep = "/coops/velo/publish/draft";
    let early = house.post(keep, &cookie, &said("lend", "", "")).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("not saved yet"), "{}", early.body);
    let told = |answer: &Answer| -> serde_json::Value {
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert_eq!(answer.headers.get("content-type").unwrap(), "application/json");
        serde_json::from_str(&answer.body).unwrap()
    };
    // A title is enough for a draft.
    let first = told(&upload(&house, &cookie, keep, &said("", "Perceuse", ""), &["photos"]).await);
    let (draft, image) = (first["draft"].as_str().unwrap(), first["images"][0].as_str().unwrap());
    assert_eq!(first["images"].as_array().unwrap().len(), 1);
    let version = first["version"].to_string();
    let behind = [("draft", draft), ("version_seen", version.as_str()), ("image", image)];
    let second = told(&house.post(keep, &cookie, &with(said("lend", "Perceuse rouge", ""), &behind)).await);
    assert_eq!(second["draft"], first["draft"], "the same draft");
    let late = house.post(keep, &cookie, &with(said("lend", "Perceuse bleue", ""), &behind)).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "somebody else went on with it");

    let version = second["version"].to_string();
    let behind = [("draft", draft), ("version_seen", version.as_str()), ("image", image)];
    let published = with(said("lend", "Perceuse rouge", "publish"), &behind);
    let path = path_of(&house.post(NEW, &cookie, &published).await);
    assert_eq!(path, format!("/listings/{draft}"));
    assert!(house.get(&path, "").await.body.contains(image), "with its photo");
    assert!(!house.get("/coops/velo?show=drafts", &cookie).await.body.contains("Perceuse rouge"));
    let once = house.get("/coops/velo", "").await.body.matches("Perceuse rouge").count();
    // Tapped twice on a slow telephone: it is out once.
    assert_eq!(path_of(&house.post(NEW, &cookie, &published).await), path);
    assert_eq!(house.get("/coops/velo", "").await.body.matches("Perceuse rouge").count(), once);
    // Back in the browser and sent once more: another one, and the first stays as it is.
    let again = path_of(&house.post(NEW, &cookie, &with(said("lend", "Scie", "publish"), &behind)).await);
    assert_ne!(again, path);
    assert!(house.get(&path, "").await.body.contains("Perceuse rouge"));
}

#[tokio::test]
async fn drafts_are_listed_gone_on_with_and_discarded_after_a_question() {
    let (house, cookie) = moved_in().await;
    let path = path_of(&house.post(NEW, &cookie, &said("lend", "Perceuse", "save")).await);
    for list in ["/home", "/coops/velo?show=drafts"] {
        let page = house.get(list, &cookie).await.body;
        assert!(page.contains(&format!("href=\"{path}/edit\"")) && page.contains(&format!("href=\"{path}/remove\"")), "{list}: {page}");
    }
    let question = house.get(&format!("{path}/remove"), &cookie).await.body;
    assert!(question.contains("Discard this draft?") && question.contains("Nobody else has seen"), "{question}");
    let discarded = house.post(&format!("{path}/remove"), &cookie, &[]).await;
    assert_eq!(discarded.location, "/home?done=draft-discarded");
    assert!(!house.get("/home", &cookie).await.body.contains("Perceuse"));
}

#[tokio::test]
async fn another_one_like_it_closing_with_a_word_and_opening_again() {
    let (house, cookie) = moved_in().await;
    let path = path_of(&house.post(NEW, &cookie, &said("lend", "Perceuse", "publish")).await);
    let copied = house.post(&format!("{path}/duplicate"), &cookie, &[]).await;
    let copy = path_of(&copied).trim_end_matches("/edit").to_owned();
    assert_ne!(copy, path);
    let form = house.get(&copied.location, &cookie).await.body;
    assert!(form.contains("value=\"Perceuse\"") && form.contains("new draft with the same text"), "{form}");
    assert!(house.get(&path, &cookie).await.body.contains("/duplicate\""));

    assert!(between(&house.get(&format!("{path}?close=1"), &cookie).await.body, "<details id=\"close\"", ">").contains("open"));
    path_of(&house.post(&format!("{path}/close"), &cookie, &[("became", "taken"), ("note", "Merci à toutes !")]).await);
    let page = house.get(&path, "").await.body;
    assert!(page.contains("Cela a trouvé preneur. Merci à toutes !"), "in the language of the listing: {page}");
    path_of(&house.post(&format!("{path}/publish"), &cookie, &[]).await);
    assert!(!house.get(&path, "").await.body.contains("trouvé preneur"));
    let too_long = "x".repeat(2_000);
    let wrong = house.post(&format!("{path}/close"), &cookie, &[("became", "gone"), ("note", &too_long)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"gone\" checked") && wrong.body.contains(&too_long), "what was entered is there");
}

#[tokio::test]
async fn what_nobody_touched_for_long_is_asked_about_at_home() {
    let (house, cookie) = moved_in().await;
    let path = path_of(&house.post(NEW, &cookie, &said("lend", "Perceuse", "publish")).await);
    let question = "Is this still right?";
    assert!(!house.get("/home", &cookie).await.body.contains(question));
    let mut tx = house.app.db.begin().await.unwrap();
    sql("UPDATE listings SET updated_at = 1").execute(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    let home = house.get("/home", &cookie).await.body;
    let asked = between(&home, question, "</section>");
    for button in ["/confirm\"", "/edit\"", "?close=1#close\""] {
        assert!(asked.contains(&format!("\"{path}{button}")), "{button} in {asked}");
    }
    assert_eq!(house.post(&format!("{path}/confirm"), &cookie, &[]).await.location, "/home?done=confirmed");
    assert!(!house.get("/home", &cookie).await.body.contains(question));
}

#[tokio::test]
async fn a_text_in_several_languages_is_written_and_read() {
    let (house, cookie) = moved_in().await;
    let more = [("text_language", "de"), ("text_title", "Bohrmaschine"), ("text_body", "Gut")];
    let answer = house.post(NEW, &cookie, &with(said("lend", "Perceuse", "language"), &more)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("value=\"Perceuse\"") && answer.body.contains("value=\"Bohrmaschine\""));
    assert_eq!(answer.body.matches("name=\"text_title\"").count(), 3, "and an empty place for another one");
    let more = [more.as_slice(), &[("text_language", ""), ("text_title", ""), ("text_body", "")]].concat();
    let answer = house.post(NEW, &cookie, &with(said("lend", "Perceuse", "language"), &more)).await;
    assert_eq!(answer.body.matches("name=\"text_title\"").count(), 4);

    let path = path_of(&house.post(NEW, &cookie, &with(said("lend", "Perceuse", "publish"), &more)).await);
    let german = house.get(&path, "lang=de").await.body;
    assert!(german.contains("<h1 lang=\"de\">Bohrmaschine</h1>") && german.contains("Français: Perceuse"), "{german}");
    assert!(house.get(&path, "lang=fr").await.body.contains("<h1 lang=\"fr\">Perceuse</h1>"));
}

#[tokio::test]
async fn strangers_write_nothing() {
    let (house, cookie) = moved_in().await;
    let path = path_of(&house.post(NEW, &cookie, &said("lend", "Perceuse", "publish")).await);
    for to in [NEW.to_owned(), format!("{NEW}/draft"), format!("{path}/duplicate"), format!("{path}/confirm"), format!("{path}/close")] {
        let answer = house.post(&to, "", &said("lend", "Scie", "publish")).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{to}");
    }
    let page = house.get(&path, "").await.body;
    assert!(!page.contains("/duplicate") && !page.contains("/confirm"), "{page}");
    assert!(!house.get("/", "").await.body.contains("Scie"));
}
