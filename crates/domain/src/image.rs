//! Images: re-encoded when they come in, so that no metadata and no foreign bytes are ever served.

use crate::ids::ImageId;

/// One of the sizes an image is kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImageSize {
    /// At most 400 pixels on the long side, for lists.
    List,
    /// At most 1,200 pixels on the long side, for pages and peers.
    Page,
}

impl ImageSize {
    pub const ALL: [Self; 2] = [Self::List, Self::Page];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Page => "page",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.as_str() == text)
    }

    #[must_use]
    pub const fn long_side_px(self) -> u32 {
        match self {
            Self::List => 400,
            Self::Page => 1_200,
        }
    }
}

/// An image of ours, or a peer's, of which a copy is fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    pub id: ImageId,
    /// What is to be seen, for those who cannot see it. May be empty: people who cannot see must be able to publish.
    pub alt: String,
    pub media_type: String,
    /// Pixels of the [`ImageSize::Page`] version; zero for a peer's of unknown size that is not here.
    pub width: u32,
    pub height: u32,
    /// Where a peer keeps it; ours have none.
    pub remote_url: Option<crate::url::ObjectUrl>,
    /// Whether it can be shown: a peer's is not before it was fetched.
    pub is_here: bool,
}
