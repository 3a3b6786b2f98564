//! What can go wrong in the database, apart from answers that are merely empty.

/// An unexpected failure. Look-ups that find nothing return `None`, not an error.
#[derive(Debug, Clone, thiserror::Error)]
pub enum DbError {
    /// The engine cannot be reached, has no free connection, or its disk is full or read-only. Trying later may help.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The system could not bring written data to the disk. Nobody may try again: what was in its memory may be gone, and a second
    /// flush would say that all is well. [`crate::disk`] ends the process before this is heard.
    #[error("the disk failed: {0}")]
    Disk(String),
    /// A unique or foreign key, or a check, forbids it. `constraint` is the engine's own text.
    #[error("conflicts with what is stored ({constraint})")]
    Conflict { constraint: String },
    /// PostgreSQL chose this transaction to end a deadlock, or could not serialise it: the same work may be tried again.
    #[error("collided with another transaction")]
    Collision,
    /// A row says something this program cannot read.
    #[error("the database holds something unreadable: {0}")]
    Corrupt(String),
    /// Applying the schema failed, or the database belongs to a newer program.
    #[error("{0}")]
    Migration(String),
    #[error("the database refused a statement: {0}")]
    Statement(String),
}

impl DbError {
    /// A stored value that the domain does not know.
    #[must_use]
    pub fn corrupt(column: &str, value: &str) -> Self {
        Self::Corrupt(format!("{column} = {value:?}"))
    }
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        let error = Self::read(error);
        if let Some(kind) = error.kind_to_count() {
            metrics::counter!("allmende_database_errors_total", "kind" => kind).increment(1);
        }
        error
    }
}

impl DbError {
    /// The word by which an error is counted; constraints are part of ordinary work and are not.
    const fn kind_to_count(&self) -> Option<&'static str> {
        match self {
            Self::Unavailable(_) => Some("unavailable"),
            Self::Disk(_) => Some("disk"),
            Self::Collision => Some("collision"),
            Self::Corrupt(_) => Some("corrupt"),
            Self::Statement(_) => Some("statement"),
            Self::Conflict { .. } | Self::Migration(_) => None,
        }
    }

    fn read(error: sqlx::Error) -> Self {
        use sqlx::error::ErrorKind;
        match error {
            sqlx::Error::Database(db) => match (db.kind(), db.code().as_deref()) {
                (ErrorKind::UniqueViolation | ErrorKind::ForeignKeyViolation | ErrorKind::CheckViolation, _) => {
                    Self::Conflict { constraint: db.constraint().map_or_else(|| db.message().to_owned(), str::to_owned) }
                }
                (_, Some("40001" | "40P01")) => Self::Collision,
                // Before the wider class below: SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC, which no PostgreSQL code looks like.
                (_, Some("1034" | "1290")) => {
                    crate::disk::flush_failed(db.message());
                    Self::Disk(db.message().to_owned())
                }
                // SQLite: busy, locked, read-only, I/O error, full, cannot open. PostgreSQL: connection failures, resources, shutting down.
                (_, Some(code)) if is_unavailable(code) => Self::Unavailable(db.message().to_owned()),
                _ => Self::Statement(db.message().to_owned()),
            },
            sqlx::Error::Io(e) => Self::Unavailable(e.to_string()),
            sqlx::Error::PoolTimedOut => Self::Unavailable("no free connection in time".to_owned()),
            sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => Self::Unavailable(error.to_string()),
            // The other side broke off in the middle of a message, or is something else by now (a proxy whose server is away).
            sqlx::Error::Protocol(reason) => Self::Unavailable(reason),
            sqlx::Error::Tls(e) => Self::Unavailable(e.to_string()),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::ColumnNotFound(_) | sqlx::Error::Decode(_) => Self::Corrupt(error.to_string()),
            other => Self::Statement(other.to_string()),
        }
    }
}

/// SQLite's extended codes keep the primary code in their low byte.
fn is_unavailable(code: &str) -> bool {
    match code.parse::<u32>() {
        Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 8 | 10 | 13 | 14),
        // 25P03 and 25P04: this process was so slow between two statements that the server took it for gone.
        _ => code.starts_with("08") || code.starts_with("25P0") || code.starts_with("53") || code.starts_with("57"),
    }
}
