//! What the server's database says, read beside it or after it stopped.

use allmende_db::{Db, DbError, sql};

/// An activity of the delivery queue and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentActivity {
    pub seq: i64,
    pub url: String,
    pub object: String,
    pub kind: String,
    pub audience: i64,
    pub superseded: i64,
    pub pending: i64,
    pub parked: i64,
    pub dead: i64,
}

/// An activity that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedActivity {
    pub url: String,
    pub recipient: String,
    /// `None` while it waits.
    pub outcome: Option<String>,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingRow {
    pub id: String,
    pub url: String,
    pub own: bool,
    pub state: String,
    /// Who may see it: `members` never leaves the server.
    pub eligibility: String,
    /// Titles and texts in all languages, as JSON.
    pub texts: String,
}

#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    pub sent: Vec<SentActivity>,
    pub received: Vec<ReceivedActivity>,
    pub listings: Vec<ListingRow>,
    /// `(address of the listing, address of the actor)`
    pub likes: Vec<(String, String)>,
    /// `(address of the message, address of its author)`
    pub messages: Vec<(String, String)>,
    /// Events that nobody has turned into activities yet.
    pub events_unhandled: i64,
    /// What the database's own check complains about: all of SQLite's, of PostgreSQL's every index against its table where the server
    /// has the extension for it.
    pub damage: Vec<String>,
}

impl Snapshot {
    /// Reads everything. Each list is one statement, so that its rows fit together also while the server works.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn read(db: &Db) -> Result<Self, DbError> {
        let mut conn = db.read().await?;
        let sent = sql("SELECT a.seq, a.activity_url, a.object_url, a.kind, a.audience, a.superseded,
               (SELECT COUNT(*) FROM deliveries d WHERE d.seq = a.seq) AS pending,
               (SELECT COUNT(*) FROM dead_letters l WHERE l.seq = a.seq AND l.state = 'parked') AS parked,
               (SELECT COUNT(*) FROM dead_letters l WHERE l.seq = a.seq AND l.state = 'dead') AS dead
             FROM activities a ORDER BY a.seq")
        .fetch_all(&mut conn, |row| {
            Ok(SentActivity {
                seq: row.get("seq")?,
                url: row.get("activity_url")?,
                object: row.get("object_url")?,
                kind: row.get("kind")?,
                audience: row.get("audience")?,
                superseded: row.get("superseded")?,
                pending: row.get("pending")?,
                parked: row.get("parked")?,
                dead: row.get("dead")?,
            })
        })
        .await?;
        let received = sql("SELECT activity_url, recipient, outcome, reason FROM inbox ORDER BY seq")
            .fetch_all(&mut conn, |row| {
                let (url, recipient) = (row.get("activity_url")?, row.get("recipient")?);
                Ok(ReceivedActivity { url, recipient, outcome: row.get("outcome")?, reason: row.get("reason")? })
            })
            .await?;
        let listings = sql(
            "SELECT id, object_url, CAST(CASE WHEN cooperative_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS own, state, eligibility, texts
             FROM listings ORDER BY id",
        )
        .fetch_all(&mut conn, |row| {
            let own: i64 = row.get("own")?;
            let (id, url, own) = (row.get("id")?, row.get("object_url")?, own == 1);
            let (state, eligibility) = (row.get("state")?, row.get("eligibility")?);
            Ok(ListingRow { id, url, own, state, eligibility, texts: row.get("texts")? })
        })
        .await?;
        let likes =
            sql("SELECT l.object_url, a.url FROM reactions r JOIN listings l ON l.id = r.listing_id JOIN actors a ON a.id = r.actor_id
             WHERE r.kind = 'like'")
            .fetch_all(&mut conn, |row| Ok((row.get("object_url")?, row.get("url")?)))
            .await?;
        let messages = sql("SELECT m.object_url, a.url FROM messages m JOIN actors a ON a.id = m.author_id")
            .fetch_all(&mut conn, |row| Ok((row.get("object_url")?, row.get("url")?)))
            .await?;
        let events_unhandled =
            sql("SELECT COUNT(*) AS number FROM events WHERE handled_at IS NULL").fetch_one(&mut conn, |row| row.get("number")).await?;
        drop(conn);
        let damage = if db.is_sqlite() { allmende_db::backup::integrity_problems(db).await? } else { index_problems(db).await? };
        Ok(Self { sent, received, listings, likes, messages, events_unhandled, damage })
    }

    /// Nothing waits for being processed, derived or sent.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        let sent = self.sent.iter().all(|activity| activity.pending == 0);
        sent && self.events_unhandled == 0 && self.received.iter().all(|activity| activity.outcome.is_some())
    }

    /// What waits, in words.
    #[must_use]
    pub fn waiting(&self) -> String {
        let pending: i64 = self.sent.iter().map(|activity| activity.pending).sum();
        let unprocessed = self.received.iter().filter(|activity| activity.outcome.is_none()).count();
        format!("{pending} deliveries pending, {unprocessed} activities unprocessed, {} events unhandled", self.events_unhandled)
    }
}

/// What `amcheck` finds, which comes with every PostgreSQL of Debian.
async fn index_problems(db: &Db) -> Result<Vec<String>, DbError> {
    let mut conn = db.read().await?;
    let there = sql("SELECT COUNT(*) AS number FROM pg_available_extensions WHERE name = 'amcheck'")
        .fetch_one(&mut conn, |row| row.get::<i64>("number"))
        .await?;
    if there == 0 {
        return Ok(Vec::new());
    }
    sql("CREATE EXTENSION IF NOT EXISTS amcheck").execute(&mut conn).await?;
    let checked = sql("SELECT COUNT(bt_index_check(c.oid, true)) AS number FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
         JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE a.amname = 'btree' AND n.nspname = 'public' AND i.indisvalid")
    .fetch_one(&mut conn, |row| row.get::<i64>("number"))
    .await;
    match checked {
        Ok(_) => Ok(Vec::new()),
        Err(DbError::Statement(problem) | DbError::Corrupt(problem)) => Ok(vec![problem]),
        Err(other) => Err(other),
    }
}
