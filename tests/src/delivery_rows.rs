//! Rows around the delivery queue, put in without the verbs that usually write them.

use allmende_db::{DbError, Tx, sql};

/// The local actor whose followers are delivered to.
pub const OURS: &str = "0193a5b0-7e3c-7a11-8c11-000000000001";

/// Empties the queue and what is around it. Nobody else may use the database at the time.
///
/// # Errors
/// [`DbError`]
pub async fn clear(tx: &mut Tx) -> Result<(), DbError> {
    for statement in [
        sql("DELETE FROM deliveries"),
        sql("DELETE FROM dead_letters"),
        sql("DELETE FROM endpoints"),
        sql("DELETE FROM activities"),
        sql("DELETE FROM follows"),
        sql("DELETE FROM peers"),
        sql("DELETE FROM host_standings"),
        sql("DELETE FROM leases"),
        sql("DELETE FROM nodes"),
        sql("DELETE FROM actors"),
    ] {
        statement.execute(tx).await?;
    }
    Ok(())
}

/// # Errors
/// [`DbError`]
pub async fn add_actor(tx: &mut Tx, id: &str, is_local: bool, inbox: &str, shared: Option<&str>) -> Result<(), DbError> {
    sql("INSERT INTO actors (id, url, kind, is_local, username, host, name, summary, inbox, shared_inbox, approves_followers, key_id,
           public_key_pem, created_at) VALUES ($1, $2, 'Organization', $3, 'a', 'a.example', '', '', $4, $5, $6, '', '', 0)")
    .text(id)
    .text(&format!("https://actors.example/{id}"))
    .bind(is_local)
    .text(inbox)
    .bind(shared.map(str::to_owned))
    .bind(false)
    .execute(tx)
    .await?;
    Ok(())
}

/// The id of the remote actor with this number.
#[must_use]
pub fn follower_id(number: u32) -> String {
    format!("0193a5b0-7e3c-7a11-8c11-{number:012}")
}

/// Makes a remote actor follow [`OURS`], or changes how its follow stands (`accepted`, `pending`, …).
///
/// # Errors
/// [`DbError`]
pub async fn set_follow(tx: &mut Tx, number: u32, state: &str) -> Result<(), DbError> {
    let id = follower_id(number);
    sql("INSERT INTO follows (id, follower_id, target_id, state, activity_url, created_at, updated_at) VALUES ($1, $2, $3, $4, '', 0, 0)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state")
    .text(&id)
    .text(&id)
    .text(OURS)
    .text(state)
    .execute(tx)
    .await?;
    Ok(())
}

/// # Errors
/// [`DbError`]
pub async fn end_follow(tx: &mut Tx, number: u32) -> Result<(), DbError> {
    sql("DELETE FROM follows WHERE id = $1").text(&follower_id(number)).execute(tx).await?;
    Ok(())
}
