//! Between the fields of the form and what is stored: texts, images, terms.

use allmende_app::terms_input::TermsInput;
use allmende_app::{AppError, images};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::ImageId;
use allmende_domain::language::Language;
use allmende_domain::listing::{Listing, Purpose, Terms};
use allmende_domain::quantity::Unit;
use allmende_domain::resource::Nature;

use super::kinds;
use super::verbs::Verb;
use crate::Web;
use crate::forms::{Fields, Form};
use crate::locale::Locale;
use crate::session::Visitor;
use crate::text_rows::{TITLE_AND_BODY, texts};

/// An image that the listing already has.
pub struct KeptImage {
    pub id: String,
    pub src: String,
    pub alt: String,
}

/// Stores new images and replaces them in the form by their ids, so that a form with another mistake does not lose them; notes
/// changed alternative texts; drops the ticked ones.
pub async fn store_images(web: &Web, visitor: &Visitor, cooperative: &Cooperative, fields: &mut Fields) -> Result<(), AppError> {
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
    let mut together = 0;
    for upload in std::mem::take(&mut fields.uploads).into_iter().take(allmende_domain::limits::IMAGES_MAX) {
        // Photos chosen together have their texts in the same order.
        let alt = if upload.field == "photos" {
            together += 1;
            fields.all("photos_alt").get(together - 1).cloned().unwrap_or_default()
        } else {
            fields.text(&upload.field.replace("photo", "photo_alt"))
        };
        let bytes = upload.image(web.settings.image_bytes_max)?;
        let image = images::store(&web.app, &visitor.viewer, &cooperative.id, bytes, &alt).await?;
        fields.add("image", image.id.to_string());
        fields.set(&format!("alt_{}", image.id), image.alt);
    }
    Ok(())
}

pub fn kept(id: &ImageId, alt: &str) -> KeptImage {
    KeptImage { id: id.to_string(), src: format!("/media/{id}/list.jpg"), alt: alt.to_owned() }
}

pub fn kept_images(fields: &Fields) -> Vec<KeptImage> {
    let ids = fields.all("image").into_iter().filter_map(|id| ImageId::parse(&id).ok());
    ids.map(|id| kept(&id, fields.get(&format!("alt_{id}")))).collect()
}

pub fn read(web: &Web, fields: &Fields) -> Result<Terms, AppError> {
    let text = |name: &str| fields.text(name);
    let input = TermsInput {
        purpose: text("purpose"),
        action: text("action"),
        nature: text("nature"),
        language: text("text_language"),
        texts: texts(fields, TITLE_AND_BODY),
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
    let mut input = input;
    if let Some(verb) = Verb::parse(fields.get("verb")) {
        said_in_plain_words(&mut input, verb, fields);
    }
    input.parse(&language).map_err(AppError::Invalid)
}

/// What a verb of everyday language means for the terms; what was chosen in more detail stays.
fn said_in_plain_words(input: &mut TermsInput, verb: Verb, fields: &Fields) {
    input.purpose = verb.purpose().as_str().to_owned();
    let nature = Nature::parse(&input.nature).unwrap_or_else(|| verb.usual_nature());
    if input.nature.is_empty() {
        input.nature = nature.as_str().to_owned();
    }
    if input.action.is_empty() {
        input.action = verb.action(nature).as_str().to_owned();
    }
    let price = fields.get("price").trim();
    if verb == Verb::Sell && !price.is_empty() {
        input.in_return_quantity = price.to_owned();
        input.in_return_unit = Unit::Euro.as_str().to_owned();
        input.in_return_action = "transfer".to_owned();
    }
    // Publishing needs conditions of use; who said nothing else means this, and sees it in the preview.
    let goes_out = matches!(fields.get("then"), "publish" | "preview");
    if goes_out && verb.purpose() == Purpose::Offer && kinds::needs_conditions(nature) && input.conditions.trim().is_empty() {
        input.conditions = Locale::parse(&input.language).unwrap_or(Locale::English).t("publish-conditions-usual");
    }
}

/// A draft may be without anything but a title: what is not said yet is what is usual.
pub fn as_draft(fields: &mut Fields) {
    let said = |fields: &Fields, name: &str| !fields.get(name).trim().is_empty();
    if !said(fields, "verb") && !said(fields, "purpose") {
        fields.set("purpose", Purpose::Offer.as_str());
        if !said(fields, "nature") {
            fields.set("nature", Nature::Tool.as_str());
        }
    }
}

/// A form filled with what is stored.
pub fn filled(listing: &Listing) -> Fields {
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
    let verb = Verb::of(&listing.terms);
    fields.set("verb", verb.as_str());
    // What follows from the verb follows it when another one is chosen.
    if verb.action(listing.terms.nature) == listing.terms.action {
        fields.set("action", "");
    }
    if verb == Verb::Sell {
        fields.set("price", fields.text("in_return_quantity"));
        fields.set("in_return_quantity", "");
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

/// Errors of what the form asks for in plain words are shown there.
pub fn name_plain_words(form: &mut Form) {
    let sells = form.fields.get("verb") == Verb::Sell.as_str() && !form.fields.get("price").is_empty();
    for wrong in &mut form.errors {
        match wrong.field.as_str() {
            "purpose" => "verb".clone_into(&mut wrong.field),
            "in_return_quantity" if sells => "price".clone_into(&mut wrong.field),
            _ => {}
        }
    }
}
