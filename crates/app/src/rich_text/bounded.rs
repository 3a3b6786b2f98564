//! What the parser of HTML takes more than linear time for: elements within elements, for each of which it looks through all that are open, and
//! attributes of one tag, each of which it compares with all others. A text with more of either than people write is not parsed at all.
//!
//! The bounds hold whatever the parser takes for a comment or for raw text: every place where a tag could begin is counted and read as one.

use crate::limits::{TAG_ATTRIBUTES_MAX, TAG_BYTES_MAX, TAGS_OPENED_MAX};

/// Elements without an end: nothing stands inside them.
const VOID: [&[u8]; 4] = [b"br", b"hr", b"img", b"wbr"];

/// Whether a text may be given to the parser.
pub(super) fn is_bounded(html: &str) -> bool {
    let bytes = html.as_bytes();
    let mut opened = 0_usize;
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'<') {
        let tag = bytes.get(at + 1..).unwrap_or_default();
        if !tag.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name_ends = tag.iter().position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')).unwrap_or(tag.len());
        let (name, rest) = tag.split_at_checked(name_ends).unwrap_or_default();
        opened += usize::from(!VOID.iter().any(|void| name.eq_ignore_ascii_case(void)));
        if opened > TAGS_OPENED_MAX || name.len() > TAG_BYTES_MAX || !has_few_attributes(rest) {
            return false;
        }
    }
    true
}

/// Where the tokeniser is inside a tag (HTML, 13.2.5.32 to 13.2.5.40).
enum In {
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Unquoted,
}

/// Whether the tag of which this is the rest ends within [`TAG_BYTES_MAX`], or with the text, and has at most [`TAG_ATTRIBUTES_MAX`] attributes.
fn has_few_attributes(rest: &[u8]) -> bool {
    let mut place = In::BeforeName;
    let mut attributes = 0_usize;
    for byte in rest.iter().take(TAG_BYTES_MAX) {
        let begins_attribute = matches!(place, In::BeforeName | In::AfterName);
        place = match (place, byte) {
            (In::Quoted(quote), byte) if *byte == quote => In::BeforeName,
            (In::Quoted(quote), _) => In::Quoted(quote),
            (_, b'>') => return true,
            (In::BeforeValue, b'"' | b'\'') => In::Quoted(*byte),
            (In::BeforeValue, byte) if byte.is_ascii_whitespace() => In::BeforeValue,
            (In::BeforeValue, _) => In::Unquoted,
            (In::Unquoted, byte) if !byte.is_ascii_whitespace() => In::Unquoted,
            (In::Unquoted, _) | (_, b'/') => In::BeforeName,
            (In::Name | In::AfterName, b'=') => In::BeforeValue,
            (In::Name | In::AfterName, byte) if byte.is_ascii_whitespace() => In::AfterName,
            (In::BeforeName, byte) if byte.is_ascii_whitespace() => In::BeforeName,
            (In::BeforeName | In::Name | In::AfterName, _) => {
                attributes += usize::from(begins_attribute);
                In::Name
            }
        };
        if attributes > TAG_ATTRIBUTES_MAX {
            return false;
        }
    }
    rest.len() <= TAG_BYTES_MAX
}

/// The words of a text that is not parsed: what stands in angle brackets is left out.
pub(super) fn words(html: &str) -> String {
    let mut pieces = html.split('<');
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.filter_map(|piece| piece.split_once('>')).map(|(_, words)| words);
    std::iter::once(first).chain(rest).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p11_what_people_write_is_bounded_and_what_grows_with_the_square_is_not() {
        let mention = "<p><span class=\"h-card\"><a href=\"https://m.example/@a?b=1&amp;c=>\" class='u-url mention'>@<span>a</span></a></span> a &lt; b</p>";
        let post = format!("{}{}", mention.repeat(150), "line<br>line<br/>".repeat(2_000));
        assert!(post.len() > 20_000 && is_bounded(&post));
        let attributes = |count: usize| (0..count).map(|number| format!(" a{number}")).collect::<String>();
        let nested = |tag: &str| tag.repeat(TAGS_OPENED_MAX + 1);
        for hostile in [
            nested("<div>"),
            nested("<DIV title='</div>'>"),
            nested("<p><!--</p>--><b>"),
            nested("<style></div></style><i>"),
            nested("<x/>"),
            format!("<a{}>", attributes(TAG_ATTRIBUTES_MAX + 1)),
            // An end that is none, because it stands in a value.
            format!("<a b\" x=\">\"{}>", attributes(TAG_ATTRIBUTES_MAX + 1)),
            format!("<a x = '>'{}>", attributes(TAG_ATTRIBUTES_MAX + 1)),
            format!("<!-- <a x='> -->{}<b{}>", "x".repeat(100), attributes(TAG_ATTRIBUTES_MAX + 1)),
            format!("<a href=\"{}\">", "x".repeat(TAG_BYTES_MAX)),
            format!("<{}>", "x".repeat(TAG_BYTES_MAX + 1)),
        ] {
            assert!(!is_bounded(&hostile), "{}", hostile.chars().take(60).collect::<String>());
        }
        for fine in ["<a x='>' b c>", "a < b", "<", "</", "<a", "<a href=x>", "<a b=c d>", "<a b = \"c\"d e>"] {
            assert!(is_bounded(fine), "{fine}");
        }
        assert!(is_bounded(&format!("<a{}>", attributes(TAG_ATTRIBUTES_MAX))));
        assert!(is_bounded(&"<div>".repeat(TAGS_OPENED_MAX)));
    }

    #[test]
    fn words_are_kept_without_what_stands_in_brackets() {
        assert_eq!(words("one<b>two</b><i>three<"), "one two three");
        assert_eq!(words(&"<b>".repeat(50_000)), "");
    }
}
