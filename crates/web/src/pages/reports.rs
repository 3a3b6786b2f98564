//! Reports: filing one, and deciding about those that came.

use allmende_app::AppError;
use allmende_app::reports::{self, ReportState, ReportView, Reporter};
use allmende_domain::ids::ReportId;
use axum::extract::{Path, RawQuery, State};

use super::peers::Waiting;
use crate::Web;
use crate::dates;
use crate::errors::Answer;
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::session::Visitor;
use crate::turning::{self, Turning};

#[derive(askama::Template)]
#[template(path = "report.html")]
struct FilePage {
    page: Frame,
    form: Form,
    /// What is reported, when it is not the actor as a whole.
    object: Option<String>,
    about: String,
}

async fn show_form(web: &Web, visitor: &Visitor, about: &str, form: Form) -> Answer {
    let (actor, object) = reports::subject(&web.app, &visitor.viewer, about).await?;
    let template = FilePage {
        page: Frame::new(web, visitor, visitor.locale().with("report-title", &[("handle", &actor.handle())]), ""),
        object: object.map(|url| url.to_string()),
        about: about.to_owned(),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /report?about=…`
pub async fn form(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    show_form(&web, &visitor, fields.get("about"), Form::default()).await
}

/// `POST /report`
pub async fn file(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let about = fields.text("about");
    match reports::file(&web.app, &visitor.viewer, &about, fields.get("content")).await {
        Ok(_) => Ok(see_other("/home?done=reported")),
        Err(error) => show_form(&web, &visitor, &about, Form::refused(fields, visitor.locale(), error)?).await,
    }
}

struct ReportLine {
    id: String,
    by: String,
    about: Vec<String>,
    subject: String,
    content: String,
    note: String,
    forwarded: Option<String>,
    when: String,
    is_open: bool,
    /// The server that may be told.
    forward_to: Option<String>,
}

#[derive(askama::Template)]
#[template(path = "reports.html")]
struct ReportsPage {
    page: Frame,
    waiting: Waiting,
    done: bool,
    lines: Vec<ReportLine>,
    turning: Turning,
}

fn line(visitor: &Visitor, view: &ReportView) -> ReportLine {
    let locale = visitor.locale();
    let report = &view.report;
    ReportLine {
        id: report.id.to_string(),
        by: match &report.by {
            Reporter::Member(_) => view.member.clone().unwrap_or_default(),
            Reporter::FormerMember => locale.t("report-by-former"),
            Reporter::Peer { host, .. } => locale.with("report-by-server", &[("host", host)]),
        },
        about: report.about.iter().map(ToString::to_string).collect(),
        subject: view.subject.as_ref().map(allmende_domain::actor::Actor::handle).unwrap_or_default(),
        content: report.content.clone(),
        note: report.note.clone(),
        forwarded: report.forwarded.clone(),
        when: dates::date_time(locale, report.created_at),
        is_open: report.state == ReportState::Open,
        forward_to: view.subject.as_ref().filter(|_| view.can_be_forwarded()).map(|actor| actor.url.host().to_string()),
    }
}

/// `GET /reports`
pub async fn list(State(web): State<Web>, visitor: Visitor, RawQuery(query): RawQuery) -> Answer {
    let fields = Fields::from_query(query.as_deref().unwrap_or_default());
    let done = fields.get("state") == "done";
    let state = if done { ReportState::Done } else { ReportState::Open };
    let found = reports::list(&web.app, &visitor.viewer, state, turning::asked(&fields)).await?;
    let template = ReportsPage {
        page: Frame::new(&web, &visitor, visitor.locale().t("reports-title"), "peers"),
        waiting: Waiting::of(&web, &visitor).await?,
        done,
        lines: found.items.iter().map(|view| line(&visitor, view)).collect(),
        turning: Turning::of(&found, "/reports", &fields),
    };
    Ok(rendered(&template))
}

#[derive(askama::Template)]
#[template(path = "report_decide.html")]
struct DecidePage {
    page: Frame,
    waiting: Waiting,
    form: Form,
    report: ReportLine,
}

fn report_id(text: &str) -> Result<ReportId, AppError> {
    ReportId::parse(text).map_err(|_| AppError::NotFound)
}

async fn show(web: &Web, visitor: &Visitor, id: &ReportId, form: Form) -> Answer {
    let view = reports::show(&web.app, &visitor.viewer, id).await?;
    let template = DecidePage {
        page: Frame::new(web, visitor, visitor.locale().t("report-one"), "peers"),
        waiting: Waiting::of(web, visitor).await?,
        report: line(visitor, &view),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

/// `GET /reports/{id}`
pub async fn page(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>) -> Answer {
    show(&web, &visitor, &report_id(&id)?, Form::default()).await
}

/// `POST /reports/{id}`
pub async fn decide(State(web): State<Web>, visitor: Visitor, Path(id): Path<String>, fields: Fields) -> Answer {
    let id = report_id(&id)?;
    let (app, viewer) = (&web.app, &visitor.viewer);
    let (outcome, next) = match fields.get("then") {
        "forward" => (reports::forward(app, viewer, &id, fields.get("words")).await, format!("/reports/{id}?done=report-forwarded")),
        _ => (reports::finish(app, viewer, &id, fields.get("note")).await, "/reports?done=saved".to_owned()),
    };
    match outcome {
        Ok(()) => Ok(see_other(&next)),
        Err(error) => show(&web, &visitor, &id, Form::refused(fields, visitor.locale(), error)?).await,
    }
}
