//! One server at a time for one data directory.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// The file inside the data directory that a running server holds locked.
pub const LOCK_FILE: &str = "serve.lock";

/// Why the directory was not taken.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    #[error("another server is running on {directory}; stop it first, or choose another data.directory", directory = .0.display())]
    Taken(PathBuf),
    #[error("cannot lock {path}: {reason}", path = .path.display())]
    Impossible { path: PathBuf, reason: String },
}

/// Held as long as the server runs; the system lets go of it when the process ends in whatever way. Commands that only use the
/// database beside a running server do not take it.
#[derive(Debug)]
pub struct DirectoryLock {
    _file: File,
}

impl DirectoryLock {
    /// Takes the data directory, and the one in which `database` really lies when that is another: by way of a link, two data directories
    /// may lead to one file.
    ///
    /// # Errors
    /// [`LockError::Taken`] while another process holds either.
    pub fn take_all(directory: &Path, database: Option<&Path>) -> Result<Vec<Self>, LockError> {
        let mut locks = vec![Self::take(directory)?];
        let here = directory.canonicalize().ok();
        let there = database.and_then(|file| file.canonicalize().ok()).and_then(|file| file.parent().map(Path::to_owned));
        if let Some(there) = there.filter(|there| Some(there) != here.as_ref()) {
            locks.push(Self::take(&there)?);
        }
        Ok(locks)
    }

    /// Takes the directory, which exists.
    ///
    /// # Errors
    /// [`LockError::Taken`] while another process holds it.
    pub fn take(directory: &Path) -> Result<Self, LockError> {
        let path = directory.join(LOCK_FILE);
        let impossible = |error: std::io::Error| LockError::Impossible { path: path.clone(), reason: error.to_string() };
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(impossible)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::Taken(directory.to_owned())),
            Err(TryLockError::Error(error)) => Err(impossible(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_belongs_to_one_server_at_a_time() {
        let home = tempfile::tempdir().unwrap();
        let first = DirectoryLock::take(home.path()).unwrap();
        assert!(matches!(DirectoryLock::take(home.path()), Err(LockError::Taken(_))));
        drop(first);
        DirectoryLock::take(home.path()).unwrap();
    }
}
