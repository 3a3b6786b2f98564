//! The full-text index of listings, and finding in it: FTS5 on SQLite, `tsvector` on PostgreSQL. Words come in folded and cut at
//! everything that is no letter or digit, so that both engines index and find the same.

use allmende_domain::geo::{Bounds, KM_PER_DEGREE, ROUNDING_DEGREES};
use allmende_domain::ids::ListingId;
use allmende_domain::permission::Viewer;
use allmende_domain::search::{Near, SearchQuery, Sort};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Statement, Tx, sql, sql_per_engine};
use crate::error::DbError;
use crate::limits::RANKED_MAX;
pub use crate::listings::complete;
use crate::listings::{Found, fetch, found, found_columns, found_from};
use crate::sight::{bind_sight, visible};

/// FTS5 finds rows of its tables by integer only. The random half of an id is one, unique enough; the id itself is compared too.
fn row_number(id: &ListingId) -> i64 {
    let digits: String = id.as_str().chars().filter(char::is_ascii_hexdigit).skip(16).collect();
    i64::try_from(u64::from_str_radix(&digits, 16).unwrap_or_default() >> 1).unwrap_or_default()
}

/// Makes a listing findable by `words` (folded, separated by spaces), and by nothing it was findable by before.
///
/// # Errors
/// [`DbError`]
pub async fn index(tx: &mut Tx, id: &ListingId, words: &str) -> Result<(), DbError> {
    remove(tx, id).await?;
    // Per engine: the tables are of different kinds.
    sql_per_engine(
        "INSERT INTO listing_search (rowid, listing_id, words) VALUES ($1, $2, $3)",
        "INSERT INTO listing_search (listing_id, words) SELECT $2, to_tsvector('simple', $3) WHERE CAST($1 AS BIGINT) IS NOT NULL",
    )
    .bind(row_number(id))
    .text(id.as_str())
    .text(words)
    .execute(tx)
    .await?;
    if tx.is_sqlite() {
        sql("UPDATE listings SET search_row = $1 WHERE id = $2 AND search_row IS NULL")
            .bind(row_number(id))
            .text(id.as_str())
            .execute(tx)
            .await?;
    }
    Ok(())
}

/// Listings that belong into the index, in the order of their ids, from the first one behind `after`, which is an id or empty. On PostgreSQL they
/// are kept from changing until the transaction ends, so that [`index`] does not write old words over newer ones.
///
/// # Errors
/// [`DbError`]
pub async fn to_index(tx: &mut Tx, after: &str, limit: i64) -> Result<Vec<Found>, DbError> {
    macro_rules! behind {
        () => {
            concat!(found!(), "WHERE l.id > $1 AND l.state IN ('published', 'reserved', 'closed') ORDER BY l.id LIMIT $2")
        };
    }
    // Per engine: SQLite has one writer, and no locks of rows.
    fetch(sql_per_engine(behind!(), concat!(behind!(), " FOR SHARE OF l")).text(after).bind(limit), tx).await
}

/// Takes a listing out of the index.
///
/// # Errors
/// [`DbError`]
pub async fn remove(tx: &mut Tx, id: &ListingId) -> Result<(), DbError> {
    // Per engine: without the row number SQLite would read the whole index.
    sql_per_engine(
        "DELETE FROM listing_search WHERE rowid = $1 AND listing_id = $2",
        "DELETE FROM listing_search WHERE CAST($1 AS BIGINT) IS NOT NULL AND listing_id = $2",
    )
    .bind(row_number(id))
    .text(id.as_str())
    .execute(tx)
    .await
    .map(|_| ())
}

/// `$4` to `$11`: purpose, nature, sector, goal, tag, licence (also as one of an expression's), cooperative, peer.
macro_rules! filters {
    () => {
        " AND (CAST($4 AS TEXT) IS NULL OR l.purpose = $4) AND (CAST($5 AS TEXT) IS NULL OR l.nature = $5) \
         AND (CAST($6 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM listing_facets f WHERE f.listing_id = l.id AND f.facet = 'sector' AND f.value = $6)) \
         AND (CAST($7 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM listing_facets f WHERE f.listing_id = l.id AND f.facet = 'sdg' AND f.value = $7)) \
         AND (CAST($8 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM listing_facets f WHERE f.listing_id = l.id AND f.facet = 'tag' AND f.value = $8)) \
         AND (CAST($9 AS TEXT) IS NULL \
         OR LOWER(' ' || REPLACE(REPLACE(l.licence, '(', ' '), ')', ' ') || ' ') LIKE '% ' || LOWER($9) || ' %') AND (CAST($10 AS TEXT) IS NULL OR l.cooperative_id = $10) \
         AND (CAST($11 AS TEXT) IS NULL OR (l.host = $11 AND l.cooperative_id IS NULL)) "
    };
}

/// A coordinate as it is published: searching around must not tell where something is more precisely than its page does.
macro_rules! published {
    ($column:literal) => {
        concat!(
            "(CASE l.place_precision WHEN 'exact' THEN ",
            $column,
            " WHEN 'neighbourhood' THEN ROUND(",
            $column,
            " * 100) / 100 WHEN 'city' THEN ROUND(",
            $column,
            " * 10) / 10 END)"
        )
    };
}

/// The square of the distance in kilometres; `$15` and `$16` are the point, `$17` and `$18` the kilometres of a degree there.
macro_rules! distance {
    () => {
        concat!(
            "((",
            published!("l.place_latitude"),
            " - CAST($15 AS DOUBLE PRECISION)) * CAST($17 AS DOUBLE PRECISION) * (",
            published!("l.place_latitude"),
            " - CAST($15 AS DOUBLE PRECISION)) * CAST($17 AS DOUBLE PRECISION) + (",
            published!("l.place_longitude"),
            " - CAST($16 AS DOUBLE PRECISION)) * CAST($18 AS DOUBLE PRECISION) * (",
            published!("l.place_longitude"),
            " - CAST($16 AS DOUBLE PRECISION)) * CAST($18 AS DOUBLE PRECISION))"
        )
    };
}

/// `$19` is the square of the radius, NULL for no limit.
macro_rules! near {
    () => {
        concat!(" AND (CAST($19 AS DOUBLE PRECISION) IS NULL OR ", distance!(), " <= CAST($19 AS DOUBLE PRECISION)) ")
    };
}

/// A square around the place, which has an index: `$20` to `$23` are south, north, west, east. The distance decides.
macro_rules! around {
    () => {
        "AND l.place_latitude BETWEEN CAST($20 AS DOUBLE PRECISION) AND CAST($21 AS DOUBLE PRECISION) \
         AND l.place_longitude BETWEEN CAST($22 AS DOUBLE PRECISION) AND CAST($23 AS DOUBLE PRECISION) "
    };
}

macro_rules! open {
    () => {
        " AND (l.state IN ('published', 'reserved') OR (CAST($14 AS BOOLEAN) AND l.state = 'closed')) "
    };
}

/// Whether a listing is among those with the words of a parameter, without reading anything of the others: on SQLite, and on PostgreSQL.
macro_rules! in_rows_with {
    ($words:literal) => {
        concat!(" AND l.search_row IN (SELECT rowid FROM listing_search WHERE listing_search MATCH ", $words, ") ")
    };
}
macro_rules! in_ids_with {
    ($words:literal) => {
        concat!(" AND l.id IN (SELECT s.listing_id FROM listing_search s WHERE s.words @@ to_tsquery('simple', ", $words, ")) ")
    };
}

/// The listings of one page, looked up by what stands in an index and only then read whole. `$keys` are columns that `$order` names, which
/// goes before "newest first"; both end with a comma, or are empty.
macro_rules! page {
    ($keys:expr, $order:literal, $from:literal, $conditions:expr) => {
        concat!(
            found_columns!(),
            "FROM (SELECT ",
            $keys,
            "l.id FROM ",
            $from,
            " WHERE ",
            visible!(),
            filters!(),
            $conditions,
            " ORDER BY ",
            $order,
            "l.published_at DESC, l.id DESC LIMIT $12 OFFSET $13) sought JOIN listings l ON l.id = sought.id \
             LEFT JOIN cooperatives c ON c.id = l.cooperative_id ORDER BY ",
            $order,
            "l.published_at DESC, l.id DESC"
        )
    };
}

/// One page of listings that `viewer` may see, one more than a page when there are more. Nearest first when a place is given, else
/// best first when words are given that at most [`RANKED_MAX`] listings have, else newest first; newest first in any case for every other
/// [`Sort`].
///
/// # Errors
/// [`DbError`]
pub async fn find(conn: &mut Conn, viewer: &Viewer, query: &SearchQuery, limit: i64, offset: i64) -> Result<Vec<Found>, DbError> {
    let mut found = find_bare(conn, viewer, query, limit, offset).await?;
    complete(conn, &mut found).await?;
    Ok(found)
}

/// The same still without facets and images, for who looks at many and shows few (see [`complete`]).
///
/// # Errors
/// [`DbError`]
pub async fn find_bare(conn: &mut Conn, viewer: &Viewer, query: &SearchQuery, limit: i64, offset: i64) -> Result<Vec<Found>, DbError> {
    let bound = |statement| bind_query(statement, viewer, query, limit, offset);
    let placed = |statement| bind_place_searched(bound(statement).bind(query.with_closed), query);
    let newest_first = query.sort != Sort::Usual;
    let statement = match (match_words(conn, query), &query.near) {
        (Some(words), _) if !are_common(conn, &words).await? => placed(by_words()).bind(words).bind(newest_first),
        (Some(words), None) => bound(newest_with_words()).bind(query.with_closed).bind(words),
        (Some(words), Some(near)) => bind_around(placed(nearby_with_words()), near).bind(newest_first).bind(words),
        (None, Some(near)) => bind_around(placed(nearby()), near).bind(newest_first),
        (None, None) if query.with_closed => bound(newest_with_closed()),
        (None, None) => bound(newest()),
    };
    statement.fetch_all(conn, found_from).await
}

/// Whether more than [`RANKED_MAX`] listings have the words.
async fn are_common(conn: &mut Conn, words: &str) -> Result<bool, DbError> {
    // Per engine: each has its own word for "matches".
    let counted = sql_per_engine(
        "SELECT COUNT(*) AS number FROM (SELECT 1 FROM listing_search WHERE listing_search MATCH $1 LIMIT $2) counted",
        "SELECT COUNT(*) AS number FROM (SELECT 1 FROM listing_search s WHERE s.words @@ to_tsquery('simple', $1) LIMIT $2) counted",
    );
    let number: i64 = counted.text(words).bind(RANKED_MAX + 1).fetch_one(conn, |row| row.get("number")).await?;
    Ok(number > RANKED_MAX)
}

/// The words as each engine asks for those that begin with them; `None` when none are given.
fn match_words(conn: &Conn, query: &SearchQuery) -> Option<String> {
    let words = query.prefixes();
    let found = if conn.is_sqlite() {
        words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ")
    } else {
        words.iter().map(|word| format!("{word}:*")).collect::<Vec<_>>().join(" & ")
    };
    (!found.is_empty()).then_some(found)
}

/// The newest `limit` open listings that `viewer` may see within `bounds`, or up to [`ROUNDING_DEGREES`] beside them: it is for the caller to
/// leave out those whose published place is elsewhere. Without facets and images, which no map shows.
///
/// # Errors
/// [`DbError`]
pub async fn within(conn: &mut Conn, viewer: &Viewer, query: &SearchQuery, bounds: &Bounds, limit: i64) -> Result<Vec<Found>, DbError> {
    let bounds = bounds.wider(ROUNDING_DEGREES);
    let words = match_words(conn, query);
    let statement = match &words {
        Some(words) if are_common(conn, words).await? => within_with_words(),
        Some(_) => within_by_words(),
        None => within_newest(),
    };
    let mut statement =
        bind_query(statement, viewer, query, limit, 0).bind(bounds.south).bind(bounds.north).bind(bounds.west).bind(bounds.east);
    if let Some(words) = words {
        statement = statement.bind(words);
    }
    statement.fetch_all(conn, found_from).await
}

/// `$14` to `$17`: south, north, west, east.
macro_rules! within {
    () => {
        " AND l.place_latitude IS NOT NULL AND l.place_precision <> 'name' \
         AND l.place_latitude + 0.0 BETWEEN CAST($14 AS DOUBLE PRECISION) AND CAST($15 AS DOUBLE PRECISION) \
         AND l.place_longitude + 0.0 BETWEEN CAST($16 AS DOUBLE PRECISION) AND CAST($17 AS DOUBLE PRECISION) "
    };
}

/// A wide view ends after the first rows of the index `listings_sought`. The sums keep the engine from sorting what another index finds.
fn within_newest() -> Statement {
    sql(page!("", "", "listings l", concat!("AND l.state IN ('published', 'reserved')", within!())))
}

/// Words that many have, looked for among the newest. Per engine: each has its own word for "matches".
fn within_with_words() -> Statement {
    sql_per_engine(
        page!("", "", "listings l", concat!("AND l.state IN ('published', 'reserved')", within!(), in_rows_with!("$18"))),
        page!("", "", "listings l", concat!("AND l.state IN ('published', 'reserved')", within!(), in_ids_with!("$18"))),
    )
}

/// Words that few have: each of these is looked at. Per engine: as above.
fn within_by_words() -> Statement {
    sql_per_engine(
        page!(
            "",
            "",
            "listing_search JOIN listings l ON l.id = listing_search.listing_id",
            concat!("AND listing_search MATCH $18 AND l.state IN ('published', 'reserved')", within!())
        ),
        page!(
            "",
            "",
            "listing_search s JOIN listings l ON l.id = s.listing_id",
            concat!("AND s.words @@ to_tsquery('simple', $18) AND l.state IN ('published', 'reserved')", within!())
        ),
    )
}

/// A stretch of time: later than `after`, not later than `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub after: UnixMillis,
    pub until: UnixMillis,
}

/// Open listings that `viewer` may see, did not publish, and that were opened within `stretch`, the latest first. What the query says of closed
/// ones, order and page is not asked for.
///
/// # Errors
/// [`DbError`]
pub async fn opened(conn: &mut Conn, viewer: &Viewer, query: &SearchQuery, stretch: Stretch, limit: i64) -> Result<Vec<Found>, DbError> {
    let match_words = match_words(conn, query);
    let statement = if match_words.is_some() { opened_by_words() } else { opened_latest() };
    let statement = bind_place_searched(bind_query(statement, viewer, query, limit, 0).bind(false), query);
    let mut statement = statement.bind(stretch.after.0).bind(stretch.until.0);
    if let Some(words) = match_words {
        statement = statement.bind(words);
    }
    fetch(statement, conn).await
}

/// `$20` and `$21`: the stretch. Few rows of an index.
macro_rules! opened {
    () => {
        "o.opened_at > CAST($20 AS BIGINT) AND o.opened_at <= CAST($21 AS BIGINT) \
         AND (o.member_id IS NULL OR CAST($2 AS TEXT) IS NULL OR o.member_id <> CAST($2 AS TEXT)) AND "
    };
}

fn opened_latest() -> Statement {
    sql(concat!(
        found!(),
        "JOIN openings o ON o.listing_id = l.id WHERE ",
        opened!(),
        visible!(),
        filters!(),
        open!(),
        near!(),
        "ORDER BY o.opened_at DESC, o.listing_id DESC LIMIT $12 OFFSET $13"
    ))
}

/// Per engine: each has its own word for "matches".
fn opened_by_words() -> Statement {
    sql_per_engine(
        concat!(
            found!(),
            "JOIN openings o ON o.listing_id = l.id WHERE ",
            opened!(),
            visible!(),
            filters!(),
            open!(),
            near!(),
            in_rows_with!("$22"),
            "ORDER BY o.opened_at DESC, o.listing_id DESC LIMIT $12 OFFSET $13"
        ),
        concat!(
            found!(),
            "JOIN openings o ON o.listing_id = l.id WHERE ",
            opened!(),
            visible!(),
            filters!(),
            open!(),
            near!(),
            in_ids_with!("$22"),
            "ORDER BY o.opened_at DESC, o.listing_id DESC LIMIT $12 OFFSET $13"
        ),
    )
}

/// Open listings that `viewer` may see, whose time begins or ends after `now`, what ends first before. Words and places are not asked for.
///
/// # Errors
/// [`DbError`]
pub async fn with_times(conn: &mut Conn, viewer: &Viewer, query: &SearchQuery, now: UnixMillis, limit: i64) -> Result<Vec<Found>, DbError> {
    let statement = sql(concat!(
        found!(),
        "WHERE COALESCE(l.window_until, l.window_from) IS NOT NULL AND COALESCE(l.window_until, l.window_from) >= CAST($14 AS BIGINT) AND l.state IN ('published', 'reserved') AND ",
        visible!(),
        filters!(),
        "ORDER BY COALESCE(l.window_until, l.window_from), l.id LIMIT $12 OFFSET $13"
    ));
    fetch(bind_query(statement, viewer, query, limit, 0).bind(now.0), conn).await
}

fn newest() -> Statement {
    sql(page!("", "", "listings l", "AND l.state IN ('published', 'reserved')"))
}

fn newest_with_closed() -> Statement {
    sql(page!("", "", "listings l", "AND l.state IN ('published', 'reserved', 'closed')"))
}

/// Per engine: each has its own word for "matches".
fn newest_with_words() -> Statement {
    sql_per_engine(
        page!("", "", "listings l", concat!(open!(), in_rows_with!("$15"))),
        page!("", "", "listings l", concat!(open!(), in_ids_with!("$15"))),
    )
}

/// `$24`: the newest first instead.
macro_rules! nearness {
    () => {
        concat!("CASE WHEN CAST($24 AS BOOLEAN) THEN 0.0 ELSE ", distance!(), " END AS nearness, ")
    };
}

fn nearby() -> Statement {
    sql(page!(nearness!(), "nearness, ", "listings l", concat!(open!(), near!(), around!())))
}

/// Per engine: each has its own word for "matches".
fn nearby_with_words() -> Statement {
    sql_per_engine(
        page!(nearness!(), "nearness, ", "listings l", concat!(open!(), near!(), around!(), in_rows_with!("$25"))),
        page!(nearness!(), "nearness, ", "listings l", concat!(open!(), near!(), around!(), in_ids_with!("$25"))),
    )
}

/// `$21`: the newest first instead.
macro_rules! nearness_and_rank {
    ($rank:literal) => {
        concat!(
            "CASE WHEN CAST($19 AS DOUBLE PRECISION) IS NULL OR CAST($21 AS BOOLEAN) THEN 0.0 ELSE ",
            distance!(),
            " END AS nearness, CASE WHEN CAST($21 AS BOOLEAN) THEN 0.0 ELSE ",
            $rank,
            " END AS found_rank, "
        )
    };
}

/// Words that few have: each of these is looked at. Per engine: each has its own words for "matches" and "how well".
fn by_words() -> Statement {
    sql_per_engine(
        page!(
            nearness_and_rank!("listing_search.rank"),
            "nearness, found_rank, ",
            "listing_search JOIN listings l ON l.id = listing_search.listing_id",
            concat!("AND listing_search MATCH $20", open!(), near!())
        ),
        page!(
            nearness_and_rank!("-ts_rank(s.words, to_tsquery('simple', $20))"),
            "nearness, found_rank, ",
            "listing_search s JOIN listings l ON l.id = s.listing_id",
            concat!("AND s.words @@ to_tsquery('simple', $20)", open!(), near!())
        ),
    )
}

fn bind_query(statement: Statement, viewer: &Viewer, query: &SearchQuery, limit: i64, offset: i64) -> Statement {
    bind_sight(statement, viewer)
        .bind(query.purpose.map(|purpose| purpose.as_str().to_owned()))
        .bind(query.nature.map(|nature| nature.as_str().to_owned()))
        .bind(query.sector.map(|sector| sector.as_str().to_owned()))
        .bind(query.sdg.map(|goal| goal.number().to_string()))
        .bind(query.tag.clone())
        .bind(query.licence.clone())
        .bind(query.cooperative.as_ref().map(|id| id.as_str().to_owned()))
        .bind(query.peer.as_ref().map(|host| host.as_str().to_owned()))
        .bind(limit)
        .bind(offset)
}

/// `$20` to `$23` of [`around!`].
fn bind_around(statement: Statement, near: &Near) -> Statement {
    let reach = near.radius_km / KM_PER_DEGREE + ROUNDING_DEGREES;
    let across = near.radius_km / (KM_PER_DEGREE * near.point.longitude_scale().max(0.001)) + ROUNDING_DEGREES;
    statement
        .bind(near.point.latitude - reach)
        .bind(near.point.latitude + reach)
        .bind(near.point.longitude - across)
        .bind(near.point.longitude + across)
}

fn bind_place_searched(statement: Statement, query: &SearchQuery) -> Statement {
    let near = query.near.as_ref();
    statement
        .bind(near.map(|near| near.point.latitude))
        .bind(near.map(|near| near.point.longitude))
        .bind(near.map(|_| KM_PER_DEGREE))
        .bind(near.map(|near| KM_PER_DEGREE * near.point.longitude_scale()))
        .bind(near.map(|near| near.radius_km * near.radius_km))
}
