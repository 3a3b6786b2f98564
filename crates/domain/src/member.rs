//! Members: people who act for a cooperative.

use crate::email::EmailAddress;
use crate::ids::{CooperativeId, InvitationId, MemberId, PasskeyId, SessionId};
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
    /// Since when this member cannot sign in.
    pub suspended_at: Option<UnixMillis>,
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

/// Why a login cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoginRefused {
    #[error("3 to 200 characters without spaces")]
    Form,
    /// It holds an `@` or a control character, and is no address to which a letter could go (case A11).
    #[error("not an e-mail address such as anna@coop.example")]
    OddAddress,
}

/// A login that somebody chooses, in stored form: stricter than [`login`], by which those who have one are found.
///
/// # Errors
/// [`LoginRefused`]
pub fn new_login(text: &str) -> Result<String, LoginRefused> {
    let odd = text.chars().any(char::is_control) || (text.contains('@') && EmailAddress::parse(text.trim()).is_err());
    if odd {
        return Err(LoginRefused::OddAddress);
    }
    login(text).map_err(|_| LoginRefused::Form)
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

/// A key of a device or a password manager, to sign in with instead of a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    pub id: PasskeyId,
    /// As its owner calls it.
    pub name: String,
    /// The credential's id in base64url, by which browsers know it.
    pub credential: String,
    pub created_at: UnixMillis,
    pub last_used_at: Option<UnixMillis>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a11_a_login_with_an_at_sign_is_an_address_or_nothing() {
        assert_eq!(new_login(" Anna@Coop.Example ").as_deref(), Ok("anna@coop.example"));
        assert_eq!(new_login("anna").as_deref(), Ok("anna"));
        assert_eq!(new_login("an na"), Err(LoginRefused::Form));
        assert_eq!(new_login("x"), Err(LoginRefused::Form));
        for odd in ["anna@coop.example\r\n", "anna@coop.example\r\nBcc: e@x.example", "anna\u{0}x", "anna@coop", "a@b@c.example", "@@@"] {
            assert_eq!(new_login(odd), Err(LoginRefused::OddAddress), "{odd:?}");
        }
        assert!(login("anna@coop").is_ok(), "who chose an odd one before still signs in");
    }
}
