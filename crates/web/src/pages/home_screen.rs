//! What a telephone needs to put the pages on its home screen (W3C Web Application Manifest).

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::header::CONTENT_TYPE;
use serde_json::json;

use crate::Web;
use crate::session::Visitor;

/// `/manifest.webmanifest`, in the language of who asks. Nothing works without a connection: the service
/// worker (`push`) keeps no page, and what is shown is as fresh as everywhere.
pub async fn manifest(State(web): State<Web>, visitor: Visitor) -> Response {
    let locale = visitor.locale();
    let host = web.app.addresses.host();
    let svg = |file: &str, purpose: &str| json!({ "src": format!("/static/{file}"), "sizes": "any", "type": "image/svg+xml", "purpose": purpose });
    let png = |side: u32| json!({ "src": format!("/static/icon-{side}.png"), "sizes": format!("{side}x{side}"), "type": "image/png" });
    let manifest = json!({
        "id": "/",
        "name": format!("Allmende · {host}"),
        "short_name": "Allmende",
        "description": locale.t("foot-kind"),
        "lang": locale.code(),
        "start_url": "/home",
        "scope": "/",
        // With a way back where the system has it: not every page leads everywhere.
        "display": "standalone",
        "display_override": ["minimal-ui", "standalone"],
        "background_color": "#f7f2e8",
        "theme_color": "#fffdf8",
        "icons": [svg("icon.svg", "any"), svg("icon-maskable.svg", "maskable"), png(180), png(512)],
        "shortcuts": [
            { "name": locale.t("nav-share-long"), "url": "/publish" },
            { "name": locale.t("nav-catalogue"), "url": "/" },
        ],
    });
    ([(CONTENT_TYPE, "application/manifest+json")], manifest.to_string()).into_response()
}
