//! Copies of an SQLite database that a page asked for: in a directory beside it, the latest few.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use allmende_app::AppError;
use allmende_app::machine::BackupFile;
use allmende_domain::time::UnixMillis;
use tokio::sync::Mutex;

use crate::clock::SystemClock;
use crate::commands::{UNFINISHED, copy_database};
use crate::limits::{BACKUP_WAITED_FOR, BACKUPS_KEPT, FREE_SPACE_BYTES_MIN};
use crate::serve::make_private;
use crate::settings::Settings;

const DIRECTORY: &str = "backups";
const BEGINNING: &str = "allmende-";
const ENDING: &str = ".db";

/// The directory of copies.
pub struct Backups {
    settings: Settings,
    directory: PathBuf,
    /// Held while one is made.
    making: Arc<Mutex<()>>,
}

impl Backups {
    pub fn new(settings: &Settings) -> Self {
        Self { directory: settings.data.directory.join(DIRECTORY), settings: settings.clone(), making: Arc::default() }
    }

    /// What is there, the latest first.
    pub fn list(&self) -> Result<Vec<BackupFile>, AppError> {
        let entries = match std::fs::read_dir(&self.directory) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(AppError::Unavailable(format!("{}: {error}", self.directory.display()))),
        };
        let mut found: Vec<BackupFile> = entries.filter_map(Result::ok).filter_map(|entry| as_file(&entry.path())).collect();
        // What nobody is writing any more is not a copy.
        let is_making = self.making.try_lock().is_err();
        found.retain(|file| file.is_whole || is_making);
        found.sort_by(|one, other| other.name.cmp(&one.name));
        Ok(found)
    }

    pub fn path(&self, name: &str) -> Option<PathBuf> {
        let known = self.list().ok()?.into_iter().find(|file| file.is_whole && file.name == name)?;
        Some(self.directory.join(known.name))
    }

    pub async fn make(&self) -> Result<BackupFile, AppError> {
        let Some(source) = self.settings.sqlite_file() else {
            return Err(AppError::conflict(
                "backup-elsewhere",
                "PostgreSQL is backed up by its own tool, pg_dump; `allmende backup` runs it",
            ));
        };
        let making = Arc::clone(&self.making);
        let running = making.try_lock_owned().map_err(|_| AppError::conflict("backup-runs", "a copy is being made already"))?;
        self.check_room(&source)?;
        make_private(&self.directory).map_err(|error| AppError::Unavailable(format!("{error:#}")))?;
        let name = name_at(SystemClock.now());
        // Pressed twice within a second: the copy of that second is there.
        if let Some(made) = as_file(&self.directory.join(&name)).filter(|made| made.is_whole) {
            return Ok(made);
        }
        let (settings, file, directory) = (self.settings.clone(), self.directory.join(&name), self.directory.clone());
        let made = name.clone();
        let work = tokio::spawn(async move {
            let _running = running;
            remove_unfinished(&directory);
            let done = copy_database(&settings, &file).await;
            match &done {
                Ok(()) => tidy(&directory, &made),
                Err(error) => tracing::error!("a copy of the database could not be made: {error:#}"),
            }
            done.map_err(|error| AppError::Unavailable(format!("{error:#}")))
        });
        // A large one goes on while the page says that it is being made.
        if let Ok(ended) = tokio::time::timeout(BACKUP_WAITED_FOR, work).await {
            ended.map_err(|error| AppError::Internal(error.to_string()))??;
        }
        let file = self.directory.join(&name);
        Ok(as_file(&file).unwrap_or(BackupFile { name, bytes: 0, made_at: SystemClock.now(), is_whole: false }))
    }

    fn check_room(&self, source: &Path) -> Result<(), AppError> {
        let needed = std::fs::metadata(source).map_or(0, |file| file.len()).saturating_add(FREE_SPACE_BYTES_MIN);
        let free = rustix::fs::statvfs(&self.settings.data.directory).map_or(u64::MAX, |disk| disk.f_bavail.saturating_mul(disk.f_frsize));
        if free < needed {
            return Err(AppError::conflict("backup-no-room", format!("a copy needs {needed} bytes, and {free} are free")));
        }
        Ok(())
    }
}

/// `allmende-20261126T204500Z.db`
fn name_at(now: UnixMillis) -> String {
    let digits: String = now.to_rfc3339().chars().take_while(|c| *c != '.').filter(|c| c.is_ascii_alphanumeric()).collect();
    format!("{BEGINNING}{}Z{ENDING}", digits.trim_end_matches('Z'))
}

/// A file of ours: nothing else in the directory is shown or given away.
fn as_file(path: &Path) -> Option<BackupFile> {
    let name = path.file_name()?.to_str()?;
    let whole = name.strip_suffix(UNFINISHED);
    let stem = whole.unwrap_or(name).strip_prefix(BEGINNING)?.strip_suffix(ENDING)?;
    if !stem.chars().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    let facts = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let since = facts.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Some(BackupFile {
        name: whole.unwrap_or(name).to_owned(),
        bytes: facts.len(),
        made_at: UnixMillis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX)),
        is_whole: whole.is_none(),
    })
}

fn remove_unfinished(directory: &Path) {
    for entry in std::fs::read_dir(directory).into_iter().flatten().filter_map(Result::ok) {
        if as_file(&entry.path()).is_some_and(|file| !file.is_whole) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Removes the oldest copies beyond [`BACKUPS_KEPT`], since each is as large as the database; never the one that was `made` just now: a clock
/// that went wrong for an hour may have named others as if they came later.
fn tidy(directory: &Path, made: &str) {
    let mut names: Vec<String> = std::fs::read_dir(directory)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter_map(|entry| as_file(&entry.path()).filter(|file| file.is_whole).map(|file| file.name))
        .collect();
    names.sort_by(|one, other| (other == made).cmp(&(one == made)).then_with(|| other.cmp(one)));
    for name in names.into_iter().skip(BACKUPS_KEPT) {
        let _ = std::fs::remove_file(directory.join(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_copies_of_ours_are_shown_and_the_latest_few_kept() {
        let home = tempfile::tempdir().unwrap();
        for name in
            ["allmende-20260101T000000Z.db", "allmende-20260102T000000Z.db", "allmende-20260103T000000Z.db", "allmende-20260104T000000Z.db"]
        {
            std::fs::write(home.path().join(name), "x").unwrap();
        }
        for other in ["allmende.db", "allmende-.._x.db", "notes.txt", "allmende-20260105T000000Z.db.unfinished"] {
            std::fs::write(home.path().join(other), "x").unwrap();
        }
        assert!(as_file(&home.path().join("notes.txt")).is_none() && as_file(&home.path().join("allmende-.._x.db")).is_none());
        tidy(home.path(), "allmende-20260104T000000Z.db");
        assert!(!home.path().join("allmende-20260101T000000Z.db").exists());
        assert!(home.path().join("allmende-20260104T000000Z.db").exists() && home.path().join("notes.txt").exists());
        remove_unfinished(home.path());
        assert!(!home.path().join("allmende-20260105T000000Z.db.unfinished").exists());
    }

    #[test]
    fn a_copy_made_after_the_clock_was_put_right_is_kept() {
        let home = tempfile::tempdir().unwrap();
        let names = ["allmende-20310101T000000Z.db", "allmende-20310102T000000Z.db", "allmende-20310103T000000Z.db"];
        for name in names.into_iter().chain(["allmende-20260104T000000Z.db"]) {
            std::fs::write(home.path().join(name), "x").unwrap();
        }
        tidy(home.path(), "allmende-20260104T000000Z.db");
        assert!(home.path().join("allmende-20260104T000000Z.db").exists());
        assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), BACKUPS_KEPT);
    }

    #[tokio::test]
    async fn a_copy_is_made_beside_the_database_and_found_again() {
        let home = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.data.directory = home.path().to_owned();
        let app = crate::serve::open_app(&settings).await.unwrap();
        allmende_db::migrations::apply(&app.db, 1).await.unwrap();
        let backups = Backups::new(&settings);
        assert!(backups.list().unwrap().is_empty());
        let made = backups.make().await.unwrap();
        assert!(made.is_whole && made.bytes > 0, "{made:?}");
        assert_eq!(backups.list().unwrap(), vec![made.clone()]);
        assert!(backups.path(&made.name).is_some() && backups.path("../allmende.db").is_none());
        app.db.close().await;
    }
}
