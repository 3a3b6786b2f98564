//! `allmende delivery activity` and `recent`.

use allmende_app::deliveries::{self, ActivityStatus, SentActivity, SentView};
use allmende_app::{App, AppError};
use allmende_domain::ids::ListingId;
use anyhow::Context as _;
use clap::Args;
use serde_json::{Value, json};

use crate::commands::answer::{shortened, table, when};
use crate::commands::{Answer, OPERATOR, cooperative};

#[derive(Debug, Args)]
pub struct Recent {
    /// Only what this cooperative sent.
    #[arg(long)]
    coop: Option<String>,
    /// Go on before this number, as the answer before said.
    #[arg(long)]
    before: Option<i64>,
}

pub async fn recent(app: &App, recent: &Recent) -> anyhow::Result<Answer> {
    let before = recent.before.unwrap_or(i64::MAX);
    let found = match &recent.coop {
        Some(handle) => deliveries::sent_of(app, &OPERATOR, &cooperative(app, Some(handle)).await?, before).await?,
        None => deliveries::sent(app, &OPERATOR, before).await?,
    };
    let headings = ["number", "sent (UTC)", "kind", "delivered", "waiting", "parked", "dead", "about"];
    let mut text = if found.activities.is_empty() {
        "Nothing was sent yet.\n".to_owned()
    } else {
        table(&headings, &found.activities.iter().map(row).collect::<Vec<_>>())
    };
    if let Some(next) = found.next {
        text.push_str(&format!("more: --before {next}\n"));
    }
    Ok(Answer::new(text, json!({ "activities": found.activities.iter().map(value).collect::<Value>(), "next": found.next })))
}

fn row(view: &SentView) -> Vec<String> {
    let sent = &view.activity;
    vec![
        sent.seq.to_string(),
        when(sent.created_at),
        sent.kind.clone(),
        format!("{} of {}", sent.delivered, sent.audience),
        sent.pending.to_string(),
        sent.parked.to_string(),
        sent.dead.to_string(),
        shortened(&sent.object_url, 60),
    ]
}

fn value(view: &SentView) -> Value {
    let cooperative = view.cooperative.as_ref().map_or(Value::Null, |ours| ours.handle.as_str().into());
    sent_value(&view.activity, "cooperative", cooperative)
}

/// How far it got, and one thing more.
fn sent_value(sent: &SentActivity, name: &str, more: Value) -> Value {
    let mut value = json!({
        "number": sent.seq,
        "activity": sent.activity_url,
        "object": sent.object_url,
        "kind": sent.kind,
        "sent_at": sent.created_at.to_rfc3339(),
        "audience": sent.audience,
        "delivered": sent.delivered,
        "superseded": sent.superseded,
        "pending": sent.pending,
        "parked": sent.parked,
        "dead": sent.dead,
        "discarded": sent.discarded,
    });
    if let Value::Object(fields) = &mut value {
        fields.insert(name.to_owned(), more);
    }
    value
}

pub async fn of_subject(app: &App, subject: &str) -> anyhow::Result<Answer> {
    let status = match ListingId::parse(subject) {
        Ok(listing) => {
            deliveries::of_listing(app, &OPERATOR, &listing).await.map_err(|error| named(error, "no listing of ours has this id"))?
        }
        Err(_) => {
            let unknown = "no activity has this address, or it was forgotten; `allmende delivery recent` lists the last ones";
            Some(deliveries::of_activity(app, &OPERATOR, subject).await.map_err(|error| named(error, unknown))?)
        }
    };
    let Some(ActivityStatus { sent, undelivered }) = status else {
        return Ok(Answer::new("Nobody was told about it yet.", Value::Null));
    };
    let mut text = format!("{} {}\ndelivered to {} of {}", sent.kind, sent.activity_url, sent.delivered, sent.audience);
    text.push_str(&format!(
        " ({} waiting, {} parked, {} dead, {} given up for good)\n",
        sent.pending, sent.parked, sent.dead, sent.discarded
    ));
    for missing in &undelivered {
        let state = missing.state.map_or("waiting", |state| state.as_str());
        let next = if missing.state.is_none() { format!(" (next {} UTC)", when(missing.next_attempt_at)) } else { String::new() };
        text.push_str(&format!("  {}:{} {} {state}: {}{next}\n", missing.endpoint_id, sent.seq, missing.inbox, missing.reason));
    }
    let missing = undelivered.iter().map(|m| {
        json!({
            "endpoint": m.endpoint_id,
            "inbox": m.inbox,
            "state": m.state.map_or("pending", |state| state.as_str()),
            "status": m.status,
            "reason": m.reason,
            "next_attempt_at": m.next_attempt_at.to_rfc3339(),
        })
    });
    Ok(Answer::new(text, sent_value(&sent, "undelivered", missing.collect())))
}

/// What was not found, in words.
fn named(error: AppError, unknown: &'static str) -> anyhow::Error {
    match error {
        AppError::NotFound => anyhow::anyhow!(unknown),
        other => other.into(),
    }
}

/// The number of an activity by its address.
pub async fn number_of(app: &App, activity: &str) -> anyhow::Result<i64> {
    let status = deliveries::of_activity(app, &OPERATOR, activity).await;
    Ok(status.context("no activity has this address, or it was forgotten; `allmende delivery recent` lists the last ones")?.sent.seq)
}
