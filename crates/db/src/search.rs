//! The full-text index of listings, and finding in it: FTS5 on SQLite, `tsvector` on PostgreSQL. Words come in folded and cut at
//! everything that is no letter or digit, so that both engines index and find the same.

use allmende_domain::geo::{Bounds, KM_PER_DEGREE, ROUNDING_DEGREES};
use allmende_domain::ids::ListingId;
use allmende_domain::permission::Viewer;
use allmende_domain::search::{SearchQuery, Sort};
use allmende_domain::time::UnixMillis;

use crate::engine::{Conn, Statement, Tx, sql, sql_per_engine};
use crate::error::DbError;
pub use crate::listings::complete;
use crate::listings::{Found, fetch, found, found_from};
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
    .await
    .map(|_| ())
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
         AND (CAST($11 AS TEXT) IS NULL OR (l.host = $11 AND l.actor_id IS NOT NULL)) "
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

/// Own condition of [`nearby`]: `$19` is the square of the radius, NULL for no limit.
macro_rules! near {
    () => {
        concat!(" AND (CAST($19 AS DOUBLE PRECISION) IS NULL OR ", distance!(), " <= CAST($19 AS DOUBLE PRECISION)) ")
    };
}

macro_rules! open {
    () => {
        " AND (l.state IN ('published', 'reserved') OR (CAST($14 AS BOOLEAN) AND l.state = 'closed')) "
    };
}

/// One page of listings that `viewer` may see, one more than a page when there are more. Nearest first when a place is given, else
/// best first when words are given, else newest first; newest first in any case for every other [`Sort`].
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
    let newest_first = query.sort != Sort::Usual;
    let statement = if let Some(match_words) = match_words(conn, query) {
        bind_place_searched(bind_query(by_words(), viewer, query, limit, offset).bind(query.with_closed), query)
            .bind(match_words)
            .bind(newest_first)
    } else if let Some(near) = &query.near {
        let reach = near.radius_km / KM_PER_DEGREE + ROUNDING_DEGREES;
        let across = near.radius_km / (KM_PER_DEGREE * near.point.longitude_scale().max(0.001)) + ROUNDING_DEGREES;
        bind_place_searched(bind_query(nearby(), viewer, query, limit, offset).bind(query.with_closed), query)
            .bind(near.point.latitude - reach)
            .bind(near.point.latitude + reach)
            .bind(newest_first)
            .bind(near.point.longitude - across)
            .bind(near.point.longitude + across)
    } else if query.with_closed {
        bind_query(newest_with_closed(), viewer, query, limit, offset)
    } else {
        bind_query(newest(), viewer, query, limit, offset)
    };
    statement.fetch_all(conn, found_from).await
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
    let match_words = match_words(conn, query);
    let statement = if match_words.is_some() { within_by_words() } else { within_newest() };
    let mut statement =
        bind_query(statement, viewer, query, limit, 0).bind(bounds.south).bind(bounds.north).bind(bounds.west).bind(bounds.east);
    if let Some(words) = match_words {
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

/// In the order of the index `listings_on_map`, which holds the coordinates too: a wide view ends after its first rows, and a narrow one reads
/// that index, not the table. The sums keep SQLite from sorting what another index finds.
fn within_newest() -> Statement {
    sql(concat!(
        found!(),
        "WHERE l.state IN ('published', 'reserved') AND ",
        visible!(),
        filters!(),
        within!(),
        "ORDER BY l.published_at DESC, l.id DESC LIMIT $12 OFFSET $13"
    ))
}

/// Per engine: each has its own word for "matches".
fn within_by_words() -> Statement {
    sql_per_engine(
        concat!(
            found!(),
            "JOIN listing_search ON listing_search.listing_id = l.id WHERE listing_search MATCH $18 AND l.state IN ('published', 'reserved') AND ",
            visible!(),
            filters!(),
            within!(),
            "ORDER BY l.published_at DESC, l.id DESC LIMIT $12 OFFSET $13"
        ),
        concat!(
            found!(),
            "JOIN listing_search s ON s.listing_id = l.id WHERE s.words @@ to_tsquery('simple', $18) AND l.state IN ('published', 'reserved') AND ",
            visible!(),
            filters!(),
            within!(),
            "ORDER BY l.published_at DESC, l.id DESC LIMIT $12 OFFSET $13"
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
            "JOIN openings o ON o.listing_id = l.id JOIN listing_search ON listing_search.listing_id = l.id WHERE listing_search MATCH $22 AND ",
            opened!(),
            visible!(),
            filters!(),
            open!(),
            near!(),
            "ORDER BY o.opened_at DESC, o.listing_id DESC LIMIT $12 OFFSET $13"
        ),
        concat!(
            found!(),
            "JOIN openings o ON o.listing_id = l.id JOIN listing_search s ON s.listing_id = l.id WHERE s.words @@ to_tsquery('simple', $22) AND ",
            opened!(),
            visible!(),
            filters!(),
            open!(),
            near!(),
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
    sql(concat!(
        found!(),
        "WHERE l.state IN ('published', 'reserved') AND ",
        visible!(),
        filters!(),
        "ORDER BY l.published_at DESC, l.id DESC LIMIT $12 OFFSET $13"
    ))
}

fn newest_with_closed() -> Statement {
    sql(concat!(
        found!(),
        "WHERE l.state IN ('published', 'reserved', 'closed') AND ",
        visible!(),
        filters!(),
        "ORDER BY l.published_at DESC, l.id DESC LIMIT $12 OFFSET $13"
    ))
}

fn nearby() -> Statement {
    sql(concat!(
        found!(),
        "WHERE ",
        visible!(),
        filters!(),
        open!(),
        near!(),
        // A square first, which has an index; the distance decides.
        "AND l.place_latitude BETWEEN CAST($20 AS DOUBLE PRECISION) AND CAST($21 AS DOUBLE PRECISION) \
         AND l.place_longitude BETWEEN CAST($23 AS DOUBLE PRECISION) AND CAST($24 AS DOUBLE PRECISION) \
         ORDER BY CASE WHEN CAST($22 AS BOOLEAN) THEN 0.0 ELSE ",
        distance!(),
        " END, l.published_at DESC, l.id DESC LIMIT $12 OFFSET $13"
    ))
}

/// Per engine: each has its own words for "matches" and "how well".
fn by_words() -> Statement {
    sql_per_engine(
        concat!(
            found!(),
            "JOIN listing_search ON listing_search.listing_id = l.id WHERE listing_search MATCH $20 AND ",
            visible!(),
            filters!(),
            open!(),
            near!(),
            "ORDER BY CASE WHEN CAST($19 AS DOUBLE PRECISION) IS NULL OR CAST($21 AS BOOLEAN) THEN 0.0 ELSE ",
            distance!(),
            " END, CASE WHEN CAST($21 AS BOOLEAN) THEN 0.0 ELSE listing_search.rank END, l.published_at DESC, l.id DESC LIMIT $12 OFFSET $13"
        ),
        concat!(
            found!(),
            "JOIN listing_search s ON s.listing_id = l.id WHERE s.words @@ to_tsquery('simple', $20) AND ",
            visible!(),
            filters!(),
            open!(),
            near!(),
            "ORDER BY CASE WHEN CAST($19 AS DOUBLE PRECISION) IS NULL OR CAST($21 AS BOOLEAN) THEN 0.0 ELSE ",
            distance!(),
            " END, CASE WHEN CAST($21 AS BOOLEAN) THEN 0.0 ELSE ts_rank(s.words, to_tsquery('simple', $20)) END DESC, l.published_at DESC, l.id DESC LIMIT $12 OFFSET $13"
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

fn bind_place_searched(statement: Statement, query: &SearchQuery) -> Statement {
    let near = query.near.as_ref();
    statement
        .bind(near.map(|near| near.point.latitude))
        .bind(near.map(|near| near.point.longitude))
        .bind(near.map(|_| KM_PER_DEGREE))
        .bind(near.map(|near| KM_PER_DEGREE * near.point.longitude_scale()))
        .bind(near.map(|near| near.radius_km * near.radius_km))
}
