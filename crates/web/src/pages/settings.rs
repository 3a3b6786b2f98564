//! A member's own settings: name, language, password, open sessions.

use allmende_app::{members, passkeys, sessions};
use allmende_domain::ids::SessionId;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;

use crate::Web;
use crate::choices::Choices;
use crate::dates::{self, When};
use crate::devices;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::locale::Locale;
use crate::session::Visitor;

struct PasskeyLine {
    id: String,
    name: String,
    last_used: Option<When>,
}

struct SessionLine {
    id: String,
    user_agent: String,
    last_seen: When,
    since: When,
    is_this: bool,
}

#[derive(askama::Template)]
#[template(path = "settings.html")]
struct SettingsPage {
    page: Frame,
    form: Form,
    login: String,
    locales: Choices,
    sessions: Vec<SessionLine>,
    passkeys: Vec<PasskeyLine>,
}

pub(super) async fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let locale = visitor.locale();
    let token = visitor.token.as_deref().unwrap_or_default();
    let sessions = sessions::list(&web.app, &visitor.viewer, token).await?;
    let sessions = sessions.into_iter().map(|(session, is_this)| SessionLine {
        id: session.id.to_string(),
        last_seen: dates::when(locale, session.last_seen_at),
        since: dates::when(locale, session.created_at),
        user_agent: devices::words(locale, &session.user_agent),
        is_this,
    });
    let passkeys = passkeys::list(&web.app, &visitor.viewer).await?.into_iter().map(|passkey| PasskeyLine {
        id: passkey.id.to_string(),
        name: passkey.name,
        last_used: passkey.last_used_at.map(|at| dates::when(locale, at)),
    });
    let mut page = Frame::new(web, visitor, locale.t("settings-title"), "settings");
    page.with_passkeys = true;
    let template = SettingsPage {
        page,
        passkeys: passkeys.collect(),
        login: visitor.member()?.login.clone(),
        locales: Locale::ALL.iter().map(|l| (l.code().to_owned(), l.name().to_owned())).collect(),
        sessions: sessions.collect(),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

pub(super) fn filled(visitor: &Visitor) -> Result<Fields, allmende_app::AppError> {
    let member = visitor.member()?;
    let mut fields = Fields::default();
    fields.set("display_name", member.display_name.clone());
    fields.set("locale", Locale::parse(member.locale.as_str()).unwrap_or(visitor.locale()).code());
    Ok(fields)
}

pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    let fields = filled(&visitor)?;
    show(&web, &visitor, fields.into()).await
}

pub async fn profile(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    match members::update_profile(&web.app, &visitor.viewer, fields.get("display_name"), fields.get("locale")).await {
        Ok(_) => {
            // The choice made here replaces one made on a page before.
            let locale = Locale::parse(fields.get("locale")).unwrap_or(visitor.locale());
            let cookie = crate::session::language_cookie(&web.settings, locale);
            Ok(([(http::header::SET_COOKIE, cookie)], see_other("/settings?done=saved")).into_response())
        }
        Err(error) => show(&web, &visitor, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

pub async fn password(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let token = visitor.token.as_deref().unwrap_or_default();
    match members::change_password(&web.app, &visitor.viewer, token, fields.get("old"), fields.get("new")).await {
        Ok(()) => Ok(see_other("/settings?done=password")),
        Err(error) => {
            let fields = filled(&visitor)?;
            show(&web, &visitor, Form::refused(fields, visitor.locale(), error)?).await
        }
    }
}

pub async fn revoke(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = SessionId::parse(&id).map_err(|_| allmende_app::AppError::NotFound)?;
    sessions::revoke(&web.app, &visitor.viewer, &id).await?;
    Ok(see_other("/settings?done=session-ended"))
}

pub async fn revoke_others(State(web): State<Web>, visitor: Visitor) -> Answer {
    sessions::revoke_others(&web.app, &visitor.viewer, visitor.token.as_deref().unwrap_or_default()).await?;
    Ok(see_other("/settings?done=session-ended"))
}
