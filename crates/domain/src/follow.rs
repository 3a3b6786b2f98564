//! Follows, in both directions: somebody follows one of ours, or one of ours follows somebody.

use crate::ids::{ActorId, FollowId};
use crate::time::UnixMillis;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FollowState {
    /// Asked, not answered.
    Pending,
    Accepted,
    Rejected,
}

impl FollowState {
    pub const ALL: [Self; 3] = [Self::Pending, Self::Accepted, Self::Rejected];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// One follow. Exactly one side is ours, or both when two cooperatives share the instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    pub id: FollowId,
    pub follower: ActorId,
    pub target: ActorId,
    pub state: FollowState,
    /// `id` of the Follow activity, by which Accept, Reject and Undo name it.
    pub activity_url: String,
    pub created_at: UnixMillis,
    pub updated_at: UnixMillis,
}
