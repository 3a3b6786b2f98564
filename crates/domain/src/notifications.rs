//! What members are told of: what happened, which kinds of it there are, and how each member wants to hear of them.

use crate::ids::{CooperativeId, FollowId, ListingId, MemberId, MessageId, NotificationId, ReportId};
use crate::time::{DAY_MS, HOUR_MS, UnixMillis};

/// Something that members may want to hear of. The state is read from the subject's own row when their notifications are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// A message is in a thread of ours, from whichever side.
    Message(MessageId),
    /// Somebody asks to follow one of ours, and waits for a yes.
    FollowAsked(FollowId),
    /// A post waits for the board of this cooperative.
    BoardPostWaits(CooperativeId),
    ReportFiled(ReportId),
    /// Something of a server is held until somebody decides about it.
    Held,
    /// A listing is closed, ours or a copy.
    ListingClosed(ListingId),
}

impl News {
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Message(_) => "message",
            Self::FollowAsked(_) => "follow-asked",
            Self::BoardPostWaits(_) => "board-post-waits",
            Self::ReportFiled(_) => "report-filed",
            Self::Held => "held",
            Self::ListingClosed(_) => "listing-closed",
        }
    }

    #[must_use]
    pub fn subject(&self) -> &str {
        match self {
            Self::Message(id) => id.as_str(),
            Self::FollowAsked(id) => id.as_str(),
            Self::BoardPostWaits(id) => id.as_str(),
            Self::ReportFiled(id) => id.as_str(),
            Self::Held => "",
            Self::ListingClosed(id) => id.as_str(),
        }
    }

    /// Reads a stored row; `None` when the code or the subject is unknown (a newer version wrote it).
    #[must_use]
    pub fn from_row(code: &str, subject: &str) -> Option<Self> {
        match code {
            "message" => MessageId::parse(subject).ok().map(Self::Message),
            "follow-asked" => FollowId::parse(subject).ok().map(Self::FollowAsked),
            "board-post-waits" => CooperativeId::parse(subject).ok().map(Self::BoardPostWaits),
            "report-filed" => ReportId::parse(subject).ok().map(Self::ReportFiled),
            "held" => Some(Self::Held),
            "listing-closed" => ListingId::parse(subject).ok().map(Self::ListingClosed),
            _ => None,
        }
    }
}

/// What a notification is about, and what a member can turn on and off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotificationKind {
    /// Somebody wrote to a cooperative about something of its own.
    Inquiry,
    /// Something that the member asked about was answered.
    Answer,
    /// Something that the member asked about is no longer to be had.
    Closed,
    /// Somebody asks to follow.
    Follower,
    /// Posts wait for a board.
    BoardPost,
    /// A draft lies for a week.
    Draft,
    /// Something new fits a search that the member keeps.
    Found,
    /// For whoever runs the instance: a report waits.
    Report,
    /// For whoever runs the instance: a server is held.
    Held,
}

impl NotificationKind {
    pub const ALL: [Self; 9] =
        [Self::Inquiry, Self::Answer, Self::Closed, Self::Found, Self::Follower, Self::BoardPost, Self::Draft, Self::Report, Self::Held];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inquiry => "inquiry",
            Self::Answer => "answer",
            Self::Closed => "closed",
            Self::Follower => "follower",
            Self::BoardPost => "board-post",
            Self::Draft => "draft",
            Self::Found => "found",
            Self::Report => "report",
            Self::Held => "held",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Only whoever runs the instance hears of it.
    #[must_use]
    pub const fn is_of_the_instance(self) -> bool {
        matches!(self, Self::Report | Self::Held)
    }

    /// Somebody waits for a person's words: worth a letter at once.
    #[must_use]
    pub const fn is_conversation(self) -> bool {
        matches!(self, Self::Inquiry | Self::Answer)
    }
}

/// A row of a member's notifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    pub id: NotificationId,
    pub member: MemberId,
    pub kind: NotificationKind,
    /// The id of an inquiry, a listing, a kept search, a follow, a cooperative or a report; empty where the kind says all.
    pub subject: String,
    /// How often it happened since it was read.
    pub times: i64,
    pub happened_at: UnixMillis,
    pub read_at: Option<UnixMillis>,
}

/// By which ways a member hears of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    pub on_page: bool,
    pub by_mail: bool,
    /// On devices where the member turned that on.
    pub by_push: bool,
}

impl Default for Ways {
    /// What counts until somebody chooses; no letter goes to who asked for none, and no message to a device where nobody turned it on.
    fn default() -> Self {
        Self { on_page: true, by_mail: true, by_push: true }
    }
}

/// How often letters with notifications come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rhythm {
    Daily,
    /// Inquiries and answers only.
    AtOnce,
}

impl Rhythm {
    pub const ALL: [Self; 2] = [Self::Daily, Self::AtOnce];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::AtOnce => "at-once",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.as_str() == text)
    }
}

/// When it is `hour` o'clock (UTC, 0 to 23) next, later than `now`.
#[must_use]
pub const fn next_hour(now: UnixMillis, hour: i64) -> UnixMillis {
    let today = UnixMillis(now.0.saturating_sub(now.0.rem_euclid(DAY_MS)).saturating_add(hour.rem_euclid(24) * HOUR_MS));
    if today.0 > now.0 { today } else { today.plus(DAY_MS) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        let id = "0193a5b0-0000-7000-9000-000000000001";
        for news in [
            News::Message(MessageId::parse(id).unwrap()),
            News::FollowAsked(FollowId::parse(id).unwrap()),
            News::BoardPostWaits(CooperativeId::parse(id).unwrap()),
            News::ReportFiled(ReportId::parse(id).unwrap()),
            News::Held,
            News::ListingClosed(ListingId::parse(id).unwrap()),
        ] {
            assert_eq!(News::from_row(news.code(), news.subject()), Some(news));
        }
        assert_eq!(News::from_row("message", "x"), None);
        assert!(NotificationKind::ALL.into_iter().all(|kind| NotificationKind::parse(kind.as_str()) == Some(kind)));
        assert!(Rhythm::ALL.into_iter().all(|rhythm| Rhythm::parse(rhythm.as_str()) == Some(rhythm)));
    }

    #[test]
    fn the_next_hour_is_always_later_and_within_a_day() {
        for now in [0, 1, HOUR_MS * 7, HOUR_MS * 7 + 1, DAY_MS - 1, 1_795_338_000_000] {
            for hour in 0..24 {
                let next = next_hour(UnixMillis(now), hour);
                assert!(next.0 > now && next.0 - now <= DAY_MS, "{now} {hour}");
                assert_eq!(next.0.rem_euclid(DAY_MS), hour * HOUR_MS);
            }
        }
    }
}
