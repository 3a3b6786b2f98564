//! What members are told of. A verb notes what happened (`news`); who is told of it is derived from that later, once, by [`derive_once`].
//!
//! A row names its subject and nothing more: what a member reads about it is looked up when it is shown, as far as that member may see it
//! then (case V1).

mod about;
mod derived;
pub mod devices;
pub mod letters;
pub mod pushes;

use allmende_db::{Tx, notifications as rows, pushes as push_rows};
use allmende_domain::ids::{MemberId, NotificationId};
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::notifications::{News, Notification, NotificationKind, Ways};
use allmende_domain::permission::Viewer;
use allmende_domain::time::UnixMillis;

use crate::App;
use crate::error::AppError;
use crate::limits;
use crate::page::Page;
use crate::permit::require_member;

pub use about::About;
pub use derived::{derive_once, forget_old, note_idle_drafts};

/// A notification as its member may see it now.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub notification: Notification,
    pub about: About,
}

/// Notes in the transaction of a change what members may want to hear of it. Ring [`crate::Nudge::news`] after the commit.
pub(crate) async fn note(app: &App, tx: &mut Tx, news: &News) -> Result<(), AppError> {
    Ok(rows::record(tx, news, app.now()).await?)
}

/// Tells one member of something, by the ways that they chose; `false` when they want to hear nothing of this kind.
pub(crate) async fn tell(
    app: &App,
    tx: &mut Tx,
    member: &MemberId,
    kind: NotificationKind,
    subject: &str,
    at: UnixMillis,
) -> Result<bool, AppError> {
    let id = NotificationId::from_uuid(app.uuid());
    let told = rows::tell(tx, &id, member, kind, subject, at).await?;
    push_rows::queue(tx, member, kind, subject, app.now()).await?;
    rows::trim(tx, member, limits::NOTIFICATIONS_PER_MEMBER).await?;
    Ok(told)
}

/// Somebody has seen to it, so that it waits for nobody any more.
pub(crate) async fn settle(app: &App, tx: &mut Tx, kind: NotificationKind, subject: &str) -> Result<(), AppError> {
    rows::settle(tx, kind, subject, app.now()).await?;
    Ok(())
}

/// A member's own, unread first, then the newest first. `page` counts from 0.
///
/// # Errors
/// [`AppError::SignInFirst`]; refusals.
pub async fn list(app: &App, viewer: &Viewer, page: i64) -> Result<Page<Told>, AppError> {
    let member = require_member(viewer)?;
    let mut conn = app.db.read().await?;
    let page = page.max(0);
    let found = rows::page(&mut conn, &member.id, page.saturating_mul(PAGE_SIZE), PAGE_SIZE + 1).await?;
    let mut told = Vec::with_capacity(found.len());
    for notification in found {
        let about = about::of(&mut conn, viewer, &notification).await?;
        told.push(Told { notification, about });
    }
    Ok(Page::from_extra(told, page, PAGE_SIZE))
}

/// How many a member has not read, counted up to [`limits::UNREAD_COUNTED_MAX`]; 0 for everybody who is no member. Asked for every page.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn unread(app: &App, viewer: &Viewer) -> Result<i64, AppError> {
    let Some(member) = viewer.member() else { return Ok(0) };
    Ok(rows::unread(&mut app.db.read().await?, &member.id, limits::UNREAD_COUNTED_MAX).await?)
}

/// One of a member's own, which is read from now on.
///
/// # Errors
/// [`AppError::NotFound`] for somebody else's; refusals.
pub async fn open(app: &App, viewer: &Viewer, id: &NotificationId) -> Result<Told, AppError> {
    let notification = mark_read(app, viewer, id).await?;
    let about = about::of(&mut app.db.read().await?, viewer, &notification).await?;
    Ok(Told { notification, about })
}

/// A member has read one of their own; doing so twice is no error.
///
/// # Errors
/// As [`open`].
pub async fn mark_read(app: &App, viewer: &Viewer, id: &NotificationId) -> Result<Notification, AppError> {
    let member = require_member(viewer)?;
    let found = rows::find(&mut app.db.read().await?, &member.id, id).await?.ok_or(AppError::NotFound)?;
    if found.read_at.is_none() {
        let mut tx = app.db.begin().await?;
        rows::read(&mut tx, &member.id, id, app.now()).await?;
        tx.commit().await?;
    }
    Ok(found)
}

/// A member has read all that had happened until `until`, which their page was made at: what came meanwhile stays unread.
///
/// # Errors
/// Refusals.
pub async fn mark_all_read(app: &App, viewer: &Viewer, until: UnixMillis) -> Result<u64, AppError> {
    let member = require_member(viewer)?;
    let mut tx = app.db.begin().await?;
    let read = rows::read_all(&mut tx, &member.id, until, app.now()).await?;
    tx.commit().await?;
    Ok(read)
}

/// A member looks at the thing itself: what they were told of it is read. Writes only when there is something to write.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn saw(app: &App, viewer: &Viewer, subject: &str) -> Result<(), AppError> {
    let Some(member) = viewer.member() else { return Ok(()) };
    let unread = rows::unread_about(&mut app.db.read().await?, &member.id, subject).await?;
    if unread.is_empty() {
        return Ok(());
    }
    let mut tx = app.db.begin().await?;
    for id in &unread {
        rows::read(&mut tx, &member.id, id, app.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// The kinds that a member can hear of, and by which ways they do.
///
/// # Errors
/// Refusals.
pub async fn ways(app: &App, viewer: &Viewer) -> Result<Vec<(NotificationKind, Ways)>, AppError> {
    let member = require_member(viewer)?;
    let chosen = rows::ways(&mut app.db.read().await?, &member.id).await?;
    let of = |kind| chosen.iter().find(|(known, _)| *known == kind).map(|(_, ways)| *ways).unwrap_or_default();
    let kinds = NotificationKind::ALL.into_iter().filter(|kind| member.instance_admin || !kind.is_of_the_instance());
    Ok(kinds.map(|kind| (kind, of(kind))).collect())
}

/// Sets them; they count for what happens from now on.
///
/// # Errors
/// Refusals.
pub async fn set_ways(app: &App, viewer: &Viewer, chosen: &[(NotificationKind, Ways)]) -> Result<(), AppError> {
    let member = require_member(viewer)?;
    let mut tx = app.db.begin().await?;
    for (kind, ways) in chosen.iter().filter(|(kind, _)| member.instance_admin || !kind.is_of_the_instance()) {
        rows::set_ways(&mut tx, &member.id, *kind, *ways).await?;
    }
    Ok(tx.commit().await?)
}
