//! After an upgrade that folds words otherwise, the index of the catalogue is made anew beside everything else. Until it is done, what was
//! published before is found by its words as an earlier version wrote them.

use std::time::Duration;

use allmende_app::{App, search};
use tokio_util::sync::CancellationToken;

/// Between two steps others write: SQLite has one writer.
const REST: Duration = Duration::from_millis(20);
/// After a failure the database is given time.
const PAUSE: Duration = Duration::from_secs(15);

/// Until it is done, or `stop`.
pub async fn run(app: App, stop: CancellationToken) {
    let mut steps = 0_u64;
    while !stop.is_cancelled() {
        let pause = match search::index_anew_once(&app).await {
            Ok(true) => REST,
            Ok(false) => {
                if steps > 0 {
                    tracing::info!("the words that listings are found by were written anew");
                }
                return;
            }
            Err(error) => {
                tracing::warn!(%error, "the words that listings are found by could not be written anew; tried again");
                PAUSE
            }
        };
        steps += 1;
        stop.run_until_cancelled(tokio::time::sleep(pause)).await;
    }
}
