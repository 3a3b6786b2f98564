//! Identifiers of our own rows: UUIDv7 as text, one newtype per entity so that they cannot be mixed up.
//!
//! An ActivityPub id is an [`crate::url::ObjectUrl`], another type, and never a key for local rows.

use std::fmt;

/// A text that is not a UUID.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct InvalidId;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Takes a fresh UUID, as `App::ids` makes them.
            #[must_use]
            pub fn from_uuid(id: uuid::Uuid) -> Self {
                Self(id.hyphenated().to_string())
            }

            /// Reads an id from a path, a form or a row.
            ///
            /// # Errors
            /// [`InvalidId`] when the text is not a hyphenated UUID.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                match uuid::Uuid::try_parse(text) {
                    Ok(id) if text.len() == 36 => Ok(Self::from_uuid(id)),
                    _ => Err(InvalidId),
                }
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A row of `actors`, local or remote.
    ActorId,
    BlockId,
    BoardPostId,
    CooperativeId,
    FollowId,
    ImageId,
    InquiryId,
    InvitationId,
    JoinRequestId,
    ListingId,
    MemberId,
    MessageId,
    NotificationId,
    PasskeyId,
    PersonId,
    PostId,
    PostReactionId,
    ReplyId,
    ReportId,
    ResourceId,
    SavedSearchId,
    SessionId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_hyphenated_uuid_and_nothing_else() {
        assert!(ListingId::parse("0193a5b0-7e3c-7a11-8c11-000000000001").is_ok());
        for bad in ["", "1", "0193a5b07e3c7a118c11000000000001", "../../etc/passwd", "{0193a5b0-7e3c-7a11-8c11-000000000001}"] {
            assert_eq!(ListingId::parse(bad), Err(InvalidId), "{bad}");
        }
    }
}
