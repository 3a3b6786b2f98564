//! A page as a browser reads it, tag by tag: what in it could run, load or send something.

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, StartTag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// A start tag: its name, and its attributes with their values decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

#[derive(Default)]
struct Tags {
    found: RefCell<Vec<Tag>>,
    /// Within the one drawing of our own pages.
    drawing: Cell<bool>,
}

impl TokenSink for Tags {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        let name = tag.name.to_string();
        if name == "svg" {
            self.drawing.set(tag.kind == StartTag);
        }
        if tag.kind != StartTag {
            return TokenSinkResult::Continue;
        }
        let attributes = tag.attrs.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect();
        // What the parser of a browser tells its tokenizer.
        let kind = match name.as_str() {
            "title" | "textarea" if !self.drawing.get() => Some(RawKind::Rcdata),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" if !self.drawing.get() => Some(RawKind::Rawtext),
            "script" if !self.drawing.get() => Some(RawKind::ScriptData),
            _ => None,
        };
        self.found.borrow_mut().push(Tag { name, attributes });
        kind.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
    }
}

/// All start tags of a page.
#[must_use]
pub fn tags(html: &str) -> Vec<Tag> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Tags::default(), TokenizerOpts::default());
    // It stops after each script, where a browser would run it.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.found.take()
}

/// Tags that the templates of our own pages use.
const OWN: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "bdi",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "circle",
    "code",
    "datalist",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "ellipse",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "path",
    "pre",
    "progress",
    "rect",
    "script",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "textarea",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "ul",
];

/// What in a page of ours comes from somewhere else than our templates and could run, load, cover or send something.
#[must_use]
pub fn dangers(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in tags(html) {
        let mut add = |why: &str| found.push(format!("{why}: {tag:?}"));
        if !OWN.contains(&tag.name.as_str()) {
            add("a tag of nobody's");
        }
        let known = match tag.name.as_str() {
            "script" => tag.attribute("src").is_some_and(|src| src.starts_with("/static/")),
            "link" if tag.attribute("rel") == Some("manifest") => tag.attribute("href") == Some("/manifest.webmanifest"),
            "link" => {
                matches!(tag.attribute("rel"), Some("stylesheet" | "icon" | "apple-touch-icon"))
                    == tag.attribute("href").is_some_and(|href| href.starts_with("/static/"))
            }
            "meta" => tag.attribute("http-equiv").is_none(),
            "form" => tag.attribute("action").is_none_or(|action| action.starts_with('/') && !action.starts_with("//")),
            "svg" | "path" => tag.attributes.iter().all(|(name, _)| !name.contains("href")),
            _ => true,
        };
        if !known {
            add("not one of ours");
        }
        for (name, value) in &tag.attributes {
            let lower = value.trim_start_matches(|c: char| c <= ' ').to_ascii_lowercase();
            let scheme: String =
                lower.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).take_while(|c| c.is_ascii_alphanumeric() || *c == ':').collect();
            let leads = matches!(
                name.as_str(),
                "href" | "src" | "action" | "formaction" | "data" | "poster" | "background" | "srcset" | "xlink:href"
            );
            if name.starts_with("on")
                || matches!(name.as_str(), "style" | "srcdoc" | "formaction" | "ping" | "background" | "is" | "shadowrootmode")
            {
                add("an attribute of nobody's");
            } else if leads && ["javascript:", "vbscript:", "data:"].iter().any(|bad| scheme.starts_with(bad)) {
                add("a scheme that runs");
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dangerous_is_found() {
        for bad in [
            "<script>alert(1)</script>",
            "<img src=x ONERROR=alert(1)>",
            "<a href='java\nscript:alert(1)'>",
            "<iframe>",
            "<form action='https://evil.example'>",
            "<meta http-equiv=refresh>",
            "<base href=x>",
            "<link rel=manifest href='https://evil.example/'>",
            "<link rel=apple-touch-icon href='https://evil.example/'>",
        ] {
            assert!(!dangers(&format!("<p>{bad}")).is_empty(), "{bad}");
        }
        assert_eq!(
            dangers("<title><script>alert(1)</script></title><textarea><img onerror=alert(1)></textarea><p>&lt;script&gt;</p>"),
            Vec::<String>::new()
        );
    }
}
