//! A whole instance from SQLite to PostgreSQL, in one transaction.
//!
//! Names of tables and columns come from the schema, so these are the only statements that are put together while the program runs;
//! nothing in them comes from outside, and values are bound as everywhere.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteRow;
use sqlx::{Arguments as _, AssertSqlSafe, Row as _};

use crate::engine::{Conn, Db, Tx, sql, sql_per_engine};
use crate::error::DbError;
use crate::limits::{TRANSFER_BYTES_AT_ONCE, TRANSFER_ROWS_AT_ONCE};
use crate::lists::without_nul;
use crate::migrations;
use crate::schema::{self, Kind, Table};

/// Which migrations were applied when: the target has its own.
const LEDGER: &str = "schema_versions";

/// What was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Copied {
    pub tables: u64,
    pub rows: u64,
}

/// Copies every row of `from`, which nobody else may write to meanwhile, into `to`, and keeps ids and sequences. `progress` is told the
/// table and how many of its rows are there. All of it is there afterwards, or nothing; `from` is only read.
///
/// # Errors
/// [`DbError::Migration`] with what is wrong: `from` is not up to date, or `to` is not empty or has another schema.
pub async fn copy(from: &Db, to: &Db, now_ms: i64, progress: &mut (dyn FnMut(&str, u64) + Send)) -> Result<Copied, DbError> {
    if !from.is_sqlite() || to.is_sqlite() {
        return Err(refused("a copy goes from SQLite to PostgreSQL"));
    }
    if !migrations::status(from).await?.waiting.is_empty() {
        return Err(refused("the schema of the source is not up to date; `allmende migrate` brings it there"));
    }
    make_schema(to, now_ms).await?;
    // A transaction that writes nothing: it keeps every other program from writing.
    let mut source = from.begin().await?;
    let mut target = to.begin().await?;
    let copied = copy_into(&mut source, &mut target, progress).await;
    source.rollback().await?;
    match copied {
        Ok(copied) => {
            target.commit().await?;
            Ok(copied)
        }
        Err(error) => {
            target.rollback().await?;
            Err(error)
        }
    }
}

/// Brings the schema into a database without any table; one that has tables must have just this schema.
async fn make_schema(to: &Db, now_ms: i64) -> Result<(), DbError> {
    let there = schema::tables(&mut to.read().await?).await;
    // Types that we do not know are those of another program.
    let there = there.map_err(|error| refused(&format!("the target is not empty, and no database of Allmende: {error}")))?;
    if there.is_empty() {
        return migrations::apply(to, now_ms).await.map(|_| ());
    }
    if !there.iter().any(|table| table.name == LEDGER) {
        return Err(refused("the target is not empty, and no database of Allmende"));
    }
    match migrations::status(to).await?.waiting.len() {
        0 => Ok(()),
        _ => Err(refused("the target has an older schema; give an empty database")),
    }
}

async fn copy_into(source: &mut Tx, target: &mut Tx, progress: &mut (dyn FnMut(&str, u64) + Send)) -> Result<Copied, DbError> {
    // Against a second copy at the same time.
    sql("LOCK TABLE schema_versions IN EXCLUSIVE MODE").execute(target).await?;
    let (mine, theirs) = (schema::tables(source).await?, schema::tables(target).await?);
    let shapes = |tables: &[Table]| tables.iter().map(|table| format!("{:?}", table.shape())).collect::<std::collections::BTreeSet<_>>();
    if let Some(other) = shapes(&mine).symmetric_difference(&shapes(&theirs)).next() {
        return Err(refused(&format!("source and target do not have the same schema: {other}")));
    }
    let tables: Vec<&Table> = theirs.iter().filter(|table| table.name != LEDGER).collect();
    for table in &tables {
        if rows_of(target, table, 1).await? > 0 {
            return Err(refused(&format!("the target is not empty: there are rows in {}", table.name)));
        }
    }
    let mut copied = Copied::default();
    for table in tables {
        let rows = copy_table(source, target, table, progress).await?;
        let there = rows_of(target, table, i64::MAX).await?;
        if u64::try_from(there) != Ok(rows) {
            return Err(DbError::Corrupt(format!("{} has {there} rows after {rows} were copied", table.name)));
        }
        copied.tables += 1;
        copied.rows += rows;
    }
    keep_sequences(source, target).await?;
    Ok(copied)
}

/// How many rows a table has, counted up to `max`.
async fn rows_of(conn: &mut Conn, table: &Table, max: i64) -> Result<i64, DbError> {
    let text = format!("SELECT COUNT(*) FROM (SELECT 1 FROM {} LIMIT {max}) AS counted", quoted(&table.name));
    Ok(sqlx::query_scalar(AssertSqlSafe(text)).fetch_one(conn.postgres()?).await?)
}

async fn copy_table(source: &mut Tx, target: &mut Tx, table: &Table, progress: &mut (dyn FnMut(&str, u64) + Send)) -> Result<u64, DbError> {
    let text = format!("SELECT {} FROM {}", names(table), quoted(&table.name));
    let insert = insertion(table);
    let mut rows = sqlx::query(AssertSqlSafe(text)).fetch(source.sqlite()?);
    let mut batch = Batch::of(table);
    let mut copied = 0;
    loop {
        let row = rows.try_next().await?;
        let ended = row.is_none();
        if let Some(row) = row {
            batch.push(&row)?;
        }
        if batch.is_full() || (ended && batch.rows > 0) {
            let full = std::mem::replace(&mut batch, Batch::of(table));
            copied += full.rows;
            let values = full.bound().map_err(|error| DbError::Statement(format!("{}: {error}", table.name)))?;
            sqlx::query_with(AssertSqlSafe(insert.clone()), values).execute(target.postgres()?).await?;
            progress(&table.name, copied);
        }
        if ended {
            return Ok(copied);
        }
    }
}

/// `INSERT`s as many rows as the bound lists are long, a list for each column.
fn insertion(table: &Table) -> String {
    let numbered = || (1..).zip(&table.columns);
    let lists = numbered().map(|(number, column)| match column.kind {
        Kind::Text | Kind::Words => format!("CAST(${number} AS TEXT[])"),
        Kind::Integer => format!("CAST(${number} AS BIGINT[])"),
        Kind::Truth => format!("CAST(${number} AS BOOLEAN[])"),
        Kind::Real => format!("CAST(${number} AS DOUBLE PRECISION[])"),
        Kind::Bytes => format!("CAST(${number} AS BYTEA[])"),
    });
    let values = numbered().map(|(number, column)| match column.kind {
        Kind::Words => format!("to_tsvector('simple', c{number})"),
        _ => format!("c{number}"),
    });
    let aliases = numbered().map(|(number, _)| format!("c{number}"));
    let joined = |parts: Vec<String>| parts.join(", ");
    format!(
        "INSERT INTO {} ({}) SELECT {} FROM UNNEST({}) AS copied ({})",
        quoted(&table.name),
        names(table),
        joined(values.collect()),
        joined(lists.collect()),
        joined(aliases.collect())
    )
}

fn names(table: &Table) -> String {
    table.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn refused(why: &str) -> DbError {
    DbError::Migration(why.to_owned())
}

/// Rows on their way, column by column.
struct Batch {
    columns: Vec<Values>,
    rows: u64,
    bytes: usize,
}

enum Values {
    Text(Vec<Option<String>>),
    Integer(Vec<Option<i64>>),
    Truth(Vec<Option<bool>>),
    Real(Vec<Option<f64>>),
    Bytes(Vec<Option<Vec<u8>>>),
}

impl Batch {
    fn of(table: &Table) -> Self {
        let columns = table.columns.iter().map(|column| match column.kind {
            Kind::Text | Kind::Words => Values::Text(Vec::new()),
            Kind::Integer => Values::Integer(Vec::new()),
            Kind::Truth => Values::Truth(Vec::new()),
            Kind::Real => Values::Real(Vec::new()),
            Kind::Bytes => Values::Bytes(Vec::new()),
        });
        Self { columns: columns.collect(), rows: 0, bytes: 0 }
    }

    const fn is_full(&self) -> bool {
        self.rows >= TRANSFER_ROWS_AT_ONCE || self.bytes >= TRANSFER_BYTES_AT_ONCE
    }

    fn push(&mut self, row: &SqliteRow) -> Result<(), DbError> {
        for (at, values) in self.columns.iter_mut().enumerate() {
            match values {
                Values::Text(list) => {
                    let text: Option<String> = row.try_get(at)?;
                    self.bytes += text.as_ref().map_or(0, String::len);
                    list.push(text.map(|text| without_nul(&text).into_owned()));
                }
                Values::Bytes(list) => {
                    let bytes: Option<Vec<u8>> = row.try_get(at)?;
                    self.bytes += bytes.as_ref().map_or(0, Vec::len);
                    list.push(bytes);
                }
                Values::Integer(list) => list.push(row.try_get(at)?),
                Values::Truth(list) => list.push(row.try_get(at)?),
                Values::Real(list) => list.push(row.try_get(at)?),
            }
        }
        self.rows += 1;
        Ok(())
    }

    fn bound(self) -> Result<PgArguments, sqlx::error::BoxDynError> {
        let mut arguments = PgArguments::default();
        for values in self.columns {
            match values {
                Values::Text(list) => arguments.add(list)?,
                Values::Integer(list) => arguments.add(list)?,
                Values::Truth(list) => arguments.add(list)?,
                Values::Real(list) => arguments.add(list)?,
                Values::Bytes(list) => arguments.add(list)?,
            }
        }
        Ok(arguments)
    }
}

/// Numbers that were given once are not given again, also those of rows that are gone.
async fn keep_sequences(source: &mut Tx, target: &mut Tx) -> Result<(), DbError> {
    // Each engine keeps them in its own way.
    let reached: BTreeMap<String, i64> =
        sql_per_engine("SELECT name, seq FROM sqlite_sequence", "SELECT '' AS name, CAST(0 AS BIGINT) AS seq")
            .fetch_all(source, |row| Ok((row.get("name")?, row.get("seq")?)))
            .await?
            .into_iter()
            .collect();
    // As above.
    let counted = sql_per_engine(
        "SELECT '' AS table_name, '' AS column_name",
        "SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name FROM information_schema.columns
         WHERE table_schema = current_schema() AND is_identity = 'YES'",
    )
    .fetch_all(target, |row| Ok((row.get::<String>("table_name")?, row.get::<String>("column_name")?)))
    .await?;
    for (table, column) in counted {
        if let Some(number) = reached.get(&table).filter(|number| **number > 0) {
            // As above.
            sql_per_engine(
                "SELECT CAST($3 AS BIGINT) AS number WHERE CAST($1 AS TEXT) = CAST($2 AS TEXT)",
                "SELECT setval(CAST(pg_get_serial_sequence($1, $2) AS REGCLASS), $3) AS number",
            )
            .bind(quoted(&table))
            .bind(column)
            .bind(*number)
            .execute(target)
            .await?;
        }
    }
    Ok(())
}
