//! Notifications on a device: the worker that shows them, and turning them on and off.

use allmende_app::AppError;
use allmende_app::notifications::devices::{self, Subscription};
use allmende_domain::ids::SessionId;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::CONTENT_TYPE;

use super::notifications;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::session::Visitor;
use crate::{Web, static_files};

/// `/push.js`: its place lets it stand for the whole site, as a service worker has to that opens any page. Browsers look for a newer one by themselves.
pub async fn worker() -> Response {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], static_files::text("push.js")).into_response()
}

/// A device in the list of a member's own.
pub(super) struct DeviceLine {
    pub id: String,
    pub words: String,
    pub since: When,
    pub taken: Option<When>,
    pub is_this: bool,
}

pub(super) async fn lines(web: &Web, visitor: &Visitor) -> Result<Vec<DeviceLine>, AppError> {
    let locale = visitor.locale();
    let found = devices::list(&web.app, &visitor.viewer, visitor.token.as_deref().unwrap_or_default()).await?;
    let line = |(device, is_this): (allmende_domain::push::PushDevice, bool)| DeviceLine {
        id: device.session.to_string(),
        words: crate::devices::words(locale, &device.user_agent),
        since: dates::when(locale, device.created_at),
        taken: device.taken_at.map(|at| dates::when(locale, at)),
        is_this,
    };
    Ok(found.into_iter().map(line).collect())
}

/// From the script of the page, or from the worker when the browser changed its address by itself.
pub async fn turn_on(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let said = Subscription { endpoint: fields.text("endpoint"), p256dh: fields.text("p256dh"), auth: fields.text("auth") };
    match devices::turn_on(&web.app, &visitor.viewer, visitor.token.as_deref().unwrap_or_default(), &said).await {
        Ok(()) => Ok(see_other("/settings/notifications?done=push-on")),
        Err(error) => {
            let mut form = Form::refused(notifications::filled(&web, &visitor).await?, visitor.locale(), error)?;
            // What a browser said stands in no field that anybody could mend.
            for wrong in &mut form.errors {
                wrong.field.clear();
            }
            notifications::show(&web, &visitor, form).await
        }
    }
}

pub async fn turn_off(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = SessionId::parse(&id).map_err(|_| AppError::NotFound)?;
    devices::turn_off(&web.app, &visitor.viewer, &id).await?;
    Ok(see_other("/settings/notifications?done=push-off"))
}
