//! What ours liked and shared of what others wrote.

use allmende_domain::ids::{ActorId, PostId, PostReactionId};
use allmende_domain::reply::{PostReaction, Reaction};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::ids_in::{IDS_MAX, bind_ids, ids_in};

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! post_reaction_columns {
    () => {
        "id, post_id, actor_id, kind, is_given, activity_url, updated_at"
    };
}

fn reaction_from(row: &Row) -> Result<PostReaction, DbError> {
    Ok(PostReaction {
        id: row.parse("id", |text| PostReactionId::parse(text).ok())?,
        post: row.parse("post_id", |text| PostId::parse(text).ok())?,
        actor: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
        kind: row.parse("kind", Reaction::parse)?,
        is_given: row.get("is_given")?,
        activity_url: row.parse("activity_url", |text| ObjectUrl::parse(text).ok())?,
        updated_at: UnixMillis(row.get("updated_at")?),
    })
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &PostReactionId) -> Result<Option<PostReaction>, DbError> {
    sql(concat!("SELECT ", post_reaction_columns!(), " FROM post_reactions WHERE id = $1"))
        .text(id.as_str())
        .fetch_optional(conn, reaction_from)
        .await
}

/// What an actor did with a post, also when it was taken back.
///
/// # Errors
/// [`DbError`]
pub async fn between(conn: &mut Conn, actor: &ActorId, post: &PostId, kind: Reaction) -> Result<Option<PostReaction>, DbError> {
    sql(concat!("SELECT ", post_reaction_columns!(), " FROM post_reactions WHERE post_id = $1 AND actor_id = $2 AND kind = $3"))
        .text(post.as_str())
        .text(actor.as_str())
        .text(kind.as_str())
        .fetch_optional(conn, reaction_from)
        .await
}

/// Writes one: new, or in place of the one of the same actor, post and kind when that is given otherwise. `false` when nothing changed:
/// somebody else was faster.
///
/// # Errors
/// [`DbError`]
pub async fn put(tx: &mut Tx, reaction: &PostReaction) -> Result<bool, DbError> {
    sql("INSERT INTO post_reactions (id, post_id, actor_id, kind, is_given, activity_url, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (post_id, actor_id, kind) DO UPDATE SET is_given = excluded.is_given, activity_url = excluded.activity_url, \
         updated_at = excluded.updated_at WHERE post_reactions.is_given <> excluded.is_given")
    .text(reaction.id.as_str())
    .text(reaction.post.as_str())
    .text(reaction.actor.as_str())
    .text(reaction.kind.as_str())
    .bind(reaction.is_given)
    .text(reaction.activity_url.as_str())
    .bind(reaction.updated_at.0)
    .execute(tx)
    .await
    .map(|changed| changed == 1)
}

/// What any of ours gave to these posts and did not take back.
///
/// # Errors
/// [`DbError`]
pub async fn given(conn: &mut Conn, posts: &[&str]) -> Result<Vec<PostReaction>, DbError> {
    let mut found = Vec::new();
    for some in posts.chunks(IDS_MAX) {
        let statement = sql(concat!(
            "SELECT ",
            post_reaction_columns!(),
            " FROM post_reactions WHERE post_id IN ",
            ids_in!(),
            " AND is_given ORDER BY updated_at, id"
        ));
        found.extend(bind_ids(statement, some.iter().copied()).fetch_all(conn, reaction_from).await?);
    }
    Ok(found)
}

/// Forgets everything that an actor of ours gave, without a word: it ended.
///
/// # Errors
/// [`DbError`]
pub async fn delete_of_actor(tx: &mut Tx, actor: &ActorId) -> Result<u64, DbError> {
    sql("DELETE FROM post_reactions WHERE actor_id = $1").text(actor.as_str()).execute(tx).await
}
