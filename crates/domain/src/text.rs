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

/// Removes what can disguise a text (case P6), and white space around it: see [`shown`].
#[must_use]
pub fn clean(text: &str) -> String {
    shown(text).trim().to_owned()
}

/// A text without what readers cannot see and what moves what they see: control characters other than line breaks and tabs, every
/// control of the direction of writing (what needs a direction has it from its letters), and characters without width. The two joiners
/// stay between characters of scripts that need them, and of emoji; beside a letter of ASCII they only make one name look like another.
#[must_use]
pub fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut joiner = None;
    for c in text.chars().filter(|c| !is_unseen(*c)) {
        if matches!(c, '\u{200C}' | '\u{200D}') {
            joiner = shown.chars().next_back().filter(|before| !before.is_ascii()).map(|_| c);
            continue;
        }
        if let Some(joiner) = joiner.take().filter(|_| !c.is_ascii()) {
            shown.push(joiner);
        }
        shown.push(c);
    }
    shown
}

/// Without a shape of its own (Unicode's `Default_Ignorable_Code_Point`, but for joiners and the selectors of variants), or moving others.
fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200E}' | '\u{200F}' => true,
        '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' => true,
        // Fillers of Hangul: letters that look like nothing.
        '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{3164}' | '\u{FFA0}' => true,
        '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}' => true,
        c => c.is_control(),
    }
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

/// A hashtag without its `#`, as it is compared: letters, digits and underscores of any script, in lower case and in one spelling of each
/// character (NFKC), so that `#CargoBike`, `#cargobike` and full-width letters are the same tag.
///
/// # Errors
/// [`TextError`] when nothing usable is left or it is too long.
pub fn tag(text: &str) -> Result<String, TextError> {
    use unicode_normalization::UnicodeNormalization as _;
    let folded = clean(text).nfkc().collect::<String>().to_lowercase();
    let tag: String = folded.trim_start_matches('#').chars().filter(|c| c.is_alphanumeric() || *c == '_').collect();
    if tag.is_empty() {
        return Err(TextError::Empty);
    }
    if tag.chars().count() > limits::TAG_CHARS_MAX { Err(TextError::TooLong { max: limits::TAG_CHARS_MAX }) } else { Ok(tag) }
}

/// Counts changes of [`folded`] that make it write a word otherwise: what was indexed by an earlier one is indexed anew.
pub const FOLDING: u32 = 2;

/// Lower case without diacritics, for the search index and for the words looked up in it, so that both engines find the same. Letters of
/// other scripts than Latin stay what they are, but for their diacritics. Raise [`FOLDING`] with every change.
#[must_use]
pub fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    let mut folded = String::with_capacity(text.len());
    for c in text.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)) {
        match in_plain_letters(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(c),
        }
    }
    folded
}

/// How people write a letter whose keyboard does not have it, where Unicode does not take it apart: its stroke, hook or bend is part of it. As
/// CLDR's `Latin-ASCII` has it, for the letters of living languages; schwa as Azerbaijani writes it in need.
const fn in_plain_letters(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ŋ' => "ng",
        'ĳ' => "ij",
        'ø' | 'ɔ' => "o",
        'ƀ' | 'ɓ' => "b",
        'ƈ' => "c",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ə' | 'ǝ' | 'ɛ' => "e",
        'ƒ' => "f",
        'ǥ' | 'ɠ' | 'ɣ' => "g",
        'ħ' => "h",
        'ı' | 'ɨ' | 'ɩ' => "i",
        'ƙ' => "k",
        'ł' | 'ŀ' | 'ƚ' | 'ɫ' => "l",
        'ŉ' | 'ɲ' | 'ƞ' => "n",
        'ƥ' => "p",
        'ĸ' => "q",
        'ɍ' => "r",
        'ſ' => "s",
        'ŧ' | 'ƭ' | 'ʈ' => "t",
        'ʉ' | 'ʊ' => "u",
        'ʋ' => "v",
        'ƴ' | 'ɏ' => "y",
        'ƶ' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(language: &str, title: &str) -> LocalText {
        LocalText { language: Language::parse(language).unwrap(), title: title.to_owned(), body: String::new() }
    }

    #[test]
    fn p6_what_disguises_a_text_is_removed_and_what_scripts_need_is_kept() {
        assert_eq!(line("Bi\u{202E}ke\u{200B}\u{0000}\r\n free", 50).unwrap(), "Bike free");
        let directions = "\u{061C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}";
        let widthless = "\u{00AD}\u{034F}\u{115F}\u{1160}\u{180E}\u{200B}\u{2060}\u{2061}\u{2064}\u{3164}\u{FEFF}\u{FFA0}\u{E0041}";
        for hostile in directions.chars().chain(widthless.chars()).chain(['\u{0}', '\u{1b}', '\u{7f}', '\u{85}', '\u{2028}']) {
            assert_eq!(clean(&format!("ve{hostile}lo")), "velo", "{}", hostile.escape_unicode());
            assert_eq!(line(&hostile.to_string(), 50), Err(TextError::Empty), "{}", hostile.escape_unicode());
        }
        // Joiners: not beside ASCII, not at an end, not in a row.
        for (written, kept) in [
            ("ad\u{200D}min", "admin"),
            ("\u{200C}velo\u{200D}", "velo"),
            ("é\u{200D}x", "éx"),
            ("نامه\u{200C}ای", "نامه\u{200C}ای"),
            ("क्\u{200D}\u{200D}ष", "क्\u{200D}ष"),
            ("👩\u{200D}🔧", "👩\u{200D}🔧"),
            ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
        ] {
            assert_eq!(clean(written), kept, "{}", written.escape_unicode());
        }
    }

    #[test]
    fn p6_a_text_of_a_megabyte_is_cut_for_peers_and_refused_of_people() {
        for long in ["x".repeat(1 << 20), "é\u{202E}".repeat(1 << 19)] {
            assert_eq!(truncated(&long, limits::NAME_CHARS_MAX).chars().count(), limits::NAME_CHARS_MAX);
            assert_eq!(line(&long, limits::NAME_CHARS_MAX), Err(TextError::TooLong { max: limits::NAME_CHARS_MAX }));
            assert!(paragraphs(&long, limits::BODY_CHARS_MAX).is_err());
        }
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
        // Two languages each: a letter that does not decompose, beside the same as somebody without that key types it.
        for (written, typed) in [
            ("ŁOPATA łódź", "lopata lodz"),
            ("Rødgrød med fløde", "rodgrod med flode"),
            ("Đorđe", "dorde"),
            ("Ħaż-Żebbuġ", "haz-zebbug"),
            ("ISPARTA ılıca İzmir", "isparta ilica izmir"),
            ("Þór Guðmundur Æska", "thor gudmundur aeska"),
            ("Ŋeahkku ŧ", "ngeahkku t"),
            ("Gəncə", "gence"),
            ("STRASSE GROẞE", "strasse grosse"),
            ("ĳsje", "ijsje"),
            ("ɓaɗi ƙasa ƴa", "badi kasa ya"),
        ] {
            assert_eq!(folded(written), typed, "{written}");
            assert_eq!(folded(typed), typed, "what is plain stays as it is");
        }
    }

    #[test]
    fn words_of_other_scripts_stay_in_their_script() {
        for word in ["лопата", "Љубав", "兰州自行车", "自転車", "مجرفة", "מעדר", "φτυάρι", "ბარი", "बेलचा", "삽", "ዶማ"]
        {
            let found = folded(word);
            assert!(!found.is_empty() && !found.is_ascii() && found.chars().all(|c| !c.is_ascii_alphabetic()), "{word} became {found}");
            assert_eq!(folded(&found), found, "{word}");
        }
        assert_eq!(folded("ЛОПАТА"), folded("лопата"));
        assert_eq!(folded("مَجْرَفَة"), folded("مجرفة"), "vowel signs are left out");
    }

    #[test]
    fn a_text_needs_a_title() {
        assert_eq!(Texts::new(vec![]), Err(TextError::Empty));
        assert_eq!(Texts::new(vec![text("en", " \u{200B} ")]), Err(TextError::Empty));
    }
}
