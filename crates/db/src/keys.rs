//! Keys of actors beside the RSA key in their row: private keys of ours, Ed25519 keys of everybody.

use allmende_domain::actor::{Actor, Ed25519Key};
use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;

use crate::actors::actor_from;
use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! qualified_actor_columns {
    () => {
        "actors.id, actors.url, actors.kind, actors.is_local, actors.username, actors.host, actors.name, actors.summary, \
         actors.page_url, actors.icon_url, actors.inbox, actors.shared_inbox, actors.outbox, actors.followers, \
         actors.approves_followers, actors.key_id, actors.public_key_pem, actors.fetched_at, actors.gone_at, actors.created_at, \
         actors.keys_changed_at"
    };
}

/// The private keys of an own actor, PKCS#8 DER. `Debug` shows nothing of them.
#[derive(Clone, PartialEq, Eq)]
pub struct PrivateKeys {
    pub rsa: Vec<u8>,
    /// `None` until the program has made it.
    pub ed25519: Option<Vec<u8>>,
}

impl std::fmt::Debug for PrivateKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PrivateKeys(…)")
    }
}

/// Keeps the private RSA key (PKCS#8 DER) of an own actor.
///
/// # Errors
/// [`DbError::Conflict`] when it has one.
pub async fn insert_rsa(tx: &mut Tx, id: &ActorId, private_der: Vec<u8>) -> Result<(), DbError> {
    sql("INSERT INTO actor_keys (actor_id, private_key) VALUES ($1, $2)").text(id.as_str()).bind(private_der).execute(tx).await.map(|_| ())
}

/// Keeps an Ed25519 key with its private half (PKCS#8 DER) for an own actor that has an RSA key and no Ed25519 key yet; whether it was
/// kept. Of two nodes that make one at the same time, one does.
///
/// # Errors
/// [`DbError`]
pub async fn add_ed25519(tx: &mut Tx, id: &ActorId, key: &Ed25519Key, private_der: Vec<u8>) -> Result<bool, DbError> {
    let added = sql("UPDATE actor_keys SET ed25519_private_key = $2 WHERE actor_id = $1 AND ed25519_private_key IS NULL")
        .text(id.as_str())
        .bind(private_der)
        .execute(tx)
        .await?;
    if added == 1 {
        insert_ed25519(tx, id, key).await?;
    }
    Ok(added == 1)
}

async fn insert_ed25519(tx: &mut Tx, id: &ActorId, key: &Ed25519Key) -> Result<(), DbError> {
    sql("INSERT INTO actor_ed25519_keys (actor_id, key_id, public_key, expires_at) VALUES ($1, $2, $3, $4)")
        .text(id.as_str())
        .text(&key.id)
        .bind(key.public.to_vec())
        .bind(key.expires_at.map(|at| at.0))
        .execute(tx)
        .await
        .map(|_| ())
}

/// Puts these Ed25519 keys in place of those that a peer's actor had. The caller's transaction has written the actor's row, so that
/// two of them do not meet here.
///
/// # Errors
/// [`DbError::Conflict`] when two of them have one id.
pub async fn replace_ed25519(tx: &mut Tx, id: &ActorId, keys: &[Ed25519Key]) -> Result<(), DbError> {
    sql("DELETE FROM actor_ed25519_keys WHERE actor_id = $1").text(id.as_str()).execute(tx).await?;
    for key in keys {
        insert_ed25519(tx, id, key).await?;
    }
    Ok(())
}

/// The private keys of an own actor.
///
/// # Errors
/// [`DbError`]
pub async fn private(conn: &mut Conn, id: &ActorId) -> Result<Option<PrivateKeys>, DbError> {
    sql("SELECT private_key, ed25519_private_key FROM actor_keys WHERE actor_id = $1")
        .text(id.as_str())
        .fetch_optional(conn, |row| Ok(PrivateKeys { rsa: row.get("private_key")?, ed25519: row.get("ed25519_private_key")? }))
        .await
}

/// The Ed25519 keys of an actor, ours or a peer's, by their ids.
///
/// # Errors
/// [`DbError`]
pub async fn ed25519_of(conn: &mut Conn, id: &ActorId) -> Result<Vec<Ed25519Key>, DbError> {
    sql("SELECT key_id, public_key, expires_at FROM actor_ed25519_keys WHERE actor_id = $1 ORDER BY key_id")
        .text(id.as_str())
        .fetch_all(conn, |row| key_from(row.get("key_id")?, row))
        .await
}

/// The actor that has an Ed25519 key of this id, and the key. Of several that claim it, ours, then the one at `url`, then the one
/// known longest.
///
/// # Errors
/// [`DbError`]
pub async fn find_ed25519(conn: &mut Conn, key_id: &str, url: &str) -> Result<Option<(Actor, Ed25519Key)>, DbError> {
    sql(concat!(
        "SELECT ",
        qualified_actor_columns!(),
        ", actor_ed25519_keys.public_key, actor_ed25519_keys.expires_at \
         FROM actor_ed25519_keys JOIN actors ON actors.id = actor_ed25519_keys.actor_id \
         WHERE actor_ed25519_keys.key_id = $1 ORDER BY actors.is_local DESC, (actors.url = $2) DESC, actors.created_at, actors.id LIMIT 1"
    ))
    .text(key_id)
    .text(url)
    .fetch_optional(conn, |row| Ok((actor_from(row)?, key_from(key_id.to_owned(), row)?)))
    .await
}

/// Own actors that have an RSA key and no Ed25519 key yet.
///
/// # Errors
/// [`DbError`]
pub async fn without_ed25519(conn: &mut Conn) -> Result<Vec<Actor>, DbError> {
    sql(concat!(
        "SELECT ",
        qualified_actor_columns!(),
        " FROM actors JOIN actor_keys ON actor_keys.actor_id = actors.id \
         WHERE actors.is_local = $1 AND actor_keys.ed25519_private_key IS NULL ORDER BY actors.id"
    ))
    .bind(true)
    .fetch_all(conn, actor_from)
    .await
}

fn key_from(id: String, row: &Row) -> Result<Ed25519Key, DbError> {
    let bytes: Vec<u8> = row.get("public_key")?;
    let public = bytes.try_into().map_err(|_| DbError::Corrupt("an Ed25519 key that has not 32 bytes".to_owned()))?;
    Ok(Ed25519Key { id, public, expires_at: row.get::<Option<i64>>("expires_at")?.map(UnixMillis) })
}
