//! Asking to join a cooperative, and the page behind the link that tells how it stands.

use allmende_app::joining::{self, JoinInput, JoinState};
use allmende_app::members::NewMember;
use allmende_app::{AppError, cooperatives, instance_settings, limits};
use allmende_domain::cooperative::Cooperative;
use allmende_domain::time::DAY_MS;
use axum::extract::{Path, State};

use super::sign_in::with_session;
use crate::Web;
use crate::choices;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::text_html;

#[derive(askama::Template)]
#[template(path = "join.html")]
struct JoinPage {
    page: Frame,
    form: Form,
    handle: String,
    name: String,
    /// What the cooperative says to those who ask.
    words: String,
    rules: String,
    forgotten_days: i64,
}

#[derive(askama::Template)]
#[template(path = "join_stand.html")]
struct StandPage {
    page: Frame,
    form: Form,
    token: String,
    handle: String,
    name: String,
    state: &'static str,
    state_words: String,
    /// Who asked has no account yet, and may make one now.
    may_finish: bool,
    is_new: bool,
    link: String,
    answer: String,
    why: String,
    rules: String,
}

/// The rules of the instance as they are shown to those who come.
pub(super) async fn rules(web: &Web) -> Result<String, AppError> {
    let rules = instance_settings::current(&web.app).await?.rules.clone();
    Ok(if rules.is_empty() { rules } else { text_html::body(&rules, false) })
}

async fn show_form(web: &Web, visitor: &Visitor, cooperative: &Cooperative, form: Form) -> Answer {
    let locale = visitor.locale();
    let terms = joining::terms(&web.app, &cooperative.id).await?;
    if !terms.is_open {
        return Err(AppError::NotFound.into());
    }
    let name = choices::coop_name(visitor, cooperative);
    let template = JoinPage {
        page: Frame::new(web, visitor, locale.with("join-title", &[("name", &name)]), "cooperatives"),
        handle: cooperative.handle.as_str().to_owned(),
        name,
        words: terms.words,
        rules: rules(web).await?,
        forgotten_days: limits::JOIN_REQUESTS_WAIT_MS / DAY_MS,
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /coops/{handle}/join`
pub async fn page(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>) -> Answer {
    let cooperative = cooperatives::by_handle(&web.app, &handle).await?;
    show_form(&web, &visitor, &cooperative, Form::default()).await
}

/// `POST /coops/{handle}/join`
pub async fn ask(State(web): State<Web>, visitor: Visitor, Path(handle): Path<String>, fields: Fields) -> Answer {
    let cooperative = cooperatives::by_handle(&web.app, &handle).await?;
    let input = JoinInput { display_name: fields.text("display_name"), login: fields.text("login"), why: fields.text("why") };
    match joining::ask(&web.app, &visitor.viewer, &cooperative.id, &input, &visitor.source).await {
        Ok(token) => Ok(see_other(&format!("/joining/{token}?new=1"))),
        Err(error) => show_form(&web, &visitor, &cooperative, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

async fn show_stand(web: &Web, visitor: &Visitor, token: &str, form: Option<Form>) -> Answer {
    let locale = visitor.locale();
    let view = joining::find(&web.app, token).await?;
    let request = view.request;
    let name = choices::coop_name(visitor, &view.cooperative);
    let form = form.unwrap_or_else(|| {
        let mut fields = Fields::default();
        fields.set("display_name", request.display_name.clone());
        fields.set("login", request.login.clone());
        fields.into()
    });
    let mut page = Frame::new(web, visitor, locale.with("join-stand-title", &[("name", &name)]), "");
    // Without what was said once: somebody keeps this address.
    let path = format!("/joining/{token}");
    page.back.clone_from(&path);
    let template = StandPage {
        page,
        handle: view.cooperative.handle.as_str().to_owned(),
        name,
        state: request.state.as_str(),
        state_words: locale.t(&format!("join-state-{}", request.state.as_str())),
        may_finish: request.state == JoinState::Accepted && request.member.is_none(),
        is_new: request.state == JoinState::Waiting && visitor.here.ends_with("?new=1"),
        link: web.app.addresses.url(&path).to_string(),
        answer: request.answer,
        why: request.why,
        rules: if request.state == JoinState::Accepted { rules(web).await? } else { String::new() },
        token: token.to_owned(),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /joining/{token}`
pub async fn stand(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    show_stand(&web, &visitor, &token, None).await
}

/// `POST /joining/{token}`: who was accepted comes in; who asked takes it back.
pub async fn act(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>, fields: Fields) -> Answer {
    if fields.get("then") == "withdraw" {
        joining::withdraw(&web.app, &token).await?;
        return Ok(see_other("/privacy?done=join-withdrawn"));
    }
    let new = NewMember {
        login: fields.text("login"),
        display_name: fields.text("display_name"),
        password: fields.text("password"),
        locale: visitor.locale().code().to_owned(),
    };
    match joining::join(&web.app, &token, new, &visitor.user_agent).await {
        Ok(signed_in) => Ok(with_session(&web, see_other("/home?done=joined"), &signed_in.token)),
        Err(error) => show_stand(&web, &visitor, &token, Some(Form::refused(fields, visitor.locale(), error)?)).await,
    }
}
