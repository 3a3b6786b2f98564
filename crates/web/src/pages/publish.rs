//! Publishing and editing a listing: one form, the same for a new one and for a change.

mod form;
mod kinds;
pub mod licences;
mod preview;
mod reading;
mod verbs;

use allmende_app::{AppError, cooperatives, listings};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::geo::Precision;
use allmende_domain::ids::ListingId;
use allmende_domain::listing::{Listing, ListingState, Terms};
use allmende_domain::permission::Permission;
use allmende_domain::resource::Nature;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::response::IntoResponse as _;
use serde_json::json;

use self::form::{Setting, show};
use self::kinds::Usual;
use self::preview::Preview;
use self::verbs::Verb;
use super::listing::listing_id;
use super::{cooperative_inside, places};
use crate::Web;
use crate::errors::{Answer, status};
use crate::forms::{Fields, Form, see_other};
use crate::locale::Locale;
use crate::session::Visitor;
use crate::towns;

pub(super) use reading::{KeptImage, kept, kept_images, read, store_images};

pub async fn new(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::WriteListings).await?;
    let usual = Usual::of(&web, &visitor, &cooperative).await?;
    let asked = Fields::from_query(query.as_deref().unwrap_or_default());
    let fields = beginning(&visitor, &cooperative, &usual, &asked);
    Ok(show(&web, &visitor, Setting::new(&cooperative, usual), fields.into()))
}

/// What the form begins with: what was asked for in the address (`?verb=lend`, `?kind=tool`, `?purpose=need`), and what is usual here.
fn beginning(visitor: &Visitor, cooperative: &Cooperative, usual: &Usual, asked: &Fields) -> Fields {
    let mut fields = Fields::default();
    let needs = (asked.get("purpose") == "need").then_some(Verb::Ask);
    if let Some(verb) = Verb::parse(asked.get("verb")).or(needs) {
        fields.set("verb", verb.as_str());
    }
    fields.set("unit", "one");
    fields.set("in_return_unit", "one");
    fields.set("quantity", "1");
    fields.set("eligibility", "public");
    let language = cooperative.profile.texts.first().map_or(visitor.locale().code(), |text| text.language.as_str());
    fields.set("text_language", language);
    if let Some(nature) = Nature::parse(asked.get("kind")) {
        fields.set("nature", nature.as_str());
        let text_locale = Locale::parse(language).unwrap_or_else(|| visitor.locale());
        fields.set("conditions", usual.conditions(text_locale, nature));
        usual.sectors(cooperative, nature).iter().for_each(|sector| fields.add("sectors", sector.as_str()));
    } else if let [only] = cooperative.profile.sectors.as_slice() {
        fields.set("sectors", only.as_str());
    }
    if let Some(place) = &cooperative.profile.place {
        fields.set("place", place.name.clone());
        fields.set("precision", place.precision.as_str());
        if let Some(point) = place.point {
            fields.set("latitude", point.latitude.to_string());
            fields.set("longitude", point.longitude.to_string());
        }
        fields.set("address", place.address.clone());
        fields.set("opening_hours", place.opening_hours.clone());
        fields.set("accessibility", place.accessibility.clone());
    } else {
        fields.set("precision", Precision::City.as_str());
    }
    fields.set("licence", usual_licence(cooperative));
    fields
}

/// The licence a cooperative usually gives, or nothing.
fn usual_licence(cooperative: &Cooperative) -> &str {
    cooperative.profile.default_licence.as_ref().map_or("", |licence| licence.as_str())
}

pub async fn create(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, mut fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::WriteListings).await?;
    let step = step_of(&mut fields, visitor.locale());
    let form = match written(&web, &visitor, &cooperative, &mut fields, step).await {
        Ok(Some(listing)) => return Ok(see_other(&next(&listing, fields.get("then")))),
        Ok(None) => Form::from(fields),
        Err(error) => Form::refused(fields, visitor.locale(), error)?,
    };
    let usual = Usual::of(&web, &visitor, &cooperative).await?;
    let images = kept_images(&form.fields);
    Ok(show(&web, &visitor, Setting { images, step, ..Setting::new(&cooperative, usual) }, form))
}

/// Where the browser goes when a form was taken.
fn next(listing: &Listing, then: &str) -> String {
    match (listing.state, then) {
        (ListingState::Draft, "preview") => format!("/listings/{}/edit?preview=1", listing.id),
        (ListingState::Draft, _) => format!("/listings/{}?done=draft-saved", listing.id),
        _ => format!("/listings/{}?done=published", listing.id),
    }
}

/// The buttons that only lay the form out anew, with everything in it: with another place on the map, for a kind, with the answer about licences, with another language.
fn step_of(fields: &mut Fields, locale: Locale) -> &'static str {
    if places::step(fields, "place") {
        return "place";
    }
    match fields.get("then") {
        "kind" => "kind",
        "licence" => {
            if let Some(found) = licences::Found::by_answers(locale, fields) {
                fields.set("licence", found.words.name);
            }
            "licence"
        }
        "language" => {
            let empty = fields.all("text_title").iter().skip(1).filter(|title| title.trim().is_empty()).count();
            fields.set("languages", (empty + 1).to_string());
            "language"
        }
        _ => "",
    }
}

/// Keeps the pictures of a form and, unless it only takes a step, what it says; `None` after a step.
async fn written(
    web: &Web,
    visitor: &Visitor,
    cooperative: &Cooperative,
    fields: &mut Fields,
    step: &str,
) -> Result<Option<Listing>, AppError> {
    store_images(web, visitor, cooperative, fields).await?;
    if !step.is_empty() {
        return Ok(None);
    }
    save_new(web, visitor, cooperative, fields).await.map(Some)
}

async fn save_new(web: &Web, visitor: &Visitor, cooperative: &Cooperative, fields: &mut Fields) -> Result<Listing, AppError> {
    let goes_out = fields.get("then") == "publish";
    if !goes_out {
        reading::as_draft(fields);
    }
    towns::place(fields, "place", cooperative.profile.place.as_ref());
    let mut terms = read(web, fields)?;
    // The form came with the cooperative's usual licence; it says nothing about a drill.
    if !terms.nature.is_digital() && terms.licence.as_ref().is_some_and(|licence| licence.as_str() == usual_licence(cooperative)) {
        terms.licence = None;
    }
    let draft = match behind(web, visitor, cooperative, fields).await? {
        Some(known) if known.state == ListingState::Draft => known,
        // Tapped twice: the first tap published it.
        Some(known) if goes_out && says_the_same(&known, &terms) => return Ok(known),
        _ if goes_out => return listings::publish_new(&web.app, &visitor.viewer, &cooperative.id, terms).await,
        _ => return listings::draft(&web.app, &visitor.viewer, &cooperative.id, terms).await,
    };
    terms.resource = draft.terms.resource.clone();
    let expected = fields.get("version_seen").parse().ok();
    let changed = listings::edit(&web.app, &visitor.viewer, &draft.id, terms, expected).await?;
    // If publishing is refused, the form goes on from here.
    fields.set("version_seen", changed.version.to_string());
    if goes_out { listings::publish(&web.app, &visitor.viewer, &changed.id).await } else { Ok(changed) }
}

/// Photos are counted only: each tap brings them anew.
fn says_the_same(known: &Listing, terms: &Terms) -> bool {
    let (old, new) = (&known.terms, terms);
    known.state == ListingState::Published && old.texts == new.texts && old.images.len() == new.images.len()
}

/// What was saved as a draft from this very form before. One that is no draft any more is left alone: somebody went back in the browser.
async fn behind(web: &Web, visitor: &Visitor, cooperative: &Cooperative, fields: &Fields) -> Result<Option<Listing>, AppError> {
    let Ok(id) = ListingId::parse(fields.get("draft")) else { return Ok(None) };
    match listings::show(&web.app, &visitor.viewer, &id).await {
        Ok(view) => {
            let is_it = view.cooperative.is_some_and(|coop| coop.id == cooperative.id);
            Ok(is_it.then_some(view.listing))
        }
        Err(AppError::NotFound | AppError::Gone) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Saves the draft while somebody writes: asked for by the script, answered for it.
pub async fn keep(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, mut fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::WriteListings).await?;
    fields.set("then", "save");
    let locale = visitor.locale();
    match written(&web, &visitor, &cooperative, &mut fields, "").await {
        Ok(Some(listing)) => {
            let images: Vec<String> = fields.all("image").into_iter().filter(|id| !id.is_empty()).collect();
            let said = locale.t("publish-draft-saved");
            Ok(Json(json!({"draft": listing.id.to_string(), "version": listing.version, "images": images, "said": said})).into_response())
        }
        Ok(None) => Err(AppError::NotFound.into()),
        Err(error) => {
            let code = status(&error);
            let form = Form::refused(fields, locale, error)?;
            let why = form.errors.first().map(|wrong| wrong.message.clone()).unwrap_or_default();
            Ok((code, Json(json!({"said": locale.with("publish-draft-unsaved", &[("why", &why)])}))).into_response())
        }
    }
}

/// The listing that is to be edited, with its cooperative: for those who may.
async fn editable(web: &Web, visitor: &Visitor, id: &str) -> Result<(listings::ListingView, Cooperative), AppError> {
    let view = listings::show(&web.app, &visitor.viewer, &listing_id(id)?).await?;
    let cooperative = view.cooperative.clone().ok_or(AppError::Forbidden)?;
    if !visitor.viewer.may(Permission::WriteListings, &cooperative.id) {
        return Err(if visitor.viewer.member().is_some() { AppError::Forbidden } else { AppError::SignInFirst });
    }
    Ok((view, cooperative))
}

pub async fn edit(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let (view, cooperative) = editable(&web, &visitor, &id).await?;
    let listing = &view.listing;
    let asked = Fields::from_query(query.as_deref().unwrap_or_default());
    let mut form = Form::from(reading::filled(listing));
    if asked.get("check") == "1"
        && let Err(errors) = listing.terms.check(web.app.now())
    {
        let errors = allmende_app::terms_input::publishing_errors(errors);
        form = Form::refused(form.fields, visitor.locale(), AppError::Invalid(errors))?;
    }
    let usual = Usual::of(&web, &visitor, &cooperative).await?;
    let images = view.images.iter().map(|image| kept(&image.id, &image.alt)).collect();
    let preview = (asked.get("preview") == "1").then(|| Preview::of(&web, &visitor, &view));
    Ok(show(&web, &visitor, Setting { images, preview, ..Setting::of(&cooperative, usual, listing) }, form))
}

pub async fn change(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, mut fields: Fields) -> Answer {
    let (view, cooperative) = editable(&web, &visitor, &id).await?;
    let step = step_of(&mut fields, visitor.locale());
    let outcome = changed(&web, &visitor, &view, &cooperative, &mut fields, step).await;
    let (form, preview) = match outcome {
        Ok(Changed::Done(to)) => return Ok(see_other(&to)),
        Ok(Changed::Shown(preview)) => (Form::from(fields), preview.map(|preview| *preview)),
        Err(error) => (Form::refused(fields, visitor.locale(), error)?, None),
    };
    let usual = Usual::of(&web, &visitor, &cooperative).await?;
    let images = kept_images(&form.fields);
    Ok(show(&web, &visitor, Setting { images, step, preview, ..Setting::of(&cooperative, usual, &view.listing) }, form))
}

enum Changed {
    /// Stored; the browser goes there.
    Done(String),
    /// The form is shown again, with a preview when that was asked for.
    Shown(Option<Box<Preview>>),
}

async fn changed(
    web: &Web,
    visitor: &Visitor,
    view: &listings::ListingView,
    cooperative: &Cooperative,
    fields: &mut Fields,
    step: &str,
) -> Result<Changed, AppError> {
    store_images(web, visitor, cooperative, fields).await?;
    if !step.is_empty() {
        return Ok(Changed::Shown(None));
    }
    let listing = &view.listing;
    towns::place(fields, "place", cooperative.profile.place.as_ref());
    let mut terms = read(web, fields)?;
    // What the form does not show stays as it was.
    terms.resource = listing.terms.resource.clone();
    terms.resource_url = listing.terms.resource_url.clone();
    let then = fields.text("then");
    if then == "preview" && listing.state.is_out() {
        let preview = Preview::of_changes(web, visitor, view.clone(), terms).await?;
        return Ok(Changed::Shown(Some(Box::new(preview))));
    }
    let expected = fields.get("version_seen").parse().ok();
    let changed = listings::edit(&web.app, &visitor.viewer, &listing.id, terms, expected).await?;
    fields.set("version_seen", changed.version.to_string());
    if changed.state != ListingState::Draft {
        return Ok(Changed::Done(format!("/listings/{}?done=saved", changed.id)));
    }
    let changed = if then == "publish" { listings::publish(&web.app, &visitor.viewer, &changed.id).await? } else { changed };
    Ok(Changed::Done(next(&changed, &then)))
}

/// The cooperatives for whom the viewer may publish: `/publish` leads straight to the form when there is one.
pub async fn which(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let all = cooperatives::list(&web.app).await?;
    let member = visitor.member()?;
    let mut own = all.iter().filter(|coop| member.role_in(&coop.id).is_some() && visitor.viewer.may(Permission::WriteListings, &coop.id));
    let asked = query.map(|query| format!("?{query}")).unwrap_or_default();
    match (own.next(), own.next()) {
        (Some(only), None) => Ok(see_other(&format!("/coops/{}/publish{asked}", only.handle.as_str()))),
        (Some(_), Some(_)) => Ok(see_other("/home?done=share-which#cooperatives")),
        (None, _) => Ok(see_other("/home?done=share-others")),
    }
}
