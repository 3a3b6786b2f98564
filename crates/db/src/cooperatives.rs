//! Cooperatives of this instance.

use allmende_domain::cooperative::{CommonsRole, CoopHandle, CoopProfile, Cooperative};
use allmende_domain::ids::{ActorId, CooperativeId, ImageId};
use allmende_domain::licence::Licence;
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::columns;
use crate::engine::{Conn, Row, Statement, Tx, sql};
use crate::error::DbError;

/// Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a column (case U2).
macro_rules! cooperative_columns {
    () => {
        "id, handle, actor_id, texts, legal_form, role, sectors, sdgs, place_name, place_latitude, place_longitude, \
         place_precision, place_address, place_opening_hours, place_accessibility, contact, website, default_licence, charter, \
         logo_id, approves_followers, created_at, updated_at"
    };
}
pub(crate) use cooperative_columns;

/// Reads a row of `cooperatives` with all columns of ours.
///
/// # Errors
/// [`DbError::Corrupt`]
pub fn cooperative_from(row: &Row) -> Result<Cooperative, DbError> {
    let url = |text: &str| ObjectUrl::parse(text).ok();
    Ok(Cooperative {
        id: row.parse("id", |text| CooperativeId::parse(text).ok())?,
        handle: row.parse("handle", |text| CoopHandle::parse(text).ok())?,
        actor: row.parse("actor_id", |text| ActorId::parse(text).ok())?,
        profile: CoopProfile {
            texts: columns::coop_texts_from_column(row, "texts")?,
            legal_form: row.get("legal_form")?,
            role: row.parse_optional("role", CommonsRole::parse)?,
            sectors: columns::list_from_column(row, "sectors", Sector::parse)?,
            sdgs: columns::list_from_column(row, "sdgs", Sdg::parse)?,
            place: columns::place_from(row)?,
            contact: row.get("contact")?,
            website: row.parse_optional("website", url)?,
            default_licence: row.parse_optional("default_licence", |text| Licence::parse(text).ok())?,
            charter: row.parse_optional("charter", url)?,
            logo: row.parse_optional("logo_id", |text| ImageId::parse(text).ok())?,
            approves_followers: row.get("approves_followers")?,
        },
        created_at: UnixMillis(row.get("created_at")?),
        updated_at: UnixMillis(row.get("updated_at")?),
    })
}

/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &CooperativeId) -> Result<Option<Cooperative>, DbError> {
    sql(concat!("SELECT ", cooperative_columns!(), " FROM cooperatives WHERE id = $1"))
        .text(id.as_str())
        .fetch_optional(conn, cooperative_from)
        .await
}

/// # Errors
/// [`DbError`]
pub async fn find_by_handle(conn: &mut Conn, handle: &CoopHandle) -> Result<Option<Cooperative>, DbError> {
    sql(concat!("SELECT ", cooperative_columns!(), " FROM cooperatives WHERE handle = $1"))
        .text(handle.as_str())
        .fetch_optional(conn, cooperative_from)
        .await
}

/// # Errors
/// [`DbError`]
pub async fn find_by_actor(conn: &mut Conn, actor: &ActorId) -> Result<Option<Cooperative>, DbError> {
    sql(concat!("SELECT ", cooperative_columns!(), " FROM cooperatives WHERE actor_id = $1"))
        .text(actor.as_str())
        .fetch_optional(conn, cooperative_from)
        .await
}

/// All of them, by handle.
///
/// # Errors
/// [`DbError`]
pub async fn list(conn: &mut Conn) -> Result<Vec<Cooperative>, DbError> {
    sql(concat!("SELECT ", cooperative_columns!(), " FROM cooperatives ORDER BY handle")).fetch_all(conn, cooperative_from).await
}

/// # Errors
/// [`DbError::Conflict`] when the handle is taken.
pub async fn insert(tx: &mut Tx, cooperative: &Cooperative) -> Result<(), DbError> {
    let statement =
        sql("INSERT INTO cooperatives (id, handle, actor_id, created_at, updated_at, texts, legal_form, role, sectors, sdgs, place_name, \
         place_latitude, place_longitude, place_precision, place_address, place_opening_hours, place_accessibility, contact, website, \
         default_licence, charter, logo_id, approves_followers) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)")
        .text(cooperative.id.as_str())
        .text(cooperative.handle.as_str())
        .text(cooperative.actor.as_str())
        .bind(cooperative.created_at.0)
        .bind(cooperative.updated_at.0);
    bind_profile(statement, &cooperative.profile)?.execute(tx).await.map(|_| ())
}

/// Replaces the profile; `false` when there is no such cooperative.
///
/// # Errors
/// [`DbError`]
pub async fn update(tx: &mut Tx, id: &CooperativeId, profile: &CoopProfile, now: UnixMillis) -> Result<bool, DbError> {
    let statement =
        sql("UPDATE cooperatives SET updated_at = $2, texts = $3, legal_form = $4, role = $5, sectors = $6, sdgs = $7, place_name = $8, \
         place_latitude = $9, place_longitude = $10, place_precision = $11, place_address = $12, place_opening_hours = $13, \
         place_accessibility = $14, contact = $15, website = $16, default_licence = $17, charter = $18, logo_id = $19, \
         approves_followers = $20 WHERE id = $1")
        .text(id.as_str())
        .bind(now.0);
    bind_profile(statement, profile)?.execute(tx).await.map(|changed| changed == 1)
}

fn bind_profile(statement: Statement, profile: &CoopProfile) -> Result<Statement, DbError> {
    let url = |url: &Option<ObjectUrl>| url.as_ref().map(|url| url.as_str().to_owned());
    let statement = statement
        .bind(columns::coop_texts_to_column(&profile.texts)?)
        .text(&profile.legal_form)
        .bind(profile.role.map(|role| role.as_str().to_owned()))
        .bind(columns::list_to_column(profile.sectors.iter().map(|sector| sector.as_str()))?)
        .bind(columns::list_to_column(profile.sdgs.iter().map(|goal| goal.number().to_string()))?);
    Ok(columns::bind_place(statement, profile.place.as_ref())
        .text(&profile.contact)
        .bind(url(&profile.website))
        .bind(profile.default_licence.as_ref().map(|licence| licence.as_str().to_owned()))
        .bind(url(&profile.charter))
        .bind(profile.logo.as_ref().map(|logo| logo.as_str().to_owned()))
        .bind(profile.approves_followers))
}

/// Makes every other transaction that locks the same cooperative wait for this one, so that what is read about its members stays
/// true until the commit; `false` when there is no such cooperative.
///
/// # Errors
/// [`DbError`]
pub async fn lock(tx: &mut Tx, id: &CooperativeId) -> Result<bool, DbError> {
    sql("UPDATE cooperatives SET updated_at = updated_at WHERE id = $1").text(id.as_str()).execute(tx).await.map(|changed| changed == 1)
}
