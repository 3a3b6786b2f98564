//! `allmende delivery inbox`.

use allmende_app::App;
use allmende_app::arrivals::{self, FailedArrival, HostBacklog};
use allmende_app::limits::INBOX_BACKLOG_PER_HOST_MAX;
use anyhow::Context as _;
use clap::Args;
use serde_json::{Value, json};

use super::host_named;
use crate::commands::answer::{shortened, table, when};
use crate::commands::{Answer, OPERATOR};

#[derive(Debug, Args)]
pub struct Inbox {
    /// Of what failed, only what this server sent.
    #[arg(long)]
    host: Option<String>,
    /// Process one that failed again: its number.
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["host", "again_all"])]
    again: Option<i64>,
    /// Process everything that failed again, with --host only what this server sent.
    #[arg(long)]
    again_all: bool,
    /// List what failed before this number, as the answer before said.
    #[arg(long)]
    before: Option<i64>,
}

pub async fn run(app: &App, inbox: &Inbox) -> anyhow::Result<Answer> {
    let host = inbox.host.as_deref().map(host_named).transpose()?;
    if let Some(number) = inbox.again {
        let missing = || format!("nothing with the number {number} failed; `allmende delivery inbox` lists what did");
        arrivals::try_again(app, &OPERATOR, number).await.with_context(missing)?;
        return Ok(Answer::new("It will be processed again.", json!({ "activities": 1 })));
    }
    if inbox.again_all {
        let again = arrivals::try_all_again(app, &OPERATOR, host.as_ref()).await?;
        return Ok(Answer::new(format!("{again} will be processed again."), json!({ "activities": again })));
    }
    let totals = arrivals::totals(app, &OPERATOR).await?;
    let backlogs = arrivals::backlogs(app, &OPERATOR, None).await?;
    let failed = arrivals::failed(app, &OPERATOR, host.as_ref(), inbox.before.unwrap_or(i64::MAX)).await?;
    let mut text = format!(
        "{} waiting (oldest {}), {} failed, {} server(s) at their limit of {INBOX_BACKLOG_PER_HOST_MAX}\n",
        totals.waiting,
        totals.oldest_at.map_or_else(|| "–".to_owned(), when),
        totals.failed,
        totals.hosts_at_quota
    );
    if !backlogs.hosts.is_empty() {
        let rows: Vec<_> = backlogs.hosts.iter().map(backlog_row).collect();
        text.push_str(&format!("\n{}", table(&["host", "waiting", "to be tried again", "oldest (UTC)", "reason"], &rows)));
    }
    if !failed.arrivals.is_empty() {
        let rows: Vec<_> = failed.arrivals.iter().map(failed_row).collect();
        text.push_str(&format!("\n{}", table(&["number", "host", "came (UTC)", "tried", "reason", "activity"], &rows)));
        text.push_str("again: allmende delivery inbox --again NUMBER, or --again-all\n");
    }
    if let Some(next) = failed.next {
        text.push_str(&format!("more: --before {next}\n"));
    }
    let value = json!({
        "waiting": totals.waiting,
        "oldest_at": totals.oldest_at.map(|time| time.to_rfc3339()),
        "failed_count": totals.failed,
        "hosts_at_quota": totals.hosts_at_quota,
        "quota": INBOX_BACKLOG_PER_HOST_MAX,
        "hosts": backlogs.hosts.iter().map(backlog_value).collect::<Value>(),
        "failed": failed.arrivals.iter().map(failed_value).collect::<Value>(),
        "next": failed.next,
    });
    Ok(Answer::new(text, value))
}

fn backlog_row(backlog: &HostBacklog) -> Vec<String> {
    let numbers = [backlog.waiting.to_string(), backlog.postponed.to_string()];
    let [waiting, postponed] = numbers;
    vec![backlog.host.clone(), waiting, postponed, when(backlog.oldest_at), shortened(&backlog.reason, 60)]
}

fn backlog_value(backlog: &HostBacklog) -> Value {
    json!({
        "host": backlog.host,
        "waiting": backlog.waiting,
        "postponed": backlog.postponed,
        "oldest_at": backlog.oldest_at.to_rfc3339(),
        "reason": backlog.reason,
    })
}

fn failed_row(arrival: &FailedArrival) -> Vec<String> {
    let (number, tried) = (arrival.seq.to_string(), arrival.attempts.to_string());
    vec![number, arrival.host.clone(), when(arrival.received_at), tried, shortened(&arrival.reason, 60), arrival.activity_url.clone()]
}

fn failed_value(arrival: &FailedArrival) -> Value {
    json!({
        "number": arrival.seq,
        "activity": arrival.activity_url,
        "actor": arrival.actor_url,
        "host": arrival.host,
        "received_at": arrival.received_at.to_rfc3339(),
        "failed_at": arrival.failed_at.to_rfc3339(),
        "attempts": arrival.attempts,
        "reason": arrival.reason,
    })
}
