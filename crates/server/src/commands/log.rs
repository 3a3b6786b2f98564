//! `allmende log`.

use allmende_app::App;
use allmende_app::audit::{self, Entry, Hand, Kind};
use allmende_app::members;
use anyhow::Context as _;
use clap::Args;
use serde_json::{Value, json};

use super::answer::when;
use super::{Answer, OPERATOR};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Only deeds of one kind: accounts, members, peers, moderation, settings or backups.
    #[arg(long, value_parser = kind)]
    kind: Option<Kind>,
    /// Only what this member did, or what was done to their account.
    #[arg(long, value_name = "LOGIN")]
    person: Option<String>,
    /// Only what came before the entry of this number.
    #[arg(long, value_name = "NUMBER")]
    before: Option<i64>,
}

fn kind(text: &str) -> Result<Kind, String> {
    let known = || Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
    Kind::parse(text).ok_or_else(|| format!("one of {}", known()))
}

/// Who did what, the latest first.
pub async fn run(app: &App, arguments: Arguments) -> anyhow::Result<Answer> {
    let person = match &arguments.person {
        Some(login) => {
            Some(members::by_login(app, &OPERATOR, login).await.with_context(|| format!("nobody here signs in as “{login}”"))?.id)
        }
        None => None,
    };
    let log = audit::list(app, &OPERATOR, arguments.kind, person.as_ref(), arguments.before).await?;
    let rows = log.entries.iter().map(row).collect();
    let values = log.entries.iter().map(value).collect();
    Ok(Answer::list(&["number", "when (UTC)", "who", "did", "to", "detail"], rows, "Nothing is in the log.", values))
}

fn hand(entry: &Entry) -> String {
    match &entry.hand {
        Hand::Operator => "command line".to_owned(),
        Hand::Member { name, .. } => name.clone(),
        Hand::FormerMember => "a former member".to_owned(),
    }
}

fn target(entry: &Entry) -> String {
    let about = entry.about.as_ref().map(|(_, name)| name.clone());
    let parts = [about, entry.cooperative.clone(), Some(entry.subject.clone()).filter(|subject| !subject.is_empty())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn row(entry: &Entry) -> Vec<String> {
    vec![entry.seq.to_string(), when(entry.at), hand(entry), entry.code.clone(), target(entry), entry.detail.clone()]
}

fn value(entry: &Entry) -> Value {
    json!({
        "number": entry.seq,
        "at": entry.at.to_rfc3339(),
        "by": hand(entry),
        "action": entry.code,
        "cooperative": entry.cooperative,
        "about": entry.about.as_ref().map(|(_, name)| name),
        "subject": entry.subject,
        "detail": entry.detail,
    })
}
