//! What a verb answers when it does not do what was asked.

use allmende_db::DbError;

/// Something wrong with one field of what was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name in forms, tables and problem documents.
    pub field: String,
    /// A short code by which pages find the sentence in the reader's language (`error-<code>`).
    pub code: &'static str,
    /// The same in English, for the command line and programs.
    pub message: String,
}

impl FieldError {
    pub fn new(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self { field: field.into(), code, message: message.into() }
    }
}

/// Why a verb did nothing.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// It does not exist, or the viewer may not know that it does: the same answer for both (case V7).
    #[error("not found")]
    NotFound,
    /// It was here and was removed.
    #[error("removed")]
    Gone,
    /// Nobody is signed in.
    #[error("sign in first")]
    SignInFirst,
    #[error("not allowed")]
    Forbidden,
    #[error("{}", .0.iter().map(|e| format!("{}: {}", e.field, e.message)).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<FieldError>),
    /// It cannot be done in the present state; says why and what to do. The code finds the translated sentence.
    #[error("{message}")]
    Conflict { code: &'static str, message: String },
    #[error("too many attempts; try again in {retry_after_seconds} s")]
    TooMany { retry_after_seconds: i64 },
    /// Trying later may help.
    #[error("not available now: {0}")]
    Unavailable(String),
    #[error("internal error: {0}")]
    Internal(String),
}

impl AppError {
    /// One wrong field.
    pub fn invalid(field: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError::new(field, code, message)])
    }

    pub fn conflict(code: &'static str, message: impl Into<String>) -> Self {
        Self::Conflict { code, message: message.into() }
    }
}

impl From<DbError> for AppError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Unavailable(reason) => Self::Unavailable(reason),
            DbError::Collision => Self::Unavailable(error.to_string()),
            DbError::Conflict { constraint } => Self::Conflict {
                code: "changed-meanwhile",
                message: format!("somebody else changed it meanwhile ({constraint}); look again and retry"),
            },
            other => Self::Internal(other.to_string()),
        }
    }
}
