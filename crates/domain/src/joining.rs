//! Asking to join a cooperative: somebody without an invitation says who they are and why, and an administrator says yes or no.

use crate::ids::{CooperativeId, JoinRequestId, MemberId};
use crate::time::UnixMillis;

codes! {
    JoinState {
        Waiting = "waiting",
        /// Whoever holds the link may become a member.
        Accepted = "accepted",
        Declined = "declined",
    }
}

codes! {
    /// Who may come to an instance at all.
    Entry {
        /// Whom somebody invited.
        Invited = "invited",
        /// Also who asks, where a cooperative lets strangers ask.
        Asking = "asking",
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinRequest {
    pub id: JoinRequestId,
    pub cooperative: CooperativeId,
    /// Who asks with an account that is here already.
    pub member: Option<MemberId>,
    pub login: String,
    pub display_name: String,
    pub why: String,
    pub state: JoinState,
    /// What they are told with the decision.
    pub answer: String,
    pub created_at: UnixMillis,
    pub decided_at: Option<UnixMillis>,
}

/// Whether strangers may ask to join a cooperative, and what it tells them before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JoinTerms {
    pub is_open: bool,
    pub words: String,
}
