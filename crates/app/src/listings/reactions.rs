//! Likes and shares that people elsewhere send to our listings.

use allmende_db::{blocks, listings as rows, reactions as reaction_rows};
use allmende_domain::actor::Actor;
use allmende_domain::listing::Eligibility;

use crate::App;
use crate::error::AppError;

pub use allmende_domain::reply::Reaction;

/// Counts a reaction to one of our public listings; a second one of the same kind by the same actor counts once. `false` when
/// the address is no public listing of ours.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn react(app: &App, actor: &Actor, object_url: &str, reaction: Reaction, activity_url: &str) -> Result<bool, AppError> {
    let mut tx = app.db.begin().await?;
    let Some(found) = rows::find_by_url(&mut tx, object_url).await? else { return Ok(false) };
    let listing = found.listing;
    let Some(cooperative) = super::own_cooperative(&listing) else { return Ok(false) };
    if !listing.state.is_out() || listing.terms.eligibility != Eligibility::Public {
        return Ok(false);
    }
    if blocks::is_blocked(&mut tx, cooperative, &actor.id).await? {
        return Ok(false);
    }
    reaction_rows::put(&mut tx, &listing.id, &actor.id, reaction.as_str(), activity_url, app.now()).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes back what `actor` sent as `activity_url`, to a listing or to an answer of ours; `false` when nothing of that actor has this address.
///
/// # Errors
/// [`AppError::Unavailable`]
pub async fn unreact(app: &App, actor: &Actor, activity_url: &str) -> Result<bool, AppError> {
    let mut tx = app.db.begin().await?;
    let existed = reaction_rows::delete(&mut tx, &actor.id, activity_url).await?;
    tx.commit().await?;
    Ok(existed)
}
