//! What a form, a table row or a program enters about a listing: plain texts, turned into checked [`Terms`].

mod form;
mod publishing;

use allmende_domain::geo::{Place, Point, Precision};
use allmende_domain::ids::{ImageId, ResourceId};
use allmende_domain::language::Language;
use allmende_domain::licence::Licence;
use allmende_domain::limits as bounds;
use allmende_domain::listing::{Action, Eligibility, Purpose, Reciprocal, Terms, Window};
use allmende_domain::quantity::{Quantity, QuantityError, Unit};
use allmende_domain::resource::Nature;
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::text::{self, LocalText, TextError, Texts};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;
use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::limits;

pub use publishing::publishing_errors;

/// The fields of a listing as they are entered. Every one may be empty; what empty means is said where it is not obvious.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TermsInput {
    /// `offer` or `need`.
    pub purpose: String,
    /// A ValueFlows action; empty: the usual one for the nature.
    pub action: String,
    pub nature: String,
    /// The language of texts whose own language is empty; the text in it comes first.
    pub language: String,
    /// Language tag, title, Markdown body. Entries without title and body are passed over.
    pub texts: Vec<(String, String, String)>,
    /// The id of one of the cooperative's resources.
    pub resource: String,
    /// Empty: 1.
    pub quantity: String,
    /// An OM 2 label; empty: `one`.
    pub unit: String,
    /// Empty: all of it.
    pub available: String,
    /// A number in the same unit.
    pub minimum: String,
    /// A number, or a number and a unit (`2 day`); hours when no unit is given.
    pub effort: String,
    /// A date, a local date and time (read as UTC), or RFC 3339.
    pub from: String,
    pub until: String,
    /// What is wanted in return, in words.
    pub in_return: String,
    pub in_return_action: String,
    pub in_return_quantity: String,
    pub in_return_unit: String,
    /// Empty: `public`.
    pub eligibility: String,
    /// An SPDX expression or the address of a licence.
    pub licence: String,
    pub conditions: String,
    pub link: String,
    /// The address of the kind of thing, often at Wikidata.
    pub kind: String,
    /// Separated by commas, semicolons or spaces; `#` optional.
    pub tags: String,
    pub sectors: Vec<String>,
    /// Numbers 1–17.
    pub sdgs: Vec<String>,
    pub place: String,
    /// Degrees, with point or comma.
    pub latitude: String,
    pub longitude: String,
    /// Empty: `neighbourhood`.
    pub precision: String,
    pub address: String,
    pub opening_hours: String,
    pub accessibility: String,
    /// Ids of stored images, in order.
    pub images: Vec<String>,
    /// Of a digital thing, as its makers write it.
    pub version: String,
    /// `sha256:…`
    pub checksum: String,
}

/// Collects what is wrong, so that a person hears everything at once.
pub(crate) struct Wrong(pub(crate) Vec<FieldError>);

impl Wrong {
    pub(crate) fn add(&mut self, field: &str, code: &'static str, message: impl Into<String>) {
        self.0.push(FieldError::new(field, code, message));
    }

    /// `None` for an empty text; notes an error when `read` does not know a text.
    pub(crate) fn word<T>(&mut self, field: &str, code: &'static str, text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let value = read(text);
        if value.is_none() {
            let what = match code {
                "date-invalid" => "is not a date; write 2027-05-31 or 2027-05-31T18:00",
                "url-invalid" => "is not a web address; write https://…",
                _ => "is not known",
            };
            self.add(field, code, format!("“{}” {what}", shortened(text)));
        }
        value
    }

    /// The same for a field that must be filled in.
    fn choice<T>(&mut self, field: &str, codes: [&'static str; 2], text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let [missing, unknown] = codes;
        if text.trim().is_empty() {
            self.add(field, missing, "choose one");
        }
        self.word(field, unknown, text, read)
    }

    fn address(&mut self, field: &str, text: &str) -> Option<ObjectUrl> {
        self.word(field, "url-invalid", text, |text| ObjectUrl::parse(text).ok())
    }

    pub(crate) fn words(&mut self, field: &str, text: &str, max: usize) -> String {
        match text::paragraphs(text, max) {
            Ok(text) => text,
            Err(_) => {
                self.add(field, "text-too-long", format!("longer than {max} characters"));
                String::new()
            }
        }
    }

    fn quantity(&mut self, field: &str, text: &str, unit: Unit) -> Option<Quantity> {
        if text.trim().is_empty() {
            return None;
        }
        match Quantity::new(text, unit) {
            Ok(quantity) => Some(quantity),
            Err(error) => {
                let code = match error {
                    QuantityError::NotANumber => "number-invalid",
                    QuantityError::Negative => "number-negative",
                    QuantityError::TooPrecise => "number-too-precise",
                };
                self.add(field, code, format!("“{}”: {error}", shortened(text)));
                None
            }
        }
    }

    fn time(&mut self, field: &str, text: &str, end_of_day: bool) -> Option<UnixMillis> {
        self.word(field, "date-invalid", text, |text| UnixMillis::parse_entered(text, end_of_day).ok())
    }
}

pub(crate) fn shortened(text: &str) -> String {
    text::truncated(text, 40)
}

impl TermsInput {
    /// Reads every field. `default_language` is that of texts without one. What must hold before publishing is a later question
    /// ([`Terms::check`]).
    ///
    /// # Errors
    /// Everything that cannot be read, by field. A text's field is `title.<language>` or `body.<language>`, and `title` when there
    /// is no title at all.
    pub fn parse(&self, default_language: &Language) -> Result<Terms, Vec<FieldError>> {
        let mut wrong = Wrong(Vec::new());
        let purpose = wrong.choice("purpose", ["purpose-missing", "purpose-unknown"], &self.purpose, Purpose::parse);
        let nature = wrong.choice("nature", ["nature-missing", "nature-unknown"], &self.nature, Nature::parse);
        let texts = self.parse_texts(&mut wrong, default_language);
        let action = wrong.word("action", "action-unknown", &self.action, Action::parse);
        let unit = wrong.word("unit", "unit-unknown", &self.unit, Unit::parse).unwrap_or(Unit::One);
        let quantity = wrong.quantity("quantity", &self.quantity, unit).or_else(|| Quantity::new("1", unit).ok());
        let quantity = quantity.unwrap_or_else(Quantity::one);
        let available = wrong.quantity("available", &self.available, unit).unwrap_or_else(|| quantity.clone());
        let minimum = wrong.quantity("minimum", &self.minimum, unit);
        let effort = self.parse_effort(&mut wrong);
        let window = Window { from: wrong.time("from", &self.from, false), until: wrong.time("until", &self.until, true) };
        let reciprocal = self.parse_reciprocal(&mut wrong);
        let eligibility =
            wrong.word("eligibility", "eligibility-unknown", &self.eligibility, Eligibility::parse).unwrap_or(Eligibility::Public);
        let licence = self.parse_licence(&mut wrong);
        let terms = Terms {
            purpose: purpose.unwrap_or(Purpose::Offer),
            action: action.unwrap_or_else(|| Action::usual_for(nature.unwrap_or(Nature::Good))),
            nature: nature.unwrap_or(Nature::Good),
            // Replaced below; an error was noted when it is missing.
            texts: match texts {
                Some(texts) => texts,
                None => return Err(self.rest(wrong)),
            },
            resource: wrong.word("resource", "resource-unknown", &self.resource, |id| ResourceId::parse(id).ok()),
            resource_url: None,
            kind: wrong.address("kind", &self.kind),
            quantity,
            available,
            minimum,
            effort,
            window,
            reciprocal,
            eligibility,
            licence,
            conditions: wrong.words("conditions", &self.conditions, bounds::BODY_CHARS_MAX),
            link: wrong.address("link", &self.link),
            version: wrong.words("version", &self.version, bounds::NAME_CHARS_MAX),
            checksum: wrong.words("checksum", &self.checksum, bounds::NAME_CHARS_MAX),
            tags: self.parse_tags(&mut wrong),
            sectors: listed(&mut wrong, "sectors", "sector-unknown", &self.sectors, Sector::parse),
            sdgs: listed(&mut wrong, "sdgs", "sdg-unknown", &self.sdgs, Sdg::parse),
            place: self.parse_place(&mut wrong),
            images: listed(&mut wrong, "images", "image-unknown", &self.images, |id| ImageId::parse(id).ok()),
        };
        if wrong.0.is_empty() { Ok(terms) } else { Err(wrong.0) }
    }

    /// Reads what is left when there is no usable text, so that its errors are told too.
    fn rest(&self, mut wrong: Wrong) -> Vec<FieldError> {
        wrong.word("resource", "resource-unknown", &self.resource, |id| ResourceId::parse(id).ok());
        wrong.address("kind", &self.kind);
        wrong.words("conditions", &self.conditions, bounds::BODY_CHARS_MAX);
        wrong.address("link", &self.link);
        wrong.words("version", &self.version, bounds::NAME_CHARS_MAX);
        wrong.words("checksum", &self.checksum, bounds::NAME_CHARS_MAX);
        self.parse_tags(&mut wrong);
        listed(&mut wrong, "sectors", "sector-unknown", &self.sectors, Sector::parse);
        listed(&mut wrong, "sdgs", "sdg-unknown", &self.sdgs, Sdg::parse);
        self.parse_place(&mut wrong);
        wrong.0
    }

    fn parse_texts(&self, wrong: &mut Wrong, default_language: &Language) -> Option<Texts> {
        let own = wrong.word("language", "language-unknown", &self.language, |text| Language::parse(text).ok());
        let default = own.clone().unwrap_or_else(|| default_language.clone());
        let before = wrong.0.len();
        let mut entries = Vec::new();
        for (tag, title, body) in &self.texts {
            if title.trim().is_empty() && body.trim().is_empty() {
                continue;
            }
            let language = match tag.trim() {
                "" => default.clone(),
                tag => match Language::parse(tag) {
                    Ok(language) => language,
                    Err(_) => {
                        wrong.add("language", "language-unknown", format!("“{}” is not a language tag", shortened(tag)));
                        continue;
                    }
                },
            };
            match text::line(title, bounds::TITLE_CHARS_MAX) {
                Ok(_) => {}
                Err(TextError::Empty) => wrong.add(&format!("title.{}", language.as_str()), "title-missing", "needs a title"),
                Err(error) => wrong.add(&format!("title.{}", language.as_str()), "text-too-long", error.to_string()),
            }
            if let Err(error) = text::paragraphs(body, bounds::BODY_CHARS_MAX) {
                wrong.add(&format!("body.{}", language.as_str()), "text-too-long", error.to_string());
            }
            entries.push(LocalText { language, title: title.clone(), body: body.clone() });
        }
        if wrong.0.len() > before {
            return None;
        }
        // The row's own language is the default one, whatever the order of the columns.
        if let Some(own) = own {
            entries.sort_by_key(|entry| entry.language != own);
        }
        match Texts::new(entries) {
            Ok(texts) => Some(texts),
            Err(TextError::TooManyLanguages { max }) => {
                wrong.add("language", "languages-too-many", format!("more than {max} languages"));
                None
            }
            Err(_) => {
                wrong.add("title", "title-missing", "needs a title");
                None
            }
        }
    }

    fn parse_effort(&self, wrong: &mut Wrong) -> Option<Quantity> {
        let (number, unit) = self.effort.trim().split_once(' ').unwrap_or((self.effort.trim(), "hour"));
        let unit = wrong.word("effort", "unit-unknown", unit, Unit::parse)?;
        wrong.quantity("effort", number, unit)
    }

    fn parse_reciprocal(&self, wrong: &mut Wrong) -> Option<Reciprocal> {
        let unit = wrong.word("in_return_unit", "unit-unknown", &self.in_return_unit, Unit::parse);
        let action = wrong.word("in_return_action", "action-unknown", &self.in_return_action, Action::parse);
        let quantity = wrong.quantity("in_return_quantity", &self.in_return_quantity, unit.unwrap_or(Unit::One));
        let note = wrong.words("in_return", &self.in_return, limits::NOTE_CHARS_MAX);
        if note.is_empty() && quantity.is_none() {
            return None;
        }
        let time = matches!(unit, Some(Unit::Hour | Unit::Day));
        Some(Reciprocal {
            action: action.unwrap_or(if time { Action::Work } else { Action::Transfer }),
            quantity: quantity.or_else(|| Quantity::new("1", unit.unwrap_or(Unit::One)).ok()).unwrap_or_else(Quantity::one),
            note,
        })
    }

    fn parse_licence(&self, wrong: &mut Wrong) -> Option<Licence> {
        if self.licence.trim().is_empty() {
            return None;
        }
        Licence::parse(&self.licence).map_err(|error| wrong.add("licence", "licence-unknown", error.to_string())).ok()
    }

    fn parse_tags(&self, wrong: &mut Wrong) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        // One more than there may be is enough to be refused: the rest of an endless list is not looked at.
        for entered in self.tags.split(|c: char| c == ',' || c == ';' || c.is_whitespace()) {
            match text::tag(entered) {
                Ok(tag) if !tags.contains(&tag) => tags.push(tag),
                Ok(_) | Err(TextError::Empty) => {}
                Err(error) => {
                    wrong.add("tags", "tag-too-long", format!("“{}”: {error}", shortened(entered)));
                    break;
                }
            }
            if tags.len() > bounds::TAGS_MAX {
                break;
            }
        }
        tags
    }

    pub(crate) fn parse_place(&self, wrong: &mut Wrong) -> Option<Place> {
        let before = wrong.0.len();
        let precision = wrong.word("precision", "precision-unknown", &self.precision, Precision::parse);
        let point = self.parse_point(wrong);
        let address = wrong.words("address", &self.address, limits::NOTE_CHARS_MAX);
        let opening_hours = wrong.words("opening_hours", &self.opening_hours, limits::NOTE_CHARS_MAX);
        let accessibility = wrong.words("accessibility", &self.accessibility, limits::NOTE_CHARS_MAX);
        let name = match text::line(&self.place, bounds::NAME_CHARS_MAX) {
            Ok(name) => name,
            Err(TextError::Empty) => {
                let told = point.is_some() || [&address, &opening_hours, &accessibility].iter().any(|text| !text.is_empty());
                if told && wrong.0.len() == before {
                    wrong.add("place", "place-missing", "needs a name");
                }
                return None;
            }
            Err(error) => {
                wrong.add("place", "text-too-long", error.to_string());
                return None;
            }
        };
        Some(Place { point, precision: precision.unwrap_or(Precision::Neighbourhood), address, opening_hours, accessibility, name })
    }

    fn parse_point(&self, wrong: &mut Wrong) -> Option<Point> {
        let degrees = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
        match (self.latitude.trim(), self.longitude.trim()) {
            ("", "") => None,
            ("", _) => {
                wrong.add("latitude", "point-incomplete", "latitude is missing");
                None
            }
            (_, "") => {
                wrong.add("longitude", "point-incomplete", "longitude is missing");
                None
            }
            (latitude, longitude) => {
                let point = degrees(latitude).zip(degrees(longitude)).and_then(|(lat, lon)| Point::new(lat, lon).ok());
                if point.is_none() {
                    wrong.add("latitude", "point-invalid", "latitude must be −90…90 and longitude −180…180");
                }
                point
            }
        }
    }
}

pub(crate) fn listed<T: PartialEq>(
    wrong: &mut Wrong,
    field: &'static str,
    code: &'static str,
    texts: &[String],
    read: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let mut values = Vec::new();
    for text in texts {
        if let Some(value) = wrong.word(field, code, text, &read)
            && !values.contains(&value)
        {
            values.push(value);
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entered() -> TermsInput {
        TermsInput {
            purpose: "offer".into(),
            nature: "tool".into(),
            texts: vec![("fr".into(), "Perceuse".into(), "À **percussion**".into()), (String::new(), " ".into(), String::new())],
            tags: "#Outil, bois;bois perceuse".into(),
            place: "Strasbourg".into(),
            latitude: "48,5734".into(),
            longitude: "7.7521".into(),
            effort: "2 day".into(),
            in_return: "un gâteau".into(),
            sdgs: vec!["12".into()],
            version: "2.1".into(),
            checksum: "sha256:00".into(),
            ..TermsInput::default()
        }
    }

    #[test]
    fn sensible_defaults_do_the_rest() {
        let terms = entered().parse(&Language::english()).unwrap();
        assert_eq!(terms.action, Action::TransferCustody);
        assert_eq!(terms.quantity, Quantity::one());
        assert_eq!(terms.available, Quantity::one());
        assert_eq!(terms.eligibility, Eligibility::Public);
        assert_eq!(terms.tags, ["outil", "bois", "perceuse"]);
        assert_eq!(terms.texts.all().len(), 1);
        assert_eq!(terms.place.as_ref().map(|p| p.precision), Some(Precision::Neighbourhood));
        assert_eq!(terms.effort.as_ref().map(|q| q.unit), Some(Unit::Day));
        assert_eq!(terms.reciprocal.as_ref().map(|r| r.action), Some(Action::Transfer));
        assert_eq!(terms.place.as_ref().and_then(|p| p.point).map(|p| p.latitude), Some(48.5734));
    }

    #[test]
    fn the_text_in_the_rows_language_comes_first() {
        let text = |language: &str| (language.to_owned(), format!("title in {language}"), String::new());
        let input = TermsInput { language: "de".into(), texts: vec![text("fr"), text("de"), text("en")], ..entered() };
        let terms = input.parse(&Language::english()).unwrap();
        let order: Vec<_> = terms.texts.all().iter().map(|text| text.language.as_str().to_owned()).collect();
        assert_eq!(order, ["de", "fr", "en"]);
    }

    #[test]
    fn what_is_stored_fills_the_form_that_stores_the_same() {
        let terms = entered().parse(&Language::english()).unwrap();
        assert_eq!(TermsInput::from_terms(&terms).parse(&Language::english()).unwrap(), terms);
    }

    #[test]
    fn an_endless_list_of_tags_is_not_read_to_its_end() {
        let mut wrong = Wrong(Vec::new());
        let input = |tags: String| TermsInput { tags, ..entered() };
        let many: Vec<String> = (0..100_000).map(|n| format!("t{n}")).collect();
        assert_eq!(input(many.join(" ")).parse_tags(&mut wrong).len(), bounds::TAGS_MAX + 1);
        assert!(input(format!("{} ", "x".repeat(bounds::TAG_CHARS_MAX + 1)).repeat(9)).parse_tags(&mut wrong).is_empty());
        assert_eq!(wrong.0.len(), 1);
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let input = TermsInput {
            purpose: "gift".into(),
            texts: vec![("en".into(), String::new(), "text without title".into())],
            quantity: "-1".into(),
            unit: "furlong".into(),
            until: "2026-02-30".into(),
            licence: "free".into(),
            link: "javascript:alert(1)".into(),
            latitude: "91".into(),
            longitude: "0".into(),
            sdgs: vec!["18".into()],
            ..TermsInput::default()
        };
        let codes: Vec<_> = input.parse(&Language::english()).unwrap_err().into_iter().map(|e| (e.field, e.code)).collect();
        for expected in [
            ("purpose", "purpose-unknown"),
            ("nature", "nature-missing"),
            ("title.en", "title-missing"),
            ("quantity", "number-negative"),
            ("unit", "unit-unknown"),
            ("until", "date-invalid"),
            ("licence", "licence-unknown"),
            ("link", "url-invalid"),
            ("latitude", "point-invalid"),
            ("sdgs", "sdg-unknown"),
        ] {
            assert!(codes.contains(&(expected.0.to_owned(), expected.1)), "{expected:?} not in {codes:?}");
        }
    }
}
