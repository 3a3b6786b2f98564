//! One listing: what it is, on which terms, and what those who may can do with it.

use allmende_app::AppError;
use allmende_app::listings::{self, ListingView};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{ListingId, ResourceId};
use allmende_domain::image::ImageSize;
use allmende_domain::listing::{Author, Eligibility, ListingChange, ListingState, Purpose, Reciprocal};
use allmende_domain::permission::Permission;
use allmende_domain::url::ObjectUrl;
use axum::extract::{Path, State};

use crate::Web;
use crate::cards::{Picture, kind_words};
use crate::choices::{self, Choices};
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::licence_words::LicenceWords;
use crate::locale::Locale;
use crate::session::Visitor;
use crate::{quantities, text_html};

/// Somebody who shares, with what a link to it needs.
#[derive(Debug, Clone)]
struct From {
    name: String,
    handle: String,
    url: String,
    is_here: bool,
}

/// A text in another language than the one shown.
struct OtherText {
    lang: String,
    /// The language by its own name.
    name: String,
    title: String,
    body: String,
}

struct Buttons {
    publish: bool,
    edit: bool,
    close: bool,
    duplicate: bool,
    remove: bool,
    deliveries: bool,
    pin: bool,
    unpin: bool,
}

impl Buttons {
    fn any(&self) -> bool {
        self.publish || self.edit || self.close || self.duplicate || self.remove || self.deliveries || self.pin || self.unpin
    }
}

#[derive(askama::Template)]
#[template(path = "listing.html")]
struct ListingPage {
    page: Frame,
    id: String,
    object_url: String,
    kind: String,
    is_need: bool,
    nature: String,
    lang: String,
    title: String,
    body: String,
    others: Vec<OtherText>,
    from: From,
    images: Vec<Picture>,
    state: ListingState,
    closing_note: String,
    updated: When,
    age: Option<String>,
    is_limited: bool,
    is_mirrored: bool,
    facts: Vec<(String, String)>,
    place: Option<PlaceWords>,
    licence: Option<LicenceWords>,
    conditions: String,
    link: Option<String>,
    resource: Option<String>,
    /// Where it is said what kind of thing this is, often at Wikidata.
    kind_of_thing: Option<String>,
    tags: Vec<String>,
    sectors: Vec<(String, String)>,
    sdgs: Vec<(String, String)>,
    likes: i64,
    shares: i64,
    buttons: Buttons,
    /// What may have become of it, for closing it.
    became: Choices,
    /// Somebody came here to close it.
    closing: bool,
    ask_as: Choices,
    may_ask: bool,
    /// The next step of the guide, where publishing was one.
    next_step: Option<(String, String)>,
    form: Form,
}

/// A place as it may be told.
pub struct PlaceWords {
    pub name: String,
    pub address: String,
    pub opening_hours: String,
    pub accessibility: String,
    /// `48.57, 7.75`, as published.
    pub point: Option<String>,
    pub approximate: bool,
}

impl PlaceWords {
    /// `inside`: the viewer belongs to the cooperative and may know the exact place.
    pub fn of(place: &allmende_domain::geo::Place, inside: bool) -> Self {
        let place = if inside { place.clone() } else { place.published() };
        Self {
            approximate: !inside && place.precision != allmende_domain::geo::Precision::Exact,
            point: place.point.map(|p| format!("{}, {}", p.latitude, p.longitude)),
            name: place.name,
            address: place.address,
            opening_hours: place.opening_hours,
            accessibility: place.accessibility,
        }
    }
}

/// # Errors
/// [`AppError::NotFound`] for what is no id.
pub fn listing_id(text: &str) -> Result<ListingId, AppError> {
    ListingId::parse(text).map_err(|_| AppError::NotFound)
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let view = listings::show(&web.app, &visitor.viewer, &listing_id(&id)?).await?;
    show(&web, &visitor, view, Form::default()).await
}

async fn show(web: &Web, visitor: &Visitor, view: ListingView, form: Form) -> Answer {
    let cooperatives = askers(web, visitor, &view).await?;
    let is_pinned = may_write(visitor, &view) && listings::is_pinned(&web.app, &visitor.viewer, &view.listing.id).await?;
    let next_step = match &view.cooperative {
        Some(cooperative) if visitor.here.ends_with("?done=published") => super::start::next_step(web, visitor, cooperative).await?,
        _ => None,
    };
    let locale = visitor.locale();
    let listing = &view.listing;
    let terms = &listing.terms;
    let is_mirrored = matches!(listing.author, Author::Peer(_));
    let text = terms.texts.best(&visitor.reading.languages);
    let inside = view.cooperative.as_ref().is_some_and(|coop| visitor.viewer.may(Permission::SeeInside, &coop.id));
    let others = terms.texts.all().iter().filter(|other| other.language != text.language);
    let page = Frame::new(web, visitor, text.title.clone(), "catalogue");
    let page = if listing.state.is_out() && terms.eligibility == Eligibility::Public {
        page.with_alternate(listing.object_url.to_string())
    } else {
        page
    };
    let template = ListingPage {
        id: listing.id.to_string(),
        object_url: listing.object_url.to_string(),
        kind: kind_words(locale, listing),
        is_need: terms.purpose == Purpose::Need,
        nature: locale.t(&format!("nature-{}", terms.nature.as_str())),
        lang: text.language.as_str().to_owned(),
        title: text.title.clone(),
        body: text_html::body(&text.body, is_mirrored),
        others: others
            .map(|other| OtherText {
                lang: other.language.as_str().to_owned(),
                name: choices::language_name(other.language.as_str()),
                title: other.title.clone(),
                body: text_html::body(&other.body, is_mirrored),
            })
            .collect(),
        from: from(visitor, &view),
        images: view.images.iter().filter_map(|image| Picture::of(image, ImageSize::Page)).collect(),
        state: listing.state,
        closing_note: listing.closing_note.clone(),
        updated: dates::when(locale, listing.updated_at),
        age: is_mirrored.then(|| dates::copy_age(locale, listing.updated_at, web.app.now())),
        is_limited: view.is_limited,
        is_mirrored,
        facts: facts(locale, &view),
        place: terms.place.as_ref().map(|place| PlaceWords::of(place, inside || is_mirrored)),
        licence: terms.licence.as_ref().map(|licence| LicenceWords::of(locale, licence)),
        conditions: text_html::body(&terms.conditions, is_mirrored),
        link: terms.link.as_ref().map(ToString::to_string),
        resource: resource_link(&terms.resource, &terms.resource_url),
        kind_of_thing: terms.kind.as_ref().map(ToString::to_string),
        tags: terms.tags.clone(),
        sectors: terms.sectors.iter().map(|s| (s.as_str().to_owned(), locale.t(&format!("sector-{}", s.as_str())))).collect(),
        sdgs: terms.sdgs.iter().map(|s| (s.number().to_string(), locale.t(&format!("sdg-{}", s.number())))).collect(),
        likes: view.likes,
        shares: view.shares,
        buttons: buttons(visitor, &view, is_pinned),
        became: became(locale, terms.purpose),
        closing: visitor.here.contains("close=1"),
        may_ask: listing.state == ListingState::Published || listing.state == ListingState::Reserved,
        ask_as: choices::cooperatives(visitor, &cooperatives),
        next_step,
        form,
        page,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// The page of the resource behind an offer: ours here, a peer's there.
fn resource_link(own: &Option<ResourceId>, address: &Option<ObjectUrl>) -> Option<String> {
    own.as_ref().map(|id| format!("/resources/{id}")).or_else(|| address.as_ref().map(ToString::to_string))
}

fn from(visitor: &Visitor, view: &ListingView) -> From {
    match &view.cooperative {
        Some(coop) => From {
            name: choices::coop_name(visitor, coop),
            handle: view.author.handle(),
            url: format!("/coops/{}", coop.handle.as_str()),
            is_here: true,
        },
        None => From {
            name: view.author.name.clone(),
            handle: view.author.handle(),
            url: view.author.page_url.as_ref().unwrap_or(&view.author.url).to_string(),
            is_here: false,
        },
    }
}

fn buttons(visitor: &Visitor, view: &ListingView, is_pinned: bool) -> Buttons {
    let state = view.listing.state;
    let may = may_write(visitor, view);
    let can = |change| may && state.after(change).is_some();
    Buttons {
        publish: can(ListingChange::Publish),
        edit: can(ListingChange::Edit),
        close: can(ListingChange::Close),
        duplicate: may && state.is_out(),
        remove: can(ListingChange::Remove),
        deliveries: may && state.is_out(),
        pin: may && !is_pinned && can_be_pinned(view),
        unpin: may && is_pinned,
    }
}

fn may_write(visitor: &Visitor, view: &ListingView) -> bool {
    view.cooperative.as_ref().is_some_and(|coop| visitor.viewer.may(Permission::WriteListings, &coop.id))
}

fn can_be_pinned(view: &ListingView) -> bool {
    let is_open = matches!(view.listing.state, ListingState::Published | ListingState::Reserved);
    is_open && view.listing.terms.eligibility == Eligibility::Public
}

/// The cooperatives in whose name the viewer may ask about it: those of theirs that did not publish it.
async fn askers(web: &Web, visitor: &Visitor, view: &ListingView) -> Result<Vec<Cooperative>, AppError> {
    let Some(member) = visitor.viewer.member() else { return Ok(Vec::new()) };
    let own = view.cooperative.as_ref().map(|coop| &coop.id);
    let all = allmende_app::cooperatives::list(&web.app).await?;
    Ok(all
        .into_iter()
        .filter(|coop| Some(&coop.id) != own && member.role_in(&coop.id).is_some())
        .filter(|coop| visitor.viewer.may(Permission::AskOthers, &coop.id))
        .collect())
}

fn facts(locale: Locale, view: &ListingView) -> Vec<(String, String)> {
    let terms = &view.listing.terms;
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String| facts.push((locale.t(key), value));
    let is_one = terms.quantity.number() == "1" && terms.quantity.unit == allmende_domain::quantity::Unit::One;
    let is_partly_gone = terms.available != terms.quantity;
    if !is_one && (is_partly_gone || !terms.nature.is_digital()) {
        add("fact-quantity", quantities::words(locale, &terms.quantity));
    }
    if is_partly_gone && view.listing.state != ListingState::Closed {
        add("fact-available", quantities::words(locale, &terms.available));
    }
    if let Some(minimum) = &terms.minimum {
        add("fact-minimum", quantities::words(locale, minimum));
    }
    if let Some(effort) = &terms.effort {
        add("fact-effort", quantities::words(locale, effort));
    }
    if let Some(window) = window(locale, terms.window) {
        add("fact-window", window);
    }
    if let Some(reciprocal) = &terms.reciprocal {
        add("fact-in-return", in_return(locale, reciprocal));
    }
    if terms.eligibility != Eligibility::Public {
        add("fact-eligibility", locale.t(&format!("eligibility-{}", terms.eligibility.as_str())));
    }
    facts
}

fn window(locale: Locale, window: allmende_domain::listing::Window) -> Option<String> {
    match (window.from, window.until) {
        (None, None) => None,
        (Some(from), None) => Some(locale.with("window-from", &[("from", &dates::date(locale, from))])),
        (None, Some(until)) => Some(locale.with("window-until", &[("until", &dates::date(locale, until))])),
        (Some(from), Some(until)) => {
            Some(locale.with("window-both", &[("from", &dates::date(locale, from)), ("until", &dates::date(locale, until))]))
        }
    }
}

fn in_return(locale: Locale, reciprocal: &Reciprocal) -> String {
    // One piece of something said in words adds nothing to the words.
    let is_usual = reciprocal.quantity == allmende_domain::quantity::Quantity::one() && !reciprocal.note.trim().is_empty();
    let amount = (!reciprocal.quantity.is_zero() && !is_usual).then(|| quantities::words(locale, &reciprocal.quantity));
    match (reciprocal.note.trim(), amount) {
        ("", Some(amount)) => amount,
        (note, None) => note.to_owned(),
        (note, Some(amount)) => format!("{note} ({amount})"),
    }
}

pub async fn publish(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = listing_id(&id)?;
    match listings::publish(&web.app, &visitor.viewer, &id).await {
        Ok(listing) => Ok(see_other(&format!("/listings/{}?done=published", listing.id))),
        // The terms are not complete: the form is where they can be completed.
        Err(AppError::Invalid(_)) => Ok(see_other(&format!("/listings/{id}/edit?check=1"))),
        Err(error) => Err(error.into()),
    }
}

pub async fn close(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = listing_id(&id)?;
    let view = listings::show(&web.app, &visitor.viewer, &id).await?;
    match listings::close(&web.app, &visitor.viewer, &id, &closing_note(&visitor, &view, &fields)).await {
        Ok(_) => Ok(see_other(&format!("/listings/{id}?done=closed"))),
        Err(error) => again(&web, &visitor, &id, fields, error).await,
    }
}

/// What may have become of an offer or of a need, by the code of the form.
fn became(locale: Locale, purpose: Purpose) -> Choices {
    let codes = match purpose {
        Purpose::Offer => [("taken", "became-taken"), ("gone", "became-gone")],
        Purpose::Need => [("found", "became-found"), ("over", "became-over")],
    };
    codes.into_iter().map(|(code, key)| (code.to_owned(), locale.t(key))).collect()
}

/// What those read who come too late: what became of it, in the language of the listing, and what its author adds.
fn closing_note(visitor: &Visitor, view: &ListingView, fields: &Fields) -> String {
    let terms = &view.listing.terms;
    let locale = Locale::parse(terms.texts.first().language.as_str()).unwrap_or_else(|| visitor.locale());
    let chosen = became(locale, terms.purpose).into_iter().find(|(code, _)| code == fields.get("became"));
    let parts = [chosen.map(|(_, words)| words).unwrap_or_default(), fields.get("note").trim().to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

async fn again(web: &Web, visitor: &Visitor, id: &ListingId, fields: Fields, error: AppError) -> Answer {
    let form = Form::refused(fields, visitor.locale(), error)?;
    let view = listings::show(&web.app, &visitor.viewer, id).await?;
    show(web, visitor, view, form).await
}

#[derive(askama::Template)]
#[template(path = "listing_remove.html")]
pub(super) struct RemovePage {
    pub page: Frame,
    /// Where the thing is shown; below it is where the form goes.
    pub target: String,
    pub explained: String,
    pub title: String,
    pub lang: String,
}

pub async fn confirm_removal(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let view = listings::show(&web.app, &visitor.viewer, &listing_id(&id)?).await?;
    if !buttons(&visitor, &view, false).remove {
        return Err(AppError::Forbidden.into());
    }
    let locale = visitor.locale();
    // Nobody else has seen a draft, so there is less to say.
    let (heading, explained) = match view.listing.state {
        ListingState::Draft => (locale.t("draft-discard-title"), locale.t("draft-discard-explained")),
        _ => (locale.t("remove-title"), locale.t("remove-explained")),
    };
    let text = view.listing.terms.texts.best(&visitor.reading.languages);
    let page = Frame::new(&web, &visitor, heading, "catalogue");
    let (title, lang) = (text.title.clone(), text.language.as_str().to_owned());
    Ok(rendered(&RemovePage { page, target: format!("/listings/{}", view.listing.id), explained, title, lang }))
}

pub async fn remove(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = listing_id(&id)?;
    let was = listings::show(&web.app, &visitor.viewer, &id).await?.listing.state;
    listings::remove(&web.app, &visitor.viewer, &id).await?;
    Ok(see_other(if was == ListingState::Draft { "/home?done=draft-discarded" } else { "/home?done=removed" }))
}

pub async fn ask(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = listing_id(&id)?;
    let cooperative = allmende_app::cooperatives::by_handle(&web.app, fields.get("as")).await?;
    match allmende_app::inquiries::ask(&web.app, &visitor.viewer, &cooperative.id, &id, fields.get("body")).await {
        Ok(inquiry) => Ok(see_other(&format!("/inquiries/{}?done=asked", inquiry.id))),
        Err(error) => again(&web, &visitor, &id, fields, error).await,
    }
}

/// Pins it, or takes the pin away.
pub async fn pin(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = listing_id(&id)?;
    let done = match fields.get("then") {
        "unpin" => listings::unpin(&web.app, &visitor.viewer, &id).await.map(|()| "unpinned"),
        _ => listings::pin(&web.app, &visitor.viewer, &id).await.map(|()| "pinned"),
    };
    match done {
        Ok(done) => Ok(see_other(&format!("/listings/{id}?done={done}"))),
        Err(error) => again(&web, &visitor, &id, fields, error).await,
    }
}
