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
}

pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    let cooperatives = allmende_app::cooperatives::list(&web.app).await?.len();
    let template = AboutPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("about-title"), ""),
        version: web.settings.version,
        source_url: web.settings.source_url.clone(),
        cooperatives: i64::try_from(cooperatives).unwrap_or(i64::MAX),
    };
    Ok(rendered(&template))
}
