//! The one way from a stored source text to HTML that is safe to show, and to plain text.
//!
//! Texts are stored as they were written and cleaned each time they are shown, so that a better rule also covers what came before.

use std::borrow::Cow;
use std::collections::HashSet;

/// Elements that keep their meaning in other programs too; everything else loses its tags and keeps its words.
const ELEMENTS: [&str; 17] =
    ["a", "b", "blockquote", "br", "code", "del", "em", "h3", "h4", "i", "li", "ol", "p", "pre", "span", "strong", "ul"];

/// Elements that go with everything in them.
const WITH_CONTENT: [&str; 7] = ["script", "style", "title", "noscript", "template", "svg", "math"];

fn cleaner() -> ammonia::Builder<'static> {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes([("a", HashSet::from(["href"]))].into())
        .clean_content_tags(HashSet::from(WITH_CONTENT))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer ugc"));
    builder
}

/// The text with plain tags of [`ELEMENTS`], links as they are, and without any other tag but those of [`WITH_CONTENT`]. What is safe is
/// decided after it; this is for the parser, which otherwise
///
/// - opens emphasis that was left open again in every block that follows, three of a kind, and with an attribute each is of a kind of its
///   own (HTML, 13.2.4.3): 20,000 characters of `<b a=1><b a=2>…<p><p>…` became 30 MB;
/// - lets paragraphs and links be inside of each other within a table, a button and the like, whose tags go later: then the next parser, a
///   browser's, reads something else than this one wrote.
fn with_known_tags(html: &str) -> Cow<'_, str> {
    let mut known = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(start) = html.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        at = start + 1;
        let rest = html.get(at..).unwrap_or_default();
        let (closing, rest) = rest.strip_prefix('/').map_or(("", rest), |rest| ("/", rest));
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (name, attributes) = rest.split_at(rest.find(['>', '/', ' ', '\t', '\n', '\r', '\u{c}']).unwrap_or(rest.len()));
        let is = |names: &[&str]| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        let end = end_of_tag(attributes).map_or(html.len(), |length| html.len() - attributes.len() + length);
        if is(&WITH_CONTENT) || (is(&["a"]) && closing.is_empty()) {
            at = end;
            continue;
        }
        known.push_str(html.get(kept..start).unwrap_or_default());
        if is(&ELEMENTS) && html.get(..end).is_some_and(|tag| tag.ends_with('>')) {
            known.extend(["<", closing, name, ">"]);
        }
        (kept, at) = (end, end);
    }
    if kept == 0 {
        return Cow::Borrowed(html);
    }
    known.push_str(html.get(kept..).unwrap_or_default());
    Cow::Owned(known)
}

/// How far the rest of a tag goes, its `>` included; `None` when it never ends. A quotation mark counts at the beginning of a value only.
fn end_of_tag(attributes: &str) -> Option<usize> {
    let (mut quote, mut before) = (None, b' ');
    for (at, byte) in attributes.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// Markdown of our own members as safe HTML. Raw HTML in it is shown as text's remains, images are left out.
#[must_use]
pub fn from_markdown(source: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(source, options));
    cleaner().clean(&with_known_tags(&html)).to_string().trim().to_owned()
}

/// HTML from a peer as safe HTML.
#[must_use]
pub fn from_peer(html: &str) -> String {
    cleaner().clean(&with_known_tags(html)).to_string()
}

/// The words of a Markdown or HTML text, for search and for places that cannot show markup. Never to be used as HTML.
#[must_use]
pub fn to_plain(html: &str) -> String {
    // Ends of blocks become spaces, so that words of neighbouring paragraphs stay apart.
    let spaced = with_known_tags(html).replace("</p>", "</p> ").replace("<br", " <br").replace("</li>", "</li> ").replace("</h", " </h");
    let text = ammonia::Builder::empty().clean_content_tags(HashSet::from(["script", "style", "svg", "math"])).clean(&spaced).to_string();
    let text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_handlers_and_foreign_schemes_are_gone() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
            "<a href='javascript:alert(1)'>x</a>",
            "<p style='position:fixed' onclick=alert(1)>x</p>",
            "<form action=https://evil.example><input name=p></form>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        ] {
            for html in [from_peer(hostile), from_markdown(hostile)] {
                assert!(!html.contains("alert") || !html.contains('<') || !html.contains("on"), "{hostile} → {html}");
                assert!(
                    !html.contains("javascript:") && !html.contains("<form") && !html.contains("<svg") && !html.contains("style="),
                    "{hostile} → {html}"
                );
            }
        }
    }

    #[test]
    fn markdown_becomes_paragraphs_lists_and_links() {
        let html = from_markdown("Free for *members*.\n\n- one\n- two\n\n[Site](https://velo.example/)");
        assert!(html.contains("<em>members</em>") && html.contains("<li>one</li>"), "{html}");
        assert!(html.contains("href=\"https://velo.example/\""), "{html}");
    }

    #[test]
    fn plain_text_keeps_words_apart() {
        assert_eq!(to_plain("<p>Cargo &amp; bike</p><p>Strasbourg</p>"), "Cargo & bike Strasbourg");
    }

    #[test]
    fn deeply_nested_tags_end_in_linear_time() {
        let hostile = "<b>".repeat(50_000);
        assert!(from_peer(&hostile).len() < 1_000_000);
    }

    #[test]
    fn p11_emphasis_that_is_left_open_does_not_multiply() {
        let emphasis: String = (0..1_400).map(|number| format!("<b a={number}>")).collect();
        let hostile = format!("{emphasis}{}", "<p>x".repeat(2_000));
        for html in [from_peer(&hostile), from_markdown(&hostile)] {
            assert!(html.len() < 40 * hostile.len(), "{} bytes became {}", hostile.len(), html.len());
        }
        let all: String = ELEMENTS.iter().map(|name| format!("<{name} x>").repeat(9)).collect();
        let hostile = format!("{all}{}", "<p>".repeat(6_000));
        assert!(from_peer(&hostile).len() < 100 * hostile.len());
    }

    #[test]
    fn only_known_tags_reach_the_parser() {
        let html = "<B class=\"a>b\">x</b > <font color='red'>y</font> <em/>z</em> <p class=it's>q</p> <b-x>r</b-x> 1 < 2 <!-- 3 --> 4<b 5";
        assert_eq!(with_known_tags(html), "<B>x</b> y <em>z</em> <p>q</p> r 1 < 2 <!-- 3 --> 4");
        assert_eq!(with_known_tags("a < b &lt;b c>"), "a < b &lt;b c>");
        let link = "<a title='<b>' href='https://a.example/'>x</a>";
        assert_eq!(with_known_tags(link), link);
        assert_eq!(from_peer("<strong class='x'>a</strong>"), "<strong>a</strong>");
    }

    #[test]
    fn what_is_clean_stays_as_it_is() {
        for html in [
            "<a href='https://a.example/'><table><td><a href='https://b.example/'>x",
            "<p>1<object><p>2<button><p>3",
            "<table><b>1<p>2</table>3",
            "<pre>\n\nx</pre>",
            "<li><ol><li>1<h3>2<h4>3<p>4<blockquote>5<li>6",
        ] {
            let once = from_peer(html);
            assert_eq!(from_peer(&once), once, "{html}");
        }
    }
}
