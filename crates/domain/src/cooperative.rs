//! Cooperatives: who shares. AS2 `Organization`, vf:Agent.

use crate::geo::Place;
use crate::ids::{ActorId, CooperativeId, ImageId};
use crate::language::Language;
use crate::licence::Licence;
use crate::sector::{Sdg, Sector};
use crate::time::UnixMillis;
use crate::url::ObjectUrl;

/// What part it plays in the commons (Transition Commons' three roles).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommonsRole {
    ProductiveCommunity,
    EntrepreneurialCoalition,
    SocialBenefitAssociation,
}

impl CommonsRole {
    pub const ALL: [Self; 3] = [Self::ProductiveCommunity, Self::EntrepreneurialCoalition, Self::SocialBenefitAssociation];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ProductiveCommunity => "community",
            Self::EntrepreneurialCoalition => "coalition",
            Self::SocialBenefitAssociation => "association",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// The short name in `@handle@host` and in addresses: 2–30 lower-case ASCII letters, digits, underscores, starting with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CoopHandle(String);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidHandle {
    #[error("2 to 30 letters a–z, digits or underscores, beginning with a letter")]
    Form,
    #[error("kept for the server itself")]
    Reserved,
}

/// Names that addresses of the server itself use, or that people would take for its voice.
const RESERVED: [&str; 14] = [
    "actor",
    "admin",
    "administrator",
    "allmende",
    "api",
    "inbox",
    "instance",
    "moderator",
    "nodeinfo",
    "root",
    "server",
    "support",
    "system",
    "webmaster",
];

impl CoopHandle {
    /// # Errors
    /// [`InvalidHandle`] with what is wrong. Upper case is accepted and lowered.
    pub fn parse(text: &str) -> Result<Self, InvalidHandle> {
        let handle = text.trim().trim_start_matches('@').to_ascii_lowercase();
        let starts = handle.starts_with(|c: char| c.is_ascii_lowercase());
        let fine = handle.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !starts || !fine || !(2..=30).contains(&handle.len()) {
            return Err(InvalidHandle::Form);
        }
        if RESERVED.contains(&handle.as_str()) { Err(InvalidHandle::Reserved) } else { Ok(Self(handle)) }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Name and summary in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoopText {
    pub language: Language,
    pub name: String,
    /// Markdown source.
    pub summary: String,
}

/// Everything about a cooperative that its stewards write.
#[derive(Debug, Clone, PartialEq)]
pub struct CoopProfile {
    /// At least one; the first is the default.
    pub texts: Vec<CoopText>,
    /// In words ("SCIC", "eG", "ASBL"); an ESSGLOBAL code where one is known goes into federated documents later.
    pub legal_form: String,
    pub role: Option<CommonsRole>,
    pub sectors: Vec<Sector>,
    pub sdgs: Vec<Sdg>,
    pub place: Option<Place>,
    /// Shown to everybody: an address, a telephone number, a meeting time.
    pub contact: String,
    pub website: Option<ObjectUrl>,
    pub default_licence: Option<Licence>,
    pub charter: Option<ObjectUrl>,
    pub logo: Option<ImageId>,
    /// Followers wait for a steward's yes.
    pub approves_followers: bool,
}

impl CoopProfile {
    /// The text in the first preferred language that exists, or the first one.
    #[must_use]
    pub fn best(&self, preferred: &[Language]) -> Option<&CoopText> {
        preferred
            .iter()
            .find_map(|wanted| self.texts.iter().find(|text| text.language.primary() == wanted.primary()))
            .or(self.texts.first())
    }

    /// The default name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.texts.first().map_or("", |text| text.name.as_str())
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Cooperative {
    pub id: CooperativeId,
    pub handle: CoopHandle,
    /// Its row in `actors`: keys, inbox, addresses.
    pub actor: ActorId,
    pub profile: CoopProfile,
    pub created_at: UnixMillis,
    pub updated_at: UnixMillis,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_are_short_plain_and_not_the_servers_own() {
        assert_eq!(CoopHandle::parse(" @Velo_67 ").unwrap().as_str(), "velo_67");
        for bad in ["", "v", "7velo", "vélo", "a b", "a/b", "-velo", &"x".repeat(31)] {
            assert_eq!(CoopHandle::parse(bad), Err(InvalidHandle::Form), "{bad}");
        }
        assert_eq!(CoopHandle::parse("admin"), Err(InvalidHandle::Reserved));
    }
}
