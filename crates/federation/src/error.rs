//! Why something between servers did not work: what the peer did wrong, what may work later, what is ours.

use allmende_app::AppError;
use allmende_db::DbError;

#[derive(Debug, Clone, thiserror::Error)]
pub enum FederationError {
    /// The document is not what it must be. Trying again does not help.
    #[error("malformed: {0}")]
    Malformed(String),
    /// Somebody acts on what is not theirs.
    #[error("not allowed: {0}")]
    Unauthorised(String),
    /// It does not exist at its origin.
    #[error("gone at its origin")]
    Gone,
    /// The origin did not answer usefully; later it may.
    #[error("not reachable: {0}")]
    Unreachable(String),
    /// It would be shown to people, and waits for somebody to let it through.
    #[error("held until somebody lets it through")]
    Held,
    /// Our own side is not available; later it will be.
    #[error("not available: {0}")]
    Unavailable(String),
    #[error("internal: {0}")]
    Internal(String),
}

impl FederationError {
    /// Whether the same work may succeed later.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Unavailable(_))
    }
}

impl From<AppError> for FederationError {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Unavailable(reason) => Self::Unavailable(reason),
            AppError::NotFound | AppError::Gone => Self::Gone,
            AppError::Forbidden | AppError::SignInFirst => Self::Unauthorised(error.to_string()),
            AppError::Invalid(_) | AppError::Conflict { .. } | AppError::TooMany { .. } => Self::Malformed(error.to_string()),
            AppError::Internal(reason) => Self::Internal(reason),
        }
    }
}

impl From<DbError> for FederationError {
    fn from(error: DbError) -> Self {
        Self::from(AppError::from(error))
    }
}

impl From<activitypub_federation::error::Error> for FederationError {
    fn from(error: activitypub_federation::error::Error) -> Self {
        use activitypub_federation::error::Error;
        match error {
            Error::NotFound | Error::ObjectDeleted(_) => Self::Gone,
            Error::RequestLimit => Self::Malformed("asks for more fetches than one activity may cause".to_owned()),
            Error::ReqwestMiddleware(reqwest_middleware::Error::Middleware(inner)) => match inner.downcast::<Self>() {
                Ok(ours) => ours,
                Err(other) => Self::Unreachable(other.to_string()),
            },
            Error::Reqwest(e) => Self::Unreachable(e.to_string()),
            Error::ParseFetchedObject(..)
            | Error::FetchInvalidContentType(_)
            | Error::FetchWrongId(_)
            | Error::UrlVerificationError(_)
            | Error::UrlParse(_) => Self::Malformed(error.to_string()),
            other => Self::Unreachable(other.to_string()),
        }
    }
}
