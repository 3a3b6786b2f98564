//! `allmende report`.

use allmende_app::App;
use allmende_app::reports::{self, ReportState, ReportView, Reporter};
use allmende_domain::ids::ReportId;
use anyhow::Context as _;
use clap::Subcommand;
use serde_json::{Value, json};

use super::answer::{shortened, when};
use super::{Answer, OPERATOR};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reports that wait for somebody, the latest first.
    List {
        /// Those that somebody decided about instead.
        #[arg(long)]
        done: bool,
        /// The second page, the third, …
        #[arg(long, default_value_t = 1)]
        page: i64,
    },
    /// Say that a report is dealt with.
    Done {
        id: String,
        /// What was done, for those who come after.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Tell the server of whom it is about, in the name of the instance: neither who reports nor what they wrote is told.
    Forward {
        id: String,
        /// What that server is told.
        #[arg(long)]
        words: String,
    },
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::List { done, page } => {
            let state = if done { ReportState::Done } else { ReportState::Open };
            let list = reports::list(app, &OPERATOR, state, page.saturating_sub(1)).await?;
            let rows = list.items.iter().map(row).collect();
            let values = list.items.iter().map(value).collect();
            Ok(Answer::list(&["id", "came (UTC)", "by", "about", "text"], rows, "No report.", values))
        }
        Command::Done { id, note } => {
            let id = report_id(&id)?;
            reports::finish(app, &OPERATOR, &id, &note).await?;
            Ok(Answer::new("Dealt with.", json!({ "id": id.as_str(), "state": "done" })))
        }
        Command::Forward { id, words } => {
            let id = report_id(&id)?;
            reports::forward(app, &OPERATOR, &id, &words).await?;
            Ok(Answer::new("It is on its way.", json!({ "id": id.as_str(), "forwarded": words })))
        }
    }
}

fn report_id(text: &str) -> anyhow::Result<ReportId> {
    ReportId::parse(text).with_context(|| format!("“{text}” is no id of a report; `allmende report list` shows them"))
}

fn reporter(view: &ReportView) -> String {
    match &view.report.by {
        Reporter::Member(_) => view.member.clone().unwrap_or_default(),
        Reporter::FormerMember => "a former member".to_owned(),
        Reporter::Peer { host, .. } => host.clone(),
    }
}

fn row(view: &ReportView) -> Vec<String> {
    let report = &view.report;
    let about = report.about.last().map(ToString::to_string).unwrap_or_default();
    vec![report.id.as_str().to_owned(), when(report.created_at), reporter(view), about, shortened(&report.content, 60)]
}

fn value(view: &ReportView) -> Value {
    let report = &view.report;
    json!({
        "id": report.id.as_str(),
        "by": reporter(view),
        "about": report.about.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "content": report.content,
        "state": report.state.as_str(),
        "note": report.note,
        "forwarded": report.forwarded,
        "created_at": report.created_at.to_rfc3339(),
        "decided_at": report.decided_at.map(|time| time.to_rfc3339()),
    })
}
