//! Letters with notifications: once a day, or at once where somebody waits for words. Nobody gets one who did not ask for it, and each carries
//! a link that ends them without signing in (RFC 8058).

use allmende_db::digests::{self as rows, Digest};
use allmende_db::{Tx, members};
use allmende_domain::email::EmailAddress;
use allmende_domain::ids::MemberId;
use allmende_domain::language::Language;
use allmende_domain::notifications::{Rhythm, next_hour};
use allmende_domain::permission::Viewer;
use allmende_domain::time::UnixMillis;

use super::{Told, about};
use crate::error::AppError;
use crate::permit::require_member;
use crate::{App, confirmations, limits, tokens};

/// What a member wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// At which hour (UTC, 0 to 23) the daily letter goes; `None`: none.
    pub daily_hour: Option<i64>,
    /// A letter as soon as somebody writes.
    pub at_once: bool,
}

/// A letter that can be sent now.
#[derive(Clone, PartialEq)]
pub struct NewsLetter {
    pub address: EmailAddress,
    pub name: String,
    pub language: Language,
    pub rhythm: Rhythm,
    /// The newest first, at most [`limits::LETTER_LINES_MAX`].
    pub told: Vec<Told>,
    pub has_more: bool,
    /// Ends these letters. Secret.
    pub end_link: String,
    /// Below the configured address of the instance.
    pub base: String,
    member: MemberId,
    until: UnixMillis,
}

impl std::fmt::Debug for NewsLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewsLetter(…)")
    }
}

/// Whether letters can reach this member: where the login is an address.
#[must_use]
pub fn can_reach(viewer: &Viewer) -> bool {
    viewer.member().is_some_and(|member| EmailAddress::parse(&member.login).is_ok())
}

/// What a member asked for.
///
/// # Errors
/// Refusals.
pub async fn wishes(app: &App, viewer: &Viewer) -> Result<Wishes, AppError> {
    let member = require_member(viewer)?;
    let mut wishes = Wishes { daily_hour: None, at_once: false };
    for digest in rows::of_member(&mut app.db.read().await?, &member.id).await?.into_iter().filter(|digest| digest.is_wanted) {
        match digest.rhythm {
            Rhythm::Daily => wishes.daily_hour = Some(digest.hour),
            Rhythm::AtOnce => wishes.at_once = true,
        }
    }
    Ok(wishes)
}

/// Sets it. A letter tells of what happens from then on, and of what is unread; the first one goes once the address is confirmed, for which
/// another letter asks. What is wanted already changes nothing of a letter that is being sent.
///
/// # Errors
/// [`AppError::Conflict`] `login-no-address` when letters are wanted and the login is no address; refusals.
pub async fn set_wishes(app: &App, viewer: &Viewer, wishes: Wishes) -> Result<(), AppError> {
    let member = require_member(viewer)?;
    if (wishes.at_once || wishes.daily_hour.is_some()) && !can_reach(viewer) {
        return Err(AppError::conflict("login-no-address", "you sign in with a name, not with an e-mail address"));
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    for rhythm in Rhythm::ALL {
        let hour = wishes.daily_hour.unwrap_or_default().clamp(0, 23);
        let (is_wanted, next_at) = match rhythm {
            Rhythm::Daily => (wishes.daily_hour.is_some(), next_hour(now, hour)),
            Rhythm::AtOnce => (wishes.at_once, now),
        };
        let hour = if rhythm == Rhythm::Daily { hour } else { 0 };
        let digest = Digest { member: member.id.clone(), rhythm, is_wanted, hour, secret: tokens::fresh(app), attempts: 0, next_at };
        rows::put(&mut tx, &digest).await?;
    }
    if wishes.at_once || wishes.daily_hour.is_some() {
        confirmations::ask_first(app, &mut tx, member).await?;
    }
    tx.commit().await?;
    app.nudge.letters.notify_one();
    Ok(())
}

/// The next letter to send, if one is due; it counts as begun, and comes again after a pause unless [`sent`] follows.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn next_letter(app: &App) -> Result<Option<NewsLetter>, AppError> {
    loop {
        let now = app.now();
        let Some(digest) = rows::due(&mut app.db.read().await?, now, now.plus(limits::NEWS_LETTERS_WAIT_MS)).await? else {
            return Ok(None);
        };
        let Some(pause) = pause_ms(digest.attempts) else {
            // Refused for half a day: the next one says it too.
            finish(app, &digest.member, digest.rhythm).await?;
            continue;
        };
        let mut tx = app.db.begin().await?;
        let begun = rows::begin(&mut tx, &digest, now.plus(pause)).await?;
        tx.commit().await?;
        if !begun {
            continue;
        }
        match written(app, &digest, now).await? {
            Written::Letter(letter) => return Ok(Some(*letter)),
            Written::Nothing { until } => over(app, &digest.member, digest.rhythm, until).await?,
        }
    }
}

enum Written {
    Letter(Box<NewsLetter>),
    /// Nothing of what happened until then is left to be said, or there is no way to say it.
    Nothing {
        until: UnixMillis,
    },
}

async fn written(app: &App, digest: &Digest, now: UnixMillis) -> Result<Written, AppError> {
    let mut conn = app.db.read().await?;
    let Some(member) = members::find(&mut conn, &digest.member).await?.filter(|member| member.suspended_at.is_none()) else {
        return Ok(Written::Nothing { until: now });
    };
    let Ok(address) = EmailAddress::parse(&member.login) else { return Ok(Written::Nothing { until: now }) };
    let (name, language) = (member.display_name.clone(), member.locale.clone());
    let viewer = Viewer::Member(member);
    // All there can be: what is gone meanwhile takes no line from what is not.
    let found = rows::unmailed(&mut conn, &digest.member, digest.rhythm, limits::NOTIFICATIONS_PER_MEMBER).await?;
    // Another node's clock, or this one before it was put right, may be ahead: what was told of must not come again and again until this one is
    // as far.
    let until = found.first().map_or(now, |newest| newest.happened_at.max(now));
    let lines_max = usize::try_from(limits::LETTER_LINES_MAX).unwrap_or_default();
    let mut told = Vec::new();
    for notification in found {
        let about = about::of(&mut conn, &viewer, &notification).await?;
        if about != about::About::Gone {
            told.push(Told { notification, about });
        }
        if told.len() > lines_max {
            break;
        }
    }
    let has_more = told.len() > lines_max;
    told.truncate(lines_max);
    let end_link = app.addresses.url(&format!("/unsubscribe/{}", digest.secret)).to_string();
    let base = app.addresses.url("/").as_str().trim_end_matches('/').to_owned();
    let (member, rhythm) = (digest.member.clone(), digest.rhythm);
    if told.is_empty() {
        return Ok(Written::Nothing { until });
    }
    Ok(Written::Letter(Box::new(NewsLetter { address, name, language, rhythm, told, has_more, end_link, base, member, until })))
}

/// How long after attempt number `attempts` the next one is due; `None` when it is given up.
fn pause_ms(attempts: i64) -> Option<i64> {
    usize::try_from(attempts).ok().and_then(|number| limits::NEWS_LETTER_PAUSES_MS.get(number)).copied()
}

/// The letter is on its way.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn sent(app: &App, letter: &NewsLetter) -> Result<(), AppError> {
    over(app, &letter.member, letter.rhythm, letter.until).await
}

async fn over(app: &App, member: &MemberId, rhythm: Rhythm, until: UnixMillis) -> Result<(), AppError> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    rows::mailed(&mut tx, member, rhythm, until, now).await?;
    finish_in(&mut tx, member, rhythm, now).await?;
    Ok(tx.commit().await?)
}

async fn finish(app: &App, member: &MemberId, rhythm: Rhythm) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    finish_in(&mut tx, member, rhythm, app.now()).await?;
    Ok(tx.commit().await?)
}

/// By the hour that is wished for now: it may have changed while the letter was on its way.
async fn finish_in(tx: &mut Tx, member: &MemberId, rhythm: Rhythm, now: UnixMillis) -> Result<(), AppError> {
    let digest = rows::of_member(tx, member).await?.into_iter().find(|digest| digest.rhythm == rhythm);
    let Some(digest) = digest else { return Ok(()) };
    Ok(rows::finish(tx, member, rhythm, next_at(now, rhythm, digest.hour)).await?)
}

const fn next_at(now: UnixMillis, rhythm: Rhythm, hour: i64) -> UnixMillis {
    match rhythm {
        Rhythm::Daily => next_hour(now, hour),
        Rhythm::AtOnce => now.plus(limits::NEWS_LETTERS_EVERY_MS),
    }
}

/// Which letters a link ends.
///
/// # Errors
/// [`AppError::Gone`] for an unknown link.
pub async fn find(app: &App, secret: &str) -> Result<Rhythm, AppError> {
    let digest = rows::find_by_secret(&mut app.db.read().await?, secret).await?;
    digest.map(|digest| digest.rhythm).ok_or(AppError::Gone)
}

/// Ends the letters of a link. The link is the proof, and does nothing else; doing so twice is no error.
///
/// # Errors
/// [`AppError::Gone`] for an unknown link.
pub async fn end(app: &App, secret: &str) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    if !rows::end(&mut tx, secret).await? {
        return Err(AppError::Gone);
    }
    Ok(tx.commit().await?)
}
