//! Sheets for the notice board: one page of paper, black on white, with a code for telephones and an address short enough to type.

use allmende_app::{cooperatives, listings, search, short_codes};
use allmende_domain::image::ImageSize;
use allmende_domain::listing::Author;
use allmende_domain::permission::Viewer;
use allmende_domain::search::SearchQuery;
use axum::extract::{Path, State};

use super::listing::listing_id;
use crate::Web;
use crate::cards::{Picture, kind_words};
use crate::choices;
use crate::errors::Answer;
use crate::forms::see_other;
use crate::frame::{Frame, rendered};
use crate::limits::{SHEET_LINES_MAX, SHEET_STRIP_CHARS_MAX, SHEET_STRIPS, SHEET_TITLE_CHARS_MAX};
use crate::qr::{self, Drawing};
use crate::session::Visitor;
use crate::text_html;

#[derive(askama::Template)]
#[template(path = "sheet_listing.html")]
struct ListingSheet {
    page: Frame,
    kind: String,
    title: String,
    lang: String,
    words: String,
    conditions: String,
    place: String,
    from: String,
    picture: Option<Picture>,
    address: String,
    code: Option<Drawing>,
    /// The title, short, once for each strip.
    strips: Vec<String>,
    back: String,
}

#[derive(askama::Template)]
#[template(path = "sheet_coop.html")]
struct CooperativeSheet {
    page: Frame,
    name: String,
    lang: String,
    words: String,
    place: String,
    address: String,
    handle: String,
    code: Option<Drawing>,
    /// Kind and title of what is newest.
    lines: Vec<(String, String, String)>,
    back: String,
}

/// Without the scheme, which browsers add: what somebody types.
fn typed(address: &str) -> String {
    address.strip_prefix("https://").unwrap_or(address).to_owned()
}

/// `/listings/{id}/sheet`
pub async fn listing(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let view = listings::show(&web.app, &visitor.viewer, &listing_id(&id)?).await?;
    let locale = visitor.locale();
    let terms = &view.listing.terms;
    let text = terms.texts.best(&visitor.reading.languages);
    let is_mirrored = matches!(view.listing.author, Author::Peer(_));
    let address = web.app.addresses.url(&format!("/l/{}", short_codes::of(&view.listing.id))).to_string();
    let from = view.cooperative.as_ref().map(|coop| choices::coop_name(&visitor, coop));
    let sheet = ListingSheet {
        page: Frame::new(&web, &visitor, locale.with("sheet-title", &[("title", &text.title)]), "catalogue"),
        kind: kind_words(locale, &view.listing),
        title: text_html::beginning(&text.title, SHEET_TITLE_CHARS_MAX),
        lang: text.language.as_str().to_owned(),
        words: text_html::excerpt(&text_html::body(&text.body, is_mirrored)),
        conditions: text_html::excerpt(&text_html::body(&terms.conditions, is_mirrored)),
        place: terms.place.as_ref().map(|place| place.published().name).unwrap_or_default(),
        from: from.filter(|name| !name.is_empty()).unwrap_or_else(|| view.author.handle()),
        picture: view.images.iter().find_map(|image| Picture::of(image, ImageSize::Page)),
        code: qr::drawing(&address),
        address: typed(&address),
        strips: vec![text_html::beginning(&text.title, SHEET_STRIP_CHARS_MAX); SHEET_STRIPS],
        back: format!("/listings/{}", view.listing.id),
    };
    Ok(rendered(&sheet))
}

/// `/coops/{handle}/sheet`
pub async fn cooperative(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>) -> Answer {
    let cooperative = cooperatives::by_handle(&web.app, &handle).await?;
    let locale = visitor.locale();
    let text = cooperative.profile.best(&visitor.reading.languages);
    let path = format!("/coops/{}", cooperative.handle.as_str());
    let address = web.app.addresses.url(&path).to_string();
    let query = SearchQuery { cooperative: Some(cooperative.id.clone()), ..SearchQuery::default() };
    // It hangs where everybody reads it: what is for members or the network stays off it, whoever prints.
    let found = search::search(&web.app, &Viewer::Stranger, &query).await?;
    let line = |view: &listings::ListingView| {
        let text = view.listing.terms.texts.best(&visitor.reading.languages);
        let title = text_html::beginning(&text.title, SHEET_TITLE_CHARS_MAX);
        (kind_words(locale, &view.listing), title, text.language.as_str().to_owned())
    };
    let name = choices::coop_name(&visitor, &cooperative);
    let sheet = CooperativeSheet {
        page: Frame::new(&web, &visitor, locale.with("sheet-title", &[("title", &name)]), "cooperatives"),
        lang: text.map(|text| text.language.as_str().to_owned()).unwrap_or_default(),
        words: text.map(|text| text_html::excerpt(&text_html::body(&text.summary, false))).unwrap_or_default(),
        place: cooperative.profile.place.as_ref().map(|place| place.published().name).unwrap_or_default(),
        code: qr::drawing(&address),
        address: typed(&address),
        handle: format!("@{}@{}", cooperative.handle.as_str(), web.app.addresses.host()),
        lines: found.items.iter().take(SHEET_LINES_MAX).map(line).collect(),
        name,
        back: path,
    };
    Ok(rendered(&sheet))
}

/// `/l/{code}`: from the paper to the thing.
pub async fn short(State(web): State<Web>, visitor: Visitor, Path(code): Path<String>) -> Answer {
    let id = short_codes::find(&web.app, &visitor.viewer, &code).await?;
    Ok(see_other(&format!("/listings/{id}")))
}
