//! `allmende peer`.

mod held;
mod lists;
pub mod show;

use allmende_app::{App, peers};
use allmende_domain::peer::{FederationMode, Newcomers, PeerPolicy};
use allmende_domain::url::Host;
use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::answer::when;
use super::{Answer, OPERATOR};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Servers we know, those with a decision first.
    List,
    /// One of them: what its program can read, and how its catalogues here stand.
    Show {
        /// Its host name, exactly.
        host: String,
    },
    /// Decide about a server and everything below its name.
    Set {
        /// Its host name.
        host: String,
        /// allow, limit (what it sends is held, and shown to members only) or suspend (nothing in, nothing out, nothing shown).
        #[arg(value_parser = policy)]
        policy: PeerPolicy,
        /// Why, for those who come after.
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Take a decision back: the rules hold again.
    Unset {
        /// Its host name.
        host: String,
    },
    /// The rules for servers about which nobody decided; without options they are shown.
    Rules(Rules),
    /// What came in and is held until somebody decides.
    Held(held::Held),
    /// Take away everything that is kept of a server: what is held, listings, posts, messages, follows.
    Purge {
        /// Its host name, exactly.
        host: String,
        /// Suspend it first.
        #[arg(long)]
        suspend: bool,
    },
    /// Servers whose keys all changed at once; with a host: take its new keys for its own.
    Keys {
        /// Its host name, exactly.
        #[arg(long, value_name = "HOST")]
        trust: Option<String>,
    },
    /// Import a list of domains to block or to allow, as Mastodon exports them (CSV).
    Import(lists::Import),
    /// Write what is blocked or allowed as such a list, to standard output.
    Export(lists::Export),
    /// Lists that were imported; or take one back.
    Lists(lists::Lists),
}

#[derive(Debug, Args)]
pub struct Rules {
    /// open (everybody who is not suspended) or allow-list (those alone whom somebody allowed).
    #[arg(long, value_parser = mode)]
    mode: Option<FederationMode>,
    /// What becomes of what a server sends that nobody here decided about, follows or wrote to: hold or show.
    #[arg(long, value_parser = newcomers)]
    newcomers: Option<Newcomers>,
}

fn policy(text: &str) -> Result<PeerPolicy, String> {
    PeerPolicy::parse(text).ok_or_else(|| "not one of allow, limit, suspend".to_owned())
}

fn mode(text: &str) -> Result<FederationMode, String> {
    FederationMode::parse(text).ok_or_else(|| "not one of open, allow-list".to_owned())
}

fn newcomers(text: &str) -> Result<Newcomers, String> {
    Newcomers::parse(text).ok_or_else(|| "not one of hold, show".to_owned())
}

fn host_named(host: &str) -> anyhow::Result<Host> {
    Host::parse(host).with_context(|| format!("“{host}” is no host name"))
}

pub async fn run(app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::List => list(app).await,
        Command::Show { host } => show::run(app, &host_named(&host)?).await,
        Command::Set { host, policy, reason } => {
            let host = host_named(&host)?;
            peers::set_policy(app, &OPERATOR, &host, policy, &reason).await?;
            let value = json!({ "host": host.as_str(), "policy": policy.as_str(), "reason": reason });
            Ok(Answer::new(format!("{}: {}.", host.as_str(), policy.as_str()), value))
        }
        Command::Unset { host } => {
            let host = host_named(&host)?;
            peers::undecide(app, &OPERATOR, &host).await.with_context(|| format!("nobody decided about {host}"))?;
            Ok(Answer::new(format!("{host}: no decision."), json!({ "host": host.as_str(), "policy": null })))
        }
        Command::Rules(rules) => set_rules(app, &rules).await,
        Command::Held(held) => held::run(app, &held).await,
        Command::Purge { host, suspend } => held::purge(app, &host_named(&host)?, suspend).await,
        Command::Keys { trust } => keys(app, trust.as_deref()).await,
        Command::Import(import) => lists::import(app, &import).await,
        Command::Export(export) => lists::export(app, &export).await,
        Command::Lists(lists) => lists::run(app, &lists).await,
    }
}

async fn list(app: &App) -> anyhow::Result<Answer> {
    let all = peers::list(app, &OPERATOR).await?;
    let rows = all.iter().map(row).collect();
    let values = all.iter().map(value).collect();
    let headings = &["host", "policy", "runs", "heard of (UTC)", "waiting", "reason"];
    Ok(Answer::list(headings, rows, "No other server is known yet.", values))
}

async fn set_rules(app: &App, asked: &Rules) -> anyhow::Result<Answer> {
    let now = peers::rules(app, &OPERATOR).await?;
    let rules = peers::Rules { mode: asked.mode.unwrap_or(now.mode), newcomers: asked.newcomers.unwrap_or(now.newcomers) };
    // To say again what holds ends a hold that a wave began.
    if rules != now || asked.newcomers.is_some() {
        peers::set_rules(app, &OPERATOR, rules).await?;
    }
    let held_until = peers::held_until(app, &OPERATOR).await?;
    let mut text = format!("mode: {}\nnewcomers: {}", rules.mode.as_str(), rules.newcomers.as_str());
    if let Some(until) = held_until {
        text.push_str(&format!("\nheld until {} UTC: many servers came for the first time (--newcomers show ends it)", when(until)));
    }
    let value = json!({
        "mode": rules.mode.as_str(), "newcomers": rules.newcomers.as_str(), "held_until": held_until.map(|until| until.to_rfc3339()),
    });
    Ok(Answer::new(text, value))
}

async fn keys(app: &App, trust: Option<&str>) -> anyhow::Result<Answer> {
    if let Some(host) = trust {
        let host = host_named(host)?;
        peers::trust_keys(app, &OPERATOR, &host).await.with_context(|| format!("no keys on {host} wait for a look"))?;
        return Ok(Answer::new(format!("{host}: its keys are taken for its own."), json!({ "host": host.as_str() })));
    }
    let all = peers::changed_keys(app, &OPERATOR).await?;
    let rows = all.iter().map(|(host, url, at)| vec![host.clone(), url.clone(), when(*at)]).collect();
    let values = all.iter().map(|(host, url, at)| json!({ "host": host, "actor": url, "changed_at": at.to_rfc3339() })).collect();
    Ok(Answer::list(&["host", "actor", "changed (UTC)"], rows, "No keys wait for a look.", values))
}

/// What was decided; nothing where nobody did.
fn decided(view: &peers::PeerView) -> Option<&'static str> {
    view.peer.decided_at.map(|_| view.peer.policy.as_str())
}

fn row(view: &peers::PeerView) -> Vec<String> {
    let peer = &view.peer;
    let heard = peer.last_seen_at.map(when).unwrap_or_default();
    let reason = match &peer.list {
        Some(list) => format!("{} (list “{list}”)", peer.reason),
        None => peer.reason.clone(),
    };
    let policy = decided(view).unwrap_or("–").to_owned();
    vec![peer.host.as_str().to_owned(), policy, peer.software.clone(), heard, view.pending.to_string(), reason]
}

fn value(view: &peers::PeerView) -> Value {
    let peer = &view.peer;
    json!({
        "host": peer.host.as_str(),
        "policy": decided(view),
        "reason": peer.reason,
        "list": peer.list,
        "software": peer.software,
        "first_seen_at": peer.first_seen_at.to_rfc3339(),
        "last_seen_at": peer.last_seen_at.map(|seen| seen.to_rfc3339()),
        "pending": view.pending,
    })
}
