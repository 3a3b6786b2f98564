//! Members' own public actors, and the names in the handles of this instance.

use allmende_domain::ids::{ActorId, MemberId, PersonId};
use allmende_domain::person::Person;
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! person_columns {
    () => {
        "id, member_id, actor_id, name, created_at, updated_at, ended_at"
    };
}

fn person_from(row: &Row) -> Result<Person, DbError> {
    Ok(Person {
        id: row.parse("id", |text| PersonId::parse(text).ok())?,
        member: row.parse_optional("member_id", |text| MemberId::parse(text).ok())?,
        actor: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
        name: row.get("name")?,
        created_at: UnixMillis(row.get("created_at")?),
        updated_at: UnixMillis(row.get("updated_at")?),
        ended_at: row.get::<Option<i64>>("ended_at")?.map(UnixMillis),
    })
}

/// # Errors
/// [`DbError::Conflict`] when its name is taken.
pub async fn insert(tx: &mut Tx, person: &Person) -> Result<(), DbError> {
    sql("INSERT INTO people (id, member_id, actor_id, name, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .text(person.id.as_str())
        .bind(person.member.as_ref().map(|id| id.as_str().to_owned()))
        .text(person.actor.as_str())
        .text(&person.name)
        .bind(person.created_at.0)
        .bind(person.updated_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// One, ended or not.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &PersonId) -> Result<Option<Person>, DbError> {
    sql(concat!("SELECT ", person_columns!(), " FROM people WHERE id = $1")).text(id.as_str()).fetch_optional(conn, person_from).await
}

/// One, ended or not.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_name(conn: &mut Conn, name: &str) -> Result<Option<Person>, DbError> {
    sql(concat!("SELECT ", person_columns!(), " FROM people WHERE name = $1")).text(name).fetch_optional(conn, person_from).await
}

/// The one of this actor that has not ended.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_actor(conn: &mut Conn, actor: &ActorId) -> Result<Option<Person>, DbError> {
    sql(concat!("SELECT ", person_columns!(), " FROM people WHERE actor_id = $1 AND ended_at IS NULL"))
        .text(actor.as_str())
        .fetch_optional(conn, person_from)
        .await
}

/// The one of a member that has not ended.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId) -> Result<Option<Person>, DbError> {
    sql(concat!("SELECT ", person_columns!(), " FROM people WHERE member_id = $1 AND ended_at IS NULL"))
        .text(member.as_str())
        .fetch_optional(conn, person_from)
        .await
}

/// Notes that it changed.
///
/// # Errors
/// [`DbError`]
pub async fn touch(tx: &mut Tx, id: &PersonId, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE people SET updated_at = $2 WHERE id = $1 AND ended_at IS NULL")
        .text(id.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Ends it: whose it was is forgotten, its name is not. `false` when it had ended.
///
/// # Errors
/// [`DbError`]
pub async fn end(tx: &mut Tx, id: &PersonId, now: UnixMillis) -> Result<bool, DbError> {
    let ended = sql("UPDATE people SET ended_at = $2, updated_at = $2, member_id = NULL WHERE id = $1 AND ended_at IS NULL")
        .text(id.as_str())
        .bind(now.0)
        .execute(tx)
        .await
        .map(|changed| changed == 1)?;
    sql("UPDATE actors SET gone_at = $2, name = username, summary = '', icon_url = NULL \
         WHERE id = (SELECT actor_id FROM people WHERE id = $1) AND gone_at IS NULL")
    .text(id.as_str())
    .bind(now.0)
    .execute(tx)
    .await?;
    Ok(ended)
}

/// Takes a name for an actor of ours, for good; `false` when another one has it, or had.
///
/// # Errors
/// [`DbError`]
pub async fn take_name(tx: &mut Tx, name: &str, actor: &ActorId) -> Result<bool, DbError> {
    sql("INSERT INTO local_names (name, actor_id) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
        .text(name)
        .text(actor.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}
