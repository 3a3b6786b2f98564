//! What verbs ask of the crate that knows how servers talk to each other.

use allmende_domain::actor::Actor;
use allmende_domain::cooperative::Cooperative;
use allmende_domain::url::ObjectUrl;
use async_trait::async_trait;

use crate::error::AppError;
use crate::listings::ListingView;

/// Why a handle or an address led nowhere. Each has a sentence for the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LookUpError {
    #[error("neither @name@server nor a web address")]
    NotAHandle,
    #[error("{host} knows nobody of that name")]
    Unknown { host: String },
    #[error("{host} did not answer: {reason}")]
    Unreachable { host: String, reason: String },
    #[error("what {host} answered is not an account: {reason}")]
    Unusable { host: String, reason: String },
    #[error("{host} is suspended here")]
    Suspended { host: String },
    #[error("not available now: {0}")]
    Unavailable(String),
}

impl From<LookUpError> for AppError {
    fn from(error: LookUpError) -> Self {
        let code = match error {
            LookUpError::NotAHandle => "target-form",
            LookUpError::Unknown { .. } => "handle-unknown",
            LookUpError::Unreachable { .. } => "handle-unreachable",
            LookUpError::Unusable { .. } => "handle-unusable",
            LookUpError::Suspended { .. } => "handle-suspended",
            LookUpError::Unavailable(reason) => return Self::Unavailable(reason),
        };
        Self::invalid("target", code, error.to_string())
    }
}

/// Looks up people and cooperatives on other servers, and knows what ours look like to them.
#[async_trait]
pub trait Directory: Send + Sync {
    /// Turns what a person typed into an actor that is stored here. `text`: `@name@host`, `name@host`, or the address of a profile.
    async fn look_up(&self, text: &str) -> Result<Actor, LookUpError>;

    /// Under which other addresses an actor elsewhere says that it was known, read from its server now.
    async fn also_known_as(&self, actor: &Actor) -> Result<Vec<ObjectUrl>, LookUpError> {
        Err(LookUpError::Unavailable(format!("{} cannot be asked", actor.url.host())))
    }
    /// How a listing reads for people on other servers: safe HTML in its first language; `None` when nobody here knows.
    fn read_elsewhere(&self, _listing: &ListingView) -> Option<String> {
        None
    }
    /// What a cooperative says to everybody in the form in which servers read it, each with a name for a file.
    async fn documents(&self, cooperative: &Cooperative) -> Result<Vec<(String, Vec<u8>)>, AppError>;
}
