//! One resource: what a cooperative holds, and the offers of it.

use allmende_app::AppError;
use allmende_app::resources;
use allmende_domain::ids::ResourceId;
use allmende_domain::image::ImageSize;
use allmende_domain::permission::Permission;
use axum::extract::{Path, State};

use super::listing::PlaceWords;
use crate::Web;
use crate::cards::{Picture, kind_words};
use crate::choices;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::frame::{Frame, rendered};
use crate::licence_words::LicenceWords;
use crate::session::Visitor;
use crate::{quantities, text_html};

struct OfferLine {
    href: String,
    lang: String,
    title: String,
    kind: String,
    state: String,
}

#[derive(askama::Template)]
#[template(path = "resource.html")]
struct ResourcePage {
    page: Frame,
    nature: String,
    lang: String,
    title: String,
    body: String,
    cooperative: String,
    cooperative_url: String,
    images: Vec<Picture>,
    quantity: String,
    version: String,
    checksum: String,
    conditions: String,
    licence: Option<LicenceWords>,
    link: Option<String>,
    kind: Option<String>,
    place: Option<PlaceWords>,
    tags: Vec<String>,
    sectors: Vec<(String, String)>,
    sdgs: Vec<(String, String)>,
    offers: Vec<OfferLine>,
    updated: When,
    id: String,
    may_edit: bool,
    /// Removing an offered resource is refused; its offers come first.
    may_remove: bool,
}

/// # Errors
/// [`AppError::NotFound`] for what is no id.
pub fn resource_id(text: &str) -> Result<ResourceId, AppError> {
    ResourceId::parse(text).map_err(|_| AppError::NotFound)
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = resource_id(&id)?;
    let view = resources::show(&web.app, &visitor.viewer, &id).await?;
    let locale = visitor.locale();
    let resource = &view.resource;
    let text = resource.texts.best(&visitor.reading.languages);
    let inside = visitor.viewer.may(Permission::SeeInside, &view.cooperative.id);
    let may_edit = visitor.viewer.may(Permission::WriteListings, &view.cooperative.id);
    let offers = view.listings.iter().map(|listing| {
        let text = listing.terms.texts.best(&visitor.reading.languages);
        OfferLine {
            href: format!("/listings/{}", listing.id),
            lang: text.language.as_str().to_owned(),
            title: text.title.clone(),
            kind: kind_words(locale, listing),
            state: locale.t(&format!("state-{}", listing.state.as_str())),
        }
    });
    let alternate = web.app.addresses.resource(&resource.id).to_string();
    let template = ResourcePage {
        page: Frame::new(&web, &visitor, text.title.clone(), "catalogue").with_alternate(alternate),
        nature: locale.t(&format!("nature-{}", resource.nature.as_str())),
        lang: text.language.as_str().to_owned(),
        title: text.title.clone(),
        body: text_html::body(&text.body, false),
        cooperative: choices::coop_name(&visitor, &view.cooperative),
        cooperative_url: format!("/coops/{}", view.cooperative.handle.as_str()),
        images: view.images.iter().filter_map(|image| Picture::of(image, ImageSize::Page)).collect(),
        quantity: quantities::words(locale, &resource.quantity),
        version: resource.version.clone(),
        checksum: resource.checksum.clone(),
        conditions: text_html::body(&resource.conditions, false),
        licence: resource.licence.as_ref().map(|licence| LicenceWords::of(locale, licence)),
        link: resource.link.as_ref().map(ToString::to_string),
        kind: resource.kind.as_ref().map(ToString::to_string),
        place: resource.place.as_ref().map(|place| PlaceWords::of(place, inside)),
        tags: resource.tags.clone(),
        sectors: resource.sectors.iter().map(|s| (s.as_str().to_owned(), locale.t(&format!("sector-{}", s.as_str())))).collect(),
        sdgs: resource.sdgs.iter().map(|s| (s.number().to_string(), locale.t(&format!("sdg-{}", s.number())))).collect(),
        id: resource.id.to_string(),
        may_edit,
        may_remove: may_edit && view.listings.is_empty(),
        offers: offers.collect(),
        updated: dates::when(locale, resource.updated_at),
    };
    Ok(rendered(&template))
}
