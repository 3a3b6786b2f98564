//! Reports: somebody says that somebody else breaks the rules.

use crate::ids::{MemberId, ReportId};
use crate::time::UnixMillis;
use crate::url::ObjectUrl;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReportState {
    Open,
    Done,
}

impl ReportState {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Open, Self::Done].into_iter().find(|state| state.as_str() == text)
    }
}

/// Who reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reporter {
    Member(MemberId),
    /// One of ours whose account was deleted.
    FormerMember,
    /// Another server, most often by its instance actor.
    Peer {
        host: String,
        actor: ObjectUrl,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub id: ReportId,
    pub by: Reporter,
    /// The actor it is about first, then what it wrote.
    pub about: Vec<ObjectUrl>,
    /// Plain text.
    pub content: String,
    pub state: ReportState,
    /// Of who decided, for those who come after.
    pub note: String,
    /// What the server of whom it is about was told; `None`: nothing.
    pub forwarded: Option<String>,
    pub created_at: UnixMillis,
    pub decided_at: Option<UnixMillis>,
}
