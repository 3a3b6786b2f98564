//! The log of what people did to accounts, roles, other servers, settings and copies. It names people by their ids; their names are looked up when
//! it is read, and go with their accounts.

use allmende_domain::audit::{Action, Kind};
use allmende_domain::ids::{CooperativeId, MemberId};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// A deed to be written down.
#[derive(Debug, Clone, Copy)]
pub struct NewEntry<'a> {
    pub at: UnixMillis,
    pub action: Action,
    /// `None`: the command line.
    pub member: Option<&'a MemberId>,
    pub cooperative: Option<&'a CooperativeId>,
    /// Whose account it was done to.
    pub about: Option<&'a MemberId>,
    pub subject: &'a str,
    pub detail: &'a str,
}

/// Whose hand it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hand {
    Operator,
    Member {
        id: MemberId,
        name: String,
    },
    /// One of ours whose account was deleted.
    FormerMember,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub seq: i64,
    pub at: UnixMillis,
    /// `None` when a newer program wrote it.
    pub action: Option<Action>,
    pub code: String,
    pub hand: Hand,
    /// Its short name.
    pub cooperative: Option<String>,
    /// Id and name of whose account it was done to, while there is one.
    pub about: Option<(MemberId, String)>,
    pub subject: String,
    pub detail: String,
}

const OPERATOR: &str = "operator";
const MEMBER: &str = "member";

/// # Errors
/// [`DbError`]
pub async fn record(tx: &mut Tx, new: &NewEntry<'_>) -> Result<(), DbError> {
    sql("INSERT INTO audit_log (recorded_at, kind, action, door, member_id, cooperative_id, about_id, subject, detail) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .bind(new.at.0)
    .text(new.action.kind().as_str())
    .text(new.action.as_str())
    .text(if new.member.is_some() { MEMBER } else { OPERATOR })
    .bind(new.member.map(|id| id.as_str().to_owned()))
    .bind(new.cooperative.map(|id| id.as_str().to_owned()))
    .bind(new.about.map(|id| id.as_str().to_owned()))
    .text(new.subject)
    .text(new.detail)
    .execute(tx)
    .await
    .map(|_| ())
}

fn person(row: &Row, id: &str, name: &str) -> Result<Option<(MemberId, String)>, DbError> {
    let id = row.parse_optional(id, |text| MemberId::parse(text).ok())?;
    Ok(id.zip(row.get::<Option<String>>(name)?))
}

fn entry_from(row: &Row) -> Result<Entry, DbError> {
    let code: String = row.get("action")?;
    let door: String = row.get("door")?;
    Ok(Entry {
        seq: row.get("seq")?,
        at: UnixMillis(row.get("recorded_at")?),
        action: Action::parse(&code),
        code,
        hand: match person(row, "member_id", "member_name")? {
            Some((id, name)) => Hand::Member { id, name },
            None if door == OPERATOR => Hand::Operator,
            None => Hand::FormerMember,
        },
        cooperative: row.get("cooperative_handle")?,
        about: person(row, "about_id", "about_name")?,
        subject: row.get("subject")?,
        detail: row.get("detail")?,
    })
}

/// Deeds before `before`, the latest first: of one kind, and by or to one person, where these are given.
///
/// # Errors
/// [`DbError`]
pub async fn list(conn: &mut Conn, kind: Option<Kind>, person: Option<&MemberId>, before: i64, limit: i64) -> Result<Vec<Entry>, DbError> {
    sql("SELECT audit_log.seq, audit_log.recorded_at, audit_log.action, audit_log.door, audit_log.member_id, audit_log.about_id, \
         audit_log.subject, audit_log.detail, hands.display_name AS member_name, abouts.display_name AS about_name, \
         cooperatives.handle AS cooperative_handle FROM audit_log \
         LEFT JOIN members AS hands ON hands.id = audit_log.member_id \
         LEFT JOIN members AS abouts ON abouts.id = audit_log.about_id \
         LEFT JOIN cooperatives ON cooperatives.id = audit_log.cooperative_id \
         WHERE audit_log.seq < $1 AND (CAST($2 AS TEXT) = '' OR audit_log.kind = CAST($2 AS TEXT)) \
         AND (CAST($3 AS TEXT) = '' OR audit_log.member_id = CAST($3 AS TEXT) OR audit_log.about_id = CAST($3 AS TEXT)) \
         ORDER BY audit_log.seq DESC LIMIT $4")
    .bind(before)
    .text(kind.map_or("", Kind::as_str))
    .text(person.map_or("", |id| id.as_str()))
    .bind(limit)
    .fetch_all(conn, entry_from)
    .await
}

/// Members by whom something is in the log, by name.
///
/// # Errors
/// [`DbError`]
pub async fn hands(conn: &mut Conn, limit: i64) -> Result<Vec<(MemberId, String)>, DbError> {
    sql("SELECT members.id, members.display_name FROM members \
         WHERE EXISTS (SELECT 1 FROM audit_log WHERE audit_log.member_id = members.id) \
         ORDER BY members.display_name, members.id LIMIT $1")
    .bind(limit)
    .fetch_all(conn, |row| Ok((row.parse("id", |text| MemberId::parse(text).ok())?, row.get("display_name")?)))
    .await
}

/// Takes a member's id out of the log, when the account goes.
///
/// # Errors
/// [`DbError`]
pub async fn forget_member(tx: &mut Tx, id: &MemberId) -> Result<(), DbError> {
    sql("UPDATE audit_log SET member_id = NULL WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    sql("UPDATE audit_log SET about_id = NULL WHERE about_id = $1").text(id.as_str()).execute(tx).await.map(|_| ())
}

/// Forgets what was written down before `before`, and all but the latest `rows_max`; how many.
///
/// # Errors
/// [`DbError`]
pub async fn forget_old(tx: &mut Tx, before: UnixMillis, rows_max: i64) -> Result<u64, DbError> {
    sql("DELETE FROM audit_log WHERE recorded_at <= $1 OR seq <= (SELECT MAX(seq) FROM audit_log) - $2")
        .bind(before.0)
        .bind(rows_max)
        .execute(tx)
        .await
}
