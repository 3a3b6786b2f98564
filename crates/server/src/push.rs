//! Messages to the devices of members, beside the requests that caused them. Several nodes may send: each message is begun by one.

use std::time::Duration;

use allmende_app::notifications::pushes::{self, Answer, Push};
use allmende_app::{App, AppError};
use allmende_federation::Federation;
use allmende_web::device_messages;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::limits::{PUSH_LOOK_EVERY, PUSH_PAUSE, PUSHES_AT_ONCE};

/// Until `stop`; what is under way then is broken off, and comes again after its pause.
pub async fn run(app: App, federation: Federation, stop: CancellationToken) {
    let mut under_way = JoinSet::new();
    while !stop.is_cancelled() {
        // One slow push service holds up its own device only.
        if under_way.len() >= PUSHES_AT_ONCE {
            stop.run_until_cancelled(under_way.join_next()).await;
            continue;
        }
        let pause = match pushes::next(&app).await {
            Ok(Some(push)) => {
                under_way.spawn(send(app.clone(), federation.clone(), push));
                continue;
            }
            Ok(None) => PUSH_LOOK_EVERY,
            Err(error) => {
                tracing::warn!(%error, "messages to devices could not be looked up; tried again");
                PUSH_PAUSE
            }
        };
        stop.run_until_cancelled(tokio::time::timeout(pause, app.nudge.pushes.notified())).await;
        while under_way.try_join_next().is_some() {}
    }
}

async fn send(app: App, federation: Federation, push: Push) {
    let answer = match request(&app, &push).await {
        Ok(request) => federation.post_to_push_service(push.endpoint(), request).await,
        Err(error) => {
            tracing::error!(%error, "a message to a device cannot be made");
            Answer::Nothing
        }
    };
    match pushes::note(&app, &push, answer).await {
        Ok(outcome) => {
            metrics::counter!("allmende_pushes_total", "outcome" => outcome.as_str()).increment(1);
            // The host alone: the rest of the address is a secret of the browser's.
            tracing::debug!(peer.host = %push.endpoint().host(), outcome = outcome.as_str(), ?answer, "a message to a device");
        }
        Err(error) => tracing::warn!(%error, "what came of a message to a device could not be noted; it will come again"),
    }
}

async fn request(app: &App, push: &Push) -> Result<pushes::Request, AppError> {
    let message = device_messages::message(app, push).await?;
    pushes::request(app, push, &message).await
}

const _: () = assert!(
    allmende_federation::limits::PUSH_TIMEOUT.as_millis()
        < Duration::from_millis(allmende_app::limits::PUSH_PAUSES_MS[0].unsigned_abs()).as_millis(),
    "an attempt must have ended before another node may begin the next"
);
