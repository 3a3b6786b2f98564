//! Bounds of the queue, each with its reason.

use std::time::Duration;

use allmende_domain::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};

/// Requests under way at once over all endpoints: covers peers at 100 ms × 5,000/s.
pub const IN_FLIGHT_MAX: usize = 512;
/// Requests under way at once to one endpoint: a window of one is bound by round trips, more than this is a burst.
pub const WINDOW_MAX: i64 = 16;
/// What failing, new and slow endpoints may hold together of the slots: dead peers never starve the living.
pub const TROUBLE_PERCENT: usize = 25;

/// An endpoint that has let a request wait for so long counts as failing until it answers, and gets no further one: when a third of all
/// peers stop answering at once, the others keep their slots.
pub const SLOW_MS: i64 = SECOND_MS;
/// How often that is looked at.
pub const SLOW_EVERY_MS: i64 = 200;

/// Followers addressed together with the activity itself: enough to keep the signing busy until the next are there, few enough to leave
/// within milliseconds of the commit.
pub const FIRST_STRETCH: usize = 64;
/// Followers addressed in one further transaction: whoever else writes waits for some milliseconds at most.
pub const STRETCH: usize = 256;

/// Backoff of an endpoint by failed rounds: a short outage heals in seconds, a long one costs four requests a day.
pub const BACKOFF_MS: [i64; 7] = [15 * SECOND_MS, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 6 * HOUR_MS];
/// Full jitter may come out near zero; nobody is asked again sooner than this.
pub const BACKOFF_MIN_MS: i64 = SECOND_MS;
/// `Retry-After` below this is taken as this.
pub const RETRY_AFTER_MIN_MS: i64 = 15 * SECOND_MS;
/// `Retry-After` above this is taken as this: a peer cannot silence us for good by one answer.
pub const RETRY_AFTER_MAX_MS: i64 = DAY_MS;
/// Failed rounds in a row after which the breaker opens.
pub const BREAKER_FAILURES: i64 = 5;
/// Requests from a failing peer ask for at most one probe in this time.
pub const PROBE_PAUSE_MS: i64 = 15 * SECOND_MS;
/// 404 or 410 in so many rounds in a row, over at least the grace, mean gone: a wrong proxy rule of an afternoon does not.
pub const NOT_FOUND_ROUNDS: i64 = 3;
pub const GONE_GRACE_MS: i64 = DAY_MS;

/// Without success for so long, an endpoint keeps only Accept, Delete and the last Update per object.
pub const AWAY_MS: i64 = 7 * DAY_MS;
/// Pending for so long, a delivery is dead.
pub const PENDING_MAX_MS: i64 = 14 * DAY_MS;
/// After this an activity and its dead letters are forgotten.
pub const FORGET_MS: i64 = 30 * DAY_MS;
/// A parked delivery is tried again once a day: a 403 is a decision of people there, and people change it.
pub const PARKED_RETRY_MS: i64 = DAY_MS;
/// Retention is measured in days; looking once an hour is exact enough.
pub const RETENTION_EVERY_MS: i64 = HOUR_MS;

/// The sweep is what guarantees; a nudge only saves latency.
pub const SWEEP_EVERY: Duration = Duration::from_secs(1);
/// Acknowledgements of one transaction.
pub const SETTLE_ROWS_MAX: usize = 256;
/// How long acknowledgements wait for company: one disk flush for many.
pub const SETTLE_WAIT: Duration = Duration::from_millis(5);
/// A wire has its own, shorter deadline. This one only keeps a broken one from holding a slot for ever.
pub const WIRE_DEADLINE: Duration = Duration::from_secs(60);
/// At a stop, what is under way may finish for so long; the rest is sent again at the next start.
pub const STOP_GRACE: Duration = Duration::from_secs(12);

/// Slots into which the endpoints are divided among nodes: each node of a handful gets a fair share, and a slot fits a bit of an `i64`.
pub const SLOTS: u8 = 64;
/// Without a sign of life for so long, what a node owns goes to others: longer than a database fails over, shorter than anybody waits
/// for a message.
pub const LEASE_MS: i64 = 15 * SECOND_MS;
/// Signs of life in the time of a lease: one may fail. What a lost node owned moves within one lease, the time since its last sign, and the
/// time until the next look: less than two leases.
pub const BEATS_PER_LEASE: i64 = 3;
/// A node relies on its lease this part (a fifth) less long than others wait: for clocks that run at different speeds, and for the time
/// between asking and the first byte.
pub const LEASE_MARGIN_DIVISOR: i64 = 5;

/// Endpoints known in memory at once (about 400 bytes each); the next sweep brings the others.
pub const LANES_MAX: usize = 8_192;
/// Endpoints of one stretch of the walk over those with work: some milliseconds, in which nothing else is planned.
pub const WALK_STRETCH: i64 = 512;
/// A walk before its time (after a nudge, or when there was no room for all) waits so many times what the last one took, and at least
/// the pause: at most 2 % of a core go into it.
pub const WALK_REST: u32 = 50;
pub const WALK_PAUSE: Duration = Duration::from_millis(100);
/// New deliveries read at once after a nudge: few at first, so that the first leaves within milliseconds of its commit, then more.
pub const LOOK_PAGE_FIRST: usize = 64;
pub const LOOK_PAGE_MAX: usize = 1_024;
/// Endpoints whose deliveries one statement reads.
pub const LANES_PER_LOAD: usize = 256;
/// Reads in a row within one plan: each may pass over a page of superseded rows for many endpoints.
pub const LOADS_PER_PLAN: usize = 256;
/// Deliveries of one endpoint read at once: four windows.
pub const LANE_PAGE: usize = 64;
/// Deliveries of one endpoint in memory, the waiting ones included.
pub const LANE_ITEMS_MAX: usize = 256;
/// Failures in a row of an `Accept` after which a newer delivery is tried once: some 80 minutes with the default pauses. A server that
/// refuses nothing but that is found out by it, and one that is away costs its `Accept` one probe in six.
pub const ACCEPT_PATIENCE: u32 = 5;
/// Deliveries of all endpoints in memory (about 100 bytes each).
pub const ITEMS_MAX: usize = 32_768;
/// Bodies kept for the next endpoint of the same fan-out.
pub const BODIES_MAX: usize = 64;
/// Bytes of a peer's or the network's reason that are stored.
pub const REASON_CHARS_MAX: usize = 300;
