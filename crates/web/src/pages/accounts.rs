//! Taking care of other people's accounts: a link to a new password, suspending, deleting.

use allmende_app::{AppError, accounts, members, resets};
use allmende_domain::ids::MemberId;
use axum::extract::{Path, State};

use crate::Web;
use crate::dates::{self, When};
use crate::errors::Answer;
use crate::forms::{Fields, Form, Wrong, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;

struct AccountLine {
    id: String,
    name: String,
    login: String,
    is_suspended: bool,
}

#[derive(askama::Template)]
#[template(path = "accounts.html")]
struct AccountsPage {
    page: Frame,
    accounts: Vec<AccountLine>,
}

#[derive(askama::Template)]
#[template(path = "account.html")]
struct AccountPage {
    page: Frame,
    form: Form,
    id: String,
    name: String,
    login: String,
    suspended: Option<When>,
    is_me: bool,
    /// A link just made: shown this once.
    link: Option<String>,
}

pub async fn list(State(web): State<Web>, visitor: Visitor) -> Answer {
    let accounts = members::all(&web.app, &visitor.viewer).await?.into_iter().map(|member| AccountLine {
        id: member.id.to_string(),
        name: member.display_name,
        login: member.login,
        is_suspended: member.suspended_at.is_some(),
    });
    let page = Frame::new(&web, &visitor, visitor.locale().t("nav-accounts"), "accounts");
    Ok(rendered(&AccountsPage { page, accounts: accounts.collect() }))
}

async fn show(web: &Web, visitor: &Visitor, id: &MemberId, form: Form, link: Option<String>) -> Answer {
    let locale = visitor.locale();
    let member = accounts::show(&web.app, &visitor.viewer, id).await?;
    let template = AccountPage {
        page: Frame::new(web, visitor, locale.with("account-of", &[("name", &member.display_name)]), "accounts"),
        form,
        id: member.id.to_string(),
        suspended: member.suspended_at.map(|at| dates::when(locale, at)),
        is_me: visitor.member()?.id == member.id,
        name: member.display_name,
        login: member.login,
        link,
    };
    Ok(template.form.answer(rendered(&template)))
}

fn read_id(text: &str) -> Result<MemberId, AppError> {
    MemberId::parse(text).map_err(|_| AppError::NotFound)
}

pub async fn page(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    show(&web, &visitor, &read_id(&id)?, Form::default(), None).await
}

pub async fn act(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = read_id(&id)?;
    let (app, viewer) = (&web.app, &visitor.viewer);
    let done = match fields.get("then") {
        "link" => match resets::make_link(app, viewer, &id).await {
            Ok(link) => return show(&web, &visitor, &id, Form::default(), Some(link)).await,
            Err(error) => Err(error),
        },
        "suspend" => accounts::suspend(app, viewer, &id).await,
        "resume" => accounts::resume(app, viewer, &id).await,
        "delete" if fields.get("sure") != "yes" => Err(AppError::invalid("sure", "sure-missing", "say that you are sure")),
        "delete" => {
            accounts::delete(app, viewer, &id).await?;
            return Ok(see_other("/home?done=account-deleted"));
        }
        _ => Err(AppError::invalid("then", "choice-unknown", "not something that can be done")),
    };
    match done {
        Ok(()) => Ok(see_other(&format!("/accounts/{id}?done=saved"))),
        Err(error) => {
            let mut form = Form::refused(Fields::default(), visitor.locale(), error)?;
            // What no field of the page stands for belongs to the page as a whole.
            form.errors = form.errors.into_iter().map(|wrong| Wrong { field: wrong.field.replace("then", ""), ..wrong }).collect();
            show(&web, &visitor, &id, form, None).await
        }
    }
}
