//! The lists that forms choose from, in the reader's language.

use allmende_domain::cooperative::Cooperative;
use allmende_domain::resource::Nature;
use allmende_domain::sector::{Sdg, Sector};

use crate::locale::Locale;
use crate::session::Visitor;

/// A code and its words.
pub type Choices = Vec<(String, String)>;

/// Choices of `codes`, whose words are under `family-code`.
pub fn of(locale: Locale, family: &str, codes: impl IntoIterator<Item = &'static str>) -> Choices {
    codes.into_iter().map(|code| (code.to_owned(), locale.t(&format!("{family}-{code}")))).collect()
}

/// The same with an empty choice before them.
pub fn or_any(locale: Locale, any: &str, mut choices: Choices) -> Choices {
    choices.insert(0, (String::new(), locale.t(any)));
    choices
}

pub fn natures(locale: Locale) -> Choices {
    of(locale, "nature", Nature::ALL.iter().map(|nature| nature.as_str()))
}

pub fn sectors(locale: Locale) -> Choices {
    of(locale, "sector", Sector::ALL.iter().map(|sector| sector.as_str()))
}

/// The seventeen goals with their number.
pub fn sdgs(locale: Locale) -> Choices {
    Sdg::all().map(|sdg| (sdg.number().to_string(), format!("{} · {}", sdg.number(), locale.t(&format!("sdg-{}", sdg.number()))))).collect()
}

/// Languages a text is likely to be written in, each by its own name.
pub fn languages() -> Choices {
    let known = [
        ("en", "English"),
        ("fr", "Français"),
        ("de", "Deutsch"),
        ("es", "Español"),
        ("it", "Italiano"),
        ("nl", "Nederlands"),
        ("pt", "Português"),
        ("pl", "Polski"),
        ("ca", "Català"),
        ("eu", "Euskara"),
        ("br", "Brezhoneg"),
        ("gsw", "Elsässisch"),
        ("lb", "Lëtzebuergesch"),
        ("cs", "Čeština"),
        ("da", "Dansk"),
        ("sv", "Svenska"),
        ("fi", "Suomi"),
        ("el", "Ελληνικά"),
        ("ro", "Română"),
        ("hu", "Magyar"),
        ("tr", "Türkçe"),
        ("uk", "Українська"),
        ("ru", "Русский"),
        ("ar", "العربية"),
    ];
    known.into_iter().map(|(code, name)| (code.to_owned(), name.to_owned())).collect()
}

/// The name of a language for itself, or its code.
pub fn language_name(code: &str) -> String {
    let primary = code.split('-').next().unwrap_or(code).to_ascii_lowercase();
    languages().into_iter().find(|(known, _)| *known == primary).map_or_else(|| code.to_owned(), |(_, name)| name)
}

/// Also offers a code that a form already has but the list does not know.
pub fn including(mut choices: Choices, code: &str) -> Choices {
    if !code.is_empty() && choices.iter().all(|(known, _)| known != code) {
        choices.push((code.to_owned(), code.to_owned()));
    }
    choices
}

/// The name of a cooperative in the reader's language.
pub fn coop_name(visitor: &Visitor, cooperative: &Cooperative) -> String {
    cooperative.profile.best(&visitor.reading.languages).map(|text| text.name.clone()).unwrap_or_default()
}

/// Cooperatives by handle and name.
pub fn cooperatives<'a>(visitor: &Visitor, cooperatives: impl IntoIterator<Item = &'a Cooperative>) -> Choices {
    cooperatives.into_iter().map(|coop| (coop.handle.as_str().to_owned(), coop_name(visitor, coop))).collect()
}
