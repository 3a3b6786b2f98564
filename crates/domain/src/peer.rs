//! Peers: other servers, and what we decided about them.

use crate::time::UnixMillis;
use crate::url::Host;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeerPolicy {
    Allow,
    /// What comes from there is held until somebody lets it through, and then shown to members only.
    Limit,
    /// Nothing in, nothing out.
    Suspend,
}

impl PeerPolicy {
    pub const ALL: [Self; 3] = [Self::Allow, Self::Limit, Self::Suspend];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Limit => "limit",
            Self::Suspend => "suspend",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.as_str() == text)
    }
}

codes! {
    /// With whom an instance speaks at all.
    FederationMode {
        /// With everybody who is not suspended.
        Open = "open",
        /// With those alone whom somebody allowed.
        AllowList = "allow-list",
    }
}

codes! {
    /// What becomes of what a server sends that nobody here decided about or wrote to.
    Newcomers {
        /// Held until somebody lets it through (case M4).
        Hold = "hold",
        /// Shown like anybody's.
        Show = "show",
    }
}

codes! {
    /// How a host stands here: what follows from all decisions and rules together.
    Standing {
        Open = "open",
        /// Nobody decided about it, follows anybody there, or wrote there: what it sends is held.
        Newcomer = "newcomer",
        /// All keys of those we know there changed at once: what it sends is held until somebody looks (case M10).
        KeysChanged = "keys-changed",
        /// Limited: what it sends is held, and what was let through is for members.
        Limited = "limited",
        /// Suspended, or not on the list of those allowed: nothing in, nothing out, nothing shown.
        Shut = "shut",
    }
}

impl Standing {
    #[must_use]
    pub const fn is_shut(self) -> bool {
        matches!(self, Self::Shut)
    }

    /// What comes from there and people would see waits for somebody.
    #[must_use]
    pub const fn is_held(self) -> bool {
        matches!(self, Self::Newcomer | Self::KeysChanged | Self::Limited)
    }
}

codes! {
    /// What waits for somebody to let it through.
    HeldKind {
        Listing = "listing",
        Message = "message",
        Post = "post",
        Share = "share",
        Like = "like",
    }
}

codes! {
    /// Which decisions a list of domains holds.
    ListKind {
        /// Suspended and limited ones.
        Block = "block",
        /// Allowed ones.
        Allow = "allow",
    }
}

/// How a request to a peer is signed. Later ones cost less to make, and are read by fewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SignatureKind {
    /// draft-cavage-http-signatures-12 with RSA.
    DraftCavage,
    /// RFC 9421 with RSA v1.5 and SHA-256.
    Rfc9421Rsa,
    /// RFC 9421 with Ed25519.
    Rfc9421Ed25519,
}

impl SignatureKind {
    pub const ALL: [Self; 3] = [Self::DraftCavage, Self::Rfc9421Rsa, Self::Rfc9421Ed25519];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DraftCavage => "draft-cavage",
            Self::Rfc9421Rsa => "rfc9421-rsa",
            Self::Rfc9421Ed25519 => "rfc9421-ed25519",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    pub host: Host,
    pub policy: PeerPolicy,
    pub reason: String,
    /// `None`: nobody decided.
    pub decided_at: Option<UnixMillis>,
    /// The imported list that decided; `None`: a person, or nobody.
    pub list: Option<String>,
    /// From NodeInfo, for people to read; never decides what we send.
    pub software: String,
    pub first_seen_at: UnixMillis,
    /// Last verified request from there.
    pub last_seen_at: Option<UnixMillis>,
}
