//! Hashtags: what can be found with one.

use allmende_app::{AppError, search};
use allmende_domain::search::SearchQuery;
use allmende_domain::text;
use axum::extract::{Path, RawQuery, State};

use super::feeds::Feeds;
use crate::Web;
use crate::cards::Card;
use crate::errors::Answer;
use crate::forms::{Fields, encoded};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::turning::{self, Turning};

#[derive(askama::Template)]
#[template(path = "tag.html")]
struct TagPage {
    page: Frame,
    tag: String,
    cards: Vec<Card>,
    turning: Turning,
    feeds: Option<Feeds>,
}

/// `/tags/{tag}`: own and mirrored listings, as the viewer may see them, whatever the spelling.
pub async fn page(State(web): State<Web>, visitor: Visitor, Path(tag): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let tag = text::tag(&tag).map_err(|_| AppError::NotFound)?;
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let query = SearchQuery { tag: Some(tag.clone()), page: turning::asked(&fields), ..SearchQuery::default() };
    let found = search::search(&web.app, &visitor.viewer, &query).await?;
    let template = TagPage {
        page: Frame::new(&web, &visitor, format!("#{tag}"), "catalogue").with_alternate(web.app.addresses.tag(&tag).to_string()),
        cards: Card::all(&web, &visitor, &found.items),
        turning: Turning::of(&found, &format!("/tags/{}", encoded(&tag)), &fields),
        feeds: Feeds::of_one(&web, "tag", &tag),
        tag,
    };
    Ok(rendered(&template))
}
