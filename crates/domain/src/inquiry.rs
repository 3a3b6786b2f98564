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
