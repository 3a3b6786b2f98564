//! `allmende peer`.

use allmende_app::{App, peers};
use allmende_domain::peer::PeerPolicy;
use allmende_domain::url::Host;
use anyhow::Context as _;
use clap::Subcommand;
use serde_json::{Value, json};

use super::answer::when;
use super::{Answer, OPERATOR};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Servers we know, those with a decision first.
    List,
    /// Decide about a server and everything below its name.
    Set {
        /// Its host name.
        host: String,
        /// allow, limit (kept from public pages) or suspend (nothing in, nothing out).
        #[arg(value_parser = policy)]
        policy: PeerPolicy,
        /// Why, for those who come after.
        #[arg(long, default_value = "")]
        reason: String,
    },
}

fn policy(text: &str) -> Result<PeerPolicy, String> {
    PeerPolicy::parse(text).ok_or_else(|| "not one of allow, limit, suspend".to_owned())
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::List => {
            let all = peers::list(app, &OPERATOR).await?;
            let rows = all.iter().map(row).collect();
            let values = all.iter().map(value).collect();
            Ok(Answer::list(
                &["host", "policy", "runs", "heard of (UTC)", "waiting", "reason"],
                rows,
                "No other server is known yet.",
                values,
            ))
        }
        Command::Set { host, policy, reason } => {
            let host = Host::parse(&host).with_context(|| format!("“{host}” is no host name"))?;
            peers::set_policy(app, &OPERATOR, &host, policy, &reason).await?;
            let value = json!({ "host": host.as_str(), "policy": policy.as_str(), "reason": reason });
            Ok(Answer::new(format!("{}: {}.", host.as_str(), policy.as_str()), value))
        }
    }
}

fn row(view: &peers::PeerView) -> Vec<String> {
    let peer = &view.peer;
    let heard = peer.last_seen_at.map(when).unwrap_or_default();
    let waiting = view.pending.to_string();
    vec![peer.host.as_str().to_owned(), peer.policy.as_str().to_owned(), peer.software.clone(), heard, waiting, peer.reason.clone()]
}

fn value(view: &peers::PeerView) -> Value {
    let peer = &view.peer;
    json!({
        "host": peer.host.as_str(),
        "policy": peer.policy.as_str(),
        "reason": peer.reason,
        "software": peer.software,
        "first_seen_at": peer.first_seen_at.to_rfc3339(),
        "last_seen_at": peer.last_seen_at.map(|seen| seen.to_rfc3339()),
        "pending": view.pending,
    })
}
