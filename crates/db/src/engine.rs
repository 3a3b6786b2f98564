//! One SQL text for two engines: connections, transactions, bound values and rows.
//!
//! SQLite has one writer connection and four readers; PostgreSQL a pool. A [`Conn`] reads, a [`Tx`] reads and writes and is undone
//! unless committed. No network and no waiting for people inside a [`Tx`].

use std::any::Any;
use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgConnection, PgPool, PgPoolOptions, PgRow};
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{Arguments as _, Decode, Encode, Postgres, Row as _, Sqlite, Transaction, Type};
use tokio::time::Instant;

use crate::error::DbError;
use crate::limits;
use crate::scope::{Part, Scope};
use crate::writer::{Turn, Writer};

/// Where the data is.
#[derive(Debug, Clone)]
pub enum Location {
    /// A file of SQLite, made when it is missing.
    Sqlite(PathBuf),
    /// A `postgres://` URL and the most connections to hold open.
    Postgres { url: String, connections_max: u32 },
}

/// The open database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Db {
    pools: Pools,
}

#[derive(Debug, Clone)]
enum Pools {
    Sqlite { writer: Writer, readers: SqlitePool },
    Postgres(PgPool),
    Within(Scope),
}

impl Db {
    /// Opens the database without touching its schema (see [`crate::migrations::apply`]).
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when the file or the server cannot be opened.
    pub async fn open(location: &Location) -> Result<Self, DbError> {
        let pools = match location {
            Location::Sqlite(path) => {
                let options = SqliteConnectOptions::new()
                    .filename(path)
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    // Not configurable: NORMAL loses acknowledged commits in a power cut.
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .busy_timeout(limits::SQLITE_BUSY_TIMEOUT)
                    .row_buffer_size(limits::SQLITE_ROWS_AHEAD)
                    .page_size(8192)
                    .pragma("cache_size", limits::SQLITE_WRITER_CACHE)
                    .pragma("journal_size_limit", "67108864")
                    .optimize_on_close(true, None);
                let writer = Writer::open(options.clone()).await?;
                let readers = SqlitePoolOptions::new()
                    .test_before_acquire(false)
                    .acquire_timeout(limits::ACQUIRE_TIMEOUT)
                    .min_connections(0)
                    .max_connections(limits::SQLITE_READERS)
                    .idle_timeout(Some(Duration::from_secs(60)));
                // Optimising writes: a reader would fail at it, and then close some time after its pool said that it was closed.
                Pools::Sqlite {
                    writer,
                    readers: readers.connect_lazy_with(
                        options.pragma("cache_size", limits::SQLITE_READER_CACHE).pragma("query_only", "1").optimize_on_close(false, None),
                    ),
                }
            }
            Location::Postgres { url, connections_max } => {
                let options = sqlx::postgres::PgConnectOptions::from_str(url).map_err(|e| DbError::Unavailable(e.to_string()))?;
                // Compiling a statement takes longer than any of ours runs: 0.4 s for one of 4 ms, where the planner took it for a costly one.
                let options =
                    options.options([("idle_in_transaction_session_timeout", limits::POSTGRES_IDLE_IN_TRANSACTION), ("jit", "off")]);
                let pool = PgPoolOptions::new()
                    .max_connections(*connections_max)
                    .test_before_acquire(false)
                    .acquire_timeout(limits::ACQUIRE_TIMEOUT);
                Pools::Postgres(pool.connect_with(options.application_name("allmende")).await?)
            }
        };
        Ok(Self { pools })
    }

    /// A connection to read with. Acquire once per request.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when none is free in time.
    pub async fn read(&self) -> Result<Conn, DbError> {
        Ok(Conn(match &self.pools {
            Pools::Sqlite { readers, .. } => Held::Sqlite(readers.acquire().await?),
            Pools::Postgres(pool) => Held::Postgres(pool.acquire().await?),
            Pools::Within(scope) => Held::Part(Box::new(scope.read().await?)),
        }))
    }

    /// A transaction to write in. On SQLite this waits for the one writer, and shares the flush with those who wait too.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when the writer or a connection is not free in time.
    pub async fn begin(&self) -> Result<Tx, DbError> {
        let since = Instant::now();
        let tx = Tx(Conn(match &self.pools {
            Pools::Sqlite { writer, .. } => Held::SqliteTx(writer.begin().await?),
            Pools::Postgres(pool) => Held::PostgresTx(pool.begin().await?),
            Pools::Within(scope) => return Ok(Tx(Conn(Held::Part(Box::new(scope.begin().await?))))),
        }));
        metrics::histogram!("allmende_database_wait_seconds").record(since.elapsed());
        Ok(tx)
    }

    /// The connection that may write, outside of any transaction: for what SQLite does only there.
    pub(crate) async fn writer(&self) -> Result<Conn, DbError> {
        Ok(Conn(match &self.pools {
            Pools::Sqlite { writer, .. } => Held::SqliteTx(writer.alone().await?),
            Pools::Postgres(pool) => Held::Postgres(pool.acquire().await?),
            Pools::Within(_) => return Err(DbError::Statement("not inside a transaction".to_owned())),
        }))
    }

    pub(crate) const fn within(scope: Scope) -> Self {
        Self { pools: Pools::Within(scope) }
    }

    pub(crate) const fn postgres(&self) -> Option<&PgPool> {
        match &self.pools {
            Pools::Postgres(pool) => Some(pool),
            Pools::Sqlite { .. } | Pools::Within(_) => None,
        }
    }

    #[must_use]
    pub const fn is_sqlite(&self) -> bool {
        match &self.pools {
            Pools::Sqlite { .. } => true,
            Pools::Postgres(_) => false,
            Pools::Within(scope) => scope.is_sqlite(),
        }
    }

    /// Closes every connection; on SQLite this folds the write-ahead log back into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
            // Whoever opened the transaction closes the database.
            Pools::Within(_) => {}
        }
    }
}

/// A connection to read with, or the inside of a transaction.
#[derive(Debug)]
pub struct Conn(Held);

#[derive(Debug)]
enum Held {
    Sqlite(PoolConnection<Sqlite>),
    SqliteTx(Turn),
    Postgres(PoolConnection<Postgres>),
    PostgresTx(Transaction<'static, Postgres>),
    Part(Box<Part>),
}

enum Raw<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Conn {
    fn raw(&mut self) -> Result<Raw<'_>, DbError> {
        Ok(match &mut self.0 {
            Held::Sqlite(conn) => Raw::Sqlite(conn),
            Held::SqliteTx(turn) => Raw::Sqlite(turn.conn()?),
            Held::Postgres(conn) => Raw::Postgres(conn),
            Held::PostgresTx(tx) => Raw::Postgres(tx),
            Held::Part(part) => return part.conn()?.raw(),
        })
    }

    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        match &self.0 {
            Held::Sqlite(_) | Held::SqliteTx(_) => true,
            Held::Postgres(_) | Held::PostgresTx(_) => false,
            Held::Part(part) => part.is_sqlite(),
        }
    }

    /// SQLite's own connection, for statements that are made of names in the schema.
    pub(crate) fn sqlite(&mut self) -> Result<&mut SqliteConnection, DbError> {
        match self.raw()? {
            Raw::Sqlite(conn) => Ok(conn),
            Raw::Postgres(_) => Err(DbError::Statement("this is for SQLite only".to_owned())),
        }
    }

    /// As [`Conn::sqlite`].
    pub(crate) fn postgres(&mut self) -> Result<&mut PgConnection, DbError> {
        match self.raw()? {
            Raw::Postgres(conn) => Ok(conn),
            Raw::Sqlite(_) => Err(DbError::Statement("this is for PostgreSQL only".to_owned())),
        }
    }

    async fn before(&mut self, text: &str) -> Result<(), DbError> {
        match &mut self.0 {
            Held::Part(part) => part.before(text).await,
            Held::Sqlite(_) | Held::SqliteTx(_) | Held::Postgres(_) | Held::PostgresTx(_) => Ok(()),
        }
    }

    /// Runs several statements without values: migrations only.
    pub(crate) async fn execute_script(&mut self, script: sqlx::SqlStr) -> Result<(), DbError> {
        match self.raw()? {
            Raw::Sqlite(conn) => sqlx::raw_sql(script).execute(conn).await.map(|_| ())?,
            Raw::Postgres(conn) => sqlx::raw_sql(script).execute(conn).await.map(|_| ())?,
        }
        Ok(())
    }
}

/// A transaction: everything in it happens, or nothing. Dropped without [`Tx::commit`], it is undone.
#[derive(Debug)]
#[must_use = "a transaction that is not committed is undone"]
pub struct Tx(Conn);

impl Tx {
    /// # Errors
    /// [`DbError`] when the engine could not make it durable; then nothing of it happened.
    pub async fn commit(self) -> Result<(), DbError> {
        let since = Instant::now();
        match self.0.0 {
            Held::SqliteTx(turn) => turn.commit().await?,
            Held::PostgresTx(tx) => {
                tx.commit().await?;
                metrics::counter!("allmende_database_commits_total").increment(1);
                metrics::counter!("allmende_database_transactions_total").increment(1);
            }
            // Durable, and counted, with what it is a part of.
            Held::Part(part) => return part.commit().await,
            Held::Sqlite(_) | Held::Postgres(_) => return Ok(()),
        }
        metrics::histogram!("allmende_database_commit_seconds").record(since.elapsed());
        Ok(())
    }

    /// # Errors
    /// [`DbError`] when the engine did not answer; the transaction is undone all the same.
    pub async fn rollback(self) -> Result<(), DbError> {
        match self.0.0 {
            Held::SqliteTx(turn) => turn.rollback().await?,
            Held::PostgresTx(tx) => tx.rollback().await?,
            // A part is undone when it is dropped.
            Held::Part(_) | Held::Sqlite(_) | Held::Postgres(_) => {}
        }
        Ok(())
    }
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

/// A value that both engines can store and give back: `String`, `i64`, `bool`, `f64`, `Vec<u8>` and their `Option`s.
pub trait Value:
    Send
    + Sync
    + 'static
    + for<'q> Encode<'q, Sqlite>
    + Type<Sqlite>
    + for<'r> Decode<'r, Sqlite>
    + for<'q> Encode<'q, Postgres>
    + Type<Postgres>
    + for<'r> Decode<'r, Postgres>
{
}

impl<T> Value for T where
    T: Send
        + Sync
        + 'static
        + for<'q> Encode<'q, Sqlite>
        + Type<Sqlite>
        + for<'r> Decode<'r, Sqlite>
        + for<'q> Encode<'q, Postgres>
        + Type<Postgres>
        + for<'r> Decode<'r, Postgres>
{
}

/// A statement with its bound values, both engines' kinds at once: which one runs is known only on a connection.
#[must_use = "a statement does nothing until it is run"]
pub struct Statement {
    sqlite: &'static str,
    postgres: &'static str,
    sqlite_values: SqliteArguments,
    postgres_values: PgArguments,
    failure: Option<String>,
}

/// One text for both engines. Values are bound as `$1`, `$2`, … in order.
pub fn sql(text: &'static str) -> Statement {
    sql_per_engine(text, text)
}

/// The one escape from a single text, for what has no portable form. A test counts its uses; give the reason where it is used.
pub fn sql_per_engine(sqlite: &'static str, postgres: &'static str) -> Statement {
    Statement { sqlite, postgres, sqlite_values: SqliteArguments::default(), postgres_values: PgArguments::default(), failure: None }
}

impl Statement {
    /// Binds the next value.
    pub fn bind<T: Value + Clone>(mut self, mut value: T) -> Self {
        without_nul(&mut value);
        let bound = self.sqlite_values.add(value.clone()).and_then(|()| self.postgres_values.add(value));
        if let Err(error) = bound {
            self.failure = Some(error.to_string());
        }
        self
    }

    /// Binds a text without taking it.
    pub fn text(self, value: &str) -> Self {
        self.bind(value.to_owned())
    }

    fn checked(self) -> Result<Self, DbError> {
        match self.failure {
            Some(reason) => Err(DbError::Statement(reason)),
            None => {
                // The text alone, never a value: a test compares what questions cost (case V7).
                tracing::trace!(target: "allmende_db::statements", text = self.sqlite);
                Ok(self)
            }
        }
    }

    /// Runs it; the number of rows it changed.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn execute(self, conn: &mut Conn) -> Result<u64, DbError> {
        let this = self.checked()?;
        conn.before(this.sqlite).await?;
        Ok(match conn.raw()? {
            Raw::Sqlite(conn) => sqlx::query_with(this.sqlite, this.sqlite_values).execute(conn).await?.rows_affected(),
            Raw::Postgres(conn) => sqlx::query_with(this.postgres, this.postgres_values).execute(conn).await?.rows_affected(),
        })
    }

    /// All rows, through `map`.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn fetch_all<T>(self, conn: &mut Conn, map: impl Fn(&Row) -> Result<T, DbError>) -> Result<Vec<T>, DbError> {
        let this = self.checked()?;
        conn.before(this.sqlite).await?;
        let rows: Vec<Row> = match conn.raw()? {
            Raw::Sqlite(conn) => {
                sqlx::query_with(this.sqlite, this.sqlite_values).fetch_all(conn).await?.into_iter().map(Row::Sqlite).collect()
            }
            Raw::Postgres(conn) => {
                sqlx::query_with(this.postgres, this.postgres_values).fetch_all(conn).await?.into_iter().map(Row::Postgres).collect()
            }
        };
        rows.iter().map(map).collect()
    }

    /// The first row, if any, through `map`.
    ///
    /// # Errors
    /// [`DbError`]
    pub async fn fetch_optional<T>(self, conn: &mut Conn, map: impl Fn(&Row) -> Result<T, DbError>) -> Result<Option<T>, DbError> {
        let this = self.checked()?;
        conn.before(this.sqlite).await?;
        let row = match conn.raw()? {
            Raw::Sqlite(conn) => sqlx::query_with(this.sqlite, this.sqlite_values).fetch_optional(conn).await?.map(Row::Sqlite),
            Raw::Postgres(conn) => sqlx::query_with(this.postgres, this.postgres_values).fetch_optional(conn).await?.map(Row::Postgres),
        };
        row.as_ref().map(map).transpose()
    }

    /// The one row that must be there (counts, `RETURNING`).
    ///
    /// # Errors
    /// [`DbError::Corrupt`] when there is none.
    pub async fn fetch_one<T>(self, conn: &mut Conn, map: impl Fn(&Row) -> Result<T, DbError>) -> Result<T, DbError> {
        self.fetch_optional(conn, map).await?.ok_or_else(|| DbError::Corrupt("a row that must exist is missing".to_owned()))
    }
}

/// Replaces NUL in texts by U+FFFD, whoever sent it: PostgreSQL refuses a statement with such a text, and SQLite's own functions end
/// at it. So a search or a look-up finds nothing, on both engines, and nothing is stored that only one of them can hold.
fn without_nul(value: &mut dyn Any) {
    let text = match value.downcast_mut::<Option<String>>() {
        Some(optional) => optional.as_mut(),
        None => value.downcast_mut::<String>(),
    };
    if let Some(text) = text
        && text.contains('\0')
    {
        *text = text.replace('\0', "\u{fffd}");
    }
}

/// A row of either engine.
pub enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// A column by name.
    ///
    /// # Errors
    /// [`DbError::Corrupt`] when it is missing or of another type.
    pub fn get<T: Value>(&self, column: &str) -> Result<T, DbError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A text column read as a domain value.
    ///
    /// # Errors
    /// [`DbError::Corrupt`] when `read` does not know the text.
    pub fn parse<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
        let text: String = self.get(column)?;
        read(&text).ok_or_else(|| DbError::corrupt(column, &text))
    }

    /// The same for a column that may be NULL.
    ///
    /// # Errors
    /// [`DbError::Corrupt`] when `read` does not know the text.
    pub fn parse_optional<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, DbError> {
        let text: Option<String> = self.get(column)?;
        text.map(|text| read(&text).ok_or_else(|| DbError::corrupt(column, &text))).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_engine_is_handed_a_nul() {
        let (mut text, mut optional, mut nothing, mut bytes) = ("a\0b".to_owned(), Some("\0".to_owned()), None::<String>, vec![0_u8, 1]);
        without_nul(&mut text);
        without_nul(&mut optional);
        without_nul(&mut nothing);
        without_nul(&mut bytes);
        assert_eq!(text, "a\u{fffd}b");
        assert_eq!(optional.unwrap(), "\u{fffd}");
        assert_eq!(nothing, None);
        assert_eq!(bytes, [0, 1]);
    }
}
