//! Fifty kills in all, on both engines. Longer trials: `cargo run -p allmende-tests -- crash --kills 1000`.

use allmende_tests::crash::{self, Engine, Options};
use allmende_tests::database::{POSTGRES, SQLITE_ONLY};

async fn survives(engine: Engine, kills: u32) {
    let options = Options { kills, engine, seed: crash::fresh_seed() };
    match crash::run(&options, &|line| eprintln!("{line}")).await {
        Ok(figures) => println!("{figures}"),
        Err(error) => panic!("{error:#}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q2_nothing_is_lost_in_thirty_kills_on_sqlite() {
    survives(Engine::Sqlite, 30).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn q2_nothing_is_lost_in_twenty_kills_on_postgres() {
    let left_out = std::env::var(POSTGRES).is_err() && std::env::var(SQLITE_ONLY).as_deref() == Ok("1");
    if !left_out {
        survives(Engine::Postgres, 20).await;
    }
}
