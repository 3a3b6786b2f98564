//! Ways back in for who forgot their password: a one-time link, in a letter or from somebody who may take care of the account.
//!
//! Asking for a letter does the same whether or not somebody has the address: it notes the wish, and nothing else. Whether there is
//! an account is looked up when the letter is due, and only then is the link made, so that no usable token is ever stored (case A2).

use allmende_db::resets::{self as rows, AskedLetter};
use allmende_db::{Tx, confirmations, members as member_rows, sessions as session_rows};
use allmende_domain::audit::Action;
use allmende_domain::email::EmailAddress;
use allmende_domain::ids::MemberId;
use allmende_domain::language::Language;
use allmende_domain::member::{self, Member};
use allmende_domain::permission::Viewer;

use crate::audit::{self, Deed};
use crate::error::AppError;
use crate::{App, accounts, limits, passwords, sessions, tokens};

/// A letter that can be sent now.
#[derive(Clone, PartialEq, Eq)]
pub struct ResetLetter {
    pub address: EmailAddress,
    /// How its reader is called.
    pub name: String,
    pub language: Language,
    /// Below the configured address of the instance. Secret.
    pub link: String,
    login: String,
}

impl std::fmt::Debug for ResetLetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ResetLetter(…)")
    }
}

/// Notes that somebody wants a letter to `address`. The answer and the time it takes are the same for every address.
///
/// # Errors
/// [`AppError::Invalid`] (`address-odd`) for what is no address (case A11); [`AppError::TooMany`] after
/// [`limits::RESET_LETTERS_PER_ACCOUNT`] for one address or [`limits::RESET_LETTERS_PER_SOURCE`] from one source within an hour.
pub async fn ask(app: &App, address: &str, source: &str) -> Result<(), AppError> {
    let login = match (member::new_login(address), EmailAddress::parse(address.trim())) {
        (Ok(login), Ok(_)) => login,
        _ => return Err(AppError::invalid("address", "address-odd", "not an e-mail address such as anna@coop.example")),
    };
    let now = app.now();
    let account = (format!("reset:{}", tokens::digest(&login)), limits::RESET_LETTERS_PER_ACCOUNT);
    let source = (format!("reset-source:{}", tokens::digest(source)), limits::RESET_LETTERS_PER_SOURCE);
    sessions::count_within(app, &[account, source], limits::RESET_WINDOW_MS).await?;
    let mut tx = app.db.begin().await?;
    rows::ask_letter(&mut tx, &login, now).await?;
    tx.commit().await?;
    app.nudge.letters.notify_one();
    Ok(())
}

/// The next letter to send, if one is due; it counts as begun, and comes again after a pause unless [`sent`] follows.
/// Wishes that lead to no account are forgotten on the way.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn next_letter(app: &App) -> Result<Option<ResetLetter>, AppError> {
    loop {
        let now = app.now();
        let Some(asked) = rows::due_letter(&mut app.db.read().await?, now).await? else { return Ok(None) };
        let mut tx = app.db.begin().await?;
        if !rows::begin_letter(&mut tx, &asked, now.plus(pause_ms(asked.attempts))).await? {
            continue;
        }
        let letter = if now.since(asked.created_at) < limits::LETTER_TRIED_MS { written(app, &mut tx, &asked).await? } else { None };
        if letter.is_none() {
            rows::end_letter(&mut tx, &asked.login).await?;
        }
        tx.commit().await?;
        if letter.is_some() {
            return Ok(letter);
        }
    }
}

/// How long after attempt number `attempts` the next one is due.
pub(crate) fn pause_ms(attempts: i64) -> i64 {
    let [.., last] = limits::LETTER_PAUSES_MS;
    usize::try_from(attempts).ok().and_then(|number| limits::LETTER_PAUSES_MS.get(number)).copied().unwrap_or(last)
}

/// The letter with a fresh link; `None` when nobody who may sign in has this login.
async fn written(app: &App, tx: &mut Tx, asked: &AskedLetter) -> Result<Option<ResetLetter>, AppError> {
    let Ok(address) = EmailAddress::parse(&asked.login) else { return Ok(None) };
    let Some(member) = member_rows::find_by_login(tx, &asked.login).await?.filter(|member| member.suspended_at.is_none()) else {
        return Ok(None);
    };
    let link = make(app, tx, &member, By::Letter).await?;
    Ok(Some(ResetLetter { address, name: member.display_name, language: member.locale, link, login: asked.login.clone() }))
}

/// The letter is on its way.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn sent(app: &App, letter: &ResetLetter) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    rows::end_letter(&mut tx, &letter.login).await?;
    Ok(tx.commit().await?)
}

/// Makes a link to a new password for somebody's account, to be handed over; shown once, good for [`limits::RESET_LINK_MS`], and in the
/// place of an earlier one that was handed over.
///
/// # Errors
/// [`AppError::NotFound`], [`AppError::Forbidden`] for who may not take care of the account, [`AppError::Conflict`]
/// (`account-suspended`).
pub async fn make_link(app: &App, viewer: &Viewer, id: &MemberId) -> Result<String, AppError> {
    let mut tx = app.db.begin().await?;
    let member = accounts::manageable(&mut tx, viewer, id).await?;
    if member.suspended_at.is_some() {
        return Err(AppError::conflict("account-suspended", "this account is suspended; let it back in first"));
    }
    let link = make(app, &mut tx, &member, By::Hand).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::ResetLinkMade).to(id)).await?;
    tx.commit().await?;
    tracing::info!(member.id = member.id.as_str(), "a link to a new password was made");
    Ok(link)
}

/// How a link reaches its owner. One of each counts: letters, which anybody can ask for, must not make useless what was handed over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Letter,
    Hand,
}

async fn make(app: &App, tx: &mut Tx, member: &Member, by: By) -> Result<String, AppError> {
    let credentials = member_rows::credentials(tx, &member.login).await?.ok_or(AppError::NotFound)?;
    let token = tokens::fresh(app);
    let good_for_ms = if by == By::Letter { limits::RESET_LETTER_LINK_MS } else { limits::RESET_LINK_MS };
    let expires_at = app.now().plus(good_for_ms);
    rows::put(tx, &member.id, by == By::Letter, &tokens::digest(&token), credentials.epoch, expires_at).await?;
    Ok(app.addresses.url(&format!("/reset/{token}")).to_string())
}

/// Whose password a link changes.
///
/// # Errors
/// [`AppError::Gone`] for an unknown, used, replaced and expired one alike.
pub async fn find(app: &App, token: &str) -> Result<Member, AppError> {
    let hash = tokens::stored(token).ok_or(AppError::Gone)?;
    let mut conn = app.db.read().await?;
    let link = rows::find(&mut conn, &hash, app.now()).await?.ok_or(AppError::Gone)?;
    member_rows::find(&mut conn, &link.member).await?.ok_or(AppError::Gone)
}

/// Sets the password of the account of this link. All sessions of the account end, its passkeys go, and the link is
/// used up (case A1). Whoever had it from a letter has shown that the address is theirs.
///
/// # Errors
/// As [`find`]; [`AppError::Invalid`] with the password's codes, and then the link can be used again.
pub async fn complete(app: &App, token: &str, new: &str) -> Result<(), AppError> {
    let member = find(app, token).await?;
    passwords::check("new", new, &member.login).map_err(|error| AppError::Invalid(vec![error]))?;
    let hash = passwords::hash(app, new).await?;
    let mut tx = app.db.begin().await?;
    let token_hash = tokens::stored(token).ok_or(AppError::Gone)?;
    // Looked at again: it may have been replaced or have expired while the password was hashed.
    let still = rows::find(&mut tx, &token_hash, app.now()).await?.filter(|link| link.member == member.id).ok_or(AppError::Gone)?;
    if !rows::take(&mut tx, &token_hash).await? {
        return Err(AppError::Gone);
    }
    if still.by_letter {
        confirmations::confirm(&mut tx, &member.id, &member.login, app.now()).await?;
    }
    member_rows::set_password(&mut tx, &member.id, &hash).await?.ok_or(AppError::Gone)?;
    session_rows::remove_others(&mut tx, &member.id, None).await?;
    // Whoever else got in may have added one.
    allmende_db::passkeys::remove_all(&mut tx, &member.id).await?;
    session_rows::forget_attempts(&mut tx, &sessions::account_bucket(&member.login)).await?;
    tx.commit().await?;
    tracing::info!(member.id = member.id.as_str(), "a password was set by a link");
    Ok(())
}
