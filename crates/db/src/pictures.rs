//! Pictures of peers: which are to be fetched, and how much of them is here.

use allmende_domain::ids::ImageId;
use allmende_domain::image::ImageSize;
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Tx, sql};
use crate::error::DbError;
use crate::images;

/// A picture that is to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub id: ImageId,
    pub url: ObjectUrl,
    /// Attempts that failed.
    pub failures: i64,
}

/// What is to be fetched of what listings show, longest due first, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn wanted(conn: &mut Conn, now: UnixMillis, limit: i64) -> Result<Vec<Wanted>, DbError> {
    sql("SELECT i.id, i.remote_url, i.fetch_failures FROM images i WHERE i.fetch_due_at <= $1 AND i.remote_url IS NOT NULL \
         AND EXISTS (SELECT 1 FROM image_uses u WHERE u.image_id = i.id) ORDER BY i.fetch_due_at, i.id LIMIT $2")
    .bind(now.0)
    .bind(limit)
    .fetch_all(conn, |row| {
        Ok(Wanted {
            id: row.parse("id", |text| ImageId::parse(text).ok())?,
            url: row.parse("remote_url", |text| ObjectUrl::parse(text).ok())?,
            failures: row.get("fetch_failures")?,
        })
    })
    .await
}

/// Stores what was fetched. `false`, and nothing is stored, when the picture is no longer known.
///
/// # Errors
/// [`DbError`]
pub async fn keep(
    tx: &mut Tx,
    image: &ImageId,
    (width, height): (u32, u32),
    files: Vec<(ImageSize, Vec<u8>)>,
    now: UnixMillis,
) -> Result<bool, DbError> {
    let bytes: usize = files.iter().map(|(_, file)| file.len()).sum();
    let known = sql("UPDATE images SET media_type = 'image/jpeg', width = $2, height = $3, fetched_at = $4, fetched_bytes = $5, \
                     fetch_due_at = NULL, fetch_failures = 0 WHERE id = $1 AND remote_url IS NOT NULL")
    .text(image.as_str())
    .bind(i64::from(width))
    .bind(i64::from(height))
    .bind(now.0)
    .bind(i64::try_from(bytes).unwrap_or(i64::MAX))
    .execute(tx)
    .await?;
    if known == 0 {
        return Ok(false);
    }
    sql("DELETE FROM image_files WHERE image_id = $1").text(image.as_str()).execute(tx).await?;
    for (size, file) in files {
        images::insert_file(tx, image, size, file).await?;
    }
    Ok(true)
}

/// One more attempt failed; the next is at `due_at`, or never.
///
/// # Errors
/// [`DbError`]
pub async fn put_off(tx: &mut Tx, image: &ImageId, due_at: Option<UnixMillis>) -> Result<(), DbError> {
    sql("UPDATE images SET fetch_failures = fetch_failures + 1, fetch_due_at = $2 WHERE id = $1")
        .text(image.as_str())
        .bind(due_at.map(|at| at.0))
        .execute(tx)
        .await
        .map(|_| ())
}

/// How much is here of peers.
///
/// # Errors
/// [`DbError`]
pub async fn bytes(conn: &mut Conn) -> Result<i64, DbError> {
    sql("SELECT CAST(COALESCE(SUM(fetched_bytes), 0) AS BIGINT) AS number FROM images WHERE fetched_at IS NOT NULL")
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// The oldest that are here: id, since when, and how much it takes.
///
/// # Errors
/// [`DbError`]
pub async fn oldest(conn: &mut Conn, limit: i64) -> Result<Vec<(ImageId, UnixMillis, i64)>, DbError> {
    sql("SELECT id, fetched_at, fetched_bytes FROM images WHERE fetched_at IS NOT NULL ORDER BY fetched_at, id LIMIT $1")
        .bind(limit)
        .fetch_all(conn, |row| {
            let id = row.parse("id", |text| ImageId::parse(text).ok())?;
            Ok((id, UnixMillis(row.get("fetched_at")?), row.get("fetched_bytes")?))
        })
        .await
}

/// Forgets the copy of one; it is fetched again at `due_at`, or never.
///
/// # Errors
/// [`DbError`]
pub async fn forget(tx: &mut Tx, image: &ImageId, due_at: Option<UnixMillis>) -> Result<(), DbError> {
    sql("DELETE FROM image_files WHERE image_id = $1").text(image.as_str()).execute(tx).await?;
    sql("UPDATE images SET fetched_at = NULL, fetched_bytes = 0, fetch_failures = 0, fetch_due_at = $2 WHERE id = $1")
        .text(image.as_str())
        .bind(due_at.map(|at| at.0))
        .execute(tx)
        .await
        .map(|_| ())
}
