//! Every row of every table, to compare databases before and after, and on one engine and the other.

use std::collections::BTreeMap;

use allmende_db::schema::{self, Kind, Table};
use allmende_db::{Db, Location};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, Row as _, SqliteConnection};

/// Rows by table, each row a line, in the order of the lines.
pub type Contents = BTreeMap<String, Vec<String>>;

/// Tables as the database itself names them, without the record of its migrations.
///
/// # Errors
/// When it cannot be opened or read.
pub async fn tables(location: &Location) -> anyhow::Result<Vec<Table>> {
    let db = Db::open(location).await?;
    let tables = schema::tables(&mut db.read().await?).await;
    db.close().await;
    Ok(tables?.into_iter().filter(|table| table.name != "schema_versions").collect())
}

/// What stands in the columns of these tables.
///
/// # Errors
/// When it cannot be opened or read.
pub async fn read(location: &Location, tables: &[Table]) -> anyhow::Result<Contents> {
    let mut contents = Contents::new();
    match location {
        Location::Sqlite(file) => {
            let mut conn = SqliteConnection::connect(&file.to_string_lossy()).await?;
            for table in tables {
                let text = question(table, on_sqlite);
                let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(&mut conn).await?;
                let cell = |row: &sqlx::sqlite::SqliteRow, at: usize| row.try_get::<Option<String>, _>(at);
                contents.insert(table.name.clone(), lines(table, &rows, cell)?);
            }
            conn.close().await?;
        }
        Location::Postgres { url, .. } => {
            let mut conn = PgConnection::connect(url).await?;
            for table in tables {
                let text = question(table, on_postgres);
                let rows = sqlx::query(AssertSqlSafe(text)).fetch_all(&mut conn).await?;
                let cell = |row: &sqlx::postgres::PgRow, at: usize| row.try_get::<Option<String>, _>(at);
                contents.insert(table.name.clone(), lines(table, &rows, cell)?);
            }
            conn.close().await?;
        }
    }
    Ok(contents)
}

/// All of it.
///
/// # Errors
/// As [`read`].
pub async fn all(location: &Location) -> anyhow::Result<Contents> {
    read(location, &tables(location).await?).await
}

/// How many rows each table has.
///
/// # Errors
/// As [`read`].
pub async fn count(location: &Location) -> anyhow::Result<BTreeMap<String, usize>> {
    let mut counts = BTreeMap::new();
    let tables = tables(location).await?;
    let question = |table: &Table| AssertSqlSafe(format!("SELECT COUNT(*) FROM \"{}\"", table.name));
    match location {
        Location::Sqlite(file) => {
            let mut conn = SqliteConnection::connect(&file.to_string_lossy()).await?;
            for table in tables {
                let rows: i64 = sqlx::query_scalar(question(&table)).fetch_one(&mut conn).await?;
                counts.insert(table.name, usize::try_from(rows)?);
            }
            conn.close().await?;
        }
        Location::Postgres { url, .. } => {
            let mut conn = PgConnection::connect(url).await?;
            for table in tables {
                let rows: i64 = sqlx::query_scalar(question(&table)).fetch_one(&mut conn).await?;
                counts.insert(table.name, usize::try_from(rows)?);
            }
            conn.close().await?;
        }
    }
    Ok(counts)
}

/// How many rows.
#[must_use]
pub fn rows(contents: &Contents) -> usize {
    contents.values().map(Vec::len).sum()
}

/// What is in one and not in the other, shortened; empty when they are the same.
#[must_use]
pub fn differences(before: &Contents, after: &Contents) -> Vec<String> {
    let mut found = Vec::new();
    for name in before.keys().chain(after.keys().filter(|name| !before.contains_key(*name))) {
        let none = Vec::new();
        let (old, new) = (before.get(name).unwrap_or(&none), after.get(name).unwrap_or(&none));
        if old != new {
            let first = |one: &[String], other: &[String]| one.iter().find(|line| !other.contains(line)).cloned().unwrap_or_default();
            found.push(format!("{name}: {} rows, then {}; gone: {}; new: {}", old.len(), new.len(), first(old, new), first(new, old)));
        }
    }
    found
}

fn question(table: &Table, cell: fn(&str, Kind) -> String) -> String {
    let cells: Vec<String> = table.columns.iter().map(|column| cell(&format!("\"{}\"", column.name), column.kind)).collect();
    format!("SELECT {} FROM \"{}\"", cells.join(", "), table.name)
}

fn on_sqlite(column: &str, kind: Kind) -> String {
    match kind {
        Kind::Text | Kind::Words => column.to_owned(),
        Kind::Integer => format!("CAST({column} AS TEXT)"),
        Kind::Truth => format!("CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"),
        Kind::Real => format!("CASE WHEN {column} IS NOT NULL THEN printf('%!.17g', {column}) END"),
        Kind::Bytes => format!("CASE WHEN {column} IS NOT NULL THEN hex({column}) END"),
    }
}

fn on_postgres(column: &str, kind: Kind) -> String {
    match kind {
        Kind::Text => column.to_owned(),
        Kind::Integer | Kind::Truth | Kind::Real => format!("CAST({column} AS TEXT)"),
        Kind::Bytes => format!("UPPER(ENCODE({column}, 'hex'))"),
        Kind::Words => format!("ARRAY_TO_STRING(TSVECTOR_TO_ARRAY({column}), ' ')"),
    }
}

fn lines<R>(table: &Table, rows: &[R], cell: impl Fn(&R, usize) -> Result<Option<String>, sqlx::Error>) -> anyhow::Result<Vec<String>> {
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = String::new();
        for (at, column) in table.columns.iter().enumerate() {
            let text = cell(row, at)?.map(|text| alike(table, &column.name, column.kind, text));
            line.push_str(&format!("{}={text:?} ", column.name));
        }
        lines.push(line);
    }
    lines.sort();
    Ok(lines)
}

/// What both engines write in the same way.
fn alike(table: &Table, column: &str, kind: Kind, text: String) -> String {
    match kind {
        Kind::Real => text.parse::<f64>().map_or(text, |number| number.to_string()),
        // PostgreSQL keeps each word once.
        _ if table.name == "listing_search" && column == "words" => {
            let words: std::collections::BTreeSet<&str> = text.split_whitespace().collect();
            words.into_iter().collect::<Vec<_>>().join(" ")
        }
        _ => text,
    }
}
