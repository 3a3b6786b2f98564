//! How a conversation ended, what follows for its listing, and which conversations wait for whom.

use allmende_db::{Tx, cooperatives, inquiries as rows, inquiry_outcomes};
use allmende_domain::ids::{ActorId, CooperativeId, InquiryId};
use allmende_domain::inquiry::{Inquiry, InquiryFilter, InquiryState, Outcome, OutcomeResult};
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::notifications::NotificationKind;
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::text::paragraphs;
use allmende_domain::time::UnixMillis;

use super::{InquiryView, Sides, page_of, settle, state_after};
use crate::App;
use crate::error::AppError;
use crate::limits;
use crate::listings;
use crate::notifications;
use crate::page::Page;
use crate::permit::require;

/// What becomes of a listing of ours with an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListingThen {
    Stays,
    Reserved,
    Closed,
}

impl ListingThen {
    /// Reads the code of a form; nothing means that it stays.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "" | "stays" => Some(Self::Stays),
            "reserved" => Some(Self::Reserved),
            "closed" => Some(Self::Closed),
            _ => None,
        }
    }
}

/// What somebody notes about the end of a conversation, as entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    pub result: OutcomeResult,
    pub what: String,
    /// A date, or nothing.
    pub until: String,
    pub listing: ListingThen,
}

/// A cooperative's threads, newest message first. `page` counts from 0.
///
/// # Errors
/// Refusals.
pub async fn threads(
    app: &App,
    viewer: &Viewer,
    cooperative: &CooperativeId,
    filter: InquiryFilter,
    page: i64,
) -> Result<Page<InquiryView>, AppError> {
    require(viewer, Permission::AnswerInquiries, cooperative)?;
    let mut conn = app.db.read().await?;
    let actor = cooperatives::find(&mut conn, cooperative).await?.ok_or(AppError::NotFound)?.actor;
    let page = page.max(0);
    let found = inquiry_outcomes::filtered(&mut conn, &actor, filter, page.saturating_mul(PAGE_SIZE), PAGE_SIZE + 1).await?;
    page_of(&mut conn, found, &actor, page).await
}

/// Notes how a conversation ended, for our own eyes: the other side is not told by this. With an agreement a listing of ours may be reserved or
/// closed by its own verb. Nothing waits for us then, until somebody writes.
///
/// # Errors
/// [`AppError::Invalid`] (`what`: `text-too-long`; `until`: `date-invalid`); [`AppError::NotFound`] and [`AppError::Forbidden`] as for
/// [`super::archive`]; those of the listing's verb, but for one that is reserved or closed already.
pub async fn conclude(app: &App, viewer: &Viewer, id: &InquiryId, conclusion: Conclusion) -> Result<(), AppError> {
    let what = paragraphs(&conclusion.what, limits::OUTCOME_CHARS_MAX)
        .map_err(|error| AppError::invalid("what", "text-too-long", error.to_string()))?;
    let ends_at = match conclusion.until.trim() {
        "" => None,
        text => Some(UnixMillis::parse_entered(text, true).map_err(|error| AppError::invalid("until", "date-invalid", error.to_string()))?),
    };
    let inquiry = {
        let mut tx = app.db.begin().await?;
        manageable(&mut tx, viewer, id).await?.0
    };
    if conclusion.result == OutcomeResult::Agreed {
        mark_listing(app, viewer, &inquiry, conclusion.listing).await?;
    }
    let mut tx = app.db.begin().await?;
    let (inquiry, ours) = manageable(&mut tx, viewer, id).await?;
    let member = viewer.member().map(|member| member.id.clone());
    let outcome = Outcome { result: conclusion.result, what, ends_at, member, decided_at: app.now() };
    inquiry_outcomes::put(&mut tx, id, &outcome).await?;
    if inquiry.state != InquiryState::Archived {
        rows::set_state(&mut tx, id, state_after(&inquiry, &ours), inquiry.updated_at).await?;
    }
    settled(app, &mut tx, &inquiry, &ours).await?;
    Ok(tx.commit().await?)
}

async fn mark_listing(app: &App, viewer: &Viewer, inquiry: &Inquiry, then: ListingThen) -> Result<(), AppError> {
    let Some(listing) = &inquiry.listing else { return Ok(()) };
    let changed = match then {
        ListingThen::Stays => return Ok(()),
        ListingThen::Reserved => listings::reserve(app, viewer, listing).await,
        ListingThen::Closed => listings::close(app, viewer, listing, "").await,
    };
    match changed {
        // It is so already, or somebody was faster: the agreement stands all the same.
        Ok(_) | Err(AppError::Conflict { code: "not-published", .. } | AppError::Gone) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Takes back what was noted about the end of a conversation; its listing stays as it is. Doing so twice is no error.
///
/// # Errors
/// As [`super::archive`].
pub async fn take_back(app: &App, viewer: &Viewer, id: &InquiryId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let (inquiry, _) = manageable(&mut tx, viewer, id).await?;
    inquiry_outcomes::remove(&mut tx, id).await?;
    if inquiry.state != InquiryState::Archived {
        settle(&mut tx, &inquiry, inquiry.updated_at).await?;
    }
    Ok(tx.commit().await?)
}

/// Takes a thread back out of the archive; it waits again for whom its last message leaves it. Doing so twice is no error.
///
/// # Errors
/// As [`super::archive`].
pub async fn unarchive(app: &App, viewer: &Viewer, id: &InquiryId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let (inquiry, _) = manageable(&mut tx, viewer, id).await?;
    if inquiry.state == InquiryState::Archived {
        settle(&mut tx, &inquiry, inquiry.updated_at).await?;
    }
    Ok(tx.commit().await?)
}

/// A thread and the side for which the viewer may put it away or note its end: where we were asked, that is for our side to do.
pub(super) async fn manageable(tx: &mut Tx, viewer: &Viewer, id: &InquiryId) -> Result<(Inquiry, ActorId), AppError> {
    // A message that comes at this moment is not put away with the rest: it comes before, and is seen, or after, and opens the thread again.
    rows::lock(tx, id).await?;
    let inquiry = rows::find(tx, id).await?.ok_or(AppError::NotFound)?;
    let sides = Sides::of(tx, viewer, &inquiry).await?.ok_or(AppError::NotFound)?;
    if !sides.owner && cooperatives::find_by_actor(tx, &inquiry.owner).await?.is_some() {
        return Err(AppError::Forbidden);
    }
    let ours = if sides.owner { inquiry.owner.clone() } else { inquiry.asker.clone() };
    Ok((inquiry, ours))
}

/// Nothing of it waits for anybody of `ours` any more. What the other side has not read yet stays unread: it may be the answer that they wait for.
pub(super) async fn settled(app: &App, tx: &mut Tx, inquiry: &Inquiry, ours: &ActorId) -> Result<(), AppError> {
    let kind = if *ours == inquiry.owner { NotificationKind::Inquiry } else { NotificationKind::Answer };
    notifications::settle(app, tx, kind, inquiry.id.as_str()).await
}
