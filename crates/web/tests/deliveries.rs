//! The pages about deliveries, as a browser without scripts meets them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod house;

use allmende_app::cooperatives;
use allmende_db::inbox::{self, NewInbox, Outcome};
use allmende_db::queue::{self, NewActivity};
use allmende_db::sql;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use house::{Answer, House};
use http::StatusCode;

const HOSTS: usize = 30;

fn url(text: &str) -> ObjectUrl {
    ObjectUrl::parse(text).unwrap()
}

/// An activity to [`HOSTS`] servers, of which one is in trouble, one has refused it and one refuses it for now; its number.
async fn seeded(house: &House) -> i64 {
    let velo = cooperatives::by_handle(&house.app, "velo").await.unwrap();
    let activity = NewActivity {
        activity_url: url("https://commons.example/listings/1/activities/1"),
        actor_id: velo.actor,
        object_url: url("https://commons.example/listings/1"),
        kind: "Create".to_owned(),
        body: b"{}".to_vec(),
    };
    let now = house.app.now();
    let mut tx = house.app.db.begin().await.unwrap();
    let seq = queue::insert_activity(&mut tx, &activity, now).await.unwrap().unwrap();
    let inboxes: Vec<_> = (10..10 + HOSTS).map(|number| url(&format!("https://h{number}.example/inbox"))).collect();
    let endpoints = queue::endpoints_of(&mut tx, &inboxes, now).await.unwrap();
    queue::address(&mut tx, seq, &endpoints).await.unwrap();
    queue::widen_audience(&mut tx, seq, i64::try_from(HOSTS).unwrap()).await.unwrap();
    for (host, state, status) in [("h20.example", "dead", 422), ("h21.example", "parked", 403)] {
        sql("INSERT INTO dead_letters (endpoint_id, seq, state, status, reason, attempted_at)
             SELECT d.endpoint_id, d.seq, $2, $3, 'answered with <b>no</b>', 1 FROM deliveries d
             JOIN endpoints e ON e.id = d.endpoint_id WHERE e.host = $1")
        .text(host)
        .text(state)
        .bind(i64::from(status))
        .execute(&mut tx)
        .await
        .unwrap();
        sql("DELETE FROM deliveries WHERE endpoint_id IN (SELECT id FROM endpoints WHERE host = $1)")
            .text(host)
            .execute(&mut tx)
            .await
            .unwrap();
    }
    sql("UPDATE endpoints SET breaker = 'open', failures = 6, first_failure_at = 1, last_error = 'not reachable: refused',
           next_attempt_at = 1900000000000 WHERE host = 'h30.example'")
    .execute(&mut tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    seq
}

async fn id_of(house: &House, host: &str) -> i64 {
    let mut conn = house.app.db.read().await.unwrap();
    sql("SELECT id FROM endpoints WHERE host = $1").text(host).fetch_one(&mut conn, |row| row.get("id")).await.unwrap()
}

async fn shown(house: &House, path: &str, cookie: &str) -> String {
    let answer = house.get(path, cookie).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    assert_eq!(answer.headers.get("cache-control").unwrap(), "private, no-cache", "{path}");
    answer.body
}

/// The address behind the link to the next page.
fn next(body: &str) -> String {
    let link = body.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    link.replace("&amp;", "&").replace("&#38;", "&")
}

fn done(answer: &Answer, word: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(answer.location.ends_with(&format!("done={word}")), "{}", answer.location);
}

#[tokio::test]
async fn servers_are_listed_searched_and_steered() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    assert!(shown(&house, "/deliveries", &cookie).await.contains("Nothing was sent to another server yet"));
    seeded(&house).await;
    let first = shown(&house, "/deliveries", &cookie).await;
    assert!(first.find("h30.example").unwrap() < first.find("h10.example").unwrap(), "trouble comes first");
    assert!(first.contains("Waits after failures") && first.contains("not reachable: refused") && first.contains("Not reached yet"));
    assert!(!first.contains("First page"));
    let second = shown(&house, &next(&first), &cookie).await;
    assert!(second.contains("h39.example") && second.contains("First page") && !second.contains("rel=\"next\""));
    let trouble = shown(&house, "/deliveries?show=trouble", &cookie).await;
    assert!(trouble.contains("h30.example") && !trouble.contains("h31.example"));
    let backlog = shown(&house, "/deliveries?show=backlog&host=H2", &cookie).await;
    assert!(backlog.contains("h22.example") && !backlog.contains("h20.example") && !backlog.contains("h30.example"));
    assert!(shown(&house, "/deliveries?host=nowhere", &cookie).await.contains("Nothing matches"));

    let stopped =
        house.post("/deliveries", &cookie, &[("host", "h30.example"), ("then", "suspend"), ("back", "/deliveries?show=trouble")]).await;
    assert_eq!(stopped.location, "/deliveries?show=trouble&done=suspended");
    let peer = shown(&house, "/deliveries/peers/h30.example", &cookie).await;
    assert!(peer.contains("Suspended by us") && peer.contains("value=\"resume\"") && !peer.contains("value=\"retry\""));
    done(&house.post("/deliveries", &cookie, &[("host", "h30.example"), ("then", "resume")]).await, "resumed");
    done(&house.post("/deliveries", &cookie, &[("host", "h30.example"), ("inbox", ""), ("then", "retry")]).await, "tried");
    let inbox = id_of(&house, "h30.example").await;
    let page = shown(&house, &format!("/deliveries/inboxes/{inbox}"), &cookie).await;
    assert!(page.contains("Being tried") && page.contains("https://h30.example/inbox") && page.contains("Published"));
    let foreign =
        [("host", "h30.example"), ("inbox", "https://h30.example/inbox"), ("then", "retry"), ("back", "//evil.example/deliveries")];
    assert_eq!(house.post("/deliveries", &cookie, &foreign).await.location, "/deliveries?done=tried");
    for path in [
        "/deliveries/peers/nobody.example",
        "/deliveries/peers/%00",
        "/deliveries/inboxes/999",
        "/deliveries/inboxes/x",
        "/sent/999",
        "/sent/x",
    ] {
        assert_eq!(house.get(path, &cookie).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn what_was_sent_tells_how_far_it_got_and_is_sent_again() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    assert!(shown(&house, "/coops/velo/sent", &cookie).await.contains("Nothing was sent"));
    let seq = seeded(&house).await;
    for path in ["/deliveries/sent", "/coops/velo/sent"] {
        let list = shown(&house, path, &cookie).await;
        assert!(
            list.contains("Published") && list.contains(&format!("/sent/{seq}")) && list.contains("Delivered to 0 of 30 servers"),
            "{list}"
        );
        assert!(list.contains("28 waiting") && list.contains("1 parked") && list.contains("1 given up"));
    }
    let path = format!("/sent/{seq}");
    let page = shown(&house, &path, &cookie).await;
    assert!(page.contains("h30.example") && page.contains("not reachable: refused"));
    assert!(page.contains("answered with &#60;b&#62;no") && !page.contains("<b>no</b>"), "{page}");
    let one = id_of(&house, "h20.example").await.to_string();
    done(&house.post(&path, &cookie, &[("endpoint", &one), ("back", &path)]).await, "replayed");
    assert_eq!(house.post(&path, &cookie, &[("endpoint", &one)]).await.status, StatusCode::NOT_FOUND, "once");
    done(&house.post(&path, &cookie, &[]).await, "replayed");
    assert!(shown(&house, &path, &cookie).await.contains("30 waiting"));
}

#[tokio::test]
async fn what_did_not_arrive_is_selected_sent_again_and_given_up_after_a_question() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let path = "/deliveries/dead";
    assert!(shown(&house, path, &cookie).await.contains("Everything that could be delivered was"));
    let seq = seeded(&house).await;
    let page = shown(&house, path, &cookie).await;
    assert!(page.contains("2 deliveries") && page.contains("h20.example") && page.contains("h21.example"));
    assert!(page.contains("answered with &#60;b&#62;no"));
    let parked = shown(&house, "/deliveries/dead?state=parked&why=refused", &cookie).await;
    assert!(parked.contains("h21.example") && !parked.contains("h20.example"));
    assert!(shown(&house, "/deliveries/dead?why=late", &cookie).await.contains("Nothing matches"));

    let nothing = house.post(path, &cookie, &[("then", "replay")]).await;
    assert!(nothing.status == StatusCode::CONFLICT && nothing.body.contains("Nothing was selected"));
    let chosen = format!("{}:{seq}", id_of(&house, "h20.example").await);
    let question = house.post(path, &cookie, &[("then", "discard"), ("chosen", &chosen)]).await;
    assert!(question.status == StatusCode::OK && question.body.contains("One delivery will not be tried again"), "{}", question.body);
    assert!(shown(&house, path, &cookie).await.contains("h20.example"), "asking changes nothing");
    done(&house.post(path, &cookie, &[("then", "discard"), ("chosen", &chosen), ("sure", "yes")]).await, "discarded");
    assert!(!shown(&house, path, &cookie).await.contains("h20.example"));
    assert!(shown(&house, "/deliveries/dead?state=discarded", &cookie).await.contains("h20.example"));
    let all = [("then", "replay-all"), ("state", "parked"), ("host", ""), ("why", "")];
    let question = house.post(path, &cookie, &all).await;
    assert!(question.body.contains("One delivery goes out again") && question.body.contains("name=\"state\" value=\"parked\""));
    let sure = [all.as_slice(), &[("sure", "yes")]].concat();
    done(&house.post(path, &cookie, &sure).await, "replayed");
    assert!(shown(&house, path, &cookie).await.contains("Everything that could be delivered was"));
    assert_eq!(house.post(path, &cookie, &[("then", "dance")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_came_in_is_shown_and_what_failed_is_tried_again() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let path = "/deliveries/incoming";
    assert!(shown(&house, path, &cookie).await.contains("Everything that came could be processed"));
    let mut tx = house.app.db.begin().await.unwrap();
    for (number, host) in ["loud.example", "loud.example", "broken.example"].into_iter().enumerate() {
        let new = NewInbox {
            activity_url: format!("https://{host}/{number}"),
            recipient: String::new(),
            actor_url: format!("https://{host}/ada"),
            host: host.to_owned(),
            body: b"{}".to_vec(),
            now: UnixMillis(1_000),
        };
        inbox::insert(&mut tx, &[&new]).await.unwrap();
    }
    let waiting = inbox::waiting(&mut tx, UnixMillis(2_000), 10).await.unwrap();
    let rows = inbox::load(&mut tx, &waiting).await.unwrap();
    let failed = rows.iter().find(|row| row.host == "broken.example").unwrap().seq;
    let ended = inbox::Ended { seq: failed, outcome: Outcome::Failed, reason: "no answer for hours".to_owned() };
    inbox::finish(&mut tx, &[ended], UnixMillis(3_000)).await.unwrap();
    tx.commit().await.unwrap();
    let page = shown(&house, path, &cookie).await;
    assert!(page.contains("loud.example") && page.contains("no answer for hours"));
    assert!(shown(&house, "/deliveries/incoming?host=loud.example", &cookie).await.contains("Nothing matches"));
    assert_eq!(house.post(path, &cookie, &[("then", "again-all"), ("host", "a b")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    done(&house.post(path, &cookie, &[("then", "again"), ("seq", &failed.to_string())]).await, "again");
    assert_eq!(house.post(path, &cookie, &[("then", "again"), ("seq", &failed.to_string())]).await.status, StatusCode::NOT_FOUND);
    assert!(shown(&house, path, &cookie).await.contains("Everything that came could be processed"));
}

#[tokio::test]
async fn only_those_who_may_see_deliveries() {
    let house = House::empty("https://commons.example").await;
    let cookie = house.set_up().await;
    let seq = seeded(&house).await;
    let made = house.post("/coops/velo/invitations", &cookie, &[("role", "steward"), ("uses", "2"), ("days", "7"), ("note", "")]).await;
    let link = made.body.split("https://commons.example/invitations/").nth(1).unwrap().split('<').next().unwrap();
    let fields = [("display_name", "Ben"), ("login", "ben"), ("password", "another good one")];
    let joined = house.post(&format!("/invitations/{link}"), "", &fields).await;
    let steward = joined.cookie.split(';').next().unwrap().to_owned();
    for path in ["/deliveries/sent", "/deliveries/dead", "/deliveries/incoming", "/deliveries/peers/h30.example", "/deliveries/inboxes/1"] {
        assert_eq!(house.get(path, "").await.status, StatusCode::SEE_OTHER, "{path}: a stranger signs in first");
        assert_eq!(house.get(path, &steward).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    for path in ["/deliveries/dead", "/deliveries/incoming"] {
        assert_eq!(house.post(path, &steward, &[("then", "replay-all"), ("sure", "yes")]).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    assert!(shown(&house, "/coops/velo/sent", &steward).await.contains("Delivered to 0 of 30"));
    let page = shown(&house, &format!("/sent/{seq}"), &steward).await;
    assert!(page.contains("h30.example") && !page.contains("/deliveries/peers/"), "no links to what a steward may not see");
    done(&house.post(&format!("/sent/{seq}"), &steward, &[]).await, "replayed");
}
