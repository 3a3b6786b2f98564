//! What people do to accounts, roles, other servers, settings and copies, as it stands in the log of an instance.

codes! {
    /// What a deed is about: by these the log is filtered.
    Kind {
        Accounts = "accounts",
        Members = "members",
        Peers = "peers",
        Moderation = "moderation",
        Settings = "settings",
        Backups = "backups",
    }
}

macro_rules! actions {
    ($($variant:ident = $kind:ident $code:literal),+ $(,)?) => {
        /// One kind of deed. Its code is stored, and pages find their sentence by it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($variant),+ }

        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $(Self::$variant => Kind::$kind),+ }
            }

            /// `None` for what a newer program wrote.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|action| action.as_str() == text)
            }
        }
    };
}

actions! {
    AccountAdded = Accounts "account-added",
    AccountSuspended = Accounts "account-suspended",
    AccountResumed = Accounts "account-resumed",
    AccountDeleted = Accounts "account-deleted",
    AccountLeft = Accounts "account-left",
    PasswordSet = Accounts "password-set",
    ResetLinkMade = Accounts "reset-link-made",
    InvitationMade = Members "invitation-made",
    InvitationWithdrawn = Members "invitation-withdrawn",
    InvitationAccepted = Members "invitation-accepted",
    MemberAdded = Members "member-added",
    RoleChanged = Members "role-changed",
    MemberRemoved = Members "member-removed",
    MemberLeft = Members "member-left",
    JoiningSet = Members "joining-set",
    JoinAccepted = Members "join-accepted",
    JoinDeclined = Members "join-declined",
    Joined = Members "joined",
    RulesSet = Peers "rules-set",
    PeerDecided = Peers "peer-decided",
    PeerUndecided = Peers "peer-undecided",
    KeysTrusted = Peers "keys-trusted",
    ListImported = Peers "list-imported",
    ListRetracted = Peers "list-retracted",
    HeldLetThrough = Moderation "held-let-through",
    HeldRefused = Moderation "held-refused",
    HostPurged = Moderation "host-purged",
    ReportDone = Moderation "report-done",
    ReportForwarded = Moderation "report-forwarded",
    SetUp = Settings "set-up",
    SettingsChanged = Settings "settings-changed",
    CooperativeFounded = Settings "cooperative-founded",
    CooperativeEdited = Settings "cooperative-edited",
    CooperativeMoved = Settings "cooperative-moved",
    CooperativeMovedBack = Settings "cooperative-moved-back",
    BackupMade = Backups "backup-made",
    BackupTaken = Backups "backup-taken",
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_deed_has_a_code_of_its_own_and_every_kind_has_deeds() {
        let codes: BTreeSet<_> = Action::ALL.iter().map(|action| action.as_str()).collect();
        assert_eq!(codes.len(), Action::ALL.len());
        for action in Action::ALL {
            assert_eq!(Action::parse(action.as_str()), Some(*action));
        }
        for kind in Kind::ALL {
            assert!(Action::ALL.iter().any(|action| action.kind() == *kind));
        }
    }
}
