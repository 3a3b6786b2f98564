//! What happened: one row per change, written in the transaction of the change. Everything that follows from a change (federated
//! documents, deliveries, notifications) is derived from these later, idempotently.

use crate::ids::{
    BlockId, BoardPostId, CooperativeId, FollowId, ListingId, MessageId, PersonId, PostReactionId, ReplyId, ReportId, ResourceId,
};

macro_rules! events {
    ($($(#[$meta:meta])* $variant:ident($id:ident) = $code:literal),+ $(,)?) => {
        /// A change, naming its subject. The state is read from the subject's own row when the event is handled.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Event { $($(#[$meta])* $variant($id)),+ }

        impl Event {
            /// Codes of all events, for the test that compares them with FEDERATION.md.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant(_) => $code),+ }
            }

            #[must_use]
            pub fn subject(&self) -> &str {
                match self { $(Self::$variant(id) => id.as_str()),+ }
            }

            /// Reads a stored row; `None` when the code or the subject is unknown (a newer version wrote it).
            #[must_use]
            pub fn from_row(code: &str, subject: &str) -> Option<Self> {
                match code {
                    $($code => $id::parse(subject).ok().map(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

events! {
    CooperativeChanged(CooperativeId) = "cooperative-changed",
    /// It is at another address now.
    CooperativeMoved(CooperativeId) = "cooperative-moved",
    ResourceChanged(ResourceId) = "resource-changed",
    ResourceRemoved(ResourceId) = "resource-removed",
    ListingPublished(ListingId) = "listing-published",
    /// Edited while published, closed, or published again.
    ListingChanged(ListingId) = "listing-changed",
    ListingRemoved(ListingId) = "listing-removed",
    /// One of ours wants to follow.
    FollowRequested(FollowId) = "follow-requested",
    /// One of ours no longer follows.
    FollowWithdrawn(FollowId) = "follow-withdrawn",
    /// One of ours said yes to a follower.
    FollowerAccepted(FollowId) = "follower-accepted",
    FollowerRejected(FollowId) = "follower-rejected",
    /// One of ours wants to have nothing to do with somebody.
    AccountBlocked(BlockId) = "account-blocked",
    AccountUnblocked(BlockId) = "account-unblocked",
    /// One of ours wrote a message in an inquiry.
    MessageSent(MessageId) = "message-sent",
    /// Whoever runs the instance passed a report on to the server of whom it is about.
    ReportForwarded(ReportId) = "report-forwarded",
    /// A post from outside is on a board from now on.
    BoardPostAccepted(BoardPostId) = "board-post-accepted",
    /// Its author changed it.
    BoardPostChanged(BoardPostId) = "board-post-changed",
    /// A steward took it off, or its author took it away.
    BoardPostRemoved(BoardPostId) = "board-post-removed",
    /// One of ours answered a post.
    ReplySent(ReplyId) = "reply-sent",
    ReplyChanged(ReplyId) = "reply-changed",
    ReplyRemoved(ReplyId) = "reply-removed",
    /// One of ours liked or shared a post.
    ReactionGiven(PostReactionId) = "reaction-given",
    ReactionWithdrawn(PostReactionId) = "reaction-withdrawn",
    /// A listing stands first on the page of its cooperative.
    ListingPinned(ListingId) = "listing-pinned",
    ListingUnpinned(ListingId) = "listing-unpinned",
    /// What a member's own public actor says about itself.
    PersonChanged(PersonId) = "person-changed",
    /// It ended, for good.
    PersonEnded(PersonId) = "person-ended",
}
