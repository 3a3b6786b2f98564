//! Taking care of other people's accounts: suspending, letting back in, deleting. Who may is [`Viewer::may_manage`].

use allmende_db::{Conn, Tx, members as rows, resets, sessions as session_rows};
use allmende_domain::ids::MemberId;
use allmende_domain::member::Member;
use allmende_domain::permission::Viewer;

use crate::error::AppError;
use crate::{App, permit};

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
    tx.commit().await?;
    tracing::info!(member.id = id.as_str(), "an account may sign in again");
    Ok(())
}

/// Deletes an account with its sessions, memberships and links, for good. What was written for cooperatives is theirs and stays.
///
/// # Errors
/// As [`suspend`].
pub async fn delete(app: &App, viewer: &Viewer, id: &MemberId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    others(&mut tx, viewer, id).await?;
    rows::delete(&mut tx, id).await?;
    tx.commit().await?;
    tracing::info!(member.id = id.as_str(), "an account was deleted");
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
