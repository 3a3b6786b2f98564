//! Which peers' catalogues are to be pulled, how far each pull has come, and what the last one found.

use std::collections::HashMap;

use allmende_domain::ids::ActorId;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::lists::{bind_rows, over_list, without_nul};

macro_rules! harvest_columns {
    () => {
        "actor_id, page, pages, items, begun_at, failures, catalogue_url, first_url, etag, next_etag, kept_digest, read_at, read_whole_at, \
         due_at, trouble"
    };
}

/// A catalogue, and where its pull stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Harvest {
    pub actor: ActorId,
    /// The page to read next; `None`: from the first one.
    pub page: Option<String>,
    /// Pages read in this round, and their entries.
    pub pages: i64,
    pub items: i64,
    /// When its first page was read; `None` before.
    pub begun_at: Option<UnixMillis>,
    /// Failures in a row, and what the last one was; empty without one.
    pub failures: i64,
    pub trouble: String,
    /// The catalogue itself and its first page; `None`: the actor has none, or it was not read yet.
    pub catalogue: Option<String>,
    pub first: Option<String>,
    /// Of the first page, when the last round began, and when this one did.
    pub etag: Option<String>,
    pub next_etag: Option<String>,
    /// Of what was mirrored when the last round ended.
    pub kept_digest: Option<String>,
    /// When the last round ended, and the last one that read every page.
    pub read_at: Option<UnixMillis>,
    pub read_whole_at: Option<UnixMillis>,
    /// When it goes on, or begins again.
    pub due_at: UnixMillis,
}

fn harvest_from(row: &Row) -> Result<Harvest, DbError> {
    let time = |name: &str| Ok::<_, DbError>(row.get::<Option<i64>>(name)?.map(UnixMillis));
    Ok(Harvest {
        actor: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
        page: row.get("page")?,
        pages: row.get("pages")?,
        items: row.get("items")?,
        begun_at: time("begun_at")?,
        failures: row.get("failures")?,
        trouble: row.get("trouble")?,
        catalogue: row.get("catalogue_url")?,
        first: row.get("first_url")?,
        etag: row.get("etag")?,
        next_etag: row.get("next_etag")?,
        kept_digest: row.get("kept_digest")?,
        read_at: time("read_at")?,
        read_whole_at: time("read_whole_at")?,
        due_at: UnixMillis(row.get("due_at")?),
    })
}

/// Begins a pull of an actor's catalogue at `due_at`, from its first page and whole, whatever was under way.
///
/// # Errors
/// [`DbError`]
pub async fn begin(tx: &mut Tx, actor: &ActorId, due_at: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO harvests (actor_id, page, pages, items, failures, due_at) VALUES ($1, NULL, 0, 0, 0, $2)
         ON CONFLICT (actor_id) DO UPDATE SET page = NULL, pages = 0, items = 0, begun_at = NULL, failures = 0, etag = NULL,
         due_at = excluded.due_at")
    .text(actor.as_str())
    .bind(due_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// What is due, longest waiting first, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn due(conn: &mut Conn, now: UnixMillis, limit: i64) -> Result<Vec<Harvest>, DbError> {
    sql(concat!("SELECT ", harvest_columns!(), " FROM harvests WHERE due_at <= $1 ORDER BY due_at, actor_id LIMIT $2"))
        .bind(now.0)
        .bind(limit)
        .fetch_all(conn, harvest_from)
        .await
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, actor: &ActorId) -> Result<Option<Harvest>, DbError> {
    sql(concat!("SELECT ", harvest_columns!(), " FROM harvests WHERE actor_id = $1"))
        .text(actor.as_str())
        .fetch_optional(conn, harvest_from)
        .await
}

/// All of them, with how many listings are mirrored of each: no more than there are actors that ours follow.
///
/// # Errors
/// [`DbError`]
pub async fn all(conn: &mut Conn) -> Result<Vec<(Harvest, i64)>, DbError> {
    let counts = sql("SELECT h.actor_id, COUNT(*) AS number FROM harvests h JOIN listings l ON l.actor_id = h.actor_id
         WHERE l.state <> 'removed' GROUP BY h.actor_id");
    let counts: HashMap<String, i64> =
        counts.fetch_all(conn, |row| Ok((row.get("actor_id")?, row.get("number")?))).await?.into_iter().collect();
    let all = sql(concat!("SELECT ", harvest_columns!(), " FROM harvests ORDER BY actor_id")).fetch_all(conn, harvest_from).await?;
    let with_count = |harvest: Harvest| {
        let count = counts.get(harvest.actor.as_str()).copied().unwrap_or_default();
        (harvest, count)
    };
    Ok(all.into_iter().map(with_count).collect())
}

/// Writes down how far a pull has come and when it goes on (`due_at`), if it is still the one that was due at `read_due_at`: one that was begun
/// anew meanwhile, or forgotten, stays so.
///
/// # Errors
/// [`DbError`]
pub async fn save(tx: &mut Tx, read_due_at: UnixMillis, harvest: &Harvest) -> Result<(), DbError> {
    let time = |at: Option<UnixMillis>| at.map(|at| at.0);
    sql("UPDATE harvests SET page = $2, pages = $3, items = $4, begun_at = $5, failures = $6, due_at = $7, catalogue_url = $8, first_url = $9,
         etag = $10, next_etag = $11, kept_digest = $12, read_at = $13, read_whole_at = $14, trouble = $15 WHERE actor_id = $1 AND due_at = $16")
    .text(harvest.actor.as_str())
    .bind(harvest.page.clone())
    .bind(harvest.pages)
    .bind(harvest.items)
    .bind(time(harvest.begun_at))
    .bind(harvest.failures)
    .bind(harvest.due_at.0)
    .bind(harvest.catalogue.clone())
    .bind(harvest.first.clone())
    .bind(harvest.etag.clone())
    .bind(harvest.next_etag.clone())
    .bind(harvest.kept_digest.clone())
    .bind(time(harvest.read_at))
    .bind(time(harvest.read_whole_at))
    .text(&harvest.trouble)
    .bind(read_due_at.0)
    .execute(tx)
    .await
    .map(|_| ())
}

/// Nobody of ours wants this catalogue any more.
///
/// # Errors
/// [`DbError`]
pub async fn forget(tx: &mut Tx, actor: &ActorId) -> Result<(), DbError> {
    forget_seen(tx, actor).await?;
    sql("DELETE FROM harvests WHERE actor_id = $1").text(actor.as_str()).execute(tx).await.map(|_| ())
}

/// Notes what a page of a catalogue listed.
///
/// # Errors
/// [`DbError`]
pub async fn saw(tx: &mut Tx, actor: &ActorId, urls: &[ObjectUrl]) -> Result<(), DbError> {
    let rows: Vec<(_,)> = urls.iter().map(|url| (without_nul(url.as_str()),)).collect();
    bind_rows(
        over_list!(
            "INSERT INTO harvest_seen (actor_id, object_url) SELECT CAST($2 AS TEXT), w.value ->> 0 FROM ",
            " w WHERE 1 = 1 ON CONFLICT (actor_id, object_url) DO NOTHING"
        ),
        &rows,
    )
    .text(actor.as_str())
    .execute(tx)
    .await
    .map(|_| ())
}

/// A round ended, or begins.
///
/// # Errors
/// [`DbError`]
pub async fn forget_seen(tx: &mut Tx, actor: &ActorId) -> Result<(), DbError> {
    sql("DELETE FROM harvest_seen WHERE actor_id = $1").text(actor.as_str()).execute(tx).await.map(|_| ())
}

/// Addresses of what is mirrored of an actor, meant for everybody and there since before `begun_at`, that this round did not see; at most
/// `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn not_seen(conn: &mut Conn, actor: &ActorId, begun_at: UnixMillis, limit: i64) -> Result<Vec<ObjectUrl>, DbError> {
    sql("SELECT l.object_url FROM listings l WHERE l.actor_id = $1 AND l.state <> 'removed' AND l.eligibility = 'public' AND l.created_at < $2
         AND NOT EXISTS (SELECT 1 FROM harvest_seen s WHERE s.actor_id = $1 AND s.object_url = l.object_url)
         ORDER BY l.updated_at LIMIT $3")
    .text(actor.as_str())
    .bind(begun_at.0)
    .bind(limit)
    .fetch_all(conn, |row| row.parse("object_url", |text| ObjectUrl::parse(text).ok()))
    .await
}

/// What is mirrored of an actor: address and time of the last change.
///
/// # Errors
/// [`DbError`]
pub async fn mirrored(conn: &mut Conn, actor: &ActorId) -> Result<Vec<(String, UnixMillis)>, DbError> {
    sql("SELECT object_url, updated_at FROM listings WHERE actor_id = $1 AND state <> 'removed'")
        .text(actor.as_str())
        .fetch_all(conn, |row| Ok((row.get("object_url")?, UnixMillis(row.get("updated_at")?))))
        .await
}
