//! Addresses of what was deleted: ours answer "gone", peers' are not stored again when an older copy arrives late.

use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;

/// `former_type` of a listing.
pub const LISTING: &str = "listing";
/// `former_type` of a resource.
pub const RESOURCE: &str = "resource";
/// `former_type` of an answer to a post.
pub const REPLY: &str = "reply";
/// `former_type` of a member's own public actor.
pub const PERSON: &str = "person";

/// One deleted thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TombstoneRow {
    pub object_url: ObjectUrl,
    /// [`LISTING`], [`RESOURCE`], or what a peer called its own.
    pub former_type: String,
    /// Who deleted it; `None` for ours.
    pub actor_url: Option<ObjectUrl>,
    pub deleted_at: UnixMillis,
}

/// Remembers a deletion. An address that is remembered already keeps its first tombstone.
///
/// # Errors
/// [`DbError`]
pub async fn insert(tx: &mut Tx, tombstone: &TombstoneRow) -> Result<(), DbError> {
    sql("INSERT INTO tombstones (object_url, former_type, actor_url, deleted_at) VALUES ($1, $2, $3, $4) ON CONFLICT (object_url) DO NOTHING")
        .text(tombstone.object_url.as_str())
        .text(&tombstone.former_type)
        .bind(tombstone.actor_url.as_ref().map(|url| url.as_str().to_owned()))
        .bind(tombstone.deleted_at.0)
        .execute(tx)
        .await
        .map(|_| ())
}

/// The tombstone at an address.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, object_url: &str) -> Result<Option<TombstoneRow>, DbError> {
    sql("SELECT object_url, former_type, actor_url, deleted_at FROM tombstones WHERE object_url = $1")
        .text(object_url)
        .fetch_optional(conn, |row| {
            Ok(TombstoneRow {
                object_url: row.parse("object_url", |text| ObjectUrl::parse(text).ok())?,
                former_type: row.get("former_type")?,
                actor_url: row.parse_optional("actor_url", |text| ObjectUrl::parse(text).ok())?,
                deleted_at: UnixMillis(row.get("deleted_at")?),
            })
        })
        .await
}
