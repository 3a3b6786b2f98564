//! The pages about decisions, what is held, lists and reports, as a browser without scripts meets them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use allmende_app::peers;
use allmende_db::held::{self, Held};
use allmende_db::inbox::{self, Ended, NewInbox, Outcome};
use allmende_domain::peer::{FederationMode, HeldKind, Newcomers, Standing};
use allmende_domain::permission::Viewer;
use allmende_domain::url::Host;
use axum::body::Body;
use house::{Answer, House};
use http::{Request, StatusCode};

async fn shown(house: &House, path: &str, cookie: &str) -> String {
    let answer = house.get(path, cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

/// Something of `host` that is held; its number.
async fn hold(house: &House, host: &str, preview: &str) -> i64 {
    let now = house.app.now();
    let actor_url = format!("https://{host}/users/seller");
    let mut tx = house.app.db.begin().await.unwrap();
    let new = NewInbox {
        activity_url: format!("{actor_url}/activities/1"),
        recipient: String::new(),
        actor_url: actor_url.clone(),
        host: host.to_owned(),
        body: b"{}".to_vec(),
        now,
    };
    inbox::insert(&mut tx, &[&new]).await.unwrap();
    let seq = *inbox::waiting(&mut tx, now, 1_000).await.unwrap().iter().max().unwrap();
    inbox::finish(&mut tx, &[Ended { seq, outcome: Outcome::Held, reason: String::new() }], now).await.unwrap();
    let (kind, cause) = (HeldKind::Message, Standing::Newcomer);
    held::insert(&mut tx, &Held { seq, host: host.to_owned(), actor_url, kind, cause, preview: preview.to_owned(), held_at: now })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    seq
}

#[tokio::test]
async fn the_rules_are_shown_and_set_and_newcomers_are_shown_unless_they_are_to_be_held() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let page = shown(&house, "/peers", &cookie).await;
    assert!(page.contains("<option value=\"open\" selected>") && page.contains("<option value=\"show\" selected>"), "{page}");
    assert!(!page.contains("speaks only with servers"));
    let set = house.post("/peers/rules", &cookie, &[("mode", "allow-list"), ("newcomers", "hold")]).await;
    assert_eq!((set.status, set.location.as_str()), (StatusCode::SEE_OTHER, "/peers?done=saved"));
    let rules = peers::rules(&house.app, &Viewer::Operator).await.unwrap();
    assert_eq!((rules.mode, rules.newcomers), (FederationMode::AllowList, Newcomers::Hold));
    assert!(shown(&house, "/peers", &cookie).await.contains("speaks only with servers"));
    assert_eq!(house.post("/peers/rules", &cookie, &[("mode", "closed"), ("newcomers", "show")]).await.status, 422);

    for (policy, standing) in
        [("suspend", Standing::Shut), ("limit", Standing::Limited), ("allow", Standing::Open), ("none", Standing::Shut)]
    {
        let fields = [("host", "Shop.example."), ("policy", policy), ("reason", "because")];
        assert_eq!(house.post("/peers", &cookie, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(peers::standing(&house.app, &Host::parse("shop.example").unwrap()).await.unwrap(), standing, "{policy}");
    }
    for path in ["/peers", "/peers/held", "/peers/lists", "/reports"] {
        assert_eq!(house.get(path, "").await.status, StatusCode::SEE_OTHER, "{path} is not for strangers");
        for language in ["fr", "de"] {
            let cookie = cookie.replace("lang=en", &format!("lang={language}"));
            let page = shown(&house, path, &cookie).await;
            assert!(page.contains(&format!("<html lang=\"{language}\"")) && !page.contains("Unknown localization"), "{path} {language}");
        }
    }
}

#[tokio::test]
async fn x7_what_is_held_is_shown_as_text_and_decided_about() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let seq = hold(&house, "spam.example", "<img src=x onerror=alert(1)> =cmd()").await;
    let other = hold(&house, "more.example", "Buy").await;
    hold(&house, "third.example", "Buy").await;
    assert!(shown(&house, "/home", &cookie).await.contains("3 things from other servers"));
    let page = shown(&house, "/peers/held", &cookie).await;
    assert!(page.contains("=cmd()") && !page.contains("<img src=x"), "{page}");
    assert!(page.contains(&format!("name=\"chosen\" value=\"{seq}\"")) && page.contains("name=\"hosts\" value=\"spam.example\""));
    let of_one = shown(&house, "/peers/held?host=more.example", &cookie).await;
    assert!(of_one.contains(&format!("value=\"{other}\"")) && !of_one.contains(&format!("value=\"{seq}\"")));

    assert_eq!(house.post("/peers/held", &cookie, &[("then", "through")]).await.status, StatusCode::CONFLICT, "nothing was selected");
    let through = house.post("/peers/held", &cookie, &[("then", "through"), ("chosen", &seq.to_string())]).await;
    assert_eq!((through.status, through.location.as_str()), (StatusCode::SEE_OTHER, "/peers/held?done=let-through"));
    house.post("/peers/held", &cookie, &[("then", "refuse"), ("chosen", &other.to_string())]).await;
    let sure = house.post("/peers/held", &cookie, &[("then", "purge"), ("hosts", "third.example")]).await;
    assert_eq!(sure.status, StatusCode::OK);
    assert!(sure.body.contains("cannot be undone") && sure.body.contains("name=\"sure\" value=\"yes\""), "{}", sure.body);
    let third = Host::parse("third.example").unwrap();
    assert_eq!(peers::standing(&house.app, &third).await.unwrap(), Standing::Open, "a question changes nothing");
    let fields = [("then", "purge"), ("hosts", "third.example"), ("sure", "yes"), ("reason", "spam")];
    assert_eq!(house.post("/peers/held", &cookie, &fields).await.location, "/peers/held?done=purged");
    assert_eq!(peers::standing(&house.app, &third).await.unwrap(), Standing::Shut);
    assert!(shown(&house, "/peers/held", &cookie).await.contains("Nothing is held."));
}

async fn send_list(house: &House, cookie: &str, then: &str, part: (&str, &str)) -> Answer {
    let (name, csv) = part;
    let file = if name == "file" { "; filename=\"blocks.csv\"" } else { "" };
    let mut body = String::new();
    for (field, value) in [("kind", "block"), ("name", "tier0"), ("then", then)] {
        body.push_str(&format!("--X\r\ncontent-disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"));
    }
    body.push_str(&format!("--X\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{csv}\r\n--X--\r\n"));
    let request = Request::post("/peers/lists").header("host", "commons.example").header("cookie", cookie).header("accept", "text/html");
    let request = request.header("content-type", "multipart/form-data; boundary=X").header("sec-fetch-site", "same-origin");
    house.send(request.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn m5_a_list_is_looked_at_imported_and_taken_back_on_pages() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let csv = "#domain,#severity,#public_comment\ncommons.example,suspend,us\nspam.example,suspend,=cmd()\nloud.example,silence,\nx*x.example,suspend,\n";
    let spam = Host::parse("spam.example").unwrap();
    let look = send_list(&house, &cookie, "check", ("file", csv)).await;
    assert_eq!(look.status, StatusCode::OK, "{}", look.body);
    for words in ["2 decisions change", "spam.example", "loud.example", "Ourselves", "hidden by stars", "name=\"csv\""] {
        assert!(look.body.contains(words), "{words}: {}", look.body);
    }
    assert_eq!(peers::standing(&house.app, &spam).await.unwrap(), Standing::Open, "a look changes nothing");
    // What the page carries comes back as a text with the line ends of forms.
    let done = send_list(&house, &cookie, "import", ("csv", &csv.replace('\n', "\r\n"))).await;
    assert_eq!((done.status, done.location.as_str()), (StatusCode::SEE_OTHER, "/peers/lists?done=list-imported"));
    assert_eq!(peers::standing(&house.app, &spam).await.unwrap(), Standing::Shut);
    assert!(shown(&house, "/peers", &cookie).await.contains("by the list “tier0”"));

    let export = house.get("/peers/lists/block.csv", &cookie).await;
    assert_eq!(export.headers["content-type"], "text/csv; charset=utf-8");
    assert!(export.body.contains("spam.example,suspend,false,false,'=cmd(),false\n"), "{}", export.body);
    assert_eq!(house.get("/peers/lists/else.csv", &cookie).await.status, StatusCode::NOT_FOUND);

    for (file, words) in [("", "choose a file"), ("\u{1}", "tier0")] {
        let refused = send_list(&house, &cookie, "check", ("file", file)).await;
        assert!(refused.status == 422 || refused.status == 200, "{}", refused.status);
        assert!(refused.body.contains(words), "{}", refused.body);
    }
    let sure = house.post("/peers/lists/retract", &cookie, &[("name", "tier0")]).await;
    assert!(sure.body.contains("2 decisions change") && sure.body.contains("name=\"sure\""), "{}", sure.body);
    let back = house.post("/peers/lists/retract", &cookie, &[("name", "tier0"), ("sure", "yes")]).await;
    assert_eq!(back.location, "/peers/lists?done=list-retracted");
    assert_eq!(peers::standing(&house.app, &spam).await.unwrap(), Standing::Open);
}

#[tokio::test]
async fn a_member_reports_and_whoever_runs_the_instance_decides() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let about = "https://commons.example/coops/velo";
    let form = shown(&house, &format!("/report?about={about}"), &cookie).await;
    assert!(form.contains("@velo@commons.example") && form.contains("Nobody else learns"), "{form}");
    assert_eq!(house.get("/report?about=https://nowhere.example/x", &cookie).await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get(&format!("/report?about={about}"), "").await.status, StatusCode::SEE_OTHER);
    let empty = house.post("/report", &cookie, &[("about", about), ("content", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("say what is wrong"), "{}", empty.body);
    let filed = house.post("/report", &cookie, &[("about", about), ("content", "They <script>alert(1)</script> cheat")]).await;
    assert_eq!((filed.status, filed.location.as_str()), (StatusCode::SEE_OTHER, "/home?done=reported"));
    assert!(shown(&house, "/home", &cookie).await.contains("One report waits for you"));
    let list = shown(&house, "/reports", &cookie).await;
    assert!(list.contains("cheat") && !list.contains("<script>alert"), "{list}");
    let path = format!("/reports/{}", list.split("href=\"/reports/").nth(1).unwrap().split('"').next().unwrap());
    let one = shown(&house, &path, &cookie).await;
    assert!(!one.contains("name=\"then\" value=\"forward\""), "about one of ours nobody else is told");
    assert_eq!(house.post(&path, &cookie, &[("then", "forward"), ("words", "x")]).await.status, StatusCode::CONFLICT);
    assert_eq!(house.post(&path, &cookie, &[("then", "done"), ("note", "spoke with them")]).await.location, "/reports?done=saved");
    assert!(shown(&house, "/reports", &cookie).await.contains("No report."));
    assert!(shown(&house, "/reports?state=done", &cookie).await.contains("cheat"));
}
