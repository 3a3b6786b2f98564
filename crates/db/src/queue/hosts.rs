//! How sending goes, server by server and inbox by inbox, those in the worst condition first.

use std::collections::HashMap;

use allmende_domain::time::UnixMillis;

use super::endpoints::read_endpoint;
use super::{Breaker, Endpoint, EndpointStatus, Health};
use crate::engine::{Conn, Row, Statement, sql};
use crate::error::DbError;
use crate::ids_in::{bind_ids, ids_in};
use crate::limits::{ENDPOINTS_PER_PAGE, HOSTS_PER_PAGE, INBOXES_SHOWN_PER_HOST, PENDING_PER_PAGE};

/// How sending to an inbox goes, in the words of people, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Condition {
    /// It failed too often: nothing is sent until the next probe.
    Waiting,
    /// A person, or a sign of life, asked for a probe.
    Probing,
    /// It fails, for so short that it is only asked less often.
    Failing,
    /// Its server says that it does not exist any more.
    Gone,
    /// We do not want to send there.
    Suspended,
    /// Not reached yet.
    Fresh,
    Well,
}

impl Condition {
    /// The worst first.
    pub const ALL: [Self; 7] = [Self::Waiting, Self::Probing, Self::Failing, Self::Gone, Self::Suspended, Self::Fresh, Self::Well];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Probing => "probing",
            Self::Failing => "failing",
            Self::Gone => "gone",
            Self::Suspended => "suspended",
            Self::Fresh => "fresh",
            Self::Well => "well",
        }
    }

    #[must_use]
    pub const fn of(health: &Health) -> Self {
        match health.breaker {
            Breaker::Open => Self::Waiting,
            Breaker::HalfOpen => Self::Probing,
            Breaker::Gone => Self::Gone,
            Breaker::Suspended => Self::Suspended,
            Breaker::Closed if health.failures > 0 => Self::Failing,
            Breaker::Closed if health.last_success_at.is_none() => Self::Fresh,
            Breaker::Closed => Self::Well,
        }
    }

    /// Whether somebody should look at it.
    #[must_use]
    pub fn is_trouble(self) -> bool {
        self <= Self::Gone
    }

    /// The place in [`Condition::ALL`], as `place!` computes it.
    pub(super) fn read(place: i64) -> Result<Self, DbError> {
        let found = usize::try_from(place).ok().and_then(|place| Self::ALL.get(place));
        found.copied().ok_or_else(|| DbError::corrupt("condition", &place.to_string()))
    }
}

/// The condition of endpoint `e` as its place in [`Condition::ALL`].
macro_rules! place {
    () => {
        "CAST(CASE e.breaker WHEN 'open' THEN 0 WHEN 'half-open' THEN 1 WHEN 'gone' THEN 3 WHEN 'suspended' THEN 4
           ELSE CASE WHEN e.failures > 0 THEN 2 WHEN e.last_success_at IS NULL THEN 5 ELSE 6 END END AS BIGINT)"
    };
}
pub(super) use place;

/// Whether somebody should look at endpoint `e`: the places up to gone.
macro_rules! in_trouble {
    () => {
        concat!(place!(), " <= 3")
    };
}
pub(super) use in_trouble;

/// Since when endpoint `e` fails; those that do not come last.
macro_rules! since {
    () => {
        "COALESCE(e.first_failure_at, 9223372036854775807)"
    };
}

/// Everything that is shown of endpoint `e`. The counts cost as many rows as they count, so only pages are read.
macro_rules! inbox_columns {
    () => {
        "e.id, e.inbox, e.host, e.breaker, e.in_flight_max, e.failures, e.first_failure_at, e.next_attempt_at, e.wait_asked_until,
           e.last_attempt_at, e.last_success_at, e.last_status, e.last_error, e.last_duration_ms, e.not_found_count, e.not_found_since,
           e.delivered_count, e.duration_smoothed_ms, e.failed_count, e.created_at,
           (SELECT COUNT(*) FROM deliveries d WHERE d.endpoint_id = e.id) AS backlog,
           (SELECT a.created_at FROM activities a WHERE a.seq = (SELECT MIN(d.seq) FROM deliveries d WHERE d.endpoint_id = e.id))
             AS oldest_pending_at,
           (SELECT COUNT(*) FROM dead_letters l WHERE l.endpoint_id = e.id AND l.state = 'parked') AS parked,
           (SELECT COUNT(*) FROM dead_letters l WHERE l.endpoint_id = e.id AND l.state = 'dead') AS dead"
    };
}

/// One inbox with its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxStatus {
    pub status: EndpointStatus,
    pub condition: Condition,
    /// A moving average of how long requests take, the last one weighing an eighth.
    pub duration_smoothed_ms: Option<i64>,
    /// Failed rounds ever.
    pub failed_count: i64,
    /// When something was first addressed to it.
    pub known_since: UnixMillis,
}

/// A server and its inboxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostStatus {
    pub host: String,
    /// That of the inbox in the worst one.
    pub condition: Condition,
    /// Inboxes there that the filter lets through.
    pub inboxes_count: i64,
    pub backlog: i64,
    pub oldest_pending_at: Option<UnixMillis>,
    pub parked: i64,
    pub dead: i64,
    /// The worst ones first, at most [`INBOXES_SHOWN_PER_HOST`].
    pub inboxes: Vec<InboxStatus>,
    /// Where the list goes on after it.
    pub key: PlaceKey,
}

/// Which servers to list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HostFilter {
    /// A part of the host's name; empty for all.
    pub search: String,
    /// Only inboxes that somebody should look at.
    pub in_trouble: bool,
    /// Only inboxes that something waits for.
    pub with_backlog: bool,
}

/// A place in a list that is sorted worst first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PlaceKey {
    place: i64,
    since: i64,
    /// A host, or the number of an endpoint.
    last: String,
}

impl PlaceKey {
    /// Before everything.
    #[must_use]
    pub const fn start() -> Self {
        Self { place: -1, since: 0, last: String::new() }
    }

    /// What [`PlaceKey::to_text`] made; anything else is the start.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut parts = text.splitn(3, '_');
        let mut next = || parts.next().unwrap_or_default();
        match (next().parse(), next().parse(), next()) {
            (Ok(place), Ok(since), last) if !last.is_empty() => Self { place, since, last: last.to_owned() },
            _ => Self::start(),
        }
    }

    /// For an address.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}_{}_{}", self.place, self.since, self.last)
    }
}

/// `text` as a part of a pattern of `LIKE … ESCAPE '!'`.
fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| matches!(c, '%' | '_' | '!').then_some('!').into_iter().chain([c])).collect()
}

fn read_inbox(row: &Row) -> Result<InboxStatus, DbError> {
    let endpoint = read_endpoint(row)?;
    Ok(InboxStatus {
        condition: Condition::of(&endpoint.health),
        duration_smoothed_ms: row.get("duration_smoothed_ms")?,
        failed_count: row.get("failed_count")?,
        known_since: UnixMillis(row.get("created_at")?),
        status: EndpointStatus {
            endpoint,
            backlog: row.get("backlog")?,
            oldest_pending_at: row.get::<Option<i64>>("oldest_pending_at")?.map(UnixMillis),
            parked: row.get("parked")?,
            dead: row.get("dead")?,
        },
    })
}

/// One page of servers after `after`, the worst first, then those that have failed longest; and whether more follow.
///
/// # Errors
/// [`DbError`]
pub async fn hosts_page(conn: &mut Conn, filter: &HostFilter, after: &PlaceKey) -> Result<(Vec<HostStatus>, bool), DbError> {
    let mut hosts = sql(concat!(
        "WITH hosts AS (
           SELECT e.host, MIN(",
        place!(),
        ") AS place, MIN(",
        since!(),
        ") AS since, COUNT(*) AS inboxes FROM endpoints e
           WHERE e.host LIKE $1 ESCAPE '!'
             AND (CAST($2 AS BIGINT) = 0 OR EXISTS (SELECT 1 FROM deliveries d WHERE d.endpoint_id = e.id))
           GROUP BY e.host
         )
         SELECT host, place, since, inboxes FROM hosts WHERE place <= $3 AND (place, since, host) > ($4, $5, $6)
         ORDER BY place, since, host LIMIT $7"
    ))
    .bind(format!("%{}%", escaped(&filter.search.to_lowercase())))
    .bind(i64::from(filter.with_backlog))
    .bind(if filter.in_trouble { 3_i64 } else { 6 })
    .bind(after.place)
    .bind(after.since)
    .text(&after.last)
    .bind(HOSTS_PER_PAGE + 1)
    .fetch_all(conn, |row| {
        let (host, place): (String, i64) = (row.get("host")?, row.get("place")?);
        Ok(HostStatus {
            condition: Condition::read(place)?,
            inboxes_count: row.get("inboxes")?,
            backlog: 0,
            oldest_pending_at: None,
            parked: 0,
            dead: 0,
            inboxes: Vec::new(),
            key: PlaceKey { place, since: row.get("since")?, last: host.clone() },
            host,
        })
    })
    .await?;
    let page = usize::try_from(HOSTS_PER_PAGE).unwrap_or_default();
    let more = hosts.len() > page;
    hosts.truncate(page);
    complete(conn, &mut hosts).await?;
    Ok((hosts, more))
}

/// One server; `None` when nothing was ever addressed there.
///
/// # Errors
/// [`DbError`]
pub async fn host_status(conn: &mut Conn, host: &str) -> Result<Option<HostStatus>, DbError> {
    let found =
        sql(concat!("SELECT e.host, MIN(", place!(), ") AS place, COUNT(*) AS inboxes FROM endpoints e WHERE e.host = $1 GROUP BY e.host"))
            .text(host)
            .fetch_optional(conn, |row| {
                Ok(HostStatus {
                    host: row.get("host")?,
                    condition: Condition::read(row.get("place")?)?,
                    inboxes_count: row.get("inboxes")?,
                    backlog: 0,
                    oldest_pending_at: None,
                    parked: 0,
                    dead: 0,
                    inboxes: Vec::new(),
                    key: PlaceKey::start(),
                })
            })
            .await?;
    let mut hosts: Vec<HostStatus> = found.into_iter().collect();
    complete(conn, &mut hosts).await?;
    Ok(hosts.pop())
}

/// What waits for each peer that we have heard of and deliver to, and whether one of its inboxes fails.
///
/// # Errors
/// [`DbError`]
pub async fn deliveries_of_peers(conn: &mut Conn) -> Result<HashMap<String, (i64, bool)>, DbError> {
    let rows = sql("SELECT w.host, CAST(SUM(w.backlog) AS BIGINT) AS backlog, MAX(w.failures) AS failures
         FROM (SELECT e.host, e.failures, (SELECT COUNT(*) FROM deliveries d WHERE d.endpoint_id = e.id) AS backlog
           FROM endpoints e JOIN peers p ON p.host = e.host) w GROUP BY w.host")
    .fetch_all(conn, |row| Ok((row.get("host")?, (row.get("backlog")?, row.get::<i64>("failures")? > 0))))
    .await?;
    Ok(rows.into_iter().collect())
}

fn of_hosts(statement: Statement, hosts: &[HostStatus]) -> Statement {
    bind_ids(statement, hosts.iter().map(|status| status.host.as_str()))
}

/// Adds counts and the first inboxes.
async fn complete(conn: &mut Conn, hosts: &mut [HostStatus]) -> Result<(), DbError> {
    let counts = sql(concat!(
        "SELECT g.host, g.backlog, g.parked, g.dead, a.created_at AS oldest_pending_at FROM (
           SELECT w.host, CAST(SUM(w.backlog) AS BIGINT) AS backlog, CAST(SUM(w.parked) AS BIGINT) AS parked,
             CAST(SUM(w.dead) AS BIGINT) AS dead, MIN(w.oldest) AS oldest
           FROM (SELECT e.host, (SELECT COUNT(*) FROM deliveries d WHERE d.endpoint_id = e.id) AS backlog,
               (SELECT MIN(d.seq) FROM deliveries d WHERE d.endpoint_id = e.id) AS oldest,
               (SELECT COUNT(*) FROM dead_letters l WHERE l.endpoint_id = e.id AND l.state = 'parked') AS parked,
               (SELECT COUNT(*) FROM dead_letters l WHERE l.endpoint_id = e.id AND l.state = 'dead') AS dead
             FROM endpoints e WHERE e.host IN ",
        ids_in!(),
        ") w GROUP BY w.host) g LEFT JOIN activities a ON a.seq = g.oldest"
    ));
    let counts: HashMap<String, (i64, i64, i64, Option<i64>)> = of_hosts(counts, hosts)
        .fetch_all(conn, |row| {
            let counts = (row.get("backlog")?, row.get("parked")?, row.get("dead")?, row.get("oldest_pending_at")?);
            Ok((row.get::<String>("host")?, counts))
        })
        .await?
        .into_iter()
        .collect();
    let inboxes = sql(concat!(
        "SELECT ",
        inbox_columns!(),
        " FROM endpoints e JOIN (
           SELECT e.id, ROW_NUMBER() OVER (PARTITION BY e.host ORDER BY ",
        place!(),
        ", ",
        since!(),
        ", e.id) AS turn FROM endpoints e WHERE e.host IN ",
        ids_in!(),
        ") t ON t.id = e.id WHERE t.turn <= $21 ORDER BY t.turn"
    ));
    let mut inboxes = of_hosts(inboxes, hosts).bind(INBOXES_SHOWN_PER_HOST).fetch_all(conn, read_inbox).await?;
    for status in hosts {
        if let Some((backlog, parked, dead, oldest)) = counts.get(&status.host) {
            (status.backlog, status.parked, status.dead) = (*backlog, *parked, *dead);
            status.oldest_pending_at = oldest.map(UnixMillis);
        }
        let (here, elsewhere) = inboxes.into_iter().partition(|inbox| inbox.status.endpoint.host == status.host);
        status.inboxes = here;
        inboxes = elsewhere;
    }
    Ok(())
}

/// One page of a server's inboxes, the worst first; and whether more follow.
///
/// # Errors
/// [`DbError`]
pub async fn inboxes_page(conn: &mut Conn, host: &str, after: &PlaceKey) -> Result<(Vec<InboxStatus>, bool), DbError> {
    let mut inboxes = sql(concat!(
        "SELECT ",
        inbox_columns!(),
        " FROM endpoints e WHERE e.host = $1 AND (",
        place!(),
        ", ",
        since!(),
        ", e.id) > ($2, $3, $4) ORDER BY ",
        place!(),
        ", ",
        since!(),
        ", e.id LIMIT $5"
    ))
    .text(host)
    .bind(after.place)
    .bind(after.since)
    .bind(after.last.parse::<i64>().unwrap_or_default())
    .bind(ENDPOINTS_PER_PAGE + 1)
    .fetch_all(conn, read_inbox)
    .await?;
    let page = usize::try_from(ENDPOINTS_PER_PAGE).unwrap_or_default();
    let more = inboxes.len() > page;
    inboxes.truncate(page);
    Ok((inboxes, more))
}

/// Where [`inboxes_page`] goes on after an inbox.
#[must_use]
pub fn key_of_inbox(inbox: &InboxStatus) -> PlaceKey {
    let place = Condition::ALL.iter().position(|condition| *condition == inbox.condition).unwrap_or_default();
    PlaceKey {
        place: i64::try_from(place).unwrap_or_default(),
        since: inbox.status.endpoint.health.first_failure_at.map_or(i64::MAX, |time| time.0),
        last: inbox.status.endpoint.id.to_string(),
    }
}

/// One inbox.
///
/// # Errors
/// [`DbError`]
pub async fn inbox_status(conn: &mut Conn, endpoint_id: i64) -> Result<Option<InboxStatus>, DbError> {
    sql(concat!("SELECT ", inbox_columns!(), " FROM endpoints e WHERE e.id = $1")).bind(endpoint_id).fetch_optional(conn, read_inbox).await
}

/// A delivery that waits for one inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingDelivery {
    pub seq: i64,
    pub kind: String,
    pub object_url: String,
    pub created_at: UnixMillis,
}

/// What waits for one inbox after number `after`, the oldest first; and whether more follow.
///
/// # Errors
/// [`DbError`]
pub async fn pending_of(conn: &mut Conn, endpoint_id: i64, after: i64) -> Result<(Vec<PendingDelivery>, bool), DbError> {
    let mut pending = sql("SELECT a.seq, a.kind, a.object_url, a.created_at FROM deliveries d JOIN activities a ON a.seq = d.seq
         WHERE d.endpoint_id = $1 AND d.seq > $2 ORDER BY d.seq LIMIT $3")
    .bind(endpoint_id)
    .bind(after)
    .bind(PENDING_PER_PAGE + 1)
    .fetch_all(conn, |row| {
        Ok(PendingDelivery {
            seq: row.get("seq")?,
            kind: row.get("kind")?,
            object_url: row.get("object_url")?,
            created_at: UnixMillis(row.get("created_at")?),
        })
    })
    .await?;
    let page = usize::try_from(PENDING_PER_PAGE).unwrap_or_default();
    let more = pending.len() > page;
    pending.truncate(page);
    Ok((pending, more))
}

impl InboxStatus {
    #[must_use]
    pub const fn endpoint(&self) -> &Endpoint {
        &self.status.endpoint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_survives_an_address() {
        let key = PlaceKey { place: 2, since: i64::MAX, last: "a_b.example:8080".to_owned() };
        assert_eq!(PlaceKey::read(&key.to_text()), key);
        for wrong in ["", "_", "x_1_a", "1_x_a", "1_1_", "1"] {
            assert_eq!(PlaceKey::read(wrong), PlaceKey::start(), "{wrong}");
        }
    }

    #[test]
    fn a_search_finds_what_it_says_and_no_pattern() {
        assert_eq!(escaped("a_b%!.example"), "a!_b!%!!.example");
    }

    #[test]
    fn conditions_are_sorted_as_they_are_counted() {
        for (place, condition) in Condition::ALL.into_iter().enumerate() {
            assert_eq!(Condition::read(i64::try_from(place).unwrap()).unwrap(), condition);
        }
        assert!(Condition::Gone.is_trouble() && !Condition::Suspended.is_trouble());
        assert!(Condition::read(7).is_err() && Condition::read(-1).is_err());
    }
}
