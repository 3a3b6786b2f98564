//! `allmende peer import`, `export` and `lists`.

use std::io::Read as _;
use std::path::PathBuf;

use allmende_app::App;
use allmende_app::domain_lists::{self, Change, Plan};
use allmende_app::limits::DOMAIN_LIST_BYTES_MAX;
use allmende_domain::peer::ListKind;
use anyhow::Context as _;
use clap::Args;
use serde_json::{Value, json};

use crate::commands::answer::when;
use crate::commands::{Answer, OPERATOR};
use crate::limits::IMPORT_ERRORS_SHOWN_MAX;

#[derive(Debug, Args)]
pub struct Import {
    /// The list (.csv).
    file: PathBuf,
    /// block or allow.
    #[arg(long, value_parser = kind, default_value = "block")]
    kind: ListKind,
    /// What the list is called here: importing it again under this name also takes back what left it. Without it the name of the file.
    #[arg(long)]
    name: Option<String>,
    /// Show what would change, write nothing.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub struct Export {
    /// block or allow.
    #[arg(long, value_parser = kind, default_value = "block")]
    kind: ListKind,
}

#[derive(Debug, Args)]
pub struct Lists {
    /// Take back everything that the list of this name brought.
    #[arg(long, value_name = "NAME")]
    retract: Option<String>,
    /// With --retract: show what would change, write nothing.
    #[arg(long, requires = "retract")]
    dry_run: bool,
}

fn kind(text: &str) -> Result<ListKind, String> {
    ListKind::parse(text).ok_or_else(|| "not one of block, allow".to_owned())
}

pub async fn import(app: &App, asked: &Import) -> anyhow::Result<Answer> {
    let mut bytes = Vec::new();
    let bytes_max = u64::try_from(DOMAIN_LIST_BYTES_MAX).unwrap_or(u64::MAX);
    // Counted while reading: what is no plain file tells no size, and may never end.
    std::fs::File::open(&asked.file)
        .and_then(|file| file.take(bytes_max.saturating_add(1)).read_to_end(&mut bytes))
        .with_context(|| format!("{} cannot be read", asked.file.display()))?;
    let file_name = asked.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let table = domain_lists::parse(asked.kind, &bytes)?;
    let plan = domain_lists::plan(app, &OPERATOR, asked.name.as_deref().unwrap_or(&file_name), asked.kind, table).await?;
    let (text, value) = (told(&plan), plan_value(&plan, asked.dry_run));
    if asked.dry_run {
        return Ok(Answer::new(format!("{text}Nothing was written."), value));
    }
    let changed = domain_lists::import(app, &OPERATOR, plan).await?;
    Ok(Answer::new(format!("{text}{changed} decisions changed."), value))
}

pub async fn export(app: &App, asked: &Export) -> anyhow::Result<Answer> {
    let csv = domain_lists::export(app, &OPERATOR, asked.kind).await?;
    let value = json!({ "kind": asked.kind.as_str(), "csv": csv });
    Ok(Answer::new(csv, value))
}

pub async fn run(app: &App, asked: &Lists) -> anyhow::Result<Answer> {
    if let Some(name) = &asked.retract {
        let missing = || format!("there is no list “{name}”; `allmende peer lists` shows them");
        let plan = domain_lists::plan_retraction(app, &OPERATOR, name).await.with_context(missing)?;
        let (text, value) = (told(&plan), plan_value(&plan, asked.dry_run));
        if asked.dry_run {
            return Ok(Answer::new(format!("{text}Nothing was written."), value));
        }
        let changed = domain_lists::retract(app, &OPERATOR, name).await?;
        return Ok(Answer::new(format!("{text}The list was taken back: {changed} decisions changed."), value));
    }
    let all = domain_lists::all(app, &OPERATOR).await?;
    let rows = all.iter().map(|list| {
        vec![list.name.clone(), list.kind.as_str().to_owned(), list.entries.to_string(), list.in_force.to_string(), when(list.imported_at)]
    });
    let values = all.iter().map(|list| {
        json!({
            "name": list.name, "kind": list.kind.as_str(), "entries": list.entries, "in_force": list.in_force,
            "imported_at": list.imported_at.to_rfc3339(),
        })
    });
    let headings = &["name", "kind", "domains", "decided by it", "imported (UTC)"];
    Ok(Answer::list(headings, rows.collect(), "No list was imported.", values.collect()))
}

fn told(plan: &Plan) -> String {
    let mut text = String::new();
    for change in plan.changes.iter().take(IMPORT_ERRORS_SHOWN_MAX) {
        text.push_str(&format!("{}: {} → {}\n", change.host, policy(change.from), policy(change.to)));
    }
    if let Some(more) = plan.changes.len().checked_sub(IMPORT_ERRORS_SHOWN_MAX).filter(|more| *more > 0) {
        text.push_str(&format!("and {more} more\n"));
    }
    let named = |hosts: &[allmende_domain::url::Host]| {
        hosts.iter().take(IMPORT_ERRORS_SHOWN_MAX).map(|host| host.as_str().to_owned()).collect::<Vec<_>>().join(", ")
    };
    for (hosts, what) in [
        (&plan.ours, "this server, or the domain that it is in: left out"),
        (&plan.partners, "somebody there follows one of ours or is followed by one: left out, decide by hand"),
        (&plan.by_hand, "a person decided otherwise: that stands"),
        (&plan.gone, "no longer on the list"),
        (&plan.without_reports, "reports of these are not read (reject_reports)"),
    ] {
        if !hosts.is_empty() {
            text.push_str(&format!("{what}: {}\n", named(hosts)));
        }
    }
    for row in plan.skipped.iter().take(IMPORT_ERRORS_SHOWN_MAX) {
        text.push_str(&format!("row {}, “{}”: skipped, {}\n", row.row, row.text, row.code));
    }
    if plan.without_media > 0 {
        let count = plan.without_media;
        text.push_str(&format!(
            "{count} to be shown without images (reject_media): not honoured, pictures of their listings are shown here\n"
        ));
    }
    let skipped = plan.skipped.len() + plan.skipped_more;
    text.push_str(&format!("{}: {} change, {} stay as they are, {skipped} rows skipped.\n", plan.name, plan.changes.len(), plan.unchanged));
    text
}

fn policy(policy: Option<allmende_domain::peer::PeerPolicy>) -> &'static str {
    policy.map_or("no decision", allmende_domain::peer::PeerPolicy::as_str)
}

fn plan_value(plan: &Plan, dry_run: bool) -> Value {
    let hosts = |hosts: &[allmende_domain::url::Host]| hosts.iter().map(|host| host.as_str().to_owned()).collect::<Vec<_>>();
    let change = |change: &Change| {
        json!({
            "host": change.host.as_str(), "from": change.from.map(|policy| policy.as_str()), "to": change.to.map(|policy| policy.as_str()),
        })
    };
    json!({
        "list": plan.name,
        "kind": plan.kind.as_str(),
        "dry_run": dry_run,
        "changes": plan.changes.iter().map(change).collect::<Value>(),
        "unchanged": plan.unchanged,
        "ours": hosts(&plan.ours),
        "partners": hosts(&plan.partners),
        "by_hand": hosts(&plan.by_hand),
        "left_the_list": hosts(&plan.gone),
        "reports_not_read": hosts(&plan.without_reports),
        "reject_media_not_honoured": plan.without_media,
        "skipped": plan.skipped.iter().map(|row| json!({ "row": row.row, "text": row.text, "code": row.code })).collect::<Value>(),
        "skipped_more": plan.skipped_more,
    })
}
