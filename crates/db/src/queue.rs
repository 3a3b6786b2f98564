//! The delivery queue's tables: activities (bodies, once), endpoints (all retry state), deliveries (narrow, pending only) and dead
//! letters. What to do with them is decided in the delivery crate.

mod addressing;
mod endpoints;
mod figures;
mod hosts;
mod lanes;
mod letters;
mod outcomes;
mod retention;
mod sent;
mod steering;
mod views;

use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

pub use addressing::{
    Circle, Follower, Reading, StoredFanOut, address, end_fan_out, endpoints_of, endpoints_of_followers, find_activity, followers_after,
    insert_activity, keep_fan_out, unfinished_fan_out, widen_audience,
};
pub use endpoints::{endpoints, endpoints_that_may_be_asked, save_health};
pub use figures::{ConditionFigures, QueueFigures, figures};
pub use hosts::{
    Condition, HostFilter, HostStatus, InboxStatus, PendingDelivery, PlaceKey, deliveries_of_peers, host_status, hosts_page, inbox_status,
    inboxes_page, key_of_inbox, pending_of,
};
pub use lanes::{Pending, StoredActivity, Stretch, activities, busy_endpoints, enqueued_after, last_enqueued, pending_pages};
pub use letters::{
    LetterFilter, LetterKey, Portion, ReasonClass, count_letters, discard_letter, discard_portion, letters_page, next_portion,
    replay_portion,
};
pub use outcomes::{Buried, bury, bury_all, remove_delivered, supersede};
pub use retention::{endpoints_neglected_since, endpoints_with_rows_until, expire, forget_activities, last_seq_until, shed, unpark};
pub use sent::{SentActivity, sent, sent_page, seq_of, waiting_for};
pub use steering::{
    ask_for_probe, replay_dead, resume_endpoints, retry_endpoint, retry_host, revive_endpoint, suspend_endpoints, suspend_shut_endpoints,
};
pub use views::{
    ActivityStatus, DeadLetter, EndpointStatus, QueueTotals, Undelivered, activity_body, activity_status, endpoint_overview, latest_about,
    totals,
};

/// An activity to be delivered, before it has an audience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewActivity {
    /// Its `id`. Enqueuing the same twice does nothing the second time.
    pub activity_url: ObjectUrl,
    /// The local actor whose key signs it, at send time.
    pub actor_id: ActorId,
    /// What it is about: to one endpoint, activities about the same object arrive in order.
    pub object_url: ObjectUrl,
    /// Its type, as AS2 names it (`Create`, `Update`, `Delete`, `Accept`, …).
    pub kind: String,
    /// The document as it goes over the wire.
    pub body: Vec<u8>,
}

/// Whether we send to an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Breaker {
    /// Healthy, or failing for so short that it is only asked less often.
    Closed,
    /// Failing: nothing until `next_attempt_at`, then one probe.
    Open,
    /// A person, or a sign of life, asked for a probe.
    HalfOpen,
    /// We do not want to send there.
    Suspended,
    /// Its server said, for a day or longer, that it does not exist.
    Gone,
}

impl Breaker {
    pub const ALL: [Self; 5] = [Self::Closed, Self::Open, Self::HalfOpen, Self::Suspended, Self::Gone];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::HalfOpen => "half-open",
            Self::Suspended => "suspended",
            Self::Gone => "gone",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|breaker| breaker.as_str() == text)
    }
}

/// How a delivery that left the queue without success stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Burial {
    /// Refused for now (403); tried again once a day.
    Parked,
    /// Given up; only a person sends it again.
    Dead,
    /// A person gave it up for good. It stays readable until its activity is forgotten.
    Discarded,
}

impl Burial {
    pub const ALL: [Self; 3] = [Self::Parked, Self::Dead, Self::Discarded];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Parked => "parked",
            Self::Dead => "dead",
            Self::Discarded => "discarded",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// How an endpoint fares: all retry state there is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    pub breaker: Breaker,
    /// Most requests under way at once.
    pub window: i64,
    /// Failed rounds since the last answer that was not a failure. A round is what was under way together.
    pub failures: i64,
    pub first_failure_at: Option<UnixMillis>,
    pub next_attempt_at: UnixMillis,
    /// Until when `Retry-After` asked us to wait; 0 when it did not.
    pub wait_asked_until: UnixMillis,
    pub last_attempt_at: Option<UnixMillis>,
    pub last_success_at: Option<UnixMillis>,
    pub last_status: Option<i64>,
    /// For people, in English; empty after a success.
    pub last_error: String,
    pub last_duration_ms: Option<i64>,
    /// Rounds in a row that ended with 404 or 410.
    pub not_found_count: i64,
    pub not_found_since: Option<UnixMillis>,
    pub delivered_count: i64,
}

/// One distinct inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    pub id: i64,
    /// As stored; was an [`ObjectUrl`] when it came.
    pub inbox: String,
    pub host: String,
    pub health: Health,
}
