//! Passkeys: adding and removing them, and signing in with one. Offered by the one script there is (`static/passkeys.js`); whoever has none
//! goes on with the password.

use allmende_app::passkeys::{self, Answer as Signed, ceremony};
use allmende_app::{AppError, sessions};
use allmende_domain::ids::PasskeyId;
use axum::extract::{Path, State};

use super::settings;
use super::sign_in::{self, with_session};
use crate::Web;
use crate::errors::Answer;
use crate::forms::{Fields, Form, Wrong, see_other};
use crate::frame::{Frame, rendered};
use crate::session::{Visitor, own_path};

#[derive(askama::Template)]
#[template(path = "passkey.html")]
struct PasskeyPage {
    page: Frame,
    /// `make` or `use`.
    kind: &'static str,
    action: &'static str,
    challenge: String,
    rp_id: String,
    user_id: String,
    login: String,
    display_name: String,
    /// Credentials that exist, separated by spaces.
    known: String,
    algorithms: String,
    name: String,
    next: String,
}

fn show(page: PasskeyPage) -> Answer {
    Ok(rendered(&page))
}

fn frame(web: &Web, visitor: &Visitor, title: &str, section: &'static str, back: &str) -> Frame {
    let mut page = Frame::new(web, visitor, visitor.locale().t(title), section);
    page.with_passkeys = true;
    // This page answers a form and cannot be come back to.
    back.clone_into(&mut page.back);
    page
}

pub async fn begin_adding(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let member = visitor.member()?.clone();
    match passkeys::begin_adding(&web.app, &visitor.viewer, fields.get("password")).await {
        Ok(making) => show(PasskeyPage {
            page: frame(&web, &visitor, "passkey-add-title", "settings", "/settings"),
            kind: "make",
            action: "/settings/passkeys",
            challenge: making.challenge,
            rp_id: making.rp_id,
            user_id: making.user_id,
            login: member.login,
            display_name: member.display_name,
            known: making.known.join(" "),
            algorithms: ceremony::ALGORITHMS.map(|algorithm| algorithm.to_string()).join(" "),
            name: fields.text("name"),
            next: String::new(),
        }),
        Err(error) => {
            let mut kept = settings::filled(&visitor)?;
            kept.set("name", fields.get("name"));
            settings::show(&web, &visitor, Form::refused(kept, visitor.locale(), error)?).await
        }
    }
}

fn signed(fields: &Fields) -> Signed {
    Signed {
        client_data: fields.text("client_data"),
        authenticator_data: fields.text("authenticator_data"),
        public_key: fields.text("public_key"),
        algorithm: fields.get("algorithm").parse().unwrap_or_default(),
        credential: fields.text("credential"),
        signature: fields.text("signature"),
    }
}

/// What is wrong with a passkey belongs to the page as a whole.
fn refused(visitor: &Visitor, kept: Fields, error: AppError) -> Result<Form, crate::errors::Failure> {
    let mut form = Form::refused(kept, visitor.locale(), error)?;
    form.errors = form.errors.into_iter().map(|wrong| Wrong { field: String::new(), ..wrong }).collect();
    Ok(form)
}

pub async fn add(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    match passkeys::add(&web.app, &visitor.viewer, fields.get("name"), &signed(&fields)).await {
        Ok(()) => Ok(see_other("/settings?done=passkey-added")),
        Err(error) => settings::show(&web, &visitor, refused(&visitor, settings::filled(&visitor)?, error)?).await,
    }
}

pub async fn remove(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    let id = PasskeyId::parse(&id).map_err(|_| AppError::NotFound)?;
    passkeys::remove(&web.app, &visitor.viewer, &id).await?;
    Ok(see_other("/settings?done=passkey-removed"))
}

pub async fn begin_sign_in(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let (challenge, rp_id) = passkeys::begin_sign_in(&web.app, &visitor.source).await?;
    show(PasskeyPage {
        page: frame(&web, &visitor, "passkey-sign-in", "sign-in", "/sign-in"),
        kind: "use",
        action: "/sign-in/passkey/answer",
        challenge,
        rp_id,
        user_id: String::new(),
        login: String::new(),
        display_name: String::new(),
        known: String::new(),
        algorithms: String::new(),
        name: String::new(),
        next: own_path(fields.get("next")).to_owned(),
    })
}

pub async fn sign_in(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    match passkeys::sign_in(&web.app, &signed(&fields), &visitor.user_agent).await {
        Ok(signed_in) => {
            // An older session of this browser ends: the new one has a new token (case A6).
            if let Some(token) = &visitor.token {
                sessions::sign_out(&web.app, token).await?;
            }
            Ok(with_session(&web, see_other(sign_in::after(fields.get("next"))), &signed_in.token))
        }
        Err(error) => {
            let mut kept = Fields::default();
            kept.set("next", fields.get("next"));
            Ok(sign_in::show(&web, &visitor, refused(&visitor, kept, error)?))
        }
    }
}
