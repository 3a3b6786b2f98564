//! How a listing will look: here, and for people on other servers.

use allmende_app::listings::ListingView;
use allmende_app::{AppError, images, rich_text};
use allmende_domain::image::ImageSize;
use allmende_domain::listing::{Eligibility, Terms};

use crate::Web;
use crate::cards::{Card, Picture};
use crate::session::Visitor;

pub struct Preview {
    pub here: Card,
    /// Under which name it is posted.
    pub name: String,
    pub handle: String,
    pub logo: Option<String>,
    pub lang: String,
    /// What is posted, passed through the sanitiser as other programs do; `None` when it does not leave this server, or nobody knows.
    pub elsewhere: Option<String>,
    pub pictures: Vec<Picture>,
    pub members_only: bool,
}

impl Preview {
    pub fn of(web: &Web, visitor: &Visitor, view: &ListingView) -> Self {
        let members_only = view.listing.terms.eligibility == Eligibility::Members;
        let posted = web.app.directory().ok().filter(|_| !members_only).and_then(|directory| directory.read_elsewhere(view));
        Self {
            here: Card::of(web, visitor, view),
            name: view.author.name.clone(),
            handle: view.author.handle(),
            logo: view.cooperative.as_ref().and_then(|coop| coop.profile.logo.as_ref()).map(|id| format!("/media/{id}/list.jpg")),
            lang: view.listing.terms.texts.first().language.as_str().to_owned(),
            elsewhere: posted.map(|html| rich_text::from_peer(&html)),
            pictures: view.images.iter().filter_map(|image| Picture::of(image, ImageSize::Page)).collect(),
            members_only,
        }
    }

    /// Of changes that are not stored: what is out stays as it is until somebody says so.
    pub async fn of_changes(web: &Web, visitor: &Visitor, mut view: ListingView, terms: Terms) -> Result<Self, AppError> {
        view.images = Vec::new();
        for id in &terms.images {
            view.images.push(images::find(&web.app, id).await?);
        }
        view.listing.terms = terms;
        Ok(Self::of(web, visitor, &view))
    }
}
