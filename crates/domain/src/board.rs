//! The board of a cooperative: a group that anybody can follow. It announces the cooperative's public listings and, where the cooperative wants
//! that, what people elsewhere post to it.

use crate::ids::{ActorId, BoardPostId, CooperativeId, InquiryId, ListingId};
use crate::post::Attachment;
use crate::time::UnixMillis;
use crate::url::ObjectUrl;

codes! {
    /// What becomes of posts from outside.
    OutsidePosts {
        /// Shown and announced at once.
        Automatic = "automatic",
        /// Wait for a steward.
        ByHand = "by-hand",
        /// Not taken.
        Off = "off",
    }
}

codes! {
    BoardPostState {
        /// For a steward to decide.
        Waiting = "waiting",
        /// On the board, and announced.
        Accepted = "accepted",
        Refused = "refused",
        /// A steward took it up as an inquiry or a need; it never was on the board.
        TakenUp = "taken-up",
        /// It was on the board; a steward took it off.
        Removed = "removed",
        /// Its author deleted it, or shows it to few.
        Withdrawn = "withdrawn",
    }
}

impl BoardPostState {
    /// Whether a steward may still make something of it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Accepted)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    pub cooperative: CooperativeId,
    /// Its row in `actors`: a `Group` with keys and an inbox of its own.
    pub actor: ActorId,
    pub outside_posts: OutsidePosts,
}

/// What somebody elsewhere posted to a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPost {
    pub id: BoardPostId,
    pub cooperative: CooperativeId,
    /// Federated id of what was posted.
    pub object_url: ObjectUrl,
    pub author: ActorId,
    pub state: BoardPostState,
    /// Source HTML; sanitised when shown.
    pub content: String,
    /// Content warning, as plain text; empty for none.
    pub warning: String,
    /// The page for people.
    pub page_url: Option<ObjectUrl>,
    pub attachments: Vec<Attachment>,
    pub published_at: UnixMillis,
    pub updated_at: UnixMillis,
    pub received_at: UnixMillis,
    pub decided_at: Option<UnixMillis>,
    /// The conversation with its author that a steward made of it; may be gone.
    pub inquiry: Option<InquiryId>,
    /// The draft that a steward made of it.
    pub listing: Option<ListingId>,
}
