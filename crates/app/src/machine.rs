//! What verbs ask of the program around them: the machine it runs on, its configuration file, and copies of its database.

use std::path::PathBuf;

use allmende_domain::time::UnixMillis;
use async_trait::async_trait;

use crate::error::AppError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Good,
    /// Works, but somebody should look at it.
    Look,
    Wrong,
}

impl Verdict {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Look => "look",
            Self::Wrong => "wrong",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A key of the configuration such as `mail.host`, one of [`CHECKS`], or a word such as `clock`: pages find their sentences by it.
    pub subject: &'static str,
    pub verdict: Verdict,
    /// What was found, in English, as the command line says it.
    pub says: String,
}

/// What can be asked by the public name, in this order: each needs the ones before it.
pub const CHECKS: [&str; 5] = ["name", "page", "webfinger", "actor", "inbox"];

/// What costs next to nothing to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Otherwise PostgreSQL, which has tools of its own.
    pub is_sqlite: bool,
    pub database_bytes: Option<u64>,
    /// Where the database lies.
    pub free_bytes: Option<u64>,
    /// With less of it the database may fail to write.
    pub free_bytes_min: u64,
    pub directory: PathBuf,
    /// The configuration file, where one was read.
    pub file: Option<PathBuf>,
    pub started_at: UnixMillis,
    pub clock_is_plausible: bool,
    pub sends_letters: bool,
    pub is_development: bool,
    /// Keys of the configuration that people ask about, and their values in words; no secret is among them.
    pub settings: Vec<(&'static str, String)>,
}

/// A copy of the database that lies beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    pub name: String,
    pub bytes: u64,
    pub made_at: UnixMillis,
    /// Otherwise it is being written.
    pub is_whole: bool,
}

/// The program around the verbs.
#[async_trait]
pub trait Machine: Send + Sync {
    fn facts(&self) -> Facts;
    /// Looks at configuration, directory, disk, clock and mail server. Takes no longer than some seconds.
    async fn examine(&self) -> Vec<Finding>;
    /// One of [`CHECKS`], by the public name of the instance. Takes no longer than some seconds.
    async fn check(&self, name: &'static str) -> Finding;
    /// The copies there are, the latest first.
    fn backups(&self) -> Result<Vec<BackupFile>, AppError>;
    /// Begins to make one and waits for it a while: it may be not whole yet. Old ones beyond a few go.
    ///
    /// # Errors
    /// [`AppError::Conflict`] `backup-elsewhere` for PostgreSQL, `backup-runs`, `backup-no-room`.
    async fn make_backup(&self) -> Result<BackupFile, AppError>;
    /// The file of a whole copy.
    fn backup_path(&self, name: &str) -> Option<PathBuf>;
}
