//! Lists of domains that others keep.

use std::fmt::Write as _;

use allmende_app::domain_lists::{self, Plan};
use allmende_app::{AppError, peers};
use allmende_domain::peer::{ListKind, PeerPolicy, Standing};
use allmende_domain::permission::Viewer;
use allmende_domain::url::Host;
use allmende_tests::network::Instance;
use allmende_tests::on_both_engines;

use super::siege::Siege;

const HEADER: &str = "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate\n";

fn host(text: &str) -> Host {
    Host::parse(text).expect("a host")
}

async fn plan(instance: &Instance, name: &str, rows: &str) -> Plan {
    let table = domain_lists::parse(ListKind::Block, format!("{HEADER}{rows}").as_bytes()).expect("a table");
    domain_lists::plan(instance, &Viewer::Operator, name, ListKind::Block, table).await.expect("a plan")
}

async fn import(instance: &Instance, name: &str, rows: &str) -> usize {
    let plan = plan(instance, name, rows).await;
    domain_lists::import(instance, &Viewer::Operator, plan).await.expect("it is imported")
}

async fn standing(instance: &Instance, of: &str) -> Standing {
    peers::standing(instance, &host(of)).await.expect("a standing")
}

#[tokio::test]
async fn m5_a_list_with_ourselves_and_a_partner_is_looked_at_before_and_blocks_neither() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    // mallory follows velo: evil.example is a partner, whatever it is called here.
    siege.evil.delivers(&siege.mallory, velo, &siege.follow(1)).await;
    siege.settle().await;
    velo.sets_policy("friend.example", PeerPolicy::Allow).await;
    let rows = "velo.example,suspend,,,,\nexample.com,suspend,,,x,\nevil.example,suspend,,,,\nfriend.example,suspend,,,,\n\
                noisy.example,silence,,,\"Too loud, too often\",\ncom,suspend,,,,\nq*t.example,suspend,,,,true\n";
    let dry = plan(velo, "tier0", rows).await;
    let names = |hosts: &[Host]| hosts.iter().map(|host| host.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&dry.ours), ["velo.example"]);
    assert_eq!(names(&dry.partners), ["evil.example"]);
    assert_eq!(names(&dry.by_hand), ["friend.example"]);
    assert_eq!(dry.changes.iter().map(|change| change.host.as_str()).collect::<Vec<_>>(), ["example.com", "noisy.example"]);
    assert_eq!(dry.skipped.iter().map(|row| row.code).collect::<Vec<_>>(), ["domain-invalid", "domain-obfuscated"]);
    assert_eq!(standing(velo, "example.com").await, Standing::Open, "a look changes nothing");

    assert_eq!(import(velo, "tier0", rows).await, 2);
    assert_eq!(standing(velo, "a.example.com").await, Standing::Shut);
    assert_eq!(standing(velo, "noisy.example").await, Standing::Limited);
    assert_eq!(standing(velo, "evil.example").await, Standing::Open);
    assert_eq!(standing(velo, "friend.example").await, Standing::Open);
    assert_eq!(import(velo, "tier0", rows).await, 0, "again changes nothing");
}

#[tokio::test]
async fn m5_what_leaves_a_list_is_told_and_taken_back_and_so_is_the_whole() {
    on_both_engines(|db| async move {
        let network = allmende_tests::Network::new();
        let velo = network.instance("velo", db).await;
        let row = |domain: &str| format!("{domain},suspend,,,,\n");
        let (a, b, c) = ("a.spam.test", "b.spam.test", "c.spam.test");
        assert_eq!(import(&velo, "one", &[row(a), row(b), row(c)].concat()).await, 3);
        assert_eq!(import(&velo, "two", &row(b)).await, 0, "it says the same");
        peers::set_policy(&velo, &Viewer::Operator, &host(c), PeerPolicy::Suspend, "seen it").await.unwrap();

        let shorter = plan(&velo, "one", "d.spam.test,suspend,,,,\n").await;
        assert_eq!(shorter.gone, [host(a), host(b), host(c)]);
        let told: Vec<_> = shorter.changes.iter().map(|change| (change.host.as_str(), change.to)).collect();
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told.contains(&(a, None)) && told.contains(&(b, Some(PeerPolicy::Suspend))));
        domain_lists::import(&velo, &Viewer::Operator, shorter).await.unwrap();
        assert_eq!(standing(&velo, a).await, Standing::Open);
        assert_eq!(standing(&velo, b).await, Standing::Shut, "the other list holds it");
        assert_eq!(standing(&velo, c).await, Standing::Shut, "and this one a person");
        assert_eq!(standing(&velo, "d.spam.test").await, Standing::Shut);

        domain_lists::retract(&velo, &Viewer::Operator, "one").await.unwrap();
        domain_lists::retract(&velo, &Viewer::Operator, "two").await.unwrap();
        assert_eq!(standing(&velo, b).await, Standing::Open);
        assert_eq!(standing(&velo, "d.spam.test").await, Standing::Open);
        assert_eq!(standing(&velo, c).await, Standing::Shut);
        assert!(domain_lists::all(&velo, &Viewer::Operator).await.unwrap().is_empty());
        assert!(matches!(domain_lists::retract(&velo, &Viewer::Operator, "one").await, Err(AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn m5_a_million_rows_are_refused_before_anything_is_written() {
    let siege = Siege::begin().await;
    let mut rows = String::with_capacity(16_000_000);
    for number in 0..1_000_000 {
        writeln!(rows, "s{number}.test").unwrap();
    }
    let refused = domain_lists::parse(ListKind::Block, rows.as_bytes());
    assert!(matches!(&refused, Err(AppError::Invalid(fields)) if fields[0].code == "too-many"), "{refused:?}");
    assert!(peers::list(&siege.velo.instance, &Viewer::Operator).await.unwrap().is_empty());
}

#[tokio::test]
async fn m5_a_long_list_costs_a_page_nothing() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    siege.velo.asks_to_follow(&siege.mallory.url).await;
    siege.settle().await;
    let listing = siege.mallory.listing(1, "Drill", 0);
    siege.evil.delivers(&siege.mallory, velo, &siege.mallory.activity(1, "Create", listing)).await;
    siege.settle().await;
    let mut rows = String::new();
    for number in 0..5_000 {
        writeln!(rows, "s{number}.test,suspend,,,,").unwrap();
    }
    assert_eq!(import(velo, "long", &rows).await, 5_000);
    assert_eq!(velo.finds("drill").await.len(), 1);
    let mut conn = velo.db.read().await.unwrap();
    let kept = allmende_db::sql("SELECT COUNT(*) AS number FROM host_standings");
    assert_eq!(kept.fetch_one(&mut conn, |row| row.get::<i64>("number")).await.unwrap(), 0, "only hosts that we know are written down");
}

#[tokio::test]
async fn x7_an_exported_list_holds_no_formula_and_comes_back_as_it_was() {
    let siege = Siege::begin().await;
    let velo = &siege.velo.instance;
    for (domain, policy, reason) in [
        ("evil.test", PeerPolicy::Suspend, "=cmd()|'/C calc'!A0"),
        ("noisy.test", PeerPolicy::Limit, "@SUM(1+1), \"quoted\""),
        ("=cmd().test", PeerPolicy::Suspend, ""),
        ("friend.test", PeerPolicy::Allow, ""),
    ] {
        peers::set_policy(velo, &Viewer::Operator, &host(domain), policy, reason).await.unwrap();
    }
    let csv = domain_lists::export(velo, &Viewer::Operator, ListKind::Block).await.unwrap();
    assert!(csv.starts_with(HEADER), "{csv}");
    for cell in csv.lines().skip(1).flat_map(|line| line.split(',')) {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@']), "{cell}");
    }
    assert_eq!(domain_lists::export(velo, &Viewer::Operator, ListKind::Allow).await.unwrap(), "#domain\nfriend.test\n");
    let table = domain_lists::parse(ListKind::Block, csv.as_bytes()).unwrap();
    let back = domain_lists::plan(velo, &Viewer::Operator, "back", ListKind::Block, table).await.unwrap();
    assert!(back.changes.is_empty() && back.skipped.is_empty() && back.by_hand.is_empty(), "{back:?}");
    assert_eq!(back.unchanged, 3);
}
