//! Inquiries: a question to a listing, and the conversation that follows, with people and cooperatives anywhere.
//!
//! Only the stewards of the cooperatives that are part of a thread, and whoever runs the instance, see it; for everybody else it does not exist (case V1).
//! Who runs the instance and is no steward of either side says nothing in it.

mod incoming;
mod outcomes;

use std::collections::HashMap;

use allmende_db::{Conn, Tx, actors, cooperatives, events, inquiries as rows, inquiry_outcomes, listings, members, standings};
use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::event::Event;
use allmende_domain::ids::{ActorId, CooperativeId, InquiryId, ListingId, MemberId, MessageId};
use allmende_domain::inquiry::{Inquiry, InquiryState, Message, Outcome};
use allmende_domain::limits::PAGE_SIZE;
use allmende_domain::listing::{Listing, ListingState};
use allmende_domain::notifications::News;
use allmende_domain::permission::{Permission, Viewer};
use allmende_domain::text::paragraphs;
use allmende_domain::time::{DAY_MS, HOUR_MS, SECOND_MS, UnixMillis};

pub use incoming::{InquiryOutcome, Received, delete_message, edit_message, note_public, receive};
pub use outcomes::{Conclusion, ListingThen, conclude, take_back, threads, unarchive};

use crate::App;
use crate::blocks;
use crate::error::AppError;
use crate::limits;
use crate::notifications;
use crate::page::Page;
use crate::permit::{not_of_cooperative, require, require_voice};

/// A thread as one of its cooperatives sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct InquiryView {
    pub inquiry: Inquiry,
    /// `None` when it is about none, or the listing was removed.
    pub listing: Option<Listing>,
    pub asker: Actor,
    pub owner: Actor,
    pub last: Message,
    /// The viewer's cooperative is the one that was asked.
    pub ours_is_owner: bool,
    /// How it ended, where somebody of the viewer's side noted that.
    pub outcome: Option<Outcome>,
}

/// A whole thread, oldest message first.
#[derive(Debug, Clone, PartialEq)]
pub struct Thread {
    pub view: InquiryView,
    /// The viewer speaks for one of its sides.
    pub may_answer: bool,
    /// The server of the other side is suspended or not on the list: what was said stays, nothing is added.
    pub is_cut_off: bool,
    pub messages: Vec<(Message, Actor)>,
    /// The names of our members who wrote in it.
    pub writers: HashMap<MemberId, String>,
}

/// A message with all that its federated form needs.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageView {
    pub message: Message,
    pub author: Actor,
    /// The other side of the thread.
    pub to: Actor,
    /// Federated id of the message before it, or of the listing.
    pub in_reply_to: Option<String>,
    pub listing_url: Option<String>,
    /// Names the thread, the same for all its messages.
    pub conversation: String,
}

/// Asks about a listing of somebody else in the name of a cooperative. A second question about it continues the first thread.
///
/// # Errors
/// [`AppError::Invalid`] (field `body`: `body-missing`, `text-too-long`); [`AppError::NotFound`] for a listing that the viewer cannot
/// see, [`AppError::Gone`] for a removed one; [`AppError::Conflict`] `inquiry-own`, `listing-closed`, `inquiry-blocked`, `inquiry-refused`, `actor-gone`,
/// `peer-suspended`, `not-of-cooperative`;
/// [`AppError::TooMany`]; refusals.
pub async fn ask(app: &App, viewer: &Viewer, as_: &CooperativeId, listing: &ListingId, body: &str) -> Result<Inquiry, AppError> {
    require_voice(viewer, Permission::AskOthers, as_)?;
    let body = checked_body(body)?;
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let asker = cooperatives::find(&mut tx, as_).await?.ok_or(AppError::NotFound)?.actor;
    let subject = rows::subject(&mut tx, listing).await?.ok_or(AppError::NotFound)?;
    check_subject(viewer, &subject)?;
    if subject.owner == asker {
        return Err(AppError::conflict("inquiry-own", "this listing is your own"));
    }
    check_reachable(&mut tx, &asker, &subject.owner).await?;
    let found = rows::between(&mut tx, &asker, &subject.owner, Some(listing)).await?;
    let inquiry = match found {
        Some(inquiry) => inquiry,
        None => open_thread(app, &mut tx, Some(listing.clone()), asker.clone(), subject.owner, now).await?,
    };
    write(app, &mut tx, viewer, &inquiry, &asker, body).await?;
    commit(app, tx).await?;
    Ok(Inquiry { state: InquiryState::Open, updated_at: now, ..inquiry })
}

/// Adds a message to a thread, for the side whose cooperative the viewer speaks for. Who speaks for both sides answers for the one
/// that did not write last.
///
/// # Errors
/// As [`ask`], and [`AppError::NotFound`] for who is no steward of either side and does not run the instance.
pub async fn answer(app: &App, viewer: &Viewer, id: &InquiryId, body: &str) -> Result<Message, AppError> {
    let mut tx = app.db.begin().await?;
    let inquiry = rows::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let sides = Sides::of(&mut tx, viewer, &inquiry).await?.ok_or(AppError::NotFound)?;
    if !sides.speaks {
        return Err(not_of_cooperative());
    }
    let body = checked_body(body)?;
    let author = match (sides.owner, sides.asker) {
        (true, true) => {
            let last = last_message(&mut tx, &inquiry).await?;
            if last.author == inquiry.owner { &inquiry.asker } else { &inquiry.owner }
        }
        (true, false) => &inquiry.owner,
        _ => &inquiry.asker,
    };
    check_reachable(&mut tx, author, other_side(&inquiry, author)).await?;
    let message = write(app, &mut tx, viewer, &inquiry, author, body).await?;
    commit(app, tx).await?;
    Ok(message)
}

/// A cooperative's threads, newest message first: those in `state`, or all that are not archived. `page` counts from 0.
///
/// # Errors
/// Refusals.
pub async fn list(
    app: &App,
    viewer: &Viewer,
    cooperative: &CooperativeId,
    state: Option<InquiryState>,
    page: i64,
) -> Result<Page<InquiryView>, AppError> {
    require(viewer, Permission::AnswerInquiries, cooperative)?;
    let mut conn = app.db.read().await?;
    let actor = cooperatives::find(&mut conn, cooperative).await?.ok_or(AppError::NotFound)?.actor;
    let page = page.max(0);
    let found = rows::of_actor(&mut conn, &actor, state, page.saturating_mul(PAGE_SIZE), PAGE_SIZE + 1).await?;
    page_of(&mut conn, found, &actor, page).await
}

/// What `actor` sees of threads, of which there may be one more than a page holds.
async fn page_of(conn: &mut Conn, found: Vec<Inquiry>, actor: &ActorId, page: i64) -> Result<Page<InquiryView>, AppError> {
    let mut views = Vec::with_capacity(found.len());
    for inquiry in found {
        let ours_is_owner = inquiry.owner == *actor;
        views.push(view(conn, inquiry, ours_is_owner).await?);
    }
    Ok(Page::from_extra(views, page, PAGE_SIZE))
}

/// How many threads wait for an answer of this cooperative.
///
/// # Errors
/// Refusals.
pub async fn count_open(app: &App, viewer: &Viewer, cooperative: &CooperativeId) -> Result<i64, AppError> {
    require(viewer, Permission::AnswerInquiries, cooperative)?;
    let mut conn = app.db.read().await?;
    let actor = cooperatives::find(&mut conn, cooperative).await?.ok_or(AppError::NotFound)?.actor;
    Ok(rows::count_open(&mut conn, &actor).await?)
}

/// A thread with its newest [`limits::THREAD_MESSAGES_MAX`] messages.
///
/// # Errors
/// [`AppError::NotFound`] for who is no steward of either side.
pub async fn show(app: &App, viewer: &Viewer, id: &InquiryId) -> Result<Thread, AppError> {
    let mut conn = app.db.read().await?;
    let inquiry = rows::find(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let sides = Sides::of(&mut conn, viewer, &inquiry).await?.ok_or(AppError::NotFound)?;
    let messages = rows::messages(&mut conn, id, limits::THREAD_MESSAGES_MAX).await?;
    let view = view(&mut conn, inquiry, sides.owner).await?;
    let authors: HashMap<ActorId, Actor> = [&view.asker, &view.owner].into_iter().map(|actor| (actor.id.clone(), actor.clone())).collect();
    let messages = messages.into_iter().filter_map(|message| authors.get(&message.author).cloned().map(|author| (message, author)));
    let messages: Vec<(Message, Actor)> = messages.collect();
    let mut writers = HashMap::new();
    for id in messages.iter().filter_map(|(message, _)| message.member.as_ref()) {
        if !writers.contains_key(id)
            && let Some(member) = members::find(&mut conn, id).await?
        {
            writers.insert(id.clone(), member.display_name);
        }
    }
    let mut is_cut_off = false;
    for actor in [&view.asker, &view.owner].into_iter().filter(|actor| !actor.is_local) {
        is_cut_off |= standings::is_shut(&mut conn, &actor.url.host()).await?;
    }
    Ok(Thread { messages, writers, is_cut_off, may_answer: sides.speaks, view })
}

/// Puts a thread away until somebody writes in it again. Where we were asked, that is for our side to do.
///
/// # Errors
/// [`AppError::NotFound`] for who is no steward of either side; [`AppError::Forbidden`] for an asker whose thread another cooperative
/// here has to answer.
pub async fn archive(app: &App, viewer: &Viewer, id: &InquiryId) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    let (inquiry, ours) = outcomes::manageable(&mut tx, viewer, id).await?;
    rows::set_state(&mut tx, id, InquiryState::Archived, inquiry.updated_at).await?;
    outcomes::settled(app, &mut tx, &inquiry, &ours).await?;
    Ok(tx.commit().await?)
}

/// A message with all that its federated form needs. Whoever asks sees to it that only the other side gets it.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn message(app: &App, id: &MessageId) -> Result<Option<MessageView>, AppError> {
    let mut conn = app.db.read().await?;
    let Some(message) = rows::message(&mut conn, id).await? else { return Ok(None) };
    let Some(inquiry) = rows::find(&mut conn, &message.inquiry).await? else { return Ok(None) };
    let listing_url = match &inquiry.listing {
        Some(listing) => rows::subject(&mut conn, listing).await?.map(|subject| subject.object_url),
        None => None,
    };
    let before = rows::message_before(&mut conn, &message).await?.map(|message| message.object_url);
    Ok(Some(MessageView {
        author: find_actor(&mut conn, &message.author).await?,
        to: find_actor(&mut conn, other_side(&inquiry, &message.author)).await?,
        in_reply_to: before.or_else(|| listing_url.clone()),
        listing_url,
        conversation: app.addresses.url(&format!("/inquiries/{}", inquiry.id)).to_string(),
        message,
    }))
}

/// The same for the one it was sent to, or the instance actor of its server, as which servers fetch. For everybody else it does not exist,
/// and costs the same statements as one that does not (case V7).
///
/// # Errors
/// [`AppError::NotFound`]
pub async fn message_for(app: &App, viewer: &Viewer, id: &MessageId) -> Result<MessageView, AppError> {
    let Viewer::Peer(reader) = viewer else { return Err(AppError::NotFound) };
    if !rows::is_addressed_to(&mut app.db.read().await?, id, reader).await? {
        return Err(AppError::NotFound);
    }
    message(app, id).await?.ok_or(AppError::NotFound)
}

/// Whether the viewer may read a message: for everybody else it does not exist (case V1).
pub(crate) async fn may_read(conn: &mut Conn, viewer: &Viewer, message: &Message) -> Result<bool, AppError> {
    let Some(inquiry) = rows::find(conn, &message.inquiry).await? else { return Ok(false) };
    Ok(Sides::of(conn, viewer, &inquiry).await?.is_some())
}

/// From which sides the viewer sees a thread.
struct Sides {
    owner: bool,
    asker: bool,
    /// They also speak for them. Who runs the instance, and looks after neither, reads both.
    speaks: bool,
}

impl Sides {
    /// `None` when from neither: then the thread does not exist for them.
    async fn of(conn: &mut Conn, viewer: &Viewer, inquiry: &Inquiry) -> Result<Option<Self>, AppError> {
        let (owner, asker) =
            (cooperatives::find_by_actor(conn, &inquiry.owner).await?, cooperatives::find_by_actor(conn, &inquiry.asker).await?);
        let both = |speaks: bool, may: &dyn Fn(&Cooperative, Permission) -> bool| {
            let owner = owner.as_ref().is_some_and(|ours| may(ours, Permission::AnswerInquiries));
            let asker = asker.as_ref().is_some_and(|ours| may(ours, Permission::AskOthers));
            (owner || asker).then_some(Self { owner, asker, speaks })
        };
        let voices = both(true, &|ours, permission| viewer.may_speak(permission, &ours.id));
        Ok(voices.or_else(|| both(false, &|ours, permission| viewer.may(permission, &ours.id))))
    }
}

fn checked_body(body: &str) -> Result<String, AppError> {
    let max = limits::MESSAGE_CHARS_MAX;
    match paragraphs(body, max) {
        Ok(body) if body.is_empty() => Err(AppError::invalid("body", "body-missing", "needs a text")),
        Ok(body) => Ok(body),
        Err(error) => Err(AppError::invalid("body", "text-too-long", error.to_string())),
    }
}

fn check_subject(viewer: &Viewer, subject: &rows::Subject) -> Result<(), AppError> {
    let visible = match &subject.cooperative {
        Some(cooperative) => viewer.may_see(cooperative, subject.state, subject.eligibility, false),
        None => subject.state.is_out(),
    };
    match subject.state {
        ListingState::Removed => Err(AppError::Gone),
        _ if !visible => Err(AppError::NotFound),
        ListingState::Closed => Err(AppError::conflict("listing-closed", "this listing is closed")),
        _ => Ok(()),
    }
}

/// Whether `ours` can write to `actor`.
async fn check_reachable(conn: &mut Conn, ours: &ActorId, actor: &ActorId) -> Result<(), AppError> {
    let actor = find_actor(conn, actor).await?;
    if blocks::is_blocked_by(conn, ours, &actor.id).await? {
        return Err(AppError::conflict("inquiry-blocked", format!("{} is blocked; take that back first", actor.handle())));
    }
    if actor.is_local && blocks::is_blocked_by(conn, &actor.id, ours).await? {
        return Err(AppError::conflict("inquiry-refused", format!("{} takes no messages of this cooperative", actor.handle())));
    }
    crate::speakers::check_reachable(conn, &actor).await
}

fn new_inquiry(app: &App, listing: Option<ListingId>, asker: ActorId, owner: ActorId, now: UnixMillis) -> Inquiry {
    let id = InquiryId::from_uuid(app.uuid());
    Inquiry { id, listing, asker, owner, state: InquiryState::Open, created_at: now, updated_at: now }
}

async fn open_thread(
    app: &App,
    tx: &mut Tx,
    listing: Option<ListingId>,
    asker: ActorId,
    owner: ActorId,
    now: UnixMillis,
) -> Result<Inquiry, AppError> {
    let inquiry = new_inquiry(app, listing, asker, owner, now);
    rows::insert(tx, &inquiry).await?;
    Ok(inquiry)
}

/// Adds a message of ours and records it.
async fn write(app: &App, tx: &mut Tx, viewer: &Viewer, inquiry: &Inquiry, author: &ActorId, body: String) -> Result<Message, AppError> {
    let now = app.now();
    let sent = rows::count_since(tx, author, other_side(inquiry, author), now.plus(-DAY_MS)).await?;
    if sent >= limits::MESSAGES_PER_DAY_MAX {
        return Err(AppError::TooMany { retry_after_seconds: HOUR_MS / SECOND_MS });
    }
    let id = MessageId::from_uuid(app.uuid());
    let message = Message {
        object_url: app.addresses.message(&id).to_string(),
        id,
        inquiry: inquiry.id.clone(),
        author: author.clone(),
        member: viewer.member().map(|member| member.id.clone()),
        body,
        body_is_html: false,
        created_at: now,
    };
    rows::insert_message(tx, &message, now).await?;
    rows::set_state(tx, &inquiry.id, state_after(inquiry, author), now).await?;
    events::record(tx, &Event::MessageSent(message.id.clone()), 0, now).await?;
    notifications::note(app, tx, &News::Message(message.id.clone())).await?;
    Ok(message)
}

/// The state of a thread after a message of `author`: answered when that is the owner, open otherwise.
fn state_after(inquiry: &Inquiry, author: &ActorId) -> InquiryState {
    if *author == inquiry.owner { InquiryState::Answered } else { InquiryState::Open }
}

/// Sets the state of a thread from its last message.
async fn settle(tx: &mut Tx, inquiry: &Inquiry, updated_at: UnixMillis) -> Result<(), AppError> {
    let last = last_message(tx, inquiry).await?;
    rows::set_state(tx, &inquiry.id, state_after(inquiry, &last.author), updated_at).await?;
    Ok(())
}

async fn commit(app: &App, tx: Tx) -> Result<(), AppError> {
    tx.commit().await?;
    // Whom we wrote to is no newcomer any more.
    app.policies.forget();
    app.nudge.events.notify_one();
    app.nudge.news.notify_one();
    Ok(())
}

fn other_side<'a>(inquiry: &'a Inquiry, author: &ActorId) -> &'a ActorId {
    if inquiry.owner == *author { &inquiry.asker } else { &inquiry.owner }
}

async fn last_message(conn: &mut Conn, inquiry: &Inquiry) -> Result<Message, AppError> {
    let newest = rows::messages(conn, &inquiry.id, 1).await?;
    newest.into_iter().next().ok_or_else(|| AppError::Internal("an inquiry without a message".to_owned()))
}

async fn view(conn: &mut Conn, inquiry: Inquiry, ours_is_owner: bool) -> Result<InquiryView, AppError> {
    let listing = match &inquiry.listing {
        Some(listing) => listings::find(conn, listing).await?.map(|found| found.listing),
        None => None,
    };
    let owner = find_actor(conn, &inquiry.owner).await?;
    // Whoever was asked here notes the end for their own eyes; what is noted about a thread with elsewhere is always ours.
    let outcome = if ours_is_owner || !owner.is_local { inquiry_outcomes::find(conn, &inquiry.id).await? } else { None };
    Ok(InquiryView {
        listing: listing.filter(|listing| listing.state != ListingState::Removed),
        asker: find_actor(conn, &inquiry.asker).await?,
        owner,
        last: last_message(conn, &inquiry).await?,
        outcome,
        ours_is_owner,
        inquiry,
    })
}

async fn find_actor(conn: &mut Conn, id: &ActorId) -> Result<Actor, AppError> {
    actors::find(conn, id).await?.ok_or_else(|| AppError::Internal("an inquiry names an actor that is not stored".to_owned()))
}
