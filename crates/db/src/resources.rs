//! What cooperatives hold.

use allmende_domain::ids::{CooperativeId, ResourceId};
use allmende_domain::licence::Licence;
use allmende_domain::quantity::{Quantity, Unit};
use allmende_domain::resource::{Nature, Resource};
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::columns::{bind_place, list_from_column, list_to_column, place_from, texts_from_column, texts_to_column};
use crate::engine::{Conn, Row, Statement, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! resource_columns {
    () => {
        "id, cooperative_id, nature, texts, kind, quantity_number, quantity_unit, licence, link, version, checksum, conditions, \
         tags, sectors, sdgs, place_name, place_latitude, place_longitude, place_precision, place_address, place_opening_hours, \
         place_accessibility, created_at, updated_at, removed_at"
    };
}

/// A row of `resources`, still without images.
fn bare_from(row: &Row) -> Result<Resource, DbError> {
    let url = |text: &str| ObjectUrl::parse(text).ok();
    let unit = row.parse("quantity_unit", Unit::parse)?;
    Ok(Resource {
        id: row.parse("id", |text| ResourceId::parse(text).ok())?,
        cooperative: row.parse("cooperative_id", |text| CooperativeId::parse(text).ok())?,
        nature: row.parse("nature", Nature::parse)?,
        texts: texts_from_column(row, "texts")?,
        kind: row.parse_optional("kind", url)?,
        place: place_from(row)?,
        quantity: row.parse("quantity_number", |number| Quantity::new(number, unit).ok())?,
        licence: row.parse_optional("licence", |text| Licence::parse(text).ok())?,
        link: row.parse_optional("link", url)?,
        version: row.get("version")?,
        checksum: row.get("checksum")?,
        conditions: row.get("conditions")?,
        sectors: list_from_column(row, "sectors", Sector::parse)?,
        sdgs: list_from_column(row, "sdgs", Sdg::parse)?,
        tags: list_from_column(row, "tags", |tag| Some(tag.to_owned()))?,
        images: Vec::new(),
        created_at: UnixMillis(row.get("created_at")?),
        updated_at: UnixMillis(row.get("updated_at")?),
        removed_at: row.get::<Option<i64>>("removed_at")?.map(UnixMillis),
    })
}

async fn fetch(statement: Statement, conn: &mut Conn) -> Result<Vec<Resource>, DbError> {
    let mut resources = statement.fetch_all(conn, bare_from).await?;
    let ids: Vec<String> = resources.iter().map(|resource| resource.id.as_str().to_owned()).collect();
    let owners: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut images = crate::images::of_owners(conn, &owners).await?;
    for resource in &mut resources {
        resource.images = images.remove(resource.id.as_str()).unwrap_or_default().into_iter().map(|image| image.id).collect();
    }
    Ok(resources)
}

/// A resource, removed ones included.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &ResourceId) -> Result<Option<Resource>, DbError> {
    Ok(fetch(sql(concat!("SELECT ", resource_columns!(), " FROM resources WHERE id = $1")).text(id.as_str()), conn)
        .await?
        .into_iter()
        .next())
}

/// What a cooperative holds, latest change first.
///
/// # Errors
/// [`DbError`]
pub async fn of_cooperative(conn: &mut Conn, cooperative: &CooperativeId, limit: i64, offset: i64) -> Result<Vec<Resource>, DbError> {
    let statement = sql(concat!(
        "SELECT ",
        resource_columns!(),
        " FROM resources WHERE cooperative_id = $1 AND removed_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT $2 OFFSET $3"
    ));
    fetch(statement.text(cooperative.as_str()).bind(limit).bind(offset), conn).await
}

/// What a cooperative holds and held (removed ones are tombstones), latest change first, after the place `before` in that order.
///
/// # Errors
/// [`DbError`]
pub async fn catalogue(
    conn: &mut Conn,
    cooperative: &CooperativeId,
    before: Option<&(i64, String)>,
    limit: i64,
) -> Result<Vec<Resource>, DbError> {
    let (time, id) = before.map_or((None, String::new()), |(time, id)| (Some(*time), id.clone()));
    let statement = sql(concat!(
        "SELECT ",
        resource_columns!(),
        " FROM resources WHERE cooperative_id = $1 \
         AND (CAST($2 AS BIGINT) IS NULL OR updated_at < $2 OR (updated_at = $2 AND id < $3)) \
         ORDER BY updated_at DESC, id DESC LIMIT $4"
    ));
    fetch(statement.text(cooperative.as_str()).bind(time).bind(id).bind(limit), conn).await
}

/// How many things a cooperative holds.
///
/// # Errors
/// [`DbError`]
pub async fn count(conn: &mut Conn, cooperative: &CooperativeId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM resources WHERE cooperative_id = $1 AND removed_at IS NULL")
        .text(cooperative.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

fn bind_columns(statement: Statement, resource: &Resource) -> Result<Statement, DbError> {
    let statement = statement
        .text(resource.nature.as_str())
        .bind(texts_to_column(&resource.texts)?)
        .bind(resource.kind.as_ref().map(|url| url.as_str().to_owned()))
        .text(resource.quantity.number())
        .text(resource.quantity.unit.as_str())
        .bind(resource.licence.as_ref().map(|licence| licence.as_str().to_owned()))
        .bind(resource.link.as_ref().map(|url| url.as_str().to_owned()))
        .text(&resource.version)
        .text(&resource.checksum)
        .text(&resource.conditions)
        .bind(list_to_column(&resource.tags)?)
        .bind(list_to_column(resource.sectors.iter().map(|sector| sector.as_str()))?)
        .bind(list_to_column(resource.sdgs.iter().map(|goal| goal.number().to_string()))?)
        .bind(resource.updated_at.0)
        .bind(resource.removed_at.map(|time| time.0))
        .text(resource.id.as_str());
    Ok(bind_place(statement, resource.place.as_ref()))
}

/// Stores a new resource with its images.
///
/// # Errors
/// [`DbError`]
pub async fn insert(tx: &mut Tx, resource: &Resource) -> Result<(), DbError> {
    let statement =
        sql("INSERT INTO resources (nature, texts, kind, quantity_number, quantity_unit, licence, link, version, checksum, conditions, \
         tags, sectors, sdgs, updated_at, removed_at, id, place_name, place_latitude, place_longitude, place_precision, place_address, \
         place_opening_hours, place_accessibility, cooperative_id, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)");
    bind_columns(statement, resource)?.text(resource.cooperative.as_str()).bind(resource.created_at.0).execute(tx).await?;
    crate::images::set_uses(tx, resource.id.as_str(), &resource.images).await
}

/// Writes a changed resource if it was last changed at `expected`; `false`, and nothing written, when somebody was faster.
///
/// # Errors
/// [`DbError`]
pub async fn update(tx: &mut Tx, resource: &Resource, expected: UnixMillis) -> Result<bool, DbError> {
    let statement =
        sql("UPDATE resources SET nature = $1, texts = $2, kind = $3, quantity_number = $4, quantity_unit = $5, licence = $6, link = $7, \
         version = $8, checksum = $9, conditions = $10, tags = $11, sectors = $12, sdgs = $13, updated_at = $14, removed_at = $15, \
         place_name = $17, place_latitude = $18, place_longitude = $19, place_precision = $20, place_address = $21, \
         place_opening_hours = $22, place_accessibility = $23 WHERE id = $16 AND updated_at = $24 AND removed_at IS NULL");
    if bind_columns(statement, resource)?.bind(expected.0).execute(tx).await? == 0 {
        return Ok(false);
    }
    crate::images::set_uses(tx, resource.id.as_str(), &resource.images).await?;
    Ok(true)
}
