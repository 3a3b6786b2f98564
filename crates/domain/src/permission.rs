//! Who may do what. One table, asked by every verb, whichever door a request came through.

use crate::ids::{ActorId, CooperativeId};
use crate::listing::{Eligibility, ListingState};
use crate::member::{Member, Membership, Role};

/// Who looks or acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewer {
    /// Anybody at all.
    Stranger,
    Member(Member),
    /// An actor of the fediverse whose signature was verified.
    Peer(ActorId),
    /// The command line on the server's own machine, and the server's own work.
    Operator,
}

/// What somebody may be allowed to do to one cooperative, or to the instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// See drafts and listings for members.
    SeeInside,
    WriteListings,
    AnswerInquiries,
    /// Ask other cooperatives in the name of this one.
    AskOthers,
    ManageFollows,
    /// Answer, like and share posts in the name of the cooperative, for everybody to see.
    AnswerPosts,
    InviteMembers,
    ChangeRoles,
    EditCooperative,
    /// Instance: found cooperatives, set peers' policy, see every delivery.
    RunInstance,
}

impl Permission {
    pub const ALL: [Self; 10] = [
        Self::SeeInside,
        Self::WriteListings,
        Self::AnswerInquiries,
        Self::AskOthers,
        Self::ManageFollows,
        Self::AnswerPosts,
        Self::InviteMembers,
        Self::ChangeRoles,
        Self::EditCooperative,
        Self::RunInstance,
    ];

    /// The least role in the cooperative; `None` where only an instance administrator may.
    #[must_use]
    pub const fn least_role(self) -> Option<Role> {
        match self {
            Self::SeeInside => Some(Role::Member),
            Self::WriteListings | Self::AnswerInquiries | Self::AskOthers | Self::ManageFollows | Self::AnswerPosts => Some(Role::Steward),
            Self::InviteMembers | Self::ChangeRoles | Self::EditCooperative => Some(Role::Admin),
            Self::RunInstance => None,
        }
    }
}

impl Viewer {
    /// Whether this viewer may do `permission` to `cooperative` (ignored for [`Permission::RunInstance`]).
    #[must_use]
    pub fn may(&self, permission: Permission, cooperative: &CooperativeId) -> bool {
        match self {
            Self::Operator => true,
            Self::Member(member) if member.instance_admin => true,
            Self::Member(member) => match permission.least_role() {
                Some(least) => member.role_in(cooperative).is_some_and(|role| role >= least),
                None => false,
            },
            Self::Stranger | Self::Peer(_) => false,
        }
    }

    /// Whether this viewer may say something in the name of `cooperative` that others hear, by a `permission` of its stewards. Who runs the instance
    /// may read and tidy everywhere, and does not speak for people among whom they are not: first they become a member, which the log tells.
    #[must_use]
    pub fn may_speak(&self, permission: Permission, cooperative: &CooperativeId) -> bool {
        let is_one_of_them = self.member().is_none_or(|member| {
            permission.least_role().is_some_and(|least| member.role_in(cooperative).is_some_and(|role| role >= least))
        });
        is_one_of_them && self.may(permission, cooperative)
    }

    #[must_use]
    pub fn may_run_instance(&self) -> bool {
        match self {
            Self::Operator => true,
            Self::Member(member) => member.instance_admin,
            Self::Stranger | Self::Peer(_) => false,
        }
    }

    /// Whether this viewer may take care of somebody's account: make a link to a new password, suspend it, delete it. That is power over
    /// everything the account can do, so it takes an administrator of every cooperative that the account acts for.
    #[must_use]
    pub fn may_manage(&self, account: &Member) -> bool {
        if self.may_run_instance() {
            return true;
        }
        let runs = |membership: &Membership| self.may(Permission::ChangeRoles, &membership.cooperative);
        !account.instance_admin && !account.memberships.is_empty() && account.memberships.iter().all(runs)
    }

    #[must_use]
    pub const fn member(&self) -> Option<&Member> {
        match self {
            Self::Member(member) => Some(member),
            _ => None,
        }
    }

    /// Whether this viewer may see an own listing. `follows` says whether a [`Viewer::Peer`] is an accepted follower of the author.
    #[must_use]
    pub fn may_see(&self, author: &CooperativeId, state: ListingState, eligibility: Eligibility, follows: bool) -> bool {
        if self.may(Permission::SeeInside, author) {
            return true;
        }
        if !state.is_out() {
            return false;
        }
        match eligibility {
            Eligibility::Public => true,
            Eligibility::Network => matches!(self, Self::Member(_)) || (matches!(self, Self::Peer(_)) && follows),
            Eligibility::Members => false,
        }
    }
}
