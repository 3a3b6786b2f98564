//! `allmende restore`.

use std::path::{Path, PathBuf};

use allmende_db::{Db, Location, migrations};
use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use super::Answer;
use super::backup::with_suffix;
use crate::clock::SystemClock;
use crate::serve::{DirectoryLock, make_directory, make_private_file};
use crate::settings::Settings;

#[derive(Debug, Args)]
pub struct Arguments {
    /// A file made by `allmende backup`.
    file: PathBuf,
    /// Also replace a database that exists; it is kept beside the new one under a dated name.
    #[arg(long)]
    force: bool,
}

/// Puts a checked copy of the backup in the place of the database; the running server must have stopped.
pub async fn run(settings: &Settings, arguments: &Arguments) -> anyhow::Result<Answer> {
    let Some(target) = settings.sqlite_file() else {
        anyhow::bail!("the database is PostgreSQL; restore with pg_restore --clean --if-exists --dbname=… {}", arguments.file.display());
    };
    anyhow::ensure!(arguments.file.is_file(), "there is no file {}", arguments.file.display());
    refuse_with_log(&arguments.file)?;
    make_directory(settings)?;
    let _lock = DirectoryLock::take(&settings.data.directory)?;
    anyhow::ensure!(arguments.force || !target.exists(), "{} exists; --force keeps it aside and replaces it", target.display());
    let candidate = with_suffix(&target, ".restoring");
    remove_with_logs(&candidate)?;
    make_private_file(&candidate)?;
    std::fs::copy(&arguments.file, &candidate).with_context(|| format!("cannot copy {}", arguments.file.display()))?;
    // A copy has the rights of its original, which may be more.
    std::fs::set_permissions(&candidate, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    if let Err(error) = check(&candidate).await {
        remove_with_logs(&candidate)?;
        return Err(error.context(format!("{} is not restored, nothing was changed", arguments.file.display())));
    }
    let (kept, stale_log) = keep_aside(&target)?;
    std::fs::rename(&candidate, &target).with_context(|| format!("cannot put the copy at {}", target.display()))?;
    std::fs::File::open(&settings.data.directory)?.sync_all()?;
    let mut text = format!("Restored {} from {}.", target.display(), arguments.file.display());
    if let Some(kept) = &kept {
        text.push_str(&format!(" The former database is {}, with what belonged to it.", kept.display()));
    }
    if let Some(log) = &stale_log {
        text.push_str(&format!(" There was a log of another database; it is now {}, and nothing of it was used.", log.display()));
    }
    let kept = kept.map(|kept| kept.display().to_string());
    Ok(Answer::new(text, json!({ "database": target.display().to_string(), "kept": kept })))
}

/// Whether the copy is a whole database that this program can use. Closing it folds its log into the file.
async fn check(candidate: &Path) -> anyhow::Result<()> {
    let db = Db::open(&Location::Sqlite(candidate.to_owned())).await.context("it is no database")?;
    let result = async {
        let trouble = allmende_db::backup::integrity_problems(&db).await.context("it is no database")?;
        anyhow::ensure!(trouble.is_empty(), "it is damaged: {}", trouble.join("; "));
        let status = migrations::status(&db).await?;
        anyhow::ensure!(!status.applied.is_empty(), "it is no database of Allmende");
        Ok(())
    };
    let result = result.await;
    db.close().await;
    result?;
    std::fs::File::open(candidate)?.sync_all()?;
    Ok(())
}

/// A write-ahead log beside the backup holds a part of what was committed: without it the file is an older state, perhaps none at all.
fn refuse_with_log(file: &Path) -> anyhow::Result<()> {
    let log = with_suffix(file, "-wal");
    anyhow::ensure!(
        std::fs::metadata(&log).map_or(0, |log| log.len()) == 0,
        "{} belongs to this file, so it is not made by `allmende backup`: it was copied by hand, or is in use; nothing was changed",
        log.display()
    );
    Ok(())
}

/// Moves the present database and its logs away, together: a log of one database must never meet another. Where the database went, or
/// else where a log went that had none.
fn keep_aside(target: &Path) -> anyhow::Result<(Option<PathBuf>, Option<PathBuf>)> {
    let date = SystemClock.now().to_rfc3339().chars().take(19).collect::<String>().replace(':', "-");
    let aside = with_suffix(target, &format!(".{date}"));
    let mut moved_log = None;
    for log in ["-shm", "-wal"] {
        let (from, to) = (with_suffix(target, log), with_suffix(&aside, log));
        if from.exists() {
            std::fs::rename(&from, &to).with_context(|| format!("cannot move {} away", from.display()))?;
            moved_log = Some(to);
        }
    }
    if !target.exists() {
        return Ok((None, moved_log));
    }
    std::fs::rename(target, &aside).with_context(|| format!("cannot move {} away", target.display()))?;
    Ok((Some(aside), None))
}

fn remove_with_logs(file: &Path) -> anyhow::Result<()> {
    for path in [file.to_owned(), with_suffix(file, "-wal"), with_suffix(file, "-shm")] {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(anyhow::Error::new(error).context(format!("cannot remove {}", path.display())));
            }
            _ => {}
        }
    }
    Ok(())
}
