//! What is new is compared with what members look for, beside the requests. Each node may do it: what one tells, the others do not.

use std::time::Duration;

use allmende_app::{App, saved_searches};
use tokio_util::sync::CancellationToken;

/// Nobody needs to hear of a drill within the minute, and what came together is compared together: one statement for a search, whatever came. When nothing
/// came, it is one look into an index.
const LOOK_EVERY: Duration = Duration::from_secs(3 * 60);
/// Between some and the next some others have the database.
const BREATH: Duration = Duration::from_millis(200);

/// Until `stop`.
pub async fn run(app: App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let pause = match saved_searches::look_once(&app, &allmende_web::kept_search).await {
            Ok(0) => LOOK_EVERY,
            Ok(_) => BREATH,
            Err(error) => {
                tracing::warn!(%error, "kept searches could not be compared with what is new; tried again");
                LOOK_EVERY
            }
        };
        stop.run_until_cancelled(tokio::time::sleep(pause)).await;
    }
}
