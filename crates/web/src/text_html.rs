//! Texts as HTML: whatever the source, it passes through the one sanitiser each time it is shown.

use allmende_app::rich_text;

use crate::limits::EXCERPT_CHARS_MAX;

/// A body: our own is Markdown, a peer's is HTML.
pub fn body(source: &str, is_html: bool) -> String {
    if is_html { rich_text::from_peer(source) } else { rich_text::from_markdown(source) }
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
    let words = rich_text::to_plain(html);
    match words.char_indices().nth(EXCERPT_CHARS_MAX) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words,
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
    fn plain_text_keeps_its_lines_and_excerpts_are_short() {
        assert_eq!(from_plain("a < b\nc\n\nd"), "<p>a &lt; b<br>c</p>\n<p>d</p>");
        assert_eq!(excerpt("<p>One &amp; two</p><p>three</p>"), "One & two three");
        assert!(excerpt(&"x ".repeat(500)).ends_with('…'));
    }
}
