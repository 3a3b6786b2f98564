//! Files that ship inside the program. Their address carries a part of their hash, so browsers may keep them for ever.
//!
//! The sheets of the pages are written in several files, each named after what it holds, and go out as one: a telephone asks once,
//! keeps it for ever, and no page waits for a second answer.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{StatusCode, Uri};

#[derive(rust_embed::Embed)]
#[folder = "static/"]
struct Files;

/// The name under which all sheets go out.
const SHEET: &str = "allmende.css";

/// The sheets in the order in which they go out: a later one wins. What a page of one subject needs alone stands in a sheet of that
/// subject; what depends on circumstances (paper, contrast, motion) comes last.
const SHEETS: [&str; 9] = [
    "tokens.css",
    "base.css",
    "components.css",
    "frame.css",
    "publishing.css",
    "finding.css",
    "notifications.css",
    "running.css",
    "circumstances.css",
];

#[derive(Clone)]
struct Sheet {
    text: Bytes,
    version: String,
}

static SHIPPED: LazyLock<Sheet> = LazyLock::new(Sheet::read);

impl Sheet {
    /// Read anew each time while developing, so that a change shows without another build.
    fn current() -> Self {
        if cfg!(debug_assertions) { Self::read() } else { SHIPPED.clone() }
    }

    fn read() -> Self {
        let mut text = String::new();
        for file in SHEETS.iter().filter_map(|name| Files::get(name)) {
            squeeze(&String::from_utf8_lossy(&file.data), &mut text);
        }
        // Not a secret and not a proof: it only has to differ when the text does.
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Self { version: format!("{:012x}", hasher.finish() >> 16), text: text.into() }
    }
}

/// Leaves out what only people who read the source need: comments, and blanks where nothing changes without them. Blanks before a
/// colon stay, since `a :hover` is not `a:hover`, and so does everything within quotes.
fn squeeze(source: &str, out: &mut String) {
    let mut rest = source;
    let mut quote = None;
    while let Some(char) = rest.chars().next() {
        if quote.is_none()
            && let Some(comment) = rest.strip_prefix("/*")
        {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        rest = rest.get(char.len_utf8()..).unwrap_or_default();
        match quote {
            Some(open) => {
                quote = (char != open).then_some(open);
                out.push(char);
            }
            None if char.is_ascii_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',', ':', '>']) {
                    out.push(' ');
                }
            }
            None => {
                if out.ends_with(' ') && matches!(char, '{' | '}' | ';' | ',' | '>') {
                    out.pop();
                }
                if char == '}' && out.ends_with(';') {
                    out.pop();
                }
                quote = matches!(char, '"' | '\'').then_some(char);
                out.push(char);
            }
        }
    }
}

/// The address of a file with its version.
pub fn url(name: &str) -> String {
    if name == SHEET {
        return format!("/static/{name}?v={}", Sheet::current().version);
    }
    let version: String = Files::get(name)
        .map(|file| file.metadata.sha256_hash().iter().take(6).map(|byte| format!("{byte:02x}")).collect())
        .unwrap_or_default();
    format!("/static/{name}?v={version}")
}

/// The text of a script of the program.
pub fn text(name: &str) -> Bytes {
    Files::get(name).map(|file| Bytes::from(file.data.into_owned())).unwrap_or_default()
}

pub async fn file(Path(name): Path<String>, uri: Uri) -> Response {
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let body = match Files::get(&name) {
        _ if name == SHEET => Sheet::current().text,
        // A sheet alone is half a look.
        Some(file) if kind != "text/css; charset=utf-8" => Bytes::from(file.data.into_owned()),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let cache = if uri.query().is_some_and(|query| query.starts_with("v=")) {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=86400"
    };
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, cache)], body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squeezed(source: &str) -> String {
        let mut out = String::new();
        squeeze(source, &mut out);
        out
    }

    #[test]
    fn what_is_left_out_of_a_sheet_changes_nothing_in_it() {
        assert_eq!(
            squeezed("/* why */\n.a > .b,\n.c :hover {\n  color: red;\n  margin: 0 1rem;\n}\n"),
            ".a>.b,.c :hover{color:red;margin:0 1rem}"
        );
        assert_eq!(squeezed("a::after { content: \"+  /* ; } \"; }"), "a::after{content:\"+  /* ; } \"}");
        assert_eq!(
            squeezed("@media (min-width: 40rem) and (max-width: 50rem) { a { width: calc(1rem + 2px) } }"),
            "@media (min-width:40rem) and (max-width:50rem){a{width:calc(1rem + 2px)}}"
        );
        assert_eq!(squeezed("a { } /* never closed"), "a{}");
    }

    #[test]
    fn every_sheet_that_lies_there_goes_out() {
        for name in Files::iter().filter(|name| name.ends_with(".css")) {
            assert!(SHEETS.contains(&name.as_ref()), "{name} is in no list: add it to SHEETS");
        }
    }
}
