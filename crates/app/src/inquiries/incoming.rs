//! Messages of peers' actors, and where they belong.

use allmende_db::{Conn, cooperatives, follows, inquiries as rows, tombstones};
use allmende_domain::actor::Actor;
use allmende_domain::follow::FollowState;
use allmende_domain::ids::{ActorId, InquiryId, ListingId, MessageId};
use allmende_domain::inquiry::{Inquiry, InquiryState, Message};
use allmende_domain::listing::Eligibility;
use allmende_domain::notifications::News;
use allmende_domain::text::truncated;
use allmende_domain::time::{DAY_MS, UnixMillis};
use allmende_domain::url::ObjectUrl;

use super::{new_inquiry, other_side, settle, state_after};
use crate::App;
use crate::blocks;
use crate::error::AppError;
use crate::limits;
use crate::notifications;

/// A verified message of a peer's actor that may belong to an inquiry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// On the author's host.
    pub object_url: String,
    pub in_reply_to: Option<String>,
    /// Those of its addressees that are ours.
    pub mentions: Vec<ActorId>,
    /// Addresses that its text links to.
    pub links: Vec<String>,
    /// Source HTML, cut to [`limits::RECEIVED_MESSAGE_CHARS_MAX`].
    pub body_html: String,
    pub published_at: UnixMillis,
    /// Addressed to people only, not to the public or to followers.
    pub direct: bool,
}

/// What became of a received message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InquiryOutcome {
    /// It is in this thread, now or since it came first.
    Stored(InquiryId),
    /// It is no inquiry of ours; says why.
    NotForUs(&'static str),
}

/// A verified message of a peer's actor. It belongs to a thread when it answers one of our listings or a message of a thread, or
/// when it speaks to one of ours directly. Somebody who is no part of the thread that they answer gets their own about its listing.
/// The same message again changes nothing.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn receive(app: &App, author: &Actor, received: Received) -> Result<InquiryOutcome, AppError> {
    use InquiryOutcome::{NotForUs, Stored};
    let on_its_host = ObjectUrl::parse(&received.object_url).is_ok_and(|url| url.host() == author.url.host());
    if author.is_local || !on_its_host {
        return Ok(NotForUs("the message is not on its author's server"));
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if let Some(known) = rows::message_by_url(&mut tx, &received.object_url).await? {
        return Ok(if known.author == author.id { Stored(known.inquiry) } else { NotForUs("the id is somebody else's") });
    }
    let answered_at = match received.in_reply_to.as_deref() {
        Some(answered) => rows::message_by_url(&mut tx, answered).await?.map_or(UnixMillis(0), |message| message.created_at.plus(1)),
        None => UnixMillis(0),
    };
    let inquiry = match place(&mut tx, author, &received).await? {
        Place::Thread(inquiry) => inquiry,
        Place::About { listing, owner } => match rows::between(&mut tx, &author.id, &owner, listing.as_ref()).await? {
            Some(inquiry) => inquiry,
            None => new_inquiry(app, listing, author.id.clone(), owner, now),
        },
        Place::Nowhere(reason) => return Ok(NotForUs(reason)),
    };
    let deleted = tombstones::find(&mut tx, &received.object_url).await?;
    if deleted.is_some_and(|tombstone| tombstone.actor_url.as_ref() == Some(&author.url)) {
        return Ok(NotForUs("its author deleted it"));
    }
    if blocks::is_blocked_by(&mut tx, other_side(&inquiry, &author.id), &author.id).await? {
        return Ok(NotForUs("its author is blocked"));
    }
    let sent = rows::count_since(&mut tx, &author.id, other_side(&inquiry, &author.id), now.plus(-DAY_MS)).await?;
    if sent >= limits::MESSAGES_PER_DAY_MAX {
        return Ok(NotForUs("its author wrote too many messages today"));
    }
    if rows::find(&mut tx, &inquiry.id).await?.is_none() {
        rows::insert(&mut tx, &inquiry).await?;
    }
    let message = Message {
        id: MessageId::from_uuid(app.uuid()),
        inquiry: inquiry.id.clone(),
        object_url: received.object_url,
        author: author.id.clone(),
        member: None,
        body: truncated(&received.body_html, limits::RECEIVED_MESSAGE_CHARS_MAX),
        body_is_html: true,
        // Clocks of servers differ: nothing was written before its thread began or before what it answers, nor will it have been.
        created_at: received.published_at.max(inquiry.created_at).max(answered_at).min(now),
    };
    rows::insert_message(&mut tx, &message, now).await?;
    // By arrival, not by the date that the peer gives: a question must not be overlooked because a clock there is slow.
    rows::set_state(&mut tx, &inquiry.id, state_after(&inquiry, &author.id), now).await?;
    notifications::note(app, &mut tx, &News::Message(message.id)).await?;
    tx.commit().await?;
    app.nudge.news.notify_one();
    Ok(Stored(inquiry.id))
}

/// A verified new version of a message by its author. `false` when no message of that author has this id.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn edit_message(app: &App, author: &Actor, object_url: &str, body: &str) -> Result<bool, AppError> {
    if author.is_local {
        return Ok(false);
    }
    let mut tx = app.db.begin().await?;
    // Nearly always there is none, and to look costs less than to try.
    let Some(message) = rows::message_by_url(&mut tx, object_url).await?.filter(|message| message.author == author.id) else {
        return Ok(false);
    };
    if let Some(inquiry) = rows::find(&mut tx, &message.inquiry).await?
        && blocks::is_blocked_by(&mut tx, other_side(&inquiry, &author.id), &author.id).await?
    {
        return Ok(false);
    }
    let body = truncated(body, limits::RECEIVED_MESSAGE_CHARS_MAX);
    let changed = rows::set_body(&mut tx, object_url, &author.id, &body).await?;
    tx.commit().await?;
    Ok(changed)
}

/// Notes whether a message that was just stored was addressed to everybody.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn note_public(app: &App, author: &Actor, object_url: &str, is_public: bool) -> Result<(), AppError> {
    let mut tx = app.db.begin().await?;
    rows::set_public(&mut tx, object_url, &author.id, is_public).await?;
    Ok(tx.commit().await?)
}

/// A verified deletion of a message by its author, remembered also when the message has not come yet (case Q9). `true` when a
/// message was deleted; a thread without messages goes with its last one.
///
/// # Errors
/// [`AppError`] of the database.
pub async fn delete_message(app: &App, author: &Actor, object_url: &str) -> Result<bool, AppError> {
    let Ok(url) = ObjectUrl::parse(object_url) else { return Ok(false) };
    if author.is_local || url.host() != author.url.host() {
        return Ok(false);
    }
    let now = app.now();
    let mut tx = app.db.begin().await?;
    // Somebody else's message: its author's neighbours on that server may not bury it, now or in advance (case S13).
    if rows::message_by_url(&mut tx, object_url).await?.is_some_and(|message| message.author != author.id) {
        return Ok(false);
    }
    let thread = rows::delete_message(&mut tx, object_url, &author.id).await?;
    if let Some(id) = &thread
        && !rows::delete_empty(&mut tx, id).await?
        && let Some(inquiry) = rows::find(&mut tx, id).await?
        && inquiry.state != InquiryState::Archived
    {
        settle(&mut tx, &inquiry, inquiry.updated_at).await?;
    }
    let actor_url = Some(author.url.clone());
    let tombstone = tombstones::TombstoneRow { object_url: url, former_type: "Note".to_owned(), actor_url, deleted_at: now };
    tombstones::insert(&mut tx, &tombstone).await?;
    tx.commit().await?;
    Ok(thread.is_some())
}

/// Where a received message belongs.
enum Place {
    Thread(Inquiry),
    About { listing: Option<ListingId>, owner: ActorId },
    Nowhere(&'static str),
}

async fn place(conn: &mut Conn, author: &Actor, received: &Received) -> Result<Place, AppError> {
    if let Some(answered) = received.in_reply_to.as_deref() {
        if let Some(message) = rows::message_by_url(conn, answered).await?
            && let Some(inquiry) = rows::find(conn, &message.inquiry).await?
        {
            if inquiry.asker == author.id || inquiry.owner == author.id {
                return Ok(Place::Thread(inquiry));
            }
            if let Some(listing) = &inquiry.listing
                && let Some(subject) = rows::subject(conn, listing).await?
            {
                return about_listing(conn, author, subject).await;
            }
        }
        if let Some(subject) = rows::subject_by_url(conn, answered).await? {
            return about_listing(conn, author, subject).await;
        }
    }
    if received.direct { about_mention(conn, author, received).await } else { Ok(Place::Nowhere("it answers nothing of ours")) }
}

/// A direct message to one of ours: about the listing of theirs that it links to, or about none.
async fn about_mention(conn: &mut Conn, author: &Actor, received: &Received) -> Result<Place, AppError> {
    let mut owner = None;
    for mention in received.mentions.iter().take(limits::MESSAGE_REFERENCES_MAX) {
        if cooperatives::find_by_actor(conn, mention).await?.is_some() {
            owner = Some(mention.clone());
            break;
        }
    }
    let Some(owner) = owner else { return Ok(Place::Nowhere("it speaks to none of ours")) };
    for link in received.links.iter().take(limits::MESSAGE_REFERENCES_MAX) {
        if let Some(subject) = rows::subject_by_url(conn, link).await?
            && received.mentions.contains(&subject.owner)
            && let about @ Place::About { .. } = about_listing(conn, author, subject).await?
        {
            return Ok(about);
        }
    }
    Ok(Place::About { listing: None, owner })
}

/// The author's own thread about one of our listings, when the author may know it.
async fn about_listing(conn: &mut Conn, author: &Actor, subject: rows::Subject) -> Result<Place, AppError> {
    if subject.cooperative.is_none() {
        return Ok(Place::Nowhere("it answers somebody else's listing"));
    }
    let follows = follows::between(conn, &author.id, &subject.owner).await?.is_some_and(|follow| follow.state == FollowState::Accepted);
    let may_know = match subject.eligibility {
        Eligibility::Public => true,
        Eligibility::Network => follows,
        Eligibility::Members => false,
    };
    if !may_know || !subject.state.is_out() {
        return Ok(Place::Nowhere("it answers nothing of ours"));
    }
    Ok(Place::About { listing: Some(subject.listing), owner: subject.owner })
}
