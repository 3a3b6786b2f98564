//! Likes and shares of our listings, and of what ours answered to posts.

use std::collections::HashMap;

use allmende_domain::ids::{ActorId, ListingId, ReplyId};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;
use crate::ids_in::{IDS_MAX, bind_ids, ids_in};

/// How often something was liked and shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub likes: i64,
    pub shares: i64,
}

impl Counts {
    fn set(&mut self, kind: &str, number: i64) {
        match kind {
            "like" => self.likes = number,
            _ => self.shares = number,
        }
    }
}

/// Stores a reaction; the same actor's second one of the same kind replaces the first. `kind`: `like` or `announce`.
///
/// # Errors
/// [`DbError`]
pub async fn put(
    tx: &mut Tx,
    listing: &ListingId,
    actor: &ActorId,
    kind: &str,
    activity_url: &str,
    now: UnixMillis,
) -> Result<(), DbError> {
    sql("INSERT INTO reactions (listing_id, actor_id, kind, activity_url, created_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (listing_id, actor_id, kind) DO UPDATE SET activity_url = excluded.activity_url")
    .text(listing.as_str())
    .text(actor.as_str())
    .text(kind)
    .text(activity_url)
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// The same for an answer of ours.
///
/// # Errors
/// [`DbError`]
pub async fn put_to_reply(
    tx: &mut Tx,
    reply: &ReplyId,
    actor: &ActorId,
    kind: &str,
    activity_url: &str,
    now: UnixMillis,
) -> Result<(), DbError> {
    sql("INSERT INTO reply_reactions (reply_id, actor_id, kind, activity_url, created_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (reply_id, actor_id, kind) DO UPDATE SET activity_url = excluded.activity_url")
    .text(reply.as_str())
    .text(actor.as_str())
    .text(kind)
    .text(activity_url)
    .bind(now.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// Takes back the reaction that `actor` sent as `activity_url`; `false` when there is none.
///
/// # Errors
/// [`DbError`]
pub async fn delete(tx: &mut Tx, actor: &ActorId, activity_url: &str) -> Result<bool, DbError> {
    let to_listings = sql("DELETE FROM reactions WHERE activity_url = $1 AND actor_id = $2").text(activity_url).text(actor.as_str());
    let to_replies = sql("DELETE FROM reply_reactions WHERE activity_url = $1 AND actor_id = $2").text(activity_url).text(actor.as_str());
    Ok(to_listings.execute(tx).await? + to_replies.execute(tx).await? > 0)
}

/// Takes back everything an actor reacted with.
///
/// # Errors
/// [`DbError`]
pub async fn delete_of_actor(tx: &mut Tx, actor: &ActorId) -> Result<u64, DbError> {
    let to_replies = sql("DELETE FROM reply_reactions WHERE actor_id = $1").text(actor.as_str()).execute(tx).await?;
    Ok(to_replies + sql("DELETE FROM reactions WHERE actor_id = $1").text(actor.as_str()).execute(tx).await?)
}

/// Takes back everything with which an answer of ours was reacted to.
///
/// # Errors
/// [`DbError`]
pub async fn delete_of_reply(tx: &mut Tx, reply: &ReplyId) -> Result<u64, DbError> {
    sql("DELETE FROM reply_reactions WHERE reply_id = $1").text(reply.as_str()).execute(tx).await
}

/// Takes back everything with which a listing was reacted to.
///
/// # Errors
/// [`DbError`]
pub async fn delete_of_listing(tx: &mut Tx, listing: &ListingId) -> Result<u64, DbError> {
    sql("DELETE FROM reactions WHERE listing_id = $1").text(listing.as_str()).execute(tx).await
}

/// The counts of many listings; those without reactions are missing.
///
/// # Errors
/// [`DbError`]
pub async fn counts(conn: &mut Conn, listings: &[&str]) -> Result<HashMap<String, Counts>, DbError> {
    let mut counts: HashMap<String, Counts> = HashMap::new();
    for ids in listings.chunks(IDS_MAX) {
        let statement = sql(concat!(
            "SELECT listing_id, kind, COUNT(*) AS number FROM reactions WHERE listing_id IN ",
            ids_in!(),
            " GROUP BY listing_id, kind"
        ));
        let rows = bind_ids(statement, ids.iter().copied())
            .fetch_all(conn, |row| Ok((row.get::<String>("listing_id")?, row.get::<String>("kind")?, row.get::<i64>("number")?)))
            .await?;
        for (listing, kind, number) in rows {
            counts.entry(listing).or_default().set(&kind, number);
        }
    }
    Ok(counts)
}

/// The same of answers of ours.
///
/// # Errors
/// [`DbError`]
pub async fn counts_of_replies(conn: &mut Conn, replies: &[&str]) -> Result<HashMap<String, Counts>, DbError> {
    let mut counts: HashMap<String, Counts> = HashMap::new();
    for ids in replies.chunks(IDS_MAX) {
        let statement = sql(concat!(
            "SELECT reply_id, kind, COUNT(*) AS number FROM reply_reactions WHERE reply_id IN ",
            ids_in!(),
            " GROUP BY reply_id, kind"
        ));
        let rows = bind_ids(statement, ids.iter().copied())
            .fetch_all(conn, |row| Ok((row.get::<String>("reply_id")?, row.get::<String>("kind")?, row.get::<i64>("number")?)))
            .await?;
        for (reply, kind, number) in rows {
            counts.entry(reply).or_default().set(&kind, number);
        }
    }
    Ok(counts)
}
