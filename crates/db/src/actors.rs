//! Actors, ours and peers'.

use allmende_domain::actor::{Actor, ActorKind};
use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::{Handle, Host, ObjectUrl};

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::limits;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! actor_columns {
    () => {
        "id, url, kind, is_local, username, host, name, summary, page_url, icon_url, inbox, shared_inbox, outbox, followers, \
         approves_followers, key_id, public_key_pem, fetched_at, gone_at, created_at, keys_changed_at"
    };
}

/// Reads a row of `actors` with all columns of ours.
///
/// # Errors
/// [`DbError::Corrupt`]
pub fn actor_from(row: &Row) -> Result<Actor, DbError> {
    let url = |text: &str| ObjectUrl::parse(text).ok();
    Ok(Actor {
        id: row.parse("id", |text| ActorId::parse(text).ok())?,
        url: row.parse("url", url)?,
        kind: row.parse("kind", ActorKind::parse)?,
        is_local: row.get("is_local")?,
        username: row.get("username")?,
        host: row.parse("host", |text| Host::parse(text).ok())?,
        name: row.get("name")?,
        summary: row.get("summary")?,
        page_url: row.parse_optional("page_url", url)?,
        icon_url: row.parse_optional("icon_url", url)?,
        inbox: row.parse("inbox", url)?,
        shared_inbox: row.parse_optional("shared_inbox", url)?,
        outbox: row.parse_optional("outbox", url)?,
        followers: row.parse_optional("followers", url)?,
        approves_followers: row.get("approves_followers")?,
        key_id: row.get("key_id")?,
        public_key_pem: row.get("public_key_pem")?,
        fetched_at: row.get::<Option<i64>>("fetched_at")?.map(UnixMillis),
        gone_at: row.get::<Option<i64>>("gone_at")?.map(UnixMillis),
    })
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &ActorId) -> Result<Option<Actor>, DbError> {
    sql(concat!("SELECT ", actor_columns!(), " FROM actors WHERE id = $1")).text(id.as_str()).fetch_optional(conn, actor_from).await
}

/// The actors of `ids`, each once, in no particular order; unknown ids are left out.
///
/// # Errors
/// [`DbError`]
pub async fn find_many(conn: &mut Conn, ids: &[ActorId]) -> Result<Vec<Actor>, DbError> {
    let mut wanted: Vec<&ActorId> = ids.iter().collect();
    wanted.sort();
    wanted.dedup();
    let mut found = Vec::with_capacity(wanted.len());
    for some in wanted.chunks(limits::IDS_AT_ONCE) {
        let mut statement = sql(FIND_MANY);
        // One text for any number of ids: the places that are left are filled with an id that no row has.
        for place in 0..limits::IDS_AT_ONCE {
            statement = statement.text(some.get(place).map_or("", |id| id.as_str()));
        }
        found.extend(statement.fetch_all(conn, actor_from).await?);
    }
    Ok(found)
}

const FIND_MANY: &str = concat!(
    "SELECT ",
    actor_columns!(),
    " FROM actors WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, \
     $18, $19, $20, $21, $22, $23, $24, $25)"
);

/// # Errors
/// [`DbError`]
pub async fn find_by_url(conn: &mut Conn, url: &ObjectUrl) -> Result<Option<Actor>, DbError> {
    sql(concat!("SELECT ", actor_columns!(), " FROM actors WHERE url = $1")).text(url.as_str()).fetch_optional(conn, actor_from).await
}

/// The actor whose current RSA key has this id. Of several that claim it, ours, then the one at `url`, then the one known longest.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_key_id(conn: &mut Conn, key_id: &str, url: &str) -> Result<Option<Actor>, DbError> {
    sql(concat!(
        "SELECT ",
        actor_columns!(),
        " FROM actors WHERE key_id = $1 ORDER BY is_local DESC, (url = $2) DESC, created_at, id LIMIT 1"
    ))
    .text(key_id)
    .text(url)
    .fetch_optional(conn, actor_from)
    .await
}

/// The actor with this handle; names are compared in lower case. One that is gone comes after one that is not.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_handle(conn: &mut Conn, handle: &Handle) -> Result<Option<Actor>, DbError> {
    sql(concat!(
        "SELECT ",
        actor_columns!(),
        " FROM actors WHERE host = $1 AND lower(username) = $2 ORDER BY (gone_at IS NOT NULL), created_at DESC, id LIMIT 1"
    ))
    .text(handle.host.as_str())
    .text(&handle.name.to_ascii_lowercase())
    .fetch_optional(conn, actor_from)
    .await
}

/// All actors of this instance that can be addressed: the instance itself and its cooperatives.
///
/// # Errors
/// [`DbError`]
pub async fn local(conn: &mut Conn) -> Result<Vec<Actor>, DbError> {
    sql(concat!("SELECT ", actor_columns!(), " FROM actors WHERE is_local = $1 ORDER BY created_at, id"))
        .bind(true)
        .fetch_all(conn, actor_from)
        .await
}

/// Adds an actor.
///
/// # Errors
/// [`DbError::Conflict`] when its URL is taken.
pub async fn insert(tx: &mut Tx, actor: &Actor, now: UnixMillis) -> Result<(), DbError> {
    write(tx, actor, now, INSERT).await.map(|_| ())
}

/// Adds an actor unless one has its URL; whether it was added.
///
/// # Errors
/// [`DbError`]
pub async fn insert_if_new(tx: &mut Tx, actor: &Actor, now: UnixMillis) -> Result<bool, DbError> {
    Ok(write(tx, actor, now, INSERT_IF_NEW).await?.is_some())
}

/// Adds a peer's actor, or replaces what is known about it. It keeps its id, and it is no longer gone. An own actor of the same URL
/// is left alone. The stored id is returned, `None` when it was an own one.
///
/// # Errors
/// [`DbError`]
pub async fn upsert_remote(tx: &mut Tx, actor: &Actor, now: UnixMillis) -> Result<Option<ActorId>, DbError> {
    write(tx, actor, now, UPSERT).await
}

const INSERT: &str = "INSERT INTO actors (id, url, kind, is_local, username, host, name, summary, page_url, icon_url, inbox, \
     shared_inbox, outbox, followers, approves_followers, key_id, public_key_pem, fetched_at, gone_at, created_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) RETURNING id";

const INSERT_IF_NEW: &str = "INSERT INTO actors (id, url, kind, is_local, username, host, name, summary, page_url, icon_url, inbox, \
     shared_inbox, outbox, followers, approves_followers, key_id, public_key_pem, fetched_at, gone_at, created_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) \
     ON CONFLICT (url) DO NOTHING RETURNING id";

const UPSERT: &str = "INSERT INTO actors (id, url, kind, is_local, username, host, name, summary, page_url, icon_url, inbox, \
     shared_inbox, outbox, followers, approves_followers, key_id, public_key_pem, fetched_at, gone_at, created_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) \
     ON CONFLICT (url) DO UPDATE SET kind = excluded.kind, username = excluded.username, host = excluded.host, name = excluded.name, \
     summary = excluded.summary, page_url = excluded.page_url, icon_url = excluded.icon_url, inbox = excluded.inbox, \
     shared_inbox = excluded.shared_inbox, outbox = excluded.outbox, followers = excluded.followers, \
     approves_followers = excluded.approves_followers, key_id = excluded.key_id, public_key_pem = excluded.public_key_pem, \
     fetched_at = excluded.fetched_at, gone_at = NULL \
     WHERE actors.is_local = excluded.is_local RETURNING id";

async fn write(tx: &mut Tx, actor: &Actor, now: UnixMillis, text: &'static str) -> Result<Option<ActorId>, DbError> {
    let optional = |url: &Option<ObjectUrl>| url.as_ref().map(|url| url.as_str().to_owned());
    sql(text)
        .text(actor.id.as_str())
        .text(actor.url.as_str())
        .text(actor.kind.as_str())
        .bind(actor.is_local)
        .text(&actor.username)
        .text(actor.host.as_str())
        .text(&actor.name)
        .text(&actor.summary)
        .bind(optional(&actor.page_url))
        .bind(optional(&actor.icon_url))
        .text(actor.inbox.as_str())
        .bind(optional(&actor.shared_inbox))
        .bind(optional(&actor.outbox))
        .bind(optional(&actor.followers))
        .bind(actor.approves_followers)
        .text(&actor.key_id)
        .text(&actor.public_key_pem)
        .bind(actor.fetched_at.map(|time| time.0))
        .bind(actor.gone_at.map(|time| time.0))
        .bind(now.0)
        .fetch_optional(tx, |row| row.parse("id", |text| ActorId::parse(text).ok()))
        .await
}

/// Rewrites what an own actor says about itself: name, summary, icon, and whether it approves followers.
///
/// # Errors
/// [`DbError`]
pub async fn update_profile(tx: &mut Tx, actor: &Actor) -> Result<(), DbError> {
    sql("UPDATE actors SET name = $2, summary = $3, icon_url = $4, approves_followers = $5 WHERE id = $1")
        .text(actor.id.as_str())
        .text(&actor.name)
        .text(&actor.summary)
        .bind(actor.icon_url.as_ref().map(|url| url.as_str().to_owned()))
        .bind(actor.approves_followers)
        .execute(tx)
        .await
        .map(|_| ())
}

/// Notes that a peer's actor no longer exists; `false` when that was known, or it is ours.
///
/// # Errors
/// [`DbError`]
pub async fn mark_gone(tx: &mut Tx, id: &ActorId, now: UnixMillis) -> Result<bool, DbError> {
    sql("UPDATE actors SET gone_at = $2 WHERE id = $1 AND gone_at IS NULL AND is_local = $3")
        .text(id.as_str())
        .bind(now.0)
        .bind(false)
        .execute(tx)
        .await
        .map(|changed| changed == 1)
}
