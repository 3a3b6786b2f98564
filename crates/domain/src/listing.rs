//! Offers and needs: what is proposed, on which terms, and what may happen to it. FEP-0837 Proposal + Intent.

use crate::geo::Place;
use crate::ids::{ActorId, CooperativeId, ImageId, ListingId, ResourceId};
use crate::licence::Licence;
use crate::limits;
use crate::quantity::Quantity;
use crate::resource::Nature;
use crate::sector::{Sdg, Sector};
use crate::text::Texts;
use crate::time::{DAY_MS, UnixMillis};
use crate::url::ObjectUrl;

/// FEP-0837 `purpose`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    Offer,
    Need,
}

impl Purpose {
    /// The code of forms, tables and locale keys.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Offer => "offer",
            Self::Need => "need",
        }
    }

    /// Reads our code, and `request`, the standard's word for a need.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "offer" => Some(Self::Offer),
            "need" | "request" => Some(Self::Need),
            _ => None,
        }
    }
}

macro_rules! actions {
    ($($variant:ident = $code:literal),+ $(,)?) => {
        /// A ValueFlows action, by its standard name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($variant),+ }

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

actions! {
    // Give or sell: the thing changes hands for good.
    Transfer = "transfer",
    // Lend: it comes back.
    TransferCustody = "transferCustody",
    // A room or machine by the hour, used where it is.
    Use = "use",
    // Digital: a copy, the original stays.
    Copy = "copy",
    // A skill, by time.
    Work = "work",
    DeliverService = "deliverService",
}

impl Action {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.rsplit(['#', '/', ':']).next().unwrap_or(text);
        Self::ALL.iter().copied().find(|action| action.as_str() == name)
    }

    /// What one usually does with a thing of this nature: the default of the form.
    #[must_use]
    pub const fn usual_for(nature: Nature) -> Self {
        match nature {
            Nature::Tool | Nature::Vehicle => Self::TransferCustody,
            Nature::Space => Self::Use,
            Nature::Good => Self::Transfer,
            Nature::Skill => Self::Work,
            Nature::Service => Self::DeliverService,
            Nature::Software | Nature::Data | Nature::Document => Self::Copy,
        }
    }

    /// Whether this can be done with a thing of this nature: nobody lends a data set or copies a drill.
    #[must_use]
    pub const fn fits(self, nature: Nature) -> bool {
        match self {
            Self::Copy => nature.is_digital(),
            Self::Work | Self::DeliverService => {
                !matches!(nature, Nature::Good) && !nature.is_digital() || matches!(nature, Nature::Software)
            }
            Self::TransferCustody | Self::Transfer => matches!(nature, Nature::Tool | Nature::Vehicle | Nature::Good),
            Self::Use => matches!(nature, Nature::Tool | Nature::Vehicle | Nature::Space | Nature::Software),
        }
    }
}

/// Who may see a listing and take it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Eligibility {
    Public,
    /// Followers: peers and people the cooperative accepted, and members of this instance.
    Network,
    /// Members of the cooperative. Never leaves the instance.
    Members,
}

impl Eligibility {
    pub const ALL: [Self; 3] = [Self::Public, Self::Network, Self::Members];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Network => "network",
            Self::Members => "members",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|eligibility| eligibility.as_str() == text)
    }
}

/// `draft → published → reserved → closed`, any of them `→ removed`. A closed one may be published again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListingState {
    Draft,
    Published,
    Reserved,
    Closed,
    Removed,
}

impl ListingState {
    pub const ALL: [Self; 5] = [Self::Draft, Self::Published, Self::Reserved, Self::Closed, Self::Removed];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Reserved => "reserved",
            Self::Closed => "closed",
            Self::Removed => "removed",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// The state after `change`, or `None` where that makes no sense.
    #[must_use]
    pub const fn after(self, change: ListingChange) -> Option<Self> {
        use ListingChange as C;
        match (self, change) {
            (Self::Draft | Self::Closed, C::Publish) => Some(Self::Published),
            (Self::Draft, C::Edit) => Some(Self::Draft),
            (Self::Published, C::Edit) => Some(Self::Published),
            (Self::Reserved, C::Edit) => Some(Self::Reserved),
            (Self::Published, C::Reserve) => Some(Self::Reserved),
            (Self::Reserved, C::Release) => Some(Self::Published),
            (Self::Published | Self::Reserved, C::Close) => Some(Self::Closed),
            (Self::Draft | Self::Published | Self::Reserved | Self::Closed, C::Remove) => Some(Self::Removed),
            _ => None,
        }
    }

    /// Whether the world outside the cooperative has seen it.
    #[must_use]
    pub const fn is_out(self) -> bool {
        matches!(self, Self::Published | Self::Reserved | Self::Closed)
    }
}

/// What can be done to a listing; the same verbs from page, API, CLI and inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListingChange {
    Publish,
    Edit,
    Reserve,
    Release,
    Close,
    Remove,
}

impl ListingChange {
    pub const ALL: [Self; 6] = [Self::Publish, Self::Edit, Self::Reserve, Self::Release, Self::Close, Self::Remove];
}

/// When something is available or needed; either end may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    pub from: Option<UnixMillis>,
    pub until: Option<UnixMillis>,
}

/// What is wanted in return. Money is never required.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reciprocal {
    /// `transfer` for money and goods, `work` for time.
    pub action: Action,
    pub quantity: Quantity,
    /// In words: "a cake", "help on Saturday".
    pub note: String,
}

/// Who published it: one of our cooperatives, or an actor elsewhere whose listing we mirror.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    Own(CooperativeId),
    Peer(ActorId),
}

/// An offer or a need, own or mirrored.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    pub id: ListingId,
    /// Where it lives: our own address, or the peer's.
    pub object_url: ObjectUrl,
    pub author: Author,
    pub terms: Terms,
    pub state: ListingState,
    /// Why it was closed, in words, for those who come too late.
    pub closing_note: String,
    /// Counts changes; never goes back (invariant 6).
    pub version: i64,
    pub created_at: UnixMillis,
    pub updated_at: UnixMillis,
    pub published_at: Option<UnixMillis>,
}

/// Everything about a listing that its author writes, and an edit replaces as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    pub purpose: Purpose,
    pub action: Action,
    pub nature: Nature,
    pub texts: Texts,
    /// The resource behind an offer, when it is one of ours.
    pub resource: Option<ResourceId>,
    /// Its address, when it is known: for own resources and for peers'.
    pub resource_url: Option<ObjectUrl>,
    pub kind: Option<ObjectUrl>,
    /// How much there is or is wanted.
    pub quantity: Quantity,
    /// How much of it is still to be had.
    pub available: Quantity,
    /// The least one may take.
    pub minimum: Option<Quantity>,
    pub effort: Option<Quantity>,
    pub window: Window,
    pub reciprocal: Option<Reciprocal>,
    pub eligibility: Eligibility,
    pub licence: Option<Licence>,
    /// Conditions of use, in plain words; an offer of something physical needs them.
    pub conditions: String,
    /// Home page or download.
    pub link: Option<ObjectUrl>,
    /// Of a digital thing, as its makers write it; empty for none. At most [`limits::NAME_CHARS_MAX`] characters.
    pub version: String,
    /// Of its file, `sha256:…`; empty for none. At most [`limits::NAME_CHARS_MAX`] characters.
    pub checksum: String,
    pub tags: Vec<String>,
    pub sectors: Vec<Sector>,
    pub sdgs: Vec<Sdg>,
    pub place: Option<Place>,
    pub images: Vec<ImageId>,
}

/// What is wrong with the terms of a listing, by field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermsError {
    #[error("a digital resource needs a licence")]
    LicenceMissing,
    #[error("an offer of something physical needs conditions of use")]
    ConditionsMissing,
    #[error("this cannot be done with something of that nature")]
    ActionDoesNotFit,
    #[error("ends before it begins")]
    WindowReversed,
    #[error("too far ahead")]
    WindowTooFar,
    #[error("the end has already passed")]
    WindowOver,
    #[error("nothing is offered")]
    QuantityZero,
    #[error("too many")]
    TooMany { field: &'static str, max: usize },
}

impl TermsError {
    /// The field of forms, tables and problem documents that has to change.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::LicenceMissing => "licence",
            Self::ConditionsMissing => "conditions",
            Self::ActionDoesNotFit => "action",
            Self::WindowReversed | Self::WindowTooFar | Self::WindowOver => "until",
            Self::QuantityZero => "quantity",
            Self::TooMany { field, .. } => field,
        }
    }
}

impl Terms {
    /// What must hold before these terms may be published at `now`. A draft may break every one of them.
    ///
    /// # Errors
    /// All that is wrong, not only the first.
    pub fn check(&self, now: UnixMillis) -> Result<(), Vec<TermsError>> {
        let mut wrong = Vec::new();
        if self.nature.is_digital() && self.purpose == Purpose::Offer && self.licence.is_none() {
            wrong.push(TermsError::LicenceMissing);
        }
        let physical = matches!(self.nature, Nature::Tool | Nature::Space | Nature::Vehicle | Nature::Good);
        if physical && self.purpose == Purpose::Offer && self.conditions.trim().is_empty() {
            wrong.push(TermsError::ConditionsMissing);
        }
        if !self.action.fits(self.nature) {
            wrong.push(TermsError::ActionDoesNotFit);
        }
        if let (Some(from), Some(until)) = (self.window.from, self.window.until)
            && until < from
        {
            wrong.push(TermsError::WindowReversed);
        }
        if let Some(until) = self.window.until {
            if until < now {
                wrong.push(TermsError::WindowOver);
            }
            if until > now.plus(limits::WINDOW_YEARS_MAX * 366 * DAY_MS) {
                wrong.push(TermsError::WindowTooFar);
            }
        }
        if self.quantity.is_zero() {
            wrong.push(TermsError::QuantityZero);
        }
        let counts = [
            ("tags", self.tags.len(), limits::TAGS_MAX),
            ("sectors", self.sectors.len(), limits::SECTORS_MAX),
            ("sdgs", self.sdgs.len(), limits::SDGS_MAX),
            ("images", self.images.len(), limits::IMAGES_MAX),
        ];
        wrong.extend(counts.into_iter().filter(|(_, len, max)| len > max).map(|(field, _, max)| TermsError::TooMany { field, max }));
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_move_only_as_the_model_says() {
        use ListingChange as C;
        use ListingState as S;
        assert_eq!(S::Draft.after(C::Publish), Some(S::Published));
        assert_eq!(S::Closed.after(C::Publish), Some(S::Published));
        assert_eq!(S::Closed.after(C::Edit), None);
        assert_eq!(S::Draft.after(C::Close), None);
        for change in ListingChange::ALL {
            assert_eq!(S::Removed.after(change), None, "removed is the end");
        }
        for state in ListingState::ALL {
            assert_eq!(ListingState::parse(state.as_str()), Some(state));
        }
    }

    #[test]
    fn the_usual_action_always_fits() {
        for nature in Nature::ALL {
            assert!(Action::usual_for(*nature).fits(*nature), "{nature:?}");
        }
    }
}
