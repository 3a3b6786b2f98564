//! What left the queue without success: finding it, sending it again, giving it up for good.

use allmende_domain::time::UnixMillis;

use super::{Burial, DeadLetter};
use crate::engine::{Conn, Row, Statement, Tx, sql};
use crate::error::DbError;
use crate::limits::{DEAD_LETTERS_PER_PAGE, LETTERS_AT_ONCE};

/// Why a delivery left the queue without success, in a few classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReasonClass {
    /// The other server refuses this one (3xx, 4xx).
    Refused,
    /// The other server says that the inbox does not exist.
    Gone,
    /// It could not be delivered in time.
    Late,
    /// We could not send it: its key or body is missing.
    Ours,
}

impl ReasonClass {
    pub const ALL: [Self; 4] = [Self::Refused, Self::Gone, Self::Late, Self::Ours];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Gone => "gone",
            Self::Late => "late",
            Self::Ours => "ours",
        }
    }

    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == text)
    }
}

/// The class of dead letter `l`. 404 and 410 bury only what waited for an inbox that is gone; without a status it was given up for its
/// age, which the retention says in these words, or could not be sent.
macro_rules! class {
    () => {
        "CASE WHEN l.status IN (404, 410) THEN 'gone' WHEN l.status IS NOT NULL THEN 'refused'
           WHEN l.reason LIKE 'no success for %' OR l.reason LIKE 'not delivered within %' THEN 'late' ELSE 'ours' END"
    };
}

/// What a [`LetterFilter`] lets through of dead letter `l`: `$1` to `$5`. What narrows it most comes first and alone, so that the engines
/// find an index for it; the rest is looked at row by row.
macro_rules! of_state_and_class {
    () => {
        concat!(
            " AND (l.state = $2 OR (CAST($2 AS TEXT) = '' AND l.state <> 'discarded')) AND (CAST($3 AS TEXT) = '' OR $3 = ",
            class!(),
            ")"
        )
    };
}
macro_rules! any_host {
    () => {
        "(CAST($1 AS TEXT) = '' OR EXISTS (SELECT 1 FROM endpoints h WHERE h.id = l.endpoint_id AND h.host = $1))"
    };
}
macro_rules! any_endpoint {
    () => {
        "(CAST($4 AS BIGINT) = 0 OR l.endpoint_id = $4)"
    };
}
macro_rules! any_activity {
    () => {
        "(CAST($5 AS BIGINT) = 0 OR l.seq = $5)"
    };
}
macro_rules! matching {
    () => {
        concat!(any_host!(), " AND ", any_endpoint!(), " AND ", any_activity!(), of_state_and_class!())
    };
}
macro_rules! of_activity {
    () => {
        concat!("l.seq = $5 AND ", any_host!(), " AND ", any_endpoint!(), of_state_and_class!())
    };
}
macro_rules! of_endpoint {
    () => {
        concat!("l.endpoint_id = $4 AND ", any_host!(), " AND ", any_activity!(), of_state_and_class!())
    };
}
macro_rules! of_host {
    () => {
        concat!(
            "l.endpoint_id IN (SELECT h.id FROM endpoints h WHERE h.host = $1) AND ",
            any_endpoint!(),
            " AND ",
            any_activity!(),
            of_state_and_class!()
        )
    };
}

/// What narrows a filter most.
enum Narrowest {
    Activity,
    Endpoint,
    Host,
    Nothing,
}

/// Which dead letters; the empty filter lets all through but those given up for good.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LetterFilter {
    pub host: Option<String>,
    pub state: Option<Burial>,
    pub class: Option<ReasonClass>,
    pub endpoint_id: Option<i64>,
    /// The number of an activity.
    pub seq: Option<i64>,
}

impl LetterFilter {
    const fn narrowest(&self) -> Narrowest {
        match (self.seq, self.endpoint_id, &self.host) {
            (Some(_), _, _) => Narrowest::Activity,
            (None, Some(_), _) => Narrowest::Endpoint,
            (None, None, Some(_)) => Narrowest::Host,
            (None, None, None) => Narrowest::Nothing,
        }
    }

    fn bind(&self, statement: Statement) -> Statement {
        statement
            .text(self.host.as_deref().unwrap_or_default())
            .text(self.state.map_or("", Burial::as_str))
            .text(self.class.map_or("", ReasonClass::as_str))
            .bind(self.endpoint_id.unwrap_or_default())
            .bind(self.seq.unwrap_or_default())
    }
}

/// A place in the list of dead letters, the latest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterKey {
    attempted_at: i64,
    endpoint_id: i64,
    seq: i64,
}

impl LetterKey {
    /// Before everything.
    #[must_use]
    pub const fn start() -> Self {
        Self { attempted_at: i64::MAX, endpoint_id: i64::MAX, seq: i64::MAX }
    }

    #[must_use]
    pub const fn of(letter: &DeadLetter) -> Self {
        Self { attempted_at: letter.attempted_at.0, endpoint_id: letter.endpoint_id, seq: letter.seq }
    }

    /// What [`LetterKey::to_text`] made; anything else is the start.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut numbers = text.split('_').map(str::parse);
        match (numbers.next(), numbers.next(), numbers.next()) {
            (Some(Ok(attempted_at)), Some(Ok(endpoint_id)), Some(Ok(seq))) => Self { attempted_at, endpoint_id, seq },
            _ => Self::start(),
        }
    }

    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}_{}_{}", self.attempted_at, self.endpoint_id, self.seq)
    }
}

fn read_letter(row: &Row) -> Result<DeadLetter, DbError> {
    Ok(DeadLetter {
        endpoint_id: row.get("endpoint_id")?,
        seq: row.get("seq")?,
        inbox: row.get("inbox")?,
        host: row.get("host")?,
        state: row.parse("state", Burial::parse)?,
        status: row.get("status")?,
        reason: row.get("reason")?,
        attempted_at: UnixMillis(row.get("attempted_at")?),
        activity_url: row.get("activity_url")?,
        object_url: row.get("object_url")?,
        kind: row.get("kind")?,
    })
}

macro_rules! page_begins {
    () => {
        "SELECT l.endpoint_id, l.seq, e.inbox, e.host, l.state, l.status, l.reason, l.attempted_at, a.activity_url, a.object_url, a.kind
         FROM dead_letters l JOIN endpoints e ON e.id = l.endpoint_id LEFT JOIN activities a ON a.seq = l.seq WHERE "
    };
}
macro_rules! page_ends {
    () => {
        " AND (l.attempted_at, l.endpoint_id, l.seq) < ($6, $7, $8)
         ORDER BY l.attempted_at DESC, l.endpoint_id DESC, l.seq DESC LIMIT $9"
    };
}

/// One page of dead letters after `after`, the latest first; and whether more follow.
///
/// # Errors
/// [`DbError`]
pub async fn letters_page(conn: &mut Conn, filter: &LetterFilter, after: &LetterKey) -> Result<(Vec<DeadLetter>, bool), DbError> {
    let statement = sql(match filter.narrowest() {
        Narrowest::Activity => concat!(page_begins!(), of_activity!(), page_ends!()),
        Narrowest::Endpoint => concat!(page_begins!(), of_endpoint!(), page_ends!()),
        Narrowest::Host => concat!(page_begins!(), of_host!(), page_ends!()),
        Narrowest::Nothing => concat!(page_begins!(), matching!(), page_ends!()),
    });
    let mut letters = filter
        .bind(statement)
        .bind(after.attempted_at)
        .bind(after.endpoint_id)
        .bind(after.seq)
        .bind(DEAD_LETTERS_PER_PAGE + 1)
        .fetch_all(conn, read_letter)
        .await?;
    let page = usize::try_from(DEAD_LETTERS_PER_PAGE).unwrap_or_default();
    let more = letters.len() > page;
    letters.truncate(page);
    Ok((letters, more))
}

/// How many a filter lets through.
///
/// # Errors
/// [`DbError`]
pub async fn count_letters(conn: &mut Conn, filter: &LetterFilter) -> Result<i64, DbError> {
    let statement = sql(match filter.narrowest() {
        Narrowest::Activity => concat!("SELECT COUNT(*) AS number FROM dead_letters l WHERE ", of_activity!()),
        Narrowest::Endpoint => concat!("SELECT COUNT(*) AS number FROM dead_letters l WHERE ", of_endpoint!()),
        Narrowest::Host => concat!("SELECT COUNT(*) AS number FROM dead_letters l WHERE ", of_host!()),
        Narrowest::Nothing => concat!("SELECT COUNT(*) AS number FROM dead_letters l WHERE ", matching!()),
    });
    filter.bind(statement).fetch_one(conn, |row| row.get("number")).await
}

/// The part of the dead letters that one transaction works on: after a pair of endpoint and activity, up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Portion {
    after: (i64, i64),
    until: (i64, i64),
}

impl Portion {
    /// Where the next portion begins.
    #[must_use]
    pub const fn end(&self) -> (i64, i64) {
        self.until
    }
}

macro_rules! portion_begins {
    () => {
        "SELECT l.endpoint_id, l.seq FROM dead_letters l WHERE "
    };
}
macro_rules! portion_ends {
    () => {
        " AND (l.endpoint_id, l.seq) > ($6, $7) ORDER BY l.endpoint_id, l.seq LIMIT $8"
    };
}

/// The next portion after `after` ([`LETTERS_AT_ONCE`] letters of the filter); `None` when nothing is left.
///
/// # Errors
/// [`DbError`]
pub async fn next_portion(conn: &mut Conn, filter: &LetterFilter, after: (i64, i64)) -> Result<Option<Portion>, DbError> {
    let statement = sql(match filter.narrowest() {
        Narrowest::Activity => concat!(portion_begins!(), of_activity!(), portion_ends!()),
        Narrowest::Endpoint => concat!(portion_begins!(), of_endpoint!(), portion_ends!()),
        Narrowest::Host => concat!(portion_begins!(), of_host!(), portion_ends!()),
        Narrowest::Nothing => concat!(portion_begins!(), matching!(), portion_ends!()),
    });
    let pairs = filter
        .bind(statement)
        .bind(after.0)
        .bind(after.1)
        .bind(LETTERS_AT_ONCE)
        .fetch_all(conn, |row| Ok((row.get("endpoint_id")?, row.get("seq")?)))
        .await?;
    Ok(pairs.last().map(|until| Portion { after, until: *until }))
}

fn bind_portion(statement: Statement, portion: &Portion) -> Statement {
    statement.bind(portion.after.0).bind(portion.after.1).bind(portion.until.0).bind(portion.until.1)
}

/// Makes those of a portion pending again and their endpoints due. Left as they are: those whose body is no longer kept, and those to
/// endpoints that are suspended. How many deliveries.
///
/// # Errors
/// [`DbError`]
pub async fn replay_portion(tx: &mut Tx, filter: &LetterFilter, portion: &Portion, now: UnixMillis) -> Result<u64, DbError> {
    let made = sql(concat!(
        "INSERT INTO deliveries (endpoint_id, seq)
         SELECT l.endpoint_id, l.seq FROM dead_letters l JOIN activities a ON a.seq = l.seq JOIN endpoints e ON e.id = l.endpoint_id
         WHERE e.breaker <> 'suspended' AND ",
        matching!(),
        " AND (l.endpoint_id, l.seq) > ($6, $7) AND (l.endpoint_id, l.seq) <= ($8, $9)
         ON CONFLICT (endpoint_id, seq) DO NOTHING"
    ));
    bind_portion(filter.bind(made), portion).execute(tx).await?;
    let due = sql("UPDATE endpoints SET breaker = CASE WHEN breaker IN ('closed', 'suspended') THEN breaker ELSE 'half-open' END,
           next_attempt_at = $5, wait_asked_until = 0, not_found_count = 0, not_found_since = NULL
         WHERE id IN (SELECT l.endpoint_id FROM dead_letters l JOIN deliveries d ON d.endpoint_id = l.endpoint_id AND d.seq = l.seq
           WHERE (l.endpoint_id, l.seq) > ($1, $2) AND (l.endpoint_id, l.seq) <= ($3, $4))");
    bind_portion(due, portion).bind(now.0).execute(tx).await?;
    let removed = sql("DELETE FROM dead_letters WHERE (endpoint_id, seq) > ($1, $2) AND (endpoint_id, seq) <= ($3, $4)
           AND EXISTS (SELECT 1 FROM deliveries d WHERE d.endpoint_id = dead_letters.endpoint_id AND d.seq = dead_letters.seq)");
    bind_portion(removed, portion).execute(tx).await
}

/// Gives those of a portion up for good: they stay readable until their activity is forgotten, and nothing sends them again but a
/// person who asks for just that one. How many.
///
/// # Errors
/// [`DbError`]
pub async fn discard_portion(tx: &mut Tx, filter: &LetterFilter, portion: &Portion) -> Result<u64, DbError> {
    let statement = sql(concat!(
        "UPDATE dead_letters AS l SET state = 'discarded' WHERE l.state <> 'discarded' AND ",
        matching!(),
        " AND (l.endpoint_id, l.seq) > ($6, $7) AND (l.endpoint_id, l.seq) <= ($8, $9)"
    ));
    bind_portion(filter.bind(statement), portion).execute(tx).await
}

/// The same for one. `false` when there is none, or it was given up before.
///
/// # Errors
/// [`DbError`]
pub async fn discard_letter(tx: &mut Tx, endpoint_id: i64, seq: i64) -> Result<bool, DbError> {
    let changed = sql("UPDATE dead_letters SET state = 'discarded' WHERE endpoint_id = $1 AND seq = $2 AND state <> 'discarded'")
        .bind(endpoint_id)
        .bind(seq)
        .execute(tx)
        .await?;
    Ok(changed == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_survives_an_address() {
        let key = LetterKey { attempted_at: 1_795_338_000_000, endpoint_id: 7, seq: 9 };
        assert_eq!(LetterKey::read(&key.to_text()), key);
        for wrong in ["", "1_2", "a_b_c", "1__2"] {
            assert_eq!(LetterKey::read(wrong), LetterKey::start(), "{wrong}");
        }
    }
}
