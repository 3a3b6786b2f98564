//! `allmende backup`.

use std::path::{Path, PathBuf};
use std::process::Command;

use allmende_db::Db;
use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use super::Answer;
use crate::serve::{location, make_private_file};
use crate::settings::Settings;

#[derive(Debug, Args)]
pub struct Arguments {
    /// The file to make; it must not exist.
    file: PathBuf,
}

/// Copies the database while the instance runs. Images are in the database, so the file is the whole instance but its configuration.
pub async fn run(settings: &Settings, arguments: &Arguments) -> anyhow::Result<Answer> {
    let file = &arguments.file;
    copy_database(settings, file).await?;
    let bytes = std::fs::metadata(file)?.len();
    let text = format!("Backed up to {} ({} KiB). Keep the configuration file beside it.", file.display(), bytes / 1_024);
    Ok(Answer::new(text, json!({ "file": file.display().to_string(), "bytes": bytes })))
}

/// Stands behind the name of a copy until it is whole.
pub const UNFINISHED: &str = ".unfinished";

/// Copies the database into a new file, which is there only when it is whole and on the disk.
///
/// # Errors
/// When there is such a file, or it cannot be written.
pub async fn copy_database(settings: &Settings, file: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(!file.exists(), "{} exists already; a backup never overwrites", file.display());
    // A half-written copy must not look like a backup.
    let unfinished = with_suffix(file, UNFINISHED);
    anyhow::ensure!(!unfinished.exists(), "{} is there from a backup that did not end; remove it first", unfinished.display());
    make_private_file(&unfinished)?;
    let result = match &settings.database.postgres {
        Some(url) => dump(url, &unfinished),
        None => copy(settings, &unfinished).await,
    };
    if result.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    result?;
    std::fs::File::open(&unfinished)?.sync_all()?;
    std::fs::rename(&unfinished, file).with_context(|| format!("cannot make {}", file.display()))
}

async fn copy(settings: &Settings, file: &Path) -> anyhow::Result<()> {
    let source = settings.sqlite_file().context("the database is not SQLite")?;
    anyhow::ensure!(source.exists(), "there is no database at {} yet", source.display());
    let db = Db::open(&location(settings)).await?;
    let result = allmende_db::backup::copy_into(&db, file).await;
    db.close().await;
    Ok(result?)
}

/// The file's name with something behind it.
pub fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// PostgreSQL has its own tool, which must be of the server's version. The password goes by the environment, where other users of
/// the machine cannot read it.
fn dump(url: &url::Url, file: &Path) -> anyhow::Result<()> {
    let mut bare = url.clone();
    let _ = bare.set_password(None);
    let mut command = Command::new("pg_dump");
    command.arg("--format=custom").arg("--file").arg(file).arg("--dbname").arg(bare.as_str());
    if let Some(password) = url.password() {
        let decoded = percent_decoded(password);
        command.env("PGPASSWORD", decoded);
    }
    let status = command.status().context("the database is PostgreSQL, which is backed up by pg_dump; install it (postgresql-client)")?;
    anyhow::ensure!(status.success(), "pg_dump did not succeed");
    Ok(())
}

/// A password as it stands in an address, decoded (RFC 3986 §2.1).
pub fn percent_decoded(text: &str) -> String {
    // In a form a plus sign would mean a space; here it means itself.
    let guarded = format!("p={}", text.replace('+', "%2B").replace('&', "%26"));
    url::form_urlencoded::parse(guarded.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_of_addresses_are_decoded() {
        assert_eq!(percent_decoded("a%40b+c&d"), "a@b+c&d");
    }
}
