//! Invitations, and the one-time link of first run, which is an invitation to no cooperative.

use allmende_domain::ids::{CooperativeId, InvitationId, MemberId};
use allmende_domain::member::{Invitation, Role};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! invitation_columns {
    () => {
        "id, token_hash, cooperative_id, role, note, created_by, created_at, expires_at, uses_left"
    };
}

fn invitation_from(row: &Row) -> Result<Invitation, DbError> {
    Ok(Invitation {
        id: row.parse("id", |text| InvitationId::parse(text).ok())?,
        cooperative: row.parse_optional("cooperative_id", |text| CooperativeId::parse(text).ok())?,
        role: row.parse("role", Role::parse)?,
        note: row.get("note")?,
        created_by: row.parse_optional("created_by", |text| MemberId::parse(text).ok())?,
        created_at: UnixMillis(row.get("created_at")?),
        expires_at: UnixMillis(row.get("expires_at")?),
        uses_left: row.get("uses_left")?,
    })
}

/// # Errors
/// [`DbError::Conflict`] when the cooperative does not exist.
pub async fn insert(tx: &mut Tx, invitation: &Invitation, token_hash: &str) -> Result<(), DbError> {
    sql("INSERT INTO invitations (id, token_hash, cooperative_id, role, note, created_by, created_at, expires_at, uses_left) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .text(invitation.id.as_str())
    .text(token_hash)
    .bind(invitation.cooperative.as_ref().map(|id| id.as_str().to_owned()))
    .text(invitation.role.as_str())
    .text(&invitation.note)
    .bind(invitation.created_by.as_ref().map(|id| id.as_str().to_owned()))
    .bind(invitation.created_at.0)
    .bind(invitation.expires_at.0)
    .bind(invitation.uses_left)
    .execute(tx)
    .await
    .map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &InvitationId) -> Result<Option<Invitation>, DbError> {
    sql(concat!("SELECT ", invitation_columns!(), " FROM invitations WHERE id = $1"))
        .text(id.as_str())
        .fetch_optional(conn, invitation_from)
        .await
}

/// The invitation of a token, used up and expired ones too.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_token(conn: &mut Conn, token_hash: &str) -> Result<Option<Invitation>, DbError> {
    sql(concat!("SELECT ", invitation_columns!(), " FROM invitations WHERE token_hash = $1"))
        .text(token_hash)
        .fetch_optional(conn, invitation_from)
        .await
}

/// A cooperative's invitations that can still be used, newest first.
///
/// # Errors
/// [`DbError`]
pub async fn of_cooperative(conn: &mut Conn, cooperative: &CooperativeId, now: UnixMillis) -> Result<Vec<Invitation>, DbError> {
    sql(concat!(
        "SELECT ",
        invitation_columns!(),
        " FROM invitations WHERE cooperative_id = $1 AND expires_at > $2 AND uses_left > 0 ORDER BY created_at DESC, id DESC"
    ))
    .text(cooperative.as_str())
    .bind(now.0)
    .fetch_all(conn, invitation_from)
    .await
}

/// A cooperative's invitations made since `since`, used up, expired or not, the newest first.
///
/// # Errors
/// [`DbError`]
pub async fn since(conn: &mut Conn, cooperative: &CooperativeId, since: UnixMillis, limit: i64) -> Result<Vec<Invitation>, DbError> {
    sql(concat!(
        "SELECT ",
        invitation_columns!(),
        " FROM invitations WHERE cooperative_id = $1 AND created_at > $2 ORDER BY created_at DESC, id DESC LIMIT $3"
    ))
    .text(cooperative.as_str())
    .bind(since.0)
    .bind(limit)
    .fetch_all(conn, invitation_from)
    .await
}

/// Whether somebody was ever invited to a cooperative.
///
/// # Errors
/// [`DbError`]
pub async fn any(conn: &mut Conn, cooperative: &CooperativeId) -> Result<bool, DbError> {
    sql("SELECT id FROM invitations WHERE cooperative_id = $1 LIMIT 1")
        .text(cooperative.as_str())
        .fetch_optional(conn, |row| row.get::<String>("id"))
        .await
        .map(|found| found.is_some())
}

/// Notes who came by an invitation.
///
/// # Errors
/// [`DbError`]
pub async fn note_use(tx: &mut Tx, id: &InvitationId, member: &MemberId, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO invitation_uses (invitation_id, member_id, used_at) VALUES ($1, $2, $3) \
         ON CONFLICT (invitation_id, member_id) DO NOTHING")
    .text(id.as_str())
    .text(member.as_str())
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// Who came by the invitations of a cooperative, by name: the invitation, and the name.
///
/// # Errors
/// [`DbError`]
pub async fn came(conn: &mut Conn, cooperative: &CooperativeId, limit: i64) -> Result<Vec<(InvitationId, String)>, DbError> {
    sql("SELECT invitation_uses.invitation_id, members.display_name FROM invitation_uses \
         JOIN invitations ON invitations.id = invitation_uses.invitation_id \
         JOIN members ON members.id = invitation_uses.member_id \
         WHERE invitations.cooperative_id = $1 ORDER BY invitation_uses.used_at DESC, members.id LIMIT $2")
    .text(cooperative.as_str())
    .bind(limit)
    .fetch_all(conn, |row| Ok((row.parse("invitation_id", |text| InvitationId::parse(text).ok())?, row.get("display_name")?)))
    .await
}

/// Uses an invitation once; `false` when it is used up, expired or revoked. Of several at the same time, only as many succeed as it
/// has uses.
///
/// # Errors
/// [`DbError`]
pub async fn consume(tx: &mut Tx, id: &InvitationId, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE invitations SET uses_left = uses_left - 1 WHERE id = $1 AND uses_left > 0 AND expires_at > $2")
        .text(id.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// # Errors
/// [`DbError`]
pub async fn remove(tx: &mut Tx, id: &InvitationId) -> Result<bool, DbError> {
    sql("DELETE FROM invitation_uses WHERE invitation_id = $1").text(id.as_str()).execute(tx).await?;
    sql("DELETE FROM invitations WHERE id = $1").text(id.as_str()).execute(tx).await.map(|changed| changed == 1)
}

/// Removes what a member invited to a cooperative, when the member may no longer invite.
///
/// # Errors
/// [`DbError`]
pub async fn remove_by_creator(tx: &mut Tx, cooperative: &CooperativeId, creator: &MemberId) -> Result<u64, DbError> {
    sql("DELETE FROM invitation_uses WHERE invitation_id IN \
         (SELECT id FROM invitations WHERE cooperative_id = $1 AND created_by = $2)")
    .text(cooperative.as_str())
    .text(creator.as_str())
    .execute(tx)
    .await?;
    sql("DELETE FROM invitations WHERE cooperative_id = $1 AND created_by = $2")
        .text(cooperative.as_str())
        .text(creator.as_str())
        .execute(tx)
        .await
}

/// Removes the links of first run.
///
/// # Errors
/// [`DbError`]
pub async fn remove_first_run(tx: &mut Tx) -> Result<u64, DbError> {
    sql("DELETE FROM invitations WHERE cooperative_id IS NULL").execute(tx).await
}
