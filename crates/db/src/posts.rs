//! Ordinary posts of followed actors, for the reading page.

pub(crate) mod details;

use allmende_domain::ids::{ActorId, PostId};
use allmende_domain::post::{Poll, Post};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use self::details::Details;
use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! qualified_post_columns {
    () => {
        "posts.id, posts.object_url, posts.actor_id, posts.shared_by, posts.share_url, posts.content, posts.warning, posts.page_url, \
         posts.attachments, posts.details, posts.published_at, posts.updated_at, posts.received_at"
    };
}

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! post_columns {
    () => {
        "id, object_url, actor_id, shared_by, share_url, content, warning, page_url, attachments, details, published_at, updated_at, \
         received_at"
    };
}

fn post_from(row: &Row) -> Result<Post, DbError> {
    let actor = |text: &str| ActorId::parse(text).ok();
    let url = |text: &str| ObjectUrl::parse(text).ok();
    let details = Details::read(&row.get::<String>("details")?)?;
    Ok(Post {
        id: row.parse("id", |text| PostId::parse(text).ok())?,
        object_url: row.parse("object_url", url)?,
        author: row.parse("actor_id", actor)?,
        shared_by: row.parse_optional("shared_by", actor)?,
        share_url: row.parse_optional("share_url", url)?,
        kind: details.kind(),
        words: details.words(row.get("content")?, row.get("warning")?)?,
        translations: details.translations()?,
        sensitive: details.sensitive,
        page_url: row.parse_optional("page_url", url)?,
        attachments: details::attachments_from(&row.get::<String>("attachments")?)?,
        poll: details.poll(),
        quote: details.quote()?,
        answers: details.answers()?,
        gathering: details.gathering(),
        published_at: UnixMillis(row.get("published_at")?),
        updated_at: UnixMillis(row.get("updated_at")?),
    })
}

/// # Errors
/// [`DbError`]
pub async fn find_by_url(conn: &mut Conn, object_url: &ObjectUrl) -> Result<Option<Post>, DbError> {
    sql(concat!("SELECT ", post_columns!(), " FROM posts WHERE object_url = $1"))
        .text(object_url.as_str())
        .fetch_optional(conn, post_from)
        .await
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &PostId) -> Result<Option<Post>, DbError> {
    sql(concat!("SELECT ", post_columns!(), " FROM posts WHERE id = $1")).text(id.as_str()).fetch_optional(conn, post_from).await
}

/// Answers of others in a thread of ours, the oldest first, the newest `limit` of them. Authors on hosts that are shut out are left out.
///
/// # Errors
/// [`DbError`]
pub async fn of_thread(conn: &mut Conn, thread: &ObjectUrl, limit: i64) -> Result<Vec<Post>, DbError> {
    let mut posts = sql(concat!(
        "SELECT ",
        qualified_post_columns!(),
        " FROM posts JOIN actors ON actors.id = posts.actor_id WHERE posts.thread = $1 AND NOT EXISTS ( \
           SELECT 1 FROM host_standings WHERE host_standings.host = actors.host AND host_standings.standing = 'shut' \
         ) ORDER BY posts.published_at DESC, posts.id DESC LIMIT $2"
    ))
    .text(thread.as_str())
    .bind(limit)
    .fetch_all(conn, post_from)
    .await?;
    posts.reverse();
    Ok(posts)
}

/// Adds a post, or replaces an older version of it by the same author; `false` when the stored one is as new, or somebody else's. Of two
/// versions of the same date that is the newer whose poll has gone on. Its time of publishing stays as first told.
///
/// # Errors
/// [`DbError`]
pub async fn put(tx: &mut Tx, post: &Post, now: UnixMillis) -> Result<bool, DbError> {
    sql("INSERT INTO posts (id, object_url, actor_id, shared_by, share_url, content, warning, page_url, attachments, details, poll_progress, \
         published_at, updated_at, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
         ON CONFLICT (object_url) DO UPDATE SET shared_by = excluded.shared_by, share_url = excluded.share_url, content = excluded.content, \
         warning = excluded.warning, page_url = excluded.page_url, attachments = excluded.attachments, details = excluded.details, \
         poll_progress = excluded.poll_progress, updated_at = excluded.updated_at \
         WHERE posts.actor_id = excluded.actor_id AND (posts.updated_at < excluded.updated_at \
         OR (posts.updated_at = excluded.updated_at AND posts.poll_progress < excluded.poll_progress))")
    .text(post.id.as_str())
    .text(post.object_url.as_str())
    .text(post.author.as_str())
    .bind(post.shared_by.as_ref().map(|id| id.as_str().to_owned()))
    .bind(post.share_url.as_ref().map(|url| url.as_str().to_owned()))
    .text(&post.words.content)
    .text(&post.words.warning)
    .bind(post.page_url.as_ref().map(|url| url.as_str().to_owned()))
    .bind(details::attachments_to(&post.attachments)?)
    .bind(Details::of(post).write()?)
    .bind(post.poll.as_ref().map_or(0, Poll::progress))
    .bind(post.published_at.0)
    .bind(post.updated_at.0)
    .bind(now.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// Deletes what is here because `sharer` shared it by that activity; `false` when there is none such.
///
/// # Errors
/// [`DbError`]
pub async fn unshare(tx: &mut Tx, share_url: &str, sharer: &ActorId) -> Result<bool, DbError> {
    sql("DELETE FROM posts WHERE share_url = $1 AND shared_by = $2")
        .text(share_url)
        .text(sharer.as_str())
        .execute(tx)
        .await
        .map(|deleted| deleted > 0)
}

/// Deletes an author's own post; `false` when there is none such.
///
/// # Errors
/// [`DbError`]
pub async fn delete(tx: &mut Tx, object_url: &ObjectUrl, author: &ActorId) -> Result<bool, DbError> {
    sql("DELETE FROM posts WHERE object_url = $1 AND actor_id = $2")
        .text(object_url.as_str())
        .text(author.as_str())
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}

/// Deletes what an actor wrote or shared; how many.
///
/// # Errors
/// [`DbError`]
pub async fn delete_of_actor(tx: &mut Tx, actor: &ActorId) -> Result<u64, DbError> {
    sql("DELETE FROM posts WHERE actor_id = $1 OR shared_by = $1").text(actor.as_str()).execute(tx).await
}

/// Posts that somebody followed by one of ours wrote or shared, newest first. Authors on hosts that are shut out are left out.
///
/// # Errors
/// [`DbError`]
pub async fn timeline(conn: &mut Conn, offset: i64, limit: i64) -> Result<Vec<Post>, DbError> {
    sql(concat!(
        "SELECT ",
        qualified_post_columns!(),
        " FROM posts JOIN actors ON actors.id = posts.actor_id WHERE EXISTS ( \
           SELECT 1 FROM follows JOIN actors AS followers ON followers.id = follows.follower_id \
           WHERE follows.target_id IN (posts.actor_id, posts.shared_by) AND follows.state = 'accepted' AND followers.is_local = $1 \
         ) AND NOT EXISTS ( \
           SELECT 1 FROM host_standings WHERE host_standings.host = actors.host AND host_standings.standing = 'shut' \
         ) ORDER BY posts.published_at DESC, posts.id DESC LIMIT $2 OFFSET $3"
    ))
    .bind(true)
    .bind(limit)
    .bind(offset)
    .fetch_all(conn, post_from)
    .await
}

/// Deletes what was published before `before`, and of the rest all but the newest `keep`; how many.
///
/// # Errors
/// [`DbError`]
pub async fn forget_old(tx: &mut Tx, before: UnixMillis, keep: i64) -> Result<u64, DbError> {
    let old = sql("DELETE FROM posts WHERE published_at < $1").bind(before.0).execute(tx).await?;
    let surplus = sql("DELETE FROM posts WHERE id IN (SELECT id FROM posts ORDER BY published_at DESC, id DESC LIMIT $2 OFFSET $1)")
        .bind(keep)
        // OFFSET needs a LIMIT in SQLite: one that no table reaches.
        .bind(i64::MAX)
        .execute(tx)
        .await?;
    Ok(old + surplus)
}
