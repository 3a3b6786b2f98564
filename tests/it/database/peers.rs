//! What was decided about other servers.

use allmende_db::peers;
use allmende_domain::peer::PeerPolicy;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;
use allmende_tests::on_both_engines;

fn host(text: &str) -> Host {
    Host::parse(text).expect("a host")
}

#[tokio::test]
async fn m1_a_decision_holds_for_every_spelling_and_subdomain() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.unwrap();
        peers::decide(&mut tx, &host("evil.example"), PeerPolicy::Suspend, "spam", None, UnixMillis(1)).await.unwrap();
        peers::decide(&mut tx, &host("noisy.example"), PeerPolicy::Limit, "too much", None, UnixMillis(1)).await.unwrap();
        tx.commit().await.unwrap();
        let mut conn = db.read().await.unwrap();
        let cases = [
            ("EVIL.example.", Some(PeerPolicy::Suspend)),
            ("a.b.evil.example", Some(PeerPolicy::Suspend)),
            ("evil.example:8443", Some(PeerPolicy::Suspend)),
            ("sub.noisy.example", Some(PeerPolicy::Limit)),
            ("notevil.example", None),
            ("evil.example.org", None),
        ];
        for (name, expected) in cases {
            assert_eq!(peers::decision(&mut conn, &host(name)).await.unwrap(), expected, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn p12_hosts_that_only_knocked_are_forgotten_and_decisions_are_not() {
    on_both_engines(|db| async move {
        let mut tx = db.begin().await.unwrap();
        for number in 0..10 {
            peers::saw(&mut tx, &host(&format!("h{number}.example")), UnixMillis(1_000)).await.unwrap();
        }
        peers::saw(&mut tx, &host("h0.example"), UnixMillis(5_000)).await.unwrap();
        peers::decide(&mut tx, &host("h1.example"), PeerPolicy::Suspend, "spam", None, UnixMillis(2_000)).await.unwrap();
        assert_eq!(peers::forget_idle(&mut tx, UnixMillis(4_000)).await.unwrap(), 8);
        tx.commit().await.unwrap();
        let left = peers::list(&mut db.read().await.unwrap(), 100).await.unwrap();
        let names: Vec<_> = left.iter().map(|peer| peer.host.as_str()).collect();
        assert_eq!(names, ["h1.example", "h0.example"], "those with a decision first");
    })
    .await;
}
