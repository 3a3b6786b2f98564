//! Members are told of what happened, beside the requests that made it happen. Each node may do it: what one tells, the others do not.

use std::time::Duration;

use allmende_app::{App, notifications};
use tokio_util::sync::CancellationToken;

/// A nudge only saves latency; this look is what guarantees, also for what another node noted. One query of an index that is nearly always empty.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After a failure the database is given time.
const PAUSE: Duration = Duration::from_secs(15);

/// Until `stop`.
pub async fn run(app: App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let pause = match notifications::derive_once(&app).await {
            Ok(0) => LOOK_EVERY,
            Ok(_) => continue,
            Err(error) => {
                tracing::warn!(%error, "members could not be told of what happened; tried again");
                PAUSE
            }
        };
        stop.run_until_cancelled(tokio::time::timeout(pause, app.nudge.news.notified())).await;
    }
}
