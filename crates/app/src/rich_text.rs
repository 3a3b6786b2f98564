//! The one way from a stored source text to HTML that is safe to show, and to plain text.
//!
//! Texts are stored as they were written and cleaned each time they are shown, so that a better rule also covers what came before.

use std::collections::HashSet;

/// Elements that keep their meaning in other programs too; everything else loses its tags and keeps its words.
const ELEMENTS: [&str; 17] =
    ["a", "b", "blockquote", "br", "code", "del", "em", "h3", "h4", "i", "li", "ol", "p", "pre", "span", "strong", "ul"];

fn cleaner() -> ammonia::Builder<'static> {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(HashSet::from(ELEMENTS))
        .tag_attributes([("a", HashSet::from(["href"]))].into())
        .clean_content_tags(HashSet::from(["script", "style", "title", "noscript", "template", "svg", "math"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("nofollow noopener noreferrer ugc"));
    builder
}

/// Markdown of our own members as safe HTML. Raw HTML in it is shown as text's remains, images are left out.
#[must_use]
pub fn from_markdown(source: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new_ext(source, options));
    cleaner().clean(&html).to_string().trim().to_owned()
}

/// HTML from a peer as safe HTML.
#[must_use]
pub fn from_peer(html: &str) -> String {
    cleaner().clean(html).to_string()
}

/// The words of a Markdown or HTML text, for search and for places that cannot show markup. Never to be used as HTML.
#[must_use]
pub fn to_plain(html: &str) -> String {
    // Ends of blocks become spaces, so that words of neighbouring paragraphs stay apart.
    let spaced = html.replace("</p>", "</p> ").replace("<br", " <br").replace("</li>", "</li> ").replace("</h", " </h");
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
}
