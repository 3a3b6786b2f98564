//! Who asks to join a cooperative, and whether one lets strangers ask.

use allmende_domain::ids::{CooperativeId, JoinRequestId, MemberId};
use allmende_domain::joining::{JoinRequest, JoinState, JoinTerms};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! request_columns {
    () => {
        "id, cooperative_id, member_id, login, display_name, why, state, answer, created_at, decided_at"
    };
}

fn request_from(row: &Row) -> Result<JoinRequest, DbError> {
    Ok(JoinRequest {
        id: row.parse("id", |text| JoinRequestId::parse(text).ok())?,
        cooperative: row.parse("cooperative_id", |text| CooperativeId::parse(text).ok())?,
        member: row.parse_optional("member_id", |text| MemberId::parse(text).ok())?,
        login: row.get("login")?,
        display_name: row.get("display_name")?,
        why: row.get("why")?,
        state: row.parse("state", JoinState::parse)?,
        answer: row.get("answer")?,
        created_at: UnixMillis(row.get("created_at")?),
        decided_at: row.get::<Option<i64>>("decided_at")?.map(UnixMillis),
    })
}

/// # Errors
/// [`DbError`]
pub async fn terms(conn: &mut Conn, cooperative: &CooperativeId) -> Result<JoinTerms, DbError> {
    let found = sql("SELECT is_open, words FROM joining WHERE cooperative_id = $1")
        .text(cooperative.as_str())
        .fetch_optional(conn, |row| Ok(JoinTerms { is_open: row.get("is_open")?, words: row.get("words")? }))
        .await?;
    Ok(found.unwrap_or_default())
}

/// # Errors
/// [`DbError::Conflict`] when the cooperative does not exist.
pub async fn set_terms(tx: &mut Tx, cooperative: &CooperativeId, terms: &JoinTerms) -> Result<(), DbError> {
    sql("INSERT INTO joining (cooperative_id, is_open, words) VALUES ($1, $2, $3) \
         ON CONFLICT (cooperative_id) DO UPDATE SET is_open = excluded.is_open, words = excluded.words")
    .text(cooperative.as_str())
    .bind(terms.is_open)
    .text(&terms.words)
    .execute(tx)
    .await
    .map(|_| ())
}

/// # Errors
/// [`DbError::Conflict`] when the cooperative does not exist.
pub async fn insert(tx: &mut Tx, request: &JoinRequest, token_hash: &str) -> Result<(), DbError> {
    sql("INSERT INTO join_requests (id, token_hash, cooperative_id, member_id, login, display_name, why, state, answer, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
    .text(request.id.as_str())
    .text(token_hash)
    .text(request.cooperative.as_str())
    .bind(request.member.as_ref().map(|id| id.as_str().to_owned()))
    .text(&request.login)
    .text(&request.display_name)
    .text(&request.why)
    .text(request.state.as_str())
    .text(&request.answer)
    .bind(request.created_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &JoinRequestId) -> Result<Option<JoinRequest>, DbError> {
    sql(concat!("SELECT ", request_columns!(), " FROM join_requests WHERE id = $1"))
        .text(id.as_str())
        .fetch_optional(conn, request_from)
        .await
}

/// # Errors
/// [`DbError`]
pub async fn find_by_token(conn: &mut Conn, token_hash: &str) -> Result<Option<JoinRequest>, DbError> {
    sql(concat!("SELECT ", request_columns!(), " FROM join_requests WHERE token_hash = $1"))
        .text(token_hash)
        .fetch_optional(conn, request_from)
        .await
}

/// Those of a cooperative that wait, the oldest first.
///
/// # Errors
/// [`DbError`]
pub async fn waiting(conn: &mut Conn, cooperative: &CooperativeId) -> Result<Vec<JoinRequest>, DbError> {
    sql(concat!(
        "SELECT ",
        request_columns!(),
        " FROM join_requests WHERE cooperative_id = $1 AND state = 'waiting' ORDER BY created_at, id"
    ))
    .text(cooperative.as_str())
    .fetch_all(conn, request_from)
    .await
}

/// How many of a cooperative wait.
///
/// # Errors
/// [`DbError`]
pub async fn waiting_count(conn: &mut Conn, cooperative: &CooperativeId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM join_requests WHERE cooperative_id = $1 AND state = 'waiting'")
        .text(cooperative.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// What a member asked, the latest first.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId) -> Result<Vec<JoinRequest>, DbError> {
    sql(concat!("SELECT ", request_columns!(), " FROM join_requests WHERE member_id = $1 ORDER BY created_at DESC, id DESC"))
        .text(member.as_str())
        .fetch_all(conn, request_from)
        .await
}

/// Decides about one that waits; `false` when somebody else did, or it was taken back.
///
/// # Errors
/// [`DbError`]
pub async fn decide(tx: &mut Tx, id: &JoinRequestId, state: JoinState, answer: &str, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE join_requests SET state = $2, answer = $3, decided_at = $4 WHERE id = $1 AND state = 'waiting'")
        .text(id.as_str())
        .text(state.as_str())
        .text(answer)
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Takes one away that is in this state; of several at the same time only one succeeds.
///
/// # Errors
/// [`DbError`]
pub async fn remove(tx: &mut Tx, id: &JoinRequestId, state: JoinState) -> Result<bool, DbError> {
    sql("DELETE FROM join_requests WHERE id = $1 AND state = $2")
        .text(id.as_str())
        .text(state.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Forgets those that nobody decided about since before `asked_before`, and those decided about before `decided_before`; how many.
///
/// # Errors
/// [`DbError`]
pub async fn forget_old(tx: &mut Tx, asked_before: UnixMillis, decided_before: UnixMillis) -> Result<u64, DbError> {
    sql("DELETE FROM join_requests WHERE (state = 'waiting' AND created_at <= $1) OR (state <> 'waiting' AND decided_at <= $2)")
        .bind(asked_before.0)
        .bind(decided_before.0)
        .execute(tx)
        .await
}
