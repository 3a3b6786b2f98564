//! The queue's tables, whole, as one look at them.

use std::collections::{BTreeMap, BTreeSet};

use allmende_db::queue::{Breaker, Burial};
use allmende_db::{Conn, DbError, sql};

/// An endpoint and an activity: one delivery.
pub(super) type Pair = (i64, i64);

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grave {
    pub state: Burial,
    /// When it was last tried, by the clock of who tried.
    pub at: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EndpointRow {
    pub inbox: String,
    pub host: String,
    pub breaker: Breaker,
    pub window: i64,
    pub failures: i64,
    pub next_attempt_at: i64,
    pub first_failure_at: Option<i64>,
    pub ever_succeeded: bool,
}

impl EndpointRow {
    /// Failing, or never reached yet.
    pub fn in_trouble(&self) -> bool {
        self.failures > 0 || !self.ever_succeeded
    }

    pub fn is_silenced(&self) -> bool {
        matches!(self.breaker, Breaker::Suspended | Breaker::Gone)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ActivityRow {
    pub audience: i64,
    pub superseded: i64,
}

/// Who works in one slot of endpoints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LeaseRow {
    /// The number of the node.
    pub owner: Option<usize>,
    pub token: i64,
}

/// Everything that the queue holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Books {
    pub pending: BTreeSet<Pair>,
    pub buried: BTreeMap<Pair, Grave>,
    pub endpoints: BTreeMap<i64, EndpointRow>,
    pub activities: BTreeMap<i64, ActivityRow>,
    /// By slot, as far as there are endpoints.
    pub leases: BTreeMap<i64, LeaseRow>,
}

impl Books {
    /// In one statement, for it is read after every step.
    pub async fn read(conn: &mut Conn) -> Result<Self, DbError> {
        let texts = sql("SELECT
               (SELECT COALESCE(string_agg(CAST(endpoint_id AS TEXT) || ' ' || CAST(seq AS TEXT), ','), '') FROM deliveries) AS pending,
               (SELECT COALESCE(string_agg(CAST(endpoint_id AS TEXT) || ' ' || CAST(seq AS TEXT) || ' ' || state || ' ' ||
                  CAST(attempted_at AS TEXT), ','), '') FROM dead_letters) AS buried,
               (SELECT COALESCE(string_agg(CAST(id AS TEXT) || ' ' || inbox || ' ' || host || ' ' || breaker || ' ' ||
                  CAST(in_flight_max AS TEXT) || ' ' || CAST(failures AS TEXT) || ' ' || CAST(next_attempt_at AS TEXT) || ' ' ||
                  COALESCE(CAST(first_failure_at AS TEXT), '-') || ' ' || COALESCE(CAST(last_success_at AS TEXT), '-'), ','), '')
                  FROM endpoints) AS endpoints,
               (SELECT COALESCE(string_agg(CAST(seq AS TEXT) || ' ' || CAST(audience AS TEXT) || ' ' || CAST(superseded AS TEXT), ','), '')
                  FROM activities) AS activities,
               (SELECT COALESCE(string_agg(name || ' ' || COALESCE(owner, '-') || ' ' || CAST(token AS TEXT), ','), '')
                  FROM leases WHERE name < 'delivery/16') AS leases")
        .fetch_one(conn, |row| {
            let text = |column| row.get::<String>(column);
            Ok([text("pending")?, text("buried")?, text("endpoints")?, text("activities")?, text("leases")?])
        })
        .await?;
        let [pending, buried, endpoints, activities, leases] = &texts;
        let parsed = || {
            Some(Self {
                pending: rows(pending).map(|row| Some((number(&row, 0)?, number(&row, 1)?))).collect::<Option<_>>()?,
                buried: rows(buried).map(|row| Some(((number(&row, 0)?, number(&row, 1)?), grave(&row)?))).collect::<Option<_>>()?,
                endpoints: rows(endpoints).map(|row| Some((number(&row, 0)?, endpoint(&row)?))).collect::<Option<_>>()?,
                activities: rows(activities).map(|row| Some((number(&row, 0)?, activity(&row)?))).collect::<Option<_>>()?,
                leases: rows(leases).map(|row| Some((slot(&row)?, lease(&row)?))).collect::<Option<_>>()?,
            })
        };
        parsed().ok_or_else(|| DbError::Corrupt(format!("the simulation cannot read {texts:?}")))
    }

    /// The same, whoever works on it.
    pub fn is_same_queue(&self, other: &Self) -> bool {
        let same_rows = self.pending == other.pending && self.buried == other.buried;
        same_rows && self.endpoints == other.endpoints && self.activities == other.activities
    }

    pub fn lease_of(&self, endpoint: i64) -> Option<LeaseRow> {
        self.leases.get(&i64::from(allmende_delivery::slot_of(endpoint))).copied()
    }

    pub fn endpoint_at(&self, inbox: &str) -> Option<(i64, &EndpointRow)> {
        self.endpoints.iter().find(|(_, row)| row.inbox == inbox).map(|(id, row)| (*id, row))
    }

    /// Nothing is sent to an inbox of this host.
    pub fn suspends(&self, host: &str) -> bool {
        self.endpoints.values().any(|row| row.host == host && row.breaker == Breaker::Suspended)
    }

    pub fn count(&self, state: Burial) -> usize {
        self.buried.values().filter(|grave| grave.state == state).count()
    }
}

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.split(',').filter(|row| !row.is_empty()).map(|row| row.split(' ').collect())
}

fn number(row: &[&str], at: usize) -> Option<i64> {
    row.get(at)?.parse().ok()
}

fn grave(row: &[&str]) -> Option<Grave> {
    Some(Grave { state: Burial::parse(row.get(2)?)?, at: number(row, 3)? })
}

fn endpoint(row: &[&str]) -> Option<EndpointRow> {
    Some(EndpointRow {
        inbox: (*row.get(1)?).to_owned(),
        host: (*row.get(2)?).to_owned(),
        breaker: Breaker::parse(row.get(3)?)?,
        window: number(row, 4)?,
        failures: number(row, 5)?,
        next_attempt_at: number(row, 6)?,
        first_failure_at: number(row, 7),
        ever_succeeded: *row.get(8)? != "-",
    })
}

fn activity(row: &[&str]) -> Option<ActivityRow> {
    Some(ActivityRow { audience: number(row, 1)?, superseded: number(row, 2)? })
}

fn slot(row: &[&str]) -> Option<i64> {
    row.first()?.rsplit('/').next()?.parse().ok()
}

fn lease(row: &[&str]) -> Option<LeaseRow> {
    Some(LeaseRow { owner: row.get(1)?.strip_prefix('n').and_then(|number| number.parse().ok()), token: number(row, 2)? })
}
