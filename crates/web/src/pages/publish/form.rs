//! The form as a page shows it: a few steps that everybody understands, and the rest folded away.

use allmende_domain::cooperative::Cooperative;
use allmende_domain::geo::Precision;
use allmende_domain::image::ImageSize;
use allmende_domain::limits::IMAGES_MAX;
use allmende_domain::listing::{Action, Eligibility, Listing, ListingState};
use allmende_domain::quantity::Unit;
use allmende_domain::resource::Nature;
use axum::response::Response;

use super::kinds::{self, KindChoice, Usual};
use super::licences::{self, Found, Question};
use super::preview::Preview;
use super::reading::{self, KeptImage};
use super::verbs::{self, Verb, VerbChoice};
use crate::Web;
use crate::choices::{self, Choices};
use crate::forms::Form;
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::pages::CoopHead;
use crate::pages::places::PlaceMap;
use crate::session::Visitor;
use crate::static_files;
use crate::text_rows::{TITLE_AND_BODY, TextRow, name_rows, rows};

#[derive(askama::Template)]
#[template(path = "publish.html")]
struct PublishPage {
    page: Frame,
    head: CoopHead,
    script: String,
    /// Where the form goes.
    target: String,
    /// Changes go out at once.
    is_out: bool,
    /// The draft behind the form; empty as long as nothing was saved, and when it is out.
    draft: String,
    form: Form,
    /// The step that was asked for: the reader goes on there.
    step: &'static str,
    preview: Option<Preview>,
    first: TextRow,
    others: Vec<TextRow>,
    images: Vec<KeptImage>,
    /// Pixels to which the script scales photos down: what is kept is not larger.
    long_side_px: u32,
    images_max: usize,
    verbs: Vec<VerbChoice>,
    kinds: Vec<KindChoice>,
    /// The kind for which the form is laid out.
    kind: &'static str,
    title_hint: String,
    body_hint: String,
    conditions_hint: String,
    questions: [Question; 3],
    licence: Option<Found>,
    /// A licence was asked for without all answers.
    unanswered: bool,
    more_open: bool,
    languages_open: bool,
    actions: Choices,
    units: Choices,
    eligibilities: Choices,
    precisions: Choices,
    sectors: Choices,
    sdgs: Choices,
    place_map: Option<PlaceMap>,
}

impl PublishPage {
    /// Whether fields are of no use for what is chosen. `kinds` and `verbs` are those for which they are, all when empty; a field with an
    /// error is always there.
    fn is_off(&self, kinds: &str, verbs: &str, fields: &str) -> bool {
        let without = |codes: &str, code: &str| !codes.is_empty() && !code.is_empty() && !codes.split(' ').any(|one| one == code);
        let is_wrong = fields.split(' ').any(|name| self.form.has_error(name));
        !is_wrong && (without(kinds, self.kind) || without(verbs, self.form.value("verb")))
    }
}

/// What every rendering of the form needs to know.
pub struct Setting<'a> {
    pub cooperative: &'a Cooperative,
    pub usual: Usual,
    pub target: String,
    pub listing: Option<&'a Listing>,
    pub images: Vec<KeptImage>,
    pub step: &'static str,
    pub preview: Option<Preview>,
}

impl<'a> Setting<'a> {
    /// The form for something new.
    pub fn new(cooperative: &'a Cooperative, usual: Usual) -> Self {
        let target = format!("/coops/{}/publish", cooperative.handle.as_str());
        Self { cooperative, usual, target, listing: None, images: Vec::new(), step: "", preview: None }
    }

    /// The form for a change.
    pub fn of(cooperative: &'a Cooperative, usual: Usual, listing: &'a Listing) -> Self {
        Self { target: format!("/listings/{}/edit", listing.id), listing: Some(listing), ..Self::new(cooperative, usual) }
    }
}

/// Fields inside the folded part of the form: it opens when one of them is wrong.
const FOLDED: [&str; 19] = [
    "action",
    "quantity",
    "unit",
    "available",
    "minimum",
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
    "accessibility",
    "checksum",
];

/// The kind that was chosen, or what the verb usually means.
fn kind_of(form: &Form) -> Nature {
    let verb = Verb::parse(form.value("verb"));
    Nature::parse(form.value("nature")).or(verb.map(Verb::usual_nature)).unwrap_or(Nature::Tool)
}

/// The draft from which the form goes on.
fn draft_behind(listing: Option<&Listing>, form: &Form) -> String {
    match listing {
        Some(listing) if listing.state == ListingState::Draft => listing.id.to_string(),
        Some(_) => String::new(),
        None => form.fields.text("draft"),
    }
}

pub fn show(web: &Web, visitor: &Visitor, setting: Setting<'_>, mut form: Form) -> Response {
    let locale = visitor.locale();
    let spare = form.fields.get("languages").parse().unwrap_or(1_usize).clamp(1, allmende_domain::limits::LANGUAGES_MAX);
    let mut rows = rows(&form.fields, TITLE_AND_BODY, locale.code(), spare);
    name_rows(&mut form, TITLE_AND_BODY, &rows);
    reading::name_plain_words(&mut form);
    let first = rows.remove(0);
    let text_locale = Locale::parse(&first.language).unwrap_or(locale);
    let kind = kind_of(&form);
    let kinds = kinds::choices(locale, text_locale, &setting.usual);
    let hints = kinds.iter().find(|choice| choice.code == kind.as_str());
    let hint = |part: fn(&KindChoice) -> &String| hints.map(part).cloned().unwrap_or_default();
    let has_error_in = |rows: &[TextRow]| rows.iter().any(|row| form.has_error(&row.title_field) || form.has_error(&row.body_field));
    let title = locale.t(if setting.listing.is_none() { "publish-title" } else { "publish-edit-title" });
    let template = PublishPage {
        page: Frame::new(web, visitor, title, "home"),
        head: CoopHead::of(visitor, setting.cooperative),
        script: static_files::url("publishing.js"),
        target: setting.target,
        is_out: setting.listing.is_some_and(|listing| listing.state.is_out()),
        draft: draft_behind(setting.listing, &form),
        step: setting.step,
        preview: setting.preview,
        more_open: FOLDED.iter().any(|name| form.has_error(name)),
        languages_open: setting.step == "language" || has_error_in(&rows),
        first,
        others: rows,
        images: setting.images,
        long_side_px: ImageSize::Page.long_side_px(),
        images_max: IMAGES_MAX,
        verbs: verbs::choices(locale),
        kind: kind.as_str(),
        title_hint: hint(|choice| &choice.title_hint),
        body_hint: hint(|choice| &choice.body_hint),
        conditions_hint: hint(|choice| &choice.conditions_hint),
        kinds,
        questions: licences::questions(locale),
        unanswered: setting.step == "licence" && Found::by_answers(locale, &form.fields).is_none(),
        licence: Found::by_answers(locale, &form.fields).or_else(|| Found::named(locale, &form.fields)),
        actions: choices::or_any(locale, "usual-action", choices::of(locale, "action", Action::ALL.iter().map(|action| action.as_str()))),
        units: choices::of(locale, "unit-name", Unit::ALL.iter().map(|unit| unit.as_str())),
        eligibilities: choices::of(locale, "eligibility", Eligibility::ALL.iter().map(|e| e.as_str())),
        precisions: choices::of(locale, "precision", Precision::ALL.iter().map(|p| p.as_str())),
        sectors: choices::sectors(locale),
        sdgs: choices::sdgs(locale),
        place_map: form.fields.is_given("map_at").then(|| PlaceMap::of(locale, &form.fields, "place")),
        form,
    };
    template.form.answer(rendered(&template))
}
