//! How conversations ended, and which of them somebody looks for.

use allmende_domain::ids::{ActorId, InquiryId, MemberId};
use allmende_domain::inquiry::{Inquiry, InquiryFilter, Outcome, OutcomeResult};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::inquiries::inquiry_from;

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, inquiry: &InquiryId) -> Result<Option<Outcome>, DbError> {
    sql("SELECT result, what, ends_at, member_id, decided_at FROM inquiry_outcomes WHERE inquiry_id = $1")
        .text(inquiry.as_str())
        .fetch_optional(conn, outcome_from)
        .await
}

fn outcome_from(row: &Row) -> Result<Outcome, DbError> {
    Ok(Outcome {
        result: row.parse("result", OutcomeResult::parse)?,
        what: row.get("what")?,
        ends_at: row.get::<Option<i64>>("ends_at")?.map(UnixMillis),
        member: row.parse_optional("member_id", |text| MemberId::parse(text).ok())?,
        decided_at: UnixMillis(row.get("decided_at")?),
    })
}

/// The ends that a member noted, each with its thread; the newest first.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId, limit: i64) -> Result<Vec<(InquiryId, Outcome)>, DbError> {
    sql("SELECT inquiry_id, result, what, ends_at, member_id, decided_at FROM inquiry_outcomes WHERE member_id = $1 \
         ORDER BY decided_at DESC, inquiry_id DESC LIMIT $2")
    .text(member.as_str())
    .bind(limit)
    .fetch_all(conn, |row| Ok((row.parse("inquiry_id", |text| InquiryId::parse(text).ok())?, outcome_from(row)?)))
    .await
}

/// Notes how it ended, in the place of what was noted before.
///
/// # Errors
/// [`DbError`]
pub async fn put(tx: &mut Tx, inquiry: &InquiryId, outcome: &Outcome) -> Result<(), DbError> {
    sql("INSERT INTO inquiry_outcomes (inquiry_id, result, what, ends_at, member_id, decided_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (inquiry_id) DO UPDATE SET result = EXCLUDED.result, what = EXCLUDED.what, ends_at = EXCLUDED.ends_at, \
         member_id = EXCLUDED.member_id, decided_at = EXCLUDED.decided_at")
    .text(inquiry.as_str())
    .text(outcome.result.as_str())
    .text(&outcome.what)
    .bind(outcome.ends_at.map(|time| time.0))
    .bind(outcome.member.as_ref().map(|id| id.as_str().to_owned()))
    .bind(outcome.decided_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// Takes it back; `false` when nothing was noted.
///
/// # Errors
/// [`DbError`]
pub async fn remove(tx: &mut Tx, inquiry: &InquiryId) -> Result<bool, DbError> {
    sql("DELETE FROM inquiry_outcomes WHERE inquiry_id = $1").text(inquiry.as_str()).execute(tx).await.map(|changed| changed == 1)
}

/// Threads that an actor is part of, the one with the newest message first. A thread between two that are both `actor`'s cannot be. Where two
/// of ours wrote to each other, the end is what the one that was asked noted, for its own eyes.
///
/// # Errors
/// [`DbError`]
pub async fn filtered(conn: &mut Conn, actor: &ActorId, filter: InquiryFilter, offset: i64, limit: i64) -> Result<Vec<Inquiry>, DbError> {
    sql("SELECT id, listing_id, asker_id, owner_id, state, created_at, updated_at FROM inquiries \
         WHERE (owner_id = $1 OR asker_id = $1) AND (\
         (CAST($2 AS TEXT) = 'archived' AND state = 'archived') OR (state <> 'archived' AND (\
         CAST($2 AS TEXT) = 'all' \
         OR (CAST($2 AS TEXT) = 'ours' AND ((owner_id = $1 AND state = 'open') OR (asker_id = $1 AND state = 'answered'))) \
         OR (CAST($2 AS TEXT) = 'theirs' AND ((asker_id = $1 AND state = 'open') OR (owner_id = $1 AND state = 'answered'))) \
         OR (CAST($2 AS TEXT) = 'agreed' AND EXISTS (SELECT 1 FROM inquiry_outcomes o WHERE o.inquiry_id = inquiries.id AND o.result = 'agreed') \
         AND (owner_id = $1 OR NOT EXISTS (SELECT 1 FROM cooperatives c WHERE c.actor_id = inquiries.owner_id)))\
         ))) ORDER BY updated_at DESC, id DESC LIMIT $3 OFFSET $4")
    .text(actor.as_str())
    .text(filter.as_str())
    .bind(limit)
    .bind(offset)
    .fetch_all(conn, inquiry_from)
    .await
}
