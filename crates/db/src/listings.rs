//! Offers and needs, own and mirrored.

use std::collections::HashMap;

use allmende_domain::cooperative::Cooperative;
use allmende_domain::ids::{ActorId, CooperativeId, ListingId, ResourceId};
use allmende_domain::licence::Licence;
use allmende_domain::listing::{Action, Author, Eligibility, Listing, ListingState, Purpose, Reciprocal, Terms, Window};
use allmende_domain::permission::Viewer;
use allmende_domain::quantity::{Quantity, Unit};
use allmende_domain::resource::Nature;
use allmende_domain::sector::{Sdg, Sector};
use allmende_domain::time::UnixMillis;
use allmende_domain::url::ObjectUrl;

use crate::columns::{bind_place, place_from, texts_from_column, texts_to_column};
use crate::cooperatives::{cooperative_columns, cooperative_from};
use crate::engine::{Conn, Row, Statement, Tx, sql};
use crate::error::DbError;
use crate::ids_in::{IDS_MAX, bind_ids, ids_in};
use crate::sight::{bind_sight, visible};

/// A listing as lists need it: with the actor who speaks for it, and whether its server is limited here.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub listing: Listing,
    pub author: ActorId,
    pub is_limited: bool,
}

/// Columns of every query for [`Found`]. Named one by one: PostgreSQL refuses a prepared `*` once a newer program has added a
/// column (case U2).
macro_rules! found_columns {
    () => {
        "SELECT l.id, l.object_url, l.cooperative_id, l.actor_id, l.host, l.purpose, l.action, l.nature, l.texts, l.resource_id, \
         l.resource_url, l.kind, l.quantity_number, l.quantity_unit, l.available_number, l.available_unit, l.minimum_number, \
         l.minimum_unit, l.effort_number, l.effort_unit, l.window_from, l.window_until, l.reciprocal_action, \
         l.reciprocal_number, l.reciprocal_unit, l.reciprocal_note, l.eligibility, l.licence, l.conditions, l.link, \
         l.release_version, l.release_checksum, l.place_name, l.place_latitude, l.place_longitude, l.place_precision, \
         l.place_address, l.place_opening_hours, l.place_accessibility, l.state, l.closing_note, l.version, l.created_at, \
         l.updated_at, l.published_at, \
         COALESCE(l.actor_id, c.actor_id) AS author_id, \
         (l.actor_id IS NOT NULL AND EXISTS (SELECT 1 FROM host_standings s WHERE s.host = l.host)) AS is_limited "
    };
}
pub(crate) use found_columns;

/// Columns and joins of a query for [`Found`] that starts at the listings.
macro_rules! found {
    () => {
        concat!($crate::listings::found_columns!(), "FROM listings l LEFT JOIN cooperatives c ON c.id = l.cooperative_id ")
    };
}
pub(crate) use found;

fn quantity(row: &Row, number: &str, unit: &str) -> Result<Quantity, DbError> {
    optional_quantity(row, number, unit)?.ok_or_else(|| DbError::corrupt(number, "NULL"))
}

fn optional_quantity(row: &Row, number: &str, unit: &str) -> Result<Option<Quantity>, DbError> {
    let Some(amount) = row.get::<Option<String>>(number)? else { return Ok(None) };
    let unit = row.parse(unit, Unit::parse)?;
    Quantity::new(&amount, unit).map(Some).map_err(|_| DbError::corrupt(number, &amount))
}

fn reciprocal(row: &Row) -> Result<Option<Reciprocal>, DbError> {
    let (Some(action), Some(quantity)) =
        (row.parse_optional("reciprocal_action", Action::parse)?, optional_quantity(row, "reciprocal_number", "reciprocal_unit")?)
    else {
        return Ok(None);
    };
    Ok(Some(Reciprocal { action, quantity, note: row.get::<Option<String>>("reciprocal_note")?.unwrap_or_default() }))
}

/// A row of `listings` as `found!` selects it, still without facets and images (see [`complete`]).
fn bare_from(row: &Row) -> Result<Listing, DbError> {
    let url = |text: &str| ObjectUrl::parse(text).ok();
    let cooperative = row.parse_optional("cooperative_id", |text| CooperativeId::parse(text).ok())?;
    let actor = row.parse_optional("actor_id", |text| ActorId::parse(text).ok())?;
    let author = match (cooperative, actor) {
        (Some(cooperative), _) => Author::Own(cooperative),
        (None, Some(actor)) => Author::Peer(actor),
        (None, None) => return Err(DbError::Corrupt("a listing without author".to_owned())),
    };
    let terms = Terms {
        purpose: row.parse("purpose", Purpose::parse)?,
        action: row.parse("action", Action::parse)?,
        nature: row.parse("nature", Nature::parse)?,
        texts: texts_from_column(row, "texts")?,
        resource: row.parse_optional("resource_id", |text| ResourceId::parse(text).ok())?,
        resource_url: row.parse_optional("resource_url", url)?,
        kind: row.parse_optional("kind", url)?,
        quantity: quantity(row, "quantity_number", "quantity_unit")?,
        available: quantity(row, "available_number", "available_unit")?,
        minimum: optional_quantity(row, "minimum_number", "minimum_unit")?,
        effort: optional_quantity(row, "effort_number", "effort_unit")?,
        window: Window {
            from: row.get::<Option<i64>>("window_from")?.map(UnixMillis),
            until: row.get::<Option<i64>>("window_until")?.map(UnixMillis),
        },
        reciprocal: reciprocal(row)?,
        eligibility: row.parse("eligibility", Eligibility::parse)?,
        licence: row.parse_optional("licence", |text| Licence::parse(text).ok())?,
        conditions: row.get("conditions")?,
        link: row.parse_optional("link", url)?,
        version: row.get("release_version")?,
        checksum: row.get("release_checksum")?,
        tags: Vec::new(),
        sectors: Vec::new(),
        sdgs: Vec::new(),
        place: place_from(row)?,
        images: Vec::new(),
    };
    Ok(Listing {
        id: row.parse("id", |text| ListingId::parse(text).ok())?,
        object_url: row.parse("object_url", url)?,
        author,
        terms,
        state: row.parse("state", ListingState::parse)?,
        closing_note: row.get("closing_note")?,
        version: row.get("version")?,
        created_at: UnixMillis(row.get("created_at")?),
        updated_at: UnixMillis(row.get("updated_at")?),
        published_at: row.get::<Option<i64>>("published_at")?.map(UnixMillis),
    })
}

pub(crate) fn found_from(row: &Row) -> Result<Found, DbError> {
    Ok(Found {
        listing: bare_from(row)?,
        author: row.parse("author_id", |text| ActorId::parse(text).ok())?,
        is_limited: row.get("is_limited")?,
    })
}

/// Adds tags, sectors, goals and image ids to listings: two statements for each [`IDS_MAX`] of them.
///
/// # Errors
/// [`DbError`]
pub async fn complete(conn: &mut Conn, found: &mut [Found]) -> Result<(), DbError> {
    for some in found.chunks_mut(IDS_MAX) {
        let ids: Vec<String> = some.iter().map(|f| f.listing.id.as_str().to_owned()).collect();
        let statement = sql(concat!(
            "SELECT listing_id, facet, value FROM listing_facets WHERE listing_id IN ",
            ids_in!(),
            " ORDER BY listing_id, facet, position"
        ));
        let facets = bind_ids(statement, ids.iter().map(String::as_str))
            .fetch_all(conn, |row| Ok((row.get::<String>("listing_id")?, row.get::<String>("facet")?, row.get::<String>("value")?)))
            .await?;
        let owners: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut images = crate::images::of_owners(conn, &owners).await?;
        let mut by_id: HashMap<String, &mut Terms> =
            some.iter_mut().map(|f| (f.listing.id.as_str().to_owned(), &mut f.listing.terms)).collect();
        for (id, facet, value) in facets {
            let Some(terms) = by_id.get_mut(&id) else { continue };
            match facet.as_str() {
                "tag" => terms.tags.push(value),
                "sector" => terms.sectors.extend(Sector::parse(&value)),
                "sdg" => terms.sdgs.extend(Sdg::parse(&value)),
                _ => {}
            }
        }
        for (id, terms) in by_id {
            terms.images = images.remove(&id).unwrap_or_default().into_iter().map(|image| image.id).collect();
        }
    }
    Ok(())
}

pub(crate) async fn fetch(statement: Statement, conn: &mut Conn) -> Result<Vec<Found>, DbError> {
    let mut found = statement.fetch_all(conn, found_from).await?;
    complete(conn, &mut found).await?;
    Ok(found)
}

async fn fetch_first(statement: Statement, conn: &mut Conn) -> Result<Option<Found>, DbError> {
    Ok(fetch(statement, conn).await?.into_iter().next())
}

/// Whoever may see it.
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, id: &ListingId) -> Result<Option<Found>, DbError> {
    fetch_first(sql(concat!(found!(), "WHERE l.id = $1")).text(id.as_str()), conn).await
}

/// One that was removed, whoever may know; there is nothing for any other.
///
/// # Errors
/// [`DbError`]
pub async fn find_removed(conn: &mut Conn, id: &ListingId) -> Result<Option<Found>, DbError> {
    fetch_first(sql(concat!(found!(), "WHERE l.id = $1 AND l.state = 'removed'")).text(id.as_str()), conn).await
}

/// By its federated address, whoever may see it.
///
/// # Errors
/// [`DbError`]
pub async fn find_by_url(conn: &mut Conn, object_url: &str) -> Result<Option<Found>, DbError> {
    fetch_first(sql(concat!(found!(), "WHERE l.object_url = $1")).text(object_url), conn).await
}

/// Whether `viewer` may see a listing that exists.
///
/// # Errors
/// [`DbError`]
pub async fn is_visible(conn: &mut Conn, viewer: &Viewer, id: &ListingId) -> Result<bool, DbError> {
    let statement = sql(concat!("SELECT 1 AS one FROM listings l WHERE ", visible!(), " AND l.id = $4"));
    Ok(bind_sight(statement, viewer).text(id.as_str()).fetch_optional(conn, |_| Ok(())).await?.is_some())
}

/// Own listings of a cooperative in any of `states` that `viewer` may see, latest change first.
///
/// # Errors
/// [`DbError`]
pub async fn of_cooperative(
    conn: &mut Conn,
    viewer: &Viewer,
    cooperative: &CooperativeId,
    states: &[ListingState],
    limit: i64,
    offset: i64,
) -> Result<Vec<Found>, DbError> {
    let statement = sql(concat!(
        found!(),
        "WHERE ",
        visible!(),
        " AND l.cooperative_id = $4 AND l.state IN ($5, $6, $7, $8) ORDER BY l.updated_at DESC, l.id DESC LIMIT $9 OFFSET $10"
    ));
    let mut statement = bind_sight(statement, viewer).text(cooperative.as_str());
    let shown = states.iter().filter(|state| **state != ListingState::Removed).map(|state| state.as_str());
    for state in shown.chain(std::iter::repeat("")).take(4) {
        statement = statement.text(state);
    }
    fetch(statement.bind(limit).bind(offset), conn).await
}

/// The listings about a resource that `viewer` may see, latest change first, at most `limit`.
///
/// # Errors
/// [`DbError`]
pub async fn of_resource(conn: &mut Conn, viewer: &Viewer, resource: &ResourceId, limit: i64) -> Result<Vec<Found>, DbError> {
    let statement = sql(concat!(
        found!(),
        "WHERE ",
        visible!(),
        " AND l.resource_id = $4 AND l.state <> 'removed' ORDER BY l.updated_at DESC, l.id DESC LIMIT $5"
    ));
    fetch(bind_sight(statement, viewer).text(resource.as_str()).bind(limit), conn).await
}

/// How many listings that are not removed speak of a resource.
///
/// # Errors
/// [`DbError`]
pub async fn count_of_resource(conn: &mut Conn, resource: &ResourceId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM listings WHERE resource_id = $1 AND state <> 'removed'")
        .text(resource.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// What a cooperative has published for everybody, removed ones included (as tombstones), latest change first, after the place
/// `before` in that order.
///
/// # Errors
/// [`DbError`]
pub async fn catalogue(
    conn: &mut Conn,
    cooperative: &CooperativeId,
    before: Option<&(i64, String)>,
    limit: i64,
) -> Result<Vec<Found>, DbError> {
    let statement = sql(concat!(
        found!(),
        "WHERE l.cooperative_id = $1 AND l.eligibility = 'public' AND l.published_at IS NOT NULL AND l.state <> 'draft' \
         AND (CAST($2 AS BIGINT) IS NULL OR l.updated_at < $2 OR (l.updated_at = $2 AND l.id < $3)) \
         ORDER BY l.updated_at DESC, l.id DESC LIMIT $4"
    ));
    let (time, id) = before.map_or((None, String::new()), |(time, id)| (Some(*time), id.clone()));
    fetch(statement.text(cooperative.as_str()).bind(time).bind(id).bind(limit), conn).await
}

/// How many listings a cooperative shows to everybody.
///
/// # Errors
/// [`DbError`]
pub async fn public_count(conn: &mut Conn, cooperative: &CooperativeId) -> Result<i64, DbError> {
    sql("SELECT COUNT(*) AS number FROM listings WHERE cooperative_id = $1 AND eligibility = 'public' AND state IN ('published', 'reserved', 'closed')")
        .text(cooperative.as_str())
        .fetch_one(conn, |row| row.get("number"))
        .await
}

/// The cooperatives of `ids`; unknown ids are left out.
///
/// # Errors
/// [`DbError`]
pub async fn cooperatives_of(conn: &mut Conn, ids: &[CooperativeId]) -> Result<HashMap<String, Cooperative>, DbError> {
    let mut wanted: Vec<&str> = ids.iter().map(CooperativeId::as_str).collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut cooperatives = HashMap::new();
    for some in wanted.chunks(IDS_MAX) {
        let statement = sql(concat!(concat!("SELECT ", cooperative_columns!(), " FROM cooperatives WHERE id IN "), ids_in!()));
        let rows = bind_ids(statement, some.iter().copied()).fetch_all(conn, cooperative_from).await?;
        cooperatives.extend(rows.into_iter().map(|cooperative| (cooperative.id.as_str().to_owned(), cooperative)));
    }
    Ok(cooperatives)
}

fn number(quantity: Option<&Quantity>) -> Option<String> {
    quantity.map(|quantity| quantity.number().to_owned())
}

fn unit(quantity: Option<&Quantity>) -> Option<String> {
    quantity.map(|quantity| quantity.unit.as_str().to_owned())
}

fn address(url: Option<&ObjectUrl>) -> Option<String> {
    url.map(|url| url.as_str().to_owned())
}

/// The columns that an edit may change, in the order of both statements that write them.
fn bind_terms(statement: Statement, terms: &Terms) -> Result<Statement, DbError> {
    let back = terms.reciprocal.as_ref();
    let statement = statement
        .text(terms.purpose.as_str())
        .text(terms.action.as_str())
        .text(terms.nature.as_str())
        .bind(texts_to_column(&terms.texts)?)
        .bind(terms.resource.as_ref().map(|id| id.as_str().to_owned()))
        .bind(address(terms.resource_url.as_ref()))
        .bind(address(terms.kind.as_ref()))
        .text(terms.quantity.number())
        .text(terms.quantity.unit.as_str())
        .text(terms.available.number())
        .text(terms.available.unit.as_str())
        .bind(number(terms.minimum.as_ref()))
        .bind(unit(terms.minimum.as_ref()))
        .bind(number(terms.effort.as_ref()))
        .bind(unit(terms.effort.as_ref()))
        .bind(terms.window.from.map(|time| time.0))
        .bind(terms.window.until.map(|time| time.0))
        .bind(back.map(|r| r.action.as_str().to_owned()))
        .bind(number(back.map(|r| &r.quantity)))
        .bind(unit(back.map(|r| &r.quantity)))
        .bind(back.map(|r| r.note.clone()))
        .text(terms.eligibility.as_str())
        .bind(terms.licence.as_ref().map(|licence| licence.as_str().to_owned()))
        .text(&terms.conditions)
        .bind(address(terms.link.as_ref()))
        .text(&terms.version)
        .text(&terms.checksum);
    Ok(bind_place(statement, terms.place.as_ref()))
}

/// Stores a new listing with its facets and images.
///
/// # Errors
/// [`DbError::Conflict`] when its address is taken.
pub async fn insert(tx: &mut Tx, listing: &Listing) -> Result<(), DbError> {
    let (cooperative, actor) = match &listing.author {
        Author::Own(cooperative) => (Some(cooperative.as_str().to_owned()), None),
        Author::Peer(actor) => (None, Some(actor.as_str().to_owned())),
    };
    let statement =
        sql("INSERT INTO listings (purpose, action, nature, texts, resource_id, resource_url, kind, quantity_number, quantity_unit, \
         available_number, available_unit, minimum_number, minimum_unit, effort_number, effort_unit, window_from, window_until, \
         reciprocal_action, reciprocal_number, reciprocal_unit, reciprocal_note, eligibility, licence, conditions, link, \
         release_version, release_checksum, \
         place_name, place_latitude, place_longitude, place_precision, place_address, place_opening_hours, place_accessibility, \
         state, closing_note, version, updated_at, published_at, id, object_url, cooperative_id, actor_id, host, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, \
         $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45)");
    bind_terms(statement, &listing.terms)?
        .text(listing.state.as_str())
        .text(&listing.closing_note)
        .bind(listing.version)
        .bind(listing.updated_at.0)
        .bind(listing.published_at.map(|time| time.0))
        .text(listing.id.as_str())
        .text(listing.object_url.as_str())
        .bind(cooperative)
        .bind(actor)
        .text(listing.object_url.host().as_str())
        .bind(listing.created_at.0)
        .execute(tx)
        .await?;
    set_facets(tx, listing).await?;
    crate::images::set_uses(tx, listing.id.as_str(), &listing.terms.images).await
}

/// Writes a changed listing if its stored version is still `expected`; `false`, and nothing written, when somebody was faster.
///
/// # Errors
/// [`DbError`]
pub async fn update(tx: &mut Tx, listing: &Listing, expected: i64) -> Result<bool, DbError> {
    let statement =
        sql("UPDATE listings SET purpose = $1, action = $2, nature = $3, texts = $4, resource_id = $5, resource_url = $6, kind = $7, \
         quantity_number = $8, quantity_unit = $9, available_number = $10, available_unit = $11, minimum_number = $12, minimum_unit = $13, \
         effort_number = $14, effort_unit = $15, window_from = $16, window_until = $17, reciprocal_action = $18, reciprocal_number = $19, \
         reciprocal_unit = $20, reciprocal_note = $21, eligibility = $22, licence = $23, conditions = $24, link = $25, \
         release_version = $26, release_checksum = $27, place_name = $28, place_latitude = $29, place_longitude = $30, \
         place_precision = $31, place_address = $32, place_opening_hours = $33, place_accessibility = $34, state = $35, \
         closing_note = $36, version = $37, updated_at = $38, published_at = $39 WHERE id = $40 AND version = $41");
    let changed = bind_terms(statement, &listing.terms)?
        .text(listing.state.as_str())
        .text(&listing.closing_note)
        .bind(listing.version)
        .bind(listing.updated_at.0)
        .bind(listing.published_at.map(|time| time.0))
        .text(listing.id.as_str())
        .bind(expected)
        .execute(tx)
        .await?;
    if changed == 0 {
        return Ok(false);
    }
    set_facets(tx, listing).await?;
    crate::images::set_uses(tx, listing.id.as_str(), &listing.terms.images).await?;
    Ok(true)
}

async fn set_facets(tx: &mut Tx, listing: &Listing) -> Result<(), DbError> {
    sql("DELETE FROM listing_facets WHERE listing_id = $1").text(listing.id.as_str()).execute(tx).await?;
    let tags = listing.terms.tags.iter().map(|tag| ("tag", tag.clone()));
    let sectors = listing.terms.sectors.iter().map(|sector| ("sector", sector.as_str().to_owned()));
    let goals = listing.terms.sdgs.iter().map(|goal| ("sdg", goal.number().to_string()));
    for (position, (facet, value)) in (0_i64..).zip(tags.chain(sectors).chain(goals)) {
        sql("INSERT INTO listing_facets (listing_id, facet, value, position) VALUES ($1, $2, $3, $4) ON CONFLICT (listing_id, facet, value) DO NOTHING")
            .text(listing.id.as_str())
            .text(facet)
            .bind(value)
            .bind(position)
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// The ids of what is mirrored of an actor and not removed.
///
/// # Errors
/// [`DbError`]
pub async fn ids_of_actor(conn: &mut Conn, actor: &ActorId) -> Result<Vec<ListingId>, DbError> {
    sql("SELECT id FROM listings WHERE actor_id = $1 AND state <> 'removed'")
        .text(actor.as_str())
        .fetch_all(conn, |row| row.parse("id", |text| ListingId::parse(text).ok()))
        .await
}
