//! Texts as HTML: whatever the source, it passes through the one sanitiser each time it is shown.

use allmende_app::rich_text;
use allmende_domain::text::clean;
use allmende_domain::url::ObjectUrl;

use crate::limits::EXCERPT_CHARS_MAX;

/// A body: our own is Markdown, a peer's is HTML, whose links say where they lead.
pub fn body(source: &str, is_html: bool) -> String {
    if is_html { with_targets(&rich_text::from_peer(source)) } else { rich_text::from_markdown(source) }
}

/// Behind each link whose words do not begin with the host that it leads to, that host in ASCII: words can name another one, and letters
/// of other scripts look like ours (case X4). A link that leads nowhere plain keeps its words only. `safe` comes from the sanitiser, so links
/// stand one after the other and nothing in a text looks like a tag.
fn with_targets(safe: &str) -> String {
    let mut shown = String::with_capacity(safe.len());
    let mut rest = safe;
    while let Some((before, tag)) = rest.split_once("<a ") {
        shown.push_str(before);
        let (attributes, inside) = cut_tag(tag);
        let (words, after) = inside.split_once("</a>").unwrap_or((inside, ""));
        match href(attributes).and_then(|href| target(&href)) {
            Some(target) if begins_with(words, &target) => shown.push_str(&format!("<a {attributes}>{words}</a>")),
            Some(target) => {
                shown.push_str(&format!("<a {attributes}>{words}</a> <span class=\"handle quiet\" dir=\"ltr\">[{target}]</span>"));
            }
            None => shown.push_str(words),
        }
        rest = after;
    }
    shown.push_str(rest);
    shown
}

/// The rest of a tag and what follows it; a bracket within quotes does not end it.
fn cut_tag(tag: &str) -> (&str, &str) {
    let mut quoted = false;
    let end = tag.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == '>' && !quoted
    });
    end.and_then(|(at, _)| Some((tag.get(..at)?, tag.get(at + 1..)?))).unwrap_or((tag, ""))
}

fn href(attributes: &str) -> Option<String> {
    let (value, _) = attributes.split_once("href=\"")?.1.split_once('"')?;
    Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&"))
}

/// What a link leads to, in letters that cannot be mistaken: the host as browsers read it, or an address or number to write to or call.
fn target(href: &str) -> Option<String> {
    match href.split_once(':') {
        Some((scheme, rest)) if matches!(scheme.to_ascii_lowercase().as_str(), "mailto" | "tel") => {
            let whom = rest.split('?').next().unwrap_or_default();
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '@' | '+' | '-' | '_');
            (!whom.is_empty() && whom.chars().all(plain)).then(|| whom.to_ascii_lowercase())
        }
        _ => Some(ObjectUrl::parse(href).ok()?.host().as_str().to_owned()),
    }
}

/// Whether the words of a link name its target first, as addresses do.
fn begins_with(words: &str, target: &str) -> bool {
    let words = clean(&rich_text::to_plain(words)).to_lowercase();
    let words = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://")).unwrap_or(&words);
    words.strip_prefix(target).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// Plain text of our own members: paragraphs and line breaks, no markup.
pub fn from_plain(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let paragraphs: Vec<String> = escaped
        .split("\n\n")
        .filter(|part| !part.trim().is_empty())
        .map(|part| format!("<p>{}</p>", part.trim().replace('\n', "<br>")))
        .collect();
    rich_text::from_peer(&paragraphs.join("\n"))
}

/// The beginning of a text without any markup, for lists.
pub fn excerpt(html: &str) -> String {
    beginning(&rich_text::to_plain(html), EXCERPT_CHARS_MAX)
}

/// The first characters of a plain text.
pub fn beginning(words: &str, chars_max: usize) -> String {
    match words.char_indices().nth(chars_max) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_runs_or_loads_passes_whatever_the_source() {
        for bad in ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<p style='x' class='tile'>x</p>"]
        {
            for html in [body(bad, true), body(bad, false), from_plain(bad)] {
                assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<svg"), "{bad} became {html}");
                assert!(!html.contains("<p style") && !html.contains("<p class"), "{bad} became {html}");
            }
        }
    }

    #[test]
    fn x4_links_say_where_they_lead_when_their_words_do_not() {
        let shown = |words: &str, href: &str| body(&format!("<p><a href=\"{href}\">{words}</a> and more</p>"), true);
        for (words, href) in [
            ("evil.example", "https://evil.example/"),
            ("<span>https://</span><span>evil.example/a</span><span>/b</span>", "https://evil.example/a/b"),
            ("https://evil.example?q=1", "https://evil.example?q=1"),
            ("help@evil.example", "mailto:help@evil.example?subject=x"),
        ] {
            let html = shown(words, href);
            assert!(html.contains("<a href=") && !html.contains("<span class"), "{html}");
        }
        for (words, href, target) in [
            ("bank.example", "https://evil.example/", "evil.example"),
            ("click here", "https://EVIL.example./", "evil.example"),
            ("https://bank.example/login", "https://evil.example/bank.example", "evil.example"),
            ("evil.example.bank.example", "https://evil.example/", "evil.example"),
            ("evil.example@bank.example", "https://evil.example/", "evil.example"),
            ("bank.example", "https://evil.example\\@bank.example/", "evil.example"),
            ("bank.example", "https:evil.example", "evil.example"),
            ("bank\u{200b}.example", "https://evil.example/?a=%22>&lt;b&gt;", "evil.example"),
            // Cyrillic letters, a full stop of another script, a name that is written in its own script.
            ("apple.example", "https://\u{430}pple.example/", "xn--pple-43d.example"),
            ("bank.example", "https://bank\u{3002}evil.example/", "bank.evil.example"),
            ("münchen.example", "https://münchen.example/", "xn--mnchen-3ya.example"),
            ("apple.example", "https://xn--pple-43d.example/", "xn--pple-43d.example"),
            ("127.0.0.1", "http://2130706434/", "127.0.0.2"),
            ("bank.example", "https://bank.example:8443/", "bank.example:8443"),
            ("bank@bank.example", "mailto:mallory@evil.example", "mallory@evil.example"),
            ("", "https://evil.example/", "evil.example"),
        ] {
            let html = shown(words, href);
            assert!(html.contains(&format!(">[{target}]</span> and more")), "{words} {href} → {html}");
        }
        // Nobody can say where these lead: names that are no names, credentials in front, nothing at all.
        for href in
            ["https://xn--example-.org/", "https://bank.example@evil.example/", "https://", "mailto:%61@evil.example", "http://[::1"]
        {
            let html = shown("bank.example", href);
            assert!(!html.contains("<a ") && html.contains("bank.example and more"), "{href} → {html}");
        }
        assert_eq!(body("<a>x</a><a href='javascript:alert(1)'>y</a>z", true), "xyz");
        // Our own members' links stay as they wrote them.
        assert!(!body("[here](https://evil.example/)", false).contains("[evil.example]"));
    }

    #[test]
    fn plain_text_keeps_its_lines_and_excerpts_are_short() {
        assert_eq!(from_plain("a < b\nc\n\nd"), "<p>a &lt; b<br>c</p>\n<p>d</p>");
        assert_eq!(excerpt("<p>One &amp; two</p><p>three</p>"), "One & two three");
        assert!(excerpt(&"x ".repeat(500)).ends_with('…'));
    }
}
