//! How translations are written: no English left over, the plural forms and the typography of each language.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

mod sentences;

use std::collections::BTreeSet;

use sentences::{languages, sentences};

/// Words that stand alone in a text as they do in English, because both languages have them.
const SAME: [(&str, &str); 7] = [
    (
        "de",
        "April August Domains Like Link Logo mail Moderation Name November Passkeys Person Proxy SDG September Server \
         Software Version Video",
    ),
    ("es", "euros No Proxy Sector Software"),
    (
        "fr",
        "Actions Article Catalogue Contact Contribution Conversation Culture Description Document euros Invitation \
         Latitude Licence litre litres Logo Longitude mail Menu Message Messages Note Notifications Page Pages Photo \
         Photos Service Suspension Transport Version",
    ),
    ("it", "Database File follower Link Logo mail Menu No Password Post Privacy Proxy Server Software Tag Video"),
    (
        "nl",
        "Accounts april Contact Database december Document Link Logo mail Menu november Open Partners Passkeys Privacy \
         Proxy SDG Sector september Server Servers Software Tag Tags Video Water",
    ),
    ("pl", "Link Login Logo mail Menu Program Proxy SDG Tag Transport"),
    ("pt", "euros Latitude Longitude mail Menu No Proxy Software"),
];

/// The same everywhere: units and names of standards.
const SIGNS: [&str; 7] = ["CSV", "GB", "kB", "kg", "km", "MB", "UTC"];

/// Words of English sentences that are words of no other language of ours.
const ENGLISH_WORDS: [&str; 12] = ["the", "and", "your", "with", "this", "that", "you", "they", "which", "because", "cannot", "please"];

/// The quotation marks of each language; the apostrophe is the same as the English closing one.
const QUOTES: [(&str, &str); 8] =
    [("de", "„“"), ("en", "“”"), ("es", "«»"), ("fr", "«»"), ("it", "«»"), ("nl", "“”"), ("pl", "„”"), ("pt", "«»")];

const SPACES: [char; 3] = [' ', '\u{a0}', '\u{202f}'];

/// One text of a translation, with where it is and which plural form it is of.
struct Text {
    key: String,
    form: String,
    text: String,
}

fn texts(language: &str) -> Vec<Text> {
    let of = |(key, forms): (String, sentences::Forms)| forms.into_iter().map(move |(form, text)| Text { key: key.clone(), form, text });
    let found: Vec<Text> = sentences(language).into_iter().flat_map(of).collect();
    assert!(found.len() > 800, "{language}: only {} texts were read", found.len());
    found
}

/// The text without what is inserted into it.
fn own_words(text: &str) -> String {
    let mut words = String::new();
    for (index, part) in text.split('{').enumerate() {
        words.push_str(if index == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) });
    }
    words.trim().to_owned()
}

/// Each character with the one before and the one after it.
fn neighbours(text: &str) -> Vec<(Option<char>, char, Option<char>)> {
    let mut found: Vec<(Option<char>, char, Option<char>)> = Vec::new();
    for character in text.chars() {
        let before = found.last_mut().map(|last| {
            last.2 = Some(character);
            last.1
        });
        found.push((before, character, None));
    }
    found
}

fn is_space(character: Option<char>) -> bool {
    character.is_some_and(|c| SPACES.contains(&c))
}

fn has_word(text: &str, word: &str) -> bool {
    text.to_lowercase().split(|c: char| !c.is_alphabetic()).any(|part| part == word)
}

fn assert_none(language: &str, what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{language}: {what}:\n{}", wrong.join("\n"));
}

fn wrong_ones(language: &str, is_wrong: impl Fn(&Text) -> bool) -> Vec<String> {
    texts(language).into_iter().filter(is_wrong).map(|text| format!("{} = {}", text.key, text.text)).collect()
}

#[test]
fn no_english_is_left_over() {
    let english: BTreeSet<(String, String)> =
        texts("en").into_iter().map(|text| (text.key, own_words(&text.text).to_lowercase())).collect();
    for (language, same) in SAME {
        let copied = wrong_ones(language, |text| {
            let own = own_words(&text.text);
            let mut words = own.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
            let known = |word: &str| SIGNS.contains(&word) || same.split_whitespace().any(|known| known.eq_ignore_ascii_case(word));
            english.contains(&(text.key.clone(), own.to_lowercase())) && words.any(|word| !known(word))
        });
        assert_none(language, "the same as in English", &copied);
        let mixed = wrong_ones(language, |text| ENGLISH_WORDS.iter().any(|word| has_word(&own_words(&text.text), word)));
        assert_none(language, "English words", &mixed);
    }
}

#[test]
fn plurals_have_all_forms_of_their_language() {
    for language in languages() {
        let forms: &[&str] = if language == "pl" { &["one", "few", "many", "other"] } else { &["one", "other"] };
        let mut by_key: Vec<(String, Vec<String>)> = Vec::new();
        for text in texts(&language).into_iter().filter(|text| !text.form.is_empty() && text.form.parse::<u8>().is_err()) {
            match by_key.last_mut().filter(|(key, _)| *key == text.key) {
                Some((_, forms)) => forms.push(text.form),
                None => by_key.push((text.key, vec![text.form])),
            }
        }
        assert!(by_key.len() > 30, "{language}: only {} plurals", by_key.len());
        let wrong: Vec<String> = by_key.iter().filter(|(_, has)| has != forms).map(|(key, has)| format!("{key}: {has:?}")).collect();
        assert_none(&language, "plural forms", &wrong);
    }
}

#[test]
fn quotation_marks_and_apostrophes_are_those_of_the_language() {
    for (language, own) in QUOTES {
        assert_none(
            language,
            "straight quotes or three dots",
            &wrong_ones(language, |t| t.text.contains(['"', '\'', '`']) || t.text.contains("...")),
        );
        let foreign = wrong_ones(language, |t| t.text.chars().any(|c| "“”„«»‘‚‹›".contains(c) && !own.contains(c)));
        assert_none(language, "quotation marks of another language", &foreign);
        let (open, close) = (own.chars().next().unwrap(), own.chars().nth(1).unwrap());
        let unbalanced = wrong_ones(language, |t| t.text.matches(open).count() != t.text.matches(close).count());
        assert_none(language, "an open quotation", &unbalanced);
        let spaced = wrong_ones(language, |t| {
            neighbours(&t.text).into_iter().any(|(before, c, after)| {
                (c == open && is_space(after) != (language == "fr")) || (c == close && is_space(before) != (language == "fr"))
            })
        });
        assert_none(language, "space inside quotation marks", &spaced);
    }
}

#[test]
fn french_has_a_space_before_high_marks_and_nobody_else_has_one() {
    for language in languages() {
        let wrong = wrong_ones(&language, |t| {
            neighbours(&t.text).into_iter().any(|(before, c, after)| {
                let ends = after.is_none_or(|next| SPACES.contains(&next) || "»”“)".contains(next));
                ":;!?".contains(c) && ends && is_space(before) != (language == "fr")
            })
        });
        assert_none(&language, "space before a colon, semicolon, exclamation or question mark", &wrong);
        let stray =
            wrong_ones(&language, |t| t.text.contains("  ") || t.text.contains(" ,") || t.text.contains(" .") || t.text.trim() != t.text);
        assert_none(&language, "a stray space", &stray);
    }
}

#[test]
fn spanish_opens_questions_and_calls() {
    let unopened = wrong_ones("es", |t| {
        t.text.matches('?').count() != t.text.matches('¿').count() || t.text.matches('!').count() != t.text.matches('¡').count()
    });
    assert_none("es", "¿ or ¡ is missing", &unopened);
    for language in languages().into_iter().filter(|language| language != "es") {
        assert_none(&language, "Spanish marks", &wrong_ones(&language, |t| t.text.contains(['¿', '¡'])));
    }
}

#[test]
fn a_question_stays_a_question() {
    let questions: BTreeSet<String> = texts("en").into_iter().filter(|text| text.text.ends_with('?')).map(|text| text.key).collect();
    for language in languages() {
        let wrong = wrong_ones(&language, |text| questions.contains(&text.key) && !text.text.ends_with('?'));
        assert_none(&language, "a question in English only", &wrong);
    }
}
