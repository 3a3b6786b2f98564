//! A listing in a list: one card.

use allmende_app::listings::ListingView;
use allmende_domain::image::{Image, ImageSize};
use allmende_domain::listing::{Author, Listing, ListingState, Purpose};

use crate::Web;
use crate::dates;
use crate::locale::Locale;
use crate::session::Visitor;

/// An image as a page shows it.
#[derive(Debug, Clone)]
pub struct Picture {
    pub src: String,
    pub alt: String,
    /// Pixels, so that a page keeps the room before the image is there; in the same proportion in every size.
    pub width: u32,
    pub height: u32,
}

impl Picture {
    /// Always from here; `None` for a peer's that was not fetched yet, or cannot be.
    pub fn of(image: &Image, size: ImageSize) -> Option<Self> {
        image.is_here.then(|| Self {
            src: format!("/media/{}/{}.jpg", image.id, size.as_str()),
            alt: image.alt.clone(),
            width: image.width,
            height: image.height,
        })
    }
}

#[derive(Debug, Clone)]
pub struct Card {
    pub href: String,
    pub title: String,
    pub lang: String,
    /// `Offer · to lend`
    pub kind: String,
    pub is_need: bool,
    pub nature_code: &'static str,
    /// Said when it is anything but published.
    pub state: Option<String>,
    pub place: String,
    /// How far from where somebody looks.
    pub distance: Option<String>,
    pub from_name: String,
    pub from_handle: String,
    pub image: Option<Picture>,
    /// How old the copy is, for what lives elsewhere.
    pub age: Option<String>,
    pub is_limited: bool,
}

/// What is done with what: `Offer · to lend`.
pub fn kind_words(locale: Locale, listing: &Listing) -> String {
    let purpose = locale.t(&format!("purpose-{}", listing.terms.purpose.as_str()));
    // Seen from whoever reads: what one side lends, the other wants to borrow.
    let family = match listing.terms.purpose {
        Purpose::Offer => "action-",
        Purpose::Need => "action-need-",
    };
    let action = locale.t(&format!("{family}{}", listing.terms.action.as_str()));
    format!("{purpose} · {action}")
}

impl Card {
    pub fn of(web: &Web, visitor: &Visitor, view: &ListingView) -> Self {
        let locale = visitor.locale();
        let listing = &view.listing;
        let terms = &listing.terms;
        let text = terms.texts.best(&visitor.reading.languages);
        let is_mirrored = matches!(listing.author, Author::Peer(_));
        let state = (listing.state != ListingState::Published).then(|| locale.t(&format!("state-{}", listing.state.as_str())));
        let own_name =
            view.cooperative.as_ref().and_then(|coop| coop.profile.best(&visitor.reading.languages)).map(|text| text.name.clone());
        Self {
            href: format!("/listings/{}", listing.id),
            title: text.title.clone(),
            lang: text.language.as_str().to_owned(),
            kind: kind_words(locale, listing),
            is_need: terms.purpose == Purpose::Need,
            nature_code: terms.nature.as_str(),
            state,
            place: terms.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
            distance: None,
            from_name: own_name.unwrap_or_else(|| view.author.name.clone()),
            from_handle: view.author.handle(),
            image: view.images.iter().find_map(|image| Picture::of(image, ImageSize::List)),
            age: is_mirrored.then(|| dates::copy_age(locale, listing.updated_at, web.app.now())),
            is_limited: view.is_limited,
        }
    }

    pub fn all(web: &Web, visitor: &Visitor, views: &[ListingView]) -> Vec<Self> {
        views.iter().map(|view| Self::of(web, visitor, view)).collect()
    }
}
