//! Texts of people and peers on the way to a page. What comes out is read by a grammar so narrow that no browser can read it otherwise.

use allmende_app::rich_text;
use url::Url;

/// Elements that a page may get from a text; all others lose their tags.
const ELEMENTS: [&str; 17] =
    ["a", "b", "blockquote", "br", "code", "del", "em", "h3", "h4", "i", "li", "ol", "p", "pre", "span", "strong", "ul"];
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];
/// Bytes of output for each byte of input, and beside them: a short link gets a long `rel`, and a short block may have to open again all
/// the emphasis around it.
const GROWTH_MAX: usize = 120;

/// HTML and Markdown become inert HTML of a bounded size, and cleaning that once more changes nothing.
pub(super) fn texts(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for html in [rich_text::from_peer(&text), rich_text::from_markdown(&text)] {
        assert_inert(&html);
        assert!(html.len() <= GROWTH_MAX * (text.len() + 1), "{} bytes became {}", text.len(), html.len());
        assert_eq!(settled(&rich_text::from_peer(&html)), settled(&html), "cleaned twice");
    }
    let plain = rich_text::to_plain(&text);
    assert!(plain.len() <= 4 * text.len(), "{} bytes became {} of plain text", text.len(), plain.len());
}

/// Without line breaks at the beginning of `<pre>`: each reader takes the first of them away (HTML, 13.2.6.4.7).
fn settled(html: &str) -> String {
    html.split("<pre>").map(|part| part.trim_start_matches('\n')).collect::<Vec<_>>().join("<pre>")
}

/// Text without `<`, and tags of [`ELEMENTS`] that carry at most `lang`, `href` with a harmless scheme and the fixed `rel`.
fn assert_inert(html: &str) {
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = rest[start + 1..].strip_prefix('/').map_or_else(|| opening(&rest[start + 1..], html), |closing| name(closing, html).1);
        rest = rest.strip_prefix('>').unwrap_or_else(|| panic!("a tag that does not end: {html:?}"));
    }
}

fn name<'t>(text: &'t str, html: &str) -> (&'t str, &'t str) {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    assert!(ELEMENTS.contains(&name), "<{name}> in {html:?}");
    (name, rest)
}

fn opening<'t>(text: &'t str, html: &str) -> &'t str {
    let (name, mut rest) = name(text, html);
    while let Some(attribute) = rest.strip_prefix(' ') {
        let (key, value) = attribute.split_once("=\"").unwrap_or_else(|| panic!("an attribute without a value: {html:?}"));
        let (value, after) = value.split_once('"').unwrap_or_else(|| panic!("an open attribute: {html:?}"));
        match (name, key) {
            // For those who listen.
            (_, "lang") => {}
            ("a", "rel") => assert_eq!(value, "nofollow noopener noreferrer ugc", "{html:?}"),
            ("a", "href") => {
                let scheme = Url::parse(&value.replace("&amp;", "&")).map(|url| url.scheme().to_owned());
                assert!(scheme.as_deref().is_ok_and(|scheme| SCHEMES.contains(&scheme)), "{value:?} in {html:?}");
            }
            _ => panic!("{key} of <{name}> in {html:?}"),
        }
        rest = after;
    }
    rest
}
