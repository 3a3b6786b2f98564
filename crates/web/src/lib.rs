//! Everything that people see: pages without scripts, in their language, for a telephone and for a desk.
//!
//! A handler extracts, calls a verb of `allmende_app` and presents what it answers. Nothing here sees a database row, decides a
//! permission, or knows how servers talk to each other.

mod cards;
mod choices;
mod dates;
pub mod device_messages;
mod devices;
mod errors;
mod finding;
mod forms;
mod frame;
pub mod letters;
mod licence_words;
mod limits;
mod locale;
mod map;
mod notification_words;
mod pages;
mod qr;
mod quantities;
mod routes;
mod session;
mod static_files;
mod text_html;
mod text_rows;
mod towns;
mod turning;

use std::net::IpAddr;

use allmende_app::App;
use axum::Router;

pub use finding::kept_search;
pub use forms::{Fields, Upload};
pub use map::TileServer;
pub use routes::{RoutePolicy, Who, policies};

/// What the pages need: the verbs and a few settings. Cheap to clone.
#[derive(Clone)]
pub struct Web {
    pub app: App,
    pub settings: WebSettings,
}

/// Settings of the pages.
#[derive(Debug, Clone)]
pub struct WebSettings {
    /// Cookies only over https, with the `__Host-` prefix. Off only in development.
    pub secure_cookies: bool,
    /// The program's version, shown on the page about the instance.
    pub version: &'static str,
    /// The largest image a member may upload, in bytes. What the verbs refuse stays refused.
    pub image_bytes_max: u64,
    /// Letters can be sent, so that who forgot a password can ask for one.
    pub sends_letters: bool,
    /// Where the source text of the running program lies (AGPL-3.0 §13). Shown in words when not set.
    pub source_url: Option<String>,
    /// Where images of the map come from; without it the map is drawn here.
    pub tiles: Option<TileServer>,
}

impl WebSettings {
    /// Whether those who look are those who build: the page of all components opens then.
    #[must_use]
    pub const fn is_development(&self) -> bool {
        !self.secure_cookies
    }
}

/// The address a request came from, put into the request's extensions by the server, which knows which proxies to trust. Without
/// it all requests count as coming from one place, and so do wrong passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// All pages, images and static files. The caller decides before this whether a request wants a page or a federated document.
pub fn router(web: Web) -> Router {
    routes::router(web)
}
