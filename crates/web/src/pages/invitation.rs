//! An invitation's link: join with a new account, or as who is signed in.

use allmende_app::invitations;
use allmende_app::members::NewMember;
use axum::extract::{Path, State};

use super::sign_in::with_session;
use crate::Web;
use crate::choices;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

#[derive(askama::Template)]
#[template(path = "invitation.html")]
struct InvitationPage {
    page: Frame,
    form: Form,
    token: String,
    cooperative: String,
    role: String,
    note: String,
    role_says: String,
    /// HTML.
    rules: String,
}

async fn show(web: &Web, visitor: &Visitor, token: &str, form: Form) -> Answer {
    let view = invitations::find(&web.app, token).await?;
    let locale = visitor.locale();
    let template = InvitationPage {
        page: Frame::new(web, visitor, locale.t("invitation-title"), ""),
        token: token.to_owned(),
        cooperative: choices::coop_name(visitor, &view.cooperative),
        role: locale.t(&format!("role-{}", view.invitation.role.as_str())),
        role_says: locale.t(&format!("role-says-{}", view.invitation.role.as_str())),
        rules: super::joining::rules(web).await?,
        note: view.invitation.note,
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>) -> Answer {
    show(&web, &visitor, &token, Form::default()).await
}

pub async fn accept(State(web): State<Web>, visitor: Visitor, Path(token): Path<String>, fields: Fields) -> Answer {
    if visitor.viewer.member().is_some() {
        return match invitations::accept_as(&web.app, &visitor.viewer, &token).await {
            Ok(cooperative) => Ok(see_other(&format!("/coops/{}?done=joined", cooperative.handle.as_str()))),
            Err(error) => show(&web, &visitor, &token, Form::refused(fields, visitor.locale(), error)?).await,
        };
    }
    let new = NewMember {
        login: fields.text("login"),
        display_name: fields.text("display_name"),
        password: fields.text("password"),
        locale: visitor.locale().code().to_owned(),
    };
    match invitations::accept(&web.app, &token, new, &visitor.user_agent).await {
        Ok(signed_in) => Ok(with_session(&web, see_other("/home?done=joined"), &signed_in.token)),
        Err(error) => show(&web, &visitor, &token, Form::refused(fields, visitor.locale(), error)?).await,
    }
}
