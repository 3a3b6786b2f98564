//! What was sent, and to whom it did not get.

use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;

use super::{Breaker, Burial, Undelivered};
use crate::engine::{Conn, Row, sql};
use crate::error::DbError;
use crate::limits::{SENT_PER_PAGE, UNDELIVERED_PER_PAGE};

/// An activity and how far it got: `delivered + pending + parked + dead + discarded = audience`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentActivity {
    pub seq: i64,
    pub activity_url: String,
    pub actor_id: ActorId,
    pub object_url: String,
    pub kind: String,
    pub created_at: UnixMillis,
    /// Endpoints that were to get it, without the superseded ones.
    pub audience: i64,
    /// Endpoints to which a later activity about the same object went instead.
    pub superseded: i64,
    pub delivered: i64,
    pub pending: i64,
    pub parked: i64,
    pub dead: i64,
    /// Given up for good by a person.
    pub discarded: i64,
}

macro_rules! sent_columns {
    () => {
        "SELECT a.seq, a.activity_url, a.actor_id, a.object_url, a.kind, a.created_at, a.audience, a.superseded,
           (SELECT COUNT(*) FROM deliveries d WHERE d.seq = a.seq) AS pending,
           (SELECT COUNT(*) FROM dead_letters l WHERE l.seq = a.seq AND l.state = 'parked') AS parked,
           (SELECT COUNT(*) FROM dead_letters l WHERE l.seq = a.seq AND l.state = 'dead') AS dead,
           (SELECT COUNT(*) FROM dead_letters l WHERE l.seq = a.seq AND l.state = 'discarded') AS discarded
         FROM activities a "
    };
}

fn read_sent(row: &Row) -> Result<SentActivity, DbError> {
    let (addressed, superseded): (i64, i64) = (row.get("audience")?, row.get("superseded")?);
    let (pending, parked): (i64, i64) = (row.get("pending")?, row.get("parked")?);
    let (dead, discarded): (i64, i64) = (row.get("dead")?, row.get("discarded")?);
    let audience = addressed - superseded;
    Ok(SentActivity {
        seq: row.get("seq")?,
        activity_url: row.get("activity_url")?,
        actor_id: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
        object_url: row.get("object_url")?,
        kind: row.get("kind")?,
        created_at: UnixMillis(row.get("created_at")?),
        audience,
        superseded,
        // A row leaves the queue only when it was delivered, superseded or buried, so the rest was delivered.
        delivered: audience - pending - parked - dead - discarded,
        pending,
        parked,
        dead,
        discarded,
    })
}

/// Activities before number `before`, the latest first, of one actor or of all; and whether more follow. Those that nobody was to get
/// are left out.
///
/// # Errors
/// [`DbError`]
pub async fn sent_page(conn: &mut Conn, actor: Option<&ActorId>, before: i64) -> Result<(Vec<SentActivity>, bool), DbError> {
    let statement = match actor {
        Some(actor) => {
            sql(concat!(sent_columns!(), "WHERE a.seq < $1 AND a.audience > 0 AND a.actor_id = $3 ORDER BY a.seq DESC LIMIT $2"))
                .bind(before)
                .bind(SENT_PER_PAGE + 1)
                .text(actor.as_str())
        }
        None => sql(concat!(sent_columns!(), "WHERE a.seq < $1 AND a.audience > 0 ORDER BY a.seq DESC LIMIT $2"))
            .bind(before)
            .bind(SENT_PER_PAGE + 1),
    };
    let mut sent = statement.fetch_all(conn, read_sent).await?;
    let page = usize::try_from(SENT_PER_PAGE).unwrap_or_default();
    let more = sent.len() > page;
    sent.truncate(page);
    Ok((sent, more))
}

/// One activity by its number.
///
/// # Errors
/// [`DbError`]
pub async fn sent(conn: &mut Conn, seq: i64) -> Result<Option<SentActivity>, DbError> {
    sql(concat!(sent_columns!(), "WHERE a.seq = $1")).bind(seq).fetch_optional(conn, read_sent).await
}

/// The same by its `id`.
pub(super) async fn by_url(conn: &mut Conn, activity_url: &str) -> Result<Option<SentActivity>, DbError> {
    sql(concat!(sent_columns!(), "WHERE a.activity_url = $1")).text(activity_url).fetch_optional(conn, read_sent).await
}

/// The number of an activity by its `id`.
///
/// # Errors
/// [`DbError`]
pub async fn seq_of(conn: &mut Conn, activity_url: &str) -> Result<Option<i64>, DbError> {
    sql("SELECT seq FROM activities WHERE activity_url = $1").text(activity_url).fetch_optional(conn, |row| row.get("seq")).await
}

/// Endpoints that do not have an activity, by number after `after`; and whether more follow. The dead first page by page would sort
/// them all, so those with a dead letter come in a list of their own ([`super::letters_page`]) and here are those still waiting.
///
/// # Errors
/// [`DbError`]
pub async fn waiting_for(conn: &mut Conn, seq: i64, after: i64) -> Result<(Vec<Undelivered>, bool), DbError> {
    let mut waiting = sql("SELECT e.id, e.inbox, e.host, e.breaker, e.next_attempt_at, e.last_status, e.last_error
         FROM deliveries d JOIN endpoints e ON e.id = d.endpoint_id WHERE d.seq = $1 AND d.endpoint_id > $2
         ORDER BY d.endpoint_id LIMIT $3")
    .bind(seq)
    .bind(after)
    .bind(UNDELIVERED_PER_PAGE + 1)
    .fetch_all(conn, |row| {
        Ok(Undelivered {
            endpoint_id: row.get("id")?,
            inbox: row.get("inbox")?,
            host: row.get("host")?,
            breaker: row.parse("breaker", Breaker::parse)?,
            state: None::<Burial>,
            next_attempt_at: UnixMillis(row.get("next_attempt_at")?),
            status: row.get("last_status")?,
            reason: row.get("last_error")?,
        })
    })
    .await?;
    let page = usize::try_from(UNDELIVERED_PER_PAGE).unwrap_or_default();
    let more = waiting.len() > page;
    waiting.truncate(page);
    Ok((waiting, more))
}
