//! What is kept, for how long, and who sees it. Every number comes from the bound that the program keeps.

use allmende_app::{instance_settings, limits};
use allmende_domain::time::{DAY_MS, MINUTE_MS};
use axum::extract::State;

use crate::Web;
use crate::errors::Answer;
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

#[derive(askama::Template)]
#[template(path = "privacy.html")]
struct PrivacyPage {
    page: Frame,
    sends_letters: bool,
    session_days: i64,
    attempts_minutes: i64,
    posts_days: i64,
    opened_days: i64,
    held_days: i64,
    peers_days: i64,
    requests_days: i64,
    log_days: i64,
    contact: String,
}

/// `GET /privacy`
pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    let template = PrivacyPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("privacy-title"), ""),
        sends_letters: web.settings.sends_letters,
        session_days: limits::SESSION_IDLE_MS / DAY_MS,
        attempts_minutes: limits::ATTEMPTS_REMEMBERED_MS / MINUTE_MS,
        posts_days: limits::POSTS_KEPT_MS.max(limits::PICTURES_KEPT_MS) / DAY_MS,
        opened_days: limits::OPENINGS_KEPT_MS / DAY_MS,
        held_days: limits::HELD_KEPT_MS / DAY_MS,
        peers_days: limits::PEER_FORGOTTEN_MS / DAY_MS,
        requests_days: limits::JOIN_REQUESTS_DECIDED_KEPT_MS / DAY_MS,
        log_days: limits::AUDIT_KEPT_MS / DAY_MS,
        contact: instance_settings::current(&web.app).await?.contact.clone(),
    };
    Ok(rendered(&template))
}
