//! Publishing and editing a listing: one form, the same for a new one and for a change.

use allmende_app::terms_input::TermsInput;
use allmende_app::{AppError, cooperatives, images, listings};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::geo::Precision;
use allmende_domain::ids::ImageId;
use allmende_domain::language::Language;
use allmende_domain::listing::{Action, Eligibility, Listing, ListingState, Terms};
use allmende_domain::permission::Permission;
use allmende_domain::quantity::Unit;
use axum::extract::{Path, RawQuery, State};

use super::listing::listing_id;
use super::{CoopHead, cooperative_inside};
use crate::Web;
use crate::choices::{self, Choices};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::limits;
use crate::session::Visitor;

/// One language's text in the form.
pub(super) struct TextRow {
    pub number: usize,
    pub language: String,
    pub title: String,
    pub body: String,
    pub languages: Choices,
    /// The names under which errors of this row come.
    pub title_field: String,
    pub body_field: String,
}

/// An image that the listing already has.
pub(super) struct KeptImage {
    pub id: String,
    pub src: String,
    pub alt: String,
}

#[derive(askama::Template)]
#[template(path = "publish.html")]
struct PublishPage {
    page: Frame,
    head: CoopHead,
    /// Where the form goes.
    target: String,
    /// Changes go out at once.
    is_out: bool,
    form: Form,
    first: TextRow,
    others: Vec<TextRow>,
    images: Vec<KeptImage>,
    new_images: Vec<usize>,
    more_open: bool,
    purposes: Choices,
    natures: Choices,
    actions: Choices,
    units: Choices,
    eligibilities: Choices,
    precisions: Choices,
    sectors: Choices,
    sdgs: Choices,
}

/// What every rendering of the form needs to know.
struct Setting<'a> {
    cooperative: &'a Cooperative,
    target: String,
    listing: Option<&'a Listing>,
}

pub async fn new(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::WriteListings).await?;
    let asked = Fields::from_query(query.as_deref().unwrap_or_default());
    let mut fields = Fields::default();
    fields.set("purpose", if asked.get("purpose") == "need" { "need" } else { "offer" });
    fields.set("unit", "one");
    fields.set("in_return_unit", "one");
    fields.set("quantity", "1");
    fields.set("eligibility", "public");
    fields.set("text_language", visitor.locale().code());
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
    fields.set("licence", usual_licence(&cooperative));
    let target = format!("/coops/{}/publish", cooperative.handle.as_str());
    Ok(show(&web, &visitor, &Setting { cooperative: &cooperative, target, listing: None }, fields.into(), &[]))
}

pub async fn create(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, mut fields: Fields) -> Answer {
    let cooperative = cooperative_inside(&web.app, &visitor, &handle, Permission::WriteListings).await?;
    let error = match save_new(&web, &visitor, &cooperative, &mut fields).await {
        Ok(listing) => {
            let done = if listing.state == ListingState::Published { "published" } else { "saved" };
            return Ok(see_other(&format!("/listings/{}?done={done}", listing.id)));
        }
        Err(error) => error,
    };
    let kept = kept_images(&fields);
    let form = Form::refused(fields, visitor.locale(), error)?;
    let target = format!("/coops/{}/publish", cooperative.handle.as_str());
    Ok(show(&web, &visitor, &Setting { cooperative: &cooperative, target, listing: None }, form, &kept))
}

/// The licence a cooperative usually gives, or nothing.
fn usual_licence(cooperative: &Cooperative) -> &str {
    cooperative.profile.default_licence.as_ref().map_or("", |licence| licence.as_str())
}

async fn save_new(web: &Web, visitor: &Visitor, cooperative: &Cooperative, fields: &mut Fields) -> Result<Listing, AppError> {
    store_images(web, visitor, cooperative, fields).await?;
    let mut terms = read(web, fields)?;
    // The form came with the cooperative's usual licence; it says nothing about a drill.
    if !terms.nature.is_digital() && terms.licence.as_ref().is_some_and(|licence| licence.as_str() == usual_licence(cooperative)) {
        terms.licence = None;
    }
    match fields.get("then") {
        "publish" => listings::publish_new(&web.app, &visitor.viewer, &cooperative.id, terms).await,
        _ => listings::draft(&web.app, &visitor.viewer, &cooperative.id, terms).await,
    }
}

/// The listing that is to be edited, with its cooperative: for those who may.
async fn editable(web: &Web, visitor: &Visitor, id: &str) -> Result<(Listing, Cooperative, Vec<KeptImage>), AppError> {
    let view = listings::show(&web.app, &visitor.viewer, &listing_id(id)?).await?;
    let cooperative = view.cooperative.ok_or(AppError::Forbidden)?;
    if !visitor.viewer.may(Permission::WriteListings, &cooperative.id) {
        return Err(if visitor.viewer.member().is_some() { AppError::Forbidden } else { AppError::SignInFirst });
    }
    let kept = view.images.iter().map(|image| kept(&image.id, &image.alt)).collect();
    Ok((view.listing, cooperative, kept))
}

pub async fn edit(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let (listing, cooperative, images) = editable(&web, &visitor, &id).await?;
    let mut form = Form::from(filled(&listing));
    if query.is_some_and(|query| query.contains("check=1"))
        && let Err(errors) = listing.terms.check(web.app.now())
    {
        let errors = allmende_app::terms_input::publishing_errors(errors);
        form = Form::refused(form.fields, visitor.locale(), AppError::Invalid(errors))?;
    }
    let target = format!("/listings/{}/edit", listing.id);
    Ok(show(&web, &visitor, &Setting { cooperative: &cooperative, target, listing: Some(&listing) }, form, &images))
}

pub async fn change(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, mut fields: Fields) -> Answer {
    let (listing, cooperative, _) = editable(&web, &visitor, &id).await?;
    let error = match save_change(&web, &visitor, &listing, &cooperative, &mut fields).await {
        Ok((listing, done)) => return Ok(see_other(&format!("/listings/{}?done={done}", listing.id))),
        Err(error) => error,
    };
    let kept = kept_images(&fields);
    let form = Form::refused(fields, visitor.locale(), error)?;
    let target = format!("/listings/{}/edit", listing.id);
    Ok(show(&web, &visitor, &Setting { cooperative: &cooperative, target, listing: Some(&listing) }, form, &kept))
}

async fn save_change(
    web: &Web,
    visitor: &Visitor,
    listing: &Listing,
    cooperative: &Cooperative,
    fields: &mut Fields,
) -> Result<(Listing, &'static str), AppError> {
    store_images(web, visitor, cooperative, fields).await?;
    let mut terms = read(web, fields)?;
    // What the form does not show stays as it was.
    terms.resource = listing.terms.resource.clone();
    terms.resource_url = listing.terms.resource_url.clone();
    let expected = fields.get("version_seen").parse().ok();
    let changed = listings::edit(&web.app, &visitor.viewer, &listing.id, terms, expected).await?;
    if fields.get("then") == "publish" && changed.state == ListingState::Draft {
        return Ok((listings::publish(&web.app, &visitor.viewer, &changed.id).await?, "published"));
    }
    Ok((changed, "saved"))
}

/// Stores new images and replaces them in the form by their ids, so that a form with another mistake does not lose them; notes
/// changed alternative texts; drops the ticked ones.
pub(super) async fn store_images(web: &Web, visitor: &Visitor, cooperative: &Cooperative, fields: &mut Fields) -> Result<(), AppError> {
    let dropped = fields.all("drop_image");
    let ids: Vec<String> = fields.all("image").into_iter().filter(|id| !dropped.contains(id)).collect();
    fields.set("image", "");
    for id in ids.iter().filter(|id| !id.is_empty()) {
        fields.add("image", id.clone());
        let name = format!("alt_{id}");
        if let (true, Ok(image)) = (fields.is_given(&name), ImageId::parse(id)) {
            images::set_alt(&web.app, &visitor.viewer, &image, fields.get(&name)).await?;
        }
    }
    for upload in std::mem::take(&mut fields.uploads).into_iter().take(limits::FORM_IMAGES_MAX) {
        let alt = fields.text(&upload.field.replace("photo", "photo_alt"));
        let bytes = upload.image(web.settings.image_bytes_max)?;
        let image = images::store(&web.app, &visitor.viewer, &cooperative.id, bytes, &alt).await?;
        fields.add("image", image.id.to_string());
        fields.set(&format!("alt_{}", image.id), image.alt);
    }
    Ok(())
}

pub(super) fn kept(id: &ImageId, alt: &str) -> KeptImage {
    KeptImage { id: id.to_string(), src: format!("/media/{id}/list.jpg"), alt: alt.to_owned() }
}

pub(super) fn kept_images(fields: &Fields) -> Vec<KeptImage> {
    let ids = fields.all("image").into_iter().filter_map(|id| ImageId::parse(&id).ok());
    ids.map(|id| kept(&id, fields.get(&format!("alt_{id}")))).collect()
}

/// The form's texts: language, title and body of each row.
fn texts(fields: &Fields) -> Vec<(String, String, String)> {
    let (titles, bodies) = (fields.all("text_title"), fields.all("text_body"));
    let languages = fields.all("text_language").into_iter();
    languages
        .enumerate()
        .map(|(row, language)| (language, titles.get(row).cloned().unwrap_or_default(), bodies.get(row).cloned().unwrap_or_default()))
        .collect()
}

pub(super) fn read(web: &Web, fields: &Fields) -> Result<Terms, AppError> {
    let text = |name: &str| fields.text(name);
    let input = TermsInput {
        purpose: text("purpose"),
        action: text("action"),
        nature: text("nature"),
        language: text("text_language"),
        texts: texts(fields),
        quantity: text("quantity"),
        unit: text("unit"),
        available: text("available"),
        minimum: text("minimum"),
        effort: text("effort"),
        from: text("from"),
        until: text("until"),
        in_return: text("in_return"),
        in_return_action: text("in_return_action"),
        in_return_quantity: text("in_return_quantity"),
        in_return_unit: text("in_return_unit"),
        eligibility: text("eligibility"),
        licence: text("licence"),
        conditions: text("conditions"),
        link: text("link"),
        kind: text("kind"),
        tags: text("tags"),
        sectors: fields.all("sectors"),
        sdgs: fields.all("sdgs"),
        place: text("place"),
        latitude: text("latitude"),
        longitude: text("longitude"),
        precision: text("precision"),
        address: text("address"),
        opening_hours: text("opening_hours"),
        accessibility: text("accessibility"),
        images: fields.all("image").into_iter().filter(|id| !id.is_empty()).collect(),
        version: text("version"),
        checksum: text("checksum"),
        ..TermsInput::default()
    };
    let language = Language::parse(fields.get("text_language")).unwrap_or_else(|_| web.app.default_language.clone());
    // In return without words, amount or action is nothing in return, whatever the unit's list stands at.
    let input = TermsInput {
        in_return_unit: if input.in_return.trim().is_empty() && input.in_return_quantity.trim().is_empty() {
            String::new()
        } else {
            input.in_return_unit.clone()
        },
        ..input
    };
    input.parse(&language).map_err(AppError::Invalid)
}

/// A form filled with what is stored.
fn filled(listing: &Listing) -> Fields {
    let input = TermsInput::from_terms(&listing.terms);
    let mut fields = Fields::default();
    let date = |text: &str| text.get(..10).unwrap_or_default().to_owned();
    let single = [
        ("purpose", input.purpose),
        ("action", input.action),
        ("nature", input.nature),
        ("quantity", input.quantity),
        ("unit", input.unit),
        ("available", input.available),
        ("minimum", input.minimum),
        ("effort", input.effort),
        ("from", date(&input.from)),
        ("until", date(&input.until)),
        ("in_return", input.in_return),
        ("in_return_action", input.in_return_action),
        ("in_return_quantity", input.in_return_quantity),
        ("in_return_unit", input.in_return_unit),
        ("eligibility", input.eligibility),
        ("licence", input.licence),
        ("conditions", input.conditions),
        ("link", input.link),
        ("version", input.version),
        ("checksum", input.checksum),
        ("kind", input.kind),
        ("tags", input.tags),
        ("place", input.place),
        ("latitude", input.latitude),
        ("longitude", input.longitude),
        ("precision", input.precision),
        ("address", input.address),
        ("opening_hours", input.opening_hours),
        ("accessibility", input.accessibility),
        ("version_seen", listing.version.to_string()),
    ];
    for (name, value) in single {
        fields.set(name, value);
    }
    for (language, title, body) in input.texts {
        fields.add("text_language", language);
        fields.add("text_title", title);
        fields.add("text_body", body);
    }
    for (name, values) in [("sectors", input.sectors), ("sdgs", input.sdgs)] {
        values.into_iter().for_each(|value| fields.add(name, value));
    }
    fields
}

pub(super) fn rows(fields: &Fields, locale_code: &str) -> Vec<TextRow> {
    let mut texts = texts(fields);
    texts.retain({
        let mut is_first = true;
        move |(_, title, body)| std::mem::take(&mut is_first) || !title.trim().is_empty() || !body.trim().is_empty()
    });
    if texts.is_empty() {
        texts.push((locale_code.to_owned(), String::new(), String::new()));
    }
    for _ in 0..limits::SPARE_LANGUAGES {
        texts.push(Default::default());
    }
    let row = |(number, (language, title, body)): (usize, (String, String, String))| {
        let field = |name: &str| if number == 0 { name.to_owned() } else { format!("{name}.{language}.{number}") };
        TextRow {
            title_field: field("title"),
            body_field: field("body"),
            languages: choices::including(choices::languages(), &language),
            number,
            language,
            title,
            body,
        }
    };
    texts.into_iter().enumerate().map(row).collect()
}

/// Errors name a text by its language; the form's rows have their own names.
pub(super) fn name_rows(form: &mut Form, rows: &[TextRow]) {
    for wrong in &mut form.errors {
        let row = |language: &str| rows.iter().find(|row| row.language.eq_ignore_ascii_case(language)).or(rows.first());
        let found = match wrong.field.split_once('.') {
            Some(("title", language)) => row(language).map(|row| row.title_field.clone()),
            Some(("body", language)) => row(language).map(|row| row.body_field.clone()),
            _ => None,
        };
        if let Some(field) = found {
            wrong.field = field;
        }
    }
}

/// Fields inside the folded part of the form: it opens when one of them is wrong.
const FOLDED: [&str; 22] = [
    "action",
    "quantity",
    "unit",
    "available",
    "minimum",
    "effort",
    "in_return",
    "in_return_quantity",
    "in_return_unit",
    "eligibility",
    "kind",
    "tags",
    "sectors",
    "sdgs",
    "latitude",
    "longitude",
    "precision",
    "address",
    "opening_hours",
    "accessibility",
    "version",
    "checksum",
];

fn show(web: &Web, visitor: &Visitor, setting: &Setting<'_>, mut form: Form, images: &[KeptImage]) -> axum::response::Response {
    let locale = visitor.locale();
    let mut rows = rows(&form.fields, locale.code());
    name_rows(&mut form, &rows);
    let first = rows.remove(0);
    let title = locale.t(if setting.listing.is_none() { "publish-title" } else { "publish-edit-title" });
    let template = PublishPage {
        page: Frame::new(web, visitor, title, "home"),
        head: CoopHead::of(visitor, setting.cooperative),
        target: setting.target.clone(),
        is_out: setting.listing.is_some_and(|listing| listing.state.is_out()),
        more_open: FOLDED.iter().any(|name| form.has_error(name)),
        first,
        others: rows,
        images: images.iter().map(|image| KeptImage { id: image.id.clone(), src: image.src.clone(), alt: image.alt.clone() }).collect(),
        new_images: (1..=limits::FORM_IMAGES_MAX).collect(),
        purposes: choices::of(locale, "purpose-long", ["offer", "need"]),
        natures: choices::or_any(locale, "choose-nature", choices::natures(locale)),
        actions: choices::or_any(locale, "usual-action", choices::of(locale, "action", Action::ALL.iter().map(|action| action.as_str()))),
        units: choices::of(locale, "unit-name", Unit::ALL.iter().map(|unit| unit.as_str())),
        eligibilities: choices::of(locale, "eligibility", Eligibility::ALL.iter().map(|e| e.as_str())),
        precisions: choices::of(locale, "precision", Precision::ALL.iter().map(|p| p.as_str())),
        sectors: choices::sectors(locale),
        sdgs: choices::sdgs(locale),
        form,
    };
    template.form.answer(rendered(&template))
}

/// The cooperatives for whom the viewer may publish: `/publish` leads straight to the form when there is one.
pub async fn which(State(web): State<Web>, visitor: Visitor) -> Answer {
    let all = cooperatives::list(&web.app).await?;
    let member = visitor.member()?;
    let mut own = all.iter().filter(|coop| member.role_in(&coop.id).is_some() && visitor.viewer.may(Permission::WriteListings, &coop.id));
    match (own.next(), own.next()) {
        (Some(only), None) => Ok(see_other(&format!("/coops/{}/publish", only.handle.as_str()))),
        _ => Ok(see_other("/home")),
    }
}
