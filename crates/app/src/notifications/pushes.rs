//! Messages to devices (RFC 8030). What a device is to show is noted with the notification; it goes from here one by one, and each device waits by
//! itself when its push service does not take it. A message may come twice when the program stops in between: both carry the same tag, so that
//! the second takes the place of the first on the screen.

pub mod sealing;
mod vapid;

use allmende_db::pushes::{self as rows, Due};
use allmende_db::{members, notifications as notification_rows};
use allmende_domain::ids::NotificationId;
use allmende_domain::language::Language;
use allmende_domain::permission::Viewer;
use allmende_domain::url::ObjectUrl;
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::{About, Told, about};
use crate::error::AppError;
use crate::{App, limits};

pub use vapid::{ensure_key, public_key};

/// A message that can be sent now.
#[derive(Debug, Clone, PartialEq)]
pub struct Push {
    pub told: Told,
    /// Its member's.
    pub language: Language,
    due: Due,
}

impl Push {
    /// Where its push service takes it. Secret.
    #[must_use]
    pub const fn endpoint(&self) -> &ObjectUrl {
        &self.due.reach.endpoint
    }
}

/// What is posted to a push service.
pub struct Request {
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A push service answered; how long it asks to be left alone, where it does.
    Status { code: u16, retry_after_ms: Option<i64> },
    /// The address is none that this server asks.
    NotAsked,
    /// Nobody answered.
    Nothing,
}

/// What follows from an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Taken,
    /// The push service knows the browser no longer, or the address cannot be one: the device is forgotten.
    Gone,
    /// It will not take this message later either.
    Refused,
    /// Perhaps later, after so long at least.
    Later {
        after_ms: i64,
    },
}

impl Outcome {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Gone => "gone",
            Self::Refused => "refused",
            Self::Later { .. } => "later",
        }
    }

    #[must_use]
    pub fn of(answer: Answer) -> Self {
        match answer {
            Answer::Status { code: 200..=299, .. } => Self::Taken,
            Answer::Status { code: 404 | 410, .. } | Answer::NotAsked => Self::Gone,
            Answer::Status { code: 408 | 425 | 429 | 500..=599, retry_after_ms } => {
                Self::Later { after_ms: retry_after_ms.unwrap_or_default().clamp(0, limits::PUSH_RETRY_AFTER_MAX_MS) }
            }
            // A redirect too: nobody is led from an address that a browser named to another one.
            Answer::Status { .. } => Self::Refused,
            Answer::Nothing => Self::Later { after_ms: 0 },
        }
    }
}

/// The next message to send, if one is due; nothing else goes to its device until [`note`] follows, or after a pause.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn next(app: &App) -> Result<Option<Push>, AppError> {
    loop {
        let now = app.now();
        let latest = now.plus(limits::PUSH_RETRY_AFTER_MAX_MS + limits::PUSH_PAUSES_MS.iter().max().copied().unwrap_or_default());
        let Some(due) = rows::due(&mut app.db.read().await?, now, latest).await? else { return Ok(None) };
        let mut tx = app.db.begin().await?;
        if due.attempts >= limits::PUSH_ATTEMPTS_MAX {
            rows::remove_gone(&mut tx, &due).await?;
            tx.commit().await?;
            continue;
        }
        let begun = rows::begin(&mut tx, &due, now.plus(pause_ms(due.attempts))).await?;
        tx.commit().await?;
        if !begun {
            continue;
        }
        if let Some(push) = written(app, &due).await? {
            return Ok(Some(push));
        }
        let mut tx = app.db.begin().await?;
        rows::finish(&mut tx, &due).await?;
        rows::wait(&mut tx, &due, due.attempts, now).await?;
        tx.commit().await?;
    }
}

/// `None` when there is nothing to say any more: it was read, or is no longer this member's affair, or waited for too long.
async fn written(app: &App, due: &Due) -> Result<Option<Push>, AppError> {
    if app.now().since(due.queued_at) > limits::PUSH_KEPT_MS {
        return Ok(None);
    }
    let mut conn = app.db.read().await?;
    let Some(member) = members::find(&mut conn, &due.member).await? else { return Ok(None) };
    let found = notification_rows::find(&mut conn, &due.member, &due.notification).await?;
    let Some(notification) = found.filter(|notification| notification.read_at.is_none()) else { return Ok(None) };
    let language = member.locale.clone();
    let about = about::of(&mut conn, &Viewer::Member(member), &notification).await?;
    let told = Told { notification, about };
    Ok((told.about != About::Gone).then(|| Push { told, language, due: due.clone() }))
}

/// How long a device is left alone after so many attempts without success; the last pause repeats.
fn pause_ms(attempts: i64) -> i64 {
    let last = limits::PUSH_PAUSES_MS.last().copied().unwrap_or_default();
    usize::try_from(attempts).ok().and_then(|number| limits::PUSH_PAUSES_MS.get(number)).copied().unwrap_or(last)
}

/// Encrypts and signs what a device is to show: `message`, at most [`limits::PUSH_MESSAGE_BYTES_MAX`] bytes.
///
/// # Errors
/// [`AppError::Internal`] when it is too long or cannot be encrypted; [`AppError`] of the database.
pub async fn request(app: &App, push: &Push, message: &[u8]) -> Result<Request, AppError> {
    if message.len() > limits::PUSH_MESSAGE_BYTES_MAX {
        return Err(AppError::Internal(format!("a message to a device has {} bytes", message.len())));
    }
    let body = sealing::seal(&push.due.reach, message).map_err(|error| AppError::Internal(error.to_string()))?;
    // RFC 8030, 5.3: somebody waits for words, everything else has time until the device is awake.
    let urgency = if push.told.notification.kind.is_conversation() { "normal" } else { "low" };
    let headers = vec![
        ("authorization", vapid::authorization(app, &push.endpoint().origin()).await?),
        ("content-encoding", "aes128gcm".to_owned()),
        ("content-type", "application/octet-stream".to_owned()),
        ("ttl", (limits::PUSH_KEPT_MS / 1_000).to_string()),
        ("urgency", urgency.to_owned()),
        ("topic", topic(&push.told.notification.id)),
    ];
    Ok(Request { headers, body })
}

/// A newer message about the same thing takes the place of one that the push service still has (RFC 8030, 5.4: 32 characters at most). A digest, as
/// the id says when it was made.
fn topic(id: &NotificationId) -> String {
    let mut topic = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(id.as_str()));
    topic.truncate(32);
    topic
}

/// Ticks off what came of a message, or puts it off.
///
/// # Errors
/// [`AppError`] of the database; then it comes again after its pause.
pub async fn note(app: &App, push: &Push, answer: Answer) -> Result<Outcome, AppError> {
    let (now, due, outcome) = (app.now(), &push.due, Outcome::of(answer));
    let mut tx = app.db.begin().await?;
    match outcome {
        Outcome::Taken => {
            rows::finish(&mut tx, due).await?;
            rows::taken(&mut tx, due, now).await?;
        }
        Outcome::Gone => rows::remove_gone(&mut tx, due).await?,
        // The device keeps its pause: one whose service refuses everything is not asked on and on.
        Outcome::Refused => rows::finish(&mut tx, due).await?,
        Outcome::Later { after_ms } => {
            let next_at = now.plus(after_ms.max(pause_ms(due.attempts)));
            rows::wait(&mut tx, due, due.attempts.saturating_add(1), next_at).await?;
        }
    }
    tx.commit().await?;
    if outcome == Outcome::Taken {
        app.nudge.pushes.notify_one();
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_its_outcome_and_no_service_is_waited_for_without_end() {
        let of = |code, retry_after_ms| Outcome::of(Answer::Status { code, retry_after_ms });
        for code in [200, 201, 202, 204] {
            assert_eq!(of(code, None), Outcome::Taken);
        }
        for code in [404, 410] {
            assert_eq!(of(code, Some(1)), Outcome::Gone);
        }
        for code in [301, 302, 307, 400, 401, 403, 413] {
            assert_eq!(of(code, None), Outcome::Refused);
        }
        for code in [408, 429, 500, 502, 503] {
            assert_eq!(of(code, None), Outcome::Later { after_ms: 0 });
            assert_eq!(of(code, Some(90_000)), Outcome::Later { after_ms: 90_000 });
            assert_eq!(of(code, Some(i64::MAX)), Outcome::Later { after_ms: limits::PUSH_RETRY_AFTER_MAX_MS });
            assert_eq!(of(code, Some(-5)), Outcome::Later { after_ms: 0 });
        }
        assert_eq!(Outcome::of(Answer::Nothing), Outcome::Later { after_ms: 0 });
        assert_eq!(Outcome::of(Answer::NotAsked), Outcome::Gone);
        assert!(pause_ms(0) > 0 && pause_ms(i64::MAX) == pause_ms(1_000) && pause_ms(-1) == pause_ms(1_000));
    }

    #[test]
    fn a_topic_is_one_that_services_take_and_the_same_for_the_same_thing() {
        let id = |text: &str| NotificationId::parse(text).unwrap();
        let one = id("0193a5b0-0000-7000-9000-000000000001");
        assert_eq!(topic(&one), topic(&one));
        assert_ne!(topic(&one), topic(&id("0193a5b0-0000-7000-9000-000000000002")));
        assert!(topic(&one).len() == 32 && topic(&one).chars().all(|char| char.is_ascii_alphanumeric() || "-_".contains(char)));
    }
}
