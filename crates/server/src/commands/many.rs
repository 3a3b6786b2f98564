//! The same for many accounts, from a table that this program or another made.

use std::path::{Path, PathBuf};

use allmende_app::limits::{BLOCKS_MAX, FOLLOWING_MAX};
use allmende_app::{App, AppError, account_lists, blocks, follows};
use allmende_domain::ids::CooperativeId;
use anyhow::Context as _;
use clap::Args;
use serde_json::{Value, json};

use super::follow::Whose;
use super::listing::import::progress_bar;
use super::{Answer, OPERATOR, cooperative};
use crate::serve::start_federation;
use crate::settings::Settings;

/// An account for which it could not be done, and why.
pub type Left = (String, String);

/// A table of accounts, and for whom it is read.
#[derive(Debug, Args)]
pub struct Table {
    file: PathBuf,
    #[command(flatten)]
    of: Whose,
}

/// What is done with each account.
#[derive(Debug, Clone, Copy)]
pub enum Doing {
    Follow,
    Block,
}

/// Does it with every account of a table.
pub async fn import(settings: &Settings, app: &App, table: &Table, doing: Doing) -> anyhow::Result<Answer> {
    let coop = cooperative(app, table.of.coop.as_deref()).await?;
    let (most, done, not_done) = match doing {
        Doing::Follow => (FOLLOWING_MAX, "asked", "not_asked"),
        Doing::Block => (BLOCKS_MAX, "blocked", "not_blocked"),
    };
    let accounts = read(&table.file, most)?;
    // Somebody who is not known here is looked up at their server.
    let _directory = start_federation(settings, app).await?;
    let left = match doing {
        Doing::Follow => follow(app, &coop.id, &accounts).await?,
        Doing::Block => block(app, &coop.id, &accounts).await?,
    };
    Ok(answer(&accounts, &left, done, not_done))
}

/// What a person gave to read.
fn read(file: &Path, most: i64) -> anyhow::Result<Vec<String>> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let accounts = account_lists::read(&bytes, most);
    anyhow::ensure!(!accounts.is_empty(), "{} names no account: each line begins with name@server", file.display());
    Ok(accounts)
}

/// Asks to follow each.
pub async fn follow(app: &App, coop: &CooperativeId, accounts: &[String]) -> anyhow::Result<Vec<Left>> {
    each(accounts, async |account| follows::request(app, &OPERATOR, coop, account).await.map(|_| ())).await
}

/// Blocks each.
pub async fn block(app: &App, coop: &CooperativeId, accounts: &[String]) -> anyhow::Result<Vec<Left>> {
    each(accounts, async |account| blocks::block(app, &OPERATOR, coop, account).await.map(|_| ())).await
}

async fn each(accounts: &[String], verb: impl AsyncFn(&str) -> Result<(), AppError>) -> anyhow::Result<Vec<Left>> {
    let bar = progress_bar(accounts.len());
    let mut left = Vec::new();
    for account in accounts {
        match verb(account).await {
            Ok(()) => {}
            Err(error @ AppError::Internal(_)) => return Err(error.into()),
            Err(error) => left.push((account.clone(), error.to_string())),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(left)
}

/// What became of them all; `done` and `not_done` name it.
fn answer(all: &[String], left: &[Left], done: &str, not_done: &str) -> Answer {
    let number = all.len() - left.len();
    let text = format!("{number} of {} accounts were {done}.{}", all.len(), lines(&format!("not {done}"), left));
    let answer = Answer::new(text, json!({ done: number, not_done: values(left) }));
    if left.is_empty() { answer } else { answer.failing() }
}

/// A line for each that was left.
pub fn lines(label: &str, left: &[Left]) -> String {
    left.iter().map(|(account, reason)| format!("\n{label}: {account}: {reason}")).collect()
}

pub fn values(left: &[Left]) -> Value {
    left.iter().map(|(account, reason)| json!({ "account": account, "reason": reason })).collect()
}
