//! What is around every page: title, navigation, language, the address of the same thing as a federated document.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;

use crate::Web;
use crate::locale::Locale;
use crate::session::Visitor;
use crate::static_files;

/// The part of a page that the layout needs, and the door to its sentences.
#[derive(Debug, Clone)]
pub struct Frame {
    locale: Locale,
    pub title: String,
    /// The name of the whole site, for the browser's tab.
    pub site: String,
    /// Which entry of the navigation is the present one.
    pub section: &'static str,
    pub signed_in: bool,
    pub runs_instance: bool,
    pub member_name: String,
    pub host: String,
    /// Where the language switch comes back to.
    pub back: String,
    /// The address under which servers get this as a document.
    pub alternate: Option<String>,
    pub notice: Option<String>,
    /// Notifications that the member has not read, counted up to a bound.
    pub unread: i64,
    /// The page works without it, and offers passkeys with it.
    pub with_passkeys: bool,
}

impl Frame {
    pub fn new(web: &Web, visitor: &Visitor, title: impl Into<String>, section: &'static str) -> Self {
        let member = visitor.viewer.member();
        Self {
            locale: visitor.locale(),
            title: title.into(),
            site: if visitor.site.is_empty() { format!("Allmende · {}", web.app.addresses.host()) } else { visitor.site.clone() },
            section,
            signed_in: member.is_some(),
            runs_instance: visitor.viewer.may_run_instance(),
            member_name: member.map(|m| m.display_name.clone()).unwrap_or_default(),
            host: web.app.addresses.host().to_string(),
            back: visitor.here.clone(),
            alternate: None,
            notice: visitor.done.clone(),
            unread: visitor.unread,
            with_passkeys: false,
        }
    }

    /// The same frame for something that servers read under `url`.
    #[must_use]
    pub fn with_alternate(mut self, url: impl Into<String>) -> Self {
        self.alternate = Some(url.into());
        self
    }

    /// On the way to an offer or a need, whichever cooperative's.
    pub fn is_publishing(&self) -> bool {
        self.back.split('?').next().unwrap_or_default().ends_with("/publish")
    }

    pub const fn lang(&self) -> &'static str {
        self.locale.code()
    }

    pub fn t(&self, key: &str) -> String {
        self.locale.t(key)
    }

    pub fn tw(&self, key: &str, name: &'static str, value: &str) -> String {
        self.locale.with(key, &[(name, value)])
    }

    pub fn tn(&self, key: &str, count: &i64) -> String {
        self.locale.count(key, *count)
    }

    /// "Notifications", with how many are unread.
    pub fn notifications_words(&self) -> String {
        match self.unread {
            ..=0 => self.locale.t("nav-notifications"),
            some if some < allmende_app::limits::UNREAD_COUNTED_MAX => self.locale.count("nav-notifications-unread", some),
            _ => self.locale.t("nav-notifications-many"),
        }
    }

    #[expect(clippy::unused_self, reason = "templates call methods of the frame only")]
    pub fn languages(&self) -> [(&'static str, &'static str); Locale::ALL.len()] {
        Locale::ALL.map(|locale| (locale.code(), locale.name()))
    }

    #[expect(clippy::unused_self, reason = "templates call methods of the frame only")]
    pub fn passkeys_url(&self) -> String {
        static_files::url("passkeys.js")
    }

    /// The address of a script of the program.
    #[expect(clippy::unused_self, reason = "templates call methods of the frame only")]
    pub fn file_url(&self, name: &str) -> String {
        static_files::url(name)
    }

    #[expect(clippy::unused_self, reason = "templates call methods of the frame only")]
    pub fn finding_url(&self) -> String {
        static_files::url("finding.js")
    }

    #[expect(clippy::unused_self, reason = "templates call methods of the frame only")]
    pub fn style_url(&self) -> String {
        static_files::url("allmende.css")
    }
}

/// The answer of a template.
pub fn rendered<T: Template>(template: &T) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            tracing::error!(%error, "a template failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
