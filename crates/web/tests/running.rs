//! The guide of a new cooperative, people who come, and the pages about running an instance, as a browser without scripts meets them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

mod house;

use std::path::PathBuf;
use std::sync::Arc;

use allmende_app::machine::{BackupFile, CHECKS, Facts, Finding, Machine, Verdict};
use allmende_app::{AppError, accounts, audit, joining, members, own_data};
use allmende_domain::audit::Kind;
use allmende_domain::permission::Viewer;
use allmende_domain::time::{DAY_MS, UnixMillis};
use house::{House, PASSWORD};
use http::StatusCode;

async fn shown(house: &House, path: &str, cookie: &str) -> String {
    let answer = house.get(path, cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

/// What a page holds between two marks.
fn between<'a>(page: &'a str, begin: &str, end: &str) -> &'a str {
    page.split(begin).nth(1).unwrap_or_else(|| panic!("no {begin} in {page}")).split(end).next().unwrap()
}

fn cookie_of(answer: &house::Answer) -> String {
    format!("{}; lang=en", answer.cookie.split(';').next().unwrap())
}

/// A program around the pages whose name leads nowhere, and which has room for one copy.
struct TestMachine {
    folder: tempfile::TempDir,
}

impl TestMachine {
    fn file(&self) -> PathBuf {
        self.folder.path().join("allmende-20270115T080000Z.db")
    }
}

#[async_trait::async_trait]
impl Machine for TestMachine {
    fn facts(&self) -> Facts {
        Facts {
            is_sqlite: true,
            database_bytes: Some(5_000_000),
            free_bytes: Some(7_000_000_000),
            free_bytes_min: 100_000_000,
            directory: PathBuf::from("/srv/allmende"),
            file: Some(PathBuf::from("/etc/allmende.toml")),
            started_at: UnixMillis(1_800_000_000_000),
            clock_is_plausible: true,
            sends_letters: false,
            is_development: false,
            settings: vec![("instance.url", "https://commons.example/".to_owned()), ("mail.host", String::new())],
        }
    }

    async fn examine(&self) -> Vec<Finding> {
        let says = "Only 3 MiB are free in /srv.".to_owned();
        vec![
            Finding { subject: "disk", verdict: Verdict::Wrong, says },
            Finding { subject: "clock", verdict: Verdict::Good, says: String::new() },
        ]
    }

    async fn check(&self, name: &'static str) -> Finding {
        let verdict = if name == "name" { Verdict::Wrong } else { Verdict::Good };
        Finding { subject: name, verdict, says: format!("{name} was asked <b>") }
    }

    fn backups(&self) -> Result<Vec<BackupFile>, AppError> {
        let made = BackupFile {
            name: "allmende-20270115T080000Z.db".to_owned(),
            bytes: 11,
            made_at: UnixMillis(1_800_000_000_000),
            is_whole: true,
        };
        Ok(if self.file().exists() { vec![made] } else { Vec::new() })
    }

    async fn make_backup(&self) -> Result<BackupFile, AppError> {
        if self.file().exists() {
            return Err(AppError::conflict("backup-no-room", "one is enough"));
        }
        std::fs::write(self.file(), "the secrets").unwrap();
        Ok(self.backups()?.remove(0))
    }

    fn backup_path(&self, name: &str) -> Option<PathBuf> {
        (name == "allmende-20270115T080000Z.db" && self.file().exists()).then(|| self.file())
    }
}

fn with_machine(house: &House) {
    house.app.set_machine(Arc::new(TestMachine { folder: tempfile::tempdir().unwrap() }));
}

/// A member by invitation; the cookie.
async fn invited(house: &House, admin: &str, name: &str, login: &str) -> String {
    let page =
        house.post("/coops/velo/invitations", admin, &[("role", "member"), ("uses", "2"), ("days", "7"), ("note", "for the fair")]).await;
    let path = between(&page.body, "https://commons.example", "</code>").to_owned();
    let come = house.post(&path, "", &[("display_name", name), ("login", login), ("password", PASSWORD)]).await;
    assert_eq!((come.status, come.location.as_str()), (StatusCode::SEE_OTHER, "/home?done=joined"), "{}", come.body);
    cookie_of(&come)
}

#[tokio::test]
async fn a_new_cooperative_is_led_through_six_steps_that_can_be_left_out() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let page = shown(&house, "/start", &cookie).await;
    // The place was said already.
    assert!(page.contains("2 of 6 done") && page.contains("value=\"looks\""), "{page}");
    assert!(shown(&house, "/home", &cookie).await.contains("/start?coop=velo"));

    let empty = house.post("/start", &cookie, &[("coop", "velo"), ("step", "place"), ("place_name", " ")]).await;
    assert!(empty.status == 422 && empty.body.contains("wrong-place_name"), "{}", empty.body);
    let half = [("coop", "velo"), ("step", "place"), ("place_name", "Kehl"), ("latitude", "48.57"), ("longitude", "")];
    let half = house.post("/start", &cookie, &half).await;
    assert!(half.status == 422 && half.body.contains("value=\"Kehl\""), "nothing is lost: {}", half.body);
    let town = [("coop", "velo"), ("step", "place"), ("place_name", "Kehl"), ("latitude", ""), ("longitude", "")];
    assert_eq!(house.post("/start", &cookie, &town).await.location, "/start?coop=velo&done=step");
    assert!(shown(&house, "/start?step=place", &cookie).await.contains("value=\"48.57"), "the name of a town is enough for the map");
    let whole = [("coop", "velo"), ("step", "place"), ("place_name", "Kehl"), ("latitude", "48,57"), ("longitude", "7,81")];
    assert_eq!(house.post("/start", &cookie, &whole).await.location, "/start?coop=velo&done=step");
    let coop = shown(&house, "/coops/velo", "").await;
    assert!(coop.contains("Kehl") && coop.contains("Vélo Solidaire") && coop.contains("<strong>ouvert</strong>"), "the rest stays: {coop}");

    assert_eq!(house.post("/start", &cookie, &[("step", "looks")]).await.location, "/start?coop=velo&done=skipped", "nothing was chosen");
    assert_eq!(house.post("/start", &cookie, &[("step", "looks"), ("then", "skip")]).await.location, "/start?coop=velo&done=skipped");
    let page = shown(&house, "/start", &cookie).await;
    assert!(page.contains("left out") && page.contains("href=\"/coops/velo/publish?kind=tool\""), "{page}");
    assert_eq!(house.post("/start", &cookie, &[("step", "offer"), ("then", "skip")]).await.status, StatusCode::SEE_OTHER);
    let invite = house.post("/start", &cookie, &[("step", "invite")]).await;
    assert!(invite.body.contains("<svg class=\"qr\"") && invite.body.contains("id=\"invite-message\""), "{}", invite.body);
    let page = shown(&house, "/start", &cookie).await;
    assert!(page.contains("3 of 6 done") && page.contains("name=\"target\""), "{page}");
    let nowhere = house.post("/start", &cookie, &[("step", "follow"), ("target", "nonsense")]).await;
    assert!(nowhere.status == 422 && nowhere.body.contains("value=\"nonsense\""), "{}", nowhere.body);
    house.post("/start", &cookie, &[("step", "follow"), ("then", "skip")]).await;
    assert!(shown(&house, "/start", &cookie).await.contains("All done"));
    assert!(!shown(&house, "/home", &cookie).await.contains("/start?coop=velo"), "nothing is open");
    // What was left out can be done later.
    assert!(shown(&house, "/start?step=looks", &cookie).await.contains("name=\"sectors\""));
    let sectors = [("coop", "velo"), ("step", "looks"), ("sectors", "food"), ("sectors", "energy")];
    assert_eq!(house.post("/start", &cookie, &sectors).await.status, StatusCode::SEE_OTHER);
    assert!(shown(&house, "/start", &cookie).await.contains("4 of 6 done"));
}

#[tokio::test]
async fn the_guide_is_for_administrators_and_can_be_sent_away() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let ben = invited(&house, &cookie, "Ben", "ben").await;
    assert_eq!(house.get("/start", &ben).await.location, "/home", "nothing to lead");
    assert_eq!(house.get("/publish", &ben).await.location, "/home?done=share-others");
    assert!(shown(&house, "/home?done=share-others", &ben).await.contains("stewards and administrators"));
    assert_eq!(house.get("/start?coop=velo", &ben).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.post("/start", &ben, &[("coop", "velo"), ("step", "looks"), ("then", "skip")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.get("/start", "").await.location, "/sign-in?next=%2Fstart");
    assert!(shown(&house, "/home", &cookie).await.contains("Getting started"));
    assert_eq!(house.post("/start", &cookie, &[("coop", "velo"), ("then", "dismiss")]).await.location, "/home");
    assert!(!shown(&house, "/home", &cookie).await.contains("Getting started"));
    assert!(shown(&house, "/start", &cookie).await.contains("of 6 done"), "it is still there");
    // One that is founded later is led as well, and what is known here is offered.
    let found = [("handle", "repair"), ("text_language", "en"), ("text_name", "Repair Café"), ("precision", "city")];
    assert_eq!(house.post("/coops/new", &cookie, &found).await.status, StatusCode::SEE_OTHER);
    assert!(shown(&house, "/home", &cookie).await.contains("/start?coop=repair"));
    assert_eq!(house.get("/publish", &cookie).await.location, "/home?done=share-which#cooperatives");
    assert!(shown(&house, "/start?coop=repair&step=follow", &cookie).await.contains("@velo@commons.example"));
    let follow = [("coop", "repair"), ("step", "follow"), ("target", "@velo@commons.example")];
    assert_eq!(house.post("/start", &cookie, &follow).await.location, "/start?coop=repair&done=step");
}

#[tokio::test]
async fn an_invitation_travels_as_link_code_and_text_and_says_who_came() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    invited(&house, &cookie, "Ben <b>", "ben").await;
    let page = shown(&house, "/coops/velo/members", &cookie).await;
    assert!(page.contains("Came: Ben &#60;b&#62;") || page.contains("Came: Ben &lt;b&gt;"), "{page}");
    assert!(page.contains("Also publishes offers and needs"), "roles are explained");
    let made = house.post("/coops/velo/invitations", &cookie, &[("role", "steward"), ("uses", "1"), ("days", "3"), ("note", "")]).await;
    let link = between(&made.body, "<code class=\"copy\">", "</code>").to_owned();
    assert!(link.starts_with("https://commons.example/invitations/"));
    assert!(between(&made.body, "readonly>", "</textarea>").contains(&link) && made.body.contains("<svg class=\"qr\""));
    assert!(!shown(&house, "/coops/velo/members", &cookie).await.contains(&link), "it is shown once");
    let door = shown(&house, link.trim_start_matches("https://commons.example"), "").await;
    assert!(door.contains("Also publishes offers and needs"), "who comes reads what they may do");
}

#[tokio::test]
async fn strangers_ask_to_join_where_they_may_and_hear_the_answer_by_their_link() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let fields = [("display_name", "Clara"), ("login", "clara"), ("why", "I live next door.")];
    assert_eq!(house.get("/coops/velo/join", "").await.status, StatusCode::NOT_FOUND, "nobody may ask at first");
    assert_eq!(house.post("/coops/velo/join", "", &fields).await.status, StatusCode::NOT_FOUND);
    let open = [("join_open", "yes"), ("join_words", "We meet on Mondays.")];
    assert_eq!(house.post("/coops/velo/joining", &cookie, &open).await.status, StatusCode::SEE_OTHER);
    assert!(shown(&house, "/coops/velo", "").await.contains("/coops/velo/join"));
    assert!(shown(&house, "/coops/velo/join", "").await.contains("We meet on Mondays."));

    let wrong = house.post("/coops/velo/join", "", &[("display_name", "Clara"), ("login", "c"), ("why", "")]).await;
    assert!(wrong.status == 422 && wrong.body.contains("value=\"Clara\"") && wrong.body.contains("wrong-why"), "{}", wrong.body);
    let asked = house.post("/coops/velo/join", "", &fields).await;
    assert!(asked.location.starts_with("/joining/"), "{}", asked.body);
    let path = asked.location.split('?').next().unwrap().to_owned();
    assert!(shown(&house, &asked.location, "").await.contains("Keep this link"));
    let early = house.post(&path, "", &[("display_name", "Clara"), ("login", "clara"), ("password", PASSWORD)]).await;
    assert_eq!(early.status, StatusCode::NOT_FOUND, "nobody said yes");
    assert!(shown(&house, "/home", &cookie).await.contains("One person asks to join"));
    let page = shown(&house, "/coops/velo/members", &cookie).await;
    assert!(page.contains("I live next door."), "{page}");
    let id = between(&page, "/coops/velo/joining/", "\"").to_owned();
    assert_eq!(house.post(&format!("/coops/velo/joining/{id}"), "", &[("then", "accept")]).await.status, StatusCode::UNAUTHORIZED);
    let yes = house.post(&format!("/coops/velo/joining/{id}"), &cookie, &[("then", "accept"), ("answer", "See you on Monday")]).await;
    assert_eq!(yes.location, "/coops/velo/members?done=join-accepted");
    let again = house.post(&format!("/coops/velo/joining/{id}"), &cookie, &[("then", "decline"), ("answer", "")]).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let stand = shown(&house, &path, "").await;
    assert!(stand.contains("They said yes") && stand.contains("See you on Monday"), "{stand}");
    let taken = house.post(&path, "", &[("display_name", "Clara"), ("login", "anna@velo.example"), ("password", PASSWORD)]).await;
    assert!(taken.status == 422 && taken.body.contains("value=\"Clara\""), "{}", taken.body);
    let come = house.post(&path, "", &[("display_name", "Clara"), ("login", "clara"), ("password", PASSWORD)]).await;
    assert_eq!(come.location, "/home?done=joined", "{}", come.body);
    assert!(shown(&house, "/coops/velo/members", &cookie_of(&come)).await.contains("Clara"));
    assert_eq!(house.get(&path, "").await.status, StatusCode::NOT_FOUND, "the link is used up");
    let log = audit::list(&house.app, &Viewer::Operator, Some(Kind::Members), None, None).await.unwrap();
    let codes: Vec<_> = log.entries.iter().map(|entry| entry.code.as_str()).collect();
    assert_eq!(codes, ["joined", "join-accepted", "joining-set"]);
}

#[tokio::test]
async fn requests_to_join_are_bounded_declined_taken_back_and_forgotten() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    house.post("/coops/velo/joining", &cookie, &[("join_open", "yes"), ("join_words", "")]).await;
    let mut links = Vec::new();
    for number in 0..6 {
        let login = format!("somebody{number}");
        let asked = house.post("/coops/velo/join", "", &[("display_name", "Somebody"), ("login", &login), ("why", "because")]).await;
        links.push((asked.status, asked.location));
    }
    assert_eq!(links.last().unwrap().0, StatusCode::TOO_MANY_REQUESTS, "five of one source within an hour");
    let path = |number: usize| links.get(number).unwrap().1.split('?').next().unwrap().to_owned();
    assert_eq!(house.post(&path(0), "", &[("then", "withdraw")]).await.location, "/privacy?done=join-withdrawn");
    assert_eq!(house.get(&path(0), "").await.status, StatusCode::NOT_FOUND);
    let coop = allmende_app::cooperatives::by_handle(&house.app, "velo").await.unwrap();
    let waiting = joining::waiting(&house.app, &Viewer::Operator, &coop.id).await.unwrap();
    assert_eq!(waiting.len(), 4);
    let first = waiting.iter().find(|request| request.login == "somebody1").unwrap();
    joining::decide(&house.app, &Viewer::Operator, &first.id, false, "We are full.").await.unwrap();
    assert!(shown(&house, &path(1), "").await.contains("We are full."));
    // Who has an account asks in one step, once, and is a member with the yes.
    let found = [("handle", "repair"), ("text_language", "en"), ("text_name", "Repair"), ("precision", "city")];
    house.post("/coops/new", &cookie, &found).await;
    let repair = allmende_app::cooperatives::by_handle(&house.app, "repair").await.unwrap();
    joining::set_terms(&house.app, &Viewer::Operator, &repair.id, true, "").await.unwrap();
    let ben = members::add(
        &house.app,
        &Viewer::Operator,
        members::NewMember { login: "ben".into(), display_name: "Ben".into(), password: PASSWORD.into(), locale: "en".into() },
        false,
        Vec::new(),
    )
    .await
    .unwrap();
    let viewer = Viewer::Member(ben.clone());
    let input = joining::JoinInput { why: "I repair radios".into(), ..joining::JoinInput::default() };
    joining::ask(&house.app, &viewer, &repair.id, &input, "elsewhere").await.unwrap();
    let twice = joining::ask(&house.app, &viewer, &repair.id, &input, "elsewhere").await;
    assert!(matches!(twice, Err(AppError::Conflict { code: "join-asked", .. })), "{twice:?}");
    let request = joining::waiting(&house.app, &Viewer::Operator, &repair.id).await.unwrap().remove(0);
    joining::decide(&house.app, &Viewer::Operator, &request.id, true, "").await.unwrap();
    let ben = members::by_login(&house.app, &Viewer::Operator, "ben").await.unwrap();
    assert!(ben.role_in(&repair.id).is_some());
    let data = own_data::collect(&house.app, &Viewer::Member(ben.clone()), &ben.id).await.unwrap();
    assert_eq!(data.asked_to_join.len(), 1);
    accounts::delete(&house.app, &Viewer::Operator, &ben.id).await.unwrap();
    // Whoever runs the instance has the last word.
    let settings = [("name", ""), ("description", ""), ("contact", ""), ("rules", ""), ("language", ""), ("entry", "invited")];
    assert_eq!(house.post("/running/settings", &cookie, &settings).await.status, StatusCode::SEE_OTHER);
    assert_eq!(house.get("/coops/velo/join", "").await.status, StatusCode::NOT_FOUND);
    assert!(shown(&house, "/coops/velo/members", &cookie).await.contains("lets only invited people in"));
    let mut tx = house.app.db.begin().await.unwrap();
    let late = house.app.now().plus(61 * DAY_MS);
    assert_eq!(allmende_db::joining::forget_old(&mut tx, late, late).await.unwrap(), 4);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn how_it_runs_is_said_in_sentences_in_every_language() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let pages = ["/running", "/running/doctor", "/running/backups", "/running/log", "/running/settings"];
    for path in pages {
        shown(&house, path, &cookie).await;
    }
    assert!(shown(&house, "/running/backups", &cookie).await.contains("cannot look at the machine"));
    assert_eq!(house.post("/running/doctor", &cookie, &[("check", "all")]).await.status, StatusCode::SERVICE_UNAVAILABLE);
    with_machine(&house);
    let page = shown(&house, "/running", &cookie).await;
    for said in ["The database answers.", "7000 MB are free", "5 MB", "No other server has reached this one yet", "Allmende 0.1.0"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let page = shown(&house, "/running/settings", &cookie).await;
    assert!(page.contains("instance.url") && page.contains("/etc/allmende.toml") && page.contains("It can never be changed"), "{page}");
    for language in ["de", "fr"] {
        let cookie = cookie.replace("lang=en", &format!("lang={language}"));
        for path in pages.into_iter().chain(["/start", "/privacy", "/coops/velo/members", "/settings", "/about"]) {
            let page = shown(&house, path, &cookie).await;
            assert!(page.contains(&format!("<html lang=\"{language}\"")) && !page.contains("Unknown localization"), "{path} {language}");
        }
    }
    let ben = invited(&house, &cookie, "Ben", "ben").await;
    for path in pages {
        assert_eq!(house.get(path, &ben).await.status, StatusCode::FORBIDDEN, "{path} is not for members");
        assert_eq!(house.get(path, "").await.status, StatusCode::SEE_OTHER, "{path} is not for strangers");
    }
}

#[tokio::test]
async fn whether_others_see_us_is_looked_at_one_by_one_or_all_at_once() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    with_machine(&house);
    let page = shown(&house, "/running/doctor", &cookie).await;
    assert_eq!(page.matches("not looked at yet").count(), CHECKS.len());
    let one = house.post("/running/doctor", &cookie, &[("check", "name")]).await;
    assert!(one.body.contains("leads nowhere") && one.body.contains("name was asked &#60;b&#62;"), "{}", one.body);
    assert_eq!(one.body.matches("not looked at yet").count(), CHECKS.len() - 1);
    let all = house.post("/running/doctor", &cookie, &[]).await;
    assert!(!all.body.contains("not looked at yet") && all.body.contains("There is too little room"), "{}", all.body);
    assert!(all.body.contains("Only 3 MiB are free") && all.body.contains("id=\"look-inbox\""), "{}", all.body);
    assert_eq!(house.post("/running/doctor", &cookie, &[("check", "../etc")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_copy_is_made_by_a_button_and_given_away_for_a_password_alone() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    with_machine(&house);
    assert!(shown(&house, "/running/backups", &cookie).await.contains("No copy was made here yet"));
    assert_eq!(house.post("/running/backups", &cookie, &[]).await.location, "/running/backups?done=backup");
    let page = shown(&house, "/running/backups", &cookie).await;
    assert!(page.contains("allmende-20270115T080000Z.db") && page.contains("/srv/allmende/backups"), "{page}");
    let twice = house.post("/running/backups", &cookie, &[]).await;
    assert!(twice.status == 409 && twice.body.contains("not enough room"), "{}", twice.body);
    let path = "/running/backups/allmende-20270115T080000Z.db";
    let wrong = house.post(path, &cookie, &[("password", "guess")]).await;
    assert!(wrong.status == 422 && !wrong.body.contains("the secrets"), "{}", wrong.body);
    let right = house.post(path, &cookie, &[("password", PASSWORD)]).await;
    assert_eq!((right.status, right.body.as_str()), (StatusCode::OK, "the secrets"));
    assert!(right.headers["content-disposition"].to_str().unwrap().contains("attachment"));
    assert_eq!(right.headers["cache-control"], "no-store", "no browser keeps a second one");
    assert_eq!(house.post("/running/backups/allmende.db", &cookie, &[("password", PASSWORD)]).await.status, StatusCode::NOT_FOUND);
    let page = shown(&house, "/running/log?kind=backups", &cookie).await;
    assert!(page.contains("downloaded the copy") && page.contains("made the copy") && !page.contains("set up this server"), "{page}");
}

#[tokio::test]
async fn the_log_says_who_did_what_and_forgets_who_goes() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let ben = invited(&house, &cookie, "Ben Zebrafinch", "ben").await;
    let anna = members::by_login(&house.app, &Viewer::Operator, "anna@velo.example").await.unwrap();
    let his = members::by_login(&house.app, &Viewer::Operator, "ben").await.unwrap();
    house.post("/peers", &cookie, &[("host", "shop.example"), ("policy", "suspend"), ("reason", "spam")]).await;
    accounts::suspend(&house.app, &Viewer::Operator, &his.id).await.unwrap();
    accounts::resume(&house.app, &Viewer::Member(anna.clone()), &his.id).await.unwrap();
    assert_eq!(house.get("/home", &ben).await.status, StatusCode::SEE_OTHER, "suspended in between");
    let page = shown(&house, "/running/log", &cookie).await;
    for said in ["suspended the account of Ben Zebrafinch", "Command line", "decided about shop.example: ", "set up this server with velo"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let page = shown(&house, "/running/log?kind=peers", &cookie).await;
    assert!(page.contains("shop.example") && !page.contains("suspended the account"), "{page}");
    let page = shown(&house, &format!("/running/log?person={}", his.id), &cookie).await;
    assert!(page.contains("came to velo by invitation") && !page.contains("shop.example"), "{page}");
    for odd in ["/running/log?kind=nonsense", "/running/log?person=1", "/running/log?before=-7", "/running/log?before=x"] {
        shown(&house, odd, &cookie).await;
    }
    let data = own_data::collect(&house.app, &Viewer::Member(anna.clone()), &anna.id).await.unwrap();
    assert!(data.log.iter().any(|deed| deed.action == "peer-decided" && deed.subject == "shop.example"));
    accounts::delete(&house.app, &Viewer::Member(anna), &his.id).await.unwrap();
    let page = shown(&house, "/running/log", &cookie).await;
    assert!(!page.contains("Zebrafinch") && page.contains("a former member") && page.contains("an account that is no more"), "{page}");
    assert!(audit::list(&house.app, &Viewer::Stranger, None, None, None).await.is_err());
    let mut tx = house.app.db.begin().await.unwrap();
    let rows = audit::list(&house.app, &Viewer::Operator, None, None, None).await.unwrap().entries.len();
    assert_eq!(allmende_db::audit::forget_old(&mut tx, UnixMillis(0), 2).await.unwrap(), u64::try_from(rows - 2).unwrap());
    assert_eq!(allmende_db::audit::forget_old(&mut tx, UnixMillis(i64::MAX), 100).await.unwrap(), 2);
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_the_instance_says_about_itself_is_changed_while_it_runs() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let settings = [
        ("name", "Werkstatt-Verbund"),
        ("description", "We **share** <script>alert(1)</script>"),
        ("contact", "anna@velo.example"),
        ("rules", "* Bring it back"),
        ("language", "de"),
        ("entry", "asking"),
    ];
    let saved = house.post("/running/settings", &cookie, &settings).await;
    assert_eq!(saved.location, "/running/settings?done=saved", "{}", saved.body);
    let about = shown(&house, "/about", "").await;
    assert!(about.contains("<html lang=\"de\"") && about.contains("· Werkstatt-Verbund</title>"), "{about}");
    assert!(
        about.contains("<strong>share</strong>") && about.contains("<li>Bring it back</li>") && !about.contains("alert(1)</script>"),
        "{about}"
    );
    assert!(shown(&house, "/privacy", "").await.contains("anna@velo.example"));
    let long = "x".repeat(30_000);
    let wrong = settings.map(|(name, value)| if name == "rules" { (name, long.as_str()) } else { (name, value) });
    let wrong = house.post("/running/settings", &cookie, &wrong).await;
    assert!(wrong.status == 422 && wrong.body.contains("value=\"Werkstatt-Verbund\"") && wrong.body.contains("wrong-rules"));
    let odd = settings.map(|(name, value)| if name == "entry" { (name, "all") } else { (name, value) });
    assert_eq!(house.post("/running/settings", &cookie, &odd).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let log = audit::list(&house.app, &Viewer::Operator, Some(Kind::Settings), None, None).await.unwrap();
    let changed: Vec<_> = log.entries.iter().filter(|entry| entry.code == "settings-changed").map(|entry| entry.subject.as_str()).collect();
    assert_eq!(changed.len(), 5, "only what changed: {changed:?}");
    let invitation =
        house.post("/coops/velo/invitations", &cookie, &[("role", "member"), ("uses", "1"), ("days", "7"), ("note", "")]).await;
    let door = between(&invitation.body, "<code class=\"copy\">https://commons.example", "</code>").to_owned();
    assert!(shown(&house, &door, "").await.contains("<li>Bring it back</li>"), "who comes reads the rules first");
}

#[tokio::test]
async fn privacy_is_told_with_the_numbers_that_the_program_keeps() {
    let house = House::empty("https://commons.example").await;
    let page = shown(&house, "/privacy", "").await;
    for said in [
        "After 30 days without a visit",
        "forgotten after 60 minutes",
        "kept for 90 days",
        "written down for 365 days",
        "deleted within 30 days",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let cookie = house.set_up().await;
    let settings = shown(&house, "/settings", &cookie).await;
    assert!(settings.contains("Signed in since") && settings.contains("Unknown program"), "{settings}");
}
