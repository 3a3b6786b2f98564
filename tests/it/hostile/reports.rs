//! Reports of others, and ours to others.

use allmende_app::limits::{REPORTS_PER_DAY, REPORTS_PER_HOST_AND_DAY};
use allmende_app::reports::{self, ReportState, ReportView};
use allmende_app::{AppError, domain_lists, inquiries};
use allmende_domain::member::Role;
use allmende_domain::peer::{ListKind, PeerPolicy};
use allmende_domain::permission::Viewer;
use allmende_domain::time::DAY_MS;
use allmende_tests::Peer;
use allmende_tests::terms::offer;
use serde_json::{Value, json};

use super::siege::Siege;

async fn open(siege: &Siege) -> Vec<ReportView> {
    reports::list(&siege.velo.instance, &Viewer::Operator, ReportState::Open, 0).await.expect("reports").items
}

/// As Mastodon sends it.
fn flag(siege: &Siege, number: u32, objects: Value) -> Value {
    let mut flag = siege.mallory.activity(number, "Flag", objects);
    flag["content"] = json!("They <script>alert(1)</script> cheat");
    flag
}

#[tokio::test]
async fn m7_reports_of_others_are_kept_within_bounds_and_only_about_what_is_ours() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    let drill = siege.velo.publishes(offer("Drill")).await;
    let objects = json!([siege.velo.url(), drill.object_url.as_str(), "https://elsewhere.example/users/x"]);
    // Forged: signed by nobody, and by somebody else than it says.
    let forged = siege.evil.signs(&siege.mallory, velo, "/inbox", &flag(&siege, 1, objects.clone())).without("signature");
    assert_eq!(siege.send(forged).await, 401);
    let mut other = flag(&siege, 1, objects.clone());
    other["actor"] = json!("https://evil.example/users/somebody");
    assert_eq!(siege.evil.delivers(&siege.mallory, velo, &other).await, 401);
    siege.settle().await;
    assert!(open(&siege).await.is_empty());

    let elsewhere = flag(&siege, 2, json!(["https://elsewhere.example/users/x", "https://velo.example/coops/nobody"]));
    assert_eq!(siege.evil.delivers(&siege.mallory, velo, &elsewhere).await, 202);
    siege.settle().await;
    assert!(open(&siege).await.is_empty(), "nothing of ours");

    let max = u32::try_from(REPORTS_PER_HOST_AND_DAY).unwrap();
    for number in 10..10 + 2 * max {
        assert_eq!(siege.evil.delivers(&siege.mallory, velo, &flag(&siege, number, objects.clone())).await, 202);
    }
    siege.settle().await;
    assert_eq!(reports::count_open(velo, &Viewer::Operator).await.unwrap(), REPORTS_PER_HOST_AND_DAY, "what is beyond is dropped");
    let first = open(&siege).await.remove(0);
    assert_eq!(first.report.content, "They cheat");
    assert_eq!(
        first.report.about.iter().map(|url| url.as_str()).collect::<Vec<_>>(),
        [siege.velo.url().as_str(), drill.object_url.as_str()]
    );
    assert_eq!(first.subject.map(|actor| actor.url.to_string()), Some(siege.velo.url()));
    const { assert!(REPORTS_PER_DAY > REPORTS_PER_HOST_AND_DAY) };

    let social = Peer::on(&siege.network, "social.example");
    let alice = social.actor("alice", 1);
    assert_eq!(social.delivers(&alice, velo, &alice.activity(1, "Flag", objects.clone())).await, 202);
    siege.settle().await;
    assert_eq!(reports::count_open(velo, &Viewer::Operator).await.unwrap(), REPORTS_PER_HOST_AND_DAY + 1, "others still can");
    siege.network.clock.advance(DAY_MS + 1);
    assert_eq!(siege.evil.delivers(&siege.mallory, velo, &flag(&siege, 99, objects)).await, 202);
    siege.settle().await;
    assert_eq!(reports::count_open(velo, &Viewer::Operator).await.unwrap(), REPORTS_PER_HOST_AND_DAY + 2, "tomorrow again");
}

#[tokio::test]
async fn m7_a_report_is_passed_on_only_when_somebody_says_so_and_without_who_reported() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    siege.velo.asks_to_follow(&siege.mallory.url).await;
    siege.settle().await;
    let listing = siege.mallory.listing(1, "Miracle cure", 0);
    let url = listing["id"].as_str().unwrap().to_owned();
    siege.evil.delivers(&siege.mallory, velo, &siege.mallory.activity(1, "Create", listing)).await;
    siege.settle().await;
    let member = velo.app.member("whistleblower", Role::Member, &siege.velo.cooperative).await;
    assert!(matches!(reports::file(velo, &Viewer::Stranger, &url, "Fraud").await, Err(AppError::SignInFirst)));
    assert!(matches!(reports::file(velo, &member, "https://nowhere.example/x", "Fraud").await, Err(AppError::NotFound)));
    assert!(matches!(reports::file(velo, &member, &url, "  ").await, Err(AppError::Invalid(_))));
    let report = reports::file(velo, &member, &url, "My neighbour Paul lost 300 euros").await.unwrap();
    siege.evil.forget_requests();
    siege.settle().await;
    assert!(siege.evil.deliveries().is_empty(), "nothing leaves by itself");
    assert!(matches!(reports::list(velo, &member, ReportState::Open, 0).await, Err(AppError::Forbidden)));

    reports::forward(velo, &Viewer::Operator, &report.id, "This offer looks like fraud.").await.unwrap();
    assert!(matches!(reports::forward(velo, &Viewer::Operator, &report.id, "Again").await, Err(AppError::Conflict { .. })));
    siege.settle().await;
    let sent = siege.evil.deliveries();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0]["type"], "Flag");
    assert_eq!(sent[0]["actor"], "https://velo.example/actor");
    assert_eq!(sent[0]["object"], json!([siege.mallory.url, url]));
    assert_eq!(sent[0]["content"], "This offer looks like fraud.");
    let text = sent[0].to_string();
    for private in ["Paul", "300", "whistleblower", "coops/velo"] {
        assert!(!text.contains(private), "{private}: {text}");
    }
    reports::finish(velo, &Viewer::Operator, &report.id, "told them").await.unwrap();
    assert!(open(&siege).await.is_empty());
}

#[tokio::test]
async fn m7_a_message_can_be_reported_and_what_peers_report_is_never_passed_on() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    let mut note = siege.mallory.note(1, "Give me your password");
    note["to"] = json!([siege.velo.url()]);
    let url = note["id"].as_str().unwrap().to_owned();
    siege.evil.delivers(&siege.mallory, velo, &siege.mallory.activity(1, "Create", note)).await;
    siege.evil.delivers(&siege.mallory, velo, &flag(&siege, 2, json!(siege.velo.url()))).await;
    siege.settle().await;
    assert_eq!(inquiries::list(velo, &Viewer::Operator, &siege.velo.cooperative.id, None, 0).await.unwrap().items.len(), 1);
    let theirs = open(&siege).await.remove(0).report;
    let refused = reports::forward(velo, &Viewer::Operator, &theirs.id, "x").await;
    assert!(matches!(refused, Err(AppError::Conflict { code: "report-not-forwarded", .. })));
    let steward = velo.app.member("steward", Role::Steward, &siege.velo.cooperative).await;
    let member = velo.app.member("member", Role::Member, &siege.velo.cooperative).await;
    assert!(matches!(reports::file(velo, &member, &url, "What is this?").await, Err(AppError::NotFound)), "it does not exist for her");
    let ours = reports::file(velo, &steward, &url, "Phishing").await.unwrap();
    assert_eq!(ours.about.iter().map(|url| url.as_str()).collect::<Vec<_>>(), [siege.mallory.url.as_str(), url.as_str()]);
}

#[tokio::test]
async fn m7_reports_that_a_list_refuses_are_not_read_unless_a_person_says_otherwise() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    let import = async || {
        let rows = b"#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\nevil.example,noop,true,true,,false\nloud.example,silence,true,false,,\n";
        let table = domain_lists::parse(ListKind::Block, rows).unwrap();
        let plan = domain_lists::plan(velo, &Viewer::Operator, "tier0", ListKind::Block, table).await.unwrap();
        assert_eq!((plan.skipped.len(), plan.without_media), (0, 2), "what is not honoured is told");
        assert_eq!(plan.without_reports.iter().map(ToString::to_string).collect::<Vec<_>>(), ["evil.example"]);
        domain_lists::import(velo, &Viewer::Operator, plan).await.unwrap()
    };
    let reports = async |number: u32| {
        assert_eq!(siege.evil.delivers(&siege.mallory, velo, &flag(&siege, number, json!([siege.velo.url()]))).await, 202);
        siege.settle().await;
        reports::count_open(velo, &Viewer::Operator).await.unwrap()
    };
    assert_eq!(import().await, 1);
    assert_eq!(reports(1).await, 0);
    let csv = domain_lists::export(velo, &Viewer::Operator, ListKind::Block).await.unwrap();
    assert!(
        csv.contains("\nevil.example,noop,false,true,,false\n") && csv.contains("\nloud.example,silence,false,false,,false\n"),
        "{csv}"
    );
    domain_lists::retract(velo, &Viewer::Operator, "tier0").await.unwrap();
    assert_eq!(reports(2).await, 1, "taken back with the list");
    assert_eq!(import().await, 1);
    assert_eq!(reports(3).await, 1);
    velo.sets_policy("evil.example", PeerPolicy::Allow).await;
    assert_eq!(reports(4).await, 2, "a person decided about it");
}
