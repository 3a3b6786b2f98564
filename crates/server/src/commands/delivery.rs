//! `allmende delivery`.

use allmende_app::peers::EndpointStatus;
use allmende_app::{App, deliveries};
use allmende_domain::ids::ListingId;
use allmende_domain::url::Host;
use anyhow::Context as _;
use clap::Subcommand;
use serde_json::{Value, json};

use super::answer::{shortened, table, when};
use super::{Answer, OPERATOR};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// How deliveries fare: all of them, or those of one activity or listing.
    Status {
        /// The address of an activity, or the id of a listing.
        subject: Option<String>,
    },
    /// Try a server or an inbox again now.
    Retry {
        /// A host name, or the address of an inbox.
        target: String,
    },
    /// What ended without success or waits for a person.
    Dead {
        /// Counts from 0.
        #[arg(long, default_value_t = 0)]
        page: u32,
    },
    /// Send again what is dead or parked.
    Replay {
        /// A host name for everything there, or ENDPOINT:NUMBER from the list of the dead.
        target: String,
    },
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Status { subject: None } => overview(app).await,
        Command::Status { subject: Some(subject) } => of_subject(app, &subject).await,
        Command::Retry { target } => retry(app, &target).await,
        Command::Dead { page } => dead(app, page).await,
        Command::Replay { target } => replay(app, &target).await,
    }
}

async fn overview(app: &App) -> anyhow::Result<Answer> {
    let overview = deliveries::overview(app, &OPERATOR).await?;
    let totals = overview.totals;
    let mut text = format!(
        "{} waiting, {} parked, {} dead; {} inboxes, {} in trouble\n",
        totals.pending, totals.parked, totals.dead, totals.endpoints, totals.endpoints_in_trouble
    );
    if !overview.endpoints.is_empty() {
        let headings = ["inbox", "state", "waiting", "delivered", "last answer", "next attempt (UTC)"];
        text.push('\n');
        text.push_str(&table(&headings, &overview.endpoints.iter().map(row).collect::<Vec<_>>()));
    }
    let value = json!({
        "pending": totals.pending,
        "parked": totals.parked,
        "dead": totals.dead,
        "endpoints_in_trouble": totals.endpoints_in_trouble,
        "endpoints": overview.endpoints.iter().map(endpoint_value).collect::<Value>(),
    });
    Ok(Answer::new(text, value))
}

/// The last answer of an inbox, in words.
pub fn last_answer(status: &EndpointStatus) -> String {
    let endpoint = &status.endpoint;
    match (endpoint.health.last_status, endpoint.health.last_error.as_str()) {
        (Some(code), "") => code.to_string(),
        (Some(code), error) => format!("{code} {error}"),
        (None, error) => error.to_owned(),
    }
}

fn row(status: &EndpointStatus) -> Vec<String> {
    let endpoint = &status.endpoint;
    let next = if status.backlog > 0 { when(endpoint.health.next_attempt_at) } else { String::new() };
    let counts = [status.backlog, endpoint.health.delivered_count].map(|count| count.to_string());
    let [waiting, delivered] = counts;
    let answer = shortened(&last_answer(status), 40);
    vec![endpoint.inbox.to_string(), endpoint.health.breaker.as_str().to_owned(), waiting, delivered, answer, next]
}

fn endpoint_value(status: &EndpointStatus) -> Value {
    let endpoint = &status.endpoint;
    json!({
        "inbox": endpoint.inbox.to_string(),
        "host": endpoint.host.to_string(),
        "state": endpoint.health.breaker.as_str(),
        "pending": status.backlog,
        "parked": status.parked,
        "dead": status.dead,
        "delivered": endpoint.health.delivered_count,
        "failures": endpoint.health.failures,
        "last_status": endpoint.health.last_status,
        "last_error": endpoint.health.last_error,
        "next_attempt_at": endpoint.health.next_attempt_at.to_rfc3339(),
    })
}

async fn of_subject(app: &App, subject: &str) -> anyhow::Result<Answer> {
    let status = match ListingId::parse(subject) {
        Ok(listing) => deliveries::of_listing(app, &OPERATOR, &listing).await.context("that listing")?,
        Err(_) => Some(deliveries::of_activity(app, &OPERATOR, subject).await.context("that activity")?),
    };
    let Some(status) = status else {
        return Ok(Answer::new("Nobody was told about it yet.", Value::Null));
    };
    let mut text = format!("{} {}\ndelivered to {} of {}", status.kind, status.activity_url, status.delivered, status.audience);
    text.push_str(&format!(" ({} waiting, {} parked, {} dead)\n", status.pending, status.parked, status.dead));
    for missing in &status.undelivered {
        text.push_str(&format!("  {}: {} (next {} UTC)\n", missing.inbox, missing.reason, when(missing.next_attempt_at)));
    }
    let missing = status
        .undelivered
        .iter()
        .map(|m| json!({ "inbox": m.inbox, "status": m.status, "reason": m.reason, "next_attempt_at": m.next_attempt_at.to_rfc3339() }));
    let value = json!({
        "activity": status.activity_url,
        "object": status.object_url,
        "kind": status.kind,
        "audience": status.audience,
        "delivered": status.delivered,
        "pending": status.pending,
        "parked": status.parked,
        "dead": status.dead,
        "undelivered": missing.collect::<Value>(),
    });
    Ok(Answer::new(text, value))
}

async fn retry(app: &App, target: &str) -> anyhow::Result<Answer> {
    let tried = if target.contains("://") {
        deliveries::retry(app, &OPERATOR, target).await.with_context(|| format!("nothing was ever sent to {target}"))?;
        1
    } else {
        let host = Host::parse(target).with_context(|| format!("“{target}” is neither a host name nor an inbox"))?;
        deliveries::retry_host(app, &OPERATOR, &host).await?
    };
    anyhow::ensure!(tried > 0, "nothing was ever sent to {target}");
    Ok(Answer::new(format!("{tried} inbox(es) will be tried at once."), json!({ "endpoints": tried })))
}

async fn dead(app: &App, page: u32) -> anyhow::Result<Answer> {
    let letters = deliveries::dead_letters(app, &OPERATOR, page).await?;
    let rows = letters.iter().map(|letter| {
        let name = format!("{}:{}", letter.endpoint_id, letter.seq);
        let kind = letter.kind.clone().unwrap_or_default();
        vec![name, letter.host.clone(), letter.state.as_str().to_owned(), kind, shortened(&letter.reason, 60), when(letter.attempted_at)]
    });
    let values = letters.iter().map(|letter| {
        json!({
            "endpoint": letter.endpoint_id,
            "number": letter.seq,
            "inbox": letter.inbox,
            "state": letter.state.as_str(),
            "kind": letter.kind,
            "activity": letter.activity_url,
            "status": letter.status,
            "reason": letter.reason,
            "attempted_at": letter.attempted_at.to_rfc3339(),
        })
    });
    let headings = ["endpoint:number", "host", "state", "kind", "reason", "last tried (UTC)"];
    Ok(Answer::list(&headings, rows.collect(), "Nothing is dead or parked.", values.collect()))
}

async fn replay(app: &App, target: &str) -> anyhow::Result<Answer> {
    let numbers = target.split_once(':').and_then(|(endpoint, seq)| Some((endpoint.parse().ok()?, seq.parse().ok()?)));
    let replayed = match numbers {
        Some((endpoint, seq)) => {
            deliveries::replay(app, &OPERATOR, endpoint, seq).await.context("nothing with these numbers is dead or parked")?;
            1
        }
        None => {
            let host = Host::parse(target).with_context(|| format!("“{target}” is neither ENDPOINT:NUMBER nor a host name"))?;
            deliveries::replay_host(app, &OPERATOR, &host).await?
        }
    };
    anyhow::ensure!(replayed > 0, "nothing for {target} is dead or parked");
    Ok(Answer::new(format!("{replayed} deliveries are on their way again."), json!({ "deliveries": replayed })))
}
