//! Where posts stand in conversations, and for whom they were meant: what answering them needs.

use std::collections::HashMap;

use allmende_domain::ids::{ActorId, PostId};
use allmende_domain::post::{PostContext, Reach};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::ids_in::{IDS_MAX, bind_ids, ids_in};

/// A post with its context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub post: PostId,
    pub object_url: ObjectUrl,
    pub author: ActorId,
    /// `None` when that is not known: it came before this was kept.
    pub context: Option<PostContext>,
    /// The post that the thread of ours hangs on in which it stands.
    pub thread: Option<ObjectUrl>,
}

impl Stored {
    /// How far an answer to it goes: not far, where nobody knows for whom it was meant.
    #[must_use]
    pub fn reach(&self) -> Reach {
        self.context.as_ref().map_or(Reach::Direct, |context| context.reach)
    }
}

fn stored_from(row: &Row) -> Result<Stored, DbError> {
    let url = |text: &str| ObjectUrl::parse(text).ok();
    let context = match row.parse_optional("reach", Reach::parse)? {
        Some(reach) => Some(PostContext {
            reach,
            in_reply_to: row.get("in_reply_to")?,
            conversation: row.get("conversation")?,
            context: row.get("context")?,
        }),
        None => None,
    };
    Ok(Stored {
        post: row.parse("id", |text| PostId::parse(text).ok())?,
        object_url: row.parse("object_url", url)?,
        author: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
        context,
        thread: row.parse_optional("thread", url)?,
    })
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, post: &PostId) -> Result<Option<Stored>, DbError> {
    sql("SELECT id, object_url, actor_id, reach, in_reply_to, conversation, context, thread FROM posts WHERE id = $1")
        .text(post.as_str())
        .fetch_optional(conn, stored_from)
        .await
}

/// # Errors
/// [`DbError`]
pub async fn find_by_url(conn: &mut Conn, object_url: &str) -> Result<Option<Stored>, DbError> {
    sql("SELECT id, object_url, actor_id, reach, in_reply_to, conversation, context, thread FROM posts WHERE object_url = $1")
        .text(object_url)
        .fetch_optional(conn, stored_from)
        .await
}

/// For whom these posts were meant, by id; those of which that is not known are missing.
///
/// # Errors
/// [`DbError`]
pub async fn reaches(conn: &mut Conn, posts: &[&str]) -> Result<HashMap<String, Reach>, DbError> {
    let mut reaches = HashMap::new();
    for some in posts.chunks(IDS_MAX) {
        let statement = sql(concat!("SELECT id, reach FROM posts WHERE reach IS NOT NULL AND id IN ", ids_in!()));
        let rows = bind_ids(statement, some.iter().copied())
            .fetch_all(conn, |row| Ok((row.get::<String>("id")?, row.parse("reach", Reach::parse)?)))
            .await?;
        reaches.extend(rows);
    }
    Ok(reaches)
}

/// Notes the context of an author's own post, and the thread it is in; a thread that is known stays. `false` when there is none such.
///
/// # Errors
/// [`DbError`]
pub async fn set(
    tx: &mut Tx,
    author: &ActorId,
    object_url: &ObjectUrl,
    context: &PostContext,
    thread: Option<&ObjectUrl>,
) -> Result<bool, DbError> {
    sql("UPDATE posts SET reach = $3, in_reply_to = $4, conversation = $5, context = $6, thread = COALESCE(thread, $7) \
         WHERE object_url = $1 AND actor_id = $2")
    .text(object_url.as_str())
    .text(author.as_str())
    .text(context.reach.as_str())
    .bind(context.in_reply_to.clone())
    .bind(context.conversation.clone())
    .bind(context.context.clone())
    .bind(thread.map(|url| url.as_str().to_owned()))
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// How many answers of others stand in a thread, and how many of an author came into any since `since`.
///
/// # Errors
/// [`DbError`]
pub async fn counts(conn: &mut Conn, thread: &ObjectUrl, author: &ActorId, since: UnixMillis) -> Result<(i64, i64), DbError> {
    sql("SELECT (SELECT COUNT(*) FROM posts WHERE thread = $1) AS of_thread, \
         (SELECT COUNT(*) FROM posts WHERE actor_id = $2 AND thread IS NOT NULL AND received_at >= $3) AS of_author")
    .text(thread.as_str())
    .text(author.as_str())
    .bind(since.0)
    .fetch_one(conn, |row| Ok((row.get("of_thread")?, row.get("of_author")?)))
    .await
}

/// Federated ids of what others answered to `object_url` for everybody to read, the oldest first, at most `limit`. Authors on hosts that
/// are shut out are left out.
///
/// # Errors
/// [`DbError`]
pub async fn public_answers(conn: &mut Conn, object_url: &str, limit: i64) -> Result<Vec<String>, DbError> {
    sql("SELECT posts.object_url FROM posts JOIN actors ON actors.id = posts.actor_id \
         WHERE posts.in_reply_to = $1 AND posts.thread IS NOT NULL AND posts.reach IN ('public', 'unlisted') AND NOT EXISTS ( \
           SELECT 1 FROM host_standings WHERE host_standings.host = actors.host AND host_standings.standing <> 'open' \
         ) ORDER BY posts.published_at, posts.id LIMIT $2")
    .text(object_url)
    .bind(limit)
    .fetch_all(conn, |row| row.get("object_url"))
    .await
}
