//! Answers of ours to posts, and what ours and others do with what the other side wrote: likes and shares.

use crate::ids::{ActorId, MemberId, PostId, PostReactionId, ReplyId};
use crate::post::Reach;
use crate::time::UnixMillis;
use crate::url::ObjectUrl;

/// What one of ours answered to a post of somebody elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub id: ReplyId,
    pub object_url: ObjectUrl,
    pub author: ActorId,
    /// Which of our members wrote it, for our own eyes.
    pub member: Option<MemberId>,
    /// Federated id of the post that the whole thread hangs on.
    pub thread: ObjectUrl,
    /// Federated id of what it answers.
    pub in_reply_to: ObjectUrl,
    /// Who wrote that.
    pub to: ActorId,
    /// Both name the conversation, as what it answers did.
    pub conversation: Option<String>,
    pub context: Option<String>,
    /// Never further than what it answers: see [`Reach::of_answer`].
    pub reach: Reach,
    /// Plain text; empty once it was removed.
    pub body: String,
    /// Counts the changes.
    pub version: i64,
    pub created_at: UnixMillis,
    pub updated_at: UnixMillis,
    pub removed_at: Option<UnixMillis>,
}

/// What somebody does with what somebody else wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reaction {
    Like,
    Announce,
}

impl Reaction {
    pub const ALL: [Self; 2] = [Self::Like, Self::Announce];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::Announce => "announce",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reaction| reaction.as_str() == text)
    }
}

/// A like or a share of one of ours, of a post of somebody elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostReaction {
    pub id: PostReactionId,
    pub post: PostId,
    pub actor: ActorId,
    pub kind: Reaction,
    /// `false`: it was taken back.
    pub is_given: bool,
    /// Federated id; another one each time it is given.
    pub activity_url: ObjectUrl,
    pub updated_at: UnixMillis,
}
