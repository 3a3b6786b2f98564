//! What a form or the command line enters about a cooperative: plain texts, turned into a checked [`CoopProfile`].

use allmende_domain::cooperative::{CommonsRole, CoopProfile, CoopText};
use allmende_domain::geo::Place;
use allmende_domain::ids::ImageId;
use allmende_domain::language::Language;
use allmende_domain::licence::Licence;
use allmende_domain::limits as bounds;
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::text::{self, TextError};
use allmende_domain::url::ObjectUrl;
use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::limits;
use crate::terms_input::{TermsInput, Wrong, listed, shortened};

/// The fields of a profile as they are entered. Every one but a name may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileInput {
    /// Language tag, name, summary (Markdown). Entries without name and summary are passed over; the first is the default.
    pub texts: Vec<(String, String, String)>,
    /// In words: "SCIC", "eG", "ASBL".
    pub legal_form: String,
    /// `community`, `coalition` or `association`.
    pub role: String,
    pub sectors: Vec<String>,
    /// Numbers 1–17.
    pub sdgs: Vec<String>,
    pub place: String,
    /// Degrees, with point or comma.
    pub latitude: String,
    pub longitude: String,
    /// Empty: `city`.
    pub precision: String,
    pub address: String,
    pub opening_hours: String,
    pub accessibility: String,
    /// Shown to everybody.
    pub contact: String,
    /// With or without `https://`.
    pub website: String,
    /// An SPDX expression or the address of a licence.
    pub default_licence: String,
    /// With or without `https://`.
    pub charter: String,
    /// The id of a stored image.
    pub logo: String,
    /// `true`, `on`, `yes` or `1`; empty, `false`, `off`, `no` or `0`.
    pub approves_followers: String,
}

impl ProfileInput {
    /// Reads every field.
    ///
    /// # Errors
    /// Everything that cannot be read, by field. A text's field is `name.<language>` or `summary.<language>`, and `name` when there
    /// is no name at all. Codes: `name-missing`, `text-too-long`, `language-unknown`, `languages-too-many`, `role-unknown`,
    /// `sector-unknown`, `sdg-unknown`, `place-missing`, `point-incomplete`, `point-invalid`, `precision-unknown`, `url-invalid`,
    /// `licence-unknown`, `image-unknown`, `choice-unknown`.
    pub fn parse(&self) -> Result<CoopProfile, Vec<FieldError>> {
        let mut wrong = Wrong(Vec::new());
        let profile = CoopProfile {
            texts: self.parse_texts(&mut wrong),
            legal_form: words(&mut wrong, "legal_form", &self.legal_form, bounds::NAME_CHARS_MAX),
            role: wrong.word("role", "role-unknown", &self.role, CommonsRole::parse),
            sectors: listed(&mut wrong, "sectors", "sector-unknown", &self.sectors, Sector::parse),
            sdgs: listed(&mut wrong, "sdgs", "sdg-unknown", &self.sdgs, Sdg::parse),
            place: self.parse_place(&mut wrong),
            contact: wrong.words("contact", &self.contact, limits::NOTE_CHARS_MAX),
            website: page(&mut wrong, "website", &self.website),
            default_licence: self.parse_licence(&mut wrong),
            charter: page(&mut wrong, "charter", &self.charter),
            logo: wrong.word("logo", "image-unknown", &self.logo, |id| ImageId::parse(id).ok()),
            approves_followers: wrong.word("approves_followers", "choice-unknown", &self.approves_followers, yes_or_no).unwrap_or(false),
        };
        if wrong.0.is_empty() { Ok(profile) } else { Err(wrong.0) }
    }

    /// The fields that fill a form with what is stored.
    #[must_use]
    pub fn from_profile(profile: &CoopProfile) -> Self {
        let page = |url: &Option<ObjectUrl>| url.as_ref().map(ToString::to_string).unwrap_or_default();
        let place = profile.place.as_ref();
        let point = place.and_then(|place| place.point);
        let of_place = |part: fn(&Place) -> &str| place.map(part).unwrap_or_default().to_owned();
        Self {
            texts: profile.texts.iter().map(|t| (t.language.as_str().to_owned(), t.name.clone(), t.summary.clone())).collect(),
            legal_form: profile.legal_form.clone(),
            role: profile.role.map(|role| role.as_str().to_owned()).unwrap_or_default(),
            sectors: profile.sectors.iter().map(|sector| sector.as_str().to_owned()).collect(),
            sdgs: profile.sdgs.iter().map(|goal| goal.number().to_string()).collect(),
            place: of_place(|place| &place.name),
            latitude: point.map(|point| point.latitude.to_string()).unwrap_or_default(),
            longitude: point.map(|point| point.longitude.to_string()).unwrap_or_default(),
            precision: of_place(|place| place.precision.as_str()),
            address: of_place(|place| &place.address),
            opening_hours: of_place(|place| &place.opening_hours),
            accessibility: of_place(|place| &place.accessibility),
            contact: profile.contact.clone(),
            website: page(&profile.website),
            default_licence: profile.default_licence.as_ref().map(|licence| licence.as_str().to_owned()).unwrap_or_default(),
            charter: page(&profile.charter),
            logo: profile.logo.as_ref().map(ToString::to_string).unwrap_or_default(),
            approves_followers: profile.approves_followers.to_string(),
        }
    }

    fn parse_texts(&self, wrong: &mut Wrong) -> Vec<CoopText> {
        let before = wrong.0.len();
        let mut texts: Vec<CoopText> = Vec::new();
        for (tag, name, summary) in &self.texts {
            if name.trim().is_empty() && summary.trim().is_empty() {
                continue;
            }
            let Ok(language) = Language::parse(tag) else {
                wrong.add("language", "language-unknown", format!("“{}” is not a language tag", shortened(tag)));
                continue;
            };
            let field = |part: &str| format!("{part}.{}", language.as_str());
            let name = match text::line(name, bounds::NAME_CHARS_MAX) {
                Ok(name) => name,
                Err(TextError::Empty) => {
                    wrong.add(&field("name"), "name-missing", "needs a name");
                    continue;
                }
                Err(error) => {
                    wrong.add(&field("name"), "text-too-long", error.to_string());
                    continue;
                }
            };
            let summary = wrong.words(&field("summary"), summary, bounds::BODY_CHARS_MAX);
            if texts.iter().all(|other| other.language != language) {
                texts.push(CoopText { language, name, summary });
            }
        }
        if texts.len() > bounds::LANGUAGES_MAX {
            wrong.add("language", "languages-too-many", format!("more than {} languages", bounds::LANGUAGES_MAX));
        }
        if texts.is_empty() && wrong.0.len() == before {
            wrong.add("name", "name-missing", "needs a name");
        }
        texts
    }

    /// Places are entered alike for listings and cooperatives, so they are read by the same rules.
    fn parse_place(&self, wrong: &mut Wrong) -> Option<Place> {
        let fields = TermsInput {
            place: self.place.clone(),
            latitude: self.latitude.clone(),
            longitude: self.longitude.clone(),
            precision: self.precision.clone(),
            address: self.address.clone(),
            opening_hours: self.opening_hours.clone(),
            accessibility: self.accessibility.clone(),
            ..TermsInput::default()
        };
        fields.parse_place(wrong)
    }

    fn parse_licence(&self, wrong: &mut Wrong) -> Option<Licence> {
        if self.default_licence.trim().is_empty() {
            return None;
        }
        Licence::parse(&self.default_licence).map_err(|error| wrong.add("default_licence", "licence-unknown", error.to_string())).ok()
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "true" | "on" | "yes" | "1" => Some(true),
        "false" | "off" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// One line that may be empty.
fn words(wrong: &mut Wrong, field: &str, text: &str, max: usize) -> String {
    wrong.words(field, &text.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

/// A page's address as people type it.
fn page(wrong: &mut Wrong, field: &str, text: &str) -> Option<ObjectUrl> {
    wrong.word(field, "url-invalid", text, |text| {
        // "www.example.org": nobody types the scheme. What has another scheme is refused.
        let named = if text.contains(':') { text.to_owned() } else { format!("https://{text}") };
        ObjectUrl::parse(&named).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entered() -> ProfileInput {
        ProfileInput {
            texts: vec![
                ("fr".into(), "Vélo Solidaire".into(), "Un **atelier**".into()),
                ("de".into(), "Radwerkstatt".into(), String::new()),
                ("en".into(), " ".into(), String::new()),
            ],
            legal_form: " SCIC ".into(),
            role: "association".into(),
            sectors: vec!["transport".into()],
            sdgs: vec!["11".into(), "12".into()],
            place: "Strasbourg".into(),
            latitude: "48,5734".into(),
            longitude: "7.7521".into(),
            precision: "exact".into(),
            address: "1 rue du Puits".into(),
            website: "velo.example".into(),
            default_licence: "CC-BY-SA-4.0".into(),
            logo: "0193a5b0-7e3c-7a11-8c11-000000000001".into(),
            approves_followers: "on".into(),
            ..ProfileInput::default()
        }
    }

    #[test]
    fn a_form_is_read_and_what_is_stored_fills_it_again() {
        let profile = entered().parse().unwrap();
        assert_eq!(profile.name(), "Vélo Solidaire");
        assert_eq!(profile.texts.len(), 2);
        assert_eq!(profile.legal_form, "SCIC");
        assert_eq!(profile.website.as_ref().map(ObjectUrl::as_str), Some("https://velo.example/"));
        assert!(profile.approves_followers);
        assert_eq!(ProfileInput::from_profile(&profile).parse().unwrap(), profile);
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let input = ProfileInput {
            texts: vec![("xx yy".into(), "A".into(), String::new()), ("en".into(), String::new(), "no name".into())],
            role: "boss".into(),
            sdgs: vec!["18".into()],
            latitude: "48".into(),
            website: "javascript:alert(1)".into(),
            default_licence: "free".into(),
            approves_followers: "perhaps".into(),
            ..ProfileInput::default()
        };
        let errors: Vec<_> = input.parse().unwrap_err().into_iter().map(|e| (e.field, e.code)).collect();
        for (field, code) in [
            ("language", "language-unknown"),
            ("name.en", "name-missing"),
            ("role", "role-unknown"),
            ("sdgs", "sdg-unknown"),
            ("longitude", "point-incomplete"),
            ("website", "url-invalid"),
            ("default_licence", "licence-unknown"),
            ("approves_followers", "choice-unknown"),
        ] {
            assert!(errors.contains(&(field.to_owned(), code)), "{field} {code} not in {errors:?}");
        }
        assert_eq!(ProfileInput::default().parse().unwrap_err()[0].code, "name-missing");
    }
}
