//! Actors: who speaks in the federation, here or elsewhere.

use crate::ids::ActorId;
use crate::time::UnixMillis;
use crate::url::{Host, ObjectUrl};

/// The kind of an actor, as AS2 names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorKind {
    Application,
    Group,
    Organization,
    Person,
    Service,
}

impl ActorKind {
    pub const ALL: [Self; 5] = [Self::Application, Self::Group, Self::Organization, Self::Person, Self::Service];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Application => "Application",
            Self::Group => "Group",
            Self::Organization => "Organization",
            Self::Person => "Person",
            Self::Service => "Service",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// An Ed25519 key of an actor, beside its RSA key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ed25519Key {
    /// Its address, on the host of its actor.
    pub id: String,
    /// The public half (RFC 8032, 5.1.5).
    pub public: [u8; 32],
    /// From when on it signs nothing any more, when its actor says so.
    pub expires_at: Option<UnixMillis>,
}

/// An actor, ours or a peer's: what addressing, showing and verifying need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub id: ActorId,
    pub url: ObjectUrl,
    pub kind: ActorKind,
    pub is_local: bool,
    /// `preferredUsername`.
    pub username: String,
    /// The host in its handle.
    pub host: Host,
    pub name: String,
    /// Source text (HTML for peers); sanitised when shown.
    pub summary: String,
    /// The page for people.
    pub page_url: Option<ObjectUrl>,
    pub icon_url: Option<ObjectUrl>,
    pub inbox: ObjectUrl,
    pub shared_inbox: Option<ObjectUrl>,
    pub outbox: Option<ObjectUrl>,
    pub followers: Option<ObjectUrl>,
    pub approves_followers: bool,
    /// `id` of the RSA key in `publicKey`.
    pub key_id: String,
    /// SPKI PEM.
    pub public_key_pem: String,
    /// When the document was last read from its origin; `None` for ours.
    pub fetched_at: Option<UnixMillis>,
    /// Its server said 410, or it was deleted.
    pub gone_at: Option<UnixMillis>,
}

impl Actor {
    /// Where to deliver: the shared inbox of its server where there is one, so that a server gets a thing once.
    #[must_use]
    pub fn delivery_inbox(&self) -> &ObjectUrl {
        self.shared_inbox.as_ref().unwrap_or(&self.inbox)
    }

    /// `@name@host`
    #[must_use]
    pub fn handle(&self) -> String {
        format!("@{}@{}", self.username, self.host)
    }
}
