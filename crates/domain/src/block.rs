//! A cooperative wants to have nothing to do with somebody.

use crate::ids::{ActorId, BlockId, CooperativeId};
use crate::time::UnixMillis;

/// One for each cooperative and account; taken back, it stays until it is wanted again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub id: BlockId,
    pub cooperative: CooperativeId,
    /// Who is blocked.
    pub actor: ActorId,
    /// The id of its `Block`, which an `Undo` names; another each time.
    pub activity_url: String,
    pub blocked_at: UnixMillis,
    /// When it was taken back.
    pub ended_at: Option<UnixMillis>,
}

impl Block {
    #[must_use]
    pub const fn is_in_force(&self) -> bool {
        self.ended_at.is_none()
    }
}
