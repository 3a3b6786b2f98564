//! The language of the pages: which one, and its sentences.

use std::borrow::Cow;
use std::collections::HashMap;

use allmende_domain::language::Language;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader as _, static_loader};
use unic_langid::langid;

static_loader! {
    static SENTENCES = {
        locales: "./locales",
        fallback_language: "en",
        // The marks that isolate inserted text would end up inside attributes and page titles.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static DUTCH: LanguageIdentifier = langid!("nl");
static ENGLISH: LanguageIdentifier = langid!("en");
static FRENCH: LanguageIdentifier = langid!("fr");
static GERMAN: LanguageIdentifier = langid!("de");
static ITALIAN: LanguageIdentifier = langid!("it");
static POLISH: LanguageIdentifier = langid!("pl");
static PORTUGUESE: LanguageIdentifier = langid!("pt");
static SPANISH: LanguageIdentifier = langid!("es");

/// A language the pages exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locale {
    Dutch,
    English,
    French,
    German,
    Italian,
    Polish,
    Portuguese,
    Spanish,
}

impl Locale {
    /// In the order of their own names, as choices show them.
    pub const ALL: [Self; 8] =
        [Self::German, Self::English, Self::Spanish, Self::French, Self::Italian, Self::Dutch, Self::Polish, Self::Portuguese];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
            Self::Italian => "it",
            Self::Polish => "pl",
            Self::Portuguese => "pt",
            Self::Spanish => "es",
        }
    }

    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dutch => "Nederlands",
            Self::English => "English",
            Self::French => "Français",
            Self::German => "Deutsch",
            Self::Italian => "Italiano",
            Self::Polish => "Polski",
            Self::Portuguese => "Português",
            Self::Spanish => "Español",
        }
    }

    /// What stands between the whole and its parts in a number.
    pub const fn decimal_mark(self) -> &'static str {
        match self {
            Self::English => ".",
            Self::Dutch | Self::French | Self::German | Self::Italian | Self::Polish | Self::Portuguese | Self::Spanish => ",",
        }
    }

    /// Reads a tag by its primary language: `de-AT` is German.
    pub fn parse(text: &str) -> Option<Self> {
        let language = Language::parse(text).ok()?;
        Self::ALL.into_iter().find(|locale| locale.code() == language.primary())
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Self::Dutch => &DUTCH,
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
            Self::German => &GERMAN,
            Self::Italian => &ITALIAN,
            Self::Polish => &POLISH,
            Self::Portuguese => &PORTUGUESE,
            Self::Spanish => &SPANISH,
        }
    }

    /// The sentence of `key`; English where a translation is missing, which a test excludes.
    pub fn t(self, key: &str) -> String {
        SENTENCES.lookup(self.identifier(), key)
    }

    /// The sentence of `key`, or `None` when there is none: for keys made of codes.
    pub fn find(self, key: &str) -> Option<String> {
        SENTENCES.try_lookup(self.identifier(), key)
    }

    /// The sentence of `key` with texts put in.
    pub fn with(self, key: &str, values: &[(&'static str, &str)]) -> String {
        let values: HashMap<Cow<'static, str>, FluentValue<'_>> =
            values.iter().map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(*value))).collect();
        SENTENCES.lookup_with_args(self.identifier(), key, &values)
    }

    /// The sentence of `key` for `count` things, in the plural form of the language.
    pub fn count(self, key: &str, count: i64) -> String {
        let values = HashMap::from([(Cow::Borrowed("count"), FluentValue::from(count))]);
        SENTENCES.lookup_with_args(self.identifier(), key, &values)
    }

    /// Like [`Locale::count`] for a decimal amount, whose digits are written as `shown`.
    pub fn amount(self, key: &str, amount: f64, shown: &str) -> String {
        let values =
            HashMap::from([(Cow::Borrowed("count"), FluentValue::from(amount)), (Cow::Borrowed("shown"), FluentValue::from(shown))]);
        SENTENCES.lookup_with_args(self.identifier(), key, &values)
    }
}

/// The languages a reader prefers, best first: the member's choice, the one chosen on a page, the browser's.
#[derive(Debug, Clone)]
pub struct Preference {
    pub locale: Locale,
    /// For choosing among the languages of a text.
    pub languages: Vec<Language>,
}

impl Preference {
    pub fn of(chosen: Option<&Language>, cookie: Option<&str>, accept_language: Option<&str>, default: &Language) -> Self {
        let mut languages: Vec<Language> = Vec::new();
        let mut add = |language: Language| {
            if !languages.contains(&language) {
                languages.push(language);
            }
        };
        if let Some(language) = cookie.and_then(Locale::parse).and_then(|locale| Language::parse(locale.code()).ok()) {
            add(language);
        }
        chosen.cloned().into_iter().for_each(&mut add);
        for identifier in fluent_langneg::accepted_languages::parse(accept_language.unwrap_or_default()).into_iter().take(20) {
            if let Ok(language) = Language::parse(&identifier.to_string()) {
                add(language);
            }
        }
        add(default.clone());
        let locale = languages.iter().find_map(|language| Locale::parse(language.as_str())).unwrap_or(Locale::English);
        Self { locale, languages }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preferred(chosen: Option<&str>, cookie: Option<&str>, accept: &str) -> Locale {
        let chosen = chosen.map(|tag| Language::parse(tag).unwrap());
        Preference::of(chosen.as_ref(), cookie, Some(accept), &Language::english()).locale
    }

    #[test]
    fn the_choice_on_the_page_beats_the_members_which_beats_the_browsers() {
        assert_eq!(preferred(None, None, "fr-CH, fr;q=0.9, en;q=0.8"), Locale::French);
        assert_eq!(preferred(Some("de"), None, "fr"), Locale::German);
        assert_eq!(preferred(Some("de"), Some("en"), "fr"), Locale::English);
        assert_eq!(preferred(None, Some("xx<script>"), "cs, de;q=0.5"), Locale::German);
        assert_eq!(preferred(None, None, "cs"), Locale::English);
        assert_eq!(preferred(None, None, "pt-BR, pt;q=0.9, en;q=0.8"), Locale::Portuguese);
        assert_eq!(preferred(None, Some("nl"), "es-419"), Locale::Dutch);
        assert_eq!(preferred(None, None, ";;;=,,,"), Locale::English);
    }

    #[test]
    fn plurals_follow_the_language() {
        assert_eq!(Locale::English.count("age-days", 1), "copied 1 day ago");
        assert_eq!(Locale::German.count("age-days", 3), "vor 3 Tagen übernommen");
        // In French nought is singular.
        assert!(Locale::French.amount("unit-hour", 0.0, "0").ends_with("heure"));
    }

    #[test]
    fn nought_one_two_five_and_twenty_two_are_counted_as_each_language_counts() {
        let counted = |locale: Locale, words: [&str; 5]| {
            for (count, word) in [0, 1, 2, 5, 22].into_iter().zip(words) {
                assert_eq!(locale.count("catalogue-listings", count), format!("{count} {word}"), "{}", locale.code());
            }
        };
        let german = ["Einträge aus ihrem Katalog", "Eintrag aus ihrem Katalog"];
        counted(Locale::German, [german[0], german[1], german[0], german[0], german[0]]);
        let english = ["listings from its catalogue", "listing from its catalogue"];
        counted(Locale::English, [english[0], english[1], english[0], english[0], english[0]]);
        let spanish = ["anuncios de su catálogo", "anuncio de su catálogo"];
        counted(Locale::Spanish, [spanish[0], spanish[1], spanish[0], spanish[0], spanish[0]]);
        let french = ["annonces de son catalogue", "annonce de son catalogue"];
        counted(Locale::French, [french[1], french[1], french[0], french[0], french[0]]);
        let italian = ["annunci dal suo catalogo", "annuncio dal suo catalogo"];
        counted(Locale::Italian, [italian[0], italian[1], italian[0], italian[0], italian[0]]);
        let dutch = ["advertenties uit haar catalogus", "advertentie uit haar catalogus"];
        counted(Locale::Dutch, [dutch[0], dutch[1], dutch[0], dutch[0], dutch[0]]);
        let polish = ["ogłoszeń z jej katalogu", "ogłoszenie z jej katalogu", "ogłoszenia z jej katalogu"];
        counted(Locale::Polish, [polish[0], polish[1], polish[2], polish[0], polish[2]]);
        let portuguese = ["anúncios do seu catálogo", "anúncio do seu catálogo"];
        counted(Locale::Portuguese, [portuguese[1], portuguese[1], portuguese[0], portuguese[0], portuguese[0]]);
    }
}
