//! What owners do with a listing beside writing it: another one like it, and the word that it still holds.

use allmende_app::listings;
use axum::extract::{Path, State};

use super::listing::listing_id;
use crate::Web;
use crate::errors::Answer;
use crate::forms::see_other;
use crate::session::Visitor;

pub async fn duplicate(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let copy = listings::duplicate(&web.app, &visitor.viewer, &listing_id(&id)?).await?;
    Ok(see_other(&format!("/listings/{}/edit?done=duplicated", copy.id)))
}

/// Asked on the members' home, which asks about the next one then.
pub async fn confirm(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    listings::confirm(&web.app, &visitor.viewer, &listing_id(&id)?).await?;
    Ok(see_other("/home?done=confirmed"))
}
