//! Files that ship inside the program. Their address carries a part of their hash, so browsers may keep them for ever.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{StatusCode, Uri};

#[derive(rust_embed::Embed)]
#[folder = "static/"]
struct Files;

/// The address of a file with its version.
pub fn url(name: &str) -> String {
    let version: String = Files::get(name)
        .map(|file| file.metadata.sha256_hash().iter().take(6).map(|byte| format!("{byte:02x}")).collect())
        .unwrap_or_default();
    format!("/static/{name}?v={version}")
}

pub async fn file(Path(name): Path<String>, uri: Uri) -> Response {
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let Some(file) = Files::get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let cache = if uri.query().is_some_and(|query| query.starts_with("v=")) {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=86400"
    };
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, cache)], file.data.into_owned()).into_response()
}
