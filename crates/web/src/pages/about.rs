//! What this instance is, and where the source text of the program lies.

use axum::extract::State;

use crate::Web;
use crate::errors::Answer;
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

#[derive(askama::Template)]
#[template(path = "about.html")]
struct AboutPage {
    page: Frame,
    version: &'static str,
    source_url: Option<String>,
    cooperatives: i64,
    /// What whoever runs it calls it and says about it; the last two are HTML.
    name: String,
    contact: String,
    description: String,
    rules: String,
}

pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    let instance = allmende_app::instance_settings::current(&web.app).await?;
    let html = |text: &str| if text.is_empty() { String::new() } else { crate::text_html::body(text, false) };
    let cooperatives = allmende_app::cooperatives::list(&web.app).await?.len();
    let template = AboutPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("about-title"), ""),
        name: instance.name.clone(),
        contact: instance.contact.clone(),
        description: html(&instance.description),
        rules: html(&instance.rules),
        version: web.settings.version,
        source_url: web.settings.source_url.clone(),
        cooperatives: i64::try_from(cooperatives).unwrap_or(i64::MAX),
    };
    Ok(rendered(&template))
}
