//! The one way from a stored source text to HTML that is safe to show, and to plain text.
//!
//! Texts are stored as they were written and cleaned each time they are shown, so that a better rule also covers what came before.

mod bounded;

use std::collections::HashSet;

use allmende_domain::text::shown;

use crate::limits::{RICH_TEXT_GROWTH_MAX, RICH_TEXT_SHORT_BYTES};

/// Elements that keep their meaning in other programs too; everything else loses its tags and keeps its words.
const ELEMENTS: [&str; 17] =
    ["a", "b", "blockquote", "br", "code", "del", "em", "h3", "h4", "i", "li", "ol", "p", "pre", "span", "strong", "ul"];

fn cleaner() -> ammonia::Builder<'static> {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes([("a", HashSet::from(["href"]))].into())
        .generic_attributes(HashSet::from(["lang"]))
        .clean_content_tags(HashSet::from(["script", "style", "title", "noscript", "template", "svg", "math"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer ugc"));
    builder
}

/// Safe HTML, in time that grows with the text and no faster (case P11), without characters that disguise it: entities hid them until now
/// (case P6).
fn cleaned(html: &str) -> String {
    if bounded::is_bounded(html) {
        let once = cleaner().clean(html).to_string();
        // What is still open at the end of a paragraph is opened again in the next: a few tags can become a hundred times as many.
        if once.len() <= html.len().max(RICH_TEXT_SHORT_BYTES).saturating_mul(RICH_TEXT_GROWTH_MAX) {
            // Tables and buttons kept links and paragraphs apart that now are inside of each other, which a browser would read otherwise.
            return shown(&cleaner().clean(&once).to_string());
        }
    }
    escaped(&bounded::words(html))
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Markdown of our own members as safe HTML. Raw HTML in it is shown as text's remains, images are left out.
#[must_use]
pub fn from_markdown(source: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(source, options));
    cleaned(&html).trim().to_owned()
}

/// HTML from a peer as safe HTML.
#[must_use]
pub fn from_peer(html: &str) -> String {
    cleaned(html)
}

/// The words of a Markdown or HTML text, for search and for places that cannot show markup. Never to be used as HTML.
#[must_use]
pub fn to_plain(html: &str) -> String {
    let text = if bounded::is_bounded(html) { without_tags(html) } else { escaped(&bounded::words(html)) };
    let text = shown(&text).replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_tags(html: &str) -> String {
    // Ends of blocks become spaces, so that words of neighbouring paragraphs stay apart.
    let spaced = html.replace("</p>", "</p> ").replace("<br", " <br").replace("</li>", "</li> ").replace("</h", " </h");
    ammonia::Builder::empty().clean_content_tags(HashSet::from(["script", "style", "svg", "math"])).clean(&spaced).to_string()
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

    /// Shapes for which the parser, given them whole, takes the square of their length: minutes for the longest here.
    fn baits(length: usize) -> Vec<String> {
        let attributes: String = (0..length / 6).map(|number| format!(" {number:x}")).collect();
        let of = |piece: &str| piece.repeat(length / piece.len());
        vec![
            of("<div>"),
            of("<b>"),
            (0..length / 14).map(|number| format!("<p><b id={number}>")).collect(),
            of("<a href=https://a.example>"),
            of("<table><td>"),
            of("<svg><desc>"),
            format!("<a{attributes}>x"),
            format!("<a x='>'{attributes}>x"),
            of("<"),
            of("&#x202e;"),
            of("<!--"),
        ]
    }

    #[test]
    fn p11_fifty_thousand_nested_tags_of_a_peer_are_words_and_work_does_not_grow_with_depth() {
        // As long as the largest body that an inbox takes.
        for hostile in baits(1 << 20).into_iter().chain(["<b>x".repeat(50_000)]) {
            let html = from_peer(&hostile);
            assert!(html.len() <= hostile.len() * RICH_TEXT_GROWTH_MAX, "what is shown grows with what came");
            assert!(to_plain(&hostile).len() <= hostile.len() * 2);
        }
        assert_eq!(from_peer(&"<i>".repeat(50_000)), "");
        assert!(!from_peer(&format!("{}x", "<i>".repeat(50_000))).contains('<'));
        // Few enough to be parsed, and shown a hundred times as long as they came.
        let reopened: String = (0..crate::limits::TAGS_OPENED_MAX / 2).map(|number| format!("<p><b id={number}>x")).collect();
        assert!(!from_peer(&reopened).contains('<'));
        assert_eq!(to_plain(&format!("{}words &amp; \u{202E}more", "<div>".repeat(50_000))), "words &amp; more");
    }

    #[test]
    fn p11_fifty_thousand_nested_tags_of_a_member_are_words_too() {
        let longest = allmende_domain::limits::BODY_CHARS_MAX;
        let marks = ["> ", "* ", "[", "![", "*a ", "`", "**a", "~~a~", "<b>", "[a](", "\\", "&lt;", "- - - ", "1. "];
        for hostile in marks.map(|mark| mark.repeat(longest / mark.len())).into_iter().chain(baits(longest)) {
            let html = from_markdown(&hostile);
            let opened = html.matches('<').count() - html.matches("</").count() - html.matches("<br").count();
            assert!(opened <= crate::limits::TAGS_OPENED_MAX, "{opened} elements of {}…", hostile.get(..4).unwrap());
        }
    }

    #[test]
    fn no_attribute_is_left_but_the_language_and_where_a_link_leads() {
        let html = "<p title=x lang=de class=y>a <a href='https://a.example/' title=z>b</a></p>";
        let clean = "<p lang=\"de\">a <a href=\"https://a.example/\" rel=\"nofollow noopener noreferrer ugc\">b</a></p>";
        assert_eq!(from_peer(html), clean);
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

    #[test]
    fn p6_entities_do_not_bring_back_what_disguises_a_text() {
        for hidden in ["ve&#x202E;lo", "ve&#8203;lo", "ve&zwj;lo", "ve&rlm;lo", "ve&shy;lo", "ve\u{2066}lo", "ve&#xE0041;lo"] {
            assert_eq!(from_peer(&format!("<p>{hidden}</p>")), "<p>velo</p>", "{hidden}");
            assert_eq!(from_markdown(hidden), "<p>velo</p>", "{hidden}");
            assert_eq!(to_plain(hidden), "velo", "{hidden}");
        }
    }
}
