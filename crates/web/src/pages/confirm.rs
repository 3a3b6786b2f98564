//! Whether the address of a member is theirs: the link that a letter brings, and asking for another letter.

use allmende_app::confirmations::{self, Confirmation, Standing};
use allmende_app::{AppError, notifications::letters::Wishes};
use allmende_domain::time::UnixMillis;
use axum::extract::{Path, State};
use http::StatusCode;

use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::forms::see_other;
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;

enum Stage {
    Asks,
    Confirmed,
    /// The link is too old, was replaced, or never was one.
    Over,
}

#[derive(askama::Template)]
#[template(path = "confirm.html")]
struct ConfirmPage {
    page: Frame,
    stage: Stage,
    target: String,
    words: String,
}

async fn show(web: &Web, visitor: &Visitor, token: &str) -> Answer {
    let locale = visitor.locale();
    let host = web.app.addresses.host().to_string();
    let (stage, words) = match confirmations::find(&web.app, token).await {
        Ok(asked) if asked.is_confirmed => (Stage::Confirmed, locale.with("confirm-done", &[("address", &asked.address)])),
        Ok(asked) => (Stage::Asks, locale.with("confirm-lead", &[("address", &asked.address), ("host", &host)])),
        Err(AppError::Gone) => (Stage::Over, locale.t("confirm-over")),
        Err(error) => return Err(error.into()),
    };
    let is_over = matches!(stage, Stage::Over);
    let page = Frame::new(web, visitor, locale.t("confirm-title"), "");
    let mut response = rendered(&ConfirmPage { page, stage, target: format!("/confirm/{token}"), words });
    if is_over {
        *response.status_mut() = StatusCode::GONE;
    }
    Ok(response)
}

/// Asks by a button: programs that look at the links of a letter must not answer for its reader.
pub async fn link(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    show(&web, &visitor, &token).await
}

pub async fn complete(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    match confirmations::complete(&web.app, &token).await {
        Ok(()) | Err(AppError::Gone) => show(&web, &visitor, &token).await,
        Err(error) => Err(error.into()),
    }
}

/// Asks for a letter to the member's own address.
pub async fn ask(State(web): State<Web>, visitor: Visitor) -> Answer {
    if !web.settings.sends_letters {
        return Err(AppError::conflict("letters-off", "this server sends no letters; ask an administrator of your cooperative").into());
    }
    confirmations::ask(&web.app, &visitor.viewer).await?;
    Ok(see_other("/settings/notifications?done=confirm-asked"))
}

/// What keeps letters from going to who wants them.
pub struct Waiting {
    pub words: String,
    /// The button for another letter, where one may be asked for.
    pub button: Option<String>,
    /// From when on one may, where not yet.
    pub hint: Option<String>,
}

impl Waiting {
    /// `None` where nothing does, or no letter is wanted.
    pub fn of(locale: Locale, address: &str, wishes: Wishes, known: Confirmation, now: UnixMillis) -> Option<Self> {
        if !wishes.at_once && wishes.daily_hour.is_none() {
            return None;
        }
        let sentence = |key: &str, at: UnixMillis| locale.with(key, &[("address", address), ("date", &dates::date_time(locale, at))]);
        let words = match known.standing {
            Standing::Confirmed => return None,
            Standing::Leaving => {
                return Some(Self { words: locale.with("confirm-leaving", &[("address", address)]), button: None, hint: None });
            }
            Standing::Unasked => locale.with("confirm-unasked", &[("address", address)]),
            Standing::Sent { at, until } if until > now => sentence("confirm-sent", at),
            Standing::Sent { at, .. } => sentence("confirm-expired", at),
        };
        let may_ask = known.again_at <= now;
        let button = if matches!(known.standing, Standing::Unasked) { "confirm-send" } else { "confirm-again" };
        Some(Self {
            words,
            button: may_ask.then(|| locale.t(button)),
            hint: (!may_ask).then(|| locale.with("confirm-again-at", &[("date", &dates::date_time(locale, known.again_at))])),
        })
    }
}
