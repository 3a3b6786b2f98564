//! Whether letters with notifications may go to the address with which a member signs in. A login is what somebody typed, perhaps the address of
//! somebody else: before the first of these letters, one with a link asks whoever reads that mailbox.
//!
//! That letter goes the way of those with a link to a new password ([`crate::resets`]): the wish is noted, and the link is made when the
//! letter leaves, so that no usable token is ever stored (case A2).

use allmende_db::confirmations::{self as rows, MailAddress};
use allmende_db::{Tx, digests, members as member_rows};
use allmende_domain::email::EmailAddress;
use allmende_domain::ids::MemberId;
use allmende_domain::language::Language;
use allmende_domain::member::Member;
use allmende_domain::permission::Viewer;
use allmende_domain::time::{HOUR_MS, SECOND_MS, UnixMillis};

use crate::error::AppError;
use crate::{App, limits, permit, resets, tokens};

/// How it stands with a member's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody was asked yet.
    Unasked,
    /// A letter waits to be sent.
    Leaving,
    /// A letter was sent; `until` then its link is good.
    Sent {
        at: UnixMillis,
        until: UnixMillis,
    },
    Confirmed,
}

/// How it stands, and from when on another letter may be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmation {
    pub standing: Standing,
    pub again_at: UnixMillis,
}

/// A letter that can be sent now.
#[derive(Clone, PartialEq, Eq)]
pub struct ConfirmationLetter {
    pub address: EmailAddress,
    pub name: String,
    pub language: Language,
    /// Below the configured address of the instance. Secret.
    pub link: String,
    member: MemberId,
}

impl std::fmt::Debug for ConfirmationLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ConfirmationLetter(…)")
    }
}

/// What a link is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub address: String,
    pub is_confirmed: bool,
}

/// How it stands with the viewer's address.
///
/// # Errors
/// Refusals.
pub async fn standing(app: &App, viewer: &Viewer) -> Result<Confirmation, AppError> {
    let member = permit::require_member(viewer)?;
    let mut conn = app.db.read().await?;
    let standing = rows::of_member(&mut conn, &member.id).await?.map_or(Standing::Unasked, |known| standing_of(&known));
    let counted_at = rows::counted_at(&mut conn, &tokens::digest(&member.login)).await?;
    Ok(Confirmation { standing, again_at: counted_at.map_or(UnixMillis(0), |at| at.plus(limits::CONFIRMATION_LETTERS_EVERY_MS)) })
}

fn standing_of(known: &MailAddress) -> Standing {
    match known {
        MailAddress { confirmed_at: Some(_), .. } => Standing::Confirmed,
        MailAddress { asked_at: Some(_), .. } => Standing::Leaving,
        MailAddress { sent_at: Some(at), expires_at: Some(until), .. } => Standing::Sent { at: *at, until: *until },
        _ => Standing::Unasked,
    }
}

/// Asks for a letter to the viewer's address. Where one waits, or the address is confirmed, nothing changes.
///
/// # Errors
/// [`AppError::Conflict`] `login-no-address`; [`AppError::TooMany`] within [`limits::CONFIRMATION_LETTERS_EVERY_MS`] of the last one; refusals.
pub async fn ask(app: &App, viewer: &Viewer) -> Result<(), AppError> {
    let member = permit::require_member(viewer)?;
    if EmailAddress::parse(&member.login).is_err() {
        return Err(AppError::conflict("login-no-address", "you sign in with a name, not with an e-mail address"));
    }
    let known = standing(app, viewer).await?;
    if matches!(known.standing, Standing::Confirmed | Standing::Leaving) {
        return Ok(());
    }
    let wait_ms = known.again_at.since(app.now());
    if wait_ms > 0 {
        return Err(AppError::TooMany { retry_after_seconds: wait_ms / SECOND_MS + 1 });
    }
    let mut tx = app.db.begin().await?;
    rows::ask(&mut tx, &member.id, &member.login, app.now()).await?;
    tx.commit().await?;
    app.nudge.letters.notify_one();
    Ok(())
}

/// Asks for the first letter in the transaction in which a member begins to want letters. Ring [`crate::Nudge::letters`] after the commit.
pub(crate) async fn ask_first(app: &App, tx: &mut Tx, member: &Member) -> Result<(), AppError> {
    let known = rows::of_member(tx, &member.id).await?;
    if known.is_none_or(|known| standing_of(&known) == Standing::Unasked) {
        rows::ask(tx, &member.id, &member.login, app.now()).await?;
    }
    Ok(())
}

/// The next letter to send, if one is due; it counts as begun, and comes again after a pause unless [`sent`] follows.
/// What leads to no letter is forgotten on the way.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn next_letter(app: &App) -> Result<Option<ConfirmationLetter>, AppError> {
    loop {
        let now = app.now();
        let mut conn = app.db.read().await?;
        let Some(asked) = rows::due(&mut conn, now).await? else { return Ok(None) };
        // Two nodes that look at the same moment may send one more: a bound against floods, not an account.
        let is_full = rows::counted_since(&mut conn, now.plus(-HOUR_MS)).await? >= limits::CONFIRMATION_LETTERS_PER_HOUR;
        drop(conn);
        if asked.attempts == 0 && is_full {
            return Ok(None);
        }
        let mut tx = app.db.begin().await?;
        if !rows::begin(&mut tx, &asked, now.plus(resets::pause_ms(asked.attempts))).await? {
            continue;
        }
        let letter = written(app, &mut tx, &asked, now).await?;
        if letter.is_none() {
            rows::end(&mut tx, &asked.member, None).await?;
        }
        tx.commit().await?;
        if letter.is_some() {
            return Ok(letter);
        }
    }
}

/// The letter with a fresh link; `None` when it is of no use any more, or one went to this address within the day.
async fn written(app: &App, tx: &mut Tx, asked: &MailAddress, now: UnixMillis) -> Result<Option<ConfirmationLetter>, AppError> {
    let waits_ms = asked.asked_at.map_or(0, |since| now.since(since));
    if asked.attempts > 0 && waits_ms >= limits::LETTER_TRIED_MS {
        return Ok(None);
    }
    let Ok(address) = EmailAddress::parse(&asked.address) else { return Ok(None) };
    let found = member_rows::find(tx, &asked.member).await?;
    let Some(member) = found.filter(|member| member.suspended_at.is_none() && member.login == asked.address) else { return Ok(None) };
    if !digests::of_member(tx, &member.id).await?.iter().any(|digest| digest.is_wanted) {
        return Ok(None);
    }
    let day_ago = now.plus(-limits::CONFIRMATION_LETTERS_EVERY_MS);
    if asked.attempts == 0 && !rows::count(tx, &tokens::digest(&asked.address), now, day_ago).await? {
        return Ok(None);
    }
    let token = tokens::fresh(app);
    rows::put_link(tx, &member.id, &tokens::digest(&token), now.plus(limits::CONFIRMATION_LINK_MS)).await?;
    let link = app.addresses.url(&format!("/confirm/{token}")).to_string();
    Ok(Some(ConfirmationLetter { address, name: member.display_name, language: member.locale, link, member: member.id }))
}

/// The letter is on its way.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn sent(app: &App, letter: &ConfirmationLetter) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    rows::end(&mut tx, &letter.member, Some(app.now())).await?;
    Ok(tx.commit().await?)
}

/// What a link asks. A used one goes on saying so until it expires: who taps twice is not to read that something went wrong.
///
/// # Errors
/// [`AppError::Gone`] for an unknown, replaced and expired one alike.
pub async fn find(app: &App, token: &str) -> Result<Asked, AppError> {
    let hash = tokens::stored(token).ok_or(AppError::Gone)?;
    let found = rows::find(&mut app.db.read().await?, &hash, app.now()).await?.ok_or(AppError::Gone)?;
    Ok(Asked { is_confirmed: found.confirmed_at.is_some(), address: found.address })
}

/// Confirms the address of a link, and letters begin. A used link changes nothing.
///
/// # Errors
/// As [`find`].
pub async fn complete(app: &App, token: &str) -> Result<(), AppError> {
    find(app, token).await?;
    let hash = tokens::stored(token).ok_or(AppError::Gone)?;
    let mut tx = app.db.begin().await?;
    rows::take(&mut tx, &hash, app.now()).await?;
    tx.commit().await?;
    app.nudge.letters.notify_one();
    Ok(())
}

/// Forgets to whom letters went before yesterday.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_old(app: &App) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    rows::forget_counted(&mut tx, app.now().plus(-limits::CONFIRMATION_LETTERS_EVERY_MS)).await?;
    Ok(tx.commit().await?)
}
