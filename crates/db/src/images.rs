//! Images, their files in both sizes, and what uses them.

use std::collections::HashMap;

use allmende_domain::ids::{CooperativeId, ImageId};
use allmende_domain::image::{Image, ImageSize};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::engine::{Conn, Row, Tx, sql};
use crate::error::DbError;
use crate::ids_in::{IDS_MAX, bind_ids, ids_in};

macro_rules! columns {
    () => {
        "i.id, i.alt, i.media_type, i.width, i.height, i.remote_url, i.fetched_at"
    };
}

fn from_row(row: &Row) -> Result<Image, DbError> {
    let remote_url = row.parse_optional("remote_url", |text| ObjectUrl::parse(text).ok())?;
    Ok(Image {
        is_here: remote_url.is_none() || row.get::<Option<i64>>("fetched_at")?.is_some(),
        id: row.parse("id", |text| ImageId::parse(text).ok())?,
        alt: row.get("alt")?,
        media_type: row.get("media_type")?,
        width: u32::try_from(row.get::<i64>("width")?).unwrap_or_default(),
        height: u32::try_from(row.get::<i64>("height")?).unwrap_or_default(),
        remote_url,
    })
}

/// Stores what is known of an image; `cooperative` is `None` for a peer's, which is to be fetched from then on.
///
/// # Errors
/// [`DbError`]
pub async fn insert(tx: &mut Tx, image: &Image, cooperative: Option<&CooperativeId>, now: UnixMillis) -> Result<(), DbError> {
    sql("INSERT INTO images (id, cooperative_id, alt, media_type, width, height, remote_url, created_at, fetch_due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .text(image.id.as_str())
        .bind(cooperative.map(|id| id.as_str().to_owned()))
        .text(&image.alt)
        .text(&image.media_type)
        .bind(i64::from(image.width))
        .bind(i64::from(image.height))
        .bind(image.remote_url.as_ref().map(|url| url.as_str().to_owned()))
        .bind(now.0)
        .bind(image.remote_url.as_ref().map(|_| now.0))
        .execute(tx)
        .await
        .map(|_| ())
}

/// Stores the bytes of one size.
///
/// # Errors
/// [`DbError`]
pub async fn insert_file(tx: &mut Tx, image: &ImageId, size: ImageSize, bytes: Vec<u8>) -> Result<(), DbError> {
    sql("INSERT INTO image_files (image_id, size, bytes) VALUES ($1, $2, $3)")
        .text(image.as_str())
        .text(size.as_str())
        .bind(bytes)
        .execute(tx)
        .await
        .map(|_| ())
}

/// # Errors
/// [`DbError`]
pub async fn set_alt(tx: &mut Tx, image: &ImageId, alt: &str) -> Result<(), DbError> {
    sql("UPDATE images SET alt = $2 WHERE id = $1").text(image.as_str()).text(alt).execute(tx).await.map(|_| ())
}

/// An image and the cooperative that stored it, `None` for a peer's.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, image: &ImageId) -> Result<Option<(Image, Option<CooperativeId>)>, DbError> {
    sql(concat!("SELECT i.cooperative_id, ", columns!(), " FROM images i WHERE i.id = $1"))
        .text(image.as_str())
        .fetch_optional(conn, |row| Ok((from_row(row)?, row.parse_optional("cooperative_id", |text| CooperativeId::parse(text).ok())?)))
        .await
}

/// One size of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub media_type: String,
    pub bytes: Vec<u8>,
    /// Where it was fetched; `None` for ours.
    pub remote_url: Option<ObjectUrl>,
}

/// One size of an image; `None` for unknown ones, and for peers' that are not here.
///
/// # Errors
/// [`DbError`]
pub async fn file(conn: &mut Conn, image: &ImageId, size: ImageSize) -> Result<Option<File>, DbError> {
    sql("SELECT i.media_type, i.remote_url, f.bytes FROM image_files f JOIN images i ON i.id = f.image_id WHERE f.image_id = $1 AND f.size = $2")
        .text(image.as_str())
        .text(size.as_str())
        .fetch_optional(conn, |row| {
            Ok(File {
                media_type: row.get("media_type")?,
                bytes: row.get("bytes")?,
                remote_url: row.parse_optional("remote_url", |text| ObjectUrl::parse(text).ok())?,
            })
        })
        .await
}

/// How many of at most [`IDS_MAX`] images exist and belong to a cooperative.
///
/// # Errors
/// [`DbError`]
pub async fn count_of_cooperative(conn: &mut Conn, cooperative: &CooperativeId, images: &[ImageId]) -> Result<usize, DbError> {
    let statement = sql(concat!("SELECT COUNT(*) AS number FROM images WHERE id IN ", ids_in!(), " AND cooperative_id = $21"));
    let number: i64 =
        bind_ids(statement, images.iter().map(ImageId::as_str)).text(cooperative.as_str()).fetch_one(conn, |row| row.get("number")).await?;
    Ok(usize::try_from(number).unwrap_or_default())
}

/// Says which images a listing or a resource shows, in order; replaces what was said before.
///
/// # Errors
/// [`DbError`]
pub async fn set_uses(tx: &mut Tx, owner: &str, images: &[ImageId]) -> Result<(), DbError> {
    sql("DELETE FROM image_uses WHERE owner_id = $1").text(owner).execute(tx).await?;
    for (position, image) in (0_i64..).zip(images) {
        sql("INSERT INTO image_uses (owner_id, position, image_id) VALUES ($1, $2, $3)")
            .text(owner)
            .bind(position)
            .text(image.as_str())
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// The images of many listings or resources, in order, by owner.
///
/// # Errors
/// [`DbError`]
pub async fn of_owners(conn: &mut Conn, owners: &[&str]) -> Result<HashMap<String, Vec<Image>>, DbError> {
    let mut images: HashMap<String, Vec<Image>> = HashMap::new();
    for ids in owners.chunks(IDS_MAX) {
        let statement = sql(concat!(
            "SELECT u.owner_id, ",
            columns!(),
            " FROM image_uses u JOIN images i ON i.id = u.image_id WHERE u.owner_id IN ",
            ids_in!(),
            " ORDER BY u.owner_id, u.position"
        ));
        let rows =
            bind_ids(statement, ids.iter().copied()).fetch_all(conn, |row| Ok((row.get::<String>("owner_id")?, from_row(row)?))).await?;
        for (owner, image) in rows {
            images.entry(owner).or_default().push(image);
        }
    }
    Ok(images)
}

/// Forgets images that nothing shows and that were stored before `before`, with their files. How many.
///
/// # Errors
/// [`DbError`]
pub async fn delete_unused(tx: &mut Tx, before: UnixMillis) -> Result<u64, DbError> {
    sql("DELETE FROM image_files WHERE image_id IN (SELECT i.id FROM images i WHERE i.created_at < $1 \
         AND NOT EXISTS (SELECT 1 FROM image_uses u WHERE u.image_id = i.id) \
         AND NOT EXISTS (SELECT 1 FROM cooperatives c WHERE c.logo_id = i.id))")
    .bind(before.0)
    .execute(tx)
    .await?;
    sql("DELETE FROM images WHERE created_at < $1 \
         AND NOT EXISTS (SELECT 1 FROM image_uses u WHERE u.image_id = images.id) \
         AND NOT EXISTS (SELECT 1 FROM cooperatives c WHERE c.logo_id = images.id)")
    .bind(before.0)
    .execute(tx)
    .await
}

/// Deletes one image that nothing shows, with its files; `false` when something shows it.
///
/// # Errors
/// [`DbError`]
pub async fn delete_if_unused(tx: &mut Tx, image: &ImageId) -> Result<bool, DbError> {
    sql("DELETE FROM image_files WHERE image_id = $1 AND NOT EXISTS (SELECT 1 FROM image_uses u WHERE u.image_id = $1) \
         AND NOT EXISTS (SELECT 1 FROM cooperatives c WHERE c.logo_id = $1)")
    .text(image.as_str())
    .execute(tx)
    .await?;
    let gone = sql("DELETE FROM images WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM image_uses u WHERE u.image_id = $1) \
         AND NOT EXISTS (SELECT 1 FROM cooperatives c WHERE c.logo_id = $1)")
    .text(image.as_str())
    .execute(tx)
    .await?;
    Ok(gone > 0)
}
