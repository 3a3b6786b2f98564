//! Conversations, what members are told of, and the link that ends letters, as a browser without scripts meets them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use allmende_app::confirmations;
use allmende_app::cooperatives::{self, ProfileInput};
use allmende_app::members::{self, NewMember};
use allmende_app::notifications;
use allmende_app::notifications::letters::{self, Wishes};
use allmende_domain::member::Role;
use allmende_domain::permission::Viewer;
use allmende_web::{Web, WebSettings};
use axum::body::Body;
use house::{Answer, House, PASSWORD};
use http::{Request, StatusCode};

const OFFER: &[(&str, &str)] = &[
    ("then", "publish"),
    ("purpose", "offer"),
    ("nature", "tool"),
    ("text_language", "en"),
    ("text_title", "Drill"),
    ("text_body", "With case"),
    ("conditions", "Bring it back clean"),
    ("place", "Strasbourg"),
    ("quantity", "1"),
    ("unit", "one"),
    ("eligibility", "public"),
];

async fn shown(house: &House, path: &str, cookie: &str) -> String {
    let answer = house.get(path, cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

fn went(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    &answer.location
}

/// Bea, who speaks for a second cooperative here; her viewer and her cookie.
async fn bea(house: &House) -> (Viewer, String) {
    let profile = ProfileInput { texts: vec![("en".to_owned(), "Hafen".to_owned(), String::new())], ..ProfileInput::default() };
    let hafen = cooperatives::found(&house.app, &Viewer::Operator, "hafen", profile.parse().unwrap()).await.unwrap();
    let new = NewMember {
        login: "bea@hafen.example".to_owned(),
        display_name: "Bea".to_owned(),
        password: PASSWORD.to_owned(),
        locale: "en".to_owned(),
    };
    let member = members::add(&house.app, &Viewer::Operator, new, false, vec![(hafen.id, Role::Steward)]).await.unwrap();
    let signed_in = house.post("/sign-in", "", &[("login", "bea@hafen.example"), ("password", PASSWORD)]).await;
    (Viewer::Member(member), format!("{}; lang=en", signed_in.cookie.split(';').next().unwrap()))
}

/// Bea asks about a drill of Anna's cooperative: the paths of the listing and of the conversation.
async fn asked(house: &House, anna: &str, bea: &str) -> (String, String) {
    let published = house.post("/coops/velo/publish", anna, OFFER).await;
    let listing = went(&published).split('?').next().unwrap().to_owned();
    let question = house.post(&format!("{listing}/ask"), bea, &[("as", "hafen"), ("body", "A secret plan for Saturday")]).await;
    let thread = went(&question).split('?').next().unwrap().to_owned();
    derived(house).await;
    (listing, thread)
}

async fn derived(house: &House) {
    while notifications::derive_once(&house.app).await.unwrap() > 0 {}
}

async fn changed(house: &House, statement: &'static str) {
    let mut tx = house.app.db.begin().await.unwrap();
    allmende_db::sql(statement).execute(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_question_is_counted_on_every_page_until_it_is_read() {
    let house = House::empty("https://commons.example").await;
    let anna = house.set_up().await;
    let (_, bea) = bea(&house).await;
    assert!(shown(&house, "/notifications", &anna).await.contains("Nothing has happened yet"));
    let (_, thread) = asked(&house, &anna, &bea).await;
    assert!(shown(&house, "/home", &anna).await.contains("Notifications (1)"));
    assert!(!shown(&house, "/home", &bea).await.contains("Notifications ("), "who asks is not told of the own question");
    assert!(!shown(&house, "/", "").await.contains("/notifications"), "nothing for strangers");
    assert_eq!(house.get("/notifications", "").await.status, StatusCode::SEE_OTHER);

    let list = shown(&house, "/notifications", &anna).await;
    assert!(list.contains("Hafen asks about “Drill”") && list.contains("@hafen@commons.example"), "{list}");
    assert!(!list.contains("secret plan"), "what was written is on its own page only");
    let path = list.split('"').find(|part| part.starts_with("/notifications/")).unwrap().to_owned();
    assert_eq!(house.get(&path, &bea).await.status, StatusCode::NOT_FOUND, "somebody else's");
    assert_eq!(house.post(&path, &bea, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(went(&house.get(&path, &anna).await), thread);
    let list = shown(&house, "/notifications", &anna).await;
    assert!(list.contains("Nothing new.") && list.contains("Earlier") && !list.contains("Mark as read"), "{list}");

    // An answer goes the other way, and is read by looking at the conversation itself.
    went(&house.post(&thread, &anna, &[("body", "Yes")]).await);
    derived(&house).await;
    assert!(shown(&house, "/", &bea).await.contains("Notifications (1)"));
    assert!(!shown(&house, &thread, &bea).await.contains("Notifications (1)"));
    went(&house.post(&thread, &bea, &[("body", "Until when?")]).await);
    went(&house.post(&thread, &anna, &[("body", "Until six")]).await);
    derived(&house).await;
    let list = shown(&house, "/notifications", &bea).await;
    let until = list.split("name=\"until\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(went(&house.post("/notifications", &bea, &[("until", &until)]).await), "/notifications?done=notifications-read");
    assert!(!shown(&house, "/", &bea).await.contains("Notifications (1)"));
}

#[tokio::test]
async fn a_conversation_says_who_and_offers_short_answers_and_an_end() {
    let house = House::empty("https://commons.example").await;
    let anna = house.set_up().await;
    let (_, bea) = bea(&house).await;
    let (listing, thread) = asked(&house, &anna, &bea).await;
    let page = shown(&house, &thread, &anna).await;
    for wanted in
        ["@hafen@commons.example", "here, on this server", "Cooperative or organisation", "Waits for us", "reads your answer here"]
    {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    // A short answer is put behind what was typed, and nothing is sent.
    let begun = house.post(&thread, &anna, &[("body", "Hello Bea"), ("short", "free")]).await;
    assert_eq!(begun.status, StatusCode::OK);
    assert!(begun.body.contains("\nHello Bea\nYes, it is free then.</textarea>"), "{}", begun.body);
    assert!(house.post(&thread, &anna, &[("body", "Hello"), ("short", "<b>")]).await.body.contains("\nHello</textarea>"));
    assert!(!shown(&house, &thread, &bea).await.contains("free then.</p>"));
    assert_eq!(house.post(&thread, &anna, &[("body", " ")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    went(&house.post(&thread, &anna, &[("body", "Yes, it is free then.")]).await);
    let page = shown(&house, &thread, &anna).await;
    assert!(page.contains("written by Anna") && page.contains("Waits for them"), "{page}");
    let theirs = shown(&house, &thread, &bea).await;
    assert!(!theirs.contains("written by Anna"), "who of them wrote is for their own eyes");
    assert!(!theirs.contains("/outcome"), "where they were asked, the end is theirs to note");
    assert_eq!(house.post(&format!("{thread}/outcome"), &bea, &[("result", "agreed")]).await.status, StatusCode::FORBIDDEN);

    let outcome = format!("{thread}/outcome");
    let wrong = house.post(&outcome, &anna, &[("result", "agreed"), ("what", "Two batteries"), ("until", "soon")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.body.contains("<details open>") && wrong.body.contains("value=\"Two batteries\"") && wrong.body.contains("wrong-until"),
        "{}",
        wrong.body
    );
    let fields = [("result", "agreed"), ("what", "Two batteries"), ("until", "2027-02-01"), ("listing", "reserved")];
    assert!(went(&house.post(&outcome, &anna, &fields).await).ends_with("?done=outcome-agreed"));
    // It is among what is kept of who noted it.
    let own = house.get("/settings/data", &anna).await.body;
    let own: serde_json::Value = serde_json::from_str(&own).unwrap();
    let ends = own["conversation_ends"].as_array().unwrap();
    assert!(
        ends.len() == 1 && ends[0]["result"] == "agreed" && ends[0]["what"] == fields.iter().find(|(name, _)| *name == "what").unwrap().1,
        "{own}"
    );
    assert!(ends[0]["conversation"].as_str().unwrap().ends_with(&thread), "{own}");
    let others: serde_json::Value = serde_json::from_str(&house.get("/settings/data", &bea).await.body).unwrap();
    assert_eq!(others["conversation_ends"], serde_json::json!([]));
    let page = shown(&house, &thread, &anna).await;
    assert!(page.contains("Two batteries") && page.contains("Until 1 February 2027") && page.contains("Reserved"), "{page}");
    assert!(shown(&house, &listing, "").await.contains("reserved"));
    let theirs = shown(&house, &thread, &bea).await;
    assert!(
        !theirs.contains("Two batteries") && !theirs.contains("2027-02-01"),
        "what was noted is for the eyes of who noted it: {theirs}"
    );
    assert!(!shown(&house, "/coops/hafen/inquiries?show=agreed", &bea).await.contains("Drill"));
    assert!(shown(&house, "/coops/velo/inquiries?show=agreed", &anna).await.contains("Drill"));
    went(&house.post(&format!("{thread}/archive"), &anna, &[]).await);
    assert!(!shown(&house, "/coops/velo/inquiries?show=agreed", &anna).await.contains("Drill"));
    assert!(shown(&house, "/coops/velo/inquiries?show=archived", &anna).await.contains("Drill"));
    went(&house.post(&format!("{thread}/unarchive"), &anna, &[]).await);
    assert!(went(&house.post(&outcome, &anna, &[]).await).ends_with("?done=outcome-back"));
    assert!(shown(&house, "/coops/velo/inquiries?show=theirs", &anna).await.contains("Drill"));
}

#[tokio::test]
async fn an_answer_stays_unread_for_who_asked_when_the_other_side_puts_the_thread_away() {
    let house = House::empty("https://commons.example").await;
    let anna = house.set_up().await;
    let (_, bea) = bea(&house).await;
    let (_, thread) = asked(&house, &anna, &bea).await;
    derived(&house).await;
    assert!(shown(&house, "/", &anna).await.contains("Notifications (1)"));
    went(&house.post(&thread, &anna, &[("body", "Yes, it is free then.")]).await);
    derived(&house).await;
    went(&house.post(&format!("{thread}/outcome"), &anna, &[("result", "agreed")]).await);
    went(&house.post(&format!("{thread}/archive"), &anna, &[]).await);
    assert!(!shown(&house, "/", &anna).await.contains("Notifications (1)"), "Anna saw to it");
    assert!(shown(&house, "/", &bea).await.contains("Notifications (1)"), "Bea has not read it");
}

#[tokio::test]
async fn letters_are_chosen_and_end_by_one_click_without_signing_in() {
    let house = House::empty("https://commons.example").await;
    let anna = house.set_up().await;
    let (viewer, bea) = bea(&house).await;
    let page = shown(&house, "/settings/notifications", &bea).await;
    assert!(page.contains("bea@hafen.example") && !page.contains("A report waits"), "{page}");
    assert!(shown(&house, "/settings/notifications", &anna).await.contains("A report waits"), "Anna runs the instance");
    let fields = [("page", "answer"), ("mail", "answer"), ("mail", "closed"), ("daily", "7"), ("at_once", "yes")];
    assert_eq!(went(&house.post("/settings/notifications", &bea, &fields).await), "/settings/notifications?done=saved");
    let page = shown(&house, "/settings/notifications", &bea).await;
    assert!(page.contains("<option value=\"7\" selected>") && page.contains("name=\"at_once\" value=\"yes\" checked"), "{page}");
    assert!(page.contains("name=\"mail\" value=\"closed\" checked") && !page.contains("name=\"page\" value=\"closed\" checked"));

    let (_, thread) = asked(&house, &anna, &bea).await;
    went(&house.post(&thread, &anna, &[("body", "The code of the door is 1234")]).await);
    derived(&house).await;
    let asking = confirmations::next_letter(&house.app).await.unwrap().unwrap();
    confirmations::complete(&house.app, asking.link.rsplit('/').next().unwrap()).await.unwrap();
    let letter = letters::next_letter(&house.app).await.unwrap().unwrap();
    let words = allmende_web::letters::news(&house.app, &letter);
    assert_eq!(words.subject, "Vélo Solidaire answered about “Drill”");
    assert!(words.text.contains(&format!("https://commons.example{thread}")) && words.text.starts_with("Hello Bea,"), "{}", words.text);
    assert!(!words.text.contains("1234"), "{}", words.text);
    let link = words.end_link.unwrap();
    assert!(words.text.contains(&link));
    let path = link.strip_prefix("https://commons.example").unwrap();

    // To look at the link ends nothing; a mail program's click carries neither a cookie nor an origin.
    assert!(shown(&house, path, "").await.contains("End these letters"));
    assert!(letters::wishes(&house.app, &viewer).await.unwrap().at_once);
    let click = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    let clicked = house.send(click.body(Body::from("List-Unsubscribe=One-Click")).unwrap()).await;
    assert_eq!(clicked.status, StatusCode::OK, "{}", clicked.body);
    assert!(clicked.body.contains("No more of these letters"));
    assert_eq!(clicked.headers.get("cache-control").unwrap(), "private, no-cache", "nobody keeps a page with a secret in its address");
    assert_eq!(letters::wishes(&house.app, &viewer).await.unwrap(), Wishes { daily_hour: Some(7), at_once: false });
    assert_eq!(house.get("/unsubscribe/nonsense", "").await.status, StatusCode::GONE);
}

#[tokio::test]
async fn letters_start_when_the_owner_of_the_address_says_so() {
    let house = House::empty("https://commons.example").await;
    house.set_up().await;
    let (_, bea) = bea(&house).await;
    let settings = "/settings/notifications";
    let page = shown(&house, settings, &bea).await;
    assert!(
        page.contains("Before the first one") && !page.contains("is on its way to") && !page.contains("/notifications/confirm"),
        "{page}"
    );
    went(&house.post(settings, &bea, &[("at_once", "yes")]).await);
    assert!(shown(&house, settings, &bea).await.contains("A letter is on its way to bea@hafen.example"));
    let letter = confirmations::next_letter(&house.app).await.unwrap().unwrap();
    let words = allmende_web::letters::confirmation(&house.app, &letter);
    assert_eq!(words.subject, "Letters from commons.example: is this your address?");
    assert!(
        words.text.starts_with("Hello Bea,") && words.text.contains(&letter.link) && words.text.contains("good for 7 days"),
        "{}",
        words.text
    );
    assert!(words.end_link.is_none());
    confirmations::sent(&house.app, &letter).await.unwrap();
    let page = shown(&house, settings, &bea).await;
    assert!(page.contains("We sent a letter to bea@hafen.example on ") && page.contains("after "), "{page}");
    assert!(!page.contains("/notifications/confirm"), "not more than one a day");
    assert_eq!(house.post(&format!("{settings}/confirm"), &bea, &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    changed(&house, "DELETE FROM confirmation_letters").await;
    assert!(shown(&house, settings, &bea).await.contains("action=\"/settings/notifications/confirm\""));
    let asked = house.post(&format!("{settings}/confirm"), &bea, &[]).await;
    assert!(shown(&house, went(&asked), &bea).await.contains("The letter is on its way."));
    let letter = confirmations::next_letter(&house.app).await.unwrap().unwrap();
    confirmations::sent(&house.app, &letter).await.unwrap();

    // On whatever device the letter is read; programs that look at its link confirm nothing.
    let path = letter.link.strip_prefix("https://commons.example").unwrap();
    for _ in 0..2 {
        let page = shown(&house, path, "").await;
        assert!(page.contains("bea@hafen.example") && page.contains("Yes, this is my address"), "{page}");
    }
    for _ in 0..2 {
        let answer = house.post(path, "", &[]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.body.contains("bea@hafen.example is confirmed") && !answer.body.contains("Yes, this"), "{}", answer.body);
    }
    assert!(shown(&house, settings, &bea).await.contains("This address is confirmed."));
    changed(&house, "UPDATE mail_addresses SET expires_at = 1").await;
    for answer in [house.get(path, "").await, house.post(path, "", &[]).await, house.get("/confirm/nonsense", "").await] {
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(
            answer.body.contains("This link is no longer good.") && answer.body.contains("href=\"/settings/notifications\""),
            "{}",
            answer.body
        );
    }
}

#[tokio::test]
async fn without_a_mail_server_nothing_is_said_of_addresses_and_wishes_of_before_stay() {
    let mut house = House::empty("https://commons.example").await;
    house.set_up().await;
    let (viewer, bea) = bea(&house).await;
    let settings = "/settings/notifications";
    went(&house.post(settings, &bea, &[("daily", "7"), ("at_once", "yes")]).await);
    assert!(shown(&house, "/privacy", "").await.contains("when you confirmed your address"));
    let quiet = WebSettings { sends_letters: false, ..house::settings(true) };
    house.router = allmende_web::router(Web { app: house.app.clone(), settings: quiet });
    let page = shown(&house, settings, &bea).await;
    assert!(page.contains("Letters are not set up on this server") && !page.contains("bea@hafen.example"), "{page}");
    went(&house.post(settings, &bea, &[("page", "answer")]).await);
    assert_eq!(letters::wishes(&house.app, &viewer).await.unwrap(), Wishes { daily_hour: Some(7), at_once: true });
    assert_eq!(house.post(&format!("{settings}/confirm"), &bea, &[]).await.status, StatusCode::CONFLICT);
    assert!(!shown(&house, "/privacy", "").await.contains("when you confirmed your address"));
}

#[tokio::test]
async fn without_a_mail_server_letters_are_not_offered_and_what_was_chosen_stays() {
    let house = House::empty("https://commons.example").await;
    let anna = house.set_up().await;
    let (_, bea) = bea(&house).await;
    let chosen = [("page", "answer"), ("mail", "inquiry"), ("daily", "7")];
    assert!(went(&house.post("/settings/notifications", &bea, &chosen).await).ends_with("?done=saved"));
    let settings = allmende_web::WebSettings { sends_letters: false, ..house::settings(true) };
    let app = house.app.clone();
    let silent = House { router: allmende_web::router(allmende_web::Web { app: app.clone(), settings }), ..house };
    let page = shown(&silent, "/settings/notifications", &bea).await;
    assert!(page.contains("Letters are not set up on this server") && !page.contains("mail.host"), "{page}");
    assert!(!page.contains("type=\"checkbox\" name=\"mail\"") && !page.contains("By e-mail"), "{page}");
    let for_who_runs_it = shown(&silent, "/settings/notifications", &anna).await;
    assert!(for_who_runs_it.contains("mail.host"), "{for_who_runs_it}");
    // Saved from this page, as a browser would.
    let kept = [("page", "answer"), ("mail", "inquiry")];
    assert!(went(&silent.post("/settings/notifications", &bea, &kept).await).ends_with("?done=saved"));
    let house = House { router: allmende_web::router(allmende_web::Web { app, settings: house::settings(true) }), ..silent };
    let page = shown(&house, "/settings/notifications", &bea).await;
    assert!(page.contains("name=\"mail\" value=\"inquiry\" checked") && page.contains("value=\"7\" selected"), "{page}");
}
