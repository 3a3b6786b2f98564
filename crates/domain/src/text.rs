//! Text that people or peers wrote: bounded, without control or direction-changing characters, in one or several languages.

use crate::language::Language;
use crate::limits;

/// Why a text was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("empty")]
    Empty,
    #[error("longer than {max} characters")]
    TooLong { max: usize },
    #[error("more than {max} languages")]
    TooManyLanguages { max: usize },
}

/// Removes what can disguise a text (case P6): control characters other than line breaks and tabs, bidirectional overrides, and
/// zero-width characters except the joiners that emoji and several scripts need.
#[must_use]
pub fn clean(text: &str) -> String {
    let kept = text.chars().filter(|c| match c {
        '\n' | '\t' => true,
        '\u{200C}' | '\u{200D}' => true,
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' => false,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => false,
        c => !c.is_control(),
    });
    kept.collect::<String>().trim().to_owned()
}

/// One cleaned line: line breaks become spaces, runs of white space one space.
///
/// # Errors
/// [`TextError`] when nothing is left or more than `max` characters are.
pub fn line(text: &str, max: usize) -> Result<String, TextError> {
    let line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        return Err(TextError::Empty);
    }
    if line.chars().count() > max { Err(TextError::TooLong { max }) } else { Ok(line) }
}

/// Cleaned text of several lines; may be empty.
///
/// # Errors
/// [`TextError::TooLong`] above `max` characters.
pub fn paragraphs(text: &str, max: usize) -> Result<String, TextError> {
    let text = clean(&text.replace("\r\n", "\n"));
    if text.chars().count() > max { Err(TextError::TooLong { max }) } else { Ok(text) }
}

/// What peers send is cut to size rather than refused: a long name is no reason to lose a listing.
#[must_use]
pub fn truncated(text: &str, max: usize) -> String {
    let text = clean(text);
    match text.char_indices().nth(max) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned(),
        None => text,
    }
}

/// Title and body of a listing or resource in one language. The body is Markdown for our own and HTML for mirrored ones; it is
/// sanitised when it is shown, never when it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalText {
    pub language: Language,
    pub title: String,
    pub body: String,
}

/// The same text in one or several languages, in the order the author gave: the first is the default, and the one that Mastodon
/// takes for the post's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Texts(Vec<LocalText>);

impl Texts {
    /// # Errors
    /// [`TextError`] when there is no text, a title is empty, a text is too long, or there are too many languages. A language given
    /// twice keeps its first text.
    pub fn new(entries: Vec<LocalText>) -> Result<Self, TextError> {
        if entries.is_empty() {
            return Err(TextError::Empty);
        }
        if entries.len() > limits::LANGUAGES_MAX {
            return Err(TextError::TooManyLanguages { max: limits::LANGUAGES_MAX });
        }
        let mut kept: Vec<LocalText> = Vec::new();
        for entry in entries {
            if kept.iter().all(|other| other.language != entry.language) {
                kept.push(LocalText {
                    title: line(&entry.title, limits::TITLE_CHARS_MAX)?,
                    body: paragraphs(&entry.body, limits::BODY_CHARS_MAX)?,
                    language: entry.language,
                });
            }
        }
        Ok(Self(kept))
    }

    #[must_use]
    pub fn all(&self) -> &[LocalText] {
        &self.0
    }

    /// The text in the first language of `preferred` that exists, by full tag and then by primary language, or else the first text.
    #[must_use]
    pub fn best(&self, preferred: &[Language]) -> &LocalText {
        let exact = |wanted: &Language| self.0.iter().find(|text| text.language == *wanted);
        let primary = |wanted: &Language| self.0.iter().find(|text| text.language.primary() == wanted.primary());
        preferred.iter().find_map(|wanted| exact(wanted).or_else(|| primary(wanted))).unwrap_or_else(|| self.first())
    }

    #[must_use]
    pub fn first(&self) -> &LocalText {
        // `new` refuses an empty list, so the slice always has a first element.
        match self.0.first() {
            Some(text) => text,
            None => unreachable!("Texts::new refuses an empty list"),
        }
    }
}

/// A hashtag without its `#`: letters, digits and underscores of any script, lower case.
///
/// # Errors
/// [`TextError`] when nothing usable is left or it is too long.
pub fn tag(text: &str) -> Result<String, TextError> {
    let tag: String = text.trim().trim_start_matches('#').to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == '_').collect();
    if tag.is_empty() {
        return Err(TextError::Empty);
    }
    if tag.chars().count() > limits::TAG_CHARS_MAX { Err(TextError::TooLong { max: limits::TAG_CHARS_MAX }) } else { Ok(tag) }
}

/// Lower case without diacritics, for the search index and for the words looked up in it, so that both engines find the same.
#[must_use]
pub fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    text.to_lowercase()
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>()
        .replace('ß', "ss")
        .replace('œ', "oe")
        .replace('æ', "ae")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(language: &str, title: &str) -> LocalText {
        LocalText { language: Language::parse(language).unwrap(), title: title.to_owned(), body: String::new() }
    }

    #[test]
    fn disguising_characters_are_removed() {
        assert_eq!(line("Bi\u{202E}ke\u{200B}\u{0000}\r\n free", 50).unwrap(), "Bike free");
        assert_eq!(line("👩‍🔧", 50).unwrap(), "👩‍🔧");
    }

    #[test]
    fn the_readers_language_is_found_by_tag_then_by_primary_language_then_the_first() {
        let texts = Texts::new(vec![text("fr", "Vélo"), text("de-AT", "Rad"), text("en", "Bike")]).unwrap();
        let lang = |tag: &str| vec![Language::parse(tag).unwrap()];
        assert_eq!(texts.best(&lang("de")).title, "Rad");
        assert_eq!(texts.best(&lang("en-GB")).title, "Bike");
        assert_eq!(texts.best(&lang("pl")).title, "Vélo");
        assert_eq!(texts.best(&[]).title, "Vélo");
    }

    #[test]
    fn folding_makes_searches_find_accents() {
        assert_eq!(folded("Vélo-Cargo Straße Œuvre"), "velo-cargo strasse oeuvre");
    }

    #[test]
    fn a_text_needs_a_title() {
        assert_eq!(Texts::new(vec![]), Err(TextError::Empty));
        assert_eq!(Texts::new(vec![text("en", " \u{200B} ")]), Err(TextError::Empty));
    }
}
