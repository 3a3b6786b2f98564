//! Members and what they are in which cooperative.

use std::collections::BTreeMap;

use allmende_domain::ids::{CooperativeId, MemberId};
use allmende_domain::language::Language;
use allmende_domain::member::{Member, Membership, Role};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Statement, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! qualified_member_columns {
    () => {
        "members.id, members.login, members.display_name, members.locale, members.password_hash, members.instance_admin, \
         members.epoch, members.created_at, members.suspended_at, members.last_seen_at"
    };
}

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! member_columns {
    () => {
        "id, login, display_name, locale, password_hash, instance_admin, epoch, created_at, suspended_at, last_seen_at"
    };
}

/// What a sign-in is checked against. Not part of [`Member`], so that no page can show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    pub member: MemberId,
    /// PHC string.
    pub password_hash: String,
    /// Sessions of another epoch are over.
    pub epoch: i64,
    pub is_suspended: bool,
}

fn id_from(row: &Row) -> Result<MemberId, DbError> {
    row.parse("id", |text| MemberId::parse(text).ok())
}

fn role_from(row: &Row) -> Result<Role, DbError> {
    row.parse("role", Role::parse)
}

/// A row of `members`, still without memberships.
fn member_from(row: &Row) -> Result<Member, DbError> {
    Ok(Member {
        id: id_from(row)?,
        login: row.get("login")?,
        display_name: row.get("display_name")?,
        locale: row.parse("locale", |text| Language::parse(text).ok())?,
        instance_admin: row.get("instance_admin")?,
        memberships: Vec::new(),
        created_at: UnixMillis(row.get("created_at")?),
        suspended_at: row.get::<Option<i64>>("suspended_at")?.map(UnixMillis),
    })
}

fn membership_from(row: &Row) -> Result<(MemberId, Membership), DbError> {
    let member = row.parse("member_id", |text| MemberId::parse(text).ok())?;
    let cooperative = row.parse("cooperative_id", |text| CooperativeId::parse(text).ok())?;
    Ok((member, Membership { cooperative, role: role_from(row)? }))
}

async fn one(conn: &mut Conn, statement: Statement) -> Result<Option<Member>, DbError> {
    let Some(mut member) = statement.fetch_optional(conn, member_from).await? else { return Ok(None) };
    let memberships =
        sql("SELECT member_id, cooperative_id, role FROM memberships WHERE member_id = $1 ORDER BY created_at, cooperative_id")
            .text(member.id.as_str())
            .fetch_all(conn, membership_from)
            .await?;
    member.memberships = memberships.into_iter().map(|(_, membership)| membership).collect();
    Ok(Some(member))
}

fn with_memberships(mut members: Vec<Member>, memberships: Vec<(MemberId, Membership)>) -> Vec<Member> {
    let mut by_member: BTreeMap<MemberId, Vec<Membership>> = BTreeMap::new();
    for (member, membership) in memberships {
        by_member.entry(member).or_default().push(membership);
    }
    for member in &mut members {
        member.memberships = by_member.remove(&member.id).unwrap_or_default();
    }
    members
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &MemberId) -> Result<Option<Member>, DbError> {
    one(conn, sql(concat!("SELECT ", member_columns!(), " FROM members WHERE id = $1")).text(id.as_str())).await
}

/// By the login in its stored form (lower case, see `allmende_domain::member::login`).
///
/// # Errors
/// [`DbError`]
pub async fn find_by_login(conn: &mut Conn, login: &str) -> Result<Option<Member>, DbError> {
    one(conn, sql(concat!("SELECT ", member_columns!(), " FROM members WHERE login = $1")).text(login)).await
}

/// # Errors
/// [`DbError`]
pub async fn credentials(conn: &mut Conn, login: &str) -> Result<Option<Credentials>, DbError> {
    sql("SELECT id, password_hash, epoch, suspended_at FROM members WHERE login = $1")
        .text(login)
        .fetch_optional(conn, |row| {
            Ok(Credentials {
                member: id_from(row)?,
                password_hash: row.get("password_hash")?,
                epoch: row.get("epoch")?,
                is_suspended: row.get::<Option<i64>>("suspended_at")?.is_some(),
            })
        })
        .await
}

/// Everybody, by login.
///
/// # Errors
/// [`DbError`]
pub async fn all(conn: &mut Conn) -> Result<Vec<Member>, DbError> {
    let members = sql(concat!("SELECT ", member_columns!(), " FROM members ORDER BY login")).fetch_all(conn, member_from).await?;
    let memberships = sql("SELECT member_id, cooperative_id, role FROM memberships ORDER BY created_at, cooperative_id")
        .fetch_all(conn, membership_from)
        .await?;
    Ok(with_memberships(members, memberships))
}

/// The members of one cooperative, by display name.
///
/// # Errors
/// [`DbError`]
pub async fn of_cooperative(conn: &mut Conn, cooperative: &CooperativeId) -> Result<Vec<Member>, DbError> {
    let members = sql(concat!(
        "SELECT ",
        qualified_member_columns!(),
        " FROM members JOIN memberships ON memberships.member_id = members.id \
         WHERE memberships.cooperative_id = $1 ORDER BY members.display_name, members.id"
    ))
    .text(cooperative.as_str())
    .fetch_all(conn, member_from)
    .await?;
    let memberships = sql("SELECT member_id, cooperative_id, role FROM memberships \
         WHERE member_id IN (SELECT member_id FROM memberships WHERE cooperative_id = $1) ORDER BY created_at, cooperative_id")
    .text(cooperative.as_str())
    .fetch_all(conn, membership_from)
    .await?;
    Ok(with_memberships(members, memberships))
}

/// Whether nobody is a member yet.
///
/// # Errors
/// [`DbError`]
pub async fn is_empty(conn: &mut Conn) -> Result<bool, DbError> {
    Ok(sql("SELECT id FROM members LIMIT 1").fetch_optional(conn, id_from).await?.is_none())
}

/// Adds a member with their memberships.
///
/// # Errors
/// [`DbError::Conflict`] when the login is taken or a cooperative does not exist.
pub async fn insert(tx: &mut Tx, member: &Member, password_hash: &str) -> Result<(), DbError> {
    sql("INSERT INTO members (id, login, display_name, locale, password_hash, instance_admin, epoch, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, $7)")
    .text(member.id.as_str())
    .text(&member.login)
    .text(&member.display_name)
    .text(member.locale.as_str())
    .text(password_hash)
    .bind(member.instance_admin)
    .bind(member.created_at.0)
    .execute(tx)
    .await?;
    for membership in &member.memberships {
        join(tx, &member.id, membership, member.created_at).await?;
    }
    Ok(())
}

/// # Errors
/// [`DbError`]
pub async fn update_profile(tx: &mut Tx, id: &MemberId, display_name: &str, locale: &Language) -> Result<bool, DbError> {
    sql("UPDATE members SET display_name = $2, locale = $3 WHERE id = $1")
        .text(id.as_str())
        .text(display_name)
        .text(locale.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Sets the password's hash and raises the epoch, which ends every session (case A1). The new epoch; `None` when there is no such
/// member.
///
/// # Errors
/// [`DbError`]
pub async fn set_password(tx: &mut Tx, id: &MemberId, password_hash: &str) -> Result<Option<i64>, DbError> {
    sql("UPDATE members SET password_hash = $2, epoch = epoch + 1 WHERE id = $1 RETURNING epoch")
        .text(id.as_str())
        .text(password_hash)
        .fetch_optional(tx, |row| row.get("epoch"))
        .await
}

/// Raises the epoch, which ends every session and every link to a new password; the new epoch.
///
/// # Errors
/// [`DbError`]
pub async fn raise_epoch(tx: &mut Tx, id: &MemberId) -> Result<Option<i64>, DbError> {
    sql("UPDATE members SET epoch = epoch + 1 WHERE id = $1 RETURNING epoch")
        .text(id.as_str())
        .fetch_optional(tx, |row| row.get("epoch"))
        .await
}

/// Suspends a member, or lets them back in with `None`.
///
/// # Errors
/// [`DbError`]
pub async fn set_suspended(tx: &mut Tx, id: &MemberId, at: Option<UnixMillis>) -> Result<bool, DbError> {
    sql("UPDATE members SET suspended_at = $2 WHERE id = $1")
        .text(id.as_str())
        .bind(at.map(|at| at.0))
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Deletes a member with everything that is theirs alone. Messages they wrote for a cooperative stay the cooperative's, without a name.
///
/// # Errors
/// [`DbError`]
pub async fn delete(tx: &mut Tx, id: &MemberId) -> Result<bool, DbError> {
    sql("DELETE FROM sessions WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    sql("DELETE FROM password_resets WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    sql("DELETE FROM passkeys WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    sql("DELETE FROM passkey_challenges WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    sql("DELETE FROM memberships WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    sql("DELETE FROM invitation_uses WHERE member_id = $1 OR invitation_id IN (SELECT id FROM invitations WHERE created_by = $1)")
        .text(id.as_str())
        .execute(tx)
        .await?;
    sql("DELETE FROM invitations WHERE created_by = $1").text(id.as_str()).execute(tx).await?;
    crate::notifications::delete_of_member(tx, id).await?;
    sql("DELETE FROM join_requests WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    crate::audit::forget_member(tx, id).await?;
    sql("UPDATE messages SET member_id = NULL WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    sql("UPDATE replies SET member_id = NULL WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    sql("UPDATE reports SET member_id = NULL WHERE member_id = $1").text(id.as_str()).execute(tx).await?;
    sql("DELETE FROM members WHERE id = $1").text(id.as_str()).execute(tx).await.map(|changed| changed == 1)
}

/// Whether somebody else can sign in who runs the instance. Holds those who run it until the transaction ends: two who leave at the same
/// moment must not both see the other one still there.
///
/// # Errors
/// [`DbError`]
pub async fn has_other_instance_admin(tx: &mut Tx, member: &MemberId) -> Result<bool, DbError> {
    sql("UPDATE members SET epoch = epoch WHERE instance_admin").execute(tx).await?;
    sql("SELECT COUNT(*) AS number FROM members WHERE instance_admin AND suspended_at IS NULL AND id <> $1")
        .text(member.as_str())
        .fetch_one(tx, |row| Ok(row.get::<i64>("number")? > 0))
        .await
}

/// Notes that a member was here.
///
/// # Errors
/// [`DbError`]
pub async fn saw(tx: &mut Tx, id: &MemberId, now: UnixMillis) -> Result<(), DbError> {
    sql("UPDATE members SET last_seen_at = $2 WHERE id = $1").text(id.as_str()).bind(now.0).execute(tx).await.map(|_| ())
}

/// When somebody who looks after a cooperative was last here: one of its stewards and those above them, or who runs the instance. `None`
/// when there is nobody.
///
/// # Errors
/// [`DbError`]
pub async fn stewards_last_seen(conn: &mut Conn, cooperative: &CooperativeId) -> Result<Option<UnixMillis>, DbError> {
    sql("SELECT MAX(COALESCE(members.last_seen_at, members.created_at)) AS seen FROM members \
         WHERE members.suspended_at IS NULL AND (members.instance_admin OR EXISTS (SELECT 1 FROM memberships \
         WHERE memberships.member_id = members.id AND memberships.cooperative_id = $1 AND memberships.role <> $2))")
    .text(cooperative.as_str())
    .text(Role::Member.as_str())
    .fetch_one(conn, |row| Ok(row.get::<Option<i64>>("seen")?.map(UnixMillis)))
    .await
}

/// Adds a membership; `false` when the member is in that cooperative already.
///
/// # Errors
/// [`DbError::Conflict`] when the member or the cooperative does not exist.
pub async fn join(tx: &mut Tx, member: &MemberId, membership: &Membership, now: UnixMillis) -> Result<bool, DbError> {
    sql("INSERT INTO memberships (member_id, cooperative_id, role, created_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (member_id, cooperative_id) DO NOTHING")
    .text(member.as_str())
    .text(membership.cooperative.as_str())
    .text(membership.role.as_str())
    .bind(now.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// What a member is in a cooperative.
///
/// # Errors
/// [`DbError`]
pub async fn role(conn: &mut Conn, member: &MemberId, cooperative: &CooperativeId) -> Result<Option<Role>, DbError> {
    sql("SELECT role FROM memberships WHERE member_id = $1 AND cooperative_id = $2")
        .text(member.as_str())
        .text(cooperative.as_str())
        .fetch_optional(conn, role_from)
        .await
}

/// Whether a cooperative has an administrator other than this member.
///
/// # Errors
/// [`DbError`]
pub async fn has_other_admin(conn: &mut Conn, member: &MemberId, cooperative: &CooperativeId) -> Result<bool, DbError> {
    sql("SELECT role FROM memberships WHERE cooperative_id = $1 AND member_id <> $2 AND role = $3 LIMIT 1")
        .text(cooperative.as_str())
        .text(member.as_str())
        .text(Role::Admin.as_str())
        .fetch_optional(conn, role_from)
        .await
        .map(|found| found.is_some())
}

/// # Errors
/// [`DbError`]
pub async fn set_role(tx: &mut Tx, member: &MemberId, cooperative: &CooperativeId, role: Role) -> Result<bool, DbError> {
    sql("UPDATE memberships SET role = $3 WHERE member_id = $1 AND cooperative_id = $2")
        .text(member.as_str())
        .text(cooperative.as_str())
        .text(role.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// # Errors
/// [`DbError`]
pub async fn leave(tx: &mut Tx, member: &MemberId, cooperative: &CooperativeId) -> Result<bool, DbError> {
    sql("DELETE FROM memberships WHERE member_id = $1 AND cooperative_id = $2")
        .text(member.as_str())
        .text(cooperative.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}
