//! Taking care of other people's accounts: suspending, letting back in, deleting. Who may is [`Viewer::may_manage`].

use allmende_db::{Conn, Tx, members as rows, resets, sessions as session_rows};
use allmende_domain::audit::Action;
use allmende_domain::ids::MemberId;
use allmende_domain::member::Member;
use allmende_domain::permission::Viewer;

use crate::audit::{self, Deed};
use crate::error::AppError;
use crate::{App, members, people, permit, sessions};

/// An account, for who may take care of it.
///
/// # Errors
/// [`AppError::SignInFirst`]; [`AppError::NotFound`] for who shares no cooperative with it (case V1), [`AppError::Forbidden`] for the
/// others.
pub async fn show(app: &App, viewer: &Viewer, id: &MemberId) -> Result<Member, AppError> {
    manageable(&mut app.db.read().await?, viewer, id).await
}

/// Suspends an account: nobody can sign in with it, all its sessions and links end at once (case A1). What was written for
/// cooperatives stays.
///
/// # Errors
/// As [`show`]; [`AppError::Conflict`] (`account-own`).
pub async fn suspend(app: &App, viewer: &Viewer, id: &MemberId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let member = others(&mut tx, viewer, id).await?;
    rows::set_suspended(&mut tx, id, Some(app.now())).await?;
    end_everything(&mut tx, &member).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::AccountSuspended).to(id)).await?;
    tx.commit().await?;
    tracing::info!(member.id = id.as_str(), "an account was suspended");
    Ok(())
}

/// Lets a suspended account sign in again. Sessions from before stay ended.
///
/// # Errors
/// As [`suspend`].
pub async fn resume(app: &App, viewer: &Viewer, id: &MemberId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    others(&mut tx, viewer, id).await?;
    rows::set_suspended(&mut tx, id, None).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::AccountResumed).to(id)).await?;
    tx.commit().await?;
    tracing::info!(member.id = id.as_str(), "an account may sign in again");
    Ok(())
}

/// Deletes an account with its sessions, memberships, links and its own public actor, for good. What was written for cooperatives is
/// theirs and stays.
///
/// # Errors
/// As [`suspend`].
pub async fn delete(app: &App, viewer: &Viewer, id: &MemberId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    others(&mut tx, viewer, id).await?;
    remove(app, &mut tx, id).await?;
    audit::record(app, &mut tx, viewer, Deed::new(Action::AccountDeleted)).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    tracing::info!(member.id = id.as_str(), "an account was deleted");
    Ok(())
}

/// Deletes the viewer's own account, as [`delete`] does, with their password.
///
/// # Errors
/// [`AppError::Invalid`] (field `password`: `password-wrong`), [`AppError::TooMany`] after ten wrong ones; [`AppError::Conflict`] `last-admin`,
/// `last-runner` when nobody would be left who administers a cooperative or the instance.
pub async fn delete_own(app: &App, viewer: &Viewer, password: &str) -> Result<(), AppError> {
    let member = permit::require_member(viewer)?;
    members::confirm(app, member, "password", password).await?;
    let mut tx = app.db.begin().await?;
    if member.instance_admin && !rows::has_other_instance_admin(&mut tx, &member.id).await? {
        return Err(AppError::conflict("last-runner", "nobody else runs this instance; let somebody else do so first"));
    }
    for membership in &member.memberships {
        members::give_up(&mut tx, &membership.cooperative, &member.id, None).await?;
    }
    // Before the account goes: afterwards the log could not tell that it was somebody of ours.
    audit::record(app, &mut tx, viewer, Deed::new(Action::AccountLeft)).await?;
    remove(app, &mut tx, &member.id).await?;
    session_rows::forget_attempts(&mut tx, &sessions::change_bucket(&member.login)).await?;
    tx.commit().await?;
    app.nudge.events.notify_one();
    tracing::info!(member.id = member.id.as_str(), "somebody deleted their own account");
    Ok(())
}

/// The account, when the viewer may take care of it.
pub(crate) async fn manageable(conn: &mut Conn, viewer: &Viewer, id: &MemberId) -> Result<Member, AppError> {
    if *viewer == Viewer::Stranger {
        return Err(AppError::SignInFirst);
    }
    let member = rows::find(conn, id).await?;
    if let Some(member) = member.as_ref().filter(|member| viewer.may_manage(member)) {
        return Ok(member.clone());
    }
    let shares = |member: &Member| {
        let own = viewer.member().map(|own| own.memberships.as_slice()).unwrap_or_default();
        member.memberships.iter().any(|theirs| own.iter().any(|mine| mine.cooperative == theirs.cooperative))
    };
    Err(if member.is_some_and(|member| shares(&member)) { AppError::Forbidden } else { AppError::NotFound })
}

/// An account with its own public actor.
async fn remove(app: &App, tx: &mut Tx, id: &MemberId) -> Result<(), AppError> {
    if let Some(person) = allmende_db::people::of_member(tx, id).await? {
        people::end_in(app, tx, &person).await?;
    }
    rows::delete(tx, id).await?;
    Ok(())
}

async fn others(tx: &mut Tx, viewer: &Viewer, id: &MemberId) -> Result<Member, AppError> {
    let member = manageable(tx, viewer, id).await?;
    // Whoever runs the instance or a cooperative would lock themselves out, and perhaps everybody.
    if permit::require_member(viewer).is_ok_and(|own| own.id == *id) {
        return Err(AppError::conflict("account-own", "this is your own account; ask another administrator"));
    }
    Ok(member)
}

/// Every way in that an account has open ends: sessions, links to a new password, and invitations it made.
async fn end_everything(tx: &mut Tx, member: &Member) -> Result<(), AppError> {
    rows::raise_epoch(tx, &member.id).await?.ok_or(AppError::NotFound)?;
    session_rows::remove_others(tx, &member.id, None).await?;
    resets::remove(tx, &member.id).await?;
    for membership in &member.memberships {
        allmende_db::invitations::remove_by_creator(tx, &membership.cooperative, &member.id).await?;
    }
    Ok(())
}
