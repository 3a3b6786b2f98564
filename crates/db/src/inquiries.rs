//! Inquiries and their messages.

use allmende_domain::ids::{ActorId, CooperativeId, InquiryId, ListingId, MemberId, MessageId};
use allmende_domain::inquiry::{Inquiry, InquiryState, Message};
use allmende_domain::listing::{Eligibility, ListingState};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! inquiry_columns {
    () => {
        "id, listing_id, asker_id, owner_id, state, created_at, updated_at"
    };
}

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! message_columns {
    () => {
        "id, inquiry_id, object_url, author_id, member_id, body, body_is_html, created_at, received_at"
    };
}

/// What an inquiry needs to know about the listing it asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    pub listing: ListingId,
    pub object_url: String,
    /// The cooperative that published it, when that is ours.
    pub cooperative: Option<CooperativeId>,
    /// The actor that published it, ours or not.
    pub owner: ActorId,
    pub state: ListingState,
    pub eligibility: Eligibility,
}

fn subject_from(row: &Row) -> Result<Subject, DbError> {
    Ok(Subject {
        listing: row.parse("id", |text| ListingId::parse(text).ok())?,
        object_url: row.get("object_url")?,
        cooperative: row.parse_optional("cooperative_id", |text| CooperativeId::parse(text).ok())?,
        owner: row.parse("owner_id", |text| ActorId::parse(text).ok())?,
        state: row.parse("state", ListingState::parse)?,
        eligibility: row.parse("eligibility", Eligibility::parse)?,
    })
}

pub(crate) fn inquiry_from(row: &Row) -> Result<Inquiry, DbError> {
    let actor = |text: &str| ActorId::parse(text).ok();
    Ok(Inquiry {
        id: row.parse("id", |text| InquiryId::parse(text).ok())?,
        listing: row.parse_optional("listing_id", |text| ListingId::parse(text).ok())?,
        asker: row.parse("asker_id", actor)?,
        owner: row.parse("owner_id", actor)?,
        state: row.parse("state", InquiryState::parse)?,
        created_at: UnixMillis(row.get("created_at")?),
        updated_at: UnixMillis(row.get("updated_at")?),
    })
}

fn message_from(row: &Row) -> Result<Message, DbError> {
    Ok(Message {
        id: row.parse("id", |text| MessageId::parse(text).ok())?,
        inquiry: row.parse("inquiry_id", |text| InquiryId::parse(text).ok())?,
        object_url: row.get("object_url")?,
        author: row.parse("author_id", |text| ActorId::parse(text).ok())?,
        member: row.parse_optional("member_id", |text| MemberId::parse(text).ok())?,
        body: row.get("body")?,
        body_is_html: row.get("body_is_html")?,
        created_at: UnixMillis(row.get("created_at")?),
    })
}

/// The listing of this id, with who published it.
///
/// # Errors
/// [`DbError`]
pub async fn subject(conn: &mut Conn, listing: &ListingId) -> Result<Option<Subject>, DbError> {
    sql("SELECT listings.id, listings.object_url, listings.cooperative_id, listings.state, listings.eligibility, \
         COALESCE(listings.actor_id, cooperatives.actor_id) AS owner_id \
         FROM listings LEFT JOIN cooperatives ON cooperatives.id = listings.cooperative_id WHERE listings.id = $1")
    .text(listing.as_str())
    .fetch_optional(conn, subject_from)
    .await
}

/// The same by the listing's federated id.
///
/// # Errors
/// [`DbError`]
pub async fn subject_by_url(conn: &mut Conn, object_url: &str) -> Result<Option<Subject>, DbError> {
    sql("SELECT listings.id, listings.object_url, listings.cooperative_id, listings.state, listings.eligibility, \
         COALESCE(listings.actor_id, cooperatives.actor_id) AS owner_id \
         FROM listings LEFT JOIN cooperatives ON cooperatives.id = listings.cooperative_id WHERE listings.object_url = $1")
    .text(object_url)
    .fetch_optional(conn, subject_from)
    .await
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &InquiryId) -> Result<Option<Inquiry>, DbError> {
    sql(concat!("SELECT ", inquiry_columns!(), " FROM inquiries WHERE id = $1")).text(id.as_str()).fetch_optional(conn, inquiry_from).await
}

/// The thread of this asker about this listing (or about none) with this owner; the oldest where there are several.
///
/// # Errors
/// [`DbError`]
pub async fn between(conn: &mut Conn, asker: &ActorId, owner: &ActorId, listing: Option<&ListingId>) -> Result<Option<Inquiry>, DbError> {
    // One text for both cases: '' is no listing's id.
    sql(concat!(
        "SELECT ",
        inquiry_columns!(),
        " FROM inquiries WHERE asker_id = $1 AND owner_id = $2 AND COALESCE(listing_id, '') = $3 ORDER BY created_at, id LIMIT 1"
    ))
    .text(asker.as_str())
    .text(owner.as_str())
    .text(listing.map_or("", ListingId::as_str))
    .fetch_optional(conn, inquiry_from)
    .await
}

/// Threads that an actor is part of, in one state or in any but archived, the one with the newest message first.
///
/// # Errors
/// [`DbError`]
pub async fn of_actor(
    conn: &mut Conn,
    actor: &ActorId,
    state: Option<InquiryState>,
    offset: i64,
    limit: i64,
) -> Result<Vec<Inquiry>, DbError> {
    sql(concat!(
        "SELECT ",
        inquiry_columns!(),
        " FROM inquiries WHERE (owner_id = $1 OR asker_id = $1) AND (state = $2 OR ($2 = '' AND state <> 'archived')) \
         ORDER BY updated_at DESC, id DESC LIMIT $3 OFFSET $4"
    ))
    .text(actor.as_str())
    .text(state.map_or("", InquiryState::as_str))
    .bind(limit)
    .bind(offset)
    .fetch_all(conn, inquiry_from)
    .await
}

/// How many threads wait for an answer of this owner.
///
/// # Errors
/// [`DbError`]
pub async fn count_open(conn: &mut Conn, owner: &ActorId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM inquiries WHERE owner_id = $1 AND state = 'open'")
        .text(owner.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// # Errors
/// [`DbError`]
pub async fn insert(tx: &mut Tx, inquiry: &Inquiry) -> Result<(), DbError> {
    sql("INSERT INTO inquiries (id, listing_id, asker_id, owner_id, state, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .text(inquiry.id.as_str())
        .bind(inquiry.listing.as_ref().map(|id| id.as_str().to_owned()))
        .text(inquiry.asker.as_str())
        .text(inquiry.owner.as_str())
        .text(inquiry.state.as_str())
        .bind(inquiry.created_at.0)
        .bind(inquiry.updated_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Makes every other transaction that changes the same thread wait for this one, so that its last message is the last until the commit.
///
/// # Errors
/// [`DbError`]
pub async fn lock(tx: &mut Tx, id: &InquiryId) -> Result<(), DbError> {
    sql("UPDATE inquiries SET updated_at = updated_at WHERE id = $1").text(id.as_str()).execute(tx).await.map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn set_state(tx: &mut Tx, id: &InquiryId, state: InquiryState, updated_at: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE inquiries SET state = $2, updated_at = $3 WHERE id = $1")
        .text(id.as_str())
        .text(state.as_str())
        .bind(updated_at.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Deletes a thread that has no message any more; `false` when it has one.
///
/// # Errors
/// [`DbError`]
pub async fn delete_empty(tx: &mut Tx, id: &InquiryId) -> Result<bool, DbError> {
    sql("DELETE FROM inquiries WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.inquiry_id = inquiries.id)")
        .text(id.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Adds a message that came, or was written, at `now`.
///
/// # Errors
/// [`DbError::Conflict`] when its federated id is known.
pub async fn insert_message(tx: &mut Tx, message: &Message, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO messages (id, inquiry_id, object_url, author_id, member_id, body, body_is_html, created_at, received_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .text(message.id.as_str())
    .text(message.inquiry.as_str())
    .text(&message.object_url)
    .text(message.author.as_str())
    .bind(message.member.as_ref().map(|id| id.as_str().to_owned()))
    .text(&message.body)
    .bind(message.body_is_html)
    .bind(message.created_at.0)
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn message(conn: &mut Conn, id: &MessageId) -> Result<Option<Message>, DbError> {
    sql(concat!("SELECT ", message_columns!(), " FROM messages WHERE id = $1")).text(id.as_str()).fetch_optional(conn, message_from).await
}

/// Whether a message was sent to this actor, or to somebody on the server of which this is the instance actor.
///
/// # Errors
/// [`DbError`]
pub async fn is_addressed_to(conn: &mut Conn, id: &MessageId, reader: &ActorId) -> Result<bool, DbError> {
    sql("SELECT 1 AS one FROM messages m JOIN inquiries i ON i.id = m.inquiry_id \
         JOIN actors t ON t.id = CASE WHEN m.author_id = i.owner_id THEN i.asker_id ELSE i.owner_id END \
         JOIN actors r ON r.id = $2 WHERE m.id = $1 AND (r.id = t.id OR (r.kind = 'Application' AND r.host = t.host))")
    .text(id.as_str())
    .text(reader.as_str())
    .fetch_optional(conn, |_| Ok(()))
    .await
    .map(|found| found.is_some())
}

/// # Errors
/// [`DbError`]
pub async fn message_by_url(conn: &mut Conn, object_url: &str) -> Result<Option<Message>, DbError> {
    sql(concat!("SELECT ", message_columns!(), " FROM messages WHERE object_url = $1"))
        .text(object_url)
        .fetch_optional(conn, message_from)
        .await
}

/// The messages of a thread, oldest first; the newest `limit` of them.
///
/// # Errors
/// [`DbError`]
pub async fn messages(conn: &mut Conn, inquiry: &InquiryId, limit: i64) -> Result<Vec<Message>, DbError> {
    let mut messages =
        sql(concat!("SELECT ", message_columns!(), " FROM messages WHERE inquiry_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2"))
            .text(inquiry.as_str())
            .bind(limit)
            .fetch_all(conn, message_from)
            .await?;
    messages.reverse();
    Ok(messages)
}

/// The message before this one in its thread.
///
/// # Errors
/// [`DbError`]
pub async fn message_before(conn: &mut Conn, message: &Message) -> Result<Option<Message>, DbError> {
    sql(concat!(
        "SELECT ",
        message_columns!(),
        " FROM messages WHERE inquiry_id = $1 AND (created_at < $2 OR (created_at = $2 AND id < $3)) \
         ORDER BY created_at DESC, id DESC LIMIT 1"
    ))
    .text(message.inquiry.as_str())
    .bind(message.created_at.0)
    .text(message.id.as_str())
    .fetch_optional(conn, message_from)
    .await
}

/// How many messages of an author came since `since` (by our clock, whatever date they carry) in threads with `other`, whoever asked.
///
/// # Errors
/// [`DbError`]
pub async fn count_since(conn: &mut Conn, author: &ActorId, other: &ActorId, since: UnixMillis) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM inquiries JOIN messages ON messages.inquiry_id = inquiries.id \
         WHERE ((inquiries.asker_id = $1 AND inquiries.owner_id = $2) OR (inquiries.asker_id = $2 AND inquiries.owner_id = $1)) \
         AND messages.author_id = $1 AND messages.received_at >= $3")
    .text(author.as_str())
    .text(other.as_str())
    .bind(since.0)
    .fetch_one(conn, |row| row.get("number"))
    .await
}

/// Replaces the body of an author's own message; `false` when there is none such.
///
/// # Errors
/// [`DbError`]
pub async fn set_body(tx: &mut Tx, object_url: &str, author: &ActorId, body: &str) -> Result<bool, DbError> {
    sql("UPDATE messages SET body = $3 WHERE object_url = $1 AND author_id = $2")
        .text(object_url)
        .text(author.as_str())
        .text(body)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Notes whether a message was addressed to everybody.
///
/// # Errors
/// [`DbError`]
pub async fn set_public(tx: &mut Tx, object_url: &str, author: &ActorId, is_public: bool) -> Result<bool, DbError> {
    sql("UPDATE messages SET is_public = $3 WHERE object_url = $1 AND author_id = $2")
        .text(object_url)
        .text(author.as_str())
        .bind(is_public)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Federated ids of what others wrote to a listing for everybody to read, the oldest first, at most `limit`. Hosts that are limited or
/// shut out are left out.
///
/// # Errors
/// [`DbError`]
pub async fn public_messages(conn: &mut Conn, listing: &ListingId, limit: i64) -> Result<Vec<String>, DbError> {
    sql("SELECT m.object_url FROM inquiries i JOIN messages m ON m.inquiry_id = i.id JOIN actors a ON a.id = m.author_id \
         WHERE i.listing_id = $1 AND m.is_public AND NOT a.is_local \
         AND NOT EXISTS (SELECT 1 FROM host_standings s WHERE s.host = a.host AND s.standing <> 'open') \
         ORDER BY m.created_at, m.id LIMIT $2")
    .text(listing.as_str())
    .bind(limit)
    .fetch_all(conn, |row| row.get("object_url"))
    .await
}

/// Deletes an author's own message; its thread, or `None` when there is none such.
///
/// # Errors
/// [`DbError`]
pub async fn delete_message(tx: &mut Tx, object_url: &str, author: &ActorId) -> Result<Option<InquiryId>, DbError> {
    sql("DELETE FROM messages WHERE object_url = $1 AND author_id = $2 RETURNING inquiry_id")
        .text(object_url)
        .text(author.as_str())
        .fetch_optional(tx, |row| row.parse("inquiry_id", |text| InquiryId::parse(text).ok()))
        .await
}

/// Deletes every message of an author, and the threads that have none left; how many messages.
///
/// # Errors
/// [`DbError`]
pub async fn delete_of_actor(tx: &mut Tx, author: &ActorId) -> Result<u64, DbError> {
    let deleted = sql("DELETE FROM messages WHERE author_id = $1").text(author.as_str()).execute(tx).await?;
    sql("DELETE FROM inquiries WHERE (asker_id = $1 OR owner_id = $1) \
         AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.inquiry_id = inquiries.id)")
    .text(author.as_str())
    .execute(tx)
    .await?;
    Ok(deleted)
}

/// What a member wrote in the name of others, newest first; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn messages_of_member(conn: &mut Conn, member: &MemberId, limit: i64) -> Result<Vec<Message>, DbError> {
    sql(concat!("SELECT ", message_columns!(), " FROM messages WHERE member_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2"))
        .text(member.as_str())
        .bind(limit)
        .fetch_all(conn, message_from)
        .await
}
