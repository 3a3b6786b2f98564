//! Lists of domains: importing with a look before, taking back, exporting.

use allmende_app::AppError;
use allmende_app::domain_lists::{self, DomainList, Plan};
use allmende_domain::peer::{ListKind, PeerPolicy};
use allmende_domain::url::Host;
use axum::extract::{Path, State};
use axum::response::IntoResponse as _;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::Waiting;
use crate::Web;
use crate::choices::{self, Choices};
use crate::dates;
use crate::errors::{Answer, sentence};
use crate::forms::{Fields, Form, see_other};
use crate::frame::{Frame, rendered};
use crate::limits::{LIST_CARRIED_BYTES_MAX, LIST_LINES_SHOWN};
use crate::locale::Locale;
use crate::session::Visitor;

const PATH: &str = "/peers/lists";

struct ListLine {
    name: String,
    kind: String,
    entries: i64,
    in_force: i64,
    imported: String,
}

#[derive(askama::Template)]
#[template(path = "lists.html")]
struct ListsPage {
    page: Frame,
    waiting: Waiting,
    form: Form,
    kinds: Choices,
    lists: Vec<ListLine>,
}

fn line(locale: Locale, list: DomainList) -> ListLine {
    ListLine {
        kind: locale.t(&format!("list-kind-{}", list.kind.as_str())),
        entries: list.entries,
        in_force: list.in_force,
        imported: dates::date_time(locale, list.imported_at),
        name: list.name,
    }
}

async fn show(web: &Web, visitor: &Visitor, form: Form) -> Answer {
    let locale = visitor.locale();
    let lists = domain_lists::all(&web.app, &visitor.viewer).await?;
    let template = ListsPage {
        page: Frame::new(web, visitor, locale.t("lists-title"), "peers"),
        waiting: Waiting::of(web, visitor).await?,
        kinds: choices::of(locale, "list-kind", ListKind::ALL.iter().map(|kind| kind.as_str())),
        lists: lists.into_iter().map(|list| line(locale, list)).collect(),
        form,
    };
    Ok(template.form.answer(rendered(&template)))
}

pub async fn page(State(web): State<Web>, visitor: Visitor) -> Answer {
    show(&web, &visitor, Form::default()).await
}

struct ChangeLine {
    host: String,
    from: String,
    to: String,
}

/// Hosts under a heading, shortened.
struct Group {
    title: String,
    explained: String,
    hosts: Vec<String>,
    more: i64,
}

#[derive(askama::Template)]
#[template(path = "list_plan.html")]
struct PlanPage {
    page: Frame,
    name: String,
    kind: &'static str,
    is_retraction: bool,
    is_empty: bool,
    summary: String,
    changes: Vec<ChangeLine>,
    changes_more: i64,
    groups: Vec<Group>,
    /// How many are to be shown without images, which we do not do.
    without_media: i64,
    skipped: Vec<(u64, String, String)>,
    skipped_more: i64,
    /// The list itself, for the confirmation; `None`: it is too long, and its file is chosen again.
    csv: Option<String>,
}

fn beyond(count: usize) -> i64 {
    i64::try_from(count.saturating_sub(LIST_LINES_SHOWN)).unwrap_or(i64::MAX)
}

fn group(locale: Locale, code: &str, hosts: &[Host]) -> Option<Group> {
    (!hosts.is_empty()).then(|| Group {
        title: locale.t(&format!("list-about-{code}")),
        explained: locale.t(&format!("list-about-{code}-means")),
        hosts: hosts.iter().take(LIST_LINES_SHOWN).map(ToString::to_string).collect(),
        more: beyond(hosts.len()),
    })
}

fn show_plan(web: &Web, visitor: &Visitor, plan: &Plan, csv: Option<String>, is_retraction: bool) -> Answer {
    let locale = visitor.locale();
    let words = |policy: Option<PeerPolicy>| locale.t(&format!("policy-{}", policy.map_or(super::NO_DECISION, PeerPolicy::as_str)));
    let changes = plan.changes.iter().take(LIST_LINES_SHOWN);
    let groups = [("ours", &plan.ours), ("partners", &plan.partners), ("by-hand", &plan.by_hand), ("gone", &plan.gone)];
    let groups = groups.into_iter().chain([("no-reports", &plan.without_reports)]);
    let skipped = plan.skipped.iter().take(LIST_LINES_SHOWN);
    let template = PlanPage {
        page: Frame::new(web, visitor, locale.t(if is_retraction { "list-retract-title" } else { "list-plan-title" }), "peers"),
        name: plan.name.clone(),
        kind: plan.kind.as_str(),
        is_retraction,
        is_empty: plan.is_empty(),
        summary: locale.count("list-plan-summary", i64::try_from(plan.changes.len()).unwrap_or(i64::MAX)),
        changes: changes.map(|one| ChangeLine { host: one.host.to_string(), from: words(one.from), to: words(one.to) }).collect(),
        changes_more: beyond(plan.changes.len()),
        without_media: i64::try_from(plan.without_media).unwrap_or(i64::MAX),
        groups: groups.filter_map(|(code, hosts)| group(locale, code, hosts)).collect(),
        skipped: skipped.map(|row| (row.row, row.text.clone(), sentence(locale, row.code, row.code))).collect(),
        skipped_more: beyond(plan.skipped.len() + plan.skipped_more),
        csv,
    };
    Ok(rendered(&template))
}

/// The file of a form, or the text that a look before carried along.
fn bytes_of(fields: &mut Fields) -> Result<Vec<u8>, AppError> {
    if let Some(upload) = fields.uploads.iter_mut().find(|upload| upload.field == "file") {
        return Ok(std::mem::take(&mut upload.bytes));
    }
    match fields.get("csv") {
        "" => Err(AppError::invalid("file", "list-file-missing", "choose a file")),
        text => Ok(text.as_bytes().to_vec()),
    }
}

async fn planned(web: &Web, visitor: &Visitor, fields: &mut Fields) -> Result<(Plan, Vec<u8>), AppError> {
    let unknown = || AppError::invalid("kind", "choice-unknown", "neither block nor allow");
    let kind = ListKind::parse(fields.get("kind")).ok_or_else(unknown)?;
    let bytes = bytes_of(fields)?;
    let table = domain_lists::parse(kind, &bytes)?;
    Ok((domain_lists::plan(&web.app, &visitor.viewer, fields.get("name"), kind, table).await?, bytes))
}

/// `POST /peers/lists`: shows what an import would change, or imports.
pub async fn import(State(web): State<Web>, visitor: Visitor, mut fields: Fields) -> Answer {
    match planned(&web, &visitor, &mut fields).await {
        Ok((plan, _)) if fields.get("then") == "import" => {
            domain_lists::import(&web.app, &visitor.viewer, plan).await?;
            Ok(see_other(&format!("{PATH}?done=list-imported")))
        }
        Ok((plan, bytes)) => {
            let csv = String::from_utf8(bytes).ok().filter(|text| text.len() <= LIST_CARRIED_BYTES_MAX);
            show_plan(&web, &visitor, &plan, csv, false)
        }
        Err(error) => {
            let mut shown = Fields::default();
            shown.set("name", fields.get("name"));
            shown.set("kind", fields.get("kind"));
            show(&web, &visitor, Form::refused(shown, visitor.locale(), error)?).await
        }
    }
}

/// `POST /peers/lists/retract`: shows what taking a list back would change, or does it.
pub async fn retract(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Answer {
    let name = fields.get("name");
    if fields.get("sure") == "yes" {
        domain_lists::retract(&web.app, &visitor.viewer, name).await?;
        return Ok(see_other(&format!("{PATH}?done=list-retracted")));
    }
    let plan = domain_lists::plan_retraction(&web.app, &visitor.viewer, name).await?;
    show_plan(&web, &visitor, &plan, None, true)
}

/// `GET /peers/lists/{kind}`: what is blocked or allowed, as a file.
pub async fn export(State(web): State<Web>, visitor: Visitor, Path(kind): Path<String>) -> Answer {
    let kind = kind.strip_suffix(".csv").and_then(ListKind::parse).ok_or(AppError::NotFound)?;
    let csv = domain_lists::export(&web.app, &visitor.viewer, kind).await?;
    let disposition = match kind {
        ListKind::Block => "attachment; filename=\"domain_blocks.csv\"",
        ListKind::Allow => "attachment; filename=\"domain_allows.csv\"",
    };
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, disposition)], csv).into_response())
}
