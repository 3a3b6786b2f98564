//! Inquiries: a question to a listing, and the conversation that follows.

use crate::ids::{ActorId, InquiryId, ListingId, MemberId, MessageId};
use crate::time::UnixMillis;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InquiryState {
    /// Waits for an answer from the cooperative.
    Open,
    Answered,
    /// Put away; a new message opens it again.
    Archived,
}

impl InquiryState {
    pub const ALL: [Self; 3] = [Self::Open, Self::Answered, Self::Archived];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Archived => "archived",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// A thread between somebody who asks (`asker`) and the cooperative that published (`owner`). Either or both may be ours: what we
/// ask a peer is kept as the same kind of thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    pub id: InquiryId,
    /// `None` for a direct message that names no listing.
    pub listing: Option<ListingId>,
    pub asker: ActorId,
    pub owner: ActorId,
    pub state: InquiryState,
    pub created_at: UnixMillis,
    pub updated_at: UnixMillis,
}

/// One message of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    pub inquiry: InquiryId,
    /// Federated id of the Note.
    pub object_url: String,
    pub author: ActorId,
    /// Which of our members wrote it, for the cooperative's own eyes.
    pub member: Option<MemberId>,
    /// Plain text for our own, HTML for others'; sanitised when shown.
    pub body: String,
    pub body_is_html: bool,
    pub created_at: UnixMillis,
}

/// How a conversation ended, as one side noted it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutcomeResult {
    Agreed,
    /// It came to nothing.
    Nothing,
}

impl OutcomeResult {
    pub const ALL: [Self; 2] = [Self::Agreed, Self::Nothing];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Nothing => "nothing",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.as_str() == text)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub result: OutcomeResult,
    /// What was agreed, in words; may be empty.
    pub what: String,
    /// Until when something is lent or kept.
    pub ends_at: Option<UnixMillis>,
    pub member: Option<MemberId>,
    pub decided_at: UnixMillis,
}

/// Which threads of a cooperative are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InquiryFilter {
    /// All that are not put away.
    All,
    /// The other side wrote last.
    WaitsForUs,
    /// We wrote last.
    WaitsForThem,
    Agreed,
    Archived,
}

impl InquiryFilter {
    pub const ALL: [Self; 5] = [Self::All, Self::WaitsForUs, Self::WaitsForThem, Self::Agreed, Self::Archived];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::WaitsForUs => "ours",
            Self::WaitsForThem => "theirs",
            Self::Agreed => "agreed",
            Self::Archived => "archived",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.as_str() == text)
    }
}
