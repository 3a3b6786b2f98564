//! Members: people who act for a cooperative.

use crate::ids::{CooperativeId, InvitationId, MemberId, SessionId};
use crate::language::Language;
use crate::time::UnixMillis;

/// What a member may do in one cooperative, least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Member,
    /// Publishes, answers inquiries, accepts followers.
    Steward,
    /// Also hides what strangers send and refuses peers.
    Moderator,
    /// Also invites, changes roles, edits the cooperative.
    Admin,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Member, Self::Steward, Self::Moderator, Self::Admin];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Steward => "steward",
            Self::Moderator => "moderator",
            Self::Admin => "admin",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    pub cooperative: CooperativeId,
    pub role: Role,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub id: MemberId,
    /// What is typed to sign in: an e-mail address or a name, lower case, unique.
    pub login: String,
    pub display_name: String,
    pub locale: Language,
    /// Runs the instance: settings, peers, every cooperative.
    pub instance_admin: bool,
    pub memberships: Vec<Membership>,
    pub created_at: UnixMillis,
}

impl Member {
    #[must_use]
    pub fn role_in(&self, cooperative: &CooperativeId) -> Option<Role> {
        self.memberships.iter().find(|m| m.cooperative == *cooperative).map(|m| m.role)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("3 to 200 characters without spaces")]
pub struct InvalidLogin;

/// A login name in stored form: trimmed, lower case.
///
/// # Errors
/// [`InvalidLogin`] for spaces, control characters (case A11), fewer than 3 or more than 200 characters.
pub fn login(text: &str) -> Result<String, InvalidLogin> {
    let login = text.trim().to_lowercase();
    let fine = login.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '\'' | ',' | ';'));
    if fine && (3..=200).contains(&login.chars().count()) { Ok(login) } else { Err(InvalidLogin) }
}

/// An open sign-in of one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub member: MemberId,
    pub created_at: UnixMillis,
    pub expires_at: UnixMillis,
    pub last_seen_at: UnixMillis,
    /// The browser's name for itself, cut to 200 characters.
    pub user_agent: String,
}

/// A link that lets somebody become a member, or set up the instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: InvitationId,
    /// `None`: the one-time link of first run, which makes the first administrator.
    pub cooperative: Option<CooperativeId>,
    pub role: Role,
    pub note: String,
    pub created_by: Option<MemberId>,
    pub created_at: UnixMillis,
    pub expires_at: UnixMillis,
    pub uses_left: i64,
}
