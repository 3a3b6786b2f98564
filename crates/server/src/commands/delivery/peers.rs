//! `allmende delivery status`, `peers` and `peer`.

use allmende_app::App;
use allmende_app::deliveries::{self, HostFilter, HostStatus, InboxStatus, PlaceKey};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::Host;
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::last_answer;
use crate::commands::answer::{shortened, table, when};
use crate::commands::{Answer, OPERATOR};

#[derive(Debug, Args)]
pub struct List {
    /// Which servers.
    #[arg(long, value_enum, default_value_t = Show::All)]
    show: Show,
    /// Only those whose name contains this.
    #[arg(long, default_value = "")]
    search: String,
    /// Go on after this place, as the answer before said.
    #[arg(long)]
    after: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    All,
    /// Those that fail, are tried again, or are gone.
    Trouble,
    /// Those that something waits for.
    Backlog,
}

const HEADINGS: [&str; 7] = ["host", "state", "waiting", "oldest (UTC)", "window", "usual ms", "last answer"];

pub async fn status(app: &App) -> anyhow::Result<Answer> {
    let totals = deliveries::totals(app, &OPERATOR).await?;
    let filter = HostFilter { in_trouble: true, ..HostFilter::default() };
    let trouble = deliveries::hosts(app, &OPERATOR, &filter, &PlaceKey::start()).await?;
    let mut text = format!(
        "{} waiting, {} parked, {} dead; {} inboxes, {} in trouble\n",
        totals.pending, totals.parked, totals.dead, totals.endpoints, totals.endpoints_in_trouble
    );
    if !trouble.hosts.is_empty() {
        text.push('\n');
        text.push_str(&table(&HEADINGS, &trouble.hosts.iter().map(row).collect::<Vec<_>>()));
    }
    if trouble.next.is_some() {
        text.push_str("more: allmende delivery peers --show trouble\n");
    }
    let value = json!({
        "pending": totals.pending,
        "parked": totals.parked,
        "dead": totals.dead,
        "endpoints": totals.endpoints,
        "endpoints_in_trouble": totals.endpoints_in_trouble,
        "trouble": trouble.hosts.iter().map(host_value).collect::<Value>(),
    });
    Ok(Answer::new(text, value))
}

pub async fn list(app: &App, list: &List) -> anyhow::Result<Answer> {
    let filter =
        HostFilter { search: list.search.clone(), in_trouble: list.show == Show::Trouble, with_backlog: list.show == Show::Backlog };
    let after = list.after.as_deref().map_or_else(PlaceKey::start, PlaceKey::read);
    let found = deliveries::hosts(app, &OPERATOR, &filter, &after).await?;
    let next = found.next.map(|key| key.to_text());
    let mut text = if found.hosts.is_empty() {
        "No server matches.\n".to_owned()
    } else {
        table(&HEADINGS, &found.hosts.iter().map(row).collect::<Vec<_>>())
    };
    if let Some(next) = &next {
        text.push_str(&format!("more: --after {next}\n"));
    }
    Ok(Answer::new(text, json!({ "hosts": found.hosts.iter().map(host_value).collect::<Value>(), "next": next })))
}

fn row(status: &HostStatus) -> Vec<String> {
    let worst = status.inboxes.first();
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    vec![
        status.host.clone(),
        status.condition.as_str().to_owned(),
        status.backlog.to_string(),
        status.oldest_pending_at.map(when).unwrap_or_default(),
        number(worst.map(|inbox| inbox.endpoint().health.window)),
        number(worst.and_then(|inbox| inbox.duration_smoothed_ms)),
        worst.map(|inbox| shortened(&last_answer(&inbox.status), 48)).unwrap_or_default(),
    ]
}

fn time(time: Option<UnixMillis>) -> Value {
    time.map_or(Value::Null, |time| time.to_rfc3339().into())
}

fn host_value(status: &HostStatus) -> Value {
    json!({
        "host": status.host,
        "state": status.condition.as_str(),
        "inboxes_count": status.inboxes_count,
        "pending": status.backlog,
        "oldest_pending_at": time(status.oldest_pending_at),
        "parked": status.parked,
        "dead": status.dead,
        "inboxes": status.inboxes.iter().map(inbox_value).collect::<Value>(),
    })
}

fn inbox_value(inbox: &InboxStatus) -> Value {
    let (endpoint, health) = (inbox.endpoint(), &inbox.endpoint().health);
    json!({
        "endpoint": endpoint.id,
        "inbox": endpoint.inbox,
        "state": inbox.condition.as_str(),
        "pending": inbox.status.backlog,
        "oldest_pending_at": time(inbox.status.oldest_pending_at),
        "parked": inbox.status.parked,
        "dead": inbox.status.dead,
        "window": health.window,
        "last_ms": health.last_duration_ms,
        "usual_ms": inbox.duration_smoothed_ms,
        "last_status": health.last_status,
        "last_error": health.last_error,
        "last_attempt_at": time(health.last_attempt_at),
        "last_success_at": time(health.last_success_at),
        "failures": health.failures,
        "failing_since": time(health.first_failure_at),
        "next_attempt_at": health.next_attempt_at.to_rfc3339(),
        "delivered": health.delivered_count,
        "failed_rounds": inbox.failed_count,
        "known_since": inbox.known_since.to_rfc3339(),
    })
}

pub async fn one(app: &App, host: &Host, after: Option<&str>) -> anyhow::Result<Answer> {
    let after = after.map_or_else(PlaceKey::start, PlaceKey::read);
    let view = deliveries::host(app, &OPERATOR, host, &after).await;
    let view = view.with_context(|| format!("nothing was ever sent to {host}; `allmende delivery peers` lists the servers"))?;
    let status = &view.status;
    let mut text = format!(
        "{}: {}, {} waiting, {} parked, {} dead, {} inbox(es); standing: {}\n",
        status.host,
        status.condition.as_str(),
        status.backlog,
        status.parked,
        status.dead,
        status.inboxes_count,
        view.standing.as_str()
    );
    for inbox in &view.inboxes {
        text.push_str(&words(inbox));
    }
    let next = view.next.map(|key| key.to_text());
    if let Some(next) = &next {
        text.push_str(&format!("more: --after {next}\n"));
    }
    let mut value = host_value(status);
    if let Some(object) = value.as_object_mut() {
        object.insert("standing".to_owned(), view.standing.as_str().into());
        object.insert("inboxes".to_owned(), view.inboxes.iter().map(inbox_value).collect());
        object.insert("next".to_owned(), next.into());
    }
    Ok(Answer::new(text, value))
}

/// An inbox in a few lines.
fn words(inbox: &InboxStatus) -> String {
    let (endpoint, health) = (inbox.endpoint(), &inbox.endpoint().health);
    let ms = |ms: Option<i64>| ms.map_or_else(|| "–".to_owned(), |ms| format!("{ms} ms"));
    let never = |time: Option<UnixMillis>| time.map_or_else(|| "never".to_owned(), when);
    let mut text = format!("\n{} (endpoint {}): {}\n", endpoint.inbox, endpoint.id, inbox.condition.as_str());
    text.push_str(&format!("  waiting {}, oldest {}\n", inbox.status.backlog, never(inbox.status.oldest_pending_at)));
    text.push_str(&format!(
        "  window {}, last {}, usually {}\n",
        health.window,
        ms(health.last_duration_ms),
        ms(inbox.duration_smoothed_ms)
    ));
    text.push_str(&format!("  last answer: {}\n", last_answer(&inbox.status)));
    if let Some(since) = health.first_failure_at {
        text.push_str(&format!(
            "  failing since {} ({} rounds), next try {}\n",
            when(since),
            health.failures,
            when(health.next_attempt_at)
        ));
    }
    text.push_str(&format!(
        "  delivered {}, failed rounds {}, last success {}\n",
        health.delivered_count,
        inbox.failed_count,
        never(health.last_success_at)
    ));
    text
}
