//! Peers: other servers, and what we decided about them.

use crate::time::UnixMillis;
use crate::url::Host;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeerPolicy {
    Allow,
    /// What comes from there is kept from public pages until somebody looks.
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
    /// From NodeInfo, for people to read; never decides what we send.
    pub software: String,
    pub first_seen_at: UnixMillis,
    /// Last verified request from there.
    pub last_seen_at: Option<UnixMillis>,
}
