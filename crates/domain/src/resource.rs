//! What a commons holds: tools, rooms, vehicles, skills, data, software, documents. vf:EconomicResource.

use crate::geo::Place;
use crate::ids::{CooperativeId, ImageId, ResourceId};
use crate::licence::Licence;
use crate::quantity::Quantity;
use crate::sector::{Sdg, Sector};
use crate::text::Texts;
use crate::time::UnixMillis;
use crate::url::ObjectUrl;

macro_rules! natures {
    ($($variant:ident = $code:literal),+ $(,)?) => {
        /// What sort of thing it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Nature { $($variant),+ }

        impl Nature {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

natures! {
    Tool = "tool",
    Space = "space",
    Vehicle = "vehicle",
    Good = "good",
    Skill = "skill",
    Service = "service",
    Software = "software",
    Data = "data",
    Document = "document",
}

impl Nature {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|nature| nature.as_str() == text)
    }

    /// Digital things can be copied without loss; they cannot be published without a licence.
    #[must_use]
    pub const fn is_digital(self) -> bool {
        matches!(self, Self::Software | Self::Data | Self::Document)
    }

    /// The IRI in federated documents, in the project's own namespace.
    #[must_use]
    pub fn iri(self) -> String {
        format!("https://w3id.org/allmende/ns#{}", self.as_str())
    }

    #[must_use]
    pub fn from_iri(iri: &str) -> Option<Self> {
        iri.strip_prefix("https://w3id.org/allmende/ns#").and_then(Self::parse)
    }
}

/// A thing, space, skill or work that a cooperative holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    pub id: ResourceId,
    pub cooperative: CooperativeId,
    pub nature: Nature,
    pub texts: Texts,
    /// vf:ResourceSpecification, often a Wikidata IRI.
    pub kind: Option<ObjectUrl>,
    pub place: Option<Place>,
    pub quantity: Quantity,
    pub licence: Option<Licence>,
    pub link: Option<ObjectUrl>,
    /// Version of a digital resource, as its makers write it.
    pub version: String,
    /// Checksum of a digital resource, `sha256:…`.
    pub checksum: String,
    /// Conditions of use, in plain words; a physical resource needs them.
    pub conditions: String,
    pub sectors: Vec<Sector>,
    pub sdgs: Vec<Sdg>,
    pub tags: Vec<String>,
    /// In the order they are shown.
    pub images: Vec<ImageId>,
    pub created_at: UnixMillis,
    pub updated_at: UnixMillis,
    /// Set when it was removed; a tombstone stays.
    pub removed_at: Option<UnixMillis>,
}
