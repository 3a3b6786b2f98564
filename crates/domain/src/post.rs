//! Posts: what followed actors write that is no listing, kept for reading.

use crate::ids::{ActorId, PostId};
use crate::time::UnixMillis;
use crate::url::ObjectUrl;

/// An ordinary post of an actor elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub id: PostId,
    /// Federated id of the Note.
    pub object_url: ObjectUrl,
    pub author: ActorId,
    /// Who shared it with us, when its author is followed by none of ours.
    pub shared_by: Option<ActorId>,
    /// Source HTML; sanitised when shown.
    pub content: String,
    /// Content warning, as plain text; empty for none.
    pub warning: String,
    /// The page for people.
    pub page_url: Option<ObjectUrl>,
    pub images: Vec<PostImage>,
    pub published_at: UnixMillis,
    pub updated_at: UnixMillis,
}

/// An image of a post, where its author keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostImage {
    pub url: ObjectUrl,
    pub media_type: String,
    pub alt: String,
}
