//! `allmende peer held` and `allmende peer purge`.

use allmende_app::held::{self, Held as Item};
use allmende_app::{App, peers};
use allmende_domain::peer::PeerPolicy;
use allmende_domain::url::Host;
use clap::Args;
use serde_json::{Value, json};

use super::host_named;
use crate::commands::answer::{shortened, when};
use crate::commands::{Answer, OPERATOR};

#[derive(Debug, Args)]
pub struct Held {
    /// Only what this server sent.
    #[arg(long)]
    host: Option<String>,
    /// Let these take effect: their numbers.
    #[arg(long, value_name = "NUMBER", num_args = 1.., conflicts_with = "refuse")]
    let_through: Vec<i64>,
    /// End these without effect: their numbers.
    #[arg(long, value_name = "NUMBER", num_args = 1..)]
    refuse: Vec<i64>,
    /// Let everything of --host through, and allow that server.
    #[arg(long, requires = "host", conflicts_with_all = ["let_through", "refuse"])]
    welcome: bool,
    /// List what came before this number, as the answer before said.
    #[arg(long)]
    before: Option<i64>,
}

pub async fn run(app: &App, asked: &Held) -> anyhow::Result<Answer> {
    let host = asked.host.as_deref().map(host_named).transpose()?;
    if let Some(host) = host.as_ref().filter(|_| asked.welcome) {
        let done = held::welcome(app, &OPERATOR, host).await?;
        return Ok(Answer::new(format!("{host} is allowed; {done} let through."), json!({ "host": host.as_str(), "let_through": done })));
    }
    if !asked.let_through.is_empty() {
        let done = held::let_through(app, &OPERATOR, &asked.let_through).await?;
        return Ok(Answer::new(format!("{done} let through."), json!({ "let_through": done })));
    }
    if !asked.refuse.is_empty() {
        let done = held::refuse(app, &OPERATOR, &asked.refuse).await?;
        return Ok(Answer::new(format!("{done} refused."), json!({ "refused": done })));
    }
    let list = held::list(app, &OPERATOR, host.as_ref(), asked.before.unwrap_or(i64::MAX)).await?;
    let rows = list.items.iter().map(row).collect();
    let values = list.items.iter().map(value).collect();
    Ok(Answer::list(&["number", "host", "came (UTC)", "what", "why", "from", "text"], rows, "Nothing is held.", values))
}

pub async fn purge(app: &App, host: &Host, suspend: bool) -> anyhow::Result<Answer> {
    if suspend {
        peers::set_policy(app, &OPERATOR, host, PeerPolicy::Suspend, "").await?;
    }
    let purged = held::purge(app, &OPERATOR, host).await?;
    let text = format!(
        "{host}: {} held or waiting, {} listings, {} posts, {} messages and {} follows were taken away.",
        purged.held, purged.listings, purged.posts, purged.messages, purged.follows
    );
    let value = json!({
        "host": host.as_str(), "held": purged.held, "listings": purged.listings, "posts": purged.posts,
        "messages": purged.messages, "follows": purged.follows,
    });
    Ok(Answer::new(text, value))
}

fn row(item: &Item) -> Vec<String> {
    let (what, why) = (item.kind.as_str().to_owned(), item.cause.as_str().to_owned());
    vec![item.seq.to_string(), item.host.clone(), when(item.held_at), what, why, item.actor_url.clone(), shortened(&item.preview, 60)]
}

fn value(item: &Item) -> Value {
    json!({
        "number": item.seq,
        "host": item.host,
        "actor": item.actor_url,
        "kind": item.kind.as_str(),
        "cause": item.cause.as_str(),
        "preview": item.preview,
        "held_at": item.held_at.to_rfc3339(),
    })
}
