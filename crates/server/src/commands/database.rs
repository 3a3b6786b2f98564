//! `allmende database`.

use std::io::{BufRead as _, Read as _};

use allmende_db::{Db, Location, transfer};
use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde_json::json;
use url::Url;

use super::Answer;
use crate::clock::SystemClock;
use crate::limits::{PROGRESS_ROWS, URL_BYTES_MAX};
use crate::serve::{DirectoryLock, location};
use crate::settings::{Settings, postgres_url};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Copy the instance from SQLite into an empty PostgreSQL database, while no server runs.
    Copy(Copy),
}

#[derive(Debug, Args)]
pub struct Copy {
    /// postgres://USER:PASSWORD@HOST/NAME; `-` reads it from standard input, so that no other user of the machine sees the password.
    #[arg(long, value_name = "URL")]
    to: String,
}

pub async fn run(settings: &Settings, command: &Command) -> anyhow::Result<Answer> {
    match command {
        Command::Copy(arguments) => copy(settings, arguments).await,
    }
}

async fn copy(settings: &Settings, arguments: &Copy) -> anyhow::Result<Answer> {
    let url = target(&arguments.to)?;
    let Some(file) = settings.sqlite_file() else {
        anyhow::bail!("database.url names PostgreSQL, and only SQLite is copied; take database.url out of the configuration first");
    };
    anyhow::ensure!(file.exists(), "there is no database at {} yet", file.display());
    let _locks = DirectoryLock::take_all(&settings.data.directory, Some(&file))?;
    let source = Db::open(&location(settings)).await.with_context(|| format!("cannot open {}", file.display()))?;
    let copied = into(&source, &url).await;
    source.close().await;
    let copied = copied.with_context(|| format!("nothing was copied, {} is as it was", file.display()))?;
    let text = format!(
        "Copied {} rows of {} tables to {}{}. {} is as it was.\nNow set database.url to the new database, start the server, and keep the file away from \
         any other server: two servers of one instance would both speak for it.",
        copied.rows,
        copied.tables,
        url.host_str().unwrap_or("PostgreSQL"),
        url.path(),
        file.display()
    );
    Ok(Answer::new(text, json!({ "rows": copied.rows, "tables": copied.tables })))
}

fn target(text: &str) -> anyhow::Result<Url> {
    let mut piped = String::new();
    let text = if text == "-" {
        std::io::stdin().lock().take(URL_BYTES_MAX).read_line(&mut piped)?;
        piped.trim()
    } else {
        text
    };
    // Without the text itself, which may hold a password.
    postgres_url(text).context("--to is not of the form postgres://USER:PASSWORD@HOST/NAME")
}

async fn into(source: &Db, url: &Url) -> anyhow::Result<transfer::Copied> {
    let problems = allmende_db::backup::integrity_problems(source).await?;
    anyhow::ensure!(problems.is_empty(), "the database is damaged: {}", problems.join("; "));
    let target =
        Db::open(&Location::Postgres { url: url.to_string(), connections_max: 2 }).await.context("cannot open the new database")?;
    let copied = transfer::copy(source, &target, SystemClock.now().0, &mut progress()).await;
    target.close().await;
    Ok(copied?)
}

/// A line on standard error for each table, and for each so many rows of a large one.
fn progress() -> impl FnMut(&str, u64) + Send {
    let (mut table, mut told) = (String::new(), 0);
    move |name, rows| {
        if table != name {
            (table, told) = (name.to_owned(), 0);
            eprintln!("{name}");
        }
        if rows >= told + PROGRESS_ROWS {
            told = rows;
            eprintln!("{name}: {rows} rows");
        }
    }
}
