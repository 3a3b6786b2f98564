//! What a notification is about, as far as its member may see it now.

use allmende_db::{Conn, actors, boards, cooperatives, follows, inquiries, listings, reports, saved_searches};
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::follow::FollowState;
use allmende_domain::ids::{ActorId, CooperativeId, FollowId, InquiryId, ListingId, ReportId, SavedSearchId};
use allmende_domain::listing::{Listing, ListingState};
use allmende_domain::notifications::{Notification, NotificationKind};
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::saved_search::SavedSearch;

use crate::error::AppError;

/// The subject of a notification.
#[derive(Debug, Clone, PartialEq)]
pub enum About {
    /// Somebody wrote to `ours`, about a listing or about none.
    Conversation {
        from: Box<Actor>,
        listing: Option<Box<Listing>>,
        ours: Box<Cooperative>,
    },
    /// A draft of ours that lies, or something that was asked about and is closed.
    Listing(Box<Listing>),
    /// Somebody asks to follow a cooperative or its board; `None`: the member's own public account.
    Follower {
        from: Box<Actor>,
        ours: Option<Box<Cooperative>>,
    },
    Board(Box<Cooperative>),
    /// Something new fits it.
    Search(Box<SavedSearch>),
    Report,
    Held,
    /// It is no longer there, no longer this member's affair, or somebody has seen to it.
    Gone,
}

pub(super) async fn of(conn: &mut Conn, viewer: &Viewer, notification: &Notification) -> Result<About, AppError> {
    let subject = notification.subject.as_str();
    let found = match notification.kind {
        NotificationKind::Inquiry => conversation(conn, viewer, subject, true).await?,
        NotificationKind::Answer => conversation(conn, viewer, subject, false).await?,
        NotificationKind::Closed => listing(conn, viewer, subject).await?,
        NotificationKind::Draft => draft(conn, viewer, subject).await?,
        NotificationKind::Found => search(conn, viewer, subject).await?,
        NotificationKind::Follower => follower(conn, viewer, subject).await?,
        NotificationKind::BoardPost => board(conn, viewer, subject).await?,
        NotificationKind::Report if viewer.may_run_instance() => report(conn, subject).await?,
        NotificationKind::Held if viewer.may_run_instance() => Some(About::Held),
        NotificationKind::Report | NotificationKind::Held => None,
    };
    Ok(found.unwrap_or(About::Gone))
}

async fn conversation(conn: &mut Conn, viewer: &Viewer, subject: &str, ours_is_owner: bool) -> Result<Option<About>, AppError> {
    let Ok(id) = InquiryId::parse(subject) else { return Ok(None) };
    let Some(inquiry) = inquiries::find(conn, &id).await? else { return Ok(None) };
    let (ours, other) = if ours_is_owner { (&inquiry.owner, &inquiry.asker) } else { (&inquiry.asker, &inquiry.owner) };
    let Some(ours) = cooperatives::find_by_actor(conn, ours).await? else { return Ok(None) };
    let permission = if ours_is_owner { Permission::AnswerInquiries } else { Permission::AskOthers };
    if !viewer.may(permission, &ours.id) {
        return Ok(None);
    }
    let Some(from) = actors::find(conn, other).await? else { return Ok(None) };
    let listing = match &inquiry.listing {
        Some(id) => listings::find(conn, id).await?.map(|found| Box::new(found.listing)),
        None => None,
    };
    let listing = listing.filter(|listing| listing.state != ListingState::Removed);
    Ok(Some(About::Conversation { from: Box::new(from), listing, ours: Box::new(ours) }))
}

async fn listing(conn: &mut Conn, viewer: &Viewer, subject: &str) -> Result<Option<About>, AppError> {
    let Ok(id) = ListingId::parse(subject) else { return Ok(None) };
    if !listings::is_visible(conn, viewer, &id).await? {
        return Ok(None);
    }
    let found = listings::find(conn, &id).await?.map(|found| found.listing);
    Ok(found.filter(|listing| listing.state == ListingState::Closed).map(|listing| About::Listing(Box::new(listing))))
}

async fn draft(conn: &mut Conn, viewer: &Viewer, subject: &str) -> Result<Option<About>, AppError> {
    let Ok(id) = ListingId::parse(subject) else { return Ok(None) };
    let Some(found) = listings::find(conn, &id).await? else { return Ok(None) };
    let may = crate::listings::own_cooperative(&found.listing).is_some_and(|ours| viewer.may(Permission::WriteListings, ours));
    Ok((may && found.listing.state == ListingState::Draft).then(|| About::Listing(Box::new(found.listing))))
}

/// The cooperative of an actor, its board's included.
pub(super) async fn cooperative_of(conn: &mut Conn, actor: &ActorId) -> Result<Option<Cooperative>, AppError> {
    if let Some(found) = cooperatives::find_by_actor(conn, actor).await? {
        return Ok(Some(found));
    }
    match boards::find_by_actor(conn, actor).await? {
        Some(board) => Ok(cooperatives::find(conn, &board.cooperative).await?),
        None => Ok(None),
    }
}

async fn follower(conn: &mut Conn, viewer: &Viewer, subject: &str) -> Result<Option<About>, AppError> {
    let Ok(id) = FollowId::parse(subject) else { return Ok(None) };
    let Some(follow) = follows::find(conn, &id).await?.filter(|follow| follow.state == FollowState::Pending) else { return Ok(None) };
    let Some(from) = actors::find(conn, &follow.follower).await? else { return Ok(None) };
    let ours = cooperative_of(conn, &follow.target).await?;
    let may = match &ours {
        Some(ours) => viewer.may(Permission::ManageFollows, &ours.id),
        None => {
            let person = allmende_db::people::find_by_actor(conn, &follow.target).await?;
            person.and_then(|person| person.member).as_ref() == viewer.member().map(|member| &member.id)
        }
    };
    Ok(may.then(|| About::Follower { from: Box::new(from), ours: ours.map(Box::new) }))
}

async fn search(conn: &mut Conn, viewer: &Viewer, subject: &str) -> Result<Option<About>, AppError> {
    let (Ok(id), Some(member)) = (SavedSearchId::parse(subject), viewer.member()) else { return Ok(None) };
    Ok(saved_searches::find(conn, &member.id, &id).await?.map(|saved| About::Search(Box::new(saved))))
}

async fn board(conn: &mut Conn, viewer: &Viewer, subject: &str) -> Result<Option<About>, AppError> {
    let Ok(id) = CooperativeId::parse(subject) else { return Ok(None) };
    if !viewer.may(Permission::AnswerInquiries, &id) {
        return Ok(None);
    }
    Ok(cooperatives::find(conn, &id).await?.map(|ours| About::Board(Box::new(ours))))
}

async fn report(conn: &mut Conn, subject: &str) -> Result<Option<About>, AppError> {
    let Ok(id) = ReportId::parse(subject) else { return Ok(None) };
    Ok(reports::find(conn, &id).await?.map(|_| About::Report))
}
