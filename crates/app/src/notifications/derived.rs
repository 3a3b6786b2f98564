//! From what happened to the rows of members. Doing it twice, or on two nodes at the same time, tells everybody once: a row of `news` is taken
//! out in the transaction that tells of it.

use allmende_db::{Conn, Tx, follows, inquiries, notifications as rows, people, pushes};
use allmende_domain::follow::FollowState;
use allmende_domain::ids::{FollowId, ListingId, MemberId, MessageId};
use allmende_domain::notifications::{News, NotificationKind};
use allmende_domain::time::UnixMillis;

use super::about::cooperative_of;
use crate::App;
use crate::error::AppError;
use crate::limits;

/// Who is told of something, and what of.
struct Telling {
    kind: NotificationKind,
    subject: String,
    members: Vec<MemberId>,
}

/// Tells members of what happened, at most [`limits::NEWS_BATCH`] things. How many were looked at.
///
/// # Errors
/// [`AppError`] of the database; then the rest stays and is told of later.
pub async fn derive_once(app: &App) -> Result<usize, AppError> {
    let pending = rows::pending(&mut app.db.read().await?, limits::NEWS_BATCH).await?;
    let (count, mut told) = (pending.len(), false);
    for row in pending {
        let mut tx = app.db.begin().await?;
        if !rows::take(&mut tx, row.seq).await? {
            continue;
        }
        // What a newer program noted is not for this one; what cannot be read would stand before everything else for ever.
        let telling = match &row.news {
            Some(news) => telling(app, &mut tx, news).await,
            None => Ok(None),
        };
        let telling = match telling {
            Err(error @ AppError::Unavailable(_)) => return Err(error),
            Err(error) => {
                tracing::error!(news.seq = row.seq, %error, "members cannot be told of something that happened, and it is left out");
                // After a failed question PostgreSQL takes nothing of this transaction any more, so that the row would come again for ever.
                drop(tx);
                tx = app.db.begin().await?;
                rows::take(&mut tx, row.seq).await?;
                None
            }
            Ok(telling) => telling,
        };
        if let Some(telling) = telling {
            tell(app, &mut tx, &telling, row.recorded_at).await?;
            told |= !telling.members.is_empty();
        }
        tx.commit().await?;
    }
    if told {
        app.nudge.letters.notify_one();
        app.nudge.pushes.notify_one();
    }
    Ok(count)
}

async fn tell(app: &App, tx: &mut Tx, telling: &Telling, at: UnixMillis) -> Result<(), AppError> {
    for member in &telling.members {
        super::tell(app, tx, member, telling.kind, &telling.subject, at).await?;
    }
    Ok(())
}

/// `None` when there is nobody to tell, or no longer anything.
async fn telling(app: &App, tx: &mut Tx, news: &News) -> Result<Option<Telling>, AppError> {
    match news {
        News::Message(id) => message(app, tx, id).await,
        News::FollowAsked(id) => follow_asked(tx, id).await,
        News::BoardPostWaits(id) => {
            let members = rows::stewards(tx, id, limits::TOLD_MAX).await?;
            Ok(Some(Telling { kind: NotificationKind::BoardPost, subject: id.to_string(), members }))
        }
        News::ReportFiled(id) => {
            let members = rows::instance_admins(tx, limits::TOLD_MAX).await?;
            Ok(Some(Telling { kind: NotificationKind::Report, subject: id.to_string(), members }))
        }
        News::Held => {
            let members = rows::instance_admins(tx, limits::TOLD_MAX).await?;
            Ok(Some(Telling { kind: NotificationKind::Held, subject: String::new(), members }))
        }
        News::ListingClosed(id) => Ok(Some(listing_closed(tx, id).await?)),
    }
}

/// A message is for the other side: for all its stewards where something of theirs is asked about, and for those who asked where it is the answer.
/// Who writes has read what was written before, and so need nobody else of that side.
async fn message(app: &App, tx: &mut Tx, id: &MessageId) -> Result<Option<Telling>, AppError> {
    let Some(message) = inquiries::message(tx, id).await? else { return Ok(None) };
    let Some(inquiry) = inquiries::find(tx, &message.inquiry).await? else { return Ok(None) };
    let by_owner = message.author == inquiry.owner;
    let (theirs, kind) = if by_owner {
        (NotificationKind::Inquiry, NotificationKind::Answer)
    } else {
        (NotificationKind::Answer, NotificationKind::Inquiry)
    };
    rows::settle(tx, theirs, inquiry.id.as_str(), app.now()).await?;
    let reader = if by_owner { &inquiry.asker } else { &inquiry.owner };
    let Some(ours) = allmende_db::cooperatives::find_by_actor(tx, reader).await? else { return Ok(None) };
    let stewards = rows::stewards(tx, &ours.id, limits::TOLD_MAX).await?;
    let mut members = stewards.clone();
    if by_owner {
        let asked = rows::writers(tx, &inquiry.id, reader).await?;
        members.retain(|member| asked.contains(member));
        if members.is_empty() {
            // Whoever asked has left: somebody should read the answer.
            members = stewards;
        }
    }
    members.retain(|member| message.member.as_ref() != Some(member));
    Ok(Some(Telling { kind, subject: inquiry.id.to_string(), members }))
}

async fn follow_asked(conn: &mut Conn, id: &FollowId) -> Result<Option<Telling>, AppError> {
    let Some(follow) = follows::find(conn, id).await?.filter(|follow| follow.state == FollowState::Pending) else { return Ok(None) };
    let members = match cooperative_of(conn, &follow.target).await? {
        Some(ours) => rows::stewards(conn, &ours.id, limits::TOLD_MAX).await?,
        None => people::find_by_actor(conn, &follow.target).await?.and_then(|person| person.member).into_iter().collect(),
    };
    Ok(Some(Telling { kind: NotificationKind::Follower, subject: id.to_string(), members }))
}

async fn listing_closed(conn: &mut Conn, id: &ListingId) -> Result<Telling, AppError> {
    let members = rows::askers(conn, id, limits::TOLD_MAX).await?;
    Ok(Telling { kind: NotificationKind::Closed, subject: id.to_string(), members })
}

/// Tells stewards of drafts that nobody touched for [`limits::DRAFT_IDLE_MS`], once for each.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn note_idle_drafts(app: &App) -> Result<u64, AppError> {
    let now = app.now();
    let (from, until) = (now.plus(-limits::DRAFT_FORGOTTEN_MS), now.plus(-limits::DRAFT_IDLE_MS));
    let drafts = rows::idle_drafts(&mut app.db.read().await?, from, until, limits::NEWS_BATCH).await?;
    let mut told = 0;
    for (listing, cooperative) in drafts {
        let mut tx = app.db.begin().await?;
        let members = rows::stewards(&mut tx, &cooperative, limits::TOLD_MAX).await?;
        let telling = Telling { kind: NotificationKind::Draft, subject: listing.to_string(), members };
        tell(app, &mut tx, &telling, now).await?;
        tx.commit().await?;
        told += 1;
    }
    Ok(told)
}

/// Forgets what is older than [`limits::NOTIFICATIONS_KEPT_MS`].
///
/// # Errors
/// [`AppError`] of the database.
pub async fn forget_old(app: &App) -> Result<u64, AppError> {
    let mut tx = app.db.begin().await?;
    let forgotten = rows::forget(&mut tx, app.now().plus(-limits::NOTIFICATIONS_KEPT_MS)).await?;
    pushes::forget(&mut tx, app.now().plus(-limits::PUSH_KEPT_MS)).await?;
    tx.commit().await?;
    Ok(forgotten)
}
