//! A hundred kills in all on both engines, an end at every named place, power cuts, and the database failing over. Longer trials:
//! `cargo run -p allmende-tests -- crash --kills 1000` (docs/testing.md).

use allmende_tests::crash::{self, Death, Engine, Options};
use allmende_tests::database::{POSTGRES, SQLITE_ONLY};

use crate::tidy;

/// What it came to; `None` when PostgreSQL is left out.
async fn outcome(engine: Engine, death: Death, kills: u32) -> Option<anyhow::Result<crash::figures::Figures>> {
    let left_out = engine == Engine::Postgres && std::env::var(POSTGRES).is_err() && std::env::var(SQLITE_ONLY).as_deref() == Ok("1");
    if left_out {
        return None;
    }
    let options = Options { kills, death, engine, seed: crash::fresh_seed() };
    Some(crash::run(&options, &|line| eprintln!("{line}")).await)
}

async fn survives(engine: Engine, death: Death, kills: u32) {
    match outcome(engine, death, kills).await {
        Some(Ok(figures)) => println!("{figures}"),
        Some(Err(error)) => panic!("{error:#}"),
        None => {}
    }
}

/// Every place that the sources name, so that a new one is killed at without anybody thinking of it.
fn places() -> Vec<String> {
    let mut places = Vec::new();
    for source in tidy::tree::crates().iter().flat_map(|krate| tidy::tree::rust_files(krate)) {
        let marked = source.program().lines().filter(|line| !line.trim_start().starts_with("//")).filter_map(|line| {
            let (_, rest) = line.split_once("failpoint!(\"")?;
            Some(rest.split_once('"')?.0.to_owned())
        });
        places.extend(marked);
    }
    places
}

/// The steps between write, enqueue, send and acknowledge, and those between an activity's insert and its effect: places have to stand
/// between any two of them.
const STEPS: &[&str] = &[
    "listing-written",
    "listing-committed",
    "event-derived",
    "activity-enqueued",
    "activity-committed",
    "delivery-signed",
    "delivery-answered",
    "delivery-settled",
    "delivery-acknowledged",
    "inbox-verified",
    "inbox-inserted",
    "inbox-committed",
    "inbox-kept",
    "inbox-taken",
    "mirror-written",
    "inbox-effected",
    "inbox-finished",
    "inbox-processed",
];

#[test]
fn q1_every_step_has_a_place_and_every_place_one_name() {
    let mut places = places();
    let count = places.len();
    places.sort();
    places.dedup();
    assert_eq!(places.len(), count, "a name stands at two places");
    let missing: Vec<&&str> = STEPS.iter().filter(|step| !places.iter().any(|place| place == *step)).collect();
    assert!(missing.is_empty(), "nothing marks {missing:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q1_killed_at_every_named_place_on_sqlite() {
    survives(Engine::Sqlite, Death::At(places()), 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q1_killed_at_every_named_place_on_postgres() {
    survives(Engine::Postgres, Death::At(places()), 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q2_nothing_is_lost_in_sixty_kills_on_sqlite() {
    survives(Engine::Sqlite, Death::Kill, 60).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q2_nothing_is_lost_in_forty_kills_on_postgres() {
    survives(Engine::Postgres, Death::Kill, 40).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d1_nothing_is_lost_when_the_power_is_cut() {
    survives(Engine::Sqlite, Death::PowerCut { flushes_lie: false }, 25).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d1_a_disk_that_lies_about_its_flushes_is_found() {
    let found = outcome(Engine::Sqlite, Death::PowerCut { flushes_lie: true }, 10).await.expect("SQLite").err();
    let found = format!("{:#}", found.expect("acknowledged writes are gone, and somebody sees it"));
    println!("{found}");
    // By us, by the server that refuses to start, or by SQLite in the middle of a question.
    let ways = ["is lost", "is not there once", "damaged", "ended with", "malformed"];
    assert!(ways.iter().any(|way| found.contains(way)), "{found}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d12_nothing_is_lost_when_postgresql_fails_over() {
    survives(Engine::Postgres, Death::Failover, 15).await;
}
