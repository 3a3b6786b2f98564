//! `allmende block`.

use allmende_app::App;
use allmende_app::blocks::{self, BlockView};
use anyhow::Context as _;
use clap::Subcommand;
use serde_json::{Value, json};

use super::answer::when;
use super::follow::{Account, Entry, Whose, is_meant};
use super::many::{self, Doing, Table};
use super::{Answer, OPERATOR, cooperative};
use crate::serve::start_federation;
use crate::settings::Settings;

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Block an account: neither follows the other any longer, and nothing that it sends to the cooperative is taken.
    Add(Account),
    /// Block every account of a table, as Mastodon exports it (blocked_accounts.csv).
    Import(Table),
    /// Take a block back.
    Remove(Entry),
    /// Whom a cooperative blocks.
    List(Whose),
}

pub async fn run(settings: &Settings, app: &App, command: Command) -> anyhow::Result<Answer> {
    match command {
        Command::Add(Account { target, of }) => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            // Somebody who is not known here is looked up at their server.
            let _directory = start_federation(settings, app).await?;
            let view = blocks::block(app, &OPERATOR, &coop.id, &target).await?;
            Ok(Answer::new(format!("{} blocks {}.", coop.handle.as_str(), view.actor.handle()), value(&view)))
        }
        Command::Import(table) => Box::pin(many::import(settings, app, &table, Doing::Block)).await,
        Command::Remove(Entry { target, of }) => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            let all = blocks::list(app, &OPERATOR, &coop.id).await?;
            let view = find(&all, &target).with_context(|| format!("{} does not block “{target}”", coop.handle.as_str()))?;
            blocks::unblock(app, &OPERATOR, &view.block.id).await?;
            let text = format!("{} blocks {} no longer.", coop.handle.as_str(), view.actor.handle());
            Ok(Answer::new(text, json!({ "id": view.block.id.as_str() })))
        }
        Command::List(of) => {
            let coop = cooperative(app, of.coop.as_deref()).await?;
            let all = blocks::list(app, &OPERATOR, &coop.id).await?;
            let row = |view: &BlockView| vec![view.actor.handle(), when(view.block.blocked_at), view.block.id.to_string()];
            let rows = all.iter().map(row).collect();
            Ok(Answer::list(&["who", "since (UTC)", "id"], rows, "It blocks nobody.", all.iter().map(value).collect()))
        }
    }
}

fn find<'a>(all: &'a [BlockView], wanted: &str) -> Option<&'a BlockView> {
    all.iter().find(|view| is_meant(view.block.id.as_str(), &view.actor, wanted))
}

fn value(view: &BlockView) -> Value {
    json!({
        "id": view.block.id.as_str(),
        "handle": view.actor.handle(),
        "url": view.actor.url.as_str(),
        "blocked_at": view.block.blocked_at.to_rfc3339(),
    })
}
