//! Members who speak for themselves: one public actor of their own, for those who want it.

use crate::ids::{ActorId, MemberId, PersonId};
use crate::time::UnixMillis;

/// A member's own public actor. Name, text and whether followers wait for a yes are the actor's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    /// Whose it is; `None` once it ended.
    pub member: Option<MemberId>,
    pub actor: ActorId,
    /// In its handle and its address; never given again.
    pub name: String,
    pub created_at: UnixMillis,
    pub updated_at: UnixMillis,
    pub ended_at: Option<UnixMillis>,
}
