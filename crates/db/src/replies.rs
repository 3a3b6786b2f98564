//! What ours answered to posts of others.

use std::collections::HashMap;

use allmende_domain::ids::{ActorId, MemberId, ReplyId};
use allmende_domain::post::Reach;
use allmende_domain::reply::Reply;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::ids_in::{IDS_MAX, bind_ids, ids_in};

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! reply_columns {
    () => {
        "id, object_url, actor_id, member_id, thread, in_reply_to, to_actor_id, conversation, context, reach, body, version, created_at, \
         updated_at, removed_at"
    };
}

fn reply_from(row: &Row) -> Result<Reply, DbError> {
    let actor = |text: &str| ActorId::parse(text).ok();
    let url = |text: &str| ObjectUrl::parse(text).ok();
    Ok(Reply {
        id: row.parse("id", |text| ReplyId::parse(text).ok())?,
        object_url: row.parse("object_url", url)?,
        author: row.parse("actor_id", actor)?,
        member: row.parse_optional("member_id", |text| MemberId::parse(text).ok())?,
        thread: row.parse("thread", url)?,
        in_reply_to: row.parse("in_reply_to", url)?,
        to: row.parse("to_actor_id", actor)?,
        conversation: row.get("conversation")?,
        context: row.get("context")?,
        reach: row.parse("reach", Reach::parse)?,
        body: row.get("body")?,
        version: row.get("version")?,
        created_at: UnixMillis(row.get("created_at")?),
        updated_at: UnixMillis(row.get("updated_at")?),
        removed_at: row.get::<Option<i64>>("removed_at")?.map(UnixMillis),
    })
}

/// # Errors
/// [`DbError::Conflict`] when its address is taken.
pub async fn insert(tx: &mut Tx, reply: &Reply) -> Result<(), DbError> {
    sql("INSERT INTO replies (id, object_url, actor_id, member_id, thread, in_reply_to, to_actor_id, conversation, context, reach, body, \
         version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)")
    .text(reply.id.as_str())
    .text(reply.object_url.as_str())
    .text(reply.author.as_str())
    .bind(reply.member.as_ref().map(|id| id.as_str().to_owned()))
    .text(reply.thread.as_str())
    .text(reply.in_reply_to.as_str())
    .text(reply.to.as_str())
    .bind(reply.conversation.clone())
    .bind(reply.context.clone())
    .text(reply.reach.as_str())
    .text(&reply.body)
    .bind(reply.version)
    .bind(reply.created_at.0)
    .bind(reply.updated_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// Writes a changed or removed reply if its stored version is still `expected`; `false` when somebody was faster.
///
/// # Errors
/// [`DbError`]
pub async fn update(tx: &mut Tx, reply: &Reply, expected: i64) -> Result<bool, DbError> {
    sql("UPDATE replies SET body = $3, version = $4, updated_at = $5, removed_at = $6 WHERE id = $1 AND version = $2 AND removed_at IS NULL")
        .text(reply.id.as_str())
        .bind(expected)
        .text(&reply.body)
        .bind(reply.version)
        .bind(reply.updated_at.0)
        .bind(reply.removed_at.map(|time| time.0))
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// One, removed or not.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &ReplyId) -> Result<Option<Reply>, DbError> {
    sql(concat!("SELECT ", reply_columns!(), " FROM replies WHERE id = $1")).text(id.as_str()).fetch_optional(conn, reply_from).await
}

/// One that was not removed, by its federated id.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_url(conn: &mut Conn, object_url: &str) -> Result<Option<Reply>, DbError> {
    sql(concat!("SELECT ", reply_columns!(), " FROM replies WHERE object_url = $1 AND removed_at IS NULL"))
        .text(object_url)
        .fetch_optional(conn, reply_from)
        .await
}

/// Those of a thread that were not removed, the oldest first, the newest `limit` of them.
///
/// # Errors
/// [`DbError`]
pub async fn of_thread(conn: &mut Conn, thread: &ObjectUrl, limit: i64) -> Result<Vec<Reply>, DbError> {
    let mut replies = sql(concat!(
        "SELECT ",
        reply_columns!(),
        " FROM replies WHERE thread = $1 AND removed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT $2"
    ))
    .text(thread.as_str())
    .bind(limit)
    .fetch_all(conn, reply_from)
    .await?;
    replies.reverse();
    Ok(replies)
}

/// Those of an actor for everybody to read, the newest first.
///
/// # Errors
/// [`DbError`]
pub async fn open_of_actor(conn: &mut Conn, actor: &ActorId, limit: i64, offset: i64) -> Result<Vec<Reply>, DbError> {
    sql(concat!(
        "SELECT ",
        reply_columns!(),
        " FROM replies WHERE actor_id = $1 AND removed_at IS NULL AND reach IN ('public', 'unlisted') \
         ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3"
    ))
    .text(actor.as_str())
    .bind(limit)
    .bind(offset)
    .fetch_all(conn, reply_from)
    .await
}

/// All of an actor that were not removed.
///
/// # Errors
/// [`DbError`]
pub async fn all_of_actor(conn: &mut Conn, actor: &ActorId) -> Result<Vec<Reply>, DbError> {
    sql(concat!("SELECT ", reply_columns!(), " FROM replies WHERE actor_id = $1 AND removed_at IS NULL"))
        .text(actor.as_str())
        .fetch_all(conn, reply_from)
        .await
}

/// Inboxes of those to whom an actor wrote, the latest first, at most `limit`: the shared one where there is one.
///
/// # Errors
/// [`DbError`]
pub async fn inboxes_written_to(conn: &mut Conn, actor: &ActorId, limit: i64) -> Result<Vec<ObjectUrl>, DbError> {
    sql("SELECT COALESCE(a.shared_inbox, a.inbox) AS inbox, MAX(r.created_at) AS latest FROM replies r JOIN actors a ON a.id = r.to_actor_id \
         WHERE r.actor_id = $1 AND NOT a.is_local AND a.gone_at IS NULL GROUP BY COALESCE(a.shared_inbox, a.inbox) \
         ORDER BY latest DESC LIMIT $2")
    .text(actor.as_str())
    .bind(limit)
    .fetch_all(conn, |row| row.parse("inbox", |text| ObjectUrl::parse(text).ok()))
    .await
}

/// How many of an actor are for everybody to read.
///
/// # Errors
/// [`DbError`]
pub async fn count_open_of_actor(conn: &mut Conn, actor: &ActorId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM replies WHERE actor_id = $1 AND removed_at IS NULL AND reach IN ('public', 'unlisted')")
        .text(actor.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// How many an actor wrote since `since`, removed ones too.
///
/// # Errors
/// [`DbError`]
pub async fn count_since(conn: &mut Conn, actor: &ActorId, since: UnixMillis) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM replies WHERE actor_id = $1 AND created_at >= $2")
        .text(actor.as_str())
        .bind(since.0)
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// How many answers stand in the threads that hang on these posts, ours and those of others; posts without any are missing.
///
/// # Errors
/// [`DbError`]
pub async fn counts(conn: &mut Conn, threads: &[&str]) -> Result<HashMap<String, i64>, DbError> {
    let mut counts: HashMap<String, i64> = HashMap::new();
    for some in threads.chunks(IDS_MAX) {
        let ours = sql(concat!(
            "SELECT thread, COUNT(*) AS number FROM replies WHERE removed_at IS NULL AND thread IN ",
            ids_in!(),
            " GROUP BY thread"
        ));
        let theirs = sql(concat!("SELECT thread, COUNT(*) AS number FROM posts WHERE thread IN ", ids_in!(), " GROUP BY thread"));
        for statement in [ours, theirs] {
            let rows = bind_ids(statement, some.iter().copied())
                .fetch_all(conn, |row| Ok((row.get::<String>("thread")?, row.get::<i64>("number")?)))
                .await?;
            for (thread, number) in rows {
                *counts.entry(thread).or_default() += number;
            }
        }
    }
    Ok(counts)
}

/// What a member wrote that was not removed, newest first; at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn of_member(conn: &mut Conn, member: &MemberId, limit: i64) -> Result<Vec<Reply>, DbError> {
    sql(concat!(
        "SELECT ",
        reply_columns!(),
        " FROM replies WHERE member_id = $1 AND removed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT $2"
    ))
    .text(member.as_str())
    .bind(limit)
    .fetch_all(conn, reply_from)
    .await
}
